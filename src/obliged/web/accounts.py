"""Who may open an account, how often may somebody knock, and what is said to whom?

Nobody opens an account by themselves: the first is made when the firm is set up, others by invitation. The door answers
alike whether an address is known or not, and in the same time: whatever is posted is posted after the answer.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from obliged.ports.addresses import address_of
from obliged.records.accounts import User
from obliged.records.keys import token_hash
from obliged.web import limits, proof, way_back
from obliged.words.browsers import browser

log = logging.getLogger(__name__)
A_DAY = 24 * 60 * 60
MANY = 5  # failures of a day, after which the owner of the account hears of them
MAIL_TROUBLE = "obliged.account_mail_trouble"
TROUBLE_LASTS = 10 * 60


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "That address and that password do not belong together.",
        "incorrect_password": "That is not your password.",
        "enter_current_password": "That is not the password that you have now.",
        "incorrect_code": "That is not the code. It works once, for a few minutes.",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again.",
        "rate_limited": "Too many tries. Wait a few minutes, then try again.",
    }

    _tried: limits.Tried | None = None
    _news = False

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        return way_back.is_ours(url)

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request) or "nowhere"

    def get_http_user_agent(self, request: HttpRequest) -> str:
        return browser(request.META.get("HTTP_USER_AGENT", ""))

    def get_login_stages(self) -> list[str]:
        ours = {"allauth.mfa.stages.AuthenticateStage": "obliged.web.second.AskSecond"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    # How often somebody may try

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """By account alone: by which of our names somebody calls us makes no difference."""
        return str(credentials.get("email", "")).strip().lower()

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        self._tried = limits.tries(request, self._get_login_attempts_cache_key(request, **credentials))
        if self._tried is None:
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        if self._tried is not None:
            self._tried.was_good()

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        limits.forget_account(request, self._get_login_attempts_cache_key(request, **credentials))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """After several failures in a day, whoever owns the account hears of them, once."""
        email = self._get_login_attempts_cache_key(request, **credentials)
        key = f"obliged.failed.{token_hash(email)[:40]}"
        cache.add(key, 0, A_DAY)
        if cache.incr(key) == MANY:
            user = User.objects.filter(email__iexact=email, is_active=True).first()
            if user is not None:
                self.send_notification_mail("account/email/many_failures", user, {"many": MANY})

    # Proving oneself again

    def is_reauthentication_required(self, *, app: str, **_: Any) -> bool:
        return not proof.is_fresh(self.request)

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """A passkey, a code of the app, the password; for whoever has none of these, a code by mail."""
        said = {
            "reauthenticate": "Use your password",
            "mfa_reauthenticate": "Use a code from your app or from paper",
            "mfa_reauthenticate:webauthn": "Use a passkey",
        }
        found = [{**way, "description": said[way["id"]]} for way in super().get_reauthentication_methods(user)]
        if not found and user.is_authenticated:
            found = [{"id": "by_mail", "description": "Send me a code", "url": reverse("prove_by_mail")}]
        return found

    # Mail

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """To whoever is signed in at once, so that trouble can be said; for strangers after the answer."""
        request = _request()
        if request is not None and request.user.is_authenticated and not self._news:
            self._render(template_prefix, email, context, request).send()
        else:
            self._send_later(template_prefix, email, context, request)

    def send_after_the_answer(self, template_prefix: str, email: str, said: dict[str, Any]) -> None:
        """To whoever has this address, known here or not, so that the answer and its time say nothing of it."""
        self._send_later(template_prefix, email, said, _request())

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """News of an account stands in nobody's way: it leaves after the answer, or not at all."""
        self._news = True
        try:
            super().send_notification_mail(*args, **kwargs)
        finally:
            self._news = False

    def _send_later(self, template_prefix: str, email: str, said: dict[str, Any], request: HttpRequest | None) -> None:
        if template_prefix == "account/email/unknown_account":
            return  # whoever is not known gets no mail from us

        def send() -> None:
            try:
                self._render(template_prefix, email, said, request).send()
            except Exception as trouble:
                log.warning("Mail about an account did not leave: %s", trouble)
                cache.set(MAIL_TROUBLE, True, TROUBLE_LASTS)

        after_the_answer(request, send)

    def _render(self, template_prefix: str, email: str, said: dict[str, Any], request: HttpRequest | None) -> Any:
        """Its words. Links lead to our address, whatever the request called us."""
        ours = f"{settings.BASE_URL}/"
        called = request.build_absolute_uri("/") if request is not None else ours
        said = {k: v.replace(called, ours, 1) if isinstance(v, str) else v for k, v in said.items()}
        known = {"request": request, "email": email, "current_site": {"domain": urlsplit(ours).hostname}}
        return self.render_mail(template_prefix, email, known | said)


def _request() -> HttpRequest | None:
    found: HttpRequest | None = context.request
    return found


# --- after the answer -----------------------------------------------------------------------------------------


def after_the_answer(request: HttpRequest | None, act: Callable[[], None]) -> None:
    """Do this when the answer is on its way, so that how long it takes tells nobody anything."""
    if request is None:
        act()
        return
    waiting: list[Callable[[], None]] = request.__dict__.setdefault("afterwards", [])
    waiting.append(act)


class Afterwards:
    """Hang what waits for the answer onto its end, as Django does with open files."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response._resource_closers.extend(request.__dict__.get("afterwards", ()))  # type: ignore[attr-defined]
        return response
