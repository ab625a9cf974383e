"""Does PostgreSQL keep firms apart, whatever a statement asks?

Two firms live in one house, each with a row in every table. The product's role, set to one of them, tries to reach the
other in the twenty known ways and finds nothing; with the lock taken away the same attempt succeeds, so that each test
would notice if its lock guarded nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from obliged.acts import installation, links
from obliged.cli import doctor, owners
from obliged.cli.doctor import State
from obliged.domain.referrals import Side
from obliged.records import guards, rows
from obliged.records.firms import Firm, Member
from obliged.records.jobs import Job
from obliged.records.keys import token_hash
from obliged.records.letters import Letter
from obliged.records.links import Purpose
from obliged.records.people import Email, FindKey, Person
from obliged.records.scoping import scope
from tests import cast, postgres
from tests.postgres import OWNER, ROLE
from tests.records.test_guards import Rows

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

ours_and_theirs = pytest.mark.django_db(transaction=True)
LOCKED = r"row-level security|permission denied"
TABLES = rows.tables()


@dataclass(frozen=True)
class House:
    """Two firms, and what each keeps."""

    ours: Firm
    theirs: Firm

    def person(self, firm: Firm) -> Person:
        found: Person = Person.unscoped.filter(firm=firm).order_by("id")[0]
        return found


@pytest.fixture
def house() -> House:
    """Each firm has at least one row in every table."""
    found = House(cast.priya().firm, cast.grace().firm)
    for firm in (found.ours, found.theirs):
        for model in apps.get_app_config("obliged").get_models():
            if TABLES.get(model._meta.db_table) == "firm_id" and not model._base_manager.filter(firm=firm).exists():
                Rows(firm).of(model, **({"firm": firm} if model.__name__ in {"Job", "Incoming"} else {}))
    connection.check_constraints()
    return found


def ask(sql: str, params: Any = None) -> Any:
    """What the database answers, as whom it has been told: rows, or how many were changed."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def one(sql: str, params: Any = None) -> Any:
    return ask(sql, params)[0][0]


def refused(attack: Callable[[], Any]) -> str:
    """What the database says against it; nothing if it passes. What it changed is undone either way."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                attack()
                connection.check_constraints()
        except DatabaseError as refusal:
            return str(refusal)
        transaction.set_rollback(True)
    return ""


@contextmanager
def without_lock(*tables: str) -> Iterator[None]:
    """As if nobody had put the lock up. What happens meanwhile is undone."""
    with transaction.atomic():
        for table in tables or TABLES:
            ask(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        yield
        transaction.set_rollback(True)


@contextmanager
def as_the_product() -> Iterator[psycopg.Connection[Any]]:
    """A connection of its own to the database of this test, in the product's role, with nothing said."""
    url = postgres.as_role(os.environ["DATABASE_URL"], ROLE)
    with psycopg.connect(url, dbname=connection.settings_dict["NAME"], autocommit=True) as found:
        yield found


# --- every table, two firms, four deeds ------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_no_row_of_another_firm_is_seen_changed_taken_away_or_written(table: str, house: House) -> None:
    column = TABLES[table]
    for mine, other in ((house.ours, house.theirs), (house.theirs, house.ours)):
        theirs = f"WHERE {column} = {other.pk}"
        with rows.of(mine):
            assert one(f"SELECT count(*) FROM {table} WHERE {column} = {mine.pk}") > 0
            assert one(f"SELECT count(*) FROM {table} {theirs}") == 0
            for deed in (f"UPDATE {table} SET {column} = {column} {theirs}", f"DELETE FROM {table} {theirs}"):
                assert _touched(deed) == 0
            assert re.search(LOCKED, refused(lambda: ask(f"UPDATE {table} SET {column} = {other.pk}")))  # noqa: B023
            assert re.search("row-level security", refused(lambda: ask(_copied(table, column, other))))  # noqa: B023

        with without_lock(table), rows.of(mine):
            assert one(f"SELECT count(*) FROM {table} {theirs}") > 0
            assert "row-level security" not in refused(lambda: ask(_copied(table, column, other)))  # noqa: B023


def _touched(deed: str) -> int:
    """How many rows it touches; those who may only add to a table touch none."""
    try:
        with transaction.atomic():
            return int(ask(deed))
    except DatabaseError as refusal:
        return 0 if "permission denied" in str(refusal) else -1


def _copied(table: str, column: str, firm: Firm) -> str:
    """A row of ours, written as if it were theirs."""
    names = [c for (c,) in ask("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])]
    rest = [name for name in names if name not in {column, "id"}]
    chosen = ", ".join(f'"{name}"' for name in rest)
    return f"INSERT INTO {table} ({column}, {chosen}) SELECT {firm.pk}, {chosen} FROM {table} LIMIT 1"


@pytest.mark.parametrize("table", TABLES)
def test_who_says_nothing_sees_nothing(table: str, house: House) -> None:
    with rows.nobody():
        assert one(f"SELECT count(*) FROM {table}") == 0
    with without_lock(table), rows.nobody():
        assert one(f"SELECT count(*) FROM {table}") > 0


OUTSIDE = frozenset(
    {
        "obliged_cache", "obliged_installation", "obliged_schedule", "obliged_signedin", "obliged_signinlink",
        "obliged_user", "obliged_user_groups", "obliged_user_user_permissions", "obliged_worker",
    }
)  # fmt: skip
"""Ours without a firm: accounts with their ways in, and the house's own clockwork. Django's and allauth's are the others."""


def test_a_new_table_without_a_lock_is_found() -> None:
    assert _unlocked() == set()

    ask("CREATE TABLE obliged_letterhead (id bigint PRIMARY KEY, firm_id bigint)")

    assert _unlocked() == {"obliged_letterhead"}


def _unlocked() -> set[str]:
    """Tables of ours, or with a firm, that have no lock and are not known to need none."""
    found = ask(
        "SELECT relname FROM pg_class c WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace "
        "AND NOT (relrowsecurity AND relforcerowsecurity) AND (relname LIKE 'obliged\\_%%' OR EXISTS ("
        "SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND attname = 'firm_id'))",
        [],
    )
    return {name for (name,) in found} - OUTSIDE


@pytest.mark.parametrize(
    "fall",
    [
        "DROP POLICY obliged_person_of_firm ON obliged_person",
        "ALTER TABLE obliged_person NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE obliged_person DISABLE ROW LEVEL SECURITY",
    ],
)
def test_a_lock_that_fell_is_missed_and_put_up_again(fall: str) -> None:
    assert guards.missing() == ()

    ask(fall)

    assert len(guards.missing()) == 1
    guards.put_up()
    assert guards.missing() == ()


@pytest.mark.parametrize(
    "door",
    [
        "CREATE POLICY everybody ON obliged_person USING (true)",
        "CREATE VIEW everybody AS SELECT * FROM obliged_person",
        "CREATE MATERIALIZED VIEW everybody AS SELECT * FROM obliged_person",
    ],
)
def test_a_door_that_is_not_ours_is_found_by_the_doctor(door: str) -> None:
    assert doctor._guards().state is State.FINE

    ask(door)

    found = doctor._guards()
    assert found.state is State.WRONG
    assert "everybody" in found.says


# --- the twenty attacks ----------------------------------------------------------------------------------------


def both_ways(house: House, sql: str, *tables: str) -> None:
    """It finds nothing of theirs, and would without the lock."""
    with rows.of(house.ours):
        assert ask(sql) == []
    with without_lock(*tables), rows.of(house.ours):
        assert ask(sql) != []


def test_01_a_join_reaches_nobody_elses_rows(house: House) -> None:
    both_ways(
        house,
        "SELECT p.id FROM obliged_firm f LEFT JOIN obliged_person p ON true LEFT JOIN obliged_letter l ON l.to_id = p.id "
        f"WHERE p.firm_id = {house.theirs.pk}",
    )


def test_02_a_common_table_expression_reaches_nobody_elses_rows(house: House) -> None:
    both_ways(
        house,
        f"WITH RECURSIVE them AS MATERIALIZED (SELECT id FROM obliged_person WHERE firm_id = {house.theirs.pk} "
        "UNION SELECT p.id FROM obliged_person p JOIN them ON p.id = them.id) SELECT * FROM them",
    )


def test_03_a_view_of_the_tables_owner_shows_no_more_than_its_reader_may_see(house: House) -> None:
    connection.check_constraints()
    _give_to_the_owner("obliged_person")
    ask("CREATE VIEW acquaintances AS SELECT * FROM obliged_person")
    ask(f"ALTER VIEW acquaintances OWNER TO {OWNER}")
    ask(f"GRANT SELECT ON acquaintances TO {ROLE}")
    theirs = f"SELECT id FROM acquaintances WHERE firm_id = {house.theirs.pk}"

    with rows.of(house.ours):
        assert ask(theirs) == []

    ask("ALTER TABLE obliged_person NO FORCE ROW LEVEL SECURITY")
    with rows.of(house.ours):
        assert ask(theirs) != []


def test_04_returning_gives_nothing_back(house: House) -> None:
    them = house.person(house.theirs)
    over = (
        "INSERT INTO obliged_firm SELECT (f).* FROM (SELECT f FROM obliged_firm f LIMIT 1) x "
        f"ON CONFLICT (id) DO UPDATE SET name = 'x' WHERE obliged_firm.id = {house.theirs.pk} RETURNING name"
    )
    with rows.of(house.ours):
        assert ask(f"UPDATE obliged_person SET name = name WHERE id = {them.pk} RETURNING name") == []
        assert ask(over) == []
        assert re.search(LOCKED, refused(lambda: ask(_over_id(them, house))))
    with without_lock("obliged_person"), rows.of(house.ours):
        assert ask(f"UPDATE obliged_person SET name = name WHERE id = {them.pk} RETURNING name") == [(them.name,)]


def _over_id(them: Person, house: House) -> str:
    """A person of ours under the number of one of theirs, to be told what stands there."""
    names = [f.column for f in Person._meta.concrete_fields if f.column not in {"id", "public_id"}]
    chosen = ", ".join(names)
    return (
        f"INSERT INTO obliged_person (id, public_id, {chosen}) SELECT {them.pk}, '{uuid4()}', {chosen} "
        f"FROM obliged_person LIMIT 1 ON CONFLICT (id) DO UPDATE SET name = excluded.name RETURNING name"
    )


# Unique beyond a firm: what nobody guesses, and what is meant to be known.
UNIQUE_IN_THE_HOUSE = {
    ("id",): "a number of the database",
    ("public_id",): "chance",
    ("token_hash",): "the hash of a secret",
    ("asked_hash",): "the hash of a secret",
    ("slug",): "a firm's address, which stands in every link of its pages",
    ("digest", "envelope_to"): "the hash of a whole mail, and an address that is one firm's",
    ("kind", "once"): "a meaning in which a number of the database stands",
}


def test_05_what_is_taken_elsewhere_is_not_taken_here(house: House) -> None:
    found = ask(
        "SELECT relname, array_agg(attname::text ORDER BY n) FROM pg_index i JOIN pg_class c ON c.oid = indrelid "
        "CROSS JOIN LATERAL unnest(indkey) WITH ORDINALITY k(num, n) "
        "JOIN pg_attribute a ON a.attrelid = indrelid AND attnum = num "
        "WHERE indisunique AND relnamespace = current_schema()::regnamespace GROUP BY relname, indexrelid"
    )
    tells = {(table, tuple(columns)) for table, columns in found if table in TABLES and "firm_id" not in columns}

    assert {columns for _, columns in tells} <= set(UNIQUE_IN_THE_HOUSE)
    them = Email.unscoped.filter(firm=house.theirs).order_by("id")[0]
    with rows.of(house.ours):
        assert refused(lambda: Rows(house.ours).of(Email, address=them.address)) == ""
    ask("CREATE UNIQUE INDEX taken ON obliged_email (address)")
    with rows.of(house.ours):
        assert "taken" in refused(lambda: Rows(house.ours).of(Email, address=them.address))


def test_06_a_reference_to_another_firms_row_tells_nothing(house: House) -> None:
    """A foreign key is looked up past every policy: it must say the same of a row of theirs and of none."""
    theirs, nobodys = house.person(house.theirs).pk, 10**12

    def point_at(person: int) -> Callable[[], Any]:
        return lambda: ask(f"UPDATE obliged_email SET person_id = {person} WHERE firm_id = {house.ours.pk}")

    with rows.of(house.ours):
        assert "_same_firm" in refused(point_at(theirs))
        assert "foreign key" in refused(point_at(nobodys))

    name = guards._short("obliged_email_person_id_same_firm")
    connection.check_constraints()
    ask(f"ALTER TABLE obliged_email DROP CONSTRAINT {name}")
    with rows.of(house.ours):
        assert refused(point_at(theirs)) == ""


def test_07_what_is_counted_and_summed_is_ours(house: House) -> None:
    sums = f"SELECT count(*), coalesce(max(id), 0), bool_or(firm_id = {house.theirs.pk}) FROM obliged_person"
    own = Person.unscoped.filter(firm=house.ours).order_by("id")
    with rows.of(house.ours):
        assert ask(sums) == [(own.count(), max(own.values_list("pk", flat=True)), False)]
    with without_lock("obliged_person"), rows.of(house.ours):
        assert ask(sums)[0][2] is True


@ours_and_theirs
def test_08_copy_carries_only_our_rows_out_and_none_in(house: House) -> None:
    out = b"COPY (SELECT firm_id FROM obliged_person) TO STDOUT"
    with as_the_product() as product, product.transaction():
        product.execute("SELECT set_config('app.firm', %s, true)", [str(house.ours.pk)])
        for sql in (out, b"COPY obliged_person (firm_id) TO STDOUT"):
            with product.cursor().copy(sql) as found:
                assert {int(line[0]) for line in found.rows()} == {house.ours.pk}
        with (
            pytest.raises(psycopg.Error, match="row-level security"),
            product.cursor().copy(b"COPY obliged_email FROM STDIN"),
        ):
            pass

    with _really_without_lock("obliged_person"), as_the_product() as product, product.cursor().copy(out) as found:
        assert house.theirs.pk in {int(line[0]) for line in found.rows()}


@contextmanager
def _really_without_lock(table: str) -> Iterator[None]:
    """The same for all connections."""
    ask(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    try:
        yield
    finally:
        ask(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")


@ours_and_theirs
def test_09_a_prepared_statement_asks_anew_whose_rows_are_meant(house: House) -> None:
    def asked() -> list[tuple[int, ...]]:
        found: list[tuple[int, ...]] = []
        with as_the_product() as product:
            product.execute("PREPARE everybody AS SELECT DISTINCT firm_id FROM obliged_person ORDER BY 1")
            for firm in (house.theirs, house.ours) * 4:  # often enough for a plan that is kept
                with product.transaction():
                    product.execute("SELECT set_config('app.firm', %s, true)", [str(firm.pk)])
                    found.append(tuple(row[0] for row in product.execute("EXECUTE everybody")))
            found.append(tuple(row[0] for row in product.execute("EXECUTE everybody")))
        return found

    assert asked() == [(house.theirs.pk,), (house.ours.pk,)] * 4 + [()]
    with _really_without_lock("obliged_person"):
        assert (house.ours.pk, house.theirs.pk) in asked()


@ours_and_theirs
def test_10_the_next_who_has_the_connection_finds_nothing_said(house: House) -> None:
    with rows.of(house.theirs):
        assert one("SELECT count(*) FROM obliged_person") > 0
        with transaction.atomic():
            assert one("SELECT count(*) FROM obliged_person") > 0

    with rows.nobody():
        assert one("SELECT current_setting('app.firm', true)") in {None, ""}
        assert one("SELECT count(*) FROM obliged_person") == 0
        ask(f"SELECT set_config('app.firm', '{house.theirs.pk}', false)")  # were it said for longer than a transaction
        assert one("SELECT count(*) FROM obliged_person") > 0
    connection.close()


@ours_and_theirs
def test_11_what_fails_leaves_nothing_said(house: House) -> None:
    with rows.nobody():
        with suppress(ZeroDivisionError), scope(house.theirs):
            assert one("SELECT count(*) FROM obliged_person") > 0
            raise ZeroDivisionError
        assert one("SELECT count(*) FROM obliged_person") == 0
        with suppress(DatabaseError), scope(house.theirs):
            ask("SELECT 1 / 0")
        assert one("SELECT count(*) FROM obliged_person") == 0
        with scope(house.ours):
            with suppress(ZeroDivisionError), scope(house.theirs):
                assert one("SELECT min(firm_id) FROM obliged_person") == house.theirs.pk
                raise ZeroDivisionError
            assert one("SELECT min(firm_id) FROM obliged_person") == house.ours.pk
            with suppress(ZeroDivisionError), scope(house.theirs):
                raise ZeroDivisionError
            with scope(house.theirs):  # as before the way back to the savepoint, and said again all the same
                assert one("SELECT min(firm_id) FROM obliged_person") == house.theirs.pk


def test_12_the_worker_looks_into_the_queues_and_no_further(house: House) -> None:
    open_to_the_house = {"obliged_job"} | {
        t
        for policy in rows.EXCEPTIONS
        if policy.does == "SELECT" and policy.rows == rows.IN_HOUSE
        for t in policy.tables
    }
    with rows.house():
        seen = {table for table in TABLES if one(f"SELECT count(*) FROM {table}")}
        changed = {table for table in TABLES if _touched(f"UPDATE {table} SET {TABLES[table]} = {TABLES[table]}")}
        gone = {table for table in TABLES if _touched(f"DELETE FROM {table} WHERE {TABLES[table]} IS NOT NULL")}
    assert seen == open_to_the_house
    assert changed == {"obliged_letter", "obliged_incoming", "obliged_job"}
    assert gone == set()
    with rows.of(Job.objects.get(firm=house.ours).firm_id):
        assert set(ask("SELECT DISTINCT firm_id FROM obliged_person")) == {(house.ours.pk,)}
    with without_lock("obliged_person"), rows.house():
        assert one("SELECT count(*) FROM obliged_person") > 0


def test_13_a_command_of_the_operator_sees_nothing_unless_it_says_whose(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    with rows.nobody():
        call_command("dumpdata", "obliged.Person", "obliged.Letter")
    assert capsys.readouterr().out.strip() == "[]"

    with without_lock(), rows.nobody():
        call_command("dumpdata", "obliged.Person")
    assert house.person(house.theirs).name in capsys.readouterr().out


def test_14_what_is_not_ours_cannot_be_locked_either(house: House) -> None:
    both_ways(house, f"SELECT id FROM obliged_person WHERE firm_id = {house.theirs.pk} FOR UPDATE", "obliged_person")
    with rows.house():
        assert ask("SELECT id FROM obliged_referral FOR UPDATE") == []


def test_15_a_function_with_the_owners_rights_is_bound_as_well(house: House) -> None:
    connection.check_constraints()
    _give_to_the_owner("obliged_person")
    ask(
        "CREATE FUNCTION everybody() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS "
        f"'SELECT count(*) FROM obliged_person WHERE firm_id = {house.theirs.pk}'"
    )
    ask(f"ALTER FUNCTION everybody() OWNER TO {OWNER}")
    with rows.of(house.ours):
        assert one("SELECT everybody()") == 0

    ask("ALTER TABLE obliged_person NO FORCE ROW LEVEL SECURITY")
    with rows.of(house.ours):
        assert one("SELECT everybody()") > 0


def test_15_no_trigger_or_function_of_ours_has_more_rights_than_who_calls_it() -> None:
    assert ask("SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = current_schema()::regnamespace") == []


def test_16_a_sequence_says_nothing_and_is_not_set_back(house: House) -> None:
    with rows.of(house.ours):
        assert "permission denied" in refused(lambda: ask("SELECT last_value FROM obliged_person_id_seq"))
        assert "permission denied" in refused(lambda: ask("SELECT setval('obliged_person_id_seq', 1)"))
    ask(f"GRANT SELECT ON SEQUENCE obliged_person_id_seq TO {ROLE}")
    with rows.of(house.ours):
        assert one("SELECT last_value FROM obliged_person_id_seq") > 0


@ours_and_theirs
def test_17_what_others_ask_cannot_be_read() -> None:
    def others() -> str:
        with as_the_product() as other, as_the_product() as product:
            other.execute("SELECT 'Ana Duarte owes 12,000'")
            try:
                found = product.execute("SELECT string_agg(query, '') FROM pg_stat_activity").fetchone()
            except psycopg.errors.InsufficientPrivilege:
                return ""
            return str(found and found[0])

    assert others() == ""
    assert [one.state for one in doctor._overheard()] == [State.FINE]
    keeper = postgres.as_role(os.environ["DATABASE_URL"], "keeper")
    with psycopg.connect(keeper, dbname=connection.settings_dict["NAME"], autocommit=True) as superuser:
        superuser.execute("GRANT SELECT ON pg_stat_activity TO PUBLIC")
        superuser.execute("GRANT EXECUTE ON FUNCTION pg_stat_get_activity(integer) TO PUBLIC")
        try:
            assert "Ana Duarte owes" in others()
            (found,) = doctor._overheard()
            assert (found.state, "pg_stat_activity" in found.says) == (State.LOOK, True)
        finally:
            superuser.execute("REVOKE SELECT ON pg_stat_activity FROM PUBLIC")
            superuser.execute("REVOKE EXECUTE ON FUNCTION pg_stat_get_activity(integer) FROM PUBLIC")


def test_17_a_log_that_keeps_what_is_asked_is_found_by_the_doctor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(doctor.NOT_LOGGED, "log_statement", "what it never is")

    (found,) = doctor._overheard()

    assert found.state is State.LOOK
    assert "log_statement is none" in found.says


def test_18_the_index_of_words_finds_nobody_elses_and_its_statistics_are_not_shown(house: House) -> None:
    word = FindKey.unscoped.filter(firm=house.theirs).order_by("id")[0].word
    begins = (
        f"SELECT word FROM obliged_findkey WHERE word >= '{word}' AND word < '{word}z' AND firm_id <> {house.ours.pk}"
    )
    statistics = "SELECT attname FROM pg_stats WHERE tablename = 'obliged_findkey'"
    connection.check_constraints()
    ask("ANALYZE obliged_findkey")
    both_ways(house, begins, "obliged_findkey")
    both_ways(house, statistics, "obliged_findkey")


def test_19_no_view_keeps_rows_beside_the_tables_and_the_product_makes_none(house: House) -> None:
    assert rows.strangers() == ()
    copy = "CREATE MATERIALIZED VIEW everybody AS SELECT * FROM obliged_person"
    with rows.of(house.ours):
        assert "permission denied" in refused(lambda: ask(copy))
    ask(copy)
    ask(f"GRANT SELECT ON everybody TO {ROLE}")
    with rows.of(house.ours):
        assert ask(f"SELECT id FROM everybody WHERE firm_id = {house.theirs.pk}") != []
    assert rows.strangers() == ("everybody",)


def test_20_no_lock_has_a_key_that_tells_of_another_firm() -> None:
    """An advisory lock is seen by everybody, with its key. We use none."""
    said = [
        path
        for path in Path(rows.__file__).parents[1].rglob("*.py")
        if "pg_advisory" in path.read_text() or "pg_try_advisory" in path.read_text()
    ]
    held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"

    assert said == []
    with rows.nobody():
        assert one(held) == 0
        ask("SELECT pg_advisory_xact_lock(20261116)")
        assert one(held) == 1


def _give_to_the_owner(table: str) -> None:
    """As in real life; in tests it belongs to whoever made the database."""
    ask(f"GRANT CREATE ON SCHEMA public TO {OWNER}")
    ask(f"ALTER TABLE {table} OWNER TO {OWNER}")


# --- the exceptions --------------------------------------------------------------------------------------------


def test_an_account_sees_its_own_memberships_and_their_firms_before_it_enters_one(house: House) -> None:
    priya = Member.unscoped.get(firm=house.ours, name="Priya Raman")
    with rows.by_user(priya.user_id):
        assert ask("SELECT id FROM obliged_member") == [(priya.pk,)]
        assert ask("SELECT id FROM obliged_firm") == [(house.ours.pk,)]
        assert {table for table in TABLES if one(f"SELECT count(*) FROM {table}")} == {"obliged_member", "obliged_firm"}
    with rows.of_member(priya.user_id, house.ours.slug):
        assert set(ask("SELECT firm_id FROM obliged_person")) == {(house.ours.pk,)}


def test_a_member_of_one_firm_does_not_enter_another(house: House) -> None:
    priya = Member.unscoped.get(firm=house.ours, name="Priya Raman")
    for slug in (house.theirs.slug, "", "x' OR true --", "nobody-of-this-name"):
        with rows.of_member(priya.user_id, slug):
            assert ask("SELECT firm_id FROM obliged_person") == []
    Member.unscoped.filter(pk=priya.pk).update(left_at=cast.MONDAY)
    with rows.of_member(priya.user_id, house.ours.slug):
        assert ask("SELECT firm_id FROM obliged_person") == []


def test_a_secret_leads_to_the_firm_that_gave_it_out_and_a_wrong_one_nowhere(house: House) -> None:
    referral = cast.ana_sends_kwame(Member.unscoped.get(firm=house.ours, name="Priya Raman"))
    at = links.make(
        Purpose.MET, person=cast.person(house.ours, "kwame"), referral=referral, side=Side.PROSPECT, now=cast.MONDAY
    )
    secret = at.rstrip("/").rsplit("/", 1)[1]
    with rows.of_holder(token_hash(secret)):
        assert set(ask("SELECT firm_id FROM obliged_person")) == {(house.ours.pk,)}
    with rows.of_holder(token_hash("guessed")):
        assert {table for table in TABLES if one(f"SELECT count(*) FROM {table}")} == set()


def test_a_signed_address_leads_to_the_firm_of_its_letter(house: House) -> None:
    letter = Letter.unscoped.filter(firm=house.theirs).order_by("id")[0]
    with rows.of_letter(letter.public_id):
        assert set(ask("SELECT firm_id FROM obliged_person")) == {(house.theirs.pk,)}
    with rows.of_letter(uuid4()):
        assert {table for table in TABLES if one(f"SELECT count(*) FROM {table}")} == set()


def test_the_list_of_exceptions_stays_short() -> None:
    """Whoever adds one weighs it, and says so in the decision."""
    assert sorted({policy.name for policy in rows.EXCEPTIONS}) == [
        "by_letter", "by_page", "by_token", "house_looks", "house_takes", "mine", "nobodys",
    ]  # fmt: skip


# --- whose role it is ------------------------------------------------------------------------------------------


def test_the_pages_speak_in_the_role_of_the_product(client: Client) -> None:
    priya = cast.priya()
    client.force_login(priya.user)
    seen: list[tuple[str, str]] = []

    def listen(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        with context["connection"].connection.cursor() as cursor:
            if "obliged_courtesy" in sql:
                found = cursor.execute("SELECT current_user, current_setting('app.firm', true)").fetchone()
                seen.append(found)
        return result

    with connection.execute_wrapper(listen):
        client.get(f"/f/{priya.firm.slug}/")

    assert set(seen) == {(ROLE, str(priya.firm_id))}


def test_a_page_has_no_statement_more_for_it(client: Client, django_assert_max_num_queries: Any) -> None:
    priya = cast.priya()
    client.force_login(priya.user)
    with django_assert_max_num_queries(12) as asked:
        client.get(f"/f/{priya.firm.slug}/")

    assert not [one["sql"] for one in asked if one["sql"].rstrip("; ").endswith("true)") and "set_config" in one["sql"]]


def test_the_product_adds_to_what_is_only_added_to_and_may_no_more() -> None:
    with rows.nobody():
        for table in guards.APPEND_ONLY:
            may = {
                what
                for what in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
                if one(f"SELECT has_table_privilege('{table}', '{what}')")
            }
            assert may == {"SELECT", "INSERT"}, table
        assert one("SELECT has_table_privilege('obliged_person', 'TRUNCATE')") is False
        assert one("SELECT has_schema_privilege(current_schema(), 'CREATE')") is False


@pytest.mark.parametrize(("role", "why"), [("keeper", "superuser"), ("obliged_tester", "bypass"), (ROLE, None)])
def test_a_role_that_could_pass_by_the_locks_is_known(role: str, why: str | None) -> None:
    found = rows.too_mighty(role)
    assert (found.why if found else None) == why


def test_the_owner_of_the_tables_and_whoever_may_become_it_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.check_constraints()
    _give_to_the_owner("obliged_person")
    found = rows.too_mighty(OWNER)
    assert found == rows.Mighty(OWNER, "owner")
    monkeypatch.setattr(rows, "too_mighty", lambda role="": found)

    with pytest.raises(SystemExit) as refusal:
        installation.refuse_if_mighty()

    assert "owns the tables" in str(refusal.value.code)
    assert "`obliged roles`" in str(refusal.value.code)
    assert [one.state for one in doctor._role()] == [State.WRONG]


def test_the_product_in_its_own_role_is_let_in() -> None:
    assert [one.state for one in doctor._role()] == [State.FINE]


def test_sessions_know_their_limits() -> None:
    with as_the_product() as product:
        for name in ("lock_timeout", "idle_in_transaction_session_timeout"):
            found = product.execute(f"SHOW {name}".encode()).fetchone()
            assert found is not None
            assert found[0] != "0"


def test_the_operator_is_told_how_to_make_both_roles(capsys: pytest.CaptureFixture[str]) -> None:
    assert owners.roles({"DATABASE_URL": "postgresql://shop:secret@db.example/firm"}) == 0

    said = capsys.readouterr()
    assert "CREATE ROLE shop_owner LOGIN" in said.out
    assert "ALTER DATABASE firm OWNER TO shop_owner" in said.out
    assert "MIGRATION_DATABASE_URL=postgresql://shop_owner@db.example/firm" in said.err
    assert "secret" not in said.out + said.err
    assert owners.roles({"DATABASE_URL": "postgresql://x%22@/firm"}) == 1
