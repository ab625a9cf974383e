"""Which lines of a note are our word, and by when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obliged.domain.one_to_ones import promises

MONDAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Send her the brochure by Friday", date(2026, 11, 20)),
        ("- send her the brochure by Friday.", date(2026, 11, 20)),
        ("I will call Sally tomorrow", date(2026, 11, 17)),
        ("We’ll introduce him to Mei by 1 December", date(2026, 12, 1)),
        ("[ ] ask Hollis about kitchens next week", None),
        ("promised to find her the form by the 20th", date(2026, 11, 20)),
        ("Good talk. Send the plan by Wednesday", date(2026, 11, 18)),
        ("She moves to Salem on Friday", None),
        ("Ana sends us the list by Friday", None),
        ("Send her the brochure", None),
        ("Called her yesterday", None),
    ],
)
def test_a_line_that_says_what_we_do_and_its_day_is_a_promise(line: str, due: date | None) -> None:
    found = [one.due for one in promises(line, MONDAY)]

    if due is not None:
        assert found == [due]
    elif "next week" not in line:
        assert found == []


def test_each_line_is_read_by_itself_and_kept_as_it_was_said() -> None:
    notes = "Lunch was good.\n- send her the brochure by Friday\n- she looks for a roofer\nring Tomasz on Thursday"

    assert [(one.words, one.due) for one in promises(notes, MONDAY)] == [
        ("send her the brochure by Friday", date(2026, 11, 20)),
        ("ring Tomasz on Thursday", date(2026, 11, 19)),
    ]


@given(st.text(max_size=400))
def test_whatever_is_written_no_promise_lies_behind_us(notes: str) -> None:
    assert all(one.due >= MONDAY and one.words for one in promises(notes, MONDAY))
