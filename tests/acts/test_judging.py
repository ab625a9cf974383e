"""When it is judged anew, what is kept of it, and that the same says the same."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from obliged.acts import happenings, judging, people, referrals
from obliged.acts.referrals import Known
from obliged.domain.happenings import Kind
from obliged.domain.judgements import About
from obliged.queries import evidence
from obliged.records.favours import Favour
from obliged.records.firms import Firm, Member
from obliged.records.judgements import Foretold, Judgement
from obliged.records.partners import Partnership
from obliged.records.people import Person
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


@pytest.fixture
def priya() -> Member:
    return cast.priya(now=MONDAY - 2 * YEAR)


@pytest.fixture
def firm(priya: Member) -> Firm:
    return priya.firm


def sends(priya: Member, who: str, number: int, *, days_ago: int, end: Kind = Kind.WON) -> Person:
    """Somebody sends us a person of their own, and it ends."""
    introducer = cast.person(priya.firm, who, now=MONDAY - 2 * YEAR)
    then = MONDAY - timedelta(days=days_ago)
    prospect = people.keep(firm=priya.firm, name=f"Prospect {who} {number}", now=then)
    referral = referrals.receive(
        firm=priya.firm, introducers=[Known(introducer, "")], prospects=[Known(prospect, "")], by=priya, now=then,
        need="a shop fitted",
    )  # fmt: skip
    for kind, days in ((Kind.CONTACTED, 1), (end, 20)):
        facts = {"reason": "too_large"} if kind is Kind.DECLINED else {}
        happenings.record(
            kind, firm=priya.firm, now=then + timedelta(days=days), referral=referral, person=prospect, by=priya, facts=facts
        )  # fmt: skip
    return introducer


def said(firm: Firm, about: About, person: Person | None = None) -> dict[str, object]:
    found: dict[str, object] = Judgement.objects.of(firm).get(about=about, person=person).said
    return found


def test_a_young_firm_is_told_what_lacks_and_not_a_number(priya: Member, firm: Firm) -> None:
    sends(priya, "ana", 1, days_ago=60)

    judging.judge(firm, now=MONDAY)

    forecast = said(firm, About.FORECAST)
    assert {"what": "referrals", "have": 1, "need": 60} in forecast["lacking"]  # type: ignore[operator]
    assert "weeks" not in forecast
    assert not Foretold.objects.of(firm).exists()


def test_trust_is_a_word_with_its_evidence_and_never_a_measure(priya: Member, firm: Firm) -> None:
    for n in range(5):
        ana = sends(priya, "ana", n, days_ago=60 + 30 * n)
        sends(priya, "luis", n, days_ago=50 + 30 * n, end=Kind.DECLINED)

    judging.judge(firm, now=MONDAY)

    of_ana = said(firm, About.TRUST, ana)["introducer"]
    assert isinstance(of_ana, dict)
    assert (of_ana["cases"], of_ana["good"]) == (5, 5)
    assert of_ana["word"] in {"good", "usual"}
    assert not {"standing", "better", "worse"} & of_ana.keys()
    assert said(firm, About.OUR_NAME, ana)["cases"] == 5


def test_what_went_either_way_counts_favours_and_not_where_the_trade_forbids_it(priya: Member, firm: Firm) -> None:
    ana = sends(priya, "ana", 1, days_ago=60)
    Favour.unscoped.create(firm=firm, person=ana, coin="gift", ours=True, day=MONDAY.date(), by=priya, at=MONDAY)

    judging.judge(firm, now=MONDAY)

    assert said(firm, About.BALANCE, ana)["from_us"] == {"gift": 1}

    firm.discreet = True
    firm.save()
    judging.judge(firm, now=MONDAY)

    assert not Judgement.objects.of(firm).filter(about=About.BALANCE).exists()


def test_whoever_is_silent_by_their_own_wish_is_never_proposed(priya: Member, firm: Firm) -> None:
    for n in range(6):
        for who in ("ana", "luis"):
            person = sends(priya, who, n, days_ago=40 + 60 * n)
            Partnership.unscoped.update_or_create(
                firm=firm, person=person, defaults={"picked_at": MONDAY, "made_at": MONDAY}
            )
    ana, luis = cast.person(firm, "ana"), cast.person(firm, "luis")
    later = MONDAY + timedelta(days=90)
    judging.judge(firm, now=later)

    assert {one["partner"] for one in said(firm, About.HELPS)["helps"]} == {ana.pk, luis.pk}  # type: ignore[attr-defined]

    Partnership.objects.of(firm).filter(person=ana).update(wont=["be_nudged"])
    judging.judge(firm, now=later)

    assert {one["partner"] for one in said(firm, About.HELPS)["helps"]} == {luis.pk}  # type: ignore[attr-defined]


def test_two_who_are_one_are_judged_as_one(priya: Member, firm: Firm) -> None:
    ana, luis = sends(priya, "ana", 1, days_ago=60), sends(priya, "luis", 1, days_ago=90)
    people.merge(ana, luis, now=MONDAY)

    judging.judge(firm, now=MONDAY)

    main = Person.objects.of(firm).get(pk__in=[ana.pk, luis.pk], same_as=None)
    assert said(firm, About.BALANCE, main)["sent"] == 2
    assert Judgement.objects.of(firm).filter(about=About.BALANCE).count() == 1


def test_the_same_evidence_says_the_same_and_writes_nothing(priya: Member, firm: Firm) -> None:
    sends(priya, "ana", 1, days_ago=60)
    judging.judge(firm, now=MONDAY)
    before = set(Judgement.objects.of(firm).values_list("pk", "judged_at"))

    judging.judge(firm, now=MONDAY + timedelta(minutes=5))

    assert set(Judgement.objects.of(firm).values_list("pk", "judged_at")) == before


def test_it_is_judged_anew_when_something_happened_and_when_the_day_has_changed(priya: Member, firm: Firm) -> None:
    assert judging.is_due(firm, now=MONDAY)
    judging.judge(firm, now=MONDAY)
    assert not judging.is_due(firm, now=MONDAY + timedelta(hours=2))

    sends(priya, "ana", 1, days_ago=60)
    assert not judging.is_due(firm, now=MONDAY + timedelta(minutes=30))
    assert judging.is_due(firm, now=MONDAY + timedelta(hours=2))

    judging.judge(firm, now=MONDAY + timedelta(hours=2))
    judging.want(firm, now=MONDAY + timedelta(hours=3))
    assert judging.is_due(firm, now=MONDAY + timedelta(hours=4))
    assert judging.is_due(firm, now=MONDAY + timedelta(days=1))


def test_every_firm_is_judged_among_its_own_rows(priya: Member, firm: Firm) -> None:
    grace = cast.grace()
    sends(priya, "ana", 1, days_ago=60)

    assert judging.judge_all(now=MONDAY) == 2
    assert judging.judge_all(now=MONDAY) == 0
    assert Judgement.objects.of(firm).filter(about=About.TRUST).exists()
    assert not Judgement.objects.of(grace.firm).filter(about=About.TRUST).exists()


def test_as_many_reads_for_ten_introductions_as_for_one(priya: Member, firm: Firm) -> None:
    sends(priya, "ana", 0, days_ago=60)
    with CaptureQueriesContext(connection) as few:
        evidence.of_firm(firm, as_of=MONDAY)
    for n in range(1, 10):
        sends(priya, "ana", n, days_ago=60 + n)
    with CaptureQueriesContext(connection) as many:
        evidence.of_firm(firm, as_of=MONDAY)

    assert len(many) == len(few) <= 12
