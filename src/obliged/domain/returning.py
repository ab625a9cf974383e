"""Do they still introduce people to us, and how often?

Whoever introduced somebody once may do so again, at a rhythm of their own, until one day they stop without telling
us. The BG/NBD model reads both from three numbers of each history: how often again, when last, and how long known.
Fader, Hardie and Lee, "Counting Your Customers" the Easy Way: An Alternative to the Pareto/NBD Model, Marketing
Science 24 (2005) 275-284; in logarithms as in their note on the #NUM! error (2013). Rhythms differ between people as a
gamma, the chance to stop after an introduction as a beta; one fit serves the whole firm.

Weeks are the unit, but any unit will do: the fit by likelihood alone knows no scale. A young firm's fit leans on what
is plausible for the trade, and lets go of it as histories come.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

# numpy and scipy take half a second to load. They are loaded where a judgement is made, so that nothing else waits.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

WEEK = 7.0  # days


@dataclass(frozen=True, slots=True)
class History:
    """What the model asks of one person: x, t_x and T of the paper."""

    again: int  # days with an introduction, after the first
    last: float  # weeks from the first to the last of them; 0 where there was none
    known: float  # weeks from the first until now


@dataclass(frozen=True, slots=True)
class Habits:
    """How a firm's introducers behave: rates are gamma(r, alpha), the chance to stop is beta(a, b)."""

    r: float
    alpha: float
    a: float
    b: float

    @property
    def rate(self) -> float:
        """Introductions a week of somebody new who goes on."""
        return self.r / self.alpha

    @property
    def stops(self) -> float:
        """The chance that an introduction is somebody's last."""
        return self.a / (self.a + self.b)


@dataclass(frozen=True, slots=True, eq=False)
class Histories:
    """Many histories in columns; `many` says how many people share each."""

    again: Floats
    last: Floats
    known: Floats
    many: Floats

    @classmethod
    def of(cls, histories: Iterable[History]) -> Histories:
        """One row each, in their order."""
        rows = tuple(histories)
        return cls.columns([h.again for h in rows], [h.last for h in rows], [h.known for h in rows])

    @classmethod
    def columns(
        cls,
        again: Sequence[float] | Floats,
        last: Sequence[float] | Floats,
        known: Sequence[float] | Floats,
        many: Sequence[float] | Floats | None = None,
    ) -> Histories:
        """Columns as they come.

        :raises ValueError: if a history contradicts itself
        """
        import numpy as np

        x, t, over = (np.asarray(column, dtype=float).ravel() for column in (again, last, known))
        weight = np.ones_like(x) if many is None else np.asarray(many, dtype=float).ravel()
        if not x.size == t.size == over.size == weight.size:
            raise ValueError("columns of one length")
        t = np.where(x > 0, np.minimum(t, over), 0.0)  # a rounded last day may seem to lie after today
        if not bool(np.all((x >= 0) & (t >= 0) & (over >= 0) & (weight >= 0) & np.isfinite(x + t + over + weight))):
            raise ValueError("finite numbers, none below zero")
        return cls(x, t, over, weight)

    def __len__(self) -> int:
        return int(self.again.size)

    def grouped(self) -> Histories:
        """Each different history once."""
        import numpy as np

        # Sorting by one key at a time is many times faster than by rows.
        order = np.lexsort((self.known, self.last, self.again))
        x, t, over, weight = self.again[order], self.last[order], self.known[order], self.many[order]
        if not x.size:
            return self
        new = np.r_[True, (np.diff(x) != 0) | (np.diff(t) != 0) | (np.diff(over) != 0)]
        starts = np.flatnonzero(new)
        return Histories(x[starts], t[starts], over[starts], np.add.reduceat(weight, starts))


def history(days: Iterable[date], *, until: date, since: date | None = None) -> History | None:
    """The history of these days. Several introductions on one day are one occasion, as in the paper.

    Somebody is known from the first introduction, or from `since` if that is earlier; None where neither is past.
    """
    seen = sorted({day for day in days if day <= until})
    first = min([*seen[:1], *([since] if since and since <= until else [])], default=None)
    if first is None:
        return None
    later = [day for day in seen if day > first]
    last = (later[-1] - first).days / WEEK if later else 0.0
    return History(len(later), last, (until - first).days / WEEK)


# The likelihood


def log_likelihood(habits: Habits, histories: Histories) -> float:
    """How well these habits explain these histories (their equation 6, in logarithms)."""
    import numpy as np

    point = np.log([habits.r, habits.alpha, habits.a, habits.b])
    return _Explained(histories).at(point)[0]


class _Explained:
    """The log-likelihood of grouped histories and its slope, at the logarithms of the four parameters."""

    __slots__ = ("also", "known", "last", "many", "place", "x", "xs")

    def __init__(self, histories: Histories) -> None:
        import numpy as np

        rows = histories.grouped()
        self.x, self.last, self.known, self.many = rows.again, rows.last, rows.known, rows.many
        self.xs, self.place = np.unique(self.x, return_inverse=True)  # gamma functions are asked once for each count
        self.also = self.x > 0

    def at(self, point: Floats) -> tuple[float, Floats]:
        import numpy as np
        from scipy.special import digamma, gammaln

        r, alpha, a, b = np.exp(point)
        xs, place, x = self.xs, self.place, self.x
        beta = gammaln(a + b) + gammaln(b + xs) - gammaln(b) - gammaln(a + b + xs)
        common = (gammaln(r + xs) - gammaln(r) + r * point[1] + beta)[place]
        to_now, to_last = np.log(alpha + self.known), np.log(alpha + self.last)
        goes_on = -(r + x) * to_now
        stopped = np.full_like(x, -np.inf)
        also = self.also
        stopped[also] = point[2] - np.log(b + x[also] - 1) - (r + x[also]) * to_last[also]
        each = np.logaddexp(goes_on, stopped)
        alive = np.exp(goes_on - each)
        gone = 1.0 - alive

        over = digamma(a + b) - digamma(a + b + xs)
        by_r = (digamma(r + xs) - digamma(r))[place] + point[1] - alive * to_now - gone * to_last
        by_alpha = r / alpha - (r + x) * (alive / (alpha + self.known) + gone / (alpha + self.last))
        by_a = over[place] + gone / a
        by_b = (over + digamma(b + xs) - digamma(b))[place]
        by_b[also] -= gone[also] / (b + x[also] - 1)
        # Sums rather than products of vectors: those wake all cores for what one does at once.
        many = self.many
        slope = np.array(
            [each * (many * by).sum() for each, by in ((r, by_r), (alpha, by_alpha), (a, by_a), (b, by_b))]
        )
        return float((many * (common + each)).sum()), slope


# What is plausible before a firm has told us anything


@dataclass(frozen=True, slots=True)
class Plausible:
    """What we hold plausible of introducers before we know the firm's: a middle and a wide spread for each trait.

    Normal in the logarithms, so that a spread of 1 is a factor of nearly three either way. Our own assumption, from the
    rhythms by which partners are kept (30 to 180 days) and from the shapes that published fits of this model have; it
    weighs as much as a handful of histories.
    """

    rate: tuple[float, float] = (1 / 13, 1.0)  # introductions a week of somebody who goes on: one in a quarter
    alike: tuple[float, float] = (0.8, 0.8)  # r: below one a few introduce often and most seldom
    stops: tuple[float, float] = (0.12, 0.8)  # the chance that an introduction is their last
    agreed: tuple[float, float] = (4.0, 0.8)  # a + b: how alike people are in stopping

    def at(self, point: Floats) -> tuple[float, Floats]:
        """The logarithm of the density at the logarithms of the four parameters, and its slope."""
        import numpy as np

        r, alpha, a, b = point
        both = float(np.logaddexp(a, b))
        share = math.exp(a - both)
        traits = (
            (r - alpha, self.rate[0], self.rate[1], (1.0, -1.0, 0.0, 0.0)),
            (r, self.alike[0], self.alike[1], (1.0, 0.0, 0.0, 0.0)),
            (a - b, self.stops[0] / (1 - self.stops[0]), self.stops[1], (0.0, 0.0, 1.0, -1.0)),
            (both, self.agreed[0], self.agreed[1], (0.0, 0.0, share, 1 - share)),
        )
        value, slope = 0.0, np.zeros(4)
        for seen, middle, spread, way in traits:
            off = (seen - math.log(middle)) / spread
            value -= off * off / 2
            slope -= off / spread * np.array(way)
        return value, slope

    @property
    def point(self) -> tuple[float, float, float, float]:
        """The middle, as the logarithms of r, alpha, a and b."""
        r, of, stops = self.alike[0], self.agreed[0], self.stops[0]
        return math.log(r), math.log(r / self.rate[0]), math.log(of * stops), math.log(of * (1 - stops))


PLAUSIBLE = Plausible()


# The fit


@dataclass(frozen=True, slots=True)
class Fitted:
    """The habits that explain the histories best, and how well they do."""

    habits: Habits
    log_likelihood: float  # without the weight of what is plausible
    people: int
    again: int  # introductions after the first


FARTHEST = 9.0  # the logarithms of the parameters, in the data's own scale: a rhythm without any end has no best b
FEW = 1500  # histories that settle where to begin
POLISHED = 1e-9  # a slope this flat for each history leaves more than four digits


def fit(histories: Histories, plausible: Plausible | None = None) -> Fitted:
    """The habits of maximum likelihood; with what is plausible, of maximum posterior density."""
    import numpy as np
    from scipy.optimize import minimize

    rows = histories.grouped()
    people, again = float(rows.many.sum()), float((rows.many * rows.again).sum())
    scale = _scale(rows) if plausible is None else 1.0
    rows = Histories(rows.again, rows.last / scale, rows.known / scale, rows.many)
    cost = _cost(rows, plausible)
    few = cost if len(rows) <= FEW else _cost(_every(rows, -(-len(rows) // FEW)), plausible)
    # The starts race over a few histories; the winner goes on over all.
    raced = [minimize(few, start, jac=True, method="BFGS") for start in _starts(rows, plausible)]
    best: Floats = min(raced, key=lambda found: float(found.fun)).x
    if few is not cost:
        best = minimize(cost, best, jac=True, method="BFGS").x
    best = _polished(best, cost)
    value = _Explained(rows).at(best)[0]
    r, alpha, a, b = (float(value) for value in np.exp(best))
    # Each of x rates is so much a unit of time: in weeks, the density of each introduction is less by the scale.
    return Fitted(Habits(r, alpha * scale, a, b), value - again * math.log(scale), round(people), round(again))


Cost: TypeAlias = "Callable[[Floats], tuple[float, Floats]]"


def _cost(rows: Histories, plausible: Plausible | None) -> Cost:
    """What the search makes small: how badly habits explain these histories, for each person, and its slope."""
    import numpy as np

    explained = _Explained(rows)
    per = 1.0 / max(float(rows.many.sum()), 1.0)

    def cost(point: Floats) -> tuple[float, Floats]:
        over = np.sign(point) * np.maximum(np.abs(point) - FARTHEST, 0.0)
        value, slope = explained.at(point - over)
        if plausible is not None:
            more, also = plausible.at(point - over)
            value, slope = value + more, slope + also
        # Beyond the farthest there is nothing to be found, only a way back.
        return -value * per + float((over**2).sum()), np.where(over == 0, -slope * per, 0.0) + 2 * over

    return cost


def _every(rows: Histories, step: int) -> Histories:
    return Histories(rows.again[::step], rows.last[::step], rows.known[::step], rows.many[::step])


def _scale(rows: Histories) -> float:
    """A typical length of a history, so that the search knows no unit of time."""
    known = rows.known[rows.known > 0]
    return float(known.mean()) if known.size else 1.0


def _starts(rows: Histories, plausible: Plausible | None) -> list[list[float]]:
    over = float((rows.many * rows.known).sum())
    rate = max(float((rows.many * rows.again).sum()) / over, 1e-3) if over > 0 else 1.0
    starts = [
        [math.log(r), math.log(r / rate) - math.log(quick), math.log(a), math.log(b)]
        for r, quick, a, b in ((0.3, 1.5, 0.8, 2.5), (1.0, 1.2, 0.3, 5.0), (4.0, 3.0, 2.0, 4.0))
    ]
    return [*starts, list(plausible.point)] if plausible else starts


def _polished(point: Floats, cost: Cost) -> Floats:
    """A few Newton steps from where the search ended, while they help and stay inside."""
    import numpy as np

    value, slope = cost(point)
    for _ in range(8):
        if float(np.abs(slope).max()) < POLISHED or float(np.abs(point).max()) > FARTHEST - 1:
            break
        bend = _curvature(point, cost)
        if float(np.linalg.eigvalsh(bend).min()) <= 0:
            break
        tried = point - np.linalg.solve(bend, slope)
        if float(np.abs(tried - point).max()) > 1 or float(np.abs(tried).max()) > FARTHEST:
            break
        then, flatter = cost(tried)
        if then > value + 1e-12:
            break
        point, value, slope = tried, then, flatter
    return point


def _curvature(point: Floats, cost: Cost) -> Floats:
    """The second derivatives, from differences of the slope."""
    import numpy as np

    step = 1e-4
    rows = [(cost(point + step * way)[1] - cost(point - step * way)[1]) / (2 * step) for way in np.eye(4)]
    bend = np.array(rows)
    return np.asarray((bend + bend.T) / 2)


# How sure we are of the habits

MANY = 4000  # people; beyond, the bell around the best fit needs no correction
HEAVY = 5  # degrees of freedom of the proposals: tails wider than the posterior's


def plausible_habits(
    histories: Histories, fitted: Fitted, *, seed: int, many: int = 200, plausible: Plausible = PLAUSIBLE
) -> tuple[Habits, ...]:
    """Habits that the histories leave possible, each as often as it is likely.

    Drawn around the best fit with heavy tails, weighed by what they really explain, and drawn again by that weight.
    """
    import numpy as np

    explained = _Explained(histories)
    habits = fitted.habits
    middle = np.log([habits.r, habits.alpha, habits.a, habits.b])

    def cost(point: Floats) -> tuple[float, Floats]:
        value, slope = explained.at(point)
        more, also = plausible.at(point)
        return -(value + more), -(slope + also)

    width, ways = np.linalg.eigh(_curvature(middle, cost))
    # What the data do not settle at all is left to what is plausible: no wider than it.
    spread = ways * np.sqrt(1.0 / np.maximum(width, 0.5))
    rng = np.random.default_rng(seed)
    if fitted.people > MANY:
        points = middle + rng.standard_normal((many, 4)) @ spread.T
    else:
        tried = 2 * many
        bells = rng.standard_normal((tried, 4))
        wide = rng.chisquare(HEAVY, tried) / HEAVY
        points = middle + (bells / np.sqrt(wide)[:, None]) @ spread.T
        points = np.clip(points, middle - FARTHEST, middle + FARTHEST)
        proposed = -(HEAVY + 4) / 2 * np.log1p((bells**2).sum(axis=1) / wide / HEAVY)
        weight = np.array([-cost(point)[0] for point in points]) - proposed
        weight = np.exp(weight - weight.max())
        # Systematic resampling: as even as the weights allow.
        at = (rng.random() + np.arange(many)) / many
        points = points[np.searchsorted(np.cumsum(weight / weight.sum()), at).clip(max=tried - 1)]
        points = points[rng.permutation(many)]
    return tuple(Habits(*(float(value) for value in row)) for row in np.exp(points))


# What follows from the habits


def alive(habits: Habits, histories: Histories) -> Floats:
    """The chance that each still introduces people. Whoever never came again had no occasion to stop."""
    import numpy as np

    x = histories.again
    some = np.maximum(x, 1.0)
    silence = np.log(habits.alpha + histories.known) - np.log(habits.alpha + histories.last)
    odds = np.log(habits.a / (habits.b + some - 1)) + (habits.r + x) * silence
    return np.where(x > 0, 1.0 / (1.0 + np.exp(np.minimum(odds, 700.0))), 1.0)


def expected(habits: Habits, weeks: float) -> float:
    """How often somebody new comes again within so many weeks (their equation 9)."""
    import numpy as np

    return float(_if_alive(habits, np.zeros(1), np.zeros(1), weeks)[0])


def expected_of(habits: Habits, histories: Histories, weeks: float) -> Floats:
    """How often each comes again in the coming weeks, given their history (their equation 10)."""
    return _if_alive(habits, histories.again, histories.known, weeks) * alive(habits, histories)


def expected_if_revived(habits: Habits, histories: Histories, weeks: float) -> Floats:
    """The same for those who stopped at their last introduction, if they took it up again now."""
    import numpy as np

    learned = Habits(
        habits.r, habits.alpha, habits.a + 1, habits.b - 1
    )  # once more they stopped, once less they did not
    return _if_alive(learned, np.maximum(histories.again, 1.0), histories.last, weeks)


def rate(habits: Habits, histories: Histories) -> Floats:
    """Introductions a week at this moment: the rhythm of those who still do, by the chance that they do."""
    return (habits.r + histories.again) / (habits.alpha + histories.known) * alive(habits, histories)


def distribution(habits: Habits, histories: Histories, weeks: float, most: int) -> Floats:
    """The chance of 0, 1, … `most` occasions in the coming weeks, one row for each history.

    What a row lacks to one is the chance of more.
    """
    import numpy as np
    from scipy.special import betainc, betaln, gammaln, xlog1py, xlogy

    x, n = histories.again[:, None], np.arange(most + 1)[None, :]
    k, ahead = habits.r + x, (weeks / (habits.alpha + histories.known + weeks))[:, None]
    a, b = habits.a, habits.b + x
    # Without stopping, the count would be negative binomial.
    just = np.exp(gammaln(k + n) - gammaln(k) - gammaln(n + 1) + xlog1py(k, -ahead) + xlogy(n, ahead))
    at_least = np.where(n > 0, betainc(np.maximum(n, 1), k, ahead), 1.0)
    goes_on = np.exp(betaln(a, b + n) - betaln(a, b))
    stops_then = np.exp(betaln(a + 1, b + np.maximum(n, 1) - 1) - betaln(a, b))
    chances = goes_on * just + np.where(n > 0, stops_then * at_least, 0.0)
    still = alive(habits, histories)[:, None]
    return np.asarray(still * chances + (1 - still) * (n == 0))


NEAR_ONE = 1e-5
LARGE = 1e4  # parameters from which the hypergeometric series loses its digits


def _if_alive(habits: Habits, x: Floats, known: Floats, weeks: float) -> Floats:
    """For those who still do.

    By Euler's transformation of the paper's hypergeometric function no parameter grows with x but the last, and nothing
    overflows. At a = 1 the formula is 0/0; its neighbours on both sides say what it means.
    """
    import numpy as np
    from scipy.special import hyp2f1

    r, a, b = habits.r, habits.a, habits.b
    if max(r, a, b) > LARGE:
        return _by_quantiles(habits, x, known, weeks)
    if abs(a - 1) < NEAR_ONE:
        below, above = (
            _if_alive(Habits(r, habits.alpha, 1 + off, b), x, known, weeks) for off in (-2 * NEAR_ONE, 2 * NEAR_ONE)
        )
        return np.asarray((below + above) / 2)
    c = a + b + x - 1
    c = np.where(np.abs(c) < 1e-9, 1e-9, c)  # the pole there is lifted by the factor before it
    z = weeks / (habits.alpha + known + weeks)
    with np.errstate(invalid="ignore", over="ignore"):  # what overflows is doubtful below
        found = np.asarray(c / (a - 1) * (1 - (1 - z) ** (a - 1) * hyp2f1(a - 1, a + b - 1 - r, c, z)))
    most = (r + x) / (habits.alpha + known) * weeks  # if nobody ever stopped
    doubtful = ~(np.isfinite(found) & (found >= 0) & (found <= most * (1 + 1e-6)))
    if bool(doubtful.any()):
        found[doubtful] = _by_quantiles(habits, x[doubtful], known[doubtful], weeks)
    return found


def _by_quantiles(habits: Habits, x: Floats, known: Floats, weeks: float) -> Floats:
    """The same, as a mean over the chances to stop that remain possible: (1 - (1 + pt)^-k) / p."""
    import numpy as np
    from scipy.special import betaincinv

    chances = (np.arange(64) + 0.5) / 64
    counts, place = np.unique(x, return_inverse=True)
    p = np.maximum(betaincinv(habits.a, (habits.b + counts)[:, None], chances), 1e-12)[place]
    spans = (weeks / (habits.alpha + known))[:, None]
    return np.asarray((-np.expm1(-(habits.r + x)[:, None] * np.log1p(p * spans)) / p).mean(axis=1))


__all__ = [
    "PLAUSIBLE", "Fitted", "Habits", "Histories", "History", "Plausible", "alive", "distribution", "expected",
    "expected_if_revived", "expected_of", "fit", "history", "log_likelihood", "plausible_habits", "rate",
]  # fmt: skip
