"""The page of somebody outside, as a member sees to it: what they see there, a link to give them, and its end."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from obliged.acts import portal, portal_links
from obliged.domain.permissions import Act
from obliged.ports import clock
from obliged.queries import portal as queries
from obliged.records.links import Opens
from obliged.records.people import Person
from obliged.web.access import Asked
from obliged.web.people import found
from obliged.words import offers, portal_page


@require_GET
def show(request: Asked, person: UUID) -> HttpResponse:
    return _shown(request, found(request, person))


@require_POST
def make(request: Asked, person: UUID) -> HttpResponse:
    """A new link. It is shown once, here: we keep only its hash."""
    someone = found(request, person)
    if someone.deleted_at is not None:
        return _shown(request, someone)
    address = portal_links.make(someone, opens=Opens.PAGE, now=clock.now())
    return _shown(request, someone, address=address)


@require_POST
def end(request: Asked, person: UUID) -> HttpResponse:
    someone = found(request, person)
    portal_links.revoke(someone, now=clock.now())
    return HttpResponseRedirect(reverse("portal_link", args=[someone.firm.slug, someone.public_id]))


def _shown(request: Asked, someone: Person, **more: Any) -> HttpResponse:
    now = clock.now()
    page = queries.page_of(someone, keeper=portal.keeper_of(someone), as_of=now)
    standing = portal_links.standing(someone, now=now)
    context = {
        "someone": someone,
        "page": page,
        "form": offers.form(page.language),
        "standing": portal_page.stands_until(standing.expires_at, now, someone.firm.tz, someone.firm.language)
        if standing is not None
        else "",
        "may_keep": request.member.may(Act.KEEP_PEOPLE) and someone.deleted_at is None,
        **more,
    }
    return TemplateResponse(request, "people/their_page.html", context)
