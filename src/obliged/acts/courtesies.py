"""What do we do about what is owed: send, call, see them, later, not needed; and how is each taken back?

Send makes a courtesy *on its way*: neither owed nor done. Only a letter that has left writes that somebody was
thanked. What a member says of a courtesy (later, not needed) stands outside its row, by its key.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from obliged.acts import happenings, letters, links, owed, portal_links, referrals, tellings
from obliged.domain import courtesies as domain
from obliged.domain.happenings import Kind
from obliged.domain.playbook import Verb
from obliged.domain.refusals import Refusal
from obliged.queries import drafts, privacy
from obliged.records.courtesies import Courtesy, Draft, Handling, State
from obliged.records.firms import Member
from obliged.records.letters import Letter, Passage
from obliged.records.links import Opens, Purpose
from obliged.records.scoping import scope
from obliged.words import letters as letter_words


class NotOwedAnyMore(Refusal):
    """This courtesy is not owed any more: somebody saw to it, or what it was owed for was taken back."""


class NothingToUndo(Refusal):
    """There is nothing here that could still be taken back."""


class LaterThanWhat(Refusal):
    """Later needs a day that is still to come."""


class MeetingHasPassed(Refusal):
    """A meeting is set for a moment that has passed: did it take place?"""


TELLS = frozenset({Verb.TELL, Verb.EXPLAIN})  # done by word of mouth, these tell what their letter would have told
FIRST_CONTACT = frozenset({"call", "call_again"})  # somebody waits to hear from us: these leave at once


def send(
    courtesy: Courtesy,
    *,
    by: Member,
    now: datetime,
    subject: str | None = None,
    text: str | None = None,
    register: str = "plain",
    settles: Iterable[str] | None = None,
    by_itself: bool = False,
) -> Letter:
    """Put the letter of a courtesy into the outbox; until it has left, the courtesy is on its way and not done.

    :param text: as the member left it; None: as it was drafted
    :param settles: the keys of what the letter was drafted for, where more than one is owed to the same person
    :param by_itself: its rule sends it, not a member
    :raises NotOwedAnyMore: if somebody was quicker
    """
    with scope(courtesy.firm):
        row = _still_owed(courtesy)
        draft = drafts.draft_for(row, by=by, register=register, as_of=now)
        if settles is not None:
            settles = set(settles)
            if draft.answers and not any(key.startswith(f"{drafts.ANSWER}:") for key in settles):
                draft = drafts.draft_for(row, by=by, register=register, as_of=now, answering=False)
        assert row.to is not None, "Nobody writes to themselves"
        said = draft.text if text is None else text
        if draft.needs_link and row.referral is not None and drafts.LINK_SHOWN in said:
            said = said.replace(
                drafts.LINK_SHOWN, links.make(
                    Purpose(draft.needs_link), person=row.to, referral=row.referral, side=draft.audience, now=now
                )
            )  # fmt: skip
        if letter_words.PAGE_SHOWN in said:
            page = portal_links.make(row.to, opens=Opens.PAGE, now=now)
            said = said.replace(letter_words.PAGE_SHOWN, page)
        wanted = set(draft.keys) if settles is None else set(draft.keys) & {str(row.key), *settles}
        # What the member took out was not told.
        tells = tuple(t for t in draft.tells if t != privacy.NOTICE or draft.notice in said)
        letter = letters.write(
            key=str(row.key),
            kind=row.rule,
            to=row.to,
            address=draft.address,
            subject=draft.subject if subject is None else subject,
            text=said,
            by=by,
            now=now,
            referral=row.referral,
            settles=[domain.Key.read(key) for key in sorted(wanted)],
            enclosed=letters.Enclosed(draft.cards, tells, draft.audience),
            at_once=row.rule in FIRST_CONTACT,
            again=not by_itself and has_left(row),
            automatic=by_itself,
        )
        Draft.objects.of(row.firm_id).filter(key=str(row.key)).delete()
        return letter


def has_left(courtesy: Courtesy) -> bool:
    """Whether a letter that answers it is with them, whatever became of the record of it."""
    letter = letters.of_courtesy(courtesy)
    return letter is not None and letter.passage == Passage.SENT


# --- what a member does ---------------------------------------------------------------------------------------


def done_otherwise(
    courtesy: Courtesy,
    *,
    by: Member,
    now: datetime,
    way: str = "in_person",
    words: str = "",
    at: datetime | None = None,
) -> None:
    """It was done in person, by telephone, by card, or by a letter that we did not send."""
    with scope(courtesy.firm):
        row = _still_owed(courtesy)
        draft = drafts.draft_for(row, by=by, as_of=now) if row.verb in TELLS else None
        if draft is not None and row.to is not None:
            tellings.log_by_mouth(
                draft.tells, firm=row.firm, to=row.to, audience=draft.audience, at=at or now, referral=row.referral, way=way, by=by
            )  # fmt: skip
        happenings.record(
            domain.done_by(row.rule),
            firm=row.firm,
            now=now,
            at=at,
            referral=row.referral,
            person=row.to,
            by=by,
            facts=happenings.deed(row.key, way=way),
            words=words,
        )


def later(courtesy: Courtesy, *, until: datetime, by: Member, now: datetime) -> None:
    """Show it again then. It stays owed; what was due stays due.

    :raises LaterThanWhat: if that moment has passed
    """
    if until <= now:
        raise LaterThanWhat(until=until)
    with scope(courtesy.firm):
        row = _still_owed(courtesy)
        _said(row, "later", by=by, now=now, until=until)


def not_needed(courtesy: Courtesy, *, reason: str, by: Member, now: datetime) -> None:
    """Release it, with the reason."""
    with scope(courtesy.firm):
        row = _still_owed(courtesy)
        _said(row, "not_needed", by=by, now=now, reason=reason[:300])


def release_all(chosen: Iterable[Courtesy], *, by: Member, now: datetime, reason: str) -> list[str]:
    """Release several in one act; answers with their keys, by which the act can be undone."""
    keys = []
    with scope(by.firm):
        for courtesy in chosen:
            row = Courtesy.objects.of(by.firm).owed().filter(pk=courtesy.pk).first()
            if row is not None:
                _said(row, "not_needed", by=by, now=now, reason=reason[:300])
                keys.append(str(row.key))
    return keys


def times_later(courtesy: Courtesy) -> int:
    """How often a member has said later; after the third time a slower rhythm is offered."""
    number: int = Handling.objects.of(courtesy.firm_id).filter(key=str(courtesy.key), what="later").count()
    return number


def _said(
    row: Courtesy, what: str, *, by: Member, now: datetime, until: datetime | None = None, reason: str = ""
) -> None:
    Handling.objects.create(firm=row.firm, key=str(row.key), what=what, until=until, reason=reason, by=by, at=now)
    Member.objects.of(row.firm_id).filter(pk=by.pk).update(last_acted_at=now)
    owed.keep_again(row, now=now)


def undo(courtesy: Courtesy, *, by: Member, now: datetime) -> str:
    """Take back the last thing that was done about it, whatever it was; answers with what that was.

    A held letter is cancelled; a deed is taken back by another happening; later and not needed are unsaid. What a
    letter that has left said cannot be unsaid: then only the record is taken back.

    :raises NothingToUndo: if nothing was done about it
    """
    with scope(courtesy.firm):
        row = (
            Courtesy.objects.of(courtesy.firm_id)
            .select_related("settled_by", "firm", "to", "referral")
            .get(pk=courtesy.pk)
        )
        if row.state == State.ON_ITS_WAY:
            letter = letters.of_courtesy(row)
            if letter is not None:
                letters.cancel(letter, by=by, now=now, why="taken back")
                return "letter"
        if row.state == State.SETTLED and row.settled_by is not None:
            happenings.take_back(row.settled_by, by=by, now=now)
            if row.to is not None and row.verb in TELLS:
                tellings.take_back(firm=row.firm, to=row.to, at=row.settled_by.at, referral=row.referral, by=by)
            return "deed"
        said = Handling.objects.of(row.firm_id).filter(key=str(row.key), taken_back_at=None).order_by("-id").first()
        if said is None:
            raise NothingToUndo()
        said.taken_back_at = now
        said.save(update_fields=["taken_back_at"])
        owed.keep_again(row, now=now)
        return str(said.what)


def keep_draft(courtesy: Courtesy, *, subject: str, text: str, register: str, by: Member, now: datetime) -> Draft:
    """Keep the words that a member began, so that nothing typed is lost."""
    draft, made = Draft.objects.of(courtesy.firm_id).get_or_create(
        key=str(courtesy.key),
        defaults={"firm": courtesy.firm, "subject": subject, "text": text, "register": register, "by": by, "at": now},
    )
    if not made:
        draft.subject, draft.text, draft.register = subject, text, register
        draft.by, draft.at, draft.version = by, now, draft.version + 1
        draft.save()
    return draft


def _still_owed(courtesy: Courtesy) -> Courtesy:
    """The row, locked, if it is owed.

    :raises NotOwedAnyMore: if somebody was quicker
    """
    row = (
        Courtesy.objects.of(courtesy.firm_id)
        .select_for_update(of=("self",))
        .select_related("firm", "referral", "to")
        .filter(pk=courtesy.pk)
        .first()
    )
    if row is None or row.state != State.OWED:
        raise NotOwedAnyMore()
    found: Courtesy = row
    return found


# --- calls ----------------------------------------------------------------------------------------------------


def reached(
    courtesy: Courtesy, *, by: Member, now: datetime, words: str = "", may_tell: bool | None = None,
    meeting_at: datetime | None = None, took_place: bool = False,
) -> None:  # fmt: skip
    """We spoke: what was said, whether the introducer may hear how it goes, and when we meet.

    :param took_place: the meeting was then, and has taken place
    :raises MeetingHasPassed: if it is set for a moment that has passed, and nobody said that it took place
    """
    with scope(courtesy.firm):
        if meeting_at is not None and meeting_at <= now and not took_place:
            raise MeetingHasPassed()
        row = _still_owed(courtesy)
        common: dict[str, Any] = {"firm": row.firm, "now": now, "referral": row.referral, "by": by}
        if may_tell is not None:
            assert row.referral is not None
            assert row.to is not None
            referrals.wish(
                row.referral, may_tell=may_tell, person=row.to, by=by, now=now, facts={"way": "call"}, derive=False
            )
        happenings.record(
            Kind.CONTACTED, person=row.to, facts=happenings.deed(row.key, way="call"), words=words,
            derive=meeting_at is None, **common,
        )  # fmt: skip
        if meeting_at is not None:
            _meeting(meeting_at, person=row.to, **common)


def _meeting(at: datetime, *, now: datetime, **common: Any) -> None:
    """Of a moment to come it is set; of one that has passed it took place."""
    if at > now:
        happenings.record(Kind.MEETING_SET, facts={"on": at}, now=now, **common)
    else:
        happenings.record(Kind.MET, at=at, now=now, **common)


def moved(
    courtesy: Courtesy, *, to: datetime, by: Member, now: datetime, words: str = "", took_place: bool = False
) -> None:
    """The meeting is on another day.

    :param took_place: that day has passed, and they met
    :raises MeetingHasPassed: if that day has passed, and nobody said that they met
    """
    if to <= now and not took_place:
        raise MeetingHasPassed()
    with scope(courtesy.firm):
        row = _still_owed(courtesy)
        _meeting(to, firm=row.firm, now=now, referral=row.referral, by=by, words=words)


def not_reached(courtesy: Courtesy, *, by: Member, now: datetime, words: str = "") -> None:
    """Nobody answered: the playbook says when to try again."""
    with scope(courtesy.firm):
        row = _still_owed(courtesy)
        happenings.record(
            Kind.NOT_REACHED, firm=row.firm, now=now, referral=row.referral, person=row.to, by=by,
            facts={"way": "call"}, words=words,
        )  # fmt: skip


def claim_back(keys: Iterable[str], *, by: Member, now: datetime) -> None:
    """Undo a release of several: what was not needed is owed again."""
    keys = list(keys)
    with scope(by.firm):
        said = Handling.objects.of(by.firm).filter(key__in=keys, what="not_needed", taken_back_at=None)
        said.update(taken_back_at=now)
        owed.keep_of_keys(by.firm_id, keys, now=now)
