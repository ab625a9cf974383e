"""Do they still introduce people to us? The laws, and the numbers that Fader, Hardie and Lee published in 2005."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obliged.domain import returning
from obliged.domain.returning import PLAUSIBLE, Habits, Histories, History, Plausible, fit

PUBLISHED = Habits(0.2426, 4.4136, 0.7930, 2.4261)

within = st.floats(min_value=0.05, max_value=30)
habits = st.builds(Habits, within, within, within, within)
weeks = st.floats(min_value=0.0, max_value=500)


@st.composite
def histories(draw: st.DrawFn, most: int = 40) -> History:
    again = draw(st.integers(0, most))
    known = draw(weeks)
    return History(again, known * draw(st.floats(0.01, 1)) if again else 0.0, known)


def one(history: History) -> Histories:
    return Histories.of([history])


def chance(habits: Habits, history: History) -> float:
    return float(returning.alive(habits, one(history))[0])


def expectation(habits: Habits, history: History, weeks: float) -> float:
    return float(returning.expected_of(habits, one(history), weeks)[0])


# What was published


@pytest.mark.parametrize(
    ("history", "again", "alive"),
    [(History(2, 30.43, 38.86), 1.2259, 0.7266), (History(2, 5.0, 38.86), 0.2088, 0.1237)],
)
def test_the_published_expectations_come_out_to_four_digits(history: History, again: float, alive: float) -> None:
    assert round(expectation(PUBLISHED, history, 39), 4) == pytest.approx(again, abs=1e-4)
    assert round(chance(PUBLISHED, history), 4) == alive


def test_habits_are_found_again_in_what_they_made() -> None:
    made = simulated(PUBLISHED, 20_000, seed=5)

    found = fit(made)

    assert found.people == 20_000
    assert found.habits.rate == pytest.approx(PUBLISHED.rate, rel=0.05)
    assert found.habits.stops == pytest.approx(PUBLISHED.stops, rel=0.1)
    assert found.log_likelihood >= returning.log_likelihood(PUBLISHED, made)


def simulated(habits: Habits, people: int, seed: int) -> Histories:
    rng = np.random.default_rng(seed)
    rates, stops = rng.gamma(habits.r, 1 / habits.alpha, people), rng.beta(habits.a, habits.b, people)
    known = rng.integers(100, 300, people) / 7
    again, last = np.zeros(people), np.zeros(people)
    for i in range(people):
        now = 0.0
        while (now := now + rng.exponential(1 / max(rates[i], 1e-9))) < known[i]:
            again[i], last[i] = again[i] + 1, np.ceil(now * 7) / 7
            if rng.random() < stops[i]:
                break
    return Histories.columns(again, last, known)


# Laws


@settings(deadline=None)
@given(habits, histories(), st.floats(0, 400))
def test_more_silence_never_makes_it_likelier_that_they_still_do(habits: Habits, history: History, more: float) -> None:
    later = History(history.again, history.last, history.known + more)

    assert chance(habits, later) <= chance(habits, history) + 1e-12


@settings(deadline=None)
@given(habits, histories(), weeks, weeks)
def test_a_longer_time_never_lowers_what_is_expected(habits: Habits, history: History, one: float, two: float) -> None:
    near, far = sorted((one, two))

    assert 0 <= expectation(habits, history, near) <= expectation(habits, history, far) * (1 + 1e-7) + 1e-9


@settings(deadline=None)
@given(habits, histories(), st.floats(0.1, 60))
def test_the_chances_of_every_count_add_up_to_one_and_to_what_is_expected(
    habits: Habits, history: History, weeks: float
) -> None:
    chances = returning.distribution(habits, one(history), weeks, 400)[0]

    assert (chances >= -1e-12).all()
    assert chances.sum() <= 1 + 1e-9
    if 1 - chances.sum() < 1e-9:
        mean = float(chances @ np.arange(401))
        assert mean == pytest.approx(expectation(habits, history, weeks), rel=1e-5, abs=1e-6)


@settings(deadline=None)
@given(habits, st.floats(0, 300))
def test_somebody_new_is_expected_as_somebody_of_whom_nothing_is_known(habits: Habits, weeks: float) -> None:
    assert returning.expected(habits, weeks) == pytest.approx(expectation(habits, History(0, 0.0, 0.0), weeks))


@settings(max_examples=15, deadline=None)
@given(st.lists(histories(12), min_size=2, max_size=30), st.randoms())
def test_the_order_of_people_does_not_matter(people: list[History], random: object) -> None:
    mixed = list(people)
    random.shuffle(mixed)  # type: ignore[attr-defined]

    assert fit(Histories.of(people), PLAUSIBLE) == fit(Histories.of(mixed), PLAUSIBLE)


@settings(max_examples=5, deadline=None)
@given(st.sampled_from([1 / 7, 7.0, 52.0, 1e-3]))
def test_the_fit_knows_no_unit_of_time(unit: float) -> None:
    made = simulated(PUBLISHED, 1500, seed=2)
    other = Histories.columns(made.again, made.last * unit, made.known * unit)

    here, there = fit(made), fit(other)

    assert there.habits.r == pytest.approx(here.habits.r, rel=1e-5)
    assert there.habits.alpha == pytest.approx(here.habits.alpha * unit, rel=1e-5)
    assert returning.alive(there.habits, other) == pytest.approx(returning.alive(here.habits, made), abs=1e-6)
    assert there.log_likelihood == pytest.approx(returning.log_likelihood(there.habits, other))


@settings(max_examples=40, deadline=None)
@given(st.lists(histories(), max_size=6), st.sampled_from([None, PLAUSIBLE]))
def test_any_few_histories_have_an_answer(people: list[History], plausible: Plausible | None) -> None:
    rows = Histories.of(people)

    found = fit(rows, plausible)
    ahead = returning.expected_of(found.habits, rows, 13)

    assert found.habits.r > 0
    assert found.habits.alpha > 0
    assert np.isfinite(ahead).all()
    assert (ahead >= 0).all()


def test_what_is_plausible_fades_as_histories_come() -> None:
    def apart(people: int) -> float:
        made = simulated(PUBLISHED, people, seed=9)
        alone, leaning = fit(made).habits, fit(made, PLAUSIBLE).habits
        return abs(leaning.rate / alone.rate - 1)

    assert apart(20_000) < 0.01
    assert fit(Histories.of([]), PLAUSIBLE).habits.rate == pytest.approx(1 / 13)


def test_the_fewer_the_histories_the_wider_what_remains_possible() -> None:
    def spread(people: int) -> float:
        made = simulated(PUBLISHED, people, seed=4)
        drawn = returning.plausible_habits(made, fit(made, PLAUSIBLE), seed=1)
        return float(np.std([np.log(habits.rate) for habits in drawn]))

    assert spread(20) > 2 * spread(2000)


def test_the_same_seed_leaves_the_same_possible() -> None:
    made = simulated(PUBLISHED, 50, seed=4)
    found = fit(made, PLAUSIBLE)

    assert returning.plausible_habits(made, found, seed=7) == returning.plausible_habits(made, found, seed=7)
    assert returning.plausible_habits(made, found, seed=7) != returning.plausible_habits(made, found, seed=8)


def test_whoever_takes_it_up_again_introduces_more_than_whoever_is_silent() -> None:
    silent = one(History(6, 20.0, 80.0))

    assert returning.expected_if_revived(PUBLISHED, silent, 13)[0] > returning.expected_of(PUBLISHED, silent, 13)[0]


# Histories

MARCH = date(2026, 3, 2)


def test_two_introductions_on_one_day_are_one_occasion() -> None:
    days = [MARCH, MARCH, MARCH + timedelta(days=14), MARCH + timedelta(days=14)]

    assert returning.history(days, until=MARCH + timedelta(days=28)) == History(1, 2.0, 4.0)


def test_somebody_known_before_their_first_introduction_came_again_with_it() -> None:
    assert returning.history([MARCH], since=MARCH - timedelta(days=7), until=MARCH) == History(1, 1.0, 1.0)


def test_days_to_come_are_not_known() -> None:
    assert returning.history([MARCH, MARCH + timedelta(days=7)], until=MARCH) == History(0, 0.0, 0.0)
    assert returning.history([MARCH], until=MARCH - timedelta(days=1)) is None


def test_a_history_does_not_contradict_itself() -> None:
    with pytest.raises(ValueError, match="below zero"):
        Histories.columns([1], [-1.0], [3.0])
    with pytest.raises(ValueError, match="one length"):
        Histories.columns([1], [1.0, 2.0], [3.0])
