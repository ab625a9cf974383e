"""Mails as they come in: what people write back, and what machines do."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from obliged.domain.mails import Mail
from obliged.ports.mail import reading

DATE = "Mon, 16 Nov 2026 10:00:00 -0800"


class Here:
    """Reads in this process: what is tested is what becomes of it."""

    def read(self, raw: bytes) -> Mail:
        return reading.read(raw)


HERE = Here()


def mail(
    text: str,
    *,
    by: str = "Ana Duarte <ana@duarte.example>",
    to: str = "Priya Raman <priya@ramanvale.example>",
    subject: str = "Re: Kwame",
    message_id: str = "<1@duarte.example>",
    date: str = DATE,
    **headers: str,
) -> bytes:
    """A mail in plain text. Further headers by name, with _ for -."""
    made = EmailMessage(policy=SMTP.clone(utf8=False))
    made["From"], made["To"], made["Subject"], made["Date"] = by, to, subject, date
    if message_id:
        made["Message-ID"] = message_id
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made.as_bytes()


def bounce(
    *, of: str, to: str, original_to: str = "", status: str = "5.1.1", action: str = "failed",
    said: str = "550 5.1.1 No such user", recipient: str = "bounces@ramanvale.example", message_id: str = "<b1@mx.example>",
) -> bytes:  # fmt: skip
    """A delivery report as RFC 3464 has it: `of` is the Message-ID of what came back, `to` whom it did not reach."""
    return "\r\n".join(
        [
            "Return-Path: <>",
            "From: Mail Delivery System <MAILER-DAEMON@mx.example>",
            f"To: {recipient}",
            "Subject: Undelivered Mail Returned to Sender",
            f"Message-ID: {message_id}",
            f"Date: {DATE}",
            "Auto-Submitted: auto-replied",
            "MIME-Version: 1.0",
            'Content-Type: multipart/report; report-type=delivery-status; boundary="=b"',
            "",
            "--=b",
            "Content-Type: text/plain",
            "",
            "Your message could not be delivered.",
            "",
            "--=b",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mx.example",
            "",
            f"Final-Recipient: rfc822; {to}",
            f"Action: {action}",
            f"Status: {status}",
            f"Diagnostic-Code: smtp; {said}",
            "",
            "--=b",
            "Content-Type: message/rfc822",
            "",
            f"Message-ID: {of}",
            "From: priya@ramanvale.example",
            f"To: {original_to or to}",
            "Subject: Thank you",
            "",
            "Thank you.",
            "",
            "--=b--",
            "",
        ]
    ).encode()


def complaint(*, of: str, to: str, recipient: str = "priya@ramanvale.example") -> bytes:
    """What a provider sends when somebody presses "this is spam" (ARF, RFC 5965)."""
    return "\r\n".join(
        [
            "From: feedback@provider.example",
            f"To: {recipient}",
            "Subject: FW: Thank you",
            "Message-ID: <c1@provider.example>",
            f"Date: {DATE}",
            "MIME-Version: 1.0",
            'Content-Type: multipart/report; report-type=feedback-report; boundary="=c"',
            "",
            "--=c",
            "Content-Type: text/plain",
            "",
            "This is an email abuse report.",
            "",
            "--=c",
            "Content-Type: message/feedback-report",
            "",
            "Feedback-Type: abuse",
            "User-Agent: Provider/1.0",
            "Version: 1",
            "",
            "--=c",
            "Content-Type: message/rfc822",
            "",
            f"Message-ID: {of}",
            "From: priya@ramanvale.example",
            f"To: {to}",
            "Subject: Thank you",
            "",
            "Thank you.",
            "",
            "--=c--",
            "",
        ]
    ).encode()
