"""Whom do our sentences speak of, and by which words?

Names, not roles. A pronoun stands only where it is known and can point at one person; else the name stands again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from obliged.domain.people import Channel, first_name
from obliged.words.english.grammar import Said, said


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What a sentence needs of a person. `first` is what they are called."""

    name: str
    first: str
    pronoun: str = ""  # he, she, they; empty: not known
    is_couple: bool = False
    phone: str = ""  # the number to press, as typed
    email: str = ""
    channel: Channel = Channel.EMAIL
    best_time: str = ""


def person(
    name: str,
    called: str = "",
    pronoun: str = "",
    *,
    is_couple: bool = False,
    phone: str = "",
    email: str = "",
    channel: Channel = Channel.EMAIL,
    best_time: str = "",
) -> PersonFacts:
    """These facts, with the first name as a letter would begin."""
    shown = " ".join(name.split()) or "—"
    first = " ".join(first_name(shown, called.strip()).split()) or shown
    return PersonFacts(shown, first, pronoun, is_couple, phone, email, channel, best_time)


def speak_of(people: Mapping[str, PersonFacts | None], subject: str = "") -> dict[str, Said | None]:
    """How each of these is spoken of in one sentence: who shares a pronoun with another is named.

    The subject was named just before, so only they may keep a pronoun that two would answer to.
    """
    present: list[PersonFacts] = []
    for p in people.values():
        # The same person is mostly the same object, and that is asked first.
        if p is not None and not any(p is other or p == other for other in present):
            present.append(p)
    pronouns = [_pronoun(p) for p in present]
    named_before = people.get(subject)
    forms = [
        said(p.name, p.first, p.pronoun, p.is_couple, by_name=pronouns.count(own) > 1 and p != named_before)
        for p, own in zip(present, pronouns, strict=True)
    ]
    return {role: None if p is None else forms[present.index(p)] for role, p in people.items()}


def _pronoun(p: PersonFacts) -> str:
    return "they" if p.is_couple else p.pronoun


__all__ = ["PersonFacts", "Said", "person", "speak_of"]
