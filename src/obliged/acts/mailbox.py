"""What becomes of mail that has nowhere to go? It is kept, and the mailbox page shows it."""

from __future__ import annotations

from collections.abc import Collection

from obliged.ports.mail import kept
from obliged.ports.mail.message import Mail
from obliged.records import rows
from obliged.records.letters import Arrived


def keep_what_arrives() -> None:
    """Join the port that keeps mail to the record that shows it."""
    kept.keep_with(_keep, _found)


def _keep(mail: Mail, raw: bytes) -> None:
    with rows.of(mail.firm):
        Arrived.objects.create(
            firm_id=mail.firm,
            to_address=mail.to_address,
            from_address=mail.from_address,
            subject=mail.subject,
            text=mail.text,
            raw=raw,
            message_id=mail.message_id,
            at=mail.at,
            letter_id=mail.letter,
        )


def _found(message_ids: Collection[str]) -> frozenset[str]:
    arrived = Arrived.objects.filter(message_id__in=message_ids)
    return frozenset(arrived.values_list("message_id", flat=True))
