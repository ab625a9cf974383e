"""May these words leave? What gives a confidence away stays here until a member says: send it as it is.

Every letter to somebody outside comes past here when it is written. A member's word covers the words that they saw
marked, and no others; it is kept beside the letter as codes, never as words. What a rule writes has nobody to say so,
and stays for a member.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from obliged.domain import discretion
from obliged.domain.courtesies import Key
from obliged.domain.refusals import Refusal
from obliged.queries import discretion as queries
from obliged.queries.discretion import Weighed
from obliged.records.firms import Member
from obliged.records.letters import Letter
from obliged.records.overrides import Override
from obliged.records.people import Person
from obliged.records.referrals import Referral
from obliged.words.languages import Locale

LONGEST_WHY = 300


class GivesAway(Refusal):
    """Something in this letter is not for its reader."""

    @property
    def weighed(self) -> Weighed:
        weighed = self.facts["weighed"]
        assert isinstance(weighed, Weighed)
        return weighed


@dataclass(frozen=True, slots=True)
class _AsItIs:
    stamps: frozenset[str]
    why: str


_as_it_is: ContextVar[_AsItIs | None] = ContextVar("as it is", default=None)


@contextmanager
def as_it_is(stamps: Iterable[str], why: str = "") -> Iterator[None]:
    """A member saw the marks on words of these stamps, and sends them all the same.

    :param why: their reason, if they gave one
    """
    before = _as_it_is.set(_AsItIs(frozenset(stamps), why.strip()[:LONGEST_WHY]))
    try:
        yield
    finally:
        _as_it_is.reset(before)


def weigh(
    subject: str, text: str, *, to: Person, by: Member, referral: Referral | None, settles: Sequence[Key] = (),
    introducing: bool = False, automatic: bool = False, heard: Sequence[str] = (),
) -> Weighed:  # fmt: skip
    """What in a letter gives something away; it is let through if nothing does, or if a member said so.

    :raises GivesAway: if something does, and nobody who saw it said to send it
    """
    firm = by.firm
    rows = queries.around(referral, settles, firm)
    secret = queries.confidential(to, rows, by=by, introducing=introducing, heard=heard)
    weighed = queries.weigh(subject, text, to, secret, Locale(firm.tz, firm.language))
    said = _as_it_is.get()
    if weighed.marks and (automatic or said is None or weighed.stamp not in said.stamps):
        raise GivesAway(to=weighed.to, weighed=weighed)
    return weighed


def keep(weighed: Weighed, letter: Letter, *, by: Member, now: datetime) -> None:
    """Write down that a marked letter was sent as it was: which kinds of marks, by whom, why. Never the words."""
    if weighed.marks:
        said = _as_it_is.get()
        Override.unscoped.create(
            firm=letter.firm, letter=letter, by=by, at=now, marks=list(discretion.codes(weighed.marks)),
            why=said.why if said is not None else "",
        )  # fmt: skip


__all__ = ["GivesAway", "as_it_is", "keep", "weigh"]
