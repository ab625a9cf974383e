"""How does a job come to be done, once, whoever dies over it?

It is written in the transaction that makes it necessary, taken under a lease, and signed for under the fence of that
taking: a worker that fell asleep cannot sign for what another has done since. An attempt is counted before it begins.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, F, Q, Value, When

from obliged.domain.jobs import BEAT, LEASE, LONGEST_PAUSE, Tried, pause_after
from obliged.domain.refusals import Refusal
from obliged.records import rows
from obliged.records.firms import Firm
from obliged.records.jobs import Job, State
from obliged.records.scoping import scope

INSTANT = timedelta(microseconds=1)
SLACK = timedelta(minutes=2)  # clocks of two machines may differ so much
SUSPECTS_WAIT = timedelta(minutes=5)  # for a moment in which they can be done alone; not for ever
DONE_IS_KEPT = timedelta(days=2)
AT_ONCE = 1_000
LIVE = (str(State.READY), str(State.LEASED))


class NotYours(Exception):
    """The lease of this job ended meanwhile: what was done under it does not count."""


class NotAside(Refusal):
    """This job is not put aside any more."""


def enqueue(
    kind: str,
    arguments: Mapping[str, Any] | None = None,
    *,
    now: datetime,
    firm: Firm | None = None,
    run_at: datetime | None = None,
    once: str | None = None,
    priority: int = 0,
) -> Job:
    """Write down that something is to be done, in the caller's transaction; with it, it happens or does not.

    :param once: what it means; while a job of this meaning waits, no second is written. One that is being done is
        done once more afterwards: what made it necessary again may have come too late for it.
    :param priority: higher goes first
    """
    wanted = Job(
        firm=firm,
        kind=kind,
        arguments=dict(arguments or {}),
        once=once,
        priority=priority,
        run_at=run_at or now,
        made_at=now,
    )
    if once is None:
        wanted.save(force_insert=True)
        return wanted
    while True:
        Job.objects.bulk_create([wanted], ignore_conflicts=True)
        standing = Job.objects.select_for_update().filter(kind=kind, once=once, state__in=LIVE).first()
        if standing is not None:
            return _once_more(standing, wanted)


def _once_more(standing: Job, wanted: Job) -> Job:
    """One of this meaning stands already: it comes no later than was wanted, or once more if it is under way."""
    if standing.state == State.LEASED:
        standing.run_at = max(wanted.run_at, standing.run_at + INSTANT)  # who took it sees that it was moved
    elif wanted.run_at < standing.run_at or wanted.priority > standing.priority:
        standing.run_at = min(wanted.run_at, standing.run_at)
        standing.priority = max(wanted.priority, standing.priority)
    else:
        return standing
    standing.save(update_fields=["run_at", "priority"])
    return standing


def take(worker: str, now: datetime, *, suspects: bool = True) -> Job | None:
    """The next job that is due, under a lease; nobody else has it until the lease ends.

    :param suspects: whether jobs are wanted that somebody died over; such a one is better done alone
    """
    with scope(None):
        ready = Job.objects.select_for_update(skip_locked=True).filter(state=State.READY, run_at__lte=now)
        if not suspects:
            ready = ready.filter(Q(deaths=0) | Q(run_at__lte=now - SUSPECTS_WAIT))
        job = ready.order_by("-priority", "run_at", "id").first()
        if job is None:
            return None
        job.state, job.leased_by, job.leased_until = State.LEASED, worker[:60], now + LEASE
        job.attempts, job.fence = job.attempts + 1, job.fence + 1
        seen = Job.objects.filter(pk=job.pk, state=State.READY, fence=job.fence - 1)
        taken = seen.update(
            state=job.state,
            leased_by=job.leased_by,
            leased_until=job.leased_until,
            attempts=job.attempts,
            fence=job.fence,
        )
        return job if taken else None


def _held(job: Job) -> Any:
    """The job as long as it is ours: what every signature is filtered on."""
    return Job.objects.filter(pk=job.pk, state=State.LEASED, fence=job.fence)


def done(job: Job, *, now: datetime) -> None:
    """Sign for it. Asked for once more meanwhile, it is ready again.

    :raises NotYours: if the lease ended meanwhile; the caller's transaction must not be kept
    """
    as_taken = When(run_at=job.run_at, then=Value(str(State.DONE)))
    signed = _held(job).update(
        state=Case(as_taken, default=Value(str(State.READY))),
        attempts=Case(When(run_at=job.run_at, then=F("attempts")), default=Value(0)),
        deaths=Case(When(run_at=job.run_at, then=F("deaths")), default=Value(0)),
        leased_by="",
        leased_until=None,
        trouble="",
        ended_at=Case(When(run_at=job.run_at, then=Value(now)), default=Value(None)),
    )
    if not signed:
        raise NotYours(f"{job.kind} {job.pk}")


def do_and_sign(job: Job, do: Callable[[Job, datetime], object], *, now: datetime) -> None:
    """The effect and the word that it is done, in one transaction: both, or neither.

    :raises NotYours: if the lease ended meanwhile; nothing was changed
    """
    with scope(job.firm):
        do(job, now)
        done(job, now=now)


def failed(job: Job, trouble: str, *, now: datetime) -> bool:
    """It did not work: again after a while, and after the eighth time a person looks. Whether it was still ours."""
    tried = Tried(job.attempts, job.deaths)
    with scope(None):
        if tried.has_had_enough:
            return bool(_held(job).update(**_aside(trouble, now)))
        later = now + pause_after(tried.failures, of=str(job.pk))
        return bool(_held(job).update(**_ready(later), trouble=trouble[:1000]))


def _ready(run_at: datetime) -> dict[str, Any]:
    return {"state": State.READY, "leased_by": "", "leased_until": None, "run_at": run_at}


def _aside(trouble: str, now: datetime) -> dict[str, Any]:
    return {
        "state": State.ASIDE, "leased_by": "", "leased_until": None, "ended_at": now, "trouble": trouble[:1000],
    }  # fmt: skip


def give_back(job: Job, *, now: datetime) -> bool:
    """Stop before it was tried, as if it had not been taken: the worker is told to leave."""
    with scope(None):
        return bool(_held(job).update(**_ready(now), attempts=F("attempts") - 1, fence=F("fence") + 1))


def buried(job: Job, *, now: datetime) -> bool:
    """Whoever had it died over it: ready again, and after the third death put aside.

    The fence grows, so that one who was thought dead and is not can sign for nothing.
    """
    deaths = job.deaths + 1
    with scope(None):
        if Tried(job.attempts, deaths).has_had_enough:
            left = _held(job).update(**_aside("", now), deaths=deaths, fence=F("fence") + 1)
        else:
            left = _held(job).update(**_ready(now), deaths=deaths, fence=F("fence") + 1)
        return bool(left)


def under_way() -> tuple[Job, ...]:
    """Every job that somebody has, or had when they died."""
    return tuple(Job.objects.filter(state=State.LEASED).order_by("id"))


def keep_alive(jobs: Collection[Job], *, now: datetime) -> None:
    """Whoever has these is still at it."""
    if not jobs:
        return
    with scope(None):
        for job in jobs:
            _held(job).update(leased_until=now + LEASE)


# --- put aside, and what becomes of it --------------------------------------------------------------------------


def again(job: Job, *, now: datetime) -> None:
    """A person says: try it again, from the beginning.

    :raises NotAside: if somebody has seen to it meanwhile
    """
    with scope(None):
        if job.once is not None and Job.objects.filter(kind=job.kind, once=job.once, state__in=LIVE).exists():
            let_go(job, now=now)  # one of the same meaning is on its way already
            return
        aside = Job.objects.filter(pk=job.pk, state=State.ASIDE)
        if not aside.update(state=State.READY, run_at=now, attempts=0, deaths=0, ended_at=None):
            raise NotAside()


def let_go(job: Job, *, now: datetime) -> None:
    """A person says: not needed any more.

    :raises NotAside: if somebody has seen to it meanwhile
    """
    with scope(None):
        if not Job.objects.filter(pk=job.pk, state=State.ASIDE).update(state=State.DONE, ended_at=now):
            raise NotAside()


# --- the timetable's part ----------------------------------------------------------------------------------------


def tidy(*, now: datetime) -> int:
    """Forget what was done days ago, some at a time, so that nobody waits long for their turn to write."""
    old = Job.objects.filter(state=State.DONE, ended_at__lt=now - DONE_IS_KEPT)
    gone = 0
    while some := list(old.order_by("ended_at", "id").values_list("firm_id", "pk")[:AT_ONCE]):
        for firm in {firm for firm, _ in some}:
            with rows.of(firm), scope(None):
                done = [pk for of, pk in some if of == firm]
                gone += Job.objects.filter(pk__in=done, state=State.DONE).delete()[0]
    return gone


def mind_the_clock(*, now: datetime) -> int:
    """The clock went back: what was written by it waits as long from now as it was meant to wait, and no longer."""
    ready = Job.objects.filter(state=State.READY)
    astray = list(ready.filter(made_at__gt=now + SLACK).order_by("id"))
    tried = ready.filter(attempts__gt=0, run_at__gt=now + LONGEST_PAUSE + SLACK)
    if not astray and not tried.exists():
        return 0
    with scope(None):
        for job in astray:
            same = Job.objects.filter(pk=job.pk, state=State.READY, fence=job.fence)
            same.update(made_at=now, run_at=max(now, now + (job.run_at - job.made_at)))
        return len(astray) + tried.update(run_at=now)


__all__ = [
    "BEAT", "LEASE", "NotAside", "NotYours", "again", "buried", "do_and_sign", "done", "enqueue", "failed", "give_back",
    "keep_alive", "let_go", "mind_the_clock", "take", "tidy", "under_way",
]  # fmt: skip
