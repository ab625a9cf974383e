"""Who answers questions about domains in the tests? A name server of our own on loopback, which knows what it is told."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

Zone = Mapping[tuple[str, str], tuple[str, ...]]


class NameServer:
    """Answers by UDP, and counts what it was asked."""

    def __init__(self, zone: Zone) -> None:
        self.zone, self.asked = zone, 0
        self._line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._line.bind(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._line.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def _serve(self) -> None:
        while True:
            try:
                asked, whom = self._line.recvfrom(4096)
            except OSError:
                return
            if asked == b"end":
                return
            self.asked += 1
            self._line.sendto(self._answer(dns.message.from_wire(asked)).to_wire(), whom)

    def _answer(self, asked: dns.message.Message) -> dns.message.Message:
        answer = dns.message.make_response(asked)
        answer.flags |= dns.flags.AA | dns.flags.RA
        question = asked.question[0]
        name, kind = str(question.name).rstrip(".").lower(), dns.rdatatype.to_text(question.rdtype)
        found = self.zone.get((name, kind))
        if found:
            answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *found))
        elif not any(known == name for known, _ in self.zone):
            answer.set_rcode(dns.rcode.NXDOMAIN)
        return answer

    def stop(self) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            line.sendto(b"end", self._line.getsockname())
        self._thread.join(5)
        self._line.close()


@contextmanager
def answering(zone: Zone) -> Iterator[NameServer]:
    server = NameServer(zone)
    server._thread.start()
    try:
        yield server
    finally:
        server.stop()


def text(*words: str) -> tuple[str, ...]:
    """Texts as a zone has them."""
    return tuple(f'"{word}"' for word in words)
