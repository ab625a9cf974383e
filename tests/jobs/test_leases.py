"""When does a lease end? By a clock that never goes back, whatever the others do. Faults 22 and, in part, 57."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from obliged.acts import jobs, timetable
from obliged.jobs import worker
from obliged.jobs.worker import Task, Worker
from obliged.ports.presence import Presence
from obliged.records.jobs import Job, Schedule, State
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db

YEAR, DAY = timedelta(days=365), timedelta(days=1)


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let the clock that never goes back say so many seconds."""
    told = [0.0]
    monkeypatch.setattr(worker, "monotonic", lambda: told[0])

    def say(at: float) -> None:
        told[0] = at

    say(0)
    return say


@pytest.fixture
def watcher(tmp_path: Path) -> Worker:
    """A worker that looks after what others left behind."""
    me = Worker("me", lines=())
    me.presence = Presence(tmp_path, "me")
    return me


def leased() -> Job:
    jobs.enqueue("read", now=MONDAY)
    job = jobs.take("somebody elsewhere", MONDAY)
    assert job is not None
    return job


def state(job: Job) -> str:
    job.refresh_from_db()
    return job.state


@pytest.mark.parametrize("jump", [timedelta(0), YEAR, -DAY, timedelta(hours=-1)])
def test_it_ends_a_minute_after_the_last_sign_of_life(
    watcher: Worker, seconds: Callable[[float], None], jump: timedelta
) -> None:
    job = leased()
    watcher._bury([], MONDAY)
    for at in (15, 30, 45, 59):
        seconds(at)
        watcher._bury([], MONDAY + jump)
        assert state(job) == State.LEASED

    seconds(61)
    watcher._bury([], MONDAY + jump)

    assert (state(job), job.deaths) == (State.READY, 1)


@pytest.mark.parametrize("jump", [timedelta(seconds=15), YEAR, -DAY])
def test_whoever_prolongs_it_keeps_it_whatever_the_clock_says(
    watcher: Worker, seconds: Callable[[float], None], jump: timedelta
) -> None:
    job = leased()
    for n in range(20):
        seconds(n * 15)
        jobs.keep_alive([job], now=MONDAY + jump + timedelta(seconds=n * 15))
        watcher._bury([], MONDAY + jump)

    assert state(job) == State.LEASED


def test_what_is_in_our_own_hand_is_not_taken_from_us(watcher: Worker, seconds: Callable[[float], None]) -> None:
    job = leased()
    mine = Task(0.0, timedelta(minutes=10), job=job)
    for at in (0, 70, 140):
        seconds(at)
        watcher._bury([mine], MONDAY)
    assert state(job) == State.LEASED

    watcher._bury([], MONDAY)
    seconds(210)
    watcher._bury([], MONDAY)
    assert state(job) == State.READY, "what we lost sight of is free after a while, too"


def test_a_line_is_free_again_in_the_same_way(watcher: Worker, seconds: Callable[[float], None]) -> None:
    timetable.keep(["silence"], now=MONDAY)
    row = Schedule.objects.get()
    timetable.claim(row, "somebody elsewhere", every=timedelta(hours=1), now=MONDAY)
    watcher._bury([], MONDAY - DAY)
    seconds(61)
    watcher._bury([], MONDAY + YEAR)

    row.refresh_from_db()
    assert row.leased_by == ""
    assert row.falls == 1


def test_who_comes_back_after_that_signs_for_nothing(watcher: Worker, seconds: Callable[[float], None]) -> None:
    """Fault 22: the slow owner is fenced off."""
    slow = leased()
    watcher._bury([], MONDAY)
    seconds(61)
    watcher._bury([], MONDAY)
    quick = jobs.take("me", MONDAY)
    assert quick is not None

    with pytest.raises(jobs.NotYours):
        jobs.do_and_sign(slow, lambda job, now: None, now=MONDAY)
    jobs.keep_alive([slow], now=MONDAY + DAY)
    assert state(quick) == State.LEASED
    assert quick.leased_until < MONDAY + DAY, "nor does it prolong what is another's"
