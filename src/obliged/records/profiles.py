"""What does a person, a firm or our own house do, whom do they serve best, and whom not?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from obliged.records.keys import uuid7
from obliged.records.scoping import Kept


class Profile(Kept):
    """What helps to see whom to introduce. Of a person, or, without one, of ourselves.

    What a person does and whom they serve stands on the person; `does` and `serves` here are ours.
    """

    person = models.ForeignKey(
        "obliged.Person", on_delete=models.CASCADE, null=True, related_name="profiles", db_index=False
    )
    does = models.TextField(blank=True)
    serves = models.TextField(blank=True)  # the ideal client in a sentence
    phrases = models.TextField(blank=True)  # the words that reveal the need, one a line
    not_for = models.TextField(blank=True)  # whom and what they do not want, one a line
    places = models.TextField(blank=True)
    languages = models.CharField(max_length=200, blank=True)
    room_a_month = models.PositiveSmallIntegerField(null=True)  # how many new clients they can take
    full_until = models.DateField(null=True)  # no room until then
    conflicts = models.TextField(blank=True)  # whom they may not serve
    shares = models.TextField(blank=True)  # ours: what the clients whom we would take again share
    wants = models.TextField(blank=True)
    fears = models.TextField(blank=True)
    how_to_speak = models.TextField(blank=True)  # ours: how whoever refers may speak in our name
    learned_at = models.DateTimeField(null=True)  # when it was last heard from themselves
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta(Kept.Meta):
        constraints = [
            models.UniqueConstraint(fields=["firm"], condition=Q(person=None), name="profile_of_ourselves_once"),
            models.UniqueConstraint(fields=["firm", "person"], condition=Q(person__isnull=False), name="profile_once"),
        ]


class TakeAgain(Kept):
    """A client whom we would take again: from five of them our ideal client is read."""

    person = models.ForeignKey("obliged.Person", on_delete=models.CASCADE, related_name="take_again", db_index=False)
    because = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "person"], name="take_again_once")]


class Testimonial(Kept):
    """Words of a client that we may quote, as long as they allow it."""

    public_id = models.UUIDField(default=uuid7, editable=False)
    person = models.ForeignKey("obliged.Person", on_delete=models.CASCADE, related_name="testimonials")
    words = models.TextField()
    signed = models.CharField(max_length=300, blank=True)  # how they want to be named under it
    allowed_on = models.DateField(null=True)  # null: not asked yet, and quoted nowhere
    withdrawn_on = models.DateField(null=True)
    made_at = models.DateTimeField()

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "public_id"], name="testimonial_public_id")]
        indexes = [models.Index(fields=["firm", "person"], name="testimonial_of_person")]
