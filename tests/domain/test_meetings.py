"""Is an invitation one that every calendar reads, and is an answer read for what it says?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obliged.domain.mails import Address, Mail, Part
from obliged.domain.meetings import Answer, Coming, Meeting, answer, invitation

AT = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)


def _meeting(**changed: object) -> Meeting:
    given = {
        "uid": "meeting-1@obliged.example", "about": "Raman Vale and Kwame Boateng", "starts": AT,
        "lasts": timedelta(minutes=45), "organiser": Address("Priya Raman", "priya@ramanvale.example"),
        "invited": Address("Kwame Boateng", "kwame@boateng.example"), "stamp": AT - timedelta(days=2),
    }  # fmt: skip
    return Meeting(**{**given, **changed})  # type: ignore[arg-type]


def _unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_it_says_who_when_and_how_long() -> None:
    lines = _unfolded(invitation(_meeting(place="12 Alder St, Portland", change=2)))

    assert lines[:4] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Obliged//Obliged//EN", "METHOD:REQUEST"]
    assert "DTSTART:20261126T180000Z" in lines
    assert "DTEND:20261126T184500Z" in lines
    assert "SEQUENCE:2" in lines
    assert "LOCATION:12 Alder St\\, Portland" in lines
    assert 'ORGANIZER;CN="Priya Raman":mailto:priya@ramanvale.example' in lines


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_that_somebody_types_becomes_a_line_of_its_own(about: str, place: str) -> None:
    text = invitation(_meeting(about=about, place=place, invited=Address(about, "k@b.example")))

    names = [line.split(":")[0].split(";")[0] for line in _unfolded(text) if line]
    assert names.count("ATTENDEE") == 1
    assert set(names) <= {
        "BEGIN", "VERSION", "PRODID", "METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION",
        "ORGANIZER", "ATTENDEE", "STATUS", "TRANSP", "END",
    }  # fmt: skip
    assert all(len(line.encode("utf-8", "replace")) <= 75 for line in text.split("\r\n"))


def _reply(partstat: str, method: str = "REPLY") -> Mail:
    text = (
        f"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:meeting-1@obliged.example\r\n"
        f'ATTENDEE;CN="Boateng; Kwame";PARTSTA\r\n T={partstat}:mailto:kwame@boateng.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
    )
    return Mail(parts=(Part("text/plain", "Accepted"), Part("text/calendar", text)))


@pytest.mark.parametrize("coming", list(Coming))
def test_an_answer_says_whether_they_come(coming: Coming) -> None:
    assert answer(_reply(coming.upper())) == Answer("meeting-1@obliged.example", coming)


def test_only_an_answer_is_one() -> None:
    assert answer(_reply("ACCEPTED", method="CANCEL")) is None
    assert answer(_reply("DELEGATED")) is None
    assert answer(Mail(parts=(Part("text/calendar", "METHOD:REPLY\n" * 1000),))) is None
    assert answer(Mail()) is None
