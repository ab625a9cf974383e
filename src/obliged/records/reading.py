"""How is a question that every page asks put without composing its SQL anew each time?

Django composes the text of a statement whenever a query set is evaluated, and for the short reads of which our pages
consist that costs more than asking the database. A `Reading` composes the text once, with a sign in each place whose
value differs; the query set stays the one place where the question is written down. What it answers is never kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateTimeField, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.query import ModelIterable, get_related_populators
from django.db.models.sql import UpdateQuery

from obliged.records import asking

Compose = Callable[..., QuerySet[Any, Any]]
Converter = Callable[[Any, Any, BaseDatabaseWrapper], Any]

FIRST_DAY = datetime(3, 3, 3, 3, 3, 3, tzinfo=UTC)  # no moment that anybody means
ASKING = "asking"  # who asks, where there is something to be left out for them: a value like the others
FIRST_NUMBER = -8_000_000_000_000_000_000


class NoPlace(LookupError):
    """A value was given that stands nowhere in the statement as it is, so that it cannot be filled in."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value goes: its name and, in a list, which of them."""

    name: str
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class _Composed:
    """A statement with places for what differs, and how its answer is read."""

    sql: str
    places: tuple[Any, ...]
    converters: tuple[tuple[int, tuple[Converter, ...], Any], ...]
    build: Callable[[Sequence[Any]], Any]

    def params(self, given: dict[str, Any], connection: BaseDatabaseWrapper) -> list[Any]:
        return [_adapted(_at(given, p), connection) if isinstance(p, _Place) else p for p in self.places]

    def read(self, found: Sequence[Sequence[Any]], connection: BaseDatabaseWrapper) -> list[Any]:
        rows = [list(row) for row in found]
        for at, converters, expression in self.converters:
            for row in rows:
                value = row[at]
                for converter in converters:
                    value = converter(value, expression, connection)
                row[at] = value
        return [self.build(row) for row in rows]


class Reading:
    """A question with places: `Reading(lambda firm, ids: Person.objects.of(firm).filter(pk__in=ids))`.

    Asked with values by name, each a number, a text, a moment, a day, a UUID, or a list of these. A list is filled up
    to the next power of two with its last value, so that few texts serve all lengths; with an empty one nothing is
    found, and nothing is asked.

    :param compose: answers the query set, of records or of `values_list`
    :param row: what a row of values becomes; a tuple, unless told
    """

    def __init__(self, compose: Compose, row: Callable[..., Any] | None = None) -> None:
        self._compose = compose
        self._row = row
        self._composed: dict[tuple[object, ...], _Composed | None] = {}

    def __call__(self, **given: Any) -> list[Any]:
        lists = {name: list(value) for name, value in given.items() if isinstance(value, (list, tuple, set, frozenset))}
        if not all(lists.values()):
            return []
        for name, value in lists.items():
            given[name] = value + value[-1:] * (_room(len(value)) - len(value))
        connection = connections[DEFAULT_DB_ALIAS]
        given[ASKING] = asking.hidden_from()
        key = _shape(given, connection)
        if key not in self._composed:
            self._composed[key] = self._write(given, connection)
        composed = self._composed[key]
        if composed is None:
            return []
        with connection.cursor() as cursor:
            cursor.execute(composed.sql, composed.params(given, connection))
            return composed.read(cursor.fetchall(), connection)

    def _write(self, given: dict[str, Any], connection: BaseDatabaseWrapper) -> _Composed | None:
        signs = _Signs(connection)
        with asking.by(signs.of(ASKING, given[ASKING])):
            query = self._compose(**{name: signs.of(name, value) for name, value in given.items() if name != ASKING})
        compiler = query.query.get_compiler(connection=connection)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return None
        columns = [column[0] for column in compiler.select]
        converters = compiler.get_converters(columns).items()
        if issubclass(query._iterable_class, ModelIterable):
            build = _record(compiler, connection)
        else:
            build = tuple if self._row is None else _made(self._row)
        return _Composed(
            sql,
            signs.places(params),
            tuple((at, _quick(found, expression, connection), expression) for at, (found, expression) in converters),
            build,
        )


class Change:
    """A change with places: `Change(lambda firm, pk, at: (Person.objects.of(firm).filter(pk=pk), {"last_touch_at": at}))`.

    Composed once like a `Reading`; a value may also be None. Answers how many rows were changed.

    :param compose: answers the query set of what is changed, and the columns with their values
    """

    def __init__(self, compose: Callable[..., tuple[QuerySet[Any, Any], dict[str, Any]]]) -> None:
        self._compose = compose
        self._composed: dict[tuple[object, ...], _Composed] = {}

    def __call__(self, **given: Any) -> int:
        connection = connections[DEFAULT_DB_ALIAS]
        given[ASKING] = asking.hidden_from()
        key = _shape(given, connection)
        if key not in self._composed:
            self._composed[key] = self._write(given, connection)
        composed = self._composed[key]
        with connection.cursor() as cursor:
            cursor.execute(composed.sql, composed.params(given, connection))
            return int(cursor.rowcount)

    def _write(self, given: dict[str, Any], connection: BaseDatabaseWrapper) -> _Composed:
        signs = _Signs(connection)
        with asking.by(signs.of(ASKING, given[ASKING])):
            rows, values = self._compose(
                **{name: signs.of(name, value) for name, value in given.items() if name != ASKING}
            )
        change: Any = rows.query.chain(UpdateQuery)
        change.add_update_values(values)
        sql, params = change.get_compiler(connection=connection).as_sql()
        return _Composed(sql, signs.places(params), (), tuple)


def _shape(given: dict[str, Any], connection: BaseDatabaseWrapper) -> tuple[object, ...]:
    """On what the text of a statement depends: which values are given, how long a list is, what is none, true or false."""
    shape = (
        len(v) if isinstance(v, list) else str(v) if v is None or isinstance(v, bool) else "" for v in given.values()
    )
    return (connection.vendor, *given, *shape)


class _Signs:
    """Values that mean nothing but their place, of the type that the statement expects."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection
        self._placed: dict[Any, _Place] = {}
        self._names: set[str] = set()

    def of(self, name: str, value: Any) -> Any:
        if value is None or isinstance(value, bool):
            return value  # stands in the text itself
        if isinstance(value, list):
            return [self._sign(_Place(name, nth), one) for nth, one in enumerate(value)]
        return self._sign(_Place(name), value)

    def _sign(self, place: _Place, value: Any) -> Any:
        nth = len(self._placed)
        made: Any
        if isinstance(value, datetime):
            made = FIRST_DAY + timedelta(seconds=nth)
        elif isinstance(value, date):
            made = FIRST_DAY.date() + timedelta(days=nth)
        elif isinstance(value, UUID):
            made = UUID(int=nth)
        elif isinstance(value, int) and not isinstance(value, bool):
            made = FIRST_NUMBER + nth
        elif isinstance(value, str):
            made = f"\ufdd0{nth}"
        else:
            raise TypeError(f"{place.name}: nothing can stand for {value!r}.")
        self._placed[_adapted(made, self._connection)] = place
        self._names.add(place.name)
        return made

    def places(self, params: Sequence[Any]) -> tuple[Any, ...]:
        found = tuple(self._placed.get(param, param) for param in params)
        lost = self._names - {ASKING} - {place.name for place in found if isinstance(place, _Place)}
        if lost:
            raise NoPlace(", ".join(sorted(lost)))
        return found


def literally(value: str) -> RawSQL:
    """A word of ours, written into the text of the statement. Given as a value, SQLite compiles the statement anew each
    time, to see whether an index of some rows only may be used; in a list of values it does not see that at all.
    """
    if not value.isidentifier():
        raise ValueError(value)
    return RawSQL(f"'{value}'", ())  # noqa: S611 - a word, as was just seen


def _at(given: dict[str, Any], place: _Place) -> Any:
    return given[place.name] if place.nth is None else given[place.name][place.nth]


def _room(length: int) -> int:
    """The next power of two."""
    return 1 << (length - 1).bit_length()


def _adapted(value: Any, connection: BaseDatabaseWrapper) -> Any:
    """The value as this database takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return str(value) if isinstance(value, str) else value


def _quick(found: Sequence[Converter], expression: Any, connection: BaseDatabaseWrapper) -> tuple[Converter, ...]:
    """SQLite gives moments of UTC without saying so; saying it the short way counts, since most of what is read are such."""
    if connection.vendor == "sqlite" and isinstance(expression.output_field, DateTimeField) and len(found) == 1:
        return (_moment,)
    return tuple(found)


def _moment(value: Any, expression: Any, connection: BaseDatabaseWrapper) -> datetime | None:
    if isinstance(value, str):  # a computed column
        value = datetime.fromisoformat(value)
    return None if value is None else value.replace(tzinfo=UTC)


def _made(row: Callable[..., Any]) -> Callable[[Sequence[Any]], Any]:
    return lambda values: row(*values)


def _record(compiler: Any, connection: BaseDatabaseWrapper) -> Callable[[Sequence[Any]], Any]:
    """How a row becomes a record with those that were read beside it; as Django's ModelIterable does it."""
    told, select = compiler.klass_info, compiler.select
    start, end = told["select_fields"][0], told["select_fields"][-1] + 1
    names = [column[0].target.attname for column in select[start:end]]
    beside = get_related_populators(told, select, connection.alias)  # type: ignore[call-arg] # the stubs are of Django 6
    annotated = tuple((compiler.annotation_col_map or {}).items())

    def build(row: Sequence[Any]) -> Any:
        record = told["model"].from_db(connection.alias, names, row[start:end])
        for other in beside:
            other.populate(row, record)
        for name, at in annotated:
            setattr(record, name, row[at])
        return record

    return build


__all__ = ["Change", "NoPlace", "Reading", "literally"]
