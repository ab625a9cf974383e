"""An introduction leaves as two letters or none, and the answers by link close the loop."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from obliged.acts import courtesies, introductions, letters, people, referrals
from obliged.acts.introductions import Proposed, Someone
from obliged.domain.happenings import Kind
from obliged.domain.referrals import Stage
from obliged.ports import clock
from obliged.ports.mail import NotNow, Refused
from obliged.ports.mail.message import Mail
from obliged.queries import today
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.letters import Told
from obliged.records.referrals import Referral
from tests import cast
from tests.carriers import Carrier
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
HELD = timedelta(minutes=11)


def proposed(by: Member, **fields: Any) -> Referral:
    """Introduce Sally to Fred because she needs her bakery insured."""
    sally = cast.person(by.firm, "sally", notes="Divorce, see file.", why_us="her brother", best_time="Afternoons")
    fred = cast.person(by.firm, "fred", notes="Slow payer. Owes us $450.", just_send=True)
    return introductions.propose(
        Proposed(
            prospect=Someone("Sally Okafor", sally, how="she bakes for our office"),
            provider=Someone("Fred Lindqvist", fred, how="he insured our studio"),
            need="her second bakery insured before March",
            reason_for_prospect="He insures bakeries and is plain about what you do not need.",
            reason_for_provider="She decides quickly and wants one person to ask.",
            **fields,
        ),
        by=by,
        now=MONDAY,
    )


def post(now: datetime, **turned_away: Exception) -> list[Mail]:
    """The worker's round; answers with what it carried."""
    carrier = Carrier(**turned_away)
    letters.carry(now=now, worker="w", through=carrier)
    return carrier.carried


def link_in(mail: Mail) -> str:
    found = re.search(r"/a/[\w-]+/", mail.text)
    assert found is not None, mail.text
    return found[0]


def press(link: str, answer: str, at: datetime, words: str = "") -> None:
    """Open the link in the mail, press the button: two taps."""
    with clock.stopped_at(at):
        reader = Client(enforce_csrf_checks=True)
        assert f'value="{answer}"' in reader.get(link).content.decode()
        assert reader.post(link, {"answer": answer, "words": words}).status_code == 303


def owed(referral: Referral) -> list[str]:
    return sorted(
        f"{row.rule} {row.to.name.split()[0]}" if row.to else row.rule
        for row in Courtesy.objects.of(referral.firm).owed().filter(referral=referral).select_related("to")
    )


def test_both_letters_carry_the_others_card_and_their_own_reason_and_nothing_private() -> None:
    priya = cast.priya()
    referral = proposed(priya, ask_first=False, expects_contact=True)
    introductions.send_both(referral, by=priya, now=MONDAY)

    to_sally, to_fred = sorted(post(MONDAY + HELD), key=lambda mail: mail.to_address, reverse=True)

    assert [card.name for card in to_sally.cards] == ["fred-lindqvist.vcf"]
    assert [card.name for card in to_fred.cards] == ["sally-okafor.vcf"]
    assert "503 555 0114" in to_sally.text
    assert "503 555 0113" in to_fred.text
    assert "plain about what you do not need" in to_sally.text
    assert "plain about" not in to_fred.text
    assert "wants one person to ask" in to_fred.text
    assert "wants one person" not in to_sally.text
    everything = "".join(mail.text + mail.subject + str(mail.cards) for mail in (to_sally, to_fred))
    assert not [secret for secret in ("Divorce", "brother", "Slow payer", "450") if secret in everything]


@pytest.mark.parametrize("who", ["sally", "fred"])
@pytest.mark.parametrize("trouble", [Refused("550 no such mailbox"), NotNow("421 try again later")])
def test_when_one_address_does_not_take_its_letter_neither_leaves(who: str, trouble: Exception) -> None:
    priya = cast.priya()
    referral = proposed(priya, ask_first=False, expects_contact=True)
    introductions.send_both(referral, by=priya, now=MONDAY)

    assert post(MONDAY + HELD, **{who: trouble}) == []
    referral.refresh_from_db()
    assert referral.stage == Stage.RECORDED
    assert not Told.objects.of(priya.firm).exists()


def test_after_a_refusal_the_introduction_is_owed_again_and_can_leave_anew() -> None:
    priya = cast.priya()
    referral = proposed(priya, ask_first=False, expects_contact=True)
    introductions.send_both(referral, by=priya, now=MONDAY)
    post(MONDAY + HELD, sally=Refused("550 no such mailbox"))
    assert owed(referral) == ["introduce Sally"]

    introductions.send_both(referral, by=priya, now=MONDAY + 2 * HELD)

    assert len(post(MONDAY + 4 * HELD)) == 2
    referral.refresh_from_db()
    assert referral.stage == Stage.INTRODUCED


def test_the_question_goes_first_and_a_yes_makes_the_introduction_owed() -> None:
    priya = cast.priya()
    referral = proposed(priya)
    introductions.ask(referral, by=priya, now=MONDAY)

    question = post(MONDAY + HELD)

    assert [mail.to_address for mail in question] == ["sally@risecrumb.example"]
    press(link_in(question[0]), "yes", MONDAY + timedelta(hours=1), "Gladly.")
    assert owed(referral) == ["introduce Sally"]
    heard = today.heard(priya, as_of=MONDAY + timedelta(hours=2))
    assert [(row.name, row.words) for row in heard] == [("Sally Okafor", "Gladly.")]


def test_after_a_no_the_other_side_has_heard_nothing_and_nothing_is_owed() -> None:
    priya = cast.priya()
    referral = proposed(priya)
    introductions.ask(referral, by=priya, now=MONDAY)
    question = post(MONDAY + HELD)

    press(link_in(question[0]), "no", MONDAY + timedelta(hours=1))

    assert owed(referral) == []
    assert post(MONDAY + timedelta(days=30)) == []
    assert not Told.objects.of(priya.firm).filter(to__name="Fred Lindqvist").exists()


def test_the_answers_by_link_close_the_loop() -> None:
    priya = cast.priya()
    referral = proposed(priya)
    introductions.ask(referral, by=priya, now=MONDAY)
    press(link_in(post(MONDAY + HELD)[0]), "yes", MONDAY + timedelta(hours=1))
    introductions.send_both(referral, by=priya, now=MONDAY + timedelta(hours=2))
    assert len(post(MONDAY + timedelta(hours=3))) == 2

    asked = _ask(priya, referral, "ask_met", MONDAY + timedelta(days=7))
    assert len(asked) == 2
    for mail in asked:
        press(link_in(mail), "met", MONDAY + timedelta(days=8), "We met on Friday.")
    referral.refresh_from_db()
    assert referral.stage == Stage.MET

    outcome = _ask(priya, referral, "ask_outcome", MONDAY + timedelta(days=22))
    for mail in outcome:
        press(link_in(mail), "working", MONDAY + timedelta(days=23), "He is ours now.")

    referral.refresh_from_db()
    assert referral.stage == Stage.WON
    assert owed(referral) == []
    heard = today.heard(priya, as_of=MONDAY + timedelta(days=24))
    assert {row.name for row in heard} == {"Sally Okafor", "Fred Lindqvist"}


def _ask(by: Member, referral: Referral, rule: str, now: datetime) -> list[Mail]:
    """Press Ask on Today for each side, and let the letters leave."""
    rows = Courtesy.objects.of(by.firm).filter(referral=referral, rule=rule, state=State.OWED)
    for row in rows.select_related("firm", "referral__firm", "to").order_by("id"):
        courtesies.send(row, by=by, now=now)
    return post(now + HELD)


def test_a_possible_provider_is_asked_without_a_name_and_no_is_the_end() -> None:
    priya = cast.priya()
    referral = proposed(priya)
    introductions.ask_provider(referral, by=priya, now=MONDAY)

    (mail,) = post(MONDAY + HELD)
    assert not [word for word in ("Sally", "Okafor", "Rise", "bakery", "0113") if word in mail.text + mail.subject]
    assert mail.cards == ()

    fred = cast.person(priya.firm, "fred")
    introductions.provider_said(referral, agreed=False, person=fred, by=priya, now=MONDAY + HELD)
    referral.refresh_from_db()
    assert not referral.is_open


def test_when_the_provider_says_no_the_question_to_the_prospect_is_retired() -> None:
    priya = cast.priya()
    referral = proposed(priya)
    introductions.ask(referral, by=priya, now=MONDAY)
    (question,) = post(MONDAY + HELD)

    fred = cast.person(priya.firm, "fred")
    introductions.provider_said(referral, agreed=False, person=fred, by=priya, now=MONDAY + HELD)

    with clock.stopped_at(MONDAY + 2 * HELD):
        assert Client().get(link_in(question)).status_code == 410


@pytest.mark.parametrize("words", [
    "Fred, may I introduce Sally?", "It is Okafor.", "She runs Rise & Crumb.", "Ring 503 555 0113.",
    "Write to sally@risecrumb.example.",
])  # fmt: skip
def test_whatever_a_member_types_nobody_is_named_to_a_possible_provider(words: str) -> None:
    priya = cast.priya()
    referral = proposed(priya)

    with pytest.raises(introductions.NamedTooSoon):
        introductions.ask_provider(
            referral, by=priya, now=MONDAY, words=introductions.Worded("May I introduce somebody?", words)
        )


def test_handing_on_keeps_the_introducer_credited_and_asks_first() -> None:
    priya = cast.priya()
    received = cast.ana_sends_kwame(priya)
    hollis = cast.person(priya.firm, "hollis")

    child = introductions.hand_on(received, to=Someone(hollis.name, hollis), by=priya, now=MONDAY)

    received.refresh_from_db()
    assert received.stage == Stage.HANDED_ON
    assert child.need == "a clinic laid out by March"
    assert owed(child) == ["ask_consent Kwame"]
    assert "explain Ana" in owed(received)
    introductions.ask(child, by=priya, now=MONDAY)
    (mail,) = post(MONDAY + HELD)
    press(link_in(mail), "yes", MONDAY + timedelta(hours=1))
    child.refresh_from_db()
    why = {"reason_for_prospect": "She lays out clinics.", "reason_for_provider": "He needs it by March."}
    child = referrals.change(child, version=child.version, now=MONDAY, **why)
    introductions.send_both(child, by=priya, now=MONDAY + timedelta(hours=1))
    both = post(MONDAY + timedelta(hours=2))
    assert sorted(mail.to_address for mail in both) == ["hollis@grant.example", "kwame@boateng.example"]


def test_who_is_new_is_written_down_with_the_introduction_or_not_at_all() -> None:
    priya = cast.priya()
    fred = cast.person(priya.firm, "fred")
    said = Proposed(
        prospect=Someone("Zoe New", None, people.Reach(emails=("zoe@new.example",))),
        provider=Someone(fred.name, fred),
        need="her van insured",
    )

    with pytest.raises(letters.EmptyLetter):
        introductions.propose(said, by=priya, now=MONDAY, question=introductions.Worded("", " "))
    assert people.same_as(priya.firm, name="Zoe New") == []
    assert not Referral.objects.of(priya.firm).exists()

    introductions.propose(said, by=priya, now=MONDAY, question=introductions.Worded("May I?", "Zoe, may I?"))
    assert [mail.to_address for mail in post(MONDAY + HELD)] == ["zoe@new.example"]


def test_nobody_is_introduced_to_themselves() -> None:
    priya = cast.priya()
    fred = cast.person(priya.firm, "fred")

    with pytest.raises(referrals.NotToThemselves):
        introductions.propose(
            Proposed(Someone(fred.name, fred), Someone(fred.name, fred), need="himself"), by=priya, now=MONDAY
        )


def test_they_may_be_introduced_at_a_table_too() -> None:
    priya = cast.priya()
    referral = proposed(priya)

    introductions.introduced_otherwise(referral, by=priya, now=MONDAY, way="in_person")

    referral.refresh_from_db()
    assert referral.stage == Stage.INTRODUCED
    assert Kind.INTRODUCED in {h.kind for h in _happened(referral)}


def _happened(referral: Referral) -> Any:
    from obliged.queries import stories

    return stories.of_referral(referral).standing()
