"""Who gets nothing by itself any more, and since when?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from obliged.ports import secrets
from obliged.queries import courtesies
from obliged.records.firms import Firm
from obliged.records.mail_accounts import Suppressed
from obliged.records.people import Person
from obliged.words import stops

MARK = "mark:"


def mark(address: str) -> str:
    """What stands for the address of somebody who was erased: it is known again, and cannot be read back."""
    return MARK + secrets.marks(secrets.Purpose.ERASED, address.strip().lower())[0]


def forms(address: str) -> list[str]:
    """Everything by which an address may stand on the list: as it is, and as any key of ours would mark it."""
    normal = address.strip().lower()
    return [normal, *(MARK + one for one in secrets.marks(secrets.Purpose.ERASED, normal))]


def standing(firm: Firm, addresses: Iterable[str]) -> Suppressed | None:
    """The oldest one of these addresses that stands; one of everything before one of what is automatic."""
    normals = [form for address in addresses for form in forms(address)]
    rows = Suppressed.objects.of(firm).filter(normal__in=normals, lifted_at=None)
    found: Suppressed | None = rows.order_by("-everything", "at", "id").first()
    return found


def of_person(someone: Person, addresses: Iterable[str], *, as_of: datetime) -> str:
    """What their page says of it; nothing where letters may come."""
    found = standing(someone.firm, addresses)
    if found is None:
        return ""
    here = courtesies.locale(someone.firm)
    return stops.of_person(found.at, as_of, here, why=found.why, everything=found.everything)
