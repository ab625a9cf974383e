"""Who works here, and as what?"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a member is to the firm."""

    OWNER = "owner"  # everything, and the firm itself
    MEMBER = "member"  # referrals, people, letters
    BOOKKEEPER = "bookkeeper"  # money, and who is owed it
    VIEWER = "viewer"  # reads
