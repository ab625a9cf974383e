"""How do we say what we keep of somebody, where it came from, and what becomes of it?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from obliged.words import moments
from obliged.words.languages import Locale, say

_say = partial(say, "privacy")


IN_ORDER = (
    "name", "called", "pronoun", "email", "phone", "address", "organisation", "occupation", "language", "best_time",
    "met_where", "introduced_by", "why_us", "serves",
)  # fmt: skip


def place_of(code: str) -> int:
    """Where a field stands in a list of them."""
    return IN_ORDER.index(code) if code in IN_ORDER else len(IN_ORDER)


def field(code: str, here: Locale) -> str:
    """What a fact of somebody is called."""
    return _say(here.language, f"field.{code}", "field.other")


def origin(
    fields: Sequence[str],
    source: str,
    *,
    person: str,
    member: str,
    by_mail: bool,
    at: datetime,
    as_of: datetime,
    here: Locale,
) -> str:
    """Name and telephone: from Ana Duarte's mail, 3 March.

    :param person: whose word it is, by name, where that is somebody else
    :param member: who wrote it down
    """
    named = list(dict.fromkeys(field(code, here) for code in fields))
    facts = {
        "Fields": moments.begun(moments.listed(named, here)),
        "person": person,
        "whose": f"{person}’s" if person else "",
        "member": member,
        "day": moments.day_of(at, as_of, here),
    }
    mail = [f"from.{source}.mail"] if by_mail else []
    return _say(here.language, *mail, f"from.{source}", "from.none", facts=facts)


def somebody_erased(language: str) -> str:
    """What stands in place of a name."""
    return _say(language, "erased.name")
