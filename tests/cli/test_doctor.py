"""Does the doctor find what is wrong, and say how to mend it?"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from obliged.cli import doctor, main
from obliged.cli.doctor import State
from obliged.ports import clock
from obliged.records import guards
from obliged.records.letters import Letter
from tests import cast

pytestmark = pytest.mark.django_db


def test_every_finding_that_is_not_fine_comes_with_its_remedy() -> None:
    findings = list(doctor.examine())

    assert findings
    assert [f for f in findings if f.state is not State.FINE and not f.mend] == []


def test_a_missing_guard_is_found() -> None:
    guards.take_down(["obliged_happening_no_update"])

    found = {finding.what: finding for finding in doctor.of_database()}

    assert found["Guards"].state is State.WRONG
    assert "obliged_happening_no_update" in found["Guards"].says


@pytest.mark.sqlite
def test_a_commit_that_may_be_forgotten_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(doctor.SQLITE_WANTED, "synchronous", 3)

    (found, *_) = doctor.of_database()

    assert found.state is State.WRONG
    assert "synchronous is 2" in found.says


def test_a_migration_to_come_is_found() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'obliged'")

    found = {finding.what: finding for finding in doctor.of_database()}

    assert found["Migrations"].state is State.WRONG
    assert found["Migrations"].mend == "obliged manage migrate"


def test_a_letter_that_nobody_carries_means_that_the_worker_is_not_there() -> None:
    priya = cast.priya()
    late = clock.now() - timedelta(minutes=20)
    Letter.unscoped.create(
        firm=priya.firm, key="thank:1:1", kind="thank", to=cast.person(priya.firm, "ana"),
        to_address="ana@duarte.example", by=priya, subject="Thank you", text="Ana, thank you.",
        made_at=late, leaves_at=late, message_id="<1@ramanvale.example>",
    )  # fmt: skip

    assert doctor.worker().state is State.WRONG


@pytest.mark.parametrize(
    ("base", "debug", "state"),
    [
        ("https://obliged.ramanvale.example", False, State.FINE),
        ("https://obliged.ramanvale.example", True, State.WRONG),
        ("http://obliged.ramanvale.example", False, State.WRONG),
        ("http://127.0.0.1:8000", False, State.LOOK),
    ],
)
def test_an_address_is_judged_by_who_could_listen(base: str, debug: bool, state: State, settings: Any) -> None:
    settings.BASE_URL, settings.DEBUG = base, debug

    assert doctor.address().state is state


def test_a_mail_server_that_is_not_there_is_found(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    found = doctor.mail()

    assert found.state is State.WRONG
    assert "127.0.0.1:9" in found.says


def test_a_key_that_others_can_read_is_found(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    (tmp_path / "secret_key").write_text("x" * 50, encoding="utf-8")
    (tmp_path / "secret_key").chmod(0o644)

    assert doctor.secret_key().state is State.WRONG


def test_somebody_locked_out_gets_a_link(capsys: pytest.CaptureFixture[str]) -> None:
    cast.priya()

    assert main.main(["sign-in", "Priya@RamanVale.example"]) == 0
    assert "/sign-in/" in capsys.readouterr().out


def test_nobody_gets_a_link_for_a_stranger(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["sign-in", "nobody@nowhere.example"]) == 1
    assert capsys.readouterr().err == "Nobody signs in as nobody@nowhere.example.\n"


def test_a_further_firm_is_the_operators_to_found(capsys: pytest.CaptureFixture[str]) -> None:
    cast.priya()

    code = main.main(
        [
            "found",
            "Adeyemi Books",
            "--owner",
            "Grace Adeyemi",
            "--email",
            "grace@adeyemi.example",
            "--zone",
            "Europe/London",
        ]
    )

    assert code == 0
    assert "/sign-in/" in capsys.readouterr().out
