"""How often do we keep in touch with a partner?"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Tier(StrEnum):
    """How close a partner is; each has its rhythm."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


DAYS: Mapping[Tier, int] = {Tier.A: 30, Tier.B: 60, Tier.C: 90, Tier.D: 180}


class Way(StrEnum):
    """How we touch."""

    CALL = "call"
    LETTER = "letter"
    LUNCH = "lunch"
    MEETING = "meeting"
    GATHERING = "gathering"
    NOTE = "note"
