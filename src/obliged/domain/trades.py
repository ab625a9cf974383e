"""Which trade does a need ask for, and which trade is somebody's?

A need is read against a table of trades with the words in which people say that they need one; what somebody does is read
against the words that the trades use of themselves. So the two meet where they share no word. A firm's own past referrals
add to the words. Where there are vectors they are asked too; without them the words decide alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from obliged.domain.stems import COMMON, Alike, roots, stem
from obliged.domain.trade_vocabulary import WORDS
from obliged.domain.trade_words import TABLE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Row = NDArray[np.float32]


class Matcher(Protocol):
    """Whatever gives vectors for texts: one row of length one for each."""

    def of(self, texts: Sequence[str]) -> Row: ...


CALLED, ASKED, ABROAD = 1.0, 0.9, 0.9  # what a word is worth by where it stands
POINTS, POINTS_TOO = 0.8, 0.55  # a word of everyday life, for the trade to which it points first, and for the others


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade: what it calls itself, how people say that they need it, and both in other languages."""

    key: str
    called: str
    asked: tuple[str, ...]
    abroad: str
    speaks_of: tuple[tuple[str, float], ...] = ()  # words of everyday life that point to it, and how much they do


def parsed(table: str = TABLE, vocabulary: str = WORDS) -> tuple[Trade, ...]:
    """The table of trades as it was written."""
    found: list[Trade] = []
    points: dict[str, dict[str, float]] = {}
    for line in filter(None, vocabulary.strip().splitlines()):
        keys, _, words = line.partition(":")
        for n, key in enumerate(keys.split()):
            mine = points.setdefault(key, {})
            for word in words.split():
                mine[word] = max(mine.get(word, 0.0), POINTS if n == 0 else POINTS_TOO)
    for paragraph in table.strip().split("\n\n"):
        key, *lines = paragraph.strip().splitlines()
        by_mark = {line[0]: line[2:] for line in lines}
        asked = tuple(piece.strip() for piece in by_mark.get("~", "").split(";") if piece.strip())
        found.append(Trade(key, by_mark.get("=", ""), asked, by_mark.get("+", ""), tuple(points.pop(key, {}).items())))
    assert not points, f"There is no trade {sorted(points)}."
    return tuple(found)


COMMON_WORTH = 0.5  # of a word that stands beside anything
TOGETHER = 0.12  # what words are worth more that stand together in one piece of the table
ASKED_VECTORS, DONE_VECTORS = 2.0, 1.0  # what vectors are worth beside words
SPREAD = 0.25  # how far below the best a trade may be and still count


@dataclass(frozen=True, slots=True)
class Sayings:
    """The table, made ready to be asked: for each root what it says for each trade."""

    keys: tuple[str, ...]
    need: Mapping[str, Row]  # of the words of needs
    name: Mapping[str, Row]  # of the words that trades use of themselves
    weight: Mapping[str, float]  # how telling a root is, from 0 to 1
    by_root: Mapping[str, NDArray[np.int32]]  # the pieces that hold a root
    piece_trade: NDArray[np.int32]
    piece_worth: Row  # the weight of all roots of a piece
    pieces: tuple[str, ...]
    names: tuple[str, ...]
    like: Alike
    vectors: dict[int, tuple[Matcher, Row, Row]] = field(default_factory=dict, compare=False)  # by matcher, once each

    def asked_for(self, text: str, matcher: Matcher | None = None, *, also: Mapping[str, str] | None = None) -> Row:
        """For each trade how much a need asks for it, from 0 to 1; `also` are its roots where they are known."""
        found = self._by_words(roots(text) if also is None else also)
        if matcher is not None:
            found = found + ASKED_VECTORS * self._by_vectors(text, matcher)
        return found

    def _by_words(self, wanted: Mapping[str, str]) -> Row:
        total = np.zeros(len(self.keys), dtype=np.float32)
        touched = np.zeros(len(self.pieces), dtype=np.float32)
        for root in wanted:
            for known, alike in self._known(root).items():
                weight = self.weight[known] * alike
                total += weight * self.need[known]
                touched[self.by_root[known]] += weight
        if touched.any():
            best = np.zeros(len(self.keys), dtype=np.float32)
            np.maximum.at(
                best, self.piece_trade, touched * touched / np.sqrt(self.piece_worth * np.maximum(touched, 0.5))
            )
            total += TOGETHER * best
        return total

    def _known(self, root: str) -> Mapping[str, float]:
        return {root: 1.0} if root in self.need else self.like.to(root)

    def says(self, root: str, done: Row) -> float:
        """How much a word says for the trades that are somebody's."""
        return max(
            (self.weight[known] * alike * float(self.need[known] @ done) for known, alike in self._known(root).items()),
            default=0.0,
        )

    def _by_vectors(self, text: str, matcher: Matcher) -> Row:
        found: Row = np.maximum(self._vectors(matcher)[0] @ matcher.of([text])[0], 0)
        return found

    def _vectors(self, matcher: Matcher) -> tuple[Row, Row]:
        held = self.vectors.get(id(matcher))
        if held is None:
            names = matcher.of(self.names)
            middle = 3 * names
            np.add.at(middle, self.piece_trade, matcher.of(self.pieces))
            lengths = np.linalg.norm(middle, axis=1, keepdims=True)
            held = (matcher, np.divide(middle, lengths, out=middle, where=lengths > 0), names)
            self.vectors[id(matcher)] = held
        return held[1], held[2]

    def done_by(self, text: str, matcher: Matcher | None = None) -> Row:
        """For each trade how much somebody's own words say that it is theirs."""
        total = np.zeros(len(self.keys), dtype=np.float32)
        for root in roots(text):
            for known, alike in ({root: 1.0} if root in self.name else self._like_name(root)).items():
                total += self.weight[known] * alike * self.name[known]
        if matcher is not None:
            total += DONE_VECTORS * np.maximum(self._vectors(matcher)[1] @ matcher.of([text])[0], 0)
        return total

    def _like_name(self, root: str) -> Mapping[str, float]:
        return {known: alike for known, alike in self.like.to(root).items() if known in self.name}


def sharpened(scores: Row, spread: float = SPREAD) -> Row:
    """The same, as shares: the best counts in full, what is far below it does not count."""
    top = float(scores.max(initial=0.0))
    if top <= 0:
        return np.zeros_like(scores)
    shares: Row = np.exp((scores / top - 1.0) / spread)
    shares[scores <= 0] = 0
    return shares


def sayings(trades: Sequence[Trade]) -> Sayings:
    """Make a table ready."""
    need: dict[str, Any] = {}
    name: dict[str, Any] = {}
    by_root: dict[str, list[int]] = {}
    pieces: list[str] = []
    piece_trade: list[int] = []
    piece_roots: list[set[str]] = []
    size = len(trades)

    def put(into: dict[str, Any], root: str, n: int, worth: float) -> None:
        row = into.setdefault(root, np.zeros(size, dtype=np.float32))
        row[n] = max(row[n], worth)

    for n, trade in enumerate(trades):
        for root in roots(trade.called):
            put(need, root, n, CALLED)
            put(name, root, n, 1.0)
        for root in roots(trade.abroad):
            put(need, root, n, ABROAD)
            put(name, root, n, 0.8)
        counts: dict[str, int] = {}
        for piece in trade.asked:
            held = set(roots(piece))
            piece_roots.append(held)
            pieces.append(piece)
            piece_trade.append(n)
            for root in held:
                counts[root] = counts.get(root, 0) + 1
                by_root.setdefault(root, []).append(len(pieces) - 1)
        for word, worth in trade.speaks_of:
            for root in roots(word):
                put(need, root, n, worth)
                put(name, root, n, 0.2)
        for root, count in counts.items():
            put(need, root, n, ASKED * min(1.25, 0.85 + 0.15 * count))
            put(name, root, n, 0.25)
    weight = {
        root: math.log(1 + (size - df + 0.5) / (df + 0.5)) / math.log(1 + (size - 0.5) / 1.5)
        for root, df in ((root, float((row > 0).sum())) for root, row in need.items())
    }
    for word in COMMON:
        if (root := stem(word)) in weight:
            weight[root] *= COMMON_WORTH
    none = np.zeros(0, dtype=np.int32)
    return Sayings(
        keys=tuple(trade.key for trade in trades),
        need=need,
        name=name,
        weight=weight,
        by_root={root: np.array(by_root.get(root, none), dtype=np.int32) for root in need},
        piece_trade=np.array(piece_trade, dtype=np.int32),
        piece_worth=np.array([max(0.5, sum(weight[r] for r in held)) for held in piece_roots], dtype=np.float32),
        pieces=tuple(pieces),
        names=tuple(trade.called for trade in trades),
        like=Alike(need),
    )


@lru_cache(maxsize=1)
def table() -> Sayings:
    """The table of this house, read once."""
    return sayings(parsed())


__all__ = ["Matcher", "Sayings", "Trade", "parsed", "sayings", "sharpened", "table"]
