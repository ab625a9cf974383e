"""The worker: walks through the timetable until it is told to stop."""

from __future__ import annotations

import logging
import os
import signal
import threading
from datetime import datetime
from types import FrameType

import django

log = logging.getLogger("obliged.jobs")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "obliged.settings")
    django.setup()
    stop = threading.Event()

    def leave(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    work_until(stop, worker=f"worker {os.getpid()}")


def work_until(stop: threading.Event, *, worker: str) -> None:
    """Do what is due, wait a moment, again. A job that fails is logged, and the others go on."""
    from django.db import close_old_connections, connection

    from obliged.jobs.timetable import TIMETABLE
    from obliged.ports import clock

    due: dict[str, datetime] = {}
    while not stop.is_set():
        for job in TIMETABLE:
            now = clock.now()
            if now < due.get(job.says, now):
                continue
            due[job.says] = now + job.every
            try:
                job.do(now, worker)
            except Exception:
                log.exception("%s: not this time", job.says)
                connection.close()
        close_old_connections()
        stop.wait(1.0)


if __name__ == "__main__":
    main()
