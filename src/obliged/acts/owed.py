"""What is owed now, kept beside what happened?

Courtesies are derived when something happens, not when a page is looked at. A row is made, changed or dropped so that
the table says exactly what the domain judges; what members did with it stands elsewhere and is looked up by its key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import Q

from obliged.domain import courtesies as domain
from obliged.domain.courtesies import Calendar
from obliged.domain.happenings import Kind
from obliged.domain.playbook import Playbook
from obliged.domain.referrals import Story, stands
from obliged.domain.rhythms import RULES
from obliged.queries import calendars, playbooks, stories
from obliged.records.adding import add_all
from obliged.records.courtesies import Courtesy, Handling, State
from obliged.records.firms import Member
from obliged.records.letters import LIVE, Passage, Settles
from obliged.records.people import Person
from obliged.records.reading import Change, Reading
from obliged.records.referrals import Referral


def keep_of_referral(referral: Referral, *, now: datetime) -> frozenset[int]:
    """Bring a referral's courtesies, and the columns that repeat where it stands, in line with its happenings.

    Answers with those of its people with whom we keep in touch: what happened may begin their rhythm anew.
    """
    story = stories.of_referral(referral)
    rows = _OF_REFERRAL(firm=referral.firm_id, referral=referral.pk)
    kept = _keep(rows, story, referral=referral, owner=_owner(referral.responsible))
    standing = stands(story)
    owed = [row for row in kept if row.state == State.OWED]
    repeated = {
        "stage": standing.stage,
        "stage_at": standing.since or referral.made_at,
        "is_open": standing.is_open,
        "hold_until": standing.hold_until,
        "meeting_at": standing.meeting_at,
        "next_opens_at": min((row.shows_at for row in owed), default=None),
        "next_due_at": min((row.due_at for row in owed), default=None),
    }
    _REPEAT(firm=referral.firm_id, pk=referral.pk, **repeated)
    for column, value in repeated.items():
        setattr(referral, column, value)
    return story.partners


_REPEAT = Change(lambda firm, pk, **columns: (Referral.objects.of(firm).filter(pk=pk), columns))
# A day to remember speaks of a referral, and is owed between us and a partner: their story owes it.
_OF_REFERRAL = Reading(
    lambda firm, referral: Courtesy.objects.of(firm).filter(referral_id=referral).exclude(rule__in=RULES)
)
_OF_PARTNER = Reading(lambda firm, person: Courtesy.objects.of(firm).filter(to_id=person, rule__in=RULES))


def keep_of_person(person: Person, *, now: datetime) -> None:
    """The same for what happened between us and a person outside any referral."""
    story = stories.of_person(person)
    rows = list(
        Courtesy.objects.of(person.firm_id)
        .filter(referral_id=None, because__concerns_id=person.pk)
        .exclude(rule__in=RULES)
    )
    if any(h.kind is Kind.PICKED for h in story.happenings):
        rows += _OF_PARTNER(firm=person.firm_id, person=person.pk)
    _keep(rows, story, referral=None, owner=_owner(person.keeper, firm=person.firm_id))


def keep_of_partners(firm: int, people: Collection[int], *, now: datetime) -> None:
    """The same for partners whom a referral touched."""
    if not people:
        return
    for person in Person.objects.of(firm).filter(pk__in=people).select_related("firm", "keeper__firm").order_by("pk"):
        keep_of_person(person, now=now)


def _owner(member: Member | None, firm: int | None = None) -> Member:
    """The responsible member, else the firm's owner. Who stands in while they are away, Today knows."""
    if member is not None and member.left_at is None:
        return member
    firm = member.firm_id if member is not None else firm
    owners = Member.objects.of(firm).filter(role="owner", left_at=None).order_by("id")
    return owners[0]


def _keep(rows: Iterable[Courtesy], story: Story, *, referral: Referral | None, owner: Member) -> list[Courtesy]:
    firm = owner.firm
    playbook = playbooks.of_firm(firm)
    calendar = calendars.of_firm(firm, owner)
    judged = domain.courtesies(story, playbook, calendar)
    standing = {str(row.key): row for row in rows}
    later, released = _handlings(firm.pk, [str(c.key) for c in judged])
    on_their_way = _on_their_way(firm.pk, [str(c.key) for c in judged if c.is_owed])
    remembered = {one.because.id: one.referral for one in story.introduced}
    kept, new, changed = [], [], []
    for courtesy in judged:
        name = str(courtesy.key)
        row = standing.pop(name, None)
        made = row is None
        row = row or _row(
            courtesy, firm_id=firm.pk, referral=referral.pk if referral else remembered.get(courtesy.key.because)
        )
        before = _shown(row)
        _judge(row, courtesy, owner, playbook.version, made)
        row.shows_at = max(row.opens_at, later[name]) if name in later else row.opens_at
        row.state = _state(courtesy, name in released, name in on_their_way)
        kept.append(row)
        if made:
            new.append(row)
        elif _shown(row) != before:
            changed.append(row)
    add_all(new)
    for row in changed:
        _CHANGED(firm=firm.pk, pk=row.pk, **dict(zip(FIELDS, _shown(row), strict=True)))
    gone = standing.keys() - _seen_to(firm.pk, standing, story, playbook, calendar)
    if gone:
        Courtesy.objects.of(firm).filter(pk__in=[standing[name].pk for name in gone]).delete()
    return kept


def _seen_to(firm: int, names: Collection[str], story: Story, playbook: Playbook, calendar: Calendar) -> set[str]:
    """Which of these were seen to before their rule was switched off, or are on their way: those stay as they were."""
    if not names or all(rule.on for rule in playbook.rules):
        return set()
    off = Playbook(tuple(replace(rule, on=True) for rule in playbook.rules if not rule.on), playbook.version)
    judged = {str(c.key): c for c in domain.courtesies(story, off, calendar) if str(c.key) in names}
    on_their_way = _on_their_way(firm, sorted(judged))
    return {name for name, courtesy in judged.items() if not courtesy.is_owed or name in on_their_way}


FIELDS = (
    "owner", "opens_at", "shows_at", "warn_at", "due_at", "state", "settled_by", "settled_at", "playbook_version",
)  # fmt: skip
_CHANGED = Change(lambda firm, pk, **columns: (Courtesy.objects.of(firm).filter(pk=pk), columns))


def _shown(row: Courtesy) -> tuple[object, ...]:
    return (
        row.owner_id, row.opens_at, row.shows_at, row.warn_at, row.due_at, row.state, row.settled_by_id,
        row.settled_at, row.playbook_version,
    )  # fmt: skip


def _row(courtesy: domain.Courtesy, *, firm_id: int, referral: int | None) -> Courtesy:
    key = courtesy.key
    return Courtesy(
        firm_id=firm_id,
        rule=key.rule,
        because_id=key.because,
        to_id=key.to or None,
        occurrence=key.occurrence,
        verb=courtesy.verb,
        referral_id=referral,
    )


def _judge(row: Courtesy, courtesy: domain.Courtesy, owner: Member, version: int, made: bool) -> None:
    """What the domain says of it. A courtesy that was settled keeps the moments by which it was owed."""
    if made or row.state != State.SETTLED or courtesy.is_owed:
        row.opens_at, row.due_at, row.warn_at = courtesy.opens_at, courtesy.due_at, courtesy.warn_at
        row.playbook_version = version
        row.owner = owner
    row.settled_by_id, row.settled_at = courtesy.settled_by, courtesy.settled_at


def _state(courtesy: domain.Courtesy, released: bool, on_its_way: bool) -> State:
    if not courtesy.is_owed:
        return State.FELL_AWAY if courtesy.fell_away else State.SETTLED
    if released:
        return State.RELEASED
    return State.ON_ITS_WAY if on_its_way else State.OWED


NOT_YET = (str(Passage.CANCELLED), str(Passage.REFUSED))
_HANDLINGS = Reading(
    lambda firm, keys: (
        Handling.objects.of(firm)
        .filter(key__in=keys, taken_back_at=None)
        .order_by("id")
        .values_list("key", "what", "until")
    )
)
_SETTLING = Reading(
    lambda firm, keys, live, left: (
        Settles.objects.of(firm)
        .filter(
            # Also while one letter of an introduction has left and the other has not: that is no new one to be made.
            Q(letter__passage__in=live) | Q(letter__passage=left, letter__pair__letters__passage__in=[*live, *NOT_YET]),
            key__in=keys,
        )
        .values_list("key")
    )
)


def _handlings(firm: int, keys: Sequence[str]) -> tuple[dict[str, datetime], set[str]]:
    later: dict[str, datetime] = {}
    released: set[str] = set()
    for key, what, until in _HANDLINGS(firm=firm, keys=keys):
        if what == "later":
            later[key] = until
        else:
            released.add(key)
    return later, released


def _on_their_way(firm: int, keys: Sequence[str]) -> set[str]:
    return {key for (key,) in _SETTLING(firm=firm, keys=keys, live=sorted(LIVE), left=str(Passage.SENT))}


def keep_again(row: Courtesy, *, now: datetime) -> None:
    """Derive anew what the story of this courtesy owes."""
    if row.rule in RULES and row.to_id is not None:
        keep_of_partners(row.firm_id, [row.to_id], now=now)
    elif row.referral is not None:
        keep_of_referral(row.referral, now=now)
    elif row.because.concerns is not None:
        keep_of_person(row.because.concerns, now=now)


def keep_of_keys(firm: int, keys: Iterable[str], *, now: datetime) -> None:
    """The same for every story that one of these keys belongs to: a letter may answer in several."""
    because = sorted({domain.Key.read(key).because for key in keys})
    seen: set[tuple[int | None, int | None]] = set()
    for row in _OF_HAPPENINGS(firm=firm, because=because) if because else ():
        partner = row.rule in RULES
        person = row.to_id if partner else None if row.referral_id else row.because.concerns_id
        story = (None if partner else row.referral_id, person)
        if story not in seen:
            seen.add(story)
            keep_again(row, now=now)


_OF_HAPPENINGS = Reading(
    lambda firm, because: (
        Courtesy.objects.of(firm)
        .filter(because_id__in=because)
        .select_related("referral__firm", "referral__responsible__firm", "because__concerns__firm")
    )
)
