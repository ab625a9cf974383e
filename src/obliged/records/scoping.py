"""Whose records are these?

Nobody answers a query without saying for whom: `.of(firm)` or `.seen_by(member)` comes first, and a manager that
was not told refuses. `scope()` is the one place where a transaction begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from threading import Event, Lock, Thread
from time import sleep
from typing import IO, TYPE_CHECKING, Any, Self, TypeVar

from django.db import connection, models, transaction

from obliged.records import asking, rows

try:
    import fcntl
except ImportError:  # where there is none, SQLite's own waiting has to do
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from obliged.records.firms import Firm, Member

M = TypeVar("M", bound=models.Model)

KNOCK = 0.001  # seconds
PATIENCE = 10_000  # knocks


class Unscoped(AssertionError):
    """A query was asked for without saying whose records are meant."""


@contextmanager
def scope(firm: Firm | None) -> Iterator[None]:
    """One transaction in which this firm's records may be changed: all of it happens, or nothing.

    Without a firm it changes what is the house's; whose rows are seen stays as it was said (`records/rows.py`).
    """
    with rows.of(firm) if firm is not None else nullcontext(), _in_turn(), transaction.atomic():
        yield


@contextmanager
def _in_turn() -> Iterator[None]:
    """Wait for one's turn to write to SQLite, which lets one write at a time.

    It makes the others sleep and look again, longer each time, so that under many hands somebody is passed over until
    they are told that the database is locked. Here one waits at the door and the others behind them, so that nobody
    who has just written goes before those who wait.
    """
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or connection.in_atomic_block or fcntl is None or ":memory:" in name:
        yield
        return
    with ExitStack() as held:
        with suppress(OSError):  # where no file can be made, the database says itself what is wrong
            turn = held.enter_context(open(f"{name}-turn", "ab"))
            if (door := _at_the_door(f"{name}-next")) is not None:
                with door:
                    _take(turn)
        yield


def _at_the_door(path: str) -> IO[bytes] | None:
    """The place at the door, by order of arrival; None if whoever stands there does not move."""
    door = open(path, "ab")  # noqa: SIM115 - whoever gets the place leaves it
    try:
        fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return _in_line(door)
    except BaseException:
        door.close()
        raise
    return door


def _in_line(door: IO[bytes]) -> IO[bytes] | None:
    """Wait behind the others, but not for ever. The system keeps the order only for those who wait without looking up,
    so that is left to a thread, which goes away by itself if its turn comes too late.
    """
    settling, gave_up, came = Lock(), Event(), Event()

    def stand() -> None:
        with suppress(OSError):
            fcntl.flock(door, fcntl.LOCK_EX)
        with settling:
            if gave_up.is_set():
                door.close()
            came.set()

    Thread(target=stand, name="in line", daemon=True).start()
    came.wait(2 * PATIENCE * KNOCK)
    with settling:
        if came.is_set():
            return door
        gave_up.set()
        return None


def _take(turn: IO[bytes]) -> None:
    """Take the turn when it is let go. After a while SQLite is asked all the same, and says that it is locked."""
    for _ in range(PATIENCE):
        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sleep(KNOCK)
        else:
            return


class OfFirm(models.QuerySet[M]):
    """The words that every firm's records understand."""

    def of(self, firm: Firm | int) -> Self:
        rows = self.filter(firm_id=firm if isinstance(firm, int) else firm.pk)
        me = asking.hidden_from()
        return rows if me is None else rows.filter(asking.without(self.model.__name__, me))

    def seen_by(self, member: Member) -> Self:
        """What this member may see: all that their firm keeps, but for what a colleague keeps to themselves."""
        return self.of(member.firm_id).filter(asking.without(self.model.__name__, member.pk))


class Scoped(models.Manager[M]):
    """A manager that refuses until it was told whose records are meant."""

    queryset_class: type[OfFirm[Any]] = OfFirm

    def get_queryset(self) -> OfFirm[M]:
        return self.queryset_class(self.model, using=self._db)

    def of(self, firm: Firm | int) -> Any:
        return self.get_queryset().of(firm)

    def seen_by(self, member: Member) -> Any:
        return self.get_queryset().seen_by(member)

    def _told(self, word: str) -> Any:
        # A related manager (firm.people, person.emails) was told by the record that it hangs from.
        if hasattr(self, "instance"):
            return getattr(self.get_queryset(), word)
        raise Unscoped(f"{self.model.__name__}.objects.{word}: say .of(firm) or .seen_by(member) first.")


def _guarded(word: str) -> Any:
    def refuse(self: Scoped[Any], *args: Any, **kwargs: Any) -> Any:
        return self._told(word)(*args, **kwargs)

    refuse.__name__ = word
    return refuse


GUARDED = [
    "all",
    "filter",
    "exclude",
    "get",
    "first",
    "last",
    "count",
    "exists",
    "values",
    "values_list",
    "order_by",
    "annotate",
    "aggregate",
    "update",
    "delete",
    "iterator",
    "in_bulk",
    "earliest",
    "latest",
    "select_related",
    "prefetch_related",
    "only",
    "defer",
    "none",
    "distinct",
    "raw",
    "union",
]
for _word in GUARDED:
    setattr(Scoped, _word, _guarded(_word))


def manager(queryset: type[OfFirm[Any]] = OfFirm) -> Any:
    """A scoped manager whose queries understand these words."""
    return type(f"Scoped{queryset.__name__}", (Scoped,), {"queryset_class": queryset})()


class Kept(models.Model):
    """A record of one firm. `objects` asks whose; `unscoped` is for the machinery below the scope only."""

    firm = models.ForeignKey("obliged.Firm", on_delete=models.CASCADE, related_name="+", db_index=False)

    unscoped: Any = models.Manager()
    objects: Any = manager()

    class Meta:
        abstract = True
        base_manager_name = "unscoped"
        default_manager_name = "objects"
