"""What each side expects: written down, sent, agreed to, obeyed, looked at again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from obliged.acts import happenings, letters, people, understandings
from obliged.acts.understandings import UnderstandingHasEnded
from obliged.domain.happenings import Kind
from obliged.domain.understandings import Expectation, SaysNothing
from obliged.queries import understandings as queries
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.letters import Letter
from obliged.records.links import HeardBack
from obliged.records.people import Person
from obliged.records.understandings import Understanding
from obliged.words.understandings import LINK_SHOWN
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
LINES = (Expectation(True, True, "thank"), Expectation(False, True, "say_why"))
CHASE, REPORT = Expectation(False, False, "chase"), Expectation(False, False, "report")


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def firm(priya: Member) -> Firm:
    return priya.firm


@pytest.fixture
def ana(firm: Firm) -> Person:
    return cast.person(firm, "ana")


def _rules(person: Person) -> set[str]:
    return set(Courtesy.objects.of(person.firm).filter(to=person, state="owed").values_list("rule", flat=True))


def _secret(letter: Letter) -> str:
    return letter.text.split("/u/")[1].split("/")[0]


def _sent(ana: Person, priya: Member) -> tuple[Understanding, str]:
    understanding = understandings.write(ana, LINES, by=priya, now=MONDAY)
    words = queries.letter(ana, priya)
    assert words is not None
    letter = understandings.ask(
        understanding, subject=words.subject, text=words.text, link_shown=LINK_SHOWN, by=priya, now=MONDAY
    )
    return understanding, _secret(letter)


def test_what_was_not_sent_yet_is_written_anew_and_not_kept_as_an_edition(priya: Member, ana: Person) -> None:
    first = understandings.write(ana, LINES, by=priya, now=MONDAY)
    again = understandings.write(ana, (*LINES, CHASE), by=priya, now=MONDAY)

    assert (again.pk, again.edition) == (first.pk, 1)
    assert understandings.sentences_of(again) == (*LINES, CHASE)


def test_a_change_after_they_agreed_is_the_next_edition_and_the_earlier_stands_meanwhile(
    priya: Member, ana: Person
) -> None:
    first = understandings.write(ana, LINES, by=priya, now=MONDAY)
    understandings.agree(first, way="in_person", by=priya, now=MONDAY)
    second = understandings.write(ana, (*LINES, CHASE), by=priya, now=MONDAY)

    standing = Understanding.objects.of(ana.firm).filter(person=ana, ended_at=None)
    assert set(standing.values_list("edition", flat=True)) == {1, 2}

    understandings.agree(second, way="in_person", by=priya, now=MONDAY)

    assert list(standing.values_list("edition", flat=True)) == [2]


def test_an_understanding_of_one_side_is_none(priya: Member, ana: Person) -> None:
    with pytest.raises(SaysNothing):
        understandings.write(ana, LINES[:1], by=priya, now=MONDAY)

    assert understandings.newest_of(ana) is None


def test_whoever_will_not_chase_people_is_not_asked_for_help_and_what_was_owed_falls_away(
    priya: Member, ana: Person
) -> None:
    referral = cast.ana_sends_kwame(priya)
    ana = Person.objects.of(priya.firm).get(parts__referral=referral, parts__side="introducer")
    for days in range(3):
        happenings.record(
            Kind.NOT_REACHED, firm=priya.firm, now=MONDAY + timedelta(days=days), referral=referral, by=priya
        )
    assert "tell_not_reached" in _rules(ana)

    understandings.write(ana, (*LINES, CHASE), by=priya, now=MONDAY + timedelta(days=3))

    assert "tell_not_reached" not in _rules(ana)
    assert "thank_received" in _rules(ana)

    understandings.end(ana, now=MONDAY + timedelta(days=3))

    assert "tell_not_reached" in _rules(ana)


def test_they_agree_with_one_press_and_twice_is_once(priya: Member, ana: Person) -> None:
    _, secret = _sent(ana, priya)
    letters.let_leave(Letter.objects.of(ana.firm).get(kind="understanding"), now=MONDAY)
    letters.carry(now=MONDAY + timedelta(minutes=11), worker="test")

    found = understandings.find(secret, now=MONDAY + timedelta(hours=1))
    assert understandings.agree(found, way="link", words="Gladly.", now=MONDAY + timedelta(hours=1))
    assert not understandings.agree(found, way="link", now=MONDAY + timedelta(hours=1))

    assert Happening.objects.of(ana.firm).filter(kind=Kind.UNDERSTOOD, reported_by=ana).count() == 1
    assert HeardBack.objects.of(ana.firm).filter(person=ana, what=Kind.UNDERSTOOD).count() == 1
    assert queries.card(ana, as_of=MONDAY + timedelta(hours=1)).is_agreed


def test_a_link_whose_letter_is_still_with_us_opens_nothing(priya: Member, ana: Person) -> None:
    _, secret = _sent(ana, priya)

    with pytest.raises(UnderstandingHasEnded):
        understandings.find(secret, now=MONDAY)


def test_a_link_ends_with_the_next_one_with_the_address_and_with_its_time(priya: Member, ana: Person) -> None:
    understanding = understandings.write(ana, LINES, by=priya, now=MONDAY)
    first = understandings.link(understanding, now=MONDAY).split("/u/")[1].strip("/")
    assert understandings.find(first, now=MONDAY).pk == understanding.pk

    second = understandings.link(understanding, now=MONDAY).split("/u/")[1].strip("/")
    for secret, now in ((first, MONDAY), (second, MONDAY + timedelta(days=91)), ("x" * 500, MONDAY)):
        with pytest.raises(UnderstandingHasEnded):
            understandings.find(secret, now=now)

    people.change(
        ana,
        version=ana.version,
        now=MONDAY,
        by=priya,
        reach=people.Reach(emails=("new@duarte.example",)),
        name=ana.name,
    )
    with pytest.raises(UnderstandingHasEnded):
        understandings.find(second, now=MONDAY)


def test_seeing_it_differently_is_heard_and_owed_an_answer(priya: Member, ana: Person) -> None:
    understanding = understandings.write(ana, LINES, by=priya, now=MONDAY)

    assert not understandings.see_differently(understanding, "  ", now=MONDAY)
    assert understandings.see_differently(understanding, "I would rather not say why.", now=MONDAY)
    understanding.refresh_from_db()
    assert understandings.see_differently(understanding, "I would rather not say why.", now=MONDAY)

    assert _rules(ana) == {"answer_word"}
    assert Happening.objects.of(ana.firm).filter(kind=Kind.WROTE).count() == 1


def test_after_a_year_it_is_looked_at_again(priya: Member, ana: Person) -> None:
    understanding = understandings.write(ana, LINES, by=priya, now=MONDAY)
    understandings.agree(understanding, way="in_person", by=priya, now=MONDAY)

    row = Courtesy.objects.of(ana.firm).get(rule="review_understanding")

    assert row.due_at.date() == (MONDAY + timedelta(days=366)).date()  # by the close of that day in Portland
    assert row.opens_at == row.due_at - timedelta(days=30)


def test_the_letter_says_that_it_is_no_contract(priya: Member, ana: Person) -> None:
    understandings.write(ana, (*LINES, REPORT), by=priya, now=MONDAY)

    words = queries.letter(ana, priya)

    assert words is not None
    assert "no contract" in words.text
    assert "You will not:\n- You do not report back to us." in words.text
