"""Will enough people be sent to us? Laws of the weeks ahead, of who has gone quiet, and of whose word would help."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obliged.domain import drought, levels, seasons
from obliged.domain.drought import (
    Backtest,
    Helps,
    Lacks,
    Need,
    Outlook,
    Partner,
    TooLittle,
    ahead,
    backtest,
    helpful,
    quiet,
    read,
)

TODAY = date(2026, 11, 24)
ANA, FRED, KWAME, MEI = 1, 2, 3, 4


def every(weeks: float, *, times: int, last: float = 0.0) -> tuple[date, ...]:
    """So many introductions, one every so many weeks, the last so many weeks ago."""
    return tuple(TODAY - timedelta(days=round(7 * (last + weeks * n))) for n in reversed(range(times)))


def firm(seed: int = 1, people: int = 40, weeks: int = 80) -> tuple[Partner, ...]:
    """Introducers who come in the course of the weeks, each at a rhythm of their own, some of whom stop."""
    rng = np.random.default_rng(seed)
    partners = []
    for n in range(people):
        at, rate, stops = rng.uniform(0, weeks), rng.gamma(0.9) / 8, rng.beta(0.5, 5)
        days = [at]
        while (at := at + rng.exponential(1 / max(rate, 1e-6))) < weeks:
            days.append(at)
            if rng.random() < stops:
                break
        partners.append(Partner(10 + n, tuple(TODAY - timedelta(days=int(7 * (weeks - day))) for day in days)))
    return tuple(partners)


FIRM = firm()
GROUND = read(FIRM, TODAY)
NEED = Need(4, 4)


def outlook(partners: tuple[Partner, ...] = FIRM, need: Need = NEED, seed: int = 1) -> Outlook:
    found = ahead(read(partners, TODAY), need, seed=seed)
    assert isinstance(found, Outlook)
    return found


SAID = outlook()


# The weeks ahead


def test_thirteen_weeks_are_foretold_from_tomorrow_on() -> None:
    found = SAID

    assert [week.begins_on for week in found.weeks] == [TODAY + timedelta(days=7 * n + 1) for n in range(13)]
    assert found.total.expected == pytest.approx(sum(week.referrals.expected for week in found.weeks))
    assert 0 < found.from_new < found.total.expected


def test_what_is_foretold_is_about_what_came() -> None:
    a_quarter_ago = TODAY - timedelta(weeks=13)
    came = sum(a_quarter_ago < day <= TODAY for partner in FIRM for day in partner.introduced)

    assert SAID.total.expected == pytest.approx(came, rel=0.6)


def test_the_intervals_nest() -> None:
    found = SAID

    for count in (*(week.referrals for week in found.weeks), found.total):
        assert 0 <= count.most.low <= count.half.low <= count.half.high <= count.most.high


@settings(max_examples=2, deadline=None)
@given(st.permutations(range(len(FIRM))), st.integers(100, 10_000))
def test_neither_the_order_nor_the_numbers_of_people_matter(order: list[int], more: int) -> None:
    mixed = tuple(replace(FIRM[n], introduced=FIRM[n].introduced[::-1]) for n in order)
    renamed = tuple(replace(partner, id=partner.id + more) for partner in FIRM)

    assert outlook(mixed) == SAID == outlook(renamed)


def test_the_same_seed_says_the_same_and_another_nearly() -> None:
    other = outlook(seed=2)

    assert outlook(seed=1) == SAID != other
    assert SAID.total.expected == pytest.approx(other.total.expected, rel=0.1)


def test_what_has_not_happened_yet_is_not_known() -> None:
    later = tuple(replace(p, introduced=(*p.introduced, TODAY + timedelta(days=3))) for p in FIRM)

    assert outlook(later) == SAID


@settings(max_examples=4, deadline=None)
@given(st.integers(0, 12), st.integers(1, 8))
def test_the_more_is_needed_the_likelier_a_drought(needed: int, weeks: int) -> None:
    less, more = (ahead(GROUND, Need(n, weeks), seed=3) for n in (needed, needed + 1))

    assert isinstance(less, Outlook)
    assert isinstance(more, Outlook)
    assert less.drought.chance <= more.drought.chance
    assert all(low.dry <= high.dry for low, high in zip(less.weeks, more.weeks, strict=True))
    assert max(week.dry for week in more.weeks) <= more.drought.chance


def test_nobody_needs_nothing_and_nobody_gets_everything() -> None:
    assert outlook(need=Need(0, 4)).drought == drought.Drought(0.0, None, False)
    found = outlook(need=Need(10_000, 4)).drought
    assert (found.chance, found.already) == (1.0, True)
    assert found.begins_on == TODAY - timedelta(days=20)  # the three weeks just past belong to it


def test_a_drought_begins_where_the_dry_weeks_begin() -> None:
    ended = tuple(replace(p, introduced=tuple(d - timedelta(weeks=30) for d in p.introduced)) for p in FIRM)

    found = outlook(ended, Need(1, 2)).drought

    assert found.already
    assert found.chance > 0.9


# Too little to say


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 59), st.integers(9, 60))
def test_below_sixty_referrals_there_is_too_little_to_say(referrals: int, weeks: int) -> None:
    days = tuple(TODAY - timedelta(days=n * 7 * weeks // 60) for n in range(referrals))

    found = ahead(read((Partner(ANA, days, since=TODAY - timedelta(weeks=weeks)),), TODAY), NEED, seed=1)

    assert isinstance(found, TooLittle)
    lacking = {each.what: each.have for each in found.lacking}
    assert lacking[Lacks.REFERRALS] == referrals


def test_below_eight_weeks_there_is_too_little_to_say() -> None:
    found = ahead(read([Partner(n, every(0.1, times=74)) for n in (ANA, FRED)], TODAY), NEED, seed=1)

    assert found == TooLittle((drought.Lacking(Lacks.WEEKS, 7, 8),))


def test_without_partners_nothing_is_said() -> None:
    nobody = read((), TODAY)

    assert isinstance(ahead(nobody, NEED, seed=1), TooLittle)
    assert quiet(nobody) == helpful(nobody, {ANA}) == ()


# Who has gone quiet


def test_whoever_is_silent_against_their_rhythm_has_gone_quiet_and_whoever_is_not_has_not() -> None:
    often_then_silent = Partner(ANA, every(5, times=9, last=40))
    seldom = Partner(FRED, every(26, times=4, last=20))
    once = Partner(KWAME, every(1, times=1, last=60))

    found = quiet(read((often_then_silent, seldom, once), TODAY))

    assert [each.partner for each in found] == [ANA]
    assert (found[0].usual_weeks, found[0].silent_weeks, found[0].introductions) == (5, 40, 9)
    assert found[0].alive < 0.5


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 30), st.integers(1, 30))
def test_whoever_has_gone_quiet_stays_so_while_they_are_silent(silent: int, more: int) -> None:
    def is_quiet(last: int) -> bool:
        ground = replace(read((*FIRM, Partner(ANA, every(3, times=12, last=last))), TODAY), fitted=GROUND.fitted)
        return ANA in {each.partner for each in quiet(ground)}

    assert is_quiet(silent + more) or not is_quiet(silent)


# Whose word would help


@settings(max_examples=20, deadline=None)
@given(st.sets(st.sampled_from([partner.id for partner in FIRM])), st.integers(1, 5))
def test_whoever_may_not_be_written_to_is_never_proposed(allowed: set[int], most: int) -> None:
    found = helpful(GROUND, allowed, most=most)

    assert {each.partner for each in found} <= allowed
    assert len(found) == min(most, len(allowed))
    assert [each.gain for each in found] == sorted((each.gain for each in found), reverse=True)


def test_a_word_to_a_good_introducer_helps_more_than_one_to_somebody_who_sent_one_person_long_ago() -> None:
    good, once = Partner(ANA, every(3, times=20, last=2)), Partner(FRED, every(1, times=1, last=70))

    found = helpful(read((*FIRM, good, once), TODAY), {ANA, FRED})

    assert [each.partner for each in found] == [ANA, FRED]


def test_each_word_has_its_reasons() -> None:
    gone = Partner(ANA, every(4, times=9, last=30), touched=(TODAY - timedelta(weeks=9),))

    (found,) = helpful(read((*FIRM, gone), TODAY), {ANA})
    reasons = {reason.key: reason for reason in found.reasons}

    assert (reasons[Helps.QUIET].usual_weeks, reasons[Helps.QUIET].weeks) == (4, 30)
    assert reasons[Helps.SENDS].count == 6
    assert reasons[Helps.UNTOUCHED].weeks == 9
    assert Helps.NEVER_TOUCHED not in reasons


def test_whoever_was_touched_today_needs_no_word() -> None:
    today = replace(FIRM[0], touched=(TODAY,))

    assert helpful(read((today, *FIRM[1:]), TODAY), {today.id}) == ()


def test_what_a_touch_does_is_assumed_until_it_was_seen() -> None:
    assert drought.effect(GROUND) == drought.Effect()
    answered = tuple(
        replace(p, touched=tuple(day - timedelta(days=2) for day in p.introduced[1:])) for p in firm(people=90)
    )

    seen = drought.effect(read(answered, TODAY))

    assert seen.learned
    assert seen.touches >= 30
    assert 1.1 < seen.times <= 2


# What we said, what came


def test_a_look_back_says_what_would_have_been_said_that_day() -> None:
    day = TODAY - timedelta(weeks=20)

    found = backtest(FIRM, [day, TODAY - timedelta(weeks=2)], until=TODAY, seed=1, weeks=(4, 13))

    assert [(said.as_of, said.weeks) for said in found.said] == [(day, 4), (day, 13)]
    for said in found.said:
        end = day + timedelta(weeks=said.weeks)
        assert said.came == sum(day < each <= end for partner in FIRM for each in partner.introduced)
    known_then = [replace(p, introduced=tuple(d for d in p.introduced if d <= day)) for p in FIRM]
    (then,) = backtest(known_then, [day], until=TODAY, seed=1, weeks=(13,)).said
    assert (then.referrals, then.came) == (found.said[1].referrals, 0)


def test_a_look_back_may_leave_out_who_was_not_known_yet() -> None:
    day = TODAY - timedelta(weeks=30)
    known = {partner.id for partner in FIRM if partner.introduced[0] <= day}

    (all_of_them,) = backtest(FIRM, [day], until=TODAY, seed=1).said
    (those,) = backtest(FIRM, [day], until=TODAY, seed=1, from_new=False).said

    end = day + timedelta(weeks=13)
    assert those.came == sum(day < each <= end for p in FIRM if p.id in known for each in p.introduced)
    assert those.came < all_of_them.came
    assert those.referrals.expected < all_of_them.referrals.expected


def test_the_intervals_of_simulated_firms_hold_as_often_as_they_say() -> None:
    said = [
        each
        for seed in range(4)
        for each in backtest(
            firm(seed, people=60, weeks=120),
            [TODAY - timedelta(weeks=n) for n in (13, 33, 53)],
            until=TODAY,
            seed=seed,
            weeks=(4, 13),
        ).said
    ]
    found = Backtest(tuple(said))

    assert len(said) == 24
    assert found.half is not None
    assert found.most is not None
    assert 0.3 < found.half < 0.8
    assert 0.7 < found.most <= 1
    assert found.expected == pytest.approx(found.came, rel=0.2)


# The shape of the year


def weekly(swing: float, weeks: int = 156, mean: float = 12.0, seed: int = 1) -> list[float]:
    turn = 2 * np.pi * (TODAY.toordinal() + 7 * np.arange(weeks)) / seasons.YEAR
    return list(np.random.default_rng(seed).poisson(mean * np.exp(swing * np.cos(turn))).astype(float))


def test_a_year_that_two_years_show_is_seen() -> None:
    found = seasons.shape(weekly(0.5), TODAY)

    assert found is not None
    assert 0.3 < found.waves[0] < 0.6
    new_year, july = date(2027, 1, 1), date(2027, 7, 2)
    assert found.factor(new_year) > 1.3
    assert found.factor(july) < 0.8


def test_no_year_is_seen_where_there_is_none_or_not_two() -> None:
    assert [seasons.shape(weekly(0.0, seed=n), TODAY) for n in range(12)].count(None) >= 11
    assert seasons.shape(weekly(0.5, weeks=100), TODAY) is None
    assert seasons.shape(weekly(0.5, mean=0.2), TODAY) is None


def test_one_wild_week_is_no_season() -> None:
    counts = weekly(0.0)
    counts[50] += 80

    assert seasons.shape(counts, TODAY) is None


# The level


def test_the_level_follows_what_came() -> None:
    usual = levels.read([10.0] * 30, [10.0] * 30)
    more = levels.read([10.0] * 15 + [20.0] * 15, [10.0] * 30)

    assert usual.mean == pytest.approx(1.0, abs=0.05)
    assert more.mean > 1.4


def test_wild_weeks_make_the_weeks_ahead_wild() -> None:
    def spread(came: list[float]) -> float:
        level = levels.read(came, [20.0] * 40)
        return float(level.ahead([20.0] * 4, 2000, np.random.default_rng(1)).std())

    assert spread([5.0, 35.0] * 20) > 2 * spread([19.0, 21.0] * 20)


def test_without_a_past_the_level_is_what_was_expected() -> None:
    assert levels.read([], []).mean == pytest.approx(1.0, abs=0.05)
