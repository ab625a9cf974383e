"""Does a card open on a telephone, and hold nothing but how to reach somebody?"""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from obliged.domain.cards import OCTETS, file_name, vcard
from obliged.domain.confidences import Contact

FRED = Contact(
    "Fred Lindqvist", "insurance", "Lindqvist Insurance", "owner", "503 555 0114", "+15035550114",
    "fred@lindqvist.example", "mornings",
)  # fmt: skip


def test_the_card_of_fred() -> None:
    assert vcard(FRED).split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Lindqvist;Fred;;;",
        "FN:Fred Lindqvist",
        "ORG:Lindqvist Insurance",
        "TITLE:owner",
        "TEL;TYPE=VOICE:+15035550114",
        "EMAIL;TYPE=INTERNET:fred@lindqvist.example",
        "END:VCARD",
        "",
    ]


def test_commas_semicolons_and_backslashes_are_escaped() -> None:
    card = vcard(Contact("Rise", organisation="Rise, Crumb; & Sons \\ Co"))

    assert "ORG:Rise\\, Crumb\\; & Sons \\\\ Co" in card


def test_one_name_and_a_couple_stay_whole() -> None:
    assert "N:;Madonna;;;" in vcard(Contact("Madonna"))
    assert "N:;Yusuf and Lena Brandt;;;" in vcard(Contact("Yusuf and Lena Brandt"))


def test_the_best_time_and_notes_do_not_travel() -> None:
    assert "mornings" not in vcard(FRED)
    assert "NOTE" not in vcard(FRED)


def test_a_line_that_would_be_two_stays_one() -> None:
    card = vcard(Contact("Fred\r\nEND:VCARD\r\nBEGIN:VCARD", email="a@b.example\nNOTE:x"))

    assert card.count("\r\n") == 6
    assert not re.search(r"^(?:NOTE|BEGIN:VCARD\s*.*BEGIN)", card.replace("BEGIN:VCARD", "", 1), re.MULTILINE)


def test_the_file_is_named_after_the_person() -> None:
    assert file_name(FRED) == "fred-lindqvist.vcf"
    assert file_name(Contact("Inês Boateng")) == "ines-boateng.vcf"
    assert file_name(Contact("王小明")) == "card.vcf"


def unfolded(card: str) -> list[str]:
    return card.replace("\r\n ", "").split("\r\n")


@given(st.text(min_size=1, max_size=200), st.text(max_size=200))
def test_no_line_is_longer_than_the_standard_allows_and_none_is_lost(name: str, organisation: str) -> None:
    card = vcard(Contact(name, organisation=organisation))

    assert all(len(line.encode("utf-8", "replace")) <= OCTETS for line in card.split("\r\n"))
    lines = unfolded(card)
    assert lines[0] == "BEGIN:VCARD"
    assert lines[-2:] == ["END:VCARD", ""]
    assert [line.split(":")[0] for line in lines[1:4]] == ["VERSION", "N", "FN"]
