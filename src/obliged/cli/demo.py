"""How do I look around without promising anything?

A sample firm in a folder of its own, with two years behind it. It sends nothing to anybody: its letters arrive in its
mailbox page. It runs until it is told to stop, and a temporary folder goes with it.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

from obliged.cli import up

# A sample firm must never come near somebody's own database, mail account or address.
NOT_FOR_SAMPLES = ("DATABASE_URL", "MIGRATION_DATABASE_URL", "OBLIGED_")


def demo(*, port: int | None, data: str | None, as_json: bool) -> int:
    """Start the sample firm, say where it is, and stay until told to stop."""
    up.may_be_interrupted()
    where = up.Bind("127.0.0.1", port or free_port())
    if up.is_taken(where):
        print(f"Port {where.port} is taken. Choose another with --port.", file=sys.stderr)
        return 1
    with nullcontext(data) if data else tempfile.TemporaryDirectory(prefix="obliged-demo-") as folder:
        assert folder is not None
        environment = environment_for(where, Path(folder))
        found = up.ready(environment, "--sample")
        if found is None:
            return 1

        def say_where() -> None:
            shown = {key: found[key] for key in ("url", "sign_in", "mailbox")}
            print(json.dumps(shown) if as_json else _sentences(found), flush=True)

        # Only our line goes to standard output; whatever the processes say goes beside it.
        return up.Minder(up.children(where, environment, sys.stderr)).mind(where, say_where)


def environment_for(where: up.Bind, data: Path) -> dict[str, str]:
    """The surroundings of a sample firm: its own data, its own address, and nobody's mail."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_FOR_SAMPLES)}
    data.mkdir(parents=True, exist_ok=True)
    return kept | {
        "OBLIGED_DATA": str(data.resolve()),
        "OBLIGED_BASE_URL": where.address,
        "OBLIGED_SAMPLE": "yes",
    }


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _sentences(found: dict[str, object]) -> str:
    return (
        f"The sample firm {found['firm']} is at {found['url']}\n"
        f"Sign in as {found['owner']}: {found['sign_in']}\n"
        f"Its letters arrive at {found['mailbox']}\n"
        "Ctrl C stops it."
    )
