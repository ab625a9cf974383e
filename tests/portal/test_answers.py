"""Answers by link: opening shows, pressing acts; no account, no cookie, and nothing that a scanner could do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from obliged.acts import courtesies, introductions, letters, links, referrals
from obliged.acts.links import CHOICES
from obliged.domain.happenings import Kind
from obliged.ports import clock
from obliged.queries import stories
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.letters import Letter, Passage
from obliged.records.links import HeardBack, Link, Purpose
from obliged.records.referrals import Referral
from tests import cast
from tests.carriers import Carrier
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


def asked(
    by: Member, purpose: Purpose, who: str = "fred", side: str = "provider", **fields: Any
) -> tuple[Referral, str]:
    """Sally and Fred, whom we introduce; and a link to one of them, as the letter carries it."""
    first = {"consent_wanted": True} if purpose is Purpose.CONSENT else {"expects_contact": True}
    referral = cast.sally_to_fred(by, **first | fields)
    if purpose is not Purpose.CONSENT:
        introductions.introduced_otherwise(referral, by=by, now=MONDAY, way="in_person")
    person = cast.person(by.firm, who)
    return referral, links.make(purpose, person=person, referral=referral, side=side, now=MONDAY).partition("/a/")[2]


def press(secret: str, answer: str, words: str = "", at: Any = MONDAY) -> Any:
    with clock.stopped_at(at):
        return Client(enforce_csrf_checks=True).post(f"/a/{secret}", {"answer": answer, "words": words})


def open_(secret: str, at: Any = MONDAY) -> Any:
    with clock.stopped_at(at):
        return Client().get(f"/a/{secret}")


def said(referral: Referral) -> list[str]:
    return [str(h.kind) for h in stories.of_referral(referral).standing() if h.fact("link")]


def everything() -> dict[str, list[Any]]:
    """Every row of every table."""
    return {m._meta.label: list(m._base_manager.order_by("pk").values_list()) for m in apps.get_models()}


def test_opening_shows_the_question_and_its_answers_as_buttons() -> None:
    _, secret = asked(cast.priya(), Purpose.MET)

    page = open_(secret).content.decode()

    assert "Did you and Sally manage to meet?" in page
    assert all(f'value="{choice}"' in page for choice in CHOICES[Purpose.MET])
    assert "Raman Vale" in page


def test_the_page_is_the_firms_and_has_no_door_into_the_house() -> None:
    _, secret = asked(cast.priya(), Purpose.MET)

    page = open_(secret).content.decode()

    assert "/f/raman-vale/" not in page
    assert "http://" not in page.replace('xmlns="http://', "")
    assert "https://" not in page


def test_nobody_keeps_finds_or_follows_the_page() -> None:
    _, secret = asked(cast.priya(), Purpose.MET)

    answer = open_(secret)

    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_scanner_that_opens_every_link_ten_times_changes_nothing(purpose: Purpose) -> None:
    _, secret = asked(cast.priya(), purpose)
    before = everything()

    for _ in range(5):
        assert Client().get(f"/a/{secret}").status_code in {200, 410}
        Client().head(f"/a/{secret}")
        open_(secret)
        Client().get(f"/a/{secret}?answer=met")

    assert everything() == before


def test_one_press_answers_without_account_or_cookie() -> None:
    referral, secret = asked(cast.priya(), Purpose.MET)

    answer = press(secret, "met", "We got on well.")

    assert answer.status_code == 303
    assert said(referral) == ["met"]
    assert HeardBack.objects.of(referral.firm).get().words.text == "We got on well."


def test_whoever_answered_is_thanked_and_told_who_sees_it() -> None:
    _, secret = asked(cast.priya(), Purpose.MET)
    press(secret, "met")

    page = open_(secret).content.decode()

    assert "Thank you, Fred." in page
    assert "Priya will see this today." in page
    assert "You said that you and Sally have met." in page


def test_an_answer_at_night_is_seen_when_the_firm_opens() -> None:
    _, secret = asked(cast.priya(), Purpose.MET)
    night = MONDAY + timedelta(hours=14)  # eleven at night in Portland
    press(secret, "met", at=night)

    assert "Priya will see this today." not in open_(secret, at=night).content.decode()


def test_an_answer_can_be_changed_and_the_earlier_one_is_taken_back() -> None:
    referral, secret = asked(cast.priya(), Purpose.MET)
    press(secret, "not_yet")
    press(secret, "met", "On Friday.")

    assert said(referral) == ["met"]
    unread = HeardBack.objects.of(referral.firm).filter(read_at=None)
    assert [row.what for row in unread] == ["met"]


def test_the_same_press_twice_is_one_answer() -> None:
    referral, secret = asked(cast.priya(), Purpose.MET)
    press(secret, "met", "Fine.")
    press(secret, "met", "Fine.")

    assert Happening.objects.of(referral.firm).filter(kind=Kind.MET).count() == 1
    assert HeardBack.objects.of(referral.firm).count() == 1


def test_every_link_that_does_not_open_answers_alike() -> None:
    priya = cast.priya()
    referral, old = asked(priya, Purpose.MET)
    _, revoked = asked(priya, Purpose.MET)
    links.revoke(referral=Referral.objects.of(priya.firm).order_by("-id")[0], now=MONDAY)
    _, foreign = asked(priya, Purpose.OUTCOME)
    pages = [
        open_("no-such-link/"),
        open_(old, at=MONDAY + timedelta(days=61)),
        open_(revoked),
        press(old, "met", at=MONDAY + timedelta(days=61)),
        press(foreign, "met"),  # an answer to another question
        press(foreign, "drop table"),
        press("no-such-link/", "met"),
    ]

    assert {page.status_code for page in pages} == {410}
    assert len({page.content for page in pages}) == 1
    assert "This link has been retired" in pages[0].content.decode()
    assert said(referral) == []


def test_a_link_of_somebody_who_was_deleted_does_not_open() -> None:
    from obliged.acts import people

    priya = cast.priya()
    _, secret = asked(priya, Purpose.MET)
    people.delete(cast.person(priya.firm, "fred"), now=MONDAY)

    assert open_(secret).status_code == 410


def test_a_link_of_a_referral_that_was_entered_in_error_does_not_open() -> None:
    from obliged.acts import referrals

    priya = cast.priya()
    referral, secret = asked(priya, Purpose.MET)
    referrals.step(referral, Kind.ENTERED_IN_ERROR, by=priya, now=MONDAY)

    assert open_(secret).status_code == 410


def held_question(by: Member) -> tuple[Referral, Letter, str]:
    """The question whether Sally wants to meet Fred, still held; and the link that stands in it."""
    referral = cast.sally_to_fred(by, consent_wanted=True)
    introductions.ask(referral, by=by, now=MONDAY)
    letter = Letter.objects.of(by.firm).select_related("firm").get()
    return referral, letter, letter.text.partition("/a/")[2].partition("/")[0] + "/"


def test_a_link_answers_nothing_while_its_letter_is_held() -> None:
    referral, _, secret = held_question(cast.priya())

    pages = [open_(secret), press(secret, "yes")]

    assert {page.status_code for page in pages} == {409}
    assert all("The letter with this link has not left yet" in page.content.decode() for page in pages)
    assert said(referral) == []

    later = MONDAY + timedelta(minutes=20)
    letters.carry(now=later, worker="w", through=Carrier())
    assert "May Priya introduce you to Fred Lindqvist?" in open_(secret, at=later).content.decode()
    assert press(secret, "yes", at=later).status_code == 303
    assert said(referral) == ["consent_given"]


def test_a_link_ends_with_the_letter_that_was_taken_back() -> None:
    priya = cast.priya()
    referral, letter, secret = held_question(priya)
    letters.cancel(letter, now=MONDAY, why="taken back", by=priya)

    assert (open_(secret).status_code, press(secret, "yes").status_code) == (410, 410)
    assert said(referral) == []


def test_only_the_hash_of_a_link_is_kept() -> None:
    _, secret = asked(cast.priya(), Purpose.MET)

    assert secret.strip("/") not in str(list(Link.unscoped.values()))


# --- consent --------------------------------------------------------------------------------------------------


def test_the_prospect_is_asked_about_the_provider_whom_the_letter_named() -> None:
    _, secret = asked(cast.priya(), Purpose.CONSENT, "sally", "prospect")

    assert "May Priya introduce you to Fred Lindqvist?" in open_(secret).content.decode()


def test_a_possible_provider_is_told_of_nobody() -> None:
    _, secret = asked(cast.priya(), Purpose.CONSENT, "fred", "provider")

    page = open_(secret).content.decode()

    assert "May Priya introduce somebody to you?" in page
    assert not [word for word in ("Sally", "Okafor", "bakery", "Rise") if word in page]


def test_a_yes_makes_the_introduction_owed() -> None:
    referral, secret = asked(cast.priya(), Purpose.CONSENT, "sally", "prospect")

    press(secret, "yes")

    assert Courtesy.objects.of(referral.firm).get(referral=referral, rule="introduce").state == State.OWED


def test_a_no_ends_it_and_nothing_is_owed() -> None:
    referral, secret = asked(cast.priya(), Purpose.CONSENT, "sally", "prospect")

    press(secret, "no")

    referral.refresh_from_db()
    assert not referral.is_open
    assert not Courtesy.objects.of(referral.firm).owed().filter(referral=referral).exists()


def test_a_no_holds_back_letters_that_a_yes_had_let_go() -> None:
    priya = cast.priya()
    referral, secret = asked(priya, Purpose.CONSENT, "sally", "prospect")
    press(secret, "yes")
    introductions.send_both(referral, by=priya, now=MONDAY)

    press(secret, "no", at=MONDAY + timedelta(minutes=5))
    carrier = Carrier()
    letters.carry(now=MONDAY + timedelta(minutes=20), worker="w", through=carrier)

    assert carrier.carried == []
    assert set(Letter.objects.of(priya.firm).values_list("passage", flat=True)) == {Passage.CANCELLED}


def test_who_has_been_introduced_cannot_unsay_it() -> None:
    priya = cast.priya()
    referral, secret = asked(priya, Purpose.CONSENT, "sally", "prospect")
    press(secret, "yes")
    introductions.send_both(referral, by=priya, now=MONDAY)
    later = MONDAY + timedelta(minutes=20)
    letters.carry(now=later, worker="w", through=Carrier())

    assert "you and Fred have been introduced" in open_(secret, at=later).content.decode()
    assert "Change the answer" not in open_(secret, at=later).content.decode()
    assert press(secret, "no", at=later).status_code == 410
    referral.refresh_from_db()
    assert referral.stage == "introduced"


def test_a_providers_yes_is_not_the_prospects() -> None:
    priya = cast.priya()
    referral, secret = asked(priya, Purpose.CONSENT, "fred", "provider")

    press(secret, "yes")

    assert said(referral) == ["noted"]
    with pytest.raises(introductions.NotAskedYet):
        introductions.send_both(referral, by=priya, now=MONDAY)


# --- what came of it ------------------------------------------------------------------------------------------


def test_whoever_was_treated_badly_reads_a_kind_page_and_is_owed_an_apology() -> None:
    referral, secret = asked(cast.priya(), Purpose.OUTCOME, "sally", "prospect")

    press(secret, "badly", "He never called.")
    page = open_(secret).content.decode()

    assert "Thank you for saying so, Sally." in page
    assert "Priya will come back to you" in page
    assert "503 555 0100" in page
    assert (
        Courtesy.objects.of(referral.firm).owed().filter(referral=referral, rule="apologise", to__name="Sally Okafor")
    )


@pytest.mark.parametrize(("answer", "kind"), [
    ("working", "won"), ("undecided", "not_yet"), ("not_working", "lost"), ("badly", "treated_badly"),
])  # fmt: skip
def test_each_answer_is_written_down_as_what_it_means(answer: str, kind: str) -> None:
    referral, secret = asked(cast.priya(), Purpose.OUTCOME)

    press(secret, answer)

    assert said(referral) == [kind]


def test_what_ended_already_takes_words_and_moves_no_stage() -> None:
    referral, secret = asked(cast.priya(), Purpose.OUTCOME)
    _, second = (
        referral,
        links.make(
            Purpose.OUTCOME, person=cast.person(referral.firm, "sally"), referral=referral, side="prospect", now=MONDAY
        ).partition("/a/")[2],
    )
    press(secret, "not_working")
    press(second, "not_working", "A pity.")

    assert said(referral) == ["lost", "wrote"]


@pytest.mark.parametrize(
    "words", ["\x00nul\x00", "a" * 100_000, "<script>alert(1)</script>", "ﷺ 𝕳 \u202e", "'; DROP TABLE--"]
)
def test_any_words_are_taken_and_shown_as_words(words: str) -> None:
    referral, secret = asked(cast.priya(), Purpose.MET)

    assert press(secret, "met", words).status_code == 303
    page = open_(secret).content.decode()

    assert "<script>alert" not in page
    heard = HeardBack.objects.of(referral.firm).get().words
    assert heard is not None
    assert len(heard.text) <= links.LONGEST


# Is it still wanted?


def _proposed(by: Member) -> tuple[Referral, str]:
    referral = cast.ana_sends_kwame(by)
    for kind in (Kind.CONTACTED, Kind.MET, Kind.PROPOSED):
        referrals.step(referral, kind, by=by, now=MONDAY)
    kwame = cast.person(by.firm, "kwame")
    secret = links.make(Purpose.INTERESTED, person=kwame, referral=referral, side="prospect", now=MONDAY)
    return referral, secret.partition("/a/")[2]


@pytest.mark.parametrize(
    ("pressed", "kind", "heard"),
    [
        ("still", "wrote", "Yes, let us go on"),
        ("later", "wrote", "Not now, ask me later"),
        ("no_longer", "withdrawn", ""),
    ],
)
def test_a_silent_proposal_is_answered_with_one_press(pressed: str, kind: str, heard: str) -> None:
    referral, secret = _proposed(cast.priya())

    page = open_(secret).content.decode()
    press(secret, pressed)
    press(secret, pressed)

    assert "Shall we go on?" in page
    assert said(referral) == [kind]
    back = HeardBack.unscoped.get(referral=referral)
    assert (back.words.text if back.words else "") == heard


def test_the_letter_that_asks_about_a_proposal_carries_the_answer() -> None:
    priya = cast.priya()
    referral, _ = _proposed(priya)
    later = MONDAY + timedelta(days=8)
    row = (
        Courtesy.objects.of(priya.firm)
        .select_related("firm", "to")
        .get(referral=referral, rule="ask_proposed", occurrence=1)
    )

    letter = courtesies.send(row, by=priya, now=later)

    assert "/a/" in letter.text
