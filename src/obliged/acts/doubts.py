"""Has this letter left? It is looked up, never guessed; where nothing can tell, a member says.

A letter that is found somewhere has left. One that is not found has not left only if letters always lie there: in our
own spool, or in a folder in which the last letters that surely left by the same account lie, one and all, and which has
had its time. Then it leaves again, under the same Message-ID.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from obliged.acts import mail_accounts, outbox
from obliged.domain.refusals import Refusal
from obliged.ports import mail
from obliged.ports.mail import NotLetIn, NotNow
from obliged.ports.mail.whereabouts import Folder, Place
from obliged.records import rows
from obliged.records.firms import Member
from obliged.records.incoming import Incoming
from obliged.records.letters import GONE, Letter, Passage, Resolved, in_words
from obliged.records.mail_accounts import MailAccount
from obliged.records.scoping import scope

log = logging.getLogger("obliged.outbox")

SETTLES_IN = timedelta(minutes=2)  # until then a letter that left may still be on its way into a folder
# A server may take ten minutes over a letter once it has the dot, also if the line broke meanwhile. Who takes what is not
# found sooner for what had not left sends it twice.
TAKEN_OVER_IN = timedelta(minutes=10) + SETTLES_IN
WITNESSES = 3
RECENT = timedelta(days=28)
EAGER = timedelta(hours=1)  # for so long one looks at every call, and then once an hour
MOST = 200


class NotInDoubt(Refusal):
    """Nobody doubts this letter any more: it was found, or somebody has said."""


# --- looking ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look into all places said."""

    found: dict[str, str]  # Message-ID: kind of place
    surely: bool  # what was not found had not left, at once
    in_time: bool  # and after it has had its time


def resolve(*, now: datetime) -> int:
    """Look for every doubtful letter; answers how many doubts ended."""
    doubtful = Letter.unscoped.filter(passage=in_words(Passage.IN_DOUBT)).order_by("doubted_at", "id")
    by_firm: dict[int, list[int]] = {}
    for firm, letter in doubtful.values_list("firm_id", "pk")[:MOST]:
        by_firm.setdefault(firm, []).append(letter)
    ended = 0
    for firm, letters in by_firm.items():
        with rows.of(firm):
            ended += _resolve(firm, letters, now)
    return ended


def _resolve(firm: int, doubtful: Sequence[int], now: datetime) -> int:
    found = Letter.objects.of(firm).filter(pk__in=doubtful, passage=in_words(Passage.IN_DOUBT))
    beside = ("firm", "to", "to_member", "by", "referral", "account")
    by_account: dict[int | None, tuple[MailAccount | None, list[Letter]]] = {}
    for letter in found.select_related(*beside).order_by("doubted_at", "id"):
        if _is_time(letter, now):
            # One that another copy of the database may have sent was never taken up here, and has no account yet.
            account = letter.account or mail_accounts.account_of(letter)
            by_account.setdefault(account.pk if account else None, (account, []))[1].append(letter)
    ended = 0
    for account, letters in by_account.values():
        looked = _look(letters, account, now)
        ended += sum(_end(letter, looked, now) for letter in letters)
    return ended


def _is_time(letter: Letter, now: datetime) -> bool:
    age = now - letter.doubted_at if letter.doubted_at is not None else EAGER
    return age <= EAGER or now.minute == letter.pk % 60


def _look(letters: Sequence[Letter], account: MailAccount | None, now: datetime) -> Looked:
    ids = {letter.message_id for letter in letters}
    witnesses = _witnesses(account, now)
    found: dict[str, str] = {}
    surely = in_time = False
    reached_all = True
    for place in places(account):
        try:
            there = place.found(ids | witnesses)
        except (NotNow, NotLetIn) as trouble:
            log.warning("Whether letters left cannot be looked up (%s): %s", place.kind, trouble)
            reached_all = False
            continue
        for one in there & ids:
            found.setdefault(one, place.kind)
        surely |= place.keeps_all
        in_time |= bool(witnesses) and witnesses <= there
    return Looked(found, surely and reached_all, in_time and reached_all)


def _witnesses(account: MailAccount | None, now: datetime) -> set[str]:
    """The last letters that surely left by this account: a folder in which they all lie is one that keeps letters."""
    if account is None:
        return set()
    sure = Letter.objects.of(account.firm_id).filter(
        account=account, passage=Passage.SENT, resolved="", sent_at__gt=now - RECENT, sent_at__lte=now - SETTLES_IN
    )
    return set(sure.order_by("-sent_at").values_list("message_id", flat=True)[:WITNESSES])


def places(account: MailAccount | None) -> tuple[Place, ...]:
    """Where letters of an account lie once they have left."""
    if account is None:
        return mail.letters().places()
    found: list[Place] = [CameIn(account)]
    if account.imap_host:
        server = mail_accounts.imap_server(account)
        found.append(Folder(server, account.sent_folder))
        if account.archive_address:
            found.append(Folder(server, account.inbox, Resolved.ARCHIVE))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class CameIn:
    """The mail that we have read ourselves: the copy for the archive, or somebody's answer."""

    account: MailAccount
    kind: str = Resolved.ARCHIVE
    keeps_all: bool = False

    def found(self, message_ids: Collection[str]) -> frozenset[str]:
        came = Incoming.objects.filter(firm_id=self.account.firm_id)
        copies = came.filter(message_id__in=message_ids).values_list("message_id", flat=True)
        answered = came.filter(letter__message_id__in=message_ids).values_list("letter__message_id", flat=True)
        return frozenset([*copies, *answered])


def _end(letter: Letter, looked: Looked, now: datetime) -> bool:
    kind = looked.found.get(letter.message_id)
    if kind is not None:
        return outbox.has_left(letter, now, resolved=kind)
    had_its_time = letter.doubted_at is not None and now - letter.doubted_at >= TAKEN_OVER_IN
    if looked.surely or (looked.in_time and had_its_time):
        return outbox.had_not_left(letter, now, resolved=Resolved.NOWHERE)
    return False


# --- saying ----------------------------------------------------------------------------------------------------

OF_ONE_SIDE = frozenset({Passage.REFUSED, Passage.CANCELLED})


def say_sent(letter: Letter, *, by: Member, now: datetime) -> None:
    """A member knows that they have it: it counts as having left.

    :raises NotInDoubt: if somebody was quicker, or it was found
    """
    with scope(letter.firm):
        fresh = _open(letter)
        if not outbox.has_left(
            fresh, now, out_of=frozenset({Passage(fresh.passage)}), resolved=Resolved.SAID_SENT, resolved_by_id=by.pk
        ):
            raise NotInDoubt()
        _acted(by, now)


def say_again(letter: Letter, *, by: Member, now: datetime) -> None:
    """A member says: send it again. It leaves under the same Message-ID, so that many programs show it once.

    :raises NotInDoubt: if somebody was quicker, or it was found
    """
    with scope(letter.firm):
        fresh = _open(letter)
        generation = (
            Letter.objects.of(fresh.firm_id).filter(key=fresh.key).aggregate(last=Max("generation"))["last"] + 1
        )
        said = {
            "resolved": Resolved.SAID_AGAIN,
            "resolved_by_id": by.pk,
            "generation": generation,
            "attempts": 0,
            "cancelled_why": "",
        }
        if not outbox.had_not_left(fresh, now, out_of=frozenset({Passage(fresh.passage)}), **said):
            raise NotInDoubt()
        _acted(by, now)


def _open(letter: Letter) -> Letter:
    """The letter as it is, if it is for a member to say: doubtful, or the missing half of an introduction.

    :raises NotInDoubt: if it is not
    """
    found = Letter.objects.of(letter.firm_id).select_for_update(of=("self",)).filter(pk=letter.pk)
    fresh = found.select_related("firm", "to", "to_member", "by", "referral").first()
    if fresh is None:
        raise NotInDoubt()
    if fresh.passage != Passage.IN_DOUBT and not (fresh.passage in OF_ONE_SIDE and _has_left_its_other(fresh)):
        raise NotInDoubt()
    open_one: Letter = fresh
    return open_one


def _has_left_its_other(letter: Letter) -> bool:
    if letter.pair_id is None:
        return False
    standing = Letter.objects.of(letter.firm_id).filter(key=letter.key).exclude(passage__in=[str(p) for p in GONE])
    other = Letter.objects.of(letter.firm_id).filter(pair_id=letter.pair_id, passage=Passage.SENT)
    return bool(other.exists()) and not standing.exists()


def _acted(by: Member, now: datetime) -> None:
    Member.objects.of(by.firm_id).filter(pk=by.pk).update(last_acted_at=now)
