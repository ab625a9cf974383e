"""Does what should run keep running, and stop when told?"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import psycopg
import pytest

from obliged.cli import demo, owners, up
from obliged.cli.up import Bind

OBLIGED = [sys.executable, "-m", "obliged.cli.main"]


@pytest.mark.parametrize(
    ("said", "port", "where"),
    [
        (None, None, Bind("127.0.0.1", 8000)),
        (None, 8010, Bind("127.0.0.1", 8010)),
        ("0.0.0.0:80", None, Bind("0.0.0.0", 80)),
        ("[::1]:8000", None, Bind("::1", 8000)),
        ("studio.local", None, Bind("studio.local", 8000)),
        (":8020", None, Bind("127.0.0.1", 8020)),
    ],
)
def test_where_to_listen_reads_as_people_write_it(said: str | None, port: int | None, where: Bind) -> None:
    assert up.bind_from(said, port) == where


@pytest.mark.parametrize(
    ("host", "local"), [("127.0.0.1", True), ("::1", True), ("0.0.0.0", False), ("10.0.0.4", False)]
)
def test_only_this_machine_is_local(host: str, local: bool) -> None:
    assert Bind(host, 8000).is_local is local


def test_the_owner_of_the_tables_brings_them_up_to_date() -> None:
    environment = {"DATABASE_URL": "postgresql://reads@/firm", "MIGRATION_DATABASE_URL": "postgresql://owns@/firm"}

    owners.become(environment)

    assert environment["DATABASE_URL"] == "postgresql://owns@/firm"


def test_without_an_owner_the_product_does_it_itself() -> None:
    environment = {"DATABASE_URL": "postgresql://reads@/firm"}

    owners.become(environment)

    assert environment == {"DATABASE_URL": "postgresql://reads@/firm"}


def test_a_sample_firm_knows_nothing_of_the_real_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://real@/firm")
    monkeypatch.setenv("OBLIGED_SMTP_HOST", "mail.example")

    environment = demo.environment_for(Bind("127.0.0.1", 8123), tmp_path)

    assert {name for name in environment if name.startswith(("DATABASE_URL", "OBLIGED_"))} == {
        "OBLIGED_DATA",
        "OBLIGED_BASE_URL",
        "OBLIGED_SAMPLE",
    }


def test_whoever_falls_is_set_up_again_a_little_later_each_time(capsys: pytest.CaptureFixture[str]) -> None:
    child = up.Child("The worker", [sys.executable, "-c", "raise SystemExit(7)"], os.environ)

    for _ in range(2):
        child.again_at = 0.0
        child.look_after()
        assert child.process is not None
        child.process.wait(20)
        child.look_after()

    said = capsys.readouterr().err
    assert "ended with 7; again in 1 s." in said
    assert "ended with 7; again in 2 s." in said


def test_who_does_not_stop_when_told_is_stopped() -> None:
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    child = up.Child("The worker", [sys.executable, "-c", deaf], os.environ)
    child.look_after()
    assert child.process is not None
    time.sleep(0.5)

    child.stop()
    child.wait(time.monotonic() + 0.3)

    assert child.process.poll() == -signal.SIGKILL


# The two commands, as a person meets them


@contextmanager
def running(*words: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("OBLIGED_", "DATABASE_URL", "DJANGO_"))}
    with subprocess.Popen(
        [*OBLIGED, *words], env=clean | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def line_with(words: str, process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    heard = []
    for line in process.stdout:
        heard.append(line)
        if words in line:
            return line.strip()
    raise AssertionError("It ended, and said:\n" + "".join(heard))


def browser() -> OpenerDirector:
    return build_opener(HTTPCookieProcessor(CookieJar()))


def read(opener: OpenerDirector, url: str, form: dict[str, str] | None = None) -> str:
    body = urlencode(form).encode() if form else None
    with opener.open(url, body, timeout=20) as answer:
        text: str = answer.read().decode()
        return text


def eventually(happens: Callable[[], Any], within: float = 20.0) -> Any:
    until = time.monotonic() + within
    while time.monotonic() < until:
        found = happens()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("It did not happen in time.")


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(process.pid), "-f", "obliged.jobs"], capture_output=True, text=True)
    return [int(pid) for pid in found.stdout.split()]


@pytest.mark.slow
def test_up_serves_the_first_page_and_minds_its_worker(tmp_path: Path) -> None:
    port = demo.free_port()
    with running("up", "--port", str(port), OBLIGED_DATA=str(tmp_path)) as process:
        assert line_with("Obliged is at", process) == f"Obliged is at http://127.0.0.1:{port}. Ctrl C stops it."
        first = read(browser(), f"http://127.0.0.1:{port}/")
        assert "Set up your firm" in first
        assert "Look around first" in first

        (worker,) = eventually(lambda: workers_of(process))
        os.kill(worker, signal.SIGKILL)
        assert eventually(lambda: [pid for pid in workers_of(process) if pid != worker])

        process.terminate()
        assert process.wait(30) == 0
        assert not up.is_taken(Bind("127.0.0.1", port))


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.django_db
def test_up_serves_from_an_empty_postgresql(tmp_path: Path) -> None:
    port, name = demo.free_port(), f"obliged_up_{os.getpid()}"
    address = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as keeper:
        keeper.execute(f"CREATE DATABASE {name}".encode())
    url = urlunsplit(address._replace(path=f"/{name}"))

    with running("up", "--port", str(port), OBLIGED_DATA=str(tmp_path), DATABASE_URL=url) as process:
        line_with("Obliged is at", process)

        assert "Set up your firm" in read(browser(), f"http://127.0.0.1:{port}/")
    assert not (tmp_path / "obliged.sqlite3").exists()


@pytest.mark.slow
def test_beyond_this_machine_setting_up_asks_for_the_code_that_was_printed(tmp_path: Path) -> None:
    port = demo.free_port()
    with running("up", "--bind", f"0.0.0.0:{port}", OBLIGED_DATA=str(tmp_path)) as process:
        code = line_with("The code for setting up", process).split()[-1]
        line_with("Obliged is at", process)
        opener = browser()
        address = f"http://127.0.0.1:{port}/set-up/"
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', read(opener, address))
        assert token is not None
        form = {
            "csrfmiddlewaretoken": token[1],
            "firm": "Raman Vale",
            "email": "priya@ramanvale.example",
            "password": "a chair by the window",
            "zone": "America/Los_Angeles",
        }

        with pytest.raises(Exception, match="422"):
            read(opener, address, form | {"code": "guessed"})
        assert "Today" in read(opener, address, form | {"code": code})


@pytest.mark.slow
def test_the_sample_firm_starts_with_one_command_and_signs_in_by_its_link(tmp_path: Path) -> None:
    with running("demo", "--port", str(demo.free_port()), "--data", str(tmp_path), "--json") as process:
        told = json.loads(line_with('"sign_in"', process))
        assert set(told) == {"url", "sign_in", "mailbox"}

        opener = browser()
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', read(opener, told["sign_in"]))
        assert token is not None
        today = read(opener, told["sign_in"], {"csrfmiddlewaretoken": token[1]})

        assert "Today" in today
        assert "Raman Vale" in read(opener, told["mailbox"])

        process.terminate()
        assert process.wait(30) == 0
