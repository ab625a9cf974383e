"""How do we say what goes on behind the pages, and what is wrong there?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from obliged.words import moments
from obliged.words.languages import Locale, say

_say = partial(say, "jobs")


@dataclass(frozen=True, slots=True)
class Banner:
    """What an owner should know on every page: what is, what it means, and where to go."""

    code: str
    title: str
    text: str
    link: str


def line(name: str, here: Locale) -> str:
    """What a line of the timetable does; lanes of one line are called the same."""
    return _say(here.language, f"line.{name.split(' ')[0]}") or moments.begun(name)


def idle(here: Locale) -> str:
    """When a line comes that has nothing to do."""
    return _say(here.language, "line_idle")


def kind(code: str, here: Locale) -> str:
    """What a job is."""
    return _say(here.language, f"kind.{code}", "kind.other", facts={"kind": code})


def title(code: str, here: Locale, *, number: int = 0) -> str:
    """How the page begins."""
    codes = (f"title.{code}.one", f"title.{code}") if number == 1 else (f"title.{code}",)
    return _say(here.language, *codes, facts={"number": moments.begun(moments.number(number, here))})


def banner(
    code: str,
    as_of: datetime,
    here: Locale,
    *,
    since: datetime | None = None,
    number: int = 0,
    address: str = "",
    due: datetime | None = None,
) -> Banner:
    """What is wrong, as every page says it to an owner."""
    facts: dict[str, object] = {"number": moments.begun(moments.number(number, here)), "address": address or None}
    if since is not None:
        facts |= {"ago": moments.ago(since, as_of, here), "since": moments.when(since, as_of, here)}
    if due is not None:
        facts["due"] = moments.left(due, as_of, here)
    known = {name: fact for name, fact in facts.items() if fact is not None}
    begins = (f"banner.{code}.one", f"banner.{code}") if number == 1 else (f"banner.{code}",)
    return Banner(
        code,
        _say(here.language, *begins, facts=known),
        _say(here.language, f"banner.{code}.text", facts=known),
        _say(here.language, f"banner.{code}.link"),
    )


def trouble(said: str, deaths: int, here: Locale) -> str:
    """What went wrong, in plain words; what was said exactly is shown beside it."""
    if deaths and not said:
        return _say(here.language, "trouble.died", facts={"times": moments.times(deaths, here)})
    return _say(here.language, f"trouble.{said.split(':')[0]}", "trouble.other")


__all__ = ["Banner", "banner", "idle", "kind", "line", "title", "trouble"]
