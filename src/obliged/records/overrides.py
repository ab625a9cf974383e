"""Where did a member send words that the check before sending had marked, and why?"""

from __future__ import annotations

from django.db import models

from obliged.records.scoping import Kept


class Override(Kept):
    """Codes of what was marked, never the words; the member's reason stands beside it."""

    letter = models.ForeignKey("obliged.Letter", on_delete=models.PROTECT, related_name="overrides")
    by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, related_name="+")
    marks = models.JSONField(default=list)  # ["amount", "name", …]
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["firm", "-at"], name="override_newest")]
