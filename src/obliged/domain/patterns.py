"""Which patterns of words are wide, and when are they laid out?

Reading a mail or a line takes patterns with hundreds of sayings in them. Laying them all out takes most of a second, and
a page that reads no mail should not wait for it when the house opens: so each is laid out when it is first tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

Replacement = str | Callable[[re.Match[str]], str]


class Pattern:
    """A regular expression that is compiled when it is first tried. It understands what a compiled one does."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self.pattern = text
        self.flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled.search(text, *span)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled.match(text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled.fullmatch(text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text, *span)

    def findall(self, text: str) -> list[str]:
        return self._compiled.findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        return [piece or "" for piece in self._compiled.split(text, maxsplit)]

    def sub(self, instead: Replacement, text: str, count: int = 0) -> str:
        return self._compiled.sub(instead, text, count)
