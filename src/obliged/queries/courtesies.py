"""What do the pages need to know of what is owed? The facts of any number of rows, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Count, Q

from obliged.domain.happenings import Kind
from obliged.domain.people import Channel
from obliged.domain.playbook import Verb
from obliged.domain.referrals import Direction, Side
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm
from obliged.records.happenings import Happening
from obliged.records.people import Person, Phone
from obliged.records.referrals import Party
from obliged.words.courtesies import BecauseFacts, OwedFacts
from obliged.words.languages import Locale
from obliged.words.people import PersonFacts, person

RELATED = (
    "referral", "to", "because", "because__words", "because__recorded_by", "because__reported_by", "because__concerns",
)  # fmt: skip


def locale(firm: Firm) -> Locale:
    return Locale(firm.tz, firm.language)


def facts(rows: Iterable[Courtesy], firm: Firm, *, me: int, as_of: datetime) -> dict[int, OwedFacts]:
    """The facts of these rows, by their primary key. Three statements, however many rows.

    :param rows: read with `select_related(*RELATED)`
    :param me: the member who reads; what they recorded themselves is said as "you"
    """
    rows = list(rows)
    referrals = {row.referral_id for row in rows if row.referral_id}
    handed = {
        row.because.facts["child"] for row in rows if row.because.kind == Kind.HANDED_ON and "child" in row.because.facts
    }
    parties = _parties(firm, referrals | handed)
    people = {p.pk: p for sides in parties.values() for ps in sides.values() for p in ps}
    people |= {p.pk: p for row in rows for p in (row.to, row.because.reported_by, row.because.concerns) if p}
    phones = _phones(firm, people)
    sent = _sent_this_year(firm, {p.pk for s in parties.values() for p in s.get(Side.INTRODUCER, ())}, as_of)
    return {row.pk: _facts(row, parties, phones, sent, me) for row in rows}


def person_facts(p: Person | None, phone: str = "") -> PersonFacts | None:
    """What sentences need of a person."""
    if p is None:
        return None
    return person(
        p.name, p.called, p.pronoun, is_couple=p.is_couple, phone=phone, channel=Channel(p.channel), best_time=p.best_time
    )


def _facts(
    row: Courtesy, parties: dict[int, dict[str, list[Person]]], phones: dict[int, str], sent: dict[int, int], me: int
) -> OwedFacts:
    sides = parties.get(row.referral_id or 0, {})
    because = row.because

    def first(side: Side, of: dict[str, list[Person]] = sides) -> PersonFacts | None:
        found = of.get(side, [])
        return person_facts(found[0], phones.get(found[0].pk, "")) if found else None

    handed = parties.get(because.facts.get("child", 0), {})
    introducer = sides.get(Side.INTRODUCER, [])
    return OwedFacts(
        rule=row.rule,
        verb=Verb(row.verb),
        to=person_facts(row.to, phones.get(row.to_id or 0, "")),
        because=_because(because, me),
        due_at=row.due_at,
        occurrence=row.occurrence,
        opens_at=row.opens_at,
        warn_at=row.warn_at,
        direction=Direction(row.referral.direction) if row.referral else None,
        introducer=first(Side.INTRODUCER),
        prospect=first(Side.PROSPECT),
        provider=first(Side.PROVIDER),
        handed_to=first(Side.PROVIDER, handed) if handed else None,
        need=row.referral.need if row.referral else "",
        meeting_at=row.referral.meeting_at if row.referral else None,
        sent_this_year=sent.get(introducer[0].pk, 0) if introducer else 0,
    )


def _because(happening: Happening, me: int) -> BecauseFacts:
    by = happening.reported_by or happening.concerns
    recorder = happening.recorded_by
    return BecauseFacts(
        kind=Kind(happening.kind),
        at=happening.at,
        id=happening.pk,
        to_the_day=happening.to_the_day,
        by=person_facts(by),
        member=recorder.first_name if recorder is not None and recorder.pk != me else "",
        words=happening.words.text if happening.words else "",
        reason=str(happening.facts.get("reason", "")),
    )


def _parties(firm: Firm, referrals: Iterable[int]) -> dict[int, dict[str, list[Person]]]:
    found: dict[int, dict[str, list[Person]]] = {}
    rows = Party.objects.of(firm).filter(referral_id__in=list(referrals)).select_related("person")
    for party in rows.order_by("order", "id"):
        found.setdefault(party.referral_id, {}).setdefault(party.side, []).append(party.person)
    return found


def _phones(firm: Firm, people: Iterable[int]) -> dict[int, str]:
    rows = Phone.objects.of(firm).filter(person_id__in=list(people)).order_by("-order", "-id")
    return dict(rows.values_list("person_id", "typed"))


def _sent_this_year(firm: Firm, introducers: Iterable[int], as_of: datetime) -> dict[int, int]:
    wanted = list(introducers)
    if not wanted:
        return {}
    since = as_of.astimezone(firm.tz).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    rows = (
        Party.objects.of(firm)
        .filter(person_id__in=wanted, side=Side.INTRODUCER, referral__made_at__gte=since)
        .exclude(referral__stage="in_error")
        .order_by()
        .values("person_id")
        .annotate(n=Count("id"))
    )
    return dict(rows.values_list("person_id", "n"))


def facts_of(
    rows: Iterable[Courtesy],
    parties: dict[int, dict[str, list[Person]]],
    *,
    phones: dict[int, str],
    sent: dict[int, int],
    me: int,
) -> dict[int, OwedFacts]:
    """The same for a page that has read the parties, numbers and counts already. No statement."""
    return {row.pk: _facts(row, parties, phones, sent, me) for row in rows}


def parties_of(firm: Firm, referrals: Iterable[int]) -> dict[int, dict[str, list[Person]]]:
    """Who plays which role in these referrals. One statement."""
    return _parties(firm, referrals)


def owned_by(members: Sequence[int]) -> Q:
    return Q(owner_id__in=members)


__all__ = ["RELATED", "facts", "facts_of", "locale", "owned_by", "parties_of", "person_facts"]
