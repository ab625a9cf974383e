"""Do the jobs of the day cost as few presses as they should?

One test for each job. Presses count from an open page, or from an opened letter: a click or a tap is one, a key that
does something is one, and words that somebody types are not counted. A test fails where it takes more than the goal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from obliged.acts import introductions, letters, links, referrals
from obliged.domain.happenings import Kind
from obliged.ports.mail.kept import Kept
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.letters import Letter
from obliged.records.links import Purpose
from obliged.records.referrals import Referral
from tests import cast
from tests.browser.conftest import SignIn
from tests.browser.morning import FRIDAY
from tests.queries.test_today import owed

pytestmark = pytest.mark.usefixtures("friday")
PHONE = {"width": 390, "height": 844}
YESTERDAY = FRIDAY - timedelta(hours=15, minutes=44)  # 17:40


@dataclass
class Hands:
    """Whoever sits there, and how often they have pressed something."""

    page: Page
    presses: int = 0

    def press(self, key: str) -> None:
        self.presses += 1
        self.page.keyboard.press(key)

    def click(self, what: Locator) -> None:
        self.presses += 1
        what.click()

    def types(self, words: str) -> None:
        """Into whatever has the focus: whoever must first click into a field has pressed once more."""
        self.page.keyboard.type(words)


@pytest.fixture
def priya(live: str) -> Member:
    return cast.priya(now=FRIDAY - timedelta(days=100))


@pytest.fixture
def hands(page: Page, sign_in: SignIn, priya: Member) -> Hands:
    sign_in(page, priya)
    return Hands(page)


def opened(hands: Hands, path: str = "") -> Page:
    """The app stands open at this page, and has settled."""
    hands.page.goto(f"/f/raman-vale/{path}", wait_until="networkidle")
    return hands.page


def outbox(priya: Member) -> list[Letter]:
    return list(Letter.objects.of(priya.firm).exclude(passage="cancelled").order_by("id"))


def row_of(page: Page, words: str) -> Locator:
    return page.locator(".courtesy", has_text=re.compile(words))


def contacted(referral: Referral, by: Member) -> Referral:
    """We have called them, and they let the introducer hear how it goes."""
    prospect = referral.parties.get(side="prospect").person
    for kind in (Kind.MAY_TELL, Kind.CONTACTED):
        referrals.step(referral, kind, by=by, now=YESTERDAY + timedelta(minutes=5), person=prospect)
    return referral


def introduced(by: Member, *, days: int) -> Referral:
    """Sally and Fred were introduced so many days ago, and both letters have left."""
    at = FRIDAY - timedelta(days=days)
    referral = cast.sally_to_fred(by, now=at)
    introductions.consent(referral, given=True, person=cast.person(by.firm, "sally"), by=by, now=at)
    introductions.send_both(referral, by=by, now=at)
    letters.carry(now=at + timedelta(minutes=11), worker="test", through=Kept())
    return referral


def dialling(page: Page) -> Callable[[], list[str]]:
    """Which numbers the page dials. There is no telephone here, and a browser that looks for one is deaf meanwhile."""
    page.evaluate(
        """() => {
            window.dialled = [];
            navigation.addEventListener("navigate", (event) => {
                if (!event.destination.url.startsWith("tel:")) return;
                event.preventDefault();
                window.dialled.push(event.destination.url);
            });
        }"""
    )
    return lambda: list(page.evaluate("window.dialled"))


# --- 1 Thank ------------------------------------------------------------------------------------------------------


def test_thanking_an_introducer_takes_one_key(hands: Hands, priya: Member) -> None:
    cast.ana_sends_kwame(priya, now=YESTERDAY)
    page = opened(hands)
    expect(page.locator(".courtesy.open textarea[name=text]")).to_have_value(re.compile("Thank you for sending Kwame"))

    hands.press("Enter")

    expect(row_of(page, "Thanked")).to_contain_text("Leaves at 9:34")
    assert hands.presses == 1
    assert [letter.to.name for letter in outbox(priya)] == ["Ana Duarte"]


def test_after_one_letter_the_next_draft_is_open_and_takes_one_key_more(hands: Hands, priya: Member) -> None:
    cast.ana_sends_kwame(priya, now=YESTERDAY)
    referrals.receive(
        firm=priya.firm,
        introducers=[referrals.Known(cast.person(priya.firm, "luis"))],
        prospects=[referrals.Known(cast.person(priya.firm, "rosa"))],
        by=priya,
        now=YESTERDAY,
    )
    page = opened(hands)

    hands.press("Enter")
    expect(page.locator(".courtesy.open")).to_contain_text("Luis Ferreira")
    page.wait_for_load_state("networkidle")
    hands.press("Enter")

    expect(row_of(page, "Thanked.*Luis")).to_contain_text("Leaves at")
    assert hands.presses == 2


# --- 2 Capture ----------------------------------------------------------------------------------------------------


def test_capturing_on_a_phone_takes_two_taps(hands: Hands, priya: Member) -> None:
    cast.person(priya.firm, "luis")
    hands.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page = opened(hands)

    hands.click(page.get_by_role("navigation", name="Main, phone").get_by_role("link", name="Capture"))
    expect(page.get_by_label("Say it as you heard it")).to_be_focused()
    hands.types("Sally Okafor, second bakery opening March, needs plans. From Luis. 503 555 0188")
    expect(page.get_by_role("textbox", name="Phone")).to_have_value(re.compile("503 555 0188"))
    hands.click(page.get_by_role("button", name="Keep it"))

    expect(page).to_have_url(re.compile("/capture/kept/"))
    expect(page.get_by_role("main")).to_contain_text("thank Luis", ignore_case=True)
    assert hands.presses == 2
    kept = Referral.objects.of(priya.firm).get()
    assert sorted(party.person.name for party in kept.parties.all()) == ["Luis Ferreira", "Sally Okafor"]
    assert set(Courtesy.objects.of(priya.firm).owed().values_list("rule", flat=True)) >= {"thank_received", "call"}


# --- 3 First contact ----------------------------------------------------------------------------------------------


def test_first_contact_takes_two_taps(hands: Hands, priya: Member) -> None:
    cast.ana_sends_kwame(priya, now=FRIDAY - timedelta(minutes=22))
    hands.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page = opened(hands)
    dialled = dialling(page)

    hands.click(
        row_of(page, "Kwame Boateng, within the hour").get_by_role("link", name=re.compile("^Call"), exact=True).last
    )
    expect(page.locator(".courtesy.open:not(.htmx-added) .crib")).to_be_visible()
    hands.click(page.get_by_role("button", name="Reached", exact=True))

    expect(row_of(page, "Called")).to_contain_text("Kwame")
    assert hands.presses == 2
    assert dialled() == ["tel:5035550112"]
    assert Happening.objects.of(priya.firm).filter(kind=Kind.CONTACTED).count() == 1


# --- 4 Introduce --------------------------------------------------------------------------------------------------


def test_introducing_two_people_is_one_sentence(hands: Hands, priya: Member) -> None:
    for who in ("sally", "fred"):
        cast.person(priya.firm, who, just_send=True)
    page = opened(hands)

    hands.press("Control+k")
    hands.types("introduce sally fred")
    expect(page.get_by_role("option").first).to_contain_text("Sally")
    hands.press("Enter")
    expect(page.get_by_label("because")).to_be_focused()
    hands.types("she opens a second bakery in March and wants it insured")
    hands.press("Tab")
    hands.types("He insures bakeries and is plain about what you do not need.")
    hands.press("Tab")
    hands.types("She decides quickly.")
    expect(page.locator("[name=provider_text]")).to_have_value(re.compile("insured(.|\n)*decides quickly"))
    hands.press("Control+Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("on their way")
    assert hands.presses == 5  # the palette, what it found, on to the reason of each, and the letters
    assert sorted(letter.to.name for letter in outbox(priya)) == ["Fred Lindqvist", "Sally Okafor"]


def test_who_wants_to_be_asked_is_asked_first_in_the_same_presses(hands: Hands, priya: Member) -> None:
    for who in ("sally", "fred"):
        cast.person(priya.firm, who)
    page = opened(hands)

    hands.press("Control+k")
    hands.types("introduce sally fred")
    expect(page.get_by_role("option").first).to_contain_text("Sally")
    hands.press("Enter")
    expect(page.get_by_label("because")).to_be_focused()
    hands.types("she opens a second bakery in March and wants it insured")
    expect(page.locator("[name=question_text]")).to_have_value(re.compile("insured"))
    hands.press("Control+Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("The question to Sally is on its way")
    assert hands.presses == 3
    assert [letter.to.name for letter in outbox(priya)] == ["Sally Okafor"]


# --- 5 Ask how it went --------------------------------------------------------------------------------------------


def test_asking_both_after_silence_takes_one_click(hands: Hands, priya: Member) -> None:
    introduced(priya, days=8)
    earlier = len(outbox(priya))
    page = opened(hands)

    hands.click(page.get_by_role("button", name=re.compile("Ask both|both")))

    expect(row_of(page, "Asked")).to_contain_text("Leaves at")
    assert hands.presses == 1
    assert sorted(letter.to.name for letter in outbox(priya)[earlier:]) == ["Fred Lindqvist", "Sally Okafor"]


# --- 6 Answer by a link -------------------------------------------------------------------------------------------


def test_a_partner_answers_in_two_taps_without_an_account(page: Page, priya: Member) -> None:
    referral = introduced(priya, days=8)
    link = links.make(
        Purpose.MET, person=cast.person(priya.firm, "fred"), referral=referral, side="provider", now=FRIDAY
    )
    hands = Hands(page)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]

    page.goto(link)
    hands.presses += 1  # the link in the letter
    hands.click(page.get_by_role("button", name="Yes, we met"))

    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you, Fred.")
    assert hands.presses == 2
    assert page.context.cookies() == []
    assert Happening.objects.of(priya.firm).filter(kind=Kind.MET, reported_by__name="Fred Lindqvist").exists()


# --- 7 Tell why it did not close ----------------------------------------------------------------------------------


def test_telling_why_it_did_not_close_takes_three_clicks(hands: Hands, priya: Member) -> None:
    referral = contacted(cast.ana_sends_kwame(priya, now=YESTERDAY), priya)
    page = opened(hands, f"referrals/{referral.public_id}/")

    hands.click(page.get_by_role("link", name="Did not work out"))
    hands.click(page.get_by_label("The means were not there"))
    hands.click(page.get_by_role("button", name="Write it down"))
    draft = page.locator(".courtesy.open textarea[name=text]")
    expect(draft).to_have_value(re.compile("^Ana,"))
    assert not re.search("means|price|money|budget", draft.input_value(), re.IGNORECASE)
    hands.page.wait_for_load_state("networkidle")
    clicks = hands.presses
    hands.press("Enter")

    expect(row_of(page, "Explained|Told")).to_contain_text("Leaves at")
    assert clicks == 3
    assert [letter.kind for letter in outbox(priya)] == ["explain"]


# --- 8 Hand on ----------------------------------------------------------------------------------------------------


def test_handing_on_takes_three_clicks(hands: Hands, priya: Member) -> None:
    cast.person(priya.firm, "tomasz", serves="shops and clinics that need a fit-out")
    cast.person(priya.firm, "hollis", serves="kitchens for restaurants")
    referral = cast.ana_sends_kwame(priya, now=YESTERDAY, need="a fit-out for a clinic")
    page = opened(hands, f"referrals/{referral.public_id}/")

    hands.click(page.get_by_role("link", name=re.compile("Not us.*someone better")))
    hands.click(page.get_by_role("button", name=re.compile("Hand .* on to Tomasz")))
    hands.click(page.get_by_role("button", name=re.compile("^Ask Kwame")))

    expect(page.get_by_role("heading", level=1)).to_contain_text("on its way")
    assert hands.presses == 3
    assert [letter.to.name for letter in outbox(priya)] == ["Kwame Boateng"]
    assert str(owed(priya.firm, "explain").to) == "Ana Duarte"
