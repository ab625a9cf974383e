"""A letter goes out by a real mail server, its answer comes into a real mailbox, and what it says reaches the introducer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from django.conf import LazySettings
from django.test import Client

from obliged.acts import incoming, letters
from obliged.domain.referrals import Stage
from obliged.ports import clock
from obliged.ports.mail import reply_addresses
from obliged.ports.mail.limited import Readers
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.incoming import Ground, Incoming
from obliged.records.mail_accounts import MailAccount, Security
from tests import cast
from tests.acts.test_inboxes import account_of
from tests.cast import MONDAY
from tests.certificates import Authority
from tests.dovecot import Dovecot
from tests.mails import mail
from tests.mailservers import MailServer, mail_server
from tests.web.test_today import at, read

pytestmark = pytest.mark.django_db
PRIYA = "priya@ramanvale.example"


@pytest.fixture
def smtp(authority: Authority) -> Iterator[MailServer]:
    with mail_server(authority, PRIYA, "a table near the oven") as server:
        yield server


class Morning:
    """Priya at her desk, her mail account, and the clock."""

    def __init__(self, priya: Member, account: MailAccount, smtp: MailServer, desk: Client) -> None:
        self.priya, self.account, self.smtp, self.desk = priya, account, smtp, desk
        self.now = MONDAY

    def worker(self, later: timedelta) -> None:
        """A round of the worker: letters leave, the inbox is looked into, what came is read."""
        self.now += later
        letters.carry(now=self.now, worker="w")
        self.account.refresh_from_db()
        incoming.look_into(self.account, now=self.now)
        with Readers() as readers:
            incoming.read_waiting(self.now, readers)

    def reads(self, *where: object) -> str:
        with clock.stopped_at(self.now):
            return read(self.desk.get(at(self.priya, *where)).content.decode())

    def presses(self, *where: object, **fields: str) -> None:
        with clock.stopped_at(self.now):
            assert self.desk.post(at(self.priya, *where), fields).status_code == 302

    def left(self) -> list[EmailMessage]:
        """What the mail server was given."""
        read_as = [message_from_bytes(taken.original_content, policy=default) for taken in self.smtp.taken]
        return [message for message in read_as if isinstance(message, EmailMessage)]


@pytest.fixture
def morning(
    settings: LazySettings,
    smtp: MailServer,
    dovecot: Dovecot,
    client: Client,
) -> Morning:
    settings.MAIL_INSIDE = True
    priya = cast.priya()
    account = account_of(priya, dovecot)
    account.smtp_host, account.smtp_port, account.smtp_security = smtp.host, smtp.port, Security.STARTTLS
    account.works_since = MONDAY
    account.save()
    client.force_login(priya.user)
    return Morning(priya, account, smtp, client)


def words_of(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def answers(dovecot: Dovecot, to: EmailMessage, text: str, by: str, message_id: str) -> None:
    """Somebody presses Reply in their mail program."""
    quoted = "".join(f"> {line}\n" for line in words_of(to).splitlines())
    raw = mail(
        f"{text}\n\nOn Mon, 16 Nov 2026 at 9:30, Priya Raman <{PRIYA}> wrote:\n\n{quoted}",
        by=by,
        subject=f"Re: {to['Subject']}",
        message_id=message_id,
        In_Reply_To=to["Message-ID"],
        References=f"{to.get('References', '')} {to['Message-ID']}".strip(),
    )
    dovecot.deliver(raw, PRIYA, by)


def test_from_a_letter_to_the_introducer_who_hears_how_it_went(morning: Morning, dovecot: Dovecot) -> None:
    referral = cast.ana_sends_kwame(morning.priya)
    dovecot.deliver(
        mail("Do you have room before March?", by="Kwame Boateng <kwame@boateng.example>", subject="My clinic",
             message_id="<first@boateng.example>"), PRIYA, "kwame@boateng.example"
    )  # fmt: skip
    morning.worker(timedelta(minutes=1))
    assert "Do you have room before March?" in morning.reads()

    # Priya answers, in his thread, through her own account.
    asked = Incoming.objects.get(message_id="<first@boateng.example>")
    morning.presses("mail", asked.public_id, "reply", subject="Re: My clinic", text="Yes. Tuesday at ten?")
    morning.worker(timedelta(minutes=15))
    (ours,) = morning.left()
    assert ours["To"] == "Kwame Boateng <kwame@boateng.example>"
    assert ours["In-Reply-To"] == "<first@boateng.example>"

    # He answers that; only his new words are heard.
    answers(
        dovecot, ours, "We met on Tuesday and I like the plans.", "kwame@boateng.example", "<second@boateng.example>"
    )
    morning.worker(timedelta(hours=1))
    came = Incoming.objects.get(message_id="<second@boateng.example>")
    assert (came.ground, came.referral) == (Ground.REPLY, referral)
    assert came.new_words == "We met on Tuesday and I like the plans."
    assert "Kwame writes that they have met. Record it" in morning.reads()
    referral.refresh_from_db()
    assert referral.stage == Stage.INTRODUCED

    # A press records it; the introducer is owed the news, and gets it.
    morning.presses("mail", came.public_id, "record")
    referral.refresh_from_db()
    assert referral.stage == Stage.MET
    told = Courtesy.objects.of(morning.priya.firm).owed().get(rule="tell_milestone", to__name="Ana Duarte")
    morning.presses("courtesies", told.public_id, "send", subject="Kwame", text="Ana, Kwame and I have met. Thank you.")
    morning.worker(timedelta(minutes=15))

    to_ana = morning.left()[-1]
    assert to_ana["To"] == "Ana Duarte <ana@duarte.example>"
    assert "Kwame and I have met." in words_of(to_ana)
    assert not Courtesy.objects.of(morning.priya.firm).owed().filter(rule="tell_milestone").exists()


def test_an_answer_to_our_own_address_comes_in_by_our_own_door(morning: Morning, settings: LazySettings) -> None:
    """The same by the receiver: what was sent names a reply address, and the answer to it finds its letter."""
    settings.MAIL_DOMAIN = "in.example"
    cast.ana_sends_kwame(morning.priya)
    thanks = Courtesy.objects.of(morning.priya.firm).owed().get(rule="thank_received")
    morning.presses("courtesies", thanks.public_id, "send", subject="Thank you", text="Thank you for Kwame.")
    morning.worker(timedelta(minutes=15))
    ours = morning.left()[-1]
    address = ours["Reply-To"].addresses[0].addr_spec
    assert reply_addresses.letter_of(address) is not None

    incoming.keep(
        mail("My pleasure.", to=address), envelope_from="ana@duarte.example", envelope_to=address, now=morning.now
    )
    morning.worker(timedelta(minutes=1))

    came = Incoming.objects.get(envelope_to=address)
    assert came.ground == Ground.TOKEN
    assert came.letter is not None
    assert came.letter.message_id == ours["Message-ID"]
    assert "My pleasure. Ana Duarte wrote." in morning.reads()
