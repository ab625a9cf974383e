"""Letters through an SMTP server."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from obliged.ports.mail import NotNow, Refused
from obliged.ports.mail.message import Mail


class Smtp:
    """One session a letter; TLS unless the operator said otherwise."""

    def hand_over(self, mail: Mail) -> None:
        with _verdicts(), self._session() as session:
            session.send_message(mail.as_message(), mail.from_address, [mail.to_address])

    def would_take(self, mail: Mail) -> None:
        """Go as far as naming sender and recipient, then leave without a letter."""
        with _verdicts(), self._session() as session:
            session.ehlo_or_helo_if_needed()
            for code, said in (session.mail(mail.from_address), session.rcpt(mail.to_address)):
                if code not in {250, 251, 252}:
                    raise smtplib.SMTPResponseException(code, said)
            session.rset()

    def _session(self) -> smtplib.SMTP:
        timeout = settings.EMAIL_TIMEOUT
        session: smtplib.SMTP
        if settings.EMAIL_USE_SSL:
            context = ssl.create_default_context()
            session = smtplib.SMTP_SSL(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=timeout, context=context)
        else:
            session = smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=timeout)
            if settings.EMAIL_USE_TLS:
                session.starttls(context=ssl.create_default_context())
        if settings.EMAIL_HOST_USER:
            session.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        return session


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
