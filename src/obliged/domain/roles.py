"""Who sends whom to whom, in a line of plain words?

Each sentence of `sayings` that fits the line speaks for a part; the part goes to whom most speaks for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

from obliged.domain.sayings import GIVEN, PERSON_BASE, RECEIVED, SUBJECT


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
        self.parts[part][ord(letter) - PERSON_BASE] += weight


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts as positions in the list of people; None where the line does not say."""

    direction: Direction
    introducer: int | None
    prospect: int | None
    provider: int | None
    sure: bool
    """Some sentence fitted: the parts are not a guess from their order."""


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


def _merged(votes: Votes, same: dict[int, int], us: frozenset[int]) -> Votes:
    done = Votes(received=votes.received, given=votes.given, needing={same.get(n, n) for n in votes.needing})
    for part, counts in votes.parts.items():
        for n, weight in counts.items():
            if (whole := same.get(n, n)) not in us:
                done.parts[part][whole] += weight
    return done


def _given(votes: Votes, here: list[int]) -> Roles:
    provider = _most(votes.parts[Part.PROVIDER], here)
    # Who needs something is the prospect, whichever of the two the sentence put first.
    prospect = _most(votes.parts[Part.PROSPECT], [n for n in here if n != provider])
    if prospect is None:
        prospect = next((n for n in here if n != provider), None)
    if prospect is not None and provider is not None:
        wants, serves = votes.parts[Part.PROSPECT], votes.parts[Part.PROVIDER]
        outright = provider in votes.needing and prospect not in votes.needing and serves[provider] < 4
        if outright or wants[provider] + serves[prospect] > wants[prospect] + serves[provider]:
            prospect, provider = provider, prospect
    return Roles(Direction.GIVEN, None, prospect, provider, True)


def _received(
    votes: Votes, here: list[int], full: tuple[bool, ...], line: str, kin: frozenset[int], owners: frozenset[int]
) -> Roles:
    sends, needs = votes.parts[Part.INTRODUCER], votes.parts[Part.PROSPECT]
    for n in kin:
        needs[n] += 2.2
    introducer = _most({n: sends[n] - 0.5 * needs[n] for n in here if sends[n] > 0 and sends[n] >= needs[n]}, here)
    prospect = _most(needs, [n for n in here if n != introducer])
    if introducer is not None and prospect is None:
        rest = [n for n in here if n != introducer]
        prospect = rest[0] if rest else None
    if introducer is None and len(here) > 1:
        introducer, prospect = _by_order(here, full, line, prospect, kin, owners)
    if introducer is None and prospect is None and here:
        prospect = here[0]
    return Roles(Direction.RECEIVED, introducer, prospect, None, votes.received > 0)


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


def _most(counts: dict[int, float], among: list[int]) -> int | None:
    best = max(among, key=lambda n: (counts.get(n, 0.0), -n), default=None)
    return best if best is not None and counts.get(best, 0.0) > 0 else None
