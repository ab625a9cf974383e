"""What does the rail show beside its names? How many people we owe a word now, up to 99: the number of Today's title."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.reading import Reading

MOST = 99

_PEOPLE = Reading(
    lambda firm, owner, as_of: Courtesy.objects.of(firm)
    .owned_by(owner)
    .open_at(as_of)
    .filter(to__isnull=False)
    .order_by()
    .values_list("to_id")
    .distinct()[: MOST + 1]
)


@dataclass(frozen=True, slots=True)
class Rail:
    here: str
    today_count: str  # "", "7" or "99+"


def rail(member: Member, *, as_of: datetime, here: str) -> Rail:
    """The people whom I owe something that is open now. One statement."""
    people = len(_PEOPLE(firm=member.firm_id, owner=member.pk, as_of=as_of))
    return Rail(here=here, today_count=counted(min(people, MOST), more=people > MOST))


def counted(number: int, *, more: bool = False) -> str:
    return f"{number}+" if more else str(number or "")
