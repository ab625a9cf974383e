"""How did one referral begin, where does it stand, what is owed in it, and who may know what of it?

Everything on the page follows from what happened, read once: the stage, the steps, the promises, the wish of the
prospect. The number of statements is the same after five happenings and after two hundred.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q

from obliged.domain import confidences
from obliged.domain.confidences import ReferralFacts, Somebody
from obliged.domain.happenings import Kind, standing
from obliged.domain.introductions import Consent, IntroductionFacts, SideFacts, level, proper
from obliged.domain.people import TellWhat
from obliged.domain.referrals import NEXT, RANK, Direction, Side, Stage, Standing, Story, stands
from obliged.queries import calendars, courtesies, incoming, today
from obliged.queries.confidences import MayKnow, Read, gathered, may_know, parties_around
from obliged.queries.courtesies import Owing
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening, thawed
from obliged.records.letters import GONE, Letter, Passage, Settles, Told
from obliged.records.people import Person
from obliged.records.reading import Reading
from obliged.records.referrals import Party, Referral
from obliged.words import happenings as words
from obliged.words import moments, profiles
from obliged.words import proper as proper_words
from obliged.words.happenings import HappeningFacts, StandsFacts, Step
from obliged.words.languages import Locale, as_sentence
from obliged.words.people import PersonFacts, person
from obliged.words.proper import Names, ProperWords

SHOWN = 50  # happenings on a page
TOLD_SHOWN = 30
BEGAN = frozenset({Kind.RECEIVED, Kind.GIVEN})
LONGEST_QUOTE = 600


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody in it: which part they play, and how they are reached."""

    id: str
    name: str
    side: Side
    part: str  # "Introduced by"
    reach: str  # "503 555 0177 · text is best"
    tel: str
    mailto: str
    how_known: str
    do_not_contact: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One happening of the timeline."""

    id: int
    strong: str
    rest: str
    tone: str
    when: str
    quote: str = ""
    is_ours: bool = False  # whether the quoted words are ours
    is_only_mine: bool = False  # a note that no colleague reads
    may_be_taken_back: bool = False
    taken_back: str = ""  # by whom, and when
    undo: int = 0  # the taking-back that can be taken back


@dataclass(frozen=True, slots=True)
class Promise:
    id: int
    words: str
    to: str
    due: str
    state: str  # open, kept, released


@dataclass(frozen=True, slots=True)
class Recording:
    """A button by which something is written down."""

    kind: Kind
    label: str


@dataclass(frozen=True, slots=True)
class Telling:
    to: str
    what: str
    when: str
    ground: str


@dataclass(frozen=True, slots=True)
class Treatment:
    text: str
    is_promised: bool


@dataclass(frozen=True, slots=True)
class Child:
    """A referral that this one became."""

    id: str
    to: str
    stands: str


@dataclass(frozen=True, slots=True)
class ReferralPage:
    id: str
    title: str
    page_title: str
    lede: str
    left: tuple[str, str]  # a name and its key; empty: nobody
    right: tuple[str, str]
    is_received: bool
    introducer: str  # first names, where somebody else introduced
    prospect: str
    provider: str
    stage: Stage
    stage_name: str
    is_open: bool
    steps: tuple[Step, ...]
    meeting: str  # the day of a meeting that lies ahead, to which somebody could be invited
    owed: tuple[today.Row, ...]
    on_its_way: tuple[today.Row, ...]
    waiting: str
    entries: tuple[Entry, ...]
    older: int  # the first happening of the next page
    recordings: tuple[Recording, ...]
    promises: tuple[Promise, ...]
    lacks: tuple[ProperWords, ...]
    level: str
    may_know: tuple[MayKnow, ...]
    wish: bool | None
    players: tuple[Player, ...]
    treatments: tuple[Treatment, ...]
    told: tuple[Telling, ...]
    children: tuple[Child, ...]
    parent: tuple[str, str]  # its public id, and from whom it came
    moved: str = ""  # a colleague was quicker: what they did last
    sides: Mapping[Side, str] = field(default_factory=dict)  # the public id of the first of each

    @property
    def is_ended(self) -> bool:
        return not self.is_open


def page(referral: Referral, *, member: Member, as_of: datetime, before: int = 0) -> ReferralPage:
    """Everything about one referral. Eight statements.

    :param referral: read with its firm, its responsible member and its parent
    :param before: show what was recorded before this happening
    """
    firm: Firm = member.firm
    here = courtesies.locale(firm)
    read = Read(parties_around(firm, [referral]), _HAPPENED(firm=firm.pk, referral=referral.pk))
    facts = gathered(firm, [referral], read=read).facts[referral.pk]
    story = _story(facts, read.happened)
    stage = stands(story)
    people = {p.person_id: p.person for p in read.parties}
    rows = _COURTESIES(firm=firm.pk, referral=referral.pk, as_of=as_of)
    shown, older = _shown(read.happened, before)
    letters = _letters(firm, rows, shown)
    stands_facts = _stands(stage, facts, read, firm, here)
    owed, leaving = _rows(rows, read.parties, facts, letters, member, as_of)
    names = Names(facts.direction, _first(facts.prospects), _first(facts.providers))
    lacks = proper(_introduction(referral, facts))
    return ReferralPage(
        id=str(referral.public_id),
        title=_title(facts, here),
        page_title=_page_title(facts, here),
        lede=_lede(referral, read.happened, as_of, here),
        left=_face(facts.introducers if story.direction is Direction.RECEIVED else facts.prospects, people),
        right=_face(facts.prospects if story.direction is Direction.RECEIVED else facts.providers, people),
        is_received=story.direction is Direction.RECEIVED,
        introducer=_firsts(facts.introducers or facts.parent_introducers, here),
        prospect=_firsts(facts.prospects, here),
        provider=_firsts(facts.providers, here),
        stage=stage.stage,
        stage_name=words.stage_name(stage.stage, here),
        is_open=stage.is_open,
        steps=words.steps(stands_facts, as_of, here),
        meeting=_meeting_ahead(referral, as_of, here),
        owed=owed,
        on_its_way=leaving,
        waiting=words.their_move(stands_facts, as_of, here) if stage.is_open else "",
        entries=_entries(shown, read, facts, letters, member, as_of, here),
        older=older,
        recordings=_recordings(stage, facts.direction, here),
        promises=_promises(read.happened, people, as_of, here),
        lacks=proper_words.missing(lacks, names, here) if stage.is_open else (),
        level=proper_words.level(level(_introduction(referral, facts)), here),
        may_know=may_know(facts, here),
        wish=facts.may_tell,
        players=_players(facts, people, here),
        treatments=_treatments(firm, referral),
        told=_told(firm, referral, as_of, here),
        children=_children(referral, read.parties, as_of, here),
        parent=_parent(referral, facts),
        moved=_moved(read.happened, stage, member, as_of, here),
        sides={side: str(people[some[0].id].public_id) for side in Side if (some := _side(facts, side))},
    )


# --- what is read ---------------------------------------------------------------------------------------------


def _meeting_ahead(referral: Referral, as_of: datetime, here: Locale) -> str:
    """The day of our own meeting with the prospect, while it lies ahead."""
    at = referral.meeting_at
    is_ours = referral.direction == Direction.RECEIVED and referral.is_open
    return moments.day_of(at, as_of, here) if is_ours and at is not None and at > as_of else ""


def found(member: Member, public_id: UUID) -> Referral | None:
    """The referral that an address names, with who looks after it and where it came from. One statement."""
    row: Referral | None = next(iter(_ONE(firm=member.firm_id, id=public_id)), None)
    if row is not None:
        row.firm = member.firm
        row.responsible.firm = member.firm
    return row


_ONE = Reading(
    lambda firm, id: (
        Referral.objects.of(firm)
        .filter(public_id=id)
        .annotate(has_mail=incoming.any_of(firm, referral=OuterRef("pk")))
        .select_related("responsible", "parent")
    )
)
_HAPPENED = Reading(
    lambda firm, referral: (
        Happening.objects.of(firm)
        .filter(referral_id=referral)
        .order_by("id")
        .annotate(to_name=F("concerns__name"), by_name=F("reported_by__name"))
        .select_related("words", "recorded_by")
    )
)
_COURTESIES = Reading(
    lambda firm, referral, as_of: (
        Courtesy.objects.of(firm)
        .filter(Q(state=State.OWED, shows_at__lte=as_of) | Q(state=State.ON_ITS_WAY), referral_id=referral)
        .order_by("due_at", "id")
        .values_list(*courtesies.COLUMNS)
    ),
    Owing,
)
_LETTERS = Reading(
    lambda firm, sent, keys: (
        Letter.objects.of(firm)
        .filter(Q(pk__in=sent) | Q(pk__in=Settles.objects.of(firm).filter(key__in=keys).order_by().values("letter")))
        .exclude(passage=Passage.CANCELLED)
        .order_by("id")
    )
)
_TOLD = Reading(
    lambda firm, referral: (
        Told.objects.of(firm)
        .filter(referral_id=referral)
        .arrived()
        .order_by("-at", "to", "id")
        .values_list("to__name", "what", "at", "way", "ground")[:TOLD_SHOWN]
    )
)
NONE = -1  # the id of nothing: a reading asks with at least one


def _named(people: Mapping[int, PersonFacts | None], pk: int | None, name: str | None) -> PersonFacts | None:
    """Somebody in it; by the name alone, where they have no part in it any more."""
    return people.get(pk or 0) or (person(name) if name else None)


def _story(facts: ReferralFacts, happened: Iterable[Happening]) -> Story:
    return Story(
        direction=facts.direction,
        introducers=tuple(s.id for s in facts.introducers),
        prospects=tuple(s.id for s in facts.prospects),
        providers=tuple(s.id for s in facts.providers),
        happenings=tuple(h.as_happening() for h in happened),
        tell_what={},
    )


def _shown(happened: Sequence[Happening], before: int) -> tuple[list[Happening], int]:
    """A page of the timeline, the newest first; a taking-back is said beside what it took back."""
    lines = [h for h in happened if h.kind != Kind.TAKEN_BACK and (not before or h.pk < before)]
    lines.sort(key=lambda h: h.pk, reverse=True)
    kept = lines[:SHOWN]
    kept_ids = kept[-1].pk if len(lines) > SHOWN else 0
    return sorted(kept, key=lambda h: (h.at, h.pk), reverse=True), kept_ids


def _letters(firm: Firm, rows: Sequence[Owing], shown: Sequence[Happening]) -> dict[int | str, Letter]:
    """The letters that said what the timeline shows, by their id; those of what is owed, by its key. One statement."""
    sent = [h.facts["letter"] for h in shown if "letter" in h.facts]
    letters: dict[int | str, Letter] = {}
    for letter in _LETTERS(firm=firm.pk, sent=sent or [NONE], keys=[str(row.key) for row in rows] or [""]):
        letters[letter.pk] = letter
        letters[letter.key] = letter
    return letters


def _rows(
    rows: Sequence[Owing],
    parties: Sequence[Party],
    facts: ReferralFacts,
    letters: Mapping[int | str, Letter],
    member: Member,
    as_of: datetime,
) -> tuple[tuple[today.Row, ...], tuple[today.Row, ...]]:
    """What is owed, the most urgent first, and what is on its way. No statement."""
    sides: dict[int, dict[str, list[Person]]] = {}
    for party in parties:
        sides.setdefault(party.referral_id, {}).setdefault(party.side, []).append(party.person)
    phones = {s.id: s.phone for side in (facts.introducers, facts.prospects, facts.providers) for s in side if s.phone}
    known = courtesies.facts_of(rows, sides, phones=phones, sent={}, me=member.pk)
    owed = [row for row in rows if row.state == State.OWED]
    refused = {str(k): _written(v) for k, v in letters.items() if v.passage in GONE}
    live = {str(k): _written(v) for k, v in letters.items() if v.passage not in GONE}
    everyone = [row.owner_id for row in rows]
    return (
        today.rows_of(owed, known, member.firm, as_of=as_of, mine=everyone, letters=refused),
        tuple(
            today.row_done(row, known[row.pk], member.firm, as_of, live)
            for row in today.by_one_deed([row for row in rows if row.state == State.ON_ITS_WAY], live)
        ),
    )


def _written(letter: Letter) -> today.Written:
    return today.Written(letter.key, letter.leaves_at, letter.trouble, letter.pk, letter.passage, str(letter.public_id))


# --- who, and where it stands ---------------------------------------------------------------------------------


def _side(facts: ReferralFacts, side: Side) -> tuple[Somebody, ...]:
    by_side = {Side.INTRODUCER: facts.introducers, Side.PROSPECT: facts.prospects, Side.PROVIDER: facts.providers}
    return by_side[side]


def _first(people: Sequence[Somebody]) -> str:
    return people[0].first if people else ""


def _firsts(people: Sequence[Somebody], here: Locale) -> str:
    return moments.listed([s.first for s in people], here)


def _listed(people: Sequence[Somebody], here: Locale) -> str:
    return moments.listed([s.name for s in people], here)


def _face(side: Sequence[Somebody], people: Mapping[int, Person]) -> tuple[str, str]:
    return (side[0].name, str(people[side[0].id].public_id)) if side else ("", "")


def _title(facts: ReferralFacts, here: Locale) -> str:
    """Ana Duarte introduced Kwame Boateng."""
    return words.introduction_title(
        facts.direction,
        here,
        introducer=_listed(facts.introducers, here),
        prospect=_listed(facts.prospects, here),
        provider=_listed(facts.providers, here),
        introduced=Stage.INTRODUCED in facts.steps,
    )


def _page_title(facts: ReferralFacts, here: Locale) -> str:
    """Kwame Boateng, from Ana Duarte."""
    return words.introduction_name(
        facts.direction,
        here,
        introducer=_listed(facts.introducers, here),
        prospect=_listed(facts.prospects, here),
        provider=_listed(facts.providers, here),
    )


def _lede(referral: Referral, happened: Sequence[Happening], as_of: datetime, here: Locale) -> str:
    """A clinic laid out by March. Yesterday, 17:40."""
    began = next((h for h in happened if h.kind in BEGAN), None)
    at, to_the_day = (began.at, began.to_the_day) if began is not None else (referral.made_at, False)
    when = f"{moments.stamp(at, as_of, here, to_the_day=to_the_day)}."
    needed = as_sentence(referral.when_needed) if referral.when_needed not in referral.need else ""
    return " ".join(part for part in (as_sentence(referral.need, 500), needed, when) if part)


def _stands(stage: Standing, facts: ReferralFacts, read: Read, firm: Firm, here: Locale) -> StandsFacts:
    began = next((h for h in read.happened if h.kind in {Kind.RECEIVED, Kind.INTRODUCED}), None)
    introducers = facts.introducers or facts.parent_introducers
    return StandsFacts.of(
        stage,
        facts.direction,
        introducer=_firsts(introducers, here),
        prospect=_firsts(facts.prospects, here),
        provider=_firsts(facts.providers, here),
        handed_to=_listed(facts.handed_to, here),
        way=str(began.facts.get("way", "")) if began is not None else "",
        **(_contacted(stage, read.happened, firm) if facts.direction is Direction.RECEIVED else {}),
        hears=bool(introducers) and confidences.hears(facts, introducers[0]) is not TellWhat.NOTHING,
    )


def _contacted(stage: Standing, happened: Sequence[Happening], firm: Firm) -> dict[str, Any]:
    """How long it took from the introduction to the first word, where both are known to the minute."""
    first, then = stage.steps.get(Stage.INTRODUCED), stage.steps.get(Stage.CONTACTED)
    if first is None or then is None or then.at < first.at:
        return {}
    if any(h.to_the_day and h.at in {first.at, then.at} for h in happened):
        return {}
    calendar = calendars.of_firm(firm)
    return {
        "contacted_in": calendar.working_minutes_between(first.at, then.at),
        "contacted_after": int((then.at - first.at).total_seconds() // 60),
        "came_after_hours": not calendar.is_open(first.at) and calendar.is_open(then.at),
    }


def _introduction(referral: Referral, facts: ReferralFacts) -> IntroductionFacts:
    def side(people: Sequence[Somebody], reason: str) -> SideFacts:
        if not people:
            return SideFacts(is_known=False, reason=reason)
        one = people[0]
        return SideFacts(
            working_channels=bool(one.email) + bool(one.phone),
            may_be_contacted=not one.do_not_contact,
            reason=reason,
            how_known=one.how_known,
            need_not_be_asked=one.just_send,
        )

    return IntroductionFacts(
        direction=facts.direction,
        prospect=side(facts.prospects, referral.reason_for_prospect),
        provider=side(facts.providers, referral.reason_for_provider),
        has_introducer=bool(facts.introducers) or facts.direction is not Direction.RECEIVED,
        need=referral.need,
        expects_contact=True if _has_spoken(facts) else referral.expects_contact,
        consent=Consent(facts.consent_wanted, asked=Stage.CONSENT_ASKED in facts.steps, answer=facts.consent),
        asks_both=referral.ask_both,
        introduced=Stage.INTRODUCED in facts.steps,
    )


def _has_spoken(facts: ReferralFacts) -> bool:
    """Whoever spoke with us need not be asked any more whether they expect it."""
    return any(RANK.get(stage, 0) >= RANK[Stage.CONTACTED] for stage in facts.steps)


def _players(facts: ReferralFacts, people: Mapping[int, Person], here: Locale) -> tuple[Player, ...]:
    return tuple(
        Player(
            id=str(people[s.id].public_id),
            name=s.name,
            side=side,
            part=words.side_label(side, here),
            reach=" · ".join(part for part in (s.phone or s.email, s.occupation, _best(s, here)) if part),
            tel=today.tel(s.e164 or s.phone),
            mailto=f"mailto:{s.email}" if s.email else "",
            how_known=s.how_known,
            do_not_contact=s.do_not_contact,
        )
        for side in (Side.PROSPECT, Side.INTRODUCER, Side.PROVIDER)
        for s in _side(facts, side)
    )


def _best(s: Somebody, here: Locale) -> str:
    return words.channel_best(s.channel, here) if s.phone or s.email else ""


def _children(referral: Referral, parties: Sequence[Party], as_of: datetime, here: Locale) -> tuple[Child, ...]:
    children = {p.referral_id: p.referral for p in parties if p.referral.parent_id == referral.pk}
    return tuple(
        Child(
            id=str(child.public_id),
            to=moments.listed([p.person.name for p in parties if p.referral_id == pk and p.side == Side.PROVIDER], here),
            stands=words.stage_label(
                StandsFacts(Stage(child.stage), Direction.ONWARD, since=child.stage_at, meeting_at=child.meeting_at,
                            hold_until=child.hold_until), as_of, here),
        )
        for pk, child in sorted(children.items())
        if child.stage != Stage.IN_ERROR
    )  # fmt: skip


def _parent(referral: Referral, facts: ReferralFacts) -> tuple[str, str]:
    if referral.parent is None:
        return "", ""
    return str(referral.parent.public_id), _first(facts.parent_introducers)


# --- what happened --------------------------------------------------------------------------------------------


def _entries(
    shown: Sequence[Happening],
    read: Read,
    facts: ReferralFacts,
    letters: Mapping[int | str, Letter],
    member: Member,
    as_of: datetime,
    here: Locale,
) -> tuple[Entry, ...]:
    back = taken_back(read.happened)
    people = {p.person_id: courtesies.person_facts(p.person) for p in read.parties}
    providers = {p.referral_id: people[p.person_id] for p in reversed(read.parties) if p.side == Side.PROVIDER}
    named = {
        side: next((people.get(s.id) for s in _side(facts, side)), None) for side in Side
    }  # fmt: skip
    return tuple(
        _entry(h, back.get(h.pk), people, providers, named, facts.direction, facts.words, letters, member, as_of, here)
        for h in shown
    )


def taken_back(happened: Iterable[Happening]) -> dict[int, Happening]:
    """Which happening was taken back by which; a taking-back that was itself taken back counts for nothing."""
    back: dict[int, Happening] = {}
    for h in sorted(happened, key=lambda h: h.pk, reverse=True):
        if h.kind == Kind.TAKEN_BACK and h.pk not in back:
            back[int(h.facts["happening"])] = h
    return back


def _entry(
    h: Happening,
    back: Happening | None,
    people: Mapping[int, PersonFacts | None],
    providers: Mapping[int, PersonFacts | None],
    named: Mapping[Side, PersonFacts | None],
    direction: Direction,
    began: str,
    letters: Mapping[int | str, Letter],
    member: Member,
    as_of: datetime,
    here: Locale,
) -> Entry:
    kept = thawed(h.facts)
    kind = Kind(h.kind)
    is_first = kind in BEGAN
    line = words.line(
        HappeningFacts(
            kind=kind,
            at=h.at,
            member=_who(h, member),
            to_the_day=h.to_the_day,
            by=None if is_first else _named(people, h.reported_by_id, h.by_name),  # type: ignore[attr-defined]
            to=_named(people, h.concerns_id, h.to_name),  # type: ignore[attr-defined]
            direction=direction,
            introducer=named[Side.INTRODUCER],
            prospect=named[Side.PROSPECT],
            provider=named[Side.PROVIDER],
            handed_to=providers.get(kept.get("child", 0)),
            way=str(kept.get("way", "")),
            rule=str(kept.get("rule", "")),
            reason=str(kept.get("reason", "")),
            on=kept.get("on"),
            until=kept.get("until"),
            due=kept.get("due"),
            satisfied=bool(kept.get("satisfied")),
            taken_back_at=back.at if back else None,
            taken_back_by=_who(back, member) if back else None,
        ),
        as_of,
        here,
    )
    letter = letters.get(kept.get("letter", 0))
    said = h.words.text if h.words else letter.text if letter is not None else began if is_first else ""
    outside = h.reported_by_id is not None or kind is Kind.WROTE
    return Entry(
        id=h.pk,
        strong=line.strong,
        rest=line.rest,
        tone=str(line.tone),
        when=line.when,
        quote=said if len(said) <= LONGEST_QUOTE else said[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …",
        is_ours=not (outside or kind is Kind.RECEIVED),
        is_only_mine=h.words is not None and h.words.private_to_id is not None,
        may_be_taken_back=back is None and not is_first,
        taken_back=line.taken_back,
        undo=back.pk if back is not None else 0,
    )


def _who(h: Happening, member: Member) -> str | None:
    if h.recorded_by is None:
        return None
    return "" if h.recorded_by_id == member.pk else h.recorded_by.first_name


def _moved(happened: Sequence[Happening], stage: Standing, member: Member, as_of: datetime, here: Locale) -> str:
    """Joel moved this to Met a minute ago: for somebody whose page is older than that."""
    last = next((h for h in reversed(happened) if h.recorded_by is not None), None)
    if last is None or last.recorded_by is None or last.recorded_by_id == member.pk or stage.since is None:
        return ""
    return words.moved(last.recorded_by.first_name, stage.stage, last.recorded_at, as_of, here)


def _recordings(stage: Standing, direction: Direction, here: Locale) -> tuple[Recording, ...]:
    """What may be written down from here, in the order in which one would look for it."""
    received = direction is Direction.RECEIVED
    further: tuple[Kind, ...] = (Kind.WROTE,)
    first: tuple[Kind, ...] = ()
    early = stage.stage in {Stage.INTRODUCED, Stage.ACCEPTED}
    if received and early:
        first = (Kind.NOT_REACHED,) if stage.stage is Stage.ACCEPTED else (Kind.NOT_REACHED, Kind.ACCEPTED)
    if not received and stage.is_open and Stage.INTRODUCED in stage.steps:
        further = (Kind.TREATED_WELL, Kind.TREATED_BADLY, Kind.WENT_WRONG, Kind.NO_RESPONSE, *further)
    kinds = (*NEXT.get(stage.stage, ()), *first, *further)
    return tuple(Recording(kind, words.kind_label(kind, here, direction)) for kind in kinds)


def _promises(
    happened: Sequence[Happening], people: Mapping[int, Person], as_of: datetime, here: Locale
) -> tuple[Promise, ...]:
    held = {h.id for h in standing(h.as_happening() for h in happened)}
    ended = {
        h.facts.get("promise"): str(h.kind) for h in happened if h.pk in held and h.kind in {Kind.KEPT, Kind.RELEASED}
    }
    return tuple(
        Promise(
            id=h.pk,
            words=h.words.text if h.words else "",
            to=to.name if (to := people.get(h.concerns_id or 0)) is not None else "",
            due=moments.day_of(due, as_of, here) if (due := thawed(h.facts).get("due")) else "",
            state=ended.get(h.pk, "open"),
        )
        for h in happened
        if h.kind == Kind.PROMISED and h.pk in held
    )


# --- what is told, and how they are treated -------------------------------------------------------------------


def _treatments(firm: Firm, referral: Referral) -> tuple[Treatment, ...]:
    """What the firm does for referred people, ticked where it was promised; and what it no longer offers."""
    promised = [str(text) for text in referral.treatments or ()]
    offered = [str(text) for text in firm.treatments or ()]
    return tuple(Treatment(text, text in promised) for text in dict.fromkeys([*offered, *promised]))


def _told(firm: Firm, referral: Referral, as_of: datetime, here: Locale) -> tuple[Telling, ...]:
    """Who was told what, the newest first. One statement."""
    rows = _TOLD(firm=firm.pk, referral=referral.pk)
    # What one letter told is one line.
    together = groupby(rows, key=lambda row: (row[0], row[2], row[3], row[4]))
    return tuple(
        Telling(
            to=to,
            what=moments.listed(list(dict.fromkeys(_lower(profiles.told_what(row[1], here)) for row in several)), here),
            when=", ".join(
                part for part in (moments.begun(moments.day_of(at, as_of, here)), words.way_label(way, here)) if part
            ),
            ground=words.ground_label(ground, here),
        )
        for (to, at, way, ground), several in together
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


__all__ = ["Entry", "Player", "Promise", "Recording", "ReferralPage", "found", "page", "taken_back"]
