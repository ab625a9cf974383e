"""How long is each kind of thing kept?

Days by class, as the firm set them; where it set none, as we advise. Nought means for as long as the firm wishes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

FOR_EVER = 0
LONGEST = 36_500  # days; a hundred years say that nobody thought about it


class Keeps(StrEnum):
    """What goes by itself after a while."""

    RAW_MAIL = "raw_mail"  # a mail as it came, with all its headers
    LETTERS = "letters"  # the words of letters that left
    MAILS = "mails"  # the words of mails that came
    PROSPECTS = "prospects"  # people who were referred, and nothing came of it
    DRAFTS = "drafts"  # letters that were begun and not sent
    OFFERS = "offers"  # introductions on the public page that came to nothing
    LINKS = "links"  # links that have ended


ADVISED: Mapping[Keeps, int] = {
    Keeps.RAW_MAIL: 90,
    Keeps.LETTERS: 2190,
    Keeps.MAILS: 2190,
    Keeps.PROSPECTS: 730,
    Keeps.DRAFTS: 90,
    Keeps.OFFERS: 30,
    Keeps.LINKS: 365,
}


def days_of(set_by_firm: Mapping[str, int]) -> Mapping[Keeps, int]:
    """For each class how many days, nought for ever."""
    return {keeps: int(set_by_firm.get(str(keeps), advised)) for keeps, advised in ADVISED.items()}


def before(set_by_firm: Mapping[str, int], keeps: Keeps, *, as_of: datetime) -> datetime | None:
    """What is older than this goes; None: nothing does."""
    days = days_of(set_by_firm)[keeps]
    return None if days == FOR_EVER else as_of - timedelta(days=days)


__all__ = ["ADVISED", "FOR_EVER", "LONGEST", "Keeps", "before", "days_of"]
