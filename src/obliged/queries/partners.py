"""Who is a partner, and who is worth choosing?

Partners are chosen, not collected. First come those between whom and us somebody was introduced already, and clients
who were glad of our work: they can say whom we serve, for they know.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q

from obliged.domain.happenings import Kind
from obliged.domain.partners import Tier
from obliged.domain.referrals import Side, Stage
from obliged.queries import courtesies, find
from obliged.queries.rhythms import days_of
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.partners import Partnership
from obliged.records.people import Person
from obliged.records.reading import Reading
from obliged.records.referrals import Party
from obliged.words import rhythms as words
from obliged.words.languages import Locale

WORTH = 40  # of whom twenty are chosen
CHOSEN = 100
HAPPY = 3


@dataclass(frozen=True, slots=True)
class Tiers:
    """One button: the tier, how often that is, and whether it is theirs."""

    code: str
    often: str
    is_theirs: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who may be chosen, or is."""

    id: str
    name: str
    detail: str
    why: tuple[str, ...]
    tiers: tuple[Tiers, ...]
    is_partner: bool = False
    said: str = ""  # after a press


@dataclass(frozen=True, slots=True)
class Choose:
    """The page."""

    title: str
    worth: tuple[Choice, ...]
    chosen: tuple[Choice, ...]
    asked: str = ""
    happy: str = ""
    key: tuple[Tiers, ...] = ()  # what each button means


class Known(NamedTuple):
    pk: int
    public_id: UUID
    name: str
    called: str
    occupation: str
    tier: str | None = None
    every: int | None = None


def partners(firm: Firm | int) -> Any:
    """The partnerships that live: picked, and not parted."""
    return Partnership.objects.of(firm).filter(picked_at__isnull=False, parted_at=None)


def _worth(firm: Any, sides: Any, introducer: Any, provider: Any, in_error: Any) -> Any:
    rows = Party.objects.of(firm).filter(side__in=sides).exclude(referral__stage=in_error)
    return (
        rows.filter(~Exists(partners(firm).filter(person=OuterRef("person_id"))), **MAY_BE)
        .order_by()
        .values("person_id")
        .annotate(sent=Count("id", filter=Q(side=introducer)), given=Count("id", filter=Q(side=provider)))
        .annotate(weight=F("sent") * 2 + F("given"))
        .order_by("-weight", "-person_id")
        .values_list("person_id", "sent", "given")[:WORTH]
    )


MAY_BE = {"person__deleted_at": None, "person__do_not_contact": False, "person__same_as": None}
_WORTH = Reading(_worth)


def _happy(firm: Any, side: Any, completed: Any, kind: Any) -> Any:
    glad = Happening.objects.of(firm).filter(referral_id=OuterRef("referral_id"), kind=kind, facts__satisfied=True)
    rows = Party.objects.of(firm).filter(side=side, referral__stage=completed, **MAY_BE)
    return (
        rows.filter(Exists(glad), ~Exists(partners(firm).filter(person=OuterRef("person_id"))))
        .order_by("-referral_id", "id")
        .values_list("person_id")[:WORTH]
    )


_PEOPLE = Reading(
    lambda firm, ids: (
        Person.objects.of(firm)
        .filter(pk__in=ids)
        .order_by("id")
        .values_list("pk", "public_id", "name", "called", "occupation")
    ),
    Known,
)
_CHOSEN = Reading(
    lambda firm: (
        partners(firm)
        .filter(person__deleted_at=None)
        .order_by("tier", "person__name_in_order", "person_id")
        .values_list(
            "person_id",
            "person__public_id",
            "person__name",
            "person__called",
            "person__occupation",
            "tier",
            "every_days",
        )[:CHOSEN]
    ),
    Known,
)


def choose(member: Member, *, asked: str = "") -> Choose:
    """Those worth choosing first, and those whom we chose. Five statements, however many people.

    :param asked: a name that was typed: then whoever answers to it
    """
    firm: Firm = member.firm
    here = courtesies.locale(firm)
    days = days_of(firm)
    chosen = _CHOSEN(firm=firm.pk)
    if asked.strip():
        theirs = {one.pk for one in chosen}
        found = [one for one in find.acquaintances(firm, asked, WORTH) if one.pk not in theirs]
        worth = [
            _choice(Known(one.pk, one.public_id, one.name, one.called, one.occupation), words.reasons(one.sent, one.given, False, here), days, here)
            for one in found
        ]  # fmt: skip
    else:
        worth = _worth_choosing(firm, days, here)
    return Choose(
        title=words.chosen(len(chosen), here),
        worth=tuple(worth),
        chosen=tuple(_choice(one, _own(one, here), days, here) for one in chosen),
        asked=asked.strip(),
        key=tuple(Tiers(str(tier), words.every(days[tier], here)) for tier in Tier),
        happy=words.happy(here) if sum(words.is_happy(one.why, here) for one in worth) >= HAPPY else "",
    )


def _worth_choosing(firm: Firm, days: dict[Tier, int], here: Locale) -> list[Choice]:
    counted = {
        pk: (sent, given)
        for pk, sent, given in _WORTH(
            firm=firm.pk,
            sides=[str(Side.INTRODUCER), str(Side.PROVIDER)],
            introducer=str(Side.INTRODUCER),
            provider=str(Side.PROVIDER),
            in_error=str(Stage.IN_ERROR),
        )
    }
    glad = set(
        _happy(firm.pk, str(Side.PROSPECT), str(Stage.COMPLETED), str(Kind.COMPLETED)).values_list(
            "person_id", flat=True
        )
    )
    people = {one.pk: one for one in _PEOPLE(firm=firm.pk, ids=sorted({*counted, *glad}))}

    def weight(pk: int) -> tuple[int, int]:
        sent, given = counted.get(pk, (0, 0))
        return 2 * sent + given + 2 * (pk in glad), -pk

    order = sorted(people, key=weight, reverse=True)[:WORTH]
    return [_choice(people[pk], words.reasons(*counted.get(pk, (0, 0)), pk in glad, here), days, here) for pk in order]


def _own(one: Known, here: Locale) -> tuple[str, ...]:
    """Their own rhythm, where they have one: then none of the tiers is theirs."""
    return (words.every(one.every, here),) if one.every is not None else ()


def choice(person: Person, partnership: Partnership | None, *, said: str = "") -> Choice:
    """One row, as it stands after a press."""
    here = courtesies.locale(person.firm)
    lives = partnership is not None and partnership.picked_at is not None and partnership.parted_at is None
    one = Known(
        person.pk, person.public_id, person.name, person.called, person.occupation,
        partnership.tier if lives and partnership is not None else None,
        partnership.every_days if lives and partnership is not None else None,
    )  # fmt: skip
    return _choice(one, (), days_of(person.firm), here, said=said)


def _choice(one: Known, why: Iterable[str], days: dict[Tier, int], here: Locale, *, said: str = "") -> Choice:
    return Choice(
        id=str(one.public_id),
        name=one.name,
        detail=one.occupation,
        why=tuple(why),
        tiers=tuple(
            Tiers(str(tier), words.every(days[tier], here), is_theirs=one.tier == tier and one.every is None)
            for tier in Tier
        ),
        is_partner=one.tier is not None,
        said=said,
    )


__all__ = ["Choice", "Choose", "choice", "choose", "partners"]
