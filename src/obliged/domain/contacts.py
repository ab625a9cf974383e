"""Which telephone numbers and e-mail addresses does a text give?

Numbers are found by a finder that is handed in: what counts as one differs by country, and that is known outside.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


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

# Loose on purpose: a person typed it at breakfast, and the letter that comes back will tell.
_EMAIL = re.compile(r"[^\s@<>()\[\]{},;:\"“”|/\\]{1,64}@[^\W_](?:[\w-]|\.(?=\w)){0,250}\.[^\W\d_][\w-]{1,62}")


def emails(text: str) -> tuple[EmailFound, ...]:
    """Every e-mail address in the text, in order."""
    found = []
    for match in _EMAIL.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip("'.‘’"))
        found.append(EmailFound(text[start : match.end()], start, match.end()))
    return tuple(found)
