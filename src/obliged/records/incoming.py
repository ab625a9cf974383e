"""What mail came in, exactly as it came, and what was made of it?

The raw bytes are kept, by their hash, before the other side is told that we have them; reading comes later, in a
process that may be killed. Mail never changes money, consent or stage by itself: it makes a suggestion, and a member
says yes or no.
"""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import Q

from obliged.records.keys import uuid7


class Reading(StrEnum):
    """How far the reading of a mail is."""

    WAITING = "waiting"
    READ = "read"
    UNREADABLE = "unreadable"  # too large, too deep, or not a mail: it can be downloaded as text
    TWICE = "twice"  # the same mail came before


class Ground(StrEnum):
    """Why we think that it belongs where we put it."""

    TOKEN = "token"  # noqa: S105 - the address that it was sent to says so, and proves it
    REPLY = "reply"  # it answers a letter of ours
    ADDRESS = "address"  # it comes from somebody whom we know
    NONE = ""


class Incoming(models.Model):
    """One mail. Whose it is may not be known until it has been read."""

    firm = models.ForeignKey("obliged.Firm", on_delete=models.CASCADE, null=True, related_name="+")
    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    account = models.ForeignKey("obliged.MailAccount", on_delete=models.SET_NULL, null=True, related_name="+")
    digest = models.CharField(max_length=64)  # SHA-256 of the raw bytes
    raw = models.BinaryField()
    envelope_from = models.CharField(max_length=320, blank=True)
    envelope_to = models.CharField(max_length=320, blank=True)
    came_at = models.DateTimeField()
    reading = models.CharField(max_length=10, choices=[(r, r) for r in Reading], default=Reading.WAITING)
    trouble = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=10, blank=True)  # domain.mails.Kind
    message_id = models.CharField(max_length=998, blank=True)
    from_name = models.CharField(max_length=300, blank=True)
    from_address = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=998, blank=True)
    text = models.TextField(blank=True)  # all of it, as plain text
    new_words = models.TextField(blank=True)  # without what was quoted
    ground = models.CharField(max_length=8, choices=[(g, g) for g in Ground], blank=True)
    letter = models.ForeignKey("obliged.Letter", on_delete=models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey("obliged.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    referral = models.ForeignKey("obliged.Referral", on_delete=models.SET_NULL, null=True, related_name="+")
    member = models.ForeignKey("obliged.Member", on_delete=models.SET_NULL, null=True, related_name="+")  # to whom
    suggests = models.CharField(max_length=16, blank=True)  # an outcome's code, "introduction"; empty: nothing
    suggestion = models.JSONField(default=dict)  # what was read: who, need, contact details, the words it stands on
    settled_at = models.DateTimeField(null=True)  # a member has said yes or no
    settled_by = models.ForeignKey("obliged.Member", on_delete=models.SET_NULL, null=True, related_name="+")
    settled = models.CharField(max_length=12, blank=True)  # "confirmed", "put aside"

    objects = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest", "envelope_to"], name="incoming_once"),
        ]
        indexes = [
            models.Index(fields=["came_at", "id"], condition=Q(reading="waiting"), name="incoming_waiting"),
            models.Index(fields=["firm", "message_id"], name="incoming_by_message_id"),
            models.Index(
                fields=["firm", "-came_at", "-id"], condition=Q(kind="human", settled_at=None), name="incoming_heard"
            ),
            models.Index(fields=["firm", "referral"], name="incoming_of_referral"),
        ]
