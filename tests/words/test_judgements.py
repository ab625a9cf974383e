"""What do we say of trust, our name, rhythm and balance: a word, and what it stands on?"""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from obliged.words import judgements
from obliged.words.languages import Locale

HERE = Locale(ZoneInfo("America/Los_Angeles"), "en-US")


def kind(name: str, good: int, bad: int = 0, unknown: int = 0) -> dict[str, Any]:
    return {"kind": name, "good": good, "bad": bad, "unknown": unknown}


def trusted(word: str, cases: int, *kinds: dict[str, Any]) -> dict[str, Any]:
    return {"word": word, "cases": cases, "good": 0, "bad": 0, "latest": None, "kinds": list(kinds)}


def test_a_word_of_trust_comes_with_its_evidence() -> None:
    said = {"provider": trusted("good", 4, kind("fitted", 3, 1), kind("told", 4))}
    (one,) = judgements.trust(said, "Ana", HERE)
    assert one.said == "Good, on four introductions: three of four fitted, you heard back of all."
    assert one.head == "Whom you send Ana"


def test_what_nobody_said_is_not_spoken_of() -> None:
    (one,) = judgements.trust(
        {"introducer": trusted("usual", 3, kind("fitted", 2, 0, 1), kind("closed", 0, 0, 3))}, "Ana", HERE
    )
    assert one.said == "Sound, on three introductions: two fitted."


def test_too_little_to_say_is_said_with_what_little_there_is() -> None:
    (one,) = judgements.trust({"introducer": trusted("too_little", 1, kind("closed", 1))}, "Ana", HERE)
    assert one.said == "Too little to say, on one introduction: one became a client."
    assert judgements.trust({"introducer": trusted("too_little", 0)}, "Ana", HERE)[0].said == "Too little to say."


def test_where_one_side_is_shown_it_is_the_one_of_which_most_is_known() -> None:
    both = judgements.trust({"introducer": trusted("too_little", 2), "provider": trusted("good", 3)}, "Ana", HERE)
    best = judgements.best_known(both)
    assert best is not None
    assert best.word == "Good"
    assert judgements.best_known(()) is None


def test_our_name_is_said_as_they_would_see_it() -> None:
    one = judgements.our_name(trusted("usual", 9, kind("contacted", 7, 1), kind("told", 5, 1)), "Luis", HERE)
    assert one.said == (
        "Sound, on nine introductions: seven of eight called within three days, five of six were told in time how it ended."
    )


def test_who_went_quiet_is_said_by_their_own_rhythm() -> None:
    said = {"alive": 0.3, "coming": 0.25, "quiet": True, "usual_weeks": 5.2, "silent_weeks": 13.9}
    one = judgements.rhythm(said, "Mei", HERE)
    assert (one.word, one.said) == ("Gone quiet", "Usually every five weeks, silent for 14 weeks.")


@pytest.mark.parametrize(
    ("coming", "word", "said"),
    [
        (0.05, "Now and then", "Nobody is expected of Mei in the next three months."),
        (0.4, "Steady", "Perhaps one in the next three months."),
        (0.98, "Steady", "About one in the next three months."),
        (2.4, "Thriving", "About two in the next three months."),
    ],
)
def test_what_is_expected_is_said_in_words(coming: float, word: str, said: str) -> None:
    one = judgements.rhythm({"alive": 0.9, "coming": coming, "quiet": False}, "Mei", HERE)
    assert (one.word, one.said) == (word, said)


@pytest.mark.parametrize(
    ("weeks", "said"),
    [(1, "a week"), (6.4, "six weeks"), (30, "seven months"), (53, "a year"), (70, "16 months"), (110, "two years")],
)
def test_a_silence_is_told_as_one_would_tell_it(weeks: float, said: str) -> None:
    assert judgements.span(weeks, HERE) == said


def balanced(turn: str, sent: int, given: int, **more: Any) -> dict[str, Any]:
    return {
        "turn": turn, "sent": sent, "sent_became": 0, "given": given, "given_became": 0, "from_us": {}, "from_them": {},
        "giver": False,
    } | more  # fmt: skip


def test_who_has_received_more_is_not_shamed() -> None:
    one = judgements.balance(balanced("theirs", 0, 6, given_became=3), "Fred", HERE)
    assert one.title == "You have given more, as friends do."
    assert one.lines == ("You sent Fred six people; three became clients.",)


def test_a_giver_is_recognised() -> None:
    one = judgements.balance(balanced("ours", 5, 0, sent_became=1, giver=True), "Ana", HERE)
    assert one.title == "Ana has given more than anybody asked. It is your turn."


def test_other_coins_are_named() -> None:
    one = judgements.balance(
        balanced("even", 1, 0, sent_became=1, from_us={"gift": 2, "invitation": 1}, from_them={"time": 2}), "Ana", HERE
    )
    assert one.lines == (
        "Ana sent you one person, who became a client.",
        "From Ana also an hour’s help, twice.",
        "From you also two gifts and an invitation.",
    )
