"""How does a person travel along with a letter, so that one press keeps them?

A vCard 3.0 (RFC 2426), the one that every telephone reads. It is written from the contact details of a telling and
holds nothing else: no note, no birthday, nothing that we think of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from obliged.domain.confidences import Contact
from obliged.domain.people import normal

OCTETS = 75  # RFC 2426 section 2.6: a line should be folded beyond these
EOL = "\r\n"


def vcard(contact: Contact) -> str:
    """The card, its lines folded and ended as the standard asks."""
    return "".join(f"{piece}{EOL}" for line in _lines(contact) for piece in folded(line))


def file_name(contact: Contact) -> str:
    """What the attachment is called: fred-lindqvist.vcf."""
    plain = re.sub(r"[^a-z0-9]+", "-", normal(contact.name)).strip("-")
    return f"{plain[:60] or 'card'}.vcf"


def _lines(contact: Contact) -> Iterator[str]:
    name = on_one_line(contact.name)
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"N:{';'.join(escaped(part) for part in _parts(name))};;;"
    yield f"FN:{escaped(name)}"
    if contact.organisation:
        yield f"ORG:{escaped(on_one_line(contact.organisation))}"
    if title := contact.role or contact.occupation:
        yield f"TITLE:{escaped(on_one_line(title))}"
    if number := contact.e164 or contact.phone:
        yield f"TEL;TYPE=VOICE:{escaped(on_one_line(number))}"
    if contact.email:
        yield f"EMAIL;TYPE=INTERNET:{escaped(on_one_line(contact.email))}"
    yield "END:VCARD"


def _parts(name: str) -> tuple[str, str]:
    """Family and given name as far as they can be told: the last word, and what stands before it.

    A name of one word, and a couple's, stay whole as the given name; the full name (FN) is what telephones show.
    """
    given, _, family = name.rpartition(" ")
    if not given or " and " in name or " & " in name:
        return "", name
    return family, given


def on_one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def escaped(text: str) -> str:
    """RFC 2426 section 5: backslash, comma, semicolon and line break are escaped in a text value."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """No more than 75 octets a line; what follows begins with a blank, and no character is cut in two."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > OCTETS:
            yield piece
            piece, size = " ", 1
        piece += character
        size += octets
    yield piece
