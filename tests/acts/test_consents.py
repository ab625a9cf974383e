"""Is what somebody agreed to written down with its words, and does taking it back stop what leans on it?"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from obliged.acts import courtesies, firms, happenings, introductions, letters, links, passing, referrals
from obliged.acts.links import Answer
from obliged.domain.happenings import Kind
from obliged.ports import clock
from obliged.queries import drafts
from obliged.records.consents import Agreed, Consent
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.letters import Letter, Passage, Told
from obliged.records.links import HeardBack, Link, Purpose
from obliged.records.referrals import Referral
from tests import cast
from tests.carriers import Carrier
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def only(referral: Referral) -> Consent:
    found: Consent = Consent.objects.of(referral.firm).get()
    return found


def owed(referral: Referral, rule: str) -> Courtesy:
    row: Courtesy = Courtesy.objects.of(referral.firm).owed().filter(referral=referral, rule=rule).order_by("-id")[0]
    return row


def call(by: Member, referral: Referral, now: datetime = MONDAY, **said: Any) -> None:
    courtesies.reached(owed(referral, "call"), by=by, now=now, **said)


def link_of(letter: Letter) -> str:
    return str(letter.text.partition("/a/")[2].partition("/")[0])


def call_letter(by: Member, referral: Referral, now: datetime = MONDAY) -> Letter:
    """The first letter to Kwame, as it has left."""
    letter = courtesies.send(owed(referral, "call"), by=by, now=now)
    letters.carry(now=now + HOUR, worker="w", through=Carrier())
    letter.refresh_from_db()
    assert letter.passage == Passage.SENT
    return letter


# What is written down


def test_a_wish_heard_in_a_call_is_kept_with_the_question_and_the_way() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)

    call(priya, referral, may_tell=False)

    kept = only(referral)
    assert (kept.what, kept.given, kept.way) == (Agreed.NEWS, False, "phone")
    assert (kept.person.name, kept.by, kept.at) == ("Kwame Boateng", priya, MONDAY)
    assert kept.wording == "May we tell Ana how it goes?"
    assert kept.happening is not None
    assert kept.happening.kind == Kind.MAY_NOT_TELL


def test_an_answer_by_link_is_kept_with_the_words_that_the_page_showed() -> None:
    priya = cast.priya()
    referral = cast.sally_to_fred(priya, consent_wanted=True)
    person = cast.person(priya.firm, "sally")
    secret = links.make(Purpose.CONSENT, person=person, referral=referral, side="prospect", now=MONDAY)
    link = links.find(secret.partition("/a/")[2].strip("/"), now=MONDAY)

    links.answer(link, Answer.YES, words="", now=MONDAY)

    kept = only(referral)
    assert (kept.what, kept.given, kept.way, kept.by) == (Agreed.INTRODUCE, True, "link", None)
    assert kept.wording.startswith("May Priya introduce you to Fred Lindqvist?")
    assert "hears nothing until you say yes" in kept.wording


def test_a_yes_of_the_provider_is_no_consent() -> None:
    priya = cast.priya()
    referral = cast.sally_to_fred(priya, consent_wanted=True)

    introductions.provider_said(referral, agreed=True, person=cast.person(priya.firm, "fred"), by=priya, now=MONDAY)

    assert not Consent.objects.of(priya.firm).exists()


def test_two_weeks_of_silence_are_kept_as_no_consent() -> None:
    priya = cast.priya()
    referral = cast.sally_to_fred(priya, consent_wanted=True)
    referrals.step(referral, Kind.CONSENT_ASKED, by=priya, now=MONDAY)

    passing.expire_consents(now=MONDAY + timedelta(days=15))

    kept = only(referral)
    assert (kept.person.name, kept.given, kept.way) == ("Sally Okafor", False, "silence")
    assert kept.expires_at == MONDAY + timedelta(days=14)


def test_what_was_entered_in_error_ends_and_stands_again_with_its_happening() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    kwame = cast.person(priya.firm, "kwame")
    referrals.wish(referral, may_tell=True, person=kwame, by=priya, now=MONDAY)
    no = referrals.wish(referral, may_tell=False, person=kwame, by=priya, now=MONDAY + HOUR)
    yes, refused = Consent.objects.of(priya.firm).order_by("id")
    assert (yes.withdrawn_at, yes.withdrawn_way) == (MONDAY + HOUR, "in_person")

    taken = happenings.take_back(no, by=priya, now=MONDAY + 2 * HOUR)
    yes.refresh_from_db()
    refused.refresh_from_db()
    assert (yes.withdrawn_at, refused.withdrawn_way) == (None, "mistake")

    happenings.take_back(taken, by=priya, now=MONDAY + 3 * HOUR)
    yes.refresh_from_db()
    refused.refresh_from_db()
    assert (yes.withdrawn_at, refused.withdrawn_at) == (MONDAY + HOUR, None)


# What leans on it


def test_a_no_by_a_member_stops_an_introduction_that_is_held() -> None:
    priya = cast.priya()
    referral = cast.sally_to_fred(priya, consent_wanted=True)
    sally = cast.person(priya.firm, "sally")
    introductions.consent(referral, given=True, person=sally, by=priya, now=MONDAY)
    introductions.send_both(referral, by=priya, now=MONDAY)

    introductions.consent(referral, given=False, person=sally, by=priya, now=MONDAY + timedelta(minutes=2))

    assert set(Letter.objects.of(priya.firm).values_list("passage", flat=True)) == {Passage.CANCELLED}
    yes = Consent.objects.of(priya.firm).get(given=True)
    assert (yes.withdrawn_at, yes.withdrawn_way) == (MONDAY + timedelta(minutes=2), "in_person")


def test_news_that_is_held_does_not_leave_after_a_no_in_a_call() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    for rule in ("thank_received", "answer"):
        courtesies.done_otherwise(owed(referral, rule), by=priya, now=MONDAY)
    news = courtesies.send(owed(referral, "tell_under_way"), by=priya, now=MONDAY)
    assert news.tells

    call(priya, referral, now=MONDAY + timedelta(minutes=1), may_tell=False)

    news.refresh_from_db()
    assert news.passage == Passage.CANCELLED
    assert not Told.objects.of(priya.firm).exists()


def test_news_that_a_worker_has_in_hand_is_looked_at_once_more_before_it_leaves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    referrals.step(referral, Kind.MET, by=priya, now=MONDAY)
    news = courtesies.send(owed(referral, "tell_milestone"), by=priya, now=MONDAY)
    monkeypatch.setattr(letters, "cancel_news", lambda *_, **__: None)  # it came too late for that
    kwame = cast.person(priya.firm, "kwame")
    referrals.wish(referral, may_tell=False, person=kwame, by=priya, now=MONDAY + timedelta(minutes=2))

    letters.carry(now=MONDAY + HOUR, worker="w", through=Carrier())

    news.refresh_from_db()
    assert (news.passage, news.cancelled_why) == (Passage.CANCELLED, "they asked that nothing is told")
    assert not Told.objects.of(priya.firm).exists()


def test_thanks_leave_all_the_same() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    kwame = cast.person(priya.firm, "kwame")
    referrals.wish(referral, may_tell=False, person=kwame, by=priya, now=MONDAY)
    thanks = courtesies.send(owed(referral, "thank_received"), by=priya, now=MONDAY)

    letters.carry(now=MONDAY + HOUR, worker="w", through=Carrier())

    thanks.refresh_from_db()
    assert thanks.passage == Passage.SENT


def test_in_a_discreet_firm_no_news_leaves_before_a_yes() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    referrals.step(referral, Kind.MET, by=priya, now=MONDAY)
    news = courtesies.send(owed(referral, "tell_milestone"), by=priya, now=MONDAY)
    Firm.objects.filter(pk=priya.firm_id).update(discreet=True)

    letters.carry(now=MONDAY + HOUR, worker="w", through=Carrier())

    news.refresh_from_db()
    assert news.passage == Passage.CANCELLED


# The prospect decides by link


def test_the_first_letter_to_somebody_who_was_sent_to_us_asks_what_may_be_told() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)

    draft = drafts.draft_for(owed(referral, "call"), by=priya, as_of=MONDAY)
    assert "May we tell Ana how it goes? You decide, here: [your answer link]" in draft.text
    assert "[your answer link]" not in draft.message

    letter = call_letter(priya, referral)
    assert link_of(letter)
    assert Link.objects.of(priya.firm).get().purpose == Purpose.WISH


@pytest.mark.parametrize("said", [True, False])
def test_whoever_has_said_what_may_be_told_is_not_asked_again(said: bool) -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    referrals.wish(referral, may_tell=said, person=cast.person(priya.firm, "kwame"), by=priya, now=MONDAY)

    letter = call_letter(priya, referral)

    assert "/a/" not in letter.text
    assert "how it goes" not in letter.text
    assert not Link.objects.of(priya.firm).exists()


def test_nobody_is_asked_where_nobody_sent_them() -> None:
    priya = cast.priya()
    referral = referrals.receive(
        firm=priya.firm, introducers=[], prospects=[referrals.Known(cast.person(priya.firm, "kwame"), "")], by=priya,
        now=MONDAY, need="a clinic laid out by March",
    )  # fmt: skip

    assert "/a/" not in call_letter(priya, referral).text


@pytest.mark.parametrize("discreet", [False, True])
def test_the_prospect_decides_by_link_and_can_change_it_later_by_the_same(discreet: bool) -> None:
    priya = cast.priya(discreet=discreet)
    referral = cast.ana_sends_kwame(priya)
    secret = link_of(call_letter(priya, referral))

    page = open_(secret, MONDAY + HOUR)
    assert "May we tell Ana how it goes?" in page
    press(secret, "may_not_tell", MONDAY + HOUR)
    assert drafts.facts_of(referral).may_tell is False
    assert "You said no. Ana hears our thanks and no news." in open_(secret, MONDAY + HOUR)

    press(secret, "may_tell", MONDAY + timedelta(days=90))
    assert drafts.facts_of(referral).may_tell is True
    no, yes = Consent.objects.of(priya.firm).order_by("id")
    assert (no.given, no.withdrawn_way, yes.given, yes.way) == (False, "link", True, "link")
    assert "May we tell Ana how it goes?" in yes.wording


def test_a_no_by_link_takes_back_news_that_is_held_and_is_heard_by_a_member() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    secret = link_of(call_letter(priya, referral))
    referrals.step(referral, Kind.MET, by=priya, now=MONDAY + HOUR)
    news = courtesies.send(owed(referral, "tell_milestone"), by=priya, now=MONDAY + HOUR)

    press(secret, "may_not_tell", MONDAY + HOUR)

    news.refresh_from_db()
    assert news.passage == Passage.CANCELLED
    assert HeardBack.objects.of(priya.firm).get().what == Kind.MAY_NOT_TELL


def test_the_page_of_a_wish_tells_nobody_but_the_introducer_by_name() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya, notes="He pays late.")
    page = open_(link_of(call_letter(priya, referral)), MONDAY + HOUR)

    assert "He pays late" not in page
    assert "ana@duarte.example" not in page


def open_(secret: str, at: datetime) -> str:
    with clock.stopped_at(at):
        answer = Client().get(f"/a/{secret}/", follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def press(secret: str, answer: str, at: datetime) -> None:
    with clock.stopped_at(at):
        assert Client().post(f"/a/{secret}/", {"answer": answer, "words": ""}).status_code == 303


def test_what_was_owed_as_news_is_owed_no_more_once_the_firm_is_discreet() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    referrals.step(referral, Kind.MET, by=priya, now=MONDAY)
    assert Courtesy.objects.of(priya.firm).owed().filter(rule="tell_milestone").exists()

    firms.change(priya.firm, now=MONDAY, discreet=True)
    assert not Courtesy.objects.of(priya.firm).owed().filter(rule="tell_milestone").exists()

    referrals.wish(referral, may_tell=True, person=cast.person(priya.firm, "kwame"), by=priya, now=MONDAY)
    assert Courtesy.objects.of(priya.firm).owed().filter(rule="tell_milestone").exists()
