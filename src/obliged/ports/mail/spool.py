"""How does a letter reach a relay on this machine through a folder, so that there is hardly a doubt?

For installations whose own relay takes letters from a maildir. A letter is written beside and moved in at the last dot,
under a name that is made of its Message-ID: moved in twice it is still one. The relay moves what it has taken to
`cur` and leaves it there as long as doubts are looked into, a day or so; a look into the folder then says for certain.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from obliged.ports.failpoints import failpoint
from obliged.ports.mail import NotNow
from obliged.ports.mail.message import Mail
from obliged.ports.mail.smtp import in_lines
from obliged.ports.mail.whereabouts import Place

PARTS = ("tmp", "new", "cur")


class Spool:
    """Letters into a maildir."""

    def begin(self, mail: Mail) -> Written:
        failpoint("before_connect")
        folder = Path(settings.SPOOL)
        name = name_of(mail.message_id)
        try:
            for part in PARTS:
                (folder / part).mkdir(parents=True, exist_ok=True, mode=0o700)
            written = folder / "tmp" / f"{name}.{os.getpid()}"
            with open(written, "wb") as file:
                file.write(_content(mail))
                file.flush()
                os.fsync(file.fileno())
        except OSError as trouble:
            raise NotNow(f"the spool takes nothing: {trouble}") from trouble
        failpoint("after_body")
        return Written(folder, written, name)

    def places(self) -> tuple[Place, ...]:
        return (SpoolFolder(Path(settings.SPOOL)),)


@dataclass(frozen=True, slots=True)
class Written:
    """A letter that lies beside the spool."""

    folder: Path
    written: Path
    name: str

    def finish(self) -> None:
        try:
            if not _lies_in(self.folder, self.name):
                os.replace(self.written, self.folder / "new" / self.name)
        except OSError as trouble:
            raise NotNow(f"the spool takes nothing: {trouble}") from trouble
        failpoint("after_final_dot")
        _sync(self.folder / "new")
        failpoint("after_250")

    def give_up(self) -> None:
        with suppress(OSError):
            self.written.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class SpoolFolder:
    """What lies in the spool was handed over; what does not was not."""

    folder: Path
    kind: str = "spool"
    keeps_all: bool = True

    def found(self, message_ids: Collection[str]) -> frozenset[str]:
        try:
            return frozenset(one for one in message_ids if _lies_in(self.folder, name_of(one)))
        except OSError as trouble:
            raise NotNow(f"the spool cannot be looked into: {trouble}") from trouble


def name_of(message_id: str) -> str:
    """The file's name: as long as a name may be, and nothing in it that means something to a folder."""
    return sha256(message_id.encode()).hexdigest()


def _lies_in(folder: Path, name: str) -> bool:
    """In `new`, or in `cur` with the flags that a relay put behind its name."""
    if (folder / "new" / name).exists() or (folder / "cur" / name).exists():
        return True
    return any((folder / "cur").glob(f"{name}:*"))


def _content(mail: Mail) -> bytes:
    """The letter as a file: `sendmail -t` takes it as it is, and who is to hear of a failure stands first."""
    message = mail.as_message()
    message["Return-Path"] = f"<{mail.from_address}>"
    return in_lines(message, beyond_ascii=not (mail.from_address + mail.to_address).isascii())


def _sync(folder: Path) -> None:
    """What was moved in must still be there after the lights went out."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
