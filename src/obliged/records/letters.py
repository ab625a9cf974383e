"""What leaves, what has left, and who was told what?

One outbox for everything. A letter is named by what it means (`thank:<because>:<person>`), so that even a mistake
that queues it twice cannot send it twice; a member's *send again* adds a generation.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL

from obliged.domain.referrals import Side
from obliged.records.chains import Linked, stamp
from obliged.records.keys import uuid7
from obliged.records.scoping import Kept, OfFirm, manager


class Passage(StrEnum):
    """Where a letter is on its way."""

    DRAFT = "draft"  # written by itself; waits for a member's yes
    HELD = "held"  # may still be taken back; leaves by itself at leaves_at
    CLAIMED = "claimed"  # a worker has it
    FINAL_DOT = "final_dot"  # handed over but for the last dot
    SENT = "sent"
    REFUSED = "refused"  # the other side's mail server said no
    IN_DOUBT = "in_doubt"  # it may have been sent
    CANCELLED = "cancelled"
    BOUNCED = "bounced"


def in_words(passage: Passage) -> RawSQL:
    """In the words of an index and not as a value, or SQLite would not see that the index is meant."""
    return RawSQL(f"'{passage}'", ())  # noqa: S611 - a word of ours


LIVE = frozenset({Passage.DRAFT, Passage.HELD, Passage.CLAIMED, Passage.FINAL_DOT, Passage.IN_DOUBT})
GONE = frozenset({Passage.CANCELLED, Passage.REFUSED, Passage.BOUNCED})


class Resolved(StrEnum):
    """How it was found out whether a doubtful letter had left."""

    SPOOL = "spool"  # it lies in our own spool
    SENT_FOLDER = "sent_folder"  # it lies in the sender's own folder of sent mail
    ARCHIVE = "archive"  # its copy reached the archive
    NOWHERE = "nowhere"  # looked everywhere and not found: it had not left, and leaves again
    SAID_SENT = "said_sent"  # a member says that it was sent
    SAID_AGAIN = "said_again"  # a member says: send it again


class Letters(OfFirm["Letter"]):
    def live(self) -> Letters:
        return self.filter(passage__in=[str(p) for p in LIVE])


class Pair(Kept):
    """An introduction: two letters that leave together or not at all."""

    referral = models.ForeignKey("obliged.Referral", on_delete=models.CASCADE, related_name="pairs")
    made_at = models.DateTimeField()


class Letter(Kept):
    public_id = models.UUIDField(default=uuid7, editable=False)
    key = models.CharField(max_length=120)
    generation = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=30)  # the rule, or "introduce_prospect", …
    referral = models.ForeignKey("obliged.Referral", on_delete=models.CASCADE, null=True, related_name="letters")
    to = models.ForeignKey("obliged.Person", on_delete=models.PROTECT, null=True, related_name="letters")
    to_member = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, null=True, related_name="+")  # of ours
    to_address = models.CharField(max_length=320)
    by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=300)
    text = models.TextField()
    cards = models.JSONField(
        default=list
    )  # what travels along: [{"name": "fred.vcf", "text": …, "type": "text/vcard"}]
    tells = models.JSONField(default=list)  # codes of what it tells, for the log of tellings
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, null=True, related_name="letters")
    passage = models.CharField(max_length=10, choices=[(p, p) for p in Passage], default=Passage.HELD)
    automatic = models.BooleanField(default=False)  # a rule wrote it, not a member
    answers = models.CharField(max_length=998, blank=True)  # the Message-ID that it replies to
    thread = models.TextField(blank=True)  # the References of that mail, oldest first, with its own at the end
    made_at = models.DateTimeField()
    leaves_at = models.DateTimeField()
    account = models.ForeignKey("obliged.MailAccount", on_delete=models.SET_NULL, null=True, related_name="+")
    claimed_by = models.CharField(max_length=60, blank=True)
    claimed_until = models.DateTimeField(null=True)
    fence = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=500, blank=True)
    message_id = models.CharField(max_length=200)
    sent_at = models.DateTimeField(null=True)
    doubted_at = models.DateTimeField(null=True)  # since when it may have been sent, for all we know
    resolved = models.CharField(max_length=20, choices=[(r, r) for r in Resolved], blank=True)  # how the doubt ended
    resolved_by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, null=True, related_name="+")
    cancelled_why = models.CharField(max_length=200, blank=True)

    objects = manager(Letters)

    class Meta(Kept.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["firm", "key", "generation"],
                condition=~Q(passage__in=["cancelled", "refused", "bounced"]),
                name="letter_once",
                violation_error_message="This letter is already on its way.",
            ),
            models.UniqueConstraint(fields=["firm", "public_id"], name="letter_public_id"),
            models.CheckConstraint(
                condition=Q(to__isnull=False, to_member=None) | Q(to=None, to_member__isnull=False),
                name="letter_to_one",
                violation_error_message="A letter goes to one person.",
            ),
        ]
        indexes = [
            models.Index(fields=["leaves_at", "id"], condition=Q(passage="held"), name="letter_due"),
            models.Index(
                fields=["claimed_until"], condition=Q(passage__in=["claimed", "final_dot"]), name="letter_in_hand"
            ),
            models.Index(fields=["doubted_at"], condition=Q(passage="in_doubt"), name="letter_in_doubt"),
            models.Index(fields=["message_id"], name="letter_by_message_id"),
            models.Index(fields=["firm", "sent_at"], condition=Q(sent_at__isnull=False), name="letter_by_hour"),
            models.Index(fields=["firm", "-made_at", "-id"], name="letter_newest"),
            models.Index(fields=["firm", "referral"], name="letter_of_referral"),
            models.Index(fields=["firm", "to", "-made_at"], name="letter_to_person"),
        ]

    @property
    def addressee(self) -> str:
        """To whom it goes, by name: a person, or a member of ours."""
        somebody = self.to or self.to_member
        return somebody.name if somebody else ""


class Settles(Kept):
    """Which courtesies a letter answers once it has left. One letter may answer several, in several referrals."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="settles")
    key = models.CharField(max_length=80)

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "letter", "key"], name="settles_once")]
        indexes = [models.Index(fields=["firm", "key"], name="settles_key")]


TAKEN_BACK = "taken_back"  # the ground of a row that says: at that moment they were not told that


class Tellings(OfFirm["Told"]):
    def arrived(self) -> Tellings:
        """What somebody was really told: no letter that came back, and nothing that was taken back."""
        taken_back = Told.unscoped.filter(
            firm=OuterRef("firm_id"),
            ground=TAKEN_BACK,
            letter=None,
            to=OuterRef("to_id"),
            what=OuterRef("what"),
            at=OuterRef("at"),
        )
        return self.exclude(letter__passage=Passage.BOUNCED).exclude(ground=TAKEN_BACK).exclude(Exists(taken_back))


class Told(Linked, Kept):
    """Who was told what, when, on what ground. Append-only: a mistake is taken back by another row."""

    referral = models.ForeignKey("obliged.Referral", on_delete=models.PROTECT, null=True, related_name="tellings")
    to = models.ForeignKey("obliged.Person", on_delete=models.PROTECT, related_name="tellings")
    audience = models.CharField(max_length=10, choices=[(s, s) for s in Side])
    what = models.CharField(max_length=40)  # a milestone's code, "contact_details", "reason", …
    ground = models.CharField(max_length=40)  # "expected", "agreed", "milestone", …
    way = models.CharField(max_length=10, default="email")
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey("obliged.Member", on_delete=models.PROTECT, null=True, related_name="+")  # null: by itself
    at = models.DateTimeField()
    # Tellings stand in the same chain as happenings: `seq` is the firm's, without gaps over both.
    seq = models.PositiveBigIntegerField(null=True)
    prev_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)

    objects = manager(Tellings)

    class Meta(Kept.Meta):
        constraints = [models.UniqueConstraint(fields=["firm", "seq"], name="told_seq")]
        indexes = [
            models.Index(fields=["firm", "referral"], name="told_of_referral"),
            models.Index(fields=["firm", "to", "-at"], name="told_to_person"),
        ]

    def content(self) -> dict[str, Any]:
        """What the hash is taken of."""
        return {
            "seq": self.seq,
            "referral": self.referral_id,
            "to": self.to_id,
            "audience": str(self.audience),
            "what": self.what,
            "ground": self.ground,
            "way": self.way,
            "letter": self.letter_id,
            "by": self.by_id,
            "at": stamp(self.at),
        }


class Arrived(models.Model):
    """A mail that reached the mailbox page of an installation without a mail server (the sample firm's)."""

    firm = models.ForeignKey("obliged.Firm", on_delete=models.CASCADE, null=True, related_name="+")
    to_address = models.CharField(max_length=320)
    from_address = models.CharField(max_length=320)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    raw = models.BinaryField()
    message_id = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    letter = models.ForeignKey(Letter, on_delete=models.SET_NULL, null=True, related_name="+")
