"""What two people are to each other, said in words that somebody could say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obliged.domain.confidences import Milestone
from obliged.domain.happenings import Reason
from obliged.words import profiles
from obliged.words.english.grammar import in_words
from obliged.words.english.profiles import TEXTS
from obliged.words.profiles import BalanceFacts
from tests.words.said import ANA, BRANDTS, HERE, HOLLIS, KWAME, NAMES, is_said

COUNTS = st.integers(0, 101)


@pytest.mark.parametrize(
    ("people", "senders", "title"),
    [
        (0, 0, "Nobody yet. Who last sent you someone?"),
        (1, 0, "One person. Nobody has sent you someone yet."),
        (41, 12, "Forty-one people. Twelve have sent you someone."),
        (100, 100, "More than 99 people. More than 99 have sent you someone."),
    ],
)
def test_the_title_is_the_answer(people: int, senders: int, title: str) -> None:
    assert profiles.people_title(people, senders, HERE) == title


@pytest.mark.parametrize(
    ("who", "facts", "title", "outcome"),
    [
        (ANA, BalanceFacts(5, 2, 2, 2), "Ana has sent five. You have sent two.",
         "Two of hers became clients so far. Both of yours did."),
        (KWAME, BalanceFacts(1, 1, 0, 0), "Kwame has sent one. You have sent nobody yet.", "His became a client."),
        (HOLLIS, BalanceFacts(0, 0, 3, 3), "Hollis has sent nobody yet. You have sent three.",
         "All of yours became clients."),
        (BRANDTS, BalanceFacts(12, 1, 1, 0), "Yusuf and Lena have sent 12. You have sent one.",
         "One of theirs became a client so far."),
        (ANA, BalanceFacts(), "You have not introduced each other to anyone yet.", ""),
    ],
)  # fmt: skip
def test_what_went_either_way_is_counted_in_words(who: object, facts: BalanceFacts, title: str, outcome: str) -> None:
    assert profiles.balance(who, facts, HERE) == title  # type: ignore[arg-type]
    assert profiles.outcome(who, facts, HERE) == outcome  # type: ignore[arg-type]


@given(NAMES, COUNTS, COUNTS, COUNTS, COUNTS)
def test_no_count_leaves_a_hole(who: object, sent: int, won: int, given_: int, did: int) -> None:
    facts = BalanceFacts(sent, min(sent, won), given_, min(given_, did))

    assert is_said(profiles.balance(who, facts, HERE))  # type: ignore[arg-type]
    said = profiles.outcome(who, facts, HERE)  # type: ignore[arg-type]
    assert is_said(said) or not said
    assert all(map(is_said, profiles.deletion(who, sent, given_, HERE)))  # type: ignore[arg-type]


def test_every_telling_has_its_words() -> None:
    for milestone in Milestone:
        assert f"told.{milestone}" in TEXTS, milestone
    for reason in Reason:
        assert is_said(profiles.told_what(f"reason:{reason}", HERE))
    assert profiles.told_what("something new", HERE) == "How it goes"


def test_numbers_begin_a_sentence_in_words() -> None:
    assert [in_words(n) for n in (0, 7, 13, 20, 41, 99, 100)] == [
        "zero", "seven", "thirteen", "twenty", "forty-one", "ninety-nine", "100",
    ]  # fmt: skip
