"""Who may answer by a link, for what, and until when? A link shows on GET and acts on POST; only its hash is kept."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import Q

from obliged.records.scoping import Kept


class Purpose(StrEnum):
    CONSENT = "consent"  # may we introduce you?
    MET = "met"  # did you manage to meet?
    OUTCOME = "outcome"  # what came of it?
    INTERESTED = "interested"  # is it still wanted?
    WISH = "wish"  # what may whoever spoke of us hear?


class Link(Kept):
    token_hash = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=12, choices=[(p, p) for p in Purpose])
    person = models.ForeignKey("obliged.Person", on_delete=models.CASCADE, related_name="links")
    referral = models.ForeignKey("obliged.Referral", on_delete=models.CASCADE, related_name="links")
    side = models.CharField(max_length=10)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["firm", "referral"], name="link_of_referral")]


class Opens(StrEnum):
    """What a link to the portal opens."""

    PAGE = "page"  # their own page: what a letter to them would say, and no more
    MORE = "more"  # ten minutes, used once: history, what we keep of them


class PortalLink(Kept):
    """A partner's or prospect's way to their own page."""

    token_hash = models.CharField(max_length=64, unique=True)
    opens = models.CharField(max_length=6, choices=[(o, o) for o in Opens])
    person = models.ForeignKey("obliged.Person", on_delete=models.CASCADE, related_name="portal_links")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)  # of those that open once
    revoked_at = models.DateTimeField(null=True)

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["firm", "person"], name="portal_link_of_person")]


class FormToken(Kept):
    """A form that was sent once: its second arrival shows what the first one did."""

    token = models.CharField(max_length=64)
    answer = models.CharField(max_length=300, blank=True)  # where the first one led
    member = models.ForeignKey("obliged.Member", on_delete=models.CASCADE, null=True)
    at = models.DateTimeField()

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "token"], name="form_once")]


class HeardBack(Kept):
    """Words that came back to us, until a member has read them on Today."""

    person = models.ForeignKey("obliged.Person", on_delete=models.CASCADE, null=True, related_name="+")
    referral = models.ForeignKey("obliged.Referral", on_delete=models.CASCADE, null=True, related_name="heard")
    words = models.ForeignKey("obliged.Words", on_delete=models.CASCADE, null=True)
    mail = models.ForeignKey("obliged.Incoming", on_delete=models.CASCADE, null=True, related_name="heard")
    what = models.CharField(max_length=18)  # the happening's kind, or "mail"
    way = models.CharField(max_length=10, default="link")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta(Kept.Meta):
        # What was read is never asked for by its moment again.
        indexes = [models.Index(fields=["firm", "-at", "-id"], condition=Q(read_at=None), name="heard_newest")]
