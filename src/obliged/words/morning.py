"""How does the morning letter say what is owed today, whom to call first, and what was heard?

Plain text that reads in half a minute: each line with the one address that leads to its button.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from functools import partial

from obliged.domain.calendars import clock_face
from obliged.words import moments
from obliged.words.languages import Locale, say

_say = partial(say, "morning")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is owed: who, what, why, by when, and where its button is."""

    who: str
    verb: str
    text: str
    why: str
    due: str
    address: str
    number: str = ""  # the telephone number of somebody to call

    @property
    def is_call(self) -> bool:
        return bool(self.number)


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody answered."""

    who: str
    words: str
    what: str
    address: str


@dataclass(frozen=True, slots=True)
class Morning:
    """All that the letter tells its member, and whose addresses it ends with."""

    greeting: str
    lines: Sequence[Line]
    heard: Sequence[Heard]
    today: str
    settings: str
    at: time
    more: bool = False
    people: int = 0  # to see to today
    offered: int = 0  # people who were introduced to the firm on its page, and wait for a yes or no
    offers: str = ""  # the address at which that is said

    @property
    def calls(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_call)

    @property
    def letters(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.is_call and line.who)

    @property
    def own(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.is_call and not line.who)


def subject(morning: Morning, here: Locale) -> str:
    """What an inbox shows: whom to call first, else how many are owed a word, else who wrote back."""
    waiting = list(dict.fromkeys(line.who for line in morning.lines if line.who))
    if morning.calls:
        first = morning.calls[0].who
        others = max(morning.people - 1, 0)
        code = "subject.call.other" if others else "subject.call.one"
        return _say(here.language, code, facts={"who": first, "others": moments.number(others, here)})
    if waiting:
        people = max(morning.people, len(waiting))
        facts = {"who": waiting[0], "n": moments.begun(moments.number(people, here))}
        return _say(here.language, "subject.owed.other" if people > 1 else "subject.owed.one", facts=facts)
    if morning.lines:
        return _say(here.language, "subject.own")
    if not morning.heard:
        facts = {"n": moments.begun(moments.number(morning.offered, here))}
        return _say(here.language, f"subject.offered.{_many(morning.offered)}", facts=facts)
    names = list(dict.fromkeys(heard.who for heard in morning.heard))
    facts = {"who": names[0], "n": moments.begun(moments.number(len(names), here))}
    return _say(here.language, "subject.heard.other" if len(names) > 1 else "subject.heard.one", facts=facts)


def text(morning: Morning, here: Locale) -> str:
    """The letter itself."""
    say_ = partial(_say, here.language)
    parts = [morning.greeting]
    for code, lines in (("calls", morning.calls), ("letters", morning.letters), ("own", morning.own)):
        if lines:
            parts += [say_(f"part.{code}").upper(), *(_line(line, here) for line in lines)]
    if morning.heard:
        parts += [say_("part.heard").upper(), *(_heard(heard, here) for heard in morning.heard)]
    if morning.offered:
        facts = {"n": moments.begun(moments.number(morning.offered, here))}
        waits = say_(f"offered.{_many(morning.offered)}", facts=facts)
        parts += [say_("part.offered").upper(), f"{waits}\n{morning.offers}"]
    if morning.more:
        parts.append(say_("more"))
    parts.append(f"{say_('all')}\n{morning.today}")
    ends = say_("ends", facts={"clock": clock_face(morning.at.hour * 60 + morning.at.minute)})
    parts.append(f"{ends}\n{morning.settings}")
    return "\n\n".join(parts) + "\n"


def _many(number: int) -> str:
    return "one" if number == 1 else "other"


def _line(line: Line, here: Locale) -> str:
    facts = {"verb": line.verb, "text": line.text, "why": line.why, "due": line.due, "number": line.number}
    return "\n".join(
        filter(
            None,
            (
                _say(here.language, *(("call",) if line.is_call else ()), "row", facts=facts),
                _say(here.language, "beside", "due", facts=facts),
                line.address,
            ),
        )
    )


def _heard(heard: Heard, here: Locale) -> str:
    facts = {"who": heard.who, "words": heard.words, "what": heard.what}
    return "\n".join(_heard_lines(heard, _say(here.language, "heard", "heard.nothing", facts=facts)))


def _heard_lines(heard: Heard, said: str) -> Iterator[str]:
    yield said
    if heard.address:
        yield heard.address
