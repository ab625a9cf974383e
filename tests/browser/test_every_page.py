"""Can everybody use every page of the sample firm, with two years of people in it?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from obliged.cli.demo import free_port
from tests.browser.conftest import Sound
from tests.browser.walk import walk
from tests.cli.test_up import running

# Whatever else there is: these are reached, or a link is broken.
EXPECTED = {
    "today",
    "capture",
    "referrals",
    "referral",
    "people",
    "person",
    "introduce",
    "playbook",
    "mailbox",
    "settings",
    "mfa_index",
    "portal_link",
    "public_page",
    "public_page_card",
    "introduce_to",
    "offers",
}


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The sample firm, as `obliged demo` starts it."""
    with running("demo", "--port", str(free_port()), "--data", str(tmp_path), "--json") as obliged:
        yield json.loads(obliged.says('"sign_in"'))


@pytest.mark.slow
def test_every_page_of_the_sample_firm_is_sound(sample: dict[str, str], chromium: Browser, sound: Sound) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
    page.on("console", lambda said: troubles.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.goto(sample["sign_in"])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/f/**")

    reached = set()
    for kind in walk(page, page.url, troubles):
        reached.add(kind)
        try:
            sound(page)
        except AssertionError as unsound:
            troubles.append(str(unsound).split("\nassert ")[0])
    context.close()

    assert troubles == [], "\n".join(troubles)
    assert reached >= EXPECTED
