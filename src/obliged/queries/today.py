"""What does this member owe now, today and this week; what was done, and what was heard back?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import Q

from obliged.domain.happenings import Kind
from obliged.domain.mails import Kind as MailKind
from obliged.domain.permissions import Act
from obliged.domain.playbook import Verb
from obliged.domain.referrals import Direction
from obliged.domain.rhythms import A_DAY_AT_MOST
from obliged.queries import courtesies, firms
from obliged.queries.courtesies import COLUMNS, Owing
from obliged.queries.incoming import NOTHING, Suggestion, seen_by, shortened, suggestion
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.letters import Passage, Settles
from obliged.records.links import HeardBack
from obliged.records.reading import Reading
from obliged.words import courtesies as words
from obliged.words import happenings, moments, rhythms
from obliged.words import incoming as mail_words
from obliged.words.courtesies import OwedFacts, RowWords
from obliged.words.languages import Locale

C = TypeVar("C", Courtesy, Owing)

PAGE = 50
DONE_SHOWN = 12
HEARD_SHOWN = 4
SOON = timedelta(hours=2)
QUIET = timedelta(days=10)
MINUTES = {Verb.CALL: 5, Verb.INTRODUCE: 4, Verb.KEEP: 10, Verb.REVIEW: 5, Verb.RETURN: 3, Verb.KEEP_IN_TOUCH: 5}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what is owed to one person, or the same question to both sides."""

    id: str
    ids: tuple[str, ...]
    rule: str
    verb: Verb
    words: RowWords
    referral: str  # its public id, or nothing
    person: str
    phone: str  # as it was typed
    owner: str  # a colleague's name, where it is not one's own
    trouble: str  # why its last letter did not leave, or came back
    state: State = State.OWED
    leaves: str = ""  # "Leaves at 8:14"
    also: tuple[str, ...] = ()  # what the same letter answers besides
    at: str = ""  # when it was done
    came_back: bool = False
    doubtful: str = ""  # the letter that may have been sent, for all we know
    is_half: bool = False  # an introduction of which one letter has left and the other has not

    @property
    def tel(self) -> str:
        """The number to press."""
        return tel(self.phone)

    @property
    def is_urgent(self) -> bool:
        return bool(self.words.due_tone)

    @property
    def is_owed(self) -> bool:
        return self.state is State.OWED

    @property
    def is_call(self) -> bool:
        return self.verb is Verb.CALL and bool(self.tel)

    @property
    def asks_both(self) -> bool:
        return len(self.ids) > 1

    @property
    def all_ids(self) -> str:
        """Everything that the row stands for: what it asks of both sides, and what its letter answers besides."""
        return " ".join((*self.ids, *self.also))

    @property
    def alone(self) -> tuple[Row, ...]:
        return (self,)


@dataclass(frozen=True, slots=True)
class Part:
    """Now, Today, This week."""

    key: str
    name: str
    rows: tuple[Row, ...]

    @property
    def is_now(self) -> bool:
        return self.key == "now"


@dataclass(frozen=True, slots=True)
class Heard:
    id: int
    words: str
    name: str
    what: str
    when: str
    referral: str
    person: str
    mail: str = ""  # its public id, where a mail brought it
    more: bool = False  # the words go on
    suggestion: Suggestion = NOTHING
    may_be_answered: bool = False
    follows: bool = False  # what they did follows their name without a colon


@dataclass(frozen=True, slots=True)
class Today:
    title: str
    page_title: str
    lede: str
    day: str
    parts: tuple[Part, ...]
    done: tuple[Row, ...]
    heard: tuple[Heard, ...]
    everyone: bool
    more: bool  # there are more rows than one page holds
    quiet_since: str  # after ten quiet days: since when
    count: int  # people to see to, as far as one page goes
    today_count: int  # of these, whom something is due to by tonight
    first_day: bool
    waiting: str = ""  # that others to keep in touch with wait for another day

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for part in self.parts for row in part.rows)


class HeardRow(NamedTuple):
    """What came back, and the mail that brought it, where one did."""

    pk: int
    words: str | None
    name: str | None
    what: str
    at: datetime
    referral: UUID | None
    direction: str | None
    person: UUID | None
    mail: UUID | None
    mail_kind: str | None
    new_words: str | None
    text: str | None
    from_name: str | None
    from_address: str | None
    suggests: str | None
    suggestion: dict[str, Any] | None
    settled_at: datetime | None


class Written(NamedTuple):
    """The newest letter that was written for a courtesy: what a row says of it."""

    key: str
    leaves_at: datetime
    trouble: str
    letter: int = 0
    passage: str = ""
    public_id: str = ""


def _rows(firm: int, owners: Sequence[int], verb: str) -> Any:
    """The courtesies of these members; of everyone where none are named. Of one sort only, where that is named."""
    rows = Courtesy.objects.of(firm).values_list(*COLUMNS)
    rows = rows.filter(verb=verb) if verb else rows
    return rows.filter(owner_id__in=owners) if owners else rows


_OWED = Reading(lambda firm, as_of, owners=(), verb="": _rows(firm, owners, verb).open_at(as_of)[: PAGE + 1], Owing)
_DONE = Reading(
    lambda firm, since, owners=(), verb="": (
        _rows(firm, owners, verb)
        .filter(settled_at__gte=since, state__in=[State.SETTLED, State.RELEASED])
        .order_by("-settled_at", "-id")[:DONE_SHOWN]
    ),
    Owing,
)
_LEAVING = Reading(
    lambda firm, owners=(), verb="": (
        _rows(firm, owners, verb).filter(state=State.ON_ITS_WAY).order_by("-id")[:DONE_SHOWN]
    ),
    Owing,
)
_NEXT = Reading(
    lambda firm, as_of, owners=(), verb="": (
        _rows(firm, owners, verb)
        .owed()
        .filter(shows_at__gt=as_of, to__isnull=False)
        .order_by("shows_at", "id")
        .values_list("to_id", "shows_at")[:1]
    )
)
_LETTERS = Reading(
    lambda firm, keys: (
        Settles.objects.of(firm)
        .filter(key__in=keys)
        .exclude(letter__passage=Passage.CANCELLED)
        .order_by("letter_id")
        .values_list("key", "letter__leaves_at", "letter__trouble", "letter_id", "letter__passage", "letter__public_id")
    ),
    Written,
)
_HEARD = Reading(
    lambda firm, member: (
        HeardBack.objects.of(firm)
        .filter(seen_by(member, "mail__"), read_at=None)
        .order_by("-at", "-id")
        .values_list(
            "pk",
            "words__text",
            "person__name",
            "what",
            "at",
            "referral__public_id",
            "referral__direction",
            "person__public_id",
            "mail__public_id",
            "mail__kind",
            "mail__new_words",
            "mail__text",
            "mail__from_name",
            "mail__from_address",
            "mail__suggests",
            "mail__suggestion",
            "mail__settled_at",
        )[:HEARD_SHOWN]
    ),
    HeardRow,
)


def today(member: Member, *, as_of: datetime, everyone: bool = False) -> Today:
    """The page, for a member as of a moment, by the firm's clocks in every line of it."""
    firm: Firm = member.firm
    mine = firms.looks_after(member, on=firm.day_of(as_of))
    whose: dict[str, Any] = {"firm": firm.pk} if everyone else {"firm": firm.pk, "owners": mine}
    if not member.may(Act.SEE_MATTERS):  # who keeps the books is shown what is owed in money, whoever looks after it
        whose = {"firm": firm.pk, "verb": str(Verb.PAY)}
    owed, waiting = _spared(_OWED(as_of=as_of, **whose), whose, _midnight(firm, as_of), as_of)
    done = _DONE(since=_midnight(firm, as_of), **whose)
    leaving = _LEAVING(**whose)
    facts = courtesies.facts([*owed, *done, *leaving], firm, me=member.pk, as_of=as_of)
    letters = letters_of((str(row.key) for row in [*owed, *leaving]), firm)
    rows = rows_of(owed[:PAGE], facts, firm, as_of=as_of, mine=mine, letters=letters)
    here = courtesies.locale(firm)
    coming = [] if rows else _NEXT(as_of=as_of, **whose)
    people = len({row.to_id for row in owed[:PAGE] if row.to_id})
    tomorrow = _midnight(firm, as_of) + timedelta(days=1)
    return Today(
        title=words.title(people, member.first_name, as_of, here),
        page_title=words.page_title(people, here),
        lede=words.lede(
            sum(MINUTES.get(row.verb, 1) for row in rows),
            sum(row.verb is Verb.CALL for row in rows),
            as_of,
            here,
            next_name=_first_name(coming, firm),
            next_at=coming[0][1] if coming else None,
        ),
        day=moments.long_day(as_of, here),
        parts=parts_of(rows, owed, firm, as_of),
        done=tuple(
            row_done(row, facts[row.pk], firm, as_of, letters) for row in by_one_deed([*leaving, *done], letters)
        ),
        heard=heard(member, as_of=as_of) if member.may(Act.SEE_MATTERS) else (),
        everyone=everyone,
        more=len(owed) > PAGE,
        quiet_since=_quiet_since(member, rows, firm, as_of),
        count=people,
        today_count=len({row.to_id for row in owed[:PAGE] if row.to_id and row.due_at < tomorrow}),
        waiting=rhythms.wait(waiting, here),
        first_day=not rows and not done and not leaving and not _has_anything(firm),
    )


_BESIDES = Reading(
    lambda firm, as_of, nudge, owners=(), verb="": (
        _rows(firm, owners, verb).exclude(verb=nudge).open_at(as_of)[: PAGE + 1]
    ),
    Owing,
)
_NUDGED = Reading(
    lambda firm, since, nudge, on_its_way: (
        Courtesy.objects.of(firm)
        .filter(Q(settled_at__gte=since, state=State.SETTLED) | Q(state=on_its_way), verb=nudge)
        .order_by()
        .values_list("owner_id", "to_id")
        .distinct()
    )
)


def _spared(owed: list[Owing], whose: dict[str, Any], midnight: datetime, as_of: datetime) -> tuple[list[Owing], int]:
    """What is owed, with at most five words a day to keep in touch for each member, those of today counted; and how
    many wait. A statement more where there are any; one more still where they would leave no room for the rest.
    """
    nudge = str(Verb.KEEP_IN_TOUCH)
    nudges = [row for row in owed if row.verb == nudge]
    if not nudges:
        return owed, 0
    said: dict[int, set[int]] = {}
    for owner, to in _NUDGED(firm=whose["firm"], since=midnight, nudge=nudge, on_its_way=str(State.ON_ITS_WAY)):
        said.setdefault(owner, set()).add(to)
    shown: set[int] = set()
    # A day to remember does not wait; the others come as they fall due.
    for row in sorted(nudges, key=lambda row: row.rule != "remember"):
        today = said.setdefault(row.owner_id, set())
        if row.to_id in today or len(today) < A_DAY_AT_MOST:
            today.add(row.to_id or 0)
            shown.add(row.pk)
    waiting = {row.to_id for row in nudges if row.pk not in shown}
    if len(owed) > PAGE and waiting:
        besides = _BESIDES(as_of=as_of, nudge=nudge, **whose)
        owed = sorted([*besides, *nudges], key=lambda row: (row.due_at, row.pk))
    return [row for row in owed if row.verb != nudge or row.pk in shown], len(waiting)


def _first_name(coming: Sequence[tuple[int, datetime]], firm: Firm) -> str:
    people = courtesies.named(firm, [pk for pk, _ in coming])
    return next((facts.first for facts in people.values()), "")


def _midnight(firm: Firm, as_of: datetime) -> datetime:
    return as_of.astimezone(firm.tz).replace(hour=0, minute=0, second=0, microsecond=0)


def rows_of(
    owed: Sequence[Courtesy | Owing],
    facts: dict[int, OwedFacts],
    firm: Firm,
    *,
    as_of: datetime,
    mine: Sequence[int],
    letters: Mapping[str, Written],
) -> tuple[Row, ...]:
    """The rows as they are shown: the same question to both sides of an introduction is one."""
    shown, beside = one_letter([courtesies.owing(row) for row in owed])
    by_facts = {id(facts[row.pk]): row for row in shown}
    groups = words.together(facts[row.pk] for row in shown)
    return tuple(
        _row([by_facts[id(one)] for one in group], group, firm, as_of, mine, letters, beside) for group in groups
    )


# What one letter to an introducer says together, the heaviest first: its row stands for the lighter ones.
HEAVIEST = (
    "explain", "thank_won", "thank_received", "answer", "tell_milestone", "tell_not_reached", "tell_under_way",
)  # fmt: skip


def one_letter(owed: Sequence[C]) -> tuple[list[C], dict[int, list[C]]]:
    """The rows to show, and for each what the same letter settles, or what waits until it has gone.

    Courtesies owed to one person in one referral become one letter, so they are one row.
    """
    leads: dict[tuple[int | None, int | None], C] = {}
    for row in owed:
        if row.rule in HEAVIEST and row.referral_id is not None:
            key = (row.referral_id, row.to_id)
            if key not in leads or HEAVIEST.index(row.rule) < HEAVIEST.index(leads[key].rule):
                leads[key] = row
    shown: list[C] = []
    beside: dict[int, list[C]] = {}
    for row in owed:
        lead = leads.get((row.referral_id, row.to_id)) if row.rule in HEAVIEST else None
        if lead is None or lead.pk == row.pk:
            shown.append(row)
        else:
            beside.setdefault(lead.pk, []).append(row)
    return shown, beside


def _row(
    group: Sequence[Owing],
    facts: Sequence[OwedFacts],
    firm: Firm,
    as_of: datetime,
    mine: Sequence[int],
    letters: Mapping[str, Written],
    beside: Mapping[int, Sequence[Owing]],
) -> Row:
    first = group[0]
    here = courtesies.locale(firm)
    said = words.merge(facts, as_of, here) if len(group) > 1 else words.row(facts[0], as_of, here)
    letter = letters.get(str(first.key))
    return Row(
        id=str(first.public_id),
        ids=tuple(str(row.public_id) for row in group),
        also=tuple(str(other.public_id) for row in group for other in beside.get(row.pk, ())),
        rule=first.rule,
        verb=Verb(first.verb),
        words=said,
        referral=str(first.referral_public_id or ""),
        person=str(first.to_public_id or ""),
        phone=facts[0].to.phone if facts[0].to else "",
        owner="" if first.owner_id in mine else first.owner_name.split(" ")[0],
        trouble=letter.trouble if letter is not None else "",
        came_back=letter is not None and letter.passage == Passage.BOUNCED,
        state=State(first.state),
    )


def tel(typed: str) -> str:
    """A number as a telephone dials it."""
    digits = "".join(c for c in typed if c.isdigit() or c == "+")
    return f"tel:{digits}" if digits else ""


def parts_of(rows: Iterable[Row], owed: Sequence[Courtesy | Owing], firm: Firm, as_of: datetime) -> tuple[Part, ...]:
    due = {str(row.public_id): row.due_at for row in owed}
    tomorrow = _midnight(firm, as_of) + timedelta(days=1)
    now: list[Row] = []
    by_night: list[Row] = []
    later: list[Row] = []
    for row in rows:
        at = due[row.id]
        (now if at <= as_of + SOON else by_night if at < tomorrow else later).append(row)
    named = (("now", "Now", now), ("today", "Today", by_night), ("week", "This week", later))
    return tuple(Part(key, name, tuple(found)) for key, name, found in named if found)


def by_one_deed(seen_to: Sequence[Owing], letters: Mapping[str, Written]) -> list[Owing]:
    """What was seen to, with one row for each letter on its way and for each deed: the heaviest of what it answered
    stands for the others.
    """
    leads: dict[tuple[object, ...], Owing] = {}
    for row in seen_to:
        letter = letters.get(str(row.key)) if row.state == State.ON_ITS_WAY else None
        key: tuple[object, ...] = (row.pk,)
        if letter is not None:
            key = ("letter", letter.letter or letter.key)
        elif row.state == State.SETTLED:
            key = ("deed", row.to_id, row.settled_at)
        if key not in leads or _weight(row) < _weight(leads[key]):
            leads[key] = row
    return list(leads.values())


def _weight(row: Owing) -> int:
    return HEAVIEST.index(row.rule) if row.rule in HEAVIEST else len(HEAVIEST)


def row_done(
    seen_to: Courtesy | Owing, facts: OwedFacts, firm: Firm, as_of: datetime, letters: Mapping[str, Written]
) -> Row:
    """A row that was seen to: it stays where it was, says what happened, and can be undone."""
    row = courtesies.owing(seen_to)
    here = courtesies.locale(firm)
    said = words.row(facts, as_of, here)
    letter = letters.get(str(row.key)) if row.state == State.ON_ITS_WAY else None
    return Row(
        id=str(row.public_id),
        ids=(str(row.public_id),),
        rule=row.rule,
        verb=Verb(row.verb),
        words=said,
        referral=str(row.referral_public_id or ""),
        person=str(row.to_public_id or ""),
        phone="",
        owner="",
        trouble=letter.trouble if letter else "",
        state=State(row.state),
        leaves=words.leaves(letter.leaves_at, as_of, here) if letter and letter.passage != Passage.SENT else "",
        is_half=letter is not None and letter.passage == Passage.SENT,
        doubtful=str(letter.public_id) if letter is not None and letter.passage == Passage.IN_DOUBT else "",
        at=moments.clock(row.settled_at, here) if row.settled_at else "",
    )


def heard(member: Member, *, as_of: datetime) -> tuple[Heard, ...]:
    """The last words that came back to us and have not been read."""
    here = courtesies.locale(member.firm)
    reads = member.may(Act.READ_LETTERS)
    return tuple(_heard(row, as_of, here, reads=reads) for row in _HEARD(firm=member.firm_id, member=member.pk))


def _heard(row: HeardRow, as_of: datetime, here: Locale, *, reads: bool) -> Heard:
    """:param reads: the words of mail are for those who read letters; others see that it came"""
    name = row.name or row.from_name or row.from_address or ""
    said, more = (row.words or "", False) if row.mail is None else shortened(row.new_words or row.text or "")
    if row.mail is not None and (row.mail_kind != MailKind.HUMAN or not reads):
        said = ""  # a machine's words say less than we do
    direction = Direction(row.direction) if row.direction else None
    offers = NOTHING
    answered = happenings.heard(Kind(row.what), here) if row.mail is None else ""
    if row.suggests and row.settled_at is None:
        offers = suggestion(row.suggests, row.suggestion or {}, name, has_referral=row.referral is not None, here=here)
    return Heard(
        id=row.pk,
        words=said,
        name=name,
        what=mail_words.what(row.mail_kind or "", here.language)
        if row.mail is not None
        else answered or happenings.kind_label(Kind(row.what), here, direction),
        follows=row.mail is not None or bool(answered),
        when=moments.ago(row.at, as_of, here),
        referral=str(row.referral or ""),
        person=str(row.person or ""),
        mail=str(row.mail or ""),
        more=more or (row.mail is not None and (row.new_words or "").strip() != (row.text or "").strip()),
        suggestion=offers,
        may_be_answered=row.mail_kind == MailKind.HUMAN and row.person is not None,
    )


def _quiet_since(member: Member, rows: Sequence[Row], firm: Firm, as_of: datetime) -> str:
    last = member.last_acted_at
    if last is None or as_of - last < QUIET or not rows:
        return ""
    return moments.day_of(last, as_of, courtesies.locale(firm))


def _has_anything(firm: Firm) -> bool:
    found: bool = Courtesy.objects.of(firm).exists()
    return found


def letters_of(keys: Iterable[str], firm: Firm) -> dict[str, Written]:
    """The newest letter that was written for each of these keys and was not taken back. One statement."""
    return {written.key: written for written in _LETTERS(firm=firm.pk, keys=list(keys))}
