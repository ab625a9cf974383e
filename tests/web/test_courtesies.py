"""One courtesy, pressed: it is done once, says so, can be taken back, and refuses without losing a word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from obliged.acts import courtesies as acts
from obliged.acts import letters, referrals
from obliged.acts.courtesies import NotOwedAnyMore
from obliged.domain.happenings import Kind
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.records.courtesies import Courtesy, Draft, State
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.letters import Letter, Passage
from obliged.records.referrals import Referral
from tests import cast
from tests.cast import MONDAY
from tests.naughty import NAUGHTY
from tests.queries.test_today import owed
from tests.web.test_today import at, read

pytestmark = pytest.mark.django_db
SOON = MONDAY + timedelta(minutes=14)
HTMX: Any = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture(autouse=True)
def at_fourteen_past_nine() -> Iterator[None]:
    with clock.stopped_at(SOON):
        yield


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def desk(client: Client, priya: Member) -> Client:
    client.force_login(priya.user)
    return client


@pytest.fixture
def thanks(priya: Member) -> Courtesy:
    cast.ana_sends_kwame(priya)
    return owed(priya.firm, "thank_received")


@pytest.fixture
def call(priya: Member) -> Courtesy:
    cast.ana_sends_kwame(priya)
    return owed(priya.firm, "call")


def place(row: Courtesy, *parts: str) -> str:
    return f"/f/{row.firm.slug}/courtesies/{row.public_id}/" + "".join(f"{part}/" for part in parts)


def now_of(row: Courtesy) -> State:
    return State(Courtesy.objects.of(row.firm).get(pk=row.pk).state)


def happened(row: Courtesy) -> list[str]:
    return list(Happening.objects.of(row.firm).order_by("id").values_list("kind", flat=True))


def said(answer: Any) -> str:
    """What is announced beside the answer."""
    return str(json.loads(answer.headers["HX-Trigger"])["say"])


def fields(page: str, form: str) -> dict[str, Any]:
    """What the form with this address would send, as it stands."""
    (body,) = re.findall(rf'<form[^>]*action="{re.escape(form)}"[^>]*>(.*?)</form>', page, re.DOTALL)[:1]
    from html import unescape

    sent: dict[str, Any] = {}
    for name, value in re.findall(r'<input[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"', body):
        sent.setdefault(name, []).append(unescape(value))
    for name, value in re.findall(r'<textarea[^>]*?name="([^"]+)"[^>]*>\n?(.*?)</textarea>', body, re.DOTALL):
        sent[name] = [unescape(value)]
    return sent


# --- opened ---------------------------------------------------------------------------------------------------


def test_a_thanks_opens_to_its_letter_as_a_page_and_as_a_row(desk: Client, thanks: Courtesy) -> None:
    page, row = desk.get(place(thanks)).content.decode(), desk.get(place(thanks), **HTMX).content.decode()

    assert "<title>" in page
    assert row.lstrip().startswith("<li")
    for shown in (page, row):
        assert "Thank you for sending Kwame" in shown
        assert "ana@duarte.example" in shown


def test_a_call_opens_to_its_crib_with_the_number_to_press(desk: Client, call: Courtesy) -> None:
    page = desk.get(place(call)).content.decode()

    assert 'href="tel:5035550112"' in page
    assert "Ana" in read(page)
    assert "Reached" in page
    assert "No answer" in page


def test_every_courtesy_explains_itself(desk: Client, thanks: Courtesy) -> None:
    assert "Why this" in desk.get(place(thanks)).content.decode()


def test_redrafting_goes_round_the_three_registers(desk: Client, thanks: Courtesy) -> None:
    texts = [fields(desk.get(place(thanks) + f"?register={r}").content.decode(), place(thanks, "send"))["text"][0]
             for r in ("plain", "warmer", "shorter")]  # fmt: skip

    assert len(set(texts)) == 3


def test_a_register_that_nobody_knows_is_the_plain_one(desk: Client, thanks: Courtesy) -> None:
    assert desk.get(place(thanks) + "?register=" + "x" * 3000).status_code == 200


# --- send and undo --------------------------------------------------------------------------------------------


def test_thanks_that_also_answer_say_so_and_the_answer_can_be_taken_out(desk: Client, call: Courtesy) -> None:
    desk.post(place(call, "reached"), {"may_tell": "yes", "meeting": "2026-11-25T10:00"})
    thanks, answer = owed(call.firm, "thank_received"), owed(call.firm, "answer")

    page = desk.get(place(thanks)).content.decode()
    assert "It also answers: yes, we take it." in page
    assert "It also settles: Tell" in page
    assert "Send thanks and answer" in page

    without = desk.get(place(thanks), {"answer": "no"}).content.decode()
    assert "glad to" not in without
    assert "It does not say yet whether we take it." in without
    assert "Send thanks and answer" not in without
    sent = desk.post(place(thanks, "send"), fields(without, place(thanks, "send")))

    assert sent.status_code == 302
    assert now_of(thanks) == State.ON_ITS_WAY
    assert now_of(answer) == State.OWED
    assert "glad to" not in Letter.objects.of(thanks.firm).get(kind="thank_received").text


def test_sending_puts_one_letter_with_the_words_into_the_mailbox_held(desk: Client, thanks: Courtesy) -> None:
    sent = fields(desk.get(place(thanks)).content.decode(), place(thanks, "send"))
    sent["text"] = ["Dear Ana,\r\n\r\nthank you, truly."]

    answer = desk.post(place(thanks, "send"), sent, **HTMX)

    (letter,) = Letter.objects.of(thanks.firm).order_by("id")
    assert (letter.passage, letter.text) == (Passage.HELD, "Dear Ana,\n\nthank you, truly.")
    assert now_of(thanks) == State.ON_ITS_WAY
    assert "Leaves at 9:24" in read(answer.content.decode())
    assert said(answer) == "Thanked Ana."


def test_without_javascript_sending_leads_back_to_where_one_was(desk: Client, thanks: Courtesy) -> None:
    here = f"/f/{thanks.firm.slug}/referrals/"

    assert desk.post(place(thanks, "send"), {"next": here}).headers["Location"].startswith(here)


def test_nobody_is_led_out_of_the_house(desk: Client, thanks: Courtesy) -> None:
    answer = desk.post(place(thanks, "send"), {"next": "https://evil.example/f/"})

    assert answer.headers["Location"].startswith(f"/f/{thanks.firm.slug}/#")


def test_a_form_that_is_sent_twice_sends_one_letter(desk: Client, thanks: Courtesy) -> None:
    sent = fields(desk.get(place(thanks)).content.decode(), place(thanks, "send"))

    first, second = desk.post(place(thanks, "send"), sent), desk.post(place(thanks, "send"), sent)

    assert Letter.objects.of(thanks.firm).order_by("id").count() == 1
    assert (first.status_code, second.status_code) == (302, 302)


def test_undo_takes_the_letter_back_and_it_is_owed_again(desk: Client, thanks: Courtesy) -> None:
    desk.post(place(thanks, "send"))

    answer = desk.post(place(thanks, "undo"), **HTMX)

    assert now_of(thanks) == State.OWED
    assert Letter.objects.of(thanks.firm).order_by("id").get().passage == Passage.CANCELLED
    assert "Read draft" in answer.content.decode()
    assert said(answer) == "Taken back. It is owed again."


def test_after_undo_of_a_letter_that_has_left_another_can_be_written(desk: Client, thanks: Courtesy) -> None:
    desk.post(place(thanks, "send"))
    letters.let_leave(Letter.objects.of(thanks.firm).get(), now=MONDAY)

    answer = desk.post(place(thanks, "undo"), **HTMX)

    assert now_of(thanks) == State.OWED
    assert said(answer) == "Owed again. The letter has left, and what it says stays said."
    assert desk.post(place(thanks, "send"), {"text": "Ana, one more word."}, **HTMX).status_code == 200
    assert [letter.generation for letter in Letter.objects.of(thanks.firm).order_by("id")] == [1, 2]
    assert now_of(thanks) == State.ON_ITS_WAY


def test_one_press_asks_both_sides(desk: Client, priya: Member) -> None:
    referral = cast.sally_to_fred(priya, now=MONDAY - timedelta(days=30))
    referrals.step(referral, Kind.INTRODUCED, by=priya, now=MONDAY - timedelta(days=29))
    both = list(Courtesy.objects.of(priya.firm).select_related("firm").open_at(SOON).filter(rule="ask_met"))
    assert len(both) == 2

    desk.post(place(both[0], "send"), {"also": [str(row.public_id) for row in both]})

    letters = Letter.objects.of(priya.firm).order_by("id")
    assert {letter.to.name for letter in letters} == {"Sally Okafor", "Fred Lindqvist"}
    assert {now_of(row) for row in both} == {State.ON_ITS_WAY}


def test_what_was_begun_is_kept_and_stands_there_again(desk: Client, thanks: Courtesy) -> None:
    desk.post(place(thanks, "draft"), {"subject": "Thank you", "text": "Dear Ana, I meant to", "register": "warmer"})

    assert Draft.objects.of(thanks.firm).get(key=str(thanks.key)).text == "Dear Ana, I meant to"
    assert "Dear Ana, I meant to" in desk.get(place(thanks)).content.decode()


# --- done, later, not needed ----------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["in_person", "call", "card", "text", "other", "by pigeon"])
def test_it_was_done_another_way(desk: Client, thanks: Courtesy, way: str) -> None:
    answer = desk.post(place(thanks, "done"), {"way": way, "words": "over coffee"}, **HTMX)

    assert now_of(thanks) == State.SETTLED
    assert "thanked" in happened(thanks)
    assert "Thanked" in read(answer.content.decode())


@pytest.mark.parametrize(
    ("choice", "hidden", "shown"),
    [
        ({"until": "hours"}, timedelta(hours=2), timedelta(hours=4)),
        ({"until": "tomorrow"}, timedelta(hours=12), timedelta(days=1)),
        ({"until": "week"}, timedelta(days=6), timedelta(days=7)),
        ({"until": "day", "day": "2026-11-20"}, timedelta(days=3), timedelta(days=4)),
    ],
)
def test_later_moves_it_to_when_it_is_said(
    desk: Client, thanks: Courtesy, choice: dict[str, str], hidden: timedelta, shown: timedelta
) -> None:
    answer = desk.post(place(thanks, "later"), choice, **HTMX)

    shows_at = Courtesy.objects.of(thanks.firm).get(pk=thanks.pk).shows_at
    assert SOON + hidden < shows_at <= SOON + shown
    assert "Ana Duarte" in said(answer)


@pytest.mark.parametrize("day", ["2026-11-15", "1899-01-01", "not a day", "", "2026-02-30", "0000-00-00"])
def test_later_than_nothing_is_refused_with_its_reason(desk: Client, thanks: Courtesy, day: str) -> None:
    answer = desk.post(place(thanks, "later"), {"until": "day", "day": day})

    assert answer.status_code == 409
    assert "Later needs a day that is still to come." in read(answer.content.decode())
    assert now_of(thanks) == State.OWED


def test_not_needed_says_why_and_can_be_taken_back(desk: Client, thanks: Courtesy) -> None:
    answer = desk.post(place(thanks, "not-needed"), {"reason": "we spoke on the phone"}, **HTMX)

    assert now_of(thanks) == State.RELEASED
    assert "We spoke on the phone." in said(answer)
    assert "Not needed" in read(answer.content.decode())
    desk.post(place(thanks, "undo"))
    assert now_of(thanks) == State.OWED


def test_nothing_to_undo_is_said(desk: Client, thanks: Courtesy) -> None:
    answer = desk.post(place(thanks, "undo"), **HTMX)

    assert answer.status_code == 409
    assert "There is nothing here that could still be taken back." in read(answer.content.decode())


# --- calls and meetings ---------------------------------------------------------------------------------------


def test_reached_keeps_the_note_the_wish_and_the_meeting(desk: Client, call: Courtesy) -> None:
    desk.post(place(call, "reached"), {"words": "wants it by March", "may_tell": "no", "meeting": "2026-11-18T10:30"})

    assert now_of(call) == State.SETTLED
    assert {"may_not_tell", "contacted", "meeting_set"} <= set(happened(call))
    # Half past ten on the clocks of Portland, eight hours behind.
    assert Referral.objects.of(call.firm).get().meeting_at == MONDAY + timedelta(days=2, hours=1, minutes=30)


@pytest.mark.parametrize("meeting", ["yesterday", "2026-13-40T99:99", "\x00", "0001-01-01T00:00"])
def test_a_meeting_that_is_no_moment_is_asked_for_again(desk: Client, call: Courtesy, meeting: str) -> None:
    answer = desk.post(place(call, "reached"), {"meeting": meeting, "words": "wants it by March", "may_tell": "no"})

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "This needs a day that is still to come." in page
    assert "wants it by March</textarea>" in page
    assert 'value="no" checked' in page
    assert happened(call) == ["received"]


def test_without_a_meeting_none_is_set(desk: Client, call: Courtesy) -> None:
    assert desk.post(place(call, "reached"), {"meeting": ""}).status_code == 302

    assert "meeting_set" not in happened(call)
    assert "contacted" in happened(call)


def test_no_answer_brings_the_next_try(desk: Client, call: Courtesy) -> None:
    desk.post(place(call, "no-answer"), {"words": "voicemail"})

    assert now_of(call) == State.SETTLED
    again = Courtesy.objects.of(call.firm).owed().get(rule="call_again")
    assert again.due_at > SOON


def met(priya: Member) -> Courtesy:
    referral = cast.ana_sends_kwame(priya, now=MONDAY - timedelta(days=7))
    referrals.step(referral, Kind.CONTACTED, by=priya, now=MONDAY - timedelta(days=6))
    referrals.step(
        referral, Kind.MEETING_SET, by=priya, now=MONDAY - timedelta(days=6), on=MONDAY - timedelta(hours=24)
    )  # fmt: skip
    row: Courtesy = Courtesy.objects.of(priya.firm).select_related("firm").open_at(SOON).get(verb="record")
    return row


def test_how_the_meeting_went_is_written_down(desk: Client, priya: Member) -> None:
    row = met(priya)

    desk.post(place(row, "recorded"), {"what": "met", "words": "she liked the light"})

    assert happened(row)[-1] == "met"
    assert now_of(row) == State.SETTLED


def test_a_meeting_that_moved_has_its_new_day(desk: Client, priya: Member) -> None:
    row = met(priya)

    desk.post(place(row, "recorded"), {"what": "moved", "meeting": "2026-11-19T15:00"})

    assert Referral.objects.of(row.firm).get().meeting_at == MONDAY + timedelta(days=3, hours=6)


def test_a_meeting_whose_moment_has_passed_is_asked_about_and_then_took_place(desk: Client, call: Courtesy) -> None:
    said = {"words": "wants it by March", "may_tell": "yes", "meeting": "2026-11-16T09:05"}

    page = desk.post(place(call, "reached"), said)

    assert page.status_code == 409
    assert "That moment has passed." in page.content.decode()
    assert "We met then" in page.content.decode()
    assert 'value="2026-11-16T09:05"' in page.content.decode()
    assert happened(call) == ["received"]

    assert desk.post(place(call, "reached"), said | {"took_place": "1"}).status_code == 302
    met = Happening.objects.of(call.firm).get(kind=Kind.MET)
    assert met.at == MONDAY + timedelta(minutes=5)
    assert "meeting_set" not in happened(call)
    assert Referral.objects.of(call.firm).get().meeting_at is None


def test_a_meeting_that_moved_into_the_past_is_asked_about(desk: Client, priya: Member) -> None:
    row = met(priya)

    assert desk.post(place(row, "recorded"), {"what": "moved"}).status_code == 409
    page = desk.post(place(row, "recorded"), {"what": "moved", "meeting": "2026-11-16T09:05", "words": "well"})
    assert "That moment has passed." in page.content.decode()
    assert "well</textarea>" in page.content.decode()
    assert "met" not in happened(row)

    desk.post(place(row, "recorded"), {"what": "took_place", "meeting": "2026-11-16T09:05", "words": "well"})
    assert "met" in happened(row)


def test_a_meeting_that_did_not_take_place_is_not_one(desk: Client, priya: Member) -> None:
    row = met(priya)

    desk.post(place(row, "recorded"), {"what": "not_met"})

    assert "met" not in happened(row)
    assert now_of(row) != State.OWED


# --- somebody was quicker -------------------------------------------------------------------------------------


@pytest.mark.parametrize("htmx", [{}, HTMX])
def test_whoever_comes_second_is_told_so_and_keeps_what_they_typed(
    desk: Client, priya: Member, thanks: Courtesy, htmx: Any
) -> None:
    joel = cast.joel(priya.firm)
    sent = fields(desk.get(place(thanks)).content.decode(), place(thanks, "send"))
    acts.done_otherwise(thanks, by=joel, now=SOON, way="call")

    answer = desk.post(place(thanks, "send"), sent | {"text": "Dear Ana, <my own> words"}, **htmx)

    assert answer.status_code == 409
    assert "This is not owed any more" in read(answer.content.decode())
    assert "Dear Ana, &lt;my own&gt; words" in answer.content.decode()
    assert not Letter.objects.of(priya.firm).order_by("id").exists()


def test_a_note_of_a_call_is_not_lost_when_a_colleague_called_first(
    desk: Client, priya: Member, call: Courtesy
) -> None:
    acts.reached(call, by=cast.joel(priya.firm), now=SOON)

    answer = desk.post(place(call, "reached"), {"words": "she wants it by March"})

    assert answer.status_code == 409
    assert "she wants it by March" in answer.content.decode()


def test_a_refused_form_may_be_sent_again(desk: Client, priya: Member, thanks: Courtesy) -> None:
    """Its token was not used up by what was not done."""
    sent = fields(desk.get(place(thanks)).content.decode(), place(thanks, "send"))
    acts.done_otherwise(thanks, by=priya, now=SOON, way="call")
    assert desk.post(place(thanks, "send"), sent).status_code == 409

    acts.undo(thanks, by=priya, now=SOON)

    assert desk.post(place(thanks, "send"), sent).status_code == 302
    assert now_of(thanks) == State.ON_ITS_WAY


@pytest.mark.parametrize("act", ["send", "done", "later", "not-needed", "reached", "no-answer"])
def test_no_act_is_done_on_what_is_done(desk: Client, priya: Member, thanks: Courtesy, act: str) -> None:
    acts.done_otherwise(thanks, by=priya, now=SOON, way="call")
    before = happened(thanks)

    assert desk.post(place(thanks, act)).status_code == 409

    assert happened(thanks) == before
    with pytest.raises(NotOwedAnyMore):
        acts.not_needed(thanks, reason="", by=priya, now=SOON)


# --- whatever is typed ----------------------------------------------------------------------------------------


def test_every_naughty_string_is_kept_as_words(desk: Client, thanks: Courtesy) -> None:
    for text in NAUGHTY[::7]:
        kept = desk.post(place(thanks, "draft"), {"subject": text, "text": text, "register": text})
        assert kept.status_code == 204, text
        assert desk.get(place(thanks)).status_code == 200, text
        for act, field in (("not-needed", "reason"), ("done", "words"), ("send", "text")):
            answer = desk.post(place(thanks, act), {field: text, "subject": text, "register": text, "way": text})
            assert answer.status_code in {302, 409}, (act, text)
            desk.post(place(thanks, "undo"))


def test_a_megabyte_is_cut_and_not_choked_on(desk: Client, thanks: Courtesy) -> None:
    answer = desk.post(place(thanks, "send"), {"text": "a" * 1_000_000, "subject": "b" * 100_000})

    assert answer.status_code == 302
    assert len(Letter.objects.of(thanks.firm).order_by("id").get().text) == 20_000


# --- whose it is ----------------------------------------------------------------------------------------------


ACTS = ("send", "done", "later", "not-needed", "undo", "reached", "no-answer", "recorded", "draft")


def test_what_another_firm_owes_does_not_exist(client: Client, thanks: Courtesy) -> None:
    grace = cast.grace()
    client.force_login(grace.user)

    for part in ("", "closed", "card"):
        assert client.get(at(grace, "courtesies", thanks.public_id, *filter(None, [part]))).status_code == 404
    for act in ACTS:
        assert client.post(at(grace, "courtesies", thanks.public_id, act)).status_code == 404
        assert client.post(place(thanks, act)).status_code == 404
    assert now_of(thanks) == State.OWED


def test_what_was_never_owed_does_not_exist(desk: Client, priya: Member) -> None:
    assert desk.get(at(priya, "courtesies", uuid4())).status_code == 404
    assert desk.post(at(priya, "courtesies", uuid4(), "send")).status_code == 404


def test_a_viewer_reads_it_and_cannot_press_anything(client: Client, priya: Member, thanks: Courtesy) -> None:
    client.force_login(cast.joel(priya.firm, role=Role.VIEWER).user)

    assert client.get(place(thanks)).status_code == 200
    for act in ACTS:
        assert client.post(place(thanks, act)).status_code == 403, act
    assert now_of(thanks) == State.OWED


def test_nothing_is_done_by_a_link(desk: Client, thanks: Courtesy) -> None:
    for act in ACTS:
        assert desk.get(place(thanks, act)).status_code == 405
