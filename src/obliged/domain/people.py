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


# Letters with a stroke or a tail of their own, which Unicode does not take apart.
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})


def normal(text: str) -> str:
    """Lower case without accents, for finding: "João" and "joao" are the same word, "Łukasz" and "lukasz" too."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(PLAIN)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name by which it can be found, normalised, in their order."""
    plain = "".join(c if c.isalnum() else " " for c in normal(text))
    return tuple(dict.fromkeys(plain.split()))


def find_words(text: str) -> tuple[str, ...]:
    """The words by which a name is kept to be found: "O'Brien" by "o", "brien" and "obrien"; a sign by itself."""
    joined = text.replace("'", "").replace("’", "")
    return tuple(dict.fromkeys(words_of(text) + words_of(joined))) or tuple(dict.fromkeys(normal(text).split()))


def asked_words(text: str) -> tuple[str, ...]:
    """The words that somebody asks for: a number by its digits, an address as a whole, names word by word."""
    signs = set(text) - set(" +-().\u00a0/")
    if sum(c.isdigit() for c in text) >= 3 and all(c.isdigit() for c in signs):
        return ("".join(c for c in text if c.isdigit()),)
    words: list[str] = []
    for token in text.split():
        words += [token.lower().strip("<>,;")] if "@" in token[1:] else words_of(token) or ()
    return tuple(dict.fromkeys(word for word in words if word)) or tuple(dict.fromkeys(normal(text).split()))


def first_name(name: str, called: str = "") -> str:
    """How a letter begins: what they are called, else the first word of the name; couples keep both."""
    if called:
        return called
    if " and " in name or " & " in name:
        left, _, right = name.replace(" & ", " and ").partition(" and ")
        return f"{left.split(' ')[0]} and {right.split(' ')[0]}"
    return name.split(" ")[0] if name.strip() else name
