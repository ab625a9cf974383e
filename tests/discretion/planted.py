"""What would show that a confidence got out? A word that stands in one field of one row, and nowhere else.

Every field that may hold words or a number, and whose class is not for everybody, is given a word and an amount that
exist once. Fields that hold codes, keys and addresses by which the product works are left as they are, and named here.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Generic, Protocol, TypeVar
from urllib.parse import unquote

from django.apps import apps
from django.db import models

from obliged.domain.confidences import CLASSES, RULE, Audience, Class, When
from obliged.domain.referrals import Side
from obliged.records import guards
from obliged.records.happenings import Happening
from obliged.records.offers import Offer
from obliged.records.people import Email
from obliged.records.privacy import PrivacyRequest
from obliged.records.referrals import Party
from obliged.records.scoping import Kept

# What the product works by, not what anybody told us. A field that is neither here nor planted fails a test.
WORKS_BY = frozenset(
    ["Courtesy.rule", "Courtesy.verb", "Courtesy.occurrence", "Handling.key", "Handling.what", "Draft.key", "Draft.register", "Settles.key", "Firm.slug", "Firm.paused_why", "Firm.by_itself", "Firm.retention", "Member.role", "Invitation.email", "Invitation.name", "Invitation.role", "Invitation.token_hash", "Happening.facts", "Happening.words_digest", "Happening.prev_hash", "Happening.hash", "Chain.head", "Letter.key", "Letter.kind", "Letter.to_address", "Letter.subject", "Letter.text", "Letter.cards", "Letter.tells", "Letter.answers", "Letter.thread", "Letter.claimed_by", "Letter.message_id", "Letter.resolved", "Told.audience", "Told.what", "Told.ground", "Told.way", "Told.prev_hash", "Told.hash", "FindKey.word", "PlaybookChange.changes", "Reckoning.kinds", "Template.letter", "Template.register", "Template.language", "Template.subject", "Template.text", "Link.token_hash", "Link.side", "PortalLink.token_hash", "FormToken.token", "FormToken.answer", "HeardBack.what", "HeardBack.way", "Suppressed.normal", "Suppressed.why", "MailAccount.secret", "MailAccount.address", "MailAccount.proof", "MailAccount.smtp_security", "MailAccount.imap_security", "MailAccount.records", "Consent.way", "Consent.withdrawn_way", "Origin.field", "Override.marks", "PrivacyRequest.way", "PrivacyRequest.outcome", "Erasure.ground", "Erasure.kept", "Offer.asked_hash", "Offer.from_email", "Offer.person_email", "Person.channel", "Person.tell_what", "Person.seal", "Happening.kind", "Person.name_in_order", "Email.normal", "Member.hours", "Firm.hours", "Firm.closed_on", "Draft.subject", "Draft.text", "Offer.standing", "Person.hold_why", "Handling.reason"]
)  # fmt: skip
TEXTS = (models.CharField, models.TextField)


@dataclass(frozen=True, slots=True)
class Secret:
    """A word and an amount in one field of one row."""

    field: str
    cls: Class
    about: int | None  # the person whose own it is
    word: str
    amount: int
    in_files_of: frozenset[int] = frozenset()  # the people whom the law lets read it, when they ask for their file

    @property
    def text(self) -> str:
        return f"{self.word} {self.amount}"

    @property
    def spelled(self) -> tuple[str, ...]:
        return spellings(self)

    def may_reach(self, audience: Audience, person: int | None, *, in_file: bool = False) -> bool:
        """Whether the rule lets this audience know it; of somebody's own file, whether it is about them."""
        if in_file:
            return person in self.in_files_of and self.cls is not Class.SECRET
        when = RULE[self.cls][audience]
        return when is When.ALWAYS or (when in {When.OWN, When.AGREED} and person is not None and person == self.about)


def fields() -> Iterator[tuple[type[Kept], models.Field[object, object], Class]]:
    """Every field of a firm's records in which a confidence could stand."""
    for model in apps.get_app_config("obliged").get_models():
        if not issubclass(model, Kept):
            continue
        for field in model._meta.concrete_fields:
            name = f"{model.__name__}.{field.name}"
            if not isinstance(field, TEXTS) or name in WORKS_BY or field.choices:
                continue
            cls = CLASSES[name]
            if cls not in {Class.OPEN, Class.MILESTONE}:
                yield model, field, cls


def word_for(number: int, salt: int = 0) -> str:
    """A word of fourteen letters that nobody has ever written."""
    digits = hashlib.sha256(f"{salt}:{number}".encode()).digest()[:12]
    return "zq" + "".join(chr(ord("a") + byte % 26) for byte in digits)


def plant(firm: int, *, salt: int = 0) -> tuple[Secret, ...]:
    """Put a secret into every such field of every row of a firm."""
    secrets: list[Secret] = []
    theirs = Theirs(firm)
    with guards.lifted():
        for model, field, cls in fields():
            for row in model._base_manager.filter(firm_id=firm):
                number = len(secrets)
                about = _about(row)
                secret = Secret(
                    f"{model.__name__}.{field.name}",
                    cls,
                    about,
                    word_for(number, salt),
                    471_100_000 + 7919 * number + salt,
                    theirs.files_with(row, field.name),
                )
                text = secret.text[: field.max_length] if field.max_length else secret.text
                model._base_manager.filter(pk=row.pk).update(**{field.attname: text})
                secrets.append(secret)
    return tuple(secrets)


def _about(row: Kept) -> int | None:
    if type(row).__name__ == "Person":
        return int(row.pk)
    for name in ("about_id", "person_id", "concerns_id", "to_id"):
        if getattr(row, name, None):
            return int(getattr(row, name))
    return None


class Theirs:
    """In whose file may a field stand? What is about them, and what they said; nothing of how another one fares."""

    def __init__(self, firm: int) -> None:
        self.parts = list(Party.objects.of(firm).values_list("referral_id", "side", "person_id"))
        self.words: dict[int, frozenset[int]] = {}
        for words, referral, *who in (
            Happening.objects.of(firm)
            .exclude(words=None)
            .values_list("words_id", "referral_id", "concerns_id", "reported_by_id")
        ):
            self.words[words] = frozenset(filter(None, who)) or self.of(referral, Side.PROSPECT)
        for words, person in PrivacyRequest.objects.of(firm).exclude(words=None).values_list("words_id", "person_id"):
            self.words[words] = frozenset([person])
        self.addresses = dict(Email.objects.of(firm).values_list("normal", "person_id"))

    def of(self, referral: int | None, *sides: Side) -> frozenset[int]:
        return frozenset(person for at, side, person in self.parts if at == referral and Side(side) in sides)

    def files_with(self, row: Kept, field: str) -> frozenset[int]:
        match type(row).__name__, field:
            case "Words", _:
                return self.words.get(row.pk, frozenset())
            case "Referral", "words":
                return self.of(row.pk, Side.PROSPECT, Side.INTRODUCER)
            case "Referral", "notes":
                return self.of(row.pk, Side.PROSPECT)
            case "Offer", _ if isinstance(row, Offer):
                by_address = (self.addresses.get(a) for a in (row.from_email, row.person_email))
                return frozenset(filter(None, [row.introducer_id, *by_address]))
            case (("Person" | "Email" | "Phone" | "Address" | "Affiliation" | "Consent" | "PrivacyRequest"), _):
                return frozenset(filter(None, [_about(row)]))
        return frozenset()


@cache
def spellings(secret: Secret) -> tuple[str, ...]:
    """In which forms a secret could stand on a surface."""
    word, amount = secret.word, secret.amount
    encoded = word.encode()
    return (
        word, word[::-1], word[:8], word.upper(), encoded.hex(),
        *(base64.b64encode(b"\0" * pad + encoded).decode()[4:16] for pad in range(3)),
        *(hashlib.new(kind, encoded).hexdigest()[:16] for kind in ("md5", "sha1", "sha256")),
        str(amount), f"{amount:,}", f"{amount:,}".replace(",", "."), f"{amount:,}".replace(",", " "), str(amount)[::-1],
    )  # fmt: skip


class Spelled(Protocol):
    """What can be looked for on a surface."""

    @property
    def spelled(self) -> tuple[str, ...]: ...


Found = TypeVar("Found", bound=Spelled)
_PIECES = re.compile(r"[<\n]")  # nothing private is longer than a line, or goes over the edge of a tag
_FOLDED = re.compile(r"\r?\n[ \t]|=\r?\n")  # lines of cards, of headers and of quoted-printable go on so


class Search(Generic[Found]):
    """A look for what is private. Pieces of a page that were looked at before are not looked at again."""

    def __init__(self, sought: Iterable[Found]) -> None:
        self.sought = tuple(sought)
        self._spelled = [(spelling, one) for one in self.sought for spelling in one.spelled]
        self._seen: dict[str, tuple[Found, ...]] = {}

    def found_in(self, text: str) -> Iterator[Found]:
        """What a surface holds of it, in whichever spelling."""
        for piece in {*_PIECES.split(text), *_PIECES.split(_FOLDED.sub("", text))}:
            if piece not in self._seen:
                self._seen[piece] = self._look(piece)
            yield from self._seen[piece]

    def _look(self, piece: str) -> tuple[Found, ...]:
        read = f"{piece}\n{unquote(unescape(piece))}\n{piece.replace(chr(92), '').replace('054', ',')}"
        return tuple(dict.fromkeys(one for spelling, one in self._spelled if spelling in read))


def found_in(text: str, secrets: Iterable[Found]) -> Iterator[Found]:
    """The secrets that one surface holds."""
    return Search(secrets).found_in(text)
