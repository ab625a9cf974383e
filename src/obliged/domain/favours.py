"""In which coins is a favour returned, besides introductions?"""

from __future__ import annotations

from enum import StrEnum


class Coin(StrEnum):
    CUSTOM = "custom"  # we bought from them, or they from us
    GIFT = "gift"
    INVITATION = "invitation"
    ENDORSEMENT = "endorsement"
    TIME = "time"  # advice, a morning's help
