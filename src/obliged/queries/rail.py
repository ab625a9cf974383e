"""What does the rail show beside its names? How much is owed now, up to 99."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member

MOST = 99


@dataclass(frozen=True, slots=True)
class Rail:
    here: str
    today_count: str  # "", "7" or "99+"


def rail(member: Member, *, as_of: datetime, here: str) -> Rail:
    """One statement: my courtesies that are open now, counted to 99."""
    rows = Courtesy.objects.of(member.firm_id).owned_by(member.pk).open_at(as_of).order_by()
    return Rail(here=here, today_count=counted(rows[: MOST + 1].count()))


def counted(number: int) -> str:
    return "" if not number else str(number) if number <= MOST else f"{MOST}+"
