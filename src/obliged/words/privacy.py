"""How do we say what we keep of somebody, where it came from, and what becomes of it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from obliged.domain.people import TellWhat
from obliged.words import happenings, moments
from obliged.words.languages import Locale, say, texts
from obliged.words.profiles import counted

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


# --- erasing ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of somebody, no further than a hundred."""

    letters: int = 0
    mails: int = 0
    own: int = 0  # referrals that are about them
    parts: int = 0  # others in which they play a part
    open: int = 0
    owed: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """What an erasure takes, what it leaves and why, and what should be looked at first."""

    goes: tuple[str, ...]
    stays: tuple[str, ...]
    warns: tuple[str, ...]


def preview(counts: Counts, here: Locale) -> Preview:
    goes = [
        _say(here.language, "goes.person"), _say(here.language, "goes.words"), _number("goes.letters", counts.letters, here),
        _number("goes.mails", counts.mails, here), _number("goes.referrals", counts.own, here),
        _number("goes.parts", counts.parts, here), _say(here.language, "goes.elsewhere"),
    ]  # fmt: skip
    stays = [_say(here.language, f"stays.{code}") for code in ("chain", "counts", "money", "stop", "first", "backup")]
    warns = [_number("warns.open", counts.open, here), _number("warns.owed", counts.owed, here)]
    return Preview(tuple(filter(None, goes)), tuple(stays), tuple(filter(None, warns)))


def _number(code: str, n: int, here: Locale) -> str:
    if not n:
        return ""
    return _say(
        here.language, f"{code}.one" if n == 1 else f"{code}.other", facts={"n": moments.begun(counted(n, here))}
    )


# --- requests ---------------------------------------------------------------------------------------------------


def asked(what: str, here: Locale) -> str:
    return _say(here.language, f"asked.{what}")


def way(code: str, here: Locale) -> str:
    return _say(here.language, f"way.{code}")


def requests_title(n: int, here: Locale) -> str:
    code = "requests.none" if not n else "requests.one" if n == 1 else "requests.other"
    return _say(here.language, code, facts={"n": moments.begun(counted(n, here))})


def outcome(code: str, why: str, here: Locale) -> str:
    return _say(here.language, f"outcome.{code}", facts={"why": why})


def gone(at: datetime, ground: str, member: str, as_of: datetime, here: Locale) -> str:
    """Somebody was erased on 3 March by Priya, since they asked."""
    facts = {"day": moments.on_day(at, as_of, here), "member": member}
    return _say(here.language, f"gone.{ground}", "gone.asked", facts=facts)


def notice(told_at: datetime | None, is_late: bool, as_of: datetime, here: Locale) -> str:
    """Whether they know where we have their details from."""
    if told_at is not None:
        return _say(here.language, "notice.told", facts={"day": moments.day_of(told_at, as_of, here)})
    return _say(here.language, "notice.late" if is_late else "notice.not_yet")


# --- how long things are kept -------------------------------------------------------------------------------------


def keeps(code: str, here: Locale) -> tuple[str, str]:
    """The sentence before and after its number of days."""
    before, after = texts("privacy", here.language)[f"keeps.{code}"]
    return before, after


def next_to_go(counts: Sequence[tuple[str, int]], here: Locale) -> str:
    """What goes within thirty days."""
    said = [_say(here.language, f"next.{code}", facts={"n": counted(n, here)}) for code, n in counts if n]
    return f"{moments.begun(moments.listed(said, here))}." if said else _say(here.language, "next.none")


# --- a person's file ----------------------------------------------------------------------------------------------


def section(key: str, here: Locale) -> str:
    return _say(here.language, f"file.{key}")


def label(key: str, here: Locale) -> str:
    """What a column of the file is called."""
    return _say(here.language, f"label.{key}") or moments.begun(key.replace("_at", "").replace("_", " "))


CODES = frozenset(
    {"kind", "source", "direction", "side", "stage", "way", "what", "purpose", "channel", "standing", "outcome",
     "ground", "audience", "passage", "reason", "opens", "withdrawn_way"}
)  # fmt: skip


def value(key: str, said: Any, as_of: datetime, here: Locale) -> str:
    """A value as a person reads it; nothing where it says nothing to them."""
    if key == "public_id" or (said is False and key != "given"):
        return ""
    if key == "field":
        return moments.begun(field(str(said), here))
    if key == "tell_what":
        return happenings.tell_label(TellWhat(said), here)
    if key in CODES and isinstance(said, str):
        return moments.begun(said.replace("_", " ").replace(":", ": "))
    if isinstance(said, bool):
        return _say(here.language, "said.yes" if said else "said.no")
    if isinstance(said, datetime):
        return moments.stamp(said, as_of, here)
    if isinstance(said, date):
        return said.isoformat()
    return str(said) if isinstance(said, (str, int, UUID)) else ""
