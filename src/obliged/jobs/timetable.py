"""What happens by itself, and how often? Each line is safe to repeat, and safe beside another worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from obliged.acts import letters, passing, playbooks


@dataclass(frozen=True, slots=True)
class Job:
    """A sentence that calls one act."""

    says: str
    every: timedelta
    do: Callable[[datetime, str], int]


TIMETABLE = (
    Job("letters that may leave, leave", timedelta(seconds=2), lambda now, worker: letters.carry(now=now, worker=worker)),
    Job("what new rules move is derived", timedelta(seconds=2), lambda now, _: playbooks.go_on_deriving(now=now)),
    Job("holds that have ended are noted", timedelta(minutes=5), lambda now, _: passing.end_holds(now=now)),
    Job("consents that grew too old are noted", timedelta(minutes=30), lambda now, _: passing.expire_consents(now=now)),
    Job("silence after two questions is noted", timedelta(hours=1), lambda now, _: passing.note_silence(now=now)),
)
