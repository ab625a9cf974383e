"""How does somebody outside come to their own page, and how does that way end?

The address of the page is the proof: 256 bits that only its holder knows, of which we keep a hash. It opens what a
letter to them would say. Whatever is more than that needs a second one, which is mailed to the address that we have,
lasts ten minutes and opens once; what it opens ends by itself.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.core import signing
from django.utils.crypto import constant_time_compare

from obliged.domain.refusals import Refusal
from obliged.records import rows
from obliged.records.keys import token, token_hash
from obliged.records.letters import Letter, Passage
from obliged.records.links import Link, Opens, PortalLink
from obliged.records.people import Person
from obliged.records.scoping import scope
from obliged.records.understandings import Understanding

LASTS = {Opens.PAGE: timedelta(days=180), Opens.MORE: timedelta(minutes=10)}
STAYS_OPEN = timedelta(minutes=10)  # what a fresh link opened
MOST = 12  # links to one page; a further one ends the oldest
LONGEST_SECRET = 64
WITH_US = frozenset({Passage.DRAFT, Passage.HELD, Passage.CLAIMED})
_ROADS = {Opens.PAGE: "p", Opens.MORE: "p/more"}
_signer = partial(signing.Signer, salt="obliged.portal.more")


class PageHasEnded(Refusal):
    """This link has ended. Reply to the letter that brought it, and your words will find us."""


def make(person: Person, *, opens: Opens, now: datetime) -> str:
    """A new link's address. The link itself is told once, here."""
    secret = token()
    with scope(person.firm):
        standing = PortalLink.objects.of(person.firm_id).filter(
            person=person, opens=opens, revoked_at=None, used_at=None, expires_at__gt=now
        )
        keep = list(standing.order_by("-id").values_list("pk", flat=True)[: MOST - 1])
        standing.exclude(pk__in=keep).update(revoked_at=now)
        PortalLink.unscoped.create(
            firm_id=person.firm_id,
            token_hash=token_hash(secret),
            opens=opens,
            person=person,
            made_at=now,
            expires_at=now + LASTS[opens],
        )
    return f"{settings.BASE_URL}/{_ROADS[opens]}/{secret}/"


def find(secret: str, *, opens: Opens, now: datetime) -> PortalLink:
    """The link that these bits open. Wrong, expired, used, revoked and not yet sent ones answer alike.

    :raises PageHasEnded: if there is none
    """
    link: PortalLink | None = (
        _live().filter(token_hash=token_hash(secret), opens=opens, used_at=None, expires_at__gt=now).first()
        if len(secret) <= LONGEST_SECRET
        else None
    )
    if link is None or not _has_left(link, secret):
        raise PageHasEnded()
    return link


def _live() -> Any:
    people = {"person__deleted_at": None, "person__erased_at": None, "person__same_as": None}
    return PortalLink.unscoped.select_related("firm", "person__firm", "person__keeper").filter(
        revoked_at=None, **people
    )


def _has_left(link: PortalLink, secret: str) -> bool:
    """A link lives from when its letter left. One that no letter carries was told otherwise."""
    carrying = Letter.objects.of(link.firm_id).filter(to=link.person_id, text__contains=f"/{secret}/")
    passages = {Passage(passage) for passage in carrying.values_list("passage", flat=True)}
    return not passages or bool(passages - WITH_US - {Passage.CANCELLED})


def standing(person: Person, *, now: datetime) -> PortalLink | None:
    """The newest link to somebody's page that still opens it."""
    rows = PortalLink.objects.of(person.firm_id).filter(
        person=person, opens=Opens.PAGE, revoked_at=None, expires_at__gt=now
    )
    found: PortalLink | None = rows.order_by("-id").first()
    return found


def revoke(person: Person, *, now: datetime) -> None:
    """Every way to their page ends: it was said so, or the address to which it went is not theirs any more."""
    PortalLink.objects.of(person.firm_id).filter(person=person, revoked_at=None).update(revoked_at=now)


def revoke_with_answers(person: Person, *, now: datetime) -> None:
    """The same, and of what they were asked by a link too: an address was taken away to which the links had gone."""
    revoke(person, now=now)
    Link.objects.of(person.firm_id).filter(person=person, revoked_at=None, answered_at=None).update(revoked_at=now)
    Understanding.objects.of(person.firm_id).filter(person=person).update(token_hash=None)


# --- what a fresh link opens ----------------------------------------------------------------------------------


def open_more(link: PortalLink, *, now: datetime) -> str:
    """Use it up. Answers with what the browser brings along while it stays open.

    :raises PageHasEnded: if it was used meanwhile, in another window or by somebody else
    """
    with scope(link.firm):
        used = PortalLink.objects.of(link.firm_id).filter(pk=link.pk, used_at=None, revoked_at=None)
        if not used.update(used_at=now):
            raise PageHasEnded()
    return _signer().sign(link.token_hash)


def opened(brought: str, *, now: datetime) -> PortalLink:
    """What is open in this browser.

    :raises PageHasEnded: if nothing is, or not any more
    """
    try:
        kept = _signer().unsign(brought[:200])
    except signing.BadSignature:
        raise PageHasEnded from None
    rows.of_holder(kept).from_now_on()
    link: PortalLink | None = (
        _live().filter(token_hash=kept, opens=Opens.MORE, used_at__gt=now - STAYS_OPEN, used_at__lte=now).first()
    )
    if link is None:
        raise PageHasEnded()
    return link


def proof(link: PortalLink) -> str:
    """What a form on that page carries: only whoever sees the page knows it."""
    return signing.Signer(salt="obliged.portal.proof").signature(str(link.pk))


def is_proof(link: PortalLink, said: str) -> bool:
    return constant_time_compare(proof(link), said[:200])


def close(link: PortalLink, *, now: datetime) -> None:
    """Whoever looked has seen enough."""
    PortalLink.objects.of(link.firm_id).filter(pk=link.pk).update(revoked_at=now)


__all__ = [
    "LASTS", "STAYS_OPEN", "PageHasEnded", "close", "find", "is_proof", "make", "open_more", "opened", "proof", "revoke",
    "revoke_with_answers", "standing",
]  # fmt: skip
