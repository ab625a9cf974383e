"""Where is somebody signed in? Each browser is written down when it comes in and seen once an hour; ending is a press.

A browser whose owner lost it is told, whatever it asks next, to forget everything that it kept of us.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.signals import password_changed, password_reset, password_set
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from obliged.acts import accounts
from obliged.ports import clock
from obliged.ports.addresses import address_of
from obliged.records.accounts import SignedIn, User
from obliged.records.firms import Member
from obliged.web.access import Asked
from obliged.web.sessions import SEEN, SINCE
from obliged.web.way_back import way_back
from obliged.words.browsers import browser

WIPE = '"cache", "cookies", "storage"'


def connect() -> None:
    """Listen to whoever comes and goes, by whichever door."""
    user_logged_in.connect(_came_in, dispatch_uid="obliged.signed_in")
    user_logged_out.connect(_went_out, dispatch_uid="obliged.signed_in")
    for signal in (password_changed, password_reset, password_set):
        signal.connect(_has_a_new_password, dispatch_uid="obliged.signed_in")


def _came_in(sender: object, request: HttpRequest, user: User, **_: Any) -> None:
    session, now = request.session, clock.now()
    if session.get(SINCE) is not None:
        session.cycle_key()  # they were in already; whoever knew the old key does not come along
    elif not session.session_key:
        session.create()
    session[SINCE] = session[SEEN] = int(now.timestamp())
    words = browser(request.META.get("HTTP_USER_AGENT", ""))
    is_new = accounts.is_new_browser(user, words)
    accounts.signs_in(user, key=session.session_key or "", browser=words, address=address_of(request), now=now)
    if is_new and hasattr(request, "allauth"):  # a request from the world, and not one of a test
        get_adapter(request).send_notification_mail("account/email/new_browser", user)


def _went_out(sender: object, request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None and request.session.session_key:
        accounts.signs_out(request.session.session_key, now=clock.now())


def _has_a_new_password(sender: object, request: HttpRequest, user: User, **_: Any) -> None:
    """Whoever knew the old one is out, everywhere but here."""
    accounts.end_others(user, but=request.session.session_key or "", now=clock.now())


class SeenHere:
    """Note once an hour that a browser is there; wipe one that was lost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if key:
            if request.user.is_authenticated:
                _see(request)
            elif request.session.session_key is None and accounts.wipes(key):
                return _wiped(request)
        return self.get_response(request)


def _see(request: HttpRequest) -> None:
    now = clock.now()
    last = datetime.fromtimestamp(request.session.get(SEEN, 0), UTC)
    if now - last >= accounts.SEEN_EVERY and request.session.session_key:
        request.session[SEEN] = int(now.timestamp())  # saved with the answer, which also puts off its end
        accounts.seen(request.session.session_key, now=now)


def _wiped(request: HttpRequest) -> HttpResponse:
    """Off to the door, with empty hands."""
    door = f"{reverse('account_login')}?ended=lost"
    response: HttpResponse
    if request.headers.get("HX-Request") == "true":
        response = HttpResponse(status=204, headers={"HX-Redirect": door})
    else:
        response = HttpResponseRedirect(door)
    response.headers["Clear-Site-Data"] = WIPE
    response.headers["Cache-Control"] = "no-store"
    response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite="Lax")
    return response


# --- ending ---------------------------------------------------------------------------------------------------


@require_POST
@login_required
def end(request: HttpRequest, signed_in: int) -> HttpResponse:
    """End one of one's own; `lost` wipes it too."""
    found = get_object_or_404(SignedIn, pk=signed_in, user=request.user.pk, ended_at=None)
    accounts.end(found, now=clock.now(), lost=_is_lost(request))
    return _back(request)


@require_POST
@login_required
def end_others(request: HttpRequest) -> HttpResponse:
    """End all but this one."""
    accounts.end_others(_user(request), but=request.session.session_key or "", now=clock.now(), lost=_is_lost(request))
    return _back(request)


@require_POST
@login_required
def end_all(request: HttpRequest) -> HttpResponse:
    """End every session, this one too."""
    accounts.end_all(_user(request), now=clock.now())
    return HttpResponseRedirect(f"{reverse('account_login')}?ended=all")


@require_POST
def end_of_member(request: Asked, member: UUID) -> HttpResponse:
    """An owner ends every session of a member: they have lost their phone and cannot do it, or must be out at once."""
    kept = get_object_or_404(Member.objects.of(request.member.firm).select_related("user"), public_id=member)
    accounts.end_all(kept.user, now=clock.now(), lost=_is_lost(request))
    return HttpResponseRedirect(f"{reverse('settings_member', args=[request.member.firm.slug, member])}?kept=1")


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _is_lost(request: HttpRequest) -> bool:
    return request.POST.get("lost") == "yes"


def _back(request: HttpRequest) -> HttpResponse:
    """To the page from which it was pressed."""
    return HttpResponseRedirect(way_back(request.POST.get("next", "")))
