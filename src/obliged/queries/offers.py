"""Who was offered to us, by whom, and who has yet to say whether they want that?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from obliged.queries.courtesies import locale
from obliged.records.firms import Firm
from obliged.records.offers import Offer, Standing
from obliged.words import moments, offers

MOST = 50


@dataclass(frozen=True, slots=True)
class Offered:
    """One introduction that waits for a member."""

    id: UUID
    title: str
    came: str
    who: str
    ways_who: tuple[str, ...]
    whom: str
    ways_whom: tuple[str, ...]
    need: str
    reason: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who has yet to say yes or no."""

    name: str
    by: str
    until: str


@dataclass(frozen=True, slots=True)
class Aside:
    """What was set aside and can come back."""

    id: UUID
    title: str
    until: str


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    offered: tuple[Offered, ...]
    waiting: tuple[Waiting, ...]
    aside: tuple[Aside, ...]


def page(firm: Firm, *, as_of: datetime) -> Page:
    """What a member sees of all that was offered. Three statements."""
    here = locale(firm)
    rows = Offer.objects.of(firm).filter(expires_at__gt=as_of).order_by("came_at", "id")
    new = list(rows.filter(standing=Standing.NEW)[:MOST])
    asked = rows.filter(standing=Standing.ASKED)[:MOST]
    aside = rows.filter(standing=Standing.DECLINED).exclude(person_name="").order_by("-settled_at", "-id")[:MOST]
    return Page(
        title=offers.title(len(new), here),
        offered=tuple(
            Offered(
                id=row.public_id,
                title=offers.offered(who=row.from_name, whom=row.person_name, here=here),
                came=offers.came(
                    row.answered_at or row.came_at, as_of, here, by_themselves=row.answered_at is not None,
                    is_known=row.introducer_id is not None,
                ),
                who=row.from_name,
                ways_who=_ways(row.from_email, row.from_phone),
                whom=row.person_name,
                ways_whom=_ways(row.person_email, row.person_phone),
                need=offers.quote(row.need),
                reason=offers.quote(row.reason),
            )
            for row in new
        ),
        waiting=tuple(Waiting(row.person_name, row.from_name, moments.day_of(row.expires_at, as_of, here)) for row in asked),
        aside=tuple(
            Aside(
                row.public_id, offers.offered(who=row.from_name, whom=row.person_name, here=here),
                moments.day_of(row.expires_at, as_of, here),
            )
            for row in aside
        ),
    )  # fmt: skip


def waiting(firm: Firm, *, as_of: datetime) -> str:
    """How many wait for a member, in words; nothing where nobody does."""
    number = count(firm, as_of=as_of)
    return offers.title(number, locale(firm)) if number else ""


def count(firm: Firm, *, as_of: datetime) -> int:
    """How many wait for a member's yes or no. One statement."""
    rows = Offer.objects.of(firm).filter(standing=Standing.NEW, expires_at__gt=as_of)
    return len(rows.values_list("pk", flat=True)[:MOST])


def _ways(email: str, phone: str) -> tuple[str, ...]:
    return tuple(way for way in (phone, email) if way)


__all__ = ["Aside", "Offered", "Page", "Waiting", "count", "page", "waiting"]
