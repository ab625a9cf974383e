"""Do moments read as a person would say them, in the firm's zone?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from obliged.domain.playbook import Clock
from obliged.words import moments
from tests.words.said import FRIDAY, HERE, IN_BRITAIN, LOCALES, MOMENTS, at, is_said


def test_clocks_have_24_hours_and_no_leading_zero() -> None:
    assert moments.clock(at(21, 8, 4), HERE) == "8:04"
    assert moments.clock(at(21, 17, 40), HERE) == "17:40"
    assert moments.clock(at(21, 0, 5), HERE) == "0:05"


def test_a_moment_is_said_in_the_firms_zone() -> None:
    in_utc = datetime(2025, 11, 21, 1, 40, tzinfo=UTC)

    assert moments.when(in_utc, FRIDAY, HERE) == "yesterday at 17:40"
    assert moments.clock(in_utc, IN_BRITAIN) == "1:40"


def test_a_day_near_by_has_a_name_and_one_far_away_a_date() -> None:
    said = [moments.day_of(moment, FRIDAY, HERE) for moment in (at(21), at(22), at(20), at(25), at(12))]

    assert said == ["today", "tomorrow", "yesterday", "Tuesday", "12 November"]


def test_another_year_is_named() -> None:
    assert moments.day_of(at(12, year=2024), FRIDAY, HERE) == "12 November 2024"
    assert moments.short_day(at(12, year=2024), FRIDAY, HERE) == "12 Nov 2024"


def test_the_same_weekday_next_week_is_a_date() -> None:
    assert moments.day_of(at(28), FRIDAY, HERE) == "28 November"


def test_numbers_under_ten_are_words_and_larger_ones_figures() -> None:
    assert moments.ago(FRIDAY - timedelta(minutes=22), FRIDAY, HERE) == "22 minutes ago"
    assert moments.ago(FRIDAY - timedelta(minutes=2), FRIDAY, HERE) == "two minutes ago"
    assert moments.ago(FRIDAY - timedelta(days=9), FRIDAY, HERE) == "nine days ago"
    assert moments.ago(FRIDAY - timedelta(days=77), FRIDAY, HERE) == "two months ago"
    assert moments.ago(FRIDAY, FRIDAY, HERE) == "just now"


def test_a_table_says_figures() -> None:
    assert moments.short_ago(FRIDAY - timedelta(minutes=22), FRIDAY, HERE) == "22 min ago"
    assert moments.short_ago(FRIDAY - timedelta(days=9), FRIDAY, HERE) == "9 days ago"
    assert moments.short_ago(at(17), FRIDAY, HERE) == "Monday"


def test_what_is_due_says_how_long_is_left() -> None:
    assert moments.left(FRIDAY + timedelta(minutes=38), FRIDAY, HERE) == "38 min left"
    assert moments.left(at(21, 17), FRIDAY, HERE) == "Due today by 17:00"
    assert moments.left(at(24, 17), FRIDAY, HERE) == "Due Monday"
    assert moments.left(at(12, month=12), FRIDAY, HERE) == "Due 12 December"


def test_what_is_late_says_by_how_much() -> None:
    assert moments.left(FRIDAY - timedelta(hours=2, minutes=1), FRIDAY, HERE) == "2 hours late"
    assert moments.left(FRIDAY - timedelta(hours=1), FRIDAY, HERE) == "1 hour late"
    assert moments.left(FRIDAY - timedelta(minutes=12), FRIDAY, HERE) == "12 min late"
    assert moments.left(at(19), FRIDAY, HERE) == "Two days late"


def test_the_night_does_not_make_a_courtesy_many_hours_late() -> None:
    assert moments.left(at(20, 17), FRIDAY, HERE) == "One day late"


def test_the_last_hour_is_soon_and_what_has_passed_is_late() -> None:
    assert moments.tone(FRIDAY + timedelta(minutes=38), FRIDAY) == "soon"
    assert moments.tone(FRIDAY + timedelta(hours=3), FRIDAY) == ""
    assert moments.tone(FRIDAY + timedelta(hours=3), FRIDAY, warn_at=FRIDAY) == "soon"
    assert moments.tone(FRIDAY - timedelta(minutes=1), FRIDAY) == "late"


def test_a_span_names_its_clock() -> None:
    assert moments.span(4, Clock.WORKING_HOURS, HERE) == "4 working hours"
    assert moments.span(1, Clock.WORKING_DAYS, HERE) == "1 working day"
    assert moments.span(14, Clock.DAYS, HERE) == "14 days"
    assert moments.span(4, Clock.WORKING_HOURS, HERE, words=True) == "four working hours"


def test_the_greeting_follows_the_firms_clock() -> None:
    assert moments.greeting("Priya", at(21, 8), HERE) == "Good morning, Priya."
    assert moments.greeting("Priya", at(21, 14), HERE) == "Good afternoon, Priya."
    assert moments.greeting("Priya", at(21, 8), IN_BRITAIN) == "Good afternoon, Priya."
    assert moments.greeting("Priya", at(21, 22), HERE) == "Good evening, Priya."


def test_minutes_are_rounded_to_what_one_would_say() -> None:
    said = [moments.about_minutes(n, HERE) for n in (1, 9, 12, 58, 125)]

    assert said == ["About a minute.", "About nine minutes.", "About 12 minutes.", "About an hour.", "About two hours."]


def test_ordinals_and_times_have_their_own_words() -> None:
    assert [moments.nth(n, HERE) for n in (1, 5, 11, 22, 113)] == ["first", "fifth", "11th", "22nd", "113th"]
    assert [moments.times(n, HERE) for n in (1, 2, 3)] == ["once", "twice", "three times"]


def test_a_day_when_the_clocks_change_is_still_the_day_before() -> None:
    sunday, monday = at(2, 12), at(3, 12)  # on 2 November 2025 the clocks of Portland go back

    assert moments.when(sunday, monday, HERE) == "yesterday at 12:00"
    assert moments.left(sunday, monday, HERE) == "One day late"


@given(MOMENTS, MOMENTS, LOCALES, st.booleans())
def test_every_moment_can_be_said_from_every_other(moment: datetime, as_of: datetime, here, rough: bool) -> None:
    said = [
        say(moment, as_of, here)
        for say in (moments.day_of, moments.on_day, moments.at_moment, moments.ago, moments.short_ago, moments.left,
                    moments.short_day, moments.short_moment)
    ]  # fmt: skip
    said += [
        moments.when(moment, as_of, here, to_the_day=rough),
        moments.stamp(moment, as_of, here, to_the_day=rough),
        moments.long_day(moment, here),
    ]

    assert all(is_said(sentence) for sentence in said), said
