"""Which meeting may be put into somebody's calendar, and with which words?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from obliged.domain.referrals import Side
from obliged.queries import confidences, courtesies
from obliged.records.firms import Member
from obliged.records.people import Person
from obliged.records.referrals import Party, Referral
from obliged.words import meetings as words


@dataclass(frozen=True, slots=True)
class Invitation:
    """What would be sent: to whom, for when, in which words."""

    to: Person
    name: str
    address: str
    at: datetime
    about: str
    subject: str
    text: str


def invitation(referral: Referral, *, by: Member, as_of: datetime) -> Invitation | None:
    """The invitation to the meeting that is set; None where none lies ahead, or nobody can be written to."""
    if referral.meeting_at is None or referral.meeting_at <= as_of or not referral.is_open:
        return None
    party = (
        Party.objects.of(referral.firm)
        .filter(referral=referral, side=Side.PROSPECT)
        .select_related("person__firm")
        .order_by("order", "id")
        .first()
    )
    facts = confidences.facts_of(referral)
    somebody = next((s for s in facts.prospects if party is not None and s.id == party.person_id), None)
    if party is None or somebody is None or not somebody.email or somebody.do_not_contact:
        return None
    here = courtesies.locale(referral.firm)
    return Invitation(
        to=party.person,
        name=somebody.name,
        address=somebody.email,
        at=referral.meeting_at,
        about=words.about(referral.firm.name, somebody.name, here),
        subject=words.subject(referral.meeting_at, here),
        text=words.text(somebody.first, by.first_name, referral.meeting_at, here),
    )
