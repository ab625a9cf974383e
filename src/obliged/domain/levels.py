"""Do more come now than we thought, and how much may that change?

What came week by week, against what was expected week by week: the level between them wanders, and single weeks are
wilder than chance alone. How far and how wild is read from the past and carried into the weeks ahead, so that an
interval is as wide as the surprises were. A hidden level on a grid of logarithms, a negative binomial count around it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.random import Generator
    from numpy.typing import NDArray

STEPS = (0.0, 0.02, 0.05, 0.1, 0.2)  # how far the logarithm of the level may wander in a week
WILD = (1.0, 1.4, 2.0, 3.0, 5.0, 9.0)  # the variance of a week's count, as a multiple of its mean
POINTS = 81


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """What the past leaves possible of the level now, and of its ways."""

    grid: NDArray[np.float64]  # logarithms of the level
    now: NDArray[np.float64]  # one row for each way, the chances of each point of the grid
    ways: tuple[tuple[float, float], ...]  # how far it wanders in a week, and how wild a week is
    chances: NDArray[np.float64]  # of each way
    holds: float  # how much of the level is left after a week; the rest goes back to what was expected

    @property
    def mean(self) -> float:
        """The level now: above one, more come than was expected."""
        import numpy as np

        return float(self.chances @ (self.now @ np.exp(self.grid)))

    def ahead(self, expected: Sequence[float], many: int, rng: Generator) -> NDArray[np.float64]:
        """Possible levels of the weeks ahead, one row for each of many futures."""
        import numpy as np

        way = rng.choice(len(self.ways), size=many, p=self.chances)
        step, wild = np.array(self.ways)[way].T
        level = np.empty(many)
        for n in np.unique(way):
            mine = way == n
            level[mine] = rng.choice(self.grid, size=int(mine.sum()), p=self.now[n])
        level += (rng.random(many) - 0.5) * (self.grid[1] - self.grid[0])
        weeks = np.empty((many, len(expected)))
        for w, mean in enumerate(expected):
            level = self.holds * level + step * rng.standard_normal(many) - step**2 / 2
            shape = max(mean, 1e-3) / np.maximum(wild - 1, 1e-9)
            shock = np.where(wild > 1, rng.gamma(shape) / shape, 1.0)
            weeks[:, w] = np.exp(level) * shock
        return weeks


def read(
    came: Sequence[float],
    expected: Sequence[float],
    *,
    spread: float = 0.15,
    reach: float = 2.5,
    holds: float = 0.98,
    steady: float = 8.0,
) -> Level:
    """The level now, from what came and what was expected.

    `spread` is how far off the expectation may be before anything has come, `reach` how far it may ever be,
    `steady` how much we doubt that it wanders.
    """
    import numpy as np

    counts, means = np.asarray(came, dtype=float), np.maximum(np.asarray(expected, dtype=float), 1e-9)
    grid = np.linspace(-reach, reach, POINTS)
    begins = _bell(grid, 0.0, spread)
    ways = tuple((step, wild) for step in STEPS for wild in WILD)
    # With little to go by, a level that hardly moves and weeks that chance alone explains.
    weight = np.array([-steady * step - 0.4 * math.log(wild) for step, wild in ways])
    moves = np.stack([_moves(grid, step, holds) for step in STEPS])
    now = np.tile(begins, (len(STEPS), len(WILD), 1))
    said = np.zeros((len(STEPS), len(WILD)))
    seen = np.stack([_chances(counts, means[:, None] * np.exp(grid)[None, :], wild) for wild in WILD], axis=1)
    top = seen.max(axis=2)
    for likely, most in zip(np.exp(seen - top[:, :, None]), top, strict=True):
        now = (now @ moves) * likely
        total = now.sum(axis=2)
        said += most + np.log(total)
        now = now / total[:, :, None]
    weight += said.ravel()
    chances = np.exp(weight - weight.max())
    return Level(grid, now.reshape(len(ways), POINTS), ways, chances / chances.sum(), holds)


def _bell(grid: NDArray[np.float64], middle: float, spread: float) -> NDArray[np.float64]:
    import numpy as np

    bell = np.exp(-(((grid - middle) / spread) ** 2) / 2)
    return np.asarray(bell / bell.sum())


def _moves(grid: NDArray[np.float64], step: float, holds: float) -> NDArray[np.float64]:
    """From each point of the grid to each other within a week; what falls between two points is shared by them."""
    import numpy as np

    gap = grid[1] - grid[0]
    middle = np.clip(holds * grid - step**2 / 2, grid[0], grid[-1])[:, None]
    spread = np.sqrt(step**2)
    near = np.maximum(0.0, 1 - np.abs(grid[None, :] - middle) / gap)
    if spread < gap / 2:
        # A step smaller than the grid's: a little goes to both neighbours, so that the variance is right.
        share = (spread / gap) ** 2 / 2
        sides = (np.roll(near, 1, axis=1) + np.roll(near, -1, axis=1)) * share
        moved = near * (1 - 2 * share) + sides
    else:
        moved = np.exp(-(((grid[None, :] - middle) / spread) ** 2) / 2)
    return np.asarray(moved / moved.sum(axis=1, keepdims=True))


def _chances(counts: NDArray[np.float64], means: NDArray[np.float64], wild: float) -> NDArray[np.float64]:
    """The logarithm of the chance of each week's count at each level."""
    import numpy as np
    from scipy.special import gammaln, xlogy

    y = counts[:, None]
    if wild <= 1:
        return np.asarray(xlogy(y, means) - means - gammaln(y + 1))
    size = means / (wild - 1)
    chance = gammaln(y + size) - gammaln(size) - gammaln(y + 1) - size * np.log(wild) + y * np.log1p(-1 / wild)
    return np.asarray(chance)
