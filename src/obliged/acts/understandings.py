"""How do we and a partner come to know what each expects, and what follows when they say what they will not do?

A version is written down, sent with a link, and agreed to with one press or across a table. What they will not do is
obeyed from when we wrote it down, agreed or not: whoever said it meant it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q

from obliged.acts import happenings, letters, owed, playbooks
from obliged.domain.happenings import Kind
from obliged.domain.refusals import Refusal
from obliged.domain.understandings import BY_KEY, Expectation, kept
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.keys import token, token_hash
from obliged.records.letters import Letter, Passage
from obliged.records.links import HeardBack
from obliged.records.partners import Partnership
from obliged.records.people import Email, Person
from obliged.records.referrals import Referral
from obliged.records.scoping import scope
from obliged.records.understandings import Expectation as Kept
from obliged.records.understandings import Understanding

LINK_LASTS = timedelta(days=90)
AT_ONCE = 50  # open referrals of one person that are derived anew in the act itself
LONGEST = 2000
LONGEST_SECRET = 64
WITH_US = frozenset({str(Passage.DRAFT), str(Passage.HELD), str(Passage.CLAIMED)})


class NobodyAgreedYet(Refusal):
    """There is nothing written down that could be sent or agreed to."""


class UnderstandingHasEnded(Refusal):
    """This link has ended. Reply to the letter that brought it, and your words will find us."""


def write(person: Person, lines: Iterable[Expectation], *, by: Member, now: datetime) -> Understanding:
    """Write down what each side will and won't do. What has not been sent yet is written anew; else a new edition is.

    :raises SaysNothing: if one side says nothing
    :raises TooManySentences: if there are too many
    """
    sentences = kept(lines)
    firm = person.firm
    with scope(firm):
        Person.objects.of(firm).select_for_update(of=("self",)).get(pk=person.pk)
        newest = newest_of(person)
        if newest is not None and sentences_of(newest) == sentences:
            return newest
        if newest is None or newest.asked_at is not None or newest.acknowledged_at is not None:
            newest = _next_edition(person, newest, by, now)
        _write_sentences(newest, sentences)
        _obey(person, now)
        return newest


def _next_edition(person: Person, before: Understanding | None, by: Member, now: datetime) -> Understanding:
    if before is not None and before.acknowledged_at is None:
        Understanding.objects.of(person.firm_id).filter(pk=before.pk).update(ended_at=now)
    number = before.edition + 1 if before is not None else 1
    made: Understanding = Understanding.unscoped.create(
        firm=person.firm, person=person, edition=number, made_at=now, by=by
    )
    return made


def _write_sentences(understanding: Understanding, sentences: Sequence[Expectation]) -> None:
    Kept.objects.of(understanding.firm_id).filter(understanding=understanding).delete()
    Kept.unscoped.bulk_create(
        Kept(
            firm_id=understanding.firm_id, understanding=understanding, ours=line.ours, will=line.will, key=line.key,
            words=line.words, order=n,
        )
        for n, line in enumerate(sentences)
    )  # fmt: skip


def newest_of(person: Person) -> Understanding | None:
    """The newest edition that was not ended."""
    found: Understanding | None = (
        Understanding.objects.of(person.firm_id).filter(person=person, ended_at=None).order_by("-edition").first()
    )
    return found


def sentences_of(understanding: Understanding) -> tuple[Expectation, ...]:
    """Its sentences, in their order."""
    found = Kept.objects.of(understanding.firm_id).filter(understanding=understanding).order_by("order", "id")
    return tuple(Expectation(*row) for row in found.values_list("ours", "will", "key", "words"))


# --- asking, and agreeing -------------------------------------------------------------------------------------------


def link(understanding: Understanding, *, now: datetime) -> str:
    """A new address at which they can say yes; an earlier one ends. It is told once, here."""
    secret = token()
    with scope(understanding.firm):
        Understanding.objects.of(understanding.firm_id).filter(pk=understanding.pk).update(
            token_hash=token_hash(secret), token_until=now + LINK_LASTS
        )
    return f"{settings.BASE_URL}/u/{secret}/"


def ask(understanding: Understanding, *, subject: str, text: str, link_shown: str, by: Member, now: datetime) -> Letter:
    """Send it to them. `link_shown` stands in the text where the link is to be, and is put in its place here.

    :raises NobodyAgreedYet: if this edition has ended
    :raises Refusal: as `letters.write` does
    """
    person = understanding.person
    firm = understanding.firm
    with scope(firm):
        understanding = Understanding.objects.of(firm).select_for_update(of=("self",)).get(pk=understanding.pk)
        if understanding.ended_at is not None:
            raise NobodyAgreedYet()
        address = Email.objects.of(firm).filter(person=person, bounced_at=None).order_by("order", "id").first()
        secret = link(understanding, now=now)
        if link_shown not in text:
            text = f"{text.rstrip()}\n\n{link_shown}"
        letter = letters.write(
            key=f"understanding:{understanding.pk}:{person.pk}", kind="understanding", to=person,
            address=address.address if address else "", subject=subject, text=text.replace(link_shown, secret), by=by,
            now=now, again=understanding.asked_at is not None,
        )  # fmt: skip
        Understanding.objects.of(firm).filter(pk=understanding.pk).update(asked_at=now)
        return letter


def find(secret: str, *, now: datetime) -> Understanding:
    """The understanding that these bits open. Wrong, old and replaced ones, and letters still with us, answer alike.

    :raises UnderstandingHasEnded: if there is none
    """
    found: Understanding | None = (
        Understanding.unscoped.select_related("firm", "person__firm", "person__keeper", "by")
        .filter(token_hash=token_hash(secret), token_until__gt=now, ended_at=None)
        .filter(person__deleted_at=None, person__erased_at=None, person__same_as=None)
        .first()
        if len(secret) <= LONGEST_SECRET
        else None
    )
    if found is None:
        raise UnderstandingHasEnded()
    carrying = Letter.objects.of(found.firm_id).filter(to=found.person_id, text__contains=f"/u/{secret}/")
    passages = set(carrying.values_list("passage", flat=True))
    if passages and not passages - WITH_US - {str(Passage.CANCELLED)}:
        raise UnderstandingHasEnded()
    return found


def agree(understanding: Understanding, *, way: str, now: datetime, words: str = "", by: Member | None = None) -> bool:
    """They see it the same way. Said twice, it counts once; the edition before ends. Answers whether it is new.

    :param way: link, reply or in_person
    :param by: the member who heard it; None: they pressed themselves
    """
    firm, person = understanding.firm, understanding.person
    said = words.replace("\x00", "").strip()[:LONGEST]
    with scope(firm):
        standing = Understanding.objects.of(firm).select_for_update(of=("self",)).filter(pk=understanding.pk).first()
        if standing is None or standing.ended_at is not None or standing.acknowledged_at is not None:
            return False
        mine = Understanding.objects.of(firm).filter(person=person, ended_at=None)
        mine.exclude(pk=standing.pk).update(ended_at=now)
        mine.filter(pk=standing.pk).update(acknowledged_at=now, way=way, their_words=said)
        happening = happenings.record(
            Kind.UNDERSTOOD, firm=firm, now=now, person=person, by=by, reported_by=None if by else person,
            facts={"edition": standing.edition, "way": way}, words=said,
        )  # fmt: skip
        _obey(person, now)
        if by is None:
            _hear(person, happening, now)
        return True


def see_differently(understanding: Understanding, words: str, *, now: datetime) -> bool:
    """They see it differently, and say how: it is heard back, and owed an answer. The same words twice count once."""
    said = words.replace("\x00", "").strip()[:LONGEST]
    if not said:
        return False
    firm, person = understanding.firm, understanding.person
    with scope(firm):
        Understanding.objects.of(firm).select_for_update(of=("self",)).get(pk=understanding.pk)
        if understanding.their_words == said and understanding.acknowledged_at is None:
            return True
        Understanding.objects.of(firm).filter(pk=understanding.pk).update(their_words=said)
        happening = happenings.record(
            Kind.WROTE, firm=firm, now=now, person=person, reported_by=person, facts={"way": "link"}, words=said
        )
        _hear(person, happening, now)
        return True


def _hear(person: Person, happening: Happening, now: datetime) -> None:
    HeardBack.unscoped.create(
        firm=person.firm, person=person, words=happening.words, what=happening.kind, way="link", at=now
    )


def end(person: Person, *, now: datetime) -> None:
    """Nothing of it stands any more: we parted, or somebody asks to forget it."""
    with scope(person.firm):
        Understanding.objects.of(person.firm_id).filter(person=person, ended_at=None).update(ended_at=now)
        _obey(person, now)


# --- what follows ---------------------------------------------------------------------------------------------------


def _obey(person: Person, now: datetime) -> None:
    """Keep beside the person what their understanding leaves out, and derive anew what is open with them."""
    firm = person.firm
    said = Kept.objects.of(firm).filter(
        understanding__person=person, understanding__ended_at=None, ours=False, will=False
    )
    wont = sorted({key for key in said.values_list("key", flat=True) if key in BY_KEY and BY_KEY[key].leaves_out})
    partnership, _ = Partnership.objects.of(firm).get_or_create(
        person=person, defaults={"firm": firm, "made_at": now, "wont": []}
    )
    if partnership.wont == wont:
        return
    Partnership.objects.of(firm).filter(pk=partnership.pk).update(wont=wont, version=F("version") + 1)
    open_ones = (
        Referral.objects.of(firm)
        .filter(Q(parties__person=person) | Q(parent__parties__person=person), is_open=True)
        .distinct()
        .order_by("pk")
    )
    numbers = list(open_ones.values_list("pk", flat=True)[: AT_ONCE + 1])
    if len(numbers) > AT_ONCE:
        playbooks.derive_all_again(firm, now=now)
        return
    stories = Referral.objects.of(firm).filter(pk__in=numbers).select_related("firm", "responsible__firm")
    for referral in stories.select_for_update(of=("self",)).order_by("pk"):
        owed.keep_of_referral(referral, now=now)
    owed.keep_of_person(person, now=now)


__all__ = [
    "NobodyAgreedYet", "UnderstandingHasEnded", "agree", "ask", "end", "find", "link", "newest_of", "see_differently",
    "sentences_of", "write",
]  # fmt: skip
