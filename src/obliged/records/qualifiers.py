"""What did we answer to the questions by which partners are chosen?"""

from __future__ import annotations

from django.db import models

from obliged.domain.qualifiers import Answered, Question
from obliged.records.scoping import Kept


class QualifierAnswer(Kept):
    """Our latest answer to one question about one person."""

    person = models.ForeignKey("obliged.Person", on_delete=models.CASCADE, related_name="qualifiers")
    question = models.CharField(max_length=20, choices=[(q, q) for q in Question])
    answer = models.CharField(max_length=8, choices=[(a, a) for a in Answered])
    words = models.TextField(blank=True)
    by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "person", "question"], name="qualifier_answered_once")]
