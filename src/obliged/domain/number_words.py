"""How is a number said in German, French, Spanish, Portuguese, Italian, Dutch and Polish; and in English?

For finding a sum that is written in words: only the words of a number that is known are made, without accents, spaces or
hyphens, as a folded text has them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

MOST = 10_000_000

_DE = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "funf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwolf",
    "dreizehn",
    "vierzehn",
    "funfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_DE_TENS = ("", "", "zwanzig", "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_NL = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
_NL_TENS = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_FR = [
    "zero",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dixsept",
    "dixhuit",
    "dixneuf",
]
_FR_TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatrevingt", "quatrevingt")
_ES = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciseis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidos",
    "veintitres",
    "veinticuatro",
    "veinticinco",
    "veintiseis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_ES_TENS = ("", "", "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_ES_HUNDREDS = (
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos",
)  # fmt: skip
_PT = [
    "zero",
    "um",
    "dois",
    "tres",
    "quatro",
    "cinco",
    "seis",
    "sete",
    "oito",
    "nove",
    "dez",
    "onze",
    "doze",
    "treze",
    "catorze",
    "quinze",
    "dezasseis",
    "dezassete",
    "dezoito",
    "dezanove",
]
_PT_TENS = ("", "", "vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa")
_PT_HUNDREDS = (
    "", "cento", "duzentos", "trezentos", "quatrocentos", "quinhentos", "seiscentos", "setecentos", "oitocentos", "novecentos",
)  # fmt: skip
_IT = [
    "zero",
    "uno",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
]
_IT_TENS = ("", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta")


@lru_cache(maxsize=512)
def said(number: int, least: int = 20) -> frozenset[str]:
    """The number in each of these languages, as one word; nothing for what is too small to tell, or too large."""
    if not least < number < MOST:
        return frozenset()
    thousands = () if number % 1000 else (_whole(number, _german, "ein", "riesen", ("einemillion", "millionen")),)
    return frozenset(
        {
            *thousands,
            _whole(number, _german, "ein", "tausend", ("einemillion", "millionen")),
            _whole(number, _german, "", "tausend", ("einemillion", "millionen")),
            _whole(number, _dutch, "", "duizend", ("eenmiljoen", "miljoen")),
            _whole(number, _french, "", "mille", ("unmillion", "millions")),
            _whole(number, _spanish, "", "mil", ("unmillon", "millones")),
            _whole(number, _italian, "", "mila", ("unmilione", "milioni")),
            *_portuguese_whole(number),
            *_polish_whole(number),
        }
    )


def _whole(number: int, below: Callable[[int], str], one: str, thousand: str, million: tuple[str, str]) -> str:
    millions, rest = divmod(number, 1_000_000)
    thousands, rest = divmod(rest, 1000)
    words = "" if not millions else million[0] if millions == 1 else below(millions) + million[1]
    if thousands == 1:
        words += "mille" if thousand == "mila" else one + thousand
    elif thousands:
        words += below(thousands) + thousand
    return words + (below(rest) if rest else "")


def _german(n: int) -> str:
    if n >= 100:
        return ("ein" if n // 100 == 1 else _DE[n // 100]) + "hundert" + (_german(n % 100) if n % 100 else "")
    if n < 20:
        return _DE[n]
    unit = n % 10
    return (("ein" if unit == 1 else _DE[unit]) + "und" if unit else "") + _DE_TENS[n // 10]


def _dutch(n: int) -> str:
    if n >= 100:
        return ("" if n // 100 == 1 else _NL[n // 100]) + "honderd" + (_dutch(n % 100) if n % 100 else "")
    if n < 20:
        return _NL[n]
    return (_NL[n % 10] + "en" if n % 10 else "") + _NL_TENS[n // 10]


def _french(n: int) -> str:
    if n >= 100:
        rest = n % 100
        return (
            ("" if n // 100 == 1 else _FR[n // 100])
            + ("cent" if rest or n == 100 else "cents")
            + (_french(rest) if rest else "")
        )
    if n < 20:
        return _FR[n]
    ten, unit = divmod(n, 10)
    if ten in {7, 9}:
        unit += 10
    if n == 80:
        return "quatrevingts"
    joint = "et" if unit in {1, 11} and ten < 8 else ""
    return _FR_TENS[ten] + joint + (_FR[unit] if unit else "")


def _spanish(n: int) -> str:
    if n == 100:
        return "cien"
    if n > 100:
        return _ES_HUNDREDS[n // 100] + (_spanish(n % 100) if n % 100 else "")
    if n < 30:
        return _ES[n]
    return _ES_TENS[n // 10] + ("y" + _ES[n % 10] if n % 10 else "")


def _italian(n: int) -> str:
    if n >= 100:
        return ("" if n // 100 == 1 else _IT[n // 100]) + "cento" + (_italian(n % 100) if n % 100 else "")
    if n < 20:
        return _IT[n]
    unit = n % 10
    ten = _IT_TENS[n // 10]
    return (ten[:-1] if unit in {1, 8} else ten) + (_IT[unit] if unit else "")


def _portuguese(n: int) -> str:
    if n == 100:
        return "cem"
    if n > 100:
        return _PT_HUNDREDS[n // 100] + ("e" + _portuguese(n % 100) if n % 100 else "")
    if n < 20:
        return _PT[n]
    return _PT_TENS[n // 10] + ("e" + _PT[n % 10] if n % 10 else "")


def _portuguese_whole(number: int) -> frozenset[str]:
    """With *e* between the thousands and the rest, and without; as in Lisbon and as in Brazil."""
    millions, rest = divmod(number, 1_000_000)
    thousands, rest = divmod(rest, 1000)
    head = "" if not millions else "ummilhao" if millions == 1 else _portuguese(millions) + "milhoes"
    head += "" if not thousands else "mil" if thousands == 1 else _portuguese(thousands) + "mil"
    tail = _portuguese(rest) if rest else ""
    lisbon = {head + tail, f"{head}e{tail}"} if head and tail else {head + tail}
    brazil = {
        f.replace("dezasseis", "dezesseis").replace("dezassete", "dezessete").replace("dezanove", "dezenove")
        for f in lisbon
    }
    return frozenset(lisbon | brazil)


# fmt: off
_PL = [
    "zero", "jeden", "dwa", "trzy", "cztery", "piec", "szesc", "siedem", "osiem", "dziewiec", "dziesiec", "jedenascie",
    "dwanascie", "trzynascie", "czternascie", "pietnascie", "szesnascie", "siedemnascie", "osiemnascie", "dziewietnascie",
]
_PL_TENS = (
    "", "", "dwadziescia", "trzydziesci", "czterdziesci", "piecdziesiat", "szescdziesiat", "siedemdziesiat",
    "osiemdziesiat", "dziewiecdziesiat",
)
_PL_HUNDREDS = (
    "", "sto", "dwiescie", "trzysta", "czterysta", "piecset", "szescset", "siedemset", "osiemset", "dziewiecset",
)
# fmt: on


def _polish(n: int) -> str:
    if n >= 100:
        return _PL_HUNDREDS[n // 100] + (_polish(n % 100) if n % 100 else "")
    if n < 20:
        return _PL[n]
    return _PL_TENS[n // 10] + (_PL[n % 10] if n % 10 else "")


def _polish_whole(number: int) -> frozenset[str]:
    """As it is counted; the thousands and the million bend with what they count."""
    millions, rest = divmod(number, 1_000_000)
    thousands, rest = divmod(rest, 1000)
    heads = (
        {""}
        if not millions
        else {"milion"}
        if millions == 1
        else {_polish(millions) + w for w in ("miliony", "milionow")}
    )
    middles = {""}
    if thousands:
        middles = (
            {"tysiac", "jedentysiac"} if thousands == 1 else {_polish(thousands) + w for w in ("tysiace", "tysiecy")}
        )
    tail = _polish(rest) if rest else ""
    return frozenset(head + middle + tail for head in heads for middle in middles)


# fmt: off
_EN = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on


@lru_cache(maxsize=512)
def in_english(number: int) -> tuple[tuple[str, ...], ...]:
    """The words of the number, with *and* and without, and by hundreds: forty-two hundred."""
    if not 20 < number < MOST:
        return ()
    forms = {_english_whole(number, ()), _english_whole(number, ("and",))}
    if 1000 < number < 10_000 and number % 100 == 0 and number % 1000:
        forms.add((*_english(number // 100, ()), "hundred"))
    return tuple(sorted(forms))


def _english(n: int, joint: tuple[str, ...]) -> tuple[str, ...]:
    if n >= 100:
        return (_EN[n // 100], "hundred", *((*joint, *_english(n % 100, joint)) if n % 100 else ()))
    if n < 20:
        return (_EN[n],)
    return (_EN_TENS[n // 10], *((_EN[n % 10],) if n % 10 else ()))


def _english_whole(number: int, joint: tuple[str, ...]) -> tuple[str, ...]:
    millions, rest = divmod(number, 1_000_000)
    thousands, rest = divmod(rest, 1000)
    words: tuple[str, ...] = ()
    for count, scale in ((millions, "million"), (thousands, "thousand")):
        words += (*_english(count, joint), scale) if count else ()
    return words + (_english(rest, joint) if rest else ())
