"""Does the doctor find what is wrong, and say how to mend it?"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from obliged.acts import mail_accounts
from obliged.cli import doctor, main
from obliged.cli.doctor import State
from obliged.ports import clock, secrets
from obliged.records import guards
from obliged.records.firms import Firm, Member
from obliged.records.jobs import Installation, Job, Worker
from obliged.records.letters import Letter
from obliged.records.mail_accounts import MailAccount
from tests import cast
from tests.cast import MONDAY
from tests.nameserver import answering, text

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
    late_letter(priya)

    assert doctor.worker().state is State.WRONG
    assert "one letter should have left 20 minutes ago" in doctor.worker().says


def late_letter(by: Member) -> None:
    late = clock.now() - timedelta(minutes=20)
    Letter.unscoped.create(
        firm=by.firm, key="thank:1:1", kind="thank", to=cast.person(by.firm, "ana"),
        to_address="ana@duarte.example", by=by, subject="Thank you", text="Ana, thank you.",
        made_at=late, leaves_at=late, message_id="<1@ramanvale.example>",
    )  # fmt: skip


def beat(ago: timedelta) -> None:
    now = clock.now()
    Worker.objects.create(name="studio 17 a1b2c3", since=now - timedelta(days=1), beat_at=now - ago)


def found(what: str) -> list[doctor.Finding]:
    return [finding for finding in doctor.examine() if finding.what == what]


def test_a_worker_that_is_at_work_is_fine_and_one_that_is_silent_is_not() -> None:
    beat(timedelta(seconds=20))
    assert doctor.worker().says == "One is at work."

    Worker.objects.update(beat_at=clock.now() - timedelta(minutes=7))
    assert doctor.worker().state is State.WRONG
    assert "7 minutes ago, from studio 17 a1b2c3" in doctor.worker().says


def test_letters_that_wait_though_a_worker_is_there_are_found() -> None:
    beat(timedelta(0))
    assert [finding.state for finding in found("Letters")] == [State.FINE]

    late_letter(cast.priya())
    (waiting,) = found("Letters")
    assert waiting.says == "One letter should have left, the oldest 20 minutes ago."


def test_a_copy_that_is_silent_and_a_firm_that_paused_are_found() -> None:
    Firm.objects.filter(pk=cast.priya().firm.pk).update(paused_at=clock.now(), paused_why="storm")
    assert "far more want to leave than usual" in found("Letters")[0].says

    Installation.objects.create(epoch=uuid4(), muted_at=clock.now(), muted_why="restored")
    (silent,) = found("Letters")
    assert silent.state is State.WRONG
    assert "obliged unmute" in silent.mend


def test_what_was_put_aside_is_found_with_its_trouble() -> None:
    now = clock.now()
    Job.objects.create(kind="read", state="aside", run_at=now, made_at=now, ended_at=now, trouble="TimeoutError: 30 s")

    (aside,) = found("Jobs")
    assert (aside.state, aside.says) == (State.LOOK, "1 put aside, the newest of the kind read: TimeoutError: 30 s")


def test_an_account_that_refuses_us_is_found() -> None:
    priya = cast.priya()
    MailAccount.unscoped.create(
        firm=priya.firm, member=priya, address="priya@ramanvale.example", username="priya",
        smtp_host="mail.example", made_at=clock.now(), works_since=clock.now(), refused_at=clock.now(),
    )  # fmt: skip

    (refused,) = found("Accounts")
    assert refused.says == "priya@ramanvale.example does not let us in; their letters wait."


def test_a_clock_that_is_ahead_is_found() -> None:
    beat(timedelta(seconds=-30))
    assert doctor.clocks().state is State.FINE

    Worker.objects.update(beat_at=clock.now() + timedelta(seconds=90))
    assert doctor.clocks().state is State.WRONG


@pytest.mark.sqlite
def test_every_commit_is_on_the_disk_before_it_counts() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,), "FULL"


def test_the_operator_says_which_copy_sends(capsys: pytest.CaptureFixture[str], settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    Installation.objects.create(pk=1, epoch=uuid4(), sent=3, muted_at=clock.now(), muted_why="restored")

    assert main.main(["unmute"]) == 0
    assert capsys.readouterr().out == "This copy sends from now on.\n"
    assert main.main(["unmute"]) == 1


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
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    found = doctor.mail()

    assert found.state is State.WRONG
    assert "127.0.0.1:9" in found.says


def sealed(settings: Any, tmp_path: Path) -> MailAccount:
    settings.KEYS, settings.KEYS_FOLDER = "", tmp_path / "keys"
    priya = cast.priya()
    place = mail_accounts.Place("smtp.fastmail.com", 465, "tls")
    said = mail_accounts.Said("priya@ramanvale.example", "priya", place, secret="a table")
    return mail_accounts.keep(priya.firm, priya, said, by=priya, now=MONDAY)


def test_looking_makes_no_key(settings: Any, tmp_path: Path) -> None:
    settings.KEYS, settings.KEYS_FOLDER = "", tmp_path / "keys"

    assert doctor.keys().state is State.FINE
    assert not (tmp_path / "keys").exists()


def test_a_key_that_is_gone_is_found(settings: Any, tmp_path: Path) -> None:
    sealed(settings, tmp_path)
    assert doctor.keys().state is State.FINE

    settings.KEYS_FOLDER = tmp_path / "elsewhere"
    assert "There is none" in doctor.keys().says
    settings.KEYS = secrets.fresh()
    assert "1 passwords of mail accounts cannot be read" in doctor.keys().says
    settings.KEYS = "nonsense"
    assert doctor.keys().state is State.WRONG


def test_keys_that_others_can_read_are_found(settings: Any, tmp_path: Path) -> None:
    sealed(settings, tmp_path)
    next((tmp_path / "keys").iterdir()).chmod(0o644)

    found = doctor.keys()

    assert found.state is State.WRONG
    assert "chmod" in found.mend


def test_what_a_domain_lacks_is_found_with_what_to_add(settings: Any, tmp_path: Path) -> None:
    sealed(settings, tmp_path)
    with answering({("ramanvale.example", "TXT"): text("v=spf1 mx -all")}) as server:
        settings.NAMESERVERS = server.address
        found = {finding.what: finding for finding in doctor.domains()}

    assert found["SPF"].state is State.LOOK
    assert found["SPF"].mend == "ramanvale.example TXT v=spf1 mx include:spf.messagingengine.com -all"
    assert "fm1.ramanvale.example.dkim.fmhosted.com" in found["DKIM"].mend


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
