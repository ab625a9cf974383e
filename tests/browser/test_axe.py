"""Can everybody use what a page shows once it was pressed, filled in, or went wrong?

`test_every_page` walks to every page that links lead to. Here stand the others: each courtesy opened, a capture that
was read, the palette, pages for people outside, forms that were refused, and pages of trouble. Each in both themes and
three widths, with no violation that axe knows, nothing off the side, and a quiet console.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.db import OperationalError
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from obliged.acts import courtesies, firms, introductions, links, partners, referrals
from obliged.domain.happenings import Kind, Reason
from obliged.domain.members import Role
from obliged.domain.partners import Tier
from obliged.domain.playbook import DEFAULT
from obliged.queries import today
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.links import Purpose
from obliged.records.referrals import Referral
from tests import cast
from tests.browser.conftest import SignIn, Sound
from tests.browser.morning import FRIDAY

pytestmark = pytest.mark.usefixtures("friday")
HOME = "/f/raman-vale/"


def ago(**span: float) -> datetime:
    return FRIDAY - timedelta(**span)


@pytest.fixture
def priya(live: str) -> Member:
    return cast.priya(now=ago(days=200))


@pytest.fixture
def at(page: Page, sign_in: SignIn, priya: Member) -> Callable[[str], Page]:
    """Priya at her desk, who goes to a page."""
    sign_in(page, priya)

    def goes(path: str = "") -> Page:
        page.goto(HOME + path, wait_until="networkidle")
        return page

    return goes


def sent(by: Member, introducer: str, prospect: str, now: datetime) -> Referral:
    return referrals.receive(
        firm=by.firm,
        introducers=[referrals.Known(cast.person(by.firm, introducer))],
        prospects=[referrals.Known(cast.person(by.firm, prospect))],
        by=by,
        now=now,
        need="a shop of their own",
    )


def goes_on(referral: Referral, *kinds: Kind, by: Member, now: datetime, reason: Reason | None = None) -> Referral:
    for n, kind in enumerate(kinds):
        on = FRIDAY - timedelta(hours=1) if kind is Kind.MEETING_SET else None
        referrals.step(referral, kind, by=by, now=now + timedelta(minutes=n), on=on, reason=reason)
    return referral


def every_verb_is_owed(by: Member) -> None:
    """One referral for each turn that it can take."""
    firm = by.firm
    cast.ana_sends_kwame(by, now=ago(hours=3))  # thank, call, answer
    goes_on(sent(by, "luis", "rosa", ago(days=3)), Kind.MAY_TELL, Kind.CONTACTED, by=by, now=ago(days=2))  # tell
    goes_on(sent(by, "luis", "bao", ago(days=3)), Kind.MEETING_SET, by=by, now=ago(days=2))  # record
    goes_on(sent(by, "ana", "rashid", ago(days=3)), Kind.MAY_TELL, by=by, now=ago(days=2))
    rashid = Referral.objects.of(firm).select_related("firm", "responsible").order_by("-id")[0]
    goes_on(rashid, Kind.DECLINED, by=by, now=ago(days=1), reason=Reason.TOO_LARGE)  # explain, introduce
    goes_on(sent(by, "grace", "thu", ago(days=120)), Kind.MAY_TELL, Kind.WON, by=by, now=ago(days=100))  # return
    given = cast.sally_to_fred(by, now=ago(days=9), consent_wanted=True)  # ask
    goes_on(given, Kind.CONSENT_GIVEN, Kind.INTRODUCED, by=by, now=ago(days=8))  # ask both
    mei = sent(by, "luis", "mei", ago(days=5))
    ines = cast.person(firm, "ines")
    referrals.step(mei, Kind.TREATED_BADLY, by=by, now=ago(days=1), reported_by=ines, person=ines)  # apologise, review
    referrals.promise(mei, to=ines, words="A drawing of the counter", due=ago(hours=2), by=by, now=ago(days=1))  # keep
    partners.pick(cast.person(firm, "noor"), tier=Tier.A, by=by, now=ago(days=40))  # keep in touch


cast.PEOPLE.setdefault("grace", ("Grace Adeyemi", "503 555 0126", "grace@adeyemi.example", None, "letting agent"))


# --- Today and its courtesies -------------------------------------------------------------------------------------


def test_a_courtesy_of_each_verb_is_sound_when_it_is_opened(
    at: Callable[[str], Page], priya: Member, sound: Sound
) -> None:
    every_verb_is_owed(priya)
    one_each = {row.verb: row for row in Courtesy.objects.of(priya.firm).owed().order_by("-id")}
    assert set(one_each) == {rule.verb for rule in DEFAULT}

    for verb, row in one_each.items():
        page = at(f"courtesies/{row.public_id}/")
        for choice in page.locator(".choice > summary").all():
            choice.click()
        assert page.get_by_role("main").inner_text(), verb
        sound(page)


def test_today_is_sound_with_rows_open_and_done(at: Callable[[str], Page], priya: Member, sound: Sound) -> None:
    every_verb_is_owed(priya)
    page = at("")
    expect(page.locator(".courtesy.open")).to_have_count(1)
    sound(page)

    page.locator(".courtesy", has_text="Kwame Boateng, within").locator("h3 a").click()
    expect(page.get_by_role("button", name="Reached", exact=True)).to_be_visible()
    page.locator(".courtesy.open [data-key=enter]").first.click()
    expect(page.locator(".courtesy.done").first).to_contain_text("Leaves at")
    page.wait_for_load_state("networkidle")
    sound(page)


def test_a_row_that_could_not_be_reached_is_sound(
    desk: BrowserContext, sign_in: SignIn, priya: Member, sound: Sound
) -> None:
    cast.ana_sends_kwame(priya, now=ago(hours=3))
    page = sign_in(desk.new_page(), priya)
    page.goto(HOME, wait_until="networkidle")
    page.route("**/send/", lambda route: route.abort())

    page.get_by_role("button", name="Send thanks").click()

    expect(page.get_by_role("alert")).to_contain_text("did not reach us")
    sound(page)


def test_a_courtesy_that_a_colleague_saw_to_is_sound(at: Callable[[str], Page], priya: Member, sound: Sound) -> None:
    cast.ana_sends_kwame(priya, now=ago(hours=3))
    thanks = Courtesy.objects.of(priya.firm).select_related("firm", "owner").get(rule="thank_received")
    page = at("")
    expect(page.locator(".courtesy.open")).to_have_count(1)
    courtesies.done_otherwise(thanks, by=cast.joel(priya.firm), now=FRIDAY, way="in_person")

    page.get_by_role("button", name="Send thanks").click()

    expect(page.get_by_role("alert")).to_be_visible()
    sound(page)


def test_what_still_matters_is_sound(at: Callable[[str], Page], priya: Member, sound: Sound) -> None:
    every_verb_is_owed(priya)
    sound(at("still-matters/"))
    page = at("still-matters/")
    page.get_by_role("button", name="Release the rest").click()
    expect(page.get_by_role("button", name=re.compile("Undo|back"))).to_be_visible()
    sound(page)


# --- Capture, the palette, introduce ------------------------------------------------------------------------------


def test_capture_is_sound_read_refused_and_kept(at: Callable[[str], Page], priya: Member, sound: Sound) -> None:
    cast.person(priya.firm, "luis")
    cast.person(priya.firm, "sally")
    page = at("capture/")
    box = page.get_by_label("Say it as you heard it")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    sound(page)

    box.fill("Sally Okafor, second bakery opening March, needs plans. From Luis. 503 555 0188")
    expect(page.get_by_role("textbox", name="Phone")).to_be_visible()
    page.locator("summary", has_text="Add what is missing").click()
    sound(page)

    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/kept/**")
    sound(page)


@pytest.mark.parametrize("typed", ["", "ana", "thank an", "nobody at all"])
def test_the_palette_is_sound(at: Callable[[str], Page], priya: Member, sound: Sound, typed: str) -> None:
    cast.ana_sends_kwame(priya, now=ago(hours=3))
    page = at("people/")
    page.keyboard.press("Control+k")
    page.keyboard.type(typed)
    expect(page.get_by_role("option").first).to_be_visible()
    sound(page)


def test_introducing_is_sound_from_two_names_to_both_letters(
    at: Callable[[str], Page], priya: Member, sound: Sound
) -> None:
    cast.person(priya.firm, "sally")
    cast.person(priya.firm, "fred")
    page = at("introduce/?prospect=Sally+Okafor&provider=Fred+Lindqvist")
    sound(page)
    page = at("introduce/?prospect=Sally+Okafor&provider=Walter+Unknown&need=cover+for+a+fit-out")
    page.get_by_role("button", name=re.compile("Ask|Send|Show")).first.click()
    page.wait_for_load_state("networkidle")
    sound(page)
    page = at("introduce/?prospect=Sally+Okafor&provider=Fred+Lindqvist&need=cover+for+a+fit-out")
    expect(page.locator("[name=question_text]")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Ask Sally").click()
    page.wait_for_url("**/introduction/")
    sound(page)


def test_an_introduction_and_handing_on_are_sound(at: Callable[[str], Page], priya: Member, sound: Sound) -> None:
    given = cast.sally_to_fred(priya, now=ago(days=1))
    introductions.consent(given, given=True, person=cast.person(priya.firm, "sally"), by=priya, now=ago(hours=20))
    sound(at(f"referrals/{given.public_id}/introduction/"))
    cast.person(priya.firm, "tomasz", serves="clinics that need a fit-out")
    kwame = cast.ana_sends_kwame(priya, now=ago(hours=3), need="a fit-out for a clinic")
    sound(at(f"referrals/{kwame.public_id}/hand-on/"))


# --- referrals, people, forms that were refused -------------------------------------------------------------------


def test_what_happened_is_sound_in_its_form_and_refused(at: Callable[[str], Page], priya: Member, sound: Sound) -> None:
    kwame = cast.ana_sends_kwame(priya, now=ago(hours=3))
    page = at(f"referrals/{kwame.public_id}/")
    page.get_by_role("link", name="Did not work out").click()
    expect(page.get_by_role("group", name="Why")).to_be_visible()
    sound(page)
    page.evaluate("for (const form of document.forms) form.noValidate = true")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Choose the reason that comes nearest.").first).to_be_visible()
    sound(page)


@pytest.mark.parametrize(
    ("path", "fields", "button"),
    [
        ("people/new/", {"Name": ""}, "Keep"),
        ("settings/", {"Name": "", "Monday": "nine till five"}, "Keep"),
        ("settings/members/", {"E-mail": "nobody"}, "Make a link"),
    ],
)
def test_a_form_that_was_refused_is_sound(
    at: Callable[[str], Page], sound: Sound, path: str, fields: dict[str, str], button: str
) -> None:
    page = at(path)
    for label, value in fields.items():
        page.get_by_label(label, exact=True).first.fill(value)
    # What the browser itself would refuse, the server must say too.
    page.evaluate("for (const form of document.forms) form.noValidate = true")
    page.get_by_role("main").get_by_role("button", name=re.compile(button)).first.click()
    page.wait_for_load_state("networkidle")
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()
    sound(page)


def test_the_first_day_is_sound(at: Callable[[str], Page], sound: Sound) -> None:
    for path in ("", "referrals/", "people/", "mailbox/"):
        sound(at(path))


def test_somebody_who_only_reads_finds_every_page_sound(
    page: Page, sign_in: SignIn, priya: Member, sound: Sound
) -> None:
    every_verb_is_owed(priya)
    reader = cast.joins(priya.firm, "Rosa Vale", "rosa@ramanvale.example", role=Role.VIEWER, now=ago(days=1))
    sign_in(page, reader)
    referral = Referral.objects.of(priya.firm).order_by("id")[0]
    for path in ("?whose=everyone", "capture/", "introduce/", f"referrals/{referral.public_id}/", "playbook/"):
        page.goto(HOME + path)
        sound(page)


# --- outside ------------------------------------------------------------------------------------------------------


def test_the_pages_for_people_outside_are_sound(page: Page, priya: Member, sound: Sound) -> None:
    given = cast.sally_to_fred(priya, now=ago(days=9))
    fred = cast.person(priya.firm, "fred")
    for purpose in Purpose:
        who, side = (cast.person(priya.firm, "sally"), "prospect") if purpose == Purpose.CONSENT else (fred, "provider")
        page.goto(links.make(purpose, person=who, referral=given, side=side, now=ago(hours=1)))
        sound(page)
    page.get_by_role("group").get_by_role("button").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    page.locator("summary").first.click()
    sound(page)
    page.goto("/a/nothing-of-that-kind/")
    sound(page)


def test_joining_is_sound(page: Page, priya: Member, sound: Sound, settings: LazySettings) -> None:
    page.goto(
        firms.invite(priya.firm, email="rosa@ramanvale.example", name="Rosa", role=Role.MEMBER, by=priya, now=FRIDAY)
    )
    sound(page)
    settings.EMAIL_HOST = "mail.example"
    page.reload()
    expect(page.get_by_role("button", name="Send me the letter")).to_be_visible()
    sound(page)
    page.goto("/join/nothing-of-that-kind/")
    sound(page)


def test_setting_up_is_sound(page: Page, live: str, sound: Sound) -> None:
    assert not Firm.objects.exists()
    page.goto("/")
    sound(page)
    page.goto("/set-up/")
    sound(page)
    page.evaluate("for (const form of document.forms) form.noValidate = true")
    page.get_by_role("button", name="Set it up").click()
    sound(page)


# --- trouble ------------------------------------------------------------------------------------------------------


def test_pages_of_trouble_are_sound(
    desk: BrowserContext, sign_in: SignIn, priya: Member, sound: Sound, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = sign_in(desk.new_page(), priya)

    def breaks(trouble: Exception) -> Callable[..., None]:
        def broken(*_: object, **__: object) -> None:
            raise trouble

        return broken

    page.goto(HOME + "nowhere/")
    sound(page)
    # The pages themselves, with the styles that the house serves; what leads to them is tested elsewhere.
    for trouble, says in (
        (OperationalError("database is locked"), "cannot be written"),
        (RuntimeError("Nobody foresaw this"), "broke"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(today, "today", breaks(trouble))
            page.goto(HOME)
        expect(page.get_by_role("main")).to_contain_text(re.compile(says + "|records|side", re.IGNORECASE))
        sound(page)
    form = "<form method=post action={0}><button>Go</button></form>"
    page.goto(HOME + "help/")
    page.evaluate("([html]) => document.getElementById('main').innerHTML = html", [form.format(HOME + "capture/")])
    page.get_by_role("button", name="Go").click()
    sound(page)


def test_a_member_of_another_house_sees_nothing(page: Page, sign_in: SignIn, priya: Member, sound: Sound) -> None:
    sign_in(page, cast.grace())
    page.goto(HOME)
    sound(page)
    assert Client().get(HOME).status_code == 302


def test_a_name_without_end_pushes_no_page_aside(
    at: Callable[[str], Page], priya: Member, monkeypatch: pytest.MonkeyPatch, sound: Sound
) -> None:
    monkeypatch.setitem(cast.PEOPLE, "endless", ("Wolfe" * 50, "503 555 0127", "wolfe@wolfe.example", None, ""))
    sent(priya, "endless", "kwame", ago(hours=3))
    wolfe = cast.person(priya.firm, "endless")

    sound(at(""))
    sound(at(f"people/{wolfe.public_id}/"))


def test_a_long_story_does_not_carry_the_button_away(at: Callable[[str], Page]) -> None:
    page = at("capture/")
    page.get_by_role("textbox").first.fill("Ana told me a long story.\n" * 300)

    keep = page.get_by_role("button", name="Keep it").bounding_box()
    assert keep is not None
    assert keep["y"] < 900
