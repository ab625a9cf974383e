"""What each side expects, on the pages: for members, and for whoever holds the link."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from obliged.acts import understandings
from obliged.domain.members import Role
from obliged.domain.understandings import Expectation
from obliged.ports import clock
from obliged.records.firms import Member
from obliged.records.letters import Letter
from obliged.records.people import Person
from obliged.records.understandings import Understanding
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
CHOSEN = {
    "ours_will": ["thank"], "theirs_will": ["say_why"], "theirs_wont": ["report"],
    "theirs_wont_own": "No calls on Fridays\n\n",
}  # fmt: skip


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def ana(priya: Member) -> Person:
    return cast.person(priya.firm, "ana")


@pytest.fixture
def desk(client: Client, priya: Member) -> Client:
    client.force_login(priya.user)
    return client


def at(ana: Person, *parts: str) -> str:
    return "/".join([f"/f/{ana.firm.slug}/people/{ana.public_id}/understanding", *parts, ""])


def test_sentences_of_the_library_and_ones_own_are_kept_and_shown_as_they_will_be_read(
    desk: Client, ana: Person
) -> None:
    assert b"Nothing is agreed with Ana yet." in desk.get(at(ana)).content

    page = desk.post(at(ana), CHOSEN, follow=True).content.decode()

    assert "This is what Ana reads" in page
    assert "You do not report back to us." in page
    assert "No calls on Fridays." in page
    assert "Nobody asks Ana whether they met, or what came of it." in page
    assert "It is no contract" in page


def test_one_side_alone_is_refused_and_nothing_chosen_is_lost(desk: Client, ana: Person) -> None:
    page = desk.post(at(ana), {"theirs_wont": ["chase"], "ours_will_own": ""})

    assert page.status_code == 422
    assert b"It needs a sentence of each side." in page.content
    assert b'value="chase" checked' in page.content
    assert not Understanding.objects.of(ana.firm).exists()


def test_the_page_takes_few_statements(desk: Client, ana: Person) -> None:
    desk.post(at(ana), CHOSEN)

    with CaptureQueriesContext(connection) as statements:
        desk.get(at(ana))

    assert len(statements) <= 7


def test_the_letter_carries_a_link_at_which_they_agree_with_one_press(
    desk: Client, client: Client, ana: Person
) -> None:
    desk.post(at(ana), CHOSEN)
    draft = desk.get(at(ana, "send")).content.decode()
    assert "(their link)" in draft

    sent = desk.post(at(ana, "send"), {"subject": "Us", "text": "Ana, here: (their link)"})
    assert sent.status_code == 302
    letter = Letter.objects.of(ana.firm).get(kind="understanding")
    secret = letter.text.split("/u/")[1].split("/")[0]
    theirs = Client()
    assert theirs.get(f"/u/{secret}/").status_code == 410  # it has not left yet

    Letter.objects.of(ana.firm).filter(pk=letter.pk).update(passage="sent")
    shown = theirs.get(f"/u/{secret}/")
    assert b"You do not report back to us." in shown.content
    assert shown["Referrer-Policy"] == "no-referrer"
    assert not Understanding.objects.of(ana.firm).get().acknowledged_at

    assert theirs.post(f"/u/{secret}/", {"answer": "yes", "words": "Gladly."}).status_code == 303
    assert b"Thank you. That is how we will do it." in theirs.get(f"/u/{secret}/").content
    page = desk.get(at(ana)).content.decode()
    assert "Ana agreed" in page
    assert "Gladly." in page


def test_seeing_it_differently_needs_a_line(desk: Client, priya: Member, ana: Person) -> None:
    lines = (Expectation(True, True, "thank"), Expectation(False, True, "say_why"))
    understanding = understandings.write(ana, lines, by=priya, now=clock.now())
    address = understandings.link(understanding, now=clock.now()).partition("//")[2].partition("/")[2]
    theirs = Client()

    refused = theirs.post(f"/{address}", {"answer": "no"})
    assert refused.status_code == 422
    assert b"Write a line on how you see it" in refused.content

    assert theirs.post(f"/{address}", {"answer": "no", "words": "Not the reasons."}).status_code == 303
    assert b"Thank you for saying so." in theirs.get(f"/{address}").content


@pytest.mark.parametrize("secret", ["x", "a" * 43, "a" * 900, "%00", "../admin"])
def test_a_wrong_link_says_the_same_as_an_old_one(secret: str) -> None:
    answer = Client().get(f"/u/{secret}/")

    assert answer.status_code in {404, 410}


def test_agreed_in_person_and_let_go(desk: Client, ana: Person) -> None:
    desk.post(at(ana), CHOSEN)

    assert b"Ana agreed today" in desk.post(at(ana, "agreed"), follow=True).content
    assert b"Nothing is agreed with Ana yet." in desk.post(at(ana, "end"), follow=True).content


def test_another_firm_and_a_viewer(client: Client, priya: Member, ana: Person) -> None:
    client.force_login(cast.joel(priya.firm, role=Role.VIEWER).user)
    assert client.get(at(ana)).status_code == 200
    assert client.post(at(ana), CHOSEN).status_code == 403
    client.force_login(cast.grace().user)
    assert client.get(at(ana)).status_code == 404


def test_the_year_ends_on_today_with_a_way_to_the_page(desk: Client, priya: Member, ana: Person) -> None:
    with clock.stopped_at(MONDAY):
        desk.post(at(ana), CHOSEN)
        desk.post(at(ana, "agreed"))
    with clock.stopped_at(MONDAY + timedelta(days=340)):
        desk.force_login(priya.user)  # the sign-in has run out
        today = desk.get(f"/f/{priya.firm.slug}/").content.decode()

    assert "what you expect of each other with" in today
