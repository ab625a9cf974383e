"""What does a letter look like on the wire?

Plain text first, a vCard for each person who is introduced, a Message-ID that stays the same however often the
letter is tried, and nothing that reports back: no picture, no tracked link.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime


@dataclass(frozen=True, slots=True)
class Card:
    """A vCard that travels along."""

    name: str
    text: str


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
    at: datetime
    cards: tuple[Card, ...] = ()
    firm: int | None = None
    letter: int | None = None

    def as_message(self) -> EmailMessage:
        message = EmailMessage(policy=SMTP)
        message["Message-ID"] = self.message_id
        message["Date"] = format_datetime(self.at)
        message["From"] = _address(self.from_name, self.from_address)
        message["To"] = _address(self.to_name, self.to_address)
        if self.reply_to and self.reply_to != self.from_address:
            message["Reply-To"] = _address(self.from_name, self.reply_to)
        message["Subject"] = one_line(self.subject)
        message.set_content(self.text.replace("\x00", ""))
        for card in self.cards:
            message.add_attachment(
                card.text.encode(), maintype="text", subtype="vcard", filename=card.name, disposition="attachment"
            )
        return message


def one_line(text: str) -> str:
    """A header's value: no line of its own making, so that nothing can be slipped in behind it."""
    return " ".join(text.replace("\x00", "").split())


def _address(name: str, address: str) -> Address:
    local, _, domain = address.rpartition("@")
    return Address(one_line(name), local, domain)
