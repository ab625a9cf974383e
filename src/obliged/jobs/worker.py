"""How does a process do what is to be done, and leave in good order?

It looks once a second: one statement says which lines of the timetable are due and whether a job is. A few hands do
them, each with a connection of its own; one hand is always left for the lines, and one for the jobs. Beside them the
heart says every few seconds that we live, and looks after what others left behind when they died.
"""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from time import monotonic
from types import FrameType
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connection
from django.db.models import Exists, QuerySet

from obliged.acts import installation, jobs, outbox, timetable, workers
from obliged.domain.jobs import BEAT, LEASE, Handling, is_due
from obliged.jobs.handlers import HANDLERS, Handler
from obliged.jobs.timetable import TIMETABLE, Line
from obliged.ports import clock
from obliged.ports.presence import Presence
from obliged.records import rows
from obliged.records.jobs import Job, Schedule, State
from obliged.records.reading import Reading, literally

log = logging.getLogger("obliged.jobs")

HANDS = 4
LOOK = 1.0  # seconds
DRAIN = 12.0  # seconds to finish what is in hand; whoever minds us waits fifteen
LONGEST_LINE = timedelta(minutes=30)
GIVING = 5.0  # seconds to give back what is not finished, when a hand hangs
HANGS = 70  # what we end with when a hand does not come back


def worker_name() -> str:
    """A name that no other worker has, here or elsewhere, now or later."""
    return f"{socket.gethostname()[:40]} {os.getpid()} {secrets.token_hex(3)}"


@dataclass(frozen=True, slots=True)
class Task:
    """What a hand has: a job with who does it, or a line with its row."""

    begun: float
    at_most: timedelta
    job: Job | None = None
    handler: Handler | None = None
    line: Line | None = None
    row: Schedule | None = None
    was_due: datetime | None = None

    @property
    def is_suspect(self) -> bool:
        return self.job is not None and self.job.deaths > 0

    @property
    def hangs(self) -> bool:
        return monotonic() - self.begun > self.at_most.total_seconds()


class Worker:
    def __init__(
        self,
        name: str,
        *,
        lines: Sequence[Line] = TIMETABLE,
        handlers: Mapping[str, Handler] = HANDLERS,
        hands: int = HANDS,
    ) -> None:
        self.name, self.lines, self.handlers, self.hands = name, {line.name: line for line in lines}, handlers, hands
        self.told = threading.Event()
        self.dead = threading.Event()
        self.free = threading.Condition()
        self.in_hand: dict[int, Task] = {}
        self._number = 0
        self._look = _look(lines)
        self._seen: dict[tuple[str, int, int], tuple[datetime | None, float]] = {}

    # --- coming and going ---------------------------------------------------------------------------------------

    def run(self) -> int:
        """Do what is due until told to stop; then finish what is in hand, and give back what is not finished."""
        with rows.house():
            return self._run()

    def _run(self) -> int:
        self.since = clock.now()
        installation.compare(now=self.since)
        self.presence = Presence(settings.DATA / "workers", self.name)
        timetable.keep(tuple(self.lines), now=self.since)
        heart = threading.Thread(target=self._live, name="heart", daemon=True)
        heart.start()
        while not self.told.is_set():
            self._guarded(self._round)
            with self.free:
                self.free.wait(LOOK)
        self._drain()
        self.dead.set()
        heart.join(2)
        self.presence.leave()
        return 0

    def leave(self) -> None:
        self.told.set()

    def _drain(self) -> None:
        until = monotonic() + DRAIN
        with self.free:
            while self.in_hand and monotonic() < until:
                self.free.wait(max(0.0, min(0.2, until - monotonic())))
            left = list(self.in_hand.values())
        self._guarded(lambda: self._give_back(left))

    def _give_back(self, tasks: Sequence[Task]) -> None:
        now = clock.now()
        for task in tasks:
            if task.job is not None:
                jobs.give_back(task.job, now=now)
            elif task.row is not None:
                timetable.give_back(task.row, now=now)

    def _guarded(self, do: Callable[[], None]) -> None:
        """What fails, such as by a database that is away, is told to the log; we go on."""
        try:
            do()
        except Exception:
            log.exception("Not this time")
            connection.close()

    # --- looking and taking -------------------------------------------------------------------------------------

    def _round(self) -> None:
        """Look once, and give to free hands what is due."""
        close_old_connections()
        if not self._may_begin():
            return
        now = clock.now()
        lines = self._look(now=now)
        for row in lines:
            self._begin_line(row, now)
        if any(row.jobs for row in lines):
            while self._begin_job():
                pass

    def _may_begin(self) -> bool:
        """Whether a hand is free, and none is at a job that somebody died over: such a one is done alone."""
        with self.free:
            tasks = self.in_hand.values()
            return len(tasks) < self.hands and not any(task.is_suspect for task in tasks)

    def _begin_line(self, row: Schedule, now: datetime) -> None:
        line = self.lines.get(row.name)
        if line is None or row.leased_by or not is_due(row.next_at, line.every, now=now):
            return
        if not getattr(row, _column(line), True) or not self._may_begin() or self._busy_with_lines():
            return
        was_due = row.next_at
        if timetable.claim(row, self.name, every=line.every, now=now):
            self._begin(Task(monotonic(), LONGEST_LINE, line=line, row=row, was_due=was_due))

    def _busy_with_lines(self) -> bool:
        with self.free:
            return sum(task.line is not None for task in self.in_hand.values()) >= self.hands - 1

    def _begin_job(self) -> bool:
        task = self._next_job()
        if task is not None:
            self._begin(task)
        return task is not None

    def _next_job(self, *, mine: int | None = None) -> Task | None:
        """Take a job, if a hand may have one more.

        :param mine: the number of the hand that asks; what it has is done
        """
        with self.free:
            others = [task for number, task in self.in_hand.items() if number != mine]
            if self.told.is_set() or any(task.is_suspect for task in others):
                return None
            if len(others) >= self.hands or sum(t.job is not None for t in others) >= self.hands - 1:
                return None
            job = jobs.take(self.name, clock.now(), suspects=not others)
            if job is None:
                return None
            handler = self.handlers.get(job.kind)
            task = Task(monotonic(), handler.lasts if handler else LEASE, job=job, handler=handler)
            if mine is not None:
                self.in_hand[mine] = task
            return task

    def _begin(self, task: Task) -> None:
        with self.free:
            self._number += 1
            number = self._number
            self.in_hand[number] = task
        threading.Thread(target=self._hand, args=(number, task), name=f"hand {number}", daemon=True).start()

    # --- doing --------------------------------------------------------------------------------------------------

    def _hand(self, number: int, task: Task) -> None:
        try:
            current: Task | None = task
            with rows.house():  # a thread begins without having said whose rows are meant
                while current is not None:
                    self._do(current)
                    current = self._next_job(mine=number) if current.job is not None else None
        except Exception:
            log.exception("Not this time")
        finally:
            connection.close()
            with self.free:
                self.in_hand.pop(number, None)
                self.free.notify_all()

    def _do(self, task: Task) -> None:
        if task.job is not None:
            self._do_job(task.job, task.handler)
        elif task.line is not None and task.row is not None and task.was_due is not None:
            self._run_line(task.line, task.row, task.was_due)

    def _do_job(self, job: Job, handler: Handler | None) -> None:
        try:
            if handler is None:
                raise LookupError(f"Nobody here knows how to do {job.kind}.")
            with rows.of(job.firm_id):
                if handler.handling is Handling.DB:
                    jobs.do_and_sign(job, handler.do, now=clock.now())
                else:
                    handler.do(job, clock.now())
                    jobs.done(job, now=clock.now())
        except jobs.NotYours:
            log.warning("%s %d: its lease had ended; what was done under it does not count", job.kind, job.pk)
        except Exception as trouble:
            log.exception("%s %d: not this time", job.kind, job.pk)
            connection.close()
            jobs.failed(job, f"{type(trouble).__name__}: {trouble}", now=clock.now())

    def _run_line(self, line: Line, row: Schedule, was_due: datetime) -> None:
        try:
            done = line.do(clock.now(), self.name)
        except Exception as trouble:
            log.exception("%s: not this time", line.name)
            connection.close()
            timetable.fell(row, f"{type(trouble).__name__}: {trouble}", every=line.every, now=clock.now())
        else:
            every = max(line.every, line.rests) if done == 0 and line.asks else line.every
            timetable.has_run(row, was_due=was_due, every=every, now=clock.now())

    # --- living -------------------------------------------------------------------------------------------------

    def _live(self) -> None:
        with rows.house():
            while not self.dead.is_set():
                self._guarded(self._beat)
                self.dead.wait(BEAT.total_seconds())
        connection.close()

    def _beat(self) -> None:
        """Say that we live, prolong what is in hand, and bury the dead; leave if a hand does not come back."""
        close_old_connections()
        with self.free:
            tasks = list(self.in_hand.values())
        going = [task for task in tasks if not task.hangs]
        if len(going) < len(tasks):
            self._give_up(going)
        now = clock.now()
        workers.beat(self.name, since=self.since, now=now)
        jobs.keep_alive([task.job for task in going if task.job is not None], now=now)
        timetable.keep_alive([task.row for task in going if task.row is not None], now=now)
        self._bury(tasks, now)

    def _give_up(self, going: Sequence[Task]) -> None:
        """A hand hangs, and nobody can stop a thread: all else is given back, and a new worker begins.

        What hangs may keep the database from us, so that is tried for a moment only.
        """
        log.error("What was begun does not come to an end; a new worker goes on")

        def give_back() -> None:
            with rows.house():
                self._give_back(going)

        giving = threading.Thread(target=self._guarded, args=(give_back,), daemon=True)
        giving.start()
        giving.join(GIVING)
        os._exit(HANGS)

    def _bury(self, mine: Sequence[Task], now: datetime) -> None:
        """What the dead had is free again: of those whom we know to be gone at once, of others when their lease ended.

        A lease has ended when nobody prolonged it for as long as it lasts, by a clock that never goes back.
        """
        ours = {(task.job.pk, task.job.fence) for task in mine if task.job is not None}
        ours_too = {(task.row.pk, task.row.fence) for task in mine if task.row is not None}
        held: list[Job | Schedule] = [job for job in jobs.under_way() if (job.pk, job.fence) not in ours]
        held += [line for line in timetable.under_way() if (line.pk, line.fence) not in ours_too]
        for gone in self.presence.gone():
            for what in held:
                if what.leased_by == gone:
                    _free(what, now)
            outbox.give_back(now, of=gone)
            workers.is_gone(gone)
        seen, self._seen = self._seen, {}
        for what in held:
            key = (type(what).__name__, what.pk, what.fence)
            value, since = seen.get(key, (None, monotonic()))
            if value != what.leased_until:
                value, since = what.leased_until, monotonic()
            if monotonic() - since >= LEASE.total_seconds():
                _free(what, now)
            else:
                self._seen[key] = (value, since)


def _free(what: Job | Schedule, now: datetime) -> None:
    if isinstance(what, Job):
        jobs.buried(what, now=now)
    else:
        timetable.buried(what)


def _column(line: Line) -> str:
    return f"asks_{line.name.replace(' ', '_')}"


def _any(asked: Sequence[QuerySet[Any, Any]]) -> Any:
    questions: list[Any] = [Exists(one) for one in asked]
    return reduce(or_, questions)


def _look(lines: Sequence[Line]) -> Reading:
    """Everything that a worker wants to know each second, in one statement."""
    return Reading(
        lambda now: Schedule.objects.order_by("id").annotate(
            jobs=Exists(Job.objects.filter(state=literally(State.READY), run_at__lte=now)),
            **{_column(line): _any(line.asks(now)) for line in lines if line.asks is not None},
        )
    )


def main(lines: Sequence[Line] = TIMETABLE) -> int:
    """Until told to stop."""
    worker = Worker(worker_name(), lines=lines)

    def leave(_signal: int, _frame: FrameType | None) -> None:
        worker.leave()

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    return worker.run()
