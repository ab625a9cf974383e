"""Mails are read in a process of its own, which may be killed: a mail that takes too long or too much is given up.

One process reads many mails, for starting one costs more than reading a hundred. It is started anew after a mail that
it did not survive. Only plain values travel back, and none is run.

    with Readers() as readers:
        readers.read(raw)
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import select
import signal
import struct
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from obliged.domain.mails import Address, Mail, Part, Verdict
from obliged.ports.mail import reading

SECONDS = 2.0
"""Of work on one mail. A machine that is busy with other things may take its time over it."""
PATIENCE = 10.0
"""How many times as long we wait for it."""
MEMORY = 256 * 1024 * 1024
"""Above what the process has when it starts."""
LARGEST = 64 * 1024 * 1024  # Providers stop at 25 to 50 MB.
MAILS_EACH = 5000
"""After so many the process is started anew, so that what leaks somewhere stays small."""

_LENGTH = struct.Struct(">QB")


@dataclass(frozen=True, slots=True)
class CouldNotRead:
    """The mail is kept as it came, and a person may look at it; we did not understand it within our limits."""

    why: str
    """too_large, too_slow, too_much_memory, or broken."""


class Readers:
    """A process that reads mails, replaced when it dies."""

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self.seconds = seconds
        self.memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._read_so_far = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()

    def read(self, raw: bytes, *, html: bool = False) -> Mail | CouldNotRead:
        """The mail in these bytes; bytes without a heading are words, or HTML where it is said so."""
        if len(raw) > LARGEST:
            return CouldNotRead("too_large")
        try:
            return self._asked(self._running(), raw, html=html)
        except BrokenPipeError:
            # Dead of this mail, or of something between two mails: a fresh process knows.
            self.close()
        try:
            return self._asked(self._running(), raw, html=html)
        except BrokenPipeError:
            self.close()
            return CouldNotRead("too_much_memory")

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and (self._process.poll() is not None or self._read_so_far >= MAILS_EACH):
            self.close()
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", _START, str(_SOURCE), str(self.memory), str(self.seconds)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # What it says when it dies is of no use to anybody, and could repeat the mail.
                stderr=subprocess.DEVNULL,
                env={"PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"},
                close_fds=True,
            )
            self._read_so_far = 0
            if _received(self._process, time.monotonic() + 30) is None:
                self.close()
                raise RuntimeError("The process that reads mails did not start.")
        return self._process

    def _asked(self, process: subprocess.Popen[bytes], raw: bytes, *, html: bool) -> Mail | CouldNotRead:
        self._read_so_far += 1
        until = time.monotonic() + self.seconds * PATIENCE
        if not _handed_over(process, _LENGTH.pack(len(raw), html) + raw, until):
            self.close()
            return CouldNotRead("too_slow")
        answer = _received(process, until)
        if answer is None:
            slow = time.monotonic() >= until or _ran_out_of_time(process)
            self.close()
            return CouldNotRead("too_slow" if slow else "too_much_memory")
        value = json.loads(answer)
        return CouldNotRead(value) if isinstance(value, str) else _mail(value)


def _ran_out_of_time(process: subprocess.Popen[bytes]) -> bool:
    with contextlib.suppress(subprocess.TimeoutExpired):
        return process.wait(1.0) == -signal.SIGPROF
    return False


# --- between the two processes -------------------------------------------------------------------------------------


def _handed_over(process: subprocess.Popen[bytes], data: bytes, until: float) -> bool:
    assert process.stdin is not None
    out = process.stdin.fileno()
    os.set_blocking(out, False)
    view = memoryview(data)
    while view:
        left = until - time.monotonic()
        if left <= 0 or not select.select((), (out,), (), left)[1]:
            return False
        with contextlib.suppress(BlockingIOError):
            view = view[os.write(out, view[: 1 << 16]) :]
    return True


def _received(process: subprocess.Popen[bytes], until: float) -> bytes | None:
    """An answer, or nothing where it does not come in time or the process ends."""
    assert process.stdout is not None
    source = process.stdout.fileno()
    received = bytearray()
    wanted = _LENGTH.size
    known = False
    while len(received) < wanted:
        left = until - time.monotonic()
        if left <= 0 or not select.select((source,), (), (), left)[0]:
            return None
        piece = os.read(source, 1 << 20)
        if not piece:
            return None
        received += piece
        if not known and len(received) >= _LENGTH.size:
            wanted, known = _LENGTH.size + _LENGTH.unpack_from(received)[0], True
    return bytes(received[_LENGTH.size :])


# --- in the child --------------------------------------------------------------------------------------------------

_SOURCE = Path(__file__).resolve().parents[3]
_START = """
import sys, types
sys.path.insert(0, sys.argv[1])
# The front door of this package brings Django with it, of which a reader of mails needs nothing.
package = types.ModuleType("obliged.ports.mail")
package.__path__ = [sys.argv[1] + "/obliged/ports/mail"]
sys.modules["obliged.ports.mail"] = package
from obliged.ports.mail import limited
limited.serve(int(sys.argv[2]), float(sys.argv[3]))
"""


def serve(memory: int, seconds: float) -> None:
    """Read mails from the standard input until it ends, and answer each with plain values.

    A mail that takes more seconds of work than these ends the process: that is what SIGPROF does where nobody minds it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which closes our input.
    _limit(memory)
    source, out = sys.stdin.buffer, sys.stdout.buffer
    _send(out, _packed("ready"))
    while len(head := source.read(_LENGTH.size)) == _LENGTH.size:
        length, html = _LENGTH.unpack(head)
        raw = source.read(length)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        answer = _answer(raw, html=bool(html))
        signal.setitimer(signal.ITIMER_PROF, 0)
        _send(out, answer)


def _answer(raw: bytes, *, html: bool) -> bytes:
    try:
        mail = reading.words(raw, html=True) if html and not reading.has_heading(raw) else reading.read(raw)
        return _packed(_values(mail))
    except MemoryError:
        return _packed("too_much_memory")
    except Exception:
        # Whatever it is, it is one mail's trouble: the mail is kept, and said to be unread.
        return _packed("broken")


def _packed(value: object) -> bytes:
    return json.dumps(value).encode("ascii")


def _send(out: Any, answer: bytes) -> None:
    out.write(_LENGTH.pack(len(answer), 0) + answer)
    out.flush()


def _limit(memory: int) -> None:
    """Not more memory than now and the allowance; no files written, no processes started."""
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    now = pages * resource.getpagesize() or 256 * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (now + memory, now + memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


# --- a mail as plain values ----------------------------------------------------------------------------------------


def _values(mail: Mail) -> tuple[Any, ...]:
    return (
        _pair(mail.sender) if mail.sender else None,
        [_pair(each) for each in mail.to],
        [_pair(each) for each in mail.cc],
        [_pair(each) for each in mail.reply_to],
        mail.subject,
        mail.text,
        dict(mail.headers),
        mail.message_id,
        mail.in_reply_to,
        mail.references,
        mail.content_type,
        mail.sent_at.isoformat() if mail.sent_at else None,
        [(part.content_type, part.text, part.name) for part in mail.parts],
        [_values(inner) for inner in mail.attached],
        [(verdict.by, verdict.method, verdict.result) for verdict in mail.verdicts],
    )


def _pair(address: Address) -> tuple[str, str]:
    return (address.name, address.address)


def _mail(values: tuple[Any, ...]) -> Mail:
    (sender, to, cc, reply_to, subject, text, headers, message_id, in_reply_to, references, content_type, sent_at, parts,
     attached, verdicts) = values  # fmt: skip
    return Mail(
        sender=Address(*sender) if sender else None,
        to=tuple(Address(*each) for each in to),
        cc=tuple(Address(*each) for each in cc),
        reply_to=tuple(Address(*each) for each in reply_to),
        subject=subject,
        text=text,
        headers={name: tuple(each) for name, each in headers.items()},
        message_id=message_id,
        in_reply_to=in_reply_to,
        references=tuple(references),
        content_type=content_type,
        sent_at=datetime.fromisoformat(sent_at) if sent_at else None,
        parts=tuple(Part(*each) for each in parts),
        attached=tuple(_mail(each) for each in attached),
        verdicts=tuple(Verdict(*each) for each in verdicts),
    )
