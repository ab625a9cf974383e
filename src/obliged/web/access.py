"""Who is asking, and for which firm?

Every page of a firm begins with /f/<firm>/. Whoever is not signed in is sent to sign in; a firm that one is not a
member of does not exist. What is written on the request: `member`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

from obliged.queries import members
from obliged.records.firms import Member


class Asked(HttpRequest):
    """A request from a member of the firm that the address names."""

    member: Member
    here: str


READS = frozenset({"GET", "HEAD", "OPTIONS"})
# What a viewer and a bookkeeper may change too: themselves.
THEIR_OWN = frozenset({"settings_keys", "settings_member", "settings_away", "settings_back"})


def _is_their_own(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.url_name in THEIR_OWN


class MembersOnly:
    """Sign-in by default for every page of a firm, and nothing private in anybody's cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path.startswith("/f/"):
            return None
        if not request.user.is_authenticated:
            return HttpResponseRedirect(f"{resolve_url('account_login')}?{urlencode({'next': request.get_full_path()})}")
        slug = kwargs.pop("firm", "")
        member = members.of_user(request.user.pk, slug)
        if member is None:
            raise Http404("No such firm")
        member.user = request.user
        request.member = member  # type: ignore[attr-defined]
        if request.method not in READS and not member.may_change and not _is_their_own(request):
            return HttpResponseForbidden(render_to_string("403.html"))
        response = view(request, *args, **kwargs)
        if hasattr(response, "render") and callable(response.render) and not getattr(response, "is_rendered", True):
            response = response.render()
        add_never_cache_headers(response)
        return response
