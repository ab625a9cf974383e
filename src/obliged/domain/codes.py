"""Does this code come from the app that shares the secret, and for the first time?

A code belongs to half a minute (RFC 6238). One step on either side is taken too, since clocks differ; what was taken once, and
whatever came before it, never is again.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
from datetime import datetime

STEP = 30  # seconds
DIGITS = 6
DRIFT = 1  # steps on either side


def step_of(moment: datetime) -> int:
    """The half minute that a moment belongs to, counted from 1970."""
    return int(moment.timestamp()) // STEP


def code_of(secret: str, step: int) -> str:
    """The code that an app with this secret (base32) shows in this half minute."""
    key = base64.b32decode(secret.upper().encode("ascii"))
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    at = digest[-1] & 0x0F
    number: int = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def step_of_code(secret: str, code: str, moment: datetime, *, after: int) -> int | None:
    """The half minute that the code belongs to; None if it is wrong, old, or was taken already.

    :param after: the half minute of the code that was taken last
    """
    typed = "".join(code.split())
    if len(typed) != DIGITS or not typed.isascii() or not typed.isdigit():
        return None
    now = step_of(moment)
    fits = [step for step in range(now - DRIFT, now + DRIFT + 1) if hmac.compare_digest(code_of(secret, step), typed)]
    return next((step for step in fits if step > after), None)
