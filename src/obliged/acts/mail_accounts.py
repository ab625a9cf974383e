"""Through whose mail account does a letter leave, and in whose name?

A member's own account first, then the firm's, then the installation's relay. What lets us in is sealed and bound to its
row; it is opened at the last moment, inside the session, so that a key that is missing is a sentence and nothing worse.
"""

from __future__ import annotations

import imaplib
import smtplib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import parseaddr
from threading import Thread
from time import monotonic

from django.conf import settings
from django.db.models import Q

from obliged.domain.mail_providers import Place
from obliged.domain.permissions import Act, Relation
from obliged.domain.refusals import Refusal
from obliged.domain.sender_records import Finding
from obliged.ports import clock, domains, mail, secrets, stop_links
from obliged.ports.mail import NotLetIn, NotNow, reply_addresses, session, smtp, tokens
from obliged.ports.mail.message import VCARD, Card, Mail
from obliged.ports.mail.session import Server, Trouble
from obliged.records.firms import Firm, Member
from obliged.records.letters import Letter
from obliged.records.mail_accounts import MailAccount, Proof, Security
from obliged.records.reading import Reading
from obliged.records.scoping import scope
from obliged.words import stops

SENDING, TRYING, LONGEST = 30.0, 8.0, 10.0  # seconds of patience
LOCKED_OUT = frozenset({Trouble.PASSWORD, Trouble.APP_PASSWORD, Trouble.TOKEN, Trouble.NO_WAY_IN, Trouble.UNREADABLE})


@dataclass(frozen=True, slots=True)
class Sender:
    """In whose name a letter leaves, and where its answers go."""

    name: str
    address: str
    reply_to: str


# --- sending --------------------------------------------------------------------------------------------------


def account_of(letter: Letter) -> MailAccount | None:
    """The account that carries a letter: the one that has begun to, else its member's, else the firm's.

    One that never let us in carries nothing; one that did and does not any more makes its letters wait.
    """
    if letter.account_id is not None:
        return letter.account
    accounts = _CARRYING(firm=letter.firm_id, member=letter.by_id)
    return next((account for account in accounts if account.member_id), accounts[0] if accounts else None)


_CARRYING = Reading(
    lambda firm, member: (
        MailAccount.objects.of(firm)
        .exclude(works_since=None, refused_at__isnull=False)
        .filter(Q(member=member) | Q(member=None))
    )
)


def carrier_for(letter: Letter) -> mail.Carrier:
    """What carries a letter. Asking opens nothing and connects to nothing."""
    account = account_of(letter)
    return mail.letters() if account is None else smtp.Smtp(smtp_server(account), archive=account.archive_address)


def sender_of(letter: Letter) -> Sender:
    """In whose name it leaves: always a member's, from the address that its account may use."""
    account = account_of(letter)
    if account is not None:
        address, answers_to = account.address, account.address if account.member_id else letter.by.email
    else:
        own = parseaddr(settings.DEFAULT_FROM_EMAIL)[1] if settings.SENDS_FROM_ONE_ADDRESS else ""
        address, answers_to = own or letter.by.email, letter.by.email
    return Sender(
        letter.by.name, address, (letter.to_id and reply_addresses.address_of(letter.public_id)) or answers_to
    )


def address_of(member: Member) -> str:
    """The address from which a member writes."""
    own = MailAccount.objects.of(member.firm_id).filter(member=member).exclude(works_since=None).first()
    return own.address if own is not None else member.email


def mail_of(letter: Letter, *, now: datetime) -> Mail:
    """The letter as a carrier takes it. Tried again after a doubt it keeps the date under which it may have left."""
    sender, language = sender_of(letter), letter.firm.language
    stop = stop_links.of_letter(letter.public_id) if letter.automatic else ""
    foot = f"\n\n{stops.foot(stop, language)}" if stop and letter.to_id else ""
    return Mail(
        message_id=letter.message_id,
        from_name=sender.name,
        from_address=sender.address,
        reply_to=sender.reply_to,
        to_name=letter.addressee,
        to_address=letter.to_address,
        subject=letter.subject,
        text=letter.text.rstrip() + foot,
        at=(letter.doubted_at or now).astimezone(letter.firm.tz),
        cards=tuple(Card(card["name"], card["text"], card.get("type") or VCARD) for card in letter.cards),
        firm=letter.firm_id,
        letter=letter.pk,
        answers=letter.answers,
        thread=letter.thread,
        automatic=letter.automatic,
        stop=stop,
        language=language,
    )


def smtp_server(account: MailAccount, *, timeout: float = SENDING) -> Server:
    return _server(account, account.smtp_host, account.smtp_port, account.smtp_security, timeout)


def imap_server(account: MailAccount, *, timeout: float = SENDING) -> Server:
    return _server(account, account.imap_host, account.imap_port, account.imap_security, timeout)


def _server(account: MailAccount, host: str, port: int, security: str, timeout: float) -> Server:
    return Server(
        host, port, str(security), account.username, lambda: _word(account), str(account.proof), timeout=timeout
    )


# --- what lets us in ------------------------------------------------------------------------------------------


def place(account: MailAccount, field: str = "secret") -> secrets.Place:
    return secrets.Place(account.firm_id, "mail_account", str(account.public_id), field)


def _word(account: MailAccount) -> str:
    """The password, or an access token that holds.

    :raises NotLetIn: if it cannot be read, or the permission has ended
    :raises NotNow: if the provider of the token does not answer
    """
    try:
        secret = secrets.unseal(bytes(account.secret), place(account))
        if account.proof != Proof.XOAUTH2:
            return secret
        grant = tokens.Grant.read(secret)
    except (secrets.Unreadable, secrets.BadKey, ValueError) as trouble:
        raise NotLetIn(str(trouble), Trouble.UNREADABLE) from trouble
    return _token(account, grant, now=clock.now())


def _token(account: MailAccount, grant: tokens.Grant, *, now: datetime) -> str:
    fresh = tokens.refreshed(grant, now=now)
    if fresh != grant:
        account.secret = secrets.seal(fresh.written(), place(account))
        with scope(account.firm):
            MailAccount.objects.of(account.firm_id).filter(pk=account.pk).update(secret=account.secret)
    return fresh.access_token


def lets_in(account: MailAccount) -> str:
    """What lets us in, as it is kept; empty where it cannot be read."""
    try:
        return secrets.unseal(bytes(account.secret), place(account))
    except (secrets.Unreadable, secrets.BadKey):
        return ""


# --- keeping --------------------------------------------------------------------------------------------------


class NotTheirs(Refusal):
    """Each member sees to their own mail account, and an owner to the firm's."""


@dataclass(frozen=True, slots=True)
class Said:
    """An account as somebody describes it."""

    address: str
    username: str
    smtp: Place
    imap: Place | None = None  # none: answers are not read
    proof: Proof = Proof.PASSWORD
    secret: str = field(default="", repr=False)  # empty: the one that is kept stays
    archive_address: str = ""


def keep(firm: Firm, member: Member | None, said: Said, *, by: Member, now: datetime) -> MailAccount:
    """Write down an account, a member's or the firm's, in place of the one that there was.

    What was known of the old one's working is forgotten: it is tried anew.

    :raises NotTheirs: if it is not theirs to say
    """
    _may_settle(member, by)
    with scope(firm):
        account = of(firm, member) or MailAccount(firm=firm, member=member, made_at=now)
        moved = (account.imap_host, account.username) != (said.imap.host if said.imap else "", said.username)
        account.address, account.username, account.proof = said.address, said.username, said.proof
        account.smtp_host, account.smtp_port = said.smtp.host, said.smtp.port
        account.smtp_security = Security(said.smtp.security)
        account.imap_host = said.imap.host if said.imap else ""
        if said.imap:
            account.imap_port, account.imap_security = said.imap.port, Security(said.imap.security)
        account.archive_address = said.archive_address
        if said.secret:
            account.secret = secrets.seal(said.secret, place(account))
        account.works_since = account.refused_at = None
        account.trouble, account.records = "", {}
        if moved:  # another mailbox is read from its beginning
            account.uid_validity, account.uid_next, account.looked_at, account.sent_folder = None, 1, None, ""
        account.save()
        return account


def of(firm: Firm, member: Member | None) -> MailAccount | None:
    """A member's own account, or the firm's."""
    found: MailAccount | None = MailAccount.objects.of(firm).filter(member=member).first()
    return found


def remove(account: MailAccount, *, by: Member) -> None:
    """Take an account away. Letters that wait leave another way; whatever came in through it stays.

    :raises NotTheirs: if it is not theirs to say
    """
    if not by.may(Act.KEEP_MAIL_ACCOUNT):  # an owner may also take away the account of somebody who has left
        _may_settle(account.member, by)
    with scope(account.firm):
        MailAccount.objects.of(account.firm).filter(pk=account.pk).delete()


def _may_settle(member: Member | None, by: Member) -> None:
    is_own = member is not None and member.pk == by.pk
    allowed = by.may(Act.KEEP_MAIL_ACCOUNT, Relation.OWN if is_own else Relation.COLLEAGUES)
    if not allowed or not (is_own or member is None):
        raise NotTheirs()


# --- trying ---------------------------------------------------------------------------------------------------

WORKS = "works"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of knocking at a door: WORKS, or a word for what kept us out, and what was said."""

    what: str
    said: str = ""


def try_it(account: MailAccount, *, now: datetime) -> dict[str, Outcome]:
    """Log in where letters are handed over and where answers are read; nothing is sent, and nothing is read.

    Both at once, and neither is waited for longer than ten seconds.
    """
    try:
        word = _word(account)
    except (NotLetIn, NotNow) as trouble:
        outcomes = {"smtp": Outcome(trouble.what, str(trouble))}
    else:
        doors: dict[str, Callable[[], object]] = {
            "smtp": lambda: session.smtp(replace(smtp_server(account, timeout=TRYING), secret=word)).quit()
        }
        if account.imap_host:
            doors["imap"] = lambda: session.imap(replace(imap_server(account, timeout=TRYING), secret=word)).logout()
        outcomes = _knock(doors)
    _write_down(account, outcomes, now)
    return outcomes


def _knock(doors: Mapping[str, Callable[[], object]]) -> dict[str, Outcome]:
    found = {name: Outcome(Trouble.SILENT) for name in doors}

    def one(name: str, knock: Callable[[], object]) -> None:
        found[name] = _outcome(knock)

    threads = [Thread(target=one, args=pair, daemon=True) for pair in doors.items()]
    for thread in threads:
        thread.start()
    deadline = monotonic() + LONGEST
    for thread in threads:
        thread.join(max(0.0, deadline - monotonic()))
    return dict(found)


def _outcome(knock: Callable[[], object]) -> Outcome:
    try:
        knock()
    except (NotLetIn, NotNow) as trouble:
        return Outcome(trouble.what, str(trouble))
    except (OSError, smtplib.SMTPException, imaplib.IMAP4.error):
        pass  # we were in, and only our goodbye was not heard
    return Outcome(WORKS)


def _write_down(account: MailAccount, outcomes: Mapping[str, Outcome], now: datetime) -> None:
    """One that has never let us in carries nothing; one that did is given up only if it says that it does not."""
    sending = outcomes["smtp"]
    account.records = account.records | {
        "tried": {"at": now.isoformat(), **{name: [outcome.what, outcome.said] for name, outcome in outcomes.items()}}
    }
    account.trouble = next((outcome.said for outcome in outcomes.values() if outcome.what != WORKS), "")[:500]
    if sending.what == WORKS:
        account.works_since, account.refused_at = account.works_since or now, None
    elif account.works_since is None or sending.what in LOCKED_OUT:
        account.refused_at = account.refused_at or now
    _save(account, "records", "trouble", "works_since", "refused_at")


def _save(account: MailAccount, *fields: str) -> None:
    with scope(account.firm):
        MailAccount.objects.of(account.firm).filter(pk=account.pk).update(
            **{name: getattr(account, name) for name in fields}
        )


# --- what vouches for its address -----------------------------------------------------------------------------


def look_up(account: MailAccount, *, now: datetime, asks: domains.Asks | None = None) -> tuple[Finding, ...]:
    """Ask what SPF, DKIM and DMARC say of the account's address, and keep it for the page."""
    found = domains.vouched(account.address, account.smtp_host, asks or domains.usual())
    account.records = account.records | {
        "vouched": {"at": now.isoformat(), "findings": [finding.to_json() for finding in found]}
    }
    _save(account, "records")
    return found
