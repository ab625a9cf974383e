"""What came of sitting together with a partner: a meeting that was set, one that was held, and what we promised."""

from __future__ import annotations

from datetime import datetime, time

from obliged.acts import happenings, people
from obliged.acts.courtesies import MeetingHasPassed
from obliged.domain import one_to_ones
from obliged.domain.happenings import Kind
from obliged.domain.one_to_ones import Promised
from obliged.queries import calendars
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.people import Person
from obliged.records.scoping import scope


def set_for(person: Person, at: datetime, *, by: Member, now: datetime) -> Happening:
    """We sit together then; that day Today leads to what to speak of.

    :raises MeetingHasPassed: if that moment has passed
    """
    if at <= now:
        raise MeetingHasPassed()
    return happenings.record(
        Kind.MEETING_SET, firm=person.firm, now=now, person=person, by=by, facts={"on": at, "one_to_one": True}
    )


def held(person: Person, *, notes: str, by: Member, now: datetime, at: datetime | None = None) -> tuple[Promised, ...]:
    """We sat together: the notes are kept with it, and each promise in them is owed by its day."""
    firm = person.firm
    promised = one_to_ones.promises(notes, firm.day_of(now))
    with scope(firm):
        happenings.record(
            Kind.TOUCHED, firm=firm, now=now, at=at, person=person, by=by, facts={"way": "meeting"}, words=notes,
            derive=not promised,
        )  # fmt: skip
        calendar = calendars.of_firm(firm)
        for one in promised:
            due = calendar.end_of_day_after(max(now, calendar.local(one.due, time(0))), 0)
            people.promise(person, words=one.words, due=due, by=by, now=now)
    return promised
