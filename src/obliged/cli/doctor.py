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
from datetime import datetime, timedelta
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
SILENT = timedelta(minutes=5)  # a worker that gave no sign of life for so long is not there
LATE = timedelta(minutes=15)  # a letter that should have left so long ago
SKEW = timedelta(seconds=60)  # between two clocks


def doctor() -> int:
    """Print every finding; 1 if something is wrong."""
    django.setup()
    from obliged.records import rows

    with rows.house():
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
        yield from letters()
        yield jobs()
        yield accounts()
        yield keys()
        yield clocks()
    yield address()
    yield mail()
    if all(finding.state is not State.WRONG for finding in database):
        yield from domains()


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
    yield from _role()
    yield from _overheard()
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
        cursor.execute("SELECT current_setting('server_version')")
        says = f"PostgreSQL {cursor.fetchone()[0]}, database {connection.settings_dict['NAME']}."
    return fine("Database", says)


def _role() -> Iterator[Finding]:
    """Whether the product works with a role that can lift no lock."""
    from django.conf import settings
    from django.db import connection

    from obliged.records import rows
    from obliged.words import roles

    if connection.vendor != "postgresql":
        return
    mighty = rows.too_mighty(settings.PRODUCT_ROLE)
    if mighty is not None:
        yield wrong("Role", roles.says(mighty.role, mighty.why), roles.MEND)
        return
    yield fine("Role", "It reads and writes rows of the firm that is asked for, and can lift no lock.")


# What writes statements into the server's log, and what it is when it does not. Ours carry their values.
NOT_LOGGED = {"log_statement": "none", "log_min_duration_statement": "-1", "log_min_duration_sample": "-1"}


def _overheard() -> Iterator[Finding]:
    """Whether what we ask of the database, names and all, is read by others or stays in its log."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        ours = [settings.PRODUCT_ROLE or ""]
        cursor.execute(
            "SELECT has_table_privilege(coalesce(nullif(%s, ''), current_user)::name, 'pg_stat_activity', 'SELECT')",
            ours,
        )
        listens = cursor.fetchone()[0]
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(NOT_LOGGED)])
        logged = sorted(f"{name} is {setting}" for name, setting in cursor.fetchall() if setting != NOT_LOGGED[name])
    if listens:
        says = "Our role reads in pg_stat_activity what is asked for other firms just now, values and all."
        yield look("Overheard", says, "Say again to psql, as a superuser, what `obliged roles` prints.")
    if logged:
        says = f"The server's log keeps what we ask, names and all: {', '.join(logged)}."
        mend = f"As a superuser: ALTER DATABASE {connection.settings_dict['NAME']} SET {logged[0].split(' ')[0]} = "
        yield look(
            "Overheard", says, f"{mend}{NOT_LOGGED[logged[0].split(' ')[0]]}; or guard that log as the database."
        )
    if not listens and not logged:
        yield fine("Overheard", "What we ask is read by no other role, and does not stay in the server's log.")


def _not_applied() -> list[str]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label} {migration.name}" for migration, _ in plan]


def _guards() -> Finding:
    from obliged.records import guards, rows

    missing = guards.missing()
    if missing:
        return wrong("Guards", f"{len(missing)} are missing, first {missing[0]}.", "obliged manage migrate")
    strangers = rows.strangers()
    if strangers:
        says = f"{strangers[0]} is not ours, and may show what the locks hide."
        mend = "A policy or a view: take it away as the owner of the tables, or move a view to another schema."
        return wrong("Guards", says, mend)
    return fine("Guards", "What was written stays, and no firm's records point at another's.")


def firms() -> Finding:
    from django.conf import settings

    from obliged.records.firms import Firm

    names = list(Firm.objects.order_by("id").values_list("name", flat=True)[:4])
    if not names:
        return look("Firms", "None yet.", f"Open {settings.BASE_URL} and set up yours.")
    return fine("Firms", f"{', '.join(names[:3])}{' and more' if len(names) > 3 else ''}.")


def worker() -> Finding:
    """Whether somebody does what is to be done."""
    from obliged.ports import clock
    from obliged.records.jobs import Worker

    now = clock.now()
    number = Worker.objects.filter(beat_at__gte=now - SILENT).count()
    if number:
        return fine("Worker", "One is at work." if number == 1 else f"{number} are at work.")
    mend = "`obliged up` runs it beside the pages. If it runs, its log says why it is silent."
    newest = Worker.objects.order_by("-beat_at").first()
    if newest is not None:
        return wrong("Worker", f"The last sign of life came {_ago(newest.beat_at, now)}, from {newest.name}.", mend)
    late = _late(now)
    if late:
        return wrong("Worker", f"None has run here, and {_letters(late)} should have left {_ago(late[0], now)}.", mend)
    return look("Worker", "None has run here yet.", mend)


def _late(now: datetime) -> list[datetime]:
    """When the letters that wait longer than they should were to leave, the oldest first."""
    from obliged.records.letters import Letter, Passage

    held = Letter.unscoped.filter(passage=Passage.HELD, leaves_at__lt=now - LATE)
    return list(held.order_by("leaves_at", "id").values_list("leaves_at", flat=True)[:1000])


def _letters(late: list[datetime]) -> str:
    return "one letter" if len(late) == 1 else f"{len(late)} letters"


def _ago(moment: datetime, now: datetime) -> str:
    seconds = max(0, int((now - moment).total_seconds()))
    for size, name in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds // size} {name} ago"
    return f"{seconds} seconds ago"


def letters() -> Iterator[Finding]:
    """Whether letters may leave this copy, and whether they do."""
    from obliged.ports import clock
    from obliged.records.firms import Firm
    from obliged.records.jobs import Installation

    now = clock.now()
    if Installation.objects.filter(muted_at__isnull=False).exists():
        yield wrong(
            "Letters",
            "None leaves this copy: it was put back from a backup, or moved.",
            "If no other copy runs: `obliged unmute`, or Settings, Behind the pages.",
        )
        return
    for name, why in Firm.objects.filter(paused_at__isnull=False).order_by("id").values_list("name", "paused_why"):
        says = f"Those of {name} wait: far more want to leave than usual." if why == "storm" else f"{name} paused them."
        yield look("Letters", says, "An owner lets them leave under Settings, Behind the pages.")
    yield from _asked_about(now)
    late = _late(now)
    if late:
        yield wrong(
            "Letters",
            f"{_letters(late).capitalize()} should have left, the oldest {_ago(late[0], now)}.",
            "The mailbox shows each with its trouble; the worker and the accounts are the usual causes.",
        )
    else:
        yield fine("Letters", "None waits longer than it should.")


def _asked_about(now: datetime) -> Iterator[Finding]:
    """Letters of which a member says what became of them."""
    from obliged.queries import mailbox
    from obliged.records.letters import Letter, Passage

    doubtful = Letter.unscoped.filter(passage=Passage.IN_DOUBT, doubted_at__lt=now - LATE).count()
    if doubtful:
        says = f"{'One' if doubtful == 1 else doubtful} may have been sent; it was looked for and not found so far."
        yield look(
            "Letters",
            says,
            "The mailbox asks about each. With a folder of sent mail to look into, few are asked about.",
        )
    missing = len(mailbox.one_sided(Letter.unscoped.all(), as_of=now))
    if missing:
        says = f"{'One introduction' if missing == 1 else f'{missing} introductions'} reached one side only."
        yield wrong("Letters", says, "The mailbox shows whose letter is missing: send it again, or say that they know.")


def jobs() -> Finding:
    """Whether something was put aside because it failed too often."""
    from obliged.records.jobs import Job, State

    aside = Job.objects.filter(state=State.ASIDE).order_by("-ended_at", "id")
    newest = aside.first()
    if newest is None:
        return fine("Jobs", "None was put aside.")
    says = f"{aside.count()} put aside, the newest of the kind {newest.kind}: {newest.trouble[:120] or 'it killed its worker'}"
    return look("Jobs", says, "An owner tries them again or lets them go under Settings, Behind the pages.")


def accounts() -> Finding:
    """Whether every mail account lets us in."""
    from obliged.records.mail_accounts import MailAccount

    refused = MailAccount.unscoped.filter(refused_at__isnull=False, works_since__isnull=False).order_by(
        "refused_at", "id"
    )
    addresses = list(refused.values_list("address", flat=True)[:5])
    if not addresses:
        return fine("Accounts", "No mail account refuses us.")
    says = f"{', '.join(addresses)} {'does' if len(addresses) == 1 else 'do'} not let us in; their letters wait."
    return wrong("Accounts", says, "Their owners look at them under Settings, Mail.")


def clocks() -> Finding:
    """Whether this machine, the database and the workers agree about the time."""
    from django.db import connection

    from obliged.ports import clock
    from obliged.records.jobs import Worker

    apart = {}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            apart["the database"] = (cursor.fetchone()[0] - clock.now()).total_seconds()
    newest = Worker.objects.order_by("-beat_at").values_list("name", "beat_at").first()
    if newest is not None and newest[1] > clock.now():  # one that lies behind may be an old sign of life
        apart[f"the worker {newest[0]}"] = (newest[1] - clock.now()).total_seconds()
    astray = [
        f"{name} by {seconds:+.0f} seconds" for name, seconds in apart.items() if abs(seconds) > SKEW.total_seconds()
    ]
    if astray:
        return wrong("Clocks", f"They disagree with this machine's: {', '.join(astray)}.", "Let NTP set all of them.")
    return fine("Clocks", "They agree.")


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
    from dataclasses import replace

    from django.conf import settings

    from obliged.ports.mail import NotLetIn, NotNow, session

    if not settings.EMAIL_HOST:
        mend = "OBLIGED_SMTP_HOST and OBLIGED_SMTP_USER, or an account of the firm under Settings, Mail."
        return look("Mail", "There is no mail server; without an account of its own a firm's letters stay here.", mend)
    relay = replace(session.installation(), timeout=10.0)
    where = f"{relay.host}:{relay.port}"
    try:
        session.smtp(relay).close()
    except (NotLetIn, NotNow) as trouble:
        mend = "Look at OBLIGED_SMTP_HOST, _PORT, _USER, _PASSWORD and _TLS."
        return wrong("Mail", f"{where} does not let us in: {trouble}", mend)
    return fine("Mail", f"{where} lets us in.")


MOST_DOMAINS = 5


def domains() -> Iterator[Finding]:
    """What vouches for the addresses from which letters leave."""
    from obliged.domain.mail_providers import domain_of
    from obliged.ports import domains as names
    from obliged.queries import mail_accounts
    from obliged.words import mail_accounts as words

    asks = names.usual()
    for address, host in mail_accounts.senders()[:MOST_DOMAINS]:
        for finding in names.vouched(address, host, asks):
            says = f"{domain_of(address)}: {words.vouched(finding, mail_accounts.ENGLISH)}"
            add = "; ".join(f"{add.name} {add.type} {add.value}" for add in finding.add)
            if finding.state == "fine":
                yield fine(finding.what.upper(), says)
            else:
                yield look(
                    finding.what.upper(),
                    says,
                    add or "Your domain's settings; docs/running/mail.md explains each record.",
                )


def keys() -> Finding:
    """Whether what is sealed can be opened, and by nobody else."""
    from django.conf import settings

    from obliged.acts import keys as acts
    from obliged.ports.secrets import BadKey

    folder = settings.KEYS_FOLDER
    files = sorted(folder.glob("*.key")) if folder.is_dir() and not settings.KEYS else []
    if not files and not settings.KEYS and not acts.is_anything_sealed():
        return fine("Keys", "None yet; the first is made when the first password is kept.")
    if not files and not settings.KEYS:
        return wrong("Keys", f"There is none in {folder}, and passwords are sealed.", "Bring it back from the backup.")
    try:
        ring, unreadable = acts.kept()
    except (BadKey, OSError) as trouble:
        return wrong("Keys", f"{trouble}.", "Put the right keys into OBLIGED_DATA/keys, or into OBLIGED_KEYS.")
    if unreadable:
        says = f"{unreadable} passwords of mail accounts cannot be read: the key is not here."
        return wrong("Keys", says, "Bring OBLIGED_DATA/keys back from the backup, or let the members type them again.")
    bare = [path for path in (folder, *files) if files and stat.S_IMODE(path.stat().st_mode) & 0o077]
    if bare:
        return wrong("Keys", f"Others on this machine can read {bare[0]}.", f"chmod -R go= {folder}")
    return fine("Keys", f"Passwords are sealed with key {ring[0].id}.")
