"""Where are the telephone numbers in a text, and how does the world dial them?

Numbers are kept as typed; the dialling form (E.164) is given only where the plan of a country allows the number.
"""

from __future__ import annotations

import re
from functools import cache
from types import ModuleType

from obliged.domain.contacts import PhoneFound

DEFAULT_REGION = "US"

_EXTENSION = r"(?:,?[ ]?(?:x|ext\.?|extension|extn\.?|#)[ ]?\d{1,6}(?!\w))?"
_GAP = r"(?:\)[ .\-]?|[ .\-\u00a0\u2010-\u2013]\(?|\(|/(?=\d))"
_CANDIDATE = re.compile(
    r"(?<![\w.,@#$€£¥:\-])"
    r"(?:"
    # North America first: its numbers end where they end.
    r"(?:\+?1[ .\-]?)?(?:\(\d{3}\)[ .\-]?|\d{3}[ .\-])\d{3}[ .\-]\d{4}(?!\d)"
    r"|(?:\+[ ]?|00)?\(?\+?\d(?:" + _GAP + r"?\d){5,16}(?![\d@])"
    r")" + _EXTENSION + r"(?!\w)",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2}))(?!\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .]\d{3}){1,2}$")
_YEARS = re.compile(r"(?:19|20)\d\d[ \-–/](?:19|20)\d\d$")
_LABEL = re.compile(
    r"(?:\b(?:tel|telephone|phone|ph|cell|mobile|mob|call|ring|text|number|no|whatsapp|on|at|m|t|p)\W{0,3}(?:is|to)?\W{0,2})$",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"(?:[$€£¥]|\b(?:usd|eur|gbp|invoice|order|zip|ref|account|acct|id))\W{0,2}$", re.IGNORECASE)


def find(text: str, region: str = DEFAULT_REGION) -> tuple[PhoneFound, ...]:
    """Every telephone number in the text, in order, whatever country it is written for."""
    found = []
    for match in _CANDIDATE.finditer(text):
        start, typed = match.start(), match[0]
        if typed.startswith("(") and ")" not in typed:
            start, typed = start + 1, typed[1:]
        if _is_phone(typed, text[max(0, start - 24) : start]):
            found.append(PhoneFound(typed, start, start + len(typed), e164(typed, region)))
    return tuple(found)


def e164(typed: str, region: str = DEFAULT_REGION) -> str | None:
    """The number as the world dials it, or None where no plan knows it."""
    plans = _plans()
    try:
        number = plans.parse(typed, region)
    except plans.NumberParseException:
        return None
    if not plans.is_possible_number(number):
        return None
    return str(plans.format_number(number, plans.PhoneNumberFormat.E164))


@cache
def _plans() -> ModuleType:
    """The plans of all countries. They are large, and asked for by the first number, not by the start."""
    import phonenumbers

    return phonenumbers


def _is_phone(typed: str, before: str) -> bool:
    """Dates, sums, spans of years and invoice numbers are not numbers to press."""
    digits = sum(c.isdigit() for c in typed)
    if typed.startswith(("+", "(")):
        return digits >= 7
    if _DATE.match(typed) or _YEARS.match(typed) or _MONEY_BEFORE.search(before):
        return False
    if _THOUSANDS.match(typed) and digits < 9:
        return False
    if typed.isdigit():
        return 9 <= digits <= 15 or (digits >= 7 and bool(_LABEL.search(before)))
    return digits >= 7
