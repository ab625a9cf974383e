"""Inboxes that are looked into: a real IMAP server, and nothing in it changed."""

from __future__ import annotations

import imaplib
import uuid
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings

from obliged.acts import incoming, mail_accounts
from obliged.jobs.handlers import HANDLERS
from obliged.ports import secrets
from obliged.ports.mail import folders, imap
from obliged.records.firms import Member
from obliged.records.incoming import Incoming, Reading
from obliged.records.jobs import Job
from obliged.records.links import HeardBack
from obliged.records.mail_accounts import MailAccount, Security
from tests import cast
from tests.cast import MONDAY
from tests.dovecot import Dovecot
from tests.mails import HERE, mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(settings: LazySettings) -> Member:
    settings.MAIL_INSIDE = True
    return cast.priya()


@pytest.fixture
def account(priya: Member, dovecot: Dovecot) -> MailAccount:
    with dovecot.mailbox("priya@ramanvale.example") as line:
        line.select("INBOX")
        for number in line.uid("SEARCH", "ALL")[1][0].split():
            line.uid("STORE", number, "+FLAGS", "(\\Deleted)")
        line.expunge()
    return account_of(priya, dovecot)


def account_of(member: Member, dovecot: Dovecot, now: datetime = MONDAY) -> MailAccount:
    """A member's account on this server."""
    kept = MailAccount.unscoped.create(
        firm=member.firm, member=member, address=member.email, username=member.email, smtp_host="localhost",
        imap_host=dovecot.host, imap_port=dovecot.imaps, imap_security=Security.TLS, made_at=now,
    )  # fmt: skip
    kept.secret = secrets.seal(dovecot.password, mail_accounts.place(kept))
    kept.save()
    return kept


def arrives(dovecot: Dovecot, text: str, **fields: str) -> None:
    fields.setdefault("message_id", f"<{uuid.uuid4()}@duarte.example>")
    dovecot.deliver(mail(text, **fields), "priya@ramanvale.example", "ana@duarte.example")


def looked(account: MailAccount, now: datetime = MONDAY) -> int:
    found = incoming.look_into(account, now=now)
    account.refresh_from_db()
    return found


def texts() -> list[str]:
    return [bytes(row.raw).decode().split("\r\n\r\n", 1)[1].strip() for row in Incoming.objects.order_by("id")]


def today() -> datetime:
    """The server dates what it gets by its own clock."""
    from obliged.ports import clock

    return clock.now()


def test_what_came_in_is_kept_once_and_nothing_in_the_inbox_is_changed(account: MailAccount, dovecot: Dovecot) -> None:
    now = today()
    arrives(dovecot, "First.")
    arrives(dovecot, "Second.")

    assert looked(account, now) == 2
    assert looked(account, now) == 0
    arrives(dovecot, "Third.")
    assert looked(account, now) == 1

    assert texts() == ["First.", "Second.", "Third."]
    assert account.looked_at == now
    with dovecot.mailbox("priya@ramanvale.example") as line:
        line.select("INBOX", readonly=True)
        assert line.uid("SEARCH", "UNSEEN")[1][0].split() == line.uid("SEARCH", "ALL")[1][0].split()
        assert line.uid("SEARCH", "DELETED")[1] == [b""]


def test_a_folder_that_was_made_anew_is_read_again_and_nothing_is_heard_twice(
    account: MailAccount,
    dovecot: Dovecot,
    priya: Member,
) -> None:
    cast.person(priya.firm, "ana")
    now = today()
    arrives(dovecot, "First.")
    looked(account, now)
    MailAccount.objects.of(priya.firm).update(uid_validity=account.uid_validity + 1, uid_next=900)
    account.refresh_from_db()
    arrives(dovecot, "Second.")

    looked(account, now)
    incoming.read_waiting(now, HERE)

    assert texts() == ["First.", "Second."]
    assert HeardBack.objects.of(priya.firm).count() == 2


def test_what_lay_there_long_before_is_never_fetched(account: MailAccount, dovecot: Dovecot) -> None:
    now = today()
    with dovecot.mailbox("priya@ramanvale.example") as line:
        long_ago = imaplib.Time2Internaldate(now - timedelta(days=60))
        line.append("INBOX", "", long_ago, mail("Long ago.", message_id="<old@x.example>"))

    assert [looked(account, now) for _ in range(3)] == [0, 0, 0]

    arrives(dovecot, "Today.")
    assert looked(account, now) == 1
    assert texts() == ["Today."]


def test_of_a_mail_that_is_too_large_only_the_beginning_is_fetched(
    account: MailAccount,
    dovecot: Dovecot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(imap, "LARGEST", 20_000)
    monkeypatch.setattr(imap, "BEGINNING", 4000)
    arrives(dovecot, "A long story.\n" + "x" * 70 + "\n" * 30_000)
    arrives(dovecot, "A short one.")

    assert looked(account, today()) == 2

    sizes = [len(bytes(row.raw)) for row in Incoming.objects.order_by("id")]
    assert sizes[0] == 4000
    incoming.read_waiting(today(), HERE)
    assert set(Incoming.objects.values_list("reading", flat=True)) == {Reading.READ}


def test_many_are_taken_in_steps_and_a_step_that_was_kept_is_not_taken_again(
    account: MailAccount,
    dovecot: Dovecot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(imap, "STEP", 3)
    for n in range(7):
        arrives(dovecot, f"Number {n}.")
    keep = incoming.keep
    kept: list[bytes] = []

    def falls(raw: bytes, **options: object) -> Incoming:
        if len(kept) == 4:
            raise KeyboardInterrupt
        kept.append(raw)
        return keep(raw, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(incoming, "keep", falls)
    with pytest.raises(KeyboardInterrupt):
        looked(account, today())
    monkeypatch.setattr(incoming, "keep", keep)
    account.refresh_from_db()

    assert looked(account, today()) == 4
    assert sorted(texts()) == [f"Number {n}." for n in range(7)]


def test_an_inbox_that_does_not_let_us_in_says_so_and_stops_no_letter(account: MailAccount) -> None:
    account.secret = secrets.seal("wrong", mail_accounts.place(account))
    account.save()

    assert looked(account) == 0

    assert account.trouble
    assert account.refused_at is None
    assert not incoming.to_look_into(MONDAY + timedelta(minutes=14)).exists()
    assert incoming.to_look_into(MONDAY + timedelta(minutes=15)).exists()


def test_each_inbox_is_looked_into_by_a_job_of_its_own(account: MailAccount, dovecot: Dovecot) -> None:
    arrives(dovecot, "Hello.")
    now = today()
    for _ in range(3):
        incoming.look_into_all(now)
    job = Job.objects.get(kind="inbox")

    HANDLERS["inbox"].do(job, now)

    assert texts() == ["Hello."]
    assert incoming.look_into_all(now) == 0


@pytest.mark.parametrize(
    ("folder", "named"),
    [("INBOX", '"INBOX"'), ('A "b" \\c', '"A \\"b\\" \\\\c"'), ("Entwürfe & mehr", '"Entw&APw-rfe &- mehr"')],
)
def test_a_folder_is_named_as_the_server_takes_it(folder: str, named: str) -> None:
    assert folders.quoted(folder) == named
