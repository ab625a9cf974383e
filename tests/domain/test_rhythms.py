"""The laws of keeping in touch: what resets a rhythm, what does not, and that nobody is nudged on a closed day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obliged.domain.courtesies import courtesies, owed
from obliged.domain.happenings import Happening, Kind
from obliged.domain.partners import DAYS, Tier, Way
from obliged.domain.playbook import Playbook, Verb
from obliged.domain.referrals import Direction, Story
from obliged.domain.rhythms import (
    LONGEST,
    Introduced,
    NotABirthday,
    NotARhythm,
    Rhythm,
    birthday_of,
    checked,
    is_touch,
    next_way,
    occasions,
    offers_slower,
    slower,
    turns,
    way_of,
)
from tests.domain.stories import ANA, MONDAY, PORTLAND

PICKED = Happening(1, Kind.PICKED, MONDAY, MONDAY, to=ANA)
rhythms = st.builds(
    Rhythm,
    tier=st.sampled_from(Tier),
    every=st.none() | st.integers(1, LONGEST),
    at_most=st.none() | st.integers(1, LONGEST),
    not_before=st.none() | st.dates(date(2026, 6, 1), date(2028, 6, 1)),
)
hours = st.lists(st.integers(-9000, 24 * 900), max_size=8)


def touched(*hours_after: int, kind: Kind = Kind.TOUCHED, **facts: Any) -> tuple[Happening, ...]:
    """A touch so many hours after the pick, each."""
    found = []
    for n, hour in enumerate(sorted(hours_after), start=2):
        at = MONDAY + timedelta(hours=hour)
        found.append(Happening(n, kind, at, at, to=ANA, facts=facts))
    return tuple(found)


CLOSE = Rhythm(Tier.A)


def story(*happened: Happening, rhythm: Rhythm | None = CLOSE, **more: Any) -> Story:
    facts: dict[str, Any] = {
        "touches": tuple(h for h in happened if h.kind is not Kind.PICKED and is_touch(h)), "rhythm": rhythm
    }  # fmt: skip
    return Story(
        direction=Direction.RECEIVED, introducers=(), prospects=(ANA,), providers=(), happenings=happened,
        tell_what={}, **(facts | more),
    )  # fmt: skip


def test_a_word_is_welcome_after_thirty_days_and_late_after_half_as_many_again() -> None:
    (turn,) = turns(Rhythm(Tier.A), PICKED, (), PORTLAND)

    assert PORTLAND.day_of(turn.opens_at) == date(2026, 12, 16)
    assert PORTLAND.day_of(turn.due_at) == date(2026, 12, 31)


@given(rhythms, hours)
def test_the_last_touch_and_nothing_else_is_what_the_open_turn_counts_from(rhythm: Rhythm, at: list[int]) -> None:
    after = [hour for hour in at if hour > 0]
    found = list(turns(rhythm, PICKED, touched(*at), PORTLAND))

    assert [turn.by for turn in found].count(None) == 1
    last = max(after, default=None)
    assert found[-1].because.at == (MONDAY if last is None else MONDAY + timedelta(hours=last))


@given(rhythms, hours)
def test_nothing_opens_on_a_closed_day_or_before_its_day_or_after_it_is_due(rhythm: Rhythm, at: list[int]) -> None:
    for turn in turns(rhythm, PICKED, touched(*at), PORTLAND):
        day = PORTLAND.day_of(turn.opens_at)
        assert turn.opens_at <= turn.due_at
        assert PORTLAND.is_working_day(day)
        assert rhythm.not_before is None or day >= rhythm.not_before
        assert turn.opens_at >= turn.because.at
        assert turn.because is PICKED or day >= PORTLAND.day_of(turn.because.at) + timedelta(days=rhythm.ideal())


@given(st.sampled_from(Tier), st.none() | st.integers(1, LONGEST), hours)
def test_a_slower_rhythm_never_asks_sooner(tier: Tier, every: int | None, at: list[int]) -> None:
    rhythm = Rhythm(tier, every)
    now, then = (list(turns(r, PICKED, touched(*at), PORTLAND))[-1] for r in (rhythm, slower(rhythm)))

    assert slower(rhythm).ideal() >= rhythm.ideal()
    assert then.opens_at >= now.opens_at
    assert then.due_at >= now.due_at


@given(rhythms, hours, hours)
def test_what_a_machine_sent_changes_nothing(rhythm: Rhythm, at: list[int], by_machine: list[int]) -> None:
    real = touched(*at)
    automatic = tuple(replace(h, id=h.id + 100) for h in touched(*by_machine, kind=Kind.THANKED, automatic=True))

    told = story(PICKED, *real, *automatic, rhythm=rhythm)

    assert courtesies(told, Playbook(), PORTLAND) == courtesies(
        story(PICKED, *real, rhythm=rhythm), Playbook(), PORTLAND
    )


def test_who_was_not_picked_or_has_no_rhythm_is_owed_nothing() -> None:
    assert owed(story(*touched(24)), Playbook(), PORTLAND) == ()
    assert owed(story(PICKED, rhythm=None), Playbook(), PORTLAND) == ()


def test_what_they_said_they_do_not_want_is_not_asked_of_them() -> None:
    wont = {ANA: frozenset({"keep_in_touch", "remember"})}

    assert owed(story(PICKED, rhythm=Rhythm(Tier.A, birthday="--01-04"), wont=wont), Playbook(), PORTLAND) == ()


def test_a_touch_settles_what_had_opened_and_begins_the_rhythm_anew() -> None:
    late = touched(24 * 40)
    done, open_ = (c for c in courtesies(story(PICKED, *late), Playbook(), PORTLAND))

    assert (done.key.because, done.settled_by) == (PICKED.id, late[0].id)
    assert open_.key.because == late[0].id
    assert open_.is_owed
    assert open_.verb is Verb.KEEP_IN_TOUCH


def test_a_touch_before_it_opened_leaves_no_row_behind() -> None:
    early = touched(24 * 3)

    assert [c.key.because for c in courtesies(story(PICKED, *early), Playbook(), PORTLAND)] == [early[0].id]


def test_whom_we_have_neglected_when_we_pick_them_is_not_late_at_once() -> None:
    (turn,) = turns(Rhythm(Tier.A), PICKED, touched(-24 * 300), PORTLAND)

    assert turn.opens_at == MONDAY
    assert PORTLAND.day_of(turn.due_at) == date(2026, 12, 1)


def test_the_days_of_the_tiers_are_the_playbooks() -> None:
    playbook = Playbook().changed({"keep_in_touch": {"spans": [10, 60, 90, 180]}}, 2)
    (word,) = owed(story(PICKED), playbook, PORTLAND)

    assert PORTLAND.day_of(word.opens_at) == date(2026, 11, 26)


@given(st.lists(st.sampled_from(Way), min_size=2, max_size=5, unique=True), st.lists(st.sampled_from(Way), max_size=8))
def test_the_next_way_is_never_the_last_one_again(ways: list[Way], last: list[Way]) -> None:
    way = next_way(ways, last)

    assert way in ways
    assert not last or way != last[-1]


def test_ways_come_in_turn() -> None:
    ways, last = (Way.CALL, Way.LETTER, Way.LUNCH), []
    for _ in range(6):
        last.append(next_way(ways, last))

    assert last == [*ways, *ways]


@pytest.mark.parametrize(
    ("kind", "said", "way"),
    [(Kind.MET, "", Way.MEETING), (Kind.TOUCHED, "email", Way.LETTER), (Kind.TOUCHED, "in_person", Way.LUNCH), (Kind.WROTE, "", None)],
)  # fmt: skip
def test_a_touch_says_by_which_way_it_went(kind: Kind, said: str, way: Way | None) -> None:
    assert way_of(touched(1, kind=kind, way=said)[0]) is way


def test_a_slower_rhythm_is_offered_after_the_third_later_as_long_as_there_is_one() -> None:
    assert not offers_slower(2, Rhythm(Tier.A))
    assert offers_slower(3, Rhythm(Tier.A))
    assert slower(Rhythm(Tier.A)).tier is Tier.B
    assert slower(Rhythm(Tier.D)).every == LONGEST - 6
    assert not offers_slower(3, Rhythm(Tier.D, every=LONGEST))


@given(st.integers(-30, 900), st.integers(-30, 900))
def test_only_a_rhythm_is_kept(every: int, at_most: int) -> None:
    rhythm = Rhythm(Tier.B, every, at_most)
    if 1 <= every <= LONGEST and every <= at_most <= 2 * LONGEST:
        assert checked(rhythm).most() >= rhythm.ideal()
    else:
        with pytest.raises(NotARhythm):
            checked(rhythm)


# --- days to remember -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "day"),
    [("--04-17", (4, 17)), ("1980-04-17", (4, 17)), ("--02-29", (2, 29)), ("--02-30", None), ("April", None), ("", None)],
)  # fmt: skip
def test_a_birthday_needs_no_year(said: str, day: tuple[int, int] | None) -> None:
    assert birthday_of(said) == day


def test_there_is_no_birthday_on_a_day_that_does_not_exist() -> None:
    with pytest.raises(NotABirthday):
        checked(Rhythm(Tier.A, birthday="--13-01"))


def test_a_birthday_on_a_sunday_is_shown_on_the_friday_before() -> None:
    (found,) = occasions(Rhythm(Tier.A, birthday="--01-17"), PICKED, (), (), PORTLAND)

    assert PORTLAND.day_of(found.opens_at) == date(2027, 1, 15)
    assert PORTLAND.day_of(found.due_at) == date(2027, 1, 17)


@given(hours)
def test_a_birthday_comes_once_a_year_and_the_next_one_is_always_known(at: list[int]) -> None:
    found = list(occasions(Rhythm(Tier.A, birthday="--02-29"), PICKED, touched(*at), (), PORTLAND))

    assert len({one.occurrence for one in found}) == len(found)
    assert [one.by for one in found].count(None) == 1
    assert found[-1].by is None


def test_a_word_on_their_birthday_keeps_in_touch_as_well() -> None:
    told = story(PICKED, *touched(24 * 49), rhythm=Rhythm(Tier.A, birthday="--01-04"))
    rows = courtesies(told, Playbook(), PORTLAND)

    assert {c.key.rule for c in rows if not c.is_owed} == {"keep_in_touch", "remember"}


def test_a_year_after_an_introduction_it_is_remembered_and_one_a_year_is_enough() -> None:
    def came(n: int, day: datetime) -> Introduced:
        return Introduced(Happening(n, Kind.RECEIVED, day, day, by=ANA), referral=n)

    introduced = (
        came(10, datetime(2026, 2, 3, 18, tzinfo=UTC)),
        came(11, datetime(2026, 5, 3, 18, tzinfo=UTC)),
        came(12, datetime(2025, 5, 3, 18, tzinfo=UTC)),  # its day was before they were picked
    )
    found = list(occasions(Rhythm(Tier.A), PICKED, (), introduced, PORTLAND))

    assert [(one.because.id, PORTLAND.day_of(one.due_at)) for one in found] == [(10, date(2027, 2, 3))]


def test_the_tiers_go_from_the_closest_to_the_farthest() -> None:
    assert list(DAYS.values()) == sorted(DAYS.values())
    assert [*DAYS] == [*Tier]
