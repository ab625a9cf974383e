"""What do our answers tell a browser, and what do they keep from everybody else?"""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.conf import settings
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from tests import cast

pytestmark = pytest.mark.django_db


def answers(client: Client) -> dict[str, dict[str, str]]:
    """One answer of each kind: a page, a part of one, a door, an outsider's page, an error."""
    priya = cast.priya()
    slug = priya.firm.slug
    strangers = {kind: Client().get(place) for kind, place in {
        "door": reverse("account_login"), "outsider": "/a/nothing-of-that-kind/", "not found": "/nowhere/",
        "sent to sign in": reverse("today", args=[slug]),
    }.items()}  # fmt: skip
    client.force_login(priya.user)
    member = {
        "page": client.get(reverse("today", args=[slug])),
        "part": client.get(reverse("palette", args=[slug]), headers={"HX-Request": "true"}),
        "another firm's": client.get("/f/nobody/"),
        "too large": client.get("/", {"x": "y" * 4000}),
    }
    return {kind: dict(answer.headers) for kind, answer in {**strangers, **member}.items()}


def test_every_answer_says_what_a_browser_may_do_with_it(client: Client) -> None:
    for kind, headers in answers(client).items():
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, kind
        assert "unsafe" not in policy, kind
        # Where no script may run at all, none can make a page of a text.
        assert "script-src" not in policy or "require-trusted-types-for 'script'" in policy, kind
        assert "frame-ancestors 'none'" in policy, kind
        assert headers["X-Content-Type-Options"] == "nosniff", kind
        assert headers["X-Frame-Options"] == "DENY", kind
        assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}, kind
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", kind
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin", kind
        assert "noindex" in headers["X-Robots-Tag"], kind


def test_no_answer_about_anybody_is_kept_in_a_cache(client: Client) -> None:
    for kind, headers in answers(client).items():
        assert "no-store" in headers["Cache-Control"], kind


def test_nothing_says_what_answers(client: Client) -> None:
    for kind, headers in answers(client).items():
        assert not {"server", "x-powered-by"} & {name.lower() for name in headers}, kind


def test_no_template_holds_a_script_or_a_style_of_its_own() -> None:
    found = subprocess.run(
        ["grep", "-rnE", r"<script>|<script [^>]*type=.text|<style|\son(click|load|error|submit|change|input|focus|blur|key|mouse|pointer|touch)[a-z]*=|\sstyle=|hx-on|javascript:",
         "src/obliged/web/templates", "src/obliged/portal/templates"],
        capture_output=True, text=True,
    )  # fmt: skip

    assert found.stdout == ""


def test_over_https_no_other_name_of_the_domain_can_set_our_cookies() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "from obliged import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, "
         "s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS)"],
        capture_output=True, text=True, check=True, env={"OBLIGED_BASE_URL": "https://obliged.example", "PATH": ""},
    ).stdout  # fmt: skip

    assert said.split() == ["__Host-session", "__Host-csrf", "True", "31536000"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", "[::ffff:1.2.3.4]"])
def test_a_host_that_is_not_ours_is_refused(client: Client, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 400


def test_mail_names_our_address_whatever_the_request_said(client: Client, mailoutbox: list[EmailMessage]) -> None:
    """Monica's CVE-2026-26747: a Host header that found its way into a mail."""
    cast.priya()

    client.post(
        reverse("account_reset_password"), {"email": "priya@ramanvale.example"},
        headers={"Host": "localhost", "X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"},
    )  # fmt: skip

    (mail,) = mailoutbox
    assert "evil.example" not in str(mail.body)
    assert f"{settings.BASE_URL}/accounts/password/reset/key/" in str(mail.body)
