"""Does trust rise with good outcomes, fade, and stay silent on little?"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obliged.domain import shrinking, trust
from obliged.domain.shrinking import Seen
from obliged.domain.trust import Base, Correction, Counts, Kind, Learning, Memory, Outcome, Role, Trade, Usual, Word

TODAY = date(2026, 11, 24)
ANA, KWAME, SALLY, FRED = 1, 2, 3, 4
USUAL = Usual(
    {
        Kind.CONTACTED: Base(0.75),
        Kind.FITTED: Base(0.7),
        Kind.TREATED_WELL: Base(0.9),
        Kind.CLOSED: Base(0.5),
        Kind.TOLD: Base(0.5),
    },
    shrinking.spread(()),
)
HABITS = {SALLY: -3.0, FRED: 1.5}  # Sally says bad of everybody, Fred good
RANK = {Word.POOR: 0, Word.TOO_LITTLE: 1, Word.USUAL: 1, Word.GOOD: 2}

outcomes = st.builds(
    Outcome,
    person=st.just(ANA),
    kind=st.sampled_from(Kind),
    good=st.sampled_from([True, False, None]),
    on=st.dates(TODAY - timedelta(days=2000), TODAY),
    referral=st.integers(1, 12),
    by=st.sampled_from([None, SALLY, FRED]),
    reciprocal=st.booleans(),
)
some = st.lists(outcomes, max_size=30)


def judged(of: list[Outcome], usual: Usual = USUAL, as_of: date = TODAY, person: int = ANA) -> trust.Trust:
    return trust.judge(person, of, usual, as_of, habits=HABITS)


def seen(kind: Kind, good: bool | None, referral: int, days_ago: int = 10, person: int = ANA) -> Outcome:
    return Outcome(person, kind, good, TODAY - timedelta(days=days_ago), referral)


def served(referrals: int, good: bool = True, days_ago: int = 10, person: int = ANA) -> list[Outcome]:
    kinds = (Kind.CONTACTED, Kind.FITTED, Kind.TREATED_WELL, Kind.CLOSED, Kind.TOLD)
    return [seen(kind, good, n, days_ago, person) for n in range(referrals) for kind in kinds]


# Laws


@settings(max_examples=60, deadline=None)
@given(some, outcomes)
def test_one_more_good_outcome_never_lowers(before: list[Outcome], more: Outcome) -> None:
    was, now = judged(before), judged([*before, replace(more, good=True)])

    assert now.standing >= was.standing - 1e-9
    assert now.better >= was.better - 1e-9
    assert now.worse <= was.worse + 1e-9
    assert RANK[now.word] >= RANK[was.word]


@settings(max_examples=60, deadline=None)
@given(some, outcomes)
def test_one_more_bad_outcome_never_raises(before: list[Outcome], more: Outcome) -> None:
    was, now = judged(before), judged([*before, replace(more, good=False)])

    assert now.standing <= was.standing + 1e-9
    assert now.better <= was.better + 1e-9
    assert now.worse >= was.worse - 1e-9
    assert RANK[now.word] <= RANK[was.word]


@settings(max_examples=50, deadline=None)
@given(some, outcomes)
def test_each_kinds_share_follows_its_own_outcomes(before: list[Outcome], more: Outcome) -> None:
    was = {of.kind: of.expected for of in judged([*before, replace(more, good=None)]).evidence}
    good = {of.kind: of.expected for of in judged([*before, replace(more, good=True)]).evidence}
    bad = {of.kind: of.expected for of in judged([*before, replace(more, good=False)]).evidence}

    assert bad[more.kind] <= was[more.kind] + 1e-9 <= good[more.kind] + 2e-9
    assert all(good[kind] == was[kind] == bad[kind] for kind in was if kind is not more.kind)


@settings(max_examples=25, deadline=None)
@given(some, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(of: list[Outcome], order: random.Random) -> None:
    shuffled = order.sample(of, len(of))

    assert judged(shuffled) == judged(of)
    assert trust.judgements(shuffled, TODAY) == trust.judgements(of, TODAY)


@settings(max_examples=50, deadline=None)
@given(some)
def test_labels_change_places(of: list[Outcome]) -> None:
    turned = Usual({kind: replace(base, rate=1 - base.rate) for kind, base in USUAL.bases.items()}, USUAL.spread)
    other = [replace(one, good=None if one.good is None else not one.good) for one in of]
    was = trust.judge(ANA, of, USUAL, TODAY, habits=HABITS)
    now = trust.judge(ANA, other, turned, TODAY, habits={by: -habit for by, habit in HABITS.items()})

    assert now.standing == pytest.approx(-was.standing, abs=1e-9)
    assert (now.better, now.worse) == pytest.approx((was.worse, was.better), abs=1e-9)


@settings(max_examples=50, deadline=None)
@given(some)
def test_nobody_with_fewer_than_three_introductions_is_called_good_or_poor(of: list[Outcome]) -> None:
    few = [one for one in of if one.referral in {1, 2}]

    assert judged(few).word is Word.TOO_LITTLE


@settings(max_examples=50, deadline=None)
@given(some)
def test_reciprocity_alone_moves_nothing(of: list[Outcome]) -> None:
    moved = judged([replace(one, reciprocal=True) for one in of])

    assert moved.standing == pytest.approx(0)
    assert moved.word is Word.TOO_LITTLE
    assert all(kind.expected == pytest.approx(USUAL.bases[kind.kind].rate) for kind in moved.evidence)


@settings(max_examples=50, deadline=None)
@given(st.lists(outcomes, min_size=1, max_size=20), st.integers(1, 3000))
def test_with_time_everybody_comes_nearer_to_the_usual(of: list[Outcome], days: int) -> None:
    of = [replace(one, good=True) for one in of]
    now, later = judged(of), judged(of, as_of=TODAY + timedelta(days=days))

    assert 0 <= later.standing <= now.standing + 1e-9


@settings(max_examples=60, deadline=None)
@given(some)
def test_the_word_lies_within_its_evidence(of: list[Outcome]) -> None:
    said = judged(of)

    assert said.low <= said.standing + 0.5
    assert said.standing <= said.high + 0.5
    assert said.good_cases <= said.cases >= said.bad_cases
    for kind in said.evidence:
        assert 0 < kind.low < kind.high < 1
        assert 0 < kind.expected < 1
        assert kind.good + kind.bad + kind.unknown == sum(one.kind is kind.kind for one in of)
    assert said.better + said.worse <= 1 + 1e-9


# What a person would notice


def test_with_no_evidence_it_is_the_usual_and_nothing_is_said() -> None:
    said = judged([])

    assert (said.word, said.cases, said.evidence, said.latest) == (Word.TOO_LITTLE, 0, (), None)
    assert said.standing == pytest.approx(0)


def test_four_introductions_that_went_well_in_every_way_are_a_good_word() -> None:
    said = judged(served(4))

    assert (said.word, said.cases, said.good_cases) == (Word.GOOD, 4, 4)
    assert [(kind.kind, kind.good, kind.bad) for kind in said.evidence] == [(kind, 4, 0) for kind in Kind]
    assert said.latest == TODAY - timedelta(days=10)


def test_three_that_went_badly_are_a_poor_word() -> None:
    assert judged(served(3, good=False)).word is Word.POOR


def test_as_good_and_bad_as_usual_is_as_usual() -> None:
    of = [seen(Kind.CLOSED, n % 2 == 0, n) for n in range(40)]

    assert judged(of).word is Word.USUAL


def test_what_is_not_known_is_counted_and_says_nothing() -> None:
    said = judged([seen(Kind.TOLD, None, n) for n in range(9)])

    assert said.evidence[0].unknown == 9
    assert said.word is Word.TOO_LITTLE
    assert said.cases == 0


def test_what_was_long_ago_says_too_little() -> None:
    assert judged(served(4, days_ago=20)).word is Word.GOOD
    assert judged(served(4, days_ago=9 * 365)).word is Word.TOO_LITTLE


def test_what_comes_after_the_day_is_not_known_yet() -> None:
    assert judged(served(3), as_of=TODAY - timedelta(days=11)) == judged([], as_of=TODAY - timedelta(days=11))


def test_a_bad_word_from_who_says_bad_of_everybody_is_little() -> None:
    def by(reporter: int) -> trust.Trust:
        return judged([replace(one, by=reporter) for one in served(3, good=False)])

    assert by(SALLY).standing > by(FRED).standing
    assert by(SALLY).word is not Word.POOR
    assert by(FRED).word is Word.POOR


def test_a_habit_is_learned_from_what_somebody_says_of_everybody() -> None:
    said = [
        Outcome(person, Kind.TREATED_WELL, by == FRED, TODAY, 10 * person + by, by=by)
        for person in range(100, 120)
        for by in (SALLY, FRED, KWAME)
        if by != KWAME
    ]
    usual = trust.usual(said, TODAY)
    habits = trust.habits(said, usual, TODAY)

    assert habits[SALLY] < -1 < 0 < habits[FRED]


def test_whom_everybody_finds_bad_makes_nobody_severe() -> None:
    everybody = [Outcome(ANA, Kind.TREATED_WELL, False, TODAY, by, by=by) for by in range(20, 40)]
    alone = [Outcome(ANA, Kind.TREATED_WELL, False, TODAY, 20, by=20)]

    assert trust.habits(everybody, USUAL, TODAY)[20] > trust.habits(alone, USUAL, TODAY)[20]


def test_a_returned_word_backs_what_others_have_shown() -> None:
    shown = served(3)
    returned = [replace(one, reciprocal=True, referral=50) for one in served(3)]

    assert judged(shown + returned).standing > judged(shown).standing
    assert judged(shown + returned).standing < judged(shown + served(6)[15:]).standing
    assert judged(shown + returned).cases == 3


def test_nobody_is_the_witness_of_how_well_they_treated_others() -> None:
    by_herself = [replace(seen(Kind.TREATED_WELL, True, n), by=ANA) for n in range(9)]
    of_us = [replace(one, role=Role.US) for one in by_herself]
    said = judged(by_herself)

    assert (said.word, said.cases, said.evidence[0].unknown) == (Word.TOO_LITTLE, 0, 9)
    assert trust.judge(ANA, of_us, USUAL, TODAY, role=Role.US).cases == 9  # of us she is the best witness


def test_each_role_is_judged_by_its_own() -> None:
    of = [*served(4), *(replace(one, role=Role.US, good=False) for one in served(4))]
    said = trust.judgements(of, TODAY)

    assert set(said) == {(ANA, Role.PROVIDER), (ANA, Role.US)}
    assert said[ANA, Role.PROVIDER].standing > said[ANA, Role.US].standing


def test_nobody_is_shown_what_we_think_of_them() -> None:
    said = judged(served(3))

    assert not said.may_be_seen_by(ANA)
    assert said.may_be_seen_by(None)


def test_a_young_firm_leans_on_the_trade() -> None:
    bases = trust.usual([], TODAY).bases

    assert {kind: base.rate for kind, base in bases.items()} == pytest.approx(
        {kind: trade.rate for kind, trade in trust.TRADE.items()}
    )


def test_an_old_firm_speaks_for_itself() -> None:
    of = [seen(Kind.CLOSED, n % 10 == 0, n, person=n % 20) for n in range(400)]

    assert trust.usual(of, TODAY).bases[Kind.CLOSED].rate == pytest.approx(0.1, abs=0.01)


# Controls: where there is nothing to find, and where there is


def firm(shares: list[float], cases: int, seed: int) -> list[Outcome]:
    chance = random.Random(seed)
    return [
        Outcome(person, Kind.CLOSED, chance.random() < share, TODAY, person * 1000 + n)
        for person, share in enumerate(shares)
        for n in range(cases)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_where_all_are_alike_nobody_is_better_or_worse(seed: int) -> None:
    said = trust.judgements(firm([0.63] * 30, 150, seed), TODAY)

    assert {one.word for one in said.values()} == {Word.USUAL}


def test_where_people_differ_it_is_seen() -> None:
    said = trust.judgements(firm([0.35] * 10 + [0.6] * 10 + [0.82] * 10, 60, seed=3), TODAY)
    words = [said[person, Role.PROVIDER].word for person in range(30)]

    assert words[:10].count(Word.POOR) >= 8
    assert words[20:].count(Word.GOOD) >= 8
    assert Word.GOOD not in words[:10]
    assert Word.POOR not in words[20:]


def test_eight_in_ten_intervals_hold_eight_in_ten() -> None:
    held = []
    for seed in range(4):
        chance = random.Random(seed)
        shares = [chance.betavariate(6, 3) for _ in range(200)]
        said = trust.judgements(firm(shares, 8, seed=seed + 50), TODAY)
        for person, share in enumerate(shares):
            (of,) = said[person, Role.PROVIDER].evidence
            held.append(of.low <= share <= of.high)

    assert 0.74 <= sum(held) / len(held) <= 0.86


def test_the_spread_is_found_and_where_there_is_none_none_is_said() -> None:
    chance = random.Random(2)

    def groups(spread: float) -> list[list[Seen]]:
        found = []
        for _ in range(60):
            p = shrinking.share(chance.gauss(0.5, spread))
            good = sum(chance.random() < p for _ in range(60))
            found.append([Seen(good, 60 - good, shrinking.share(0.5))])
        return found

    assert not shrinking.spread(groups(0.0)).says_that_they_differ
    assert shrinking.spread(groups(0.0)).expected < 0.15
    assert shrinking.spread(groups(1.0)).says_that_they_differ
    assert 0.7 < shrinking.spread(groups(1.0)).expected < 1.35


# What we would have said


def test_what_is_expected_comes_from_before() -> None:
    learning = Learning(Memory(), Trade(0.9, 6), 0.0)
    before = learning.expects(ANA, SALLY, 1.0)
    learning.learns(ANA, SALLY, 1.0, good=False)

    assert before == pytest.approx(0.9)
    assert learning.expects(ANA, FRED, 2.0) < before
    assert learning.expects(ANA, FRED, 2.0) < learning.expects(ANA, FRED, 4000.0)


def test_returned_reports_alone_teach_nothing_of_a_person() -> None:
    learning = Learning(Memory(firm=1e9), Trade(0.9, 1e9), 0.0)
    for _ in range(20):
        learning.learns(ANA, SALLY, 1.0, good=False, reciprocal=True)

    assert learning.expects(ANA, FRED, 1.0) == pytest.approx(0.9)


def test_who_said_too_much_is_corrected() -> None:
    chance, correction = random.Random(1), Correction(reports=500)
    for _ in range(3000):
        correction.learns(0.9, good=chance.random() < 0.7)

    assert correction.said(0.9) == pytest.approx(0.7, abs=0.06)


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100), st.floats(0, 100), st.floats(0.01, 0.99))
def test_a_rate_is_a_share_between_the_base_and_what_was_seen(
    g: float, b: float, gr: float, br: float, m: float
) -> None:
    counts = Counts(g, b, gr, br)

    assert 0 < trust.rate(counts, m, 5) < 1
    assert counts.backed_good <= 2 * g
    assert counts.backed_bad <= 2 * b
