"""What does each sentence of a mail tell, and about whom?

A mail program breaks lines and a person signs below: both are undone first. Then each sentence goes by whom it names, whom it
speaks to, and whom the one before was about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from obliged.domain import introduction_words as w
from obliged.domain.named import People, person_at
from obliged.domain.patterns import Pattern

LIMIT = 8000


@dataclass(frozen=True, slots=True)
class Body:
    """Words without the greeting and the name below them, and what stands below."""

    text: str
    below: str


def body_of(text: str, sender: str) -> Body:
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
        return Body("\n".join([*lines[:end], "", *below[postscript[0] :]]), "\n".join(below[: postscript[0]]))
    return Body("\n".join(lines[:end]), "\n".join(below))


@dataclass(slots=True)
class Sentence:
    """One sentence, and whom it is about."""

    text: str
    lettered: str
    mentions: list[tuple[int, int, int]]
    about: int | None = None
    spoken_to: int | None = None


_SENTENCE = Pattern(
    r"(?:[^.!?\n]|\.(?=[\w@])|(?<=\b[A-Z])\.|(?<=\bDr)\.|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\bSt)\.)+[.!?]*"
)


def sentences_of(text: str) -> Iterator[str]:
    """A line that a program broke goes on in the next; a short line is a line of its own."""
    for paragraph in re.split(r"\n\s*\n", text):
        joined, lines = "", paragraph.split("\n")
        for line in lines:
            line = " ".join(line.split())
            glued = (
                joined and len(joined.rsplit("\n", 1)[-1]) > 44 and not re.match(r"[-*•]|\d[.)] |[\w ]{2,14}: ", line)
            )
            joined += (" " if glued else "\n" if joined else "") + line
        for match in _SENTENCE.finditer(joined):
            if match[0].strip():
                yield match[0].strip()


_MEETS = Pattern(
    r"(?:\bmeet|introduc\w*(?: you)?(?: both| two)?(?: to)?|intro(?: you)? to|connect\w*(?: you)?(?: both)?(?: with| to)|(?:touch|contact) with|cop(?:ying|ied)(?: in)?|"
    r"loop(?:ing|ed) in|\bcc'?\w*(?: in)?|(?:talk|speak|listen|reach out) (?:to|with)|\bcall|\bcontact|refer\w*(?: you)?|recommend\w*|send\w*(?: you)?|pass\w*(?: on| along)?|"
    r"referral(?: for you)?[:,-]?|lead(?: for you)?[:,-]?|client(?: for you)?[:,-]|heard from|hear from|help|told|gave|details for|(?:called|named|by the name of)|vorstell\w*|stelle \w+|présente\w*|present[oa]\w*|apresent\w*)"
    r"(?:[ ,:–-]+(?:my|our|a|an|the|your|his|her|one|of|to|with|in|on|for|friend|client|good|old|dear|new|here|also|both|[a-zäöüéèêáíóúãõç-]{2,16})){0,7}[ ,:–-]+(?P<x>[\ue000-\ue7ff])",
    re.IGNORECASE,
)
_SPOKEN_TO = Pattern(
    r"^(?:hi|hello|hey|dear|so|and|ok|hallo|liebe[r]?|bonjour|hola|olá|ciao)?[ ,]*(?P<x>[\ue000-\ue7ff])(?: ?(?:,(?! (?:who|whose|whom|which|an?|the|one of|aged|of|from|owner|who's)\b)|:|!| -| –| —))",
    re.IGNORECASE,
)
_GREETED = Pattern(
    r"^\W*(?:hi|hello|hey|dear|(?:good )?(?:morning|afternoon|evening)|hallo|hoi|liebe[rs]?|bonjour|salut|hola|olá|oi|ciao|beste|dag|chère?)[ ,]+(?P<x>[\ue000-\ue7ff])",
    re.IGNORECASE,
)
_PRESENTS = Pattern(r"^[\ue000-\ue7ff] ?[–—:-] ?(?P<x>[\ue000-\ue7ff])(?=,| is | \(| –| —)")
_PRONOUN = Pattern(
    r"^[^\w\ue000-\ue7ff]*(?:and |but |so |also |as |now )?(?:she|he|they|her|his|their|them|who|it(?! (?:is|was) )|the|sie|er|elle|il|ella|él|ela|ele|lei|lui|ze|zij|hij)\b",
    re.IGNORECASE,
)
_SUBJECT_BEFORE = Pattern(
    r"(?P<who>[\ue000-\ue7ff]|\b(?:you|i|we|she|he|they|who|us)\b|(?:^|(?<=[,;:–—-] )|(?<=\band )|(?<=\bbut ))(?:my|our)\b)(?:(?! and |\b(?:she|he|they|who|i|we|you)\b|[.;!?\ue000-\ue7ff])[^\n]){0,60}$",
    re.IGNORECASE,
)


def told(text: str, people: People) -> list[Sentence]:
    done: list[Sentence] = []
    about: int | None = None
    at = 0
    for said in sentences_of(text):
        mentions = people.mentions(said)
        sentence = Sentence(said, people.lettered(said), mentions)
        for start, _end, who in mentions:
            people.all[who].first_at = min(people.all[who].first_at, at + start)
        at += len(said) + 1
        spoken = _SPOKEN_TO.match(sentence.lettered)
        spoken_to = person_at(spoken["x"]) if spoken else None
        put = [person_at(m["x"]) for m in _MEETS.finditer(sentence.lettered)]
        if greeted := _GREETED.match(sentence.lettered) or (None if done else spoken):
            people.all[person_at(greeted["x"])].greeted = True
        if presented := _PRESENTS.match(sentence.lettered):
            put.append(person_at(presented["x"]))
        others = [who for _s, _e, who in mentions if who != spoken_to]
        for who in put:
            people.all[who].put += 1
        if put and put[-1] != spoken_to:
            about = put[0] if not people.all[put[0]].ours else put[-1]
        elif spoken_to is not None and spoken_to == about and _is_of_service(sentence.lettered):
            pass  # who is spoken to hears of somebody else, and stays whom it is about
        elif others and not (_PRONOUN.match(sentence.lettered) and about is not None):
            about = others[0]
        sentence.about, sentence.spoken_to = about, spoken_to
        done.append(sentence)
    return done


_NEAR = 90


def _is_of_service(text: str) -> bool:
    return bool(w.SERVING.search(text)) and not w.NEEDING.search(text)


def _whose(sentence: Sentence, at: int, people: People) -> int | None:
    """Who needs, or serves, at this place of the lettered sentence."""
    near = max(0, at - _NEAR)
    before = _SUBJECT_BEFORE.search(sentence.lettered[near:at])
    if before is None:
        return sentence.about
    who = before["who"].casefold()
    if "\ue000" <= who <= "\ue7ff":
        behind = near + before.end("who")
        owned = sentence.lettered[behind : behind + 2] in ("'s", "’s")
        return sentence.about if owned and person_at(who) == sentence.spoken_to else person_at(who)
    if who in ("you",):
        return sentence.spoken_to if sentence.spoken_to is not None else _ours(people)
    if who in ("i", "we", "my", "our", "us"):
        return next((n for n, p in enumerate(people.all) if p.sends), None)
    return sentence.about


def _ours(people: People) -> int | None:
    return next((n for n, p in enumerate(people.all) if p.ours and not p.sends), None)


def weigh(sentences: list[Sentence], people: People) -> None:
    for sentence in sentences:
        for match in w.NEEDING.finditer(sentence.lettered):
            who = _whose(sentence, match.start(), people)
            if who is not None:
                people.all[who].needing += 1
        for match in w.SERVING.finditer(sentence.lettered):
            who = _whose(sentence, match.start(), people)
            if who is not None:
                people.all[who].serving += 1


def unwrapped(text: str) -> str:
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
