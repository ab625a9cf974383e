"""Was what happened, or what was told, changed afterwards?

Everything that stands in a firm's chain is read once, in its order: that no row is missing, stands there twice or was
put in, that each is as it was written and follows on from the one before it, that the words are those that were said,
and that the head belongs to the last one. An end that was cut off is found by a head that was kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.db import DatabaseError, connection, models
from django.db.models import Max, Q

from obliged.domain.erased import ERASED
from obliged.domain.happenings import Kind
from obliged.domain.referrals import Side
from obliged.records.chains import GENESIS
from obliged.records.consents import SAID, Consent
from obliged.records.firms import Firm
from obliged.records.happenings import Chain, Happening, Words
from obliged.records.keys import digest
from obliged.records.letters import Told
from obliged.records.people import Person
from obliged.records.privacy import Erasure

AT_ONCE = 1000  # rows
MOST = 50  # faults that are listed; after that it is enough to know that there are more

Row = Happening | Told


class Wrong(StrEnum):
    """What can be wrong with a chain."""

    CHANGED = "changed"  # not as it was written
    UNREADABLE = "unreadable"
    MISSING = "missing"
    TWICE = "twice"
    MOVED = "moved"  # does not follow on from the row before it
    ORDER = "order"  # has a number that belongs elsewhere
    WORDS = "words"  # not the words that were said
    OUTSIDE = "outside"  # stands outside the chain
    HEAD = "head"  # does not belong to the last row
    NO_HEAD = "no_head"
    UNKNOWN = "unknown"  # a head that was kept is not in it
    CONSENT = "consent"  # a consent beside it says otherwise, or is gone


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where."""

    what: Wrong
    record: str = ""  # happening, telling
    seq: int | None = None
    until: int | None = None  # the last of several that are missing


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of one firm's chain."""

    seq: int
    head: str
    happenings: int
    tellings: int
    erased: int  # words that are not here any more, or not all of them, or whose seal was destroyed
    faults: tuple[Fault, ...]
    knows_head: bool = True  # the head that was asked for stands in it

    @property
    def is_whole(self) -> bool:
        return not self.faults


def verify(firm: Firm, *, head: str = "") -> Verdict:
    """Read the chain from its beginning.

    :param head: one that was kept elsewhere; it has to stand in the chain
    """
    chain = _head_of(firm)
    seen = _Seen(firm.pk, str(firm.public_id).encode(), known=head, struck=_struck(firm))
    reached = chain.seq if chain else 0
    for begins in range(1, reached + 1, AT_ONCE):
        seen.read(begins, min(begins + AT_ONCE - 1, reached))
    if chain is None:
        if any(model.objects.of(firm).exists() for model in (Happening, Told)):
            seen.wrong(Fault(Wrong.NO_HEAD))
    else:
        seen.finish(chain)
        for seq in _consents_that_differ(firm):
            seen.wrong(Fault(Wrong.CONSENT, "happening", seq))
    knows = not head or head == GENESIS or seen.found
    if not knows:
        seen.wrong(Fault(Wrong.UNKNOWN))
    return Verdict(
        seq=reached,
        head=chain.head if chain else GENESIS,
        happenings=seen.number["happening"],
        tellings=seen.number["telling"],
        erased=seen.erased,
        faults=tuple(seen.faults),
        knows_head=knows,
    )


def _struck(firm: Firm) -> frozenset[int]:
    """The words that an erasure says it has changed: those of others in which the erased were named."""
    kept = [code for codes in Erasure.objects.of(firm).values_list("kept", flat=True) for code in codes]
    return frozenset(int(code.removeprefix("words:")) for code in kept if code.startswith("words:"))


def _consents_that_differ(firm: Firm) -> list[int]:
    """Where the consent that was written beside a happening does not say what the happening says, or is not there.

    What happened before consents were written down has none; those whom an erasure took have none that tells.
    """
    beside: dict[int, list[tuple[str, bool]]] = {}
    rows = Consent.objects.of(firm).filter(happening__isnull=False).values_list("happening_id", "what", "given")
    said = Happening.objects.of(firm).filter(kind__in=sorted(SAID), referral__parties__side=Side.PROSPECT).distinct()
    try:
        for happening, what, given in rows:
            beside.setdefault(happening, []).append((what, given))
        found = list(said.order_by("seq").values_list("pk", "seq", "kind"))
    except DatabaseError:
        return []  # what cannot be decoded was said already
    first = min(beside, default=0)
    return [
        seq
        for pk, seq, kind in found
        if any(one != SAID[Kind(kind)] for one in beside.get(pk, ())) or (pk not in beside and pk >= first > 0)
    ]


def without_unknown(verdict: Verdict) -> Verdict:
    """The same, where the head that was asked for stands in another firm's chain."""
    return replace(verdict, faults=tuple(f for f in verdict.faults if f.what is not Wrong.UNKNOWN), knows_head=True)


@dataclass(slots=True)
class _Seen:
    """What was read so far, and what the next row has to follow on from."""

    firm: int
    firm_seal: bytes
    known: str = ""
    struck: frozenset[int] = frozenset()  # words of which something was struck out when somebody else was erased
    before: frozenset[str] = frozenset({GENESIS})  # nothing: what stood there cannot be read
    ids: dict[str, int] = field(default_factory=lambda: {"happening": 0, "telling": 0})
    number: dict[str, int] = field(default_factory=lambda: {"happening": 0, "telling": 0})
    erased: int = 0
    found: bool = False
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, fault: Fault) -> None:
        if len(self.faults) < MOST:
            self.faults.append(fault)

    def read(self, first: int, last: int) -> None:
        """The rows of these numbers, in their order."""
        rows = [(*row, "happening") for row in _rows(Happening, self.firm, first, last)]
        rows += [(*row, "telling") for row in _rows(Told, self.firm, first, last)]
        rows.sort(key=lambda row: (row[0], row[2]))
        self._words([row[1] for row in rows if isinstance(row[1], Happening)])
        expected = first
        for seq, row, _, record in rows:
            if seq > expected:
                self._missing(expected, seq - 1)
            elif seq < expected:
                self.wrong(Fault(Wrong.TWICE, record, seq))
            expected = max(expected, seq + 1)
            self.number[record] += 1
            if row is None:
                self.wrong(Fault(Wrong.UNREADABLE, record, seq))
                self.before = frozenset()
                continue
            self._row(row, record, seq)
        if expected <= last:
            self._missing(expected, last)

    def _missing(self, first: int, last: int) -> None:
        self.wrong(Fault(Wrong.MISSING, "", first, last))
        self.before = frozenset()

    def _row(self, row: Row, record: str, seq: int) -> None:
        if row.hash != row.hashed():
            self.wrong(Fault(Wrong.CHANGED, record, seq))
        elif self.before and row.prev_hash not in self.before:
            self.wrong(Fault(Wrong.MOVED, record, seq))
        if row.pk <= self.ids[record]:
            self.wrong(Fault(Wrong.ORDER, record, seq))
        self.ids[record] = max(self.ids[record], row.pk)
        link = row.link()
        # Before tellings joined the chain, the next row kept the hash alone.
        self.before = frozenset({link, row.hash}) if record == "happening" else frozenset({link})
        self.found = self.found or self.known in self.before

    def _words(self, rows: Sequence[Happening]) -> None:
        said = [row for row in rows if row.words_id is not None or row.words_digest]
        if not said:
            return
        texts = _texts(self.firm, {row.words_id for row in said if row.words_id is not None})
        about = {row.pk: row.concerns_id or row.reported_by_id for row in said}
        seals = dict(
            Person.objects.of(self.firm).filter(pk__in={pk for pk in about.values() if pk}).values_list("pk", "seal")
        )
        for row in said:
            if row.words_id is None or not row.words_digest:
                self.wrong(Fault(Wrong.WORDS, "happening", row.seq))
                continue
            seal = bytes(seals.get(about[row.pk], b"")) if about[row.pk] else self.firm_seal
            was_struck = row.words_id in self.struck and ERASED in str(texts.get(row.words_id))
            if row.words_id not in texts or not seal or was_struck:
                self.erased += 1
            elif texts[row.words_id] is None or digest(str(texts[row.words_id]), seal) != row.words_digest:
                self.wrong(Fault(Wrong.WORDS, "happening", row.seq))

    def finish(self, chain: Chain) -> None:
        """Whether the head belongs to the last row, and nothing stands outside."""
        if self.before and chain.head not in self.before:
            self.wrong(Fault(Wrong.HEAD))
        highest = 0
        for model, record in ((Happening, "happening"), (Told, "telling")):
            outside = model.objects.of(self.firm).filter(Q(seq__lt=1) | Q(seq=None))
            for _ in range(outside.count()):
                self.wrong(Fault(Wrong.OUTSIDE, record))
            highest = max(highest, model.objects.of(self.firm).aggregate(most=Max("seq"))["most"] or 0)
        # Asked for after the rows: whoever wrote one meanwhile has moved the head in the same transaction.
        now = Chain.objects.of(self.firm).values_list("seq", flat=True).first() or 0
        if highest > now:
            self.wrong(Fault(Wrong.OUTSIDE, "", now + 1, highest))


# --- reading what may have been tampered with -------------------------------------------------------------------


def _head_of(firm: Firm) -> Chain | None:
    """The head; an empty one where it cannot be decoded."""
    found = Chain.objects.of(firm)
    try:
        chain: Chain | None = found.first()
    except DatabaseError:
        return Chain(firm=firm, seq=found.values_list("seq", flat=True)[0], head="")
    return chain


def _rows(model: type[Happening | Told], firm: int, first: int, last: int) -> Iterator[tuple[int, Row | None, int]]:
    """Each with its number in the chain and in its table; None where it cannot be read, or is not as we write it."""
    fields = list(model._meta.concrete_fields)
    places = [f.attname for f in fields].index
    converters = [_converters(f) for f in fields]
    # Not by their declared types, which would hide what was written in another form.
    bare = "+" if connection.vendor == "sqlite" else ""
    columns = ", ".join(f"{bare}{connection.ops.quote_name(str(f.column))}" for f in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    asks = f"SELECT {columns} FROM {table} WHERE firm_id = %s AND seq BETWEEN %s AND %s"  # noqa: S608

    def asked(first: int, last: int) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(asks, [firm, first, last])
            return cursor.fetchall()

    for seq, raw in _one_by_one(asked, first, last, places("seq")):
        if raw is None:
            yield seq, None, 0
            continue
        yield seq, _as_written(model, fields, converters, raw), raw[places("id")]


def _one_by_one(
    asked: Callable[[int, int], list[Any]], first: int, last: int, at: int
) -> Iterator[tuple[int, Any | None]]:
    """What was found between these numbers; where a text cannot be decoded, the rows around it all the same."""
    try:
        found = asked(first, last)
    except DatabaseError:
        if first == last:
            yield first, None
            return
        middle = (first + last) // 2
        yield from _one_by_one(asked, first, middle, at)
        yield from _one_by_one(asked, middle + 1, last, at)
        return
    for raw in found:
        yield raw[at], raw


def _converters(column: models.Field[Any, Any]) -> tuple[Any, ...]:
    expression = column.cached_col
    return (*connection.ops.get_db_converters(expression), *column.get_db_converters(connection))


def _as_written(model: type[Row], fields: Sequence[Any], converters: Sequence[Any], raw: Sequence[Any]) -> Row | None:
    """The row, if each of its columns is in the form in which we write it."""
    values = []
    try:
        for column, converting, value in zip(fields, converters, raw, strict=True):
            read = value
            for converter in converting:
                read = converter(read, column.cached_col, connection)
            if connection.vendor == "sqlite" and not _same(value, column.get_db_prep_save(read, connection)):
                return None
            values.append(read)
        return model.from_db(connection.alias, [f.attname for f in fields], values)
    except (TypeError, ValueError, AttributeError):
        return None


def _same(found: Any, written: Any) -> bool:
    return bool(found == written) and isinstance(found, str) == isinstance(written, str)


def _texts(firm: int, ids: set[int]) -> dict[int, str | None]:
    """The words by their number; None where they cannot be decoded."""
    wanted = sorted(ids)
    try:
        return dict(Words.objects.of(firm).filter(pk__in=wanted).values_list("pk", "text"))
    except DatabaseError:
        if len(wanted) == 1:
            return {wanted[0]: None}
        half = len(wanted) // 2
        return _texts(firm, set(wanted[:half])) | _texts(firm, set(wanted[half:]))


__all__ = ["Fault", "Verdict", "Wrong", "verify", "without_unknown"]
