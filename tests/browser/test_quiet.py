"""Is the console of a browser quiet, also where an act is refused or a question is asked anew?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from obliged.acts import courtesies
from obliged.records.courtesies import Courtesy
from tests import cast
from tests.browser.conftest import SignIn
from tests.browser.morning import FRIDAY

pytestmark = pytest.mark.usefixtures("friday")
HOME = "/f/raman-vale/"
NETWORK = "the server responded with a status of 4"  # a browser's own note of a refusal


def complaints(page: Page) -> list[str]:
    """What is said in the console from now on."""
    said: list[str] = []
    page.on("console", lambda note: said.append(note.text) if note.type in {"error", "warning"} else None)
    return said


def test_a_refused_letter_is_refused_in_silence(page: Page, sign_in: SignIn) -> None:
    priya = cast.priya(now=FRIDAY - timedelta(days=100))
    cast.ana_sends_kwame(priya, now=FRIDAY - timedelta(hours=1))
    row = Courtesy.objects.of(priya.firm).get(rule="thank_received")
    said = complaints(page)
    sign_in(page, priya).goto(HOME, wait_until="networkidle")
    here = page.locator(f"#courtesy-{row.public_id}")
    send = here.get_by_role("button", name="Send thanks")
    expect(send).to_be_visible()
    courtesies.done_otherwise(row, by=priya, now=FRIDAY)

    send.click()

    expect(page.get_by_role("alert").first).to_be_visible()
    page.wait_for_timeout(300)
    assert [one for one in said if NETWORK not in one] == []


def test_what_an_extension_wrote_into_a_row_is_not_carried_over(page: Page, sign_in: SignIn) -> None:
    """Password managers and tools that take pictures set styles; a row that comes instead may not take them over."""
    priya = cast.priya(now=FRIDAY - timedelta(days=100))
    cast.ana_sends_kwame(priya, now=FRIDAY - timedelta(hours=1))
    said = complaints(page)
    sign_in(page, priya).goto(HOME, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('main [id]').forEach((one) => { one.style.caretColor = 'red'; })")

    page.get_by_role("link", name="Redraft").first.click()

    expect(page.locator('input[name="register"]').first).to_have_value("warmer")
    page.wait_for_timeout(300)
    assert said == []


def test_a_question_that_gives_way_to_a_newer_one_is_no_error(page: Page, sign_in: SignIn) -> None:
    priya = cast.priya(now=FRIDAY - timedelta(days=100))
    said = complaints(page)
    sign_in(page, priya).goto(f"{HOME}introduce/", wait_until="networkidle")
    slow = {"offline": False, "latency": 500, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)

    for field, words in (
        ("#prospect", "Sally Okafor"),
        ("#provider", "Fred Lindqvist"),
        ("#need", "insurance for the bakery"),
    ):
        page.locator(field).press_sequentially(words, delay=250)
    page.wait_for_timeout(1500)

    assert said == []
