"""What gives somebody away without being planted? Names and addresses of others, and the keys that open doors."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.apps import apps
from django.db.models.signals import post_save

from obliged.domain.confidences import CLASSES, Audience, Class
from obliged.domain.happenings import Kind
from obliged.domain.referrals import Side
from obliged.records.consents import Agreed, Consent
from obliged.records.firms import Firm
from obliged.records.happenings import Happening
from obliged.records.keys import token_hash
from obliged.records.links import Link, PortalLink
from obliged.records.origins import Origin
from obliged.records.people import Affiliation, Email, Person, Phone
from obliged.records.referrals import Party, Referral

LONG_ENOUGH = 4  # letters of a first name; shorter ones stand in other words


@dataclass(frozen=True, slots=True)
class Trace:
    """A name, an address or a key, and whom it may reach."""

    field: str
    spelled: tuple[str, ...]
    reaches: frozenset[int]
    files: frozenset[int]  # in whose own file it may stand
    members: bool = True

    def may_reach(self, audience: Audience, person: int | None, *, in_file: bool = False) -> bool:
        if audience is Audience.MEMBER and not in_file:
            return self.members
        return person in (self.files if in_file else self.reaches)


def written(text: str) -> tuple[str, ...]:
    """A text as it could stand on a surface: plain, and in what it can be turned into."""
    encoded = text.encode()
    plain = (text, text[::-1], text.upper(), encoded.hex())
    if len(encoded) < 10:
        return plain
    shifted = (base64.b64encode(b"\0" * pad + encoded).decode()[4 : (pad + len(encoded)) // 3 * 4] for pad in range(3))
    hashes = (hashlib.new(kind, encoded).hexdigest()[:16] for kind in ("md5", "sha1", "sha256"))
    return (*plain, *shifted, *hashes)


# --- who knows of whom ------------------------------------------------------------------------------------------


@dataclass
class Acquaintances:
    """By person, the people who may know who they are, and those who may know how to reach them."""

    names: dict[int, set[int]] = field(default_factory=dict)
    ways: dict[int, set[int]] = field(default_factory=dict)

    def by_name(self, whom: int, *who: int) -> None:
        self.names.setdefault(whom, set()).update(who)

    def by_way(self, whom: int, *who: int) -> None:
        self.ways.setdefault(whom, set()).update(who)


def acquaintances(firm: Firm) -> Acquaintances:
    """The rule once more, from what happened and not from what our code makes of it."""
    known = Acquaintances()
    introduced = set(Happening.objects.of(firm).filter(kind=Kind.INTRODUCED).values_list("referral_id", flat=True))
    yes = Consent.objects.of(firm).filter(what=Agreed.INTRODUCE, given=True, withdrawn_at=None)
    agreed = introduced | set(yes.values_list("referral_id", flat=True))
    sides: dict[int, dict[str, list[int]]] = {}
    for referral, side, person in Party.objects.of(firm).values_list("referral_id", "side", "person_id"):
        sides.setdefault(referral, {}).setdefault(side, []).append(person)
    parents = dict(Referral.objects.of(firm).values_list("pk", "parent_id"))
    for referral, there in sides.items():
        introducers, prospects, providers = (there.get(str(side), []) for side in Side)
        for prospect in prospects:
            known.by_name(prospect, *introducers, *(providers if referral in agreed else ()))
            known.by_way(prospect, *(providers if referral in introduced else ()))
        for introducer in introducers:
            known.by_name(introducer, *prospects)
        for provider in providers:
            before = sides.get(parents.get(referral) or 0, {}).get(str(Side.INTRODUCER), [])
            known.by_name(provider, *prospects, *(before if referral in introduced else ()))
            known.by_way(provider, *(prospects if referral in introduced else ()))
    return known


def identities(firm: Firm) -> tuple[Trace, ...]:
    """Who everybody is and how to reach them, each with who may know."""
    known = acquaintances(firm)
    sources: dict[int, set[int]] = {}  # the law names to somebody from whom we have what we know of them
    for whom, who in Origin.objects.of(firm).exclude(from_person=None).values_list("from_person_id", "person_id"):
        sources.setdefault(whom, set()).add(who)
    traces = []
    for person in Person.objects.of(firm):
        them = {person.pk}
        by_name = frozenset(them | known.names.get(person.pk, set()))
        in_files = by_name | frozenset(sources.get(person.pk, ()))
        names = {person.name, person.name.split()[-1], *(n for n in person.name.split()[:1] if len(n) >= LONG_ENOUGH)}
        traces.append(
            Trace(f"name of {person.pk}", tuple(s for n in sorted(names) for s in written(n)), by_name, in_files)
        )
        by_way = frozenset(them | known.ways.get(person.pk, set()))
        traces += (Trace(f"{way} of {person.pk}", spelled, by_way, by_way) for way, spelled in _ways(person))
    return tuple(traces)


def _ways(person: Person) -> Iterator[tuple[str, tuple[str, ...]]]:
    """How somebody is reached, and where they work, in every spelling."""
    for email in Email.objects.of(person.firm_id).filter(person=person):
        yield "e-mail", written(email.address)
    for phone in Phone.objects.of(person.firm_id).filter(person=person):
        digits = "".join(c for c in phone.typed if c.isdigit())
        with_dashes = "-".join((digits[:3], digits[3:6], digits[6:]))
        yield "phone", (phone.typed, phone.e164, digits, with_dashes, digits[::-1])
    for at in Affiliation.objects.of(person.firm_id).filter(person=person).select_related("organisation"):
        yield "organisation", written(at.organisation.name)


# --- keys ---------------------------------------------------------------------------------------------------------

NOBODY: frozenset[int] = frozenset()


@dataclass
class Keys:
    """Every key that was made, as it is told: it stands nowhere but in its holder's hands."""

    told: list[str] = field(default_factory=list)
    holder: dict[str, int] = field(default_factory=dict)  # by what is kept of it

    def sought(self) -> tuple[Trace, ...]:
        """The keys of links, which reach nobody but whoever holds them; and what secret fields hold, which reaches nobody."""
        links = (
            Trace("key of a link", written(key), frozenset([self.holder[token_hash(key)]]), NOBODY, members=False)
            for key in self.told
            if token_hash(key) in self.holder
        )
        return (*links, *_in_secret_fields(self.holder))

    def told_in(self, text: str) -> list[str]:
        """Where a key stands of which nobody should read, whoever holds it."""
        return [text[max(0, at - 60) : at + 10] for key in self.told if (at := text.find(key)) >= 0]


@contextmanager
def keys_kept() -> Iterator[Keys]:
    """The keys that are made inside."""
    kept = Keys()
    honest = secrets.token_urlsafe

    def token_urlsafe(nbytes: int | None = None) -> str:
        kept.told.append(honest(nbytes))
        return kept.told[-1]

    def made(sender: Any, instance: Any, **_: Any) -> None:
        kept.holder[instance.token_hash] = instance.person_id

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "token_urlsafe", token_urlsafe)
        for model in (Link, PortalLink):
            post_save.connect(made, sender=model)
        yield kept
        for model in (Link, PortalLink):
            post_save.disconnect(made, sender=model)


def _in_secret_fields(holder: dict[str, int]) -> Iterator[Trace]:
    for model in apps.get_app_config("obliged").get_models():
        for column in model._meta.concrete_fields:
            name = f"{model.__name__}.{column.name}"
            if CLASSES.get(name) is not Class.SECRET:
                continue
            for value in model._base_manager.values_list(column.attname, flat=True):
                text = bytes(value).hex() if isinstance(value, (bytes, memoryview)) else str(value or "")
                if len(text) >= 16:
                    theirs = frozenset([holder[text]]) if text in holder else NOBODY  # their browser carries it
                    yield Trace(name, (text, text[::-1], text.upper()), theirs, NOBODY, members=False)


__all__ = ["Keys", "Trace", "acquaintances", "identities", "keys_kept", "written"]
