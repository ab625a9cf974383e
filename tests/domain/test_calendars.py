"""Does working time run when the firm is at work, and at no other time?"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from obliged.domain.calendars import (
    WEEKDAYS,
    BackwardSpan,
    BeyondTheCalendar,
    Calendar,
    Hours,
    HoursOverlap,
    NeverOpen,
    NotATimeOfDay,
    NotAWeekday,
    NotHours,
    NoTimeBetween,
    Span,
    WeekdayTwice,
    clock_minutes,
)

PORTLAND = "America/Los_Angeles"
OFFICE = {day: ["09:00", "17:00"] for day in WEEKDAYS[:5]}
MINUTE = timedelta(minutes=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def calendar(
    hours: object = OFFICE, zone: str = PORTLAND, holidays: Iterable[str] = (), closed: Iterable[str] = ()
) -> Calendar:
    free = frozenset(date.fromisoformat(day) for day in holidays)
    return Calendar(
        ZoneInfo(zone),
        Hours.from_json(hours),
        free.__contains__,
        frozenset(date.fromisoformat(day) for day in closed),
    )


def here(calendar: Calendar, moment: datetime) -> str:
    """The moment on the calendar's own clocks, as somebody there would write it."""
    return moment.astimezone(calendar.zone).strftime("%a %Y-%m-%d %H:%M")


# Working time


def test_working_time_runs_inside_the_hours() -> None:
    office = calendar()

    due = office.working_minutes_after(at("2026-03-03T10:00-08:00"), 240)

    assert due == at("2026-03-03T14:00-08:00")
    assert due.tzinfo is UTC


def test_a_start_on_sunday_counts_from_monday() -> None:
    office = calendar()

    assert here(office, office.working_minutes_after(at("2026-03-01T11:00-08:00"), 60)) == "Mon 2026-03-02 10:00"


def test_a_start_in_the_evening_counts_from_the_next_morning() -> None:
    office = calendar()

    assert here(office, office.working_minutes_after(at("2026-03-03T21:15-08:00"), 60)) == "Wed 2026-03-04 10:00"


def test_a_start_before_opening_counts_from_the_opening() -> None:
    office = calendar()

    assert here(office, office.working_minutes_after(at("2026-03-03T06:00-08:00"), 60)) == "Tue 2026-03-03 10:00"


def test_what_falls_due_at_closing_time_stays_there() -> None:
    office = calendar()

    assert here(office, office.working_minutes_after(at("2026-03-06T16:00-08:00"), 60)) == "Fri 2026-03-06 17:00"
    assert here(office, office.working_minutes_after(at("2026-03-06T16:00-08:00"), 61)) == "Mon 2026-03-09 09:01"


def test_what_falls_due_at_the_noon_closing_stays_there() -> None:
    shop = calendar({"tue": [["09:00", "12:00"], ["13:00", "17:00"]]})

    assert here(shop, shop.working_minutes_after(at("2026-03-03T11:00-08:00"), 60)) == "Tue 2026-03-03 12:00"
    assert here(shop, shop.working_minutes_after(at("2026-03-03T11:00-08:00"), 90)) == "Tue 2026-03-03 13:30"


def test_a_start_at_closing_time_counts_from_the_next_opening() -> None:
    office = calendar()

    assert here(office, office.working_minutes_after(at("2026-03-06T17:00-08:00"), 1)) == "Mon 2026-03-09 09:01"


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-03-03T09:00-08:00", "Tue 2026-03-03 09:00"),
        ("2026-03-03T12:34-08:00", "Tue 2026-03-03 12:34"),
        ("2026-03-03T17:00-08:00", "Tue 2026-03-03 17:00"),
        ("2026-03-03T17:01-08:00", "Wed 2026-03-04 09:00"),
        ("2026-03-07T17:00-08:00", "Mon 2026-03-09 09:00"),  # five o'clock on a Saturday closes nothing
    ],
)
def test_no_minutes_are_the_start_inside_the_hours_or_at_closing_else_the_next_opening(start: str, due: str) -> None:
    office = calendar()

    assert here(office, office.working_minutes_after(at(start), 0)) == due


def test_working_time_skips_public_holidays_and_closed_days() -> None:
    office = calendar(holidays=["2026-05-25"], closed=["2026-05-26"])

    assert here(office, office.working_minutes_after(at("2026-05-22T16:30-07:00"), 60)) == "Wed 2026-05-27 09:30"


def test_a_closing_time_on_a_holiday_closes_nothing() -> None:
    office = calendar(holidays=["2026-05-25"])

    assert here(office, office.working_minutes_after(at("2026-05-25T17:00-07:00"), 0)) == "Tue 2026-05-26 09:00"


def test_seconds_and_fractions_of_the_start_are_kept() -> None:
    office = calendar()

    due = office.working_minutes_after(at("2026-03-03T10:00:12.345678-08:00"), 60)

    assert due == at("2026-03-03T11:00:12.345678-08:00")


def test_an_offset_of_the_start_does_not_matter() -> None:
    office = calendar()

    asked = [office.working_minutes_after(at(s), 30) for s in ("2026-03-03T23:00+05:45", "2026-03-03T17:15Z")]

    assert asked[0] == asked[1]


def test_a_hundred_thousand_minutes_are_found_across_the_years() -> None:
    office = calendar()

    # 208 days of eight hours and 160 minutes more: 41 weeks and 3 days on, and over the change to summer time.
    assert here(office, office.working_minutes_after(at("2026-03-02T09:00-08:00"), 100_000)) == ("Thu 2026-12-17 11:40")


# Changes of the clocks


def test_hours_with_a_gap_in_them_are_shorter() -> None:
    bakery = calendar({"sun": ["00:00", "08:00"]})

    assert bakery.working_minutes_between(at("2026-03-08T00:00-08:00"), at("2026-03-09T00:00-07:00")) == 7 * 60
    assert here(bakery, bakery.working_minutes_after(at("2026-03-08T01:00-08:00"), 120)) == "Sun 2026-03-08 04:00"


def test_hours_with_a_fold_in_them_are_longer() -> None:
    bakery = calendar({"sun": ["00:00", "08:00"]})

    assert bakery.working_minutes_between(at("2026-11-01T00:00-07:00"), at("2026-11-02T00:00-08:00")) == 9 * 60
    assert here(bakery, bakery.working_minutes_after(at("2026-11-01T00:30-07:00"), 120)) == "Sun 2026-11-01 01:30"


def test_an_opening_in_a_gap_moves_forward_by_the_gap() -> None:
    bakery = calendar({"sun": ["02:30", "08:00"]})

    assert here(bakery, bakery.next_opening(at("2026-03-08T00:00-08:00"))) == "Sun 2026-03-08 03:30"


def test_a_closing_in_a_gap_moves_forward_by_the_gap() -> None:
    bar = calendar({"sun": ["00:00", "02:30"]})

    assert bar.closing_of(date(2026, 3, 8)) == at("2026-03-08T03:30-07:00")


def test_an_opening_that_comes_twice_is_the_first() -> None:
    bakery = calendar({"sun": ["01:30", "08:00"]})

    assert bakery.next_opening(at("2026-11-01T00:00-07:00")) == at("2026-11-01T01:30-07:00")


def test_a_closing_that_comes_twice_is_the_first() -> None:
    bar = calendar({"sun": ["00:00", "01:30"]})

    assert bar.closing_of(date(2026, 11, 1)) == at("2026-11-01T01:30-07:00")


def test_hours_that_a_gap_pushes_over_each_other_count_once() -> None:
    bar = calendar({"sun": [["01:00", "02:30"], ["03:00", "05:00"]]})

    assert bar.working_minutes_between(at("2026-03-08T00:00-08:00"), at("2026-03-08T12:00-07:00")) == 180


def test_hours_that_the_clocks_skip_altogether_are_none() -> None:
    odd = calendar({"sun": ["02:30", "03:10"], "mon": ["09:00", "10:00"]})

    assert not odd.is_working_day(date(2026, 3, 8))
    assert here(odd, odd.working_minutes_after(at("2026-03-08T00:00-08:00"), 0)) == "Mon 2026-03-09 09:00"


def test_lord_howe_changes_by_half_an_hour() -> None:
    island = calendar({"sun": ["02:15", "05:00"]}, "Australia/Lord_Howe")

    assert here(island, island.next_opening(at("2026-10-03T10:00Z"))) == "Sun 2026-10-04 02:45"
    assert island.working_minutes_between(at("2026-10-03T10:00Z"), at("2026-10-04T10:00Z")) == 135


def test_kathmandu_lies_three_quarters_past() -> None:
    office = calendar(zone="Asia/Kathmandu")

    assert office.working_minutes_after(at("2026-03-02T00:00Z"), 60) == at("2026-03-02T04:15Z")


def test_the_day_that_apia_skipped_moves_on_by_that_day() -> None:
    island = calendar(zone="Pacific/Apia")

    assert here(island, island.days_after(at("2011-12-29T12:00-10:00"), 1, time(9))) == "Sat 2011-12-31 09:00"
    assert here(island, island.working_minutes_after(at("2011-12-29T16:00-10:00"), 120)) == "Sat 2011-12-31 10:00"


def test_a_midnight_that_does_not_exist_is_one_o_clock() -> None:
    cairo = calendar({"fri": ["00:00", "02:00"]}, "Africa/Cairo")  # 24 April 2026 begins at 01:00 there

    assert here(cairo, cairo.next_opening(at("2026-04-23T12:00Z"))) == "Fri 2026-04-24 01:00"


# Nights and midnights


def test_a_closing_at_midnight_ends_the_day() -> None:
    late = calendar({"mon": ["18:00", "24:00"], "wed": ["18:00", "00:00"]})

    assert here(late, late.working_minutes_after(at("2026-03-02T23:00-08:00"), 60)) == "Tue 2026-03-03 00:00"
    assert here(late, late.working_minutes_after(at("2026-03-02T23:00-08:00"), 420)) == "Thu 2026-03-05 00:00"


def test_an_open_door_all_week_never_stops_counting() -> None:
    always = calendar({day: ["00:00", "24:00"] for day in WEEKDAYS})

    assert here(always, always.working_minutes_after(at("2026-03-07T22:00-08:00"), 1440)) == (
        "Sun 2026-03-08 23:00"  # a night in which the clocks lose an hour
    )


def test_a_night_runs_into_the_next_morning() -> None:
    night = calendar({"mon": ["22:00", "06:00"]})

    assert here(night, night.working_minutes_after(at("2026-03-02T23:00-08:00"), 180)) == "Tue 2026-03-03 02:00"
    assert here(night, night.working_minutes_after(at("2026-03-03T05:00-08:00"), 61)) == "Mon 2026-03-09 22:01"


def test_a_holiday_shuts_the_night_that_opens_on_it_and_no_other() -> None:
    night = calendar({day: ["22:00", "06:00"] for day in WEEKDAYS}, holidays=["2026-03-03"])

    assert night.is_open(at("2026-03-03T05:00-08:00"))
    assert not night.is_open(at("2026-03-03T23:00-08:00"))
    assert not night.is_open(at("2026-03-04T05:00-08:00"))


def test_a_night_and_the_next_morning_that_overlap_count_once() -> None:
    shifts = calendar({"mon": ["22:00", "06:00"], "tue": ["05:00", "09:00"]})

    assert shifts.working_minutes_between(at("2026-03-02T12:00-08:00"), at("2026-03-03T12:00-08:00")) == 11 * 60


# Opening and closing


def test_the_door_is_open_at_opening_and_shut_at_closing() -> None:
    office = calendar()

    assert office.is_open(at("2026-03-03T09:00-08:00"))
    assert not office.is_open(at("2026-03-03T17:00-08:00"))
    assert not office.is_open(at("2026-03-03T08:59:59-08:00"))


def test_the_next_opening_is_now_while_open() -> None:
    office = calendar()

    assert office.next_opening(at("2026-03-03T11:00-08:00")) == at("2026-03-03T11:00-08:00")
    assert here(office, office.next_opening(at("2026-03-03T17:00-08:00"))) == "Wed 2026-03-04 09:00"


def test_a_day_without_hours_has_no_closing() -> None:
    office = calendar(holidays=["2026-05-25"])

    assert office.closing_of(date(2026, 5, 25)) is None
    assert office.closing_of(date(2026, 5, 23)) is None
    assert office.is_working_day(date(2026, 5, 26))


def test_the_working_time_between_two_moments_is_negative_backwards() -> None:
    office = calendar()

    friday, monday = at("2026-03-06T16:00-08:00"), at("2026-03-09T10:00-07:00")

    assert office.working_minutes_between(friday, monday) == 120
    assert office.working_minutes_between(monday, friday) == -120


# Working days and calendar days


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-03-06T15:00-08:00", 1, "Mon 2026-03-09 17:00"),
        ("2026-03-06T15:00-08:00", 0, "Fri 2026-03-06 17:00"),
        ("2026-03-06T17:00-08:00", 1, "Mon 2026-03-09 17:00"),  # at closing it is still Friday's
        ("2026-03-06T17:01-08:00", 1, "Tue 2026-03-10 17:00"),  # later it is Monday's
        ("2026-03-08T12:00-07:00", 1, "Tue 2026-03-10 17:00"),
        ("2026-03-03T07:00-08:00", 2, "Thu 2026-03-05 17:00"),
        ("2026-03-03T07:00-08:00", 10, "Tue 2026-03-17 17:00"),
    ],
)
def test_working_days_end_at_closing_after_the_day_on_which_the_start_counts(start: str, days: int, due: str) -> None:
    office = calendar()

    assert here(office, office.working_days_after(at(start), days)) == due


def test_working_days_skip_holidays() -> None:
    office = calendar(holidays=["2026-05-25"])

    assert here(office, office.working_days_after(at("2026-05-22T10:00-07:00"), 1)) == "Tue 2026-05-26 17:00"


def test_a_night_belongs_to_the_working_day_on_which_it_opened() -> None:
    night = calendar({day: ["22:00", "06:00"] for day in WEEKDAYS})

    assert here(night, night.working_days_after(at("2026-03-03T02:00-08:00"), 1)) == "Wed 2026-03-04 06:00"


@pytest.mark.parametrize(
    ("start", "days", "clock", "due"),
    [
        ("2026-03-03T10:00-08:00", 3, time(9), "2026-03-06T09:00-08:00"),
        ("2026-03-06T10:00-08:00", 3, time(9), "2026-03-09T09:00-07:00"),  # over the change of the clocks
        ("2026-03-07T23:30-08:00", 1, time(2, 30), "2026-03-08T03:30-07:00"),  # in the gap
        ("2026-10-31T23:30-07:00", 1, time(1, 30), "2026-11-01T01:30-07:00"),  # the first of two
        ("2026-03-03T10:00-08:00", 0, time(9), "2026-03-03T09:00-08:00"),  # gone by, and said so
        ("2026-03-04T05:00Z", 1, time(9), "2026-03-04T09:00-08:00"),  # still the third in Portland
        ("2024-02-28T10:00-08:00", 1, time(9), "2024-02-29T09:00-08:00"),
        ("2025-02-28T10:00-08:00", 1, time(9), "2025-03-01T09:00-08:00"),
        ("2026-03-03T10:20-08:00", 7, None, "2026-03-10T10:20-07:00"),
    ],
)
def test_calendar_days_count_dates_in_the_zone(start: str, days: int, clock: time | None, due: str) -> None:
    assert calendar().days_after(at(start), days, clock) == at(due)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-03-03T10:00-08:00", 3, "Fri 2026-03-06 17:00"),
        ("2026-03-03T10:00-08:00", 4, "Mon 2026-03-09 17:00"),  # Saturday, when nobody is there
        ("2026-03-03T17:00-08:00", 0, "Tue 2026-03-03 17:00"),
        ("2026-03-03T18:00-08:00", 0, "Wed 2026-03-04 17:00"),
        ("2026-05-22T10:00-07:00", 3, "Tue 2026-05-26 17:00"),  # Memorial Day
    ],
)
def test_days_to_do_something_end_at_a_closing_of_that_day_or_the_next_open_one(
    start: str, days: int, due: str
) -> None:
    office = calendar(holidays=["2026-05-25"])

    assert here(office, office.end_of_day_after(at(start), days)) == due


def test_a_day_that_only_ends_a_night_has_no_closing_of_its_own() -> None:
    night = calendar({"fri": ["22:00", "06:00"], "mon": ["09:00", "17:00"]})

    assert here(night, night.end_of_day_after(at("2026-03-06T12:00-08:00"), 1)) == "Mon 2026-03-09 17:00"
    assert here(night, night.end_of_day_after(at("2026-03-05T12:00-08:00"), 0)) == "Sat 2026-03-07 06:00"


def test_the_day_of_a_moment_is_the_zone_s() -> None:
    assert calendar().day_of(at("2026-03-04T05:00Z")) == date(2026, 3, 3)


# Somebody's own calendar


def test_away_days_are_closed() -> None:
    joel = calendar().away([date(2026, 3, 4), date(2026, 3, 5)])

    assert here(joel, joel.working_minutes_after(at("2026-03-03T16:00-08:00"), 120)) == "Fri 2026-03-06 10:00"


def test_away_days_leave_the_firm_s_calendar_as_it_was() -> None:
    office = calendar()
    office.working_minutes_after(at("2026-03-03T16:00-08:00"), 120)

    office.away([date(2026, 3, 4)]).working_minutes_after(at("2026-03-03T16:00-08:00"), 120)

    assert here(office, office.working_minutes_after(at("2026-03-03T16:00-08:00"), 120)) == "Wed 2026-03-04 10:00"


def test_a_member_keeps_their_own_hours() -> None:
    joel = calendar(holidays=["2026-03-04"]).keeping(Hours.every(["wed", "thu"], "12:00", "20:00"))

    assert here(joel, joel.working_minutes_after(at("2026-03-03T16:00-08:00"), 60)) == "Thu 2026-03-05 13:00"


# Refusals


@pytest.mark.parametrize(
    "ask",
    [
        lambda c: c.working_minutes_after(at("2026-03-03T10:00Z"), 0),
        lambda c: c.working_minutes_after(at("2026-03-03T10:00Z"), 10_000_000),
        lambda c: c.working_days_after(at("2026-03-03T10:00Z"), 1),
        lambda c: c.next_opening(at("2026-03-03T10:00Z")),
    ],
)
@pytest.mark.parametrize("shut", [calendar({}), Calendar(ZoneInfo("UTC"), Hours.from_json(OFFICE), lambda _day: True)])
def test_a_calendar_that_never_opens_says_so(ask: Callable[[Calendar], datetime], shut: Calendar) -> None:
    with pytest.raises(NeverOpen):
        ask(shut)


def test_a_calendar_that_never_opens_has_no_working_time() -> None:
    assert calendar({}).working_minutes_between(at("2026-03-03T10:00Z"), at("2036-03-03T10:00Z")) == 0
    assert not calendar({}).is_open(at("2026-03-03T10:00Z"))


def test_nothing_falls_due_before_it_began() -> None:
    office, start = calendar(), at("2026-03-03T10:00Z")

    for ask in (office.working_minutes_after, office.working_days_after, office.days_after):
        with pytest.raises(BackwardSpan):
            ask(start, -1)


def test_what_lies_beyond_all_years_is_refused_at_once() -> None:
    office, start = calendar(), at("2026-03-03T10:00Z")

    for ask in (office.working_minutes_after, office.days_after):
        with pytest.raises(BeyondTheCalendar):
            ask(start, 10**15)
    with pytest.raises(BeyondTheCalendar):
        office.working_minutes_after(at("9999-12-31T23:00Z"), 60)


def test_years_far_away_are_years_like_others() -> None:
    office = calendar()

    assert here(office, office.working_minutes_after(at("1776-07-05T20:00Z"), 60)) == "Fri 1776-07-05 13:07"
    assert here(office, office.working_minutes_after(at("2999-12-31T20:00Z"), 600)) == "Wed 3000-01-01 14:00"


# Hours as they are written


def test_hours_are_read_in_both_shapes() -> None:
    hours = Hours.from_json({"mon": ["09:00", "17:00"], "tue": [["13:00", "17:00"], ["09:00", "12:00"]]})

    assert hours.week[0] == (Span(540, 1020),)
    assert hours.week[1] == (Span(540, 720), Span(780, 1020))
    assert hours.week[2] == ()


@pytest.mark.parametrize("name", ["mon", "Mon", "MONDAY", "monday", " mon "])
def test_weekdays_may_be_written_out(name: str) -> None:
    assert Hours.from_json({name: ["9:00", "17:00"]}) == Hours.from_json({"mon": ["09:00", "17:00"]})


@pytest.mark.parametrize("empty", [None, [], ()])
def test_an_empty_day_is_closed(empty: object) -> None:
    assert not Hours.from_json({"sat": empty})


@pytest.mark.parametrize(
    "written",
    [
        {"mon": ["09:00", "17:00"]},
        {"tue": [["09:00", "12:00"], ["13:00", "17:00"]], "fri": ["18:00", "24:00"]},
        {"sat": ["22:00", "06:00"], "sun": ["00:00", "24:00"]},
    ],
)
def test_hours_are_written_as_they_were_read(written: object) -> None:
    assert Hours.from_json(written).to_json() == written


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (None, NotHours),
        ([], NotHours),
        ("always", NotHours),
        ({"mon": "09:00-17:00"}, NotHours),
        ({"mon": ["09:00"]}, NotHours),
        ({"mon": ["09:00", "12:00", "17:00"]}, NotHours),
        ({"mon": [["09:00", "12:00"], "13:00"]}, NotHours),
        ({"mon": {"09:00": "17:00"}}, NotHours),
        ({"someday": ["09:00", "17:00"]}, NotAWeekday),
        ({"m": ["09:00", "17:00"]}, NotAWeekday),
        ({1: ["09:00", "17:00"]}, NotAWeekday),
        ({"mon": ["09:00", "17:00"], "monday": ["09:00", "17:00"]}, WeekdayTwice),
        ({"mon": ["nine", "five"]}, NotATimeOfDay),
        ({"mon": ["09:60", "17:00"]}, NotATimeOfDay),
        ({"mon": ["24:00", "06:00"]}, NotATimeOfDay),
        ({"mon": ["09:00", "24:01"]}, NotATimeOfDay),
        ({"mon": [9, 17]}, NotHours),
        ({"mon": [[9, 17]]}, NotATimeOfDay),
        ({"mon": ["٠٩:٠٠", "17:00"]}, NotATimeOfDay),
        ({"mon": ["09:00", "09:00"]}, NoTimeBetween),
        ({"mon": [["09:00", "13:00"], ["12:00", "17:00"]]}, HoursOverlap),
        ({"mon": [["22:00", "06:00"], ["23:00", "23:30"]]}, HoursOverlap),
    ],
)
def test_what_are_not_hours_is_refused(said: object, refusal: type[NotHours]) -> None:
    with pytest.raises(refusal):
        Hours.from_json(said)


def test_a_time_of_day_is_read_in_minutes() -> None:
    assert [clock_minutes(said) for said in ("00:00", "9:05", "17:30:00", "24:00")] == [0, 545, 1050, 1440]


def test_calendars_with_the_same_hours_are_equal_whatever_they_have_worked_out() -> None:
    asked, fresh = (Calendar(ZoneInfo(PORTLAND), Hours.from_json(OFFICE)) for _ in range(2))

    asked.working_minutes_after(at("2026-03-03T10:00Z"), 600)

    assert (asked, hash(asked)) == (fresh, hash(fresh))
    assert pickle.loads(pickle.dumps(asked.hours)) == fresh.hours


# Laws

ZONES = (
    PORTLAND,
    "UTC",
    "Europe/Lisbon",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "America/St_Johns",
    "Africa/Cairo",
    "Pacific/Kiritimati",
)
CHANGES = (  # weeks in which clocks change somewhere, and one in which none does
    "2026-03-07T20:00Z",
    "2026-10-31T20:00Z",
    "2026-03-28T20:00Z",
    "2026-10-03T12:00Z",
    "2026-04-04T12:00Z",
    "2011-12-29T20:00Z",
    "2026-02-14T20:00Z",
    "2026-04-23T12:00Z",
    "2005-04-03T00:00Z",
    "2026-06-10T12:00Z",
)


@st.composite
def day_hours(draw: st.DrawFn) -> list[list[str]]:
    times = sorted(draw(st.lists(st.integers(0, 1440 // 15), unique=True, min_size=2, max_size=4)))
    pairs = [[15 * a, 15 * b] for a, b in zip(times[::2], times[1::2], strict=False)]
    if pairs[-1][1] < 1440 and draw(st.booleans()):
        pairs[-1][1] = min(pairs[0][0], 360)  # a night, to the morning at most
    return [[f"{m // 60:02}:{m % 60:02}" for m in pair] for pair in pairs if pair[0] != pair[1]]


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    days = draw(st.lists(st.sampled_from(WEEKDAYS), unique=True, min_size=2))
    hours = Hours.from_json({day: draw(day_hours()) for day in days})
    free = draw(st.frozensets(st.integers(0, 3), max_size=2))
    return Calendar(
        ZoneInfo(draw(st.sampled_from(ZONES))), hours, lambda day: day.day % 10 in free and day.weekday() < 6
    )


moments = st.builds(
    lambda change, minutes: at(change) + minutes * MINUTE, st.sampled_from(CHANGES), st.integers(-2880, 2880)
)
spans = st.integers(0, 2000)


def open_minutes(calendar: Calendar, first: datetime, last: datetime) -> tuple[set[datetime], set[datetime]]:
    """Every open minute and every closing time, found by writing out each date: slow, and plain to see."""
    minutes: set[datetime] = set()
    closings: set[datetime] = set()
    day = first.date() - timedelta(days=3)
    while day <= last.date() + timedelta(days=2):
        for span in calendar.hours.on(day) if not calendar.is_holiday(day) else ():
            midnight = datetime.combine(day, time(), calendar.zone)
            opens = (midnight + timedelta(minutes=span.opens)).astimezone(UTC)
            closes = (midnight + timedelta(minutes=span.closes)).astimezone(UTC)
            run = {opens + n * MINUTE for n in range(max(0, (closes - opens) // MINUTE))}
            minutes |= run
            closings |= {closes} if run else set()
        day += timedelta(days=1)
    return minutes, closings


@settings(max_examples=60, deadline=None)
@given(calendars(), moments, st.integers(0, 500))
@example(calendar({"sun": [["02:30", "02:45"], ["03:00", "05:00"]], "mon": ["09:00", "10:00"]}), at(CHANGES[0]), 90)
def test_working_time_agrees_with_a_walk_minute_by_minute(calendar: Calendar, start: datetime, minutes: int) -> None:
    if not calendar.hours:
        return
    opened, closings = open_minutes(calendar, start, start + timedelta(days=12))
    walked, left, end = start, minutes, start + timedelta(days=12)
    while walked < end and not (left == 0 and (walked in opened or walked in closings)):
        if left and walked in opened:
            left -= 1
            walked += MINUTE
            if left == 0:
                break
        else:
            walked += MINUTE

    if walked < end:
        assert calendar.working_minutes_after(start, minutes) == walked
        assert calendar.working_minutes_between(start, walked) == minutes


@settings(max_examples=150, deadline=None)
@given(calendars(), moments, spans, st.integers(0, 59_999_999))
def test_nothing_falls_due_outside_the_hours(calendar: Calendar, start: datetime, minutes: int, micros: int) -> None:
    if not calendar.hours:
        return

    due = calendar.working_minutes_after(start + timedelta(microseconds=micros), minutes)

    assert due >= start
    assert calendar.is_open(due) or calendar.is_open(due - timedelta(microseconds=1))


@settings(max_examples=150, deadline=None)
@given(calendars(), moments, spans, spans)
def test_more_minutes_never_fall_due_earlier(calendar: Calendar, start: datetime, some: int, more: int) -> None:
    if calendar.hours:
        due = calendar.working_minutes_after
        assert due(start, some) <= due(start, some + more)
        assert due(start, some) <= due(start + more * MINUTE, some)


@settings(max_examples=150, deadline=None)
@given(calendars(), moments, spans, spans)
def test_some_minutes_and_some_more_are_their_sum(calendar: Calendar, start: datetime, some: int, more: int) -> None:
    if calendar.hours:
        due = calendar.working_minutes_after
        assert due(due(start, some), more) == due(start, some + more)


@settings(max_examples=150, deadline=None)
@given(calendars(), moments, spans, st.integers(0, 59_999_999))
def test_the_time_between_a_start_and_its_due_is_the_time_given(
    calendar: Calendar, start: datetime, minutes: int, micros: int
) -> None:
    if calendar.hours:
        start += timedelta(microseconds=micros)
        assert calendar.working_minutes_between(start, calendar.working_minutes_after(start, minutes)) == minutes


@settings(max_examples=100, deadline=None)
@given(calendars(), moments, st.integers(0, 20))
@example(calendar({"mon": ["06:15", "06:00"], "tue": ["00:00", "00:15"]}), at(CHANGES[0]), 0)
def test_working_days_fall_due_at_a_closing_and_in_their_order(calendar: Calendar, start: datetime, days: int) -> None:
    if calendar.hours:
        due = calendar.working_days_after(start, days)
        assert due >= start
        assert calendar.is_open(due - timedelta(microseconds=1))
        assert due <= calendar.working_days_after(start, days + 1)


@given(st.sampled_from(ZONES), moments)
def test_a_local_time_comes_back_as_it_was_or_lies_in_a_change(zone: str, moment: datetime) -> None:
    there = calendar(zone=zone)
    shown = moment.astimezone(there.zone)

    back = there.local(shown.date(), shown.time())

    assert back == moment if shown.fold == 0 else back < moment
