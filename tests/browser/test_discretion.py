"""Does a member see, while writing and on Send, what in a letter is not for its reader, and can they send it as it is?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from obliged.acts import referrals
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.letters import Letter
from tests import cast
from tests.browser.conftest import SignIn, Sound
from tests.browser.morning import FRIDAY
from tests.queries.test_today import owed

pytestmark = pytest.mark.usefixtures("friday")
TELLS = "Dear Ana,\n\nKwame signed for eighteen thousand four hundred.\n\nPriya"


@pytest.fixture
def thanks(live: str) -> Courtesy:
    priya: Member = cast.priya(now=FRIDAY - timedelta(days=20))
    row = cast.ana_sends_kwame(priya, now=FRIDAY - timedelta(days=1))
    referrals.change(
        row, version=row.version, now=FRIDAY, notes="His budget is $18,400, and the landlord will not renew his lease."
    )
    return owed(priya.firm, "thank_received")


def test_it_is_marked_while_it_is_written_and_leaves_only_as_it_is(
    page: Page, sign_in: SignIn, sound: Sound, thanks: Courtesy
) -> None:
    sign_in(page, thanks.owner)
    page.goto(f"/f/{thanks.firm.slug}/courtesies/{thanks.public_id}/", wait_until="networkidle")

    page.locator("textarea[name=text]").fill(TELLS)
    expect(page.locator(".marks mark")).to_have_text("eighteen thousand four hundred")
    sound(page)

    page.get_by_role("button", name="Send", exact=False).first.click()
    away = page.locator(".gives-away")
    expect(away).to_contain_text("It has not left.")
    expect(away).to_be_focused()
    assert page.locator("textarea[name=text]").input_value() == TELLS
    sound(page)

    page.get_by_label("Why it may be told, if you like").fill("Kwame asked me to.")
    page.get_by_role("button", name="Send it as it is").click()
    expect(page.locator(".gives-away")).to_have_count(0)
    assert Letter.objects.of(thanks.firm_id).count() == 1
