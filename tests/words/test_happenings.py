"""Does the timeline tell who did what to whom, and do the steps say where it stands?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obliged.domain.happenings import Kind, Reason
from obliged.domain.members import Role
from obliged.domain.people import Channel, TellWhat
from obliged.domain.referrals import Direction, Side, Stage
from obliged.words import happenings
from obliged.words.happenings import HappeningFacts, StandsFacts, Tone
from tests.words.said import ANA, FRED, FRIDAY, HERE, HOLLIS, KWAME, LOCALES, MEI, MOMENTS, SALLY, at, is_said, people

KWAMES = StandsFacts(
    Stage.CONTACTED, Direction.RECEIVED, since=at(21, 8, 21),
    steps={Stage.INTRODUCED: at(20, 17, 40), Stage.CONTACTED: at(21, 8, 21)}, meeting_at=at(25, 10),
    introducer="Ana", prospect="Kwame", way="email", contacted_in=41,
)  # fmt: skip


def told(kind: Kind, **facts) -> happenings.Line:
    known = {"direction": Direction.RECEIVED, "introducer": ANA, "prospect": KWAME}
    return happenings.line(HappeningFacts(kind, at(21, 8, 1), **{**known, **facts}), FRIDAY, HERE)


def test_what_the_reader_did_is_said_to_you() -> None:
    line = told(Kind.CONTACTED, to=KWAME, way="call")

    assert (line.strong, line.tone) == ("You called Kwame.", Tone.OUT)
    assert line.when == "Today, 8:01 · by telephone"


def test_what_a_colleague_did_is_said_with_their_name() -> None:
    assert told(Kind.THANKED, to=ANA, member="Joel").strong == "Joel thanked Ana."


def test_what_an_outsider_said_comes_in() -> None:
    line = told(Kind.RECEIVED, by=ANA)
    met = told(Kind.MET, by=MEI, direction=Direction.GIVEN, prospect=MEI, provider=FRED)

    assert (line.strong, line.tone) == ("Ana introduced Kwame.", Tone.IN)
    assert (met.strong, met.tone) == ("Mei says that they have met.", Tone.IN)


def test_between_two_others_they_met_and_not_you() -> None:
    line = told(Kind.MET, direction=Direction.GIVEN, prospect=MEI, provider=FRED, introducer=None)

    assert line.strong == "Mei and Fred have met."


def test_an_end_gives_its_reason() -> None:
    line = told(Kind.DECLINED, reason=Reason.TOO_LARGE)

    assert (line.strong, line.rest) == ("You declined.", "Larger than we do well.")


def test_the_reason_that_leaves_the_firm_never_speaks_of_money() -> None:
    assert happenings.reason_told(Reason.BUDGET, HERE) == "Not the right moment"


def test_what_was_taken_back_stays_and_says_so() -> None:
    line = told(Kind.MET, to=KWAME, taken_back_at=at(21, 8), taken_back_by="Joel")

    assert line.strong == "You met Kwame."
    assert line.taken_back == "Taken back by Joel, two minutes ago."
    assert told(Kind.TAKEN_BACK, took_back=Kind.MET).strong == "You took back “We met”."


def test_stale_data_says_who_moved_it() -> None:
    assert happenings.moved("Joel", Stage.MET, at(21, 8, 1), FRIDAY, HERE) == "Joel moved this to Met a minute ago."


def test_the_five_steps_say_what_is_past_now_and_to_come() -> None:
    steps = happenings.steps(KWAMES, FRIDAY, HERE)

    assert [(step.name, step.detail, step.state) for step in steps] == [
        ("Introduced", "Thu 20 Nov, by email", "past"),
        ("Contacted", "within 41 minutes", "past"),
        ("Meeting", "Tue 25 Nov, 10:00", "now"),
        ("Proposed", "", ""),
        ("Settled", "either way, Ana hears why", ""),
    ]


def test_what_took_a_minute_does_not_read_as_if_it_were_still_to_come() -> None:
    assert happenings.steps(replace(KWAMES, contacted_in=0), FRIDAY, HERE)[1].detail == "within a minute"


@pytest.mark.parametrize(
    ("working", "passed", "after_hours", "said"),
    [
        (1, 891, True, "within a minute of opening"),
        (31, 921, True, "within 31 minutes of opening"),
        (51, 911, False, "within 51 working minutes"),
        (0, 20, False, "within 20 minutes"),
        (180, 1020, True, "within three working hours"),
    ],
)
def test_a_night_between_introduction_and_call_is_not_said_away(
    working: int, passed: int, after_hours: bool, said: str
) -> None:
    facts = replace(KWAMES, contacted_in=working, contacted_after=passed, came_after_hours=after_hours)

    assert happenings.steps(facts, FRIDAY, HERE)[1].detail == said


def test_of_a_referral_that_ended_only_what_was_reached_is_past() -> None:
    ended = replace(KWAMES, stage=Stage.HANDED_ON, meeting_at=None, handed_to="Hollis Grant")

    assert [step.state for step in happenings.steps(ended, FRIDAY, HERE)] == ["past", "past", "", "", "now"]
    assert happenings.steps(ended, FRIDAY, HERE)[4].detail == "handed on to Hollis Grant"


def test_an_introducer_who_may_not_hear_is_not_promised_a_word() -> None:
    assert happenings.steps(replace(KWAMES, hears=False), FRIDAY, HERE)[4].detail == ""


def test_a_list_says_where_it_stands_in_a_few_words() -> None:
    def label(stage: Stage, **facts) -> str:
        return happenings.stage_label(StandsFacts(stage, Direction.RECEIVED, **facts), FRIDAY, HERE)

    assert label(Stage.INTRODUCED, since=at(21, 7, 40)) == "Introduced 22 min ago"
    assert label(Stage.CONTACTED, meeting_at=at(25, 10)) == "Meeting Tuesday"
    assert label(Stage.CONTACTED, since=at(20, 12)) == "Contacted yesterday"
    assert label(Stage.PROPOSED, since=at(17)) == "Proposed Monday"
    assert label(Stage.HANDED_ON, handed_to="Hollis Grant") == "Handed on to Hollis Grant"
    assert label(Stage.WON, since=at(17)) == "Working together"
    assert label(Stage.LOST, since=at(17)) == "Did not work out"


def test_their_move_names_whom_we_wait_for() -> None:
    proposed = StandsFacts(Stage.PROPOSED, Direction.RECEIVED, prospect="Thu Trang")
    given_ = StandsFacts(Stage.INTRODUCED, Direction.GIVEN, prospect="Mei", provider="Tomasz")

    assert happenings.their_move(proposed, FRIDAY, HERE) == "Thu Trang’s answer"
    assert happenings.their_move(given_, FRIDAY, HERE) == "Mei and Tomasz to meet"


def test_every_choice_has_a_label() -> None:
    labels = [happenings.kind_label(kind, HERE, d) for kind in Kind for d in (None, *Direction)]
    labels += [happenings.stage_name(stage, HERE) for stage in Stage]
    labels += [say(reason, HERE) for reason in Reason for say in (happenings.reason_label, happenings.reason_told)]
    labels += [happenings.side_label(side, HERE, is_us=us) for side in Side for us in (True, False)]
    labels += [happenings.direction_label(direction, HERE) for direction in Direction]
    labels += [say(role, HERE) for role in Role for say in (happenings.role_label, happenings.role_does)]
    labels += [say(way, HERE) for way in Channel for say in (happenings.channel_label, happenings.channel_best)]
    labels += [happenings.tell_label(what, HERE) for what in TellWhat]

    assert all(is_said(label) for label in labels), labels
    assert happenings.kind_label(Kind.HELD, HERE) == "On hold until…"
    assert happenings.kind_label(Kind.CONTACTED, HERE) == "We spoke"


def test_no_word_of_the_sales_trade_is_ever_said() -> None:
    from obliged.words.english import PARTS

    texts = [
        t for part in PARTS.values() for entry in part.values() for t in ([entry] if isinstance(entry, str) else entry)
    ]
    for word in ("lead ", "deal", "conversion", "please", "oops", "!", "pipeline", "covenant", "cadence"):
        assert not [text for text in texts if word in text.lower()], word


@st.composite
def anything_that_happened(draw: st.DrawFn) -> HappeningFacts:
    someone, moment = st.none() | people(), st.none() | MOMENTS
    return HappeningFacts(
        kind=draw(st.sampled_from(Kind)),
        at=draw(MOMENTS),
        member=draw(st.sampled_from(["", "Joel", None])),
        to_the_day=draw(st.booleans()),
        direction=draw(st.none() | st.sampled_from(Direction)),
        way=draw(st.sampled_from(["", "email", "call", "in_person", "pigeon"])),
        rule=draw(st.sampled_from(["", "ask_met", "ask_account", "unheard_of"])),
        reason=draw(st.sampled_from(["", *Reason, "unheard_of"])),
        satisfied=draw(st.booleans()),
        took_back=draw(st.none() | st.sampled_from(Kind)),
        taken_back_by=draw(st.sampled_from(["", "Joel", None])),
        **{who: draw(someone) for who in ("by", "to", "introducer", "prospect", "provider", "handed_to")},
        **{when: draw(moment) for when in ("on", "until", "due", "taken_back_at")},
    )


@given(anything_that_happened(), MOMENTS, LOCALES)
@settings(max_examples=400, deadline=None)
def test_no_happening_leaves_a_hole_in_its_line(facts: HappeningFacts, as_of: datetime, here) -> None:
    line = happenings.line(facts, as_of, here)

    assert is_said(line.strong), line
    assert is_said(line.when), line
    assert all(is_said(said) for said in (line.rest, line.taken_back) if said), line
    assert bool(line.taken_back) == (facts.taken_back_at is not None)


@st.composite
def anywhere(draw: st.DrawFn) -> StandsFacts:
    names = st.sampled_from(["", "Ana", "Yusuf and Lena"])
    return StandsFacts(
        stage=draw(st.sampled_from(Stage)),
        direction=draw(st.sampled_from(Direction)),
        since=draw(st.none() | MOMENTS),
        steps=draw(st.none() | st.dictionaries(st.sampled_from(Stage), MOMENTS)),
        meeting_at=draw(st.none() | MOMENTS),
        hold_until=draw(st.none() | MOMENTS),
        introducer=draw(names),
        prospect=draw(names),
        provider=draw(names),
        handed_to=draw(st.sampled_from(["", "Hollis Grant"])),
        way=draw(st.sampled_from(["", "email"])),
        contacted_in=draw(st.none() | st.integers(0, 5000)),
        hears=draw(st.booleans()),
    )


@given(anywhere(), MOMENTS, LOCALES)
@settings(max_examples=300, deadline=None)
def test_wherever_it_stands_five_steps_say_so(facts: StandsFacts, as_of: datetime, here) -> None:
    steps = happenings.steps(facts, as_of, here)

    assert len(steps) == 5
    assert [step.state for step in steps].count("now") == 1
    assert all(is_said(step.name) for step in steps)
    assert all(is_said(step.detail) for step in steps if step.detail)
    assert is_said(happenings.stage_label(facts, as_of, here))
    assert is_said(happenings.their_move(facts, as_of, here))


def test_a_couple_and_a_stranger_are_spoken_of_without_a_role() -> None:
    assert told(Kind.TREATED_BADLY, to=SALLY).strong == "Sally was not treated well."
    assert told(Kind.HANDED_ON, handed_to=HOLLIS).strong == "You handed Kwame on to Hollis Grant."


def test_an_answer_follows_the_name_without_a_pronoun() -> None:
    assert happenings.heard(Kind.CONSENT_GIVEN, HERE) == "said yes"
    assert happenings.heard(Kind.MET, HERE) == ""
