"""Is a wish heard where one stands, and none where there is none?"""

from __future__ import annotations

import time

import pytest

from obliged.domain import wishes

YES = (
    "You may tell Ana.",
    "Of course you can tell her how it goes.",
    "Please do let Ana know.",
    "Feel free to tell her.",
    "Yes, tell Ana, she will be pleased.",
    "I'm happy for you to tell her.",
    "Fine to tell Ana that we met.",
    "By all means tell her. Ring me at four.",
    "Ana may know.",
    "She can hear how it goes.",
    "I don't mind if you tell Ana.",
    "Let me know when you can call. And yes, you may tell Ana.",
    "Sure, keep her posted.",
    "I am glad for Ana to hear.",
)
NO = (
    "Please don't tell Ana.",
    "I would rather you did not tell her.",
    "I'd prefer that you not mention it to her.",
    "Keep it between us.",
    "Please keep this to yourself.",
    "Let's keep that private.",
    "Ana need not know.",
    "She doesn't need to know about it.",
    "Not a word to Ana, please.",
    "There is no need to tell her anything.",
    "I don’t want you to share anything with her.",
    "Call me on Tuesday, but do not let Ana know.",
)
NEITHER = (
    "",
    "Ring me at four.",
    "Let me know when you can come.",
    "Please tell me what it costs.",
    "Can you tell us when you are free?",
    "Yes, call me.",
    "Yes, you may.",
    "I don't know yet.",
    "Ana is a friend of mine.",
    "Tuesday is fine for me.",
    "You may tell Ana that we met, but don't tell her what it costs.",
)


@pytest.mark.parametrize("words", YES)
def test_a_yes_is_heard(words: str) -> None:
    assert wishes.read(words) is True


@pytest.mark.parametrize("words", NO)
def test_a_no_is_heard(words: str) -> None:
    assert wishes.read(words) is False


@pytest.mark.parametrize("words", NEITHER)
def test_what_is_neither_is_nothing(words: str) -> None:
    assert wishes.read(words) is None


def test_long_words_are_read_at_once() -> None:
    began = time.perf_counter()
    for words in ("don't " * 5000, "you may " * 5000, "tell " * 5000, "a" * 50_000, "not,let " * 3000):
        wishes.read(words)
    assert time.perf_counter() - began < 1
