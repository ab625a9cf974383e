"""What do we know of this referral, as the domain judges it? Two statements, frozen facts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from obliged.domain import happenings
from obliged.domain.happenings import Kind
from obliged.domain.people import TellWhat
from obliged.domain.referrals import Direction, Side, Story
from obliged.records.happenings import Happening, thawed
from obliged.records.people import Person
from obliged.records.reading import Reading
from obliged.records.referrals import Party, Referral


def _fact(
    pk: int, kind: str, at: datetime, recorded_at: datetime, by: int | None, to: int | None, facts: dict[str, Any]
) -> happenings.Happening:
    """The frozen fact that the domain judges, of these columns."""
    return happenings.Happening(
        pk, Kind(kind), at, recorded_at, by, to, thawed(facts) if facts else happenings.NO_FACTS
    )


_PARTIES = Reading(
    lambda firm, referrals: Party.objects.of(firm)
    .filter(referral_id__in=referrals)
    .order_by("order", "id")
    .values_list("referral_id", "side", "person_id", "person__tell_what")
)
_HAPPENED = Reading(
    lambda firm, referral: Happening.objects.of(firm)
    .filter(referral_id=referral)
    .order_by("id")
    .values_list("pk", "kind", "at", "recorded_at", "reported_by_id", "concerns_id", "facts"),
    _fact,
)


def of_referral(referral: Referral) -> Story:
    """The story of one referral: its parties, and everything that happened."""
    wanted = [referral.pk] + ([referral.parent_id] if referral.parent_id else [])
    rows = _PARTIES(firm=referral.firm_id, referrals=wanted)
    sides: dict[str, list[int]] = {side: [] for side in Side}
    of_parent: list[int] = []
    tell: dict[int, TellWhat] = {}
    for referral_id, side, person, tell_what in rows:
        tell[person] = TellWhat(tell_what)
        if referral_id == referral.pk:
            sides[side].append(person)
        elif side == Side.INTRODUCER:
            of_parent.append(person)
    happened = _HAPPENED(firm=referral.firm_id, referral=referral.pk)
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
    )


def of_person(person: Person) -> Story:
    """What happened between us and a person outside any referral."""
    happened = Happening.objects.of(person.firm_id).filter(concerns_id=person.pk, referral_id=None).order_by("id")
    return Story(
        direction=Direction.RECEIVED,
        introducers=(),
        prospects=(person.pk,),
        providers=(),
        happenings=tuple(h.as_happening() for h in happened),
        tell_what={person.pk: TellWhat(person.tell_what)},
    )
