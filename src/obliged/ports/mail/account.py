"""How does mail about an account leave: a sign-in code, a new password?

As letters do: over the same verified line, or kept where there is no mail server. One thing more: it says that it was
sent by itself, so that no absence answers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import parseaddr

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from obliged.ports import clock
from obliged.ports.mail import NotLetIn, NotNow, Refused, hand_over, letters
from obliged.ports.mail.message import Mail


class Backend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many left. What does not leave is an error, unless the caller minds none."""
        mails = [mail for message in email_messages for mail in _mails(message)]
        left = 0
        for mail in mails:
            try:
                hand_over(letters(), mail)
            except (Refused, NotNow, NotLetIn):
                if not self.fail_silently:
                    raise
            else:
                left += 1
        return left


def _mails(message: EmailMessage) -> list[Mail]:
    """One for each recipient."""
    name, address = parseaddr(message.from_email)
    return [
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
            automatic=True,
        )
        for recipient in message.recipients()
    ]
