"""How do we keep whom we know? Names as people have them, ways to reach them as typed, and words to find them by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from obliged.acts import happenings, origins, portal_links
from obliged.acts.origins import From
from obliged.domain.happenings import Kind
from obliged.domain.people import find_words, words_of
from obliged.domain.refusals import Refusal
from obliged.ports import phones
from obliged.records.adding import add, add_all
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.people import Address, Affiliation, Email, FindKey, Organisation, Person, Phone
from obliged.records.privacy import Erasure
from obliged.records.reading import Reading
from obliged.records.referrals import Party
from obliged.records.scoping import scope


class SomebodyElseChangedIt(Refusal):
    """Somebody else changed this meanwhile."""

    def __init__(self, **facts: object) -> None:
        super().__init__(**facts)
        self.theirs = facts.get("theirs")


class InAReferral(Refusal):
    """Whoever is part of a referral is known to the firm."""


class NobodyWithoutAName(Refusal):
    """A person needs a name; one word is enough."""


class NotAPromiseYet(Refusal):
    """A promise says what was promised, and by when."""


class NotTheSame(Refusal):
    """Nobody can be the same as themselves."""


class SharedFirst(Refusal):
    """Whom one keeps to oneself and whom the firm knows are not made one: the firm would lose theirs, or learn of ours."""


CHANGEABLE = frozenset(
    {
        "name", "called", "pronoun", "is_couple", "language", "occupation", "channel", "tell_what", "best_time",
        "just_send", "met_where", "introduced_by", "why_us", "did_for_them", "serves", "notes", "do_not_contact",
        "keeper", "private_to",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reach:
    """The ways to reach somebody, as they were typed, the best first."""

    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


def keep(
    *,
    firm: Firm,
    name: str,
    now: datetime,
    by: Member | None = None,
    reach: Reach | None = None,
    organisations: Iterable[tuple[str, str]] = (),
    from_: From | None = None,
    **fields: Any,
) -> Person:
    """Write down somebody new.

    :param organisations: names, each with the role that the person has there
    :param from_: whose word all this is; the member's own, unless told
    :raises NobodyWithoutAName: if there is none
    """
    name = clean(name)[:300]
    if not name:
        raise NobodyWithoutAName()
    with scope(firm):
        person = add(Person(firm=firm, name=name, made_at=now, **_allowed(fields)))
        belongs, reach = list(organisations), reach or Reach()
        _add_emails(person, reach.emails)
        _add_phones(person, reach.phones, is_new=True)
        _add_addresses(person, reach.addresses)
        _affiliate(person, belongs, now)
        given = zip(FURTHER, (reach.emails, reach.phones, belongs), strict=True)
        _index(person, [further for further, values in given if values])
        known = {"name": name, **fields, **_ways(reach), "organisation": belongs}
        origins.note(person, [f for f in NOTED if known.get(f)], from_=from_, by=by, now=now)
        return person


def change(
    person: Person,
    *,
    version: int,
    now: datetime,
    by: Member | None = None,
    reach: Reach | None = None,
    organisations: Iterable[tuple[str, str]] | None = None,
    from_: From | None = None,
    **fields: Any,
) -> Person:
    """Change what we keep of somebody, if nobody else did meanwhile.

    :param from_: whose word what is new is; the member's own, unless told
    :raises SomebodyElseChangedIt: with the person as it stands now
    :raises InAReferral: if somebody whom the firm needs to know were kept to one member
    """
    with scope(person.firm):
        kept: Person = Person.objects.of(person.firm).select_for_update(of=("self",)).get(pk=person.pk)
        if kept.version != version:
            raise SomebodyElseChangedIt(theirs=kept)
        if "name" in fields and not clean(fields["name"]):
            raise NobodyWithoutAName()
        if fields.get("private_to") is not None and Party.objects.of(kept.firm_id).filter(person=kept).exists():
            raise InAReferral(name=kept.name)
        was = {field: getattr(kept, field) for field in fields}
        for field, value in _allowed(fields).items():
            setattr(kept, field, value)
        kept.version += 1
        kept.save()
        new = {field for field in was if getattr(kept, field) and getattr(kept, field) != was[field]}
        if reach is not None:
            new |= _new_ways(kept, reach)
            had = _normals(kept)
            _reach(kept, reach)
            if had - _normals(kept):  # links went to an address that is not theirs any more
                portal_links.revoke_with_answers(kept, now=now)
        if organisations is not None:
            organisations = list(organisations)
            new |= _new_ties(kept, organisations)
            # Ties to what was deleted are out of sight, and come back with it.
            Affiliation.objects.of(person.firm).filter(person=kept, organisation__deleted_at=None).delete()
            _affiliate(kept, organisations, now)
        index(kept)
        origins.note(kept, [field for field in NOTED if field in new], from_=from_, by=by, now=now)
        return kept


def _normals(person: Person) -> set[str]:
    return set(Email.objects.of(person.firm_id).filter(person=person).values_list("normal", flat=True))


def add_reach(
    person: Person, reach: Reach, *, now: datetime, by: Member | None = None, from_: From | None = None
) -> None:
    """Add ways to reach somebody; those that we had stay, and the first stays the first."""
    with scope(person.firm):
        new = _new_ways(person, reach)
        _add_emails(person, reach.emails)
        _add_phones(person, reach.phones)
        index(person)
        origins.note(person, [field for field in NOTED if field in new], from_=from_, by=by, now=now)


NOTED = (*origins.FACTS, *origins.REACH)


def _ways(reach: Reach) -> dict[str, tuple[str, ...]]:
    return {"email": reach.emails, "phone": reach.phones, "address": reach.addresses}


def _new_ways(person: Person, reach: Reach) -> set[str]:
    """The sorts of ways to reach somebody of which one is new."""
    firm = person.firm_id
    standing = {
        "email": Email.objects.of(firm).filter(person=person).values_list("normal", flat=True) if reach.emails else (),
        "phone": Phone.objects.of(firm).filter(person=person).values_list("typed", flat=True) if reach.phones else (),
        "address": Address.objects.of(firm).filter(person=person).values_list("lines", flat=True)
        if reach.addresses
        else (),
    }
    typed = {
        "email": {clean(address).lower() for address in reach.emails},
        "phone": {clean(number)[:80] for number in reach.phones},
        "address": {lines.replace("\x00", "") for lines in reach.addresses if lines.strip()},
    }
    return {sort for sort, ways in typed.items() if (ways - {""}) - set(standing[sort])}


def _new_ties(person: Person, organisations: Iterable[tuple[str, str]]) -> set[str]:
    standing = Affiliation.objects.of(person.firm_id).filter(person=person).values_list("organisation__name", "role")
    known = {(name.casefold(), role) for name, role in standing}
    given = {(clean(name).casefold(), clean(role)[:200]) for name, role in organisations if clean(name)}
    return {"organisation"} if given - known else set()


def delete(person: Person, *, now: datetime) -> None:
    """Put somebody out of sight: out of People, of find and of suggestions. What happened stays, and so does undo."""
    with scope(person.firm):
        Person.objects.of(person.firm).filter(pk=person.pk, deleted_at=None).update(deleted_at=now)
        FindKey.objects.of(person.firm).filter(person=person).delete()


def restore(person: Person) -> None:
    with scope(person.firm):
        going = Erasure.objects.of(person.firm).filter(finished_at=None).values("person")
        back = Person.objects.of(person.firm).filter(pk=person.pk, erased_at=None).exclude(pk__in=going)
        if back.update(deleted_at=None):
            person.deleted_at = None
            index(person)


def keep_organisation(*, firm: Firm, name: str, now: datetime) -> Organisation:
    """The organisation of this name, new or known."""
    name = clean(name)[:300]
    known = Organisation.objects.of(firm).filter(name__iexact=name, deleted_at=None).order_by("id").first()
    if known is not None:
        found: Organisation = known
        return found
    organisation: Organisation = Organisation.unscoped.create(firm=firm, name=name, made_at=now)
    _index_organisation(organisation)
    return organisation


def index(person: Person) -> None:
    """The words by which somebody is found: name, organisations, e-mail, the digits of their numbers."""
    FindKey.objects.of(person.firm_id).filter(person=person).delete()
    _index(person)


def _addresses(firm: int, pk: int) -> Iterator[str]:
    for (address,) in _ADDRESSES(firm=firm, pk=pk):
        yield address


def _digits(firm: int, pk: int) -> Iterator[str]:
    for typed, e164 in _NUMBERS(firm=firm, pk=pk):
        digits = (e164.lstrip("+"), e164.lstrip("+")[-10:], "".join(c for c in typed if c.isdigit()))
        yield from filter(None, digits)


def _belongs(firm: int, pk: int) -> Iterator[str]:
    for (name,) in _BELONGS(firm=firm, pk=pk):
        yield from find_words(name)


_ADDRESSES = Reading(lambda firm, pk: Email.objects.of(firm).filter(person_id=pk).values_list("normal"))
_NUMBERS = Reading(lambda firm, pk: Phone.objects.of(firm).filter(person_id=pk).values_list("typed", "e164"))
_BELONGS = Reading(
    lambda firm, pk: (
        Affiliation.objects.of(firm)
        .filter(person_id=pk, organisation__deleted_at=None)
        .values_list("organisation__name")
    )
)
FURTHER = (_addresses, _digits, _belongs)  # what somebody is found by besides their name


def _index(person: Person, further: Iterable[Callable[[int, int], Iterator[str]]] = FURTHER) -> None:
    firm, pk = person.firm_id, person.pk
    words = dict.fromkeys(find_words(person.name) + find_words(person.called))
    words |= dict.fromkeys(word for more in further for word in more(firm, pk))
    add_all([FindKey(firm_id=firm, word=word[:120], person=person) for word in words])


def same_as(firm: Firm, *, name: str = "", reach: Reach | None = None, most: int = 5) -> list[Person]:
    """People whom this may be: the same address or number, else the same name. Offered, never assumed."""
    reach = reach or Reach()
    region = firm.country or phones.DEFAULT_REGION
    addresses = [address.strip().lower() for address in reach.emails if address.strip()]
    numbers = [number for typed in reach.phones if (number := phones.e164(typed, region))]
    ids = [
        *Email.objects.of(firm).filter(normal__in=addresses).order_by("id").values_list("person", flat=True)[:most],
        *Phone.objects.of(firm).filter(e164__in=numbers).order_by("id").values_list("person", flat=True)[:most],
        *_named(firm, name, most),
    ]
    order = {pk: n for n, pk in reversed(list(enumerate(ids)))}
    found = sorted(Person.objects.of(firm).known().filter(pk__in=order), key=lambda person: order[person.pk])
    return found[:most]


def _named(firm: Firm, name: str, most: int) -> list[int]:
    """Who has each word of this name; the longest is asked for first, since fewest have it."""
    words = sorted(words_of(name), key=len, reverse=True)[:4]
    if not words:
        return []
    keys = FindKey.objects.of(firm).filter(word=words[0][:120], person__isnull=False)
    for word in words[1:]:
        keys = keys.filter(Exists(FindKey.objects.of(firm).filter(person=OuterRef("person"), word=word[:120])))
    return list(keys.order_by("id").values_list("person", flat=True)[:most])


# --- twice the same -------------------------------------------------------------------------------------------


def merge(kept: Person, other: Person, *, now: datetime) -> None:
    """These two are one. The first stands for both; the other goes out of sight, and what happened under that name stays.

    Ways to reach them and what we wrote are brought together: nothing is lost, nothing that stood is written over.

    :raises NotTheSame: if they are the same row already
    :raises SharedFirst: if a member keeps only one of them to themselves
    """
    if kept.pk == other.pk or other.same_as_id or kept.same_as_id:
        raise NotTheSame()
    if kept.private_to_id != other.private_to_id:
        raise SharedFirst(name=kept.name if kept.private_to_id is not None else other.name)
    firm = kept.firm
    with scope(firm):
        Person.objects.of(firm).filter(same_as=other).update(same_as=kept)
        _bring_together(kept, other)
        _add_emails(
            kept, Email.objects.of(firm).filter(person=other).order_by("order", "id").values_list("address", flat=True)
        )
        _add_phones(
            kept, Phone.objects.of(firm).filter(person=other).order_by("order", "id").values_list("typed", flat=True)
        )
        standing = set(Address.objects.of(firm).filter(person=kept).values_list("lines", flat=True))
        for address in (
            Address.objects.of(firm).filter(person=other).exclude(lines__in=standing).order_by("order", "id")
        ):
            Address.unscoped.create(firm=firm, person=kept, lines=address.lines, order=len(standing) + address.order)
        known = Affiliation.objects.of(firm).filter(person=kept).values("organisation")
        for tie in (
            Affiliation.objects.of(firm).filter(person=other).exclude(organisation__in=known).order_by("order", "id")
        ):
            Affiliation.unscoped.create(
                firm=firm, person=kept, organisation_id=tie.organisation_id, role=tie.role, order=tie.order
            )
        for one in (kept, other):  # who held the link to one page would see both
            portal_links.revoke(one, now=now)
        Person.objects.of(firm).filter(pk=other.pk).update(same_as=kept, deleted_at=now)
        FindKey.objects.of(firm).filter(person=other).delete()
        index(kept)


def part(other: Person) -> None:
    """They are two after all: the other one is seen again. What was brought together stays with the first as well."""
    with scope(other.firm):
        Person.objects.of(other.firm).filter(pk=other.pk).update(same_as=None, deleted_at=None)
        index(other)


FILLED = ("called", "pronoun", "language", "occupation", "best_time", "met_where")
JOINED = ("why_us", "did_for_them", "serves", "notes")


def _bring_together(kept: Person, other: Person) -> None:
    for field in FILLED:
        if not getattr(kept, field):
            setattr(kept, field, getattr(other, field))
    for field in JOINED:
        theirs, mine = getattr(other, field), getattr(kept, field)
        if theirs and theirs not in mine:
            setattr(kept, field, f"{mine}\n\n{theirs}" if mine else theirs)
    kept.introduced_by_id = kept.introduced_by_id or (
        other.introduced_by_id if other.introduced_by_id != kept.pk else None
    )
    kept.keeper_id = kept.keeper_id or other.keeper_id
    # Whoever asked not to be written to under either name is not written to.
    kept.do_not_contact = kept.do_not_contact or other.do_not_contact
    touches = [at for at in (kept.last_touch_at, other.last_touch_at) if at is not None]
    kept.last_touch_at = max(touches, default=None)
    kept.version += 1
    kept.save()


# --- what happens between us ----------------------------------------------------------------------------------

BETWEEN_US = frozenset({Kind.NOTED, Kind.TOUCHED, Kind.WROTE, Kind.HELPED})


def happened(
    person: Person,
    kind: Kind,
    *,
    by: Member,
    now: datetime,
    at: datetime | None = None,
    to_the_day: bool = False,
    way: str = "",
    words: str = "",
    only_for: Member | None = None,
) -> Happening:
    """Write down a note, a touch, that they wrote or rang, or that they helped us; what it makes us owe is owed.

    :param only_for: the member who keeps it to themselves
    :raises FromTheFuture: if it lies ahead
    """
    assert kind in BETWEEN_US, kind
    return happenings.record(
        kind, firm=person.firm, now=now, person=person, by=by, at=at, to_the_day=to_the_day,
        facts={"way": way} if way else {}, words=words, only_for=only_for,
    )  # fmt: skip


def promise(person: Person, *, words: str, due: datetime, by: Member, now: datetime) -> Happening:
    """We promised them something by then: it is owed until it is kept.

    :raises NotAPromiseYet: without words, or with a moment that has passed
    """
    if not words.replace("\x00", "").strip() or due <= now:
        raise NotAPromiseYet()
    return happenings.record(
        Kind.PROMISED, firm=person.firm, now=now, person=person, by=by, facts={"due": due}, words=words
    )


# --- organisations --------------------------------------------------------------------------------------------


def change_organisation(
    organisation: Organisation, *, was: Mapping[str, str], name: str, website: str, notes: str
) -> Organisation:
    """Change what we keep of an organisation, if it still is what the member saw; its people are found by the new name.

    :raises NobodyWithoutAName: if the name is empty
    :raises SomebodyElseChangedIt: with the organisation as it stands now
    """
    if not clean(name):
        raise NobodyWithoutAName()
    firm = organisation.firm
    with scope(firm):
        kept: Organisation = Organisation.objects.of(firm).select_for_update(of=("self",)).get(pk=organisation.pk)
        if any(getattr(kept, field) != value for field, value in was.items()):
            raise SomebodyElseChangedIt(theirs=kept)
        renamed = kept.name != clean(name)[:300]
        kept.name, kept.website, kept.notes = clean(name)[:300], clean(website)[:300], notes.replace("\x00", "")
        kept.save()
        if renamed:
            FindKey.objects.of(firm).filter(organisation=kept).delete()
            _index_organisation(kept)
            _index_staff(kept)
        return kept


def delete_organisation(organisation: Organisation, *, now: datetime) -> None:
    """Put it out of sight: out of Find, and off the pages of its people, who stay. Undo brings all of it back."""
    firm = organisation.firm
    with scope(firm):
        Organisation.objects.of(firm).filter(pk=organisation.pk, deleted_at=None).update(deleted_at=now)
        FindKey.objects.of(firm).filter(organisation=organisation).delete()
        _index_staff(organisation)


def restore_organisation(organisation: Organisation) -> None:
    firm = organisation.firm
    with scope(firm):
        if Organisation.objects.of(firm).filter(pk=organisation.pk, deleted_at__isnull=False).update(deleted_at=None):
            _index_organisation(organisation)
            _index_staff(organisation)


def _index_staff(organisation: Organisation) -> None:
    """Its people are found by its name, as long as it is there."""
    people = Person.objects.of(organisation.firm).known().filter(affiliations__organisation=organisation)
    for person in people.order_by("id"):
        index(person)


def _index_organisation(organisation: Organisation) -> None:
    words = find_words(organisation.name)
    FindKey.unscoped.bulk_create(
        [FindKey(firm_id=organisation.firm_id, word=word[:120], organisation=organisation) for word in words]
    )


def clean(text: str) -> str:
    """One line without characters that no name has."""
    return " ".join(text.replace("\x00", "").split())


def _allowed(fields: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - CHANGEABLE
    assert not unknown, f"A person has no {unknown}"
    return {
        k: (v.replace("\x00", "") if isinstance(v, str) and k != "name" else clean(v)[:300] if k == "name" else v)
        for k, v in fields.items()
    }


def _reach(person: Person, reach: Reach) -> None:
    """What was typed replaces what was there; an address that stays keeps what we know of it."""
    firm = person.firm_id
    wanted = [a.strip().lower() for a in reach.emails if a.strip()]
    Email.objects.of(firm).filter(person=person).exclude(normal__in=wanted).delete()
    Phone.objects.of(firm).filter(person=person).delete()
    Address.objects.of(firm).filter(person=person).delete()
    _add_emails(person, reach.emails)
    _add_phones(person, reach.phones)
    _add_addresses(person, reach.addresses)


def _add_addresses(person: Person, addresses: Iterable[str]) -> None:
    rows = [
        Address(firm_id=person.firm_id, person=person, lines=lines.replace("\x00", ""), order=n)
        for n, lines in enumerate(addresses)
        if lines.strip()
    ]
    if rows:
        Address.unscoped.bulk_create(rows)


def _add_emails(person: Person, addresses: Sequence[str]) -> None:
    if not addresses:
        return
    firm = person.firm_id
    standing = {e.normal: e for e in Email.objects.of(firm).filter(person=person)}
    for n, address in enumerate(addresses):
        typed = clean(address)[:320]
        if not typed:
            continue
        known = standing.get(typed.lower())
        if known is None:
            standing[typed.lower()] = Email.unscoped.create(
                firm_id=firm, person=person, address=typed, normal=typed.lower(), order=n
            )
        elif known.order != n:
            Email.objects.of(firm).filter(pk=known.pk).update(order=n, address=typed)


def _add_phones(person: Person, numbers: Sequence[str], *, is_new: bool = False) -> None:
    if not numbers:
        return
    firm = person.firm
    standing = set() if is_new else {p.e164 or p.typed for p in Phone.objects.of(firm).filter(person=person)}
    for n, typed in enumerate(numbers):
        kept = clean(typed)[:80]
        if not kept:
            continue
        number = phones.e164(kept, firm.country or phones.DEFAULT_REGION) or ""
        if (number or kept) not in standing:
            standing.add(number or kept)
            add(Phone(firm=firm, person=person, typed=kept, e164=number, order=n))


def _affiliate(person: Person, organisations: Iterable[tuple[str, str]], now: datetime) -> None:
    seen: set[int] = set()
    for n, (name, role) in enumerate(organisations):
        if not clean(name):
            continue
        organisation = keep_organisation(firm=person.firm, name=name, now=now)
        if organisation.pk not in seen:
            seen.add(organisation.pk)
            Affiliation.unscoped.create(
                firm_id=person.firm_id, person=person, organisation=organisation, role=clean(role)[:200], order=n
            )
