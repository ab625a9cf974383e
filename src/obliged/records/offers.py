"""Whom did somebody introduce to us on our public page?"""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from obliged.records.keys import uuid7
from obliged.records.scoping import Kept


class Standing(StrEnum):
    """How far it is."""

    ASKED = "asked"  # the person introduced was asked, and has not answered: a name and a way to ask, and no more
    NEW = "new"  # they agreed, or the introducer brings their own need: a member has not looked yet
    KEPT = "kept"  # it became a referral
    DECLINED = "declined"  # the person said no, or a member set it aside
    EXPIRED = "expired"


class Offer(Kept):
    """An introduction that nobody of ours wrote down. Its details are used once the person introduced agreed."""

    public_id = models.UUIDField(default=uuid7, editable=False)
    standing = models.CharField(max_length=10, choices=[(s, s) for s in Standing])
    from_name = models.CharField(max_length=300)
    from_email = models.CharField(max_length=320)
    from_phone = models.CharField(max_length=80, blank=True)
    person_name = models.CharField(max_length=300)
    person_email = models.CharField(max_length=320, blank=True)
    person_phone = models.CharField(max_length=80, blank=True)
    need = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    says_they_agreed = models.BooleanField(default=False)  # the introducer's word for it
    asked_hash = models.CharField(
        max_length=64, null=True, unique=True
    )  # of the link by which the person introduced answers
    answered_at = models.DateTimeField(null=True)
    introducer = models.ForeignKey("obliged.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    referral = models.ForeignKey("obliged.Referral", on_delete=models.SET_NULL, null=True, related_name="+")
    came_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "public_id"], name="offer_public_id")]
        indexes = [models.Index(fields=["firm", "standing", "-came_at"], name="offer_newest")]
