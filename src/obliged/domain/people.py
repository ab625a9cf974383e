"""Who is this, how do they like to be told, and is it the same person?

A person is whoever the firm knows. One person can play every role; which, their referrals say.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum


class Channel(StrEnum):
    """How somebody likes to be reached."""

    EMAIL = "email"
    TEXT = "text"
    CALL = "call"
    CARD = "card"


class TellWhat(StrEnum):
    """How much an introducer wishes to hear."""

    EVERY_STEP = "every"
    OUTCOME = "outcome"
    NOTHING = "nothing"


def normal(text: str) -> str:
    """Lower case without accents, for finding: "João" and "joao" are the same word."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name by which it can be found, normalised, in their order."""
    plain = "".join(c if c.isalnum() else " " for c in normal(text))
    return tuple(dict.fromkeys(plain.split()))


def first_name(name: str, called: str = "") -> str:
    """How a letter begins: what they are called, else the first word of the name; couples keep both."""
    if called:
        return called
    if " and " in name or " & " in name:
        left, _, right = name.replace(" & ", " and ").partition(" and ")
        return f"{left.split(' ')[0]} and {right.split(' ')[0]}"
    return name.split(" ")[0] if name.strip() else name
