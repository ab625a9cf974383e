"""Where do vectors for words come from?

From the table that comes with the wheel `wordllama` (the extra `match`), read without running any of its code: 32,000
pieces of words, 256 numbers each. OBLIGED_VECTORS names another table of the same layout (a safetensors file, with its
tokenizer beside it as tokenizer.json). Where neither is there nothing is missing: words alone decide. No network, ever.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE = ("weights", "l2_supercat_256.safetensors")
TOKENIZER = ("tokenizers", "l2_supercat_tokenizer_config.json")
LONGEST = 2_000  # characters of a text that are read


class Vectors:
    """Vectors for texts: the mean of their pieces' vectors, of length one. Takes 16 MB, and 40 more for its tokenizer."""

    __slots__ = ("_table", "_tokenizer")

    def __init__(self, table: NDArray[Any], tokenizer: Any) -> None:
        self._table, self._tokenizer = table, tokenizer

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each text; zeros where nothing in it is known."""
        rows = np.zeros((len(texts), self._table.shape[1]), dtype=np.float32)
        cut = [text[:LONGEST] for text in texts]
        for n, encoded in enumerate(self._tokenizer.encode_batch(cut, add_special_tokens=False)):
            if encoded.ids:
                rows[n] = self._table[encoded.ids].astype(np.float32).mean(axis=0)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.divide(rows, lengths, out=rows, where=lengths > 0)


def vectors() -> Vectors | None:
    """The vectors of this installation; None where it has none. Read once, when first asked for."""
    return _read(os.environ.get("OBLIGED_VECTORS", ""))


@lru_cache(maxsize=1)
def _read(named: str) -> Vectors | None:
    table, tokenizer = _files(named)
    if table is None or tokenizer is None or not table.is_file() or not tokenizer.is_file():
        return None
    try:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer
    except ImportError:
        return None
    arrays = [array for array in load_file(table).values() if array.ndim == 2]
    return Vectors(max(arrays, key=lambda array: array.size), Tokenizer.from_file(str(tokenizer))) if arrays else None


def _files(named: str) -> tuple[Path | None, Path | None]:
    if named:
        table = Path(named)
        return table, table.with_name("tokenizer.json")
    found = importlib.util.find_spec("wordllama")
    if found is None or not found.submodule_search_locations:
        return None, None
    folder = Path(found.submodule_search_locations[0])
    return folder.joinpath(*TABLE), folder.joinpath(*TOKENIZER)


__all__ = ["Vectors", "vectors"]
