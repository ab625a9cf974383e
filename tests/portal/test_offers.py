"""Introducing somebody to a firm: consent first, no way to make us write to strangers, one answer whoever is known."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from obliged.acts import firms, offers
from obliged.records.consents import Consent
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.letters import Letter
from obliged.records.offers import Offer, Standing
from obliged.records.people import Person
from obliged.records.referrals import Referral
from tests import cast
from tests.cast import MONDAY
from tests.portal.their_page import get, link_of, post, text

pytestmark = pytest.mark.django_db

TO = "/to/raman-vale/"
LATER = MONDAY + timedelta(minutes=1)
ANA = {"from_name": "Ana Duarte", "from_email": "ana@duarte.example"}
KWAME = {
    "name": "Kwame Boateng",
    "phone": "503 555 0112",
    "need": "A clinic laid out",
    "reason": "You did mine so well",
}


@pytest.fixture
def priya() -> Member:
    member = cast.priya()
    firms.change(member.firm, now=MONDAY, public_since=MONDAY)
    return member


def opened(path: str = TO, at: datetime = MONDAY) -> str:
    """The stamp of a form that was opened then."""
    return re.findall(r'name="form" value="([^"]+)"', text(get(path, at=at)))[0]


def send(at: datetime = LATER, form: str = "", path: str = TO, **fields: str) -> Any:
    return post(path, at=at, form=form or opened(), **fields)


def agreed(**fields: str) -> Any:
    return send(**{**ANA, **KWAME, "agreed": "yes"} | fields)


def link_in(answer: Any) -> str:
    return "/o/" + re.findall(r"/o/([\w-]+)/", text(answer))[0] + "/"


def only() -> Offer:
    found: Offer = Offer.unscoped.get()
    return found


# --- the page ---------------------------------------------------------------------------------------------------


def test_the_page_is_closed_until_an_owner_opens_it() -> None:
    cast.priya()

    closed, nobody = get(TO), get("/to/no-such-firm/")

    assert (closed.status_code, closed.content) == (nobody.status_code, nobody.content)
    assert closed.status_code == 410


def test_it_says_whose_it_is_in_their_words_and_colour(priya: Member) -> None:
    firms.change(priya.firm, now=MONDAY, public_words="Small shops are where we shine.", band="#4a4dbf")

    page = text(get(TO))

    assert "Introduce someone to Raman Vale" in page
    assert "Small shops are where we shine." in page
    assert 'fill="#4a4dbf"' in page
    assert 'href="tel:+15035550100"' in page
    assert "style=" not in page


# --- with the person's consent ----------------------------------------------------------------------------------


def test_who_has_agreed_waits_for_a_member_and_one_press_makes_a_referral(priya: Member) -> None:
    assert agreed().status_code == 303

    offer = only()
    assert offer.standing == Standing.NEW
    referral = offers.keep(offer, by=priya, now=LATER)

    owed = {row.rule for row in Courtesy.objects.of(priya.firm).owed().filter(referral=referral)}
    assert {"thank_received", "call"} <= owed
    assert referral.need == "A clinic laid out"
    assert {party.person.name: party.side for party in referral.parties.all()} == {
        "Ana Duarte": "introducer", "Kwame Boateng": "prospect",
    }  # fmt: skip
    consent = Consent.objects.of(priya.firm).get()
    assert (consent.person.name, consent.given, consent.way) == ("Kwame Boateng", True, "introducer")


def test_kept_twice_is_one_referral_and_no_details_stay_with_the_form(priya: Member) -> None:
    agreed()
    first = offers.keep(only(), by=priya, now=LATER)
    second = offers.keep(only(), by=priya, now=LATER)

    assert first.pk == second.pk
    kept = only()
    assert (kept.from_name, kept.person_name, kept.person_phone, kept.need, kept.reason) == ("", "", "", "", "")


def test_whom_we_know_by_address_and_name_is_the_same_and_nobody_else_is(priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    agreed()
    agreed(from_name="Ana Impostor", name="Rashid Karimi", phone="503 555 0119")

    first, second = (offers.keep(offer, by=priya, now=LATER) for offer in Offer.unscoped.order_by("id"))

    assert first.parties.get(side="introducer").person == ana
    assert second.parties.get(side="introducer").person != ana


def test_whoever_brings_their_own_need_is_no_introducer(priya: Member) -> None:
    agreed(name="Ana Duarte", email="ana@duarte.example", phone="")

    referral = offers.keep(only(), by=priya, now=LATER)

    assert [party.side for party in referral.parties.all()] == ["prospect"]


# --- without it -------------------------------------------------------------------------------------------------


def test_of_who_has_not_agreed_a_name_is_kept_and_nothing_else(priya: Member) -> None:
    answer = send(**ANA, **KWAME, email="kwame@boateng.example", agreed="no")

    offer = only()
    assert offer.standing == Standing.ASKED
    assert offer.person_name == "Kwame Boateng"
    assert (offer.person_email, offer.person_phone, offer.need, offer.reason) == ("", "", "", "")
    assert "/o/" in text(answer)
    assert not Letter.unscoped.exists()  # nobody is written to


def test_the_person_says_yes_by_the_link_and_how_they_are_reached(priya: Member) -> None:
    path = link_in(send(**ANA, **KWAME, agreed="no"))
    shown = text(get(path))
    assert "Ana Duarte would like to introduce you to Raman Vale" in shown

    answer = post(path, answer="yes", email="kwame@boateng.example", need="A clinic")

    offer = only()
    assert answer.status_code == 303
    assert (offer.standing, offer.person_email, offer.need) == (Standing.NEW, "kwame@boateng.example", "A clinic")
    assert "You said yes." in text(get(path))
    referral = offers.keep(offer, by=priya, now=LATER)
    assert Consent.objects.of(priya.firm).get(referral=referral).way == "link"
    assert get(path).status_code == 410


def test_the_person_says_no_and_nothing_stays(priya: Member) -> None:
    path = link_in(send(**ANA, **KWAME, agreed="no"))

    answer = post(path, answer="no")

    assert "You said no, and that is fine." in text(answer)
    offer = only()
    assert (offer.standing, offer.person_name, offer.from_name, offer.from_email) == (Standing.DECLINED, "", "", "")
    assert get(path).status_code == 410


def test_a_yes_can_be_taken_back_until_a_member_has_kept_it(priya: Member) -> None:
    path = link_in(send(**ANA, **KWAME, agreed="no"))
    post(path, answer="yes", phone="503 555 0112")

    post(path, answer="no")

    assert only().person_name == ""
    with pytest.raises(offers.NotOfferedAnyMore):
        offers.keep(only(), by=priya, now=LATER)


def test_a_yes_needs_one_way_to_reach_them(priya: Member) -> None:
    path = link_in(send(**ANA, **KWAME, agreed="no"))

    answer = post(path, answer="yes")

    assert answer.status_code == 422
    assert "so that they can be reached" in text(answer)
    assert only().standing == Standing.ASKED


def test_after_two_weeks_the_name_goes_too(priya: Member) -> None:
    path = link_in(send(**ANA, **KWAME, agreed="no"))
    later = MONDAY + timedelta(days=15)

    assert get(path, at=later).status_code == 410
    assert offers.expire(now=later) == 1
    offer = only()
    assert (offer.standing, offer.person_name, offer.from_name, offer.asked_hash) == (Standing.EXPIRED, "", "", None)
    assert offers.expire(now=later) == 0


def test_what_was_set_aside_comes_back_within_two_weeks_and_then_goes(priya: Member) -> None:
    agreed()
    offers.set_aside(only(), by=priya, now=LATER)
    offers.take_up_again(only(), now=LATER + timedelta(days=13))
    assert only().standing == Standing.NEW

    offers.set_aside(only(), by=priya, now=LATER)
    offers.expire(now=LATER + timedelta(days=15))

    assert only().person_name == ""
    with pytest.raises(offers.NotOfferedAnyMore):
        offers.take_up_again(only(), now=LATER + timedelta(days=15))


# --- one answer, whoever is known ---------------------------------------------------------------------------------


def shape(answer: Any) -> tuple[int, str, str]:
    body = re.sub(r"/o/[\w-]+/|value=\"[^\"]{30,}\"", "", text(answer))
    return answer.status_code, answer.headers.get("Location", ""), body


@pytest.mark.parametrize("has_agreed", ["yes", "no"])
def test_the_answer_tells_nobody_who_is_known(priya: Member, has_agreed: str) -> None:
    stranger = shape(send(**ANA, **KWAME, agreed=has_agreed))
    cast.ana_sends_kwame(priya)
    known = shape(send(**ANA, **KWAME, agreed=has_agreed))
    robot = shape(send(**ANA, **KWAME, agreed=has_agreed, website="https://buy.example"))

    assert stranger == known == robot


def test_the_same_form_twice_is_one_offer(priya: Member) -> None:
    form = opened()
    first = send(form=form, **ANA, **KWAME, agreed="no")
    second = send(form=form, **ANA, **KWAME, agreed="no")

    assert Offer.unscoped.count() == 1
    assert shape(first) == shape(second)
    assert get(link_in(first)).status_code == 410  # the newer one opens it
    assert get(link_in(second)).status_code == 200


def test_the_form_sent_again_does_not_say_what_the_person_answered(priya: Member) -> None:
    form = opened()
    first = send(form=form, **ANA, **KWAME, agreed="no")
    post(link_in(first), answer="no")

    again = send(form=form, **ANA, **KWAME, agreed="no")

    assert shape(again) == shape(first)
    assert get(link_in(again)).status_code == 410


def test_nobody_changes_what_another_sent(priya: Member) -> None:
    agreed()
    agreed(phone="503 555 0199")
    agreed()

    assert sorted(Offer.unscoped.values_list("person_phone", flat=True)) == ["503 555 0112", "503 555 0199"]


# --- robots -----------------------------------------------------------------------------------------------------


def test_a_field_that_people_do_not_see_catches_robots(priya: Member) -> None:
    assert agreed(website="https://buy.example").status_code == 303
    assert not Offer.unscoped.exists()


@pytest.mark.parametrize(
    ("after", "says"),
    [(timedelta(seconds=1), "That was quick."), (timedelta(hours=3), "This page lay open for long.")],
)
def test_a_form_comes_neither_at_once_nor_after_hours(priya: Member, after: timedelta, says: str) -> None:
    answer = send(at=MONDAY + after, **ANA, **KWAME, agreed="yes")

    assert answer.status_code == 409
    assert says in text(answer)
    assert "A clinic laid out" in text(answer)  # nothing typed is lost
    assert not Offer.unscoped.exists()


@pytest.mark.parametrize("form", ["", "rubbish", "a:b:c"])
def test_a_stamp_that_is_none_of_ours_is_too_old(priya: Member, form: str) -> None:
    assert post(TO, at=LATER, form=form, **ANA, **KWAME, agreed="yes").status_code == 409
    assert not Offer.unscoped.exists()


def test_a_stamp_of_another_firms_form_is_none(priya: Member) -> None:
    other = cast.grace()
    firms.change(other.firm, now=MONDAY, public_since=MONDAY)

    assert send(form=opened("/to/adeyemi-books/"), **ANA, **KWAME, agreed="yes").status_code == 409


def test_from_one_address_come_six_in_an_hour(priya: Member) -> None:
    codes = [agreed(name=f"Kwame {letter}").status_code for letter in "abcdefgh"]

    assert codes == [303] * 6 + [429] * 2
    assert Offer.unscoped.count() == 6


def test_a_firm_gets_no_more_than_it_can_look_at(priya: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "MOST_A_DAY", 2)

    codes = [agreed(name=f"Kwame {letter}").status_code for letter in "abc"]

    assert codes == [303, 303, 429]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("from_name", "  "), ("from_name", "1234"), ("name", ""), ("from_email", "ana"),
        ("from_email", "ana@duarte.example\nBcc: all@x.example"), ("from_email", "a@b.example,c@d.example"),
        ("phone", "call me"), ("need", "See https://buy.example"), ("reason", "www.buy.example"),
        ("reason", "cheap pills at pills.com"), ("need", "a" * 1001), ("agreed", ""), ("agreed", "perhaps"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_kept(priya: Member, field: str, value: str) -> None:
    answer = agreed(**{field: value})

    assert answer.status_code == 422
    assert f'id="o-{field}-error"' in text(answer)
    assert not Offer.unscoped.exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Kwame Boateng", "Kwame Boateng"), ("  Inês   O’Neill-Vale ", "Inês O’Neill-Vale"), ("李雷", "李雷"),
        ("J. Smith", "J Smith"), ("Your bank: call 555 0199 at bank.com", "Your bank call at bank com"),
        ("<script>alert(1)</script>", "script alert script"), ("\u202egnp.exe", "gnp exe"), ("A\r\nBcc: x", "A Bcc x"),
    ],
)  # fmt: skip
def test_a_name_is_letters_and_what_stands_between_them(typed: str, kept: str) -> None:
    from obliged.domain.offers import name_of

    assert name_of(typed).replace(".", "") == kept


# --- from their own page ------------------------------------------------------------------------------------------


def test_a_partner_introduces_somebody_from_their_own_page(priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    path = link_of(ana)

    answer = post(path + "introduce/", form=opened(path), **KWAME, agreed="yes")
    again = post(path + "introduce/", form=opened(path), **KWAME, agreed="yes")

    assert (answer.status_code, again.status_code) == (303, 303)
    offer = only()
    assert offer.introducer == ana
    referral = offers.keep(offer, by=priya, now=LATER)
    assert referral.parties.get(side="introducer").person == ana


def test_from_their_own_page_the_person_is_asked_as_well(priya: Member) -> None:
    path = link_of(cast.person(priya.firm, "ana"))

    answer = post(path + "introduce/", form=opened(path), **KWAME, agreed="no")

    assert "Send them this link" in text(answer)
    assert only().person_phone == ""


def test_what_is_wrong_on_their_page_keeps_what_was_typed(priya: Member) -> None:
    path = link_of(cast.person(priya.firm, "ana"))

    answer = post(path + "introduce/", form=opened(path), **KWAME | {"phone": "at the bakery"}, agreed="yes")

    assert answer.status_code == 422
    assert "Nobody could dial that." in text(answer)
    assert "at the bakery" in text(answer)


# --- members ----------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(priya: Member) -> Client:
    client = Client()
    client.force_login(cast.account(priya))
    return client


def test_a_member_sees_who_is_offered_and_what_is_proved(priya: Member, desk: Client) -> None:
    agreed()
    send(**ANA, name="Rashid Karimi", agreed="no")

    page = text(get("/f/raman-vale/offers/", at=LATER, client=desk))

    assert "One person is offered to you." in page
    assert "Ana Duarte introduces Kwame Boateng" in page
    assert "nobody has proved it" in page
    assert "Rashid Karimi" in page
    assert "One person is offered to you." in text(get("/f/raman-vale/offers/count/", at=LATER, client=desk))


def test_a_member_keeps_it_or_sets_it_aside_with_undo(priya: Member, desk: Client) -> None:
    agreed()
    base = f"/f/raman-vale/offers/{only().public_id}/"
    desk.post(base + "aside/")
    assert only().standing == Standing.DECLINED
    desk.post(base + "undo/")

    answer = desk.post(base + "keep/")

    referral = Referral.objects.of(priya.firm).get()
    assert answer["Location"] == f"/f/raman-vale/referrals/{referral.public_id}/"
    assert desk.post(base + "aside/").status_code == 409


def test_what_is_offered_to_one_firm_is_not_seen_by_another(priya: Member) -> None:
    agreed()
    client = Client()
    client.force_login(cast.account(cast.grace()))

    assert "Kwame" not in text(client.get("/f/adeyemi-books/offers/"))
    assert client.post(f"/f/adeyemi-books/offers/{only().public_id}/keep/").status_code == 404
    assert not Person.unscoped.filter(name="Kwame Boateng").exists()
