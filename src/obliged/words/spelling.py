"""How do the British and the Americans spell the same word? One table; texts are written as the British do.

Only our own texts pass through here, before a fact is filled in: a name or a quotation is nobody's to respell.
"""

from __future__ import annotations

import re
from functools import lru_cache

PAIRS = {
    "apologise": "apologize",
    "apologised": "apologized",
    "apologises": "apologizes",
    "apologising": "apologizing",
    "behaviour": "behavior",
    "cancelled": "canceled",
    "cancelling": "canceling",
    "centre": "center",
    "cheque": "check",
    "colour": "color",
    "customise": "customize",
    "defence": "defense",
    "enquiry": "inquiry",
    "favour": "favor",
    "favourable": "favorable",
    "favourite": "favorite",
    "favours": "favors",
    "honour": "honor",
    "honoured": "honored",
    "judgement": "judgment",
    "labelled": "labeled",
    "licence": "license",
    "neighbour": "neighbor",
    "neighbours": "neighbors",
    "organisation": "organization",
    "organisations": "organizations",
    "organise": "organize",
    "organised": "organized",
    "programme": "program",
    "realise": "realize",
    "realised": "realized",
    "recognise": "recognize",
    "recognised": "recognized",
    "summarise": "summarize",
    "travelled": "traveled",
    "travelling": "traveling",
}
_WORD = re.compile(r"(?<![\w{.])(?:" + "|".join(sorted(PAIRS, key=len, reverse=True)) + r")(?![\w}])", re.IGNORECASE)


@lru_cache(maxsize=4096)
def spelled(text: str, language: str) -> str:
    """The text as this language spells it: en-US in the American way, every other English in the British."""
    return _WORD.sub(_american, text) if language == "en-US" else text


def _american(found: re.Match[str]) -> str:
    word = PAIRS[found[0].lower()]
    if found[0].isupper():
        return word.upper()
    return word.capitalize() if found[0][0].isupper() else word
