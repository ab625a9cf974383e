"""What do we say when we may not do what was asked? One sentence for each refusal; a test sees that none is missing.

Each says what happened, what is still safe, and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from obliged.domain.calendars import FULL_NAMES, WEEKDAYS
from obliged.domain.refusals import Refusal
from obliged.words.english.refusals import TEXTS
from obliged.words.languages import fill, texts

SENTENCES: Mapping[str, str | tuple[str, ...]] = TEXTS
LONGEST = 60  # of a fact: it is quoted to be recognised, not to be read again


def sentence(refusal: Refusal, language: str = "en-US") -> str:
    """The sentence of a refusal, with its facts filled in; of its parent, where it has none of its own."""
    catalogue = texts("refusals", language)
    facts = {name: _said(name, fact) for name, fact in refusal.facts.items()}
    for kind in type(refusal).__mro__:
        if options := catalogue.get(kind.__name__):
            return fill(options, facts)
    return type(refusal).__doc__ or ""


def _said(name: str, fact: object) -> str:
    """A fact as a sentence can quote it; what cannot be quoted is left out, and with it its clause."""
    if name == "day" and fact in WEEKDAYS:
        return FULL_NAMES[WEEKDAYS.index(str(fact))].capitalize()
    if fact is None or isinstance(fact, datetime | Mapping | list | tuple | set | frozenset):
        return ""
    text = " ".join("".join(c if c.isprintable() else " " for c in str(fact)).split())
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"
