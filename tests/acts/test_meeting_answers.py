"""When somebody presses a button in their calendar, do we hear whether they come, and from them only?"""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.conf import LazySettings

from obliged.acts import incoming, letters, meetings, referrals
from obliged.domain.happenings import Kind
from obliged.ports.mail.kept import Kept
from obliged.queries import today
from obliged.records.firms import Member
from obliged.records.letters import Letter
from obliged.records.links import HeardBack
from obliged.records.referrals import Referral
from tests import cast
from tests.mails import HERE

pytestmark = pytest.mark.django_db
LATER = cast.MONDAY + timedelta(hours=2)


@pytest.fixture(autouse=True)
def mail_comes_in(settings: LazySettings) -> None:
    settings.MAIL_DOMAIN = "in.example"


@pytest.fixture
def invited() -> tuple[Member, Referral]:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    referrals.step(referral, Kind.MEETING_SET, by=priya, now=cast.MONDAY, on=cast.MONDAY + timedelta(days=3))
    referral.refresh_from_db()
    meetings.invite(referral, by=priya, now=cast.MONDAY, lasts=timedelta(minutes=45))
    letters.carry(now=cast.MONDAY + timedelta(hours=1), worker="w", through=Kept())
    return priya, referral


def _answer(referral: Referral, coming: str, sender: str = "kwame@boateng.example") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = f"Kwame Boateng <{sender}>", "in@in.example"
    message["Subject"], message["Message-ID"] = "Accepted: Raman Vale and Kwame Boateng", f"<{coming}@boateng.example>"
    message.set_content("Kwame Boateng has answered this invitation.")
    message.add_alternative(
        f"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{meetings.uid(referral)}\r\n"
        f"ATTENDEE;PARTSTAT={coming}:mailto:{sender}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        subtype="calendar", params={"method": "REPLY"},
    )  # fmt: skip
    return bytes(message)


@pytest.mark.parametrize(
    ("coming", "says"),
    [
        ("ACCEPTED", "Kwame Boateng accepted the meeting."),
        ("DECLINED", "Kwame Boateng declined the meeting."),
        ("TENTATIVE", "Kwame Boateng may come to the meeting."),
    ],
)
def test_their_answer_is_heard_back_and_changes_nothing(
    invited: tuple[Member, Referral], coming: str, says: str
) -> None:
    priya, referral = invited
    stage = Referral.unscoped.get(pk=referral.pk).stage

    incoming.keep(_answer(referral, coming), envelope_to="in@in.example", now=LATER)
    incoming.read_waiting(LATER, HERE)

    heard = today.heard(priya, as_of=LATER)
    assert [(one.name, one.words) for one in heard] == [("Kwame Boateng", says)]
    assert HeardBack.unscoped.get().referral == referral
    assert Referral.unscoped.get(pk=referral.pk).stage == stage


def test_an_answer_from_another_address_is_not_theirs(invited: tuple[Member, Referral]) -> None:
    _, referral = invited

    kept = incoming.keep(
        _answer(referral, "ACCEPTED", sender="mallory@elsewhere.example"), envelope_to="in@in.example", now=LATER
    )
    incoming.read_waiting(LATER, HERE)

    kept.refresh_from_db()
    assert (kept.letter, kept.person) == (None, None)
    assert "accepted the meeting" not in kept.new_words
    assert Letter.unscoped.filter(kind="meeting").count() == 1
