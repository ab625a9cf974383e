"""Does somebody come in, and does nobody else?"""

from __future__ import annotations

import re

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from obliged.acts import firms
from obliged.ports import clock
from obliged.records.firms import Firm
from tests import cast
from tests.browser.conftest import SignIn, Sound

PAGES = ("/accounts/login/", "/accounts/password/reset/", "/accounts/login/code/", "/accounts/signup/")


@pytest.mark.parametrize("address", PAGES)
def test_the_doors_are_open_to_everybody(page: Page, sound: Sound, address: str) -> None:
    cast.priya()

    page.goto(address)

    sound(page)


def test_the_firm_keeps_the_clocks_of_where_it_was_set_up(chromium: Browser, live: str) -> None:
    context = chromium.new_context(base_url=live, timezone_id="Europe/Lisbon")
    page = context.new_page()
    page.goto("/set-up/")
    page.get_by_label("Your firm").fill("Duarte e Filhos")
    page.get_by_label("Your e-mail").fill("ana@duarte.example")
    page.get_by_label("A password").fill(cast.PASSWORD)
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ana")

    assert Firm.objects.get().zone == "Europe/Lisbon"
    context.close()


def test_whoever_has_no_account_is_given_no_cookie(page: Page) -> None:
    page.goto("/a/nothing-of-that-kind/")

    assert page.context.cookies() == []


def test_a_member_signs_in_with_their_password(page: Page) -> None:
    cast.priya()
    page.goto("/")

    page.get_by_label("Email").fill("priya@ramanvale.example")
    page.get_by_label("Password", exact=True).fill(cast.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page).to_have_url(re.compile("/f/raman-vale/"))


def test_a_wrong_password_says_so_beside_the_field(page: Page, sound: Sound) -> None:
    cast.priya()
    page.goto("/accounts/login/")

    page.get_by_label("Email").fill("priya@ramanvale.example")
    page.get_by_label("Password", exact=True).fill("a table by the door")
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.get_by_label("Email")).to_have_value("priya@ramanvale.example")
    sound(page)


def test_a_one_time_link_signs_in_once_and_only_when_pressed(page: Page, sound: Sound, live: str) -> None:
    priya = cast.priya()
    link = firms.sign_in_link(priya.user, now=clock.now())
    Client().get(link.removeprefix(live))  # a scanner of mail opens every link

    page.goto(link)
    sound(page)
    page.get_by_role("button", name=re.compile("Sign in")).click()
    expect(page).to_have_url(re.compile("/f/raman-vale/"))

    page.goto(link)
    expect(page.get_by_role("button", name=re.compile("Sign in"))).to_have_count(0)
    sound(page)


def test_signing_in_needs_no_scripts(page_without_scripts: Page) -> None:
    cast.priya()
    page = page_without_scripts
    page.goto("/accounts/login/")

    page.get_by_label("Email").fill("priya@ramanvale.example")
    page.get_by_label("Password", exact=True).fill(cast.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page).to_have_url(re.compile("/f/raman-vale/"))


def test_a_firm_that_is_not_ours_does_not_exist(page: Page, sign_in: SignIn) -> None:
    cast.priya()
    sign_in(page, cast.grace())

    answer = page.goto("/f/raman-vale/")

    assert answer is not None
    assert answer.status == 404
