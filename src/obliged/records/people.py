"""Whom do we know, and how do they like to be told?

Names stay as people have them: one field, any script, one word or seven. What we type is kept as typed, beside
the form by which it can be found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q

from obliged.domain.people import Channel, TellWhat, normal
from obliged.records.keys import seal, uuid7
from obliged.records.scoping import Kept, OfFirm, manager

if TYPE_CHECKING:
    Text = models.CharField[str, str]
else:
    Text = models.CharField


class PlainOrder(Text):
    """Text that every database compares letter by letter, so that a span of an index answers a prefix."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        parameters = super().db_parameters(connection)
        # SQLite compares so by itself; PostgreSQL would follow the language of whoever made the database.
        parameters["collation"] = "C" if connection.vendor == "postgresql" else None
        return parameters


class NameInOrder(PlainOrder):
    """A person's name as a list is ordered by it, on every database alike: without accents, small letters."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        ordered = normal(str(getattr(model_instance, "name", "")))[: self.max_length]
        setattr(model_instance, self.attname, ordered)
        return ordered


class People(OfFirm["Person"]):
    def known(self) -> People:
        """Those who were not deleted."""
        return self.filter(deleted_at=None)

    def by_name(self) -> People:
        return self.order_by("name_in_order", "id")


class Organisation(Kept):
    public_id = models.UUIDField(default=uuid7, editable=False)
    name = models.CharField(max_length=300)
    website = models.CharField(max_length=300, blank=True)
    notes = models.TextField(blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "public_id"], name="organisation_public_id")]

    def __str__(self) -> str:
        return self.name


class Person(Kept):
    public_id = models.UUIDField(default=uuid7, editable=False)
    name = models.CharField(max_length=300)
    name_in_order = NameInOrder(max_length=300, editable=False)
    called = models.CharField(max_length=120, blank=True)  # how a letter begins; empty: the first word of the name
    pronoun = models.CharField(max_length=4, blank=True)  # he, she, they; empty: not known
    is_couple = models.BooleanField(default=False)
    language = models.CharField(max_length=10, blank=True)
    occupation = models.CharField(max_length=200, blank=True)
    channel = models.CharField(max_length=6, choices=[(c, c) for c in Channel], default=Channel.EMAIL)
    tell_what = models.CharField(max_length=8, choices=[(t, t) for t in TellWhat], default=TellWhat.EVERY_STEP)
    best_time = models.CharField(max_length=200, blank=True)
    just_send = models.BooleanField(default=False)  # need not be asked before an introduction
    met_where = models.CharField(max_length=300, blank=True)
    introduced_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="brought")
    why_us = models.TextField(blank=True)  # why they chose us
    did_for_them = models.TextField(blank=True)  # what we did for them
    serves = models.TextField(blank=True)  # what they do, and whom they serve best
    notes = models.TextField(blank=True)
    do_not_contact = models.BooleanField(default=False)
    keeper = models.ForeignKey("obliged.Member", on_delete=models.SET_NULL, null=True, blank=True, related_name="keeps")
    seal = models.BinaryField(default=seal, editable=False)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    last_touch_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    # Seen by this member alone, and by owners when the member has left; empty: by everybody of the firm.
    private_to = models.ForeignKey(
        "obliged.Member", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    hold_since = models.DateTimeField(null=True, blank=True)  # nothing of theirs may be erased: a legal hold
    hold_why = models.CharField(max_length=300, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)  # what remains is a number, so that counts stay true
    # Written down twice: the other one, who stands for both. What happened under this name stays under it.
    same_as = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="also", db_index=False
    )

    objects = manager(People)

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "public_id"], name="person_public_id")]
        indexes = [
            models.Index(fields=["firm", "name_in_order", "id"], condition=Q(deleted_at=None), name="person_by_name"),
            # Nearly nobody is: an index of all would look so dull that no planner used it.
            models.Index(fields=["firm", "same_as"], condition=Q(same_as__isnull=False), name="person_also"),
            models.Index(
                fields=["firm", "private_to"], condition=Q(private_to__isnull=False), name="person_kept_private"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Affiliation(Kept):
    """What a person is to an organisation."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="affiliations")
    role = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "person", "organisation"], name="affiliation_once")]


class Email(Kept):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="emails")
    address = models.CharField(max_length=320)  # as typed
    normal = models.CharField(max_length=320)  # lower case, for finding
    label = models.CharField(max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    bounced_at = models.DateTimeField(null=True, blank=True)

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "person", "normal"], name="email_once_per_person")]
        indexes = [models.Index(fields=["firm", "normal"], name="email_by_address")]


class Phone(Kept):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="phones")
    typed = models.CharField(max_length=80)
    e164 = models.CharField(max_length=20, blank=True)  # empty where it cannot be read as a number
    label = models.CharField(max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["firm", "e164"], name="phone_by_number")]


class Address(Kept):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="addresses")
    lines = models.TextField()  # as it stands on an envelope
    label = models.CharField(max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(default=0)


class FindKey(Kept):
    """One word by which a person or an organisation is found: normalised, so that "Joao" finds "João"."""

    word = PlainOrder(max_length=120)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="find_keys", db_index=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="find_keys", db_index=False
    )

    class Meta(Kept.Meta):
        indexes = [
            models.Index(fields=["firm", "word"], name="find_by_prefix"),
            models.Index(
                fields=["firm", "person", "word"], name="find_further_word"
            ),  # has whoever was found this word too?
            models.Index(
                fields=["firm", "organisation", "word"],
                condition=Q(organisation__isnull=False),
                name="find_further_word_there",
            ),
        ]
