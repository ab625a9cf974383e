"""What does a referral show of those who took part in it, and of us?

Only what somebody did or said counts: whether the other was reached in time, whether it fitted, how somebody was
treated, whether it closed, whether we were told. What nobody said is unknown, and unknown is neither good nor bad.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from obliged.domain.happenings import NOT_US, Happening, Kind
from obliged.domain.referrals import Direction, Story
from obliged.domain.trust import Kind as Shows
from obliged.domain.trust import Outcome, Role

OURS_IN_TIME = timedelta(days=3)  # a weekend lies within it
THEIRS_IN_TIME = timedelta(days=7)
TOLD_IN_TIME = timedelta(days=7)
TRIED_ENOUGH = 3

TOUCH = frozenset({Kind.CONTACTED, Kind.MEETING_SET, Kind.MET, Kind.PROPOSED, Kind.WON, Kind.COMPLETED})
BECAME = frozenset({Kind.WON, Kind.COMPLETED})
CAME_TO_NOTHING = frozenset({Kind.LOST, Kind.DECLINED, Kind.NO_RESPONSE})
WENT_ON = frozenset({Kind.PROPOSED, Kind.WON, Kind.COMPLETED})
ENDS = BECAME | CAME_TO_NOTHING | {Kind.WITHDRAWN, Kind.HANDED_ON}
REPORTS = TOUCH | {Kind.LOST, Kind.NOT_YET, Kind.WITHDRAWN, Kind.DECLINED, Kind.ACCEPTED, Kind.WROTE}
NEWS = frozenset({Kind.TOLD, Kind.EXPLAINED, Kind.THANKED})
_NOT_US = frozenset(str(reason) for reason in NOT_US)


@dataclass(frozen=True, slots=True)
class _Course:
    """One referral as it went."""

    referral: int
    happened: Sequence[Happening]
    began: datetime
    as_of: datetime

    def first(self, kinds: frozenset[Kind]) -> Happening | None:
        return next((h for h in self.happened if h.kind in kinds and h.at >= self.began), None)

    def last(self, kinds: frozenset[Kind]) -> Happening | None:
        return next((h for h in reversed(self.happened) if h.kind in kinds), None)

    def reached(self, within: timedelta) -> tuple[bool | None, datetime]:
        """Whether the other was reached in time; unknown while there is time, or where it ended before."""
        touch, end = self.first(TOUCH), self.last(ENDS)
        if touch is not None:
            return touch.at - self.began <= within, touch.at
        if end is not None:
            return (False if end.kind is Kind.NO_RESPONSE else None), end.at
        return (False if self.as_of - self.began > 2 * within else None), self.began + 2 * within

    def fitted(self) -> tuple[bool | None, datetime]:
        end = self.last(ENDS)
        if end is not None and end.kind not in BECAME and end.fact("reason") in _NOT_US:
            return False, end.at
        on = self.first(WENT_ON)
        return (True, on.at) if on is not None else (None, self.began)

    def closed(self) -> tuple[bool | None, datetime]:
        end = self.last(ENDS)
        if end is None or end.kind in {Kind.WITHDRAWN, Kind.HANDED_ON}:
            return None, self.began
        return end.kind in BECAME, end.at


def of_story(referral: int, story: Story, *, as_of: datetime) -> tuple[Outcome, ...]:
    """Every outcome of one referral, about each who is judged by it. What was entered in error shows nothing."""
    happened = story.standing()
    if any(h.kind is Kind.ENTERED_IN_ERROR for h in happened):
        return ()
    starts = Kind.RECEIVED if story.direction is Direction.RECEIVED else Kind.INTRODUCED
    began = next((h.at for h in happened if h.kind is starts), None)
    if began is None or began > as_of:
        return ()
    course = _Course(referral, tuple(h for h in happened if h.at <= as_of), began, as_of)
    found = _received(course, story) if story.direction is Direction.RECEIVED else _given(course, story)
    return tuple(found)


def _received(course: _Course, story: Story) -> Iterator[Outcome]:
    for person in story.introducers:
        # Of the introducer: whoever they sent could be reached, fitted, and became something.
        yield _one(course, person, Shows.CONTACTED, _could_be_reached(course), Role.INTRODUCER)
        yield _one(course, person, Shows.FITTED, course.fitted(), Role.INTRODUCER)
        yield _one(course, person, Shows.CLOSED, course.closed(), Role.INTRODUCER)
        # Of us, as they would see it
        yield _one(course, person, Shows.CONTACTED, course.reached(OURS_IN_TIME), Role.US)
        yield _one(course, person, Shows.CLOSED, course.closed(), Role.US)
        yield _one(course, person, Shows.TOLD, _told(course, person), Role.US)
        yield from _treated(course, person, story.prospects, Role.US)


def _given(course: _Course, story: Story) -> Iterator[Outcome]:
    for person in story.providers:
        yield _one(course, person, Shows.CONTACTED, course.reached(THEIRS_IN_TIME), Role.PROVIDER)
        yield _one(course, person, Shows.FITTED, course.fitted(), Role.PROVIDER)
        yield _one(course, person, Shows.CLOSED, course.closed(), Role.PROVIDER)
        yield _one(course, person, Shows.TOLD, _said(course, person), Role.PROVIDER)
        yield from _treated(course, person, story.prospects, Role.PROVIDER)
        # Of us: whom we sent them fitted, and became something.
        yield _one(course, person, Shows.FITTED, course.fitted(), Role.US)
        yield _one(course, person, Shows.CLOSED, course.closed(), Role.US)


def _one(
    course: _Course, person: int, shows: Shows, seen: tuple[bool | None, datetime], role: Role, by: int | None = None
) -> Outcome:
    good, at = seen
    return Outcome(person, shows, good, _day(min(at, course.as_of)), course.referral, by, role=role)


def _day(moment: datetime) -> date:
    return moment.date()


def _could_be_reached(course: _Course) -> tuple[bool | None, datetime]:
    touch, end = course.first(TOUCH), course.last(ENDS)
    if touch is not None:
        return True, touch.at
    tries = [h.at for h in course.happened if h.kind is Kind.NOT_REACHED]
    if len(tries) >= TRIED_ENOUGH:
        return False, tries[-1]
    return (False, end.at) if end is not None and end.kind is Kind.NO_RESPONSE else (None, course.began)


def _told(course: _Course, person: int) -> tuple[bool | None, datetime]:
    """Whether we told them how it ended, in time."""
    end = course.last(ENDS)
    if end is None:
        return None, course.began
    news = next((h for h in course.happened if h.kind in NEWS and h.to == person and h.at >= end.at), None)
    if news is not None:
        return news.at - end.at <= TOLD_IN_TIME, news.at
    return (False if course.as_of - end.at > TOLD_IN_TIME else None), end.at + TOLD_IN_TIME


def _said(course: _Course, person: int) -> tuple[bool | None, datetime]:
    """Whether they said what happened."""
    said = next((h for h in course.happened if h.by == person and h.kind in REPORTS), None)
    if said is not None:
        return True, said.at
    end = course.last(ENDS)
    return (False, end.at) if end is not None and end.kind is Kind.NO_RESPONSE else (None, course.began)


def _treated(course: _Course, person: int, prospects: Sequence[int], role: Role) -> Iterator[Outcome]:
    """How the prospect was treated, as they say themselves, or as a member heard it from them."""
    for h in course.happened:
        if h.kind not in {Kind.TREATED_WELL, Kind.TREATED_BADLY}:
            continue
        if (h.by or h.to) in (None, *prospects):
            yield _one(course, person, Shows.TREATED_WELL, (h.kind is Kind.TREATED_WELL, h.at), role, h.by)


__all__ = ["OURS_IN_TIME", "THEIRS_IN_TIME", "TOLD_IN_TIME", "of_story"]
