"""How is a page's cost taken? A real server in a process of its own; the CPU time that the kernel says it used.

Wall-clock times on a busy machine say little; CPU time of the serving process, over many requests and several rounds,
and the ratio of two such figures from one run say more. Medians are reported.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


class Server:
    """A server with a session's cookie, and what it has cost so far."""

    def __init__(self, port: int, process: subprocess.Popen[bytes], cookie: str) -> None:
        self.port, self.process, self.cookie = port, process, cookie

    def get(self, path: str) -> bytes:
        return self._ask("GET", path)

    def post(self, path: str, body: str) -> bytes:
        return self._ask("POST", path, body)

    def _ask(self, method: str, path: str, body: str = "") -> bytes:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Cookie": self.cookie, "Accept-Encoding": "identity", "Host": f"127.0.0.1:{self.port}"}
        if method == "POST":
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"http://127.0.0.1:{self.port}/",
            }
        line.request(method, path, body or None, headers)
        answer = line.getresponse()
        content = answer.read()
        line.close()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path} answered {answer.status}: {content[:300]!r}")
        return content

    def cpu(self) -> float:
        """Seconds of CPU that the serving processes have used."""
        return sum(_cpu(pid) for pid in [self.process.pid, *_children(self.process.pid)])

    def memory(self) -> int:
        """Bytes that are this process's own or shared in part (PSS)."""
        return sum(_pss(pid) for pid in [self.process.pid, *_children(self.process.pid)])

    def cost(self, ask: Callable[[], Any], *, times: int) -> float:
        """Milliseconds of CPU for one asking."""
        before = self.cpu()
        for _ in range(times):
            ask()
        return (self.cpu() - before) / times * 1000


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    direct = [int(child) for child in listed]
    return direct + [g for child in direct for g in _children(child)]


def _cpu(pid: int) -> float:
    """Seconds that the threads of a process have run, to the nanosecond; the usual clock ticks only count hundredths."""
    ran = 0
    for thread in Path(f"/proc/{pid}/task").iterdir():
        ran += int((thread / "schedstat").read_text(encoding="ascii").split()[0])
    return ran / 1e9


def _pss(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


@contextmanager
def server(application: str, cookie: str, settings: str, env: dict[str, str]) -> Iterator[Server]:
    """The product, or the bare page, behind the web server that `obliged up` uses."""
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "2",
         "--port", str(port), "--host", "127.0.0.1", "--no-access-log", "--log-level", "error", application],
        cwd=ROOT, env={**os.environ, **env, "DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )  # fmt: skip
    try:
        _wait(port)
        yield Server(port, process, cookie)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The server did not start")


def median_of(rounds: int, measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(rounds))
