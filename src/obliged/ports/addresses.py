"""From which address does a request come?

From the one that speaks to us; from the one that a proxy of ours names, if it is a proxy of ours that speaks. What
anybody else writes into X-Forwarded-For is only what they say of themselves.
"""

from __future__ import annotations

import ipaddress
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def address_of(request: HttpRequest) -> str:
    """The address of whoever asks; empty if nobody can say."""
    speaks = _clean(request.META.get("REMOTE_ADDR", ""))
    passed_on = [_clean(one) for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
    while passed_on and speaks and _is_ours(speaks):
        speaks = passed_on.pop()
    return speaks


def _is_ours(address: str) -> bool:
    return any(ipaddress.ip_address(address) in network for network in _networks(settings.PROXIES))


@lru_cache(maxsize=8)
def _networks(said: str) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(part.strip(), strict=False) for part in said.split(",") if part.strip())


def _clean(said: str) -> str:
    """An address as addresses are written; what is none becomes empty."""
    said = said.strip()
    if said.startswith("["):
        said = said[1:].partition("]")[0]
    elif said.count(":") == 1:
        said = said.partition(":")[0]  # with its port
    try:
        found = ipaddress.ip_address(said.partition("%")[0])
    except ValueError:
        return ""
    return str(getattr(found, "ipv4_mapped", None) or found)
