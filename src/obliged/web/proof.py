"""What is so grave that we ask once more who it is? Whatever lets others in, gives much away, or cannot be taken back.

The table below names the routes. Whoever proved themselves within a quarter of an hour is not asked. What was typed is
kept for ten minutes, and comes back after the proof; secrets are not kept, and are typed again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from allauth.account.signals import authentication_step_completed
from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from obliged.acts import accounts
from obliged.ports import clock
from obliged.records.keys import token_hash
from obliged.web import limits
from obliged.web.way_back import way_back

ANY = frozenset({"GET", "HEAD", "POST"})
POST = frozenset({"POST"})
# A form that only its owner opens is asked for before it is filled in; what is one press is asked when it is pressed.
GRAVE: dict[str, frozenset[str]] = {
    # What lets us, or others, in
    "mail_account": ANY,
    "mail_account_remove": POST,
    "account_email": POST,
    "account_set_password": ANY,
    "mfa_activate_totp": ANY,
    "mfa_deactivate_totp": ANY,
    "mfa_view_recovery_codes": ANY,
    "mfa_generate_recovery_codes": ANY,
    "mfa_add_webauthn": ANY,
    "mfa_remove_webauthn": ANY,
    "mfa_edit_webauthn": ANY,
    # Everything that is kept of somebody, and its end
    "person_file": ANY,
    "person_file_json": ANY,
    "person_erase": ANY,
    "person_hold": POST,
    # Other people's access
    "settings_members": POST,  # an invitation
    "member_sessions_end": POST,
    "settings_leave": POST,
}
KEPT_FOR = timedelta(minutes=10)
LONGEST = 100_000  # characters
TYPED, CODE = "proof_typed", "proof_code"
TRIES = 3
_SECRET = re.compile(r"pass|secret|token|credential|code", re.IGNORECASE)
_OURS = frozenset({"csrfmiddlewaretoken", "form_token"})


def connect() -> None:
    authentication_step_completed.connect(_proved_again, dispatch_uid="obliged.proof")


def _proved_again(sender: object, request: HttpRequest, reauthenticated: bool = False, **_: Any) -> None:
    if reauthenticated and request.session.session_key:
        request.session.cycle_key()  # whoever knew the key from before does not come along
        accounts.proves(request.session.session_key, now=clock.now())


def is_fresh(request: HttpRequest) -> bool:
    """Whether whoever sits there proved themselves lately enough for what is grave."""
    key, user = request.session.session_key, request.user.pk
    return bool(key and user is not None and accounts.proved_lately(user, key, now=clock.now()))


def ask_first(request: HttpRequest) -> HttpResponse | None:
    """The way to the proof, unless there was one lately: a view that finds something grave in what was sent asks so."""
    return None if is_fresh(request) else _ask(request)


class AskAgain:
    """Ask for a proof before the routes of the table."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        # At a firm's pages the door asks, once it is known that they may at all.
        return None if request.path.startswith("/f/") else asked_again(request)


def asked_again(request: HttpRequest) -> HttpResponse | None:
    """The way to the proof, if this route of the table needs one and there was none lately."""
    name = request.resolver_match.url_name if request.resolver_match else None
    if request.method not in GRAVE.get(name or "", ()) or not request.user.is_authenticated:
        return None
    return ask_first(request)


def _ask(request: HttpRequest) -> HttpResponse:
    from allauth.account.adapter import get_adapter

    after = request.get_full_path()
    if request.method == "POST":
        _keep(request)
        after = reverse("prove_go_on")
    ways = get_adapter(request).get_reauthentication_methods(request.user)
    where = f"{ways[0]['url']}?{urlencode({'next': after})}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": where})
    return HttpResponseRedirect(where)


# --- what was typed -------------------------------------------------------------------------------------------


def _keep(request: HttpRequest) -> None:
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _OURS and not _SECRET.search(name)
        for value in values
    ]
    short = sum(len(name) + len(str(value)) for name, value in fields) <= LONGEST
    until = (clock.now() + KEPT_FOR).timestamp()
    request.session[TYPED] = {"to": request.get_full_path(), "fields": fields if short else None, "until": until}


@never_cache
@login_required
@require_GET
def go_on(request: HttpRequest) -> HttpResponse:
    """What was typed, to be sent with one press now that it is clear who sends it."""
    kept = request.session.get(TYPED)
    if kept is not None and kept["until"] < clock.now().timestamp():
        del request.session[TYPED]
        kept = None
    if kept is not None and kept["fields"] is None:
        kept = None
    return TemplateResponse(request, "proof/go_on.html", {"kept": kept}, status=200 if kept else 410)


# --- a code by mail, for whoever has nothing else -------------------------------------------------------------


class CodeShape(forms.Form):
    code = forms.CharField(label="Code", max_length=20, widget=forms.TextInput({"autocomplete": "one-time-code"}))


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def by_mail(request: HttpRequest) -> HttpResponse:
    """Send a code, then ask for it. Only for whoever has neither password, passkey nor app."""
    from allauth.account.adapter import get_adapter

    adapter = get_adapter(request)
    if adapter.get_reauthentication_methods(request.user)[0]["id"] != "by_mail":
        return HttpResponseRedirect(adapter.get_reauthentication_methods(request.user)[0]["url"])
    sent = request.session.get(CODE)
    if sent is not None and sent["until"] < clock.now().timestamp():
        sent = None
    form = CodeShape(request.POST if "code" in request.POST else None)
    after = request.POST.get("next") or request.GET.get("next") or "/"
    status = 200
    if request.method == "POST" and "code" not in request.POST:
        sent = _send(request, adapter)
        if sent is None:
            form, status = CodeShape(), 429
    elif request.method == "POST" and form.is_valid():
        status = _judge(request, form, sent)
        if status == 302:
            return HttpResponseRedirect(way_back(after))
        sent = request.session.get(CODE)
    elif request.method == "POST":
        status = 422
    context = {
        "form": form,
        "sent": sent is not None,
        "next": after,
        "email": request.user.email,  # type: ignore[union-attr]
        "limited": status == 429,
        "nowhere": not settings.EMAIL_HOST,
    }
    return TemplateResponse(request, "proof/by_mail.html", context, status=status)


def _send(request: HttpRequest, adapter: Any) -> dict[str, Any] | None:
    from allauth.core import ratelimit

    email: str = request.user.email  # type: ignore[union-attr]
    if not ratelimit.consume(request, action="request_login_code", key=email.lower()):
        return None
    code = adapter.generate_login_code()
    sent = {"hash": _hash(request, code), "until": (clock.now() + KEPT_FOR).timestamp(), "tries": 0}
    adapter.send_mail("account/email/login_code", email, {"code": code})
    request.session[CODE] = sent
    return sent


def _judge(request: HttpRequest, form: CodeShape, sent: dict[str, Any] | None) -> int:
    from allauth.account.internal.flows.login import record_authentication

    tried = limits.tries(request, f"mail-{request.user.pk}")
    if tried is None:
        form.add_error("code", "Too many tries. Wait five minutes, then try again.")
        return 429
    if sent is not None and constant_time_compare(sent["hash"], _hash(request, form.cleaned_data["code"])):
        del request.session[CODE]
        tried.was_good()
        record_authentication(request, request.user, method="code", reauthenticated=True)
        return 302
    form.add_error("code", "That is not the code. It works once, for ten minutes, for three tries.")
    if sent is not None:
        left = {**sent, "tries": sent["tries"] + 1}
        request.session[CODE] = left if left["tries"] < TRIES else None
    return 422


def _hash(request: HttpRequest, code: str) -> str:
    """Bound to whom it was sent; the code itself is kept nowhere."""
    return token_hash(f"{request.user.pk}|{''.join(code.split()).upper().replace('-', '')}")
