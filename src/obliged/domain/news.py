"""What came of an introduction, as far as the new words of a mail say so?

A mail is cut into clauses. A clause speaks when a saying of the table stands in it, and nothing before that saying
takes it back: a question, a no, a wish, an if. What is furthest wins; of two ends, the later one.
Nothing is recorded from this: it is shown with the words that it was read from, and a member confirms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from obliged.domain.news_words import Row, Sign, table
from obliged.domain.patterns import Pattern

LIMIT = 3000
"""News stands at the top of a mail; what comes later is read by people."""


class Outcome(StrEnum):
    """How far it has come."""

    CONTACTED = "contacted"
    MET = "met"
    WON = "won"
    LOST = "lost"
    DECLINED = "declined"
    NO_CONTACT = "no_contact"


@dataclass(frozen=True, slots=True)
class News:
    """An outcome, and the words that say it."""

    outcome: Outcome
    phrase: str


@dataclass(frozen=True, slots=True)
class _Heard:
    """A sign, and the sentence in which it was heard."""

    sign: Sign
    sentence: str
    already: bool = False
    """Settled before we came: "she had already hired somebody"."""
    at_first: bool = False
    """Told as what was before: "at first he did not answer"."""


def outcome(new_words: str) -> Outcome | None:
    """The outcome that the words tell, or None where they tell none."""
    news = read(new_words)
    return news.outcome if news else None


def read(new_words: str) -> News | None:
    """The outcome, with the sentence that says it."""
    heard = tuple(_hear(new_words[:LIMIT]))
    later = tuple(h for h in heard if not h.at_first)
    return _judged(later or heard)


def _judged(heard: tuple[_Heard, ...]) -> News | None:
    met = _last(heard, Sign.MET)
    end = _last(heard, Sign.WON, Sign.LOST, Sign.REFUSED)
    if end:
        return News(_end(end, heard, met is not None), _phrase(end))
    if met:
        return News(Outcome.MET, _phrase(met))
    if reached := _last(heard, Sign.CONTACT, Sign.APPOINTMENT, Sign.QUOTED):
        return News(Outcome.CONTACTED, _phrase(reached))
    if silence := _last(heard, Sign.UNANSWERED):
        return News(Outcome.NO_CONTACT, _phrase(silence))
    if tried := _last(heard, Sign.TRIED):
        return News(Outcome.CONTACTED, _phrase(tried))
    return None


def _end(end: _Heard, heard: tuple[_Heard, ...], met: bool) -> Outcome:
    if end.sign is Sign.WON:
        return Outcome.WON
    if met or _last(heard, Sign.QUOTED):
        return Outcome.LOST
    lost = _last(heard, Sign.LOST)
    before_meeting = (lost or end).already or _last(heard, Sign.NOT_MET) or not lost
    return Outcome.DECLINED if before_meeting else Outcome.LOST


def _last(heard: tuple[_Heard, ...], *signs: Sign) -> _Heard | None:
    return next((h for h in reversed(heard) if h.sign in signs), None)


def _phrase(heard: _Heard) -> str:
    words = heard.sentence.strip(" ,;:-–—")
    return words if len(words) <= 160 else words[:157].rsplit(" ", 1)[0] + "…"


# Typed with a thumb: "hes coming", "didnt answer".
_SHORT = Pattern(
    r"\b(?:(?P<who>(?:s?he|who|that|there)(?=s\b)|(?:they|you)(?=re\b|ve\b)|we(?=ve\b))(?P<is>s|re|ve)|(?P<i>i)(?P<am>m|ve)"
    r"|(?P<no>did|does|do|has|have|had|is|was|are|were|would|could|should|ca|wo)nt)\b",
    re.IGNORECASE,
)


def _spelled(short: re.Match[str]) -> str:
    if short["no"]:
        return f"{short['no']}n't"
    return f"{short['who'] or short['i']}'{short['is'] or short['am']}"


# Cutting


_SENTENCE = Pattern(r"[^.!?¿¡\n]+(?:\.(?=[\w])[^.!?¿¡\n]+)*[.!?]*")
_STRONG = Pattern(r"[;:–—]| -{1,3} ")
_CLAUSE = Pattern(
    r"[,;:()–—]+| -{1,3} |(?<!back)(?<!up) (?=and (?!a |an |the )|but |so |because |although |though |however |while |whereas |until "
    r"|before |which |who |if |aber |und |mais |et |pero |mas |porem |maar |en toen |ma |after |then )",
    re.IGNORECASE,
)
# Said of something else, or the other way round than they look: out of the way before anything is heard.
_IDLE = Pattern(
    r"\b(?:not only|not just|can(?:no|')t wait|could(?:n't| not) (?:wait|be (?:happier|more)|have (?:gone|been)|agree more)"
    r"|no (?:problem|doubt|worries|rush|pressure|hurry|need to (?:reply|worry))|why not|not bad|not to mention"
    r"|(?:first|originally) met|met (?:the|our|her|his|their|my|all|every)(?: \w+)? (?:deadline|requirements?|criteria|expectations?|target|budget|standards?|needs?)"
    r"|(?:have|has|had|having) met (?:\w+ ){1,4}(?:at|through|in) (?:university|college|school|19|20)"
    r"|(?:just |i |we |and )*(?:want(?:ed|ing)?|writing|thought (?:i|we)(?:'d| would| should)|(?:would|'d) like|meant|happy|pleased|glad|sorry|delighted|sad|afraid|thrilled|be (?:pleased|glad|sorry|happy)) to (?:let you know|tell you|say|update you|report|share|hear|know|announce)(?: that)?"
    r"|i(?:'d| would) say|hope (?:you(?:'re| are)|all is|this finds|that's|that is)[^,.;]*"
    r"|(?:i|we) (?:have|had|did)(?:n't| not)(?: yet| actually| even)? (?:call(?:ed)?|rung|ring|phoned?|emailed?|written|write|texted?|contact(?:ed)?|reach(?:ed)? out|(?:got|get|been) (?:in touch|round|around))(?: to)?(?= (?:with )?(?:to )?(?:him|her|them|it|calling|ringing))"
    r"|wrote ?:|for (?:the |your )?(?:introduc\w+|intro)|nice to (?:e-?)?meet you)\b",
    re.IGNORECASE,
)
_ASKING = Pattern(
    r"^\W*(?:and |but |so |also )*(?:did|do|does|have|has|had|is|are|was|were|can|could|would|will|shall|may|how|what|when|where|why|who|which|any|"
    r"hast|habt|haben|avez|as-tu|ha|has|han|heeft|hebben)\b",
    re.IGNORECASE,
)


# "Before we could meet | she had found somebody": what follows the time is a clause of its own.
_TIMED = Pattern(
    r"(?<=meet|.met|poke|peak|talk|lked) (?=(?:she|he|they|we|i|it)(?:'d|'s|'ve| had| has| have| was| were| chose| went| found| hired| told| said| decided| got) )",
    re.IGNORECASE,
)


def _hear(text: str) -> Iterator[_Heard]:
    for sentence in _sentences(text):
        plain = _SHORT.sub(_spelled, _folded(sentence))
        plain = _IDLE.sub(lambda m: " " * len(m[0]), plain)
        for clause in _clauses(plain):
            clause = clause.strip(" .!?\"“”'*_>")
            for sign in _signs(clause):
                if sign is Sign.WON and _WENT_WITH_NAME.search(clause) and _SORRY.search(_folded(sentence)):
                    sign = Sign.LOST
                yield _Heard(sign, sentence, bool(_ALREADY.search(clause)), bool(_AT_FIRST.search(clause)))


def _sentences(text: str) -> Iterator[str]:
    """Lines that were broken by a mail program are one line; an empty line ends a thought."""
    for paragraph in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line.strip() for line in paragraph.split("\n")]
        joined = " ".join(line if len(line) > 30 else line + " " for line in lines)
        joined = re.sub(r"\b(Mr|Mrs|Ms|Dr|St|Prof|approx|tel|no)\.(?= )", r"\1", " ".join(joined.split()))
        for match in _SENTENCE.finditer(joined):
            yield match[0].strip()


def _folded(text: str) -> str:
    """The same text, letter for letter, without accents and with one kind of apostrophe."""
    return "".join(_fold(c) for c in text)


@cache
def _fold(letter: str) -> str:
    if letter in "’‘ʼ`´":
        return "'"
    if letter == "ß":
        return "s"
    plain = unicodedata.normalize("NFKD", letter)
    return plain[0] if plain else letter


def _clauses(sentence: str) -> list[str]:
    """The clauses that state something: what is asked is left out."""
    if sentence.rstrip().endswith("?"):
        stated = _STRONG.split(sentence)[:-1]
        if not stated:
            clauses = _CLAUSE.split(sentence)
            stated = [] if _ASKING.match(sentence) else clauses[:-1]
        return [c for part in stated for c in _CLAUSE.split(part) if not _ASKING.match(c)]
    return [part for clause in _CLAUSE.split(sentence) for part in _TIMED.split(clause, maxsplit=1)]


# What takes a saying back

_NEGATED = Pattern(
    r"(?:\b(?:not|never|no|nor|neither|none|nobody|without|yet to|hardly|nothing|cannot|fail(?:ed|s|ing)? to|unable to|instead of|rather than"
    r"|nicht|nie|kein|keine|keinen|noch nicht|niet|geen|nooit|pas|jamais|ne|n'\w+|nao|nunca|non|mai|ainda nao|todavia no)|n't)\b",
    re.IGNORECASE,
)
_NEGATED_AFTER = Pattern(r"^(?: \w+){0,3} (?:nicht|pas|jamais|niet|noch nicht|not yet|nog niet)(?= |$)", re.IGNORECASE)
# Takes back whatever follows, even what carries its own no.
_OPEN = Pattern(
    r"\b(?:if|either|whether|unless|in case|hop(?:e|es|ed|ing)|hopefully|let me know|let us know|tell (?:me|us)|keep (?:me|us)|perhaps|maybe|might|wonder(?:ing|ed)?|curious|not sure|as soon as|let's|let us|shall we|please|"
    r"wenn|falls|ob|hoff\w+|vielleicht|hopen|hoop|esper\w+|spero|(?:^|, )(?:si|se|als)|forse|peut-etre|talvez|tal vez|quiza)\b",
    re.IGNORECASE,
)
_WISHED = Pattern(
    r"\b(?:if|whether|unless|until|before|till|hop(?:e|es|ed|ing)|hopefully|would|could|might|may|should|shall|must|ought|wish(?:es|ed)?|want(?:s|ed|ing)?|plan(?:s|ned|ning)?|"
    r"intend(?:s|ed|ing)?|try|tries|trying|needs? to|let's|let us|let me know|let us know|tell (?:me|us)|keep (?:me|us)|looking to|in case|as soon as|please|perhaps|maybe|wonder(?:ing|ed)?|curious|"
    r"suppose[ds]?|supposed to|was going to|were going to|think(?:ing)? (?:of|about)|considering|probably|likely|keen to|love to|happy to|glad to|like to|ready to|waiting to|close to|about to|almost|nearly|not sure|"
    r"expect(?:s|ed|ing)?|eager|once (?:\w+ ?)?(?:have|has|'ve|'s|you|they|we|she|he|i)|when (?:you|they|we|she|he|i)(?:'ve| have|'s| has)|after (?:you|they|we|she|he|i)(?:'ve| have|'s| has)|will have|'ll have|you should|wants? to|aim(?:s|ing)? to|"
    r"wenn|falls|ob|hoff\w+|mochte|wurde|konnte|werde|wollen|hopen|hoop|esper\w+|espera|spero|(?:^|, )(?:si|se|als)|quando|cuando|quand|forse|vielleicht|peut-etre|talvez|tal vez|quiza)\b",
    re.IGNORECASE,
)
_AHEAD = Pattern(
    r"(?:'ll|\b(?:will|shall|(?:going|due|set|coming|arranged|agreed|booked|invited\b[^,.;]*) to))\b", re.IGNORECASE
)
_SORRY = Pattern(r"\b(?:sorry|sadly|unfortunately|afraid|pity|alas|regret\w*|disappoint\w*|shame)\b", re.IGNORECASE)
_WENT_WITH_NAME = Pattern(r"\b(?:went|gone|going|signed) (?:ahead )?with [A-Z]")
_ALREADY = Pattern(r"\b(?:already|beforehand|by then|deja|bereits|schon|ya|ja|gia|al een|al iemand)\b", re.IGNORECASE)
_AT_FIRST = Pattern(r"\b(?:at first|initially|originally|to begin with|first of all|anfangs|zuerst|au debut|d'abord|al principio|no inicio|all'inizio|eerst)\b", re.IGNORECASE)  # fmt: skip
_LONG_AGO = Pattern(
    r"\b(?:years? ago|months? ago|decades?|back in|in (?:19|20)\d\d|at (?:university|college|school)|last year|ages ago|when (?:i|we) (?:worked|lived|studied|were)|(?<!going )(?<!went )(?<!go )(?<!talked )(?<!walked )(?<!us )(?<!me )through (?:a|the|my)|worked together)\b",
    re.IGNORECASE,
)


def _signs(clause: str) -> Iterator[Sign]:
    for row, pattern in table():
        for match in pattern.finditer(clause):
            if _stands(row, clause, match):
                yield row.sign
                break


def _stands(row: Row, clause: str, match: re.Match[str]) -> bool:
    before = clause[: match.start()]
    if _OPEN.search(before) or (not row.frank and _WISHED.search(before)):
        return False
    if row.sign is Sign.MET and _AHEAD.search(before):
        return False
    if row.sign is Sign.MET and _LONG_AGO.search(clause):
        return False
    return row.frank or not (
        _NEGATED.search(before if _NEGATED.search(row.pattern) else before + match[0])
        or _NEGATED_AFTER.match(clause[match.end() :])
    )
