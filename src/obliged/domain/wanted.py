"""Which words of a mail say what is needed?

The strongest saying of a sentence is taken, and of all sentences the one that is about the prospect. Where a mail says
nothing, its subject may.
"""

from __future__ import annotations

import re

from obliged.domain import contacts, names, needs, times
from obliged.domain import introduction_words as w
from obliged.domain import vocabulary as v
from obliged.domain.lines import Word, words_of
from obliged.domain.named import STRAIGHT, People
from obliged.domain.patterns import Pattern
from obliged.domain.told import Sentence


def need_in(said: str, *, own: bool = False) -> tuple[float, str] | None:
    """The words of a sentence that say what is needed, and how outright it says so.

    :param own: whoever needs it speaks: "I need" is a need
    """
    if not said.strip():
        return None
    words = words_of(said)
    marks = _marks(said, words)
    straight = said.translate(STRAIGHT)
    best: tuple[float, int, str] | None = None
    for weight, cue, foreign in w.NEEDS:
        for match in cue.finditer(straight):
            if found := _fewest(said, _behind(said, words, marks, match, foreign=foreign)):
                mine = own and bool(_I.search(said[: match.start()][-24:]))
                value = weight + 0.05 * mine, -match.start(), found
                best = max(best, value) if best else value
        if best and best[0] >= weight:
            break
    if best and not re.fullmatch(r"\w+ing", best[2]):
        return best[0], best[2]
    heard = tuple(_third_person(word) for word in words) if own else words
    spot = needs.need(heard, marks)
    if (
        spot
        and spot.weight >= 3
        and not _THANKED.search(said[: words[spot.first].start])
        and not all(word.low in _BARE | (v.FUNCTION - v.NEED_NOUNS) for word in words[spot.first : spot.last + 1])
    ):
        return spot.weight, said[words[spot.first].start : words[spot.last].end]
    return None


# A firm, a person, anybody who does it: what is to be done says more.
_DOER = r"(?:contractors?|partners?|firms?|company|companies|trades(?:man|men|people|person)|suppliers?|someone|somebody|persons?|people|professionals?|entreprise|artisan|menuisier|ma[çc]on|soci[ée]t[ée]|prestataire|quelqu'un|firma|unternehmen|handwerker|jemanden?|empresa|alguien|algu[ée]m|ditta|impresa|qualcuno|bedrijf|iemand|aannemer)"
_GOOD = r"(?:good|reliable|reputable|local|decent|honest|new|trustworthy|suitable|careful|proper|competent|une?|bonne?)"
_DONE_BY = Pattern(
    rf"^(?:{_GOOD} ){{0,2}}?{_DOER} (?:for (?:the|an?)|pour (?:la|le|les|une?|l['’])|für (?:die|den|das|eine[nr]?)|para (?:el|la|o|a|un|una)|per (?:il|la|una?)|voor (?:de|het|een)) ?(?P<what>\S.*)$",
    re.IGNORECASE,
)
_DOER_ALONE = Pattern(rf"(?:{_GOOD} ){{0,2}}{_DOER}", re.IGNORECASE)
_HURRY = Pattern(
    r"(?:(?: (?:rather|fairly|quite|pretty|very|really|as|so|too|reasonably|relatively))? (?:quickly|soon|urgently|badly|fast|promptly|sharpish|pronto|desperately|first|asap|again)| (?:rather|fairly|quite|pretty|really))+$",
    re.IGNORECASE,
)
_PARTICIPLE = r"(?:[\w-]+ed|made|split|built|rebuilt|cut|taken|done|redone|laid|put|drawn|rewritten|sold|let|hung|rehung|torn|broken|set|read|written|seen|found|sent|bought|brought|kept|dug|mown|worn|swept|lit|shut|sewn)"
_HAD_DONE = Pattern(
    r"(?:(?:his|her|their|our|my|some|an?|the) )?(?P<what>(?!(?:it|them|this|that|some\w+|any\w+|to|be) )(?:[\w'’-]+ ){1,4}?"
    rf"(?:damp |re-?)?{_PARTICIPLE}(?: up| out| down| back| in(?=[.,;:!?\n]|$)| off)?"
    r"(?: (?:in ?to|through to|as|in|with) (?:an? |the )?(?!(?:january|february|march|april|may|june|july|august|september|october|november|december|time|spring|summer|autumn|the|case)\b)[\w-]+)?)"
    r"(?= (?:for|before|by|so|and|with|at|on|in|this|next|first|which|behind|as|but|when|if|while)\b|[.,;:!?–—(\n]|$)",
    re.IGNORECASE,
)
_TO_BE_DONE_BY = Pattern(
    r"^(?:[\w'-]+ ){0,3}?(?!(?:whether|either|rather|other|order|after|ever|never|for|or|over|per|their|her|number|matter|how|later)\b)[\w-]*(?:er|or|ist|ian|ect|ney|man|woman|firm|person|expert|agency) (?:to|who(?:['’]ll| can| could| will| would)) (?P<what>(?:re)?\w{3,} .+)$",
    re.IGNORECASE,
)


_TO_BE_DONE_ABROAD = Pattern(
    r"^[^\W\d_]+(?: (?:pour|para|per) (?=\w+(?:er|ir|re|ar|are|rse)\b)|, (?:der|die|das|qui|die|che) | (?:qui|que|die|che|der) )(?P<what>\S+ .+)$"
)


_TRADE = Pattern(
    r"^(?:[\w-]+ )?[\w-]+(?:yer|ney|itor|tant|eeper|roker|sor|ser|adviser|ctor|cian|pa) (?:for|on) (?:the|an?) (?P<what>\S.*)$",
    re.IGNORECASE,
)
_DANGLING = Pattern(
    r"(?<=\w) (?:to (?:make|do|get|have|take|look|put|give|go|come|help|be|keep|see|let)|and)$", re.IGNORECASE
)


def _fewest(said: str, phrase: str | None) -> str | None:
    """The fewest words that say it: without the hurry, and the thing rather than whoever does it."""
    if not phrase:
        return None
    if by := _DONE_BY.match(phrase) or _TO_BE_DONE_BY.match(phrase) or _TO_BE_DONE_ABROAD.match(phrase):
        return _HURRY.sub("", by["what"])
    at = said.find(phrase) + len(phrase)
    whole = f"{phrase}{said[at:]}"
    behind = _TRADE.match(whole) or (_DOER_ALONE.fullmatch(phrase) and _DONE_BY.match(whole))
    if behind and behind.start("what") > len(phrase):
        words = words_of(behind["what"])
        spot = needs.from_label(words, _marks(behind["what"], words), 0)
        if spot and spot.first <= spot.last:
            phrase = behind["what"][words[spot.first].start : words[spot.last].end]
    return _HURRY.sub("", _DANGLING.sub("", phrase))


_I = Pattern(r"\b(?:I|[Ww]e)(?: \w+)? $")
_THANKED = Pattern(r"\b(?:thank(?:s| you)|grateful|cheers)\b[^.;]{0,30}$", re.IGNORECASE)
_BARE = v.listed("""
    it this that them him her you me us more any some anything something thanks time talk chat call meeting meet
    hear intro introduction speak know see be one touch help word catch connect plenty lots loads much common
    number name details card address job enquiry inquiry
    """)


_PAUSE = Pattern(
    r"\.(?!\d)|[;:!?()\n–—]| - |,(?! (?:der|die|das|den|dem|qui|que|die|che)\b)|,? (?:und|et|y|e|en|mas|pero|mais|aber|maar|ma) (?=(?:hat|ist|will|sie|er|ich|wir|elle|il|ella|él|tiene|tem|ha|heeft|ze|hij|est|está)\b)"
    r"| (?:avant|bevor|bis|weil|antes|prima|voordat|omdat|perché|porque|car|da (?:er|sie|es|ich|wir)|denn|parce|want)\b| (?:vor|nach|im|ab|avant|en|em|a|in|om|para|per|voor|für|pour|con|com|avec|mit|met) (?:dem|den|la|le|l'|de|het|o|el|il|al)? ?(?:\d|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|frühjahr|sommer|herbst|winter|printemps|été|automne|hiver|primavera|verano|otoño|najaar|zomer|voorjaar)\b",
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
    if not foreign and (done := _HAD_DONE.match(said[at:].lstrip(" :"))):
        return str(done["what"])
    first = next((n for n, word in enumerate(words) if word.start >= at and word.is_word), None)
    if foreign:
        return _until_it_pauses(said[at:].lstrip(" :"))
    if first is None or marks.get(first) in ("P", "C", "W"):
        return None
    just_before = said[max(0, words[first].start - 12) : words[first].start]
    if re.search(r"\bto $", just_before) and words[first].low not in v.NEED_NOUNS - v.VERBS - _TO_DO:
        return _done(said[words[first].start :])
    if words[first].low in v.VERBS - v.NEED_NOUNS | _TO_DO and re.search(
        r"(?:\bto|who|that|can|could|does|do) $", just_before.casefold()
    ):
        return _done(said[words[first].start :])
    spot = needs.from_label(words, marks, first)
    if spot is None or spot.first > spot.last:
        return None
    if all(word.low in _BARE | (v.FUNCTION - v.NEED_NOUNS) for word in words[spot.first : spot.last + 1]):
        return None
    return _whole(said, words, marks, spot)


_PRESSING = frozenset({"urgent", "immediate", "quick", "prompt"})
_TO_DO = v.listed("""
    redo redesign design draw build fix fit fill convert turn set sort work review check draft write negotiate sell
    buy move register file value plan paint install wire plumb insure move protect recover restructure refinance
    mend repair replace translate photograph print audit wind appeal claim settle get find make take do look go
    """)
_DONE = Pattern(
    r"[.;:!?()\n–—,]| - | (?:before|because|since|so|but|when|while|by|after|as|until|till|which|if|asap|urgently|please|this|next|ahead|without|soon|now|right (?:now|away)|ideally|preferably|and(?= (?:has|is|was|asks|asked|says|said|tells|told|wonders|wondered|hopes|knows|will|can.t|cannot|won.t|does|doesn.t|did|didn.t|had|i|she|he|they|we|wants?|needs?|would|can|could|then|also|that|tell)\b)|in (?:january|february|march|april|may|june|july|august|september|october|november|december|time|spring|summer|autumn|fall|winter|the)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|for (?:us|me|her|him|them))\b",
    re.IGNORECASE,
)


def _done(rest: str) -> str | None:
    """What is to be done: "set up a partnership", "turn it into a yoga studio"."""
    tokens = rest.split()
    pause = _DONE.search(rest, len(tokens[0]) if tokens else 0)
    found = " ".join(rest[: pause.start() if pause else len(rest)].split()[:10])
    tail = [t.casefold() for t in found.split()[1:]]
    return found if tail and not all(t in _BARE | v.FUNCTION for t in tail) else None


_DOERS = Pattern(r"(?:er|or|ist|ant|ian|ect|ney|man|woman|keeper|firm|person|company|expert|agency|pro|coach)$")


def _whole(said: str, words: tuple[Word, ...], marks: dict[int, str], spot: needs.Spot) -> str:
    """ "A lawyer to read a contract" goes on behind the lawyer, and "register for VAT" behind the verb."""
    last = spot.last
    if (
        words[spot.first].low in v.VERBS
        and last + 1 < len(words)
        and words[last + 1].low in ("it", "them", "this", "that", "her", "him")
    ):
        return _done(said[words[spot.first].start :]) or ""
    following = words[last + 1].low if last + 1 < len(words) and last + 1 not in marks else ""
    alone = spot.first == last and words[last].low in v.VERBS
    if (following in ("to", "who", "that") and _DOERS.search(words[last].low)) or (
        alone and following in ("for", "from", "with", "as")
    ):
        skip = (
            2
            if following != "to" and last + 2 < len(words) and words[last + 2].low in ("can", "could", "will", "would")
            else 1
        )
        more = needs.from_label(words, marks, last + 1 + skip) if last + 1 + skip < len(words) else None
        if more and more.last > last and more.first <= last + 3 + skip:
            last = more.last
    return said[words[spot.first].start : words[last].end]


def _third_person(word: Word) -> Word:
    swap = {
        "i": "she",
        "we": "they",
        "me": "her",
        "us": "them",
        "i'm": "she's",
        "we're": "they're",
        "we'd": "they'd",
        "i'd": "she'd",
    }
    if word.low not in swap:
        return word
    return Word(word.text, swap[word.low], word.start, word.end, word.opens, word.owns)


def _marks(said: str, words: tuple[Word, ...]) -> dict[int, str]:
    marks: dict[int, str] = {}
    for found in contacts.emails(said):
        marks |= {n: "C" for n, word in enumerate(words) if found.start <= word.start < found.end}
    for when in times.whens(said):
        if said[when.start : when.end].casefold() in _PRESSING and re.match(r" \w", said[when.end :]):
            continue
        marks |= {n: "W" for n, word in enumerate(words) if when.start <= word.start < when.end}
    for name in names.names(words, frozenset(marks)):
        if said[words[name.first].start : words[name.last].end].islower():
            continue  # a sentence alone may hold no capital, so that names cannot be told from things
        marks |= dict.fromkeys(range(name.first, name.last + 1), "O" if name.is_organisation else "P")
    return marks


def need_of(prospect: int, sentences: list[Sentence], people: People) -> str | None:
    """What the prospect needs: said of them first, then of nobody in particular."""
    best: tuple[float, int, str] | None = None
    for n, sentence in enumerate(sentences):
        found = need_in(sentence.text)
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
    return best[2] if best and best[0] >= 3 else None


_NOTED = Pattern(
    r"\s*[),;:.–—-]+\s*(?:for |re |wants |needs )?(?P<what>[a-z][^.,;:!?\n()]{3,60}?)(?= (?:at|in|on|for) (?:his|her|their|the|my)\b|[.,;:!?\n(]|$)"
)


def need_behind_number(text: str) -> str | None:
    """The things that a note lists behind a number: "roof leaking at his shop"."""
    match = _NOTED.match(text)
    if match is None:
        return None
    words = words_of(match["what"])
    told = any(word.low in v.NEED_NOUNS for word in words) and not any(word.low in _SPOKEN for word in words)
    return without_article(match["what"]) if told else None


_SPOKEN = v.listed("i he she they you we it said told call ring is are was will would don't don’t thanks cheers")
_LEADING = Pattern(r"^(?:an?|the|some|his|her|their|our|my)\s+(?=\w)", re.IGNORECASE)
_SUBJECT_NOISE = Pattern(
    r"^(?:\s*(?:re|fwd?|fw|aw|wg|tr|rv)\s?:)*\s*(?:(?:e-?mail |warm |quick |virtual |double )?(?:e-?)?(?:intro(?:duction|ducing|s)?|connecting|referral|meet|lead|new client|recommendation)\b)?\W*(?:for you|to|of)?\W*",
    re.IGNORECASE,
)


def need_of_subject(subject: str, people: People) -> str | None:
    plain = re.sub(r"^(?:\s*(?:re|fwd?|fw|aw|wg|tr|rv)\s?:)+\s*", "", subject, flags=re.IGNORECASE)
    found = need_in(plain)
    if found:
        return found[1]
    lettered = people.lettered(plain)
    rest = _SUBJECT_NOISE.sub("", lettered)
    pieces = [p.strip(" ()[].!?:") for p in re.split(r"[\ue000-\ue7ff]|[()\[\]:|]| [-–—/] |<->|<>|,", rest)]
    for piece in filter(None, pieces):
        words = words_of(piece)
        if 0 < len(words) < 7 and any(word.low in v.NEED_NOUNS for word in words):
            spot = needs.from_label(words, _marks(piece, words), 0)
            if spot and spot.first <= spot.last:
                return piece[words[spot.first].start : words[spot.last].end]
    return None


def need_listed(phrase: str) -> str:
    """What stands behind a label: "conveyancing on a flat in Botley" is conveyancing."""
    words = words_of(phrase)
    spot = needs.from_label(words, _marks(phrase, words), 0) if words else None
    if spot and spot.first <= spot.last:
        phrase = phrase[words[spot.first].start : words[spot.last].end]
    return without_article(phrase)


def without_article(phrase: str) -> str:
    """ "a rear extension" is a rear extension."""
    return _LEADING.sub("", phrase)
