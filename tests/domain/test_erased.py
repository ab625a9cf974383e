"""Which words give somebody away, and which are anybody's?"""

from __future__ import annotations

import pytest

from obliged.domain.erased import ERASED, Traces

INES = Traces(
    names=["Inês Boateng"], addresses=["ines@boateng.example"], numbers=["+15035550120"], lines=["12 Alder Court"]
)


@pytest.mark.parametrize(
    "text",
    [
        "Inês Boateng", "Ines  Boateng", "INÊS\nBOATENG", "Ine\u0302s Boateng", "ines@boateng.example",
        "INES@boateng.example", "503 555 0120", "(503) 555-0120", "+1 503.555.0120", "5035550120", "12 Alder  Court",
        "12, Alder Court",
    ],
)  # fmt: skip
def test_however_it_is_written_it_is_struck_out(text: str) -> None:
    assert INES.strike(f"Call {text} today.") == f"Call {ERASED} today."


@pytest.mark.parametrize(
    "text", ["Inês", "Boateng", "Kwame Boateng", "Ines Boatengs", "503 555 0121", "15035550120555", "Alder Court"]
)
def test_what_may_be_anybodys_stays(text: str) -> None:
    assert INES.strike(text) == text


def test_every_text_of_a_value_is_looked_at() -> None:
    value = {"who": ["Ines Boateng", 7, None], "need": {"by": "Ana Duarte"}}

    assert INES.strike_all(value) == {"who": [ERASED, 7, None], "need": {"by": "Ana Duarte"}}


def test_without_traces_nothing_is_struck() -> None:
    assert Traces().strike("Inês Boateng") == "Inês Boateng"
    assert not Traces(numbers=["12"], lines=["12"]).are_in("12")
