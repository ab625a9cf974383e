"""Do the guards stand, and would we notice if one did not?

Each guard is attacked where it stands, and refuses; taken away, the same attack succeeds. So a guard that guards
nothing is found out, and so is one that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from obliged.acts import happenings, playbooks
from obliged.domain.happenings import Kind
from obliged.domain.referrals import Direction
from obliged.records import guards
from obliged.records.firms import Firm
from obliged.records.letters import Told
from obliged.records.people import Person
from tests import cast
from tests.conftest import ON_POSTGRES

Attack = Callable[[], None]
REFERENCES = list(guards.references())


def test_no_two_guards_share_a_name() -> None:
    names = [name for name, _ in guards._wanted()]
    of_references = [name for name in names if not name.endswith("_firm_id_key")]

    assert len(of_references) == len(set(of_references))
    assert max(map(len, names)) <= 63


@pytest.mark.django_db
def test_every_guard_stands_after_migration() -> None:
    assert guards.missing() == ()


@pytest.mark.django_db
def test_a_guard_that_fell_is_missed_and_put_up_again() -> None:
    fallen = "obliged_told_no_update"
    guards.take_down([fallen])
    assert guards.missing() == (fallen,)

    guards.put_up()

    assert guards.missing() == ()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", [Person, Told], ids=["named by triggers of others", "append-only itself"])
def test_a_table_can_be_made_anew_and_its_guards_are_put_up(model: type[models.Model]) -> None:
    cast.ana_sends_kwame(cast.priya())
    extra = models.CharField(max_length=3, default="")
    extra.set_attributes_from_name("extra")

    with _as_migrations_do(), connection.schema_editor() as editor:
        editor.add_field(model, extra)
    with _as_migrations_do(), connection.schema_editor() as editor:
        editor.remove_field(model, extra)

    assert guards.missing() == ()


@contextmanager
def _as_migrations_do() -> Iterator[None]:
    guards.before_migrate()
    yield
    guards.after_migrate()


# Append-only tables


@pytest.mark.django_db
@pytest.mark.parametrize("guard", [name for name, _ in guards._append_only()])
def test_what_was_written_stays_as_long_as_its_guard_stands(guard: str) -> None:
    firm = _a_firm_with_a_past()
    attacks = _attacks_on(guard, firm)
    connection.check_constraints()

    for attack in attacks:
        assert "is only added to" in _refused(attack)

    guards.take_down([guard])
    for attack in attacks:
        assert _refused(attack) == "", "the guard is not what refused"


def _a_firm_with_a_past() -> Firm:
    """A happening, a telling and a change of the playbook."""
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    Told.unscoped.create(
        firm=priya.firm, referral=referral, to=cast.person(priya.firm, "ana"), audience="introducer",
        what="contacted", ground="milestone", at=cast.MONDAY,
    )  # fmt: skip
    # One to which nothing refers, so that nothing but its guard keeps it.
    happenings.record(Kind.TOUCHED, firm=priya.firm, now=cast.MONDAY, referral=referral, by=priya, derive=False)
    playbooks.change(priya.firm, {"call": {"spans": [2]}}, by=priya, now=cast.MONDAY)
    return priya.firm


def _attacks_on(guard: str, firm: Firm) -> list[Attack]:
    table, _, what = guard.rpartition("_no_")
    update = f"UPDATE {table} SET firm_id = firm_id"
    delete = f"DELETE FROM {table} WHERE id = (SELECT max(id) FROM {table})"
    attacks = {
        "update": [update, delete] if ON_POSTGRES else [update],
        "delete": [delete],
        "overwrite": [f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} ORDER BY id DESC LIMIT 1"],
        "truncate": [f"TRUNCATE {table} CASCADE"],
    }
    return [_statement(sql) for sql in attacks[what]]


def _statement(sql: str) -> Attack:
    def attack() -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            assert cursor.rowcount != 0, f"{sql} touched nothing"

    return attack


# References between records of a firm


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "field"), REFERENCES, ids=[f"{model.__name__}.{field.name}" for model, field in REFERENCES]
)
def test_nothing_points_at_another_firm_as_long_as_its_guard_stands(
    model: Any, field: models.ForeignKey[Any, Any]
) -> None:
    ours, theirs = cast.priya().firm, cast.grace().firm
    kept = Rows(ours).of(model, **{field.name: Rows(ours).of(field.related_model)})
    foreign = Rows(theirs).of(field.related_model)

    def by_inserting() -> None:
        Rows(ours).of(model, **{field.name: foreign})

    def by_changing() -> None:
        with connection.cursor() as cursor:
            table = model._meta.db_table
            cursor.execute(f"UPDATE {table} SET {field.column} = %s WHERE id = %s", [foreign.pk, kept.pk])

    if model._meta.db_table in guards.APPEND_ONLY:
        guards.take_down(name for name, _ in guards._append_only())
    connection.check_constraints()
    for attack in (by_inserting, by_changing):
        assert re.search("points to another firm|_same_firm", _refused(attack))

    _take_down_reference(model, field)
    for attack in (by_inserting, by_changing):
        assert _refused(attack) == "", "the guard is not what refused"


def _take_down_reference(model: Any, field: models.ForeignKey[Any, Any]) -> None:
    table = model._meta.db_table
    if ON_POSTGRES:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {guards._short(f'{table}_{field.column}_same_firm')}")
        return
    guards.take_down(f"{table}_{field.column}_same_firm_{event}" for event in ("insert", "update"))


class _Undo(Exception):
    """The attack succeeded; leave no trace of it."""


def _refused(attack: Attack) -> str:
    """What the database says against it; nothing if it passes. What it changed is undone either way."""
    try:
        with transaction.atomic():
            attack()
            connection.check_constraints()
            raise _Undo
    except _Undo:
        return ""
    except DatabaseError as refusal:
        return str(refusal)


class Rows:
    """Makes a row of any kind for one firm, with whatever it needs beside it."""

    made = 0  # for all: what is unique stays so

    def __init__(self, firm: Firm) -> None:
        self.firm = firm

    def of(self, model: Any, **given: Any) -> Any:
        values = {f.name: self._value(f) for f in model._meta.concrete_fields if self._is_needed(f, given)}
        if model.__name__ == "Letter" and not {"to", "to_member"} & given.keys():
            values["to"] = self.of(Person)
        row = model(**{**values, **SENSIBLE.get(model.__name__, {}), **given})
        if model.__name__ == "Referral" and given.get("parent"):
            row.direction = Direction.ONWARD
        if hasattr(row, "firm_id"):
            row.firm = self.firm
        if model.__name__ == "Chain":
            model.unscoped.filter(firm=self.firm).delete()
        row.save(force_insert=True)
        return row

    def _is_needed(self, field: Any, given: dict[str, Any]) -> bool:
        return not (field.primary_key or field.null or field.blank or field.has_default() or field.name in given)

    def _value(self, field: Any) -> Any:
        Rows.made += 1
        if field.name == "firm":
            return self.firm
        if isinstance(field, models.ForeignKey):
            if field.related_model.__name__ == "User":
                return field.related_model.objects.create_user(f"cast{self.made}@x.example")
            return self.of(field.related_model)
        made = next(value(self.made) for kind, value in VALUES if isinstance(field, kind))
        return made[-(field.max_length or len(made)) :] if isinstance(made, str) else made


VALUES: tuple[tuple[Any, Callable[[int], Any]], ...] = (
    (models.DateTimeField, lambda _: cast.MONDAY),
    (models.DateField, lambda _: date(2026, 11, 16)),
    (models.SmallIntegerField, lambda n: n % 30_000),
    (models.IntegerField, lambda n: n),
    (models.CharField, lambda n: f"x{n}"),
    (models.TextField, lambda n: f"words {n}"),
    (models.BinaryField, lambda n: b"x"),
    (models.BooleanField, lambda _: False),
)
SENSIBLE: dict[str, dict[str, Any]] = {"Referral": {"direction": Direction.RECEIVED}}
