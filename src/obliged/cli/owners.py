"""Who may change the tables? On PostgreSQL a role of its own, where MIGRATION_DATABASE_URL names one.

The product needs to read and write rows, never to alter tables: a role that owns them could lift the locks that keep
firms apart. So there are two, and with the mightier one nothing is served. `obliged roles` makes them.
"""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from urllib.parse import unquote, urlsplit

COMMANDS = frozenset({"migrate", "createcachetable", "sqlmigrate", "showmigrations"})


def become(environment: MutableMapping[str, str]) -> None:
    """Let DATABASE_URL be that of the tables' owner, if there is one."""
    if not (environment.get("DATABASE_URL") or environment.get("DATABASE_URL_FILE")):
        return  # SQLite: nobody owns it but whoever has the file
    for suffix in ("", "_FILE"):
        owner = environment.get(f"MIGRATION_DATABASE_URL{suffix}")
        if owner:
            for product in ("DATABASE_URL", "DATABASE_URL_FILE"):  # whom it lets in
                if product in environment:
                    environment[f"PRODUCT_{product}"] = environment.pop(product)
            environment[f"DATABASE_URL{suffix}"] = owner


# --- both roles ----------------------------------------------------------------------------------------------------

MAKES = """\
-- Two roles: {owner} owns the tables, {product} works with the rows. Said twice, nothing changes.
SELECT 'CREATE ROLE {owner} LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{owner}') \\gexec
SELECT 'CREATE ROLE {product} LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{product}') \\gexec
SELECT $$CREATE DATABASE {database} OWNER {owner} TEMPLATE template0 LOCALE 'C.UTF-8'$$
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{database}') \\gexec
ALTER ROLE {product} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
ALTER DATABASE {database} OWNER TO {owner};
\\connect {database}
REASSIGN OWNED BY {product} TO {owner};
REVOKE {owner} FROM {product};
REVOKE CREATE ON SCHEMA public FROM PUBLIC, {product};
GRANT USAGE, CREATE ON SCHEMA public TO {owner};
-- What others ask stands there with its values, readable by whoever has the same role.
REVOKE SELECT ON pg_stat_activity FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION pg_stat_get_activity(integer) FROM PUBLIC;
"""


def roles(environment: MutableMapping[str, str]) -> int:
    """Print what a superuser says to psql so that there are two roles, and what then stands in the environment."""
    given = environment.get("DATABASE_URL") or "postgresql://obliged@/obliged?host=/run/postgresql"
    parts = urlsplit(given)
    product, database = unquote(parts.username or "obliged"), unquote(parts.path.lstrip("/") or "obliged")
    owner = f"{product}_owner"
    wrong = next((name for name in (product, database) if not is_plain(name)), None)
    if wrong is not None:
        print(f"{wrong} is no plain name: small letters, digits and _ make one.", file=sys.stderr)
        return 1
    print(MAKES.format(product=product, owner=owner, database=database), end="")
    where = parts.netloc.rpartition("@")[2]
    print(
        "Into psql with it, as a superuser. Then set, with passwords where the server asks for them:", file=sys.stderr
    )
    for name, role in (("DATABASE_URL", product), ("MIGRATION_DATABASE_URL", owner)):
        print(f"{name}={parts._replace(netloc=f'{role}@{where}').geturl()}", file=sys.stderr)
    return 0


def is_plain(name: str) -> bool:
    return name.isascii() and name.isidentifier() and name == name.lower()
