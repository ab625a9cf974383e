"""Are telephone numbers found as people write them, and nothing else taken for one?"""

from __future__ import annotations

import pytest

from obliged.ports import phones


@pytest.mark.parametrize(
    "typed",
    [
        "503 555 0188",
        "(503) 555-0119",
        "503.555.0188",
        "+1 (503) 555-0139",
        "503 555 0177 x12",
        "503.555.0111, extension 4",
        "555-0119",
        "+44 20 7946 0958",
        "020 7946 0958",
        "07700 900123",
        "06 12 34 56 78",
        "+49 30 1234567",
        "080-5555-0134",
        "+7 912 345-67-89",
        "+86 138 0013 8000",
        "0412 345 678",
    ],
)
def test_a_number_is_kept_as_typed(typed: str) -> None:
    assert [found.text for found in phones.find(f"call Ana on {typed}, or write")] == [typed]


def test_several_numbers_stay_apart() -> None:
    found = phones.find("212-555-0184 (home) or 646-555-0185 (cell), 503 555 0102 503 555 0103")
    assert [f.text for f in found] == ["212-555-0184", "646-555-0185", "503 555 0102", "503 555 0103"]


@pytest.mark.parametrize(
    "text",
    [
        "by 15/03/2027",
        "2027-03-15",
        "$450,000",
        "budget 1 200 000",
        "zip 97201",
        "2024-2027",
        "12 staff",
        "invoice 20271188",
        "3.5",
    ],
)
def test_dates_sums_and_years_are_no_numbers(text: str) -> None:
    assert phones.find(text) == ()


def test_the_dialling_form_is_given_where_a_plan_knows_the_number() -> None:
    assert phones.e164("503 555 0188") == "+15035550188"
    assert phones.e164("020 7946 0958", "GB") == "+442079460958"
    assert phones.e164("12") is None
