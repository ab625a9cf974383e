"""Which figures does a text name: in digits of any dress, in words, as a percentage, as a range, rounded?

A figure that can be read in more than one way ("4.200") keeps every reading. Whether it matters is judged elsewhere,
against figures that are known: here nothing is thrown away but what plainly is something else, like a date.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from obliged.domain.folded import Folded
from obliged.domain.vocabulary import listed

LAST_YEAR = 2040  # that a letter of these years speaks of
_SMALL = dict(
    zip(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        range(20),
        strict=True,
    )
)  # fmt: skip
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_TENS["fourty"] = 40
_DIGITS = {word: value for word, value in _SMALL.items() if value < 10} | {"oh": 0, "nought": 0, "o": 0, "nil": 0}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "thousands": 1e3, "k": 1e3, "grand": 1e3, "tsd": 1e3, "thou": 1e3, "tausend": 1e3,
    "mille": 1e3, "mil": 1e3, "million": 1e6, "millions": 1e6, "m": 1e6, "mn": 1e6, "mio": 1e6, "mm": 1e6, "mln": 1e6,
    "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "crore": 1e7, "crores": 1e7, "cr": 1e7, "billion": 1e9,
    "bn": 1e9, "hundreds": 1e2, "milhoes": 1e6, "millionen": 1e6, "millones": 1e6, "hundert": 1e2, "ks": 1e3,
    "riesen": 1e3, "mila": 1e3, "duizend": 1e3, "tusen": 1e3, "tys": 1e3, "tysiecy": 1e3, "tysiace": 1e3, "teur": 1e3,
    "milioni": 1e6, "miljoen": 1e6, "miljoner": 1e6, "milionow": 1e6, "large": 1e3,
}  # fmt: skip
_PARTS = {
    "half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2, "fifths": 0.2,
    "sixth": 1 / 6, "eighth": 0.125, "eighths": 0.125, "tenth": 0.1, "tenths": 0.1, "twelfth": 1 / 12,
    "fifteenth": 1 / 15, "twentieth": 0.05, "hundredth": 0.01,
}  # fmt: skip
_STARTS_ALONE = frozenset(
    {*_SMALL, *_TENS, *_DIGITS, *_PARTS, *_SCALES, "half", "couple"} - {"o", "m", "k", "cr", "mm", "ks", "large"}
)
_SIGNS = frozenset("$€£¥₹₽₩₺₦₱฿₫₴₪¢₵₡₲₸₼₾")
_CURRENCIES = listed("""
    usd eur gbp chf inr cad aud nzd jpy cny sek nok dkk pln czk huf brl mxn zar aed ngn ghs kes php vnd thb sgd hkd krw
    try ils rs dollar dollars euro euros pound pounds buck bucks quid rupee rupees franc francs franken yen yuan kroner
    kronor krona zloty zlotys peso pesos reais naira cedi cedis dong baht sterling eurs
""")
MONEY = listed("""
    fee fees rate rates price prices priced cost costs costing budget budgets charge charges charged charging paid pay
    pays paying payment payments quote quoted quotes invoice invoiced invoices owe owes owed owing rent salary income revenue
    turnover profit loan debt debts mortgage worth value valued commission reward rewards bonus deposit total totals
    totalled sum amount amounts offer offered offers bid spend spends spending spent earn earns earned savings retainer
    bill billed contract deal deals estimate estimated discount refund tax premium settlement funds money cash figure
    ceiling cap afford affordable asking expenses honorarium royalty royalties stipend wage wages allowance fund capital
    equity margin markup proposal price-tag account accounts balance overdraft arrears preis honorar rechnung prix
    honoraires precio importe preco valor monthly annually yearly
""")
_ABOUT = listed(
    "about around roughly approximately approx circa ca some say like region order ish c ungefahr environ cerca etwa rund neighbourhood neighborhood ballpark"
)
_BOUNDS = listed(
    "nearly almost under over above below near close north south upwards more less least most exceeding shy fewer beyond past up knapp fast uber quasi presque"
)
_PERIODS = {
    "month": "month", "monthly": "month", "mo": "month", "pcm": "month", "year": "year", "yearly": "year", "annum": "year",
    "annually": "year", "annual": "year", "pa": "year", "yr": "year", "week": "week", "weekly": "week",
    "quarter": "quarter", "quarterly": "quarter", "day": "day", "hour": "hour", "hourly": "hour",
    "session": "session", "visit": "visit", "head": "head", "person": "head", "piece": "piece", "night": "night",
}  # fmt: skip
_MEASURES = listed("""
    minute minutes min mins hour hours hr hrs day days week weeks month months year years yr yrs people guests employees
    staff patients customers clients followers visitors words pages room rooms seats chairs tables unit units item items
    copies copy square sq sqft sqm ft feet foot metre metres meter meters km kilometre kilometres kilometers mile miles
    kg kilos lb lbs pounds-weight gram grams litre litres liters gallons degrees times steps stars points calories kcal
    watts kwh mb gb tb email emails mails letters calls questions reviews likes subscribers members homes houses
    apartments flats books parts pieces bottles loaves cups coffees tiles boxes cards photos pictures pixels votes
    students pupils children kids women men families households shops branches stores sites projects cases tickets seconds secs
    runners attendees participants volunteers residents inhabitants thanks apologies ways reasons things ideas
    steps plants trees cookies rolls croissants meals covers bags lines entries rows records referrals introductions
    am pm o'clock oclock uhr st nd rd th percentagepoints acres hectares inches inch cm mm litre mph kph
""")
_NUMBERED = listed("""
    no nr number num room suite apt apartment flat unit page pages chapter section route highway flight ref reference
    order ticket gate platform floor level bus line box zip postcode version model item form rule lot plot block channel
    # row seat table house bay terminal exit junction version v
""")
_STREETS = listed("""
    st street rd road ave avenue blvd boulevard ln lane dr drive ct court pl place way terrace sq square row close
    crescent highway hwy parkway pkwy mews gardens walk hill quay embankment broadway alley circle loop trail strasse
    parade grove gate view park wharf plaza
""")
_MONTHS = listed("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec
""")
_YEARLY = listed("""
    in since by of from until till before after during spring summer autumn fall winter early late mid year years est
    established founded end beginning start class vintage copyright q1 q2 q3 q4 through between and to for back circa
""")  # fmt: skip

_ITEMS = re.compile(r"(?P<num>\d+(?:[.,'_\s]{1,2}\d+|-(?=\d(?:\D|$))\d)*)|(?P<word>[^\W\d_]+)|(?P<sign>[^\w\s]|_)")
_ROUNDISH = re.compile(r"(?<![\w.,'])(?=[\d.,'oli]*(?:\d[.,']?[oli]|[oli][.,']?\d))[\doli][\doli.,']*(?![^\W\dk])")
_GROUPS = re.compile(r"\d+")
_PHONES = re.compile(
    r"\+\s?\d[\d\s().-]{6,18}\d|\(\d{2,5}\)\s?\d{2,5}[\s.-]?\d{3,5}(?:[\s.-]\d{2,4})?|(?<![\d$€£])(?:1[-. ])?\d{3}[-. ]\d{3}[-. ]\d{4}(?!\d)"
    r"|(?<!\d)0\d{1,4}[-\s/]\d{3,4}[-\s]\d{3,4}(?!\d)|(?<!\d)0\d{9,10}(?!\d)|(?<!\d)555[-. ]\d{4}(?!\d)|(?<!\d)0\d{4,5}[-\s/]\d{5,7}(?!\d)"
)
_DATES = re.compile(
    r"(?<!\d)(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}h\d{2})(?!\d)"
)
_WEB = re.compile(r"(?<!\S)\S{0,80}@\S{1,80}|https?://\S+|www\.\S+")
_HIDING = (_PHONES, _DATES, _WEB)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with every reading that it has; positions are of the text as written."""

    start: int
    end: int
    values: tuple[float, ...]
    money: bool = False  # a currency stands with it
    near_money: bool = False  # its sentence speaks of money
    scaled: bool = False  # k, grand, thousand, lakh …
    spelled: bool = False
    loose: bool = False  # read in a way that needs a reason: "eighteen four"
    hedge: str = ""  # about, bound; empty: exact
    percent: bool = False
    period: str = ""
    other: bool = False  # reads as something else: a year, a measure, a house number
    grouped: bool = False  # written with separators, as sums are
    counts: bool = False  # things stand behind it: 450 croissants
    to: tuple[float, ...] = ()  # the upper end of a range
    part: bool = False  # half, a tenth: of what, is not said


@dataclass(frozen=True, slots=True)
class _Item:
    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Read:
    """A number read from the items `first` up to, and without, `last`."""

    first: int
    last: int
    start: int
    end: int
    values: tuple[float, ...]
    scaled: bool = False
    spelled: bool = False
    loose: bool = False
    grouped: bool = False
    grammar: str = ""


def figures(text: Folded) -> tuple[Figure, ...]:
    """Every figure of the text, in order; a piece may be read in more than one way."""
    plain = text.plain
    if _ANY.search(plain) is None:
        return ()
    if _ROUNDISH.search(plain):
        plain = _ROUNDISH.sub(lambda m: m.group().translate(_DIGITS_LIKE), plain)
    hidden = bytearray(len(plain))
    for pattern in _HIDING:
        for match in pattern.finditer(plain):
            hidden[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    items = [_Item(m.lastgroup or "", m.group(), m.start(), m.end()) for m in _ITEMS.finditer(plain)]
    found = [_figure(read, items, text) for read in _numbers(items) if not hidden[read.start]]
    return tuple(_ranges(found, text))


_ANY = re.compile(rf"\d|\b(?:{'|'.join(sorted(_STARTS_ALONE, key=len, reverse=True))})\b")
_DIGITS_LIKE = str.maketrans("oli", "011")


# --- numbers ----------------------------------------------------------------------------------------------------


def _numbers(items: list[_Item]) -> Iterator[_Read]:
    at = 0
    while at < len(items):
        item = items[at]
        if item.kind == "num":
            yield from _digits(items, at)
            at += 1
        elif item.kind == "word" and (item.text in _STARTS):
            reads = _spelled(items, at)
            yield from reads
            at = max([r.last for r in reads], default=at + 1)
        else:
            at += 1


_STARTS = _STARTS_ALONE | {"a", "an"}


def _digits(items: list[_Item], at: int) -> Iterator[_Read]:
    """Every way to read a run of digits, and what its scale makes of it."""
    item = items[at]
    groups = [(m.start(), m.end()) for m in _GROUPS.finditer(item.text)]
    groups = groups[:200]
    seen: dict[tuple[int, int], list[float]] = {}
    joined: set[tuple[int, int]] = set()
    for first in range(len(groups)):
        for last in range(first, min(len(groups), first + 9)):
            values = _readings(item.text, groups[first : last + 1])
            if values:
                seen[(groups[first][0], groups[last][1])] = values
                if last > first:
                    joined.add((groups[first][0], groups[last][1]))
    wholes = [span for span in joined if _is_one_number(item.text[span[0] : span[1]])]
    seen = {s: v for s, v in seen.items() if not any(w != s and w[0] <= s[0] and s[1] <= w[1] for w in wholes)}
    scale, after, more = _scale(items, at + 1, glued_to=item.end)
    for (start, end), values in seen.items():
        whole = end == len(item.text)
        if whole and scale != 1:
            scaled = tuple(v * scale + m for v in values for m in (more or (0.0,)))
            if items[at + 1].text == "mil":  # a thousand in Lisbon, a million in London
                scaled += tuple(v * 1e6 for v in values)
            yield _Read(at, after, item.start + start, items[after - 1].end, scaled, scaled=True, grouped=True)
        else:
            yield _Read(at, at + 1, item.start + start, item.start + end, tuple(values), grouped=(start, end) in joined)


_ONE_NUMBER = re.compile(
    r"\d{1,3}(?P<sep>[.,' ])\d{3}(?:(?P=sep)\d{3})*(?:[.,]\d{1,2})?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{1,2})?|\d+[.,]\d{1,2}"
)


def _is_one_number(said: str) -> bool:
    """Whether it is written as one number, so that its groups are no numbers of their own."""
    return _ONE_NUMBER.fullmatch(said) is not None


def _readings(text: str, groups: list[tuple[int, int]]) -> list[float]:
    pieces = [text[a:b] for a, b in groups]
    if any(len(p) > 15 for p in pieces):
        return []
    if len(pieces) == 1:
        piece = pieces[0]
        return [float(piece)] if piece[0] != "0" or piece == "0" else []
    seps = [text[groups[n][1] : groups[n + 1][0]] for n in range(len(pieces) - 1)]
    if pieces[0][0] == "0" and not (len(pieces) == 2 and pieces[0] == "0"):
        return []
    bare = {s.strip() or " " for s in seps}
    values: list[float] = []
    if len(bare) == 1:
        sep = next(iter(bare))
        if _grouped(pieces):
            values.append(float("".join(pieces)))
        if len(pieces) == 2 and sep in ".,'" and seps[0] == sep:
            values.append(float(f"{pieces[0]}.{pieces[1]}"))
        if all(len(p) == 1 for p in pieces) and len(pieces) >= 3:
            values.append(float("".join(pieces)))
        elif sep in " _" and len("".join(pieces)) >= 4 and not values:
            values.append(float("".join(pieces)))  # other gaps than usual, to hide it
    elif len(bare) >= 2:
        *heads, tail = pieces
        if seps[-1].strip() in {".", ","} and len({s.strip() or " " for s in seps[:-1]}) == 1 and _grouped(heads):
            values.append(float(f"{''.join(heads)}.{tail}"))
        elif all(len(p) == 1 for p in pieces) and len(pieces) >= 4:
            values.append(float("".join(pieces)))
    return values


def _grouped(pieces: list[str]) -> bool:
    """Groups of three, or of two before the last three as in India."""
    if len(pieces) < 2 or not 1 <= len(pieces[0]) <= 3 or len(pieces[-1]) != 3:
        return len(pieces) == 1
    middle = {len(p) for p in pieces[1:-1]}
    return middle <= {3} or (middle <= {2} and len(pieces[0]) <= 2)


def _scale(items: list[_Item], at: int, *, glued_to: int = -1) -> tuple[float, int, tuple[float, ...]]:
    """What stands behind a number and makes it larger; and where the number ends."""
    scale, after = 1.0, at
    if after < len(items) and items[after].text == "-" and after + 1 < len(items) and items[after + 1].text in _SCALES:
        after += 1
    start = after
    while after < len(items) and items[after].kind == "word" and items[after].text in _SCALES:
        text = items[after].text
        if text == "large" and not _ends_there(items, after + 1):  # two hundred large; but: two large windows
            break
        if text in {"m", "mil"} and items[after].start != items[after - 1].end and text == "m":
            break
        scale *= _SCALES[text]
        after += 1
        if after - start >= 2:
            break
    if scale == 1:
        return 1.0, at, ()
    more: list[float] = []
    if after < len(items) and items[after].kind == "num":  # 4k2, 18 thousand 400
        digits = items[after].text
        if items[after].start == items[after - 1].end and digits.isdigit():
            more.append(float(f"0.{digits}") * scale)
            after += 1
        elif digits.isdigit() and float(digits) < scale and len(digits) <= 3:
            value = float(digits)
            if after + 1 < len(items) and items[after + 1].text == "hundred":
                value, after = value * 100, after + 1
            elif after + 1 < len(items) and _SCALES.get(items[after + 1].text, scale) < scale:  # 1 million 850 thousand
                value, after = value * _SCALES[items[after + 1].text], after + 1
            more.append(value)
            after += 1
    elif after < len(items) and items[after].kind == "word":
        ahead = after + 1 if items[after].text == "and" else after
        rest = _small(items, ahead)
        is_scaled = rest is not None and rest[1] < len(items) and items[rest[1]].text in _SCALES
        if rest is not None and rest[0] < scale and rest[0] >= 10 and not is_scaled:
            more.append(rest[0])
            after = rest[1]
    return scale, after, tuple(more)


_GOES_ON = listed("for from to in and or all a an per on at by this each so but that as the")


def _ends_there(items: list[_Item], at: int) -> bool:
    """Whether no thing follows that could be counted."""
    return at >= len(items) or items[at].kind != "word" or items[at].text in _GOES_ON


def _small(items: list[_Item], at: int) -> tuple[float, int] | None:
    """A number below a thousand in words."""
    group: float | None = None
    after = at
    while after < len(items):
        text = items[after].text
        if text in _SMALL:
            if group is None:
                group = float(_SMALL[text])
            elif _SMALL[text] and (group % 100 == 0 or (group % 10 == 0 and group % 100 >= 20 and _SMALL[text] < 10)):
                group += _SMALL[text]
            else:
                break
        elif text in _TENS:
            if group is None:
                group = float(_TENS[text])
            elif group % 100 == 0:
                group += _TENS[text]
            else:
                break
        elif text == "hundred" and group is not None and 0 < group < 100:
            group *= 100
        elif not (
            group is not None
            and (text == "-" or (text == "and" and group >= 100))
            and after + 1 < len(items)
            and (items[after + 1].text in _SMALL or items[after + 1].text in _TENS)
        ):
            break
        after += 1
    return (group, after) if group is not None else None


def _spelled(items: list[_Item], at: int) -> list[_Read]:
    """A number in words that begins here, in every way that it can be read."""
    reads: list[_Read] = []
    start = items[at].start

    def add(last: int, *values: float, scaled: bool = False, loose: bool = False, grammar: str = "") -> None:
        reads.append(
            _Read(
                at, last, start, items[last - 1].end, values, scaled=scaled, spelled=True, loose=loose, grammar=grammar
            )
        )

    digits = _digit_words(items, at)
    if digits is not None:
        add(digits[1], digits[0])
    whole = _whole(items, at)
    if whole is not None:
        value, after, scaled = whole
        if items[after - 1].text == "mil":  # half a mil: of a thousand, or short for a million
            add(after, value, value * 1000, scaled=scaled)
        else:
            add(after, value, scaled=scaled)
        unit = value % 1000
        if 1 <= unit < 10 and value > 1000 and items[after - 1].text in _SMALL:  # a million two, four thousand two
            scale = 1e6 if value % 1e6 == unit else 1e3
            add(after, value - unit + unit * scale / 10, scaled=scaled, loose=scale == 1e3)
        if not scaled and value < 100:
            second = _small(items, after + 1 if after < len(items) and items[after].text == "-" else after)
            if second is not None:  # twelve fifty, eighteen four
                more = second[0]
                values = [value * 100 + more] if 10 <= more < 100 else []
                values += [value * 1000 + more * 100] if more < 10 else []
                values += [value * 1000 + more] if 100 <= more < 1000 and more % 100 == 0 else []
                values += [value + more / 100] if more < 100 else []
                add(second[1], *values, loose=True)
    part = _fraction(items, at)
    if part is not None:
        add(part[1], part[0] * 100, grammar="part")
    return reads


def _digit_words(items: list[_Item], at: int) -> tuple[float, int] | None:
    said, after = "", at
    while after < len(items):
        if items[after].text in _DIGITS:
            said += str(_DIGITS[items[after].text])
        elif items[after].text not in {"-", ","} or not said:
            break
        after += 1
    while after > at and items[after - 1].text in {"-", ","}:
        after -= 1
    return (float(said), after) if len(said) >= 3 and said[0] != "0" else None


def _whole(items: list[_Item], at: int) -> tuple[float, int, bool] | None:
    """A number in words, with its thousands and millions."""
    texts = [item.text for item in items[at : at + 6]] + [""] * 6
    after = at
    if texts[0] == "half" and texts[1] in {"a", "an"} and texts[2] in _SCALES:
        return 0.5 * _SCALES[texts[2]], at + 3, True
    lead = 1 if texts[0] in {"a", "one"} else 0
    if texts[lead] in {"half", "third", "quarter", "fifth", "tenth"}:  # a quarter of a million, quarter million
        skip = lead + 1 + (texts[lead + 1] == "-")
        skip += texts[skip] == "of"
        skip += texts[skip] == "a"
        if texts[skip] in _SCALES:
            return _PARTS[texts[lead]] * _SCALES[texts[skip]], at + skip + 1, True
    if "couple" in texts[:2] and texts[0] in {"a", "couple"}:
        skip = texts.index("couple") + 1
        skip += texts[skip] == "of"
        return (2 * _SCALES[texts[skip]], at + skip + 1, True) if texts[skip] in _SCALES else None
    total, scaled = 0.0, False
    if texts[0] in {"a", "an", "hundred", "thousand"}:
        at_scale = at if texts[0] in _SCALES else at + 1
        if (
            at_scale >= len(items)
            or items[at_scale].text not in _SCALES
            or items[at_scale].text in {"m", "mil", "cr", "k"}
        ):
            return None
        group: float | None = 1.0
        after = at_scale
        if items[after].text == "hundred":
            rest = _small(items, after + 1 + (after + 1 < len(items) and items[after + 1].text == "and"))
            group = 100 + (rest[0] if rest and rest[0] < 100 else 0)
            after = rest[1] if rest and rest[0] < 100 else after + 1
    else:
        small = _small(items, at)
        if small is None:
            return None
        group, after = small
    while group is not None:
        ahead = [item.text for item in items[after : after + 5]] + [""] * 5
        if ahead[:3] == ["and", "a", "half"] or ahead[:3] == ["and", "a", "quarter"]:
            group += 0.5 if ahead[2] == "half" else 0.25
            if ahead[3] not in _SCALES:
                return (group, after + 3, False) if ahead[3] in {"percent", "per", "%"} else (group // 1, after, False)
            after += 3
        elif ahead[0] == "point":
            decimals = ""
            after += 1
            while after < len(items) and items[after].text in _DIGITS:
                decimals += str(_DIGITS[items[after].text])
                after += 1
            group += float(f"0.{decimals or 0}")
        scale, after_scale, more = _scale(items, after)
        if scale == 1:
            total, group = total + group, None
            break
        total += group * scale + (more[0] if more else 0)
        after, scaled, group = after_scale, True, None
        ahead_at = after + (after < len(items) and items[after].text in {"and", ","})
        rest = _small(items, ahead_at)
        if rest is not None and not more:
            group, after = rest
    return total, after, scaled


def _fraction(items: list[_Item], at: int) -> tuple[float, int] | None:
    """A tenth, two thirds, half: of something."""
    texts = [item.text for item in items[at : at + 4]] + [""] * 4
    if texts[0] in {"a", "an", "one"} and texts[1] in _PARTS:
        return _PARTS[texts[1]], at + 2
    if texts[0] in _SMALL and texts[1] in _PARTS and texts[1].endswith("s"):
        return _SMALL[texts[0]] * _PARTS[texts[1]], at + 2
    if texts[0] == "one" and texts[1] == "in" and texts[2] in _SMALL and _SMALL[texts[2]]:
        return 1 / _SMALL[texts[2]], at + 3
    return (0.5, at + 1) if texts[0] == "half" else None


# --- what stands around it ----------------------------------------------------------------------------------------


def _figure(read: _Read, items: list[_Item], text: Folded) -> Figure:
    before = items[max(0, read.first - 9) : read.first]
    after = items[read.last : read.last + 8]
    if read.start > items[read.first].start:  # a part of a longer run
        before = []
    start, end = read.start, read.end
    inside = read.last == read.first + 1 and read.end < items[read.first].end
    if inside:
        after = []
    money, values = False, read.values
    texts = [item.text for item in after]
    lead = [item.text for item in before]
    if lead and (lead[-1] in _SIGNS or lead[-1] in _CURRENCIES):
        money, start = True, before[-1].start
        lead.pop()
        if lead and lead[-1] in _SIGNS | {"us", "r", "a", "c"} and before[-2].end == before[-1].start:
            start = before[-2].start
            lead.pop()
        elif lead and lead[-1] in {"k", "t"} and before[-2].end == before[-1].start:  # k€ 18.4
            start, values = before[-2].start, tuple(v * 1000 for v in values)
            lead.pop()
    while len(texts) > 1 and texts[0] in {".", ",", "-"} and texts[1] == "-" and after[0].start == end:  # 4.200,--
        texts, after = texts[1:], after[1:]
    if len(texts) > 1 and texts[0] == "-" and texts[1] in _CURRENCIES | _SIGNS and after[0].start == end and not money:
        texts, after = texts[1:], after[1:]
    if texts and (texts[0] in _SIGNS or texts[0] in _CURRENCIES):
        money, end = True, after[0].end
        texts, after = texts[1:], after[1:]
    percent, share = _percent(read, texts, after)
    of_it = len(texts) > 1 and texts[0] in {"of", "times", "x"} and texts[1] in _OF | MONEY
    if not percent and not money and 0 < max(values) < 1 and of_it:  # 0.35 of the fee
        percent, share, values = True, 0, tuple(v * 100 for v in values)
    if percent:
        end = max(end, share)
    hedge = _hedge(lead, texts)
    around = set(_sentence(lead, backwards=True)) | set(_sentence(texts)[:6])
    other = not money and not percent and _is_something_else(read, items, lead, texts, after)
    return Figure(
        *text.span(start, end), values, money=money, near_money=bool(around & MONEY), scaled=read.scaled,
        spelled=read.spelled, loose=read.loose, hedge=hedge, percent=percent, period=_period(texts), other=other,
        grouped=read.grouped, counts=bool(texts) and _is_many(texts[0]), part=read.grammar == "part" and not percent,
    )  # fmt: skip


_NO_THINGS = listed(
    "plus is was as this his its less across us yes thus perhaps always towards besides minus gross does has"
)


def _is_many(word: str) -> bool:
    """Whether it reads as things that are counted."""
    return len(word) > 3 and word.endswith("s") and word not in _NO_THINGS and word not in MONEY


def _sentence(texts: list[str], *, backwards: bool = False) -> list[str]:
    """The words on this side of the nearest full stop."""
    found = []
    for text in reversed(texts) if backwards else texts:
        if text in {".", "!", "?", ";"}:
            break
        found.append(text)
    return found


_OF = listed("the their his her our its it that your this what my any every everything all these those each")
_PER_DOLLAR = re.compile(r"(?:cents?|pence|p|centimes|centavos) (?:on|in|of|out of|from) (?:the|every|each|a) \w+")
_PER_HUNDRED = re.compile(
    r"(?:v[oe]m hundert|von hundert|per hundred|(?:in|of|out of) (?:a|every|each|the) (?:hundred|100))\b"
)


def _percent(read: _Read, texts: list[str], after: list[_Item]) -> tuple[bool, int]:
    if read.grammar == "part":
        if texts[:1] == ["of"] and len(texts) > 1 and texts[1] in _OF | MONEY:
            return True, 0
        if read.values[0] == 50.0 and texts[:1] and texts[0] in {"the", "their", "his", "her", "our", "your"}:
            return bool(set(texts[1:4]) & MONEY), 0
        return False, 0
    joined = "".join(texts[:2])
    if texts[:1] and texts[0] in {"%", "percent", "percents", "pct", "pc", "prozent", "procent"}:
        return True, after[0].end
    if joined in {"percent", "percents", "porcento", "pourcent", "percento", "prozent", "porciento"}:
        return True, after[1].end
    if texts[:4] == ["p", ".", "c", "."] or texts[:2] == ["por", "ciento"]:
        return True, after[min(3, len(after) - 1)].end if texts[0] == "p" else after[1].end
    if texts[:2] == ["-", "percent"]:
        return True, after[1].end
    said = " ".join(texts[:5])
    whole = _PER_HUNDRED.match(said) or (_PER_DOLLAR.match(said) if said.split()[-1:] else None)
    if whole and (whole.re is _PER_HUNDRED or whole.group().split()[-1] in _CURRENCIES):
        return True, after[len(whole.group().split()) - 1].end
    return False, 0


def _hedge(lead: list[str], texts: list[str]) -> str:
    near = set(lead[-4:])
    for n in range(len(lead) - 1, max(-1, len(lead) - 5), -1):
        if lead[n] in {".", "!", "?", ";", ","}:
            near = set(lead[n + 1 :])
            break
    if near & _BOUNDS or texts[:2] in (["and", "change"], ["and", "some"], ["and", "a"]):  # and a bit
        return "bound"
    if near & _ABOUT or near & {"~", "≈", "±"} or texts[:1] == ["ish"] or texts[:2] == ["-", "ish"]:
        return "about"
    return (
        "about"
        if texts[:2] == ["or", "so"] or texts[:1] in (["odd"], ["+"]) or texts[:2] == ["or", "thereabouts"]
        else ""
    )


def _period(texts: list[str]) -> str:
    if texts[:1] and texts[0] in {"a", "per", "an", "each", "every", "/", "p", "the"} and len(texts) > 1:
        skip = 2 if texts[:2] == ["p", "."] and len(texts) > 2 else 1
        return (
            _PERIODS.get({"m": "month", "a": "year", "w": "week"}.get(texts[skip], texts[skip]), "")
            if texts[0] in {"p", "/"}
            else _PERIODS.get(texts[1], "")
        )
    return (
        _PERIODS.get(texts[0], "")
        if texts and texts[0] in {"monthly", "yearly", "annually", "pcm", "pa", "hourly", "weekly"}
        else ""
    )


def _is_something_else(read: _Read, items: list[_Item], lead: list[str], texts: list[str], after: list[_Item]) -> bool:
    """A year, a day, a measure, a house number, the number of a thing."""
    first = texts[0] if texts else ""
    if first in _MEASURES or (first == "-" and len(texts) > 1 and texts[1] in _MEASURES):
        return True
    if first in _MONTHS or (lead and lead[-1] in _MONTHS):
        return True
    if lead and (lead[-1] in _NUMBERED or (len(lead) > 1 and lead[-1] == "." and lead[-2] in _NUMBERED)):
        return not read.scaled
    before_end = items[read.first - 1].end if read.first else -1
    glued = items[read.first - 1].text if read.first and before_end == read.start else ""
    if glued == ":" and read.first > 1 and items[read.first - 2].kind == "num":
        return True
    if glued in {"/", "_"} or (glued == "-" and read.first > 1 and items[read.first - 2].kind == "word"):
        return True
    if after and after[0].start == read.end and first in {":", "/"} and len(texts) > 1 and texts[1][:1].isdigit():
        return True
    if len(read.values) == 1 and not read.grouped and not read.spelled:
        value = read.values[0]
        if 1900 <= value <= LAST_YEAR and value == int(value):
            return not lead or lead[-1] in _YEARLY or lead[-1] in {",", "(", "."} or not _money_just_before(lead)
        if lead and len(lead) > 1 and len(lead[-1]) == 2 and 10000 <= value <= 99999 and lead[-2] == ",":
            return True  # a state and its post code
    return bool(not read.scaled and _is_address(texts))


def _money_just_before(lead: list[str]) -> bool:
    return bool(set(lead[-3:]) & MONEY)


def _is_address(texts: list[str]) -> bool:
    for n, word in enumerate(texts[:4]):
        if not word[:1].isalnum():
            return False
        if n and word in _STREETS:
            return True
    return False


# --- ranges ---------------------------------------------------------------------------------------------------------

_FAR = 9  # characters between the two ends
_BETWEEN = re.compile(r"\s*(?:-|to|and|or|bis|a|until|upto)\s*[$€£₹]?\s*(?:usd|eur|gbp|us)?\s*[$€£₹]?\s*")


def _ranges(found: list[Figure], text: Folded) -> list[Figure]:
    """The figures, and each pair of neighbours that stands for everything between."""
    made = list(found)
    by_start: dict[int, list[Figure]] = {}
    for figure in found:
        by_start.setdefault(figure.start, []).append(figure)
    starts = sorted(by_start)
    for low in found:
        for start in starts[bisect_left(starts, low.end) : bisect_right(starts, low.end + _FAR)]:
            highs = by_start[start]
            between = text.written[low.end : start].lower().replace("–", "-").replace("—", "-").replace("−", "-")
            if not _BETWEEN.fullmatch(between):
                continue
            for high in highs:
                factor = 1.0
                if high.scaled and not low.scaled and max(low.values, default=0) < 1000:
                    factor = next((f for f in (1e3, 1e5, 1e6, 1e7) if high.values[0] / f < 1000), 1.0)
                made.append(
                    replace(
                        low, end=high.end, values=tuple(v * factor for v in low.values), to=high.values,
                        money=low.money or high.money, scaled=low.scaled or high.scaled,
                        near_money=low.near_money or high.near_money, other=high.other, period=high.period,
                        percent=high.percent,
                    )
                )  # fmt: skip
    return made
