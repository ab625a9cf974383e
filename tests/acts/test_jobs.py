"""A job is done once, whoever dies over it, and whatever the clock says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from obliged.acts import jobs, timetable
from obliged.domain.jobs import BACK_OFF, DEATHS, FAILURES
from obliged.records.jobs import Job, Schedule, State
from obliged.records.letters import Arrived
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def enqueue(kind: str = "read", **said: Any) -> Job:
    return jobs.enqueue(kind, {"n": 1}, **{"now": MONDAY} | said)


def taken(now: Any = MONDAY, by: str = "Ana's") -> Job:
    job = jobs.take(by, now)
    assert job is not None
    return job


def again(job: Job) -> Job:
    job.refresh_from_db()
    return job


def write(job: Job, now: Any) -> None:
    Arrived.objects.get_or_create(subject=f"{job.kind} {job.pk}", defaults={"raw": b"", "at": now})


# Once


def test_what_is_undone_enqueues_nothing() -> None:
    def fall() -> None:
        with transaction.atomic():
            enqueue()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fall()
    assert not Job.objects.exists()


def test_of_one_meaning_one_waits() -> None:
    first, second = enqueue(once="inbox 7"), enqueue(once="inbox 7")

    assert first.pk == second.pk
    assert enqueue(once="inbox 8").pk != first.pk
    assert enqueue("carry", once="inbox 7").pk != first.pk


def test_the_earlier_moment_and_the_higher_priority_win() -> None:
    enqueue(once="inbox 7", run_at=MONDAY + MINUTE)
    job = again(enqueue(once="inbox 7", run_at=MONDAY, priority=3))

    assert (job.run_at, job.priority) == (MONDAY, 3)


def test_what_is_asked_for_again_while_it_is_done_is_done_once_more() -> None:
    enqueue(once="inbox 7")
    job = taken()
    enqueue(once="inbox 7")

    jobs.done(job, now=MONDAY + SECOND)

    assert again(job).state == State.READY
    once_more = taken(MONDAY + SECOND)
    assert once_more.pk == job.pk
    jobs.done(once_more, now=MONDAY + SECOND)
    assert again(job).state == State.DONE


def test_what_is_done_can_be_wanted_again() -> None:
    first = enqueue(once="inbox 7")
    jobs.done(taken(), now=MONDAY)

    assert enqueue(once="inbox 7").pk != first.pk


# Order


def test_higher_goes_first_then_what_waited_longest() -> None:
    low, later, first = enqueue(), enqueue(run_at=MONDAY + SECOND), enqueue(priority=5)

    order = [taken(MONDAY + MINUTE).pk for _ in range(3)]

    assert order == [first.pk, low.pk, later.pk]


def test_nothing_is_taken_before_its_time() -> None:
    enqueue(run_at=MONDAY + MINUTE)

    assert jobs.take("Ana's", MONDAY) is None


# The fence


def test_who_fell_asleep_signs_for_nothing() -> None:
    enqueue()
    slow = taken(by="slow")
    assert jobs.buried(slow, now=MONDAY)
    quick = taken(by="quick")

    with pytest.raises(jobs.NotYours):
        jobs.do_and_sign(slow, write, now=MONDAY + MINUTE)
    assert not Arrived.objects.exists()
    assert not jobs.failed(slow, "too late", now=MONDAY + MINUTE)
    assert not jobs.give_back(slow, now=MONDAY + MINUTE)
    assert not jobs.buried(slow, now=MONDAY + MINUTE)

    jobs.do_and_sign(quick, write, now=MONDAY + MINUTE)
    assert again(quick).state == State.DONE
    assert Arrived.objects.count() == 1


def test_an_effect_without_its_word_is_no_effect() -> None:
    enqueue()
    job = taken()

    def fall(job: Job, now: Any) -> None:
        write(job, now)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        jobs.do_and_sign(job, fall, now=MONDAY)
    assert not Arrived.objects.exists()
    assert again(job).state == State.LEASED


# Failures and deaths


def test_after_each_failure_it_waits_twice_as_long_and_after_the_eighth_it_is_put_aside() -> None:
    enqueue()
    now, waits = MONDAY, []
    for _ in range(FAILURES):
        job = taken(now)
        assert jobs.failed(job, "the server said 451", now=now)
        waits.append(again(job).run_at - now)
        now = again(job).run_at

    for n, wait in enumerate(waits[:-1]):
        assert BACK_OFF * 2**n * 0.8 <= wait <= BACK_OFF * 2**n * 1.2
    assert again(job).state == State.ASIDE
    assert job.trouble == "the server said 451"
    assert jobs.take("Ana's", now + timedelta(days=30)) is None


def test_after_three_deaths_it_is_put_aside() -> None:
    enqueue()
    for n in range(DEATHS):
        job = taken()
        assert job.attempts == n + 1, "counted before it begins"
        assert jobs.buried(job, now=MONDAY)

    assert again(job).state == State.ASIDE
    assert job.deaths == DEATHS


def test_a_job_that_somebody_died_over_is_left_for_when_it_can_be_done_alone() -> None:
    poison = enqueue()
    jobs.buried(taken(), now=MONDAY)
    other = enqueue(run_at=MONDAY + SECOND)

    first = jobs.take("Ana's", MONDAY + SECOND, suspects=False)

    assert first is not None
    assert first.pk == other.pk
    assert jobs.take("Ana's", MONDAY + SECOND, suspects=False) is None
    assert taken(MONDAY + SECOND).pk == poison.pk


def test_a_job_handed_back_was_never_tried() -> None:
    enqueue()
    job = taken()

    assert jobs.give_back(job, now=MONDAY)

    assert (again(job).state, job.attempts, job.deaths) == (State.READY, 0, 0)
    with pytest.raises(jobs.NotYours):
        jobs.done(taken_before(job), now=MONDAY)


def taken_before(job: Job) -> Job:
    job.fence -= 1
    return job


def test_a_person_says_try_it_again_or_let_it_go() -> None:
    for again_ in (True, False):
        enqueue()
        for _ in range(DEATHS):
            job = taken()
            jobs.buried(job, now=MONDAY)
        if again_:
            jobs.again(job, now=MONDAY)
            fresh = taken()
            assert (fresh.pk, fresh.attempts, fresh.deaths) == (job.pk, 1, 0)
            jobs.done(fresh, now=MONDAY)
        else:
            jobs.let_go(job, now=MONDAY)
            assert again(job).state == State.DONE
        with pytest.raises(jobs.NotAside):
            jobs.again(job, now=MONDAY)
        with pytest.raises(jobs.NotAside):
            jobs.let_go(job, now=MONDAY)


def test_what_is_on_its_way_again_already_is_not_tried_twice() -> None:
    enqueue(once="inbox 7")
    for _ in range(DEATHS):
        job = taken()
        jobs.buried(job, now=MONDAY)
    enqueue(once="inbox 7")

    jobs.again(job, now=MONDAY)

    assert again(job).state == State.DONE
    assert Job.objects.filter(state=State.READY).count() == 1


# The clock


def test_a_clock_that_goes_back_lets_nothing_wait_longer_than_was_meant() -> None:
    year = timedelta(days=365)
    soon = enqueue(now=MONDAY + year)
    later = enqueue(now=MONDAY + year, run_at=MONDAY + year + timedelta(hours=3))
    far = enqueue(run_at=MONDAY + timedelta(days=30))

    assert jobs.mind_the_clock(now=MONDAY) == 2

    assert again(soon).run_at == MONDAY
    assert again(later).run_at == MONDAY + timedelta(hours=3)
    assert again(far).run_at == MONDAY + timedelta(days=30)
    assert jobs.mind_the_clock(now=MONDAY) == 0


def test_what_failed_under_a_clock_that_was_ahead_is_tried_again_today() -> None:
    enqueue()
    job = taken()
    jobs.failed(job, "451", now=MONDAY + timedelta(days=1))

    jobs.mind_the_clock(now=MONDAY)

    assert again(job).run_at == MONDAY


def test_what_was_done_days_ago_is_forgotten_and_what_was_put_aside_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    for _ in range(4):
        enqueue()
        jobs.done(taken(), now=MONDAY)
    enqueue()
    jobs.done(taken(), now=MONDAY)
    enqueue()
    for _ in range(DEATHS):
        jobs.buried(taken(), now=MONDAY)

    assert jobs.tidy(now=MONDAY + timedelta(days=8)) == 5

    assert [job.state for job in Job.objects.all()] == [State.ASIDE]


# Any interleaving


STEPS = st.lists(
    st.tuples(st.sampled_from(["take", "do", "fail", "bury", "back", "late", "once"]), st.integers(0, 2)), max_size=30
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_in_any_order_of_takings_deaths_and_late_words_each_is_signed_for_once(
    steps: list[tuple[str, int]], transactional_steps: None
) -> None:
    """Three workers, of whom any may be dead without knowing; a job's effects are as many as its signatures."""
    sid = transaction.savepoint()
    try:
        wanted = [enqueue().pk for _ in range(3)]
        enqueue(once="inbox 7")
        hands: dict[int, Job] = {}
        stale: list[Job] = []
        signed: list[int] = []
        for what, who in steps:
            if what == "take" and who not in hands and (job := jobs.take(f"worker {who}", MONDAY)):
                hands[who] = job
            elif what == "once":
                enqueue(once="inbox 7")
            elif what == "late":
                for job in stale:
                    with pytest.raises(jobs.NotYours), transaction.atomic():
                        jobs.do_and_sign(job, lambda job, _: signed.append(-job.pk), now=MONDAY)
                signed[:] = [pk for pk in signed if pk > 0]
            elif who in hands:
                job = hands.pop(who)
                if what == "do":
                    jobs.do_and_sign(job, lambda job, _: signed.append(job.pk), now=MONDAY)
                elif what == "fail":
                    assert jobs.failed(job, "no", now=MONDAY - timedelta(hours=9))
                elif what == "bury":
                    assert jobs.buried(job, now=MONDAY)
                elif what == "back":
                    assert jobs.give_back(job, now=MONDAY)
                elif what == "take":
                    hands[who] = job
                    continue
                stale.append(job)
        assert all(signed.count(pk) <= 1 for pk in wanted)
        for pk in wanted:
            standing = Job.objects.get(pk=pk)
            assert (standing.state == State.DONE) == (pk in signed)
            assert standing.state != State.LEASED or any(job.pk == pk for job in hands.values())
        for job in Job.objects.exclude(state=State.LEASED):
            assert (job.leased_by, job.leased_until) == ("", None)
    finally:
        transaction.savepoint_rollback(sid)


@pytest.fixture
def transactional_steps(db: None) -> None:
    """One transaction around all examples: each is undone to where it began."""


# The timetable

HOUR = timedelta(hours=1)


def line(now: Any = MONDAY) -> Schedule:
    timetable.keep(["silence"], now=now)
    return Schedule.objects.get(name="silence")


def test_of_two_who_see_that_a_line_is_due_one_runs_it() -> None:
    first, second = line(), line()

    assert timetable.claim(first, "Ana's", every=HOUR, now=MONDAY)
    assert not timetable.claim(second, "Kwame's", every=HOUR, now=MONDAY)
    assert not timetable.claim(line(), "Kwame's", every=HOUR, now=MONDAY)


def test_missed_ticks_are_run_once_and_in_step() -> None:
    row = line()
    late = MONDAY + 5 * HOUR + 7 * MINUTE
    timetable.claim(row, "Ana's", every=HOUR, now=late)
    timetable.has_run(row, was_due=MONDAY, every=HOUR, now=late)

    assert line().next_at == MONDAY + 6 * HOUR
    assert line().leased_by == ""


def test_a_line_that_falls_comes_later_each_time_and_is_forgiven_when_it_has_run() -> None:
    every, now, waits = timedelta(seconds=2), MONDAY, []
    for _ in range(12):
        row = line()
        assert timetable.claim(row, "Ana's", every=every, now=now)
        timetable.fell(row, "no such table", every=every, now=now)
        waits.append(line().next_at - now)
        now = line().next_at
    assert waits[:3] == [every * 2, every * 4, every * 8]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(minutes=15)
    assert line().trouble == "no such table"

    row = line()
    timetable.claim(row, "Ana's", every=every, now=now)
    timetable.has_run(row, was_due=now, every=every, now=now)
    assert (line().falls, line().trouble, line().next_at) == (0, "", now + every)


def test_a_line_that_kills_its_worker_comes_later_each_time_too() -> None:
    every, now, waits = timedelta(minutes=1), MONDAY, []
    for _ in range(3):
        row = line()
        assert timetable.claim(row, "Ana's", every=every, now=now)
        timetable.buried(row)
        waits.append(line().next_at - now)
        now = line().next_at

    assert waits == [2 * every, 4 * every, 8 * every]


def test_who_ran_too_long_does_not_move_a_line_that_another_runs() -> None:
    slow = line()
    timetable.claim(slow, "slow", every=HOUR, now=MONDAY)
    timetable.buried(slow)
    quick = line()
    timetable.claim(quick, "quick", every=HOUR, now=MONDAY + 3 * HOUR)

    timetable.has_run(slow, was_due=MONDAY, every=HOUR, now=MONDAY + 3 * HOUR)

    assert line().leased_by == "quick"


def test_a_line_of_another_version_goes_after_a_while() -> None:
    line()
    timetable.keep(["holds"], now=MONDAY + HOUR)
    assert Schedule.objects.filter(name="silence").exists()

    timetable.keep(["holds"], now=MONDAY + 30 * HOUR)
    assert list(Schedule.objects.values_list("name", flat=True)) == ["holds"]
