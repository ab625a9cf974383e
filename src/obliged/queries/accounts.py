"""Where is somebody signed in? Their browsers in words, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.sessions.models import Session

from obliged.records.accounts import SignedIn, session_row
from obliged.records.keys import token_hash
from obliged.words import moments
from obliged.words.languages import Locale


@dataclass(frozen=True, slots=True)
class Place:
    """A browser that is signed in."""

    id: int
    browser: str
    address: str
    since: str
    seen: str
    is_this: bool


def places(user_id: int, *, key: str | None, as_of: datetime, here: Locale) -> tuple[Place, ...]:
    """Where the account is signed in, this browser first.

    :param key: of the session that asks
    """
    rows = list(SignedIn.objects.filter(user=user_id, ended_at=None).order_by("-seen_at", "-pk"))
    alive = set(
        Session.objects.filter(
            session_key__in=[session_row(row.session_hash) for row in rows], expire_date__gt=as_of
        ).values_list("session_key", flat=True)
    )
    mine = token_hash(key or "")
    found = [
        Place(
            row.pk,
            row.browser,
            row.address,
            moments.stamp(row.made_at, as_of, here),
            moments.ago(row.seen_at, as_of, here),
            row.session_hash == mine,
        )
        for row in rows
        if session_row(row.session_hash) in alive
    ]
    return tuple(sorted(found, key=lambda place: not place.is_this))
