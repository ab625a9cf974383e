"""What has left, what is held, what was turned away, and what may have been sent for all we know?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from obliged.domain.permissions import Act
from obliged.queries import incoming
from obliged.queries.incoming import MailLine
from obliged.records.firms import Member
from obliged.records.letters import Letter, Passage, in_words

PAGE, MOST = 25, 100
WITH_US = (Passage.DRAFT, Passage.HELD, Passage.CLAIMED, Passage.FINAL_DOT)
ONE_SIDED_AFTER = timedelta(minutes=5)
RECENT = timedelta(days=30)  # an introduction that nobody completed in so long was settled otherwise


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
    came: tuple[MailLine, ...] = ()  # in answer to it, an absence too
    other: str = ""  # who has their letter of the same introduction, where this one is missing

    @property
    def is_held(self) -> bool:
        return self.passage == Passage.HELD

    @property
    def is_asked_about(self) -> bool:
        """Whether it is for a member to say what became of it."""
        return self.passage == Passage.IN_DOUBT or (
            bool(self.other) and self.passage in {Passage.REFUSED, Passage.CANCELLED}
        )


@dataclass(frozen=True, slots=True)
class Mailbox:
    asked: tuple[Posted, ...]  # it may have been sent, or is the missing half of an introduction
    held: tuple[Posted, ...]
    gone: tuple[Posted, ...]
    older: str  # the place from which the next page goes on, or nothing
    stays_here: bool  # no mail server: letters arrive on this page and nowhere else


def mailbox(member: Member, *, as_of: datetime, before: str = "") -> Mailbox:
    """What is asked about first, then held letters in the order in which they leave; the others newest first.

    A page at a time. Four statements.
    """
    letters = Letter.objects.seen_by(member).select_related("to", "to_member", "by", "referral")
    place = _place(before)
    missing = {} if place else {letter.pk: (letter, other) for letter, other in one_sided(letters, as_of=as_of)}
    asked = [] if place else _in_order([*_doubtful(letters), *(letter for letter, _ in missing.values())], "made_at")
    held = [] if place else [letter for letter in _with_us(letters, as_of) if letter.pk not in missing]
    rest = letters.exclude(passage__in=[*WITH_US, Passage.IN_DOUBT])
    if place is not None:
        at, pk = place
        rest = rest.filter(Q(made_at__lt=at) | Q(made_at=at, pk__lt=pk))
    rows = list(rest.order_by("-made_at", "-pk")[: PAGE + 1])
    came = incoming.in_answer([letter.pk for letter in rows[:PAGE]], member=member, as_of=as_of)
    return Mailbox(
        asked=tuple(_posted(letter, member, missing[letter.pk][1] if letter.pk in missing else "") for letter in asked),
        held=tuple(_posted(letter, member) for letter in held),
        gone=tuple(
            _posted(letter, member, came=came.get(letter.pk, ())) for letter in rows[:PAGE] if letter.pk not in missing
        ),
        older=f"{rows[PAGE - 1].made_at.timestamp():.6f}-{rows[PAGE - 1].pk}" if len(rows) > PAGE else "",
        stays_here=not settings.EMAIL_HOST,
    )


def _doubtful(letters: QuerySet[Any, Any]) -> list[Letter]:
    return list(letters.filter(passage=in_words(Passage.IN_DOUBT)).order_by("doubted_at")[:MOST])


def _with_us(letters: QuerySet[Any, Any], as_of: datetime) -> list[Letter]:
    """Held, in somebody's hands, or waiting for a yes; in the order in which they leave."""
    held = letters.filter(passage=in_words(Passage.HELD)).order_by("leaves_at", "id")[:MOST]
    in_hand = letters.filter(
        passage__in=[in_words(Passage.CLAIMED), in_words(Passage.FINAL_DOT)], claimed_until__isnull=False
    )
    drafts = letters.filter(passage=Passage.DRAFT, made_at__gt=as_of - RECENT).order_by("-made_at")[:MOST]
    return _in_order([*held, *in_hand[:MOST], *drafts], "leaves_at")


def _in_order(letters: Iterable[Letter], by: str) -> list[Letter]:
    once = {letter.pk: letter for letter in letters}
    return sorted(once.values(), key=lambda letter: (getattr(letter, by), letter.pk))[:MOST]


def one_sided(letters: QuerySet[Any, Any], *, as_of: datetime) -> list[tuple[Letter, str]]:
    """Letters that are missing, with the name of who has the other one of their introduction, for five minutes by now."""
    left = letters.filter(
        pair__isnull=False,
        passage=Passage.SENT,
        sent_at__lt=as_of - ONE_SIDED_AFTER,
        sent_at__gt=as_of - RECENT,
    )
    missing = letters.filter(pair__in=left.values("pair"), made_at__gt=as_of - 2 * RECENT).exclude(
        passage__in=[Passage.SENT, Passage.BOUNCED]
    )
    newest = _newest_of_each(missing.order_by("id"))
    others = {
        letter.pair_id: letter.addressee
        for letter in left.filter(pair__in=[letter.pair_id for letter in newest]).select_related("to", "to_member")
    } if newest else {}  # fmt: skip
    return [(letter, others.get(letter.pair_id, "")) for letter in newest]


def _newest_of_each(letters: QuerySet[Any, Any]) -> list[Letter]:
    return list({letter.pair_id: letter for letter in letters}.values())


def _place(before: str) -> tuple[datetime, int] | None:
    """Where the page before this one ended; a place that nobody wrote is no place."""
    stamp, _, pk = before.partition("-")
    try:
        return datetime.fromtimestamp(float(stamp), UTC), int(pk[:18])
    except (ValueError, OverflowError, OSError):
        return None


def _posted(letter: Letter, member: Member, other: str = "", came: tuple[MailLine, ...] = ()) -> Posted:
    return Posted(
        id=str(letter.public_id),
        to=letter.addressee,
        address=letter.to_address,
        subject=letter.subject,
        text=letter.text if member.may(Act.READ_LETTERS) else "",
        cards=tuple(card["name"] for card in letter.cards),
        by=letter.by.name,
        passage=letter.passage,
        at=letter.sent_at or letter.leaves_at,
        trouble=letter.trouble or letter.cancelled_why,
        together=letter.pair_id is not None,
        referral=str(letter.referral.public_id) if letter.referral else "",
        other=other,
        came=came,
    )
