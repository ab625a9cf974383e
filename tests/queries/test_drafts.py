"""Are the right words ready, for the right person, and do they settle what they say?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from obliged.acts import happenings, people, playbooks, referrals
from obliged.acts.people import Reach
from obliged.acts.referrals import Known
from obliged.domain.happenings import Kind, Reason
from obliged.domain.letters import LETTERS
from obliged.domain.people import Channel, TellWhat
from obliged.domain.referrals import Stage
from obliged.queries import drafts
from obliged.queries.drafts import LINK_SHOWN, Draft
from obliged.records import courtesies
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.people import Email, Person
from obliged.records.playbooks import Template
from obliged.records.referrals import Referral
from obliged.words.languages import Locale
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def kwame(priya: Member) -> Referral:
    return cast.ana_sends_kwame(priya, treatments=["a first visit on site"])


def owed(member: Member, rule: str) -> Courtesy:
    row: Courtesy = Courtesy.objects.of(member.firm).filter(rule=rule, state=State.OWED).order_by("id")[0]
    return row


def draft(member: Member, rule: str, now: datetime = MONDAY, **more: Any) -> Draft:
    return drafts.draft_for(owed(member, rule), by=member, as_of=now, **more)


def step(referral: Referral, kind: Kind, now: datetime, **more: Any) -> None:
    referrals.step(referral, kind, by=referral.responsible, now=now, **more)


def about(person: str, member: Member, **fields: Any) -> None:
    Person.objects.of(member.firm).filter(pk=cast.person(member.firm, person).pk).update(**fields)


# A received referral


def test_the_thanks_are_ready_for_whoever_sent_them(priya: Member, kwame: Referral) -> None:
    about("kwame", priya, pronoun="he")

    ready = draft(priya, "thank_received")

    assert (ready.to_name, ready.to_first, ready.address) == ("Ana Duarte", "Ana", "ana@duarte.example")
    assert ready.subject == "Kwame, and thank you"
    assert "Thank you for sending Kwame to us." in ready.text
    assert "What we do for him: a first visit on site." in ready.text
    assert "I am calling him today." in ready.text
    assert ready.audience == "introducer"
    assert ready.keys == (str(owed(priya, "thank_received").key),)
    assert ready.hush == "Says nothing about Kwame’s affairs or about money. Ana sees milestones only."


def test_thanks_do_not_announce_a_call_that_was_made(priya: Member, kwame: Referral) -> None:
    now = MONDAY + timedelta(hours=1)
    step(kwame, Kind.CONTACTED, now)

    ready = draft(priya, "thank_received", now)

    assert "calling" not in ready.text
    assert "We have spoken with them." in ready.text
    assert ready.tells == ("contacted",)
    assert str(owed(priya, "tell_milestone").key) in ready.keys


def test_one_letter_thanks_tells_and_accepts_once_a_meeting_is_agreed(priya: Member, kwame: Referral) -> None:
    now = MONDAY + timedelta(hours=1)
    step(kwame, Kind.CONTACTED, now)
    step(kwame, Kind.MEETING_SET, now, on=now + timedelta(days=1))

    ready = draft(priya, "thank_received", now)

    assert "We have spoken with them and meet tomorrow. We take it, and are glad to." in ready.text
    assert {key.split(":")[0] for key in ready.keys} == {"thank_received", "tell_milestone", "answer"}


def test_a_letter_of_thanks_can_leave_the_answer_for_later(priya: Member, kwame: Referral) -> None:
    now = MONDAY + timedelta(hours=1)
    step(kwame, Kind.CONTACTED, now)
    step(kwame, Kind.MEETING_SET, now, on=now + timedelta(days=1))

    ready, without = draft(priya, "thank_received", now), draft(priya, "thank_received", now, answering=False)

    assert ready.answers
    assert not without.answers
    assert without.may_answer
    assert "We have spoken with them and meet tomorrow." in without.text
    assert "glad to" not in without.text
    assert {key.split(":")[0] for key in without.keys} == {"thank_received", "tell_milestone"}
    assert not draft(priya, "answer", now).answers, "the answer itself has nothing to take out"


def test_thanks_do_not_accept_by_themselves(priya: Member, kwame: Referral) -> None:
    assert not [key for key in draft(priya, "thank_received").keys if key.startswith("answer")]


def test_after_a_no_there_is_no_news(priya: Member, kwame: Referral) -> None:
    now = MONDAY + timedelta(hours=1)
    happenings.record(
        Kind.MAY_NOT_TELL, firm=priya.firm, now=now, referral=kwame, by=priya, person=cast.person(priya.firm, "kwame")
    )
    step(kwame, Kind.CONTACTED, now)

    ready = draft(priya, "thank_received", now)

    assert "spoken" not in ready.text
    assert ready.tells == ()
    assert ready.hush.startswith("Kwame asked that nobody hears")


def test_two_referrals_of_one_introducer_are_thanked_in_one_letter(priya: Member, kwame: Referral) -> None:
    rashid = cast.person(priya.firm, "rashid")
    ana = cast.person(priya.firm, "ana")
    referrals.receive(firm=priya.firm, introducers=[Known(ana)], prospects=[Known(rashid)], by=priya, now=MONDAY)

    ready = draft(priya, "thank_received")

    assert len([key for key in ready.keys if key.startswith("thank_received")]) == 2
    assert "Thank you for sending Rashid to us." in ready.text


def test_what_a_colleague_owes_is_left_to_the_colleague(priya: Member, kwame: Referral) -> None:
    joel = cast.joel(priya.firm)
    rashid, ana = cast.person(priya.firm, "rashid"), cast.person(priya.firm, "ana")
    referrals.receive(
        firm=priya.firm, introducers=[Known(ana)], prospects=[Known(rashid)], by=joel, now=MONDAY, responsible=joel
    )

    assert "Rashid" not in draft(priya, "thank_received").text


def test_what_was_put_off_is_not_written_meanwhile(priya: Member, kwame: Referral) -> None:
    now = MONDAY + timedelta(hours=1)
    step(kwame, Kind.CONTACTED, now)
    Courtesy.objects.of(priya.firm).filter(rule="tell_milestone").update(shows_at=now + timedelta(days=1))

    assert not [k for k in draft(priya, "thank_received", now).keys if k.startswith("tell_milestone")]


def test_a_call_can_be_a_text(priya: Member, kwame: Referral) -> None:
    ready = draft(priya, "call")

    assert ready.to_name == "Kwame Boateng"
    assert "Ana Duarte gave me your name." in ready.text
    assert "What I heard: a clinic laid out by March." in ready.text
    assert ready.sms_href.startswith("sms:+15035550112?body=Hello%20Kwame.%20Ana%20Duarte%20gave")
    assert ready.whatsapp_href.startswith("https://wa.me/15035550112?text=")
    assert ready.tel_href == "tel:+15035550112"
    assert ready.audience == "prospect"


def test_why_it_did_not_work_out_is_told_without_the_means(priya: Member, kwame: Referral) -> None:
    now = MONDAY + timedelta(days=1)
    step(kwame, Kind.LOST, now, reason=Reason.BUDGET, words="he cannot pay for the lift")

    ready = draft(priya, "explain", now)

    assert "We will not be working with Kwame. It is not the right moment." in ready.text
    assert "lift" not in ready.text
    assert "budget" not in ready.text
    assert ready.tells == ("reason:budget",)


def test_whoever_took_over_is_named_once_both_were_introduced(priya: Member, kwame: Referral) -> None:
    now = MONDAY + timedelta(days=1)
    child = referrals.hand_on(kwame, to=cast.person(priya.firm, "hollis"), by=priya, now=now, consent_wanted=True)
    assert "Hollis" not in draft(priya, "explain", now).text

    happenings.record(Kind.INTRODUCED, firm=priya.firm, now=now, referral=child, by=priya)

    assert "Hollis Grant is better for it" in draft(priya, "explain", now).text


def test_a_promise_is_made_only_where_the_playbook_keeps_it(priya: Member, kwame: Referral) -> None:
    assert "I will find them somebody who is." in draft(priya, "thank_received").text
    playbooks.change(priya.firm, {"find_better": {"on": False}}, by=priya, now=MONDAY)

    assert "somebody who is" not in draft(priya, "thank_received").text


# How it travels


def test_an_address_that_came_back_is_not_used(priya: Member, kwame: Referral) -> None:
    ana = cast.person(priya.firm, "ana")
    Email.objects.of(priya.firm).filter(person=ana).update(bounced_at=MONDAY)
    assert draft(priya, "thank_received").troubles == ("came_back",)

    people.add_reach(ana, Reach(emails=("new@duarte.example",)), now=MONDAY)

    assert draft(priya, "thank_received").address == "new@duarte.example"


def test_somebody_without_an_address_is_reached_otherwise(priya: Member, kwame: Referral) -> None:
    Email.objects.of(priya.firm).filter(person=cast.person(priya.firm, "ana")).delete()

    ready = draft(priya, "thank_received")

    assert ready.address == ""
    assert ready.trouble_sentences == ("We have no e-mail for Ana.",)
    assert ready.channels == (Channel.TEXT, Channel.CALL, Channel.CARD)


def test_whoever_asked_for_silence_is_named_as_a_trouble(priya: Member, kwame: Referral) -> None:
    about("ana", priya, do_not_contact=True)

    assert "do_not_contact" in draft(priya, "thank_received").troubles


# The member's words and the firm's


def test_what_a_member_began_to_word_is_kept(priya: Member, kwame: Referral) -> None:
    row = owed(priya, "thank_received")
    courtesies.Draft.objects.create(
        firm=priya.firm, key=str(row.key), subject="Ours", text="Ana, my own words.", register="warmer", by=priya,
        at=MONDAY,
    )  # fmt: skip

    kept = draft(priya, "thank_received", register="")

    assert (kept.subject, kept.text, kept.register, kept.is_saved) == ("Ours", "Ana, my own words.", "warmer", True)
    assert "my%20own%20words" in kept.sms_href
    assert draft(priya, "thank_received", register="shorter").is_saved is False


def test_the_firms_own_words_are_used(priya: Member, kwame: Referral) -> None:
    Template.objects.create(
        firm=priya.firm, letter="thank_received", register="plain", language="en-US", subject="Thanks for {prospect}",
        text="Kind of you to think of us for {prospect}. {next_step}", by=priya, at=MONDAY,
    )  # fmt: skip

    ready = draft(priya, "thank_received")

    assert ready.subject == "Thanks for Kwame"
    assert ready.text == "Ana,\n\nKind of you to think of us for Kwame. I am calling them today.\n\nPriya"


def test_a_template_that_would_not_be_accepted_today_is_passed_over(priya: Member, kwame: Referral) -> None:
    Template.objects.create(
        firm=priya.firm, letter="thank_received", register="plain", language="en-US", subject="", by=priya, at=MONDAY,
        text="{0.__class__} {notes}",
    )  # fmt: skip

    assert "Thank you for sending Kwame" in draft(priya, "thank_received").text


def test_another_firm_reads_nothing(priya: Member, kwame: Referral) -> None:
    with pytest.raises(Courtesy.DoesNotExist):
        drafts.draft_for(owed(priya, "thank_received"), by=cast.grace(), as_of=MONDAY)


# Given referrals


def test_a_question_carries_the_place_of_its_link(priya: Member) -> None:
    cast.sally_to_fred(priya, consent_wanted=True)

    ready = draft(priya, "ask_consent")

    assert ready.needs_link == "consent"
    assert LINK_SHOWN in ready.text
    assert LINK_SHOWN not in ready.message
    assert "0114" not in ready.text


def test_both_letters_carry_the_others_card_and_reason(priya: Member) -> None:
    referral = cast.sally_to_fred(priya, expects_contact=True)

    to_sally, to_fred = drafts.introduction(referral, by=priya, as_of=MONDAY)

    assert "Fred: 503 555 0114, fred@lindqvist.example." in to_sally.text
    assert "He insures bakeries" in to_sally.text
    assert [card.name for card in to_sally.cards] == ["fred-lindqvist.vcf"]
    assert "Sally: 503 555 0113, sally@risecrumb.example." in to_fred.text
    assert "She moves in March" in to_fred.text
    assert [card.name for card in to_fred.cards] == ["sally-okafor.vcf"]
    assert to_sally.keys == (str(owed(priya, "introduce").key),)
    assert (to_sally.troubles, to_fred.troubles) == ((), ())
    assert draft(priya, "introduce").text == to_sally.text


def test_before_a_yes_the_provider_reads_no_name(priya: Member) -> None:
    referral = cast.sally_to_fred(priya, consent_wanted=True)

    _, to_fred = drafts.introduction(referral, by=priya, as_of=MONDAY)

    assert "Sally" not in to_fred.text + to_fred.subject + to_fred.message
    assert to_fred.cards == ()
    assert to_fred.troubles == ("not_asked",)
    assert to_fred.hush == "Names nobody: Sally has not said yes yet."


def test_an_introduction_that_sells_is_marked(priya: Member) -> None:
    referral = cast.sally_to_fred(
        priya, expects_contact=True, reason_for_prospect="Fred will save you $400, I guarantee it."
    )

    to_sally, to_fred = drafts.introduction(referral, by=priya, as_of=MONDAY)

    assert len(to_sally.selling) == 3
    assert to_fred.selling == ()


def test_a_side_without_anybody_is_a_trouble(priya: Member) -> None:
    referral = referrals.give(
        firm=priya.firm, prospects=[Known(cast.person(priya.firm, "sally"))], providers=[], by=priya, now=MONDAY
    )

    assert drafts.introduction(referral, by=priya, as_of=MONDAY)[1].troubles == ("nobody",)


def test_after_the_introduction_each_side_is_asked_by_name(priya: Member) -> None:
    referral = cast.sally_to_fred(priya, expects_contact=True)
    happenings.record(Kind.INTRODUCED, firm=priya.firm, now=MONDAY, referral=referral, by=priya)
    asked = list(Courtesy.objects.of(priya.firm).filter(rule="ask_met", state=State.OWED).select_related("to"))

    said = {row.to.name: drafts.draft_for(row, by=priya, as_of=MONDAY + timedelta(days=7)) for row in asked}

    assert "Did you and Fred manage to meet?" in said["Sally Okafor"].text
    assert "Did you and Sally manage to meet?" in said["Fred Lindqvist"].text
    assert {d.audience for d in said.values()} == {"prospect", "provider"}


# Outside any referral


def test_help_is_thanked_for_without_a_referral(priya: Member) -> None:
    mei = cast.person(priya.firm, "mei")
    happenings.record(Kind.HELPED, firm=priya.firm, now=MONDAY, person=mei, by=priya, words="gave us her plotter")

    ready = draft(priya, "thank_help", MONDAY + timedelta(hours=1))

    assert ready.text == "Mei,\n\nThank you for what you did for us today. It is not forgotten.\n\nPriya"
    assert ready.address == "mei@tanaka.example"


def test_a_promise_names_its_day(priya: Member) -> None:
    mei, due = cast.person(priya.firm, "mei"), MONDAY + timedelta(days=2)
    happenings.record(
        Kind.PROMISED, firm=priya.firm, now=MONDAY, person=mei, by=priya, facts={"due": due}, words="plans"
    )

    assert "I promised you something for today, and here it is." in draft(priya, "keep_promise", due).text


def test_what_is_done_and_not_written_has_no_words(priya: Member, kwame: Referral) -> None:
    step(kwame, Kind.MEETING_SET, MONDAY, on=MONDAY + timedelta(days=1))

    assert draft(priya, "record_meeting").text == ""


# What an introducer may know, and templates


def test_the_card_of_what_ana_may_know(priya: Member, kwame: Referral) -> None:
    here = Locale(priya.firm.tz, priya.firm.language)

    lines = drafts.may_know(drafts.facts_of(kwame), here)

    assert [(line.allowed, line.sentence) for line in lines] == [
        (True, "That you spoke and met"),
        (True, "How it ended, in a few safe words"),
        (False, "Kwame’s affairs and plans"),
        (False, "What Kwame told you, and your notes"),
        (False, "Anything about money"),
    ]


def test_the_facts_of_a_referral_are_all_there(priya: Member, kwame: Referral) -> None:
    about("ana", priya, tell_what=TellWhat.OUTCOME)
    step(kwame, Kind.MET, MONDAY)

    facts = drafts.facts_of(kwame)

    assert [s.name for s in facts.introducers] == ["Ana Duarte"]
    assert facts.introducers[0].tell_what is TellWhat.OUTCOME
    assert facts.prospects[0].organisation == "Boateng Physio"
    assert facts.prospects[0].how_known == "she keeps his books"
    assert facts.stage is Stage.MET
    assert replace(facts, need="") != facts


@pytest.mark.parametrize("letter", LETTERS)
def test_every_template_can_be_looked_at_before_it_is_kept(priya: Member, letter: str) -> None:
    from obliged.words import letters as words

    ours = words.template(letter, "plain", "en-US")

    shown = drafts.preview(letter, ours.text, priya.firm, by=priya, as_of=MONDAY, subject=ours.subject)

    assert shown.troubles == ()
    assert len(shown.text.split("\n\n")) >= 3
    assert "{" not in shown.text + shown.subject


def test_a_template_with_a_trouble_says_which(priya: Member) -> None:
    shown = drafts.preview("thank_received", "Thank you for {budget}.", priya.firm, by=priya, as_of=MONDAY)

    assert shown.troubles == ("{budget} is not a place that this letter has.",)
    assert shown.text == ""


# The cost


def test_the_number_of_statements_does_not_grow(priya: Member, kwame: Referral) -> None:
    def counted() -> int:
        with CaptureQueriesContext(connection) as statements:
            draft(priya, "thank_received", MONDAY + timedelta(hours=2))
        return len(statements) - 1  # the row itself

    few = counted()
    ana = cast.person(priya.firm, "ana")
    for who in ("rashid", "noor", "bao", "dara"):
        referrals.receive(
            firm=priya.firm, introducers=[Known(ana)], prospects=[Known(cast.person(priya.firm, who))], by=priya,
            now=MONDAY,
        )  # fmt: skip
    step(kwame, Kind.CONTACTED, MONDAY + timedelta(hours=1))

    assert counted() == few
    assert few <= 9


def test_thanks_that_come_late_promise_nothing_more(priya: Member, kwame: Referral) -> None:
    """Whoever is thanked after it came to nothing hears no promise of care, and no "if we are best for it"."""
    happenings.record(Kind.LOST, firm=priya.firm, now=MONDAY, referral=kwame, by=priya, facts={"reason": "timing"})
    row = Courtesy.objects.of(priya.firm).get(referral=kwame, rule="thank_received")

    for register in ("plain", "warmer", "shorter"):
        text = drafts.draft_for(row, by=priya, register=register, as_of=MONDAY).text
        assert "look after" not in text
        assert "best for it" not in text
        assert "Thank you" in text
