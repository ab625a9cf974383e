"""Does a question that was composed once answer as it would each time anew, and never from memory?"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.people import Person
from obliged.records.reading import Change, NoPlace, Reading
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db

NAMED = Reading(
    lambda firm, ids: Person.objects.of(firm).filter(pk__in=ids).order_by("id").values_list("pk", "public_id", "name")
)
OPEN = Reading(lambda firm, as_of: Courtesy.objects.of(firm).select_related("to", "because").open_at(as_of))


def people(firm: Member, *names: str) -> list[Person]:
    return [cast.person(firm.firm, name) for name in names]


@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_a_list_of_any_length_finds_those_it_names(number: int) -> None:
    priya = cast.priya()
    known = people(priya, "ana", "luis", "kwame", "sally", "fred", "mei")[:number]

    found = NAMED(firm=priya.firm_id, ids=[p.pk for p in known])

    assert found == [(p.pk, p.public_id, p.name) for p in known]


def test_an_empty_list_finds_nothing_and_asks_nothing() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert NAMED(firm=1, ids=[]) == []

    assert len(asked) == 0


def test_what_changed_since_is_found_as_it_is_now() -> None:
    priya = cast.priya()
    (ana,) = people(priya, "ana")
    NAMED(firm=priya.firm_id, ids=[ana.pk])

    Person.objects.of(priya.firm).filter(pk=ana.pk).update(name="Ana Duarte Vale")

    assert NAMED(firm=priya.firm_id, ids=[ana.pk])[0][2] == "Ana Duarte Vale"


def test_one_firm_never_finds_what_another_keeps() -> None:
    priya, grace = cast.priya(), cast.grace()
    (ana,) = people(priya, "ana")

    assert NAMED(firm=grace.firm_id, ids=[ana.pk]) == []


def test_records_come_as_django_would_read_them_with_those_beside_them() -> None:
    priya = cast.priya()
    cast.ana_sends_kwame(priya)

    found = OPEN(firm=priya.firm_id, as_of=MONDAY)

    with CaptureQueriesContext(connection) as asked:
        assert [(row, row.to, row.because.kind, row.due_at) for row in found] == [
            (row, row.to, row.because.kind, row.due_at)
            for row in Courtesy.objects.of(priya.firm).select_related("to", "because").open_at(MONDAY)
        ]
    assert len(asked) == 1  # Django's own; of ours everything was there
    assert found


def test_a_row_becomes_what_it_is_told_to_become() -> None:
    class Name(NamedTuple):
        name: str

    priya = cast.priya()
    people(priya, "ana")
    reading = Reading(lambda firm: Person.objects.of(firm).values_list("name"), Name)

    assert reading(firm=priya.firm_id) == [Name("Ana Duarte")]


def test_a_moment_comes_in_utc() -> None:
    priya = cast.priya()
    people(priya, "ana")
    reading = Reading(lambda firm: Person.objects.of(firm).values_list("made_at", "deleted_at"))

    assert reading(firm=priya.firm_id) == [(MONDAY, None)]


def test_a_value_that_the_statement_would_swallow_is_refused() -> None:
    reading = Reading(lambda firm, begin: Person.objects.of(firm).filter(name__startswith=begin))

    with pytest.raises(NoPlace):
        reading(firm=1, begin="Ana")


# --- changes --------------------------------------------------------------------------------------------------

TOUCHED = Change(lambda firm, pk, **columns: (Person.objects.of(firm).filter(pk=pk), columns))


def test_a_change_is_made_where_it_is_meant_and_nowhere_else() -> None:
    priya = cast.priya()
    ana, luis = people(priya, "ana", "luis")

    assert TOUCHED(firm=priya.firm_id, pk=ana.pk, last_touch_at=MONDAY, occupation="accountant's friend") == 1

    ana.refresh_from_db()
    luis.refresh_from_db()
    assert (ana.last_touch_at, ana.occupation) == (MONDAY, "accountant's friend")
    assert luis.last_touch_at is None


def test_a_change_to_nothing_true_or_false_is_composed_for_itself() -> None:
    priya = cast.priya()
    (ana,) = people(priya, "ana")

    for moment, couple in ((MONDAY, True), (None, False), (MONDAY, False), (None, True)):
        TOUCHED(firm=priya.firm_id, pk=ana.pk, last_touch_at=moment, is_couple=couple)
        ana.refresh_from_db()
        assert (ana.last_touch_at, ana.is_couple) == (moment, couple)


def test_one_firm_never_changes_what_another_keeps() -> None:
    priya, grace = cast.priya(), cast.grace()
    (ana,) = people(priya, "ana")

    assert TOUCHED(firm=grace.firm_id, pk=ana.pk, last_touch_at=MONDAY) == 0
