"""What does the rail show beside its names? How many people we owe a word now, up to 99: the number of Today's title."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from obliged.domain.permissions import Act
from obliged.domain.playbook import Verb
from obliged.domain.rhythms import A_DAY_AT_MOST
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.reading import Reading

MOST = 99

_PEOPLE = Reading(
    lambda firm, as_of, owner=None, verb="": (
        _whose(Courtesy.objects.of(firm), owner, verb)
        .open_at(as_of)
        .filter(to__isnull=False)
        .order_by()
        .values_list("to_id", "verb")
        .distinct()[: 2 * MOST]
    )
)


def _whose(rows: Any, owner: Any, verb: str) -> Any:
    return rows.filter(verb=verb) if verb else rows.owned_by(owner)


@dataclass(frozen=True, slots=True)
class Rail:
    here: str
    today_count: str  # "", "7" or "99+"


def rail(member: Member, *, as_of: datetime, here: str) -> Rail:
    """The people whom I owe something that is open now. One statement."""
    mine: dict[str, Any] = {"owner": member.pk} if member.may(Act.SEE_MATTERS) else {"verb": str(Verb.PAY)}
    owed = _PEOPLE(firm=member.firm_id, as_of=as_of, **mine)
    due = {to for to, verb in owed if verb != Verb.KEEP_IN_TOUCH}
    # Of those with whom to keep in touch, no more than a day asks for.
    people = min(len(due) + min(len({to for to, _ in owed} - due), A_DAY_AT_MOST), MOST + 1)
    return Rail(here=here, today_count=counted(min(people, MOST), more=people > MOST))


def counted(number: int, *, more: bool = False) -> str:
    return f"{number}+" if more else str(number or "")
