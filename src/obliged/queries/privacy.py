"""What do we keep of somebody, where did it come from, and what did they ask of it?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from obliged.queries import courtesies
from obliged.records.firms import Firm
from obliged.records.origins import Origin
from obliged.records.people import Person
from obliged.records.reading import Reading
from obliged.words import privacy as words
from obliged.words.languages import Locale

MOST_ORIGINS = 200  # rows that are looked at; the newest of each field counts


class Known(NamedTuple):
    """Where one field came from."""

    field: str
    source: str
    at: datetime
    person: str | None
    member: str | None
    mail: int | None


_ORIGINS = Reading(
    lambda firm, person: (
        Origin.objects.of(firm)
        .filter(person_id=person)
        .order_by("-at", "-id")
        .values_list("field", "source", "at", "from_person__name", "by__name", "mail_id")[:MOST_ORIGINS]
    ),
    Known,
)


def where_from(someone: Person, *, as_of: datetime) -> tuple[str, ...]:
    """Where what we know of them came from, a sentence for each source and day, the oldest first. One statement."""
    here = courtesies.locale(someone.firm)
    return said_of_origins(_ORIGINS(firm=someone.firm_id, person=someone.pk), someone.firm, as_of, here)


def said_of_origins(rows: Sequence[Known], firm: Firm, as_of: datetime, here: Locale) -> tuple[str, ...]:
    newest: dict[str, Known] = {}
    for row in rows:
        newest.setdefault(row.field, row)
    groups: dict[tuple[Any, ...], list[Known]] = {}
    for row in sorted(newest.values(), key=lambda known: (known.at, words.place_of(known.field))):
        key = (row.source, row.person, row.member, row.mail is not None, firm.day_of(row.at))
        groups.setdefault(key, []).append(row)
    return tuple(
        words.origin(
            [row.field for row in together],
            together[0].source,
            person=together[0].person or "",
            member=(together[0].member or "").split(" ")[0],
            by_mail=together[0].mail is not None,
            at=together[0].at,
            as_of=as_of,
            here=here,
        )
        for together in groups.values()
    )
