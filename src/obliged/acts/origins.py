"""From whom do we have this?

Written down in the transaction in which a fact of somebody is kept: one row a field, in one statement. What a member
types without saying more is the member's word; a line of an introduction is its introducer's, a mail's its writer's.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from obliged.records.adding import add_all
from obliged.records.firms import Member
from obliged.records.incoming import Incoming
from obliged.records.origins import Origin, Source
from obliged.records.people import Person
from obliged.records.referrals import Referral
from obliged.records.scoping import scope

# What is a fact about somebody. How we work with them (our channel, our notes) is ours, and has no origin but us.
FACTS = (
    "name", "called", "pronoun", "language", "occupation", "best_time", "met_where", "introduced_by", "why_us", "serves",
)  # fmt: skip
REACH = ("email", "phone", "address", "organisation")


@dataclass(frozen=True, slots=True)
class From:
    """Whose word it is, and how it came to us."""

    source: Source = Source.MEMBER
    person: Person | None = None  # whose word, where that is somebody else
    referral: Referral | None = None
    mail: Incoming | None = None


US = From()


def note(
    person: Person, fields: Collection[str], *, from_: From | None = None, by: Member | None = None, now: datetime
) -> None:
    """These facts of them come from here. One statement, however many.

    :param by: the member who wrote them down
    """
    from_ = from_ or US
    other = from_.person if from_.person is not None and from_.person.pk != person.pk else None
    if not fields:
        return
    with scope(person.firm):
        add_all(
            [
                Origin(
                    firm_id=person.firm_id,
                    person=person,
                    field=field[:40],
                    source=from_.source,
                    from_person=other,
                    referral=from_.referral,
                    mail=from_.mail,
                    by=by,
                    at=now,
                )
                for field in fields
            ]
        )


__all__ = ["FACTS", "REACH", "US", "From", "Source", "note"]
