"""What may somebody outside do on their own page?

Answer what they were asked, say a word, introduce somebody, say how they like to be told, ask for what we keep of
them, stop, and have a fresh link mailed to the address that we have. Whatever is pressed twice is done once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from obliged.acts import happenings, letters, links, portal_links, suppressions
from obliged.acts.letters import MayNotBeWrittenTo
from obliged.acts.links import CHOICES, Answer
from obliged.acts.portal_links import PageHasEnded
from obliged.domain.happenings import Kind
from obliged.domain.members import Role
from obliged.domain.people import Channel, TellWhat
from obliged.domain.referrals import Side
from obliged.domain.refusals import Refusal
from obliged.queries import portal as queries
from obliged.queries import suppressions as stopped
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening, Words
from obliged.records.letters import Letter
from obliged.records.links import HeardBack, Link, Opens, PortalLink
from obliged.records.people import Email, Person
from obliged.records.privacy import Asked, PrivacyRequest
from obliged.records.referrals import Party, Referral
from obliged.records.scoping import scope
from obliged.words import portal_page

ASKED = {"see": Asked.SEE, "erase": Asked.ERASE}
A_MONTH = timedelta(days=30)  # the law gives it
SAID_ONCE = timedelta(hours=1)  # the same words again within it are the same press
FRESH_A_DAY = 5
FRESH_EVERY = timedelta(minutes=2)
LONGEST = 2000  # characters of a word


class NothingSaid(Refusal):
    """Nothing was written."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How somebody likes to be told."""

    tell_what: TellWhat
    channel: Channel


def say(link: PortalLink, words: str, *, now: datetime) -> None:
    """A word to whoever looks after them: it is heard back on Today, and owed an answer.

    :raises NothingSaid: if there are no words
    """
    said = words.replace("\x00", "").strip()[:LONGEST]
    if not said:
        raise NothingSaid()
    person = link.person
    with scope(link.firm):
        _alone(link)
        if _was_said(person, said, now):
            return
        _heard(person, said, Kind.WROTE, now)


def _was_said(person: Person, said: str, now: datetime) -> bool:
    lately = Happening.objects.of(person.firm_id).filter(
        reported_by=person, kind=Kind.WROTE, recorded_at__gt=now - SAID_ONCE, words__text=said
    )
    return bool(lately.exists())


def _heard(person: Person, said: str, kind: Kind, now: datetime) -> None:
    happening = happenings.record(
        kind, firm=person.firm, now=now, person=person, reported_by=person, facts={"way": "portal"}, words=said
    )
    HeardBack.unscoped.create(firm=person.firm, person=person, words=happening.words, what=kind, way="portal", at=now)


def report(link: PortalLink, *, referral: UUID, pressed: Answer, words: str, now: datetime) -> None:
    """They say what happened, as by the link of a letter that asks: the same acts, the same questions.

    :raises PageHasEnded: if they are asked no such thing
    """
    asked = next((q for q in queries.asked(link, referral, now=now) if pressed in CHOICES[q.purpose]), None)
    if asked is None:
        raise PageHasEnded()
    with scope(link.firm):
        _alone(link)
        links.answer(_question(asked, now), pressed, words=words, now=now)


def _question(asked: queries.Question, now: datetime) -> Link:
    """The link of a letter that asks the same, so that both are one answer; else one that no letter carries."""
    referral = Referral.objects.of(asked.firm).select_related("firm").get(pk=asked.referral)
    person = Person.objects.of(asked.firm).get(pk=asked.person)
    same = Link.objects.of(asked.firm).filter(
        person=person, referral=referral, purpose=asked.purpose, revoked_at=None, expires_at__gt=now
    )
    if not same.exists():
        links.make(asked.purpose, person=person, referral=referral, side=str(asked.side), now=now)
    found: Link = same.select_related("firm", "person", "referral__firm").order_by("-id")[0]
    return found


def wish(link: PortalLink, wishes: Wishes, *, now: datetime) -> bool:
    """They say how they like to be told; a member reads it. Answers whether that was new."""
    with scope(link.firm):
        _alone(link)
        person = (
            Person.objects.of(link.firm).select_related("firm").select_for_update(of=("self",)).get(pk=link.person_id)
        )
        if (person.tell_what, person.channel) == (wishes.tell_what, wishes.channel):
            return False
        person.tell_what, person.channel = str(wishes.tell_what), str(wishes.channel)
        person.version += 1
        person.save(update_fields=["tell_what", "channel", "version"])
        said = portal_page.wished(str(wishes.tell_what), str(wishes.channel), link.firm.language)
        _heard(person, said, Kind.NOTED, now)
        theirs = Party.objects.of(link.firm).filter(person=person, side=Side.INTRODUCER).values("referral")
        for referral in Referral.objects.of(link.firm).filter(pk__in=theirs, is_open=True).select_related("firm"):
            happenings.derive_again(referral=referral, person=None, now=now)
        return True


def ask_privacy(link: PortalLink, what: Asked, *, words: str, now: datetime) -> bool:
    """They ask for what we keep of them, or that it is erased. Asked twice while it is open, it is asked once."""
    person, firm = link.person, link.firm
    said = words.replace("\x00", "").strip()[:LONGEST]
    with scope(firm):
        _alone(link)
        if PrivacyRequest.objects.of(firm).filter(person=person, what=what, settled_at=None).exists():
            return False
        PrivacyRequest.unscoped.create(
            firm=firm,
            person=person,
            what=what,
            words=Words.unscoped.create(firm=firm, text=said, about=person) if said else None,
            way="portal",
            at=now,
            due_at=now + A_MONTH,
        )
        _heard(person, portal_page.asked_of_us(str(what), firm.language), Kind.WROTE, now)
        return True


def stop(link: PortalLink, *, again: bool, now: datetime) -> None:
    """No more letters by themselves to any address of theirs; or, again, let them come."""
    addresses = Email.objects.of(link.firm_id).filter(person=link.person).values_list("normal", flat=True)
    for address in list(addresses):
        if again:
            suppressions.lift(link.firm, address, now=now)
        elif stopped.standing(link.firm, [address]) is None:
            suppressions.suppress(link.firm, address, why=suppressions.ASKED, now=now)


def fresh(link: PortalLink, *, now: datetime) -> None:
    """Mail them a link that opens more. Whether we have an address, and which, nobody learns from the answer."""
    person, firm = link.person, link.firm
    address = Email.objects.of(firm).filter(person=person, bounced_at=None).order_by("order", "id").first()
    if address is None or person.do_not_contact:
        return
    with scope(firm):
        _alone(link)
        lately = Letter.objects.of(firm).filter(to=person, kind="portal_more", made_at__gt=now - timedelta(days=1))
        if lately.count() >= FRESH_A_DAY or lately.filter(made_at__gt=now - FRESH_EVERY).exists():
            return
        by = keeper_of(person)
        words = portal_page.fresh_letter(
            to=person.called or person.name.split(" ")[0],
            member=by.first_name,
            firm=firm.name,
            link=portal_links.make(person, opens=Opens.MORE, now=now),
            language=firm.language,
        )
        try:
            letters.write(
                key=f"portal_more:{person.pk}:{now:%Y%m%d%H%M%S}", kind="portal_more", to=person, address=address.address,
                subject=words.subject, text=words.text, by=by, now=now, at_once=True, asked_for=True,
            )  # fmt: skip
        except MayNotBeWrittenTo:
            return


def keeper_of(person: Person) -> Member:
    """Who looks after somebody: their keeper, else whoever owns the firm."""
    if person.keeper is not None and person.keeper.left_at is None:
        return person.keeper
    return owner_of(person.firm)


def owner_of(firm: Firm) -> Member:
    found: Member = (
        Member.objects.of(firm).filter(role=Role.OWNER, left_at=None).select_related("firm").order_by("id")[0]
    )
    return found


def _alone(link: PortalLink) -> None:
    """One press after the other."""
    PortalLink.objects.of(link.firm_id).select_for_update().get(pk=link.pk)


__all__ = [
    "ASKED", "NothingSaid", "Opens", "PageHasEnded", "Wishes", "ask_privacy", "fresh", "keeper_of", "owner_of", "report", "say", "stop", "wish",
]  # fmt: skip
