"""Which rows stand in a firm's chain, and what does each hold of the one before it?

Happenings and tellings stand in one chain, numbered without gaps over both. Each row is hashed with what it holds, and
the next one keeps the link of that: the hash, the table, the number, and which row holds its words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


class Linked:
    """A row of the chain. Its table has `seq`, `prev_hash` and `hash`."""

    pk: Any
    firm_id: int
    prev_hash: Any
    hash: Any
    content: Callable[[], dict[str, Any]]  # what the hash is taken of: each table says it

    def beside(self) -> tuple[Any, ...]:
        """What the hash does not hold and the link does."""
        return ()

    def hashed(self) -> str:
        """SHA-256 over the canonical JSON of the firm, the content and the link of the row before."""
        return digest_of(self.firm_id, self.content(), self.prev_hash)

    def link(self) -> str:
        """What the next row, or the head of the chain, keeps of this one. Known once the row has its number."""
        return digest_of(type(self).__name__.lower(), self.pk, *self.beside(), self.hash)


def digest_of(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
