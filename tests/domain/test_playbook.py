"""The playbook: each number can be changed, each rule switched off, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obliged.domain.playbook import DEFAULT, NotANumberOfTimes, Playbook, UnknownRule


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.key for rule in DEFAULT}) == len(DEFAULT)


def test_every_rule_can_be_settled_or_asks_a_counted_number_of_times() -> None:
    assert all(rule.until or len(rule.spans) >= 1 for rule in DEFAULT)


def test_a_change_keeps_every_other_rule_as_it_was() -> None:
    changed = Playbook().changed({"call": {"spans": [2]}}, 1)

    assert changed.rule("call").spans == (2,)
    assert [r for r in changed.rules if r.key != "call"] == [r for r in DEFAULT if r.key != "call"]
    assert changed.version == 1


@pytest.mark.parametrize("spans", [[0], [367], [-1], [1.5], ["2"], [True], [1, 2], []])
def test_a_number_that_is_none_is_refused(spans: list[object]) -> None:
    with pytest.raises(NotANumberOfTimes):
        Playbook().changed({"call": {"spans": spans}}, 1)


def test_a_rule_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownRule):
        Playbook().changed({"sell": {"on": True}}, 1)


@given(st.dictionaries(st.sampled_from([r.key for r in DEFAULT]), st.booleans()))
def test_switching_off_and_on_again_is_the_default(switched: dict[str, bool]) -> None:
    off = Playbook().changed({key: {"on": on} for key, on in switched.items()}, 1)
    on = Playbook().changed({key: {"on": True} for key in switched}, 2)

    assert {r.key for r in off.rules if not r.on} == {key for key, was in switched.items() if not was}
    assert on.rules == DEFAULT
