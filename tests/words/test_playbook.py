"""Does the playbook read as sentences whose numbers can be changed?"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from obliged.domain.playbook import DEFAULT, Clock, Playbook
from obliged.words import playbook
from obliged.words.english.playbook import TEXTS
from tests.words.said import HERE, IN_BRITAIN, LOCALES, is_said

COUNTED = [rule for rule in DEFAULT if rule.clock not in playbook.UNCOUNTED and rule.spans != (0,)]


def test_a_rule_is_a_sentence_with_its_number_as_a_slot() -> None:
    pieces = playbook.sentence(Playbook().rule("thank_received"), HERE)

    assert [str(piece) for piece in pieces] == [
        "When somebody is introduced to us, thank the introducer within ", "4 working hours", ".",
    ]  # fmt: skip
    slot = pieces[1]
    assert (slot.is_slot, slot.index, slot.value, slot.unit) == (True, 0, 4, "working hours")
    assert slot.label.endswith("first number, in working hours")


def test_every_number_that_can_be_changed_has_its_slot() -> None:
    for rule in COUNTED:
        slots = [piece.index for piece in playbook.sentence(rule, HERE) if piece.is_slot]
        assert slots == list(range(len(rule.spans))), rule.key


def test_a_rule_without_a_number_has_no_slot() -> None:
    for rule in DEFAULT:
        if rule not in COUNTED:
            assert not any(piece.is_slot for piece in playbook.sentence(rule, HERE)), rule.key


def test_every_rule_stands_under_one_heading() -> None:
    shown = [rule.key for section in playbook.sections(Playbook(), HERE) for rule in section.rules]

    assert sorted(shown) == sorted(rule.key for rule in DEFAULT)
    assert "And also" not in [section.heading for section in playbook.sections(Playbook(), HERE)]


def test_every_rule_has_its_sentence_and_says_what_its_being_off_means() -> None:
    for rule in DEFAULT:
        assert rule.key in TEXTS
        assert f"do.{rule.key}" in TEXTS


def test_a_rule_that_is_off_says_so() -> None:
    off = Playbook().changed({"return_favour": {"on": False}}, version=1)
    rule = next(r for s in playbook.sections(off, HERE) for r in s.rules if r.key == "return_favour")

    assert not rule.on
    assert rule.off == "Off. Nothing on Today reminds you to return a favor."
    assert "return the favour" in playbook.text(Playbook().rule("return_favour"), IN_BRITAIN)


@given(st.sampled_from(DEFAULT), st.integers(1, 366), st.sampled_from(Clock), LOCALES)
def test_every_number_reads_as_a_sentence(rule, span: int, clock: Clock, here) -> None:
    changed = replace(rule, spans=tuple(span for _ in rule.spans), clock=clock)

    assert is_said(playbook.text(changed, here))
    assert is_said(playbook.text(replace(changed, key="a_rule_to_come"), here))
    assert is_said(playbook.off(changed, here))
