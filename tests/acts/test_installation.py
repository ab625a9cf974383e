"""A database that was put back from a backup is silent until somebody says that it is the one that sends. Fault 67."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from obliged.acts import installation
from obliged.ports import installed
from obliged.records.firms import Firm, Member
from obliged.records.jobs import Installation
from obliged.records.letters import Letter, Passage
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path / "data"
    return tmp_path / "data"


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def letter(by: Member, n: int = 1, **fields: Any) -> Letter:
    made: Letter = Letter.unscoped.create(
        firm=by.firm, key=f"thank:{n}:1", kind="thank", to=cast.person(by.firm, "ana"), to_address="ana@duarte.example",
        by=by, subject="Thank you", text="Ana, thank you.", message_id=f"<{n}@ramanvale.example>",
        **{"made_at": MONDAY, "leaves_at": MONDAY} | fields,
    )  # fmt: skip
    return made


def row() -> Installation:
    return Installation.objects.get()


@pytest.fixture
def sends(django_capture_on_commit_callbacks: Any) -> Callable[[int], None]:
    """So many letters leave, and it is kept."""

    def send(number: int) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            for _ in range(number):
                installation.note_sent()

    return send


def back_up() -> dict[str, Any]:
    return dict(Installation.objects.values().get())


def put_back(backup: dict[str, Any]) -> None:
    Installation.objects.update(**{name: value for name, value in backup.items() if name != "id"})


def test_a_new_installation_sends(folder: Path) -> None:
    assert not installation.compare(now=MONDAY)
    assert not installation.compare(now=MONDAY)

    assert not installation.is_muted()
    known = installed.read(folder)
    assert known is not None
    assert (known.epoch, known.sent, known.is_copied) == (row().epoch, 0, False)


def test_one_that_ran_before_the_file_was_invented_sends(priya: Member) -> None:
    letter(priya, passage=Passage.SENT, sent_at=MONDAY)

    assert not installation.compare(now=MONDAY)
    assert row().sent == 1


def test_the_next_start_sends_whatever_has_left(folder: Path, sends: Callable[[int], None]) -> None:
    installation.compare(now=MONDAY)
    sends(3)

    assert not installation.compare(now=MONDAY)
    assert (row().sent, installed.read(folder).sent) == (3, 3)  # type: ignore[union-attr]


def test_yesterdays_backup_is_silent(sends: Callable[[int], None]) -> None:
    installation.compare(now=MONDAY)
    sends(2)
    yesterday = back_up()
    sends(1)
    put_back(yesterday)

    assert installation.compare(now=MONDAY + DAY)
    assert installation.is_muted()
    assert installation.compare(now=MONDAY + 2 * DAY), "also at the next start"
    assert row().muted_at == MONDAY + DAY


def test_a_backup_on_another_machine_is_silent(folder: Path, sends: Callable[[int], None]) -> None:
    installation.compare(now=MONDAY)
    sends(1)
    shutil.rmtree(folder)

    assert installation.compare(now=MONDAY)


def test_the_whole_folder_copied_is_silent(folder: Path, sends: Callable[[int], None]) -> None:
    installation.compare(now=MONDAY)
    sends(1)
    folder.rename(folder.with_name("first"))
    shutil.copytree(folder.with_name("first"), folder)

    assert installation.compare(now=MONDAY)


def test_the_database_of_another_installation_is_silent(sends: Callable[[int], None]) -> None:
    installation.compare(now=MONDAY)
    sends(1)
    Installation.objects.update(epoch=uuid4())

    assert installation.compare(now=MONDAY)


def test_an_old_backup_from_before_the_row_is_silent(priya: Member, sends: Callable[[int], None]) -> None:
    installation.compare(now=MONDAY)
    sends(4)
    Installation.objects.all().delete()
    letter(priya, passage=Passage.SENT, sent_at=MONDAY)

    assert installation.compare(now=MONDAY)


def test_killed_before_its_first_row_was_kept_it_sends_at_the_next_start(priya: Member) -> None:
    letter(priya, passage=Passage.SENT, sent_at=MONDAY)
    installation.compare(now=MONDAY)
    Installation.objects.all().delete()

    assert not installation.compare(now=MONDAY)
    assert not installation.compare(now=MONDAY)


def test_a_new_database_in_an_old_folder_sends(sends: Callable[[int], None]) -> None:
    installation.compare(now=MONDAY)
    sends(4)
    Installation.objects.all().delete()

    assert not installation.compare(now=MONDAY)
    assert not installation.compare(now=MONDAY)


def test_an_empty_copy_from_which_nothing_ever_left_is_not_silent(folder: Path) -> None:
    installation.compare(now=MONDAY)
    shutil.rmtree(folder)

    assert not installation.compare(now=MONDAY)


def test_a_file_that_lags_behind_is_brought_up_to_date(folder: Path) -> None:
    """Killed between the commit and the file: the row knows more, which is no harm."""
    installation.compare(now=MONDAY)
    Installation.objects.update(sent=7)

    assert not installation.compare(now=MONDAY)
    assert installed.read(folder).sent == 7  # type: ignore[union-attr]


def test_once_said_it_sends_and_what_was_held_is_in_doubt(priya: Member, sends: Callable[[int], None]) -> None:
    installation.compare(now=MONDAY)
    sends(1)
    yesterday = back_up()
    sends(1)
    put_back(yesterday)
    held = letter(priya, 1)
    later = letter(priya, 2, leaves_at=MONDAY + 2 * DAY)
    installation.compare(now=MONDAY + DAY)
    fresh = letter(priya, 3, made_at=MONDAY + DAY + timedelta(minutes=1))

    assert installation.this_one_sends(now=MONDAY + 2 * DAY) == 2

    for one in (held, later, fresh):
        one.refresh_from_db()
    assert (held.passage, later.passage, fresh.passage) == (Passage.IN_DOUBT, Passage.IN_DOUBT, Passage.HELD)
    assert not installation.is_muted()
    assert not installation.compare(now=MONDAY + 3 * DAY)
    with pytest.raises(installation.IsNotMuted):
        installation.this_one_sends(now=MONDAY + 3 * DAY)


def test_killed_before_the_file_heard_of_it_it_sends_all_the_same(
    folder: Path, sends: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    installation.compare(now=MONDAY)
    sends(1)
    yesterday = back_up()
    sends(1)
    put_back(yesterday)
    installation.compare(now=MONDAY)

    def killed(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(installed, "write", killed)
        with pytest.raises(KeyboardInterrupt):
            installation.this_one_sends(now=MONDAY)

    assert not installation.compare(now=MONDAY)
    assert installed.read(folder).epoch == row().epoch  # type: ignore[union-attr]


def test_a_backup_from_before_somebody_said_so_is_silent_again(sends: Callable[[int], None]) -> None:
    installation.compare(now=MONDAY)
    sends(1)
    first = back_up()
    sends(1)
    put_back(first)
    installation.compare(now=MONDAY)
    installation.this_one_sends(now=MONDAY)
    put_back(first)
    Installation.objects.update(sent=100)

    assert installation.compare(now=MONDAY)


def test_a_storm_that_was_seen_is_let_pass_and_a_word_is_taken_back(priya: Member) -> None:
    Firm.objects.update(paused_at=MONDAY, paused_why="storm")
    installation.go_on(priya.firm)
    assert list(Firm.objects.values_list("paused_at", "paused_why")) == [(None, "allowed")]

    installation.pause(priya.firm, now=MONDAY)
    installation.go_on(priya.firm)
    assert list(Firm.objects.values_list("paused_at", "paused_why")) == [(None, "")]


def test_a_file_that_was_torn_is_no_file(folder: Path) -> None:
    folder.mkdir(parents=True)
    for torn in ("", "{", "[]", '{"epoch": 7}', "\x00"):
        (folder / "installed").write_text(torn)
        assert installed.read(folder) is None
