"""What did whoever fills in a form have before them? A mark of it goes out with the form and comes back with it.

Where a record has no version of its own, the mark says which fields somebody else changed meanwhile. It holds a few
letters of a digest for each field, never a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

LETTERS = 10  # of each digest: nobody has to keep it secret, it only has to differ


def mark(said: Mapping[str, Any]) -> str:
    """The mark of a form's fields as they are shown."""
    return ".".join(_digest(value) for _, value in sorted(said.items()))


def changed(seen: str, said: Mapping[str, Any]) -> frozenset[str]:
    """The fields that no longer say what the mark saw; all of them if it is no mark of this form."""
    digests = seen.split(".")
    if len(digests) != len(said):
        return frozenset(said)
    return frozenset(
        name for digest, (name, value) in zip(digests, sorted(said.items()), strict=True) if digest != _digest(value)
    )


def _digest(value: Any) -> str:
    """A box that is ticked, a number and a text count as the form sends them."""
    text = ("on" if value else "") if isinstance(value, bool) else str("" if value is None else value)
    text = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n"))
    return sha256(text.encode()).hexdigest()[:LETTERS]
