"""What happens when the firm changes a rule? Open courtesies are derived anew; settled ones keep theirs.

A firm may have a hundred thousand open stories: a change derives the first of them in its own act and the worker goes
on with the rest, a few at a time, from where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from obliged.acts import owed
from obliged.domain.playbook import Playbook
from obliged.domain.refusals import Refusal
from obliged.queries import playbooks
from obliged.records.firms import Firm, Member
from obliged.records.people import Person
from obliged.records.playbooks import PlaybookChange, Reckoning
from obliged.records.referrals import Referral
from obliged.records.scoping import scope

BATCH = 20  # stories in one transaction: others who write wait a fifth of a second at most
AT_ONCE = 100  # stories in the act itself, half a second; most firms have no more that are open
IN_A_ROUND = 200  # of the worker, who has letters to carry besides


class SomebodyChangedThePlaybook(Refusal):
    """Somebody else changed the playbook meanwhile."""


def change(
    firm: Firm,
    changes: Mapping[str, Mapping[str, object]],
    *,
    by: Member | None,
    now: datetime,
    seen: int | None = None,
) -> Playbook:
    """Keep a new version of the playbook, with these changes to the default, and derive anew what is open.

    Rules that read as they do already are no new version: a form that is sent twice acts once.

    :param seen: the version that whoever changes had before them
    :raises SomebodyChangedThePlaybook: if there is a newer one
    :raises NotANumberOfTimes: if a number is out of range
    :raises UnknownRule: if a rule is not in the playbook
    """
    with scope(firm):
        Firm.objects.select_for_update().get(pk=firm.pk)
        before = playbooks.of_firm(firm)
        playbook = Playbook().changed(changes, before.version + 1)
        if playbook.rules == before.rules:
            return before
        if seen is not None and seen != before.version:
            raise SomebodyChangedThePlaybook()
        PlaybookChange.unscoped.create(
            firm=firm, version=playbook.version, changes={k: dict(v) for k, v in changes.items()}, by=by, at=now
        )
        _note_what_goes_by_itself(firm, playbook, now)
        reckoning = _begin(firm, playbooks.switched_on(before, playbook), now)
    _go_on(reckoning, now=now, most=AT_ONCE)
    return playbook


def _note_what_goes_by_itself(firm: Firm, playbook: Playbook, now: datetime) -> None:
    """Since when a rule goes by itself stands with the firm: the worker looks for firms that have such rules."""
    was = firm.by_itself
    firm.by_itself = {r.key: was.get(r.key, now.isoformat()) for r in playbook.rules if r.by_itself and r.on}
    Firm.objects.filter(pk=firm.pk).update(by_itself=firm.by_itself)


def derive_all_again(firm: Firm, *, now: datetime) -> int:
    """Derive every story of the firm that owes something anew; answers with how many were done at once."""
    with scope(firm):
        reckoning = _begin(firm, (), now)
    return _go_on(reckoning, now=now, most=AT_ONCE)


def go_on_deriving(*, now: datetime) -> int:
    """Go on with what changes of rules and hours have left to do; answers with how many stories were done."""
    waiting = Reckoning.unscoped.filter(done_at=None).select_related("firm").order_by("id")[:20]
    return sum(_go_on(reckoning, now=now, most=IN_A_ROUND) for reckoning in waiting)


def _begin(firm: Firm, kinds: Collection[str], now: datetime) -> Reckoning:
    """Begin from the first story; what an earlier change had left to do is taken along."""
    unfinished = Reckoning.objects.of(firm).filter(done_at=None)
    left = {kind for earlier in unfinished for kind in earlier.kinds}
    unfinished.update(done_at=now)
    begun: Reckoning = Reckoning.unscoped.create(firm=firm, at=now, kinds=sorted({*kinds, *left}))
    return begun


def _go_on(reckoning: Reckoning, *, now: datetime, most: int) -> int:
    number = 0
    while number < most and (done := _batch(reckoning, now)) is not None:
        number += done
    return number


def _batch(reckoning: Reckoning, now: datetime) -> int | None:
    """Derive the next few, and note how far that was; None when there is nothing left."""
    firm = reckoning.firm
    with scope(firm):
        at = Reckoning.objects.of(firm).select_for_update(of=("self",)).filter(pk=reckoning.pk, done_at=None).first()
        if at is None:
            return None
        referrals = playbooks.referrals_touched(firm, kinds=at.kinds).filter(pk__gt=at.referral)
        people = playbooks.people_touched(firm, kinds=at.kinds).filter(pk__gt=at.person)
        done = _derive(referrals.select_related("firm", "responsible__firm"), owed.keep_of_referral, now)
        if done:
            at.referral = done[-1].pk
        elif done := _derive(people.select_related("firm", "keeper__firm"), owed.keep_of_person, now):
            at.person = done[-1].pk
        else:
            at.done_at = now
        at.save(update_fields=["referral", "person", "done_at"])
        return len(done) or None


def _derive(stories: Any, keep: Callable[..., object], now: datetime) -> list[Referral] | list[Person]:
    """Locked first, as whoever records a happening does, so that neither waits for the other for ever."""
    batch = list(stories.select_for_update(of=("self",)).order_by("pk")[:BATCH])
    for story in batch:
        keep(story, now=now)
    return batch
