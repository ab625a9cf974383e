"""What does every page know? The firm, the member, and what the rail shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, Any]:
    member = getattr(request, "member", None)
    if member is None:
        return {"firm": None, "member": None, "nav": None, "keys_on": True}
    from obliged.ports import clock
    from obliged.queries import rail

    return {
        "firm": member.firm,
        "member": member,
        "nav": getattr(request, "nav", None) or rail.rail(member, as_of=clock.now(), here=getattr(request, "here", "")),
        "keys_on": member.user.keys_on,
    }
