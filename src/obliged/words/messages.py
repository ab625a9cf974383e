"""How does a letter travel when it is not mail: as a text message, by telephone, or as a card to print?

The links open the member's own telephone with the words filled in. Nothing is sent by us, and nobody is told that a
link was pressed; that it was sent, the member says.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A letter as a card: paragraphs, to be signed by hand under the name."""

    to: str
    paragraphs: tuple[str, ...]
    address: tuple[str, ...] = ()  # the lines of the envelope


def number(typed: str, e164: str = "") -> str:
    """What a telephone can dial: the number as the world dials it, else the digits as they were typed."""
    if e164:
        return e164
    digits = "".join(c for c in typed if c.isascii() and c.isdigit())
    return f"+{digits}" if typed.strip().startswith("+") and digits else digits


def tel(typed: str, e164: str = "") -> str:
    """A link that dials."""
    dialled = number(typed, e164)
    return f"tel:{dialled}" if dialled else ""


def sms(typed: str, e164: str, words: str) -> str:
    """A link that opens a text message with the words in it, on iOS and Android (RFC 5724)."""
    dialled = number(typed, e164)
    return f"sms:{dialled}?body={_encoded(words)}" if dialled and words else ""


def whatsapp(e164: str, words: str) -> str:
    """The same in WhatsApp, which wants the number in the world's form and without its plus."""
    return f"https://wa.me/{e164.lstrip('+')}?text={_encoded(words)}" if e164 and words else ""


def _encoded(words: str) -> str:
    """Percent-encoded throughout: a plus for a blank would be read as a plus."""
    return quote(words.encode("utf-8", "replace"), safe="")


def card(to: str, text: str, address: str = "") -> PrintedCard:
    """The letter as a value that a page prints."""
    paragraphs = tuple(p.strip() for p in text.split("\n\n") if p.strip())
    return PrintedCard(to, paragraphs, tuple(line.strip() for line in address.splitlines() if line.strip()))


__all__ = ["PrintedCard", "card", "number", "sms", "tel", "whatsapp"]
