"""On which ground do the tests stand?

The same suite runs on SQLite (all of it) and on PostgreSQL (what uses the database). SQLite is a file with the
product's own settings, as in real life: what holds in memory need not hold on a disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import TransactionTestCase

from obliged.records import rows
from tests import roles
from tests.dovecot import authority, dovecot  # noqa: F401 - fixtures

ON_POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")
USES_THE_DATABASE = frozenset({"db", "transactional_db", "django_db_reset_sequences", "live_server"})


def missing(sentence: str) -> None:
    """Something outside the project is not here. Said and passed over at a desk; in CI nothing is passed over."""
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to each database what says something about it."""
    chosen, left = [], []
    for item in items:
        (chosen if _belongs_here(item) else left).append(item)
    items[:] = chosen
    config.hook.pytest_deselected(items=left)


def _belongs_here(item: pytest.Item) -> bool:
    """On PostgreSQL only what uses the database: a pure function gives the same answer twice."""
    if not ON_POSTGRES:
        return not item.get_closest_marker("postgres")
    if item.get_closest_marker("browser") or item.get_closest_marker("sqlite"):
        return False
    return bool(item.get_closest_marker("django_db") or USES_THE_DATABASE & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database for each process: a file of its own on SQLite, a name of its own on PostgreSQL."""
    if ON_POSTGRES:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
        roles.make_as_tester()
        return
    place = tmp_path_factory.mktemp("database") / "obliged.sqlite3"
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(place)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database that Django's own fixture makes; on PostgreSQL the product meets it in its own role."""
    if not ON_POSTGRES:
        yield
        return
    with django_db_blocker.unblock(), roles.product():
        yield


@pytest.fixture(scope="session", autouse=True)
def clearing_up_lifts_the_guards() -> Iterator[None]:
    """After a test with real transactions Django empties every table; the append-only ones would refuse."""
    from obliged.records import guards

    tidy: Any = TransactionTestCase._fixture_teardown

    def tidy_without_guards(self: Any) -> None:
        with guards.lifted():
            tidy(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", tidy_without_guards)
        yield


@pytest.fixture(autouse=True)
def nobody_has_said_whose_rows_are_meant() -> Iterator[None]:
    """An act that a page calls may say it for as long as the page is made; called by a test it says so until here."""
    rows._said.set(None)
    yield
    rows._said.set(None)


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> Iterator[None]:
    """Limits of sign-in are kept in the cache; one test must not use up those of another."""
    yield
    cache.clear()
