"""How does each member hear, at their hour, what the day owes?

On their working days only, and only when something is owed or was heard. The morning that was looked at is written in
the transaction that writes the letter, so that it comes once however many workers look.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q

from obliged.acts import letters
from obliged.queries import morning
from obliged.records.firms import Member
from obliged.records.scoping import scope


def write(*, now: datetime) -> int:
    """Write the letters whose hour has come; answers with how many."""
    return sum(_write(member, now) for member in list(morning.whose_hour_has_come(as_of=now)))


def _write(member: Member, now: datetime) -> int:
    day = member.firm.day_of(now)
    with scope(member.firm):
        if not _begins(member, day):
            return 0
        said = morning.letter(member, as_of=now)
        if said is None:
            return 0
        subject, text = said
        letters.write(
            key=f"morning:{member.pk}:{day.isoformat()}",
            kind="morning",
            to=member,
            address=member.email,
            subject=subject,
            text=text,
            by=member,
            now=now,
            at_once=True,
            automatic=True,
        )
        return 1


def _begins(member: Member, day: date) -> bool:
    """Whether it is for us to look at this morning: another worker may have been quicker."""
    unseen = Member.objects.of(member.firm).filter(~Q(morning_on=day) | Q(morning_on=None), pk=member.pk)
    return bool(unseen.update(morning_on=day))
