"""What do we say with an invitation to a meeting, and how does a calendar's answer read?"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from obliged.domain.meetings import Coming
from obliged.words import moments
from obliged.words.languages import Locale, say

_say = partial(say, "meetings")


def about(firm: str, name: str, here: Locale) -> str:
    """What both calendars show: who meets, and nothing of the matter."""
    return _say(here.language, "about", facts={"firm": firm, "name": name})


def subject(at: datetime, here: Locale) -> str:
    return _say(here.language, "subject", facts={"day": moments.long_day(at, here)})


def text(first: str, member: str, at: datetime, here: Locale) -> str:
    """The letter that brings it."""
    facts = {"first": first, "member": member, "day": moments.long_day(at, here), "clock": moments.clock(at, here)}
    return _say(here.language, "text", facts=facts)


def coming(name: str, answer: Coming, language: str) -> str:
    """How a calendar's answer reads."""
    return _say(language, f"coming.{answer}", facts={"name": name})
