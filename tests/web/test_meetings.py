"""Does a meeting that was set reach the other one's calendar, by hand and in words that tell nobody's affairs?"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client

from obliged.acts import letters, referrals
from obliged.domain.happenings import Kind
from obliged.ports import clock
from obliged.ports.mail.kept import Kept
from obliged.records.firms import Member
from obliged.records.letters import Arrived, Letter, Passage
from obliged.records.referrals import Referral
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya() -> Member:
    return cast.priya(now=clock.now() - timedelta(days=3))


@pytest.fixture
def page(client: Client, priya: Member) -> Client:
    client.force_login(priya.user)
    return client


def _kwame_is_met(priya: Member, at: datetime) -> Referral:
    referral = cast.ana_sends_kwame(
        priya, now=clock.now() - timedelta(days=2), need="A clinic, and he is short of money"
    )
    referrals.step(referral, Kind.MEETING_SET, by=priya, now=clock.now() - timedelta(days=1), on=at)
    referral.refresh_from_db()
    return referral


def _address(referral: Referral) -> str:
    return f"/f/raman-vale/referrals/{referral.public_id}/invitation/"


def test_the_page_offers_it_while_the_meeting_lies_ahead(page: Client, priya: Member) -> None:
    ahead = _kwame_is_met(priya, clock.now() + timedelta(days=2))

    shown = page.get(f"/f/raman-vale/referrals/{ahead.public_id}/").content.decode()
    form = page.get(_address(ahead)).content.decode()

    assert "Put it into their calendar" in shown
    assert "Here is our meeting for your calendar" in form
    assert "kwame@boateng.example" in form


def test_it_is_held_like_any_letter_and_brings_an_invitation(page: Client, priya: Member) -> None:
    referral = _kwame_is_met(priya, clock.now() + timedelta(days=2))

    answer = page.post(
        _address(referral), {"minutes": "45", "place": "12 Alder St", "text": "Kwame, our meeting. Priya"}
    )

    assert answer.status_code == 302
    letter = Letter.objects.of(priya.firm).get(kind="meeting")
    assert (letter.passage, letter.to_address) == (Passage.HELD, "kwame@boateng.example")
    letters.carry(now=clock.now() + timedelta(hours=1), worker="w", through=Kept())
    raw = bytes(Arrived.objects.get(letter=letter).raw)
    assert b'text/calendar; charset="utf-8"; method="REQUEST"' in raw.replace(b"\r\n ", b" ").replace(b"\n ", b" ")
    assert b"short of money" not in raw


def test_sent_again_it_is_the_same_meeting_further_on(page: Client, priya: Member) -> None:
    referral = _kwame_is_met(priya, clock.now() + timedelta(days=2))
    for _ in range(2):
        page.post(_address(referral), {"minutes": "45", "text": "Kwame, our meeting. Priya"})

    first, second = Letter.objects.of(priya.firm).filter(kind="meeting").order_by("id")

    assert first.passage == Passage.CANCELLED  # it was still held
    uid = next(line for line in second.cards[0]["text"].split("\r\n") if line.startswith("UID:"))
    assert uid in first.cards[0]["text"]
    assert "SEQUENCE:0" in first.cards[0]["text"]
    assert "SEQUENCE:1" in second.cards[0]["text"]


def test_without_a_meeting_ahead_it_says_so(page: Client, priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya, now=clock.now() - timedelta(days=2))

    for answer in (page.get(_address(referral)), page.post(_address(referral), {"minutes": "45", "text": "Kwame."})):
        assert answer.status_code == 409
        assert "There is no meeting ahead" in answer.content.decode()
    assert not Letter.objects.of(priya.firm).exists()


def test_what_is_amiss_stands_beside_its_field_and_nothing_is_lost(page: Client, priya: Member) -> None:
    referral = _kwame_is_met(priya, clock.now() + timedelta(days=2))

    answer = page.post(_address(referral), {"minutes": "soon", "place": "the café", "text": "Kwame, our meeting."})

    assert answer.status_code == 422
    assert "the café" in answer.content.decode()
    assert "Kwame, our meeting." in answer.content.decode()
