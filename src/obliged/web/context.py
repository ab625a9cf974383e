"""What does every page know? The firm, the member, and what the rail shows."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse


class Places(dict[str, str]):
    """Where the pages of a firm are: `{{ at.people }}`. The rail and the rows say it forty times on a page."""

    def __init__(self, slug: str) -> None:
        super().__init__()
        self._slug = slug

    def __missing__(self, name: str) -> str:
        place = self[name] = reverse(name, args=[self._slug])
        return place


@lru_cache(maxsize=256)
def places_of(slug: str) -> Places:
    return Places(slug)


def house(request: HttpRequest) -> dict[str, Any]:
    member = getattr(request, "member", None)
    if member is None:
        return {"firm": None, "member": None, "nav": None, "keys_on": True}
    from obliged.ports import clock
    from obliged.queries import rail

    return {
        "firm": member.firm,
        "member": member,
        "at": places_of(member.firm.slug),
        "nav": getattr(request, "nav", None) or rail.rail(member, as_of=clock.now(), here=getattr(request, "here", "")),
        "keys_on": member.user.keys_on,
    }
