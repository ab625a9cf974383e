"""When is a job tried again, when has it failed too often, and when does a line of the timetable come next?

A failure ends an attempt with a word; a death ends it without one. Clocks go back and forward: nothing here holds that
the next moment lies after the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zlib import crc32

LEASE = timedelta(seconds=60)  # how long who took a job is believed without a sign of life
BEAT = timedelta(seconds=15)  # between two signs of life
FAILURES = 8  # then a person looks at it
DEATHS = 3
BACK_OFF = timedelta(minutes=1)  # doubled with every failure: the eighth comes about two hours after the first
JITTER = 0.2  # so that what failed together is not tried again together
LONGEST_PAUSE = BACK_OFF * 2 ** (FAILURES - 2) * (1 + JITTER)
PUSHED_BACK_AT_MOST = timedelta(minutes=15)  # a line that keeps failing, unless it comes more rarely anyway


class Handling(StrEnum):
    """How an effect and the word that it is done belong together."""

    DB = "db"  # one transaction holds both: exactly once
    OUTSIDE = "outside"  # the effect is out in the world, then the word: at least once, told apart by a key of its own


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a job so far."""

    attempts: int
    deaths: int

    @property
    def failures(self) -> int:
        return max(0, self.attempts - self.deaths)

    @property
    def has_had_enough(self) -> bool:
        return self.deaths >= DEATHS or self.failures >= FAILURES


def pause_after(failures: int, *, of: str = "") -> timedelta:
    """How long to wait after so many failures.

    :param of: whose failures; the same name always waits the same, another a little more or less
    """
    share = crc32(f"{of} {failures}".encode()) / 0xFFFFFFFF
    return BACK_OFF * 2 ** (max(1, failures) - 1) * (1 + JITTER * (2 * share - 1))


def next_tick(last: datetime, every: timedelta, *, now: datetime) -> datetime:
    """The first tick after now, in step with the last one. Ticks that were missed are not made up for."""
    if not last <= now < last + every * 1_000_000:
        return now + every
    return last + every * ((now - last) // every + 1)


def pushed_back(every: timedelta, falls: int, *, now: datetime) -> datetime:
    """When a line comes again that has failed so often in a row."""
    return now + min(every * 2 ** min(falls, 16), max(every, PUSHED_BACK_AT_MOST))


def is_due(next_at: datetime, every: timedelta, *, now: datetime) -> bool:
    """Whether a line is to run. One that lies further ahead than it can be put was put there by another clock."""
    return next_at <= now or next_at > now + max(every, PUSHED_BACK_AT_MOST)


__all__ = [
    "BACK_OFF", "BEAT", "DEATHS", "FAILURES", "JITTER", "LEASE", "LONGEST_PAUSE", "PUSHED_BACK_AT_MOST", "Handling",
    "Tried", "is_due", "next_tick", "pause_after", "pushed_back",
]  # fmt: skip
