"""Whom do we know, and what are they to us: the list, one person, one organisation?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast

from obliged.domain.happenings import Kind
from obliged.domain.people import Channel, TellWhat
from obliged.domain.permissions import Act, Relation
from obliged.domain.referrals import Direction, Side, Stage
from obliged.queries import balances, courtesies, find, incoming, privacy, rhythms
from obliged.queries.courtesies import Owing, Somebody
from obliged.queries.find import Acquaintance
from obliged.queries.today import tel
from obliged.records import asking
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening, thawed
from obliged.records.letters import Told
from obliged.records.people import Address, Affiliation, Email, Organisation, Person, Phone
from obliged.records.reading import Reading
from obliged.records.referrals import Party
from obliged.words import courtesies as said
from obliged.words import happenings as lines
from obliged.words import moments, profiles
from obliged.words.courtesies import RowWords
from obliged.words.happenings import HappeningFacts, StandsFacts, Tone
from obliged.words.languages import Locale
from obliged.words.people import PersonFacts
from obliged.words.profiles import BalanceFacts

PAGE = 50
LETTERS = "abcdefghijklmnopqrstuvwxyz"
AFTER_Z = "{"  # the sign after z: every other script comes from here on
TOGETHER = 20
OWED_SHOWN = 6
TOLD_SHOWN = 12
COUNTED = 200  # referrals of one person that are looked at for the balance


# --- the list -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: who it is, and what they are to us."""

    id: str
    name: str
    detail: str
    sent: str  # "5", or nothing
    given: str
    touched: str  # all three are of matters, and left out for whoever keeps the books


@dataclass(frozen=True, slots=True)
class People:
    title: str
    rows: tuple[Listed, ...]
    asked: str  # what was typed to find
    before: str = ""  # the id from which the page before goes on, or nothing
    after: str = ""
    is_empty: bool = False  # nobody is known at all
    many: bool = False  # more than one page: letters to jump to are shown

    @property
    def letters(self) -> str:
        return LETTERS if self.many else ""


def _after(firm: Any, name: str, pk: int) -> Any:
    # Two conditions that say one thing: the first is the span of the index, the second what stands at its edge.
    rows = find.known(firm).filter(name_in_order__gte=name).filter(Q(name_in_order__gt=name) | Q(pk__gt=pk))
    return find.shown(firm, rows.by_name())[: PAGE + 1]


def _before(firm: Any, name: str, pk: int) -> Any:
    rows = find.known(firm).filter(name_in_order__lte=name).filter(Q(name_in_order__lt=name) | Q(pk__lt=pk))
    return find.shown(firm, rows.order_by("-name_in_order", "-id"))[: PAGE + 1]


_FIRST = Reading(lambda firm: find.shown(firm, find.known(firm).by_name())[: PAGE + 1], Acquaintance)
_FROM = Reading(
    lambda firm, start: find.shown(firm, find.known(firm).filter(name_in_order__gte=start).by_name())[: PAGE + 1],
    Acquaintance,
)
_AFTER, _BEFORE = Reading(_after, Acquaintance), Reading(_before, Acquaintance)
_PLACE = Reading(
    lambda firm, id: Person.objects.of(firm).filter(public_id=id).order_by().values_list("name_in_order", "pk")
)
_KNOWN = Reading(lambda firm: find.known(firm).order_by().values_list("pk")[: balances.MOST + 1])


def listed(
    member: Member,
    *,
    as_of: datetime,
    asked: str = "",
    after: UUID | None = None,
    before: UUID | None = None,
    letter: str = "",
) -> People:
    """A page of everybody whom we know, by name. Four statements, five with a cursor, whatever the firm's size."""
    firm: Firm = member.firm
    here = courtesies.locale(firm)
    matters = member.may(Act.SEE_MATTERS)
    if asked.strip():
        return _answering(firm, asked, as_of, here, matters)
    rows, has_before, has_after = _page(firm, after, before, letter)
    total = len(_KNOWN(firm=firm.pk))
    return People(
        title=profiles.people_title(total, (balances.senders(firm) if total else 0) if matters else None, here),
        rows=_rows(firm, rows, as_of, here, matters),
        asked="",
        before=str(rows[0].public_id) if has_before and rows else "",
        after=str(rows[-1].public_id) if has_after and rows else "",
        is_empty=not total,
        many=total > PAGE,
    )


def _answering(firm: Firm, asked: str, as_of: datetime, here: Locale, matters: bool) -> People:
    best = find.acquaintances(firm, asked, PAGE + 1)
    return People(
        title=profiles.found_title(min(len(best), PAGE), here, more=len(best) > PAGE),
        rows=_rows(firm, best[:PAGE], as_of, here, matters),
        asked=asked,
    )


def _page(firm: Firm, after: UUID | None, before: UUID | None, letter: str) -> tuple[list[Acquaintance], bool, bool]:
    """The rows, and whether there are some before and after them."""
    cursor = after or before
    place = _PLACE(firm=firm.pk, id=cursor) if cursor else []
    if not place:
        start = letter[:1].lower() if letter[:1].lower() in LETTERS else AFTER_Z if letter else ""
        rows = _FROM(firm=firm.pk, start=start) if start else _FIRST(firm=firm.pk)
        return rows[:PAGE], bool(start), len(rows) > PAGE
    name, pk = place[0]
    if after:
        rows = _AFTER(firm=firm.pk, name=name, pk=pk)
        return rows[:PAGE], True, len(rows) > PAGE
    rows = _BEFORE(firm=firm.pk, name=name, pk=pk)
    return rows[:PAGE][::-1], len(rows) > PAGE, True


def _rows(firm: Firm, rows: Sequence[Acquaintance], as_of: datetime, here: Locale, matters: bool) -> tuple[Listed, ...]:
    if not matters:
        return tuple(Listed(str(one.public_id), one.name, _is_what(one), "", "", "") for one in rows)
    others = balances.under_another_name(firm, (one.pk for one in rows))
    return tuple(_row(one, others.get(one.pk, (0, 0)), as_of, here) for one in rows)


def _row(one: Acquaintance, other: tuple[int, int], as_of: datetime, here: Locale) -> Listed:
    return Listed(
        id=str(one.public_id),
        name=one.name,
        detail=_is_what(one),
        sent=_figure(one.sent + other[0]),
        given=_figure(one.given + other[1]),
        touched=moments.short_ago(one.touched_at, as_of, here) if one.touched_at else "",
    )


def _is_what(one: Acquaintance) -> str:
    return ", ".join(part for part in (one.occupation, one.at) if part)


def _figure(n: int) -> str:
    return "" if not n else str(n) if n <= balances.MOST else f"{balances.MOST}+"


# --- one person -----------------------------------------------------------------------------------------------


class Line(NamedTuple):
    """One way to reach somebody, or one tie, as the page shows it."""

    text: str
    href: str = ""
    hint: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Reached:
    """Everything that stands beside a person's name."""

    emails: tuple[Line, ...] = ()
    phones: tuple[Line, ...] = ()
    addresses: tuple[Line, ...] = ()
    organisations: tuple[Line, ...] = ()  # hint: the role
    same: tuple[Line, ...] = ()  # others with the same address or number
    also: tuple[Line, ...] = ()  # other names that this one stands for; href: their primary key


@dataclass(frozen=True, slots=True)
class Balance:
    title: str
    detail: str
    sent: range
    given: range
    wanted: range
    sent_label: str
    given_label: str
    wanted_label: str


@dataclass(frozen=True, slots=True)
class Owed:
    """A courtesy that is owed to them, in one line."""

    id: str
    words: RowWords


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of what there was between us: a referral, or something that happened outside of one."""

    at: datetime
    name: str
    tone: Tone
    when: str
    referral: str = ""  # its public id
    chip: str = ""
    chip_tone: str = ""
    rest: str = ""
    words: str = ""
    words_are_ours: bool = True
    happening: int = 0  # that can be taken back
    taken_back: str = ""
    is_only_mine: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    what: str
    about: str
    when: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The page of one person."""

    person: Person
    facts: PersonFacts
    line: str
    since: str
    reach_heading: str
    reach: Reached
    tel: str
    mailto: str
    best: str
    tells: str
    balance: Balance
    owed: tuple[Owed, ...]
    together: tuple[Entry, ...]
    older: str  # the moment from which older entries go on, or nothing
    told: tuple[Telling, ...]
    rhythm: rhythms.Card = rhythms.NONE
    kept_private: str = ""  # to an owner: that colleagues keep notes to themselves, and not what they say

    @property
    def id(self) -> str:
        return str(self.person.public_id)


class Seen(NamedTuple):
    """A referral of this person, as light as it can be read: most are only counted."""

    pk: int
    public_id: UUID
    direction: str
    stage: str
    is_open: bool
    need: str
    made_at: datetime
    stage_at: datetime
    meeting_at: datetime | None
    hold_until: datetime | None
    side: str
    introduced: bool


_SOMEBODY = Reading(
    lambda firm, id: (
        Person.objects.of(firm)
        .select_related("firm", "keeper", "introduced_by", "same_as")
        .filter(public_id=id)
        .annotate(
            has_mail=incoming.any_of(firm, person=OuterRef("pk")),
            is_from_others=Exists(privacy.is_from_others(firm, OuterRef("pk"))),
            notice_at=privacy.told_at(firm, OuterRef("pk")),
        )
        .order_by()
    )
)


def person(member: Member, public_id: UUID) -> Person | None:
    """Somebody of this firm, deleted or not. One statement."""
    found = _SOMEBODY(firm=member.firm_id, id=public_id)
    someone = found[0] if found else None
    brought = someone.introduced_by if someone is not None else None
    if someone is not None and brought is not None and brought.private_to_id not in (None, member.pk):
        someone.introduced_by, someone.introducer_is_hidden = None, True
    return someone


def profile(someone: Person, *, member: Member, as_of: datetime, older: datetime | None = None) -> Profile:
    """Everything about one person. Six statements, and none more for those of whom there is much."""
    firm: Firm = member.firm
    here = courtesies.locale(firm)
    reach = reached(someone)
    ids = [someone.pk, *(int(line.href) for line in reach.also)]
    facts = _facts(someone, reach)
    seen = _seen(firm, ids)
    page = [one for one in seen if older is None or one.made_at < older][:TOGETHER]
    owed = _owed_rows(firm, ids, as_of)
    parties = courtesies.parties_of(firm, {one.pk for one in page} | _referrals_of(owed))
    happened = _happened(firm, ids, older or as_of + timedelta(days=1))
    entries = [_of_referral(one, parties.get(one.pk, {}), as_of, here) for one in page]
    entries += _of_happenings(happened, facts, member, as_of, here)
    # Taken by their moment; what both lists had room for is on this page, the rest is older.
    entries = sorted(entries, key=lambda entry: entry.at, reverse=True)
    shown = entries[:TOGETHER]
    is_more = len(entries) > TOGETHER or len(page) == TOGETHER
    phone = dict.fromkeys(ids, facts.phone)
    sent = {pk: sum(one.side == Side.INTRODUCER and _this_year(one, firm, as_of) for one in seen) for pk in ids}
    owed_facts = courtesies.facts_of(owed, parties, phones=phone, sent=sent, me=member.pk)
    return Profile(
        person=someone,
        facts=facts,
        line=", ".join(part for part in (someone.occupation, *(line.text for line in reach.organisations)) if part),
        since=_since(someone, here),
        reach_heading=profiles.reach_heading(facts, here),
        reach=reach,
        tel=next((line.href for line in reach.phones if line.href), ""),
        mailto=next((line.href for line in reach.emails if not line.hint), ""),
        best=_best(someone, here),
        tells=lines.tell_label(TellWhat(someone.tell_what), here),
        balance=_balance(facts, seen, here),
        owed=tuple(Owed(str(row.public_id), said.row(owed_facts[row.pk], as_of, here)) for row in owed),
        together=tuple(shown),
        older=shown[-1].at.isoformat() if is_more and shown else "",
        told=_told(firm, ids, as_of, here),
        rhythm=rhythms.card(someone, as_of=as_of),
        kept_private=_kept_private(firm, ids, member, here),
    )


def _kept_private(firm: Firm, ids: Sequence[int], member: Member, here: Locale) -> str:
    """That there are notes which colleagues keep to themselves, for whoever may know that much. Seldom a statement."""
    if asking.hidden_from() is None or not member.may(Act.KNOW_OF_PRIVATE, Relation.PRIVATE):
        return ""
    with asking.nobody():
        theirs = Happening.objects.of(firm).filter(concerns_id__in=ids, words__private_to__isnull=False)
        names = theirs.exclude(words__private_to=member).values_list("words__private_to__name", flat=True).distinct()
        return profiles.kept_private(sorted(names), here)


def _arm(rows: Any, kind: str, text: str, extra: Any, label: str = "", order: str = "") -> Any:
    return rows.order_by().annotate(
        k=Value(kind, CharField()),
        t=Cast(F(text), CharField()),
        x=Cast(extra, CharField()),
        l=F(label) if label else Value("", CharField()),
        n=F(order) if order else Value(0),
        i=F("pk"),
    ).values_list("k", "t", "x", "l", "n", "i")  # fmt: skip


def _reaching(firm: Any, pk: Any) -> Any:
    def mine(model: Any) -> Any:
        return model.objects.of(firm).filter(person_id=pk)

    def others(model: Any, field: str) -> Any:
        """Rows of other people with the same address or number; a house's number may be that of many."""
        same = mine(model).exclude(**{field: ""}).values(field)
        found = model.objects.of(firm).filter(**{f"{field}__in": same}, person__deleted_at=None).exclude(person_id=pk)
        return model.objects.of(firm).filter(pk__in=found.order_by().values("pk")[:SAME_SHOWN])

    whose = F("person__public_id")
    return _arm(mine(Email), "email", "address", F("bounced_at"), "label", "order").union(
        _arm(mine(Phone), "phone", "typed", F("e164"), "label", "order"),
        _arm(mine(Address), "address", "lines", Value(""), "label", "order"),
        _arm(
            mine(Affiliation).filter(organisation__deleted_at=None),
            "organisation",
            "organisation__name",
            F("organisation__public_id"),
            "role",
            "order",
        ),
        _arm(others(Email, "normal"), "same", "person__name", whose),
        _arm(others(Phone, "e164"), "same", "person__name", whose),
        _arm(Person.objects.of(firm).filter(same_as_id=pk), "also", "name", F("public_id")),
        all=True,
    )


_REACHING = Reading(_reaching)


def reached(someone: Person) -> Reached:
    """Ways to reach somebody, where they belong, who may be the same, and who is. One statement."""
    found: dict[str, list[Line]] = {}
    rows = _REACHING(firm=someone.firm_id, pk=someone.pk)
    for kind, text, extra, label, _, at in sorted(rows, key=lambda row: (row[4], row[5])):
        line = _line(kind, text, extra or "", label, at)
        if kind != "same" or line.id not in {other.id for other in found.get(kind, ())}:
            found.setdefault(kind, []).append(line)
    return Reached(**{field: tuple(found.get(kind, ())) for kind, field in FIELDS.items()})


SAME_SHOWN = 3
FIELDS = {
    "email": "emails", "phone": "phones", "address": "addresses", "organisation": "organisations", "same": "same",
    "also": "also",
}  # fmt: skip


def _line(kind: str, text: str, extra: str, label: str, at: int) -> Line:
    if kind == "email":
        return Line(text, f"mailto:{text}", "Came back: this mailbox does not exist." if extra else "")
    if kind == "phone":
        hint = "" if extra else "Kept as typed; it cannot be read as a number."
        return Line(text, tel(extra or text) if extra else "", hint or label)
    if kind == "organisation":
        return Line(text, hint=label, id=str(UUID(extra)))
    if kind == "address":
        return Line(text, hint=label)
    return Line(text, str(at), id=str(UUID(extra)))


def _facts(someone: Person, reach: Reached) -> PersonFacts:
    facts = courtesies.person_facts(someone, next((line.text for line in reach.phones), ""))
    assert facts is not None
    return facts


_SEEN = Reading(
    lambda firm, ids, in_error: Party.objects.of(firm)
    .filter(person_id__in=ids)
    .exclude(referral__stage=in_error)
    .annotate(introduced=balances.introduced(firm))
    .order_by("-referral_id", "id")
    .values_list(
        "referral_id", "referral__public_id", "referral__direction", "referral__stage", "referral__is_open",
        "referral__need", "referral__made_at", "referral__stage_at", "referral__meeting_at", "referral__hold_until",
        "side", "introduced",
    )[:COUNTED],
    Seen,
)  # fmt: skip


def _seen(firm: Firm, ids: Sequence[int]) -> list[Seen]:
    """The newest referrals of this person, as far as they are counted. One statement."""
    return _SEEN(firm=firm.pk, ids=list(ids), in_error=str(Stage.IN_ERROR))


def _balance(facts: PersonFacts, seen: Iterable[Seen], here: Locale) -> Balance:
    seen = list(seen)
    sent = [one for one in seen if one.side == Side.INTRODUCER]
    given = [one for one in seen if one.side == Side.PROVIDER and one.introduced]
    wanted = [one for one in seen if one.side == Side.PROVIDER and not one.introduced and one.is_open]
    counts = BalanceFacts(
        sent=len(sent),
        sent_won=sum(one.stage in balances.BECAME for one in sent),
        given=len(given),
        given_won=sum(one.stage in balances.BECAME for one in given),
    )
    most = 40  # dots; more say nothing to the eye
    return Balance(
        title=profiles.balance(facts, counts, here),
        detail=profiles.outcome(facts, counts, here),
        sent=range(min(len(sent), most)),
        given=range(min(len(given), most)),
        wanted=range(min(len(wanted), most)),
        sent_label=f"Received from {facts.first}",
        given_label=f"Given to {facts.first}",
        wanted_label="Meant, not yet introduced" if wanted else "",
    )


def _this_year(one: Seen, firm: Firm, as_of: datetime) -> bool:
    return firm.day_of(one.made_at).year == firm.day_of(as_of).year


_OWED = Reading(
    lambda firm, ids, state, as_of: (
        Courtesy.objects.of(firm)
        .filter(to_id__in=ids, state=state, shows_at__lte=as_of)
        .order_by("due_at", "id")
        .values_list(*courtesies.COLUMNS)[:OWED_SHOWN]
    ),
    Owing,
)


def _owed_rows(firm: Firm, ids: Sequence[int], as_of: datetime) -> list[Owing]:
    owed: list[Owing] = _OWED(firm=firm.pk, ids=list(ids), state=str(State.OWED), as_of=as_of)
    thanks = {row.because_id for row in owed if row.rule == "thank_received"}
    # The thanks that take the work answer as well.
    return [row for row in owed if row.rule != "answer" or row.because_id not in thanks]


def _referrals_of(owed: Iterable[Owing]) -> set[int]:
    return ({row.referral_id for row in owed if row.referral_id} | {row.child for row in owed}) - {0}


class Past(NamedTuple):
    """Something that happened outside of any referral, as a line needs it."""

    pk: int
    kind: str
    at: datetime
    to_the_day: bool
    facts: dict[str, Any]
    member: int | None
    member_name: str | None
    words: str | None
    only_for: int | None = None  # the member who keeps them to themselves: whoever asks


def _past(firm: Any, ids: Any, taken_back: Any, older: Any) -> Any:
    ours = Happening.objects.of(firm).filter(concerns_id__in=ids, referral_id=None)
    page = ours.exclude(kind=taken_back).filter(at__lt=older).order_by("-at", "-id").values("pk")[: TOGETHER + 1]
    return (
        ours.filter(Q(pk__in=page) | Q(kind=taken_back))
        .order_by("-at", "-id")
        .values_list(
            "pk",
            "kind",
            "at",
            "to_the_day",
            "facts",
            "recorded_by_id",
            "recorded_by__name",
            "words__text",
            "words__private_to_id",
        )
    )


_PAST = Reading(_past, Past)


def _happened(firm: Firm, ids: Sequence[int], older: datetime) -> list[Past]:
    """What happened outside of any referral, a page of it, and whatever was taken back. One statement."""
    return _PAST(firm=firm.pk, ids=list(ids), taken_back=str(Kind.TAKEN_BACK), older=older)


def _of_happenings(
    happened: Sequence[Past], facts: PersonFacts, member: Member, as_of: datetime, here: Locale
) -> list[Entry]:
    back = _taken_back(happened)
    return [
        _of_happening(one, back.get(one.pk), facts, member, as_of, here)
        for one in happened
        if one.kind != Kind.TAKEN_BACK
    ]


def _taken_back(happened: Sequence[Past]) -> dict[int, Past]:
    """Which happening was taken back by which; a taking-back that was itself taken back counts for nothing."""
    back: dict[int, Past] = {}
    for one in sorted(happened, key=lambda h: h.pk, reverse=True):
        if one.kind == Kind.TAKEN_BACK and one.pk not in back:
            back[int(one.facts["happening"])] = one
    return back


def _of_happening(
    one: Past, back: Past | None, facts: PersonFacts, member: Member, as_of: datetime, here: Locale
) -> Entry:
    kept = thawed(one.facts)
    line = lines.line(
        HappeningFacts(
            kind=Kind(one.kind), at=one.at, member=_who(one, member), to_the_day=one.to_the_day, to=facts,
            way=str(kept.get("way", "")), rule=str(kept.get("rule", "")), due=kept.get("due"),
            taken_back_at=back.at if back else None, taken_back_by=_who(back, member) if back else None,
        ),
        as_of, here,
    )  # fmt: skip
    return Entry(
        at=one.at,
        name=line.strong,
        tone=line.tone,
        when=line.when,
        rest=line.rest,
        words=one.words or "",
        words_are_ours=Kind(one.kind) is not Kind.WROTE,
        happening=0 if back else one.pk,
        taken_back=line.taken_back,
        is_only_mine=one.only_for is not None,
    )


def _who(one: Past, member: Member) -> str | None:
    if one.member is None:
        return None
    return "" if one.member == member.pk else (one.member_name or "").split(" ")[0]


def _of_referral(one: Seen, sides: Mapping[str, Sequence[Somebody]], as_of: datetime, here: Locale) -> Entry:
    stage, direction = Stage(one.stage), Direction(one.direction)
    introducers, prospects, providers = (
        sides.get(side, []) for side in (Side.INTRODUCER, Side.PROSPECT, Side.PROVIDER)
    )
    is_prospect = one.side == Side.PROSPECT
    whose = introducers if is_prospect and direction is Direction.RECEIVED else providers if is_prospect else prospects
    stands = StandsFacts(
        stage, direction, since=one.stage_at, meeting_at=one.meeting_at, hold_until=one.hold_until,
    )  # fmt: skip
    name = moments.listed([p.name for p in whose], here) or one.need or "Somebody"
    day = moments.begun(moments.day_of(one.made_at, as_of, here))
    from_, to = ("you", _first(providers)) if direction is not Direction.RECEIVED else (_first(introducers), "you")
    return Entry(
        at=one.made_at,
        name=name,
        tone=Tone.IN if direction is Direction.RECEIVED else Tone.OUT,
        when=f"{day} · {from_} to {to}" if from_ and to else day,
        referral=str(one.public_id),
        chip=lines.stage_label(stands, as_of, here),
        chip_tone="pine" if stage in balances.BECAME else "gold" if one.is_open else "",
        rest=one.need,
    )


def _first(people: Sequence[Somebody]) -> str:
    facts = courtesies.person_facts(people[0]) if people else None
    return facts.first if facts else ""


def _since(someone: Person, here: Locale) -> str:
    at = moments.local(someone.made_at, here)
    return moments.day_of(someone.made_at, someone.made_at + timedelta(days=400), here) if at else ""


def _best(someone: Person, here: Locale) -> str:
    channel = lines.channel_label(Channel(someone.channel), here)
    return f"{channel}, {someone.best_time}" if someone.best_time else channel


def _tellings(firm: Any, ids: Any, side: Any) -> Any:
    prospect = Party.objects.of(firm).filter(referral=OuterRef("referral"), side=side).order_by("order", "id")
    arrived = Told.objects.of(firm).arrived()
    rows = arrived.filter(to_id__in=ids).order_by("-at", "-id")
    return rows.values_list("what", "way", "at", Subquery(prospect.values("person__name")[:1]))[:TOLD_SHOWN]


_TELLINGS = Reading(_tellings)


def _told(firm: Firm, ids: Sequence[int], as_of: datetime, here: Locale) -> tuple[Telling, ...]:
    """Everything that they have been told, the newest first. One statement."""
    rows = _TELLINGS(firm=firm.pk, ids=list(ids), side=str(Side.PROSPECT))
    return tuple(
        Telling(profiles.told_what(what, here), prospect or "", _told_when(at, way, as_of, here))
        for what, way, at, prospect in rows
    )


def _told_when(at: datetime, way: str, as_of: datetime, here: Locale) -> str:
    day = moments.begun(moments.day_of(at, as_of, here))
    by = lines.way_label(way, here)
    return f"{day}, {by}" if by else day


# --- deleting -------------------------------------------------------------------------------------------------


def what_goes(someone: Person, member: Member) -> tuple[str, ...]:
    """What deleting them would take along, and what it would leave. Two statements."""
    firm: Firm = member.firm
    facts = courtesies.person_facts(someone)
    assert facts is not None
    named = Party.objects.of(firm).filter(person=someone).order_by().values("referral").distinct()
    owed = Courtesy.objects.of(firm).filter(to=someone, state=State.OWED).order_by()
    most = balances.MOST + 1
    return profiles.deletion(facts, named[:most].count(), owed[:most].count(), courtesies.locale(firm))


def what_goes_with(found: Organisation, member: Member) -> tuple[str, ...]:
    """What deleting an organisation would take along, and what it would leave. One statement."""
    ties = Affiliation.objects.seen_by(member).filter(organisation=found, person__deleted_at=None).order_by()
    staff = ties[: balances.MOST + 1].count()
    return profiles.deletion_of(found.name, staff, bool(found.website or found.notes), courtesies.locale(member.firm))


# --- an organisation ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Staff:
    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    organisation: Organisation
    title: str
    people: tuple[Staff, ...]
    more: bool


def organisation(member: Member, found: Organisation) -> OrganisationPage:
    """An organisation and whom we know there. One statement."""
    ties = (
        Affiliation.objects.seen_by(member)
        .filter(organisation=found, person__deleted_at=None)
        .select_related("person")
        .order_by("person__name_in_order", "person_id")
    )
    rows = list(ties[: PAGE * 2 + 1])
    return OrganisationPage(
        organisation=found,
        title=profiles.staff(len(rows), courtesies.locale(member.firm)),
        people=tuple(Staff(str(tie.person.public_id), tie.person.name, tie.role) for tie in rows[: PAGE * 2]),
        more=len(rows) > PAGE * 2,
    )
