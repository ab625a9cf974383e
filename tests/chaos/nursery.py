"""Where do workers come from, five hundred in a row? One process has the product loaded, and each worker is its child.

A worker runs what `python -m obliged.jobs` runs, in a process of its own with a number of its own. Lines come in on the
standard input (begin, kill, leave), and lines go out on who began and who ended how. When the rig goes, all go. One that
was put to sleep is woken from here: it may have fallen asleep over a row for which the rig waits.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Child:
    """A worker, for how long it sleeps when it is put to sleep, and when it wakes."""

    sleeps: float
    wakes: float | None = None


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "obliged.settings")
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = os.environ["CHAOS_DATABASE"]
    django.setup()
    from django.db import connections

    import obliged.jobs.worker  # noqa: F401 - so that children need not
    from tests.chaos import fast

    fast.set_the_clock()
    fast.wait_less()
    connections.close_all()
    _tell({"ready": os.getpid()})
    _mind()


def _mind() -> None:
    children: dict[int, Child] = {}
    waiting = b""
    try:
        while True:
            if select.select([0], [], [], 0.02)[0]:
                read = os.read(0, 65536)
                if not read:
                    return
                *lines, waiting = (waiting + read).split(b"\n")
                for line in lines:
                    _do(json.loads(line), children)
            _bury(children)
    finally:
        for pid in children:
            os.kill(pid, signal.SIGKILL)


def _do(said: dict[str, Any], children: dict[int, Child]) -> None:
    if "begin" in said:
        pid = os.fork()
        if pid == 0:
            _live(said)
        children[pid] = Child(said.get("sleeps", 0.0))
        _tell({"began": pid, "life": said["begin"]})
    for word, what in (("kill", signal.SIGKILL), ("leave", signal.SIGTERM)):
        if said.get(word) in children:
            os.kill(said[word], what)


def _bury(children: dict[int, Child]) -> None:
    for pid, child in list(children.items()):
        if child.wakes is not None and time.monotonic() >= child.wakes:
            child.wakes = None
            os.kill(pid, signal.SIGCONT)
            _tell({"woke": pid})
        done, status = os.waitpid(pid, os.WNOHANG | os.WUNTRACED)
        if not done:
            continue
        if os.WIFSTOPPED(status):
            child.wakes = time.monotonic() + child.sleeps
            _tell({"sleeps": pid})
            continue
        del children[pid]
        _tell({"ended": pid, "code": os.waitstatus_to_exitcode(status)})


def _live(said: dict[str, Any]) -> None:
    """In the child: be a worker, to the end."""
    code = 70
    try:
        os.close(0)
        os.dup2(2, 1)
        from obliged.jobs import worker
        from obliged.ports import failpoints
        from tests.chaos import without

        if said.get("at"):
            failpoints._arm(said["at"], _stop if said.get("sleeps") else failpoints._killed)
        without.guard(said.get("without", ""))
        code = worker.main()
    finally:
        os._exit(code)


def _stop() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(0.2)  # a thread may run on for a moment until the whole process is stopped


def _tell(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
