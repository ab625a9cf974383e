"""The firm's own words for its letters: places that may be used, checked when kept, shown with people of the cast."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from obliged.acts import templates as acts
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.queries import templates
from obliged.web.access import Asked

MOST = 20_000


@require_GET
def index(request: Asked) -> HttpResponse:
    request.here = "settings"
    context = {"groups": templates.listed(request.member.firm), "here": "templates"}
    return TemplateResponse(request, "letter_templates/templates.html", context)


@require_http_methods(["GET", "POST"])
def template(request: Asked, letter: str, register: str) -> HttpResponse:
    """One letter in one register: its words, and how they read."""
    request.here = "settings"
    firm = request.member.firm
    edited = templates.edited(firm, letter, register)
    if edited is None:
        raise Http404("No such letter")
    subject, text = edited.subject, edited.text
    if request.method == "POST":
        subject, text = _said(request, "subject", 300), _said(request, "text", MOST)
        if request.POST.get("act") == "keep" and not Role(request.member.role).may_settle:
            return HttpResponseForbidden(TemplateResponse(request, "403.html").render().content)
    preview = templates.preview(letter, text, firm, by=request.member, as_of=clock.now(), subject=subject)
    if request.method == "POST" and request.POST.get("act") == "keep" and not preview.troubles:
        acts.word(
            firm, letter=letter, register=register, subject=subject, text=text, by=request.member, now=clock.now()
        )
        return HttpResponseRedirect(f"{request.path}?kept=1")
    context = {
        "edited": edited,
        "subject": subject,
        "text": text,
        "preview": preview,
        "kept": "kept" in request.GET,
        "may_settle": Role(request.member.role).may_settle,
        "here": "templates",
    }
    if getattr(request, "htmx", False):
        return TemplateResponse(request, "letter_templates/preview.html", context)
    status = 422 if request.method == "POST" and preview.troubles else 200
    return TemplateResponse(request, "letter_templates/template.html", context, status=status)


def _said(request: Asked, field: str, most: int) -> str:
    return request.POST.get(field, "").replace("\x00", "").replace("\r\n", "\n")[:most]


@require_POST
def ours(request: Asked, letter: str, register: str) -> HttpResponse:
    """Back to the words that Obliged began with."""
    if not Role(request.member.role).may_settle:
        return HttpResponseForbidden(TemplateResponse(request, "403.html").render().content)
    acts.back_to_ours(request.member.firm, letter=letter, register=register)
    return HttpResponseRedirect(reverse("template", args=[request.member.firm.slug, letter, register]))
