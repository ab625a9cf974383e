"""The playbook page: a number moves what is owed, a look shows it first, and nothing typed is lost."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from obliged.acts import playbooks
from obliged.domain.members import Role
from obliged.domain.playbook import DEFAULT
from obliged.queries import playbooks as queries
from obliged.queries import previews
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.playbooks import PlaybookChange
from tests import cast
from tests.cast import MONDAY
from tests.naughty import NAUGHTY

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
    assert page.count('id="on-') == len(DEFAULT)


def test_looking_changes_nothing_and_says_what_would_move(client: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    due = Courtesy.objects.of(priya.firm).get(rule="thank_received").due_at

    page = client.post(path(priya, "preview/"), whole(**{"thank_received-0": "2"})).content.decode()

    assert "This would move one courtesy that is owed now." in page
    assert "instead of" in page
    assert 'value="2"' in page
    assert not PlaybookChange.objects.of(priya.firm).exists()
    assert Courtesy.objects.of(priya.firm).get(rule="thank_received").due_at == due


def test_letters_that_would_leave_by_themselves_are_named_and_the_first_ten_are_shown(
    client: Client, priya: Member
) -> None:
    (rule,) = [one for one in DEFAULT if one.key == "thank_received"]
    assert rule.may_be_by_itself
    cast.ana_sends_kwame(priya)

    page = client.post(path(priya, "preview/"), whole(**{"thank_received-by_itself": "on"})).content.decode()

    assert "This would let letters leave by themselves." in page
    assert "This would move nothing" not in page
    assert "within 4 working hours" in page.partition("would let letters leave")[2]
    assert "You see the first 10 of each before they leave: those still wait for your press. One is owed now." in page

    client.post(path(priya, "rules/"), whole(**{"thank_received-by_itself": "on"}))
    back = client.post(path(priya, "preview/"), whole(version="1")).content.decode()
    assert "This would let letters wait for a press again." in back
    assert "You see the first" not in back


def test_a_number_that_is_changed_shows_what_it_would_do_in_the_page(client: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    part = client.post(path(priya, "preview/"), whole(**{"thank_received-0": "2"}), headers={"HX-Request": "true"})

    assert part.content.decode().startswith('<section id="moves"')
    assert "This would move one courtesy" in part.content.decode()


def test_a_wrong_number_is_said_in_the_page_and_beside_its_rule(client: Client, priya: Member) -> None:
    part = client.post(path(priya, "preview/"), whole(**{"call-0": "500"}), headers={"HX-Request": "true"})

    said = part.content.decode()
    assert part.status_code == 422
    assert 'id="call-error" hx-swap-oob="true">A number here is a whole one, from 1 to 366.' in said
    assert 'id="answer-error" hx-swap-oob="true"></p>' in said


def test_keeping_does_what_the_look_said(client: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    changes: dict[str, dict[str, Any]] = {"thank_received": {"spans": [2]}, "answer": {"on": False}}
    looked = previews.preview(priya, changes, as_of=MONDAY)

    client.post(path(priya, "rules/"), whole(**{"thank_received-0": "2", "answer-on": ""}))

    assert looked.count == 2
    assert Courtesy.objects.of(priya.firm).get(rule="thank_received").due_at == MONDAY + timedelta(hours=2)
    assert not Courtesy.objects.of(priya.firm).filter(rule="answer").exists()


def test_a_form_that_is_sent_twice_acts_once(client: Client, priya: Member) -> None:
    for _ in range(2):
        answer = client.post(path(priya, "rules/"), whole(**{"call-0": "2"}))

    assert answer.status_code == 302
    assert PlaybookChange.objects.of(priya.firm).count() == 1


def test_what_was_kept_can_be_undone(client: Client, priya: Member) -> None:
    client.post(path(priya, "rules/"), whole(**{"call-0": "2"}))
    kept = client.post(path(priya, "rules/"), whole(**{"call-0": "3", "version": "1"}), follow=True)

    assert 'data-key="z"' in kept.content.decode()
    client.post(path(priya, "as-it-was/"), {"version": "1", "seen": "2"})

    assert queries.of_firm(priya.firm).rule("call").spans == (2,)
    assert queries.of_firm(priya.firm).version == 3


@pytest.mark.parametrize("typed", ["0", "367", "-1", "four", "1.5", "", "9" * 50, "\x00", "²", "<b>"])
def test_a_number_that_is_none_says_so_beside_the_field(client: Client, priya: Member, typed: str) -> None:
    answer = client.post(path(priya, "rules/"), whole(**{"call-0": typed, "answer-0": "5"}))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="call-error">A number here is a whole one, from 1 to 366.' in page
    assert f'value="{escape(typed[:40])}"' in page or "\x00" in typed
    assert 'name="answer-0" value="5"' in page
    assert not PlaybookChange.objects.of(priya.firm).exists()


def test_whatever_anybody_types_is_answered(client: Client, priya: Member) -> None:
    for typed in NAUGHTY:
        answer = client.post(path(priya, "rules/"), whole(**{"call-0": typed, "version": typed, "back": typed}))
        assert answer.status_code in {302, 409, 422}, typed
        answer = client.post(path(priya, "preview/"), whole(**{"call-0": typed, "back": typed}))
        assert answer.status_code in {200, 422}, typed


def test_the_second_of_two_owners_sees_both_and_loses_nothing(client: Client, priya: Member) -> None:
    joel = cast.joel(priya.firm, role=Role.OWNER)
    playbooks.change(priya.firm, {"call": {"spans": [3]}, "answer": {"spans": [7]}}, by=joel, now=MONDAY)

    answer = client.post(path(priya, "rules/"), whole(**{"call-0": "2", "version": "0"}))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'name="call-0" value="2"' in page
    assert 'name="answer-0" value="7"' in page
    assert "Joel Vale changed this meanwhile" in page
    assert "call them within 3 working hours" in page
    assert queries.of_firm(priya.firm).rule("call").spans == (3,)


@pytest.mark.parametrize("typed", ["2", "x"])
def test_a_look_in_between_does_not_hide_what_another_owner_kept_meanwhile(
    client: Client, priya: Member, typed: str
) -> None:
    joel = cast.joel(priya.firm, role=Role.OWNER)
    playbooks.change(priya.firm, {"answer": {"spans": [7]}}, by=joel, now=MONDAY)

    looked = client.post(path(priya, "preview/"), whole(**{"call-0": typed, "version": "0"})).content.decode()
    (seen,) = re.findall(r'name="version" value="(\d+)"><input type="hidden" name="whole"', looked)
    answer = client.post(path(priya, "rules/"), whole(**{"call-0": "2", "version": seen}))

    assert answer.status_code == 409
    assert queries.of_firm(priya.firm).rule("answer").spans == (7,)


def test_one_rule_goes_back_to_what_obliged_began_with(client: Client, priya: Member) -> None:
    playbooks.change(priya.firm, {"call": {"spans": [3]}, "answer": {"on": False}}, by=priya, now=MONDAY)
    form = whole(**{"call-0": "3", "answer-on": "", "version": "1", "back": "call"})

    page = client.post(path(priya, "preview/"), form).content.decode()

    assert 'name="call-0" value="1"' in page
    assert 'name="answer-on">' in page
    assert queries.of_firm(priya.firm).rule("call").spans == (3,)


def test_all_rules_go_back_to_what_obliged_began_with(client: Client, priya: Member) -> None:
    playbooks.change(priya.firm, {"call": {"spans": [3]}, "answer": {"on": False}}, by=priya, now=MONDAY)

    page = client.post(
        path(priya, "preview/"), whole(**{"call-0": "x", "answer-on": "", "back": "all"})
    ).content.decode()

    assert 'name="call-0" value="1"' in page
    assert 'name="answer-on" checked>' in page


def test_an_earlier_version_comes_back_as_a_new_one(client: Client, priya: Member) -> None:
    playbooks.change(priya.firm, {"call": {"spans": [3]}}, by=priya, now=MONDAY)
    playbooks.change(priya.firm, {"call": {"spans": [5]}}, by=priya, now=MONDAY)

    client.post(path(priya, "as-it-was/"), {"version": "1"})
    assert queries.of_firm(priya.firm).rule("call").spans == (3,)
    client.post(path(priya, "as-it-was/"), {"version": "0"})

    assert queries.of_firm(priya.firm).rule("call").spans == (1,)
    assert queries.of_firm(priya.firm).version == 4


@pytest.mark.parametrize("role", [Role.MEMBER, Role.VIEWER])
def test_only_an_owner_changes_it(client: Client, priya: Member, role: Role) -> None:
    client.force_login(cast.joel(priya.firm, role=role).user)

    page = client.get(path(priya))

    assert page.status_code == 200
    assert "<b>1</b> working hour</span>" in page.content.decode()
    assert 'name="call-0"' not in page.content.decode()
    for more in ("rules/", "preview/", "as-it-was/"):
        assert client.post(path(priya, more), whole(**{"call-0": "2"})).status_code == 403
    assert not PlaybookChange.objects.of(priya.firm).exists()


def test_the_page_says_while_the_worker_is_still_at_it(
    client: Client, priya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playbooks, "AT_ONCE", 0)
    cast.ana_sends_kwame(priya)
    client.post(path(priya, "rules/"), whole(**{"call-0": "2"}))
    assert "being set right" in client.get(path(priya)).content.decode()

    playbooks.go_on_deriving(now=MONDAY)

    assert "being set right" not in client.get(path(priya)).content.decode()


def test_the_page_asks_as_often_whatever_was_changed(client: Client, priya: Member) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(path(priya))
        return len(asked)

    client.get(path(priya))
    few = statements()
    for n in range(2, 30):
        playbooks.change(priya.firm, {"call": {"spans": [n]}}, by=priya, now=MONDAY)
    cast.ana_sends_kwame(priya)

    assert statements() == few <= 12
