"""A copy that was put back sends nothing, with a real worker, until somebody says that it is the one. Fault 67."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from obliged.ports import clock, installed
from obliged.records.firms import Member
from obliged.records.jobs import Installation, Worker
from obliged.records.letters import Letter, Passage
from tests import cast
from tests.jobs.test_worker import HOUSE, environment, eventually, worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def held(by: Member) -> Letter:
    before = clock.now() - timedelta(hours=3)
    letter: Letter = Letter.unscoped.create(
        firm=by.firm, key="thank:1:1", kind="thank", to=cast.person(by.firm, "ana"), to_address="ana@duarte.example",
        by=by, subject="Thank you", text="Ana, thank you.", made_at=before, leaves_at=before,
        message_id=f"<{uuid4()}@ramanvale.example>",
    )  # fmt: skip
    return letter


def passage(letter: Letter) -> str:
    letter.refresh_from_db()
    return letter.passage


def test_nothing_leaves_until_somebody_says_so(tmp_path: Path) -> None:
    letter = held(cast.priya())
    Installation.objects.create(pk=1, epoch=uuid4(), sent=12)
    folder = Path(environment(tmp_path)["OBLIGED_DATA"])
    (folder / installed.NAME).unlink(missing_ok=True)

    with worker(tmp_path):
        eventually(Worker.objects.exists)
        time.sleep(4)
    assert passage(letter) == Passage.HELD
    assert Installation.objects.get().muted_why == "restored"

    said = subprocess.run(
        [sys.executable, "-m", "obliged.cli.main", "unmute"],
        cwd=HOUSE, env=environment(tmp_path), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "This copy sends from now on." in said.stdout
    assert passage(letter) == Passage.IN_DOUBT, "what was held may have left from the other copy"


def test_the_one_that_always_sent_sends(tmp_path: Path) -> None:
    letter = held(cast.priya())
    folder = Path(environment(tmp_path)["OBLIGED_DATA"])
    epoch = uuid4()
    Installation.objects.create(pk=1, epoch=epoch, sent=12)
    installed.write(folder, epoch, 12)

    with worker(tmp_path):
        eventually(lambda: passage(letter) == Passage.SENT)

    eventually(lambda: (known := installed.read(folder)) is not None and known.sent == 13)
    assert Installation.objects.get().sent == 13
