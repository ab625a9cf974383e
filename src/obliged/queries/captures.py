"""What does a line, as it was written, mean among the people whom we know?

The reading of the words is the domain's. Here it is laid beside our people: whom it would join, whom it may mean,
which referral it is news of. Whatever a member corrected by hand stands above the reading. Nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial
from hashlib import sha256
from typing import Any

from django.db.models import Q, Subquery

from obliged.domain import captures, times
from obliged.domain import vocabulary as v
from obliged.domain.captures import Kind as Told
from obliged.domain.captures import Piece, Reading
from obliged.domain.happenings import REASONED, Kind, Reason
from obliged.domain.patterns import Pattern
from obliged.domain.people import first_name, words_of
from obliged.domain.playbook import Playbook, Verb
from obliged.domain.referrals import NEXT, Direction, Side, Stage
from obliged.ports import phones
from obliged.queries import calendars, courtesies, playbooks
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Chain, Happening
from obliged.records.people import Affiliation, Email, FindKey, Person, Phone
from obliged.records.reading import Reading as Statement
from obliged.records.referrals import Party, Referral
from obliged.words import captures as words
from obliged.words import happenings as named
from obliged.words.languages import Locale

LONGEST = 20_000  # characters of a note; what is longer is a document
NEW = "new"
OFFERED = 5  # people or referrals among whom to choose
LOOKED_AT = 200  # bearers of one name among whom the latest are offered
HINTS = 40


class Sort(StrEnum):
    """What a line is kept as."""

    RECEIVED = "received"
    GIVEN = "given"
    MET = "met"
    TOUCH = "touch"
    PROMISE = "promise"
    NEWS = "news"
    NEED = "need"
    NOTE = "note"


# The lines of a reading in their order; those with a star are shown though nothing was read.
LINES: Mapping[Sort, tuple[str, ...]] = {
    Sort.RECEIVED: ("who*", "introducer*", "need*", "when", "phones", "emails", "organisation", "day"),
    Sort.GIVEN: ("who*", "provider*", "need*", "when", "phones", "emails", "organisation"),
    Sort.MET: ("who*", "where", "organisation", "phones", "emails", "day"),
    Sort.TOUCH: ("who*", "day"),
    Sort.PROMISE: ("who*", "promise*", "due*"),
    Sort.NEWS: ("who*", "day"),
    Sort.NEED: ("who*", "need*", "when", "phones", "emails", "organisation"),
    Sort.NOTE: ("who*",),
}
FIELDS = tuple(dict.fromkeys(name.rstrip("*") for lines in LINES.values() for name in lines))
PARTS = ("who", "introducer", "provider")
MOST = {
    "who": 300, "introducer": 300, "provider": 300, "organisation": 300, "need": 500, "when": 200, "phones": 300,
    "emails": 900, "where": 300, "promise": 2000, "day": 10, "due": 10,
}  # fmt: skip
KINDS = {"day": "date", "due": "date", "phones": "tel", "emails": "email"}
# Of somebody who may be new nobody is assumed to be meant; of whom we lunch with, the one whom we know is.
MAY_BE_NEW = frozenset({Sort.RECEIVED, Sort.MET, Sort.NEED})
HAPPENED_BEFORE = frozenset({Sort.RECEIVED, Sort.MET, Sort.TOUCH, Sort.NEWS})


@dataclass(frozen=True, slots=True)
class Said:
    """What a form said: the text, and what was put right by hand."""

    text: str
    sort: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)  # lines that differ from what was read
    joins: Mapping[str, str] = field(default_factory=dict)  # part → whom it joins, or "new"
    of: Mapping[str, str] = field(default_factory=dict)  # part → the name for which that was chosen
    ticks: Mapping[str, bool] | None = None
    referral: str = ""
    step: str = ""
    reason: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom we know, and whom a name may mean."""

    pk: int
    id: str
    name: str
    detail: str
    first: str


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom a name means: somebody whom we know, or somebody new; empty where a member must say."""

    name: str = ""  # as it was read or typed
    choices: tuple[Known, ...] = ()
    chosen: str = ""
    question: str = ""
    is_offered: bool = False  # the question stands open, not behind a fold
    somebody_new: str = ""

    @property
    def known(self) -> Known | None:
        return next((one for one in self.choices if one.id == self.chosen), None)

    @property
    def is_new(self) -> bool:
        return bool(self.name) and self.chosen == NEW

    @property
    def first(self) -> str:
        return self.known.first if self.known else first_name(self.name)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the reading."""

    field: str
    label: str
    value: str
    was: str  # what it says without a correction
    kind: str
    most: int
    empty: str
    whom: Whom | None = None
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    field: str
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class News:
    """Of which referral it is news, and which step it tells."""

    referrals: tuple[Choice, ...]
    steps: tuple[Choice, ...] = ()
    reasons: tuple[Choice, ...] = ()
    wants_moment: bool = False
    on: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Understood:
    """The whole of a reading, as the page shows it and as it is kept."""

    text: str
    digest: str
    sort: Sort
    read_sort: str  # as it was read; empty where a member chose by hand
    sorts: tuple[Choice, ...]
    lines: tuple[Line, ...]
    more: tuple[Line, ...]
    whom: Mapping[str, Whom]
    values: Mapping[str, str]
    kept_as_words: tuple[str, ...]
    ticks: tuple[Tick, ...] = ()
    news: News | None = None
    note: str = ""
    is_guess: bool = False
    wrong_text: str = ""

    @property
    def is_plain(self) -> bool:
        """There is nothing to choose: whoever is named is either new or surely known."""
        return self.news is None and not self.is_guess and not any(whom.is_offered for whom in self.whom.values())

    @property
    def ticked(self) -> frozenset[str]:
        return frozenset(tick.field for tick in self.ticks if tick.ticked)

    @property
    def has_wrong(self) -> bool:
        return bool(
            self.wrong_text or (self.news and self.news.wrong) or any(line.wrong for line in (*self.lines, *self.more))
        )

    def with_wrong(self, wrong: Mapping[str, str]) -> Understood:
        """The same reading with what is wrong beside each line."""
        folded = tuple(line for line in self.more if line.field not in wrong)
        opened = tuple(line for line in self.more if line.field in wrong)
        return replace(
            self,
            lines=tuple(replace(line, wrong=wrong.get(line.field, "")) for line in (*self.lines, *opened)),
            more=folded,
            news=replace(self.news, wrong={k: s for k, s in wrong.items() if k in NEWS_FIELDS}) if self.news else None,
            wrong_text=wrong.get("text", ""),
        )


NEWS_FIELDS = frozenset({"referral", "step", "reason", "on"})


def digest(text: str) -> str:
    """By which text a reading was made: a reading of other words is shown again before it is kept."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def understood(member: Member, said: Said, *, as_of: datetime) -> Understood:
    """The text as understood, with corrections above it. At most eight statements."""
    return _Reader(member, said, as_of).understood()


class _Reader:
    """One reading: what was found is looked up once."""

    def __init__(self, member: Member, said: Said, as_of: datetime) -> None:
        self.member, self.said, self.as_of = member, said, as_of
        self.firm: Firm = member.firm
        self.here: Locale = courtesies.locale(self.firm)
        self.today = self.firm.day_of(as_of)
        self.looked: dict[tuple[str, ...], list[Person]] = {}
        self.base: dict[str, str] = {}  # what each line says before anybody corrects it

    def understood(self) -> Understood:
        reading = self._read()
        by_hand = self.said.sort in set(Sort)
        sort = Sort(self.said.sort) if by_hand else _sort(reading)
        self.base = self._values(reading, sort)
        values = self.base | dict(self.said.typed)
        whom = {part: self._whom(part, values, sort) for part in PARTS if _has(sort, part)}
        whom = self._described(whom)
        news, note = self._news(sort, whom["who"])
        is_guess = sort is Sort.RECEIVED and not reading.sure and bool(whom["introducer"].name) and not self.said.typed
        lines = self._lines(sort, values, whom)
        return Understood(
            text=self.said.text,
            digest=digest(self.said.text),
            sort=sort,
            read_sort="" if by_hand else sort,
            sorts=tuple(Choice(one, words.sort_label(one, self.here), one is sort) for one in Sort),
            lines=tuple(line for line in lines if _is_shown(sort, line)),
            more=tuple(line for line in lines if not _is_shown(sort, line)),
            whom=whom,
            values=values,
            kept_as_words=_unread(reading),
            ticks=self._ticks(values, whom) if sort is Sort.RECEIVED else (),
            news=news,
            note=words.asks("guess", self.here, who=whom["who"].name, by=whom["introducer"].name) if is_guess else note,
            is_guess=is_guess,
        )

    # The words

    def _read(self) -> Reading:
        """The reading; read again where names turn out to be known, since that may change what sort of thing it is."""
        text = self.said.text
        kind = _kind(self.said.sort)
        reader = partial(
            captures.read, phones=partial(phones.find, region=self.firm.country or phones.DEFAULT_REGION), us=self._us(),
            kind=kind,
        )  # fmt: skip
        hints = self._hints()
        first = reader(text, known=hints)
        found = [person.name for piece in _people(first) for person in self._called(piece.value)]
        return reader(text, known=(*hints, *dict.fromkeys(found))) if found else first

    def _us(self) -> tuple[str, ...]:
        return (self.firm.name, *(name for (name,) in _COLLEAGUES(firm=self.firm.pk)))

    def _hints(self) -> tuple[str, ...]:
        """Where nobody wrote a capital, which of the words are names of people whom we know. One statement."""
        text = self.said.text[: captures.LIMIT]
        if text != text.lower():
            return ()
        written = set(words_of(text))
        asked = [word for word in words_of(text) if len(word) > 1 and word not in v.COMMON][:HINTS]
        rows = FindKey.objects.of(self.firm).filter(word__in=asked, person__deleted_at=None, person__isnull=False)
        found = rows.values_list("person__name", flat=True)[:LOOKED_AT] if asked else ()
        hints = []
        for name in dict.fromkeys(found):
            own = words_of(name)
            if own and (set(own) <= written or own[0] in asked):
                hints.append(name if set(own) <= written else name.split()[0])
        return tuple(hints)

    def _values(self, reading: Reading, sort: Sort) -> dict[str, str]:
        """What each line says before anybody corrects it."""
        other = reading.introducer or reading.provider
        who = reading.prospect or reading.touched
        if sort not in {Sort.RECEIVED, Sort.GIVEN}:
            who = reading.touched or reading.prospect or other
        values = {
            "who": _value(who),
            "introducer": _value(reading.introducer or other),
            "provider": _value(reading.provider or other),
            "organisation": _value(reading.organisation),
            "need": _value(reading.need),
            "when": _value(reading.when),
            "phones": ", ".join(piece.value for piece in reading.phones[:3]),
            "emails": ", ".join(piece.value for piece in reading.emails[:3]),
            "where": _value(reading.met_where),
            "promise": _value(reading.promise),
            "due": self._due(reading),
            "day": self._day(sort),
        }
        return {name: " ".join(text.split())[: MOST[name]].rstrip() for name, text in values.items()}

    def _due(self, reading: Reading) -> str:
        day = times.when_day(reading.when.value, self.today) if reading.when else None
        return day.isoformat() if day and day >= self.today else ""

    def _day(self, sort: Sort) -> str:
        """The day on which it happened, where the text says that it was not today."""
        if sort not in HAPPENED_BEFORE:
            return ""
        for found in times.whens(self.said.text[: captures.LIMIT]):
            day = past_day(found.text, self.today)
            if day is not None and day < self.today:
                return day.isoformat()
        return ""

    # The people

    def _called(self, name: str) -> list[Person]:
        """People who bear this name, or a part of it, whoever was in touch last first. One statement."""
        asked = words_of(name)[:4]
        if asked not in self.looked:
            self.looked[asked] = _bearers(self.firm, asked) if asked else []
        return self.looked[asked]

    def _reached(self, values: Mapping[str, str]) -> list[Person]:
        """People with this number or this address. Two statements at most."""
        addresses = [address.lower() for address in split(values["emails"])]
        region = self.firm.country or phones.DEFAULT_REGION
        numbers = [number for typed in split(values["phones"]) if (number := phones.e164(typed, region))]
        rows = [
            *_WITH_ADDRESS(firm=self.firm.pk, addresses=addresses),
            *_WITH_NUMBER(firm=self.firm.pk, numbers=numbers),
        ]
        return sorted({row.person for row in rows}, key=lambda person: person.pk)[:OFFERED]

    def _whom(self, part: str, values: Mapping[str, str], sort: Sort) -> Whom:
        name = values[part]
        if not name:
            return Whom()
        called = self._called(name)
        reached = self._reached(values) if part == "who" and "phones" in _fields(sort) else []
        both = [person for person in reached if person in called]
        found = tuple(_known(person) for person in dict.fromkeys([*both, *called, *reached]))[:OFFERED]
        assumes = part != "who" or sort not in MAY_BE_NEW
        if not found:
            chosen = NEW
        elif both:
            chosen = found[0].id  # the same name and the same number
        elif assumes:
            chosen = found[0].id if len(called) == 1 and called else ("" if called else NEW)
        else:
            chosen = NEW
        offered = chosen in {"", NEW} and bool(found)
        chosen = self._said_of(part, name, found) or chosen
        first = found[0].name if found else ""
        return Whom(
            name=name,
            choices=found,
            chosen=chosen,
            question=self._question(name, found, called, chosen) if found else "",
            is_offered=offered,
            somebody_new=words.asks("somebody_new.named", self.here, name=name)
            if name != first
            else words.asks("somebody_new", self.here),
        )

    def _said_of(self, part: str, name: str, found: Sequence[Known]) -> str:
        """What a member chose for this very name; for another name the question is asked anew."""
        said = self.said.joins.get(part, "")
        same = self.said.of.get(part) == name
        if said == NEW and same:
            return NEW
        return next((one.id for one in found if one.id == said and (same or one.name == name)), "")

    def _question(self, name: str, found: Sequence[Known], called: Sequence[Person], chosen: str) -> str:
        if len(called) > 1:
            return words.asks("which", self.here, name=name)
        first = found[0]
        if chosen == first.id:
            return words.asks("rather", self.here, name=first.name)
        code = "same.reach" if not called else "same.one" if first.name == name else "same.other"
        return words.asks(code, self.here, name=first.name)

    def _described(self, whom: dict[str, Whom]) -> dict[str, Whom]:
        """By what one tells two of the same name apart: where they are, what they do. One statement."""
        ids = {one.pk for each in whom.values() for one in each.choices}
        if not ids:
            return whom
        ties = Affiliation.objects.of(self.firm).filter(person_id__in=ids, organisation__deleted_at=None)
        rows = ties.order_by("-order", "-id")
        where = dict(rows.values_list("person_id", "organisation__name"))
        return {
            part: replace(
                each, choices=tuple(replace(one, detail=where.get(one.pk, one.detail)) for one in each.choices)
            )
            for part, each in whom.items()
        }

    # What goes with it

    def _lines(self, sort: Sort, values: Mapping[str, str], whom: Mapping[str, Whom]) -> list[Line]:
        return [
            Line(
                field=name,
                label=words.line_label(name, sort, self.here),
                value=self._shown(name, values, whom),
                was=self._was(name, values, whom),
                kind=KINDS.get(name, "text"),
                most=MOST[name],
                empty=words.line_empty(name, self.here),
                whom=whom.get(name),
            )
            for name in _fields(sort)
        ]

    def _shown(self, name: str, values: Mapping[str, str], whom: Mapping[str, Whom]) -> str:
        known = whom[name].known if name in whom else None
        return known.name if known else values[name]

    def _was(self, name: str, values: Mapping[str, str], whom: Mapping[str, Whom]) -> str:
        """What the form compares with: a line that was put right by hand stays so, whatever is read anew."""
        return self.base[name] if name in self.said.typed else self._shown(name, values, whom)

    def _ticks(self, values: Mapping[str, str], whom: Mapping[str, Whom]) -> tuple[Tick, ...]:
        """What follows at once; of what happened before today, what was done already."""
        who, by = whom["who"].first, whom["introducer"].first
        past = is_past(values["day"], self.today)
        said = self.said.ticks
        playbook = playbooks.of_firm(self.firm)
        ticks = []
        if by and playbook.rule("thank_received").on:
            due, at_once = self._due_after(_hours(playbook, "thank_received"))
            by_when = words.now(self.here) if at_once else words.by(due, self.as_of, self.here)
            ticks.append(self._tick("thanked" if past else "thank", said, not past, name=by, by=by_when))
        if who and playbook.rule("call").on:
            hours = _hours(playbook, "call")
            due, at_once = self._due_after(hours)
            by_when = words.within(hours, self.here) if at_once else words.by(due, self.as_of, self.here)
            ticks.append(self._tick("called" if past else "call", said, not past, name=who, by=by_when))
        return tuple(ticks)

    def _due_after(self, hours: int) -> tuple[datetime, bool]:
        """When so many of the member's working hours are over, and whether they run from now without a pause."""
        due = calendars.of_firm(self.firm, self.member).working_minutes_after(self.as_of, hours * 60)
        return due, due - self.as_of <= timedelta(hours=hours)

    def _tick(self, tick: str, said: Mapping[str, bool] | None, usual: bool, **facts: object) -> Tick:
        ticked = said[tick] if said is not None and tick in said else usual
        return Tick(tick, words.asks(f"tick.{tick}", self.here, **facts), ticked)

    def _news(self, sort: Sort, who: Whom) -> tuple[News | None, str]:
        """The open referrals of whom it is about, and the steps that may come next. One statement."""
        if sort is not Sort.NEWS or not who.name:
            return None, ""
        found = open_referrals(self.firm, who.known.pk) if who.known else []
        if not found:
            return None, words.asks("news.none", self.here, name=who.first)
        chosen = next((one for one in found if str(one.public_id) == self.said.referral), None)
        if chosen is None and len(found) == 1:
            chosen = found[0]
        kinds = steps_of([chosen] if chosen else found)
        step = (
            self.said.step if self.said.step in kinds else "" if self.said.step else _told_step(self.said.text, kinds)
        )
        direction = Direction((chosen or found[0]).direction)
        reasons = [Choice(r, named.reason_label(r, self.here), r == self.said.reason) for r in Reason]
        return News(
            referrals=tuple(
                Choice(
                    str(one.public_id),
                    ": ".join(filter(None, [named.stage_name(Stage(one.stage), self.here), one.need])),
                    one is chosen,
                )
                for one in found
            ),
            steps=tuple(Choice(kind, named.kind_label(kind, self.here, direction), kind == step) for kind in kinds),
            reasons=tuple(reasons) if step in REASONED else (),
            wants_moment=step == Kind.MEETING_SET,
            on=self.said.on,
        ), ""


def _keys(firm: int, words: Sequence[str]) -> Any:
    rows = FindKey.objects.of(firm).filter(word=words[-1], person__isnull=False, person__deleted_at=None)
    for word in words[:-1]:
        rows = rows.filter(person__find_keys__word=word)
    return rows.select_related("person")[:LOOKED_AT]


_BEARERS = Statement(_keys)
_COLLEAGUES = Statement(
    lambda firm: Member.objects.of(firm).filter(left_at=None).order_by("id").values_list("name")[:LOOKED_AT]
)
_WITH_ADDRESS = Statement(
    lambda firm, addresses: (
        Email.objects.of(firm)
        .filter(normal__in=addresses, person__deleted_at=None)
        .select_related("person")
        .order_by("person_id", "id")[:LOOKED_AT]
    )
)
_WITH_NUMBER = Statement(
    lambda firm, numbers: (
        Phone.objects.of(firm)
        .filter(e164__in=numbers, person__deleted_at=None)
        .select_related("person")
        .order_by("person_id", "id")[:LOOKED_AT]
    )
)


def _bearers(firm: Firm, asked: tuple[str, ...]) -> list[Person]:
    rows = _BEARERS(firm=firm.pk, words=[word[:120] for word in asked])
    people = dict.fromkeys(row.person for row in rows)
    # The index also knows them by where they work; here only a name counts.
    bearers = [p for p in people if set(asked) <= set(words_of(p.name) + words_of(p.called))]
    long_ago = datetime.min.replace(tzinfo=firm.tz)
    return sorted(bearers, key=lambda p: (p.last_touch_at or long_ago, p.pk), reverse=True)


def _known(person: Person) -> Known:
    return Known(
        person.pk, str(person.public_id), person.name, person.occupation, first_name(person.name, person.called)
    )


def _sort(reading: Reading) -> Sort:
    if reading.kind is Told.REFERRAL:
        return Sort.GIVEN if reading.direction == "given" else Sort.RECEIVED
    return Sort(reading.kind)


def _kind(sort: str) -> Told | None:
    if sort in {Sort.RECEIVED, Sort.GIVEN}:
        return Told.REFERRAL
    return Told(sort) if sort in set(Told) else None


def _people(reading: Reading) -> list[Piece]:
    pieces = (reading.prospect, reading.introducer, reading.provider, reading.touched)
    return list({words_of(piece.value): piece for piece in pieces if piece}.values())


def _value(piece: Piece | None) -> str:
    return piece.value if piece else ""


def _fields(sort: Sort) -> tuple[str, ...]:
    return tuple(name.rstrip("*") for name in LINES[sort])


def _has(sort: Sort, name: str) -> bool:
    return name in _fields(sort)


def _is_shown(sort: Sort, line: Line) -> bool:
    return bool(line.value) or f"{line.field}*" in LINES[sort]


def _unread(reading: Reading) -> tuple[str, ...]:
    """The stretches that stay words; of a long text the first few are shown, all are kept."""
    return tuple(" ".join(part.split())[:120] for part in reading.unread[:8] if part.strip())


def _hours(playbook: Playbook, rule: str) -> int:
    return playbook.rule(rule).spans[0]


def split(text: str) -> list[str]:
    """Several numbers or addresses in one line."""
    return [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]


def day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def is_past(text: str, today: date) -> bool:
    day = day_of(text)
    return day is not None and day < today


_AGO = Pattern(r"(\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten) (day|week)s? ago")
_LAST = Pattern(r"last (monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b")
_COUNTS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def past_day(text: str, today: date) -> date | None:
    """The day that words of the past name: yesterday, last night, two days ago, last Friday."""
    low = " ".join(text.lower().split())
    if low.startswith(("yesterday", "last night")):
        return today - timedelta(days=1)
    if match := _AGO.match(low):
        count = 1 if match[1] in {"a", "an"} else int(match[1]) if match[1].isdigit() else _COUNTS.index(match[1])
        return today - timedelta(days=count * (7 if match[2] == "week" else 1))
    if match := _LAST.match(low):
        weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(match[1][:3])
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return None


# News


def open_referrals(firm: Firm, person: int) -> list[Referral]:
    """The open referrals in which somebody plays a part, the latest first."""
    rows = Party.objects.of(firm).filter(person_id=person, referral__is_open=True).select_related("referral")
    found = dict.fromkeys(
        party.referral for party in rows.order_by("-referral__stage_at", "-referral_id")[: OFFERED * 3]
    )
    return list(found)[:OFFERED]


NOT_HERE = frozenset({Kind.HELD, Kind.HOLD_ENDED, Kind.CONSENT_ASKED})  # they need more than a line of words


def steps_of(referrals: Iterable[Referral]) -> tuple[Kind, ...]:
    """The steps that may come next in these."""
    kinds = dict.fromkeys(kind for one in referrals for kind in NEXT.get(Stage(one.stage), ()))
    return tuple(kind for kind in kinds if kind not in NOT_HERE)


_TELLS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))
    for kind, pattern in (
        (Kind.LOST, "chose|went with|fell through|not going ahead|no longer|decided against|turned (?:us|it) down"),
        (Kind.COMPLETED, "finished|completed|handed over|all done"),
        (Kind.WON, "signed|said yes|go(?:es|ing)? ahead|working together|on board|hired us|accepted our"),
        (Kind.PROPOSED, "proposal|quote|quoted|estimate|offer"),
        (Kind.MEETING_SET, "we meet|will meet|meeting (?:on|at|set)|set a (?:date|meeting)|appointment"),
        (Kind.MET, "met|saw"),
        (Kind.CONTACTED, "spoke|called|rang|talked|reached|answered"),
    )
)


def _told_step(text: str, kinds: Sequence[Kind]) -> str:
    """The step that the words tell outright; it is shown, and chosen by nobody else than the member."""
    low = text[: captures.LIMIT]
    return next((kind for kind, pattern in _TELLS if kind in kinds and pattern.search(low)), "")


# What was kept


WITHIN = timedelta(days=1)
LATEST = 500  # happenings of a firm among which the same words are looked for: more than a day brings


@dataclass(frozen=True, slots=True)
class KeptBefore:
    """The same words, kept by the same member a moment ago: where they are now, and the question about them."""

    says: str
    referral: str = ""
    person: str = ""


def kept_before(member: Member, text: str, *, as_of: datetime) -> KeptBefore | None:
    """Whether this member kept these very words within a day, and did not take them back. At most two statements."""
    written, firm = text.strip(), member.firm
    if not written:
        return None
    same = [
        row
        for row in _SAME(firm=firm.pk, member=member.pk, since=as_of - WITHIN, text=written)
        if not (row.referral and row.referral.stage == Stage.IN_ERROR)
    ]
    gone = taken_back(firm, same) if same else set()
    row = next((row for row in same if row.pk not in gone), None)
    if row is None:
        return None
    here = courtesies.locale(firm)
    return KeptBefore(
        says=words.kept_before(row.recorded_at, as_of, here),
        referral=str(row.referral.public_id) if row.referral else "",
        person=str(row.concerns.public_id) if row.concerns else "",
    )


# From the end of the firm's chain only, which the numbers of its happenings are the index of. A referral carries the
# line for which it was kept itself.
_SAME = Statement(
    lambda firm, member, since, text: (
        Happening.objects.of(firm)
        .filter(
            Q(kind__in=[Kind.RECEIVED, Kind.GIVEN], referral__words=text) | Q(words__text=text),
            seq__gt=Subquery(Chain.objects.of(firm).values("seq")[:1]) - LATEST,
            recorded_by=member,
            recorded_at__gt=since,
        )
        .select_related("referral", "concerns")
        .order_by("-seq")[:LATEST]
    )
)


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What was kept, what is owed for it now, and the way back."""

    title: str
    told: str
    sort: Sort
    referral: str
    person: str
    has_provider: bool  # of one that we make: somebody is named who could help
    owed: tuple[tuple[str, str], ...]  # the words and the courtesy
    is_undone: bool


def kept(
    member: Member, *, sort: str, referral: int | None, happenings: Sequence[int], as_of: datetime
) -> KeptPage | None:
    """The page after keeping, from what was kept; None where the firm keeps no such thing."""
    firm = member.firm
    here = courtesies.locale(firm)
    case = Referral.objects.of(firm).filter(pk=referral).first() if referral else None
    rows = list(
        Happening.objects.of(firm)
        .filter(pk__in=happenings)
        .select_related("concerns", "reported_by", "words")
        .order_by("id")
    )
    if not case and not rows:
        return None
    parties = _parties(firm, case) if case else {}
    first = rows[0] if rows else None
    about = next(iter(parties.get(Side.PROSPECT, [])), None) or (first.concerns if first else None)
    undone = _is_undone(firm, case, rows)
    owed = () if undone else _owed(firm, case, rows, as_of, here)
    title, told = words.undone(here) if undone else (words.kept([said for said, _ in owed], here), "")
    name = {side: " and ".join(p.name for p in people) for side, people in parties.items()}
    return KeptPage(
        title=title,
        told=told
        or words.told(
            sort,
            here,
            who=name.get(Side.PROSPECT) or (about.name if about else ""),
            introducer=name.get(Side.INTRODUCER, ""),
            provider=name.get(Side.PROVIDER, ""),
            need=case.need if case else "",
            where=about.met_where if about else "",
            promise=_words(first),
            step=named.kind_label(Kind(first.kind), here) if first else "",
        ),
        sort=Sort(sort),
        referral=str(case.public_id) if case else "",
        person=str(about.public_id) if about else "",
        has_provider=bool(parties.get(Side.PROVIDER)),
        owed=owed,
        is_undone=undone,
    )


def _words(happening: Happening | None) -> str:
    text = happening.words.text if happening and happening.words else ""
    return text if len(text) <= 200 else text[:200].rstrip() + "…"


def _parties(firm: Firm, case: Referral) -> dict[str, list[Person]]:
    sides: dict[str, list[Person]] = {}
    rows = Party.objects.of(firm).filter(referral=case).select_related("person").order_by("order", "id")
    for party in rows:
        sides.setdefault(party.side, []).append(party.person)
    return sides


def _is_undone(firm: Firm, case: Referral | None, rows: Sequence[Happening]) -> bool:
    if case is not None and not rows:
        return case.stage == Stage.IN_ERROR
    return bool(rows) and {row.pk for row in rows} <= taken_back(firm, rows)


def taken_back(firm: Firm, rows: Sequence[Happening]) -> set[int]:
    """Which of these happenings were taken back. One statement."""
    cases = {row.referral_id for row in rows if row.referral_id}
    people = {row.concerns_id for row in rows if row.concerns_id}
    naming = Happening.objects.of(firm).filter(
        Q(referral_id__in=cases) | Q(referral_id=None, concerns_id__in=people),
        kind=Kind.TAKEN_BACK,
        id__gt=min(row.pk for row in rows),
    )
    gone: set[int] = set()
    for pk, facts in naming.order_by("-id").values_list("pk", "facts"):
        if pk not in gone:
            gone.add(int(facts.get("happening", 0)))
    return gone


SAID_AT_ONCE = ("thank_received", "call", "introduce", "ask_consent", "keep_promise")


def _owed(
    firm: Firm, case: Referral | None, rows: Sequence[Happening], as_of: datetime, here: Locale
) -> tuple[tuple[str, str], ...]:
    """What is owed for it, the most urgent first."""
    base: Any = Courtesy.objects.of(firm).filter(state=State.OWED, to__isnull=False).select_related("to")
    because = Q(because_id__in=[row.pk for row in rows])
    found = base.filter(because | Q(referral=case, rule__in=SAID_AT_ONCE) if case and not rows else because)
    return tuple(
        (
            words.owed(
                row.rule,
                Verb(row.verb).replace("_", " "),
                first_name(row.to.name, row.to.called),
                row.due_at,
                as_of,
                here,
            ),
            str(row.public_id),
        )
        for row in found.order_by("due_at", "id")[:OFFERED]
    )
