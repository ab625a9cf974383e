"""How does a meeting get into somebody's calendar, and how does their calendar answer?

An invitation as iCalendar (RFC 5545, sent as RFC 5546 asks: METHOD:REQUEST with an organiser, the one invited, and a
number that grows with every change). The answer (METHOD:REPLY) is read for one thing only: whether whoever was invited
comes. It changes nothing by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from obliged.domain.cards import EOL, escaped, folded, on_one_line
from obliged.domain.mails import Address, Mail

LONGEST = 100_000  # characters; an answer is a few hundred
UNFOLDED = re.compile(r"\r?\n[ \t]")
PROPERTY = re.compile(r"(?P<name>[A-Za-z-]+)(?P<parameters>(?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(?P<value>.*)")


class Coming(StrEnum):
    """What a calendar answers."""

    YES = "accepted"
    NO = "declined"
    PERHAPS = "tentative"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who meets whom, when and where; `about` names it in both calendars and tells nobody's affairs."""

    uid: str
    about: str
    starts: datetime
    lasts: timedelta
    organiser: Address
    invited: Address
    stamp: datetime
    place: str = ""
    change: int = 0  # grows each time that the same meeting is sent anew


@dataclass(frozen=True, slots=True)
class Answer:
    """Somebody's calendar answered: to which meeting, and whether they come."""

    uid: str
    coming: Coming


def invitation(meeting: Meeting) -> str:
    """The invitation, its lines folded and ended as the standard asks."""
    return "".join(f"{line}{EOL}" for plain in _lines(meeting) for line in folded(plain))


def _lines(meeting: Meeting) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Obliged//Obliged//EN", "METHOD:REQUEST", "BEGIN:VEVENT")
    yield f"UID:{meeting.uid}"
    yield f"SEQUENCE:{meeting.change}"
    yield f"DTSTAMP:{_moment(meeting.stamp)}"
    yield f"DTSTART:{_moment(meeting.starts)}"
    yield f"DTEND:{_moment(meeting.starts + meeting.lasts)}"
    yield f"SUMMARY:{escaped(on_one_line(meeting.about))}"
    if meeting.place:
        yield f"LOCATION:{escaped(on_one_line(meeting.place))}"
    yield f"ORGANIZER;CN={_named(meeting.organiser)}:mailto:{meeting.organiser.address}"
    yield (
        f"ATTENDEE;CN={_named(meeting.invited)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
        f":mailto:{meeting.invited.address}"
    )
    yield from ("STATUS:CONFIRMED", "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR")


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _named(who: Address) -> str:
    """A name as a parameter: in quotation marks, of which it may hold none itself (RFC 5545 section 3.2)."""
    return f'"{on_one_line(who.name).replace(chr(34), chr(39))}"'


def answer(mail: Mail) -> Answer | None:
    """What a calendar answers in this mail for its sender; None if none does."""
    for part in mail.parts:
        if part.content_type == "text/calendar" and (read := _read(part.text[:LONGEST])) is not None:
            return read
    return None


def _read(text: str) -> Answer | None:
    found = [m for line in re.split(r"\r?\n", UNFOLDED.sub("", text)) if (m := PROPERTY.fullmatch(line))]
    values = {m["name"].upper(): m["value"].strip() for m in found}
    attending = next((m["parameters"].upper() for m in found if m["name"].upper() == "ATTENDEE"), "")
    said = re.search(r";PARTSTAT=\"?([A-Z-]+)", attending)
    if values.get("METHOD", "").upper() != "REPLY" or not values.get("UID") or said is None:
        return None
    coming = said[1].lower()
    return Answer(values["UID"][:300], Coming(coming)) if coming in list(Coming) else None
