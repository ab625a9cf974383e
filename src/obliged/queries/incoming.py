"""What came in by mail: who wrote, the new words, what they suggest, and what nobody could place?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, Q

from obliged.domain.mails import Kind
from obliged.domain.people import first_name
from obliged.domain.permissions import Act
from obliged.domain.referrals import Direction
from obliged.queries import courtesies
from obliged.records import asking, rows
from obliged.records.firms import Firm, Member
from obliged.records.incoming import Ground, Incoming, Reading
from obliged.records.people import Person
from obliged.records.reading import Reading as Statement
from obliged.records.reading import literally
from obliged.records.referrals import Party, Referral
from obliged.words import happenings as said_of
from obliged.words import incoming as words
from obliged.words import moments
from obliged.words.languages import Locale

PAGE = 25
SHOWN = 10  # mails beside a referral or a person
LONGEST_SHOWN = 420  # characters of new words in a list


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a mail suggests, and what a press would do."""

    says: str = ""
    step: str = ""  # "met": what would be written down
    is_introduction: bool = False
    in_one_press: bool = False

    def __bool__(self) -> bool:
        return bool(self.says)


NOTHING = Suggestion()


def suggestion(suggests: str, said: Mapping[str, Any], name: str, *, has_referral: bool, here: Locale) -> Suggestion:
    """Kwame writes that they have met: record it?"""
    if suggests == "introduction":
        introducer, provider = said.get("introducer", ""), said.get("provider", "")
        says = words.introduces(
            first_name(introducer),
            said.get("prospect", ""),
            provider,
            (said.get("need") or "").rstrip("."),
            here.language,
        )
        return Suggestion(says, "", True, bool(introducer and said.get("prospect") and not provider))
    says = words.suggests(suggests, first_name(name), here.language) if suggests else ""
    return Suggestion(says, words.step(suggests, here.language), False, has_referral) if says else NOTHING


def shortened(text: str) -> tuple[str, bool]:
    """The beginning of the new words, and whether there are more."""
    text = text.strip()
    if len(text) <= LONGEST_SHOWN:
        return text, False
    return text[:LONGEST_SHOWN].rsplit(" ", 1)[0].rstrip() + "…", True


# --- whose it is to read -------------------------------------------------------------------------------------------


def mine(member: Any, at: str = "") -> Q:
    """What did not come into a colleague's own mailbox.

    :param at: where the mail stands, seen from what is asked: `mail__`
    """
    account = f"{at}account"
    me = asking.hidden_from()
    shown = (
        Q() if me is None else asking.without("Incoming", me, at)
    )  # nor mail of whom a colleague keeps to themselves
    return shown & (Q(**{account: None}) | Q(**{f"{account}__member": None}) | Q(**{f"{account}__member": member}))


def seen_by(member: Any, at: str = "") -> Q:
    """What a member may read: of a colleague's own mailbox only what answers a letter of ours, or was recorded.

    Who knows one of us may also write to them about other things.
    """
    answers = Q(**{f"{at}ground__in": [Ground.TOKEN, Ground.REPLY]}) | Q(**{f"{at}settled": "confirmed"})
    return mine(member, at) | answers


# --- one mail ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Case:
    """A referral that it may be about."""

    id: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MailPage:
    """One mail as its page shows it."""

    id: str
    title: str
    name: str  # who wrote, as we know them or as they call themselves
    address: str
    person: str  # their public id, where we know them
    subject: str
    when: str
    what: str
    text: str
    new_words: str
    is_quoting: bool  # the whole says more than the new words
    trouble: str
    is_unread: bool  # it could not be read
    is_waiting: bool
    is_unplaced: bool
    is_doubted: bool  # our own server could not confirm the sender
    referral: str
    suggestion: Suggestion
    cases: tuple[Case, ...]
    settled: str
    settled_by: str
    is_kept: bool  # an introduction was kept from it and can be taken back
    may_be_answered: bool


def found(member: Member, public_id: UUID) -> Incoming | None:
    """The mail that an address names, if this member may see it. One statement."""
    rows = Incoming.objects.filter(firm=member.firm_id, public_id=public_id).filter(seen_by(member.pk))
    row: Incoming | None = (
        rows.defer("raw").select_related("account", "letter", "person", "referral", "settled_by").first()
    )
    if row is not None:
        row.firm = member.firm
    return row


def page(row: Incoming, *, member: Member, as_of: datetime) -> MailPage:
    here = courtesies.locale(member.firm)
    name = row.person.name if row.person is not None else row.from_name or row.from_address
    offers = suggestion(row.suggests, row.suggestion, name, has_referral=row.referral_id is not None, here=here)
    is_human = row.kind == Kind.HUMAN
    new = row.new_words or row.text
    reads = member.may(Act.READ_LETTERS)
    return MailPage(
        id=str(row.public_id),
        title=(row.subject if reads else "")
        or ("Mail" if row.reading == Reading.READ else "A mail that could not be read"),
        name=name,
        address=row.from_address,
        person=str(row.person.public_id) if row.person is not None else "",
        subject=row.subject if reads else "",
        when=moments.ago(row.came_at, as_of, here),
        what=words.what(row.kind, here.language),
        text=row.text if reads else "",
        new_words=new if reads else "",
        is_quoting=reads and row.text.strip() != new.strip(),
        trouble=row.trouble,
        is_unread=row.reading == Reading.UNREADABLE,
        is_waiting=row.reading == Reading.WAITING,
        is_unplaced=is_human and row.person_id is None and row.settled_at is None,
        is_doubted=row.suggestion.get("proved") is False,
        referral=str(row.referral.public_id) if row.referral is not None else "",
        suggestion=offers if row.settled_at is None else NOTHING,
        cases=_cases(row, here) if offers.step and row.settled_at is None else (),
        settled=row.settled,
        settled_by=row.settled_by.name if row.settled_by is not None else "",
        is_kept="kept" in row.suggestion,
        may_be_answered=is_human and row.person is not None and not row.person.do_not_contact,
    )


def _cases(row: Incoming, here: Locale) -> tuple[Case, ...]:
    """The open referrals of whoever wrote, and the one that the mail is about."""
    if row.person_id is None:
        return ()
    mine = Party.objects.of(row.firm).filter(person=row.person_id).values("referral")
    rows = Referral.objects.of(row.firm).filter(Q(pk__in=mine, is_open=True) | Q(pk=row.referral_id or 0))
    cases = list(rows.order_by("-made_at", "-id")[:8])
    people = Party.objects.of(row.firm).filter(referral__in=cases).order_by("order", "id")
    by_side: dict[int, dict[str, str]] = {}
    for referral, side, name in people.values_list("referral_id", "side", "person__name"):
        by_side.setdefault(referral, {}).setdefault(side, name)
    return tuple(
        Case(str(case.public_id), _title(case, by_side.get(case.pk, {}), here), case.pk == row.referral_id)
        for case in cases
    )


def _title(case: Referral, sides: Mapping[str, str], here: Locale) -> str:
    return said_of.introduction_name(
        Direction(case.direction), here, introducer=sides.get("introducer", ""), prospect=sides.get("prospect", ""),
        provider=sides.get("provider", ""),
    )  # fmt: skip


# --- lists ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MailLine:
    """One mail beside a referral, on a person, or among those that nobody could place."""

    id: str
    name: str
    person: str
    address: str
    subject: str
    words: str
    more: bool
    when: str
    kind: str
    trouble: str = ""

    @property
    def is_away(self) -> bool:
        return self.kind == Kind.AUTO


_LINE = (
    "public_id", "from_name", "from_address", "person__name", "person__public_id", "subject", "new_words", "text",
    "came_at", "kind", "trouble",
)  # fmt: skip
_OF_REFERRAL = Statement(
    lambda firm, member, referral: Incoming.objects.filter(
        seen_by(member), firm_id=firm, referral_id=referral, reading=Reading.READ, kind__in=[Kind.HUMAN, Kind.AUTO]
    ).order_by("-came_at", "-id").values_list(*_LINE)[:SHOWN]
)  # fmt: skip
_OF_PERSON = Statement(
    lambda firm, member, person: Incoming.objects.filter(
        seen_by(member), firm_id=firm, person_id=person, reading=Reading.READ, kind=Kind.HUMAN
    ).order_by("-came_at", "-id").values_list(*_LINE)[:SHOWN]
)  # fmt: skip


def any_of(firm: Any, **whose: Any) -> Exists:
    """Whether anything was heard by mail: a page that shows it asks with what it asks anyway."""
    return Exists(Incoming.objects.filter(firm_id=firm, reading=Reading.READ, **whose))


def of_referral(referral: Referral, *, member: Member, as_of: datetime) -> tuple[MailLine, ...]:
    """What was heard by mail about a referral, the newest first; absences small among it. One statement, or none."""
    if not getattr(referral, "has_mail", True):
        return ()
    return _lines(_OF_REFERRAL(firm=member.firm_id, member=member.pk, referral=referral.pk), member, as_of)


def of_person(person: Person, *, member: Member, as_of: datetime) -> tuple[MailLine, ...]:
    """What somebody wrote to us, the newest first. One statement, or none."""
    if not getattr(person, "has_mail", True):
        return ()
    return _lines(_OF_PERSON(firm=member.firm_id, member=member.pk, person=person.pk), member, as_of)


def _lines(rows: Sequence[tuple[Any, ...]], member: Member, as_of: datetime) -> tuple[MailLine, ...]:
    """That it came, for whoever sees the matter; its words for those who read letters."""
    here = courtesies.locale(member.firm)
    reads = member.may(Act.READ_LETTERS)
    lines = []
    for public_id, from_name, address, name, person, subject, new, text, at, kind, trouble in rows:
        said, more = shortened(new or text) if reads else ("", False)
        lines.append(
            MailLine(
                id=str(public_id), name=name or from_name or address, person=str(person or ""), address=address,
                subject=subject if reads else "", words=said,
                more=more or bool(reads and new and new.strip() != text.strip()),
                when=moments.ago(at, as_of, here), kind=kind, trouble=trouble,
            )
        )  # fmt: skip
    return tuple(lines)


def in_answer(letters: Sequence[int], *, member: Member, as_of: datetime) -> dict[int, tuple[MailLine, ...]]:
    """What came in answer to each of these letters; absences too. One statement, or none."""
    if not letters:
        return {}
    rows = Incoming.objects.filter(
        firm_id=member.firm_id, letter_id__in=letters, reading=Reading.READ, kind__in=[Kind.HUMAN, Kind.AUTO]
    )
    found: dict[int, list[tuple[Any, ...]]] = {}
    for letter, *row in rows.order_by("came_at", "id").values_list("letter_id", *_LINE)[:200]:
        found.setdefault(letter, []).append(tuple(row))
    return {letter: _lines(some, member, as_of) for letter, some in found.items()}


@dataclass(frozen=True, slots=True)
class Unplaced:
    mails: tuple[MailLine, ...]
    ours: str  # the address to which introductions are sent or forwarded, where mail comes to us
    older: int  # from which page it goes on, or nothing


def lost(firm: int) -> Any:
    """What a person wrote, or may have written, that belongs to nobody whom we know: the newest first.

    Only what nobody has seen to yet, so that the index of these finds it.
    """
    rows = Incoming.objects.filter(firm_id=firm, kind=literally(Kind.HUMAN), settled_at=None)
    placed = Q(person__isnull=False) | Q(letter__isnull=False) | ~Q(suggests="")
    return rows.exclude(placed).exclude(reading=Reading.TWICE).order_by("-came_at", "-id")


def how_many_lost(member: Member) -> int:
    """How many of these a member would see; no further than a hundred. One statement."""
    return int(lost(member.firm_id).filter(mine(member.pk)).order_by()[:100].count())


def our_address(firm: Firm) -> str:
    """Where mail for a firm comes in: `in@` for the only one, `in.<its name>@` where there are several."""
    if not settings.MAIL_DOMAIN:
        return ""
    with rows.house():
        alone = not Firm.objects.exclude(pk=firm.pk).exists()
    return f"in@{settings.MAIL_DOMAIN}" if alone else f"in.{firm.slug}@{settings.MAIL_DOMAIN}"


def unplaced(member: Member, *, as_of: datetime, page: int = 1) -> Unplaced:
    """Mail that we could not place, the newest first. Two statements."""
    rows = lost(member.firm_id).filter(mine(member.pk))
    start = (page - 1) * PAGE
    shown = list(rows.values_list(*_LINE)[start : start + PAGE + 1])
    return Unplaced(_lines(shown[:PAGE], member, as_of), our_address(member.firm), page + 1 if len(shown) > PAGE else 0)
