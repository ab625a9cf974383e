"""Laws of fit: what holds for whatever people and needs there are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obliged.domain import seeking
from obliged.domain.fit import (
    Against,
    Because,
    Need,
    Past,
    Profile,
    Standing,
    Strength,
    best_for,
    fit_of,
    is_it_us,
    judged,
    refuses,
    who_of_us,
)
from obliged.domain.trades import parsed, table

OCCUPATIONS = st.sampled_from(
    (
        "accountant",
        "insurance",
        "physiotherapist",
        "roofer",
        "kitchens",
        "family lawyer",
        "baker",
        "teacher of chess",
        "",
    )
)
SERVES = st.sampled_from(
    ("", "Insures bakeries. Not for restaurants.", "small shops, no houses", "houses and gardens", "Books for bakeries")
)
NEEDS = st.sampled_from(
    (
        "her bakery insured before the move",
        "the books are a mess and the tax office wrote",
        "my knee still clicks after the accident",
        "water drips in whenever it rains on our restaurant",
        "we cannot agree who keeps the house",
        "a clown for a birthday",
        "",
    )
)
PROFILES = st.builds(
    Profile,
    id=st.integers(1, 10_000),
    occupation=OCCUPATIONS,
    serves=SERVES,
    place=st.sampled_from(("", "Portland", "Salem")),
    places=st.sampled_from(("", "Portland")),
    languages=st.sampled_from(("", "en", "en de")),
    not_for=st.sampled_from(("", "knees", "houses")),
    conflicts=st.sampled_from(("", "Rosa Quintero")),
    has_room=st.booleans(),
    went_well=st.integers(0, 3),
    went_wrong=st.integers(0, 2),
    introduced=st.integers(0, 5),
    standing=st.sampled_from((None, *Standing)),
    balance=st.integers(-3, 3).map(float),
    may_be_contacted=st.booleans(),
)
PEOPLE = st.lists(PROFILES, max_size=8, unique_by=lambda one: one.id)
WANTED = st.builds(
    Need,
    text=NEEDS,
    place=st.sampled_from(("", "Portland")),
    language=st.sampled_from(("", "de")),
    party=st.sampled_from(("", "Rosa Quintero")),
    trade=st.sampled_from(("", "restaurant")),
)
law = settings(max_examples=60, deadline=None)


@law
@given(WANTED, PEOPLE)
def test_whoever_refuses_or_cannot_be_reached_is_never_named(need: Need, people: list[Profile]) -> None:
    by_id = {person.id: person for person in people}

    for fit in best_for(need, people, most=8):
        assert not refuses(need, by_id[fit.person])
        assert by_id[fit.person].may_be_contacted


@law
@given(WANTED, PEOPLE)
def test_somebody_whom_the_need_does_not_concern_changes_nothing(need: Need, people: list[Profile]) -> None:
    stranger = Profile(20_000, "lighthouse keeper", serves="ships")

    assert best_for(need, [*people, stranger]) == best_for(need, people)


@law
@given(WANTED, PEOPLE, st.randoms())
def test_the_order_of_people_makes_no_difference(need: Need, people: list[Profile], chance: object) -> None:
    shuffled = list(people)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert best_for(need, shuffled) == best_for(need, people)


@law
@given(WANTED, PEOPLE)
def test_a_balance_only_breaks_ties(need: Need, people: list[Profile]) -> None:
    even = [replace(person, balance=0.0) for person in people]

    owed, plain = best_for(need, people, most=8), best_for(need, even, most=8)

    assert [round(fit.score, 2) for fit in owed] == [round(fit.score, 2) for fit in plain]
    assert {fit.person for fit in owed} == {fit.person for fit in plain}


@law
@given(WANTED, PEOPLE)
def test_the_index_answers_as_a_look_at_everybody_does(need: Need, people: list[Profile]) -> None:
    whole = [(fit.person, round(fit.score, 5)) for fit in best_for(need, people, most=3)]

    found = seeking.best(seeking.index(people), need, most=3)

    assert [(person, round(score, 5)) for person, score in found] == whole


@law
@given(WANTED, PEOPLE)
def test_asking_twice_in_one_room_gives_the_same_answer(need: Need, people: list[Profile]) -> None:
    index = seeking.index(people)
    at = seeking.room(index)

    assert seeking.best(index, need, at=at) == seeking.best(index, need, at=at)
    assert not any(array.any() for array in (at.own, at.noted, at.meets, at.proof))


@pytest.mark.parametrize(
    ("need", "trade"),
    [
        ("my knee still clicks after the accident", "physiotherapist"),
        ("the books are a mess and the tax office wrote", "accountant"),
        ("we can't agree who keeps the house", "family lawyer"),
        ("there is scratching in the attic at night", "pest control"),
        ("Mein Wasserhahn tropft seit gestern", "plumber"),
        ("il y a une fuite dans le toit", "roofer"),
        ("me duele una muela", "dentist"),
        ("preciso de alguém para cortar a relva do jardim", "gardener"),
        ("ho perso le chiavi di casa", "locksmith"),
        ("wij gaan verhuizen in mei", "removals"),
        ("the gutterss are leakking", "roofer"),
    ],
)
def test_a_need_in_anybodys_words_finds_the_trade(need: str, trade: str) -> None:
    trades = (
        "physiotherapist", "accountant", "family lawyer", "pest control", "plumber", "roofer", "dentist", "gardener",
        "locksmith", "removals", "insurance", "architect", "caterer", "photographer", "tutor",
    )  # fmt: skip
    people = [Profile(n, occupation) for n, occupation in enumerate(trades)]

    assert best_for(Need(need), people)[0].person == trades.index(trade)


def test_where_nobody_fits_the_missing_trade_is_named() -> None:
    found = judged(Need("there is scratching in the attic at night, we think mice"), (Profile(1, "accountant"),))

    assert not found.fits
    assert found.missing[0] == "pest"


def test_whoever_would_fit_but_refuses_is_told_with_the_reason() -> None:
    found = judged(Need("a restaurant insured"), (Profile(1, "insurance", serves="Not for restaurants."),))

    assert not found.fits
    assert [(person, doubt.key, doubt.words) for person, doubt in found.refused] == [
        (1, Against.NOT_FOR, ("restaurant",))
    ]


def test_whoever_may_not_serve_them_is_not_named() -> None:
    kwame = Profile(1, "physiotherapist", conflicts="Rosa Quintero\nHollis Grant")

    assert best_for(Need("her knee hurts", party="Lena Brandt"), (kwame,))
    assert not best_for(Need("her knee hurts", party="Rosa Quintero"), (kwame,))


def test_a_past_need_that_fitted_adds_its_words() -> None:
    dara = Profile(1, "wellbeing at work")
    past = (Past("somebody for the quarterly Feldenkrais morning", 1, fitted=True),)

    fit = fit_of(Need("a Feldenkrais hour for our staff"), dara, past=past)

    assert fit_of(Need("a Feldenkrais hour for our staff"), dara) is None
    assert fit is not None
    assert {reason.key: reason.words for reason in fit.reasons}[Because.LEARNED] == ("Feldenkrais",)


def test_a_past_need_that_did_not_fit_speaks_against() -> None:
    fred = Profile(1, "insurance")
    need = Need("a policy for the delivery van")

    plain = fit_of(need, fred)
    after = fit_of(need, fred, past=(Past("a van insured", 1, fitted=False),))

    assert plain is not None
    assert after is not None
    assert after.score < plain.score
    assert [doubt.key for doubt in after.against] == [Against.MISFITTED]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"has_room": False}, Against.FULL),
        ({"languages": "en"}, Against.OTHER_LANGUAGE),
        ({"places": "Salem"}, Against.FAR),
        ({"standing": Standing.POOR}, Against.DOUBTED),
    ],
)
def test_what_speaks_against_is_said_and_puts_others_first(change: dict[str, object], key: Against) -> None:
    need = Need("the roof leaks when it rains", place="Portland", language="de")
    plain = Profile(2, "roofer")
    doubted = replace(Profile(1, "roofer"), **change)  # type: ignore[arg-type]

    first, second = best_for(need, (doubted, plain))

    assert (first.person, second.person) == (2, 1)
    assert [doubt.key for doubt in second.against] == [key]
    assert second.strength is not Strength.STRONG


def test_it_is_us_unless_somebody_is_clearly_better() -> None:
    us = Profile(0, "designers of small shops and clinics", serves="interiors of shops and clinics")
    people = (Profile(1, "insurance"), Profile(2, "roofer"))

    assert is_it_us(Need("the waiting room of our clinic looks depressing"), us, people).are_best
    theirs = is_it_us(Need("the roof of our clinic leaks when it rains"), us, people)
    assert not theirs.are_best
    assert theirs.better[0].person == 2


def test_whoever_of_us_closes_such_work_takes_it() -> None:
    priya, joel = Profile(1, "designer", introduced=4, went_well=3), Profile(2, "designer", introduced=4)
    past = (Past("a bakery fitted out", 2, fitted=True),)

    assert who_of_us(Need("a designer for a clinic"), (joel, priya))[0].person == priya.id
    assert who_of_us(Need("a designer for a bakery"), (joel, priya), past=past)[0].person == joel.id


def test_every_trade_has_its_names_and_words() -> None:
    found = parsed()

    assert len({trade.key for trade in found}) == len(found) >= 190
    assert all(trade.called and trade.asked for trade in found)


def test_every_trade_is_recognised_by_its_own_name() -> None:
    house = table()
    wrong = [
        trade.key
        for trade in parsed()
        if house.keys[int(house.done_by(" ".join(trade.called.split()[:3])).argmax())] != trade.key
    ]

    assert len(wrong) <= 12, wrong
