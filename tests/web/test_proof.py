"""What is grave asks once more who it is, what was typed comes back, and strangers learn nothing at the door."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client
from django.urls import reverse

from obliged.acts import accounts, firms
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.records.accounts import SignedIn, User
from obliged.records.firms import Member
from obliged.records.keys import token_hash
from obliged.records.mail_accounts import MailAccount
from obliged.urls import urlpatterns
from obliged.web import proof
from obliged.web.accounts import Afterwards
from tests import cast

pytestmark = pytest.mark.django_db
EMAIL = "priya@ramanvale.example"
UNKNOWN = "diego@ramanvale.example"  # as long as hers
LATER = timedelta(minutes=16)
FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36"


@pytest.fixture(autouse=True)
def outbox(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def signs_in(browser: str = FIREFOX, email: str = EMAIL, **typed: str) -> Client:
    client = Client(HTTP_USER_AGENT=browser)
    client.post("/accounts/login/", {"login": email, "password": cast.PASSWORD} | typed)
    return client


@pytest.fixture
def late(priya: Member) -> Iterator[Client]:
    """A browser in which Priya signed in sixteen minutes ago."""
    client = signs_in()
    with clock.stopped_at(clock.now() + LATER):
        yield client


def mail_page(member: Member) -> str:
    return f"/f/{member.firm.slug}/settings/mail/own/"


def subjects() -> list[str]:
    return [message.subject for message in mail.outbox]


# --- asking again ---------------------------------------------------------------------------------------------


def test_whoever_just_signed_in_is_not_asked(priya: Member) -> None:
    assert signs_in().get(mail_page(priya)).status_code == 200


def test_after_a_quarter_of_an_hour_what_is_grave_is_asked_first(priya: Member, late: Client) -> None:
    answer = late.get(mail_page(priya))

    assert answer.headers["Location"].startswith("/accounts/reauthenticate/?next=")
    assert "Is it you?" in late.get(answer.headers["Location"]).content.decode()


def test_pages_that_are_not_grave_are_never_asked_for(priya: Member, late: Client) -> None:
    assert late.get(f"/f/{priya.firm.slug}/settings/").status_code == 200


def test_the_password_opens_what_was_asked_for_and_the_key_changes(priya: Member, late: Client) -> None:
    before = late.cookies["sessionid"].value

    answer = late.post("/accounts/reauthenticate/", {"password": cast.PASSWORD, "next": mail_page(priya)})

    assert answer.headers["Location"] == mail_page(priya)
    assert late.get(mail_page(priya)).status_code == 200
    assert late.cookies["sessionid"].value != before
    assert SignedIn.objects.get(session_hash=token_hash(late.cookies["sessionid"].value)).proved_at == clock.now()


def test_a_wrong_password_opens_nothing(priya: Member, late: Client) -> None:
    late.post("/accounts/reauthenticate/", {"password": "a guess", "next": mail_page(priya)})

    assert late.get(mail_page(priya)).status_code == 302


def test_a_proof_counts_in_the_browser_in_which_it_was_given_only(priya: Member) -> None:
    one, other = signs_in(FIREFOX), signs_in(CHROME)
    with clock.stopped_at(clock.now() + LATER):
        one.post("/accounts/reauthenticate/", {"password": cast.PASSWORD, "next": "/"})

        assert one.get(mail_page(priya)).status_code == 200
        assert other.get(mail_page(priya)).status_code == 302


def test_a_proof_is_too_old_again_after_a_quarter_of_an_hour(priya: Member, late: Client) -> None:
    late.post("/accounts/reauthenticate/", {"password": cast.PASSWORD, "next": "/"})
    with clock.stopped_at(clock.now() + LATER):
        assert late.get(mail_page(priya)).status_code == 302


def test_nothing_is_done_before_the_proof(priya: Member, late: Client) -> None:
    late.post(mail_page(priya), {"address": EMAIL, "smtp_host": "smtp.else.example"})

    assert not MailAccount.unscoped.exists()


def test_what_was_typed_comes_back_after_the_proof_without_its_secrets(priya: Member, late: Client) -> None:
    answer = late.post(
        mail_page(priya),
        {"address": EMAIL, "smtp_host": "smtp.ramanvale.example", "secret": "hush", "token": "hush too"},
    )
    assert "next=%2Faccounts%2Fprove%2Fgo-on%2F" in answer.headers["Location"]
    late.post(answer.headers["Location"], {"password": cast.PASSWORD, "next": "/accounts/prove/go-on/"})

    page = late.get("/accounts/prove/go-on/").content.decode()

    assert f'action="{mail_page(priya)}"' in page
    assert 'name="smtp_host" value="smtp.ramanvale.example"' in page
    assert "hush" not in page
    assert "hush" not in str(dict(late.session.items()))


def test_what_was_typed_is_kept_for_ten_minutes(priya: Member, late: Client) -> None:
    late.post(mail_page(priya), {"address": EMAIL})
    with clock.stopped_at(clock.now() + timedelta(minutes=11)):
        page = late.get("/accounts/prove/go-on/")

    assert page.status_code == 410
    assert "is gone" in page.content.decode()


def test_what_is_too_long_to_keep_is_not_kept(priya: Member, late: Client) -> None:
    late.post(mail_page(priya), {"address": "x" * 200_000})

    assert late.get("/accounts/prove/go-on/").status_code == 410


def test_a_part_of_a_page_sends_the_whole_page_to_the_proof(priya: Member, late: Client) -> None:
    answer = late.post(mail_page(priya), {"address": EMAIL}, HTTP_HX_REQUEST="true")

    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"].startswith("/accounts/reauthenticate/")


def test_the_proof_leads_to_no_other_house(priya: Member, late: Client) -> None:
    answer = late.post("/accounts/reauthenticate/", {"password": cast.PASSWORD, "next": "https://else.example/"})

    assert answer.headers["Location"] == "/"


def test_every_route_of_the_table_is_a_route() -> None:
    def names(patterns: Any) -> Iterator[str]:
        for one in patterns:
            if hasattr(one, "url_patterns"):
                yield from names(one.url_patterns)
            elif one.name:
                yield one.name

    assert set(proof.GRAVE) <= set(names(urlpatterns))


def test_without_the_table_nobody_would_be_asked(priya: Member, late: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "GRAVE", {})

    assert late.get(mail_page(priya)).status_code == 200


# --- a code by mail, for whoever has nothing else -------------------------------------------------------------


@pytest.fixture
def bare(priya: Member) -> Iterator[Client]:
    """Priya, who has no password, sixteen minutes after she came in by a link."""
    User.objects.filter(pk=priya.user_id).update(password="!")
    client = Client()
    client.post(firms.sign_in_link(priya.user, now=clock.now()).split("8000", 1)[1])
    with clock.stopped_at(clock.now() + LATER):
        yield client


def sent_code() -> str:
    found = re.search(r"\n([A-Z]{4}-[A-Z]{4})\n", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def test_where_no_mail_leaves_the_page_says_what_else_proves_it(
    priya: Member, bare: Client, settings: LazySettings
) -> None:
    page = "/accounts/prove/by-mail/"
    settings.EMAIL_HOST = ""
    assert f"obliged sign-in {priya.user.email}" in bare.get(page).content.decode()
    settings.EMAIL_HOST = "mail.example"
    assert "obliged sign-in" not in bare.get(page).content.decode()


def test_whoever_has_nothing_else_proves_themselves_by_a_code_from_the_mail(priya: Member, bare: Client) -> None:
    where = bare.get(mail_page(priya)).headers["Location"]
    assert where.startswith("/accounts/prove/by-mail/")
    bare.post("/accounts/prove/by-mail/", {"next": mail_page(priya)})

    answer = bare.post("/accounts/prove/by-mail/", {"code": sent_code().lower(), "next": mail_page(priya)})

    assert answer.headers["Location"] == mail_page(priya)
    assert bare.get(mail_page(priya)).status_code == 200


def test_a_code_from_the_mail_is_kept_nowhere(priya: Member, bare: Client) -> None:
    bare.post("/accounts/prove/by-mail/", {"next": "/"})

    assert sent_code() not in str(dict(bare.session.items()))
    assert sent_code().replace("-", "") not in str(dict(bare.session.items()))


def test_a_code_from_the_mail_works_for_three_tries_and_ten_minutes(priya: Member, bare: Client) -> None:
    bare.post("/accounts/prove/by-mail/", {"next": "/"})
    for _ in range(3):
        assert bare.post("/accounts/prove/by-mail/", {"code": "BBBB-BBBB", "next": "/"}).status_code == 422
    assert bare.post("/accounts/prove/by-mail/", {"code": sent_code(), "next": "/"}).status_code == 422

    bare.post("/accounts/prove/by-mail/", {"next": "/"})
    with clock.stopped_at(clock.now() + timedelta(minutes=11)):
        assert bare.post("/accounts/prove/by-mail/", {"code": sent_code(), "next": "/"}).status_code == 422


def test_a_code_from_the_mail_works_once_and_in_its_own_browser(priya: Member, bare: Client) -> None:
    bare.post("/accounts/prove/by-mail/", {"next": "/"})
    code = sent_code()
    other = Client()
    other.force_login(User.objects.get(pk=priya.user_id))
    assert other.post("/accounts/prove/by-mail/", {"code": code, "next": "/"}).status_code == 422

    assert bare.post("/accounts/prove/by-mail/", {"code": code, "next": "/"}).status_code == 302
    assert bare.post("/accounts/prove/by-mail/", {"code": code, "next": "/"}).status_code == 422


def test_whoever_has_a_password_gets_no_code_instead(priya: Member, late: Client) -> None:
    answer = late.post("/accounts/prove/by-mail/", {"next": "/"})

    assert answer.headers["Location"] == "/accounts/reauthenticate/"
    assert mail.outbox == []


def test_whoever_has_no_password_is_asked_before_they_set_one(priya: Member, bare: Client) -> None:
    assert bare.get("/accounts/password/set/").headers["Location"].startswith("/accounts/prove/by-mail/")


# --- strangers learn nothing ----------------------------------------------------------------------------------

DOORS = (
    ("/accounts/login/", "login", {"password": "a guess at it"}),
    ("/accounts/login/code/", "email", {}),
    ("/accounts/password/reset/", "email", {}),
    ("/accounts/signup/", "email", {"password1": "two chairs by the door"}),
)


def what_is_seen(path: str, field: str, more: dict[str, str], email: str) -> tuple[Any, ...]:
    """All that a stranger sees: status, headers, body, and where it leads; what differs by chance is taken out."""
    client = Client()
    client.get(path)
    answer = client.post(path, {field: email} | more)
    texts = [answer.content.decode()]
    if answer.status_code == 302:
        texts.append(client.get(answer.headers["Location"]).content.decode())
    said = [re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text.replace(email, "X")) for text in texts]
    cookies = {name: (morsel["path"], morsel["max-age"]) for name, morsel in answer.cookies.items()}
    headers = sorted((name, value) for name, value in answer.headers.items() if name != "Expires")  # that is the second
    return answer.status_code, headers, cookies, said


@pytest.mark.parametrize(("path", "field", "more"), DOORS, ids=[path for path, _, _ in DOORS])
def test_a_known_address_and_an_unknown_one_are_answered_alike(
    priya: Member, path: str, field: str, more: dict[str, str]
) -> None:
    assert what_is_seen(path, field, more, EMAIL) == what_is_seen(path, field, more, UNKNOWN)


@pytest.mark.parametrize("kind", ["known", "unknown", "without a password"])
def test_a_wrong_password_is_hashed_once_whoever_it_is_for(
    priya: Member, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "without a password":
        User.objects.filter(pk=priya.user_id).update(password="!")
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda self, *args, **kw: (hashed.append("once"), encode(self, *args, **kw))[1]
    )

    Client().post("/accounts/login/", {"login": UNKNOWN if kind == "unknown" else EMAIL, "password": "a guess at it"})

    assert len(hashed) == 1


@pytest.mark.parametrize("path", ["/accounts/login/code/", "/accounts/password/reset/"])
def test_mail_to_somebody_who_is_known_leaves_after_the_answer(
    priya: Member, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_its_end: list[int] = []
    answer = Afterwards.__call__

    def noted(self: Afterwards, request: Any) -> Any:
        response = answer(self, request)
        before_its_end.append(len(mail.outbox))
        return response

    monkeypatch.setattr(Afterwards, "__call__", noted)

    Client().post(path, {"email": EMAIL})

    assert before_its_end == [0]
    assert len(mail.outbox) == 1


def test_a_wrong_code_is_answered_alike_whether_one_was_sent_or_not(priya: Member) -> None:
    def seen(email: str) -> list[tuple[int, str | None, str]]:
        client = Client()
        client.post("/accounts/login/code/", {"email": email})
        answers = [client.post("/accounts/login/code/confirm/", {"code": "BBBB-BBBB"}) for _ in range(4)]
        texts = [answer.content.decode().replace(email, "X") for answer in answers]
        said = [re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text) for text in texts]
        return [
            (answer.status_code, answer.headers.get("Location"), text)
            for answer, text in zip(answers, said, strict=True)
        ]

    assert seen(EMAIL) == seen(UNKNOWN)


def test_a_member_who_changes_their_address_learns_nothing_of_who_has_an_account(priya: Member) -> None:
    taken, free = cast.grace().email, "gracx@adeyemi.example"
    assert len(taken) == len(free)

    def seen(email: str) -> tuple[int, str | None, str]:
        client = signs_in()
        answer = client.post("/accounts/email/", {"email": email, "action_add": ""})
        page = client.get("/accounts/email/").content.decode().replace(email, "X")
        client.post("/accounts/email/", {"email": email, "action_remove": ""})
        return answer.status_code, answer.headers.get("Location"), re.sub(r'middlewaretoken" value="\w+"', "", page)

    assert seen(taken) == seen(free)
    assert User.objects.get(pk=priya.user_id).email == EMAIL


def test_an_unknown_address_gets_no_mail_from_us(priya: Member) -> None:
    for path in ("/accounts/login/code/", "/accounts/password/reset/"):
        Client().post(path, {"email": UNKNOWN})

    assert mail.outbox == []


def test_an_invitation_says_nothing_of_who_has_an_account(priya: Member) -> None:
    grace, now = cast.grace(), clock.now()
    known = firms.invite(priya.firm, email=grace.email, name="Bea", role=Role.MEMBER, by=priya, now=now)
    unknown = firms.invite(priya.firm, email="bea@else.example", name="Bea", role=Role.MEMBER, by=priya, now=now)

    def seen(link: str, email: str) -> tuple[int, str]:
        answer = Client().get(link.split("8000", 1)[1])
        text = answer.content.decode().replace(email, "X")
        return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)

    assert seen(known, grace.email) == seen(unknown, "bea@else.example")


def test_who_has_an_account_takes_an_invitation_up_with_its_password(priya: Member) -> None:
    grace = cast.grace()
    path = firms.invite(priya.firm, email=grace.email, name="Grace", role=Role.MEMBER, by=priya, now=clock.now()).split(
        "8000", 1
    )[1]
    client = Client()

    assert client.post(path, {"name": "Grace", "password": "not it at all"}).status_code == 422
    client.post(path, {"name": "Grace", "password": cast.PASSWORD})
    client.post(path, {"name": "Grace"})

    assert Member.unscoped.filter(user=grace.user).count() == 2
    assert User.objects.filter(email=grace.email).count() == 1


# --- limits ---------------------------------------------------------------------------------------------------


def guess(email: str = EMAIL, password: str = "a guess", **world: Any) -> Any:
    return Client().post("/accounts/login/", {"login": email, "password": password}, **world)


def test_after_five_wrong_passwords_an_account_is_left_alone_for_a_while(priya: Member) -> None:
    for _ in range(5):
        assert guess().status_code == 422

    answer = guess(password=cast.PASSWORD, REMOTE_ADDR="203.0.113.77")

    assert answer.status_code == 429
    assert "Too many tries." in answer.content.decode()


def test_an_unknown_account_is_left_alone_as_soon_as_a_known_one(priya: Member) -> None:
    places = {EMAIL: "203.0.113.1", UNKNOWN: "203.0.113.2"}
    statuses = [[guess(email, REMOTE_ADDR=place).status_code for _ in range(6)] for email, place in places.items()]

    assert statuses[0][:5] == statuses[1][:5] == [422] * 5
    assert statuses[0][5] == statuses[1][5] == 429


def test_ten_failures_from_one_address_are_enough_whatever_the_account(priya: Member) -> None:
    for n in range(10):
        guess(f"somebody{n}@else.example")

    assert guess("one.more@else.example").status_code == 429
    assert guess("one.more@else.example", REMOTE_ADDR="203.0.113.77").status_code == 422


def test_who_signs_in_to_their_own_account_does_not_wipe_the_slate(priya: Member) -> None:
    grace = cast.grace()
    for n in range(9):
        guess(f"somebody{n}@else.example")
    guess(grace.email, cast.PASSWORD)
    guess("one.more@else.example")

    assert guess("yet.another@else.example").status_code == 429


def test_signing_in_is_no_failure(priya: Member) -> None:
    for _ in range(8):
        assert guess(password=cast.PASSWORD).status_code == 302


def test_failures_everywhere_are_counted_together(priya: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    from obliged.web import limits

    monkeypatch.setattr(limits, "EVERYBODY", {"login_everybody": "3/5m/key"})
    for n in range(3):
        guess(f"somebody{n}@else.example", REMOTE_ADDR=f"203.0.113.{n}")

    assert guess(REMOTE_ADDR="203.0.113.77").status_code == 429


def test_what_a_stranger_says_of_their_address_is_not_believed(priya: Member) -> None:
    for n in range(10):
        guess(f"somebody{n}@else.example", HTTP_X_FORWARDED_FOR=f"203.0.113.{n}")

    assert guess("one.more@else.example", HTTP_X_FORWARDED_FOR="203.0.113.99").status_code == 429


def test_a_proxy_of_ours_is_believed_about_its_neighbour_only(priya: Member, settings: Any) -> None:
    settings.PROXIES = "127.0.0.1"
    for n in range(10):  # whatever the stranger writes stands before what the proxy adds
        guess(f"somebody{n}@else.example", HTTP_X_FORWARDED_FOR=f"198.51.100.{n}, 203.0.113.5")

    assert guess("one.more@else.example", HTTP_X_FORWARDED_FOR="198.51.100.99, 203.0.113.5").status_code == 429
    assert guess("one.more@else.example", HTTP_X_FORWARDED_FOR="203.0.113.6").status_code == 422


# --- what the owner of an account hears -----------------------------------------------------------------------


def test_the_owner_hears_once_of_many_failures(priya: Member) -> None:
    for _ in range(7):
        guess()

    assert subjects() == ["Somebody tries to sign in as you"]


def test_the_owner_hears_of_a_browser_that_is_new_and_of_no_other(priya: Member) -> None:
    signs_in(FIREFOX)
    signs_in(FIREFOX)
    assert subjects() == []

    signs_in(CHROME)

    assert subjects() == ["A new browser signed in"]
    assert "Chrome on Linux" in mail.outbox[0].body
    assert mail.outbox[0].to == [EMAIL]


def test_the_owner_hears_of_a_new_password(priya: Member) -> None:
    signs_in().post("/accounts/password/change/", {"oldpassword": cast.PASSWORD, "password1": "two chairs by the door"})

    assert subjects() == ["Your password was changed"]


def test_a_mail_server_that_is_away_keeps_nobody_out(priya: Member, settings: Any) -> None:
    signs_in(FIREFOX)
    settings.EMAIL_BACKEND = "obliged.ports.mail.account.Backend"
    settings.LETTERS = "obliged.ports.mail.smtp.Smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 9, True

    client = signs_in(CHROME)

    assert client.get(f"/f/{priya.firm.slug}/settings/").status_code == 200


# --- passwords ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("weak", ["short", "password123", "priya2026", "Ramanvale1", "obliged2026", "qwertyuiop"])
def test_a_password_that_others_try_first_is_none(priya: Member, weak: str) -> None:
    client = signs_in()

    client.post("/accounts/password/change/", {"oldpassword": cast.PASSWORD, "password1": weak})

    assert not User.objects.get(pk=priya.user_id).check_password(weak)


@pytest.mark.parametrize("good", ["two chairs by the door", "ünïcödé wörds ålso", "x" * 60 + "y" * 60, "correcthorse"])
def test_words_and_spaces_and_any_signs_make_a_password(priya: Member, good: str) -> None:
    client = signs_in()

    client.post("/accounts/password/change/", {"oldpassword": cast.PASSWORD, "password1": good})

    assert User.objects.get(pk=priya.user_id).check_password(good)


# --- links ----------------------------------------------------------------------------------------------------


def test_wrong_old_and_used_links_and_those_for_something_else_answer_alike(priya: Member) -> None:
    now = clock.now()
    old = firms.sign_in_link(priya.user, now=now - timedelta(hours=1)).split("/")[-2]
    used = firms.sign_in_link(priya.user, now=now).split("/")[-2]
    Client().post(reverse("sign_in", args=[used]))
    other = firms.invite(priya.firm, email="x@else.example", name="X", role=Role.MEMBER, by=priya, now=now).split("/")[
        -2
    ]
    grace = cast.grace()
    resting = firms.sign_in_link(grace.user, now=now).split("/")[-2]
    User.objects.filter(pk=grace.user_id).update(is_active=False)

    answers = [
        (answer.status_code, answer.content)
        for secret in ("never-was", old, used, other, resting)
        for answer in (
            Client().get(reverse("sign_in", args=[secret])),
            Client().post(reverse("sign_in", args=[secret])),
        )
    ]

    assert len(set(answers)) == 1
    assert answers[0][0] == 410


def test_a_link_is_pressed_and_whoever_fetches_it_before_changes_nothing(priya: Member) -> None:
    path = reverse("sign_in", args=[firms.sign_in_link(priya.user, now=clock.now()).split("/")[-2]])
    for _ in range(5):
        Client().get(path)
        Client().head(path)

    client = Client()
    client.post(path)
    assert client.get(f"/f/{priya.firm.slug}/settings/").status_code == 200


def test_a_link_for_a_new_password_works_once(priya: Member) -> None:
    client = Client()
    client.post("/accounts/password/reset/", {"email": EMAIL})
    link = re.search(r"http\S+/(accounts/password/reset/key/\S+)", str(mail.outbox[-1].body))
    assert link is not None
    form = client.get(f"/{link[1]}").headers["Location"]
    client.post(form, {"password1": "two chairs by the door"})

    assert User.objects.get(pk=priya.user_id).check_password("two chairs by the door")
    again = Client().get(f"/{link[1]}")
    assert "This link has been used" in again.content.decode()


def test_a_new_password_by_link_ends_every_session(priya: Member) -> None:
    desk, client = signs_in(), Client()
    client.post("/accounts/password/reset/", {"email": EMAIL})
    link = re.search(r"http\S+/(accounts/password/reset/key/\S+)", str(mail.outbox[-1].body))
    assert link is not None
    client.post(client.get(f"/{link[1]}").headers["Location"], {"password1": "two chairs by the door"})

    assert desk.get(f"/f/{priya.firm.slug}/settings/").status_code == 302


def test_the_operator_takes_a_second_proof_off_and_its_owner_hears_of_it(priya: Member, capsys: Any) -> None:
    from allauth.mfa.models import Authenticator

    from obliged.cli import main

    desk = signs_in()
    Authenticator.objects.create(user=priya.user, type="webauthn", data={"name": "phone", "credential": {}})

    assert main.main(["sign-in", EMAIL, "--without-second-proof"]) == 0

    path = capsys.readouterr().out.strip().split("8000", 1)[1]
    assert not Authenticator.objects.exists()
    assert desk.get(f"/f/{priya.firm.slug}/settings/").status_code == 302
    assert subjects() == ["Your second proof was taken off"]
    client = Client()
    client.post(path)
    assert client.get(f"/f/{priya.firm.slug}/settings/").status_code == 200


def test_ending_all_sessions_by_the_stamp_is_one_act(priya: Member) -> None:
    desk = signs_in()
    before = User.objects.get(pk=priya.user_id).stamp

    accounts.end_all(priya.user, now=clock.now())

    assert User.objects.get(pk=priya.user_id).stamp != before
    assert desk.get(f"/f/{priya.firm.slug}/settings/").status_code == 302


# --- other people's access ------------------------------------------------------------------------------------


def test_an_owner_ends_the_sessions_of_a_member_once_they_proved_themselves(priya: Member, late: Client) -> None:
    joel = cast.joel(priya.firm)
    his = signs_in(CHROME, joel.email)
    path = f"/f/{priya.firm.slug}/settings/members/{joel.public_id}/end-sessions/"

    late.post(path, {"lost": "yes"})
    assert his.get(f"/f/{priya.firm.slug}/settings/").status_code == 200
    late.post("/accounts/reauthenticate/", {"password": cast.PASSWORD, "next": "/"})
    late.post(path, {"lost": "yes"})

    assert "Clear-Site-Data" in his.get(f"/f/{priya.firm.slug}/settings/").headers


def test_a_member_ends_nobodys_sessions(priya: Member) -> None:
    joel = cast.joel(priya.firm)
    hers, his = signs_in(), signs_in(CHROME, joel.email)

    answer = his.post(f"/f/{priya.firm.slug}/settings/members/{priya.public_id}/end-sessions/")

    assert answer.status_code == 403
    assert hers.get(f"/f/{priya.firm.slug}/settings/").status_code == 200


def test_a_new_role_is_given_after_a_proof_and_other_things_without(priya: Member, late: Client) -> None:
    joel = cast.joel(priya.firm)
    path = f"/f/{priya.firm.slug}/settings/members/{joel.public_id}/"

    asked = late.post(path, {"name": "Joel Vale", "role": "owner"})
    assert asked.headers["Location"].startswith("/accounts/reauthenticate/")
    late.post(path, {"name": "Joel V.", "role": "member"})

    joel = Member.objects.of(priya.firm).get(pk=joel.pk)
    assert (joel.name, joel.role) == ("Joel V.", "member")
