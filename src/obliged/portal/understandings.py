"""What we expect of each other, for whoever holds the link: read it, and press whether they see it the same way.

Opening it shows, and changes nothing; only pressing acts.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from obliged.acts import understandings as acts
from obliged.acts.understandings import UnderstandingHasEnded
from obliged.portal.discreet import discreet
from obliged.ports import clock
from obliged.queries import understandings as queries
from obliged.words import portal


# Why there is no token of Django's forms: see answers.py.
@csrf_exempt
@discreet
@require_http_methods(["GET", "HEAD", "POST"])
def understanding(request: HttpRequest, secret: str) -> HttpResponse:
    now = clock.now()
    try:
        found = acts.find(secret, now=now)
    except UnderstandingHasEnded:
        title, text = portal.ended()
        return TemplateResponse(request, "portal/ended.html", {"title": title, "text": text}, status=410)
    trouble, status = "", 200
    if request.method == "POST":
        words = request.POST.get("words", "")
        if request.POST.get("answer") == "yes":
            acts.agree(found, way="link", words=words, now=now)
            return HttpResponseRedirect(request.path, status=303)
        if acts.see_differently(found, words, now=now):
            return HttpResponseRedirect(request.path, status=303)
        status = 422
    page = queries.their_page(found, as_of=now)
    if status == 422:
        trouble = page.texts["need_words"]
    context = {"page": page, "firm": page.firm, "trouble": trouble, "language": page.language}
    return TemplateResponse(request, "portal/understanding.html", context, status=status)
