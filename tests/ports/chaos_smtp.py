"""A mail server that does as it is told to at each step: says no, says nothing, hangs up, takes a letter and falls silent.

with chaos_smtp.running(Script(rcpt=[Say("450 later")], dot=[Take(), Reset()])) as server:
    server.port, server.taken
"""

from __future__ import annotations

import asyncio
import socket
import struct
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as AS_SENT
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, syntax

STEPS = ("greeting", "ehlo", "mail", "rcpt", "data", "body", "dot")


@dataclass(frozen=True)
class Say:
    """Answer this instead of going on."""

    words: str


@dataclass(frozen=True)
class Wait:
    """Say nothing for so long, then go on."""

    seconds: float


@dataclass(frozen=True)
class Reset:
    """Break the line as a failing machine does."""


@dataclass(frozen=True)
class HangUp:
    """Close the line without a word."""


@dataclass(frozen=True)
class Take:
    """Take the letter over, and then whatever comes next."""


Action = Say | Wait | Reset | HangUp | Take


@dataclass
class Script:
    """What is done at each step, session by session; after the last session of a step all goes well."""

    steps: Mapping[str, list[list[Action]]] = field(default_factory=dict)
    of_address: Mapping[str, list[Action]] = field(default_factory=dict)  # at RCPT, whatever session

    @classmethod
    def once(cls, **steps: list[Action]) -> Script:
        """The first session that comes to the step meets this; the others none."""
        return cls({step: [actions] for step, actions in steps.items()})

    @classmethod
    def always(cls, **steps: list[Action]) -> Script:
        return cls({step: [actions] * 10_000 for step, actions in steps.items()})


@dataclass
class Taken:
    """A letter that was taken over."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    options: tuple[str, ...]

    @property
    def message(self) -> EmailMessage:
        return cast(EmailMessage, message_from_bytes(self.content, policy=AS_SENT))

    @property
    def message_id(self) -> str:
        return str(self.message["Message-ID"])


class Gone(Exception):
    """The line is closed; nothing more is said."""


class Session(SMTP):
    """One line to us."""

    def __init__(self, chaos: Chaos, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chaos = chaos
        chaos.sessions.append(self)

    async def push(self, status: Any) -> None:
        if status and self.transport is not None and not self.transport.is_closing():
            await super().push(status)

    async def _step(self, step: str, *, address: str = "") -> bool:
        """Do what the script says; whether to go on."""
        self.chaos.came_to[step] += 1
        return await self.act(self.chaos.actions(step, address))

    async def act(self, actions: list[Action]) -> bool:
        for action in actions:
            match action:
                case Say(words):
                    await self.push(words)
                    if words.startswith("421"):
                        self.transport.close()
                    return False
                case Wait(seconds):
                    await asyncio.sleep(seconds)
                case Reset():
                    sock = self.transport.get_extra_info("socket")
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    self.transport.abort()
                    return False
                case HangUp():
                    self.transport.close()
                    return False
                case Take():
                    self._take()
        return True

    def _take(self) -> None:
        envelope = self.envelope
        self.chaos.taken.append(
            Taken(
                envelope.mail_from,
                tuple(envelope.rcpt_tos),
                bytes(envelope.content or b""),
                tuple(envelope.mail_options),
            )
        )

    @syntax("EHLO hostname")
    async def smtp_EHLO(self, hostname: str) -> None:  # noqa: N802
        if await self._step("ehlo"):
            await super().smtp_EHLO(hostname)

    @syntax("MAIL FROM: <address>")
    async def smtp_MAIL(self, arg: str) -> None:  # noqa: N802
        if await self._step("mail"):
            await super().smtp_MAIL(arg)

    @syntax("RCPT TO: <address>")
    async def smtp_RCPT(self, arg: str) -> None:  # noqa: N802
        if await self._step("rcpt", address=arg):
            await super().smtp_RCPT(arg)

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if not await self._step("data"):
            return
        if self.chaos.has_more("body"):
            await self.push("354 go on")
            await self._reader.read(64)
            await self._step("body")
            return
        await super().smtp_DATA(arg)


class Chaos:
    """The server's memory: what it was told to do, what it took, how far sessions came."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.taken: list[Taken] = []
        self.came_to: dict[str, int] = defaultdict(int)
        self.logins: list[str] = []
        self.sessions: list[Session] = []
        self.loop: asyncio.AbstractEventLoop | None = None
        self.port = 0
        self._left = {step: list(actions) for step, actions in script.steps.items()}

    def actions(self, step: str, address: str = "") -> list[Action]:
        for part, actions in self.script.of_address.items():
            if step == "rcpt" and part in address:
                return actions
        waiting = self._left.get(step)
        return waiting.pop(0) if waiting else []

    def do_meanwhile(self, *actions: Action) -> None:
        """Do this to the newest session at once, whatever it waits for."""
        assert self.loop is not None
        asyncio.run_coroutine_threadsafe(self.sessions[-1].act(list(actions)), self.loop).result(5)
        time.sleep(0.05)  # until it has come over the line

    def has_more(self, step: str) -> bool:
        return bool(self._left.get(step))

    async def handle_DATA(self, server: Session, session: Any, envelope: Any) -> str:  # noqa: N802
        if not await server._step("dot"):
            return ""  # something else was said, or nothing ever will be
        server._take()
        return "250 taken over"


class _Controller(Controller):
    def __init__(self, chaos: Chaos, **kwargs: Any) -> None:
        self.chaos = chaos
        super().__init__(chaos, **kwargs)

    def factory(self) -> Session:
        return Session(self.chaos, self.handler, **self.SMTP_kwargs)


@contextmanager
def running(script: Script | None = None, **more: Any) -> Iterator[Chaos]:
    """A server on a port of its own on this machine."""
    chaos = Chaos(script or Script())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        chaos.port = free.getsockname()[1]
    controller = _Controller(chaos, hostname="127.0.0.1", port=chaos.port, **{"enable_SMTPUTF8": True} | more)
    controller.start()
    chaos.loop = controller.loop
    try:
        yield chaos
    finally:
        controller.stop()
