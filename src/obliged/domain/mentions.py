"""Where does a text mention somebody: by the whole name, a part, initials, a short form, a handle?

Many names are also words ("Will you", "in May"). Such a name alone counts only where it reads as one, and a name that
is followed by somebody else's surname is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from obliged.domain import vocabulary as v
from obliged.domain.folded import Folded, fold
from obliged.domain.plain_words import PLAIN_WORDS

_SHORT_FORMS = tuple(
    frozenset(group.split())
    for group in """
william will bill billy willy liam wills
robert bob rob bobby robbie bert
elizabeth liz beth lizzie eliza betty betsy libby lisa elisabeth
margaret maggie meg peggy madge greta
katherine catherine kathryn kate katie kathy cathy kat kitty
thomas tom tommy tomasz tomek
michael mike mick mickey
richard rick dick rich richie ricky
james jim jimmy jamie
john jack johnny
joseph joe joey
charles charlie chuck chas
edward ed eddie ted teddy ned
frederick fred freddie freddy frederik
alexander alexandra alex sasha sandy lex alec
samuel samantha sam sammy
daniel danielle dan danny
matthew matt
andrew andy drew
anthony tony antonio
benjamin ben benny
christopher christine christina chris kit tina kristina
nicholas nick nicky nicola
stephen steven steve
patrick pat paddy
patricia pat patty trish tricia
susan sue susie suzy
deborah deb debbie
jennifer jen jenny
rebecca becky becca
victoria vicky tori
gregory greg
jeffrey geoffrey jeff geoff
lawrence larry laurence
leonard len lenny leo
timothy tim
theodore ted theo
zachary zach zack
jonathan jon jonny
francisco paco pancho francis frank
jose pepe ze zeca zezinho
margaret margarete margarethe margareta grete greta gretchen gretel
johann johannes hans hansi jan
friedrich fritz
heinrich heinz heiner
wilhelm willi
giuseppe peppe beppe pino
giovanni gianni nino
francesco franco cecco
luigi gigi
susanne susanna susi sanne
ulrich uli
sebastian basti
katarzyna kasia kaska
malgorzata gosia malgosia
agnieszka aga agnieszko
magdalena magda lena
piotr piotrek
stanislaw staszek stas
wojciech wojtek
krzysztof krzysiek
aleksander olek olo
joanna asia
barbara basia
zofia zosia
maria marysia masha mariazinha marika
manuel manolo manu manny
ignacio nacho
rafael rafa rafi
enrique quique kike
dolores lola
concepcion concha conchita
mercedes merche
rosario charo
antonio tonio tonho toni toninho
joao joaozinho
fernando nando
eduardo edu dudu
ricardo rick rico
roberto beto
alberto beto
guillermo memo guille
jesus chuy chucho
ivan vanya wanja vania
dmitri dmitry dima mitya
mikhail misha
nikolai kolya
sergei serge seryozha
ekaterina katya katja
tatiana tanya tanja
natalia natalya natasha
anastasia nastya
hendrik henk
willem wim
cornelis kees
pieter piet
mohamed mehmet
aleksandra ola sasha
иван ваня
михаил миша
александр саша шура
александра саша
дмитрии дима митя
екатерина катя
наталья наташа
guadalupe lupe
isabella isabel isa bella izzy
josephine jo josie
abigail abby gail
philip phillip phil pip
peter pete
raymond ray
ronald ron ronnie
donald don donnie
kenneth ken kenny
gerald gerard jerry gerry
terence terry
barbara barb babs
dorothy dot dottie
judith judy
pamela pam
cynthia cindy
amanda mandy
sandra sandy
olivia liv livvy
oliver ollie
harold harry hal
henry harry hank
jacob jake
joshua josh
nathaniel nathan nate
dominic dom
maximilian max
sebastian seb
gabriel gabe
vincent vince vinny
walter walt wally
arthur art artie
albert al bert
alfred alf fred
eugene gene
louis lou louie
luis lou
martin marty
mohammed mohamed muhammad mo
augustus august gus
bartholomew bart
clifford cliff
cornelius neil
desmond des
douglas doug
edmund ned ed
ernest ernie
franklin frank
gilbert gil
gwendolyn gwen
janet jan
jeremiah jerry
jessica jess jessie
julia julie jules
kimberly kim
leslie les
lillian lil lily
lucille lucy
marjorie marge
mary molly polly mae
matilda tilly
melissa mel missy
mildred millicent millie
mitchell mitch
natalie nat
norman norm
pauline polly
penelope penny
reginald reg reggie
rosemary rosie
rosalind roz
rudolph rudolf rudy
russell russ
sarah sally sadie
sidney sydney sid
tobias toby
valerie val
veronica ronnie
virginia ginny
wilfred wilf
winifred winnie
abraham abe
agatha aggie
archibald archie
barnabas barnaby barney
beatrice bea trixie
bernard bernie
caroline carolyn carrie caro
charlotte lottie charlie
constance connie
curtis curt
david dave davy
dennis denny
eleanor ellie nell nora
emily em emmy
ezekiel zeke
florence flo florrie
frances fran franny frankie
georgina georgia georgie
george georgie
gillian gill
harriet hattie
helen helena nell nellie lena
jacqueline jackie
kathleen kathy kath
kristin kristen kris
laura laurie
madeleine madeline maddie
martha marty
maurice mo
montgomery monty
nicole nicky nikki
percival percy
priscilla cilla
rachel rach rae
roderick rodney rod
salvatore sal
solomon sol
stanley stan
stuart stewart stu
suzanne suzy sue
tamara tammy
teresa theresa terri tess
thaddeus tad
trevor trev
vivian vivienne viv
yevgeny evgeny zhenya
""".strip().split("\n")
)  # fmt: skip
_DAYS = v.listed("mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = v.listed(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
)
_DATING = _DAYS | _MONTHS | {"i"}
_OF_A_MONTH = v.listed(
    "end weather meeting deadline figures numbers report newsletter issue event session breakfast start weeks meetings letter"
)
_ABROAD = v.listed("""
    klein gross lang lange kurz schnell costa rico alto blanco negro grande leite ramos pinto petit grand blanc noir chef
    weiss schwarz roth braun sommer winter berg stein feld bach vogel hahn fuchs wolf koch schneider silva luz sol mar
    rios reis flores cruz rosa paz sala vale torres casa
""")
_NO_SURNAMES = (v.listed(PLAIN_WORDS) | v.COMMON) - v.ALSO_NAMES - v.PLACES
_WORDS = v.listed(PLAIN_WORDS) | v.COMMON | v.ALSO_NAMES | v.PLACES | v.TONGUES | _DAYS | _MONTHS | _ABROAD
_STREETS = v.listed(
    "st street rd road ave avenue blvd boulevard lane drive court place way terrace square row close hill park crescent house bridge school church station county"
)
_TITLES = v.TITLES | v.listed("frau familie family miss messrs")
_PARTICLES = v.PARTICLES | v.listed("and the of for e y et und & o d l")
_ORG = v.ORG_ENDS | v.ORG_STARTS | v.ORG_NOUNS | v.listed("filhos hijos sohne fils sons daughters group clinic")
_LEGAL = v.listed(
    "ltd limited llc llp inc incorporated corp corporation plc gmbh ag kg co company lda srl sarl sa bv nv ab oy pllc pc"
)
_DOES = v.listed("""
    is was has had said says told asked wants wanted needs needed called signed paid pays agreed thinks thought knows knew
    likes came went got met wrote chose decided mentioned seems seemed looks works worked runs lives owes would could does
    did doesn didn isn wasn hasn hadn explained replied rang emailed texted confirmed hopes feels felt left took
    moved bought sold hired started wished
""")
_SAYS = v.listed(
    "said says told asked wants wanted signed paid pays agreed thinks thought knows knew wrote mentioned replied rang emailed texted confirmed explained called decided"
)
_WITH = v.listed(
    "with met asked told call called calls see saw and ask tell meet thank thanks hi hello dear hey for about from ring rang email wrote invite invited introduce introduced knows know by like love loved to when that because so if as than where while since but or"
)
_BEFORE_DATES = v.listed(
    "in by this next last early late mid since until till of during before after from on end to through between and or for begin beginning start middle"
)
_ARTICLES = v.listed("the a an this that our their his her my your no any every some")
_PLACING = v.listed("in from to at near around outside of across through towards via")
_OPENINGS = v.listed(
    "dear hi hello hey morning afternoon evening ola bonjour hallo liebe lieber hola ciao caro cara salut"
)
_CLOSINGS = re.compile(
    r"(?:with |many |all |my |the |very )*"
    r"(?:thanks|thank you|best|regards|wishes|sincerely|yours|cheers|warmly|warm|warmest|kind|kindest|love|gratefully|obliged"
    r"|truly|soon|talk soon|abraco|gruss|grusse|cordialement|saludos|respectfully|faithfully|take care)\b"
)
_STOPS = frozenset('.!?:;\n("-*>')
_ADDRESSES = re.compile(r"[@#]|://|www\.")
_HIDDEN = re.compile(r"(?<![a-z])(?:[a-z][ .\-_]){4,}[a-z](?![a-z])")


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text that mentions somebody."""

    start: int
    end: int
    which: int


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    token: int  # where its first token stands
    last: int
    upper: bool
    shout: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a name that may stand alone."""

    which: int
    is_word: bool  # a word too
    is_surname: bool
    is_short: bool = False  # a short form, or the long one of a short form


@dataclass(frozen=True, slots=True)
class _Name:
    which: int
    firsts: frozenset[str]  # with short forms
    lasts: tuple[str, ...]
    middles: frozenset[str]
    full: tuple[str, ...]
    is_firm: bool


@dataclass(slots=True)
class Called:
    """The names to look for, made ready once."""

    people: dict[str, list[_Name]] = field(default_factory=dict)  # by any part of a person's name
    alone: dict[str, _Part] = field(default_factory=dict)
    firms: dict[str, list[tuple[tuple[str, ...], int]]] = field(default_factory=dict)
    joined: dict[str, int] = field(default_factory=dict)
    surnames: tuple[tuple[str, int], ...] = ()
    initials: dict[str, int] = field(default_factory=dict)
    looked_for: frozenset[str] = frozenset()
    opens_freely: bool = False  # we do not know the addressee's name: the salutation does


def called(names: Iterable[tuple[int, str]], to: str, may: Iterable[str] = ()) -> Called:
    """What to look for.

    :param to: the addressee: a name, an address, or a part in it
    :param may: whoever else may be named, and texts that may be told
    """
    theirs, whole = _addressee(to)
    allowed = set(theirs)
    for text in may:
        allowed.update(_parts(text))
    made = Called(opens_freely=not theirs - v.RELATIONS - _ROLES)
    surnames = []
    held = list(names)
    written_out = [(which, said.translate(_WRITTEN_OUT)) for which, said in held]
    for which, said in [*held, *(pair for pair in written_out if pair not in held)]:
        name = _name(which, said)
        if name is None or set(name.full) <= allowed or whole & set(_joins(name)):
            continue
        if name.is_firm:
            _add_firm(made, name, allowed)
            continue
        for part in {*name.firsts, *name.lasts, *name.middles}:
            made.people.setdefault(part, []).append(name)
        for part in sorted({*name.firsts, *name.lasts, *name.middles}):
            if part in allowed or len(part) < 2:
                continue
            is_word = part in _WORDS or len(part) <= 2
            is_short = part not in name.full and part not in name.lasts
            made.alone.setdefault(part, _Part(which, is_word, part in name.lasts, is_short))
        if len(name.full) > 1 and name.lasts and not {name.full[0], name.lasts[0]} & allowed:
            made.initials.setdefault(name.full[0][0] + name.lasts[0][0], which)
        for joined in _joins(name):
            if len(joined) >= 5 and joined not in _WORDS:
                made.joined.setdefault(joined, which)
        surnames += [
            (last, which) for last in name.lasts if len(last) >= 5 and last not in _WORDS and last not in allowed
        ]
    made.surnames = tuple(surnames)
    made.looked_for = frozenset({*made.people, *made.alone, *made.firms, *made.joined})
    return made


_ROLES = v.listed(
    "introducer prospect provider referrer referee candidate supplier recipient addressee other party side role to the for an"
)


_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)


def _parts(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", re.sub(r"(?<=\w)'(?=\w\w)", "", fold(text).plain))


def _addressee(to: str) -> tuple[set[str], set[str]]:
    """The parts of the addressee's name; and the whole local parts of addresses."""
    plain = fold(to).plain
    whole = {re.sub(r"[^a-z]", "", local) for local in re.findall(r"([^\s<@]+)@", plain)}
    parts = set(_parts(re.sub(r"@([\w-]+)\.\S*", r" \1 ", to)))
    return parts, {w for w in whole if w}


def _name(which: int, said: str) -> _Name | None:
    nick = {p for found in re.findall(r"[(\"“‘'«]([^)\"”’'»]{2,30})[)\"”’'»]", said) for p in _parts(found)}
    bare = re.sub(r"\([^)]*\)|[\"“«][^\"”»]*[\"”»]|(?:^|\s)['‘][^'’]+['’](?=\s|$)|\S+@\S+", " ", said)
    if "," in bare and len(_parts(bare.split(",")[0])) <= 2 and len(_parts(bare.split(",")[1])) in {1, 2}:
        behind = _parts(bare.split(",")[1])
        if not set(behind) & (_LEGAL | v.CREDENTIALS | v.SUFFIXES):
            bare = f"{bare.split(',')[1]} {bare.split(',')[0]}"
    everything = _parts(bare)
    is_firm = _is_firm(bare, everything)
    if is_firm:
        full = tuple(p for p in everything if p not in {"and", "the"})
        return _Name(which, frozenset(), (), frozenset(), full, True) if full else None
    if {"and", "&"} & set(bare.lower().split()):  # a couple
        halves = [_parts(half) for half in re.split(r"\s+(?:and|&)\s+", bare, maxsplit=1)]
        firsts = {half[0] for half in halves if half}
        lasts = tuple(dict.fromkeys(p for half in halves for p in half[1:] if p not in _PARTICLES))
        return _Name(which, _short(firsts | nick), lasts, frozenset(), tuple(p for h in halves for p in h), False)
    parts = [p for p in everything if p not in _TITLES and p not in v.CREDENTIALS and p not in v.SUFFIXES] or everything
    if not parts:
        return _Name(which, _short(nick), (), frozenset(), tuple(nick), False) if nick else None
    if len(parts) == 1:
        known = parts[0] in v.FIRST_NAMES
        titled = len(everything) > 1
        if known and not titled:
            return _Name(which, _short({parts[0]} | nick), (), frozenset(), tuple(parts), False)
        return _Name(which, _short(nick), _spelled(parts[0]), frozenset(), tuple(parts), False)
    hyphenated = re.search(r"(\w+)-(\w+)\s*$", fold(bare).plain)
    lasts = _spelled(parts[-1])
    if hyphenated and len(parts) > 2:
        lasts = (*lasts, *_spelled(parts[-2]))
    middles = [p for p in parts[1:-1] if p not in _PARTICLES and len(p) > 1 and p not in lasts]
    return _Name(which, _short({parts[0]} | nick), lasts, frozenset(middles), tuple(parts), False)


def _is_firm(bare: str, parts: Sequence[str]) -> bool:
    if len(parts) < 2:
        return False
    ends = parts[-1] in (v.ORG_ENDS - v.ALSO_NAMES) | v.ORG_NOUNS | _LEGAL or parts[0] in v.ORG_STARTS - v.FIRST_NAMES
    middle = bool(set(parts) & _LEGAL) or "filhos" in parts or parts[0] == "the"
    if "&" in bare or "and" in parts:
        first = re.split(r"\s*(?:&|\band\b)\s*", bare.lower())[0].split()
        is_couple = bool(first) and fold(first[-1]).plain in v.FIRST_NAMES
        return not is_couple or ends or middle
    return ends or middle


def _short(names: set[str]) -> frozenset[str]:
    found = set(names)
    for name in names:
        for group in _SHORT_FORMS:
            if name in group:
                found |= group
        found |= set(_spelled(name)) | _diminutives(name)
        found |= {name[:n] for n in (3, 4) if n < len(name) - 1} & v.FIRST_NAMES - _WORDS
    return frozenset(found)


_SMALLER = ("ita", "ito", "inha", "inho", "chen", "lein", "ette", "etta", "uccia", "uccio")


def _diminutives(name: str) -> set[str]:
    """A name made small, as mothers do: Rosita, Pedrinho, Klärchen."""
    base = name.rstrip("aeo")
    return {base + end for end in _SMALLER} - _WORDS if len(base) >= 3 and name.isalpha() else set()


def _spelled(part: str) -> tuple[str, ...]:
    """A part with its umlauts written out, or drawn in again."""
    other = part
    for long, short in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        other = other.replace(long, short)
    return (part, other) if other != part and len(other) > 3 else (part,)


def _joins(name: _Name) -> list[str]:
    """How handles put a name together."""
    found = []
    if name.is_firm:
        return ["".join(name.full)]
    for last in name.lasts:
        for first in name.firsts:
            found += [f"{first}{last}", f"{last}{first}", f"{first[0]}{last}", f"{last}{first[0]}"]
            found.append(f"{first}{last[0]}") if len(first) >= 5 else None
    return found


def _add_firm(made: Called, name: _Name, allowed: set[str]) -> None:
    full = name.full
    core = tuple(p for p in full if p not in _LEGAL)
    for form in {full, core}:
        if form and (len(form) > 1 or form[0] not in _WORDS):
            made.firms.setdefault(form[0], []).append((form, name.which))
    if len("".join(core)) >= 6 and len(core) > 1:
        made.joined.setdefault("".join(core), name.which)
        made.joined.setdefault("and".join(core), name.which)
    for part in core:
        if (
            len(part) >= 4
            and part not in _WORDS
            and part not in _ORG
            and part not in allowed
            and part not in _PARTICLES
        ):
            made.alone.setdefault(part, _Part(name.which, True, True))


# --- in the text ------------------------------------------------------------------------------------------------


def mentions(text: Folded, names: Called) -> tuple[Said, ...]:
    """Every piece that mentions one of them."""
    if not (names.alone or names.firms or names.people):
        return ()
    words = _words(text)
    free = _free(text)
    has_addresses = _ADDRESSES.search(text.plain) is not None
    found: list[Said] = []
    at = 0
    while at < len(words):
        is_likely = has_addresses or any(form in names.looked_for for form in _variants(words[at]))
        hit = _at(words, at, text, names, free) if is_likely else None
        if hit is not None:
            said, at = hit
            found.append(said)
        else:
            at += 1
    found += _by_initials(text, names)
    for match in _HIDDEN.finditer(text.plain):
        bare = re.sub(r"[^a-z]", "", match.group())
        which = names.joined.get(bare, names.alone[bare].which if bare in names.alone else None)
        if which is not None:
            found.append(Said(*text.span(*match.span()), which))
    return tuple(found)


_INITIALS = re.compile(r"(?<![\w.])([A-Z])\. ?([A-Z])\.(?![\w.]| ?[A-Z])")
_NO_INITIALS = v.listed(
    "ps us uk eu un la dc ny nj am pm ie eg nb cv pc po ny ba ma bs ms md jd ad bc tv ok hr id it ai"
)


def _by_initials(text: Folded, names: Called) -> list[Said]:
    """Somebody by the first letters of both names: S. O. has signed."""
    found = []
    for match in _INITIALS.finditer(text.written):
        pair = f"{match[1]}{match[2]}".lower()
        which = names.initials.get(pair)
        if which is not None and pair not in _NO_INITIALS:
            found.append(Said(match.start(), match.end(), which))
    return found


def _words(text: Folded) -> list[_Word]:
    """The words; one with an apostrophe inside is one word, a possessive is none."""
    found: list[_Word] = []
    tokens = text.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not token.is_word:
            at += 1
            continue
        last = at
        said = token.text
        while (
            last + 2 < len(tokens)
            and tokens[last + 1].text == "'"
            and tokens[last + 1].glued
            and tokens[last + 2].glued
        ):
            following = tokens[last + 2]
            if not following.is_word or len(following.text) < 3:
                break
            said += following.text
            last += 2
        found.append(_Word(said, token.start, tokens[last].end, at, last, token.upper, token.shout))
        at = last + 1
    return found


def _free(text: Folded) -> range:
    """Where the signature stands: it is the sender's own name."""
    plain = text.plain.rstrip()
    begins = len(plain)
    lines = plain.split("\n")
    at = len(plain) + 1
    for n in range(len(lines) - 1, 0, -1):
        said = lines[n].strip(" -,.")
        at -= len(lines[n]) + 1
        if len(said.split()) > 4:
            break
        if said and _CLOSINGS.match(said):
            begins = at if _names_itself(said) else at + len(lines[n])
            return range(text.at[begins], len(text.written)) if begins < len(plain) else range(0)
    last = lines[-1].strip(" -,.")
    is_alone = len(lines) > 2 and not lines[-2].strip() and 0 < len(last.split()) <= 2
    if is_alone and all(part[:1].isupper() for part in text.written.rstrip().split("\n")[-1].strip(" -–—,.").split()):
        return range(text.at[len(plain) - len(lines[-1])], len(text.written))
    return range(0)


def _names_itself(said: str) -> bool:
    """Whether the name stands in the closing's own line: "Best, Grace"."""
    return "," in said and not _CLOSINGS.match(said.rpartition(",")[2].strip())


def _at(words: list[_Word], at: int, text: Folded, names: Called, free: range) -> tuple[Said, int] | None:
    word = words[at]
    for form, which in names.firms.get(word.text, ()):
        end = _follows(words, at, form)
        if end is not None and (len(form) > 1 or word.upper) and _joins_up(words, at, end, text):
            return Said(word.start, words[end].end, which), end + 1
    for part in _variants(word):
        for name in names.people.get(part, ()):
            hit = _person(words, at, part, name, text)
            if hit is not None:
                return Said(words[hit[0]].start, _with_stop(words[hit[1]], text), name.which), hit[1] + 1
    joined = names.joined.get(word.text)
    if joined is not None:
        return Said(word.start, word.end, joined), at + 1
    in_address = _in_address(word, text)
    if in_address:
        for last, which in names.surnames:
            if last in word.text:
                return Said(word.start, word.end, which), at + 1
    for part in _variants(word):
        if part in names.alone:
            one = names.alone[part]
            if word.start in free or (names.opens_freely and _opens(words, at) and not one.is_surname):
                return None
            if _is_meant(words, at, part, one, text, names, in_address):
                return Said(word.start, word.end, one.which), at + 1
    return None


# How names bend in Polish, Czech, Croatian, Russian (as its letters are folded): Nowakiem, Kowalskiego, Иваном.
_BENDS = tuple(
    fold(
        "iem em om owi ovi ie a u y e owie ego emu m im iego iemu ym ым ом ем у а е и ой ого его ому ему ыми ами"
    ).plain.split()
)
_BENDS_A = tuple(fold("ej iej a o oj ou ой ои ей у ы е и").plain.split())
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@lru_cache(maxsize=4096)
def _unbent(text: str) -> tuple[str, ...]:
    """What a word may be a case of, where it is no word of its own."""
    if len(text) < 5 or text in _WORDS:
        return ()
    found = [text[: -len(end)] for end in _BENDS if text.endswith(end) and len(text) - len(end) >= 4]
    if _CYRILLIC.search(text) or re.search(r"(?:sk|ck|dzk|ov)(?:a|iej|ej|ou|e|o)$", text):
        for end in _BENDS_A:
            if text.endswith(end) and len(text) - len(end) >= 3:
                found += [text[: -len(end)] + "a", text[: -len(end)] + "i", text[: -len(end)]]
    return tuple(dict.fromkeys(found))


def _variants(word: _Word) -> tuple[str, ...]:
    text = word.text
    if not word.upper or len(text) <= 3:
        return (text,)
    if text.endswith("s"):
        return (text, text[:-1], text[:-2]) if text.endswith("es") else (text, text[:-1])
    return (text, *_unbent(text))


def _follows(words: list[_Word], at: int, form: tuple[str, ...]) -> int | None:
    """Whether the words from here are this name; "and" and "the" may stand in it."""
    end = at
    for part in form[1:]:
        end += 1
        while end < len(words) and words[end].text in {"and", "the", "y", "und"} and words[end].text != part:
            end += 1
        if end >= len(words) or words[end].text != part:
            return None
    return end


def _joins_up(words: list[_Word], at: int, end: int, text: Folded) -> bool:
    between = text.written[words[at].end : words[end].start]
    return not re.search(r"[.!?;]\s|\n\s*\n", between)


_NAMES_JOIN = re.compile(r"""[\s.,_\-'"“”‘’()+]{1,4}""")


def _near(words: list[_Word], one: int, two: int, text: Folded) -> bool:
    between = text.written[words[one].end : words[two].start]
    return not between or (bool(_NAMES_JOIN.fullmatch(between)) and "\n\n" not in between)


def _person(words: list[_Word], at: int, part: str, name: _Name, text: Folded) -> tuple[int, int] | None:
    """First and last word of a mention by more than one part: the whole name, turned round, or with initials."""
    if part in name.firsts:
        for end in range(at + 1, min(at + 5, len(words))):
            if not _near(words, end - 1, end, text):
                break
            if _is_last(words[end], name):
                return at, end
            if not _may_lie_between(words[end], name):
                break
        follow = at + 1
        if follow < len(words) and words[at].upper and _near(words, at, follow, text):
            letter = words[follow]
            if len(letter.text) == 1 and letter.upper and letter.text in {last[0] for last in name.lasts}:
                stop = text.written[letter.end : letter.end + 1]
                if letter.text not in "ia" or stop == ".":
                    return at, follow
    if part in name.lasts:
        following = at + 1
        if following < len(words) and name.firsts and _near(words, at, following, text):
            gap = text.written[words[at].end : words[following].start]
            if words[following].text in name.firsts and "." not in gap:
                return at, following
            letter = words[following]
            if "," in gap and len(letter.text) == 1 and letter.upper and letter.text in {f[0] for f in name.firsts}:
                return at, following
        initial = words[at - 1] if at else None
        if initial is not None and len(initial.text) == 1 and initial.upper and _near(words, at - 1, at, text):
            is_i = initial.text == "i" and "." not in text.written[initial.end : words[at].start]
            if initial.text in {f[0] for f in name.firsts} and not is_i:
                return at - 1, at
    return None


def _may_lie_between(word: _Word, name: _Name) -> bool:
    is_known = word.text in name.middles or word.text in _PARTICLES or len(word.text) == 1
    return is_known or (word.upper and word.text not in _WORDS)


def _is_last(word: _Word, name: _Name) -> bool:
    return any(part in name.lasts for part in _variants(word))


def _with_stop(word: _Word, text: Folded) -> int:
    return word.end + 1 if len(word.text) == 1 and text.written[word.end : word.end + 1] == "." else word.end


def _in_address(word: _Word, text: Folded) -> bool:
    """Whether it stands in an e-mail address, a handle, or the address of a page."""
    tokens = text.tokens
    before = tokens[word.token - 1] if word.token and tokens[word.token].glued else None
    after = tokens[word.last + 1] if word.last + 1 < len(tokens) and tokens[word.last + 1].glued else None
    if (before and before.text in {"@", "#"}) or (after and after.text == "@"):
        return True
    start, end = word.start, word.end
    while start and not text.written[start - 1].isspace() and word.start - start < 80:
        start -= 1
    while end < len(text.written) and not text.written[end].isspace() and end - word.end < 80:
        end += 1
    piece = text.written[start:end]
    return "@" in piece or "://" in piece or piece.lower().startswith("www.")


def _opens(words: list[_Word], at: int) -> bool:
    return at <= 4 and any(w.text in _OPENINGS for w in words[max(0, at - 2) : at])


def _is_meant(
    words: list[_Word], at: int, part: str, one: _Part, text: Folded, names: Called, in_address: bool
) -> bool:
    """Whether this one word is the name, and theirs."""
    word = words[at]
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    if before is not None and not _touch(before, word, text):
        before = None
    if after is not None and not _touch(word, after, text):
        after = None
    if in_address:
        return not (one.is_word or one.is_short) and len(part) >= 4
    titled = before is not None and before.text in _TITLES and before.text not in {"general"}
    owns = word.text.endswith("s") and word.text[:-1] == part and len(part) >= 4  # Yusufs Frau
    if owns and after is not None and after.text not in v.FIRST_NAMES:
        after = None
    if not titled and _is_somebody_else(words, at, before, after, one.is_surname, names):
        return False
    if not one.is_word:
        return word.upper or (not one.is_short and (len(part) >= 4 or part in v.FIRST_NAMES))
    if not word.upper or (word.shout and not _stands_out(words, at)):
        return False
    return titled or _reads_as_name(words, at, part, before, after, text)


def _touch(one: _Word, other: _Word, text: Folded) -> bool:
    """Whether two words stand in one breath."""
    return text.written[one.end : other.start] in {" ", "\n", "-", ". ", "  ", "\u00a0"} and not (
        text.written[one.end : other.start] == ". " and len(one.text) > 3
    )


def _is_somebody_else(
    words: list[_Word], at: int, before: _Word | None, after: _Word | None, is_surname: bool, names: Called
) -> bool:
    """Whether another name stands beside it: Grace Kelly, Maria Duarte, Elm Grove."""
    if after is not None and after.upper:
        is_theirs = any(form in names.people for form in _variants(after))
        is_surname_too = not (is_surname or after.shout or len(after.text) == 1 or is_theirs)
        if is_surname_too and after.text not in _NO_SURNAMES and after.text not in _DATING:
            return True
        if after.text in _STREETS or (
            len(after.text) == 1 and after.text != "i" and not is_surname and _is_strange(words, at + 2, names)
        ):
            return True
    is_first = before is not None and before.upper and not before.shout and before.text in v.FIRST_NAMES
    return is_surname and is_first and before is not None and before.text not in names.people


def _is_strange(words: list[_Word], at: int, names: Called) -> bool:
    """Whether a surname stands here that is none of theirs."""
    word = words[at] if at < len(words) else None
    return word is not None and word.upper and word.text not in names.people and word.text not in _NO_SURNAMES


def _stands_out(words: list[_Word], at: int) -> bool:
    around = [w for w in words[max(0, at - 2) : at + 3] if w is not words[at] and len(w.text) > 1]
    return not any(w.shout for w in around)


def _reads_as_name(
    words: list[_Word], at: int, part: str, before: _Word | None, after: _Word | None, text: Folded
) -> bool:
    """Whether a word that is also a name is one here."""
    word = words[at]
    lead = before.text if before else ""
    follow = after.text if after else ""
    owns = text.written[word.end : word.end + 2].lower() in {"'s", "’s"}
    timely = part in _MONTHS | _DAYS
    if timely:
        dated = re.match(r"[\s.,]*\d", text.written[word.end : word.end + 3])
        dated = dated or re.search(r"\d(?:st|nd|rd|th)?\s(?:of\s)?$", text.written[max(0, word.start - 8) : word.start])
        is_said = follow in _SAYS or (owns and part in _MONTHS and follow not in _OF_A_MONTH)
        return not dated and (is_said or (lead in _WITH - _BEFORE_DATES and follow not in _MONTHS | _DAYS))
    is_strange = lead not in _NO_SURNAMES or not _starts_sentence(words, at - 1, text)
    of_another = before is not None and before.upper and len(lead) > 1 and is_strange
    if of_another and lead not in _TITLES | _OPENINGS | _WITH:
        return False
    if lead == "the" and word.text != part:
        return True  # the family
    if lead in _ARTICLES or (after is not None and after.upper and after.text in _STREETS):
        return False
    if part in v.PLACES and lead in _PLACING:
        return False
    if owns:
        return True
    if _starts_sentence(words, at, text):
        if text.written[word.end : word.end + 6].lower() == ", who ":
            return True
        return follow in _DOES or (follow == "and" and at + 2 < len(words) and words[at + 2].upper)
    return not (after is not None and after.upper and after.text not in _NO_SURNAMES and after.text not in _DATING)


def _starts_sentence(words: list[_Word], at: int, text: Folded) -> bool:
    token = words[at].token
    return token == 0 or text.tokens[token - 1].text in _STOPS
