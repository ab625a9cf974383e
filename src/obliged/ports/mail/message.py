"""What does a letter look like on the wire?

Plain text first, and the same words once more for programs that show no other; a vCard for each person who is
introduced. Message-ID and Date stay the same however often the letter is tried. Nothing reports back: no picture, no
tracked link, and no address in it that is not ours or somebody's own words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from django.conf import settings

from obliged.ports.mail.headers import POLICY
from obliged.ports.mail.looks import page_of

VCARD, CALENDAR = "text/vcard", "text/calendar"
MESSAGE_ID = re.compile(r"<[^<>\s\x00-\x20\x7f-\U0010ffff]{3,250}>")
THREAD_LENGTH = 20  # mails: the first, and the newest of the others


@dataclass(frozen=True, slots=True)
class Card:
    """What travels along: a person's vCard, or an invitation to a meeting."""

    name: str
    text: str
    type: str = VCARD


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter as a port carries it."""

    message_id: str
    from_name: str
    from_address: str
    reply_to: str
    to_name: str
    to_address: str
    subject: str
    text: str
    at: datetime  # the same at every try, in the zone of whoever writes
    cards: tuple[Card, ...] = ()
    firm: int | None = None
    letter: int | None = None
    answers: str = ""  # the Message-ID of the mail that it replies to
    thread: str = ""  # the Message-IDs that went before
    automatic: bool = False  # nobody pressed a button for it
    stop: str = ""  # the address of the page that stops such letters
    language: str = ""

    def as_message(self) -> EmailMessage:
        beyond_ascii = not f"{self.from_address}{self.to_address}{self.reply_to}".isascii()
        message = EmailMessage(policy=POLICY.clone(utf8=True) if beyond_ascii else POLICY)
        message["Message-ID"] = self.message_id
        message["Date"] = format_datetime(self.at)
        message["From"] = address_of(self.from_name, self.from_address)
        message["To"] = address_of(self.to_name, self.to_address)
        if self.reply_to and self.reply_to != self.from_address:
            message["Reply-To"] = address_of(self.from_name, self.reply_to)
        message["Subject"] = one_line(self.subject)
        self._thread(message)
        if self.automatic:
            message["Auto-Submitted"] = "auto-generated"
        if self.stop:
            message["List-Unsubscribe"] = f"<{self.stop}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        self._words(message)
        return message

    def _thread(self, message: EmailMessage) -> None:
        answered = MESSAGE_ID.findall(self.answers)[:1]
        before = list(dict.fromkeys(MESSAGE_ID.findall(self.thread) + answered))
        if answered:
            message["In-Reply-To"] = answered[0]
        if before:
            message["References"] = " ".join(before[:1] + before[1:][-(THREAD_LENGTH - 1) :])

    def _words(self, message: EmailMessage) -> None:
        text = body(self.text)
        message.set_content(text, cte="quoted-printable")
        message.add_alternative(
            page_of(text, ours=settings.BASE_URL, language=self.language), subtype="html", cte="quoted-printable"
        )
        invitations = [card for card in self.cards if card.type == CALENDAR]
        for invitation in invitations:  # programs that know calendars show its buttons in place of the words
            message.add_alternative(
                invitation.text, subtype="calendar", cte="base64", params={"method": _method(invitation)}
            )
        for card in self.cards:
            maintype, _, subtype = card.type.partition("/")
            message.add_attachment(
                body(card.text).replace("\n", "\r\n").encode(),
                maintype=maintype,
                subtype=subtype,
                filename=one_line(card.name),
                disposition="attachment",
                params={"charset": "utf-8"} | ({"method": _method(card)} if card.type == CALENDAR else {}),
            )


def one_line(text: str) -> str:
    """A header's value: no line of its own making, so that nothing can be slipped in behind it.

    Nor any letter that cannot be seen and turns the others around: names are read from left to right, or as their
    script is, and never as somebody wants them to appear.
    """
    return " ".join("".join(" " if _unseen(letter) else letter for letter in _encodable(text)).split())


def body(text: str) -> str:
    """Words that can be sent: lines end as lines do, and nothing in them is a command to a terminal."""
    lines = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", _encodable(text))
    return re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", lines).rstrip("\n") + "\n"


def address_of(name: str, address: str) -> Address:
    """A name and an address as a header has them; a domain in its own script is spelled as every server knows it."""
    local, _, domain = "".join(letter for letter in _encodable(address) if not _unseen(letter)).rpartition("@")
    return Address(one_line(name), local, in_ascii(domain))


def in_ascii(domain: str) -> str:
    """A domain as it stands in the envelope; as it is, where it cannot be spelled so."""
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def _encodable(text: str) -> str:
    """Half a letter (a lone surrogate) is no letter."""
    return text.encode("utf-8", "replace").decode()


KEPT = frozenset("\u200c\u200d")  # joiners: Persian and many Indian names are not right without them


def _unseen(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Zl", "Zp"} and letter not in KEPT


def _method(card: Card) -> str:
    found = re.search(r"(?m)^METHOD:([A-Z]+)\s*$", card.text)
    return found.group(1) if found else "PUBLISH"
