"""Who does which kind of job?

A kind of the sort DB changes only the database: its effect and the word that it is done are one transaction. A kind of
the sort OUTSIDE reaches into the world, so no transaction is open meanwhile; it may be done twice, and tells its own
doubles apart by a key of its own, such as a Message-ID. Either may be called twice and leaves the same behind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from obliged.acts import incoming
from obliged.domain.jobs import Handling
from obliged.records.jobs import Job


@dataclass(frozen=True, slots=True)
class Handler:
    """One act, called with the job (`job.arguments`, `job.firm`) and the moment."""

    do: Callable[[Job, datetime], object]
    handling: Handling
    at_most: timedelta = timedelta(minutes=10)  # then it hangs: its lease is not prolonged any more


HANDLERS: dict[str, Handler] = {"inbox": Handler(incoming.look_into_one, Handling.OUTSIDE)}
