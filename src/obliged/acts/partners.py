"""Whom do we choose as a partner, and how do we keep in touch?

Nobody has a rhythm who was not picked: an address book of a thousand names brings no nudges. Picking is a happening,
so that it can be taken back; what was settled about a partner stays when it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import F

from obliged.acts import happenings, owed
from obliged.domain import rhythms
from obliged.domain.happenings import Kind
from obliged.domain.partners import Tier, Way
from obliged.domain.refusals import Refusal
from obliged.domain.rhythms import Rhythm
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.partners import Partnership
from obliged.records.people import Person
from obliged.records.scoping import scope


class NotAPartner(Refusal):
    """Nobody picked them as a partner yet."""


class NoPartnerOfThat(Refusal):
    """Whom we may not contact, or have deleted, is nobody's partner."""


def pick(person: Person, *, tier: Tier, by: Member, now: datetime) -> Partnership:
    """Choose them as a partner, or move them to another tier where they are one. After a parting it begins anew.

    :raises NoPartnerOfThat: if they asked not to be contacted, or are deleted
    """
    firm = person.firm
    with scope(firm):
        if person.do_not_contact or person.deleted_at is not None:
            raise NoPartnerOfThat()
        partnership = _locked(person, now)
        if _is_partner(partnership):
            if partnership.tier != tier:
                _change(partnership, tier=tier, every_days=None, at_most_days=None)
                owed.keep_of_person(person, now=now)
            return partnership
        _change(partnership, tier=tier, picked_at=now, parted_at=None)
        happenings.record(Kind.PICKED, firm=firm, now=now, person=person, by=by, facts={"tier": str(tier)})
        return partnership


def unpick(person: Person, *, by: Member, now: datetime) -> None:
    """Take a pick back: their rhythm ends, and what it made us owe goes.

    :raises NotAPartner: if nobody picked them
    """
    with scope(person.firm):
        partnership = _standing(person)
        _change(partnership, picked_at=None)
        picked = Happening.objects.of(person.firm_id).filter(concerns=person, kind=Kind.PICKED).order_by("-id")
        for happening in picked.select_related("firm", "concerns", "referral", "reported_by")[:1]:
            happenings.take_back(happening, by=by, now=now)


def settle(
    person: Person,
    *,
    by: Member,
    now: datetime,
    tier: Tier,
    every: int | None = None,
    at_most: int | None = None,
    not_before: date | None = None,
    ways: Sequence[Way] = (),
    birthday: str = "",
) -> Partnership:
    """How often, by which ways, and not before when. Whoever settles a rhythm for somebody picks them by it.

    :raises NotARhythm: if its days are none, or its latest is before its ideal one
    :raises NotABirthday: if there is no such day
    :raises NoPartnerOfThat: if they asked not to be contacted, or are deleted
    """
    rhythms.checked(
        Rhythm(tier=tier, every=every, at_most=at_most, not_before=not_before, ways=tuple(ways), birthday=birthday)
    )
    with scope(person.firm):
        partnership = pick(person, tier=tier, by=by, now=now)
        _change(
            partnership,
            tier=tier,
            every_days=every,
            at_most_days=at_most,
            not_before=not_before,
            ways=[str(way) for way in dict.fromkeys(ways)],
            birthday=birthday,
        )
        owed.keep_of_person(person, now=now)
        return partnership


def slow_down(person: Person, *, by: Member, now: datetime) -> Partnership:
    """Take the slower rhythm that is offered after the third "later".

    :raises NotAPartner: if nobody picked them
    """
    with scope(person.firm):
        partnership = _standing(person)
        slower = rhythms.slower(_rhythm_of(partnership))
        _change(
            partnership, tier=slower.tier or "", every_days=slower.every, at_most_days=slower.at_most,
            slower_offered_at=now,
        )  # fmt: skip
        owed.keep_of_person(person, now=now)
        return partnership


def _rhythm_of(partnership: Partnership) -> Rhythm:
    """What was settled, as the domain judges by it."""
    return Rhythm(
        tier=Tier(partnership.tier) if partnership.tier else None,
        every=partnership.every_days,
        at_most=partnership.at_most_days,
        not_before=partnership.not_before,
        ways=tuple(Way(way) for way in partnership.ways) or rhythms.DEFAULT_WAYS,
        birthday=partnership.birthday,
    )


def _is_partner(partnership: Partnership) -> bool:
    return partnership.picked_at is not None and partnership.parted_at is None


def _standing(person: Person) -> Partnership:
    """:raises NotAPartner: if nobody picked them"""
    rows = Partnership.objects.of(person.firm_id).select_for_update(of=("self",)).filter(person=person)
    partnership: Partnership | None = rows.first()
    if partnership is None or not _is_partner(partnership):
        raise NotAPartner()
    return partnership


def _locked(person: Person, now: datetime) -> Partnership:
    Partnership.objects.of(person.firm_id).get_or_create(person=person, defaults={"firm": person.firm, "made_at": now})
    partnership: Partnership = Partnership.objects.of(person.firm_id).select_for_update(of=("self",)).get(person=person)
    return partnership


def _change(partnership: Partnership, **columns: object) -> None:
    Partnership.objects.of(partnership.firm_id).filter(pk=partnership.pk).update(**columns, version=F("version") + 1)
    for name, value in columns.items():
        setattr(partnership, name, value)


__all__ = ["NoPartnerOfThat", "NotAPartner", "pick", "settle", "slow_down", "unpick"]
