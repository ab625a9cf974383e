"""What does the domain name system say of a domain: who receives its mail, where its servers are, what vouches for it?

Asked with patience for a few seconds and no more. Whoever answers is the system's own resolver, or OBLIGED_NAMESERVERS.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.conf import settings

from obliged.domain import mail_providers, sender_records
from obliged.domain.mail_providers import Place, Provider, domain_of
from obliged.domain.sender_records import Finding

DEEPEST = 20  # questions that one SPF record may lead us to


class NoAnswer(Exception):
    """Nobody answered in time, or the name is no name."""


class Asks(Protocol):
    """Whoever can be asked about names."""

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts (TXT) of a name; none where there is nothing."""

    def receivers(self, domain: str) -> tuple[str, ...]:
        """Who receives mail for a domain (MX), the preferred first."""

    def servers(self, service: str) -> tuple[tuple[str, int], ...]:
        """Where a service of a domain is (SRV), the preferred first."""

    def is_there(self, host: str) -> bool:
        """Whether a machine has this name."""


def usual() -> Asks:
    """Who is asked here. What asks is loaded when somebody first wants to know, as few do."""
    from obliged.ports.nameservers import Dns

    return Dns(settings.NAMESERVERS)


# --- the servers of an address --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Servers:
    """Where an address sends and reads, as a form shows it for correction."""

    smtp: Place
    imap: Place
    ground: str  # "provider", "receiver", "announced", "guessed"
    provider: Provider | None = None


def servers_of(address: str, asks: Asks) -> Servers:
    """Found by the table, by who receives the domain's mail, by what the domain announces, else guessed."""
    domain = domain_of(address)
    known = mail_providers.by_domain(domain)
    if known is not None:
        return Servers(known.smtp, known.imap, "provider", known)
    try:
        announced = _announced(domain, asks)
        if announced is not None:
            return announced
        receiver = mail_providers.by_receivers(asks.receivers(domain))
        if receiver is not None:
            return Servers(receiver.smtp, receiver.imap, "receiver", receiver)
        return _guessed(domain, asks)
    except NoAnswer:
        return _named(f"mail.{domain}", f"mail.{domain}")


def _announced(domain: str, asks: Asks) -> Servers | None:
    """RFC 6186 and 8314: a domain that says by itself where its servers are."""
    smtp = _first(asks, domain, (("_submissions._tcp", "tls"), ("_submission._tcp", "starttls")))
    imap = _first(asks, domain, (("_imaps._tcp", "tls"), ("_imap._tcp", "starttls")))
    if smtp is None or imap is None:
        return None
    return Servers(smtp, imap, "announced", mail_providers.by_server(smtp.host))


def _first(asks: Asks, domain: str, services: tuple[tuple[str, str], ...]) -> Place | None:
    for service, security in services:
        found = asks.servers(f"{service}.{domain}")
        if found:
            return Place(found[0][0], found[0][1], security)
    return None


def _guessed(domain: str, asks: Asks) -> Servers:
    """smtp. and imap. before the domain where machines have these names, else mail."""
    named = {prefix: asks.is_there(f"{prefix}.{domain}") for prefix in ("smtp", "imap")}
    return _named(*(f"{prefix if there else 'mail'}.{domain}" for prefix, there in named.items()))


def _named(smtp: str, imap: str) -> Servers:
    return Servers(Place(smtp, 465, "tls"), Place(imap, 993, "tls"), "guessed")


# --- what vouches for a domain --------------------------------------------------------------------------------


def vouched(address: str, host: str, asks: Asks) -> tuple[Finding, ...]:
    """What SPF, DKIM and DMARC say of an address whose letters this server hands over."""
    domain = domain_of(address)
    own = mail_providers.by_domain(domain)
    if own is not None:
        return sender_records.theirs(own)
    try:
        provider = mail_providers.by_server(host) or mail_providers.by_receivers(asks.receivers(domain))
        texts = asks.texts(domain)
        keys = {name: asks.texts(f"{name}._domainkey.{domain}") for name in sender_records.key_names(provider)}
        at, policies = _policy(domain, asks)
        asked = sum(_questions(record, asks, set()) for record in sender_records.spf_of(texts)[:1])
    except NoAnswer:
        return sender_records.unknown()
    return (
        sender_records.spf(domain, texts, asked=asked, provider=provider, host=host),
        sender_records.dkim(domain, keys, provider=provider),
        sender_records.dmarc(domain, policies, at=at, address=address),
    )


def _policy(domain: str, asks: Asks) -> tuple[str, tuple[str, ...]]:
    """The policy of a domain, else that of the nearest one above it that has one."""
    labels = domain.split(".")
    for n in range(len(labels) - 1):
        name = ".".join(labels[n:])
        texts = asks.texts(f"_dmarc.{name}")
        if sender_records.dmarc_of(texts):
            return name, texts
    return domain, ()


def _questions(record: str, asks: Asks, seen: set[str]) -> int:
    """How many questions a record leads to, with those that it brings in."""
    number = sender_records.questions(record)
    for name in sender_records.asks_for(record):
        if name in seen or len(seen) >= DEEPEST or "%" in name:
            continue
        seen.add(name)
        number += sum(_questions(brought, asks, seen) for brought in sender_records.spf_of(asks.texts(name))[:1])
    return number
