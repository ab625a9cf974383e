"""How do we say what we judge: trust, our name, whether somebody still introduces people, and what went either way?

A word, and what it stands on; never a bare number. What is read here are the keys and facts of a judgement as they are
kept (`Judgement.said`). It is for us only: no letter and no page of theirs draws on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from obliged.domain.balances import Turn
from obliged.domain.favours import Coin
from obliged.domain.trust import Kind, Role, Word
from obliged.words import moments
from obliged.words.languages import Locale, say
from obliged.words.moments import number

_say = partial(say, "judgements")

Said = Mapping[str, Any]
WEEKS, MONTHS = 14, 22  # from so many on a silence is told in the next larger unit
OFTEN, SELDOM = 1.0, 0.3  # introductions expected in three months
TONES: Mapping[Word, str] = {Word.GOOD: "pine", Word.USUAL: "", Word.POOR: "gold", Word.TOO_LITTLE: ""}


@dataclass(frozen=True, slots=True)
class Judged:
    """A word with what it stands on, for one side of a person: whom they send, whom they serve, our name with them."""

    role: Role
    code: Word
    head: str  # Whom Ana sends you
    word: str  # Good
    said: str  # Good, on four introductions: three fitted, all were told.
    cases: int
    tone: str = ""

    @property
    def speaks(self) -> bool:
        return self.code is not Word.TOO_LITTLE


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Whether they still introduce people, in a word and in a sentence."""

    code: str  # quiet, fading, often, steady, seldom, none
    word: str
    said: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """What went either way: whose turn it is, and coin by coin."""

    turn: Turn
    short: str
    title: str
    lines: tuple[str, ...]
    sent: int
    given: int

    @property
    def counted(self) -> str:
        """Read aloud beside the dots."""
        return " ".join(self.lines)


# --- trust, and our name --------------------------------------------------------------------------------------------


def trust(said: Said, to: str, here: Locale) -> tuple[Judged, ...]:
    """What outcomes have taught us of somebody; whom they send first."""
    return tuple(_judged(role, said[role], to, here) for role in (Role.INTRODUCER, Role.PROVIDER) if role in said)


def our_name(said: Said, to: str, here: Locale) -> Judged:
    """The same measure of us, as they would see it."""
    return _judged(Role.US, said, to, here)


def best_known(judged: Iterable[Judged]) -> Judged | None:
    """The side of which most can be said, where only one is shown."""
    return max(judged, key=lambda one: (one.speaks, one.cases), default=None)


def legend(here: Locale) -> str:
    """What the words mean."""
    return _say(here.language, "legend")


def too_little(here: Locale) -> str:
    return _say(here.language, f"word.{Word.TOO_LITTLE}")


def _judged(role: Role, said: Said, to: str, here: Locale) -> Judged:
    code, cases = Word(said["word"]), int(said.get("cases", 0))
    word = _say(here.language, f"word.{code}")
    shown = [line for kind in said.get("kinds", ()) if (line := _of_kind(role, kind, cases, here))]
    facts = {"word": word, "cases": _counted("cases", cases, here), "evidence": ", ".join(shown)}
    stands = "stands" if shown else "stands.bare" if cases else "stands.none"
    return Judged(
        role=role,
        code=code,
        head=_say(here.language, f"head.{role}", facts={"to": to}),
        word=word,
        said=_say(here.language, stands, facts=facts),
        cases=cases,
        tone=TONES[code],
    )


def _of_kind(role: Role, kind: Said, cases: int, here: Locale) -> str:
    """Three of four fitted. What nobody said is unknown, and not spoken of."""
    good, known = int(kind["good"]), int(kind["good"]) + int(kind["bad"])
    if not known:
        return ""
    facts = {"n": number(good, here), "all": number(known, here)}
    if not good:
        n = _say(here.language, "none", facts=facts)
    elif good < known:
        n = _say(here.language, "of", facts=facts)
    else:
        n = _say(here.language, "all") if good == cases > 1 else number(good, here)
    what = Kind(kind["kind"])
    one = ".one" if good == known == 1 else ""
    codes = (f"{role}.{what}{one}", f"{role}.{what}", f"{what}{one}", str(what))
    return _say(here.language, *codes, facts={"n": n})


# --- rhythm ---------------------------------------------------------------------------------------------------------


def rhythm(said: Said | None, to: str, here: Locale) -> Rhythm:
    """Whether they still introduce people to us; a calm word where nobody was introduced yet."""
    if said is None:
        return Rhythm("none", _say(here.language, "rhythm.none"), "")
    code = _code_of(said)
    tone = {"quiet": "brick", "fading": "gold", "often": "pine", "steady": "pine"}.get(code, "")
    return Rhythm(code, _say(here.language, f"rhythm.{code}"), _expected(code, said, to, here), tone)


def _code_of(said: Said) -> str:
    if said.get("quiet"):
        return "quiet"
    if float(said["alive"]) < 0.5:
        return "fading"
    coming = float(said["coming"])
    return "often" if coming >= OFTEN else "seldom" if coming < SELDOM else "steady"


def _expected(code: str, said: Said, to: str, here: Locale) -> str:
    if code == "quiet":
        facts = {"usual": span(said["usual_weeks"], here), "silent": span(said["silent_weeks"], here)}
        weekly = ".week" if round(said["usual_weeks"]) <= 1 else ""
        return _say(here.language, f"rhythm.quiet.said{weekly}", facts=facts)
    if code == "fading":
        return _say(here.language, "rhythm.fading.said", facts={"to": to})
    coming = float(said["coming"])
    if coming < 0.1:
        return _say(here.language, "rhythm.coming.none", facts={"to": to})
    if coming < 0.65:
        return _say(here.language, "rhythm.coming.perhaps")
    return _counted("rhythm.coming", max(1, round(coming)), here)


def span(weeks: float, here: Locale) -> str:
    """five weeks, seven months, a year: as one would say it."""
    if weeks < WEEKS:
        return _counted("weeks", max(1, round(weeks)), here)
    months = round(weeks / 4.345)
    if months < 11:
        return _counted("months", months, here)
    return _counted(
        "months" if 14 <= months <= MONTHS else "years", months if 14 <= months <= MONTHS else round(months / 12), here
    )


# --- balance --------------------------------------------------------------------------------------------------------


def balance(said: Said, to: str, here: Locale) -> Balance:
    """What went either way. Who has received more is never told so; who has given much is recognised."""
    turn = Turn(said["turn"])
    sent, given = int(said["sent"]), int(said["given"])
    title = f"turn.{turn}.giver" if said.get("giver") else f"turn.{turn}"
    lines = [
        *([_people("sent", sent, int(said["sent_became"]), to, here)] if sent else []),
        *([_people("given", given, int(said["given_became"]), to, here)] if given else []),
        *([_say(here.language, "coins.them", facts={"to": to, "coins": them})] if (them := coins(said["from_them"], here)) else []),
        *([_say(here.language, "coins.us", facts={"coins": us})] if (us := coins(said["from_us"], here)) else []),
    ]  # fmt: skip
    return Balance(
        turn=turn,
        short=_say(here.language, f"turn.{turn}.short"),
        title=_say(here.language, title, f"turn.{turn}", facts={"to": to}),
        lines=tuple(lines),
        sent=sent,
        given=given,
    )


def coins(counted: Mapping[str, int], here: Locale) -> str:
    """two gifts and an invitation."""
    return moments.listed([coin(Coin(one), int(n), here) for one, n in counted.items() if n], here)


def coin(one: Coin, n: int, here: Locale) -> str:
    """two gifts."""
    facts = {"n": number(n, here), "times": moments.times(n, here)}
    return _say(here.language, f"coin.{one}.one" if n == 1 else f"coin.{one}.other", facts=facts)


def _people(code: str, n: int, became: int, to: str, here: Locale) -> str:
    who = _say(here.language, f"{code}.one" if n == 1 else f"{code}.other", facts={"to": to, "n": number(n, here)})
    how = "only" if became == n == 1 else "none" if not became else "one" if became == 1 else "other"
    return _say(here.language, f"became.{how}", facts={"who": who, "n": number(became, here)})


def _counted(code: str, n: int, here: Locale) -> str:
    return _say(here.language, f"{code}.one" if n == 1 else f"{code}.other", facts={"n": number(n, here)})


__all__ = [
    "Balance", "Judged", "Rhythm", "balance", "best_known", "coin", "coins", "legend", "our_name", "rhythm",
    "span", "too_little", "trust",
]  # fmt: skip
