"""How somebody comes in: the first page, setting up, one-time links, invitations, and never by another's door."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client

from obliged.acts import firms
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.records.accounts import User
from obliged.records.firms import Firm, Member
from tests import cast

pytestmark = pytest.mark.django_db
SAID = {"firm": "Raman Vale", "email": "priya.raman@ravale.example", "password": "a chair by the window"}


def test_an_empty_house_offers_to_set_up_or_to_look_around(client: Client) -> None:
    page = client.get("/").content.decode()

    assert "Set up your firm" in page
    assert "Look around first" in page


def test_three_fields_found_a_firm_and_lead_to_today(client: Client) -> None:
    answer = client.post("/set-up/", SAID | {"zone": "Europe/Berlin"})

    firm = Firm.objects.get()
    assert answer.headers["Location"] == f"/f/{firm.slug}/"
    assert (firm.country, firm.currency, firm.language) == ("DE", "EUR", "en-GB")
    assert Member.unscoped.get().name == "Priya Raman"
    assert client.session["_auth_user_id"]


def test_a_second_firm_is_not_founded_by_whoever_comes_by(client: Client) -> None:
    client.post("/set-up/", SAID)

    Client().post("/set-up/", SAID | {"firm": "Another", "email": "eve@else.example"})

    assert Firm.objects.count() == 1


def test_what_was_typed_stays_when_something_is_wrong(client: Client) -> None:
    page = client.post("/set-up/", SAID | {"email": "not an address", "password": "short"})

    assert page.status_code == 422
    assert "Raman Vale" in page.content.decode()
    assert "not an address" in page.content.decode()


def test_beyond_this_machine_setting_up_asks_for_the_code_of_the_terminal(client: Client, settings: Any) -> None:
    settings.SET_UP_CODE = "amber-otter"

    assert client.post("/set-up/", SAID | {"code": "wrong"}).status_code == 422
    assert not Firm.objects.exists()
    assert client.post("/set-up/", SAID | {"code": "amber-otter"}).status_code == 302


def test_an_unknown_zone_is_no_trouble(client: Client) -> None:
    client.post("/set-up/", SAID | {"zone": "Nowhere/\x00Land"})

    assert Firm.objects.get().zone == "UTC"


def test_opening_a_one_time_link_signs_nobody_in(client: Client) -> None:
    priya = cast.priya()
    path = firms.sign_in_link(priya.user, now=clock.now()).split("8000", 1)[1]

    for _ in range(10):
        assert client.get(path).status_code == 200

    assert "_auth_user_id" not in client.session


def test_pressing_signs_in_once(client: Client) -> None:
    priya = cast.priya()
    path = firms.sign_in_link(priya.user, now=clock.now()).split("8000", 1)[1]

    assert client.post(path).status_code == 302

    assert client.session["_auth_user_id"] == str(priya.user_id)
    assert Client().post(path).status_code == 410


def test_a_wrong_link_and_a_used_one_answer_alike(client: Client) -> None:
    priya = cast.priya()
    path = firms.sign_in_link(priya.user, now=clock.now()).split("8000", 1)[1]
    Client().post(path)

    used, wrong = client.get(path), client.get("/sign-in/never-was/")

    assert used.status_code == wrong.status_code == 410
    assert used.content == wrong.content


def test_an_invitation_makes_a_member_with_the_role_it_names(client: Client) -> None:
    priya = cast.priya()
    now = clock.now()
    link = firms.invite(priya.firm, email="bea@ravale.example", name="Bea", role=Role.VIEWER, by=priya, now=now)
    path = link.split("8000", 1)[1]
    assert "Priya Raman invited you" in client.get(path).content.decode()

    client.post(path, {"name": "Bea Ortiz", "password": "another fine chair"})

    bea = Member.objects.of(priya.firm).get(email="bea@ravale.example")
    assert (bea.name, bea.role) == ("Bea Ortiz", Role.VIEWER)
    assert Client().get(path).status_code == 410


def test_who_has_an_account_joins_a_second_firm_with_it(client: Client) -> None:
    priya, grace = cast.priya(), cast.grace()
    link = firms.invite(priya.firm, email=grace.email, name="", role=Role.MEMBER, by=priya, now=clock.now())
    path = link.split("8000", 1)[1]

    client.force_login(grace.user)
    client.post(path, {"name": "Grace Adeyemi"})

    assert User.objects.count() == 2
    assert Member.unscoped.filter(user=grace.user).count() == 2
    assert "Which firm today?" in client.get("/").content.decode()


def test_a_firm_that_one_does_not_work_for_does_not_exist(client: Client) -> None:
    priya, grace = cast.priya(), cast.grace()
    client.force_login(grace.user)

    assert client.get(f"/f/{priya.firm.slug}/settings/").status_code == 404


def test_whoever_is_not_signed_in_is_asked_to(client: Client) -> None:
    priya = cast.priya()

    answer = client.get(f"/f/{priya.firm.slug}/mailbox/")

    assert answer.headers["Location"].startswith("/accounts/login/?next=")


def test_whoever_left_has_no_door_any_more(client: Client) -> None:
    priya = cast.priya()
    joel = cast.joel(priya.firm)
    client.force_login(joel.user)
    firms.leave(joel, to=priya, by=priya, now=clock.now())

    page = f"/f/{priya.firm.slug}/settings/"
    assert client.get(page).headers["Location"].startswith("/accounts/login/")  # out at once, everywhere
    client.force_login(User.objects.get(pk=joel.user_id))
    assert client.get(page).status_code == 404


def test_a_viewer_changes_nothing(client: Client) -> None:
    priya = cast.priya()
    bea = cast.joins(priya.firm, "Bea Ortiz", "bea@ravale.example", role=Role.VIEWER)
    client.force_login(bea.user)

    answer = client.post(f"/f/{priya.firm.slug}/settings/", {"name": "Mine now"})

    assert answer.status_code == 403
    assert Firm.objects.get(pk=priya.firm.pk).name == "Raman Vale"


def test_nobody_opens_an_account_by_themselves(client: Client) -> None:
    cast.priya()

    client.post("/accounts/signup/", {"email": "eve@else.example", "password1": "a chair by the window"})

    assert not User.objects.filter(email="eve@else.example").exists()


def test_an_unknown_address_is_told_nothing_about_who_is_known(client: Client) -> None:
    cast.priya()

    known = Client().post("/accounts/login/code/", {"email": "priya@ramanvale.example"})
    unknown = Client().post("/accounts/login/code/", {"email": "nobody@else.example"})

    assert (known.status_code, known.headers.get("Location")) == (unknown.status_code, unknown.headers.get("Location"))


# --- an invitation does not tell who has an account ---------------------------------------------------------------


def _invited(priya: Member, email: str) -> str:
    return firms.invite(priya.firm, email=email, name="", role=Role.MEMBER, by=priya, now=clock.now()).split("8000", 1)[
        1
    ]


@pytest.fixture
def mail_leaves(settings: LazySettings) -> None:
    settings.EMAIL_HOST = "mail.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def _said(page: str, email: str) -> str:
    """What a page says, but for the address and what differs at every opening."""
    return re.sub(r'value="[^"]*"', "", page.replace(email, "…"))


@pytest.mark.usefixtures("mail_leaves")
def test_whoever_holds_an_invitation_does_not_learn_whether_the_address_has_an_account() -> None:
    priya, grace = cast.priya(), cast.grace()
    said, status, letters = [], [], []

    for email in (grace.email, "nobody@else.example"):
        path, stranger = _invited(priya, email), Client()
        for answer in (
            stranger.get(path),
            stranger.post(path, {"name": "Eve", "password": "a guess at a password"}),
            stranger.get(f"{path}?letter=guessed"),
            stranger.post(f"{path}?letter=guessed", {"name": "Eve", "password": "a guess at a password"}),
        ):
            said.append(_said(answer.content.decode(), email))
            status.append(answer.status_code)
        letters.append([letter.subject for letter in mail.outbox if letter.to == [email]])

    assert said[:4] == said[4:]
    assert set(status) == {200}
    assert letters[0] == letters[1] == ["Join Raman Vale on Obliged"] * 2
    assert not User.objects.filter(email="nobody@else.example").exists()
    assert Member.objects.of(priya.firm).count() == 1


@pytest.mark.usefixtures("mail_leaves")
def test_the_letter_to_the_invited_address_leads_on(client: Client) -> None:
    priya = cast.priya()
    path = _invited(priya, "bea@ravale.example")
    client.post(path)
    (letter,) = mail.outbox
    (link,) = re.findall(r"^http\S+$", str(letter.body), re.MULTILINE)
    leads_to = link.split("8000", 1)[1]

    assert "A password" in client.get(leads_to).content.decode()
    client.post(leads_to, {"name": "Bea Ortiz", "password": "another fine chair"})

    assert Member.objects.of(priya.firm).get(email="bea@ravale.example").name == "Bea Ortiz"


@pytest.mark.usefixtures("mail_leaves")
def test_an_invitation_sends_a_few_letters_and_no_more(client: Client) -> None:
    path = _invited(cast.priya(), "bea@ravale.example")

    for _ in range(9):
        client.post(path)

    assert len(mail.outbox) == 5


@pytest.mark.usefixtures("mail_leaves")
def test_whoever_is_signed_in_with_the_invited_address_joins_with_one_press(client: Client) -> None:
    priya, grace = cast.priya(), cast.grace()
    client.force_login(grace.user)

    assert client.post(_invited(priya, grace.email), {"name": "Grace Adeyemi"}).status_code == 302

    assert Member.unscoped.filter(user=grace.user).count() == 2
