"""Do the words that say when come out as written, and name a day only where they leave no choice?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obliged.domain import times

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("opening in March", "in March"),
        ("needs it by June", "by June"),
        ("on the 14th", "on the 14th"),
        ("before the end of the year, if she can", "before the end of the year"),
        ("at the end of May", "at the end of May"),
        ("tomorrow at 3pm", "tomorrow at 3pm"),
        ("on 15 March 2027.", "on 15 March 2027"),
        ("asap", "asap"),
        ("in two weeks", "in two weeks"),
        ("in Q2", "in Q2"),
        ("within six weeks", "within six weeks"),
        ("before Christmas", "before Christmas"),
        ("next Tuesday", "next Tuesday"),
        ("week of the 20th", "week of the 20th"),
        ("before the new hires start", "before the new hires start"),
        ("no later than 30 June", "no later than 30 June"),
    ],
)
def test_a_phrase_is_kept_as_written(text: str, said: str) -> None:
    assert [w.text for w in times.whens(text)] == [said]


@pytest.mark.parametrize(
    "text",
    ["she may want one", "a spring menu", "April Jones", "the second bakery", "suite 200", "sat down", "3 bedrooms"],
)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert times.whens(text) == ()


def test_what_is_over_is_marked_as_past() -> None:
    assert [w.past for w in times.whens("yesterday, and by June")] == [True, False]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", date(2026, 11, 25)),
        ("tomorrow at 3pm", date(2026, 11, 26)),
        ("by Friday", date(2026, 11, 27)),
        ("Wednesday", date(2026, 12, 2)),
        ("Friday week", date(2026, 12, 4)),
        ("next Tuesday", date(2026, 12, 1)),
        ("15 March 2027", date(2027, 3, 15)),
        ("March 15", date(2027, 3, 15)),
        ("by 30 Nov", date(2026, 11, 30)),
        ("the 14th", date(2026, 12, 14)),
        ("on the 31st", date(2026, 12, 31)),
        ("29 February", date(2028, 2, 29)),
        ("2027-02-28", date(2027, 2, 28)),
        ("31.1.2027", date(2027, 1, 31)),
        ("in two weeks", date(2026, 12, 9)),
        ("within 3 months", date(2027, 2, 25)),
        ("by end of month", date(2026, 11, 30)),
        ("end of next month", date(2026, 12, 31)),
        ("end of February", date(2027, 2, 28)),
        ("before the end of the year", date(2026, 12, 31)),
        ("before Christmas", date(2026, 12, 25)),
    ],
)
def test_words_that_name_a_day(words: str, day: date) -> None:
    assert times.when_day(words, WEDNESDAY) == day


@pytest.mark.parametrize(
    "words",
    [
        "March",
        "in spring",
        "soon",
        "asap",
        "next Friday",
        "3/4/2027",
        "30 February",
        "week of the 20th",
        "Q2",
        "before the wedding",
        "",
    ],
)
def test_words_that_leave_a_choice_name_no_day(words: str) -> None:
    assert times.when_day(words, WEDNESDAY) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.dates())
def test_no_words_and_no_day_ever_raise(words: str, today: date) -> None:
    times.when_day(words, today)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        [
            "tomorrow",
            "in 3 days",
            "in 900 months",
            "31 December",
            "the 31st",
            "end of month",
            "by Friday",
            "in 12 years",
        ]
    ),
    st.dates(),
)
def test_a_day_ahead_is_ahead(words: str, today: date) -> None:
    day = times.when_day(words, today)
    assert day is None or day >= today
