"""In which language do we say it, and how does a sentence find its words?

Every text stands in a catalogue of its language, by part and code; the modules of this floor choose the code and the
facts. An entry is one text or several in order of preference: the first whose slots can all be filled is said, so that
a fact that we do not have leaves out its clause and never a hole. English is written as the British spell it, and
respelled for Americans before any fact is filled in, so that no name is ever respelled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    for text in options:
        for root, attribute in _needs(text):
            value = facts.get(root)
            if attribute and value is not None:
                value = getattr(value, attribute)
            if value is None or value == "":
                break
        else:
            return text.format_map(facts)
    return None


@lru_cache(maxsize=4096)
def _needs(text: str) -> tuple[tuple[str, str], ...]:
    """Which facts fill the slots of a text: the fact, and what is taken of it."""
    parts = (slot.partition(".") for slot in slots_of(text))
    return tuple((root, attribute) for root, _, attribute in parts)


@lru_cache(maxsize=4096)
def slots_of(text: str) -> tuple[str, ...]:
    """The slots of a text, such as `to.first`."""
    return tuple(slot for _, slot, _, _ in Formatter().parse(text) if slot)


class Facts(dict[str, object]):
    """Facts of which the dear ones are worked out when a text asks for them, and once."""

    def __init__(self, known: Mapping[str, object], asked: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(known)
        self._asked = asked

    def __missing__(self, name: str) -> object:
        found = self[name] = self._asked[name]()
        return found

    def get(self, name: str, default: object = None) -> object:
        return self[name] if name in self or name in self._asked else default

    def __or__(self, more: Mapping[str, object]) -> Facts:  # type: ignore[override]
        """The same with more; what was given last holds."""
        return Facts({**self, **more}, self._asked)


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
