"""As whom does a test speak to PostgreSQL?

The product speaks as its own role, bound by row-level security as in real life: in whatever comes in by a page, a link,
a mail or the worker, and in every `scope`. A test's own looking and arranging, in between, is done by a role that sees
every firm and owns the tables. One connection serves both, since most tests are one transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.signals import connection_created

from obliged.records import rows
from tests.postgres import ROLE, TESTER

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
