"""When does this firm work? Its hours, its holidays, its zone; a member's own hours where they have any."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

from obliged.domain.calendars import Calendar, Hours
from obliged.ports import holidays
from obliged.records.firms import Firm, Member


def of_firm(firm: Firm, member: Member | None = None) -> Calendar:
    """The working calendar by which what is owed falls due; kept, since laying out a year takes its time."""
    hours = member.hours if member is not None and member.hours else firm.hours
    return _calendar(
        firm.zone, json.dumps(hours, sort_keys=True), firm.country, firm.subdivision, tuple(firm.closed_on)
    )


@lru_cache(maxsize=512)
def _calendar(zone: str, hours: str, country: str, subdivision: str, closed: tuple[str, ...]) -> Calendar:
    return Calendar(
        zone=ZoneInfo(zone),
        hours=Hours.from_json(json.loads(hours)),
        is_holiday=holidays.is_holiday_for(country, subdivision),
        closed=frozenset(date.fromisoformat(day) for day in closed),
    )
