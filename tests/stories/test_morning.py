"""Does each member hear at their hour what the day owes, once, and nothing on a day that owes nothing?"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve

from obliged.acts import firms, letters, morning, offers, owed
from obliged.domain.members import Role
from obliged.ports.mail.kept import Kept
from obliged.records.firms import Member
from obliged.records.letters import Arrived, Letter
from obliged.records.links import HeardBack
from obliged.records.offers import Offer
from obliged.records.referrals import Referral
from tests import cast

pytestmark = pytest.mark.django_db
TUESDAY_7_30 = datetime(2026, 11, 17, 15, 30, tzinfo=UTC)  # half past seven in Portland


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def _letters() -> list[Letter]:
    return list(Letter.unscoped.filter(kind="morning").order_by("id"))


def test_it_says_whom_to_call_first_and_who_is_owed_a_word(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    assert morning.write(now=TUESDAY_7_30) == 1

    letter = _letters()[0]
    assert letter.subject == "Call Kwame Boateng first, then one more"
    assert (letter.to_member, letter.to_address, letter.to) == (priya, "priya@ramanvale.example", None)
    assert letter.text.startswith("Good morning, Priya. Two people to see to.")
    assert letter.text.index("Call Kwame Boateng") < letter.text.index("Thank Ana Duarte")
    assert "Call Kwame Boateng, now: 503 555 0112\n" in letter.text


def test_every_address_in_it_leads_somewhere(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    morning.write(now=TUESDAY_7_30)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(priya.user)

    addresses = re.findall(rf"^{re.escape(settings.BASE_URL)}(\S+)$", _letters()[0].text, re.MULTILINE)

    assert [resolve(path).view_name for path in addresses] == ["courtesy", "courtesy", "today", "settings_me"]
    assert {client.get(path, follow=True).status_code for path in addresses} == {200}


def test_it_comes_once_however_often_one_looks(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    assert [morning.write(now=TUESDAY_7_30 + timedelta(minutes=5 * n)) for n in range(4)] == [1, 0, 0, 0]
    assert morning.write(now=TUESDAY_7_30 + timedelta(days=1)) == 1


def test_nothing_comes_when_nothing_is_owed(priya: Member) -> None:
    assert morning.write(now=TUESDAY_7_30) == 0
    assert _letters() == []


@pytest.mark.parametrize(
    ("at", "why"),
    [
        (TUESDAY_7_30 - timedelta(minutes=1), "before their hour"),
        (TUESDAY_7_30 + timedelta(hours=3), "a worker that was away lets the morning pass"),
        (TUESDAY_7_30 + timedelta(days=4), "Saturday"),
        (TUESDAY_7_30 + timedelta(days=9), "Thanksgiving"),
    ],
)
def test_it_comes_at_their_hour_on_working_days_only(priya: Member, at: datetime, why: str) -> None:
    cast.ana_sends_kwame(priya)

    assert morning.write(now=at) == 0, why


def test_who_is_away_or_only_reads_or_wants_none_gets_none(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    cast.joel(priya.firm, role=Role.VIEWER)
    firms.away(priya, from_on=date(2026, 11, 17), until_on=date(2026, 11, 17), cover=None, now=cast.MONDAY)

    assert morning.write(now=TUESDAY_7_30) == 0

    Member.unscoped.filter(pk=priya.pk).update(morning_at=None)
    assert morning.write(now=TUESDAY_7_30 + timedelta(days=1)) == 0


def test_each_has_an_hour_of_their_own(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    joel = cast.joel(priya.firm)
    firms.change_member(joel, now=cast.MONDAY, morning_at=time(9, 0))
    Referral.unscoped.filter(pk=referral.pk).update(responsible=joel)

    referral.refresh_from_db()
    owed.keep_of_referral(referral, now=cast.MONDAY)

    assert morning.write(now=TUESDAY_7_30) == 0
    assert morning.write(now=TUESDAY_7_30 + timedelta(minutes=95)) == 1
    assert _letters()[0].to_member == joel


def test_what_was_heard_is_told_with_its_words(priya: Member) -> None:
    referral = cast.sally_to_fred(priya)
    fred = cast.person(priya.firm, "fred")
    HeardBack.unscoped.create(
        firm=priya.firm, person=fred, referral=referral, what="met", at=cast.MONDAY, way="link", words=None
    )

    morning.write(now=TUESDAY_7_30)

    assert "HEARD BACK\n\nFred Lindqvist: " in _letters()[0].text


def test_it_leaves_like_any_letter_and_thanks_nobody(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    before = Member.unscoped.get(pk=priya.pk).last_acted_at
    morning.write(now=TUESDAY_7_30)

    letters.carry(now=TUESDAY_7_30, worker="w", through=Kept())

    mail = Arrived.objects.get()
    assert mail.to_address == "priya@ramanvale.example"
    assert b"Auto-Submitted: auto-generated" in bytes(mail.raw)
    assert Member.unscoped.get(pk=priya.pk).last_acted_at == before


def offered(priya: Member, name: str) -> Offer:
    said = offers.Said(
        from_name="Ana Duarte", from_email="ana@duarte.example", name=name, email="kwame@clinic.example", agreed=True
    )
    offers.take(priya.firm, said, form=name, now=cast.MONDAY)
    found: Offer = Offer.objects.of(priya.firm).get(person_name=name)
    return found


def test_whoever_was_introduced_on_the_page_of_the_firm_stands_in_it_until_somebody_says_yes_or_no(
    priya: Member,
) -> None:
    kwame = offered(priya, "Kwame Boateng")

    assert morning.write(now=TUESDAY_7_30) == 1
    assert _letters()[0].subject == "One person is offered to you"
    assert "OFFERED TO US\n\nOne person waits for your yes or no.\n" in _letters()[0].text
    (address,) = re.findall(r"^(\S+/offers/)$", _letters()[0].text, re.MULTILINE)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(priya.user)
    assert client.get(address.removeprefix(settings.BASE_URL)).status_code == 200
    assert "Kwame" not in _letters()[0].text  # who it is stands on the page, for whoever may see it

    offers.set_aside(kwame, by=priya, now=TUESDAY_7_30)
    assert morning.write(now=TUESDAY_7_30 + timedelta(days=1)) == 0


def test_who_is_owed_a_word_stands_before_who_is_offered(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    offered(priya, "Noor Haddad")
    offered(priya, "Mei Tanaka")
    morning.write(now=TUESDAY_7_30)

    letter = _letters()[0]
    assert letter.subject == "Call Kwame Boateng first, then one more"
    assert letter.text.index("Call Kwame Boateng") < letter.text.index("Two people wait for your yes or no.")
