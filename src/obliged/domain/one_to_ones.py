"""Which lines of a note are promises, and by when?

After a talk a member writes down what was said. A line that says what we will do and names its day ("send her the
brochure by Friday") is our word, and is owed by then. A line that tells ("she moves on Friday") is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from obliged.domain.patterns import Pattern
from obliged.domain.times import when_day, whens

MOST = 20  # promises of one talk; more are a plan
LONGEST = 500
# How a line begins that says what we will do. A name or "she" at its head tells of somebody else.
_OURS = Pattern(
    r"^(?:(?:i|we)(?:\s+(?:will|shall|must|should|promised to|am going to|are going to|said (?:i|we) would)|['’]ll)\s+\w"
    r"|(?:promised|to do|todo|promise)\b[:\s]"
    r"|(?:add|answer|arrange|ask|book|bring|buy|call|check|connect|copy|draft|e-?mail|fetch|find|finish|fix|follow|forward"
    r"|get|give|hand|help|introduce|invite|lend|let|look|mail|make|meet|order|pass|pay|phone|post|prepare|print"
    r"|put|quote|read|recommend|remind|reply|return|ring|say|schedule|send|set|share|show|sign|speak|suggest"
    r"|take|talk|tell|text|thank|visit|work|write)\s)",
    2,
)
_BULLET = Pattern(r"^\s*(?:[-*•–—]|\d+[.)]|\[ ?\])\s*")


@dataclass(frozen=True, slots=True)
class Promised:
    """Our word, and its day."""

    words: str
    due: date


def promises(notes: str, today: date) -> tuple[Promised, ...]:
    """The promises among the lines of a note, in their order."""
    found = []
    for line in notes.splitlines():
        for said in _sentences(_BULLET.sub("", line).strip()):
            due = _due(said, today) if _OURS.match(said) else None
            if due is not None:
                found.append(Promised(said[:LONGEST], due))
    return tuple(found[:MOST])


def _sentences(line: str) -> Iterable[str]:
    return (part.strip() for part in line.replace("; ", ". ").split(". ") if part.strip())


def _due(said: str, today: date) -> date | None:
    """The day that is named last and has not passed."""
    for found in reversed(whens(said)):
        day = None if found.past or found.event else when_day(found.text, today)
        if day is not None and day >= today:
            return day
    return None


__all__ = ["Promised", "promises"]
