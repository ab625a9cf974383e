"""What came in by mail: did a person write it, or a machine, and what does the machine say?

A mail is read into these values by `ports/mail/reading.py`; here it is only judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Address:
    """Who, as a mail names them: the name as it was written (it may be empty), the address in lower case."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of a mail: a report, an attachment. Text is kept where the part is text; else it is empty."""

    content_type: str
    text: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a server on the way said about one proof of the sender (RFC 8601): spf, dkim, dmarc, arc.

    Anyone can write such a header: `by` must be our own server before it counts.
    """

    by: str
    method: str
    result: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it was read. Everything in it was written by others: facts to judge, never orders."""

    sender: Address | None = None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    subject: str = ""
    text: str = ""
    """The words as a person reads them: the plain text, or the HTML as text where there is no plain one."""
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Decoded values by lower-case name, in the order in which they stand."""
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    content_type: str = "text/plain"
    sent_at: datetime | None = None
    parts: tuple[Part, ...] = ()
    attached: tuple[Mail, ...] = ()
    """Whole mails inside this one: what was forwarded as an attachment, or what came back in a bounce."""
    verdicts: tuple[Verdict, ...] = ()

    def header(self, name: str) -> str:
        """The first value of a header, or nothing."""
        values = self.headers.get(name, ())
        return values[0] if values else ""


class Kind(StrEnum):
    """What kind of mail it is."""

    HUMAN = "human"
    BOUNCE = "bounce"
    AUTO = "auto"
    COMPLAINT = "complaint"
    NOTICE = "notice"
