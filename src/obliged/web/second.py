"""How does the second proof look to us? What the library for it asks of the house.

The library of passkeys is large: nothing here loads it, and its pages are loaded when somebody opens one.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.stages import LoginStage
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from obliged.acts import second
from obliged.words.browsers import browser

STEP = "second_step"  # where the session keeps the half minute of the code that an app was added with


def connect() -> None:
    authenticator_added.connect(_added, dispatch_uid="obliged.second")


def _added(sender: object, request: HttpRequest, authenticator: Authenticator, **_: Any) -> None:
    """The code that an app was added with is used up."""
    if authenticator.type == Authenticator.Type.TOTP:
        authenticator.data["step"] = request.session.pop(STEP, 0)
        authenticator.save(update_fields=["data"])


def host() -> str:
    """The name that passkeys are made for: that of our address, whatever a request says."""
    return urlsplit(settings.BASE_URL).hostname or ""


def passkeys_work() -> bool:
    """Whether browsers make passkeys for our address: it has a name and a safe line, or is localhost."""
    name = host()
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return settings.BASE_URL.startswith("https://") or name == "localhost"
    return False


class Second(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code does not fit. Codes of an app change every half minute, and each works once.",
        "unverified_email": "Confirm your address first: a link is in your mail.",
        "add_email_blocked": "Take the second proof off first; then the address can change.",
    }

    def encrypt(self, text: str) -> str:
        return second.sealed(text, context.request.user.pk)

    def decrypt(self, encrypted_text: str) -> str:
        return second.unsealed(encrypted_text)

    def get_totp_issuer(self) -> str:
        return "Obliged" if host() in {"localhost", "127.0.0.1", ""} else f"Obliged, {host()}"

    def build_totp_svg(self, url: str) -> str:
        from obliged.web import qr

        return qr.svg(url, "To scan with your app")

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """The browser that it was made in; two of one name are told apart by their day."""
        return browser(context.request.META.get("HTTP_USER_AGENT", ""))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": host(), "name": "Obliged"}


class AskSecond(LoginStage):  # type: ignore[misc]
    """At the door, after the password, the code or the operator's link: whoever has a second proof is asked for it."""

    key = "mfa_authenticate"
    urlname = "mfa_authenticate"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        user = self.login.user
        if user is None or not second.has_second(user.pk) or self._came_by_passkey(user):
            return None, True
        self.state["authentication_required"] = True
        return HttpResponseRedirect(reverse("mfa_authenticate")), True

    def _came_by_passkey(self, user: AbstractBaseUser) -> bool:
        return any(record.get("passwordless") for record in get_authentication_records(self.request, user))


# --- pages that are loaded when somebody opens one ------------------------------------------------------------

PAGES = (
    ("", "allauth.mfa.base.views:index", "mfa_index"),
    ("authenticate/", "obliged.web.second_views:authenticate", "mfa_authenticate"),
    ("reauthenticate/", "obliged.web.second_views:reauthenticate", "mfa_reauthenticate"),
    ("app/", "obliged.web.second_views:activate_totp", "mfa_activate_totp"),
    ("app/off/", "allauth.mfa.totp.views:deactivate_totp", "mfa_deactivate_totp"),
    ("paper/", "allauth.mfa.recovery_codes.views:view_recovery_codes", "mfa_view_recovery_codes"),
    ("paper/new/", "allauth.mfa.recovery_codes.views:generate_recovery_codes", "mfa_generate_recovery_codes"),
    ("passkeys/", "allauth.mfa.webauthn.views:list_webauthn", "mfa_list_webauthn"),
    ("passkeys/add/", "allauth.mfa.webauthn.views:add_webauthn", "mfa_add_webauthn"),
    ("passkeys/reauthenticate/", "allauth.mfa.webauthn.views:reauthenticate_webauthn", "mfa_reauthenticate_webauthn"),
    ("passkeys/<int:pk>/remove/", "allauth.mfa.webauthn.views:remove_webauthn", "mfa_remove_webauthn"),
    ("passkeys/<int:pk>/name/", "allauth.mfa.webauthn.views:edit_webauthn", "mfa_edit_webauthn"),
    ("passkeys/login/", "allauth.mfa.webauthn.views:login_webauthn", "mfa_login_webauthn"),
)


def lazily(where: str) -> Callable[..., HttpResponse]:
    """A view of the library that is loaded with its first request."""
    module, _, name = where.partition(":")

    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found: Callable[..., HttpResponse] = getattr(import_module(module), name)
        return found(request, *args, **kwargs)

    view.__name__ = name
    return view


urlpatterns = [path(where, lazily(view), name=name) for where, view, name in PAGES]


def too_many() -> ValidationError:
    from allauth.account.adapter import get_adapter

    refusal: ValidationError = get_adapter().validation_error("too_many_login_attempts")
    return refusal
