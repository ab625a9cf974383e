"""Who sends whom to whom, in a line of plain words?

Each sentence of `sayings` that fits the line speaks for a part; the part goes to whom most speaks for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

from obliged.domain.sayings import FIRM_BASE, GIVEN, PERSON_BASE, PLEADS, RECEIVED, RELATED, SIGNED, SPEAKS, SUBJECT

FIRMS = FIRM_BASE - PERSON_BASE
"""Parts from here on are firms that act like people."""
_FIRM = 0.6
"""Where a person and their firm are both named, the person acts."""
_NAMED = 3.0
"""From this worth on, a person is who is sent to, and a firm is theirs."""
_OUTRIGHT = 4.0
"""From this worth on, a line says outright who sends."""


class Direction(StrEnum):
    RECEIVED = "received"
    GIVEN = "given"


class Part(StrEnum):
    INTRODUCER = "introducer"
    PROSPECT = "prospect"
    PROVIDER = "provider"


@dataclass(slots=True)
class Votes:
    """What speaks for each part, and for each direction."""

    parts: dict[Part, dict[int, float]] = field(default_factory=lambda: {part: defaultdict(float) for part in Part})
    received: float = 0.0
    given: float = 0.0
    needing: set[int] = field(default_factory=set)
    """Of whom the line says outright that they need something."""

    def add(self, part: Part, letter: str, weight: float) -> None:
        n = ord(letter) - PERSON_BASE
        self.parts[part][n] += weight if n < FIRMS else weight * _FIRM


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts as positions in the list of people; None where the line does not say."""

    direction: Direction
    introducer: int | None
    prospect: int | None
    provider: int | None
    sure: bool
    """Some sentence fitted: the parts are not a guess from their order."""
    firms: frozenset[int] = frozenset()
    """The firms that act, or might have."""


def read(
    line: str,
    people: int,
    full: tuple[bool, ...],
    us: frozenset[int],
    same: dict[int, int],
    kin: frozenset[int] = frozenset(),
    owners: frozenset[int] = frozenset(),
) -> Roles:
    """Which person plays which part.

    :param full: whether each person is named in full
    :param us: the people who are ourselves
    :param kin: people whom somebody else brings up ("her nephew Jerome")
    :param owners: people who are only named for somebody who is theirs ("Luis's mother-in-law")
    :param same: a person named twice: from the later or shorter mention to the one that stands for both
    """
    votes = Votes()
    _hear(votes, line, us)
    _hear_who_signs(votes, line, us)
    _hear_of_relations(votes, line, us, same)
    merged = _merged(votes, same, us)
    here = [n for n in range(people) if n not in us and n not in same]
    if merged.given > merged.received or (merged.given and merged.given == merged.received):
        return _given(merged, here)
    return _received(merged, here, full, line, kin, owners)


def _hear(votes: Votes, line: str, us: frozenset[int]) -> None:
    ours = {chr(PERSON_BASE + n) for n in us}
    for weight, sentence in GIVEN:
        for match in sentence.finditer(line):
            groups = match.groupdict()
            p, provider = groups.get("p"), groups.get("v")
            if provider in ours or (p is not None and p == provider):
                continue
            votes.given = max(votes.given, weight + 0.1)
            if provider:
                votes.add(Part.PROVIDER, provider, weight)
            if p and p not in ours:
                votes.add(Part.PROSPECT, p, weight * 0.8)
    for weight, sentence in RECEIVED:
        for match in sentence.finditer(line):
            groups = match.groupdict()
            p, introducer = groups.get("p"), groups.get("i")
            if introducer in ours or introducer == p:
                continue
            votes.received = max(votes.received, weight)
            if introducer:
                votes.add(Part.INTRODUCER, introducer, weight)
            if p and p not in ours:
                votes.add(Part.PROSPECT, p, weight * 0.7)
    for weight, sentence in SUBJECT:
        for match in sentence.finditer(line):
            votes.add(Part.PROSPECT, match["p"], weight)
            if weight >= 3:
                votes.needing.add(ord(match["p"]) - PERSON_BASE)


def _hear_who_signs(votes: Votes, line: str, us: frozenset[int]) -> None:
    """Who signs sends somebody; who signs and asks for themselves is the prospect."""
    pleads = bool(PLEADS.search(line))
    part = Part.PROSPECT if pleads else Part.INTRODUCER
    heard = [(weight + (2 if pleads else 0), m["s"]) for weight, sentence in SIGNED for m in sentence.finditer(line)]
    if pleads:
        heard += [(4.0, match["s"]) for match in SPEAKS.finditer(line)]
    for weight, letter in heard:
        if ord(letter) - PERSON_BASE not in us:
            votes.add(part, letter, weight)
            votes.received = max(votes.received, weight if weight >= 3 else 0)


def _hear_of_relations(votes: Votes, line: str, us: frozenset[int], same: dict[int, int]) -> None:
    """Whose friend somebody is counts for less than who is said to send them."""
    sends = votes.parts[Part.INTRODUCER]
    said = {same.get(n, n) for n, weight in sends.items() if weight >= _OUTRIGHT}
    ours = {chr(PERSON_BASE + n) for n in us}
    for weight, sentence in RELATED:
        for match in sentence.finditer(line):
            groups = match.groupdict()
            p, introducer = groups.get("p"), match["i"]
            if introducer in ours or introducer == p:
                continue
            votes.received = max(votes.received, weight)
            n = ord(introducer) - PERSON_BASE
            if not said - {same.get(n, n)}:
                votes.add(Part.INTRODUCER, introducer, weight)
            if p and p not in ours:
                votes.add(Part.PROSPECT, p, weight * 0.7)


def _merged(votes: Votes, same: dict[int, int], us: frozenset[int]) -> Votes:
    done = Votes(received=votes.received, given=votes.given, needing={same.get(n, n) for n in votes.needing})
    for part, counts in votes.parts.items():
        for n, weight in counts.items():
            if (whole := same.get(n, n)) not in us:
                done.parts[part][whole] += weight
    return done


def _given(votes: Votes, here: list[int]) -> Roles:
    serves = votes.parts[Part.PROVIDER]
    named = max((serves[n] for n in here), default=0) >= _NAMED
    provider = _most(serves, here if named else [*here, *_firms(serves)])
    # Who needs something is the prospect, whichever of the two the sentence put first.
    prospect = _most(votes.parts[Part.PROSPECT], [n for n in here if n != provider])
    if prospect is None:
        prospect = next((n for n in here if n != provider), None)
    if provider is None and len(here) == 2 and prospect in here:
        provider = next(n for n in here if n != prospect)
    if prospect is not None and provider is not None and provider < FIRMS:
        wants = votes.parts[Part.PROSPECT]
        outright = provider in votes.needing and prospect not in votes.needing and serves[provider] < 4
        if outright or wants[provider] + serves[prospect] > wants[prospect] + serves[provider]:
            prospect, provider = provider, prospect
    firms = frozenset(_firms(votes.parts[Part.PROVIDER]))
    return Roles(Direction.GIVEN, None, prospect, provider, True, firms)


def _received(
    votes: Votes, here: list[int], full: tuple[bool, ...], line: str, kin: frozenset[int], owners: frozenset[int]
) -> Roles:
    sends, needs = votes.parts[Part.INTRODUCER], votes.parts[Part.PROSPECT]
    for n in kin:
        needs[n] += 2.2
    senders = [*here, *_firms(sends)]
    introducer = _most(
        {n: sends[n] - 0.5 * needs[n] for n in senders if sends[n] > 0 and sends[n] >= needs[n]}, senders
    )
    prospect = _most(needs, [n for n in here if n != introducer])
    if introducer is not None and prospect is None:
        rest = [n for n in here if n != introducer]
        prospect = rest[0] if rest else None
    if introducer is None and len(here) > 1:
        introducer, prospect = _by_order(here, full, line, prospect, kin, owners)
    if introducer is None and prospect is None and here:
        prospect = here[0]
    firms = frozenset({introducer} if introducer is not None and introducer >= FIRMS else ())
    return Roles(Direction.RECEIVED, introducer, prospect, None, votes.received > 0, firms)


def _by_order(
    here: list[int],
    full: tuple[bool, ...],
    line: str,
    prospect: int | None,
    kin: frozenset[int],
    owners: frozenset[int],
) -> tuple[int | None, int | None]:
    """Nothing says who sent whom: the one who stands alone between marks is taken for the sender."""
    alone = [n for n in here if re.search(rf"(?:^|[.,;:\-\n/(>]) ?{chr(PERSON_BASE + n)} ?(?:$|[.,;:\-\n/)!])", line)]
    first, rest = here[0], here[1:]
    if not full[first] and any(full[n] for n in rest) and first in alone:
        return first, next(n for n in rest if full[n])
    chosen = (
        prospect
        if prospect is not None
        and not (first in alone and prospect != first and not full[prospect] and prospect not in kin)
        else first
    )
    senders = [n for n in alone if n != chosen] or [n for n in reversed(here) if n != chosen and n not in kin | owners]
    return (senders[-1] if senders else None), chosen


def _firms(counts: dict[int, float]) -> list[int]:
    return sorted(n for n in counts if n >= FIRMS)


def _most(counts: dict[int, float], among: list[int]) -> int | None:
    best = max(among, key=lambda n: (counts.get(n, 0.0), -n), default=None)
    return best if best is not None and counts.get(best, 0.0) > 0 else None
