"""A firm changes its rules: what is owed moves, what is settled keeps its moment, and nothing is lost on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from obliged.acts import courtesies, happenings, letters, playbooks
from obliged.domain.happenings import Kind
from obliged.domain.playbook import NotANumberOfTimes, UnknownRule
from obliged.jobs.timetable import TIMETABLE
from obliged.queries import playbooks as queries
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.playbooks import PlaybookChange, Reckoning
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def of_rule(member: Member, rule: str) -> Courtesy:
    row: Courtesy = Courtesy.objects.of(member.firm).get(rule=rule)
    return row


def change(member: Member, changes: dict[str, dict[str, Any]], **more: Any) -> None:
    playbooks.change(member.firm, changes, by=member, now=MONDAY + HOUR, **more)


def test_a_number_moves_what_is_owed(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    change(priya, {"thank_received": {"spans": [2]}})

    assert of_rule(priya, "thank_received").due_at == MONDAY + 2 * HOUR


def test_a_number_does_not_move_what_is_settled(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    courtesies.done_otherwise(of_rule(priya, "thank_received"), by=priya, now=MONDAY + HOUR)
    due = of_rule(priya, "thank_received").due_at

    change(priya, {"thank_received": {"spans": [2]}})

    row = of_rule(priya, "thank_received")
    assert (row.due_at, row.state, row.playbook_version) == (due, State.SETTLED, 0)


def test_a_rule_that_is_off_owes_nothing(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    change(priya, {"thank_received": {"on": False}})

    assert not Courtesy.objects.of(priya.firm).filter(rule="thank_received").exists()


def test_what_was_settled_stays_when_its_rule_is_switched_off(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    courtesies.done_otherwise(of_rule(priya, "thank_received"), by=priya, now=MONDAY + HOUR)

    change(priya, {"thank_received": {"on": False}})

    assert of_rule(priya, "thank_received").state == State.SETTLED
    thanked = referral.happenings.get(kind=Kind.THANKED)
    happenings.take_back(thanked, by=priya, now=MONDAY + 2 * HOUR)
    assert not Courtesy.objects.of(priya.firm).filter(rule="thank_received").exists()


def test_a_letter_on_its_way_arrives_though_its_rule_is_switched_off(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    row = of_rule(priya, "thank_received")
    letters.write(
        key=str(row.key), kind="thank_received", to=row.to, address="ana@duarte.example", subject="Kwame",
        text="Thank you.", by=priya, now=MONDAY, referral=row.referral, settles=[row.key],
    )  # fmt: skip

    change(priya, {"thank_received": {"on": False}})

    assert of_rule(priya, "thank_received").state == State.ON_ITS_WAY


def test_switched_on_again_it_owes_what_it_owed(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    before = set(Courtesy.objects.of(priya.firm).values_list("rule", "because", "to", "due_at", "state"))
    every = {row[0] for row in before}

    change(priya, {rule: {"on": False} for rule in every})
    assert not Courtesy.objects.of(priya.firm).exists()
    change(priya, {})

    assert set(Courtesy.objects.of(priya.firm).values_list("rule", "because", "to", "due_at", "state")) == before


def test_what_is_owed_outside_any_referral_moves_too(priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    happenings.record(Kind.WROTE, firm=priya.firm, now=MONDAY, person=ana, reported_by=ana)
    happenings.record(Kind.WENT_WRONG, firm=priya.firm, now=MONDAY, person=ana, by=priya)
    due = of_rule(priya, "answer_word").due_at, of_rule(priya, "review").due_at

    change(priya, {"answer_word": {"spans": [3]}, "review": {"spans": [9]}})

    assert of_rule(priya, "answer_word").due_at == due[0] + timedelta(days=2)
    assert of_rule(priya, "review").due_at == due[1] + timedelta(days=2)


def test_rules_that_read_as_they_did_are_no_new_version(priya: Member) -> None:
    change(priya, {"call": {"spans": [3]}}, seen=0)
    change(priya, {"call": {"spans": [3]}}, seen=0)

    assert PlaybookChange.objects.of(priya.firm).count() == 1


def test_whoever_comes_second_is_refused(priya: Member) -> None:
    change(priya, {"call": {"spans": [3]}}, seen=0)

    with pytest.raises(playbooks.SomebodyChangedThePlaybook):
        change(priya, {"call": {"spans": [2]}}, seen=0)

    assert queries.of_firm(priya.firm).rule("call").spans == (3,)


@pytest.mark.parametrize("spans", [[0], [367], [-1], [1.5], ["2"], [True], [], [1, 2]])
def test_what_is_no_number_changes_nothing(priya: Member, spans: list[Any]) -> None:
    with pytest.raises(NotANumberOfTimes):
        change(priya, {"call": {"spans": spans}})

    assert not PlaybookChange.objects.of(priya.firm).exists()


def test_a_rule_that_is_none_is_refused(priya: Member) -> None:
    with pytest.raises(UnknownRule):
        change(priya, {"sell": {"on": True}})


def test_another_firms_courtesies_stay_where_they_are(priya: Member) -> None:
    grace = cast.grace()
    cast.ana_sends_kwame(grace)
    due = of_rule(grace, "call").due_at

    change(priya, {"call": {"spans": [9]}})

    assert of_rule(grace, "call").due_at == due


# --- large firms


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playbooks, "BATCH", 2)
    monkeypatch.setattr(playbooks, "AT_ONCE", 4)
    monkeypatch.setattr(playbooks, "IN_A_ROUND", 4)


def due_moments(member: Member) -> list[timedelta]:
    rows = Courtesy.objects.of(member.firm).filter(rule="thank_received").order_by("id")
    return [row.due_at - MONDAY for row in rows]


@pytest.mark.usefixtures("small_steps")
def test_the_worker_goes_on_where_the_change_stopped(priya: Member) -> None:
    for _ in range(7):
        cast.ana_sends_kwame(priya)

    change(priya, {"thank_received": {"spans": [2]}})
    assert due_moments(priya) == [2 * HOUR] * 4 + [4 * HOUR] * 3

    job = next(job for job in TIMETABLE if job.name == "rules")
    assert job.do(MONDAY + HOUR, "worker") == 3
    assert due_moments(priya) == [2 * HOUR] * 7
    assert job.do(MONDAY + HOUR, "worker") == 0
    assert not Reckoning.objects.of(priya.firm).filter(done_at=None).exists()


@pytest.mark.usefixtures("small_steps")
def test_what_an_earlier_change_had_left_to_do_is_not_forgotten(priya: Member) -> None:
    for _ in range(7):
        cast.ana_sends_kwame(priya)
    change(priya, {"call": {"on": False}})
    while playbooks.go_on_deriving(now=MONDAY):
        pass

    change(priya, {})
    change(priya, {"thank_received": {"spans": [2]}})
    while playbooks.go_on_deriving(now=MONDAY):
        pass

    assert Courtesy.objects.of(priya.firm).filter(rule="call").count() == 7
    assert due_moments(priya) == [2 * HOUR] * 7


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("small_steps")
def test_whoever_is_interrupted_loses_only_the_step_under_way(priya: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(6):
        cast.ana_sends_kwame(priya)
    real, done = playbooks.owed.keep_of_referral, []

    def breaks(referral: Any, *, now: Any) -> None:
        done.append(referral)
        if len(done) == 4:
            raise ConnectionError("the lights went out")
        real(referral, now=now)

    monkeypatch.setattr(playbooks.owed, "keep_of_referral", breaks)
    with pytest.raises(ConnectionError):
        change(priya, {"thank_received": {"spans": [2]}})
    assert not connection.in_atomic_block
    assert due_moments(priya) == [2 * HOUR] * 2 + [4 * HOUR] * 4

    monkeypatch.setattr(playbooks.owed, "keep_of_referral", real)
    playbooks.go_on_deriving(now=MONDAY)

    assert due_moments(priya) == [2 * HOUR] * 6
