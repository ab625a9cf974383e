"""Today: whom we owe a word, by when, and nothing that was seen to already."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from obliged.acts import courtesies, firms, letters, links, people, referrals
from obliged.acts.links import Answer
from obliged.acts.referrals import Known
from obliged.domain.happenings import Kind
from obliged.domain.members import Role
from obliged.queries import today
from obliged.queries.today import Row, Today
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.links import Purpose
from obliged.records.referrals import Referral
from tests import cast
from tests.carriers import Carrier
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
SOON = MONDAY + timedelta(minutes=14)


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def owed(firm: Firm, rule: str) -> Courtesy:
    row: Courtesy = (
        Courtesy.objects.of(firm).select_related("firm", "owner", "referral__firm", "to", "because").get(rule=rule)
    )
    return row


def of(page: Today, rule: str) -> Row:
    (row,) = (row for row in page.rows if row.rule == rule)
    return row


def many(by: Member, number: int, *, now: datetime = MONDAY) -> None:
    """So many people are sent to us, each by somebody else: two courtesies for each."""
    for n in range(number):
        referrals.receive(
            firm=by.firm, introducers=[Known(people.keep(firm=by.firm, name=f"Sender {n}", now=now))],
            prospects=[Known(people.keep(firm=by.firm, name=f"Prospect {n}", now=now))], by=by, now=now,
        )  # fmt: skip


# --- what stands there ----------------------------------------------------------------------------------------


def test_the_title_counts_people_and_not_rows(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    referrals.receive(
        firm=priya.firm, introducers=[Known(cast.person(priya.firm, "ana"))],
        prospects=[Known(cast.person(priya.firm, "rosa"))], by=priya, now=MONDAY,
    )  # fmt: skip

    page = today.today(priya, as_of=SOON)

    assert len(page.rows) == 4  # two thanks to Ana, a call to Kwame, a call to Rosa
    assert page.title == "Good morning, Priya. Three people to see to."
    assert page.page_title == "Today: three people to see to"
    assert "Two people are waiting for your call." in page.lede


def test_what_is_due_within_two_hours_is_now_what_is_due_by_night_today_and_the_rest_this_week(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    referrals.step(referral, Kind.CONTACTED, by=priya, now=SOON)
    cast.person(priya.firm, "sally")
    friday = MONDAY + timedelta(days=4)
    late = cast.sally_to_fred(priya, now=friday + timedelta(hours=7))

    monday, afternoon = today.today(priya, as_of=SOON), today.today(priya, as_of=MONDAY + timedelta(hours=3))
    weekend = today.today(priya, as_of=friday + timedelta(hours=7, minutes=1))

    assert {part.key: {row.rule for row in part.rows} for part in monday.parts} == {
        "today": {"thank_received"},
    }
    assert [part.name for part in afternoon.parts] == ["Now"]
    (introduce,) = (row for part in weekend.parts if part.key == "week" for row in part.rows if row.rule == "introduce")
    assert introduce.referral == str(late.public_id)
    assert introduce.words.due.startswith("Due")


def test_a_letter_on_its_way_says_when_it_leaves_and_is_not_owed(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    courtesies.send(owed(priya.firm, "thank_received"), by=priya, now=MONDAY + timedelta(minutes=4))

    page = today.today(priya, as_of=MONDAY + timedelta(minutes=5))

    assert "thank_received" not in {row.rule for row in page.rows}
    (leaving,) = page.done
    assert leaving.leaves == "Leaves at 9:14"
    assert "Ana" in leaving.words.text


def test_what_was_done_today_stays_in_sight_and_is_gone_tomorrow(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    courtesies.done_otherwise(owed(priya.firm, "thank_received"), by=priya, now=SOON, way="in_person")

    (done,) = today.today(priya, as_of=SOON).done

    assert done.words.did == "Thanked"
    assert done.at == "9:14"
    assert today.today(priya, as_of=SOON + timedelta(days=1)).done == ()


def test_later_hides_a_row_until_then(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    courtesies.later(owed(priya.firm, "thank_received"), until=MONDAY + timedelta(hours=3), by=priya, now=SOON)

    assert "thank_received" not in {row.rule for row in today.today(priya, as_of=SOON).rows}
    assert "thank_received" in {row.rule for row in today.today(priya, as_of=MONDAY + timedelta(hours=3)).rows}


def test_the_fifth_of_a_year_is_said_and_one_entered_in_error_is_not_counted(priya: Member) -> None:
    wrong = cast.ana_sends_kwame(priya)
    referrals.step(wrong, Kind.ENTERED_IN_ERROR, by=priya, now=SOON)
    for who in ("rosa", "bao", "dara"):
        referrals.receive(
            firm=priya.firm, introducers=[Known(cast.person(priya.firm, "ana"))],
            prospects=[Known(cast.person(priya.firm, who))], by=priya, now=SOON,
        )  # fmt: skip

    rows = [row for row in today.today(priya, as_of=SOON).rows if row.rule == "thank_received"]

    assert rows
    assert all("third this year" in row.words.why for row in rows)


def test_who_recorded_it_is_named_to_a_colleague_and_is_you_to_themselves(priya: Member) -> None:
    joel = cast.joel(priya.firm)
    cast.sally_to_fred(joel)

    own = of(today.today(joel, as_of=SOON), "introduce")
    theirs = of(today.today(priya, as_of=SOON, everyone=True), "introduce")

    assert "You" in own.words.why
    assert "Joel" in theirs.words.why


# --- whose they are -------------------------------------------------------------------------------------------


def test_mine_are_mine_and_everyones_are_named(priya: Member) -> None:
    joel = cast.joel(priya.firm)
    cast.ana_sends_kwame(joel)

    assert today.today(priya, as_of=SOON).rows == ()
    page = today.today(priya, as_of=SOON, everyone=True)
    assert {row.owner for row in page.rows} == {"Joel"}
    assert {row.owner for row in today.today(joel, as_of=SOON).rows} == {""}


def test_whoever_stands_in_sees_what_is_owed_by_somebody_away(priya: Member) -> None:
    joel = cast.joel(priya.firm)
    mara = cast.joins(priya.firm, "Mara Lund", "mara@ramanvale.example", role=Role.MEMBER)
    cast.ana_sends_kwame(joel)
    day = priya.firm.day_of(MONDAY)
    firms.away(joel, from_on=day, until_on=day + timedelta(days=3), cover=mara, now=MONDAY)

    assert {row.rule for row in today.today(mara, as_of=SOON).rows} == {"call", "thank_received"}
    assert today.today(priya, as_of=SOON).rows == ()
    assert today.today(mara, as_of=SOON + timedelta(days=4)).rows == ()


def test_another_firm_never_sees_any_of_it(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    page = today.today(cast.grace(), as_of=SOON, everyone=True)

    assert page.rows == ()
    assert page.done == ()
    assert page.heard == ()


# --- beside the rows ------------------------------------------------------------------------------------------


def answered(priya: Member, words: str, *, now: datetime = SOON) -> Referral:
    referral = cast.sally_to_fred(priya)
    sally = cast.person(priya.firm, "sally")
    address = links.make(Purpose.OUTCOME, person=sally, referral=referral, side="prospect", now=MONDAY)
    link = links.find(address.rstrip("/").split("/")[-1], now=SOON)
    assert link is not None
    links.answer(link, Answer.WORKING, words=words, now=now)
    return referral


def test_what_somebody_answered_is_heard_with_their_words_and_in_ours(priya: Member) -> None:
    referral = answered(priya, "We start Monday.")

    (heard,) = today.today(priya, as_of=SOON + timedelta(hours=3)).heard

    assert (heard.name, heard.words) == ("Sally Okafor", "We start Monday.")
    assert heard.what == "Working together"
    assert heard.when == "three hours ago"
    assert heard.referral == str(referral.public_id)


def test_after_ten_quiet_days_it_asks_what_still_matters(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    Member.objects.of(priya.firm).filter(pk=priya.pk).update(last_acted_at=MONDAY)
    priya.refresh_from_db()

    assert today.today(priya, as_of=MONDAY + timedelta(days=9)).quiet_since == ""
    assert today.today(priya, as_of=MONDAY + timedelta(days=11)).quiet_since == "16 November"


def test_on_the_first_day_nothing_was_ever_owed(priya: Member) -> None:
    page = today.today(priya, as_of=MONDAY)

    assert page.first_day
    assert page.title == "Good morning, Priya. All square."


def test_all_square_says_who_is_next(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    courtesies.done_otherwise(owed(priya.firm, "call"), by=priya, now=SOON, way="call")
    for row in list(Courtesy.objects.of(priya.firm).open_at(SOON).select_related("firm")):
        courtesies.later(row, until=MONDAY + timedelta(days=1), by=priya, now=SOON)

    page = today.today(priya, as_of=SOON + timedelta(minutes=1))

    assert not page.first_day
    assert page.rows == ()
    assert "Next is Ana, tomorrow." in page.lede


# --- what it asks the database --------------------------------------------------------------------------------


def test_the_number_of_statements_does_not_grow_with_what_is_owed(priya: Member) -> None:
    many(priya, 2)
    with CaptureQueriesContext(connection) as few:
        today.today(priya, as_of=SOON)

    many(priya, 150)
    with CaptureQueriesContext(connection) as lots:
        page = today.today(priya, as_of=SOON)

    assert page.more
    assert len(page.rows) == today.PAGE
    assert len(lots) <= len(few) <= 9  # and three to know who asks


# --- what is done ---------------------------------------------------------------------------------------------


def test_a_letter_that_answers_two_courtesies_is_one_row_on_its_way_and_done(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    courtesies.reached(owed(priya.firm, "call"), by=priya, now=SOON, may_tell=True)
    courtesies.send(owed(priya.firm, "thank_received"), by=priya, now=SOON)
    leaving = Courtesy.objects.of(priya.firm).filter(referral=referral, state=State.ON_ITS_WAY)
    assert {row.rule for row in leaving} == {"thank_received", "tell_milestone"}

    assert [row.rule for row in today.today(priya, as_of=SOON).done] == ["thank_received", "call"]

    letters.carry(now=SOON + timedelta(minutes=11), worker="w", through=Carrier())
    done = today.today(priya, as_of=SOON + timedelta(minutes=12)).done
    assert [row.rule for row in done] == ["thank_received", "call"]
    assert not leaving.all().exists()


def test_what_was_done_by_two_deeds_stays_two_rows(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    courtesies.send(owed(priya.firm, "thank_received"), by=priya, now=SOON)
    courtesies.reached(owed(priya.firm, "call"), by=priya, now=SOON)

    assert {row.rule for row in today.today(priya, as_of=SOON).done} >= {"thank_received", "call"}
