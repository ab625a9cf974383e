"""What we and a partner expect of each other: written down, sent with a link, agreed to across a table."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from obliged.acts import understandings as acts
from obliged.acts.overrides import GivesAway
from obliged.domain.refusals import Refusal
from obliged.domain.understandings import LONGEST, MOST, Expectation
from obliged.ports import clock
from obliged.queries import understandings as queries
from obliged.records.people import Person
from obliged.web import discretion
from obliged.web.access import Asked
from obliged.web.once import once
from obliged.web.people import found
from obliged.words import refusals
from obliged.words.understandings import LINK_SHOWN

LONGEST_LETTER = 20_000
SIDES = (
    ("ours_will", True, True),
    ("ours_wont", True, False),
    ("theirs_will", False, True),
    ("theirs_wont", False, False),
)


@require_http_methods(["GET", "POST"])
def index(request: Asked, person: UUID) -> HttpResponse:
    """The sentences, with the form that changes them."""
    someone = found(request, person)
    if request.method == "POST":
        typed = _typed(request)
        try:
            acts.write(_alive(someone), typed, by=request.member, now=clock.now())
        except Refusal as refusal:
            said = refusals.sentence(refusal, request.member.firm.language)
            return _shown(request, someone, typed=typed, trouble=said, status=422)
        return HttpResponseRedirect(f"{_address(someone)}?kept=1")
    return _shown(request, someone)


@require_http_methods(["GET", "POST"])
@once
def ask(request: Asked, person: UUID) -> HttpResponse:
    """The letter that brings it to them, with a link by which they say that they see it the same way."""
    someone = _alive(found(request, person))
    words, newest = queries.letter(someone, request.member), acts.newest_of(someone)
    if words is None or newest is None:
        return HttpResponseRedirect(_address(someone))
    subject, text, trouble, marked = words.subject, words.text, "", None
    if request.method == "POST":
        subject = request.POST.get("subject", "").replace("\x00", "")[:300]
        text = request.POST.get("text", "").replace("\x00", "")[:LONGEST_LETTER]
        try:
            with discretion.as_asked(request):
                acts.ask(newest, subject=subject, text=text, link_shown=LINK_SHOWN, by=request.member, now=clock.now())
        except GivesAway as refusal:
            marked = discretion.marked(request, refusal)
        except Refusal as refusal:
            trouble = refusals.sentence(refusal, request.member.firm.language)
        else:
            return HttpResponseRedirect(f"{_address(someone)}?sent=1")
    request.here = "people"
    context = {
        "page": queries.page(someone, as_of=clock.now()), "someone": someone, "subject": subject, "text": text,
        "trouble": trouble, "marked": marked, "link": LINK_SHOWN,
    }  # fmt: skip
    status = 422 if marked else 409 if trouble else 200
    return TemplateResponse(request, "partners/understanding_letter.html", context, status=status)


@require_POST
@once
def agreed(request: Asked, person: UUID) -> HttpResponse:
    """They said yes across a table."""
    someone = _alive(found(request, person))
    newest = acts.newest_of(someone)
    if newest is not None:
        acts.agree(newest, way="in_person", by=request.member, now=clock.now())
    return HttpResponseRedirect(_address(someone))


@require_POST
def end(request: Asked, person: UUID) -> HttpResponse:
    """Nothing of it stands any more; a new one can be written down at any time."""
    someone = found(request, person)
    acts.end(someone, now=clock.now())
    return HttpResponseRedirect(_address(someone))


def _typed(request: Asked) -> list[Expectation]:
    """What was chosen and written, the library's sentences first."""
    lines = []
    for code, ours, will in SIDES:
        chosen = request.POST.getlist(code)[:MOST]
        own = request.POST.get(f"{code}_own", "").replace("\x00", "")[: MOST * LONGEST].splitlines()
        lines += [Expectation(ours, will, key[:30]) for key in chosen]
        lines += [Expectation(ours, will, "", " ".join(line.split())[:LONGEST]) for line in own if line.strip()]
    return lines


def _alive(someone: Person) -> Person:
    if someone.deleted_at is not None:
        raise Http404("Nobody to agree with")
    return someone


def _address(someone: Person) -> str:
    return reverse("understanding", args=[someone.firm.slug, someone.public_id])


def _shown(request: Asked, someone: Person, *, typed: list[Expectation] | None = None, **more: Any) -> HttpResponse:
    request.here = "people"
    context = {
        "page": queries.page(someone, as_of=clock.now(), typed=typed),
        "someone": someone,
        "kept": "kept" in request.GET,
        "sent": "sent" in request.GET,
        "may_keep": someone.deleted_at is None,
    }
    status = more.pop("status", 200)
    return TemplateResponse(request, "partners/understanding.html", context | more, status=status)
