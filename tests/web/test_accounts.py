"""Where somebody is signed in, how that ends, and how they prove that it is they."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from obliged.acts import accounts, firms
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.records.accounts import SignedIn, User
from obliged.records.firms import Member
from obliged.records.keys import token_hash
from tests import cast

pytestmark = pytest.mark.django_db
EMAIL = "priya@ramanvale.example"
FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36"
COOKIE = settings.SESSION_COOKIE_NAME


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def signs_in(browser: str = FIREFOX, email: str = EMAIL, **typed: str) -> Client:
    """A browser in which somebody typed their password."""
    client = Client(HTTP_USER_AGENT=browser)
    answer = client.post("/accounts/login/", {"login": email, "password": cast.PASSWORD} | typed)
    assert answer.status_code == 302, answer.content.decode()
    return client


def you(member: Member) -> str:
    return f"/f/{member.firm.slug}/settings/members/{member.public_id}/"


def is_in(client: Client, member: Member) -> bool:
    return client.get(you(member)).status_code == 200


def page(client: Client, member: Member) -> str:
    return client.get(you(member)).content.decode()


def row_of(client: Client) -> SignedIn:
    return SignedIn.objects.get(session_hash=token_hash(client.cookies[COOKIE].value))


# --- where somebody is signed in ------------------------------------------------------------------------------


def test_a_password_signs_in_and_the_browser_is_written_down(priya: Member) -> None:
    client = signs_in(REMOTE_ADDR="203.0.113.9")

    kept = row_of(client)
    assert (kept.user, kept.browser) == (priya.user, "Firefox on Android")
    assert kept.made_at == kept.seen_at == kept.proved_at


def test_an_operators_link_is_written_down_too(priya: Member) -> None:
    client = Client(HTTP_USER_AGENT=CHROME)

    client.post(firms.sign_in_link(priya.user, now=clock.now()).split("8000", 1)[1])

    assert row_of(client).browser == "Chrome on Linux"


def test_setting_up_and_joining_are_written_down_too() -> None:
    owner = Client(HTTP_USER_AGENT=CHROME)
    owner.post("/set-up/", {"firm": "Raman Vale", "email": EMAIL, "password": cast.PASSWORD, "zone": "UTC"})
    priya = Member.unscoped.get()
    link = firms.invite(priya.firm, email="bea@ravale.example", name="Bea", role=Role.VIEWER, by=priya, now=clock.now())
    bea = Client(HTTP_USER_AGENT=FIREFOX)
    bea.post(link.split("8000", 1)[1], {"name": "Bea Ortiz", "password": "another fine chair"})

    assert row_of(owner).user.email == EMAIL
    assert row_of(bea).user.email == "bea@ravale.example"


def test_the_key_of_a_session_is_kept_nowhere(priya: Member) -> None:
    client = signs_in()
    key = client.cookies[COOKIE].value

    assert not Session.objects.filter(session_key=key).exists()
    assert key not in str([*Session.objects.values_list(), *SignedIn.objects.values_list()])


def test_what_the_table_of_sessions_holds_opens_nothing(priya: Member) -> None:
    signs_in()
    thief = Client()
    for kept in (Session.objects.get().session_key, SignedIn.objects.get().session_hash):
        thief.cookies[COOKIE] = kept
        assert not is_in(thief, priya)


def test_the_page_of_oneself_lists_every_browser_and_marks_this_one(priya: Member) -> None:
    phone, desk = signs_in(FIREFOX), signs_in(CHROME)

    seen = page(desk, priya)

    assert "Firefox on Android" in seen
    assert "Chrome on Linux" in seen
    assert seen.count("this one</span>") == 1
    assert seen.count("Sign it out") == 1
    assert is_in(phone, priya)


def test_one_sees_no_sessions_of_a_colleague(priya: Member) -> None:
    joel = cast.joel(priya.firm)
    signs_in(FIREFOX, joel.email)

    assert "Firefox on Android" not in page(signs_in(CHROME), joel)


def test_ending_one_ends_that_one_only(priya: Member) -> None:
    phone, desk = signs_in(FIREFOX), signs_in(CHROME)

    desk.post(f"/accounts/signed-in/{row_of(phone).pk}/end/", {"next": you(priya)})

    assert not is_in(phone, priya)
    assert is_in(desk, priya)
    assert "Firefox on Android" not in page(desk, priya)


def test_nobody_ends_a_session_of_somebody_else(priya: Member) -> None:
    joel = cast.joel(priya.firm)
    phone, desk = signs_in(FIREFOX), signs_in(CHROME, joel.email)

    answer = desk.post(f"/accounts/signed-in/{row_of(phone).pk}/end/")

    assert answer.status_code == 404
    assert is_in(phone, priya)


def test_all_others_end_and_this_one_stays(priya: Member) -> None:
    others = [signs_in(FIREFOX), signs_in(FIREFOX)]
    desk = signs_in(CHROME)

    desk.post("/accounts/signed-in/end-others/")

    assert not any(is_in(other, priya) for other in others)
    assert is_in(desk, priya)


def test_a_new_stamp_ends_every_session_at_once(priya: Member) -> None:
    phone, desk = signs_in(FIREFOX), signs_in(CHROME)
    SignedIn.objects.all().delete()  # also those that nobody has written down

    User.objects.filter(pk=priya.user_id).update(stamp="a new one")

    assert not is_in(phone, priya)
    assert not is_in(desk, priya)


def test_ending_all_ends_this_one_too(priya: Member) -> None:
    phone, desk = signs_in(FIREFOX), signs_in(CHROME)

    answer = desk.post("/accounts/signed-in/end-all/")

    assert "All sessions have ended" in Client().get(answer.headers["Location"]).content.decode()
    assert not is_in(phone, priya)
    assert not is_in(desk, priya)


def test_without_the_stamp_in_the_session_a_new_stamp_would_end_nothing(
    priya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(User, "_get_session_auth_hash")
    desk = signs_in()

    User.objects.filter(pk=priya.user_id).update(stamp="a new one")

    assert is_in(desk, priya)


def test_whoever_signs_out_is_not_listed_any_more(priya: Member) -> None:
    phone, desk = signs_in(FIREFOX), signs_in(CHROME)

    phone.post("/accounts/logout/")

    assert SignedIn.objects.get(browser="Firefox on Android").ended_at is not None
    assert "Firefox on Android" not in page(desk, priya)


def test_an_account_that_is_put_to_rest_is_out_at_once(priya: Member) -> None:
    client = signs_in()

    User.objects.filter(pk=priya.user_id).update(is_active=False)

    assert not is_in(client, priya)


@pytest.mark.parametrize(
    "path", ["/accounts/signed-in/1/end/", "/accounts/signed-in/end-others/", "/accounts/signed-in/end-all/"]
)
def test_ending_is_a_press_and_never_a_link(priya: Member, path: str) -> None:
    client = signs_in()

    assert client.get(path).status_code == 405
    assert is_in(client, priya)


# --- a lost phone ---------------------------------------------------------------------------------------------


def test_a_lost_phone_is_told_to_forget_what_it_kept(priya: Member) -> None:
    phone, desk = signs_in(FIREFOX), signs_in(CHROME)
    desk.post(f"/accounts/signed-in/{row_of(phone).pk}/end/", {"lost": "yes"})

    answer = phone.get(f"/f/{priya.firm.slug}/")

    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer.cookies[COOKIE].value == ""
    assert "This device was signed out" in Client().get(answer.headers["Location"]).content.decode()


def test_a_lost_phone_learns_it_from_any_page_that_it_asks_for(priya: Member) -> None:
    phone = signs_in(FIREFOX)
    accounts.end(row_of(phone), now=clock.now(), lost=True)

    for path in ("/", "/accounts/login/", "/nowhere/"):
        asks = Client()
        asks.cookies[COOKIE] = phone.cookies[COOKIE].value
        assert "Clear-Site-Data" in asks.get(path).headers, path


def test_a_part_of_a_page_is_sent_to_the_door_as_a_whole(priya: Member) -> None:
    phone = signs_in(FIREFOX)
    accounts.end(row_of(phone), now=clock.now(), lost=True)

    answer = phone.get(f"/f/{priya.firm.slug}/", HTTP_HX_REQUEST="true")

    assert answer.headers["HX-Redirect"] == "/accounts/login/?ended=lost"


def test_a_session_that_only_ended_wipes_nothing(priya: Member) -> None:
    phone = signs_in(FIREFOX)
    accounts.end(row_of(phone), now=clock.now())

    assert "Clear-Site-Data" not in phone.get(f"/f/{priya.firm.slug}/").headers


def test_a_lost_phone_wipes_all_others_and_not_this_one(priya: Member) -> None:
    phone, desk = signs_in(FIREFOX), signs_in(CHROME)

    desk.post("/accounts/signed-in/end-others/", {"lost": "yes"})

    assert "Clear-Site-Data" in phone.get("/").headers
    assert is_in(desk, priya)


# --- how long it lasts ----------------------------------------------------------------------------------------


def test_who_stays_signed_in_is_so_for_thirty_days_and_no_longer(priya: Member) -> None:
    began = clock.now()
    client = signs_in(remember="on")
    assert 0 <= 30 * 24 * 3600 - client.cookies[COOKIE]["max-age"] < 60

    for day in (1, 10, 20, 29):
        with clock.stopped_at(began + timedelta(days=day)):
            assert is_in(client, priya), day
    with clock.stopped_at(began + timedelta(days=30, minutes=1)):
        assert not is_in(client, priya)


def test_who_did_not_ask_to_stay_is_out_after_eight_quiet_hours(priya: Member) -> None:
    began = clock.now()
    client = signs_in()
    assert client.cookies[COOKIE]["max-age"] == ""  # ends with the browser

    with clock.stopped_at(began + timedelta(hours=7)):
        assert is_in(client, priya)
    with clock.stopped_at(began + timedelta(hours=14)):
        assert is_in(client, priya)  # seven hours after the last time
    with clock.stopped_at(began + timedelta(hours=23)):
        assert not is_in(client, priya)


def test_being_seen_is_noted_once_an_hour(priya: Member) -> None:
    began = clock.now()
    client = signs_in()

    with clock.stopped_at(began + timedelta(minutes=50)):
        is_in(client, priya)
    assert row_of(client).seen_at < began + timedelta(minutes=1)
    with clock.stopped_at(began + timedelta(minutes=70)):
        is_in(client, priya)
    assert row_of(client).seen_at == began + timedelta(minutes=70)


def test_what_was_seen_half_a_year_ago_is_forgotten(priya: Member) -> None:
    with clock.stopped_at(clock.now() - timedelta(days=181)):
        signs_in(FIREFOX)

    signs_in(CHROME)

    assert list(SignedIn.objects.values_list("browser", flat=True)) == ["Chrome on Linux"]


# --- keys change ----------------------------------------------------------------------------------------------


def test_a_key_that_somebody_else_planted_is_not_signed_in(priya: Member) -> None:
    planted = Client()
    planted.get("/accounts/login/")
    session = planted.session
    session["planted"] = True
    session.save()
    known = session.session_key
    victim = Client()
    victim.cookies[COOKIE] = known

    victim.post("/accounts/login/", {"login": EMAIL, "password": cast.PASSWORD})

    assert victim.cookies[COOKIE].value != known
    thief = Client()
    thief.cookies[COOKIE] = known
    assert not is_in(thief, priya)


def test_a_made_up_key_is_never_taken_over(priya: Member) -> None:
    client = Client()
    client.cookies[COOKIE] = "chosenbytheattacker0123456789ab"

    client.post("/accounts/login/", {"login": EMAIL, "password": cast.PASSWORD})

    assert client.cookies[COOKIE].value != "chosenbytheattacker0123456789ab"
    assert is_in(client, priya)


def test_who_changes_the_password_stays_and_all_others_are_out(priya: Member) -> None:
    phone, desk = signs_in(FIREFOX), signs_in(CHROME)
    before = desk.cookies[COOKIE].value

    new = "two chairs by the door"
    desk.post("/accounts/password/change/", {"oldpassword": cast.PASSWORD, "password1": new, "password2": new})

    assert is_in(desk, priya)
    assert desk.cookies[COOKIE].value != before
    assert not is_in(phone, priya)
    assert page(desk, priya).count("this one</span>") == 1
    assert "Firefox on Android" not in page(desk, priya)


def test_keys_of_sessions_have_128_bits_at_least(priya: Member) -> None:
    key: Any = signs_in().cookies[COOKIE].value

    assert len(key) == 32  # of 36 signs: 165 bits
