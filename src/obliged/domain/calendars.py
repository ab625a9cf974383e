"""When is the firm at work, and when does a span of its time end?

Three clocks run in the playbook. *Working time* runs only inside the opening hours and outside public
holidays and closed days; *working days* count the days that have opening hours; *calendar days* count dates
in the zone. All answer with a moment in UTC, so that nothing that is owed moves when somebody travels.

The rules of manners: a start outside the hours counts from the next opening; what falls due at a closing time
stays there, since "by five" is kindlier than "by nine tomorrow"; a local time that the clocks skip moves
forward by what they skip; a local time that comes twice means the first. Working time is time that passes:
where the clocks change inside the hours, that day is as much shorter or longer as the people live it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Self
from zoneinfo import ZoneInfo

from obliged.domain.refusals import Refusal

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

DAY = 24 * 60  # minutes on the face of a clock, whatever really passes

# The line of real time is counted in whole microseconds from the epoch, so that sums are exact.
SECOND = 1_000_000
MINUTE = 60 * SECOND
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = EPOCH.toordinal()
TICK = timedelta(microseconds=1)

# Opening hours are laid out on the line of real time one stretch at a time, and kept.
STRETCH_DAYS = 28
STRETCH = STRETCH_DAYS * DAY * MINUTE
FIRST_DAY, LAST_DAY = date.min.toordinal() + 1, date.max.toordinal() - 2  # room for a zone and a night
A_LONG_WAIT = 366 * DAY
SHUT_FOR_GOOD = 10 * 366 // STRETCH_DAYS  # ten years without one opening: there will be none

CLOCK_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")


class NeverOpen(Refusal):
    """There are no working hours from which to count."""


class NotHours(Refusal):
    """Opening hours are given for each weekday, as an opening and a closing time or several such pairs."""


class NotAWeekday(NotHours):
    """That is not a day of the week."""


class WeekdayTwice(NotHours):
    """One day of the week is given twice."""


class NotATimeOfDay(NotHours):
    """A time of day is written as hours and minutes, such as 09:00."""


class NoTimeBetween(NotHours):
    """The opening and the closing time are the same."""


class HoursOverlap(NotHours):
    """Two openings of one day overlap."""


class BackwardSpan(Refusal):
    """Nothing falls due before it began."""


class BeyondTheCalendar(Refusal):
    """That lies outside the years that a calendar can count."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """One opening, in minutes on the clock from the midnight that begins its day.

    A closing beyond 24:00 is on the next day: a night from 22:00 to 06:00 belongs to the day that opens it.
    """

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if self.closes == self.opens:
            raise NoTimeBetween(opens=self.opens, closes=self.closes)
        if not (0 <= self.opens < DAY and self.opens < self.closes <= self.opens + DAY):
            raise NotHours(opens=self.opens, closes=self.closes)


@dataclass(frozen=True, slots=True)
class Hours:
    """When the week is open: for each weekday, Monday first, its openings in order."""

    week: tuple[tuple[Span, ...], ...] = ((),) * 7

    def __post_init__(self) -> None:
        if len(self.week) != 7:
            raise NotHours(days=len(self.week))
        object.__setattr__(self, "week", tuple(_in_order(spans, day) for day, spans in enumerate(self.week)))

    @classmethod
    def every(cls, days: Iterable[str], opens: str, closes: str) -> Self:
        """The same hours on each of these weekdays."""
        return cls.from_json({day: [opens, closes] for day in days})

    @classmethod
    def from_json(cls, said: object) -> Self:
        """Read ``{"mon": ["09:00", "17:00"], "tue": [["09:00", "12:00"], ["13:00", "17:00"]]}``.

        A missing or empty day is closed. A closing at 24:00 or 00:00 is the midnight that ends the day; a
        closing earlier than its opening is on the next morning.

        :raises NotHours: or one of its kinds, with what was wrong as facts
        """
        if not isinstance(said, Mapping):
            raise NotHours(said=said)
        week: dict[int, tuple[Span, ...]] = {}
        for name, openings in said.items():
            day = _weekday(name)
            if day in week:
                raise WeekdayTwice(day=WEEKDAYS[day])
            week[day] = _spans(openings, WEEKDAYS[day])
        return cls(tuple(week.get(day, ()) for day in range(7)))

    def to_json(self) -> dict[str, list[str] | list[list[str]]]:
        """Write what ``from_json`` reads: one pair where the day opens once, else a list of pairs."""
        written: dict[str, list[str] | list[list[str]]] = {}
        for name, spans in zip(WEEKDAYS, self.week, strict=True):
            pairs = [[clock_face(span.opens), clock_face(span.closes)] for span in spans]
            if pairs:
                written[name] = pairs[0] if len(pairs) == 1 else pairs
        return written

    def on(self, day: date) -> tuple[Span, ...]:
        """The openings of the weekday that this date is."""
        return self.week[day.weekday()]

    def __bool__(self) -> bool:
        """Whether the week is ever open."""
        return any(self.week)

    @property
    def minutes_weekly(self) -> int:
        """Minutes on the clock in one week, holidays and changes of the clocks aside."""
        return sum(span.closes - span.opens for spans in self.week for span in spans)


def clock_minutes(said: object) -> int:
    """Minutes from midnight of a time of day such as ``09:00``; ``24:00`` is the midnight that ends the day.

    :raises NotATimeOfDay: if it is not one
    """
    found = CLOCK_TIME.fullmatch(said.strip()) if isinstance(said, str) and said.isascii() else None
    if found is None:
        raise NotATimeOfDay(said=said)
    minutes = int(found[1]) * 60 + int(found[2])
    if int(found[2]) > 59 or minutes > DAY:
        raise NotATimeOfDay(said=said)
    return minutes


def clock_face(minutes: int) -> str:
    """The time of day that so many minutes from midnight show; a midnight that closes is ``24:00``."""
    shown = minutes if minutes <= DAY else minutes - DAY
    return f"{shown // 60:02}:{shown % 60:02}"


def _weekday(name: object) -> int:
    said = name.strip().lower() if isinstance(name, str) else ""
    for day, full in enumerate(FULL_NAMES):
        if len(said) >= 3 and full.startswith(said):
            return day
    raise NotAWeekday(said=name)


def _spans(openings: object, day: str) -> tuple[Span, ...]:
    if not openings:
        return ()
    if not isinstance(openings, list | tuple):
        raise NotHours(day=day, said=openings)
    if all(isinstance(said, str) for said in openings):
        return (_span(openings, day),)
    return tuple(_span(pair, day) for pair in openings)


def _span(pair: object, day: str) -> Span:
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        raise NotHours(day=day, said=pair)
    opens, closes = clock_minutes(pair[0]), clock_minutes(pair[1])
    if opens == DAY:
        raise NotATimeOfDay(day=day, said=pair[0])
    if closes == 0:
        closes = DAY  # a shop that is open "until 00:00" closes at the end of the day, not at its beginning
    if closes < opens:
        closes += DAY
    return Span(opens, closes)


def _in_order(spans: Iterable[Span], day: int) -> tuple[Span, ...]:
    ordered = tuple(sorted(spans))
    for earlier, later in pairwise(ordered):
        if later.opens < earlier.closes:
            raise HoursOverlap(day=WEEKDAYS[day])
    return ordered


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Four weeks of real time with the hours in it, merged and in order, and the working time before each."""

    opens: tuple[int, ...]
    closes: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]

    @property
    def total(self) -> int:
        return self.after[-1] if self.after else 0

    def worked_by(self, at: int) -> int:
        """The working time of this stretch that has run by then."""
        i = bisect_right(self.opens, at) - 1
        if i < 0:
            return 0
        return self.before[i] + min(at, self.closes[i]) - self.opens[i]

    def reached(self, worked: int) -> int:
        """The first moment by which so much of this stretch's working time (more than none) has run."""
        i = bisect_left(self.after, worked)
        return self.opens[i] + worked - self.before[i]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A zone, its opening hours, its public holidays, and further days on which it is closed.

    What it has worked out it keeps, so one calendar answers a million questions quickly: make it once for
    each firm or member. A night that would open on a holiday stays shut to its end; one that opened the day
    before runs on.
    """

    zone: ZoneInfo
    hours: Hours
    is_holiday: Callable[[date], bool] = field(default=lambda _day: False)
    closed: frozenset[date] = frozenset()
    _days: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _stretches: dict[int, _Stretch] = field(default_factory=dict, init=False, repr=False, compare=False)

    def away(self, days: Iterable[date]) -> Calendar:
        """The same calendar, closed on these days too."""
        return replace(self, closed=self.closed | frozenset(days))

    def keeping(self, hours: Hours) -> Calendar:
        """The same zone and holidays with somebody's own hours."""
        return replace(self, hours=hours)

    # Moments and days

    def day_of(self, moment: datetime) -> date:
        """The date in the zone at that moment."""
        return _aware(moment).astimezone(self.zone).date()

    def local(self, day: date, at: time) -> datetime:
        """The moment when the zone's clocks show this; skipped times move on, repeated ones are the first.

        :raises BeyondTheCalendar: if UTC has no such year
        """
        # PEP 495's fold=0 is that very rule: a skipped time is read with the offset from before the gap.
        shown = datetime.combine(day, at.replace(tzinfo=None, fold=0), tzinfo=self.zone)
        return _moment((shown - EPOCH) // TICK)

    def is_working_day(self, day: date) -> bool:
        """Whether any working time opens on this date."""
        return bool(self._openings_on(day.toordinal()))

    def closing_of(self, day: date) -> datetime | None:
        """When the last opening of this date closes; nothing where the date has none."""
        closes = self._closes_on(day.toordinal())
        return None if closes is None else _moment(closes)

    # Working time

    def is_open(self, moment: datetime) -> bool:
        """Whether working time runs from this moment on: at the opening yes, at the closing no."""
        at = _ticks(moment)
        stretch = self._stretch(at // STRETCH)
        i = bisect_right(stretch.opens, at) - 1
        return i >= 0 and at < stretch.closes[i]

    def next_opening(self, moment: datetime) -> datetime:
        """From when a happening of this moment counts: the moment itself while open, else the next opening.

        :raises NeverOpen: if there is none
        """
        at = _ticks(moment)
        for stretch in self._stretches_from(at // STRETCH):
            i = bisect_right(stretch.closes, at)
            if i < len(stretch.opens):
                return _moment(max(at, stretch.opens[i]))
        raise AssertionError("the stretches end with a refusal")

    def working_minutes_after(self, start: datetime, minutes: int) -> datetime:
        """When so much working time has run since the start.

        No minutes at all are the start itself inside the hours or at a closing time, else the next opening.

        :raises NeverOpen: if working time never runs
        :raises BackwardSpan: if the minutes are fewer than none
        :raises BeyondTheCalendar: if it would take longer than there are years
        """
        if minutes < 0:
            raise BackwardSpan(minutes=minutes)
        at, left = _ticks(start), minutes * MINUTE
        if left == 0:
            return _moment(at) if self._closes_at(at) else self.next_opening(start)
        if minutes > A_LONG_WAIT and self.hours:
            self._refuse_the_endless(at, minutes)
        for stretch in self._stretches_from(at // STRETCH):
            worked = stretch.worked_by(at)
            if worked + left <= stretch.total:
                return _moment(stretch.reached(worked + left))
            left -= stretch.total - worked
        raise AssertionError("the stretches end with a refusal")

    def working_minutes_between(self, earlier: datetime, later: datetime) -> int:
        """The whole working minutes from one moment to the other; negative if they come backwards."""
        a, b = _ticks(earlier), _ticks(later)
        if b < a:
            return -self.working_minutes_between(later, earlier)
        first, last = a // STRETCH, b // STRETCH
        whole = sum(self._stretch(k).total for k in range(first, last)) if self.hours else 0
        return (whole + self._stretch(last).worked_by(b) - self._stretch(first).worked_by(a)) // MINUTE

    # Days

    def working_days_after(self, start: datetime, days: int) -> datetime:
        """The closing time of the so-manieth working day after the day on which the start counts.

        A start counts on the working day whose hours, or the night before them, it falls into; after the last
        closing, on the next working day. None at all is the closing of that day itself. What comes on Friday
        afternoon with one working day to do it is due on Monday at closing; what comes on Sunday, on Tuesday.

        :raises NeverOpen: if there are no working days
        :raises BackwardSpan: if the days are fewer than none
        """
        if days < 0:
            raise BackwardSpan(days=days)
        at = _ticks(start)
        day, due = self._first_closing(EPOCH_DAY + at // (DAY * MINUTE) - 3, at)  # a night and a zone before it
        for _ in range(days):
            day = self._working_day_after(day)
            due = max(due, self._closes_on(day) or due)  # a night may outlast the short day after it
        return _moment(due)

    def days_after(self, start: datetime, days: int, at: time | None = None) -> datetime:
        """This time of day so many dates after the start's date in the zone; without one, the start's own.

        Plain arithmetic on dates: it asks neither hours nor holidays, and none at all is the start's own
        date, even where the time of day has gone by.

        :raises BackwardSpan: if the days are fewer than none
        :raises BeyondTheCalendar: if there is no such year
        """
        if days < 0:
            raise BackwardSpan(days=days)
        here = _aware(start).astimezone(self.zone)
        try:
            day = here.date() + timedelta(days=days)
        except OverflowError as error:
            raise BeyondTheCalendar(days=days) from error
        return self.local(day, here.time() if at is None else at)

    # What it has worked out

    def end_of_day_after(self, start: datetime, days: int) -> datetime:
        """The closing of the day so many calendar days after start; where that day is closed, of the next open one.

        A courtesy that counts calendar days falls due at the end of a day on which somebody is there to do it.
        """
        _, due = self._first_closing(self.day_of(start).toordinal() + days, _ticks(start))
        return _moment(due)

    def _first_closing(self, day: int, at: int) -> tuple[int, int]:
        """The first working day, from this one on, whose closing is not before that; and its closing."""
        while (due := self._closes_on(day)) is None or due < at:
            day = self._working_day_after(day)
        return day, due

    def _working_day_after(self, day: int) -> int:
        if not self.hours:
            raise NeverOpen
        for later in range(day + 1, day + SHUT_FOR_GOOD * STRETCH_DAYS):
            if later > LAST_DAY:
                raise BeyondTheCalendar(day=day)
            if self._openings_on(later):
                return later
        raise NeverOpen

    def _closes_on(self, day: int) -> int | None:
        return max((closes for _, closes in self._openings_on(day)), default=None)

    def _openings_on(self, day: int) -> tuple[tuple[int, int], ...]:
        """The openings of a date on the line of real time; a pair that the clocks skip altogether is none."""
        known = self._days.get(day)
        if known is None:
            known = self._days.setdefault(day, tuple(self._lay_out(day)))
        return known

    def _lay_out(self, day: int) -> Iterable[tuple[int, int]]:
        spans = self.hours.week[(day - 1) % 7]  # the first of all days was a Monday
        if not spans or not FIRST_DAY <= day <= LAST_DAY:
            return
        midnight = datetime.fromordinal(day)
        on = midnight.date()
        if on in self.closed or self.is_holiday(on):
            return
        here = midnight.replace(tzinfo=self.zone)
        for span in spans:
            opens, closes = _ticks_shown(here, day, span.opens), _ticks_shown(here, day, span.closes)
            if opens < closes:
                yield opens, closes

    def _stretch(self, number: int) -> _Stretch:
        known = self._stretches.get(number)
        if known is None:
            known = self._stretches.setdefault(number, self._lay_out_stretch(number))
        return known

    def _lay_out_stretch(self, number: int) -> _Stretch:
        starts, ends = number * STRETCH, (number + 1) * STRETCH
        first = EPOCH_DAY + number * STRETCH_DAYS
        # A date's hours lie in UTC anywhere from a zone before its midnight (east of Greenwich) to a night
        # and a zone after its end; a gap may turn their order round, a night run into the next morning.
        days = range(first - 3, first + STRETCH_DAYS + 1)
        openings = sorted(opening for day in days for opening in self._openings_on(day))
        merged: list[tuple[int, int]] = []
        for opens, closes in openings:
            opens, closes = max(opens, starts), min(closes, ends)
            if opens > closes or opens == ends:
                continue
            if merged and opens <= merged[-1][1]:
                opens, closes = merged[-1][0], max(merged.pop()[1], closes)
            merged.append((opens, closes))
        return _summed(merged)

    def _stretches_from(self, number: int) -> Iterable[_Stretch]:
        """This stretch and all that follow; ends with a refusal, never by itself."""
        if not self.hours:
            raise NeverOpen
        shut = 0
        while EPOCH_DAY + number * STRETCH_DAYS <= LAST_DAY:
            stretch = self._stretch(number)
            shut = 0 if stretch.total else shut + 1
            if shut > SHUT_FOR_GOOD:
                raise NeverOpen
            yield stretch
            number += 1
        raise BeyondTheCalendar

    def _closes_at(self, at: int) -> bool:
        """Whether working time runs up to this very moment, or through it."""
        stretch = self._stretch(at // STRETCH)
        i = bisect_left(stretch.closes, at)
        return i < len(stretch.opens) and stretch.opens[i] <= at

    def _refuse_the_endless(self, at: int, minutes: int) -> None:
        """Refuse at once what even weeks without holidays would not hold; counting would take long."""
        weeks = minutes // (2 * self.hours.minutes_weekly)  # twice: clocks set back may lengthen a week
        if EPOCH_DAY + at // (DAY * MINUTE) + weeks * 7 > LAST_DAY:
            raise BeyondTheCalendar(minutes=minutes)


def _summed(openings: list[tuple[int, int]]) -> _Stretch:
    before: list[int] = []
    after: list[int] = []
    worked = 0
    for opens, closes in openings:
        before.append(worked)
        worked += closes - opens
        after.append(worked)
    return _Stretch(tuple(o for o, _ in openings), tuple(c for _, c in openings), tuple(before), tuple(after))


def _ticks_shown(midnight: datetime, day: int, minutes: int) -> int:
    """When the clocks show so many minutes from the midnight of a date, by the rule of `local`."""
    # Adding to an aware datetime moves the hands of its clock, not real time, and leaves fold at 0.
    offset = (midnight + timedelta(minutes=minutes)).utcoffset()
    assert offset is not None
    return ((day - EPOCH_DAY - offset.days) * 86_400 + minutes * 60 - offset.seconds) * SECOND


def _aware(moment: datetime) -> datetime:
    assert moment.utcoffset() is not None, "a moment knows its offset"
    return moment


def _ticks(moment: datetime) -> int:
    return (_aware(moment) - EPOCH) // TICK


def _moment(ticks: int) -> datetime:
    try:
        return EPOCH + timedelta(microseconds=ticks)
    except OverflowError as error:
        raise BeyondTheCalendar from error
