"""Through whose mail account does a letter leave, and in whose name?

A member's own account first, then the firm's, then the installation's relay. What lets us in is sealed and bound to its
row; it is opened at the last moment, inside the session, so that a key that is missing is a sentence and nothing worse.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings

from obliged.ports import clock, mail, secrets, stop_links
from obliged.ports.mail import NotLetIn, reply_addresses, smtp, tokens
from obliged.ports.mail.message import VCARD, Card, Mail
from obliged.ports.mail.session import Server, Trouble
from obliged.records.letters import Letter
from obliged.records.mail_accounts import MailAccount, Proof
from obliged.records.scoping import scope
from obliged.words import stops

SENDING, TRYING = 30.0, 8.0  # seconds of patience


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
        return MailAccount.objects.of(letter.firm_id).filter(pk=letter.account_id).first()
    accounts = MailAccount.objects.of(letter.firm_id).exclude(works_since=None, refused_at__isnull=False)
    return accounts.filter(member=letter.by_id).first() or accounts.filter(member=None).first()


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
