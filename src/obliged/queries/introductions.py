"""Who is meant, who fits, how would both letters read, and what does the introduction still lack?

The sentence "Introduce _ to _ because _" is read into people: somebody whom we know, one of several of that name, or
somebody new. Nothing is written down while a member is still looking.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from obliged.domain import fit as fits
from obliged.domain.confidences import ProspectTelling, ProviderTelling, ReferralFacts, Somebody
from obliged.domain.confidences import may_be_named as may_be_named_in
from obliged.domain.fit import Fit, Need, Profile
from obliged.domain.happenings import Kind
from obliged.domain.introductions import Consent, IntroductionFacts, Lack, SideFacts, level, proper
from obliged.domain.letters import telling
from obliged.domain.people import find_words, first_name, normal
from obliged.domain.referrals import OPEN, Direction, Side, Stage
from obliged.ports.vectors import vectors
from obliged.queries import calendars, discretion, drafts, playbooks
from obliged.queries.confidences import Reach, gathered
from obliged.queries.discretion import Weighed
from obliged.queries.drafts import Draft
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.letters import GONE, LIVE, Letter, Passage
from obliged.records.links import Link
from obliged.records.people import Address, Affiliation, FindKey, Person
from obliged.records.referrals import Party, Referral
from obliged.words import courtesies as courtesy_words
from obliged.words import happenings as told
from obliged.words import introductions as words
from obliged.words import letters as letter_words
from obliged.words import moments, portal
from obliged.words import proper as proper_words
from obliged.words.introductions import About, FitWords
from obliged.words.languages import Locale
from obliged.words.proper import Names, ProperWords

MOST_NAMED = 6
MOST_KNOWN = 8
MOST_LOOKED_AT = 300  # people who might fit, those whose words meet the need first
NEW = "new"
NEW_IDS = {Side.PROSPECT: -1, Side.PROVIDER: -2}


# --- whom a typed name means ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a typed name may mean."""

    id: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One side of the sentence, as it was read."""

    side: Side
    typed: str = ""
    id: str = ""  # whom it means
    name: str = ""
    first: str = ""
    choices: tuple[Candidate, ...] = ()  # several whom it may mean
    is_new: bool = False
    email: str = ""
    phone: str = ""
    came_back: bool = False
    just_send: bool = False
    may_be_contacted: bool = True

    @property
    def is_settled(self) -> bool:
        return bool(self.id) or self.is_new

    @property
    def lacks_address(self) -> bool:
        return self.is_settled and self.may_be_contacted and not self.email


def named(firm: Firm, typed: str, *, most: int = MOST_NAMED) -> list[Person]:
    """Those whose names, organisations or addresses begin with these words. One statement."""
    asked = find_words(typed)[:5]
    if not asked:
        return []
    people = Person.objects.of(firm).known()
    for word in asked:
        keys = FindKey.objects.of(firm).filter(
            word__gte=word[:120], word__lt=f"{word[:119]}\U0010ffff", person__isnull=False
        )
        people = people.filter(pk__in=keys.values("person_id"))
    return list(people.order_by("name_in_order", "id")[:most])


def suggestions(firm: Firm, typed: str) -> tuple[Candidate, ...]:
    """Names for a slot while it is typed."""
    return _candidates(firm, named(firm, typed))


def _candidates(firm: Firm, people: Sequence[Person]) -> tuple[Candidate, ...]:
    works = _organisations(firm, people)
    return tuple(
        Candidate(str(p.public_id), p.name, ", ".join(part for part in (p.occupation, works.get(p.pk, "")) if part))
        for p in people
    )


def _organisations(firm: Firm, people: Iterable[Person]) -> dict[int, str]:
    rows = Affiliation.objects.of(firm).filter(person__in=list(people), organisation__deleted_at=None)
    return dict(rows.order_by("-order", "-id").values_list("person_id", "organisation__name"))


def uuid_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


# --- what a member typed --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TypedSide:
    """What was typed of one side."""

    name: str = ""
    id: str = ""  # a public id, or "new"
    id_for: str = ""  # the name for which the id was found; another name makes it void
    email: str = ""
    phone: str = ""
    how: str = ""
    reason: str = ""  # why this side should meet the other


@dataclass(frozen=True, slots=True)
class Typed:
    """The whole form. None: not said yet, so that the default holds."""

    prospect: TypedSide = field(default_factory=TypedSide)
    provider: TypedSide = field(default_factory=TypedSide)
    need: str = ""
    ask_first: bool | None = None
    expects: bool = False
    ask_provider: bool | None = None
    ask_both: bool = True

    def side(self, which: Side) -> TypedSide:
        return self.prospect if which is Side.PROSPECT else self.provider


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who fits."""

    id: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The page: the sentence as read, who fits, the letters, and what is still missing."""

    typed: Typed
    prospect: Slot
    provider: Slot
    fit: FitWords | None
    others: tuple[Other, ...]
    asks_first: bool
    asks_provider: bool
    question: Draft | None = None
    to_provider: Draft | None = None  # what the provider is asked; it names nobody
    letters: tuple[Draft, Draft] | None = None
    lacks: tuple[ProperWords, ...] = ()
    summary: str = ""
    level: str = ""
    stamp: str = ""  # of everything that the letters were drafted from
    of_pair: str = ""  # of the two people alone
    ask_both_hint: str = ""
    hold: str = ""
    are_same: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether the letters can be shown: both people are settled, and they are two."""
        return self.letters is not None

    @property
    def reasons_lacking(self) -> tuple[ProperWords, ...]:
        """Whose reason must be written before both letters can leave; while somebody is asked first it has time."""
        return reasons_lacking(self.lacks) if self.action == "send" else ()

    @property
    def can_leave(self) -> bool:
        """Whether what the button says can be done now."""
        if self.letters is None or self.prospect.lacks_address:
            return False
        if not (self.prospect.may_be_contacted and self.provider.may_be_contacted):
            return False
        needs_provider = self.asks_provider or not self.asks_first
        return not (needs_provider and self.provider.lacks_address) and (
            self.asks_first or self.typed.expects or self.prospect.just_send
        )

    @property
    def action(self) -> str:
        """What leaves when the button is pressed: the question, the other's, both questions, or both letters."""
        if self.asks_first:
            return "ask_both" if self.asks_provider else "ask"
        return "ask_provider" if self.asks_provider else "send"


def reasons_lacking(lacks: Iterable[ProperWords]) -> tuple[ProperWords, ...]:
    return tuple(lack for lack in lacks if lack.key is Lack.NO_REASON)


def proposal(member: Member, typed: Typed, *, as_of: datetime) -> Proposal:
    """Read the sentence. At most eight statements when both people are known by their ids."""
    firm = member.firm
    here = Locale(firm.tz, firm.language)
    prospect, provider, found, known = _whom(firm, typed)
    are_same = bool(prospect.id) and prospect.id == provider.id
    asks_first = typed.ask_first if typed.ask_first is not None else not prospect.just_send
    asks_provider = typed.ask_provider if typed.ask_provider is not None else provider.is_new
    fit, others = _fitting(firm, typed.need, found, provider, here, as_of)
    page = Proposal(
        typed=typed,
        prospect=prospect,
        provider=provider,
        fit=fit,
        others=others,
        asks_first=asks_first,
        asks_provider=asks_provider,
        of_pair=_stamp(prospect.id or prospect.name, provider.id or provider.name),
        hold=words.hold(firm.hold_minutes, here, both=asks_first == asks_provider),
        are_same=are_same,
    )
    return page if are_same else _with_letters(page, found, known, member, as_of)


def gives_away(member: Member, typed: Typed, which: str, subject: str, text: str) -> Weighed | None:
    """What one of the letters would give away, while nothing is written down yet; None where nobody reads it yet.

    :param which: question, asking, prospect or provider
    """
    prospect, provider, found, known = _whom(member.firm, typed)
    page = Proposal(
        typed=typed, prospect=prospect, provider=provider, fit=None, others=(), asks_first=False, asks_provider=False
    )
    facts = _facts(page, found, known)
    reader = next(iter(facts.prospects if which in {"question", "prospect"} else facts.providers), None)
    if reader is None:
        return None
    secret = discretion.of_facts(reader, [facts], by=member, introducing=which in {"prospect", "provider"})
    here = Locale(member.firm.tz, member.firm.language)
    return discretion.weighed(subject, text, (reader.name, reader.first), secret, here)


def _whom(firm: Firm, typed: Typed) -> tuple[Slot, Slot, dict[Side, Person | None], Reach]:
    """Whom both sides mean, with what we know of them."""
    people = _by_ids(firm, typed)
    slots = {side: _read(firm, side, typed.side(side), people) for side in (Side.PROSPECT, Side.PROVIDER)}
    found = {side: slot[1] for side, slot in slots.items()}
    known = gathered(firm, [], also=[p for p in found.values() if p is not None]).reach
    prospect, provider = (_settled(slots[s][0], typed.side(s), found[s], known) for s in (Side.PROSPECT, Side.PROVIDER))
    return prospect, provider, found, known


def _by_ids(firm: Firm, typed: Typed) -> dict[str, Person]:
    ids = [uuid_of(typed.side(side).id) for side in (Side.PROSPECT, Side.PROVIDER)]
    wanted = [id for id in ids if id is not None]
    rows = Person.objects.of(firm).known().filter(public_id__in=wanted) if wanted else []
    return {str(person.public_id): person for person in rows}


def who(firm: Firm, side: Side, typed: TypedSide) -> tuple[Slot, Person | None]:
    """Whom one slot means, by itself."""
    found = uuid_of(typed.id)
    rows = Person.objects.of(firm).known().filter(public_id=found) if found else []
    slot, person = _read(firm, side, typed, {str(p.public_id): p for p in rows})
    return (replace(slot, id=str(person.public_id), name=person.name) if person is not None else slot), person


def _read(firm: Firm, side: Side, typed: TypedSide, people: dict[str, Person]) -> tuple[Slot, Person | None]:
    """Whom this side means. A name that is one person's is that person; several are offered; none is somebody new."""
    by_id = people.get(typed.id)
    if by_id is not None and (not typed.name or typed.name in {typed.id_for, by_id.name}):
        return Slot(side, typed=typed.name or by_id.name), by_id
    name = " ".join(typed.name.split())[:300]
    if not name:
        return Slot(side), None
    if typed.id == NEW and typed.name == typed.id_for:
        return Slot(side, typed=typed.name, name=name, is_new=True), None
    like = named(firm, name)
    same = [p for p in like if normal(p.name) == normal(name)]
    if len(same) == 1 or (not same and len(like) == 1 and not _is_whole(name)):
        return Slot(side, typed=typed.name), (same or like)[0]
    if like:
        return Slot(side, typed=typed.name, choices=_candidates(firm, same or like)), None
    return Slot(side, typed=typed.name, name=name, is_new=True), None


def _is_whole(name: str) -> bool:
    """Whether it reads as a whole name, so that another's longer one is not simply meant by it."""
    return len(name.split()) > 1


def _settled(slot: Slot, typed: TypedSide, person: Person | None, known: Reach) -> Slot:
    """The slot with what we know of whom it means; what was typed beside it counts where we have nothing."""
    if person is None:
        first = first_name(slot.name) if slot.is_new else ""
        return replace(slot, first=first, email=_address(typed.email), phone=typed.phone.strip())
    somebody = known.people[person.pk]
    return replace(
        slot,
        id=str(person.public_id),
        name=person.name,
        first=somebody.first,
        email=somebody.email or _address(typed.email),
        phone=somebody.phone or typed.phone.strip(),
        came_back=person.pk in known.came_back,
        just_send=person.just_send,
        may_be_contacted=not person.do_not_contact,
    )


def _address(typed: str) -> str:
    """An address that a letter could be sent to, as far as its shape says."""
    address = typed.strip()
    local, at, domain = address.rpartition("@")
    return address if at and local and "." in domain and not any(c.isspace() for c in address) else ""


def _stamp(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:20]


# --- the letters, before anything is written down -------------------------------------------------------------


def _with_letters(
    page: Proposal, found: dict[Side, Person | None], known: Reach, member: Member, as_of: datetime
) -> Proposal:
    here = Locale(member.firm.tz, member.firm.language)
    facts = _facts(page, found, known)
    lacks = tuple(lack for lack in proper(_introduction(page)) if not (page.asks_first and lack.key is Lack.NOT_ASKED))
    said = proper_words.missing(lacks, Names(Direction.GIVEN, page.prospect.first, page.provider.first), here)
    needed = tuple(lack for lack in lacks if lack.is_needed)
    judged = replace(page, lacks=said, summary=proper_words.summary(lacks, here))
    if not (page.prospect.is_settled and page.provider.is_settled):
        return judged
    agreed = replace(facts, consent=True)
    first, provider, *both = drafts.foreseen(
        [("ask_consent", facts), ("ask_provider", facts), ("introduce_prospect", agreed), ("introduce_provider", agreed)],
        by=member, as_of=as_of, came_back=known.came_back,
    )  # fmt: skip
    days = next((r.spans[0] for r in playbooks.of_firm(member.firm).rules if r.key == "ask_met" and r.on), 0)
    asked_on = moments.short_day(as_of + timedelta(days=days), as_of, here) if days else ""
    return replace(
        judged,
        level="" if needed else proper_words.level(_strength(page), here),
        question=first if page.asks_first else None,
        to_provider=provider if page.asks_provider else None,
        letters=(both[0], both[1]),
        stamp=_stamp(page.of_pair, *(d.subject + d.text for d in (first, provider, *both)), str(page.action)),
        ask_both_hint=words.ask_both(asked_on, here),
    )


def _facts(page: Proposal, found: dict[Side, Person | None], known: Reach) -> ReferralFacts:
    def somebody(slot: Slot) -> tuple[Somebody, ...]:
        typed, person = page.typed.side(slot.side), found[slot.side]
        if person is not None:
            base = replace(known.people[person.pk], email=slot.email, phone=slot.phone)
        else:
            base = Somebody(NEW_IDS[slot.side], slot.name, email=slot.email, phone=slot.phone)
        return (replace(base, how_known=typed.how),) if slot.is_settled else ()

    return ReferralFacts(
        direction=Direction.GIVEN,
        prospects=somebody(page.prospect),
        providers=somebody(page.provider),
        need=page.typed.need,
        reason_for_prospect=page.typed.prospect.reason,
        reason_for_provider=page.typed.provider.reason,
        expects_contact=page.typed.expects or None,
        consent_wanted=page.asks_first,
    )


def _introduction(page: Proposal) -> IntroductionFacts:
    def side(slot: Slot) -> SideFacts:
        typed = page.typed.side(slot.side)
        return SideFacts(
            is_known=slot.is_settled,
            working_channels=bool(slot.email) + bool(slot.phone),
            may_be_contacted=slot.may_be_contacted,
            reason=typed.reason,
            how_known=typed.how,
            need_not_be_asked=slot.just_send,
        )

    return IntroductionFacts(
        direction=Direction.GIVEN,
        prospect=side(page.prospect),
        provider=side(page.provider),
        need=page.typed.need,
        expects_contact=page.typed.expects or None,
        consent=Consent(wanted=page.asks_first),
        asks_both=page.typed.ask_both,
    )


def _strength(page: Proposal) -> int:
    """How strong it will be once whoever is asked has said yes, and both letters have left."""
    facts = _introduction(page)
    agreed = replace(facts.consent, asked=True, answer=True) if page.asks_first else facts.consent
    return level(replace(facts, consent=agreed, introduced=True))


def selling(page_letters: tuple[Draft, Draft], text: str, firm: Firm) -> tuple[str, ...]:
    """What a member's own words had better leave out: promises for others, guarantees, prices."""
    return letter_words.selling(text, [d.to_first for d in page_letters], Locale(firm.tz, firm.language))


# --- who fits -------------------------------------------------------------------------------------------------


def _fitting(
    firm: Firm, need: str, found: dict[Side, Person | None], provider: Slot, here: Locale, as_of: datetime
) -> tuple[FitWords | None, tuple[Other, ...]]:
    """What speaks for whoever was named, and who else fits; where nobody is named yet, up to three."""
    if not need.strip():
        return None, ()
    prospect, chosen = found[Side.PROSPECT], found[Side.PROVIDER]
    rows = list(_might_fit(firm, need, chosen))
    rows = [p for p in rows if prospect is None or p.pk != prospect.pk]
    profiles = {p.pk: _profile(p, as_of) for p in rows}
    wanted = Need(need, party=prospect.name, trade=prospect.occupation) if prospect is not None else Need(need)
    judged = fits.judged(wanted, list(profiles.values()), matcher=vectors())
    best = judged.fits
    by_id = {p.pk: p for p in rows}
    note = None
    if chosen is not None and chosen.pk in profiles:
        profile = profiles[chosen.pk]
        own = fits.fit_of(wanted, profile, matcher=vectors())
        note = words.fit(own, _about(by_id[chosen.pk]), here, refuses=fits.refuses(wanted, profile))
    elif not best and not provider.is_settled:
        note = words.nobody(here, judged.missing)
    shown = [f for f in best if chosen is None or f.person != chosen.pk]
    return note, tuple(_other(by_id[f.person], f, here) for f in shown[: 2 if chosen is not None else 3])


def who_fits(
    firm: Firm, need: str, *, exclude: Iterable[int], here: Locale, as_of: datetime | None = None
) -> tuple[Other, ...]:
    """Up to three to whom somebody with this need could be handed on. One statement.

    Without a moment whoever was ever full counts as full.
    """
    left_out = set(exclude)
    rows = {p.pk: p for p in _might_fit(firm, need, None) if p.pk not in left_out}
    best = fits.best_for(Need(need), [_profile(p, as_of) for p in rows.values()], matcher=vectors())
    return tuple(_other(rows[f.person], f, here) for f in best)


def known(firm: Firm, *, exclude: Iterable[int], most: int = MOST_KNOWN) -> tuple[Candidate, ...]:
    """Some of those whom we know, to choose from where nobody fits by their words: whoever says what they do first,
    those who did well before in front; then whoever came last. Three statements.
    """
    left_out = set(exclude)
    say = [p for p in _might_fit(firm, "", None) if p.pk not in left_out]
    say.sort(key=lambda p: (-p.went_well, -p.introduced, -p.pk))  # type: ignore[attr-defined]
    others = (
        Person.objects.of(firm).known().filter(do_not_contact=False).exclude(pk__in=left_out).order_by("-id")[:most]
    )
    found = {p.pk: p for p in [*say[:most], *others]}
    return _candidates(firm, list(found.values())[:most])


def _other(person: Person, found: Fit, here: Locale) -> Other:
    return Other(str(person.public_id), person.name, words.reasons(found, _about(person), here))


def _about(person: Person) -> About:
    return About(first_name(person.name, person.called), person.occupation, person.firm_name or "")  # type: ignore[attr-defined]


def _might_fit(firm: Firm, need: str, chosen: Person | None) -> QuerySet[Person]:
    """Those who say what they do, the ones whose words meet the need first; with what came of earlier introductions."""
    pieces = fits.sought(Need(need))
    meets = Q()
    for piece in pieces:
        meets |= Q(occupation__icontains=piece) | Q(serves__icontains=piece)
    ranked = (
        Person.objects.of(firm).known()
        .exclude(occupation="", serves="")
        .filter(do_not_contact=False)
        .annotate(rank=Case(When(meets, then=0), default=1, output_field=IntegerField()) if pieces else Value(1))
        .order_by("rank", "-id")[:MOST_LOOKED_AT]
    )  # fmt: skip
    wanted = Q(pk__in=ranked.values("pk"))
    if chosen is not None:
        wanted |= Q(pk=chosen.pk)
    given = Party.objects.of(firm).filter(
        person=OuterRef("pk"), side=Side.PROVIDER, referral__direction__in=[Direction.GIVEN, Direction.ONWARD]
    )
    works = Affiliation.objects.of(firm).filter(person=OuterRef("pk"), organisation__deleted_at=None)
    lives = Address.objects.of(firm).filter(person=OuterRef("pk")).order_by("order", "id")
    found: QuerySet[Person] = (
        Person.objects.of(firm).filter(wanted).annotate(
            firm_name=Subquery(works.order_by("order", "id").values("organisation__name")[:1]),
            place=Subquery(lives.values("lines")[:1]),
            said=FilteredRelation("profiles"),
            phrases=F("said__phrases"),
            not_for=F("said__not_for"),
            works_in=F("said__places"),
            speaks=F("said__languages"),
            conflicts=F("said__conflicts"),
            full_until=F("said__full_until"),
            introduced=_counted(given.exclude(referral__stage__in=[Stage.RECORDED, Stage.CONSENT_ASKED, Stage.IN_ERROR])),
            went_well=_counted(given.filter(referral__stage__in=[Stage.WON, Stage.COMPLETED])),
        ).order_by("id")
    )  # fmt: skip
    return found


def _counted(rows: QuerySet[Party]) -> Coalesce:
    counts = rows.order_by().values("person").annotate(n=Count("id")).values("n")
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)


def _profile(person: Person, as_of: datetime | None) -> Profile:
    row: Any = person  # with what was annotated
    full_until = row.full_until
    return Profile(
        id=person.pk,
        occupation=person.occupation,
        organisation=person.firm_name or "",  # type: ignore[attr-defined]
        serves=person.serves,
        notes=person.notes,
        place=person.place or "",  # type: ignore[attr-defined]
        introduced=person.introduced,  # type: ignore[attr-defined]
        went_well=person.went_well,  # type: ignore[attr-defined]
        may_be_contacted=not person.do_not_contact,
        phrases=row.phrases or "",
        not_for=row.not_for or "",
        places=row.works_in or "",
        languages=row.speaks or "",
        has_room=full_until is None or (as_of is not None and full_until < as_of.date()),
        conflicts=row.conflicts or "",
    )


# --- an introduction that is written down ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Introduction:
    """A given referral on its way to being introduced."""

    id: str
    version: int
    prospect: str
    provider: str
    first: str  # the prospect's
    provider_first: str
    state: str  # ask, asking, asked, unsure, ready, leaving, done, ended, nobody
    need: str
    reason_for_prospect: str
    reason_for_provider: str
    question: Draft | None
    to_provider: Draft | None
    letters: tuple[Draft, Draft] | None
    lacks: tuple[ProperWords, ...]
    summary: str
    level: str
    note: str
    leaves: str  # "Leaves at 8:14"
    letter_id: str  # of what is held, to be taken back
    came_to_nothing: str  # why the last letter did not leave
    provider_asked: str  # "", asking, asked, yes
    without_address: tuple[Candidate, ...]
    hold: str
    parent: str

    @property
    def reasons_lacking(self) -> tuple[ProperWords, ...]:
        """Whose reason must be written before both letters can leave."""
        return reasons_lacking(self.lacks) if self.state == "ready" else ()


def introduction(referral: Referral, member: Member, *, as_of: datetime) -> Introduction:
    """Where it stands, and the letters that are next. Eight statements where nothing is amiss."""
    firm = member.firm
    here = Locale(firm.tz, firm.language)
    known = gathered(firm, [referral])
    facts = known.facts[referral.pk]
    prospect, provider = _first(facts.prospects), _first(facts.providers)
    held = _last_letters(referral)
    state = _state(facts, held)
    wanted = [(letter, facts) for letter in _NEXT.get(state, ())]
    made = drafts.foreseen(wanted, by=member, as_of=as_of, came_back=known.reach.came_back) if wanted else ()
    by_letter = {draft.letter: draft for draft in made}
    hidden = {Lack.NOT_ASKED, Lack.NOT_EXPECTED} if state in {"ask", "unsure"} else {Lack.NO_ANSWER_YET}
    lacks = tuple(lack for lack in proper(_written(referral, facts, state)) if lack.key not in hidden)
    names = (prospect.first if prospect else "", provider.first if provider else "")
    waiting = next((held[kind] for kind in ("introduce_prospect", "ask_consent") if _is_live(held.get(kind))), None)
    no_address = [s.id for s in (prospect, provider) if s is not None and not s.email]
    return Introduction(
        id=str(referral.public_id),
        version=referral.version,
        prospect=prospect.name if prospect else "",
        provider=provider.name if provider else "",
        first=names[0],
        provider_first=names[1],
        state=state,
        need=referral.need,
        reason_for_prospect=referral.reason_for_prospect,
        reason_for_provider=referral.reason_for_provider,
        question=by_letter.get("ask_consent"),
        to_provider=by_letter.get("ask_provider"),
        letters=(made[0], made[1]) if state == "ready" else None,
        lacks=proper_words.missing(lacks, Names(Direction(referral.direction), *names), here),
        summary=proper_words.summary(lacks, here),
        level=proper_words.level(level(_written(referral, facts, state)), here) if state in {"ready", "done"} else "",
        note=_note(referral, facts, names, as_of, here),
        leaves=courtesy_words.leaves(waiting.leaves_at, as_of, here) if waiting is not None else "",
        letter_id=str(waiting.public_id) if waiting is not None and waiting.passage == Passage.HELD else "",
        came_to_nothing=_trouble(held),
        provider_asked=_provider_asked(referral, held),
        without_address=_without_address(firm, no_address),
        hold=words.hold(firm.hold_minutes, here, both=state == "ready"),
        parent=str(referral.parent.public_id) if referral.parent is not None else "",
    )


OF_INTRODUCTIONS = ("ask_consent", "ask_provider", "introduce_prospect", "introduce_provider")
# The letters that can leave next, by where it stands.
_NEXT = {
    "ready": ("introduce_prospect", "introduce_provider"),
    "ask": ("ask_consent", "ask_provider"),
    "unsure": ("ask_consent", "ask_provider"),
}


def _first(side: Sequence[Somebody]) -> Somebody | None:
    return side[0] if side else None


def _is_live(letter: Letter | None) -> bool:
    return letter is not None and letter.passage in LIVE


def _last_letters(referral: Referral) -> dict[str, Letter]:
    """The newest letter of each kind that was not taken back. One statement."""
    rows = Letter.objects.of(referral.firm_id).filter(referral=referral, kind__in=OF_INTRODUCTIONS)
    return {letter.kind: letter for letter in rows.exclude(passage=Passage.CANCELLED).order_by("id")}


def _trouble(held: dict[str, Letter]) -> str:
    """Why the newest letter did not leave, where it did not."""
    newest = max(held.values(), key=lambda letter: letter.pk, default=None)
    return newest.trouble if newest is not None and newest.passage in GONE else ""


def _without_address(firm: Firm, people: Sequence[int]) -> tuple[Candidate, ...]:
    """Those to whom no letter can go; a statement only where there is somebody."""
    return _candidates(firm, list(Person.objects.of(firm).filter(pk__in=people).order_by("id"))) if people else ()


def _state(facts: ReferralFacts, held: dict[str, Letter]) -> str:
    if not facts.prospects or not facts.providers:
        return "nobody"
    if Stage.INTRODUCED in facts.steps:
        return "done"
    if facts.stage not in OPEN:
        return "ended"
    if _is_live(held.get("introduce_prospect")):
        return "leaving"
    if may_be_named_in(facts):
        return "ready"
    if not facts.consent_wanted:
        return "unsure"
    if facts.stage is Stage.CONSENT_ASKED:
        return "asked"
    return "asking" if _is_live(held.get("ask_consent")) else "ask"


def _written(referral: Referral, facts: ReferralFacts, state: str) -> IntroductionFacts:
    def side(people: Sequence[Somebody], reason: str) -> SideFacts:
        if not people:
            return SideFacts(is_known=False)
        one = people[0]
        return SideFacts(
            working_channels=bool(one.email) + bool(one.phone),
            may_be_contacted=not one.do_not_contact,
            reason=reason,
            how_known=one.how_known,
            need_not_be_asked=one.just_send,
        )

    return IntroductionFacts(
        direction=Direction(referral.direction),
        prospect=side(facts.prospects, referral.reason_for_prospect),
        provider=side(facts.providers, referral.reason_for_provider),
        need=referral.need,
        expects_contact=referral.expects_contact,
        consent=Consent(facts.consent_wanted, asked=state in {"asked", "asking"}, answer=facts.consent),
        asks_both=referral.ask_both,
        introduced=state == "done",
    )


def _note(referral: Referral, facts: ReferralFacts, names: tuple[str, str], as_of: datetime, here: Locale) -> str:
    """Where it stands, in one line."""
    stands = told.StandsFacts(
        stage=facts.stage,
        direction=Direction(referral.direction),
        since=referral.stage_at,
        prospect=names[0],
        provider=names[1],
    )
    return told.stage_label(stands, as_of, here)


def _provider_asked(referral: Referral, held: dict[str, Letter]) -> str:
    """Whether the possible provider was asked, and said yes; a statement only where a question was written."""
    letter = held.get("ask_provider")
    if letter is None:
        return ""
    notes = Happening.objects.of(referral.firm_id).filter(referral=referral, kind=Kind.NOTED).order_by("-id")[:20]
    if any(note.facts.get("provider") == "yes" for note in notes):
        return "yes"
    return "asked" if letter.passage == Passage.SENT else "asking" if letter.passage in LIVE else ""


# --- what somebody outside is asked ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """What the holder of a link sees: the question, or thanks and what they said."""

    firm: str
    about: str
    language: str
    words: portal.QuestionWords
    thanks: portal.ThanksWords | None
    answer: str
    line: str  # what they wrote
    may_change: bool


def _here(link: Link) -> Locale:
    return Locale(link.firm.tz, letter_words.language_for(link.person.language, link.firm.language))


def asked_by(link: Link) -> str:
    """The question of a link as its holder reads it, with what stands beside it."""
    shown = portal.question(_asked(link, drafts.facts_of(link.referral)), (), _here(link))
    return " ".join(words for words in (shown.question, shown.beside) if words)


def _asked(link: Link, facts: ReferralFacts) -> portal.Asked:
    letter = {
        "consent": "ask_consent", "met": "ask_met", "outcome": "ask_outcome", "interested": "ask_proposed",
        "wish": "call",
    }[link.purpose]  # fmt: skip
    may_know = telling(letter, facts, link.person_id)
    assert isinstance(may_know, ProspectTelling | ProviderTelling)
    return portal.Asked(link.purpose, may_know, link.referral.responsible.first_name, link.firm.phone)


def answer_page(
    link: Link, answers: Sequence[str], *, said: Happening | None, may_change: bool, as_of: datetime
) -> AnswerPage:
    """The page of a link, made from what its holder may know."""
    firm = link.firm
    here = _here(link)
    language = here.language
    asked = _asked(link, drafts.facts_of(link.referral))
    answer = str(said.facts.get("said", "")) if said is not None else ""
    rules = {rule.key for rule in playbooks.of_firm(firm).rules if rule.on} if answer == "badly" else set()
    return AnswerPage(
        firm=firm.name,
        about=firm.trade,
        language=language,
        words=portal.question(asked, answers, here),
        thanks=portal.thanks(
            asked, answer,
            seen_at=calendars.of_firm(firm).working_minutes_after(as_of, 0),
            as_of=as_of,
            here=here,
            is_done=not may_change,
            comes_back="apologise" in rules,
        ) if said is not None else None,
        answer=answer,
        line=said.words.text if said is not None and said.words else "",
        may_change=may_change,
    )  # fmt: skip


__all__ = [
    "NEW", "AnswerPage", "Candidate", "Introduction", "Other", "Proposal", "Slot", "Typed", "TypedSide", "answer_page", "asked_by",
    "introduction", "known", "named", "proposal", "reasons_lacking", "selling", "suggestions", "uuid_of", "who", "who_fits",
]  # fmt: skip
