"""Who is best for this need?

The words of the need against what people do, whom they serve, and whom they say they are not for; our own notes and
the place help, what came of earlier introductions decides between equals. One to three names, each with its reasons,
and the right to say nobody: no name is better than a wrong one. First version: words, no statistics.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from obliged.domain.patterns import Pattern
from obliged.domain.people import normal

MOST = 3


class Because(StrEnum):
    """Why somebody fits: which of their words the need found, or what we have seen of them."""

    DOES = "does"  # their occupation
    SERVES = "serves"  # what they do, and whom they serve best
    FIRM = "firm"  # their organisation's name
    NOTED = "noted"  # we noted it
    NEAR = "near"
    WENT_WELL = "went_well"  # introductions that we made to them
    NEW = "new"  # we have introduced nobody to them yet


class Strength(StrEnum):
    STRONG = "strong"
    GOOD = "good"
    PERHAPS = "perhaps"


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody needs, in their own words, and where."""

    text: str
    place: str = ""


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


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the words that were found, or with how many."""

    key: Because
    words: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Fit:
    """Somebody who fits, how well, and why."""

    person: int
    strength: Strength
    reasons: tuple[Reason, ...]
    score: float


# What a word of each field is worth. Notes and place support; alone they name nobody.
WORTH: Mapping[Because, float] = {Because.DOES: 1.0, Because.SERVES: 0.9, Because.FIRM: 0.7, Because.NOTED: 0.5}
OWN_WORDS = frozenset({Because.DOES, Because.SERVES, Because.FIRM})
NEAR_WORTH = 0.3
KIN_WORTH = 0.8  # a word of the same trade, not the same word
STRONG_FROM, GOOD_FROM, LEAST = 1.2, 0.6, 0.35  # a strong fit meets two words at least

# Words that say nothing about what is needed.
SMALL = frozenset(
    """
    a about after again all also am an and any are as ask at be because been before being best better both but by can
    could do does for from get go going good got great had has have he her here him his how i if in into is it its
    just keep know like look looking lot make many me more most much must my need needs new next no not now of off on
    one only open opens or other our out over own people person really right second she should since so some somebody
    someone soon still such than that the their them then there these they thing things think this those through time
    to too two under until up us very want wants was way we well were what when where which while who why will with
    work works would year years yet you your first third small large big help january february march april may june
    july august september october november december monday tuesday wednesday thursday friday saturday sunday week month
    """.split()  # noqa: SIM905 - a list to be read
)
# Words of one trade: what those who do it call it, and what is asked of them. A need for "cover" finds who does
# "insurance"; whoever does "staff cover" is no insurer, so the second list is heard in needs only.
TRADES: tuple[tuple[str, str], ...] = (
    ("insurance insure insurer broker underwriter", "cover policy liability indemnity"),
    ("accountant accounting accountancy bookkeeper bookkeeping", "accounts books tax taxes payroll audit vat"),
    ("lawyer law legal solicitor attorney notary conveyancing", "contract lease dispute litigation will"),
    ("mortgage lender lending finance banking", "loan credit financing bank"),
    ("builder building construction contractor renovation fitout", "build renovate refurbishment extension"),
    ("joiner joinery carpenter carpentry cabinets kitchens", "cabinet kitchen worktop shelves shelving counter"),
    ("electrician electrical", "electrics wiring rewiring lights lighting"),
    ("plumber plumbing heating", "boiler pipes leak bathroom"),
    ("architect architecture architects", "plans drawings permit planning"),
    ("designer design interiors", "layout interior logo"),
    ("letting lettings property realtor estate", "premises rent rental office shopfront lease"),
    ("web website websites seo", "site online webshop"),
    ("photographer photography", "photos portraits pictures"),
    ("marketing branding advertising publicity", "brand campaign leaflets"),
    ("recruiter recruitment recruiting staffing", "hire hiring staff"),
    ("physiotherapist physiotherapy physio therapist therapy", "injury rehabilitation back knee shoulder"),
    ("dentist dental dentistry", "teeth tooth"),
    ("caterer catering", "buffet canapes"),
    ("gardener gardening landscaping landscaper", "garden lawn hedge"),
    ("printer printing signage", "print sign signs flyers"),
    ("translator translation interpreter", "translated translate"),
    ("pensions investment wealth", "pension retirement savings"),
    ("computers software network", "computer laptop it"),
    ("cleaner cleaners cleaning", "cleaned"),
    ("removals movers", "removal moving"),
)
_ENDINGS = ("ings", "ing", "ies", "ers", "ors", "er", "or", "ed", "es", "s", "e", "y")
_WORD = Pattern(r"[^\W_]+(?:-[^\W_]+)*")
_NOT_FOR = Pattern(r"\b(?:not|no|never|except|nothing|without|avoids?|refuses?)\b([^.;\n]*)")


def stem(word: str) -> str:
    """A simple root: "bakeries", "baker" and "bakery" meet, "plan" and "planet" do not."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            root = word.removesuffix(ending)
            if ending in {"ies", "y"} and len(root) > 5:
                return root.removesuffix("er")
            return root[:-1] if len(root) > 4 and root[-1] == root[-2] and root[-1] in "bdgklmnprt" else root
    return word


def _by_root(lists: Iterable[str]) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for n, words in enumerate(lists):
        for word in words.split():
            found.setdefault(stem(word), set()).add(n)
    return {root: frozenset(trades) for root, trades in found.items()}


_CALLED = _by_root(called for called, _ in TRADES)
_ASKED = _by_root(f"{called} {asked}" for called, asked in TRADES)


def words_of_need(text: str) -> tuple[str, ...]:
    """The words of a need that say something, as they were written, each root once."""
    return tuple(dict.fromkeys(_roots(text).values()))


def _roots(text: str) -> dict[str, str]:
    """Each root of a text with the word that it was read from."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        plain = normal(match[0]).replace("-", "")
        if len(plain) > 1 and plain not in SMALL and not plain.isdigit():
            found.setdefault(stem(plain), match[0])
    return found


LONGEST_PIECE = 40  # no word that tells is longer, and no database looks for one that is


def sought(need: Need, *, most: int = 24) -> tuple[str, ...]:
    """The pieces of words by which those who might fit can be looked for: the need's own, and the names of its trades."""
    roots = list(_roots(need.text))
    trades = sorted({n for root in roots for n in _ASKED.get(root, ())})
    kin = [stem(word) for n in trades for word in TRADES[n][0].split()]
    return tuple(dict.fromkeys(piece[:LONGEST_PIECE] for piece in [*roots, *kin]))[:most]


def best_for(need: Need, people: Sequence[Profile], *, most: int = MOST) -> tuple[Fit, ...]:
    """Up to three who fit, the best first; nobody where nobody does."""
    wanted = _roots(need.text)
    if not wanted:
        return ()
    weights = _weights(wanted, people)
    found = [(fit, p) for p in people if p.may_be_contacted and (fit := _fit(need, wanted, weights, p))]
    found.sort(key=lambda pair: (-round(pair[0].score, 2), -_balance(pair[1]), pair[1].id))
    return tuple(fit for fit, _ in found[:most])


def fit_of(need: Need, person: Profile, people: Sequence[Profile] = ()) -> Fit | None:
    """How one person fits; None where nothing of theirs meets the need."""
    wanted = _roots(need.text)
    return _fit(need, wanted, _weights(wanted, people or (person,)), person) if wanted else None


def refuses(need: Need, person: Profile) -> tuple[str, ...]:
    """The words of the need that this person says they are not for."""
    wanted = _roots(need.text)
    return tuple(wanted[root] for root in wanted if root in _refused(person))


def _weights(wanted: Mapping[str, str], people: Sequence[Profile]) -> dict[str, float]:
    """A word that many people share tells little; one that few have tells much. Between a half and one."""
    if len(people) < 4:
        return dict.fromkeys(wanted, 1.0)
    have: Counter[str] = Counter()
    for person in people:
        have.update(set(_roots(f"{person.occupation} {person.serves} {person.organisation}")) & set(wanted))
    return {root: 1.0 - 0.5 * math.log1p(have[root]) / math.log1p(len(people)) for root in wanted}


def _fit(need: Need, wanted: Mapping[str, str], weights: Mapping[str, float], person: Profile) -> Fit | None:
    if set(wanted) & _refused(person):
        return None
    reasons: list[Reason] = []
    score = 0.0
    counted: set[str] = set()
    for key, text in _fields(person):
        met = dict(_met(wanted, _roots(text)))
        new = {root: worth for root, worth in met.items() if root not in counted}
        if not new:
            continue
        counted |= set(new)
        score += sum(worth * weights[root] for root, worth in new.items()) * WORTH[key]
        reasons.append(Reason(key, tuple(dict.fromkeys(wanted[root] for root in new))))
    if not any(reason.key in OWN_WORDS for reason in reasons) or score < LEAST:
        return None
    if near := _near(need, person):
        score += NEAR_WORTH
        reasons.append(Reason(Because.NEAR, near))
    reasons.append(_seen(person))
    return Fit(person.id, _strength(score, len(counted), person), tuple(reasons), score)


def _fields(person: Profile) -> Iterator[tuple[Because, str]]:
    yield Because.DOES, person.occupation
    yield Because.SERVES, _NOT_FOR.sub(" ", normal(person.serves)) if person.serves else ""
    yield Because.FIRM, person.organisation
    yield Because.NOTED, person.notes


def _met(wanted: Iterable[str], theirs: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """The words of the need that they have: the same word, or one of the same trade."""
    trades = frozenset(n for root in theirs for n in _CALLED.get(root, ()))
    for root in wanted:
        if root in theirs:
            yield root, 1.0
        elif _ASKED.get(root, frozenset()) & trades:
            yield root, KIN_WORTH


def _refused(person: Profile) -> set[str]:
    """What they say they are not for: "not for restaurants", "no kitchens"."""
    said = normal(person.serves)
    return {root for match in _NOT_FOR.finditer(said) for root in _roots(match[1])}


def _near(need: Need, person: Profile) -> tuple[str, ...]:
    theirs = _roots(person.place)
    wanted = {**_roots(need.place), **_roots(need.text)}
    return tuple(dict.fromkeys(theirs[root] for root in wanted if root in theirs))


def _seen(person: Profile) -> Reason:
    if person.introduced and person.went_well:
        return Reason(Because.WENT_WELL, count=person.went_well)
    return Reason(Because.NEW, count=person.introduced)


def _balance(person: Profile) -> int:
    """Between equals: those with whom it went well before those with whom it did not."""
    return person.went_well - 2 * person.went_wrong


def _strength(score: float, met: int, person: Profile) -> Strength:
    if person.went_wrong > person.went_well:
        return Strength.PERHAPS
    if score >= STRONG_FROM and met > 1:
        return Strength.STRONG
    return Strength.GOOD if score >= GOOD_FROM else Strength.PERHAPS


__all__ = [
    "Because", "Fit", "Need", "Profile", "Reason", "Strength", "best_for", "fit_of", "refuses", "sought",
    "stem", "words_of_need",
]  # fmt: skip
