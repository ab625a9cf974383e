"""What did people ask of what we keep about them, and what was erased?"""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from obliged.records.keys import uuid7
from obliged.records.scoping import Kept


class Asked(StrEnum):
    """What somebody wants done with their data."""

    SEE = "see"  # what we keep
    CORRECT = "correct"
    ERASE = "erase"
    STOP = "stop"  # no more letters


class PrivacyRequest(Kept):
    """Somebody asked. The law gives a month; a courtesy is sooner."""

    public_id = models.UUIDField(default=uuid7, editable=False)
    person = models.ForeignKey("obliged.Person", on_delete=models.PROTECT, related_name="privacy_requests")
    what = models.CharField(max_length=10, choices=[(a, a) for a in Asked])
    words = models.ForeignKey("obliged.Words", on_delete=models.SET_NULL, null=True, related_name="+")
    way = models.CharField(max_length=10)  # portal, email, phone, in_person
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=20, blank=True)  # done, refused
    why = models.CharField(max_length=300, blank=True)  # a refusal has its reason

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "public_id"], name="privacy_request_public_id")]
        indexes = [
            models.Index(fields=["firm", "due_at"], condition=models.Q(settled_at=None), name="privacy_request_open"),
            models.Index(fields=["firm", "person", "-at"], name="privacy_request_of_person"),
        ]


class Erasure(Kept):
    """That somebody was erased: when, by whom, on what ground, and what had to stay. Nothing of themselves."""

    person = models.ForeignKey("obliged.Person", on_delete=models.PROTECT, related_name="+")  # a number by now
    ground = models.CharField(max_length=20)  # asked, retention, mistake
    by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, null=True, related_name="+")
    kept = models.JSONField(default=list)  # codes of what must stay, and why: ["chain", "ledger"]
    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)  # an erasure that was broken off goes on where it stopped

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["firm", "-at"], name="erasure_newest")]
