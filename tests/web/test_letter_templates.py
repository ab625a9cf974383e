"""A firm's own words: places that it may use, and nothing that a letter should not say."""

from __future__ import annotations

import pytest
from django.test import Client

from obliged.domain.letters import LETTERS
from obliged.queries import drafts
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.playbooks import Template
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(client: Client) -> Member:
    member = cast.priya()
    client.force_login(member.user)
    return member


def path(member: Member, letter: str = "thank_received", register: str = "plain") -> str:
    return f"/f/{member.firm.slug}/settings/letters/{letter}/{register}/"


def drafted(member: Member) -> str:
    cast.ana_sends_kwame(member)
    row = Courtesy.objects.of(member.firm).get(rule="thank_received")
    return drafts.draft_for(row, by=member, as_of=MONDAY).text


def test_every_letter_is_listed_under_a_name(client: Client, priya: Member) -> None:
    page = client.get(f"/f/{priya.firm.slug}/settings/letters/").content.decode()

    assert page.count("/settings/letters/") >= len(LETTERS)
    assert "_" not in page.split("<main")[1].split("</main")[0].replace("/settings/letters/", "").split(">Thanks")[0][-1]


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_can_be_read_with_people_of_the_cast(client: Client, priya: Member, letter: str) -> None:
    page = client.get(path(priya, letter))

    assert page.status_code == 200
    assert "How it reads" in page.content.decode()


def test_the_firms_own_words_are_what_is_drafted(client: Client, priya: Member) -> None:
    client.post(path(priya), {"subject": "For {prospect}", "text": "Obliged to you for {prospect}.", "act": "keep"})

    assert "Obliged to you for Kwame." in drafted(priya)


@pytest.mark.parametrize("text", ["{0.__class__}", "{{ settings.SECRET_KEY }}", "{need}", "", "   ", "{prospect", "x" * 19_000])
def test_what_a_letter_may_not_hold_is_said_and_kept_out(client: Client, priya: Member, text: str) -> None:
    answer = client.post(path(priya), {"subject": "Thanks", "text": text, "act": "keep"})

    assert answer.status_code == 422
    assert not Template.objects.of(priya.firm).exists()


def test_back_to_ours(client: Client, priya: Member) -> None:
    client.post(path(priya), {"subject": "S", "text": "Obliged for {prospect}.", "act": "keep"})

    client.post(path(priya) + "ours/")

    assert "Thank you for sending Kwame" in drafted(priya)


def test_looking_keeps_nothing(client: Client, priya: Member) -> None:
    page = client.post(path(priya), {"subject": "S", "text": "Obliged for {prospect}.", "act": "look"}).content.decode()

    assert "Obliged for Kwame." in page
    assert not Template.objects.of(priya.firm).exists()


@pytest.mark.parametrize(("letter", "register"), [("nothing", "plain"), ("thank_received", "loud")])
def test_a_letter_that_does_not_exist_is_not_found(client: Client, priya: Member, letter: str, register: str) -> None:
    assert client.get(path(priya, letter, register)).status_code == 404


def test_another_firms_words_stay_theirs(client: Client, priya: Member) -> None:
    grace = cast.grace()
    client.post(path(priya), {"subject": "S", "text": "Obliged for {prospect}.", "act": "keep"})

    assert "Obliged for" not in drafted(grace)
