"""Has every refusal its sentence: what happened, what is safe, what to do?"""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import obliged
from obliged.domain.calendars import NotATimeOfDay, NotHours, WeekdayTwice
from obliged.domain.refusals import Refusal
from obliged.words.refusals import SENTENCES, sentence
from tests.words.said import is_said


def every_refusal() -> set[type[Refusal]]:
    """Every refusal of the product: those that only a test defines are nobody's to say."""
    for module in pkgutil.walk_packages(obliged.__path__, "obliged."):
        importlib.import_module(module.name)
    return {kind for kind in Refusal.registered if kind.__module__.startswith("obliged.")}


def test_every_refusal_has_its_sentence_and_every_sentence_its_refusal() -> None:
    assert {kind.__name__ for kind in every_refusal()} == set(SENTENCES)


def test_no_two_refusals_share_a_name() -> None:
    names = [kind.__name__ for kind in every_refusal()]

    assert len(names) == len(set(names))


def test_a_sentence_can_be_said_with_all_facts_with_some_and_with_none() -> None:
    odd = {"said": "{0} 25:99\x00", "day": "mon", "name": "Hollis Grant", "key": None, "at": [1, 2]}
    for kind in every_refusal():
        for facts in ({}, {"day": "tue"}, {"name": "Hollis Grant", "said": "noon", "day": "fri"}):
            assert is_said(sentence(kind(**facts))), kind
        assert "None" not in sentence(kind(**odd))
        assert len(sentence(kind()).split(". ")) >= 2, f"{kind.__name__} says no more than what happened"


def test_a_day_is_said_by_its_whole_name() -> None:
    assert sentence(WeekdayTwice(day="mon")).startswith("Monday is given twice.")
    assert sentence(NotHours(day="tue", said=["x"])).startswith("The hours of Tuesday cannot be read.")


def test_what_was_typed_is_quoted_so_far_as_it_is_recognised() -> None:
    said = sentence(NotATimeOfDay(said="9" * 5000))

    assert "…" in said
    assert len(said) < 250


def test_a_refusal_without_a_sentence_of_its_own_speaks_as_its_parent() -> None:
    before = set(Refusal.registered)

    class NotMyHours(NotHours):
        """These are somebody else's hours."""

    try:
        assert sentence(NotMyHours()) == sentence(NotHours())
    finally:
        Refusal.registered.intersection_update(before)


@pytest.mark.parametrize("word", ["please", "sorry", "oops", "!", "error", "invalid"])
def test_a_refusal_is_a_statement_and_not_an_apology(word: str) -> None:
    texts = [text for entry in SENTENCES.values() for text in ([entry] if isinstance(entry, str) else entry)]

    assert not [text for text in texts if word in text.lower()]
