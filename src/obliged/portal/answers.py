"""A link from a letter: opening it shows the question, pressing a button answers it. No account, nothing that tracks.

Mail programs and their scanners open every link, often many times, and some run scripts; so GET and HEAD change
nothing at all, not even that they came.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from obliged.acts import links
from obliged.acts.links import Answer, HasNotLeftYet, LinkHasEnded
from obliged.portal.discreet import discreet
from obliged.ports import clock
from obliged.queries import introductions
from obliged.queries import portal as bands
from obliged.words import portal


# Without the token of Django's forms: it needs a cookie, and many readers of mail have none; and a page that sends no
# referrer makes browsers say "Origin: null", which that check refuses. It guards what a browser does by itself because
# somebody is signed in; here nobody is. The proof is the address, 256 bits that no other site knows.
@csrf_exempt
@discreet
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, secret: str) -> HttpResponse:
    now = clock.now()
    try:
        link = links.find(secret, now=now)
        if request.method == "POST":
            links.answer(link, _pressed(request), words=request.POST.get("words", ""), now=now)
            return HttpResponseRedirect(request.path, status=303)
    except LinkHasEnded:
        return _ended(request)
    except HasNotLeftYet:
        title, text = portal.not_yet()
        return TemplateResponse(request, "portal/ended.html", {"title": title, "text": text}, status=409)
    page = introductions.answer_page(
        link,
        [str(choice) for choice in links.choices(link)],
        said=links.said(link),
        may_change=links.may_answer(link),
        as_of=now,
    )
    return TemplateResponse(request, "portal/answer.html", {"page": page, "firm": bands.band(link.firm)})


def _pressed(request: HttpRequest) -> Answer:
    """:raises LinkHasEnded: if no such button stands on any page"""
    try:
        return Answer(request.POST.get("answer", ""))
    except ValueError:
        raise LinkHasEnded from None


def _ended(request: HttpRequest) -> HttpResponse:
    """Wrong, old, revoked or pressed on something else: the same page, so that nothing can be learned from it."""
    title, text = portal.ended()
    return TemplateResponse(request, "portal/ended.html", {"title": title, "text": text}, status=410)
