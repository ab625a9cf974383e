"""What goes on behind the pages, and what should an owner know of it on every page?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Subquery

from obliged.domain.members import Role
from obliged.records.firms import Firm, Member
from obliged.records.jobs import Installation, Job, Schedule, State, Worker
from obliged.records.letters import Letter, Passage
from obliged.records.mail_accounts import MailAccount
from obliged.records.reading import Reading
from obliged.words import jobs as words
from obliged.words.jobs import Banner
from obliged.words.languages import Locale

DEAD = timedelta(minutes=5)  # a worker that gave no sign of life for so long
LATE = timedelta(minutes=15)  # a letter that should have left so long ago
AHEAD = timedelta(minutes=2)  # of our clock: another's is wrong
MOST = 50


@dataclass(frozen=True, slots=True)
class Standing:
    """What the database says of the work behind the pages, for one firm."""

    beat_at: datetime | None
    late_since: datetime | None
    refused: str
    refused_at: datetime | None
    paused_at: datetime | None
    paused_why: str
    muted_at: datetime | None
    aside: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "refused", self.refused or "")
        object.__setattr__(self, "aside", self.aside or 0)


def _aside(firm: Any) -> QuerySet[Any, Any]:
    """Of this firm, and of the house as a whole."""
    return Job.objects.filter(Q(firm_id=firm) | Q(firm=None), state=State.ASIDE)


def _standing(firm: int, late: datetime) -> QuerySet[Any, Any]:
    held = Letter.objects.of(firm).filter(passage=Passage.HELD, leaves_at__lt=late).order_by("leaves_at", "id")
    refused = MailAccount.objects.of(firm).filter(refused_at__isnull=False).order_by("refused_at", "id")
    aside = _aside(firm).order_by().values("state").annotate(number=Count("pk")).values("number")
    return (
        Firm.objects.filter(pk=firm)
        .annotate(
            beat_at=Subquery(Worker.objects.order_by("-beat_at").values("beat_at")[:1]),
            late_since=Subquery(held.values("leaves_at")[:1]),
            refused=Subquery(refused.values("address")[:1]),
            refused_at=Subquery(refused.values("refused_at")[:1]),
            muted_at=Subquery(Installation.objects.filter(muted_at__isnull=False).values("muted_at")[:1]),
            aside=Subquery(aside[:1]),
        )
        .values_list(
            "beat_at", "late_since", "refused", "refused_at", "paused_at", "paused_why", "muted_at", "aside"
        )
    )  # fmt: skip


_STANDING = Reading(_standing, Standing)


def standing(firm: Firm, *, as_of: datetime) -> Standing:
    """One statement."""
    found: Standing = _STANDING(firm=firm.pk, late=as_of - LATE)[0]
    return found


def here_of(firm: Firm) -> Locale:
    return Locale(firm.tz, firm.language)


def troubles(member: Member, *, as_of: datetime) -> tuple[Banner, ...]:
    """What an owner is told on every page. One statement; to others nothing is said, and nothing asked."""
    if member.role != Role.OWNER:
        return ()
    return banners(standing(member.firm, as_of=as_of), as_of=as_of, here=here_of(member.firm))


def banners(now: Standing, *, as_of: datetime, here: Locale) -> tuple[Banner, ...]:
    """The cause, and not what follows from it: where nothing may leave, nobody is told that a letter waits."""
    return tuple(_banners(now, as_of, here))


def _banners(now: Standing, as_of: datetime, here: Locale) -> Iterator[Banner]:
    dead = now.beat_at is not None and now.beat_at < as_of - DEAD
    if now.muted_at is not None:
        yield words.banner("restored", as_of, here, since=now.muted_at)
    elif now.paused_at is not None:
        yield words.banner("storm" if now.paused_why == "storm" else "said", as_of, here, since=now.paused_at)
    elif now.late_since is not None and now.beat_at is None:
        yield words.banner("worker", as_of, here)
    elif now.late_since is not None and not dead and now.refused_at is None:
        yield words.banner("late", as_of, here, since=now.late_since)
    if dead:
        yield words.banner("worker", as_of, here, since=now.beat_at)
    if now.refused_at is not None:
        yield words.banner("account", as_of, here, since=now.refused_at, address=now.refused)
    if now.aside:
        yield words.banner("aside", as_of, here, number=now.aside)


# --- the page ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AtWork:
    name: str
    since: datetime
    beat_at: datetime
    is_dead: bool
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class Ticking:
    """A line of the timetable, as the page shows it."""

    says: str
    last_at: datetime | None
    next_at: datetime
    runs: bool
    trouble: str
    said: str
    falls: int


@dataclass(frozen=True, slots=True)
class PutAside:
    id: int
    says: str
    trouble: str
    said: str
    attempts: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Behind:
    """Settings, Behind the pages."""

    title: str
    banners: tuple[Banner, ...]
    standing: Standing
    why_none_leaves: str
    held: int
    workers: tuple[AtWork, ...]
    lines: tuple[Ticking, ...]
    aside: tuple[PutAside, ...]
    waiting: int


def behind(member: Member, *, as_of: datetime) -> Behind:
    """Who works, at what, what comes next, and what was put aside. Six statements."""
    firm, here = member.firm, here_of(member.firm)
    now = standing(firm, as_of=as_of)
    lines = _lines(as_of, here)
    said = banners(now, as_of=as_of, here=here)
    return Behind(
        title=_title(said, lines, now, here),
        banners=said,
        standing=now,
        why_none_leaves=_why_none_leaves(now),
        held=Letter.objects.of(firm).filter(passage=Passage.HELD).count(),
        workers=tuple(_workers(as_of)),
        lines=lines,
        aside=tuple(_put_aside(firm, here)),
        waiting=Job.objects.filter(Q(firm=firm) | Q(firm=None), state=State.READY, run_at__lte=as_of).count(),
    )


def _why_none_leaves(now: Standing) -> str:
    if now.muted_at is not None:
        return "restored"
    return "" if now.paused_at is None else now.paused_why or "said"


def _title(said: tuple[Banner, ...], lines: tuple[Ticking, ...], now: Standing, here: Locale) -> str:
    if said:
        return words.title(said[0].code, here, number=now.aside if said[0].code == "aside" else 0)
    return words.title("line" if any(line.trouble for line in lines) else "fine", here)


def _workers(as_of: datetime) -> Iterator[AtWork]:
    for row in Worker.objects.order_by("-beat_at", "id")[:MOST]:
        yield AtWork(row.name, row.since, row.beat_at, row.beat_at < as_of - DEAD, row.beat_at > as_of + AHEAD)


def _lines(as_of: datetime, here: Locale) -> tuple[Ticking, ...]:
    """Lanes of one line are one: it ran when the last of them did, and comes when the next of them does."""
    shown: dict[str, Ticking] = {}
    for row in Schedule.objects.order_by("id")[:MOST]:
        trouble = words.trouble(row.trouble, 0 if row.trouble else row.falls, here) if _keeps_failing(row) else ""
        one = Ticking(
            words.line(row.name, here), row.last_at, row.next_at, bool(row.leased_by), trouble, row.trouble, row.falls
        )
        known = shown.get(one.says)
        shown[one.says] = one if known is None else _both(known, one)
    return tuple(shown.values())


def _keeps_failing(row: Schedule) -> bool:
    """That it fell is written before it runs: one alone says nothing while it runs."""
    return bool(row.trouble) or row.falls > (1 if row.leased_by else 0)


def _both(one: Ticking, other: Ticking) -> Ticking:
    worse = max(one, other, key=lambda line: line.falls if line.trouble else 0)
    last = max((line.last_at for line in (one, other) if line.last_at), default=None)
    return Ticking(
        one.says, last, min(one.next_at, other.next_at), one.runs or other.runs, worse.trouble, worse.said, worse.falls
    )


def _put_aside(firm: Firm, here: Locale) -> Iterator[PutAside]:
    for job in _aside(firm.pk).order_by("-ended_at", "id")[:MOST]:
        yield PutAside(
            job.pk,
            words.kind(job.kind, here),
            words.trouble(job.trouble, job.deaths, here),
            job.trouble if job.firm_id is not None else job.trouble.split(":")[0],
            job.attempts,
            job.ended_at,
        )


def aside_of(member: Member, pk: int) -> Job | None:
    """One that was put aside, of this firm or of the house as a whole."""
    return Job.objects.filter(Q(firm=member.firm) | Q(firm=None), pk=pk).first()


__all__ = [
    "AtWork",
    "Behind",
    "PutAside",
    "Standing",
    "Ticking",
    "aside_of",
    "banners",
    "behind",
    "standing",
    "troubles",
]
