"""How are the firm's letters named where it puts them into its own words?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from obliged.domain.letters import LETTERS
from obliged.words.languages import say

_say = partial(say, "templates")

GROUPS: Mapping[str, tuple[str, ...]] = {
    "received": ("thank_received", "call", "call_again", "answer", "answer_discreet", "tell_not_reached"),
    "telling": (
        "under_way", "under_way_working", "contacted", "met", "completed", "contacted_between", "met_between",
        "completed_between",
    ),
    "ends": (
        "explain", "explain_handed_on", "explain_silent", "explain_between", "explain_silent_between", "thank_won",
        "thank_won_between", "return_favour", "ask_further", "ask_proposed", "ask_proposed_again", "hold_ended",
    ),
    "introducing": (
        "ask_consent", "ask_provider", "introduce_prospect", "introduce_provider", "ask_met", "ask_met_again",
        "ask_outcome", "ask_outcome_again",
    ),
}  # fmt: skip


def groups() -> Mapping[str, tuple[str, ...]]:
    """Every letter under its heading; what no heading claims comes last."""
    claimed = {letter for letters in GROUPS.values() for letter in letters}
    return {**GROUPS, "words": tuple(letter for letter in LETTERS if letter not in claimed)}


def heading(group: str, language: str) -> str:
    return _say(language, f"group.{group}")


def name(letter: str, language: str) -> str:
    """What the letter is for."""
    return _say(language, letter) or letter.replace("_", " ").capitalize()


def register(code: str, language: str) -> str:
    return _say(language, f"register.{code}")
