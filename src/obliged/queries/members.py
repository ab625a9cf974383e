"""Who works here, who is away, and who stands in?"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from obliged.domain.members import Role
from obliged.queries import jobs
from obliged.records import rows
from obliged.records.firms import Member
from obliged.records.happenings import Words
from obliged.records.people import Person
from obliged.records.reading import Reading, literally


def _of_user(user: int, slug: str, late: datetime) -> QuerySet[Member]:
    """With what an owner is told on every page beside it."""
    asked = jobs.beside(OuterRef("firm_id"), late=late)
    for_owners = {name: Case(When(role=literally(Role.OWNER), then=question)) for name, question in asked.items()}
    found = Member.unscoped.select_related("firm").filter(user_id=user, firm__slug=slug, left_at=None)
    return found.annotate(hides=Case(When(_others_keep(), then=F("pk"))), **for_owners)[:1]


def _others_keep() -> Q:
    """Whether a colleague keeps something to themselves: the usual firm has nothing of the kind, and pays nothing for it."""
    kept = (model.unscoped.filter(firm_id=OuterRef("firm_id"), private_to__isnull=False) for model in (Person, Words))
    people, words = (rows.exclude(private_to=OuterRef("pk")) for rows in kept)
    return Q(Exists(people)) | Q(Exists(words))


_OF_USER = Reading(_of_user)


def of_user(user: int, slug: str, *, as_of: datetime) -> Member | None:
    """The account's membership of the firm that an address names; one statement."""
    with rows.of_member(user, slug):
        found: Member | None = next(iter(_OF_USER(user=user, slug=slug, late=as_of - jobs.LATE)), None)
    return found


def firms_of(user: int) -> tuple[Member, ...]:
    """Every firm that the account works for, by name."""
    with rows.by_user(user):
        return tuple(
            Member.unscoped.select_related("firm").filter(user_id=user, left_at=None).order_by("firm__name", "id")
        )
