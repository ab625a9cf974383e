"""The receiver as an operator runs it: a process of its own, which may be killed at any moment."""

from __future__ import annotations

import os
import signal
import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection

from obliged.acts import incoming
from obliged.records.incoming import Incoming, Reading
from obliged.records.links import HeardBack
from tests import cast
from tests.cast import MONDAY
from tests.mails import HERE, mail

pytestmark = pytest.mark.django_db(transaction=True)
OURS = "in.example"


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def receiving(port: int, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """`obliged receive` over the database of this test."""
    environment = os.environ | {
        "OBLIGED_DATA": str(folder), "OBLIGED_MAIL_DOMAIN": OURS, "OBLIGED_RECEIVE": f"127.0.0.1:{port}",
    }  # fmt: skip
    program = (
        "import sys; from django.conf import settings; settings.DATABASES['default']['NAME'] = sys.argv[1]; "
        "from obliged.cli.receive import receive; sys.exit(receive())"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(connection.settings_dict["NAME"])],
        env=environment | {"DJANGO_SETTINGS_MODULE": "obliged.settings"}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert "is taken on" in process.stdout.readline()
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(20)
        if process.stdout is not None:
            process.stdout.close()


def hand_over(port: int, raw: bytes) -> int:
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as line:
        line.ehlo()
        line.mail("ana@duarte.example")
        line.rcpt(f"in@{OURS}")
        code, _ = line.data(raw)
        return code


def test_what_was_acknowledged_is_there_after_a_kill(port: int, tmp_path: Path) -> None:
    cast.priya()
    with receiving(port, tmp_path) as process:
        answers = [hand_over(port, mail(f"Number {n}.", message_id=f"<{n}@x.example>")) for n in range(20)]
        process.send_signal(signal.SIGKILL)

    kept = [bytes(row.raw) for row in Incoming.objects.filter(reading=Reading.WAITING)]
    assert answers == [250] * 20
    assert all(any(f"Number {n}.".encode() in raw for raw in kept) for n in range(20))


def test_fault_32_a_mail_whose_answer_was_lost_comes_again_and_has_one_effect(
    port: int, tmp_path: Path, settings: LazySettings
) -> None:
    settings.MAIL_DOMAIN = OURS
    priya = cast.priya()
    cast.ana_sends_kwame(priya)
    raw = mail("He is glad.")
    with receiving(port, tmp_path):
        line = smtplib.SMTP("127.0.0.1", port, timeout=10)
        line.ehlo()
        line.mail("ana@duarte.example")
        line.rcpt(f"in@{OURS}")
        line.putcmd("data")
        line.getreply()
        line.send(raw + b".\r\n")
        until = time.monotonic() + 10
        while not Incoming.objects.exists() and time.monotonic() < until:
            time.sleep(0.02)
        with suppress(OSError):
            line.close()  # we never hear the 250

        assert hand_over(port, raw) == 250

    incoming.read_waiting(MONDAY, HERE)
    assert Incoming.objects.count() == 1
    assert HeardBack.objects.of(priya.firm).count() == 1


def test_it_stops_when_told_to(port: int, tmp_path: Path) -> None:
    cast.priya()
    with receiving(port, tmp_path) as process:
        process.terminate()
        assert process.wait(20) == 0
