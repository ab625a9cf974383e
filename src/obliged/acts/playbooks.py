"""What happens when the firm changes a rule? Open courtesies are derived anew; settled ones keep theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from obliged.acts import owed
from obliged.domain.playbook import Playbook
from obliged.domain.refusals import Refusal
from obliged.queries import playbooks
from obliged.records.firms import Firm, Member
from obliged.records.people import Person
from obliged.records.playbooks import PlaybookChange
from obliged.records.referrals import Referral
from obliged.records.scoping import scope

BATCH = 200


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

    :param seen: the version that whoever changes had before them
    :raises SomebodyChangedThePlaybook: if there is a newer one
    :raises NotANumberOfTimes: if a number is out of range
    :raises UnknownRule: if a rule is not in the playbook
    """
    with scope(firm):
        Firm.objects.select_for_update().get(pk=firm.pk)
        standing = playbooks.of_firm(firm).version
        if seen is not None and seen != standing:
            raise SomebodyChangedThePlaybook()
        version = standing + 1
        playbook = Playbook().changed(changes, version)
        PlaybookChange.unscoped.create(
            firm=firm, version=version, changes={k: dict(v) for k, v in changes.items()}, by=by, at=now
        )
    derive_all_again(firm, now=now)
    return playbook


def derive_all_again(firm: Firm, *, now: datetime) -> int:
    """Derive every open story of the firm anew, a batch at a time; answers with how many there were."""
    number = 0
    for batch in _open_referrals(firm):
        with scope(firm):
            for referral in batch:
                owed.keep_of_referral(referral, now=now)
        number += len(batch)
    with scope(firm):
        for person in Person.objects.of(firm).filter(courtesies__referral=None, courtesies__state="owed").distinct():
            owed.keep_of_person(person, now=now)
    return number


def _open_referrals(firm: Firm) -> Iterator[list[Referral]]:
    last = 0
    while True:
        batch = list(
            Referral.objects.of(firm)
            .filter(courtesies__state="owed", pk__gt=last)
            .select_related("firm", "responsible")
            .distinct()
            .order_by("pk")[:BATCH]
        )
        if not batch:
            return
        yield batch
        last = batch[-1].pk
