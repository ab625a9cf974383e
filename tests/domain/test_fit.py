"""Who is best for a need: words against what people do, whom they serve and refuse; and the right to say nobody."""

from __future__ import annotations

import pytest

from obliged.domain.fit import (
    Because,
    Fit,
    Need,
    Profile,
    Strength,
    best_for,
    fit_of,
    refuses,
    sought,
    stem,
    words_of_need,
)

FRED = Profile(1, "insurance", "Lindqvist Insurance", "Insures bakeries and cafés. Not for restaurants.")
BAO = Profile(2, serves="Staff cover for cafés and bakeries")
ANA = Profile(3, "accountant", "Duarte e Filhos")
HOLLIS = Profile(4, "kitchens", "Grant Kitchens", "Kitchens in small flats")
TOMASZ = Profile(5, "fit-out builder", "Nowak Fit-out")
EVERYBODY = (FRED, BAO, ANA, HOLLIS, TOMASZ)


def best(need: str, people: tuple[Profile, ...] = EVERYBODY) -> list[int]:
    return [fit.person for fit in best_for(Need(need), people)]


def reasons(fit: Fit | None) -> dict[Because, tuple[str, ...]]:
    assert fit is not None
    return {reason.key: reason.words for reason in fit.reasons}


def test_words_of_the_need_find_whoever_serves_it() -> None:
    assert best("her bakery insured before the move")[0] == FRED.id


def test_a_need_finds_a_trade_by_what_is_asked_of_it() -> None:
    assert best("somebody for her taxes") == [ANA.id]


def test_staff_cover_is_no_insurance() -> None:
    assert BAO.id not in best("a policy for the new van")


def test_nobody_is_named_where_nobody_fits() -> None:
    assert best("a clown for a birthday") == []


def test_an_empty_need_names_nobody() -> None:
    assert best("") == best("and the of to") == best("…!?") == []


def test_three_at_most_are_named() -> None:
    many = tuple(Profile(n, "insurance") for n in range(1, 9))

    assert len(best("insurance", many)) == 3


def test_who_says_that_it_is_not_for_them_is_left_out() -> None:
    need = Need("a restaurant insured")

    assert FRED.id not in best(need.text)
    assert refuses(need, FRED) == ("restaurant",)


def test_our_own_notes_alone_name_nobody() -> None:
    noted = Profile(9, "teacher", notes="his brother insures bakeries")

    assert best("a bakery insured", (noted,)) == []


def test_who_asked_not_to_be_contacted_is_not_named() -> None:
    assert best("insurance", (Profile(1, "insurance", may_be_contacted=False),)) == []


def test_between_equals_those_go_first_with_whom_it_went_well() -> None:
    new, known, let_down = (
        Profile(1, "insurance"),
        Profile(2, "insurance", introduced=3, went_well=2),
        Profile(3, "insurance", introduced=2, went_wrong=1),
    )

    assert best("insurance", (new, known, let_down)) == [2, 1, 3]


def test_what_went_well_lifts_nobody_over_a_better_fit() -> None:
    proven = Profile(1, "accountant", introduced=9, went_well=9)

    assert best("a bakery insured", (proven, FRED)) == [FRED.id]


def test_each_reason_names_the_words_that_were_found() -> None:
    found = reasons(fit_of(Need("cover for her bakery"), FRED))

    assert found[Because.DOES] == ("cover",)
    assert found[Because.SERVES] == ("bakery",)


def test_a_place_helps_whoever_fits_already() -> None:
    near, far = Profile(1, "insurance", place="12 Oak St\nPortland"), Profile(2, "insurance", place="Salem")

    fits = best_for(Need("insurance in Portland"), (far, near))

    assert [fit.person for fit in fits] == [1, 2]
    assert reasons(fits[0])[Because.NEAR] == ("Portland",)


def test_a_strong_fit_meets_more_than_one_word() -> None:
    two, one = fit_of(Need("a bakery insured"), FRED), fit_of(Need("her taxes"), ANA)

    assert two is not None
    assert two.strength is Strength.STRONG
    assert one is not None
    assert one.strength is Strength.GOOD


def test_who_treated_somebody_badly_is_perhaps_at_best() -> None:
    let_down = Profile(1, "insurance", serves="bakeries", introduced=1, went_wrong=1)
    fit = fit_of(Need("a bakery insured"), let_down)

    assert fit is not None
    assert fit.strength is Strength.PERHAPS


@pytest.mark.parametrize(
    "words", ["bakery bakeries baker bakers", "insure insured insurer insures", "plan plans planning", "clinic clinics"]
)
def test_words_of_one_root_meet(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def test_a_planet_is_no_plan() -> None:
    assert stem("planet") != stem("plan")


def test_accents_and_capitals_make_no_difference() -> None:
    assert best("ein CAFÉ insured", (Profile(1, serves="cafe insured"),)) == [1]


def test_a_need_is_read_as_it_was_written() -> None:
    assert words_of_need("her second Bakery, and the bakeries") == ("Bakery",)


def test_those_who_might_fit_can_be_looked_for_by_the_names_of_the_trade() -> None:
    assert "insuranc" in sought(Need("cover for the van"))


def test_the_order_in_which_people_come_changes_nothing() -> None:
    assert best("a bakery insured") == best("a bakery insured", EVERYBODY[::-1])


def test_the_strangest_strings_are_only_words() -> None:
    for text in ("not not not", "no", "(((", "\x00", "-" * 500, "ﷺ 𝕳", "não", "a" * 10_000):
        best(text, (Profile(1, text, text, text, text, text), FRED))
