"""What a change would do is told before it is kept, and is what then happens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from obliged.acts import courtesies, happenings, playbooks
from obliged.domain.happenings import Kind
from obliged.domain.playbook import DEFAULT
from obliged.queries import playbooks as queries
from obliged.queries import previews
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
Changes = dict[str, dict[str, Any]]


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def owed(member: Member) -> dict[str, Any]:
    return {str(row.key): row.due_at for row in Courtesy.objects.of(member.firm).owed()}


def look(member: Member, changes: Changes) -> previews.Preview:
    return previews.preview(member, changes, as_of=MONDAY + HOUR)


def keep(member: Member, changes: Changes) -> None:
    playbooks.change(member.firm, changes, by=member, now=MONDAY + HOUR)


def a_busy_firm(priya: Member) -> None:
    """A little of everything: received, called in vain, met, given, thanked, released, written to outside referrals."""
    cast.ana_sends_kwame(priya)
    called = cast.ana_sends_kwame(priya)
    happenings.record(Kind.NOT_REACHED, firm=priya.firm, now=MONDAY, referral=called, by=priya)
    met = cast.ana_sends_kwame(priya)
    happenings.record(Kind.MET, firm=priya.firm, now=MONDAY, referral=met, by=priya)
    cast.sally_to_fred(priya)
    ana = cast.person(priya.firm, "ana")
    happenings.record(Kind.WROTE, firm=priya.firm, now=MONDAY, person=ana, reported_by=ana)
    of_met = Courtesy.objects.of(priya.firm).filter(referral=met)
    courtesies.done_otherwise(of_met.get(rule="thank_received"), by=priya, now=MONDAY)
    courtesies.not_needed(of_met.get(rule="answer"), by=priya, now=MONDAY, reason="")


def test_a_move_is_told_with_both_moments(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    seen = look(priya, {"thank_received": {"spans": [2]}})

    assert seen.title == "This would move one courtesy that is owed now."
    assert seen.moved == ("Thank Ana Duarte for Kwame Boateng, due today 11:00 instead of today 13:00",)


def test_what_would_go_and_what_would_come_is_told(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    gone = look(priya, {"thank_received": {"on": False}})
    keep(priya, {"thank_received": {"on": False}})
    back = look(priya, {})

    assert (gone.title, gone.moved) == (
        "This would take one courtesy away.", ("Thank Ana Duarte for Kwame Boateng, not owed any more",)
    )  # fmt: skip
    assert back.title == "This would bring one courtesy that is not owed now."
    assert back.moved == ("Thank Ana Duarte for Kwame Boateng, due today 13:00",)


def test_rules_as_they_stand_would_move_nothing(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    assert look(priya, {}).title == "This would move nothing that is owed now."


ONE_RULE = st.sampled_from([rule for rule in DEFAULT if rule.spans != (0,)]).flatmap(
    lambda rule: st.fixed_dictionaries(
        {"spans": st.tuples(*(st.integers(1, 366) for _ in rule.spans)).map(list)}, optional={"on": st.booleans()}
    ).map(lambda change: (rule.key, change))
)
CHANGES = st.lists(ONE_RULE, max_size=6).map(dict)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=CHANGES, then=CHANGES)
def test_what_was_foreseen_is_what_happens(priya: Member, first: Changes, then: Changes) -> None:
    if not Courtesy.objects.of(priya.firm).exists():
        a_busy_firm(priya)
    keep(priya, first)
    before = owed(priya)

    seen = look(priya, then)
    keep(priya, then)

    after = owed(priya)
    assert seen.count == sum(before.get(key) != after.get(key) for key in {*before, *after})


def test_ten_are_named_and_the_others_counted(priya: Member) -> None:
    for _ in range(13):
        cast.ana_sends_kwame(priya)

    seen = look(priya, {"thank_received": {"spans": [2]}})

    assert (len(seen.moved), seen.further, seen.bounds) == (10, 3, "")


def test_only_so_many_are_looked_at_and_it_says_so(priya: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "LOOKED_AT", 2)
    for _ in range(3):
        cast.ana_sends_kwame(priya)

    seen = look(priya, {"thank_received": {"spans": [2]}})

    assert seen.count == 2
    assert "2 newest stories" in seen.bounds


def statements(do: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        do()
    return len(asked)


def test_a_look_asks_as_often_whatever_is_owed(priya: Member) -> None:
    changes: Changes = {"thank_received": {"spans": [2]}}
    cast.ana_sends_kwame(priya)
    look(priya, changes)
    few = statements(lambda: look(priya, changes))
    for _ in range(20):
        cast.ana_sends_kwame(priya)

    assert statements(lambda: look(priya, changes)) == few <= 14


def test_the_history_says_what_changed_and_what_it_was(priya: Member) -> None:
    keep(priya, {"call": {"spans": [2]}})
    keep(priya, {"call": {"spans": [2]}, "answer": {"on": False}})

    newest, first = queries.page(priya, as_of=MONDAY + 2 * HOUR).versions

    assert first.rules == (
        "When somebody is introduced to us, call them within 2 working hours. Before: 1 working hour.",
    )
    assert len(newest.rules) == 1
    assert newest.rules[0].startswith("Off: ")
    assert (newest.by, newest.is_newest, first.is_newest) == ("Priya Raman", True, False)


def test_a_long_history_is_read_page_by_page(priya: Member) -> None:
    for n in range(1, 26):
        keep(priya, {"call": {"spans": [n + 1]}})

    pages = [queries.page(priya, as_of=MONDAY)]
    while pages[-1].older:
        pages.append(queries.page(priya, as_of=MONDAY, before=pages[-1].older))

    assert [v.number for page in pages for v in page.versions] == list(range(25, 0, -1))
    assert all(len(v.rules) == 1 for page in pages for v in page.versions)


def test_two_who_change_different_rules_keep_both(priya: Member) -> None:
    joel = cast.joel(priya.firm, role="owner")  # type: ignore[arg-type]
    keep(joel, {"call": {"spans": [3]}})

    both = queries.meanwhile(priya, {"answer": {"spans": [5]}}, seen=0)

    assert both.together.rule("call").spans == (3,)
    assert both.together.rule("answer").spans == (5,)
    assert both.theirs == {
        "call": "Joel Vale changed this meanwhile: When somebody is introduced to us, call them within 3 working hours."
    }


def test_two_who_change_one_rule_see_both_and_mine_stays_typed(priya: Member) -> None:
    joel = cast.joel(priya.firm, role="owner")  # type: ignore[arg-type]
    keep(joel, {"call": {"spans": [3]}})

    both = queries.meanwhile(priya, {"call": {"spans": [2]}}, seen=0)

    assert both.together.rule("call").spans == (2,)
    assert "3 working hours" in both.theirs["call"]
