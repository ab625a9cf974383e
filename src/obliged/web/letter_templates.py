"""The firm's own words for its letters: places that may be used, checked when kept, shown with people of the cast."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from obliged.acts import templates as acts
from obliged.acts.people import SomebodyElseChangedIt
from obliged.ports import clock
from obliged.queries import templates
from obliged.queries.templates import Edited
from obliged.web.access import Asked
from obliged.words import refusals

BEFORE = "letter_before"  # in the session: the wording that the last act replaced, for Undo


@require_GET
def index(request: Asked) -> HttpResponse:
    request.here = "settings"
    context = {"groups": templates.listed(request.member.firm), "here": "templates"}
    return TemplateResponse(request, "letter_templates/templates.html", context)


def template(request: Asked, letter: str, register: str) -> HttpResponse:
    """One letter in one register: its words, and how they read."""
    view = keep if request.method == "POST" else show
    return view(request, letter, register)


@require_GET
def show(request: Asked, letter: str, register: str) -> HttpResponse:
    edited = _found(request, letter, register)
    before = request.session.get(BEFORE) if "kept" in request.GET else None
    undo = before if before and (before["letter"], before["register"]) == (letter, register) else None
    return _page(request, edited, edited.subject, edited.text, kept=request.GET.get("kept"), undo=undo)


def _found(request: Asked, letter: str, register: str) -> Edited:
    edited = templates.edited(request.member.firm, letter, register)
    if edited is None:
        raise Http404("No such letter")
    return edited


def _page(request: Asked, edited: Edited, subject: str, text: str, *, status: int = 200, **more: Any) -> HttpResponse:
    request.here = "settings"
    firm, now = request.member.firm, clock.now()
    context = {
        "edited": edited,
        "subject": subject,
        "text": text,
        "preview": templates.preview(edited.letter, text, firm, by=request.member, as_of=now, subject=subject),
        "here": "templates",
        "seen": edited.kept_at.isoformat() if edited.kept_at else "",
        **more,
    }
    if getattr(request, "htmx", False):
        return TemplateResponse(request, "letter_templates/preview.html", context)
    context["places"] = templates.places(edited.letter, firm, by=request.member, as_of=now)
    return TemplateResponse(request, "letter_templates/template.html", context, status=status)


@require_POST
def keep(request: Asked, letter: str, register: str) -> HttpResponse:
    """Keep these words, or look at how they read: the button says which."""
    edited = _found(request, letter, register)
    subject, text = _said(request, "subject"), _said(request, "text")
    if request.POST.get("act") != "keep":
        return _page(request, edited, subject, text, seen=request.POST.get("seen", ""))
    seen = request.POST.get("seen")
    try:
        acts.word(
            request.member.firm,
            letter=letter,
            register=register,
            subject=subject,
            text=text,
            by=request.member,
            now=clock.now(),
            seen=seen,
        )
    except acts.NotATemplate:
        return _page(request, edited, subject, text, status=422, seen=seen or "")
    except SomebodyElseChangedIt as refusal:
        theirs = _found(request, letter, register)
        said = refusals.sentence(refusal, request.member.firm.language)
        return _page(request, theirs, subject, text, status=409, refusal=said, theirs=theirs)
    return _done(request, edited, "own", changed=(edited.subject, edited.text) != (subject, text))


def _said(request: Asked, field: str) -> str:
    return request.POST.get(field, "").replace("\x00", "").replace("\r\n", "\n")


def _done(request: Asked, before: Edited, kept: str, *, changed: bool) -> HttpResponse:
    """Back to the page, which offers to take back what was done."""
    if changed:  # a form that was sent twice leaves what its first sending replaced
        request.session[BEFORE] = {
            "letter": before.letter,
            "register": before.register,
            "own": before.is_own,
            "subject": before.subject,
            "text": before.text,
        }
    here = reverse("template", args=[request.member.firm.slug, before.letter, before.register])
    return HttpResponseRedirect(f"{here}?kept={kept}")


@require_POST
def ours(request: Asked, letter: str, register: str) -> HttpResponse:
    """Back to the words that Obliged began with."""
    edited = _found(request, letter, register)
    acts.back_to_ours(request.member.firm, letter=letter, register=register)
    return _done(request, edited, "ours", changed=edited.is_own)
