"""Mail about an account (a sign-in code, a new password) where there is no mail server: it is kept like letters."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import parseaddr

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from obliged.ports import clock
from obliged.ports.mail import hand_over
from obliged.ports.mail.kept import Kept
from obliged.ports.mail.message import Mail


class KeptBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            name, address = parseaddr(message.from_email)
            for recipient in message.recipients():
                hand_over(
                    Kept(),
                    Mail(
                        message_id=str(message.message()["Message-ID"]),
                        from_name=name,
                        from_address=address,
                        reply_to="",
                        to_name="",
                        to_address=recipient,
                        subject=str(message.subject),
                        text=str(message.body),
                        at=clock.now(),
                    ),
                )
        return len(email_messages)
