"""Can a mail server be asked whether it would take a letter, without giving it one?"""

from __future__ import annotations

from collections.abc import Iterator
from socket import socket
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from obliged.ports.mail import AsksFirst, NotNow, Refused
from obliged.ports.mail.message import Mail
from obliged.ports.mail.smtp import Smtp
from tests.cast import MONDAY


class Server:
    """Turns away whom it does not know."""

    def __init__(self) -> None:
        self.taken: list[Any] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address.startswith("nobody"):
            return "550 no such mailbox"
        if address.startswith("later"):
            return "450 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.taken.append(envelope)
        return "250 taken"


@pytest.fixture
def server(settings: Any) -> Iterator[Server]:
    handler = Server()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = ""
    yield handler
    controller.stop()


def mail(to: str) -> Mail:
    return Mail("<1@x.example>", "Priya", "priya@ramanvale.example", "", "Fred", to, "Meet", "Meet.", MONDAY)


def test_smtp_can_be_asked_first() -> None:
    assert isinstance(Smtp(), AsksFirst)


def test_asking_hands_nothing_over(server: Server) -> None:
    Smtp().would_take(mail("fred@lindqvist.example"))

    assert server.taken == []


def test_handing_over_does(server: Server) -> None:
    Smtp().hand_over(mail("fred@lindqvist.example"))

    assert len(server.taken) == 1


def test_an_unknown_mailbox_is_refused_before_anything_is_handed_over(server: Server) -> None:
    with pytest.raises(Refused, match="no such mailbox"):
        Smtp().would_take(mail("nobody@lindqvist.example"))


def test_a_server_that_is_busy_says_not_now(server: Server) -> None:
    with pytest.raises(NotNow, match="later"):
        Smtp().would_take(mail("later@lindqvist.example"))
