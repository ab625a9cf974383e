"""Where do letters arrive? In maildirs of a real IMAP server: a file for each that was taken over, and nothing else.

They are what the mail server says it did; no product code looks at those of the recipients.
"""

from __future__ import annotations

import itertools
import os
import re
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

MESSAGE_ID = re.compile(rb"(?im)^Message-ID:\s*(<[^>]+>)")
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose the files are, where we may choose."""

    uid: int
    gid: int

    def own(self, path: Path) -> None:
        if os.getuid() == 0:
            os.chown(path, self.uid, self.gid)


def deliver(mails: Path, user: str, raw: bytes, owner: Owner, folder: str = "") -> None:
    """Put a letter into somebody's maildir: whole, or not at all."""
    maildir = mails / user / "Maildir" / (f".{folder}" if folder else "")
    if not (maildir / "new").is_dir():
        _lay(mails, maildir, owner)
    name = f"{int(time.time())}.{os.getpid()}_{next(_numbers)}.chaos"
    (maildir / "tmp" / name).write_bytes(raw.replace(b"\r\n", b"\n"))
    owner.own(maildir / "tmp" / name)
    (maildir / "tmp" / name).rename(maildir / "new" / name)


def _lay(mails: Path, maildir: Path, owner: Owner) -> None:
    for part in ("cur", "new", "tmp"):
        (maildir / part).mkdir(parents=True, exist_ok=True)
        owner.own(maildir / part)
    at = maildir
    while at != mails:
        owner.own(at)
        at = at.parent


def arrived(mails: Path, but: frozenset[str]) -> dict[str, list[tuple[str, float]]]:
    """Everything that was taken over: Message-ID, to whom and when; without our own copies."""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for user in mails.iterdir():
        if user.name in but:
            continue
        for part in ("new", "cur"):
            for file in sorted((user / "Maildir" / part).glob("*")):
                told = MESSAGE_ID.search(file.read_bytes())
                found[told[1].decode() if told else f"nameless {file}"].append((user.name, file.stat().st_mtime))
    return found


def first_came(mails: Path, user: str) -> float | None:
    """When somebody got their first letter."""
    files = [*(mails / user / "Maildir" / "new").glob("*"), *(mails / user / "Maildir" / "cur").glob("*")]
    return min((file.stat().st_mtime for file in files), default=None)
