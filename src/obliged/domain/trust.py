"""What have outcomes taught us about a person?

Good and bad outcomes by kind, against what is usual at this firm, which itself leans on what is usual in the trade while
the firm is young. Old outcomes fade; a word that somebody says of everybody weighs little; a returned favour is no
evidence, and a returned word backs only what others have shown. The answer is a word with its evidence, or that it is
too little to say. The same measure, of us, from what they and theirs reported, is our name with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from obliged.domain import shrinking
from obliged.domain.shrinking import Seen, Spread, log_odds, share


class Kind(StrEnum):
    """What an introduction shows of somebody."""

    CONTACTED = "contacted"  # in time
    FITTED = "fitted"
    TREATED_WELL = "treated_well"
    CLOSED = "closed"
    TOLD = "told"  # said what happened


class Role(StrEnum):
    """In which part the person is judged; with US it is we who are judged, by them and theirs."""

    PROVIDER = "provider"  # whom we sent to
    INTRODUCER = "introducer"  # who sends to us
    US = "us"


class Word(StrEnum):
    """What we say: the person against what is usual at this firm."""

    GOOD = "good"
    USUAL = "usual"
    POOR = "poor"
    TOO_LITTLE = "too_little"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that came of one introduction, about a person. `good` is None where nobody said."""

    person: int
    kind: Kind
    good: bool | None
    on: date
    referral: int | None = None
    by: int | None = None  # who reported it; None: we saw it
    reciprocal: bool = False  # said in return for what the person had said of the reporter
    role: Role = Role.PROVIDER

    def speaks(self, as_of: date) -> bool:
        """Whether it is known by that day how it was. Nobody is the witness of how well they treated others."""
        praises_self = self.by == self.person and self.kind is Kind.TREATED_WELL and self.role is not Role.US
        return self.good is not None and self.on <= as_of and not praises_self


@dataclass(frozen=True, slots=True)
class Trade:
    """What is usual in the trade: the share of good outcomes, and how many cases of the firm's own outweigh it."""

    rate: float
    worth: float


# Assumptions of ours, not measurements: we know of no published shares for introductions between people who know each
# other. Each weighs as much as a few cases, so that a firm's own first dozen decides.
TRADE: Mapping[Kind, Trade] = MappingProxyType(
    {
        Kind.CONTACTED: Trade(0.75, 6),
        Kind.FITTED: Trade(0.7, 6),
        Kind.TREATED_WELL: Trade(0.9, 6),
        Kind.CLOSED: Trade(0.5, 6),
        Kind.TOLD: Trade(0.5, 6),
    }
)
# How far each kind speaks of the person. Whether it fits is half the introducer's doing, whether it closes also the
# prospect's and the price's; and five outcomes of one introduction are not five independent ones.
SPEAKS: Mapping[Kind, float] = MappingProxyType(
    {Kind.CONTACTED: 0.7, Kind.FITTED: 0.4, Kind.TREATED_WELL: 1.0, Kind.CLOSED: 0.4, Kind.TOLD: 0.6}
)
HALF_LIFE = 730.0  # days after which an outcome weighs half: people change, and so do those who work for them
REMEMBERED = 2.0  # half-lives within which it is looked at how far people differ
LEAST_CASES = 3  # introductions that must speak for a word before it is said
LEAST_REMEMBERED = 1.0  # … and what must be left of them after forgetting
SURE = 0.8  # eight in ten, as the intervals
RETURNED = 0.5  # what a returned word weighs, beside at least as much that others showed
STRENGTH, STRENGTHS = (
    8.0,
    (1.0, 2000.0),
)  # cases that "usual" weighs for a person, before people's differences are known


@dataclass(frozen=True, slots=True)
class Counts:
    """Good and bad outcomes as they weigh today, those that were said in return apart."""

    good: float = 0.0
    bad: float = 0.0
    good_returned: float = 0.0
    bad_returned: float = 0.0

    def faded(self, kept: float) -> Counts:
        return Counts(self.good * kept, self.bad * kept, self.good_returned * kept, self.bad_returned * kept)

    def plus(self, good: bool, weight: float, *, reciprocal: bool = False) -> Counts:
        """One more, as it weighs."""
        g, b, gr, br = self.good, self.bad, self.good_returned, self.bad_returned
        if reciprocal:
            weight *= RETURNED
            return Counts(g, b, gr + weight, br) if good else Counts(g, b, gr, br + weight)
        return Counts(g + weight, b, gr, br) if good else Counts(g, b + weight, gr, br)

    @property
    def backed_good(self) -> float:
        """Returned words back what others have shown, and never more than that."""
        return self.good + min(self.good, self.good_returned)

    @property
    def backed_bad(self) -> float:
        return self.bad + min(self.bad, self.bad_returned)


@dataclass(frozen=True, slots=True)
class Base:
    """What is usual for a kind: the share of good ones, and how many cases it weighs for one person."""

    rate: float
    strength: float = STRENGTH


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual at this firm, kind by kind, and how far people differ."""

    bases: Mapping[Kind, Base]
    spread: Spread


@dataclass(frozen=True, slots=True)
class OfKind:
    """What is known of one kind: the cases, and between which shares the truth lies, eight in ten."""

    kind: Kind
    good: int
    bad: int
    unknown: int
    latest: date | None
    usual: float
    expected: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Trust:
    """What outcomes have taught us about a person, in one role. The word is what is shown, with its evidence.

    `standing`, `better` and `worse` order and decide; they are never shown.
    """

    person: int
    role: Role
    word: Word
    evidence: tuple[OfKind, ...]
    cases: int  # introductions that speak, those with returned words only apart
    good_cases: int
    bad_cases: int
    latest: date | None
    standing: float  # log-odds over the usual
    low: float
    high: float
    better: float  # believed: noticeably better than usual
    worse: float

    def may_be_seen_by(self, person: int | None) -> bool:
        """Nobody is shown what we think of them, nor how we think that we stand with them; None is one of us."""
        return person != self.person


# Weights


def kept(days: float, half_life: float) -> float:
    """What is left of an outcome after so many days."""
    return float(0.5 ** (max(days, 0.0) / half_life))


def meaning(good: bool, said: float, usual: float) -> float:
    """What a word weighs from somebody who says "good" in a share `said` of such cases, where others do in `usual`.

    A bad word from who finds everybody bad is little; a good one from them is worth as much as anybody's.
    """
    return min(1.0, (1 - said) / (1 - usual)) if good else min(1.0, said / usual)


def rate(counts: Counts, base: float, strength: float) -> float:
    """The share of good outcomes to expect: the beta-binomial's posterior mean."""
    good, bad = counts.backed_good, counts.backed_bad
    return (good + strength * base) / (good + bad + strength)


def _in_order(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """In an order of their own, so that sums are equal to the last digit however they were given."""
    return sorted(
        outcomes, key=lambda o: (o.on, o.person, o.kind, o.referral or 0, str(o.good), o.by or 0, o.reciprocal)
    )


# The firm


def usual(
    outcomes: Iterable[Outcome],
    as_of: date,
    *,
    half_life: float = HALF_LIFE,
    trade: Mapping[Kind, Trade] = TRADE,
) -> Usual:
    """What is usual, from the outcomes of everybody in one role."""
    faded: dict[Kind, Counts] = defaultdict(Counts)
    people: dict[Kind, dict[int, Counts]] = defaultdict(dict)
    for one in _in_order(outcomes):
        if not one.speaks(as_of) or one.reciprocal:
            continue
        days = (as_of - one.on).days
        faded[one.kind] = faded[one.kind].plus(bool(one.good), kept(days, half_life))
        if days <= REMEMBERED * half_life:
            theirs = people[one.kind]
            theirs[one.person] = theirs.get(one.person, Counts()).plus(bool(one.good), 1.0)
    bases: dict[Kind, Base] = {}
    groups: list[tuple[Seen]] = []
    for kind in Kind:
        of = tuple(people[kind].values())
        over_all = _share(Counts(sum(p.good for p in of), sum(p.bad for p in of)), trade[kind])
        bases[kind] = Base(_share(faded[kind], trade[kind]), _strength(of, over_all))
        groups += ((Seen(p.good, p.bad, over_all),) for p in of)
    return Usual(MappingProxyType(bases), shrinking.spread(groups))


def _share(counts: Counts, trade: Trade) -> float:
    """The firm's own share of good ones, leaning on the trade's while it is young."""
    return rate(counts, trade.rate, trade.worth)


def _seen(kind: Kind, counts: Counts, base: float) -> Seen:
    return Seen(SPEAKS[kind] * counts.backed_good, SPEAKS[kind] * counts.backed_bad, base)


def _strength(people: Sequence[Counts], base: float) -> float:
    """What the usual weighs for one person: the more alike people are, the more. Empirical Bayes, held by a prior."""
    if not people:
        return STRENGTH
    import math

    import numpy as np
    from scipy.optimize import minimize_scalar
    from scipy.special import betaln

    good, bad = np.array([p.good for p in people]), np.array([p.bad for p in people])

    def unlikely(log_strength: float) -> float:
        a, b = base * math.exp(log_strength), (1 - base) * math.exp(log_strength)
        held = 0.5 * (log_strength - math.log(STRENGTH)) ** 2
        return held - float((betaln(a + good, b + bad) - betaln(a, b)).sum())

    found = minimize_scalar(unlikely, bounds=tuple(math.log(s) for s in STRENGTHS), method="bounded")
    return float(math.exp(found.x))


def habits(
    outcomes: Iterable[Outcome], usual: Usual, as_of: date, *, half_life: float = HALF_LIFE
) -> Mapping[int, float]:
    """How kindly each reporter speaks, in log-odds over the usual: whoever says bad of everybody is far below.

    What others, too, say of a person tells little about the one who says it, and is weighed down.
    """
    said: dict[tuple[int, Kind], Counts] = defaultdict(Counts)
    words: list[tuple[Outcome, float]] = []
    for one in _in_order(outcomes):
        if one.speaks(as_of):
            weight = kept((as_of - one.on).days, half_life)
            words.append((one, weight))
            said[one.person, one.kind] = said[one.person, one.kind].plus(bool(one.good), weight)
    by: dict[int, list[Seen]] = defaultdict(list)
    for one, weight in words:
        if one.by is None or one.good is None:
            continue
        base = usual.bases[one.kind]
        of = said[one.person, one.kind]
        others = Counts(max(of.good - weight * one.good, 0.0), max(of.bad - weight * (not one.good), 0.0))
        weight *= meaning(one.good, rate(others, base.rate, base.strength), base.rate)
        by[one.by].append(Seen(weight, 0.0, base.rate) if one.good else Seen(0.0, weight, base.rate))
    among = shrinking.spread(())
    return {reporter: shrinking.lift(_summed(seen), among).expected for reporter, seen in by.items()}


def _summed(seen: Iterable[Seen]) -> tuple[Seen, ...]:
    """Cases with the same usual share as one; in an order of their own, so that none matters."""
    sums: dict[float, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for one in sorted(seen, key=lambda s: (s.usual, s.good, s.bad)):
        sums[one.usual][0] += one.good
        sums[one.usual][1] += one.bad
    return tuple(Seen(good, bad, base) for base, (good, bad) in sums.items())


# The person


def judge(
    person: int,
    outcomes: Iterable[Outcome],
    usual: Usual,
    as_of: date,
    *,
    role: Role = Role.PROVIDER,
    habits: Mapping[int, float] = MappingProxyType({}),
    half_life: float = HALF_LIFE,
) -> Trust:
    """What the outcomes of this person say, beside what is usual. What lies after the day is not yet known."""
    known = _in_order(one for one in outcomes if one.person == person and one.role is role and one.on <= as_of)
    counts: dict[Kind, Counts] = defaultdict(Counts)
    for one in known:
        if one.speaks(as_of):
            base = usual.bases[one.kind].rate
            said = share(log_odds(base) + (habits.get(one.by, 0.0) if one.by is not None else 0.0))
            weight = kept((as_of - one.on).days, half_life) * meaning(bool(one.good), said, base)
            counts[one.kind] = counts[one.kind].plus(bool(one.good), weight, reciprocal=one.reciprocal)
    lift = shrinking.lift([_seen(kind, counts[kind], usual.bases[kind].rate) for kind in Kind], usual.spread)
    speaking = [one for one in known if one.speaks(as_of) and not one.reciprocal]
    good, bad = (_cases([o for o in speaking if o.good is of], as_of, half_life) for of in (True, False))
    every = _cases(speaking, as_of, half_life)
    word = Word.USUAL if _enough(every) else Word.TOO_LITTLE
    if _enough(good) and lift.better >= SURE:
        word = Word.GOOD
    elif _enough(bad) and lift.worse >= SURE:
        word = Word.POOR
    return Trust(
        person=person,
        role=role,
        word=word,
        evidence=tuple(_of_kind(known, as_of, kind, counts[kind], usual.bases[kind]) for kind in _kinds(known)),
        cases=len(every),
        good_cases=len(good),
        bad_cases=len(bad),
        latest=max((one.on for one in speaking), default=None),
        standing=lift.expected,
        low=lift.low,
        high=lift.high,
        better=lift.better,
        worse=lift.worse,
    )


def _cases(outcomes: Iterable[Outcome], as_of: date, half_life: float) -> Mapping[object, float]:
    """The introductions of these outcomes, each with what is left of its latest."""
    found: dict[object, float] = {}
    for one in outcomes:
        case = one.referral if one.referral is not None else (one.kind, one.on, one.by)
        found[case] = max(found.get(case, 0.0), kept((as_of - one.on).days, half_life))
    return found


def _enough(cases: Mapping[object, float]) -> bool:
    return len(cases) >= LEAST_CASES and sum(sorted(cases.values())) >= LEAST_REMEMBERED


def _kinds(outcomes: Sequence[Outcome]) -> list[Kind]:
    found = {one.kind for one in outcomes}
    return [kind for kind in Kind if kind in found]


def _of_kind(known: Iterable[Outcome], as_of: date, kind: Kind, counts: Counts, base: Base) -> OfKind:
    from scipy.special import betaincinv

    of = [one for one in known if one.kind is kind]
    a = counts.backed_good + base.strength * base.rate
    b = counts.backed_bad + base.strength * (1 - base.rate)
    return OfKind(
        kind=kind,
        good=sum(one.speaks(as_of) and one.good is True for one in of),
        bad=sum(one.speaks(as_of) and one.good is False for one in of),
        unknown=sum(not one.speaks(as_of) for one in of),
        latest=max((one.on for one in of if one.speaks(as_of)), default=None),
        usual=base.rate,
        expected=rate(counts, base.rate, base.strength),
        low=float(betaincinv(a, b, 0.1)),
        high=float(betaincinv(a, b, 0.9)),
    )


def judgements(
    outcomes: Iterable[Outcome],
    as_of: date,
    *,
    half_life: float = HALF_LIFE,
    trade: Mapping[Kind, Trade] = TRADE,
) -> Mapping[tuple[int, Role], Trust]:
    """Everybody of whom there is an outcome, in each of their roles."""
    by_role: dict[Role, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        by_role[one.role].append(one)
    found: dict[tuple[int, Role], Trust] = {}
    for role, of in by_role.items():
        at_the_firm = usual(of, as_of, half_life=half_life, trade=trade)
        spoken = habits(of, at_the_firm, as_of, half_life=half_life)
        people: dict[int, list[Outcome]] = defaultdict(list)
        for one in of:
            people[one.person].append(one)
        for person, theirs in people.items():
            found[person, role] = judge(
                person, theirs, at_the_firm, as_of, role=role, habits=spoken, half_life=half_life
            )
    return found


# What we would have said


@dataclass(frozen=True, slots=True)
class Memory:
    """How fast what was seen fades, in days, and what the usual weighs for a person and for a reporter."""

    person: float = HALF_LIFE
    firm: float = HALF_LIFE
    reporter: float = HALF_LIFE
    strength: float = STRENGTH
    reporter_strength: float = STRENGTH


@dataclass(slots=True)
class _Record:
    counts: Counts = Counts()
    at: float = 0.0

    def as_of(self, at: float, half_life: float) -> Counts:
        if at > self.at:
            self.counts = self.counts.faded(kept(at - self.at, half_life))
            self.at = at
        return self.counts


class Learning:
    """One kind of outcome, report after report in the order of time: what we expected of each before it came.

    It is how forgetting is chosen, and how it is shown what we said and what came. `at` is in days.
    """

    def __init__(self, memory: Memory, trade: Trade, start: float, *, returned: bool = True) -> None:
        self.memory, self.trade, self.returned = memory, trade, returned
        self.firm = _Record(at=start)
        self.people: dict[int, _Record] = {}
        self.reporters: dict[int, _Record] = {}

    def expects(self, person: int, by: int, at: float) -> float:
        """The chance of a good report of this person by this reporter, from what came before."""
        base, record, habit = self._known(person, by, at)
        return share(log_odds(record) + log_odds(habit) - log_odds(base))

    def learns(self, person: int, by: int, at: float, *, good: bool, reciprocal: bool = False) -> None:
        """Take in a report; the reporter's habit says what it weighs, the person's record what it says of the habit."""
        base, record, habit = self._known(person, by, at)
        self.firm.counts = self.firm.counts.plus(good, 1.0)
        if reciprocal and not self.returned:
            return
        of, from_whom = self.people[person], self.reporters[by]
        of.counts = of.counts.plus(good, meaning(good, habit, base), reciprocal=reciprocal)
        from_whom.counts = from_whom.counts.plus(good, meaning(good, record, base))

    def _known(self, person: int, by: int, at: float) -> tuple[float, float, float]:
        m = self.memory
        base = rate(self.firm.as_of(at, m.firm), self.trade.rate, self.trade.worth)
        record = self.people.setdefault(person, _Record(at=at)).as_of(at, m.person)
        habit = self.reporters.setdefault(by, _Record(at=at)).as_of(at, m.reporter)
        return base, rate(record, base, m.strength), rate(habit, base, m.reporter_strength)


class Correction:
    """What we said, and what came: where we said too much or too little of late, the next is said accordingly.

    A logistic line through what was said, learned report by report with a memory of about `reports` of them, and held
    near "as said" by a prior.
    """

    def __init__(self, reports: float = 1000.0, doubt: float = 0.1) -> None:
        self.held = 1 / doubt
        self.fades = 0.5 ** (1 / reports)
        self.shift, self.slope = 0.0, 1.0
        self.a, self.b, self.c = self.held, 0.0, self.held  # the precision matrix [[a, b], [b, c]]

    def said(self, expected: float) -> float:
        return share(self.shift + self.slope * log_odds(expected))

    def learns(self, expected: float, *, good: bool) -> None:
        at, chance = log_odds(expected), self.said(expected)
        miss, weight = good - chance, chance * (1 - chance)
        self.a = self.held + self.fades * (self.a - self.held) + weight
        self.b = self.fades * self.b + weight * at
        self.c = self.held + self.fades * (self.c - self.held) + weight * at * at
        whole = self.a * self.c - self.b * self.b
        self.shift += (self.c * miss - self.b * miss * at) / whole
        self.slope += (self.a * miss * at - self.b * miss) / whole
