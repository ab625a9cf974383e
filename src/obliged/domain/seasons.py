"""Has the year a shape for us?

Only where two full years show it: both years must bend the same way, and more than chance would bend them. What is
found is then believed a little less than it says.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Array = NDArray[Any]

YEAR = 365.25
LEAST_WEEKS = 104
WAVES = 2  # a year's swing and a half-year's: a quiet summer and a quiet Christmas
WILD = 2.5  # spreads above the trend; a week beyond is brought back to it
BELIEVED = 0.01  # so seldom would chance alone bend the weeks as much


@dataclass(frozen=True, slots=True)
class Season:
    """The shape of the year, as waves of the logarithm."""

    waves: tuple[float, ...]
    unsure: tuple[tuple[float, ...], ...] = ()  # how the waves may be off, together: a root of their covariance

    def on(self, days: Array) -> Array:
        """How much more or less than usual comes on days, given as ordinals."""
        import numpy as np

        return np.asarray(np.exp(swings(days) @ np.array(self.waves)) / self._usual())

    def factor(self, day: date) -> float:
        """How much more or less than usual comes on a day."""
        import numpy as np

        return float(self.on(np.array([float(day.toordinal())]))[0])

    def drawn(self, many: int, rng: Generator) -> Array:
        """Shapes that the weeks leave possible, as waves, one row each."""
        import numpy as np

        root = np.array(self.unsure).reshape(-1, len(self.waves))
        return np.array(self.waves) + rng.standard_normal((many, root.shape[0])) @ root

    def _usual(self) -> float:
        import numpy as np

        return float(np.exp(swings(np.arange(366, dtype=float)) @ np.array(self.waves)).mean())


def swings(days: Array) -> Array:
    """The waves on days, given as ordinals: one column each."""
    import numpy as np

    turn = 2 * math.pi * np.asarray(days, dtype=float) / YEAR
    return np.stack([wave(k * turn) for k in range(1, WAVES + 1) for wave in (np.cos, np.sin)], axis=-1)


def shape(counts: Sequence[float] | Array, begins: date) -> Season | None:
    """The shape of the year in weekly counts from a day on; None where they do not show one."""
    import numpy as np
    from scipy.special import fdtrc

    y = np.asarray(counts, dtype=float)
    n = y.size
    if n < LEAST_WEEKS or y.sum() < n:  # less than one a week: a year has no shape to speak of
        return None
    days = (begins + timedelta(days=3)).toordinal() + 7.0 * np.arange(n)
    t = np.linspace(-1, 1, n)
    trend = np.stack([np.ones(n), t, t * t], axis=1)
    full = np.hstack([trend, swings(days)])
    y = _tamed(trend, y)
    plain, bent = _fitted(trend, y), _fitted(full, y)
    if plain is None or bent is None:
        return None
    waves, free = 2 * WAVES, n - full.shape[1]
    mean = np.exp(full @ bent)
    noise = max(1.0, float(((y - mean) ** 2 / mean).sum() / free))
    gain = (_deviance(y, np.exp(trend @ plain)) - _deviance(y, mean)) / waves / noise
    if gain <= 1 or float(fdtrc(waves, free, gain)) > BELIEVED or not _agree(full, trend, y):
        return None
    believed = 1 - 1 / gain
    off = np.linalg.inv(full.T @ (full * mean[:, None]) + np.eye(full.shape[1]) * 1e-9)[3:, 3:] * noise
    return Season(
        tuple(float(value) for value in bent[3:] * believed),
        tuple(tuple(float(value) for value in row) for row in np.linalg.cholesky(off).T),
    )


def _tamed(trend: Array, y: Array) -> Array:
    """The counts, with single wild weeks brought back to what a bad week may be: a burst is no season."""
    import numpy as np

    found = _fitted(trend, y)
    if found is None:
        return y
    mean = np.exp(trend @ found)
    off = (y - mean) / np.sqrt(mean)
    wild = max(1.0, 1.4826 * float(np.median(np.abs(off - np.median(off)))))
    return np.asarray(np.minimum(y, mean + WILD * wild * np.sqrt(mean)))


def _agree(full: Array, trend: Array, y: Array) -> bool:
    """Whether the halves' shapes say more of one another than no shape does."""
    import numpy as np

    half, better = y.size // 2, 0.0
    for one, other in ((slice(0, half), slice(half, None)), (slice(half, None), slice(0, half))):
        learned, plain = _fitted(full[one][:, [0, 1, 3, 4, 5, 6]], y[one]), _fitted(trend[other][:, :2], y[other])
        if learned is None or plain is None:
            return False
        bent = np.exp(_swing(full[other], learned))
        again = _fitted(trend[other][:, :2], y[other], offset=np.log(bent))
        if again is None:
            return False
        better += _deviance(y[other], np.exp(trend[other][:, :2] @ plain))
        better -= _deviance(y[other], bent * np.exp(trend[other][:, :2] @ again))
    return better > 0


def _swing(full: Array, learned: Array) -> Array:
    import numpy as np

    return np.asarray(full[:, 3:] @ learned[2:] * 0.8)


def _fitted(columns: Array, y: Array, offset: Array | None = None) -> Array | None:
    """A Poisson regression by iterated least squares, held back very slightly so that it always ends."""
    import numpy as np

    off = np.zeros(y.size) if offset is None else offset
    held = np.diag([1e-9] + [1e-3] * (columns.shape[1] - 1))
    found = np.zeros(columns.shape[1])
    found[0] = math.log(max(float(y.mean()), 1e-6)) - float(off.mean())
    for _ in range(50):
        mean = np.exp(np.clip(off + columns @ found, -20, 20))
        step = np.linalg.solve(columns.T @ (columns * mean[:, None]) + held, columns.T @ (y - mean) - held @ found)
        found = found + np.clip(step, -2, 2)
        if float(np.abs(step).max()) < 1e-8:
            return found
    return None


def _deviance(y: Array, mean: Array) -> float:
    import numpy as np
    from scipy.special import xlogy

    return float(2 * (xlogy(y, y / np.maximum(mean, 1e-12)) - (y - mean)).sum())
