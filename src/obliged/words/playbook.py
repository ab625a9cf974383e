"""How does the playbook read? Each rule is a sentence; its numbers are the only thing that can be changed in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from string import Formatter

from obliged.domain.playbook import Clock, Playbook, Rule
from obliged.words import moments
from obliged.words.languages import Locale, say, texts

_say = partial(say, "playbook")

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "introduced": ("thank_received", "call", "call_again", "tell_not_reached", "answer"),
    "under_way": ("tell_under_way", "tell_milestone", "record_meeting", "ask_proposed", "hold_ended"),
    "ends": ("explain", "find_better", "thank_won", "return_favour", "ask_further"),
    "we_introduce": ("ask_consent", "introduce", "ask_met", "ask_outcome"),
    "said_to_us": ("answer_word", "thank_help", "keep_promise", "apologise", "ask_account", "review"),
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


def sections(playbook: Playbook, here: Locale) -> tuple[Section, ...]:
    """The whole playbook under its headings; a rule that no heading claims comes last."""
    named = {rule.key: rule for rule in playbook.rules}
    found = [(h, [named.pop(key) for key in keys if key in named]) for h, keys in HEADINGS.items()]
    found.append(("other", list(named.values())))
    return tuple(
        Section(_say(here.language, f"heading.{heading}"), _rules(rules, here)) for heading, rules in found if rules
    )


def _rules(rules: Sequence[Rule], here: Locale) -> tuple[RuleWords, ...]:
    return tuple(RuleWords(rule.key, rule.on, sentence(rule, here), off(rule, here)) for rule in rules)
