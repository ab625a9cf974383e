"""How does a line of the timetable run at its time, and by one worker only?

A line is claimed like a job. That it fell is written before it runs, and taken back when it has run: one that kills
its worker comes later each time, and the others go on. Ticks that were missed are run once.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import F

from obliged.domain.jobs import LEASE, next_tick, pushed_back
from obliged.records.jobs import Schedule
from obliged.records.scoping import scope

FORGOTTEN = timedelta(days=1)  # a line of another version of the product goes when nobody has run it for so long


def keep(names: Collection[str], *, now: datetime) -> None:
    """Let the database know these lines; a new one is due at once."""
    if set(Schedule.objects.values_list("name", flat=True)) == set(names):
        return
    with scope(None):
        Schedule.objects.bulk_create([Schedule(name=name, next_at=now) for name in names], ignore_conflicts=True)
        Schedule.objects.exclude(name__in=names).filter(leased_by="", next_at__lt=now - FORGOTTEN).delete()


def claim(line: Schedule, worker: str, *, every: timedelta, now: datetime) -> bool:
    """Whether we are the one who runs it; `line` as it was read."""
    with scope(None):
        falls = min(line.falls + 1, 30_000)
        claimed = Schedule.objects.filter(pk=line.pk, fence=line.fence, leased_by="").update(
            leased_by=worker[:60],
            leased_until=now + LEASE,
            fence=line.fence + 1,
            falls=falls,
            next_at=pushed_back(every, falls, now=now),
        )
    if claimed:
        line.leased_by, line.fence, line.falls = worker[:60], line.fence + 1, falls
    return bool(claimed)


def has_run(line: Schedule, *, was_due: datetime, every: timedelta, now: datetime) -> None:
    """It ran; it comes again at its next tick, in step with the one that it ran for."""
    _held_and_let_go(line, next_at=next_tick(was_due, every, now=now), falls=0, last_at=now, trouble="")


def fell(line: Schedule, trouble: str, *, every: timedelta, now: datetime) -> None:
    """It failed; it comes again later than after the last failure."""
    _held_and_let_go(line, next_at=pushed_back(every, line.falls, now=now), trouble=trouble[:1000])


def buried(line: Schedule) -> None:
    """Whoever ran it died over it. That it fell is written already."""
    _held_and_let_go(line, fence=F("fence") + 1)


def give_back(line: Schedule, *, now: datetime) -> None:
    """We are told to leave while it runs: it counts as not having begun."""
    _held_and_let_go(line, fence=F("fence") + 1, falls=max(0, line.falls - 1), next_at=now)


def _held_and_let_go(line: Schedule, **changed: object) -> None:
    with scope(None):
        mine = Schedule.objects.filter(pk=line.pk, fence=line.fence).exclude(leased_by="")
        mine.update(leased_by="", leased_until=None, **changed)


def under_way() -> tuple[Schedule, ...]:
    """Every line that somebody runs, or ran when they died."""
    return tuple(Schedule.objects.exclude(leased_by="").order_by("id"))


def keep_alive(lines: Collection[Schedule], *, now: datetime) -> None:
    """Whoever runs these is still at it."""
    if not lines:
        return
    with scope(None):
        for line in lines:
            Schedule.objects.filter(pk=line.pk, fence=line.fence).update(leased_until=now + LEASE)
