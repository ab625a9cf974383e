"""What do the labelled lines of a mail say: a form on a page, or the details that a person lists by hand?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from obliged.domain import contacts
from obliged.domain.patterns import Pattern

_LINE = Pattern(
    r"^[ \t>*•·_-]*(?P<label>[^\W\d_][\w' /-]{1,22}?)\*?[ \t]?[:=][ \t]*\**[ \t]*(?P<value>[^\s][^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_NAMES = (
    "name", "full name", "your name", "contact", "contact name", "client", "client name", "customer", "customer name",
    "prospect", "who", "person", "owner", "nom", "nombre", "nome", "naam",
)  # fmt: skip
_NEEDS = (
    "job", "work", "works", "what", "need", "needs", "project", "requirement", "requirements", "wants", "looking for",
    "task", "enquiry", "inquiry", "type of work", "service", "scope", "job type",
)  # fmt: skip
_PHONES = ("tel", "tel no", "phone", "telephone", "mobile", "mob", "cell", "number", "phone number", "home", "landline")
_EMAILS = ("email", "e-mail", "mail", "email address", "e-mail address")


@dataclass(frozen=True, slots=True)
class Details:
    """Who is listed, and with what."""

    name: str = ""
    address: str = ""
    need: str = ""
    phone: str = ""

    @property
    def whole(self) -> bool:
        """Enough to know whom to reach about what: more than the card of whoever writes."""
        return bool(self.name and (self.phone or self.address) and self.need)


def details(text: str) -> Details:
    """What stands behind the labels; of two alike the first."""
    told: dict[str, str] = {}
    for match in _LINE.finditer(text):
        told.setdefault(" ".join(match["label"].casefold().split()), match["value"].strip(" \t*_"))
    name = _first(told, _NAMES)
    if "first name" in told:
        name = " ".join(x for x in (told["first name"], told.get("last name") or told.get("surname", "")) if x)
    found = contacts.emails(_first(told, _EMAILS))
    need = re.split(r"[,;(.]| - | (?:for|in|at|on) (?:his|her|their|the|my|our)\b", _first(told, _NEEDS))[0].strip()
    return Details(name, found[0].text.lower() if found else "", need, _first(told, _PHONES))


def _first(told: dict[str, str], labels: tuple[str, ...]) -> str:
    return next((told[label] for label in labels if label in told), "")
