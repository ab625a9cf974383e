"""Five thousand letters, five hundred kills: `python -m tests.chaos --letters 5000 --kills 500 --seed 1 --db both`."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests import postgres

HOUSE = Path(__file__).resolve().parents[2]


def main(words: list[str]) -> int:
    said = _said(words)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # and clear away what was begun
    if said.here:
        return _run(said)
    codes = [_on(database, said) for database in (("sqlite", "postgres") if said.db == "both" else (said.db,))]
    return max(codes)


def _said(words: list[str]) -> argparse.Namespace:
    reads = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    reads.add_argument("--letters", type=int, default=5000)
    reads.add_argument("--kills", type=int, default=500)
    reads.add_argument("--seed", type=int, default=None, help="the same number brings the same faults again")
    reads.add_argument("--db", choices=("sqlite", "postgres", "both"), default="both")
    reads.add_argument("--workers", type=int, default=0, help="one on SQLite, two on PostgreSQL unless told")
    reads.add_argument("--speed", type=float, default=60.0, help="how many times as fast the clock goes")
    reads.add_argument("--without", default="", help="take a guard away: phases, after, fence or look")
    reads.add_argument("--here", default="", help=argparse.SUPPRESS)
    said = reads.parse_args(words)
    if said.seed is None:
        said.seed = int(time.time()) % 100_000
    return said


def _on(database: str, said: argparse.Namespace) -> int:
    """The same in a process of its own, with a throw-away database of this kind."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("OBLIGED_", "DATABASE_URL", "MIGRATION_"))}
    with tempfile.TemporaryDirectory(prefix="obliged-chaos-", dir="/tmp") as data:
        clean["OBLIGED_DATA"] = data
        if database == "sqlite":
            return _again(database, said, clean)
        with postgres.throw_away() as url:
            return _again(database, said, clean | postgres.roles(url))


def _again(database: str, said: argparse.Namespace, environment: dict[str, str]) -> int:
    workers = said.workers or (1 if database == "sqlite" else 2)
    command = [sys.executable, "-m", "tests.chaos", "--here", database, "--workers", str(workers)]
    for name in ("letters", "kills", "seed", "speed", "without"):
        command += [f"--{name}", str(getattr(said, name))]
    with subprocess.Popen(command, cwd=HOUSE, env=environment) as running:
        try:
            return running.wait()
        except BaseException:
            running.terminate()
            raise


def _run(said: argparse.Namespace) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "obliged.settings"
    import django

    django.setup()

    from tests import roles

    roles.migrate()
    from tests.chaos import rig

    began = time.monotonic()
    with rig.running(seed=said.seed, workers=said.workers, speed=said.speed, without=said.without) as chaos:
        first = said.letters // 5
        chaos.office.write(first)
        chaos.be_killed(said.kills, letters=said.letters - first)
        _say(f"{said.here}: {chaos.counted.kills} kills after {time.monotonic() - began:.0f} s; healthy workers finish")
        chaos.come_to_rest(at_most=1200)
        verdict = chaos.verdict()
        log = chaos.folder / "workers.log"
        _print(said, chaos, verdict, time.monotonic() - began)
        if verdict.breaches or chaos.counted.fell:
            _say(*log.read_text(errors="replace").splitlines()[-60:])
    return 1 if verdict.breaches else 0


def _print(said: argparse.Namespace, chaos: Any, verdict: Any, took: float) -> None:
    counted = chaos.counted
    table: list[tuple[str, object]] = [
        ("database, workers", f"{said.here}, {said.workers}"),
        ("seed" + (f", without {said.without}" if said.without else ""), said.seed),
        ("letters, of them in pairs", f"{verdict.letters}, {2 * verdict.pairs}"),
        ("kills: at a step, at random", f"{counted.kills}: {sum(counted.at_steps.values())}, {counted.at_random}"),
        ("steps at which a worker was killed", f"{len(counted.at_steps)} of {len(_steps())}"),
        ("… how often", ", ".join(f"{step} {n}" for step, n in sorted(counted.at_steps.items()))),
        ("workers put to sleep and woken", counted.slept),
        ("workers that ended otherwise", counted.fell),
        ("faults of the mail server", sum(chaos.faults().values())),
        ("… which", ", ".join(f"{what} {n}" for what, n in sorted(chaos.faults().items()))),
        ("taken over by the mail server", verdict.arrived),
        ("what became of them", ", ".join(f"{what} {n}" for what, n in sorted(verdict.passages.items()))),
        ("in doubt at some time", verdict.doubted),
        ("… resolved without a person", f"{verdict.resolved_share:.2%} "
         + ", ".join(f"{what} {n}" for what, n in sorted(verdict.resolved.items()))),
        ("sent twice", len(verdict.twice)),
        ("silently lost", len(verdict.lost)),
        ("said not to have left, but arrived", len(verdict.untrue)),
        ("introductions one-sided, shown", verdict.one_sided),
        ("introductions one-sided, not shown", len(verdict.one_sided_unseen)),
        ("longest one-sided and not shown", verdict.longest_unseen),
        ("longest between the two letters of one", verdict.longest_gap),
        ("recorded wrongly", len(verdict.recorded_wrongly)),
        ("took", f"{took:.0f} s"),
    ]  # fmt: skip
    width = max(len(name) for name, _ in table)
    _say("", *(f"{name:{width}}  {value}" for name, value in table))
    _say(*(f"BREACH {breach}" for breach in verdict.breaches[:40]), "BROKEN" if verdict.breaches else "HOLDS")


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def _steps() -> tuple[str, ...]:
    from tests.chaos.plan import STEPS

    return STEPS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
