"""Measure, and write the table: `make bench`, or `python -m bench 1000 100000` for other sizes.

Everything is given as a ratio measured in one run on one machine; absolute times are there to be doubted.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

SIZES = (1_000, 100_000, 1_000_000)
TABLE = Path(__file__).resolve().parent.parent / "docs" / "understanding" / "speed.md"


def main(sizes: tuple[int, ...]) -> None:
    with tempfile.TemporaryDirectory(prefix="obliged-bench-") as folder:
        os.environ.setdefault("OBLIGED_DATA", folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "obliged.settings"
        # As `obliged up` serves: the files are collected once.
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(command, cwd=TABLE.parents[2], check=True)
        import django

        django.setup()

        from bench import domain, firms, pages, rest, writing
        from obliged.ports import clock
        from tests import roles

        roles.migrate()
        members = {}
        for size in sizes:
            print(f"Building a firm of {size:,} referrals …", flush=True)
            members[size] = firms.build(size, now=clock.now())
        env = {"OBLIGED_DATA": os.environ["OBLIGED_DATA"]}
        y, costs = pages.measure(members, env)
        smallest = members[sizes[0]]
        recorded = writing.recording(smallest, env)
        beside = writing.together(smallest)
        derived = domain.measure()
        rested = rest.measure()
    text = table(y, costs, recorded, beside, derived, rested)
    print(text)
    TABLE.write_text(text + below(TABLE), encoding="utf-8")


def below(path: Path) -> str:
    """What was written under the table by hand; it stays until somebody writes it anew."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    return "".join(before.partition("\n## ")[1:])


def table(y: float, costs: list, recorded: dict, beside: dict, derived: dict, rested: dict) -> str:  # type: ignore[type-arg]
    first = {cost.page: cost for cost in costs if cost.size == min(c.size for c in costs)}
    lines = [
        "# Speed",
        "",
        "Measured by `make bench`, never asserted by a timed test; the number of SQL statements is asserted.",
        "",
        f"- {date.today():%-d %B %Y}, {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}.",  # noqa: DTZ011
        f"- **Y**, a bare logged-in Django page with fifty ORM rows, served by the same server in the same run: {y:.1f} ms"
        " of CPU.",
        "- *Times Y* is the median of rounds that ask both pages in turn; *growth* is that ratio against the same page of",
        "  the smallest firm. Sizes are referrals, each with its people, six happenings and four courtesies.",
        "",
        "| page | referrals | CPU ms | times Y | growth | SQL | kB | kB gz |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for cost in costs:
        growth = cost.ratio / first[cost.page].ratio
        lines.append(
            f"| {cost.page} | {cost.size:,} | {cost.cpu_ms:.1f} | {cost.ratio:.2f} | {growth:.2f} | {cost.statements} "
            f"| {cost.kilobytes:.0f} | {cost.kilobytes_gz:.1f} |"
        )
    lines += [
        "",
        "| what | figure |",
        "|---|---:|",
        f"| Recording through a form, times a one-row insert by the ORM through HTTP | {recorded['ratio']:.2f} |",
        f"| A received referral with its courtesies, the act alone | {recorded['act_ms']:.1f} ms |",
        f"| 8 writers beside 8 readers on SQLite for ten seconds: written, read | {beside['written']}, {beside['read']} |",
        f"| … slowest write | {beside['slowest_write_s']:.2f} s |",
        f"| … “database is locked” | {beside['troubles']} |",
        f"| A million referrals' courtesies derived from scratch, one core | {derived['seconds_for_a_million']:.0f} s |",
        f"| What one happening changes, by the domain | {derived['one_happening_ms']:.2f} ms |",
        f"| Web and worker at rest (PSS) | {rested['rest_mb']:.0f} MB |",
        f"| Start, times bare Django (CPU) | {rested['start_ratio']:.2f} |",
        f"| All migrations on an empty database | {rested['migrations_s']:.1f} s |",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
