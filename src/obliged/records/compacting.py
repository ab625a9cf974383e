"""How does what was deleted leave the file too?

A database keeps the bytes of deleted rows until it needs the room, and the log that is written ahead keeps them
longer. SQLite writes its file anew and empties the log; PostgreSQL does so row by row by itself (autovacuum), and is
told to forget what it knows of frequent values.
"""

from __future__ import annotations

from django.db import Error, connection

from obliged.records import scoping


class NotNow(Exception):
    """Somebody reads what is to be cleared away. Later."""


def compact() -> None:
    """Leave nothing of deleted rows in the file and its log. Outside of any transaction.

    :raises NotNow: in a transaction, and while somebody reads an older state of the database
    """
    if connection.in_atomic_block:
        raise NotNow("a transaction is open")
    if connection.vendor == "sqlite":
        _rewrite()
    else:
        _forget_frequent_values()


def clears() -> None:
    """What is deleted from here on is written over with zeros at once, where the database can."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


def _rewrite() -> None:
    with scoping._in_turn(), connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_schema WHERE name IN ('sqlite_stat3', 'sqlite_stat4')")
        for (name,) in cursor.fetchall():  # samples of what stands in indexes
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608 - one of two names of SQLite's own
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    if busy:
        raise NotNow("somebody reads the database")


def _forget_frequent_values() -> None:
    """Statistics hold samples. Who does not own the tables may not; then the next autovacuum does."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    except Error:
        connection.close()
