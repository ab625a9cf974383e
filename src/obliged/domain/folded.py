"""How does a text read when its dress is taken off: capitals, accents, full-width digits, hidden signs?

Every character of the folded text knows where it stood in the text as written, so that what is found can be marked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from obliged.domain.people import PLAIN

# Characters that look like others, and signs that nobody sees.
_LIKE: dict[int, str] = PLAIN | {ord(sign): "'" for sign in "‘’‚‛′`´ʼ＇"}
_LIKE |= {ord(sign): '"' for sign in "“”„‟″«»"}
_LIKE |= {ord(sign): "-" for sign in "‐‑‒–—―−﹣"}
_LIKE |= {ord(sign): "" for sign in "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"}
# Cyrillic and Greek letters that read as Latin ones.
_LIKE |= {ord(sign): like for sign, like in zip("авекмнорстухіјѕαοιυνρκ", "abekmhopctyxijsaoiuvpk", strict=True)}

_PARTS = {"½": ".5", "¼": ".25", "¾": ".75", "⅓": ".333", "⅔": ".667", "⅕": ".2", "⅛": ".125"}

_TOKENS = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_|\n")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, or one sign of the folded text; positions are of the text as written."""

    text: str
    start: int
    end: int
    at: int  # in the folded text
    upper: bool  # begins with a capital
    shout: bool  # all of it is capitals
    glued: bool  # nothing stands between the token before and this one

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without its dress, and the way back."""

    written: str
    plain: str
    at: Sequence[int]  # of each folded character: where it stood
    tokens: tuple[Token, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of the folded text stands in the text as written."""
        last = self.at[end - 1]
        after = last + 1
        while after < len(self.written) and unicodedata.combining(self.written[after]):
            after += 1
        return self.at[start], after


def fold(text: str) -> Folded:
    """The text without its dress."""
    if text.isascii():
        plain, at = text.lower().replace("`", "'"), range(len(text))
        return Folded(text, plain, at, _tokens(text, plain, at))
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if sign in _PARTS:
            part = _PARTS[sign] if signs and signs[-1].isdigit() else f"0{_PARTS[sign]}"
            signs += part
            places += [place] * len(part)
            continue
        for bare in sign if sign.isascii() or ord(sign) in _LIKE else unicodedata.normalize("NFKD", sign):
            if bare.isascii():
                signs.append(bare.lower())
                places.append(place)
                continue
            if unicodedata.combining(bare):
                continue
            for plainest in bare.casefold().translate(_LIKE):
                signs.append(plainest if not plainest.isspace() or plainest == "\n" else " ")
                places.append(place)
    plain = "".join(signs).replace("`", "'")
    return Folded(text, plain, places, _tokens(text, plain, places))


def _tokens(written: str, plain: str, at: Sequence[int]) -> tuple[Token, ...]:
    found = []
    ended = -1
    for match in _TOKENS.finditer(plain):
        start, end = match.span()
        first, last = at[start], at[end - 1] + 1
        piece = written[first:last]
        found.append(
            Token(
                match.group(),
                first,
                last,
                start,
                piece[:1].isupper(),
                piece.isupper() and len(piece) > 1,
                start == ended,
            )
        )
        ended = end
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, folded; an apostrophe inside a word does not divide it."""
    return tuple(re.findall(r"[^\W_]+", fold(text).plain.replace("'", "")))
