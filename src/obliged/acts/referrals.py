"""How does a referral come to be, and how does it go on?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from obliged.acts import happenings, letters
from obliged.acts.letters import HasLeft
from obliged.acts.people import NotAPromiseYet, SomebodyElseChangedIt
from obliged.domain.happenings import REASONED, Kind, Reason
from obliged.domain.referrals import Direction, Side, may_follow, stands
from obliged.domain.refusals import Refusal
from obliged.queries import stories
from obliged.records.adding import add, add_all
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.letters import Letter, Passage, Settles
from obliged.records.people import Person
from obliged.records.referrals import Party, Referral
from obliged.records.scoping import scope


class NeedsAReason(Refusal):
    """A decline, a loss and a withdrawal need a reason from the list."""


class NeedsADate(Refusal):
    """This needs a day that is still to come."""


class KeptToOneself(Refusal):
    """A referral is for the firm: whoever is part of it is shared first."""


def _shared(knowns: Iterable[Known]) -> None:
    """:raises KeptToOneself: if a member keeps one of them to themselves"""
    for known in knowns:
        if known.person.private_to_id is not None:
            raise KeptToOneself(name=known.person.name)


class NotToThemselves(Refusal):
    """Nobody is introduced to themselves."""


class NeedsSomebody(Refusal):
    """A referral needs somebody who was introduced."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in a referral, and how the introducer knows them."""

    person: Person
    how: str = ""


CHANGEABLE = frozenset(
    {
        "need", "when_needed", "reason_for_prospect", "reason_for_provider", "words", "expects_contact",
        "consent_wanted", "ask_both", "treatments", "notes", "responsible",
    }
)  # fmt: skip


def receive(
    *,
    firm: Firm,
    introducers: Sequence[Known],
    prospects: Sequence[Known],
    by: Member | None,
    now: datetime,
    at: datetime | None = None,
    to_the_day: bool = False,
    responsible: Member | None = None,
    history: bool = False,
    thanked: bool = False,
    called: bool = False,
    **fields: Any,
) -> Referral:
    """Somebody introduced a prospect to us.

    :param at: when they did; now, unless it is written down later
    :param history: it happened before it was recorded and owes nothing from then
    :param thanked: the introducer was thanked already
    :param called: the prospect was reached already
    """
    return _begin(
        Kind.RECEIVED,
        Direction.RECEIVED,
        firm=firm,
        parties={Side.INTRODUCER: introducers, Side.PROSPECT: prospects},
        by=by,
        now=now,
        at=at,
        to_the_day=to_the_day,
        responsible=responsible,
        history=history,
        already={Kind.THANKED: thanked, Kind.CONTACTED: called},
        **fields,
    )


def give(
    *,
    firm: Firm,
    prospects: Sequence[Known],
    providers: Sequence[Known],
    by: Member | None,
    now: datetime,
    at: datetime | None = None,
    responsible: Member | None = None,
    parent: Referral | None = None,
    history: bool = False,
    **fields: Any,
) -> Referral:
    """We mean to introduce a prospect to a provider. Nobody is told anything yet.

    :param parent: the received referral that is handed on; its introducer stays credited and informed
    """
    return _begin(
        Kind.GIVEN,
        Direction.ONWARD if parent else Direction.GIVEN,
        firm=firm,
        parties={Side.PROSPECT: prospects, Side.PROVIDER: providers},
        by=by,
        now=now,
        at=at,
        to_the_day=False,
        responsible=responsible,
        history=history,
        already={},
        parent=parent,
        **fields,
    )


def _begin(
    kind: Kind,
    direction: Direction,
    *,
    firm: Firm,
    parties: Mapping[Side, Sequence[Known]],
    by: Member | None,
    now: datetime,
    at: datetime | None,
    to_the_day: bool,
    responsible: Member | None,
    history: bool,
    already: Mapping[Kind, bool],
    parent: Referral | None = None,
    **fields: Any,
) -> Referral:
    if not parties[Side.PROSPECT]:
        raise NeedsSomebody()
    everyone = [known.person.pk for knowns in parties.values() for known in knowns]
    if len(set(everyone)) != len(everyone):
        raise NotToThemselves()
    _shared(known for knowns in parties.values() for known in knowns)
    owner = responsible or by
    assert owner is not None, "A referral needs a member who looks after it"
    with scope(firm):
        referral = add(
            Referral(
                firm=firm,
                direction=direction,
                parent=parent,
                responsible=owner,
                made_at=now,
                stage_at=at or now,
                **_allowed(fields),
            )
        )
        add_all(
            [
                Party(
                    firm=firm, referral=referral, person=known.person, side=side, how_known=known.how[:500], order=order
                )
                for side, knowns in parties.items()
                for order, known in enumerate(knowns)
            ]
        )
        introducer = parties.get(Side.INTRODUCER, ())
        done = [k for k, was in already.items() if was]
        happenings.record(
            kind,
            firm=firm,
            now=now,
            at=at,
            to_the_day=to_the_day,
            referral=referral,
            person=parties[Side.PROSPECT][0].person,
            reported_by=introducer[0].person if introducer else None,
            by=by,
            facts={"history": True} if history else {},
            derive=not done,
        )
        for n, k in enumerate(done, start=1):
            person = introducer[0].person if k is Kind.THANKED and introducer else parties[Side.PROSPECT][0].person
            happenings.record(
                k, firm=firm, now=now, at=at, to_the_day=to_the_day, referral=referral, person=person, by=by,
                derive=n == len(done),
            )  # fmt: skip
        return referral


def step(
    referral: Referral,
    kind: Kind,
    *,
    by: Member | None,
    now: datetime,
    at: datetime | None = None,
    to_the_day: bool = False,
    reported_by: Person | None = None,
    person: Person | None = None,
    reason: Reason | None = None,
    on: datetime | None = None,
    satisfied: bool | None = None,
    way: str = "",
    words: str = "",
    only_for: Member | None = None,
) -> Happening:
    """Write down that a referral went on: contacted, met, proposed, working together, lost, held …

    :param on: the meeting's moment, or until when it is on hold
    :param way: how: by telephone, in person
    :param only_for: the member who keeps a note to themselves
    :raises ReferralIsClosed: if it has ended
    :raises NeedsAReason: if it ends without one
    :raises NeedsADate: if a meeting or a hold has no moment to come
    """
    with scope(referral.firm):
        locked = Referral.objects.of(referral.firm).select_for_update(of=("self",)).get(pk=referral.pk)
        may_follow(kind, stands(stories.of_referral(locked)))
        facts: dict[str, Any] = {}
        if kind in REASONED:
            if reason is None:
                raise NeedsAReason()
            facts["reason"] = str(reason)
        if kind is Kind.MEETING_SET:
            if on is None:
                raise NeedsADate()
            facts["on"] = on
        if kind is Kind.HELD:
            if on is None or on <= now:
                raise NeedsADate()
            facts["until"] = on
        if kind is Kind.COMPLETED and satisfied is not None:
            facts["satisfied"] = satisfied
        if way:
            facts["way"] = way
        happening = happenings.record(
            kind, firm=referral.firm, now=now, at=at, to_the_day=to_the_day, referral=locked, person=person, by=by,
            reported_by=reported_by, facts=facts, words=words, only_for=only_for,
        )  # fmt: skip
        if kind in STOPS_LETTERS:
            letters.cancel_of_referral(locked, now=now, why=STOPS_LETTERS[kind])
        return happening


STOPS_LETTERS: Mapping[Kind, str] = {
    Kind.ENTERED_IN_ERROR: "the referral was entered in error",
    Kind.WITHDRAWN: "the referral was withdrawn",
    Kind.CONSENT_REFUSED: "they said no",
}


def take_back(happening: Happening, *, by: Member, now: datetime) -> Happening:
    """Say that it did not happen. What it made us owe goes, with the letters that are held for it.

    :raises AlreadyTakenBack: if a standing taking-back names it
    """
    with scope(happening.firm):
        held = _held_because_of(happening)
        taken = happenings.take_back(happening, by=by, now=now)
        for letter in held:
            try:
                letters.cancel(letter, by=by, now=now, why="what it was owed for was taken back")
            except HasLeft:  # the worker was quicker; what it says stays in the log
                continue
        return taken


def _held_because_of(happening: Happening) -> list[Letter]:
    owed = [str(row.key) for row in Courtesy.objects.of(happening.firm_id).filter(because=happening)]
    settling = Settles.objects.of(happening.firm_id).filter(key__in=owed, letter__passage=Passage.HELD)
    return list({row.letter_id: row.letter for row in settling.select_related("letter__firm")}.values())


def wish(
    referral: Referral,
    *,
    may_tell: bool,
    person: Person,
    by: Member | None,
    now: datetime,
    at: datetime | None = None,
    reported_by: Person | None = None,
    facts: Mapping[str, Any] | None = None,
    words: str = "",
    wording: str = "",
    derive: bool = True,
) -> Happening:
    """What the prospect wishes the introducer to hear. After a no, no news that is still held leaves.

    :param by: the member whom they told; None where they said so themselves by a link
    """
    with scope(referral.firm):
        said = happenings.record(
            Kind.MAY_TELL if may_tell else Kind.MAY_NOT_TELL, firm=referral.firm, now=now, at=at, referral=referral,
            person=person, by=by, reported_by=reported_by, facts=facts, words=words, wording=wording, derive=derive,
        )  # fmt: skip
        if not may_tell:
            letters.cancel_news(referral, by=by, now=now, why="they asked that nothing is told")
        return said


def promise(referral: Referral, *, to: Person, words: str, due: datetime, by: Member, now: datetime) -> Happening:
    """We promised somebody something by then: it is owed until it is kept.

    :raises NotAPromiseYet: without words, or with a moment that has passed
    """
    if not words.replace("\x00", "").strip() or due <= now:
        raise NotAPromiseYet()
    return happenings.record(
        Kind.PROMISED, firm=referral.firm, now=now, referral=referral, person=to, by=by, facts={"due": due}, words=words
    )


def release_promise(promised: Happening, *, words: str, by: Member, now: datetime) -> Happening:
    """Take a promise back with a word to whoever received it: it is owed no more, and the log says why.

    :raises NotAPromiseYet: without that word
    """
    if not words.replace("\x00", "").strip():
        raise NotAPromiseYet()
    return happenings.record(
        Kind.RELEASED, firm=promised.firm, now=now, referral=promised.referral, person=promised.concerns, by=by,
        facts={"promise": promised.pk, "because": [promised.pk]}, words=words,
    )  # fmt: skip


def hand_on(
    referral: Referral, *, to: Person, by: Member, now: datetime, consent_wanted: bool = True, **fields: Any
) -> Referral:
    """Not us: somebody better. A given referral with a parent; the first introducer is told who has them in hand."""
    with scope(referral.firm):
        locked = Referral.objects.of(referral.firm).select_for_update(of=("self",)).get(pk=referral.pk)
        may_follow(Kind.HANDED_ON, stands(stories.of_referral(locked)))
        prospects = [
            Known(party.person, party.how_known)
            for party in Party.objects.of(referral.firm)
            .filter(referral=locked, side=Side.PROSPECT)
            .select_related("person")
            .order_by("order", "id")
        ]
        child = give(
            firm=referral.firm, prospects=prospects, providers=[Known(to)], by=by, now=now, parent=locked,
            need=fields.pop("need", locked.need), consent_wanted=consent_wanted, **fields,
        )  # fmt: skip
        happenings.record(
            Kind.HANDED_ON, firm=referral.firm, now=now, referral=locked, by=by, facts={"child": child.pk}
        )
        return child


def change(
    referral: Referral, *, version: int, now: datetime, how_known: Mapping[int, str] | None = None, **fields: Any
) -> Referral:
    """Change what we wrote of a referral, if nobody else did meanwhile.

    :param how_known: how the introducer knows each, by party
    :raises SomebodyElseChangedIt: with the referral as it stands now
    """
    with scope(referral.firm):
        kept: Referral = (
            Referral.objects.of(referral.firm).select_related("firm", "responsible")
            .select_for_update(of=("self",)).get(pk=referral.pk)
        )  # fmt: skip
        if kept.version != version:
            raise SomebodyElseChangedIt(theirs=kept)
        for field, value in _allowed(fields).items():
            setattr(kept, field, value)
        kept.version += 1
        kept.save()
        for party, how in (how_known or {}).items():
            Party.objects.of(referral.firm).filter(referral=kept, pk=party).update(
                how_known=how.replace("\x00", "")[:500]
            )
        happenings.derive_again(referral=kept, person=None, now=now)
        return kept


def name_again(referral: Referral, side: Side, knowns: Sequence[Known], *, now: datetime) -> None:
    """Say who plays a role, anew: a name was heard wrong, a second introducer comes to light.

    :raises NeedsSomebody: if nobody were introduced any more
    :raises NotToThemselves: if somebody would meet themselves
    """
    if side is Side.PROSPECT and not knowns:
        raise NeedsSomebody()
    with scope(referral.firm):
        others = Party.objects.of(referral.firm).filter(referral=referral).exclude(side=side)
        everyone = [*others.values_list("person_id", flat=True), *(known.person.pk for known in knowns)]
        if len(set(everyone)) != len(everyone):
            raise NotToThemselves()
        _shared(knowns)
        Party.objects.of(referral.firm).filter(referral=referral, side=side).delete()
        for order, known in enumerate(knowns):
            Party.unscoped.create(
                firm=referral.firm, referral=referral, person=known.person, side=side, how_known=known.how[:500],
                order=order,
            )  # fmt: skip
        happenings.derive_again(referral=referral, person=None, now=now)


def _allowed(fields: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - CHANGEABLE
    assert not unknown, f"A referral has no {unknown}"
    return {k: v.replace("\x00", "") if isinstance(v, str) else v for k, v in fields.items()}
