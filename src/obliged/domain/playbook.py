"""By which rules do courtesies follow?

Each rule reads as a sentence: when this happens, that person is owed this, by then, until so. The numbers can be
changed and each rule can be switched off; nothing else can, for the rest is what manners are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from obliged.domain.happenings import Kind
from obliged.domain.partners import DAYS
from obliged.domain.referrals import Direction
from obliged.domain.refusals import Refusal


class Verb(StrEnum):
    """What good manners owe."""

    THANK = "thank"
    CALL = "call"
    INTRODUCE = "introduce"
    ASK = "ask"
    TELL = "tell"
    EXPLAIN = "explain"
    ANSWER = "answer"
    KEEP = "keep"
    RETURN = "return"
    APOLOGISE = "apologise"
    RECORD = "record"
    REVIEW = "review"
    # Kept for what comes later: Pay, Invite, Keep in touch, Make it right
    PAY = "pay"
    INVITE = "invite"
    KEEP_IN_TOUCH = "keep_in_touch"
    MAKE_RIGHT = "make_right"


class Whom(StrEnum):
    """Who is owed it, seen from the happening."""

    INTRODUCER = "introducer"
    PROSPECT = "prospect"
    BOTH = "both"  # prospect and provider, each
    OTHER_SIDE = "other_side"  # of the one who reported
    REPORTER = "reporter"  # who reported the happening, or whom it concerns
    US = "us"


class Clock(StrEnum):
    """Which clock a span runs on. Every span names its own."""

    AT_ONCE = "at_once"
    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"
    DAYS = "days"  # calendar days in the firm's zone, due by the close of the day
    ON_ITS_DATE = "on_its_date"  # the moment that the happening itself names


class Opens(StrEnum):
    """From when on it is shown."""

    NOW = "now"  # from the happening on
    THEN = "then"  # when the span has passed


class Which(StrEnum):
    """Which of several happenings of a kind owes it."""

    FIRST = "first"  # the first of each kind
    EACH = "each"
    LAST = "last"  # the last of all kinds that the rule names


class Condition(StrEnum):
    """What must hold of the happening besides its kind."""

    NOT_US = "not_us"  # declined because somebody else is better for it
    SATISFIED = "satisfied"
    THIRD = "third"  # the third of its kind
    ASK_FIRST = "ask_first"  # the prospect is to be asked before being named
    NO_NEED_TO_ASK = "no_need_to_ask"
    MAY_BE_TOLD = "may_be_told"  # the introducer may hear how it goes, so that what we do may show it


ALL_WAYS = frozenset(Direction)
RECEIVED_ONLY = frozenset({Direction.RECEIVED})


class NotANumberOfTimes(Refusal):
    """A rule's number must be a whole number from 1 to 366."""


class UnknownRule(Refusal):
    """There is no such rule in the playbook."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence of the playbook. `spans` are the repetitions: the second counts from the same happening."""

    key: str
    when: frozenset[Kind]
    verb: Verb
    to: Whom
    clock: Clock
    spans: tuple[int, ...] = (0,)
    until: frozenset[Kind] = frozenset()
    until_anyone: bool = False  # settled whomever the settling happening concerns
    opens: Opens = Opens.NOW
    which: Which = Which.FIRST
    where: frozenset[Direction] = ALL_WAYS
    only_if: Condition | None = None
    only_open: bool = False  # falls away when the referral ends
    needs_wish: bool = False  # only as far as the prospect agreed and the introducer wants to hear
    leads: int = 0  # days before it is due from which it is shown
    on: bool = True
    by_itself: bool = False  # its letters leave without a press, once the firm has seen some of them

    @property
    def may_be_by_itself(self) -> bool:
        """Whether its letter says no more than what happened. Bad news, and answers, are for a person to write."""
        return self.key in BY_ITSELF


BY_ITSELF = frozenset(
    {
        "thank_received", "thank_won", "tell_milestone", "tell_under_way", "tell_not_reached", "ask_consent", "ask_met",
        "ask_outcome",
    }
)  # fmt: skip
SEEN_FIRST = 10
"""How many letters of a rule a member sends before the rule sends them by itself."""


def kinds(*names: Kind) -> frozenset[Kind]:
    return frozenset(names)


CLOSERS = kinds(
    Kind.LOST,
    Kind.WITHDRAWN,
    Kind.HANDED_ON,
    Kind.NO_RESPONSE,
    Kind.ENTERED_IN_ERROR,
    Kind.DECLINED,
    Kind.CONSENT_REFUSED,
    Kind.CONSENT_EXPIRED,
)
REACHED = kinds(Kind.CONTACTED, Kind.MEETING_SET, Kind.MET, Kind.PROPOSED, Kind.WON)
H, D, C = Clock.WORKING_HOURS, Clock.WORKING_DAYS, Clock.DAYS

DEFAULT: tuple[Rule, ...] = (
    Rule("thank_received", kinds(Kind.RECEIVED), Verb.THANK, Whom.INTRODUCER, H, (4,), kinds(Kind.THANKED)),
    Rule("call", kinds(Kind.RECEIVED), Verb.CALL, Whom.PROSPECT, H, (1,), REACHED | kinds(Kind.NOT_REACHED),
         until_anyone=True, only_open=True),
    Rule("call_again", kinds(Kind.NOT_REACHED), Verb.CALL, Whom.PROSPECT, C, (1, 2, 4),
         REACHED | kinds(Kind.NOT_REACHED), until_anyone=True, opens=Opens.THEN, which=Which.EACH, only_open=True),
    Rule("tell_not_reached", kinds(Kind.NOT_REACHED), Verb.TELL, Whom.INTRODUCER, D, (1,), kinds(Kind.TOLD) | REACHED,
         until_anyone=True, which=Which.EACH, only_if=Condition.THIRD, only_open=True, needs_wish=True),
    Rule("answer", kinds(Kind.RECEIVED), Verb.ANSWER, Whom.INTRODUCER, D, (2,),
         kinds(Kind.ACCEPTED, Kind.DECLINED, Kind.HANDED_ON, Kind.PROPOSED, Kind.WON), until_anyone=True,
         only_open=True),
    Rule("tell_under_way", kinds(Kind.RECEIVED, Kind.TOLD), Verb.TELL, Whom.INTRODUCER, C, (3, 30, 60),
         kinds(Kind.TOLD), opens=Opens.THEN, which=Which.LAST, where=RECEIVED_ONLY, only_open=True, needs_wish=True),
    Rule("tell_milestone", kinds(Kind.CONTACTED, Kind.MET, Kind.COMPLETED), Verb.TELL, Whom.INTRODUCER, D, (1,),
         kinds(Kind.TOLD), needs_wish=True),
    Rule("record_meeting", kinds(Kind.MEETING_SET), Verb.RECORD, Whom.US, Clock.ON_ITS_DATE, (0,),
         kinds(Kind.MEETING_SET, Kind.MET, Kind.PROPOSED, Kind.WON), until_anyone=True, opens=Opens.THEN,
         which=Which.EACH, only_open=True),
    Rule("ask_proposed", kinds(Kind.PROPOSED), Verb.ASK, Whom.PROSPECT, C, (7, 14),
         kinds(Kind.WON, Kind.WROTE, Kind.HELD), until_anyone=True, opens=Opens.THEN, where=RECEIVED_ONLY,
         only_open=True),
    Rule("hold_ended", kinds(Kind.HOLD_ENDED), Verb.ASK, Whom.PROSPECT, C, (0,),
         REACHED | kinds(Kind.WROTE, Kind.HELD), until_anyone=True, which=Which.EACH, where=RECEIVED_ONLY,
         only_open=True),
    Rule("explain", kinds(Kind.LOST, Kind.DECLINED, Kind.WITHDRAWN, Kind.HANDED_ON, Kind.NO_RESPONSE), Verb.EXPLAIN,
         Whom.INTRODUCER, D, (2,), kinds(Kind.EXPLAINED), which=Which.LAST, needs_wish=True),
    Rule("thank_won", kinds(Kind.WON), Verb.THANK, Whom.INTRODUCER, D, (1,), kinds(Kind.THANKED), needs_wish=True),
    Rule("return_favour", kinds(Kind.WON), Verb.RETURN, Whom.INTRODUCER, C, (90,), kinds(Kind.RETURNED),
         opens=Opens.THEN, where=RECEIVED_ONLY, only_if=Condition.MAY_BE_TOLD),
    Rule("ask_further", kinds(Kind.COMPLETED), Verb.ASK, Whom.PROSPECT, C, (7,), kinds(), opens=Opens.THEN,
         where=RECEIVED_ONLY, only_if=Condition.SATISFIED),
    Rule("find_better", kinds(Kind.DECLINED), Verb.INTRODUCE, Whom.PROSPECT, D, (1,), kinds(Kind.HANDED_ON),
         until_anyone=True, where=RECEIVED_ONLY, only_if=Condition.NOT_US),
    Rule("ask_consent", kinds(Kind.GIVEN), Verb.ASK, Whom.PROSPECT, Clock.AT_ONCE, (0,),
         kinds(Kind.CONSENT_ASKED, Kind.CONSENT_GIVEN, Kind.INTRODUCED), until_anyone=True,
         only_if=Condition.ASK_FIRST, only_open=True),
    Rule("introduce", kinds(Kind.GIVEN, Kind.CONSENT_GIVEN), Verb.INTRODUCE, Whom.PROSPECT, H, (4,),
         kinds(Kind.INTRODUCED), until_anyone=True, which=Which.LAST, only_if=Condition.NO_NEED_TO_ASK,
         only_open=True),
    Rule("ask_met", kinds(Kind.INTRODUCED), Verb.ASK, Whom.BOTH, C, (7, 21),
         kinds(Kind.MET, Kind.PROPOSED, Kind.WON, Kind.COMPLETED), opens=Opens.THEN, only_open=True),
    Rule("ask_outcome", kinds(Kind.MET), Verb.ASK, Whom.BOTH, C, (14, 45),
         kinds(Kind.WON, Kind.COMPLETED, Kind.TREATED_WELL, Kind.TREATED_BADLY), opens=Opens.THEN,
         where=frozenset({Direction.GIVEN, Direction.ONWARD}), only_open=True),
    Rule("apologise", kinds(Kind.TREATED_BADLY), Verb.APOLOGISE, Whom.REPORTER, D, (1,), kinds(Kind.APOLOGISED),
         which=Which.EACH),
    Rule("ask_account", kinds(Kind.TREATED_BADLY), Verb.ASK, Whom.OTHER_SIDE, D, (2,), kinds(Kind.WROTE),
         which=Which.EACH, where=frozenset({Direction.GIVEN, Direction.ONWARD})),
    Rule("review", kinds(Kind.WENT_WRONG, Kind.TREATED_BADLY), Verb.REVIEW, Whom.US, C, (7,), kinds(Kind.REVIEWED),
         until_anyone=True, which=Which.EACH),
    Rule("answer_word", kinds(Kind.WROTE), Verb.ANSWER, Whom.REPORTER, D, (1,),
         kinds(Kind.ANSWERED, Kind.THANKED, Kind.TOLD, Kind.EXPLAINED, Kind.TOUCHED), which=Which.EACH),
    Rule("thank_help", kinds(Kind.HELPED), Verb.THANK, Whom.REPORTER, D, (1,), kinds(Kind.THANKED), which=Which.EACH),
    Rule("keep_promise", kinds(Kind.PROMISED), Verb.KEEP, Whom.REPORTER, Clock.ON_ITS_DATE, (0,),
         kinds(Kind.KEPT, Kind.RELEASED), which=Which.EACH),
    # Their spans are the days of the four tiers; a partner's own rhythm goes before them.
    Rule("keep_in_touch", kinds(Kind.PICKED), Verb.KEEP_IN_TOUCH, Whom.REPORTER, C, tuple(DAYS.values()),
         kinds(Kind.TOUCHED), opens=Opens.THEN, which=Which.LAST),
    Rule("remember", kinds(Kind.PICKED), Verb.KEEP_IN_TOUCH, Whom.REPORTER, Clock.ON_ITS_DATE, (0,),
         kinds(Kind.TOUCHED), opens=Opens.THEN, which=Which.LAST),
    Rule("review_understanding", kinds(Kind.UNDERSTOOD), Verb.REVIEW, Whom.REPORTER, C, (365,),
         kinds(Kind.UNDERSTOOD, Kind.REVIEWED, Kind.PARTED), opens=Opens.THEN, which=Which.LAST, leads=30),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Playbook:
    """The firm's rules, with a version that each courtesy remembers."""

    rules: tuple[Rule, ...] = DEFAULT
    version: int = 0

    def rule(self, key: str) -> Rule:
        """:raises UnknownRule: if there is none"""
        for rule in self.rules:
            if rule.key == key:
                return rule
        raise UnknownRule(key=key)

    def changed(self, changes: Mapping[str, Mapping[str, object]], version: int) -> Playbook:
        """This playbook as the firm keeps it: `{"call": {"spans": [2], "on": true}, "ask_met": {"by_itself": true}}`.

        :raises NotANumberOfTimes: if a number is out of range
        :raises UnknownRule: if a key is not a rule's
        """
        known = {rule.key for rule in self.rules}
        for key in changes:
            if key not in known:
                raise UnknownRule(key=key)
        return Playbook(tuple(_with(rule, changes.get(rule.key, {})) for rule in self.rules), version)


def _with(rule: Rule, change: Mapping[str, object]) -> Rule:
    spans = rule.spans
    given = change.get("spans")
    if isinstance(given, (list, tuple)):
        if len(given) != len(rule.spans):
            raise NotANumberOfTimes(key=rule.key)
        for span in given:
            if not isinstance(span, int) or isinstance(span, bool) or not 1 <= span <= 366:
                raise NotANumberOfTimes(key=rule.key)
        spans = tuple(given)
    on = bool(change.get("on", rule.on))
    return replace(rule, spans=spans, on=on, by_itself=rule.may_be_by_itself and bool(change.get("by_itself")))
