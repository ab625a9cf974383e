"""How do we come into a mail server, safely or not at all?

TLS is always asked for and the server's certificate always looked at; nothing is said before, no user name and no
address. Only an installation's own relay on this machine may do without (`OBLIGED_SMTP_TLS=no`). Certificates of an
authority of your own are trusted where SSL_CERT_FILE names them.
"""

from __future__ import annotations

import base64
import binascii
import imaplib
import re
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import urlsplit

from django.conf import settings

from obliged.ports import lines
from obliged.ports.mail import NotLetIn, NotNow, Unsafe

PATIENCE = 30.0  # seconds for every step of a session


class Trouble(StrEnum):
    """What kept us out. A word for each, so that a page can say it in a sentence."""

    NAME = "name"  # no machine has this name
    CLOSED = "closed"  # the machine answers, nobody listens there
    SILENT = "silent"  # no answer in time
    CERTIFICATE = "certificate"  # we cannot tell that it is the one that it says it is
    NO_TLS = "no_tls"  # it offers no safe line
    NOT_TLS_AT_ONCE = "not_tls_at_once"  # this port begins in the open (or speaks something else)
    NOT_MAIL = "not_mail"  # what answers does not speak the language
    PASSWORD = "password"  # noqa: S105 - user name or password refused
    APP_PASSWORD = "app_password"  # noqa: S105 - it wants one made for programs
    TOKEN = "token"  # noqa: S105 - the permission has ended
    NO_WAY_IN = "no_way_in"  # it does not offer our kind of proof
    UNREADABLE = "unreadable"  # what we kept cannot be opened: its key is gone
    LATER = "later"  # it says: not now
    INSIDE = "inside"  # the name leads into the inner network, where members' servers are not
    BROKEN_OFF = "broken_off"  # the line broke


@dataclass(frozen=True, slots=True)
class Server:
    """Where a mail server is, and how we say who we are."""

    host: str
    port: int
    security: str = "tls"  # "tls" from the first byte, "starttls"; "none" on this machine only
    username: str = ""  # empty: nobody asks
    secret: str | Callable[[], str] = field(default="", repr=False)  # the password or access token, or who fetches it
    proof: str = "password"  # or "xoauth2"
    timeout: float = PATIENCE
    inside: bool = False  # whether the inner network is allowed: the operator's own relay

    @property
    def may_be_inside(self) -> bool:
        return self.inside or settings.MAIL_INSIDE

    def opened(self) -> Server:
        """The same, with its secret in hand.

        :raises NotLetIn: if it cannot be had
        """
        return replace(self, secret=self.secret()) if callable(self.secret) else self

    @property
    def words(self) -> str:
        return str(self.secret)


def smtp(server: Server) -> smtplib.SMTP:
    """A session in which mail can be handed over, logged in.

    :raises NotLetIn: if it does not take us for who we are
    :raises Unsafe: if the line cannot be made safe; nothing was said
    :raises NotNow: if it cannot be reached this time
    """
    with _told():
        _only_here(server)
        session = _dial_smtp(server)
        try:
            session.ehlo_or_helo_if_needed()
            if server.security == "starttls":
                _smtp_made_safe(session)
            if server.username:
                _smtp_log_in(session, server.opened())
        except BaseException:
            session.close()
            raise
        return session


def imap(server: Server) -> imaplib.IMAP4:
    """A session in which mail can be read, logged in.

    :raises NotLetIn: if it does not take us for who we are
    :raises Unsafe: if the line cannot be made safe; nothing was said
    :raises NotNow: if it cannot be reached this time
    """
    with _told():
        if server.security not in {"tls", "starttls"}:
            raise Unsafe("mailboxes are read over TLS only", Trouble.NO_TLS)
        session = _dial_imap(server)
        try:
            if server.security == "starttls":
                _imap_made_safe(session)
            _imap_log_in(session, server.opened())
        except BaseException:
            with suppress(OSError):
                session.shutdown()
            raise
        return session


def context() -> ssl.SSLContext:
    """What a safe line asks for: TLS 1.2 or newer, a certificate that is trusted, and the right name in it."""
    safe = ssl.create_default_context()
    safe.minimum_version = ssl.TLSVersion.TLSv1_2
    return safe


def installation() -> Server:
    """The installation's own relay, for firms without an account."""
    security = "tls" if settings.EMAIL_USE_SSL else "starttls" if settings.EMAIL_USE_TLS else "none"
    return Server(
        settings.EMAIL_HOST,
        int(settings.EMAIL_PORT),
        security,
        settings.EMAIL_HOST_USER,
        settings.EMAIL_HOST_PASSWORD,
        timeout=float(settings.EMAIL_TIMEOUT or PATIENCE),
        inside=True,
    )


def our_name() -> str:
    """How we greet: by the name of this installation, never by asking the network who we are."""
    host = urlsplit(settings.BASE_URL).hostname or ""
    return host if "." in host and not host.replace(".", "").isdigit() else "[127.0.0.1]"


# --- SMTP -----------------------------------------------------------------------------------------------------


def _only_here(server: Server) -> None:
    if server.security in {"tls", "starttls"}:
        return
    if server.security != "none" or not _is_this_machine(server.host):
        raise Unsafe("only a relay on this machine may do without TLS", Trouble.NO_TLS)


def _is_this_machine(host: str) -> bool:
    return all(address.is_loopback for address in lines.addresses(host))


class _Smtp(smtplib.SMTP):
    """A session over a line that was looked at before it was dialled."""

    inside = False

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return lines.dial(host, port, patience=timeout, inside=self.inside)


class _SmtpTls(smtplib.SMTP_SSL, _Smtp):
    """The same, safe from the first byte: smtplib wraps what `_Smtp` dials."""


def _dial_smtp(server: Server) -> smtplib.SMTP:
    session = (
        _SmtpTls(local_hostname=our_name(), timeout=server.timeout, context=context())
        if server.security == "tls"
        else _Smtp(local_hostname=our_name(), timeout=server.timeout)
    )
    session.inside = server.may_be_inside
    session._host = server.host  # type: ignore[attr-defined] # the name that its certificate must bear
    code, said = session.connect(server.host, server.port)
    if code != 220:
        session.close()
        raise smtplib.SMTPConnectError(code, said)
    return session


def _smtp_made_safe(session: smtplib.SMTP) -> None:
    if not session.has_extn("starttls"):
        raise Unsafe("it offers no STARTTLS", Trouble.NO_TLS)
    code, said = session.starttls(context=context())
    if code != 220:
        raise Unsafe(f"it refused STARTTLS: {_plain(said)}", Trouble.NO_TLS)
    session.ehlo_or_helo_if_needed()


def _smtp_log_in(session: smtplib.SMTP, server: Server) -> None:
    offered = session.esmtp_features.get("auth", "").upper().replace("=", " ").split()
    if server.proof == "xoauth2":
        if "XOAUTH2" not in offered:
            raise NotLetIn("it does not offer XOAUTH2", Trouble.NO_WAY_IN)
        code, said = session.docmd("AUTH", f"XOAUTH2 {_b64(_bearer(server))}")
        if code == 334:  # why it does not, as JSON; an empty line asks for the verdict
            said_why = said
            code, said = session.docmd("")
            said = said + b" " + _decoded(said_why)
        _smtp_verdict(server, code, said, Trouble.TOKEN)
    elif "PLAIN" in offered:
        code, said = session.docmd("AUTH", f"PLAIN {_b64(_plain_proof(server))}")
        _smtp_verdict(server, code, said, Trouble.PASSWORD)
    elif "LOGIN" in offered:
        code, said = session.docmd("AUTH", f"LOGIN {_b64(server.username.encode())}")
        if code == 334:
            code, said = session.docmd(_b64(server.words.encode()))
        _smtp_verdict(server, code, said, Trouble.PASSWORD)
    elif "CRAM-MD5" in offered:
        try:
            session.login(server.username, server.words)
        except smtplib.SMTPAuthenticationError as refused:
            _smtp_verdict(server, refused.smtp_code, refused.smtp_error, Trouble.PASSWORD)
    else:
        raise NotLetIn("it does not ask for a password", Trouble.NO_WAY_IN)


def _smtp_verdict(server: Server, code: int, said: bytes | str, otherwise: Trouble) -> None:
    if code in {235, 503}:  # 503: already let in
        return
    text = _without_secret(server, f"{code} {_plain(said)}")
    if 400 <= code < 500:
        raise NotNow(text, Trouble.LATER)
    raise NotLetIn(text, _why_not(text, otherwise))


# --- IMAP -----------------------------------------------------------------------------------------------------


class _Imap(imaplib.IMAP4):
    """A session over a line that was looked at before it was dialled, safe from the first byte where that is meant."""

    def __init__(self, server: Server) -> None:
        self._server = server
        super().__init__(server.host, server.port, timeout=server.timeout)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        line = lines.dial(self.host, self.port, patience=timeout, inside=self._server.may_be_inside)
        return context().wrap_socket(line, server_hostname=self.host) if self._server.security == "tls" else line


def _dial_imap(server: Server) -> imaplib.IMAP4:
    return _Imap(server)


def _imap_made_safe(session: imaplib.IMAP4) -> None:
    if "STARTTLS" not in session.capabilities:
        raise Unsafe("it offers no STARTTLS", Trouble.NO_TLS)
    if session.state != "NONAUTH":  # a mailbox that is open before anybody has said who they are
        raise Unsafe("it let us in before the line was safe", Trouble.NO_TLS)
    answer, said = session.starttls(ssl_context=context())
    if answer != "OK":
        raise Unsafe(f"it refused STARTTLS: {said}", Trouble.NO_TLS)


def _imap_log_in(session: imaplib.IMAP4, server: Server) -> None:
    otherwise = Trouble.TOKEN if server.proof == "xoauth2" else Trouble.PASSWORD
    try:
        if server.proof == "xoauth2":
            if "AUTH=XOAUTH2" not in session.capabilities:
                raise NotLetIn("it does not offer XOAUTH2", Trouble.NO_WAY_IN)
            session.authenticate("XOAUTH2", lambda challenge: b"" if challenge else _bearer(server))
        elif "AUTH=PLAIN" in session.capabilities:
            session.authenticate("PLAIN", lambda _: _plain_proof(server))
        elif "LOGINDISABLED" in session.capabilities:
            raise NotLetIn("it does not ask for a password", Trouble.NO_WAY_IN)
        else:
            session.login(server.username, server.words)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as refused:
        text = _without_secret(server, _plain(str(refused).removeprefix("b'").removesuffix("'")))
        if any(code in text.upper() for code in ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]")):
            raise NotNow(text, Trouble.LATER) from None
        raise NotLetIn(text, _why_not(text, otherwise)) from None


# --- saying who we are ----------------------------------------------------------------------------------------


def _plain_proof(server: Server) -> bytes:
    return b"\0" + server.username.encode() + b"\0" + server.words.encode()


def _bearer(server: Server) -> bytes:
    return f"user={server.username}\x01auth=Bearer {server.words}\x01\x01".encode()


def _without_secret(server: Server, said: str) -> str:
    """Some servers repeat what they did not take; nobody shall find it in a log."""
    proofs = (_b64(_plain_proof(server)), _b64(_bearer(server)), _b64(server.words.encode()), server.words)
    for proof in proofs:
        said = said.replace(proof, "…") if proof else said
    return said


def _b64(proof: bytes) -> str:
    return base64.b64encode(proof).decode()


def _decoded(said: bytes) -> bytes:
    try:
        return base64.b64decode(said, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _why_not(said: str, otherwise: Trouble) -> Trouble:
    """Google, Yahoo, Apple and others say it when a password made for programs is wanted."""
    wants = re.search(r"app(lication|-)?[- ]?(specific )?pass|InvalidSecondFactor|5\.7\.9\b", said, re.IGNORECASE)
    return Trouble.APP_PASSWORD if wants and otherwise is Trouble.PASSWORD else otherwise


# --- what went wrong ------------------------------------------------------------------------------------------


@contextmanager
def _told() -> Iterator[None]:
    """Whatever goes wrong on the way in, as the port says it."""
    try:
        yield
    except (NotLetIn, NotNow):
        raise
    except lines.LeadsInside as trouble:
        raise Unsafe(str(trouble), Trouble.INSIDE) from trouble
    except ssl.SSLCertVerificationError as trouble:
        raise Unsafe(trouble.verify_message or str(trouble), Trouble.CERTIFICATE) from trouble
    except ssl.SSLError as trouble:
        raise Unsafe(trouble.reason or str(trouble), Trouble.NOT_TLS_AT_ONCE) from trouble
    except (socket.gaierror, UnicodeError) as trouble:
        raise NotNow(str(trouble), Trouble.NAME) from trouble
    except ConnectionRefusedError as trouble:
        raise NotNow(str(trouble), Trouble.CLOSED) from trouble
    except TimeoutError as trouble:
        raise NotNow("no answer in time", Trouble.SILENT) from trouble
    except smtplib.SMTPServerDisconnected as trouble:
        what = Trouble.SILENT if isinstance(trouble.__context__, TimeoutError) else Trouble.BROKEN_OFF
        raise NotNow(_plain(str(trouble)), what) from trouble
    except smtplib.SMTPResponseException as trouble:
        what = Trouble.NOT_MAIL if trouble.smtp_code < 0 else Trouble.LATER
        raise NotNow(f"{trouble.smtp_code} {_plain(trouble.smtp_error)}", what) from trouble
    except imaplib.IMAP4.abort as trouble:
        raise NotNow(_plain(str(trouble)), Trouble.BROKEN_OFF) from trouble
    except (imaplib.IMAP4.error, smtplib.SMTPException) as trouble:
        raise NotNow(_plain(str(trouble)), Trouble.NOT_MAIL) from trouble
    except OSError as trouble:
        raise NotNow(str(trouble), Trouble.BROKEN_OFF) from trouble


def _plain(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:400]
