"""What does every page know? The firm, the member, and what the rail shows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString

from obliged.domain import permissions
from obliged.domain.members import Role
from obliged.domain.permissions import Act

NOTHING: Mapping[str, bool] = {}
NIL = "00000000-0000-0000-0000-000000000000"


class Places(dict[str, str]):
    """Where the pages of a firm are: `{{ at.people }}`, and where those of one thing begin: `{{ at.person }}{{ id }}/`.

    The rail and the rows say it a hundred times on a page.
    """

    def __init__(self, slug: str) -> None:
        super().__init__()
        self._slug = slug

    def __missing__(self, name: str) -> str:
        try:
            place = reverse(name, args=[self._slug])
        except NoReverseMatch:
            place = reverse(name, args=[self._slug, NIL]).removesuffix(f"{NIL}/")
        self[name] = SafeString(place)
        return self[name]


@lru_cache(maxsize=256)
def places_of(slug: str) -> Places:
    return Places(slug)


@lru_cache(maxsize=8)
def allowed(role: str) -> Mapping[str, bool]:
    """What the pages may offer to this role: `{% if may.capture %}`."""
    return permissions.everything(Role(role))


def house(request: HttpRequest) -> dict[str, Any]:
    member = getattr(request, "member", None)
    if member is None:
        return {"firm": None, "member": None, "may": NOTHING, "nav": None, "keys_on": True}
    from obliged.ports import clock
    from obliged.queries import jobs, rail

    return {
        "firm": member.firm,
        "member": member,
        "may": allowed(member.role),
        "at": places_of(member.firm.slug),
        "nav": getattr(request, "nav", None) or rail.rail(member, as_of=clock.now(), here=getattr(request, "here", "")),
        "keys_on": member.user.keys_on,
        # Asked when a whole page is laid out, not for parts of one.
        "troubles": lambda: jobs.troubles(member, as_of=clock.now()) if member.may(Act.SEE_WORKINGS) else (),
    }
