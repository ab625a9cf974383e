"""Does a copy of the database give nothing away, and does one leaked key forge none of the others?"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from obliged.ports import secrets
from obliged.ports.secrets import Place, Purpose, Unreadable

HERE = Place(1, "mail_account", "0190-a", "secret")
WORDS = "größer als 8 🔑"


@pytest.fixture(autouse=True)
def ring(settings: Any, tmp_path: Path) -> Path:
    settings.KEYS, settings.KEYS_FOLDER = "", tmp_path / "keys"
    return tmp_path / "keys"


def test_what_is_sealed_is_read_again() -> None:
    assert secrets.unseal(secrets.seal(WORDS, HERE), HERE) == WORDS


def test_the_same_words_are_never_sealed_alike() -> None:
    assert secrets.seal(WORDS, HERE) != secrets.seal(WORDS, HERE)


def test_nothing_of_the_words_shows() -> None:
    assert b"wood" not in secrets.seal("a chair of wood", HERE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place(2, "mail_account", "0190-a", "secret"),
        Place(1, "link", "0190-a", "secret"),
        Place(1, "mail_account", "0190-b", "secret"),
        Place(1, "mail_account", "0190-a", "username"),
    ],
    ids=["another firm", "another table", "another row", "another field"],
)
def test_a_sealed_thing_cannot_be_moved(elsewhere: Place) -> None:
    with pytest.raises(Unreadable):
        secrets.unseal(secrets.seal(WORDS, HERE), elsewhere)


def test_a_changed_bit_is_noticed_wherever_it_is() -> None:
    sealed = secrets.seal(WORDS, HERE)

    for at in range(len(sealed)):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(Unreadable):
            secrets.unseal(changed, HERE)


@pytest.mark.parametrize("rubbish", [b"", b"\x01", b"plain words that were never sealed by anybody"])
def test_what_was_never_sealed_is_unreadable(rubbish: bytes) -> None:
    with pytest.raises(Unreadable):
        secrets.unseal(rubbish, HERE)


def test_the_first_key_is_made_once_and_kept_from_others(ring: Path) -> None:
    first = secrets.ring()

    (file,) = ring.iterdir()
    assert secrets.ring() == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(ring.stat().st_mode) == 0o700
    assert first.newest.secret.hex() not in repr(first)


def test_processes_that_start_together_share_one_first_key(ring: Path) -> None:
    children = []
    for _ in range(8):
        child = os.fork()
        if child == 0:
            secrets.ring()
            os._exit(0)
        children.append(child)

    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 8
    assert len(list(ring.iterdir())) == 1


def test_a_new_key_seals_and_the_old_one_opens() -> None:
    before = secrets.seal(WORDS, HERE)
    old, new = secrets.ring().newest, secrets.add()

    assert secrets.sealed_with(secrets.seal(WORDS, HERE)) == new.id != old.id
    assert secrets.unseal(before, HERE) == WORDS


def test_without_its_key_a_thing_is_unreadable() -> None:
    sealed, old = secrets.seal(WORDS, HERE), secrets.ring().newest
    secrets.add()
    secrets.drop(old)

    with pytest.raises(Unreadable, match="not here"):
        secrets.unseal(sealed, HERE)


def test_keys_can_be_given_newest_first(settings: Any) -> None:
    old = secrets.fresh()
    settings.KEYS = old
    sealed = secrets.seal(WORDS, HERE)
    settings.KEYS = f"{secrets.fresh()}, {old}"

    assert secrets.unseal(sealed, HERE) == WORDS
    assert secrets.sealed_with(secrets.seal(WORDS, HERE)) != secrets.sealed_with(sealed)


@pytest.mark.parametrize("given", ["short", "ü" * 43, secrets.fresh()[:-4]], ids=["short", "not ASCII", "cut off"])
def test_what_is_no_key_is_said_without_being_shown(settings: Any, given: str) -> None:
    settings.KEYS = given

    with pytest.raises(secrets.BadKey, match="32 bytes") as said:
        secrets.ring()

    assert given not in str(said.value)


def test_a_signature_is_known_again_also_shortened() -> None:
    signed = secrets.sign(Purpose.REPLIES, "7")

    assert secrets.is_signed(Purpose.REPLIES, "7", signed)
    assert secrets.is_signed(Purpose.REPLIES, "7", signed[:16].upper())
    assert not secrets.is_signed(Purpose.REPLIES, "8", signed)
    assert not secrets.is_signed(Purpose.REPLIES, "7", signed[:15])
    assert not secrets.is_signed(Purpose.REPLIES, "7", "")


def test_a_signature_of_an_older_key_counts_while_the_key_is_there() -> None:
    signed, old = secrets.sign(Purpose.STOPS, "7"), secrets.ring().newest
    secrets.add()

    assert secrets.is_signed(Purpose.STOPS, "7", signed)
    secrets.drop(old)
    assert not secrets.is_signed(Purpose.STOPS, "7", signed)


def test_a_leaked_derived_key_forges_none_of_the_others() -> None:
    """What signs reply addresses neither signs links nor opens a field, and does not give the key away."""
    import hashlib
    import hmac

    key = secrets.ring().newest
    leaked = {purpose: key.for_(purpose) for purpose in Purpose}

    assert len({key.secret, *leaked.values()}) == len(Purpose) + 1
    for purpose in Purpose:
        for other in set(Purpose) - {purpose}:
            forged = hmac.new(leaked[purpose], b"7", hashlib.sha256).hexdigest()
            assert not secrets.is_signed(other, "7", forged)
