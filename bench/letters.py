"""How many letters does one worker hand over in a second, and does it grow while it does?

    python -m bench.letters [NUMBER] [WORKERS]

Thanks that settle a courtesy each, to a mail server of this machine that has nothing else to do, in a process of its own.
Every commit is on the disk before it counts. Prints one line of JSON.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any


class Takes:
    """A mail server that takes whatever comes and keeps none of it."""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        return "250 taken"


def _serve(port: int) -> None:
    from aiosmtpd.controller import Controller

    Controller(Takes(), hostname="127.0.0.1", port=port).start()
    while True:
        time.sleep(60)


@contextmanager
def idle_server() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(port,), daemon=True)
    process.start()
    try:
        for _ in range(200):
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()


def write(number: int) -> datetime:
    """A firm with so many letters that may leave; answers from when."""
    from obliged.acts import courtesies, firms, people, referrals
    from obliged.acts.people import Reach
    from obliged.acts.referrals import Known
    from obliged.ports import clock
    from obliged.records.courtesies import Courtesy
    from obliged.records.firms import Firm

    now = clock.now()
    by = firms.set_up(
        name="Raman Vale", owner="Priya Raman", email="priya@ramanvale.example", password="a chair by the window",  # noqa: S106
        now=now, further=True, zone="America/Los_Angeles", country="US",
    )  # fmt: skip
    Firm.objects.filter(pk=by.firm_id).update(letters_an_hour=32_000, paused_why="allowed")
    ana = people.keep(firm=by.firm, name="Ana Duarte", now=now, reach=Reach(emails=("ana@duarte.example",)))
    kwame = people.keep(firm=by.firm, name="Kwame Boateng", now=now)
    for _ in range(number):
        referral = referrals.receive(
            firm=by.firm, introducers=[Known(ana, "")], prospects=[Known(kwame, "")], by=by, now=now, need="a clinic"
        )
        row = Courtesy.objects.of(by.firm).select_related("firm", "to", "referral__firm")
        courtesies.send(row.get(referral=referral, rule="thank_received"), by=by, now=now)
    return now + timedelta(minutes=by.firm.hold_minutes, seconds=1)


def carry(name: str, now: datetime) -> dict[str, float]:
    """Until none is left: how many, in which time, of it at work, and by how much the process grew after the first."""
    from obliged.acts import letters

    left = letters.carry(now=now, worker=name, most=10)
    before = _megabytes()
    began, worked = time.perf_counter(), time.process_time()
    handed = 0
    while some := letters.carry(now=now, worker=name):
        handed += some
    return {
        "letters": handed,
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - worked,
        "grew_mb": _megabytes() - before,
        "first": left,
    }


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _worker(name: str, now: datetime) -> dict[str, float]:
    import django

    django.setup()
    from obliged.records import rows

    with rows.house():
        return carry(name, now)


def main(number: int, workers: int) -> None:
    with tempfile.TemporaryDirectory(prefix="obliged-bench-") as folder, idle_server() as port:
        os.environ.setdefault("OBLIGED_DATA", folder)
        os.environ.update(
            DJANGO_SETTINGS_MODULE="obliged.settings", OBLIGED_SMTP_HOST="127.0.0.1", OBLIGED_SMTP_PORT=str(port),
            OBLIGED_SMTP_TLS="no",
        )  # fmt: skip
        import django

        django.setup()
        from django.db import connections

        from tests import roles

        roles.migrate()
        now = write(number)
        connections.close_all()
        with multiprocessing.get_context("spawn").Pool(workers) as pool:
            began = time.perf_counter()
            done = pool.starmap(_worker, [(f"worker {n}", now) for n in range(workers)])
        seconds = time.perf_counter() - began
        handed = sum(one["letters"] for one in done)
        print(
            json.dumps(
                {
                    "letters": int(handed + sum(one["first"] for one in done)),
                    "workers": workers,
                    "a_second_and_worker": round(handed / sum(one["seconds"] for one in done), 1),
                    "cpu_ms_a_letter": round(1000 * sum(one["cpu"] for one in done) / max(1, handed), 1),
                    "grew_mb": round(max(one["grew_mb"] for one in done), 1),
                    "seconds": round(seconds, 1),
                }
            )
        )


if __name__ == "__main__":
    main(*(int(given) for given in [*sys.argv[1:], *("1000", "1")[len(sys.argv) - 1 :]][:2]))
