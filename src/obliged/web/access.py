"""Who is asking, and for which firm?

Every page of a firm begins with /f/<firm>/. Whoever is not signed in is sent to sign in; a firm that one is not a
member of does not exist. What is written on the request: `member`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers

from obliged.ports import clock
from obliged.queries import members
from obliged.records.firms import Member
from obliged.web import trouble


class Asked(HttpRequest):
    """A request from a member of the firm that the address names."""

    member: Member
    here: str


READS = frozenset({"GET", "HEAD", "OPTIONS"})
# Pages that are nothing but a form. Whoever only reads is told so at their door, and not after the form was filled in.
ONLY_FORMS = frozenset(
    {
        "hand_on", "incoming_change", "incoming_reply", "introduce", "introduce_names", "introduction",
        "mail_account", "mail_account_remove",
        "organisation_delete", "person_delete", "person_edit", "person_new", "referral_edit", "referral_promise",
        "referral_release", "referral_responsible", "referral_step", "referral_who", "still_matters",
    }
)  # fmt: skip
# What a viewer and a bookkeeper may change too: themselves.
THEIR_OWN = frozenset({"settings_keys", "settings_member", "settings_away", "settings_back"})


def _is_for_those_who_write(request: HttpRequest) -> bool:
    name = request.resolver_match.url_name if request.resolver_match else None
    return name in ONLY_FORMS if request.method in READS else name not in THEIR_OWN


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
        member = members.of_user(request.user.pk, slug, as_of=clock.now())
        if member is None:
            raise Http404("No such firm")
        member.user = request.user
        request.member = member  # type: ignore[attr-defined]
        if not member.may_change and _is_for_those_who_write(request):
            response: HttpResponse = TemplateResponse(request, "you_read_here.html", status=403)
        else:
            response = self._answer(view, request, *args, **kwargs)
        if hasattr(response, "render") and callable(response.render) and not getattr(response, "is_rendered", True):
            response = response.render()
        add_never_cache_headers(response)
        return response

    def _answer(self, view: Callable[..., HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What the view answers. Django asks nobody for words when a view fails that was called from here."""
        try:
            return view(request, *args, **kwargs)
        except Exception as exception:
            said = trouble.said(request, exception)
            if said is None:
                raise
            return said
