"""How did a client come who was not referred?"""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """Every way but somebody's word."""

    AGAIN = "again"  # a client who came back
    SEARCH = "search"
    ADVERT = "advert"
    PASSED_BY = "passed_by"
    EVENT = "event"
    OTHER = "other"
