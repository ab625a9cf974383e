"""What may each party know, what were they told, and on what ground?

Of a referral for everybody in it, and of a person everything that they have ever been told. A fixed number of
statements, however much was said. What came back told nobody anything, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef

from obliged.domain import confidences
from obliged.domain.confidences import ReferralFacts, Somebody
from obliged.domain.permissions import Act
from obliged.domain.referrals import Side
from obliged.queries import courtesies, discretion
from obliged.queries.confidences import gathered, names
from obliged.queries.discretion import Overridden
from obliged.records.consents import Agreed, Consent
from obliged.records.firms import Firm, Member
from obliged.records.letters import Letter, Told
from obliged.records.people import Person
from obliged.records.referrals import Party, Referral
from obliged.words import happenings as lines
from obliged.words import languages, letters, moments, profiles
from obliged.words import tellings as words
from obliged.words.languages import Locale

MOST = 100  # of one referral
PAGE = 40  # lines of one person
_AS_READ = (
    "pk", "seq", "at", "way", "what", "ground", "audience", "to_id", "to__name", "letter_id", "letter__subject",
    "letter__text", "by__name", "referral_id", "referral__public_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody may know or may not, and why."""

    sentence: str
    why: str


@dataclass(frozen=True, slots=True)
class ToldOnce:
    """What was told at one time: by a letter, or by word of mouth."""

    what: str
    when: str
    by: str
    ground: str
    about: str = ""  # the names of the prospects
    referral: str = ""  # its public id
    subject: str = ""
    text: str = ""  # the letter's words, for whoever may read them
    overridden: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What somebody said yes or no to."""

    says: str
    given: bool
    stands: bool
    wording: str
    when: str
    ends: str
    about: str = ""
    referral: str = ""


@dataclass(frozen=True, slots=True)
class PartyPage:
    """One party of a referral."""

    id: str
    key: int
    name: str
    side: str
    may: tuple[Line, ...]
    may_not: tuple[Line, ...]
    told: tuple[ToldOnce, ...]
    agreed: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class OfReferral:
    id: str
    title: str
    back: str  # whom it is about
    parties: tuple[PartyPage, ...]
    others: tuple[ToldOnce, ...]  # who was told and has no part in it any more
    more: bool
    as_they_were: tuple[str, ...] = ()  # letters that told nothing by themselves, and were sent though they were marked


@dataclass(frozen=True, slots=True)
class OfPerson:
    id: str
    title: str
    first: str
    told: tuple[ToldOnce, ...]
    agreed: tuple[Agreement, ...]
    older: int  # the number of the last line, from which the older ones go on; 0: there are none
    as_they_were: tuple[str, ...] = ()  # letters that told nothing by themselves, and were sent though they were marked


# --- of a referral ----------------------------------------------------------------------------------------------


def of_referral(referral: Referral, *, member: Member, as_of: datetime) -> OfReferral:
    """Everybody in it: what they may know, what not, and what they were told. Nine statements."""
    firm: Firm = member.firm
    here = courtesies.locale(firm)
    known = gathered(firm, [referral])
    facts = known.facts[referral.pk]
    rows = list(_arrived(firm).filter(referral=referral).order_by("-at", "-seq", "-pk").values(*_AS_READ)[: MOST + 1])
    told: dict[int, list[ToldOnce]] = {}
    for to, once in _told(firm, rows[:MOST], member, as_of, here):
        told.setdefault(to, []).append(once)
    agreed = _consents(firm, Consent.objects.of(firm).filter(referral=referral), {}, as_of, here)
    ids = dict(Person.objects.of(firm).filter(pk__in=[s.id for s in facts.everybody]).values_list("pk", "public_id"))
    parties = tuple(
        _party(one, side, facts, told.get(one.id, ()), agreed.get(one.id, ()), str(ids[one.id]), here)
        for side, one in _everybody(facts)
    )
    about = letters.together(names(facts), here)
    theirs = {one.id for _, one in _everybody(facts)}
    return OfReferral(
        id=str(referral.public_id),
        title=words.title_of_referral(about.first if about else "", here),
        back=about.name if about else "",
        parties=parties,
        others=tuple(one for to, several in told.items() if to not in theirs for one in several),
        more=len(rows) > MOST,
        as_they_were=_as_they_were(firm, rows, referral=referral),
    )


def _everybody(facts: ReferralFacts) -> list[tuple[Side, Somebody]]:
    """Each once, on the side on which they are told."""
    found: dict[int, tuple[Side, Somebody]] = {}
    for one in (*facts.introducers, *facts.parent_introducers, *facts.prospects, *facts.providers):
        side = facts.side_of(one.id)
        if side is not None:
            found.setdefault(one.id, (side, one))
    return list(found.values())


def _party(
    one: Somebody,
    side: Side,
    facts: ReferralFacts,
    told: Sequence[ToldOnce],
    agreed: Sequence[Agreement],
    public_id: str,
    here: Locale,
) -> PartyPage:
    around = _around(one, facts, here)
    said = [(line.allowed, Line(*words.may(line, around, here))) for line in confidences.knows(facts, one.id)]
    return PartyPage(
        id=public_id,
        key=one.id,
        name=one.name,
        side=words.side(side, here),
        may=tuple(line for allowed, line in said if allowed),
        may_not=tuple(line for allowed, line in said if not allowed),
        told=tuple(told),
        agreed=tuple(agreed),
    )


def _around(one: Somebody, facts: ReferralFacts, here: Locale) -> words.Around:
    about = letters.together(names(facts), here)
    introducers = facts.introducers or facts.parent_introducers
    return words.Around(
        to=one.first,
        introducer=introducers[0].first if introducers else "",
        prospect=about.first if about else "",
        provider=facts.providers[0].first if facts.providers else "",
    )


# --- of a person ------------------------------------------------------------------------------------------------


def of_person(someone: Person, *, member: Member, as_of: datetime, before: int = 0) -> OfPerson:
    """Everything that they have ever been told, the newest first, and what they said yes or no to. Eight statements.

    :param before: the number from which older lines go on
    """
    firm: Firm = member.firm
    here = courtesies.locale(firm)
    ids = [someone.pk, *Person.objects.of(firm).filter(same_as=someone).values_list("pk", flat=True)]
    rows = _arrived(firm).filter(to_id__in=ids)
    if before:
        rows = rows.filter(seq__lt=before)
    page = list(rows.order_by("-seq").values(*_AS_READ)[: PAGE + 1])
    shown = page[:PAGE]
    consents = Consent.objects.of(firm).filter(person_id__in=ids)
    wanted = {row["referral_id"] for row in shown} | set(consents.values_list("referral_id", flat=True))
    about = _about(firm, {pk for pk in wanted if pk}, here)
    agreed = _consents(firm, consents, about, as_of, here)
    told = tuple(once for _, once in _told(firm, shown, member, as_of, here, about=about))
    facts = courtesies.person_facts(someone)
    return OfPerson(
        id=str(someone.public_id),
        title=words.title_of_person(facts.first if facts else someone.name, here),
        first=facts.first if facts else someone.name,
        told=told,
        agreed=tuple(one for several in agreed.values() for one in several),
        older=shown[-1]["seq"] if len(page) > PAGE else 0,
        as_they_were=_as_they_were(firm, page, to__in=ids) if not before else (),
    )


def _about(firm: Firm, referrals: Iterable[int], here: Locale) -> Mapping[int, str]:
    """Whom each of these referrals is about. One statement."""
    found: dict[int, list[str]] = {}
    parties = Party.objects.of(firm).filter(referral_id__in=list(referrals), side=Side.PROSPECT)
    for referral, name in parties.order_by("order", "id").values_list("referral_id", "person__name"):
        found.setdefault(referral, []).append(name)
    return {referral: moments.listed(several, here) for referral, several in found.items()}


# --- what was told ----------------------------------------------------------------------------------------------


def _arrived(firm: Firm) -> Any:
    return Told.objects.of(firm).arrived()


def _told(
    firm: Firm,
    rows: Sequence[Mapping[str, Any]],
    member: Member,
    as_of: datetime,
    here: Locale,
    *,
    about: Mapping[int, str] | None = None,
) -> Iterator[tuple[int, ToldOnce]]:
    """To whom, and what; what one letter or one conversation told is one line. One statement."""
    letters_of = {row["letter_id"] for row in rows if row["letter_id"]}
    overridden = {one.letter: one for one in discretion.overrides_of(firm, letters_of)}
    reads = member.may(Act.READ_LETTERS)
    for (to, letter, *_), several in groupby(rows, key=_occasion):
        first, *rest = several
        codes = dict.fromkeys(profiles.told_what(row["what"], here) for row in reversed((first, *rest)))
        what = moments.listed([text if not n else _lower(text) for n, text in enumerate(codes)], here)
        when = (moments.begun(moments.day_of(first["at"], as_of, here)), lines.way_label(first["way"], here))
        yield (
            to,
            ToldOnce(
                what=what,
                when=", ".join(part for part in when if part),
                by=words.told_by(first["by__name"] or "", here),
                ground=lines.ground_label(first["ground"], here),
                about=(about or {}).get(first["referral_id"] or 0, ""),
                referral=str(first["referral__public_id"] or ""),
                subject=first["letter__subject"] or "" if reads else "",
                text=first["letter__text"] or "" if reads else "",
                overridden=_sent_as_it_was(overridden.get(letter)),
            ),
        )


def _as_they_were(firm: Firm, rows: Sequence[Mapping[str, Any]], **whose: Any) -> tuple[str, ...]:
    """The letters that were sent though they were marked, and of which no line of the log speaks: thanks tell nothing.

    One statement.
    """
    shown = {row["letter_id"] for row in rows if row["letter_id"]}
    said_of = Told.objects.of(firm).filter(letter=OuterRef("pk"))
    silent = Letter.objects.of(firm).filter(~Exists(said_of), **whose).exclude(pk__in=shown)
    return tuple(_sent_as_it_was(one) for one in discretion.overrides_of(firm, silent.values("pk")))


def _sent_as_it_was(overridden: Overridden | None) -> str:
    if overridden is None:
        return ""
    return " ".join(filter(None, (overridden.said, languages.in_quotes(overridden.why) if overridden.why else "")))


def _occasion(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["to_id"], row["letter_id"], row["at"], row["way"], row["ground"], row["referral_id"]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


# --- what they said yes or no to --------------------------------------------------------------------------------


def _consents(
    firm: Firm, rows: Any, about: Mapping[int, str], as_of: datetime, here: Locale
) -> dict[int, tuple[Agreement, ...]]:
    """By the person, the newest first. Two statements."""
    kept: list[Consent] = list(rows.select_related("referral").order_by("-at", "-id"))
    others = _others(firm, {row.referral_id for row in kept if row.referral_id})
    found: dict[int, list[Agreement]] = {}
    for row in kept:
        other = others.get((row.referral_id or 0, _OTHER.get(Agreed(row.what), Side.INTRODUCER)), "")
        expired = row.expires_at is not None and row.expires_at <= as_of
        found.setdefault(row.person_id, []).append(
            Agreement(
                says=words.consent(row.what, row.given, other, here),
                given=row.given,
                stands=row.withdrawn_at is None and not expired,
                wording=row.wording,
                when=", ".join((moments.begun(moments.day_of(row.at, as_of, here)), words.consent_way(row.way, here))),
                ends=words.consent_ends(
                    withdrawn_at=row.withdrawn_at,
                    way=row.withdrawn_way,
                    expires_at=row.expires_at,
                    as_of=as_of,
                    here=here,
                ),
                about=about.get(row.referral_id or 0, ""),
                referral=str(row.referral.public_id) if row.referral else "",
            )
        )
    return {person: tuple(several) for person, several in found.items()}


_OTHER = {Agreed.INTRODUCE: Side.PROVIDER, Agreed.NEWS: Side.INTRODUCER}


def _others(firm: Firm, referrals: Iterable[int]) -> Mapping[tuple[int, str], str]:
    """The first name of whoever stands first on each side. One statement."""
    found: dict[tuple[int, str], str] = {}
    parties = Party.objects.of(firm).filter(referral_id__in=list(referrals)).select_related("person")
    for party in parties.order_by("order", "id"):
        facts = courtesies.person_facts(party.person)
        found.setdefault((party.referral_id, party.side), facts.first if facts else "")
    return found


__all__ = ["Agreement", "Line", "OfPerson", "OfReferral", "PartyPage", "ToldOnce", "of_person", "of_referral"]
