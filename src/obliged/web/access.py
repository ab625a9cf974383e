"""Who is asking, for which firm, and may they?

Every page of a firm begins with /f/<firm>/. Whoever is not signed in is sent to sign in; a firm that one is not a
member of does not exist, and neither does a page that web/routes.py does not name. The policy is asked here, before
any view runs, so that no page can forget to. What is written on the request: `member`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers

from obliged.domain import permissions
from obliged.domain.members import Role
from obliged.domain.permissions import Act, Relation
from obliged.ports import clock, stop_links
from obliged.queries import mail_accounts, members
from obliged.records import asking, rows
from obliged.records.firms import Member
from obliged.records.keys import token_hash
from obliged.web import proof, trouble
from obliged.web.routes import ROUTES, Route

KNOWN = ("GET", "HEAD", "POST")  # others some view might take for a POST that no form has sent


class Asked(HttpRequest):
    """A request from a member of the firm that the address names."""

    member: Member
    here: str


class MembersOnly:
    """Sign-in by default for every page of a firm, its act allowed or refused, and nothing in anybody's cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with rows.nobody(), asking.nobody():  # until it is known who asks, and what they hold
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path.startswith("/f/") and request.method not in KNOWN:
            return HttpResponseNotAllowed(KNOWN)
        if not request.path.startswith("/f/"):
            _enter_with(kwargs)
            return None
        if not request.user.is_authenticated:
            return HttpResponseRedirect(
                f"{resolve_url('account_login')}?{urlencode({'next': request.get_full_path()})}"
            )
        slug = kwargs.pop("firm", "")
        member = members.of_user(request.user.pk, slug, as_of=clock.now())
        if member is None:
            raise Http404("No such firm")
        rows.of(member.firm_id).from_now_on()
        asking.from_now_on(member.hides)  # type: ignore[attr-defined] # read beside the member
        member.user = request.user
        request.member = member  # type: ignore[attr-defined]
        name = request.resolver_match.url_name if request.resolver_match else None
        route = ROUTES.get(name or "")
        if route is None:
            raise Http404("No such page")
        response = self._refused(request, member, route, kwargs) or proof.asked_again(request)
        if response is None:
            response = self._answer(view, request, *args, **kwargs)
        if hasattr(response, "render") and callable(response.render) and not getattr(response, "is_rendered", True):
            response = response.render()
        add_never_cache_headers(response)
        return response

    def _refused(
        self, request: HttpRequest, member: Member, route: Route, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        method = request.method or "GET"
        act = route.act(method)
        if not member.may(act, _relation(member, route, kwargs)):
            return _not_yours(request, member, act)
        return None if method in route.methods else HttpResponseNotAllowed(route.methods)

    def _answer(
        self, view: Callable[..., HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """What the view answers. Django asks nobody for words when a view fails that was called from here."""
        try:
            return view(request, *args, **kwargs)
        except Exception as exception:
            said = trouble.said(request, exception)
            if said is None:
                raise
            return said


def _enter_with(kwargs: dict[str, Any]) -> None:
    """Whoever holds a secret of ours is among the rows of the firm that gave it out, whatever its page then says."""
    if "secret" in kwargs:
        rows.of_holder(token_hash(kwargs["secret"])).from_now_on()
    elif "token" in kwargs and (letter := stop_links.letter_of(kwargs["token"])) is not None:
        rows.of_letter(letter).from_now_on()


def _relation(member: Member, route: Route, kwargs: dict[str, Any]) -> Relation:
    """Whose it is, as far as the address says so by itself."""
    mine = {"member": member.public_id, "which": mail_accounts.OWN}
    is_own = bool(route.whose) and kwargs.get(route.whose) == mine[route.whose]
    return Relation.OWN if is_own else Relation.COLLEAGUES


def _not_yours(request: HttpRequest, member: Member, act: Act) -> HttpResponse:
    """The same for everything of the kind, whether it is there or not."""
    by = permissions.who_may(act)
    context = {"for_owners": by == (Role.OWNER,), "keeps_money": Role(member.role) is Role.BOOKKEEPER}
    return TemplateResponse(request, "not_yours.html", context, status=403)
