"""Offered to us: whom somebody introduced on a page of ours. One press keeps it as a referral, or sets it aside."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from obliged.acts import offers as acts
from obliged.domain.refusals import Refusal
from obliged.ports import clock
from obliged.queries import offers as queries
from obliged.records.offers import Offer
from obliged.web.access import Asked
from obliged.web.once import once
from obliged.words import refusals


@require_GET
def index(request: Asked) -> HttpResponse:
    return _shown(request)


@require_GET
def count(request: Asked) -> HttpResponse:
    """One line for Today; nothing where nobody waits."""
    return TemplateResponse(
        request, "offers/count.html", {"title": queries.waiting(request.member.firm, as_of=clock.now())}
    )


@require_POST
@once
def keep(request: Asked, offer: UUID) -> HttpResponse:
    try:
        referral = acts.keep(_offer(request, offer), by=request.member, now=clock.now())
    except Refusal as refusal:
        return _shown(request, trouble=refusals.sentence(refusal), status=409)
    return HttpResponseRedirect(reverse("referral", args=[request.member.firm.slug, referral.public_id]))


@require_POST
def aside(request: Asked, offer: UUID) -> HttpResponse:
    try:
        acts.set_aside(_offer(request, offer), by=request.member, now=clock.now())
    except Refusal as refusal:
        return _shown(request, trouble=refusals.sentence(refusal), status=409)
    return HttpResponseRedirect(reverse("offers", args=[request.member.firm.slug]))


@require_POST
def undo(request: Asked, offer: UUID) -> HttpResponse:
    try:
        acts.take_up_again(_offer(request, offer), now=clock.now())
    except Refusal as refusal:
        return _shown(request, trouble=refusals.sentence(refusal), status=409)
    return HttpResponseRedirect(reverse("offers", args=[request.member.firm.slug]))


def _offer(request: Asked, offer: UUID) -> Offer:
    found: Offer = get_object_or_404(Offer.objects.seen_by(request.member).select_related("firm"), public_id=offer)
    return found


def _shown(request: Asked, *, trouble: str = "", status: int = 200) -> HttpResponse:
    request.here = "today"
    page = queries.page(request.member.firm, as_of=clock.now())
    return TemplateResponse(request, "offers/offers.html", {"page": page, "trouble": trouble}, status=status)
