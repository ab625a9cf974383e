"""Where may a line of ours lead that somebody else named? Out into the world, and never back into our own house.

A name is resolved once, and the line goes to the very address that was looked at: a name that answers differently the
second time (DNS rebinding) wins nothing. Whoever names servers for an installation itself may name inner ones.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from contextlib import suppress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

WORLD = ipaddress.ip_network("2000::/3")  # what IPv6 has given out so far
NOT_THE_WORLD = tuple(
    map(
        ipaddress.ip_network,
        # IANA's registries of special addresses, as far as `is_global` of Python 3.11 does not know them.
        ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16", "3fff::/20", "5f00::/16"),
    )
)
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class LeadsInside(OSError):
    """A name that somebody gave leads to this machine or into the inner network."""


def is_outside(address: Address) -> bool:
    """Whether an address is one of the world's, and no way back by a translation."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in NAT64:
            return is_outside(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in WORLD:
            return False
    if any(address.version == net.version and address in net for net in NOT_THE_WORLD):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def addresses(host: str, port: int | None = None) -> tuple[Address, ...]:
    """All addresses of a name, in the order in which they should be tried.

    :raises OSError: if there are none
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found))


def is_inside(host: str) -> bool:
    """Whether a name leads to this machine or the inner network, where strangers' servers are not."""
    try:
        return not all(map(is_outside, addresses(host)))
    except (OSError, UnicodeError, ValueError):
        return False  # a name that leads nowhere leads nowhere inside


def dial(host: str, port: int, *, patience: float | None, inside: bool) -> socket.socket:
    """A line to a name: the name is looked up once, and every one of its addresses must be the world's.

    :param patience: seconds for each try
    :param inside: whether the inner network is allowed
    :raises LeadsInside: if it leads there and may not; nothing was sent
    :raises OSError: if nobody answers
    """
    found = addresses(host, port)
    if not inside and not all(map(is_outside, found)):
        raise LeadsInside(f"{host} leads into the inner network")
    return _first(found, port, patience)


def _first(found: Iterable[Address], port: int, patience: float | None) -> socket.socket:
    trouble: OSError = OSError("the name has no address")
    for address in found:
        line = socket.socket(socket.AF_INET6 if address.version == 6 else socket.AF_INET, socket.SOCK_STREAM)
        line.settimeout(patience)
        try:
            line.connect((str(address), port))
        except OSError as refused:
            trouble = refused
            with suppress(OSError):
                line.close()
        else:
            return line
    raise trouble


__all__ = ["LeadsInside", "addresses", "dial", "is_inside", "is_outside"]
