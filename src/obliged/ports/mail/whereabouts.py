"""Where can one look whether a letter has left?

A letter keeps its Message-ID however often it is tried. Whoever took it over may have put it somewhere that we can
look into: our own spool, the sender's folder of sent mail, an archive that gets a copy of each. That a letter lies
there says that it left. That it does not says something only where letters always lie.
"""

from __future__ import annotations

import imaplib
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from obliged.ports.mail.folders import quoted

if TYPE_CHECKING:
    from obliged.ports.mail.session import Server

FLAGS_AND_NAME = re.compile(rb'\((?P<flags>[^)]*)\) (?:"[^"]*"|NIL) (?P<name>.+)')
SAFE_ID = re.compile(r"<[^<>\s\"\\\x00-\x20\x7f-\U0010ffff]+>")


class Place(Protocol):
    """Somewhere letters lie that have left."""

    @property
    def kind(self) -> str:
        """As the record says how a doubt ended: "spool", "sent_folder", "archive"."""

    @property
    def keeps_all(self) -> bool:
        """Whether what has left lies there at once and always. Elsewhere that must show."""

    def found(self, message_ids: Collection[str]) -> frozenset[str]:
        """Which of these lie there.

        :raises NotNow: if one cannot look this time
        :raises NotLetIn: if one is not let in
        """


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of a mailbox, looked into by IMAP."""

    server: Server
    name: str = ""  # empty: the folder of sent mail, found by its special use
    kind: str = "sent_folder"
    keeps_all: bool = False

    def found(self, message_ids: Collection[str]) -> frozenset[str]:
        from obliged.ports.mail import session

        imap = session.imap(self.server)
        try:
            with _told():
                name = quoted(self.name) if self.name else _sent_folder(imap)
                if name is None or imap.select(name, readonly=True)[0] != "OK":
                    return frozenset()
                return frozenset(one for one in message_ids if _lies_there(imap, one))
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                imap.logout()


def _lies_there(imap: imaplib.IMAP4, message_id: str) -> bool:
    if not SAFE_ID.fullmatch(message_id):
        return False
    _, found = imap.search(None, "HEADER", "Message-ID", f'"{message_id}"')
    return any(bool(numbers and numbers.strip()) for numbers in found)


def _sent_folder(imap: imaplib.IMAP4) -> str | None:
    """The folder that the server itself says is the one (RFC 6154), else one that is called so."""
    called_so = None
    _, folders = imap.list()
    for line in folders:
        told = FLAGS_AND_NAME.match(line) if isinstance(line, bytes) else None
        if told is None:
            continue
        name = told["name"].decode("ascii", "replace")
        if b"\\sent" in told["flags"].lower():
            return name
        if name.strip('"').rpartition("/")[2].rpartition(".")[2].lower() in {"sent", "sent items", "sent messages"}:
            called_so = name
    return called_so


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong while one looks, as the port says it."""
    from obliged.ports.mail import NotNow

    try:
        yield
    except (OSError, imaplib.IMAP4.error) as trouble:
        raise NotNow(str(trouble)[:400]) from trouble
