"""From whom do we have what we know of somebody?"""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from obliged.records.scoping import Kept


class Source(StrEnum):
    """Who or what said it."""

    THEMSELVES = "themselves"
    INTRODUCER = "introducer"
    MEMBER = "member"  # one of us wrote it down
    MAIL = "mail"
    IMPORT = "import"
    PUBLIC_PAGE = "public_page"  # somebody introduced them on our public page


class Origin(Kept):
    """Where one field of a person came from. The newest counts; the older ones say what stood there before."""

    person = models.ForeignKey("obliged.Person", on_delete=models.CASCADE, related_name="origins")
    field = models.CharField(max_length=40)  # "name", "email", "phone", "address", "occupation", …
    source = models.CharField(max_length=12, choices=[(s, s) for s in Source])
    from_person = models.ForeignKey("obliged.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    referral = models.ForeignKey("obliged.Referral", on_delete=models.SET_NULL, null=True, related_name="+")
    mail = models.ForeignKey("obliged.Incoming", on_delete=models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey("obliged.Member", on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["firm", "person", "field", "-at"], name="origin_of_person")]
