"""A second proof at the door: an app's codes, codes on paper, passkeys; each works once, and only for its owner."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from obliged.acts import firms, second
from obliged.domain import codes
from obliged.ports import clock, secrets
from obliged.records.firms import Member
from tests import cast

pytestmark = pytest.mark.django_db
EMAIL = "priya@ramanvale.example"
NOON = datetime(2026, 11, 24, 12, 0, 5, tzinfo=UTC)
MEMORY = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def outbox(settings: Any) -> None:
    settings.EMAIL_BACKEND = MEMORY


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def knocks(email: str = EMAIL) -> Client:
    """Somebody who has typed the right password."""
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": cast.PASSWORD})
    return client


def is_in(client: Client, member: Member) -> bool:
    return client.get(f"/f/{member.firm.slug}/settings/").status_code == 200


def adds_an_app(client: Client) -> str:
    """Add an app as the page does; answers with its secret."""
    page = client.get("/accounts/second/app/").content.decode()
    found = re.search(r'id="secret">(\w+)<', page)
    assert found is not None
    secret = found[1]
    answer = client.post("/accounts/second/app/", {"code": codes.code_of(secret, codes.step_of(clock.now()))})
    assert answer.status_code == 302, answer.content.decode()
    return secret


def with_an_app(member: Member) -> str:
    """A member to whose account an app was added an hour ago."""
    with clock.stopped_at(NOON - timedelta(hours=1)):
        return adds_an_app(knocks(member.email))


def code(secret: str, moment: datetime = NOON) -> str:
    return codes.code_of(secret, codes.step_of(moment))


# --- an app ---------------------------------------------------------------------------------------------------


def test_the_page_of_an_app_shows_its_secret_as_a_picture_and_as_words(priya: Member) -> None:
    page = knocks().get("/accounts/second/app/").content.decode()

    assert '<svg class="qr"' in page
    assert "data:image" not in page


def test_a_wrong_first_code_adds_no_app(priya: Member) -> None:
    client = knocks()
    client.get("/accounts/second/app/")

    client.post("/accounts/second/app/", {"code": "000000"})

    assert not Authenticator.objects.exists()


def test_with_an_app_the_password_alone_opens_nothing(priya: Member) -> None:
    with_an_app(priya)

    assert not is_in(knocks(), priya)


def test_the_password_and_a_code_open_the_door(priya: Member) -> None:
    secret = with_an_app(priya)
    with clock.stopped_at(NOON):
        client = knocks()
        client.post("/accounts/second/authenticate/", {"code": code(secret)})

        assert is_in(client, priya)


def test_a_code_works_once(priya: Member) -> None:
    secret = with_an_app(priya)
    with clock.stopped_at(NOON):
        knocks().post("/accounts/second/authenticate/", {"code": code(secret)})
        again = knocks()
        again.post("/accounts/second/authenticate/", {"code": code(secret)})

        assert not is_in(again, priya)


def test_a_code_works_once_however_much_later_it_is_tried_in_its_time(priya: Member) -> None:
    secret = with_an_app(priya)
    with clock.stopped_at(NOON):
        knocks().post("/accounts/second/authenticate/", {"code": code(secret)})
    with clock.stopped_at(NOON + timedelta(seconds=50)):  # within the drift that is allowed
        again = knocks()
        again.post("/accounts/second/authenticate/", {"code": code(secret)})

        assert not is_in(again, priya)


def test_an_older_code_is_not_taken_after_a_newer_one(priya: Member) -> None:
    secret = with_an_app(priya)
    with clock.stopped_at(NOON):
        knocks().post("/accounts/second/authenticate/", {"code": code(secret)})
        older = knocks()
        older.post("/accounts/second/authenticate/", {"code": code(secret, NOON - timedelta(seconds=30))})

        assert not is_in(older, priya)


def test_the_code_that_an_app_was_added_with_is_used_up(priya: Member, django_capture_on_commit_callbacks: Any) -> None:
    with clock.stopped_at(NOON):
        with django_capture_on_commit_callbacks(execute=True):
            secret = adds_an_app(knocks())
        client = knocks()
        client.post("/accounts/second/authenticate/", {"code": code(secret)})

        assert not is_in(client, priya)


@pytest.mark.parametrize(("seconds", "opens"), [(-30, True), (30, True), (-90, False), (90, False)])
def test_clocks_may_differ_by_half_a_minute_and_no_more(priya: Member, seconds: int, opens: bool) -> None:
    secret = with_an_app(priya)
    with clock.stopped_at(NOON):
        client = knocks()
        client.post("/accounts/second/authenticate/", {"code": code(secret, NOON + timedelta(seconds=seconds))})

        assert is_in(client, priya) is opens


def test_the_secret_of_an_app_is_sealed_where_it_is_kept(priya: Member) -> None:
    secret = with_an_app(priya)

    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_a_secret_moved_to_the_row_of_another_opens_nothing(priya: Member) -> None:
    secret = with_an_app(priya)
    joel = cast.joel(priya.firm)
    row = Authenticator.objects.get(type="totp")
    Authenticator.objects.create(user=joel.user, type="totp", data={"secret": row.data["secret"]})
    with clock.stopped_at(NOON):
        client = knocks(joel.email)
        client.post("/accounts/second/authenticate/", {"code": code(secret)})

        assert not is_in(client, joel)
    with pytest.raises(secrets.Unreadable):
        second.unsealed(row.data["secret"], joel.user_id)


def test_without_a_password_the_page_of_the_second_proof_is_a_way_back_to_the_door(priya: Member) -> None:
    secret = with_an_app(priya)
    with clock.stopped_at(NOON):
        stranger = Client()

        assert stranger.get("/accounts/second/authenticate/").headers["Location"] == "/accounts/login/"
        stranger.post("/accounts/second/authenticate/", {"code": code(secret)})
        assert not is_in(stranger, priya)


def test_an_operators_link_stands_for_the_password_and_for_nothing_more(priya: Member) -> None:
    secret = with_an_app(priya)
    with clock.stopped_at(NOON):
        client = Client()
        client.post(firms.sign_in_link(priya.user, now=clock.now()).split("8000", 1)[1])
        assert not is_in(client, priya)

        client.post("/accounts/second/authenticate/", {"code": code(secret)})
        assert is_in(client, priya)


def test_a_code_by_mail_stands_for_the_password_and_for_nothing_more(priya: Member) -> None:
    with_an_app(priya)
    client = Client()
    client.post("/accounts/login/code/", {"email": EMAIL})
    sent = re.search(r"\n([A-Z]{4}-[A-Z]{4})\n", str(mail.outbox[-1].body))
    assert sent is not None

    answer = client.post("/accounts/login/code/confirm/", {"code": sent[1]})

    assert answer.headers["Location"].startswith("/accounts/second/authenticate/")
    assert not is_in(client, priya)


def test_after_five_wrong_codes_none_is_taken_for_a_while(priya: Member) -> None:
    secret = with_an_app(priya)
    with clock.stopped_at(NOON):
        client = knocks()
        for n in range(5):
            client.post("/accounts/second/authenticate/", {"code": f"00000{n}"})
        page = client.post("/accounts/second/authenticate/", {"code": code(secret)})

        assert "Too many tries." in page.content.decode()
        assert not is_in(client, priya)


def test_taking_the_app_off_leaves_the_password_alone(priya: Member) -> None:
    secret = with_an_app(priya)
    with clock.stopped_at(NOON):
        client = knocks()
        client.post("/accounts/second/authenticate/", {"code": code(secret)})
        client.post("/accounts/second/app/off/")

        assert is_in(knocks(), priya)
        assert not Authenticator.objects.exists()
    assert "The app was taken off your account" in [message.subject for message in mail.outbox]


# --- codes on paper -------------------------------------------------------------------------------------------


def paper(client: Client) -> list[str]:
    return re.findall(r"^(?:.*>)?(\d{10})$", client.get("/accounts/second/paper/").content.decode(), re.MULTILINE)


def test_codes_on_paper_are_shown_once(priya: Member) -> None:
    with clock.stopped_at(NOON):
        client = knocks()
        adds_an_app(client)

        assert len(paper(client)) == 10
        assert paper(client) == []
        assert "were shown already" in client.get("/accounts/second/paper/").content.decode()


def test_a_code_from_paper_opens_the_door_once(priya: Member) -> None:
    with clock.stopped_at(NOON):
        client = knocks()
        adds_an_app(client)
        one = paper(client)[0]
        first, again = knocks(), knocks()
        first.post("/accounts/second/authenticate/", {"code": one})
        again.post("/accounts/second/authenticate/", {"code": one})

        assert is_in(first, priya)
        assert not is_in(again, priya)


def test_new_codes_on_paper_end_the_old_ones(priya: Member) -> None:
    with clock.stopped_at(NOON):
        client = knocks()
        adds_an_app(client)
        old = paper(client)
        client.post("/accounts/second/paper/new/")
        knocker = knocks()
        knocker.post("/accounts/second/authenticate/", {"code": old[3]})

        assert not is_in(knocker, priya)
        assert len(paper(client)) == 10


def test_what_codes_on_paper_are_made_from_is_sealed(priya: Member) -> None:
    with_an_app(priya)

    kept = Authenticator.objects.get(type="recovery_codes").data["seed"]
    assert len(second.unsealed(kept, priya.user_id)) == 80
    assert second.unsealed(kept, priya.user_id) not in kept


# --- whose it is ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["remove", "name"])
def test_nobody_touches_a_passkey_of_somebody_else(priya: Member, what: str) -> None:
    joel = cast.joel(priya.firm)
    key = Authenticator.objects.create(user=joel.user, type="webauthn", data={"name": "Joel's phone", "credential": {}})

    answer = knocks().post(f"/accounts/second/passkeys/{key.pk}/{what}/", {"name": "mine"})

    assert answer.status_code == 404
    assert Authenticator.objects.get(pk=key.pk).data["name"] == "Joel's phone"


def test_a_passkey_whose_count_does_not_go_up_has_a_copy(priya: Member) -> None:
    key = Authenticator.objects.create(user=priya.user, type="webauthn", data={"name": "phone", "credential": {}})

    assert second.counts_up(key.pk, 5)
    assert not second.counts_up(key.pk, 5)
    assert not second.counts_up(key.pk, 0)
    assert second.counts_up(key.pk, 6)


def test_a_passkey_that_never_counts_is_none_the_worse(priya: Member) -> None:
    key = Authenticator.objects.create(user=priya.user, type="webauthn", data={"name": "phone", "credential": {}})

    assert second.counts_up(key.pk, 0)
    assert second.counts_up(key.pk, 0)


@pytest.mark.parametrize(
    "said", ["", "{}", "[]", "null", '{"id": "x", "response": {}}', '{"response": {"userHandle": "!!"}}']
)
def test_whatever_is_sent_as_a_passkey_opens_nothing(priya: Member, said: str) -> None:
    client = Client()
    client.get("/accounts/second/passkeys/login/", HTTP_ACCEPT="application/json")

    answer = client.post("/accounts/second/passkeys/login/", {"credential": said})

    assert answer.status_code < 500
    assert "_auth_user_id" not in client.session
