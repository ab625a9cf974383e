"""How do we tell what came in by mail, what it suggests, and why a letter came back?"""

from __future__ import annotations

from functools import partial

from obliged.words.languages import say
from obliged.words.people import person

_say = partial(say, "incoming")
LONGEST_SAID = 300


def unreadable(why: str, language: str) -> str:
    """Why we could not read it: too large, too slow to read, no mail at all."""
    return _say(language, f"unreadable.{why}", "unreadable.broken")


def came_back(name: str, is_gone: bool, said: str, language: str) -> str:
    """Ana's address no longer exists. · Ana's mail server did not take it: mailbox full."""
    code = "came_back.gone" if is_gone else "came_back"
    plain = " ".join("".join(c if c.isprintable() else " " for c in said).split())[:LONGEST_SAID]
    return _say(language, code, facts={"first": person(name).first, "said": plain.rstrip(".")})


def complained(name: str, language: str) -> str:
    """Why nothing more leaves for them."""
    return _say(language, "complained", facts={"first": person(name).first})


def suggests(what: str, first: str, language: str) -> str:
    """Kwame writes that they have met. Empty where we suggest nothing."""
    return _say(language, f"suggests.{what}", facts={"first": first})


def introduces(introducer: str, prospect: str, provider: str, need: str, language: str) -> str:
    """Ana introduces Kwame Boateng: plans for a clinic."""
    facts = {"introducer": introducer, "prospect": prospect, "provider": provider, "need": need}
    code = "introduces.between" if provider else "introduces"
    return _say(language, code, "introduces", facts=facts)


def what(kind: str, language: str) -> str:
    """Wrote a mail. Marked your letter as spam."""
    return _say(language, f"what.{kind}", "what.human")


def step(what: str, language: str) -> str:
    """What a press would record: that they met."""
    return _say(language, f"step.{what}")
