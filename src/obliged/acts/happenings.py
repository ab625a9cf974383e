"""What happened, and what does it make us owe?

The one place that writes a happening. Whoever records locks the referral, writes the happening, asks the domain what
is owed, and keeps that, in one transaction; the head of the firm's chain is locked last.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from obliged.acts import chains, consents, owed
from obliged.domain.courtesies import Key
from obliged.domain.happenings import Kind
from obliged.domain.refusals import Refusal
from obliged.domain.rhythms import is_touch
from obliged.records.adding import add
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening, Words, frozen
from obliged.records.keys import digest
from obliged.records.people import Person
from obliged.records.reading import Change, Reading
from obliged.records.referrals import Referral
from obliged.records.scoping import scope

NOTED_EVERY = timedelta(hours=1)  # quiet days are counted by when a member last acted
LONGEST = 20_000  # characters of words that are kept; a letter, not a book


class AlreadyTakenBack(Refusal):
    """This was taken back already."""


class FromTheFuture(Refusal):
    """What happened cannot lie ahead of us; a date to come is a promise, a meeting or a hold."""


def record(
    kind: Kind,
    *,
    firm: Firm,
    now: datetime,
    referral: Referral | None = None,
    person: Person | None = None,
    by: Member | None = None,
    reported_by: Person | None = None,
    at: datetime | None = None,
    to_the_day: bool = False,
    facts: Mapping[str, Any] | None = None,
    words: str = "",
    wording: str = "",
    derive: bool = True,
    only_for: Member | None = None,
) -> Happening:
    """Write what happened, and keep what it makes us owe.

    :param person: whom it concerns, where that is one person
    :param reported_by: the outsider who said so; None where a member or the timetable did
    :param at: when it happened; now, unless it is recorded later
    :param only_for: the member who keeps the words to themselves; no colleague reads them, or learns of it
    :param wording: of a consent the question to which it answers, where it was asked otherwise than we word it
    :raises FromTheFuture: if `at` lies ahead
    """
    at = at or now
    if at > now:
        raise FromTheFuture(at=at)
    with scope(firm):
        if referral is not None:
            _LOCKED(firm=firm.pk, pk=referral.pk)
        happening = _append(
            firm, kind, referral, person, by, reported_by, at, to_the_day, now, frozen(facts or {}), words, only_for
        )
        consents.note(happening, wording=wording)
        if by is not None and (by.last_acted_at is None or now - by.last_acted_at >= NOTED_EVERY):
            _ACTED(firm=firm.pk, pk=by.pk, at=now)
            by.last_acted_at = now
        # Who introduces somebody spoke to us; the one who was introduced did not yet.
        spoke = reported_by or (person if kind is not Kind.RECEIVED else None)
        if spoke is not None and is_touch(happening.as_happening()):
            _TOUCHED(firm=firm.pk, pk=spoke.pk, at=at)
        if derive:
            derive_again(referral=referral, person=person or reported_by, spoke=spoke, kind=kind, now=now)
        return happening


_ACTED = Change(lambda firm, pk, at: (Member.objects.of(firm).filter(pk=pk), {"last_acted_at": at}))
_TOUCHED = Change(
    lambda firm, pk, at: (Person.objects.of(firm).filter(pk=pk).exclude(last_touch_at__gt=at), {"last_touch_at": at})
)
_LOCKED = Reading(lambda firm, pk: Referral.objects.of(firm).filter(pk=pk).select_for_update().values_list("pk"))


def derive_again(
    *,
    referral: Referral | None,
    person: Person | None,
    now: datetime,
    spoke: Person | None = None,
    kind: Kind | None = None,
) -> None:
    """Bring what is owed in line with what happened.

    :param spoke: whom it touched; where that is a partner, their rhythm begins anew
    """
    if referral is not None:
        partners = owed.keep_of_referral(referral, now=now)
        touched = {one.pk for one in (person, spoke) if one is not None}
        # These touch everybody who is named in it.
        owed.keep_of_partners(referral.firm_id, partners if kind in OF_ALL else partners & touched, now=now)
        return
    if person is not None:
        owed.keep_of_person(person, now=now)
    if spoke is not None and (person is None or spoke.pk != person.pk):
        owed.keep_of_person(spoke, now=now)


OF_ALL = frozenset({Kind.INTRODUCED, Kind.TAKEN_BACK, Kind.WON, Kind.COMPLETED})


def take_back(happening: Happening, *, by: Member | None, now: datetime, way: str = "") -> Happening:
    """Say that it did not happen, or should not count. What it made us owe goes, what it settled is owed again.

    A taking-back can itself be taken back.

    :param way: how somebody took back what they had said; empty: it was never said
    :raises AlreadyTakenBack: if a standing taking-back names it
    """
    firm = happening.firm
    with scope(firm):
        if is_taken_back(happening):
            raise AlreadyTakenBack(kind=happening.kind)
        if happening.kind == Kind.TAKEN_BACK:
            consents.stand_again(Happening.objects.of(firm).get(pk=happening.facts["happening"]))
        consents.taken_back(happening, now=now, way=way)
        return record(
            Kind.TAKEN_BACK,
            firm=firm,
            now=now,
            referral=happening.referral,
            person=happening.concerns or happening.reported_by,
            by=by,
            facts={"happening": happening.pk},
        )


def is_taken_back(happening: Happening) -> bool:
    """Whether a taking-back that itself stands names this happening."""
    naming = Happening.objects.of(happening.firm_id).filter(kind=Kind.TAKEN_BACK, id__gt=happening.pk)
    naming = (
        naming.filter(referral_id=happening.referral_id)
        if happening.referral_id
        else naming.filter(referral_id=None, concerns_id=happening.concerns_id or happening.reported_by_id)
    )
    return any(h.facts.get("happening") == happening.pk and not is_taken_back(h) for h in naming)


def deed(*keys: Key, way: str) -> dict[str, object]:
    """The facts of a deed: what it was done for, so that it settles that and nothing else."""
    facts: dict[str, object] = {"rule": keys[0].rule, "because": [key.because for key in keys], "way": way}
    if len(keys) > 1:
        facts["rules"] = [key.rule for key in keys]
    promised = [key.because for key in keys if key.rule == "keep_promise"]
    if promised:
        facts["promise"] = promised[0]
    return facts


def _append(
    firm: Firm,
    kind: Kind,
    referral: Referral | None,
    person: Person | None,
    by: Member | None,
    reported_by: Person | None,
    at: datetime,
    to_the_day: bool,
    now: datetime,
    facts: dict[str, Any],
    text: str,
    only_for: Member | None,
) -> Happening:
    about = person or reported_by
    said = text.replace("\x00", "").strip()[:LONGEST]
    words = add(Words(firm=firm, text=said, about=about, private_to=only_for)) if said else None
    seal = bytes(about.seal) if about is not None else str(firm.public_id).encode()
    happening = Happening(
        firm=firm,
        kind=kind,
        referral=referral,
        at=at,
        to_the_day=to_the_day,
        recorded_at=now,
        reported_by=reported_by,
        concerns=person,
        recorded_by=by,
        facts=facts,
        words=words,
        words_digest=digest(said, seal) if said else "",
    )
    chains.append(firm, happening)
    return happening
