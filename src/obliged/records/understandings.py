"""What will each side do and not do, in plain words? Not a contract, and it says so."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from obliged.records.keys import uuid7
from obliged.records.scoping import Kept


class Understanding(Kept):
    """One version of what we and a partner expect of each other. A change makes the next version."""

    public_id = models.UUIDField(default=uuid7, editable=False)
    person = models.ForeignKey("obliged.Person", on_delete=models.CASCADE, related_name="understandings")
    edition = models.PositiveSmallIntegerField()  # 1, 2, 3 …
    made_at = models.DateTimeField()
    by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(null=True)  # sent to them
    token_hash = models.CharField(max_length=64, null=True, unique=True)  # of the link by which they say yes
    token_until = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=10, blank=True)  # link, reply, in_person
    their_words = models.TextField(blank=True)  # what they wrote when they answered
    ended_at = models.DateTimeField(null=True)  # a later edition stands, or we parted

    class Meta(Kept.Meta):
        constraints = [
            models.UniqueConstraint(fields=["firm", "person", "edition"], name="understanding_edition"),
            models.UniqueConstraint(fields=["firm", "public_id"], name="understanding_public_id"),
            models.UniqueConstraint(
                fields=["firm", "person"],
                condition=Q(ended_at=None, acknowledged_at__isnull=False),
                name="understanding_one_stands",
            ),
        ]


class Expectation(Kept):
    """One sentence of an understanding: what one side will, or will not, do."""

    understanding = models.ForeignKey(Understanding, on_delete=models.CASCADE, related_name="expectations")
    ours = models.BooleanField()  # we; else they
    will = models.BooleanField()  # will; else will not
    key = models.CharField(max_length=30, blank=True)  # a sentence of the library; empty: own words
    words = models.CharField(max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["firm", "understanding", "order"], name="expectation_in_order")]
