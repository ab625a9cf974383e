"""Who are the best ten of a million for this need?

The judgement is that of fit.py, kept in arrays: for each word, trade and place the people who have it. What cannot lift
anybody into the answer is left out by a bound that is never too low, so that the answer is that of a look at everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
WEAK = 0.12  # words that can say no more than this together wait until few are left


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


def room(index: Index) -> Room:
    """The place that one asker needs."""
    return Room(*(np.zeros(len(index.ids)) for _ in range(4)))


def best(
    index: Index, need: Need, *, most: int = 10, matcher: Matcher | None = None, at: Room | None = None
) -> tuple[tuple[int, float], ...]:
    """The ids of the best, with their scores; the same as a look at everybody would give."""
    wanted = read_need(need, matcher)
    if not wanted.roots or not len(index.ids):
        return ()
    at = at or room(index)
    touched = _touch(index, wanted, at)
    try:
        rows = _candidates(index, wanted, at, touched, most)
        return _answer(index, wanted, rows, at.own[rows], at.noted[rows], most)
    finally:
        for ids in touched:
            at.own[ids] = at.noted[ids] = at.meets[ids] = at.proof[ids] = 0.0


def _touch(index: Index, wanted: Wanted, at: Room) -> list[Ids]:
    """Add up what words and trades say. Words too weak to name anybody, even together, are left for later."""
    touched: list[Ids] = []
    for n in np.flatnonzero(wanted.asks):
        start, end = index.trade_starts[n], index.trade_starts[n + 1]
        people = index.trade_people[start:end]
        shares = index.trade_worth[start:end] * float(wanted.asks[n])
        at.meets[people] += shares
        at.proof[people] += shares * float(wanted.evidence[n])
        touched.append(people)
    for root in wanted.roots:
        people, codes = index.words.of(root)
        worth = fit.WORDS_WORTH * fit.telling(root) * WORTHS
        at.own[people] += np.where(OWN, worth, 0.0)[codes]
        at.noted[people] += np.where(OWN, 0.0, worth)[codes]
        touched.append(people)
    return touched


def _shares(wanted: Wanted, meets: Numbers, proof: Numbers) -> Numbers:
    """What their trades are worth for the need, as fit.trade_share says it of one."""
    half = fit.HALF + fit.HALF_A_WORD * min(fit.HALF_WORDS, len(wanted.roots))
    evidence = np.divide(proof, meets, out=np.zeros_like(proof), where=meets > 0)
    found: Numbers = fit.TRADE_WORTH * np.minimum(1.0, meets) * evidence / (evidence + half)
    return found


def _candidates(index: Index, wanted: Wanted, at: Room, touched: Sequence[Ids], most: int) -> NDArray[np.intp]:
    """The rows that can be among the best: own words enough, and no further below the last of the best than what else
    speaks for somebody could lift them."""
    parts = []
    for people in touched:
        own = at.own[people] + _shares(wanted, at.meets[people], at.proof[people])
        enough = own >= fit.LEAST
        parts.append(people[enough])
    rows = np.unique(np.concatenate(parts)).astype(np.intp) if parts else np.zeros(0, dtype=np.intp)
    at.own[rows] += _shares(wanted, at.meets[rows], at.proof[rows])
    return rows


def _answer(
    index: Index, wanted: Wanted, rows: NDArray[np.intp], own: Numbers, noted: Numbers, most: int
) -> tuple[tuple[int, float], ...]:
    """The best of these rows, with everything that speaks for and against them."""
    scores = own + noted + _changes(index, wanted, rows)
    allowed = ~_are_in(index.refusals, {**wanted.roots, **roots(wanted.need.party)}, rows, len(index.ids))
    for at in np.flatnonzero((index.flags[rows] & CAREFUL > 0) & allowed):
        allowed[at] = not _in_conflict(index.conflicts[int(rows[at])], wanted)
    rows, scores = rows[allowed], scores[allowed]
    order = np.lexsort((index.ids[rows], -index.balances[rows], -index.outcomes[rows], -np.round(scores, 2)))[:most]
    return tuple((int(index.ids[rows[n]]), float(scores[n])) for n in order)


def _in_conflict(lines: str, wanted: Wanted) -> bool:
    said = {**wanted.roots, **roots(wanted.need.party)}
    return any(held and all(root in said for root in held) for held in map(roots, lines.splitlines()))


def _changes(index: Index, wanted: Wanted, rows: NDArray[np.intp]) -> Numbers:
    """What place, language, room and earlier outcomes add and take."""
    need, flags, size = wanted.need, index.flags[rows], len(index.ids)
    near = _are_in(index.places, {**roots(need.place), **wanted.roots}, rows, size)
    change = fit.FOR_WORTH[Because.NEAR] * near
    if need.place:
        change += fit.AGAINST_WORTH[Against.FAR] * (~near & (flags & HAS_PLACES > 0))
    if need.language:
        speaks = _are_in(index.languages, {need.language.lower(): ""}, rows, size)
        change += fit.FOR_WORTH[Because.SPEAKS] * speaks
        change += fit.AGAINST_WORTH[Against.OTHER_LANGUAGE] * (~speaks & (flags & SPEAKS > 0))
    change += fit.AGAINST_WORTH[Against.FULL] * (flags & FULL > 0)
    change += fit.FOR_WORTH[Because.TRUSTED] * (flags & TRUSTED > 0)
    change += fit.AGAINST_WORTH[Against.DOUBTED] * (flags & DOUBTED > 0)
    change += fit.AGAINST_WORTH[Against.MISFITTED] * _are_in(index.misfits, wanted.roots, rows, size)
    return change


def _are_in(postings: Postings, terms: Iterable[str], rows: NDArray[np.intp], size: int) -> NDArray[np.bool_]:
    """Which of these rows have any of these terms."""
    found = np.zeros(len(rows), dtype=np.bool_)
    for term in terms:
        people, _ = postings.of(term)
        if len(people) and len(rows):
            at = np.minimum(np.searchsorted(people, rows), len(people) - 1)
            found |= people[at] == rows
    return found


__all__ = ["Index", "Postings", "Room", "best", "index", "of_known", "room"]
