"""A worker's round in a process of its own, which may be killed: `python -m tests.carrying DATABASE MOMENT NAME`.

Where letters go, and at which step it dies, is said as an operator would: by OBLIGED_SMTP_… and OBLIGED_FAILPOINT.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent


def carry_in_a_process_of_its_own(
    *, now: datetime, port: int, dies_at: str = "", worker: str = "w", until_none_is_left: bool = False
) -> int:
    """What the process ended with: 0, or -9 where it was killed."""
    from django.db import connection

    with tempfile.TemporaryDirectory() as data:
        done = subprocess.run(
            [
                sys.executable, "-m", "tests.carrying", str(connection.settings_dict["NAME"]), now.isoformat(), worker,
                *(["until none is left"] if until_none_is_left else []),
            ],
            cwd=HOUSE,
            env=os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "obliged.settings",
                "OBLIGED_DATA": data,
                "OBLIGED_SMTP_HOST": "127.0.0.1",
                "OBLIGED_SMTP_PORT": str(port),
                "OBLIGED_SMTP_TLS": "no",
                "OBLIGED_FAILPOINT": dies_at,
            },
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )  # fmt: skip
    assert done.returncode in {0, -9}, done.stderr
    return done.returncode


def main(database: str, moment: str, worker: str, until: str = "") -> None:
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    from obliged.acts import letters
    from obliged.records import rows

    with rows.house():  # as a worker looks
        while letters.carry(now=datetime.fromisoformat(moment), worker=worker) and until:
            pass


if __name__ == "__main__":
    main(*sys.argv[1:])
