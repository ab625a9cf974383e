"""Who answers to these letters?

A prefix is a span of an index: every word that is asked for begins a word by which somebody is kept, in any order.
Whose name begins with what was typed comes first. The number of statements does not depend on what is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from obliged.domain.people import asked_words, first_name, normal
from obliged.domain.referrals import Direction, Side, Stage
from obliged.queries import balances, courtesies
from obliged.records.firms import Firm, Member
from obliged.records.people import Affiliation, FindKey, Organisation, Person
from obliged.records.referrals import Party
from obliged.words import happenings, profiles
from obliged.words.happenings import StandsFacts
from obliged.words.languages import Locale

MOST = 12
KEYS = 60  # rows of the index that are looked at; a person stands in it with several words
WORDS = 6
LAST = "\U0010ffff"  # no letter comes after it
REFERRALS = 4


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


def find(member: Member, text: str, as_of: datetime) -> tuple[Found, ...]:
    """People first, then organisations, then the open referrals of those people. At most six statements."""
    firm: Firm = member.firm
    here = courtesies.locale(firm)
    keys = _keys(firm, text)
    found = _people(firm, text, keys, MOST)
    said = [_person(one, here) for one in found]
    there = _organisations(firm, keys, max(2, MOST - len(said)))
    cases = _referrals(firm, [one.pk for one in found[:MOST]], as_of, here)
    room = MOST - min(len(there), 2) - min(len(cases), 2)
    return (*said[: max(room, 1)], *there, *cases)[:MOST]


def people(firm: Firm, text: str, most: int = MOST) -> tuple[Found, ...]:
    """People only. Three statements, four where somebody is found by another word than the beginning of their name."""
    here = courtesies.locale(firm)
    return tuple(_person(one, here) for one in _people(firm, text, _keys(firm, text), most))


def ids(firm: Firm, text: str, most: int) -> list[int]:
    """The people who answer, by primary key, the best first. Two statements."""
    begun = list(_begins(firm, text)[:most].values_list("pk", flat=True))
    others = [person for _, person, _ in _keys(firm, text, most * 3) if person is not None]
    return list(dict.fromkeys([*begun, *others]))[:most]


def _keys(firm: Firm, text: str, most: int = KEYS) -> list[tuple[str, int | None, int | None]]:
    """Rows of the index whose owner has a word for every word that is asked for. One statement."""
    asked = [word[:120] for word in asked_words(text)[:WORDS]]
    if not asked:
        return []
    rarest = max(asked, key=len)
    rows = FindKey.objects.of(firm).filter(**_span(rarest))
    for word in asked:
        if word != rarest:
            same = FindKey.objects.of(firm).filter(**_span(word))
            rows = rows.filter(
                Exists(same.filter(person=OuterRef("person")))
                | Exists(same.filter(organisation=OuterRef("organisation")))
            )
    return list(rows.order_by("word", "id").values_list("word", "person_id", "organisation_id")[:most])


def _span(word: str, field: str = "word") -> dict[str, str]:
    return {f"{field}__gte": word, f"{field}__lt": word + LAST}


def _begins(firm: Firm, text: str) -> Any:
    """People whose whole name begins so, in its order: the name itself comes before whatever is longer."""
    typed = normal(" ".join(text.split()))[:120]
    return Person.objects.of(firm).known().filter(**_span(typed, "name_in_order")).by_name()


def _people(firm: Firm, text: str, keys: Iterable[tuple[str, int | None, int | None]], most: int) -> list[Any]:
    if not text.strip():
        return []
    shown = _shown(firm)
    begun = list(_begins(firm, text).annotate(**shown)[:most])
    have = {one.pk for one in begun}
    further = list(dict.fromkeys(person for _, person, _ in keys if person is not None and person not in have))[:KEYS]
    rest = Person.objects.of(firm).known().filter(pk__in=further).annotate(**shown)
    order = {pk: n for n, pk in enumerate(further)}
    words = {person: word for word, person, _ in reversed(list(keys)) if person is not None}
    asked = set(asked_words(text))
    ranked = sorted(rest, key=lambda one: (words[one.pk] not in asked, one.name_in_order, order[one.pk]))
    return [*begun, *ranked][:most]


def _shown(firm: Firm) -> dict[str, Any]:
    first = Affiliation.objects.of(firm).filter(person=OuterRef("pk")).order_by("order", "id")
    return {**balances.both_ways(firm), "at": Subquery(first.values("organisation__name")[:1])}


def _person(one: Any, here: Locale) -> Found:
    who = one.occupation or one.at or ""
    detail = profiles.pair(who, one.sent, one.given, here)
    return Found(Sort.PERSON, str(one.public_id), one.name, detail, first_name(one.name, one.called), one.pk)


def _organisations(firm: Firm, keys: Iterable[tuple[str, int | None, int | None]], most: int) -> tuple[Found, ...]:
    wanted = list(dict.fromkeys(organisation for _, _, organisation in keys if organisation is not None))[:most]
    if not wanted:
        return ()
    rows = Organisation.objects.of(firm).filter(pk__in=wanted, deleted_at=None).order_by("name", "id")
    return tuple(Found(Sort.ORGANISATION, str(row.public_id), row.name, pk=row.pk) for row in rows)


def _referrals(firm: Firm, people: Sequence[int], as_of: datetime, here: Locale) -> tuple[Found, ...]:
    if not people:
        return ()
    rows = (
        Party.objects.of(firm)
        .filter(Q(person_id__in=people), side=Side.PROSPECT, referral__is_open=True)
        .select_related("referral", "person")
        .order_by("-referral_id", "id")[:REFERRALS]
    )
    return tuple(_referral(row, as_of, here) for row in rows)


def _referral(row: Party, as_of: datetime, here: Locale) -> Found:
    referral = row.referral
    stands = StandsFacts(
        Stage(referral.stage), Direction(referral.direction), since=referral.stage_at, meeting_at=referral.meeting_at,
        hold_until=referral.hold_until,
    )  # fmt: skip
    name = f"{row.person.name}: {referral.need}" if referral.need else row.person.name
    return Found(Sort.REFERRAL, str(referral.public_id), name, happenings.stage_label(stands, as_of, here))
