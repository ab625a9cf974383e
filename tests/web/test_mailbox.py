"""The mailbox: what is held says when it leaves, and can be let go or taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from obliged.acts import courtesies, doubts, introductions, letters, owed
from obliged.cli import doctor
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.ports.mail import Doubtful, Refused
from obliged.ports.mail.kept import Kept
from obliged.queries import mailbox
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.letters import Letter, Passage
from tests import cast
from tests.carriers import Carrier
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

    (posted,) = mailbox.mailbox(priya, as_of=MONDAY).held

    assert posted.at == letter.leaves_at
    assert "Thank you for sending Kwame" in posted.text


def test_the_title_says_numbers_in_words(client: Client) -> None:
    priya = cast.priya()
    client.force_login(priya.user)
    held(priya)
    assert "One letter is held." in client.get(f"/f/{priya.firm.slug}/mailbox/").content.decode()

    held(priya)

    assert "Two letters are held." in client.get(f"/f/{priya.firm.slug}/mailbox/").content.decode()


def test_letting_it_leave_sends_it_and_only_then_is_she_thanked() -> None:
    priya = cast.priya()
    letter = held(priya)

    letters.let_leave(letter, now=MONDAY + timedelta(minutes=1))

    assert [posted.passage for posted in mailbox.mailbox(priya, as_of=MONDAY).gone] == [Passage.SENT]
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


def test_whoever_only_reads_sees_neither_the_words_nor_the_link_to_answer_by(client: Client) -> None:
    priya = cast.priya()
    introductions.ask(cast.sally_to_fred(priya, consent_wanted=True), by=priya, now=MONDAY)
    reader = cast.joins(priya.firm, "Vi Ewer", "vi@ramanvale.example", role=Role.VIEWER)

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

    assert mailbox.mailbox(grace, as_of=MONDAY).held == ()


def test_the_letters_go_on_page_by_page_and_none_is_lost() -> None:
    priya = cast.priya()
    for n in range(60):
        letter = held(priya)
        Letter.unscoped.filter(pk=letter.pk).update(made_at=MONDAY + timedelta(minutes=n // 3))
    letters.carry(now=clock.now(), worker="w", through=Kept(), most=100)
    seen: list[str] = []
    place = ""

    while True:
        page = mailbox.mailbox(priya, as_of=MONDAY, before=place)
        seen += [posted.id for posted in page.gone]
        place = page.older
        if not place:
            break

    assert len(seen) == len(set(seen)) == 60


@pytest.mark.parametrize("place", ["", "x", "-", "nan-3", "1e999-2", "12.5-", "-1-1", "9" * 400])
def test_a_place_that_nobody_wrote_is_the_beginning(place: str) -> None:
    assert mailbox.mailbox(cast.priya(), as_of=MONDAY, before=place).gone == ()


# --- what is for a member to say ----------------------------------------------------------------------------------


def in_doubt(by: Member) -> Letter:
    letter = held(by)
    letters.carry(now=letter.leaves_at, worker="w", through=Carrier(dots={"ana": Doubtful("reset by peer")}))
    return letter


def one_sided(by: Member) -> Letter:
    """Sally has her letter, and Fred's mail server said no after the last dot."""
    introduction = cast.sally_to_fred(by, expects_contact=True)
    introductions.send_both(introduction, by=by, now=MONDAY)
    letters.carry(now=MONDAY + timedelta(minutes=11), worker="w", through=Carrier(dots={"fred": Refused("554 spam")}))
    found: Letter = Letter.objects.of(by.firm).get(to__name="Fred Lindqvist")
    return found


def test_a_letter_that_may_have_been_sent_is_put_before_a_member(client: Client) -> None:
    priya = cast.priya()
    in_doubt(priya)
    client.force_login(priya.user)

    page = client.get("/f/raman-vale/mailbox/").content.decode()

    assert "One letter waits for your word." in page
    assert "This may have been sent" in page
    assert "It was sent" in page
    assert "Send it again" in page


def test_whoever_only_reads_sees_the_doubt_and_no_button(client: Client) -> None:
    priya = cast.priya()
    letter = in_doubt(priya)
    reader = cast.joins(priya.firm, "Vi Ewer", "vi@ramanvale.example", role=Role.VIEWER)
    client.force_login(reader.user)

    page = client.get("/f/raman-vale/mailbox/").content.decode()
    answer = client.post(f"/f/raman-vale/mailbox/{letter.public_id}/again/")

    assert "This may have been sent" in page
    assert "Send it again" not in page
    assert answer.status_code == 403
    assert Letter.objects.of(priya.firm).get().passage == Passage.IN_DOUBT


@pytest.mark.parametrize(("press", "passage"), [("was-sent", Passage.SENT), ("again", Passage.HELD)])
def test_a_member_says_what_became_of_it(client: Client, press: str, passage: Passage) -> None:
    priya = cast.priya()
    letter = in_doubt(priya)
    client.force_login(priya.user)
    address = f"/f/raman-vale/mailbox/{letter.public_id}/{press}/"

    assert client.get(address).status_code == 405
    assert client.post(address).status_code == 302

    assert Letter.objects.of(priya.firm).get().passage == passage


def test_saying_it_twice_is_answered_in_words(client: Client) -> None:
    priya = cast.priya()
    letter = in_doubt(priya)
    client.force_login(priya.user)
    address = f"/f/raman-vale/mailbox/{letter.public_id}/was-sent/"
    client.post(address)

    answer = client.post(address)

    assert "Nobody doubts this letter any more" in answer.content.decode()


def test_the_courtesys_own_row_asks_too_and_offers_no_undo(client: Client) -> None:
    priya = cast.priya()
    letter = in_doubt(priya)
    client.force_login(priya.user)

    for page in ("/f/raman-vale/", f"/f/raman-vale/referrals/{letter.referral.public_id}/"):
        shown = client.get(page).content.decode()
        assert "This may have been sent" in shown
        assert f"/mailbox/{letter.public_id}/was-sent/" in shown
        assert f"/mailbox/{letter.public_id}/again/" in shown
        assert "/undo/" not in shown


def test_another_firm_says_nothing_of_our_letters(client: Client) -> None:
    letter = in_doubt(cast.priya())
    grace = cast.grace()
    client.force_login(grace.user)

    assert client.post(f"/f/adeyemi-books/mailbox/{letter.public_id}/again/").status_code == 404
    assert Letter.unscoped.get().passage == Passage.IN_DOUBT


def test_a_one_sided_introduction_is_put_before_a_member_after_five_minutes() -> None:
    priya = cast.priya()
    letter = one_sided(priya)
    left = MONDAY + timedelta(minutes=11)

    assert mailbox.mailbox(priya, as_of=left + timedelta(minutes=5)).asked == ()
    (asked,) = mailbox.mailbox(priya, as_of=left + timedelta(minutes=5, seconds=1)).asked

    assert (asked.id, asked.to, asked.other) == (str(letter.public_id), "Fred Lindqvist", "Sally Okafor")


def test_a_complete_introduction_is_not() -> None:
    priya = cast.priya()
    doubts.say_sent(one_sided(priya), by=priya, now=MONDAY + timedelta(minutes=12))

    assert mailbox.mailbox(priya, as_of=MONDAY + timedelta(hours=1)).asked == ()


def test_an_introduction_of_which_neither_left_is_not() -> None:
    priya = cast.priya()
    introductions.send_both(cast.sally_to_fred(priya, expects_contact=True), by=priya, now=MONDAY)
    letters.carry(now=MONDAY + timedelta(minutes=11), worker="w", through=Carrier(fred=Refused("550 unknown")))

    assert mailbox.mailbox(priya, as_of=MONDAY + timedelta(hours=1)).asked == ()


def storm(by: Member) -> None:
    ana = cast.person(by.firm, "ana")
    for n in range(61):
        letters.write(
            key=f"word:{n}", kind="word", to=ana, address="ana@duarte.example", subject="A word", text="A word.", by=by,
            now=MONDAY,
        )  # fmt: skip
    letters.carry(now=MONDAY + timedelta(minutes=11), worker="w", through=Carrier())


@pytest.mark.parametrize(
    ("press", "held_still", "why"), [("let-them-leave", 61, "allowed"), ("take-them-back", 0, "")]
)  # fmt: skip
def test_an_owner_says_what_becomes_of_a_storm(client: Client, press: str, held_still: int, why: str) -> None:
    priya = cast.priya()
    storm(priya)
    client.force_login(priya.user)
    assert "Far more letters want to leave than usual." in client.get("/f/raman-vale/mailbox/").content.decode()

    client.post(f"/f/raman-vale/mailbox/{press}/")

    priya.firm.refresh_from_db()
    assert (priya.firm.paused_at, priya.firm.paused_why) == (None, why)
    assert Letter.objects.of(priya.firm).filter(passage=Passage.HELD).count() == held_still


@pytest.mark.parametrize("press", ["let-them-leave", "take-them-back"])
def test_of_a_storm_only_an_owner_says(client: Client, press: str) -> None:
    priya = cast.priya()
    joel = cast.joel(priya.firm)
    storm(priya)
    client.force_login(joel.user)
    assert "An owner says whether they leave." in client.get("/f/raman-vale/mailbox/").content.decode()

    assert client.post(f"/f/raman-vale/mailbox/{press}/").status_code == 403

    priya.firm.refresh_from_db()
    assert priya.firm.paused_why == "storm"


def test_the_doctor_counts_doubts_and_one_sided_introductions() -> None:
    priya = cast.priya()
    in_doubt(priya)
    one_sided(priya)

    with clock.stopped_at(MONDAY + timedelta(hours=1)):
        says = [finding.says for finding in doctor.letters()]

    assert any(said.startswith("One may have been sent") for said in says)
    assert any(said.startswith("One introduction reached one side only") for said in says)


def test_an_introduction_that_reached_one_side_is_neither_owed_anew_nor_done(client: Client) -> None:
    priya = cast.priya()
    missing = one_sided(priya)
    owed.keep_of_referral(missing.referral, now=MONDAY + timedelta(hours=1))
    client.force_login(priya.user)

    row = Courtesy.objects.of(priya.firm).get(rule="introduce")
    page = client.get("/f/raman-vale/").content.decode()

    assert row.state == State.ON_ITS_WAY
    assert "One of the two letters has not left" in page


def test_of_a_storm_the_mailbox_speaks_once(client: Client) -> None:
    priya = cast.priya()
    storm(priya)
    client.force_login(priya.user)

    page = client.get("/f/raman-vale/mailbox/").content.decode()

    assert page.count("Far more letters want to leave than usual.") == 1
