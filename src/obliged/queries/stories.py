"""What do we know of this referral, as the domain judges it? Two statements, frozen facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import FilteredRelation, Q

from obliged.domain import happenings
from obliged.domain.happenings import Kind
from obliged.domain.partners import Tier, Way
from obliged.domain.people import TellWhat
from obliged.domain.referrals import Direction, Side, Stage, Story
from obliged.domain.rhythms import DEFAULT_WAYS, TOUCHES, Introduced, Rhythm, is_touch
from obliged.domain.understandings import left_out
from obliged.records.firms import Firm
from obliged.records.happenings import Happening, thawed
from obliged.records.people import Person
from obliged.records.reading import Reading
from obliged.records.referrals import Party, Referral

# Of which referral, on which side, who, what they wish to hear, what their understanding leaves out, and since when and
# until when they are a partner
PartyRow = tuple[int, str, int, str, list[str] | None, datetime | None, datetime | None]


def _fact(
    pk: int, kind: str, at: datetime, recorded_at: datetime, by: int | None, to: int | None, facts: dict[str, Any]
) -> happenings.Happening:
    """The frozen fact that the domain judges, of these columns."""
    return happenings.Happening(
        pk, Kind(kind), at, recorded_at, by, to, thawed(facts) if facts else happenings.NO_FACTS
    )


_PARTIES = Reading(
    lambda firm, referrals: (
        Party.objects.of(firm)
        .filter(referral_id__in=referrals)
        .annotate(partnership=FilteredRelation("person__partnerships", condition=Q(person__partnerships__firm_id=firm)))
        .order_by("order", "id")
        .values_list(
            "referral_id",
            "side",
            "person_id",
            "person__tell_what",
            "partnership__wont",
            "partnership__picked_at",
            "partnership__parted_at",
        )
    )
)
_HAPPENED = Reading(
    lambda firm, referral: (
        Happening.objects.of(firm)
        .filter(referral_id=referral)
        .order_by("id")
        .values_list("pk", "kind", "at", "recorded_at", "reported_by_id", "concerns_id", "facts")
    ),
    _fact,
)


def of_referral(referral: Referral) -> Story:
    """The story of one referral: its parties, and everything that happened."""
    wanted = [referral.pk] + ([referral.parent_id] if referral.parent_id else [])
    rows = _PARTIES(firm=referral.firm_id, referrals=wanted)
    return _story(referral, rows, _HAPPENED(firm=referral.firm_id, referral=referral.pk))


def of_referrals(firm: Firm, referrals: Sequence[Referral]) -> dict[int, Story]:
    """The stories of many, by referral: two statements, however many."""
    ids = [referral.pk for referral in referrals]
    wanted = sorted({*ids, *(referral.parent_id for referral in referrals if referral.parent_id)})
    parties: dict[int, list[PartyRow]] = {}
    for row in _PARTIES(firm=firm.pk, referrals=wanted):
        parties.setdefault(row[0], []).append(row)
    happened: dict[int, list[happenings.Happening]] = {}
    for h in Happening.objects.of(firm).filter(referral_id__in=ids).order_by("id"):
        happened.setdefault(h.referral_id, []).append(h.as_happening())
    return {
        r.pk: _story(r, [*parties.get(r.pk, ()), *parties.get(r.parent_id or 0, ())], happened.get(r.pk, ()))
        for r in referrals
    }


def _story(referral: Referral, rows: Iterable[PartyRow], happened: Iterable[happenings.Happening]) -> Story:
    """:param rows: the parties of the referral and of the one that it was handed on from"""
    sides: dict[str, list[int]] = {side: [] for side in Side}
    of_parent: list[int] = []
    tell: dict[int, TellWhat] = {}
    wont: dict[int, frozenset[str]] = {}
    partners: set[int] = set()
    for referral_id, side, person, tell_what, refused, picked_at, parted_at in rows:
        tell[person] = TellWhat(tell_what)
        if picked_at is not None and parted_at is None:
            partners.add(person)
        if refused:
            wont[person] = left_out(refused)
        if referral_id == referral.pk:
            sides[side].append(person)
        elif side == Side.INTRODUCER:
            of_parent.append(person)
    return Story(
        direction=Direction(referral.direction),
        introducers=tuple(sides[Side.INTRODUCER]),
        prospects=tuple(sides[Side.PROSPECT]),
        providers=tuple(sides[Side.PROVIDER]),
        happenings=tuple(happened),
        tell_what=tell,
        consent_wanted=referral.consent_wanted,
        discreet=referral.firm.discreet,
        parent_introducers=tuple(of_parent),
        asks=referral.ask_both,
        wont=wont,
        partners=frozenset(partners),
    )


class Partner(NamedTuple):
    """What we settled about a partner, as it stands beside each row of their story."""

    picked_at: datetime | None
    parted_at: datetime | None
    tier: str | None
    every_days: int | None
    at_most_days: int | None
    not_before: date | None
    ways: list[str] | None
    birthday: str | None
    wont: list[str] | None

    @property
    def rhythm(self) -> Rhythm | None:
        """None for whom nobody picked, and for whom we parted from."""
        if self.picked_at is None or self.parted_at is not None:
            return None
        return Rhythm(
            tier=Tier(self.tier) if self.tier else None,
            every=self.every_days,
            at_most=self.at_most_days,
            not_before=self.not_before,
            ways=tuple(Way(way) for way in self.ways or () if way in set(Way)) or DEFAULT_WAYS,
            birthday=self.birthday or "",
        )


NOBODYS = Partner(None, None, None, None, None, None, None, None, None)
_COLUMNS = ("pk", "kind", "at", "recorded_at", "reported_by_id", "concerns_id", "facts")
_BESIDE_US = Reading(
    lambda firm, people: (
        Happening.objects.of(firm)
        .filter(concerns_id__in=people, referral_id=None)
        .annotate(
            partnership=FilteredRelation("concerns__partnerships", condition=Q(concerns__partnerships__firm_id=firm))
        )
        .order_by("id")
        .values_list(*_COLUMNS, *(f"partnership__{field}" for field in Partner._fields))
    ),
    lambda *row: (_fact(*row[:7]), Partner(*row[7:])),
)
# A word is theirs who reported it, else it went to whom it concerns; an introduction went to both.
OFTEN = frozenset({Kind.INTRODUCED, Kind.TAKEN_BACK})
BECAME = frozenset({Stage.WON, Stage.COMPLETED})


def _touching(firm: Any, people: Any, kinds: Any, often: Any, received: Any) -> Any:
    theirs = Party.objects.of(firm).filter(person_id__in=people).order_by().values("referral_id")
    said = Q(reported_by_id__in=people) | Q(reported_by_id=None, concerns_id__in=people) & ~Q(kind=received)
    return (
        Happening.objects.of(firm)
        .filter(said | Q(kind__in=often, referral_id__in=theirs), kind__in=kinds)
        .order_by("id")
        .values_list(*_COLUMNS, "referral_id", "referral__stage")
    )


_TOUCHING = Reading(_touching, lambda *row: (_fact(*row[:7]), row[7], row[8]))
_WHOSE = Reading(
    lambda firm, people, referrals: (
        Party.objects.of(firm)
        .filter(person_id__in=people, referral_id__in=referrals)
        .order_by("id")
        .values_list("referral_id", "person_id")
    )
)
_KINDS = sorted({*TOUCHES, Kind.TAKEN_BACK, Kind.ACCEPTED})


def of_person(person: Person) -> Story:
    """What happened between us and a person outside any referral; of a partner, when we were last in touch, too."""
    return of_people(person.firm, [person])[person.pk]


def of_people(firm: Firm, people: Sequence[Person]) -> dict[int, Story]:
    """The same for many, by person: one statement, however many; three where there are partners among them."""
    happened: dict[int, list[happenings.Happening]] = {}
    beside: dict[int, Partner] = {}
    for h, partner in _BESIDE_US(firm=firm.pk, people=[person.pk for person in people]):
        happened.setdefault(h.to or 0, []).append(h)
        beside[h.to or 0] = partner
    partners = sorted(pk for pk, partner in beside.items() if partner.rhythm is not None)
    touched = touches_of(firm.pk, partners)
    return {
        person.pk: _of_person(
            person, happened.get(person.pk, ()), beside.get(person.pk, NOBODYS), touched.get(person.pk, Touched())
        )
        for person in people
    }


class Touched(NamedTuple):
    """Every real touch of a partner, and whom they introduced to us who became a client."""

    touches: tuple[happenings.Happening, ...] = ()
    introduced: tuple[Introduced, ...] = ()


def touches_of(firm: int, people: Sequence[int]) -> dict[int, Touched]:
    """Of each partner, what touched them, in or out of referrals. No statement without partners, else two at most."""
    if not people:
        return {}
    rows = _TOUCHING(firm=firm, people=list(people), kinds=_KINDS, often=sorted(OFTEN), received=str(Kind.RECEIVED))
    referrals = {referral for h, referral, _ in rows if h.by is None and h.to is None and referral}
    parties: dict[int, set[int]] = {}
    for referral, pk in _WHOSE(firm=firm, people=list(people), referrals=sorted(referrals)) if referrals else ():
        parties.setdefault(referral, set()).add(pk)
    about = {h.id: (referral, stage) for h, referral, stage in rows}
    found: dict[int, list[happenings.Happening]] = {pk: [] for pk in people}
    introduced: dict[int, list[Introduced]] = {pk: [] for pk in people}
    for h in happenings.standing(h for h, _, _ in rows):
        if not is_touch(h):
            continue
        referral, stage = about[h.id]
        one = h.by or h.to
        whose = {one} if one else parties.get(referral, set())
        for pk in whose & found.keys():
            found[pk].append(h)
            if h.kind is Kind.RECEIVED and stage in BECAME:
                introduced[pk].append(Introduced(h, referral))
    return {pk: Touched(tuple(found[pk]), tuple(introduced[pk])) for pk in people}


def _of_person(person: Person, happened: Iterable[happenings.Happening], partner: Partner, touched: Touched) -> Story:
    return Story(
        direction=Direction.RECEIVED,
        introducers=(),
        prospects=(person.pk,),
        providers=(),
        happenings=tuple(happened),
        tell_what={person.pk: TellWhat(person.tell_what)},
        wont={person.pk: left_out(partner.wont)} if partner.wont else {},
        rhythm=partner.rhythm,
        touches=touched.touches,
        introduced=touched.introduced,
    )
