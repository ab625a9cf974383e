"""What did the firm change in its playbook, when, and who? A new row for each change; the newest holds."""

from __future__ import annotations

from django.db import models

from obliged.domain import playbook
from obliged.records.scoping import Kept


class PlaybookChange(Kept):
    version = models.PositiveIntegerField()
    changes = models.JSONField(default=dict)  # {"call": {"spans": [2], "on": true}}: whole, not a difference
    by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "version"], name="playbook_version")]

    def as_playbook(self) -> playbook.Playbook:
        return playbook.Playbook().changed(self.changes, self.version)


class Reckoning(Kept):
    """What is still to be derived anew since the firm changed its rules or its hours: how far it has come.

    It goes on where it stopped, a few stories at a time, so that nothing is lost by whoever is interrupted.
    """

    at = models.DateTimeField()
    kinds = models.JSONField(default=list)  # stories in which these happened may owe what they did not
    referral = models.BigIntegerField(default=0)  # the last one done
    person = models.BigIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["firm", "id"], condition=models.Q(done_at=None), name="reckoning_going_on")]


class Template(Kept):
    """The firm's own wording of a letter. Placeholders are checked when it is saved."""

    letter = models.CharField(max_length=30)
    register = models.CharField(max_length=8)
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "letter", "register", "language"], name="template_once")]
