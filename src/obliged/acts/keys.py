"""How is a key changed while everything goes on?

A new key is made, then whatever is sealed is sealed again with it, a few rows at a time. Each step is whole by itself,
and what is left is what the old key still seals: who is stopped in between goes on by asking again. The old key may go
once it seals nothing; with it go the links and reply addresses of older letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from obliged.acts import mail_accounts, second
from obliged.domain.refusals import Refusal
from obliged.ports import secrets
from obliged.ports.failpoints import failpoint
from obliged.queries.suppressions import MARK
from obliged.records import rows
from obliged.records.mail_accounts import MailAccount, Suppressed
from obliged.records.scoping import scope

STEP = 50  # rows


class StillSeals(Refusal):
    """This key still seals something. `obliged keys rotate` seals it anew."""


class StillMarks(Refusal):
    """This key marks addresses of people who were erased and wanted no letters; without it nobody would know them."""


class NoSuchKey(Refusal):
    """There is no key of this name in the folder of keys."""


class SealsNow(Refusal):
    """This key is the one that seals now."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A key, and how much is sealed with it."""

    id: str
    since: datetime | None
    kept_in: str
    seals: int
    seals_now: bool


@dataclass(frozen=True, slots=True)
class Rotated:
    sealed: int
    unreadable: int  # sealed with a key that is not here; left as they are


def kept() -> tuple[list[Kept], int]:
    """Every key of the ring, and how many things no key of it opens."""
    ring, seals = secrets.ring(), Counter(key for _, _, key in _sealed())
    keys = [Kept(key.id, key.since, key.kept_in, seals.pop(key.id, 0), key == ring.newest) for key in ring.keys]
    return keys, sum(seals.values())


def is_anything_sealed() -> bool:
    """Whether anything would be lost without the keys."""
    return next(_sealed(), None) is not None


def rotate(*, fresh: bool = True, step: int = STEP) -> Rotated:
    """Make a new key and seal everything with it; without `fresh`, only go on with what the newest does not seal yet."""
    if fresh:
        secrets.add()
    newest = secrets.ring().newest.id
    old = [(seal_anew, row) for seal_anew, row, key in _sealed() if key != newest]
    sealed = unreadable = 0
    for begin in range(0, len(old), step):
        for seal_anew in (_mail_accounts_anew, _seconds_anew):
            done, left = seal_anew([row for whose, row in old[begin : begin + step] if whose is seal_anew])
            sealed, unreadable = sealed + done, unreadable + left
        failpoint("after_keys_step")
    return Rotated(sealed, unreadable)


def drop(key_id: str) -> None:
    """Take an old key away.

    :raises NoSuchKey: if there is none of this name
    :raises SealsNow: if it is the newest
    :raises StillSeals: if something would be lost
    :raises StillMarks: if somebody who was erased would get letters again
    """
    ring = secrets.ring()
    key = ring.by_id(key_id)
    if key is None or not key.kept_in:
        raise NoSuchKey()
    if key == ring.newest:
        raise SealsNow()
    if any(sealed_with == key_id for _, _, sealed_with in _sealed()):
        raise StillSeals()
    with rows.house():
        if Suppressed.unscoped.filter(normal__startswith=f"{MARK}{key_id}:", lifted_at=None).exists():
            raise StillMarks()
    secrets.drop(key)


SealAnew = Callable[[list[int]], tuple[int, int]]  # how many were sealed anew, and how many cannot be


def _sealed() -> Iterator[tuple[SealAnew, int, str]]:
    """Every row that keeps something sealed, what seals it anew, and the name of its key; empty where it was not us."""
    with rows.house():
        kept = list(MailAccount.unscoped.order_by("pk").values_list("pk", "secret"))
    for row, sealed in kept:
        if sealed:
            yield _mail_accounts_anew, row, _key_of(sealed)
    for row, sealed in second.sealed_rows():
        yield _seconds_anew, row, _key_of(sealed)


def _key_of(sealed: bytes) -> str:
    try:
        return secrets.sealed_with(sealed)
    except secrets.Unreadable:
        return ""


def _seconds_anew(which: list[int]) -> tuple[int, int]:
    """Seal what proves somebody besides their password, each in a transaction of its own."""
    done = [second.seal_anew(row) for row in which]
    return sum(done), len(done) - sum(done)


def _mail_accounts_anew(which: list[int]) -> tuple[int, int]:
    """Seal these rows with the newest key, in one transaction a firm. Answers with how many were, and how many cannot."""
    sealed = unreadable = 0
    with rows.house():
        accounts = list(MailAccount.unscoped.filter(pk__in=which).select_related("firm").order_by("firm_id", "pk"))
    for account in accounts:
        before = bytes(account.secret)
        try:
            words = secrets.unseal(before, mail_accounts.place(account))
        except secrets.Unreadable:
            unreadable += 1
            continue
        anew = secrets.seal(words, mail_accounts.place(account))
        with scope(account.firm):  # a password that was changed meanwhile is sealed with the newest already
            same = MailAccount.objects.of(account.firm).filter(pk=account.pk, secret=before)
            sealed += same.update(secret=anew)
    return sealed, unreadable
