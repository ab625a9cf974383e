"""How many did somebody send us, and how many did we send them?

Counted only as far as it is said ("more than 99"), so that a list of fifty costs the same whoever stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Case, Exists, IntegerField, OuterRef, Q, Subquery, Value, When

from obliged.domain.happenings import Kind
from obliged.domain.referrals import Side, Stage
from obliged.records.firms import Firm
from obliged.records.happenings import Happening
from obliged.records.people import Person
from obliged.records.reading import Reading
from obliged.records.referrals import Party

MOST = 99
NOT_INTRODUCED = frozenset({Stage.RECORDED, Stage.CONSENT_ASKED, Stage.IN_ERROR})
PERHAPS = frozenset({Stage.WITHDRAWN, Stage.NO_RESPONSE, Stage.ON_HOLD})  # before both had their letter, or after
BECAME = frozenset({Stage.WON, Stage.COMPLETED})


class Counted(Subquery):
    """How many rows a subquery has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def both_ways(firm: Firm | int) -> dict[str, Any]:
    """`sent` and `given` for a query of people: what was under this very name."""
    return {"sent": _counted(_sent(firm)), "given": _counted(_given(firm))}


_UNDER_ANOTHER_NAME = Reading(
    lambda firm, ids: (
        Person.objects.of(firm)
        .filter(same_as_id__in=ids)
        .order_by()
        .annotate(**both_ways(firm))
        .values_list("same_as_id", "sent", "given")
    )
)


def under_another_name(firm: Firm, people: Iterable[int]) -> dict[int, tuple[int, int]]:
    """What went either way under the other name of those who were written down twice. One statement."""
    counted: dict[int, tuple[int, int]] = {}
    for pk, sent, given in _UNDER_ANOTHER_NAME(firm=firm.pk, ids=sorted(set(people))):
        before = counted.get(pk, (0, 0))
        counted[pk] = (before[0] + sent, before[1] + given)
    return counted


def was_introduced(firm: Firm | int) -> Q:
    """Whether the referral of a party came to an introduction."""
    told = Happening.objects.of(firm).filter(referral_id=OuterRef("referral_id"), kind=Kind.INTRODUCED)
    surely = ~Q(referral__stage__in=[*NOT_INTRODUCED, *PERHAPS])
    return surely | (Q(referral__stage__in=list(PERHAPS)) & Q(Exists(told)))


def introduced(firm: Firm | int) -> Case:
    """The same as a column."""
    return Case(When(was_introduced(firm), then=Value(True)), default=Value(False), output_field=BooleanField())


def senders(firm: Firm) -> int:
    """How many people have sent us someone, counted to one more than is said. One statement.

    It walks from sender to sender, one step of the index each, and never past a hundred: who has sent thousands
    costs no more than who has sent one.
    """
    with connection.cursor() as cursor:
        cursor.execute(WALK, [firm.pk, Side.INTRODUCER, Stage.IN_ERROR, MOST + 1])
        row = cursor.fetchone()
    return int(row[0])


WALK = """
WITH RECURSIVE sender(person, n) AS (
    SELECT CAST(0 AS bigint), 0
    UNION ALL
    SELECT (SELECT party.person_id
            FROM obliged_party party
            JOIN obliged_referral referral ON referral.id = party.referral_id
            JOIN obliged_person person ON person.id = party.person_id
            WHERE party.firm_id = %s AND party.side = %s AND party.person_id > sender.person
              AND referral.stage <> %s AND person.deleted_at IS NULL
            ORDER BY party.person_id LIMIT 1), sender.n + 1
    FROM sender WHERE sender.person IS NOT NULL AND sender.n < %s
)
SELECT COUNT(person) - 1 FROM sender
"""


def _counted(rows: Any) -> Counted:
    return Counted(rows.filter(person=OuterRef("pk")).order_by().values("pk")[: MOST + 1])


def _sent(firm: Firm | int) -> Any:
    return Party.objects.of(firm).filter(side=Side.INTRODUCER).exclude(referral__stage=Stage.IN_ERROR)


def _given(firm: Firm | int) -> Any:
    return Party.objects.of(firm).filter(was_introduced(firm), side=Side.PROVIDER)


__all__ = [
    "BECAME",
    "MOST",
    "NOT_INTRODUCED",
    "PERHAPS",
    "both_ways",
    "introduced",
    "senders",
    "under_another_name",
    "was_introduced",
]
