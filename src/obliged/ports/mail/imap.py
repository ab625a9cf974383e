"""What has come into an inbox since we last looked, without anybody noticing that we did?

The folder is opened for reading only: nothing is marked as read, moved or deleted. Mails are told apart by their UID,
which holds as long as the folder's validity does; where that has changed, whoever asks looks some days back and knows
what it has already.
"""

from __future__ import annotations

import imaplib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date

from obliged.ports.mail import NotNow
from obliged.ports.mail.folders import quoted
from obliged.ports.mail.session import Server, Trouble, imap

STEP = 50  # mails that are asked for at once
AT_ONCE = 8 * 1024 * 1024  # bytes that are asked for at once
LARGEST = 25 * 1024 * 1024
BEGINNING = 512 * 1024  # of a larger one

_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Fetched:
    """One mail. Of one that is too large only the beginning."""

    uid: int
    raw: bytes
    is_cut: bool = False


class Inbox:
    """An open folder."""

    def __init__(self, session: imaplib.IMAP4, folder: str) -> None:
        self._session = session
        answer, said = session.select(quoted(folder), readonly=True)
        if answer != "OK":
            raise NotNow(f"the folder {folder} cannot be opened: {_plain(said)}", Trouble.NOT_MAIL)
        self.validity = self._number("UIDVALIDITY")
        self.next = (
            self._number("UIDNEXT") or max(self._search("ALL"), default=0) + 1
        )  # what comes now has this or more

    def _number(self, name: str) -> int:
        found = self._session.response(name)[1]
        try:
            return int(found[0] or 0)
        except (TypeError, ValueError, IndexError):
            return 0

    def after(self, uid: int) -> list[int]:
        """The numbers of what came later than this one, the oldest first."""
        # `*` is the last one, however early: where nothing came it is found all the same.
        return [found for found in self._search(f"UID {uid + 1}:*") if found > uid]

    def since(self, day: date) -> list[int]:
        """The numbers of what came since that day, the oldest first."""
        return self._search(f"SINCE {day.day}-{_MONTHS[day.month - 1]}-{day.year}")

    def _search(self, what: str) -> list[int]:
        answer, found = self._session.uid("SEARCH", what)
        if answer != "OK":
            raise NotNow(_plain(found), Trouble.LATER)
        return sorted(int(number) for line in found if line for number in line.split() if number.isdigit())

    def fetch(self, uids: Sequence[int]) -> Iterator[list[Fetched]]:
        """The mails of these numbers, a step at a time, in their order."""
        for at in range(0, len(uids), STEP):
            step = uids[at : at + STEP]
            sizes = self._sizes(step)
            mails: list[Fetched] = []
            for group, is_cut in _groups(step, sizes):
                mails += self._bodies(group, is_cut=is_cut)
            yield mails

    def _sizes(self, uids: Sequence[int]) -> dict[int, int]:
        sizes: dict[int, int] = {}
        for line in self._asked(uids, "(UID RFC822.SIZE)"):
            head = line[0] if isinstance(line, tuple) else line
            if isinstance(head, bytes) and (uid := _UID.search(head)) and (size := _SIZE.search(head)):
                sizes[int(uid[1])] = int(size[1])
        return sizes

    def _bodies(self, uids: Sequence[int], *, is_cut: bool) -> list[Fetched]:
        part = f"BODY.PEEK[]<0.{BEGINNING}>" if is_cut else "BODY.PEEK[]"
        found: dict[int, bytes] = {}
        raw = b""
        waiting = False
        for line in self._asked(uids, f"(UID {part})"):
            # The number stands before the bytes with some servers, behind them with others.
            head = line[0] if isinstance(line, tuple) else line
            if isinstance(line, tuple):
                raw, waiting = line[1], True
            if waiting and isinstance(head, bytes) and (uid := _UID.search(head)):
                found[int(uid[1])] = raw
                waiting = False
        return [Fetched(uid, found[uid], is_cut) for uid in uids if uid in found]

    def _asked(self, uids: Sequence[int], what: str) -> list[bytes | tuple[bytes, bytes]]:
        if not uids:
            return []
        answer, found = self._session.uid("FETCH", ",".join(map(str, uids)), what)
        if answer != "OK":
            raise NotNow(_plain(found), Trouble.LATER)
        return [line for line in found if line]


@contextmanager
def opened(server: Server, folder: str = "INBOX") -> Iterator[Inbox]:
    """An inbox, open for reading only.

    :raises NotLetIn: if the server does not take us for who we are
    :raises NotNow: if it cannot be read this time
    """
    session = imap(server)
    try:
        yield Inbox(session, folder)
    except imaplib.IMAP4.error as trouble:
        raise NotNow(_plain([str(trouble).encode()]), Trouble.BROKEN_OFF) from trouble
    except OSError as trouble:
        raise NotNow(str(trouble), Trouble.BROKEN_OFF) from trouble
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            session.logout()


def _groups(uids: Sequence[int], sizes: dict[int, int]) -> Iterator[tuple[list[int], bool]]:
    """Which are asked for together: no more bytes at once than we like to hold; the too large ones by themselves."""
    together: list[int] = []
    held = 0
    for uid in uids:
        size = sizes.get(uid, 0)
        if size > LARGEST:
            yield [uid], True
            continue
        if together and held + size > AT_ONCE:
            yield together, False
            together, held = [], 0
        together.append(uid)
        held += size
    if together:
        yield together, False


def _plain(said: Sequence[bytes | None] | bytes) -> str:
    lines = [said] if isinstance(said, bytes) else said
    return " ".join(" ".join(line.decode("utf-8", "replace").split()) for line in lines if isinstance(line, bytes))[
        :300
    ]
