"""What did somebody ask of what we keep of them, and what was done about it?

The law gives a month; what asks is a row until a member has done it or refused it with a reason. A legal hold keeps
everything of somebody until an owner lifts it.
"""

from __future__ import annotations

import calendar
from datetime import datetime

from obliged.acts import suppressions, tellings
from obliged.domain.referrals import Side
from obliged.domain.refusals import Refusal
from obliged.queries import privacy as queries
from obliged.queries import suppressions as stopped
from obliged.records.firms import Member
from obliged.records.happenings import Words
from obliged.records.letters import Told
from obliged.records.people import Email, Person
from obliged.records.privacy import Asked, PrivacyRequest
from obliged.records.scoping import scope

DONE, REFUSED = "done", "refused"
LONGEST = 4000
WAYS = ("email", "phone", "in_person", "post")


class AlreadySettled(Refusal):
    """Somebody has settled this request meanwhile."""


class NeedsAWhy(Refusal):
    """A refusal has its reason, and so has a legal hold: the person may ask for it, and so may a court."""


def a_month_after(moment: datetime) -> datetime:
    """The same day of the next month, or its last."""
    year, month = (moment.year, moment.month + 1) if moment.month < 12 else (moment.year + 1, 1)
    return moment.replace(year=year, month=month, day=min(moment.day, calendar.monthrange(year, month)[1]))


def ask(person: Person, what: Asked, *, way: str, words: str, by: Member, now: datetime) -> PrivacyRequest:
    """A member writes down what somebody asked for. Asked twice while it is open, it is asked once."""
    firm, said = person.firm, words.replace("\x00", "").strip()[:LONGEST]
    with scope(firm):
        standing = PrivacyRequest.objects.of(firm).filter(person=person, what=what, settled_at=None).first()
        if standing is not None:
            found: PrivacyRequest = standing
            return found
        made: PrivacyRequest = PrivacyRequest.unscoped.create(
            firm=firm,
            person=person,
            what=what,
            words=Words.unscoped.create(firm=firm, text=said, about=person) if said else None,
            way=way,
            at=now,
            due_at=a_month_after(now),
        )
        return made


def settle(request: PrivacyRequest, *, by: Member, now: datetime) -> None:
    """It was done. Who wanted no more letters gets none, to any address of theirs.

    :raises AlreadySettled: if a colleague was quicker
    """
    with scope(request.firm):
        _settle(request, DONE, "", by, now)
        if request.what == Asked.STOP:
            addresses = Email.objects.of(request.firm).filter(person=request.person_id)
            for address in addresses.values_list("normal", flat=True):
                if stopped.standing(request.firm, [address]) is None:
                    suppressions.suppress(request.firm, address, why=suppressions.ASKED, now=now)


def refuse(request: PrivacyRequest, *, why: str, by: Member, now: datetime) -> None:
    """It is not done, for a reason that may be read to them.

    :raises NeedsAWhy: if there is none
    :raises AlreadySettled: if a colleague was quicker
    """
    if not why.strip():
        raise NeedsAWhy()
    with scope(request.firm):
        _settle(request, REFUSED, why.replace("\x00", "").strip()[:300], by, now)


def _settle(request: PrivacyRequest, outcome: str, why: str, by: Member, now: datetime) -> None:
    rows = PrivacyRequest.objects.of(request.firm).filter(pk=request.pk, settled_at=None)
    if not rows.update(settled_at=now, settled_by=by, outcome=outcome, why=why):
        raise AlreadySettled()


def told_where_from(person: Person, *, by: Member, now: datetime, way: str = "phone") -> None:
    """A member said from whom we have their details, what for, and what they may ask. Said twice, it counts once."""
    with scope(person.firm):
        if not Told.objects.of(person.firm).arrived().filter(to=person, what=queries.NOTICE).exists():
            item = tellings.Item(queries.NOTICE, "owed")
            tellings.log([item], firm=person.firm, to=person, audience=Side.PROSPECT, at=now, way=way, by=by)


def hold(person: Person, *, why: str, now: datetime) -> None:
    """Nothing of theirs may be erased, by anybody, until it is lifted.

    :raises NeedsAWhy: if no reason is given
    """
    if not why.strip():
        raise NeedsAWhy()
    with scope(person.firm):
        Person.objects.of(person.firm).filter(pk=person.pk, erased_at=None).update(
            hold_since=now, hold_why=why.replace("\x00", "").strip()[:300]
        )


def lift(person: Person) -> None:
    """The hold has ended."""
    with scope(person.firm):
        Person.objects.of(person.firm).filter(pk=person.pk).update(hold_since=None, hold_why="")


__all__ = ["WAYS", "AlreadySettled", "NeedsAWhy", "ask", "hold", "lift", "refuse", "settle", "told_where_from"]
