"""Who is best for this need, and is it us?

The words of the need against what people do, whom they serve, and whom they say they are not for; which trade the need
asks for, and which is theirs; our own notes, the place and earlier needs that they served help. What speaks against
somebody is said beside what speaks for them. A balance only breaks ties. One to three names, each with its reasons, and
the right to say nobody: no name is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from obliged.domain import trades
from obliged.domain.patterns import Pattern
from obliged.domain.people import normal
from obliged.domain.stems import roots, stem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from obliged.domain.trades import Matcher

    Row = NDArray[np.float32]

MOST = 3


class Because(StrEnum):
    """Why somebody fits: which of their words the need found, or what we have seen of them."""

    DOES = "does"  # their occupation
    SERVES = "serves"  # what they do, and whom they serve best
    FIRM = "firm"  # their organisation's name
    NOTED = "noted"  # we noted it
    LEARNED = "learned"  # such needs went to them before, and it fitted
    NEAR = "near"
    SPEAKS = "speaks"  # the language of whoever has the need
    TRUSTED = "trusted"
    WENT_WELL = "went_well"  # introductions that we made to them
    NEW = "new"  # we have introduced nobody to them yet


class Against(StrEnum):
    """What speaks against somebody who fits, or refuses for them."""

    NOT_FOR = "not_for"  # they say that this is not for them
    CONFLICT = "conflict"  # they may not serve this person or firm
    MISFITTED = "misfitted"  # such a need went to them, and it did not fit
    FAR = "far"
    OTHER_LANGUAGE = "other_language"
    FULL = "full"  # no room at present
    DOUBTED = "doubted"  # what came of earlier introductions


class Strength(StrEnum):
    STRONG = "strong"
    GOOD = "good"
    PERHAPS = "perhaps"


class Standing(StrEnum):
    """What outcomes have taught us of somebody, as one word; it is judged elsewhere."""

    GOOD = "good"
    MIXED = "mixed"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody needs, in their own words, and where; in which language, and who they are."""

    text: str
    place: str = ""
    language: str = ""  # "de"; empty: it makes no difference
    party: str = ""  # whose need it is: their name, and their firm's; somebody may not be allowed to serve them
    trade: str = ""  # what they do themselves; somebody may not be for such as them


@dataclass(frozen=True, slots=True)
class Profile:
    """What we know of somebody who might serve a need."""

    id: int
    occupation: str = ""
    organisation: str = ""
    serves: str = ""  # what they do and whom they serve, in their words; "not for …" is heard too
    notes: str = ""
    place: str = ""
    introduced: int = 0  # people whom we introduced to them
    went_well: int = 0  # of these: working together, or complete
    went_wrong: int = 0  # of these: treated badly
    may_be_contacted: bool = True
    phrases: str = ""  # the words that reveal a need for them
    not_for: str = ""  # whom and what they do not want
    places: str = ""  # where they work; empty: anywhere
    languages: str = ""  # "en de"; empty: not known
    has_room: bool = True
    conflicts: str = ""  # whom they may not serve, one a line
    standing: Standing | None = None
    balance: float = 0.0  # what we owe them, above zero; breaks ties only


@dataclass(frozen=True, slots=True)
class Past:
    """A need that was sent to somebody, and whether it fitted."""

    text: str
    person: int
    fitted: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the words that were found, or with how many."""

    key: Because
    words: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that speaks against somebody."""

    key: Against
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """Somebody who fits, how well, why, and what speaks against."""

    person: int
    strength: Strength
    reasons: tuple[Reason, ...]
    score: float
    against: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who fits; who would, but refuses; and, where nobody fits, which trades we should get to know."""

    fits: tuple[Fit, ...]
    refused: tuple[tuple[int, Doubt], ...] = ()
    missing: tuple[str, ...] = ()  # keys of trades


@dataclass(frozen=True, slots=True)
class Ours:
    """Is it us? How we fit, and who fits clearly better."""

    fit: Fit | None
    better: tuple[Fit, ...]

    @property
    def are_best(self) -> bool:
        return self.fit is not None and not self.better


# What a word of each field is worth. Notes support; alone they name nobody.
WORTH: Mapping[Because, float] = {
    Because.DOES: 1.0, Because.SERVES: 0.9, Because.FIRM: 0.7, Because.LEARNED: 0.7, Because.NOTED: 0.5,
}  # fmt: skip
OWN_WORDS = frozenset({Because.DOES, Because.SERVES, Because.FIRM, Because.LEARNED})
TRADE_WORTH = 1.5  # the trade that is asked for is theirs, without any doubt
WORDS_WORTH = 0.6  # of a word that they have, beside the trade
FOR_WORTH: Mapping[Because, float] = {Because.NEAR: 0.3, Because.SPEAKS: 0.1, Because.TRUSTED: 0.1}
AGAINST_WORTH: Mapping[Against, float] = {
    Against.FAR: -0.3, Against.OTHER_LANGUAGE: -0.3, Against.FULL: -0.35, Against.MISFITTED: -0.3,
    Against.DOUBTED: -0.25,
}  # fmt: skip
HALF, HALF_A_WORD, HALF_WORDS = 0.1, 0.15, 5  # so much evidence counts half; a longer need must give more
STRONG_FROM, GOOD_FROM, LEAST = 1.1, 0.48, 0.42  # a strong fit meets two words at least
TELLS = 0.1  # a word that says so much for a trade is named as a reason
A_TRADE = 0.45  # fewer words than this name no trade
ASKS_FROM = 0.9  # fewer words than this ask for no trade
KEPT_ASKED, KEPT_DONE = 8, 4  # trades of a need, and of a person
DONE_SPREAD = 0.12  # how far below the first another trade of theirs may be
CLEARLY = 0.25  # by so much another must be better than we are
LONGEST_PIECE = 40  # no word that tells is longer, and no database looks for one that is

_NOT_FOR = Pattern(r"\b(?:not|no|never|except|nothing|without|avoids?|refuses?)\b([^.;\n]*)")
_NOT = Pattern(r"\b(?:not|no|never|nothing)\b")


# --- a need, and a person, as they are compared ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wanted:
    """A need, read."""

    need: Need
    roots: Mapping[str, str]
    asks: Row  # for each trade, as a share of the trade that is asked for most
    evidence: Row  # for each trade, how much speaks for it


@dataclass(frozen=True, slots=True)
class Known:
    """A person, read."""

    person: Profile
    worth: Mapping[str, float]  # of each root that is theirs, where it is worth most
    field: Mapping[str, Because]  # and where that is
    refused: frozenset[str]
    trades: Row  # of length one; zeros where no trade is known
    place: frozenset[str]
    misfits: frozenset[str] = frozenset()


def read_need(need: Need, matcher: Matcher | None = None) -> Wanted:
    """A need as it is compared."""
    found = roots(need.text)
    evidence = trades.table().asked_for(need.text, matcher, also=found)
    asks = largest(trades.sharpened(evidence), KEPT_ASKED)
    return Wanted(need, found, asks, evidence)


def read_person(person: Profile, past: Iterable[Past] = (), matcher: Matcher | None = None) -> Known:
    """A person as they are compared; `past` are the needs that went to them."""
    serves = _NOT_FOR.sub(" ", normal(person.serves)) if person.serves else ""
    mine = [one for one in past if one.person == person.id]
    texts = {
        Because.DOES: person.occupation,
        Because.SERVES: f"{serves} {person.phrases}",
        Because.FIRM: person.organisation,
        Because.LEARNED: " ".join(one.text for one in mine if one.fitted),
        Because.NOTED: person.notes,
    }
    worth: dict[str, float] = {}
    field: dict[str, Because] = {}
    for key, text in texts.items():
        for root in roots(text):
            if root not in worth:
                worth[root], field[root] = WORTH[key], key
    return Known(
        person,
        worth,
        field,
        frozenset(_refused(person)),
        trades_of(f"{person.occupation} {person.occupation} {serves}", person.organisation, matcher),
        frozenset(roots(f"{person.place} {person.places}")),
        frozenset(root for one in mine if not one.fitted for root in roots(one.text)),
    )


def trades_of(said: str, organisation: str = "", matcher: Matcher | None = None) -> Row:
    """Which trades are theirs, by what they say, and a little by the name of their firm."""
    table = trades.table()
    found = table.done_by(said, matcher)
    if organisation:
        found = found + 0.4 * table.done_by(organisation)
    if found.max(initial=0.0) < A_TRADE:
        return np.zeros_like(found)
    shares = largest(trades.sharpened(found, DONE_SPREAD), KEPT_DONE)
    done: Row = shares / np.linalg.norm(shares)
    return done


def largest(row: Row, most: int) -> Row:
    """The few largest of a row; zeros for the rest."""
    kept = np.zeros_like(row)
    best = np.argsort(-row, kind="stable")[:most]
    kept[best] = np.where(row[best] >= 0.05, row[best], 0)
    return kept


def _refused(person: Profile) -> Iterator[str]:
    """What they say they are not for: "not for restaurants", "no kitchens"."""
    for match in _NOT_FOR.finditer(normal(person.serves)):
        yield from roots(match[1])
    if person.not_for:
        yield from roots(_NOT.sub(" ", normal(person.not_for)))


def telling(root: str) -> float:
    """How much a word says, up to one: one that many trades share says little, one that no trade has says who is meant."""
    return 0.05 + 0.95 * trades.table().weight.get(root, 1.0) ** 2


# --- the judgement --------------------------------------------------------------------------------------------


def words_of_need(text: str) -> tuple[str, ...]:
    """The words of a need that say something, as they were written, each root once."""
    return tuple(dict.fromkeys(roots(text).values()))


def sought(need: Need, *, most: int = 24) -> tuple[str, ...]:
    """The pieces of words by which those who might fit can be looked for: the need's own, and the names of its trades."""
    wanted = read_need(need)
    own = list(wanted.roots)[: most // 2]
    return tuple(dict.fromkeys(piece[:LONGEST_PIECE] for piece in [*own, *_names(wanted)]))[:most]


def _names(wanted: Wanted) -> Iterator[str]:
    """The roots of the names of the trades that are asked for, the likeliest first."""
    names = trades.table().names
    for n in np.argsort(-wanted.asks, kind="stable")[:4]:
        if wanted.asks[n] > 0:
            yield from list(roots(names[n]))[:3]


def best_for(
    need: Need,
    people: Sequence[Profile],
    *,
    most: int = MOST,
    past: Sequence[Past] = (),
    matcher: Matcher | None = None,
) -> tuple[Fit, ...]:
    """Up to three who fit, the best first; nobody where nobody does."""
    return judged(need, people, most=most, past=past, matcher=matcher).fits


def judged(
    need: Need,
    people: Sequence[Profile],
    *,
    most: int = MOST,
    past: Sequence[Past] = (),
    matcher: Matcher | None = None,
) -> Judgement:
    """Who fits, who refuses, and whom we should get to know."""
    wanted = read_need(need, matcher)
    if not wanted.roots:
        return Judgement(())
    sent: dict[int, list[Past]] = {}
    for one in past:
        sent.setdefault(one.person, []).append(one)
    found: list[tuple[Fit, Profile]] = []
    refused: list[tuple[int, Doubt]] = []
    for person in people:
        if not person.may_be_contacted:
            continue
        known = read_person(person, sent.get(person.id, ()), matcher)
        fit = fitting(wanted, known)
        if fit is not None and (doubt := refusal(wanted, known)) is not None:
            refused.append((person.id, doubt))
        elif fit is not None:
            found.append((fit, person))
    found.sort(key=lambda pair: in_order(pair[0].score, pair[1]))
    refused.sort(key=lambda pair: pair[0])
    return Judgement(tuple(fit for fit, _ in found[:most]), tuple(refused), () if found else missing(wanted))


def in_order(score: float, person: Profile) -> tuple[float, int, float, int]:
    """By how well they fit; between equals by how it went, then by what we owe them."""
    return -round(score, 2), -_outcome(person), -person.balance, person.id


def missing(wanted: Wanted, *, most: int = 2) -> tuple[str, ...]:
    """The trades that the need asks for, where nobody is there: whom we should get to know."""
    best = np.argsort(-wanted.asks, kind="stable")[:most]
    keys = trades.table().keys
    return tuple(keys[n] for n in best if wanted.asks[n] >= 0.5 and wanted.evidence[n] >= ASKS_FROM)


def fit_of(need: Need, person: Profile, *, past: Sequence[Past] = (), matcher: Matcher | None = None) -> Fit | None:
    """How one person fits; None where nothing of theirs meets the need, or where they refuse."""
    wanted = read_need(need, matcher)
    if not wanted.roots:
        return None
    known = read_person(person, past, matcher)
    return None if refusal(wanted, known) else fitting(wanted, known)


def is_it_us(
    need: Need, us: Profile, people: Sequence[Profile], *, past: Sequence[Past] = (), matcher: Matcher | None = None
) -> Ours:
    """The same judgement on ourselves: how we fit, and who is clearly better for it."""
    own = fit_of(need, us, past=past, matcher=matcher)
    others = best_for(need, [p for p in people if p.id != us.id], past=past, matcher=matcher)
    least = own.score + CLEARLY if own is not None else 0.0
    return Ours(own, tuple(fit for fit in others if fit.score >= least))


def who_of_us(need: Need, members: Sequence[Profile], *, past: Sequence[Past] = ()) -> tuple[Fit, ...]:
    """Who of us should take it: whoever closes such work, the best first. `past` are needs that members took."""
    return best_for(need, members, past=past, most=len(members))


def refuses(need: Need, person: Profile) -> tuple[str, ...]:
    """The words of the need that this person says they are not for, or whom they may not serve."""
    found = refusal(read_need(need), read_person(person))
    return found.words if found is not None else ()


def refusal(wanted: Wanted, known: Known) -> Doubt | None:
    """Why this person is not to be named for this need; None where nothing forbids it."""
    said = {**wanted.roots, **roots(wanted.need.trade)}
    if words := tuple(said[root] for root in said if root in known.refused):
        return Doubt(Against.NOT_FOR, words)
    return conflict(wanted, known.person.conflicts)


def conflict(wanted: Wanted, lines: str) -> Doubt | None:
    """The line of those whom somebody may not serve in which all words are the party's or the need's."""
    if not lines.strip():
        return None
    said = {**wanted.roots, **roots(wanted.need.party)}
    for line in lines.splitlines():
        if (held := roots(line)) and all(root in said for root in held):
            return Doubt(Against.CONFLICT, (line.strip(),))
    return None


def fitting(wanted: Wanted, known: Known) -> Fit | None:
    """How this person fits, with reasons; None where they do not."""
    base = score_of(wanted, known)
    if base is None:
        return None
    reasons, met = _found(wanted, known)
    more, against, change = also(wanted, known)
    score = base + change
    strength = _strength(score, met, known.person, against)
    return Fit(known.person.id, strength, (*reasons, *more, _seen(known.person)), score, against)


def score_of(wanted: Wanted, known: Known) -> float | None:
    """What speaks for them by words and trade; None where that is too little to name them."""
    own, noted = measured(wanted, known)
    return own + noted if own >= LEAST else None


def measured(wanted: Wanted, known: Known) -> tuple[float, float]:
    """What their own words and their trade are worth for the need, and what our notes add."""
    own = noted = 0.0
    for root in wanted.roots:
        if root in known.worth:
            worth = WORDS_WORTH * known.worth[root] * telling(root)
            if known.field[root] in OWN_WORDS:
                own += worth
            else:
                noted += worth
    return own + TRADE_WORTH * trade_share(wanted, known.trades), noted


def trade_share(wanted: Wanted, done: Row) -> float:
    """How far the trade that the need asks for is theirs, and how surely it asks; from 0 to 1."""
    meets = float(wanted.asks @ done)
    if meets <= 0:
        return 0.0
    evidence = float((wanted.evidence * wanted.asks) @ done) / meets
    half = HALF + HALF_A_WORD * min(HALF_WORDS, len(wanted.roots))
    return min(1.0, meets) * evidence / (evidence + half)


def _found(wanted: Wanted, known: Known) -> tuple[tuple[Reason, ...], int]:
    """What was found, by where it stands; and how many words of the need it is."""
    words: dict[Because, list[str]] = {}
    for root, word in wanted.roots.items():
        if root in known.field:
            words.setdefault(known.field[root], []).append(word)
        elif trades.table().says(root, known.trades) >= TELLS:
            words.setdefault(Because.DOES if known.person.occupation else Because.SERVES, []).append(word)
    if not words.keys() & OWN_WORDS:
        words[Because.DOES if known.person.occupation else Because.SERVES] = []
    found = tuple(Reason(key, tuple(dict.fromkeys(words[key]))) for key in WORTH if key in words)
    return found, sum(len(reason.words) for reason in found)


def also(wanted: Wanted, known: Known) -> tuple[tuple[Reason, ...], tuple[Doubt, ...], float]:
    """What else speaks for them, what against them, and what that changes."""
    person, need = known.person, wanted.need
    near = {root: word for root, word in {**roots(need.place), **wanted.roots}.items() if root in known.place}
    reasons: list[Reason] = []
    against: list[Doubt] = []
    if near:
        reasons.append(Reason(Because.NEAR, tuple(dict.fromkeys(near.values()))))
    elif need.place and person.places:
        against.append(Doubt(Against.FAR, (need.place,)))
    spoken = person.languages.replace(",", " ").lower().split()
    if need.language and spoken:
        speaks = need.language.lower() in spoken
        (reasons.append(Reason(Because.SPEAKS, (need.language,))) if speaks
         else against.append(Doubt(Against.OTHER_LANGUAGE, (need.language,))))  # fmt: skip
    if not person.has_room:
        against.append(Doubt(Against.FULL))
    if misfits := tuple(word for root, word in wanted.roots.items() if root in known.misfits):
        against.append(Doubt(Against.MISFITTED, misfits))
    if person.standing is Standing.GOOD:
        reasons.append(Reason(Because.TRUSTED))
    elif person.standing is Standing.POOR or person.went_wrong > person.went_well:
        against.append(Doubt(Against.DOUBTED))
    gained = sum(FOR_WORTH.get(reason.key, 0.0) for reason in reasons)
    return tuple(reasons), tuple(against), gained + sum(AGAINST_WORTH.get(doubt.key, 0.0) for doubt in against)


def _seen(person: Profile) -> Reason:
    if person.introduced and person.went_well:
        return Reason(Because.WENT_WELL, count=person.went_well)
    return Reason(Because.NEW, count=person.introduced)


def _outcome(person: Profile) -> int:
    """Between equals: those with whom it went well before those with whom it did not."""
    return person.went_well - 2 * person.went_wrong


def _strength(score: float, met: int, person: Profile, against: Sequence[Doubt]) -> Strength:
    if person.went_wrong > person.went_well or person.standing is Standing.POOR:
        return Strength.PERHAPS
    if score >= STRONG_FROM and met > 1 and not against:
        return Strength.STRONG
    return Strength.GOOD if score >= GOOD_FROM else Strength.PERHAPS


__all__ = [
    "Against", "Because", "Doubt", "Fit", "Judgement", "Known", "Need", "Ours", "Past", "Profile", "Reason", "Standing",
    "Strength", "Wanted", "also", "best_for", "conflict", "fit_of", "fitting", "in_order", "is_it_us", "judged", "measured", "missing", "read_need",
    "read_person", "refusal", "refuses", "score_of", "sought", "stem", "trade_share", "trades_of", "who_of_us",
    "words_of_need",
]  # fmt: skip
