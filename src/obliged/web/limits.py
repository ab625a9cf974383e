"""How often may somebody try? So often for one account, from one address, and for all together.

What is counted is what failed. Whoever gets in takes back their own try and nobody else's, so that an attacker with an
account of their own cannot wipe the slate.
"""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django import forms
from django.core.cache import cache
from django.http import HttpRequest

APP = "allauth.account"
EVERYBODY = {"login_everybody": "300/5m/key"}


LIMITED = frozenset({"too_many_login_attempts", "rate_limited"})


def status_of(form: forms.Form) -> int:
    """What a page answers whose form was refused: tried too often, or just wrong."""
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    return 429 if codes & LIMITED else 422


class Tried:
    """One try, which is taken back if it was a good one."""

    def __init__(self, usages: list[ratelimit.RateLimitUsage]) -> None:
        self._usages = usages

    def was_good(self) -> None:
        for usage in self._usages:
            usage.rollback()


def tries(request: HttpRequest, account: str) -> Tried | None:
    """A try to get into this account; None if there were too many."""
    mine = ratelimit.consume(request, app=APP, action="login_failed", key=account)
    if not mine:
        return None
    all_together = ratelimit.consume(request, app=APP, action="login_everybody", config=EVERYBODY, key="everybody")
    if not all_together:
        mine.rollback()
        return None
    return Tried([mine, all_together])


def forget_account(request: HttpRequest, account: str) -> None:
    """A new password was set by a link from the mail: its failures count no more. Those of an address still do."""
    for rate in ratelimit.get_rates(app=APP, action="login_failed"):
        if rate.per == "key":
            cache.delete(ratelimit.get_cache_key(request, app=APP, action="login_failed", rate=rate, key=account))
