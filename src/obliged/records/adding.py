"""How are new rows written without composing their SQL anew each time?

What happens most (somebody is written down, something happened, so something is owed) is an INSERT of the same
columns every time. Django composes its text for every row; here it is composed once for each kind of row and number
of rows. The fields say themselves, as always, what the database is given for a value.
"""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models

M = TypeVar("M", bound=models.Model)


def add(row: M) -> M:
    """Write one new row; it knows its id afterwards."""
    add_all([row])
    return row


def add_all(rows: list[M]) -> list[M]:
    """Write new rows of one kind in one statement; each knows its id afterwards, in the order in which they were given."""
    if not rows:
        return rows
    connection = connections[DEFAULT_DB_ALIAS]
    model = type(rows[0])
    fields = _fields(model)
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for row in rows for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_statement(model, len(rows), connection.vendor), values)
        for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = number
            row._state.adding = False
            row._state.db = DEFAULT_DB_ALIAS
    return rows


@cache
def _fields(model: type[models.Model]) -> tuple[models.Field, ...]:  # type: ignore[type-arg]
    """All columns but the id, which the database gives."""
    return tuple(field for field in model._meta.concrete_fields if not field.primary_key)


@cache
def _statement(model: type[models.Model], number: int, vendor: str) -> str:
    """The text for so many rows. A field may ask for a place of its own kind, as bytes do on PostgreSQL."""
    quote = connections[DEFAULT_DB_ALIAS].ops.quote_name
    fields = _fields(model)
    places = ", ".join("%b" if _is_bytes(field, vendor) else "%s" for field in fields)
    columns = ", ".join(quote(str(field.column)) for field in fields)
    return (
        f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES {', '.join([f'({places})'] * number)} "  # noqa: S608
        "RETURNING id"
    )


def _is_bytes(field: models.Field, vendor: str) -> bool:  # type: ignore[type-arg]
    return vendor == "postgresql" and isinstance(field, models.BinaryField)
