"""The mailbox: what is held says when it leaves, and can be let go or taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from obliged.acts import courtesies, introductions, letters
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.ports.mail.kept import Kept
from obliged.queries import mailbox
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.letters import Letter, Passage
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


def held(by: Member) -> Letter:
    referral = cast.ana_sends_kwame(by)
    row = Courtesy.objects.of(by.firm).select_related("firm", "to", "referral__firm").get(
        referral=referral, rule="thank_received"
    )  # fmt: skip
    return courtesies.send(row, by=by, now=MONDAY)


def test_a_held_letter_is_shown_with_its_words_and_when_it_leaves() -> None:
    priya = cast.priya()
    letter = held(priya)

    (posted,) = mailbox.mailbox(priya).held

    assert posted.at == letter.leaves_at
    assert "Thank you for sending Kwame" in posted.text


def test_letting_it_leave_sends_it_and_only_then_is_she_thanked() -> None:
    priya = cast.priya()
    letter = held(priya)

    letters.let_leave(letter, now=MONDAY + timedelta(minutes=1))

    assert [posted.passage for posted in mailbox.mailbox(priya).gone] == [Passage.SENT]
    assert Courtesy.objects.of(priya.firm).get(rule="thank_received").state == State.SETTLED


def test_nothing_confidential_stands_in_the_thanks() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya, notes="can spend 48,000", reason_for_provider="his lease is in arrears")
    row = Courtesy.objects.of(priya.firm).select_related("firm", "to", "referral__firm").get(
        referral=referral, rule="thank_received"
    )  # fmt: skip

    letter = courtesies.send(row, by=priya, now=MONDAY)

    assert "48,000" not in letter.text
    assert "arrears" not in letter.text


@pytest.mark.parametrize("role", [Role.VIEWER, Role.BOOKKEEPER])
def test_whoever_only_reads_sees_neither_the_words_nor_the_link_to_answer_by(client: Client, role: Role) -> None:
    priya = cast.priya()
    introductions.ask(cast.sally_to_fred(priya, consent_wanted=True), by=priya, now=MONDAY)
    reader = cast.joins(priya.firm, "Vi Ewer", "vi@ramanvale.example", role=role)

    client.force_login(reader.user)
    page = client.get("/f/raman-vale/mailbox/").content.decode()
    assert "Sally Okafor" in page
    assert "are for those who write here" in page
    assert "/a/" not in page
    assert "insures bakeries" not in page

    client.force_login(priya.user)
    assert "/a/" in client.get("/f/raman-vale/mailbox/").content.decode()


def test_another_firm_has_another_mailbox() -> None:
    priya, grace = cast.priya(), cast.grace()
    held(priya)

    assert mailbox.mailbox(grace).held == ()


def test_the_letters_go_on_page_by_page_and_none_is_lost() -> None:
    priya = cast.priya()
    for n in range(60):
        letter = held(priya)
        Letter.unscoped.filter(pk=letter.pk).update(made_at=MONDAY + timedelta(minutes=n // 3))
    letters.carry(now=clock.now(), worker="w", through=Kept(), most=100)
    seen: list[str] = []
    place = ""

    while True:
        page = mailbox.mailbox(priya, before=place)
        seen += [posted.id for posted in page.gone]
        place = page.older
        if not place:
            break

    assert len(seen) == len(set(seen)) == 60


@pytest.mark.parametrize("place", ["", "x", "-", "nan-3", "1e999-2", "12.5-", "-1-1", "9" * 400])
def test_a_place_that_nobody_wrote_is_the_beginning(place: str) -> None:
    assert mailbox.mailbox(cast.priya(), before=place).gone == ()
