"""Is anything fetched from inside our own house because somebody typed its address? Sixty ways to try, none of which works."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from obliged.ports import fetching, lines
from obliged.ports.fetching import NotFetched, fetch
from obliged.ports.mail import Unsafe, session
from tests.certificates import Authority

WORLD = "93.184.215.14"
# What a name server says of names that lead astray; every other name leads into the world.
ASTRAY = {
    "localtest.me": ["127.0.0.1"], "127.0.0.1.nip.io": ["127.0.0.1"], "metadata.google.internal": ["169.254.169.254"],
    "rebinds.example": [WORLD, "127.0.0.1"], "lan.example": ["192.168.1.10"], "ten.example": ["10.0.0.1"],
    "docker.example": ["172.17.0.1"], "cgnat.example": ["100.64.0.1"], "zero.example": ["0.0.0.0"],
    "six.example": ["::1"], "mapped.example": ["::ffff:127.0.0.1"], "compatible.example": ["::7f00:1"],
    "sixtofour.example": ["2002:7f00:1::"], "nat64.example": ["64:ff9b::7f00:1"], "teredo.example": ["2001:0:7f00:1::"],
    "ula.example": ["fd00::1"], "link.example": ["fe80::1"], "site.example": ["fec0::1"], "many.example": ["224.0.0.1"],
    "many6.example": ["ff02::1"], "broad.example": ["255.255.255.255"], "kept.example": ["240.0.0.1"],
    "bench.example": ["198.18.0.1"], "anycast.example": ["192.88.99.1"], "ietf.example": ["192.0.0.8"],
    "docs.example": ["203.0.113.7"], "docs6.example": ["2001:db8::1"], "docs7.example": ["3fff::1"],
    "srv6.example": ["5f00::1"], "discard.example": ["100::1"], "translated.example": ["64:ff9b:1::1"],
}  # fmt: skip
REFUSED = (
    *(f"https://{name}/" for name in ASTRAY),
    # Numbers in place of names, however they are written
    "https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f000001/", "https://0x7f.1/",
    "https://0177.0.0.1/", "https://017700000001/", "https://127.0.0.1./", "https://[::1]/", "https://[::ffff:7f00:1]/",
    "https://169.254.169.254/latest/meta-data/", "https://0/", "https://[fe80::1%25eth0]/", "https://93.184.215.14/",
    # Not quite what they seem
    "http://example.org/", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/_x", "//example.org/",
    "https://example.org:22/", "https://example.org:8443/", "https://user:pass@example.org/", "https://example.org@127.0.0.1/",
    "https://127.0.0.1#@example.org/", "https://example.org\\@127.0.0.1/", "https://localhost/", "https://LOCALHOST/",
    "https://①②⑦.0.0.1/", "https://exa mple.org/", "https://example.org/\r\nHost: x", "https://example。org/", "https:///x",
    "https://example.org:99999/", "https://-/", "https://./", "", "https://" + "a" * 300 + ".example/",
)  # fmt: skip


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A world in which every address is known, and nobody answers; what was dialled."""
    tried: list[Any] = []

    def asked(host: str, port: int | None, **_: Any) -> list[Any]:
        try:
            socket.inet_aton(host)
            found = ["127.0.0.1"]
        except OSError:
            found = ASTRAY.get(host, [WORLD])
        return [(socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in found]

    def connects(self: socket.socket, address: Any) -> None:
        tried.append(address)
        raise ConnectionRefusedError("nobody is there")

    monkeypatch.setattr(socket, "getaddrinfo", asked)
    monkeypatch.setattr(socket.socket, "connect", connects)
    return tried


def test_there_are_sixty_ways_to_try() -> None:
    assert len(set(REFUSED)) >= 60


@pytest.mark.parametrize("url", REFUSED)
def test_what_leads_inside_is_never_dialled(url: str, dialled: list[Any]) -> None:
    with pytest.raises(NotFetched) as refused:
        fetch(url)

    assert refused.value.why == "address"
    assert dialled == []


def test_the_world_is_dialled_at_the_address_that_was_looked_at(dialled: list[Any]) -> None:
    with pytest.raises(NotFetched, match="silent"):
        fetch("https://example.org/calendar.ics")

    assert dialled == [(WORLD, 443)]


def test_without_the_look_inside_the_same_names_are_dialled(
    dialled: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: it is the look at the address that refuses."""
    monkeypatch.setattr(lines, "is_outside", lambda address: True)

    for name in ASTRAY:
        with pytest.raises(NotFetched, match="silent"):
            fetch(f"https://{name}/")

    assert len(dialled) >= len(ASTRAY)


def test_a_mail_server_whose_name_came_to_lead_inside_is_told_no_password(dialled: list[Any], settings: Any) -> None:
    """It was outside when the account was kept, and answers otherwise today."""
    settings.MAIL_INSIDE = False

    for secure in ("tls", "starttls"):
        for opens in (session.smtp, session.imap):
            with pytest.raises(Unsafe) as refused:
                opens(session.Server("lan.example", 465, secure, "priya", "secret"))
            assert refused.value.what == session.Trouble.INSIDE
    assert dialled == []


@pytest.fixture
def answers(authority: Authority) -> Iterator[Any]:
    """A server on this machine that sends what it is told to, over TLS."""
    says: dict[str, Any] = {"said": b"", "pause": 0.0}
    door = socket.create_server(("127.0.0.1", 0))
    safe = authority.for_servers("localhost", called="fetched")

    def serve() -> None:
        while True:
            try:
                raw, _ = door.accept()
                with safe.wrap_socket(raw, server_side=True) as line:
                    line.recv(65_536)
                    for piece in says["said"] if isinstance(says["said"], list) else [says["said"]]:
                        line.sendall(piece)
                        time.sleep(says["pause"])
            except OSError:
                if door.fileno() == -1:
                    return

    threading.Thread(target=serve, daemon=True).start()
    says["url"] = f"https://localhost:{door.getsockname()[1]}/x"
    yield says
    door.close()


def test_what_is_there_is_fetched(answers: Any) -> None:
    answers["said"] = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: b\r\n\r\nhello"

    got = fetch(answers["url"], inside=True)

    assert (got.status, got.body, got.headers["x-a"]) == (200, b"hello", "b")


def test_a_detour_is_not_followed(answers: Any) -> None:
    answers["said"] = b"HTTP/1.1 302 Found\r\nLocation: https://localhost/\r\nContent-Length: 0\r\n\r\n"

    assert fetch(answers["url"], inside=True).status == 302


def test_no_more_is_read_than_was_wanted(answers: Any) -> None:
    answers["said"] = b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 70_000

    with pytest.raises(NotFetched, match="too_large"):
        fetch(answers["url"], inside=True, largest=65_536)


def test_whoever_drips_is_not_waited_for(answers: Any) -> None:
    answers["said"], answers["pause"] = [b"HTTP/1.1 200 OK\r\n\r\n", *([b"x"] * 100)], 0.1

    began = time.monotonic()
    with pytest.raises(NotFetched, match="silent"):
        fetch(answers["url"], inside=True, patience=0.7)

    assert time.monotonic() - began < 3


def test_a_certificate_for_another_name_is_refused(answers: Any) -> None:
    with pytest.raises(NotFetched, match="unsafe"):
        fetch(answers["url"].replace("localhost", "127.0.0.1"), inside=True)


@pytest.mark.parametrize("url", ["https://example.org", "https://example.org/a?b=c", "https://example.org:443/"])
def test_usual_addresses_are_understood(url: str) -> None:
    assert fetching.place(url).host == "example.org"
