"""Which businesses keep their referrals here, and who works in them?"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from obliged.domain import permissions
from obliged.domain.members import Role
from obliged.domain.permissions import Act, Relation
from obliged.records.keys import uuid7
from obliged.records.scoping import Kept

WEEKDAYS_NINE_TO_FIVE = {day: ["09:00", "17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}


def usual_hours() -> dict[str, Any]:
    return dict(WEEKDAYS_NINE_TO_FIVE)


class Firm(models.Model):
    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    trade = models.CharField(max_length=200, blank=True)  # "designers of small shops and clinics"
    phone = models.CharField(max_length=60, blank=True)
    zone = models.CharField(max_length=64, default="UTC")
    country = models.CharField(max_length=2, blank=True)
    subdivision = models.CharField(max_length=8, blank=True)
    currency = models.CharField(max_length=3, default="USD")
    language = models.CharField(max_length=10, default="en-US")
    hours = models.JSONField(default=usual_hours)
    closed_on = models.JSONField(default=list, blank=True)  # further days, "2026-12-24"
    treatments = models.JSONField(default=list, blank=True)  # how we treat referred people
    hold_minutes = models.PositiveSmallIntegerField(default=10)  # letters can be taken back this long
    discreet = models.BooleanField(default=False)  # law and health: nothing is told before a yes
    letters_an_hour = models.PositiveSmallIntegerField(default=60)  # no more leave in an hour
    paused_at = models.DateTimeField(null=True, blank=True)  # since when nothing leaves until somebody says so
    paused_why = models.CharField(max_length=20, blank=True)  # storm, a member's word, a restored copy
    by_itself = models.JSONField(default=dict, blank=True)  # rules whose letters leave without a press, and since when
    public_since = models.DateTimeField(null=True, blank=True)  # "Introduce someone to us" is open to everybody
    public_words = models.TextField(blank=True)  # what that page says of us, in our own words
    band = models.CharField(max_length=7, blank=True)  # our colour on outsiders' pages, "#4a4dbf"
    retention = models.JSONField(default=dict, blank=True)  # days by class of what is kept; empty: as we advise
    is_sample = models.BooleanField(default=False)
    founded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hold_minutes__lte=1440), name="firm_hold_within_a_day"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def day_of(self, moment: datetime) -> date:
        return moment.astimezone(self.tz).date()


class Member(Kept):
    """A person of the firm with a sign-in and a role. One account may be a member of several firms."""

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="members", db_index=False)
    public_id = models.UUIDField(default=uuid7, editable=False)
    user = models.ForeignKey("obliged.User", on_delete=models.PROTECT, related_name="memberships")
    name = models.CharField(max_length=200)
    email = models.EmailField()
    phone = models.CharField(max_length=60, blank=True)
    role = models.CharField(max_length=12, choices=[(r, r) for r in Role])
    hours = models.JSONField(null=True, blank=True)  # null: the firm's
    morning_at = models.TimeField(null=True, blank=True, default=time(7, 30))  # null: no morning letter
    morning_on = models.DateField(null=True, blank=True)  # the last morning that was looked at
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    last_acted_at = models.DateTimeField(null=True, blank=True)

    class Meta(Kept.Meta):
        constraints = [
            models.UniqueConstraint(fields=["firm", "user"], name="member_once_per_firm"),
            models.UniqueConstraint(fields=["firm", "public_id"], name="member_public_id"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]

    @property
    def is_here(self) -> bool:
        return self.left_at is None

    def may(self, act: Act, relation: Relation = Relation.COLLEAGUES) -> bool:
        return permissions.may(Role(self.role), act, relation)


class Absence(Kept):
    """Days on which a member is away, and who looks after their people meanwhile."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="absences")
    from_on = models.DateField()
    until_on = models.DateField()  # the last day away
    cover = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="covers")

    class Meta(Kept.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=models.F("from_on")),
                name="absence_ends_after_it_begins",
                violation_error_message="The return comes before the departure.",
            )
        ]
        indexes = [models.Index(fields=["firm", "until_on"], name="absence_until")]


class Invitation(Kept):
    """A link by which somebody becomes a member. Only its hash is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=12, choices=[(r, r) for r in Role])
    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)


__all__ = ["Absence", "Firm", "Invitation", "Member", "usual_hours"]
