"""How does Capture say what it understood, what it asks, and what it kept?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from obliged.words import moments
from obliged.words.languages import Locale, say

_say = partial(say, "captures")


def sort_label(sort: str, here: Locale) -> str:
    """A referral to us, One we make, Somebody met."""
    return _say(here.language, f"sort.{sort}")


def line_label(field: str, sort: str, here: Locale) -> str:
    """Referred, By, Needs."""
    return _say(here.language, f"label.{field}.{sort}", f"label.{field}")


def line_empty(field: str, here: Locale) -> str:
    """What an empty line asks for."""
    return _say(here.language, f"empty.{field}")


def asks(code: str, here: Locale, **facts: object) -> str:
    """A question of the reading, a tick, or what is wrong with a line."""
    return _say(here.language, code, facts=facts)


def wrong(code: str, sort: str, here: Locale, **facts: object) -> str:
    return _say(here.language, f"wrong.{code}.{sort}", f"wrong.{code}", facts=facts)


def within(hours: int, here: Locale) -> str:
    """within the hour, within two working hours"""
    return _say(here.language, "within.one" if hours == 1 else "within.other", facts={"n": moments.number(hours, here)})


def now(here: Locale) -> str:
    return _say(here.language, "now")


def by(due_at: datetime, as_of: datetime, here: Locale) -> str:
    """by 10:00, by 10:00 tomorrow, by 17:00 on Friday"""
    same_day = moments.local(due_at, here).date() == moments.local(as_of, here).date()
    day = "" if same_day else moments.on_day(due_at, as_of, here)
    return _say(here.language, "by", facts={"clock": moments.clock(due_at, here), "day": day})


def owed(rule: str, verb: str, name: str, due_at: datetime, as_of: datetime, here: Locale) -> str:
    """call Sally by 10:00, keep your word to Grace by 17:00 on Friday"""
    facts = {"name": name, "by": by(due_at, as_of, here), "verb": verb}
    return _say(here.language, f"owed.{rule}", "owed.other", facts=facts)


def kept(owed: Sequence[str], here: Locale) -> str:
    """Kept. Call Sally by 10:00; thank Luis by 13:00."""
    if not owed:
        return _say(here.language, "kept")
    return _say(here.language, "kept.owed", facts={"owed": moments.begun("; ".join(owed))})


def kept_before(kept_at: datetime, as_of: datetime, here: Locale) -> str:
    """You kept this two minutes ago: open it, or keep a second one?"""
    return _say(here.language, "before", facts={"ago": moments.ago(kept_at, as_of, here)})


def told(sort: str, here: Locale, **facts: object) -> str:
    """Luis Ferreira sent you Sally Okafor. The need: plans."""
    return _say(here.language, f"told.{sort}", facts=facts)


def undone(here: Locale) -> tuple[str, str]:
    return _say(here.language, "undone"), _say(here.language, "undone.told")
