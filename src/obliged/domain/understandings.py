"""What will each side do, and what not, and what follows from it?

An understanding is plain sentences of two sides, from a library or in their own words. It is no contract, and it says
so; what somebody said they will not do, nobody here asks of them all the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from obliged.domain.refusals import Refusal

MOST = 24  # sentences of one understanding: what is longer nobody keeps in mind
LONGEST = 500  # letters of a sentence of one's own
LASTS = timedelta(days=365)  # then we look at it again


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the library. `leaves_out` are the rules of the playbook that it forbids us."""

    key: str
    ours: bool
    will: bool
    leaves_out: frozenset[str] = frozenset()


def _they_will_not(key: str, *rules: str) -> Sentence:
    return Sentence(key, ours=False, will=False, leaves_out=frozenset(rules))


LIBRARY: tuple[Sentence, ...] = (
    *(Sentence(key, ours=True, will=True) for key in
      ("call_soon", "best_for_them", "tell_how", "thank", "ask_first", "think_of_you", "say_who_is_better")),
    *(Sentence(key, ours=True, will=False) for key in
      ("no_details", "no_pay", "no_promise", "no_passing_on", "no_score")),
    *(Sentence(key, ours=False, will=True) for key in
      ("say_why", "expect_call", "say_no", "answer_us", "tell_mistakes")),
    _they_will_not("chase", "tell_not_reached", "ask_proposed"),
    _they_will_not("report", "ask_met", "ask_outcome", "ask_account"),
    _they_will_not("be_asked", "ask_further"),
    _they_will_not("be_nudged", "keep_in_touch", "remember"),
    _they_will_not("favours_back", "return_favour"),
    _they_will_not("take_money", "pay"),
    _they_will_not("take_gifts", "give"),
    _they_will_not("gatherings", "invite"),
    _they_will_not("be_reviewed", "review_understanding"),
    _they_will_not("name_clients"),
)  # fmt: skip
BY_KEY: Mapping[str, Sentence] = {sentence.key: sentence for sentence in LIBRARY}


class TooManySentences(Refusal):
    """An understanding holds so many sentences at most, so that both keep them in mind."""


class SaysNothing(Refusal):
    """An understanding needs one sentence of each side at least."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One sentence as it stands in an understanding: of the library, or in somebody's own words."""

    ours: bool
    will: bool
    key: str = ""
    words: str = ""


def kept(lines: Iterable[Expectation]) -> tuple[Expectation, ...]:
    """These sentences as they are written down: none twice, none empty, each on its own side.

    :raises TooManySentences: if there are more than both would keep in mind
    :raises SaysNothing: if one of the two sides says nothing
    """
    found: dict[tuple[str, str, bool, bool], Expectation] = {}
    for line in lines:
        known = BY_KEY.get(line.key)
        words = " ".join(line.words.replace("\x00", "").split())[:LONGEST]
        if known is None and not words:
            continue
        as_kept = (
            Expectation(known.ours, known.will, known.key) if known else Expectation(line.ours, line.will, "", words)
        )
        found.setdefault((as_kept.key, as_kept.words.casefold(), as_kept.ours, as_kept.will), as_kept)
    if len(found) > MOST:
        raise TooManySentences(most=MOST)
    if {line.ours for line in found.values()} != {True, False}:
        raise SaysNothing()
    return tuple(sorted(found.values(), key=lambda line: (not line.ours, not line.will)))


def left_out(keys: Collection[str]) -> frozenset[str]:
    """The rules of the playbook that these sentences forbid us towards whoever said them."""
    return frozenset(rule for key in keys if key in BY_KEY for rule in BY_KEY[key].leaves_out)


def because_of(rule: str, keys: Iterable[str]) -> str:
    """The sentence for which a rule is left out, or nothing."""
    return next((key for key in keys if key in BY_KEY and rule in BY_KEY[key].leaves_out), "")


__all__ = [
    "BY_KEY", "LASTS", "LIBRARY", "LONGEST", "MOST", "Expectation", "SaysNothing", "Sentence", "TooManySentences",
    "because_of", "kept", "left_out",
]  # fmt: skip
