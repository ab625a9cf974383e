"""Will enough people be sent to us, and if not, from when, and whose word would help most?

One fit for the firm says who still introduces people to us and how often (`returning`). The weeks ahead are played
many times over: whoever still does goes on at their rhythm and may stop, new introducers come as they came of late,
the year bends it where two years show that it does (`seasons`), and the level wanders as it wandered before (`levels`).
What we are not sure of is played too, so that the intervals are honest. The same seed plays the same futures.

Below sixty referrals or eight weeks there is too little to say; who has gone quiet can be said earlier.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from obliged.domain import levels, returning, seasons
from obliged.domain.returning import PLAUSIBLE, WEEK, Fitted, Histories, Plausible
from obliged.domain.seasons import Season

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Array = NDArray[Any]
    Clock = Callable[[Array], Array]

AHEAD = 13  # weeks
LEAST_REFERRALS, LEAST_WEEKS = 60, 8


# What we are given


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody who may introduce people to us."""

    id: int
    introduced: tuple[date, ...] = ()  # one day for each referral, in any order
    since: date | None = None  # when we came to know them; else since their first introduction
    touched: tuple[date, ...] = ()  # when we kept in touch


@dataclass(frozen=True, slots=True)
class Need:
    """What the firm needs: at least so many referrals in so many weeks running. Fewer is a drought."""

    referrals: int
    weeks: int = 4


# What we answer


class Lacks(StrEnum):
    REFERRALS = "referrals"
    WEEKS = "weeks"


@dataclass(frozen=True, slots=True)
class Lacking:
    what: Lacks
    have: int
    need: int


@dataclass(frozen=True, slots=True)
class TooLittle:
    """Nothing can be said of the weeks ahead yet, and what is lacking."""

    lacking: tuple[Lacking, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """From one count to another, both included."""

    low: int
    high: int

    def holds(self, count: float) -> bool:
        return self.low <= count <= self.high


@dataclass(frozen=True, slots=True)
class Count:
    """How many come: on average, in half of the futures, and in four of five."""

    expected: float
    half: Span  # 50 %
    most: Span  # 80 %


@dataclass(frozen=True, slots=True)
class Week:
    """One week ahead, from this day on."""

    begins_on: date
    referrals: Count
    dry: float  # the chance that the weeks of the need that end with this one bring too few


@dataclass(frozen=True, slots=True)
class Drought:
    """How likely fewer come than the firm needs, and from when."""

    chance: float  # that it happens at all within the weeks ahead
    begins_on: date | None  # when it begins in the middle of the futures that have one; may be past
    already: bool  # the weeks up to now brought too few


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the weeks ahead may bring."""

    as_of: date
    weeks: tuple[Week, ...]
    total: Count  # over all weeks ahead
    from_new: float  # of these, expected from people who have not yet introduced anybody
    drought: Drought
    season: Season | None
    level: float  # above one: more come of late than the rhythms of each would say


@dataclass(frozen=True, slots=True)
class Quiet:
    """Somebody who has probably stopped, against their own rhythm."""

    partner: int
    usual_weeks: float  # between two introductions, in the middle
    silent_weeks: float
    introductions: int
    alive: float  # the chance that they still introduce people to us


class Helps(StrEnum):
    """Why a word to somebody would help."""

    QUIET = "quiet"  # usually every so many weeks, silent for so many
    SENDS = "sends"  # so many in the last year
    UNTOUCHED = "untouched"  # no word from us for so many weeks
    NEVER_TOUCHED = "never_touched"


@dataclass(frozen=True, slots=True)
class Reason:
    key: Helps
    count: int = 0
    weeks: float = 0.0
    usual_weeks: float = 0.0


@dataclass(frozen=True, slots=True)
class Help:
    """A word to somebody, what it may bring in the weeks ahead, and why."""

    partner: int
    gain: float  # referrals
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a touch does: the rhythm times so much for some weeks, and a few who had stopped begin again.

    Where the firm has touched often enough, `times` is learned from what followed, against what was expected anyhow.
    Else it is our assumption, and cautious: that reconnecting with dormant ties is worth it is known (Levin, Walter and
    Murnighan, "Dormant Ties", Organization Science 22 (2011) 923-939), how much it is worth in referrals is not.
    """

    times: float = 1.1
    weeks: int = 4
    revives: float = 0.05
    learned: bool = False
    touches: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """What we would have said on a past day, and what came."""

    as_of: date
    weeks: int
    referrals: Count
    came: int


@dataclass(frozen=True, slots=True)
class Backtest:
    """How our word would have held."""

    said: tuple[Said, ...]

    @property
    def half(self) -> float | None:
        """How often half of the futures held what came; one half where we are honest."""
        return _share([each.referrals.half.holds(each.came) for each in self.said])

    @property
    def most(self) -> float | None:
        """How often four of five futures held it."""
        return _share([each.referrals.most.holds(each.came) for each in self.said])

    @property
    def expected(self) -> float:
        return sum(each.referrals.expected for each in self.said)

    @property
    def came(self) -> int:
        return sum(each.came for each in self.said)


def _share(held: Sequence[bool]) -> float | None:
    return sum(held) / len(held) if held else None


# The diary: what happened, in columns


@dataclass(frozen=True, slots=True, eq=False)
class Diary:
    """All partners' days in columns, so that any past day can be looked back from quickly."""

    ids: tuple[int, ...]
    first: Array  # the day since when each is known, as an ordinal
    who: Array  # of each occasion, by place in `ids`; ordered by person and day
    day: Array
    size: Array  # people introduced on that occasion
    touched: tuple[tuple[date, ...], ...]

    @classmethod
    def of(cls, partners: Iterable[Partner]) -> Diary:
        """The diary of these partners; those whom nothing dates are left out. Their order does not matter."""
        import numpy as np

        dated = sorted((p for p in partners if p.since or p.introduced), key=lambda partner: partner.id)
        who = [n for n, partner in enumerate(dated) for _ in partner.introduced]
        day = [day.toordinal() for partner in dated for day in partner.introduced]
        pairs = np.array([who, day], dtype=np.int64).T.reshape(-1, 2)
        occasions, size = np.unique(pairs, axis=0, return_counts=True)
        first = [min([*p.introduced, *([p.since] if p.since else [])]).toordinal() for p in dated]
        return cls(
            tuple(partner.id for partner in dated),
            np.array(first, dtype=np.int64),
            occasions[:, 0],
            occasions[:, 1],
            size,
            tuple(partner.touched for partner in dated),
        )

    def came(self, after: date, until: date, *, from_new: bool = True) -> int:
        """The referrals of the days after one day, until another; also from people first known after it, or not."""
        inside = (self.day > after.toordinal()) & (self.day <= until.toordinal())
        if not from_new:
            inside &= self.first[self.who] <= after.toordinal()
        return int(self.size[inside].sum())

    def histories(self, known: Array, until: int, clock: Clock) -> Histories:
        """The histories of these people, as of the end of a day, in the weeks of a clock."""
        import numpy as np

        place = np.full(len(self.ids), -1)
        place[known] = np.arange(known.size)
        later = (self.day <= until) & (self.day > self.first[self.who]) & (place[self.who] >= 0)
        who = place[self.who[later]]
        again = np.bincount(who, minlength=known.size).astype(float)
        last = self.first[known].copy()
        last[who] = self.day[later]  # days rise within each person, so the last one stays
        begin = clock(self.first[known])
        return Histories.columns(again, clock(last) - begin, clock(np.full(known.size, until)) - begin)


# The ground: what we know as of a day


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What is known of all partners as of a day: the ground of every answer."""

    diary: Diary
    as_of: date
    known: Array  # places in the diary
    histories: Histories  # of those, in the season's weeks
    fitted: Fitted
    season: Season | None
    plausible: Plausible
    counts: tuple[int, ...]  # referrals of each week up to now, whole weeks only

    @property
    def referrals(self) -> int:
        return int(self.diary.size[self.diary.day <= self.as_of.toordinal()].sum())


def read(partners: Iterable[Partner] | Diary, as_of: date, *, plausible: Plausible = PLAUSIBLE) -> Ground:
    """All that the answers stand on, as of the end of a day. What came later is not looked at."""
    import numpy as np

    diary = partners if isinstance(partners, Diary) else Diary.of(partners)
    until = as_of.toordinal()
    known = np.flatnonzero(diary.first <= until)
    counts = _weekly(diary.day, diary.size, diary.day.min(initial=until), until)
    season = seasons.shape(counts, as_of - timedelta(days=7 * len(counts) - 1))
    histories = diary.histories(known, until, _clock(season, diary, until))
    fitted = returning.fit(histories, plausible)
    return Ground(diary, as_of, known, histories, fitted, season, plausible, tuple(int(n) for n in counts))


def _weekly(days: Array, sizes: Array, begins: int, until: int) -> Array:
    """Sums of whole weeks that end with a day."""
    import numpy as np

    weeks = max(0, (until - int(begins) + 1) // 7)
    back = (until - days) // 7
    inside = (back >= 0) & (back < weeks)
    return np.bincount(weeks - 1 - back[inside], weights=sizes[inside], minlength=weeks)[:weeks]


def _clock(season: Season | None, diary: Diary, until: int, ahead: int = 0) -> Clock:
    """The hands of a clock that runs as the season does: weeks for each day, given as an ordinal."""
    import numpy as np

    if season is None:
        return lambda days: days / WEEK
    begins = int(diary.first.min(initial=until))
    passed = np.concatenate([[0.0], np.cumsum(season.on(np.arange(begins + 1, until + ahead + 1)))]) / WEEK
    return lambda days: passed[days - begins]


def lacking(ground: Ground) -> tuple[Lacking, ...]:
    """What is lacking before something can be said of the weeks ahead."""
    have = ((Lacks.REFERRALS, ground.referrals, LEAST_REFERRALS), (Lacks.WEEKS, len(ground.counts), LEAST_WEEKS))
    return tuple(Lacking(what, n, least) for what, n, least in have if n < least)


# The weeks ahead

FUTURES = 2000
PLAYED = 12_000_000  # partners times futures; a very large firm is played less often
POSSIBLE = 100  # different habits among the futures


def ahead(ground: Ground, need: Need, *, seed: int, weeks: int = AHEAD) -> Outlook | TooLittle:
    """What the weeks ahead bring, and how likely it is too little."""
    if missing := lacking(ground):
        return TooLittle(missing)
    old, new, level = _played(ground, weeks, seed)
    total = old + new
    dry, already = _dry(total, ground.counts, need)
    begins = [ground.as_of + timedelta(days=7 * w + 1) for w in range(weeks)]
    return Outlook(
        ground.as_of,
        tuple(Week(begins[w], _count(total[:, w]), float(dry[:, w].mean())) for w in range(weeks)),
        _count(total.sum(axis=1)),
        float(new.sum(axis=1).mean()),
        _drought(ground.as_of, dry, already, need),
        ground.season,
        level,
    )


def _count(futures: Array) -> Count:
    import numpy as np

    values, times = np.unique(futures.round().astype(int), return_counts=True)
    # The chance below a count and half of that of the count itself: ends that hold neither too much nor too little.
    share = (np.cumsum(times) - times / 2) / times.sum()
    return Count(float(futures.mean()), _span(values, share, 0.25), _span(values, share, 0.10))


def _span(values: Array, share: Array, tail: float) -> Span:
    import numpy as np

    low = min(int(np.searchsorted(share, tail)), values.size - 1)
    high = max(int(np.searchsorted(share, 1 - tail, side="right")) - 1, 0)
    if high < low:  # nearly all futures are of one count
        low = high = int(np.searchsorted(share, 0.5).clip(max=values.size - 1))
    return Span(int(values[low]), int(values[high]))


def _dry(total: Array, counts: Sequence[int], need: Need) -> tuple[Array, bool]:
    """In which futures the weeks that end with each week bring too few; and whether the last ones did."""
    import numpy as np

    n = max(1, need.weeks)
    before = np.array(counts[-(n - 1) :] if n > 1 else [], dtype=float)
    past = np.broadcast_to(before, (total.shape[0], before.size))
    running = np.cumsum(np.hstack([np.zeros((total.shape[0], 1)), past, total]), axis=1)
    ends = before.size + 1 + np.arange(total.shape[1])
    sums = running[:, ends] - running[:, np.maximum(ends - n, 0)]
    already = len(counts) >= n and sum(counts[-n:]) < need.referrals
    return sums < need.referrals, already


def _drought(as_of: date, dry: Array, already: bool, need: Need) -> Drought:
    import numpy as np

    some = dry.any(axis=1)
    if not some.any():
        return Drought(0.0, None, already)
    first = int(np.median(dry[some].argmax(axis=1)))
    return Drought(float(some.mean()), as_of + timedelta(days=7 * (first + 1 - need.weeks) + 1), already)


def _played(ground: Ground, weeks: int, seed: int) -> tuple[Array, Array, float]:
    """Referrals week by week in many futures, from those we know and from new ones; and the level now."""
    import numpy as np

    rng = np.random.default_rng(seed)
    people = len(ground.histories)
    futures = int(np.clip(PLAYED // max(people, 1), 400, FUTURES)) // POSSIBLE * POSSIBLE
    until = ground.as_of.toordinal()
    clock = _clock(ground.season, ground.diary, until, 7 * weeks)
    lengths = np.diff(clock(until + 7 * np.arange(weeks + 1)))  # of the weeks ahead, as the season runs
    level, now = _level(ground, clock)
    bends = _bends(ground, weeks, futures, rng)
    pace = lengths * bends * level.ahead(list(lengths * now), futures, rng)
    arrivals = _arrivals(ground, lengths, bends, futures, rng)
    hands = np.hstack([np.zeros((futures, 1)), np.cumsum(pace, axis=1)])
    habits = returning.plausible_habits(
        ground.histories, ground.fitted, seed=int(rng.integers(2**31)), many=POSSIBLE, plausible=ground.plausible
    )
    old, new = np.zeros((futures, weeks)), np.zeros((futures, weeks))
    sizes = _Sizes.of(ground, rng)
    each = futures // POSSIBLE
    for n, ways in enumerate(habits):
        mine = slice(n * each, (n + 1) * each)
        old[mine] = _from_known(ways, ground.histories, hands[mine], sizes, rng)
        new[mine] = _from_new(ways, arrivals[mine], hands[mine], sizes, rng)
    return old, new, level.mean


UNSEEN = 0.08  # how far each wave of the year may bend a firm whose years have not shown it yet
JUST_PAST = 8  # weeks that the level is mostly read from


def _bends(ground: Ground, weeks: int, futures: int, rng: Generator) -> Array:
    """How far the year may bend the weeks ahead otherwise than we think, against the weeks just past."""
    import numpy as np

    until = ground.as_of.toordinal()
    ahead = seasons.swings(until + 7 * np.arange(weeks) + 4)
    if ground.season:
        off = ground.season.drawn(futures, rng) - np.array(ground.season.waves)
    else:
        unseen = UNSEEN if len(ground.counts) < seasons.LEAST_WEEKS else UNSEEN / 2
        off = rng.standard_normal((futures, ahead.shape[1])) * unseen
    past = seasons.swings(until - 7 * np.arange(JUST_PAST) - 3).mean(axis=0)
    return np.exp(off @ (ahead - past).T)


def _from_known(ways: returning.Habits, histories: Histories, hands: Array, sizes: _Sizes, rng: Generator) -> Array:
    """The weeks of those we know: whoever still does, at a rhythm and with a chance to stop that fit their history."""
    import numpy as np

    still = returning.alive(ways, histories)
    future, person = np.nonzero(rng.random((hands.shape[0], still.size)) < still)
    rates = rng.gamma(ways.r + histories.again[person]) / (ways.alpha + histories.known[person])
    spans = hands[future, -1]
    times = rng.poisson(np.minimum(rates * spans, MOST_TIMES))
    some = np.flatnonzero(times)
    stops = rng.beta(ways.a, ways.b + histories.again[person[some]])
    who, part = _occasions(times[some], stops, rng)
    return _by_week(future[some][who], part * spans[some][who], hands, sizes.drawn(who.size))


def _from_new(ways: returning.Habits, arrivals: Array, hands: Array, sizes: _Sizes, rng: Generator) -> Array:
    """The weeks of those who are to come: their first word, and what they do after it."""
    import numpy as np

    future, week = np.nonzero(arrivals)
    future, week = (np.repeat(place, arrivals[future, week]) for place in (future, week))
    begins = hands[future, week] + rng.random(future.size) * (hands[future, week + 1] - hands[future, week])
    spans = hands[future, -1] - begins
    rates = rng.gamma(ways.r, size=future.size) / ways.alpha
    times = rng.poisson(np.minimum(rates * spans, MOST_TIMES))
    some = np.flatnonzero(times)
    who, part = _occasions(times[some], rng.beta(ways.a, ways.b, some.size), rng)
    after = _by_week(future[some][who], begins[some][who] + part * spans[some][who], hands, sizes.drawn(who.size))
    return after + _by_week(future, begins, hands, sizes.first(future.size))


MOST_TIMES = 500.0  # nobody introduces more often than this in the weeks that are played


def _occasions(times: Array, stops: Array, rng: Generator) -> tuple[Array, Array]:
    """Who introduces when, as a part of their time: each of so many times may be the last."""
    import numpy as np

    kept = np.minimum(times, rng.geometric(np.clip(stops, 1e-9, 1.0)))
    who = np.repeat(np.arange(times.size), times)
    part = rng.random(who.size)
    order = np.lexsort((part, who))
    part = part[order]
    rank = np.arange(who.size) - np.repeat(np.cumsum(times) - times, times)
    early = rank < np.repeat(kept, times)
    return who[early], part[early]


def _by_week(future: Array, at: Array, hands: Array, sizes: Array) -> Array:
    """Sums by future and week of what happens when the clock stands at."""
    import numpy as np

    futures, weeks = hands.shape[0], hands.shape[1] - 1
    end = np.maximum(hands[:, -1:], 1e-300)
    marks = (hands[:, 1:] / end + np.arange(futures)[:, None]).ravel()
    place = np.searchsorted(marks, at / end[future, 0] + future).clip(max=futures * weeks - 1)
    place = np.clip(place, future * weeks, future * weeks + weeks - 1)
    return np.bincount(place, weights=sizes, minlength=futures * weeks).reshape(futures, weeks)


@dataclass(frozen=True, slots=True, eq=False)
class _Sizes:
    """How many people come on one occasion, and on somebody's first day: as it was until now."""

    later: Array
    begins: Array
    rng: Generator

    @classmethod
    def of(cls, ground: Ground, rng: Generator) -> _Sizes:
        import numpy as np

        diary = ground.diary
        past = diary.day <= ground.as_of.toordinal()
        who, day, size = diary.who[past], diary.day[past], diary.size[past]
        opening = day == diary.first[who]
        begins = np.zeros(len(diary.ids), dtype=np.int64)
        begins[who[opening]] = size[opening]
        later = size[~opening] if (~opening).any() else np.ones(1, dtype=np.int64)
        return cls(later, begins[ground.known], rng)

    def drawn(self, many: int) -> Array:
        return self.rng.choice(self.later, size=many)

    def first(self, many: int) -> Array:
        import numpy as np

        return self.rng.choice(self.begins, size=many) if self.begins.size else np.ones(many)


LOOKED_BACK = 104  # weeks
SETTLED = 4  # weeks of history before the level is read


def _level(ground: Ground, clock: Clock) -> tuple[levels.Level, float]:
    """What came from those we knew at each past week's beginning against what their rhythms said; and the rate now."""
    import numpy as np

    diary, habits, until = ground.diary, ground.fitted.habits, ground.as_of.toordinal()
    came, thought = [], []
    for back in range(min(LOOKED_BACK, len(ground.counts) - SETTLED), 0, -1):
        monday = until - 7 * back
        known = ground.known[diary.first[ground.known] <= monday]
        rates = returning.rate(habits, diary.histories(known, monday, clock))
        length = float(np.diff(clock(np.array([monday, monday + 7])))[0])
        inside = (diary.day > monday) & (diary.day <= monday + 7) & (diary.first[diary.who] <= monday)
        came.append(float(np.count_nonzero(inside)))
        thought.append(float(rates.sum()) * length)
    now = float(returning.rate(habits, ground.histories).sum())
    return levels.read(came, thought), now


def _arrivals(ground: Ground, lengths: Array, bends: Array, futures: int, rng: Generator) -> Array:
    """New introducers week by week, as they came of late."""
    import numpy as np

    diary, until = ground.diary, ground.as_of.toordinal()
    first = diary.first[ground.known]
    came = _weekly(first, np.ones(first.size), int(first.min(initial=until)), until)
    if not came.size:
        return np.zeros((futures, lengths.size), dtype=np.int64)
    usual = max(float(came.mean()), 0.5 / came.size)
    level = levels.read(
        list(came[-LOOKED_BACK:]), [usual] * min(came.size, LOOKED_BACK), spread=1.0, reach=7.0, holds=1.0
    )
    means = usual * lengths
    return rng.poisson(np.minimum(means * bends * level.ahead(list(means), futures, rng), 1e5))


# Who has gone quiet

QUIET_BELOW = 0.5  # likelier that they have stopped than that they have not
QUIET_TIMES = 2.0  # and silent for at least so many of their usual spans
LEAST_OCCASIONS = 3  # two spans: before, nobody has a rhythm


def quiet(ground: Ground) -> tuple[Quiet, ...]:
    """Who has probably stopped, against their own rhythm; first those who introduced most people."""
    import numpy as np

    alive = returning.alive(ground.fitted.habits, ground.histories)
    found = []
    for n in np.flatnonzero((alive < QUIET_BELOW) & (ground.histories.again >= LEAST_OCCASIONS - 1)):
        usual, silent, times = _rhythm(ground, int(n))
        if times >= LEAST_OCCASIONS and silent >= QUIET_TIMES * usual:
            found.append(Quiet(ground.diary.ids[ground.known[n]], usual, silent, times, float(alive[n])))
    return tuple(sorted(found, key=lambda each: (-each.introductions, each.silent_weeks, each.partner)))


def _days(ground: Ground, n: int) -> Array:
    import numpy as np

    diary, place = ground.diary, ground.known[n]
    low, high = np.searchsorted(diary.who, [place, place + 1])
    days = diary.day[low:high]
    return days[days <= ground.as_of.toordinal()]


def _rhythm(ground: Ground, n: int) -> tuple[float, float, int]:
    """The usual weeks between two introductions, the weeks since the last, and how many there were."""
    import numpy as np

    days = _days(ground, n)
    if days.size < LEAST_OCCASIONS:
        return 0.0, 0.0, int(days.size)
    silent = (ground.as_of.toordinal() - int(days[-1])) / WEEK
    return float(np.median(np.diff(days))) / WEEK, silent, int(days.size)


# Whose word would help most

ENOUGH_TOUCHES = 30
ENOUGH_EXPECTED = 5.0  # introductions that would have come anyhow
ASSUMED_WEIGHS = 20.0  # the assumption counts as much as so many introductions
MOST_HELP = 3


def effect(ground: Ground, assumed: Effect = Effect()) -> Effect:
    """What a touch does in this firm, as far as it has been seen; else what is assumed.

    What came in the weeks after touches, against what the rhythms expected then. Firms touch those of whom they expect
    much, for reasons that we do not see, so the assumption weighs against what was seen, and nothing above twice is believed.
    """
    import numpy as np

    diary, until = ground.diary, ground.as_of.toordinal()
    windows: list[tuple[int, int, int, int]] = []  # how often again, since when, last, and when touched
    came = 0
    for n, place in enumerate(ground.known):
        days, first = _days(ground, n), int(diary.first[place])
        free = first
        for day in sorted(day.toordinal() for day in diary.touched[place]):
            ends = day + 7 * assumed.weeks
            if day < free or ends > until:
                continue  # the time after an earlier touch, or not over yet
            free = ends
            again = int(np.count_nonzero((days <= day) & (days > first)))
            last = int(days[np.searchsorted(days, day, side="right") - 1]) if again else first
            windows.append((again, first, last, day))
            came += int(np.count_nonzero((days > day) & (days <= ends)))
    touches, anyhow = len(windows), _expected_anyhow(ground, windows, assumed.weeks)
    if touches < ENOUGH_TOUCHES or anyhow < ENOUGH_EXPECTED:
        return Effect(assumed.times, assumed.weeks, assumed.revives, False, touches)
    times = (ASSUMED_WEIGHS + came) / (ASSUMED_WEIGHS / assumed.times + anyhow)
    return Effect(min(max(times, 1.0), 2.0), assumed.weeks, assumed.revives, True, touches)


def _expected_anyhow(ground: Ground, windows: Sequence[tuple[int, int, int, int]], weeks: int) -> float:
    """What the rhythms alone would have brought in the weeks after touches."""
    import numpy as np

    if not windows:
        return 0.0
    again, first, last, day = np.array(windows).T
    clock = _clock(ground.season, ground.diary, ground.as_of.toordinal())
    begin, now = clock(first), clock(day)
    rows = Histories.columns(again, clock(last) - begin, now - begin)
    share = (clock(day + 7 * weeks) - now) / weeks  # busy weeks count for more
    return float((returning.expected_of(ground.fitted.habits, rows, float(weeks)) * share).sum())


def helpful(
    ground: Ground, allowed: Collection[int], what: Effect | None = None, *, most: int = MOST_HELP, weeks: int = AHEAD
) -> tuple[Help, ...]:
    """The few words that would bring most, among those whom we may write to now; the best first."""
    import numpy as np

    what = what or effect(ground)
    habits, rows = ground.fitted.habits, ground.histories
    if not len(rows):
        return ()
    sooner = returning.expected_of(habits, rows, float(min(what.weeks, weeks))) * (what.times - 1)
    stopped = 1 - returning.alive(habits, rows)
    back = np.where(rows.again > 0, returning.expected_if_revived(habits, rows, float(weeks)), 0.0)
    since = _since_touch(ground)
    fresh = np.minimum(since / what.weeks, 1.0)  # what a touch of last week does, it does already
    gain = (sooner + stopped * what.revives * back) * fresh * _per_occasion(ground)
    places = [n for n in range(len(rows)) if gain[n] > 0 and ground.diary.ids[ground.known[n]] in allowed]
    best = sorted(places, key=lambda n: (-round(float(gain[n]), 9), ground.diary.ids[ground.known[n]]))[:most]
    return tuple(
        Help(ground.diary.ids[ground.known[n]], float(gain[n]), _reasons(ground, n, float(stopped[n]), float(since[n])))
        for n in best
    )


def _per_occasion(ground: Ground) -> float:
    past = ground.diary.day <= ground.as_of.toordinal()
    return float(ground.diary.size[past].mean()) if past.any() else 1.0


def _since_touch(ground: Ground) -> Array:
    """Weeks since we last kept in touch with each; without end where we never did."""
    import numpy as np

    last = [max((day for day in ground.diary.touched[n] if day <= ground.as_of), default=None) for n in ground.known]
    return np.array([(ground.as_of - day).days / WEEK if day else np.inf for day in last])


def _reasons(ground: Ground, n: int, stopped: float, since: float) -> tuple[Reason, ...]:
    found = []
    usual, silent, times = _rhythm(ground, n)
    if times >= LEAST_OCCASIONS and stopped > 1 - QUIET_BELOW and silent >= QUIET_TIMES * usual:
        found.append(Reason(Helps.QUIET, count=times, weeks=silent, usual_weeks=usual))
    days = _days(ground, n)
    if of_late := int((days > ground.as_of.toordinal() - 364).sum()):
        found.append(Reason(Helps.SENDS, count=of_late, weeks=52))
    if since == float("inf"):
        found.append(Reason(Helps.NEVER_TOUCHED))
    elif since >= 1:
        found.append(Reason(Helps.UNTOUCHED, weeks=since))
    return tuple(found)


# What we said, what came


def backtest(
    partners: Iterable[Partner] | Diary,
    days: Iterable[date],
    *,
    until: date,
    seed: int,
    weeks: Sequence[int] = (AHEAD,),
    from_new: bool = True,
    plausible: Plausible = PLAUSIBLE,
) -> Backtest:
    """What we would have said on past days of the weeks after them, and what came by `until`.

    Without new introducers, only of those who were known on each day.
    """
    diary = partners if isinstance(partners, Diary) else Diary.of(partners)
    said: list[Said] = []
    for day in days:
        spans = [n for n in weeks if day + timedelta(days=7 * n) <= until]
        ground = read(diary, day, plausible=plausible)
        if not spans or lacking(ground):
            continue
        old, new, _ = _played(ground, max(spans), seed)
        total = old + new if from_new else old
        for n in spans:
            came = diary.came(day, day + timedelta(days=7 * n), from_new=from_new)
            said.append(Said(day, n, _count(total[:, :n].sum(axis=1)), came))
    return Backtest(tuple(said))


__all__ = [
    "AHEAD", "LEAST_REFERRALS", "LEAST_WEEKS", "Backtest", "Count", "Diary", "Drought", "Effect", "Ground", "Help",
    "Helps", "Lacking", "Lacks", "Need", "Outlook", "Partner", "Quiet", "Reason", "Said", "Span", "TooLittle", "Week",
    "ahead", "backtest", "effect", "helpful", "lacking", "quiet", "read",
]  # fmt: skip
