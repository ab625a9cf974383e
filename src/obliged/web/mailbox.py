"""The mailbox: what was sent, what is held and can be taken back or let go, what was turned away."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from obliged.acts import letters
from obliged.ports import clock
from obliged.queries import mailbox
from obliged.records.letters import Letter
from obliged.web.access import Asked


@require_GET
def index(request: Asked) -> HttpResponse:
    request.here = "mailbox"
    page = mailbox.mailbox(request.member, before=request.GET.get("before", ""))
    return TemplateResponse(request, "mailbox/mailbox.html", {"page": page, "tz": request.member.firm.tz})


@require_POST
def leave_now(request: Asked, letter: UUID) -> HttpResponse:
    letters.let_leave(_found(request, letter), now=clock.now())
    return _back(request)


@require_POST
def take_back(request: Asked, letter: UUID) -> HttpResponse:
    letters.cancel(_found(request, letter), now=clock.now(), why="taken back", by=request.member)
    return _back(request)


def _found(request: Asked, letter: UUID) -> Letter:
    found: Letter = get_object_or_404(
        Letter.objects.seen_by(request.member).select_related("firm", "to", "by"), public_id=letter
    )
    return found


def _back(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(reverse("mailbox", args=[request.member.firm.slug]))  # type: ignore[attr-defined]
