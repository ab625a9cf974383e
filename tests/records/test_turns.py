"""Many hands on one SQLite file: everybody gets their turn, and nobody is told that the database is locked."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from obliged.acts import people
from obliged.records import scoping
from obliged.records.firms import Firm
from obliged.records.people import Person
from obliged.records.scoping import scope
from tests import cast
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]


def apart(*acts: Any) -> list[BaseException]:
    """Each in a thread with a connection of its own; answers with what went wrong."""
    wrong: list[BaseException] = []

    def run(act: Any) -> None:
        try:
            act()
        except BaseException as trouble:
            wrong.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return wrong


def test_eight_who_write_at_once_all_have_written() -> None:
    firm = cast.priya().firm

    def write(n: int) -> None:
        for m in range(5):
            people.keep(firm=firm, name=f"Prospect {n} {m}", now=MONDAY)

    assert apart(*(lambda n=n: write(n) for n in range(8))) == []
    assert Person.objects.of(firm).order_by("id").count() == 40


def test_who_has_just_written_does_not_go_before_who_waits() -> None:
    firm = cast.priya().firm
    ends = time.monotonic() + 2
    written = [0] * 4

    def write(n: int) -> None:
        while time.monotonic() < ends:
            with scope(firm):
                Firm.objects.filter(pk=firm.pk).update(phone=str(n))
            written[n] += 1

    assert apart(*(lambda n=n: write(n) for n in range(4))) == []
    assert min(written) > max(written) / 4, written


def test_one_act_within_another_waits_for_nobody() -> None:
    firm = cast.priya().firm

    with scope(firm), scope(firm):
        people.keep(firm=firm, name="Ana Duarte", now=MONDAY)

    with transaction.atomic(), scope(firm):
        people.keep(firm=firm, name="Luis Ferreira", now=MONDAY)
    assert Person.objects.of(firm).order_by("id").count() == 2


def test_an_act_that_fails_lets_the_next_go_on() -> None:
    firm = cast.priya().firm

    with pytest.raises(ZeroDivisionError), scope(firm):
        raise ZeroDivisionError

    assert apart(lambda: people.keep(firm=firm, name="Ana Duarte", now=MONDAY)) == []


def test_where_no_file_can_be_made_the_database_answers_for_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    firm = cast.priya().firm
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "gone" / "obliged.sqlite3"))

    with scope(firm):
        pass


def test_nobody_waits_for_ever_for_who_never_lets_go(monkeypatch: pytest.MonkeyPatch) -> None:
    firm = cast.priya().firm
    monkeypatch.setattr(scoping, "PATIENCE", 20)
    import fcntl

    with open(f"{connection.settings_dict['NAME']}-turn", "ab") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        people.keep(firm=firm, name="Ana Duarte", now=MONDAY)

    assert Person.objects.of(firm).order_by("id").count() == 1


def test_nobody_waits_for_ever_behind_who_sleeps_at_the_door(monkeypatch: pytest.MonkeyPatch) -> None:
    firm = cast.priya().firm
    monkeypatch.setattr(scoping, "PATIENCE", 50)
    import fcntl

    with open(f"{connection.settings_dict['NAME']}-next", "ab") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        begun = time.monotonic()
        people.keep(firm=firm, name="Ana Duarte", now=MONDAY)
        waited = time.monotonic() - begun

    assert 0.05 < waited < 5
    people.keep(firm=firm, name="Luis Ferreira", now=MONDAY)  # who had come too late holds nobody up
    assert Person.objects.of(firm).order_by("id").count() == 2
