"""What a referral shows of those who took part in it, and of us."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given as having

from obliged.domain import outcomes
from obliged.domain.happenings import Happening, Kind
from obliged.domain.referrals import Direction, Story
from obliged.domain.trust import Kind as Shows
from obliged.domain.trust import Role
from tests.domain import stories
from tests.domain.stories import story_of

MONDAY = datetime(2026, 11, 16, 17, 0, tzinfo=UTC)
ANA, KWAME, FRED = 1, 2, 3
LATER = MONDAY + timedelta(days=200)
Shown = dict[tuple[int, Role, Shows], bool | None]


def shown(direction: Direction, *happened: tuple[Kind, float, dict[str, object]], as_of: datetime = LATER) -> Shown:
    """What a story of these happenings, so many days after Monday, shows of whom."""
    facts = tuple(
        Happening(
            n,
            kind,
            MONDAY + timedelta(days=days),
            MONDAY,
            by=said.pop("by", None),
            to=said.pop("to", None),
            facts=said,  # type: ignore[arg-type]
        )
        for n, (kind, days, said) in enumerate(happened, start=1)
    )
    sides = ((ANA,), (KWAME,), ()) if direction is Direction.RECEIVED else ((), (KWAME,), (FRED,))
    story = Story(direction, *sides, facts, {})
    return {(o.person, o.role, o.kind): o.good for o in outcomes.of_story(7, story, as_of=as_of)}


def received(*happened: tuple[Kind, float, dict[str, object]], as_of: datetime = LATER) -> Shown:
    return shown(Direction.RECEIVED, (Kind.RECEIVED, 0, {}), *happened, as_of=as_of)


def given(*happened: tuple[Kind, float, dict[str, object]], as_of: datetime = LATER) -> Shown:
    return shown(Direction.GIVEN, (Kind.INTRODUCED, 0, {}), *happened, as_of=as_of)


def test_a_call_within_three_days_speaks_for_us_and_a_later_one_against() -> None:
    assert received((Kind.CONTACTED, 2, {}))[ANA, Role.US, Shows.CONTACTED] is True
    assert received((Kind.CONTACTED, 5, {}))[ANA, Role.US, Shows.CONTACTED] is False


def test_while_there_is_time_nothing_is_known() -> None:
    seen = received(as_of=MONDAY + timedelta(days=2))

    assert set(seen.values()) == {None}


def test_whoever_is_never_called_says_so_of_us_in_the_end() -> None:
    assert received(as_of=MONDAY + timedelta(days=10))[ANA, Role.US, Shows.CONTACTED] is False


def test_what_was_not_for_us_says_so_of_the_fit_and_not_of_the_manners() -> None:
    seen = received((Kind.CONTACTED, 1, {}), (Kind.DECLINED, 2, {"reason": "too_large"}))

    assert seen[ANA, Role.INTRODUCER, Shows.FITTED] is False
    assert seen[ANA, Role.INTRODUCER, Shows.CONTACTED] is True
    assert (ANA, Role.US, Shows.FITTED) not in seen


def test_a_prospect_who_chose_somebody_else_is_no_misfit() -> None:
    seen = received((Kind.MET, 1, {}), (Kind.PROPOSED, 5, {}), (Kind.LOST, 9, {"reason": "chose_other"}))

    assert seen[ANA, Role.INTRODUCER, Shows.FITTED] is True
    assert seen[ANA, Role.INTRODUCER, Shows.CLOSED] is False


def test_whoever_withdrew_speaks_neither_for_nor_against() -> None:
    assert received((Kind.WITHDRAWN, 9, {"reason": "no_need"}))[ANA, Role.INTRODUCER, Shows.CLOSED] is None


def test_telling_how_it_ended_in_time_speaks_for_us() -> None:
    lost = (Kind.LOST, 9.0, {"reason": "timing"})

    assert received(lost, (Kind.EXPLAINED, 10, {"to": ANA}))[ANA, Role.US, Shows.TOLD] is True
    assert received(lost, (Kind.EXPLAINED, 30, {"to": ANA}))[ANA, Role.US, Shows.TOLD] is False
    assert received(lost)[ANA, Role.US, Shows.TOLD] is False
    assert received(lost, as_of=MONDAY + timedelta(days=11))[ANA, Role.US, Shows.TOLD] is None


def test_a_provider_who_says_what_happened_is_known_for_it() -> None:
    assert given((Kind.MET, 5, {"by": FRED}))[FRED, Role.PROVIDER, Shows.TOLD] is True
    assert given((Kind.NO_RESPONSE, 40, {}))[FRED, Role.PROVIDER, Shows.TOLD] is False
    assert given((Kind.MET, 5, {"by": KWAME}))[FRED, Role.PROVIDER, Shows.TOLD] is None


def test_how_somebody_was_treated_is_for_them_to_say() -> None:
    assert given((Kind.TREATED_BADLY, 5, {"by": KWAME}))[FRED, Role.PROVIDER, Shows.TREATED_WELL] is False
    assert given((Kind.TREATED_WELL, 5, {"to": KWAME}))[FRED, Role.PROVIDER, Shows.TREATED_WELL] is True
    assert (FRED, Role.PROVIDER, Shows.TREATED_WELL) not in given((Kind.TREATED_WELL, 5, {"by": FRED}))


def test_what_was_entered_in_error_or_is_no_introduction_yet_shows_nothing() -> None:
    assert received((Kind.ENTERED_IN_ERROR, 1, {})) == {}
    assert shown(Direction.GIVEN, (Kind.GIVEN, 0, {})) == {}


def test_what_was_taken_back_shows_nothing() -> None:
    seen = received((Kind.LOST, 3, {"reason": "timing"}), (Kind.TAKEN_BACK, 4, {"happening": 2}))

    assert seen[ANA, Role.INTRODUCER, Shows.CLOSED] is None


@having(stories.happenings())
def test_nothing_is_judged_by_what_lies_ahead(happened: tuple[Happening, ...]) -> None:
    story = story_of(happened)
    for days in (0, 3, 30):
        as_of = MONDAY + timedelta(days=days)
        past = story_of(tuple(h for h in happened if h.at <= as_of or h.kind is Kind.TAKEN_BACK))
        if all(h.kind is not Kind.TAKEN_BACK for h in happened):
            assert outcomes.of_story(1, story, as_of=as_of) == outcomes.of_story(1, past, as_of=as_of)
