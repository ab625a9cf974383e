"""What is everything that we keep of one person, as the law lets them see it?

Section by section, each one statement, however much there is: what the page shows and what the JSON holds are the same
rows. Of a referral it is their own part; what other people said for themselves, how to reach them and how they fare is
not theirs. Notes about them are theirs to see, ours and a colleague's private ones too. No key of a link is in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, F, Q, Value, When

from obliged.domain.referrals import Side
from obliged.records.consents import Consent
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.incoming import Incoming
from obliged.records.letters import Letter, Passage, Told
from obliged.records.links import Link, PortalLink
from obliged.records.mail_accounts import Suppressed
from obliged.records.offers import Offer
from obliged.records.origins import Origin
from obliged.records.people import Address, Affiliation, Email, Person, Phone
from obliged.records.privacy import PrivacyRequest
from obliged.records.referrals import Party

FORMAT = "obliged-person/1"
AT_ONCE = 500
HAS_LEFT = (Passage.SENT, Passage.IN_DOUBT, Passage.FINAL_DOT)
Row = Mapping[str, Any]
# What opens a page stands in the letter that brought it, and in what quotes that letter.
_KEY = re.compile(r"(/(?:[a-z]|p/more|stop)/)[\w.-]{40,}")


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of thing that we keep."""

    key: str
    rows: Iterator[Row]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whose file, and who reads it."""

    firm: Firm
    ids: tuple[int, ...]  # under each name that they were written down by
    reader: Member
    all_notes: bool


def sections(someone: Person, *, reader: Member, all_notes: bool) -> Iterator[Section]:
    """Everything, as it is asked for. Fifteen statements and one for who they are.

    :param all_notes: what colleagues keep to themselves too, as the law gives it to the person
    """
    root = someone.same_as_id or someone.pk
    also = Person.objects.of(someone.firm_id).filter(Q(pk=root) | Q(same_as_id=root)).order_by("id")
    ids = tuple(also.values_list("pk", flat=True))
    asked = _Asked(someone.firm, ids, reader, all_notes)
    for key, rows in SECTIONS.items():
        yield Section(key, map(_without_keys, rows(asked)))


def _without_keys(row: Row) -> Row:
    """A file is printed and passed from hand to hand; what it says must open nothing."""
    return {name: _KEY.sub(r"\1…", value) if isinstance(value, str) else value for name, value in row.items()}


def _each(query: Any, *columns: str, **named: Any) -> Iterator[Row]:
    """Each row by the names of its columns; what is empty is left out."""
    rows = query.values(*columns, **{name: F(column) for name, column in named.items()})
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield {key: value for key, value in row.items() if value not in ("", None, [])}


def _of(model: Any, asked: _Asked) -> Any:
    return model.objects.of(asked.firm).filter(person_id__in=asked.ids)


def _name(asked: _Asked, somebody: str) -> Any:
    """Another one's name; not that of somebody whom a colleague keeps to themselves."""
    if asked.all_notes:
        return F(f"{somebody}__name")
    shared = Q(**{f"{somebody}__private_to": None}) | Q(**{f"{somebody}__private_to": asked.reader.pk})
    return Case(When(shared, then=F(f"{somebody}__name")), default=Value(""))


def _person(asked: _Asked) -> Iterator[Row]:
    return _each(
        Person.objects.of(asked.firm).filter(pk__in=asked.ids).annotate(brought_by=_name(asked, "introduced_by")).order_by("id"),
        "public_id", "name", "called", "pronoun", "is_couple", "language", "occupation", "channel", "tell_what",
        "best_time", "just_send", "do_not_contact", "met_where", "why_us", "did_for_them", "serves", "notes", "made_at",
        "last_touch_at", "deleted_at", "hold_since", "hold_why",
        introduced_by_name="brought_by", keeper_name="keeper__name",
    )  # fmt: skip


def _emails(asked: _Asked) -> Iterator[Row]:
    return _each(_of(Email, asked).order_by("order", "id"), "address", "label", "bounced_at")


def _phones(asked: _Asked) -> Iterator[Row]:
    return _each(_of(Phone, asked).order_by("order", "id"), "typed", "e164", "label")


def _addresses(asked: _Asked) -> Iterator[Row]:
    return _each(_of(Address, asked).order_by("order", "id"), "lines", "label")


def _organisations(asked: _Asked) -> Iterator[Row]:
    return _each(_of(Affiliation, asked).order_by("order", "id"), "role", name="organisation__name")


def _origins(asked: _Asked) -> Iterator[Row]:
    return _each(
        _of(Origin, asked).annotate(from_whom=_name(asked, "from_person")).order_by("at", "id"), "field", "source", "at",
        from_person_name="from_whom", written_down_by="by__name",
    )  # fmt: skip


def _consents(asked: _Asked) -> Iterator[Row]:
    return _each(
        _of(Consent, asked).order_by("at", "id"), "what", "given", "wording", "way", "at", "expires_at", "withdrawn_at",
        "withdrawn_way",
    )  # fmt: skip


def _referrals(asked: _Asked) -> Iterator[Row]:
    """Their part in each, and of the rest what is about them."""
    parts = _of(Party, asked).order_by("referral_id", "id").values(
        "side", "how_known", "referral__public_id", "referral__direction", "referral__stage", "referral__made_at",
        "referral__need", "referral__when_needed", "referral__words", "referral__notes", "referral__reason_for_prospect",
        "referral__reason_for_provider",
    )  # fmt: skip
    for row in parts.iterator(chunk_size=AT_ONCE):
        of_referral = {key.removeprefix("referral__"): value for key, value in row.items()}
        shown = {key: of_referral[key] for key in (*OF_ANY, *OF_SIDE[Side(row["side"])])}
        yield {key: value for key, value in shown.items() if value not in ("", None)}


# How it goes with somebody is theirs: whoever introduced them reads below what they were told of it, and no more.
OF_ANY = ("public_id", "direction", "side", "made_at", "how_known")
OF_SIDE: Mapping[Side, tuple[str, ...]] = {
    Side.PROSPECT: ("stage", "need", "when_needed", "words", "notes", "reason_for_provider"),
    Side.INTRODUCER: ("words",),
    Side.PROVIDER: ("stage", "reason_for_prospect"),
}


def _happenings(asked: _Asked) -> Iterator[Row]:
    mine = _of(Party, asked).filter(side=Side.PROSPECT).values("referral")
    about = Q(concerns_id__in=asked.ids) | Q(reported_by_id__in=asked.ids)
    about |= Q(referral_id__in=mine, concerns=None, reported_by=None)
    rows = Happening.objects.of(asked.firm).filter(about).order_by("id").values(
        "kind", "at", "recorded_at", "to_the_day", "facts", "reported_by_id", "recorded_by__name", "words__text",
        "words__private_to_id",
    )  # fmt: skip
    for row in rows.iterator(chunk_size=AT_ONCE):
        private = row["words__private_to_id"]
        if private is not None and private != asked.reader.pk and not asked.all_notes:
            continue
        shown = {
            "kind": row["kind"], "at": row["at"], "to_the_day": row["to_the_day"], "recorded_at": row["recorded_at"],
            "way": row["facts"].get("way", ""), "reason": row["facts"].get("reason", ""),
            "said_by_them": row["reported_by_id"] in asked.ids, "recorded_by": row["recorded_by__name"],
            "words": row["words__text"], "private_note": private is not None or None,
        }  # fmt: skip
        yield {key: value for key, value in shown.items() if value not in ("", None)}


def _letters(asked: _Asked) -> Iterator[Row]:
    """What we wrote to them. The words of what never left are not theirs: it may tell what they were not to know."""
    rows = Letter.objects.of(asked.firm).filter(to_id__in=asked.ids).exclude(passage=Passage.DRAFT).order_by("id")
    for row in _each(rows, "kind", "to_address", "subject", "text", "passage", "made_at", "sent_at", "automatic",
                     written_by="by__name"):  # fmt: skip
        has_left = row["passage"] in HAS_LEFT
        yield row if has_left else {key: value for key, value in row.items() if key not in {"subject", "text"}}


def _tellings(asked: _Asked) -> Iterator[Row]:
    rows = Told.objects.of(asked.firm).filter(to_id__in=asked.ids).order_by("id")
    return _each(rows, "what", "ground", "way", "at", "audience")


def _told_of_them(asked: _Asked) -> Iterator[Row]:
    """What others were told of them: what, and in which part; not who."""
    mine = _of(Party, asked).filter(side=Side.PROSPECT).values("referral")
    rows = Told.objects.of(asked.firm).filter(referral_id__in=mine).exclude(to_id__in=asked.ids).order_by("id")
    return _each(rows, "what", "ground", "way", "at", "audience")


def _mails(asked: _Asked) -> Iterator[Row]:
    rows = Incoming.objects.filter(firm=asked.firm, person_id__in=asked.ids).order_by("came_at", "id")
    return _each(rows, "from_name", "from_address", "subject", "text", "came_at")


def _requests(asked: _Asked) -> Iterator[Row]:
    return _each(
        _of(PrivacyRequest, asked).order_by("id"), "what", "way", "at", "due_at", "settled_at", "outcome", "why",
        said="words__text",
    )  # fmt: skip


def _offers(asked: _Asked) -> Iterator[Row]:
    addresses = _of(Email, asked).values("normal")
    rows = Offer.objects.of(asked.firm).filter(
        Q(introducer_id__in=asked.ids) | Q(from_email__in=addresses) | Q(person_email__in=addresses)
    )
    said = ("need", "reason", "says_they_agreed", "came_at", "expires_at")
    # Whether the person introduced said yes or no is theirs, and whoever introduced them is not told.
    about_them = Q(person_email__in=addresses)
    yield from _each(rows.filter(about_them).order_by("id"), "standing", *said)
    yield from _each(rows.exclude(about_them).order_by("id"), *said)


def _no_letters(asked: _Asked) -> Iterator[Row]:
    rows = Suppressed.objects.of(asked.firm).filter(normal__in=_of(Email, asked).values("normal"))
    return _each(rows.order_by("id"), "why", "everything", "at", "lifted_at", address="normal")


def _links(asked: _Asked) -> Iterator[Row]:
    columns = ("made_at", "expires_at", "revoked_at")
    yield from _each(_of(Link, asked).order_by("id"), "purpose", "answered_at", *columns)
    yield from _each(_of(PortalLink, asked).order_by("id"), "opens", "used_at", *columns)


SECTIONS: Mapping[str, Callable[[_Asked], Iterator[Row]]] = {
    "person": _person,
    "emails": _emails,
    "phones": _phones,
    "addresses": _addresses,
    "organisations": _organisations,
    "origins": _origins,
    "consents": _consents,
    "referrals": _referrals,
    "happenings": _happenings,
    "letters": _letters,
    "mails": _mails,
    "tellings": _tellings,
    "told_of_them": _told_of_them,
    "requests": _requests,
    "offers": _offers,
    "no_letters": _no_letters,
    "links": _links,
}


# --- as JSON ----------------------------------------------------------------------------------------------------


def as_json(someone: Person, *, reader: Member, all_notes: bool, made_at: datetime) -> Iterator[str]:
    """The file as JSON, a piece at a time: a firm may have written somebody letters for twenty years."""
    from django.core.serializers.json import DjangoJSONEncoder

    write = DjangoJSONEncoder(ensure_ascii=False).encode
    yield f'{{"format": {write(FORMAT)}, "made_at": {write(made_at)}, "firm": {write(someone.firm.name)}'
    for section in sections(someone, reader=reader, all_notes=all_notes):
        yield f',\n"{section.key}": ['
        for n, row in enumerate(section.rows):
            yield ("" if n == 0 else ",") + "\n" + write(row)
        yield "]"
    yield "}\n"


__all__ = ["FORMAT", "SECTIONS", "Row", "Section", "as_json", "sections"]
