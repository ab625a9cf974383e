"""How is a written line cut into words, marks and pauses?

Positions stay those of the text, so that a page can mark what was understood.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from obliged.domain import vocabulary as v
from obliged.domain.patterns import Pattern

_TOKEN = Pattern(
    r"(?P<initials>(?:[^\W\d_]\.){1,4}(?:[’']s)?(?=[\s,;:)\-–—]|$|[^\W\d_]))"
    r"|(?P<word>[A-Z]&[A-Z](?!\w)|[^\W_](?:[\w\u0300-\u036f]|[’'\-‑](?=[^\W_])|\((?=[^\W\d_]{1,12}\)[\s,.;])[^\W\d_]+\))*[’']?)"
    r"|(?P<arrow><-+>|<>|↔|-+>|=+>|>>+|→|⇒|➜|➔|<-+|<=+|<<+|←|⇐|(?<=\S[ ])[<>»](?=[ ]))"
    r"|(?P<dots>\.\.+|…)"
    r"|(?P<newline>[ \t]*[\r\n\u2028\u2029]\s*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-"})
# Words whose dot is no full stop.
_ABBREVIATED = v.listed("""
    mr mrs ms dr prof rev st mt sr sra jr no tel ph ext approx ltd inc co fr hon capt sgt ref re attn mob
    """)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: as written, as compared, where it stands, and whether a thought opens with it."""

    text: str
    low: str
    start: int
    end: int
    opens: bool = False
    owns: bool = False
    """The word ended in 's: `text` and `end` leave that off."""

    @property
    def is_word(self) -> bool:
        return self.low[:1].isalnum()

    @property
    def is_capital(self) -> bool:
        """A capital, or a letter of a script that has none."""
        first = self.text[:1]
        return first.isalpha() and (first.isupper() or first.istitle() or first.lower() == first.upper())

    @property
    def is_shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


def words_of(text: str) -> tuple[Word, ...]:
    """The text as words and marks, in order."""
    words: list[Word] = []
    opens = True
    for match in _TOKEN.finditer(text):
        typed, start = match[0], match.start()
        if match.lastgroup == "newline":
            words.append(Word("\n", "\n", start, match.end()))
            opens = True
            continue
        if match.lastgroup in ("arrow", "dots"):
            low = "." if match.lastgroup == "dots" else _arrow(typed)
            words.append(Word(typed, low, start, match.end()))
            opens = True
            continue
        low = typed.lower().translate(_APOSTROPHES)
        if match.lastgroup == "mark":
            words.append(Word(typed, _mark(low, text, start), start, match.end()))
            if low == "." and words[-2:-1] and words[-2].low in _ABBREVIATED and words[-2].end == start:
                continue
            opens = low in '.!?:;\n–—-•*"“”([/|=' or opens
            continue
        owns, end = False, match.end()
        if low.endswith("'s") and len(low) > 2:
            owns, low, end = True, low[:-2], end - 2
        elif low.endswith("'"):
            owns, low, end = low.endswith("s'"), low[:-1], end - 1
        words.append(Word(text[start:end], low, start, end, opens, owns))
        opens = False
    return tuple(_without_apostrophes(words))


_OWNED = v.RELATIONS | v.NEED_NOUNS


def _without_apostrophes(words: list[Word]) -> Iterator[Word]:
    """ "maddies roommate" is Maddie's."""
    for word, following in zip_longest(words, words[1:]):
        low = word.low
        owned = following is not None and following.low in _OWNED and low.endswith("s") and not word.owns
        owned = owned and (word.text.islower() or word.opens)
        if owned and low[:-1] in v.FIRST_NAMES and low not in v.FIRST_NAMES and low not in v.WORDS:
            yield replace(word, text=word.text[:-1], low=low[:-1], end=word.end - 1, owns=True)
        else:
            yield word


def _arrow(typed: str) -> str:
    """Which way it points, if only one."""
    back, forth = typed[0] in "<←⇐↔", typed[-1] in ">»→⇒➜➔↔"
    return "<>" if back and forth else "<-" if back else "->"


def _mark(low: str, text: str, at: int) -> str:
    """A dash between spaces is a pause; all dashes are one dash."""
    if low in "–—‒―-•*·~":
        return "-"
    if low in "|/\\" or low == "¦":
        return "/"
    return {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "[": "(",
        "]": ")",
        "{": "(",
        "}": ")",
        "，": ",",
        "；": ";",
        "：": ":",
        "。": ".",
    }.get(low, low)
