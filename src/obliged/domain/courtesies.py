"""What do we owe, to whom, by when, and because of what?

Thanks are owed for the effort of referring, whatever comes of the referral. What is owed is a pure function of what
happened, the firm's playbook and its working calendar; so each row can be explained, replayed and simulated, and
deriving it twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from obliged.domain.happenings import NOT_US, Happening, Kind
from obliged.domain.partners import Tier
from obliged.domain.people import TellWhat
from obliged.domain.playbook import CLOSERS, DEFAULT, Clock, Condition, Opens, Playbook, Rule, Verb, Which, Whom
from obliged.domain.referrals import Direction, Stage, Standing, Story, stands
from obliged.domain.rhythms import Occasion, Turn, occasions, turns


class Calendar(Protocol):
    """What this module needs of a working calendar (`domain/calendars.py` has it)."""

    def working_minutes_after(self, start: datetime, minutes: int) -> datetime: ...
    def working_days_after(self, start: datetime, days: int) -> datetime: ...
    def end_of_day_after(self, start: datetime, days: int) -> datetime: ...
    def local(self, day: date, at: time) -> datetime: ...
    def day_of(self, moment: datetime) -> date: ...
    def is_working_day(self, day: date) -> bool: ...
    def next_opening(self, moment: datetime) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Key:
    """What names a courtesy for ever: later, not needed and an edited draft refer to it, and outlive its row."""

    rule: str
    because: int  # the happening
    to: int  # the person; 0 is us
    occurrence: int = 1

    def __str__(self) -> str:
        return f"{self.rule}:{self.because}:{self.to}:{self.occurrence}"

    @classmethod
    def read(cls, text: str) -> Key:
        rule, because, to, occurrence = text.split(":")
        return cls(rule, int(because), int(to), int(occurrence))


@dataclass(frozen=True, slots=True)
class Courtesy:
    """One thing that good manners owe or owed, with its because."""

    key: Key
    verb: Verb
    opens_at: datetime
    due_at: datetime
    warn_at: datetime | None = None
    settled_by: int | None = None  # the happening that settled it
    settled_at: datetime | None = None
    fell_away: bool = False  # settled because the referral ended, not because it was done

    @property
    def is_owed(self) -> bool:
        return self.settled_by is None


# What we do about it is written as this happening.
DONE_BY: Mapping[Verb, Kind] = {
    Verb.THANK: Kind.THANKED,
    Verb.CALL: Kind.CONTACTED,
    Verb.ASK: Kind.ASKED,
    Verb.TELL: Kind.TOLD,
    Verb.EXPLAIN: Kind.EXPLAINED,
    Verb.ANSWER: Kind.ANSWERED,
    Verb.KEEP: Kind.KEPT,
    Verb.RETURN: Kind.RETURNED,
    Verb.APOLOGISE: Kind.APOLOGISED,
    Verb.REVIEW: Kind.REVIEWED,
    Verb.RECORD: Kind.MET,
    Verb.INTRODUCE: Kind.INTRODUCED,
    Verb.KEEP_IN_TOUCH: Kind.TOUCHED,
}
# Some deeds are more than their verb: a letter that says "we take it" accepts.
DONE_AS: Mapping[str, Kind] = {"answer": Kind.ACCEPTED, "ask_consent": Kind.CONSENT_ASKED}
VERBS: Mapping[str, Verb] = {rule.key: rule.verb for rule in DEFAULT}


def done_by(rule: str) -> Kind:
    """The happening that is written when a courtesy of this rule is done."""
    return DONE_AS.get(rule) or DONE_BY[VERBS[rule]]


# Reports concern whoever made them; a member's own report (by nobody) concerns every side.
REPORTS = frozenset(
    {Kind.CONTACTED, Kind.MET, Kind.PROPOSED, Kind.WON, Kind.COMPLETED, Kind.TREATED_WELL, Kind.TREATED_BADLY,
     Kind.WROTE, Kind.NOT_YET}
)  # fmt: skip
OUTCOMES = frozenset({Kind.WON, Kind.COMPLETED}) | CLOSERS


def courtesies(story: Story, playbook: Playbook, calendar: Calendar) -> tuple[Courtesy, ...]:
    """Every courtesy that this story ever owed and still stands for, settled or not, in the order of their keys."""
    happened = story.standing()
    if any(h.kind is Kind.ENTERED_IN_ERROR for h in happened):
        return ()
    view = _View(story, happened, stands(story), _wish(story, happened))
    found: dict[Key, Courtesy] = {}
    kinds = {h.kind for h in happened}
    for rule in playbook.rules:
        if rule.on and story.direction in rule.where and not rule.when.isdisjoint(kinds):
            for courtesy in _of_rule(rule, view, calendar):
                found.setdefault(courtesy.key, courtesy)
    return tuple(sorted(found.values(), key=lambda c: (c.due_at, str(c.key))))


def owed(story: Story, playbook: Playbook, calendar: Calendar) -> tuple[Courtesy, ...]:
    """Every courtesy that this story still owes, each with the happening it is owed for."""
    return tuple(c for c in courtesies(story, playbook, calendar) if c.is_owed)


@dataclass(frozen=True, slots=True)
class _View:
    """The story as the rules look at it."""

    story: Story
    happened: tuple[Happening, ...]
    standing: Standing
    wish: bool | None  # may the introducer hear how it goes? None: not asked yet

    @property
    def may_be_told(self) -> bool:
        """Whether the introducer may hear how it goes, as far as the prospect decides it."""
        return bool(self.wish) or (self.wish is None and not self.story.discreet)

    def after(self, h: Happening) -> Iterator[Happening]:
        return (s for s in self.happened if (s.at, s.id) > (h.at, h.id))


def _wish(story: Story, happened: tuple[Happening, ...]) -> bool | None:
    said = [h.kind for h in happened if h.kind in {Kind.MAY_TELL, Kind.MAY_NOT_TELL}]
    return said[-1] is Kind.MAY_TELL if said else None


def _of_rule(rule: Rule, view: _View, calendar: Calendar) -> Iterator[Courtesy]:
    if rule.key == "tell_under_way":
        yield from _under_way(rule, view, calendar)
        return
    if rule.verb is Verb.KEEP_IN_TOUCH:
        yield from _in_rhythm(rule, view, calendar)
        return
    for count, h in _because(rule, view):
        if _is_history(h) or not _holds(rule.only_if, h, count, view):
            continue
        for person in _owed_to(rule.to, h, view):
            if rule.key in view.story.wont.get(person, ()):
                continue  # they said that they will not do it: nobody asks it of them
            if not rule.needs_wish or _wants(view, person, h.kind):
                yield from _of_person(rule, view, h, count, person, calendar)


def _because(rule: Rule, view: _View) -> Iterator[tuple[int, Happening]]:
    """The happenings that owe it, each with how many of its kind there were by then."""
    counts: dict[Kind, int] = {}
    matching = []
    for h in view.happened:
        if h.kind in rule.when:
            counts[h.kind] = counts.get(h.kind, 0) + 1
            if rule.which is not Which.FIRST or counts[h.kind] == 1:
                matching.append((counts[h.kind], h))
    yield from matching[-1:] if rule.which is Which.LAST else matching


def _is_history(h: Happening) -> bool:
    """What was recorded as history owes nothing from before it was recorded."""
    return bool(h.fact("history")) and h.at < h.recorded_at


def _holds(condition: Condition | None, h: Happening, count: int, view: _View) -> bool:
    match condition:
        case None:
            return True
        case Condition.NOT_US:
            return h.fact("reason") in {str(r) for r in NOT_US}
        case Condition.SATISFIED:
            return bool(h.fact("satisfied"))
        case Condition.THIRD:
            return count == 3
        case Condition.ASK_FIRST:
            return view.story.consent_wanted
        case Condition.NO_NEED_TO_ASK:
            return h.kind is Kind.CONSENT_GIVEN or not view.story.consent_wanted
        case Condition.MAY_BE_TOLD:
            return view.may_be_told


def _owed_to(whom: Whom, h: Happening, view: _View) -> tuple[int, ...]:
    story = view.story
    concerned = h.by or h.to
    match whom:
        case Whom.INTRODUCER:
            return story.parent_introducers if story.direction is Direction.ONWARD else story.introducers
        case Whom.PROSPECT:
            return story.prospects[:1]  # a couple is asked once
        case Whom.BOTH:
            return story.prospects[:1] + story.providers[:1] if story.asks else ()
        case Whom.OTHER_SIDE:
            other = story.providers if concerned in story.prospects else story.prospects
            return other[:1]
        case Whom.REPORTER:
            return (concerned,) if concerned else story.prospects[:1]
        case Whom.US:
            return (0,)


def _wants(view: _View, person: int, kind: Kind) -> bool:
    """Whether this introducer may and wishes to hear of a happening of this kind."""
    if not view.may_be_told:
        return False
    wish = view.story.tell_what.get(person, TellWhat.EVERY_STEP)
    if wish is TellWhat.NOTHING:
        return False
    return wish is TellWhat.EVERY_STEP or kind in OUTCOMES


def _of_person(
    rule: Rule, view: _View, h: Happening, count: int, person: int, calendar: Calendar
) -> Iterator[Courtesy]:
    counted = rule.key == "call_again"  # its spans go by how often we called, not by how often we asked
    due = _due(rule, h, rule.spans[min(count, len(rule.spans)) - 1] if counted else rule.spans[0], calendar)
    settler = _settled(rule, view, h, person)
    done = [] if counted else [s for s in view.after(h) if _did(s, rule, h, person)]
    for n, span in enumerate(rule.spans[:1] if counted else rule.spans, start=1):
        if n > 1:
            if len(done) < n - 1:
                return
            rest = rule.spans[n - 1] - rule.spans[n - 2]
            due = max(_due(rule, h, span, calendar), calendar.end_of_day_after(done[n - 2].at, rest))
        by = done[n - 1] if len(done) >= n else settler
        if n > 1 and settler is not None and (settler.at, settler.id) < (done[n - 2].at, done[n - 2].id):
            return
        yield _courtesy(rule, Key(rule.key, h.id, person, count if counted else n), h, due, by, calendar)


def _courtesy(rule: Rule, key: Key, h: Happening, due: datetime, by: Happening | None, calendar: Calendar) -> Courtesy:
    warn = None
    if rule.key == "call":
        warn = calendar.working_minutes_after(h.at, rule.spans[0] * 30)
    return Courtesy(
        key, rule.verb, _opens(rule, h, due, calendar), due, warn,
        settled_by=by.id if by else None,
        settled_at=by.at if by else None,
        fell_away=by is not None and by.kind in CLOSERS and by.kind not in rule.until,
    )  # fmt: skip


def _settled(rule: Rule, view: _View, h: Happening, person: int) -> Happening | None:
    """The first happening that settles it: what the rule waits for, or the end of the referral."""
    for s in view.after(h):
        if s.kind in rule.until and (rule.until_anyone or _concerns(s, person)) and _names(s, h):
            return s
        if rule.only_open and s.kind in CLOSERS:
            return s
    return None


def _concerns(s: Happening, person: int) -> bool:
    whom = s.by if s.kind in REPORTS else s.to
    return whom is None or whom == person


def _names(s: Happening, h: Happening) -> bool:
    """A deed that names what it was done for settles that and nothing else."""
    named = s.fact("because")
    return named is None or h.id in named


def _did(s: Happening, rule: Rule, h: Happening, person: int) -> bool:
    """Whether this happening is our doing what the rule asks, or the side's saying that it is too early."""
    if s.kind is Kind.NOT_YET:
        return rule.key == "ask_met" and s.by == person
    if s.kind is not done_by(rule.key) or s.to != person or not _names(s, h):
        return False
    return rule.key == s.fact("rule") or rule.key in (s.fact("rules") or ())


def _due(rule: Rule, h: Happening, span: int, calendar: Calendar) -> datetime:
    match rule.clock:
        case Clock.AT_ONCE:
            return calendar.working_minutes_after(h.at, 0)
        case Clock.WORKING_HOURS:
            return calendar.working_minutes_after(h.at, span * 60)
        case Clock.WORKING_DAYS:
            return calendar.working_days_after(h.at, span)
        case Clock.DAYS:
            return calendar.end_of_day_after(h.at, span)
        case Clock.ON_ITS_DATE:
            named: datetime = h.fact("on") or h.fact("due") or h.at
            return max(named, calendar.end_of_day_after(named, 0)) if rule.verb is Verb.RECORD else named


def _opens(rule: Rule, h: Happening, due: datetime, calendar: Calendar) -> datetime:
    """From when on it is shown: at once, or on the morning of its day; a meeting's record when it has begun."""
    if rule.verb is Verb.RECORD:
        opens: datetime = h.fact("on") or h.at
        if h.fact("one_to_one"):  # from that morning on: it leads to what to speak of
            return max(h.at, calendar.local(calendar.day_of(opens), time.min))
        return opens
    if rule.verb is Verb.KEEP:
        return max(h.at, due - timedelta(days=2))
    if rule.opens is Opens.NOW:
        return h.at
    if rule.leads:
        return max(h.at, due - timedelta(days=rule.leads))
    return max(h.at, due - timedelta(hours=12))


def _under_way(rule: Rule, view: _View, calendar: Calendar) -> Iterator[Courtesy]:
    """Nothing told for three days: say that we are on it. Later every thirty days, while working together sixty."""
    first, later, working = rule.spans
    ended = next((h for h in view.happened if h.kind in CLOSERS or h.kind is Kind.COMPLETED), None)
    for person in view.story.introducers:
        if not _wants(view, person, Kind.CONTACTED):
            continue
        anchors = [h for h in view.happened if h.kind is Kind.RECEIVED or (h.kind is Kind.TOLD and h.to == person)]
        for n, h in enumerate(anchors):
            if _is_history(h) or (ended is not None and (h.at, h.id) > (ended.at, ended.id)):
                continue
            span = first if h.kind is Kind.RECEIVED else working if view.standing.stage is Stage.WON else later
            due = calendar.end_of_day_after(h.at, span)
            told = anchors[n + 1] if n + 1 < len(anchors) else None
            by = told or ended
            yield Courtesy(
                Key(rule.key, h.id, person), rule.verb, max(h.at, due - timedelta(hours=12)), due,
                settled_by=by.id if by else None,
                settled_at=by.at if by else None,
                fell_away=by is not None and by is ended,
            )  # fmt: skip


def _in_rhythm(rule: Rule, view: _View, calendar: Calendar) -> Iterator[Courtesy]:
    """Of a partner: a word when their rhythm says so, and on the days that are to be remembered."""
    story, rhythm = view.story, view.story.rhythm
    picked = next((h for h in reversed(view.happened) if h.kind is Kind.PICKED), None)
    for person in story.prospects[:1]:
        if rhythm is None or picked is None or rule.key in story.wont.get(person, ()):
            continue
        found: Iterator[Turn | Occasion]
        if rule.key == "remember":
            found = occasions(rhythm, picked, story.touches, story.introduced, calendar)
        else:
            days = dict(zip(Tier, rule.spans, strict=True))
            found = turns(rhythm, picked, story.touches, calendar, days)
        for turn in found:
            occurrence = turn.occurrence if isinstance(turn, Occasion) else 1
            yield Courtesy(
                Key(rule.key, turn.because.id, person, occurrence), rule.verb, turn.opens_at, turn.due_at,
                settled_by=turn.by.id if turn.by else None,
                settled_at=turn.by.at if turn.by else None,
            )  # fmt: skip


__all__ = ["Calendar", "Courtesy", "Key", "courtesies", "done_by", "owed"]
