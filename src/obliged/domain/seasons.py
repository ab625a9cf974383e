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
    import numpy as np
    from numpy.typing import NDArray

YEAR = 365.25
LEAST_WEEKS = 104
WAVES = 2  # a year's swing and a half-year's: a quiet summer and a quiet Christmas
BELIEVED = 0.01  # so seldom would chance alone bend the weeks as much


@dataclass(frozen=True, slots=True)
class Season:
    """The shape of the year, as waves of the logarithm."""

    waves: tuple[float, ...]

    def on(self, days: NDArray[Any]) -> NDArray[np.float64]:
        """How much more or less than usual comes on days, given as ordinals."""
        import numpy as np

        return np.asarray(np.exp(_swings(days) @ np.array(self.waves)) / self._usual())

    def factor(self, day: date) -> float:
        """How much more or less than usual comes on a day."""
        import numpy as np

        return float(self.on(np.array([float(day.toordinal())]))[0])

    def _usual(self) -> float:
        import numpy as np

        return float(np.exp(_swings(np.arange(366, dtype=float)) @ np.array(self.waves)).mean())


def _swings(days: NDArray[Any]) -> NDArray[np.float64]:
    import numpy as np

    turn = 2 * math.pi * np.asarray(days, dtype=float) / YEAR
    return np.stack([wave(k * turn) for k in range(1, WAVES + 1) for wave in (np.cos, np.sin)], axis=-1)


def shape(counts: Sequence[float] | NDArray[Any], begins: date) -> Season | None:
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
    full = np.hstack([trend, _swings(days)])
    plain, bent = _fitted(trend, y), _fitted(full, y)
    if plain is None or bent is None:
        return None
    waves, free = 2 * WAVES, n - full.shape[1]
    mean = np.exp(full @ bent)
    noise = max(1.0, float(((y - mean) ** 2 / mean).sum() / free))
    gain = (_deviance(y, np.exp(trend @ plain)) - _deviance(y, mean)) / waves / noise
    if gain <= 1 or float(fdtrc(waves, free, gain)) > BELIEVED or not _agree(full, trend, y):
        return None
    return Season(tuple(float(value) for value in bent[3:] * (1 - 1 / gain)))


def _agree(full: NDArray[np.float64], trend: NDArray[np.float64], y: NDArray[np.float64]) -> bool:
    """Whether each half's shape says more of the other half than no shape does."""
    import numpy as np

    half = y.size // 2
    for one, other in ((slice(0, half), slice(half, None)), (slice(half, None), slice(0, half))):
        learned, plain = _fitted(full[one][:, [0, 1, 3, 4, 5, 6]], y[one]), _fitted(trend[other][:, :2], y[other])
        if learned is None or plain is None:
            return False
        bent = np.exp(_swing(full[other], learned))
        again = _fitted(trend[other][:, :2], y[other], offset=np.log(bent))
        if again is None:
            return False
        with_shape = bent * np.exp(trend[other][:, :2] @ again)
        if _deviance(y[other], with_shape) >= _deviance(y[other], np.exp(trend[other][:, :2] @ plain)):
            return False
    return True


def _swing(full: NDArray[np.float64], learned: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    return np.asarray(full[:, 3:] @ learned[2:] * 0.8)


def _fitted(
    columns: NDArray[np.float64], y: NDArray[np.float64], offset: NDArray[np.float64] | None = None
) -> NDArray[np.float64] | None:
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


def _deviance(y: NDArray[np.float64], mean: NDArray[np.float64]) -> float:
    import numpy as np
    from scipy.special import xlogy

    return float(2 * (xlogy(y, y / np.maximum(mean, 1e-12)) - (y - mean)).sum())
