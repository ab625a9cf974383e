"""How is the domain name system asked? By dnspython, with patience for a few seconds and no more."""

from __future__ import annotations

from typing import Any

import dns.exception
import dns.name
import dns.rdatatype
import dns.resolver

from obliged.ports.domains import NoAnswer

PATIENCE = 3.0  # seconds a question


class Dns:
    """The domain name system."""

    def __init__(self, nameservers: str = "", patience: float = PATIENCE) -> None:
        self._resolver = dns.resolver.Resolver(configure=not nameservers)
        self._resolver.lifetime = self._resolver.timeout = patience
        if nameservers:
            self._resolver.nameservers = [self._nameserver(said) for said in nameservers.replace(",", " ").split()]

    @staticmethod
    def _nameserver(said: str) -> dns.nameserver.Nameserver:
        host, _, port = said.rpartition(":") if said.count(":") == 1 else (said, "", "53")
        return dns.nameserver.Do53Nameserver(host.strip("[]"), int(port))

    def texts(self, name: str) -> tuple[str, ...]:
        """Sorted: a name server gives them in any order, and the same records are to read the same each time."""
        asked = self._asked(name, dns.rdatatype.TXT)
        return tuple(sorted(b"".join(answer.strings).decode("utf-8", "replace") for answer in asked))

    def receivers(self, domain: str) -> tuple[str, ...]:
        found = sorted(
            self._asked(domain, dns.rdatatype.MX), key=lambda answer: (answer.preference, str(answer.exchange))
        )
        return tuple(str(answer.exchange).rstrip(".") for answer in found)

    def servers(self, service: str) -> tuple[tuple[str, int], ...]:
        found = sorted(self._asked(service, dns.rdatatype.SRV), key=lambda answer: (answer.priority, -answer.weight))
        named = ((str(answer.target).rstrip("."), int(answer.port)) for answer in found)
        return tuple((host, port) for host, port in named if host)  # a lone dot says: not offered

    def is_there(self, host: str) -> bool:
        return bool(self._asked(host, dns.rdatatype.A) or self._asked(host, dns.rdatatype.AAAA))

    def _asked(self, name: str, kind: dns.rdatatype.RdataType) -> list[Any]:
        try:
            return list(self._resolver.resolve(dns.name.from_text(name), kind, raise_on_no_answer=False))
        except dns.resolver.NXDOMAIN:
            return []
        except (dns.exception.DNSException, OSError, UnicodeError, ValueError) as trouble:
            raise NoAnswer(str(trouble)) from trouble
