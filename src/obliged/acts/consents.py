"""What did somebody agree to, in which words, how, and did they take it back?

A consent is written in the transaction of the happening that says so, with the question as it was asked. A no that
follows a yes withdraws that yes; the happening stays the ground on which everything is judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from obliged.domain.happenings import Kind
from obliged.domain.people import first_name
from obliged.domain.referrals import Side
from obliged.records.consents import SAID, Agreed, Consent
from obliged.records.happenings import Happening
from obliged.records.people import Person
from obliged.records.referrals import Party
from obliged.words import tellings as words

WAYS: Mapping[str, str] = {"call": "phone", "text": "phone"}  # as a deed names them, and as a consent does
MISTAKE = "mistake"  # how a consent ended that was never given
SILENCE = "silence"


def note(happening: Happening, *, wording: str = "") -> None:
    """Write it down beside the happening, where that is one.

    :param wording: the question that was shown or spoken; as we word it, where the caller does not know
    """
    kind = Kind(happening.kind)
    if kind not in SAID or happening.referral is None:
        return
    what, given = SAID[kind]
    sides = _sides(happening)
    way = str(happening.facts.get("way", "")) or "in_person"
    for person in _whose(happening, sides):
        if not given:
            _end(happening, person, what, way=SILENCE if kind is Kind.CONSENT_EXPIRED else WAYS.get(way, way))
        Consent.unscoped.create(
            firm_id=happening.firm_id,
            person=person,
            referral_id=happening.referral_id,
            what=what,
            given=given,
            wording=wording or _as_asked(what, sides, happening),
            way=SILENCE if kind is Kind.CONSENT_EXPIRED else WAYS.get(way, way)[:10],
            happening=happening,
            by_id=happening.recorded_by_id,
            at=happening.at,
            expires_at=happening.at if kind is Kind.CONSENT_EXPIRED else None,
        )


def taken_back(happening: Happening, *, now: datetime, way: str = "") -> None:
    """What the happening said does not stand any more, so neither does the consent beside it.

    :param way: how somebody took back what they had said; empty: it was never said
    """
    if Kind(happening.kind) not in SAID:
        return
    for row in _beside(happening):
        if row.withdrawn_at is None:
            _change(row, withdrawn_at=max(now, row.at), withdrawn_way=way or MISTAKE)
        if not row.given:  # the yes that it had ended stands again
            _yes(happening, row).filter(withdrawn_at=row.at).update(withdrawn_at=None, withdrawn_way="")


def stand_again(happening: Happening) -> None:
    """Its taking-back was taken back."""
    if Kind(happening.kind) not in SAID:
        return
    for row in _beside(happening):
        _change(row, withdrawn_at=None, withdrawn_way="")
        if not row.given:
            _end(happening, row.person, Agreed(row.what), way=row.way)


def _beside(happening: Happening) -> list[Consent]:
    return list(Consent.objects.of(happening.firm_id).filter(happening=happening).select_related("person"))


def _change(row: Consent, **fields: object) -> None:
    Consent.objects.of(row.firm_id).filter(pk=row.pk).update(**fields)


def _yes(happening: Happening, row: Consent) -> Any:
    return Consent.objects.of(happening.firm_id).filter(
        referral_id=row.referral_id, person=row.person, what=row.what, given=True
    )


def _end(happening: Happening, person: Person, what: Agreed, *, way: str) -> None:
    """The yes that stood until now."""
    Consent.objects.of(happening.firm_id).filter(
        referral_id=happening.referral_id, person=person, what=what, given=True, withdrawn_at=None, at__lte=happening.at
    ).update(withdrawn_at=happening.at, withdrawn_way=way[:10])


def _sides(happening: Happening) -> dict[str, list[Person]]:
    referral = happening.referral
    assert referral is not None
    of = [referral.pk, *([referral.parent_id] if referral.parent_id else [])]
    sides: dict[str, list[Person]] = {side: [] for side in Side}
    rows = Party.objects.of(happening.firm_id).filter(referral_id__in=of).select_related("person")
    for party in rows.order_by("order", "id"):
        if party.referral_id == referral.pk or party.side == Side.INTRODUCER:
            sides[party.side].append(party.person)
    return sides


def _whose(happening: Happening, sides: Mapping[str, list[Person]]) -> list[Person]:
    person = happening.concerns or happening.reported_by
    return [person] if person is not None else sides[Side.PROSPECT]


def _as_asked(what: Agreed, sides: Mapping[str, list[Person]], happening: Happening) -> str:
    other = sides[Side.INTRODUCER if what is Agreed.NEWS else Side.PROVIDER]
    firsts = [first_name(person.name, person.called) for person in other]
    return words.asked(what, firsts[0] if firsts else "", happening.firm.language)
