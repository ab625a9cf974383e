"""Who works here, and what may each of them do?"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a member is to the firm."""

    OWNER = "owner"  # everything, and the firm itself
    MEMBER = "member"  # referrals, people, letters
    BOOKKEEPER = "bookkeeper"  # money, and who is owed it
    VIEWER = "viewer"  # reads

    @property
    def may_change(self) -> bool:
        """Whether this role may record, write and send."""
        return self in {Role.OWNER, Role.MEMBER}

    @property
    def may_settle(self) -> bool:
        """Whether this role may change the firm itself: hours, playbook, members."""
        return self is Role.OWNER
