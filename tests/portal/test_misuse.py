"""Links in the wrong hands, too late, too often, half, twice: whatever is wrong is answered alike and changes nothing.

Seven kinds of link leave the house. Each is misused in at least twenty-five ways that have a name here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from obliged.acts import (
    erasing,
    firms,
    introductions,
    letters,
    links,
    offers,
    people,
    portal_links,
    referrals,
)
from obliged.acts.people import Reach
from obliged.domain.happenings import Kind as Happened
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.records.accounts import User
from obliged.records.firms import Firm, Invitation, Member
from obliged.records.keys import token
from obliged.records.letters import Letter, Passage
from obliged.records.links import Opens, Purpose
from obliged.records.offers import Offer
from obliged.records.people import Person
from tests import cast
from tests.cast import MONDAY
from tests.portal.test_stops import automatic
from tests.portal.test_stops import path as stop_path

pytestmark = pytest.mark.django_db

SOON = MONDAY + timedelta(minutes=1)
Spoils = Callable[[], None]


@dataclass
class Held:
    """A link in somebody's hands: its path, what a good press sends, and what makes it end."""

    road: str  # what stands before the secret
    secret: str
    firm: Firm
    press: dict[str, str] = field(default_factory=dict)
    under: str = ""  # where it is pressed, below its own address
    lasts: timedelta | None = None
    spoils: dict[str, Spoils] = field(default_factory=dict)
    is_once: bool = True  # pressed again it does not open any more

    @property
    def path(self) -> str:
        return self.with_secret(self.secret)

    def with_secret(self, secret: str) -> str:
        return f"{self.road}{quote(secret, safe='')}/"


# --- the seven kinds --------------------------------------------------------------------------------------------


def _secret(address: str) -> str:
    return address.rstrip("/").split("/")[-1]


def _carried(priya: Member, to: Person, address: str, **about: Any) -> Letter:
    return letters.write(
        key=f"carries:{to.pk}", kind="thank_received", to=to, address="to@them.example", subject="s", by=priya,
        text=f"Here: {address}", now=MONDAY, **about,
    )  # fmt: skip


def _of_person(person: Person, priya: Member) -> dict[str, Spoils]:
    """What happens to somebody and ends every link that they hold."""

    def erased() -> None:
        erasing.begin(person, ground="asked", now=SOON, by=priya)
        Person.objects.of(priya.firm).filter(pk=person.pk).update(erased_at=SOON)

    def address_taken_away() -> None:
        person.refresh_from_db()
        people.change(person, version=person.version, now=SOON, reach=Reach(("new@home.example",)))

    def merged_away() -> None:
        people.merge(cast.person(priya.firm, "luis"), person, now=SOON)

    return {
        "person deleted": lambda: people.delete(person, now=SOON),
        "person merged into another": merged_away,
        "person erased": erased,
        "address taken away": address_taken_away,
    }


def answer(priya: Member) -> Held:
    referral = cast.sally_to_fred(priya, expects_contact=True)
    introductions.introduced_otherwise(referral, by=priya, now=MONDAY, way="in_person")
    fred = cast.person(priya.firm, "fred")
    address = links.make(Purpose.MET, person=fred, referral=referral, side="provider", now=MONDAY)

    def taken_back() -> None:
        letters.cancel(_carried(priya, fred, address, referral=referral), now=MONDAY, why="taken back", by=priya)

    return Held(
        "/a/", _secret(address), priya.firm, {"answer": "met"}, lasts=links.LASTS[Purpose.MET], is_once=False,
        spoils=_of_person(fred, priya) | {
            "revoked": lambda: links.revoke(referral=referral, now=SOON),
            "referral in error": lambda: _step(referral, Happened.ENTERED_IN_ERROR, priya),
            "its letter taken back": taken_back,
        },
    )  # fmt: skip


def _step(referral: Any, kind: Happened, by: Member) -> None:
    referrals.step(referral, kind, by=by, now=SOON)


def page(priya: Member) -> Held:
    cast.ana_sends_kwame(priya)
    ana = cast.person(priya.firm, "ana")
    address = portal_links.make(ana, opens=Opens.PAGE, now=MONDAY)

    def taken_back() -> None:
        letters.cancel(_carried(priya, ana, address), now=MONDAY, why="taken back", by=priya)

    return Held(
        "/p/", _secret(address), priya.firm, {"words": "Kwame has moved."}, under="word/",
        lasts=portal_links.LASTS[Opens.PAGE], is_once=False,
        spoils=_of_person(ana, priya) | {
            "revoked": lambda: portal_links.revoke(ana, now=SOON),
            "another merged into this person": lambda: people.merge(ana, cast.person(priya.firm, "luis"), now=SOON),
            "its letter taken back": taken_back,
            "its letter still held": lambda: _ignored(_carried(priya, ana, address)),
        },
    )  # fmt: skip


def _ignored(_: object) -> None:
    return None


def fresh(priya: Member) -> Held:
    cast.ana_sends_kwame(priya)
    ana = cast.person(priya.firm, "ana")
    secret = _secret(portal_links.make(ana, opens=Opens.MORE, now=MONDAY))

    def used() -> None:
        assert _post(f"/p/more/{secret}/").status_code == 303

    return Held(
        "/p/more/", secret, priya.firm, lasts=portal_links.LASTS[Opens.MORE],
        spoils=_of_person(ana, priya) | {"used": used, "revoked": lambda: portal_links.revoke(ana, now=SOON)},
    )  # fmt: skip


def offer(priya: Member) -> Held:
    firms.change(priya.firm, now=MONDAY, public_since=MONDAY)
    said = offers.Said(from_name="Ana Duarte", from_email="ana@duarte.example", name="Kwame Boateng", agreed=False)
    taken = offers.take(priya.firm, said, form="f", now=MONDAY)

    def row() -> Offer:
        found: Offer = Offer.objects.of(priya.firm).select_related("firm").get()
        return found

    def agreed() -> None:
        offers.agree(row(), email="kwame@boateng.example", phone="", need="", now=SOON)

    def kept() -> None:
        agreed()
        offers.keep(row(), by=priya, now=SOON)

    def aside() -> None:
        agreed()
        offers.set_aside(row(), by=priya, now=SOON)

    def asked_again() -> None:
        offers.take(priya.firm, said, form="f", now=SOON)

    return Held(
        "/o/", _secret(taken.link), priya.firm, {"answer": "yes", "phone": "503 555 0112"}, lasts=offers.ASKED_FOR,
        is_once=False,
        spoils={
            "declined": lambda: offers.decline(row(), now=SOON), "kept by a member": kept, "set aside": aside,
            "asked again by a newer link": asked_again, "its details gone": lambda: _ignored(offers.expire(now=MONDAY + timedelta(days=15))),
        },
    )  # fmt: skip


def stop(priya: Member) -> Held:
    letter = automatic(priya)

    def passage(now: Passage) -> Spoils:
        return lambda: _ignored(Letter.objects.of(priya.firm).filter(pk=letter.pk).update(passage=now))

    return Held(
        "/stop/", _secret(stop_path(letter)), priya.firm, {"do": "stop"}, is_once=False,
        spoils={
            "its letter still a draft": passage(Passage.DRAFT), "its letter still held": passage(Passage.HELD),
            "its letter taken back": passage(Passage.CANCELLED),
            "its letter gone": lambda: _ignored(Letter.objects.of(priya.firm).filter(pk=letter.pk).delete()),
        },
    )  # fmt: skip


def sign_in(priya: Member) -> Held:
    user = cast.account(priya)
    secret = _secret(firms.sign_in_link(user, now=MONDAY))

    def used() -> None:
        assert _post(f"/sign-in/{secret}/", checks=False).status_code == 302

    return Held(
        "/sign-in/", secret, priya.firm, lasts=firms.LINK_LASTS,
        spoils={"used": used, "account closed": lambda: _ignored(User.objects.filter(pk=user.pk).update(is_active=False))},
    )  # fmt: skip


def invitation(priya: Member) -> Held:
    secret = _secret(
        firms.invite(priya.firm, email="rosa@ramanvale.example", name="Rosa", role=Role.MEMBER, by=priya, now=MONDAY)
    )

    def row() -> Invitation:
        found: Invitation = Invitation.objects.of(priya.firm).get()
        return found

    return Held(
        "/join/", secret, priya.firm, {"name": "Rosa Vale", "password": cast.PASSWORD}, lasts=firms.INVITATION_LASTS,
        spoils={
            "used": lambda: _ignored(firms.join(secret, name="Rosa", password=cast.PASSWORD, now=SOON)),
            "withdrawn": lambda: firms.withdraw_invitation(row(), now=SOON),
        },
    )  # fmt: skip


KINDS: dict[str, Callable[[Member], Held]] = {
    "answer": answer, "page": page, "fresh": fresh, "offer": offer, "stop": stop, "sign-in": sign_in, "invitation": invitation,
}  # fmt: skip
WITHOUT_COOKIES = ("answer", "page", "fresh", "offer", "stop")
SIGNED_FORMS = ("sign-in", "invitation")


@pytest.fixture
def priya() -> Member:
    return cast.priya()


# --- looking ----------------------------------------------------------------------------------------------------


def _get(path: str, at: datetime = SOON, client: Client | None = None, **headers: Any) -> Any:
    with clock.stopped_at(at):
        return (client or Client()).get(path, headers=headers)


def _post(path: str, at: datetime = SOON, client: Client | None = None, checks: bool = True, **fields: str) -> Any:
    with clock.stopped_at(at):
        return (client or Client(enforce_csrf_checks=checks)).post(path, fields)


def everything() -> dict[str, list[Any]]:
    """Every row of every table."""
    return {m._meta.label: list(m._base_manager.order_by("pk").values_list()) for m in apps.get_models()}


def said(answer: Any) -> tuple[int, str, str]:
    """An answer without what is different in each: the token of a form."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())
    return answer.status_code, answer.headers.get("Location", ""), body


def assert_ended(held: Held, path: str, at: datetime = SOON) -> None:
    """Looked at and pressed, it is answered as a link that nobody ever made, and nothing changes."""
    before = everything()
    nobodys = held.with_secret("a" * 43 if held.road != "/stop/" else f"{'0' * 32}.{'0' * 32}")
    checks = held.road not in {"/sign-in/", "/join/"}  # their forms carry a token, which a press here brings along

    assert said(_get(path, at)) == said(_get(nobodys, at))
    pressed = _post(path + held.under, at, checks=checks, **held.press)
    assert said(pressed) == said(_post(nobodys + held.under, at, checks=checks, **held.press))
    assert pressed.status_code == 410
    assert everything() == before


# --- misspelled -------------------------------------------------------------------------------------------------

SPELLINGS: dict[str, Callable[[str], str]] = {
    "other bits": lambda secret: _secret_like(secret),
    "its first sign changed": lambda secret: ("B" if secret[0] != "B" else "C") + secret[1:],
    "its last sign changed": lambda secret: secret[:-1] + ("1" if secret[-1] != "1" else "2"),
    "cut short by one": lambda secret: secret[:-1],
    "half of it": lambda secret: secret[: len(secret) // 2],
    "extended by one": lambda secret: secret + "A",
    "said twice": lambda secret: secret + secret,
    "backwards": lambda secret: secret[::-1],
    "padded": lambda secret: secret + "=",
    "with a blank before it": lambda secret: " " + secret,
    "with NUL in it": lambda secret: secret[:5] + "\x00" + secret[5:],
    "in signs that look alike": lambda secret: secret[:1] + "а" + secret[2:],
    "very long": lambda secret: secret * 200,
    "in another alphabet": lambda secret: "秘密" * 12,
    "quoted for a database": lambda secret: secret + "' OR '1'='1",
    "with a pattern": lambda secret: secret[:-1] + "%",
}


def _secret_like(secret: str) -> str:
    return token() if "." not in secret else f"{'f' * 32}.{'e' * 32}"


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_link_that_is_misspelled_is_nobodys(priya: Member, kind: str, spelling: str) -> None:
    held = KINDS[kind](priya)

    assert_ended(held, held.with_secret(SPELLINGS[spelling](held.secret)))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "stop"])  # its digits are hexadecimal
def test_a_link_in_other_case_is_nobodys(priya: Member, kind: str) -> None:
    held = KINDS[kind](priya)

    assert_ended(held, held.with_secret(held.secret.swapcase()))


# --- at another door, of another firm -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_of_another_purpose_opens_nothing(priya: Member, kind: str) -> None:
    held = KINDS[kind](priya)
    for other in KINDS:
        if other != kind:
            assert_ended(held, held.with_secret(KINDS[other](priya).secret))


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_of_another_firm_changes_nothing_of_ours(priya: Member, kind: str) -> None:
    held, theirs = KINDS[kind](priya), KINDS[kind](cast.grace())
    before = _ours(priya.firm)

    opened = _get(theirs.path).content.decode()
    _post(theirs.path + theirs.under, checks=False, **theirs.press)

    assert "Raman Vale" not in opened
    assert _ours(priya.firm) == before
    assert _get(held.path).status_code == 200


def _ours(firm: Firm) -> dict[str, list[Any]]:
    kept = [m for m in apps.get_models() if any(f.name == "firm" for f in m._meta.fields)]
    return {m._meta.label: list(m._base_manager.filter(firm=firm).order_by("pk").values_list()) for m in kept}


# --- when it is over ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "stop"])
def test_a_link_that_is_too_old_opens_nothing(priya: Member, kind: str) -> None:
    held = KINDS[kind](priya)
    assert held.lasts is not None

    assert _get(held.path, MONDAY + held.lasts - timedelta(seconds=1)).status_code == 200
    assert_ended(held, held.path, MONDAY + held.lasts)
    assert_ended(held, held.path, MONDAY + held.lasts + timedelta(days=400))


SPOILED = [
    ("answer", "person deleted"), ("answer", "person merged into another"), ("answer", "person erased"),
    ("answer", "address taken away"), ("answer", "revoked"), ("answer", "referral in error"),
    ("answer", "its letter taken back"),
    ("page", "person deleted"), ("page", "person merged into another"), ("page", "person erased"),
    ("page", "address taken away"), ("page", "revoked"), ("page", "another merged into this person"),
    ("page", "its letter taken back"), ("page", "its letter still held"),
    ("fresh", "person deleted"), ("fresh", "person merged into another"), ("fresh", "person erased"),
    ("fresh", "address taken away"), ("fresh", "used"), ("fresh", "revoked"),
    ("offer", "declined"), ("offer", "kept by a member"), ("offer", "set aside"), ("offer", "asked again by a newer link"),
    ("offer", "its details gone"),
    ("stop", "its letter still a draft"), ("stop", "its letter still held"), ("stop", "its letter taken back"),
    ("stop", "its letter gone"),
    ("sign-in", "used"), ("sign-in", "account closed"),
    ("invitation", "used"), ("invitation", "withdrawn"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "why"), SPOILED)
def test_a_link_that_is_over_is_answered_as_one_that_never_was(priya: Member, kind: str, why: str) -> None:
    held = KINDS[kind](priya)
    if why not in {"its letter still a draft", "its letter still held", "its letter taken back", "its letter gone"}:
        assert _get(held.path).status_code == 200

    with clock.stopped_at(SOON):
        held.spoils[why]()

    assert_ended(held, held.path)


@pytest.mark.parametrize("kind", KINDS)
def test_every_way_in_which_a_link_ends_is_misused_here(priya: Member, kind: str) -> None:
    assert set(KINDS[kind](priya).spoils) == {why for of, why in SPOILED if of == kind}


# --- looked at by machines ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_scanner_that_looks_ten_times_changes_and_burns_nothing(priya: Member, kind: str) -> None:
    held = KINDS[kind](priya)
    before = everything()

    for _ in range(10):
        assert _get(held.path).status_code == 200
        Client().head(held.path)
        _get(held.path + "?" + "&".join(f"{name}={value}" for name, value in held.press.items()))

    assert everything() == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_browser_that_fetches_ahead_changes_nothing(priya: Member, kind: str) -> None:
    held = KINDS[kind](priya)
    before = everything()

    for headers in ({"Purpose": "prefetch"}, {"Sec-Purpose": "prefetch;prerender"}, {"X-Moz": "prefetch"}):
        assert _get(held.path, **headers).status_code == 200

    assert everything() == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_look_that_calls_itself_a_press_is_a_look(priya: Member, kind: str) -> None:
    held = KINDS[kind](priya)
    before = everything()

    _get(held.path, **{"X-HTTP-Method-Override": "POST", "X-HTTP-Method": "POST", "X-Method-Override": "POST"})
    _get(held.path + "?_method=POST")
    with clock.stopped_at(SOON):
        others = [Client().generic(method, held.path + held.under) for method in ("PUT", "PATCH", "DELETE", "TRACE")]

    assert everything() == before
    assert {answer.status_code for answer in others} == {405}


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_keeps_the_page_of_a_link(priya: Member, kind: str) -> None:
    held = KINDS[kind](priya)

    for path in (held.path, held.with_secret(token())):
        assert "no-store" in _get(path).headers.get("Cache-Control", "")


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_site_learns_the_address_of_a_link(priya: Member, kind: str) -> None:
    held = KINDS[kind](priya)
    answer = _get(held.path)
    wanted = {"no-referrer"} if kind in WITHOUT_COOKIES else {"no-referrer", "same-origin"}

    assert answer.headers["Referrer-Policy"] in wanted
    elsewhere = re.findall(r"(?:href|src|action)=\"(https?:)?//", answer.content.decode())
    assert not elsewhere


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_wrong_with_a_link_does_not_show_in_what_it_takes_to_find_out(priya: Member, kind: str) -> None:
    held = KINDS[kind](priya)
    if kind == "stop":
        held.spoils["its letter still held"]()
        wrong = [held.with_secret(held.secret[:-1] + ("0" if held.secret[-1] != "0" else "1"))]
    else:
        wrong = [held.with_secret(token()), held.with_secret(held.secret[:-1])]
    over = MONDAY + (held.lasts or timedelta())

    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as statements:
            _get(path, over)
        return len(statements)

    spoiled = asked(held.path)
    assert all(abs(asked(path) - spoiled) <= (1 if kind == "stop" else 0) for path in wrong)


# --- pressed twice, in two windows, by others -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_pressed_twice_is_pressed_once(priya: Member, kind: str) -> None:
    held = KINDS[kind](priya)
    checks = kind not in SIGNED_FORMS
    first = _post(held.path + held.under, checks=checks, **held.press)
    assert first.status_code in {302, 303}
    before = everything()

    second = _post(held.path + held.under, checks=checks, **held.press)

    assert second.status_code == (410 if held.is_once else 303)
    assert _but_moments(everything()) == _but_moments(before)


def _but_moments(rows: dict[str, list[Any]]) -> Any:
    """Without when somebody pressed last: that the same was said again changes nothing else."""
    return {
        label: [tuple(value for value in row if not isinstance(value, datetime)) for row in kept]
        for label, kept in rows.items()
        if label != "obliged.Offer"
    } | {"offers": [row[:10] for row in rows["obliged.Offer"]]}


@pytest.mark.parametrize("kind", KINDS)
def test_open_in_two_windows_it_acts_once(priya: Member, kind: str) -> None:
    held = KINDS[kind](priya)
    windows = [Client(enforce_csrf_checks=kind not in SIGNED_FORMS) for _ in range(2)]
    for window in windows:
        assert _get(held.path, client=window).status_code == 200

    answers = [_post(held.path + held.under, client=window, **held.press) for window in windows]

    assert answers[0].status_code in {302, 303}
    assert answers[1].status_code == (410 if held.is_once else 303)


@pytest.mark.parametrize("kind", SIGNED_FORMS)
def test_a_press_of_another_site_brings_no_token_and_does_nothing(priya: Member, kind: str) -> None:
    held = KINDS[kind](priya)
    before = everything()

    answer = _post(held.path, checks=True, **held.press)

    assert answer.status_code == 403
    assert everything() == before


@pytest.mark.parametrize("kind", WITHOUT_COOKIES)
def test_a_member_who_is_signed_in_presses_as_nobody_of_the_firm(priya: Member, kind: str) -> None:
    from obliged.records.happenings import Happening

    held = KINDS[kind](priya)
    newest = Happening.objects.of(priya.firm).order_by("-id").values_list("pk", flat=True).first() or 0
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.account(priya))

    answer = _post(held.path + held.under, client=client, **held.press)

    assert answer.status_code == 303
    since = Happening.objects.of(priya.firm).filter(pk__gt=newest)
    assert not since.exclude(recorded_by=None).exists()


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind not in {"fresh", "sign-in"}]
)  # whose button says nothing
def test_a_press_that_says_what_no_button_says_does_nothing(priya: Member, kind: str) -> None:
    held = KINDS[kind](priya)
    before = everything()

    for value in ("drop table", "yes\x00", "🦊", "a" * 5000):
        _post(held.path + held.under, checks=False, **{name: value if name == "answer" else "" for name in held.press})

    assert everything() == before


# --- what a fresh link has opened -------------------------------------------------------------------------------------


def test_the_cookie_of_a_fresh_link_opens_nothing_of_anybody_else(priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    ana, luis = cast.person(priya.firm, "ana"), cast.person(priya.firm, "luis")
    thief = Client()
    _post("/p/more/" + _secret(portal_links.make(ana, opens=Opens.MORE, now=MONDAY)) + "/", client=thief)
    luis_page = "/p/" + _secret(portal_links.make(luis, opens=Opens.PAGE, now=MONDAY)) + "/"

    assert "Kwame" not in _get(luis_page, client=thief).content.decode()
    assert "Kwame" in _get("/p/history/", client=thief).content.decode()


@pytest.mark.parametrize("cookie", ["", "1", "1:sig", "x" * 5000, "ä", "null"])
def test_a_cookie_that_we_did_not_write_opens_nothing(priya: Member, cookie: str) -> None:
    client = Client()
    client.cookies["portal"] = cookie

    assert _get("/p/history/", client=client).status_code == 410


def test_a_cookie_ends_with_the_link_that_it_came_from(priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    client = Client()
    _post("/p/more/" + _secret(portal_links.make(ana, opens=Opens.MORE, now=MONDAY)) + "/", client=client)
    assert _get("/p/history/", client=client).status_code == 200

    portal_links.revoke(ana, now=SOON)

    assert _get("/p/history/", client=client).status_code == 410


# --- counted --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_misused_in_twenty_five_ways(kind: str) -> None:
    ways = len(SPELLINGS) + sum(1 for of, _ in SPOILED if of == kind)
    for name, test in globals().items():
        for mark in getattr(test, "pytestmark", []) if name.startswith("test_") else ():
            ways += mark.args[0] == "kind" and kind in mark.args[1]

    assert ways - 2 >= 25  # this and the list of ways are no misuse
