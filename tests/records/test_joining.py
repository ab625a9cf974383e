"""Do tellings from before the chain come into it, and does nothing else change?"""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, migrations
from django.db.migrations.executor import MigrationExecutor

from obliged.records import guards
from obliged.records.chains import GENESIS
from obliged.records.firms import Firm
from obliged.records.happenings import Chain, Happening
from obliged.records.joining import join_tellings
from obliged.records.letters import Told
from tests import cast
from tests.cast import MONDAY


def told_before_the_chain(firm: Firm, *, minutes: int, what: str) -> Told:
    row: Told = Told.unscoped.create(
        firm=firm, to=cast.person(firm, "ana"), audience="introducer", what=what, ground="milestone",
        at=MONDAY + timedelta(minutes=minutes),
    )  # fmt: skip
    return row


def as_it_was(firm: Firm) -> None:
    """The head held a hash, not a link."""
    last = Happening.objects.of(firm).order_by("-seq")[0]
    Chain.objects.of(firm).update(seq=last.seq, head=last.hash)


@pytest.mark.django_db
def test_old_tellings_stand_behind_the_happenings_in_the_order_in_which_they_were_told() -> None:
    firm, other = cast.priya().firm, cast.grace().firm
    cast.ana_sends_kwame(firm.members.get())
    before = list(Happening.objects.of(firm).order_by("seq").values())
    told_before_the_chain(firm, minutes=9, what="met")
    told_before_the_chain(firm, minutes=3, what="contacted")
    as_it_was(firm)

    join_tellings(apps, None)

    first, second = Told.objects.of(firm).order_by("seq")
    assert [first.what, second.what] == ["contacted", "met"]
    assert [first.seq, second.seq] == [len(before) + 1, len(before) + 2]
    last = Happening.objects.of(firm).order_by("-seq")[0]
    assert [first.prev_hash, second.prev_hash] == [last.link(), first.link()]
    assert [row.hash for row in (first, second)] == [row.hashed() for row in (first, second)]
    assert Chain.objects.of(firm).get().head == second.link()
    assert list(Happening.objects.of(firm).order_by("seq").values()) == before
    assert not Chain.objects.of(other).exclude(seq=0, head=GENESIS).exists()
    assert guards.missing() == ()


@pytest.mark.django_db
def test_joining_again_changes_nothing() -> None:
    firm = cast.priya().firm
    told_before_the_chain(firm, minutes=3, what="contacted")
    join_tellings(apps, None)
    once = list(Told.objects.of(firm).values()), Chain.objects.of(firm).get().head

    join_tellings(apps, None)

    assert (list(Told.objects.of(firm).values()), Chain.objects.of(firm).get().head) == once


def test_the_migration_that_gives_tellings_their_place_fills_it() -> None:
    operations = import_module("obliged.records.migrations.0003_discretion").Migration.operations

    assert isinstance(operations[-1], migrations.RunPython)
    assert operations[-1].code is join_tellings


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_an_installation_from_before_comes_up_to_date() -> None:
    firm = cast.priya().firm
    cast.ana_sends_kwame(firm.members.get())
    _migrate("0002_the_post")
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO obliged_told (firm_id, to_id, audience, what, ground, way, at) "
                "SELECT firm_id, id, 'introducer', 'met', 'milestone', 'email', made_at FROM obliged_person "
                "WHERE name = 'Ana Duarte'"
            )
            cursor.execute(
                "UPDATE obliged_chain SET head = (SELECT hash FROM obliged_happening WHERE seq = obliged_chain.seq)"
            )
    finally:
        call_command("migrate", verbosity=0)

    last = Happening.objects.of(firm).order_by("-seq")[0]
    told = Told.objects.of(firm).get()
    assert (told.seq, told.prev_hash, told.hash) == (last.seq + 1, last.link(), told.hashed())
    assert Chain.objects.of(firm).get().head == told.link()
    assert guards.missing() == ()


def _migrate(to: str) -> None:
    guards.take_down(_droppable())
    MigrationExecutor(connection).migrate([("obliged", to)])


def _droppable() -> list[str]:
    """On SQLite a table that triggers name cannot be made anew; on PostgreSQL the guards of columns go with them."""
    return sorted(guards._standing()) if connection.vendor == "sqlite" else []
