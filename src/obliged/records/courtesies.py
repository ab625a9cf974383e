"""What is owed, as derived; and what members did with it.

A row is named by its key and can be rebuilt from the happenings at any time. What a member did with it (later, not
needed, an edited draft) refers to the key and stands in rows of its own, so that rebuilding loses nothing.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from django.db import models
from django.db.models import Q

from obliged.domain.courtesies import Key
from obliged.domain.playbook import Verb
from obliged.records.keys import uuid7
from obliged.records.scoping import Kept, OfFirm, manager


class State(StrEnum):
    """Where a courtesy stands. Only `owed` is on Today."""

    OWED = "owed"
    ON_ITS_WAY = "on_its_way"  # a letter is held, or waits to leave
    SETTLED = "settled"
    FELL_AWAY = "fell_away"  # the referral ended first
    RELEASED = "released"  # a member said: not needed


class Courtesies(OfFirm["Courtesy"]):
    def owed(self) -> Courtesies:
        return self.filter(state=State.OWED)

    def owned_by(self, member: int) -> Courtesies:
        return self.filter(owner=member)

    def open_at(self, as_of: datetime) -> Courtesies:
        """Owed and to be shown by then, the most urgent first."""
        return self.owed().filter(shows_at__lte=as_of).order_by("due_at", "id")


class Courtesy(Kept):
    public_id = models.UUIDField(default=uuid7, editable=False)
    rule = models.CharField(max_length=24)
    because = models.ForeignKey("obliged.Happening", on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey("obliged.Person", on_delete=models.PROTECT, null=True, related_name="courtesies")  # null: us
    occurrence = models.PositiveSmallIntegerField(default=1)
    verb = models.CharField(max_length=14, choices=[(v, v) for v in Verb])
    referral = models.ForeignKey("obliged.Referral", on_delete=models.CASCADE, null=True, related_name="courtesies")
    owner = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, related_name="courtesies")
    opens_at = models.DateTimeField()
    shows_at = models.DateTimeField()  # opens_at, or what a member said by "later"
    warn_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=[(s, s) for s in State], default=State.OWED)
    settled_by = models.ForeignKey("obliged.Happening", on_delete=models.SET_NULL, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    playbook_version = models.PositiveIntegerField(default=0)

    objects = manager(Courtesies)

    class Meta(Kept.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["firm", "because", "rule", "to", "occurrence"],
                condition=Q(to__isnull=False),
                name="courtesy_key",
            ),
            models.UniqueConstraint(
                fields=["firm", "because", "rule", "occurrence"],
                condition=Q(to__isnull=True),
                name="courtesy_key_of_ours",
            ),
            models.UniqueConstraint(fields=["firm", "public_id"], name="courtesy_public_id"),
        ]
        indexes = [
            models.Index(
                fields=["firm", "owner", "due_at", "id"], condition=Q(state=State.OWED), name="courtesy_owed_mine"
            ),
            models.Index(fields=["firm", "due_at", "id"], condition=Q(state=State.OWED), name="courtesy_owed"),
            models.Index(
                fields=["firm", "owner", "-id"], condition=Q(state=State.ON_ITS_WAY), name="courtesy_on_its_way"
            ),
            models.Index(fields=["firm", "referral"], name="courtesy_of_referral"),
            models.Index(fields=["firm", "to"], name="courtesy_to_person"),
            models.Index(fields=["firm", "owner", "-settled_at"], name="courtesy_done"),
        ]

    @property
    def key(self) -> Key:
        return Key(self.rule, self.because_id, self.to_id or 0, self.occurrence)


class Handling(Kept):
    """What a member did with a courtesy besides doing it: later, or not needed. Taken back, not deleted."""

    key = models.CharField(max_length=80)
    what = models.CharField(max_length=10, choices=[("later", "later"), ("not_needed", "not_needed")])
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["firm", "key"], name="handling_of_key")]


class Draft(Kept):
    """A letter that a member began to word for a courtesy and has not sent."""

    key = models.CharField(max_length=80)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    register = models.CharField(max_length=8, default="plain")
    by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "key"], name="draft_of_key")]
