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
from obliged.records.letters import Letter, Told
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
