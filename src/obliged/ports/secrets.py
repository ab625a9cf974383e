"""How is a secret kept so that a copy of the database gives nothing away?

A ring of keys: files in DATA/keys, made once and readable by their owner only, or OBLIGED_KEYS. The newest seals, all
of them open. What is sealed is AES-256-GCM, names its key, and is bound to its place (firm, table, row, field), so that
nobody moves it to another row. From each key others are derived, one a purpose: who learns how answers are signed can
neither read a password nor forge the link that stops letters.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import re
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from itertools import count
from pathlib import Path

from django.conf import settings

VERSION = b"\x01"
ID, NONCE, TAG = 4, 12, 16  # bytes
LENGTH = 32
FILE = re.compile(r"\d{4,}\.key")


class Purpose(StrEnum):
    """What a derived key is for. One of them says nothing about the others."""

    FIELDS = "fields"
    REPLIES = "reply tokens"
    STOPS = "stop links"
    ERASED = "addresses of those who were erased"


class Unreadable(Exception):
    """It is sealed with a key that is not in the ring, or was sealed for another place."""


class BadKey(Exception):
    """What stands where a key should be is none."""


@dataclass(frozen=True, slots=True)
class Key:
    id: str  # 8 hexadecimal digits, from the key itself
    secret: bytes = field(repr=False)
    kept_in: str  # its file's name; empty for one from OBLIGED_KEYS
    since: datetime | None

    def for_(self, purpose: Purpose) -> bytes:
        return _derived(self.secret, purpose)


@dataclass(frozen=True, slots=True)
class Ring:
    """All keys, the one that seals first."""

    keys: tuple[Key, ...]

    @property
    def newest(self) -> Key:
        return self.keys[0]

    def by_id(self, key_id: str) -> Key | None:
        return next((key for key in self.keys if key.id == key_id), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed thing belongs. Nowhere else can it be opened."""

    firm: int
    table: str
    row: str  # its public id
    field: str

    def __bytes__(self) -> bytes:
        return "|".join((str(self.firm), self.table, self.row, self.field)).encode()


# --- sealing --------------------------------------------------------------------------------------------------


def seal(words: str, place: Place) -> bytes:
    """Version, key's name, nonce, and the words as nobody reads them. The cipher is loaded when it is first needed."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = ring().newest
    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(key.for_(Purpose.FIELDS)).encrypt(nonce, words.encode(), bytes(place))
    return VERSION + bytes.fromhex(key.id) + nonce + sealed


def unseal(sealed: bytes, place: Place) -> str:
    """:raises Unreadable: if its key is gone, or it was changed, or it belongs elsewhere"""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    sealed = bytes(sealed)
    key = ring().by_id(sealed_with(sealed))
    if key is None:
        raise Unreadable("the key that it was sealed with is not here")
    nonce, body = sealed[1 + ID : 1 + ID + NONCE], sealed[1 + ID + NONCE :]
    try:
        return AESGCM(key.for_(Purpose.FIELDS)).decrypt(nonce, body, bytes(place)).decode()
    except InvalidTag:
        raise Unreadable("it was changed, or it belongs elsewhere") from None


def sealed_with(sealed: bytes) -> str:
    """The name of the key that a thing was sealed with.

    :raises Unreadable: if it is no sealed thing at all
    """
    sealed = bytes(sealed)
    if len(sealed) < 1 + ID + NONCE + TAG or sealed[:1] != VERSION:
        raise Unreadable("it is not sealed as we seal")
    return sealed[1 : 1 + ID].hex()


# --- signing --------------------------------------------------------------------------------------------------


def sign(purpose: Purpose, words: str) -> str:
    """HMAC-SHA256 under the newest key's derivative, as hexadecimal."""
    return _signed(ring().newest, purpose, words)


def is_signed(purpose: Purpose, words: str, signature: str) -> bool:
    """Whether any key of the ring has signed these words; a signature may be shortened, to 16 digits at least."""
    given = signature.lower()
    if not 16 <= len(given) <= 64 or not given.isascii():
        return False
    return any(hmac.compare_digest(_signed(key, purpose, words)[: len(given)], given) for key in ring().keys)


def marks(purpose: Purpose, words: str) -> tuple[str, ...]:
    """What may stand in place of these words, so that they are known again and cannot be read back: one for each key.

    The first is the newest key's; each names its key.
    """
    return tuple(f"{key.id}:{_signed(key, purpose, words)}" for key in ring().keys)


def _signed(key: Key, purpose: Purpose, words: str) -> str:
    return hmac.new(key.for_(purpose), words.encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=64)
def _derived(secret: bytes, purpose: Purpose) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=LENGTH, salt=None, info=f"obliged/{purpose}".encode()).derive(secret)


# --- the ring -------------------------------------------------------------------------------------------------


def ring() -> Ring:
    """The keys as they are now: another process may have added one.

    :raises BadKey: if one of them is no key
    """
    if settings.KEYS:
        return _given(settings.KEYS)
    found = _in_files(_stamp())
    if not found.keys:
        _made(Path(settings.KEYS_FOLDER), 1)  # if somebody else just has, theirs is ours
        found = _in_files(_stamp())
    return found


def add() -> Key:
    """A new key, which seals from now on. None is ever written over."""
    folder = Path(settings.KEYS_FOLDER)
    newest = max((int(path.stem) for path in _files(folder)), default=0)
    for number in count(newest + 1):
        if _made(folder, number):
            break
    return ring().newest


def _made(folder: Path, number: int) -> bool:
    """Whether a key of this number could be made: whole, on the disk, or not at all."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    begun = folder / f".{secrets.token_hex(8)}"
    descriptor = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(f"{fresh()}\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(begun, folder / f"{number:04}.key")
    except FileExistsError:
        return False
    finally:
        begun.unlink()
    _sync(folder)
    return True


def drop(key: Key) -> None:
    """Take an old key's file away. Whatever is still sealed with it cannot be read any more."""
    (Path(settings.KEYS_FOLDER) / key.kept_in).unlink()
    _sync(Path(settings.KEYS_FOLDER))


def written(secret: bytes) -> str:
    return base64.urlsafe_b64encode(secret).decode().rstrip("=")


def fresh() -> str:
    """A new key as OBLIGED_KEYS takes it."""
    return written(secrets.token_bytes(LENGTH))


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if FILE.fullmatch(path.name)), key=lambda path: -int(path.stem))


Stamp = tuple[str, tuple[tuple[str, int], ...]]


def _stamp() -> Stamp:
    """What says whether the folder is as we know it."""
    folder = Path(settings.KEYS_FOLDER)
    return str(folder), tuple((path.name, path.stat().st_mtime_ns) for path in _files(folder))


@lru_cache(maxsize=8)
def _in_files(stamp: Stamp) -> Ring:
    folder, files = Path(stamp[0]), stamp[1]
    return Ring(
        tuple(
            _key(
                (folder / name).read_text(encoding="ascii", errors="replace"),
                kept_in=name,
                since=datetime.fromtimestamp(changed / 1e9, UTC),
            )
            for name, changed in files
        )
    )


@lru_cache(maxsize=8)
def _given(text: str) -> Ring:
    return Ring(tuple(_key(part, kept_in="", since=None) for part in re.split(r"[\s,]+", text.strip())))


def _key(text: str, *, kept_in: str, since: datetime | None) -> Key:
    text = text.strip()
    try:
        secret = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != LENGTH:
        raise BadKey(f"{kept_in or 'OBLIGED_KEYS'} does not hold 32 bytes, written as base64")
    return Key(hashlib.sha256(b"obliged/key id" + secret).digest()[:ID].hex(), secret, kept_in, since)


def _sync(folder: Path) -> None:
    """A key that seals must still be there after the lights went out."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
