"""Their page, as a member sees to it: look at what they see, give a link away once, end it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from obliged.ports import clock
from obliged.records.firms import Member
from obliged.records.people import Person
from obliged.records.referrals import Referral
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def desk(priya: Member) -> Client:
    client = Client()
    client.force_login(cast.account(priya))
    return client


@pytest.fixture
def ana(priya: Member) -> Person:
    referral: Referral = cast.ana_sends_kwame(priya, notes="Bankrupt in 2019")
    return cast.person(referral.firm, "ana")


def place(person: Person) -> str:
    return f"/f/raman-vale/people/{person.public_id}/their-page/"


def test_a_member_sees_what_they_see(desk: Client, ana: Person) -> None:
    with clock.stopped_at(MONDAY):
        page = desk.get(place(ana)).content.decode()

    assert "This is what they see" in page
    assert "It is in hand, and there is nothing new to tell yet." in page
    assert "No link opens it now." in page
    assert "Bankrupt" not in page


def test_a_link_is_shown_once_and_opens_their_page(desk: Client, ana: Person) -> None:
    with clock.stopped_at(MONDAY):
        made = desk.post(place(ana) + "link/").content.decode()
        path = "/" + re.findall(r'value="https?://[^/]+/(p/[\w-]+/)"', made)[0]
        later = desk.get(place(ana)).content.decode()

        assert Client().get(path).status_code == 200
        assert path not in later
        assert "A link opens it until" in later


def test_every_link_ends_with_one_press(desk: Client, ana: Person) -> None:
    with clock.stopped_at(MONDAY):
        made = [desk.post(place(ana) + "link/").content.decode() for _ in range(2)]
        paths = ["/" + re.findall(r'value="https?://[^/]+/(p/[\w-]+/)"', page)[0] for page in made]
        desk.post(place(ana) + "end/")

        assert [Client().get(path).status_code for path in paths] == [410, 410]
        assert "No link opens it now." in desk.get(place(ana)).content.decode()


def test_looking_makes_no_link(desk: Client, ana: Person) -> None:
    from obliged.records.links import PortalLink

    desk.get(place(ana))

    assert not PortalLink.unscoped.exists()


def test_the_page_of_somebody_of_another_firm_is_not_there(ana: Person) -> None:
    grace = cast.grace()
    client = Client()
    client.force_login(cast.account(grace))

    assert client.get(f"/f/adeyemi-books/people/{ana.public_id}/their-page/").status_code == 404
    assert client.post(f"/f/adeyemi-books/people/{ana.public_id}/their-page/link/").status_code == 404
