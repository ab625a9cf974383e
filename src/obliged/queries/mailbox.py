"""What has left, what is held, and what was turned away?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.db.models import Q

from obliged.records.firms import Member
from obliged.records.letters import Letter, Passage

PAGE = 25


@dataclass(frozen=True, slots=True)
class Posted:
    """One letter as the page shows it."""

    id: str
    to: str
    address: str
    subject: str
    text: str  # nothing for whoever only reads here: a letter is between who wrote it and whom it is for
    cards: tuple[str, ...]
    by: str
    passage: str
    at: datetime  # when it left, or when it leaves
    trouble: str
    together: bool  # one of the two letters of an introduction
    referral: str

    @property
    def is_held(self) -> bool:
        return self.passage == Passage.HELD


@dataclass(frozen=True, slots=True)
class Mailbox:
    held: tuple[Posted, ...]
    gone: tuple[Posted, ...]
    older: str  # the place from which the next page goes on, or nothing
    stays_here: bool  # no mail server: letters arrive on this page and nowhere else


def mailbox(member: Member, *, before: str = "") -> Mailbox:
    """Held letters in the order in which they leave; the others newest first, a page at a time. Two statements."""
    letters = Letter.objects.seen_by(member).select_related("to", "to_member", "by", "referral")
    held = letters.filter(passage__in=[Passage.HELD, Passage.CLAIMED, Passage.IN_DOUBT]).order_by("leaves_at", "id")[:100]
    rest = letters.exclude(passage__in=[Passage.HELD, Passage.CLAIMED, Passage.IN_DOUBT])
    place = _place(before)
    if place is not None:
        at, pk = place
        rest = rest.filter(Q(made_at__lt=at) | Q(made_at=at, pk__lt=pk))
    rows = list(rest.order_by("-made_at", "-pk")[: PAGE + 1])
    return Mailbox(
        held=() if place else tuple(_posted(letter, member) for letter in held),
        gone=tuple(_posted(letter, member) for letter in rows[:PAGE]),
        older=f"{rows[PAGE - 1].made_at.timestamp():.6f}-{rows[PAGE - 1].pk}" if len(rows) > PAGE else "",
        stays_here=not settings.EMAIL_HOST,
    )


def _place(before: str) -> tuple[datetime, int] | None:
    """Where the page before this one ended; a place that nobody wrote is no place."""
    stamp, _, pk = before.partition("-")
    try:
        return datetime.fromtimestamp(float(stamp), UTC), int(pk[:18])
    except (ValueError, OverflowError, OSError):
        return None


def _posted(letter: Letter, member: Member) -> Posted:
    return Posted(
        id=str(letter.public_id),
        to=letter.addressee,
        address=letter.to_address,
        subject=letter.subject,
        text=letter.text if member.may_change else "",
        cards=tuple(card["name"] for card in letter.cards),
        by=letter.by.name,
        passage=letter.passage,
        at=letter.sent_at or letter.leaves_at,
        trouble=letter.trouble or letter.cancelled_why,
        together=letter.pair_id is not None,
        referral=str(letter.referral.public_id) if letter.referral else "",
    )
