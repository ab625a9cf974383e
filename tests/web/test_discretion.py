"""Is a letter that gives something away kept here, shown with why, and sent only when a member says so?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from obliged.acts import courtesies, happenings, introductions, referrals
from obliged.acts import overrides as guard
from obliged.domain.happenings import Kind
from obliged.ports import clock
from obliged.queries import discretion
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.letters import Letter
from obliged.records.overrides import Override
from obliged.records.referrals import Referral
from tests import cast
from tests.acts import test_incoming as arrived
from tests.acts.test_incoming import OURS
from tests.cast import MONDAY
from tests.mails import mail
from tests.queries.test_today import owed
from tests.web.test_courtesies import fields, place
from tests.web.test_introductions import Visitor
from tests.web.test_today import at, read

pytestmark = pytest.mark.django_db
HTMX: Any = {"HTTP_HX_REQUEST": "true"}
TELLS = "Dear Ana,\n\nKwame signed for eighteen thousand four hundred.\n\nPriya"


@pytest.fixture(autouse=True)
def at_fourteen_past_nine() -> Iterator[None]:
    with clock.stopped_at(MONDAY + timedelta(minutes=14)):
        yield


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def desk(client: Client, priya: Member) -> Client:
    client.force_login(priya.user)
    return client


@pytest.fixture
def referral(priya: Member) -> Referral:
    """Ana sent Kwame, and his budget stands in a note of ours."""
    row = cast.ana_sends_kwame(priya)
    return referrals.change(
        row, version=row.version, now=MONDAY, notes="His budget is $18,400, and the landlord will not renew his lease."
    )


@pytest.fixture
def thanks(priya: Member, referral: Referral) -> Courtesy:
    return owed(priya.firm, "thank_received")


def sent(priya: Member) -> int:
    return Letter.objects.of(priya.firm).count()


def shown(answer: Any) -> str:
    return read(answer.content.decode())


def hidden(answer: Any, name: str) -> str:
    (value,) = re.findall(rf'name="{name}" value="([^"]*)"', answer.content.decode())[:1]
    return unescape(value)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["as a page", "as a row"])
def test_a_letter_that_gives_something_away_stays_with_its_words_and_says_why(
    desk: Client, priya: Member, thanks: Courtesy, headers: dict[str, Any]
) -> None:
    answer = desk.post(place(thanks, "send"), {"subject": "Kwame", "text": TELLS}, **headers)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sent(priya) == 0
    assert "<mark>eighteen thousand four hundred</mark>" in page
    assert "One thing here is not for Ana." in shown(answer)
    assert "Kwame signed for eighteen thousand four hundred." in unescape(page[page.index("<textarea") :])
    assert "Send it as it is" in page
    assert Courtesy.objects.of(priya.firm).get(pk=thanks.pk).state == State.OWED


def test_whoever_says_so_sends_it_as_it_is_and_that_is_kept_without_its_words(
    desk: Client, priya: Member, thanks: Courtesy, referral: Referral
) -> None:
    words = {"subject": "Kwame", "text": TELLS}
    asked = desk.post(place(thanks, "send"), words)

    desk.post(
        place(thanks, "send"),
        words | {"as_it_is": "yes", "seen": hidden(asked, "seen"), "as_it_is_why": "Kwame asked me to."},
    )

    letter = Letter.objects.of(priya.firm).get()
    (kept,) = Override.objects.of(priya.firm)
    assert kept.letter_id == letter.pk
    assert (kept.marks, kept.why, kept.by_id) == (["amount"], "Kwame asked me to.", priya.pk)
    for page in ("people", letter.to.public_id), ("referrals", letter.referral.public_id):
        assert "Priya sent a letter to Ana" in desk.get(at(priya, *page, "tellings")).content.decode()
    (line,) = discretion.overrides_of(priya.firm, [letter.pk])
    assert line.said.startswith("Priya sent a letter to Ana Duarte as it was")
    assert "an amount" in line.said
    assert line.why == "Kwame asked me to."


def test_the_press_covers_the_words_that_were_shown_and_no_others(
    desk: Client, priya: Member, thanks: Courtesy
) -> None:
    asked = desk.post(place(thanks, "send"), {"subject": "Kwame", "text": TELLS})

    again = desk.post(
        place(thanks, "send"),
        {
            "subject": "Kwame",
            "text": TELLS + "\n\nThe landlord will not renew his lease.",
            "as_it_is": "yes",
            "seen": hidden(asked, "seen"),
        },
    )

    assert again.status_code == 422
    assert "The landlord will not renew his lease" in shown(again)
    assert sent(priya) == 0


def test_pressing_send_once_more_is_not_saying_so(desk: Client, priya: Member, thanks: Courtesy) -> None:
    words = {"subject": "Kwame", "text": TELLS}
    seen = hidden(desk.post(place(thanks, "send"), words), "seen")

    assert desk.post(place(thanks, "send"), words | {"seen": seen}).status_code == 422
    assert sent(priya) == 0


def test_a_letter_as_it_was_drafted_leaves(desk: Client, priya: Member, thanks: Courtesy) -> None:
    drafted = fields(desk.get(place(thanks)).content.decode(), place(thanks, "send"))

    assert desk.post(place(thanks, "send"), {k: v for k, v in drafted.items() if k != "form_token"}).status_code == 302
    assert sent(priya) == 1
    assert not Override.objects.of(priya.firm).exists()


def test_words_are_marked_while_they_are_written(desk: Client, priya: Member, thanks: Courtesy) -> None:
    where = at(priya, "discretion")
    of = {"of": f"courtesy:{thanks.public_id}", "field": "text", "subject": "Kwame"}

    marked = desk.post(where, of | {"text": TELLS}, **HTMX).content.decode()
    fine = desk.post(where, of | {"text": "Dear Ana, thank you for Kwame."}, **HTMX).content.decode()

    assert "<mark>eighteen thousand four hundred</mark>" in marked
    assert "Send it as it is" not in marked
    assert fine.strip() == ""
    assert sent(priya) == 0


@pytest.mark.parametrize(
    "of",
    ["", "courtesy:", "courtesy:nobody", "referral:x:y", "mail:1", "courtesy:019335cd-0000-7000-8000-000000000000"],
)
def test_of_a_letter_that_is_not_there_nothing_is_said(desk: Client, priya: Member, of: str) -> None:
    assert desk.post(at(priya, "discretion"), {"of": of, "text": "x"}).status_code == 404


def test_both_letters_of_an_introduction_are_looked_at(desk: Client, priya: Member) -> None:
    row = cast.sally_to_fred(priya, expects_contact=True)
    referrals.change(row, version=row.version, now=MONDAY, notes="She owes the bank 92,500 dollars and hides it.")
    where = at(priya, "referrals", row.public_id, "introduction")
    page = desk.get(where).content.decode()
    both = {
        name: unescape(value)
        for name, value in re.findall(r'name="((?:prospect|provider)_(?:subject|drafted))" value="([^"]*)"', page)
    }
    words = both | {
        "prospect_text": "Sally, meet Fred.",
        "provider_text": "Fred, meet Sally. She owes $92.5k.",
        "do": "send",
    }

    asked = desk.post(where, words)
    assert asked.status_code == 422
    assert "<mark>$92.5k</mark>" in asked.content.decode()
    assert sent(priya) == 0

    desk.post(where, words | {"do": "send:as_it_is", "seen": hidden(asked, "seen")})
    assert sent(priya) == 2
    assert [o.letter.to.name for o in Override.objects.of(priya.firm)] == ["Fred Lindqvist"]


def test_a_question_to_a_provider_does_not_tell_the_need_either(priya: Member) -> None:
    row = cast.sally_to_fred(priya, consent_wanted=True)

    with pytest.raises(guard.GivesAway):
        introductions.ask_provider(
            row, by=priya, now=MONDAY, words=introductions.Worded("A question", "May I send you her bakery, insured before the move?")
        )  # fmt: skip


def test_what_a_rule_writes_stays_for_a_member(priya: Member, thanks: Courtesy) -> None:
    with guard.as_it_is([discretion.stamp("Kwame", TELLS)]), pytest.raises(guard.GivesAway):
        courtesies.send(thanks, by=priya, now=MONDAY, subject="Kwame", text=TELLS, by_itself=True)
    assert Courtesy.objects.of(priya.firm).get(pk=thanks.pk).state == State.OWED


def test_without_the_guard_it_would_leave(
    desk: Client, priya: Member, thanks: Courtesy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control: what keeps it here is the check, and nothing else."""
    monkeypatch.setattr("obliged.domain.discretion.marks", lambda *_: ())

    assert desk.post(place(thanks, "send"), {"subject": "Kwame", "text": TELLS}).status_code == 302
    assert sent(priya) == 1


def test_what_they_told_us_themselves_is_no_secret_to_them(priya: Member, referral: Referral) -> None:
    kwame = cast.person(priya.firm, "kwame")
    ana = cast.person(priya.firm, "ana")
    happenings.record(
        Kind.WROTE, firm=priya.firm, now=MONDAY, referral=referral, reported_by=kwame,
        words="My budget for chairs is 7,350 dollars, not more.",
    )  # fmt: skip

    mine = discretion.confidential(kwame, [referral], by=priya)
    hers = discretion.confidential(ana, [referral], by=priya)

    said = "My budget for chairs is 7,350 dollars, not more."
    assert said not in [note.said for note in mine.notes]
    assert (said, "Kwame") in [(note.said, note.of) for note in hers.notes]


def test_who_is_told_of_may_be_named_and_nobody_else(priya: Member) -> None:
    row = cast.sally_to_fred(priya, consent_wanted=True)
    sally, fred = cast.person(priya.firm, "sally"), cast.person(priya.firm, "fred")

    to_fred = discretion.confidential(fred, [row], by=priya)
    to_sally = discretion.confidential(sally, [row], by=priya)

    assert [held.of for held in to_fred.names][:1] == ["Sally"]
    assert not to_sally.names


# --- the other editors ----------------------------------------------------------------------------------------------


def test_a_new_introduction_is_neither_written_down_nor_sent_while_a_letter_gives_something_away(priya: Member) -> None:
    cast.person(priya.firm, "sally", notes="She owes the bank 92,500 dollars and hides it.")
    visitor = Visitor(priya)
    page = visitor.opens(
        prospect=cast.person(priya.firm, "sally").public_id, provider=cast.person(priya.firm, "fred").public_id,
        need="her bakery insured before the move", prospect_reason="He insures bakeries.", provider_reason="She decides quickly.",
    )  # fmt: skip
    page = visitor.looks(page, drop=("ask_first",), expects="on")

    asked = visitor.presses(page, provider_text="Fred, meet Sally. She owes ninety-two thousand five hundred.")

    assert asked.status_code == 422
    assert "<mark>ninety-two thousand five hundred</mark>" in asked.content.decode()
    assert not Referral.objects.of(priya.firm).exists()
    assert visitor.presses(asked, as_it_is="yes").status_code == 302
    assert sent(priya) == 2
    assert Override.objects.of(priya.firm).get().marks == ["amount"]


def test_a_new_introduction_is_marked_while_its_letters_are_written(priya: Member) -> None:
    cast.person(priya.firm, "sally", notes="She owes the bank 92,500 dollars and hides it.")
    desk = Visitor(priya)
    said = {
        "prospect": "Sally Okafor", "provider": "Fred Lindqvist", "need": "her bakery insured before the move",
        "provider_subject": "Sally", "provider_text": "Fred, meet Sally. She owes $92.5k.",
        "question_subject": "Fred", "question_text": "Sally, may I introduce you to Fred?",
    }  # fmt: skip
    cast.person(priya.firm, "fred")

    def marks(which: str, **more: str) -> str:
        answer = desk.client.post(at(priya, "introduce", "look"), said | more | {"weigh": which}, **HTMX)
        assert answer.status_code == 200
        return answer.content.decode()

    assert "<mark>$92.5k</mark>" in marks("provider")
    assert "<form" not in marks("provider")
    assert marks("question").strip() == ""
    assert "Fred" in marks("asking", asking_text="May I send you Sally Okafor?")  # who is asked is told no name
    assert marks("provider", provider="").strip() == ""  # nobody reads it yet
    assert not Referral.objects.of(priya.firm).exists()


def test_every_letter_says_that_it_is_what_they_will_see(
    desk: Client, priya: Member, thanks: Courtesy, referral: Referral, settings: LazySettings
) -> None:
    settings.MAIL_DOMAIN = OURS
    assert "This is what Ana will see." in desk.get(place(thanks)).content.decode()
    referrals.step(referral, Kind.MEETING_SET, by=priya, now=MONDAY, on=clock.now() + timedelta(days=3))
    between = cast.sally_to_fred(priya, expects_contact=True)
    came = arrived.comes(mail("May I ask?", References=arrived.sent(priya).message_id, message_id="<q@duarte.example>"))
    places = {
        at(priya, "referrals", between.public_id, "introduction"): "This is what Fred will see.",
        at(priya, "mail", came.public_id, "reply"): "This is what Ana Duarte will see.",
        at(priya, "referrals", referral.public_id, "invitation"): "Kwame Boateng will see your letter",
        at(priya, "people", cast.person(priya.firm, "ana").public_id, "their-page"): "This is what they see",
    }

    for where, line in places.items():
        assert line in desk.get(where).content.decode(), where


def test_an_answer_to_a_mail_is_looked_at_and_their_own_words_are_theirs(
    desk: Client, priya: Member, referral: Referral, settings: LazySettings
) -> None:
    settings.MAIL_DOMAIN = OURS
    thanked = arrived.sent(priya)
    came = arrived.comes(
        mail("Is he good for 18,400 dollars?", References=thanked.message_id, message_id="<q@duarte.example>")
    )
    where = at(priya, "mail", came.public_id, "reply")

    assert (
        desk.post(where, {"subject": "Re: Kwame", "text": "The landlord will not renew his lease."}).status_code == 422
    )
    assert not Letter.objects.of(priya.firm).filter(kind="reply").exists()
    assert (
        desk.post(where, {"subject": "Re: Kwame", "text": "You wrote 18,400 dollars; I cannot say."}).status_code == 302
    )


def test_an_invitation_is_looked_at(desk: Client, priya: Member, referral: Referral) -> None:
    referrals.step(referral, Kind.MEETING_SET, by=priya, now=clock.now(), on=clock.now() + timedelta(days=3))
    where = at(priya, "referrals", referral.public_id, "invitation")
    form = {"text": "See you then. Ana's landlord will not renew his lease.", "minutes": "60", "place": ""}

    asked = desk.post(where, form)

    assert asked.status_code == 422
    assert "Send it as it is" in asked.content.decode()
    assert not Letter.objects.of(priya.firm).filter(kind="meeting").exists()
    assert desk.post(where, form | {"as_it_is": "yes", "seen": hidden(asked, "seen")}).status_code == 302


def test_the_words_of_an_invitation_and_its_place_are_marked_while_they_are_written(
    desk: Client, priya: Member, referral: Referral
) -> None:
    referrals.step(referral, Kind.MEETING_SET, by=priya, now=clock.now(), on=clock.now() + timedelta(days=3))
    form = desk.get(at(priya, "referrals", referral.public_id, "invitation")).content.decode()
    of = re.search(r"&quot;of&quot;: &quot;([^&]+)&quot;", form)
    assert of is not None
    said = {"of": of[1], "field": "text", "text": "See you then.", "place": ""}

    def marks(**more: str) -> str:
        return desk.post(at(priya, "discretion"), said | more, **HTMX).content.decode()

    assert marks().strip() == ""
    assert "<mark>" in marks(text="Ana says that the landlord will not renew his lease.")
    assert "<mark>" in marks(place="Where the landlord will not renew his lease")


def test_the_place_of_an_invitation_is_looked_at_as_its_letter_is(
    desk: Client, priya: Member, referral: Referral
) -> None:
    referrals.step(referral, Kind.MEETING_SET, by=priya, now=clock.now(), on=clock.now() + timedelta(days=3))
    where = at(priya, "referrals", referral.public_id, "invitation")
    form = {"text": "See you then.", "minutes": "60", "place": "Where the landlord will not renew his lease"}

    asked = desk.post(where, form)

    assert asked.status_code == 422
    assert not Letter.objects.of(priya.firm).filter(kind="meeting").exists()
    assert desk.post(where, form | {"as_it_is": "yes", "seen": hidden(asked, "seen")}).status_code == 302
