"""What went either way: counted, and a turn said only where it is plain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given as having
from hypothesis import strategies as st

from obliged.domain.balances import Became, Favour, Introduction, Turn, balance
from obliged.domain.favours import Coin
from obliged.domain.trade_rules import favours_may_be_exchanged

TODAY = date(2026, 11, 16)
DAYS = st.integers(0, 2000).map(lambda n: TODAY - timedelta(days=n))
INTRODUCTIONS = st.lists(st.builds(Introduction, st.booleans(), st.sampled_from(Became), DAYS), max_size=12)
FAVOURS = st.lists(st.builds(Favour, st.booleans(), st.sampled_from(Coin), DAYS), max_size=8)
MIRROR = {Turn.OURS: Turn.THEIRS, Turn.THEIRS: Turn.OURS, Turn.EVEN: Turn.EVEN, Turn.NONE: Turn.NONE}


@having(INTRODUCTIONS, FAVOURS)
def test_seen_from_the_other_side_it_is_the_same_the_other_way_round(
    made: list[Introduction], done: list[Favour]
) -> None:
    here = balance(made, done, as_of=TODAY)
    there = balance(
        [replace(m, ours=not m.ours) for m in made], [replace(d, ours=not d.ours) for d in done], as_of=TODAY
    )

    assert there.turn is MIRROR[here.turn]
    assert (here.sent, here.given, here.from_us, here.from_them) == (
        there.given, there.sent, there.from_them, there.from_us,
    )  # fmt: skip


@having(INTRODUCTIONS, FAVOURS)
def test_one_more_from_them_never_makes_it_less_our_turn(made: list[Introduction], done: list[Favour]) -> None:
    more = balance([*made, Introduction(False, Became.MADE, TODAY)], done, as_of=TODAY)

    assert more.weight > balance(made, done, as_of=TODAY).weight


@having(INTRODUCTIONS, FAVOURS, st.randoms())
def test_the_order_does_not_matter(made: list[Introduction], done: list[Favour], random: object) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert balance(shuffled, done, as_of=TODAY).turn is balance(made, done, as_of=TODAY).turn


def test_one_introduction_is_nobodys_turn_and_two_are_ours() -> None:
    one = Introduction(False, Became.MADE, TODAY)

    assert balance([one], [], as_of=TODAY).turn is Turn.EVEN
    assert balance([one, one], [], as_of=TODAY).turn is Turn.OURS
    assert balance([], [], as_of=TODAY).turn is Turn.NONE


def test_a_gift_does_not_pay_for_an_introduction_that_became_something() -> None:
    made = [Introduction(False, Became.BECAME, TODAY)] * 2

    assert balance(made, [Favour(True, Coin.GIFT, TODAY)], as_of=TODAY).turn is Turn.OURS


def test_what_is_long_past_is_counted_and_is_no_turn() -> None:
    long_ago = Introduction(False, Became.BECAME, TODAY - timedelta(days=1500))

    found = balance([long_ago] * 3, [], as_of=TODAY)

    assert (found.sent, found.turn) == (3, Turn.EVEN)


def test_lawyers_and_doctors_count_no_favours_and_designers_of_clinics_may() -> None:
    assert not favours_may_be_exchanged("lawyers in Bristol", discreet=False)
    assert not favours_may_be_exchanged("Dentist", discreet=False)
    assert not favours_may_be_exchanged("designers", discreet=True)
    assert favours_may_be_exchanged("designers of small shops and clinics", discreet=False)
    assert favours_may_be_exchanged("software for doctors", discreet=False)
