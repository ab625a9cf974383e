"""Behind the pages: who works, at what, what comes next, what was put aside, and whether letters may leave."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from obliged.acts import installation, jobs
from obliged.ports import clock
from obliged.queries import jobs as queries
from obliged.records.jobs import Job
from obliged.web.access import Asked

View = Callable[..., HttpResponse]


@require_GET
def index(request: Asked) -> HttpResponse:
    request.here = "settings"
    page = queries.behind(request.member, as_of=clock.now())
    context = {"page": page, "here": "jobs", "troubles": ()}
    return TemplateResponse(request, "settings/jobs.html", context)


def _pressed(view: Callable[..., str]) -> View:
    @require_POST
    @wraps(view)
    def wrapped(request: Asked, *args: Any, **kwargs: Any) -> HttpResponse:
        said = view(request, *args, **kwargs)
        messages.success(request, said)
        return HttpResponseRedirect(reverse("jobs", args=[request.member.firm.slug]))

    return wrapped


def _found(request: Asked, pk: int) -> Job:
    job = queries.aside_of(request.member, pk)
    if job is None:
        raise Http404("No such job")
    return job


@_pressed
def again(request: Asked, job: int) -> str:
    jobs.again(_found(request, job), now=clock.now())
    return "It is tried again now."


@_pressed
def let_go(request: Asked, job: int) -> str:
    jobs.let_go(_found(request, job), now=clock.now())
    return "Let go. Nobody tries it again."


@_pressed
def pause(request: Asked) -> str:
    installation.pause(request.member.firm, now=clock.now())
    return "No letter leaves until you say so."


@_pressed
def go_on(request: Asked) -> str:
    installation.go_on(request.member.firm)
    return "Letters leave again."


@_pressed
def this_one_sends(request: Asked) -> str:
    doubtful = installation.this_one_sends(now=clock.now())
    if doubtful:
        return "This copy sends. What it held is looked for first, where sent letters lie."
    return "This copy sends."
