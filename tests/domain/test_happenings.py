"""What still holds of what was written down."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given

from obliged.domain.happenings import Happening, Kind, standing
from tests.domain import stories
from tests.domain.stories import MONDAY, received


def test_a_taking_back_removes_what_it_names() -> None:
    diary = received()
    met = diary.later(days=1).write(Kind.MET)
    diary.take_back(met)

    assert met not in standing(diary.happened)


def test_a_taking_back_that_was_taken_back_removes_nothing() -> None:
    diary = received()
    met = diary.later(days=1).write(Kind.MET)
    first = diary.take_back(met)
    diary.take_back(first)

    assert met in standing(diary.happened)


def test_a_third_taking_back_counts_again() -> None:
    diary = received()
    met = diary.later(days=1).write(Kind.MET)
    first = diary.take_back(met)
    second = diary.take_back(first)
    diary.take_back(second)

    assert met not in standing(diary.happened)


def test_what_happened_earlier_comes_first_even_when_it_was_written_down_later() -> None:
    met = Happening(1, Kind.MET, MONDAY + timedelta(days=2), MONDAY)
    contacted = Happening(2, Kind.CONTACTED, MONDAY + timedelta(days=1), MONDAY + timedelta(days=3))

    assert [h.kind for h in standing((met, contacted))] == [Kind.CONTACTED, Kind.MET]


@given(stories.happenings())
def test_a_taking_back_never_stands_itself(happened: tuple[Happening, ...]) -> None:
    assert all(h.kind is not Kind.TAKEN_BACK for h in standing(happened))


@given(stories.happenings())
def test_the_order_of_the_rows_does_not_matter(happened: tuple[Happening, ...]) -> None:
    assert standing(tuple(reversed(happened))) == standing(happened)
