"""What did somebody agree to, in which words, how, until when, and did they take it back?

A consent is written beside the happening that says it was given. It names the wording that was shown or spoken, since
a yes is a yes to those words and to no others.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.db import models
from django.db.models import Q

from obliged.domain.happenings import Kind
from obliged.records.scoping import Kept


class Agreed(StrEnum):
    """To what."""

    INTRODUCE = "introduce"  # their details may travel to a provider
    NEWS = "news"  # the introducer may hear how it goes
    CONTACT = "contact"  # we may call or write
    QUOTE = "quote"  # we may repeat what they said of us


# Which happening says which consent: a yes or a no to what.
SAID: Mapping[Kind, tuple[Agreed, bool]] = {
    Kind.CONSENT_GIVEN: (Agreed.INTRODUCE, True),
    Kind.CONSENT_REFUSED: (Agreed.INTRODUCE, False),
    Kind.CONSENT_EXPIRED: (Agreed.INTRODUCE, False),
    Kind.MAY_TELL: (Agreed.NEWS, True),
    Kind.MAY_NOT_TELL: (Agreed.NEWS, False),
}


class Consent(Kept):
    person = models.ForeignKey("obliged.Person", on_delete=models.CASCADE, related_name="consents")
    referral = models.ForeignKey("obliged.Referral", on_delete=models.CASCADE, null=True, related_name="consents")
    what = models.CharField(max_length=12, choices=[(a, a) for a in Agreed])
    given = models.BooleanField()  # a no is kept as well as a yes
    wording = models.TextField(blank=True)  # as it was asked
    way = models.CharField(max_length=10)  # link, email, phone, in_person, introducer
    happening = models.ForeignKey("obliged.Happening", on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, null=True, related_name="+")  # who wrote it down
    at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_way = models.CharField(max_length=10, blank=True)

    class Meta(Kept.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=models.F("at")),
                name="consent_withdrawn_after",
                violation_error_message="A consent is taken back after it was given.",
            )
        ]
        indexes = [
            models.Index(fields=["firm", "person", "-at"], name="consent_of_person"),
            models.Index(fields=["firm", "referral"], name="consent_of_referral"),
        ]
