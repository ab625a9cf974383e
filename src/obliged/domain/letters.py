"""Which letter answers a courtesy, what may stand in its template, and how do several become one?

A letter is words with places for facts. Which places there are is listed for each letter; a template that asks for
anything else is refused when it is saved, and filling one is a substitution, never a program. A sentence whose fact
we do not have is left out, so that a letter never has a hole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from obliged.domain import confidences
from obliged.domain.confidences import ENDED, Milestone, ReferralFacts, Telling
from obliged.domain.happenings import Kind
from obliged.domain.patterns import Pattern
from obliged.domain.referrals import Direction, Side, Stage

REGISTERS = ("plain", "warmer", "shorter")
LONGEST_TEXT = 2000
LONGEST_SUBJECT = 200

# --- which letter ---------------------------------------------------------------------------------------------

OF_MILESTONE: Mapping[Kind, str] = {
    Kind.CONTACTED: "contacted", Kind.MET: "met", Kind.COMPLETED: "completed"
}  # fmt: skip
AGAIN = frozenset({"ask_proposed", "ask_met", "ask_outcome"})  # the second time is worded otherwise
PLAIN = frozenset(
    {
        "thank_received", "call", "call_again", "tell_not_reached", "hold_ended", "return_favour", "ask_further",
        "ask_consent", "apologise", "ask_account", "answer_word", "thank_help", "keep_promise",
        "keep_in_touch",
    }
)  # fmt: skip
BY_FACTS = frozenset({"answer", "tell_under_way", "tell_milestone", "thank_won", "explain", "introduce", "remember"})


def has_letter(rule: str) -> bool:
    """Whether a courtesy of this rule can be answered in writing; a meeting's record and a review are done, not written."""
    return rule in PLAIN | AGAIN | BY_FACTS


def letter_of(rule: str, because: Kind, facts: ReferralFacts, *, side: Side | None, occurrence: int = 1) -> str:
    """The letter that a courtesy of this rule asks for, as things stand; empty where none does."""
    between = facts.direction is not Direction.RECEIVED
    if rule in AGAIN:
        return f"{rule}_again" if occurrence > 1 else rule
    if rule in PLAIN:
        return rule
    match rule:
        case "answer":
            return "answer_discreet" if is_quiet(facts) else "answer"
        case "tell_under_way":
            return "under_way_working" if facts.stage is Stage.WON else "under_way"
        case "tell_milestone":
            name = OF_MILESTONE.get(because, "contacted")
            return f"{name}_between" if between else name
        case "thank_won":
            return "thank_won_between" if between else "thank_won"
        case "explain":
            return _explains(because, between)
        case "remember":
            return "birthday" if because is Kind.PICKED else "year_since"
        case "introduce":
            return "introduce_provider" if side is Side.PROVIDER else "introduce_prospect"
        case _:
            return ""


def _explains(because: Kind, between: bool) -> str:
    if because is Kind.NO_RESPONSE:
        return "explain_silent_between" if between else "explain_silent"
    if between:
        return "explain_between"
    return "explain_handed_on" if because is Kind.HANDED_ON else "explain"


# The milestones that each letter speaks of; its telling holds no others.
_STEPS = frozenset({Milestone.NOT_REACHED, Milestone.CONTACTED, Milestone.MEETING, Milestone.MET})
_SAYS: Mapping[str, frozenset[Milestone]] = {
    "thank_received": _STEPS,
    "answer": _STEPS,
    "tell_not_reached": frozenset({Milestone.NOT_REACHED}),
    "contacted": frozenset({Milestone.CONTACTED, Milestone.MEETING}),
    "met": frozenset({Milestone.MET}),
    "completed": frozenset({Milestone.COMPLETED}),
    "thank_won": frozenset({Milestone.WON}),
    "under_way_working": frozenset({Milestone.WON}),
    "explain": frozenset({Milestone.ENDED}),
}


def says(letter: str) -> frozenset[Milestone]:
    """Which milestones a letter speaks of."""
    root = "explain" if letter.startswith("explain") else letter.removesuffix("_between")
    return _SAYS.get(root, frozenset())


def telling(letter: str, facts: ReferralFacts, to: int) -> Telling:
    """The telling for whoever reads this letter; it holds no more than the letter says."""
    match facts.side_of(to):
        case Side.INTRODUCER:
            return confidences.to_introducer(facts, to, about=says(letter))
        case Side.PROVIDER:
            return confidences.to_provider(facts, to, introducing=letter == "introduce_provider")
        case Side.PROSPECT:
            return confidences.to_prospect(facts, to, introducing=letter == "introduce_prospect")
        case None:
            raise AssertionError("Nobody is written to about a referral that they have no part in")


# --- what may stand in a template -----------------------------------------------------------------------------

_EVERY = "to me firm"
_FORMS = "they them their They Their they_are they_have They_are They_have"
_OF_PROSPECT = f"prospect {_FORMS}"
_OF_OTHER = f"other {_FORMS}"
_INTRODUCER = f"{_EVERY} {_OF_PROSPECT} news_promise"
_ENDS = f"{_INTRODUCER} reason better handed_to"
_BETWEEN = f"{_INTRODUCER} provider"
_ALLOWED: Mapping[str, str] = {
    "thank_received": f"{_INTRODUCER} care care_whole treatments next_step best_fit their_page",
    "call": f"{_EVERY} phone introducer introducer_name need when treatments link",
    "call_again": f"{_EVERY} phone introducer introducer_name need when link",
    "tell_not_reached": f"{_INTRODUCER} tries",
    "answer": f"{_INTRODUCER} next_step",
    "answer_discreet": _EVERY,
    "under_way": _INTRODUCER,
    "under_way_working": _INTRODUCER,
    "contacted": f"{_INTRODUCER} meeting",
    "met": _INTRODUCER,
    "completed": _INTRODUCER,
    "contacted_between": _BETWEEN,
    "met_between": _BETWEEN,
    "completed_between": _BETWEEN,
    "ask_proposed": f"{_EVERY} phone link",
    "ask_proposed_again": f"{_EVERY} phone link",
    "hold_ended": f"{_EVERY} phone need link",
    "explain": _ENDS,
    "explain_handed_on": _ENDS,
    "explain_silent": _INTRODUCER,
    "explain_between": f"{_ENDS} provider",
    "explain_silent_between": _BETWEEN,
    "thank_won": f"{_INTRODUCER} owes their_page",
    "thank_won_between": f"{_BETWEEN} owes their_page",
    "return_favour": f"{_EVERY} {_OF_PROSPECT}",
    "ask_further": _EVERY,
    "ask_consent": f"{_EVERY} {_OF_OTHER} need provider provider_name does link",
    "ask_provider": f"{_EVERY}",
    "introduce_prospect": f"{_EVERY} {_OF_OTHER} provider provider_name does reason how_known contact",
    "introduce_provider": f"{_EVERY} {_OF_PROSPECT} prospect_name does need when reason how_known contact best_time",
    "ask_met": f"{_EVERY} {_OF_OTHER} link",
    "ask_met_again": f"{_EVERY} {_OF_OTHER} link",
    "ask_outcome": f"{_EVERY} {_OF_OTHER} link",
    "ask_outcome_again": f"{_EVERY} {_OF_OTHER} link",
    "apologise": f"{_EVERY} phone other",
    "ask_account": f"{_EVERY} {_OF_OTHER}",
    "answer_word": _EVERY,
    "thank_help": f"{_EVERY} day",
    "keep_promise": f"{_EVERY} due",
    "keep_in_touch": _EVERY,
    "birthday": _EVERY,
    "year_since": f"{_EVERY} prospect",
}
ALLOWED: Mapping[str, frozenset[str]] = {letter: frozenset(names.split()) for letter, names in _ALLOWED.items()}
LETTERS = tuple(ALLOWED)
# Without these the letter cannot do what it is for.
NEEDED: Mapping[str, frozenset[str]] = {
    **{
        letter: frozenset({"link"})
        for letter in LETTERS
        if letter.startswith(("ask_consent", "ask_met", "ask_outcome"))
    },
    "introduce_prospect": frozenset({"contact"}),
    "introduce_provider": frozenset({"contact"}),
}
# These are whole sentences: where there is none, nothing else goes with it.
WHOLE = frozenset(
    {"next_step", "news_promise", "best_fit", "better", "reason", "treatments", "owes", "contact", "care_whole"}
)
LINK = "link"


class Amiss(StrEnum):
    """What can be wrong with a template."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNKNOWN = "unknown"  # a place that this letter does not have
    BRACES = "braces"  # braces that are no place
    UNCLOSED = "unclosed"  # a bracket that does not end
    NEEDED = "needed"  # a place without which the letter is useless
    NO_LETTER = "no_letter"


IN_A_LINE = frozenset({Amiss.UNKNOWN, Amiss.BRACES, Amiss.UNCLOSED})  # of these a subject is checked, too


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong with a template, and the words that are."""

    what: Amiss
    words: str = ""


_PLACE = Pattern(r"\{([A-Za-z_]+)\}")
_DOUBLED = Pattern(r"\{\{[^{}]*\}*|\{%[^{}]*\}?")
_CLAUSE = Pattern(r"\[([^\[\]]*)\]")
_SENTENCE = Pattern(r"(?<=[.?!])[ ]+")


def places(text: str) -> tuple[str, ...]:
    """The places for facts in a template, each once, in their order."""
    return tuple(dict.fromkeys(_PLACE.findall(text)))


def check_template(letter: str, text: str) -> tuple[Trouble, ...]:
    """Everything that is wrong with a template; nothing where it can be used."""
    if letter not in ALLOWED:
        return (Trouble(Amiss.NO_LETTER, letter),)
    if not text.strip():
        return (Trouble(Amiss.EMPTY),)
    found = [Trouble(Amiss.TOO_LONG, str(LONGEST_TEXT))] if len(text) > LONGEST_TEXT else []
    found += [Trouble(Amiss.UNKNOWN, f"{{{name}}}") for name in places(text) if name not in ALLOWED[letter]]
    found += [Trouble(Amiss.BRACES, words) for words in _stray_braces(text)]
    rest = _CLAUSE.sub("", text)
    found += [Trouble(Amiss.UNCLOSED, bracket) for bracket in "[]" if bracket in rest]
    given = set(places(text))
    found += [Trouble(Amiss.NEEDED, f"{{{name}}}") for name in sorted(NEEDED.get(letter, frozenset()) - given)]
    return tuple(found)


def check_subject(letter: str, subject: str) -> tuple[Trouble, ...]:
    """The same for a subject, which may be empty: then ours is taken."""
    found = (Trouble(Amiss.TOO_LONG, str(LONGEST_SUBJECT)),) if len(subject) > LONGEST_SUBJECT else ()
    return found + tuple(t for t in check_template(letter, subject.strip() or "-") if t.what in IN_A_LINE)


def _stray_braces(text: str) -> list[str]:
    """What stands around braces that are not a place: {{ }}, {0.__class__}, {to!r}, a brace alone."""
    doubled = [found[0] for found in _DOUBLED.finditer(text)]
    rest = _PLACE.sub("", _DOUBLED.sub("", text))
    return list(dict.fromkeys([*doubled, *(m[0][:40] for m in re.finditer(r"\{[^{}\n]*\}?|\}", rest))]))


# --- filling --------------------------------------------------------------------------------------------------


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its facts. Values are put in once and never read again as a template.

    `[…]` is a clause that is said only where all its places have a fact; `[… | …]` says the first that can be said.
    Outside brackets, a sentence with a place that has no fact is left out.
    """
    chosen = _CLAUSE.sub(lambda found: _clause(found, values), template)
    lines = [_line(line, values) for line in chosen.split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return _PLACE.sub(lambda found: values.get(found[1], ""), text)


def _clause(found: re.Match[str], values: Mapping[str, str]) -> str:
    inner = found[1]
    if "|" not in inner and not _PLACE.search(inner):
        return found[0]  # somebody's own brackets
    return next((option for option in inner.split("|") if _can_be_said(option, values)), "")


def _can_be_said(text: str, values: Mapping[str, str]) -> bool:
    return all(values.get(name) for name in _PLACE.findall(text))


def _line(line: str, values: Mapping[str, str]) -> str:
    """The sentences of a line that can be said. Absent whole sentences leave no blank behind."""
    present = _PLACE.sub(lambda found: "" if found[1] in WHOLE and not values.get(found[1]) else found[0], line)
    kept = [s for s in _SENTENCE.split(present) if s.strip() and _can_be_said(s, values)]
    return re.sub(r" {2,}", " ", " ".join(s.strip() for s in kept))


# --- several become one ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """One courtesy that is owed to the reader of a letter."""

    key: str
    rule: str
    letter: str
    referral: int | None


@dataclass(frozen=True, slots=True)
class Whole:
    """One letter for all of it: what leads, what further paragraphs say, and everything that it settles."""

    lead: Part
    further: tuple[Part, ...]
    accepts: frozenset[int]  # the referrals of which it says that we take them
    keys: tuple[str, ...]


# Of what one person is owed in one referral, the heaviest letter says the lighter ones with it: whoever reads that we
# work together needs no second letter that says that we have met.
WEIGHT: Mapping[str, int] = {
    "explain": 90, "explain_handed_on": 90, "explain_silent": 90, "explain_between": 90, "explain_silent_between": 90,
    "completed": 80, "completed_between": 80,
    "thank_won": 70, "thank_won_between": 70,
    "thank_received": 60,
    "answer": 50, "answer_discreet": 50,
    "met": 40, "met_between": 40,
    "contacted": 30, "contacted_between": 30,
    "tell_not_reached": 20,
    "under_way": 10, "under_way_working": 10,
}  # fmt: skip
# The same for words that came from somebody: an apology and thanks answer what they wrote.
WORDS: Mapping[str, int] = {"apologise": 30, "thank_help": 20, "answer_word": 10}
MOST_REFERRALS = 3  # of which one letter speaks


def combine(opened: Part, others: Iterable[Part], *, going_on: Collection[int] = ()) -> Whole:
    """One letter for what is opened and for what else the same person is owed.

    :param going_on: the referrals in which a meeting is agreed or was held; only there does a letter say by itself
        that we take it
    """
    scale = WEIGHT if opened.letter in WEIGHT else WORDS if opened.letter in WORDS else {}
    if not scale:
        return Whole(opened, (), frozenset(), (opened.key,))
    parts = [opened, *(p for p in others if p.letter in scale and _joins(p, opened, scale, going_on))]
    groups: dict[int | None, list[Part]] = {}
    for part in parts:
        groups.setdefault(part.referral, []).append(part)
    own = groups.pop(opened.referral)
    rest = list(groups.values())[: MOST_REFERRALS - 1]
    leads = [max(group, key=lambda p: scale[p.letter]) for group in (own, *rest)]
    accepts = {p.referral for group in (own, *rest) for p in group if p.rule == "answer" and p.referral is not None}
    keys = [p.key for group in (own, *rest) for p in group]
    return Whole(leads[0], tuple(leads[1:]), frozenset(accepts), (opened.key, *(k for k in keys if k != opened.key)))


def _joins(part: Part, opened: Part, scale: Mapping[str, int], going_on: Collection[int]) -> bool:
    if part.key == opened.key or (scale is WORDS and part.referral != opened.referral):
        return False
    return part.rule != "answer" or part.referral in going_on


def is_quiet(facts: ReferralFacts) -> bool:
    """Whether the introducer hears nothing: then no letter to them may read differently for how it goes."""
    return facts.may_tell is False or (facts.may_tell is None and facts.discreet)


def is_going_on(facts: ReferralFacts) -> bool:
    """Whether we and the prospect have agreed to meet, or have, and it is no news to say that we take it."""
    if is_quiet(facts):
        return False
    further = {Stage.MET, Stage.PROPOSED, Stage.WON}
    return facts.stage not in ENDED and (facts.meeting_at is not None or bool(facts.steps & further))


# --- recommending, never selling ------------------------------------------------------------------------------


class Selling(StrEnum):
    """What does not belong into an introduction."""

    PROMISE = "promise"  # for another person
    GUARANTEE = "guarantee"
    PRICE = "price"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a letter that a member should look at again."""

    start: int
    end: int
    what: Selling


_CURRENCY = r"[$€£¥₹]|\b(?:usd|eur|gbp|cad|aud|chf)\b"
_PRICE = Pattern(
    rf"(?:{_CURRENCY})\s?\d[\d.,]*k?|\d[\d.,]*k?\s?(?:{_CURRENCY}|(?:dollars?|euros?|pounds?|bucks|quid)\b)"
    r"|\b\d+(?:\.\d+)?\s?(?:%|per ?cent\b)(?:\s(?:off|discount|less|cheaper))?|\bper hour\b"
    r"|\b(?:discount(?:s|ed)?|cheap(?:er|est)?|free of charge|for free|no charge|(?:best|lowest) price|rebate)\b",
    re.IGNORECASE,
)
_GUARANTEE = Pattern(
    r"\b(?:guarantee[sd]?|warrant(?:y|ies)?|risk[- ]free|(?:without (?:any )?|no )risk|100\s?%|hundred per ?cent"
    r"|never (?:fails?|disappoints?)|always delivers?|the best (?:in|there is|money)"
    r"|you (?:can ?not|can[’']?t|won[’']?t) go wrong|(?:won[’']?t|will not) (?:regret|be disappointed)"
    r"|for (?:sure|certain)|certain(?:ly)? to)(?!\w)",
    re.IGNORECASE,
)
_WILL = r"(?:\s(?:will|shall|is going to|are going to|promises?|can certainly)|[’']ll)"


def marks(text: str, names: Iterable[str] = ()) -> tuple[Mark, ...]:
    """Where an introduction promises for another person, guarantees, or names a price.

    :param names: the first names of those who are introduced, for whom nobody else may promise
    """
    others = "|".join(["he", "she", "they", *(re.escape(name) for name in names if name)])
    promise = re.compile(rf"\b(?:{others}){_WILL}\b", re.IGNORECASE)
    found = [
        Mark(m.start(), m.end(), what)
        for pattern, what in ((promise, Selling.PROMISE), (_GUARANTEE, Selling.GUARANTEE), (_PRICE, Selling.PRICE))
        for m in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))


__all__ = [
    "ALLOWED", "LETTERS", "LINK", "REGISTERS", "Amiss", "Mark", "Part", "Selling", "Trouble", "Whole", "check_template",
    "combine", "fill", "is_going_on", "letter_of", "marks", "places", "says", "telling",
]  # fmt: skip
