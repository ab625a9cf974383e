"""What becomes of a mail that came in?

Its bytes are kept before the other side is told that we have them, and read later, in a process that may be killed.
A bounce that proves itself reopens what its letter was to settle; a complaint stops what would still leave. What a
person wrote is put before a member with what it suggests. It changes no stage, no consent and no money by itself.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.db import Error as DatabaseTrouble
from django.db import connection
from django.db.models import Q

from obliged.acts import captures, happenings, jobs, letters, mail_accounts, meetings, owed, people, referrals
from obliged.acts.captures import Captured, Kept, Whom
from obliged.acts.origins import From, Source
from obliged.acts.people import Reach
from obliged.domain import introduced, news
from obliged.domain.happenings import REASONED, Reason
from obliged.domain.happenings import Kind as Happened
from obliged.domain.incoming import Understood, understood
from obliged.domain.introduced import Introduction
from obliged.domain.mails import Address, Kind, Mail
from obliged.domain.people import normal
from obliged.domain.referrals import RANK, Side, Stage
from obliged.domain.refusals import Refusal
from obliged.domain.reports import Bounce
from obliged.ports import phones
from obliged.ports.mail import NotLetIn, NotNow, imap, reply_addresses
from obliged.ports.mail.limited import CouldNotRead, Readers
from obliged.queries import incoming as queries
from obliged.queries.captures import Sort
from obliged.records import rows
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.incoming import Ground, Incoming, Reading
from obliged.records.jobs import Job
from obliged.records.letters import Letter, Passage, Settles
from obliged.records.links import HeardBack
from obliged.records.mail_accounts import MailAccount, Suppressed
from obliged.records.people import Email, Person
from obliged.records.reading import literally
from obliged.records.referrals import Party, Referral
from obliged.records.scoping import scope
from obliged.words import incoming as words
from obliged.words.letters import FIRST_CONTACT
from obliged.words.meetings import coming

log = logging.getLogger("obliged.incoming")

AGAIN_WITHIN = timedelta(days=3)  # a server that lost its place sends the same words under a new name so soon
MOST_AT_ONCE = 2000  # mails, until others have their turn
LOOKS_EVERY = timedelta(minutes=2)
LOOKS_AFTER_TROUBLE = timedelta(minutes=15)
LOOKS_BACK = timedelta(days=7)  # the first time
LOOKS_BACK_AGAIN = timedelta(days=2)  # before we last looked: a server's day need not be ours
HAD_LEFT = frozenset({Passage.SENT, Passage.IN_DOUBT, Passage.FINAL_DOT})


@dataclass(frozen=True, slots=True)
class Read:
    """A mail as it was read: what it says, whom it introduces, and who we are."""

    said: Understood
    made: Introduction | None
    us: tuple[Address, ...]


class Reader(Protocol):
    """Whoever reads bytes, within limits."""

    def read(self, raw: bytes) -> Mail | CouldNotRead: ...


# --- to whom it was sent -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Whereto:
    """Which firm an address of ours belongs to, and which letter's answers come in there."""

    firm: Firm
    letter: Letter | None = None


def whereto(address: str) -> Whereto | None:
    """Whose address this is; nobody's mail is taken for others.

    `in@` is the only firm's; where there are several, each has `in.<its name>@`.
    """
    local, _, domain = address.strip().lower().rpartition("@")
    if not settings.MAIL_DOMAIN or domain != settings.MAIL_DOMAIN:
        return None
    if local == "in":
        with rows.house():
            firms = list(Firm.objects.order_by("id")[:2])
        return Whereto(firms[0]) if len(firms) == 1 else None
    if local.startswith("in."):
        with rows.house():
            firm = Firm.objects.filter(slug=local.removeprefix("in.")).first()
        return Whereto(firm) if firm is not None else None
    letter = _by_public_id(reply_addresses.letter_of(address))
    return Whereto(letter.firm, letter) if letter is not None else None


def _by_public_id(public_id: UUID | None) -> Letter | None:
    if public_id is None:
        return None
    with rows.of_letter(public_id):
        found: Letter | None = (
            Letter.unscoped.filter(public_id=public_id).select_related("firm", "to", "by", "referral").first()
        )
    return found


# --- keeping -------------------------------------------------------------------------------------------------------


def keep(
    raw: bytes,
    *,
    now: datetime,
    envelope_from: str = "",
    envelope_to: str = "",
    account: MailAccount | None = None,
    firm: Firm | None = None,
) -> Incoming:
    """Keep the bytes of a mail, once for each address; returns when they are safe.

    :param account: the account whose inbox it lay in, where it came that way
    :param firm: whose it is, where that is known already
    :raises LookupError: if it was sent to nobody here
    """
    if account is not None:
        firm, envelope_to = account.firm, f"inbox {account.public_id}"
    elif firm is None:
        found = whereto(envelope_to)
        if found is None:
            raise LookupError(envelope_to)
        firm = found.firm
    with scope(firm):
        kept, _ = Incoming.objects.get_or_create(
            digest=sha256(raw).hexdigest(),
            envelope_to=_plain(envelope_to, 320),
            defaults={
                "firm": firm,
                "raw": raw,
                "account": account,
                "envelope_from": _plain(envelope_from, 320),
                "came_at": now,
                "member_id": account.member_id if account else None,
            },
        )
    return kept


def _firm(row: Incoming) -> Firm:
    """Whose mail it is: none is kept without."""
    firm: Firm | None = row.firm
    assert firm is not None, "A mail that belongs to nobody was kept"
    return firm


def _plain(text: str, most: int) -> str:
    """As a column keeps it: without NUL, without halves of letters, and no longer."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()[:most]


# --- looking into an inbox -----------------------------------------------------------------------------------------


def to_look_into(now: datetime) -> Any:
    """The accounts whose inbox it is time to look into."""
    rows = MailAccount.unscoped.exclude(imap_host="").filter(refused_at=None)
    well = Q(trouble="", looked_at__lte=now - LOOKS_EVERY) | ~Q(trouble="") & Q(
        looked_at__lte=now - LOOKS_AFTER_TROUBLE
    )
    return rows.filter(Q(looked_at=None) | well)


def look_into_all(now: datetime) -> int:
    """Let each inbox be looked into by a job of its own: a slow one holds up no other."""
    accounts = list(to_look_into(now).select_related("firm")[:500])
    for account in accounts:
        with scope(account.firm):
            jobs.enqueue("inbox", {"account": account.pk}, now=now, firm=account.firm, once=f"inbox {account.pk}")
    return len(accounts)


def look_into_one(job: Job, now: datetime) -> int:
    """The job of one inbox; its account may have gone meanwhile."""
    account = MailAccount.unscoped.select_related("firm").filter(pk=job.arguments["account"]).first()
    return 0 if account is None or not account.imap_host else look_into(account, now=now)


def look_into(account: MailAccount, *, now: datetime) -> int:
    """Keep what came into an inbox since we last looked; answers with how many. Each is safe before we go on.

    The first time we look a few days back; where the folder was made anew, to when we last looked.
    """
    try:
        with imap.opened(mail_accounts.imap_server(account), account.inbox) as inbox:
            found = _since_last(account, inbox, now)
            number = 0
            for mails in inbox.fetch(found):
                for mail in mails:
                    keep(mail.raw, account=account, now=now)
                number += len(mails)
                if mails:
                    _looked(account, uid_validity=inbox.validity, uid_next=mails[-1].uid + 1)
            # What lay there before and is older than we look back is not asked for again.
            beyond = max([inbox.next, *(uid + 1 for uid in found)])
            _looked(account, uid_validity=inbox.validity, uid_next=beyond, looked_at=now)
            return number
    except (NotLetIn, NotNow) as trouble:
        _looked(account, looked_at=now, trouble=str(trouble)[:500])
        return 0


def _since_last(account: MailAccount, inbox: imap.Inbox, now: datetime) -> list[int]:
    if _is_known(account, inbox):
        return inbox.after(account.uid_next - 1)
    begins = (account.looked_at - LOOKS_BACK_AGAIN) if account.looked_at is not None else now - LOOKS_BACK
    return inbox.since(begins.date())


def _is_known(account: MailAccount, inbox: imap.Inbox) -> bool:
    """Whether the folder is the one that we looked into before: its numbers mean the same."""
    return account.uid_validity is not None and account.uid_validity == inbox.validity


def _looked(account: MailAccount, **changed: Any) -> None:
    if "looked_at" in changed and "trouble" not in changed and account.trouble:
        changed["trouble"] = ""
    with scope(account.firm):
        MailAccount.objects.of(account.firm_id).filter(pk=account.pk).update(**changed)


# --- reading -------------------------------------------------------------------------------------------------------


def waiting() -> Any:
    """What was kept and not read yet."""
    return Incoming.objects.filter(reading=literally(Reading.WAITING))


def read_waiting(now: datetime, readers: Reader, *, most: int = 50) -> int:
    """Read what waits, oldest first; answers with how many were read. One that cannot be read holds up no other."""
    read = 0
    for firm, pk in list(waiting().order_by("came_at", "id").values_list("firm_id", "pk")[:most]):
        with rows.of(firm):
            incoming = Incoming.objects.select_related("firm", "account", "member").filter(pk=pk).first()
            if incoming is not None:
                read_one(incoming, now=now, readers=readers)
                read += 1
    return read


def read_all_waiting(now: datetime) -> int:
    """The same in a process of its own, which ends when everything was read."""
    with Readers() as readers:
        read = 0
        while (some := read_waiting(now, readers)) and read < MOST_AT_ONCE:
            read += some
        return read + some


def read_one(incoming: Incoming, *, now: datetime, readers: Reader) -> None:
    """Read one mail and put it where it belongs; one that we cannot read is shown as it came."""
    read = readers.read(bytes(incoming.raw))
    if isinstance(read, CouldNotRead):
        _unreadable(incoming, read.why)
        return
    try:
        _place(incoming, read, now)
    except DatabaseTrouble:
        raise
    except Exception:
        log.exception("Incoming %s could not be read", incoming.public_id)
        _unreadable(incoming, "broken")


def _unreadable(incoming: Incoming, why: str) -> None:
    still = Incoming.objects.filter(pk=incoming.pk, reading=Reading.WAITING)
    with scope(_firm(incoming)):
        # Nothing says that a machine wrote it, and a person who is not heard is the worse mistake.
        still.update(
            reading=Reading.UNREADABLE, kind=Kind.HUMAN, trouble=words.unreadable(why, _firm(incoming).language)
        )


def _place(incoming: Incoming, mail: Mail, now: datetime) -> None:
    """What it is, whose it is, what it says: one transaction, so that a mail has its effect once."""
    firm = _firm(incoming)
    us = _us(firm)
    said = understood(mail, checks=settings.MAIL_CHECKED_BY)
    made = _introduction(mail, said, firm, us)
    name = _plain(said.message_id, 998)
    if connection.features.has_select_for_update and name:
        # Where two may write at once, each says first which mail it has, so that they see each other below.
        with scope(firm):
            Incoming.objects.filter(pk=incoming.pk, reading=Reading.WAITING).update(message_id=name)
    with scope(firm):
        if name:  # two copies are judged one after the other
            list(
                Incoming.objects.select_for_update().filter(firm=firm, message_id=name).order_by("id").values_list("pk")
            )
        row = (
            Incoming.objects.select_for_update(of=("self",)).defer("raw")
            .filter(pk=incoming.pk, reading=Reading.WAITING).first()
        )  # fmt: skip
        if row is None:
            return
        row.firm, row.account = firm, incoming.account
        _write_down(row, said)
        if _came_before(row, said):
            row.reading = Reading.TWICE
        else:
            _match(row, said, us)
            if said.coming is not None and row.letter is not None:
                row.new_words = coming(row.letter.addressee, said.coming.coming, firm.language)
            effect = _our_own if _is_our_letter(row) else EFFECTS.get(said.kind, _nothing)
            effect(row, Read(said, made, us), now)
        row.save()


def _write_down(row: Incoming, said: Understood) -> None:
    row.reading = Reading.READ
    row.kind = said.kind
    row.message_id = _plain(said.message_id, 998)
    row.from_name = _plain(said.sender.name, 300)
    row.from_address = _plain(said.sender.address.lower(), 320)
    row.subject = _plain(said.subject, 998)
    row.text = _plain(said.text, len(said.text))
    row.new_words = _plain(said.new_words, len(said.new_words)).strip()
    row.suggestion = {
        "sent_at": said.sent_at.isoformat() if said.sent_at else "",
        "references": _plain(said.references, 8000),
        "proved": said.proved,
    }


def _came_before(row: Incoming, said: Understood) -> bool:
    """The same mail: by its Message-ID, or the same words of the same second under another one."""
    earlier = Incoming.objects.filter(firm=_firm(row), reading=Reading.READ).exclude(pk=row.pk)
    if row.message_id and earlier.filter(message_id=row.message_id).exists():
        return True
    if said.sent_at is None or not row.from_address:
        return False
    alike = earlier.filter(
        from_address=row.from_address, subject=row.subject, text=row.text, came_at__gte=row.came_at - AGAIN_WITHIN
    )
    return any(
        other.get("sent_at") == said.sent_at.isoformat() for other in alike.values_list("suggestion", flat=True)[:20]
    )


def _us(firm: Firm) -> tuple[Address, ...]:
    """The firm and who works or worked here, as a mail may name us."""
    members = list(Member.objects.of(firm).select_related("user").order_by("id"))
    accounts = MailAccount.objects.of(firm).select_related("member").order_by("id")
    ours = [
        Address(member.name, address.lower()) for member in members for address in {member.email, member.user.email}
    ]
    ours += [
        Address(account.member.name if account.member else firm.name, account.address.lower()) for account in accounts
    ]
    house = f"in@{settings.MAIL_DOMAIN}" if settings.MAIL_DOMAIN else ""  # what is passed on to it stays with us
    return (Address(firm.name, house), *dict.fromkeys(ours))


def _introduction(mail: Mail, said: Understood, firm: Firm, us: tuple[Address, ...]) -> Introduction | None:
    if said.kind is not Kind.HUMAN or said.coming is not None:
        return None
    return introduced.introduction(mail, us, phones=partial(phones.find, region=firm.country or phones.DEFAULT_REGION))


# --- whose it is ---------------------------------------------------------------------------------------------------


def _match(row: Incoming, said: Understood, us: tuple[Address, ...]) -> None:
    """Whose it is: by the address that proves it, by the letter that it answers, by whom we know."""
    letter, ground = _letter(row, said)
    person = _person(row, letter) if not _is_ours(row.from_address, us) else None
    row.letter, row.person = letter, person
    row.ground = ground or (Ground.ADDRESS if person else Ground.NONE)
    row.referral = _referral(_firm(row), letter, person)
    if letter is not None:
        row.member = letter.by
    elif row.account is None:
        ours = Member.objects.of(_firm(row)).filter(email__in=said.to, left_at=None).order_by("id")
        row.member = ours.first()


def _is_ours(address: str, us: tuple[Address, ...]) -> bool:
    return bool(address) and any(ours.address == address for ours in us)


def _letter(row: Incoming, said: Understood) -> tuple[Letter | None, Ground]:
    """The letter that it answers. A token of another firm's letter opens nothing here."""
    for address in dict.fromkeys((row.envelope_to, *said.original_reply_to, *said.to)):
        letter = _by_public_id(reply_addresses.letter_of(address))
        if letter is not None and letter.firm_id == row.firm_id:
            return letter, Ground.TOKEN
    found = _by_message_ids(_firm(row), said.named) or _by_meeting(row, said)
    return found, Ground.REPLY if found else Ground.NONE


def _by_meeting(row: Incoming, said: Understood) -> Letter | None:
    """The invitation that a calendar answers, if the answer comes from the address that was invited."""
    if said.coming is None:
        return None
    invited = Letter.objects.of(_firm(row)).filter(kind="meeting", to_address__iexact=row.from_address)
    rows = invited.select_related("to", "by", "referral").order_by("-id")[:20]
    return next(
        (letter for letter in rows if letter.referral and meetings.uid(letter.referral) == said.coming.uid), None
    )


def _by_message_ids(firm: Firm, names: Iterable[str]) -> Letter | None:
    names = [name[:200] for name in names]
    if not names:
        return None
    rows = Letter.objects.of(firm).filter(message_id__in=names).select_related("to", "by", "referral")
    by_name = {letter.message_id: letter for letter in rows}
    return next((by_name[name] for name in names if name in by_name), None)


def _person(row: Incoming, letter: Letter | None) -> Person | None:
    """Who wrote: whom the letter went to, if they wrote from an address of theirs, else whoever alone has it."""
    if not row.from_address:
        return None
    known = (
        Email.objects.of(_firm(row)).filter(normal=row.from_address, person__deleted_at=None).select_related("person")
    )
    people = {email.person_id: email.person for email in known.order_by("id")[:10]}
    if letter is not None and letter.to is not None:
        if letter.to_id in people or letter.to_address.lower() == row.from_address:
            return letter.to
        among = (
            Party.objects.of(_firm(row)).filter(referral=letter.referral_id, person__in=people).order_by("id").first()
        )
        if among is not None:
            return people[among.person_id]
    return next(iter(people.values())) if len(people) == 1 else None


def _referral(firm: Firm, letter: Letter | None, person: Person | None) -> Referral | None:
    """Which referral it is about: the letter's, else the only open one that they are in."""
    if letter is not None and letter.referral is not None:
        return letter.referral
    if person is None:
        return None
    found = list(open_referrals(firm, person)[:2])
    return found[0] if len(found) == 1 else None


def open_referrals(firm: Firm, person: Person) -> Any:
    """The open referrals that somebody is in, the newest first."""
    ids = Party.objects.of(firm).filter(person=person).values("referral")
    return Referral.objects.of(firm).filter(pk__in=ids, is_open=True).order_by("-made_at", "-id")


# --- what a person wrote -------------------------------------------------------------------------------------------


def _heard(row: Incoming, read: Read, now: datetime) -> None:
    """Put it before a member, with what it suggests. What nobody can place waits on a page of its own."""
    _suggest(row, read)
    if _is_ours(row.from_address, read.us) and not row.suggests:
        if row.account is not None:  # one of us wrote to one of us
            _our_own(row, read, now)
        return
    if row.person is None and row.letter is None and not row.suggests:
        return
    _tell(row, now)


def _tell(row: Incoming, now: datetime) -> None:
    HeardBack.unscoped.create(
        firm=_firm(row), person=row.person, referral=row.referral, mail=row, what="mail", way="email", at=now
    )


def _suggest(row: Incoming, read: Read) -> None:
    said, made = read.said, read.made
    if said.proved is False:
        return  # somebody pretends to be them: what they write suggests nothing
    if made is not None and made.prospect and row.ground not in {Ground.TOKEN, Ground.REPLY}:
        row.suggests, row.referral = "introduction", None  # it is about somebody else than whoever they sent before
        row.suggestion |= _as_data(row, made, frozenset(who.name for who in read.us))
        return
    told = said.news
    if told is not None and row.person is not None and _is_news(row, told.outcome):
        row.suggests = told.outcome
        row.suggestion |= {"phrase": _plain(told.phrase, 300)}
    elif said.may_tell is not None and _was_asked_for_a_wish(row):
        row.suggests = str(Happened.MAY_TELL if said.may_tell else Happened.MAY_NOT_TELL)


def _was_asked_for_a_wish(row: Incoming) -> bool:
    """Whether it answers a letter to the prospect that asked what whoever spoke of us may hear."""
    if row.letter is None or row.referral is None or row.person is None or row.letter.kind not in FIRST_CONTACT:
        return False
    prospects = Party.objects.of(row.referral.firm_id).filter(referral=row.referral, side=Side.PROSPECT)
    return "/a/" in row.letter.text and prospects.filter(person=row.person).exists()


def _as_data(row: Incoming, made: Introduction, ours: frozenset[str]) -> dict[str, Any]:
    introducer = "" if made.introducer in {*ours, made.prospect} else _plain(made.introducer or "", 300)
    return {
        "introducer": introducer,
        "introducer_address": row.from_address if introducer and made.introducer == row.from_name else "",
        "prospect": _plain(made.prospect or "", 300),
        "provider": "" if made.provider in ours else _plain(made.provider or "", 300),  # empty: us
        "need": _plain(made.need or "", 500),
        "reason": _plain(made.reason or "", 1000),
        "phones": [_plain(number, 60) for number in made.phones[:3]],
        "emails": [_plain(address, 320) for address in made.emails[:3]],
    }


def _is_news(row: Incoming, outcome: str) -> bool:
    """Whether we do not know it yet: that a step was reached says nothing new of a referral that is further."""
    reached = {"contacted": Stage.CONTACTED, "met": Stage.MET, "won": Stage.WON}.get(outcome)
    if row.referral is None or reached is None or row.referral.stage not in RANK:
        return row.referral is None or row.referral.is_open
    return RANK[Stage(row.referral.stage)] < RANK[reached]


# --- what a machine wrote ------------------------------------------------------------------------------------------


def _bounced(row: Incoming, read: Read, now: datetime) -> None:
    """A letter came back. Only one that proves itself counts: by our own token, or by letter and addressee both."""
    said = read.said
    if row.letter is not None and row.ground == Ground.TOKEN:
        bounce = next((b for b in said.bounces if b.recipient == row.letter.to_address.lower()), None)
        _came_back(row.letter, bounce or next(iter(said.bounces), None), by=row, now=now)
        return
    row.letter, row.referral, row.person, row.ground = None, None, None, Ground.NONE
    for bounce in said.bounces:
        letter = _by_message_ids(_firm(row), [bounce.original_id] if bounce.original_id else [])
        if letter is not None and bounce.recipient and bounce.recipient.lower() == letter.to_address.lower():
            row.letter, row.referral, row.person, row.ground = letter, letter.referral, letter.to, Ground.REPLY
            _came_back(letter, bounce, by=row, now=now)


def _came_back(letter: Letter, bounce: Bounce | None, *, by: Incoming, now: datetime) -> None:
    """What the letter was to settle is owed again, with the reason on its row; an address that is gone is marked."""
    firm = _firm(by)
    is_gone = bounce is not None and bounce.permanent
    with scope(firm):
        # Whoever acts on a referral locks it first and its letters then; so do we.
        Referral.objects.of(firm).select_for_update().filter(pk=letter.referral_id).values_list("pk").first()
        why = words.came_back(letter.addressee, is_gone, bounce.said if bounce else "", firm.language)
        left = Letter.objects.of(firm).filter(pk=letter.pk, passage__in=sorted(HAD_LEFT))
        if not left.update(passage=Passage.BOUNCED, trouble=why[:500]):
            return
        for happening in _said_by(letter):
            if not happenings.is_taken_back(happening):
                happenings.take_back(happening, by=None, now=now)
        if letter.to_id is not None and is_gone:
            theirs = Email.objects.of(firm).filter(
                person_id=letter.to_id, normal=letter.to_address.lower(), bounced_at=None
            )
            theirs.update(bounced_at=now)
        keys = [key for (key,) in Settles.objects.of(firm).filter(letter=letter).values_list("key")]
        owed.keep_of_keys(firm.pk, keys, now=now)
        if not keys:
            by.person, by.referral = letter.to, letter.referral
            _tell(by, now)


def _said_by(letter: Letter) -> list[Happening]:
    """What was written down because this letter left: the deeds, and that two people were introduced."""
    rows = Happening.objects.of(letter.firm_id).filter(referral=letter.referral_id, recorded_at__gte=letter.made_at)
    if letter.referral_id is None:
        rows = rows.filter(concerns=letter.to_id)
    found = [
        row
        for row in rows.select_related("firm", "referral", "concerns", "reported_by")
        if row.facts.get("letter") == letter.pk
    ]
    if letter.pair_id is not None:
        made = [
            row
            for row in rows.filter(kind=Happened.INTRODUCED).select_related("firm", "referral")
            if row.facts.get("way") == "email"
        ]
        found += made[-1:]
    return found


def _complained(row: Incoming, read: Read, now: datetime) -> None:
    """They do not want our letters. Nothing more leaves for that address, and a member is told."""
    said = read.said
    letter = row.letter if row.ground == Ground.TOKEN else None
    if letter is None:
        letter = _by_message_ids(_firm(row), [said.original_id] if said.original_id else [])
        if letter is not None and said.original_to and letter.to_address.lower() not in said.original_to:
            letter = None  # it names a letter that went to somebody else
    row.letter = letter
    if letter is None:
        row.person, row.referral, row.ground = None, None, Ground.NONE
        return
    row.person, row.referral, row.member = letter.to, letter.referral, letter.by
    row.ground = Ground.TOKEN if row.ground == Ground.TOKEN else Ground.REPLY
    Suppressed.unscoped.get_or_create(
        firm=_firm(row),
        normal=letter.to_address.lower()[:320],
        everything=True,
        lifted_at=None,
        defaults={"why": "complained", "letter": letter, "at": now},
    )
    held = Letter.objects.of(_firm(row)).filter(
        to_address__iexact=letter.to_address, passage__in=[Passage.HELD, Passage.DRAFT]
    )
    for waiting in held.select_related("firm"):
        waiting.refresh_from_db(fields=["passage"])
        if waiting.passage in {Passage.HELD, Passage.DRAFT}:
            with suppress(letters.HasLeft):  # the worker was quicker, and looks at the list itself
                letters.cancel(waiting, now=now, why=words.complained(letter.addressee, _firm(row).language))
    _tell(row, now)


def _nothing(row: Incoming, read: Read, now: datetime) -> None:
    """Kept, and shown small on its letter: an absence, a delay, a receipt. Nobody has said anything."""


def _our_own(row: Incoming, read: Read, now: datetime) -> None:
    """Ours: a copy of a letter that has left, or what one of us wrote to another. Kept, and shown to nobody."""
    row.person, row.referral = None, None
    row.settled, row.settled_at = "put aside", now


def _is_our_letter(row: Incoming) -> bool:
    return bool(row.message_id) and Letter.objects.of(_firm(row)).filter(message_id=row.message_id[:200]).exists()


EFFECTS = {Kind.HUMAN: _heard, Kind.BOUNCE: _bounced, Kind.COMPLAINT: _complained}


# --- what a member says to it --------------------------------------------------------------------------------------


class SeenToAlready(Refusal):
    """Somebody has seen to this mail meanwhile."""


class NeedsAReferral(Refusal):
    """It must be said which referral this is about."""


class NotAnIntroduction(Refusal):
    """This mail introduces nobody whom we could keep in one press."""


class NobodyToAnswer(Refusal):
    """We do not know yet who wrote this."""


STEPS = {
    "contacted": Happened.CONTACTED,
    "met": Happened.MET,
    "won": Happened.WON,
    "lost": Happened.LOST,
    "declined": Happened.DECLINED,
    "no_contact": Happened.NOT_YET,
    "may_tell": Happened.MAY_TELL,
    "may_not_tell": Happened.MAY_NOT_TELL,
}
WISHES = frozenset({Happened.MAY_TELL, Happened.MAY_NOT_TELL})


def record_it(incoming: Incoming, *, by: Member, now: datetime, referral: Referral | None = None) -> Happening:
    """Yes: what the mail suggests is written down, in the words and the name of whoever wrote it.

    :param referral: which one, where the mail does not say
    :raises SeenToAlready: if a colleague was quicker
    :raises NeedsAReferral: if it is not known of which referral it tells
    :raises ReferralIsClosed: if that has ended
    """
    with scope(_firm(incoming)):
        row = _open(incoming)
        case = referral or row.referral
        kind = STEPS.get(row.suggests)
        if kind is None:
            raise SeenToAlready()
        if case is None:
            raise NeedsAReferral()
        if kind in WISHES:
            assert row.person is not None
            wished = referrals.wish(
                case, may_tell=kind is Happened.MAY_TELL, person=row.person, by=by, now=now, at=min(row.came_at, now),
                reported_by=row.person, facts={"way": "email"}, words=row.new_words,
            )  # fmt: skip
            _settle(row, "confirmed", by=by, now=now, referral=case)
            return wished
        happening = referrals.step(
            case, kind, by=by, now=now, at=min(row.came_at, now), person=row.person, reported_by=row.person,
            reason=Reason.OTHER if kind in REASONED else None, way="email", words=row.new_words,
        )  # fmt: skip
        _settle(row, "confirmed", by=by, now=now, referral=case)
        return happening


def just_read(incoming: Incoming, *, by: Member, now: datetime) -> None:
    """No: it was read, and nothing is written down."""
    with scope(_firm(incoming)):
        _settle(_open(incoming), "put aside", by=by, now=now)


def keep_it(incoming: Incoming, *, by: Member, now: datetime, captured: Captured | None = None) -> Kept:
    """Keep the introduction that the mail makes: the people, new or joined, the need, and how to reach them.

    :param captured: as a member put it right; None: as it was read
    :raises NotAnIntroduction: if it cannot be kept as it was read
    """
    with scope(_firm(incoming)):
        row = _open(incoming)
        kept = captures.keep(replace(captured or as_read(row), mail=row), by=by, now=now)
        parties = (
            Party.objects.of(_firm(row)).filter(referral=kept.referral, side=Side.INTRODUCER).select_related("person")
        )
        introducer = parties.order_by("order", "id").first() if kept.referral else None
        row.suggestion = row.suggestion | {"kept": kept.as_data()}
        row.person = row.person or (introducer.person if introducer is not None and not _by_us(row) else None)
        case = Referral.objects.of(_firm(row)).filter(pk=kept.referral).first() if kept.referral else None
        _settle(row, "confirmed", by=by, now=now, referral=case)
        return kept


def as_read(row: Incoming) -> Captured:
    """The introduction as it was read, laid beside whom we know.

    :raises NotAnIntroduction: if somebody is missing, or it is between two others
    """
    said = row.suggestion
    if row.suggests != "introduction" or not said.get("prospect") or not said.get("introducer") or said.get("provider"):
        raise NotAnIntroduction()
    own = Reach(emails=(said["introducer_address"],) if said["introducer_address"] else ())
    prospect = Reach(emails=tuple(said["emails"]), phones=tuple(said["phones"]))
    introducer = (
        row.person
        if own.emails and row.person is not None
        else _known(_firm(row), said["introducer"], own, by_name=True)
    )
    return Captured(
        sort=Sort.RECEIVED,
        words=(row.new_words or row.text)[: happenings.LONGEST],
        who=Whom(said["prospect"], _known(_firm(row), said["prospect"], prospect, by_name=False), prospect),
        introducer=Whom(said["introducer"], introducer, own),
        need=said["need"],
        day=_firm(row).day_of(row.came_at),
    )


def _known(firm: Firm, name: str, reach: Reach, *, by_name: bool) -> Person | None:
    """Whom we know by this name and one of these ways; by the name alone only where one person bears it."""
    same = [person for person in people.same_as(firm, reach=reach) if normal(person.name) == normal(name)]
    if not same and by_name:
        same = [person for person in people.same_as(firm, name=name) if normal(person.name) == normal(name)]
    return same[0] if len(same) == 1 else None


def _by_us(row: Incoming) -> bool:
    return _is_ours(row.from_address, _us(_firm(row)))


def undo_kept(incoming: Incoming, *, by: Member, now: datetime) -> None:
    """Take back what was kept of a mail: its suggestion stands again.

    :raises SeenToAlready: if nothing of it is kept
    """
    with scope(_firm(incoming)):
        row = Incoming.objects.select_for_update(of=("self",)).defer("raw").select_related("firm").get(pk=incoming.pk)
        kept = row.suggestion.get("kept")
        if kept is None:
            raise SeenToAlready()
        what = Kept.of(kept)
        captures.undo(what, by=by, now=now)
        row.suggestion = {name: said for name, said in row.suggestion.items() if name != "kept"}
        row.settled, row.settled_at, row.settled_by, row.referral = "", None, None, None
        if row.person_id in what.people:
            row.person = None
        row.save()
        heard = HeardBack.objects.of(_firm(row)).filter(mail=row)
        heard.update(read_at=None, referral=None, person=row.person)


def is_theirs(incoming: Incoming, person: Person, *, by: Member, now: datetime) -> int:
    """It is from this person: their address is kept, and what else came from it and lay about is theirs too."""
    with scope(_firm(incoming)):
        row = _open(incoming)
        if row.from_address:
            people.add_reach(
                person, Reach(emails=(row.from_address,)), now=now, by=by, from_=From(Source.THEMSELVES, mail=row)
            )
        alike = (
            unplaced(_firm(row)).filter(from_address=row.from_address).exclude(pk=row.pk) if row.from_address else []
        )
        found = [row, *alike]
        for one in found:
            _belongs_to(one, person, now)
        return len(found)


def _belongs_to(row: Incoming, person: Person, now: datetime) -> None:
    row.person = person
    row.referral = row.referral or _referral(_firm(row), row.letter, person)
    told = news.read(row.new_words)
    if (
        not row.suggests
        and told is not None
        and row.suggestion.get("proved") is not False
        and _is_news(row, told.outcome)
    ):
        row.suggests = told.outcome
        row.suggestion = row.suggestion | {"phrase": told.phrase[:300]}
    row.save()
    heard = HeardBack.objects.of(_firm(row)).filter(mail=row)
    if not heard.update(person=person, referral=row.referral):
        _tell(row, now)


def put_aside(incoming: Incoming, *, by: Member, now: datetime) -> None:
    """Nobody's: it is kept and shown no more."""
    with scope(_firm(incoming)):
        _settle(_open(incoming), "put aside", by=by, now=now)


def answer(incoming: Incoming, *, subject: str, text: str, by: Member, now: datetime) -> Letter:
    """A letter of ours in answer, in the thread of theirs.

    :raises NobodyToAnswer: if we do not know who wrote
    """
    if incoming.person is None or not incoming.from_address:
        raise NobodyToAnswer()
    with scope(_firm(incoming)):
        letter = letters.write(
            key=f"reply:{incoming.public_id}",
            kind="reply",
            to=incoming.person,
            address=incoming.from_address,
            subject=subject,
            text=text,
            by=by,
            now=now,
            referral=incoming.referral,
            again=True,
            answers=incoming.message_id,
            thread=incoming.suggestion.get("references", ""),
            heard=(incoming.subject, incoming.text),
        )
        if not incoming.suggests and incoming.settled_at is None:
            _settle(_open(incoming), "answered", by=by, now=now)
        return letter


def unplaced(firm: Firm) -> Any:
    """What nobody could place and nobody has seen to, the newest first."""
    return queries.lost(firm.pk).defer("raw").select_related("firm", "account")


def _open(incoming: Incoming) -> Incoming:
    """The mail, locked, if nobody has said yes or no to it.

    :raises SeenToAlready: if somebody has
    """
    rows = (
        Incoming.objects.select_for_update(of=("self",)).defer("raw")
        .select_related("firm", "person", "letter", "referral", "account")
    )  # fmt: skip
    row = rows.filter(pk=incoming.pk, settled_at=None).first()
    if row is None:
        raise SeenToAlready()
    found: Incoming = row
    return found


def _settle(row: Incoming, how: str, *, by: Member, now: datetime, referral: Referral | None = None) -> None:
    row.settled, row.settled_at, row.settled_by = how, now, by
    row.referral = referral or row.referral
    row.save()
    heard = HeardBack.objects.of(_firm(row)).filter(mail=row)
    heard.filter(read_at=None).update(read_at=now)
    if row.referral is not None:
        heard.update(referral=row.referral)
