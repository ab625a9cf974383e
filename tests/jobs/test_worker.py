"""Real workers, killed: nothing is lost, nothing is done twice, and one that kills is put aside."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from obliged.acts import jobs
from obliged.cli.up import GRACE
from obliged.jobs.worker import DRAIN
from obliged.ports import clock
from obliged.records.jobs import Job, Schedule, State, Worker
from obliged.records.letters import Arrived

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

HOUSE = Path(__file__).resolve().parents[2]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """That of a worker which uses the database of this test."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("OBLIGED_", "DATABASE_URL", "PYTEST_"))}
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        assert Path(name).name == "obliged.sqlite3"
        return {**clean, "OBLIGED_DATA": str(Path(name).parent), **more}
    address = urlsplit(os.environ["DATABASE_URL"])
    return {**clean, "OBLIGED_DATA": str(folder), "DATABASE_URL": urlunsplit(address._replace(path=f"/{name}")), **more}


@contextmanager
def worker(folder: Path, *words: str, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.hands", *words], cwd=HOUSE, env=environment(folder, **more)
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def eventually(happens: Callable[[], Any], within: float = 30.0) -> Any:
    until = time.monotonic() + within
    while time.monotonic() < until:
        found = happens()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("It did not happen in time.")


def enqueue(kind: str, **arguments: Any) -> Job:
    return jobs.enqueue(kind, arguments, now=clock.now())


def state_of(job: Job) -> str:
    job.refresh_from_db()
    return job.state


def test_killed_in_the_middle_a_job_is_done_by_the_next_worker(tmp_path: Path) -> None:
    told = tmp_path / "told"
    job = enqueue("sleep", file=str(told), seconds=30)
    with worker(tmp_path) as first:
        eventually(told.exists)
        first.kill()
        first.wait()
    assert state_of(job) == State.LEASED
    Job.objects.filter(pk=job.pk).update(arguments={"file": str(told), "seconds": 0})

    with worker(tmp_path):
        eventually(lambda: state_of(job) == State.DONE)

    assert (job.attempts, job.deaths) == (2, 1)
    assert len(told.read_text().splitlines()) == 2


def test_an_effect_dies_with_the_worker_that_had_not_signed(tmp_path: Path) -> None:
    job = enqueue("write and die")
    with worker(tmp_path) as first:
        assert first.wait(30) == -signal.SIGKILL

    assert not Arrived.objects.exists()
    Job.objects.filter(pk=job.pk).update(kind="write")
    with worker(tmp_path):
        eventually(lambda: state_of(job) == State.DONE)
    assert Arrived.objects.count() == 1


def test_a_job_that_kills_its_worker_is_put_aside_after_three_deaths_and_the_others_are_done(tmp_path: Path) -> None:
    """Fault 20 of the catalogue."""
    poison = enqueue("poison")
    others = [enqueue("write") for _ in range(20)]
    deaths = 0
    for _ in range(3):
        with worker(tmp_path) as process:
            assert process.wait(30) == -signal.SIGKILL
            deaths += 1
    with worker(tmp_path):
        eventually(lambda: state_of(poison) == State.ASIDE)
        eventually(lambda: all(state_of(job) == State.DONE for job in others))

    assert (deaths, poison.deaths) == (3, 3)
    assert max(job.deaths for job in others) <= 1
    assert Arrived.objects.count() == len(others)


def test_two_workers_and_a_thousand_jobs_each_once(tmp_path: Path) -> None:
    """Fault 21 of the catalogue."""
    now = clock.now()
    Job.objects.bulk_create([Job(kind="write", run_at=now, made_at=now) for _ in range(1_000)])

    with worker(tmp_path), worker(tmp_path):
        eventually(lambda: not Job.objects.exclude(state=State.DONE).exists(), within=120)

    done = Counter(Arrived.objects.values_list("subject", flat=True))
    assert len(done) == 1_000
    assert set(done.values()) == {1}
    assert len(set(Arrived.objects.values_list("from_address", flat=True))) == 2


def test_told_to_leave_it_finishes_what_is_in_hand(tmp_path: Path) -> None:
    """Fault 18 of the catalogue."""
    told = tmp_path / "told"
    job, waiting = (
        enqueue("sleep", file=str(told), seconds=2),
        [enqueue("sleep", file=str(told), seconds=2) for _ in range(6)],
    )
    with worker(tmp_path) as process:
        eventually(told.exists)
        process.terminate()
        began = time.monotonic()
        assert process.wait(20) == 0
        assert time.monotonic() - began < 15

    assert state_of(job) == State.DONE
    assert not Job.objects.filter(state=State.LEASED).exists()
    assert sum(state_of(one) == State.READY for one in waiting) >= 3
    assert len(told.read_text().splitlines()) == Job.objects.filter(state=State.DONE).count()


def test_told_to_leave_it_hands_back_what_does_not_end(tmp_path: Path) -> None:
    told = tmp_path / "told"
    job = enqueue("sleep", file=str(told), seconds=60)
    with worker(tmp_path, "--hasty") as process:
        eventually(told.exists)
        process.terminate()
        assert process.wait(DRAIN + 3) == 0

    assert DRAIN + 3 <= GRACE
    assert state_of(job) == State.READY
    assert (job.attempts, job.deaths) == (0, 0)


def test_a_hand_that_does_not_come_back_ends_its_worker(tmp_path: Path) -> None:
    told = tmp_path / "told"
    hanging, waiting = enqueue("hang", file=str(told), seconds=600), enqueue("sleep", file=str(told), seconds=30)
    with worker(tmp_path) as process:
        assert process.wait(30) == 70

    assert (state_of(hanging), state_of(waiting)) == (State.LEASED, State.READY)
    with worker(tmp_path):
        eventually(lambda: state_of(hanging) and hanging.deaths == 1)


def test_a_hand_that_keeps_the_database_to_itself_ends_its_worker_too(tmp_path: Path) -> None:
    told = tmp_path / "told"
    hanging = enqueue("keep", file=str(told), seconds=600)
    with worker(tmp_path, "--hasty") as process:
        assert process.wait(40) == 70

    job = enqueue("write")
    with worker(tmp_path):
        eventually(lambda: state_of(job) == State.DONE)
        eventually(lambda: state_of(hanging) and hanging.deaths == 1)


def test_killed_at_the_tick_a_line_is_run_by_the_next_worker_and_comes_later_each_time(tmp_path: Path) -> None:
    """Fault 16 of the catalogue."""
    for n in range(1, 3):
        with worker(tmp_path, "--ticks", DIES_AT_THE_TICK="yes") as process:
            assert process.wait(30) == -signal.SIGKILL
        assert Arrived.objects.filter(subject="tick").count() == n
    line = Schedule.objects.get(name="tick")
    assert line.falls == 2

    with worker(tmp_path, "--ticks"):
        eventually(lambda: Schedule.objects.get(name="tick").falls == 0)
        eventually(lambda: Arrived.objects.count() >= 4)


def test_of_two_workers_one_runs_each_tick(tmp_path: Path) -> None:
    with worker(tmp_path, "--ticks"), worker(tmp_path, "--ticks"):
        eventually(lambda: Arrived.objects.count() >= 4)

    moments = sorted(Arrived.objects.values_list("at", flat=True))
    assert all((b - a).total_seconds() > 0.5 for a, b in pairwise(moments))


@pytest.mark.parametrize("days", [365, 1 / 24])
def test_a_clock_that_was_ahead_and_is_put_right_holds_nothing_up(tmp_path: Path, days: float) -> None:
    """Fault 57 of the catalogue, in part."""
    with worker(tmp_path, "--ticks", CLOCK_AHEAD=str(days)):
        eventually(lambda: Arrived.objects.count() >= 2)
    ahead = clock.now() + timedelta(days=days)
    soon = jobs.enqueue("write", {}, now=ahead)
    later = jobs.enqueue("write", {}, now=ahead, run_at=ahead + timedelta(days=2))
    Arrived.objects.all().delete()

    with worker(tmp_path, "--ticks"):
        eventually(lambda: Arrived.objects.filter(subject="tick").count() >= 2)
        eventually(lambda: state_of(soon) == State.DONE)
        assert abs(Worker.objects.get().beat_at - clock.now()) < timedelta(minutes=1)

    assert state_of(later) == State.READY
    assert timedelta(days=1.9) < later.run_at - clock.now() < timedelta(days=2.1)
    assert not Job.objects.filter(deaths__gt=0).exists()


def test_a_worker_says_that_it_lives_and_its_row_goes_when_it_is_known_to_be_dead(tmp_path: Path) -> None:
    with worker(tmp_path) as first:
        gone = eventually(lambda: Worker.objects.first())
        first.kill()
        first.wait()
    with worker(tmp_path):
        eventually(lambda: Worker.objects.exclude(name=gone.name).exists())
        eventually(lambda: not Worker.objects.filter(name=gone.name).exists())


def test_killed_again_and_again_nothing_is_lost_and_no_effect_comes_twice(tmp_path: Path) -> None:
    told, chance = tmp_path / "told", random.Random(20)
    now = clock.now()
    Job.objects.bulk_create(
        [Job(kind="write", run_at=now, made_at=now) for _ in range(600)]
        + [Job(kind="tell", arguments={"file": str(told)}, run_at=now, made_at=now) for _ in range(200)]
    )
    kills = 0
    while Job.objects.filter(state__in=[State.READY, State.LEASED]).exists() and kills < 8:
        with worker(tmp_path) as process:
            eventually(Worker.objects.filter(name__contains=f" {process.pid} ").exists)
            time.sleep(chance.random() * 0.6)
            process.kill()
            kills += 1
            process.wait()
    with worker(tmp_path):
        eventually(lambda: not Job.objects.filter(state__in=[State.READY, State.LEASED]).exists(), within=90)

    assert kills >= 3
    aside = set(Job.objects.filter(state=State.ASIDE).values_list("pk", flat=True))
    done = Counter(Arrived.objects.values_list("subject", flat=True))
    assert set(done.values()) == {1}
    assert len(done) == 600 - Job.objects.filter(pk__in=aside, kind="write").count()
    outside = Counter(line.split()[0] for line in told.read_text().splitlines())
    assert len(outside) >= 200 - len(aside)
    assert Job.objects.filter(kind="tell", deaths=0).exclude(pk__in=map(int, outside)).count() == 0
