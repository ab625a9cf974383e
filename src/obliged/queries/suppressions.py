"""Who gets nothing by itself any more, and since when?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from obliged.queries import courtesies
from obliged.records.firms import Firm
from obliged.records.mail_accounts import Suppressed
from obliged.records.people import Person
from obliged.words import stops


def standing(firm: Firm, addresses: Iterable[str]) -> Suppressed | None:
    """The oldest one of these addresses that stands; one of everything before one of what is automatic."""
    normals = [address.strip().lower() for address in addresses]
    rows = Suppressed.objects.of(firm).filter(normal__in=normals, lifted_at=None)
    found: Suppressed | None = rows.order_by("-everything", "at", "id").first()
    return found


def of_person(someone: Person, *, as_of: datetime) -> str:
    """What their page says of it; nothing where letters may come."""
    found: Suppressed | None = (
        Suppressed.objects.of(someone.firm_id)
        .filter(normal__in=someone.emails.values("normal"), lifted_at=None)
        .order_by("-everything", "at", "id")
        .first()
    )
    if found is None:
        return ""
    here = courtesies.locale(someone.firm)
    return stops.of_person(found.at, as_of, here, why=found.why, everything=found.everything)
