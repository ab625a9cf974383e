"""What do the pages need to know of what is owed? The facts of any number of rows, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, Q, Subquery

from obliged.domain.courtesies import Key
from obliged.domain.happenings import Kind
from obliged.domain.people import Channel
from obliged.domain.playbook import Verb
from obliged.domain.referrals import Direction, Side
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm
from obliged.records.people import Person, Phone
from obliged.records.reading import Reading
from obliged.records.referrals import Party
from obliged.words.courtesies import BecauseFacts, OwedFacts
from obliged.words.languages import Locale
from obliged.words.people import PersonFacts, person

RELATED = (
    "referral", "to", "because", "because__words", "because__recorded_by", "because__reported_by", "because__concerns",
    "owner",
)  # fmt: skip
COUNTS_THE_SENT = frozenset({"thank_received"})  # whose sentence says "her fifth this year"

# A courtesy with all that a row of it needs, in the order of `Owing`.
COLUMNS = (
    "pk", "firm_id", "public_id", "rule", "verb", "occurrence", "state", "opens_at", "warn_at", "due_at", "settled_at",
    "to_id", "to__public_id", "owner_id", "owner__name",
    "referral_id", "referral__public_id", "referral__direction", "referral__need", "referral__meeting_at",
    "because_id", "because__kind", "because__at", "because__to_the_day", "because__facts", "because__reported_by_id",
    "because__concerns_id", "because__recorded_by_id", "because__recorded_by__name", "because__words__text",
)  # fmt: skip


class Owing(NamedTuple):
    """A courtesy as a list reads it: only what its row says."""

    pk: int
    firm_id: int
    public_id: UUID
    rule: str
    verb: str
    occurrence: int
    state: str
    opens_at: datetime
    warn_at: datetime | None
    due_at: datetime
    settled_at: datetime | None
    to_id: int | None
    to_public_id: UUID | None
    owner_id: int
    owner_name: str
    referral_id: int | None
    referral_public_id: UUID | None
    direction: str | None
    need: str | None
    meeting_at: datetime | None
    because_id: int
    kind: str
    at: datetime
    to_the_day: bool
    happened: dict[str, Any]
    reported_by_id: int | None
    concerns_id: int | None
    recorded_by_id: int | None
    recorded_by: str | None
    words: str | None

    @property
    def key(self) -> Key:
        return Key(self.rule, self.because_id, self.to_id or 0, self.occurrence)

    @property
    def child(self) -> int:
        """The referral that it was handed on as, or nothing."""
        return int(self.happened.get("child", 0)) if self.kind == Kind.HANDED_ON else 0

    @property
    def people(self) -> tuple[int, ...]:
        """Whom its sentence may name besides the parties."""
        return tuple(pk for pk in (self.to_id, self.reported_by_id, self.concerns_id) if pk is not None)


class Named(NamedTuple):
    """A person as a sentence names them."""

    pk: int
    name: str
    called: str
    pronoun: str
    is_couple: bool
    channel: str
    best_time: str
    phone: str | None = None
    public_id: UUID | None = None


Somebody = Named | Person
NAMED = ("pk", "name", "called", "pronoun", "is_couple", "channel", "best_time")


def _first_phone(firm: int) -> Subquery:
    return Subquery(Phone.objects.of(firm).filter(person=OuterRef("pk")).order_by("order", "id").values("typed")[:1])


_PEOPLE = Reading(
    lambda firm, ids: Person.objects.of(firm).filter(pk__in=ids).values_list(*NAMED, _first_phone(firm)), Named
)
_PARTIES = Reading(
    lambda firm, referrals: (
        Party.objects.of(firm)
        .filter(referral_id__in=referrals)
        .order_by("order", "id")
        .values_list(
            "referral_id", "side", "person_id", *(f"person__{name}" for name in NAMED[1:]), "person__public_id"
        )
    ),
    lambda referral, side, pk, name, called, pronoun, is_couple, channel, best_time, public_id: (
        referral,
        side,
        Named(pk, name, called, pronoun, is_couple, channel, best_time, None, public_id),
    ),
)
_SIDES = Reading(
    lambda firm, referrals: (
        Party.objects.of(firm)
        .filter(referral_id__in=referrals)
        .order_by("order", "id")
        .values_list("referral_id", "side", "person_id")
    )
)
_SENT = Reading(
    lambda firm, introducers, side, since, in_error: (
        Party.objects.of(firm)
        .filter(person_id__in=introducers, side=side, referral__made_at__gte=since)
        .exclude(referral__stage=in_error)
        .order_by()
        .values("person_id")
        .annotate(n=Count("id"))
        .values_list("person_id", "n")
    )
)


@lru_cache(maxsize=64)
def _locale(zone: str, language: str) -> Locale:
    return Locale(ZoneInfo(zone), language)


def locale(firm: Firm) -> Locale:
    return _locale(firm.zone, firm.language)


def owing(row: Courtesy | Owing) -> Owing:
    """A courtesy that was read as a record with `select_related(*RELATED)`, as a list reads it."""
    if isinstance(row, Owing):
        return row
    because, referral, recorder = row.because, row.referral, row.because.recorded_by
    return Owing(
        row.pk, row.firm_id, row.public_id, row.rule, row.verb, row.occurrence, row.state, row.opens_at, row.warn_at, row.due_at,
        row.settled_at, row.to_id, row.to.public_id if row.to else None, row.owner_id, row.owner.name,
        row.referral_id, referral.public_id if referral else None, referral.direction if referral else None,
        referral.need if referral else None, referral.meeting_at if referral else None,
        because.pk, because.kind, because.at, because.to_the_day, because.facts, because.reported_by_id,
        because.concerns_id, because.recorded_by_id, recorder.name if recorder else None,
        because.words.text if because.words else None,
    )  # fmt: skip


def facts(rows: Iterable[Courtesy | Owing], firm: Firm, *, me: int, as_of: datetime) -> dict[int, OwedFacts]:
    """The facts of these rows, by their primary key. Three statements at most, however many rows.

    :param rows: read as `COLUMNS` say, or as records with `select_related(*RELATED)`
    :param me: the member who reads; what they recorded themselves is said as "you"
    """
    owed = [owing(row) for row in rows]
    referrals = {row.referral_id for row in owed if row.referral_id} | {row.child for row in owed} - {0}
    sides = _SIDES(firm=firm.pk, referrals=sorted(referrals))
    ids = {pk for row in owed for pk in row.people} | {pk for _, _, pk in sides}
    people: dict[int, Somebody] = {p.pk: p for p in _PEOPLE(firm=firm.pk, ids=sorted(ids))}
    parties: dict[int, dict[str, list[Somebody]]] = {}
    for referral, side, pk in sides:
        parties.setdefault(referral, {}).setdefault(side, []).append(people[pk])
    introducers = {
        p.pk for row in owed if row.rule in COUNTS_THE_SENT and row.state == State.OWED
        for p in parties.get(row.referral_id or 0, {}).get(Side.INTRODUCER, ())
    }  # fmt: skip
    sent = _sent_this_year(firm, introducers, as_of)
    said = _Said(people, parties, sent, me)
    return {row.pk: said.of(row) for row in owed}


def facts_of(
    rows: Iterable[Courtesy | Owing],
    parties: Mapping[int, Mapping[str, Sequence[Somebody]]],
    *,
    phones: Mapping[int, str],
    sent: Mapping[int, int],
    me: int,
) -> dict[int, OwedFacts]:
    """The same for a page that has read the parties, numbers and counts already.

    One statement where a row speaks of somebody who is not a party, and was not read as a record; else none.
    """
    owed: list[Owing] = []
    people: dict[int, Somebody] = {p.pk: p for sides in parties.values() for ps in sides.values() for p in ps}
    missing: dict[int, set[int]] = {}
    for row in rows:
        owed.append(owing(row))
        if isinstance(row, Courtesy):
            people |= {p.pk: p for p in (row.to, row.because.reported_by, row.because.concerns) if p}
        elif others := {pk for pk in row.people if pk not in people}:
            missing.setdefault(row.firm_id, set()).update(others)
    for firm, ids in missing.items():
        people |= {p.pk: p for p in _PEOPLE(firm=firm, ids=sorted(ids))}
    said = _Said(people, parties, sent, me, phones)
    return {row.pk: said.of(row) for row in owed}


def person_facts(p: Somebody | None, phone: str = "") -> PersonFacts | None:
    """What sentences need of a person."""
    if p is None:
        return None
    return person(
        p.name,
        p.called,
        p.pronoun,
        is_couple=p.is_couple,
        phone=phone,
        channel=Channel(p.channel),
        best_time=p.best_time,
    )


class _Said:
    """The facts of rows, from what was read for all of them. Each person is described once."""

    def __init__(
        self,
        people: Mapping[int, Somebody],
        parties: Mapping[int, Mapping[str, Sequence[Somebody]]],
        sent: Mapping[int, int],
        me: int,
        phones: Mapping[int, str] | None = None,
    ) -> None:
        self._people, self._parties, self._sent, self._me, self._phones = people, parties, sent, me, phones
        self._described: dict[int, PersonFacts | None] = {}

    def of(self, row: Owing) -> OwedFacts:
        sides = self._parties.get(row.referral_id or 0, {})
        handed = self._parties.get(row.child, {})
        introducers = sides.get(Side.INTRODUCER, ())
        return OwedFacts(
            rule=row.rule,
            verb=Verb(row.verb),
            to=self._known(row.to_id),
            because=self._because(row),
            due_at=row.due_at,
            occurrence=row.occurrence,
            opens_at=row.opens_at,
            warn_at=row.warn_at,
            direction=Direction(row.direction) if row.direction else None,
            introducer=self._first(introducers),
            prospect=self._first(sides.get(Side.PROSPECT, ())),
            provider=self._first(sides.get(Side.PROVIDER, ())),
            handed_to=self._first(handed.get(Side.PROVIDER, ())),
            need=row.need or "",
            meeting_at=row.meeting_at,
            sent_this_year=self._sent.get(introducers[0].pk, 0) if introducers else 0,
        )

    def _because(self, row: Owing) -> BecauseFacts:
        recorder = row.recorded_by if row.recorded_by_id != self._me else None
        return BecauseFacts(
            kind=Kind(row.kind),
            at=row.at,
            id=row.because_id,
            to_the_day=row.to_the_day,
            by=self._known(row.reported_by_id or row.concerns_id),
            member=recorder.split(" ")[0] if recorder else "",
            words=row.words or "",
            reason=str(row.happened.get("reason", "")),
        )

    def _first(self, people: Sequence[Somebody]) -> PersonFacts | None:
        return self._described_as(self._people.get(people[0].pk, people[0])) if people else None

    def _known(self, pk: int | None) -> PersonFacts | None:
        someone = self._people.get(pk or 0)
        return self._described_as(someone) if someone is not None else None

    def _described_as(self, someone: Somebody) -> PersonFacts | None:
        if someone.pk not in self._described:
            phone = self._phones.get(someone.pk) if self._phones is not None else getattr(someone, "phone", None)
            self._described[someone.pk] = person_facts(someone, phone or "")
        return self._described[someone.pk]


def named(firm: Firm, people: Iterable[int]) -> dict[int, PersonFacts]:
    """These people as sentences name them. One statement."""
    found = ((p.pk, person_facts(p, p.phone or "")) for p in _PEOPLE(firm=firm.pk, ids=sorted(people)))
    return {pk: facts for pk, facts in found if facts is not None}


def parties_of(firm: Firm, referrals: Iterable[int]) -> dict[int, dict[str, list[Named]]]:
    """Who plays which role in these referrals. One statement."""
    found: dict[int, dict[str, list[Named]]] = {}
    for referral, side, someone in _PARTIES(firm=firm.pk, referrals=sorted(referrals)):
        found.setdefault(referral, {}).setdefault(side, []).append(someone)
    return found


def _sent_this_year(firm: Firm, introducers: Iterable[int], as_of: datetime) -> dict[int, int]:
    since = as_of.astimezone(firm.tz).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    return dict(
        _SENT(firm=firm.pk, introducers=sorted(introducers), side=Side.INTRODUCER, since=since, in_error="in_error")
    )


def owned_by(members: Sequence[int]) -> Q:
    return Q(owner_id__in=members)


__all__ = [
    "COLUMNS", "RELATED", "Named", "Owing", "Somebody", "facts", "facts_of", "locale", "named", "owing", "owned_by", "parties_of",
    "person_facts",
]  # fmt: skip
