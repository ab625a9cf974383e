"""From whom is hidden what others keep to themselves?

A member may keep a note or a person to themselves. Whoever else asks finds neither, on no page, in no list, count or
search: `of(firm)` leaves them out by itself, while a member is asking for whose eyes there is something to leave out.
Where there is nothing of the kind, and below the pages, nobody is asking and nothing is added to any statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

_hidden_from: ContextVar[int | None] = ContextVar("from whom something is hidden", default=None)

# By which columns a row belongs to somebody, or to words, that a member may keep to themselves.
BELONGS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "Person": (("Person", "pk"),),
    "Words": (("Words", "pk"),),
    "Email": (("Person", "person_id"),),
    "Phone": (("Person", "person_id"),),
    "Address": (("Person", "person_id"),),
    "Affiliation": (("Person", "person_id"),),
    "FindKey": (("Person", "person_id"),),
    "Happening": (("Words", "words_id"), ("Person", "concerns_id"), ("Person", "reported_by_id")),
    "Courtesy": (("Person", "to_id"),),
    "Letter": (("Person", "to_id"),),
    "Told": (("Person", "to_id"),),
    "Incoming": (("Person", "person_id"),),
    "HeardBack": (("Person", "person_id"),),
    "Origin": (("Person", "person_id"),),
    "Consent": (("Person", "person_id"),),
    "PrivacyRequest": (("Person", "person_id"),),
    "PortalLink": (("Person", "person_id"),),
}


def hidden_from() -> int | None:
    """The member who is asking, if anything is to be hidden from them."""
    return _hidden_from.get()


@contextmanager
def by(member: int | None) -> Iterator[None]:
    """This member is asking; or nobody is, and everything is there."""
    before = _hidden_from.set(member)
    try:
        yield
    finally:
        _hidden_from.reset(before)


def nobody() -> Any:
    return by(None)


def from_now_on(member: int | None) -> None:
    """Until whoever is further out takes it back."""
    _hidden_from.set(member)


def without(model: str, me: int, prefix: str = "") -> Q:
    """What a row of this model must be, to be there for this member."""
    found = Q()
    for kept, column in BELONGS.get(model, ()):
        others = apps.get_model("obliged", kept)._base_manager.filter(pk=OuterRef(f"{prefix}{column}"))
        found &= ~Q(Exists(others.filter(private_to__isnull=False).exclude(private_to=me)))
    return found
