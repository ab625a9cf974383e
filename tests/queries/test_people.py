"""The list by name, and what one person is to us."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from obliged.acts import happenings, people, referrals
from obliged.acts.people import Reach
from obliged.acts.referrals import Known
from obliged.domain.happenings import Kind
from obliged.queries import people as queries
from obliged.queries.people import PAGE, People
from obliged.records.firms import Member
from obliged.records.people import Person
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


def listed(member: Member, **more: object) -> People:
    return queries.listed(member, as_of=MONDAY, **more)  # type: ignore[arg-type]


def profile(member: Member, someone: Person) -> queries.Profile:
    found = queries.person(member, someone.public_id)
    assert found is not None
    return queries.profile(found, member=member, as_of=MONDAY + timedelta(hours=1))


def names(page: People) -> list[str]:
    return [row.name for row in page.rows]


def test_the_title_counts_who_is_known_and_who_has_sent_us_someone() -> None:
    priya = cast.priya()
    assert listed(priya).title == "Nobody yet. Who last sent you someone?"

    cast.ana_sends_kwame(priya)
    cast.person(priya.firm, "fred")

    assert listed(priya).title == "Three people. One has sent you someone."


def test_what_was_entered_in_error_sent_us_nobody() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    referrals.step(referral, Kind.ENTERED_IN_ERROR, by=priya, now=MONDAY)

    page = listed(priya)

    assert page.title == "Two people. Nobody has sent you someone yet."
    assert {row.sent for row in page.rows} == {""}


def test_the_list_is_ordered_without_accents_and_alike_on_every_database() -> None:
    priya = cast.priya()
    for name in ("Zoë", "ana", "Émile", "Eve", "bell hooks", "Ångström", "李明", "Zach"):
        people.keep(firm=priya.firm, name=name, now=MONDAY)

    assert names(listed(priya)) == ["ana", "Ångström", "bell hooks", "Émile", "Eve", "Zach", "Zoë", "李明"]
    assert names(listed(priya, letter="E")) == ["Émile", "Eve", "Zach", "Zoë", "李明"]
    assert names(listed(priya, letter="{")) == ["李明"]


def test_pages_go_on_by_name_and_back_and_lose_nobody_of_the_same_name() -> None:
    priya = cast.priya()
    for n in range(PAGE + 20):
        people.keep(firm=priya.firm, name="Maria Santos" if n % 2 else f"Maria {n:03}", now=MONDAY)

    first = listed(priya)
    second = listed(priya, after=UUID(first.after))
    back = listed(priya, before=UUID(second.before))

    assert [len(first.rows), len(second.rows)] == [PAGE, 20]
    assert not {row.id for row in first.rows} & {row.id for row in second.rows}
    assert names(back) == names(first)
    assert (first.before, second.after, back.before) == ("", "", "")


def test_counting_stops_at_ninety_nine() -> None:
    priya = cast.priya()
    for n in range(101):
        people.keep(firm=priya.firm, name=f"Number {n}", now=MONDAY)

    assert listed(priya).title == "More than 99 people. Nobody has sent you someone yet."


def test_what_one_is_to_us_is_counted_both_ways() -> None:
    priya = cast.priya()
    cast.ana_sends_kwame(priya)
    referral = cast.sally_to_fred(priya)
    ana, fred = cast.person(priya.firm, "ana"), cast.person(priya.firm, "fred")

    # An introduction that is meant is not yet one that was made.
    assert profile(priya, fred).balance.title == "You have not introduced each other to anyone yet."
    assert len(profile(priya, fred).balance.wanted) == 1
    happenings.record(Kind.INTRODUCED, firm=priya.firm, now=MONDAY, referral=referral, by=priya)

    assert profile(priya, ana).balance.title == "Ana has sent one. You have sent nobody yet."
    assert profile(priya, fred).balance.title == "Fred has sent nobody yet. You have sent one."
    rows = {row.name: (row.sent, row.given) for row in listed(priya).rows}
    assert rows["Ana Duarte"] == ("1", "")
    assert rows["Fred Lindqvist"] == ("", "1")


def test_what_is_owed_to_them_stands_on_their_page() -> None:
    priya = cast.priya()
    cast.ana_sends_kwame(priya)

    ana, kwame = (profile(priya, cast.person(priya.firm, who)) for who in ("ana", "kwame"))

    assert [row.words.verb for row in ana.owed] == ["Thank"]
    assert [row.words.verb for row in kwame.owed] == ["Call"]
    assert [entry.name for entry in ana.together] == ["Kwame Boateng"]
    assert [entry.name for entry in kwame.together] == ["Ana Duarte"]


def test_what_was_noted_stands_newest_first_and_what_was_taken_back_says_so() -> None:
    priya = cast.priya()
    joel = cast.joel(priya.firm)
    ana = cast.person(priya.firm, "ana")
    lunch = people.happened(ana, Kind.TOUCHED, by=joel, now=MONDAY, way="in_person", words="Lunch at Expatriate")
    people.happened(ana, Kind.NOTED, by=priya, now=MONDAY + timedelta(minutes=5), words="Wants food and health")
    happenings.take_back(lunch, by=priya, now=MONDAY + timedelta(minutes=6))

    page = profile(priya, ana)

    assert [(entry.name, entry.words) for entry in page.together] == [
        ("You made a note.", "Wants food and health"),
        ("Joel and Ana were in touch.", "Lunch at Expatriate"),
    ]
    assert page.together[1].taken_back.startswith("You took this back")
    assert page.together[1].happening == 0


def test_older_entries_go_on_where_the_page_ended() -> None:
    priya = cast.priya()
    ana = cast.person(priya.firm, "ana")
    for n in range(45):
        people.happened(ana, Kind.NOTED, by=priya, now=MONDAY + timedelta(minutes=n), words=f"note {n}")
    someone = queries.person(priya, ana.public_id)
    assert someone is not None

    seen: list[str] = []
    older = None
    for _ in range(3):
        page = queries.profile(someone, member=priya, as_of=MONDAY + timedelta(hours=1), older=older)
        seen += [entry.words for entry in page.together]
        older = datetime.fromisoformat(page.older) if page.older else None

    assert seen == [f"note {n}" for n in reversed(range(45))]
    assert older is None


def test_whoever_shares_a_number_is_offered_as_the_same() -> None:
    priya = cast.priya()
    sally = cast.person(priya.firm, "sally")
    other = people.keep(firm=priya.firm, name="S. Okafor", now=MONDAY, reach=Reach(phones=("+1 503-555-0113",)))
    people.keep(firm=priya.firm, name="Nobody Else", now=MONDAY, reach=Reach(phones=("503 555 0199",)))

    assert [line.text for line in profile(priya, sally).reach.same] == [other.name]


def test_two_who_are_one_are_counted_together_and_can_be_parted() -> None:
    priya = cast.priya()
    cast.ana_sends_kwame(priya)
    ana = cast.person(priya.firm, "ana")
    again = people.keep(
        firm=priya.firm,
        name="Ana M. Duarte",
        now=MONDAY,
        notes="Prefers mornings",
        reach=Reach(emails=("ana@home.example",)),
    )
    referrals.receive(
        firm=priya.firm, introducers=[Known(again)], prospects=[Known(cast.person(priya.firm, "rosa"))], by=priya,
        now=MONDAY,
    )  # fmt: skip

    people.merge(ana, again, now=MONDAY)

    page = profile(priya, ana)
    assert page.balance.title == "Ana has sent two. You have sent nobody yet."
    assert {entry.name for entry in page.together} == {"Kwame Boateng", "Rosa Quintero"}
    assert [row.words.verb for row in page.owed] == ["Thank", "Thank"]
    assert page.person.notes == "Prefers mornings"
    assert [line.text for line in page.reach.emails] == ["ana@duarte.example", "ana@home.example"]
    assert {row.name: row.sent for row in listed(priya).rows} == {
        "Ana Duarte": "2",
        "Kwame Boateng": "",
        "Rosa Quintero": "",
    }

    people.part(again)
    assert "Ana M. Duarte" in names(listed(priya))
    assert profile(priya, ana).balance.title == "Ana has sent one. You have sent nobody yet."


def test_nobody_is_the_same_as_themselves() -> None:
    priya = cast.priya()
    ana = cast.person(priya.firm, "ana")

    with pytest.raises(people.NotTheSame):
        people.merge(ana, ana, now=MONDAY)


@pytest.mark.parametrize("asked", ["", "number"])
def test_the_list_takes_the_same_statements_for_ten_and_for_three_hundred(asked: str) -> None:
    priya = cast.priya()
    counts = []
    for size in (10, 300):
        for n in range(Person.objects.of(priya.firm).count(), size):
            people.keep(firm=priya.firm, name=f"Number {n}", now=MONDAY, organisations=((f"Firm {n % 7}", ""),))
        with CaptureQueriesContext(connection) as statements:
            assert listed(priya, asked=asked).rows
        counts.append(len(statements))

    assert counts[0] == counts[1] <= 4


def test_a_person_takes_the_same_statements_however_much_there_was() -> None:
    priya = cast.priya()
    ana = cast.person(priya.firm, "ana")
    counts = []
    for size in (1, 12):
        for n in range(size):
            someone = people.keep(firm=priya.firm, name=f"Sent {size} {n}", now=MONDAY)
            referrals.receive(
                firm=priya.firm, introducers=[Known(ana)], prospects=[Known(someone)], by=priya, now=MONDAY
            )
            people.happened(ana, Kind.NOTED, by=priya, now=MONDAY, words="A note")
        with CaptureQueriesContext(connection) as statements:
            assert profile(priya, ana).together
        counts.append(len(statements))

    assert counts[0] == counts[1] <= 8
