"""What sort of thing does a line tell: a referral, a meeting, a promise, news?

Only what a sentence says outright decides. A line that says none of it is a note, and stays words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from obliged.domain import sayings


class Kind(StrEnum):
    REFERRAL = "referral"
    MET = "met"
    TOUCH = "touch"
    PROMISE = "promise"
    NEWS = "news"
    NEED = "need"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Told:
    """What was understood of a line, as far as its kind turns on it."""

    pair: bool
    """Both who is sent and who sends, or who is sent to, are named."""
    sure: bool
    """A sentence says who sends whom; it is no guess from the order of names."""
    sender: bool
    prospect: bool
    need: bool
    needs_outright: bool
    known: bool
    """Somebody in it is known to us already."""


def kind(line: str, told: Told) -> Kind:
    """The kind of a line whose names are letters."""
    if sayings.PROMISED.search(line) and not (told.pair and told.sure and told.need):
        return Kind.PROMISE
    if told.pair and told.sure:
        return Kind.REFERRAL
    if sayings.NEWS.search(line) or (told.known and sayings.MET_AGAIN.search(line)):
        return Kind.NEWS
    if sayings.MET.search(line):
        return Kind.MET
    if sayings.TOUCH.search(line) and not told.needs_outright:
        return Kind.TOUCH
    if told.sender and (told.prospect or told.need):
        return Kind.REFERRAL
    if told.need and told.prospect:
        return Kind.NEED
    return Kind.NOTE
