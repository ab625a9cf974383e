"""What in a text that is about to leave gives away a confidence, and whose?

Amounts in any form, shares that reveal them, other people's names, account and identity numbers, and what repeats a
note of ours. The check marks; a member decides. It is no judge of meaning: what is told in other words it does not
hear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from obliged.domain import account_numbers, amounts, mentions, phrases
from obliged.domain.figures import figures
from obliged.domain.folded import fold

MOST = 50_000  # characters that are looked at
_MORE_WORDS = re.compile(r"\w{2,}\W+\w{2,}")


class Why(StrEnum):
    """What was found. The codes are what an override keeps."""

    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    NAME = "name"
    NUMBER = "number"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that is confidential here."""

    said: str | int | float
    of: str = ""  # whose confidence it is, as a sentence names them


@dataclass(frozen=True, slots=True)
class Confidential:
    """What a text to somebody may not give away."""

    amounts: tuple[Held, ...] = ()  # sums and percentages
    names: tuple[Held, ...] = ()
    numbers: tuple[Held, ...] = ()
    notes: tuple[Held, ...] = ()
    strangers: tuple[Held, ...] = ()  # names of people of other matters: only the whole name says who is meant
    may: tuple[str, ...] = ()  # names that may be named; texts that may be told

    @property
    def is_empty(self) -> bool:
        return not (self.amounts or self.names or self.numbers or self.notes or self.strangers)


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of the text that gives something away."""

    start: int
    end: int
    why: Why
    of: str = ""


@dataclass(frozen=True, slots=True)
class _Ready:
    sums: tuple[amounts.Amount, ...]
    names: mentions.Called
    strangers: mentions.Called
    numbers: tuple[account_numbers.Held, ...]
    notes: tuple[phrases.Note, ...]
    told: tuple[tuple[phrases.Stem, ...], ...]
    spelled: dict[str, int]
    shares: dict[str, int]


def marks(draft: str, to: str, confidential: Confidential) -> tuple[Mark, ...]:
    """What in the draft gives something away, in its order.

    :param to: the addressee: their name, their address, or their part; they are no secret to themselves
    """
    text = fold(draft[:MOST])
    ready = _ready(to, confidential)
    found: list[Mark] = []
    if ready.sums:
        given = (
            *amounts.given_away(figures(text), ready.sums),
            *amounts.in_other_tongues(text, ready.spelled),
            *(replace(one, percent=True) for one in amounts.in_other_tongues(text, ready.shares)),
            *amounts.run_together(text, ready.sums),
        )
        count = len(confidential.amounts)
        for one in given:
            held = confidential.amounts[one.which] if one.which < count else confidential.notes[one.which - count]
            found.append(Mark(one.start, one.end, Why.PERCENTAGE if one.percent else Why.AMOUNT, held.of))
    found += [
        Mark(said.start, said.end, Why.NAME, confidential.names[said.which].of)
        for said in mentions.mentions(text, ready.names)
    ]
    found += [
        Mark(said.start, said.end, Why.NAME, confidential.strangers[said.which].of)
        for said in mentions.mentions(text, ready.strangers)
        if _MORE_WORDS.search(draft[said.start : said.end])
    ]
    found += [
        Mark(one.start, one.end, Why.NUMBER, confidential.numbers[one.which].of if one.which >= 0 else "")
        for one in account_numbers.numbers(text, ready.numbers)
    ]
    found += [
        Mark(one.start, one.end, Why.PHRASE, confidential.notes[one.which].of)
        for one in phrases.copied(text, ready.notes, ready.told)
    ]
    return _laid_out(found)


@lru_cache(maxsize=256)
def _ready(to: str, confidential: Confidential) -> _Ready:
    """What is looked for, made ready once: the same draft is checked at each change of its words."""
    told = tuple(phrases.stems(fold(text)) for text in confidential.may)
    count = len(confidential.amounts)
    known = amounts.known(
        ((n, held.said) for n, held in enumerate(confidential.amounts)),
        ((count + n, str(held.said)) for n, held in enumerate(confidential.notes)),
    )
    allowed = {(a.value, a.percent) for text in confidential.may for a in amounts.known((), [(0, text)])}
    sums = tuple(a for a in known if (a.value, a.percent) not in allowed)
    return _Ready(
        sums=sums,
        spelled=amounts.spelled(sums),
        shares=amounts.shares_spelled(sums),
        names=mentions.called(((n, str(held.said)) for n, held in enumerate(confidential.names)), to, confidential.may),
        strangers=mentions.called(
            ((n, str(held.said)) for n, held in enumerate(confidential.strangers)), to, confidential.may
        ),
        numbers=account_numbers.known((n, held.said) for n, held in enumerate(confidential.numbers)),
        notes=phrases.ready((n, str(held.said)) for n, held in enumerate(confidential.notes)),
        told=told,
    )


def _laid_out(found: Iterable[Mark]) -> tuple[Mark, ...]:
    """In their order; of what lies within another of the same kind the greater stays."""
    laid: list[Mark] = []
    for mark in sorted(set(found), key=lambda m: (m.start, -m.end, m.why)):
        if any(m.why is mark.why and m.start <= mark.start and mark.end <= m.end for m in laid[-6:]):
            continue
        laid.append(mark)
    return tuple(laid)


def codes(found: Sequence[Mark]) -> tuple[str, ...]:
    """What an override keeps of it: the kinds, never the words."""
    return tuple(dict.fromkeys(str(mark.why) for mark in found))


__all__ = ["Confidential", "Held", "Mark", "Why", "codes", "marks"]
