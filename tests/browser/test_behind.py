"""Can every owner see what is wrong behind the pages, and say what is to happen?"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from obliged.acts import timetable
from obliged.jobs.timetable import TIMETABLE
from obliged.records.firms import Member
from obliged.records.jobs import Installation, Job, Schedule, Worker
from tests import cast
from tests.browser.conftest import SignIn, Sound
from tests.browser.morning import FRIDAY

pytestmark = pytest.mark.usefixtures("friday")

MINUTE = timedelta(minutes=1)


@pytest.fixture
def priya(live: str, settings: Any, tmp_path: Path) -> Member:
    """Much is wrong at her place."""
    settings.DATA = tmp_path
    priya = cast.priya(now=FRIDAY)
    Worker.objects.create(name="studio 4120 9fc2a1", since=FRIDAY - timedelta(days=2), beat_at=FRIDAY - 9 * MINUTE)
    Installation.objects.create(pk=1, epoch=uuid4(), sent=3, muted_at=FRIDAY - MINUTE, muted_why="restored")
    Job.objects.create(
        firm=priya.firm, kind="inbox", state="aside", run_at=FRIDAY, made_at=FRIDAY, ended_at=FRIDAY - 60 * MINUTE,
        attempts=8, trouble="TimeoutError: imap.ramanvale.example did not answer within thirty seconds",
    )  # fmt: skip
    timetable.keep([line.name for line in TIMETABLE], now=FRIDAY)
    Schedule.objects.filter(name="silence").update(falls=3, trouble="OperationalError: database is locked")
    return priya


def test_an_owner_sees_what_is_wrong_and_says_what_is_to_happen(
    page: Page, sign_in: SignIn, priya: Member, sound: Sound
) -> None:
    sign_in(page, priya)
    page.goto("/f/raman-vale/people/", wait_until="networkidle")
    sound(page)
    page.get_by_role("link", name="Decide").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("No letter leaves this copy.")
    page.get_by_text("What was said").first.click()
    sound(page)

    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("It is tried again now.")).to_be_visible()
    page.get_by_role("button", name="This is the one that sends").click()
    expect(page.get_by_text("This copy sends.")).to_be_visible()
    page.get_by_role("button", name="Pause letters").click()
    expect(page.get_by_text("No letter leaves until you say so.")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Let letters leave").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("No worker is running.")


def test_without_scripts_it_works_too(page_without_scripts: Page, sign_in: SignIn, priya: Member) -> None:
    page = page_without_scripts
    sign_in(page, priya)
    page.goto("/f/raman-vale/settings/behind/")
    page.get_by_role("button", name="Let it go").click()
    expect(page.get_by_text("Let go. Nobody tries it again.")).to_be_visible()
