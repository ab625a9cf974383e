"""In which situations could a confidence get out? A few referrals at every stage, each with people who have secrets."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from obliged.acts import courtesies, happenings, introductions, letters, people, referrals
from obliged.acts.introductions import Proposed, Someone
from obliged.domain.happenings import Kind, Reason
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.referrals import Referral
from tests import cast
from tests.cast import MONDAY

PRIVATE = {"notes": "x", "why_us": "x", "did_for_them": "x", "met_where": "x"}
HELD = timedelta(minutes=30)
LONG = bool(os.environ.get("DISCRETION_LONG"))  # every surface in every world, and as many pairs as we say that we try


@dataclass
class World:
    """A firm with one referral as far as it has come, and the moment at which we look."""

    name: str
    by: Member
    referral: Referral
    now: datetime
    hears_nothing: bool = False  # the introducer is to hear nothing of how it goes

    def later(self, **span: int) -> World:
        self.now += timedelta(**span)
        return self

    def step(self, kind: Kind, **said: object) -> World:
        self.later(hours=2)
        self.referral.refresh_from_db()
        referrals.step(self.referral, kind, by=self.by, now=self.now, words="x", **said)  # type: ignore[arg-type]
        return self

    def row(self, rule: str) -> Courtesy:
        rows = Courtesy.objects.of(self.by.firm).owed().filter(referral=self.referral, rule=rule)
        found: Courtesy = rows.select_related("firm", "to", "referral__firm", "because", "owner")[0]
        return found

    def post(self) -> World:
        """What is held leaves."""
        self.later(minutes=30)
        letters.carry(now=self.now, worker="w")
        return self


def _received(name: str, **fields: object) -> World:
    """Ana sends us Kwame; Luis has sent him too, which is nobody's affair; and Ana once sent us Mei."""
    by = cast.priya(**{k: v for k, v in fields.items() if k == "discreet"})
    for who in ("ana", "kwame", "luis", "mei"):
        cast.person(by.firm, who, **PRIVATE)
    referral = cast.ana_sends_kwame(by, words="x", notes="x")
    other = referrals.receive(
        firm=by.firm, introducers=[referrals.Known(cast.person(by.firm, "luis"), "x")],
        prospects=[referrals.Known(cast.person(by.firm, "kwame"), "x")], by=by, now=MONDAY, need="x", words="x", notes="x",
    )  # fmt: skip
    referrals.step(other, Kind.ACCEPTED, by=by, now=MONDAY + timedelta(minutes=1), words="x")
    people_note(by, "ana")
    people_note(by, "kwame")
    return World(name, by, referral, MONDAY + timedelta(hours=1))


def people_note(by: Member, who: str) -> None:
    happenings.record(
        Kind.NOTED, firm=by.firm, now=MONDAY, person=cast.person(by.firm, who), by=by, words="x", derive=False
    )


def received_new() -> World:
    return _received("received_new")


def received_not_reached() -> World:
    world = _received("received_not_reached")
    for day in (0, 1, 3):
        rule = "call" if day == 0 else "call_again"
        courtesies.not_reached(world.row(rule), by=world.by, now=world.now, words="x")
        world.later(days=3)
    return world


def received_meeting_set() -> World:
    world = _received("received_meeting_set")
    courtesies.reached(
        world.row("call"),
        by=world.by,
        now=world.now,
        words="x",
        may_tell=True,
        meeting_at=world.now + timedelta(days=1),
    )
    return world


def received_met() -> World:
    world = _received("received_met")
    row = world.row("call")
    courtesies.reached(
        row, by=world.by, now=world.now, words="x", may_tell=True, meeting_at=world.now + timedelta(days=1)
    )
    return world.later(days=2).step(Kind.MET)


def received_won() -> World:
    return received_met().step(Kind.WON).step(Kind.COMPLETED, satisfied=True)


def received_lost() -> World:
    return received_met().step(Kind.LOST, reason=Reason.BUDGET)


def received_declined() -> World:
    return _received("received_declined").step(Kind.DECLINED, reason=Reason.CONFLICT)


def received_hears_nothing() -> World:
    world = _received("received_hears_nothing")
    courtesies.reached(world.row("call"), by=world.by, now=world.now, words="x", may_tell=False)
    world.hears_nothing = True
    return world


def received_discreet() -> World:
    world = _received("received_discreet", discreet=True)
    courtesies.reached(world.row("call"), by=world.by, now=world.now, words="x")
    world.hears_nothing = True
    return world


def received_treated_badly() -> World:
    return received_met().step(Kind.TREATED_BADLY, person=None)


def _given(name: str, **fields: object) -> World:
    by = cast.priya()
    for who in ("sally", "fred", "hollis"):
        cast.person(by.firm, who, **PRIVATE)
        people_note(by, who)
    proposed = introductions.propose(
        Proposed(
            prospect=Someone("Sally Okafor", cast.person(by.firm, "sally"), how="she bakes for our office"),
            provider=Someone("Fred Lindqvist", cast.person(by.firm, "fred"), how="he insured our studio"),
            need="her second bakery insured before March",
            reason_for_prospect="He insures bakeries and is plain about what you do not need.",
            reason_for_provider="She decides quickly and wants one person to ask.",
            **fields,  # type: ignore[arg-type]
        ),
        by=by,
        now=MONDAY,
    )
    Referral.objects.of(by.firm).filter(pk=proposed.pk).update(notes="x", words="x")
    return World(name, by, proposed, MONDAY + timedelta(hours=1))


def given_to_be_asked() -> World:
    return _given("given_to_be_asked")


def given_asked() -> World:
    world = _given("given_asked")
    introductions.ask(world.referral, by=world.by, now=world.now)
    return world.post()


def given_agreed() -> World:
    world = given_asked()
    world.later(hours=1)
    sally = cast.person(world.by.firm, "sally")
    introductions.consent(world.referral, given=True, person=sally, by=world.by, now=world.now, words="x")
    return world


def given_introduced() -> World:
    world = given_agreed()
    introductions.send_both(world.referral, by=world.by, now=world.later(minutes=5).now)
    return world.post().later(days=22)


def given_met() -> World:
    return given_introduced().step(Kind.MET).later(days=50)


def given_badly() -> World:
    world = given_introduced()
    fred = cast.person(world.by.firm, "fred")
    return world.step(Kind.MET).step(Kind.TREATED_BADLY, person=fred, reported_by=fred)


def handed_on() -> World:
    world = _received("handed_on")
    courtesies.reached(world.row("call"), by=world.by, now=world.now, words="x", may_tell=True)
    hollis = cast.person(world.by.firm, "hollis", **PRIVATE)
    world.later(hours=1)
    introductions.hand_on(world.referral, to=Someone("Hollis Grant", hollis), by=world.by, now=world.now)
    return world


def handed_over() -> World:
    """Kwame and Hollis have been introduced, have met, and Ana hears of it."""
    world = handed_on()
    children = Referral.objects.of(world.by.firm).filter(parent=world.referral)
    children.update(reason_for_prospect="He fits out clinics.", reason_for_provider="He decides quickly.")
    child = children.select_related("firm").get()
    kwame = cast.person(world.by.firm, "kwame")
    introductions.consent(child, given=True, person=kwame, by=world.by, now=world.later(hours=1).now, words="x")
    introductions.send_both(child, by=world.by, now=world.later(minutes=5).now)
    world.post()
    child.refresh_from_db()
    referrals.step(child, Kind.MET, by=world.by, now=world.later(days=2).now, words="x")
    return world


WORLDS: tuple[Callable[[], World], ...] = (
    received_new, received_not_reached, received_meeting_set, received_met, received_won, received_lost, received_declined,
    received_hears_nothing, received_discreet, received_treated_badly, given_to_be_asked, given_asked, given_agreed,
    given_introduced, given_met, given_badly, handed_on, handed_over,
)  # fmt: skip


__all__ = ["WORLDS", "World", "people"]
