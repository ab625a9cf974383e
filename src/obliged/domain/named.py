"""Who is named in a mail, and which of them are we?

Headings and words call the same person by different names: here each of them is one, and a couple is one party.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from obliged.domain import contacts, names
from obliged.domain import vocabulary as v
from obliged.domain.lines import Word, words_of
from obliged.domain.mails import Address
from obliged.domain.patterns import Pattern

STRAIGHT = str.maketrans("’‘ʼ", "'''")
"""Sayings are written with one kind of apostrophe."""
_BASE = 0xE000
"""A person in a rewritten text is one letter from here on."""

# Us


_FREE_MAIL = v.listed("""
    gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com aol.com proton.me gmx.de
    protonmail.com gmx.net web.de mail.com fastmail.com hey.com msn.com yahoo.co.uk hotmail.co.uk btinternet.com
    orange.fr free.fr wanadoo.fr laposte.net libero.it comcast.net verizon.net example.com example.org example.net
    """)


@dataclass(frozen=True, slots=True)
class House:
    """Who we are."""

    us: tuple[Address, ...]

    def called(self, whom: Address) -> str | None:
        """Our own name for an address or a name of ours, or None where it is not ours."""
        for ours in self.us:
            if whom.address and whom.address == ours.address.lower():
                return ours.name or whom.name
        for ours in self.us:
            if whom.name and ours.name and plain(whom.name) == plain(ours.name):
                return ours.name
        domain = whom.address.rpartition("@")[2]
        if domain and domain not in _FREE_MAIL and any(domain == o.address.lower().rpartition("@")[2] for o in self.us):
            # A colleague is called as they are called; a letter box of the firm is the firm.
            return (name_of_address(whom.address) and tidy_name(whom.name)) or self.us[0].name or tidy_name(whom.name)
        return None

    @property
    def default(self) -> str | None:
        return self.us[0].name if self.us else None


def plain(name: str) -> str:
    return " ".join(name.casefold().replace(",", " ").split())


def _bare(name: str) -> str:
    """Without accents, as addresses are."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


# Somebody


@dataclass(slots=True)
class Person:
    """Somebody whom the mail names."""

    name: str
    addresses: list[str] = field(default_factory=list)
    ours: bool = False
    sends: bool = False
    headed: bool = False
    """Among the recipients, not only in the text."""
    greeted: bool = False
    """Spoken to by the greeting: whom the mail is for, not whom it is about."""
    first_at: int = 1 << 30
    aliases: list[str] = field(default_factory=list)
    """What else they are called: Steve, who is Steven Marsh in the heading."""
    put: float = 0.0
    needing: float = 0.0
    serving: float = 0.0

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(plain(self.name).split())

    @property
    def firsts(self) -> tuple[str, ...]:
        """The first name, or both of a couple."""
        match = COUPLE.fullmatch(self.name)
        return (match["one"].casefold(), match["two"].casefold()) if match else self.words[:1]


COUPLE = Pattern(
    r"(?P<one>[^\W\d_a-z][\w'-]+) (?:and|&|\+|und|et|y|e|en) (?P<two>[^\W\d_a-z][\w'-]+) (?P<last>(?:(?:van|de|der|von|da|di|del|la) ){0,2}[^\W\d_a-z][\w'-]+)"
)
_TITLES = Pattern(
    r"^(?:(?:dr|mr|mrs|ms|miss|mx|prof(?:essor)?|doctor|sra?|herr|frau|mme|mlle|m|monsieur|madame|don|doña|señora?|signora?|fr|father|"
    r"rev(?:erend)?|pastor|canon|bishop|rabbi|imam|sister|sir|lady|lord|dame|cllr|councillor|captain|capt|major|maj|colonel|col|"
    r"lieutenant|lt|general|brigadier|commander|admiral|sergeant|sgt|hon|judge|rtn|maître|me|ing|dra|drs)\.?\s+(?=\w)(?!and\b|und\b|et\b))+",
    re.IGNORECASE,
)
_BEHIND = Pattern(r"\s*(?:[|(\[{/•·]| [-–—@] |, (?!\S+$)|\s+via\s+|\s+at\s+).*$")


def tidy_name(name: str, *, typed: bool = False) -> str:
    """ "Okafor, Sally (Rise & Crumb)" is Sally Okafor.

    :param typed: it stands in a text: what a thumb typed in small letters is shown as it was written
    """
    name = name.strip(" \"'“”")
    if "@" in name:
        return ""
    if match := re.fullmatch(r"([^\W\d_][\w' -]{1,30}), ([^\W\d_][\w'. -]{1,30})(?: [(\[].*)?", name):
        last, first = match[1], match[2]
        if first.casefold().strip(".") not in v.CREDENTIALS | v.SUFFIXES and len(last.split()) < 4:
            name = f"{first} {last}"
    name = _BEHIND.sub("", name)
    name = re.sub(r",.*$", "", name)
    name = _TITLES.sub("", name)
    tokens = name.split()
    while len(tokens) > 1 and tokens[-1].casefold().strip(".") in v.CREDENTIALS - {"do", "ma", "ba"}:
        tokens.pop()
    if (tokens and all(t.isupper() and len(t) > 2 for t in tokens)) or (name.islower() and not typed):
        tokens = [t.capitalize() for t in tokens]
    return " ".join(tokens)


def name_of_address(address: str) -> str:
    """ "sally.okafor@…" names Sally Okafor; "sally@…" at least Sally; "info@…" nobody."""
    local = address.partition("@")[0].partition("+")[0]
    tokens = [t for t in re.split(r"[._-]+", re.sub(r"\d+$", "", local)) if t]
    if not tokens or any(not t.isalpha() or t in ROLES for t in tokens) or len(tokens) > 3:
        return ""
    return " ".join(t.capitalize() for t in tokens)


ROLES = v.listed("""
    info hello office contact mail email admin team support sales enquiries inquiries in reception noreply no reply
    donotreply accounts billing post kontakt contato contacto bonjour hola booking bookings orders studio shop
    notifications notification form forms website web wordpress mailer system service
    """)


def person_at(letter: str) -> int:
    """The place of the person for whom a letter stands."""
    return ord(letter) - _BASE


def fits_address(wanted: list[str], address: str) -> bool:
    """Whether an address reads like a name: sally@, okafor@, sokafor@, sally.okafor@."""
    wanted = [_bare(word) for word in wanted]
    local = re.split(r"[._\-\d+]+", address.partition("@")[0])
    return (
        wanted[0] in local or wanted[-1] in local or "".join(wanted) in local or f"{wanted[0][0]}{wanted[-1]}" in local
    )


def _tells_more(name: str, than: str) -> bool:
    """Whether a name is fuller: of more words, spelled out instead of an initial, or with its capitals."""
    new, old = name.split(), than.split()
    if len(new) != len(old) or not new:
        return len(new) > len(old)
    spelled_out = _is_initial(old[0]) and not _is_initial(new[0])
    return spelled_out or (than.islower() and not name.islower())


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _is_short_for(short: str, first: str) -> bool:
    """Whether a name is the beginning of a first name, or spells out its initial."""
    if _is_initial(first):
        return short[:1] == first[:1]
    return len(short) > 2 and first != short and first.startswith(short)


def _may_be_initial(one: str, other: str) -> bool:
    """Whether one of two first names is the initial of the other."""
    return (_is_initial(one) or _is_initial(other)) and one[:1] == other[:1]


def couple_name(match: re.Match[str]) -> str:
    return " ".join(re.sub(r" [&+] ", " and ", " ".join(match[0].split())).split())


class People:
    """Everybody in the mail, each once."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.all: list[Person] = []
        self._forms: tuple[re.Pattern[str], dict[str, int]] | None = None

    def add(self, whom: Address, *, sends: bool = False, headed: bool = False) -> Person | None:
        ours = self.house.called(whom)
        name = ours or tidy_name(whom.name, typed=not whom.address and not headed)
        if not name and not whom.address:
            return None
        person = self._couple(name) or self._same(name, whom.address)
        if person is None:
            person = Person(name, ours=ours is not None)
            self.all.append(person)
            self._forms = None
        called = plain(name)
        if called and " " not in called and called not in (*person.firsts, *person.words, *person.aliases):
            person.aliases.append(called)
            self._forms = None
        if whom.address and whom.address not in person.addresses:
            person.addresses.append(whom.address)
        if _tells_more(name, person.name) and not person.ours:
            person.name = name
            self._forms = None
        person.sends = person.sends or sends
        person.headed = person.headed or headed
        return person

    def _couple(self, name: str) -> Person | None:
        """ "Sanne en Joris Bakker" are one party, though each has an address."""
        match = COUPLE.fullmatch(name)
        if not match:
            return None
        last = match["last"].casefold()
        theirs = [
            p
            for p in self.all
            if (
                p.words
                and p.words[0] in (match["one"].casefold(), match["two"].casefold())
                and " ".join(p.words[1:]) in ("", last)
            )
            or (
                not p.words
                and p.addresses
                and any(
                    _bare(match[one]) in re.split(r"[._\-]+", p.addresses[0].partition("@")[0])
                    for one in ("one", "two")
                )
            )
        ]
        if not theirs or any(p.ours or p.sends for p in theirs):
            return None
        first, *rest = theirs
        first.name = name
        for other in rest:
            first.addresses += [a for a in other.addresses if a not in first.addresses]
            first.headed = first.headed or other.headed
            self.all.remove(other)
        self._forms = None
        return first

    def _same(self, name: str, address: str) -> Person | None:
        for person in self.all:
            if address and address in person.addresses:
                return person
        if not name:
            return None
        wanted = plain(name).split()
        for person in self.all:
            if (
                len(person.firsts) > 1
                and wanted[0] in person.firsts
                and (len(wanted) == 1 or wanted[-1] == person.words[-1])
            ):
                return person
        for person in self.all:
            if person.words and (list(person.words) == wanted):
                return person
        for person in self.all:
            if person.ours and len(wanted) > 1:
                continue
            mine = person.words
            if len(mine) > 1 and len(wanted) > 1 and mine[-1] == wanted[-1] and _may_be_initial(mine[0], wanted[0]):
                return person
            if mine and (mine[0] == wanted[0] and (len(mine) == 1 or len(wanted) == 1)):
                return person
            if not mine and not person.ours and person.addresses and fits_address(wanted, person.addresses[0]):
                return person
        if len(wanted) > 1:
            return None
        return next((p for p in self.all if len(p.words) > 1 and _is_short_for(wanted[0], p.words[0])), None)

    def forms(self) -> tuple[re.Pattern[str], dict[str, int]]:
        """How each is called in the text."""
        if self._forms:
            return self._forms
        found: dict[str, int] = {}
        firsts = [first for p in self.all for first in p.firsts]
        for n, person in enumerate(self.all):
            if not person.name:
                continue
            found.setdefault(person.name.casefold(), n)
            for alias in person.aliases:
                found.setdefault(alias, n)
            tokens = [t for t in person.name.split() if len(t) > 1]
            for first in person.firsts:
                if firsts.count(first) == 1 and len(first) > 1:
                    found.setdefault(first, n)
            if len(tokens) > 1 and tokens[-1].casefold() not in v.COMMON - v.ALSO_NAMES:
                found.setdefault(tokens[-1].casefold(), n)
        if found:
            alternatives = "|".join(sorted((re.escape(f).replace(r"\ ", r"\s+") for f in found), key=len, reverse=True))
            pattern = rf"(?<![\w@.])(?:(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau|Mme|M)\.?\s+)?({alternatives})(?:s(?= ))?(?![\w@])(?!\.\w+@)"
        else:
            pattern = r"(?!)"
        self._forms = re.compile(pattern, re.IGNORECASE), found
        return self._forms

    def mentions(self, text: str) -> list[tuple[int, int, int]]:
        """Where somebody is named: start, end, who."""
        pattern, found = self.forms()
        spots = []
        for match in pattern.finditer(text):
            said = match[1]
            low = " ".join(said.casefold().split())
            if said.islower() and (low in v.COMMON or len(low) < 3):
                continue
            spots.append((match.start(), match.end(), found[low]))
        return spots

    def lettered(self, text: str, *, but_sender: bool = False) -> str:
        """The text with one letter for each person."""
        parts, at = [], 0
        for start, end, who in self.mentions(text):
            if but_sender and self.all[who].sends:
                continue
            parts += [text[at:start], chr(_BASE + who)]
            at = end
        return "".join([*parts, text[at:]]).translate(STRAIGHT)


def complete(people: People) -> None:
    """ "Simon", whose address is simon.oduya@…, is Simon Oduya."""
    for person in people.all:
        whole = name_of_address(person.addresses[0]) if person.addresses else ""
        mine = person.name.split()
        if not person.ours and len(mine) == 1 and len(whole.split()) == 2 and _bare(whole.split()[0]) == _bare(mine[0]):
            person.name = f"{mine[0]} {whole.split()[1]}"
            people._forms = None


def meet_the_named(text: str, subject: str, people: People) -> None:
    """People who are only named in the text."""
    for source in (subject, text):
        for name in named_in(source):
            if name.islower() and not text.islower():
                continue
            people.add(Address(name, ""))


# Names in a text


_GREETING = v.listed("""
    hi hello hey dear hallo hoi liebe lieber liebes beste bonjour salut cher chère hola olá oi caro cara ciao querida
    querido estimada estimado dag hej moin guten sehr geehrter geehrte herr frau herrn thanks thank re fwd intro
    introduction introducing meet connecting you your
    """)
_SMALL = v.listed("""
    je tu il elle nous vous ils elles le la les un une des du de do da dos das d' el los las yo su sus mi o os as ao
    lui lei io noi ik je jij wij zij ze het een ich er wir ihr mein meine dein deine sein seine son sa ses mon ma mes
    """)
_THEIRS = frozenset({"his", "her", "their"})
_MARRIED = Pattern(r"\b(?:Mr|Dr|Herr) (?:and|&|und) (?:Mrs|Ms|Dr|Frau) [A-Z][\w'’-]+")
_NO_SPOUSES = _GREETING | {"i", "we", "he", "she", "they"}
_LAST_WORD = Pattern(r"(?<![\w'-])([^\W\d_][\w'-]+) $")
_STREETS = v.listed("""
    road street avenue lane drive square court terrace station row boulevard parade quay wharf way mews crescent
    """)
_GERMAN = Pattern(r"\b(?:und|ich|ist|dir|euch|ihnen|mit|für|eine[nrm]?|nicht|wir|sie)\b", re.IGNORECASE)
_CALLED = Pattern(
    r"(?:vorstell\w*|herrn?|frau|heißt|namens|meet|introduce|kund\w+|freund\w*|kolleg\w+|mandant\w*|bekannte\w*)\W+$",
    re.IGNORECASE,
)


def _ends_a_name(before: str) -> bool:
    """Whether the word before is a first name: "Helen | Marsh and Gareth Pugh" are two, and no couple."""
    last = _LAST_WORD.search(before[-40:])
    return last is not None and last[1][:1].isupper() and last[1].casefold() in v.FIRST_NAMES - v.COMMON


def _without_their_own(run: list[Word]) -> list[Word]:
    """ "Femi Ade and his partner Jo": whoever belongs to the first is not named on a par with them."""
    cut = next((n for n, (one, two) in enumerate(pairwise(run)) if one.low in ("and", "&") and two.low in _THEIRS), 0)
    return run[:cut] if cut > 1 else run


def named_in(text: str) -> Iterator[str]:
    """The people who are named in a text, in order; a couple is one."""
    for match in COUPLE.finditer(text):
        if match["one"].casefold() not in _NO_SPOUSES and not _ends_a_name(text[: match.start()]):
            yield couple_name(match)
    yield from (match[0] for match in _MARRIED.finditer(text))
    if not text.strip():
        return
    words = words_of(text)
    taken = frozenset(
        n for found in contacts.emails(text) for n, word in enumerate(words) if found.start <= word.start < found.end
    )
    german = len(_GERMAN.findall(text)) > 4
    for name in names.names(words, taken):
        run = list(words[name.first : name.last + 1])
        while run and (run[0].low in _GREETING | _SMALL or not run[0].is_word):
            run.pop(0)
        run = _without_their_own(run)
        household = len(run) == 2 and run[0].low == "the" and not name.is_organisation
        joined = any(word.low in ("and", "&", "the", "und", "et", "y", "e", "en") for word in run)
        if name.is_organisation or not run or (joined and not household) or run[-1].low in _STREETS:
            continue
        shown = " ".join(text[run[0].start : run[-1].end].split())
        known = run[0].low in v.FIRST_NAMES
        if not known and all(word.low in v.COMMON | v.PLACES for word in run):
            continue
        if german and not known and not _CALLED.search(text[max(0, run[0].start - 20) : run[0].start]):
            continue
        before = words[name.first - 1].low if name.first else ""
        if (
            len(run) == 1
            and (run[0].low in v.PLACES or before in ("en", "à", "a", "em", "in", "nach", "aus", "te", "naar", "de"))
            and before != "to"
        ):
            continue
        yield shown
