"""Today: what good manners owe, to whom, by when, and why."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from obliged.acts import courtesies as acts
from obliged.acts import incoming
from obliged.ports import clock
from obliged.queries import rail, today
from obliged.records.courtesies import Courtesy
from obliged.records.links import HeardBack
from obliged.web.access import Asked
from obliged.web.once import once
from obliged.web.shapes import uuids

MOST_IN_A_ROW = 20


@require_GET
def index(request: Asked) -> HttpResponse:
    now = clock.now()
    everyone = request.GET.get("whose") == "everyone"
    page = today.today(request.member, as_of=now, everyone=everyone)
    request.here = "today"
    if not everyone:
        request.nav = rail.Rail(here="today", today_count=rail.counted(page.count, more=page.more))  # type: ignore[attr-defined]
    return TemplateResponse(request, "today/today.html", {"page": page})


@require_POST
def heard_read(request: Asked, heard: int) -> HttpResponse:
    """It was read; it stays on the referral."""
    found = get_object_or_404(HeardBack.objects.of(request.member.firm).select_related("mail__firm"), pk=heard)
    if found.mail is not None and found.mail.settled_at is None:
        incoming.just_read(found.mail, by=request.member, now=clock.now())
    HeardBack.objects.of(request.member.firm).filter(pk=found.pk, read_at=None).update(read_at=clock.now())
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponse("")
    return HttpResponseRedirect(reverse("today", args=[request.member.firm.slug]))


@require_http_methods(["GET", "POST"])
@once
def still_matters(request: Asked) -> HttpResponse:
    """After ten quiet days: what still matters stays, the rest is released in one act, with Undo.

    Only what was shown is released: what came in meanwhile, nobody has decided about.
    """
    now = clock.now()
    request.here = "today"
    if request.method == "GET":
        return TemplateResponse(request, "today/still_matters.html", {"page": today.today(request.member, as_of=now)})
    stay = set(request.POST.getlist("matters"))
    shown = [row.split()[:MOST_IN_A_ROW] for row in request.POST.getlist("shown")[: today.PAGE]]
    go = [id for row in shown if row and row[0] not in stay for id in uuids(row)]
    rows = (
        Courtesy.objects.of(request.member.firm).filter(public_id__in=go).select_related("firm", "referral", "because")
    )
    released = acts.release_all(rows, by=request.member, now=now, reason="did not matter any more")
    context = {"page": today.today(request.member, as_of=now), "released": released, "number": len(released)}
    return TemplateResponse(request, "today/still_matters_done.html", context)


@require_POST
def matters_after_all(request: Asked) -> HttpResponse:
    """Undo of the release: everything that it released is owed again."""
    acts.claim_back(request.POST.getlist("key")[:200], by=request.member, now=clock.now())
    return HttpResponseRedirect(reverse("today", args=[request.member.firm.slug]))
