"""How do we tell what happened, and what do we call where it stands?

A line says who did what to whom: you, a colleague by name, or the person outside who told us. What we give and what we
receive have their own tones, so that the eye can follow either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial

from obliged.domain.happenings import Kind, Reason
from obliged.domain.members import Role
from obliged.domain.people import Channel, TellWhat
from obliged.domain.referrals import RANK, Direction, Side, Stage, Standing
from obliged.words import moments
from obliged.words.languages import Locale, say
from obliged.words.people import PersonFacts, speak_of

_say = partial(say, "happenings")


class Tone(StrEnum):
    """Which way it went: from us, to us, or neither."""

    OUT = "out"
    IN = "in"
    NONE = ""


COMES_IN = frozenset(
    {Kind.RECEIVED, Kind.CONSENT_GIVEN, Kind.CONSENT_REFUSED, Kind.WROTE, Kind.HELPED, Kind.TREATED_WELL,
     Kind.TREATED_BADLY, Kind.MAY_TELL, Kind.MAY_NOT_TELL, Kind.NOT_YET}
)  # fmt: skip
GOES_OUT = frozenset(
    {Kind.GIVEN, Kind.CONSENT_ASKED, Kind.INTRODUCED, Kind.NOT_REACHED, Kind.CONTACTED, Kind.MEETING_SET, Kind.MET,
     Kind.PROPOSED, Kind.HANDED_ON, Kind.THANKED, Kind.TOLD, Kind.EXPLAINED, Kind.ASKED, Kind.ANSWERED,
     Kind.APOLOGISED, Kind.RETURNED, Kind.PROMISED, Kind.KEPT, Kind.RELEASED, Kind.TOUCHED, Kind.ACCEPTED,
     Kind.DECLINED}
)  # fmt: skip
BY_THE_OTHER = frozenset({Kind.WROTE, Kind.HELPED})  # whom it concerns is who did it


@dataclass(frozen=True, slots=True)
class HappeningFacts:
    """What a line of the timeline needs. `member` recorded it: empty is the reader, None is nobody of us."""

    kind: Kind
    at: datetime
    member: str | None = ""
    to_the_day: bool = False
    by: PersonFacts | None = None  # the outsider who reported it
    to: PersonFacts | None = None  # whom it concerns
    direction: Direction | None = None
    introducer: PersonFacts | None = None
    prospect: PersonFacts | None = None
    provider: PersonFacts | None = None
    handed_to: PersonFacts | None = None
    way: str = ""  # email, text, call, card, in_person, link
    rule: str = ""  # the rule that a deed answers
    reason: str = ""
    on: datetime | None = None
    until: datetime | None = None
    due: datetime | None = None
    satisfied: bool = False
    took_back: Kind | None = None  # what a taking-back names
    taken_back_at: datetime | None = None  # this line was itself taken back
    taken_back_by: str | None = None  # by whom: "" is the reader


@dataclass(frozen=True, slots=True)
class Line:
    """One line: strong, then the rest, then when and how."""

    strong: str
    rest: str
    tone: Tone
    when: str
    taken_back: str = ""  # set where it does not count any more


def line(facts: HappeningFacts, as_of: datetime, here: Locale) -> Line:
    """You called Kwame. · Today, 8:21"""
    slots = _slots(facts, as_of, here)
    return Line(
        strong=_say(here.language, *_codes(facts), "line.other", facts=slots),
        rest=_rest(facts, slots, here),
        tone=_tone(facts),
        when=_when(facts, as_of, here),
        taken_back=_taken_back(facts, as_of, here),
    )


def _codes(facts: HappeningFacts) -> list[str]:
    kind = f"line.{facts.kind}"
    said = [f"{kind}.said"] if facts.by is not None else []
    between = [f"{kind}.between"] if _is_between(facts.direction) and facts.by is None else []
    return [*said, *between, f"{kind}.{facts.rule}", f"{kind}.{facts.way}", kind]


def _is_between(direction: Direction | None) -> bool:
    return direction in {Direction.GIVEN, Direction.ONWARD}


def _slots(facts: HappeningFacts, as_of: datetime, here: Locale) -> dict[str, object]:
    concerned = facts.to or facts.by or facts.prospect
    by = facts.by or (facts.to if facts.kind in BY_THE_OTHER else None)
    people = speak_of(
        {"by": by, "to": concerned, "introducer": facts.introducer, "prospect": facts.prospect,
         "provider": facts.provider, "handed_to": facts.handed_to},
        subject="to",
    )  # fmt: skip
    glad = _say(here.language, "satisfied", facts=people) if facts.satisfied else ""
    return {
        **people,
        "who": _who(facts.member, here),
        "on": moments.short_moment(facts.on, as_of, here) if facts.on else "",
        "until": moments.day_of(facts.until, as_of, here) if facts.until else "",
        "due": moments.day_of(facts.due, as_of, here) if facts.due else "",
        "satisfied": glad,
        "what": kind_label(facts.took_back, here, facts.direction).rstrip("…") if facts.took_back else "",
    }


def _who(member: str | None, here: Locale) -> str:
    return _say(here.language, "who.somebody") if member is None else member or _say(here.language, "who.you")


def _rest(facts: HappeningFacts, slots: dict[str, object], here: Locale) -> str:
    if facts.reason and (label := reason_label(facts.reason, here)):
        return f"{label}."
    return _say(here.language, f"rest.{facts.kind}", facts=slots)


def _tone(facts: HappeningFacts) -> Tone:
    if facts.by is not None or facts.kind in COMES_IN:
        return Tone.IN
    return Tone.OUT if facts.kind in GOES_OUT else Tone.NONE


def _when(facts: HappeningFacts, as_of: datetime, here: Locale) -> str:
    stamp = moments.stamp(facts.at, as_of, here, to_the_day=facts.to_the_day)
    return _say(here.language, "when", facts={"stamp": stamp, "way": way_label(facts.way, here)})


def _taken_back(facts: HappeningFacts, as_of: datetime, here: Locale) -> str:
    if facts.taken_back_at is None:
        return ""
    when = moments.when(facts.taken_back_at, as_of, here)
    if facts.taken_back_by == "":
        return _say(here.language, "taken.you", facts={"when": when})
    return _say(here.language, "taken", facts={"member": facts.taken_back_by, "when": when})


def after_introduction(working_minutes: int, here: Locale) -> str:
    """41 working minutes after the introduction."""
    if working_minutes >= 120:
        return _say(here.language, "working_minutes.hours", facts={"n": str(working_minutes // 60)})
    code = "working_minutes.one" if working_minutes == 1 else "working_minutes"
    return _say(here.language, code, facts={"n": str(max(0, working_minutes))})


def moved(member: str, to: Stage, at: datetime, as_of: datetime, here: Locale) -> str:
    """Joel moved this to Met a minute ago."""
    facts = {"member": _who(member, here), "stage": stage_name(to, here), "ago": moments.ago(at, as_of, here)}
    return _say(here.language, "moved", facts=facts)


# What one referral is called


def introduction_title(
    direction: Direction, here: Locale, *, introducer: str, prospect: str, provider: str, introduced: bool = True
) -> str:
    """Ana Duarte introduced Kwame Boateng; We mean to introduce Sally Okafor to Fred Lindqvist."""
    meant = "" if introduced or direction is Direction.RECEIVED else ".meant"
    facts = {"introducer": introducer, "prospect": prospect, "provider": provider}
    return _say(here.language, f"title.{direction}{meant}", facts=facts)


def introduction_name(direction: Direction, here: Locale, *, introducer: str, prospect: str, provider: str) -> str:
    """Kwame Boateng, from Ana Duarte; Sally Okafor and Fred Lindqvist."""
    facts = {"introducer": introducer, "prospect": prospect, "provider": provider}
    return _say(here.language, "name.received" if direction is Direction.RECEIVED else "name.between", facts=facts)


def came(direction: Direction, introducer: str, here: Locale) -> str:
    """from Luis; by us: beside a name in a list."""
    return _say(here.language, f"came.{direction}", "came.by_us", facts={"introducer": introducer})


# What the choices are called


def kind_label(kind: Kind, here: Locale, direction: Direction | None = None) -> str:
    """The button that records it: We spoke, Meeting set, Not us; between two others: They spoke."""
    between = [f"kind.{kind}.between"] if _is_between(direction) else []
    return _say(here.language, *between, f"kind.{kind}")


def heard(kind: Kind, here: Locale) -> str:
    """What somebody answered, where it follows their name: Sally Okafor said yes. Else nothing."""
    return _say(here.language, f"heard.{kind}")


def stage_name(stage: Stage, here: Locale) -> str:
    """Met, Working together, Did not work out."""
    return _say(here.language, f"stage.{stage}")


def reason_label(reason: Reason | str, here: Locale) -> str:
    """Larger than we do well."""
    return _say(here.language, f"reason.{reason}")


def reason_told(reason: Reason | str, here: Locale) -> str:
    """The same in words that may leave the firm: the money is left out."""
    return _say(here.language, f"told.{reason}", f"reason.{reason}")


def side_label(side: Side, here: Locale, *, is_us: bool = False) -> str:
    """Introduced by, Introduced, To; By us, To us."""
    return _say(here.language, *([f"side.{side}.us"] if is_us else []), f"side.{side}")


def direction_label(direction: Direction, here: Locale) -> str:
    """Sent to us, Sent by us, Handed on."""
    return _say(here.language, f"direction.{direction}")


def role_label(role: Role, here: Locale) -> str:
    return _say(here.language, f"role.{role}")


def role_does(role: Role, here: Locale) -> str:
    """What this role may do."""
    return _say(here.language, f"role_does.{role}")


def channel_label(channel: Channel, here: Locale) -> str:
    return _say(here.language, f"channel.{channel}")


def channel_best(channel: Channel, here: Locale) -> str:
    """text is best, beside a number."""
    return _say(here.language, f"channel_best.{channel}")


def tell_label(what: TellWhat, here: Locale) -> str:
    """Every step, Only how it ends, Nothing but thanks."""
    return _say(here.language, f"tell.{what}")


def ground_label(ground: str, here: Locale) -> str:
    """On which ground somebody was told: they agreed to it."""
    return _say(here.language, f"ground.{ground}")


def way_label(way: str, here: Locale) -> str:
    """by email, in person."""
    return _say(here.language, f"way.{way}", "way.other") if way else ""


# Where it stands


@dataclass(frozen=True, slots=True)
class StandsFacts:
    """What the names of stages and steps need of a referral."""

    stage: Stage
    direction: Direction
    since: datetime | None = None
    steps: Mapping[Stage, datetime] | None = None  # when each was reached
    meeting_at: datetime | None = None
    hold_until: datetime | None = None
    introducer: str = ""  # first names
    prospect: str = ""
    provider: str = ""
    handed_to: str = ""  # whole name
    way: str = ""  # how they were introduced
    contacted_in: int | None = None  # working minutes from the introduction to the first word
    contacted_after: int = 0  # minutes between them by the clock on the wall
    came_after_hours: bool = False  # the introduction: working time began at the next opening
    hears: bool = True  # whether the introducer may and wishes to hear

    @classmethod
    def of(cls, standing: Standing, direction: Direction, **more: object) -> StandsFacts:
        """From what the domain judges, with the names that it does not know."""
        return cls(
            stage=standing.stage,
            direction=direction,
            since=standing.since,
            steps={stage: reached.at for stage, reached in standing.steps.items()},
            meeting_at=standing.meeting_at,
            hold_until=standing.hold_until,
            **more,  # type: ignore[arg-type]
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the bar: its name, a note under it, and past, now or still to come (empty)."""

    name: str
    detail: str
    state: str


def stage_label(facts: StandsFacts, as_of: datetime, here: Locale) -> str:
    """Introduced 22 min ago, Meeting Tuesday, Proposed Monday, Handed on to Hollis Grant."""
    slots = {
        "ago": moments.short_ago(facts.since, as_of, here) if facts.since else "",
        "until": moments.day_of(facts.hold_until, as_of, here) if facts.hold_until else "",
        "handed_to": facts.handed_to,
    }
    if facts.meeting_at is not None and facts.stage in {Stage.CONTACTED, Stage.ACCEPTED, Stage.INTRODUCED}:
        if facts.meeting_at >= as_of:
            return _say(here.language, "label.meeting", facts={"day": moments.day_of(facts.meeting_at, as_of, here)})
        return _say(
            here.language, "label.meeting.past", facts={"ago": moments.short_ago(facts.meeting_at, as_of, here)}
        )
    return _say(here.language, f"label.{facts.stage}", f"stage.{facts.stage}", facts=slots)


def their_move(facts: StandsFacts, as_of: datetime, here: Locale) -> str:
    """What we are waiting for where no move is ours: Rosa’s answer, Meeting Tuesday."""
    slots = {
        "prospect": facts.prospect, "provider": facts.provider,
        "until": moments.day_of(facts.hold_until, as_of, here) if facts.hold_until else "",
        "day": moments.day_of(facts.meeting_at, as_of, here) if facts.meeting_at else "",
    }  # fmt: skip
    dated = facts.meeting_at is not None and facts.meeting_at >= as_of and facts.stage is not Stage.ON_HOLD
    codes = ["theirs.meeting"] if dated else []
    if _is_between(facts.direction):
        codes.append(f"theirs.{facts.stage}.between")
        if RANK.get(facts.stage, 0) > RANK[Stage.INTRODUCED]:
            codes.append("theirs.between")
    return _say(here.language, *codes, f"theirs.{facts.stage}", "theirs.other", facts=slots)


FIVE = ("introduced", "contacted", "meeting", "proposed", "settled")
SETTLED = 4
AT = {
    Stage.RECORDED: 0, Stage.CONSENT_ASKED: 0, Stage.INTRODUCED: 0, Stage.ACCEPTED: 0, Stage.CONTACTED: 1,
    Stage.MET: 2, Stage.PROPOSED: 3,
}  # fmt: skip
REACHES = (Stage.INTRODUCED, Stage.CONTACTED, Stage.MET, Stage.PROPOSED)


def steps(facts: StandsFacts, as_of: datetime, here: Locale) -> tuple[Step, ...]:
    """Introduced, Contacted, Meeting, Proposed, Settled: what is past, where it is now, what is still to come."""
    reached = facts.steps or {}
    now = _now(facts, reached)
    details = [_detail(n, facts, reached, as_of, here) for n in range(len(FIVE))]
    if facts.stage is Stage.ON_HOLD:
        until = moments.day_of(facts.hold_until, as_of, here) if facts.hold_until else ""
        details[now] = _say(here.language, "note.hold", facts={"until": until})
    return tuple(
        Step(_step_name(n, facts, reached, here), details[n], _state(n, now, reached)) for n in range(len(FIVE))
    )


def states(facts: StandsFacts) -> tuple[str, ...]:
    """The same bar without its words: past, now, or still to come."""
    reached = facts.steps or {}
    now = _now(facts, reached)
    return tuple(_state(n, now, reached) for n in range(len(FIVE)))


def _now(facts: StandsFacts, reached: Mapping[Stage, datetime]) -> int:
    if facts.stage is Stage.ON_HOLD:
        return max((AT.get(stage, 0) for stage in reached), default=0)
    now = AT.get(facts.stage, SETTLED)
    return 2 if facts.meeting_at is not None and now < 2 else now


def _state(n: int, now: int, reached: Mapping[Stage, datetime]) -> str:
    """A step before this one is past; of a referral that ended, only what was really reached."""
    if n == now:
        return "now"
    if n > now:
        return ""
    return "past" if now != SETTLED or n == 0 or REACHES[n] in reached else ""


def _step_name(n: int, facts: StandsFacts, reached: Mapping[Stage, datetime], here: Locale) -> str:
    met = FIVE[n] == "meeting" and Stage.MET in reached and facts.meeting_at is None
    return _say(here.language, "step.met" if met else f"step.{FIVE[n]}")


def _detail(n: int, facts: StandsFacts, reached: Mapping[Stage, datetime], as_of: datetime, here: Locale) -> str:
    match FIVE[n]:
        case "introduced":
            return _introduced(facts, reached, as_of, here)
        case "contacted" if facts.contacted_in is not None and Stage.CONTACTED in reached:
            return _say(here.language, "note.in", facts={"span": _span(facts, facts.contacted_in, here)})
        case "meeting" if facts.meeting_at is not None:
            return moments.short_moment(facts.meeting_at, as_of, here)
        case "settled":
            return _settled(facts, here)
    at = reached.get(REACHES[n])
    return moments.short_day(at, as_of, here) if at else ""


def _introduced(facts: StandsFacts, reached: Mapping[Stage, datetime], as_of: datetime, here: Locale) -> str:
    at = reached.get(Stage.INTRODUCED)
    if at is None:
        if facts.stage is Stage.CONSENT_ASKED:
            return _say(here.language, "note.asked")
        return _say(here.language, "note.not_yet") if facts.stage is Stage.RECORDED else ""
    slots = {"day": moments.short_day(at, as_of, here), "way": way_label(facts.way, here)}
    return _say(here.language, "note.day_way", facts=slots)


def _settled(facts: StandsFacts, here: Locale) -> str:
    """How it ended; while it is open, that the introducer hears why, either way."""
    if AT.get(facts.stage, SETTLED) == SETTLED and facts.stage is not Stage.ON_HOLD:
        name = _say(here.language, f"label.{facts.stage}", facts={"handed_to": facts.handed_to})
        name = name or stage_name(facts.stage, here)
        return name[:1].lower() + name[1:]
    if facts.direction is Direction.GIVEN:
        return _say(here.language, "note.we_hear")
    return _say(here.language, "note.hears", facts={"introducer": facts.introducer}) if facts.hears else ""


def _span(facts: StandsFacts, minutes: int, here: Locale) -> str:
    """within 41 minutes, within a minute of opening, within three working hours."""
    passed = max(minutes, facts.contacted_after)
    if passed < 60:
        minutes = passed  # as everybody would count it, whatever the hours
    if minutes < 60:
        kind = "minutes" if passed < 60 else "minutes.opening" if facts.came_after_hours else "minutes.working"
        code, n = (f"{kind}.one", "1") if minutes <= 1 else (kind, str(minutes))
    else:
        code, n = ("hours.one", "1") if minutes < 120 else ("hours", moments.number(minutes // 60, here))
    return _say(here.language, code, facts={"n": n})
