"""Whose move is it? The referrals under way, on hold and settled, each with where it stands and what comes next.

What opened by now is our move, most urgent first; what opens later, or never, is theirs. Each part is a range of an
index, so that a page of fifty costs the same however many referrals there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Subquery

from obliged.domain.happenings import Happening as Happened
from obliged.domain.happenings import Kind
from obliged.domain.playbook import Verb
from obliged.domain.referrals import LEADS_TO, Direction, Side, Stage, Story, stands
from obliged.queries import courtesies, today
from obliged.queries.balances import MOST, Counted
from obliged.queries.courtesies import Owing, Somebody
from obliged.queries.rail import counted
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.people import Phone
from obliged.records.reading import Reading
from obliged.records.referrals import Party, Referral
from obliged.words import courtesies as words
from obliged.words import happenings as told
from obliged.words import moments
from obliged.words.courtesies import BriefWords
from obliged.words.happenings import StandsFacts
from obliged.words.languages import Locale

PAGE = 50
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TO_THE_STEP = frozenset(LEADS_TO) | {Kind.HELD, Kind.HOLD_ENDED, Kind.TAKEN_BACK}


class Which(StrEnum):
    """Which referrals are looked at."""

    ALL = "all"
    RECEIVED = "received"
    GIVEN = "given"
    ON_HOLD = "held"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a row of the list needs of a referral."""

    id: int
    public_id: UUID
    direction: str
    stage: str
    stage_at: datetime
    is_open: bool
    need: str
    meeting_at: datetime | None
    hold_until: datetime | None
    next_opens_at: datetime | None
    next_due_at: datetime | None
    made_at: datetime
    responsible_id: int
    responsible: str


COLUMNS = (
    "id", "public_id", "direction", "stage", "stage_at", "is_open", "need", "meeting_at", "hold_until", "next_opens_at",
    "next_due_at", "made_at", "responsible_id", "responsible__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody's sign in a row."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Next:
    """The most urgent thing that we owe in it, with its one act."""

    id: str
    ids: tuple[str, ...]  # two, where both sides are asked the same
    is_call: bool
    words: BriefWords

    @property
    def is_both(self) -> bool:
        return len(self.ids) > 1


@dataclass(frozen=True, slots=True)
class Line:
    """One referral: who and for what, where it stands, and either our next courtesy or what we wait for."""

    id: str
    title: str
    faces: tuple[Face, ...]  # of two the first introduced, or gave
    is_received: bool
    detail: str  # "from Luis · second bakery", and who looks after it, where it is not the reader
    stands: str
    states: tuple[str, ...]  # of the five steps
    next: Next | None = None
    waiting: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Our move, Their move, On hold, Settled."""

    key: str
    name: str
    count: str  # "3", "99+"
    lines: tuple[Line, ...]
    jump: str = ""  # the cursor of its beginning, where the page ends before it


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to look at the list, with how many there are."""

    which: Which
    count: str


@dataclass(frozen=True, slots=True)
class Referrals:
    title: str
    page_title: str
    lede: str
    which: Which
    mine: bool
    tabs: tuple[Tab, ...]
    parts: tuple[Part, ...]
    older: str  # the cursor of the next page
    is_first: bool

    @property
    def is_empty(self) -> bool:
        return not any(part.lines for part in self.parts)


def listed(
    member: Member, *, as_of: datetime, which: Which = Which.ALL, mine: bool = False, after: str = ""
) -> Referrals:
    """A page of the list. At most nine statements."""
    here = courtesies.locale(member.firm)
    counts = _counts(member, which, mine, as_of)
    asked = _Asked(member, which, mine, as_of, Cursor.read(after), counts["ours"] <= MOST)
    if which is Which.SETTLED:
        rows, older = asked.page(SETTLED)
        chosen = {"settled": rows}
    elif which is Which.ON_HOLD:
        rows, older = asked.page(HELD)
        chosen = {"held": rows}
    else:
        chosen, older = _moves(asked)
    shown = [row for rows in chosen.values() for row in rows]
    known = _known(member, shown, {row.id for row in chosen.get("ours", ())}, as_of)
    lines = {row.id: _line(row, known, member, as_of, here) for row in shown}
    return Referrals(
        title=words.referrals_title(counts["ours"], counts["theirs"], here),
        page_title=words.referrals_page_title(counts["ours"], counts["theirs"], here),
        lede=words.referrals_lede(
            min(counts["ours"] + counts["theirs"], MOST + 1), _waited(counts["since"], as_of), here
        ),
        which=which,
        mine=mine,
        tabs=_tabs(counts),
        parts=_parts(chosen, lines, counts, which),
        older=older,
        is_first=not after,
    )


# --- how many -------------------------------------------------------------------------------------------------


def _counts(member: Member, which: Which, mine: bool, as_of: datetime) -> dict[str, Any]:
    """Every number that the page shows, each counted no further than it is said. One statement."""
    whose = {"member": member.pk} if mine else {}
    row = _counting(which, mine)(firm=member.firm_id, as_of=as_of, **whose)[0]
    counts: dict[str, Any] = dict(zip(COUNTED, row, strict=True))
    counts["theirs"] = min(counts["dated"] + counts["idle"], MOST + 1)
    return counts


COUNTED = ("all", "received", "given", "held", "settled", "ours", "dated", "idle", "since")


@lru_cache(maxsize=16)
def _counting(which: Which, mine: bool) -> Reading:
    def compose(firm: int, as_of: datetime, member: int = 0) -> QuerySet[Firm, Any]:
        base = _whose(firm, member)
        moving = _of_direction(base, which)
        since = moving.our_move(as_of).order_by("next_opens_at", "id").values("next_opens_at")[:1]
        return Firm.objects.filter(pk=firm).values_list(
            _up_to(base.under_way()),
            _up_to(_of_direction(base.under_way(), Which.RECEIVED)),
            _up_to(_of_direction(base.under_way(), Which.GIVEN)),
            _up_to(base.on_hold()),
            _up_to(base.settled()),
            _up_to(moving.our_move(as_of)),
            _up_to(moving.their_move(as_of)),
            _up_to(moving.nobodys_move()),
            Subquery(since),
        )

    return Reading(compose)


def _whose(firm: int, member: int) -> Any:
    """The firm's referrals; with a member, those that they look after."""
    rows = Referral.objects.of(firm)
    return rows.looked_after_by(member) if member else rows


def _up_to(rows: Any) -> Counted:
    return Counted(rows.order_by().values("pk")[: MOST + 1])


def _of_direction(rows: Any, which: Which) -> Any:
    if which is Which.RECEIVED:
        return rows.filter(direction=Direction.RECEIVED)
    if which is Which.GIVEN:
        return rows.filter(direction__in=[Direction.GIVEN, Direction.ONWARD])
    return rows


def _waited(since: datetime | None, as_of: datetime) -> int:
    """For how many days the longest has waited for a move of ours."""
    return (as_of - since).days if since is not None else 0


def _tabs(counts: Mapping[str, int]) -> tuple[Tab, ...]:
    return tuple(Tab(which, counted(counts[which]) or "0") for which in Which)


# --- which ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the page before ended: in which part, at which moment, at which referral."""

    part: str = ""
    at: datetime = EPOCH
    id: int = 0

    def __str__(self) -> str:
        return f"{self.part}.{(self.at - EPOCH) // timedelta(microseconds=1)}.{self.id}"

    @classmethod
    def read(cls, text: str) -> Cursor:
        """What cannot be read is the beginning."""
        try:
            part, at, id = text[:60].split(".")
            return cls(part[:1], EPOCH + timedelta(microseconds=int(at)), min(int(id), 2**62))
        except (ValueError, OverflowError):
            return cls()


OURS, DATED, IDLE, HELD, SETTLED = "o", "t", "i", "h", "s"
ORDER = {OURS: "next_due_at", DATED: "next_opens_at", IDLE: "-id", HELD: "hold_until", SETTLED: "-stage_at"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which list is looked at, by whom, and from where on."""

    member: Member
    which: Which
    mine: bool
    as_of: datetime
    cursor: Cursor
    ours_are_few: bool = True

    def page(self, part: str, *, room: int = PAGE) -> tuple[list[Seen], str]:
        """Rows of a part, and the cursor of the next page, where there is one. One statement."""
        cursor = self.cursor if self.cursor.part == part else Cursor()
        goes_on = bool(cursor.id) or cursor.at != EPOCH
        given: dict[str, Any] = {"member": self.member.pk} if self.mine else {}
        given |= {"as_of": self.as_of} if part in {OURS, DATED} else {}
        given |= {"id": cursor.id} if goes_on else {}
        given |= {"at": cursor.at} if goes_on and part != IDLE else {}
        found = _paging(part, self.which, self.mine, goes_on, self.ours_are_few)(firm=self.member.firm_id, **given)
        kept = found[:room]
        if len(found) <= room:
            return kept, ""
        if not kept:  # the parts before it filled the page: it begins the next one
            return [], str(Cursor(part))
        last = kept[-1]
        return kept, str(Cursor(part, EPOCH if part == IDLE else getattr(last, ORDER[part].lstrip("-")), last.id))


@lru_cache(maxsize=128)
def _paging(part: str, which: Which, mine: bool, goes_on: bool, ours_are_few: bool) -> Reading:
    def compose(
        firm: int, member: int = 0, as_of: datetime = EPOCH, id: int = 0, at: datetime = EPOCH
    ) -> QuerySet[Referral, Any]:
        rows = _of_direction(_whose(firm, member), which)
        match part:
            case "o" if ours_are_few:
                # The whole range of those that opened by now, put into order; else a walk along the due moments,
                # which soon meets a page of ours where there are many.
                opened = rows.our_move(as_of).order_by("next_opens_at", "id").values("pk")
                rows = Referral.objects.of(firm).filter(pk__in=opened[: MOST + 1])
            case "o":
                rows = rows.our_move(as_of)
            case "t":
                rows = rows.their_move(as_of)
            case "i":
                rows = rows.nobodys_move()
            case "h":
                rows = rows.on_hold()
            case _:
                rows = rows.settled()
        by = ORDER[part]
        if goes_on:
            rows = rows.filter(_beyond(by, at, id))
        order = (by,) if part == IDLE else (by, "-id" if by.startswith("-") else "id")
        page: QuerySet[Referral, Any] = rows.order_by(*order).values_list(*COLUMNS)[: PAGE + 1]
        return page

    return Reading(compose, Seen)


def _beyond(by: str, at: datetime, id: int) -> Q:
    field, way = by.lstrip("-"), "lt" if by.startswith("-") else "gt"
    if field == "id":
        return Q(**{f"id__{way}": id})
    return Q(**{f"{field}__{way}e": at}) & (Q(**{f"{field}__{way}": at}) | Q(**{field: at, f"id__{way}": id}))


def _moves(asked: _Asked) -> tuple[dict[str, list[Seen]], str]:
    """Ours, the most urgent first; then theirs, by when they come back to us; then those that never do."""
    part = asked.cursor.part if asked.cursor.part in {OURS, DATED, IDLE} else OURS
    ours: list[Seen] = []
    theirs: list[Seen] = []
    if part == OURS:
        ours, older = asked.page(OURS)
        if older:
            return {"ours": ours}, older
    if part != IDLE:
        theirs, older = asked.page(DATED, room=PAGE - len(ours))
        if older:
            return {"ours": ours, "theirs": theirs}, older
    idle, older = asked.page(IDLE, room=PAGE - len(ours) - len(theirs))
    return {"ours": ours, "theirs": [*theirs, *idle]}, older


def _parts(
    chosen: Mapping[str, Sequence[Seen]], lines: Mapping[int, Line], counts: Mapping[str, int], which: Which
) -> tuple[Part, ...]:
    names = {"ours": "Our move", "theirs": "Their move", "held": "On hold", "settled": "Settled"}
    wanted = [which.value] if which in {Which.ON_HOLD, Which.SETTLED} else ["ours", "theirs"]
    beginnings = {"theirs": str(Cursor(DATED if counts["dated"] else IDLE))}
    return tuple(
        Part(
            key=key,
            name=names[key],
            count=counted(counts[key]) or "0",
            lines=tuple(lines[row.id] for row in chosen.get(key, ())),
            jump=beginnings.get(key, "") if counts[key] and not chosen.get(key) else "",
        )
        for key in wanted
    )


# --- what is known of them ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Known:
    """What several rows need: parties, whom a referral was handed to, the next courtesy, and the steps reached."""

    parties: Mapping[int, Mapping[str, Sequence[Somebody]]]
    handed_to: Mapping[int, str]
    next: Mapping[int, Next]
    reached: Mapping[int, Mapping[Stage, datetime]]


def _known(member: Member, rows: Sequence[Seen], ours: set[int], as_of: datetime) -> _Known:
    """Four statements, and one more where something was handed on."""
    firm = member.firm
    ids = [row.id for row in rows]
    handed = [row.id for row in rows if row.stage == Stage.HANDED_ON]
    parties = courtesies.parties_of(firm, ids)
    # Of the others the stage says which steps are past.
    unsure = [row.id for row in rows if row.stage in {Stage.ON_HOLD, Stage.WON} or not row.is_open]
    return _Known(
        parties=parties,
        handed_to=_handed_to(firm, handed) if handed else {},
        next=_next(member, ours, parties, as_of),
        reached=_reached(firm, unsure),
    )


def _handed_to(firm: Firm, ids: Sequence[int]) -> dict[int, str]:
    rows = Party.objects.of(firm).filter(referral__in=_children(firm, ids), side=Side.PROVIDER)
    rows = rows.order_by("referral_id", "-order", "-id")
    return dict(rows.values_list("referral__parent_id", "person__name"))


def _children(firm: Firm, ids: Sequence[int]) -> QuerySet[Referral]:
    children: QuerySet[Referral] = Referral.objects.of(firm).filter(parent__in=ids).exclude(stage=Stage.IN_ERROR)
    return children


def _next(
    member: Member, ours: set[int], parties: Mapping[int, Mapping[str, Sequence[Somebody]]], as_of: datetime
) -> dict[int, Next]:
    """The most urgent courtesy of each of these referrals, as Today shows it. Two statements."""
    firm = member.firm
    shown: list[Owing] = []
    seen: dict[int, Owing] = {}
    owed = _OWED(firm=firm.pk, referrals=sorted(ours), as_of=as_of)
    for row in today.one_letter(owed)[0]:
        first = seen.setdefault(row.referral_id or 0, row)
        # The same question to the other side belongs to it.
        if first is row or (first.rule, first.because_id) == (row.rule, row.because_id):
            shown.append(row)
    phones = _phones(firm, {row.to_id for row in shown if row.to_id})
    facts = courtesies.facts_of(shown, parties, phones=phones, sent={}, me=member.pk)
    by_facts = {id(facts[row.pk]): row for row in shown}
    found: dict[int, Next] = {}
    here = courtesies.locale(firm)
    for group in words.together(facts[row.pk] for row in shown):
        first = by_facts[id(group[0])]
        if first.referral_id is not None and first.referral_id not in found:
            found[first.referral_id] = Next(
                id=str(first.public_id),
                ids=tuple(str(by_facts[id(one)].public_id) for one in group),
                is_call=first.verb == Verb.CALL,
                words=words.brief(group, as_of, here),
            )
    return found


def _phones(firm: Firm, people: Iterable[int]) -> dict[int, str]:
    return dict(_PHONES(firm=firm.pk, people=sorted(people)))


def _reached(firm: Firm, ids: Sequence[int]) -> dict[int, dict[Stage, datetime]]:
    """When each step was reached, for those of whom the stage does not say it. One statement."""
    stories: dict[int, list[Happened]] = {}
    for pk, referral, kind, at, facts in _HAPPENED(firm=firm.pk, referrals=sorted(ids)):
        stories.setdefault(referral, []).append(Happened(pk, Kind(kind), at, at, facts=facts))
    return {pk: {stage: step.at for stage, step in stands(_bare(found)).steps.items()} for pk, found in stories.items()}


def _bare(happened: Sequence[Happened]) -> Story:
    return Story(Direction.RECEIVED, (), (), (), tuple(happened), {})


_OWED = Reading(
    lambda firm, referrals, as_of: (
        Courtesy.objects.of(firm)
        .filter(referral_id__in=referrals, state=State.OWED, shows_at__lte=as_of)
        .order_by("due_at", "id")
        .values_list(*courtesies.COLUMNS)
    ),
    Owing,
)
_PHONES = Reading(
    lambda firm, people: (
        Phone.objects.of(firm).filter(person_id__in=people).order_by("-order", "-id").values_list("person_id", "typed")
    )
)
_HAPPENED = Reading(
    lambda firm, referrals: (
        Happening.objects.of(firm)
        .filter(referral_id__in=referrals, kind__in=[str(kind) for kind in TO_THE_STEP])
        .order_by("id")
        .values_list("id", "referral_id", "kind", "at", "facts")
    )
)


# --- one row --------------------------------------------------------------------------------------------------


def _line(row: Seen, known: _Known, member: Member, as_of: datetime, here: Locale) -> Line:
    sides = known.parties.get(row.id, {})
    direction = Direction(row.direction)
    is_received = direction is Direction.RECEIVED
    introducers, prospects, providers = (
        sides.get(side, ()) for side in (Side.INTRODUCER, Side.PROSPECT, Side.PROVIDER)
    )
    facts = StandsFacts(
        stage=Stage(row.stage),
        direction=direction,
        since=row.stage_at,
        steps=known.reached.get(row.id),
        meeting_at=row.meeting_at,
        hold_until=row.hold_until,
        introducer=_first(introducers, here),
        prospect=_first(prospects, here),
        provider=_first(providers, here),
        handed_to=known.handed_to.get(row.id, ""),
    )
    coming = known.next.get(row.id)
    left = introducers if is_received else prospects
    right = prospects if is_received else providers
    return Line(
        id=str(row.public_id),
        title=_title(prospects, providers, here, is_received=is_received),
        faces=tuple(Face(people[0].name, str(people[0].public_id)) for people in (left, right) if people),
        is_received=is_received,
        detail=" · ".join(
            part
            for part in (
                told.came(direction, facts.introducer, here),
                _short(row.need),
                "" if row.responsible_id == member.pk else row.responsible.split(" ")[0],
            )
            if part
        ),
        stands=told.stage_label(facts, as_of, here),
        states=told.states(facts),
        next=coming,
        waiting="" if coming or not row.is_open else told.their_move(facts, as_of, here),
    )


def _title(prospects: Sequence[Somebody], providers: Sequence[Somebody], here: Locale, *, is_received: bool) -> str:
    """Sally Okafor; between two others: Fred and Mei."""
    if is_received or not providers:
        return moments.listed([p.name for p in prospects], here) or "Somebody"
    return moments.listed([_first(prospects, here) or "Somebody", _first(providers, here)], here)


def _first(people: Sequence[Somebody], here: Locale) -> str:
    facts = [courtesies.person_facts(p) for p in people]
    return moments.listed([f.first for f in facts if f is not None], here)


MOST_OF_A_NEED = 60


def _short(need: str) -> str:
    line = " ".join(need.split()).rstrip(".")
    if len(line) <= MOST_OF_A_NEED:
        return line
    return line[:MOST_OF_A_NEED].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


__all__ = ["Cursor", "Line", "Part", "Referrals", "Tab", "Which", "listed"]
