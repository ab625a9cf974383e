"""Is it said of everybody what they may know, why, and what they were told?"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from obliged.acts import courtesies, introductions, letters, referrals, tellings
from obliged.acts.tellings import Item
from obliged.domain.confidences import RULE, Audience, Class
from obliged.domain.happenings import Kind
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.queries import chains
from obliged.queries import tellings as queries
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.letters import Letter, Passage, Told
from obliged.records.overrides import Override
from obliged.records.referrals import Referral
from obliged.words import tellings as words
from tests import cast
from tests.carriers import Carrier
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def of(name: str, row: Any, by: Member, *, now: datetime = MONDAY + HOUR, **query: Any) -> str:
    browser = Client()
    browser.force_login(by.user)
    with clock.stopped_at(now):
        answer = browser.get(reverse(name, args=[by.firm.slug, row.public_id]), query)
    assert answer.status_code == 200
    return text_of(answer.content.decode())


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.split("<main")[1].split("</main>")[0]).split())


def owed(referral: Referral, rule: str) -> Courtesy:
    row: Courtesy = Courtesy.objects.of(referral.firm).owed().filter(referral=referral, rule=rule).order_by("-id")[0]
    return row


def met(by: Member) -> Referral:
    """Ana was told by letter that we met."""
    referral = cast.ana_sends_kwame(by)
    referrals.step(referral, Kind.MET, by=by, now=MONDAY)
    courtesies.send(owed(referral, "tell_milestone"), by=by, now=MONDAY)
    letters.carry(now=MONDAY + HOUR, worker="w", through=Carrier())
    assert Told.objects.of(by.firm).filter(what="met").exists()
    return referral


# Of a referral


def test_of_each_party_it_is_said_what_they_may_know_why_and_what_they_were_told() -> None:
    priya = cast.priya()
    referral = met(priya)

    page = of("referral_tellings", referral, priya)

    ana, kwame = page.split("Kwame Boateng Prospect")
    assert "That you spoke and met Kwame has not said no." in ana
    assert "Kwame’s affairs and plans It is Kwame’s own, and Kwame tells it or does not." in ana
    assert "That you have met Today, by email, by Priya Raman; a step, as far as they agreed" in ana
    assert "That Ana spoke of you Ana introduced them." in kwame
    assert "Nothing yet." in kwame


def test_what_the_prospect_says_changes_the_lines_at_once() -> None:
    priya = cast.priya()
    referral = met(priya)
    referrals.wish(referral, may_tell=False, person=cast.person(priya.firm, "kwame"), by=priya, now=MONDAY)

    page = of("referral_tellings", referral, priya)

    assert "That you are thankful Thanks are owed, whatever comes of it." in page
    assert "Kwame asked that nothing is told." in page
    assert "Ana is not to hear how it goes Today, in person" in page
    assert "Asked: May we tell Ana how it goes?" in page


def test_a_provider_may_know_nobody_by_name_before_a_yes() -> None:
    priya = cast.priya()
    referral = cast.sally_to_fred(priya, consent_wanted=True)

    before = of("referral_tellings", referral, priya).split("Fred Lindqvist Provider")[1]
    assert "That there is somebody who may need Fred" in before
    assert "Who Sally is, and what Sally does Sally has not said yes yet." in before

    introductions.consent(referral, given=True, person=cast.person(priya.firm, "sally"), by=priya, now=MONDAY)
    after = of("referral_tellings", referral, priya).split("Fred Lindqvist Provider")[1]
    assert "Who Sally is, and what Sally does Sally agreed to be introduced." in after


def test_the_letter_and_an_override_stand_beside_what_it_told() -> None:
    priya = cast.priya()
    referral = met(priya)
    letter = Letter.objects.of(priya.firm).get()
    Override.objects.create(
        firm=priya.firm, letter=letter, by=priya, marks=["amount"], why="She knows it already", at=MONDAY
    )

    page = of("referral_tellings", referral, priya)

    assert letter.subject in page
    assert letter.text.splitlines()[2].split(".")[0] in page
    assert "Priya sent a letter to Ana Duarte as it was" in page
    assert "Marked was an amount. “She knows it already.”" in page


def test_a_viewer_reads_who_was_told_and_not_the_letter() -> None:
    priya = cast.priya()
    referral = met(priya)

    page = of("referral_tellings", referral, cast.joel(priya.firm, role=Role.VIEWER))

    assert "That you have met Today, by email" in page
    assert Letter.objects.of(priya.firm).get().text.splitlines()[2].split(".")[0] not in page


def test_a_bookkeeper_sees_none_of_it_and_another_firm_finds_nothing() -> None:
    priya = cast.priya()
    referral = met(priya)
    books, grace = cast.joel(priya.firm, role=Role.BOOKKEEPER), cast.grace()

    for by, status in ((books, 403), (grace, 404)):
        browser = Client()
        browser.force_login(by.user)
        for name, row in (("referral_tellings", referral), ("person_tellings", cast.person(priya.firm, "ana"))):
            assert browser.get(reverse(name, args=[by.firm.slug, row.public_id])).status_code == status


def test_a_letter_that_came_back_told_nobody_anything() -> None:
    priya = cast.priya()
    referral = met(priya)
    Letter.objects.of(priya.firm).update(passage=Passage.BOUNCED)

    assert "That you have met" not in of("referral_tellings", referral, priya)


# By word of mouth


def test_what_was_told_by_telephone_is_written_down_with_who_told_it() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    referrals.step(referral, Kind.MET, by=priya, now=MONDAY)

    courtesies.done_otherwise(owed(referral, "tell_milestone"), by=priya, now=MONDAY + HOUR, way="call")

    told = Told.objects.of(priya.firm).get()
    assert (told.to.name, told.what, told.way, told.by, told.letter) == ("Ana Duarte", "met", "call", priya, None)
    assert "by telephone, by Priya Raman" in of("referral_tellings", referral, priya, now=MONDAY + HOUR)
    assert chains.verify(priya.firm).is_whole


def test_no_more_is_written_down_as_told_than_might_be() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    ana = cast.person(priya.firm, "ana")
    ana.tell_what = "outcome"
    ana.save(update_fields=["tell_what"])
    referrals.step(referral, Kind.LOST, by=priya, now=MONDAY, reason="timing", words="He cannot pay.")

    courtesies.done_otherwise(owed(referral, "explain"), by=priya, now=MONDAY + HOUR, way="in_person")

    assert list(Told.objects.of(priya.firm).values_list("what", flat=True)) == ["reason:timing"]


def test_a_press_that_was_undone_told_nobody_anything() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    referrals.step(referral, Kind.MET, by=priya, now=MONDAY)
    courtesy = owed(referral, "tell_milestone")
    courtesies.done_otherwise(courtesy, by=priya, now=MONDAY + HOUR, way="call")

    courtesies.undo(courtesy, by=priya, now=MONDAY + HOUR)

    assert "That you have met" not in of("referral_tellings", referral, priya)
    assert not Told.objects.of(priya.firm).arrived().exists()
    assert chains.verify(priya.firm).is_whole


def test_thanks_by_telephone_are_no_telling() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)

    courtesies.done_otherwise(owed(referral, "thank_received"), by=priya, now=MONDAY, way="call")

    assert not Told.objects.of(priya.firm).exists()


# Of a person


def test_of_a_person_everything_is_there_page_by_page() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    ana = cast.person(priya.firm, "ana")
    for n in range(queries.PAGE + 5):
        tellings.log(
            [Item("met")],
            firm=priya.firm,
            to=ana,
            audience="introducer",
            at=MONDAY + n * HOUR,
            referral=referral,
            by=priya,
        )
    now = MONDAY + timedelta(days=9)

    first = queries.of_person(ana, member=priya, as_of=now)
    second = queries.of_person(ana, member=priya, as_of=now, before=first.older)

    assert (len(first.told), len(second.told), second.older) == (queries.PAGE, 5, 0)
    assert "about Kwame Boateng" in of("person_tellings", ana, priya, now=now)
    assert "Older" in of("person_tellings", ana, priya, now=now)
    assert of("person_tellings", ana, priya, now=now, before="x").count("by email") == queries.PAGE


def test_what_somebody_agreed_to_stands_with_its_words_and_how_it_ended() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    kwame = cast.person(priya.firm, "kwame")
    referrals.wish(referral, may_tell=True, person=kwame, by=priya, now=MONDAY)
    referrals.wish(referral, may_tell=False, person=kwame, by=priya, now=MONDAY + HOUR)

    page = of("person_tellings", kwame, priya)

    assert "Ana may hear how it goes , about Kwame Boateng Today, in person. Taken back today, in person" in page
    assert "Ana is not to hear how it goes" in page


def test_of_whoever_was_told_nothing_it_is_said() -> None:
    priya = cast.priya()

    page = of("person_tellings", cast.person(priya.firm, "noor"), priya)

    assert "Nothing about anybody." in page
    assert "Noor was not asked yet." in page


@pytest.mark.parametrize("times", [1, 12])
def test_pages_take_as_many_questions_however_much_was_told(
    times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    priya = cast.priya()
    referral = met(priya)
    kwame, ana = cast.person(priya.firm, "kwame"), cast.person(priya.firm, "ana")
    for n in range(times):
        referrals.wish(referral, may_tell=True, person=kwame, by=priya, now=MONDAY + n * HOUR)
        tellings.log(
            [Item("met")],
            firm=priya.firm,
            to=ana,
            audience="introducer",
            at=MONDAY + n * HOUR,
            referral=referral,
            by=priya,
        )
    referral = Referral.objects.of(priya.firm).select_related("firm").get()

    with django_assert_num_queries(10):
        queries.of_referral(referral, member=priya, as_of=MONDAY)
    with django_assert_num_queries(7):
        queries.of_person(ana, member=priya, as_of=MONDAY)


# The rule


def test_the_rule_is_a_table_that_says_something_in_every_cell() -> None:
    table = words.rule("en-US")

    assert (len(table.rows), len(table.columns)) == (len(Class), len(Audience))
    assert all(cell and len(cells) == len(Audience) for _, cells in table.rows for cell in cells)
    assert table.rows[1][1][1] == "Unless the prospect says no; in a discreet firm not before a yes"
    assert {cell for name, cells in table.rows for cell in cells if name.startswith("Your notes")} == {"Yes", "Never"}
    assert RULE[Class.SECRET][Audience.MEMBER] == "never"


@pytest.mark.parametrize(("table", "first"), [(words.rule, "What is kept"), (words.roles, "What is seen")])
def test_the_documentation_shows_the_table_as_the_code_has_it(table: Any, first: str) -> None:
    doc = (Path(__file__).parents[2] / "docs/understanding/discretion.md").read_text(encoding="utf-8")
    shown = [
        tuple(cell.strip() for cell in row.strip("|").split("|")) for row in doc.splitlines() if row.startswith("|")
    ]
    wanted = table("en-GB")
    at = shown.index((first, *wanted.columns))

    assert shown[at + 2 : at + 2 + len(wanted.rows)] == [(name, *cells) for name, cells in wanted.rows]


def test_everybody_of_the_firm_reads_the_rule() -> None:
    priya = cast.priya()
    for by in (priya, cast.joel(priya.firm, role=Role.BOOKKEEPER)):
        browser = Client()
        browser.force_login(by.user)
        page = text_of(browser.get(reverse("confidences", args=[priya.firm.slug])).content.decode())
        assert "Who may know what" in page
        assert "Once the prospect has agreed" in page


def test_a_discreet_firm_is_told_that_it_is_one() -> None:
    priya = cast.priya()
    Firm.objects.update(discreet=True)
    browser = Client()
    browser.force_login(priya.user)

    page = text_of(browser.get(reverse("confidences", args=[priya.firm.slug])).content.decode())

    assert "before a yes nothing is told, not even that you spoke" in page


def test_the_pages_are_reached_from_where_one_wonders() -> None:
    priya = cast.priya()
    referral = met(priya)
    browser = Client()
    browser.force_login(priya.user)

    for start, to in (
        (reverse("referral", args=[priya.firm.slug, referral.public_id]), f"/referrals/{referral.public_id}/tellings/"),
        (reverse("person", args=[priya.firm.slug, cast.person(priya.firm, "ana").public_id]), "/tellings/"),
        (reverse("help", args=[priya.firm.slug]), "/help/confidences/"),
    ):
        assert to in browser.get(start).content.decode()
