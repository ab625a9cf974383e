"""Who are the best ten of a million for this need?

The judgement is that of fit.py, kept in arrays: for each word, trade and place the people who have it. What cannot lift
anybody into the answer is left out by a bound that is never too low, so that the answer is that of a look at everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from obliged.domain import fit
from obliged.domain.fit import Against, Because, Known, Need, Past, Profile, Standing, Wanted, read_need, read_person
from obliged.domain.stems import roots

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from obliged.domain.trades import Matcher

    Ids = NDArray[np.uint32]
    Numbers = NDArray[np.float64]

FIELDS = tuple(fit.WORTH)
WORTHS = np.array([fit.WORTH[key] for key in FIELDS])
OWN = np.array([key in fit.OWN_WORDS for key in FIELDS])
FULL, TRUSTED, DOUBTED, HAS_PLACES, SPEAKS, CAREFUL = 1, 2, 4, 8, 16, 32  # CAREFUL: has conflicts, which are read
NOTED = FIELDS.index(Because.NOTED)
# What each combination of flags changes.
FLAGGED = np.array([
    fit.AGAINST_WORTH[Against.FULL] * bool(n & FULL)
    + fit.FOR_WORTH[Because.TRUSTED] * bool(n & TRUSTED)
    + fit.AGAINST_WORTH[Against.DOUBTED] * bool(n & DOUBTED)
    for n in range(64)
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Postings:
    """For each term those who have it, one after the other, with a code or a weight for each."""

    starts: Mapping[str, tuple[int, int]]
    people: Ids
    codes: NDArray[np.uint8]

    def of(self, term: str) -> tuple[Ids, NDArray[np.uint8]]:
        start, end = self.starts.get(term, (0, 0))
        return self.people[start:end], self.codes[start:end]

    @property
    def bytes(self) -> int:
        terms = sum(len(term) + 160 for term in self.starts)
        return int(self.people.nbytes + self.codes.nbytes) + terms


@dataclass(frozen=True, slots=True)
class Index:
    """Everybody, ready to be asked. Rows are numbered in the order of `ids`."""

    ids: NDArray[np.int64]
    words: Postings
    places: Postings
    languages: Postings
    refusals: Postings
    misfits: Postings
    trade_starts: NDArray[np.int64]
    trade_people: Ids
    trade_worth: NDArray[np.float32]
    flags: NDArray[np.uint8]
    outcomes: NDArray[np.int16]
    balances: NDArray[np.float32]
    conflicts: Mapping[int, str]

    @property
    def bytes(self) -> int:
        """The memory that the index takes."""
        arrays = (
            self.ids, self.trade_starts, self.trade_people, self.trade_worth, self.flags, self.outcomes, self.balances,
        )  # fmt: skip
        postings = (self.words, self.places, self.languages, self.refusals, self.misfits)
        return sum(int(array.nbytes) for array in arrays) + sum(one.bytes for one in postings)


class _Gathering:
    """Postings while they are gathered."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        self._at: list[int] = []
        self._people: list[int] = []
        self._codes = bytearray()

    def add(self, term: str, row: int, code: int = 0) -> None:
        self._at.append(self._terms.setdefault(term, len(self._terms)))
        self._people.append(row)
        self._codes.append(code)

    def done(self) -> Postings:
        at = np.array(self._at, dtype=np.uint32)
        order = np.argsort(at, kind="stable")
        ends = np.cumsum(np.bincount(at, minlength=len(self._terms))).tolist()
        starts = {term: (ends[n - 1] if n else 0, ends[n]) for term, n in self._terms.items()}
        people = np.array(self._people, dtype=np.uint32)[order]
        return Postings(starts, people, np.frombuffer(bytes(self._codes), dtype=np.uint8)[order])


def index(people: Iterable[Profile], *, past: Sequence[Past] = (), matcher: Matcher | None = None) -> Index:
    """Read everybody once. Whoever may not be contacted is not in it."""
    sent: dict[int, list[Past]] = {}
    for one in past:
        sent.setdefault(one.person, []).append(one)
    return of_known(
        read_person(person, sent.get(person.id, ()), matcher) for person in people if person.may_be_contacted
    )


def of_known(everybody: Iterable[Known]) -> Index:
    """The index of people who are read already."""
    words, places, languages, refusals, misfits = (_Gathering() for _ in range(5))
    code_of = {key: n for n, key in enumerate(FIELDS)}
    ids: list[int] = []
    flags = bytearray()
    outcomes: list[int] = []
    balances: list[float] = []
    trade_rows: list[NDArray[np.intp]] = []
    trade_worth: list[NDArray[np.float32]] = []
    conflicts: dict[int, str] = {}
    trades = 0
    for row, known in enumerate(everybody):
        person = known.person
        for root, key in known.field.items():
            words.add(root, row, code_of[key])
        for root in known.place:
            places.add(root, row)
        for language in person.languages.replace(",", " ").lower().split():
            languages.add(language, row)
        for root in known.refused:
            refusals.add(root, row)
        for root in known.misfits:
            misfits.add(root, row)
        mine = np.flatnonzero(known.trades)
        trades = len(known.trades)
        trade_rows.append(mine)
        trade_worth.append(known.trades[mine])
        ids.append(person.id)
        flags.append(_flags(person))
        outcomes.append(person.went_well - 2 * person.went_wrong)
        balances.append(person.balance)
        if person.conflicts.strip():
            conflicts[row] = person.conflicts
    of_trade = np.concatenate(trade_rows) if trade_rows else np.zeros(0, dtype=np.intp)
    order = np.argsort(of_trade, kind="stable")
    people = np.repeat(np.arange(len(ids), dtype=np.uint32), [len(rows) for rows in trade_rows])
    return Index(
        ids=np.array(ids, dtype=np.int64),
        words=words.done(),
        places=places.done(),
        languages=languages.done(),
        refusals=refusals.done(),
        misfits=misfits.done(),
        trade_starts=np.concatenate([[0], np.cumsum(np.bincount(of_trade, minlength=trades))]).astype(np.int64),
        trade_people=people[order],
        trade_worth=(np.concatenate(trade_worth) if trade_worth else np.zeros(0, dtype=np.float32))[order],
        flags=np.frombuffer(bytes(flags), dtype=np.uint8),
        outcomes=np.array(outcomes, dtype=np.int16),
        balances=np.array(balances, dtype=np.float32),
        conflicts=conflicts,
    )


def _flags(person: Profile) -> int:
    doubted = person.standing is Standing.POOR or person.went_wrong > person.went_well
    return (
        (0 if person.has_room else FULL)
        | (TRUSTED if person.standing is Standing.GOOD else 0)
        | (DOUBTED if doubted and person.standing is not Standing.GOOD else 0)
        | (HAS_PLACES if person.places else 0)
        | (SPEAKS if person.languages.strip() else 0)
        | (CAREFUL if person.conflicts.strip() else 0)
    )


@dataclass(slots=True)
class Room:
    """Where scores are added up; one for each thread, used again and left as it was found."""

    own: Numbers
    noted: Numbers
    meets: Numbers
    proof: Numbers
    mark: NDArray[np.int32]


def room(index: Index) -> Room:
    """The place that one asker needs."""
    size = len(index.ids)
    return Room(np.zeros(size), np.zeros(size), np.zeros(size), np.zeros(size), np.zeros(size, dtype=np.int32))


@dataclass(frozen=True, slots=True, eq=False)
class _List:
    """What one trade or word of the need says, of whom, and the most that it can be worth to anybody."""

    most: float
    people: Ids
    trade: int = -1
    root: str = ""


def best(
    index: Index, need: Need, *, most: int = 10, matcher: Matcher | None = None, at: Room | None = None
) -> tuple[tuple[int, float], ...]:
    """The ids of the best, with their scores; the same as a look at everybody would give."""
    wanted = read_need(need, matcher)
    if not wanted.roots or not len(index.ids):
        return ()
    at = at or room(index)
    naming, helping = _split(_lists(index, wanted), wanted)
    rows = _once([one.people for one in naming], at)
    try:
        for one in naming:
            _add(index, wanted, one, at, one.people)
        for one in helping:  # only for those whom the others name; in a long list they are looked up
            _add(index, wanted, one, at, one.people if len(one.people) < 4 * len(rows) else None, rows)
        own = at.own[rows] + _shares(wanted, at.meets[rows], at.proof[rows])
        enough = own >= fit.LEAST
        return _answer(index, wanted, rows[enough], (own + at.noted[rows])[enough], most)
    finally:
        touched: list[NDArray[Any]] = [rows, *(one.people for one in helping if len(one.people) < 4 * len(rows))]
        for people in touched:
            at.own[people] = at.noted[people] = at.meets[people] = at.proof[people] = 0.0


def _lists(index: Index, wanted: Wanted) -> list[_List]:
    found = []
    for n in np.flatnonzero(wanted.asks).tolist():
        people = index.trade_people[index.trade_starts[n] : index.trade_starts[n + 1]]
        found.append(_List(_trade_bound(wanted, [n]), people, trade=n))
    for root in wanted.roots:
        people, _ = index.words.of(root)
        found.append(_List(fit.WORDS_WORTH * fit.telling(root), people, root=root))
    return [one for one in found if len(one.people)]


def _trade_bound(wanted: Wanted, some: Sequence[int]) -> float:
    """The most that these trades can be worth to anybody: shares have length one, so that none meets more of them."""
    if not some:
        return 0.0
    meets = min(1.0, float(np.linalg.norm(wanted.asks[list(some)])))
    evidence = float(wanted.evidence[list(some)].max())
    return fit.TRADE_WORTH * meets * evidence / (evidence + _half(wanted))


def _split(lists: Sequence[_List], wanted: Wanted) -> tuple[list[_List], list[_List]]:
    """The lists that can name somebody, and those that even together cannot: whoever is in these alone has too little.

    The longest for what they can be worth are set aside first.
    """
    naming, helping = list(lists), []
    words = 0.0
    some: list[int] = []
    for one in sorted(lists, key=lambda one: (one.most / len(one.people), one.root, one.trade)):
        more, also = (words + one.most, some) if one.root else (words, [*some, one.trade])
        if more + _trade_bound(wanted, also) < fit.LEAST - 1e-6:
            words, some = more, also
            naming.remove(one)
            helping.append(one)
    return naming, helping


def _once(lists: Sequence[Ids], at: Room) -> NDArray[np.intp]:
    """Everybody in these lists, each once."""
    if not lists:
        return np.zeros(0, dtype=np.intp)
    rows = np.concatenate(lists).astype(np.intp)
    turn = np.arange(len(rows), dtype=np.int32)
    at.mark[rows] = turn
    return rows[at.mark[rows] == turn]


def _add(
    index: Index, wanted: Wanted, one: _List, at: Room, people: Ids | None, rows: NDArray[np.intp] | None = None
) -> None:
    """Add up what one list says: of all who are in it, or of the rows alone."""
    where: slice | NDArray[np.intp] = slice(None)
    if people is None:
        assert rows is not None
        found = np.minimum(np.searchsorted(one.people, rows.astype(np.uint32)), len(one.people) - 1)
        where = found[one.people[found] == rows]
        people = one.people[where]
    if one.root:
        worth = fit.WORDS_WORTH * fit.telling(one.root) * WORTHS
        codes = index.words.of(one.root)[1][where]
        at.own[people] += np.where(OWN, worth, 0.0)[codes]
        if (codes == NOTED).any():
            at.noted[people] += np.where(OWN, 0.0, worth)[codes]
        return
    start, end = index.trade_starts[one.trade], index.trade_starts[one.trade + 1]
    shares = index.trade_worth[start:end][where] * float(wanted.asks[one.trade])
    at.meets[people] += shares
    at.proof[people] += shares * float(wanted.evidence[one.trade])


def _half(wanted: Wanted) -> float:
    return fit.HALF + fit.HALF_A_WORD * min(fit.HALF_WORDS, len(wanted.roots))


def _shares(wanted: Wanted, meets: Numbers, proof: Numbers) -> Numbers:
    """What their trades are worth for the need, as fit.trade_share says it of one."""
    evidence = np.divide(proof, meets, out=np.zeros_like(proof), where=meets > 0)
    found: Numbers = fit.TRADE_WORTH * np.minimum(1.0, meets) * evidence / (evidence + _half(wanted))
    return found


def _answer(
    index: Index, wanted: Wanted, rows: NDArray[np.intp], scores: Numbers, most: int
) -> tuple[tuple[int, float], ...]:
    """The best of these rows, with everything that speaks for and against them."""
    order = np.argsort(rows)
    rows, scores = rows[order], scores[order]
    allowed = ~_are_in(index.refusals, {**wanted.roots, **roots(wanted.need.trade)}, rows)
    for n in np.flatnonzero((index.flags[rows] & CAREFUL > 0) & allowed) if index.conflicts else ():
        allowed[n] = fit.conflict(wanted, index.conflicts[int(rows[n])]) is None
    rows, scores = rows[allowed], scores[allowed]
    scores = np.round(scores + _changes(index, wanted, rows), 10)
    if len(rows) > most:
        last = np.partition(scores, len(rows) - most)[len(rows) - most]
        near = scores >= last - 0.011  # two that round to the same hundredth are ordered by what came of them
        rows, scores = rows[near], scores[near]
    best = np.lexsort((index.ids[rows], -index.balances[rows], -index.outcomes[rows], -np.round(scores, 2)))[:most]
    return tuple((int(index.ids[rows[n]]), float(scores[n])) for n in best)


def _changes(index: Index, wanted: Wanted, rows: NDArray[np.intp]) -> Numbers:
    """What place, language, room and earlier outcomes add and take."""
    need, flags = wanted.need, index.flags[rows]
    near = _are_in(index.places, {**roots(need.place), **wanted.roots}, rows)
    change: Numbers = FLAGGED[flags] + fit.FOR_WORTH[Because.NEAR] * near
    if need.place:
        change += fit.AGAINST_WORTH[Against.FAR] * (~near & (flags & HAS_PLACES > 0))
    if need.language:
        speaks = _are_in(index.languages, (need.language.lower(),), rows)
        change += fit.FOR_WORTH[Because.SPEAKS] * speaks
        change += fit.AGAINST_WORTH[Against.OTHER_LANGUAGE] * (~speaks & (flags & SPEAKS > 0))
    change += fit.AGAINST_WORTH[Against.MISFITTED] * _are_in(index.misfits, wanted.roots, rows)
    return change


def _are_in(postings: Postings, terms: Iterable[str], rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which of these rows, which are in order, have any of these terms. The shorter is looked up in the longer."""
    found = np.zeros(len(rows), dtype=np.bool_)
    for term in terms:
        people, _ = postings.of(term)
        if not len(people) or not len(rows):
            continue
        if len(people) < len(rows):
            at = np.minimum(np.searchsorted(rows, people.astype(np.intp)), len(rows) - 1)
            found[at[rows[at] == people]] = True
        else:
            at = np.minimum(np.searchsorted(people, rows.astype(np.uint32)), len(people) - 1)
            found |= people[at] == rows
    return found


__all__ = ["Index", "Postings", "Room", "best", "index", "of_known", "room"]
