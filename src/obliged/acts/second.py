"""What proves somebody besides their password? An app's codes, codes on paper, passkeys.

Their secrets are sealed for the account that they belong to: in another's row they open nothing. Each code is taken
once, which is written down in the same transaction.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from obliged.domain import codes
from obliged.ports import secrets
from obliged.records.accounts import User

TABLE = "mfa_authenticator"
Type = Authenticator.Type
SEALED = ("secret", "seed")  # of an app, and of the codes on paper
ASKED_FOR = (Type.TOTP, Type.WEBAUTHN)


def has_second(user_id: int) -> bool:
    """Whether the door asks for more than the password."""
    return Authenticator.objects.filter(user=user_id, type__in=ASKED_FOR).exists()


# --- sealing --------------------------------------------------------------------------------------------------


def place(user_id: int) -> secrets.Place:
    return secrets.Place(0, TABLE, str(user_id), "secret")


def sealed(text: str, user_id: int) -> str:
    """A secret of this account, as the table of authenticators keeps it."""
    return f"{user_id}:{base64.b64encode(secrets.seal(text, place(user_id))).decode()}"


def unsealed(kept: str, user_id: int | None = None) -> str:
    """:raises Unreadable: if its key is gone, or it belongs to another account"""
    whose, _, body = kept.partition(":")
    if not whose.isascii() or not whose.isdigit() or (user_id is not None and int(whose) != user_id):
        raise secrets.Unreadable("it belongs to another account")
    return secrets.unseal(_bytes(body), place(int(whose)))


def _body(kept: str) -> bytes:
    try:
        return _bytes(kept.partition(":")[2])
    except secrets.Unreadable:
        return b""


def _bytes(body: str) -> bytes:
    try:
        return base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        raise secrets.Unreadable("it is not sealed as we seal") from None


def sealed_rows() -> Iterator[tuple[int, bytes]]:
    """Every row that keeps something sealed, and that."""
    for row, data in Authenticator.objects.order_by("pk").values_list("pk", "data"):
        for field in SEALED:
            if field in data:
                yield row, _body(str(data[field]))


@transaction.atomic
def seal_anew(row: int) -> bool:
    """Seal what this row keeps with the newest key; answers whether it could be read."""
    kept = Authenticator.objects.select_for_update().filter(pk=row).first()
    if kept is None:
        return True
    try:
        for field in SEALED:
            if field in kept.data:
                kept.data[field] = sealed(unsealed(kept.data[field], kept.user_id), kept.user_id)
    except secrets.Unreadable:
        return False
    kept.save(update_fields=["data"])
    return True


# --- codes ----------------------------------------------------------------------------------------------------


def whose_code(user_id: int, code: str, *, now: datetime) -> Authenticator | None:
    """What the code proves itself by: the app, or the codes on paper; it is used up with that."""
    for kept in Authenticator.objects.filter(user=user_id).exclude(type=Type.WEBAUTHN).order_by("-type"):
        if _takes(kept, code, now):
            return kept
    return None


def _takes(kept: Authenticator, code: str, now: datetime) -> bool:
    try:
        if kept.type == Type.TOTP:
            return _takes_from_app(kept.pk, kept.user_id, code, now)
        unsealed(str(kept.data.get("seed", "")), kept.user_id)  # in a row that is not its own it counts for nothing
    except (secrets.Unreadable, secrets.BadKey):
        return False
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    return bool(RecoveryCodes(kept).validate_code("".join(code.split())))


@transaction.atomic
def _takes_from_app(row: int, user_id: int, code: str, now: datetime) -> bool:
    kept = Authenticator.objects.select_for_update().get(pk=row)
    secret = unsealed(str(kept.data["secret"]), user_id)
    step = codes.step_of_code(secret, code, now, after=int(kept.data.get("step", 0)))
    if step is None:
        return False
    kept.data["step"] = step
    kept.save(update_fields=["data"])
    return True


@transaction.atomic
def counts_up(row: int, count: int) -> bool:
    """Whether a passkey's count goes up, as it does unless there is a copy. Those that do not count always stay at 0."""
    kept = Authenticator.objects.select_for_update().get(pk=row)
    last = int(kept.data.get("count", 0))
    if count <= last and (count or last):
        return False
    if count != last:
        kept.data["count"] = count
        kept.save(update_fields=["data"])
    return True


# --- when all is lost -----------------------------------------------------------------------------------------


def remove_all(user: User) -> int:
    """Take everything away that proves this account besides its password: the operator's hand, when all is lost."""
    removed, _ = Authenticator.objects.filter(user=user).delete()
    return removed
