"""Moments and spans, in English."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    "day.today": "today",
    "day.tomorrow": "tomorrow",
    "day.yesterday": "yesterday",
    "day.date": "{day} {month}",
    "day.date.year": "{day} {month} {year}",
    "day.long": "{weekday} {day} {month}",
    "day.short": "{weekday} {day} {month}",
    "day.short.year": "{day} {month} {year}",
    "on": "on {day}",
    "at": "{day} at {clock}",
    "stamp": "{day}, {clock}",
    "ago.now": "just now",
    "ago.minutes.one": "a minute ago",
    "ago.minutes.other": "{n} minutes ago",
    "ago.hours.one": "an hour ago",
    "ago.hours.other": "{n} hours ago",
    "ago.days.other": "{n} days ago",
    "ago.weeks.other": "{n} weeks ago",
    "ago.months.one": "a month ago",
    "ago.months.other": "{n} months ago",
    "ago.years.one": "a year ago",
    "ago.years.other": "{n} years ago",
    "ago.short.minutes": "{n} min ago",
    "left.now": "Due now",
    "left.minutes": "{n} min left",
    "left.today": "Due today by {clock}",
    "left.day": "Due {day}",
    "late.minutes": "{n} min late",
    "late.hours.one": "1 hour late",
    "late.hours.other": "{n} hours late",
    "late.days.one": "One day late",
    "late.days.other": "{n} days late",
    "late.since": "Late since {day}",
    "unit.working_hours.one": "working hour",
    "unit.working_hours.other": "working hours",
    "unit.working_days.one": "working day",
    "unit.working_days.other": "working days",
    "unit.days.one": "day",
    "unit.days.other": "days",
    "unit.at_once.one": "time",
    "unit.at_once.other": "times",
    "unit.on_its_date.one": "time",
    "unit.on_its_date.other": "times",
    "span": "{n} {unit}",
    "greeting.morning": "Good morning, {name}.",
    "greeting.afternoon": "Good afternoon, {name}.",
    "greeting.evening": "Good evening, {name}.",
    "about.one": "About a minute.",
    "about.other": "About {n} minutes.",
    "about.hour": "About an hour.",
    "about.hours": "About {n} hours.",
    "times.1": "once",
    "times.2": "twice",
    "times.other": "{n} times",
    "and": "{some} and {last}",
} | {
    f"number.{n}": word
    for n, word in enumerate(("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
} | {
    f"nth.{n}": word
    for n, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"), 1)
} | {
    f"weekday.{n}": word
    for n, word in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
} | {
    f"month.{n}": word
    for n, word in enumerate(
        ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
         "November", "December"), 1)
}  # fmt: skip
