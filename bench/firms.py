"""What does a firm with a thousand, a hundred thousand, a million referrals look like to a database?

Rows are written straight into the tables, in the proportions that the sample firm's two years have: for each referral
six tenths of a new person, two or three parties, six happenings in a chain of placeholders, four courtesies of which
one in forty is still owed. Two years long, whatever the size.
"""

from __future__ import annotations

import itertools
import random
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, models

from obliged.acts import firms
from obliged.domain.people import normal, words_of
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Chain, Happening
from obliged.records.people import Email, FindKey, Person, Phone
from obliged.records.referrals import Party, Referral

NAMES = [
    "Ana",
    "Luis",
    "Kwame",
    "Sally",
    "Fred",
    "Mei",
    "Tomasz",
    "Grace",
    "Hollis",
    "Noor",
    "Rashid",
    "Inês",
    "Bao",
    "Dara",
    "Rosa",
    "Yusuf",
    "Lena",
    "Ola",
    "Piet",
    "Zoë",
]
FAMILIES = [
    "Duarte",
    "Ferreira",
    "Boateng",
    "Okafor",
    "Lindqvist",
    "Tanaka",
    "Nowak",
    "Adeyemi",
    "Grant",
    "Haddad",
    "Karimi",
    "Nguyen",
    "Whitlock",
    "Brandt",
]
STAGES = (
    ("introduced", True),
    ("contacted", True),
    ("met", True),
    ("won", True),
    ("completed", False),
    ("lost", False),
)
BATCH = 5_000
COLUMNS_MOST = 30_000  # parameters that one statement takes


def build(size: int, *, now: datetime, seed: int = 7) -> Member:
    """A firm of this many referrals, with its owner."""
    owner = firms.set_up(
        name=f"Firm of {size}", owner="Priya Raman", email=f"priya{size}@bench.example", password=None, now=now,
        further=True, zone="America/Los_Angeles", country="US", subdivision="OR",
    )  # fmt: skip
    chance = random.Random(seed)
    people = max(60, size * 6 // 10)
    first = _people(owner.firm, people, now, chance)
    _referrals(owner, size, first, people, now, chance)
    if connection.vendor == "postgresql":  # which would do so by itself, later; SQLite is told once, by its migrations
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return owner


def _people(firm: Firm, number: int, now: datetime, chance: random.Random) -> int:
    start = (Person.unscoped.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    ids = range(start, start + number)
    named = {n: f"{chance.choice(NAMES)} {chance.choice(FAMILIES)}{n % 997}" for n in ids}
    common = _defaults(Person)
    insert(
        Person,
        (
            common
            | {
                "id": n,
                "firm_id": firm.pk,
                "public_id": _uuid(n),
                "name": named[n],
                "name_in_order": normal(named[n]),
                "made_at": now,
                "seal": b"x" * 32,
            }
            for n in ids
        ),
    )
    email, phone = _defaults(Email), _defaults(Phone)
    insert(
        Email,
        (
            email | {"firm_id": firm.pk, "person_id": n, "address": f"p{n}@b.example", "normal": f"p{n}@b.example"}
            for n in ids
        ),
    )
    insert(
        Phone,
        (
            phone | {"firm_id": firm.pk, "person_id": n, "typed": f"503 555 {n:06d}", "e164": f"+1503555{n:06d}"}
            for n in ids
        ),
    )
    insert(
        FindKey,
        (
            {"firm_id": firm.pk, "word": word, "person_id": n, "organisation_id": None}
            for n in ids
            for word in (*words_of(named[n]), f"p{n}@b.example")
        ),
    )
    return start


def _referrals(owner: Member, size: int, first: int, people: int, now: datetime, chance: random.Random) -> None:
    firm = owner.firm
    start = (Referral.unscoped.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    happening = (Happening.unscoped.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    plan = list(_plan(size, now, chance))
    common = _defaults(Referral)
    insert(
        Referral,
        (
            common
            | {
                "id": start + n, "firm_id": firm.pk, "public_id": _uuid(start + n), "direction": "received" if n % 5 else "given",
                "need": "plans for a second bakery", "responsible_id": owner.pk, "made_at": at, "stage": stage,
                "stage_at": at + timedelta(days=9), "is_open": is_open, "ask_both": True, "treatments": "[]",
                "next_opens_at": at if owes else None, "next_due_at": at + timedelta(days=20) if owes else None,
            }
            for n, (at, stage, is_open, owes) in enumerate(plan)
        ),
    )  # fmt: skip
    senders = min(people, max(20, size // 50))
    party = _defaults(Party)
    insert(Party, _parties(party, firm.pk, start, size, first, people, senders))
    blank = _defaults(Happening) | {"firm_id": firm.pk, "facts": "{}", "prev_hash": "0" * 64, "hash": "0" * 64}
    kinds = ("received", "thanked", "contacted", "told", "met", "told")
    insert(
        Happening,
        (
            blank
            | {
                "id": happening + n * 6 + k, "seq": n * 6 + k + 1, "kind": kind, "referral_id": start + n,
                "at": at + timedelta(days=k), "recorded_at": at + timedelta(days=k), "recorded_by_id": owner.pk,
                "concerns_id": first + n % people,
            }
            for n, (at, _, _, _) in enumerate(plan)
            for k, kind in enumerate(kinds)
        ),
    )  # fmt: skip
    Chain.unscoped.create(firm=firm, seq=size * 6, head="0" * 64)
    insert(Courtesy, _courtesies(owner, plan, start, happening, first, people))


def _plan(size: int, now: datetime, chance: random.Random) -> Iterator[tuple[datetime, str, bool, bool]]:
    """When each came, where it stands, and whether something is owed in it. A firm can only look after so many."""
    open_most = 400
    open_share = min(0.3, open_most / size)
    for _ in range(size):
        at = now - timedelta(minutes=chance.randint(60, 2 * 365 * 1440))
        is_open = chance.random() < open_share
        stage = chance.choice([s for s, o in STAGES if o is is_open])
        yield at, stage, is_open, is_open and chance.random() < 0.4


def _parties(
    party: dict[str, Any], firm: int, start: int, size: int, first: int, people: int, senders: int
) -> Iterator[dict[str, Any]]:
    for n in range(size):
        prospect = first + n % people
        sender = first + (n * 31) % senders
        if sender == prospect:
            sender = first + (sender - first + 1) % people
        side = "introducer" if n % 5 else "provider"
        yield party | {"firm_id": firm, "referral_id": start + n, "person_id": prospect, "side": "prospect"}
        yield party | {"firm_id": firm, "referral_id": start + n, "person_id": sender, "side": side}


def _courtesies(
    owner: Member, plan: list[tuple[datetime, str, bool, bool]], start: int, happening: int, first: int, people: int
) -> Iterator[dict[str, Any]]:
    common = _defaults(Courtesy) | {"firm_id": owner.firm_id, "owner_id": owner.pk}
    number = itertools.count(1)
    rules = (("thank_received", "thank"), ("call", "call"), ("answer", "answer"), ("tell_milestone", "tell"))
    for n, (at, _, _, owes) in enumerate(plan):
        for k, (rule, verb) in enumerate(rules):
            owed = owes and k == 3
            yield common | {
                "public_id": _uuid(next(number)), "rule": rule, "because_id": happening + n * 6 + k, "to_id": first + n % people,
                "verb": verb, "referral_id": start + n, "opens_at": at, "shows_at": at, "due_at": at + timedelta(days=20),
                "state": "owed" if owed else "settled", "settled_at": None if owed else at + timedelta(days=1),
            }  # fmt: skip


def _uuid(n: int) -> Any:
    value = uuid.UUID(int=(n << 80) | 0x7000_8000_0000_0000_0001)
    return value if connection.vendor == "postgresql" else value.hex


def _defaults(model: type[models.Model]) -> dict[str, Any]:
    """Every column of a record with what it has when nothing is said."""
    row: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if field.primary_key:
            continue
        row[field.column] = field.get_default() if field.has_default() and not callable(field.default) else None
        if row[field.column] is None and not field.null:
            row[field.column] = "" if isinstance(field, (models.CharField, models.TextField)) else 0
        if isinstance(field, models.BooleanField) and row[field.column] is None and not field.null:
            row[field.column] = False
    return row


def insert(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """Many rows at once, a batch a transaction."""
    rows = iter(rows)
    table = model._meta.db_table
    bools = {f.column for f in model._meta.concrete_fields if isinstance(f, models.BooleanField)}
    while batch := list(itertools.islice(rows, BATCH)):
        columns = list(batch[0])
        quoted = ", ".join(f'"{c}"' for c in columns)
        marks = ", ".join(["%s"] * len(columns))
        values = [tuple(_value(row[c], c in bools) for c in columns) for row in batch]
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("BEGIN IMMEDIATE")
            cursor.executemany(f'INSERT INTO "{table}" ({quoted}) VALUES ({marks})', values)
            if connection.vendor == "sqlite":
                cursor.execute("COMMIT")


def _value(value: Any, is_bool: bool) -> Any:
    if isinstance(value, datetime) and connection.vendor == "sqlite":
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    if is_bool and value is not None:
        return bool(value)
    return value
