"""Who works here, who is away, and who stands in?"""

from __future__ import annotations

from obliged.records.firms import Member
from obliged.records.reading import Reading

_OF_USER = Reading(
    lambda user, slug: Member.unscoped.select_related("firm").filter(user_id=user, firm__slug=slug, left_at=None)[:1]
)


def of_user(user: int, slug: str) -> Member | None:
    """The account's membership of the firm that an address names; one statement."""
    found: Member | None = next(iter(_OF_USER(user=user, slug=slug)), None)
    return found


def firms_of(user: int) -> tuple[Member, ...]:
    """Every firm that the account works for, by name."""
    return tuple(Member.unscoped.select_related("firm").filter(user_id=user, left_at=None).order_by("firm__name", "id"))
