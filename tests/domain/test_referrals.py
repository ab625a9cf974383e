"""Where a referral stands: the furthest step counts, an end decides, a hold suspends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given as having

from obliged.domain.happenings import Happening, Kind
from obliged.domain.referrals import OPEN, ReferralIsClosed, Stage, may_follow, stands
from tests.domain import stories
from tests.domain.stories import FRED, KWAME, story_of


def stage(diary: stories.Diary) -> Stage:
    return stands(diary.story()).stage


def test_a_received_referral_begins_introduced_and_a_given_one_recorded() -> None:
    assert stage(stories.received()) is Stage.INTRODUCED
    assert stage(stories.given()) is Stage.RECORDED


def test_a_later_report_of_an_earlier_step_does_not_move_it_back() -> None:
    diary = stories.received()
    diary.later(days=1).write(Kind.MET)
    diary.later(days=1).write(Kind.CONTACTED)

    assert stage(diary) is Stage.MET


def test_each_side_has_its_own_steps() -> None:
    diary = stories.given()
    diary.write(Kind.INTRODUCED)
    diary.later(days=1).write(Kind.CONTACTED, by=FRED)
    diary.later(days=1).write(Kind.MET, by=KWAME)

    sides = stands(diary.story()).sides

    assert set(sides[FRED]) == {Stage.CONTACTED}
    assert set(sides[KWAME]) == {Stage.MET}


def test_a_hold_suspends_until_something_happens() -> None:
    diary = stories.received()
    until = diary.now + timedelta(days=30)
    diary.later(days=1).write(Kind.HELD, until=until)
    assert stage(diary) is Stage.ON_HOLD
    assert stands(diary.story()).hold_until == until

    diary.later(days=1).write(Kind.MET)

    assert stage(diary) is Stage.MET


def test_a_hold_that_ended_goes_back_to_where_it_was() -> None:
    diary = stories.received()
    diary.later(days=1).write(Kind.MET)
    diary.later(days=1).write(Kind.HELD, until=diary.now + timedelta(days=30))
    diary.later(days=30).write(Kind.HOLD_ENDED)

    assert stage(diary) is Stage.MET


def test_the_meeting_is_forgotten_once_it_has_been_held() -> None:
    diary = stories.received()
    diary.write(Kind.MEETING_SET, on=diary.now + timedelta(days=2))
    assert stands(diary.story()).meeting_at == diary.now + timedelta(days=2)

    diary.later(days=2).write(Kind.MET)

    assert stands(diary.story()).meeting_at is None


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.LOST, Stage.LOST),
        (Kind.DECLINED, Stage.DECLINED),
        (Kind.WITHDRAWN, Stage.WITHDRAWN),
        (Kind.HANDED_ON, Stage.HANDED_ON),
        (Kind.NO_RESPONSE, Stage.NO_RESPONSE),
        (Kind.ENTERED_IN_ERROR, Stage.IN_ERROR),
    ],
)
def test_an_end_decides_and_nothing_goes_on_after_it(kind: Kind, expected: Stage) -> None:
    diary = stories.received()
    diary.later(days=1).write(Kind.MET)
    diary.later(days=1).write(kind, reason="other")
    standing = stands(diary.story())

    assert standing.stage is expected
    with pytest.raises(ReferralIsClosed):
        may_follow(Kind.PROPOSED, standing)


def test_whoever_declined_may_still_hand_on() -> None:
    diary = stories.received()
    diary.later(days=1).write(Kind.DECLINED, reason="too_large")

    may_follow(Kind.HANDED_ON, stands(diary.story()))


def test_taking_back_how_it_ended_opens_it_again() -> None:
    diary = stories.received()
    diary.later(days=1).write(Kind.MET)
    lost = diary.later(days=1).write(Kind.LOST, reason="timing")
    diary.take_back(lost)

    assert stage(diary) is Stage.MET


@having(stories.happenings())
def test_open_and_ended_are_never_both(happened: tuple[Happening, ...]) -> None:
    standing = stands(story_of(happened))

    assert standing.is_open == (standing.stage in OPEN)
    assert standing.is_open == (standing.ended_by is None and standing.stage is not Stage.COMPLETED)
