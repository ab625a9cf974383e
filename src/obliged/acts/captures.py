"""What do we keep of a line that was captured, and how is it taken back?

A line is kept in one transaction: the people, new or joined, and what it tells of them. Taking it back takes back
what happened and puts the people out of sight who came with it and play no other part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from obliged.acts import courtesies, origins, people, referrals
from obliged.acts.origins import From, Source
from obliged.acts.people import Reach
from obliged.acts.referrals import Known, NeedsADate, NeedsSomebody
from obliged.domain.happenings import Kind, Reason
from obliged.domain.referrals import Stage
from obliged.queries import calendars
from obliged.queries.captures import Sort, taken_back
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.incoming import Incoming
from obliged.records.people import Affiliation, Email, Person, Phone
from obliged.records.referrals import Party, Referral
from obliged.records.scoping import scope

NOON = time(12)  # of a day without an hour


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody whom a line names: somebody whom we know, or a name that is new."""

    name: str
    known: Person | None = None
    reach: Reach = field(default_factory=Reach)
    organisation: str = ""
    met_where: str = ""


@dataclass(frozen=True, slots=True)
class Captured:
    """A line as a member agreed to it.

    :ivar words: the whole of what was written; kept whatever was read
    :ivar day: when it happened, where that was not today
    :ivar done: of a referral: what was done already, "thanked" and "called"
    :ivar left: of a referral: what shall not be asked for, "thank" and "call"
    :ivar mail: the mail that says all this, where it was one
    """

    sort: Sort
    words: str
    who: Whom | None = None
    introducer: Whom | None = None
    provider: Whom | None = None
    need: str = ""
    when_needed: str = ""
    day: date | None = None
    promise: str = ""
    due: date | None = None
    referral: Referral | None = None
    step: Kind | None = None
    reason: Reason | None = None
    on: datetime | None = None
    done: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    mail: Incoming | None = None


@dataclass(slots=True)
class Kept:
    """What was kept, by its keys: enough to show it, and to take it back."""

    sort: Sort
    referral: int | None = None
    happenings: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)  # who is new
    emails: list[int] = field(default_factory=list)  # what was added to those whom we knew
    phones: list[int] = field(default_factory=list)
    affiliations: list[int] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """Short, since it travels in an address."""
        lists = {"h": self.happenings, "n": self.people, "e": self.emails, "p": self.phones, "a": self.affiliations}
        return {"s": str(self.sort), "r": self.referral} | {key: ids for key, ids in lists.items() if ids}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Kept:
        return cls(Sort(data["s"]), data["r"], *(list(data.get(key, ())) for key in ("h", "n", "e", "p", "a")))


def keep(captured: Captured, *, by: Member, now: datetime) -> Kept:
    """Keep a line, all of it or nothing.

    :raises NeedsSomebody: if it names nobody
    :raises NeedsADate: if a promise has no day to come
    :raises FromTheFuture: if it is to have happened on a day still to come
    """
    with scope(by.firm):
        kept = Kept(captured.sort)
        KEEPS[captured.sort](captured, kept, by, now)
        return kept


def _received(captured: Captured, kept: Kept, by: Member, now: datetime) -> None:
    introducer = _person(captured.introducer, kept, by, now, from_=_own_word(captured)) if captured.introducer else None
    prospect = _person(captured.who, kept, by, now, introduced_by=introducer, from_=_word_of(introducer, captured))
    at, to_the_day = _when(captured, by.firm, now)
    referral = referrals.receive(
        firm=by.firm,
        introducers=[Known(introducer)] if introducer else [],
        prospects=[Known(prospect)],
        by=by,
        now=now,
        at=at,
        to_the_day=to_the_day,
        responsible=by,
        thanked="thanked" in captured.done,
        called="called" in captured.done,
        need=captured.need,
        when_needed=captured.when_needed,
        words=captured.words,
        treatments=[],
    )
    kept.referral = referral.pk
    for rule in (RULES[name] for name in sorted(captured.left)):
        for row in (
            Courtesy.objects.of(by.firm).filter(referral=referral, rule=rule, state=State.OWED).select_related("firm")
        ):
            courtesies.not_needed(row, reason="not asked for when it was captured", by=by, now=now)


RULES = {"thank": "thank_received", "call": "call"}


def _given(captured: Captured, kept: Kept, by: Member, now: datetime) -> None:
    """We mean to introduce; to whom may still be open."""
    prospect = _person(captured.who, kept, by, now)
    provider = _person(captured.provider, kept, by, now) if captured.provider else None
    referral = referrals.give(
        firm=by.firm,
        prospects=[Known(prospect)],
        providers=[Known(provider)] if provider else [],
        by=by,
        now=now,
        responsible=by,
        need=captured.need,
        when_needed=captured.when_needed,
        words=captured.words,
    )
    kept.referral = referral.pk


def _touched(captured: Captured, kept: Kept, by: Member, now: datetime) -> None:
    _happened(Kind.TOUCHED, captured, kept, by, now)


def _noted(captured: Captured, kept: Kept, by: Member, now: datetime) -> None:
    _happened(Kind.NOTED, captured, kept, by, now)


def _promised(captured: Captured, kept: Kept, by: Member, now: datetime) -> None:
    """A promise is due at the end of its day. What else was written stands beside it as a note."""
    if captured.due is None or captured.due < by.firm.day_of(now):
        raise NeedsADate()
    person = _person(captured.who, kept, by, now)
    if person.keeper_id is None:
        # A promise is owed by whoever gave it.
        Person.objects.of(by.firm).filter(pk=person.pk, keeper=None).update(keeper=by)
        person.keeper = by
    calendar = calendars.of_firm(by.firm)
    due = calendar.end_of_day_after(max(now, calendar.local(captured.due, time(0))), 0)
    promised = people.promise(person, words=captured.promise or captured.words, due=due, by=by, now=now)
    kept.happenings.append(promised.pk)
    if captured.promise and captured.promise != captured.words:
        kept.happenings.append(people.happened(person, Kind.NOTED, words=captured.words, by=by, now=now).pk)


def _news(captured: Captured, kept: Kept, by: Member, now: datetime) -> None:
    """The step that it tells, on the referral that a member chose."""
    if captured.referral is None or captured.step is None:
        _noted(captured, kept, by, now)
        return
    person = captured.who.known if captured.who else None
    at, to_the_day = _when(captured, by.firm, now)
    happening = referrals.step(
        captured.referral, captured.step, by=by, now=now, at=at, to_the_day=to_the_day, person=person,
        reason=captured.reason, on=captured.on, words=captured.words,
    )  # fmt: skip
    kept.happenings.append(happening.pk)


KEEPS: Mapping[Sort, Callable[[Captured, Kept, Member, datetime], None]] = {
    Sort.RECEIVED: _received,
    Sort.GIVEN: _given,
    Sort.NEED: _given,
    Sort.MET: _touched,
    Sort.TOUCH: _touched,
    Sort.PROMISE: _promised,
    Sort.NEWS: _news,
    Sort.NOTE: _noted,
}


def _happened(kind: Kind, captured: Captured, kept: Kept, by: Member, now: datetime) -> None:
    person = _person(captured.who, kept, by, now)
    at, to_the_day = _when(captured, by.firm, now)
    happening = people.happened(person, kind, by=by, now=now, at=at, to_the_day=to_the_day, words=captured.words)
    kept.happenings.append(happening.pk)


def _when(captured: Captured, firm: Firm, now: datetime) -> tuple[datetime, bool]:
    """Now; of another day only the day is known."""
    if captured.day is None or captured.day == firm.day_of(now):
        return now, False
    return calendars.of_firm(firm).local(captured.day, NOON), True


# The people


def _own_word(captured: Captured) -> From:
    """Whoever wrote the mail named themselves in it; else a member did."""
    return From(Source.THEMSELVES, mail=captured.mail) if captured.mail is not None else From()


def _word_of(introducer: Person | None, captured: Captured) -> From:
    """What is said of a prospect is the introducer's word, by mail or to one of us."""
    if captured.mail is not None:
        return From(Source.MAIL, person=introducer, mail=captured.mail)
    return From(Source.INTRODUCER, person=introducer) if introducer is not None else From()


def _person(
    whom: Whom | None,
    kept: Kept,
    by: Member,
    now: datetime,
    introduced_by: Person | None = None,
    from_: From | None = None,
) -> Person:
    if whom is None:
        raise NeedsSomebody()
    if whom.known is not None:
        return _join(whom, whom.known, kept, by, now, from_)
    person = people.keep(
        firm=by.firm,
        name=whom.name,
        now=now,
        by=by,
        reach=whom.reach,
        organisations=[(whom.organisation, "")] if whom.organisation else [],
        met_where=whom.met_where,
        introduced_by=introduced_by,
        keeper=by,
        from_=from_,
    )
    kept.people.append(person.pk)
    return person


def _join(whom: Whom, person: Person, kept: Kept, by: Member, now: datetime, from_: From | None) -> Person:
    """Add what is new to somebody whom we know; nothing that we had is written over."""
    emails, numbers = _ids(Email, person), _ids(Phone, person)
    if whom.reach != Reach():
        people.add_reach(person, whom.reach, now=now, by=by, from_=from_)
        kept.emails += sorted(_ids(Email, person) - emails)
        kept.phones += sorted(_ids(Phone, person) - numbers)
    if whom.organisation:
        organisation = people.keep_organisation(firm=person.firm, name=whom.organisation, now=now)
        affiliation, is_new = Affiliation.unscoped.get_or_create(
            firm=person.firm,
            person=person,
            organisation=organisation,
            defaults={"order": len(_ids(Affiliation, person))},
        )
        if is_new:
            kept.affiliations.append(affiliation.pk)
            people.index(person)
            origins.note(person, ["organisation"], from_=from_, by=by, now=now)
    if whom.met_where and not person.met_where:
        Person.objects.of(person.firm).filter(pk=person.pk, met_where="").update(met_where=whom.met_where)
    return person


def _ids(model: Any, person: Person) -> set[int]:
    return set(model.objects.of(person.firm_id).filter(person=person).values_list("pk", flat=True))


# The way back


def undo(kept: Kept, *, by: Member, now: datetime) -> None:
    """Take back what was kept. Whoever came with it and plays another part meanwhile stays."""
    firm = by.firm
    with scope(firm):
        if kept.referral is not None:
            referral = Referral.objects.of(firm).select_for_update(of=("self",)).get(pk=kept.referral)
            if referral.stage != Stage.IN_ERROR:
                referrals.step(referral, Kind.ENTERED_IN_ERROR, by=by, now=now)
        rows = list(Happening.objects.of(firm).filter(pk__in=kept.happenings).order_by("-id"))
        gone = taken_back(firm, rows) if rows else set()
        for happening in rows:
            if happening.pk not in gone:
                referrals.take_back(happening, by=by, now=now)
        _forget_additions(kept, firm)
        for person in Person.objects.of(firm).filter(pk__in=kept.people, deleted_at=None):
            if not _plays_another_part(person, kept):
                people.delete(person, now=now)


def _forget_additions(kept: Kept, firm: Firm) -> None:
    ids = {Email: kept.emails, Phone: kept.phones, Affiliation: kept.affiliations}
    touched: set[int] = set()
    for model, added in ids.items():
        rows = model.objects.of(firm).filter(pk__in=added) if added else None
        if rows is not None:
            touched |= set(rows.values_list("person_id", flat=True))
            rows.delete()
    for person in Person.objects.of(firm).filter(pk__in=touched, deleted_at=None):
        people.index(person)


def _plays_another_part(person: Person, kept: Kept) -> bool:
    parts = Party.objects.of(person.firm_id).filter(person=person).exclude(referral_id=kept.referral)
    said = (
        Happening.objects.of(person.firm_id).filter(concerns=person, referral_id=None).exclude(pk__in=kept.happenings)
    )
    return bool(parts.exists() or said.exclude(kind=Kind.TAKEN_BACK).exists())
