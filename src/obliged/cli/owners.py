"""Who may change the tables? On PostgreSQL a role of its own, where MIGRATION_DATABASE_URL names one.

The product needs to read and write rows, never to alter tables. Whoever sets it up with two roles gives the second
one here; without it the product's own role does both, as on SQLite.
"""

from __future__ import annotations

from collections.abc import MutableMapping

COMMANDS = frozenset({"migrate", "createcachetable", "sqlmigrate", "showmigrations"})


def become(environment: MutableMapping[str, str]) -> None:
    """Let DATABASE_URL be that of the tables' owner, if there is one."""
    for suffix in ("", "_FILE"):
        owner = environment.get(f"MIGRATION_DATABASE_URL{suffix}")
        if owner:
            environment.pop("DATABASE_URL", None)
            environment.pop("DATABASE_URL_FILE", None)
            environment[f"DATABASE_URL{suffix}"] = owner
