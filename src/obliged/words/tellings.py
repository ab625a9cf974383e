"""How do we say who may know what, and who was told what?"""

from __future__ import annotations

from functools import partial

from obliged.words.languages import say
from obliged.words.letters import line

_say = partial(say, "tellings")


def asked(what: str, other: str, language: str) -> str:
    """May we tell Ana how it goes? The question to which somebody said yes or no."""
    return _say(language, f"asked.{what}", facts={"other": line(other)})
