"""What happened, in an order that nobody can change afterwards?

Each happening carries the link of the row before it in the firm's chain. It holds codes, ids and moments only; words
live in rows that can be erased, and the chain commits to them by a digest under a key of the person whom they concern.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from obliged.domain import happenings
from obliged.domain.happenings import Kind
from obliged.records.chains import GENESIS, Linked, stamp
from obliged.records.scoping import Kept

MOMENTS = frozenset({"on", "until", "due"})  # facts that are moments


class Words(Kept):
    """What somebody said or wrote. Erasable; the chain holds only a digest."""

    text = models.TextField()
    about = models.ForeignKey("obliged.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    # A member's own note: nobody else reads it.
    private_to = models.ForeignKey(
        "obliged.Member", on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta(Kept.Meta):
        indexes = [
            models.Index(
                fields=["firm", "private_to"], condition=Q(private_to__isnull=False), name="words_kept_private"
            )
        ]


class Happening(Linked, Kept):
    seq = models.PositiveBigIntegerField()  # the firm's, without gaps over happenings and tellings
    kind = models.CharField(max_length=18, choices=[(k, k) for k in Kind])
    referral = models.ForeignKey("obliged.Referral", on_delete=models.PROTECT, null=True, related_name="happenings")
    at = models.DateTimeField()
    to_the_day = models.BooleanField(default=False)  # the hour is not known
    recorded_at = models.DateTimeField()
    reported_by = models.ForeignKey("obliged.Person", on_delete=models.PROTECT, null=True, related_name="reports")
    concerns = models.ForeignKey("obliged.Person", on_delete=models.PROTECT, null=True, related_name="happenings")
    recorded_by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, null=True, related_name="+")
    facts = models.JSONField(default=dict)
    words = models.ForeignKey(Words, on_delete=models.DO_NOTHING, null=True, related_name="+", db_constraint=False)
    words_digest = models.CharField(max_length=64, blank=True)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "seq"], name="happening_seq")]
        indexes = [
            models.Index(fields=["firm", "referral", "id"], name="happening_of_referral"),
            models.Index(fields=["firm", "concerns", "-at"], name="happening_of_person"),
            models.Index(fields=["firm", "reported_by", "-at"], name="happening_reported"),
        ]

    def as_happening(self) -> happenings.Happening:
        """The frozen fact that the domain judges."""
        return happenings.Happening(
            id=self.pk,
            kind=Kind(self.kind),
            at=self.at,
            recorded_at=self.recorded_at,
            by=self.reported_by_id,
            to=self.concerns_id,
            facts=thawed(self.facts) if self.facts else happenings.NO_FACTS,
        )

    def content(self) -> dict[str, Any]:
        """What the hash is taken of."""
        return {
            "seq": self.seq,
            "kind": str(self.kind),
            "referral": self.referral_id,
            "at": stamp(self.at),
            "to_the_day": self.to_the_day,
            "recorded_at": stamp(self.recorded_at),
            "reported_by": self.reported_by_id,
            "concerns": self.concerns_id,
            "recorded_by": self.recorded_by_id,
            "facts": self.facts,
            "words_digest": self.words_digest,
        }

    def beside(self) -> tuple[Any, ...]:
        return (self.words_id,)


class Chain(Kept):
    """The head of a firm's chain. Locked last in a transaction that writes into it."""

    firm = models.OneToOneField("obliged.Firm", on_delete=models.CASCADE, related_name="chain")
    seq = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default=GENESIS)


def frozen(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as they are stored: moments as text."""
    return {k: stamp(v) if isinstance(v, datetime) else v for k, v in facts.items()}


def thawed(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {k: datetime.fromisoformat(v) if k in MOMENTS and isinstance(v, str) else v for k, v in facts.items()}


__all__ = ["GENESIS", "MOMENTS", "Chain", "Happening", "Words", "frozen", "stamp", "thawed"]
