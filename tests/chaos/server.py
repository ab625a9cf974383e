"""A mail server that goes wrong as its seed says, and delivers what it takes over into maildirs.

python -m tests.chaos.server '{"seed": 1, "mails": …}', which says its port and then nothing more
"""

from __future__ import annotations

import asyncio
import json
import ssl
import struct
import sys
from collections import Counter
from pathlib import Path
from socket import SO_LINGER, SOL_SOCKET
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword, syntax

from tests.chaos import fast, plan
from tests.chaos.maildirs import Owner, deliver
from tests.chaos.plan import Fault

LONGER_THAN_ANYBODY_WAITS = 1.5  # times


class House:
    """What the server knows."""

    def __init__(self, said: dict[str, Any]) -> None:
        self.seed, self.share = int(said["seed"]), float(said["share"])
        self.mails, self.owner = Path(said["mails"]), Owner(*said["owner"])
        self.keeps_sent: frozenset[str] = frozenset(said["keeps_sent"])
        self.password = said["password"]
        self.always = {address: Fault(**fault) for address, fault in said.get("always", {}).items()}
        self.log = Path(said["log"])
        self.sessions = 0
        self.tries: Counter[str] = Counter()
        self.greeted = False

    def knows(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        good = isinstance(data, LoginPassword) and data.password.decode() == self.password
        return AuthResult(success=good, handled=False)

    def fault_of(self, address: str) -> Fault | None:
        self.tries[address] += 1
        for part, fault in self.always.items():
            if part in address and self.tries[address] == 1:
                return fault
        return plan.of_letter(self.seed, address, self.tries[address], self.share)

    def take(self, sender: str, recipients: list[str], raw: bytes) -> None:
        for one in recipients:
            deliver(self.mails, one.lower(), raw, self.owner)
        if sender.lower() in self.keeps_sent:
            deliver(self.mails, sender.lower(), raw, self.owner, "Sent")

    def note(self, fault: Fault) -> None:
        with self.log.open("a") as file:
            file.write(f"{fault}\n")

    async def handle_DATA(self, server: Session, session: Any, envelope: Any) -> str:  # noqa: N802
        raw, recipients, sender = bytes(envelope.content), list(envelope.rcpt_tos), envelope.mail_from
        fault = server.due("dot")
        if fault is None or fault.takes or fault.do == "late":
            self.take(sender, recipients, raw)
        elif fault.takes_later:
            loop = asyncio.get_running_loop()
            loop.call_later(fast.seconds(fault.takes_later), self.take, sender, recipients, raw)
        if fault is not None:
            await server.go_wrong(fault)
            if fault.do != "late":
                return ""
        return "250 2.0.0 taken over"


class Session(SMTP):
    """One line to us."""

    def __init__(self, house: House, context: ssl.SSLContext) -> None:
        super().__init__(
            house, hostname="chaos.example", tls_context=context, require_starttls=True,
            authenticator=house.knows, auth_require_tls=True, auth_required=True, enable_SMTPUTF8=True,
        )  # fmt: skip
        self.house = house
        house.sessions += 1
        self.fault = plan.of_session(house.seed, house.sessions, house.share)

    async def push(self, status: Any) -> None:
        if status and self.transport is not None and not self.transport.is_closing():
            await super().push(status)

    def due(self, step: str) -> Fault | None:
        """The fault of this session, if this is its step; each happens once."""
        if self.fault is None or self.fault.step != step:
            return None
        fault, self.fault = self.fault, None
        self.house.note(fault)
        return fault

    async def goes_wrong(self, step: str) -> bool:
        fault = self.due(step)
        if fault is None:
            return False
        await self.go_wrong(fault)
        return True

    async def go_wrong(self, fault: Fault) -> None:
        match fault.do:
            case "say":
                await self.push(fault.words)
                if fault.words.startswith("421"):
                    self._close()
            case "reset":
                if self.transport is not None:
                    self.transport.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
                    self._abort()
            case "hang_up":
                self._close()
            case "silent":
                patience = fast.seconds(10.0) if fault.step == "dot" else fast.STEP_AT_LEAST
                await asyncio.sleep(max(fast.STEP_AT_LEAST, patience) * LONGER_THAN_ANYBODY_WAITS)
                self._close()
            case "late":
                await asyncio.sleep(fast.seconds(fault.late))

    def _close(self) -> None:
        if self.transport is not None:
            self.transport.close()

    def _abort(self) -> None:
        (self._original_transport or self.transport).abort()

    @syntax("EHLO hostname")
    async def smtp_EHLO(self, hostname: str) -> None:  # noqa: N802
        if not await self.goes_wrong("ehlo"):
            await super().smtp_EHLO(hostname)

    async def smtp_AUTH(self, arg: str) -> None:  # noqa: N802
        if not await self.goes_wrong("auth"):
            await super().smtp_AUTH(arg)

    @syntax("MAIL FROM: <address>")
    async def smtp_MAIL(self, arg: str) -> None:  # noqa: N802
        if not await self.goes_wrong("mail"):
            await super().smtp_MAIL(arg)

    @syntax("RCPT TO: <address>")
    async def smtp_RCPT(self, arg: str) -> None:  # noqa: N802
        if not self.envelope.rcpt_tos:  # the copy for the archive, the second, is never the trouble
            address = arg.partition("<")[2].partition(">")[0].lower()
            self.fault = self.house.fault_of(address) or self.fault
        if not await self.goes_wrong("rcpt"):
            await super().smtp_RCPT(arg)

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if await self.goes_wrong("data"):
            return
        if self.fault is not None and self.fault.step == "body":
            await self.push("354 go on")
            await self._reader.read(64)
            await self.goes_wrong("body")
            return
        await super().smtp_DATA(arg)


async def serve(said: dict[str, Any]) -> None:
    house = House(said)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(said["certificate"])
    server = await asyncio.get_running_loop().create_server(lambda: Session(house, context), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)  # until whoever started us is gone


if __name__ == "__main__":
    asyncio.run(serve(json.loads(sys.argv[1])))
