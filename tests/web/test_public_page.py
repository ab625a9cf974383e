"""The public page in the settings: opened by an owner, in the firm's words and colour, with a card to print."""

from __future__ import annotations

import pytest
from django.test import Client

from obliged.domain import colours
from obliged.records.firms import Firm, Member
from tests import cast

pytestmark = pytest.mark.django_db

PLACE = "/f/raman-vale/settings/public-page/"


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def desk(priya: Member) -> Client:
    client = Client()
    client.force_login(cast.account(priya))
    return client


def firm() -> Firm:
    return Firm.objects.get(slug="raman-vale")


def test_an_owner_opens_the_page_and_closes_it(desk: Client) -> None:
    assert "Your public page is closed." in desk.get(PLACE).content.decode()

    desk.post(PLACE, {"is_open": "on", "public_words": "Small shops are where we shine.", "band": "#4A4DBF"})

    page = desk.get(PLACE).content.decode()
    assert "Everybody may introduce someone to you." in page
    assert (firm().public_words, firm().band) == ("Small shops are where we shine.", "#4a4dbf")
    assert 'class="qr"' in page
    assert Client().get("/to/raman-vale/").status_code == 200
    desk.post(PLACE, {"public_words": "", "band": ""})
    assert Client().get("/to/raman-vale/").status_code == 410


def test_a_look_keeps_nothing(desk: Client) -> None:
    page = desk.post(
        PLACE + "look/", {"is_open": "on", "public_words": "We shine.", "band": "#4a4dbf"}
    ).content.decode()

    assert "We shine." in page
    assert 'fill="#4a4dbf"' in page
    assert (firm().public_since, firm().public_words, firm().band) == (None, "", "")


@pytest.mark.parametrize(("typed", "says"), [("pine", "Nobody can mix that."), ("#ffee88", "Nobody would see that")])
def test_a_colour_that_is_none_or_that_nobody_sees_is_refused(desk: Client, typed: str, says: str) -> None:
    answer = desk.post(PLACE, {"band": typed})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert firm().band == ""


def test_the_colour_that_is_offered_instead_shows_by_day_and_by_night() -> None:
    for typed in ("#ffee88", "#ffffff", "#000000", "#4a4dbf", "#0b3b31"):
        assert colours.contrast(colours.nearest_that_shows(typed), colours.DAY) >= 3
        assert colours.contrast(colours.by_night(typed), colours.NIGHT) >= 3


def test_only_an_owner_opens_it(priya: Member) -> None:
    client = Client()
    client.force_login(cast.account(cast.joel(priya.firm)))

    assert client.post(PLACE, {"is_open": "on"}).status_code == 403
    assert firm().public_since is None


def test_the_card_to_print_bears_the_address(desk: Client) -> None:
    page = desk.get(PLACE + "card/").content.decode()

    assert "/to/raman-vale" in page
    assert 'class="qr"' in page
