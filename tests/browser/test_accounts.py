"""Does the door open to a passkey and to a code, and does a lost phone forget?"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser, Page, expect

from obliged.domain import codes
from obliged.ports import clock
from obliged.records.accounts import SignedIn
from obliged.records.firms import Member
from tests import cast
from tests.browser.conftest import Sound


def types_password(page: Page) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill("priya@ramanvale.example")
    page.get_by_label("Password", exact=True).fill(cast.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def you(member: Member) -> str:
    return f"/f/{member.firm.slug}/settings/members/{member.public_id}/"


def with_a_finger(page: Page) -> str:
    """A device that makes passkeys, with a finger on it; answers with its name for the browser."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    added = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return str(added["authenticatorId"])


def test_a_passkey_is_added_opens_the_door_by_itself_and_proves_again(
    page: Page, sound: Sound, monkeypatch: pytest.MonkeyPatch
) -> None:
    priya = cast.priya()
    with_a_finger(page)
    types_password(page)
    page.goto(you(priya))
    page.get_by_role("link", name=re.compile("Signing in safely")).click()
    sound(page)
    page.get_by_role("link", name="Add a passkey").click()
    sound(page)
    page.get_by_label("Its name").fill("My phone")
    page.get_by_role("button", name="Add it").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these codes")
    sound(page)
    page.get_by_role("link", name="I have them").click()
    expect(page.get_by_text("My phone")).to_be_visible()
    sound(page)

    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(re.compile("/f/raman-vale/"))  # and no second proof is asked for

    now = clock.now
    monkeypatch.setattr(clock, "now", lambda: now() + timedelta(minutes=20))
    page.goto("/accounts/second/passkeys/add/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    sound(page)
    page.get_by_role("link", name="Use a passkey").click()
    sound(page)
    page.get_by_role("button", name="Use the passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Add a passkey")


def test_a_passkey_is_the_second_proof_after_a_password(page: Page, sound: Sound) -> None:
    cast.priya()
    with_a_finger(page)
    types_password(page)
    page.goto("/accounts/second/passkeys/add/")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these codes")
    page.context.clear_cookies()

    types_password(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("And your second proof")
    sound(page)
    page.get_by_role("button", name="Use a passkey").click()

    expect(page).to_have_url(re.compile("/f/raman-vale/"))


def test_a_passkey_of_another_house_opens_nothing(page: Page) -> None:
    cast.priya()
    with_a_finger(page)
    types_password(page)
    page.goto("/accounts/second/passkeys/add/")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these codes")
    Authenticator.objects.filter(type="webauthn").delete()
    page.context.clear_cookies()

    page.goto("/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_text("That code does not fit.")).to_be_visible()
    expect(page).to_have_url(re.compile("/accounts/login/"))


def test_whoever_turns_the_question_of_the_device_down_reads_what_to_do(page: Page, sound: Sound) -> None:
    cast.priya()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": False, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    page.goto("/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_text("No passkey was used. Press again when you are ready.")).to_be_visible()
    sound(page)


def test_an_app_is_added_and_its_code_opens_the_door(page: Page, sound: Sound, monkeypatch: pytest.MonkeyPatch) -> None:
    cast.priya()
    start = datetime.now(UTC)
    at = [start]
    monkeypatch.setattr(clock, "now", lambda: at[0])
    types_password(page)
    page.goto("/accounts/second/app/")
    sound(page)
    page.get_by_text("It cannot be scanned").click()
    secret = page.locator("#secret").inner_text()
    page.get_by_label("Code").fill(codes.code_of(secret, codes.step_of(at[0])))
    page.get_by_role("button", name="Add the app").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these codes")
    with page.expect_download() as kept:
        page.get_by_role("button", name="Download").click()
    assert len(kept.value.path().read_text().split()) == 10
    page.context.clear_cookies()

    at[0] = start + timedelta(minutes=5)
    types_password(page)
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("That code does not fit.").first).to_be_visible()
    sound(page)
    page.get_by_label("Code").fill(codes.code_of(secret, codes.step_of(at[0])))
    page.get_by_role("button", name="Sign in").click()

    expect(page).to_have_url(re.compile("/f/raman-vale/"))


def test_a_lost_phone_forgets_what_it_kept(page: Page, chromium: Browser, live: str, sound: Sound) -> None:
    priya = cast.priya()
    context = chromium.new_context(base_url=live, user_agent="Mozilla/5.0 (Android 15; Mobile; rv:143.0) Firefox/143.0")
    phone = context.new_page()
    types_password(phone)
    phone.wait_for_url("**/f/**")
    phone.evaluate("localStorage.setItem('draft', 'words that nobody else may read')")
    types_password(page)
    page.goto(you(priya))
    expect(page.get_by_text("Firefox on Android")).to_be_visible()
    sound(page)
    page.get_by_role("button", name=re.compile("I lost Firefox on Android")).click()
    expect(page.get_by_text("Firefox on Android")).to_have_count(0)

    phone.goto("/")

    expect(phone.get_by_text("This device was signed out")).to_be_visible()
    assert phone.evaluate("localStorage.getItem('draft')") is None
    assert not [cookie for cookie in context.cookies() if cookie["name"] == "sessionid"]
    assert SignedIn.objects.get(browser="Firefox on Android").wipes
    context.close()


def test_a_password_that_is_typed_can_be_looked_at(page: Page) -> None:
    cast.priya()
    page.goto("/accounts/login/")
    field = page.get_by_label("Password", exact=True)
    field.fill("a chair")

    page.get_by_role("button", name="Show the password").click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide the password").click()
    expect(field).to_have_attribute("type", "password")


def test_what_was_typed_comes_back_after_the_proof(page: Page, sound: Sound, monkeypatch: pytest.MonkeyPatch) -> None:
    priya = cast.priya()
    joel = cast.joel(priya.firm)
    types_password(page)
    page.wait_for_url("**/f/**")
    page.goto(you(joel))
    page.get_by_label("Telephone").fill("503 555 0142")
    page.get_by_label("Role").select_option("viewer")
    now = clock.now
    monkeypatch.setattr(clock, "now", lambda: now() + timedelta(minutes=20))
    page.get_by_role("button", name="Keep it").first.click()
    page.get_by_label("Password", exact=True).fill(cast.PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is you. Go on")
    sound(page)

    page.get_by_role("button", name="Go on with it").click()

    expect(page.get_by_text("Kept.")).to_be_visible()
    kept = Member.objects.of(priya.firm).get(pk=joel.pk)
    assert (kept.phone, kept.role) == ("503 555 0142", "viewer")


def test_whoever_knocks_too_often_reads_a_sentence(page: Page, sound: Sound) -> None:
    cast.priya()
    for _ in range(6):
        page.goto("/accounts/login/")
        page.get_by_label("Email").fill("priya@ramanvale.example")
        page.get_by_label("Password", exact=True).fill("a guess at it")
        page.get_by_role("button", name="Sign in", exact=True).click()
        expect(page.get_by_role("alert").first).to_be_visible()

    expect(page.get_by_text("Too many tries.").first).to_be_visible()
    sound(page)
