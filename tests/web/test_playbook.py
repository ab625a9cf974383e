"""The playbook page: a number moves what is owed, a look shows it first, and nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from obliged.acts import playbooks
from obliged.domain.members import Role
from obliged.domain.playbook import DEFAULT
from obliged.queries import playbooks as queries
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.playbooks import PlaybookChange
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(client: Client) -> Member:
    member = cast.priya()
    client.force_login(member.user)
    return member


def path(member: Member, more: str = "") -> str:
    return f"/f/{member.firm.slug}/playbook/{more}"


def whole(**changed: str) -> dict[str, str]:
    """The form as the page shows it, every rule on, with these fields typed anew."""
    said = {"whole": "1", "version": "0"}
    for rule in DEFAULT:
        said[f"{rule.key}-on"] = "on"
        said |= {f"{rule.key}-{n}": str(span) for n, span in enumerate(rule.spans)}
    return said | changed


def test_each_rule_reads_as_a_sentence(client: Client, priya: Member) -> None:
    page = client.get(path(priya)).content.decode()

    assert "thank the introducer within" in page
    assert page.count('class="rule"') == len(DEFAULT)


def test_looking_changes_nothing_and_says_what_would_move(client: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    due = Courtesy.objects.of(priya.firm).get(rule="thank_received").due_at

    page = client.post(path(priya, "rules/"), whole(**{"thank_received-0": "2"})).content.decode()

    assert "This moves one courtesy that is owed now." in page
    assert "instead of" in page
    assert not PlaybookChange.objects.of(priya.firm).exists()
    assert Courtesy.objects.of(priya.firm).get(rule="thank_received").due_at == due


def test_keeping_does_what_the_look_said(client: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    changes: dict[str, dict[str, Any]] = {"thank_received": {"spans": [2]}, "answer": {"on": False}}
    looked = queries.preview(priya, changes, as_of=MONDAY)

    client.post(path(priya, "rules/"), whole(**{"thank_received-0": "2", "answer-on": "", "keep": "1"}))

    assert looked.count == 2
    assert Courtesy.objects.of(priya.firm).get(rule="thank_received").due_at == MONDAY + timedelta(hours=2)
    assert not Courtesy.objects.of(priya.firm).filter(rule="answer").exists()


@pytest.mark.parametrize("typed", ["0", "367", "-1", "four", "1.5", "", "9" * 50, "\x00", "٣"])
def test_a_number_that_is_none_says_so_beside_the_field(client: Client, priya: Member, typed: str) -> None:
    answer = client.post(path(priya, "rules/"), whole(**{"call-0": typed, "keep": "1"}))

    assert answer.status_code in {422, 302}
    if answer.status_code == 422:
        assert "whole one from 1 to 366" in answer.content.decode()
        assert not PlaybookChange.objects.of(priya.firm).exists()


def test_the_second_of_two_owners_is_told(client: Client, priya: Member) -> None:
    playbooks.change(priya.firm, {"call": {"spans": [3]}}, by=priya, now=MONDAY)

    answer = client.post(path(priya, "rules/"), whole(**{"call-0": "2", "keep": "1", "version": "0"}))

    assert answer.status_code == 409
    assert 'value="2"' in answer.content.decode()
    assert queries.of_firm(priya.firm).rule("call").spans == (3,)


def test_an_earlier_version_comes_back_as_a_new_one(client: Client, priya: Member) -> None:
    playbooks.change(priya.firm, {"call": {"spans": [3]}}, by=priya, now=MONDAY)
    playbooks.change(priya.firm, {"call": {"spans": [5]}}, by=priya, now=MONDAY)

    client.post(path(priya, "as-it-was/"), {"version": "1"})
    assert queries.of_firm(priya.firm).rule("call").spans == (3,)
    client.post(path(priya, "as-it-was/"), {"version": "0"})

    assert queries.of_firm(priya.firm).rule("call").spans == (1,)
    assert queries.of_firm(priya.firm).version == 4


def test_only_an_owner_changes_it(client: Client, priya: Member) -> None:
    joel = cast.joel(priya.firm, role=Role.MEMBER)
    client.force_login(joel.user)

    assert client.get(path(priya)).status_code == 200
    assert client.post(path(priya, "rules/"), whole(keep="1")).status_code == 403
