"""Mail that came in: kept first, read later, placed where it belongs, and never acting by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings

from obliged.acts import by_itself, courtesies, incoming, introductions, letters, people, playbooks, referrals
from obliged.acts.people import Reach
from obliged.domain.happenings import Kind as Happened
from obliged.domain.referrals import Stage
from obliged.ports.mail import reply_addresses
from obliged.ports.mail.limited import CouldNotRead
from obliged.queries import drafts, today
from obliged.records.consents import Consent
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.incoming import Ground, Incoming, Reading
from obliged.records.letters import Letter, Passage
from obliged.records.links import HeardBack
from obliged.records.mail_accounts import MailAccount, Suppressed
from obliged.records.people import Email, Person
from obliged.records.referrals import Referral
from tests import cast
from tests.cast import MONDAY
from tests.mails import HERE, bounce, complaint, mail
from tests.stories.test_by_itself import TUESDAY, _seen

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=1)
OURS = "in.example"


@pytest.fixture(autouse=True)
def mail_comes_in(settings: LazySettings) -> None:
    settings.MAIL_DOMAIN = OURS


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def comes(raw: bytes, to: str = f"in@{OURS}", *, sender: str = "ana@duarte.example", now: Any = LATER) -> Incoming:
    """A mail comes in and is read."""
    kept = incoming.keep(raw, envelope_from=sender, envelope_to=to, now=now)
    incoming.read_waiting(now, HERE)
    kept.refresh_from_db()
    return kept


def sent(by: Member, rule: str = "thank_received", referral: Referral | None = None) -> Letter:
    """A letter of ours that has left."""
    row = Courtesy.objects.of(by.firm).owed().filter(rule=rule).select_related("firm", "referral", "to").get()
    letter = courtesies.send(row, by=by, now=MONDAY)
    letters.carry(now=MONDAY + timedelta(minutes=11), worker="w", only=letter)
    letter.refresh_from_db()
    return letter


def heard(firm: Firm) -> list[HeardBack]:
    return list(HeardBack.objects.of(firm).filter(read_at=None).order_by("id"))


# --- kept ---------------------------------------------------------------------------------------------------------


def test_what_came_in_is_kept_as_it_came_before_anybody_reads_it(priya: Member) -> None:
    raw = b"\xff\x00 not a mail at all \x80"

    kept = incoming.keep(raw, envelope_from="x@example", envelope_to=f"in@{OURS}", now=MONDAY)

    kept.refresh_from_db()
    assert bytes(kept.raw) == raw
    assert kept.reading == Reading.WAITING
    assert kept.firm == priya.firm


def test_mail_to_nobody_here_is_not_kept(priya: Member) -> None:
    for address in (
        "priya@ramanvale.example",
        f"info@{OURS}",
        f"in.nobody@{OURS}",
        f"r.{'0' * 32}.{'0' * 16}@{OURS}",
        "in@",
    ):
        with pytest.raises(LookupError):
            incoming.keep(b"Subject: x\n\nx", envelope_to=address, now=MONDAY)
    assert not Incoming.objects.exists()


def test_where_there_are_two_firms_mail_must_say_which(priya: Member) -> None:
    grace = cast.grace()

    assert incoming.whereto(f"in@{OURS}") is None
    named = incoming.whereto(f"IN.{grace.firm.slug}@{OURS.upper()}")
    assert named is not None
    assert named.firm == grace.firm


def test_fault_29_mail_delivered_twice_has_one_effect(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    raw = mail("Thank you for writing.")

    for _ in range(2):
        comes(raw)
    comes(b"Received: from elsewhere\r\n" + raw, f"in.{priya.firm.slug}@{OURS}")

    assert [row.reading for row in Incoming.objects.order_by("id")] == [Reading.READ, Reading.TWICE]
    assert len(heard(priya.firm)) == 1


def test_what_a_member_forwards_to_the_house_stays_the_partners_introduction(priya: Member) -> None:
    forwarded = (
        "See below.\n\n---------- Forwarded message ---------\nFrom: Luis Ferreira <luis@ferreira.example>\n"
        "Date: Mon, 16 Nov 2026 at 09:02\nSubject: Wanda\nTo: Priya Raman <priya@ramanvale.example>\n\n"
        "Priya, my friend Wanda Eriksen wants to redo her yoga studio. Call her on 503 555 0160.\n\nLuis\n"
    )

    made = comes(mail(forwarded, by="Priya Raman <priya@ramanvale.example>", to=f"in@{OURS}", subject="Fwd: Wanda"))

    assert made.suggestion["introducer"] == "Luis Ferreira"
    assert made.suggestion["prospect"] == "Wanda Eriksen"
    assert made.suggestion["phones"] == ["503 555 0160"]


def test_fault_30_the_same_mail_under_a_new_message_id_has_one_effect(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    comes(mail("Thank you for writing.", message_id="<1@duarte.example>"))

    again = comes(mail("Thank you for writing.", message_id="<2@requeued.example>"))

    assert again.reading == Reading.TWICE
    assert len(heard(priya.firm)) == 1


def test_the_same_words_a_minute_later_are_another_mail(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    comes(mail("Thank you."))

    comes(mail("Thank you.", message_id="<2@duarte.example>", date="Mon, 16 Nov 2026 10:01:00 -0800"))

    assert len(heard(priya.firm)) == 2


def test_what_cannot_be_read_is_said_and_holds_up_no_other(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    class Weary:
        def read(self, raw: bytes) -> Any:
            return CouldNotRead("too_slow") if b"bomb" in raw else HERE.read(raw)

    bomb = incoming.keep(mail("bomb", message_id="<x@x.example>"), envelope_to=f"in@{OURS}", now=MONDAY)
    incoming.keep(mail("Thank you."), envelope_to=f"in@{OURS}", now=LATER)

    assert incoming.read_waiting(LATER, Weary()) == 2

    bomb.refresh_from_db()
    assert bomb.reading == Reading.UNREADABLE
    assert "kept as it came" in bomb.trouble
    assert len(heard(priya.firm)) == 1


# --- whose it is --------------------------------------------------------------------------------------------------


def test_an_answer_to_the_letters_own_address_finds_the_letter(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    letter = sent(priya)

    came = comes(mail("My pleasure."), reply_addresses.address_of(letter.public_id))

    assert (came.ground, came.letter, came.referral) == (Ground.TOKEN, letter, referral)
    assert came.person == letter.to
    assert came.member == priya


def test_an_answer_by_its_references_finds_the_letter(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)

    came = comes(
        mail("My pleasure.", In_Reply_To="<else@x.example>", References=f"{letter.message_id} <else@x.example>")
    )

    assert (came.ground, came.letter) == (Ground.REPLY, letter)


def test_somebody_whom_we_know_is_found_by_their_address_and_only_referral(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)

    came = comes(mail("A question.", by="KWAME@boateng.example"))

    assert came.ground == Ground.ADDRESS
    assert came.person is not None
    assert came.person.name == "Kwame Boateng"
    assert came.referral == referral


def test_an_address_that_two_people_share_is_not_guessed(priya: Member) -> None:
    for who in ("noor", "rashid"):
        person = cast.person(priya.firm, who)
        Email.unscoped.create(
            firm=priya.firm, person=person, address="home@x.example", normal="home@x.example", order=9
        )

    came = comes(mail("Hello.", by="home@x.example"))

    assert came.person is None
    assert heard(priya.firm) == []


def test_only_the_new_words_are_shown_and_the_whole_is_kept(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    came = comes(
        mail(
            "He is glad.\n\nOn Mon, 16 Nov 2026 at 9:00, Priya <priya@ramanvale.example> wrote:\n> Thank you for Kwame.\n"
        )
    )

    assert came.new_words == "He is glad."
    assert "> Thank you for Kwame." in came.text


def test_fault_36_the_same_address_in_two_firms_crosses_over_to_neither(priya: Member) -> None:
    grace = cast.grace()
    for by in (priya, grace):
        cast.ana_sends_kwame(by)
    hers = sent(grace)

    came = comes(
        mail("We met.", In_Reply_To=hers.message_id, to=reply_addresses.address_of(hers.public_id)),
        f"in.{priya.firm.slug}@{OURS}",
    )

    assert came.firm == priya.firm
    assert came.letter is None
    assert came.person is not None
    assert came.person.firm == priya.firm
    assert heard(grace.firm) == []


def test_a_stranger_who_was_handed_the_letter_is_not_taken_for_its_addressee(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)

    came = comes(mail("Who is this?", by="stranger@x.example"), reply_addresses.address_of(letter.public_id))

    assert came.letter == letter
    assert came.person is None
    assert len(heard(priya.firm)) == 1


def test_a_copy_of_our_own_letter_is_nothing_that_anybody_wrote(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)

    copy = comes(mail("Thank you.", by="Priya Raman <priya@ramanvale.example>", message_id=letter.message_id))

    assert copy.settled == "put aside"
    assert heard(priya.firm) == []
    assert not incoming.unplaced(priya.firm).exists()


def test_what_one_of_us_writes_to_another_is_not_heard_back(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    joel = cast.joel(priya.firm)
    letter = sent(priya)
    account = MailAccount.unscoped.create(
        firm=priya.firm, member=joel, address=joel.email, username="joel", smtp_host="x", made_at=MONDAY
    )

    incoming.keep(
        mail("We met him.", by="priya@ramanvale.example", References=letter.message_id), account=account, now=LATER
    )
    incoming.read_waiting(LATER, HERE)

    assert heard(priya.firm) == []
    assert not incoming.unplaced(priya.firm).exists()


def test_a_mail_over_which_our_own_code_falls_is_shown_as_it_came(
    priya: Member, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def falls(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(incoming.introduced, "introduction", falls)

    came = comes(mail("Hello."))

    assert came.reading == Reading.UNREADABLE
    assert incoming.unplaced(priya.firm).get() == came
    assert "ZeroDivisionError" in caplog.text


# --- bounces ------------------------------------------------------------------------------------------------------


def test_fault_46_a_bounce_makes_the_courtesy_owed_again_and_says_why(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)
    assert Courtesy.objects.of(priya.firm).get(rule="thank_received").state == State.SETTLED

    comes(
        bounce(of=letter.message_id, to="ana@duarte.example"), reply_addresses.address_of(letter.public_id), sender=""
    )

    letter.refresh_from_db()
    assert letter.passage == Passage.BOUNCED
    assert letter.trouble == "Ana’s address no longer exists."
    assert Courtesy.objects.of(priya.firm).get(rule="thank_received").state == State.OWED
    assert Email.objects.of(priya.firm).get(normal="ana@duarte.example").bounced_at == LATER


def test_a_bounce_without_a_token_counts_by_its_letter_and_addressee(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)

    comes(bounce(of=letter.message_id, to="ANA@duarte.example"))

    letter.refresh_from_db()
    assert letter.passage == Passage.BOUNCED


@pytest.mark.parametrize(
    "forged",
    [
        {"of": "<guessed@ramanvale.example>", "to": "ana@duarte.example"},
        {"of": "", "to": "ana@duarte.example"},
    ],
)
def test_fault_47_a_forged_bounce_counts_for_nothing(priya: Member, forged: dict[str, str]) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)

    comes(bounce(**forged))
    comes(bounce(of=letter.message_id, to="kwame@boateng.example", message_id="<b2@mx.example>"))

    letter.refresh_from_db()
    assert letter.passage == Passage.SENT
    assert not Email.objects.of(priya.firm).filter(bounced_at__isnull=False).exists()


def test_fault_31_a_bounce_that_comes_a_hundred_times_has_one_effect(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)
    for n in range(100):
        comes(bounce(of=letter.message_id, to="ana@duarte.example", message_id=f"<b{n}@mx.example>"))

    taken = Happening.objects.of(priya.firm).filter(kind=Happened.TAKEN_BACK).count()
    assert taken == 1


def test_a_full_mailbox_does_not_condemn_the_address(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)

    comes(bounce(of=letter.message_id, to="ana@duarte.example", status="5.2.2", said="552 5.2.2 Mailbox full"))

    letter.refresh_from_db()
    assert letter.passage == Passage.BOUNCED
    assert letter.trouble.startswith("Ana’s mail server did not take it: ")
    assert not Email.objects.of(priya.firm).filter(bounced_at__isnull=False).exists()


def test_after_a_notice_of_delay_nothing_changes(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)

    came = comes(bounce(of=letter.message_id, to="ana@duarte.example", action="delayed", status="4.4.1"))

    letter.refresh_from_db()
    assert came.kind == "notice"
    assert letter.passage == Passage.SENT
    assert heard(priya.firm) == []


# --- machines -----------------------------------------------------------------------------------------------------


def test_an_absence_is_kept_with_its_letter_and_is_not_heard_back(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)

    came = comes(
        mail(
            "I am away until Monday.",
            subject="Out of office",
            In_Reply_To=letter.message_id,
            Auto_Submitted="auto-replied",
        )
    )

    assert (came.kind, came.letter) == ("auto", letter)
    assert heard(priya.firm) == []


def test_after_a_complaint_nothing_more_leaves_for_them(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)
    held = letters.write(
        key="another",
        kind="note",
        to=letter.to,
        address="ana@duarte.example",
        subject="x",
        text="x",
        by=priya,
        now=LATER,
    )

    comes(complaint(of=letter.message_id, to="ana@duarte.example"))

    held.refresh_from_db()
    assert held.passage == Passage.CANCELLED
    stopped = Suppressed.objects.of(priya.firm).get()
    assert (stopped.normal, stopped.everything, stopped.why) == ("ana@duarte.example", True, "complained")
    assert len(heard(priya.firm)) == 1


def test_a_complaint_about_a_letter_that_was_not_theirs_counts_for_nothing(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)

    comes(complaint(of=letter.message_id, to="kwame@boateng.example"))

    assert not Suppressed.objects.of(priya.firm).exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "auto_reply"},
        {"Return_Path": "<>", "Auto_Submitted": "auto-generated"},
        {"X_Autoreply": "yes"},
        {},
    ],
)
def test_fault_35_a_rule_and_an_absence_do_not_write_to_each_other(headers: dict[str, str]) -> None:
    """Even a program that says in no way that it is one hears from a rule once."""
    priya = cast.priya()
    playbooks.change(priya.firm, {"thank_received": {"by_itself": True}}, by=priya, now=MONDAY)
    priya = Member.unscoped.select_related("firm").get(pk=priya.pk)
    _seen(priya)
    cast.ana_sends_kwame(priya, now=TUESDAY)
    now = TUESDAY
    for n in range(12):
        now += timedelta(minutes=20)
        by_itself.send(now=now)
        letters.carry(now=now, worker="w")
        sent_by_rule = Letter.objects.of(priya.firm).filter(automatic=True, passage=Passage.SENT)
        for letter in sent_by_rule:
            text = f"Thank you for your message. I am away until Monday. {n}"
            comes(
                mail(text, message_id=f"<{n}-{letter.pk}@x.example>", In_Reply_To=letter.message_id, **headers), now=now
            )

    assert sent_by_rule.count() == 1
    assert Incoming.objects.count() >= 10


# --- what it suggests ---------------------------------------------------------------------------------------------


def test_news_is_suggested_and_nothing_is_recorded(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    letter = sent(priya)

    came = comes(
        mail("We met on Tuesday and I liked the plans.", by="kwame@boateng.example", References=letter.message_id)
    )

    assert came.suggests == "met"
    assert "met on Tuesday" in came.suggestion["phrase"]
    referral.refresh_from_db()
    assert referral.stage == Stage.INTRODUCED


@pytest.mark.parametrize(
    ("words", "suggests"),
    [("Call me at four. You may tell Ana.", "may_tell"), ("Please do not tell Ana anything.", "may_not_tell")],
)
def test_what_the_introducer_may_hear_is_suggested_for_one_press_and_decides_nothing_before(
    priya: Member, words: str, suggests: str
) -> None:
    referral = cast.ana_sends_kwame(priya)
    letter = sent(priya, "call")

    came = comes(mail(words, by="kwame@boateng.example", References=letter.message_id))

    assert came.suggests == suggests
    assert drafts.facts_of(referral).may_tell is None
    incoming.record_it(came, by=priya, now=LATER)
    assert drafts.facts_of(referral).may_tell is (suggests == "may_tell")
    kept = Consent.objects.of(priya.firm).get()
    assert (kept.person.name, kept.given, kept.way) == ("Kwame Boateng", suggests == "may_tell", "email")


@pytest.mark.parametrize("by", ["ana@duarte.example", "stranger@elsewhere.example"])
def test_what_others_write_of_it_suggests_no_wish(priya: Member, by: str) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya, "call")

    came = comes(mail("You may tell Ana.", by=by, References=letter.message_id))

    assert came.suggests == ""


def test_a_wish_is_not_looked_for_where_nobody_asked(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    assert comes(mail("You may tell Ana.", by="kwame@boateng.example")).suggests == ""


def test_what_we_know_already_is_not_suggested(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    referrals.step(referral, Happened.MET, by=priya, now=MONDAY)

    came = comes(mail("We met on Tuesday.", by="kwame@boateng.example"))

    assert came.suggests == ""


def test_an_introduction_is_read_with_its_need_and_how_to_reach_them(priya: Member) -> None:
    came = comes(
        mail(
            "Hi Priya,\n\nI would like to introduce Kwame Boateng, who needs plans for a clinic. You can reach him at "
            "kwame@boateng.example or 503 555 0112.\n\nBest,\nAna",
            subject="Introduction: Kwame Boateng",
        )
    )

    assert came.suggests == "introduction"
    assert came.suggestion["prospect"] == "Kwame Boateng"
    assert came.suggestion["introducer"] == "Ana Duarte"
    assert came.suggestion["emails"] == ["kwame@boateng.example"]
    assert len(heard(priya.firm)) == 1
    assert not Referral.objects.of(priya.firm).exists()
    assert not Person.objects.of(priya.firm).exists()


def test_our_own_server_says_that_somebody_pretends_and_nothing_is_suggested(
    priya: Member, settings: LazySettings
) -> None:
    settings.MAIL_CHECKED_BY = "mx.ours.example"
    cast.ana_sends_kwame(priya)

    theirs = comes(
        mail("We met on Tuesday.", by="kwame@boateng.example", Authentication_Results="mx.liar.example; dmarc=fail")
    )
    ours = comes(
        mail(
            "We met on Tuesday.", by="kwame@boateng.example", message_id="<2@x.example>",
            date="Mon, 16 Nov 2026 11:00:00 -0800", Authentication_Results="mx.ours.example; dmarc=fail",
        )
    )  # fmt: skip

    assert theirs.suggests == "met"
    assert ours.suggests == ""


# --- introductions that came back ---------------------------------------------------------------------------------


def introduced(by: Member) -> tuple[Referral, list[Letter]]:
    """Sally and Fred were introduced, by two letters that have left."""
    referral = cast.sally_to_fred(by, consent_wanted=False, expects_contact=True)
    introductions.send_both(referral, by=by, now=MONDAY)
    letters.carry(now=MONDAY + timedelta(minutes=11), worker="w")
    referral.refresh_from_db()
    return referral, list(Letter.objects.of(by.firm).filter(pair__isnull=False).order_by("id"))


def test_when_one_letter_of_an_introduction_comes_back_only_that_one_is_sent_again(priya: Member) -> None:
    referral, (to_sally, _) = introduced(priya)
    assert referral.stage == Stage.INTRODUCED

    comes(bounce(of=to_sally.message_id, to=to_sally.to_address))

    referral.refresh_from_db()
    assert referral.stage == Stage.RECORDED
    assert Courtesy.objects.of(priya.firm).owed().filter(rule="introduce").exists()
    assert today.letters_of(
        [str(row.key) for row in Courtesy.objects.of(priya.firm).filter(rule="introduce")], priya.firm
    )

    people.add_reach(to_sally.to, Reach(emails=("sally@crumb.example",)), now=MONDAY)
    introductions.send_both(referral, by=priya, now=LATER)
    letters.carry(now=LATER + timedelta(minutes=11), worker="w")

    referral.refresh_from_db()
    assert referral.stage == Stage.INTRODUCED
    left = Letter.objects.of(priya.firm).filter(pair__isnull=False, passage=Passage.SENT)
    assert sorted(left.values_list("to_address", flat=True)) == ["fred@lindqvist.example", "sally@crumb.example"]
    with pytest.raises(introductions.AlreadyIntroduced):
        introductions.send_both(referral, by=priya, now=LATER + timedelta(hours=1))


def test_the_other_letter_of_it_is_sent_again_alone_too(priya: Member) -> None:
    referral, (_, to_fred) = introduced(priya)
    comes(bounce(of=to_fred.message_id, to=to_fred.to_address))
    people.add_reach(to_fred.to, Reach(emails=("fred@insures.example",)), now=MONDAY)

    introductions.send_both(referral, by=priya, now=LATER)
    with pytest.raises(introductions.AlreadyIntroduced):
        introductions.send_both(referral, by=priya, now=LATER)
    letters.carry(now=LATER + timedelta(minutes=11), worker="w")

    left = Letter.objects.of(priya.firm).filter(pair__isnull=False, passage=Passage.SENT)
    assert sorted(left.values_list("to_address", flat=True)) == ["fred@insures.example", "sally@risecrumb.example"]
    assert not Courtesy.objects.of(priya.firm).owed().filter(rule="introduce").exists()


def test_a_bounce_that_shows_our_own_reply_address_proves_itself(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)
    raw = bounce(of="<rewritten@provider.example>", to="ana.duarte@forwarded.example")
    ours = f"Reply-To: {reply_addresses.address_of(letter.public_id)}\r\nFrom: priya@ramanvale.example".encode()

    comes(raw.replace(b"From: priya@ramanvale.example", ours))

    letter.refresh_from_db()
    assert letter.passage == Passage.BOUNCED


def test_an_introduction_is_about_nobody_whom_they_sent_before(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    came = comes(mail("Hi Priya,\n\nI'd like to introduce you to Rosa Quintero. She needs plans for a shop.\n\nAna"))

    assert came.suggests == "introduction"
    assert came.referral is None
    assert heard(priya.firm)[0].referral is None
