"""What do we make of a mail that came in, before anybody looks?

Its kind, its new words, which letters it names, what it suggests. Nothing here changes anything: a member says yes or
no. No mail is answered by a program, for else two programs would write to each other for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from obliged.domain import meetings, news, replies, reports, signs, wishes
from obliged.domain.mails import Address, Kind, Mail
from obliged.domain.meetings import Answer
from obliged.domain.news import News
from obliged.domain.reports import Bounce

LONGEST_TEXT = 200_000  # characters that a page shows; the whole stays in the raw bytes
MOST_NAMED = 60  # letters that a mail may name
MOVED = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "original-recipient")


@dataclass(frozen=True, slots=True)
class Understood:
    """What reading a mail gives: facts to store, and nothing that acts."""

    kind: Kind
    sender: Address
    to: tuple[str, ...]  # every address that it was sent to, as far as it says
    subject: str
    text: str
    new_words: str
    message_id: str
    named: tuple[str, ...]  # Message-IDs that it answers, the nearest first
    references: str  # as an answer to it continues the thread
    sent_at: datetime | None = None
    bounces: tuple[Bounce, ...] = ()
    original_id: str = ""  # of the letter that a report is about
    original_to: tuple[str, ...] = ()
    original_reply_to: tuple[str, ...] = ()  # where its answers were to come in: our own token, if it is ours
    news: News | None = None
    may_tell: bool | None = None  # whether whoever spoke of us may hear how it goes, where the words say so
    coming: Answer | None = None  # a calendar answers whether they come to a meeting
    proved: bool | None = None  # whether our own server could check the sender; None: it did not say


def understood(mail: Mail, *, checks: str = "") -> Understood:
    """The mail, understood.

    :param checks: the name of our own mail server; only what it says of a sender counts
    """
    coming = meetings.answer(mail)
    kind = signs.kind_of(mail) if coming is None else Kind.HUMAN  # somebody pressed a button in their calendar
    words = replies.new_words(mail.text)
    is_report = kind in {Kind.BOUNCE, Kind.COMPLAINT}
    return Understood(
        kind=kind,
        sender=mail.sender or Address("", ""),
        to=addressed(mail),
        subject=mail.subject,
        text=mail.text[:LONGEST_TEXT],
        new_words=words[:LONGEST_TEXT],
        message_id=mail.message_id,
        named=named(mail),
        references=" ".join((*mail.references[-MOST_NAMED:], mail.message_id)).strip(),
        sent_at=mail.sent_at,
        bounces=reports.bounces(mail) if kind is Kind.BOUNCE else (),
        original_id=reports.original_id(mail) if is_report else "",
        original_to=tuple(who.address for inner in mail.attached for who in inner.to)[:50] if is_report else (),
        original_reply_to=tuple(who.address for inner in mail.attached for who in inner.reply_to)[:10]
        if is_report
        else (),
        news=news.read(words) if kind is Kind.HUMAN and coming is None else None,
        may_tell=wishes.read(words) if kind is Kind.HUMAN and coming is None else None,
        coming=coming,
        proved=proved(mail, by=checks),
    )


def named(mail: Mail) -> tuple[str, ...]:
    """The mails that it answers, the nearest first."""
    found = (mail.in_reply_to, *reversed(mail.references))
    return tuple(dict.fromkeys(name for name in found if name))[:MOST_NAMED]


def addressed(mail: Mail) -> tuple[str, ...]:
    """Every address that it was sent to, as it says itself and as servers on the way wrote down."""
    moved = (value.strip().strip("<>").lower() for name in MOVED for value in mail.headers.get(name, ()))
    found = (*(who.address for who in (*mail.to, *mail.cc)), *moved)
    return tuple(dict.fromkeys(address for address in found if "@" in address))[:MOST_NAMED]


def proved(mail: Mail, *, by: str) -> bool | None:
    """Whether our own server found that the sender is who they say. Others' findings are words like any other."""
    ours = [verdict for verdict in mail.verdicts if by and verdict.by.lower() == by.lower()]
    if any(verdict.method == "dmarc" and verdict.result == "pass" for verdict in ours):
        return True
    if any(verdict.method == "dmarc" and verdict.result == "fail" for verdict in ours):
        return False
    return None
