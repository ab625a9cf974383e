"""What happened?

A happening is one dated fact in the life of a referral or of a relationship: who reported it, about whom, when.
Happenings are never changed and never deleted; a mistake is taken back by another happening, and a taking-back
can itself be taken back. Everything else that we know of a referral is derived from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any


class Kind(StrEnum):
    """What can happen. A member records it, an outsider answers it, or the timetable notes that time passed."""

    # The word that starts it
    RECEIVED = "received"  # somebody introduced a prospect to us
    GIVEN = "given"  # we mean to introduce a prospect to a provider
    # Consent, before anybody is named
    CONSENT_ASKED = "consent_asked"
    CONSENT_GIVEN = "consent_given"
    CONSENT_REFUSED = "consent_refused"
    CONSENT_EXPIRED = "consent_expired"
    INTRODUCED = "introduced"  # both letters left
    # Where it goes
    ACCEPTED = "accepted"
    DECLINED = "declined"  # not the best fit, no room, conflict …: before or instead of working together
    NOT_REACHED = "not_reached"  # called, nobody answered
    CONTACTED = "contacted"
    MEETING_SET = "meeting_set"  # facts: on (moment)
    MET = "met"
    NOT_YET = "not_yet"  # a side says: not yet
    PROPOSED = "proposed"
    WON = "won"  # working together
    COMPLETED = "completed"  # facts: satisfied
    LOST = "lost"
    WITHDRAWN = "withdrawn"
    HANDED_ON = "handed_on"  # facts: child
    NO_RESPONSE = "no_response"
    HELD = "held"  # facts: until (moment)
    HOLD_ENDED = "hold_ended"
    ENTERED_IN_ERROR = "entered_in_error"
    # What we did about it
    THANKED = "thanked"
    TOLD = "told"
    EXPLAINED = "explained"
    ASKED = "asked"
    ANSWERED = "answered"  # we replied to somebody who wrote or rang
    APOLOGISED = "apologised"
    REVIEWED = "reviewed"
    RETURNED = "returned"  # a favour
    # What others said and did
    WROTE = "wrote"  # somebody wrote or rang
    HELPED = "helped"  # advice or custom was received
    WENT_WRONG = "went_wrong"
    TREATED_WELL = "treated_well"
    TREATED_BADLY = "treated_badly"
    MAY_TELL = "may_tell"  # the prospect's wish: the introducer may hear how it goes
    MAY_NOT_TELL = "may_not_tell"
    # Promises and touches
    PROMISED = "promised"  # facts: due (moment)
    KEPT = "kept"  # facts: promise
    RELEASED = "released"  # facts: promise; taken back with a word
    TOUCHED = "touched"  # any real touch: lunch, call, letter
    NOTED = "noted"
    # The partnership
    PICKED = "picked"  # chosen as a partner: from now on we keep in touch
    UNDERSTOOD = "understood"  # they agreed to what each of us expects; facts: edition
    PARTED = "parted"  # as friends
    # Taking back
    TAKEN_BACK = "taken_back"  # facts: happening


ENDS = frozenset({Kind.LOST, Kind.WITHDRAWN, Kind.HANDED_ON, Kind.NO_RESPONSE, Kind.ENTERED_IN_ERROR})
REASONED = frozenset({Kind.DECLINED, Kind.LOST, Kind.WITHDRAWN})


class Reason(StrEnum):
    """Why it did not come to be: words that are safe to tell by construction."""

    NOT_BEST_FIT = "not_best_fit"
    TOO_LARGE = "too_large"
    TOO_SMALL = "too_small"
    TOO_FAR = "too_far"
    NO_ROOM = "no_room"
    CONFLICT = "conflict"
    CHOSE_OTHER = "chose_other"
    TIMING = "timing"
    BUDGET = "budget"  # safe words leave the money out
    NO_NEED = "no_need"
    OTHER = "other"


NOT_US = frozenset(
    {Reason.NOT_BEST_FIT, Reason.TOO_LARGE, Reason.TOO_SMALL, Reason.TOO_FAR, Reason.NO_ROOM, Reason.CONFLICT}
)
NO_FACTS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Happening:
    """One fact. `by` is the outsider who reported it (None: a member or the timetable); `to` is whom it concerns.

    `facts` hold codes, ids and moments only; words are kept elsewhere.
    """

    id: int
    kind: Kind
    at: datetime
    recorded_at: datetime
    by: int | None = None
    to: int | None = None
    facts: Mapping[str, Any] = field(default_factory=lambda: NO_FACTS)

    def fact(self, name: str) -> Any:
        return self.facts.get(name)


def standing(happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    """The happenings that still hold, in the order in which they happened.

    A taking-back removes the one that it names; a taking-back that was itself taken back removes nothing.
    """
    everything = sorted(happenings, key=lambda h: h.id)
    gone: set[int] = set()
    for h in reversed(everything):  # a later taking-back is judged before the earlier one that it may undo
        if h.kind is Kind.TAKEN_BACK and h.id not in gone:
            gone.add(int(h.facts["happening"]))
    return tuple(
        sorted(
            (h for h in everything if h.id not in gone and h.kind is not Kind.TAKEN_BACK),
            key=lambda h: (h.at, h.id),
        )
    )
