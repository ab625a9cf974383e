"""Which figures in a text give away an amount that is known: the same, rounded, as a share, as a range, by the year?

A bare small number is nobody's fee: the smaller and rounder a figure is, the more must speak for its being money.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from obliged.domain import number_words
from obliged.domain.figures import Figure, figures
from obliged.domain.folded import Folded, fold

BARE = 1000  # from here on a figure is taken for money without a word that says so
LEAST_WORD = 8  # letters of a sum in words
LEAST_ENGLISH = 11  # of one that is run together
NEAR = 0.07  # how far "about" may be off
SHARES = (5.0, 7.5, 10.0, 12.5, 15.0, 20.0, 25.0, 30.0, 33.0, 40.0, 50.0)  # what referral fees usually are
PER_YEAR = {"year": 1.0, "quarter": 4.0, "month": 12.0, "week": 52.0}


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure that is known here: money, or a share."""

    value: float
    percent: bool = False
    period: str = ""
    which: int = 0  # the confidence that it stands in
    from_note: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A piece of text that gives one away."""

    start: int
    end: int
    percent: bool
    which: int


@lru_cache(maxsize=512)
def read(said: str, *, strict: bool = False) -> tuple[tuple[float, bool, str], ...]:
    """The amounts that a text states: value, whether it is a share, by which time.

    :param strict: of running words, where only what plainly is money counts
    """
    found: dict[tuple[int, int], Figure] = {}
    for figure in figures(fold(said)):
        if figure.to or (figure.loose and strict):
            continue
        if strict and (
            figure.other or not (figure.money or figure.percent or (figure.near_money and max(figure.values) >= 100))
        ):
            continue
        inside = [span for span in found if span[0] <= figure.start and figure.end <= span[1]]
        if inside and (figure.start, figure.end) not in found:
            continue
        for span in [s for s in found if figure.start <= s[0] and s[1] <= figure.end]:
            del found[span]
        found[figure.start, figure.end] = figure
    return tuple((_likeliest(f), f.percent, f.period) for f in found.values())


def _likeliest(figure: Figure) -> float:
    """Of "4.200" the reading as four thousand; of a share the smaller one."""
    return min(figure.values) if figure.percent else max(figure.values)


def known(values: Iterable[tuple[int, object]], notes: Iterable[tuple[int, str]] = ()) -> tuple[Amount, ...]:
    """The amounts as they are held: numbers or words, and those that notes state."""
    found = []
    for which, value in values:
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, int | float):
            if math.isfinite(value) and value:
                found.append(Amount(abs(float(value)), which=which))
                if 0 < value < 1:
                    found.append(Amount(value * 100, percent=True, which=which))
            continue
        found += [Amount(v, percent, period, which) for v, percent, period in read(str(value)[:500]) if v]
    for which, note in notes:
        found += [Amount(v, percent, period, which, True) for v, percent, period in read(note[:5000], strict=True) if v]
    return tuple(found)


def given_away(read: Sequence[Figure], held: Sequence[Amount]) -> tuple[Given, ...]:
    """The pieces of text that give one of these away."""
    sums = [a for a in held if not a.percent]
    shares = [a for a in held if a.percent]
    ratios = _ratios(sums)
    found = []
    for figure in read:
        if figure.percent:
            found += [Given(figure.start, figure.end, True, w) for w in _share(figure, shares, ratios)]
            continue
        hit = next((a for a in sums if _gives(figure, a)), None)
        if hit is not None:
            found.append(Given(figure.start, figure.end, False, hit.which))
        elif not figure.other and not figure.to:
            part = next((a for a in sums if _is_share_of(figure, a, shares)), None)
            if part is not None:
                found.append(Given(figure.start, figure.end, True, part.which))
    found += _together(read, sums)
    found += _reckoned(read, sums)
    return tuple(found)


def spelled(held: Sequence[Amount]) -> dict[str, int]:
    """The sums in the words of other languages than English, which the figures are read in."""
    sums = [a for a in held if not a.percent and a.value >= 100 and a.value == int(a.value)]
    return {
        form: a.which for a in reversed(sums) for form in number_words.said(int(a.value)) if len(form) >= LEAST_WORD
    }


_PER_HUNDRED = ("prozent", "porcento", "porciento", "pourcent", "percento", "procent", "vonhundert", "vomhundert")


def shares_spelled(held: Sequence[Amount]) -> dict[str, int]:
    """The shares in the words of other languages: trinta e cinco por cento."""
    shares = [a for a in held if a.percent and 2 < a.value < 100 and a.value == int(a.value)]
    return {
        form + hundred: a.which
        for a in reversed(shares)
        for form in number_words.said(int(a.value), least=2)
        for hundred in _PER_HUNDRED
    }


def run_together(text: Folded, held: Sequence[Amount]) -> list[Given]:
    """A sum in English words that are stuck to one another or torn apart, as to hide it: fourthousand twohundred."""
    found = []
    for amount in held:
        if amount.percent or amount.value < 100 or amount.value != int(amount.value):
            continue
        for words in number_words.in_english(int(amount.value)):
            form = "".join(words)
            if len(words) < 2 or len(form) < LEAST_ENGLISH:
                continue
            found += [
                Given(given.start, given.end, False, amount.which)
                for given in in_other_tongues(text, {form: amount.which})
                if len(re.findall(r"[^\W\d_]+", text.written[given.start : given.end])) != len(words)
            ]
    return found


def in_other_tongues(text: Folded, forms: Mapping[str, int]) -> list[Given]:
    """Where the text says one of them in words, apart or together."""
    words = [token for token in text.tokens if token.is_word]
    row = "".join(token.text for token in words)
    found = []
    for form, which in forms.items():
        at = row.find(form) if form in row else -1
        while at >= 0:
            begins, ends, place = None, None, 0
            for token in words:
                begins = token.start if place == at else begins
                place += len(token.text)
                ends = token.end if place == at + len(form) else ends
            if begins is not None and ends is not None:
                found.append(Given(begins, ends, False, which))
            at = row.find(form, at + 1)
    return found


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(1.0, abs(other))


def _gives(figure: Figure, amount: Amount) -> bool:
    value = amount.value
    if figure.to:
        return _range_gives(figure, value)
    for said in figure.values:
        if _is_short_for(figure, said, value):
            return True
        if _same(said, value) or (
            value >= 100 and value != int(value) and said in {math.floor(value), math.ceil(value)}
        ):
            if _counts(figure, value):
                return True
        elif amount.from_note and not ((figure.money or figure.scaled) and figure.hedge):
            continue
        elif _rounded(figure, said, value) or _by_other_time(figure, said, amount):
            return True
    return False


def _counts(figure: Figure, value: float) -> bool:
    """Whether the same number is the amount, and no house number, hour or count."""
    if figure.money:
        return True
    if figure.other:
        return False
    if figure.loose:
        return figure.near_money or bool(figure.hedge or figure.period)
    if figure.scaled:
        return not figure.spelled or value not in {100.0, 1000.0, 1e6} or figure.near_money or bool(figure.hedge)
    if value >= BARE or (value >= 100 and not figure.spelled and not figure.counts):
        return True
    if not figure.near_money:
        return figure.spelled and value > 100 and value % 100 != 0 and not figure.counts
    return value > 20 or (not figure.spelled and (value == 20 or value != int(value)))


def _is_short_for(figure: Figure, said: float, value: float) -> bool:
    """Whether the thousand is left out, as those who know each other do: 18.5, where it is 18,500."""
    if figure.money or figure.scaled or figure.other or figure.spelled or figure.counts or figure.to:
        return False
    if not 1 < said < 1000 or not _same(said * 1000, value):
        return False
    return figure.near_money if _figures_of(said) < 3 else (figure.near_money or bool(figure.hedge))


def _step(value: float) -> float:
    """To what a figure was rounded: 4,000 to thousands, 18,500 to five hundreds."""
    if value <= 0:
        return 0.0
    step = 10.0 ** math.floor(math.log10(value))
    while step > 1e-9 and abs(value / step - round(value / step)) > 1e-9:
        for finer in (step / 2, step / 4, step / 10):
            if abs(value / finer - round(value / finer)) < 1e-9:
                return finer
        step /= 10
    return step


def _figures_of(value: float) -> int:
    """How many figures of a number mean something."""
    digits = f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "").lstrip("0").rstrip("0")
    return max(1, len(digits))


def _rounded(figure: Figure, said: float, value: float) -> bool:
    """Whether it is the amount, rounded."""
    if figure.other or figure.loose or said < 10 or value < 10:
        return False
    if not (figure.money or figure.scaled or said >= BARE or (figure.near_money and said >= 100)):
        return False
    off = abs(said - value) / value
    finer = _figures_of(said) - _figures_of(value)
    if off > NEAR * 1.5 or finer > 0 or (finer == 0 and figure.hedge != "bound"):
        return False
    step = _step(said)
    if figure.hedge:
        room = step if figure.hedge == "bound" else step * 0.6
        return abs(said - value) <= room and off <= NEAR * (1.5 if figure.hedge == "bound" else 1.2)
    if _figures_of(said) >= 2:
        return abs(said - value) <= step / 2 and off <= 0.03
    return (
        (figure.scaled or figure.money) and abs(said - value) <= step / 2 and off <= (0.05 if figure.scaled else 0.025)
    )


def _by_other_time(figure: Figure, said: float, amount: Amount) -> bool:
    """Whether a sum by the month gives away what it is by the year, or the other way about."""
    if not figure.period or figure.other or figure.period == amount.period:
        return False
    per = PER_YEAR.get(figure.period)
    own = PER_YEAR.get(amount.period or ("month" if figure.period == "year" else "year"))
    if per is None or own is None:
        return False
    turned = amount.value * own / per
    return abs(said - turned) <= 0.006 * turned and (figure.money or figure.near_money or said >= BARE)


def _range_gives(figure: Figure, value: float) -> bool:
    if figure.other:
        return False
    for low in figure.values:
        for high in figure.to:
            if low < high <= 1.7 * low and low <= value <= high and (figure.money or figure.scaled or low >= BARE):
                return low >= 100 or figure.money
    return False


# --- shares ---------------------------------------------------------------------------------------------------------


def _ratios(sums: Sequence[Amount]) -> list[tuple[float, int]]:
    """What one amount is of another, in hundredths."""
    values = {a.value: a.which for a in sums if a.value >= 10}
    if len(values) > 20:
        return []
    found = [(100 * low / high, values[low]) for low in values for high in values if low < high]
    # A share that somebody agreed to is a round one; others come about by chance.
    return [(ratio, which) for ratio, which in found if 3 <= ratio <= 60 and abs(ratio * 2 - round(ratio * 2)) < 0.04]


def _share(figure: Figure, shares: Sequence[Amount], ratios: Sequence[tuple[float, int]]) -> list[int]:
    """Whose share this percentage is, or gives away."""
    for said in figure.values:
        for share in shares:
            if abs(said - share.value) < (0.5 if figure.loose else 0.051 if share.value % 1 else 0.001) or (
                figure.to and figure.values[0] <= share.value <= max(figure.to)
            ):
                return [share.which]
            if figure.spelled and abs(said - share.value) <= 0.5 and said % 1 and share.value >= 5:  # a third: 33 %
                return [share.which]
            if figure.hedge and share.value % 5 and said % 5 == 0 and abs(said - share.value) <= 2 and share.value >= 8:
                return [share.which]  # "about 20 %", where it is 18
        for ratio, which in ratios:
            if said >= 1 and said < 100 and abs(ratio - said) <= 0.05:
                return [which]
    return []


def _is_share_of(figure: Figure, amount: Amount, shares: Sequence[Amount]) -> bool:
    """Whether a sum is a usual or a known share of an amount, to the last figure: nobody hits that by chance."""
    if amount.from_note or amount.value < 100 or not (figure.money or figure.near_money):
        return False
    own = [s.value for s in shares]
    for said in figure.values:
        if any(_same(said, amount.value * share / 100) and (_figures_of(said) >= 2 or figure.money) for share in own):
            return True
        if _figures_of(said) >= 3 and any(_same(said, amount.value * share / 100) for share in SHARES):
            return True
    return False


def _together(read: Sequence[Figure], sums: Sequence[Amount]) -> list[Given]:
    """A percentage and a sum in one text that together make an amount: 10 %, which came to 1,840."""
    percentages = [f for f in read if f.percent or f.part][:20]
    if not percentages:
        return []
    found = []
    for figure in [f for f in read if not f.percent and _is_sum(f)][:50]:
        for percentage in percentages:
            for said in figure.values:
                for share in percentage.values:
                    if not 0 < share < 100:
                        continue
                    hit = next(
                        (a for a in sums if not a.from_note and a.value >= 100 and _same(a.value, said * 100 / share)),
                        None,
                    )
                    if hit is not None:
                        found += [
                            Given(figure.start, figure.end, True, hit.which),
                            Given(percentage.start, percentage.end, True, hit.which),
                        ]
    return found


NEIGHBOURS = 6  # figures that are reckoned with one another


def _reckoned(read: Sequence[Figure], sums: Sequence[Amount]) -> list[Given]:
    """Two figures that make an amount: 3 payments of 1,400; 2,800 now and 1,400 later. Nobody hits that by chance."""
    wanted = [a for a in sums if not a.from_note and a.value >= 100 and _figures_of(a.value) >= 2]
    plain = [f for f in read if not f.percent and not f.part and not f.to and not f.loose]
    if not wanted or len(plain) > 400:
        return []
    found = []
    for n, one in enumerate(plain):
        for other in plain[n + 1 : n + 1 + NEIGHBOURS]:
            if one.end > other.start:
                continue
            made = [(a * b, True) for a in one.values for b in other.values if _is_count(one, a) or _is_count(other, b)]
            if _is_sum(one) and _is_sum(other):
                made += [(a + b, False) for a in one.values for b in other.values if a >= 50 and b >= 50]
            hit = next((a for a in wanted for value, _ in made if _same(value, a.value)), None)
            if hit is None:
                continue
            if not any(_same(value, hit.value) and not times for value, times in made) and not (
                _is_sum(one) or _is_sum(other)
            ):
                continue
            found += [Given(f.start, f.end, False, hit.which) for f in (one, other) if _is_sum(f)]
    return found


def _is_sum(figure: Figure) -> bool:
    """Whether it reads as money."""
    return not figure.other and (figure.money or figure.near_money or figure.scaled or max(figure.values) >= BARE)


def _is_count(figure: Figure, value: float) -> bool:
    """Whether it says how many times."""
    return not figure.money and 2 <= value <= 60 and value == int(value)
