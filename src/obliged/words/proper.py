"""How do we say what an introduction still lacks? One plain sentence for each thing, with its remedy beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from obliged.domain.introductions import Lack, Missing, Remedy
from obliged.domain.referrals import Direction, Side
from obliged.words import moments
from obliged.words.languages import Locale, say

_say = partial(say, "proper")


@dataclass(frozen=True, slots=True)
class Names:
    """What the two sides are called; empty where nobody is named yet, and where it is us."""

    direction: Direction
    prospect: str = ""
    provider: str = ""


@dataclass(frozen=True, slots=True)
class ProperWords:
    """One thing that is missing: the sentence, and the words of the link that mends it."""

    key: Lack
    remedy_key: Remedy
    side: Side | None
    sentence: str
    remedy: str
    is_needed: bool


def missing(lacks: Sequence[Missing], names: Names, here: Locale) -> tuple[ProperWords, ...]:
    """Each thing that is missing, with its remedy."""
    return tuple(_said(lack, names, here) for lack in lacks)


def _said(lack: Missing, names: Names, here: Locale) -> ProperWords:
    us = ".us" if names.direction is Direction.RECEIVED else ""
    name, other = (names.provider, names.prospect) if lack.side is Side.PROVIDER else (names.prospect, names.provider)
    facts = {"name": name, "other": other, "prospect": names.prospect, "provider": names.provider}
    ends = [f"{us}.{lack.side}", f".{lack.side}", us, ""]
    return ProperWords(
        key=lack.key,
        remedy_key=lack.remedy,
        side=lack.side,
        sentence=_say(here.language, *(f"{lack.key}{end}" for end in ends), facts=facts),
        remedy=_say(here.language, *(f"remedy.{lack.remedy}{end}" for end in ends), facts=facts),
        is_needed=lack.is_needed,
    )


def reason_first(lack: ProperWords, here: Locale) -> str:
    """Write why Fred should meet Sally. No letter leaves without its reason."""
    return _say(here.language, "reason.first", facts={"remedy": lack.remedy})


def summary(lacks: Sequence[Missing], here: Locale) -> str:
    """Two things need an answer before this goes."""
    n = len(lacks)
    return _say(here.language, f"summary.{n}", "summary.other", facts={"N": moments.begun(moments.number(n, here))})


def level(n: int, here: Locale) -> str:
    """Not yet an introduction; a strong introduction."""
    return _say(here.language, f"level.{min(5, max(0, n))}")
