"""What stands on the page of somebody outside? What a letter to them would say, and no more.

Everything here is made from tellings. A referral of which they may know nothing is not on the page, and asking for it
by its name answers as if there were none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from obliged.domain import colours, confidences
from obliged.domain.confidences import Contact, ReferralFacts
from obliged.domain.erased import ERASED
from obliged.domain.happenings import Kind, standing
from obliged.domain.people import first_name
from obliged.domain.referrals import Direction, Side, Stage
from obliged.ports import phones
from obliged.queries import confidences as known
from obliged.queries import suppressions
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.letters import Letter, Passage
from obliged.records.links import PortalLink, Purpose
from obliged.records.people import Email, Person
from obliged.records.privacy import Erasure
from obliged.records.referrals import Party, Referral
from obliged.words import moments, portal, portal_page
from obliged.words.languages import Locale
from obliged.words.letters import language_for
from obliged.words.portal import QuestionWords
from obliged.words.portal_page import Line, Option

LATELY = timedelta(days=180)  # what ended longer ago is history, which needs a fresh link
MOST = 60
ANSWERS = {
    Purpose.MET: ("met", "not_yet", "not_for_me"),
    Purpose.OUTCOME: ("working", "undecided", "not_working", "badly"),
    Purpose.INTERESTED: ("still", "later", "no_longer"),
    Purpose.WISH: ("may_tell", "may_not_tell"),
}


@dataclass(frozen=True, slots=True)
class Band:
    """The firm, as it stands over every page for outsiders."""

    name: str
    about: str = ""
    phone: str = ""
    tel: str = ""
    colour: str = ""
    colour_in_the_dark: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that they can tell us of a referral; ids for the act, words for the page."""

    firm: int
    referral: int
    person: int
    side: Side
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class AskedWords:
    """The same as it stands on the page."""

    id: UUID
    name: str
    words: QuestionWords
    answer: str
    said: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page, made of words."""

    firm: Band
    language: str
    title: str
    lede: str
    texts: dict[str, str]
    sent: tuple[Line, ...]
    has_sent: bool
    met: tuple[Line, ...]
    promises: tuple[str, ...]
    asked: tuple[AskedWords, ...]
    member: str
    tell_what: str
    tell_whats: tuple[Option, ...]
    channel: str
    channels: tuple[Option, ...]
    is_stopped: bool
    may_take_back: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A letter that they had from us."""

    on: str
    subject: str


@dataclass(frozen=True, slots=True)
class History:
    """What a fresh link opens."""

    firm: Band
    language: str
    texts: dict[str, str]
    sent: tuple[Line, ...]
    met: tuple[Line, ...]
    letters: tuple[Written, ...]


def band(firm: Firm) -> Band:
    """What stands over the page."""
    colour = colours.read(firm.band)
    return Band(
        name=firm.name,
        about=firm.trade,
        phone=firm.phone,
        tel=phones.e164(firm.phone, firm.country or phones.DEFAULT_REGION) or "" if firm.phone else "",
        colour=colour,
        colour_in_the_dark=colours.by_night(colour) if colour else "",
    )


def page(link: PortalLink, *, keeper: Member, as_of: datetime) -> Page:
    """Their page, in a number of statements that does not grow with what is on it."""
    return page_of(link.person, keeper=keeper, as_of=as_of)


def page_of(person: Person, *, keeper: Member, as_of: datetime) -> Page:
    """The same for a member who looks at what somebody sees."""
    firm = person.firm
    here = _here(person)
    ids = _ids(person)
    met = _Met(firm, ids, as_of=as_of, since=as_of - LATELY)
    first = first_name(person.name, person.called)
    sent = met.sent(as_of, here)
    stopped = suppressions.standing(
        firm, Email.objects.of(firm).filter(person__in=ids).values_list("normal", flat=True)
    )
    return Page(
        firm=band(firm),
        language=here.language,
        title=portal_page.title(first, has_sent=bool(sent), language=here.language),
        lede=portal_page.lede(has_sent=bool(sent), language=here.language),
        texts=portal_page.texts(here.language, member=keeper.first_name, firm=firm.name),
        sent=sent,
        has_sent=bool(sent),
        met=met.met(here),
        promises=_promises(firm, ids, met, as_of, here),
        asked=tuple(met.questions(keeper, here)),
        member=keeper.first_name,
        tell_what=person.tell_what,
        tell_whats=portal_page.tell_whats(here.language),
        channel=person.channel,
        channels=portal_page.channels(here.language),
        is_stopped=stopped is not None,
        may_take_back=stopped is not None and not stopped.everything and stopped.why == "asked",
    )


def history(link: PortalLink, *, keeper: Member, as_of: datetime) -> History:
    """Everything between us, newest first."""
    person, firm = link.person, link.firm
    here, ids = _here(person), _ids(person)
    met = _Met(firm, ids, as_of=as_of, since=None)
    letters = Letter.objects.of(firm).filter(to__in=ids, passage=Passage.SENT).exclude(kind="portal_more")
    letters = letters.exclude(subject=ERASED)
    return History(
        firm=band(firm),
        language=here.language,
        texts=portal_page.texts(here.language, member=keeper.first_name, firm=firm.name)
        | portal_page.more(firm.name, here.language),
        sent=met.sent(as_of, here),
        met=met.met(here),
        letters=tuple(
            Written(moments.begun(moments.day_of(at, as_of, here)), subject)
            for at, subject in letters.order_by("-sent_at", "-id").values_list("sent_at", "subject")[:MOST]
        ),
    )


def asked(link: PortalLink, referral: UUID, *, now: datetime) -> tuple[Question, ...]:
    """What they are asked of a referral, if they are asked anything."""
    met = _Met(link.firm, _ids(link.person), as_of=now, since=now - LATELY, only=referral)
    return tuple(question for question, _, _ in met.open_questions())


def card(link: PortalLink, *, keeper: Member) -> Contact:
    """Our card: the member who looks after them."""
    phone = keeper.phone or link.firm.phone
    return Contact(keeper.name, organisation=link.firm.name, phone=phone, email=keeper.email)


def _here(person: Person) -> Locale:
    return Locale(person.firm.tz, language_for(person.language, person.firm.language))


def _ids(person: Person) -> tuple[int, ...]:
    """Them, and whatever else they are written down as."""
    return (person.pk, *Person.objects.of(person.firm_id).filter(same_as=person).values_list("pk", flat=True))


class _Met:
    """Their referrals, and what may be told of each."""

    def __init__(
        self, firm: Firm, ids: Sequence[int], *, as_of: datetime, since: datetime | None, only: UUID | None = None
    ) -> None:
        rows = Referral.objects.of(firm).exclude(stage=Stage.IN_ERROR)
        rows = rows.filter(pk__in=Party.objects.of(firm).filter(person__in=ids).values("referral"))
        going = Erasure.objects.of(firm).values("person")
        gone = Party.objects.of(firm).exclude(side=Side.INTRODUCER).exclude(person__in=ids)
        gone = gone.filter(Q(person__in=going) | Q(person__same_as__in=going) | Q(person__erased_at__isnull=False))
        rows = rows.exclude(pk__in=gone.values("referral"))  # that somebody was erased is nobody else's news
        if only is not None:
            rows = rows.filter(public_id=only)
        newest = rows.select_related("firm", "responsible").order_by("-stage_at", "-id")
        if since is not None:
            newest = newest.filter(Q(is_open=True) | Q(stage_at__gte=since))
        self.firm, self.ids = firm, ids
        self.rows: list[Referral] = list(newest[:MOST])
        pks = [row.pk for row in self.rows]
        self.happened = list(Happening.objects.of(firm).filter(referral__in=pks).order_by("id")) if pks else []
        read = known.Read(known.parties_around(firm, self.rows), self.happened) if pks else None
        gathered = known.gathered(firm, self.rows, read=read).facts if pks else {}
        self.facts: dict[int, ReferralFacts] = dict(gathered)

    def _sides(self) -> list[tuple[Referral, ReferralFacts, int, Side]]:
        """Each referral in which they play a part; only the parties of its own, not of the one before it."""
        found = []
        for row in self.rows:
            facts = self.facts[row.pk]
            for side, people in (
                (Side.INTRODUCER, facts.introducers), (Side.PROSPECT, facts.prospects), (Side.PROVIDER, facts.providers),
            ):  # fmt: skip
                found += [(row, facts, somebody.id, side) for somebody in people if somebody.id in self.ids][:1]
        return found

    def sent(self, as_of: datetime, here: Locale) -> tuple[Line, ...]:
        return tuple(
            portal_page.sent(confidences.to_introducer(facts, person), as_of=as_of, here=here)
            for _, facts, person, side in self._sides()
            if side is Side.INTRODUCER
        )

    def met(self, here: Locale) -> tuple[Line, ...]:
        lines = [
            portal_page.met(self._telling(facts, person, side), here) for _, facts, person, side in self._introduced()
        ]
        return tuple(line for line in lines if line is not None)

    def _introduced(self) -> list[tuple[Referral, ReferralFacts, int, Side]]:
        """Where they are prospect or provider, and nobody is named who may not be."""
        return [
            (row, facts, person, side)
            for row, facts, person, side in self._sides()
            if side is not Side.INTRODUCER
            and (Stage.INTRODUCED in facts.steps or (facts.direction is Direction.RECEIVED and side is Side.PROSPECT))
        ]

    @staticmethod
    def _telling(facts: ReferralFacts, person: int, side: Side) -> Any:
        if side is Side.PROVIDER:
            return confidences.to_provider(facts, person)
        return confidences.to_prospect(facts, person)

    def open_questions(self) -> list[tuple[Question, Referral, ReferralFacts]]:
        return [
            (Question(self.firm.pk, row.pk, person, side, purpose), row, facts)
            for row, facts, person, side in self._introduced()
            for purpose in self._purposes(facts, side)
            if row.is_open or self._answer(row, person, purpose)
        ]

    @staticmethod
    def _purposes(facts: ReferralFacts, side: Side) -> tuple[Purpose, ...]:
        if facts.direction is not Direction.RECEIVED:
            return (Purpose.OUTCOME if Stage.MET in facts.steps else Purpose.MET,)
        wish = (Purpose.WISH,) if facts.introducers else ()
        return (Purpose.INTERESTED, *wish) if facts.stage is Stage.PROPOSED else wish

    def _answer(self, row: Referral, person: int, purpose: Purpose) -> str:
        """What they last pressed of it, as it stands."""
        of_row = [h.as_happening() for h in self.happened if h.referral_id == row.pk]
        said = [str(h.fact("said")) for h in standing(of_row) if h.by == person and h.fact("said")]
        return next((answer for answer in reversed(said) if answer in ANSWERS[purpose]), "")

    def questions(self, keeper: Member, here: Locale) -> list[AskedWords]:
        found = []
        for question, row, facts in self.open_questions():
            telling = self._telling(facts, question.person, question.side)
            asked = portal.Asked(str(question.purpose), telling, row.responsible.first_name, self.firm.phone)
            answer = self._answer(row, question.person, question.purpose)
            line = portal_page.met(telling, here)
            found.append(
                AskedWords(
                    id=row.public_id,
                    name=line.name if line is not None else "",
                    words=portal.question(asked, ANSWERS[question.purpose], here),
                    answer=answer,
                    said=portal.button(answer, here.language) if answer else "",
                )
            )
        return found


def _promises(firm: Firm, ids: Sequence[int], met: _Met, as_of: datetime, here: Locale) -> tuple[str, ...]:
    """What we promised them and have not kept: the day, and about whom they sent us."""
    kinds = [Kind.PROMISED, Kind.KEPT, Kind.RELEASED, Kind.TAKEN_BACK]
    rows = Happening.objects.of(firm).filter(concerns__in=ids, kind__in=[str(kind) for kind in kinds])
    rows = rows.exclude(referral__stage=Stage.IN_ERROR).order_by("id")
    held = standing(row.as_happening() for row in rows)
    ended = {h.fact("promise") for h in held if h.kind in {Kind.KEPT, Kind.RELEASED}}
    referral_of = {row.pk: row.referral_id for row in rows}
    mine = {row.pk: facts for row, facts, _, side in met._sides() if side is Side.INTRODUCER}
    lines = []
    for h in held:
        if h.kind is not Kind.PROMISED or h.id in ended:
            continue
        facts = mine.get(referral_of[h.id] or 0)
        lines.append(portal_page.promised(h.fact("due"), known.names(facts) if facts else (), as_of=as_of, here=here))
    return tuple(lines)


__all__ = ["AskedWords", "Band", "History", "Page", "Question", "asked", "band", "card", "history", "page", "page_of"]
