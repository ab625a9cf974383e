"""How is a letter written, held, taken back, and let go?

A letter is written into the outbox in the transaction of the press that sends it, and is held so that it can be
taken back. Only when it has left do we write that somebody was thanked, and what they were told. Two letters of an
introduction leave together or not at all. How one leaves exactly once is told in `acts/outbox.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from obliged.acts import installation, outbox, overrides, owed
from obliged.domain.courtesies import Key
from obliged.domain.referrals import Side
from obliged.domain.refusals import Refusal
from obliged.ports import clock, mail
from obliged.ports.failpoints import failpoint
from obliged.ports.mail.message import Card, one_line
from obliged.records import rows
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.letters import GONE, Letter, Pair, Passage, Settles
from obliged.records.people import Person
from obliged.records.referrals import Party, Referral
from obliged.records.scoping import scope

LEASE, TRIES = outbox.LEASE, outbox.TRIES
ROUND = timedelta(seconds=20)
WITH_US = tuple(str(passage) for passage in outbox.MAY_BE_TAKEN_BACK)


class AlreadyOnItsWay(Refusal):
    """This letter is already on its way."""


class HasLeft(Refusal):
    """This letter has left; what it says cannot be unsaid."""


class MayNotBeWrittenTo(Refusal):
    """This person asked not to be contacted."""


class NoAddress(Refusal):
    """We have no e-mail address for this person."""


class EmptyLetter(Refusal):
    """There is nothing in this letter."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What a letter carries besides its words."""

    cards: tuple[Card, ...] = ()
    tells: tuple[str, ...] = ()
    audience: str = ""
    ground: str = "milestone"
    says: str = ""  # a member's own words in one of the cards


def write(
    *,
    key: str,
    kind: str,
    to: Person | Member,
    address: str,
    subject: str,
    text: str,
    by: Member,
    now: datetime,
    referral: Referral | None = None,
    settles: Sequence[Key] = (),
    enclosed: Enclosed | None = None,
    pair: Pair | None = None,
    at_once: bool = False,
    again: bool = False,
    automatic: bool = False,
    asked_for: bool = False,
    to_be_seen: bool = False,
    answers: str = "",
    thread: str = "",
    heard: Sequence[str] = (),
) -> Letter:
    """Put a letter into the outbox, held for as long as the firm holds its letters.

    :param key: what it means; a second letter of the same meaning is refused
    :param to: a person, or a member of ours
    :param again: a member said *send again*: a new generation of the same meaning
    :param automatic: a rule wrote it, so it keeps quiet hours and comes once a day at most
    :param asked_for: whoever reads it asked for it on a page of ours, so no member did anything
    :param to_be_seen: a draft, which does not leave before a member said yes
    :param answers: the Message-ID that it replies to; `thread` the References, with that at their end
    :param heard: what they wrote themselves, which is no secret to them
    :raises AlreadyOnItsWay: if a letter of this meaning is on its way or has left
    :raises GivesAway: if something in it is not for them, and no member who saw it said to send it
    :raises MayNotBeWrittenTo: if they asked not to be contacted
    :raises NoAddress: if there is none
    :raises EmptyLetter: if nothing was written
    """
    enclosed = enclosed or Enclosed()
    person, member = (to, None) if isinstance(to, Person) else (None, to)
    if person is not None and person.do_not_contact:
        raise MayNotBeWrittenTo(name=to.name)
    if not address:
        raise NoAddress(name=to.name)
    if not text.strip():
        raise EmptyLetter()
    firm = by.firm
    with scope(firm):
        standing = Letter.objects.of(firm).filter(key=key).exclude(passage__in=[str(p) for p in GONE])
        generation = standing.count() + 1 if again else 1
        if not again and standing.exists():
            raise AlreadyOnItsWay()
        weighed = None
        if person is not None and not asked_for:
            weighed = overrides.weigh(
                subject, "\n".join(filter(None, (text, enclosed.says))), to=person, by=by, referral=referral, settles=settles, introducing=pair is not None,
                automatic=automatic, heard=heard,
            )  # fmt: skip
        letter = Letter(
            firm=firm,
            key=key,
            generation=generation,
            kind=kind,
            referral=referral,
            to=person,
            to_member=member,
            to_address=address,
            by=by,
            subject=one_line(subject)[:300],
            text=text.replace("\x00", ""),
            cards=[{"name": card.name, "text": card.text, "type": card.type} for card in enclosed.cards],
            tells=[{"what": what, "audience": enclosed.audience, "ground": enclosed.ground} for what in enclosed.tells],
            pair=pair,
            passage=Passage.DRAFT if to_be_seen else Passage.HELD,
            automatic=automatic,
            answers=answers,
            thread=thread,
            made_at=now,
            leaves_at=now if at_once else now + timedelta(minutes=firm.hold_minutes),
        )
        letter.message_id = f"<{letter.public_id}@{_domain()}>"
        letter.save(force_insert=True)
        if weighed is not None:
            overrides.keep(weighed, letter, by=by, now=now)
        Settles.unscoped.bulk_create([Settles(firm=firm, letter=letter, key=str(k)) for k in settles])
        if not automatic and not asked_for:
            Member.objects.of(firm).filter(pk=by.pk).update(last_acted_at=now)
        owed.keep_of_keys(firm.pk, [str(k) for k in settles], now=now)
        return letter


def _domain() -> str:
    return urlsplit(settings.BASE_URL).hostname or "obliged.invalid"


def of_courtesy(courtesy: Courtesy) -> Letter | None:
    """The newest letter that answers this courtesy."""
    return (
        Letter.objects.of(courtesy.firm_id).filter(settles__key=str(courtesy.key)).order_by("-made_at", "-id").first()
    )


def cancel(letter: Letter, *, now: datetime, why: str, by: Member | None = None) -> None:
    """Take a letter back, up to its last dot; with it the other one of its pair. What they answered is owed again.

    :raises HasLeft: if it has left, or may have
    """
    firm = letter.firm
    with scope(firm):
        together = outbox.together(letter)
        with_us = Letter.objects.of(firm).filter(pk__in=together, passage__in=WITH_US)
        if with_us.update(passage=Passage.CANCELLED, cancelled_why=why[:200], claimed_until=None) != len(together):
            raise HasLeft()
        owed.keep_of_keys(firm.pk, outbox.keys_of(together), now=now)


def cancel_of_referral(referral: Referral, *, now: datetime, why: str) -> None:
    """Take back whatever is still with us of a referral."""
    for letter in Letter.objects.of(referral.firm).filter(referral=referral, passage__in=WITH_US):
        letter.refresh_from_db(fields=["passage"])
        if letter.passage in WITH_US:  # not taken back with the other one of its pair
            with suppress(HasLeft):  # the worker was quicker; what it says stays in the log
                cancel(letter, now=now, why=why)


def cancel_news(referral: Referral, *, by: Member | None = None, now: datetime, why: str) -> None:
    """Take back whatever is still with us that would tell an introducer how it goes."""
    heard = Party.objects.of(referral.firm_id).filter(
        referral__in=[referral.pk, referral.parent_id or referral.pk], side=Side.INTRODUCER
    )
    held = Letter.objects.of(referral.firm_id).filter(
        referral=referral, passage__in=WITH_US, to__in=heard.values("person")
    )
    for letter in held.exclude(tells=[]).select_related("firm"):
        with suppress(HasLeft):  # the worker was quicker; what it says stays in the log
            cancel(letter, by=by, now=now, why=why)


# --- leaving --------------------------------------------------------------------------------------------------


def let_leave(letter: Letter, *, now: datetime) -> None:
    """Do not hold it any longer: it leaves now, and with it the other one of its pair. To a draft this is the yes.

    :raises HasLeft: if it is not held any more
    """
    with scope(letter.firm):
        waits = [str(Passage.DRAFT), str(Passage.HELD)]
        together = Letter.objects.of(letter.firm).filter(pk__in=outbox.together(letter), passage__in=waits)
        if not together.update(leaves_at=now, passage=Passage.HELD):
            raise HasLeft()
    carry(now=now, worker="by hand", only=letter)


def carry(
    *, now: datetime, worker: str, only: Letter | None = None, most: int = 50, through: mail.Carrier | None = None
) -> int:
    """Hand over what may leave by now; answers with how many left. Safe to call from any number of workers.

    After a while it stops taking up more, so that whoever called can see to other things; the next call goes on.

    :param through: what carries them; their own accounts, unless history is being written
    """
    watch = clock.going_on(now)
    outbox.give_back(now)
    if installation.is_muted():
        return 0
    due = outbox.due(now, most=most) if only is None else [only]
    paused = outbox.pause_storms(due, now) if only is None else set()
    left = 0
    for first in rows.each(due):
        if first.firm_id in paused:
            continue
        if watch() > now + ROUND:
            break
        failpoint("before_claim")
        claimed = outbox.claim(first, worker=worker, now=watch())
        failpoint("after_claim")
        if claimed:
            left += outbox.hand_over(claimed, watch=watch, through=through)
    return left


# --- when too many want to leave ---------------------------------------------------------------------------------


def take_them_back(firm: Firm, *, by: Member, now: datetime) -> int:
    """It was a mistake: whatever wanted to leave by now does not. What it answered is owed again."""
    taken = 0
    with scope(firm):
        for letter in Letter.objects.of(firm).filter(passage=Passage.HELD, leaves_at__lte=now).order_by("id"):
            letter.refresh_from_db(fields=["passage"])
            if letter.passage == Passage.HELD:  # not taken back with the other one of its pair
                with suppress(HasLeft):
                    cancel(letter, now=now, why="taken back", by=by)
                    taken += 1
        Firm.objects.filter(pk=firm.pk).update(paused_at=None, paused_why="")
        Member.objects.of(firm).filter(pk=by.pk).update(last_acted_at=now)
    return taken
