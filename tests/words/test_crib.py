"""Does a crib say whom, how, what to say and what not, and ask for the prospect's wish?"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from obliged.domain.happenings import Kind
from obliged.domain.people import Channel
from obliged.domain.playbook import DEFAULT, Verb
from obliged.words.courtesies import BecauseFacts, OwedFacts
from obliged.words.crib import crib
from tests.words.said import ANA, FRIDAY, HERE, LOCALES, MOMENTS, SALLY, TYPED, at, is_said
from tests.words.test_courtesies import CALL_SALLY, anything_owed


def test_the_first_call_begins_with_the_introducer_and_what_they_told() -> None:
    first = crib(CALL_SALLY, FRIDAY, HERE, treatments=["we answer within a day"])

    assert first.whom == "Sally Okafor"
    assert (first.how, first.phone) == ("Call 503 555 0188.", "503 555 0188")
    assert first.say[0] == "You call because Luis Ferreira spoke of her. Begin with that."
    assert "Second bakery, opening in March." in first.say[1]
    assert any("We answer within a day." in line for line in first.say)
    assert any("price" in line for line in first.leave_out)


def test_the_first_call_asks_whether_the_introducer_may_hear_how_it_goes() -> None:
    asked = crib(CALL_SALLY, FRIDAY, HERE)

    assert asked.asks_wish
    assert asked.wish == "May I let Luis know how it goes?"
    assert "never details" in asked.wish_means


def test_a_wish_that_was_answered_is_not_asked_again() -> None:
    kept = crib(CALL_SALLY, FRIDAY, HERE, may_tell=False)

    assert not kept.asks_wish
    assert kept.wish == "She asked that Luis hears nothing of how it goes."


def test_nobody_is_asked_about_an_introducer_who_does_not_exist() -> None:
    assert crib(replace(CALL_SALLY, introducer=None), FRIDAY, HERE).wish == ""


def test_a_later_call_says_how_often_we_tried_and_offers_another_way() -> None:
    again = OwedFacts("call_again", Verb.CALL, SALLY, BecauseFacts(Kind.NOT_REACHED, at(19)), at(21, 17), occurrence=2)

    say = crib(again, FRIDAY, HERE).say

    assert say[0] == "You have called twice, the last time two days ago. Nobody answered."
    assert any("Another way may suit her better" in line for line in say)


def test_who_likes_a_text_gets_a_text_first() -> None:
    texting = replace(SALLY, channel=Channel.TEXT)

    assert crib(replace(CALL_SALLY, to=texting), FRIDAY, HERE).how == "She prefers a text first: 503 555 0188."


def test_who_has_no_number_is_written_to_or_asked_after() -> None:
    assert "Ask Luis" in crib(replace(CALL_SALLY, to=replace(SALLY, phone="")), FRIDAY, HERE).how
    written = replace(SALLY, phone="", email="sally@risecrumb.example")
    assert crib(replace(CALL_SALLY, to=written), FRIDAY, HERE).how.endswith("sally@risecrumb.example.")


def test_every_rule_has_lines_of_its_own_or_of_its_verb() -> None:
    for rule in DEFAULT:
        lines = crib(OwedFacts(rule.key, rule.verb, ANA, BecauseFacts(min(rule.when), at(20)), at(25)), FRIDAY, HERE)
        if rule.verb in {Verb.CALL, Verb.ASK, Verb.THANK, Verb.TELL, Verb.EXPLAIN, Verb.ANSWER}:
            assert lines.say[0] != "Say why you call, in one sentence.", rule.key
        assert lines.leave_out


@given(anything_owed(), MOMENTS, LOCALES, st.none() | st.booleans(), st.lists(TYPED, max_size=3))
@settings(max_examples=300, deadline=None)
def test_no_combination_of_facts_leaves_a_hole_in_a_crib(owed, as_of, here, may_tell, treatments) -> None:
    shown = crib(owed, as_of, here, treatments=treatments, may_tell=may_tell)

    assert shown.say
    assert shown.leave_out
    assert is_said(shown.how)
    for sentence in (*shown.say, *shown.leave_out, *filter(None, (shown.wish, shown.wish_means))):
        assert is_said(sentence), sentence
