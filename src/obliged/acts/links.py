"""How does somebody outside answer with one press, and nobody in their name?

A link carries 256 bits that only its holder knows; we keep a hash. It is bound to one purpose, one person, one
referral and one firm, ends by itself, and can be revoked. Opening it shows; only pressing acts.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings

from obliged.acts import happenings
from obliged.domain.happenings import Kind
from obliged.domain.referrals import stands
from obliged.domain.refusals import Refusal
from obliged.queries import stories
from obliged.records.happenings import Happening
from obliged.records.keys import token, token_hash
from obliged.records.links import HeardBack, Link, Purpose
from obliged.records.people import Person
from obliged.records.referrals import Referral
from obliged.records.scoping import scope

LASTS = {Purpose.CONSENT: timedelta(days=14), Purpose.MET: timedelta(days=60), Purpose.OUTCOME: timedelta(days=90)}


class LinkHasEnded(Refusal):
    """This link has ended. Reply to the letter that brought it, and your words will find us."""


class Answer(StrEnum):
    """What can be pressed."""

    YES = "yes"
    NO = "no"
    MET = "met"
    NOT_YET = "not_yet"
    NOT_FOR_ME = "not_for_me"
    WORKING = "working"
    UNDECIDED = "undecided"
    NOT_WORKING = "not_working"
    BADLY = "badly"


CHOICES = {
    Purpose.CONSENT: (Answer.YES, Answer.NO),
    Purpose.MET: (Answer.MET, Answer.NOT_YET, Answer.NOT_FOR_ME),
    Purpose.OUTCOME: (Answer.WORKING, Answer.UNDECIDED, Answer.NOT_WORKING, Answer.BADLY),
}


def make(purpose: Purpose, *, person: Person, referral: Referral, side: str, now: datetime) -> str:
    """A new link's address. The link itself is told once, here."""
    secret = token()
    Link.unscoped.create(
        firm_id=referral.firm_id,
        token_hash=token_hash(secret),
        purpose=purpose,
        person=person,
        referral=referral,
        side=side,
        made_at=now,
        expires_at=now + LASTS[purpose],
    )
    return f"{settings.BASE_URL}/a/{secret}/"


def find(secret: str, *, now: datetime) -> Link:
    """The link that these bits open. Wrong, expired and revoked ones answer alike.

    :raises LinkHasEnded: if there is none
    """
    link: Link | None = (
        Link.unscoped.select_related("firm", "person", "referral__firm", "referral__responsible__firm")
        .filter(token_hash=token_hash(secret), revoked_at=None, expires_at__gt=now)
        .first()
    )
    if link is None or link.person.deleted_at is not None:
        raise LinkHasEnded()
    return link


def revoke(*, referral: Referral, now: datetime) -> None:
    Link.objects.of(referral.firm_id).filter(referral=referral, revoked_at=None).update(revoked_at=now)


def answer(link: Link, said: Answer, *, words: str, now: datetime) -> None:
    """Somebody pressed. Pressing again changes the answer: the earlier one is taken back.

    :raises LinkHasEnded: if the answer does not belong to the link's question
    """
    if said not in CHOICES[Purpose(link.purpose)]:
        raise LinkHasEnded()
    with scope(link.firm):
        Link.objects.of(link.firm).select_for_update().get(pk=link.pk)
        _take_back_earlier(link, now)
        happening = _write(link, said, words, now)
        Link.objects.of(link.firm).filter(pk=link.pk).update(answered_at=now)
        HeardBack.unscoped.create(
            firm=link.firm, person=link.person, referral=link.referral, words=happening.words, what=happening.kind,
            way="link", at=now,
        )  # fmt: skip


def _take_back_earlier(link: Link, now: datetime) -> None:
    earlier = Happening.objects.of(link.firm).filter(referral=link.referral, reported_by=link.person).order_by("-id")
    for happening in earlier:
        if happening.facts.get("link") == link.pk and not happenings.is_taken_back(happening):
            happenings.take_back(happening, by=None, now=now)


KINDS = {
    Answer.YES: Kind.CONSENT_GIVEN,
    Answer.NO: Kind.CONSENT_REFUSED,
    Answer.MET: Kind.MET,
    Answer.NOT_YET: Kind.NOT_YET,
    Answer.NOT_FOR_ME: Kind.WITHDRAWN,
    Answer.WORKING: Kind.WON,
    Answer.UNDECIDED: Kind.NOT_YET,
    Answer.NOT_WORKING: Kind.LOST,
    Answer.BADLY: Kind.TREATED_BADLY,
}


def _write(link: Link, said: Answer, words: str, now: datetime) -> Happening:
    kind = KINDS[said]
    facts: dict[str, object] = {"link": link.pk, "way": "link"}
    if kind in {Kind.LOST, Kind.WITHDRAWN}:
        facts["reason"] = "other"
    if kind in {Kind.LOST, Kind.WITHDRAWN} and not _is_open(link.referral):
        kind = Kind.WROTE  # it had ended already: their words count, and no stage moves
    return happenings.record(
        kind,
        firm=link.firm,
        now=now,
        referral=link.referral,
        person=link.person,
        reported_by=link.person,
        facts=facts,
        words=words[:2000],
    )


def _is_open(referral: Referral) -> bool:
    return stands(stories.of_referral(referral)).is_open


__all__ = ["CHOICES", "Answer", "LinkHasEnded", "answer", "find", "make", "revoke"]
