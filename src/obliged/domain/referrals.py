"""Where does a referral stand, and where may it go next?

Three roles around one need: the introducer whose word it is, the prospect who has the need, the provider who can
serve it. A role without a party is us. The stage is derived from the happenings, never typed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from obliged.domain.happenings import Happening, Kind, standing
from obliged.domain.people import TellWhat
from obliged.domain.refusals import Refusal
from obliged.domain.rhythms import Introduced, Rhythm


class Direction(StrEnum):
    """Which role is ours."""

    RECEIVED = "received"  # the provider is us
    GIVEN = "given"  # the introducer is us
    ONWARD = "onward"  # received, then handed on: a given referral with a parent


class Side(StrEnum):
    """The role that a party plays."""

    INTRODUCER = "introducer"
    PROSPECT = "prospect"
    PROVIDER = "provider"


class Stage(StrEnum):
    """Where a referral stands."""

    RECORDED = "recorded"
    CONSENT_ASKED = "consent_asked"
    INTRODUCED = "introduced"
    ACCEPTED = "accepted"
    CONTACTED = "contacted"
    MET = "met"
    PROPOSED = "proposed"
    WON = "won"
    COMPLETED = "completed"
    ON_HOLD = "on_hold"
    DECLINED = "declined"
    LOST = "lost"
    WITHDRAWN = "withdrawn"
    HANDED_ON = "handed_on"
    NO_RESPONSE = "no_response"
    IN_ERROR = "in_error"


OPEN = frozenset(
    {
        Stage.RECORDED,
        Stage.CONSENT_ASKED,
        Stage.INTRODUCED,
        Stage.ACCEPTED,
        Stage.CONTACTED,
        Stage.MET,
        Stage.PROPOSED,
        Stage.WON,
        Stage.ON_HOLD,
    }
)
# How far along each open stage is; a later report of an earlier step does not move a referral back.
PATH = (
    Stage.RECORDED,
    Stage.CONSENT_ASKED,
    Stage.INTRODUCED,
    Stage.ACCEPTED,
    Stage.CONTACTED,
    Stage.MET,
    Stage.PROPOSED,
    Stage.WON,
    Stage.COMPLETED,
)
RANK = {stage: n for n, stage in enumerate(PATH)}
LEADS_TO: Mapping[Kind, Stage] = {
    Kind.RECEIVED: Stage.INTRODUCED,
    Kind.GIVEN: Stage.RECORDED,
    Kind.CONSENT_ASKED: Stage.CONSENT_ASKED,
    Kind.INTRODUCED: Stage.INTRODUCED,
    Kind.ACCEPTED: Stage.ACCEPTED,
    Kind.CONTACTED: Stage.CONTACTED,
    Kind.MEETING_SET: Stage.CONTACTED,
    Kind.MET: Stage.MET,
    Kind.PROPOSED: Stage.PROPOSED,
    Kind.WON: Stage.WON,
    Kind.COMPLETED: Stage.COMPLETED,
    Kind.DECLINED: Stage.DECLINED,
    Kind.LOST: Stage.LOST,
    Kind.WITHDRAWN: Stage.WITHDRAWN,
    Kind.HANDED_ON: Stage.HANDED_ON,
    Kind.NO_RESPONSE: Stage.NO_RESPONSE,
    Kind.CONSENT_REFUSED: Stage.WITHDRAWN,
    Kind.CONSENT_EXPIRED: Stage.NO_RESPONSE,
    Kind.ENTERED_IN_ERROR: Stage.IN_ERROR,
}


class ReferralIsClosed(Refusal):
    """This referral has ended; reopen it by taking back how it ended."""


class HasNotStarted(Refusal):
    """There is nothing yet that this could follow."""


@dataclass(frozen=True, slots=True)
class Story:
    """Everything about one referral from which its judgements follow. Ids are people's; the empty tuple is us."""

    direction: Direction
    introducers: tuple[int, ...]
    prospects: tuple[int, ...]
    providers: tuple[int, ...]
    happenings: tuple[Happening, ...]  # as recorded, taken back or not
    tell_what: Mapping[int, TellWhat]  # how much each person wishes to hear; absent: every step
    consent_wanted: bool = False  # a given referral whose prospect is asked first
    discreet: bool = False  # law and health: nothing is told before a yes
    parent_introducers: tuple[int, ...] = ()  # of the referral that was handed on
    asks: bool = True  # whether both sides are asked how it went
    wont: Mapping[int, frozenset[str]] = field(default_factory=dict)  # rules that a person's understanding leaves out
    partners: frozenset[int] = frozenset()  # those of its people with whom we keep in touch in a rhythm
    # Of a partner, in the story between us and them
    rhythm: Rhythm | None = None  # None: nobody picked them, or they parted
    touches: tuple[Happening, ...] = ()  # from anywhere, in a referral or outside, in their order
    introduced: tuple[Introduced, ...] = ()  # by them to us, who became clients

    def standing(self) -> tuple[Happening, ...]:
        return standing(self.happenings)

    def parties(self, side: Side) -> tuple[int, ...]:
        if side is Side.INTRODUCER:
            return self.introducers
        return self.prospects if side is Side.PROSPECT else self.providers


@dataclass(frozen=True, slots=True)
class Reached:
    """When a step was reached, and who said so (None: we did)."""

    at: datetime
    by: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a referral stands as of its last happening."""

    stage: Stage
    since: datetime | None
    steps: Mapping[Stage, Reached]
    sides: Mapping[int, Mapping[Stage, Reached]]  # per person who reported
    hold_until: datetime | None = None
    meeting_at: datetime | None = None
    ended_by: Happening | None = None

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN

    @property
    def is_positioned(self) -> bool:
        return self.stage is not Stage.RECORDED


def stands(story: Story) -> Standing:
    """Where this referral stands.

    A final happening (lost, handed on, …) decides unless work went on after it; among the open steps the furthest
    counts, so that it does not matter in which order independent reports come in.
    """
    steps: dict[Stage, Reached] = {}
    sides: dict[int, dict[Stage, Reached]] = {}
    furthest: Stage | None = None
    ended: Happening | None = None
    held: Happening | None = None
    meeting: datetime | None = None
    for h in story.standing():
        if h.kind is Kind.HELD:
            held = h
        elif h.kind is Kind.HOLD_ENDED:
            held = None
        elif h.kind is Kind.MEETING_SET:
            meeting = h.fact("on")
        stage = LEADS_TO.get(h.kind)
        if stage is None:
            continue
        if h.kind is Kind.MET:
            meeting = None
        if h.by is not None:
            sides.setdefault(h.by, {}).setdefault(stage, Reached(h.at, h.by))
        steps.setdefault(stage, Reached(h.at, h.by))
        if stage in RANK:
            held = None if held and h.at > held.at else held
            if furthest is None or RANK[stage] > RANK[furthest]:
                furthest = stage
        else:
            ended = h
    if ended is not None:
        stage = LEADS_TO[ended.kind]
        return Standing(stage, ended.at, steps, sides, ended_by=ended)
    if furthest is None:
        return Standing(Stage.RECORDED, None, steps, sides)
    if held is not None and furthest is not Stage.COMPLETED:
        return Standing(Stage.ON_HOLD, held.at, steps, sides, hold_until=held.fact("until"), meeting_at=meeting)
    return Standing(furthest, steps[furthest].at, steps, sides, meeting_at=meeting)


# What may be recorded from each stage, in the order in which a person would look for it.
NEXT: Mapping[Stage, tuple[Kind, ...]] = {
    Stage.RECORDED: (Kind.CONSENT_ASKED, Kind.INTRODUCED, Kind.WITHDRAWN),
    Stage.CONSENT_ASKED: (Kind.CONSENT_GIVEN, Kind.CONSENT_REFUSED, Kind.WITHDRAWN),
    Stage.INTRODUCED: (Kind.CONTACTED, Kind.MEETING_SET, Kind.MET, Kind.DECLINED, Kind.LOST, Kind.HELD, Kind.WITHDRAWN),
    Stage.ACCEPTED: (Kind.CONTACTED, Kind.MEETING_SET, Kind.MET, Kind.DECLINED, Kind.LOST, Kind.HELD, Kind.WITHDRAWN),
    Stage.CONTACTED: (
        Kind.MEETING_SET,
        Kind.MET,
        Kind.PROPOSED,
        Kind.WON,
        Kind.DECLINED,
        Kind.LOST,
        Kind.HELD,
        Kind.WITHDRAWN,
    ),
    Stage.MET: (Kind.PROPOSED, Kind.WON, Kind.DECLINED, Kind.LOST, Kind.HELD, Kind.WITHDRAWN),
    Stage.PROPOSED: (Kind.WON, Kind.LOST, Kind.HELD, Kind.WITHDRAWN),
    Stage.WON: (Kind.COMPLETED, Kind.LOST, Kind.HELD),
    Stage.ON_HOLD: (Kind.HOLD_ENDED, Kind.CONTACTED, Kind.MET, Kind.PROPOSED, Kind.WON, Kind.LOST, Kind.WITHDRAWN),
}


def may_follow(kind: Kind, standing: Standing) -> None:
    """Refuse a step that makes no sense from here.

    :raises ReferralIsClosed: if it has ended
    """
    if kind in LEADS_TO and kind is not Kind.ENTERED_IN_ERROR and not standing.is_open:
        if kind is Kind.HANDED_ON and standing.stage in {Stage.DECLINED, Stage.LOST}:
            return
        raise ReferralIsClosed(stage=standing.stage)
