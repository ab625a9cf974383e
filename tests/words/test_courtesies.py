"""Does Today say what is owed as the prototypes do, and does every row explain itself?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from obliged.domain.calendars import Calendar, Hours
from obliged.domain.happenings import Kind, Reason
from obliged.domain.playbook import DEFAULT, Playbook, Verb, Whom
from obliged.domain.referrals import Direction
from obliged.words import courtesies
from obliged.words.courtesies import BecauseFacts, OwedFacts
from tests.words.said import (
    ANA,
    BRANDTS,
    FRED,
    FRIDAY,
    HERE,
    HOLLIS,
    IN_BRITAIN,
    KWAME,
    LOCALES,
    LUIS,
    MEI,
    MOMENTS,
    PORTLAND,
    SALLY,
    TYPED,
    at,
    is_said,
    people,
)  # fmt: skip

WEEKDAYS = Hours.every(("mon", "tue", "wed", "thu", "fri"), "09:00", "17:00")
CALENDAR = Calendar(PORTLAND, WEEKDAYS)
DEFAULT_RULE = {rule.key: rule for rule in DEFAULT}

CALL_SALLY = OwedFacts(
    "call", Verb.CALL, SALLY, BecauseFacts(Kind.RECEIVED, FRIDAY - timedelta(minutes=22)),
    FRIDAY + timedelta(minutes=38), direction=Direction.RECEIVED, introducer=LUIS, prospect=SALLY,
    need="second bakery, opening in March",
)  # fmt: skip
THANK_ANA = OwedFacts(
    "thank_received", Verb.THANK, ANA, BecauseFacts(Kind.RECEIVED, at(20, 17, 40)), at(21, 13),
    direction=Direction.RECEIVED, introducer=ANA, prospect=KWAME, sent_this_year=5,
)  # fmt: skip
ASK_FRED = OwedFacts(
    "ask_met", Verb.ASK, FRED, BecauseFacts(Kind.INTRODUCED, FRIDAY - timedelta(days=9), id=7), at(21, 17),
    direction=Direction.GIVEN, prospect=MEI, provider=FRED,
)  # fmt: skip
ASK_MEI = replace(ASK_FRED, to=MEI)


def said(owed: OwedFacts) -> tuple[str, str, str]:
    row = courtesies.row(owed, FRIDAY, HERE)
    return row.verb, row.text, row.why


def test_a_call_says_whom_by_when_and_what_it_is_about() -> None:
    row = courtesies.row(CALL_SALLY, FRIDAY, HERE)

    assert (row.verb, row.whom, row.rest) == ("Call", "Sally Okafor", ", within the hour")
    assert row.why == "Luis Ferreira introduced her 22 minutes ago. Second bakery, opening in March."
    assert (row.due, row.due_tone, row.action) == ("38 min left", "soon", "Call")
    assert row.aria == "Call Sally Okafor on 503 555 0188"
    assert row.next_line == "Call Sally within the hour"


def test_thanks_say_for_whom_and_how_many_they_sent() -> None:
    assert said(THANK_ANA) == (
        "Thank", "Ana Duarte for Kwame Boateng", "She introduced him yesterday at 17:40. Her fifth this year.",
    )  # fmt: skip
    assert courtesies.row(THANK_ANA, FRIDAY, HERE).done == "Thanked Ana."


def test_the_ask_to_both_sides_is_one_row() -> None:
    groups = courtesies.together([CALL_SALLY, ASK_FRED, ASK_MEI])
    row = courtesies.merge(groups[1], FRIDAY, HERE)

    assert len(groups) == 2
    assert (row.verb, row.text) == ("Ask", "Fred and Mei Tanaka how it went")
    assert row.why == "You introduced them nine days ago. Neither has said."
    assert (row.action, row.done) == ("Ask both", "Asked Fred and Mei.")


def test_asks_about_two_introductions_stay_two_rows() -> None:
    other = replace(ASK_MEI, because=replace(ASK_MEI.because, id=8))

    assert len(courtesies.together([ASK_FRED, other])) == 2


def test_a_colleagues_deed_is_said_with_their_name() -> None:
    by_joel = replace(ASK_MEI, because=replace(ASK_MEI.because, member="Joel"))

    assert said(by_joel)[2] == "Joel introduced her and Fred nine days ago. She has not said."


def test_an_unknown_pronoun_is_never_guessed() -> None:
    assert said(replace(THANK_ANA, prospect=HOLLIS))[2].startswith("She introduced Hollis yesterday")
    assert said(replace(THANK_ANA, to=HOLLIS, introducer=HOLLIS))[2] == (
        "Hollis introduced him yesterday at 17:40. Hollis’s fifth this year."
    )


def test_a_pronoun_that_two_would_answer_to_gives_way_to_the_name() -> None:
    assert said(replace(THANK_ANA, prospect=SALLY))[2].startswith("She introduced Sally yesterday")


def test_a_couple_has_and_one_person_has_their_own_grammar() -> None:
    couple = replace(ASK_MEI, to=BRANDTS, prospect=BRANDTS)

    assert said(couple)[1] == "Yusuf and Lena Brandt whether they and Fred have met"
    assert said(couple)[2].endswith("They have not said.")


def test_a_promise_is_quoted_where_it_is_owed() -> None:
    because = BecauseFacts(Kind.PROMISED, at(18), by=ANA, words="send the plans of the clinic")
    owed = OwedFacts("keep_promise", Verb.KEEP, ANA, because, at(21, 17))

    assert said(owed) == (
        "Keep", "your word to Ana Duarte", "Send the plans of the clinic. You promised it three days ago.",
    )  # fmt: skip


def test_explaining_names_who_took_it_over() -> None:
    because = BecauseFacts(Kind.HANDED_ON, at(20, 10), reason=Reason.TOO_LARGE)
    owed = OwedFacts(
        "explain", Verb.EXPLAIN, ANA, because, at(24, 17), introducer=ANA, prospect=KWAME, handed_to=HOLLIS,
        direction=Direction.RECEIVED,
    )  # fmt: skip

    assert said(owed) == (
        "Tell",
        "Ana Duarte why Kwame went elsewhere",
        "You handed him on to Hollis Grant yesterday at 10:00. It is larger than you do well.",
    )


def test_the_second_ask_says_so() -> None:
    assert said(replace(ASK_MEI, occurrence=2))[1] == "Mei Tanaka once more whether she and Fred have met"


def test_spelling_follows_the_firm_and_names_are_left_alone() -> None:
    centre = replace(ANA, name="Ana of the Honour Centre")
    owed = OwedFacts("return_favour", Verb.RETURN, centre, BecauseFacts(Kind.WON, at(3)), at(28), prospect=KWAME)

    assert courtesies.row(owed, FRIDAY, HERE).text == "a favor to Ana of the Honour Centre"
    assert courtesies.row(owed, FRIDAY, IN_BRITAIN).text == "a favour to Ana of the Honour Centre"


def test_a_courtesy_explains_itself_by_rule_happening_and_arithmetic() -> None:
    explained = courtesies.because(THANK_ANA, DEFAULT_RULE["thank_received"], CALENDAR, FRIDAY, HERE)

    assert explained == (
        "When somebody is introduced to us, thank the introducer within 4 working hours.",
        "Ana introduced Kwame yesterday at 17:40.",
        "Four working hours run from Friday 9:00 to Friday 13:00.",
        "Friday’s hours are 9:00 to 17:00.",
    )


def test_closed_days_in_between_are_named() -> None:
    owed = replace(
        THANK_ANA,
        because=BecauseFacts(Kind.RECEIVED, at(21, 16)),
        due_at=CALENDAR.working_minutes_after(at(21, 16), 240),
    )

    explained = courtesies.because(owed, DEFAULT_RULE["thank_received"], CALENDAR, at(21, 16, 30), HERE)

    assert "Saturday and Sunday are closed." in explained
    assert "Four working hours run from Friday 16:00 to Monday 12:00." in explained


def test_arithmetic_that_does_not_lead_to_the_moment_is_not_claimed() -> None:
    changed = replace(THANK_ANA, due_at=at(21, 15))

    explained = courtesies.because(changed, DEFAULT_RULE["thank_received"], CALENDAR, FRIDAY, HERE)

    assert explained[2:] == ("It is due today at 15:00.",)


def test_calendar_days_are_counted_by_date() -> None:
    owed = replace(ASK_MEI, because=BecauseFacts(Kind.INTRODUCED, at(14)), due_at=at(21, 17))

    explained = courtesies.because(owed, DEFAULT_RULE["ask_met"], CALENDAR, FRIDAY, HERE)

    assert explained[-1] == "Seven days after 14 November end today."


def test_the_title_is_the_answer() -> None:
    assert courtesies.title(7, "Priya", FRIDAY, HERE) == "Good morning, Priya. Seven people to see to."
    assert courtesies.title(1, "Priya", FRIDAY, HERE) == "Good morning, Priya. One person to see to."
    assert courtesies.title(0, "Priya", FRIDAY, HERE) == "Good morning, Priya. All square."
    assert courtesies.page_title(7, HERE) == "Today: seven people to see to"


def test_the_lede_says_how_long_and_who_waits() -> None:
    assert courtesies.lede(9, 1, FRIDAY, HERE) == "About nine minutes. One person is waiting for your call."
    assert courtesies.lede(9, 0, FRIDAY, HERE) == "About nine minutes."
    assert (
        courtesies.lede(0, 0, FRIDAY, HERE, next_name="Grace", next_at=at(25))
        == "You owe nobody a word today. Next is Grace, on Tuesday."
    )
    assert courtesies.lede(0, 0, FRIDAY, HERE) == "You owe nobody a word today."


def test_referrals_are_titled_by_whose_move_it_is() -> None:
    assert courtesies.referrals_title(3, 5, HERE) == "Three moves are ours. Five are theirs."
    assert courtesies.referrals_title(1, 1, HERE) == "One move is ours. One is theirs."
    assert courtesies.referrals_title(0, 4, HERE) == "No move is ours. Four are theirs."
    assert courtesies.referrals_title(0, 0, HERE) == "Nobody on the way. Who might you introduce?"
    assert courtesies.referrals_page_title(3, 5, HERE) == "Referrals: three moves are ours"
    assert (
        courtesies.referrals_lede(8, 9, HERE) == "Eight introductions under way. Nobody has waited more than nine days."
    )


def test_what_was_done_with_a_row_is_said_in_its_place() -> None:
    assert courtesies.leaves(at(21, 8, 14), FRIDAY, HERE) == "Leaves at 8:14"
    assert courtesies.moved("Grace Adeyemi", at(25), FRIDAY, HERE) == "Grace Adeyemi moved to Tuesday."
    assert "slower rhythm" in courtesies.moved("Grace Adeyemi", at(25), FRIDAY, HERE, times=3)
    assert (
        courtesies.seen_to("Fred Lindqvist", "Joel", at(21, 8), FRIDAY, HERE)
        == "Fred Lindqvist. Joel did it two minutes ago."
    )
    assert (
        courtesies.announced("Thanked Ana.", courtesies.row(CALL_SALLY, FRIDAY, HERE), HERE)
        == "Thanked Ana. Next: call Sally within the hour."
    )


def test_every_rule_of_the_playbook_has_its_own_row() -> None:
    for rule in DEFAULT:
        for kind in rule.when:
            to = None if rule.to is Whom.US else ANA
            row = courtesies.row(OwedFacts(rule.key, rule.verb, to, BecauseFacts(kind, at(20)), at(25)), FRIDAY, HERE)
            assert not row.why.startswith("Since"), rule.key
            assert is_said(row.why), row.why


@st.composite
def anything_owed(draw: st.DrawFn) -> OwedFacts:
    someone = st.none() | people()
    known = {side: draw(someone) for side in ("introducer", "prospect", "provider", "handed_to")}
    rule = draw(st.sampled_from(DEFAULT))
    because = BecauseFacts(
        kind=draw(st.sampled_from([*rule.when, *Kind])),
        at=draw(MOMENTS),
        id=draw(st.integers(0, 3)),
        to_the_day=draw(st.booleans()),
        by=draw(someone),
        member=draw(st.sampled_from(["", "Joel"])),
        words=draw(TYPED),
        reason=draw(st.sampled_from(["", *Reason, "unheard_of"])),
    )
    return OwedFacts(
        rule=draw(st.sampled_from([rule.key, "a_rule_to_come"])),
        verb=draw(st.sampled_from([rule.verb, *Verb])),
        to=draw(st.sampled_from([None, *known.values()]) | people()),
        because=because,
        due_at=draw(MOMENTS),
        occurrence=draw(st.integers(1, 4)),
        warn_at=draw(st.none() | MOMENTS),
        direction=draw(st.none() | st.sampled_from(Direction)),
        need=draw(TYPED),
        meeting_at=draw(st.none() | MOMENTS),
        sent_this_year=draw(st.integers(0, 12)),
        given_this_year=draw(st.integers(0, 12)),
        **known,
    )


@given(st.lists(anything_owed(), min_size=1, max_size=2), MOMENTS, LOCALES)
@settings(max_examples=400, deadline=None)
def test_no_combination_of_facts_leaves_a_hole_in_a_row(owed: list[OwedFacts], as_of: datetime, here) -> None:
    row = courtesies.merge(owed, as_of, here)

    for sentence in (row.verb, row.whom, row.text, row.why, row.due, row.action, row.send, row.done, row.did, row.aria):
        assert is_said(sentence), (sentence, row)
    assert is_said(row.next_line), row.next_line
    assert row.due_tone in {"late", "soon", ""}


@given(anything_owed(), st.sampled_from(DEFAULT), MOMENTS, LOCALES)
@settings(max_examples=200, deadline=None)
def test_every_courtesy_can_explain_itself(owed: OwedFacts, rule, as_of: datetime, here) -> None:
    explained = courtesies.because(owed, rule, replace(CALENDAR, zone=here.zone), as_of, here)

    assert len(explained) >= 3
    assert all(is_said(sentence) for sentence in explained), explained


@given(st.integers(0, 400), st.integers(0, 400), st.integers(-1, 400), LOCALES, st.none() | MOMENTS, MOMENTS)
def test_every_count_has_a_title(ours: int, theirs: int, minutes: int, here, next_at, as_of) -> None:
    said = (
        courtesies.title(ours, "Priya", as_of, here),
        courtesies.page_title(ours, here),
        courtesies.lede(minutes, theirs, as_of, here, next_name="Grace", next_at=next_at),
        courtesies.referrals_title(ours, theirs, here),
        courtesies.referrals_page_title(ours, theirs, here),
        courtesies.referrals_lede(ours, theirs, here),
    )

    assert all(is_said(sentence) for sentence in said), said


def test_the_playbook_of_the_firm_is_what_a_row_quotes() -> None:
    changed = Playbook().changed({"thank_received": {"spans": [1]}}, version=2)

    explained = courtesies.because(THANK_ANA, changed.rule("thank_received"), CALENDAR, FRIDAY, HERE)

    assert explained[0].endswith("within 1 working hour.")
    assert explained[2] == "It is due today at 13:00."
