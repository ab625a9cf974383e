"""What time is it?

The only module that may ask. Everyone else is told the moment, so that a judgement can be replayed, a year
can be simulated in seconds, and a test never waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from time import monotonic

_stopped_at: ContextVar[datetime | None] = ContextVar("stopped_at", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _stopped_at.get() or datetime.now(UTC)


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at one moment, for tests and for the simulated history of the sample firm."""
    token = _stopped_at.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _stopped_at.reset(token)


def going_on(start: datetime) -> Callable[[], datetime]:
    """What tells the moment while something that began at `start` takes its time; to the second.

    Whoever is told the moment stays replayable, and a worker that was slow still notices.
    """
    began = monotonic()
    return lambda: start + timedelta(seconds=int(monotonic() - began))
