"""How do we say when it was, when it is due, and how long it takes?

All of it is said in the firm's zone and as seen from the moment at which somebody reads it. Clocks have 24 hours;
numbers under ten are words in prose and figures where they are measured against a deadline.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial

from obliged.domain.playbook import Clock
from obliged.words.languages import Locale, say

_say = partial(say, "moments")

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SMALL = 10  # numbers below are words
DAYS_BY_COUNT = 14  # a fortnight back we still count days; then weeks, then months
WEEKS_BY_COUNT = 8
LATE_BY_COUNT = 60


# Numbers


def number(n: int, here: Locale) -> str:
    """In words under ten: "nine", "12"."""
    return _say(here.language, f"number.{n}") if 0 <= n < SMALL else str(n)


def begun(text: str) -> str:
    """The same words at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def nth(n: int, here: Locale) -> str:
    """The first, the fifth, the 12th."""
    if word := _say(here.language, f"nth.{n}"):
        return word
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def times(n: int, here: Locale) -> str:
    """Once, twice, three times."""
    return _say(here.language, f"times.{n}", "times.other", facts={"n": number(n, here)})


def listed(names: Sequence[str], here: Locale) -> str:
    """Ana, Luis and Kwame."""
    if len(names) < 2:
        return "".join(names)
    return _say(here.language, "and", facts={"some": ", ".join(names[:-1]), "last": names[-1]})


# Days and clocks


def local(moment: datetime, here: Locale) -> datetime:
    """The moment as the clocks of the firm show it."""
    return moment.astimezone(here.zone)


def clock(moment: datetime, here: Locale) -> str:
    """8:14, 17:40."""
    shown = local(moment, here)
    return f"{shown.hour}:{shown.minute:02}"


def day_of(moment: datetime, as_of: datetime, here: Locale) -> str:
    """today, yesterday, Tuesday; further away 12 November, with the year where it is another."""
    day, today = local(moment, here).date(), local(as_of, here).date()
    ahead = (day - today).days
    near = {0: "day.today", 1: "day.tomorrow", -1: "day.yesterday"}
    if ahead in near:
        return _say(here.language, near[ahead])
    if abs(ahead) < 7:
        return weekday(day, here)
    code = "day.date" if day.year == today.year else "day.date.year"
    return _say(here.language, code, facts=_parts(day, here))


def on_day(moment: datetime, as_of: datetime, here: Locale) -> str:
    """today, on Tuesday, on 12 November."""
    said = day_of(moment, as_of, here)
    near = abs((local(moment, here).date() - local(as_of, here).date()).days) <= 1
    return said if near else _say(here.language, "on", facts={"day": said})


def at_moment(moment: datetime, as_of: datetime, here: Locale) -> str:
    """yesterday at 17:40, on Thursday at 17:40."""
    facts = {"day": on_day(moment, as_of, here), "clock": clock(moment, here)}
    return _say(here.language, "at", facts=facts)


def weekday(day: date, here: Locale) -> str:
    return _say(here.language, f"weekday.{day.weekday()}")


def long_day(moment: datetime, here: Locale) -> str:
    """Friday 21 November, as a page is dated."""
    return _say(here.language, "day.long", facts=_parts(local(moment, here).date(), here))


def short_day(moment: datetime, as_of: datetime, here: Locale) -> str:
    """Tue 25 Nov; 25 Nov 2024 where the year is another."""
    day = local(moment, here).date()
    parts = _parts(day, here)
    short = parts | {"weekday": str(parts["weekday"])[:3], "month": str(parts["month"])[:3]}
    code = "day.short" if day.year == local(as_of, here).year else "day.short.year"
    return _say(here.language, code, facts=short)


def short_moment(moment: datetime, as_of: datetime, here: Locale) -> str:
    """Tue 25 Nov, 10:00."""
    return _say(here.language, "stamp", facts={"day": short_day(moment, as_of, here), "clock": clock(moment, here)})


def stamp(moment: datetime, as_of: datetime, here: Locale, *, to_the_day: bool = False) -> str:
    """Today, 8:21; Yesterday, 17:40; Tue 18 Nov, 9:05: as a line of a timeline is dated."""
    near = abs((local(moment, here).date() - local(as_of, here).date()).days) <= 1
    day = begun(day_of(moment, as_of, here)) if near else short_day(moment, as_of, here)
    return day if to_the_day else _say(here.language, "stamp", facts={"day": day, "clock": clock(moment, here)})


def month(number: int, here: Locale) -> str:
    return _say(here.language, f"month.{number}")


def _parts(day: date, here: Locale) -> dict[str, object]:
    return {"weekday": weekday(day, here), "day": day.day, "month": month(day.month, here), "year": day.year}


# How long ago, and how long still


def ago(moment: datetime, as_of: datetime, here: Locale) -> str:
    """22 minutes ago, three hours ago, yesterday, nine days ago, two months ago."""
    passed = as_of - moment
    if passed < timedelta(minutes=1):
        return _say(here.language, "ago.now") if passed > -HOUR else on_day(moment, as_of, here)
    if passed < HOUR:
        return _counted("ago.minutes", int(passed.total_seconds() // 60), here)
    days = (local(as_of, here).date() - local(moment, here).date()).days
    if days == 0:
        return _counted("ago.hours", int(passed.total_seconds() // 3600), here)
    return _days_ago(days, moment, as_of, here)


def _days_ago(days: int, moment: datetime, as_of: datetime, here: Locale) -> str:
    if days == 1:
        return day_of(moment, as_of, here)
    if days < DAYS_BY_COUNT:
        return _counted("ago.days", days, here)
    if days < WEEKS_BY_COUNT * 7:
        return _counted("ago.weeks", days // 7, here)
    if days < 365:
        return _counted("ago.months", days // 30, here)
    return _counted("ago.years", days // 365, here)


def short_ago(moment: datetime, as_of: datetime, here: Locale) -> str:
    """For a table: 22 min ago, 3 hours ago, yesterday, Monday, 9 days ago, 12 November."""
    passed, days = as_of - moment, (local(as_of, here).date() - local(moment, here).date()).days
    if timedelta(minutes=1) <= passed < HOUR:
        return _say(here.language, "ago.short.minutes", facts={"n": int(passed.total_seconds() // 60)})
    if days == 0 and passed >= HOUR:
        return _counted("ago.hours", int(passed.total_seconds() // 3600), here, figures=True)
    if days == 0:
        return ago(moment, as_of, here)
    if 7 <= days < DAYS_BY_COUNT:
        return _counted("ago.days", days, here, figures=True)
    return day_of(moment, as_of, here)


def when(moment: datetime, as_of: datetime, here: Locale, *, to_the_day: bool = False) -> str:
    """As a sentence about it ends: 22 minutes ago, today at 8:21, yesterday at 17:40, nine days ago."""
    days = (local(as_of, here).date() - local(moment, here).date()).days
    if days in (0, 1) and not to_the_day and as_of - moment >= HOUR:
        return at_moment(moment, as_of, here)
    if days in (0, 1) and to_the_day:
        return day_of(moment, as_of, here)
    return ago(moment, as_of, here)


def left(due_at: datetime, as_of: datetime, here: Locale) -> str:
    """38 min left, Due today by 17:00, Due Monday; then 2 hours late, Two days late."""
    remaining = due_at - as_of
    if abs(remaining) < timedelta(minutes=1):
        return _say(here.language, "left.now")
    if remaining < timedelta(0):
        return _late(due_at, as_of, here)
    if remaining <= HOUR:
        return _say(here.language, "left.minutes", facts={"n": int(remaining.total_seconds() // 60)})
    if local(due_at, here).date() == local(as_of, here).date():
        return _say(here.language, "left.today", facts={"clock": clock(due_at, here)})
    return _say(here.language, "left.day", facts={"day": day_of(due_at, as_of, here)})


def _late(due_at: datetime, as_of: datetime, here: Locale) -> str:
    """By the clock on the day itself, else by days: nobody was working through the night."""
    days = (local(as_of, here).date() - local(due_at, here).date()).days
    if days > LATE_BY_COUNT:
        return _say(here.language, "late.since", facts={"day": day_of(due_at, as_of, here)})
    if days > 0:
        return begun(_counted("late.days", days, here))
    if as_of - due_at < HOUR:
        return _say(here.language, "late.minutes", facts={"n": int((as_of - due_at).total_seconds() // 60)})
    return _counted("late.hours", int((as_of - due_at).total_seconds() // 3600), here, figures=True)


def tone(due_at: datetime, as_of: datetime, warn_at: datetime | None = None) -> str:
    """late, soon (within the hour, or after its warning), or neither."""
    if as_of > due_at:
        return "late"
    return "soon" if due_at - as_of <= HOUR or (warn_at is not None and as_of >= warn_at) else ""


def _counted(code: str, n: int, here: Locale, *, figures: bool = False) -> str:
    many = "one" if n == 1 else "other"
    facts = {"n": str(n) if figures else number(n, here)}
    return _say(here.language, f"{code}.{many}", f"{code}.other", facts=facts)


# Spans and greetings


def unit(n: int, of: Clock, here: Locale) -> str:
    """working hours, working day, days."""
    return _say(here.language, f"unit.{of}.{'one' if n == 1 else 'other'}")


def span(n: int, of: Clock, here: Locale, *, words: bool = False) -> str:
    """4 working hours, 1 working day, 14 days; in words where a sentence tells it."""
    facts = {"n": number(n, here) if words else str(n), "unit": unit(n, of, here)}
    return _say(here.language, "span", facts=facts)


def greeting(name: str, as_of: datetime, here: Locale) -> str:
    """Good morning, Priya."""
    hour = local(as_of, here).hour
    part = "morning" if 4 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening"
    return _say(here.language, f"greeting.{part}", facts={"name": name})


def about_minutes(n: int, here: Locale) -> str:
    """About nine minutes."""
    if n <= 1:
        return _say(here.language, "about.one")
    if n < 55:
        return _say(here.language, "about.other", facts={"n": number(n, here)})
    hours = max(1, round(n / 60))
    return _say(here.language, "about.hour" if hours == 1 else "about.hours", facts={"n": number(hours, here)})
