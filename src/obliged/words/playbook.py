"""How does the playbook read? Each rule is a sentence; its numbers are the only thing that can be changed in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from string import Formatter

from obliged.domain.playbook import SEEN_FIRST, Clock, Playbook, Rule
from obliged.words import moments
from obliged.words.languages import Locale, say, texts

_say = partial(say, "playbook")

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "introduced": ("thank_received", "call", "call_again", "tell_not_reached", "answer"),
    "under_way": ("tell_under_way", "tell_milestone", "record_meeting", "ask_proposed", "hold_ended"),
    "ends": ("explain", "find_better", "thank_won", "return_favour", "ask_further"),
    "we_introduce": ("ask_consent", "introduce", "ask_met", "ask_outcome"),
    "said_to_us": ("answer_word", "thank_help", "keep_promise", "apologise", "ask_account", "review"),
    "partners": ("keep_in_touch", "remember", "review_understanding"),
}
UNCOUNTED = frozenset({Clock.AT_ONCE, Clock.ON_ITS_DATE})


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence: text, or a number that can be changed, followed by its unit."""

    text: str = ""
    index: int | None = None  # which of the rule's spans
    value: int = 0
    unit: str = ""  # working hours
    label: str = ""  # the name of its field, for those who listen

    @property
    def is_slot(self) -> bool:
        return self.index is not None

    def __str__(self) -> str:
        return f"{self.value} {self.unit}" if self.is_slot else self.text


@dataclass(frozen=True, slots=True)
class RuleWords:
    """One rule as the page shows it."""

    key: str
    on: bool
    pieces: tuple[Piece, ...]
    off: str  # what its being off means
    by_itself: bool = False
    may_be_by_itself: bool = False
    progress: str = ""  # how many are still seen before they leave by themselves


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    rules: tuple[RuleWords, ...]


def sentence(rule: Rule, here: Locale) -> tuple[Piece, ...]:
    """The rule as pieces: thank the introducer within [4] working hours."""
    template = _template(rule, here)
    label = _label(template)
    pieces: list[Piece] = []
    for words, slot, _, _ in Formatter().parse(template):
        if words:
            pieces.append(Piece(words))
        if slot is not None and int(slot) < len(rule.spans):
            pieces.append(_slot(rule, int(slot), label, here))
    return tuple(pieces)


def _template(rule: Rule, here: Locale) -> str:
    counted = bool(rule.spans) and rule.clock not in UNCOUNTED
    codes = (rule.key, *(["other.1"] if counted else []), "other")
    catalogue = texts("playbook", here.language)
    return next(catalogue[code][0] for code in codes if code in catalogue)


def _label(template: str) -> str:
    """The sentence as far as its first number names the field for those who listen."""
    return template.split("{")[0].strip().rstrip(",.")


def _slot(rule: Rule, index: int, label: str, here: Locale) -> Piece:
    unit = moments.unit(rule.spans[index], rule.clock, here)
    units = moments.unit(2, rule.clock, here)
    named = _say(here.language, "slot", facts={"rule": label, "nth": moments.nth(index + 1, here), "unit": units})
    return Piece(index=index, value=rule.spans[index], unit=unit, label=named)


def text(rule: Rule, here: Locale) -> str:
    """The rule as one plain sentence."""
    return "".join(str(piece) for piece in sentence(rule, here))


def off(rule: Rule, here: Locale) -> str:
    """What it means that a rule is switched off."""
    do = _say(here.language, f"do.{rule.key}", "do.other")
    return _say(here.language, "off", facts={"do": do})


def change(was: Rule, now: Rule, here: Locale) -> str:
    """A rule as it reads since a change, and what it was before."""
    if now.on != was.on:
        return _say(here.language, "on.again" if now.on else "off.again", facts={"text": text(now, here)})
    if now.by_itself != was.by_itself:
        code = "by_itself.on" if now.by_itself else "by_itself.off"
        return _say(here.language, code, facts={"text": text(now, here)})
    before = [moments.span(n, was.clock, here) for n, since in zip(was.spans, now.spans, strict=True) if n != since]
    return _say(here.language, "instead", facts={"text": text(now, here), "was": moments.listed(before, here)})


def theirs(member: str, rule: Rule, here: Locale) -> str:
    """How somebody else keeps a rule since a page was opened."""
    said = text(rule, here) if rule.on else _say(here.language, "off.again", facts={"text": text(rule, here)})
    return _say(here.language, "theirs", facts={"text": said} | ({"member": member} if member else {}))


def wrong(here: Locale) -> str:
    """What is said beside a number that is none."""
    return _say(here.language, "wrong")


def moves(move: int, bring: int, take: int, here: Locale) -> str:
    """How many courtesies a change would move, bring and take away."""
    parts = [
        _say(here.language, f"moves.{what}.one" if n == 1 else f"moves.{what}", facts={"n": moments.number(n, here)})
        for what, n in (("move", move), ("bring", bring), ("take", take))
        if n
    ]
    if not parts:
        return _say(here.language, "moves.none")
    return _say(here.language, "moves", facts={"parts": moments.listed(parts, here)})


def moved(what: str, was: datetime | None, then: datetime | None, as_of: datetime, here: Locale) -> str:
    """One courtesy that a change would move, bring or take away, with its moments."""
    facts = {"what": what} | {
        name: _say(
            here.language, "due",
            facts={"day": moments.day_of(due, as_of, here), "clock": moments.clock(due, here)},
        )
        for name, due in (("was", was), ("then", then))
        if due is not None
    }  # fmt: skip
    return _say(here.language, *(["moved"] if was and then else ["brought"] if then else ["taken"]), facts=facts)


def leaving(rules: Sequence[tuple[Rule, bool]], has_moves: bool, here: Locale) -> tuple[str, tuple[str, ...]]:
    """What a change lets leave by itself, or keeps from it: a title where nothing moves besides, and a line a rule."""
    if not rules:
        return "", ()
    lines = tuple(
        _say(here.language, "alone.on" if alone else "alone.off", facts={"text": moments.begun(text(rule, here))})
        for rule, alone in rules
    )
    title = "alone" if any(alone for _, alone in rules) else "alone.back"
    return "" if has_moves else _say(here.language, title), lines


def seen_first(owed: int, here: Locale) -> str:
    """That the first ten are still shown, and how many are owed now."""
    code = {0: "alone.first.none", 1: "alone.first.one"}.get(owed, "alone.first")
    facts = {"first": moments.number(SEEN_FIRST, here), "N": moments.begun(moments.number(owed, here))}
    return _say(here.language, code, facts=facts)


def bounds(n: int, here: Locale) -> str:
    """That not everything was looked at."""
    return _say(here.language, "bounds", facts={"n": n})


def sections(playbook: Playbook, here: Locale, seen: Mapping[str, int] | None = None) -> tuple[Section, ...]:
    """The whole playbook under its headings; a rule that no heading claims comes last.

    :param seen: of rules that go by themselves, how many letters members have sent since
    """
    named = {rule.key: rule for rule in playbook.rules}
    found = [(h, [named.pop(key) for key in keys if key in named]) for h, keys in HEADINGS.items()]
    found.append(("other", list(named.values())))
    return tuple(
        Section(_say(here.language, f"heading.{heading}"), tuple(_rule(rule, here, seen or {}) for rule in rules))
        for heading, rules in found
        if rules
    )


def _rule(rule: Rule, here: Locale, seen: Mapping[str, int]) -> RuleWords:
    return RuleWords(
        rule.key,
        rule.on,
        sentence(rule, here),
        off(rule, here),
        by_itself=rule.by_itself,
        may_be_by_itself=rule.may_be_by_itself,
        progress=_progress(seen.get(rule.key, 0), here) if rule.by_itself and rule.on else "",
    )


def _progress(seen: int, here: Locale) -> str:
    left = SEEN_FIRST - seen
    if left <= 0:
        return _say(here.language, "by_itself.seen")
    return _say(here.language, "by_itself.left", facts={"n": moments.number(left, here)})
