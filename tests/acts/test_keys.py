"""Can a key be changed while everything goes on, and by whoever was stopped half-way?"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from obliged.acts import keys, mail_accounts, second
from obliged.acts.keys import NoSuchKey, SealsNow, StillSeals
from obliged.cli import main
from obliged.ports import secrets
from obliged.ports.failpoints import Fell, armed
from obliged.records.firms import Firm
from obliged.records.mail_accounts import MailAccount
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ring(settings: Any, tmp_path: Path) -> None:
    settings.KEYS, settings.KEYS_FOLDER = "", tmp_path / "keys"


def account(firm: Firm, member: Any, secret: str) -> MailAccount:
    made = MailAccount(
        firm=firm, member=member, address="x@ramanvale.example", username="x", smtp_host="s", made_at=MONDAY
    )
    made.secret = secrets.seal(secret, mail_accounts.place(made))
    made.save(force_insert=True)
    return made


@pytest.fixture
def accounts() -> list[MailAccount]:
    priya, grace = cast.priya(), cast.grace()
    joel = cast.joel(priya.firm)
    return [
        account(priya.firm, None, "the firm's"), account(priya.firm, priya, "Priya's"),
        account(joel.firm, joel, "Joel's"), account(grace.firm, grace, "Grace's"),
    ]  # fmt: skip


def words(accounts: list[MailAccount]) -> list[str]:
    for one in accounts:
        one.refresh_from_db()
    return [secrets.unseal(bytes(one.secret), mail_accounts.place(one)) for one in accounts]


SECRETS = ["the firm's", "Priya's", "Joel's", "Grace's"]


def test_after_a_rotation_the_old_key_may_go_and_everything_is_read(accounts: list[MailAccount]) -> None:
    old = secrets.ring().newest.id

    done = keys.rotate()
    keys.drop(old)

    assert done == keys.Rotated(sealed=4, unreadable=0)
    assert secrets.ring().by_id(old) is None
    assert words(accounts) == SECRETS
    assert keys.kept()[1] == 0


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_a_rotation_that_dies_goes_on_where_it_was(accounts: list[MailAccount], step: int) -> None:
    old = secrets.ring().newest.id

    with armed(f"after_keys_step:{step}"), pytest.raises(Fell):
        keys.rotate(step=1)

    assert words(accounts) == SECRETS
    left = 4 - step
    assert [key.seals for key in keys.kept()[0]] == [step, left]
    assert keys.rotate(fresh=False).sealed == left
    keys.drop(old)
    assert words(accounts) == SECRETS


def test_a_password_that_is_changed_meanwhile_is_not_put_back(
    accounts: list[MailAccount], monkeypatch: pytest.MonkeyPatch
) -> None:
    priyas = accounts[1]
    seal = secrets.seal

    def changed_meanwhile(said: str, place: secrets.Place) -> bytes:
        if said == "Priya's":
            MailAccount.unscoped.filter(pk=priyas.pk).update(secret=seal("a new one", place))
        return seal(said, place)

    monkeypatch.setattr(secrets, "seal", changed_meanwhile)
    keys.rotate()

    assert words([priyas]) == ["a new one"]


def test_a_key_that_still_seals_stays(accounts: list[MailAccount]) -> None:
    old = secrets.ring().newest.id
    secrets.add()

    with pytest.raises(StillSeals):
        keys.drop(old)
    with pytest.raises(SealsNow):
        keys.drop(secrets.ring().newest.id)
    with pytest.raises(NoSuchKey):
        keys.drop("00000000")
    assert words(accounts) == SECRETS


def test_what_no_key_opens_is_left_as_it_is_and_said(
    accounts: list[MailAccount], capsys: pytest.CaptureFixture[str]
) -> None:
    lost = secrets.ring().newest
    secrets.add()
    secrets.drop(lost)

    assert keys.rotate() == keys.Rotated(sealed=0, unreadable=4)
    assert main.main(["keys", "list"]) == 1
    assert "4 passwords cannot be read" in capsys.readouterr().err


def test_the_operator_lists_changes_and_drops_keys(
    accounts: list[MailAccount], capsys: pytest.CaptureFixture[str]
) -> None:
    old = secrets.ring().newest

    assert main.main(["keys", "rotate"]) == 0
    assert "4 passwords sealed" in capsys.readouterr().out
    assert main.main(["keys", "list"]) == 0
    said = capsys.readouterr().out
    assert [line.split("  ")[-1] for line in said.splitlines()] == ["seals now", "may go"]
    assert secrets.written(old.secret) not in said
    assert main.main(["keys", "drop", old.id]) == 0
    assert main.main(["keys", "drop", old.id]) == 1
    assert "no key of this name" in capsys.readouterr().err


def test_keys_that_are_given_are_changed_by_giving_another(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    settings.KEYS = secrets.fresh()
    priya = cast.priya()
    mine = account(priya.firm, priya, "Priya's")

    main.main(["keys", "rotate"])
    fresh = capsys.readouterr().out.split()[-1]
    settings.KEYS = f"{fresh},{settings.KEYS}"
    main.main(["keys", "rotate", "--go-on"])
    settings.KEYS = fresh

    assert words([mine]) == ["Priya's"]


# A real process, really killed

ACCOUNTS = """
import django
django.setup()
from obliged.acts import firms, keys, mail_accounts
from obliged.domain.mail_providers import Place
from obliged.ports import clock, secrets
from obliged.records.mail_accounts import MailAccount

def make(n):
    for i in range(n):
        owner = firms.set_up(
            name=f"Firm {i}", owner="Priya Raman", email=f"p{i}@x.example", password=None, now=clock.now(), further=True
        )
        said = mail_accounts.Said("p@x.example", "p", Place("s.example", 465, "tls"), secret=f"the secret of {i}")
        mail_accounts.keep(owner.firm, owner, said, by=owner, now=clock.now())

def opened():
    rows = MailAccount.unscoped.select_related("firm").order_by("pk")
    print([secrets.unseal(bytes(row.secret), mail_accounts.place(row)) for row in rows])
"""


@pytest.mark.slow
def test_a_rotation_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    environment = os.environ | {"OBLIGED_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "obliged.settings"}
    environment.pop("DATABASE_URL", None)

    def said(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(command, env=environment | more, capture_output=True, text=True, check=False)

    obliged = ("-m", "obliged.cli.main")
    said(*obliged, "manage", "migrate", "-v0")
    said("-c", f"{ACCOUNTS}\nmake(7)")
    secrets_of_all = f"{[f'the secret of {n}' for n in range(7)]}\n"
    assert said("-c", f"{ACCOUNTS}\nopened()").stdout == secrets_of_all
    (old,) = re.findall(r"^([0-9a-f]{8}) .*seals now", said(*obliged, "keys", "list").stdout)

    step_by_step = f"{ACCOUNTS}\nkeys.rotate(fresh=FRESH, step=1)"
    first = said("-c", step_by_step.replace("FRESH", "True"), OBLIGED_FAILPOINT="after_keys_step:2")
    assert first.returncode == -signal.SIGKILL
    for _ in range(2):
        killed = said("-c", step_by_step.replace("FRESH", "False"), OBLIGED_FAILPOINT="after_keys_step:2")
        assert killed.returncode == -signal.SIGKILL
    assert said("-c", f"{ACCOUNTS}\nopened()").stdout == secrets_of_all
    assert said(*obliged, "keys", "drop", old).returncode == 1

    assert "1 password sealed" in said(*obliged, "keys", "rotate", "--go-on").stdout
    assert said(*obliged, "keys", "drop", old).returncode == 0
    assert said("-c", f"{ACCOUNTS}\nopened()").stdout == secrets_of_all


# Second proofs


def test_what_proves_somebody_besides_their_password_is_sealed_anew_too() -> None:
    priya = cast.priya()
    kept = Authenticator.objects.create(
        user=priya.user, type="totp", data={"secret": second.sealed("JBSWY3DP", priya.user_id)}
    )
    old = secrets.ring().newest.id

    done = keys.rotate()

    assert (done.sealed, done.unreadable) == (1, 0)
    kept.refresh_from_db()
    assert second.unsealed(kept.data["secret"], priya.user_id) == "JBSWY3DP"
    keys.drop(old)
    assert second.unsealed(kept.data["secret"], priya.user_id) == "JBSWY3DP"


def test_a_key_that_seals_a_second_proof_is_not_dropped() -> None:
    priya = cast.priya()
    Authenticator.objects.create(
        user=priya.user, type="recovery_codes", data={"seed": second.sealed("paper", priya.user_id), "used_mask": 0}
    )
    old = secrets.ring().newest.id
    secrets.add()

    with pytest.raises(StillSeals):
        keys.drop(old)
