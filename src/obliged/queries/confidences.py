"""What do we know of a referral that could be told, and what of it may its introducer know?

The facts are gathered in a fixed number of statements, however many referrals there are. They hold the private things
too: whatever leaves the firm is made from a telling, and never from these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.db.models import QuerySet

from obliged.domain import confidences
from obliged.domain.confidences import Named, ReferralFacts, Somebody
from obliged.domain.happenings import Happening as Happened
from obliged.domain.happenings import Kind, Reason
from obliged.domain.people import Channel, TellWhat
from obliged.domain.referrals import RANK, Direction, Side, Stage, Story, stands
from obliged.records.firms import Firm
from obliged.records.happenings import Happening
from obliged.records.people import Affiliation, Email, Person, Phone
from obliged.records.reading import Reading
from obliged.records.referrals import Party, Referral
from obliged.words import letters as words
from obliged.words.languages import Locale


def facts_of(referral: Referral) -> ReferralFacts:
    """All that we know of a referral and could tell somebody. For judging what may be told; never for a letter."""
    return gathered(referral.firm, [referral], with_work=True).facts[referral.pk]


@dataclass(frozen=True, slots=True)
class Reach:
    """People with the ways to reach them, by id; and whose every address came back."""

    people: Mapping[int, Somebody]
    came_back: frozenset[int]


@dataclass(frozen=True, slots=True)
class Read:
    """Parties and happenings that a page has read for itself."""

    parties: Sequence[Party]
    happened: Sequence[Happening]  # in the order in which they were recorded


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts of several referrals, and everybody who plays a part in them."""

    facts: Mapping[int, ReferralFacts]
    reach: Reach


def gathered(
    firm: Firm,
    referrals: Iterable[Referral],
    *,
    also: Iterable[Person] = (),
    with_work: bool = False,
    read: Read | None = None,
) -> Gathered:
    """The facts of any number of referrals, in four statements; in five with where people work.

    :param also: others whose ways to be reached are wanted
    :param read: what the page has read of them already
    """
    by_id = {r.pk: r for r in referrals}
    parties: Sequence[Party] = ()
    happened: dict[int, list[Happened]] = {}
    if by_id:
        read = read or Read(parties_around(firm, by_id.values()), _happened(firm, by_id))
        parties = read.parties
        for row in read.happened:
            happened.setdefault(row.referral_id or 0, []).append(row.as_happening())
    people = {p.pk: p for p in also} | {p.person_id: p.person for p in parties}
    known = _reach(firm, people, with_work=with_work)
    return Gathered({pk: _of(r, firm, parties, happened.get(pk, []), known) for pk, r in by_id.items()}, known)


def parties_around(firm: Firm, referrals: Iterable[Referral]) -> tuple[Party, ...]:
    """The parties of these referrals, of those that they came from, and of those that they became. One statement."""
    rows = list(referrals)
    ids = [r.pk for r in rows]
    parents = [r.parent_id for r in rows if r.parent_id]
    return tuple(_AROUND(firm=firm.pk, ids=ids, here=[*ids, *parents]))


def _happened(firm: Firm, ids: Iterable[int]) -> tuple[Happening, ...]:
    return tuple(_HAPPENED(firm=firm.pk, ids=list(ids)))


def _around(firm: int, ids: Sequence[int], here: Sequence[int]) -> QuerySet[Party]:
    became = Referral.objects.of(firm).filter(parent_id__in=ids).order_by().values("pk")
    known = Party.objects.of(firm).filter(referral_id__in=here).order_by().values("referral_id")
    # Asked for by one column, since else every party of the firm would be looked at.
    found: QuerySet[Party] = Party.objects.of(firm).filter(referral_id__in=known.union(became, all=True))
    return found.select_related("person", "referral").order_by("referral_id", "order", "id")


_AROUND = Reading(_around)
_HAPPENED = Reading(lambda firm, ids: Happening.objects.of(firm).filter(referral_id__in=ids).order_by("id"))
_EMAILS = Reading(lambda firm, people: Email.objects.of(firm).filter(person_id__in=people).order_by("order", "id"))
_PHONES = Reading(lambda firm, people: Phone.objects.of(firm).filter(person_id__in=people).order_by("order", "id"))


def _reach(firm: Firm, people: Mapping[int, Person], *, with_work: bool) -> Reach:
    """Two statements for all of them, three with where they work."""
    emails: dict[int, str] = {}
    bounced: set[int] = set()
    for email in _EMAILS(firm=firm.pk, people=sorted(people)):
        if email.bounced_at is None:
            emails.setdefault(email.person_id, email.address)
        else:
            bounced.add(email.person_id)
    phones: dict[int, Phone] = {}
    for phone in _PHONES(firm=firm.pk, people=sorted(people)):
        phones.setdefault(phone.person_id, phone)
    works = _works(firm, people) if with_work else {}
    somebody = {pk: _somebody(p, emails.get(pk, ""), phones.get(pk), works.get(pk)) for pk, p in people.items()}
    return Reach(somebody, frozenset(bounced - set(emails)))


def _works(firm: Firm, people: Mapping[int, Person]) -> dict[int, Affiliation]:
    """Where each of them works, the first first: it travels on a card, and nowhere else."""
    works: dict[int, Affiliation] = {}
    affiliations = Affiliation.objects.of(firm).filter(person_id__in=list(people), organisation__deleted_at=None)
    for affiliation in affiliations.select_related("organisation").order_by("order", "id"):
        works.setdefault(affiliation.person_id, affiliation)
    return works


def _somebody(p: Person, email: str, phone: Phone | None, work: Affiliation | None) -> Somebody:
    return Somebody(
        id=p.pk,
        name=p.name,
        called=p.called,
        pronoun=p.pronoun,
        is_couple=p.is_couple,
        occupation=p.occupation,
        organisation=work.organisation.name if work else "",
        role=work.role if work else "",
        phone=phone.typed if phone else "",
        e164=phone.e164 if phone else "",
        email=email,
        best_time=p.best_time,
        language=p.language,
        channel=Channel(p.channel),
        tell_what=TellWhat(p.tell_what),
        just_send=p.just_send,
        do_not_contact=p.do_not_contact,
        why_us=p.why_us,
        notes=p.notes,
    )


def _of(
    referral: Referral, firm: Firm, parties: Sequence[Party], happened: Sequence[Happened], known: Reach
) -> ReferralFacts:
    def side(of: int | None, which: Side) -> tuple[Somebody, ...]:
        return tuple(
            replace(known.people[p.person_id], how_known=p.how_known)
            for p in parties
            if p.referral_id == of and p.side == which
        )

    sides = {which: side(referral.pk, which) for which in Side}
    story = Story(
        direction=Direction(referral.direction),
        introducers=tuple(s.id for s in sides[Side.INTRODUCER]),
        prospects=tuple(s.id for s in sides[Side.PROSPECT]),
        providers=tuple(s.id for s in sides[Side.PROVIDER]),
        happenings=tuple(happened),
        tell_what=MappingProxyType({}),
    )
    standing, now = story.standing(), stands(story)
    child = _child(referral, parties)
    reasons = [h.fact("reason") for h in standing if h.kind in {Kind.DECLINED, Kind.LOST, Kind.WITHDRAWN}]
    reasons = [reason for reason in reasons if reason in set(Reason)]
    return ReferralFacts(
        direction=story.direction,
        introducers=sides[Side.INTRODUCER],
        prospects=sides[Side.PROSPECT],
        providers=sides[Side.PROVIDER],
        parent_introducers=side(referral.parent_id, Side.INTRODUCER) if referral.parent_id else (),
        handed_to=side(child.pk, Side.PROVIDER) if child else (),
        handed_over=bool(child) and RANK.get(Stage(child.stage), 0) >= RANK[Stage.INTRODUCED] if child else False,
        need=referral.need,
        when_needed=referral.when_needed,
        reason_for_prospect=referral.reason_for_prospect,
        reason_for_provider=referral.reason_for_provider,
        treatments=tuple(str(t) for t in referral.treatments or ()),
        expects_contact=referral.expects_contact,
        consent_wanted=referral.consent_wanted,
        consent=_last(standing, yes=Kind.CONSENT_GIVEN, no=Kind.CONSENT_REFUSED),
        may_tell=_last(standing, yes=Kind.MAY_TELL, no=Kind.MAY_NOT_TELL),
        discreet=firm.discreet,
        steps=frozenset(now.steps),
        stage=now.stage,
        not_reached=sum(h.kind is Kind.NOT_REACHED for h in standing),
        meeting_at=now.meeting_at,
        ended_reason=Reason(reasons[-1]) if reasons and not now.is_open else None,
        words=referral.words,
        notes=referral.notes,
    )


def _child(referral: Referral, parties: Sequence[Party]) -> Referral | None:
    """The referral that this one became: the newest that was not entered in error."""
    children = [p.referral for p in parties if p.referral.parent_id == referral.pk]
    standing = [child for child in children if child.stage != Stage.IN_ERROR]
    return max(standing, key=lambda child: child.pk, default=None)


def _last(standing: Sequence[Happened], *, yes: Kind, no: Kind) -> bool | None:
    said = [h.kind for h in standing if h.kind in {yes, no}]
    return said[-1] is yes if said else None


def names(facts: ReferralFacts) -> tuple[Named, ...]:
    """Those whom it is about, as a sentence names them."""
    return tuple(Named(s.name, s.first, s.pronoun, s.is_couple) for s in facts.prospects)


@dataclass(frozen=True, slots=True)
class MayKnow:
    """One line of the card: what the introducer may know, or may not."""

    allowed: bool
    key: str
    sentence: str


def may_know(facts: ReferralFacts, here: Locale) -> tuple[MayKnow, ...]:
    """What the introducer of this referral may know. Empty where nobody introduced it."""
    introducers = facts.introducers or facts.parent_introducers
    about = words.together(names(facts), here)
    return tuple(
        MayKnow(allowed, key, words.knows(allowed, key, introducers[0].first, about, here))
        for allowed, key in confidences.card(facts)
    )


__all__ = ["Gathered", "MayKnow", "Reach", "Read", "facts_of", "gathered", "may_know", "names", "parties_around"]
