"""Whom do the tests of our words speak of, when, and what may no sentence ever look like?"""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from obliged.domain.people import Channel
from obliged.words.languages import Locale
from obliged.words.people import PersonFacts, person

PORTLAND = ZoneInfo("America/Los_Angeles")
HERE = Locale(PORTLAND)
IN_BRITAIN = Locale(ZoneInfo("Europe/London"), "en-GB")
FRIDAY = datetime(2025, 11, 21, 8, 2, tzinfo=PORTLAND)  # when Today is read

ANA = person("Ana Duarte", pronoun="she")
LUIS = person("Luis Ferreira", pronoun="he")
KWAME = person("Kwame Boateng", pronoun="he")
SALLY = person("Sally Okafor", pronoun="she", phone="503 555 0188")
FRED = person("Fred Lindqvist", pronoun="he")
MEI = person("Mei Tanaka", pronoun="she")
HOLLIS = person("Hollis Grant")
BRANDTS = person("Yusuf and Lena Brandt", is_couple=True)


def at(day: int, hour: int = 9, minute: int = 0, *, month: int = 11, year: int = 2025) -> datetime:
    """A moment in Portland in the week of these tests."""
    return datetime(year, month, day, hour, minute, tzinfo=PORTLAND)


HOLES = re.compile(r"[{}]|\bNone\b(?! is theirs)|  | [.,;:!?]|\.\.|\bobject at\b|“”|^\s|\s$")


def is_said(sentence: str) -> bool:
    """Whether somebody could say it: not empty, no hole, no missing fact, no double space."""
    return bool(sentence) and not HOLES.search(sentence)


# What people really type; the holes that we look for are left out of it, since they would be theirs.
TYPED = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="{}“”"), max_size=40).map(
    lambda text: (
        re.sub(r"\s*([.,;:!?])+", r"\1", " ".join("".join(c if c.isprintable() else " " for c in text).split()))
        .lstrip(".,;:!? ")
        .replace("None", "")
    )
)
NAMES = st.sampled_from([ANA, LUIS, KWAME, SALLY, FRED, MEI, HOLLIS, BRANDTS, person("Ngũgĩ"), person("")])
MOMENTS = st.datetimes(
    datetime(1971, 1, 1), datetime(2099, 1, 1), timezones=st.sampled_from([PORTLAND, ZoneInfo("Asia/Kolkata")])
)
LOCALES = st.sampled_from([HERE, IN_BRITAIN, Locale(ZoneInfo("Pacific/Kiritimati"), "pt-PT")])


@st.composite
def people(draw: st.DrawFn) -> PersonFacts:
    """Somebody of the cast, reached in any way."""
    known = draw(NAMES)
    phone = draw(st.sampled_from(["", "503 555 0142"]))
    email = draw(st.sampled_from(["", "fred@lindqvist.example"]))
    best = draw(st.sampled_from(["", "afternoons."]))
    channel = draw(st.sampled_from(Channel))
    return PersonFacts(known.name, known.first, known.pronoun, known.is_couple, phone, email, channel, best)
