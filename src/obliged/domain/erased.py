"""Which words speak of somebody, and what is left of a text when they are struck out?

A whole name, an address, a number: however it is spaced, capitalised or accented. A first name alone may be anybody's
and counts only where it can mean nobody else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

ERASED = "(erased)"
SHORTEST_NUMBER = 7  # digits
NOT_DIGITS = re.compile(r"[^0-9]+")
BETWEEN_WORDS, BETWEEN_DIGITS = r"[\s,]+", r"[\s().\-/]*"
SHORTEST_LINE = 6  # characters of an address that say where somebody lives


class Traces:
    """What gives somebody away in a text.

    :param names: whole names, and single ones where nobody else bears them
    :param addresses: of mail
    :param numbers: of telephones, as typed or in full
    :param lines: where they live, as on an envelope
    """

    def __init__(
        self,
        *,
        names: Iterable[str] = (),
        addresses: Iterable[str] = (),
        numbers: Iterable[str] = (),
        lines: Iterable[str] = (),
    ) -> None:
        phrases = [*names, *addresses, *(line for line in lines if len(line.strip()) >= SHORTEST_LINE)]
        numbers = list(numbers)
        found = [*map(_phrase, phrases), *map(_number, numbers)]
        # What a text must hold for any of it to be there: asked first, since hardly any text does.
        self._words = {max(plain(phrase).replace(",", " ").split(), key=len, default="") for phrase in phrases} - {""}
        self._ends = {
            _digits(number)[-SHORTEST_NUMBER:] for number in numbers if len(_digits(number)) >= SHORTEST_NUMBER
        }
        kept = sorted({pattern for pattern in found if pattern}, key=len, reverse=True)
        self._pattern = re.compile("|".join(kept), re.IGNORECASE) if kept else None

    def are_in(self, text: str) -> bool:
        return self.strike(text) != text

    def strike(self, text: str) -> str:
        """The text with every trace struck out."""
        if self._pattern is None or not text or not self._may_be_in(text):
            return text
        composed = unicodedata.normalize("NFC", text)
        struck = self._pattern.sub(ERASED, composed)
        return text if struck == composed else struck

    def _may_be_in(self, text: str) -> bool:
        folded = plain(text)
        if any(word in folded for word in self._words):
            return True
        digits = _digits(text) if self._ends else ""
        return any(end in digits for end in self._ends)

    def strike_all(self, value: Any) -> Any:
        """The same in every text of a value as JSON has them."""
        if isinstance(value, str):
            return self.strike(value)
        if isinstance(value, Mapping):
            return {key: self.strike_all(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self.strike_all(one) for one in value]
        return value


def plain(text: str) -> str:
    """Small letters without their accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def _digits(text: str) -> str:
    return NOT_DIGITS.sub("", text)


def _phrase(text: str) -> str:
    """A pattern for these words, however they are spaced, with their accents or without."""
    words = [_word(word) for word in text.replace(",", " ").split()]
    return rf"(?<!\w){BETWEEN_WORDS.join(words)}(?!\w)" if words else ""


def _word(word: str) -> str:
    return "".join(_letter(letter) for letter in unicodedata.normalize("NFC", word))


def _letter(letter: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
    if plain == letter or not plain:
        return re.escape(letter)
    return f"(?:{re.escape(letter)}|{re.escape(plain)})"


def _number(typed: str) -> str:
    """The last ten digits at most, however they are grouped: what stands before them is the country's."""
    digits = _digits(typed)
    if len(digits) < SHORTEST_NUMBER:
        return ""
    return rf"(?<!\d)(?:\+?\d{{1,3}}[\s().\-]*)?\(?{BETWEEN_DIGITS.join(digits[-10:])}(?!\d)"


__all__ = ["ERASED", "Traces"]
