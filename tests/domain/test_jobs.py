"""When a job is tried again, and when a line of the timetable comes next: whatever clocks do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from obliged.domain.jobs import (
    BACK_OFF,
    LONGEST_PAUSE,
    PUSHED_BACK_AT_MOST,
    is_due,
    next_tick,
    pause_after,
    pushed_back,
)

moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda m: m.replace(tzinfo=UTC))
spans = st.timedeltas(timedelta(seconds=1), timedelta(days=1))


@given(last=moments, every=spans, now=moments)
def test_the_next_tick_lies_ahead_and_no_further_than_one_step(last: datetime, every: timedelta, now: datetime) -> None:
    tick = next_tick(last, every, now=now)

    assert now < tick <= now + every


@given(last=moments, every=spans, late=st.timedeltas(timedelta(0), timedelta(days=3)))
def test_ticks_keep_their_step(last: datetime, every: timedelta, late: timedelta) -> None:
    assert (next_tick(last, every, now=last + late) - last) % every == timedelta(0)


@given(every=spans, falls=st.integers(0, 40_000), now=moments, back=st.timedeltas(timedelta(0), timedelta(days=9_000)))
def test_a_line_never_waits_for_a_clock_that_went_back(
    every: timedelta, falls: int, now: datetime, back: timedelta
) -> None:
    """Put ahead by the wrong clock, it is due at once, or after no longer than it can be put ahead."""
    next_at = pushed_back(every, falls, now=now)

    assert next_at > now
    assert is_due(next_at, every, now=now - back) or next_at - (now - back) <= max(every, PUSHED_BACK_AT_MOST)


@given(failures=st.integers(1, 7), of=st.text(max_size=8))
def test_a_pause_is_near_its_power_of_two_and_within_the_longest(failures: int, of: str) -> None:
    pause = pause_after(failures, of=of)

    assert 0.8 <= pause / (BACK_OFF * 2 ** (failures - 1)) <= 1.2
    assert pause <= LONGEST_PAUSE
    assert pause == pause_after(failures, of=of)


def test_what_failed_together_is_not_tried_again_together() -> None:
    assert len({pause_after(3, of=str(n)) for n in range(100)}) > 90
