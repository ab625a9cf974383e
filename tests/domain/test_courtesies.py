"""What manners owe: the laws, and the rules of the playbook one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given as having
from hypothesis import strategies as st

from obliged.domain.courtesies import Key, courtesies, owed
from obliged.domain.happenings import Happening, Kind
from obliged.domain.people import TellWhat
from obliged.domain.playbook import Clock, Playbook, Verb
from obliged.domain.referrals import Direction, Story
from tests.domain import stories
from tests.domain.stories import ANA, FRED, KWAME, PORTLAND, Diary, story_of

PLAYBOOK = Playbook()


def rules(story: Story, playbook: Playbook = PLAYBOOK) -> list[tuple[str, int]]:
    return [(c.key.rule, c.key.to) for c in owed(story, playbook, PORTLAND)]


def the(rule: str, diary: Diary) -> list[Key]:
    return [c.key for c in owed(diary.story(), PLAYBOOK, PORTLAND) if c.key.rule == rule]


def due(rule: str, diary: Diary) -> datetime:
    return next(c.due_at for c in owed(diary.story(), PLAYBOOK, PORTLAND) if c.key.rule == rule)


# --- laws -----------------------------------------------------------------------------------------------------


@having(stories.happenings())
def test_every_received_referral_ends_thanked_or_owes_thanks(happened: tuple[Happening, ...]) -> None:
    story = story_of(happened)
    standing = story.standing()

    thanked = any(h.kind is Kind.THANKED and h.to == ANA for h in standing)

    received = any(h.kind is Kind.RECEIVED for h in standing)
    assert not received or thanked or ("thank_received", ANA) in rules(story)


@having(stories.happenings())
def test_deriving_twice_changes_nothing(happened: tuple[Happening, ...]) -> None:
    story = story_of(happened)

    assert courtesies(story, PLAYBOOK, PORTLAND) == courtesies(story, PLAYBOOK, PORTLAND)


@having(stories.happenings(), st.randoms())
def test_the_order_in_which_they_were_written_down_does_not_matter(
    happened: tuple[Happening, ...], random: object
) -> None:
    shuffled = list(happened)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert courtesies(story_of(tuple(shuffled)), PLAYBOOK, PORTLAND) == courtesies(
        story_of(happened), PLAYBOOK, PORTLAND
    )


@having(stories.happenings(), st.integers(0, 11))
def test_taking_back_restores_exactly(happened: tuple[Happening, ...], which: int) -> None:
    """What is owed after a taking-back is what would be owed had it never happened."""
    last = happened[-1]
    gone = happened[which % len(happened)]
    taking = Happening(last.id + 1, Kind.TAKEN_BACK, last.at, last.at, facts={"happening": gone.id})
    again = Happening(last.id + 2, Kind.TAKEN_BACK, last.at, last.at, facts={"happening": taking.id})
    before = courtesies(story_of(happened), PLAYBOOK, PORTLAND)

    after = courtesies(story_of((*happened, taking, again)), PLAYBOOK, PORTLAND)

    assert after == before


@having(stories.happenings())
def test_no_due_moment_falls_outside_working_hours_where_the_rule_says_so(happened: tuple[Happening, ...]) -> None:
    working = {
        rule.key for rule in PLAYBOOK.rules if rule.clock in {Clock.WORKING_HOURS, Clock.WORKING_DAYS, Clock.DAYS}
    }

    for c in courtesies(story_of(happened), PLAYBOOK, PORTLAND):
        if c.key.rule in working:
            day = PORTLAND.day_of(c.due_at)
            assert PORTLAND.is_open(c.due_at) or c.due_at == PORTLAND.closing_of(day)


@having(stories.happenings())
def test_every_courtesy_is_named_once_and_opens_before_it_is_due(happened: tuple[Happening, ...]) -> None:
    judged = courtesies(story_of(happened), PLAYBOOK, PORTLAND)

    assert len({c.key for c in judged}) == len(judged)
    assert all(c.opens_at <= c.due_at for c in judged if c.key.rule != "keep_promise")


@having(stories.happenings())
def test_who_wants_to_hear_nothing_is_told_nothing_and_still_thanked(happened: tuple[Happening, ...]) -> None:
    told = [rule for rule, to in rules(story_of(happened, TellWhat.NOTHING)) if to == ANA]

    assert not set(told) & {"tell_milestone", "tell_under_way", "tell_not_reached", "explain", "thank_won"}


@having(stories.happenings())
def test_what_was_entered_in_error_owes_nothing(happened: tuple[Happening, ...]) -> None:
    last = happened[-1]
    error = Happening(last.id + 1, Kind.ENTERED_IN_ERROR, last.at, last.at)

    assert owed(story_of((*happened, error)), PLAYBOOK, PORTLAND) == ()


@having(stories.happenings())
def test_a_key_reads_as_it_is_written(happened: tuple[Happening, ...]) -> None:
    for c in courtesies(story_of(happened), PLAYBOOK, PORTLAND):
        assert Key.read(str(c.key)) == c.key


# --- a referral is received -----------------------------------------------------------------------------------


def test_a_received_referral_owes_thanks_a_call_and_an_answer() -> None:
    diary = stories.received()

    assert rules(diary.story()) == [
        ("call", KWAME),
        ("thank_received", ANA),
        ("answer", ANA),
        ("tell_under_way", ANA),
    ]


def test_thanks_are_due_within_four_working_hours_and_the_call_within_one() -> None:
    diary = stories.received()

    assert due("thank_received", diary) == datetime(2026, 11, 16, 21, 0, tzinfo=UTC)
    assert due("call", diary) == datetime(2026, 11, 16, 18, 0, tzinfo=UTC)


def test_the_call_warns_at_half_time() -> None:
    call = next(c for c in owed(stories.received().story(), PLAYBOOK, PORTLAND) if c.verb is Verb.CALL)

    assert call.warn_at == datetime(2026, 11, 16, 17, 30, tzinfo=UTC)


def test_thanks_are_owed_even_when_nothing_was_sold() -> None:
    diary = stories.received()
    diary.later(days=1).write(Kind.LOST, reason="chose_other")

    assert ("thank_received", ANA) in rules(diary.story())


def test_thanking_settles_thanks_and_nothing_else() -> None:
    diary = stories.received()
    diary.later(hours=1).write(Kind.THANKED, to=ANA, rule="thank_received", because=[1])

    assert rules(diary.story()) == [("call", KWAME), ("answer", ANA), ("tell_under_way", ANA)]


def test_a_call_that_nobody_answers_is_tried_again_after_one_two_and_four_days() -> None:
    diary = stories.received()
    dues = []
    for _ in range(3):
        diary.later(hours=1).write(Kind.NOT_REACHED, to=KWAME)
        dues.append(PORTLAND.day_of(due("call_again", diary)))

    assert [day.isoformat() for day in dues] == ["2026-11-17", "2026-11-18", "2026-11-20"]
    assert len(the("call_again", diary)) == 1


def test_after_the_third_call_the_introducer_is_told() -> None:
    diary = stories.received()
    for _ in range(2):
        diary.later(hours=1).write(Kind.NOT_REACHED, to=KWAME)
    assert not the("tell_not_reached", diary)

    diary.later(hours=1).write(Kind.NOT_REACHED, to=KWAME)

    assert the("tell_not_reached", diary)


def test_reaching_them_ends_the_calling() -> None:
    diary = stories.received()
    diary.later(hours=1).write(Kind.NOT_REACHED, to=KWAME)
    diary.later(hours=1).write(Kind.CONTACTED, to=KWAME)

    assert not the("call", diary)
    assert not the("call_again", diary)


@pytest.mark.parametrize("kind", [Kind.ACCEPTED, Kind.PROPOSED, Kind.WON])
def test_taking_it_answers_the_introducer(kind: Kind) -> None:
    diary = stories.received()
    diary.later(hours=1).write(kind)

    assert not the("answer", diary)


# --- telling --------------------------------------------------------------------------------------------------


def test_a_milestone_is_told_within_a_working_day() -> None:
    diary = stories.received()
    diary.later(hours=1).write(Kind.CONTACTED, to=KWAME)

    assert due("tell_milestone", diary) == datetime(2026, 11, 18, 1, 0, tzinfo=UTC)


def test_a_prospect_who_says_no_leaves_thanks_without_news() -> None:
    diary = stories.received()
    diary.later(hours=1).write(Kind.MAY_NOT_TELL, to=KWAME)
    diary.write(Kind.CONTACTED, to=KWAME)
    diary.later(days=9).write(Kind.WON)

    to_ana = {rule for rule, to in rules(diary.story()) if to == ANA}

    assert to_ana == {"thank_received"}


def test_a_discreet_firm_tells_nothing_before_a_yes() -> None:
    diary = stories.received(discreet=True)
    diary.later(hours=1).write(Kind.CONTACTED, to=KWAME)
    assert not the("tell_milestone", diary)

    diary.write(Kind.MAY_TELL, to=KWAME)

    assert the("tell_milestone", diary)


@pytest.mark.parametrize("how", [Kind.LOST, Kind.DECLINED, Kind.WITHDRAWN, Kind.NO_RESPONSE])
def test_the_introducer_is_owed_an_explanation_though_nobody_asked_what_they_may_hear(how: Kind) -> None:
    """Only a no keeps it from them; in law and health only a yes lets it out, also after the end."""
    open_hearted, discreet = stories.received(), stories.received(discreet=True)
    for diary in (open_hearted, discreet):
        diary.later(hours=1).write(how, reason="too_far")

    assert the("explain", open_hearted)
    assert not the("explain", discreet)

    discreet.later(days=1).write(Kind.MAY_TELL, to=KWAME)
    assert the("explain", discreet)


def test_who_wants_the_outcome_only_hears_the_outcome_only() -> None:
    diary = stories.received(tell_what={ANA: TellWhat.OUTCOME})
    diary.later(hours=1).write(Kind.CONTACTED, to=KWAME)
    assert not the("tell_milestone", diary)

    diary.later(days=3).write(Kind.WON)

    assert the("thank_won", diary)


def test_with_no_news_the_introducer_hears_after_three_days_and_then_every_thirty() -> None:
    diary = stories.received()
    assert PORTLAND.day_of(due("tell_under_way", diary)).isoformat() == "2026-11-19"

    diary.later(days=3).write(Kind.TOLD, to=ANA)

    assert PORTLAND.day_of(due("tell_under_way", diary)).isoformat() == "2026-12-21"  # the thirtieth is a Saturday


@pytest.mark.parametrize(("kind", "facts"), [(Kind.COMPLETED, {"satisfied": True}), (Kind.LOST, {"reason": "timing"})])
def test_once_it_has_ended_nobody_is_told_that_it_is_under_way(kind: Kind, facts: dict[str, object]) -> None:
    diary = stories.received()
    diary.later(days=2).write(kind, **facts)
    diary.later(days=1).write(Kind.TOLD, to=ANA)

    assert not the("tell_under_way", diary)


def test_a_telling_that_names_one_milestone_leaves_a_later_one_owed() -> None:
    diary = stories.received()
    contacted = diary.later(hours=1).write(Kind.CONTACTED, to=KWAME)
    diary.later(hours=1).write(Kind.MET, to=KWAME)
    diary.later(hours=1).write(Kind.TOLD, to=ANA, rule="tell_milestone", because=[contacted.id])

    assert [key.because for key in the("tell_milestone", diary)] == [3]


# --- how it ends ----------------------------------------------------------------------------------------------


def test_a_decline_explains_and_finds_somebody_better() -> None:
    diary = stories.received()
    diary.later(hours=1).write(Kind.DECLINED, reason="too_large")

    assert {"explain", "find_better"} <= {rule for rule, _ in rules(diary.story())}


def test_a_prospect_who_chose_another_is_not_handed_on() -> None:
    diary = stories.received()
    diary.later(hours=1).write(Kind.DECLINED, reason="chose_other")

    assert not the("find_better", diary)


def test_an_explanation_is_owed_for_how_it_ended_last() -> None:
    diary = stories.received()
    diary.later(hours=1).write(Kind.DECLINED, reason="too_large")
    handed = diary.later(hours=1).write(Kind.HANDED_ON, child=9)

    assert [key.because for key in the("explain", diary)] == [handed.id]


def test_a_meeting_that_has_passed_is_to_be_recorded() -> None:
    diary = stories.received()
    diary.write(Kind.MEETING_SET, on=diary.now + timedelta(days=2))
    record = next(c for c in owed(diary.story(), PLAYBOOK, PORTLAND) if c.verb is Verb.RECORD)

    assert record.key.to == 0
    assert record.opens_at == diary.now + timedelta(days=2)
    assert PORTLAND.day_of(record.due_at) == PORTLAND.day_of(record.opens_at)


def test_a_proposal_in_silence_asks_after_a_week_and_once_more_after_two() -> None:
    diary = stories.received()
    diary.write(Kind.PROPOSED)
    (first,) = the("ask_proposed", diary)

    diary.later(days=7).write(Kind.ASKED, to=KWAME, rule="ask_proposed", because=[first.because])

    (second,) = the("ask_proposed", diary)
    assert second.occurrence == 2
    diary.later(days=7).write(Kind.ASKED, to=KWAME, rule="ask_proposed", because=[first.because])
    assert not the("ask_proposed", diary)


def test_only_a_satisfied_client_is_asked_for_further_introductions() -> None:
    diary = stories.received()
    diary.later(days=1).write(Kind.COMPLETED, satisfied=False)
    assert not the("ask_further", diary)

    happy = stories.received()
    happy.later(days=1).write(Kind.COMPLETED, satisfied=True)

    assert the("ask_further", happy)


def test_history_owes_nothing_from_before_it_was_written_down() -> None:
    diary = Diary()
    diary.write(Kind.RECEIVED, by=ANA, to=KWAME, history=True)
    diary.happened[0] = replace(diary.happened[0], recorded_at=diary.now + timedelta(days=400))

    assert rules(diary.story()) == []


# --- a referral is given --------------------------------------------------------------------------------------


def test_a_prospect_is_asked_before_being_named() -> None:
    diary = stories.given(consent_wanted=True)

    assert rules(diary.story()) == [("ask_consent", KWAME)]


def test_a_yes_owes_the_introduction() -> None:
    diary = stories.given(consent_wanted=True)
    diary.later(hours=1).write(Kind.CONSENT_ASKED, to=KWAME)
    assert rules(diary.story()) == []

    diary.later(hours=1).write(Kind.CONSENT_GIVEN, by=KWAME)

    assert rules(diary.story()) == [("introduce", KWAME)]


def test_a_no_owes_nothing_more() -> None:
    diary = stories.given(consent_wanted=True)
    diary.later(hours=1).write(Kind.CONSENT_ASKED, to=KWAME)
    diary.later(hours=1).write(Kind.CONSENT_REFUSED, by=KWAME)

    assert rules(diary.story()) == []


def test_both_sides_are_asked_whether_they_met_each_until_it_told() -> None:
    diary = stories.given()
    diary.later(hours=1).write(Kind.INTRODUCED)
    assert rules(diary.story()) == [("ask_met", KWAME), ("ask_met", FRED)]

    diary.later(days=8).write(Kind.MET, by=KWAME)

    assert [to for rule, to in rules(diary.story()) if rule == "ask_met"] == [FRED]


def test_not_yet_is_asked_once_more_later() -> None:
    diary = stories.given()
    diary.later(hours=1).write(Kind.INTRODUCED)
    diary.later(days=8).write(Kind.NOT_YET, by=KWAME)

    again = next(c for c in owed(diary.story(), PLAYBOOK, PORTLAND) if c.key.to == KWAME)

    assert again.key.occurrence == 2
    assert again.due_at > diary.now + timedelta(days=10)


def test_one_meeting_told_by_both_asks_each_side_once_what_came_of_it() -> None:
    diary = stories.given()
    diary.write(Kind.INTRODUCED)
    diary.later(days=3).write(Kind.MET, by=KWAME)
    diary.later(days=1).write(Kind.MET, by=FRED)

    assert len(the("ask_outcome", diary)) == 2


def test_who_was_treated_badly_is_owed_an_apology_and_the_other_is_asked() -> None:
    diary = stories.given()
    diary.write(Kind.INTRODUCED)
    diary.later(days=3).write(Kind.TREATED_BADLY, by=KWAME)

    found = rules(diary.story())

    assert ("apologise", KWAME) in found
    assert ("ask_account", FRED) in found
    assert ("review", 0) in found


def test_the_first_introducer_hears_what_became_of_a_referral_that_was_handed_on() -> None:
    diary = Diary(Direction.ONWARD, introducers=(), providers=(FRED,), parent_introducers=(ANA,))
    diary.write(Kind.GIVEN, to=KWAME)
    diary.later(hours=1).write(Kind.INTRODUCED)
    diary.later(days=5).write(Kind.MET, by=KWAME)

    assert ("tell_milestone", ANA) in rules(diary.story())


def test_nobody_is_asked_how_it_went_when_that_was_not_wanted() -> None:
    diary = stories.given(asks=False)
    diary.later(hours=1).write(Kind.INTRODUCED)

    assert rules(diary.story()) == []


# --- promises, words and the playbook -------------------------------------------------------------------------


def test_a_promise_is_owed_on_its_date_until_it_is_kept() -> None:
    diary = stories.received()
    promised = diary.write(Kind.PROMISED, to=KWAME, due=diary.now + timedelta(days=5))
    assert due("keep_promise", diary) == diary.now + timedelta(days=5)

    diary.later(days=1).write(Kind.KEPT, to=KWAME, rule="keep_promise", because=[promised.id])

    assert not the("keep_promise", diary)


def test_whoever_wrote_is_owed_an_answer() -> None:
    diary = stories.received()
    diary.later(days=1).write(Kind.WROTE, by=ANA)

    assert ("answer_word", ANA) in rules(diary.story())


def test_a_rule_that_is_off_owes_nothing() -> None:
    quiet = PLAYBOOK.changed({"call": {"on": False}}, 1)

    assert ("call", KWAME) not in rules(stories.received().story(), quiet)


def test_a_changed_number_moves_what_is_due() -> None:
    slower = PLAYBOOK.changed({"thank_received": {"spans": [8]}}, 1)
    thank = next(c for c in owed(stories.received().story(), slower, PORTLAND) if c.key.rule == "thank_received")

    assert thank.due_at == datetime(2026, 11, 17, 1, 0, tzinfo=UTC)


def test_a_promise_to_a_partner_outlives_the_referral() -> None:
    diary = stories.received()
    diary.write(Kind.PROMISED, to=KWAME, due=diary.now + timedelta(days=5))
    diary.later(days=1).write(Kind.LOST, reason="chose_other")

    assert the("keep_promise", diary)
