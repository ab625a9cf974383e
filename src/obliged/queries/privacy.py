"""What do we keep of somebody, where did it come from, and what did they ask of it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery

from obliged.domain.keeping import Keeps, days_of
from obliged.domain.referrals import Side
from obliged.queries import courtesies, files, keeping
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.incoming import Incoming
from obliged.records.letters import Letter, Told
from obliged.records.origins import Origin, Source
from obliged.records.people import Person
from obliged.records.privacy import Asked, Erasure, PrivacyRequest
from obliged.records.reading import Reading
from obliged.records.referrals import Party
from obliged.words import moments
from obliged.words import privacy as words
from obliged.words.languages import Locale

MOST_ORIGINS = 200  # rows that are looked at; the newest of each field counts


class Known(NamedTuple):
    """Where one field came from."""

    field: str
    source: str
    at: datetime
    person: str | None
    member: str | None
    mail: int | None


_ORIGINS = Reading(
    lambda firm, person: (
        Origin.objects.of(firm)
        .filter(person_id=person)
        .order_by("-at", "-id")
        .values_list("field", "source", "at", "from_person__name", "by__name", "mail_id")[:MOST_ORIGINS]
    ),
    Known,
)


def where_from(someone: Person, *, as_of: datetime) -> tuple[str, ...]:
    """Where what we know of them came from, a sentence for each source and day, the oldest first. One statement."""
    here = courtesies.locale(someone.firm)
    return said_of_origins(_ORIGINS(firm=someone.firm_id, person=someone.pk), someone.firm, as_of, here)


def said_of_origins(rows: Sequence[Known], firm: Firm, as_of: datetime, here: Locale) -> tuple[str, ...]:
    newest: dict[str, Known] = {}
    for row in rows:
        newest.setdefault(row.field, row)
    groups: dict[tuple[Any, ...], list[Known]] = {}
    for row in sorted(newest.values(), key=lambda known: (known.at, words.place_of(known.field))):
        key = (row.source, row.person, row.member, row.mail is not None, firm.day_of(row.at))
        groups.setdefault(key, []).append(row)
    return tuple(
        words.origin(
            [row.field for row in together],
            together[0].source,
            person=together[0].person or "",
            member=(together[0].member or "").split(" ")[0],
            by_mail=together[0].mail is not None,
            at=together[0].at,
            as_of=as_of,
            here=here,
        )
        for together in groups.values()
    )


# --- a person's file --------------------------------------------------------------------------------------------


class Said(NamedTuple):
    label: str
    text: str


class Shown(NamedTuple):
    """A section of the file, as the page reads it."""

    key: str
    title: str
    rows: list[list[Said]]


MOST_SHOWN = 1000  # rows of one section on the page; the JSON has all of them


def file_of(someone: Person, *, reader: Member, all_notes: bool, as_of: datetime) -> list[Shown]:
    """Everything that we keep of somebody, to read. As many statements as there are sections, however much there is."""
    here = courtesies.locale(someone.firm)
    shown = []
    for section in files.sections(someone, reader=reader, all_notes=all_notes):
        rows = []
        for row, _ in zip(section.rows, range(MOST_SHOWN), strict=False):
            said = (Said(words.label(key, here), words.value(key, value, as_of, here)) for key, value in row.items())
            rows.append([one for one in said if one.text])
        if rows:
            shown.append(Shown(section.key, words.section(section.key, here), rows))
    return shown


# --- before somebody is erased ------------------------------------------------------------------------------------

MOST = 100


def preview(someone: Person) -> words.Preview:
    """What would go, what would stay, and what is still open. Six statements."""
    firm = someone.firm
    ids = Person.objects.of(firm).filter(Q(pk=someone.pk) | Q(same_as_id=someone.pk)).values("pk")
    parts = Party.objects.of(firm).filter(person__in=ids)
    own = parts.filter(side=Side.PROSPECT).order_by().values("referral").distinct()
    others = parts.exclude(referral__in=own).order_by().values("referral").distinct()
    counts = words.Counts(
        letters=_count(Letter.objects.of(firm).filter(to__in=ids)),
        mails=_count(Incoming.objects.filter(firm=firm, person__in=ids)),
        own=_count(own),
        parts=_count(others),
        open=_count(own.filter(referral__is_open=True)),
        owed=_count(Courtesy.objects.of(firm).owed().filter(Q(to__in=ids) | Q(referral__in=own))),
    )
    return words.preview(counts, courtesies.locale(firm))


def is_being_erased(someone: Person) -> bool:
    """Whether they are out of sight for good, though not all of it is done yet. No statement for whoever is there."""
    if someone.deleted_at is None or someone.erased_at is not None:
        return False
    return bool(Erasure.objects.of(someone.firm_id).filter(person__in=[someone.pk, someone.same_as_id or 0]).exists())


def _count(rows: Any) -> int:
    return int(rows.order_by()[:MOST].count())


# --- what people asked --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asked something of what we keep of them."""

    id: str
    person: str
    name: str
    what: str  # see, correct, erase, stop
    says: str
    how: str
    when: str
    due: str
    tone: str
    words: str
    outcome: str
    can_be_erased: bool


@dataclass(frozen=True, slots=True)
class Waits:
    """Somebody whose details came from another, and who was not told so within a month."""

    id: str
    name: str
    since: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody was erased, or is being erased: when, by whom, on what ground. Nothing of themselves."""

    says: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    title: str
    open: tuple[Request, ...]
    settled: tuple[Request, ...]
    untold: tuple[Waits, ...]
    erased: tuple[Gone, ...]


SETTLED_SHOWN, UNTOLD_SHOWN = 20, 50
A_MONTH = timedelta(days=30)


def page(member: Member, *, as_of: datetime) -> PrivacyPage:
    """What is asked of us, by when, and what was done. Four statements."""
    firm: Firm = member.firm
    rows = PrivacyRequest.objects.seen_by(member).select_related("person", "words")
    waiting = list(rows.filter(settled_at=None).order_by("due_at", "id")[:MOST])
    settled = list(rows.filter(settled_at__isnull=False).order_by("-settled_at", "-id")[:SETTLED_SHOWN])
    here = courtesies.locale(firm)
    return PrivacyPage(
        title=words.requests_title(len(waiting), here),
        open=tuple(_request(row, as_of, here) for row in waiting),
        settled=tuple(_request(row, as_of, here) for row in settled),
        untold=tuple(
            Waits(str(public_id), name, moments.day_of(at, as_of, here))
            for public_id, name, at in untold(firm, as_of=as_of)[:UNTOLD_SHOWN]
        ),
        erased=tuple(
            Gone(words.gone(at, ground, (by or "").split(" ")[0], as_of, here), finished is not None)
            for at, ground, by, finished in Erasure.objects.of(firm)
            .order_by("-at", "-id")
            .values_list("at", "ground", "by__name", "finished_at")[:SETTLED_SHOWN]
        ),
    )


def _request(row: PrivacyRequest, as_of: datetime, here: Locale) -> Request:
    person = row.person
    return Request(
        id=str(row.public_id),
        person=str(person.public_id),
        name=person.name,
        what=row.what,
        says=words.asked(row.what, here),
        how=words.way(row.way, here),
        when=moments.day_of(row.at, as_of, here),
        due=moments.left(row.due_at, as_of, here),
        tone=moments.tone(row.due_at, as_of, row.due_at - timedelta(days=7)),
        words=row.words.text if row.words else "",
        outcome=words.outcome(row.outcome, row.why, here) if row.settled_at else "",
        can_be_erased=row.what == Asked.ERASE and person.erased_at is None,
    )


def request(member: Member, public_id: UUID) -> PrivacyRequest | None:
    rows = PrivacyRequest.objects.seen_by(member).select_related("firm", "person__firm")
    found: PrivacyRequest | None = rows.filter(public_id=public_id).first()
    return found


# --- the notice -----------------------------------------------------------------------------------------------------

NOTICE = "notice"
FROM_OTHERS = (str(Source.INTRODUCER), str(Source.MAIL), str(Source.PUBLIC_PAGE), str(Source.IMPORT))


def is_from_others(firm: Any, person: Any) -> Any:
    """Whether what we know of them came from somebody else."""
    return Origin.objects.of(firm).filter(person=person, source__in=FROM_OTHERS)


def told_at(firm: Any, person: Any) -> Any:
    """When they were told where we have their details from; what came back told nobody anything."""
    told = Told.objects.of(firm).arrived().filter(to=person, what=NOTICE)
    return Subquery(told.order_by("at").values("at")[:1])


def untold(firm: Firm, *, as_of: datetime) -> Any:
    """People whose details came from another a month ago, and who were not told."""
    rows = Person.objects.of(firm).filter(deleted_at=None, erased_at=None, made_at__lt=as_of - A_MONTH)
    return (
        rows.filter(Exists(is_from_others(firm, OuterRef("pk"))))
        .annotate(notice_at=told_at(firm, OuterRef("pk")))
        .filter(notice_at=None)
        .order_by("made_at", "id")
        .values_list("public_id", "name", "made_at")
    )


def notice(someone: Person, *, as_of: datetime) -> tuple[str, bool]:
    """What their page says of it, and whether it is owed still; nothing where they told us themselves."""
    if not getattr(someone, "is_from_others", False):
        return "", False
    at = getattr(someone, "notice_at", None)
    is_late = someone.made_at < as_of - A_MONTH
    return words.notice(at, is_late, as_of, courtesies.locale(someone.firm)), at is None


# --- how long things are kept -----------------------------------------------------------------------------------------


class Kept(NamedTuple):
    """One class of what is kept, as a sentence with its number."""

    key: str
    before: str
    days: int
    after: str


@dataclass(frozen=True, slots=True)
class KeepingPage:
    kept: tuple[Kept, ...]
    soon: str
    people: tuple[tuple[str, str], ...]  # public id and name of those who would be erased


def keeping_page(member: Member, *, as_of: datetime) -> KeepingPage:
    """How long what is kept, and what goes within thirty days. Nine statements."""
    firm: Firm = member.firm
    here = courtesies.locale(firm)
    then = as_of + keeping.SOON
    counts = [(str(keeps), _count(keeping.goes(firm, keeps, as_of=then))) for keeps in Keeps]
    people = keeping.goes(firm, Keeps.PROSPECTS, as_of=then).values_list("public_id", "name")
    return KeepingPage(
        kept=tuple(
            Kept(str(keeps), words.keeps(str(keeps), here)[0], days, words.keeps(str(keeps), here)[1])
            for keeps, days in days_of(firm.retention or {}).items()
        ),
        soon=words.next_to_go(counts, here),
        people=tuple((str(public_id), name) for public_id, name in people[:20]),
    )
