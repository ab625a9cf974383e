"""How does a test sit down in front of the product, as a person would?

`live` serves the product on a port of its own, `page` is a browser's tab that may not complain, `sign_in` is a member
at their desk, and `sound` looks at a page in both themes and three widths.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from obliged.ports import clock
from obliged.records.firms import Member
from tests.browser.morning import FRIDAY
from tests.conftest import missing

# Playwright keeps an event loop in this thread, where Django would otherwise refuse to open its database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

WIDTHS = (1440, 390, 320)
THEMES = ("light", "dark")
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
QUIETLY = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

TOO_WIDE = """(() => {
    const out = [...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > innerWidth);
    return out.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).join(" … ");
})()"""

SignIn = Callable[[Page, Member], Page]
Sound = Callable[[Page], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def program() -> str | None:
    """Where Chromium is, or something like it."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or (str(MAC) if MAC.exists() else None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    where = program()
    if where is None:
        missing("There is no Chromium here. Debian: sudo apt install chromium. macOS: install Chrome.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where, args=list(QUIETLY))
        yield browser
        browser.close()


@pytest.fixture
def live(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """The product, served; answers with its address. Links in letters lead to it."""
    monkeypatch.setattr(settings, "BASE_URL", live_server.url)
    url: str = live_server.url
    return url


@pytest.fixture
def friday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The clock stands at twenty-four past nine on a Friday, also for the thread that serves."""
    monkeypatch.setattr(clock, "now", lambda: FRIDAY)
    return FRIDAY


@pytest.fixture
def desk(chromium: Browser, live: str) -> Iterator[BrowserContext]:
    """A browser of one's own, with nothing in it yet."""
    context = chromium.new_context(base_url=live, reduced_motion="reduce", viewport={"width": 1440, "height": 900})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(desk: BrowserContext) -> Iterator[Page]:
    """A tab that may not complain: any error in its console fails the test."""
    tab = desk.new_page()
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", lambda said: complaints.append(f"{said.text} {said.location}") if said.type == "error" else None)
    tab.on("requestfailed", lambda request: complaints.append(_failed(request)) if _is_ours(request, tab) else None)
    yield tab
    said = [complaint for complaint in complaints if complaint and not any(note in complaint for note in NO_COMPLAINTS)]
    assert said == []


# A page that refuses what was typed answers 4xx, and the browser notes that in the console.
NO_COMPLAINTS = ("the server responded with a status of 4",)


def _is_ours(request: Any, tab: Page) -> bool:
    # Leaving a page ends what it was still fetching; nobody misses that.
    return "ERR_ABORTED" not in (request.failure or "") and request.url.startswith("http")


def _failed(request: Any) -> str:
    return f"{request.url} failed: {request.failure}"


@pytest.fixture
def page_without_scripts(chromium: Browser, live: str) -> Iterator[Page]:
    """A tab in which nothing but HTML works."""
    context = chromium.new_context(base_url=live, java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def sign_in(live: str) -> SignIn:
    """A member at their desk. The form has tests of its own; here the session is simply there."""

    def signed_in(page: Page, member: Member) -> Page:
        client = Client()
        client.force_login(member.user, backend=BACKEND)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live}])
        return page

    return signed_in


@pytest.fixture
def sound() -> Sound:
    """Whether a page as it stands can be used by everybody: no violation that axe knows, and nothing off the side."""

    def is_sound(page: Page) -> None:
        before = page.viewport_size
        found: list[str] = []
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                found += [f"{theme}, {width} px: {trouble}" for trouble in _troubles(page)]
        page.emulate_media(color_scheme="light")
        if before is not None:
            page.set_viewport_size(before)
        assert found == [], "\n".join([page.url, *found])

    return is_sound


def _troubles(page: Page) -> Iterator[str]:
    for violation in Axe().run(page).response["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {violation['help']} at {' '.join(map(str, node['target']))}"
    wide, has = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if wide > has:
        yield f"scrolls sideways: {wide} px in {has}, first at {page.evaluate(TOO_WIDE)}"
