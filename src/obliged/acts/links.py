"""How does somebody outside answer with one press, and nobody in their name?

A link carries 256 bits that only its holder knows; we keep a hash. It is bound to one purpose, one person, one
referral and one firm, ends by itself, and can be revoked. Opening it shows; only pressing acts.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings

from obliged.acts import consents, happenings, letters, referrals
from obliged.domain.happenings import Kind
from obliged.domain.referrals import Side, Stage, stands
from obliged.domain.refusals import Refusal
from obliged.queries import introductions, stories
from obliged.records.consents import SAID
from obliged.records.happenings import Happening
from obliged.records.keys import token, token_hash
from obliged.records.letters import Letter, Passage
from obliged.records.links import HeardBack, Link, Purpose
from obliged.records.people import Person
from obliged.records.referrals import Referral
from obliged.records.scoping import scope
from obliged.words import portal

LASTS = {
    Purpose.CONSENT: timedelta(days=14),
    Purpose.MET: timedelta(days=60),
    Purpose.OUTCOME: timedelta(days=90),
    Purpose.INTERESTED: timedelta(days=60),
    Purpose.WISH: timedelta(days=365),  # for as long as there may be something to tell
}


WITH_US = frozenset({Passage.HELD, Passage.CLAIMED})
LONGEST = 2000  # characters of the line beside an answer


class LinkHasEnded(Refusal):
    """This link has ended. Reply to the letter that brought it, and your words will find us."""


class HasNotLeftYet(Refusal):
    """The letter that brings this link has not left yet, so nobody outside can have pressed."""


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
    STILL = "still"
    LATER = "later"
    NO_LONGER = "no_longer"
    MAY_TELL = "may_tell"
    MAY_NOT_TELL = "may_not_tell"


CHOICES = {
    Purpose.CONSENT: (Answer.YES, Answer.NO),
    Purpose.MET: (Answer.MET, Answer.NOT_YET, Answer.NOT_FOR_ME),
    Purpose.OUTCOME: (Answer.WORKING, Answer.UNDECIDED, Answer.NOT_WORKING, Answer.BADLY),
    Purpose.INTERESTED: (Answer.STILL, Answer.LATER, Answer.NO_LONGER),
    Purpose.WISH: (Answer.MAY_TELL, Answer.MAY_NOT_TELL),
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

    :raises LinkHasEnded: if there is none, or its letter was taken back
    :raises HasNotLeftYet: if its letter is still with us: whoever reads it in our own house is not its reader
    """
    link: Link | None = (
        Link.unscoped.select_related("firm", "person", "referral__firm", "referral__responsible__firm")
        .filter(token_hash=token_hash(secret), revoked_at=None, expires_at__gt=now)
        .first()
    )
    if link is None or link.person.deleted_at is not None or link.referral.stage == Stage.IN_ERROR:
        raise LinkHasEnded()
    _came_with_a_letter(link, secret)
    return link


def _came_with_a_letter(link: Link, secret: str) -> None:
    """A link lives from when its letter left. One that no letter of ours carries was told otherwise."""
    carrying = Letter.objects.of(link.firm_id).filter(
        referral=link.referral, to=link.person, text__contains=f"/a/{secret}/"
    )
    passages = {Passage(passage) for passage in carrying.values_list("passage", flat=True)}
    if not passages or passages - WITH_US - {Passage.CANCELLED}:
        return
    if passages & WITH_US:
        raise HasNotLeftYet()
    raise LinkHasEnded()


def choices(link: Link) -> tuple[Answer, ...]:
    """What can be pressed on its page."""
    return CHOICES[Purpose(link.purpose)]


def may_answer(link: Link) -> bool:
    """Whether the question is still open. Who has been introduced has been named: a yes cannot become a no."""
    return link.purpose != Purpose.CONSENT or Stage.INTRODUCED not in stands(stories.of_referral(link.referral)).steps


def said(link: Link) -> Happening | None:
    """What the holder of this link has answered, as it stands."""
    answered = Happening.objects.of(link.firm_id).filter(referral=link.referral, reported_by=link.person)
    for happening in answered.select_related("words", "firm", "referral", "concerns", "reported_by").order_by("-id"):
        if happening.facts.get("link") == link.pk and not happenings.is_taken_back(happening):
            found: Happening = happening
            return found
    return None


def revoke(*, referral: Referral, now: datetime) -> None:
    Link.objects.of(referral.firm_id).filter(referral=referral, revoked_at=None).update(revoked_at=now)


def answer(link: Link, pressed: Answer, *, words: str, now: datetime) -> None:
    """Somebody pressed. Pressing again changes the answer: the earlier one is taken back. The same twice is once.

    :raises LinkHasEnded: if the answer does not belong to the link's question, or comes too late
    """
    if pressed not in CHOICES[Purpose(link.purpose)]:
        raise LinkHasEnded()
    words = words.replace("\x00", "").strip()[:LONGEST] or _button(link, pressed)
    with scope(link.firm):
        Link.objects.of(link.firm).select_for_update().get(pk=link.pk)
        if not may_answer(link):
            raise LinkHasEnded()
        earlier = said(link)
        if earlier is not None:
            if earlier.facts.get("said") == pressed and (earlier.words.text if earlier.words else "") == words:
                return
            happenings.take_back(earlier, by=None, now=now, way="link")
        happening = _write(link, pressed, words, now)
        Link.objects.of(link.firm).filter(pk=link.pk).update(answered_at=now)
        if pressed is Answer.NO:
            letters.cancel_of_referral(link.referral, now=now, why="they said no")
        _hear(link, happening, earlier, now)


def _button(link: Link, pressed: Answer) -> str:
    """Where the kind of what happened does not say which button it was, its words do."""
    return portal.button(pressed, link.firm.language) if KINDS[pressed] is Kind.WROTE else ""


def _hear(link: Link, happening: Happening, earlier: Happening | None, now: datetime) -> None:
    """Put their words before a member; an answer that they changed is not heard twice."""
    if earlier is not None:
        unread = HeardBack.objects.of(link.firm).filter(
            person=link.person, referral=link.referral, way="link", what=earlier.kind, read_at=None
        )
        unread.update(read_at=now)
    HeardBack.unscoped.create(
        firm=link.firm, person=link.person, referral=link.referral, words=happening.words, what=happening.kind,
        way="link", at=now,
    )  # fmt: skip


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
    Answer.STILL: Kind.WROTE,  # we answer them, and say how it goes on
    Answer.LATER: Kind.WROTE,
    Answer.NO_LONGER: Kind.WITHDRAWN,
    Answer.MAY_TELL: Kind.MAY_TELL,
    Answer.MAY_NOT_TELL: Kind.MAY_NOT_TELL,
}


def _write(link: Link, pressed: Answer, words: str, now: datetime) -> Happening:
    kind = KINDS[pressed]
    facts: dict[str, object] = {"link": link.pk, "way": "link", "said": str(pressed)}
    wording = introductions.asked_by(link) if kind in SAID else ""
    if link.purpose == Purpose.WISH:
        return referrals.wish(
            link.referral, may_tell=pressed is Answer.MAY_TELL, person=link.person, by=None, now=now,
            reported_by=link.person, facts=facts, words=words, wording=wording,
        )  # fmt: skip
    if link.purpose == Purpose.CONSENT and link.side != Side.PROSPECT:
        # Only the prospect can agree to be named; a provider's yes is noted, a no declines.
        kind = Kind.NOTED if pressed is Answer.YES else Kind.DECLINED
        facts["provider"] = str(pressed)
    ends = kind in {Kind.LOST, Kind.WITHDRAWN, Kind.DECLINED}
    if ends:
        facts["reason"] = "other"
    if ends and not _is_open(link.referral):
        kind = Kind.WROTE  # it had ended already: their words count, and no stage moves
    return happenings.record(
        kind,
        firm=link.firm,
        now=now,
        referral=link.referral,
        person=link.person,
        reported_by=link.person,
        facts=facts,
        words=words,
        wording=wording,
    )


def _is_open(referral: Referral) -> bool:
    return stands(stories.of_referral(referral)).is_open


__all__ = [
    "CHOICES",
    "Answer",
    "HasNotLeftYet",
    "LinkHasEnded",
    "answer",
    "choices",
    "find",
    "make",
    "may_answer",
    "revoke",
    "said",
]
