"""Find or do: a few letters are enough, and a verb before a name means what is owed."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import obliged
from obliged.ports import clock
from obliged.queries import palette
from obliged.queries.palette import Offer
from obliged.records.firms import Member
from obliged.web.keys import KEYS
from tests import cast
from tests.cast import MONDAY
from tests.naughty import NAUGHTY

pytestmark = pytest.mark.django_db
NOW = MONDAY + timedelta(minutes=20)


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def desk(client: Client, priya: Member) -> Client:
    client.force_login(priya.user)
    return client


def offers(member: Member, text: str) -> list[Offer]:
    return list(palette.offers(member, text, as_of=NOW))


def names(member: Member, text: str) -> list[str]:
    return [offer.name for offer in offers(member, text)]


def test_without_a_letter_it_shows_the_most_urgent_and_the_places(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    said = names(priya, "")

    assert said[:2] == ["Call Kwame Boateng, within the hour", "Thank Ana Duarte for Kwame Boateng"]
    assert {"Today", "Referrals", "People", "Playbook"} <= set(said)


def test_people_come_first_then_what_can_be_done(priya: Member) -> None:
    cast.person(priya.firm, "luis")

    said = names(priya, "lu")

    assert said == ["Luis Ferreira", "Capture a referral from Luis Ferreira", "Introduce Luis Ferreira"]


def test_thank_and_a_name_mean_the_thanks_that_are_owed(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    first = offers(priya, "thank an")[0]

    assert first.name == "Thank Ana Duarte for Kwame Boateng"
    assert first.page == "courtesy"


def test_call_and_a_name_mean_the_call_and_the_number_to_press(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    said = offers(priya, "call kw")

    assert said[0].name.startswith("Call Kwame Boateng")
    assert said[0].page == "courtesy"
    assert said[1].href == "tel:5035550112"


def test_introduce_and_two_names_fill_in_both(priya: Member) -> None:
    sally, fred = cast.person(priya.firm, "sally"), cast.person(priya.firm, "fred")

    for text in (
        "introduce sally fred",
        "Introduce Sally to Fred",
        "introduce okafor and lindq",
        "introduce sally ok, fred",
    ):
        first = offers(priya, text)[0]
        assert first.name == "Introduce Sally Okafor to Fred Lindqvist", text
        assert first.query == {"prospect": str(sally.public_id), "provider": str(fred.public_id)}


def test_introduce_and_one_name_fill_in_the_one(priya: Member) -> None:
    cast.person(priya.firm, "sally")

    assert names(priya, "introduce sally") == ["Introduce Sally Okafor", "Introduce two people"]
    assert names(priya, "introduce nobody") == ["Introduce two people"]


@pytest.mark.parametrize(
    ("text", "page", "query"),
    [
        ("capture Rosa needs plans", "capture", {"text": "Rosa needs plans"}),
        ("new person Mei Tanaka", "person_new", {"name": "Mei Tanaka"}),
        ("add Mei", "person_new", {"name": "Mei"}),
        ("go referrals", "referrals", {}),
        ("go to today", "today", {}),
        ("playbook", "playbook", {}),
        ("settings", "settings", {}),
        ("mailbox", "mailbox", {}),
        ("help", "help", {}),
    ],
)
def test_what_is_meant_is_offered_first(priya: Member, text: str, page: str, query: dict[str, str]) -> None:
    first = offers(priya, text)[0]

    assert (first.page, dict(first.query)) == (page, query)


def test_who_is_not_known_can_be_added_or_captured(priya: Member) -> None:
    assert [offer.page for offer in offers(priya, "Quentin")] == ["person_new", "capture"]


def test_a_verb_that_is_also_a_name_still_finds_the_name(priya: Member) -> None:
    cast.people.keep(firm=priya.firm, name="Call Me Ishmael", now=MONDAY)

    assert names(priya, "call me")[0] == "Call Me Ishmael"


def test_the_dialog_gets_the_lines_alone_and_a_browser_without_script_the_page(desk: Client, priya: Member) -> None:
    cast.person(priya.firm, "ana")
    url = f"/f/{priya.firm.slug}/find/"

    part = desk.get(url, {"q": "ana"}, headers={"HX-Request": "true"}).content.decode()
    page = desk.get(url, {"q": "ana"}).content.decode()

    assert 'role="option"' in part
    assert "<html" not in part
    assert "Ana Duarte" in part
    assert "<html" in page
    assert "Ana Duarte" in page


def test_every_offer_leads_to_a_page(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    url = f"/f/{priya.firm.slug}/find/"
    with clock.stopped_at(NOW):
        for text in (
            "",
            "ana",
            "boateng",
            "thank ana",
            "call kwame",
            "introduce ana kwame",
            "capture x",
            "new x",
            "go help",
        ):
            for address in re.findall(
                r'href="([^"]+)"', desk.get(url, {"q": text}, headers={"HX-Request": "true"}).content.decode()
            ):
                if not address.startswith("tel:"):
                    assert desk.get(address.replace("&amp;", "&")).status_code == 200, (text, address)


@pytest.mark.parametrize(
    "text", ["", "ana", "thank ana", "call kwame", "introduce ana kwame", "introduce ana b kwame", "zzz"]
)
def test_nothing_that_is_typed_takes_more_than_twelve_statements(desk: Client, priya: Member, text: str) -> None:
    cast.ana_sends_kwame(priya)
    cast.sally_to_fred(priya)

    with clock.stopped_at(NOW), CaptureQueriesContext(connection) as statements:
        desk.get(f"/f/{priya.firm.slug}/find/", {"q": text})

    assert len(statements) <= 12


@pytest.mark.slow
def test_no_naughty_string_breaks_it(desk: Client, priya: Member) -> None:
    cast.person(priya.firm, "ana")
    url = f"/f/{priya.firm.slug}/find/"
    verbs = ("", "thank ", "introduce ", "capture ", "new person ")
    for n, text in enumerate(NAUGHTY):
        said = verbs[n % len(verbs)] + text
        assert desk.get(url, {"q": said}, headers={"HX-Request": "true"}).status_code == 200, said


def test_what_was_typed_reaches_capture_whole(desk: Client, priya: Member) -> None:
    page = desk.get(f"/f/{priya.firm.slug}/find/", {"q": "capture Rosa & Sons, 100% sure?"}).content.decode()
    address = next(a for a in re.findall(r'href="([^"]+)"', page) if "text=" in a)

    assert parse_qs(urlsplit(address.replace("&amp;", "&")).query)["text"] == ["Rosa & Sons, 100% sure?"]


# --- help -----------------------------------------------------------------------------------------------------


def test_help_says_the_keys_and_the_words(desk: Client, priya: Member) -> None:
    page = desk.get(f"/f/{priya.firm.slug}/help/").content.decode()

    for said in ("Capture a referral", "Undo the newest", "How Today works", "Introducer", "It waits 10 minutes"):
        assert said in page


def test_every_key_that_a_page_knows_stands_in_help() -> None:
    known = {key.named for _, keys in KEYS for key in keys if key.named}
    templates = (Path(obliged.__file__).parent / "web" / "templates").rglob("*.html")
    pressed = {
        key for path in templates for key in re.findall(r'data-key="([^"{]+)"', path.read_text(encoding="utf-8"))
    }

    assert pressed <= known
