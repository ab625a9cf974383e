"""Can the day be done with the keyboard, and without any script at all?

Letters press what is printed on the buttons, rest inside fields, and can be switched off. After a press focus is where
the eye is: in the row that came instead, or in the next one. Where no script runs every act is a form that works.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from obliged.acts import referrals
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.letters import Letter, Passage
from obliged.records.referrals import Referral
from tests import cast
from tests.browser.conftest import SignIn
from tests.browser.morning import FRIDAY

pytestmark = pytest.mark.usefixtures("friday")
HOME = "/f/raman-vale/"


@pytest.fixture
def priya(live: str) -> Member:
    return cast.priya(now=FRIDAY - timedelta(days=100))


@pytest.fixture
def at(page: Page, sign_in: SignIn, priya: Member) -> Callable[[str], Page]:
    """Priya at her desk, who goes to a page."""
    sign_in(page, priya)

    def goes(path: str = "") -> Page:
        page.goto(HOME + path, wait_until="networkidle")
        return page

    return goes


@pytest.fixture
def three_thanks(priya: Member) -> Member:
    """Three people were sent to us yesterday, and have been called: only their introducers wait for a word."""
    for introducer, prospect in (("ana", "kwame"), ("luis", "rosa"), ("hollis", "bao")):
        referral = referrals.receive(
            firm=priya.firm,
            introducers=[referrals.Known(cast.person(priya.firm, introducer))],
            prospects=[referrals.Known(cast.person(priya.firm, prospect))],
            by=priya,
            now=FRIDAY - timedelta(hours=15),
        )
        person = cast.person(priya.firm, prospect)
        referrals.step(referral, referrals.Kind.CONTACTED, by=priya, now=FRIDAY - timedelta(hours=14), person=person)
    return priya


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def row(page: Page, words: str) -> Locator:
    return page.locator(".courtesy", has_text=words)


def settled(page: Page) -> None:
    """Whatever was asked for has come, and stands in its place."""
    page.wait_for_load_state("networkidle")
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)


# --- where letters lead -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "path"),
    [
        ("c", "capture/"),
        ("i", "introduce/"),
        ("gt", ""),
        ("gr", "referrals/"),
        ("gp", "people/"),
        ("?", "help/"),
    ],
)
def test_letters_lead_to_places(at: Callable[[str], Page], keys: str, path: str) -> None:
    page = at("mailbox/")

    for key in keys:
        page.keyboard.press(key)

    expect(page).to_have_url(re.compile(f"{HOME}{path}$"))


def test_n_on_a_person_begins_the_note_and_a_second_time_goes_back_to_it(
    at: Callable[[str], Page], priya: Member
) -> None:
    ana = cast.person(priya.firm, "ana")
    page = at(f"people/{ana.public_id}/")

    page.keyboard.press("n")
    expect(page.get_by_label("Your words")).to_be_focused()
    page.keyboard.type("No news.")
    page.get_by_role("main").get_by_role("link", name="People").focus()
    page.keyboard.press("n")

    expect(page.get_by_label("Your words")).to_be_focused()
    expect(page.get_by_label("Your words")).to_have_value("No news.")


@pytest.mark.parametrize("key", ["Control+k", "Meta+k"])
def test_one_key_opens_the_palette_and_escape_closes_it(at: Callable[[str], Page], key: str) -> None:
    page = at("people/")

    page.keyboard.press(key)
    expect(page.get_by_role("dialog", name="Find or do")).to_be_visible()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_palette_is_walked_with_arrows(at: Callable[[str], Page], three_thanks: Member) -> None:
    page = at("")
    page.keyboard.press("Control+k")
    page.keyboard.type("thank an")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Thank Ana Duarte")
    expect(first).to_have_attribute("aria-selected", "true")

    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/courtesies/"))


def test_n_notes_something_about_a_person_and_e_changes_them(at: Callable[[str], Page], priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    page = at(f"people/{ana.public_id}/")

    page.keyboard.press("n")
    expect(
        page.locator("main textarea:focus, main input:focus, main summary:focus, main details[open]").first
    ).to_be_visible()
    page = at(f"people/{ana.public_id}/")
    page.keyboard.press("e")

    expect(page).to_have_url(re.compile("/change/$"))


def test_n_adds_a_person_to_people_and_a_note_to_a_referral(at: Callable[[str], Page], priya: Member) -> None:
    kwame = cast.ana_sends_kwame(priya, now=FRIDAY - timedelta(hours=3))
    page = at("people/")
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("/people/new/$"))

    page = at(f"referrals/{kwame.public_id}/")
    page.keyboard.press("n")

    expect(page.get_by_label("Your note")).to_be_focused()


def test_x_finds_somebody_better(at: Callable[[str], Page], priya: Member) -> None:
    kwame = cast.ana_sends_kwame(priya, now=FRIDAY - timedelta(hours=3))
    page = at(f"referrals/{kwame.public_id}/")

    page.keyboard.press("x")

    expect(page).to_have_url(re.compile("/hand-on/$"))


# --- the rows of Today --------------------------------------------------------------------------------------------


def test_j_and_k_walk_the_rows_and_enter_opens_one(at: Callable[[str], Page], three_thanks: Member) -> None:
    page = at("")
    expect(row(page, "Ana Duarte").locator("textarea").first).to_be_visible()

    page.keyboard.press("j")
    expect(focused(page)).to_contain_text("Ana Duarte")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(focused(page)).to_contain_text("Hollis Grant")
    page.keyboard.press("j")
    expect(focused(page)).to_contain_text("Hollis Grant")
    page.keyboard.press("k")
    expect(focused(page)).to_contain_text("Luis Ferreira")
    page.keyboard.press("Enter")
    settled(page)

    expect(row(page, "Luis Ferreira").locator("textarea[name=text]")).to_have_value(re.compile("sending Rosa"))
    expect(focused(page)).to_contain_text("Luis Ferreira")


def test_enter_sends_each_letter_and_focus_goes_to_the_next_row(
    at: Callable[[str], Page], three_thanks: Member
) -> None:
    page = at("")

    for name, after in (("Ana Duarte", "Luis Ferreira"), ("Luis Ferreira", "Hollis Grant")):
        page.keyboard.press("Enter")
        expect(page.locator(".courtesy.done", has_text=name)).to_contain_text("Leaves at 9:34")
        expect(page.locator(".courtesy.open", has_text=after)).to_be_visible()
        settled(page)
        expect(focused(page)).to_contain_text(after)
    page.keyboard.press("Enter")
    expect(page.locator(".courtesy.done", has_text="Hollis Grant")).to_contain_text("Leaves at")
    settled(page)

    expect(focused(page)).to_contain_text("Undo")
    expect(page.get_by_role("status")).to_contain_text("Hollis")
    assert Letter.objects.of(three_thanks.firm).count() == 3


def test_z_takes_the_newest_back_and_returns_to_its_row(at: Callable[[str], Page], three_thanks: Member) -> None:
    page = at("")
    page.keyboard.press("Enter")
    expect(page.locator(".courtesy.done", has_text="Ana Duarte")).to_be_visible()
    settled(page)

    page.keyboard.press("z")

    expect(page.locator(".courtesy.done")).to_have_count(0)
    settled(page)
    expect(focused(page)).to_contain_text("Ana Duarte")
    assert Letter.objects.of(three_thanks.firm).get().passage == Passage.CANCELLED
    assert not Courtesy.objects.of(three_thanks.firm).exclude(state=State.OWED).filter(rule="thank_received").exists()


def test_e_edits_in_place_and_escape_returns_to_the_row(at: Callable[[str], Page], three_thanks: Member) -> None:
    page = at("")

    page.keyboard.press("e")
    expect(focused(page)).to_have_attribute("name", "text")
    page.keyboard.press("End")
    page.keyboard.type("c j k l d z ?")
    page.keyboard.press("Escape")
    expect(focused(page)).to_contain_text("Ana Duarte")
    page.keyboard.press("Enter")
    expect(page.locator(".courtesy.done", has_text="Ana Duarte")).to_be_visible()

    assert "c j k l d z ?" in Letter.objects.of(three_thanks.firm).get().text


def test_control_enter_sends_from_inside_the_letter(at: Callable[[str], Page], three_thanks: Member) -> None:
    page = at("")

    page.keyboard.press("e")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".courtesy.done", has_text="Ana Duarte")).to_be_visible()


def test_r_words_it_another_way_and_stays_in_the_row(at: Callable[[str], Page], three_thanks: Member) -> None:
    page = at("")
    letter = page.locator(".courtesy.open textarea[name=text]")
    plain = letter.input_value()

    page.keyboard.press("r")

    expect(letter).not_to_have_value(plain)
    settled(page)
    assert page.evaluate("document.activeElement.closest('.courtesy.open') !== null")


def test_a_letter_pressed_as_the_page_opens_follows_no_g(page: Page, at: Callable[[str], Page]) -> None:
    at("")

    page.evaluate(
        "Object.defineProperty(KeyboardEvent.prototype, 'timeStamp', { get: () => 300 });"
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true }))"
    )
    page.wait_for_timeout(200)

    assert page.url.endswith(HOME)


def test_l_puts_it_off_and_focus_goes_on(at: Callable[[str], Page], three_thanks: Member) -> None:
    page = at("")

    page.keyboard.press("l")
    page.get_by_role("button", name="Tomorrow", exact=True).press("Enter")

    expect(page.get_by_role("status")).to_contain_text("Ana")
    settled(page)
    expect(focused(page)).to_contain_text("Luis Ferreira")


def test_d_says_that_it_was_done_otherwise(at: Callable[[str], Page], three_thanks: Member) -> None:
    page = at("")

    page.keyboard.press("d")
    page.locator(".courtesy.open").get_by_role("button", name="In person", exact=True).press("Enter")

    expect(page.locator(".courtesy.done", has_text="Ana Duarte")).to_be_visible()
    settled(page)
    expect(focused(page)).to_contain_text("Luis Ferreira")
    assert not Letter.objects.of(three_thanks.firm).exists()


# --- where letters rest -------------------------------------------------------------------------------------------


def test_letters_rest_inside_a_field(at: Callable[[str], Page], three_thanks: Member) -> None:
    page = at("people/")

    page.get_by_role("main").get_by_role("searchbox").or_(page.locator("main input[name=q]")).first.focus()
    page.keyboard.type("cgriz?")

    expect(page).to_have_url(re.compile("/people/"))
    expect(focused(page)).to_have_value("cgriz?")


def test_letters_can_be_switched_off(at: Callable[[str], Page], three_thanks: Member) -> None:
    account = cast.account(three_thanks)
    account.keys_on = False
    account.save(update_fields=["keys_on"])
    page = at("")

    for key in ("c", "i", "j", "z", "?"):
        page.keyboard.press(key)

    expect(page).to_have_url(re.compile(f"{HOME}$"))
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog", name="Find or do")).to_be_visible()


def test_tab_reaches_everything_and_shows_where_it_is(at: Callable[[str], Page], three_thanks: Member) -> None:
    page = at("")
    stops = page.evaluate(
        """[...document.querySelectorAll("main a[href], main button, main input:not([type=hidden]), main textarea, main summary")]
            .filter((e) => e.checkVisibility()).length"""
    )
    page.get_by_role("main").focus()

    for _ in range(stops):
        page.keyboard.press("Tab")
        where = page.evaluate(
            """(() => {
                const e = document.activeElement;
                const ring = [e, e.closest(".courtesy")].filter(Boolean).map((x) => getComputedStyle(x));
                return [Boolean(e.closest("main")), ring.some((r) => r.outlineStyle !== "none" && parseFloat(r.outlineWidth) >= 2)];
            })()"""
        )
        assert where == [True, True], page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


# --- without any script -------------------------------------------------------------------------------------------


@pytest.fixture
def plainly(page_without_scripts: Page, sign_in: SignIn, priya: Member) -> Page:
    sign_in(page_without_scripts, priya)
    return page_without_scripts


def test_thanking_and_undo_need_no_scripts(plainly: Page, three_thanks: Member) -> None:
    page = plainly
    page.goto(HOME)
    row(page, "Ana Duarte").get_by_role("link", name=re.compile("^Read draft")).click()
    page.get_by_label("Your words to Ana").fill("Ana,\n\nThank you for Kwame.\n\nPriya")
    page.get_by_role("button", name="Send thanks").click()

    expect(page.locator(".courtesy.done", has_text="Thanked Ana Duarte")).to_contain_text("Leaves at 9:34")
    assert "Thank you for Kwame." in Letter.objects.of(three_thanks.firm).get().text
    page.locator(".courtesy.done", has_text="Thanked Ana Duarte").get_by_role(
        "button", name=re.compile("^Undo")
    ).click()

    expect(page.locator(".courtesy.done")).to_have_count(0)
    expect(row(page, "Ana Duarte")).to_be_visible()
    assert Letter.objects.of(three_thanks.firm).get().passage == Passage.CANCELLED


def test_capturing_needs_no_scripts(plainly: Page, priya: Member) -> None:
    page = plainly
    page.goto(HOME + "capture/")
    page.get_by_label("Say it as you heard it").fill(
        "Kwame Boateng needs a clinic laid out. From Ana Duarte. 503 555 0112"
    )
    page.get_by_role("button", name="Keep it").click()
    if "/kept/" not in page.url:  # the reading is shown first, where no script could show it
        page.get_by_role("button", name="Keep it").click()

    expect(page).to_have_url(re.compile("/kept/"))
    kept = Referral.objects.of(priya.firm).get()
    assert {party.person.name for party in kept.parties.all()} == {"Kwame Boateng", "Ana Duarte"}


def test_finding_needs_no_scripts(plainly: Page, three_thanks: Member) -> None:
    page = plainly
    page.goto(HOME)
    page.get_by_role("link", name="Find or do").click()
    page.get_by_role("main").get_by_label("Find a person or do something").fill("thank luis")
    page.get_by_role("button", name="Find").click()

    page.get_by_role("main").get_by_role("link", name=re.compile("Thank Luis Ferreira")).click()

    expect(page.get_by_role("button", name="Send thanks")).to_be_visible()


def test_introducing_needs_no_scripts(plainly: Page, priya: Member) -> None:
    for who in ("sally", "fred"):
        cast.person(priya.firm, who, just_send=True)
    page = plainly
    page.goto(HOME + "introduce/")
    page.get_by_label("Introduce", exact=True).fill("Sally Okafor")
    page.get_by_label("to", exact=True).fill("Fred Lindqvist")
    page.get_by_label("because").fill("she wants her bakery insured")
    page.get_by_role("button", name="Show both letters").last.click()
    page.get_by_label("Why Sally should meet Fred").fill("He insures bakeries.")
    page.get_by_label("Why Fred should meet Sally").fill("She decides quickly.")
    page.get_by_role("button", name="Write why Sally should meet Fred").click()
    page.get_by_role("button", name="Send both").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("on their way")
    assert sorted(letter.to.name for letter in Letter.objects.of(priya.firm)) == ["Fred Lindqvist", "Sally Okafor"]


def test_calling_and_what_came_of_it_need_no_scripts(plainly: Page, priya: Member) -> None:
    cast.ana_sends_kwame(priya, now=FRIDAY - timedelta(minutes=22))
    page = plainly
    page.goto(HOME)
    row(page, "Kwame Boateng, within the hour").locator("h3 a").click()
    page.get_by_role("button", name="Reached", exact=True).click()

    expect(page.locator(".courtesy.done", has_text="Kwame")).to_contain_text("Called")
