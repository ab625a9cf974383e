"""What goes on behind the pages, and what should an owner know of it on every page?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from obliged.domain.members import Role
from obliged.records.firms import Firm, Member
from obliged.records.jobs import Installation, Job, Schedule, State, Worker
from obliged.records.letters import Letter, Passage
from obliged.records.mail_accounts import MailAccount
from obliged.records.privacy import PrivacyRequest
from obliged.records.reading import Reading, literally
from obliged.words import jobs as words
from obliged.words import moments
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
    muted_at: datetime | None
    aside: int
    asked_due: datetime | None  # by when the oldest request about somebody's data is to be answered
    paused_at: datetime | None
    paused_why: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "refused", self.refused or "")
        object.__setattr__(self, "aside", self.aside or 0)


def beside(firm: OuterRef, *, late: datetime) -> dict[str, Subquery]:
    """What is asked beside a firm, in the same statement.

    :param late: letters that should have left before this moment wait longer than they should
    """
    held = Letter.unscoped.filter(firm_id=firm, passage=literally(Passage.HELD), leaves_at__lt=late).order_by(
        "leaves_at", "id"
    )
    let_us_in = MailAccount.unscoped.filter(firm_id=firm, works_since__isnull=False)  # once; others carry nothing
    refused = let_us_in.filter(refused_at__isnull=False).order_by("refused_at", "id")
    asked = PrivacyRequest.unscoped.filter(firm_id=firm, settled_at=None).order_by("due_at")
    aside = _aside(firm).order_by().values("state").annotate(number=Count("pk")).values("number")
    return {
        "beat_at": Subquery(Worker.objects.order_by("-beat_at").values("beat_at")[:1]),
        "late_since": Subquery(held.values("leaves_at")[:1]),
        "refused": Subquery(refused.values("address")[:1]),
        "refused_at": Subquery(refused.values("refused_at")[:1]),
        "muted_at": Subquery(Installation.objects.filter(muted_at__isnull=False).values("muted_at")[:1]),
        "aside": Subquery(aside[:1]),
        "asked_due": Subquery(asked.values("due_at")[:1]),
    }


def _aside(firm: Any) -> QuerySet[Any, Any]:
    """Of this firm, and of the house as a whole."""
    return Job.objects.filter(Q(firm_id=firm) | Q(firm=None), state=literally(State.ASIDE))


ASKED = ("beat_at", "late_since", "refused", "refused_at", "muted_at", "aside", "asked_due")
_STANDING = Reading(
    lambda firm, late: (
        Firm.objects.filter(pk=firm)
        .annotate(**beside(OuterRef("pk"), late=late))
        .values_list(*ASKED, "paused_at", "paused_why")
    ),
    Standing,
)


def standing(firm: Firm, *, as_of: datetime) -> Standing:
    """One statement."""
    found: Standing = _STANDING(firm=firm.pk, late=as_of - LATE)[0]
    return found


def _standing_of(member: Member, as_of: datetime) -> Standing:
    """As it was asked beside the member who signed in; nothing more is asked then."""
    if not hasattr(member, ASKED[0]):
        return standing(member.firm, as_of=as_of)
    asked = {name: getattr(member, name) for name in ASKED}
    return Standing(**asked, paused_at=member.firm.paused_at, paused_why=member.firm.paused_why)


def here_of(firm: Firm) -> Locale:
    return Locale(firm.tz, firm.language)


def troubles(member: Member, *, as_of: datetime) -> tuple[Banner, ...]:
    """What an owner is told on every page; to others nothing is said, and nothing asked."""
    if member.role != Role.OWNER:
        return ()
    return banners(_standing_of(member, as_of), as_of=as_of, here=here_of(member.firm))


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
    if now.asked_due is not None:
        yield words.banner("asked", as_of, here, due=now.asked_due)


# --- the page ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AtWork:
    name: str
    since: str  # Yesterday, 17:40
    beat: str  # eight seconds ago
    is_dead: bool
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class Ticking:
    """A line of the timetable, as the page shows it."""

    says: str
    last: str  # Today, 8:21
    next: str
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
    tried: str  # eight times
    last: str


@dataclass(frozen=True, slots=True)
class Behind:
    """Settings, Behind the pages."""

    title: str
    banners: tuple[Banner, ...]
    standing: Standing
    why_none_leaves: str
    none_leaves_since: str
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
        none_leaves_since=moments.when(since, as_of, here) if (since := now.muted_at or now.paused_at) else "",
        held=Letter.objects.of(firm).filter(passage=Passage.HELD).count(),
        workers=tuple(_workers(as_of, here)),
        lines=lines,
        aside=tuple(_put_aside(firm, as_of, here)),
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


def _workers(as_of: datetime, here: Locale) -> Iterator[AtWork]:
    for row in Worker.objects.order_by("-beat_at", "id")[:MOST]:
        since, beat = moments.stamp(row.since, as_of, here), moments.ago(row.beat_at, as_of, here)
        yield AtWork(row.name, since, beat, row.beat_at < as_of - DEAD, row.beat_at > as_of + AHEAD)


def _lines(as_of: datetime, here: Locale) -> tuple[Ticking, ...]:
    """Lanes of one line are one: it ran when the last of them did, and comes when the next of them does."""
    lanes: dict[str, list[Schedule]] = {}
    for row in Schedule.objects.order_by("id")[:MOST]:
        lanes.setdefault(words.line(row.name, here), []).append(row)
    return tuple(_line(says, rows, as_of, here) for says, rows in lanes.items())


def _line(says: str, rows: list[Schedule], as_of: datetime, here: Locale) -> Ticking:
    last = max((row.last_at for row in rows if row.last_at), default=None)
    worst = max((row for row in rows if _keeps_failing(row)), key=lambda row: row.falls, default=None)
    return Ticking(
        says,
        moments.stamp(last, as_of, here) if last else "",
        _next(min(row.next_at for row in rows), as_of, here),
        any(row.leased_by for row in rows),
        "" if worst is None else words.trouble(worst.trouble, 0 if worst.trouble else worst.falls, here),
        "" if worst is None else worst.trouble,
        0 if worst is None else worst.falls,
    )


def _next(at: datetime, as_of: datetime, here: Locale) -> str:
    """When it comes; what could have come before now waits until there is something for it to do."""
    return moments.stamp(at, as_of, here) if at > as_of else words.idle(here)


def _keeps_failing(row: Schedule) -> bool:
    """That it fell is written before it runs: one alone says nothing while it runs."""
    return bool(row.trouble) or row.falls > (1 if row.leased_by else 0)


def _put_aside(firm: Firm, as_of: datetime, here: Locale) -> Iterator[PutAside]:
    for job in _aside(firm.pk).order_by("-ended_at", "id")[:MOST]:
        yield PutAside(
            job.pk,
            words.kind(job.kind, here),
            words.trouble(job.trouble, job.deaths, here),
            job.trouble if job.firm_id is not None else job.trouble.split(":")[0],
            moments.times(job.attempts, here),
            moments.when(job.ended_at or job.made_at, as_of, here),
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
