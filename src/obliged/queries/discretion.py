"""What may a letter to this person not give away, does it, and where was it sent all the same?

What we know of a referral that its reader is not told: sums and numbers wherever they are written down, the names of
parties of whom the reader's telling does not speak, and what notes and reports say. It is gathered when words are
changed or sent, never to show a page.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from obliged.domain import account_numbers, confidences, discretion
from obliged.domain.confidences import IntroducerTelling, ProspectTelling, ReferralFacts, Somebody, Telling
from obliged.domain.courtesies import Key
from obliged.domain.discretion import Confidential, Held, Mark
from obliged.domain.people import words_of
from obliged.domain.referrals import Direction, Side
from obliged.queries import confidences as known
from obliged.queries import drafts
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.overrides import Override
from obliged.records.people import Person
from obliged.records.referrals import Party, Referral
from obliged.words import discretion as words
from obliged.words import moments
from obliged.words.languages import Locale

MOST = 60  # reports and notes that are read, the newest first


# --- what is confidential here ------------------------------------------------------------------------------------


def confidential(
    to: Person, referrals: Iterable[Referral], *, by: Member, introducing: bool = False, heard: Sequence[str] = ()
) -> Confidential:
    """What a letter to this person may not give away.

    :param introducing: the letter hands over the other side's details
    :param heard: what they wrote themselves, which is no secret to them
    """
    firm = by.firm
    rows = list(dict.fromkeys(referrals))
    gathered = known.gathered(firm, rows, also=[to], with_work=True)
    facts = [gathered.facts[row.pk] for row in rows]
    reports = _reports(firm, rows, to, by)
    return of_facts(gathered.reach.people[to.pk], facts, by=by, introducing=introducing, reports=reports, heard=heard)


def of_facts(
    to: Somebody, referrals: Sequence[ReferralFacts], *, by: Member, introducing: bool = False,
    reports: Sequence[Held] = (), heard: Sequence[str] = (),
) -> Confidential:  # fmt: skip
    """The same, of facts that are there already."""
    if introducing:  # whether they may be named was asked before these letters were written
        referrals = [replace(facts, consent=True) for facts in referrals]
    tellings = [t for facts in referrals if (t := _telling(facts, to.id, introducing)) is not None]
    may = [by.name, by.firm.name, to.name, to.called, to.organisation, *heard]
    for telling in tellings:
        may += _told(telling)
    others = {s.id: s for facts in referrals for s in (*facts.everybody, *facts.handed_to) if s.id != to.id}
    beside = {s.id for facts in referrals for s in _beside(facts, to.id)}
    secret = [s for s in others.values() if s.id not in beside and s.name not in may]
    notes = [Held(to.notes, "")] + [Held(s.notes, s.first) for s in others.values()]
    notes += [Held(text, s.first) for s in others.values() for text in (s.why_us,)]
    for facts in referrals:
        notes.append(Held(facts.notes, ""))
        if facts.side_of(to.id) is Side.PROVIDER and not confidences.may_be_named(facts) and facts.prospects:
            notes.append(Held(facts.need, facts.prospects[0].first))
        if not (facts.direction is Direction.RECEIVED and facts.side_of(to.id) is Side.INTRODUCER):
            notes.append(Held(facts.words, facts.introducers[0].first if facts.introducers else ""))
    held = tuple(dict.fromkeys(note for note in (*notes, *reports) if str(note.said).strip()))
    numbers = [Held(s.phone, s.first) for s in others.values() if s.phone and s.phone not in may]
    numbers += [Held(said, note.of) for note in held for said in account_numbers.stated(str(note.said))]
    return Confidential(
        names=tuple(Held(_name(s), s.first) for s in secret)
        + tuple(Held(s.organisation, s.first) for s in secret if s.organisation),
        numbers=tuple(dict.fromkeys(numbers)),
        notes=held,
        may=tuple(dict.fromkeys(text for text in may if text)),
    )


def _name(s: Somebody) -> str:
    return f"{s.name} ({s.called})" if s.called and s.called not in s.name else s.name


def _telling(facts: ReferralFacts, to: int, introducing: bool) -> Telling | None:
    match facts.side_of(to):
        case Side.INTRODUCER:
            return confidences.to_introducer(facts, to)
        case Side.PROSPECT:
            return confidences.to_prospect(facts, to, introducing=introducing)
        case Side.PROVIDER:
            return confidences.to_provider(facts, to, introducing=introducing)
    return None


def _told(telling: Telling) -> list[str]:
    """The names and the texts of a telling."""
    if isinstance(telling, IntroducerTelling):
        named = [*telling.prospects, telling.provider, telling.handed_to]
        return [n.name for n in named if n is not None] + [*telling.treatments]
    contact = telling.contact
    texts = [telling.need, telling.when_needed, telling.reason, telling.how_known]
    if contact is not None:
        texts += [
            contact.name,
            contact.organisation,
            contact.occupation,
            contact.role,
            contact.phone,
            contact.best_time,
        ]
    if isinstance(telling, ProspectTelling):
        people = [telling.introducer, telling.provider]
        return [*texts, telling.provider_does, *telling.treatments, *(n.name for n in people if n is not None)]
    return [*texts, telling.prospect_does, *([telling.prospect.name] if telling.prospect is not None else [])]


def _beside(facts: ReferralFacts, to: int) -> tuple[Somebody, ...]:
    """Those who play the same part: they came together, or spoke together."""
    sides = (facts.introducers, facts.prospects, facts.providers)
    return next((side for side in sides if any(s.id == to for s in side)), ())


def _reports(firm: Firm, rows: Sequence[Referral], to: Person, by: Member) -> tuple[Held, ...]:
    """What was written down of these referrals and of this person, by others than themselves."""
    about = Q(referral__in=[row.pk for row in rows]) if rows else Q(concerns=to.pk)
    found = (
        Happening.objects.of(firm).filter(about, words__isnull=False).exclude(reported_by=to.pk)
        .filter(Q(words__private_to=None) | Q(words__private_to=by.pk))
        .select_related("words", "reported_by", "concerns").order_by("-id")[:MOST]
    )  # fmt: skip
    said = []
    for row in found:
        if row.words is None or (row.concerns_id == to.pk and row.reported_by_id is None):
            continue
        whose = row.reported_by or row.concerns
        said.append(Held(row.words.text, (whose.called or whose.name.split(" ")[0]) if whose is not None else ""))
    return tuple(said)


def around(referral: Referral | None, keys: Iterable[Key], firm: Firm) -> tuple[Referral, ...]:
    """The referrals that a letter speaks of: its own, and those of what else it settles."""
    because = {key.because for key in keys}
    rows = [referral] if referral is not None else []
    if len(because) > 1 or (because and referral is None):
        happened = Happening.objects.of(firm).filter(pk__in=because, referral__isnull=False)
        rows += Referral.objects.of(firm).filter(pk__in=happened.values("referral"))
    return tuple(dict.fromkeys(rows))


# --- what a text gives away -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece that gives something away, as a page shows it."""

    why: str  # its code
    before: str
    piece: str
    after: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A letter's words, with what in them gives something away."""

    to: str
    stamp: str  # of exactly these words: what a member saw when they said *send it as it is*
    marks: tuple[Mark, ...]
    shown: tuple[Shown, ...]
    title: str


def weigh(subject: str, text: str, to: Person, secret: Confidential, here: Locale) -> Weighed:
    """What in these words gives something away."""
    first = to.called or to.name.split(" ")[0]
    secret = replace(secret, strangers=_strangers(f"{subject}\n{text}", to, secret))
    return weighed(subject, text, (to.name, first), secret, here)


_TWO_NAMES = re.compile(r"[^\W\d_a-z][\w'’-]+,?\s+(?:\w\.?\s+)?[^\W\d_a-z][\w'’-]+")


def _strangers(text: str, to: Person, secret: Confidential) -> tuple[Held, ...]:
    """Whom we were sent, or sent on, in matters in which the reader has no part, and whose whole name stands here.

    What a colleague keeps to themselves is left out: a mark would tell that they know them.
    """
    if _TWO_NAMES.search(text) is None:
        return ()
    theirs = Party.objects.of(to.firm_id).filter(person=to.pk).values("referral")
    beside = Party.objects.of(to.firm_id).filter(referral__in=theirs).values("person")
    rows = (
        Person.objects.of(to.firm_id).known().filter(parts__side=Side.PROSPECT, private_to=None).exclude(pk__in=beside)
        .values_list("name", "called").distinct()
    )  # fmt: skip
    begins = {word[:4] for word in words_of(text)}
    named = {str(one.said) for one in secret.names}
    found = []
    for name, called in rows:
        parts = words_of(name)
        if len(parts) > 1 and parts[-1][:4] in begins and name not in named:
            found.append(Held(name, called or name.split(" ")[0]))
    return tuple(found)


def weighed(subject: str, text: str, to: tuple[str, str], secret: Confidential, here: Locale) -> Weighed:
    """:param to: the whole name, and how a letter begins"""
    said = f"{subject}\n{text}".replace(drafts.LINK_SHOWN, "")
    found = discretion.marks(said, to[0], secret)
    shown = tuple(_shown(said, mark, to[1], here) for mark in found)
    return Weighed(to[1], stamp(subject, text), found, shown, words.title(to[1], len(found), here))


def _shown(said: str, mark: Mark, first: str, here: Locale) -> Shown:
    before = re.split(r"(?<=[.!?])\s|\n", said[: mark.start])[-1]
    after = re.split(r"(?<=[.!?])\s|\n", said[mark.end :])[0]
    piece = " ".join(said[mark.start : mark.end].split())
    return Shown(str(mark.why), _short(before, end=False), piece, _short(after, end=True), words.why(mark, first, here))


def _short(text: str, *, end: bool) -> str:
    if len(text) <= 90:
        return text
    return f"{text[:80].rsplit(' ', 1)[0]} …" if end else f"… {text[-80:].split(' ', 1)[-1]}"


_CHANGES = re.compile(r"https?://\S+|\s+")


def stamp(subject: str, text: str) -> str:
    """Of these words; the link that is put in when a letter is sent changes nothing."""
    plain = _CHANGES.sub("", f"{subject}\x1f{text}".replace(drafts.LINK_SHOWN, ""))
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:20]


# --- what was sent all the same ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Overridden:
    """One letter that was sent though it was marked."""

    at: datetime
    said: str  # Priya sent a letter to Ana that was marked: an amount, a name.
    why: str  # the member's reason, if they gave one
    marks: tuple[str, ...]
    letter: int


def overrides_of(firm: Firm, letters: Iterable[int] | QuerySet[Any, Any]) -> tuple[Overridden, ...]:
    """Which of these letters were sent though they were marked, the newest first. One statement."""
    here = Locale(firm.tz, firm.language)
    rows = (
        Override.objects.of(firm)
        .filter(letter_id__in=letters if isinstance(letters, QuerySet) else list(letters))
        .select_related("by", "letter__to")
    )
    return tuple(
        Overridden(
            at=row.at,
            said=words.overridden(
                row.by.first_name, row.letter.to.name if row.letter.to else "", tuple(row.marks),
                moments.day_of(row.at, row.at, here), here,
            ),
            why=row.why,
            marks=tuple(row.marks),
            letter=row.letter_id,
        )
        for row in rows.order_by("-at", "-id")
    )  # fmt: skip


__all__ = [
    "Confidential", "Overridden", "Shown", "Weighed", "around", "confidential", "of_facts", "overrides_of", "stamp",
    "weigh", "weighed",
]  # fmt: skip
