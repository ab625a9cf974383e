"""Who starts all this, kills it, and clears it away?

A rig has a database that is there already, a folder, an IMAP server and a mail server of its own, and a nursery of
workers. It keeps as many workers alive as it is told to, ends their lives as planned, and lets healthy ones finish.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from obliged.ports import clock
from obliged.records.letters import Letter, Passage
from tests import dovecot
from tests.certificates import Authority
from tests.chaos import fast, plan
from tests.chaos.checker import Verdict, Watch, check
from tests.chaos.office import Office, Servers
from tests.chaos.plan import Fault, Life

HOUSE = Path(__file__).resolve().parents[2]
MONDAY = datetime(2026, 11, 16, 17, 0, tzinfo=UTC)
US = ("priya@ramanvale.example", "joel@ramanvale.example")
KEEPS_SENT = US[1:]
HEALTHY = Life(after=float("inf"))
ON_THEIR_WAY = (Passage.HELD, Passage.CLAIMED, Passage.FINAL_DOT, Passage.IN_DOUBT)


@dataclass(slots=True)
class Counted:
    """What was done to the workers."""

    kills: int = 0
    at_steps: Counter[str] = field(default_factory=Counter)
    at_random: int = 0
    slept: int = 0
    began: int = 0
    fell: int = 0  # ended otherwise, which none should


class Nursery:
    """Workers, begun and ended."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.log = log
        with log.open("ab") as file:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.chaos.nursery"], cwd=HOUSE, env=environment,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=file, text=True, bufsize=1,
            )  # fmt: skip
        self.told: list[dict[str, Any]] = []
        self.news = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.wait_for("ready", within=60)

    def say(self, **what: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()

    def heard(self) -> list[dict[str, Any]]:
        with self.news:
            told, self.told = self.told, []
        return told

    def wait_for(self, word: str, within: float) -> None:
        until = time.monotonic() + within
        with self.news:
            while not any(word in one for one in self.told):
                if self._process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"the nursery did not say {word}:\n{self.log.read_text(errors='replace')}")
                self.news.wait(0.1)

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self.news:
                self.told.append(json.loads(line))
                self.news.notify_all()


@dataclass(slots=True)
class Alive:
    """A worker, and how it is to end."""

    life: Life
    since: float
    killed: bool = False
    sleeps: bool = False


class Rig:
    def __init__(
        self, *, seed: int, workers: int, speed: float, folder: Path, imap: dovecot.Dovecot, share: float = 1.0,
        always: dict[str, Fault] | None = None, without: str = "",
    ) -> None:  # fmt: skip
        self.seed, self.workers, self.speed, self.folder, self.without = seed, workers, speed, folder, without
        self.mails = imap.folder / "mail"
        self.counted, self.watch = Counted(), Watch(imap.folder / "mail")
        self.alive: dict[int, Alive] = {}
        self.begun: list[Life] = []  # asked for, not yet there
        self._lives = plan.lives(seed)
        self._server, port = self._mail_server(imap, share, always or {})
        self.office = Office(Servers(port, imap.imap, imap.password), seed)
        self.nursery = Nursery(self._environment(), folder / "workers.log")

    # --- what a run is made of --------------------------------------------------------------------------------------

    def be_killed(self, kills: int, *, letters: int = 0, at_most: float = 3600.0) -> None:
        """Let workers carry and be killed until there were so many kills; write letters all the while."""
        each = letters / max(1, kills)
        until, target, owed = time.monotonic() + at_most, self.counted.kills + kills, 0.0
        written, before = 0, self.counted.kills
        while self.counted.kills < target and time.monotonic() < until:
            self._mind_the_workers()
            owed = min(letters, (self.counted.kills - before + 5) * each) - written
            if owed >= 1:
                some = min(int(owed), 10)
                self.office.write(some)
                written += some
            self._look_in()
            time.sleep(0.01)
        if letters > written:
            self.office.write(letters - written)

    def live(
        self, *lives: Life, beside: bool = False, until: Callable[[], bool] = lambda: False, at_most: float = 120.0
    ) -> None:
        """Let workers live these lives, one after the other.

        :param beside: whether, once such a one sleeps, a healthy worker goes on
        :param until: ends it sooner
        """
        for life in lives:
            self._begin(life)
            end = time.monotonic() + at_most
            while self._lives_on(life) and time.monotonic() < end:
                if beside and len(self.alive) == 1 and not self.begun and self._sleepers():
                    self._begin(HEALTHY)
                self._end_lives()
                self._hear()
                if not self._sleepers() and until():
                    break
                time.sleep(0.02)

    def _lives_on(self, life: Life) -> bool:
        return life in self.begun or any(one.life is life for one in self.alive.values())

    def _sleepers(self) -> list[Alive]:
        return [one for one in self.alive.values() if one.sleeps]

    def come_to_rest(self, at_most: float = 600.0) -> None:
        """Let healthy workers finish, until nothing more becomes of any letter; then let them go."""
        until = time.monotonic() + at_most
        for pid, worker in self.alive.items():
            if worker.life is not HEALTHY:
                worker.killed = True
                self.nursery.say(kill=pid)
        while time.monotonic() < until and self.waiting():
            self._mind_the_workers(HEALTHY)
            self._look_in()
            time.sleep(0.1)
        self._let_go()

    def _let_go(self) -> None:
        """Tell all who are left, and those who come only now, to leave; who does not, is killed."""
        until = time.monotonic() + 15
        while self.alive or self.begun:
            self._hear()
            for pid, worker in self.alive.items():
                if not worker.killed:
                    worker.killed = True
                    self.nursery.say(leave=pid)
                elif time.monotonic() > until:
                    self.nursery.say(kill=pid)
            time.sleep(0.05)

    def verdict(self) -> Verdict:
        # What is shown after some minutes is judged after some minutes.
        return check(
            self.office.firm, self.mails, self.watch, ours=frozenset(US), as_of=clock.now() + timedelta(minutes=6)
        )

    def came(self, address: str) -> int:
        """How many letters lie in somebody's maildir."""
        return len(list((self.mails / address / "Maildir" / "new").glob("*")))

    def faults(self) -> Counter[str]:
        file = self.folder / "faults.log"
        return Counter(file.read_text().splitlines() if file.exists() else ())

    def close(self) -> None:
        nursery = getattr(self, "nursery", None)
        if nursery is not None:
            nursery.close()
        assert self._server.stdin is not None
        self._server.stdin.close()
        try:
            self._server.wait(5)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()

    # --- workers ----------------------------------------------------------------------------------------------------

    def _mind_the_workers(self, life: Life | None = None) -> None:
        self._hear()
        self._end_lives()
        while len(self.alive) + len(self.begun) < self.workers:
            self._begin(life or next(self._lives))

    def _begin(self, life: Life) -> None:
        self.begun.append(life)
        self.counted.began += 1
        self.nursery.say(begin=len(self.begun), at=life.at, sleeps=fast.seconds(life.sleeps), without=self.without)

    def _end_lives(self) -> None:
        now = time.monotonic()
        for pid, worker in self.alive.items():
            if worker.sleeps:
                continue
            if not worker.killed and now - worker.since > worker.life.after:
                worker.killed = True
                self.nursery.say(kill=pid)

    def _hear(self) -> None:
        for said in self.nursery.heard():
            if "began" in said:
                self.alive[said["began"]] = Alive(self.begun.pop(0), time.monotonic())
            elif "sleeps" in said and said["sleeps"] in self.alive:
                self.alive[said["sleeps"]].sleeps = True
                self.counted.slept += 1
            elif "woke" in said and said["woke"] in self.alive:
                self.alive[said["woke"]].sleeps, self.alive[said["woke"]].since = False, time.monotonic()
            elif "ended" in said:
                self._bury(self.alive.pop(said["ended"]), said["code"])

    def _bury(self, worker: Alive, code: int) -> None:
        if code == -9:
            self.counted.kills += 1
            if worker.killed:
                self.counted.at_random += 1
            else:
                self.counted.at_steps[worker.life.step] += 1
        elif not (worker.killed and code == 0):
            self.counted.fell += 1

    # --- looking ----------------------------------------------------------------------------------------------------

    _looked = 0.0

    def _look_in(self) -> None:
        if time.monotonic() - self._looked > 0.3:
            self.office.mind()
            self.watch.look(self.office.firm, as_of=clock.now(), alive=frozenset(self.alive))
            self._looked = time.monotonic()

    def waiting(self) -> bool:
        firm = self.office.firm
        return bool(Letter.objects.of(firm).filter(passage__in=[str(p) for p in ON_THEIR_WAY]).exists())

    # --- servers ----------------------------------------------------------------------------------------------------

    def _mail_server(
        self, imap: dovecot.Dovecot, share: float, always: dict[str, Fault]
    ) -> tuple[subprocess.Popen[str], int]:
        said = {
            "seed": self.seed, "share": share, "mails": str(self.mails), "owner": dovecot._whom_to_be()[:2],
            "keeps_sent": list(KEEPS_SENT), "password": imap.password, "log": str(self.folder / "faults.log"),
            "certificate": str(imap.authority.certificate("localhost", called="chaos-smtp")),
            "always": {address: asdict(fault) for address, fault in always.items()},
        }  # fmt: skip
        with (self.folder / "server.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.chaos.server", json.dumps(said)], cwd=HOUSE, env=dict(os.environ),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
            )  # fmt: skip
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line.strip():
            raise RuntimeError(f"the mail server did not start: {(self.folder / 'server.log').read_text()}")
        return process, int(line)

    def _environment(self) -> dict[str, str]:
        """That of workers which use the database of this process, and know its keys."""
        keys = self.folder / "data" / "keys"
        if Path(settings.KEYS_FOLDER).is_dir():
            shutil.copytree(settings.KEYS_FOLDER, keys)
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("OBLIGED_", "PYTEST_"))}
        return clean | {
            "OBLIGED_DATA": str(self.folder / "data"),
            "OBLIGED_WORKERS": str(self.workers),
            "OBLIGED_MAIL_INSIDE": "yes",  # its mail servers stand on this machine
            "OBLIGED_LOG_LEVEL": "ERROR",
            "OBLIGED_SECRET_KEY": settings.SECRET_KEY,
            "CHAOS_DATABASE": str(connection.settings_dict["NAME"]),
        }


@contextmanager
def running(*, seed: int, workers: int, speed: float = 60.0, **said: Any) -> Iterator[Rig]:
    """A rig on the database of this process, with the fast clock in this process too. Leaves nothing behind.

    :raises dovecot.NoDovecot: if this machine has none
    """
    folder = Path(tempfile.mkdtemp(prefix="obliged-chaos-", dir=dovecot.NEAR))
    before = {name: os.environ.get(name) for name in (*fast.environment(speed, MONDAY), "SSL_CERT_FILE")}
    was = clock.now, clock.going_on
    rig = None
    try:
        authority = Authority(folder)
        os.environ.update(fast.environment(speed, MONDAY) | {"SSL_CERT_FILE": str(authority.file)})
        with dovecot.running(authority, users=US) as imap:
            fast.set_the_clock()
            rig = Rig(seed=seed, workers=workers, speed=speed, folder=folder, imap=imap, **said)
            try:
                yield rig
            finally:
                rig.close()
    finally:
        clock.now, clock.going_on = was
        for name, value in before.items():
            with contextlib.suppress(KeyError):
                os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)
        shutil.rmtree(folder, ignore_errors=True)
