"""How do the pages and the worker keep running?

One process minds the others: the pages (granian, one worker, four threads) and the worker (`python -m obliged.jobs`),
or several of these on PostgreSQL.
Whoever falls over is set up again, a little later each time; who is told to stop stops both. The minder itself never
loads Django. Each child leads a process group, so that nothing of it is left behind when it falls.
"""

from __future__ import annotations

import ctypes
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic
from typing import TextIO
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "::1", "localhost")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - recognised, not chosen
LONGEST_PAUSE = 30.0  # seconds between two attempts, at most
LONG_ENOUGH = 60.0  # who ran this long is given a fresh start
PATIENCE = 3  # attempts of the pages before they have answered once
GRACE = 15.0  # seconds to finish what is in hand


@dataclass(frozen=True, slots=True)
class Bind:
    """Where we listen."""

    host: str
    port: int

    @property
    def is_local(self) -> bool:
        return self.host in LOOPBACK

    @property
    def address(self) -> str:
        return f"http://[{self.host}]:{self.port}" if ":" in self.host else f"http://{self.host}:{self.port}"


def bind_from(said: str | None, port: int | None) -> Bind:
    """`HOST:PORT`, either of them alone, or nothing for 127.0.0.1:8000."""
    host, _, number = (said or "127.0.0.1:8000").rpartition(":")
    if not number.isdecimal():
        host, number = f"{host}:{number}".strip(":"), "8000"
    return Bind(host.strip("[]") or "127.0.0.1", port if port is not None else int(number))


def up(*, bind: str | None, port: int | None) -> int:
    """Serve until told to stop."""
    may_be_interrupted()
    where = bind_from(bind or os.environ.get("OBLIGED_BIND"), port)
    environment = dict(os.environ)
    if where.host not in EVERYWHERE:
        environment.setdefault("OBLIGED_BASE_URL", where.address)
    if is_taken(where):
        return _no(f"Port {where.port} is taken. Choose another: obliged up --port {where.port + 1}")
    found = ready(environment)
    if found is None:
        return 1
    if found["empty"] and not (where.is_local and is_local(environment.get("OBLIGED_BASE_URL", ""))):
        environment.setdefault("OBLIGED_SET_UP_CODE", secrets.token_hex(4))
        print(f"The code for setting up your firm: {environment['OBLIGED_SET_UP_CODE']}", flush=True)
    base = environment.get("OBLIGED_BASE_URL", "")

    def say_where() -> None:
        print(f"Obliged is at {base or f'port {where.port} of this machine'}. Ctrl C stops it.", flush=True)
        if not base:
            print("Set OBLIGED_BASE_URL to the address that others use, or they are turned away.", flush=True)

    return Minder(children(where, environment)).mind(where, say_where)


def is_local(base: str) -> bool:
    """Whether an address leads nowhere but to this machine. Behind a proxy we listen here and are met elsewhere."""
    return not base or urlsplit(base).hostname in LOOPBACK


def may_be_interrupted() -> None:
    """Until there is something to mind, being told to stop is an orderly way out: what was begun is tidied away."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda given, _: sys.exit(128 + given))


def ready(environment: Mapping[str, str], *arguments: str) -> dict[str, object] | None:
    """Collect the files and bring the database up to date; None if that was not possible, and why has been said."""
    from obliged.cli import owners

    owning = dict(environment)
    owners.become(owning)
    command = [sys.executable, "-m", "obliged.cli.ready", *arguments]
    with collecting(environment):
        done = subprocess.run(command, env=owning, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        return None
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


@contextmanager
def collecting(environment: Mapping[str, str]) -> Iterator[None]:
    """Collect styles, scripts and fonts meanwhile, unless those that were collected are these."""
    folder = Path(environment.get("OBLIGED_DATA", "data")) / "static"
    sources = [file.stat() for file in (Path(__file__).parent.parent / "web" / "static").rglob("*") if file.is_file()]
    these = f"{len(sources)} {sum(s.st_size for s in sources)} {max(s.st_mtime_ns for s in sources)}"
    collected = folder / "collected"
    if collected.exists() and collected.read_text(encoding="utf-8") == these:
        yield
        return
    said = ["manage", "collectstatic", "--noinput", "--clear", "--verbosity", "0"]
    with subprocess.Popen([sys.executable, "-m", "obliged.cli.main", *said], env=environment) as collector:
        yield
    if collector.returncode == 0:
        collected.write_text(these, encoding="utf-8")


def children(where: Bind, environment: Mapping[str, str], says: TextIO | None = None) -> tuple[Child, ...]:
    """The pages, as many workers as were asked for, and the receiver where mail comes to us."""
    web = [
        sys.executable, "-m", "granian", "obliged.wsgi:application", "--interface", "wsgi",
        "--host", where.host, "--port", str(where.port),
        "--workers", "1", "--blocking-threads", "4", "--http", "1", "--no-ws", "--log-level", "warning",
        "--workers-kill-timeout", "10", "--respawn-failed-workers",
    ]  # fmt: skip
    worker = [sys.executable, "-m", "obliged.jobs"]
    names = ["The worker", *(f"Worker {n}" for n in range(2, workers(environment) + 1))]
    minded = [Child("The pages", web, environment, says), *(Child(name, worker, environment, says) for name in names)]
    if _said("OBLIGED_RECEIVE", environment) and _said("OBLIGED_MAIL_DOMAIN", environment):
        minded.append(Child("The receiver", [sys.executable, "-m", "obliged.cli.main", "receive"], environment, says))
    return tuple(minded)


def workers(environment: Mapping[str, str]) -> int:
    """How many workers are minded. SQLite lets one write at a time, so there a second would only wait."""
    if not (environment.get("DATABASE_URL") or environment.get("DATABASE_URL_FILE")):
        return 1
    said = _said("OBLIGED_WORKERS", environment)
    return max(1, int(said)) if said.isdecimal() else 1


def _said(name: str, environment: Mapping[str, str]) -> str:
    """A setting, or what stands in the file that NAME_FILE points to."""
    file = environment.get(f"{name}_FILE")
    return Path(file).read_text(encoding="utf-8").strip() if file else environment.get(name, "")


@dataclass
class Child:
    """A process that is to run for as long as we do."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    says: TextIO | None = None
    process: subprocess.Popen[bytes] | None = None
    since: float = 0.0
    falls: int = 0
    again_at: float = field(default=0.0)

    def look_after(self) -> None:
        """Start it if it does not run and its pause is over."""
        now = monotonic()
        if self.process is not None and self.process.poll() is not None:
            self.falls = 1 if now - self.since > LONG_ENOUGH else self.falls + 1
            pause = min(LONGEST_PAUSE, 2.0 ** (self.falls - 1))
            print(f"{self.name} ended with {self.process.returncode}; again in {pause:.0f} s.", file=sys.stderr)
            self._signal(signal.SIGKILL)
            self.process, self.again_at = None, now + pause
        if self.process is None and now >= self.again_at:
            self.since = now
            self.process = subprocess.Popen(
                self.command, env=self.environment, stdout=self.says, process_group=0, preexec_fn=_end_with_parent
            )

    def stop(self) -> None:
        """Ask it to finish what is in hand."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self, until: float) -> None:
        """Let it finish, but not for ever; what it left behind goes with it."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.1, until - monotonic()))
        self._signal(signal.SIGKILL)
        self.process.wait()

    def _signal(self, number: int) -> None:
        assert self.process is not None
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)


class Minder:
    """Looks after the children until it is told to stop."""

    def __init__(self, children: tuple[Child, ...]) -> None:
        self.children = children
        self.told = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.told.set())

    def mind(self, where: Bind, once_up: Callable[[], None]) -> int:
        """Run until told to stop.

        :param once_up: called when the pages answer for the first time
        """
        code = 0
        answered = False
        while not self.told.is_set():
            for child in self.children:
                child.look_after()
            if not answered and answers(where):
                answered = True
                once_up()
            if not answered and self.children[0].falls >= PATIENCE:
                code = _no("The pages do not start; what they said stands above. `obliged doctor` may know more.")
                break
            self.told.wait(0.5 if answered else 0.1)
        for child in self.children:
            child.stop()
        until = monotonic() + GRACE
        for child in self.children:
            child.wait(until)
        return code


def answers(where: Bind) -> bool:
    """Whether the pages answer."""
    connection = HTTPConnection(_near(where), where.port, timeout=2)
    try:
        connection.request("HEAD", "/accounts/login/", headers={"Host": "127.0.0.1"})
        return connection.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def is_taken(where: Bind) -> bool:
    """Whether somebody else listens there."""
    try:
        with socket.create_connection((_near(where), where.port), timeout=1):
            return True
    except OSError:
        return False


def _near(where: Bind) -> str:
    return "127.0.0.1" if where.host in EVERYWHERE else where.host


def _end_with_parent() -> None:
    """On Linux a child is told to stop when its minder dies of something that nobody can catch."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _no(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
