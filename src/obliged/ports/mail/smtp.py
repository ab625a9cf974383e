"""Letters through an SMTP server."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager

from obliged.ports.mail import NotNow, Refused, session
from obliged.ports.mail.message import Mail


class Smtp:
    """One session a letter, through an account, or through the installation's own relay where none is given."""

    def __init__(self, server: session.Server | None = None) -> None:
        self.server = server

    def hand_over(self, mail: Mail) -> None:
        with _verdicts(), self._session() as line:
            line.send_message(mail.as_message(), mail.from_address, [mail.to_address])

    def would_take(self, mail: Mail) -> None:
        """Go as far as naming sender and recipient, then leave without a letter."""
        with _verdicts(), self._session() as line:
            for code, said in (line.mail(mail.from_address), line.rcpt(mail.to_address)):
                if code not in {250, 251, 252}:
                    raise smtplib.SMTPResponseException(code, said)
            line.rset()

    def _session(self) -> smtplib.SMTP:
        return session.smtp(self.server or session.installation())


@contextmanager
def _verdicts() -> Iterator[None]:
    """What went wrong in a session, as the port says it."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as refused:
        code, said = next(iter(refused.recipients.values()))
        raise _verdict(code)(_plain(said)) from refused
    except smtplib.SMTPResponseException as refused:
        raise _verdict(refused.smtp_code)(_plain(refused.smtp_error)) from refused
    except (OSError, smtplib.SMTPException) as trouble:
        raise NotNow(str(trouble)) from trouble


def _verdict(code: int) -> type[Exception]:
    """A sender that is not let in (535) is our trouble, not the recipient's refusal."""
    return Refused if 500 <= code < 600 and code not in {530, 534, 535, 538} else NotNow


def _plain(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:400]
