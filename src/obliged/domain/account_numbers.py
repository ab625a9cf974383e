"""Which numbers in a text tell who somebody is or where their money lies: known ones, and those that prove themselves?

A known number is found however it is grouped. What nobody told us of is found only where the number itself says what
it is: an account that satisfies its check digits, a card, a social security number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from obliged.domain.folded import Folded, fold
from obliged.domain.vocabulary import listed

UNKNOWN = -1  # nobody told us of it
LEAST = 5  # signs that a number has, to be looked for by itself
LONG = 12  # digits of a number that may be known in part
TAIL = 8  # last digits of such a number that are as good as the whole
MUCH = 12  # digits from anywhere in it that are
_ZERO = str.maketrans({"o": "0"})
_SPOKEN = {
    word: str(value)
    for line in """
        zero one two three four five six seven eight nine
        oh - - - - - - - - -
        nought - zwo - - - - - - -
        null eins zwei drei vier funf sechs sieben acht neun
        nul un deux trois quatre cinq - sept huit neuf
        cero uno dos tres cuatro cinco seis siete ocho nueve
        - um dois - quatro - meia sete oito nove
        - - due tre quattro cinque sei sette otto -
        - een twee drie - vijf zes zeven - negen
        """.strip().split("\n")
    for value, word in enumerate(line.split())
    if word != "-"
} | {"fuenf": "5", "meia": "6"}
_TEENS = dict(
    zip(
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"], map(str, range(10, 20)), strict=True
    )
)  # fmt: skip
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], "23456789", strict=True)
)
_TIMES = {"double": 2, "triple": 3, "treble": 3, "doppel": 2}
_SPEAKS = "|".join(sorted({*_SPOKEN, *_TEENS, *_TENS, *_TIMES}, key=len, reverse=True))
_SAID = re.compile(rf"\d|(?:\b(?:{_SPEAKS})\b\W+){{2}}")
_LAST_SPOKEN = re.compile(
    rf"(?:\bend(?:ing|s|ed)?(?:\s+(?:in|with|on))?|\b(?:last|final)\s+(?:three|four|five|six|[3-6])(?:\s+digits?)?(?:\s+(?:are|being|is|of it))?)"
    rf"\W{{1,4}}((?:(?:{_SPEAKS})\b\W+){{2,5}}(?:{_SPEAKS}))\b"
)
_LAST_FOUR = re.compile(
    r"(?:ending(?:\s+(?:in|with|on))?|end(?:s|ed)?\s+(?:in|with|on)|[*x•·.]{2,}|…"
    r"|(?:last|final)\s+(?:three|four|five|six|[3-6])(?:\s+digits?)?(?:\s+\w+){0,3}?)"
    r"\W{0,4}(\d(?:[ .\-]?\d){2,5})(?!\d)"
    r"|(?<!\d)(\d{3,6})\W{1,3}(?:is|are|being|as)\s+(?:the|its|their|his|her)?\s*(?:last|final)\b"
)
_THREE = re.compile(r"three|\b3\b")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,.']\d{3})+")
_IBAN = re.compile(r"(?<![a-z0-9])[a-z]{2}\d{2}(?:[ .\-]?[a-z0-9]){11,30}(?![a-z0-9])")
_CARD = re.compile(r"(?<![\d+])(?<!\d[ \-])[3-6]\d{3}[ \-.]?\d{4,6}[ \-.]?\d{4,5}(?:[ \-.]?\d{1,4})?(?![ \-]?\d)")
_SSN = re.compile(r"(?<![\d\-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d\-])")
_SPELLS = listed(
    "pin code account acct no number num ending policy file case ref reference id passport card client member licence license plate #"
)


@dataclass(frozen=True, slots=True)
class Held:
    """A number that is known, without its dress."""

    signs: str
    digits: str
    which: int


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int
    which: int


def known(values: Iterable[tuple[int, object]]) -> tuple[Held, ...]:
    found: dict[str, Held] = {}
    for which, value in values:
        said = str(value)[:200] if value is not None else ""
        plain = fold(said).plain
        pieces = [
            plain,
            *re.split(
                r"[,;/|\n]|\b(?:account|acct|sort code|iban|bic|ssn|card|policy|passport|no|number|a/c|and)\b[.:#]?",
                plain,
            ),
        ]
        pieces += [
            piece for piece in re.findall(r"[a-z]{0,4}\d[\d\-.]{5,}", plain) if sum(c.isdigit() for c in piece) >= 6
        ]
        for piece in pieces:
            signs = re.sub(r"[^a-z0-9]", "", piece)
            signs = re.sub(
                r"^(?:iban|ssn|ein|vat|no|nr|number|policy|passport|account|acct|card|id)+(?=\d|[a-z]{2}\d)", "", signs
            )
            digits = re.sub(r"\D", "", signs)
            letters = len(signs) - len(digits)
            if len(digits) < 3 or letters > max(8, len(digits)):
                continue
            found.setdefault(signs, Held(signs, digits, which))
        for signs in _as_a_day(plain):
            found.setdefault(signs, Held(signs, "", which))
    return tuple(found.values())


_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def _as_a_day(said: str) -> tuple[str, ...]:
    """A day of birth as people write it, without spaces and strokes: 3 May 1968, May 3rd, 1968, 03.05.1968."""
    match = _DAY.fullmatch(said.strip())
    if match is None or not 1 <= int(match[2]) <= 12:
        return ()
    year, month, day = match[1], int(match[2]), int(match[3])
    end = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    names = {_MONTHS[month - 1], _MONTHS[month - 1][:3]}
    in_words = [f"{d}{of}{name}{year}" for name in names for d in (str(day), f"{day}{end}") for of in ("", "of")]
    in_words += [f"{name}{d}{year}" for name in names for d in (str(day), f"{day}{end}")]
    return (*in_words, f"{day:02}{month:02}{year}", f"{month:02}{day:02}{year}")


_STATED = re.compile(r"(?<![\w.,])(?:[A-Z]{1,4}[ \-/]?)?\d(?:[ \-./]?\d){5,}[A-Z]?(?![\w])")
_NO_NUMBER = re.compile(
    r"\d{4}[\-/. ]\d{4}|\d{1,4}[\-/.]\d{1,2}[\-/.]\d{1,4}|\d{1,3}(?:[ .]\d{3})+|\d{4}[\-/.]\d{1,2}[\-/.]\d{1,2}.*"
)


def stated(said: str) -> tuple[str, ...]:
    """The numbers in running words that look as if they named an account or a person: no dates, years or sums."""
    found = [m.group().strip() for m in _STATED.finditer(said[:50_000]) if not _NO_NUMBER.fullmatch(m.group().strip())]
    plain = fold(said[:50_000]).plain
    found += [plain[start:end] for start, end in _by_themselves(plain)]
    return tuple(dict.fromkeys(found))


def numbers(text: Folded, held: Sequence[Held]) -> tuple[Found, ...]:
    """Every piece of the text that is one of these, or proves by itself what it is."""
    found: list[Found] = []
    plain = text.plain
    if _SAID.search(plain) is None:
        return ()
    if held:
        signs, places = _squeezed(text)
        digits, at = _digits(text)
        loose = signs.translate(_ZERO)
        for one in held:
            found += [
                Found(*text.span(start, end), one.which)
                for start, end in (
                    *_whole(one, signs, loose, places, plain),
                    *_part(one, digits, at, plain),
                    *_tail(one, plain),
                    *_spoken_tail(one, plain),
                )
            ]
    if sum(c.isdigit() for c in plain) >= 9:
        found += [Found(*text.span(start, end), UNKNOWN) for start, end in _by_themselves(plain)]
    return tuple(found)


def _squeezed(text: Folded) -> tuple[str, list[int]]:
    plain = text.plain
    places = [n for n, sign in enumerate(plain) if sign.isalnum()]
    return "".join([plain[n] for n in places]), places


def _digits(text: Folded) -> tuple[str, list[tuple[int, int]]]:
    """All digits in one row, with those that are spelled; a word between them stands as a stroke."""
    signs: list[str] = []
    at: list[tuple[int, int]] = []
    before = begins = ""
    times = 1
    ahead = 0
    for token in text.tokens:
        start, end = token.at, token.at + len(token.text)
        before, begins = begins, (token.text if token.is_word else begins)
        if token.is_number:
            signs += token.text
            at += [(n, n + 1) for n in range(start, end)]
        elif token.is_word:
            sign = _spoken(token.text)
            if token.text in _TIMES:  # double seven
                times, ahead = _TIMES[token.text], start
                continue
            if sign is not None and before in _TENS and token.text in _SPOKEN and sign != "0" and signs[-1:] == ["0"]:
                signs[-1:], at[-1:] = [sign], [(at[-1][0], end)]  # forty-four
                continue
            if sign is not None and (len(sign) > 1 or times > 1):
                start, times, sign = (ahead if times > 1 else start), 1, sign * times
                signs += sign
                at += [(start, end)] * len(sign)
                continue
            if sign is None and set(token.text) <= {"o"} and signs and signs[-1] != "|":
                signs += "0" * len(token.text)
                at += [(n, n + 1) for n in range(start, end)]
                continue
            signs.append(sign or "|")
            at.append((start, end))
            times = 1
        elif token.text in ";!?":
            signs.append("|")
            at.append((start, end))
    return "".join(signs), at


def _spoken(word: str) -> str | None:
    """The digits that a word says."""
    if word in _TENS:
        return f"{_TENS[word]}0"
    return _SPOKEN.get(word) or _TEENS.get(word)


def _alone(plain: str, start: int, end: int) -> bool:
    """Whether no digit or letter is stuck to it."""
    return not (start and plain[start - 1].isalnum()) and not (end < len(plain) and plain[end].isalnum())


def _whole(one: Held, signs: str, loose: str, places: list[int], plain: str) -> list[tuple[int, int]]:
    found = []
    for row, wanted in ((signs, one.signs), (loose, one.signs.translate(_ZERO))):
        at = row.find(wanted)
        while at >= 0:
            start, end = places[at], places[at + len(wanted) - 1] + 1
            if end - start <= 3 * len(wanted) + 4 and _alone(plain, start, end) and _is_strong(one, plain, start, end):
                found.append((start, end))
            at = row.find(wanted, at + 1)
        if found or wanted == row:
            break
    return found


def _is_strong(one: Held, plain: str, start: int, end: int) -> bool:
    """A short number is a number of theirs only where the text says so."""
    if len(one.signs) >= LEAST:
        return len(one.signs) > 7 or _THOUSANDS.fullmatch(plain[start:end]) is None
    if plain[start:end] != plain[start:end].strip() or " " in plain[start:end]:
        return False
    before = re.findall(r"[a-z]+|#", plain[max(0, start - 30) : start])[-3:]
    return bool(set(before) & _SPELLS)


def _part(one: Held, digits: str, at: list[tuple[int, int]], plain: str) -> list[tuple[int, int]]:
    """The digits alone, without letters or the code of a country; and the greater part of a long number."""
    if len(one.digits) < LEAST:
        return []
    bare = one.digits.lstrip("0")
    wanted = [one.digits, bare] if len(bare) > LEAST else [one.digits]
    if len(one.digits) >= 10 and len(one.signs) == len(one.digits):
        wanted += [one.digits[-9:]] if len(one.digits) <= 13 else []
    found: list[tuple[int, int]] = []
    for number in dict.fromkeys(wanted):
        place = digits.find(number)
        while place >= 0:
            first, have = place, one.digits.rfind(number)
            while first and have and digits[first - 1] == one.digits[have - 1]:
                first, have = first - 1, have - 1
            span = _reach(at, first, place + len(number), plain)
            is_count = len(number) <= 7 and span is not None and _THOUSANDS.fullmatch(plain[span[0] : span[1]])
            if span is not None and not is_count and (len(number) >= 9 or _alone(plain, *span)):
                found.append(span)
            place = digits.find(number, place + 1)
        if found:
            return found
    return _pieces(one.digits, digits, at, plain) if len(one.digits) >= LONG else []


def _pieces(known: str, digits: str, at: list[tuple[int, int]], plain: str) -> list[tuple[int, int]]:
    """The greater part of a long number. Its beginning names a bank or a place, which others share."""
    found = []
    for length in (MUCH, TAIL):
        tails = [known[-length:]] if length == TAIL else [known[n : n + length] for n in range(len(known) - length + 1)]
        for piece in tails:
            place = digits.find(piece)
            if place >= 0:
                last = place + length
                span = _reach(at, place, last, plain)
                if span is not None:
                    found.append(span)
    return found[:1]


def _reach(at: list[tuple[int, int]], first: int, last: int, plain: str) -> tuple[int, int] | None:
    start, end = at[first][0], at[last - 1][1]
    return (start, end) if end - start <= 9 * (last - first) else None


def _tail(one: Held, plain: str) -> list[tuple[int, int]]:
    """The last digits, where the text says that they are the last."""
    if len(one.digits) < 6:
        return []
    found = []
    for match in _LAST_FOUR.finditer(plain):
        group = 1 if match[1] else 2
        said = re.sub(r"\D", "", match[group])
        if one.digits.endswith(said) and (len(said) >= 4 or _THREE.search(match.group())):
            found.append(match.span(group))
    return found


def _spoken_tail(one: Held, plain: str) -> list[tuple[int, int]]:
    """The last digits in words: ending three zero double oh."""
    if len(one.digits) < 6:
        return []
    found = []
    for match in _LAST_SPOKEN.finditer(plain):
        said = "".join(sign for sign in _digits(fold(match[1]))[0] if sign != "|")
        if len(said) >= 4 and one.digits.endswith(said):
            found.append(match.span(1))
    return found


# --- numbers that prove themselves ----------------------------------------------------------------------------------


def _by_themselves(plain: str) -> list[tuple[int, int]]:
    found = [match.span() for match in _SSN.finditer(plain)]
    for match in _CARD.finditer(plain):
        digits = re.sub(r"\D", "", match.group())
        if len(digits) in {15, 16} and is_card(digits):
            found.append(match.span())
    for match in _IBAN.finditer(plain):
        span = _iban(match.group(), match.start())
        found += [span] if span is not None else []
    return found


def is_card(digits: str) -> bool:
    """By the check digit of Luhn."""
    total = 0
    for n, sign in enumerate(reversed(digits)):
        value = int(sign) * (1 + n % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def _iban(said: str, at: int) -> tuple[int, int] | None:
    """The longest beginning that satisfies the check digits."""
    ends = [n for n, sign in enumerate(said, 1) if sign.isalnum()]
    for end in reversed(ends[14:34]):
        signs = re.sub(r"[^a-z0-9]", "", said[:end])
        if sum(c.isdigit() for c in signs) < 10:
            return None
        turned = "".join(str(int(c, 36)) for c in signs[4:] + signs[:4])
        if int(turned) % 97 == 1:
            return at, at + end
    return None
