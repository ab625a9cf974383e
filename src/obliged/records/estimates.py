"""What must SQLite know of our tables before they are full?

Without statistics SQLite takes it that every first column of an index leaves ten rows, and reads a whole firm's
telephones to find three. We tell it once what holds for every installation: that a firm says next to nothing, that a
role or a stage says little, and that a person or a referral says nearly all. `ANALYZE` may know better and replaces it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

ROWS = 1_000_000
OF_PART = 100_000  # rows of an index that holds only some: what is owed, what is held
# Few values, each with many rows.
SAYS_LITTLE = frozenset({"firm_id", "owner_id", "responsible_id", "side", "stage", "kind", "state"})
OF_ONE = 20  # rows of one person, one referral, one moment


def after_migrate(**_: Any) -> None:
    """Tell it of every index that has no statistics yet."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sqlite_schema")  # makes the table of statistics, where there is none
        cursor.execute("SELECT idx FROM sqlite_stat1")
        known = {name for (name,) in cursor.fetchall()}
        cursor.execute(
            "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name LIKE 'obliged_%%'", []
        )
        for name, table, sql in cursor.fetchall():
            if name not in known:
                told = estimate(_columns(name), is_part=" WHERE " in (sql or ""))
                cursor.execute("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (%s, %s, %s)", [table, name, told])
        cursor.execute("ANALYZE sqlite_schema")  # reads them again


def _columns(index: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pragma_index_info(%s) ORDER BY seqno", [index])
        return [str(name) for (name,) in cursor.fetchall()]


def estimate(columns: Sequence[str], *, is_part: bool = False) -> str:
    """As SQLite writes it: how many rows, then how many have the same first column, the same first two …"""
    rows = left = OF_PART if is_part else ROWS
    said = [rows]
    for column in columns:
        left = left // 2 if column in SAYS_LITTLE else OF_ONE if left > OF_ONE else max(1, left // OF_ONE)
        said.append(left)
    return " ".join(str(number) for number in said)
