"""To which address does an answer come back, so that we know whose letter it answers?

`r.<the letter>.<16 digits>@our.domain`: the digits are a keyed hash of the letter's public id. Whoever guesses one has
to guess 64 bits; whoever was given one knows one letter, and nothing of any other.
"""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from obliged.ports import secrets
from obliged.ports.secrets import Purpose

DIGITS = 16


def address_of(letter: UUID) -> str:
    """Where the answer to this letter comes in; nothing where no mail comes to us."""
    if not settings.MAIL_DOMAIN:
        return ""
    return f"r.{letter.hex}.{secrets.sign(Purpose.REPLIES, letter.hex)[:DIGITS]}@{settings.MAIL_DOMAIN}"


def letter_of(address: str) -> UUID | None:
    """The letter that this address belongs to, if we have made it."""
    local, _, domain = address.strip().lower().rpartition("@")
    parts = local.split(".")
    if not settings.MAIL_DOMAIN or domain != settings.MAIL_DOMAIN or len(parts) != 3 or parts[0] != "r":
        return None
    _, hexadecimal, digits = parts
    if len(hexadecimal) != 32 or len(digits) != DIGITS or not secrets.is_signed(Purpose.REPLIES, hexadecimal, digits):
        return None
    try:
        return UUID(hex=hexadecimal)
    except ValueError:
        return None
