"""Whom a line means among the people whom we know, which step it tells, and that nobody is assumed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from obliged.acts import people, playbooks
from obliged.domain.happenings import Kind
from obliged.queries import captures
from obliged.queries.captures import NEW, Said, Sort, Understood, past_day
from obliged.records.firms import Member
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
LINE = "Sally Okafor, second bakery opening March, needs plans. From Luis. 503 555 0188"


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def read(member: Member, text: str, **said: Any) -> Understood:
    return captures.understood(member, Said(text, **said), as_of=MONDAY)


def test_the_example_line_is_laid_beside_our_people(priya: Member) -> None:
    cast.person(priya.firm, "luis")

    page = read(priya, LINE)

    assert [(line.label, line.value) for line in page.lines] == [
        ("Referred", "Sally Okafor"),
        ("By", "Luis Ferreira"),
        ("Needs", "plans"),
        ("When", "March"),
        ("Phone", "503 555 0188"),
    ]
    assert page.whom["who"].is_new
    assert page.kept_as_words == ("second bakery opening",)
    assert [tick.label for tick in page.ticks] == ["Thank Luis now", "Remind me to call Sally within the hour"]


def test_one_of_the_same_name_is_offered_and_not_assumed(priya: Member) -> None:
    cast.person(priya.firm, "luis")
    known = cast.person(priya.firm, "sally")

    who = read(priya, LINE).whom["who"]

    assert who.question == "You know a Sally Okafor. Same person?"
    assert [one.id for one in who.choices] == [str(known.public_id)]
    assert who.chosen == NEW
    assert who.is_offered


def test_whoever_has_the_number_is_offered_by_another_name(priya: Member) -> None:
    cast.person(priya.firm, "sally")

    who = read(priya, "Sara Obi needs plans, from Luis. 503-555-0113").whom["who"]

    assert who.question == "Sally Okafor has the same number or address. Same person?"
    assert who.chosen == NEW


def test_the_same_name_with_the_same_number_is_the_same_person(priya: Member) -> None:
    known = cast.person(priya.firm, "sally")

    who = read(priya, "Sally Okafor needs plans, from Luis. (503) 555-0113").whom["who"]

    assert who.chosen == str(known.public_id)


def test_of_two_called_luis_a_member_must_choose(priya: Member) -> None:
    cast.person(priya.firm, "luis")
    other = people.keep(firm=priya.firm, name="Luis Prado", now=MONDAY)

    by = read(priya, LINE).whom["introducer"]
    chosen = read(priya, LINE, joins={"introducer": str(other.public_id)}, of={"introducer": "Luis"}).whom["introducer"]

    assert (by.chosen, by.question) == ("", "You know more than one Luis. Which one?")
    assert chosen.known is not None
    assert chosen.known.name == "Luis Prado"


def test_a_name_put_right_asks_anew(priya: Member) -> None:
    luis = cast.person(priya.firm, "luis")
    cast.person(priya.firm, "ana")

    by = read(
        priya, LINE, typed={"introducer": "Ana"}, joins={"introducer": str(luis.public_id)}, of={"introducer": "Luis"}
    ).whom["introducer"]

    assert by.known is not None
    assert by.known.name == "Ana Duarte"


def test_a_business_is_no_namesake(priya: Member) -> None:
    cast.person(priya.firm, "hollis")  # of Grant Kitchens

    assert read(priya, "Kitchens Obi needs plans, from Luis").whom["who"].choices == ()


def test_names_are_known_without_capitals(priya: Member) -> None:
    cast.person(priya.firm, "mei")

    page = read(priya, "lunch with mei tanaka")

    assert page.sort is Sort.TOUCH
    assert page.whom["who"].known is not None


def test_another_firm_does_not_know_our_people(priya: Member) -> None:
    cast.person(priya.firm, "luis")
    cast.person(priya.firm, "sally")

    page = read(cast.grace(), LINE)

    assert page.whom["who"].choices == page.whom["introducer"].choices == ()
    assert page.whom["introducer"].is_new


def test_a_kind_chosen_by_hand_stands(priya: Member) -> None:
    page = read(priya, LINE, sort="note")

    assert page.sort is Sort.NOTE
    assert page.read_sort == ""
    assert [line.field for line in page.lines] == ["who"]


def test_what_was_introduced_yesterday_asks_what_was_done_already(priya: Member) -> None:
    page = read(priya, "Luis sent us Sally Okafor yesterday, she needs plans")

    assert page.values["day"] == "2026-11-15"
    assert [(tick.label, tick.ticked) for tick in page.ticks] == [
        ("Luis was thanked already", False),
        ("Sally was called already", False),
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("yesterday", date(2026, 11, 15)),
        ("last night", date(2026, 11, 15)),
        ("two days ago", date(2026, 11, 14)),
        ("a week ago", date(2026, 11, 9)),
        ("last Friday at lunch", date(2026, 11, 13)),
        ("last Monday", date(2026, 11, 9)),
        ("last week", None),
        ("Friday", None),
    ],
)
def test_a_past_day_is_read_only_where_it_is_one(words: str, day: date | None) -> None:
    assert past_day(words, date(2026, 11, 16)) == day


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (timedelta(hours=14), ["Thank Luis by 13:00 tomorrow", "Remind me to call Sally by 10:00 tomorrow"]),
        (timedelta(days=5), ["Thank Luis by 13:00 on Monday", "Remind me to call Sally by 10:00 on Monday"]),
        (timedelta(hours=7, minutes=30), ["Thank Luis by 12:30 tomorrow", "Remind me to call Sally by 9:30 tomorrow"]),
        (timedelta(hours=7), ["Thank Luis by 12:00 tomorrow", "Remind me to call Sally within the hour"]),
    ],
)
def test_what_follows_at_night_says_when_it_falls_due(priya: Member, later: timedelta, said: list[str]) -> None:
    cast.person(priya.firm, "luis")

    page = captures.understood(priya, Said(LINE), as_of=MONDAY + later)

    assert [tick.label for tick in page.ticks] == said


def test_a_rule_that_is_off_is_not_promised(priya: Member) -> None:
    playbooks.change(priya.firm, changes={"call": {"on": False}}, by=priya, now=MONDAY)

    assert [tick.field for tick in read(priya, LINE).ticks] == ["thank"]


def test_news_offers_the_open_referral_and_the_step_that_it_tells(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)

    news = read(priya, "Kwame signed").news

    assert news is not None
    assert [one.value for one in news.referrals if one.chosen] == [str(referral.public_id)]
    assert Kind.CONTACTED in [one.value for one in news.steps]
    assert [one for one in news.steps if one.chosen] == []  # from here nobody is won in one step


def test_news_of_a_loss_asks_for_the_reason(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    news = read(priya, "Kwame chose somebody else").news

    assert news is not None
    assert [one.value for one in news.steps if one.chosen] == [Kind.LOST]
    assert news.reasons


def test_news_of_somebody_without_an_open_referral_says_that_it_is_a_note(priya: Member) -> None:
    cast.person(priya.firm, "kwame")

    page = read(priya, "Kwame signed")

    assert page.news is None
    assert page.note == "There is no open referral with Kwame. It is kept as a note."


def test_a_guess_says_that_it_is_one(priya: Member) -> None:
    page = read(priya, "Luis, Sally Okafor, plans for a bakery", sort="received")

    assert page.is_guess
    assert page.note == "The words do not say who sent whom; this goes by the order of the names."
    assert not read(priya, LINE).is_guess


def test_a_promise_brings_its_day(priya: Member) -> None:
    page = read(priya, "Promised Ana the drawings by Friday")

    assert (page.sort, page.values["due"]) == (Sort.PROMISE, "2026-11-20")


@pytest.mark.parametrize("text", [LINE, "lunch with ana", "Kwame signed", "Introduce Sally to Fred, she needs cover"])
def test_a_reading_asks_as_many_statements_of_many_people_as_of_few(priya: Member, text: str) -> None:
    cast.ana_sends_kwame(priya)
    for who in cast.PEOPLE:
        cast.person(priya.firm, who)
    few = statements(priya, text)
    for n in range(30):
        people.keep(firm=priya.firm, name=f"Mei Ana Luis Prado {n}", now=MONDAY + timedelta(hours=n))

    assert statements(priya, text) == few
    assert few <= 8  # with session, user, member and rail twelve at most


def statements(member: Member, text: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        read(member, text)
    return len(asked)
