"""What must the database itself never allow?

Happenings and tellings are only ever added to: the database refuses to change them, to delete them, and to write
over one that is there (SQLite's INSERT OR REPLACE passes by update triggers). And what belongs to one firm never
points at what belongs to another. Django remakes a table on SQLite when it alters it, which drops its triggers and
cannot be done at all while triggers of other tables name it; so they come down before every migration, are put up
after it, looked for by `obliged doctor`, and one test takes each away to see it missed.

On PostgreSQL no firm's rows are seen from another's either: `records/rows.py` says what the locks are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models

from obliged.records import rows

APPEND_ONLY = ("obliged_happening", "obliged_told", "obliged_playbookchange")

SQLITE = {
    "no_update": "CREATE TRIGGER {name} BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END",
    "no_delete": "CREATE TRIGGER {name} BEFORE DELETE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END",
    "no_overwrite": "CREATE TRIGGER {name} BEFORE INSERT ON {table} "
    "WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
    "BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END",
}
POSTGRES = {
    "no_update": "CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION obliged_only_added_to()",
    "no_truncate": "CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION obliged_only_added_to()",
}
FUNCTION = """
CREATE OR REPLACE FUNCTION obliged_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$
"""


def before_migrate(*, plan: Sequence[Any] = (), **_: Any) -> None:
    """Clear the way for migrations: on SQLite, which will not rename a table into a place that a trigger names, and on
    PostgreSQL for the owner, who has to see the rows of a table in order to alter them.
    """
    if connection.vendor == "sqlite":
        take_down(_standing())
    elif plan:
        rows.lift()


def after_migrate(**_: Any) -> None:
    """Put up every guard, once all tables are there."""
    if "obliged_happening" in connection.introspection.table_names():
        put_up()


def after_all(**of_migration: Any) -> None:
    """Let the product's role in once everything is in its place. Emptying the tables says the same, and changes nothing."""
    if connection.vendor == "postgresql" and "plan" in of_migration:
        rows.limit()
        if settings.PRODUCT_ROLE and connection.settings_dict["USER"] != settings.PRODUCT_ROLE:
            rows.grant(settings.PRODUCT_ROLE, APPEND_ONLY)


def put_up() -> None:
    """Put up whatever guard is missing; standing ones stay."""
    standing = _standing()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for name, sql in _wanted():
            if name not in standing:
                cursor.execute(sql)
                standing.add(name)


def missing() -> tuple[str, ...]:
    """The guards that should stand and do not, by name."""
    standing = _standing()
    return tuple(name for name, _ in _wanted() if name not in standing)


@contextmanager
def lifted() -> Iterator[None]:
    """Without the append-only guards, for a test's own clearing up. The product never calls it."""
    take_down(name for name, _ in _append_only())
    try:
        yield
    finally:
        put_up()


@contextmanager
def lifted_from(table: str) -> Iterator[None]:
    """Without the guards of one append-only table: for a migration that fills its new columns. What fell is put up."""
    ours = {name: sql for name, sql in _append_only() if name.startswith(f"{table}_no_")}
    fell = [name for name in ours if name in _standing()]
    take_down(fell)
    yield
    with connection.cursor() as cursor:
        for name in fell:
            cursor.execute(ours[name])


def take_down(names: Iterable[str]) -> None:
    """Take these triggers down. On PostgreSQL only the append-only tables have any."""
    with connection.cursor() as cursor:
        for name in names:
            if connection.vendor == "postgresql":
                table = next(table for table in APPEND_ONLY if name.startswith(f"{table}_"))
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def _wanted() -> Iterator[tuple[str, str]]:
    yield from _append_only()
    yield from _same_firm()
    if connection.vendor == "postgresql":
        yield from rows.wanted()


def _append_only() -> Iterator[tuple[str, str]]:
    for table in APPEND_ONLY:
        for suffix, sql in (POSTGRES if connection.vendor == "postgresql" else SQLITE).items():
            name = f"{table}_{suffix}"
            yield name, sql.format(name=name, table=table)


def _same_firm() -> Iterator[tuple[str, str]]:
    """For each reference between records of a firm: composite foreign keys, or triggers on SQLite."""
    for model, field in references():
        table, column = model._meta.db_table, field.column
        target = field.related_model._meta.db_table
        if connection.vendor == "postgresql":
            unique = f"{target}_firm_id_key"
            yield unique, f"CREATE UNIQUE INDEX {unique} ON {target} (firm_id, id)"
            name = _short(f"{table}_{column}_same_firm")
            yield (
                name,
                f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (firm_id, {column}) "
                f"REFERENCES {target} (firm_id, id) DEFERRABLE INITIALLY DEFERRED",
            )
            continue
        for event in ("INSERT", f"UPDATE OF {column}, firm_id"):
            name = f"{table}_{column}_same_firm_{event.split(' ')[0].lower()}"
            yield (
                name,
                f"CREATE TRIGGER {name} AFTER {event} ON {table} WHEN NEW.{column} IS NOT NULL "
                f"AND (SELECT firm_id FROM {target} WHERE id = NEW.{column}) IS NOT NEW.firm_id "
                f"BEGIN SELECT RAISE(ABORT, '{table}.{column} points to another firm'); END",
            )


def references() -> Iterator[tuple[type[models.Model], models.ForeignKey[Any, Any]]]:
    """Every reference from a firm's record to a record of a firm."""
    for model in apps.get_app_config("obliged").get_models():
        if not _of_a_firm(model):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.name != "firm" and _is_enforced(field):
                related = field.related_model
                if isinstance(related, type) and _of_a_firm(related):
                    yield model, field


def _is_enforced(field: Any) -> bool:
    """Words are referred to without a constraint, since they may be erased."""
    return bool(field.db_constraint)


def _of_a_firm(model: type[models.Model]) -> bool:
    return any(field.name == "firm" and not field.null for field in model._meta.concrete_fields)


def _standing() -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal UNION SELECT conname FROM pg_constraint "
                "UNION SELECT indexname FROM pg_indexes"
            )
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'obliged_%'")
        found = {row[0] for row in cursor.fetchall()}
    return found | rows.standing() if connection.vendor == "postgresql" else found


def _short(name: str) -> str:
    return name if len(name) <= 63 else f"{name[:50]}_same_firm"
