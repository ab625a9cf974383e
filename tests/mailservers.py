"""A mail server that lets in who says the right word over a safe line, and keeps what it is given."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from socket import socket
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.certificates import Authority


class MailServer:
    """What it was given, and whom it lets in."""

    host = "localhost"

    def __init__(self, user: str, password: str, *, refuses: str = "535 5.7.8 no") -> None:
        self.user, self.password, self.refuses = user, password, refuses
        self.port = 0
        self.taken: list[Any] = []
        self.knocked = 0

    def knows(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        self.knocked += 1
        good = (
            isinstance(data, LoginPassword)
            and data.login == self.user.encode()
            and data.password == self.password.encode()
        )
        return AuthResult(success=good, handled=False, message=None if good else self.refuses)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.taken.append(envelope)
        return "250 taken"


@contextmanager
def mail_server(
    authority: Authority, user: str, password: str, *, context: ssl.SSLContext | None = None, **said: Any
) -> Iterator[MailServer]:
    """Speaks STARTTLS on loopback, with a certificate of the tests' authority."""
    handler = MailServer(user, password, **said)
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        handler.port = int(free.getsockname()[1])
    controller = Controller(
        handler, hostname="127.0.0.1", port=handler.port,
        tls_context=context or authority.for_servers(called=f"smtp-{handler.port}"),
        require_starttls=True, authenticator=handler.knows, auth_require_tls=True,
    )  # fmt: skip
    controller.start()
    try:
        yield handler
    finally:
        controller.stop()
