"""What does the folder beside the database know about this installation?

A small file: of which line of copies it is the last, and how many letters have left. It is not part of a backup of the
database, so that a database that was put back from one no longer agrees with it. It also says which file it is itself:
one that was copied along with everything is another file.
"""

from __future__ import annotations

import json
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

NAME = "installed"


@dataclass(frozen=True, slots=True)
class Known:
    """What the file says."""

    epoch: UUID
    sent: int
    is_copied: bool = False


def read(folder: Path) -> Known | None:
    """What it says; None if it is not there or cannot be read, which is as if somebody had taken it away."""
    try:
        with (folder / NAME).open(encoding="utf-8") as file:
            said = json.load(file)
            own = _mark(file.fileno())
        return Known(UUID(str(said["epoch"])), int(said["sent"]), said["file"] != own)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(folder: Path, epoch: UUID, sent: int, *, at_once: bool = True) -> None:
    """Let it say this: the old content or the new, never half of one.

    :param at_once: wait until it is on the disk
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f".{NAME}.{os.getpid()}.{threading.get_ident()}"
    with made.open("w", encoding="utf-8") as file:
        mark = _mark(file.fileno())
        json.dump({"epoch": str(epoch), "sent": sent, "file": mark}, file)
        file.flush()
        os.utime(file.fileno() if os.utime in os.supports_fd else made, ns=(mark[1], mark[1]))
        if at_once:
            os.fsync(file.fileno())
    made.replace(folder / NAME)


def _mark(file: int) -> list[int]:
    """By what a file is told from its copy: its number in the file system, and the moment that it was made."""
    told = os.fstat(file)
    return [told.st_ino, told.st_mtime_ns]


__all__ = ["Known", "read", "write"]
