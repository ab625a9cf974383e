"""From what do we judge? All of a firm's introductions, favours and touches, as frozen facts, in a fixed number of reads.

Read behind the pages only. Two people who are one stand under the one who stands for both; whoever was erased is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from obliged.domain import outcomes
from obliged.domain.aims import Source
from obliged.domain.balances import Became, Introduction
from obliged.domain.balances import Favour as FavourFact
from obliged.domain.conversion import REFERRED, Brought, Course, End
from obliged.domain.drought import Partner
from obliged.domain.favours import Coin
from obliged.domain.happenings import NO_FACTS, Kind
from obliged.domain.happenings import Happening as Fact
from obliged.domain.people import TellWhat
from obliged.domain.referrals import Direction, Side, Story
from obliged.domain.rhythms import TOUCHES
from obliged.domain.trust import Outcome
from obliged.records.aims import Aim, CameOtherwise
from obliged.records.favours import Favour
from obliged.records.firms import Firm
from obliged.records.happenings import Happening, thawed
from obliged.records.partners import Partnership
from obliged.records.people import Person
from obliged.records.referrals import Party, Referral

READ = sorted(
    {*outcomes.TOUCH, *outcomes.ENDS, *outcomes.REPORTS, *outcomes.NEWS, Kind.RECEIVED, Kind.GIVEN, Kind.INTRODUCED,
     Kind.NOT_REACHED, Kind.TREATED_WELL, Kind.TREATED_BADLY, Kind.ENTERED_IN_ERROR, Kind.TAKEN_BACK}
)  # fmt: skip
WITH_FACTS = frozenset({Kind.TAKEN_BACK, *outcomes.ENDS})  # of whose facts something is needed
AT_ONCE = 5000  # rows of one read


@dataclass(frozen=True, slots=True)
class Known:
    """A person as judgements need them."""

    id: int
    name: str
    since: date
    trade: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """All of it."""

    people: Mapping[int, Known]
    picked: frozenset[int]  # partners whom we chose, and have not parted from
    silent: frozenset[int]  # whom nobody may write to, or who asked for no letters of this kind
    not_before: Mapping[int, date]
    stories: Mapping[int, Story]
    responsible: Mapping[int, int]
    outcomes: tuple[Outcome, ...]
    courses: tuple[Course, ...]
    brought: tuple[Brought, ...]
    introductions: Mapping[int, tuple[Introduction, ...]]
    favours: Mapping[int, tuple[FavourFact, ...]]
    partners: tuple[Partner, ...]
    need: int | None  # introductions in this month's plan


def of_firm(firm: Firm, *, as_of: datetime) -> Evidence:
    """Eight reads, whatever the firm's size."""
    people, main = _people(firm)
    stories, responsible, recorded = _stories(firm, main)
    partnerships = list(
        Partnership.objects.of(firm).values_list("person_id", "picked_at", "parted_at", "not_before", "wont")
    )
    picked = {
        main.get(person, person) for person, picked_at, parted_at, *_ in partnerships if picked_at and not parted_at
    }
    silent = {
        main.get(person, person) for person, _, parted_at, _, wont in partnerships if parted_at or "be_nudged" in wont
    }
    silent |= set(Person.objects.of(firm).filter(do_not_contact=True).values_list("pk", flat=True))
    touched = _touches(firm, main)
    shown = [one for n, story in stories.items() for one in outcomes.of_story(n, story, as_of=as_of)]
    courses, brought, made = _courses(firm, stories, recorded, as_of)
    return Evidence(
        people=people,
        picked=frozenset(picked & people.keys()),
        silent=frozenset(silent),
        not_before={main.get(p, p): day for p, _, _, day, _ in partnerships if day is not None},
        stories=stories,
        responsible=responsible,
        outcomes=tuple(one for one in shown if one.person in people),
        courses=(*courses, *_otherwise(firm)),
        brought=brought,
        introductions={person: tuple(each) for person, each in made.items()},
        favours=_favours(firm, main),
        partners=tuple(_partners(people, picked, made, touched)),
        need=Aim.objects.of(firm)
        .filter(month=firm.day_of(as_of).replace(day=1))
        .values_list("need", flat=True)
        .first(),
    )


def _people(firm: Firm) -> tuple[dict[int, Known], dict[int, int]]:
    """Everybody whom we know, and who stands for whom."""
    rows = Person.objects.of(firm).values_list("pk", "name", "made_at", "occupation", "same_as_id", "deleted_at")
    people: dict[int, Known] = {}
    main: dict[int, int] = {}
    for pk, name, made_at, trade, same_as, deleted_at in rows.iterator(AT_ONCE):
        if same_as is not None:
            main[pk] = same_as
        elif deleted_at is None:
            people[pk] = Known(pk, name, firm.day_of(made_at), trade)
    return people, main


def _stories(firm: Firm, main: Mapping[int, int]) -> tuple[dict[int, Story], dict[int, int], dict[int, datetime]]:
    sides: dict[int, dict[str, list[int]]] = defaultdict(lambda: {side: [] for side in Side})
    for referral, side, person in Party.objects.of(firm).order_by("order", "id").values_list(
        "referral_id", "side", "person_id"
    ).iterator(AT_ONCE):  # fmt: skip
        sides[referral][side].append(main.get(person, person))
    happened: dict[int, list[Fact]] = defaultdict(list)
    rows = (
        Happening.objects.of(firm)
        .filter(kind__in=READ, referral__isnull=False)
        .order_by("id")
        .values_list("pk", "referral_id", "kind", "at", "recorded_at", "reported_by_id", "concerns_id", "facts")
    )
    for pk, referral, kind, at, recorded_at, by, to, facts in rows.iterator(AT_ONCE):
        known = thawed(facts) if facts and kind in WITH_FACTS else NO_FACTS
        happened[referral].append(
            Fact(pk, Kind(kind), at, recorded_at, main.get(by, by) if by else None, main.get(to, to) if to else None, known)
        )  # fmt: skip
    stories, responsible, recorded = {}, {}, {}
    for pk, direction, member, made_at in Referral.objects.of(firm).values_list(
        "pk", "direction", "responsible_id", "made_at"
    ).iterator(AT_ONCE):  # fmt: skip
        of = sides[pk]
        stories[pk] = Story(
            Direction(direction), tuple(of[Side.INTRODUCER]), tuple(of[Side.PROSPECT]), tuple(of[Side.PROVIDER]),
            tuple(happened.get(pk, ())), _ALL_NEWS,
        )  # fmt: skip
        responsible[pk], recorded[pk] = member, made_at
    return stories, responsible, recorded


_ALL_NEWS: Mapping[int, TellWhat] = {}


def _touches(firm: Firm, main: Mapping[int, int]) -> dict[int, set[date]]:
    """The days on which we were in touch with whoever may introduce somebody."""
    may = {*Party.objects.of(firm).filter(side=Side.INTRODUCER).values_list("person_id", flat=True)}
    may |= {*Partnership.objects.of(firm).values_list("person_id", flat=True)}
    touched: dict[int, set[date]] = defaultdict(set)
    rows = Happening.objects.of(firm).filter(kind__in=sorted(TOUCHES - {Kind.RECEIVED}), concerns__isnull=False)
    for person, at in rows.values_list("concerns_id", "at").iterator(AT_ONCE):
        if person in may:
            touched[main.get(person, person)].add(firm.day_of(at))
    return touched


def _courses(
    firm: Firm, stories: Mapping[int, Story], recorded: Mapping[int, datetime], as_of: datetime
) -> tuple[list[Course], tuple[Brought, ...], dict[int, list[Introduction]]]:
    """The course of each introduction, who brought whom, and what went either way."""
    courses: list[Course] = []
    brought: list[Brought] = []
    made: dict[int, list[Introduction]] = defaultdict(list)
    for referral, story in stories.items():
        happened = story.standing()
        starts = Kind.RECEIVED if story.direction is Direction.RECEIVED else Kind.INTRODUCED
        start = next((h for h in happened if h.kind is starts), None)
        if start is None or any(h.kind is Kind.ENTERED_IN_ERROR for h in happened):
            continue
        began = firm.day_of(start.at)
        end = next((h for h in reversed(happened) if h.kind in outcomes.ENDS and h.at <= as_of), None)
        touch = next((h for h in happened if h.kind in outcomes.TOUCH), None)
        won = end is not None and end.kind in outcomes.BECAME
        if story.direction is Direction.RECEIVED:
            courses.append(
                Course(
                    referral, began, max(firm.day_of(end.at), began) if end else None,
                    (End.WON if won else End.LOST) if end else None,
                    max(firm.day_of(touch.at), began) if touch else None,
                    watched_from=max(firm.day_of(recorded[referral]), began),
                    introducer=story.introducers[0] if story.introducers else None,
                    direction=str(story.direction), reason=str(end.fact("reason") or end.kind) if end and not won else "",
                )
            )  # fmt: skip
            brought += [
                Brought(i, p, referral, began, won) for i in story.introducers for p in story.prospects if i != p
            ]
        became = Became.BECAME if won else Became.MET if any(h.kind is Kind.MET for h in happened) else Became.MADE
        ours = story.direction is not Direction.RECEIVED
        for person in story.providers if ours else story.introducers:
            made[person].append(Introduction(ours, became, began))
    return courses, tuple(brought), made


def _otherwise(firm: Firm) -> list[Course]:
    """Clients who came without anybody's word: won on the day they came."""
    rows = CameOtherwise.objects.of(firm).filter(taken_back_at=None).values_list("pk", "source", "day")
    return [Course(-pk, day, day, End.WON, day, source=str(Source(source))) for pk, source, day in rows]


def referred(courses: Any) -> list[Course]:
    return [one for one in courses if one.source == REFERRED]


def _favours(firm: Firm, main: Mapping[int, int]) -> dict[int, tuple[FavourFact, ...]]:
    found: dict[int, list[FavourFact]] = defaultdict(list)
    for person, coin, ours, day in (
        Favour.objects.of(firm).filter(taken_back_at=None).values_list("person_id", "coin", "ours", "day")
    ):
        found[main.get(person, person)].append(FavourFact(ours, Coin(coin), day))
    return {person: tuple(each) for person, each in found.items()}


def _partners(
    people: Mapping[int, Known],
    picked: set[int],
    made: Mapping[int, list[Introduction]],
    touched: Mapping[int, set[date]],
) -> list[Partner]:
    """Whoever sent us somebody, and whom we chose. Known since their first introduction; a chosen one since then."""
    found = []
    for person in sorted({p for p, each in made.items() if any(not one.ours for one in each)} | picked):
        if person not in people:
            continue
        days = tuple(sorted(one.on for one in made.get(person, ()) if not one.ours))
        found.append(
            Partner(person, days, None if days else people[person].since, tuple(sorted(touched.get(person, ()))))
        )
    return found


__all__ = ["Evidence", "Known", "of_firm", "referred"]
