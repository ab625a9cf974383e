"""Does mail about an account leave as letters do, over a line that was looked at?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.mail import EmailMessage, get_connection

from obliged.ports.mail import NotLetIn, Unsafe
from tests.certificates import Authority
from tests.mailservers import MailServer, mail_server

BACKEND = "obliged.ports.mail.account.Backend"


@pytest.fixture
def server(authority: Authority, settings: Any) -> Iterator[MailServer]:
    with mail_server(authority, "obliged", "a table") as running:
        settings.LETTERS = "obliged.ports.mail.smtp.Smtp"
        settings.EMAIL_HOST, settings.EMAIL_PORT = running.host, running.port
        settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = True, False
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "obliged", "a table"
        yield running


def code() -> EmailMessage:
    return EmailMessage(
        "Your code", "It is 123456.", "Obliged <obliged@ramanvale.example>", ["priya@ramanvale.example"]
    )


def test_a_code_leaves_and_says_that_nobody_wrote_it(server: MailServer) -> None:
    assert get_connection(BACKEND).send_messages([code()]) == 1

    (envelope,) = server.taken
    assert envelope.rcpt_tos == ["priya@ramanvale.example"]
    assert b"Auto-Submitted: auto-generated" in envelope.content
    assert b"List-Unsubscribe" not in envelope.content


def test_a_code_that_does_not_leave_is_an_error_unless_nobody_minds(server: MailServer) -> None:
    server.password = "another"

    with pytest.raises(NotLetIn):
        get_connection(BACKEND).send_messages([code()])
    assert get_connection(BACKEND, fail_silently=True).send_messages([code()]) == 0


def test_a_code_is_never_said_to_whom_we_cannot_tell(server: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")

    with pytest.raises(Unsafe):
        get_connection(BACKEND).send_messages([code()])
    assert server.taken == []
