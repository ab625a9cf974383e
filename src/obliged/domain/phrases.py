"""Does a text repeat a note: five words of it or more, in other dress, with a word changed, put in or left out?

Words are compared by their stems. Little words alone prove nothing, and what everybody writes in letters is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from obliged.domain.folded import Folded, fold
from obliged.domain.vocabulary import listed

FEWEST = 5
# One of these alone gives a note away: nobody writes it by chance in a letter on somebody of whom it is noted.
_GRAVE_WORDS = """
    cancer tumor tumour leukemia leukaemia lymphoma chemo chemotherapy parkinson alzheimer dementia depression depressed
    bipolar schizophrenia autism autistic adhd epilepsy diabetes diabetic hiv hepatitis sclerosis miscarriage pregnant
    pregnancy infertility infertile ivf abortion overdose rehab alcoholic alcoholism addict addiction addicted suicide
    suicidal psychiatric psychiatrist anorexia anorexic bulimia burnout divorce divorced divorcing custody adultery
    mistress infidelity bankrupt bankruptcy insolvent insolvency foreclosure embezzle embezzlement fraud indicted
    arrested convicted felony prison lawsuit estranged paternity deported deportation undocumented terminal hospice
    krebs demenz depressionen scheidung geschieden schwanger schwangerschaft insolvenz pleite sorgerecht fehlgeburt
    alkoholiker selbstmord vorbestraft faillite grossesse enceinte divorcee alcoolique licenciement divorcio divorciada
    divorciado cancro cancer embarazada embarazo quiebra alcoholico demencia gravida gravidez falencia insolvencia
    alcoolico divorzio divorziata incinta fallimento kanker zwanger failliet echtscheiding rozwod depresja ciaza
"""
_LITTLE = listed("""
    a an the and or but nor so yet if then than that this these those there here of to in on at by for with from into onto
    up down out off over under about as is am are was were be been being do does did done has have had having will would
    shall should can could may might must not no i me my mine we us our ours you your yours he him his she her hers it its
    they them their theirs who whom whose which what when where why how all any both each some such very just also too
    only own same more most much many few now s t d ll re ve m one let get got us
    und der die das ein eine mit von zu ist nicht auch de da do dos das e o os as um uma que com por para le la les un une
    et du des que pour avec el los las y en con
""")
_ORDINARY = tuple(
    tuple(line.split())
    for line in """
thank you very much for your
thank you so much for your
thank you for taking the time to
looking forward to hear from you
look forward to hearing from you
looking forward to hearing from you
looking forward to meeting you
let me know if you have any questions
let me know if you would like
let me know what you think
please let me know if you
do not hesitate to contact me
do not hesitate to get in touch
feel free to get in touch
feel free to reach out to me
i hope you are well
i hope this finds you well
hope you are doing well
as soon as i can
as soon as possible
at the end of the day
at the end of the month
at the end of the week
by the end of the month
by the end of the week
at the beginning of the month
for the first time in a
in the middle of the
it was good to see you
it was nice to meet you
it was a pleasure to meet you
i would like to introduce you
would like to meet you
i am happy to help
have a great rest of your week
have a good day
for a couple of weeks
over the next few weeks
in the next few days
in the next couple of weeks
if you have any questions
if there is anything else
one of the best in the
keep you posted on how it goes
let you know how it goes
how it goes from here
what happens from here
i wanted to let you know
we wanted to let you know
just wanted to let you know
""".strip().split("\n")
)  # fmt: skip
_SHORTENED = {
    "won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not", "ain't": "is not", "let's": "let us",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*")
_NUMERALS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        map(str, range(1, 13)),
        strict=True,
    )
)
_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "ers", "er", "est", "ed", "es", "ly", "s", "e", "y")


@dataclass(frozen=True, slots=True)
class Stem:
    """A word as it is compared; where it stands in the folded text."""

    text: str
    start: int
    end: int
    little: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A note, made ready for comparing."""

    stems: tuple[Stem, ...]
    places: dict[str, list[int]]  # of its greater words
    which: int


@dataclass(frozen=True, slots=True)
class Copied:
    start: int
    end: int
    which: int


def stems(text: Folded) -> tuple[Stem, ...]:
    """The words as they are compared."""
    found: list[Stem] = []
    for match in _WORD.finditer(text.plain):
        for said in _opened(match.group()).split():
            little = said in _LITTLE
            found.append(Stem(said if little else stem(said), match.start(), match.end(), little))
    return tuple(found)


def _opened(said: str) -> str:
    """Shortened forms in full: won't, she's."""
    if "'" not in said:
        return _SHORTENED.get(said, said)
    if said in _SHORTENED:
        return _SHORTENED[said]
    if said.endswith("n't"):
        return f"{said[:-3]} not"
    for end in ("'s", "'re", "'ve", "'ll", "'d", "'m"):
        if said.endswith(end):
            return said[: -len(end)]
    return said.replace("'", "")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What is left of a word without its ending; spelled as either side of the sea spells it."""
    if word in _NUMERALS:
        return _NUMERALS[word]
    if len(word) < 4 or not word.isalpha():
        return word
    if len(word) > 4:  # umlauts written out
        word = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    word = word.replace("our", "or") if len(word) > 5 else word
    word = (
        word.replace("yse", "yze")
        .replace("isa", "iza")
        .replace("ise", "ize")
        .replace("isi", "izi")
        .replace("tre", "ter")
        if len(word) > 5
        else word
    )
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def ready(notes: Iterable[tuple[int, str]]) -> tuple[Note, ...]:
    made = []
    for which, said in notes:
        row = stems(fold(said[:50_000]))
        if len(row) < FEWEST and not any(one.text in _GRAVE for one in row):
            continue
        places: dict[str, list[int]] = {}
        for n, one in enumerate(row):
            if not one.little:
                places.setdefault(one.text, []).append(n)
        made.append(Note(row, places, which))
    return tuple(made)


def copied(text: Folded, notes: Sequence[Note], may: Iterable[tuple[Stem, ...]] = ()) -> tuple[Copied, ...]:
    """The pieces of the text that repeat a note.

    :param may: what may be told; words that stand there are no confidence
    """
    if not notes:
        return ()
    row = stems(text)
    told = [[s.text for s in one] for one in may]
    free = {said for one in told for said in one}
    found = [
        Copied(*text.span(one.start, one.end), note.which)
        for one in row
        if one.text in _GRAVE and one.text not in free
        for note in notes
        if one.text in note.places
    ]
    for note in notes:
        for first, last, matched in _chains(row, note):
            if _is_copy(row[first : last + 1], note, matched) and not _may_be_told(row, first, last, matched, told):
                found.append(Copied(*text.span(row[first].start, row[last].end), note.which))
    return tuple(found)


REACH = 4  # how many words on either side may lie between two that agree
MOST_PAIRS = 4000


def _chains(row: Sequence[Stem], note: Note) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Runs of words that agree in their order: first and last place in the text, and the pairs of places."""
    pairs = [(i, j) for i, one in enumerate(row) if not one.little for j in note.places.get(one.text, ())[:40]]
    if len(pairs) > MOST_PAIRS:
        pairs = pairs[:MOST_PAIRS]
    best: list[tuple[float, int]] = []  # of each pair: its score, and the pair before it
    begins = 0
    for n, (i, j) in enumerate(pairs):
        while pairs[begins][0] < i - REACH:
            begins += 1
        score, before = 1.0, -1
        for m in range(begins, n):
            a, b = pairs[m]
            if a < i and 0 < j - b <= REACH:
                gain = best[m][0] + 1 - 0.1 * (abs((i - a) - (j - b)) + 0.5 * ((i - a) + (j - b) - 2))
                if gain > score:
                    score, before = gain, m
        best.append((score, before))
    used: set[int] = set()
    found = []
    for n in sorted(range(len(pairs)), key=lambda n: -best[n][0]):
        chain, at = [], n
        while at >= 0 and at not in used:
            used.add(at)
            chain.append(pairs[at])
            at = best[at][1]
        if chain:
            whole = _filled(row, note, chain[::-1])
            found.append((whole[0][0], whole[-1][0], whole))
    return found


def _filled(row: Sequence[Stem], note: Note, chain: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The chain with the little words between and beside it that agree too."""
    whole = [chain[0]]
    for i, j in chain[1:]:
        a, b = whole[-1]
        at = b + 1
        for n in range(a + 1, i):
            for m in range(at, j):
                if row[n].text == note.stems[m].text:
                    whole.append((n, m))
                    at = m + 1
                    break
        whole.append((i, j))
    return [*_beside(row, note, whole[0], -1)[::-1], *whole, *_beside(row, note, whole[-1], 1)]


_SKIPS = ((2, 2), (1, 2), (2, 1))  # a word was changed, left out, put in


def _beside(row: Sequence[Stem], note: Note, pair: tuple[int, int], step: int) -> list[tuple[int, int]]:
    """What agrees before or behind; one word may be another, missing or new, if two agree beyond it."""
    found = []
    i, j = pair
    may_differ = True
    while True:
        if _agree(row, note, i + step, j + step):
            i, j = i + step, j + step
            found.append((i, j))
            continue
        skips = [(i + a * step, j + b * step) for a, b in _SKIPS] if may_differ else []
        beyond = next((p for p in skips if _agree(row, note, *p) and _agree(row, note, p[0] + step, p[1] + step)), None)
        if beyond is None:
            return found
        i, j = beyond
        found.append(beyond)
        may_differ = False


def _agree(row: Sequence[Stem], note: Note, i: int, j: int) -> bool:
    return 0 <= i < len(row) and 0 <= j < len(note.stems) and row[i].text == note.stems[j].text


def _is_copy(piece: Sequence[Stem], note: Note, matched: list[tuple[int, int]]) -> bool:
    """Whether so much agrees that it is a copy."""
    count = len(matched)
    great = sum(not note.stems[j].little for _, j in matched)
    run, run_great = _longest_run(matched, note)
    if run >= FEWEST and run_great:
        return True
    if count < FEWEST:
        return False
    span = max(matched[-1][1] - matched[0][1] + 1, len(piece))
    if great and count > FEWEST and span - count <= 1:
        return True
    if great < 3 or span <= FEWEST:
        return False
    missed = _missed(piece, matched, note)
    if missed <= 1 and span - count <= 1:
        return True
    if missed == 0:  # only little words were put in or left out
        return great >= 4 or count > FEWEST
    return count / span >= 0.7 and missed <= 1 + count // 6 and (great >= 4 or count > FEWEST)


def _longest_run(matched: list[tuple[int, int]], note: Note) -> tuple[int, int]:
    best = (0, 0)
    length = great = 0
    before = (-9, -9)
    for i, j in matched:
        if (i, j) == (before[0] + 1, before[1] + 1):
            length, great = length + 1, great + (not note.stems[j].little)
        else:
            length, great = 1, int(not note.stems[j].little)
        before = (i, j)
        best = max(best, (length, great))
    return best


def _missed(piece: Sequence[Stem], matched: list[tuple[int, int]], note: Note) -> int:
    """How many greater words of either side found no partner."""
    first = matched[0][0]
    here, there = {i - first for i, _ in matched}, {j for _, j in matched}
    mine = sum(not one.little for n, one in enumerate(piece) if n not in here)
    theirs = sum(not note.stems[n].little for n in range(matched[0][1], matched[-1][1] + 1) if n not in there)
    return max(mine, theirs)


def _may_be_told(
    row: Sequence[Stem], first: int, last: int, matched: list[tuple[int, int]], told: Sequence[Sequence[str]]
) -> bool:
    """Whether it is what everybody writes, or stands in what may be told."""
    said = [one.text for one in row[first : last + 1]]
    return any(_stands_in(said, ordinary) for ordinary in _STEMMED) or any(_stands_in(said, one) for one in told)


def _stands_in(said: Sequence[str], whole: Sequence[str]) -> bool:
    if len(said) > len(whole):
        return False
    return any(list(whole[n : n + len(said)]) == list(said) for n in range(len(whole) - len(said) + 1))


_STEMMED = tuple(tuple(w if w in _LITTLE else stem(w) for w in line) for line in _ORDINARY)
_GRAVE = frozenset(stem(word) for word in _GRAVE_WORDS.split())
