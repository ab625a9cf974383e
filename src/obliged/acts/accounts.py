"""Where is an account signed in, and how does that end?

A row for each browser, by the hash of its session's key: what is kept opens nothing. Ending one takes its session away;
a new stamp ends all of them at once, also those that nobody has written down. A browser that was lost is told, when it
next asks, to forget whatever it kept.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet

from obliged.records.accounts import SignedIn, User, session_row
from obliged.records.keys import token, token_hash
from obliged.words.accounts import News

log = logging.getLogger(__name__)

SEEN_EVERY = timedelta(hours=1)
A_PROOF_HOLDS = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=180)


def signs_in(user: User, *, key: str, browser: str, address: str, now: datetime) -> SignedIn:
    """Write down that a browser is signed in. Signing in is also a proof of who one is.

    What was seen half a year ago is forgotten: no session lasts as long.
    """
    SignedIn.objects.filter(user=user, seen_at__lt=now - FORGOTTEN_AFTER).delete()
    kept, _ = SignedIn.objects.update_or_create(
        session_hash=token_hash(key),
        defaults={
            "user": user, "browser": browser[:200], "address": address[:45], "made_at": now, "seen_at": now,
            "proved_at": now, "ended_at": None, "wipes": False,
        },
    )  # fmt: skip
    return kept


def is_new_browser(user: User, browser: str) -> bool:
    """Whether the account was signed in before, and never in such a browser."""
    before = SignedIn.objects.filter(user=user)
    return before.exists() and not before.filter(browser=browser[:200]).exists()


def moved(before: str, after: str) -> None:
    """The session has a new key; it is the same browser."""
    SignedIn.objects.filter(session_hash=token_hash(before)).update(session_hash=token_hash(after))


def seen(key: str, *, now: datetime) -> None:
    SignedIn.objects.filter(session_hash=token_hash(key)).update(seen_at=now)


def proves(key: str, *, now: datetime) -> None:
    """Somebody has shown again, in this browser, that it is they."""
    SignedIn.objects.filter(session_hash=token_hash(key)).update(proved_at=now)


def proved_lately(user_id: int, key: str, *, now: datetime) -> bool:
    """Whether this browser's last proof is young enough for what is grave."""
    found = SignedIn.objects.filter(session_hash=token_hash(key), user=user_id, ended_at=None).values_list("proved_at")
    return any(abs(now - at) < A_PROOF_HOLDS for (at,) in found)


def signs_out(key: str, *, now: datetime) -> None:
    SignedIn.objects.filter(session_hash=token_hash(key), ended_at=None).update(ended_at=now)


def end(signed_in: SignedIn, *, now: datetime, lost: bool = False) -> None:
    """End one. If the device is lost, whatever it kept is wiped when it next asks."""
    _end([signed_in], now=now, lost=lost)


def end_others(user: User, *, but: str, now: datetime, lost: bool = False) -> int:
    """End all but the one with this key; answers with how many there were."""
    others = list(_of(user).exclude(session_hash=token_hash(but)))
    _end(others, now=now, lost=lost)
    return len(others)


@transaction.atomic
def end_all(user: User, *, now: datetime, lost: bool = False) -> None:
    """End every session at once, this one too: whatever carries the old stamp counts no more."""
    user.stamp = token()
    User.objects.filter(pk=user.pk).update(stamp=user.stamp)
    _end(_of(user), now=now, lost=lost)


def wipes(key: str) -> bool:
    """Whether the browser that holds this key was lost, and is to forget what it kept."""
    return SignedIn.objects.filter(session_hash=token_hash(key), wipes=True).exists()


def tell(user: User, news: News) -> None:
    """News of an account to its owner, by mail. What does not leave is logged, and stands in nobody's way."""
    try:
        EmailMessage(news.subject, news.text, settings.DEFAULT_FROM_EMAIL, [user.email]).send()
    except Exception as trouble:
        log.warning("Mail about an account did not leave: %s", trouble)


def _of(user: User) -> QuerySet[SignedIn]:
    return SignedIn.objects.filter(user=user, ended_at=None)


@transaction.atomic
def _end(rows: Iterable[SignedIn], *, now: datetime, lost: bool) -> None:
    found = list(rows)
    Session.objects.filter(session_key__in=[session_row(row.session_hash) for row in found]).delete()
    for row in found:
        row.ended_at, row.wipes = now, lost
    SignedIn.objects.bulk_update(found, ["ended_at", "wipes"])
