"""Their page and the public page in a real browser: sound in both themes and three widths, without a line of script."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from obliged.acts import firms, introductions, offers, people, portal_links
from obliged.domain.offers import Said
from obliged.records.firms import Member
from obliged.records.links import Opens
from obliged.records.people import Person
from tests import cast
from tests.browser.conftest import SignIn, Sound
from tests.browser.morning import FRIDAY

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def priya(live: str, friday: object) -> Member:
    return cast.priya(now=FRIDAY - timedelta(days=30), phone="503 555 0100")


@pytest.fixture
def ana(priya: Member) -> Person:
    cast.ana_sends_kwame(priya, now=FRIDAY - timedelta(days=3))
    given = cast.sally_to_fred(priya, now=FRIDAY - timedelta(days=9), expects_contact=True)
    introductions.introduced_otherwise(given, by=priya, now=FRIDAY - timedelta(days=9), way="in_person")
    ana = cast.person(priya.firm, "ana")
    people.promise(ana, words="The plan", due=FRIDAY + timedelta(days=4), by=priya, now=FRIDAY)
    return ana


def to(priya: Member, person: Person, opens: Opens = Opens.PAGE) -> str:
    return portal_links.make(person, opens=opens, now=FRIDAY)


def test_their_page_is_sound_and_answers_where_it_stands(page: Page, priya: Member, ana: Person, sound: Sound) -> None:
    page.goto(to(priya, ana))
    sound(page)
    assert page.locator("script").count() == 0

    page.get_by_label("Your words").fill("Kwame has moved to Salem.")
    page.get_by_role("button", name="Send it").click()

    expect(page.get_by_role("status")).to_have_text("Thank you. Priya reads this.")
    sound(page)


def test_a_page_with_questions_is_sound(page: Page, priya: Member, ana: Person, sound: Sound) -> None:
    page.goto(to(priya, cast.person(priya.firm, "fred")))
    sound(page)
    page.get_by_role("button", name="Yes, we met").click()

    expect(page.get_by_role("heading", name="What came of it with Sally?")).to_be_visible()


def test_introducing_somebody_who_has_not_agreed_shows_the_link_to_pass_on(
    page: Page, priya: Member, ana: Person, sound: Sound
) -> None:
    page.goto(to(priya, ana))
    page.get_by_role("button", name="Introduce them").click()
    expect(page.get_by_text("Enter their name.")).to_be_visible()
    sound(page)
    page.get_by_label("Their name", exact=True).fill("Noor Haddad")
    page.get_by_label(re.compile("^Not yet")).check()
    page.get_by_role("button", name="Introduce them").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. Now it is for Noor to say.")
    sound(page)
    link = re.findall(r"https?://\S+/o/\S+", page.get_by_label("The link to pass on").input_value())[0]
    page.goto(link)
    sound(page)
    page.get_by_label("Your telephone").fill("503 555 0118")
    page.get_by_role("button", name="Yes, you may reach me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you, Noor.")
    sound(page)


def test_what_a_fresh_link_opens_is_sound(page: Page, priya: Member, ana: Person, sound: Sound) -> None:
    page.goto(to(priya, ana, Opens.MORE))
    sound(page)
    page.get_by_role("button", name="Open it").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Everything between us so far")
    sound(page)
    page.get_by_role("button", name="Close it now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This link has been retired")


def test_the_public_page_is_sound_empty_and_refused(page: Page, live: str, priya: Member, sound: Sound) -> None:
    firms.change(
        priya.firm, now=FRIDAY, public_since=FRIDAY, public_words="Small shops are where we shine.", band="#4a4dbf"
    )
    page.goto(f"{live}/to/raman-vale/")
    sound(page)
    assert page.locator("script").count() == 0
    page.get_by_role("button", name="Introduce them").click()

    page.get_by_role("link", name="Enter their name.").click()
    expect(page.get_by_label("Their name", exact=True)).to_be_focused()
    sound(page)


def test_members_see_to_it_on_sound_pages(
    page: Page, sign_in: SignIn, live: str, priya: Member, ana: Person, sound: Sound
) -> None:
    firms.change(priya.firm, now=FRIDAY, public_since=FRIDAY)
    said = Said(
        "Grace Adeyemi", "grace@adeyemi.example", "", "Rosa Quintero", "", "503 555 0124", "Shelves", "Lovely", True
    )
    offers.take(priya.firm, said, form="1", now=FRIDAY)
    sign_in(page, priya)
    for path in (
        f"people/{ana.public_id}/their-page/",
        "settings/public-page/",
        "settings/public-page/card/",
        "offers/",
    ):
        page.goto(f"{live}/f/raman-vale/{path}")
        sound(page)
    page.get_by_role("button", name="Set it aside").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rosa")
