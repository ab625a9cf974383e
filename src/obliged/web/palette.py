"""Find or do: one field that finds people and does things. A page of its own where no script runs."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from obliged.ports import clock
from obliged.queries import palette, rail
from obliged.queries.palette import Offer
from obliged.web.access import Asked
from obliged.web.keys import KEYS, WORDS

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One offer as it is drawn."""

    icon: str
    url: str
    name: str
    detail: str
    key: str


@require_GET
def find(request: Asked) -> HttpResponse:
    """What was typed may mean this. To the dialog only the lines; else the whole page."""
    typed = request.GET.get("q", "").replace("\x00", "")[:LONGEST]
    slug = request.member.firm.slug
    found = [_line(offer, slug) for offer in palette.offers(request.member, typed, as_of=clock.now())]
    if request.htmx:  # type: ignore[attr-defined]
        request.nav = rail.Rail(here="", today_count="")  # type: ignore[attr-defined] # nothing of the rail is drawn
        return TemplateResponse(request, "shared/found.html", {"found": found})
    return TemplateResponse(request, "palette/palette.html", {"found": found, "typed": typed})


def _line(offer: Offer, slug: str) -> Line:
    url = offer.href or _address(offer, slug)
    return Line(offer.icon, url, offer.name, offer.detail, offer.key)


def _address(offer: Offer, slug: str) -> str:
    address = reverse(offer.page, args=[slug, *offer.args])
    return f"{address}?{urlencode(offer.query)}" if offer.query else address


@require_GET
def help(request: Asked) -> HttpResponse:
    """The keys, the words of the product, and how Today works."""
    request.here = "help"
    return TemplateResponse(request, "help/help.html", {"keys": KEYS, "words": WORDS})
