"""How do we say who fits a need, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from obliged.domain.fit import Because, Doubt, Fit, Reason, Strength
from obliged.words import moments
from obliged.words.languages import Locale, say

_say = partial(say, "introductions")


@dataclass(frozen=True, slots=True)
class About:
    """What a sentence needs of whoever fits."""

    first: str
    occupation: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class FitWords:
    """How well somebody fits, and the reasons in one line."""

    verdict: str
    why: str
    tone: str = ""  # "", gold or bad, as a note has it


def fit(found: Fit | None, about: About, here: Locale, *, refuses: tuple[str, ...] = ()) -> FitWords:
    """Fred is a strong fit. Does this: insurance."""
    if refuses:
        facts = {"first": about.first, "words": moments.listed(refuses, here)}
        return FitWords(_say(here.language, "fit.refuses", facts=facts), "", "gold")
    if found is None:
        return FitWords("", _say(here.language, "fit.none", facts={"first": about.first}), "gold")
    verdict = _say(here.language, f"fit.{found.strength}", facts={"first": about.first})
    return FitWords(verdict, reasons(found, about, here), "gold" if found.strength is Strength.PERHAPS else "")


def reasons(found: Fit, about: About, here: Locale) -> str:
    """Each reason as a short sentence, and after them what speaks against."""
    said = [_reason(reason, about, here) for reason in found.reasons]
    return " ".join([*said, *(_doubt(doubt, about, here) for doubt in found.against)])


def _doubt(doubt: Doubt, about: About, here: Locale) -> str:
    facts = {"first": about.first, "words": moments.listed(doubt.words, here)}
    return _say(here.language, f"against.{doubt.key}", facts=facts)


def _reason(reason: Reason, about: About, here: Locale) -> str:
    count = reason.count
    facts = {
        "first": about.first,
        "words": moments.listed(reason.words, here),
        "what": about.organisation if reason.key is Because.FIRM else about.occupation,
        "N": moments.begun(moments.number(count, here)),
    }
    codes = [f"reason.{reason.key}.{count}"] if count == 1 else ["reason.new.some"] if _is_some(reason) else []
    return _say(here.language, *codes, f"reason.{reason.key}", facts=facts)


def _is_some(reason: Reason) -> bool:
    return reason.key is Because.NEW and reason.count > 1


def nobody(here: Locale, missing: tuple[str, ...] = ()) -> FitWords:
    """Nobody fits; and whom we should get to know, where the need says which trade it asks for."""
    why = _say(here.language, "nobody.why")
    if missing:
        trades = moments.listed(tuple(trade(key, here) for key in missing), here)
        why = f"{_say(here.language, 'nobody.missing', facts={'trades': trades})} {why}"
    return FitWords(_say(here.language, "nobody"), why, "gold")


def trade(key: str, here: Locale) -> str:
    """A trade as it is spoken of; most keys are names."""
    return _say(here.language, f"trade.{key}", "trade", facts={"name": key.replace("-", " ")})


def ask_both(day: str, here: Locale) -> str:
    """From when on both are asked how it went."""
    return _say(here.language, "ask_both", facts={"day": moments.begun(day)})


def hold(minutes: int, here: Locale, *, both: bool = False) -> str:
    """You can take it back for ten minutes; of two letters that leave together: take them back."""
    which = "hold.both" if both else "hold"
    return _say(here.language, f"{which}.{minutes}", which, facts={"minutes": moments.number(minutes, here)})


__all__ = ["About", "FitWords", "ask_both", "fit", "hold", "nobody", "reasons", "trade"]
