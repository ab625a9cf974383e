"""Whoever keeps the books: people, how they are reached, and what is owed in money; no needs, no notes, no words."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from obliged.acts import people
from obliged.domain.happenings import Kind
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
MATTERS = ("a clinic laid out by March", "keeps his books", "Likes to be rung", "in her diary", "serves the small")


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def books(client: Client, priya: Member) -> Client:
    client.force_login(cast.joins(priya.firm, "Bo Keeper", "bo@ramanvale.example", role=Role.BOOKKEEPER).user)
    return client


def page(client: Client, name: str, *args: object) -> str:
    with clock.stopped_at(MONDAY):
        answer = client.get(reverse(name, args=["raman-vale", *args]))
    assert answer.status_code == 200, name
    return answer.content.decode()


def test_no_need_no_note_and_nobodys_words_are_shown(books: Client, priya: Member) -> None:
    ana = cast.person(priya.firm, "ana", notes="It stands in her diary", serves="She serves the small ones")
    cast.ana_sends_kwame(priya)
    people.happened(ana, Kind.NOTED, by=priya, now=MONDAY, words="Likes to be rung")
    house = ana.affiliations.get().organisation
    type(house).objects.of(priya.firm).filter(pk=house.pk).update(notes="It stands in her diary")

    said = "".join(
        page(books, name, *args)
        for name, args in (
            ("today", ()), ("people", ()), ("person", (ana.public_id,)), ("organisation", (house.public_id,)), ("help", ()),
            ("settings", ()), ("settings_members", ()), ("palette", ()),
        )
    )  # fmt: skip

    assert "Ana Duarte" in said
    assert "503 555 0110" in said
    assert not [matter for matter in MATTERS if matter in said]


def test_today_shows_what_is_owed_in_money_and_nothing_else(books: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    assert "Nothing is owed in money." in page(books, "today")

    Courtesy.objects.of(priya.firm).filter(rule="thank_received").update(verb="pay")

    said = page(books, "today")
    assert said.count('class="courtesy') == 1
    assert "Heard back" not in said


def test_the_rail_offers_only_what_opens(books: Client, priya: Member) -> None:
    said = page(books, "people")

    for name in ("referrals", "capture", "introduce", "mailbox", "playbook"):
        assert f'href="{reverse(name, args=["raman-vale"])}"' not in said, name
    for name in ("today", "people", "settings", "help"):
        assert f'href="{reverse(name, args=["raman-vale"])}"' in said, name


def test_a_list_and_a_find_say_nothing_of_who_sent_whom_or_when(books: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    owner = Client()
    owner.force_login(priya.user)

    assert "One has sent you someone." in page(owner, "people")
    listed = page(books, "people")
    assert "Ana Duarte" in listed
    assert "Duarte e Filhos" in listed
    for matter in ("sent you someone", "Sent us", "Given", "Last in touch"):
        assert matter not in listed, matter

    with clock.stopped_at(MONDAY):
        for typed in ("ana", "thank ana", "kwame", "call kwame"):
            found = books.get(reverse("palette", args=["raman-vale"]), {"q": typed}).content.decode()
            assert "one sent" not in found, typed
            assert "clinic" not in found, typed
        assert "one sent" in owner.get(reverse("palette", args=["raman-vale"]), {"q": "ana"}).content.decode()
        assert "Last in touch" not in books.get(reverse("people", args=["raman-vale"]), {"q": "ana"}).content.decode()


def test_every_link_on_their_pages_opens(books: Client, priya: Member) -> None:
    """None leads to a page that only says: not yours."""
    cast.ana_sends_kwame(priya)
    ana = cast.person(priya.firm, "ana")
    to_go, seen = [reverse("today", args=["raman-vale"]), reverse("person", args=["raman-vale", ana.public_id])], set()

    with clock.stopped_at(MONDAY):
        while to_go:
            path = to_go.pop()
            if path in seen:
                continue
            seen.add(path)
            answer = books.get(path, follow=True)
            assert answer.status_code == 200, path
            found = re.findall(r'href="(/f/raman-vale/[^"?#]*)', answer.content.decode())
            to_go += found

    assert len(seen) > 10
