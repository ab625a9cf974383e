"""In which language do we say it, and how does a sentence find its words?

Every text stands in a catalogue of its language, by part and code; the modules of this floor choose the code and the
facts. An entry is one text or several in order of preference: the first whose slots can all be filled is said, so that
a fact that we do not have leaves out its clause and never a hole. English is written as the British spell it, and
respelled for Americans before any fact is filled in, so that no name is ever respelled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter
from types import MappingProxyType
from zoneinfo import ZoneInfo

from obliged.words import english
from obliged.words.spelling import spelled

Entry = str | tuple[str, ...]
Options = tuple[str, ...]
Catalogue = Mapping[str, Options]

LANGUAGES: Mapping[str, Mapping[str, Mapping[str, Entry]]] = {"en": english.PARTS}
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Locale:
    """Where and how the firm speaks: the zone of its clocks, and its language."""

    zone: ZoneInfo
    language: str = "en-US"


@lru_cache(maxsize=64)
def texts(part: str, language: str) -> Catalogue:
    """Every text of a part in this language, as it is spelled there."""
    parts = LANGUAGES.get(language.split("-")[0].lower(), LANGUAGES[FALLBACK])
    return MappingProxyType(
        {
            code: tuple(spelled(text, language) for text in ((entry,) if isinstance(entry, str) else entry))
            for code, entry in parts[part].items()
        }
    )


def say(part: str, language: str, *codes: str, facts: Mapping[str, object] | None = None) -> str:
    """Say the first of these codes that the catalogue knows and whose slots can be filled; else nothing."""
    catalogue = texts(part, language)
    for code in codes:
        if (options := catalogue.get(code)) is not None and (said := _first(options, facts or {})) is not None:
            return said
    return ""


def fill(options: Options, facts: Mapping[str, object]) -> str:
    """The first of these texts whose slots can all be filled; else nothing."""
    return _first(options, facts) or ""


def _first(options: Options, facts: Mapping[str, object]) -> str | None:
    return next((text.format_map(facts) for text in options if _can_fill(text, facts)), None)


def _can_fill(text: str, facts: Mapping[str, object]) -> bool:
    return all(_value(slot, facts) not in (None, "") for slot in slots_of(text))


def _value(slot: str, facts: Mapping[str, object]) -> object:
    root, _, attribute = slot.partition(".")
    value = facts.get(root)
    return getattr(value, attribute) if attribute and value is not None else value


@lru_cache(maxsize=4096)
def slots_of(text: str) -> tuple[str, ...]:
    """The slots of a text, such as `to.first`."""
    return tuple(slot for _, slot, _, _ in Formatter().parse(text) if slot)


def as_sentence(text: str, most: int = 160) -> str:
    """Words that somebody typed, as one sentence: a capital unless the word has its own, and a full stop."""
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not words:
        return ""
    if len(words) > most:
        words = words[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
    first = words.split(" ")[0]
    if first.islower():
        words = words[0].upper() + words[1:]
    return words if words[-1] in ".!?…。！？" else words + "."


def in_quotes(text: str, most: int = 120) -> str:
    """Words that somebody said, in quotation marks."""
    said = as_sentence(text, most)
    return f"“{said}”" if said else ""
