"""Is every change of what happened or was told found, and nothing taken for one that is none?

A thousand changes such as somebody makes who has the database in their hands: the guards are down, and each is rolled
back before the next. All of them have to be found.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from obliged.acts import chains as acts
from obliged.acts import happenings, tellings
from obliged.acts.tellings import Item
from obliged.domain.happenings import Kind
from obliged.queries import chains
from obliged.queries.chains import Wrong
from obliged.records import guards
from obliged.records.chains import GENESIS, Linked
from obliged.records.consents import Consent
from obliged.records.firms import Firm
from obliged.records.happenings import Chain, Happening, Words
from obliged.records.letters import Told
from obliged.records.people import Person
from tests import cast
from tests.cast import MONDAY
from tests.conftest import ON_POSTGRES

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm() -> Firm:
    """A firm with a past of two referrals, in which happenings and tellings stand between one another."""
    priya = cast.priya()
    for referral in (cast.ana_sends_kwame(priya), cast.sally_to_fred(priya)):
        for n in range(6):
            happenings.record(
                Kind.TOUCHED if n % 2 else Kind.NOTED, firm=priya.firm, now=MONDAY + timedelta(days=n), referral=referral,
                person=cast.person(priya.firm, "kwame"), by=priya, facts={"way": "call", "n": n},
                words="She asked about the lease." if n % 3 else "", derive=False,
            )  # fmt: skip
            tellings.log(
                [Item("contacted"), Item("met")], firm=priya.firm, to=cast.person(priya.firm, "ana"),
                audience="introducer", at=MONDAY + timedelta(days=n), referral=referral, way="phone", by=priya,
            )  # fmt: skip
    return priya.firm


def codes(firm: Firm, head: str = "") -> set[Wrong]:
    return {fault.what for fault in chains.verify(firm, head=head).faults}


def test_a_chain_that_nobody_touched_is_whole(firm: Firm) -> None:
    found = chains.verify(firm)

    assert found.faults == ()
    assert found.seq == found.happenings + found.tellings == Happening.objects.of(firm).count() + 24
    assert found.head == Chain.objects.of(firm).get().head
    assert found.erased == 0


def test_numbers_have_no_gaps_over_both_tables(firm: Firm) -> None:
    numbers = [seq for model in (Happening, Told) for seq in model.objects.of(firm).values_list("seq", flat=True)]

    assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_a_firm_without_a_past_is_whole() -> None:
    found = chains.verify(cast.grace().firm)

    assert (found.is_whole, found.seq, found.head) == (True, 0, GENESIS)


@pytest.mark.parametrize("change", ["flip", "delete"])
def test_a_consent_that_was_turned_round_or_taken_away_is_found(change: str) -> None:
    referral = cast.sally_to_fred(cast.priya())
    firm = referral.firm
    for kind in (Kind.CONSENT_GIVEN, Kind.MAY_TELL):
        happenings.record(kind, firm=firm, now=MONDAY, referral=referral, person=cast.person(firm, "sally"))
    assert codes(firm) == set()

    rows = Consent.objects.of(firm).filter(what="news")
    assert (rows.update(given=False) if change == "flip" else rows.delete()[0]) == 1

    assert codes(firm) == {Wrong.CONSENT}


def test_a_head_that_was_kept_is_found_however_much_was_written_since(firm: Firm) -> None:
    kept = Chain.objects.of(firm).get().head
    happenings.record(Kind.TOUCHED, firm=firm, now=MONDAY, person=cast.person(firm, "ana"))

    assert chains.verify(firm, head=kept).is_whole
    assert codes(firm, head="5f" * 32) == {Wrong.UNKNOWN}


def test_erased_words_are_counted_and_nothing_wrong(firm: Firm) -> None:
    some, other = Words.objects.of(firm).filter(text__contains="lease").order_by("id")[:2]
    some.delete()
    found = chains.verify(firm)
    assert (found.faults, found.erased) == ((), 1)

    Person.objects.of(firm).filter(pk=other.about_id).update(seal=b"")

    found = chains.verify(firm)
    assert found.faults == ()
    assert found.erased == Words.objects.of(firm).filter(about=other.about_id).count() + 1


def test_a_chain_from_before_tellings_joined_it_is_whole_and_still_tells(firm: Firm) -> None:
    with guards.lifted():
        _as_before(firm)
        assert chains.verify(firm).faults == ()

        middle = Happening.objects.of(firm).order_by("seq")[4]
        Happening.objects.of(firm).filter(pk=middle.pk).update(at=middle.at + timedelta(hours=1))
        assert codes(firm) == {Wrong.CHANGED}


def _as_before(firm: Firm) -> None:
    """Happenings alone, each with the hash of the one before it."""
    Told.objects.of(firm).delete()
    head = GENESIS
    for seq, row in enumerate(Happening.objects.of(firm).order_by("seq"), 1):
        row.seq, row.prev_hash = seq, head
        row.hash = head = row.hashed()
        row.save()
    Chain.objects.of(firm).update(seq=seq, head=head)


def test_what_is_written_while_the_chain_is_read_is_not_taken_for_a_change(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish: Callable[..., None] = chains._Seen.finish

    def finish_late(self: Any, chain: Chain) -> None:
        happenings.record(Kind.TOUCHED, firm=firm, now=MONDAY, person=cast.person(firm, "ana"))
        finish(self, chain)

    monkeypatch.setattr(chains._Seen, "finish", finish_late)

    assert chains.verify(firm).is_whole


def test_a_long_chain_is_read_piece_by_piece(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chains, "AT_ONCE", 7)

    assert chains.verify(firm).is_whole


@pytest.mark.parametrize("seed", range(4))
def test_of_a_thousand_changes_all_are_found(firm: Firm, seed: int) -> None:
    cast.ana_sends_kwame(cast.grace())
    hand = Hand(firm, random.Random(seed))

    assert _missed(hand, 250) == []
    assert set(hand.made) == set(Hand.WAYS), "a way of changing was never taken"
    assert chains.verify(firm, head=hand.head).is_whole


@pytest.mark.parametrize(
    ("whose", "eye"),
    [(Linked, "hashed"), (chains._Seen, "_words"), (chains._Seen, "finish")],
    ids=["hash", "words", "head"],
)
def test_each_eye_that_is_closed_misses_something(
    firm: Firm, whose: Any, eye: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = Hand(firm, random.Random(7))
    monkeypatch.setattr(whose, eye, (lambda row: row.hash) if eye == "hashed" else lambda *_: None)

    assert _missed(hand, 100)


def _missed(hand: Hand, number: int) -> list[tuple[Any, ...]]:
    """Of so many changes those that were not found."""
    missed = []
    with _no_guards():
        while hand.made.total() < number:
            with _rolled_back():
                if hand.changes() and chains.verify(hand.firm, head=hand.head).is_whole:
                    missed.append(hand.did)
    return missed


@contextmanager
def _no_guards() -> Iterator[None]:
    fell = guards._standing() if not ON_POSTGRES else {name for name, _ in guards._append_only()}
    guards.take_down(fell)
    yield
    guards.put_up()


@contextmanager
def _rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Hand:
    """Somebody who has the database in their hands. Each change is really one: what is stored differs afterwards."""

    def __init__(self, firm: Firm, chance: random.Random) -> None:
        self.firm, self.chance = firm, chance
        self.head = Chain.objects.of(firm).get().head
        self.made: Counter[str] = Counter()
        self.did: tuple[Any, ...] = ()

    def changes(self) -> bool:
        """Make one change; False where the database itself refused it."""
        way = self.chance.choice(Hand.WAYS)
        try:
            with transaction.atomic():
                self.did = (way, *(getattr(self, way)() or ()))
        except DatabaseError:
            return False
        self.made[way] += 1
        return True

    # what can be done to a row

    def column(self) -> tuple[Any, ...]:
        """Any column of any row of the chain, in any way."""
        table = self._table()
        row = self._row(table)
        name = self.chance.choice(sorted(row))
        return self._set(table, row, name, self._other(table, name, row[name]))

    def bytes_of_text(self) -> tuple[Any, ...]:
        """One byte of a text: on SQLite it may not even be text afterwards."""
        table = self._table()
        row = self._row(table)
        name = self.chance.choice([name for name, value in row.items() if isinstance(value, str) and value])
        return self._set(table, row, name, self._byte(row[name]))

    def delete(self) -> tuple[Any, ...]:
        table = self._table()
        row = self._row(table)
        self._sql(f"DELETE FROM {table} WHERE id = %s", row["id"])
        return table, row["seq"]

    def swap_contents(self) -> tuple[Any, ...]:
        table = self._table()
        one, other = self._two(table)
        for name in set(one) - {"id", "seq"}:
            self._sql(f"UPDATE {table} SET {name} = %s WHERE id = %s", other[name], one["id"])
            self._sql(f"UPDATE {table} SET {name} = %s WHERE id = %s", one[name], other["id"])
        return table, one["seq"], other["seq"]

    def swap_numbers(self) -> tuple[Any, ...]:
        table, name = self._table(), self.chance.choice(["id", "seq"])
        one, other = self._two(table)
        self._sql(f"UPDATE {table} SET {name} = -1 WHERE id = %s", one["id"])
        self._sql(
            f"UPDATE {table} SET {name} = %s WHERE {name} = %s AND firm_id = %s", one[name], other[name], self.firm.pk
        )
        self._sql(f"UPDATE {table} SET {name} = %s WHERE {name} = -1 AND firm_id = %s", other[name], self.firm.pk)
        return table, name, one["seq"], other["seq"]

    def reorder(self) -> tuple[Any, ...]:
        """Three rows or more take each other's places."""
        table = self._table()
        rows = self.chance.sample(self._rows(table), self.chance.randint(3, 5))
        for row in rows:
            self._sql(f"UPDATE {table} SET seq = %s WHERE id = %s", 900_000 + row["seq"], row["id"])
        turned = [rows[-1], *rows[:-1]]
        for row, place in zip(rows, turned, strict=True):
            self._sql(f"UPDATE {table} SET seq = %s WHERE id = %s", place["seq"], row["id"])
        return (table, *(row["seq"] for row in rows))

    def duplicate(self) -> tuple[Any, ...]:
        table = self._table()
        row = dict(self._row(table))
        number = self._last()
        row["seq"] = self.chance.choice(
            [number + 1, number + self.chance.randint(2, 9), self.chance.randint(1, number)]
        )
        return self._insert(table, row)

    def insert(self) -> tuple[Any, ...]:
        """Something that never happened, with a hash that fits, at the end; the head may be moved along."""
        chain = Chain.objects.of(self.firm).get()
        row = Happening(
            firm=self.firm, seq=chain.seq + 1, kind=Kind.NOTED, at=MONDAY, recorded_at=MONDAY, prev_hash=chain.head
        )
        row.hash = row.hashed()
        row.save()
        if self.chance.random() < 0.5:
            self._sql(
                "UPDATE obliged_chain SET seq = seq + 1, head = %s WHERE firm_id = %s", row.hash[::-1], self.firm.pk
            )
        return (row.seq,)

    def cut(self) -> tuple[Any, ...]:
        """The end taken away, and the head put where it would be."""
        keep = self.chance.randint(0, self._last() - 1)
        rows = [row for model in (Happening, Told) for row in model.objects.of(self.firm).filter(seq=keep)]
        for table in TABLES:
            self._sql(f"DELETE FROM {table} WHERE firm_id = %s AND seq > %s", self.firm.pk, keep)
        Chain.objects.of(self.firm).update(seq=keep, head=rows[0].link() if rows else GENESIS)
        return (keep,)

    def rewrite(self) -> tuple[Any, ...]:
        """One row changed, and everything from there on written anew so that it fits."""
        rows: list[Any] = [row for model in (Happening, Told) for row in model.objects.of(self.firm)]
        rows.sort(key=lambda row: row.seq)
        at = self.chance.randrange(len(rows))
        rows[at].at += timedelta(minutes=self.chance.randint(1, 500))
        for before, row in zip([None, *rows], rows, strict=False):
            row.prev_hash = before.link() if before else GENESIS
            row.hash = row.hashed()
            row.save()
        Chain.objects.of(self.firm).update(head=rows[-1].link())
        return (at,)

    def change_head(self) -> tuple[Any, ...]:
        chain = self._rows("obliged_chain")[0]
        name = self.chance.choice(["head", "head", "seq", "firm_id"])
        if name == "firm_id":
            self._sql("DELETE FROM obliged_chain WHERE id = %s", chain["id"])
            return (name,)
        value = (
            self._byte(chain[name]) if name == "head" else max(0, chain[name] + self.chance.choice([-2, -1, 1, 2, 9]))
        )
        return self._set("obliged_chain", chain, name, value)

    def change_words(self) -> tuple[Any, ...]:
        words = self.chance.choice(self._rows("obliged_words"))
        return self._set("obliged_words", words, "text", self._byte(words["text"]))

    WAYS = (
        "column", "bytes_of_text", "delete", "swap_contents", "swap_numbers", "reorder", "duplicate", "insert", "cut",
        "rewrite", "change_head", "change_words",
    )  # fmt: skip

    # how it is done

    def _table(self) -> str:
        return self.chance.choice(TABLES)

    def _rows(self, table: str) -> list[dict[str, Any]]:
        """As they are stored, not as Django reads them."""
        columns = [field.column for field in MODELS[table]._meta.concrete_fields]
        bare = "" if ON_POSTGRES else "+"
        with connection.cursor() as cursor:
            asks = ", ".join(f"{bare}{column}" for column in columns)
            cursor.execute(f"SELECT {asks} FROM {table} WHERE firm_id = %s ORDER BY id", [self.firm.pk])
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def _row(self, table: str) -> dict[str, Any]:
        return self.chance.choice(self._rows(table))

    def _two(self, table: str) -> list[dict[str, Any]]:
        return self.chance.sample(self._rows(table), 2)

    def _last(self) -> int:
        number: int = Chain.objects.of(self.firm).get().seq
        return number

    def _set(self, table: str, row: dict[str, Any], name: str, value: Any) -> tuple[Any, ...]:
        assert value != row[name]
        place = "CAST(%s AS TEXT)" if isinstance(value, bytes) else "%s"
        self._sql(f"UPDATE {table} SET {name} = {place} WHERE id = %s", value, row["id"])
        return table, row.get("seq"), name, row[name], value

    def _insert(self, table: str, row: dict[str, Any]) -> tuple[Any, ...]:
        names = [name for name in row if name != "id"]
        self._sql(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})",
            *(row[name] for name in names),
        )
        return table, row["seq"]

    def _sql(self, sql: str, *values: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)

    def _byte(self, text: str) -> str | bytes:
        at = self.chance.randrange(len(text))
        if ON_POSTGRES or self.chance.random() < 0.5:
            other = self.chance.choice([c for c in "abcdef0123456789 {}é" if c != text[at]])
            return text[:at] + other + text[at + 1 :]
        raw = bytearray(text.encode())
        at = self.chance.randrange(len(raw))
        raw[at] = self.chance.choice([b for b in range(1, 256) if b != raw[at]])
        return bytes(raw)

    def _other(self, table: str, name: str, value: Any) -> Any:
        """Another value of the same kind, or of none."""
        column = next(f for f in MODELS[table]._meta.concrete_fields if f.column == name)
        if value is None:
            return {"seq": 3, "words_id": Words.objects.of(self.firm).order_by("id")[0].pk}.get(
                name, cast.person(self.firm, "ana").pk
            )
        if column.null and self.chance.random() < 0.3:
            return None
        if name == "facts":
            return self.chance.choice(['{"way": "post"}', '{"way":  "call", "n": 3}', "{}", "[]", value[:-1]])
        if isinstance(value, bool) or name == "to_the_day":
            return not value
        if isinstance(value, int):
            return value + self.chance.choice([-40, -3, -1, 1, 2, 7, 500])
        if isinstance(value, str):
            return self.chance.choice([" " + value[:-1], value[:-1], value.upper() + "x", "", "x"])
        return value + timedelta(microseconds=self.chance.choice([1, -1, 10**6, 10**9]))


MODELS: dict[str, Any] = {m._meta.db_table: m for m in (Happening, Told, Chain, Words)}
TABLES = ("obliged_happening", "obliged_told")


def test_the_writer_puts_nothing_where_there_is_nothing(firm: Firm) -> None:
    before = Chain.objects.of(firm).get().seq

    acts.append(firm)

    assert Chain.objects.of(firm).get().seq == before
