"""Does somebody whose details came from another learn so in the first letter, once, and is that written down?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from obliged.acts import courtesies, letters, tellings
from obliged.domain.referrals import Side
from obliged.queries import drafts
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.letters import Told
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db

SAID = "Ana Duarte gave us your name and how to reach you, so that we can talk about this."


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def call_of(priya: Member) -> Courtesy:
    rows = Courtesy.objects.of(priya.firm).owed().filter(rule="call")
    found: Courtesy = rows.select_related("firm", "to", "because", "referral__firm").get()
    return found


def told(priya: Member) -> list[str]:
    return list(Told.objects.of(priya.firm).filter(what="notice").values_list("audience", flat=True))


def test_the_first_letter_says_who_gave_us_their_details_what_for_and_what_they_may_ask(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    draft = drafts.draft_for(call_of(priya), by=priya, as_of=MONDAY)

    for said in (
        SAID,
        "for this and nothing else",
        "see it, correct it, object, or have it erased",
        "data protection authority",
    ):
        assert said in draft.text, said
    assert "Ana Duarte gave us your details for this only; reply and we erase them." in draft.message
    assert "notice" in draft.tells


def test_that_they_were_told_is_written_down_once_the_letter_has_left(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = courtesies.send(call_of(priya), by=priya, now=MONDAY)
    assert told(priya) == []

    letters.carry(now=MONDAY + timedelta(minutes=1), worker="w", only=letter)
    assert told(priya) == ["prospect"]


def test_a_member_who_takes_it_out_has_not_told_them(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = courtesies.send(call_of(priya), by=priya, now=MONDAY, text="Kwame,\n\nMay I call you?\n\nPriya")

    letters.carry(now=MONDAY + timedelta(minutes=1), worker="w", only=letter)
    assert told(priya) == []


def test_whoever_was_told_is_not_told_again(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    kwame = cast.person(priya.firm, "kwame")
    tellings.log(
        [tellings.Item("notice", "owed")],
        firm=priya.firm,
        to=kwame,
        audience=Side.PROSPECT,
        at=MONDAY,
        way="phone",
        by=priya,
    )
    draft = drafts.draft_for(call_of(priya), by=priya, as_of=MONDAY)

    assert SAID not in draft.text
    assert "notice" not in draft.tells


def test_an_introducer_is_told_nothing_of_it(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    thanks = (
        Courtesy.objects.of(priya.firm)
        .owed()
        .select_related("firm", "to", "because", "referral__firm")
        .get(rule="thank_received")
    )

    assert "gave us your name" not in drafts.draft_for(thanks, by=priya, as_of=MONDAY).text
