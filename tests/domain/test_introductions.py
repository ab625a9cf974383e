"""Is it a proper introduction, and how strongly was it positioned?"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from obliged.domain import introductions
from obliged.domain.introductions import Consent, IntroductionFacts, Lack, Remedy, SideFacts
from obliged.domain.referrals import Direction, Side

SALLY = SideFacts(working_channels=2, reason="he insures bakeries", how_known="a client since 2021")
FRED = SideFacts(working_channels=1, reason="she has no cover yet", how_known="we share an office")
SALLY_TO_FRED = IntroductionFacts(
    Direction.GIVEN, SALLY, FRED, need="cover for the fit-out", consent=Consent(True, True, True), introduced=True
)
FROM_LUIS = IntroductionFacts(
    Direction.RECEIVED, SALLY, SideFacts(reason="we know small shops"), need="a second bakery", expects_contact=True,
    introduced=True,
)  # fmt: skip


def lacks(facts: IntroductionFacts) -> list[tuple[Lack, Side | None]]:
    return [(missing.key, missing.side) for missing in introductions.proper(facts)]


def test_two_people_a_need_a_reason_for_each_and_a_yes_are_proper() -> None:
    assert introductions.is_proper(SALLY_TO_FRED)
    assert introductions.is_proper(FROM_LUIS)


def test_both_sides_must_be_reachable_by_a_channel_that_works() -> None:
    facts = replace(SALLY_TO_FRED, provider=replace(FRED, working_channels=0))

    assert lacks(facts) == [(Lack.UNREACHABLE, Side.PROVIDER)]
    assert introductions.proper(facts)[0].remedy is Remedy.ADD_A_CHANNEL


def test_we_are_always_reachable() -> None:
    assert introductions.is_proper(replace(FROM_LUIS, provider=SideFacts(working_channels=0, reason="we know shops")))


def test_each_side_needs_its_own_reason() -> None:
    facts = replace(SALLY_TO_FRED, prospect=replace(SALLY, reason="  "), provider=replace(FRED, reason=""))

    assert lacks(facts) == [(Lack.NO_REASON, Side.PROSPECT), (Lack.NO_REASON, Side.PROVIDER)]


def test_the_need_must_be_written_down() -> None:
    assert lacks(replace(FROM_LUIS, need=" ")) == [(Lack.NO_NEED, Side.PROSPECT)]


def test_nobody_is_named_before_they_were_asked_and_said_yes() -> None:
    def after(consent: Consent) -> list[tuple[Lack, Side | None]]:
        return lacks(replace(SALLY_TO_FRED, consent=consent))

    assert after(Consent(wanted=True)) == [(Lack.NOT_ASKED, Side.PROSPECT)]
    assert after(Consent(wanted=True, asked=True)) == [(Lack.NO_ANSWER_YET, Side.PROSPECT)]
    assert after(Consent(wanted=True, asked=True, answer=False)) == [(Lack.SAID_NO, Side.PROSPECT)]
    assert after(Consent(wanted=True, asked=True, answer=True)) == []


def test_a_no_counts_even_where_nobody_wanted_to_ask() -> None:
    assert lacks(replace(SALLY_TO_FRED, consent=Consent(answer=False))) == [(Lack.SAID_NO, Side.PROSPECT)]


def test_the_prospect_must_expect_the_contact() -> None:
    assert lacks(replace(FROM_LUIS, expects_contact=None)) == [(Lack.NOT_EXPECTED, Side.PROSPECT)]


def test_who_said_just_send_need_not_be_asked() -> None:
    facts = replace(SALLY_TO_FRED, consent=Consent(), prospect=replace(SALLY, need_not_be_asked=True))

    assert introductions.is_proper(facts)


def test_an_unknown_fit_is_fine_and_a_known_misfit_is_not() -> None:
    assert introductions.is_proper(replace(SALLY_TO_FRED, fits=None))
    assert lacks(replace(SALLY_TO_FRED, fits=False)) == [(Lack.DOES_NOT_FIT, Side.PROVIDER)]


def test_both_are_asked_to_report_where_we_introduce() -> None:
    assert lacks(replace(SALLY_TO_FRED, asks_both=False)) == [(Lack.NOBODY_REPORTS, None)]
    assert introductions.is_proper(replace(FROM_LUIS, asks_both=False))


def test_who_asked_not_to_be_contacted_is_left_in_peace() -> None:
    facts = replace(SALLY_TO_FRED, provider=replace(FRED, may_be_contacted=False))

    assert lacks(facts) == [(Lack.MAY_NOT_BE_CONTACTED, Side.PROVIDER)]
    assert introductions.level(facts) == 0


def test_a_name_dropped_is_not_yet_an_introduction() -> None:
    assert introductions.level(replace(FROM_LUIS, need="")) == 0
    assert introductions.level(replace(FROM_LUIS, prospect=replace(SALLY, working_channels=0))) == 0


def test_each_thing_that_was_done_makes_it_stronger() -> None:
    bare = IntroductionFacts(Direction.RECEIVED, SideFacts(working_channels=1), SideFacts(), need="plans")
    steps = [
        bare,
        replace(bare, expects_contact=True),
        replace(bare, expects_contact=True, prospect=SALLY),
        replace(bare, expects_contact=True, prospect=SALLY, provider=replace(FRED)),
        FROM_LUIS,
    ]

    assert [introductions.level(facts) for facts in steps] == [1, 2, 3, 4, 5]
    assert introductions.level(SALLY_TO_FRED) == 5


def test_between_two_a_side_without_a_reason_has_been_given_a_name() -> None:
    assert introductions.level(replace(SALLY_TO_FRED, provider=replace(FRED, reason=""))) == 1
    assert introductions.level(replace(SALLY_TO_FRED, prospect=replace(SALLY, reason=" "))) == 1


sides = st.builds(
    SideFacts, st.booleans(), st.integers(0, 2), st.booleans(), st.sampled_from(["", "good"]),
    st.sampled_from(["", "friends"]), st.booleans(),
)  # fmt: skip
maybe = st.sampled_from([None, True, False])
ANY = st.builds(
    IntroductionFacts, st.sampled_from(Direction), sides, sides, st.booleans(), st.sampled_from(["", "plans"]), maybe,
    st.builds(Consent, st.booleans(), st.booleans(), maybe), maybe, st.booleans(), st.booleans(),
)  # fmt: skip


@given(ANY)
def test_it_is_at_level_0_exactly_when_something_needed_is_missing(facts: IntroductionFacts) -> None:
    missing = introductions.proper(facts)

    assert (introductions.level(facts) == 0) == any(lack.is_needed for lack in missing)
    assert 0 <= introductions.level(facts) <= introductions.STRONGEST
    assert len(set(missing)) == len(missing)
