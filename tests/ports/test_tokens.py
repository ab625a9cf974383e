"""Is a permission that was given once turned into what a mail server takes today, and is its end understood?"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest

from obliged.acts import mail_accounts
from obliged.domain.mail_providers import Place
from obliged.ports import clock
from obliged.ports.mail import NotLetIn, NotNow
from obliged.ports.mail.session import Trouble
from obliged.ports.mail.tokens import Grant, refreshed
from obliged.records.mail_accounts import Proof
from tests import cast
from tests.cast import MONDAY
from tests.certificates import Authority


class Provider:
    """Gives tokens over https."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.answer: tuple[int, bytes] = (200, json.dumps({"access_token": "fresh", "expires_in": 3600}).encode())
        self.address = ""

    def says(self, status: int, **said: Any) -> None:
        self.answer = status, json.dumps(said).encode()


@pytest.fixture
def provider(authority: Authority) -> Iterator[Provider]:
    gives = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            gives.asked.append({name: values[0] for name, values in parse_qs(body).items()})
            status, said = gives.answer
            self.send_response(status)
            self.send_header("Location", "https://localhost/elsewhere")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: Any) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.socket = authority.for_servers(called="provider").wrap_socket(server.socket, server_side=True)
    gives.address = f"https://localhost:{server.server_port}/token"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield gives
    server.shutdown()
    server.server_close()
    thread.join(5)


def grant(provider: Provider, **said: str) -> Grant:
    return replace(Grant(provider.address, "id.apps", "cs", "1//r"), **said)  # type: ignore[arg-type]


def test_a_token_that_has_ended_is_refreshed(provider: Provider) -> None:
    found = refreshed(grant(provider, access_token="old", ends_at=MONDAY.isoformat()), now=MONDAY)

    assert (found.access_token, found.refresh_token) == ("fresh", "1//r")
    assert datetime.fromisoformat(found.ends_at) == MONDAY + timedelta(hours=1)
    assert provider.asked == [
        {"grant_type": "refresh_token", "refresh_token": "1//r", "client_id": "id.apps", "client_secret": "cs"}
    ]


def test_a_token_that_holds_is_used_and_nobody_is_asked(provider: Provider) -> None:
    holds = grant(provider, access_token="good", ends_at=(MONDAY + timedelta(minutes=5)).isoformat())

    assert refreshed(holds, now=MONDAY) == holds
    assert provider.asked == []


def test_a_provider_that_gives_a_new_refresh_token_is_followed(provider: Provider) -> None:
    provider.says(200, access_token="fresh", refresh_token="2//r", expires_in="oops")

    assert refreshed(grant(provider), now=MONDAY).refresh_token == "2//r"


def test_a_permission_that_was_taken_back_lets_nobody_in(provider: Provider) -> None:
    provider.says(400, error="invalid_grant", error_description="Token has been expired or revoked.")

    with pytest.raises(NotLetIn, match="revoked") as refused:
        refreshed(grant(provider), now=MONDAY)

    assert refused.value.what == Trouble.TOKEN


@pytest.mark.parametrize(
    "answer",
    [(503, b"busy"), (302, b""), (200, b"[]"), (200, b"[" * 60_000), (200, b'{"access_token": 7}'), (200, b"\xff")],
)
def test_an_answer_that_is_none_is_asked_for_again_later(provider: Provider, answer: tuple[int, bytes]) -> None:
    provider.answer = answer

    with pytest.raises(NotNow):
        refreshed(grant(provider), now=MONDAY)


def test_a_token_is_asked_for_over_https_only(provider: Provider) -> None:
    with pytest.raises(NotLetIn):
        refreshed(grant(provider, endpoint=provider.address.replace("https", "http")), now=MONDAY)


def test_a_provider_whom_we_cannot_tell_hears_nothing(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")

    with pytest.raises(NotNow):
        refreshed(grant(provider), now=MONDAY)
    assert provider.asked == []


def test_nothing_of_a_grant_shows_where_it_is_printed(provider: Provider) -> None:
    assert "1//r" not in repr(grant(provider, access_token="secret"))
    assert "secret" not in repr(grant(provider, access_token="secret"))


@pytest.mark.django_db
def test_a_fresh_token_is_sealed_for_the_next_letter(provider: Provider, settings: Any, tmp_path: Any) -> None:
    settings.KEYS, settings.KEYS_FOLDER = "", tmp_path / "keys"
    priya = cast.priya()
    said = mail_accounts.Said(
        "priya@ramanvale.example", "priya", Place("localhost", 1, "tls"), proof=Proof.XOAUTH2,
        secret=grant(provider).written(),
    )  # fmt: skip
    account = mail_accounts.keep(priya.firm, priya, said, by=priya, now=MONDAY)

    with clock.stopped_at(datetime(2026, 11, 16, 18, tzinfo=UTC)):
        opened = [mail_accounts.smtp_server(account).opened().words for _ in range(2)]
        account.refresh_from_db()
        opened.append(mail_accounts.smtp_server(account).opened().words)

    assert opened == ["fresh"] * 3
    assert len(provider.asked) == 1
