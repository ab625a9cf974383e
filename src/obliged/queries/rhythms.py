"""Where do we stand with a partner's rhythm, and by which way is it time to be in touch?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef

from obliged.domain import rhythms
from obliged.domain.partners import DAYS, Tier, Way
from obliged.domain.people import first_name
from obliged.domain.rhythms import LAST_TOUCHES, Rhythm
from obliged.domain.understandings import left_out
from obliged.queries import courtesies, playbooks, stories
from obliged.queries.stories import Partner
from obliged.records.courtesies import Courtesy, Handling, State
from obliged.records.firms import Firm
from obliged.records.partners import Partnership
from obliged.records.people import Person
from obliged.records.reading import Reading
from obliged.words import rhythms as words
from obliged.words.languages import Locale

RULE = "keep_in_touch"


@dataclass(frozen=True, slots=True)
class Card:
    """On the person's page: how often, how far through it we are, and by when."""

    title: str
    said: str
    is_partner: bool = False
    has_bar: bool = False
    percent: int = 0
    tone: str = ""  # near, over
    birthday: str = ""


NONE = Card("", "")


@dataclass(frozen=True, slots=True)
class Page:
    """The card with what the form shows beside it."""

    card: Card
    id: str
    name: str
    first: str
    this_time: str = ""
    tiers: tuple[tuple[str, str, str], ...] = ()  # code, name, how often
    kept: Partner | None = None
    birthday: str = ""
    slower: tuple[str, str] = ("", "")  # the offer, and its button


@dataclass(frozen=True, slots=True)
class Nudge:
    """What the opened courtesy shows besides its letter."""

    this_time: str
    way: str
    crib: tuple[str, ...]
    slower: tuple[str, str]


def _owed(firm: int, column: str) -> object:
    owed = Courtesy.objects.of(firm).filter(
        to_id=OuterRef("person_id"), rule=RULE, state__in=[State.OWED, State.ON_ITS_WAY]
    )
    return owed.order_by("-id").values(column)[:1]


_SETTLED = Reading(
    lambda firm, person: (
        Partnership.objects.of(firm)
        .filter(person_id=person)
        .order_by()
        .values_list(*Partner._fields, _owed(firm, "opens_at"), _owed(firm, "due_at"))
    ),
    lambda *row: (Partner(*row[: len(Partner._fields)]), *row[len(Partner._fields) :]),
)


def card(someone: Person, *, as_of: datetime) -> Card:
    """One statement."""
    found = _SETTLED(firm=someone.firm_id, person=someone.pk)
    return _card(someone, found, courtesies.locale(someone.firm), as_of, DAYS)


def _card(
    someone: Person,
    found: Sequence[tuple[Partner, datetime | None, datetime | None]],
    here: Locale,
    as_of: datetime,
    days: Mapping[Tier, int],
) -> Card:
    kept, opens_at, due_at = found[0] if found else (stories.NOBODYS, None, None)
    rhythm, first = kept.rhythm, first_name(someone.name, someone.called)
    if rhythm is None:
        return Card(*words.nobody(here, parted=kept.parted_at is not None))
    title = words.every(rhythm.ideal(days), here)
    born = words.birthday(rhythm.birthday, here)
    if opens_at is None or due_at is None:
        why = "wont" if RULE in left_out(kept.wont or ()) else "off"
        return Card(title, words.silent(why, first, here), is_partner=True, birthday=born)
    since = someone.last_touch_at or kept.picked_at or as_of
    span = max((due_at - since).total_seconds(), 1)
    return Card(
        title=title,
        said=words.stands(
            first, last=someone.last_touch_at, opens_at=opens_at, due_at=due_at, not_before=rhythm.not_before,
            as_of=as_of, here=here,
        ),
        is_partner=True,
        has_bar=True,
        percent=max(0, min(100, round(100 * (as_of - since).total_seconds() / span))),
        tone="over" if due_at < as_of else "near" if opens_at <= as_of else "",
        birthday=born,
    )  # fmt: skip


def page(someone: Person, *, as_of: datetime) -> Page:
    """Five statements at most."""
    here = courtesies.locale(someone.firm)
    found = _SETTLED(firm=someone.firm_id, person=someone.pk)
    kept = found[0][0] if found else stories.NOBODYS
    days = days_of(someone.firm)
    rhythm = kept.rhythm
    return Page(
        card=_card(someone, found, here, as_of, days),
        id=str(someone.public_id),
        name=someone.name,
        first=first_name(someone.name, someone.called),
        this_time=_this_time(someone, rhythm, here)[0] if rhythm is not None else "",
        tiers=tuple((str(tier), words.tier(tier, here), words.every(days[tier], here)) for tier in Tier),
        kept=kept,
        birthday=words.birthday(kept.birthday or "", here),
        slower=_slower(someone.firm, someone.pk, rhythm, days, here),
    )


def nudge(row: Courtesy) -> Nudge:
    """By which way this time, what to speak of, and a slower rhythm where it was put off three times."""
    firm, person = row.firm, row.to
    assert person is not None, "Nobody keeps in touch with themselves"
    here = courtesies.locale(firm)
    found = _SETTLED(firm=firm.pk, person=person.pk)
    rhythm = (found[0][0].rhythm if found else None) or Rhythm()
    said, way = _this_time(person, rhythm, here)
    return Nudge(said, str(way), words.crib(here), _slower(firm, person.pk, rhythm, days_of(firm), here))


def days_of(firm: Firm) -> dict[Tier, int]:
    """The days of the tiers, as the firm's playbook has them."""
    return dict(zip(Tier, playbooks.of_firm(firm).rule(RULE).spans, strict=True))


def _this_time(person: Person, rhythm: Rhythm, here: Locale) -> tuple[str, Way]:
    touched = stories.touches_of(person.firm_id, [person.pk])[person.pk].touches
    last = [way for h in touched[-LAST_TOUCHES:] if (way := rhythms.way_of(h)) is not None]
    way = rhythms.next_way(rhythm.ways, last)
    return words.this_time(way, last[-1] if last else None, here), way


def _slower(firm: Firm, person: int, rhythm: Rhythm | None, days: Mapping[Tier, int], here: Locale) -> tuple[str, str]:
    """The offer, where the courtesy that is owed now was put off three times."""
    if rhythm is None:
        return "", ""
    owed = Courtesy.objects.of(firm).owed().filter(to_id=person, rule=RULE).order_by("-id").first()
    if owed is None:
        return "", ""
    times = Handling.objects.of(firm).filter(key=str(owed.key), what="later", taken_back_at=None).count()
    if not rhythms.offers_slower(times, rhythm):
        return "", ""
    return words.slower(times, _as_days(rhythms.slower(rhythm, days), days), here)


def _as_days(rhythm: Rhythm, days: Mapping[Tier, int]) -> Rhythm:
    return Rhythm(every=rhythm.ideal(days))


__all__ = ["Card", "Nudge", "Page", "card", "days_of", "nudge", "page"]
