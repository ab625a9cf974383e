"""What have we judged, of what, and when? Pages read these rows; nothing is judged while a page is read."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from obliged.domain.judgements import About
from obliged.records.scoping import Kept


class Judgement(Kept):
    """The newest judgement of a kind: of one person, or, without one, of the whole firm."""

    about = models.CharField(max_length=12, choices=[(a, a) for a in About])
    person = models.ForeignKey(
        "obliged.Person", on_delete=models.CASCADE, null=True, related_name="judgements", db_index=False
    )
    said = models.JSONField(default=dict)  # keys and facts, never sentences
    order = models.FloatField(default=0)  # by which a list of them goes
    judged_at = models.DateTimeField()

    class Meta(Kept.Meta):
        constraints = [
            models.UniqueConstraint(fields=["firm", "about"], condition=Q(person=None), name="judgement_of_firm_once"),
            models.UniqueConstraint(
                fields=["firm", "person", "about"], condition=Q(person__isnull=False), name="judgement_of_person_once"
            ),
        ]
        indexes = [models.Index(fields=["firm", "about", "order", "id"], name="judgement_in_order")]


class Judging(Kept):
    """How far a firm's judgements are: what they were made of, and whether they are to be made anew."""

    firm = models.OneToOneField("obliged.Firm", on_delete=models.CASCADE, related_name="judging")
    seq = models.PositiveBigIntegerField(default=0)  # the chain's head that was judged
    judged_at = models.DateTimeField(null=True)
    wanted_at = models.DateTimeField(null=True)  # something changed that is not in the chain
    seconds = models.FloatField(default=0)  # how long it took

    class Meta(Kept.Meta):
        pass


class Foretold(Kept):
    """What we said of the weeks to come, kept to be held against what came."""

    made_on = models.DateField()
    said = models.JSONField(default=dict)  # expected, low and high by week
    need = models.FloatField(default=0)

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "made_on"], name="foretold_once_a_day")]
