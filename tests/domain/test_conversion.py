"""Is what becomes of introductions said rightly while many of them are still open?"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obliged.domain import conversion
from obliged.domain.conversion import Brought, Course, End, Word

TODAY = date(2026, 11, 24)
ANA, KWAME, SALLY, FRED, MEI = 1, 2, 3, 4, 5


def invented(
    share: Callable[[int], float] = lambda _: 0.5,
    many: int = 600,
    days: int = 300,
    seed: int = 1,
    introducers: int = 5,
    slow: float = 40.0,
) -> list[Course]:
    """Introductions of the last `days` days: a share is won slowly, some are lost soon, the others are never ended."""
    chance = random.Random(seed)
    courses = []
    for n in range(many):
        introducer = n % introducers
        began = TODAY - timedelta(days=chance.randrange(days))
        won = chance.random() < share(introducer)
        never = not won and chance.random() < 0.3
        took = timedelta(days=int(chance.expovariate(1 / (slow if won else slow / 2))))
        ends = not never and began + took <= TODAY
        end = (End.WON if won else End.LOST) if ends else None
        contacted = began + timedelta(days=min(took.days, chance.randrange(4)))
        courses.append(
            Course(
                n,
                began,
                began + took if ends else None,
                end,
                contacted=contacted if contacted <= TODAY else None,
                introducer=introducer,
                reason="chose_other" if end is End.LOST else "",
            )
        )
    return courses


def by_introducer(course: Course) -> int | None:
    return course.introducer


# An open one is neither won nor lost


def test_a_naive_rate_on_an_open_funnel_is_far_too_low_and_ours_is_not() -> None:
    young = [conversion.funnel(invented(days=60, many=800, seed=seed), TODAY) for seed in range(4)]
    naive = sum(one.naive for one in young) / len(young)
    expected = sum(one.expected for one in young) / len(young)

    assert naive < 0.3
    assert abs(expected - 0.5) < abs(naive - 0.5) / 2


def test_of_a_funnel_that_had_time_the_share_is_found() -> None:
    said = conversion.funnel(invented(days=600, many=1500), TODAY)

    assert said.expected == pytest.approx(0.5, abs=0.05)
    assert said.low < 0.5 < said.high
    assert said.of_ended is not None
    assert said.of_ended > said.expected  # leaving open ones out flatters
    assert said.won + said.lost + said.open == said.begun == 1500


def test_with_nothing_open_it_is_what_was_counted() -> None:
    courses = [replace(one, ended=one.ended or TODAY, end=one.end or End.LOST) for one in invented()]
    said = conversion.funnel(courses, TODAY)

    assert said.open == 0
    assert said.expected == said.naive == said.won / said.begun


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(5, 60), st.integers(0, 200))
def test_a_funnel_expects_at_least_what_is_won_and_at_most_what_is_not_lost(seed: int, many: int, ago: int) -> None:
    as_of = TODAY - timedelta(days=ago)
    said = conversion.funnel(invented(many=many, seed=seed), as_of)

    if said.begun:
        assert said.won / said.begun <= said.expected <= 1 - said.lost / said.begun + 1e-9
    assert 0 <= said.low < said.high <= 1


def test_what_comes_after_the_day_is_not_known_yet() -> None:
    then = TODAY - timedelta(days=100)
    courses = invented()
    as_known = [
        replace(one, ended=None, end=None) if one.is_open(then) else one for one in courses if one.began <= then
    ]

    assert conversion.pace(courses, then) == conversion.pace(as_known, then)
    assert conversion.funnel(courses, then) == conversion.funnel(as_known, then)


def test_the_longer_it_is_quiet_the_less_is_expected() -> None:
    pace = conversion.pace(invented(many=2000), TODAY)
    chances = [pace.becomes(age).won for age in (10, 60, 150, 250)]

    assert chances == sorted(chances, reverse=True)
    assert chances[-1] < 0.2 < chances[0]


def test_few_ends_say_too_little() -> None:
    assert not conversion.funnel(invented(many=8), TODAY).enough
    assert conversion.funnel(invented(many=80), TODAY).enough


# The pace, beside what is counted


def test_the_pace_follows_what_is_counted() -> None:
    courses = invented(many=3000)
    curve = conversion.pace(courses, TODAY, half_life=1e9).curve(200)
    counted = conversion.cumulative(courses, TODAY)

    for day in (5, 20, 50, 100, 200):
        assert curve[day].won == pytest.approx(counted.won[day], abs=0.025)
        assert curve[day].lost == pytest.approx(counted.lost[day], abs=0.025)
        assert curve[day].won + curve[day].lost + curve[day].open == pytest.approx(1)


def test_without_censoring_the_count_is_the_share_of_all() -> None:
    courses = [replace(one, ended=one.ended or TODAY, end=one.end or End.LOST) for one in invented()]
    counted = conversion.cumulative(courses, TODAY)

    assert counted.won[-1] == pytest.approx(sum(one.end is End.WON for one in courses) / len(courses))
    assert counted.won[-1] + counted.lost[-1] == pytest.approx(1)


def test_days_to_close_are_not_shortened_by_those_still_open() -> None:
    young = invented(days=50, many=3000, slow=40)
    closed = sorted((one.ended - one.began).days for one in young if one.end is End.WON and one.ended)
    median = conversion.pace(young, TODAY).median(End.WON, within=150)

    assert median is not None
    assert closed[len(closed) // 2] < 18
    assert 20 <= median <= 40  # the truth is 27


def test_what_was_recorded_late_is_watched_from_then() -> None:
    """History that was brought in while it was open: those that had ended were not brought."""
    chance = random.Random(4)
    courses = []
    for n in range(4000):
        began = TODAY - timedelta(days=chance.randrange(60, 400))
        brought = TODAY - timedelta(days=60)
        ended = began + timedelta(days=int(chance.expovariate(1 / 50)))
        if ended >= brought:
            end = End.WON if n % 2 else End.LOST
            courses.append(
                Course(
                    n, began, ended if ended <= TODAY else None, end if ended <= TODAY else None, watched_from=brought
                )
            )
    told = conversion.pace(courses, TODAY, half_life=1e9).becomes(0, 50)
    untold = conversion.pace([replace(c, watched_from=None) for c in courses], TODAY, half_life=1e9).becomes(0, 50)

    assert 1 - told.open == pytest.approx(0.632, abs=0.08)
    assert 1 - untold.open < 0.45


def test_time_to_contact_counts_those_who_were_never_reached() -> None:
    reached = [Course(n, TODAY - timedelta(days=30), contacted=TODAY - timedelta(days=30 - n % 4)) for n in range(60)]
    never = [Course(100 + n, TODAY - timedelta(days=30)) for n in range(40)]
    pace = conversion.pace_to_contact(reached + never, TODAY)

    assert pace.becomes(0, 25).won == pytest.approx(0.6, abs=0.06)
    assert pace.median(End.WON, 25) in {1, 2}


def test_a_firm_without_introductions_is_no_trouble() -> None:
    assert conversion.funnel([], TODAY).begun == 0
    assert conversion.compare([], by_introducer, TODAY).origins == {}
    assert conversion.backtest([], by_introducer, TODAY) == conversion.AS_SAID


# Where they come from


def test_origins_that_do_not_differ_are_as_usual() -> None:
    for seed in range(3):
        compared = conversion.compare(invented(many=1500, introducers=15, seed=seed), by_introducer, TODAY)

        assert {origin.word for origin in compared.origins.values()} == {Word.USUAL}


def test_origins_that_differ_are_found() -> None:
    compared = conversion.compare(
        invented(lambda who: 0.2 if who < 5 else 0.75, many=2000, introducers=10), by_introducer, TODAY
    )
    words = [compared.origins[who].word for who in range(10)]

    assert compared.differ
    assert words[:5].count(Word.WORSE) >= 4
    assert words[5:].count(Word.BETTER) >= 4


def test_of_few_nothing_is_said_and_little_is_believed() -> None:
    courses = invented(many=600)
    lucky = [Course(900 + n, TODAY - timedelta(days=9), TODAY, End.WON, introducer=FRED + 100) for n in range(4)]
    compared = conversion.compare(courses + lucky, by_introducer, TODAY)

    assert compared.origins[FRED + 100].word is Word.TOO_LITTLE
    assert compared.origins[FRED + 100].expected < 0.7


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_one_more_won_never_lowers_what_is_believed_of_an_origin(seed: int) -> None:
    from obliged.domain import shrinking
    from obliged.domain.shrinking import Counted

    chance = random.Random(seed)
    among = shrinking.spread(())
    happened, expected = chance.randrange(20), chance.uniform(0.1, 20)
    was = shrinking.lift((Counted(happened, expected),), among)
    now = shrinking.lift((Counted(happened + 1, expected),), among)
    longer = shrinking.lift((Counted(happened, expected + 1),), among)

    assert longer.expected <= was.expected <= now.expected


def test_the_order_of_courses_does_not_matter() -> None:
    courses = invented(many=200)
    backwards = conversion.compare(courses[::-1], by_introducer, TODAY)
    forwards = conversion.compare(courses, by_introducer, TODAY)

    for who, origin in forwards.origins.items():
        assert backwards.origins[who].expected == pytest.approx(origin.expected)
        assert backwards.origins[who].word == origin.word


def test_a_backtest_says_what_was_said_and_what_came() -> None:
    learned = conversion.backtest(invented(many=3000, days=500), by_introducer, TODAY)

    assert learned.cases >= 200
    assert learned.said_then == pytest.approx(learned.came, abs=0.1)
    assert abs(learned.said(0.5) - 0.5) < 0.12


# Why not, from where, and what grew


def test_reasons_are_counted_the_commonest_first() -> None:
    courses = [
        Course(n, TODAY - timedelta(days=20), TODAY - timedelta(days=ago), End.LOST, reason=reason)
        for n, (reason, ago) in enumerate([("timing", 1), ("budget", 2), ("timing", 3), ("too_far", -1)])
    ]

    assert conversion.reasons(courses, TODAY) == (("timing", 2), ("budget", 1))


def test_the_share_of_business_from_referrals() -> None:
    def won(n: int, source: str, value: int) -> Course:
        return Course(n, TODAY - timedelta(days=30), TODAY, End.WON, source=source, value=value)

    courses = [won(1, "referral", 900_00), won(2, "referral", 300_00), won(3, "web", 400_00), Course(4, TODAY)]
    shares = {one.source: one for one in conversion.shares(courses, TODAY)}

    assert (shares["referral"].won, shares["referral"].begun, shares["referral"].value) == (2, 3, 1200_00)
    assert shares["referral"].of_won == pytest.approx(2 / 3)
    assert shares["web"].of_value == pytest.approx(0.25)
    assert conversion.shares(courses, TODAY, since=TODAY + timedelta(days=1)) == ()


def edge(introducer: int, prospect: int, n: int, won: bool = False) -> Brought:
    return Brought(introducer, prospect, n, TODAY + timedelta(days=n), won)


def test_what_grew_from_one_introduction() -> None:
    grown = conversion.grown_from(
        ANA, [edge(ANA, KWAME, 1, won=True), edge(KWAME, SALLY, 2), edge(SALLY, FRED, 3, won=True), edge(ANA, MEI, 4)]
    )

    assert [(b.person, b.by, b.depth) for b in grown.branches] == [
        (KWAME, ANA, 1),
        (SALLY, KWAME, 2),
        (FRED, SALLY, 3),
        (MEI, ANA, 1),
    ]
    assert (grown.depth, grown.won, grown.refused) == (3, 2, ())


def test_a_circle_leads_nowhere() -> None:
    grown = conversion.grown_from(ANA, [edge(ANA, KWAME, 1), edge(KWAME, ANA, 2), edge(KWAME, KWAME, 3)])

    assert [b.person for b in grown.branches] == [KWAME]
    assert grown.refused == (2, 3)


people = st.integers(1, 8)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(people, people), max_size=30), st.randoms(use_true_random=False))
def test_each_person_grows_once_whoever_brought_them(pairs: list[tuple[int, int]], order: random.Random) -> None:
    edges = [edge(a, b, n) for n, (a, b) in enumerate(pairs)]
    grown = conversion.grown_from(ANA, edges)
    seen = [b.person for b in grown.branches]

    assert len(seen) == len(set(seen))
    assert ANA not in seen
    assert all(b.by in {ANA, *seen[:n]} for n, b in enumerate(grown.branches))
    assert conversion.grown_from(ANA, order.sample(edges, len(edges))) == grown
    assert {b.referral for b in grown.branches}.isdisjoint(grown.refused)


def test_a_chain_of_thousands_is_followed_to_its_end() -> None:
    grown = conversion.grown_from(0, [edge(n, n + 1, n) for n in range(5000)])

    assert grown.depth == 5000
