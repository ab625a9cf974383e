"""Can everybody use the pages of what we keep of people, and erase somebody as it was meant?"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from obliged.acts import people, privacy, referrals
from obliged.acts.origins import From, Source
from obliged.acts.people import Reach
from obliged.domain.happenings import Kind
from obliged.records.firms import Member
from obliged.records.people import Person
from obliged.records.privacy import Asked, Erasure
from tests import cast
from tests.browser.conftest import SignIn, Sound
from tests.browser.morning import FRIDAY

LONG_AGO = FRIDAY - timedelta(days=40)
SHOTS = os.environ.get("SHOTS", "")


@pytest.fixture
def priya(live: str) -> Member:
    return cast.priya(now=LONG_AGO)


@pytest.fixture
def kwame(priya: Member) -> Person:
    """Whom Ana sent, with something of everything."""
    ana = cast.person(priya.firm, "ana", now=LONG_AGO)
    kwame = people.keep(
        firm=priya.firm, name="Kwame Boateng", now=LONG_AGO, by=priya, occupation="physiotherapist", notes="Pays late.",
        reach=Reach(emails=("kwame@boateng.example",), phones=("503 555 0112",)),
        from_=From(Source.INTRODUCER, person=ana), introduced_by=ana,
    )  # fmt: skip
    referrals.receive(
        firm=priya.firm, introducers=[referrals.Known(ana)], prospects=[referrals.Known(kwame, "she keeps his books")],
        by=priya, now=LONG_AGO, need="a clinic laid out by March",
    )  # fmt: skip
    people.happened(kwame, Kind.NOTED, by=priya, now=LONG_AGO, words="Likes north light, and says so.")
    privacy.ask(kwame, Asked.SEE, way="phone", words="What have you got on me?", by=priya, now=FRIDAY)
    privacy.ask(kwame, Asked.ERASE, way="email", words="", by=priya, now=FRIDAY)
    privacy.ask(ana, Asked.STOP, way="in_person", words="No more letters, thank you.", by=priya, now=LONG_AGO)
    return kwame


def shot(page: Page, name: str) -> None:
    """A picture of the page, wide and as a phone has it, by day and by night, where somebody wants to look."""
    if not SHOTS:
        return
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}-{theme}.png"), full_page=True)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1440, "height": 900})


def test_every_page_is_sound(page: Page, sign_in: SignIn, priya: Member, kwame: Person, sound: Sound) -> None:
    sign_in(page, priya)
    home = f"/f/{priya.firm.slug}/"
    theirs = f"{home}people/{kwame.public_id}/"
    pages = {
        "person": theirs, "file": f"{theirs}file/", "erase": f"{theirs}erase/", "hold": f"{theirs}hold/",
        "asked": f"{theirs}asked/", "privacy": f"{home}privacy/", "keeping": f"{home}settings/keeping/",
    }  # fmt: skip
    for name, address in pages.items():
        page.goto(address)
        shot(page, name)
        sound(page)


def test_somebody_is_erased_by_typing_their_name(page: Page, sign_in: SignIn, priya: Member, kwame: Person) -> None:
    sign_in(page, priya)
    page.goto(f"/f/{priya.firm.slug}/people/{kwame.public_id}/")
    page.get_by_role("link", name="Erase").click()
    page.get_by_label("Their name, to be sure").fill("Kwame")
    page.get_by_role("button", name="Erase for ever").click()
    expect(page.get_by_text("This is another name. Nothing was erased.").first).to_be_visible()

    page.get_by_label("Their name, to be sure").fill("Kwame Boateng")
    page.get_by_role("button", name="Erase for ever").click()
    expect(page.get_by_text("They are out of sight.")).to_be_visible()
    assert Erasure.objects.of(priya.firm).get().person == kwame
