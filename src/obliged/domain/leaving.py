"""May this letter leave now, later, or not at all?

Asked when a worker takes a letter up, and once more before the last dot. What a person does by hand keeps no quiet
hours; what leaves by itself does, and comes to one person once a day at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from statistics import median_low
from typing import Protocol

HOUR = timedelta(hours=1)
USUAL_AT_LEAST = 20  # letters in an hour that surprise nobody
STORM = 3  # times the usual hour
REMEMBERED = timedelta(days=28)


class Bar(StrEnum):
    """Why a letter does not leave at all."""

    NOT_WANTED = "not_wanted"  # they asked not to be contacted
    SUPPRESSED = "suppressed"  # this address gets nothing any more, or nothing automatic
    NO_CONSENT = "no_consent"  # whom it names has not agreed, or not any more
    NOT_TOLD = "not_told"  # the prospect does not wish that its reader hears how it goes
    IN_ERROR = "in_error"  # its referral was entered in error
    NOT_OWED = "not_owed"  # what it answers was taken back, or fell away


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a letter's grounds at this moment."""

    automatic: bool = False
    wants_no_contact: bool = False
    suppressed: bool = False  # everything to this address
    suppressed_automatic: bool = False
    names_without_consent: bool = False
    tells_against_wish: bool = False
    in_error: bool = False
    owed: bool = True


def barred(standing: Standing) -> Bar | None:
    """Why it does not leave; nothing where it may."""
    if standing.wants_no_contact:
        return Bar.NOT_WANTED
    if standing.suppressed or (standing.automatic and standing.suppressed_automatic):
        return Bar.SUPPRESSED
    if standing.in_error:
        return Bar.IN_ERROR
    if standing.names_without_consent:
        return Bar.NO_CONSENT
    if standing.tells_against_wish:
        return Bar.NOT_TOLD
    return None if standing.owed else Bar.NOT_OWED


class Calendar(Protocol):
    """What this module needs of a working calendar."""

    def next_opening(self, moment: datetime) -> datetime: ...
    def day_of(self, moment: datetime) -> date: ...
    def local(self, day: date, at: time) -> datetime: ...


def by_itself_from(now: datetime, calendar: Calendar, *, last: datetime | None) -> datetime:
    """From when an automatic letter may leave: in working hours, and not on a day that had one already.

    :param last: when the last automatic letter to this person left, or was taken up
    """
    if last is not None and calendar.day_of(last) == calendar.day_of(now):
        now = calendar.local(calendar.day_of(now) + timedelta(days=1), time(0))
    return calendar.next_opening(now)


def room_from(now: datetime, left: Iterable[datetime], *, most: int) -> datetime:
    """From when the hour has room for one more, when so many left in the last one."""
    recent = sorted((at for at in left if at > now - HOUR), reverse=True)
    return recent[most - 1] + HOUR if 0 < most <= len(recent) else now


def usual_hour(left: Iterable[datetime]) -> int:
    """How many letters leave in an hour in which some do: the middle one of the busy hours."""
    busy = Counter(at.replace(minute=0, second=0, microsecond=0) for at in left)
    return max(USUAL_AT_LEAST, median_low(busy.values()) if busy else 0)


def is_storm(wanting: int, usual: int) -> bool:
    """Whether so many letters wanting to leave within an hour is a mistake until somebody says that it is none."""
    return wanting > STORM * usual
