"""What do we and a partner expect of each other, and where does that stand?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from obliged.domain.people import first_name
from obliged.domain.understandings import LASTS, Expectation
from obliged.queries import courtesies, portal
from obliged.queries.portal import Band
from obliged.records.firms import Member
from obliged.records.people import Person
from obliged.records.reading import Reading
from obliged.records.understandings import Expectation as Kept
from obliged.records.understandings import Understanding
from obliged.words import understandings as words
from obliged.words.letters import language_for
from obliged.words.understandings import Choices, Group

SUGGESTED = (
    Expectation(True, True, "call_soon"),
    Expectation(True, True, "best_for_them"),
    Expectation(True, True, "thank"),
    Expectation(True, False, "no_details"),
    Expectation(False, True, "say_why"),
    Expectation(False, True, "expect_call"),
    Expectation(False, False, "chase"),
)


class _Row(NamedTuple):
    """One sentence, with what is known of its edition."""

    pk: int
    edition: int
    made_at: datetime
    asked_at: datetime | None
    acknowledged_at: datetime | None
    way: str
    their_words: str
    ours: bool | None
    will: bool | None
    key: str | None
    words: str | None


_STANDING = Reading(
    lambda firm, person: (
        Understanding.objects.of(firm)
        .filter(person_id=person, ended_at=None)
        .order_by("-edition", "expectations__order", "expectations__id")
        .values_list(
            "pk", "edition", "made_at", "asked_at", "acknowledged_at", "way", "their_words",
            "expectations__ours", "expectations__will", "expectations__key", "expectations__words",
        )
    ),
    _Row,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Card:
    """On the person's page: where it stands, and the sentences of the newest edition."""

    stands: str
    groups: tuple[Group, ...]
    is_agreed: bool = False
    is_written: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The whole of it, with the form."""

    id: str
    name: str
    first: str
    stands: str
    edition: str
    is_written: bool
    is_agreed: bool
    seen: tuple[Group, ...]  # as they read it
    choices: tuple[Choices, ...]
    left_out: tuple[str, ...]
    no_contract: str
    their_words: str
    renew_on: datetime | None
    language: str


def card(someone: Person, *, as_of: datetime) -> Card:
    """One statement."""
    here = courtesies.locale(someone.firm)
    first = first_name(someone.name, someone.called)
    rows = _STANDING(firm=someone.firm_id, person=someone.pk)
    newest, lines = _newest(rows)
    return Card(
        stands=_stands(rows, first, as_of, someone),
        groups=words.groups(lines, first, here.language, to_them=False),
        is_agreed=newest is not None and newest.acknowledged_at is not None,
        is_written=newest is not None,
    )


def page(someone: Person, *, as_of: datetime, typed: Sequence[Expectation] | None = None) -> Page:
    """One statement. `typed` stands in the form instead of what is kept."""
    here = courtesies.locale(someone.firm)
    first = first_name(someone.name, someone.called)
    rows = _STANDING(firm=someone.firm_id, person=someone.pk)
    newest, lines = _newest(rows)
    in_form = typed if typed is not None else lines or SUGGESTED
    agreed_at = newest.acknowledged_at if newest is not None else None
    return Page(
        id=str(someone.public_id),
        name=someone.name,
        first=first,
        stands=_stands(rows, first, as_of, someone),
        edition=words.edition(newest.edition, here.language) if newest is not None else "",
        is_written=newest is not None,
        is_agreed=agreed_at is not None,
        seen=words.groups(lines, first, here.language, to_them=True),
        choices=words.choices(in_form, first, here.language),
        left_out=words.left_out((x.key for x in lines if not x.ours and not x.will), first, here.language),
        no_contract=words.no_contract(here.language),
        their_words=newest.their_words if newest is not None else "",
        renew_on=agreed_at + LASTS if agreed_at is not None else None,
        language=language_for(someone.language, someone.firm.language),
    )


def _newest(rows: Sequence[_Row]) -> tuple[_Row | None, tuple[Expectation, ...]]:
    if not rows:
        return None, ()
    newest = rows[0]
    lines = (row for row in rows if row.pk == newest.pk and row.ours is not None)
    return newest, tuple(Expectation(bool(r.ours), bool(r.will), r.key or "", r.words or "") for r in lines)


def _stands(rows: Sequence[_Row], first: str, as_of: datetime, someone: Person) -> str:
    here = courtesies.locale(someone.firm)
    if not rows:
        return words.stands("none", first, None, as_of, here)
    newest = rows[0]
    agreed = next((row for row in rows if row.acknowledged_at is not None), None)
    if newest.acknowledged_at is not None:
        return words.stands("agreed", first, newest.acknowledged_at, as_of, here)
    if agreed is not None:
        return words.stands("newer", first, agreed.acknowledged_at, as_of, here)
    if newest.asked_at is not None:
        return words.stands("asked", first, newest.asked_at, as_of, here)
    return words.stands("draft", first, newest.made_at, as_of, here)


@dataclass(frozen=True, slots=True)
class TheirPage:
    """What whoever holds the link sees: the sentences, and two buttons. Made of what was written for their eyes."""

    firm: Band
    texts: dict[str, str]
    groups: tuple[Group, ...]
    thanks: str
    said: str
    line: str
    language: str


def their_page(understanding: Understanding, *, as_of: datetime) -> TheirPage:
    someone = understanding.person
    language = language_for(someone.language, understanding.firm.language)
    here = courtesies.locale(understanding.firm)
    found = Kept.objects.of(understanding.firm_id).filter(understanding=understanding).order_by("order", "id")
    lines = [Expectation(*row) for row in found.values_list("ours", "will", "key", "words")]
    member = understanding.by.first_name
    answer = "yes" if understanding.acknowledged_at else "no" if understanding.their_words else ""
    thanks, said = (
        words.thanks(answer, member=member, at=understanding.acknowledged_at, as_of=as_of, here=here)
        if answer
        else ("", "")
    )
    return TheirPage(
        firm=portal.band(understanding.firm),
        texts=words.page(member=member, firm=understanding.firm.name, language=language),
        groups=words.groups(lines, first_name(someone.name, someone.called), language, to_them=True),
        thanks=thanks,
        said=said,
        line=understanding.their_words,
        language=language,
    )


def letter(someone: Person, by: Member) -> words.LetterWords | None:
    """The letter that sends the newest edition; None where nothing is written down."""
    _, lines = _newest(_STANDING(firm=someone.firm_id, person=someone.pk))
    if not lines:
        return None
    language = language_for(someone.language, someone.firm.language)
    return words.letter(lines, to=first_name(someone.name, someone.called), member=by.first_name, language=language)


__all__ = ["Card", "Page", "TheirPage", "card", "letter", "page", "their_page"]
