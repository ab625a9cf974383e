"""Does a mail introduce somebody, and who introduces whom to whom, for what?

Two kinds do: one whose own words put a person before another, and one that passes on what a person wrote. An answer,
a thank-you for an introduction, news of what came of it and a letter to many do not. What is read is shown and
confirmed by a member; nothing is recorded from it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from obliged.domain import captures, contacts, forwards, names, needs, news, times
from obliged.domain import introduction_words as w
from obliged.domain import vocabulary as v
from obliged.domain.contacts import PhoneFinder
from obliged.domain.forwards import Inner
from obliged.domain.kinds import Kind
from obliged.domain.lines import Word, words_of
from obliged.domain.mails import Address, Mail

LIMIT = 8000
_BASE = 0xE000


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who puts in the good word, who needs something, who may serve, and how the prospect is reached."""

    introducer: str | None
    prospect: str | None
    provider: str | None
    need: str | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    reason: str | None = None
    """The sentence in which the introducer says why, where there is one."""


def introduction(mail: Mail, us: tuple[Address, ...], *, phones: PhoneFinder) -> Introduction | None:
    """The introduction that a mail makes, or None.

    :param us: the firm and its members, as they want to be called
    :param phones: finds the telephone numbers in a text
    """
    if _is_to_many(mail):
        return None
    house = _House(us)
    unfolded = forwards.unfold(mail)
    if forwards.is_passed_on(mail, unfolded):
        return _passed_on(mail, unfolded, house, phones)
    return _said(mail, unfolded.own, house, phones, quoted=unfolded.inner)


def _is_to_many(mail: Mail) -> bool:
    bulk = mail.header("list-unsubscribe") or mail.header("list-id")
    automatic = mail.header("auto-submitted").lower() not in ("", "no")
    many = mail.header("precedence").lower() in ("bulk", "list", "junk")
    return bool(bulk or automatic or many)


# Us


_FREE_MAIL = v.listed("""
    gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com aol.com proton.me gmx.de
    protonmail.com gmx.net web.de mail.com fastmail.com hey.com msn.com yahoo.co.uk hotmail.co.uk btinternet.com
    orange.fr free.fr wanadoo.fr laposte.net libero.it comcast.net verizon.net example.com example.org example.net
    """)


@dataclass(frozen=True, slots=True)
class _House:
    """Who we are."""

    us: tuple[Address, ...]

    def called(self, whom: Address) -> str | None:
        """Our own name for an address or a name of ours, or None where it is not ours."""
        for ours in self.us:
            if whom.address and whom.address == ours.address.lower():
                return ours.name or whom.name
        for ours in self.us:
            if whom.name and ours.name and _plain(whom.name) == _plain(ours.name):
                return ours.name
        domain = whom.address.rpartition("@")[2]
        if domain and domain not in _FREE_MAIL and any(domain == o.address.lower().rpartition("@")[2] for o in self.us):
            return _tidy_name(whom.name) or self.us[0].name
        return None

    @property
    def default(self) -> str | None:
        return self.us[0].name if self.us else None


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace(",", " ").split())


def _bare(name: str) -> str:
    """Without accents, as addresses are."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


# Somebody


@dataclass(slots=True)
class _Person:
    """Somebody whom the mail names."""

    name: str
    addresses: list[str] = field(default_factory=list)
    ours: bool = False
    sends: bool = False
    headed: bool = False
    """Among the recipients, not only in the text."""
    first_at: int = 1 << 30
    put: float = 0.0
    needing: float = 0.0
    serving: float = 0.0

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(_plain(self.name).split())

    @property
    def firsts(self) -> tuple[str, ...]:
        """The first name, or both of a couple."""
        match = _COUPLE.fullmatch(self.name)
        return (match["one"].casefold(), match["two"].casefold()) if match else self.words[:1]


_COUPLE = re.compile(
    r"(?P<one>[^\W\d_a-z][\w'-]+) (?:and|&|\+|und|et|y|e|en) (?P<two>[^\W\d_a-z][\w'-]+) (?P<last>(?:(?:van|de|der|von|da|di|del|la) ){0,2}[^\W\d_a-z][\w'-]+)"
)
_TITLES = re.compile(r"^(?:(?:dr|mr|mrs|ms|miss|prof|sr|sra|herr|frau|mme|m|don|doña|fr|rev|sir|maître|me|ing|dra)\.?\s+)+", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:[|(\[{/•·]| [-–—@] |, (?!\S+$)|\s+via\s+|\s+at\s+).*$")


def _tidy_name(name: str) -> str:
    """ "Okafor, Sally (Rise & Crumb)" is Sally Okafor."""
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
    if tokens and all(t.isupper() and len(t) > 2 for t in tokens) or name.islower():
        tokens = [t.capitalize() for t in tokens]
    return " ".join(tokens)


def _from_address(address: str) -> str:
    """ "sally.okafor@…" names Sally Okafor; "sally@…" at least Sally; "info@…" nobody."""
    local = address.partition("@")[0].partition("+")[0]
    tokens = [t for t in re.split(r"[._-]+", re.sub(r"\d+$", "", local)) if t]
    if not tokens or any(not t.isalpha() or t in _ROLES for t in tokens) or len(tokens) > 3:
        return ""
    return " ".join(t.capitalize() for t in tokens)


_ROLES = v.listed("""
    info hello office contact mail email admin team support sales enquiries inquiries in reception noreply no reply
    donotreply accounts billing post kontakt contato contacto bonjour hola booking bookings orders studio shop
    notifications notification form forms website web wordpress mailer system service
    """)


def _couple_name(match: re.Match[str]) -> str:
    return " ".join(re.sub(r" [&+] ", " and ", " ".join(match[0].split())).split())


class _People:
    """Everybody in the mail, each once."""

    def __init__(self, house: _House) -> None:
        self.house = house
        self.all: list[_Person] = []
        self._forms: tuple[re.Pattern[str], dict[str, int]] | None = None

    def add(self, whom: Address, *, sends: bool = False, headed: bool = False) -> _Person | None:
        ours = self.house.called(whom)
        name = ours or _tidy_name(whom.name)
        if not name and not whom.address:
            return None
        person = self._couple(name) or self._same(name, whom.address)
        if person is None:
            person = _Person(name, ours=ours is not None)
            self.all.append(person)
            self._forms = None
        if whom.address and whom.address not in person.addresses:
            person.addresses.append(whom.address)
        if len(name.split()) > len(person.name.split()) and not person.ours:
            person.name = name
            self._forms = None
        person.sends = person.sends or sends
        person.headed = person.headed or headed
        return person

    def _couple(self, name: str) -> _Person | None:
        """ "Sanne en Joris Bakker" are one party, though each has an address."""
        match = _COUPLE.fullmatch(name)
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
                and any(_bare(match[one]) in re.split(r"[._\-]+", p.addresses[0].partition("@")[0]) for one in ("one", "two"))
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

    def _same(self, name: str, address: str) -> _Person | None:
        for person in self.all:
            if address and address in person.addresses:
                return person
        if not name:
            return None
        wanted = _plain(name).split()
        for person in self.all:
            if len(person.firsts) > 1 and wanted[0] in person.firsts and (len(wanted) == 1 or wanted[-1] == person.words[-1]):
                return person
        for person in self.all:
            if person.words and (list(person.words) == wanted):
                return person
        for person in self.all:
            if person.ours and len(wanted) > 1:
                continue
            mine = person.words
            if mine and (mine[0] == wanted[0] and (len(mine) == 1 or len(wanted) == 1)):
                return person
            if not mine and not person.ours and person.addresses and self._fits_address(wanted, person.addresses[0]):
                return person
        return None

    @staticmethod
    def _fits_address(wanted: list[str], address: str) -> bool:
        wanted = [_bare(word) for word in wanted]
        local = re.split(r"[._\-\d+]+", address.partition("@")[0])
        return wanted[0] in local or wanted[-1] in local or "".join(wanted) in local or f"{wanted[0][0]}{wanted[-1]}" in local

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
        return "".join([*parts, text[at:]])


# A text, taken apart


@dataclass(frozen=True, slots=True)
class _Body:
    """Words without the greeting and the name below them, and what stands below."""

    text: str
    below: str


def _body(text: str, sender: str) -> _Body:
    lines = text[:LIMIT].split("\n")
    first = sender.split()[0].casefold() if sender else ""
    end = len(lines)
    wrote = False
    for at, line in enumerate(lines):
        bare = line.strip().strip("*_–—- ,.").casefold()
        if not bare:
            if line.strip() in ("--", "—", "–"):
                end = at
                break
            continue
        rest = sum(1 for below in lines[at + 1 :] if below.strip())
        signs = bool(first) and bare in {first, sender.casefold(), first[0]} and rest <= 12
        closes = len(line) < 60 and w.CLOSES.match(line) and rest <= 14
        if wrote and (signs or closes):
            end = at
            break
        wrote = wrote or not w.GREETS.match(line)
    below = lines[end:]
    postscript = [n for n, line in enumerate(below) if re.match(r"\s*p\.?\s?s\b", line, re.IGNORECASE)]
    if postscript:
        return _Body("\n".join([*lines[:end], "", *below[postscript[0] :]]), "\n".join(below[: postscript[0]]))
    return _Body("\n".join(lines[:end]), "\n".join(below))


@dataclass(slots=True)
class _Sentence:
    """One sentence, and whom it is about."""

    text: str
    lettered: str
    mentions: list[tuple[int, int, int]]
    about: int | None = None
    spoken_to: int | None = None


_SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=[\w@])|(?<=\b[A-Z])\.|(?<=\bDr)\.|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\bSt)\.)+[.!?]*")


def _sentences(text: str) -> Iterator[str]:
    """A line that a program broke goes on in the next; a short line is a line of its own."""
    for paragraph in re.split(r"\n\s*\n", text):
        joined, lines = "", paragraph.split("\n")
        for line in lines:
            line = " ".join(line.split())
            glued = joined and len(joined.rsplit("\n", 1)[-1]) > 44 and not re.match(r"[-*•]|\d[.)] |[\w ]{2,14}: ", line)
            joined += (" " if glued else "\n" if joined else "") + line
        for match in _SENTENCE.finditer(joined):
            if match[0].strip():
                yield match[0].strip()


_MEETS = re.compile(
    r"(?:\bmeet|introduc\w*(?: you)?(?: both| two)?(?: to)?|intro(?: you)? to|connect\w*(?: you)?(?: both)?(?: with| to)|(?:touch|contact) with|cop(?:ying|ied)(?: in)?|"
    r"loop(?:ing|ed) in|\bcc'?\w*(?: in)?|(?:talk|speak|listen|reach out) (?:to|with)|\bcall|\bcontact|refer\w*(?: you)?|recommend\w*|send\w*(?: you)?|pass\w*(?: on| along)?|"
    r"referral(?: for you)?[:,-]?|lead(?: for you)?[:,-]?|client(?: for you)?[:,-]|heard from|hear from|help|told|gave|details for|vorstell\w*|stelle \w+|présente\w*|present[oa]\w*|apresent\w*)"
    r"(?:[ ,:–-]+(?:my|our|a|an|the|your|his|her|one|of|to|with|in|on|for|friend|client|good|old|dear|new|here|also|both|[a-zäöüéèêáíóúãõç-]{2,16})){0,7}[ ,:–-]+(?P<x>[\ue000-\ue7ff])",
    re.IGNORECASE,
)
_SPOKEN_TO = re.compile(r"^(?:hi|hello|hey|dear|so|and|ok|hallo|liebe[r]?|bonjour|hola|olá|ciao)?[ ,]*(?P<x>[\ue000-\ue7ff])(?: ?(?:,|:|!| -| –| —))", re.IGNORECASE)
_PRESENTS = re.compile(r"^[\ue000-\ue7ff] ?[–—:-] ?(?P<x>[\ue000-\ue7ff])(?=,| is | \(| –| —)")
_PRONOUN = re.compile(r"^(?:\W*)(?:and |but |so |also |as |now )?(?:she|he|they|her|his|their|them|who|it|the|sie|er|elle|il|ella|él|ela|ele|lei|lui|ze|zij|hij)\b", re.IGNORECASE)
_SUBJECT_BEFORE = re.compile(r"(?P<who>[\ue000-\ue7ff]|\b(?:you|i|we|she|he|they|who|my|our|us)\b)(?:(?! and |[.;!?\ue000-\ue7ff])[^\n]){0,60}$", re.IGNORECASE)


def _completed(people: _People) -> None:
    """ "Simon", whose address is simon.oduya@…, is Simon Oduya."""
    for person in people.all:
        whole = _from_address(person.addresses[0]) if person.addresses else ""
        mine = person.name.split()
        if not person.ours and len(mine) == 1 and len(whole.split()) == 2 and _bare(whole.split()[0]) == _bare(mine[0]):
            person.name = f"{mine[0]} {whole.split()[1]}"
            people._forms = None


def _unwrapped(text: str) -> str:
    """The text with the lines joined that a mail program broke."""
    lines = text.split("\n")
    joined = lines[:1]
    for line in lines[1:]:
        last = joined[-1]
        glued = len(last) > 50 and line.strip() and not re.match(r"\s*(?:[-*•>]|\d[.)] |[\w ]{2,14}: )", line)
        if glued:
            joined[-1] = f"{last.rstrip()} {line.strip()}"
        else:
            joined.append(line)
    return "\n".join(joined)


def _read_sentences(text: str, people: _People) -> list[_Sentence]:
    done: list[_Sentence] = []
    about: int | None = None
    at = 0
    for said in _sentences(text):
        mentions = people.mentions(said)
        sentence = _Sentence(said, people.lettered(said), mentions)
        for start, _end, who in mentions:
            people.all[who].first_at = min(people.all[who].first_at, at + start)
        at += len(said) + 1
        spoken = _SPOKEN_TO.match(sentence.lettered)
        spoken_to = ord(spoken["x"]) - _BASE if spoken else None
        put = [ord(m["x"]) - _BASE for m in _MEETS.finditer(sentence.lettered)]
        if presented := _PRESENTS.match(sentence.lettered):
            put.append(ord(presented["x"]) - _BASE)
        others = [who for _s, _e, who in mentions if who != spoken_to]
        for who in put:
            people.all[who].put += 1
        if put and put[-1] != spoken_to:
            about = put[0] if not people.all[put[0]].ours else put[-1]
        elif spoken_to is not None and spoken_to == about and w.SERVING.search(sentence.lettered):
            pass  # who is spoken to hears of somebody else, and stays whom it is about
        elif others and not (_PRONOUN.match(sentence.lettered) and about is not None):
            about = others[0]
        sentence.about, sentence.spoken_to = about, spoken_to
        done.append(sentence)
    return done


def _whose(sentence: _Sentence, at: int, people: _People) -> int | None:
    """Who needs, or serves, at this place of the lettered sentence."""
    before = _SUBJECT_BEFORE.search(sentence.lettered[:at])
    if before is None:
        return sentence.about
    who = before["who"].casefold()
    if "\ue000" <= who <= "\ue7ff":
        owned = sentence.lettered[before.start() + 1 : before.start() + 3] in ("'s", "’s")
        return sentence.about if owned and ord(who) - _BASE == sentence.spoken_to else ord(who) - _BASE
    if who in ("you",):
        return sentence.spoken_to if sentence.spoken_to is not None else _ours(people)
    if who in ("i", "we", "my", "our", "us"):
        return next((n for n, p in enumerate(people.all) if p.sends), None)
    return sentence.about


def _ours(people: _People) -> int | None:
    return next((n for n, p in enumerate(people.all) if p.ours and not p.sends), None)


def _weigh(sentences: list[_Sentence], people: _People) -> None:
    for sentence in sentences:
        for match in w.NEEDING.finditer(sentence.lettered):
            who = _whose(sentence, match.start(), people)
            if who is not None:
                people.all[who].needing += 1
        for match in w.SERVING.finditer(sentence.lettered):
            who = _whose(sentence, match.start(), people)
            if who is not None:
                people.all[who].serving += 1


# What is needed


def _need_in(said: str, *, own: bool = False) -> tuple[float, str] | None:
    """The words of a sentence that say what is needed, and how outright it says so.

    :param own: whoever needs it speaks: "I need" is a need
    """
    words = words_of(said)
    marks = _marks(said, words)
    best: tuple[float, int, str] | None = None
    for weight, cue, foreign in w.NEEDS:
        for match in cue.finditer(said):
            if found := _behind(said, words, marks, match, foreign=foreign):
                value = weight, -match.start(), found
                best = max(best, value) if best else value
        if best and best[0] >= weight:
            break
    if best and not re.fullmatch(r"\w+ing", best[2]):
        return best[0], best[2]
    heard = tuple(_third_person(word) for word in words) if own else words
    spot = needs.need(heard, marks)
    if spot and spot.weight >= 3 and not all(word.low in _BARE | v.FUNCTION for word in words[spot.first : spot.last + 1]):
        return spot.weight, said[words[spot.first].start : words[spot.last].end]
    return None


_BARE = v.listed("""
    it this that them him her you me us more any some anything something thanks time talk chat call meeting meet
    hear intro introduction speak know see be one touch help word catch connect
    """)


_PAUSE = re.compile(
    r"[.;:!?()\n–—]| - |,(?! (?:der|die|das|den|dem|qui|que|die|che)\b)|,? (?:und|et|y|e|en|mas|pero|mais|aber|maar|ma) (?=(?:hat|ist|will|sie|er|ich|wir|elle|il|ella|él|tiene|tem|ha|heeft|ze|hij|est|está)\b)"
    r"| (?:avant|bevor|bis|weil|antes|prima|voordat|omdat|perché|porque|car|da|denn|parce|want)\b| (?:vor|nach|im|ab|avant|en|em|a|in|om|para|per|voor|für|pour|con|com|avec|mit|met) (?:dem|den|la|le|l'|de|het|o|el|il|al)? ?(?:\d|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|frühjahr|sommer|herbst|winter|printemps|été|automne|hiver|primavera|verano|otoño|najaar|zomer|voorjaar)\b",
    re.IGNORECASE,
)


def _until_it_pauses(rest: str) -> str | None:
    """What stands before the sentence pauses: in tongues whose small words are not known here."""
    pause = _PAUSE.search(rest)
    found = " ".join(rest[: pause.start() if pause else len(rest)].split()[:14])
    return found or None


def _behind(
    said: str, words: tuple[Word, ...], marks: dict[int, str], match: re.Match[str], *, foreign: bool = False
) -> str | None:
    before = said[max(0, match.start() - 14) : match.start()].casefold()
    if re.search(r"(?:not|n't|no|never|you|nothing|if you|don't) $", before) and not re.search(r"can you $", before):
        return None
    if match.lastgroup == "whole":
        return said[match.start("whole") : match.end("whole")].strip(" ,") or None
    at = match.end()
    while article := w.ARTICLES.match(said[at:].lstrip(" :")):
        at = len(said) - len(said[at:].lstrip(" :")) + article.end()
    first = next((n for n, word in enumerate(words) if word.start >= at and word.is_word), None)
    if foreign:
        return _until_it_pauses(said[at:].lstrip(" :"))
    if first is None or marks.get(first) in ("P", "C", "W"):
        return None
    if re.search(r"\bto $", said[: words[first].start]) and words[first].low not in v.NEED_NOUNS - v.VERBS - _TO_DO:
        return _done(said[words[first].start :])
    if words[first].low in v.VERBS - v.NEED_NOUNS | _TO_DO and re.search(r"(?:\bto|who|that|can|could|does|do) $", said[: words[first].start].casefold()):
        return _done(said[words[first].start :])
    spot = needs.from_label(words, marks, first)
    if spot is None or spot.first > spot.last:
        return None
    found = said[words[spot.first].start : words[spot.last].end]
    if all(word.low in _BARE | v.FUNCTION for word in words[spot.first : spot.last + 1]):
        return None
    return _whole(said, words, marks, spot)


_TO_DO = v.listed("""
    redo redesign design draw build fix fit fill convert turn set sort work review check draft write negotiate sell
    buy move register file value plan paint install wire plumb insure move protect recover restructure refinance
    mend repair replace translate photograph print audit wind appeal claim settle get find make take do look go
    """)
_DONE = re.compile(
    r"[.;:!?()\n–—,]| - | (?:before|because|since|so|but|when|while|by|after|as|until|till|which|if|asap|urgently|please|this|next|ahead|without|soon|now|right (?:now|away)|ideally|preferably|and(?= (?:has|is|was|i|she|he|they|we|wants?|needs?|would|can|could|then|also|that|tell)\b)|in (?:january|february|march|april|may|june|july|august|september|october|november|december|time|spring|summer|autumn|fall|winter|the)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|for (?:us|me|her|him|them))\b",
    re.IGNORECASE,
)


def _done(rest: str) -> str | None:
    """What is to be done: "set up a partnership", "turn it into a yoga studio"."""
    tokens = rest.split()
    pause = _DONE.search(rest, len(tokens[0]) if tokens else 0)
    found = " ".join(rest[: pause.start() if pause else len(rest)].split()[:10])
    tail = [t.casefold() for t in found.split()[1:]]
    return found if tail and not all(t in _BARE | v.FUNCTION for t in tail) else None


_DOERS = re.compile(r"(?:er|or|ist|ant|ian|ect|ney|man|woman|keeper|firm|person|company|expert|agency|pro|coach)$")


def _whole(said: str, words: tuple[Word, ...], marks: dict[int, str], spot: needs.Spot) -> str:
    """ "A lawyer to read a contract" goes on behind the lawyer, and "register for VAT" behind the verb."""
    last = spot.last
    if words[spot.first].low in v.VERBS and last + 1 < len(words) and words[last + 1].low in ("it", "them", "this", "that", "her", "him"):
        return _done(said[words[spot.first].start :]) or ""
    following = words[last + 1].low if last + 1 < len(words) and last + 1 not in marks else ""
    alone = spot.first == last and words[last].low in v.VERBS
    if (following in ("to", "who", "that") and _DOERS.search(words[last].low)) or (alone and following in ("for", "from", "with", "as")):
        skip = 2 if following != "to" and last + 2 < len(words) and words[last + 2].low in ("can", "could", "will", "would") else 1
        more = needs.from_label(words, marks, last + 1 + skip) if last + 1 + skip < len(words) else None
        if more and more.last > last and more.first <= last + 3 + skip:
            last = more.last
    return said[words[spot.first].start : words[last].end]


def _third_person(word: Word) -> Word:
    swap = {"i": "she", "we": "they", "me": "her", "us": "them", "i'm": "she's", "we're": "they're", "we'd": "they'd", "i'd": "she'd"}
    if word.low not in swap:
        return word
    return Word(word.text, swap[word.low], word.start, word.end, word.opens, word.owns)


def _marks(said: str, words: tuple[Word, ...]) -> dict[int, str]:
    marks: dict[int, str] = {}
    for found in contacts.emails(said):
        marks |= {n: "C" for n, word in enumerate(words) if found.start <= word.start < found.end}
    for when in times.whens(said):
        marks |= {n: "W" for n, word in enumerate(words) if when.start <= word.start < when.end}
    for name in names.names(words, frozenset(marks)):
        if said[words[name.first].start : words[name.last].end].islower():
            continue  # a sentence alone may hold no capital, so that names cannot be told from things
        marks |= dict.fromkeys(range(name.first, name.last + 1), "O" if name.is_organisation else "P")
    return marks


def _need_of(prospect: int, sentences: list[_Sentence], people: _People, subject: str) -> str | None:
    """What the prospect needs: said of them first, then of nobody in particular, then in the subject."""
    best: tuple[float, int, str] | None = None
    for n, sentence in enumerate(sentences):
        found = _need_in(sentence.text)
        if not found:
            continue
        weight, phrase = found
        at = sentence.text.find(phrase)
        named = [who for start, _end, who in sentence.mentions if start < at and who != sentence.spoken_to]
        whose = named[-1] if named else sentence.about
        if whose == prospect or prospect in named:
            weight += 3
        elif whose is not None and not people.all[whose].ours and not people.all[whose].sends:
            weight -= 4
        value = weight, -n, phrase
        best = max(best, value) if best else value
    if best and best[0] >= 3:
        return best[2]
    return _need_of_subject(subject, people)


_SUBJECT_NOISE = re.compile(
    r"^(?:\s*(?:re|fwd?|fw|aw|wg|tr|rv)\s?:)*\s*(?:(?:e-?mail |warm |quick |virtual |double )?(?:e-?)?(?:intro(?:duction|ducing|s)?|connecting|referral|meet|lead|new client|recommendation)\b)?\W*(?:for you|to|of)?\W*",
    re.IGNORECASE,
)


def _need_of_subject(subject: str, people: _People) -> str | None:
    plain = re.sub(r"^(?:\s*(?:re|fwd?|fw|aw|wg|tr|rv)\s?:)+\s*", "", subject, flags=re.IGNORECASE)
    found = _need_in(plain)
    if found:
        return found[1]
    lettered = people.lettered(plain)
    rest = _SUBJECT_NOISE.sub("", lettered)
    pieces = [p.strip(" ()[].!?:") for p in re.split(r"[\ue000-\ue7ff]|[()\[\]:|]| [-–—/] |<->|<>|,", rest)]
    for piece in pieces:
        words = words_of(piece)
        if 0 < len(words) < 7 and any(word.low in v.NEED_NOUNS for word in words):
            spot = needs.from_label(words, _marks(piece, words), 0)
            if spot and spot.first <= spot.last:
                return piece[words[spot.first].start : words[spot.last].end]
    return None


# How they are reached


_FAX = re.compile(r"\b(?:fax|telefax|f)\b[ .:]*$", re.IGNORECASE)
_MINE = re.compile(r"\b(?:me|my|mine|i'm|i am|call us|reach us|our)\b[^.\n]{0,30}$", re.IGNORECASE)


def _reached(
    prospect: _Person, text: str, people: _People, phones: PhoneFinder, *, all_theirs: bool = False
) -> tuple[list[str], list[str]]:
    """Telephone numbers and addresses of the prospect in a text.

    :param all_theirs: the prospect wrote the text
    """
    text = _unwrapped(text)
    mails = contacts.emails(text)
    blanked = text
    for mail in mails:
        blanked = blanked[: mail.start] + "\x1f" * (mail.end - mail.start) + blanked[mail.end :]
    mentions = [m for m in people.mentions(text) if _counts(people.all[m[2]])]
    numbers = [
        phone.text
        for phone in phones(blanked)
        if not _FAX.search(text[max(0, phone.start - 10) : phone.start])
        and _is_theirs(prospect, text, phone.start, phone.end, mentions, people, all_theirs)
    ]
    others = {a for p in people.all if p is not prospect for a in p.addresses}
    addresses = []
    for mail in mails:
        address = mail.text.rstrip(".").removeprefix("mailto:")
        if address.lower() in others or people.house.called(Address("", address.lower())):
            continue
        if address.lower() in prospect.addresses or _is_theirs(
            prospect, text, mail.start, mail.end, mentions, people, all_theirs, address
        ):
            addresses.append(address)
    return numbers, addresses


def _counts(person: _Person) -> bool:
    """Whether somebody is more than a word that was taken for a name."""
    return person.ours or person.sends or person.headed or bool(person.put) or len(person.words) > 1


def _is_theirs(
    prospect: _Person,
    text: str,
    start: int,
    end: int,
    mentions: list[tuple[int, int, int]],
    people: _People,
    all_theirs: bool,
    address: str = "",
) -> bool:
    if address and prospect.name and people._fits_address(list(prospect.words), address.lower()):
        return True
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    paragraph = text.rfind("\n\n", 0, start) + 1
    before = [m for m in mentions if paragraph <= m[0] and m[1] <= start]
    on_line = [m for m in before if m[0] >= line_start]
    after = [m for m in mentions if m[0] >= end and m[1] <= line_end]
    if _MINE.search(text[line_start:start]):
        return all_theirs
    nearest = on_line or ([] if after else before) or after
    if not nearest:
        return True
    who = nearest[-1][2] if nearest is not after else nearest[0][2]
    between = text[nearest[-1][1] : start]
    spoken = nearest is not after and re.match(r"\s*[,–—-]", between) is not None and re.search(r"(?:^|[.!?\n]\s*)$", text[: nearest[-1][0]]) is not None
    person = people.all[who]
    if spoken and re.search(r"\b(?:his|hers?|theirs?|he|she|they)\b", between):
        return person is not prospect
    return person is prospect or (all_theirs and not person.ours and not person.sends)


def _unique(values: list[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for value in values:
        seen.setdefault(re.sub(r"[\s().-]", "", value.lower()) if "@" not in value else value.lower(), value)
    return tuple(seen.values())


# Passed on


def _passed_on(mail: Mail, unfolded: forwards.Unfolded, house: _House, phones: PhoneFinder) -> Introduction | None:
    sender = mail.sender or Address("", "")
    ours = house.called(sender)
    recipients = [a for a in (*mail.to, *mail.cc) if not house.called(a)]
    through = frozenset(a for a in (sender.address, *(o.address.lower() for o in house.us)) if a)
    inner = forwards.innermost(mail, unfolded.inner, through)
    if inner is None or w.PRODUCTS.search(inner.text) or w.PRODUCTS.search(inner.subject):
        return None
    if ours and not recipients:
        return _kept_by_us(mail, unfolded, inner, house, phones)
    people = _People(house)
    person = _writer(inner, people)
    if person is None or person.ours or sender.address in person.addresses:
        said = _said(mail, unfolded.own, house, phones)
        return said
    person.first_at = 0
    people.add(sender, sends=True)
    for other in (*mail.to, *mail.cc):
        people.add(other, headed=True)
    for ours_too in house.us:
        people.add(ours_too)
    provider = _tidy_name(recipients[0].name) or _from_address(recipients[0].address) if ours else _provider(mail, house, people, unfolded.own)
    introducer = ours or _tidy_name(sender.name) or _from_address(sender.address)
    own = _body(unfolded.own, introducer)
    name = _better_name(person, inner, own.text)
    person.name = name or person.name
    people._forms = None
    need = _need_of_writer(inner, person, own, people)
    theirs_phones, theirs_emails = _reached(person, inner.text, people, phones, all_theirs=True)
    more_phones, more_emails = _reached(person, own.text, people, phones)
    emails = _unique([*person.addresses, *theirs_emails, *more_emails])
    return Introduction(
        introducer, person.name or None, provider, need, _unique([*theirs_phones, *more_phones]), emails, _reason(own.text)
    )


_LABELLED = re.compile(
    r"^[\s>*_-]*(?P<label>name|full name|your name|contact|contact name|first name|last name|surname|e-?mail|email address|phone|telephone|tel|mobile|message|nachricht|nom|nombre|nome|naam)\*?\s*[:=]\s*\**\s*(?P<value>\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)


def _writer(inner: Inner, people: _People) -> _Person | None:
    """Who wrote the innermost mail; a form on a page writes for somebody, and says for whom."""
    sender = inner.sender
    machine = sender is None or not _from_address(sender.address) or bool(re.search(r"no-?reply|donotreply|notif|form|mailer", sender.address))
    if machine:
        told = {m["label"].casefold(): m["value"].strip() for m in _LABELLED.finditer(inner.text)}
        name = next((told[k] for k in ("name", "full name", "your name", "contact", "contact name", "nom", "nombre", "nome", "naam") if k in told), "")
        if "first name" in told:
            name = " ".join(x for x in (told["first name"], told.get("last name") or told.get("surname", "")) if x)
        address = next((told[k] for k in ("email", "e-mail", "email address") if k in told), "")
        found = contacts.emails(address)
        if name or found:
            return people.add(Address(name, found[0].text.lower() if found else ""))
        nameless = not sender or all(word in _ROLES | v.COMMON for word in _plain(_tidy_name(sender.name)).split())
        if nameless or re.search(r"no-?reply|donotreply|notif|mailer|newsletter", sender.address if sender else ""):
            return None
    return people.add(sender) if sender else None


def _better_name(person: _Person, inner: Inner, own: str) -> str:
    """The fullest name: of the heading, of the signature, of what the forwarder calls them."""
    best = person.name
    for couple in _COUPLE.finditer(f"{own}\n{inner.text}"):
        if best and _plain(best).split()[0] in (couple["one"].casefold(), couple["two"].casefold()):
            if len(best.split()) == 1 or best.split()[-1] == couple["last"].split()[-1]:
                return _couple_name(couple)
    signed = [line.strip(" *_-–—,") for line in inner.text.split("\n")[-14:]]
    mine = best.casefold().split()
    address = person.addresses[0] if person.addresses else ""
    if len(mine) < 2 or best.islower():
        for line in signed:
            tokens = line.split()
            if 1 < len(tokens) < 5 and all(t[:1].isupper() or t in v.PARTICLES for t in tokens) and not any(c.isdigit() for c in line):
                low = [t.casefold() for t in tokens]
                if (mine and low[0] == mine[0]) or (not mine and _People._fits_address(low, address)):
                    return _tidy_name(line)
        for name in _named(own):
            low = name.casefold().split()
            if len(low) > 1 and ((mine and low[0] == mine[0]) or (not mine and _People._fits_address(low, address))):
                return name
    if not best:
        for line in signed:
            if line.casefold() in address and line[:1].isupper() and line.isalpha():
                return line
        best = _from_address(address)
    return best


def _need_of_writer(inner: Inner, person: _Person, own: _Body, people: _People) -> str | None:
    best: tuple[float, int, str] | None = None
    body = _body(inner.text, person.name)
    for n, said in enumerate(_sentences(body.text)):
        if found := _need_in(said, own=True):
            value = found[0], -n, found[1]
            best = max(best, value) if best else value
    for n, said in enumerate(_sentences(own.text)):
        if found := _need_in(said):
            value = found[0] - 2, -n - 100, found[1]
            best = max(best, value) if best else value
    if best and best[0] >= 3:
        return best[2]
    return _need_of_subject(inner.subject, people)


def _kept_by_us(
    mail: Mail, unfolded: forwards.Unfolded, inner: Inner, house: _House, phones: PhoneFinder
) -> Introduction | None:
    """A member passes on to the firm what somebody wrote to them: an introduction stays what it was."""
    outer = unfolded.inner[0]
    if len(unfolded.inner) > 1 and outer is not inner and outer.sender and not house.called(outer.sender):
        passed = Mail(sender=outer.sender, to=mail.to, subject=f"Fwd: {inner.subject}", text=mail.text)
        return _passed_on(passed, forwards.Unfolded(outer.text, unfolded.inner[1:]), house, phones)
    there = Mail(sender=inner.sender, to=inner.others or mail.to, subject=inner.subject, text=inner.text)
    return _said(there, inner.text, house, phones)


# Said


def _said(
    mail: Mail, own: str, house: _House, phones: PhoneFinder, *, quoted: tuple[Inner, ...] = ()
) -> Introduction | None:
    sender = mail.sender
    if sender is None or not own.strip():
        return None
    people = _People(house)
    me = people.add(sender, sends=True)
    if me is None:
        return None
    for other in mail.to:
        people.add(other, headed=True)
    for other in mail.cc:
        people.add(other, headed=True)
    for ours in house.us:
        people.add(ours)
    if not me.name:
        me.name = _from_address(sender.address)
    body = _body(own, me.name)
    _meet_the_named(body.text, mail.subject, people)
    _completed(people)
    if _is_no_introduction(mail, body.text, people):
        return None
    sentences = _read_sentences(body.text, people)
    _weigh(sentences, people)
    answers = bool(mail.in_reply_to) or bool(re.match(r"\s*(?:re|aw|sv|antw|rif|res)\s?:", mail.subject, re.IGNORECASE))
    worth = _worth(mail, body, sentences, people, answers, phones)
    if worth < 3:
        return _said_by_the_prospect(mail, body, sentences, people, house, phones, answers)
    if me.ours:
        return _ours_to_others(mail, me, body, sentences, people, house, phones)
    prospect = _prospect(people)
    if prospect is None:
        return None
    who = people.all[prospect]
    provider = _provider(mail, house, people, body.text)
    third = _third_party(mail, people, sentences)
    if third is not None:
        prospect, serves = _apart(third, people)
        who, provider = people.all[prospect], people.all[serves].name
    made = _made(me.name, prospect, provider, mail, body, sentences, people, phones)
    return _with_their_words(made, who, quoted, people, phones)


def _with_their_words(
    made: Introduction, who: _Person, quoted: tuple[Inner, ...], people: _People, phones: PhoneFinder
) -> Introduction:
    """What the prospect wrote themselves, where the mail answers it: "Ruth's note is below"."""
    theirs = next((one for one in quoted if one.sender and one.sender.address in who.addresses), None)
    if theirs is None:
        return made
    numbers, addresses = _reached(who, theirs.text, people, phones, all_theirs=True)
    need = made.need or _need_of_writer(theirs, who, _Body("", ""), people)
    return replace(made, need=need, phones=_unique([*made.phones, *numbers]), emails=_unique([*made.emails, *addresses]))


def _made(
    introducer: str | None,
    prospect: int,
    provider: str | None,
    mail: Mail,
    body: _Body,
    sentences: list[_Sentence],
    people: _People,
    phones: PhoneFinder,
) -> Introduction:
    who = people.all[prospect]
    need = _need_of(prospect, sentences, people, mail.subject)
    numbers, addresses = _reached(who, body.text, people, phones)
    name = who.name or (_from_address(who.addresses[0]) if who.addresses else "")
    return Introduction(
        introducer or None, name or None, provider, need, _unique(numbers), _unique([*who.addresses, *addresses]), _reason(body.text)
    )


def _is_no_introduction(mail: Mail, text: str, people: _People) -> bool:
    answers = bool(mail.in_reply_to) or mail.subject.lower().startswith("re:")
    if w.PRODUCTS.search(text) or w.PRODUCTS.search(mail.subject):
        return True
    together = any(p.headed and not p.ours and not p.sends for p in people.all)
    if not together and w.ASKS_FOR_ONE.search(people.lettered(text)):
        return True
    if w.THANKS_FOR_IT.search(people.lettered(text)):
        return True
    return answers and not w.INTRODUCES.search(people.lettered(text)) and news.outcome(text) is not None


def _worth(
    mail: Mail, body: _Body, sentences: list[_Sentence], people: _People, answers: bool, phones: PhoneFinder
) -> float:
    """How much speaks for an introduction."""
    lettered = people.lettered(_unwrapped(body.text), but_sender=True)
    strong = bool(w.INTRODUCES.search(lettered)) or any(p.ours and p.headed and p.serving for p in people.all)
    hints = len({m[0].casefold() for m in w.HINTS.finditer(lettered)})
    subject = not answers and bool(w.SUBJECT.search(people.lettered(mail.subject)))
    others = [p for p in people.all if not p.ours and not p.sends]
    mentioned = [p for p in others if p.first_at < 1 << 30]
    worth = 3.0 * strong + min(hints, 2) + 2.0 * subject
    worth += 1.0 * any(p.headed for p in mentioned)
    worth += 1.5 * any(p.needing for p in mentioned)
    worth += 1.5 * bool(mentioned and (phones(body.text) or contacts.emails(body.text)))
    if not mentioned and not any(p.headed for p in others):
        return 0.0
    if answers:
        told = any(p.needing for p in mentioned) and bool(phones(body.text) or contacts.emails(body.text))
        return worth - 1 if strong or (hints and told) else 0.0
    return worth if strong or hints or subject else 0.0


def _meet_the_named(text: str, subject: str, people: _People) -> None:
    """People who are only named in the text."""
    for source in (subject, text):
        for name in _named(source):
            if name.islower() and not text.islower():
                continue
            people.add(Address(name, ""))


_GREETING = v.listed("""
    hi hello hey dear hallo hoi liebe lieber liebes beste bonjour salut cher chère hola olá oi caro cara ciao querida
    querido estimada estimado dag hej moin guten sehr geehrter geehrte herr frau herrn thanks thank re fwd intro
    introduction introducing meet connecting you your
    """)
_SMALL = v.listed("""
    je tu il elle nous vous ils elles le la les un une des du de do da dos das d' el los las yo su sus mi o os as ao
    lui lei io noi ik je jij wij zij ze het een ich er wir ihr mein meine dein deine sein seine son sa ses mon ma mes
    """)
_GERMAN = re.compile(r"\b(?:und|ich|ist|dir|euch|ihnen|mit|für|eine[nrm]?|nicht|wir|sie)\b", re.IGNORECASE)
_CALLED = re.compile(r"(?:vorstell\w*|herrn?|frau|heißt|namens|meet|introduce|kund\w+|freund\w*|kolleg\w+|mandant\w*|bekannte\w*)\W+$", re.IGNORECASE)


def _named(text: str) -> Iterator[str]:
    """The people who are named in a text, in order; a couple is one."""
    for match in _COUPLE.finditer(text):
        if match["one"].casefold() not in _GREETING | {"i", "we", "he", "she", "they"}:
            yield _couple_name(match)
    words = words_of(text)
    taken = frozenset(
        n for found in contacts.emails(text) for n, word in enumerate(words) if found.start <= word.start < found.end
    )
    german = len(_GERMAN.findall(text)) > 4
    for name in names.names(words, taken):
        run = list(words[name.first : name.last + 1])
        while run and (run[0].low in _GREETING | _SMALL or not run[0].is_word):
            run.pop(0)
        if name.is_organisation or not run or any(word.low in ("and", "&", "the", "und", "et", "y", "e", "en") for word in run):
            continue
        shown = " ".join(text[run[0].start : run[-1].end].split())
        known = run[0].low in v.FIRST_NAMES
        if not known and all(word.low in v.COMMON | v.PLACES for word in run):
            continue
        if german and not known and not _CALLED.search(text[max(0, run[0].start - 20) : run[0].start]):
            continue
        before = words[name.first - 1].low if name.first else ""
        if len(run) == 1 and (run[0].low in v.PLACES or before in ("en", "à", "a", "em", "in", "nach", "aus", "te", "naar", "de")) and before != "to":
            continue
        yield shown


def _prospect(people: _People) -> int | None:
    """Whom the words put before us: the first of those who are put, in the heading, or in need."""
    others = [n for n, p in enumerate(people.all) if not p.ours and not p.sends]
    mentioned = [n for n in others if people.all[n].first_at < 1 << 30]
    for fits in (
        lambda p: p.put and (p.headed or p.needing),
        lambda p: p.headed,
        lambda p: p.put,
        lambda p: p.needing,
        lambda p: True,
    ):
        found = [n for n in mentioned if fits(people.all[n])]
        if found:
            return min(found, key=lambda n: people.all[n].first_at)
    return next((n for n in others if people.all[n].headed), None)


def _provider(mail: Mail, house: _House, people: _People, text: str) -> str | None:
    """Which of us: whom the words name, else to whom the mail went."""
    ours = [p for p in people.all if p.ours]
    named = {who for _s, _e, who in people.mentions(text)}
    called = [p for n, p in enumerate(people.all) if p.ours and n in named]
    if called:
        return called[0].name
    headed = [p for p in ours if p.headed]
    return headed[0].name if headed else house.default


_COPIED = re.compile(r"\b(?:cop(?:y|ied|ying|ie|ia)|cópia|kopie|cc\w*|cc'\w+|bcc\w*|looped|loop|fyi|kept in the loop)\b", re.IGNORECASE)


def _third_party(mail: Mail, people: _People, sentences: list[_Sentence]) -> list[int] | None:
    """Two others are introduced to each other, and we are told: we are only named as copied, or not at all."""
    if mail.to and people.house.called(mail.to[0]):
        return None
    for sentence in sentences:
        ours = any(people.all[who].ours for _s, _e, who in sentence.mentions)
        if ours and not _COPIED.search(sentence.text):
            return None
    others = [n for n, p in enumerate(people.all) if p.headed and not p.ours and not p.sends and p.first_at < 1 << 30]
    return sorted(others, key=lambda n: people.all[n].first_at)[:2] if len(others) > 1 else None


def _apart(two: list[int], people: _People) -> tuple[int, int]:
    """Who of two needs, and who serves."""

    def wants(n: int) -> float:
        return people.all[n].needing - 1.2 * people.all[n].serving

    one, other = two
    return (other, one) if wants(other) > wants(one) else (one, other)


def _ours_to_others(
    mail: Mail, me: _Person, body: _Body, sentences: list[_Sentence], people: _People, house: _House, phones: PhoneFinder
) -> Introduction | None:
    """We put two people together."""
    others = [n for n, p in enumerate(people.all) if not p.ours]
    headed = [n for n in others if people.all[n].headed]
    named = sorted((n for n in others if people.all[n].first_at < 1 << 30 and n not in headed), key=lambda n: (not people.all[n].put, people.all[n].first_at))
    if not headed:
        return _noted_by_us(body.text, house, phones)
    headed.sort(key=lambda n: people.all[n].first_at)
    two = [*headed, *named][:2]
    if len(two) < 2:
        return None
    prospect, serves = _apart(two, people)
    return _made(me.name, prospect, people.all[serves].name or _from_address(people.all[serves].addresses[0]), mail, body, sentences, people, phones)


def _noted_by_us(text: str, house: _House, phones: PhoneFinder) -> Introduction | None:
    """A member writes down for the firm who sent whom."""
    ours = tuple(o.name for o in house.us if o.name)
    read = captures.read(" ".join(text.split()), phones=phones, us=ours, kind=Kind.REFERRAL)
    if not (read.prospect and (read.introducer or read.provider) and read.sure):
        return None
    given = read.direction is captures.Direction.GIVEN
    return Introduction(
        house.default if given else read.introducer.value if read.introducer else None,
        read.prospect.value,
        read.provider.value if given and read.provider else house.default,
        read.need.value if read.need else None,
        tuple(p.value for p in read.phones),
        tuple(p.value for p in read.emails),
    )


def _said_by_the_prospect(
    mail: Mail,
    body: _Body,
    sentences: list[_Sentence],
    people: _People,
    house: _House,
    phones: PhoneFinder,
    answers: bool,
) -> Introduction | None:
    """ "Luis Ferreira gave me your name": the prospect writes, and the introducer is whose word brought them."""
    match = w.INTRODUCES_SELF.search(people.lettered(body.text))
    if answers or match is None:
        return None
    sent_by = people.all[ord(match["who"] or match["from"]) - _BASE]
    me = next(p for p in people.all if p.sends)
    if me.ours or sent_by.ours or sent_by is me:
        return None
    best: tuple[float, int, str] | None = None
    for n, sentence in enumerate(sentences):
        if found := _need_in(sentence.text, own=True):
            value = found[0], -n, found[1]
            best = max(best, value) if best else value
    numbers, addresses = _reached(me, body.text + "\n\n" + body.below, people, phones, all_theirs=True)
    return Introduction(
        sent_by.name,
        me.name,
        _provider(mail, house, people, body.text),
        best[2] if best else _need_of_subject(mail.subject, people),
        _unique(numbers),
        _unique([*me.addresses, *addresses]),
        None,
    )


_WHY = re.compile(
    r"\b(?:because|thought of you|trust|known|knows?|worked with|recommend|perfect|great fit|good fit|right person|would get on|reminded|looked after|best|since)\b",
    re.IGNORECASE,
)


def _reason(text: str) -> str | None:
    return next((said for said in _sentences(text) if _WHY.search(said) and len(said) < 300), None)
