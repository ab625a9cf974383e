"""Which words of a text say when, and which day do they name?

A phrase is kept as written. A day is named only where the words leave no choice; else there is none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from obliged.domain import vocabulary as v
from obliged.domain.patterns import Pattern

MONTHS = (
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
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "a couple of": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "thirty": 30,
}  # fmt: skip

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"
_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_YEAR = r"(?:19|20)\d\d"
_NUMBER = r"(?:\d{1,3}|a couple of|a few|several|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty)(?: or (?:two|three|so))?"
_UNIT = r"(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|fortnights?|weekends?|school terms?|terms?)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)(?:time)?"
_FEAST = (
    r"(?:christmas|xmas|easter|thanksgiving|ramadan|eid|diwali|passover|hanukkah|halloween|labou?r day|memorial day|(?:anzac|australia|bastille|boxing|canada|independence|remembrance|veterans|st\.? [a-z]+(?:'|’)?s|may|all saints'?|earth) day|"
    r"(?:(?:chinese |lunar )?new year(?:'s|’s)?(?: (?:day|eve))?)|carnival|pentecost|whitsun|midsummer|mothering sunday|valentine(?:'s|’s) day|"
    r"mother(?:'s|’s) day|bank holiday|the holidays|the school holidays|golden week|tax (?:day|season)|hurricane season)(?: (?:starts?|begins?|ends?|weekend|week|holidays?|break))?"
)
_CLOCK = (
    r"(?:\d{1,2}(?::\d\d|\.\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock|h)(?!\w)|\d{1,2}:\d\d|noon|midday|lunch(?:time)?)"
)
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?= (?:today|tomorrow|tonight|on|o'clock|sharp)\b| ?(?:[.,;!)]|$))"
_PART = r"(?:am\b|pm\b|noon|morning|afternoon|evening|night|lunchtime)"
_EVENT = (
    r"(?:holidays?|wedding|move|moves|closing|close|closes|season|terms?|school|harvest|audit|exams?|baby|birth|hires?|opening|opens?|launch(?:es)?|"
    r"completion|completes|settlement|lease|year ?end|deadline|inspection|hearing|renewal|expires|ends?|starts?|begins|arrives?|runs? out|lapses|comes?|rises?|changes?|marries|retires|turns|sells|signs|pitch|interview|exhibition|conference|flies|leaves|travels|flight|meeting|due|festival|fair|fete|fête|gala|show|expo|auction|party|rains|frost|snow|half term|"
    r"visit|trip|surgery|operation|market|funeral|graduation|christening|birthday|sale)"
)
_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|(?:(?<=by )|(?<=on )|(?<=before )|(?<=until ))\d{{1,2}}[./]\d{{1,2}}(?![\d/]|\.\d)|(?:(?<=renewal )|(?<=deadline )|(?<=expires )|(?<=closing )|(?<=due )|(?<=hearing )|(?<=starts )|(?<=starting )|(?<=opening )|(?<=opens )|(?<=launch )|(?<=exam )|(?<=wedding )|(?<=court )|(?<=settlement )|(?<=completion )|(?<=flight )|(?<=expiry )|(?<=ends )|(?<=from ))\d{{1,2}}/\d{{1,2}}(?![\d/]|\.\d)|\d{{1,2}}[./]\d{{1,2}}[./](?:{_YEAR}|\d\d)(?![\d/]|\.\d)"
    rf"|(?:{_WEEKDAY},? (?:the )?)?{_DAY}(?: of)?[ -]{_MONTH}(?:,?[ -]{_YEAR})?(?!\w)"
    rf"|(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_DAY}(?![\d:/]|\.\d|(?: ?[ap]m\b))(?:,? {_YEAR})?"
    rf"|{_WEEKDAY},? (?:the )?{_NTH}|(?:week|wk) \d{{1,2}}(?!\w))"
)
_PERIOD = rf"(?:(?:next |this |the |the next |the coming )?(?:week(?:end)?|month|quarter|year|tax year|financial year|fiscal year|school year|academic year|calendar year|term|semester|season|holidays|{_SEASON}|{_MONTH}(?: {_YEAR})?|{_YEAR}|q[1-4]))"
_CORE = (
    rf"(?:{_DATE}(?: ?(?:at|@|,) ?{_CLOCK})?"
    rf"|(?:(?:the )?(?:very )?(?:end|beginning|start|middle|turn|first half|second half|(?:first|second|third|last|{_NTH}) (?:week|days?|weekend)) of (?:the )?{_PERIOD}\b)"
    rf"|(?:early|mid|late)[ -](?:next |this )?(?:{_MONTH}|{_SEASON}|week|year|q[1-4])(?:,? {_YEAR})?(?!\w)"
    rf"|(?:the )?(?:week|weekend) (?:of|commencing|beginning) (?:the )?(?:{_DATE}|{_NTH})"
    rf"|(?:{_WEEKDAY}|the {_NTH}) of next (?:week|month)"
    rf"|{_CLOCK} (?:on )?(?:{_WEEKDAY}|tomorrow|today)(?!\w)"
    rf"|{_WEEKDAY} (?:week|fortnight)\b|{_WEEKDAY}(?:\s?[-–/&]\s?| to | or | and ){_WEEKDAY}"
    rf"|(?:first|second|third|fourth|last) {_WEEKDAY} (?:in|of) {_MONTH}"
    rf"|(?:this coming|the coming|later this|this|next|coming|following|the following|last)\s(?:{_WEEKDAY}|{_MONTH}(?: {_YEAR})?|week(?:end)?|month|quarter|year|{_SEASON}|{_PART}|term|fortnight)(?: {_PART})?(?: (?:(?:at|@) |(?=\d)){_CLOCK})?(?!\w)"
    rf"|{_WEEKDAY}(?: {_PART}s?| (?=\d){_CLOCK})?(?: (?:at|@|after|before|around) (?:{_CLOCK}|\d{{1,2}}\b))?"
    rf"|(?:the )?{_SEASON} of {_YEAR}|{_SEASON} {_YEAR}"
    rf"|{_MONTH}(?:(?: of| or|/|-|–| to| and)? ?(?:{_YEAR}(?!\d)|{_MONTH}))?(?! (?:fair|fete|fête|show|sale|launch|opening|festival|exhibition|conference|concert|wedding|term))"
    rf"|(?:(?:day after )?tomorrow|tmrw|tmr|tmw|tomoz|2moro|2morrow)(?: {_PART})?(?: (?:at|@|after|before|around) (?:{_CLOCK}|\d{{1,2}}\b))?|tonight|today(?: (?:at|@) {_CLOCK})?|yesterday(?: {_PART})?"
    rf"|(?:(?<=by the )|(?<=before the )|(?<=until the )|(?<=over the )|(?<=at the )|(?<=after the ))(?:weekend|long weekend|holidays|summer holidays|school holidays)\b"
    rf"|q[1-4](?: {_YEAR})?(?!\w)"
    rf"|{_FEAST}"
    rf"|a\.?s\.?a\.?p\b\.?|as soon as possible|as soon as (?:she|he|they|we|you) can|urgent(?:ly)?|immediately|(?:right|straight) away|eo[myd]\b|(?:month|year)[ -]end"
    rf"|(?:end|close) of (?:day|business|play)(?: (?:on )?(?:{_WEEKDAY}|today|tomorrow))?"
    rf"|the {_NTH}(?!\w)"
    rf"|(?:in |within |in about |in around )(?:the next |the |about )?{_NUMBER} {_UNIT}(?:'s|’|')?(?: time)?|(?:within|in) the (?:week|month|hour|year|fortnight|quarter)\b|the (?:week|month|year) after next\b|first thing (?:on )?(?:{_WEEKDAY}|tomorrow)|the (?:first|last|{_NTH}) of (?:the|next|this) month\b|half[ -]term\b|between (?:the )?{_DAY} and {_DATE}"
    rf"|{_NUMBER} {_UNIT} (?:ago|from now|time)"
    rf"|the new year|{_YEAR}(?!\w))"
)
_KEPT = (
    r"(?:by|before|after|until|till|til|from|since|starting from|starting in|starting on|starting|beginning in|beginning|commencing|no later than|not later than|not before|no earlier than|not until|within|around|about|towards?|"
    r"as of|any time after|ahead of|prior to|on or before|on or around|on or about|by about|by around)"
)
_LOOSE = r"(?:in|on|at|for|during|over|this|come|due|starts|begins|opening|opens|deadline)"
# Where what comes before is over, in "before her parents fly home from Luis".
_STOPS = r"(?:from|via|per|by|thanks|thx|cheers|ref|call|ring|tel|phone|and|but|so|please|referred|sent|who|through|says|said)\b"
_PHRASE = Pattern(
    rf"(?<![\w@./'’-])(?<!not )(?<!isn't )(?:(?:(?P<kept>{_KEPT})|(?P<loose>{_LOOSE})) )?(?P<the>the )?(?P<core>{_CORE})(?![\w@]|[-'’][^\W\d_])"
    rf"|(?<![\w@./'’-])(?P<clock>(?:after|before|around|by|from|until|no later than) (?:{_CLOCK}|\d{{1,2}}(?! ?[\w%/:.]\w)|{_HOUR})(?:,? (?:on )?(?:{_WEEKDAY}|the {_NTH}|tomorrow|today))?|at {_CLOCK}(?: (?:on )?(?:{_WEEKDAY}|tomorrow|today))?)(?!\w)"
    rf"|(?<![\w@./'’-])(?P<event>before (?:the|her|his|their|our|she|he|they|its|it|we|all)(?: (?!{_STOPS})[^\W_][\w'’-]*){{1,6}}(?= ?(?:[.,;:!?()\n–—\x1f]|- |$| {_STOPS}))|(?:before|(?<!is )(?<!['’]s )(?<!are )(?<![\'’]re )after|until|by|by the time|once|ahead of|in time for)\s(?:the |her |his |their |our |its |she |he |they |it |a )?(?:[^\W\d_][\w'’-]{{0,14}} ){{0,3}}?(?:{_EVENT}(?: season)?|(?<=before )[^\W\d_]{{3,12}}ing(?= ?(?:[.,;!/\n)]|$)))(?: (?:starts?|begins?|comes?|ends?|opens?|expires?|arrives?|closes?|completes?|is due|is born))?(?: on (?:the )?(?:{_DATE}|{_NTH}|{_WEEKDAY})| in (?:{_MONTH}|{_SEASON})| (?:next|this) (?:week|month|year|{_SEASON}|{_MONTH}))?"
    rf"|(?:before|ahead of|in time for)\s(?:[^\W\d_][\w'’-]{{0,14}} ){{1,4}}?on (?:the )?(?:{_DATE}|{_NTH})"
    rf"|before (?:sundown|sunset|dark|dawn|lunch|dinner|bedtime|church|winter|planting|term|school|work)(?= ?(?:[.,;:!?()\n–—]|- |$| {_STOPS})))(?!\w)"
    rf"|(?<![\w@./'’-])(?:(?P<season_kept>by|before|after|until|from|late|early|in|over|during|next|this)|for) (?:the )?(?P<season>{_SEASON})(?![\w-]| (?:fete|fair|show|sale|party|term|rush|season|break|holidays|brochure|menu|menus|collection|catalogue|catalog|newsletter|campaign|range|sale))"
    rf"|(?:(?<=[,;(–—-] )|(?<=thinking )|(?<=ideally )|(?<=maybe )|(?<=probably )|(?<=hopefully ))(?P<bare>(?:spring|summer|autumn|winter|soon))(?=\s*(?:[,.;:!)\n]|$))"
    rf"|(?<![\w-])(?P<foreign>(?:avant|bis|vor|antes d[eo]l?|até|hasta|entro|prima d[ie]l?)\s(?:dem |der |den |zum |ao |el |la |le |il |o )?(?:\d{{1,2}}\.? )?(?:ende |anfang |mitte |fim d[eo] |fin de |final de |fine )?[^\W\d_]{{3,}})(?!\w)"
    rf"|(?<![\w@./'’-])(?<!not )(?<!no )(?<!speak )(?<!talk )(?<!you )(?<!back )(?P<word>soon|urgent)(?=\s*(?:[,.;:!)\n]|$))",
    re.IGNORECASE,
)
_PAST = Pattern(r"(?:yesterday|last (?!\w+ (?:of|in) )|since |(?:.* )?ago$|this morning|earlier)", re.IGNORECASE)
_AMBIGUOUS = frozenset(
    {
        "may",
        "mar",
        "sat",
        "sun",
        "wed",
        "mon",
        "dec",
        "fall",
        "fri",
        "sats",
        "jan",
        "jun",
        "thu",
        "march",
        "april",
        "june",
        "august",
    }
)
_WORDS_AS_WELL = v.listed("may mar sat sun wed mon dec fall fri jan thu")
_HARDLY_MONTHS = v.listed("may sat sun wed")
_NAMES_AS_WELL = v.listed("april june jun may jan august mar sun")
_SAT = Pattern(r" (?:next|beside|with|by|near|opposite|down|in|alongside|across)\b", re.IGNORECASE)
_SURNAME = Pattern(r"(?:['’]s)? (?:[A-Z][\w'’-]+|[A-Z]\.)")
_ACTS = Pattern(r"['’]s (?!end)| (?:sent|said|says|has|wants|needs|referred|recommended|called|rang)\b")


@dataclass(frozen=True, slots=True)
class WhenFound:
    """Words that say when, where they stand, and whether they can only mean what is past."""

    text: str
    start: int
    end: int
    bounds: bool = False
    """They set a bound ("by", "before"), so something is due."""
    past: bool = False
    event: bool = False
    """They name what happens, not a day: "before her launch"."""


def whens(text: str) -> tuple[WhenFound, ...]:
    """Every phrase that says when, in order."""
    found = []
    for match in _PHRASE.finditer(text):
        if (span := _span(match)) is not None and not _is_a_name(match, text) and not _names_an_occasion(match, text):
            words = text[span[0] : span[1]].rstrip(" .\t\n")
            bounds = bool(match["kept"] or match["clock"] or match["event"] or _binds(match["season_kept"]))
            end = span[0] + len(words)
            found.append(WhenFound(words, span[0], end, bounds, bool(_PAST.match(words)), bool(match["event"])))
    return tuple(found)


_OCCASION = Pattern(
    r" (?:club|lunch|drinks|party|dinner|do|bash|market|fair|cards?|lights|tree|menus?|breakfast|networking|mixer|reception|quiz|raffle)\b",
    re.IGNORECASE,
)
_AT_THE_END = Pattern(r"(?:month|year)[ -]end", re.IGNORECASE)


def _names_an_occasion(match: re.Match[str], text: str) -> bool:
    """ "Her Christmas drinks" and "year-end accounts" say what sort, not when."""
    if match["core"] is None or match["kept"]:
        return False
    if _OCCASION.match(text, match.end()):
        return True
    following = re.match(r" ([^\W\d_]+)", text[match.end() : match.end() + 24])
    return bool(_AT_THE_END.fullmatch(match["core"]) and following and following[1].lower() in v.NEED_NOUNS)


_COUNTED = Pattern(r"(?:first|second|third|fourth|last|\d{1,2}(?:st|nd|rd|th) of) ", re.IGNORECASE)
_AT_ONCE = Pattern(r"a\.?s\.?a|as soon|urgent|immediately|right|straight", re.IGNORECASE)
_SAID_WITH_THE_DAY = frozenset({"in", "on", "at", "during", "over", "this"})


def _binds(preposition: str | None) -> bool:
    return (preposition or "in").lower() not in ("in", "over", "during", "next", "this")


def _span(match: re.Match[str]) -> tuple[int, int] | None:
    """ "By June" and "in March" are kept as said; "opening March" is March."""
    if match["core"] is None:
        name = (
            "clock"
            if match["clock"]
            else "event"
            if match["event"]
            else "bare"
            if match["bare"]
            else "foreign"
            if match["foreign"]
            else "word"
            if match["word"]
            else "season"
        )
        start = match.start("season_kept") if match["season_kept"] else match.start(name)
        return (start + 3 if match["clock"] and match["clock"].lower().startswith("at ") else start), match.end(name)
    start = match.start("kept") if match["kept"] else match.start("core")
    if not match["kept"] and not match["loose"] and match["the"] and _COUNTED.match(match["core"]):
        start = match.start("the")
    if not match["kept"] and (match["loose"] or "").lower() in _SAID_WITH_THE_DAY and not _AT_ONCE.match(match["core"]):
        start = match.start("loose")
    return start, match.end("core")


def _is_a_name(match: re.Match[str], text: str) -> bool:
    """May, April, June and Sun are also people and verbs: alone they say when only where something else says so."""
    core = (match["core"] or "").lower().rstrip(".")
    if core == "may" and re.match(r" (?:i|we|he|she|they|you|be|want|need)\b", text[match.end() :], re.IGNORECASE):
        return True
    if core == "sat" and _SAT.match(text, match.end()):
        return True
    if core not in _AMBIGUOUS:
        if core.isdigit() and (match["loose"] or "").lower() == "for":
            return True  # "a tax return for 2023" is of that year
        return core.isdigit() and not (match["kept"] or match["loose"] or _stands_alone(match, text))
    typed, after = match["core"], text[match.end() : match.end() + 24]
    preposition = (match["kept"] or match["loose"] or "").lower()
    if not preposition:
        # "June Park" is a person, "June." and "June, in Bath" are not.
        if typed[:1].isupper() and not typed.isupper() and not typed.endswith(".") and _SURNAME.match(after):
            return True
        if core in _WORDS_AS_WELL and (typed.islower() or core == "fall" or (core == "may" and typed.isupper())):
            return core in _HARDLY_MONTHS or not _stands_alone(match, text)
    elif (
        preposition in ("from", "for", "about")
        and typed[:1].isupper()
        and core in _NAMES_AS_WELL
        and (_ACTS.match(after) or _SURNAME.match(after))
    ):
        return True
    return core in _NAMES_AS_WELL and bool(_ACTS.match(after)) and not preposition


def _stands_alone(match: re.Match[str], text: str) -> bool:
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip(" ")
    return (not before or before[-1] in ",;:(-–—/\n.") and (not after or after[0] in ",;:)-–—/\n.!")


def when_day(words: str, today: date) -> date | None:
    """The day that the words name, seen from today; None where they leave a choice."""
    low = " ".join(words.lower().replace("’", "'").split()).strip(" .,")
    low = (
        re.sub(rf"^(?:{_KEPT}|{_LOOSE})\s+(?!the week|the next|couple)", "", low)
        if not low.startswith(("in ", "within ", "this "))
        else low
    )
    low = re.sub(r"^before .{1,40} on (?=the \d|\d|[a-z])", "", low)
    low = re.sub(rf"\s*(?:at|@|after|before|around|,)?\s*{_CLOCK}$", "", low).removeprefix("the ") or low
    low = re.sub(rf" {_PART}s?$", "", low)
    for named in (_named_plainly, _named_by_date, _named_by_weekday, _named_by_count, _named_by_end):
        if (day := named(low, today)) is not None:
            return day
    return None


def _named_plainly(low: str, today: date) -> date | None:
    days = {"today": 0, "tonight": 0, "this": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "eod": 0, "end of day": 0,
            "end of business": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "day after tomorrow": 2, "yesterday": -1}  # fmt: skip
    if low in days:
        return today + timedelta(days=days[low])
    feasts = {"christmas": (12, 25), "xmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1),
              "new year's eve": (12, 31), "halloween": (10, 31), "valentine's day": (2, 14)}  # fmt: skip
    return _coming(*feasts[low], today) if low in feasts else None


def _named_by_date(low: str, today: date) -> date | None:
    low = re.sub(rf"^{_WEEKDAY},? (?:the )?(?=\d|[a-z])", "", low) if re.search(r"\d", low) else low
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", low):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})", low):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first > 12 or match[2] == "." or first == second:
            return _date(year, second, first)
        return _date(year, first, second) if second > 12 else None
    if match := re.fullmatch(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]({_MONTH})(?:,?[ -]({_YEAR}))?", low):
        return _day_of(match[2], int(match[1]), match[3], today)
    if match := re.fullmatch(rf"({_MONTH}) (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?:,? ({_YEAR}))?", low):
        return _day_of(match[1], int(match[2]), match[3], today)
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", low):
        return _coming_day(int(match[1]), today)
    return None


def _named_by_weekday(low: str, today: date) -> date | None:
    """Friday is the coming one. "Next Friday" is said of two days by two people, unless that Friday's week settles it."""
    match = re.fullmatch(rf"(this |this coming |coming |next )?({_WEEKDAY})( week)?", low)
    if not match:
        return None
    weekday = next((n for n, name in enumerate(WEEKDAYS) if name.startswith(match[2][:3])), None)
    if weekday is None or match[2].endswith("days"):
        return None
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    if match[1] == "next ":
        # On or before today's weekday the coming one is already in next week: both readings agree.
        return today + timedelta(days=ahead) if weekday <= today.weekday() else None
    return today + timedelta(days=ahead + (7 if match[3] else 0))


def _named_by_count(low: str, today: date) -> date | None:
    match = re.fullmatch(
        rf"(?:in |within )?(?:the next )?(\d{{1,3}}|{'|'.join(_COUNTS)}) (day|week|month|year|fortnight)s?(?:'s?)?(?: time| from now)?",
        low,
    )
    if not match or (match[1] in ("a", "an", "one") and "next" in low):
        return None
    number = int(match[1]) if match[1].isdigit() else _COUNTS[match[1]]
    if match[2] in ("month", "year"):
        return _months_on(today, number * (12 if match[2] == "year" else 1))
    try:
        return today + timedelta(days=number * {"day": 1, "week": 7, "fortnight": 14}[match[2]])
    except OverflowError:
        return None


def _named_by_end(low: str, today: date) -> date | None:
    if low in ("eom", "month end", "month-end"):
        low = "end of month"
    if low in ("eoy", "year end", "year-end"):
        low = "end of year"
    match = re.fullmatch(
        rf"(end|beginning|start) of (?:the )?(?:(this|next) )?(?:(week|month|year)|({_MONTH})(?: ({_YEAR}))?)", low
    )
    if not match:
        return None
    later = 1 if match[2] == "next" else 0
    if match[4]:
        first = _day_of(match[4], 1, match[5], today) if match[5] else _first_of(match[4], today)
    elif match[3] == "month":
        first = _months_on(today.replace(day=1), later)
    elif match[3] == "year":
        first = _date(today.year + later, 1, 1)
    else:
        return None
    if first is None or match[1] != "end":
        return first if first and first >= today else None
    if match[3] == "year":
        return _date(first.year, 12, 31)
    return first.replace(day=monthrange(first.year, first.month)[1])


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_of(month: str, day: int, year: str | None, today: date) -> date | None:
    return _date(int(year), _month(month), day) if year else _coming(_month(month), day, today)


def _coming(month: int, day: int, today: date) -> date | None:
    """The next time that this day comes, today included; a leap day waits for its year."""
    for year in range(today.year, min(today.year + 9, 9999)):
        found = _date(year, month, day)
        if found and found >= today:
            return found
    return None


def _first_of(month: str, today: date) -> date | None:
    """The first of a month that is not over yet."""
    number = _month(month)
    return _date(today.year + (1 if number < today.month else 0), number, 1)


def _coming_day(day: int, today: date) -> date | None:
    for later in range(13):
        first = _months_on(today.replace(day=1), later)
        found = _date(first.year, first.month, day) if first else None
        if found and found >= today:
            return found
    return None


def _months_on(day: date, months: int) -> date | None:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
