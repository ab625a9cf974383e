"""Before we sit together with a partner, and after: what to speak of, and what was promised."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from obliged.acts import one_to_ones as acts
from obliged.domain.refusals import Refusal
from obliged.ports import clock
from obliged.queries import calendars
from obliged.queries import one_to_ones as queries
from obliged.records.people import Person
from obliged.web.access import Asked
from obliged.web.once import once
from obliged.web.people import found
from obliged.words import refusals

LONGEST = 10_000  # characters of notes


@require_http_methods(["GET", "POST"])
@once
def show(request: Asked, person: UUID) -> HttpResponse:
    """What helps to know; and, once it was held, the notes that become promises."""
    someone = found(request, person)
    if request.method == "GET":
        return _shown(request, someone)
    notes = request.POST.get("notes", "").replace("\x00", "").replace("\r\n", "\n").strip()[:LONGEST]
    if not notes:
        return _shown(request, _alive(someone), trouble="Write a line of what was said first.", status=422)
    now = clock.now()
    promised = acts.held(_alive(someone), notes=notes, by=request.member, now=now, at=_day(request, someone, now))
    return HttpResponseRedirect(f"{_address(someone)}?kept={len(promised)}")


@require_POST
@once
def set_for(request: Asked, person: UUID) -> HttpResponse:
    """A meeting is set: that day Today leads here."""
    someone = _alive(found(request, person))
    try:
        at = datetime.strptime(request.POST.get("at", "")[:16], "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - the firm's clocks
    except ValueError:
        return _shown(request, someone, when_trouble="Choose a day and an hour.", status=422)
    if not 1970 < at.year < 2200:
        return _shown(request, someone, when_trouble="Choose a day within our time.", status=422)
    moment = calendars.of_firm(someone.firm).local(at.date(), at.time())
    try:
        acts.set_for(someone, moment, by=request.member, now=clock.now())
    except Refusal as refusal:
        said = refusals.sentence(refusal, request.member.firm.language)
        return _shown(request, someone, when_trouble=said, status=409)
    return HttpResponseRedirect(f"{_address(someone)}?set=1")


def _day(request: Asked, someone: Person, now: datetime) -> datetime | None:
    """Now; or the noon of an earlier day, where one was named."""
    try:
        day = datetime.strptime(request.POST.get("on", "")[:10], "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
    if day.year < 1970:
        return None
    at = calendars.of_firm(someone.firm).local(day, time(12))
    return at if at < now else None


def _alive(someone: Person) -> Person:
    if someone.deleted_at is not None:
        raise Http404("Nobody to sit together with")
    return someone


def _address(someone: Person) -> str:
    return reverse("one_to_one", args=[someone.firm.slug, someone.public_id])


def _shown(request: Asked, someone: Person, *, status: int = 200, **troubles: Any) -> HttpResponse:
    request.here = "people"
    asked = request.GET.get("need", "").replace("\x00", "")[:300]
    kept = request.GET.get("kept", "")
    context = {
        "page": queries.page(someone, member=request.member, as_of=clock.now(), asked=asked),
        "someone": someone,
        "notes": request.POST.get("notes", ""),
        "at": request.POST.get("at", ""),
        "kept": int(kept) if kept.isdecimal() and len(kept) < 3 else None,
        "is_set": "set" in request.GET,
        "may_keep": someone.deleted_at is None,
    }
    return TemplateResponse(request, "partners/one_to_one.html", context | troubles, status=status)
