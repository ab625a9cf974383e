"""A worker of the tests: the product's own, with kinds of jobs that can be told to sleep, to fail, and to kill.

python -m tests.jobs.hands
"""

from __future__ import annotations

import os
import signal
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "obliged.settings")
django.setup()

from django.db import connection  # noqa: E402

from obliged.acts import jobs  # noqa: E402
from obliged.domain.jobs import Handling  # noqa: E402
from obliged.jobs import worker  # noqa: E402
from obliged.jobs.handlers import HANDLERS, Handler  # noqa: E402
from obliged.jobs.timetable import TIMETABLE, Line  # noqa: E402
from obliged.ports import clock  # noqa: E402
from obliged.records import scoping  # noqa: E402
from obliged.records.letters import Arrived  # noqa: E402


def die(*_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def write(job: Any, now: datetime) -> None:
    """An effect in the database."""
    Arrived.objects.create(subject=f"{job.kind} {job.pk}", from_address=str(os.getpid()), raw=b"", at=now)


def write_and_die(job: Any, now: datetime) -> None:
    write(job, now)
    die()


def tell(job: Any, _: datetime) -> None:
    """An effect out in the world."""
    with Path(job.arguments["file"]).open("a", encoding="utf-8") as file:
        file.write(f"{job.pk} {os.getpid()}\n")


def sleep(job: Any, now: datetime) -> None:
    tell(job, now)
    time.sleep(job.arguments["seconds"])


def tick(now: datetime, name: str) -> None:
    Arrived.objects.create(subject="tick", from_address=name, raw=b"", at=now)
    if os.environ.get("DIES_AT_THE_TICK"):
        die()


if __name__ == "__main__":
    worker.BEAT = timedelta(seconds=0.5)
    if "--hasty" in sys.argv:
        worker.DRAIN, scoping.PATIENCE = 2.0, 500
        if connection.vendor == "sqlite":
            connection.settings_dict["OPTIONS"]["timeout"] = 2
    HANDLERS.update(
        {
            "write": Handler(write, Handling.DB),
            "write and die": Handler(write_and_die, Handling.DB),
            "poison": Handler(die, Handling.OUTSIDE),
            "tell": Handler(tell, Handling.OUTSIDE),
            "sleep": Handler(sleep, Handling.OUTSIDE),
            "keep": Handler(sleep, Handling.DB, at_most=timedelta(seconds=1)),
            "hang": Handler(sleep, Handling.OUTSIDE, at_most=timedelta(seconds=1)),
        }
    )
    if days := float(os.environ.get("CLOCK_AHEAD", 0)):
        right = clock.now
        clock.now = lambda: right() + timedelta(days=days)
    ticks = (
        Line("tick", timedelta(seconds=1), tick),
        Line("clock", timedelta(seconds=1), lambda now, _: jobs.mind_the_clock(now=now)),
    )
    sys.exit(worker.main(ticks if "--ticks" in sys.argv else TIMETABLE))
