"""Who, and which organisation, is named in a text?

A name is told by its shape and by where it stands, not by a list: capitals where capitals are used, and words
that are no plain words where they are not. Lists only settle what shape leaves open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from obliged.domain import vocabulary as v
from obliged.domain.lines import Word

_BEFORE_PLACE = frozenset({"in", "near", "outside", "around"})
# In a text without capitals, an unknown word behind these is a thing, not a person.
_BEFORE_THING = v.listed("""
    a an the some any his her their its my our your this that these new old for of in and or with good better
    bigger small large on into no more
    """)
_BEFORE_PERSON = v.listed("""
    from via per by to thanks thank thx cheers with about told tell ask asked for introduce intro connect send
    sent refer referred recommend recommended named called and & @ - , : ref -> <- met
    """)
_NEEDING = v.listed("""
    needs need wants want wanted wanting seeks seeking requires require looking needing
    """)
_JOINS = frozenset({"and", "&", "+"})
_BEFORE_PERSON_ONLY = _BEFORE_PERSON - {"for", "and", "&", "about", "with", ","}
_LEGAL_FORMS = v.listed("ltd llc llp inc corp plc gmbh ag kg ug bv nv ab oy aps sarl srl lda pty limited")
_PLAIN_ENDS = v.NEED_NOUNS | v.listed("""
    store stores shop service services supply supplies market markets club company centre center school academy
    restaurant hotel bar pub clinic hospital church
    """)
# Sets that are asked word by word.
_LEADING_PARTICLES = v.PARTICLES - {"e", "y", "st", "la", "le", "as", "o'", "'n", "di", "da", "das"}
_PARTICLES_ONLY = v.PARTICLES - v.SUFFIXES
_SENDING_OR_TITLES = v.SENDING | v.TITLES
_ENDS_OF_FIRMS_ONLY = v.ORG_ENDS - v.ALSO_NAMES - v.FIRST_NAMES
_ANY_ENDS_OF_FIRMS = _ENDS_OF_FIRMS_ONLY | v.ORG_ENDS_IN_CAPITALS
_ENDS_IN_SMALL_LETTERS = v.ORG_ENDS - v.NEED_NOUNS - v.FUNCTION
_ENDS_BUT_LEGAL = v.ORG_ENDS - _LEGAL_FORMS
_NEEDS_ONLY = v.NEED_NOUNS - v.RELATIONS - v.ALSO_NAMES
_DOINGS = v.FUNCTION | v.VERBS | v.SENDING
_SURNAMES_TOO = v.ALSO_NAMES | v.ORG_SURNAMES
_NAMES_OR_ENDS = v.ALSO_NAMES | v.ORG_ENDS
_SURNAMES_NO_FIRM_ENDS_IN = v.ALSO_NAMES - {"house", "law", "fish"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands: the first and last word of it, and whether it is a person's or an organisation's."""

    first: int
    last: int
    words: tuple[str, ...]
    is_organisation: bool = False
    owns: bool = False
    titled: bool = False
    opened: int = -1
    """Where its titles begin, if it has any."""
    closed: int = -1
    """Where the letters behind it end, if it has any."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text uses capitals, and whom we know already."""

    plain: bool
    """Capitals tell nothing: all small, or all large."""
    known: frozenset[str]

    def is_plain_word(self, word: Word) -> bool:
        return word.low not in self.known and (word.low in v.COMMON or _is_compound(word.low))


def _is_compound(low: str) -> bool:
    """ "Ex-client", "five-a-side": each part of it is a plain word."""
    return "-" in low and all(part in v.COMMON or part in _PREFIXES for part in low.split("-"))


_PREFIXES = frozenset({"ex", "non", "co", "pre", "post", "semi", "mid", "re", "self", "multi"})


def names(words: tuple[Word, ...], taken: frozenset[int], known: tuple[str, ...] = ()) -> tuple[Name, ...]:
    """Every name in the words, in order; `taken` are words that are understood as something else."""
    manner = _manner(words, taken, known)
    found: list[Name] = []
    at = 0
    while at < len(words):
        name = _name_at(words, at, taken, manner)
        if name and manner.plain and len(found) > 1 and _begins_a_piece(words, name) and not _acts(words, name, taken):
            # Two are named already, and capitals tell nothing: unknown words are more likely the thing needed.
            at = name.last + 1
            continue
        if name:
            found.append(name)
            at = max(name.last, name.closed) + 1
        else:
            at += 1
    return _with_second_mentions(words, tuple(found), taken)


def _begins_a_piece(words: tuple[Word, ...], name: Name) -> bool:
    return name.first > 0 and (words[name.first].opens or words[name.first - 1].low in (",", "->", "/"))


def _acts(words: tuple[Word, ...], name: Name, taken: frozenset[int]) -> bool:
    """Somebody who does something, or whose name is a name anywhere, is a person still."""
    following = _next(words, name.last, taken)
    firm = len(name.words) == 2 and name.is_organisation and name.words[-1] not in _PLAIN_ENDS
    return (
        firm
        or name.titled
        or name.owns
        or name.words[0] in v.FIRST_NAMES
        or bool(following and _is_verb_of_person(following))
    )


def _manner(words: tuple[Word, ...], taken: frozenset[int], known: tuple[str, ...]) -> Manner:
    free = [w for n, w in enumerate(words) if w.is_word and n not in taken and w.text[:1].isalpha()]
    cased = [w for w in free if w.text.lower() != w.text.upper()]
    small = sum(w.text.islower() for w in cased)
    shouted = sum(w.text.isupper() and len(w.text) > 1 for w in cased)
    inner_capitals = sum(
        w.is_capital and not w.opens and w.low not in ("i", "i'm", "i'd", "i'll", "i've")
        for w in cased
        if not w.is_shouted
    )
    opening = sum(w.is_capital and w.opens and w.low not in v.COMMON for w in cased)
    all_small = bool(cased) and inner_capitals == 0 and opening == 0 and small >= 0.7 * len(cased)
    all_large = bool(cased) and len(cased) > 2 and shouted >= 0.7 * len(cased)
    no_case = bool(free) and not cased
    return Manner(
        all_small or (all_large and not no_case), frozenset(w for name in known for w in name.lower().split())
    )


def _name_at(
    words: tuple[Word, ...], at: int, taken: frozenset[int], manner: Manner, joins: bool = True
) -> Name | None:
    start, titled = at, False
    while start < len(words) and _is_title(words, start, taken, manner):
        titled = True
        start += 1
        if start < len(words) and words[start].low == ".":
            start += 1
        if start + 1 < len(words) and words[start].low in ("and", "&") and words[start + 1].low in v.TITLES:
            start += 1
    if start >= len(words) or start in taken:
        return None
    if (named := _named_after_place(words, start, taken, manner)) is not None:
        return named
    if not titled and words[start].low == "the" and start + 1 < len(words):
        return _household_or_firm(words, start, taken, manner)
    if not _begins(words, start, taken, manner, titled):
        return None
    last = _end_of_run(words, start, taken, manner)
    run = words[start : last + 1]
    closed = last
    while (
        closed + 1 < len(words)
        and words[closed + 1].low in v.CREDENTIALS
        and words[closed + 1].is_capital
        and closed + 1 not in taken
    ):
        closed += 1
    owns = run[-1].owns or words[closed].owns
    name = Name(
        start,
        last,
        tuple(w.low for w in run if w.is_word),
        _is_organisation(run, titled),
        owns,
        titled,
        at if titled else start,
        closed,
    )
    return _joined(words, name, taken, manner) if joins else name


_OF_PLACES = v.listed("""
    bank church university college school institute friends ministry department city chamber port museum temple guild
    society house bureau office council academy order sisters daughters sons county town borough diocese
    """)


# What churches and schools are called.
_HALLOWED = frozenset(
    {
        ("all", "saints"),
        ("all", "souls"),
        ("all", "hallows"),
        ("holy", "trinity"),
        ("sacred", "heart"),
        ("christ", "church"),
    }
)


def _named_after_place(words: tuple[Word, ...], at: int, taken: frozenset[int], manner: Manner) -> Name | None:
    """ "Bank of Ireland", "Friends of Laurel Park", "All Saints Bramhope"."""
    if manner.plain or at + 2 >= len(words) or not words[at].is_capital or taken & {at, at + 1, at + 2}:
        return None
    last = at + 2
    hallowed = (words[at].low, words[at + 1].low) in _HALLOWED and words[at + 1].is_capital
    if not hallowed and not (words[at].low in _OF_PLACES and words[at + 1].low == "of" and words[last].is_capital):
        return None
    if hallowed and not words[last].is_capital:
        last = at + 1
    while last + 1 < len(words) and last + 1 not in taken and words[last + 1].is_word and words[last + 1].is_capital:
        last += 1
    lows = tuple(w.low for w in words[at : last + 1])
    return Name(at, last, lows, is_organisation=True, owns=words[last].owns)


def _is_title(words: tuple[Word, ...], at: int, taken: frozenset[int], manner: Manner) -> bool:
    """A title stands before a name: "Dr. Park", "Aunt Rosa"."""
    word = words[at]
    if at in taken or word.low not in v.TITLES or word.owns or not (word.is_capital or manner.plain):
        return False
    after = at + 1
    if after < len(words) and words[after].low == "." and words[after].start == word.end:
        after += 1
    if after >= len(words) or after in taken:
        return False
    following = words[after]
    if following.low in ("and", "&"):
        return after + 1 < len(words) and words[after + 1].low in v.TITLES
    if word.low == "don" and following.low not in v.FIRST_NAMES:
        return False  # "Don Pruitt", not "Don Pablo"
    if following.low in _ANY_ENDS_OF_FIRMS and following.is_capital and not manner.plain:
        return following.low in v.ALSO_NAMES  # "Knight Coaches"
    if following.low in v.TITLES and words[after].is_capital:
        return True
    if (
        word.low in ("don", "sister", "brother", "me.", "m.", "major", "cousin", "ing", "col", "me", "eng")
        and manner.plain
    ):
        return False
    return (
        following.is_word
        and (
            following.is_capital
            or (following.low in v.PARTICLES and not manner.plain)
            or (manner.plain and following.low not in v.NEVER_NAMES)
        )
        and (following.low not in v.COMMON or following.low in v.ALSO_NAMES or not word.opens)
    )


def _begins(words: tuple[Word, ...], at: int, taken: frozenset[int], manner: Manner, titled: bool) -> bool:
    word = words[at]
    if at in taken or not word.is_word or not word.text[:1].isalpha():
        return False
    if titled:
        return True
    following = _next(words, at, taken)
    if word.low in _CALLED_BY_KIN and (kin := _stands_for_a_name(words, at, following)) is not None:
        return kin
    if manner.plain:
        return _begins_plainly(words, at, taken, manner)
    if word.low in _OF_ABROAD and word.text.islower() and at and words[at - 1].low in v.ABROAD:
        return False  # "Empfehlung von Luis", "de parte de Luis"
    if at and words[at - 1].low in _ARTICLES_ABROAD and word.low not in v.FIRST_NAMES:
        return False  # "sucht einen Architekten"
    apart = word.opens or (at > 0 and words[at - 1].low in (",", "-", "/", "(") and _closes(words, at, taken))
    if word.text.islower() and apart and word.low in v.FIRST_NAMES and word.low not in v.COMMON:
        return True  # "Text from Luis: ravi menon needs …"
    if not word.is_capital:
        # A leading particle: "de la Cruz", "van Dijk", "al-Bakri".
        if word.low in _LEADING_PARTICLES and following and following.is_capital and not _stops(words, at):
            return following.low not in v.COMMON
        return word.low.startswith(("al-", "el-", "d'", "o'")) and len(word.low) > 4
    if word.low in manner.known:
        return True
    if at and words[at - 1].low == "@" and words[at - 1].end < word.start:
        return True  # "Beth @ HCU"
    if word.low in v.CREDENTIALS and not (following and following.is_capital):
        return False
    if word.low in ("i", "i'm", "i'd", "i'll", "i've", "a"):
        return False
    if word.low in ("young", "old") and word.opens and following and following.low in v.FIRST_NAMES:
        return False  # "Young Kevin Sharpe"
    if word.low == "will" and word.opens and following and following.low in _WILL_DO:
        return False  # "Will introduce Ana to Luis"
    if word.opens and word.low in _CLOSINGS and at + 1 < len(words) and words[at + 1].low in (",", "\n"):
        return False  # "Love, Mhairi"
    before = words[at - 1] if at else None
    if before is not None and before.low in ("née", "nee", "born"):
        return False
    follows = following is not None and following.is_capital
    if word.low in _LEGAL_FORMS or (
        before is not None and before.low in ("a", "an") and not follows and word.low not in v.FIRST_NAMES
    ):
        return False
    if (
        word.text == "Per"
        and (not word.opens or (before is not None and before.low == ":"))
        and following
        and following.is_capital
    ):
        return True
    if (
        before is not None
        and before.low == "from"
        and not before.opens
        and any(w.low in _MOVING for w in words[max(0, at - 4) : at - 1])
    ):
        return False
    if (
        before is not None
        and before.low in _BEFORE_PLACE
        and not before.opens
        and (word.low in v.PLACES or not following or not following.is_capital)
    ):
        return False
    if (
        word.low in v.PLACES_AND_TONGUES
        and word.low not in v.ALSO_NAMES
        and not (following and following.is_capital and following.low not in v.COMMON)
    ):
        return False
    if _is_acronym(word, following):
        return False
    if (
        word.opens
        and word.low.endswith(_ENDINGS_OF_THINGS)
        and len(word.low) > 6
        and word.low not in v.FIRST_NAMES
        and not (following and following.is_capital)
    ):
        return False
    if word.low in v.TONGUES and not word.opens and not (following and following.is_capital) and before is not None:
        return before.low in ("from", "via", "per", "by", "thanks", "sir", ",")
    joined = at + 1 < len(words) and words[at + 1].low in ("&", "+")
    if word.opens and word.low in v.PLAIN and not joined and not (follows and _org_run(words, at, taken)):
        return False
    plain = manner.is_plain_word(word)
    if not plain:
        return not (word.opens and _reads_as_thing(word, following))
    if word.low in v.ALSO_NAMES:
        if not word.opens:
            return True
        return (
            bool(following and (following.is_capital or _is_verb_of_person(following)))
            or following is None
            or word.low in v.FIRST_NAMES
        )
    if word.low in v.ORG_STARTS and word.low != "the" and follows and not word.opens:
        return True
    # A plain word with a capital inside a sentence: "Golden Dragon", "Little Fern Nursery", but not "Payroll".
    return bool(
        not word.opens
        and following
        and following.is_capital
        and following.low not in v.SENDING
        and _org_run(words, at, taken)
    ) or bool(word.opens and _org_run(words, at, taken) and word.low not in _SENDING_OR_TITLES and _no_verb(word))


_MOVING = v.listed("""
    moving moved moves relocating relocated relocates arriving arrived here back originally
    """)
_ENDINGS_OF_THINGS = tuple(
    v.listed(
        """
        ologist grapher keeper maker worker writer ician opist apist tion ment ing ology graphy ogue atory
        ics isation ization ability ibility ework store shop trist cist ware
        """
    )
)


# What somebody's own mother is called, like a name: "mum sent her".
_CALLED_BY_KIN = v.listed("mum mom mam dad daddy mummy papa mama nan nana gran grandma grandpa granny grandad")


def _stands_for_a_name(words: tuple[Word, ...], at: int, following: Word | None) -> bool | None:
    """Whether "Mum" is a person here; None where a name follows that it is only the title of."""
    before = words[at - 1].low if at else "."
    if following and following.is_capital:
        return None
    if before in ("my", "his", "her", "their", "our", "your", "a", "the", "an", "and", "of", "for"):
        return None
    acts = following is not None and (following.low in v.SENDING or following.low in ("says", "said", "knows"))
    return True if acts or before in ("from", "via", "per", "by", "thx", "thanks") else None


_OF_ABROAD = frozenset({"von", "de", "da", "do", "di", "del", "du", "van"})
_ARTICLES_ABROAD = v.listed("für neue neuen neuer neues einen eine einem einer une uma una unos unas den dem zum zur")

_WILL_DO = v.listed("""
    introduce send pass refer connect give put link point hand forward recommend suggest tell mention call ring email
    text phone ask speak write get let be
    """)
_CLOSINGS = v.listed("""
    love best cheers regards respectfully sincerely warmly yours thanks hugs kisses cordially gratefully faithfully
    """)


def _no_verb(word: Word) -> bool:
    return word.low not in {
        "call",
        "ring",
        "text",
        "email",
        "tell",
        "ask",
        "meet",
        "met",
        "thanks",
        "thank",
        "cheers",
        "for",
        "from",
        "via",
        "per",
        "to",
        "by",
        "with",
        "hi",
        "dear",
        "our",
        "my",
        "the",
        "and",
    }


def _begins_plainly(words: tuple[Word, ...], at: int, taken: frozenset[int], manner: Manner) -> bool:
    """Where capitals tell nothing, a name is an unknown word in a place where a person stands."""
    word = words[at]
    if len(word.low) < 2 or word.low in v.PLACES_ONLY:
        return False
    if word.low in manner.known:
        return True
    before = words[at - 1] if at else None
    following = _next(words, at, taken)
    if before is not None and before.low in ("at", "of") and _firm_follows(words, at, taken):
        return True
    if word.low in _ENDS_OF_FIRMS_ONLY or word.low in v.PLAIN:
        return False
    if word.low in v.COMMON:
        if word.low not in v.ALSO_NAMES:
            return False
        person_before = before is None or before.low in _BEFORE_PERSON
        return person_before and (word.low in v.FIRST_NAMES or bool(following and following.low not in v.COMMON))
    if (
        following
        and following.low in _SENDS_THEM
        and word.low not in v.COMMON
        and (before is None or before.low not in _ARTICLES)
    ):
        return True
    if word.low in v.FIRST_NAMES and before is not None and before.low in v.NEED_NOUNS and _closes(words, at, taken):
        return True
    if (
        before is not None
        and before.low == ","
        and word.low not in v.FIRST_NAMES
        and following
        and following.low in ("in", "on", "under")
    ):
        return False  # "woodworm in attic"
    if before is None or word.opens or word.low in v.FIRST_NAMES:
        return (
            before is None
            or (before.low not in ("a", "an") and not _needing_before(words, at, taken))
            or before.low in _BEFORE_PERSON_ONLY
        )
    if (
        before.low == "from"
        and at > 1
        and following
        and following.low in _SENDS_THEM
        and words[at - 2].low not in v.COMMON
    ):
        return False
    if _needing_before(words, at, taken) and before.low not in {
        "from",
        "via",
        "per",
        "by",
        "thanks",
        "-",
        ",",
        "->",
        "to",
    }:
        return False
    if before.low in _NEEDS_ONLY and not word.opens:
        return False
    if before.low == "of" and at > 1 and words[at - 2].low in v.RELATIONS:
        return True
    if before.low in ("of", "at", "from") and following and following.low in v.ORG_ENDS and at > 1:
        return True
    return before.low not in _BEFORE_THING or (
        before.low in ("and", "for", "with", "that", "of") and word.low in v.FIRST_NAMES
    )


_ARTICLES = frozenset({"a", "an", "the", "some", "any", "of"})
_SENDS_THEM = v.listed("""
    sent told referred recommended introduced suggested passed gave says said mentioned put pointed
    """)


def _closes(words: tuple[Word, ...], at: int, taken: frozenset[int]) -> bool:
    """Whether a name of one or two words is all that is left of the thought."""
    following = _next(words, at, taken)
    return following is None or (following.low not in v.WORDS and _next(words, at + 1, taken) is None)


def _firm_follows(words: tuple[Word, ...], at: int, taken: frozenset[int]) -> bool:
    """ "The folks at red barn brewery": two or three words of which the last is what firms end in."""
    for last in (at + 1, at + 2):
        if last >= len(words) or last in taken or words[at].low in v.FUNCTION or words[last - 1].low in v.FUNCTION:
            return False
        if words[last].low in _ENDS_IN_SMALL_LETTERS:
            return True
    return False


def _needing_before(words: tuple[Word, ...], at: int, taken: frozenset[int]) -> bool:
    for back in range(at - 1, max(-1, at - 8), -1):
        low = words[back].low
        if not words[back].is_word or low in ("from", "via", "per", "told") or low in _SENDS_THEM:
            return False
        if low in _NEEDING:
            return True
    return False


def _reads_as_thing(word: Word, following: Word | None) -> bool:
    """ "Kiln ventilation" opens with a thing: an unknown word, then a plain noun."""
    if following is None or word.owns or word.low in v.FIRST_NAMES or following.is_capital:
        return False
    if not following.low[:1].isalpha() or following.low in v.PARTICLES:
        return False
    if _is_verb_of_person(following):
        return False
    if following.low in v.NEED_NOUNS:
        return True
    if following.low in v.COMMON:
        return following.low not in _DOINGS
    verblike = following.low.endswith(("ed", "ly")) or (
        following.low.endswith("s") and not following.low.endswith(("ss", "us", "as", "ics"))
    )
    return not verblike


_DOING = v.listed("""
    is was has had needs wants says said thinks knows would could can will should might may called rang
    asked and from of at who wanted asks phoned emailed texted runs owns opens requires seeks met does
    """)


def _is_verb_of_person(word: Word) -> bool:
    return word.low in v.SENDING or word.low in _DOING


def _is_acronym(word: Word, following: Word | None) -> bool:
    """VAT, HR, IT: letters, not a person; but "JB" may be one, and "JB Smith" is."""
    if not word.is_shouted or len(word.low) > 4 or "." in word.text or "'" in word.low:
        return False
    return not (following and following.is_capital and not following.is_shouted and following.low not in v.COMMON)


def _next(words: tuple[Word, ...], at: int, taken: frozenset[int]) -> Word | None:
    """The next word, unless a mark or something understood stands between."""
    if at + 1 >= len(words) or at + 1 in taken or not words[at + 1].is_word:
        return None
    return words[at + 1]


def _stops(words: tuple[Word, ...], at: int) -> bool:
    return words[at].owns


def _end_of_run(words: tuple[Word, ...], start: int, taken: frozenset[int], manner: Manner) -> int:
    last = start
    if start and words[start - 1].low == "@" and words[start - 1].end == words[start].start:
        return start  # "@joel" calls one
    while True:
        at = last + 1
        if at >= len(words) or at in taken:
            break
        word = words[at]
        if words[last].owns:
            # "St Bride's Hospice" is one name; "Ana's Kwame" is two.
            ends_firm = word.low in _ENDS_BUT_LEGAL or _ends_firm_in_capitals(word)
            if ends_firm and word.is_capital and not manner.plain:
                last = at
                continue
            break
        if (
            word.low == "."
            and len(words[last].low) == 1
            and word.start == words[last].end
            and at + 1 < len(words)
            and words[at + 1].is_capital
        ):
            last = at
            continue
        if word.low == "." and words[last].low in ("jr", "sr", "ltd", "inc", "co") and word.start == words[last].end:
            follows = words[at + 1] if at + 1 < len(words) else None
            last = at if follows and not follows.is_capital and follows.low != "\n" else last
            break
        if (
            word.low == '"'
            and at + 2 < len(words)
            and words[at + 2].low == '"'
            and words[at + 1].is_capital
            and at + 3 < len(words)
            and words[at + 3].is_capital
        ):
            last = at + 2
            continue
        if not _continues(words, at, last, start, taken, manner):
            break
        last = at
    while last > start and (
        words[last].low in v.CREDENTIALS
        or (not words[last].is_word and words[last].low != ".")
        or (words[last].low in _PARTICLES_ONLY and words[last].text.islower() and not manner.plain)
    ):
        last -= 1
    return last


def _continues(words: tuple[Word, ...], at: int, last: int, start: int, taken: frozenset[int], manner: Manner) -> bool:
    word = words[at]
    if not word.is_word:
        return False
    following = _next(words, at, taken)
    if word.low in v.SUFFIXES or (word.low in v.CREDENTIALS and word.is_capital and at > start):
        return True
    lone = word.is_capital and not (following and (following.is_capital or following.low in v.PARTICLES))
    if (
        word.low in v.PARTICLES
        and not lone
        and not (manner.plain and word.low in ("e", "y", "o", "la", "le", "as", "a"))
    ):
        after, step = following, at + 1
        while after and after.low in v.PARTICLES and not after.is_capital and step < at + 3:
            after, step = _next(words, step, taken), step + 1
        return bool(after and (after.is_capital or manner.plain) and after.low not in v.NEVER_NAMES)
    if manner.plain:
        if word.low in v.ORG_ENDS and word.low not in v.NEED_NOUNS:
            return True
        if word.low in v.PLACES_ONLY:
            return False
        if len(word.low) == 1:
            return word.low.isalpha() and word.low not in ("a", "i", "x", "u")
        if word.low in v.COMMON:
            short = last == start
            surname = word.low in v.ALSO_NAMES and word.low not in v.SENDING and word.low not in _TOO_PLAIN
            if (
                short
                and words[start].low in v.FIRST_NAMES
                and word.low in _SURNAMES_TOO
                and word.low not in ("will", "may", "can", "art", "law", "kitchen")
            ):
                return following is None or following.low in v.COMMON
            return surname and short and (following is None or following.low in v.COMMON)
        if word.low in v.PLAIN:
            return last == start and (following is None or _is_verb_of_person(following))
        return last - start < 3 and word.low != words[last].low
    if word.low.startswith(("al-", "el-", "d'", "o'")) and len(word.low) > 4:
        return True
    speaks = word.text == "I" and last == at - 1
    if words[start].text.islower() and words[start].low in v.FIRST_NAMES and word.text.islower():
        return last == start and word.low not in v.WORDS
    if not word.is_capital or (word.opens and words[last].low != '"') or speaks or word.low in v.OURSELVES:
        return False
    if _is_acronym(word, following) and len(word.low) > 2 and not words[start].is_shouted:
        return word.low in v.ORG_ENDS
    return not (word.low in v.SENDING and word.low not in _NAMES_OR_ENDS)


_TOO_PLAIN = v.listed("""
    will may can best good day long short new house kitchen law cash church case street lane spring summer
    winter power link page cook hunter small little young sharp strong rush self rain snow fish english
    french german welsh white black green brown art rich pat guy van don mark pool yard wall walls bridge
    hall steel
    """)


def _org_run(words: tuple[Word, ...], at: int, taken: frozenset[int]) -> bool:
    """Whether the capitals from here on end like an organisation, or at least are two names' worth of them."""
    end = at
    while (
        end + 1 < len(words)
        and end + 1 not in taken
        and words[end + 1].is_word
        and words[end + 1].is_capital
        and not words[end + 1].opens
    ):
        end += 1
    return (
        end > at and any(words[n].low in v.ORG_ENDS or _ends_firm_in_capitals(words[n]) for n in range(at + 1, end + 1))
    ) or (end > at and at > 0 and words[at - 1].low in ("at", "of", "from", "("))


def _household_or_firm(words: tuple[Word, ...], at: int, taken: frozenset[int], manner: Manner) -> Name | None:
    """ "The Brandts" are people, "The Copper Kettle" is not, "the Nguyens" are."""
    first = at + 1
    word = words[first]
    if first in taken or not word.is_word:
        return None
    if manner.plain:
        following = _next(words, first, taken)
        goes_on = following is not None and following.low not in v.COMMON
        if word.low in v.COMMON or not word.low.endswith("s") or len(word.low) < 4 or goes_on:
            return None
        return Name(at, first, ("the", word.low))
    if not word.is_capital:
        return None
    last = first
    while (
        not words[last].owns
        and last + 1 < len(words)
        and last + 1 not in taken
        and words[last + 1].is_word
        and words[last + 1].is_capital
        and not (last == first and word.low.endswith("s") and words[last + 1].low in v.FIRST_NAMES)
    ):
        last += 1
    lows = tuple(w.low for w in words[at : last + 1])
    if last == first:
        following = _next(words, last, taken)
        if following and following.text.islower() and following.low in v.NEED_NOUNS and not word.owns:
            return None  # "the Harris accounts"
        if word.low.endswith("s") and word.low not in v.COMMON and not word.is_shouted:
            return Name(at, last, lows, False, words[last].owns)
        return None
    if words[at].is_capital or words[last].low in v.ORG_ENDS:
        if not words[at].is_capital:
            return Name(first, last, lows[1:], True, words[last].owns)
        if words[at].opens and word.low in v.COMMON and words[last].low not in v.ORG_ENDS:
            return Name(at, last, lows, True, words[last].owns)
        return Name(at, last, lows, True, words[last].owns)
    return None


def _is_organisation(run: tuple[Word, ...], titled: bool) -> bool:
    if titled:
        return False
    lows = [w.low for w in run if w.is_word]
    if lows and lows[0] in v.ORG_STARTS and len(lows) > 1:
        return True
    if len(lows) == 2 and lows[0] in v.FIRST_NAMES and lows[1] in v.ORG_SURNAMES:
        return False
    if any(low in v.ORG_ENDS and low not in _SURNAMES_NO_FIRM_ENDS_IN for low in lows[1:][-2:]):
        return True
    last = run[-1]
    return len(lows) > 1 and _ends_firm_in_capitals(last) and last.low not in v.ALSO_NAMES


def _ends_firm_in_capitals(word: Word) -> bool:
    return word.low in v.ORG_ENDS_IN_CAPITALS and word.is_capital and not word.is_shouted


def _joined(words: tuple[Word, ...], name: Name, taken: frozenset[int], manner: Manner) -> Name:
    """Couples ("Yusuf and Lena Brandt") and firms ("Rise & Crumb") are one name; two whole names stay two."""
    at = name.last + 1
    if name.owns or at + 1 >= len(words) or at in taken or at + 1 in taken:
        return name
    join = words[at].low
    if join not in ("and", "&", "e", "y", "et", "und", "i") or (manner.plain and join in ("e", "y", "i", "et")):
        return name
    spouse = _spouse(words, at + 1, taken, manner)
    if spouse is not None and not name.is_organisation:
        return Name(name.first, spouse.last, (*name.words, join, *spouse.words), False, spouse.owns)
    second = _name_at(words, at + 1, taken, manner, joins=False) if words[at + 1].low != "the" else None
    if second is None:
        follows = words[at + 1]
        if join == "&" and follows.is_capital and follows.is_word and not manner.plain:
            second = Name(at + 1, at + 1, (follows.low,), follows.low in v.ORG_ENDS, follows.owns)
        else:
            return name
    lows = (*name.words, join, *second.words)
    if join in ("and", "&") and _one_each(name, second) and _are_many(words, second, taken):
        return Name(name.first, second.last, lows, False, second.owns)
    if second.is_organisation or second.words[0] in v.ORG_ENDS:
        return Name(name.first, second.last, lows, True, second.owns)
    one, two = len(name.words), len(second.words)
    if join in ("e", "y", "et", "und", "i"):
        return Name(name.first, second.last, lows, not (one == 1 and two > 1), second.owns)
    if one == 1 and two > 1 and not name.titled:
        return Name(name.first, second.last, lows, False, second.owns)
    if (
        join == "&"
        and one == 1
        and two == 1
        and not (name.words[0] in v.FIRST_NAMES and second.words[0] in v.FIRST_NAMES)
    ):
        return Name(name.first, second.last, lows, True, second.owns)
    return name


def _spouse(words: tuple[Word, ...], at: int, taken: frozenset[int], manner: Manner) -> Name | None:
    """ "Gabriel and his wife Nuria" are a couple."""
    if at + 2 >= len(words) or words[at].low not in ("his", "her", "their") or words[at + 1].low not in _SPOUSES:
        return None
    return _name_at(words, at + 2, taken, manner, joins=False)


_SPOUSES = v.listed("wife husband partner spouse fiancé fiancée fiance fiancee girlfriend boyfriend")


def _one_each(name: Name, second: Name) -> bool:
    return len(name.words) == 1 and len(second.words) == 1 and not name.titled and not second.is_organisation


def _are_many(words: tuple[Word, ...], name: Name, taken: frozenset[int]) -> bool:
    """ "Axel and Nils, need a partnership agreement": two who need it together."""
    for at in range(name.last + 1, min(name.last + 12, len(words))):
        if at in taken or words[at].low in (".", "-", "\n") or words[at].is_capital:
            return False
        if words[at].low in ("need", "want", "require", "seek"):
            return words[at - 1].low not in ("to", "who", "they", "we", "i")
    return False


def _with_second_mentions(words: tuple[Word, ...], found: tuple[Name, ...], taken: frozenset[int]) -> tuple[Name, ...]:
    """A person named with a capital once is the same person written small later on."""
    people = {n.words[0] for n in found if not n.is_organisation and len(n.words[0]) > 2} - v.COMMON
    inside = {at for n in found for at in range(n.first, n.last + 1)}
    more = [
        Name(at, at, (word.low,), owns=word.owns)
        for at, word in enumerate(words)
        if at not in inside and at not in taken and word.low in people and word.text.islower()
    ]
    # A word that was shunned where a sentence opens, but is part of a name elsewhere ("Grace. … from Grace Adeyemi").
    return tuple(sorted((*found, *more), key=lambda n: n.first))


def as_organisation(name: Name) -> Name:
    return replace(name, is_organisation=True)
