"""How are two people introduced? Both get the other's details and their own reason, together or not at all.

Where the prospect wants to be asked, the question leaves first and the provider hears of nobody. A possible provider
can be asked too; that letter names nobody, whatever a member typed into it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from obliged.acts import courtesies, happenings, letters, links, people, referrals
from obliged.acts.courtesies import NotOwedAnyMore
from obliged.acts.letters import Enclosed
from obliged.acts.people import Reach
from obliged.acts.referrals import Known, NeedsSomebody
from obliged.domain.confidences import Somebody, may_be_named
from obliged.domain.courtesies import Key
from obliged.domain.happenings import Kind, Reason
from obliged.domain.referrals import Side
from obliged.domain.refusals import Refusal
from obliged.ports.mail.message import Card
from obliged.queries import drafts, stories
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.letters import Letter, Pair, Passage
from obliged.records.people import Person
from obliged.records.referrals import Party, Referral
from obliged.records.scoping import scope


class AlreadyIntroduced(Refusal):
    """These two have been introduced, or their letters are on their way."""


class NotAskedYet(Refusal):
    """They wanted to be asked first, and have not said yes."""


class NeedsBothReasons(Refusal):
    """Each letter carries its own reason why they should meet, and one is missing."""


class NamedMeanwhile(Refusal):
    """Somebody was named meanwhile whom they should meet."""


class NamedTooSoon(Refusal):
    """This letter names somebody who has not said yes."""


@dataclass(frozen=True, slots=True)
class Someone:
    """Whom the sentence names: somebody whom we know, or somebody new, with what was typed of them."""

    name: str
    person: Person | None = None
    reach: Reach = field(default_factory=Reach)
    how: str = ""  # how we know them


@dataclass(frozen=True, slots=True)
class Proposed:
    """Introduce _ to _ because _, with the reason for each side."""

    prospect: Someone
    provider: Someone
    need: str
    reason_for_prospect: str = ""
    reason_for_provider: str = ""
    ask_first: bool = True
    expects_contact: bool | None = None
    ask_both: bool = True


@dataclass(frozen=True, slots=True)
class Worded:
    """A letter as the member left it."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class OneLetter:
    """One of the two letters: to whom, where, in which words, with whose card."""

    person: Person
    address: str
    subject: str
    text: str
    cards: tuple[Card, ...]
    tells: tuple[str, ...] = ("contact_details", "reason")


def propose(
    said: Proposed,
    *,
    by: Member,
    now: datetime,
    question: Worded | None = None,
    to_provider: Worded | None = None,
    both: tuple[Worded, Worded] | None = None,
) -> Referral:
    """Write an introduction down, with whoever is new in it, and let its first letters go; all of it or nothing.

    :param question: what the prospect is asked first
    :param to_provider: what the possible provider is asked; it names nobody
    :param both: the two letters, where nobody needs to be asked
    """
    with scope(by.firm):
        referral = referrals.give(
            firm=by.firm,
            prospects=[Known(_kept(said.prospect, by, now), said.prospect.how)],
            providers=[Known(_kept(said.provider, by, now), said.provider.how)],
            by=by,
            now=now,
            need=said.need[:500],
            reason_for_prospect=said.reason_for_prospect,
            reason_for_provider=said.reason_for_provider,
            consent_wanted=said.ask_first,
            expects_contact=said.expects_contact,
            ask_both=said.ask_both,
        )
        if question is not None:
            ask(referral, by=by, now=now, words=question)
        if to_provider is not None:
            ask_provider(referral, by=by, now=now, words=to_provider)
        if both is not None:
            send_both(referral, by=by, now=now, prospect=both[0], provider=both[1])
        return referral


def hand_on(referral: Referral, *, to: Someone, by: Member, now: datetime, ask_first: bool = True) -> Referral:
    """Not us: somebody better. The first introducer stays credited, and hears who has them in hand once they met."""
    with scope(referral.firm):
        return referrals.hand_on(
            referral,
            to=_kept(to, by, now),
            by=by,
            now=now,
            consent_wanted=ask_first,
            expects_contact=None if ask_first else True,
        )


def name_provider(referral: Referral, *, to: Someone, by: Member, now: datetime) -> None:
    """Say whom the prospect should meet, where nobody was named.

    :raises NamedMeanwhile: if somebody was
    """
    with scope(referral.firm):
        Referral.objects.of(referral.firm).select_for_update(of=("self",)).get(pk=referral.pk)
        if Party.objects.of(referral.firm).filter(referral=referral, side=Side.PROVIDER).exists():
            raise NamedMeanwhile()
        referrals.name_again(referral, Side.PROVIDER, [Known(_kept(to, by, now), to.how)], now=now)


def _kept(someone: Someone, by: Member, now: datetime) -> Person:
    """The person, new or known; ways to reach them that were typed beside the sentence are kept with them."""
    if someone.person is None:
        return people.keep(firm=by.firm, name=someone.name, now=now, by=by, reach=someone.reach)
    if someone.reach.emails or someone.reach.phones:
        people.add_reach(someone.person, someone.reach, now=now, by=by)
    return someone.person


def ask(referral: Referral, *, by: Member, now: datetime, words: Worded | None = None) -> Letter:
    """Ask the prospect whether they may be introduced; nobody is named to anybody before they say yes.

    :raises NotOwedAnyMore: if they were asked, or the question is on its way
    """
    with scope(referral.firm):
        if not referral.consent_wanted:
            referral = referrals.change(referral, version=referral.version, now=now, consent_wanted=True)
        row = (
            Courtesy.objects.of(referral.firm).owed().filter(referral=referral, rule="ask_consent")
            .select_related("firm", "referral__firm", "to").first()
        )  # fmt: skip
        if row is None:
            raise NotOwedAnyMore()
        return courtesies.send(
            row, by=by, now=now, subject=words.subject if words else None, text=words.text if words else None
        )


def ask_provider(referral: Referral, *, by: Member, now: datetime, words: Worded | None = None) -> Letter:
    """Ask a possible provider whether somebody may be introduced to them. The letter names nobody.

    :raises NamedTooSoon: if it does, and the prospect has not agreed
    """
    facts = drafts.facts_of(referral)
    if not facts.providers:
        raise NeedsSomebody()
    draft = drafts.foreseen([("ask_provider", facts)], by=by, as_of=now)[0]
    words = words or Worded(draft.subject, draft.text)
    if not may_be_named(facts) and any(names(f"{words.subject}\n{words.text}", s) for s in facts.prospects):
        raise NamedTooSoon()
    return letters.write(
        key=f"ask_provider:{referral.pk}:{draft.to_id}",
        kind="ask_provider",
        to=Person.objects.of(referral.firm).get(pk=draft.to_id),
        address=draft.address,
        subject=words.subject,
        text=words.text,
        by=by,
        now=now,
        referral=referral,
        enclosed=Enclosed(audience=Side.PROVIDER),
    )


SHORTEST_NAME = 4  # shorter names are often words: "May I introduce you"


def names(text: str, somebody: Somebody) -> bool:
    """Whether a text says who it is: a name, the firm, a number, an address."""
    telling = [somebody.name, somebody.organisation, somebody.email, somebody.phone, somebody.e164]
    telling += [part for part in somebody.name.split() if len(part) >= SHORTEST_NAME]
    return any(re.search(rf"(?<!\w){re.escape(said)}(?!\w)", text) for said in telling if said)


def send_both(
    referral: Referral, *, by: Member, now: datetime, prospect: Worded | None = None, provider: Worded | None = None
) -> Pair:
    """Both letters, with each other's cards, in the words that the member left or in those that were drafted.

    :raises NotAskedYet: if the prospect may not be named yet
    :raises NeedsBothReasons: if a side has no reason yet to meet the other
    """
    with scope(referral.firm):
        facts = drafts.facts_of(referral)
        if not facts.prospects or not facts.providers:
            raise NeedsSomebody()
        if not may_be_named(facts):
            raise NotAskedYet()
        if not (facts.reason_for_prospect.strip() and facts.reason_for_provider.strip()):
            raise NeedsBothReasons()
        pair = drafts.introduction(referral, by=by, as_of=now)
        found = Person.objects.of(referral.firm).in_bulk([draft.to_id for draft in pair])
        to_prospect, to_provider = (
            OneLetter(
                person=found[draft.to_id],
                address=draft.address,
                subject=words.subject if words else draft.subject,
                text=words.text if words else draft.text,
                cards=draft.cards,
                tells=draft.tells,
            )
            for draft, words in zip(pair, (prospect, provider), strict=True)
        )
        ground = "agreed" if facts.consent else "expected"
        return introduce(referral, prospect=to_prospect, provider=to_provider, by=by, now=now, ground=ground)


def introduce(
    referral: Referral, *, prospect: OneLetter, provider: OneLetter, by: Member, now: datetime, ground: str = "agreed"
) -> Pair:
    """Put both letters into the outbox as one pair.

    :raises NotAskedYet: if consent is wanted and was not given
    :raises AlreadyIntroduced: if a pair is on its way or has left
    """
    with scope(referral.firm):
        locked = Referral.objects.of(referral.firm).select_for_update(of=("self",)).get(pk=referral.pk)
        if locked.consent_wanted and not _agreed(locked):
            raise NotAskedYet()
        have_theirs = _have_theirs(locked)
        if have_theirs >= {prospect.person.pk, provider.person.pk}:
            raise AlreadyIntroduced()
        pair: Pair = Pair.unscoped.create(firm=referral.firm, referral=locked, made_at=now)
        settles = _owed(locked)
        for side, letter in ((Side.PROSPECT, prospect), (Side.PROVIDER, provider)):
            if letter.person.pk in have_theirs:
                continue
            letters.write(
                key=f"introduce:{locked.pk}:{letter.person.pk}",
                kind=f"introduce_{side}",
                to=letter.person,
                address=letter.address,
                subject=letter.subject,
                text=letter.text,
                by=by,
                now=now,
                referral=locked,
                settles=settles if side is Side.PROSPECT or prospect.person.pk in have_theirs else (),
                enclosed=Enclosed(letter.cards, letter.tells, side, ground),
                pair=pair,
            )
        return pair


def _have_theirs(referral: Referral) -> set[int]:
    """Who need not be written to: both while a pair is on its way or has left; of one that came back, the other one.

    :raises AlreadyIntroduced: if a pair stands of which nothing came back
    """
    letters_of = Letter.objects.of(referral.firm).filter(referral=referral, pair__isnull=False)
    standing = letters_of.exclude(passage__in=[Passage.CANCELLED, Passage.REFUSED, Passage.BOUNCED])
    pairs = set(standing.values_list("pair_id", flat=True))
    torn = letters_of.filter(pair_id__in=pairs, passage=Passage.BOUNCED)
    if pairs and not torn.exists():
        raise AlreadyIntroduced()
    return set(standing.values_list("to_id", flat=True))


def _agreed(referral: Referral) -> bool:
    """The last word counts: a yes can be taken for a no until the letters have left."""
    said = [
        h.kind for h in stories.of_referral(referral).standing()
        if h.kind in {Kind.CONSENT_GIVEN, Kind.CONSENT_REFUSED}
    ]  # fmt: skip
    return said[-1:] == [Kind.CONSENT_GIVEN]


def _owed(referral: Referral) -> list[Key]:
    rows = Courtesy.objects.of(referral.firm_id).filter(referral=referral, rule="introduce", state=State.OWED)
    return [row.key for row in rows]


def introduced_otherwise(referral: Referral, *, by: Member, now: datetime, way: str, words: str = "") -> None:
    """They were introduced at a table, by telephone, or by a letter that we did not send."""
    happenings.record(
        Kind.INTRODUCED, firm=referral.firm, now=now, referral=referral, by=by, facts={"way": way}, words=words
    )


def consent(referral: Referral, *, given: bool, person: Person, by: Member, now: datetime, words: str = "") -> None:
    """They told a member whether they may be introduced. After a no, nothing that is still held leaves."""
    with scope(referral.firm):
        happenings.record(
            Kind.CONSENT_GIVEN if given else Kind.CONSENT_REFUSED, firm=referral.firm, now=now, referral=referral,
            person=person, by=by, facts={"way": "in_person"}, words=words,
        )  # fmt: skip
        if not given:
            letters.cancel_of_referral(referral, now=now, why="they said no")


def provider_said(
    referral: Referral, *, agreed: bool, person: Person, by: Member, now: datetime, words: str = ""
) -> None:
    """What the possible provider said when asked. It is no consent of the prospect's; a no ends it kindly."""
    if agreed:
        happenings.record(
            Kind.NOTED, firm=referral.firm, now=now, referral=referral, person=person, by=by,
            facts={"provider": "yes"}, words=words,
        )  # fmt: skip
        return
    with scope(referral.firm):
        referrals.step(
            referral, Kind.DECLINED, by=by, now=now, person=person, reported_by=person, reason=Reason.OTHER, words=words
        )
        letters.cancel_of_referral(referral, now=now, why="the other side said no")
        links.revoke(referral=referral, now=now)  # there is nothing left to say yes to


def expected(referral: Referral, *, now: datetime) -> Referral:
    """The prospect knows of it and expects the contact: a member asked them in person."""
    return referrals.change(referral, version=referral.version, now=now, expects_contact=True, consent_wanted=False)
