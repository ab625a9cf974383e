"""How is a letter given to an SMTP server, all but the last dot, and then the dot?

Python's own session (smtplib) sends both in one. Here the body is written as RFC 5321 wants it (lines end in CRLF, a
dot at their beginning is doubled, none is longer than mail can carry), and then one waits.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP

from obliged.ports.failpoints import failpoint
from obliged.ports.mail import Doubtful, NotLetIn, NotNow, Refused
from obliged.ports.mail import session as sessions
from obliged.ports.mail.message import Mail
from obliged.ports.mail.session import Server
from obliged.ports.mail.whereabouts import Place

LONGEST_LINE = 998  # octets, RFC 5322
# RFC 5321 lets a server take ten minutes after the dot, and who waits less gets doubles in return.
DOT_PATIENCE = 600.0
NOT_LET_IN = frozenset({530, 534, 535, 538})
TAKEN = frozenset({250, 251, 252})
ANY_END = re.compile(rb"\r\n|\r|\n")
NO_ADDRESS = re.compile(r"[\x00-\x20\x7f<>]")
DOT_FIRST = re.compile(rb"(?m)^\.")


@dataclass(slots=True)
class Smtp:
    """One session a letter; which server, the installation's own unless told.

    :param archive: an address of the sender's that gets a copy of each letter, under the same Message-ID
    """

    server: Server | None = None
    archive: str = ""
    dot_patience: float = DOT_PATIENCE

    def begin(self, mail: Mail) -> Begun:
        failpoint("before_connect")
        session = sessions.smtp(self.server or sessions.installation())
        try:
            with _verdicts():
                self._all_but_the_dot(session, mail)
        except BaseException:
            session.close()
            raise
        failpoint("after_body")
        return Begun(session, self.dot_patience)

    def places(self) -> tuple[Place, ...]:
        return ()

    def _all_but_the_dot(self, session: smtplib.SMTP, mail: Mail) -> None:
        raw, options = _written(session, mail)
        _asked(*session.mail(_envelope(mail.from_address), options))
        _asked(*session.rcpt(_envelope(mail.to_address)))
        if self.archive:
            with suppress(Refused):  # a copy that is not taken keeps no letter back
                session.rcpt(_envelope(self.archive))
        code, said = session.docmd("DATA")
        if code != 354:
            raise smtplib.SMTPResponseException(code, said)
        failpoint("after_data")
        if session.sock is not None:
            # The dot comes alone: without this it would be kept back until the body was acknowledged, 40 ms each.
            session.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        session.send(raw)


@dataclass(slots=True)
class Begun:
    """The server has all but the dot."""

    session: smtplib.SMTP
    patience: float
    is_over: bool = field(default=False)

    def finish(self) -> None:
        said_meanwhile = _said_meanwhile(self.session)
        if said_meanwhile:
            raise NotNow(said_meanwhile)
        try:
            if self.session.sock is not None:
                self.session.sock.settimeout(self.patience)
            self.session.send(b".\r\n")
            failpoint("after_final_dot")
            code, said = self.session.getreply()
        except (OSError, smtplib.SMTPException) as trouble:
            raise Doubtful(f"no answer after the last dot: {trouble}") from trouble
        failpoint("after_250")
        self.is_over = True
        if 200 <= code < 300:
            return
        if 400 <= code < 600:
            raise _verdict(code)(f"{code} {_plain(said)}")
        raise Doubtful(f"what was answered to the last dot says neither yes nor no: {code} {_plain(said)}")

    def give_up(self) -> None:
        """In the middle of a letter there is no polite word: whatever was said would become part of it."""
        if self.is_over:
            with suppress(OSError, smtplib.SMTPException):
                self.session.send(b"QUIT\r\n")  # and no waiting for the answer
        self.session.close()


# --- writing --------------------------------------------------------------------------------------------------


def _written(session: smtplib.SMTP, mail: Mail) -> tuple[bytes, list[str]]:
    """The letter as it goes over this line, and what the server has to be told about it."""
    session.ehlo_or_helo_if_needed()
    message = mail.as_message()
    beyond_ascii = not (_local(mail.from_address) + _local(mail.to_address)).isascii()
    eight = session.has_extn("8bitmime")
    options = ["BODY=8BITMIME"] if eight else []
    if beyond_ascii:
        if not session.has_extn("smtputf8"):
            raise Refused(f"our mail server cannot carry an address with such letters: {mail.to_address}")
        options.append("SMTPUTF8")
    return on_the_line(message, eight=eight, beyond_ascii=beyond_ascii), options


def on_the_line(message: EmailMessage, *, eight: bool = True, beyond_ascii: bool = False) -> bytes:
    """The bytes between DATA and the last dot.

    :raises Refused: if a line is longer than mail can carry
    """
    return DOT_FIRST.sub(b"..", in_lines(message, eight=eight, beyond_ascii=beyond_ascii))


def in_lines(message: EmailMessage, *, eight: bool = True, beyond_ascii: bool = False) -> bytes:
    """The letter's bytes, in lines that end as mail wants them to, whatever stands in it.

    :raises Refused: if a line is longer than mail can carry
    """
    policy = SMTP.clone(utf8=beyond_ascii, cte_type="8bit" if eight else "7bit")
    raw = ANY_END.sub(b"\r\n", message.as_bytes(policy=policy))
    if not raw.endswith(b"\r\n"):
        raw += b"\r\n"
    if any(len(line) > LONGEST_LINE for line in raw.split(b"\r\n")):
        raise Refused(f"a line of this letter has more than {LONGEST_LINE} characters, and mail cannot carry it")
    return raw


def _local(address: str) -> str:
    return address.rpartition("@")[0]


def _envelope(address: str) -> str:
    """As the envelope has it: a domain in its own script has a spelling that every server understands.

    :raises Refused: if it is no address, or would say more to the server than one
    """
    local, at, domain = address.rpartition("@")
    if not local or NO_ADDRESS.search(address):
        raise Refused(f"{' '.join(address.split())} is no address that mail can be sent to")
    if domain.isascii():
        return address
    try:
        return local + at + domain.encode("idna").decode("ascii")
    except UnicodeError as trouble:
        raise Refused(f"{domain} is no name that mail can be sent to") from trouble


# --- what was said --------------------------------------------------------------------------------------------


def _said_meanwhile(session: smtplib.SMTP) -> str:
    """What the server said, or that it hung up, while we had one last look: then the dot is not sent."""
    sock = session.sock
    if sock is None:
        return "the line broke"
    patience = sock.gettimeout()
    try:
        sock.setblocking(False)
        said = sock.recv(512)
    except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
        sock.settimeout(patience)
        return ""
    except (OSError, ValueError) as trouble:
        return str(trouble) or "the line broke"
    return _plain(said) or "the mail server hung up"


def _asked(code: int, said: bytes) -> None:
    if code not in TAKEN:
        raise smtplib.SMTPResponseException(code, said)


@contextmanager
def _verdicts() -> Iterator[None]:
    """What went wrong before the dot, as the port says it."""
    try:
        yield
    except smtplib.SMTPResponseException as refused:
        raise _verdict(refused.smtp_code)(f"{refused.smtp_code} {_plain(refused.smtp_error)}") from refused
    except (OSError, smtplib.SMTPException) as trouble:
        raise NotNow(_plain(str(trouble)) or type(trouble).__name__) from trouble


def _verdict(code: int) -> type[Exception]:
    """A sender that is not let in (535) is our trouble, not the recipient's refusal."""
    if code in NOT_LET_IN:
        return NotLetIn
    return Refused if 500 <= code < 600 else NotNow


def _plain(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:400]
