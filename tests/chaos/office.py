"""Who writes the letters? A firm whose two members thank, and introduce people to each other; and who mends accounts.

Everything is written through the acts, as the pages do it. Each letter goes to somebody of its own, so that what
happens to it does not depend on what happens to others.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from obliged.acts import courtesies, installation, introductions, mail_accounts, people, referrals
from obliged.acts.mail_accounts import Said
from obliged.acts.people import Reach
from obliged.acts.referrals import Known
from obliged.domain.mail_providers import Place
from obliged.ports import clock
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.mail_accounts import MailAccount
from obliged.records.people import Person
from obliged.records.scoping import scope
from tests import cast

HOLD = 1  # minutes
PLENTY = 30_000  # letters an hour


@dataclass(frozen=True, slots=True)
class Servers:
    """Where mail is handed over, and where one can look afterwards."""

    smtp: int
    imap: int
    password: str


class Office:
    """Raman Vale on a busy day."""

    def __init__(self, servers: Servers, seed: int) -> None:
        now = clock.now()
        self.priya = cast.priya(now=now)
        self.firm: Firm = self.priya.firm
        self.joel = cast.joel(self.firm, now=now)
        self.chance = Random(f"{seed} office")
        self.written = self.pairs = 0
        with scope(self.firm):
            Firm.objects.filter(pk=self.firm.pk).update(hold_minutes=HOLD, letters_an_hour=PLENTY)
            Member.objects.of(self.firm).update(morning_at=None)  # days pass quickly here
        self.firm.refresh_from_db()
        for member in (self.priya, self.joel):
            member.firm = self.firm
            self._account(member, servers)

    def write(self, letters: int) -> None:
        """So many more: half of them in pairs."""
        until = self.written + letters
        while self.written < until:
            by = (self.priya, self.joel)[self.chance.randint(0, 1)]
            if until - self.written >= 2 and self.chance.random() < 0.34:
                self.introduce(by)
            else:
                self.thank(by)

    def thank(self, by: Member, called: str = "", *, hold: int = HOLD) -> None:
        now = clock.now()
        by.firm.hold_minutes = hold
        referral = referrals.receive(
            firm=self.firm, introducers=[Known(self._somebody("Ana", called))],
            prospects=[Known(self._somebody("Kwame", called))], by=by, now=now, need="a clinic laid out by March",
        )  # fmt: skip
        row = Courtesy.objects.of(self.firm).select_related("firm", "to", "referral__firm").get(
            referral=referral, rule="thank_received"
        )  # fmt: skip
        courtesies.send(row, by=by, now=now)
        self.written += 1

    def introduce(self, by: Member, called: str = "") -> None:
        now = clock.now()
        referral = referrals.give(
            firm=self.firm, prospects=[Known(self._somebody("Sally", called))],
            providers=[Known(self._somebody("Fred", called))], by=by, now=now,
            need="her bakery insured before the move",
            reason_for_prospect="He insures bakeries and is plain about what you do not need.",
            reason_for_provider="She moves in March and wants one person to ask.",
            consent_wanted=False, expects_contact=True,
        )  # fmt: skip
        introductions.send_both(referral, by=by, now=now)
        self.written, self.pairs = self.written + 2, self.pairs + 1

    def mind(self) -> None:
        """What an owner does who looks in: lets a busy day be one, and tries an account again that was refused."""
        firm = Firm.objects.get(pk=self.firm.pk)
        if firm.paused_at is not None:
            installation.go_on(firm)
        for account in MailAccount.objects.of(self.firm).filter(refused_at__isnull=False):
            mail_accounts.try_it(account, now=clock.now())

    def _somebody(self, name: str, called: str) -> Person:
        called = called or f"{self.written:05}"
        return people.keep(
            firm=self.firm, name=f"{name} {called}", now=clock.now(), by=self.priya,
            reach=Reach(emails=(f"{name.lower()}.{called}@chaos.example",)),
        )  # fmt: skip

    def _account(self, member: Member, servers: Servers) -> None:
        """Priya's letters go to an archive as well, which is her own inbox; Joel's lie in his folder of sent mail."""
        said = Said(
            address=member.email, username=member.email, secret=servers.password,
            smtp=Place("localhost", servers.smtp, "starttls"), imap=Place("localhost", servers.imap, "starttls"),
            archive_address=self.priya.email if member == self.priya else "",
        )  # fmt: skip
        account = mail_accounts.keep(self.firm, member, said, by=member, now=clock.now())
        for _ in range(5):  # the mail server has its moods here as well
            outcomes = mail_accounts.try_it(account, now=clock.now())
            if all(outcome.what == mail_accounts.WORKS for outcome in outcomes.values()):
                return
        raise RuntimeError(f"the account of {member.name} does not work: {outcomes}")
