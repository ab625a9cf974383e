"""Who was told what, when, by whom, on what ground?

The one place that writes a telling: for letters that have left, for what was said by telephone or in person, and for
what somebody read on their own page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from obliged.acts import chains
from obliged.domain.referrals import Side
from obliged.records.firms import Firm, Member
from obliged.records.letters import TAKEN_BACK, Letter, Told
from obliged.records.people import Person
from obliged.records.referrals import Referral
from obliged.records.scoping import scope


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was told: its code, and the ground on which it might be."""

    what: str
    ground: str = "milestone"


def log(
    items: Iterable[Item],
    *,
    firm: Firm,
    to: Person,
    audience: str,
    at: datetime,
    referral: Referral | None = None,
    way: str = "email",
    letter: Letter | None = None,
    by: Member | None = None,
) -> list[Told]:
    """Write down what somebody was told.

    :param audience: the side on which they heard it
    :param by: who told it; None where it went by itself
    """
    rows = [
        Told(
            firm=firm, referral=referral, to=to, audience=audience or Side.INTRODUCER, what=item.what,
            ground=item.ground, way=way, letter=letter, by=by, at=at,
        )
        for item in items
    ]  # fmt: skip
    with scope(firm):
        chains.append(firm, *rows)
    return rows


def log_by_mouth(
    told: Iterable[str],
    *,
    firm: Firm,
    to: Person,
    audience: str,
    at: datetime,
    referral: Referral | None,
    way: str,
    by: Member,
) -> list[Told]:
    """A member told them themselves: by telephone, by text, in person.

    :param told: the codes of what they might be told, and were
    """
    items = [Item(what) for what in told]
    return log(items, firm=firm, to=to, audience=audience, at=at, referral=referral, way=way[:10], by=by)


def take_back(*, firm: Firm, to: Person, at: datetime, referral: Referral | None, by: Member) -> list[Told]:
    """They were not told, after all: what was written down of that moment does not count. A letter cannot be unsaid."""
    rows = Told.objects.of(firm).arrived().filter(to=to, at=at, referral=referral, letter=None).order_by("seq")
    taken = [
        Told(
            firm=firm, referral=referral, to=to, audience=row.audience, what=row.what, ground=TAKEN_BACK, way=row.way,
            letter=None, by=by, at=at,
        )
        for row in rows
    ]  # fmt: skip
    with scope(firm):
        chains.append(firm, *taken)
    return taken
