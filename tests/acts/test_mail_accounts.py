"""Through which account does a letter leave, in whose name, and as what?"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from obliged.acts import letters, mail_accounts
from obliged.acts.mail_accounts import NotTheirs, Said
from obliged.domain.mail_providers import Place
from obliged.domain.members import Role
from obliged.records.firms import Member
from obliged.records.letters import Letter
from obliged.records.mail_accounts import MailAccount
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ring(settings: Any, tmp_path: Path) -> None:
    settings.KEYS, settings.KEYS_FOLDER = "", tmp_path / "keys"


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def account(by: Member, member: Member | None, address: str, **state: Any) -> MailAccount:
    said = Said(address, address, Place("smtp.fastmail.com", 465, "tls"), secret="a table")
    kept = mail_accounts.keep(by.firm, member, said, by=by, now=MONDAY)
    MailAccount.objects.of(by.firm).filter(pk=kept.pk).update(**state or {"works_since": MONDAY})
    kept.refresh_from_db()
    return kept


def letter(by: Member, **changed: Any) -> Letter:
    made = letters.write(
        key=f"thank:{Letter.objects.of(by.firm).count()}", kind="thank_received", to=cast.person(by.firm, "ana"), address="ana@duarte.example", by=by,
        subject="Thank you", text="Ana, thank you.\n", now=MONDAY,
    )  # fmt: skip
    Letter.objects.of(by.firm).filter(pk=made.pk).update(**changed or {"trouble": ""})
    found: Letter = (
        Letter.objects.of(by.firm).select_related("firm", "by", "to", "to_member", "account").get(pk=made.pk)
    )
    return found


def test_ones_own_account_comes_before_the_firms(priya: Member) -> None:
    shared, own = account(priya, None, "hello@ramanvale.example"), account(priya, priya, "priya@ramanvale.example")

    assert mail_accounts.account_of(letter(priya)) == own
    assert mail_accounts.account_of(letter(cast.joel(priya.firm))) == shared


def test_one_that_never_let_us_in_is_passed_over(priya: Member) -> None:
    shared = account(priya, None, "hello@ramanvale.example")
    account(priya, priya, "priya@ramanvale.example", works_since=None, refused_at=MONDAY)

    assert mail_accounts.account_of(letter(priya)) == shared


def test_one_that_does_not_let_us_in_any_more_is_waited_for(priya: Member) -> None:
    account(priya, None, "hello@ramanvale.example")
    own = account(priya, priya, "priya@ramanvale.example", works_since=MONDAY, refused_at=MONDAY)

    assert mail_accounts.account_of(letter(priya)) == own


def test_a_letter_that_has_begun_to_leave_keeps_its_account(priya: Member) -> None:
    shared = account(priya, None, "hello@ramanvale.example")
    begun = letter(priya, account=shared)
    account(priya, priya, "priya@ramanvale.example")

    assert mail_accounts.account_of(begun) == shared


def test_an_account_of_another_firm_carries_nothing_of_ours(priya: Member) -> None:
    grace = cast.grace()
    account(grace, None, "hello@adeyemi.example")

    assert mail_accounts.account_of(letter(priya)) is None


def test_one_address_for_all_is_an_address_also_where_a_name_stands_before_it(priya: Member, settings: Any) -> None:
    settings.SENDS_FROM_ONE_ADDRESS, settings.DEFAULT_FROM_EMAIL = True, "Raman Vale <hello@ramanvale.example>"

    sent = mail_accounts.mail_of(letter(priya), now=MONDAY)

    assert (sent.from_name, sent.from_address) == ("Priya Raman", "hello@ramanvale.example")
    assert sent.reply_to == "priya@ramanvale.example"


def test_the_date_is_portlands_and_stays_after_a_doubt(priya: Member) -> None:
    later = MONDAY + timedelta(hours=5)

    assert mail_accounts.mail_of(letter(priya), now=MONDAY).at.isoformat() == "2026-11-16T09:00:00-08:00"
    doubted = letter(priya, doubted_at=MONDAY)
    assert mail_accounts.mail_of(doubted, now=later).at == mail_accounts.mail_of(doubted, now=MONDAY).at == MONDAY


def test_a_letter_that_answers_carries_its_thread(priya: Member) -> None:
    sent = mail_accounts.mail_of(letter(priya, answers="<2@duarte.example>", thread="<1@duarte.example>"), now=MONDAY)

    assert sent.as_message()["References"] == "<1@duarte.example> <2@duarte.example>"


def test_what_travels_along_keeps_its_kind(priya: Member) -> None:
    cards = [
        {"name": "fred.vcf", "text": "BEGIN:VCARD"},
        {"name": "m.ics", "text": "METHOD:REQUEST", "type": "text/calendar"},
    ]

    sent = mail_accounts.mail_of(letter(priya, cards=cards), now=MONDAY)

    assert [card.type for card in sent.cards] == ["text/vcard", "text/calendar"]


def test_asking_for_a_carrier_opens_nothing(priya: Member, settings: Any, tmp_path: Path) -> None:
    account(priya, priya, "priya@ramanvale.example")
    settings.KEYS_FOLDER = tmp_path / "gone"

    mail_accounts.carrier_for(letter(priya))

    assert not (tmp_path / "gone").exists()


def test_everybody_sees_to_their_own(priya: Member) -> None:
    joel, viewer = cast.joel(priya.firm), cast.joins(priya.firm, "Noor Haddad", "noor@x.example", role=Role.VIEWER)

    for by, member in ((joel, priya), (joel, None), (priya, joel), (viewer, viewer)):
        with pytest.raises(NotTheirs):
            account(by, member, "x@ramanvale.example")
    with pytest.raises(NotTheirs):
        mail_accounts.remove(account(priya, priya, "priya@ramanvale.example"), by=joel)


def test_changing_the_mailbox_reads_the_new_one_from_its_beginning(priya: Member) -> None:
    kept = account(
        priya, priya, "priya@ramanvale.example", uid_validity=7, uid_next=40, sent_folder="Sent", works_since=MONDAY
    )
    said = Said("priya@ramanvale.example", "priya", Place("s.example", 465, "tls"), Place("i.example", 993, "tls"))

    moved = mail_accounts.keep(priya.firm, priya, said, by=priya, now=MONDAY)

    assert (moved.pk, moved.uid_validity, moved.uid_next, moved.sent_folder, moved.works_since) == (
        kept.pk,
        None,
        1,
        "",
        None,
    )
    assert mail_accounts.lets_in(moved) == "a table"
