"""What do we know of this referral, as the domain judges it? Two statements, frozen facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from obliged.domain import happenings
from obliged.domain.happenings import Kind
from obliged.domain.people import TellWhat
from obliged.domain.referrals import Direction, Side, Story
from obliged.domain.understandings import left_out
from obliged.records.firms import Firm
from obliged.records.happenings import Happening, thawed
from obliged.records.people import Person
from obliged.records.reading import Reading
from obliged.records.referrals import Party, Referral

# Of which referral, on which side, who, what they wish to hear, and what their understanding leaves out
PartyRow = tuple[int, str, int, str, list[str] | None]


def _fact(
    pk: int, kind: str, at: datetime, recorded_at: datetime, by: int | None, to: int | None, facts: dict[str, Any]
) -> happenings.Happening:
    """The frozen fact that the domain judges, of these columns."""
    return happenings.Happening(
        pk, Kind(kind), at, recorded_at, by, to, thawed(facts) if facts else happenings.NO_FACTS
    )


_PARTIES = Reading(
    lambda firm, referrals: (
        Party.objects.of(firm)
        .filter(referral_id__in=referrals)
        .order_by("order", "id")
        .values_list("referral_id", "side", "person_id", "person__tell_what", "person__partnerships__wont")
    )
)
_HAPPENED = Reading(
    lambda firm, referral: (
        Happening.objects.of(firm)
        .filter(referral_id=referral)
        .order_by("id")
        .values_list("pk", "kind", "at", "recorded_at", "reported_by_id", "concerns_id", "facts")
    ),
    _fact,
)


def of_referral(referral: Referral) -> Story:
    """The story of one referral: its parties, and everything that happened."""
    wanted = [referral.pk] + ([referral.parent_id] if referral.parent_id else [])
    rows = _PARTIES(firm=referral.firm_id, referrals=wanted)
    return _story(referral, rows, _HAPPENED(firm=referral.firm_id, referral=referral.pk))


def of_referrals(firm: Firm, referrals: Sequence[Referral]) -> dict[int, Story]:
    """The stories of many, by referral: two statements, however many."""
    ids = [referral.pk for referral in referrals]
    wanted = sorted({*ids, *(referral.parent_id for referral in referrals if referral.parent_id)})
    parties: dict[int, list[PartyRow]] = {}
    for row in _PARTIES(firm=firm.pk, referrals=wanted):
        parties.setdefault(row[0], []).append(row)
    happened: dict[int, list[happenings.Happening]] = {}
    for h in Happening.objects.of(firm).filter(referral_id__in=ids).order_by("id"):
        happened.setdefault(h.referral_id, []).append(h.as_happening())
    return {
        r.pk: _story(r, [*parties.get(r.pk, ()), *parties.get(r.parent_id or 0, ())], happened.get(r.pk, ()))
        for r in referrals
    }


def _story(referral: Referral, rows: Iterable[PartyRow], happened: Iterable[happenings.Happening]) -> Story:
    """:param rows: the parties of the referral and of the one that it was handed on from"""
    sides: dict[str, list[int]] = {side: [] for side in Side}
    of_parent: list[int] = []
    tell: dict[int, TellWhat] = {}
    wont: dict[int, frozenset[str]] = {}
    for referral_id, side, person, tell_what, refused in rows:
        tell[person] = TellWhat(tell_what)
        if refused:
            wont[person] = left_out(refused)
        if referral_id == referral.pk:
            sides[side].append(person)
        elif side == Side.INTRODUCER:
            of_parent.append(person)
    return Story(
        direction=Direction(referral.direction),
        introducers=tuple(sides[Side.INTRODUCER]),
        prospects=tuple(sides[Side.PROSPECT]),
        providers=tuple(sides[Side.PROVIDER]),
        happenings=tuple(happened),
        tell_what=tell,
        consent_wanted=referral.consent_wanted,
        discreet=referral.firm.discreet,
        parent_introducers=tuple(of_parent),
        asks=referral.ask_both,
        wont=wont,
    )


def of_person(person: Person) -> Story:
    """What happened between us and a person outside any referral."""
    happened = Happening.objects.of(person.firm_id).filter(concerns_id=person.pk, referral_id=None).order_by("id")
    return _of_person(person, (h.as_happening() for h in happened))


def of_people(firm: Firm, people: Sequence[Person]) -> dict[int, Story]:
    """The same for many, by person: one statement, however many."""
    happened: dict[int, list[happenings.Happening]] = {}
    found = Happening.objects.of(firm).filter(concerns_id__in=[p.pk for p in people], referral_id=None)
    for h in found.order_by("id"):
        happened.setdefault(h.concerns_id, []).append(h.as_happening())
    return {person.pk: _of_person(person, happened.get(person.pk, ())) for person in people}


def _of_person(person: Person, happened: Iterable[happenings.Happening]) -> Story:
    return Story(
        direction=Direction.RECEIVED,
        introducers=(),
        prospects=(person.pk,),
        providers=(),
        happenings=tuple(happened),
        tell_what={person.pk: TellWhat(person.tell_what)},
    )
