"""With whom is referring a conscious, agreed relation, and how do we keep in touch?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from obliged.domain.partners import Tier
from obliged.records.scoping import Kept


class Partnership(Kept):
    """What we settled about one partner. Whom nobody picked has none, and no rhythm."""

    person = models.ForeignKey("obliged.Person", on_delete=models.CASCADE, related_name="partnerships", db_index=False)
    tier = models.CharField(max_length=1, blank=True, choices=[(t, t) for t in Tier])
    every_days = models.PositiveSmallIntegerField(null=True)  # their own rhythm; null: their tier's
    at_most_days = models.PositiveSmallIntegerField(null=True)  # null: half as much again
    not_before = models.DateField(null=True)  # they asked for quiet, or are away, until then
    slower_offered_at = models.DateTimeField(null=True)  # after the third "later"
    ways = models.JSONField(default=list, blank=True)  # how we touch in turn: "call", "letter", "lunch" …
    birthday = models.CharField(max_length=10, blank=True)  # "--04-17", or with the year
    willing = models.BooleanField(null=True)  # asked whether they want to; null: not asked
    asked_on = models.DateField(null=True)
    how_to_speak = models.TextField(blank=True)  # how they may speak in our name
    picked_at = models.DateTimeField(null=True)
    wont = models.JSONField(default=list, blank=True)  # sentences of their understanding that leave something out
    parted_at = models.DateTimeField(null=True)  # as friends: courtesies of the partnership end
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "person"], name="partnership_once")]
        indexes = [
            models.Index(
                fields=["firm", "tier", "person"],
                condition=Q(picked_at__isnull=False, parted_at=None),
                name="partnership_alive",
            )
        ]
