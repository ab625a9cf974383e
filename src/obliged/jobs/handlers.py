"""Who does which kind of job?

A kind of the sort DB changes only the database: its effect and the word that it is done are one transaction. A kind of
the sort OUTSIDE reaches into the world, so no transaction is open meanwhile; it may be done twice, and tells its own
doubles apart by a key of its own, such as a Message-ID. Either may be called twice and leaves the same behind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from obliged.acts import erasing, incoming
from obliged.domain.jobs import Handling
from obliged.records.jobs import Job

LONGEST = {Handling.DB: timedelta(minutes=1), Handling.OUTSIDE: timedelta(minutes=10)}


@dataclass(frozen=True, slots=True)
class Handler:
    """One act, called with the job (`job.arguments`, `job.firm`) and the moment."""

    do: Callable[[Job, datetime], object]
    handling: Handling
    at_most: timedelta | None = None

    @property
    def lasts(self) -> timedelta:
        """How long at most; then it hangs. What holds a transaction open holds up everybody on SQLite."""
        return self.at_most or LONGEST[self.handling]


HANDLERS: dict[str, Handler] = {
    "inbox": Handler(incoming.look_into_one, Handling.OUTSIDE),
    "erase": Handler(erasing.go_on, Handling.OUTSIDE, at_most=timedelta(hours=2)),
}
