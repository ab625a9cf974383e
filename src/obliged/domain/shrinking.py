"""How much may a few cases say about somebody, against what is usual?

Whoever has three cases is mostly as everybody is; whoever has a hundred speaks for themselves. How far people differ
at all is not assumed but judged, from all of them together: where they hardly differ, nobody is called better or worse,
however lucky. One latent lift, in log-odds over the usual, lies behind all that is seen of one of them. One more good
case multiplies its density by a rising function, so the judgement rises with certainty, and not only on the whole.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FAR, STEPS = 6.0, 161  # lifts that are thought of: odds of one to four hundred, to either side
SPREADS = (0.02, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1.0, 1.3, 1.7, 2.2)  # standard deviations of the lift
USUAL_SPREAD = 0.7  # before anything is seen: one in six has twice the usual odds, or half of them. An assumption.
NOTICED = math.log(1.25)  # odds a quarter better: less would be noticed by nobody
DIFFER_FROM = 0.15  # a spread below this is none: hardly anybody would be noticed


@dataclass(frozen=True, slots=True)
class Seen:
    """Good and bad cases, weighted, beside the share of good ones that is usual for such cases."""

    good: float
    bad: float
    usual: float


@dataclass(frozen=True, slots=True)
class Counted:
    """How often something happened, beside how often it would have by what is usual, in the time that was watched."""

    happened: float
    expected: float


@dataclass(frozen=True, slots=True)
class Spread:
    """How far they differ: what each spread is believed, in the order of SPREADS."""

    believed: tuple[float, ...]

    @property
    def expected(self) -> float:
        return sum(b * s for b, s in zip(self.believed, SPREADS, strict=True))

    @property
    def says_that_they_differ(self) -> bool:
        """Whether all of them together are better explained by differences than by luck."""
        return sum(b for b, s in zip(self.believed, SPREADS, strict=True) if s > DIFFER_FROM) >= 0.9


@dataclass(frozen=True, slots=True)
class Lift:
    """Where somebody stands against what is usual, in log-odds, and what is believed of it."""

    expected: float
    low: float  # eight in ten lie between
    high: float
    better: float  # believed: noticeably better than usual
    worse: float


def log_odds(share: float) -> float:
    """The log-odds of a share; nothing is ever taken to be certain."""
    held = min(max(share, 1e-6), 1 - 1e-6)
    return math.log(held / (1 - held))


def share(log_odds: float) -> float:
    """The share with these log-odds."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds > -700 else 0.0


@lru_cache(maxsize=1)
def _lifts() -> Floats:
    import numpy as np

    lifts = FAR * np.sinh(np.linspace(-4, 4, STEPS)) / np.sinh(4)  # closer together where most are
    return np.asarray((lifts - lifts[::-1]) / 2, dtype=np.float64)  # exactly as far below as above


@lru_cache(maxsize=1)
def _priors() -> Floats:
    """For each spread, how the lifts lie under it."""
    import numpy as np

    spreads = np.array(SPREADS)[:, None]
    width = np.gradient(_lifts())
    density = np.exp(-0.5 * (_lifts()[None, :] / spreads) ** 2) * (width + width[::-1])
    return np.asarray(density / density.sum(axis=1, keepdims=True), dtype=np.float64)


def _likelihood(seen: Iterable[Seen | Counted]) -> Floats:
    """How well each lift explains what was seen, in logarithms."""
    import numpy as np

    total = np.zeros(STEPS)
    for one in seen:
        if isinstance(one, Counted):
            total += one.happened * _lifts() - one.expected * np.exp(_lifts())
        else:
            good, bad = _chances(one.usual)
            total += one.good * good + one.bad * bad
    return total


@lru_cache(maxsize=256)
def _chances(usual: float) -> tuple[Floats, Floats]:
    """For each lift over a usual share, the logarithms of the chances of a good and of a bad case."""
    import numpy as np

    at = log_odds(usual) + _lifts()
    return -np.logaddexp(0.0, -at), -np.logaddexp(0.0, at)


def spread(groups: Iterable[Sequence[Seen | Counted]]) -> Spread:
    """How far those differ of whom these things were seen; with none of them, the assumption."""
    import numpy as np

    spreads = np.array(SPREADS)
    belief = -0.5 * (spreads / USUAL_SPREAD) ** 2 + np.log(np.gradient(spreads))
    likelihoods = [_likelihood(group) for group in groups]
    if likelihoods:
        every = np.array(likelihoods)
        every -= every.max(axis=1, keepdims=True)
        belief += np.log(np.exp(every) @ _priors().T).sum(axis=0)
    believed = np.exp(belief - belief.max())
    return Spread(tuple((believed / believed.sum()).tolist()))


def lift(seen: Iterable[Seen | Counted], among: Spread) -> Lift:
    """Where somebody stands of whom this was seen, among people who differ so far."""
    belief, lifts = _belief(seen, among), _lifts()
    low, high = _quantiles(belief, (0.1, 0.9))
    return Lift(
        expected=float(belief @ lifts),
        low=low,
        high=high,
        better=float(belief[lifts > NOTICED].sum()),
        worse=float(belief[lifts < -NOTICED].sum()),
    )


def quantiles(seen: Iterable[Seen | Counted], among: Spread, at: Sequence[float]) -> tuple[float, ...]:
    """The lifts below which these shares of what is believed lie."""
    return _quantiles(_belief(seen, among), at)


def _belief(seen: Iterable[Seen | Counted], among: Spread) -> Floats:
    import numpy as np

    likelihood = _likelihood(seen)
    belief = (np.array(among.believed) @ _priors()) * np.exp(likelihood - likelihood.max())
    return np.asarray(belief / belief.sum(), dtype=np.float64)


def _quantiles(belief: Floats, at: Sequence[float]) -> tuple[float, ...]:
    import numpy as np

    upto = np.cumsum(belief) - belief / 2
    return tuple(float(lift) for lift in np.interp(at, upto, _lifts()))
