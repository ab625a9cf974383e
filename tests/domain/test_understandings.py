"""What each side will and won't do: the library, and what the playbook leaves out for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as having
from hypothesis import strategies as st

from obliged.domain import understandings
from obliged.domain.courtesies import courtesies
from obliged.domain.happenings import Happening
from obliged.domain.playbook import DEFAULT, Playbook
from obliged.domain.understandings import (
    LIBRARY,
    Expectation,
    SaysNothing,
    TooManySentences,
    because_of,
    kept,
    left_out,
)
from tests.domain import stories
from tests.domain.stories import ANA, KWAME, PORTLAND, story_of

KEYS = [s.key for s in LIBRARY]
REFUSALS = [s.key for s in LIBRARY if s.leaves_out]
ONE_EACH = (Expectation(True, True, "thank"), Expectation(False, True, "say_why"))


@having(stories.happenings(), st.sets(st.sampled_from(REFUSALS)))
def test_nothing_is_owed_to_somebody_who_said_they_will_not_do_it(
    happened: tuple[Happening, ...], keys: set[str]
) -> None:
    refused = left_out(keys)
    story = replace(story_of(happened), wont={ANA: refused})

    owed = courtesies(story, Playbook(), PORTLAND)

    assert not [c.key for c in owed if c.key.to == ANA and c.key.rule in refused]


@having(stories.happenings(), st.sets(st.sampled_from(REFUSALS)))
def test_what_one_person_refuses_changes_nothing_for_others(happened: tuple[Happening, ...], keys: set[str]) -> None:
    story = story_of(happened)
    refusing = replace(story, wont={ANA: left_out(keys)})

    def others(s: object) -> list[object]:
        return [c for c in courtesies(s, Playbook(), PORTLAND) if c.key.to != ANA]  # type: ignore[arg-type]

    assert others(refusing) == others(story)


@having(stories.happenings())
def test_thanks_cannot_be_refused_away(happened: tuple[Happening, ...]) -> None:
    story = story_of(happened)
    refusing = replace(story, wont={ANA: left_out(KEYS), KWAME: left_out(KEYS)})

    def thanks(s: object) -> list[object]:
        return [c for c in courtesies(s, Playbook(), PORTLAND) if c.verb == "thank"]  # type: ignore[arg-type]

    assert thanks(refusing) == thanks(story)


def test_only_what_they_will_not_do_leaves_anything_out() -> None:
    assert all(not s.ours and not s.will for s in LIBRARY if s.leaves_out)


def test_every_rule_left_out_has_the_sentence_that_says_why() -> None:
    rules = {rule for s in LIBRARY for rule in s.leaves_out}
    assert all(because_of(rule, KEYS) for rule in rules)
    assert because_of("thank_received", KEYS) == ""
    assert {"ask_met", "return_favour", "tell_not_reached"} <= rules & {rule.key for rule in DEFAULT}


def test_a_sentence_said_twice_stands_once() -> None:
    assert kept((*ONE_EACH, *ONE_EACH, Expectation(False, False, "", "No  calls on Fridays."))) == (
        *ONE_EACH, Expectation(False, False, "", "No calls on Fridays."),
    )  # fmt: skip


def test_a_sentence_of_the_library_stands_on_its_own_side() -> None:
    assert Expectation(False, False, "chase") in kept((*ONE_EACH, Expectation(True, True, "chase")))


def test_both_sides_say_something() -> None:
    with pytest.raises(SaysNothing):
        kept((Expectation(True, True, "thank"),))


def test_nobody_keeps_thirty_sentences_in_mind() -> None:
    with pytest.raises(TooManySentences):
        kept((*ONE_EACH, *(Expectation(True, True, "", f"Sentence {n}.") for n in range(understandings.MOST))))
