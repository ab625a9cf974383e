"""How does Today say what is owed?

A row is a verb, a name, and why: facts about a person, then one act. Every row can explain itself: the rule as the
playbook says it, what happened, and the arithmetic by which it falls due.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache, partial

from obliged.domain.calendars import Calendar, clock_face
from obliged.domain.happenings import Kind
from obliged.domain.playbook import Clock, Rule, Verb
from obliged.domain.referrals import Direction
from obliged.words import moments, playbook
from obliged.words.languages import Facts, Locale, Options, as_sentence, fill, in_quotes, say, texts
from obliged.words.people import PersonFacts, speak_of

_say = partial(say, "courtesies")

BETWEEN = frozenset({Direction.GIVEN, Direction.ONWARD})  # a referral between two others
MERGED = frozenset({"ask_met", "ask_outcome"})  # asked of both sides, shown as one
NAMED_DAYS = 3  # more closed days than these are counted, not named
COUNTED = 99  # further nobody counts
THIRD = 3  # the time at which a slower rhythm is offered


@dataclass(frozen=True, slots=True)
class BecauseFacts:
    """The happening that owes it. `member` is who of us recorded it; empty where the reader did."""

    kind: Kind
    at: datetime
    id: int = 0
    to_the_day: bool = False
    by: PersonFacts | None = None  # the outsider who reported it, or whom it concerns
    member: str = ""
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OwedFacts:
    """What a row needs to know of a courtesy. `to` is None where it is owed by us to ourselves."""

    rule: str
    verb: Verb
    to: PersonFacts | None
    because: BecauseFacts
    due_at: datetime
    occurrence: int = 1
    opens_at: datetime | None = None
    warn_at: datetime | None = None
    direction: Direction | None = None
    introducer: PersonFacts | None = None
    prospect: PersonFacts | None = None
    provider: PersonFacts | None = None
    handed_to: PersonFacts | None = None  # the provider of the referral that it became
    need: str = ""
    meeting_at: datetime | None = None
    sent_this_year: int = 0  # by the introducer to us, this one included
    given_this_year: int = 0  # by us to the introducer


@dataclass(frozen=True, slots=True)
class BriefWords:
    """The act alone: `verb` · `lead` **whom** `rest`. Lead and rest bring their own spaces."""

    verb: str
    lead: str
    whom: str
    rest: str
    due: str
    due_tone: str  # late, soon, or empty
    action: str  # the button of the closed row
    aria: str  # the button's whole name for those who listen
    next_line: str  # "Call her within the hour", in a list of referrals

    @property
    def text(self) -> str:
        """What stands beside the verb."""
        return f"{self.lead}{self.whom}{self.rest}"


@dataclass(frozen=True, slots=True)
class RowWords(BriefWords):
    """One row, with why and with what is said once it is done."""

    why: str
    send: str  # the button of the open letter
    done: str  # "Thanked Ana."
    did: str  # "Thanked", the verb of a row that is done


def row(owed: OwedFacts, as_of: datetime, here: Locale) -> RowWords:
    """What is owed, to whom, why and by when."""
    return _row((owed,), as_of, here)


def send_and_answer(verb: Verb, here: Locale) -> str:
    """Send thanks and answer: the button of a letter that also says whether we take it."""
    return _say(here.language, f"send.{verb}.and_answer", "send.other.and_answer")


def merge(owed: Sequence[OwedFacts], as_of: datetime, here: Locale) -> RowWords:
    """One row for the same question to both sides: Ask Fred and Mei Tanaka how it went."""
    return _row(tuple(owed), as_of, here)


def together(owed: Iterable[OwedFacts]) -> tuple[tuple[OwedFacts, ...], ...]:
    """The rows as they are shown: the same question to two sides of one introduction is one row."""
    groups: dict[object, list[OwedFacts]] = {}
    for n, one in enumerate(owed):
        key = (one.rule, one.because.id, one.occurrence) if one.rule in MERGED and one.because.id else n
        groups.setdefault(key, []).append(one)
    return tuple(tuple(group) for group in groups.values())


def brief(owed: Sequence[OwedFacts], as_of: datetime, here: Locale) -> BriefWords:
    """What a list of referrals says of a row: the act, and by when, without its why."""
    first = min(owed, key=lambda one: one.due_at)
    return _brief(first, owed, facts_of(first, as_of, here), as_of, here)


def _brief(first: OwedFacts, group: Sequence[OwedFacts], facts: Facts, as_of: datetime, here: Locale) -> BriefWords:
    both = _both(first, group)
    subject = subject_of(first)
    lead, rest = _part(first, f"{both}.lead", facts, here), _part(first, f"{both}.rest", facts, here)
    verb = _say(here.language, f"verb.{first.verb}")
    action = _say(here.language, f"action.{first.rule}", f"action.{first.verb}{both}", f"action.{first.verb}")
    if both:
        names = [one.to.first for one in group[:-1] if one.to] + [one.to.name for one in group[-1:] if one.to]
        whom, short = moments.listed(names, here), moments.listed([one.to.first for one in group if one.to], here)
    else:
        whom = subject.name if subject else _say(here.language, "whom.us")
        short = subject.first if subject else whom
    aria = _say(here.language, "aria", facts={"action": action, "verb": verb, "text": f"{lead}{whom}{rest}"})
    if first.verb is Verb.CALL:
        aria = _say(here.language, "aria.call", facts={"whom": whom, "phone": subject.phone if subject else ""})
    return BriefWords(
        verb=verb,
        lead=lead,
        whom=whom,
        rest=rest,
        due=moments.left(first.due_at, as_of, here),
        due_tone=moments.tone(first.due_at, as_of, first.warn_at),
        action=action,
        aria=aria,
        next_line=_short_line(verb, lead, short, rest),
    )


def _both(first: OwedFacts, group: Sequence[OwedFacts]) -> str:
    return ".both" if first.rule in MERGED and len(group) > 1 and all(one.to for one in group) else ""


def _row(group: tuple[OwedFacts, ...], as_of: datetime, here: Locale) -> RowWords:
    first = min(group, key=lambda one: one.due_at)
    facts = facts_of(first, as_of, here)
    both = _both(first, group)
    said = _brief(first, group, facts, as_of, here)
    did = _say(here.language, f"did.{first.verb}")
    return RowWords(
        **{field: getattr(said, field) for field in BriefWords.__dataclass_fields__},
        why=_why(first, both, facts, here),
        send=_say(here.language, f"send.{first.verb}{both}", f"send.{first.verb}", "send.other"),
        done=_done(first, group, facts, did, here),
        did=did,
    )


def _done(first: OwedFacts, group: Sequence[OwedFacts], facts: Facts, did: str, here: Locale) -> str:
    if _both(first, group):
        firsts = moments.listed([one.to.first for one in group if one.to], here)
        return _say(here.language, "both.done", facts={"both": firsts})
    known = facts | {"did": did}
    return _part(first, ".done", known, here) or _say(here.language, "done.other", facts=known)


def _short_line(verb: str, lead: str, short: str, rest: str) -> str:
    """Call Sally within the hour."""
    return f"{verb} {lead}{short}{rest.replace(', ', ' ', 1) if rest.startswith(',') else rest}"


def _why(owed: OwedFacts, both: str, facts: Facts, here: Locale) -> str:
    parts = [_part(owed, f"{both}.why{n}", facts, here) for n in ("", ".2", ".3")]
    return " ".join(part for part in parts if part) or _say(here.language, "why.other", facts=facts)


def _part(owed: OwedFacts, part: str, facts: Facts, here: Locale) -> str:
    """The words of this part of a rule."""
    is_between = owed.direction in BETWEEN
    by_name = owed.to is not None and not _has_pronoun(owed.to)
    meets = owed.meeting_at is not None and not is_between
    return fill(
        _texts(here.language, owed.rule, owed.because.kind, part, is_between, meets, by_name, owed.occurrence > 1),
        facts,
    )


@lru_cache(maxsize=4096)
def _texts(
    language: str, rule: str, kind: Kind, part: str, is_between: bool, meets: bool, by_name: bool, is_again: bool
) -> Options:
    """All that may be said, the fittest first: for what happened and between whom, then as it is in general."""
    between = [".onward", ".between"] if is_between else []
    codes = [f"{rule}{part}.again"] if is_again else []
    codes += [f"{rule}.{kind}.meeting{part}"] if meets else []
    codes += [f"{rule}.{kind}{b}{part}" for b in between] + [f"{rule}{b}{part}" for b in between]
    codes += [f"{rule}.by_name{part}"] if by_name else []
    codes += [f"{rule}.{kind}{part}", f"{rule}{part}"]
    catalogue = texts("courtesies", language)
    return tuple(text for code in codes for text in catalogue.get(code, ()))


def _has_pronoun(person: PersonFacts) -> bool:
    return bool(person.pronoun) or person.is_couple


def subject_of(owed: OwedFacts) -> PersonFacts | None:
    """Who is named beside the verb: whom it is owed to, or about whom we owe it to ourselves."""
    return owed.to or owed.prospect or owed.because.by or owed.provider or owed.introducer


def facts_of(owed: OwedFacts, as_of: datetime, here: Locale) -> Facts:
    because = owed.because
    subject = subject_of(owed)
    other = owed.provider if owed.to == owed.prospect else owed.prospect
    people = speak_of(
        {
            "to": subject, "introducer": owed.introducer, "prospect": owed.prospect, "provider": owed.provider,
            "handed_to": owed.handed_to, "other": other, "about": subject,
        },
        subject="to",
    )  # fmt: skip
    asked: dict[str, Callable[[], object]] = {
        "when": lambda: moments.when(because.at, as_of, here, to_the_day=because.to_the_day),
        "day": lambda: moments.day_of(because.at, as_of, here),
        "soon": lambda: _soon(owed.due_at, as_of, here),
        "need": lambda: as_sentence(owed.need),
        "words": lambda: as_sentence(because.words),
        "quoted": lambda: in_quotes(because.words),
        "reason": lambda: _reason(owed, here),
        "who": lambda: because.member or _say(here.language, "who.you"),
        "meeting": lambda: moments.at_moment(owed.meeting_at, as_of, here) if owed.meeting_at else "",
        "nth": lambda: moments.nth(owed.sent_this_year, here) if owed.sent_this_year else "",
        "sent": lambda: moments.number(owed.sent_this_year, here) if owed.sent_this_year else "",
        "given": lambda: moments.number(owed.given_this_year, here),
        "tried": lambda: moments.times(owed.occurrence, here),
        "tries": lambda: moments.nth(max(1, owed.occurrence), here),
    }
    return Facts(people, asked)


def _reason(owed: OwedFacts, here: Locale) -> str:
    """Why it did not come to be, said of us, or of those two."""
    between = [f"reason.between.{owed.because.reason}"] if owed.direction in BETWEEN else []
    return _say(here.language, *between, f"reason.{owed.because.reason}")


def _soon(due_at: datetime, as_of: datetime, here: Locale) -> str:
    if due_at < as_of:
        return _say(here.language, "soon.now")
    if due_at - as_of <= moments.HOUR:
        return _say(here.language, "soon.hour")
    today = moments.local(due_at, here).date() == moments.local(as_of, here).date()
    return _say(here.language, "soon.today") if today else ""


# The courtesy explains itself


def because(owed: OwedFacts, rule: Rule, calendar: Calendar, as_of: datetime, here: Locale) -> tuple[str, ...]:
    """The rule as a sentence, what happened, and how the due moment follows from both."""
    return (playbook.text(rule, here), _happened(owed, as_of, here), *_arithmetic(owed, rule, calendar, as_of, here))


def _happened(owed: OwedFacts, as_of: datetime, here: Locale) -> str:
    facts = facts_of(owed, as_of, here)
    if owed.because.kind is Kind.RECEIVED:
        moment = owed.because.at
        at = moments.on_day(moment, as_of, here) if owed.because.to_the_day else moments.at_moment(moment, as_of, here)
        return _say(here.language, "because.received", facts=facts | {"at": at})
    return _why(owed, "", facts, here)


def _arithmetic(owed: OwedFacts, rule: Rule, calendar: Calendar, as_of: datetime, here: Locale) -> tuple[str, ...]:
    """Only what really leads to the due moment is said; where the playbook changed since, the moment alone."""
    end = moments.at_moment(owed.due_at, as_of, here)
    plain = (_say(here.language, "because.plain", facts={"end": end}),)
    if rule.clock is Clock.AT_ONCE:
        return (_say(here.language, "because.at_once", facts={"end": end}),)
    if rule.clock is Clock.ON_ITS_DATE:
        return (_say(here.language, "because.on_its_date", facts={"end": end}),)
    if rule.clock is Clock.DAYS:
        return _in_days(owed, rule, as_of, here) or plain
    return _in_working_time(owed, rule, calendar, as_of, here) or plain


def _in_days(owed: OwedFacts, rule: Rule, as_of: datetime, here: Locale) -> tuple[str, ...]:
    start, end = moments.local(owed.because.at, here).date(), moments.local(owed.due_at, here).date()
    span = next((span for span in rule.spans if start + timedelta(days=span) == end), None)
    if span is None:
        return ()
    if span == 0:
        facts = {"end": moments.at_moment(owed.due_at, as_of, here)}
        return (_say(here.language, "because.days.none", facts=facts),)
    return (_spanning("because.days", span, rule.clock, owed.because.at, owed.due_at, as_of, here),)


def _in_working_time(owed: OwedFacts, rule: Rule, calendar: Calendar, as_of: datetime, here: Locale) -> tuple[str, ...]:
    span = rule.spans[min(owed.occurrence, len(rule.spans)) - 1]
    if rule.clock is Clock.WORKING_DAYS:
        if calendar.working_days_after(owed.because.at, span) != owed.due_at:
            return ()
        said = _spanning("because.working_days", span, rule.clock, owed.because.at, owed.due_at, as_of, here)
        return (said, *_closed_between(owed.because.at, owed.due_at, calendar, here))
    if calendar.working_minutes_after(owed.because.at, span * 60) != owed.due_at:
        return ()
    start = calendar.next_opening(owed.because.at)
    facts = {
        "Span": moments.begun(moments.span(span, rule.clock, here, words=True)),
        "start": _day_clock(start, as_of, here),
        "end": _day_clock(owed.due_at, as_of, here),
    }
    code = "because.working_hours.one" if span == 1 else "because.working_hours"
    said = _say(here.language, code, facts=facts)
    closed = _closed_between(owed.because.at, owed.due_at, calendar, here)
    return (said, *closed, _hours(start, owed.due_at, calendar, here))


def _spanning(code: str, span: int, clock: Clock, start: datetime, end: datetime, as_of: datetime, here: Locale) -> str:
    facts = {
        "Span": moments.begun(moments.span(span, clock, here, words=True)),
        "start": moments.day_of(start, as_of, here),
        "end": moments.on_day(end, as_of, here),
    }
    return _say(here.language, code if span == 1 else f"{code}.many", facts=facts)


def _day_clock(moment: datetime, as_of: datetime, here: Locale) -> str:
    """Friday 9:00: the weekday even where it is today, since hours are kept by weekday."""
    day = moments.local(moment, here).date()
    near = abs((day - moments.local(as_of, here).date()).days) < 7
    named = moments.weekday(day, here) if near else moments.day_of(moment, as_of, here)
    return _say(here.language, "because.day_clock", facts={"day": named, "clock": moments.clock(moment, here)})


def _hours(start: datetime, end: datetime, calendar: Calendar, here: Locale) -> str:
    """Friday’s hours are 9:00 to 17:00."""
    days = dict.fromkeys((moments.local(start, here).date(), moments.local(end, here).date()))
    return " ".join(
        _say(here.language, "because.hours", facts={"day": moments.weekday(day, here), "hours": hours})
        for day in days
        if (hours := _openings(day, calendar, here))
    ) or _say(here.language, "because.hours.night")


def _openings(day: date, calendar: Calendar, here: Locale) -> str:
    spans = [
        _say(here.language, "because.one_span",
             facts={"opens": _face(span.opens), "closes": _face(span.closes)})
        for span in calendar.hours.on(day)
    ]  # fmt: skip
    return moments.listed(spans, here)


def _face(minutes: int) -> str:
    """Minutes from midnight as moments show a clock: 9:00."""
    return clock_face(minutes).removeprefix("0")


def _closed_between(start: datetime, end: datetime, calendar: Calendar, here: Locale) -> tuple[str, ...]:
    """The closed days that the count passed over, since they are why it takes longer than it sounds."""
    first, last = moments.local(start, here).date(), moments.local(end, here).date()
    between = [first + timedelta(days=n) for n in range((last - first).days)]
    closed = [day for day in between if not calendar.is_working_day(day)]
    if not closed:
        return ()
    if len(closed) > NAMED_DAYS:
        facts: dict[str, object] = {"n": moments.begun(moments.number(len(closed), here))}
        return (_say(here.language, "because.closed.count", facts=facts),)
    facts = {"days": moments.listed([moments.weekday(day, here) for day in closed], here)}
    return (_say(here.language, "because.closed" if len(closed) == 1 else "because.closed.many", facts=facts),)


# Titles: the answer, as a sentence


def title(count: int, name: str, as_of: datetime, here: Locale) -> str:
    """Good morning, Priya. Seven people to see to."""
    greeting = moments.greeting(name, as_of, here)
    facts = {"greeting": greeting, "People": moments.begun(_people(count, here))}
    return _say(here.language, "title" if count else "title.none", facts=facts)


def page_title(count: int, here: Locale) -> str:
    """Today: seven people to see to."""
    return _say(here.language, "page" if count else "page.none", facts={"people": _people(count, here)})


def _people(count: int, here: Locale) -> str:
    code = "title.people.one" if count == 1 else "title.people"
    return _say(here.language, code, facts={"n": moments.number(count, here)})


def lede(
    minutes: int, calls: int, as_of: datetime, here: Locale, *, next_name: str = "", next_at: datetime | None = None
) -> str:
    """About nine minutes. One person is waiting for your call. With nothing to do: who comes next, and when."""
    if minutes <= 0:
        day = moments.on_day(next_at, as_of, here) if next_at else ""
        return _say(here.language, "lede.none", facts={"next": next_name, "day": day})
    about = moments.about_minutes(minutes, here)
    if calls <= 0:
        return about
    code = "lede.calls.one" if calls == 1 else "lede.calls"
    said = _say(here.language, code, facts={"N": moments.begun(moments.number(calls, here))})
    return _say(here.language, "lede", facts={"about": about, "calls": said})


def referrals_title(ours: int, theirs: int, here: Locale) -> str:
    """Three moves are ours. Five are theirs."""
    if not ours and not theirs:
        return _say(here.language, "referrals.nobody")
    facts = {"Ours": _moves("ours", ours, here), "theirs": _moves("theirs", theirs, here)}
    return _say(here.language, "referrals", facts=facts)


def referrals_page_title(ours: int, theirs: int, here: Locale) -> str:
    """Referrals: three moves are ours."""
    said = _moves("ours", ours, here) if ours or theirs else _say(here.language, "referrals.nobody")
    return _say(here.language, "referrals.page", facts={"ours": (said[:1].lower() + said[1:]).removesuffix(".")})


def _moves(whose: str, n: int, here: Locale) -> str:
    many = ".none" if not n else ".one" if n == 1 else ""
    return _say(here.language, f"referrals.{whose}{many}", facts={"N": moments.begun(_as_far(n, here))})


def _as_far(n: int, here: Locale) -> str:
    """A number as far as it was counted: three, 12, more than 99."""
    return moments.number(n, here) if n <= COUNTED else _say(here.language, "more", facts={"n": COUNTED})


def referrals_lede(count: int, longest_days: int, here: Locale) -> str:
    """Eight introductions under way. Nobody has waited more than nine days."""
    if not count:
        return _say(here.language, "referrals.lede.nobody")
    waited = _say(
        here.language,
        "referrals.waited.one" if longest_days <= 1 else "referrals.waited",
        facts={"n": moments.number(longest_days, here)},
    )
    facts = {"N": moments.begun(_as_far(count, here)), "waited": waited}
    return _say(here.language, "referrals.lede.one" if count == 1 else "referrals.lede", facts=facts)


# What was done with a row


def leaves(leaves_at: datetime, as_of: datetime, here: Locale) -> str:
    """Leaves at 8:14."""
    today = moments.local(leaves_at, here).date() == moments.local(as_of, here).date()
    facts = {"clock": moments.clock(leaves_at, here), "day": moments.on_day(leaves_at, as_of, here)}
    return _say(here.language, "leaves" if today else "leaves.day", facts=facts)


def moved(name: str, until: datetime, as_of: datetime, here: Locale, *, times: int = 1) -> str:
    """Grace Adeyemi moved to Tuesday; from the third time on, a slower rhythm is offered."""
    code = "later" if times < THIRD else "later.third" if times == THIRD else "later.many"
    facts = {
        "name": name, "day": moments.day_of(until, as_of, here), "N": moments.begun(moments.number(times, here)),
    }  # fmt: skip
    return _say(here.language, code, facts=facts)


def seen_to(whom: str, member: str, at: datetime, as_of: datetime, here: Locale) -> str:
    """Fred Lindqvist. Joel did it two minutes ago."""
    return _say(here.language, "seen_to", facts={"whom": whom, "member": member, "when": moments.when(at, as_of, here)})


def not_needed(name: str, reason: str, here: Locale) -> str:
    """Grace Adeyemi: not needed. She moved away."""
    return _say(here.language, "not_needed", facts={"name": name, "reason": as_sentence(reason)})


def announced(done: str, next_row: RowWords | None, here: Locale) -> str:
    """For the status line: Thanked Ana. Next: call Sally Okafor."""
    if next_row is None:
        return _say(here.language, "said.last", facts={"sentence": done})
    line = next_row.next_line
    return _say(here.language, "said", facts={"sentence": done, "next": line[:1].lower() + line[1:]})
