"""Through which accounts does a member's mail go, does that work, and do others believe it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from obliged.domain import mail_providers
from obliged.domain.mail_providers import Provider, domain_of
from obliged.domain.permissions import Act, Relation
from obliged.domain.sender_records import Finding, State, ToAdd
from obliged.queries import courtesies
from obliged.records.firms import Firm, Member
from obliged.records.letters import Letter, Passage
from obliged.records.mail_accounts import MailAccount
from obliged.words import mail_accounts as words
from obliged.words import moments
from obliged.words.languages import Locale

OWN, FIRM = "own", "firm"
WORKS = "works"
ENGLISH = Locale(ZoneInfo("UTC"))
TONES = {"never": "brick", "refused": "brick", "untried": "gold", "works": "pine"}
SECURITIES = {"tls": "TLS", "starttls": "STARTTLS"}


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of knocking at one door."""

    works: bool
    sentence: str
    said: str  # what the server said, in its own words
    url: str = ""  # where that is mended
    link: str = ""


@dataclass(frozen=True, slots=True)
class Vouched:
    """What one of SPF, DKIM and DMARC says."""

    name: str
    state: State
    sentence: str
    found: str
    add: tuple[ToAdd, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One account on the page, or the place where one could be."""

    which: str
    title: str
    may_settle: bool
    none: str = ""
    address: str = ""
    sends: str = ""
    reads: str = ""
    state: str = ""
    chip: str = ""  # the same in a word
    tone: str = ""  # of the chip: "pine", "gold", "brick"
    tried: tuple[Tried, ...] = ()
    tried_at: str = ""
    vouched_title: str = ""
    vouched: tuple[Vouched, ...] = ()
    vouched_at: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    lede: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes with an account."""

    title: str
    takes_along: tuple[str, ...]


def page(member: Member, *, as_of: datetime) -> Page:
    """A member's own account and the firm's, and which of them carries what the member writes."""
    firm, here = member.firm, courtesies.locale(member.firm)
    found = {account.member_id: account for account in MailAccount.objects.of(firm).filter(member__in=[member])}
    shared: MailAccount | None = MailAccount.objects.of(firm).filter(member=None).first()
    own: MailAccount | None = found.get(member.pk)
    title, lede = _head(member, own, shared, here)
    cards = []
    if member.may(Act.KEEP_MAIL_ACCOUNT, Relation.OWN):
        cards.append(_card(OWN, own, True, as_of, here))
    cards.append(_card(FIRM, shared, member.may(Act.KEEP_MAIL_ACCOUNT), as_of, here))
    return Page(title, lede, tuple(cards))


def _head(member: Member, own: MailAccount | None, shared: MailAccount | None, here: Locale) -> tuple[str, str]:
    """The page's answer: from where letters leave."""
    carrier = next((account for account in (own, shared) if account is not None and _carries(account)), None)
    if carrier is None:
        code = "relay" if settings.EMAIL_HOST else "house"
    elif carrier.refused_at is not None:
        code = "waiting"
    else:
        code = OWN if carrier is own else FIRM
    facts = {"address": carrier.address, "host": carrier.smtp_host} if carrier else {}
    return words.line(f"title.{code}", here, **facts), words.line(f"lede.{code}", here, own=member.email)


def _carries(account: MailAccount) -> bool:
    """As the acts choose: one that has never let us in carries nothing."""
    return account.works_since is not None or account.refused_at is None


def _card(which: str, account: MailAccount | None, may_settle: bool, as_of: datetime, here: Locale) -> Card:
    title = words.line(f"card.{which}", here)
    if account is None:
        return Card(which, title, may_settle, none=words.line(f"none.{which}", here))
    code = _state(account)
    state = words.line(
        f"state.{code}", here, day=moments.day_of(account.refused_at or account.works_since or as_of, as_of, here)
    )
    tried = account.records.get("tried") or {}
    vouched = account.records.get("vouched") or {}
    return Card(
        which,
        title,
        may_settle,
        address=account.address,
        sends=_server(account.smtp_host, account.smtp_port, account.smtp_security),
        reads=_server(account.imap_host, account.imap_port, account.imap_security)
        if account.imap_host
        else words.line("not_read", here),
        state=state,
        chip=words.line(f"chip.{code}", here),
        tone=TONES[code],
        tried=_tried(account, tried, here),
        tried_at=_when("tried", tried, as_of, here),
        vouched_title=words.line("vouched.title", here, domain=domain_of(account.address)),
        vouched=_vouched(vouched, here),
        vouched_at=_when("vouched.at", vouched, as_of, here) or words.line("vouched.never", here),
    )


def _server(host: str, port: int, security: str) -> str:
    return f"{host}, port {port}, {SECURITIES.get(security, security)}"


def _state(account: MailAccount) -> str:
    if account.refused_at is not None:
        return "never" if account.works_since is None else "refused"
    return "untried" if account.works_since is None else "works"


def _tried(account: MailAccount, tried: Mapping[str, Any], here: Locale) -> tuple[Tried, ...]:
    """What the last trial said; what a letter was told, if that came later."""
    if account.refused_at is not None and (not tried or datetime.fromisoformat(tried["at"]) < account.refused_at):
        doors = [("smtp", "password", account.trouble)]
    else:
        doors = [(door, *tried[door]) for door in ("smtp", "imap") if door in tried]
    return tuple(_knocked(account, door, what, said, here) for door, what, said in doors)


def _knocked(account: MailAccount, door: str, what: str, said: str, here: Locale) -> Tried:
    host, port = (account.smtp_host, account.smtp_port) if door == "smtp" else (account.imap_host, account.imap_port)
    provider = provider_of(account.address, host)
    sentence = words.outcome(door, what, said, here, host=host, port=port, proof=account.proof, provider=provider)
    quoted = said if what not in {WORKS, "name", "closed", "silent"} else ""
    url, link = words.remedy_link(provider, here) if what in words.ABOUT_PASSWORDS else ("", "")
    return Tried(what == WORKS, sentence, words.line("said", here, said=quoted) if quoted else "", url, link)


def _vouched(vouched: Mapping[str, Any], here: Locale) -> tuple[Vouched, ...]:
    findings = [Finding.from_json(said) for said in vouched.get("findings", [])]
    return tuple(
        Vouched(finding.what.upper(), finding.state, words.vouched(finding, here), finding.found, finding.add)
        for finding in findings
    )


def _when(code: str, said: Mapping[str, Any], as_of: datetime, here: Locale) -> str:
    at = said.get("at")
    return words.line(code, here, when=moments.ago(datetime.fromisoformat(at), as_of, here)) if at else ""


def provider_of(address: str, host: str) -> Provider | None:
    """Whose rules hold for this address or this server."""
    return mail_providers.by_domain(domain_of(address)) or mail_providers.by_server(host)


def removal(account: MailAccount) -> Removal:
    """What somebody should know before they take an account away."""
    here = courtesies.locale(account.firm)
    which = OWN if account.member_id else FIRM
    waiting = _number(account.firm, account, Passage.HELD)
    doubtful = _number(account.firm, account, Passage.FINAL_DOT, Passage.IN_DOUBT)
    lines = [words.line("remove.secret", here)]
    if waiting:
        lines.append(words.line("remove.waiting", here, letters=words.letters(waiting, here)))
    if doubtful:
        lines.append(words.line("remove.doubtful", here, letters=words.letters(doubtful, here)))
    if account.imap_host:
        lines.append(words.line("remove.read", here))
    return Removal(words.line(f"remove.title.{which}", here, address=account.address), tuple(lines))


def _number(firm: Firm, account: MailAccount, *passages: Passage) -> int:
    number: int = (
        Letter.objects.of(firm).filter(account=account, passage__in=[str(passage) for passage in passages]).count()
    )
    return number


def senders() -> list[tuple[str, str]]:
    """One address for each domain from which letters leave, of any firm, and the server that hands them over."""
    rows = MailAccount.unscoped.order_by("id").values_list("address", "smtp_host")
    relay = [(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], settings.EMAIL_HOST)] if settings.EMAIL_HOST else []
    return list({domain_of(address): (address, host) for address, host in [*rows, *relay]}.values())
