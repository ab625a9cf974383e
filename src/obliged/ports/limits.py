"""How often may one and the same do something? Counted in the cache that all processes share, so many in a span.

What is counted by is never kept: a keyed print of it is, which says nothing and ends with the span.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils.crypto import salted_hmac


def passes(what: str, who: str, *, most: int, per: timedelta, now: datetime) -> bool:
    """Count once more; answers whether that was still within what is allowed."""
    seconds = int(per.total_seconds())
    window = int(now.timestamp()) // seconds
    key = "limit:" + salted_hmac("obliged.limits", f"{what}\x1f{who}\x1f{window}", algorithm="sha256").hexdigest()
    if cache.add(key, 1, timeout=seconds + 60):
        return most >= 1
    try:
        return int(cache.incr(key)) <= most
    except ValueError:  # it ended between the two
        cache.add(key, 1, timeout=seconds + 60)
        return most >= 1


__all__ = ["passes"]
