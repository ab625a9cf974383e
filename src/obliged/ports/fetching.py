"""How is anything fetched whose address somebody typed? Over HTTPS, from the world outside, in little time and space.

The one door for it (`safe_fetch`): port 443, a certificate that is trusted and names the host, no detours, no more
than was asked for, and no more of it said to anybody than its status. See `ports.lines` for where a line may lead.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from obliged.ports import lines

PATIENCE = 5.0  # seconds for all of it
LARGEST = 1024 * 1024  # bytes of an answer
_NAME = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\Z")
_SAID = re.compile(r"[\x21-\x7e]+\Z")


class NotFetched(Exception):
    """It was not fetched, and why: `address` (we do not go there), `silent`, `unsafe`, `too_large`, `not_http`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back. A detour (3xx) is an answer like any other, and is not followed."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """An address as it was understood, once: what was checked is what is dialled."""

    host: str
    port: int
    path: str


def place(url: str, *, inside: bool = False) -> Place:
    """The place that an address names.

    :param inside: whether inner machines and other ports are allowed: of what the operator named, never of what a member did
    :raises NotFetched: if we do not go there
    """
    if not _SAID.match(url) or "\\" in url:
        raise NotFetched("address")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port or 443
    except ValueError:
        raise NotFetched("address") from None
    if parts.scheme != "https" or "@" in parts.netloc or not _NAME.match(host) or (port != 443 and not inside):
        raise NotFetched("address")
    last = host.rpartition(".")[2]
    if not inside and (last.isdigit() or last.startswith("0x") or "." not in host):
        raise NotFetched("address")  # a number is no name, in whichever way it is written
    return Place(host, port, f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}")


def fetch(
    url: str,
    *,
    method: str = "GET",
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    largest: int = LARGEST,
    patience: float = PATIENCE,
    inside: bool = False,
) -> Fetched:
    """Fetch what an address names.

    :param body: what is sent along
    :param largest: bytes of the answer beyond which it is not read
    :param patience: seconds for the whole of it
    :raises NotFetched: if it was not; nothing is sent to an address where we do not go
    """
    there = place(url, inside=inside)
    until = time.monotonic() + patience
    line = _Line(there, until, inside)
    try:
        line.request(
            method, there.path, body, {"Accept-Encoding": "identity", "User-Agent": "Obliged", **(headers or {})}
        )
        answer = line.getresponse()
        return Fetched(
            answer.status, {k.lower(): v for k, v in answer.getheaders()}, _read(answer, line, largest, until)
        )
    except lines.LeadsInside:
        raise NotFetched("address") from None
    except ssl.SSLError as trouble:
        raise NotFetched("unsafe") from trouble
    except http.client.HTTPException as trouble:
        raise NotFetched("not_http") from trouble
    except (OSError, ValueError) as trouble:
        raise NotFetched("silent") from trouble
    finally:
        line.close()


class _Line(http.client.HTTPSConnection):
    """A line to the address that was looked at, on which the certificate must still name the host."""

    def __init__(self, there: Place, until: float, inside: bool) -> None:
        self._safe = ssl.create_default_context()
        self._safe.minimum_version = ssl.TLSVersion.TLSv1_2
        super().__init__(there.host, there.port, context=self._safe)
        self._until, self._inside = until, inside

    def connect(self) -> None:
        raw = lines.dial(self.host, self.port, patience=_left(self._until), inside=self._inside)
        self.sock = self._safe.wrap_socket(raw, server_hostname=self.host)

    def hurries(self) -> None:
        """What is left of the whole time is the time for the next piece."""
        if isinstance(self.sock, socket.socket):
            self.sock.settimeout(_left(self._until))


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("no time is left")
    return left


def _read(answer: http.client.HTTPResponse, line: _Line, largest: int, until: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while True:
        line.hurries()
        _left(until)
        piece = answer.read1(16_384)
        if not piece:
            return b"".join(pieces)
        size += len(piece)
        if size > largest:
            raise NotFetched("too_large")
        pieces.append(piece)


__all__ = ["Fetched", "NotFetched", "Place", "fetch", "place"]
