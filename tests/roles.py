"""As whom does a test speak to PostgreSQL?

The product speaks as its own role, bound by row-level security as in real life: in whatever comes in by a page, a link,
a mail or the worker, and in every `scope`. A test's own looking and arranging, in between, is done by a role that sees
every firm and owns the tables. One connection serves both, since most tests are one transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.signals import connection_created

from obliged.records import rows
from tests.postgres import ROLE, TESTER

_AS_LONG_AS_IT_RUNS = ExitStack()
LOOKING_ON: rows.Whose = (("role", f"'{TESTER}'"),)


def make_as_tester() -> None:
    """The databases of tests are made, and taken away, by the role that sees everything."""
    settings.DATABASES["default"]["USER"] = TESTER
    settings.PRODUCT_ROLE = ROLE


@contextmanager
def product() -> Iterator[None]:
    """From now on the product is itself, and the test looks on."""
    rows.UNSAID["role"] = f"'{ROLE}'"
    rows.at_rest = LOOKING_ON
    connection_created.connect(_become_product, dispatch_uid="tests.roles")
    connection.close()
    try:
        yield
    finally:
        connection_created.disconnect(dispatch_uid="tests.roles")
        rows.at_rest = rows.NOBODY
        del rows.UNSAID["role"]
        connection.close()


def _become_product(sender: object = None, *, connection: Any, **_: Any) -> None:
    with connection.connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {ROLE}")


def migrate() -> None:
    """Make the tables of a script that is no test: bench, chaos. Then the product is itself, and the script looks on."""
    from django.core.management import call_command

    if connection.vendor != "postgresql":
        call_command("migrate", verbosity=0)
        return
    connection.close()
    make_as_tester()
    call_command("migrate", verbosity=0)
    _AS_LONG_AS_IT_RUNS.enter_context(product())
