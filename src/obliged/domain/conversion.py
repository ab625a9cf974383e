"""What becomes of introductions, and how long does it take?

Many are still open, and an open one is neither won nor lost: counted as not won it makes every young funnel look poor,
left out it makes the quick ends look like all. So each day of each introduction is a day on which it could have been won
or lost, and what is believed of an open one depends on how long it has been open: most that never end are those that
have been quiet for long. Where two people or trades differ no more than luck would have it, no difference is said.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING

from obliged.domain import shrinking, trust
from obliged.domain.shrinking import Counted, Spread, log_odds, share

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

HORIZON = 365  # days: what is not won in a year is taken not to be won
LEAST_ENDED = 5  # of somebody's introductions, before anything is said of them
LEAST_AT_ALL = 12  # ended ones at the firm, before it is said what becomes of introductions
HALF_LIFE = 365.0  # days after which a day in the life of an introduction weighs half: seasons and firms change
PER_STEP = 8  # ends in a step of time within which the pace is taken to be even
SURE = 0.8
STRONG = math.log(1.5)  # odds by half better: less would change nothing that we do
REFERRED = "referral"  # the source of what came by somebody's word


class End(StrEnum):
    WON = "won"
    LOST = "lost"  # also declined, withdrawn, and what came to nothing


class Word(StrEnum):
    """What we say of an origin against what is usual at this firm."""

    BETTER = "better"
    USUAL = "usual"
    WORSE = "worse"
    TOO_LITTLE = "too_little"


@dataclass(frozen=True, slots=True)
class Course:
    """The course of one introduction. `watched_from` is the day of its record, where it was recorded after it began:
    had it ended before, we would not know of it."""

    referral: int
    began: date
    ended: date | None = None
    end: End | None = None
    contacted: date | None = None
    watched_from: date | None = None
    introducer: int | None = None
    trade: str = ""
    source: str = REFERRED
    direction: str = ""
    reason: str = ""
    value: int = 0  # in the firm's smallest unit of money

    def age(self, as_of: date) -> int:
        return (as_of - self.began).days

    def is_open(self, as_of: date) -> bool:
        return self.ended is None or self.ended > as_of


@dataclass(frozen=True, slots=True)
class _Span:
    """The days on which something was watched, and whether it came (1), something else came (2), or nothing yet (0)."""

    first: int
    last: int
    came: int
    since: int  # days from its beginning to the day on which it is judged


@dataclass(frozen=True, slots=True)
class Becomes:
    """The shares that are won, lost, and still open at the end."""

    won: float
    lost: float
    open: float


@dataclass(frozen=True, slots=True)
class Pace:
    """How likely an introduction is won and is lost on each day of its life, while it is open.

    `watched` is the longest time over which at least a few were watched: what lies beyond is supposed, not seen.
    """

    won: tuple[float, ...]
    lost: tuple[float, ...]
    ended: int
    watched: int

    def becomes(self, age: int = 0, within: int = HORIZON, *, won_lift: float = 0.0, lost_lift: float = 0.0) -> Becomes:
        """What becomes within so many days of one that has been open for `age` days; of one that begins now, with none.

        :param won_lift: by how much its origin wins faster than is usual, as a logarithm
        """
        import numpy as np

        won, lost = self._days(age + 1 if age > 0 else 0, age + within)
        won, lost = won * math.exp(won_lift), lost * math.exp(lost_lift)
        over = np.maximum(won + lost, 1.0)  # more than all cannot leave on one day
        stays = np.concatenate(([1.0], np.cumprod(1 - (won + lost) / over)))
        still = stays[:-1] / over
        return Becomes(float((still * won).sum()), float((still * lost).sum()), float(stays[-1]))

    def median(self, end: End, within: int = HORIZON) -> int | None:
        """The day by which half of those that will be won (or lost) are; censoring does not shorten it."""
        curve = self.curve(within)
        of = [point.won if end is End.WON else point.lost for point in curve]
        if not of or of[-1] <= 0:
            return None
        return next(day for day, reached in enumerate(of) if reached >= of[-1] / 2)

    def curve(self, within: int = HORIZON) -> tuple[Becomes, ...]:
        """Day by day, the shares that are won, lost and open by the end of that day."""
        import numpy as np

        won, lost = self._days(0, within)
        leaves = np.minimum(won + lost, 1.0)
        stays = np.concatenate(([1.0], np.cumprod(1 - leaves)))
        by_won, by_lost = np.cumsum(stays[:-1] * won), np.cumsum(stays[:-1] * lost)
        return tuple(Becomes(float(w), float(x), float(s)) for w, x, s in zip(by_won, by_lost, stays[1:], strict=True))

    def _days(self, first: int, last: int) -> tuple[Floats, Floats]:
        """The chances on these days; beyond what was watched they stay as they were at its end."""
        import numpy as np

        days = np.minimum(np.arange(first, last + 1), len(self.won) - 1)
        return np.array(self.won)[days], np.array(self.lost)[days]


# Days and ends


def _spans(courses: Iterable[Course], as_of: date) -> list[_Span]:
    found = []
    for one in courses:
        if one.began > as_of:
            continue
        first = max((one.watched_from - one.began).days, 0) if one.watched_from else 0
        open_still = one.is_open(as_of)
        last = one.age(as_of) if open_still or one.ended is None else max((one.ended - one.began).days, 0)
        if first <= last:
            found.append(_Span(first, last, 0 if open_still else 1 if one.end is End.WON else 2, one.age(as_of)))
    return found


def _contact_spans(courses: Iterable[Course], as_of: date) -> list[_Span]:
    """Until they were reached; what ended before that was not reached."""
    found = []
    for one in courses:
        if one.began > as_of:
            continue
        first = max((one.watched_from - one.began).days, 0) if one.watched_from else 0
        if one.contacted is not None and one.contacted <= as_of:
            span = _Span(first, max((one.contacted - one.began).days, 0), 1, one.age(as_of))
        elif one.ended is not None and one.ended <= as_of:
            span = _Span(first, max((one.ended - one.began).days, 0), 2, one.age(as_of))
        else:
            span = _Span(first, one.age(as_of), 0, one.age(as_of))
        if span.first <= span.last:
            found.append(span)
    return found


def _at_risk(spans: Sequence[_Span], half_life: float = math.inf) -> tuple[Floats, Floats, Floats]:
    """Day by day of their lives: how many were open and watched, were won, were lost; days long ago weigh less."""
    import numpy as np

    days = max((span.last for span in spans), default=0) + 1
    enter, leave, won, lost = (np.zeros(days + 1) for _ in range(4))
    for span in spans:
        weight = 0.5 ** (span.since / half_life)
        enter[span.first] += weight
        leave[span.last + 1] += weight
        if span.came == 1:
            won[span.last] += weight
        elif span.came == 2:
            lost[span.last] += weight
    nearer = 0.5 ** (-np.arange(days) / half_life)
    risk = np.maximum(np.cumsum(enter - leave)[:-1], 0.0)
    return risk * nearer, won[:-1] * nearer, lost[:-1] * nearer


@dataclass(frozen=True, slots=True)
class Cumulative:
    """What had become of introductions by each day of their life, as counted (Aalen and Johansen), without a model."""

    won: tuple[float, ...]
    lost: tuple[float, ...]
    error: tuple[float, ...]  # standard error of the share that is won


def cumulative(courses: Iterable[Course], as_of: date) -> Cumulative:
    """The share that is won and lost by each day, from whoever was still open and watched on that day."""
    import numpy as np

    risk, won, lost = _at_risk(_spans(courses, as_of))
    some = np.maximum(risk, 1.0)
    stays = np.concatenate(([1.0], np.cumprod(1 - (won + lost) / some)))[:-1]
    by_won = np.cumsum(stays * won / some)
    # Each win is one of those at risk; the variance is that of a share among as many as still count.
    counts = np.maximum(risk / np.maximum(stays, 1e-9), 1.0)
    least = np.minimum.accumulate(np.where(risk > 0, counts, np.inf))
    error = np.sqrt(by_won * (1 - by_won) / np.where(np.isfinite(least), least, 1.0))
    return Cumulative(tuple(by_won.tolist()), tuple(np.cumsum(stays * lost / some).tolist()), tuple(error.tolist()))


def pace(courses: Iterable[Course], as_of: date, *, half_life: float = HALF_LIFE) -> Pace:
    """How fast introductions are won and lost, as of a day."""
    return _pace(_spans(courses, as_of), half_life)


def pace_to_contact(courses: Iterable[Course], as_of: date, *, half_life: float = HALF_LIFE) -> Pace:
    """How fast people are reached; `won` is reached, `lost` is what ended before."""
    return _pace(_contact_spans(courses, as_of), half_life)


def _pace(spans: Sequence[_Span], half_life: float) -> Pace:
    """Even within steps of time that hold a few ends each; each step leans on the whole by the weight of one end."""
    import numpy as np

    risk, won, lost = _at_risk(spans, half_life)
    ends = won + lost
    total = float(ends.sum())
    ended = sum(span.came > 0 for span in spans)
    steps = np.floor(np.concatenate(([0.0], np.cumsum(ends)[:-1])) / max(PER_STEP, total / 60)).astype(int)
    after = int(np.nonzero(ends)[0][-1]) + 1 if total else 0
    steps[after:] = steps[after - 1] + 1 if total else 0  # after the last end seen: quiet, for all that we know
    exposure = np.bincount(steps, weights=risk)
    by_cause = []
    for events in (won, lost):
        over_all = (float(events.sum()) + 0.5) / (float(risk.sum()) + 1.0)
        hazard = (np.bincount(steps, weights=events) + 0.5) / (exposure + 0.5 / over_all)
        by_cause.append(tuple(np.minimum(hazard, 0.5)[steps].tolist()))
    seen = np.nonzero(risk >= 3)[0]
    return Pace(by_cause[0], by_cause[1], ended, int(seen[-1]) if len(seen) else 0)


# What we said, and what came

SWING = 0.1  # an assumption, until there is a backtest: times differ, and all that are open share theirs


@dataclass(frozen=True, slots=True)
class Learned:
    """What was said of open ones on earlier days, what came, and how the next are said accordingly."""

    shift: float = 0.0  # of the log-odds
    slope: float = 1.0
    cases: int = 0
    said_then: float = 0.0
    came: float = 0.0
    swing: float = SWING  # by how much the share of open ones that is won swings from one time to another

    def said(self, chance: float) -> float:
        return share(self.shift + self.slope * log_odds(chance)) if self.cases else chance


AS_SAID = Learned()
SWING_WORTH = 2  # days gone back to that the assumed swing weighs
BACK, EVERY, EACH = 6, 30, 100  # days are gone back to, so far apart, with so many open ones of each


def backtest(
    courses: Iterable[Course],
    by: Callable[[Course], Hashable],
    as_of: date,
    *,
    within: int = 90,
    half_life: float = HALF_LIFE,
) -> Learned:
    """What would have been said on earlier days of those open then, beside what is known today.

    Open ones of one day share its luck, so a hundred of them stand for all.
    """
    known = [one for one in courses if one.began <= as_of]
    ends = sorted(one.ended for one in known if one.ended and one.ended <= as_of)
    if len(ends) < LEAST_AT_ALL:
        return AS_SAID
    correction = trust.Correction(reports=math.inf)
    pairs: list[tuple[float, bool]] = []
    missed: list[float] = []
    for back in reversed(range(BACK)):
        then = as_of - timedelta(days=within + back * EVERY)
        if (then - ends[0]).days < EVERY or sum(end <= then for end in ends) < LEAST_AT_ALL:
            continue
        weighed = _weigh([one for one in known if one.began <= then], by, then, half_life)
        were_open = sorted(
            (one for one in known if one.began < then and one.is_open(then)), key=lambda one: (one.began, one.referral)
        )
        of_then = [
            (
                _chance(weighed.usual, weighed.lifts(by(one)), one, then, within),
                one.end is End.WON and one.ended is not None and one.ended <= then + timedelta(days=within),
            )
            for one in were_open[:: max(1, math.ceil(len(were_open) / EACH))]
        ]
        if of_then:
            missed.append(sum(came - chance for chance, came in of_then) / len(of_then))
        pairs += of_then
    if not pairs:
        return AS_SAID
    for chance, came in pairs:
        correction.learns(chance, good=came)
    return Learned(
        correction.shift,
        correction.slope,
        len(pairs),
        sum(chance for chance, _ in pairs) / len(pairs),
        sum(came for _, came in pairs) / len(pairs),
        math.sqrt((SWING_WORTH * SWING**2 + sum(miss**2 for miss in missed)) / (SWING_WORTH + len(missed))),
    )


# What becomes of them


@dataclass(frozen=True, slots=True)
class Funnel:
    """What has become of introductions, and what is expected of those that are open.

    `naive` takes open ones to be lost, `of_ended` leaves them out; both stand here to be compared, not shown.
    """

    begun: int
    won: int
    lost: int
    open: int
    naive: float
    of_ended: float | None
    expected: float
    low: float  # eight in ten
    high: float
    days_won: int | None  # half of those that will be won are won by then
    days_lost: int | None
    enough: bool


def funnel(
    courses: Iterable[Course],
    as_of: date,
    *,
    within: int = HORIZON,
    at_firm: Pace | None = None,
    learned: Learned | None = None,
) -> Funnel:
    """What has become of these, and what will: those won, and of the open ones what is expected at their age."""
    known = [one for one in courses if one.began <= as_of]
    learned = learned or AS_SAID
    usual = at_firm or pace(known, as_of)
    won = sum(not one.is_open(as_of) and one.end is End.WON for one in known)
    lost = sum(not one.is_open(as_of) and one.end is not End.WON for one in known)
    ages = Counter(one.age(as_of) for one in known if one.is_open(as_of))
    to_come, wavers = 0.0, 0.0
    for age, many in ages.items():
        chance = learned.said(usual.becomes(age, max(within - age, 0)).won) if age < within else 0.0
        to_come += many * chance
        wavers += many * chance * (1 - chance)
    begun = len(known)
    expected = (won + to_come) / begun if begun else usual.becomes(0, within).won
    # The share is only as well known as those that ended tell; open ones may fall either way, and all of them together.
    open_share = (begun - won - lost) / begun if begun else 1.0
    doubt = open_share * expected * (1 - expected) / (won + lost + 2) + (open_share * learned.swing) ** 2
    doubt += wavers / begun**2 if begun else 0.0
    low, high = _between(expected, doubt)
    return Funnel(
        begun=begun,
        won=won,
        lost=lost,
        open=begun - won - lost,
        naive=won / begun if begun else 0.0,
        of_ended=won / (won + lost) if won + lost else None,
        expected=expected,
        low=low,
        high=high,
        days_won=usual.median(End.WON, within),
        days_lost=usual.median(End.LOST, within),
        enough=won + lost >= LEAST_AT_ALL,
    )


def _between(mean: float, variance: float) -> tuple[float, float]:
    """Where eight in ten lie, for a share with this mean and variance."""
    from scipy.special import betaincinv

    mean = min(max(mean, 1e-4), 1 - 1e-4)
    weight = max(mean * (1 - mean) / max(variance, 1e-9) - 1, 0.5)
    low, high = betaincinv(mean * weight, (1 - mean) * weight, (0.1, 0.9))
    return float(low), float(high)


# Where they come from


@dataclass(frozen=True, slots=True)
class Origin:
    """What becomes of introductions from one origin: an introducer, a trade, a source, a direction."""

    origin: Hashable
    word: Word
    begun: int
    won: int
    lost: int
    open: int
    expected: float  # of one that begins now, won within the horizon
    low: float
    high: float
    usual: float
    days_won: int | None  # of those that were won: the median day
    won_lift: float
    lost_lift: float


@dataclass(frozen=True, slots=True)
class Compared:
    """All origins of one sort, beside what is usual."""

    usual: Funnel
    pace: Pace
    origins: Mapping[Hashable, Origin]
    won_spread: Spread
    lost_spread: Spread
    learned: Learned

    @property
    def differ(self) -> bool:
        """Whether origins differ by more than luck."""
        return self.won_spread.says_that_they_differ or self.lost_spread.says_that_they_differ

    def chance(self, course: Course, origin: Hashable, as_of: date, within: int) -> float:
        """The chance that this one is won within so many days from now, or from its beginning if that is today.

        Of one that has been open for a while it is said as the backtest taught.
        """
        of = self.origins.get(origin)
        lifts = (of.won_lift, of.lost_lift) if of else (0.0, 0.0)
        chance = _chance(self.pace, lifts, course, as_of, within)
        return self.learned.said(chance) if course.age(as_of) > 0 else chance


def _chance(pace: Pace, lifts: tuple[float, float], course: Course, as_of: date, within: int) -> float:
    return pace.becomes(max(course.age(as_of), 0), within, won_lift=lifts[0], lost_lift=lifts[1]).won


POINTS = tuple((n + 0.5) / 7 for n in range(7))


def compare(
    courses: Iterable[Course],
    by: Callable[[Course], Hashable],
    as_of: date,
    *,
    within: int = HORIZON,
    half_life: float = HALF_LIFE,
    learned: Learned | None = None,
) -> Compared:
    """What becomes of introductions by their origin, each leaning on the firm's usual as far as few cases must."""
    known = [one for one in courses if one.began <= as_of]
    learned = learned or AS_SAID
    weighed = _weigh(known, by, as_of, half_life)
    at_all = weighed.usual.becomes(0, within).won
    return Compared(
        funnel(known, as_of, within=within, at_firm=weighed.usual, learned=learned),
        weighed.usual,
        MappingProxyType({origin: _origin(origin, weighed, at_all, as_of, within) for origin in weighed.groups}),
        weighed.won_spread,
        weighed.lost_spread,
        learned,
    )


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The courses by origin, what was counted of each beside the usual, and how far origins differ."""

    usual: Pace
    groups: Mapping[Hashable, Sequence[Course]]
    seen: Mapping[Hashable, tuple[Counted, Counted]]
    won_spread: Spread
    lost_spread: Spread

    @property
    def differ(self) -> bool:
        return self.won_spread.says_that_they_differ or self.lost_spread.says_that_they_differ

    def lifts(self, origin: Hashable) -> tuple[float, float]:
        won, lost = self.seen[origin]
        return shrinking.lift((won,), self.won_spread).expected, shrinking.lift((lost,), self.lost_spread).expected


def _weigh(known: Iterable[Course], by: Callable[[Course], Hashable], as_of: date, half_life: float) -> _Weighed:
    groups: dict[Hashable, list[Course]] = defaultdict(list)
    every: list[_Span] = []
    spans: dict[Hashable, list[_Span]] = {}
    for one in known:
        groups[by(one)].append(one)
    for origin, of in groups.items():
        spans[origin] = _spans(of, as_of)
        every += spans[origin]
    usual = _pace(every, half_life)
    upto = tuple([0.0, *accumulate(chances)] for chances in (usual.won, usual.lost))
    seen = {origin: _counted(of, upto[0], upto[1]) for origin, of in spans.items()}
    return _Weighed(
        usual,
        groups,
        seen,
        shrinking.spread((won,) for won, _ in seen.values()),
        shrinking.spread((lost,) for _, lost in seen.values()),
    )


def _counted(spans: Iterable[_Span], won: Sequence[float], lost: Sequence[float]) -> tuple[Counted, Counted]:
    """Wins and losses, beside those that so many days of such ages would usually have seen."""
    came, expected_won, expected_lost = [0, 0, 0], 0.0, 0.0
    for span in spans:
        came[span.came] += 1
        first, last = min(span.first, len(won) - 1), min(span.last + 1, len(won) - 1)
        expected_won += won[last] - won[first]
        expected_lost += lost[last] - lost[first]
    return Counted(came[1], expected_won), Counted(came[2], expected_lost)


def _won_under(pace: Pace, faster: Sequence[float], slower: Sequence[float], within: int) -> list[float]:
    """The share that is won under each pair of lifts, the lowest first."""
    import numpy as np

    won, lost = pace._days(0, within)
    lifts = np.array([(w, x) for w in faster for x in slower])
    won, lost = np.outer(np.exp(lifts[:, 0]), won), np.outer(np.exp(lifts[:, 1]), lost)
    leaves = won + lost
    over = np.maximum(leaves, 1.0)  # more than all cannot leave on one day
    stays = np.cumprod(1 - leaves / over, axis=1)
    stays = np.concatenate((np.ones((len(lifts), 1)), stays[:, :-1]), axis=1)
    return sorted((stays * won / over).sum(axis=1).tolist())


def _origin(origin: Hashable, weighed: _Weighed, at_all: float, as_of: date, within: int) -> Origin:
    courses, (won, lost) = weighed.groups[origin], weighed.seen[origin]
    faster = shrinking.quantiles((won,), weighed.won_spread, POINTS)
    slower = shrinking.quantiles((lost,), weighed.lost_spread, POINTS)
    won_lift, lost_lift = weighed.lifts(origin)
    shares = _won_under(weighed.usual, faster, slower, within)
    strong_from, weak_to = share(log_odds(at_all) + STRONG), share(log_odds(at_all) - STRONG)
    word = Word.USUAL
    ended = int(won.happened + lost.happened)
    if ended < LEAST_ENDED or weighed.usual.ended < LEAST_AT_ALL:
        word = Word.TOO_LITTLE
    elif weighed.differ and sum(s > strong_from for s in shares) >= SURE * len(shares):
        word = Word.BETTER
    elif weighed.differ and sum(s < weak_to for s in shares) >= SURE * len(shares):
        word = Word.WORSE
    days = sorted((c.ended - c.began).days for c in courses if c.end is End.WON and c.ended and c.ended <= as_of)
    return Origin(
        origin=origin,
        word=word,
        begun=len(courses),
        won=int(won.happened),
        lost=int(lost.happened),
        open=sum(c.is_open(as_of) for c in courses),
        expected=sum(shares) / len(shares),
        low=shares[len(shares) // 10],
        high=shares[-1 - len(shares) // 10],
        usual=at_all,
        days_won=days[len(days) // 2] if days else None,
        won_lift=won_lift,
        lost_lift=lost_lift,
    )


# Why not, and from where


def reasons(courses: Iterable[Course], as_of: date) -> tuple[tuple[str, int], ...]:
    """Why those were lost that were: the commonest first."""
    found = Counter(one.reason for one in courses if one.end is End.LOST and not one.is_open(as_of))
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, slots=True)
class Share:
    """What came from one source, and its share of all that was won, in numbers and in value."""

    source: str
    begun: int
    won: int
    value: int
    of_won: float
    of_value: float


def shares(courses: Iterable[Course], as_of: date, since: date | None = None) -> tuple[Share, ...]:
    """How much of the business came from referrals, and from each other source; what was won since a day."""
    begun: Counter[str] = Counter()
    won: Counter[str] = Counter()
    value: Counter[str] = Counter()
    for one in courses:
        if one.began <= as_of and (since is None or one.began >= since):
            begun[one.source] += 1
        if one.end is End.WON and one.ended and one.ended <= as_of and (since is None or one.ended >= since):
            won[one.source] += 1
            value[one.source] += one.value
    all_won, all_value = sum(won.values()), sum(value.values())
    found = (
        Share(
            source,
            begun[source],
            won[source],
            value[source],
            won[source] / all_won if all_won else 0.0,
            value[source] / all_value if all_value else 0.0,
        )
        for source in {*begun, *won}
    )
    return tuple(sorted(found, key=lambda s: (-s.won, -s.begun, s.source)))


# What grew


@dataclass(frozen=True, slots=True)
class Brought:
    """Somebody brought somebody, by one referral."""

    introducer: int
    prospect: int
    referral: int
    on: date
    won: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """One who came by way of the root, so many steps away."""

    person: int
    by: int
    referral: int
    depth: int
    won: bool


@dataclass(frozen=True, slots=True)
class Growth:
    """What grew from one person: who came by them, and by those who came. A parent stands before their own."""

    root: int
    branches: tuple[Branch, ...]
    depth: int
    won: int
    refused: tuple[int, ...]  # referrals that lead back to who was there already


def grown_from(root: int, edges: Iterable[Brought]) -> Growth:
    """The tree of what grew from one person. Each came once: by whoever brought them first; circles lead nowhere."""
    children: dict[int, list[Brought]] = defaultdict(list)
    for edge in sorted(edges, key=lambda e: (e.on, e.referral)):
        children[edge.introducer].append(edge)
    came_by = _first_words(root, children)
    branches: list[Branch] = []
    refused: list[int] = []
    waiting = [(edge, 1) for edge in reversed(children[root])]
    while waiting:
        edge, depth = waiting.pop()
        if came_by.get(edge.prospect) is not edge:
            refused.append(edge.referral)
            continue
        branches.append(Branch(edge.prospect, edge.introducer, edge.referral, depth, edge.won))
        waiting += [(further, depth + 1) for further in reversed(children.get(edge.prospect, []))]
    return Growth(
        root,
        tuple(branches),
        max((branch.depth for branch in branches), default=0),
        sum(branch.won for branch in branches),
        tuple(sorted(refused)),
    )


def _first_words(root: int, children: Mapping[int, Sequence[Brought]]) -> dict[int, Brought | None]:
    """By which word each came first, of those who can be reached from the root in so few steps."""
    came_by: dict[int, Brought | None] = {root: None}
    level = [root]
    while level:
        words = sorted((e for p in level for e in children.get(p, ())), key=lambda e: (e.on, e.referral))
        level = []
        for edge in words:
            if edge.prospect not in came_by:
                came_by[edge.prospect] = edge
                level.append(edge.prospect)
    return came_by
