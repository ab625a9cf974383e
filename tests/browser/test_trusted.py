"""Can a text become a page that acts?"""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page

from tests import cast
from tests.browser.conftest import SignIn

SHOWN = "(text) => { const place = document.createElement('div'); document.body.append(place); place.innerHTML = text; return place.textContent; }"
REFUSED = f"(text) => {{ try {{ ({SHOWN})(text); return ''; }} catch (error) {{ return error.message; }} }}"
ACTS = (
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href=' java\tscript:alert(1)'>x</a>".replace("\t", ""),
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<template><img src=x onerror=alert(1)></template>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<div hx-on:click='alert(1)'>x</div>",
    "<base href='//evil.example/'>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
)


@pytest.fixture
def at_a_desk(desk: BrowserContext, sign_in: SignIn) -> Page:
    """A tab that may complain: it is given what it ought to refuse."""
    page = desk.new_page()
    priya = cast.priya()
    cast.ana_sends_kwame(priya)
    sign_in(page, priya).goto(f"/f/{priya.firm.slug}/")
    return page


@pytest.mark.parametrize("text", ACTS)
def test_a_text_that_could_act_is_not_shown(at_a_desk: Page, text: str) -> None:
    assert at_a_desk.evaluate(REFUSED, text) == "This text could act, and is not shown."


def test_a_text_that_only_says_something_is_shown(at_a_desk: Page) -> None:
    said = at_a_desk.evaluate(SHOWN, "<p title='go on = yes'>Ana &lt;script&gt; <a href='/f/'>sends</a> onload=1</p>")

    assert said == "Ana <script> sends onload=1"


def test_a_script_from_elsewhere_is_not_loaded(at_a_desk: Page) -> None:
    refused = at_a_desk.evaluate(
        "() => { try { document.createElement('script').src = 'https://evil.example/x.js'; return ''; } "
        "catch (error) { return error.message; } }"
    )

    assert refused == "Not a script of ours."


def test_nobody_makes_a_second_policy(at_a_desk: Page) -> None:
    refused = at_a_desk.evaluate(
        "() => { try { trustedTypes.createPolicy('mine', {}); return ''; } catch (error) { return error.name; } }"
    )

    assert refused == "TypeError"


def test_without_the_policy_the_same_text_acts(page: Page) -> None:
    """The control: what the policy refuses is what a browser would run."""
    page.goto("about:blank")
    page.evaluate(SHOWN, ACTS[0].replace("alert(1)", "document.title=\\'ran\\'").replace("\\", ""))
    page.wait_for_function("document.title === 'ran'")

    assert page.title() == "ran"
