"""Can everybody read who may know what and was told what, and can a prospect decide it by their link?"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from obliged.acts import courtesies, introductions, letters, links, referrals
from obliged.domain.happenings import Kind
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.links import Purpose
from obliged.records.referrals import Referral
from tests import cast
from tests.browser.conftest import SignIn, Sound
from tests.browser.morning import FRIDAY
from tests.carriers import Carrier

pytestmark = pytest.mark.usefixtures("friday")
HOME = "/f/raman-vale/"
WEEK = FRIDAY - timedelta(days=7)


@pytest.fixture
def priya(live: str) -> Member:
    return cast.priya(now=FRIDAY - timedelta(days=200))


@pytest.fixture
def told(priya: Member) -> Referral:
    """Ana was told by letter and by telephone; Kwame agreed, with a word of his own."""
    referral = cast.ana_sends_kwame(priya, now=WEEK)
    kwame = cast.person(priya.firm, "kwame")
    referrals.wish(referral, may_tell=True, person=kwame, by=priya, now=WEEK)
    for kind, way, at in ((Kind.CONTACTED, "", WEEK), (Kind.MET, "call", WEEK + timedelta(days=2))):
        referrals.step(referral, kind, by=priya, now=at)
        owed = (
            Courtesy.objects.of(priya.firm).owed().filter(referral=referral, rule="tell_milestone").order_by("-id")[0]
        )
        if way:
            courtesies.done_otherwise(owed, by=priya, now=at, way=way)
        else:
            courtesies.send(owed, by=priya, now=at)
            letters.carry(now=at + timedelta(hours=1), worker="w", through=Carrier())
    return referral


def look(page: Page, name: str) -> None:
    """Photographs, for whoever asks for them."""
    if folder := os.environ.get("OBLIGED_LOOK_AT"):
        for width in (1440, 390):
            for theme in ("light", "dark"):
                page.set_viewport_size({"width": width, "height": 900})
                page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
                page.screenshot(path=Path(folder) / f"{name}-{width}-{theme}.png", full_page=True)


def test_the_pages_of_a_referral_and_of_a_person_are_sound(
    page: Page, sign_in: SignIn, priya: Member, told: Referral, sound: Sound
) -> None:
    sign_in(page, priya)
    page.goto(f"{HOME}referrals/{told.public_id}/")
    page.get_by_role("link", name="Why, and what everybody else may know").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Who may know what, and was told what, about Kwame")
    sound(page)
    look(page, "referral")

    page.get_by_role("link", name="Everything that Ana Duarte has been told").click()
    expect(page.get_by_text("by telephone, by Priya Raman")).to_be_visible()
    sound(page)
    look(page, "person")


def test_a_referral_between_two_others_says_what_each_side_may_know(
    page: Page, sign_in: SignIn, priya: Member, sound: Sound
) -> None:
    referral = cast.sally_to_fred(priya, now=WEEK, consent_wanted=True)
    introductions.consent(referral, given=False, person=cast.person(priya.firm, "sally"), by=priya, now=WEEK)
    sign_in(page, priya)
    page.goto(f"{HOME}referrals/{referral.public_id}/tellings/")

    expect(page.get_by_text("Sally said no.")).to_be_visible()
    sound(page)
    look(page, "between")


def test_the_rule_can_be_read_on_every_width(page: Page, sign_in: SignIn, priya: Member, sound: Sound) -> None:
    sign_in(page, priya)
    page.goto(f"{HOME}help/")
    page.get_by_role("link", name="The whole rule").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Who may know what")
    sound(page)
    look(page, "rule")


def test_a_prospect_decides_and_decides_otherwise_without_an_account(page: Page, priya: Member, sound: Sound) -> None:
    referral = cast.ana_sends_kwame(priya, now=WEEK)
    kwame = cast.person(priya.firm, "kwame")
    address = links.make(Purpose.WISH, person=kwame, referral=referral, side="prospect", now=FRIDAY).partition("/a/")[2]
    page.goto(f"/a/{address}")

    expect(page.get_by_role("heading", level=1)).to_have_text("May we tell Ana how it goes?")
    sound(page)
    look(page, "wish")
    page.get_by_role("button", name="No, keep it between us").click()
    expect(page.get_by_text("You said no. Ana hears our thanks and no news.")).to_be_visible()
    sound(page)
    look(page, "wished")
    page.get_by_text("Change the answer").click()
    page.get_by_role("button", name="Yes, you may").click()
    expect(page.get_by_text("You said yes. Ana hears of steps, and of nothing else.")).to_be_visible()
