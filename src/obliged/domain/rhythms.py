"""When is it time to keep in touch with a partner, and by which way?

Partners are nurtured so that no dry spell comes. Each has a rhythm: after so many days a word is welcome, after
half as many again it is late. Any real touch begins it anew, whichever way it went; what a machine sent is no touch.
Nobody is nudged on a closed day, or before the day until which a partner asked for quiet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Protocol

from obliged.domain.happenings import Happening, Kind
from obliged.domain.partners import DAYS, Tier, Way
from obliged.domain.refusals import Refusal

LONGEST = 366  # days; whom we speak to less often than once a year is no partner
A_DAY_AT_MOST = 5  # nudges to keep in touch for one member: more would be a list of calls, not a courtesy
SLOWER_AFTER = 3  # times that somebody said "later"
DEFAULT_WAYS = (Way.CALL, Way.LETTER, Way.LUNCH)
RULES = ("keep_in_touch", "remember")  # owed between us and a partner, also where it speaks of a referral
LAST_TOUCHES = 6  # how many of the last ways the next one is chosen by

# Words that went either way, or a letter of ours; not what the timetable noted.
TOUCHES = frozenset(
    {
        Kind.CONTACTED, Kind.MET, Kind.THANKED, Kind.TOLD, Kind.EXPLAINED, Kind.ASKED, Kind.ANSWERED,
        Kind.APOLOGISED, Kind.WROTE, Kind.HELPED, Kind.TOUCHED, Kind.KEPT, Kind.RECEIVED, Kind.INTRODUCED,
        Kind.CONSENT_ASKED, Kind.RETURNED,
    }
)  # fmt: skip


class NotARhythm(Refusal):
    """A rhythm is a whole number of days from 1 to 366, and its latest day is not before its ideal one."""


class NotABirthday(Refusal):
    """A birthday is a day of a month."""


class Calendar(Protocol):
    """What this module needs of a working calendar (`domain/calendars.py` has it)."""

    def day_of(self, moment: datetime) -> date: ...
    def local(self, day: date, at: time) -> datetime: ...
    def is_working_day(self, day: date) -> bool: ...
    def next_opening(self, moment: datetime) -> datetime: ...
    def end_of_day_after(self, start: datetime, days: int) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often, by which ways, and not before when. Without a tier or days of their own: as the closest but two."""

    tier: Tier | None = None
    every: int | None = None  # days; None: as their tier
    at_most: int | None = None  # days; None: half as much again
    not_before: date | None = None
    ways: tuple[Way, ...] = DEFAULT_WAYS
    birthday: str = ""  # "--04-17", or with the year

    def ideal(self, days: Mapping[Tier, int] = DAYS) -> int:
        """After how many days a word is welcome."""
        return self.every or days[self.tier or Tier.C]

    def most(self, days: Mapping[Tier, int] = DAYS) -> int:
        """After how many days it is late."""
        ideal = self.ideal(days)
        return max(ideal, self.at_most or ideal + (ideal + 1) // 2)


def checked(rhythm: Rhythm) -> Rhythm:
    """The rhythm, if it is one.

    :raises NotARhythm: if its days are none, or the wrong way round
    :raises NotABirthday: if there is no such day
    """
    if rhythm.every is not None and not 1 <= rhythm.every <= LONGEST:
        raise NotARhythm()
    if rhythm.at_most is not None and not rhythm.ideal() <= rhythm.at_most <= 2 * LONGEST:
        raise NotARhythm()
    if rhythm.birthday and birthday_of(rhythm.birthday) is None:
        raise NotABirthday()
    return rhythm


# --- touches --------------------------------------------------------------------------------------------------


def is_touch(h: Happening) -> bool:
    """Whether somebody spoke or wrote. A letter that a rule sent by itself, and what a machine answered, is none."""
    if h.fact("automatic"):
        return False
    return h.kind in TOUCHES or (h.kind is Kind.ACCEPTED and h.fact("letter") is not None)


def touches(happened: Iterable[Happening]) -> tuple[Happening, ...]:
    """The touches among what stands, in the order in which they happened."""
    return tuple(h for h in happened if is_touch(h))


# --- when -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Turn:
    """From one touch to the next: when a word is welcome, by when it should be said, and by what it was."""

    because: Happening
    opens_at: datetime
    due_at: datetime
    by: Happening | None = None


def turns(
    rhythm: Rhythm,
    picked: Happening,
    touched: Sequence[Happening],
    calendar: Calendar,
    days: Mapping[Tier, int] = DAYS,
) -> Iterator[Turn]:
    """Every turn since they were picked that came as far as its day; the last one is still open.

    :param picked: the happening by which they became a partner: it stands for a first touch where there was none
    :param touched: every touch, in order; those before the pick tell how long it has been
    """
    before = [h for h in touched if (h.at, h.id) < (picked.at, picked.id)]
    anchors = [picked, *(h for h in touched if (h.at, h.id) > (picked.at, picked.id))]
    for n, anchor in enumerate(anchors):
        by = anchors[n + 1] if n + 1 < len(anchors) else None
        since = before[-1].at if n == 0 and before else anchor.at
        opens_at, due_at = _window(rhythm, since, anchor.at, calendar, days)
        if by is None or by.at >= opens_at or _answers(by, anchor):
            yield Turn(anchor, opens_at, due_at, by)


def _answers(by: Happening, anchor: Happening) -> bool:
    return by.fact("rule") == "keep_in_touch" and anchor.id in (by.fact("because") or ())


def _window(
    rhythm: Rhythm, since: datetime, known_at: datetime, calendar: Calendar, days: Mapping[Tier, int]
) -> tuple[datetime, datetime]:
    """The ideal day and the latest. Whoever waits for long when they are picked still leaves us the days between."""
    ideal, most = rhythm.ideal(days), rhythm.most(days)
    last, from_day = calendar.day_of(since), calendar.day_of(known_at)
    opens_on = max(last + timedelta(days=ideal), from_day, rhythm.not_before or date.min)
    due_on = max(last + timedelta(days=most), opens_on)
    if due_on < opens_on + timedelta(days=most - ideal) and opens_on > last + timedelta(days=ideal):
        due_on = opens_on + timedelta(days=most - ideal)
    opens_at = max(calendar.next_opening(calendar.local(opens_on, time.min)), known_at)
    due_at = calendar.end_of_day_after(calendar.next_opening(calendar.local(due_on, time.min)), 0)
    return opens_at, max(due_at, opens_at)


# --- by which way ---------------------------------------------------------------------------------------------

_WAYS: Mapping[str, Way] = {
    "call": Way.CALL, "email": Way.LETTER, "text": Way.LETTER, "whatsapp": Way.LETTER, "card": Way.NOTE,
    "note": Way.NOTE, "letter": Way.LETTER, "in_person": Way.LUNCH, "lunch": Way.LUNCH, "meeting": Way.MEETING,
    "gathering": Way.GATHERING,
}  # fmt: skip


def way_of(h: Happening) -> Way | None:
    """By which way a touch went, where it says so."""
    if h.kind is Kind.MET:
        return Way.MEETING
    return _WAYS.get(str(h.fact("way") or ""))


def next_way(ways: Sequence[Way], last: Sequence[Way]) -> Way:
    """The way that was taken longest ago, and never the last one again where there is another.

    :param last: the ways of the last touches, the newest last
    """
    plan = tuple(dict.fromkeys(ways)) or DEFAULT_WAYS
    ago = {way: len(last) - n for n, way in enumerate(last)}  # the later one of the same wins
    return max(plan, key=lambda way: (ago.get(way, len(last) + 1), -plan.index(way)))


# --- slower ---------------------------------------------------------------------------------------------------


def offers_slower(times_later: int, rhythm: Rhythm) -> bool:
    """After the third "later" a slower rhythm is kinder to both, where there is one."""
    return times_later >= SLOWER_AFTER and slower(rhythm) != rhythm


def slower(rhythm: Rhythm, days: Mapping[Tier, int] = DAYS) -> Rhythm:
    """The next tier's rhythm; twice as long where it was their own, or the slowest."""
    tiers = list(Tier)
    if rhythm.every is None and rhythm.tier is not None and rhythm.tier is not tiers[-1]:
        return replace(rhythm, tier=tiers[tiers.index(rhythm.tier) + 1], at_most=None)
    every = min(2 * rhythm.ideal(days), LONGEST)
    return rhythm if every <= rhythm.ideal(days) else replace(rhythm, every=every, at_most=None)


# --- days to remember -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Introduced:
    """Somebody whom a partner introduced to us, and who became a client."""

    because: Happening
    referral: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day to remember, once a year: a birthday, or a year since they introduced somebody."""

    because: Happening
    occurrence: int
    opens_at: datetime
    due_at: datetime
    by: Happening | None = None


def birthday_of(said: str) -> tuple[int, int] | None:
    """Month and day: of "--04-17" or "1980-04-17"; None where it is no day."""
    parts = said.removeprefix("--").split("-")[-2:]
    try:
        month, day = (int(part) for part in parts)
        date(2024, month, day)  # a leap year: the 29th of February is a birthday
    except ValueError:
        return None
    return month, day


def occasions(
    rhythm: Rhythm,
    picked: Happening,
    touched: Sequence[Happening],
    introduced: Sequence[Introduced],
    calendar: Calendar,
) -> Iterator[Occasion]:
    """The days to remember since they were picked, as far as the next ones after the last word between us."""
    since = [h for h in touched if (h.at, h.id) > (picked.at, picked.id)]
    last = since[-1].at if since else picked.at
    born = birthday_of(rhythm.birthday)
    if born is not None:
        year = calendar.day_of(picked.at).year
        while True:
            day = _on(year, *born)
            found = _occasion(picked, year, day, since, calendar)
            if day >= calendar.day_of(picked.at):
                yield found
            if found.opens_at > last:
                break
            year += 1
    for one in _first_of_each_year(introduced, calendar):
        day = calendar.day_of(one.because.at)
        found = _occasion(one.because, 1, _on(day.year + 1, day.month, day.day), since, calendar)
        if found.due_at > picked.at:
            yield found


def _first_of_each_year(introduced: Iterable[Introduced], calendar: Calendar) -> Iterator[Introduced]:
    """One a year is remembered: who introduces somebody each week is not written to each week for it."""
    years: set[int] = set()
    for one in sorted(introduced, key=lambda one: (one.because.at, one.because.id)):
        year = calendar.day_of(one.because.at).year
        if year not in years:
            years.add(year)
            yield one


def _on(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)  # the 29th of February, in a year without one


def _occasion(
    because: Happening, occurrence: int, day: date, touched: Iterable[Happening], calendar: Calendar
) -> Occasion:
    """It opens on the last day before it on which somebody is there to do it."""
    opens_on = day
    for _ in range(14):  # further ahead than two closed weeks nobody looks
        if calendar.is_working_day(opens_on):
            break
        opens_on -= timedelta(days=1)
    opens_at = calendar.local(opens_on, time.min)
    due_at = max(calendar.local(day, time(20)), opens_at)
    by = next((h for h in touched if h.at >= opens_at), None)
    return Occasion(because, occurrence, opens_at, due_at, by)


__all__ = [
    "A_DAY_AT_MOST", "DEFAULT_WAYS", "LONGEST", "RULES", "SLOWER_AFTER", "TOUCHES", "Introduced", "NotABirthday", "NotARhythm", "Occasion",
    "Rhythm", "Turn", "birthday_of", "checked", "is_touch", "next_way", "occasions", "offers_slower", "slower", "touches",
    "turns", "way_of",
]  # fmt: skip
