"""Whom we picked, and what that makes us owe: a word in their rhythm, which any real touch begins anew."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from obliged.acts import courtesies as seen_to
from obliged.acts import happenings, owed, partners, playbooks, referrals
from obliged.domain.happenings import Kind
from obliged.domain.partners import Tier, Way
from obliged.domain.rhythms import NotABirthday, NotARhythm
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.partners import Partnership
from obliged.records.people import Person
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def ana(priya: Member) -> Person:
    return cast.person(priya.firm, "ana")


def words(person: Person, rule: str = "keep_in_touch") -> list[Courtesy]:
    return list(Courtesy.objects.of(person.firm_id).owed().filter(to=person, rule=rule))


def opens(person: Person, rule: str = "keep_in_touch") -> date:
    (word,) = words(person, rule)
    return person.firm.day_of(word.opens_at)


def test_a_pick_is_a_happening_that_begins_their_rhythm(priya: Member, ana: Person) -> None:
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)

    assert opens(ana) == date(2026, 12, 16)
    assert Happening.objects.of(ana.firm).filter(kind=Kind.PICKED, concerns=ana).count() == 1


def test_who_is_known_and_not_picked_is_owed_nothing_and_costs_no_statement(priya: Member, ana: Person) -> None:
    kwame = cast.person(ana.firm, "kwame")
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)

    def statements(person: Person) -> int:
        with CaptureQueriesContext(connection) as asked:
            happenings.record(Kind.TOUCHED, firm=person.firm, now=MONDAY + DAY, person=person, by=priya)
        return len(asked)

    plain, of_partner = statements(kwame), statements(ana)
    assert words(kwame) == []
    assert of_partner > plain
    assert plain <= 12


@pytest.mark.parametrize("kind", [Kind.TOUCHED, Kind.WROTE, Kind.HELPED])
def test_any_real_touch_begins_it_anew(priya: Member, ana: Person, kind: Kind) -> None:
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)

    happenings.record(kind, firm=ana.firm, now=MONDAY + 10 * DAY, person=ana, by=priya)

    assert opens(ana) == date(2026, 12, 28)  # thirty days later is a Saturday


def test_a_touch_in_a_referral_counts_as_well_and_a_machines_does_not(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    ana = Person.objects.of(priya.firm).get(name="Ana Duarte")
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)

    happenings.record(
        Kind.TOLD, firm=ana.firm, now=MONDAY + 5 * DAY, referral=referral, person=ana, facts={"automatic": True}
    )
    assert opens(ana) == date(2026, 12, 16)

    happenings.record(Kind.THANKED, firm=ana.firm, now=MONDAY + 10 * DAY, referral=referral, person=ana, by=priya)
    assert opens(ana) == date(2026, 12, 28)


def test_an_introduction_touches_both_whom_it_brings_together(priya: Member) -> None:
    given = cast.sally_to_fred(priya)
    fred = Person.objects.of(priya.firm).get(name="Fred Lindqvist")
    partners.pick(fred, tier=Tier.A, by=priya, now=MONDAY)

    happenings.record(Kind.INTRODUCED, firm=fred.firm, now=MONDAY + 10 * DAY, referral=given, by=priya)

    assert opens(fred) == date(2026, 12, 28)


def test_a_touch_that_is_taken_back_begins_nothing(priya: Member, ana: Person) -> None:
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)
    touch = happenings.record(Kind.TOUCHED, firm=ana.firm, now=MONDAY + 10 * DAY, person=ana, by=priya)

    happenings.take_back(touch, by=priya, now=MONDAY + 11 * DAY)

    assert opens(ana) == date(2026, 12, 16)


def test_doing_it_settles_it_and_undo_owes_it_again(priya: Member, ana: Person) -> None:
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)
    (word,) = words(ana)
    then = MONDAY + 35 * DAY

    seen_to.done_otherwise(word, by=priya, now=then, way="call")
    word.refresh_from_db()
    assert word.state == State.SETTLED
    assert opens(ana) == ana.firm.day_of(then + 30 * DAY)

    seen_to.undo(word, by=priya, now=then)
    assert [one.pk for one in words(ana)] == [word.pk]


def test_deriving_it_twice_changes_nothing(priya: Member, ana: Person) -> None:
    partners.settle(ana, by=priya, now=MONDAY, tier=Tier.B, birthday="--12-24")
    happenings.record(Kind.TOUCHED, firm=ana.firm, now=MONDAY + 70 * DAY, person=ana, by=priya)
    before = list(Courtesy.objects.of(ana.firm).order_by("pk").values())

    owed.keep_of_person(ana, now=MONDAY + 80 * DAY)

    assert list(Courtesy.objects.of(ana.firm).order_by("pk").values()) == before
    assert {row["rule"] for row in before} == {"keep_in_touch", "remember"}


def test_another_rhythm_moves_what_is_owed(priya: Member, ana: Person) -> None:
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)

    partners.pick(ana, tier=Tier.B, by=priya, now=MONDAY)
    assert opens(ana) == date(2027, 1, 15)
    partners.settle(ana, by=priya, now=MONDAY, tier=Tier.B, every=7, at_most=9, ways=[Way.CALL])
    assert opens(ana) == date(2026, 11, 23)
    partners.settle(ana, by=priya, now=MONDAY, tier=Tier.B, every=7, not_before=date(2027, 2, 1))
    assert opens(ana) == date(2027, 2, 1)
    assert Happening.objects.of(ana.firm).filter(kind=Kind.PICKED).count() == 1


def test_a_pick_can_be_taken_back_and_then_nothing_is_owed(priya: Member, ana: Person) -> None:
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)
    partners.unpick(ana, by=priya, now=MONDAY)

    assert words(ana) == []
    with pytest.raises(partners.NotAPartner):
        partners.unpick(ana, by=priya, now=MONDAY)


def test_whom_we_parted_from_is_owed_nothing(priya: Member, ana: Person) -> None:
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)
    Partnership.objects.of(ana.firm).filter(person=ana).update(parted_at=MONDAY)
    owed.keep_of_person(ana, now=MONDAY)

    assert words(ana) == []


def test_nobody_keeps_in_touch_with_who_asked_not_to_be_contacted(priya: Member, ana: Person) -> None:
    ana.do_not_contact = True
    ana.save()

    with pytest.raises(partners.NoPartnerOfThat):
        partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)
    assert not Partnership.objects.of(ana.firm).filter(picked_at__isnull=False).exists()


def test_what_is_no_rhythm_and_no_birthday_is_refused_and_changes_nothing(priya: Member, ana: Person) -> None:
    with pytest.raises(NotARhythm):
        partners.settle(ana, by=priya, now=MONDAY, tier=Tier.A, every=20, at_most=10)
    with pytest.raises(NotABirthday):
        partners.settle(ana, by=priya, now=MONDAY, tier=Tier.A, birthday="--02-31")
    assert not Partnership.objects.of(ana.firm).exists()


def test_the_slower_rhythm_is_taken_with_one_press(priya: Member, ana: Person) -> None:
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)

    slower = partners.slow_down(ana, by=priya, now=MONDAY)

    assert (slower.tier, slower.slower_offered_at) == (Tier.B, MONDAY)
    assert opens(ana) == date(2027, 1, 15)


def test_the_keeper_keeps_in_touch(priya: Member, ana: Person) -> None:
    joel = cast.joel(ana.firm)
    ana.keeper = joel
    ana.save()

    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)

    assert words(ana)[0].owner == joel


def test_a_year_after_somebody_whom_they_introduced_became_a_client_we_remember_it(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    ana = Person.objects.of(priya.firm).get(name="Ana Duarte")
    partners.pick(ana, tier=Tier.D, by=priya, now=MONDAY)
    assert words(ana, "remember") == []

    for n, kind in enumerate((Kind.CONTACTED, Kind.MET, Kind.WON), start=1):
        referrals.step(referral, kind, by=priya, now=MONDAY + n * DAY)

    (day,) = words(ana, "remember")
    assert day.referral_id == referral.pk
    assert ana.firm.day_of(day.due_at) == date(2027, 11, 16)
    owed.keep_of_referral(referral, now=MONDAY + 4 * DAY)
    assert words(ana, "remember") == [day]


def test_a_playbook_with_other_days_moves_every_partner(priya: Member, ana: Person) -> None:
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)

    playbooks.change(ana.firm, {"keep_in_touch": {"spans": [10, 60, 90, 180]}}, by=priya, now=MONDAY)

    assert opens(ana) == date(2026, 11, 27)  # the tenth day is Thanksgiving
