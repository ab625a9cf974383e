"""Through whose mail account do letters leave, and where do answers come in?

Each member may have an account of their own; the firm's is the one without a member, used where a member has none.
What proves who we are is kept encrypted, and bound to its row.
"""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import Q

from obliged.records.keys import uuid7
from obliged.records.scoping import Kept


class Security(StrEnum):
    """How the line is made safe. Never not at all."""

    TLS = "tls"  # from the first byte
    STARTTLS = "starttls"


class Proof(StrEnum):
    """How we say who we are."""

    PASSWORD = "password"  # noqa: S105 - or an app password
    XOAUTH2 = "xoauth2"


class MailAccount(Kept):
    public_id = models.UUIDField(default=uuid7, editable=False)
    member = models.ForeignKey("obliged.Member", on_delete=models.CASCADE, null=True, related_name="mail_accounts")
    address = models.CharField(max_length=320)
    proof = models.CharField(max_length=8, choices=[(p, p) for p in Proof], default=Proof.PASSWORD)
    username = models.CharField(max_length=320)
    secret = models.BinaryField(default=bytes)  # password, or the token as JSON; sealed
    smtp_host = models.CharField(max_length=255)
    smtp_port = models.PositiveIntegerField(default=465)
    smtp_security = models.CharField(max_length=8, choices=[(s, s) for s in Security], default=Security.TLS)
    imap_host = models.CharField(max_length=255, blank=True)  # empty: answers are not read
    imap_port = models.PositiveIntegerField(default=993)
    imap_security = models.CharField(max_length=8, choices=[(s, s) for s in Security], default=Security.TLS)
    inbox = models.CharField(max_length=255, default="INBOX")
    sent_folder = models.CharField(max_length=255, blank=True)  # empty: found by its special use
    archive_address = models.CharField(max_length=320, blank=True)  # a copy of each letter goes there
    uid_validity = models.PositiveBigIntegerField(null=True)
    uid_next = models.PositiveBigIntegerField(default=1)
    looked_at = models.DateTimeField(null=True)  # when the inbox was last read
    works_since = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)  # it does not let us in: nothing is tried until somebody looks
    trouble = models.CharField(max_length=500, blank=True)
    records = models.JSONField(default=dict)  # what SPF, DKIM and DMARC said when last asked
    made_at = models.DateTimeField()

    class Meta(Kept.Meta):
        constraints = [
            models.UniqueConstraint(fields=["firm", "public_id"], name="mail_account_public_id"),
            models.UniqueConstraint(
                fields=["firm", "member"], condition=Q(member__isnull=False), name="mail_account_once_per_member"
            ),
            models.UniqueConstraint(fields=["firm"], condition=Q(member=None), name="mail_account_one_of_the_firm"),
        ]


class Suppressed(Kept):
    """An address that gets nothing automatic any more, or nothing at all, and who said so."""

    normal = models.CharField(max_length=320)  # lower case
    everything = models.BooleanField(default=False)  # else only what is automatic
    why = models.CharField(max_length=12)  # "asked", "complained", "bounced"
    letter = models.ForeignKey("obliged.Letter", on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta(Kept.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["firm", "normal", "everything"], condition=Q(lifted_at=None), name="suppressed_once"
            )
        ]
