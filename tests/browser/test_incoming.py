"""Can everybody use what came in by mail: read it, say yes or no to it, say whose it is, and answer it?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, expect

from obliged.domain.referrals import Stage
from obliged.records.firms import Member
from obliged.records.incoming import Incoming
from obliged.records.referrals import Referral
from tests import cast
from tests.acts.test_incoming import OURS, comes
from tests.browser.conftest import SignIn, Sound
from tests.browser.morning import FRIDAY
from tests.mails import mail

pytestmark = pytest.mark.usefixtures("friday")
HOME = "/f/raman-vale/"


@pytest.fixture
def priya(live: str, settings: LazySettings) -> Member:
    settings.MAIL_DOMAIN = OURS
    return cast.priya(now=FRIDAY - timedelta(days=200))


@pytest.fixture
def at(page: Page, sign_in: SignIn, priya: Member) -> Callable[[str], Page]:
    sign_in(page, priya)

    def goes(path: str = "") -> Page:
        page.goto(HOME + path, wait_until="networkidle")
        return page

    return goes


def news(priya: Member) -> tuple[Referral, Incoming]:
    referral = cast.ana_sends_kwame(priya, now=FRIDAY - timedelta(days=3))
    came = comes(
        mail(
            "We met on Tuesday and I like the plans. My wife asks whether the waiting room could face the street.\n\n"
            "Kwame\n\nOn Mon, 16 Nov 2026, Priya Raman wrote:\n> Shall we say Tuesday at ten?\n",
            by="Kwame Boateng <kwame@boateng.example>",
            subject="Re: Your clinic",
        ),
        now=FRIDAY - timedelta(hours=2),
    )
    return referral, came


def introduction(**fields: str) -> Incoming:
    return comes(
        mail(
            "Hi Priya,\n\nI'd like to introduce you to Rosa Quintero, who runs the flower shop on Alder Street. She needs plans "
            "for a second shop by May.\nrosa@quintero.example, 503 555 0124\n\nBest,\nAna",
            subject="Introduction: Rosa Quintero", message_id="<intro@duarte.example>", **fields,
        ),
        now=FRIDAY - timedelta(hours=1),
    )  # fmt: skip


def stranger() -> Incoming:
    return comes(
        mail("Do you have room in May? A friend gave me your name.", by="T. Pham <tp@home.example>", subject="A café",
             message_id="<s@home.example>"),
        now=FRIDAY - timedelta(minutes=20),
    )  # fmt: skip


def test_what_was_heard_by_mail_is_sound_on_every_page(at: Callable[[str], Page], sound: Sound, priya: Member) -> None:
    referral, came = news(priya)
    made = introduction()
    lost = stranger()
    pages = (
        "", f"mail/{came.public_id}/", f"mail/{came.public_id}/reply/", f"mail/{made.public_id}/",
        f"mail/{made.public_id}/change/", "mail/", f"mail/{lost.public_id}/", f"mail/{lost.public_id}/?who=thu",
        f"referrals/{referral.public_id}/",
    )  # fmt: skip

    for path in pages:
        sound(at(path))


def test_record_it_is_one_press_on_today_and_says_so(at: Callable[[str], Page], priya: Member) -> None:
    referral, _ = news(priya)
    page = at("")

    page.get_by_role("button", name="Record it").click()

    expect(page.get_by_text("Recorded, in their words.").first).to_be_visible()
    expect(page.get_by_text("Kwame writes that they have met.")).to_have_count(0)
    referral.refresh_from_db()
    assert referral.stage == Stage.MET


def test_an_introduction_is_kept_and_taken_back_without_leaving_today(at: Callable[[str], Page], priya: Member) -> None:
    introduction()
    page = at("")

    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Kept.").first).to_be_visible()
    assert Referral.objects.of(priya.firm).get().is_open

    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back.").first).to_be_visible()
    assert Referral.objects.of(priya.firm).get().stage == Stage.IN_ERROR


def test_it_is_put_right_first_as_in_capture(at: Callable[[str], Page], priya: Member) -> None:
    introduction()
    page = at("")
    page.get_by_role("link", name="Change it first").click()

    page.get_by_label("Needs").fill("plans for a second flower shop")
    page.get_by_role("button", name="Keep it").click()

    expect(page.get_by_text("Kept, by Priya Raman.")).to_be_visible()
    assert Referral.objects.of(priya.firm).get().need == "plans for a second flower shop"


def test_a_stranger_is_named_and_heard_back(at: Callable[[str], Page], priya: Member) -> None:
    stranger()
    thu = cast.person(priya.firm, "thu")
    page = at("mail/")
    page.get_by_role("link", name="Who is it?").click()
    page.get_by_label("Find somebody by name").fill("Thu")
    page.get_by_role("button", name="Find").click()

    page.get_by_role("button", name=thu.name).click()
    at("")

    expect(page.get_by_text("Do you have room in May?")).to_be_visible()
