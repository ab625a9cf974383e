"""How does a meeting that was set reach the other one's calendar?

As a letter with an invitation, by hand and held like any other. The same meeting keeps its name in both calendars: sent
again after it moved, it moves there too.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from obliged.acts import letters, mail_accounts
from obliged.domain.mails import Address
from obliged.domain.meetings import Meeting
from obliged.domain.meetings import invitation as as_calendar
from obliged.domain.refusals import Refusal
from obliged.ports.mail.message import CALENDAR, Card
from obliged.queries import meetings
from obliged.records.firms import Member
from obliged.records.letters import Letter, Passage
from obliged.records.referrals import Referral
from obliged.records.scoping import scope


class NoMeetingToInviteTo(Refusal):
    """There is no meeting ahead to which somebody could be invited."""


def invite(
    referral: Referral, *, by: Member, now: datetime, lasts: timedelta, place: str = "", text: str | None = None
) -> Letter:
    """Send the invitation to the meeting that is set.

    :param text: as the member left it; None: as it was drafted
    :raises NoMeetingToInviteTo: if none lies ahead, or the person cannot be written to
    """
    with scope(referral.firm):
        draft = meetings.invitation(referral, by=by, as_of=now)
        if draft is None:
            raise NoMeetingToInviteTo()
        for held in Letter.objects.of(referral.firm).filter(key=_key(referral), passage=Passage.HELD):
            letters.cancel(held, now=now, why="another invitation goes in its place", by=by)
        sent_before = Letter.objects.of(referral.firm).filter(key=_key(referral)).count()
        meeting = Meeting(
            uid=uid(referral),
            about=draft.about,
            starts=draft.at,
            lasts=lasts,
            organiser=Address(by.name, mail_accounts.address_of(by)),
            invited=Address(draft.name, draft.address),
            stamp=now,
            place=place,
            change=sent_before,
        )
        return letters.write(
            key=_key(referral),
            kind="meeting",
            to=draft.to,
            address=draft.address,
            subject=draft.subject,
            text=draft.text if text is None else text,
            by=by,
            now=now,
            referral=referral,
            enclosed=letters.Enclosed(cards=(Card("meeting.ics", as_calendar(meeting), CALENDAR),), says=place),
            again=sent_before > 0,
        )


def uid(referral: Referral) -> str:
    """The name of the referral's meeting in every calendar."""
    return f"meeting-{referral.public_id}@{urlsplit(settings.BASE_URL).hostname or 'obliged.invalid'}"


def _key(referral: Referral) -> str:
    return f"meeting:{referral.pk}"
