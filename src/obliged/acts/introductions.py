"""How are two people introduced? Both get the other's details and their own reason, together or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from obliged.acts import happenings, letters
from obliged.acts.letters import Enclosed
from obliged.domain.courtesies import Key
from obliged.domain.happenings import Kind
from obliged.domain.referrals import Side
from obliged.domain.refusals import Refusal
from obliged.ports.mail.message import Card
from obliged.queries import stories
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.letters import Letter, Pair, Passage
from obliged.records.people import Person
from obliged.records.referrals import Referral
from obliged.records.scoping import scope


class AlreadyIntroduced(Refusal):
    """These two have been introduced, or their letters are on their way."""


class NotAskedYet(Refusal):
    """They wanted to be asked first, and have not said yes."""


@dataclass(frozen=True, slots=True)
class OneLetter:
    """One of the two letters: to whom, where, in which words, with whose card."""

    person: Person
    address: str
    subject: str
    text: str
    cards: tuple[Card, ...]
    tells: tuple[str, ...] = ("contact_details", "reason")


def introduce(
    referral: Referral, *, prospect: OneLetter, provider: OneLetter, by: Member, now: datetime, ground: str = "agreed"
) -> Pair:
    """Put both letters into the outbox as one pair.

    :raises NotAskedYet: if consent is wanted and was not given
    :raises AlreadyIntroduced: if a pair is on its way or has left
    """
    with scope(referral.firm):
        locked = Referral.objects.of(referral.firm).select_for_update(of=("self",)).get(pk=referral.pk)
        if locked.consent_wanted and not _agreed(locked):
            raise NotAskedYet()
        standing = Letter.objects.of(referral.firm).filter(referral=locked, pair__isnull=False)
        if standing.exclude(passage__in=[Passage.CANCELLED, Passage.REFUSED, Passage.BOUNCED]).exists():
            raise AlreadyIntroduced()
        pair: Pair = Pair.unscoped.create(firm=referral.firm, referral=locked, made_at=now)
        settles = _owed(locked)
        for side, letter in ((Side.PROSPECT, prospect), (Side.PROVIDER, provider)):
            letters.write(
                key=f"introduce:{locked.pk}:{letter.person.pk}",
                kind=f"introduce_{side}",
                to=letter.person,
                address=letter.address,
                subject=letter.subject,
                text=letter.text,
                by=by,
                now=now,
                referral=locked,
                settles=settles if side is Side.PROSPECT else (),
                enclosed=Enclosed(letter.cards, letter.tells, side, ground),
                pair=pair,
            )
        return pair


def _agreed(referral: Referral) -> bool:
    return any(h.kind is Kind.CONSENT_GIVEN for h in stories.of_referral(referral).standing())


def _owed(referral: Referral) -> list[Key]:
    rows = Courtesy.objects.of(referral.firm_id).filter(referral=referral, rule="introduce", state=State.OWED)
    return [row.key for row in rows]


def introduced_otherwise(referral: Referral, *, by: Member, now: datetime, way: str, words: str = "") -> None:
    """They were introduced at a table, by telephone, or by a letter that we did not send."""
    happenings.record(
        Kind.INTRODUCED, firm=referral.firm, now=now, referral=referral, by=by, facts={"way": way}, words=words
    )


def consent(referral: Referral, *, given: bool, person: Person, by: Member, now: datetime, words: str = "") -> None:
    """They told a member whether they may be introduced."""
    happenings.record(
        Kind.CONSENT_GIVEN if given else Kind.CONSENT_REFUSED, firm=referral.firm, now=now, referral=referral,
        person=person, by=by, facts={"way": "in_person"}, words=words,
    )  # fmt: skip
