"""Whose rows does PostgreSQL show?

Below the managers that refuse stands a second lock, of the database's own: row-level security, forced, on every table
of a firm. What a statement may see and write is said in the same breath as the statement itself, for one transaction,
so that nothing is left on a connection that others use after us, and no statement is added by it. Who says nothing sees
nothing. `of(firm)` and `scope(firm)` say a firm; the others stand in `EXCEPTIONS`, which is all of them.

SQLite has no such lock. There these words change nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.apps import apps
from django.db import connection, models

if TYPE_CHECKING:
    from obliged.records.firms import Firm

T = TypeVar("T")

# --- what is said ----------------------------------------------------------------------------------------------

UNSAID = {
    "app.firm": "''",
    "app.user": "''",
    "app.token": "''",
    "app.letter": "''",
    "app.page": "''",
    "app.house": "''",
}

Whose = tuple[tuple[str, str], ...]
NOBODY: Whose = ()
HOUSE: Whose = (("app.house", "'on'"),)

_said: ContextVar[Whose | None] = ContextVar("whose rows", default=None)
at_rest: Whose = NOBODY  # before anybody has said anything


def whose() -> Whose:
    """As it was said last: settings with their values, written in SQL."""
    said = _said.get()
    return at_rest if said is None else said


class Saying:
    """`with of(firm): …`; or `of(firm).from_now_on()`, where somebody further out takes it back."""

    __slots__ = ("_before", "_said")

    def __init__(self, said: Whose) -> None:
        self._said = said

    def __enter__(self) -> None:
        self._before = _said.set(self._said)

    def __exit__(self, *_: object) -> None:
        _said.reset(self._before)

    def from_now_on(self) -> None:
        _said.set(self._said)


def of(firm: Firm | int | None) -> Saying:
    """The rows of this firm, and no others. Without one, what is nobody's: the house does it."""
    if firm is None:
        return house()
    return Saying((("app.firm", f"'{int(firm if isinstance(firm, int) else firm.pk)}'"),))


def each(found: Iterable[T]) -> Iterator[T]:
    """One after the other, each among the rows of its firm."""
    for one in found:
        with of(one.firm_id):  # type: ignore[attr-defined]
            yield one


def nobody() -> Saying:
    """None, until somebody says whose. So begins whatever comes in from outside."""
    return Saying(NOBODY)


def house() -> Saying:
    """What the house asks across firms, to see where there is work. The work itself is done `of` its firm."""
    return Saying(HOUSE)


def by_user(user: int) -> Saying:
    """For which firms this account works."""
    return Saying((("app.user", f"'{int(user)}'"),))


# The firm is looked up on the way, in the same message, so that a page needs no statement of its own for it.


def of_member(user: int, slug: str) -> Saying:
    """The rows of the firm that an address names, if this account works there; else none."""
    if not re.fullmatch(r"[-\w]+", slug, re.ASCII):
        return nobody()
    firm = (
        "SELECT m.firm_id FROM obliged_member m JOIN obliged_firm f ON f.id = m.firm_id "
        f"WHERE m.user_id = {int(user)} AND m.left_at IS NULL AND f.slug = '{slug}'"
    )
    return Saying((("app.user", f"'{int(user)}'"), ("app.firm", _first(firm))))


def of_holder(token_hash: str) -> Saying:
    """The rows of the firm that gave out this secret; none, if nobody did. What it opens is for the page to say."""
    kept = f"'{int(token_hash, 16):064x}'"
    firms = (f"SELECT firm_id FROM {table} WHERE {column} = {kept}" for table, column in HOLDERS.items())
    return Saying((("app.token", kept), ("app.firm", _first(*firms))))


def of_letter(public_id: UUID) -> Saying:
    """The rows of the firm that wrote a letter which a signed address names; none, if there is no such letter."""
    kept = f"'{UUID(str(public_id))}'"
    return Saying(
        (("app.letter", kept), ("app.firm", _first(f"SELECT firm_id FROM obliged_letter WHERE public_id = {kept}")))
    )


def of_page(slug: str) -> Saying:
    """The rows of the firm whose public page this address names; none, where no page is open."""
    if not re.fullmatch(r"[-\w]+", slug, re.ASCII):
        return nobody()
    firm = f"SELECT id FROM obliged_firm WHERE slug = '{slug}' AND public_since IS NOT NULL"
    return Saying((("app.page", f"'{slug}'"), ("app.firm", _first(firm))))


def _first(*questions: str) -> str:
    return f"coalesce({', '.join(f'({question})::text' for question in questions)}, '')"


@contextmanager
def founding() -> Iterator[int | None]:
    """The rows of a firm that is to be: its number. SQLite gives one when the firm is written."""
    if connection.vendor != "postgresql":
        yield None
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('obliged_firm', 'id'))")
        number = int(cursor.fetchone()[0])
    with of(number):
        yield number


# --- how it is said --------------------------------------------------------------------------------------------


def listen(sender: object = None, *, connection: Any, **_: Any) -> None:
    """Let a new connection say whose rows are meant, with each transaction."""
    if connection.vendor == "postgresql" and _say not in connection.execute_wrappers:
        connection.execute_wrappers.append(_say)


def _say(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Put it before the statement, in the same message: PostgreSQL takes both as one transaction, or as part of ours."""
    database, cursor = context["connection"], context["cursor"]
    wanted = whose()
    status = database.connection.info.transaction_status
    if status == _IDLE:
        before = _settings(wanted)
    elif status == _UNDER_WAY and getattr(database, "whose_rows", None) != wanted:
        before = _settings(_all_of(wanted))
    else:
        before = []
    if many and before:
        for one in params:
            _say(execute, sql, one, False, context)
        return None
    if isinstance(sql, str):
        result = execute("".join([*before, sql]), params, many, context)
        for _ in before:
            cursor.cursor.nextset()
    else:  # composed by Django's schema editor: its transaction is open
        for setting in before:
            execute(setting.rstrip("; "), None, False, context)
        result = execute(sql, params, many, context)
    # A way back to a savepoint takes back what was said since.
    database.whose_rows = None if isinstance(sql, str) and sql.startswith("ROLLBACK TO") else wanted
    return result


_IDLE, _UNDER_WAY = 0, 2  # psycopg's TransactionStatus


def _settings(said: Whose) -> list[str]:
    """What is known at once; then what is looked up by it."""
    known = [f"set_config('{name}', {value}, true)" for name, value in said if value.startswith("'")]
    looked_up = [f"set_config('{name}', {value}, true)" for name, value in said if not value.startswith("'")]
    return [f"SELECT {one}; " for one in [", ".join(known), *looked_up] if one]


def _all_of(wanted: Whose) -> Whose:
    """What stood before is taken back."""
    known = dict(wanted)
    return (*((name, nothing) for name, nothing in UNSAID.items() if name not in known), *wanted)


# --- the locks -------------------------------------------------------------------------------------------------

FIRM = "(SELECT nullif(current_setting('app.firm', true), '')::bigint)"
USER = "(SELECT nullif(current_setting('app.user', true), '')::bigint)"
TOKEN = "(SELECT nullif(current_setting('app.token', true), ''))"  # noqa: S105 - SQL
LETTER = "(SELECT nullif(current_setting('app.letter', true), '')::uuid)"
PAGE = "(SELECT nullif(current_setting('app.page', true), ''))"
IN_HOUSE = "(SELECT current_setting('app.house', true) = 'on')"


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may do what with which rows of a table."""

    name: str
    does: str
    rows: str
    tables: tuple[str, ...]

    def sql(self, table: str) -> str:
        checks = "" if self.does == "SELECT" else f" WITH CHECK ({self.rows})"
        return f"CREATE POLICY {_named(table, self.name)} ON {table} FOR {self.does} USING ({self.rows}){checks}"


# Where the hash of a secret is kept that somebody outside holds.
HOLDERS = {
    "obliged_link": "token_hash", "obliged_portallink": "token_hash", "obliged_offer": "asked_hash",
    "obliged_invitation": "token_hash", "obliged_understanding": "token_hash",
}  # fmt: skip

# Who may see a row without being in its firm. Each line was weighed; there are no others (docs/decisions/0018).
EXCEPTIONS = (
    # The house looks where there is work, in the tables where work waits, and takes it up in the three that are queues.
    Policy("house_looks", "SELECT", IN_HOUSE, (
        "obliged_firm", "obliged_member", "obliged_absence", "obliged_mailaccount", "obliged_letter", "obliged_incoming",
        "obliged_job", "obliged_referral", "obliged_reckoning",
    )),
    Policy("house_takes", "UPDATE", IN_HOUSE, ("obliged_letter", "obliged_incoming", "obliged_job")),
    # What is nobody's: a job of the house itself, of whose trouble every owner may hear.
    Policy("nobodys", "ALL", f"firm_id IS NULL AND ({IN_HOUSE} OR {FIRM} IS NOT NULL)", ("obliged_job",)),
    # Mail about accounts, such as a code that signs in, where there is no server that takes it.
    Policy("nobodys", "ALL", f"firm_id IS NULL AND {IN_HOUSE}", ("obliged_arrived",)),
    # Signing in: who am I, and for which firms do I work?
    Policy("mine", "SELECT", f"user_id = {USER}", ("obliged_member",)),
    Policy("mine", "SELECT", f"id IN (SELECT firm_id FROM obliged_member WHERE user_id = {USER})", ("obliged_firm",)),
    # A secret in somebody's hands opens the one row that keeps its hash; a signed address names its one letter.
    *(Policy("by_token", "SELECT", f"{column} = {TOKEN}", (table,)) for table, column in HOLDERS.items()),
    Policy("by_letter", "SELECT", f"public_id = {LETTER}", ("obliged_letter",)),
    # A firm that has opened its public page is found by the page's address, by anybody.
    Policy("by_page", "SELECT", f"slug = {PAGE} AND public_since IS NOT NULL", ("obliged_firm",)),
)  # fmt: skip


def tables() -> dict[str, str]:
    """Every table that keeps something of a firm, with the column that says of which."""
    found = {"obliged_firm": "id"}
    for model in apps.get_app_config("obliged").get_models():
        if any(
            isinstance(field, models.ForeignKey) and field.column == "firm_id" for field in model._meta.concrete_fields
        ):
            found[model._meta.db_table] = "firm_id"
    return found


def wanted() -> Iterator[tuple[str, str]]:
    """The locks of PostgreSQL by name, with what puts them up."""
    for table, column in tables().items():
        yield f"{table}_rows", f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"
        yield _named(table, "of_firm"), Policy("of_firm", "ALL", f"{column} = {FIRM}", (table,)).sql(table)
    for policy in EXCEPTIONS:
        for table in policy.tables:
            yield _named(table, policy.name), policy.sql(table)


def standing() -> set[str]:
    """The locks that stand, by name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT policyname FROM pg_policies WHERE schemaname = current_schema() UNION "
            "SELECT relname || '_rows' FROM pg_class WHERE relrowsecurity AND relforcerowsecurity "
            "AND relnamespace = current_schema()::regnamespace"
        )
        return {row[0] for row in cursor.fetchall()}


def strangers() -> tuple[str, ...]:
    """What we did not write and what could show rows all the same: policies, since one that opens a table opens it
    whatever ours say, and views, which look with the eyes of whoever made them.
    """
    if connection.vendor != "postgresql":
        return ()
    ours = {name for name, _ in wanted()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT policyname FROM pg_policies WHERE schemaname = current_schema() UNION "
            "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = current_schema()::regnamespace "
            "ORDER BY 1"
        )
        return tuple(name for (name,) in cursor.fetchall() if name not in ours)


def _named(table: str, name: str) -> str:
    return f"{table}_{name}"


# --- while tables are altered ----------------------------------------------------------------------------------


def lift() -> None:
    """Let the tables' owner see all rows while it alters them; `guards.put_up` binds it again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relforcerowsecurity AND relnamespace = current_schema()::regnamespace"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")


# --- roles -----------------------------------------------------------------------------------------------------

# Nobody waits for ever for a row that a sleeper holds; who sleeps in a transaction is woken by losing it.
LIMITS = {"lock_timeout": "20s", "idle_in_transaction_session_timeout": "2min"}

ONLY_ADDED_TO = "SELECT, INSERT"
MAY = "SELECT, INSERT, UPDATE, DELETE"


def grant(role: str, append_only: Iterable[str]) -> None:
    """Let the product's role read and write rows, and nothing else: it owns nothing and lifts nothing."""
    less = dict.fromkeys(append_only, ONLY_ADDED_TO) | {"django_migrations": "SELECT"}
    with connection.cursor() as cursor:
        name, schema = connection.ops.quote_name(role), _schema(cursor)
        statements = [f"GRANT USAGE ON SCHEMA {schema} TO {name}"]
        for table in connection.introspection.table_names(cursor):
            quoted = connection.ops.quote_name(table)
            statements += [f"REVOKE ALL ON {quoted} FROM {name}", f"GRANT {less.get(table, MAY)} ON {quoted} TO {name}"]
        statements.append(f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {schema} FROM {name}")
        statements.append(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {name}")
        cursor.execute("; ".join(statements))


def limit() -> None:
    """Let every session of this database know its limits, if it is ours to say."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(datname), pg_has_role(datdba, 'USAGE'), "
            "coalesce((SELECT setconfig FROM pg_db_role_setting WHERE setdatabase = d.oid AND setrole = 0), '{}') "
            "FROM pg_database d WHERE datname = current_database()"
        )
        database, is_ours, said = cursor.fetchone()
        known = {setting.partition("=")[0] for setting in said}
        for name, value in LIMITS.items():
            if is_ours and name not in known:  # whoever has said otherwise meant it
                cursor.execute(f"ALTER DATABASE {database} SET {name} = '{value}'")


@dataclass(frozen=True, slots=True)
class Mighty:
    """A role that could pass by the locks, and how: "superuser", "bypass", "owner"."""

    role: str
    why: str


def _schema(cursor: Any) -> str:
    cursor.execute("SELECT quote_ident(current_schema())")
    return str(cursor.fetchone()[0])


def too_mighty(role: str = "") -> Mighty | None:
    """Whether this role, or the one that we are, could pass by the locks."""
    if connection.vendor != "postgresql":
        return None
    with house(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper, rolbypassrls, EXISTS (SELECT 1 FROM pg_class WHERE relkind IN ('r', 'p') "
            "AND relnamespace = current_schema()::regnamespace AND pg_has_role(r.oid, relowner, 'MEMBER')) "
            "FROM pg_roles r WHERE rolname = coalesce(nullif(%s, ''), current_user)",
            [role],
        )
        name, *is_so = cursor.fetchone() or (role, False, False, False)
    return next(
        (Mighty(name, why) for why, so in zip(("superuser", "bypass", "owner"), is_so, strict=True) if so), None
    )
