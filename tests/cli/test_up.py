"""Does what should run keep running, and stop when told?"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
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
from tests import postgres

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
    assert environment["PRODUCT_DATABASE_URL"] == "postgresql://reads@/firm"  # whom it lets in


def test_without_an_owner_the_product_does_it_itself() -> None:
    environment = {"DATABASE_URL": "postgresql://reads@/firm"}

    owners.become(environment)

    assert environment == {"DATABASE_URL": "postgresql://reads@/firm"}


@pytest.mark.parametrize(
    ("environment", "number"),
    [
        ({}, 1),
        ({"OBLIGED_WORKERS": "4"}, 1),
        ({"DATABASE_URL": "postgresql:///firm"}, 1),
        ({"DATABASE_URL": "postgresql:///firm", "OBLIGED_WORKERS": "4"}, 4),
        ({"DATABASE_URL": "postgresql:///firm", "OBLIGED_WORKERS": "0"}, 1),
    ],
)
def test_several_workers_are_minded_on_postgresql_only(environment: dict[str, str], number: int) -> None:
    children = up.children(Bind("127.0.0.1", 8000), environment)

    assert [child.name for child in children[1:]] == ["The worker", *(f"Worker {n}" for n in range(2, number + 1))]


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


class Running:
    """A command that runs, and everything that it says. It is listened to all the time, or it would fall silent."""

    def __init__(self, words: tuple[str, ...], environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [*OBLIGED, *words], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.heard: list[str] = []
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.heard.append(line.strip())

    def says(self, words: str, within: float = 120.0) -> str:
        """The first line with these words, waited for."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            silent = not self.listener.is_alive()  # asked first: what it said last is read after that
            found = next((line for line in self.heard if words in line), None)
            if found is not None:
                return found
            if silent:
                break
            time.sleep(0.05)
        raise AssertionError("It said:\n" + "\n".join(self.heard))

    def stop(self) -> int:
        """Tell it to stop; answers with what it ended with."""
        self.process.terminate()
        code = self.process.wait(30)
        self.listener.join(5)
        return code


def clean() -> dict[str, str]:
    ours = ("OBLIGED_", "DATABASE_URL", "MIGRATION_", "DJANGO_")
    return {k: v for k, v in os.environ.items() if not k.startswith(ours)}


@contextmanager
def running(*words: str, **environment: str) -> Iterator[Running]:
    command = Running(words, clean() | environment)
    try:
        yield command
    finally:
        command.stop()


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


def workers_of(command: Running) -> list[int]:
    found = subprocess.run(
        ["pgrep", "-P", str(command.process.pid), "-f", "obliged.jobs"], capture_output=True, text=True
    )
    return [int(pid) for pid in found.stdout.split()]


@pytest.mark.slow
def test_up_serves_the_first_page_and_minds_its_worker(tmp_path: Path) -> None:
    port = demo.free_port()
    with running("up", "--port", str(port), OBLIGED_DATA=str(tmp_path)) as obliged:
        assert obliged.says("Obliged is at") == f"Obliged is at http://127.0.0.1:{port}. Ctrl C stops it."
        first = read(browser(), f"http://127.0.0.1:{port}/")
        assert "Set up your firm" in first
        assert "Look around first" in first

        (worker,) = eventually(lambda: workers_of(obliged))
        os.kill(worker, signal.SIGKILL)
        assert eventually(lambda: [pid for pid in workers_of(obliged) if pid != worker])

        assert obliged.stop() == 0
        assert not up.is_taken(Bind("127.0.0.1", port))


def made_by_roles(name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """A database as `obliged roles` makes it, said twice; what it says then belongs into the environment."""
    url = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    assert owners.roles({"DATABASE_URL": url}) == 0
    said = capsys.readouterr()
    psql = [
        str(postgres.binaries() / "psql"),
        "-v",
        "ON_ERROR_STOP=1",
        "-q",
        postgres.as_role(os.environ["DATABASE_URL"], "keeper"),
    ]  # type: ignore[operator]
    for _ in range(2):
        subprocess.run(psql, input=said.out, text=True, check=True, capture_output=True)
    return dict(line.split("=", 1) for line in said.err.splitlines() if "DATABASE_URL=" in line)


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.django_db
def test_up_serves_from_an_empty_postgresql_in_a_role_that_owns_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = demo.free_port()
    both = made_by_roles(f"obliged_up_{os.getpid()}", capsys)

    with running("up", "--port", str(port), OBLIGED_DATA=str(tmp_path), OBLIGED_WORKERS="2", **both) as obliged:
        obliged.says("Obliged is at")
        assert eventually(lambda: len(workers_of(obliged)) == 2)
        opener, address = browser(), f"http://127.0.0.1:{port}/set-up/"
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', read(opener, address))
        assert token is not None
        form = {"firm": "Raman Vale", "email": "priya@ramanvale.example", "password": "a chair by the window"}

        assert "Today" in read(opener, address, form | {"zone": "America/Los_Angeles", "csrfmiddlewaretoken": token[1]})
        assert [said for said in obliged.heard if "not this time" in said.lower()] == []

    assert not (tmp_path / "obliged.sqlite3").exists()
    with psycopg.connect(both["DATABASE_URL"]) as product:
        owned = product.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'").fetchall()
        assert owned == [("obliged_owner",)]
        assert product.execute("SELECT count(*) FROM obliged_firm").fetchone() == (0,)


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.django_db
def test_nothing_is_served_in_a_role_that_owns_the_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = made_by_roles(f"obliged_no_{os.getpid()}", capsys)
    owner = both["MIGRATION_DATABASE_URL"]

    with running("up", "--port", str(demo.free_port()), OBLIGED_DATA=str(tmp_path), DATABASE_URL=owner) as obliged:
        assert "owns the tables" in obliged.says("The role obliged_owner")
        assert obliged.process.wait(20) == 1

    for words in ([sys.executable, "-m", "obliged.jobs"], [sys.executable, "-c", "import obliged.wsgi"]):
        alone = clean() | {"OBLIGED_DATA": str(tmp_path), "DATABASE_URL": owner}
        done = subprocess.run(words, env=alone, capture_output=True, text=True, timeout=60)
        assert done.returncode == 1
        assert "The role obliged_owner owns the tables" in done.stderr


@pytest.mark.slow
def test_beyond_this_machine_setting_up_asks_for_the_code_that_was_printed(tmp_path: Path) -> None:
    port = demo.free_port()
    with running("up", "--bind", f"0.0.0.0:{port}", OBLIGED_DATA=str(tmp_path)) as obliged:
        code = obliged.says("The code for setting up").split()[-1]
        obliged.says("Obliged is at")
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
    with running("demo", "--port", str(demo.free_port()), "--data", str(tmp_path), "--json") as obliged:
        told = json.loads(obliged.says('"sign_in"'))
        assert set(told) == {"url", "sign_in", "mailbox"}

        opener = browser()
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', read(opener, told["sign_in"]))
        assert token is not None
        today = read(opener, told["sign_in"], {"csrfmiddlewaretoken": token[1]})

        assert "Today" in today
        assert "Raman Vale" in read(opener, told["mailbox"])

        assert obliged.stop() == 0
