"""Who was introduced to whom, for which need, and who looks after it?"""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from obliged.domain.referrals import OPEN, Direction, Side, Stage
from obliged.records.keys import uuid7
from obliged.records.scoping import Kept, OfFirm, manager

OPEN_STAGES = [str(stage) for stage in OPEN]


class Referrals(OfFirm["Referral"]):
    def under_way(self) -> Referrals:
        return self.filter(is_open=True)

    def looked_after_by(self, member: int) -> Referrals:
        return self.filter(responsible=member)

    def settled(self) -> Referrals:
        return self.filter(is_open=False).exclude(stage=Stage.IN_ERROR)

    def our_move(self, as_of: datetime) -> Referrals:
        """Those in which something is owed by us now."""
        return self.filter(is_open=True, next_opens_at__lte=as_of)

    def their_move(self, as_of: datetime) -> Referrals:
        """Those that come back to us on a day that is known."""
        return self.filter(is_open=True, next_opens_at__gt=as_of)

    def nobodys_move(self) -> Referrals:
        """Those in which we owe nothing, and will not by time alone."""
        return self.filter(is_open=True, next_opens_at=None)

    def on_hold(self) -> Referrals:
        return self.filter(hold_until__isnull=False, is_open=True)


class Referral(Kept):
    public_id = models.UUIDField(default=uuid7, editable=False)
    direction = models.CharField(max_length=8, choices=[(d, d) for d in Direction])
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", db_index=False
    )
    need = models.CharField(max_length=500, blank=True)  # in the prospect's own terms
    when_needed = models.CharField(max_length=200, blank=True)  # "March", as it was said
    reason_for_prospect = models.TextField(blank=True)  # why the prospect should meet the provider
    reason_for_provider = models.TextField(blank=True)
    words = models.TextField(blank=True)  # the introducer's own words, or what was captured
    expects_contact = models.BooleanField(null=True)  # does the prospect expect to hear from us?
    consent_wanted = models.BooleanField(default=False)
    ask_both = models.BooleanField(default=True)  # ask both how it went
    treatments = models.JSONField(default=list, blank=True)  # what we promise to do for this person
    notes = models.TextField(blank=True)  # ours only
    responsible = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, related_name="referrals")
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    # Repeated from the happenings for the indexes; written by one function, in the transaction of the happening.
    stage = models.CharField(max_length=14, choices=[(s, s) for s in Stage], default=Stage.RECORDED)
    stage_at = models.DateTimeField()
    is_open = models.BooleanField(default=True)
    hold_until = models.DateTimeField(null=True, blank=True)
    meeting_at = models.DateTimeField(null=True, blank=True)
    next_opens_at = models.DateTimeField(null=True, blank=True)
    next_due_at = models.DateTimeField(null=True, blank=True)

    objects = manager(Referrals)

    class Meta(Kept.Meta):
        constraints = [
            models.UniqueConstraint(fields=["firm", "public_id"], name="referral_public_id"),
            models.CheckConstraint(
                condition=Q(direction=Direction.ONWARD, parent__isnull=False)
                | Q(direction__in=[Direction.RECEIVED, Direction.GIVEN], parent__isnull=True),
                name="referral_onward_has_a_parent",
            ),
        ]
        indexes = [
            # Whose move it is: what opened by now is ours, what opens later is theirs, and so is what never will.
            models.Index(fields=["firm", "next_opens_at", "id"], condition=Q(is_open=True), name="referral_moves"),
            models.Index(
                fields=["firm", "responsible", "next_opens_at", "id"],
                condition=Q(is_open=True),
                name="referral_moves_mine",
            ),
            models.Index(fields=["firm", "next_due_at", "id"], condition=Q(is_open=True), name="referral_under_way"),
            models.Index(fields=["firm", "-stage_at", "-id"], condition=Q(is_open=False), name="referral_settled"),
            models.Index(
                fields=["firm", "responsible", "-stage_at", "-id"],
                condition=Q(is_open=False),
                name="referral_settled_mine",
            ),
            models.Index(
                fields=["firm", "hold_until", "id"], condition=Q(hold_until__isnull=False), name="referral_on_hold"
            ),
            models.Index(fields=["firm", "stage", "stage_at"], name="referral_by_stage"),
            # Of most there is none: an index of all would look to SQLite as if it said nothing.
            models.Index(fields=["firm", "parent"], condition=Q(parent__isnull=False), name="referral_children"),
        ]


class Party(Kept):
    """Joins a referral, a person and a role."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="parties")
    person = models.ForeignKey("obliged.Person", on_delete=models.PROTECT, related_name="parts")
    side = models.CharField(max_length=10, choices=[(s, s) for s in Side])
    how_known = models.CharField(max_length=500, blank=True)  # how the introducer knows them
    order = models.PositiveSmallIntegerField(default=0)

    class Meta(Kept.Meta):
        constraints = [
            models.UniqueConstraint(fields=["firm", "referral", "person", "side"], name="party_once_per_side")
        ]
        indexes = [
            models.Index(fields=["firm", "person", "-referral"], name="party_of_person"),  # the newest first
            models.Index(fields=["firm", "side", "person"], name="party_by_side"),
        ]
