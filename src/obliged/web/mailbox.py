"""The mailbox: what was sent, what is held and can be taken back or let go, what was turned away, what is in doubt."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from obliged.acts import doubts, installation, letters, outbox
from obliged.ports import clock
from obliged.queries import jobs, mailbox
from obliged.records.letters import Letter
from obliged.web.access import Asked


@require_GET
def index(request: Asked) -> HttpResponse:
    request.here = "mailbox"
    now = clock.now()
    context = {
        "page": mailbox.mailbox(request.member, as_of=now, before=request.GET.get("before", "")),
        "tz": request.member.firm.tz,
        # A storm is asked about on this page itself.
        "troubles": lambda: [said for said in jobs.troubles(request.member, as_of=now) if said.code != outbox.STORM],
    }
    return TemplateResponse(request, "mailbox/mailbox.html", context)


@require_POST
def leave_now(request: Asked, letter: UUID) -> HttpResponse:
    letters.let_leave(_found(request, letter), now=clock.now())
    return _back(request)


@require_POST
def take_back(request: Asked, letter: UUID) -> HttpResponse:
    letters.cancel(_found(request, letter), now=clock.now(), why="taken back", by=request.member)
    return _back(request)


@require_POST
def it_was_sent(request: Asked, letter: UUID) -> HttpResponse:
    doubts.say_sent(_found(request, letter), by=request.member, now=clock.now())
    return _back(request)


@require_POST
def send_again(request: Asked, letter: UUID) -> HttpResponse:
    doubts.say_again(_found(request, letter), by=request.member, now=clock.now())
    return _back(request)


@require_POST
def let_them_leave(request: Asked) -> HttpResponse:
    installation.go_on(request.member.firm)
    return _back(request)


@require_POST
def take_them_back(request: Asked) -> HttpResponse:
    letters.take_them_back(request.member.firm, by=request.member, now=clock.now())
    return _back(request)


def _found(request: Asked, letter: UUID) -> Letter:
    found: Letter = get_object_or_404(
        Letter.objects.seen_by(request.member).select_related("firm", "to", "by"), public_id=letter
    )
    return found


def _back(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(reverse("mailbox", args=[request.member.firm.slug]))  # type: ignore[attr-defined]
