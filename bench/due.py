#!/usr/bin/env python3
"""When is it due? Cases in, moments out, both as JSON lines.

    bench/due.py --data FILE        FILE may be - for standard input

Each line is a case: ``{"id", "zone", "country", "subdivision", "hours", "start", "working_minutes"}``, or
``"days"`` and ``"at"`` in place of the minutes for calendar days in the zone. Each is answered in its order
by ``{"id", "due"}`` with the moment in UTC, or by ``{"id", "error"}`` with a sentence. A start that names no
offset is read on the zone's own clocks; days without a time of day keep the start's.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from obliged.domain.calendars import DAY, Calendar, Hours, clock_minutes
from obliged.domain.refusals import Refusal
from obliged.ports.holidays import is_holiday_for


class CannotRead(Exception):
    """The case is not of the shape that this door takes."""


def main(arguments: list[str] | None = None) -> int:
    """Answer every case of the file on standard output."""
    parser = argparse.ArgumentParser(description="Say when each case is due.")
    parser.add_argument("--data", required=True, metavar="FILE", help="JSON lines; - reads standard input")
    chosen = parser.parse_args(arguments)
    if chosen.data == "-":
        return write(sys.stdin.buffer)
    try:
        with Path(chosen.data).open("rb") as lines:
            return write(lines)
    except OSError as trouble:
        print(f"{chosen.data} cannot be read: {trouble.strerror}.", file=sys.stderr)
        return 2


def write(lines: Iterable[bytes]) -> int:
    """One line of JSON on standard output for each answer."""
    for said in answers(lines):
        sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
    return 0


def answers(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """The answer to each line that is not blank, in their order."""
    for line in lines:
        text = line.removeprefix(b"\xef\xbb\xbf").strip()
        if text:
            yield answer(text)


def answer(line: bytes) -> dict[str, Any]:
    """The due moment of one case, or the sentence that says why there is none."""
    try:
        case = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": "This line is not JSON."}
    if not isinstance(case, dict):
        return {"id": None, "error": "A case is a JSON object."}
    try:
        return {"id": case.get("id"), "due": in_utc(due(case))}
    except CannotRead as trouble:
        return {"id": case.get("id"), "error": str(trouble)}
    except Refusal as refusal:
        facts = ", ".join(f"{name} {fact!r}" for name, fact in refusal.facts.items())
        return {"id": case.get("id"), "error": f"{refusal} ({facts})" if facts else str(refusal)}


def due(case: dict[str, Any]) -> datetime:
    """When this case is due.

    :raises CannotRead: if it is not of the shape that this door takes
    :raises Refusal: if there is no such moment
    """
    zone = zone_of(case.get("zone"))
    start = moment_of(case.get("start"), zone)
    minutes, days = whole(case, "working_minutes"), whole(case, "days")
    if (minutes is None) == (days is None):
        raise CannotRead("A case has either working_minutes or days.")
    if minutes is not None:
        return calendar_of(case, zone).working_minutes_after(start, minutes)
    assert days is not None
    at = case.get("at")
    if at is None:
        return Calendar(zone, Hours()).days_after(start, days)
    over, into = divmod(clock_minutes(at), DAY)  # 24:00 is the midnight that ends the day
    return Calendar(zone, Hours()).days_after(start, days + over, time(into // 60, into % 60))


def zone_of(said: object) -> ZoneInfo:
    """The time zone of that name."""
    if not isinstance(said, str):
        raise CannotRead("A case names its time zone, such as Europe/Lisbon.")
    try:
        return ZoneInfo(said)
    except (KeyError, ValueError, OSError):
        raise CannotRead(f"There is no time zone {said!r}.") from None


def moment_of(said: object, zone: ZoneInfo) -> datetime:
    """The moment of an ISO 8601 text; without an offset, as the zone's own clocks show it."""
    try:
        moment = datetime.fromisoformat(said.strip().upper()) if isinstance(said, str) else None
        if moment is not None:
            return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise CannotRead(f"The start {said!r} is not a moment such as 2026-03-02T16:00:00Z.")


def whole(case: dict[str, Any], name: str) -> int | None:
    """The whole number of that name, if the case has one."""
    said = case.get(name)
    if said is None:
        return None
    if isinstance(said, float) and said.is_integer():
        return int(said)
    if isinstance(said, int) and not isinstance(said, bool):
        return said
    raise CannotRead(f"{name} is a whole number, not {said!r}.")


def calendar_of(case: dict[str, Any], zone: ZoneInfo) -> Calendar:
    """The working calendar of a case; cases of one place and one week share theirs."""
    country, subdivision = case.get("country"), case.get("subdivision")
    if not isinstance(country, str | None) or not isinstance(subdivision, str | int | None):
        raise CannotRead("Country and subdivision are codes, such as US and OR.")
    return calendar_for(zone, country, str(subdivision or ""), json.dumps(case.get("hours")))


@lru_cache(maxsize=2048)
def calendar_for(zone: ZoneInfo, country: str | None, subdivision: str, hours: str) -> Calendar:
    """A calendar that remembers what it has worked out."""
    return Calendar(zone, Hours.from_json(json.loads(hours)), is_holiday_for(country, subdivision))


def in_utc(moment: datetime) -> str:
    """A moment as ISO 8601 with Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


if __name__ == "__main__":
    sys.exit(main())
