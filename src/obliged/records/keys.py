"""What names a thing to the outside, and what proves that a word is the word that was written?

Rows are joined by small whole numbers; whatever has an address also has a UUIDv7 (RFC 9562), which sorts by age
and tells an outsider nothing about how many there are.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from uuid import UUID


def uuid7() -> UUID:
    """A new UUIDv7: 48 bits of milliseconds, then chance. Its order is a convenience, never a judgement."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | secrets.randbits(80)
    value = (value & ~(0xF000 << 64)) | (0x7000 << 64)
    return UUID(int=(value & ~(0xC000 << 48)) | (0x8000 << 48))


def seal() -> bytes:
    """A new key under which a person's words are committed to; destroying it makes the digests mean nothing."""
    return secrets.token_bytes(32)


def digest(text: str, under: bytes) -> str:
    """HMAC-SHA256 of the words, as hexadecimal."""
    return hmac.new(under, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def token() -> str:
    """256 bits for a link that only its holder knows."""
    return secrets.token_urlsafe(32)


def token_hash(value: str) -> str:
    """What is stored of a link: never the link itself."""
    return hashlib.sha256(value.encode()).hexdigest()
