"""Can everybody set up their mailbox, read what is in the way, and stop what comes by itself?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from obliged.acts import letters, mail_accounts
from obliged.domain.mail_providers import Place
from obliged.ports import stop_links
from obliged.records.firms import Member
from obliged.records.letters import Letter, Passage
from tests import cast
from tests.browser.conftest import SignIn, Sound
from tests.browser.morning import FRIDAY
from tests.certificates import Authority
from tests.mailservers import MailServer, mail_server
from tests.nameserver import answering, text

pytestmark = pytest.mark.usefixtures("friday")
HOME = "/f/raman-vale/settings/mail/"
ADDRESS, SECRET = "priya@ramanvale.example", "a table near the oven"
ZONE = {
    ("ramanvale.example", "MX"): ("10 in1-smtp.messagingengine.com.",),
    ("ramanvale.example", "TXT"): text("v=spf1 mx include:_spf.elsewhere.example -all"),
}
# Where to leave pictures of what was looked at; nowhere, unless somebody asks.
PICTURES = os.environ.get("OBLIGED_PICTURES_OF_MAIL", "")


@pytest.fixture(autouse=True)
def quiet_house(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.KEYS, settings.KEYS_FOLDER = "", tmp_path / "keys"
    with answering(ZONE) as server:
        settings.NAMESERVERS = server.address
        yield


@pytest.fixture
def server(authority: Authority) -> Iterator[MailServer]:
    with mail_server(authority, ADDRESS, SECRET) as running:
        yield running


@pytest.fixture
def priya(live: str) -> Member:
    return cast.priya(now=FRIDAY)


@pytest.fixture
def at_mail(page: Page, sign_in: SignIn, priya: Member) -> Page:
    sign_in(page, priya)
    page.goto(HOME, wait_until="networkidle")
    return page


def test_a_member_sets_up_their_mailbox(at_mail: Page, server: MailServer, sound: Sound) -> None:
    page = at_mail
    expect(page.get_by_role("heading", level=1)).to_have_text("Your letters stay in the house.")
    sound(page)

    page.get_by_role("link", name="Add your account").click()
    expect(page.get_by_label("Address")).to_have_value(ADDRESS)
    sound(page)

    page.get_by_role("button", name="Find its servers").click()
    expect(page.get_by_label("Server").first).to_have_value("smtp.fastmail.com")
    expect(page.get_by_text("Fastmail wants an app password")).to_be_visible()
    sound(page)
    picture(page, "mail-account")

    out = page.get_by_role("region", name="Where letters are handed over (SMTP)")
    out.get_by_label("Server").fill(server.host)
    out.get_by_label("Port").fill(str(server.port))
    out.get_by_label("Safe line").select_option("starttls")
    page.get_by_role("region", name="Where answers are read (IMAP)").get_by_label("Server").fill("")
    page.get_by_role("button", name="Keep it and try it").click()
    expect(page.get_by_text("Type the password; it is sealed and never shown again.").first).to_be_visible()
    sound(page)

    page.get_by_label("Password", exact=True).fill(SECRET)
    page.get_by_role("button", name="Keep it and try it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Your letters leave from {ADDRESS}.")
    expect(page.get_by_text("Sending works")).to_be_visible()
    assert server.taken == []

    page.get_by_role("button", name="Ask about").click()
    expect(page.get_by_text("SPF does not name")).to_be_visible()
    sound(page)
    picture(page, "mail-works")


def test_what_is_in_the_way_is_sound_and_so_is_removing(
    at_mail: Page, priya: Member, server: MailServer, sound: Sound
) -> None:
    page = at_mail
    said = mail_accounts.Said(ADDRESS, ADDRESS, Place(server.host, server.port, "starttls"), secret=SECRET)
    account = mail_accounts.keep(priya.firm, priya, said, by=priya, now=FRIDAY)
    mail_accounts.try_it(account, now=FRIDAY)
    server.password = "changed"
    shared = replace(said, address="hello@ramanvale.example", smtp=Place("smtp.ramanvale.invalid", 465, "tls"))
    mail_accounts.try_it(mail_accounts.keep(priya.firm, None, shared, by=priya, now=FRIDAY), now=FRIDAY)
    page.reload()

    page.get_by_role("button", name=re.compile(f"Try it.*{re.escape(ADDRESS)}")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your letters wait: localhost does not let us in.")
    expect(page.get_by_text("No machine is called smtp.ramanvale.invalid.")).to_be_visible()
    sound(page)
    picture(page, "mail-in-the-way")

    page.get_by_role("link", name=f"Remove {ADDRESS}").click()
    expect(page.get_by_text("Its password goes with it.")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("link", name="Add your account")).to_be_visible()


def test_everything_works_where_nothing_but_html_does(
    page_without_scripts: Page, sign_in: SignIn, priya: Member, server: MailServer
) -> None:
    page = sign_in(page_without_scripts, priya)
    page.goto(f"{HOME}own/?address={ADDRESS}")

    page.get_by_role("region", name="Where letters are handed over (SMTP)").get_by_label("Server").fill(
        "smtp.nowhere.invalid"
    )
    page.get_by_label("Password", exact=True).fill(SECRET)
    page.get_by_role("region", name="Where answers are read (IMAP)").get_by_label("Server").fill("")
    page.get_by_role("button", name="Keep it and try it").click()

    expect(page.get_by_text("No machine is called smtp.nowhere.invalid.")).to_be_visible()


def test_stopping_what_comes_by_itself_is_sound(page: Page, priya: Member, sound: Sound) -> None:
    letter = letters.write(
        key="k", kind="still_interested", to=cast.person(priya.firm, "ana"), address="ana@duarte.example", by=priya,
        subject="Still interested?", text="Do you still look?", now=FRIDAY,
    )  # fmt: skip
    Letter.objects.of(priya.firm).filter(pk=letter.pk).update(passage=Passage.SENT)
    page.goto(stop_links.of_letter(letter.public_id))
    sound(page)
    picture(page, "stop")

    page.get_by_role("button", name="Stop them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Raman Vale sends you nothing by itself any more.")
    sound(page)

    page.get_by_role("button", name="Let them come again").click()
    expect(page.get_by_role("button", name="Stop them")).to_be_visible()


def picture(page: Page, name: str) -> None:
    if not PICTURES:
        return
    for scheme in ("light", "dark"):
        for wide, width in (("wide", 1440), ("phone", 390)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{PICTURES}/{name}-{wide}-{scheme}.png", full_page=True)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1440, "height": 900})
