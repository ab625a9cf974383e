"""What does Obliged look like when it has been kept for two years?

The sample firm is not a picture: a seeded year of days is lived through the same acts that a member presses, so that
every page has something true to show. Nothing leaves the house while history is written.
"""

from __future__ import annotations

import heapq
import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from email.utils import format_datetime
from typing import Any

from obliged.acts import (
    courtesies,
    firms,
    happenings,
    incoming,
    introductions,
    letters,
    links,
    offers,
    partners,
    passing,
    people,
    referrals,
)
from obliged.acts.introductions import OneLetter
from obliged.acts.links import Answer
from obliged.acts.people import Reach
from obliged.acts.referrals import Known
from obliged.domain.happenings import Kind
from obliged.domain.members import Role
from obliged.domain.offers import read
from obliged.domain.people import TellWhat
from obliged.domain.playbook import Verb
from obliged.domain.refusals import Refusal
from obliged.ports.mail.kept import Kept
from obliged.ports.mail.limited import Readers
from obliged.queries import calendars, drafts, today
from obliged.records import rows
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.links import HeardBack
from obliged.records.people import Email, Person
from obliged.records.reading import Reading
from obliged.records.referrals import Referral
from obliged.records.scoping import scope
from obliged.words import samples as told

SEED = 20_261_120
HELD = timedelta(minutes=11)  # a little longer than letters are held
YEARS = timedelta(days=2 * 364)


def build(*, now: datetime, seed: int = SEED, days: int = YEARS.days) -> Member:
    """Found Raman Vale, live its last two years, and leave today's courtesies owed; answers with its owner."""
    with rows.nobody(), scope(None):
        house = House(now=now, seed=seed, begins=now - timedelta(days=days))
        house.live()
        return house.priya


_ON_THE_DESK = Reading(
    lambda firm, moment: (
        Courtesy.objects.of(firm)
        .open_at(moment)
        .select_related("firm", "owner__firm", "referral__firm", "referral__responsible", "to", "because")[:40]
    )
)


@dataclass
class House:
    """The simulation: a line of moments, each with something to do."""

    now: datetime
    seed: int
    begins: datetime
    chance: random.Random = field(init=False)
    priya: Member = field(init=False)
    joel: Member = field(init=False)
    who: dict[str, Person] = field(init=False, default_factory=dict)
    _line: list[tuple[datetime, int, Callable[[datetime], None]]] = field(init=False, default_factory=list)
    _turn: itertools.count[int] = field(init=False, default_factory=itertools.count)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 - a story, not a secret
        self._found()
        self._meet_everybody()

    # --- the cast ---------------------------------------------------------------------------------------------

    def _found(self) -> None:
        self.priya = firms.set_up(
            name="Raman Vale",
            owner="Priya Raman",
            email=told.PRIYA,
            password=None,
            now=self.begins,
            trade="designers of small shops and clinics",
            phone="503 555 0100",
            zone="America/Los_Angeles",
            country="US",
            subdivision="OR",
            currency="USD",
            language="en-US",
            treatments=list(told.TREATMENTS),
            is_sample=True,
        )
        rows.of(self.priya.firm).from_now_on()
        invited = firms.invite(
            self.priya.firm, email=told.JOEL, name="Joel Vale", role=Role.MEMBER, by=self.priya, now=self.begins
        )
        self.joel = firms.join(invited.rstrip("/").rsplit("/", 1)[1], name="Joel Vale", password=None, now=self.begins)

    def _meet_everybody(self) -> None:
        for one in told.CAST:
            introduced_by = self.who.get(one.introduced_by)
            self.who[one.name] = people.keep(
                firm=self.priya.firm,
                name=one.name,
                now=self.begins,
                by=self.priya,
                reach=Reach(emails=one.emails, phones=one.phones, addresses=one.addresses),
                organisations=one.organisations,
                pronoun=one.pronoun,
                called=one.called,
                occupation=one.occupation,
                serves=one.serves,
                met_where=one.met_where,
                why_us=one.why_us,
                did_for_them=one.did_for_them,
                notes=one.notes,
                best_time=one.best_time,
                channel=one.channel,
                just_send=one.just_send,
                tell_what=one.tell_what or TellWhat.EVERY_STEP,
                is_couple=one.is_couple,
                introduced_by=introduced_by,
                keeper=self.priya,
            )

    # --- time -------------------------------------------------------------------------------------------------

    def at(self, moment: datetime, do: Callable[[datetime], None]) -> None:
        """Do it then, unless that has not come yet."""
        if moment < self.now:
            heapq.heappush(self._line, (moment, next(self._turn), do))

    def live(self) -> None:
        for each in told.history(self.chance, self.begins, self.now):
            self.at(each.at, lambda moment, each=each: self._comes_in(each, moment))  # type: ignore[misc]
        calendar = calendars.of_firm(self.priya.firm)
        for n in range((self.now - self.begins).days):
            day = calendar.day_of(self.begins + timedelta(days=n))
            if calendar.is_working_day(day):
                self.at(calendar.local(day, time(9, 12)), self._desk)
            if day.weekday() == 0:
                self.at(calendar.local(day, time(7)), self._time_passes)
        while self._line:
            moment, _, do = heapq.heappop(self._line)
            do(moment)
        self._this_week()

    def soon(self, moment: datetime, days: float) -> datetime:
        """So many days later, inside the hours."""
        calendar = calendars.of_firm(self.priya.firm)
        spread = self.chance.uniform(0.6, 1.4)
        opening = calendar.next_opening(moment + timedelta(days=days * spread))
        return calendar.working_minutes_after(opening, self.chance.randint(5, 300))

    # --- what comes in ----------------------------------------------------------------------------------------

    def _comes_in(self, each: told.Comes, moment: datetime) -> None:
        prospect = self._somebody(each, moment)
        member = self.priya if self.chance.random() < 0.7 else self.joel
        if each.provider:
            referral = referrals.give(
                firm=self.priya.firm,
                prospects=[Known(prospect, each.how)],
                providers=[Known(self.who[each.provider])],
                by=member,
                now=moment,
                need=each.need,
                reason_for_prospect=each.reason,
                reason_for_provider=each.reason_other,
                consent_wanted=each.asks_first,
            )
        else:
            referral = referrals.receive(
                firm=self.priya.firm,
                introducers=[Known(self.who[each.introducer])],
                prospects=[Known(prospect, each.how)],
                by=member,
                now=moment,
                need=each.need,
                when_needed=each.when,
                words=each.words,
                expects_contact=True,
                treatments=list(told.TREATMENTS[: self.chance.randint(1, 2)]),
            )
            self._unfolds(referral, each, moment)

    def _somebody(self, each: told.Comes, moment: datetime) -> Person:
        if each.prospect not in self.who:
            self.who[each.prospect] = people.keep(
                firm=self.priya.firm,
                name=each.prospect,
                now=moment,
                reach=Reach(emails=(each.email,), phones=(each.phone,)),
                organisations=((each.organisation, "Owner"),) if each.organisation else (),
                pronoun=each.pronoun,
                why_us=each.why_us,
                introduced_by=self.who.get(each.introducer),
            )
        return self.who[each.prospect]

    def _unfolds(self, referral: Referral, each: told.Comes, moment: datetime) -> None:
        """The stages that it will reach, each in its time."""
        when = moment
        for kind, days in each.path:
            when = self.soon(when, days)
            self.at(when, lambda at, kind=kind: self._goes_on(referral, kind, each, at))  # type: ignore[misc]

    def _goes_on(self, referral: Referral, kind: Kind, each: told.Comes, moment: datetime) -> None:
        fresh = Referral.objects.of(self.priya.firm).select_related("firm", "responsible").get(pk=referral.pk)
        by = fresh.responsible
        try:
            if kind is Kind.HANDED_ON:
                referrals.hand_on(fresh, to=self.who[each.better], by=by, now=moment, consent_wanted=False)
                return
            referrals.step(
                fresh,
                kind,
                by=by,
                now=moment,
                reason=each.ends_because if kind in {Kind.LOST, Kind.DECLINED, Kind.WITHDRAWN} else None,
                satisfied=True if kind is Kind.COMPLETED else None,
                on=self.soon(moment, 3) if kind is Kind.MEETING_SET else moment + timedelta(days=30),
                words=each.notes.get(kind, ""),
            )
        except Refusal:
            return  # it ended another way meanwhile

    # --- the desk, twice a day --------------------------------------------------------------------------------

    def _desk(self, moment: datetime) -> None:
        """Look at Today and do most of it, the way a good firm does: thanks and calls nearly always, others mostly."""
        written = False
        for row in today.one_letter(_ON_THE_DESK(firm=self.priya.firm_id, moment=moment))[0]:
            if self.chance.random() < told.DILIGENCE.get(row.rule, 0.6):
                try:
                    self._see_to(row, moment)
                except Refusal:
                    continue
                written = True
        if written:
            letters.carry(now=moment + HELD, worker="history", through=Kept())

    def _time_passes(self, moment: datetime) -> None:
        for note in (passing.end_holds, passing.expire_consents, passing.note_silence):
            note(now=moment)

    def _see_to(self, row: Courtesy, moment: datetime) -> None:
        by = row.owner
        match Verb(row.verb):
            case Verb.CALL:
                if self.chance.random() < 0.75:
                    wish = None if self.chance.random() < 0.2 else self.chance.random() < 0.92
                    courtesies.reached(row, by=by, now=moment, may_tell=wish, words=self.chance.choice(told.CALLS))
                else:
                    courtesies.not_reached(row, by=by, now=moment)
            case Verb.RECORD:
                happenings.record(Kind.MET, firm=row.firm, now=moment, referral=row.referral, by=by)
            case Verb.INTRODUCE:
                if row.rule == "introduce" and row.referral is not None:
                    self._introduce(row.referral, by, moment)
            case Verb.REVIEW | Verb.KEEP | Verb.RETURN:
                courtesies.done_otherwise(row, by=by, now=moment, way="in_person")
            case _:
                if self.chance.random() < 0.15:
                    courtesies.done_otherwise(row, by=by, now=moment, way=self.chance.choice(["in_person", "call"]))
                    return
                register = self.chance.choice(["plain", "plain", "warmer", "shorter"])
                courtesies.send(row, by=by, now=moment, register=register)
                if row.rule in {"ask_consent", "ask_met", "ask_outcome"}:
                    self.at(self.soon(moment, 1.5), lambda at: self._answers(row, at))

    def _introduce(self, referral: Referral, by: Member, moment: datetime) -> None:
        to_prospect, to_provider = drafts.introduction(referral, by=by, as_of=moment)
        pair = [
            OneLetter(Person.objects.of(referral.firm).get(pk=d.to_id), d.address, d.subject, d.text, d.cards, d.tells)
            for d in (to_prospect, to_provider)
        ]
        introductions.introduce(referral, prospect=pair[0], provider=pair[1], by=by, now=moment)

    def _answers(self, row: Courtesy, moment: datetime) -> None:
        """Whoever was asked presses their link, or does not."""
        if row.referral is None or row.to is None or self.chance.random() < 0.2:
            return
        link = row.referral.links.filter(person=row.to).order_by("-id").first()
        if link is None:
            return
        choices = {
            "consent": [(Answer.YES, "")] * 9 + [(Answer.NO, "")],
            "met": [(Answer.MET, words) for words in told.MET] + [(Answer.NOT_YET, "")],
            "outcome": [(Answer.WORKING, words) for words in told.WORKING] + [(Answer.NOT_WORKING, "")],
        }
        answer, words = self.chance.choice(choices[link.purpose])
        try:
            links.answer(link, answer, words=words, now=moment)
        except Refusal:
            return
        HeardBack.objects.of(row.firm).filter(referral=row.referral).update(read_at=moment)

    # --- the last days, as every picture shows them -----------------------------------------------------------

    def _this_week(self) -> None:
        """Sally waits for a call, Ana for thanks, Fred and Mei for a question: what Today shows on the first look."""
        at = self._ago
        rashid = self._received("Grace Adeyemi", "Rashid Karimi", at(days=13), need="A kitchen for two hundred covers")
        self._reached(rashid, at(days=12))
        rosa = self._received("Luis Ferreira", "Rosa Quintero", at(days=2), need="A coffee kiosk")
        self._reached(rosa, at(days=1))
        trang = self._received("Luis Ferreira", "Thu Trang Pham", at(days=20), need="A nail salon with daylight")
        self._reached(trang, at(days=19))
        self._step(trang, Kind.MET, at(days=14))
        self._step(trang, Kind.PROPOSED, at(days=4))
        brandts = self._received("Grace Adeyemi", "Yusuf and Lena Brandt", at(days=30), need="A café in an old bank")
        self._reached(brandts, at(days=29))
        self._step(brandts, Kind.MET, at(days=22))
        self._step(brandts, Kind.PROPOSED, at(days=12))
        fred = self._introduced("Mei Tanaka", "Fred Lindqvist", at(days=7), need="Studio insurance")
        tomasz = self._introduced("Mei Tanaka", "Tomasz Nowak", at(days=24), need="A fit-out of the new studio")
        hollis = self._introduced("Noor Haddad", "Hollis Grant", at(days=40), need="An office kitchen")
        for referral, side, answers in (
            (tomasz, "Mei Tanaka", ((Kind.MET, 15, ""), (Kind.WON, 1, "We start Monday. You chose well."))),
            (hollis, "Noor Haddad", ((Kind.MET, 30, ""), (Kind.WON, 5, "They listened, and they were quick."))),
        ):
            for kind, days, words in answers:
                self._said(referral, side, kind, at(days=days), words)
        self._see_to_all_but(at(days=1, hours=-1), {fred.pk})
        handed = referrals.hand_on(self._fresh(rashid), to=self.who["Hollis Grant"], by=self.priya, now=at(days=1))
        self._asked_first(handed, at(days=1, hours=0.1))
        self._received(
            "Ana Duarte", "Kwame Boateng", self._yesterday(17, 40), need="A physiotherapy clinic in an empty unit",
            words="Kwame has done my shoulder for years and now he is doing it properly, with a clinic. The empty unit "
            "frightens him. You are the person I would want.",
        )  # fmt: skip
        self._writes("Rosa Quintero", at(hours=2), told.ROSA)
        self._received(
            "Luis Ferreira", "Sally Okafor", at(minutes=22), need="Plans for a second bakery", when_needed="March",
            words="Second bakery opening March, needs plans.",
        )  # fmt: skip
        self._chosen(at(days=45))
        self._offered(at(hours=1))
        Member.objects.of(self.priya.firm).update(last_acted_at=at(hours=1))

    def _ago(self, *, days: int = 0, hours: float = 0, minutes: float = 0) -> datetime:
        """So long ago; where it is days, on a morning of that day."""
        if not days:
            return self.now - timedelta(hours=hours, minutes=minutes)
        calendar = calendars.of_firm(self.priya.firm)
        day = calendar.day_of(self.now) - timedelta(days=days)
        return calendar.local(day, time(10, 40)) + timedelta(hours=hours)

    def _yesterday(self, hour: int, minute: int) -> datetime:
        calendar = calendars.of_firm(self.priya.firm)
        return calendar.local(calendar.day_of(self.now) - timedelta(days=1), time(hour, minute))

    def _chosen(self, when: datetime) -> None:
        """Partners, each with a rhythm; with one of them a word is welcome."""
        for name, settled in told.CHOSEN.items():
            partners.settle(self.who[name], by=self.priya, now=when, **settled)

    def _offered(self, when: datetime) -> None:
        """The public page is open, and somebody has introduced a friend on it."""
        firms.change(
            self.priya.firm, now=self.begins, public_since=self.begins, public_words=told.PUBLIC_WORDS, band=told.BAND
        )
        said, _ = read(told.OFFERED, introducer_known=False)
        offers.take(self.priya.firm, said, form="sample", now=when)

    def _fresh(self, referral: Referral) -> Referral:
        found: Referral = Referral.objects.of(self.priya.firm).select_related("firm", "responsible").get(pk=referral.pk)
        return found

    def _received(self, introducer: str, prospect: str, at: datetime, **fields: Any) -> Referral:
        return referrals.receive(
            firm=self.priya.firm,
            introducers=[Known(self.who[introducer])],
            prospects=[Known(self.who[prospect])],
            by=self.priya,
            now=at,
            expects_contact=True,
            treatments=list(told.TREATMENTS[:2]),
            **fields,
        )

    def _reached(self, referral: Referral, at: datetime) -> None:
        self._step(referral, Kind.MAY_TELL, at)
        self._step(referral, Kind.CONTACTED, at)

    def _step(self, referral: Referral, kind: Kind, at: datetime) -> None:
        happenings.record(kind, firm=referral.firm, now=at, referral=self._fresh(referral), by=self.priya)

    def _introduced(self, prospect: str, provider: str, at: datetime, need: str) -> Referral:
        referral = referrals.give(
            firm=self.priya.firm,
            prospects=[Known(self.who[prospect], "a client of ours")],
            providers=[Known(self.who[provider], "we have worked together for years")],
            by=self.priya,
            now=at,
            need=need,
            reason_for_prospect="they are plain, quick and keep their word",
            reason_for_provider="this is the work that you do best",
        )
        introductions.consent(referral, given=True, person=self.who[prospect], by=self.priya, now=at)
        self._introduce(self._fresh(referral), self.priya, at)
        letters.carry(now=at + HELD, worker="history", through=Kept())
        return self._fresh(referral)

    def _asked_first(self, referral: Referral, at: datetime) -> None:
        """The prospect was asked whether they may be introduced; their answer is awaited."""
        asked = (
            Courtesy.objects.of(self.priya.firm).owed().select_related("firm", "owner__firm", "referral__firm", "to")
        )
        courtesies.send(asked.get(referral=referral, rule="ask_consent"), by=self.priya, now=at)
        letters.carry(now=at + HELD, worker="history", through=Kept())

    def _said(self, referral: Referral, name: str, kind: Kind, at: datetime, words: str) -> None:
        person = self.who[name]
        happening = happenings.record(
            kind,
            firm=referral.firm,
            now=at,
            referral=self._fresh(referral),
            person=person,
            reported_by=person,
            words=words,
        )
        if words:
            HeardBack.unscoped.create(
                firm=referral.firm, person=person, referral=referral, words=happening.words, what=kind, at=at
            )

    def _writes(self, name: str, at: datetime, words: str) -> None:
        """A mail came in: what it says is suggested, and nobody has said yes or no yet."""
        person = self.who[name]
        address = (
            Email.objects.of(self.priya.firm)
            .filter(person=person)
            .order_by("order", "id")
            .values_list("address", flat=True)[0]
        )
        raw = (
            f"From: {name} <{address}>\r\nTo: {told.PRIYA}\r\nSubject: Yesterday\r\nDate: {format_datetime(at)}\r\n"
            f"Message-ID: <{address.replace('@', '.')}@mail.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{words}"
        )
        kept = incoming.keep(raw.encode(), firm=self.priya.firm, envelope_from=address, envelope_to=told.PRIYA, now=at)
        with Readers() as readers:
            incoming.read_one(kept, now=at, readers=readers)

    def _see_to_all_but(self, moment: datetime, left: set[int]) -> None:
        """Whatever else was owed by yesterday was done, so that Today begins with this week."""
        rows = Courtesy.objects.of(self.priya.firm).open_at(moment).exclude(referral_id__in=left)
        for row in rows.exclude(rule__in=["return_favour", "find_better"]).select_related(
            "firm", "to", "referral__firm"
        ):
            try:
                courtesies.done_otherwise(row, by=self.priya, now=moment, way="in_person")
            except Refusal:
                continue
        old = rows.filter(rule__in=["return_favour", "find_better"], due_at__lt=moment).select_related(
            "firm", "referral"
        )
        courtesies.release_all(old, by=self.priya, now=moment, reason="returned long ago")
