"""By which address does somebody stop the letters that come by themselves?

`/stop/<the letter>.<32 digits>/`: the digits are a keyed hash of the letter's public id, 128 bits, under a key of its
own. Nothing is kept for it, so that every letter has one; who has one can stop what goes to that letter's reader and
take that back, and nothing else.
"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from obliged.ports import secrets
from obliged.ports.secrets import Purpose

DIGITS = 32


def of_letter(letter: UUID) -> str:
    """The whole address of the page."""
    return f"{settings.BASE_URL}/stop/{letter.hex}.{secrets.sign(Purpose.STOPS, letter.hex)[:DIGITS]}/"


def letter_of(token: str) -> UUID | None:
    """The letter whose reader this is, if we have made the link."""
    hexadecimal, _, digits = token.lower().partition(".")
    if len(hexadecimal) != 32 or len(digits) != DIGITS or not secrets.is_signed(Purpose.STOPS, hexadecimal, digits):
        return None
    try:
        return UUID(hex=hexadecimal)
    except ValueError:
        return None
