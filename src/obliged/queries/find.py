"""Who answers to these letters?

A prefix is a span of an index: every word that is asked for begins a word by which somebody is kept, in any order.
Whose name begins with what was typed comes first. The number of statements does not depend on what is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery

from obliged.domain.people import asked_words, first_name, normal
from obliged.domain.permissions import Act
from obliged.domain.referrals import Direction, Side, Stage
from obliged.queries import balances, courtesies
from obliged.records.firms import Firm, Member
from obliged.records.people import Affiliation, FindKey, Organisation, Person
from obliged.records.reading import Reading
from obliged.records.referrals import Party
from obliged.words import happenings, profiles
from obliged.words.happenings import StandsFacts
from obliged.words.languages import Locale

MOST = 12
KEYS = 60  # rows of the index that are looked at; a person stands in it with several words
WORDS = 6
LAST = "\U0010ffff"  # no letter comes after it
REFERRALS = 4
BEGUN = 51  # as many as a page of the list, and one


class Sort(StrEnum):
    """What was found."""

    PERSON = "person"
    ORGANISATION = "organisation"
    REFERRAL = "referral"


@dataclass(frozen=True, slots=True)
class Found:
    """One answer: what it is, its public id, and a line about it."""

    sort: Sort
    id: str
    name: str
    detail: str = ""
    first: str = ""
    pk: int = 0


class Acquaintance(NamedTuple):
    """Somebody as a list shows them."""

    pk: int
    public_id: UUID
    name: str
    called: str
    occupation: str
    touched_at: datetime | None
    name_in_order: str
    at: str | None  # their first organisation
    sent: int
    given: int


SHOWN = ("pk", "public_id", "name", "called", "occupation", "last_touch_at", "name_in_order", "at", "sent", "given")


def shown(firm: Any, people: Any) -> Any:
    """These people, as a list shows them."""
    first = (
        Affiliation.objects.of(firm)
        .filter(person=OuterRef("pk"), organisation__deleted_at=None)
        .order_by("order", "id")
    )
    organisation = Subquery(first.values("organisation__name")[:1])
    return people.annotate(at=organisation, **balances.both_ways(firm)).values_list(*SHOWN)


def known(firm: Any) -> Any:
    return Person.objects.of(firm).known()


def span(start: str, end: str, field: str) -> dict[str, str]:
    """What begins so: from these letters to the last that begin with them."""
    return {f"{field}__gte": start, f"{field}__lt": end}


def _answering(firm: Any, words: Sequence[str], ends: Sequence[str]) -> Any:
    """Rows of the index whose owner has a word for every word that is asked for; the first is the rarest."""
    keys = FindKey.objects.of(firm)
    rows = keys.filter(**span(words[0], ends[0], "word"))
    for word, end in zip(words[1:], ends[1:], strict=True):
        same = keys.filter(**span(word, end, "word"))
        rows = rows.filter(
            Exists(same.filter(person=OuterRef("person")))
            # Said first, so that nobody looks there for the words of a person.
            | (Q(organisation__isnull=False) & Exists(same.filter(organisation=OuterRef("organisation"))))
        )
    return rows.order_by("word", "id").values_list("word", "person_id", "organisation_id")[:KEYS]


_KEYS = Reading(_answering)
_BEGUN = Reading(
    lambda firm, typed, end: shown(firm, known(firm).filter(**span(typed, end, "name_in_order")).by_name())[:BEGUN],
    Acquaintance,
)
THESE = Reading(lambda firm, ids: shown(firm, known(firm).filter(pk__in=ids)), Acquaintance)
_ORGANISATIONS = Reading(
    lambda firm, ids: (
        Organisation.objects.of(firm)
        .filter(pk__in=ids, deleted_at=None)
        .order_by("name", "id")
        .values_list("pk", "public_id", "name")
    )
)
_CASES = Reading(
    lambda firm, ids, side: Party.objects.of(firm)
    .filter(person_id__in=ids, side=side, referral__is_open=True)
    .order_by("-referral_id", "id")
    .values_list(
        "person__name", "referral__public_id", "referral__need", "referral__stage", "referral__direction",
        "referral__stage_at", "referral__meeting_at", "referral__hold_until",
    )[:REFERRALS]
)  # fmt: skip


def find(member: Member, text: str, as_of: datetime) -> tuple[Found, ...]:
    """People first, then organisations, then the open referrals of those people. At most six statements.

    Whoever keeps the books finds who somebody is and what they do, and nothing of referrals.
    """
    firm: Firm = member.firm
    here = courtesies.locale(firm)
    matters = member.may(Act.SEE_MATTERS)
    keys = _keys(firm, text)
    found = _people(firm, text, keys, MOST)
    said = _said(firm, found, here, matters=matters)
    there = _organisations(firm, keys, max(2, MOST - len(said)))
    cases = _referrals(firm, [one.pk for one in found], as_of, here) if matters else ()
    room = MOST - min(len(there), 2) - min(len(cases), 2)
    return (*said[: max(room, 1)], *there, *cases)[:MOST]


def people(firm: Firm, text: str, most: int = MOST, *, matters: bool = True) -> tuple[Found, ...]:
    """People only. At most four statements."""
    return _said(firm, _people(firm, text, _keys(firm, text), most), courtesies.locale(firm), matters=matters)


def acquaintances(firm: Firm, text: str, most: int) -> list[Acquaintance]:
    """People as a list shows them, the best first. At most three statements."""
    return _people(firm, text, _keys(firm, text), most)


Keys = Sequence[tuple[str, int | None, int | None]]


def _keys(firm: Firm, text: str) -> Keys:
    asked = sorted((word[:120] for word in asked_words(text)[:WORDS]), key=len, reverse=True)
    return _KEYS(firm=firm.pk, words=asked, ends=[word + LAST for word in asked])


def _people(firm: Firm, text: str, keys: Keys, most: int) -> list[Acquaintance]:
    """Whose whole name begins so, in its order: the name itself before whatever is longer. Then who has such a word."""
    typed = normal(" ".join(text.split()))[:120]
    if not typed:
        return []
    begun: list[Acquaintance] = _BEGUN(firm=firm.pk, typed=typed, end=typed + LAST)[:most]
    have = {one.pk for one in begun}
    words: dict[int, str] = {}
    for word, person, _ in keys:
        if person is not None and person not in have:
            words.setdefault(person, word)
    asked = set(asked_words(text))
    rest: list[Acquaintance] = THESE(firm=firm.pk, ids=list(words)) if len(begun) < most else []
    rest.sort(key=lambda one: (words[one.pk] not in asked, one.name_in_order, one.pk))
    return [*begun, *rest][:most]


def _said(firm: Firm, found: Sequence[Acquaintance], here: Locale, *, matters: bool) -> tuple[Found, ...]:
    if not matters:
        return tuple(_person(one._replace(sent=0, given=0), (0, 0), here) for one in found)
    others = balances.under_another_name(firm, (one.pk for one in found))
    return tuple(_person(one, others.get(one.pk, (0, 0)), here) for one in found)


def _person(one: Acquaintance, other: tuple[int, int], here: Locale) -> Found:
    who = one.occupation or one.at or ""
    detail = profiles.pair(who, one.sent + other[0], one.given + other[1], here)
    return Found(Sort.PERSON, str(one.public_id), one.name, detail, first_name(one.name, one.called), one.pk)


def _organisations(firm: Firm, keys: Keys, most: int) -> tuple[Found, ...]:
    wanted = list(dict.fromkeys(organisation for _, _, organisation in keys if organisation is not None))[:most]
    rows = _ORGANISATIONS(firm=firm.pk, ids=wanted)
    return tuple(Found(Sort.ORGANISATION, str(public_id), name, pk=pk) for pk, public_id, name in rows)


def _referrals(firm: Firm, people: Sequence[int], as_of: datetime, here: Locale) -> tuple[Found, ...]:
    rows = _CASES(firm=firm.pk, ids=list(people), side=str(Side.PROSPECT))
    return tuple(_referral(*row, as_of=as_of, here=here) for row in rows)


def _referral(
    prospect: str,
    public_id: UUID,
    need: str,
    stage: str,
    direction: str,
    stage_at: datetime,
    meeting_at: datetime | None,
    hold_until: datetime | None,
    *,
    as_of: datetime,
    here: Locale,
) -> Found:
    stands = StandsFacts(
        Stage(stage), Direction(direction), since=stage_at, meeting_at=meeting_at, hold_until=hold_until
    )
    name = f"{prospect}: {need}" if need else prospect
    return Found(Sort.REFERRAL, str(public_id), name, happenings.stage_label(stands, as_of, here))
