"""How do we say that words which are about to leave give something away, and whose confidence it is?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from obliged.domain.discretion import Mark, Why
from obliged.words import moments
from obliged.words.languages import Locale, say
from obliged.words.letters import line

_say = partial(say, "discretion")


def title(to: str, count: int, here: Locale) -> str:
    """What stands over the marks."""
    return _say(here.language, "title.one" if count == 1 else "title", facts={"to": line(to)}) if count else ""


def why(mark: Mark, to: str, here: Locale) -> str:
    """Why this piece is marked, and whose it is."""
    facts = {"of": line(mark.of), "to": line(to)}
    codes = [f"{mark.why}.of"] if mark.of else []
    return _say(here.language, *codes, str(mark.why), facts=facts)


def overridden(by: str, to: str, marks: Sequence[str], day: str, here: Locale) -> str:
    """What the owner reads of a letter that was sent though it was marked."""
    kinds = [_say(here.language, f"kind.{code}") for code in marks if code in set(Why)]
    facts = {"by": line(by), "to": line(to), "kinds": moments.listed(kinds, here), "day": day}
    return _say(here.language, "overridden", facts=facts)
