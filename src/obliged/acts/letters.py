"""How does a letter leave, once, and not before its time?

A letter is written into the outbox in the transaction of the press that sends it, and is held so that it can be
taken back. Only when it has left do we write that somebody was thanked, and what they were told. Two letters of an
introduction leave together or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q

from obliged.acts import happenings, owed
from obliged.domain.courtesies import VERBS, Key, done_by
from obliged.domain.happenings import Kind
from obliged.domain.playbook import Verb
from obliged.domain.refusals import Refusal
from obliged.ports import mail
from obliged.ports.mail import NotNow, Refused
from obliged.ports.mail.message import Card, Mail, one_line
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.letters import GONE, Letter, Pair, Passage, Settles, Told
from obliged.records.people import Person
from obliged.records.referrals import Referral
from obliged.records.scoping import scope

LEASE = timedelta(minutes=5)
TRIES = 8
BACK_OFF = timedelta(minutes=1)  # doubled with every try: the eighth comes about two hours after the first


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


def write(
    *,
    key: str,
    kind: str,
    to: Person,
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
) -> Letter:
    """Put a letter into the outbox, held for as long as the firm holds its letters.

    :param key: what it means; a second letter of the same meaning is refused
    :param again: a member said *send again*: a new generation of the same meaning
    :raises AlreadyOnItsWay: if a letter of this meaning is on its way or has left
    :raises MayNotBeWrittenTo: if they asked not to be contacted
    :raises NoAddress: if there is none
    :raises EmptyLetter: if nothing was written
    """
    enclosed = enclosed or Enclosed()
    if to.do_not_contact:
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
        letter = Letter(
            firm=firm,
            key=key,
            generation=generation,
            kind=kind,
            referral=referral,
            to=to,
            to_address=address,
            by=by,
            subject=one_line(subject)[:300],
            text=text.replace("\x00", ""),
            cards=[{"name": card.name, "text": card.text} for card in enclosed.cards],
            tells=[{"what": what, "audience": enclosed.audience, "ground": enclosed.ground} for what in enclosed.tells],
            pair=pair,
            made_at=now,
            leaves_at=now if at_once else now + timedelta(minutes=firm.hold_minutes),
        )
        letter.message_id = f"<{letter.public_id}@{_domain()}>"
        letter.save(force_insert=True)
        Settles.unscoped.bulk_create([Settles(firm=firm, letter=letter, key=str(k)) for k in settles])
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
    """Take a held letter back; with it the other one of its pair. What they answered is owed again.

    :raises HasLeft: if it is not held any more
    """
    firm = letter.firm
    with scope(firm):
        together = _together(letter)
        held = Letter.objects.of(firm).select_for_update().filter(pk__in=together, passage=Passage.HELD)
        if held.update(passage=Passage.CANCELLED, cancelled_why=why[:200]) != len(together):
            raise HasLeft()
        owed.keep_of_keys(firm.pk, _keys(together), now=now)


def cancel_of_referral(referral: Referral, *, now: datetime, why: str) -> None:
    """Take back whatever is still held for a referral."""
    for letter in Letter.objects.of(referral.firm).filter(referral=referral, passage=Passage.HELD):
        letter.refresh_from_db(fields=["passage"])
        if letter.passage == Passage.HELD:
            cancel(letter, now=now, why=why)


def _together(letter: Letter) -> list[int]:
    if letter.pair_id is None:
        return [letter.pk]
    return list(Letter.objects.of(letter.firm_id).filter(pair_id=letter.pair_id).values_list("pk", flat=True))


def _keys(letters: Sequence[int]) -> list[str]:
    return list(Settles.unscoped.filter(letter_id__in=letters).values_list("key", flat=True))


# --- leaving --------------------------------------------------------------------------------------------------


def let_leave(letter: Letter, *, now: datetime) -> None:
    """Do not hold it any longer: it leaves now, and with it the other one of its pair.

    :raises HasLeft: if it is not held any more
    """
    with scope(letter.firm):
        together = Letter.objects.of(letter.firm).filter(pk__in=_together(letter), passage=Passage.HELD)
        if not together.update(leaves_at=now):
            raise HasLeft()
    carry(now=now, worker="by hand", only=letter)


def carry(
    *, now: datetime, worker: str, only: Letter | None = None, most: int = 50, through: mail.Letters | None = None
) -> int:
    """Hand over what may leave by now; answers with how many left. Safe to call from any number of workers.

    :param through: what carries them; the installation's own, unless history is being written
    """
    _give_back(now)
    left = 0
    for first in _due(now, only, most):
        claimed = _claim(first, now, worker)
        left += _hand_over(claimed, now, through or mail.letters()) if claimed else 0
    return left


def _due(now: datetime, only: Letter | None, most: int) -> list[Letter]:
    due = Letter.unscoped.filter(passage=Passage.HELD, leaves_at__lte=now).order_by("leaves_at", "id")
    if only is not None:
        due = due.filter(pk=only.pk)
    return list(due.select_related("firm")[:most])


def _give_back(now: datetime) -> None:
    """A worker that died with a letter in its hands had not handed it over: claims are given back when they end."""
    Letter.unscoped.filter(passage=Passage.CLAIMED, claimed_until__lt=now).update(passage=Passage.HELD)


def _claim(first: Letter, now: datetime, worker: str) -> list[Letter]:
    """Claim a letter, with the other one of its pair, if every one of them may leave: all or none."""
    with scope(first.firm):
        together = _together(first)
        rows = Letter.objects.of(first.firm).select_for_update(of=("self",)).filter(pk__in=together)
        letters = list(rows.select_related("to", "to_member", "by", "firm", "referral").order_by("id"))
        if any(letter.passage not in {Passage.HELD, Passage.SENT} for letter in letters):
            return []
        barred = next((letter for letter in letters if letter.to and letter.to.do_not_contact), None)
        if barred is not None:
            cancel(first, now=now, why=f"{barred.addressee} asked not to be contacted")
            return []
        waiting = [letter for letter in letters if letter.passage == Passage.HELD]
        Letter.objects.of(first.firm).filter(pk__in=[letter.pk for letter in waiting]).update(
            passage=Passage.CLAIMED, claimed_by=worker, claimed_until=now + LEASE
        )
        return waiting


def _hand_over(claimed: Sequence[Letter], now: datetime, carrier: mail.Letters) -> int:
    if len(claimed) > 1 and not _would_all_be_taken(claimed, now, carrier):
        return 0
    left = 0
    for n, letter in enumerate(claimed):
        try:
            carrier.hand_over(_as_mail(letter, now))
        except Refused as refused:
            _turned_away(letter, claimed[n:], str(refused), now)
            return left
        except NotNow as trouble:
            for waiting in claimed[n:]:
                _try_again(waiting, str(trouble), now)
            return left
        _has_left(letter, now)
        left += 1
    return left


def _would_all_be_taken(claimed: Sequence[Letter], now: datetime, carrier: mail.Letters) -> bool:
    """Ask for each of a pair before the first leaves, where the carrier can ask: two letters or none."""
    if not isinstance(carrier, mail.AsksFirst):
        return True
    for letter in claimed:
        try:
            carrier.would_take(_as_mail(letter, now))
        except Refused as refused:
            _turned_away(letter, claimed, str(refused), now)
            return False
        except NotNow as trouble:
            for waiting in claimed:
                _try_again(waiting, str(trouble), now)
            return False
    return True


def _as_mail(letter: Letter, now: datetime) -> Mail:
    own = settings.DEFAULT_FROM_EMAIL if settings.SENDS_FROM_ONE_ADDRESS else letter.by.email
    return Mail(
        message_id=letter.message_id,
        from_name=letter.by.name,
        from_address=own,
        reply_to=letter.by.email,
        to_name=letter.addressee,
        to_address=letter.to_address,
        subject=letter.subject,
        text=letter.text,
        at=now,
        cards=tuple(Card(card["name"], card["text"]) for card in letter.cards),
        firm=letter.firm_id,
        letter=letter.pk,
    )


def _has_left(letter: Letter, now: datetime) -> None:
    """It was taken over: write what it settles and what it told, in one transaction."""
    with scope(letter.firm):
        Letter.objects.of(letter.firm).filter(pk=letter.pk).update(
            passage=Passage.SENT, sent_at=now, claimed_until=None, trouble=""
        )
        keys = [Key.read(key) for key in _keys([letter.pk])]
        for referral, of_one in _by_story(letter.firm, keys):
            for kind, same in _by_kind(of_one).items():
                happenings.record(
                    kind,
                    firm=letter.firm,
                    now=now,
                    referral=referral,
                    person=letter.to,
                    by=letter.by,
                    facts=happenings.deed(*same, way="email") | {"letter": letter.pk},
                )
        Told.unscoped.bulk_create(
            [
                Told(
                    firm=letter.firm, referral=letter.referral, to=letter.to, audience=told["audience"] or "introducer",
                    what=told["what"], ground=told["ground"], way="email", letter=letter, at=now,
                )
                for told in letter.tells
            ]
        )  # fmt: skip
        if letter.pair_id is not None:
            _introduced_if_both(letter, now)


def _introduced_if_both(letter: Letter, now: datetime) -> None:
    """Two people are introduced when both have their letter, not before."""
    waiting = Letter.objects.of(letter.firm).filter(pair_id=letter.pair_id).exclude(passage=Passage.SENT)
    if not waiting.exists() and letter.referral is not None:
        happenings.record(
            Kind.INTRODUCED, firm=letter.firm, now=now, referral=letter.referral, by=letter.by, facts={"way": "email"}
        )


def _by_story(firm: Firm, keys: Sequence[Key]) -> list[tuple[Referral | None, list[Key]]]:
    """The keys, story by story: a deed is written into the referral in which it was owed."""
    rows = Courtesy.objects.of(firm).filter(because_id__in=[k.because for k in keys]).select_related("referral__firm")
    stories: dict[int | None, tuple[Referral | None, list[Key]]] = {}
    for row in rows:
        if row.key in keys:
            stories.setdefault(row.referral_id, (row.referral, []))[1].append(row.key)
    return list(stories.values())


def _by_kind(keys: Sequence[Key]) -> dict[Kind, list[Key]]:
    """The deeds that the keys ask for; an introduction is written once both letters have left."""
    kinds: dict[Kind, list[Key]] = {}
    for key in keys:
        if VERBS[key.rule] not in {Verb.INTRODUCE, Verb.RECORD}:
            kinds.setdefault(done_by(key.rule), []).append(key)
    return kinds


def _turned_away(letter: Letter, rest: Sequence[Letter], said: str, now: datetime) -> None:
    """Refused for good: what it answered is owed again, and the row says why. Its pair does not leave either."""
    with scope(letter.firm):
        Letter.objects.of(letter.firm).filter(pk=letter.pk).update(passage=Passage.REFUSED, trouble=said[:500])
        others = [other.pk for other in rest if other.pk != letter.pk]
        Letter.objects.of(letter.firm).filter(pk__in=others).update(
            passage=Passage.CANCELLED, cancelled_why="the other letter of the introduction was refused"
        )
        owed.keep_of_keys(letter.firm_id, _keys([letter.pk, *others]), now=now)


def _try_again(letter: Letter, said: str, now: datetime) -> None:
    """Nothing was handed over: it is held a little longer, and after the last try it is put before a person."""
    attempts = letter.attempts + 1
    if attempts >= TRIES:
        _turned_away(letter, [], said, now)
        return
    Letter.objects.of(letter.firm_id).filter(pk=letter.pk).update(
        passage=Passage.HELD, attempts=attempts, trouble=said[:500], leaves_at=now + BACK_OFF * 2 ** (attempts - 1)
    )


def waiting(firm: Firm, *, now: datetime) -> int:
    """How many letters should have left by now and have not."""
    late = Q(passage=Passage.HELD, leaves_at__lt=now - LEASE) | Q(passage=Passage.CLAIMED)
    number: int = Letter.objects.of(firm).filter(late).count()
    return number
