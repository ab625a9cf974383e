"""How is a header written so that every reader reads back what was meant?

Python's own folding loses the quotation marks of a long name, so that what stood between them becomes an address; it
decodes what a person typed if it happens to look encoded, and encodes long identifiers that must stay as they are.
Here are three kinds of header, each written by one plain rule.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from email.headerregistry import Address, HeaderRegistry, UniqueAddressHeader, UniqueUnstructuredHeader
from email.policy import SMTP, Policy
from typing import Any

LINE = 76  # characters; RFC 5322 advises 78, RFC 2047 wants 76 where words are encoded
WORD = 45  # octets, which become 60 characters as base64
ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
PLAIN = re.compile(r"[\x20-\x7e]*")


def words(text: str, *, after: int) -> str:
    """Words of a person: as they are where they are plain and fit into lines, else encoded (RFC 2047).

    :param after: how much of the first line is taken
    """
    plain = PLAIN.fullmatch(text) and "=?" not in text and max(map(len, text.split(" "))) < LINE // 2
    return _folded(text.split(" ") if plain else list(encoded(text)), after)


def name(text: str, *, after: int) -> str:
    """A person's name before an address: bare, in quotation marks, or encoded. Never anything but a name."""
    if len(text) < LINE // 2 and "=?" not in text:
        if ATOMS.fullmatch(text):
            return text
        if PLAIN.fullmatch(text):
            return '"' + re.sub(r'([\\"])', r"\\\1", text) + '"'
    return _folded(list(encoded(text)), after)


def encoded(text: str) -> Iterator[str]:
    """The same as encoded words, none of which breaks a letter in two."""
    piece = b""
    for letter in text:
        octets = letter.encode()
        if len(piece) + len(octets) > WORD:
            yield _encoded(piece)
            piece = b""
        piece += octets
    yield _encoded(piece)


def _encoded(piece: bytes) -> str:
    return f"=?utf-8?b?{base64.b64encode(piece).decode()}?="


def _folded(parts: list[str], after: int) -> str:
    """Parts with a space between them, and a line's end before whatever would be beyond it."""
    written, length = "", after
    for part in parts:
        if written and length + 1 + len(part) > LINE and part:
            written, length = f"{written}\r\n {part}", 1 + len(part)
        else:
            gap = " " if written else ""
            written, length = f"{written}{gap}{part}", length + len(gap) + len(part)
    return written


class Words(UniqueUnstructuredHeader):
    """What somebody typed: a subject."""

    name: str

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        super().parse("", kwds)
        kwds["decoded"] = value

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {words(str(self), after=len(self.name) + 2)}{policy.linesep}"


class Correspondent(UniqueAddressHeader):
    """One person and an address."""

    name: str

    @classmethod
    def parse(cls, value: Any, kwds: dict[str, Any]) -> None:
        if not isinstance(value, str):  # an address that was made need not be read again to be understood
            kwds["parse_tree"] = None
        super().parse(value, kwds)

    def fold(self, *, policy: Policy) -> str:
        (whom,) = self.addresses
        return f"{self.name}: {correspondent(whom, after=len(self.name) + 2)}{policy.linesep}"


class Identifiers(UniqueUnstructuredHeader):
    """What programs read: it stays as it is, whatever its length."""

    name: str

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        super().parse("", kwds)
        kwds["decoded"] = value

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {_folded(str(self).split(' '), len(self.name) + 2)}{policy.linesep}"


def correspondent(whom: Address, *, after: int) -> str:
    """A name and an address, as they stand in a header."""
    address = whom.addr_spec
    if not whom.display_name:
        return address
    named = name(whom.display_name, after=after)
    last = named.rsplit("\r\n", 1)[-1]
    used = len(last) + (after if last == named else 0)
    gap = " " if used + len(address) + 3 <= LINE else "\r\n "
    return f"{named}{gap}<{address}>"


KINDS: dict[str, Any] = {
    "subject": Words,
    "from": Correspondent,
    "to": Correspondent,
    "reply-to": Correspondent,
    "message-id": Identifiers,
    "in-reply-to": Identifiers,
    "references": Identifiers,
    "list-unsubscribe": Identifiers,
    "list-unsubscribe-post": Identifiers,
}


def _registry() -> HeaderRegistry:
    registry = HeaderRegistry()
    for header, kind in KINDS.items():
        registry.map_to_type(header, kind)
    return registry


POLICY = SMTP.clone(header_factory=_registry())
