"""How long does the domain alone take to derive what a million referrals owe?

Stories of the kinds that a firm has (fresh, under way, won, lost, handed on; given ones with both sides' answers),
seeded, each derived from scratch with the default playbook and one working calendar. Reports microseconds of CPU a
referral, what a million would take on one core, and what one further happening costs.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from obliged.domain.calendars import Calendar, Hours
from obliged.domain.courtesies import courtesies
from obliged.domain.happenings import Happening, Kind
from obliged.domain.playbook import Playbook
from obliged.domain.referrals import Direction, Story
from obliged.ports.holidays import is_holiday_for

BEGINS = datetime(2024, 1, 2, 17, 0, tzinfo=UTC)
ANA, KWAME, FRED = 1, 2, 3
PATHS: tuple[tuple[Kind, ...], ...] = (
    (),
    (Kind.THANKED, Kind.CONTACTED),
    (Kind.THANKED, Kind.NOT_REACHED, Kind.CONTACTED, Kind.TOLD, Kind.MET),
    (
        Kind.THANKED,
        Kind.CONTACTED,
        Kind.MAY_TELL,
        Kind.TOLD,
        Kind.MET,
        Kind.TOLD,
        Kind.PROPOSED,
        Kind.WON,
        Kind.THANKED,
    ),
    (Kind.THANKED, Kind.CONTACTED, Kind.MET, Kind.TOLD, Kind.PROPOSED, Kind.LOST, Kind.EXPLAINED),
    (Kind.THANKED, Kind.CONTACTED, Kind.DECLINED, Kind.HANDED_ON, Kind.EXPLAINED),
)


def calendar() -> Calendar:
    return Calendar(
        ZoneInfo("America/Los_Angeles"),
        Hours.every(("mon", "tue", "wed", "thu", "fri"), "09:00", "17:00"),
        is_holiday_for("US", "OR"),
    )


def stories(number: int, seed: int = 1) -> Iterator[Story]:
    """So many stories over two years; every fifth is one that we gave."""
    chance = random.Random(seed)
    for n in range(number):
        at = BEGINS + timedelta(minutes=chance.randint(0, 2 * 365 * 1440))
        yield _given(at, chance) if n % 5 == 4 else _received(at, chance)


def _received(at: datetime, chance: random.Random) -> Story:
    happened = [Happening(1, Kind.RECEIVED, at, at, ANA, KWAME)]
    for kind in chance.choice(PATHS):
        at += timedelta(minutes=chance.randint(30, 6000))
        to = ANA if kind in {Kind.THANKED, Kind.TOLD, Kind.EXPLAINED} else KWAME
        facts: dict[str, Any] = {"reason": "not_best_fit"} if kind in {Kind.LOST, Kind.DECLINED} else {}
        happened.append(Happening(len(happened) + 1, kind, at, at, None, to, facts))
    return Story(Direction.RECEIVED, (ANA,), (KWAME,), (), tuple(happened), {})


def _given(at: datetime, chance: random.Random) -> Story:
    kinds = (Kind.GIVEN, Kind.CONSENT_ASKED, Kind.CONSENT_GIVEN, Kind.INTRODUCED, Kind.MET, Kind.WON)
    happened = []
    for n, kind in enumerate(kinds[: chance.randint(1, 6)]):
        happened.append(Happening(n + 1, kind, at, at, KWAME if kind is Kind.MET else None, KWAME))
        at += timedelta(minutes=chance.randint(30, 9000))
    return Story(Direction.GIVEN, (), (KWAME,), (FRED,), tuple(happened), {}, consent_wanted=True)


def measure(number: int = 50_000) -> dict[str, float]:
    """Microseconds of CPU a referral, and of one further happening (median of 2,000)."""
    playbook, clock = Playbook(), calendar()
    told = list(stories(number))
    for story in told[:2000]:
        courtesies(story, playbook, clock)
    began = time.process_time()
    owed = sum(len(courtesies(story, playbook, clock)) for story in told)
    spent = time.process_time() - began
    singles = []
    for story in told[:2000]:
        began = time.perf_counter()
        courtesies(story, playbook, clock)
        singles.append(time.perf_counter() - began)
    return {
        "referrals": number,
        "courtesies": owed,
        "microseconds_each": spent / number * 1e6,
        "seconds_for_a_million": spent / number * 1e6,
        "one_happening_ms": sorted(singles)[len(singles) // 2] * 1e3,
    }


if __name__ == "__main__":
    print(measure())
