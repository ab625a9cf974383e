"""How does mail come in by SMTP, from anybody, without becoming anybody's relay?

Only our own addresses are taken, and everything else is refused while the recipient is named, so that nothing has to be
sent back later. The other side hears 250 when the bytes are safe, and *later* when they cannot be. What the other side
claims of itself is written down nowhere as true.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

log = logging.getLogger("obliged.receiver")

LARGEST = 25 * 1024 * 1024
RECIPIENTS = 10  # in one mail: each of our addresses keeps a copy
BYTES = 4 * LARGEST  # in one session
MAILS = 100  # in one session
TROUBLES = 20  # commands that we refuse, until we hang up
SESSIONS = 100
SESSIONS_EACH = 10  # from one address
PATIENCE = 60.0  # seconds without a word
LINE = 64 * 1024  # bytes; a longer line is no mail's
PASSED_THROUGH = 100  # servers; a mail that went through more goes in a circle (RFC 5321 6.3)

IsOurs = Callable[[str], bool]
Keep = Callable[[bytes, str, str], None]


class Unreachable(Exception):
    """It cannot be kept now: the database does not answer."""


@dataclass
class Counted:
    """Who is connected: every address has its share."""

    sessions: Counter[str] = field(default_factory=Counter)

    def has_room_for(self, peer: str) -> bool:
        return self.sessions.total() < SESSIONS and self.sessions[peer] < SESSIONS_EACH


class Door(SMTP):
    """The protocol, with a limit to everything. Nobody logs in here, for nothing is sent on from here."""

    line_length_limit = LINE

    def __init__(self, handler: Any, counted: Counted, **options: Any) -> None:
        super().__init__(handler, **options)
        self.counted = counted
        self.peer = ""
        self.counts = False
        self.mails = 0
        self.bytes = 0
        self.troubles = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        address = transport.get_extra_info("peername")
        peer = str(address[0]) if address else ""
        if not self.counts:
            if not self.counted.has_room_for(peer):
                transport.write(b"421 4.3.2 Too many at once; try again later\r\n")  # type: ignore[attr-defined]
                transport.close()
                return
            self.peer, self.counts = peer, True
            self.counted.sessions[peer] += 1
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.counts:
            return  # it was never let in
        self.counts = False
        self.counted.sessions[self.peer] -= 1
        if not self.counted.sessions[self.peer]:
            del self.counted.sessions[self.peer]
        super().connection_lost(error)

    async def push(self, status: Any) -> None:
        said = str(status if isinstance(status, str) else bytes(status).decode("ascii", "replace"))
        await super().push(status)
        if said[:1] == "5":
            self.troubles += 1
            if self.troubles >= TROUBLES and self.transport is not None:
                await super().push("421 4.7.0 That was enough; good-bye")
                self.transport.close()

    async def smtp_VRFY(self, arg: str) -> None:  # noqa: N802 - the name of the command
        await self.push("252 2.1.5 Send some mail, and see")


class Handler:
    """What is decided about one mail: whose it is, and that it is kept."""

    def __init__(self, is_ours: IsOurs, keep: Keep, hands: ThreadPoolExecutor) -> None:
        self._is_ours, self._keep, self._hands = is_ours, keep, hands

    async def handle_EHLO(  # noqa: N802
        self, server: Door, session: Session, envelope: Envelope, name: str, responses: list[str]
    ) -> list[str]:
        session.host_name = name
        return [line for line in responses if not line.startswith("250-AUTH")]  # nobody logs in here

    async def handle_MAIL(  # noqa: N802
        self, server: Door, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if server.mails >= MAILS or server.bytes >= BYTES:
            return "452 4.5.3 Enough for one session; come again"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: Door, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= RECIPIENTS:
            return "452 4.5.3 Too many recipients in one mail"
        try:
            ours = await self._asked(self._is_ours, address)
        except Unreachable:
            return "451 4.3.0 Not now; try again later"
        if not ours:
            return "550 5.1.1 Nobody here has this address"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: Door, session: Session, envelope: Envelope) -> str:  # noqa: N802
        raw = envelope.original_content or b""
        head = raw[: raw.find(b"\r\n\r\n")] if b"\r\n\r\n" in raw else raw[:LINE]
        if head.lower().count(b"\nreceived:") + head.lower().startswith(b"received:") > PASSED_THROUGH:
            return "554 5.4.6 This mail goes in a circle"
        server.mails += 1
        server.bytes += len(raw) * len(envelope.rcpt_tos)
        sender = (envelope.mail_from or "").replace("<>", "")  # a bounce has none
        try:
            for recipient in dict.fromkeys(envelope.rcpt_tos):
                await self._asked(self._keep, raw, sender, recipient)
        except Unreachable:
            return "451 4.3.0 Not now; try again later"
        return "250 2.0.0 Kept"

    async def handle_exception(self, error: Exception) -> str:
        log.error("A session went wrong", exc_info=error)
        return "451 4.3.0 Not now; try again later"

    async def _asked(self, what: Callable[..., Any], *about: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._hands, what, *about)


class Receiver(Controller):
    """Listens until it is stopped.

    :param is_ours: whether mail to this address is taken
    :param keep: keeps the bytes; returns when they are safe
    """

    def __init__(
        self, is_ours: IsOurs, keep: Keep, *, host: str, port: int, name: str, certificate: str = "", key: str = ""
    ) -> None:
        self._hands = ThreadPoolExecutor(4, thread_name_prefix="receiver")
        self._counted = Counted()
        self._name = name
        self._tls = _context(certificate, key) if certificate else None
        super().__init__(Handler(is_ours, keep, self._hands), hostname=host, port=port, ready_timeout=10)

    def factory(self) -> Door:
        return Door(
            self.handler, self._counted, hostname=self._name, ident="Obliged", data_size_limit=LARGEST,
            enable_SMTPUTF8=True, timeout=PATIENCE, tls_context=self._tls, auth_required=False,
            auth_exclude_mechanism=("LOGIN", "PLAIN"), command_call_limit={"*": 500, "NOOP": 50, "RSET": 200},
        )  # fmt: skip

    def stop(self, no_assert: bool = False) -> None:
        super().stop(no_assert)
        self._hands.shutdown(wait=True)


def _context(certificate: str, key: str) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key or None)
    return context
