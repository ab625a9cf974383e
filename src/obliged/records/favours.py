"""Which favours went either way besides introductions?"""

from __future__ import annotations

from django.db import models

from obliged.domain.favours import Coin
from obliged.records.scoping import Kept


class Favour(Kept):
    """Custom, a gift, an invitation, an endorsement, time: given or received. A mistake is taken back, not removed."""

    person = models.ForeignKey("obliged.Person", on_delete=models.CASCADE, related_name="favours")
    coin = models.CharField(max_length=12, choices=[(c, c) for c in Coin])
    ours = models.BooleanField()  # from us; else from them
    day = models.DateField()
    words = models.CharField(max_length=500, blank=True)
    worth_minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["firm", "person", "-day"], name="favour_of_person")]
