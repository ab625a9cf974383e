"""Which telephone numbers and e-mail addresses does a text give?

Numbers are found by a finder that is handed in: what counts as one differs by country, and that is known outside.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from obliged.domain.patterns import Pattern


@dataclass(frozen=True, slots=True)
class PhoneFound:
    """A telephone number as it stands in a text, and as the world dials it where that is known."""

    text: str
    start: int
    end: int
    e164: str | None = None


@dataclass(frozen=True, slots=True)
class EmailFound:
    """An e-mail address as it stands in a text."""

    text: str
    start: int
    end: int


PhoneFinder = Callable[[str], tuple[PhoneFound, ...]]

# "jaap(at)fietsen.example", as people write it who fear robots.
_VEILED = Pattern(
    r"[\w.+-]{1,64} ?[(\[] ?at ?[)\]] ?[\w-]{1,63}(?:(?:\.| ?[(\[] ?dot ?[)\]] ?)[\w-]{1,62}){1,4}", re.IGNORECASE
)
# Loose on purpose: a person typed it at breakfast, and the letter that comes back will tell.
_EMAIL = Pattern(r"[^\s@<>()\[\]{},;:\"“”|/\\]{1,64}@[^\W_](?:[\w-]|\.(?=\w)){0,250}\.[^\W\d_][\w-]{1,62}")


def emails(text: str) -> tuple[EmailFound, ...]:
    """Every e-mail address in the text, in order."""
    found = []
    for match in _EMAIL.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip("'.‘’"))
        found.append(EmailFound(text[start : match.end()], start, match.end()))
    found += [EmailFound(m[0], m.start(), m.end()) for m in _VEILED.finditer(text)]
    return tuple(sorted(found, key=lambda mail: mail.start))


# "Policy no. 4471 9920 33" is nothing to dial.
_COUNTS = Pattern(
    r"\b(?:policy|ref|reference|account|acct|a/c|order|invoice|case|claim|file|booking|id|iban|permit|licen[cs]e|card|"
    r"membership|vat|tax|company|registration|reg|nhs|passport|serial|sort code)"
    r"(?: ?(?:no|number|nr|num|id|code)\b\.?(?: ?:)?| ?#| ?:) ?$",
    re.IGNORECASE,
)


def counts_something(text: str, at: int) -> bool:
    """Whether the digits that begin here are some other number than a telephone's."""
    return bool(_COUNTS.search(text, max(0, at - 40), at))


# "12 Elm St" is where, not who.
STREET = Pattern(
    r"\b\d{1,5}[a-zA-Z]?,? (?:[A-Z][\w'’.-]+ ){1,3}(?:St|Street|Rd|Road|Ave|Avenue|Lane|Ln|Drive|Dr|Court|Ct|Blvd|Boulevard|"
    r"Way|Place|Pl|Close|Terrace|Square|Sq|Crescent|Row|Highway|Hwy|Parade|Grove|Gardens|Mews)\b\.?"
)
