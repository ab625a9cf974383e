"""Does the database do what our promises rest on?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from obliged import settings as house
from obliged.records import rows


def pragma(name: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("setting", "wanted", "because"),
    [
        ("journal_mode", "wal", "readers do not wait for a writer"),
        ("synchronous", 2, "a forgotten commit would be a letter sent twice"),
        ("foreign_keys", 1, "nothing points at what is gone"),
        ("busy_timeout", 20_000, "writers queue instead of failing"),
        ("cache_size", -8000, "eight megabytes a connection, not sixty-four"),
    ],
)
def test_sqlite_is_set_so_that_nothing_is_forgotten(setting: str, wanted: object, because: str) -> None:
    assert pragma(setting) == wanted, because


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_writer_on_sqlite_takes_its_place_in_the_queue_at_once() -> None:
    connection.ensure_connection()
    assert connection.transaction_mode == "IMMEDIATE"


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_product_is_no_superuser_on_postgresql() -> None:
    with rows.nobody(), connection.cursor() as cursor:
        assert rows.too_mighty() is None
        cursor.execute("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")

        assert cursor.fetchone() == ("obliged", False, False)


@pytest.mark.parametrize(
    ("url", "name", "user", "host", "port"),
    [
        ("postgresql://obliged:s%40fe@db.example:6432/firm", "firm", "obliged", "db.example", "6432"),
        ("postgres://obliged@/firm?host=/run/postgresql", "firm", "obliged", "/run/postgresql", ""),
    ],
)
def test_an_address_names_a_postgresql(url: str, name: str, user: str, host: str, port: str) -> None:
    found = house.database(url, Path())

    assert (found["NAME"], found["USER"], found["HOST"], found["PORT"]) == (name, user, host, port)


def test_an_address_of_another_kind_is_refused_by_name() -> None:
    with pytest.raises(ImproperlyConfigured, match="must begin with postgresql"):
        house.database("mysql://obliged@db.example/firm", Path())


def test_a_secret_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "password"
    kept.write_text("s3cret\n", encoding="utf-8")
    monkeypatch.setenv("OBLIGED_SMTP_PASSWORD_FILE", str(kept))

    assert house.env("OBLIGED_SMTP_PASSWORD") == "s3cret"


def test_a_key_is_made_once_and_is_nobody_elses_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OBLIGED_SECRET_KEY", raising=False)

    made = house.secret_key(tmp_path)

    assert house.secret_key(tmp_path) == made
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("said", ["maybe", "2", "on"])
def test_yes_or_no_is_nothing_else(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OBLIGED_DEBUG", said)

    with pytest.raises(ImproperlyConfigured, match="must be yes or no"):
        house.env_bool("OBLIGED_DEBUG")
