"""What do we aim at this month, and how did clients come who were not referred?"""

from __future__ import annotations

from django.db import models

from obliged.domain.aims import Source
from obliged.records.scoping import Kept


class Aim(Kept):
    """A month's plan: how many introductions we need, what waits, what we can do, and with whom we mean to speak."""

    month = models.DateField()  # its first day
    need = models.PositiveSmallIntegerField(null=True)  # introductions in the month
    waiting_weeks = models.PositiveSmallIntegerField(null=True)  # work that waits, in weeks
    room_weeks = models.PositiveSmallIntegerField(null=True)  # what we can take on, in weeks
    plan = models.TextField(blank=True)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "month"], name="aim_once_a_month")]


class CameOtherwise(Kept):
    """A client who came without anybody's word. One press, one row."""

    source = models.CharField(max_length=12, choices=[(s, s) for s in Source])
    day = models.DateField()
    by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["firm", "day"], name="came_otherwise_on")]
