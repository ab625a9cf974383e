"""Do we come into a mail server safely or not at all, and do we know what kept us out?"""

from __future__ import annotations

import base64
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socket import create_server, getaddrinfo, socket
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from obliged.ports.mail import NotLetIn, NotNow, Unsafe
from obliged.ports.mail.session import Server, Trouble, imap, smtp
from tests.certificates import Authority
from tests.dovecot import Dovecot

PRIYA = "priya@ramanvale.example"
SECRET = "größer als 8 🔑"


class Doorman:
    """Lets in who says the right word."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        return "250 taken"


def knows(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (PRIYA.encode(), SECRET.encode())
    return AuthResult(success=good, handled=False, message=None if good else "535 5.7.8 no")


@contextmanager
def serving(**options: Any) -> Iterator[int]:
    at_once = options.pop("at_once", None)
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    controller = Controller(Doorman(), hostname="127.0.0.1", port=port, ssl_context=at_once, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@contextmanager
def speaking(
    *lines: bytes, answers: Callable[[bytes], bytes] | None = None, context: ssl.SSLContext | None = None
) -> Iterator[int]:
    """A server that says what it was told to say."""
    listener = create_server(("127.0.0.1", 0))

    def serve() -> None:
        try:
            line, _ = listener.accept()
            line = context.wrap_socket(line, server_side=True) if context else line
        except OSError:
            return
        with line:
            for words in lines:
                line.sendall(words)
            while answers is not None:
                asked = line.recv(4096)
                if not asked:
                    return
                line.sendall(answers(asked))
            line.recv(1)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        listener.close()


def server(port: int, **said: Any) -> Server:
    return Server(**{"host": "localhost", "port": port, "security": "starttls", "username": PRIYA, "secret": SECRET,
                     "timeout": 5.0} | said)  # fmt: skip


def with_starttls(authority: Authority, **said: Any) -> dict[str, Any]:
    return {"tls_context": authority.for_servers(called="starttls"), "require_starttls": True, "authenticator": knows,
            "auth_require_tls": True} | said  # fmt: skip


# SMTP


def test_a_session_is_let_in_over_starttls(authority: Authority) -> None:
    with serving(**with_starttls(authority)) as port, smtp(server(port)) as line:
        assert isinstance(line.sock, ssl.SSLSocket)
        assert line.noop()[0] == 250


def test_a_session_is_let_in_over_tls_from_the_first_byte(authority: Authority) -> None:
    at_once = authority.for_servers(called="at-once")

    with serving(at_once=at_once, authenticator=knows, auth_require_tls=False) as port:
        smtp(server(port, security="tls")).quit()


def test_a_wrong_password_is_not_let_in(authority: Authority) -> None:
    """Fault 45 of the catalogue; what follows from it is the outbox's affair."""
    with serving(**with_starttls(authority)) as port, pytest.raises(NotLetIn) as refused:
        smtp(server(port, secret="wrong"))

    assert refused.value.what == Trouble.PASSWORD


def test_a_server_without_starttls_hears_nothing_of_us() -> None:
    """Fault 43 of the catalogue: refused, and never in the open."""
    heard: list[bytes] = []

    def answers(asked: bytes) -> bytes:
        heard.append(asked)
        return b"250-mail.example\r\n250 AUTH PLAIN LOGIN\r\n"

    with speaking(b"220 mail.example\r\n", answers=answers) as port, pytest.raises(Unsafe) as refused:
        smtp(server(port))

    assert refused.value.what == Trouble.NO_TLS
    assert not any(b"AUTH" in asked or PRIYA.encode() in asked for asked in heard)


@pytest.mark.parametrize(
    ("name", "made", "says"),
    [
        ("another's name", {"names": ("mail.elsewhere.example",)}, "mismatch"),
        ("an ended certificate", {"ended": True}, "expired"),
    ],
)
def test_a_certificate_that_does_not_prove_it_ends_the_session(
    authority: Authority, name: str, made: dict[str, Any], says: str
) -> None:
    """Fault 43 of the catalogue."""
    context = authority.for_servers(*made.pop("names", ()), called="bad", **made)

    with serving(**with_starttls(authority, tls_context=context)) as port, pytest.raises(Unsafe, match=says) as refused:
        smtp(server(port))

    assert refused.value.what == Trouble.CERTIFICATE


def test_an_authority_that_nobody_named_is_not_trusted(tmp_path: Any, authority: Authority) -> None:
    context = Authority(tmp_path, "Somebody else").for_servers()

    with serving(**with_starttls(authority, tls_context=context)) as port, pytest.raises(Unsafe) as refused:
        smtp(server(port))

    assert refused.value.what == Trouble.CERTIFICATE


def test_tls_towards_a_port_that_begins_in_the_open_is_told_apart() -> None:
    with speaking(b"220 mail.example ESMTP\r\n") as port, pytest.raises(Unsafe) as refused:
        smtp(server(port, security="tls"))

    assert refused.value.what == Trouble.NOT_TLS_AT_ONCE


def test_a_name_that_no_machine_has_is_said() -> None:
    """Fault 44 of the catalogue."""
    with pytest.raises(NotNow) as refused:
        smtp(server(587, host="smtp.nowhere.invalid"))

    assert refused.value.what == Trouble.NAME


def test_a_port_where_nobody_listens_is_said() -> None:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    with pytest.raises(NotNow) as refused:
        smtp(server(port))

    assert refused.value.what == Trouble.CLOSED


def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    with speaking() as port, pytest.raises(NotNow) as refused:
        smtp(server(port, timeout=0.3))

    assert refused.value.what == Trouble.SILENT


def test_what_does_not_speak_smtp_is_said() -> None:
    with speaking(b"HTTP/1.1 400 Bad Request\r\n\r\n") as port, pytest.raises(NotNow) as refused:
        smtp(server(port))

    assert refused.value.what == Trouble.NOT_MAIL


def test_a_server_that_is_busy_is_asked_later() -> None:
    with speaking(b"421 4.3.2 too many of you\r\n") as port, pytest.raises(NotNow, match="too many") as refused:
        smtp(server(port))

    assert refused.value.what == Trouble.LATER


def test_only_a_relay_on_this_machine_may_do_without_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as port:
        smtp(Server("127.0.0.1", port, "none")).quit()

    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("203.0.113.5", 25))])
    with pytest.raises(Unsafe):
        smtp(Server("relay.example", 25, "none"))


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("534 5.7.9 Application-specific password required. Learn more at x", Trouble.APP_PASSWORD),
        ("535 5.7.8 Username and Password not accepted", Trouble.PASSWORD),
        ("535 5.7.0 (#AUTH005) Too many bad auth attempts. App password needed.", Trouble.APP_PASSWORD),
    ],
)
def test_who_wants_a_password_made_for_programs_is_understood(authority: Authority, said: str, what: Trouble) -> None:
    def refuses(*_: Any) -> AuthResult:
        return AuthResult(success=False, handled=False, message=said)

    with serving(**with_starttls(authority, authenticator=refuses)) as port, pytest.raises(NotLetIn) as refused:
        smtp(server(port))

    assert refused.value.what == what


def test_a_verdict_that_is_put_off_burns_nothing(authority: Authority) -> None:
    def later(*_: Any) -> AuthResult:
        return AuthResult(success=False, handled=False, message="454 4.7.0 Temporary authentication failure")

    with serving(**with_starttls(authority, authenticator=later)) as port, pytest.raises(NotNow) as refused:
        smtp(server(port))

    assert refused.value.what == Trouble.LATER


class SpeaksXoauth2(SMTP):
    """Takes one token, and says why it does not take another, as Google does."""

    async def auth_XOAUTH2(self, _: Any, args: list[str]) -> AuthResult:  # noqa: N802
        proof = base64.b64decode(args[1])
        if proof == f"user={PRIYA}\x01auth=Bearer good\x01\x01".encode():
            return AuthResult(success=True, auth_data=PRIYA)
        await self.challenge_auth(b'{"status":"400","schemes":"Bearer"}')
        return AuthResult(success=False, handled=False, message="535 5.7.8 invalid credentials")


class TakesTokens(Controller):
    def factory(self) -> SMTP:
        return SpeaksXoauth2(self.handler, **self.SMTP_kwargs)


def test_a_token_lets_in_and_an_ended_one_does_not(authority: Authority) -> None:
    context = authority.for_servers(called="tokens")
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    controller = TakesTokens(Doorman(), hostname="127.0.0.1", port=port, tls_context=context, auth_require_tls=True)
    controller.start()
    try:
        smtp(server(port, proof="xoauth2", secret="good")).quit()
        with pytest.raises(NotLetIn) as refused:
            smtp(server(port, proof="xoauth2", secret="ended"))
    finally:
        controller.stop()

    assert refused.value.what == Trouble.TOKEN


def test_the_secret_is_fetched_once_the_line_is_safe(authority: Authority) -> None:
    fetched: list[str] = []

    def fetch() -> str:
        fetched.append("once")
        return SECRET

    with speaking(b"220 mail.example\r\n", answers=lambda _: b"250 mail.example\r\n") as port, pytest.raises(Unsafe):
        smtp(server(port, secret=fetch))
    assert fetched == []

    with serving(**with_starttls(authority)) as port:
        smtp(server(port, secret=fetch)).quit()
    assert fetched == ["once"]


def test_a_server_cannot_make_us_write_the_password_into_a_log(authority: Authority) -> None:
    """Some servers repeat what they did not understand."""

    def repeats(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        proof = base64.b64encode(b"\0" + data.login + b"\0" + data.password).decode()
        return AuthResult(success=False, handled=False, message=f"535 not {proof} and not {data.password.decode()!r}")

    with serving(**with_starttls(authority, authenticator=repeats)) as port, pytest.raises(NotLetIn) as refused:
        smtp(server(port, secret="a long password"))

    assert "a long password" not in str(refused.value)
    assert base64.b64encode(f"\0{PRIYA}\0a long password".encode()).decode() not in str(refused.value)
    assert "a long password" not in repr(server(1, secret="a long password"))


# IMAP


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_mailbox_is_opened(dovecot: Dovecot, security: str) -> None:
    port = dovecot.imaps if security == "tls" else dovecot.imap

    line = imap(server(port, security=security, secret=dovecot.password))

    assert line.select("INBOX")[0] == "OK"
    assert isinstance(line.sock, ssl.SSLSocket)
    line.logout()


def test_a_mailbox_with_a_wrong_password_stays_shut(dovecot: Dovecot) -> None:
    with pytest.raises(NotLetIn) as refused:
        imap(server(dovecot.imaps, security="tls", secret="wrong"))

    assert refused.value.what == Trouble.PASSWORD


def test_a_mailbox_is_never_read_in_the_open(dovecot: Dovecot) -> None:
    with pytest.raises(Unsafe):
        imap(server(dovecot.imap, security="none", secret=dovecot.password))


def test_a_mailbox_that_offers_no_tls_hears_nothing_of_us() -> None:
    heard: list[bytes] = []

    def answers(asked: bytes) -> bytes:
        heard.append(asked)
        tag = asked.split()[0]
        return b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" + tag + b" OK done\r\n"

    with speaking(b"* OK ready\r\n", answers=answers) as port, pytest.raises(Unsafe) as refused:
        imap(server(port))

    assert refused.value.what == Trouble.NO_TLS
    assert not any(b"LOGIN" in asked or b"AUTHENTICATE" in asked for asked in heard)


@pytest.mark.parametrize(("token", "let_in"), [("good", True), ("ended", False)])
def test_a_token_opens_a_mailbox_and_an_ended_one_does_not(authority: Authority, token: str, let_in: bool) -> None:
    """As Google's: why it does not is said first, as JSON, and an empty line asks for the verdict."""
    tag = b""
    good = base64.b64encode(f"user={PRIYA}\x01auth=Bearer good\x01\x01".encode())

    def answers(asked: bytes) -> bytes:
        nonlocal tag
        words = asked.split()
        if b"CAPABILITY" in words:
            return b"* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n" + words[0] + b" OK done\r\n"
        if b"AUTHENTICATE" in words:
            tag = words[0]
            return b"+ \r\n"
        if words == [good]:
            return tag + b" OK let in\r\n"
        return (
            b"+ eyJzdGF0dXMiOiI0MDAifQ==\r\n" if words else tag + b" NO [AUTHENTICATIONFAILED] Invalid credentials\r\n"
        )

    with speaking(b"* OK ready\r\n", answers=answers, context=authority.for_servers(called="imap-token")) as port:
        asked = server(port, security="tls", proof="xoauth2", secret=token)
        if let_in:
            imap(asked).shutdown()
            return
        with pytest.raises(NotLetIn) as refused:
            imap(asked)

    assert refused.value.what == Trouble.TOKEN


def test_a_mailbox_whose_certificate_is_anothers_stays_shut(dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = getaddrinfo
    monkeypatch.setattr("socket.getaddrinfo", lambda _, *further, **said: asked("127.0.0.1", *further, **said))

    with pytest.raises(Unsafe) as refused:
        imap(server(dovecot.imaps, host="imap.elsewhere.example", security="tls", secret=dovecot.password))

    assert refused.value.what == Trouble.CERTIFICATE
