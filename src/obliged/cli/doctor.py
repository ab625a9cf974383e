"""What is configured, what is wrong, and how is it mended?

Each check answers with one finding: fine, worth a look, or wrong, in a sentence, with the remedy beside it. A doctor
changes nothing.
"""

from __future__ import annotations

import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from urllib.parse import urlsplit

import django


class State(StrEnum):
    FINE = "fine"
    LOOK = "look"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    state: State
    says: str
    mend: str = ""


def fine(what: str, says: str) -> Finding:
    return Finding(what, State.FINE, says)


def look(what: str, says: str, mend: str) -> Finding:
    return Finding(what, State.LOOK, says, mend)


def wrong(what: str, says: str, mend: str) -> Finding:
    return Finding(what, State.WRONG, says, mend)


SQLITE_WANTED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
LITTLE_ROOM, NO_ROOM = 1024, 100  # MB
LATE = timedelta(minutes=5)  # a letter that should have left so long ago waits for a worker that is not there


def doctor() -> int:
    """Print every finding; 1 if something is wrong."""
    django.setup()
    findings = tuple(examine())
    for finding in findings:
        print(f"{finding.state:<6} {finding.what:<12} {finding.says}")
        if finding.mend:
            print(f"{'':<20}→ {finding.mend}")
    return int(any(finding.state is State.WRONG for finding in findings))


def examine() -> Iterator[Finding]:
    """Everything, in the order in which one would mend it."""
    yield version()
    yield data()
    yield secret_key()
    database = tuple(of_database())
    yield from database
    if all(finding.state is not State.WRONG for finding in database):
        yield firms()
        yield worker()
    yield address()
    yield mail()


def version() -> Finding:
    from importlib.metadata import version as of

    python = ".".join(map(str, sys.version_info[:3]))
    return fine("Obliged", f"{of('obliged')} on Python {python} and Django {of('django')}.")


def data() -> Finding:
    from django.conf import settings

    free = shutil.disk_usage(settings.DATA).free // 1024**2
    says = f"{settings.DATA} has {free:,} MB free."
    if free < NO_ROOM:
        return wrong("Disk", says, "Make room: a database that cannot write loses nothing, and keeps nothing new.")
    if free < LITTLE_ROOM:
        return look("Disk", says, "Make room soon.")
    return fine("Disk", says)


def secret_key() -> Finding:
    from django.conf import settings

    kept = settings.DATA / "secret_key"
    if len(settings.SECRET_KEY) < 32:
        return wrong("Secret key", "It is short enough to be guessed.", "Give 50 characters of chance, or none.")
    if kept.exists() and stat.S_IMODE(kept.stat().st_mode) & 0o077:
        return wrong("Secret key", f"Others on this machine can read {kept}.", f"chmod 600 {kept}")
    return fine("Secret key", "It is long, and kept from others.")


def of_database() -> Iterator[Finding]:
    """Whether it answers, how it is set, whether it is up to date, whether its guards stand."""
    from django.db import Error, connection

    try:
        connection.ensure_connection()
    except Error as trouble:
        yield wrong(
            "Database",
            f"It does not answer: {str(trouble).strip()}",
            "Look at DATABASE_URL and at the server; on SQLite at OBLIGED_DATA, and who may write there.",
        )
        return
    yield _sqlite() if connection.vendor == "sqlite" else _postgresql()
    behind = _not_applied()
    if behind:
        yield wrong("Migrations", f"{len(behind)} to come, first {behind[0]}.", "obliged manage migrate")
        return
    yield fine("Migrations", "The tables are up to date.")
    yield _guards()


def _sqlite() -> Finding:
    from django.db import connection

    found = {}
    with connection.cursor() as cursor:
        for name in SQLITE_WANTED:
            cursor.execute(f"PRAGMA {name}")
            found[name] = cursor.fetchone()[0]
        cursor.execute("SELECT sqlite_version()")
        version = cursor.fetchone()[0]
    astray = [f"{name} is {found[name]}" for name, wanted in SQLITE_WANTED.items() if found[name] != wanted]
    if astray:
        return wrong(
            "Database",
            f"SQLite is not set as our promises need it: {', '.join(astray)}.",
            "Keep the data on a local disk: a network folder has no write-ahead log.",
        )
    return fine("Database", f"SQLite {version}, write-ahead log, every commit on the disk before it counts.")


def _postgresql() -> Finding:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), rolsuper FROM pg_roles WHERE rolname = current_user")
        version, is_super = cursor.fetchone()
    says = f"PostgreSQL {version}, database {connection.settings_dict['NAME']}."
    if is_super:
        mend = "Give Obliged a role of its own; docs/running/postgres.md has the three lines."
        return look("Database", f"{says} The role is a superuser: it could pass by every guard.", mend)
    return fine("Database", says)


def _not_applied() -> list[str]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label} {migration.name}" for migration, _ in plan]


def _guards() -> Finding:
    from obliged.records import guards

    missing = guards.missing()
    if missing:
        return wrong("Guards", f"{len(missing)} are missing, first {missing[0]}.", "obliged manage migrate")
    return fine("Guards", "What was written stays, and no firm's records point at another's.")


def firms() -> Finding:
    from django.conf import settings

    from obliged.records.firms import Firm

    names = list(Firm.objects.order_by("id").values_list("name", flat=True)[:4])
    if not names:
        return look("Firms", "None yet.", f"Open {settings.BASE_URL} and set up yours.")
    return fine("Firms", f"{', '.join(names[:3])}{' and more' if len(names) > 3 else ''}.")


def worker() -> Finding:
    from obliged.ports import clock
    from obliged.records.letters import Letter, Passage

    late = Letter.unscoped.filter(passage=Passage.HELD, leaves_at__lt=clock.now() - LATE).count()
    if late:
        return wrong(
            "Worker",
            f"{late} letters should have left more than five minutes ago.",
            "`obliged up` runs the worker beside the pages. If it runs, its log says why they stay.",
        )
    return fine("Worker", "No letter waits longer than it should.")


def address() -> Finding:
    from django.conf import settings

    base = settings.BASE_URL
    host = urlsplit(base).hostname or ""
    local = host in {"127.0.0.1", "localhost", "::1"}
    if settings.DEBUG and not local:
        return wrong("Address", f"{base} shows its inner workings to strangers.", "Take OBLIGED_DEBUG away.")
    if local:
        mend = "docs/running/https.md takes you to HTTPS on your own phone."
        return look("Address", f"{base}: links in letters open on this machine only.", mend)
    if not base.startswith("https://"):
        mend = "docs/running/https.md, about fifteen minutes."
        return wrong("Address", f"{base}: passwords travel in the open.", mend)
    return fine("Address", f"{base}")


def mail() -> Finding:
    from django.conf import settings
    from django.core.mail import get_connection

    if not settings.EMAIL_HOST:
        mend = "OBLIGED_SMTP_HOST and OBLIGED_SMTP_USER; docs/running/settings.md has them all."
        return look("Mail", "Letters stay in the house; the mailbox page shows them.", mend)
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    connection = get_connection(timeout=10)
    try:
        connection.open()
        connection.close()
    except OSError as trouble:  # smtplib's own troubles are kinds of it
        mend = "Look at OBLIGED_SMTP_HOST, _PORT, _USER, _PASSWORD and _TLS."
        return wrong("Mail", f"{where} does not let us in: {trouble}", mend)
    return fine("Mail", f"{where} lets us in.")
