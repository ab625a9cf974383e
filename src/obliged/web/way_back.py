"""Is this an address of ours, to which somebody may be led back?

A form says from where it was pressed, and anybody can write a link to a form. So nothing counts but a path of ours, as
our own pages write it: not another host in whichever way that is spelled, and no letter that a browser passes over.
"""

from __future__ import annotations

from django.utils.http import url_has_allowed_host_and_scheme


def is_ours(address: str) -> bool:
    """Whether it begins at our own root, and can be nothing else to any browser."""
    if not address.startswith("/") or address[1:2] in {"/", "\\"} or not address.isprintable():
        return False
    return url_has_allowed_host_and_scheme(address, allowed_hosts=None)


def way_back(address: str) -> str:
    return address if is_ours(address) else "/"
