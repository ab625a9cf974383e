"""The list of referrals: whose move it is, in which order, and at the same price however many there are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from obliged.acts import courtesies, happenings, referrals
from obliged.acts.referrals import Known
from obliged.domain.happenings import Kind, Reason
from obliged.domain.members import Role
from obliged.queries.referrals import Cursor, Line, Referrals, Which, listed
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.referrals import Referral
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def part(page: Referrals, key: str) -> tuple[Line, ...]:
    return next((part.lines for part in page.parts if part.key == key), ())


def titles(lines: Iterable[Line]) -> list[str]:
    return [line.title for line in lines]


def from_luis(by: Member, who: str, *, now: datetime = MONDAY, need: str = "") -> Referral:
    return referrals.receive(
        firm=by.firm,
        introducers=[Known(cast.person(by.firm, "luis"))],
        prospects=[Known(cast.person(by.firm, who))],
        by=by,
        now=now,
        need=need,
    )


def see_to(referral: Referral, by: Member, now: datetime = MONDAY) -> None:
    """Whatever is owed in it by then is done, and what that makes us owe as well."""
    rows = Courtesy.objects.of(by.firm).filter(referral=referral, state=State.OWED, shows_at__lte=now)
    while row := rows.select_related("firm", "to", "referral__firm").order_by("id").first():
        courtesies.done_otherwise(row, by=by, now=now)


def test_what_we_owe_is_our_move_and_what_we_wait_for_is_theirs(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    see_to(from_luis(priya, "rosa", need="a coffee kiosk"), priya)

    page = listed(priya, as_of=MONDAY)

    assert page.title == "One move is ours. One is theirs."
    assert titles(part(page, "ours")) == ["Kwame Boateng"]
    (rosa,) = part(page, "theirs")
    assert (rosa.title, rosa.detail) == ("Rosa Quintero", "from Luis · a coffee kiosk")
    assert rosa.next is None
    assert rosa.waiting


def test_a_row_names_the_most_urgent_courtesy_and_its_act(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    (row,) = part(listed(priya, as_of=MONDAY), "ours")

    assert row.next is not None
    assert (row.next.words.action, row.next.is_call) == ("Call", True)
    assert row.next.words.next_line.startswith("Call Kwame")


def test_the_first_to_fall_due_stands_first(priya: Member) -> None:
    from_luis(priya, "rosa", now=MONDAY)
    from_luis(priya, "thu", now=MONDAY - timedelta(days=3))
    from_luis(priya, "bao", now=MONDAY + timedelta(hours=1))

    page = listed(priya, as_of=MONDAY + timedelta(hours=1))

    assert titles(part(page, "ours")) == ["Thu Trang Pham", "Rosa Quintero", "Bao Nguyen"]


def test_the_same_question_to_both_sides_is_one_act(priya: Member) -> None:
    referral = cast.sally_to_fred(priya)
    happenings.record(Kind.INTRODUCED, firm=priya.firm, now=MONDAY, referral=referral, by=priya)

    (row,) = part(listed(priya, as_of=MONDAY + timedelta(days=9)), "ours")

    assert row.title == "Sally and Fred"
    assert row.next is not None
    assert row.next.is_both
    assert row.next.words.action == "Ask both"


def test_time_alone_makes_it_our_move(priya: Member) -> None:
    referral = from_luis(priya, "rosa")
    see_to(referral, priya)

    assert titles(part(listed(priya, as_of=MONDAY), "theirs")) == ["Rosa Quintero"]
    assert titles(part(listed(priya, as_of=MONDAY + timedelta(days=40)), "ours")) == ["Rosa Quintero"]


def test_the_tabs_part_what_was_sent_to_us_from_what_we_sent(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    cast.sally_to_fred(priya)

    assert titles(part(listed(priya, as_of=MONDAY, which=Which.RECEIVED), "ours")) == ["Kwame Boateng"]
    assert titles(part(listed(priya, as_of=MONDAY, which=Which.GIVEN), "ours")) == ["Sally and Fred"]
    assert {tab.which: tab.count for tab in listed(priya, as_of=MONDAY).tabs} == {
        Which.ALL: "2", Which.RECEIVED: "1", Which.GIVEN: "1", Which.ON_HOLD: "0", Which.SETTLED: "0",
    }  # fmt: skip


def test_what_has_ended_is_settled_and_what_was_entered_in_error_is_nowhere(priya: Member) -> None:
    lost = from_luis(priya, "rosa")
    referrals.step(lost, Kind.LOST, by=priya, now=LATER, reason=Reason.TIMING)
    error = from_luis(priya, "thu")
    referrals.step(error, Kind.ENTERED_IN_ERROR, by=priya, now=LATER)

    page = listed(priya, as_of=LATER, which=Which.SETTLED)

    assert titles(part(page, "settled")) == ["Rosa Quintero"]
    assert listed(priya, as_of=LATER).title == "Nobody on the way. Who might you introduce?"


def test_a_settled_row_shows_only_the_steps_that_were_reached(priya: Member) -> None:
    lost = from_luis(priya, "rosa")
    referrals.step(lost, Kind.MET, by=priya, now=LATER)
    referrals.step(lost, Kind.LOST, by=priya, now=LATER, reason=Reason.TIMING)

    (row,) = part(listed(priya, as_of=LATER, which=Which.SETTLED), "settled")

    assert row.states == ("past", "", "past", "", "now")


def test_a_referral_that_was_handed_on_says_to_whom(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    referrals.hand_on(referral, to=cast.person(priya.firm, "tomasz"), by=priya, now=LATER)

    (row,) = part(listed(priya, as_of=LATER, which=Which.SETTLED), "settled")

    assert row.stands == "Handed on to Tomasz Nowak"


def test_on_hold_waits_by_its_day(priya: Member) -> None:
    for who, days in (("rosa", 30), ("thu", 10)):
        referrals.step(from_luis(priya, who), Kind.HELD, by=priya, now=LATER, on=LATER + timedelta(days=days))

    assert titles(part(listed(priya, as_of=LATER, which=Which.ON_HOLD), "held")) == ["Thu Trang Pham", "Rosa Quintero"]


def test_mine_are_those_that_i_look_after(priya: Member) -> None:
    joel = cast.joel(priya.firm)
    cast.ana_sends_kwame(priya)
    from_luis(joel, "rosa")

    assert titles(part(listed(joel, as_of=MONDAY, mine=True), "ours")) == ["Rosa Quintero"]
    assert {line.detail for line in part(listed(joel, as_of=MONDAY), "ours")} == {
        "from Ana · a clinic laid out by March · Priya", "from Luis",
    }  # fmt: skip


def test_nobody_sees_another_firms_referrals(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    assert listed(cast.grace(), as_of=MONDAY).is_empty


def test_the_lede_says_how_long_the_longest_waits_for_us(priya: Member) -> None:
    cast.ana_sends_kwame(priya, at=MONDAY - timedelta(days=9), now=MONDAY)

    assert listed(priya, as_of=MONDAY).lede.endswith("Nobody has waited more than nine days.")


# --- many -----------------------------------------------------------------------------------------------------


def many(by: Member, number: int) -> None:
    for n in range(number):
        referrals.receive(
            firm=by.firm,
            introducers=[Known(cast.person(by.firm, "luis"))],
            prospects=[Known(cast.person(by.firm, ("rosa", "thu", "bao", "dara")[n % 4]))],
            by=by,
            now=MONDAY + timedelta(seconds=n),
            need=f"kiosk {n}",
        )


def walked(member: Member, as_of: datetime, which: Which = Which.ALL) -> list[str]:
    """Every row, page after page."""
    seen: list[str] = []
    after = ""
    while True:
        page = listed(member, as_of=as_of, which=which, after=after)
        seen += [line.id for one in page.parts for line in one.lines]
        after = page.older
        if not after:
            return seen


def test_every_referral_stands_on_one_page_and_on_no_other(priya: Member) -> None:
    many(priya, 60)
    for referral in Referral.objects.of(priya.firm).select_related("firm", "responsible").order_by("id")[:58:2]:
        see_to(referral, priya, MONDAY + timedelta(minutes=5))

    seen = walked(priya, MONDAY + timedelta(minutes=5))

    assert len(seen) == len(set(seen)) == 60


def test_a_page_that_our_moves_fill_says_where_theirs_begin(priya: Member) -> None:
    many(priya, 55)
    see_to(from_luis(priya, "ines"), priya)

    page = listed(priya, as_of=MONDAY + timedelta(minutes=5))
    theirs = next(part for part in page.parts if part.key == "theirs")

    assert not theirs.lines
    assert theirs.count == "1"
    assert titles(part(listed(priya, as_of=MONDAY + timedelta(minutes=5), after=theirs.jump), "theirs")) == [
        "Inês Boateng"
    ]


@pytest.mark.parametrize(
    "after", ["", "x", "o.1", "o.a.b", "t.99999999999999999999.1", "i.0.99999999999999999999", "\x00", "s.-1.-1"]
)
def test_a_cursor_that_nobody_wrote_is_harmless(priya: Member, after: str) -> None:
    cast.ana_sends_kwame(priya)

    for which in Which:
        listed(priya, as_of=MONDAY, which=which, after=after)


def test_a_cursor_is_read_as_it_was_written() -> None:
    cursor = Cursor("o", MONDAY, 7)

    assert Cursor.read(str(cursor)) == cursor


@pytest.mark.parametrize("which", list(Which))
def test_the_list_costs_no_more_at_two_hundred_than_at_five(priya: Member, which: Which) -> None:
    def cost() -> int:
        listed(priya, as_of=LATER, which=which)  # what is composed once is composed
        with CaptureQueriesContext(connection) as asked:
            listed(priya, as_of=LATER, which=which)
        return len(asked)

    def some_of_each(number: int) -> None:
        for n in range(number):
            one = from_luis(priya, "rosa", need=f"kiosk {n}")
            other = cast.sally_to_fred(priya)
            if n % 5 == 0:
                referrals.step(one, Kind.LOST, by=priya, now=LATER, reason=Reason.TIMING)
            if n % 5 == 1:
                referrals.step(one, Kind.HELD, by=priya, now=LATER, on=LATER + timedelta(days=3))
            if n % 5 == 2:
                referrals.step(other, Kind.INTRODUCED, by=priya, now=LATER)

    some_of_each(5)
    few = cost()
    some_of_each(15 if which in {Which.ON_HOLD, Which.SETTLED} else 60)

    assert cost() <= few  # a page that our moves fill need not ask for theirs
    assert few <= 8  # with the three of sign-in and the one of the rail: 12


def test_a_viewer_sees_the_same_list(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    viewer = cast.joins(priya.firm, "Vi Ewer", "vi@ramanvale.example", role=Role.VIEWER)

    assert titles(part(listed(viewer, as_of=MONDAY), "ours")) == ["Kwame Boateng"]
