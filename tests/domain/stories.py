"""Stories for the laws: what can happen to a referral, in any order that Hypothesis likes."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from obliged.domain.calendars import Calendar, Hours
from obliged.domain.happenings import Happening, Kind
from obliged.domain.people import TellWhat
from obliged.domain.referrals import Direction, Story

ANA, KWAME, FRED = 1, 2, 3
MONDAY = datetime(2026, 11, 16, 17, 0, tzinfo=UTC)  # nine in the morning in Portland
PORTLAND = Calendar(
    zone=ZoneInfo("America/Los_Angeles"),
    hours=Hours.every(("mon", "tue", "wed", "thu", "fri"), "09:00", "17:00"),
    is_holiday=lambda _: False,
)


class Diary:
    """Writes happenings one after the other, as a member would."""

    def __init__(self, direction: Direction = Direction.RECEIVED, **story: Any) -> None:
        self.direction, self.story_facts = direction, story
        self.happened: list[Happening] = []
        self.now = MONDAY

    def later(self, **span: int) -> Diary:
        self.now += timedelta(**span)
        return self

    def write(self, kind: Kind, *, by: int | None = None, to: int | None = None, **facts: Any) -> Happening:
        happening = Happening(len(self.happened) + 1, kind, self.now, self.now, by, to, facts)
        self.happened.append(happening)
        return happening

    def take_back(self, happening: Happening) -> Happening:
        return self.write(Kind.TAKEN_BACK, happening=happening.id)

    def story(self) -> Story:
        received = self.direction is Direction.RECEIVED
        facts: dict[str, Any] = {
            "introducers": (ANA,) if received else (),
            "prospects": (KWAME,),
            "providers": () if received else (FRED,),
            "tell_what": {},
        }
        return Story(direction=self.direction, happenings=tuple(self.happened), **(facts | self.story_facts))


def received(**story: Any) -> Diary:
    diary = Diary(**story)
    diary.write(Kind.RECEIVED, by=ANA, to=KWAME)
    return diary


def given(**story: Any) -> Diary:
    diary = Diary(Direction.GIVEN, **story)
    diary.write(Kind.GIVEN, to=KWAME)
    return diary


SAID_BY_US = [
    Kind.NOT_REACHED, Kind.CONTACTED, Kind.MET, Kind.PROPOSED, Kind.WON, Kind.ACCEPTED, Kind.MAY_TELL,
    Kind.MAY_NOT_TELL, Kind.HOLD_ENDED, Kind.NOTED, Kind.WENT_WRONG,
]  # fmt: skip


@st.composite
def happenings(draw: st.DrawFn) -> tuple[Happening, ...]:
    """A received referral and up to a dozen further happenings, some of them taken back."""
    diary = received()
    for _ in range(draw(st.integers(0, 12))):
        diary.later(minutes=draw(st.integers(1, 20_000)))
        which = draw(st.integers(0, 9))
        if which == 0:
            diary.take_back(diary.happened[draw(st.integers(1, len(diary.happened))) - 1])
        elif which == 1:
            diary.write(Kind.THANKED, to=ANA)
        elif which == 2:
            diary.write(Kind.TOLD, to=ANA)
        elif which == 3:
            diary.write(Kind.DECLINED, reason=draw(st.sampled_from(["not_best_fit", "budget"])))
        elif which == 4:
            diary.write(Kind.LOST, reason="chose_other")
        elif which == 5:
            diary.write(Kind.MEETING_SET, on=diary.now + timedelta(days=draw(st.integers(0, 9))))
        elif which == 6:
            diary.write(Kind.PROMISED, to=KWAME, due=diary.now + timedelta(days=draw(st.integers(0, 9))))
        elif which == 7:
            diary.write(Kind.WROTE, by=draw(st.sampled_from([ANA, KWAME])))
        else:
            diary.write(draw(st.sampled_from(SAID_BY_US)), to=KWAME)
    return tuple(diary.happened)


def story_of(happened: tuple[Happening, ...], tell: TellWhat = TellWhat.EVERY_STEP) -> Story:
    return Story(Direction.RECEIVED, (ANA,), (KWAME,), (), happened, {ANA: tell})


NINE = time(9)
