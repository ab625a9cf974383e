"""What do we say to somebody who wants no more letters that come by themselves?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from obliged.words import moments
from obliged.words.languages import Locale, say

_say = partial(say, "stops")


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    text: str
    does: str  # what the button does: "stop", "again"; empty where there is none
    button: str
    language: str


def page(*, firm: str, address: str, is_stopped: bool, may_take_back: bool, language: str) -> Page:
    """What stands on the page, before and after."""
    which = "stopped" if is_stopped else "asks"
    does = ("again" if may_take_back else "") if is_stopped else "stop"
    facts = {"firm": firm, "address": address}
    return Page(
        title=_say(language, f"{which}.title", facts=facts),
        text=_say(language, f"{which}.text", facts=facts),
        does=does,
        button=_say(language, f"button.{does}"),
        language=language,
    )


def ended(language: str = "en-US") -> tuple[str, str]:
    """A link that is none of ours, or not any more: the same words, whatever is wrong with it."""
    return _say(language, "ended.title"), _say(language, "ended.text")


def foot(address: str, language: str) -> str:
    """The last line of a letter that came by itself."""
    return _say(language, "foot", facts={"address": address})


def of_person(since: datetime, as_of: datetime, here: Locale, *, why: str, everything: bool) -> str:
    """What a member reads about somebody who wants none."""
    facts = {"day": moments.day_of(since, as_of, here)}
    return _say(here.language, f"person.{'everything' if everything else why}", "person.asked", facts=facts)
