"""The page on which everybody may introduce somebody to us: off, until an owner opens it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from obliged.acts import firms
from obliged.domain import colours
from obliged.domain.offers import Said
from obliged.domain.permissions import Act
from obliged.ports import clock
from obliged.queries import portal
from obliged.records.firms import Firm
from obliged.web import qr, shapes
from obliged.web.access import Asked
from obliged.words import offers as words


class PageShape(shapes.Shape):
    is_open = forms.BooleanField(label="Everybody may open it", required=False)
    public_words = forms.CharField(
        label="Your words on it",
        required=False,
        max_length=600,
        help_text="Whom you serve best, in two or three sentences.",
        widget=forms.Textarea({"rows": 4}),
    )
    band = forms.CharField(
        label="Your band",
        required=False,
        max_length=9,
        help_text="Stands over every page that partners see. Six digits, such as #4a4dbf; empty: ours.",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_band(self) -> str:
        typed: str = self.cleaned_data["band"].strip()
        if not typed:
            return ""
        colour = colours.read(typed)
        if not colour:
            raise ValidationError("Nobody can mix that. Write six digits, such as #4a4dbf.")
        if not colours.shows(colour):
            raise ValidationError(
                f"Nobody would see that on white paper. {colours.nearest_that_shows(colour)} is the same, dark enough."
            )
        return colour


@require_http_methods(["GET", "POST"])
def index(request: Asked) -> HttpResponse:
    firm = request.member.firm
    initial = {"is_open": firm.public_since is not None, "public_words": firm.public_words, "band": firm.band}
    form = PageShape(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        now = clock.now()
        since = (firm.public_since or now) if said["is_open"] else None
        firms.change(firm, now=now, public_since=since, public_words=said["public_words"], band=said["band"])
        return HttpResponseRedirect(f"{reverse('public_page', args=[firm.slug])}?kept=1")
    return _shown(request, form, status=422 if form.errors else 200)


@require_POST
def look(request: Asked) -> HttpResponse:
    """How it would look, with nothing kept."""
    form = PageShape(request.POST)
    return _shown(request, form, status=200 if form.is_valid() else 422)


def _shown(request: Asked, form: PageShape, *, status: int = 200) -> HttpResponse:
    request.here = "settings"
    firm = request.member.firm
    address = address_of(firm)
    said = form.cleaned_data if form.is_bound and not form.errors else form.initial
    context: dict[str, Any] = {
        "form": form,
        "here": "public_page",
        "may_settle": request.member.may(Act.SETTLE_FIRM),
        "address": address,
        "code": qr.svg(address, "The address of the page as a QR code"),
        "seen": _seen(firm, said),
        "kept": "kept" in request.GET,
        "is_open": firm.public_since is not None,
    }
    return TemplateResponse(request, "settings/public_page.html", context, status=status)


def _seen(firm: Firm, said: Mapping[str, Any]) -> dict[str, Any]:
    """The page as everybody would see it."""
    shown = Firm(name=firm.name, trade=firm.trade, phone=firm.phone, country=firm.country, band=said.get("band") or "")
    return {
        "firm": portal.band(shown),
        "texts": words.public(firm.name, firm.language),
        "form": words.form(firm.language),
        "our_words": said.get("public_words", ""),
        "typed": Said(),
        "wrong": {},
        "is_public": True,
    }


@require_GET
def card(request: Asked) -> HttpResponse:
    """A card to print: whose it is, the code, the address in letters."""
    firm = request.member.firm
    address = address_of(firm)
    context = {
        "address": address.partition("://")[2].rstrip("/"),
        "code": qr.svg(address, "The address of the page as a QR code"),
        "texts": words.public(firm.name, firm.language),
        "is_open": firm.public_since is not None,
    }
    request.here = "settings"
    return TemplateResponse(request, "settings/public_card.html", context)


def address_of(firm: Firm) -> str:
    return f"{settings.BASE_URL}{reverse('introduce_to', args=[firm.slug])}"
