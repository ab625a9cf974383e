"""Whom a typed name means, who fits, and where an introduction stands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from obliged.acts import introductions as acts
from obliged.acts import letters, people
from obliged.domain.referrals import Side
from obliged.queries import introductions
from obliged.queries.introductions import Proposal, Typed, TypedSide
from obliged.records.firms import Member
from obliged.records.people import Person
from obliged.words.languages import Locale
from tests import cast
from tests.carriers import Carrier
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


def read(by: Member, prospect: str = "", provider: str = "", need: str = "", **more: Any) -> Proposal:
    typed = Typed(TypedSide(prospect), TypedSide(provider), need, **more)
    return introductions.proposal(by, typed, as_of=MONDAY)


def test_a_name_that_is_one_persons_is_that_person() -> None:
    priya = cast.priya()
    sally = cast.person(priya.firm, "sally")

    slot = read(priya, "sally okafor").prospect

    assert (slot.id, slot.name) == (str(sally.public_id), "Sally Okafor")


def test_a_first_name_that_only_one_has_is_enough() -> None:
    priya = cast.priya()
    cast.person(priya.firm, "sally")

    assert read(priya, "Sally").prospect.name == "Sally Okafor"


def test_a_name_that_several_have_is_asked_for() -> None:
    priya = cast.priya()
    cast.person(priya.firm, "sally")
    people.keep(firm=priya.firm, name="Sally Brandt", now=MONDAY)

    slot = read(priya, "Sally").prospect

    assert not slot.is_settled
    assert [one.name for one in slot.choices] == ["Sally Brandt", "Sally Okafor"]


def test_a_whole_name_is_never_taken_for_a_longer_one() -> None:
    priya = cast.priya()
    people.keep(firm=priya.firm, name="Zoe Newman", now=MONDAY)

    slot = read(priya, "Zoe New").prospect

    assert not slot.is_settled
    assert [one.name for one in slot.choices] == ["Zoe Newman"]


def test_a_name_that_nobody_has_is_somebody_new() -> None:
    slot = read(cast.priya(), "Zoe New").prospect

    assert slot.is_new
    assert slot.first == "Zoe"


def test_an_id_is_void_once_another_name_is_typed() -> None:
    priya = cast.priya()
    sally, fred = cast.person(priya.firm, "sally"), cast.person(priya.firm, "fred")
    typed = Typed(TypedSide("Fred Lindqvist", id=str(sally.public_id), id_for="Sally Okafor"))

    assert introductions.proposal(priya, typed, as_of=MONDAY).prospect.id == str(fred.public_id)


def test_nobody_of_another_firm_is_meant() -> None:
    priya, grace = cast.priya(), cast.grace()
    theirs = cast.person(grace.firm, "sally")

    slot, person = introductions.who(priya.firm, Side.PROSPECT, TypedSide(id=str(theirs.public_id)))

    assert person is None
    assert not slot.is_settled
    assert read(priya, "Sally Okafor").prospect.is_new


def test_who_was_deleted_is_not_offered() -> None:
    priya = cast.priya()
    people.delete(cast.person(priya.firm, "sally"), now=MONDAY)

    assert introductions.suggestions(priya.firm, "sal") == ()


def test_a_new_person_is_asked_first_and_who_said_just_send_is_not() -> None:
    priya = cast.priya()
    cast.person(priya.firm, "fred", just_send=True)
    cast.person(priya.firm, "sally")

    assert read(priya, "Sally", "Fred").asks_first
    assert not read(priya, "Fred", "Sally").asks_first
    assert read(priya, "Zoe New", "Fred").asks_first


def test_the_question_and_both_letters_are_foreseen_and_nothing_is_written() -> None:
    priya = cast.priya()
    for who in ("sally", "fred"):
        cast.person(priya.firm, who)

    page = read(priya, "Sally", "Fred", "her bakery insured")

    assert page.question is not None
    assert page.letters is not None
    assert "503 555 0114" in page.letters[0].text
    assert "503 555 0113" in page.letters[1].text
    assert Person.objects.of(priya.firm).count() == 2


def test_what_the_provider_is_asked_names_nobody() -> None:
    priya = cast.priya()
    for who in ("sally", "fred"):
        cast.person(priya.firm, who)

    page = read(priya, "Sally", "Fred", "her bakery insured", ask_provider=True)

    assert page.to_provider is not None
    assert "Sally" not in page.to_provider.text + page.to_provider.subject
    assert "bakery" not in page.to_provider.text


def test_who_fits_is_said_with_its_reason_and_others_are_offered() -> None:
    priya = cast.priya()
    cast.person(priya.firm, "sally")
    cast.person(priya.firm, "fred", serves="Insures bakeries.")
    people.keep(firm=priya.firm, name="Bao Nguyen", now=MONDAY, occupation="insurance broker")

    page = read(priya, "Sally", "Fred", "her bakery insured")

    assert page.fit is not None
    assert page.fit.verdict == "Fred is a strong fit."
    assert [other.name for other in page.others] == ["Bao Nguyen"]


def test_where_nobody_fits_nobody_is_named() -> None:
    priya = cast.priya()
    cast.person(priya.firm, "hollis")

    page = read(priya, need="a clown for a birthday")

    assert page.others == ()
    assert page.fit is not None
    assert page.fit.verdict == "Nobody whom we know fits this."


def test_nobody_of_another_firm_fits() -> None:
    priya, grace = cast.priya(), cast.grace()
    cast.person(grace.firm, "fred")

    assert read(priya, need="insurance").others == ()
    assert introductions.who_fits(priya.firm, "insurance", exclude=(), here=Locale(priya.firm.tz), as_of=MONDAY) == ()


def test_a_missing_address_is_named_and_holds_the_letters_back() -> None:
    priya = cast.priya()
    cast.person(priya.firm, "sally")

    page = read(priya, "Sally", "Zoe New", "her bakery insured", ask_first=False, expects=True, ask_provider=False)

    assert page.provider.lacks_address
    assert not page.can_leave


@pytest.mark.parametrize(("fields", "state"), [
    ({"consent_wanted": True}, "ask"), ({"expects_contact": True}, "ready"), ({}, "unsure"),
])  # fmt: skip
def test_where_it_stands_before_anything_left(fields: dict[str, Any], state: str) -> None:
    priya = cast.priya()
    referral = cast.sally_to_fred(priya, **fields)

    assert introductions.introduction(referral, priya, as_of=MONDAY).state == state


def test_where_it_stands_goes_from_asking_to_done() -> None:
    priya = cast.priya()
    referral = cast.sally_to_fred(priya, consent_wanted=True)
    states = []

    def look(minutes: int = 0) -> None:
        referral.refresh_from_db()
        page = introductions.introduction(referral, priya, as_of=MONDAY + timedelta(minutes=minutes))
        states.append(page.state)

    acts.ask(referral, by=priya, now=MONDAY)
    look()
    letters.carry(now=MONDAY + timedelta(minutes=11), worker="w", through=Carrier())
    look(11)
    sally = cast.person(priya.firm, "sally")
    acts.consent(referral, given=True, person=sally, by=priya, now=MONDAY + timedelta(minutes=12))
    look(12)
    acts.send_both(referral, by=priya, now=MONDAY + timedelta(minutes=13))
    look(13)
    letters.carry(now=MONDAY + timedelta(minutes=24), worker="w", through=Carrier())
    look(24)

    assert states == ["asking", "asked", "ready", "leaving", "done"]
