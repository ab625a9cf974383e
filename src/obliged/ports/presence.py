"""Which of the processes that began here are still there?

Each holds a lock on a file of its own in a folder. The system lets go of it when the process ends, however it ended:
whoever can take the lock knows for certain that its holder is gone, whatever the clock says. The locks are those that
a child does not inherit.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, unquote

try:
    import fcntl
except ImportError:  # where there is none, nobody is known to be gone, and leases end by themselves
    fcntl = None  # type: ignore[assignment]


class Presence:
    """I am here, for as long as this process lives."""

    def __init__(self, folder: Path, name: str) -> None:
        self._own = folder / quote(name, safe=" ")
        folder.mkdir(parents=True, exist_ok=True)
        made = folder / f".{os.getpid()}"  # named once it is locked, or it would be taken for that of one who is gone
        self._file = made.open("wb")
        if fcntl is not None:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        made.rename(self._own)

    def gone(self) -> Iterator[str]:
        """Who left without saying so. Once what is theirs was seen to, they are forgotten."""
        if fcntl is None:
            return
        for path in sorted(self._own.parent.iterdir()):
            if path == self._own or path.name.startswith("."):
                continue
            with suppress(OSError), path.open("r+b") as file:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                yield unquote(path.name)
                path.unlink(missing_ok=True)

    def leave(self) -> None:
        """Go, and say so."""
        self._own.unlink(missing_ok=True)
        self._file.close()


__all__ = ["Presence"]
