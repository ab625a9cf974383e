"""Which addresses get nothing by itself any more, or nothing at all, and how is that taken back?

Who asked to be left alone is; what a member writes by hand still reaches them unless they asked for that too. A
complaint or a mailbox that is gone is written down in the same place.
"""

from __future__ import annotations

from datetime import datetime

from obliged.ports import stop_links
from obliged.queries import suppressions as queries
from obliged.records import rows
from obliged.records.firms import Firm
from obliged.records.letters import Letter, Passage
from obliged.records.mail_accounts import Suppressed
from obliged.records.scoping import scope

# Whoever has the link has had the letter; until it has left nobody outside can have it.
NOT_OUT = frozenset({Passage.DRAFT, Passage.HELD, Passage.CANCELLED})
ASKED, COMPLAINED, BOUNCED = "asked", "complained", "bounced"


def behind(token: str) -> Letter | None:
    """The letter that brought a stop link, if we have made the link and the letter has left."""
    public_id = stop_links.letter_of(token)
    if public_id is None:
        return None
    out = Letter.unscoped.select_related("firm").exclude(passage__in=[str(passage) for passage in NOT_OUT])
    with rows.of_letter(public_id):
        found: Letter | None = out.filter(public_id=public_id).first()
    return found


def suppress(
    firm: Firm, address: str, *, why: str, now: datetime, everything: bool = False, letter: Letter | None = None
) -> None:
    """Nothing automatic goes to this address from now on, or nothing at all. Said twice, it counts once.

    :param why: "asked", "complained" or "bounced"
    """
    made = Suppressed(firm=firm, normal=normal(address), everything=everything, why=why, letter=letter, at=now)
    with scope(firm):
        Suppressed.unscoped.bulk_create([made], ignore_conflicts=True)


def lift(firm: Firm, address: str, *, now: datetime, asked_only: bool = True) -> bool:
    """They may get letters again; answers whether there was something to lift.

    :param asked_only: only what they had asked for themselves; a complaint stays
    """
    with scope(firm):
        standing = Suppressed.objects.of(firm).filter(
            normal__in=queries.forms(address), everything=False, lifted_at=None
        )
        if asked_only:
            standing = standing.filter(why=ASKED)
        return bool(standing.update(lifted_at=now))


def normal(address: str) -> str:
    return address.strip().lower()
