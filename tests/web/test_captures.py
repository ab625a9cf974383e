"""Capture: the box shows how it understood the words, keeps them once, and loses nothing that was typed."""

from __future__ import annotations

import gzip
import re
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from obliged.acts import people
from obliged.domain.members import Role
from obliged.domain.referrals import Stage
from obliged.ports import clock
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.people import Person, Phone
from obliged.records.referrals import Referral
from tests import cast
from tests.cast import MONDAY
from tests.naughty import NAUGHTY

pytestmark = pytest.mark.django_db
LINE = "Sally Okafor, second bakery opening March, needs plans. From Luis. 503 555 0188"


@pytest.fixture
def priya() -> Member:
    member = cast.priya()
    cast.person(member.firm, "luis")
    return member


@pytest.fixture
def desk(client: Client, priya: Member) -> Any:
    client.force_login(priya.user)
    with clock.stopped_at(MONDAY):
        yield client


class Filled(HTMLParser):
    """The capture form as a browser would send it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.inside: str | None = None
        self.select = ""
        self.is_form = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.is_form = at.get("action", "").endswith("/capture/")
        if not self.is_form:
            return
        name = at.get("name", "")
        if tag == "input" and name and (at.get("type") not in {"radio", "checkbox"} or "checked" in at):
            self.fields[name] = at.get("value", "on")
        elif tag == "textarea":
            self.inside = name
            self.fields[name] = ""
        elif tag == "select":
            self.select = name
            self.fields.setdefault(name, "")
        elif tag == "option" and "selected" in at:
            self.fields[self.select] = at["value"]

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.fields[self.inside] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.inside:
            self.fields[self.inside] = self.fields[self.inside].removeprefix("\n")
            self.inside = None
        if tag == "form":
            self.is_form = False


def filled(page: Any) -> dict[str, str]:
    return Filled(page.content.decode()).fields


def second_of(page: Any) -> str:
    """What the button says that keeps the same words a second time."""
    found = re.search(r'<button[^>]* name="second" value="(\w+)"', page.content.decode())
    return found[1] if found else ""


def at(member: Member) -> str:
    return f"/f/{member.firm.slug}/capture/"


def shown(desk: Client, member: Member, text: str, **more: str) -> Any:
    """The reading, as the first press without a script brings it."""
    return desk.post(at(member), filled(desk.get(at(member))) | {"text": text} | more)


def kept(desk: Client, member: Member, text: str, **more: str) -> Any:
    return desk.post(at(member), filled(shown(desk, member, text)) | more)


# --- the reading ----------------------------------------------------------------------------------------------


def test_the_box_is_empty_with_an_example_below(desk: Client, priya: Member) -> None:
    page = desk.get(at(priya)).content.decode()

    assert "Who did you hear about?" in page
    assert "For example: Sally Okafor" in page
    assert "Understood as" not in page


def test_the_first_press_without_a_script_shows_the_reading_and_keeps_nothing(desk: Client, priya: Member) -> None:
    page = shown(desk, priya, LINE).content.decode()

    assert "Understood as" in page
    assert "Luis Ferreira" in page
    assert not Referral.objects.of(priya.firm).exists()
    assert not Person.objects.of(priya.firm).filter(name="Sally Okafor").exists()


def test_the_reading_comes_while_one_types_and_changes_nothing(desk: Client, priya: Member) -> None:
    part = desk.post(f"{at(priya)}reading/", {"text": LINE}, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in part
    assert "Sally Okafor" in part
    assert not Happening.objects.of(priya.firm).exists()


def test_words_in_the_address_are_read(desk: Client, priya: Member) -> None:
    assert "Understood as" in desk.get(at(priya), {"text": LINE}).content.decode()


def test_one_press_keeps_where_nothing_is_left_to_choose(desk: Client, priya: Member) -> None:
    """A script says that the reading was on its way; the page after it tells what was understood."""
    answer = shown(desk, priya, LINE, hurry="")

    assert answer.status_code == 302
    assert Referral.objects.of(priya.firm).exists()


def test_one_press_keeps_nothing_while_a_question_is_open(desk: Client, priya: Member) -> None:
    cast.person(priya.firm, "sally")

    page = shown(desk, priya, LINE, hurry="")

    assert "You know a Sally Okafor. Same person?" in page.content.decode()
    assert not Referral.objects.of(priya.firm).exists()


def test_other_words_are_read_again_before_they_are_kept(desk: Client, priya: Member) -> None:
    form = filled(shown(desk, priya, LINE))

    page = desk.post(at(priya), form | {"text": "Mei Tanaka needs a shop front, from Luis"})

    assert page.status_code == 200
    assert "Mei Tanaka" in page.content.decode()
    assert not Referral.objects.of(priya.firm).exists()


# --- keeping --------------------------------------------------------------------------------------------------


def test_the_example_line_keeps_a_referral_and_says_what_is_owed(desk: Client, priya: Member) -> None:
    page = desk.get(kept(desk, priya, LINE).headers["Location"]).content.decode()

    assert "Kept. Call Sally by 10:00; thank Luis by 13:00." in page
    assert "Luis Ferreira sent you Sally Okafor. The need: plans." in page
    referral = Referral.objects.of(priya.firm).get()
    assert f"/referrals/{referral.public_id}/" in page
    assert Phone.objects.of(priya.firm).get(person__name="Sally Okafor").e164 == "+15035550188"
    assert set(Courtesy.objects.of(priya.firm).filter(state=State.OWED).values_list("rule", flat=True)) >= {
        "thank_received",
        "call",
    }


def test_a_form_sent_twice_keeps_once(desk: Client, priya: Member) -> None:
    form = filled(shown(desk, priya, LINE))

    first, second = desk.post(at(priya), form), desk.post(at(priya), form)

    assert first.headers["Location"] == second.headers["Location"]
    assert desk.get(second.headers["Location"]).status_code == 200
    assert Referral.objects.of(priya.firm).count() == 1


@pytest.mark.parametrize("text", [LINE, "Lunch with Luis yesterday"])
def test_the_same_words_a_second_time_are_asked_about(desk: Client, priya: Member, text: str) -> None:
    first = kept(desk, priya, text)
    with clock.stopped_at(MONDAY + timedelta(minutes=2)):
        page = shown(desk, priya, text, hurry="")
        again = desk.post(at(priya), filled(page))
    happened = Happening.objects.of(priya.firm).count()

    assert (page.status_code, again.status_code) == (409, 409)
    assert "You kept this two minutes ago: open it, or keep a second one?" in page.content.decode()
    assert "Open it" in page.content.decode()
    assert filled(page)["text"] == text

    with clock.stopped_at(MONDAY + timedelta(minutes=3)):
        second = desk.post(at(priya), filled(page) | {"second": second_of(page)})

    assert second.status_code == 302
    assert second.headers["Location"] != first.headers["Location"]
    assert Happening.objects.of(priya.firm).count() > happened


def test_words_taken_back_of_another_member_or_of_another_day_are_kept_at_once(desk: Client, priya: Member) -> None:
    where = kept(desk, priya, LINE).headers["Location"]
    desk.post(f"{where}undo/")
    assert kept(desk, priya, LINE).status_code == 302

    with clock.stopped_at(MONDAY + timedelta(days=1, minutes=1)):
        assert kept(desk, priya, LINE, join_who="new").status_code == 302
    joel = Client()
    joel.force_login(cast.joel(priya.firm).user)
    with clock.stopped_at(MONDAY + timedelta(days=1, minutes=2)):
        assert kept(joel, priya, LINE, join_who="new").status_code == 302


def test_the_same_person_is_joined_only_when_a_member_says_so(desk: Client, priya: Member) -> None:
    sally = cast.person(priya.firm, "sally")

    kept(desk, priya, LINE)
    kept(desk, priya, LINE + " again", join_who=str(sally.public_id))

    assert Person.objects.of(priya.firm).filter(name="Sally Okafor").count() == 2
    assert Phone.objects.of(priya.firm).filter(person=sally).count() == 2


def test_a_line_put_right_is_kept_as_it_was_put_right(desk: Client, priya: Member) -> None:
    kept(desk, priya, LINE, need="plans for a second bakery", phones="503 555 0199", when="")

    referral = Referral.objects.of(priya.firm).get()
    assert (referral.need, referral.when_needed, referral.words) == ("plans for a second bakery", "", LINE)
    assert Phone.objects.of(priya.firm).get(person__name="Sally Okafor").typed == "503 555 0199"


def test_what_was_put_right_stays_when_the_words_go_on(desk: Client, priya: Member) -> None:
    form = filled(shown(desk, priya, LINE)) | {"need": "drawings", "when": ""}

    page = desk.post(at(priya), form | {"text": LINE + " Soon"})
    again = desk.post(at(priya), filled(page))

    assert again.status_code == 302
    referral = Referral.objects.of(priya.firm).get()
    assert (referral.need, referral.when_needed) == ("drawings", "")


def test_a_name_put_right_that_may_be_somebody_known_is_shown_first(desk: Client, priya: Member) -> None:
    cast.person(priya.firm, "mei")
    form = filled(shown(desk, priya, LINE)) | {"who": "Mei Tanaka"}

    page = desk.post(at(priya), form)

    assert "You know a Mei Tanaka. Same person?" in page.content.decode()
    assert not Referral.objects.of(priya.firm).exists()


def test_a_kind_chosen_by_hand_is_kept_as_that(desk: Client, priya: Member) -> None:
    form = filled(shown(desk, priya, LINE)) | {"sort": "note"}
    page = desk.post(at(priya), form)

    answer = desk.post(at(priya), filled(page))

    assert answer.status_code == 302
    assert not Referral.objects.of(priya.firm).exists()
    assert Happening.objects.of(priya.firm).get().words.text == LINE


def test_of_two_called_luis_nothing_is_kept_before_one_is_chosen(desk: Client, priya: Member) -> None:
    people.keep(firm=priya.firm, name="Luis Prado", now=MONDAY)

    page = kept(desk, priya, LINE)

    assert page.status_code == 422
    assert "You know more than one. Choose which one is meant." in page.content.decode()
    assert filled(page)["text"] == LINE


def test_who_sent_them_is_asked(desk: Client, priya: Member) -> None:
    page = kept(desk, priya, LINE, introducer="")

    assert page.status_code == 422
    assert "Who sent them? Write a name; one word is enough." in page.content.decode()


def test_an_unticked_call_is_not_asked_for(desk: Client, priya: Member) -> None:
    form = filled(shown(desk, priya, LINE))
    del form["call"]

    page = desk.get(desk.post(at(priya), form).headers["Location"]).content.decode()

    assert "Kept. Thank Luis by 13:00." in page


def test_a_promise_asks_for_its_day(desk: Client, priya: Member) -> None:
    page = kept(desk, priya, "Promised Luis the drawings")
    assert page.status_code == 422
    assert "By when did you promise it?" in page.content.decode()

    answer = desk.post(at(priya), filled(page) | {"due": "2026-11-20"})

    assert "Keep your word to Luis by 17:00 on Friday" in desk.get(answer.headers["Location"]).content.decode()


def test_news_is_recorded_on_the_referral_that_was_chosen(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    page = kept(desk, priya, "Kwame chose somebody else")
    assert page.status_code == 422
    answer = desk.post(at(priya), filled(page) | {"reason": "chose_other"})

    assert answer.status_code == 302
    assert Referral.objects.of(priya.firm).get().stage == Stage.LOST


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Introduce Sally to Luis, she needs a lease", "You introduce Sally to Luis Ferreira. The need: lease."),
        ("Rosa Quintero needs a bookkeeper by April", "Rosa Quintero needs somebody: bookkeeper."),
        ("Met Dara Whitlock at the chamber breakfast", "You met Dara Whitlock at the chamber breakfast."),
        ("Lunch with Luis yesterday", "You were in touch with Luis Ferreira."),
    ],
)
def test_other_kinds_are_kept_and_told(desk: Client, priya: Member, text: str, said: str) -> None:
    assert said in desk.get(kept(desk, priya, text).headers["Location"]).content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("emails", "sally at bakery", "is no email address"),
        ("phones", "1, 2, 3, 4", "Keep to 3 here"),
        ("day", "yesterday-ish", "Choose a day as year, month and day."),
        ("day", "2027-01-01", "That day is still to come."),
        ("day", "0001-01-01", "That day is too far away"),
        ("who", "x" * 400, "That is too long for this line. Keep it under 300 characters."),
    ],
)
def test_what_is_wrong_stands_beside_its_line_and_nothing_is_lost(
    desk: Client, priya: Member, field: str, typed: str, sentence: str
) -> None:
    page = kept(desk, priya, LINE, **{field: typed})

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert filled(page)["text"] == LINE
    assert not Referral.objects.of(priya.firm).exists()


def test_nobody_is_introduced_by_themselves(desk: Client, priya: Member) -> None:
    luis = str(Person.objects.of(priya.firm).get(name="Luis Ferreira").public_id)

    page = kept(desk, priya, LINE, who="Luis Ferreira", join_who=luis)

    assert page.status_code == 409
    assert "Nobody is introduced to themselves." in page.content.decode()


# --- the way back ---------------------------------------------------------------------------------------------


def test_undo_takes_it_back_and_brings_the_words_again(desk: Client, priya: Member) -> None:
    where = kept(desk, priya, LINE).headers["Location"]

    back = desk.post(f"{where}undo/")
    page = desk.get(back.headers["Location"])

    assert filled(page)["text"] == LINE
    assert "Taken back." in page.content.decode()
    assert Referral.objects.of(priya.firm).get().stage == Stage.IN_ERROR
    assert not Person.objects.of(priya.firm).known().filter(name="Sally Okafor").exists()
    assert "Taken back." in desk.get(where).content.decode()


def test_what_another_firm_kept_is_not_here(desk: Client, priya: Member) -> None:
    where = kept(desk, priya, LINE).headers["Location"]
    grace = cast.grace()
    other = Client()
    other.force_login(grace.user)
    foreign = where.replace(f"/f/{priya.firm.slug}/", f"/f/{grace.firm.slug}/")

    assert other.get(foreign).status_code == 404
    assert other.post(f"{foreign}undo/").status_code == 404
    assert other.get(where).status_code == 404
    assert desk.get(f"{at(priya)}kept/nonsense/").status_code == 404
    assert desk.get(f"{at(priya)}?again=nonsense").status_code == 404


def test_two_firms_do_not_see_one_anothers_people(priya: Member) -> None:
    grace = cast.grace()
    client = Client()
    client.force_login(grace.user)

    page = client.post(f"{at(grace)}reading/", {"text": LINE}).content.decode()

    assert "Ferreira" not in page


def test_a_viewer_reads_and_keeps_nothing(client: Client, priya: Member) -> None:
    viewer = cast.joins(priya.firm, "Vi Ewer", "vi@ramanvale.example", role=Role.VIEWER)
    client.force_login(viewer.user)

    assert "You read here." in client.get(at(priya)).content.decode()
    assert client.post(at(priya), {"text": LINE}).status_code == 403


# --- whatever is typed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", NAUGHTY)
def test_whatever_is_typed_is_kept_or_answered_with_a_sentence(desk: Client, priya: Member, text: str) -> None:
    page = shown(desk, priya, text)

    assert page.status_code in {200, 422}
    if page.status_code == 422:
        assert not text.strip()
        return
    answer = desk.post(at(priya), filled(page))
    assert answer.status_code in {200, 302, 422}
    if answer.status_code == 302:
        assert desk.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("field", ["who", "introducer", "need", "when", "phones", "emails", "organisation", "day"])
def test_whatever_is_typed_in_a_line_is_kept_or_answered(desk: Client, priya: Member, field: str) -> None:
    form = filled(shown(desk, priya, LINE))
    for text in NAUGHTY[::7]:
        answer = desk.post(at(priya), form | {field: text, "form_token": ""})

        assert answer.status_code in {200, 302, 409, 422}, text


def test_an_empty_box_is_answered_with_a_sentence(desk: Client, priya: Member) -> None:
    page = shown(desk, priya, " \n ")

    assert page.status_code == 422
    assert "Write who it is about, in your own words." in page.content.decode()


def test_a_megabyte_is_not_kept_and_not_lost(desk: Client, priya: Member) -> None:
    text = "Sally needs plans. " * 55_000

    page = shown(desk, priya, text)

    assert page.status_code == 422
    assert "Keep it under 20,000 characters." in page.content.decode()
    assert filled(page)["text"] == text
    assert desk.post(f"{at(priya)}reading/", {"text": text}).status_code == 200


@pytest.mark.parametrize("megabytes", [4, 12])
def test_more_than_we_read_at_once_is_answered_with_what_to_do(desk: Client, priya: Member, megabytes: int) -> None:
    answer = desk.post(at(priya), {"text": "Ana sent us Kwame. " * (megabytes * 55_189)})

    page = answer.content.decode()
    assert answer.status_code == 413
    assert "That is too long" in page
    assert "It is more than 3 megabytes at once; a note has room for 20,000 characters." in page
    assert "what you typed is still there" in page


def test_a_nul_is_left_out(desk: Client, priya: Member) -> None:
    kept(desk, priya, LINE.replace("Sally", "Sal\x00ly"))

    assert Person.objects.of(priya.firm).filter(name="Sally Okafor").exists()


@pytest.mark.parametrize("choice", ["referral", "step", "sort", "join_who", "join_introducer", "read_of", "on"])
def test_a_choice_that_was_never_offered_does_no_harm(desk: Client, priya: Member, choice: str) -> None:
    cast.ana_sends_kwame(priya)

    page = kept(desk, priya, "Kwame chose somebody else", **{choice: "'; drop table people --"})

    assert page.status_code in {200, 422}


# --- measures -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", LINE, "lunch with mei tanaka and luis", "Kwame signed"])
def test_page_and_reading_take_twelve_statements_at_any_size(desk: Client, priya: Member, text: str) -> None:
    cast.ana_sends_kwame(priya)
    for who in cast.PEOPLE:
        cast.person(priya.firm, who)
    few = [statements(desk, priya, text, way) for way in ("get", "reading")]
    for n in range(30):
        people.keep(firm=priya.firm, name=f"Mei Luis Okafor {n}", now=MONDAY)

    assert [statements(desk, priya, text, way) for way in ("get", "reading")] == few
    assert max(few) <= 12


def statements(desk: Client, member: Member, text: str, way: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        page = (
            desk.get(at(member), {"text": text}) if way == "get" else desk.post(f"{at(member)}reading/", {"text": text})
        )
    assert len(gzip.compress(page.content)) < 25_000
    return len(asked)
