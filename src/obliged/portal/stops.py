"""The page that stops letters which come by themselves. Opening it shows; pressing stops; pressing again takes it back.

A mail program that knows one-click unsubscribing (RFC 8058) presses for its reader, without a cookie and without
having opened the page; it is answered at once, because such a press does not follow another address.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from obliged.acts import suppressions
from obliged.portal.discreet import discreet
from obliged.ports import clock
from obliged.queries import portal as bands
from obliged.queries import suppressions as queries
from obliged.words import stops

ONE_CLICK = "One-Click"


@csrf_exempt  # the proof is the address; see portal/answers.py
@discreet
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    letter = suppressions.behind(token)
    if letter is None:
        title, text = stops.ended()
        return TemplateResponse(request, "portal/ended.html", {"title": title, "text": text}, status=410)
    if request.method == "POST":
        one_click = request.POST.get("List-Unsubscribe") == ONE_CLICK
        pressed = "stop" if one_click else request.POST.get("do", "")
        if pressed == "stop":
            suppressions.suppress(
                letter.firm, letter.to_address, why=suppressions.ASKED, now=clock.now(), letter=letter
            )
        elif pressed == "again":
            suppressions.lift(letter.firm, letter.to_address, now=clock.now())
        if not one_click:
            return HttpResponseRedirect(request.path, status=303)
    standing = queries.standing(letter.firm, [letter.to_address])
    page = stops.page(
        firm=letter.firm.name,
        address=letter.to_address,
        is_stopped=standing is not None,
        may_take_back=standing is not None and not standing.everything and standing.why == suppressions.ASKED,
        language=letter.firm.language,
    )
    return TemplateResponse(request, "portal/stop.html", {"page": page, "firm": bands.band(letter.firm)})
