"""Introducing somebody to a firm, from a page that everybody can open; and the answer of the person introduced.

Robots are kept out without puzzles: a field that people do not see, a stamp that says when the form was opened, and so
many from one address in an hour. Whoever sends the form gets the same answer whether or not anybody in it is known. We
write to nobody: who has not been asked gets a link from whoever introduces them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from obliged.acts import offers as acts
from obliged.acts.offers import TooManyToday
from obliged.acts.portal_links import PageHasEnded
from obliged.domain.offers import Said, When, reach, read
from obliged.portal.pages import outside
from obliged.ports import clock, limits
from obliged.ports.addresses import address_of
from obliged.queries.portal import band
from obliged.words import offers as words

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AN_HOUR, A_DAY = 6, 20  # forms from one address
ANSWERS_AN_HOUR = 30
TRAP = "website"  # people do not see this field, and robots fill it


@outside
@require_http_methods(["GET", "HEAD", "POST"])
def public(request: HttpRequest, firm: str) -> HttpResponse:
    """*Introduce someone to us.*"""
    ours = acts.open_to_all(firm)
    if request.method == "POST":
        return _sent(request, ours)
    return _form(request, ours, done="done" in request.GET)


def _sent(request: HttpRequest, firm: Any) -> HttpResponse:
    now, stamp = clock.now(), request.POST.get("form", "")
    said, wrong = read(request.POST.dict(), introducer_known=False)
    if request.POST.get(TRAP):  # whoever fills this in is answered as everybody is, and nothing is kept
        return _taken(request, firm, said, "")
    if wrong:
        return _form(request, firm, said=said, wrong=words.errors(wrong, firm.language), status=422)
    came = acts.stamped(firm, stamp, now=now)
    if came is not When.WELL:
        return _form(request, firm, said=said, again=str(came), status=409)
    try:
        if not _passes(request, now):
            raise TooManyToday()
        taken = acts.take(firm, said, form=stamp, now=now)
    except TooManyToday:
        return _form(request, firm, said=said, again="many", status=429)
    return _taken(request, firm, said, taken.link)


def _passes(request: HttpRequest, now: Any) -> bool:
    who = address_of(request)
    hour = limits.passes("offer_hour", who, most=AN_HOUR, per=HOUR, now=now)
    return limits.passes("offer_day", who, most=A_DAY, per=DAY, now=now) and hour


def _taken(request: HttpRequest, firm: Any, said: Said, link: str) -> HttpResponse:
    """The same answer in every case: thanks; and, where somebody has yet to be asked, the link to pass on."""
    if said.agreed:
        return HttpResponseRedirect(f"{request.path}?done", status=303)
    link = link or acts.dead_link()
    context = {
        "firm": band(firm),
        "language": firm.language,
        "texts": words.pass_on(said.name, link, firm.name, firm.language),
        "link": link,
        "back": request.path,
    }
    return TemplateResponse(request, "portal/pass_on.html", context)


def _form(
    request: HttpRequest, firm: Any, *, said: Said | None = None, wrong: Any = None, again: str = "", done: bool = False,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = {
        "firm": band(firm),
        "language": firm.language,
        "texts": words.public(firm.name, firm.language),
        "form": words.form(firm.language),
        "our_words": firm.public_words,
        "typed": said or Said(),
        "wrong": wrong or {},
        "again": words.again(again, firm=firm.name, phone=firm.phone, language=firm.language) if again else "",
        "stamp": acts.stamp(firm, now=clock.now()),
        "done": done,
        "is_public": True,
    }
    return TemplateResponse(request, "portal/introduce.html", context, status=status)


# --- the person introduced ------------------------------------------------------------------------------------


@outside
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, secret: str) -> HttpResponse:
    """Do they want to hear from us? Opening it shows; pressing says yes, and how they are reached, or no."""
    now = clock.now()
    offer = acts.find(secret, now=now)
    if request.method != "POST":
        return _answer(request, offer)
    if request.POST.get("answer") == "no":
        texts = _texts(offer)
        acts.decline(offer, now=now)
        context = {"firm": band(offer.firm), "language": offer.firm.language, "title": texts["declined_title"]}
        return TemplateResponse(request, "portal/ended.html", context | {"text": texts["declined_text"]})
    if request.POST.get("answer") != "yes":
        raise PageHasEnded()
    email, phone, wrong = reach(request.POST.get("email", ""), request.POST.get("phone", ""))
    need = request.POST.get("need", "")
    if wrong:
        typed = Said(email=email, phone=phone, need=need[:1000])
        errors = words.errors(wrong, offer.firm.language)
        return _answer(request, offer, typed=typed, wrong=errors, status=422)
    if limits.passes("offer_answer", secret, most=ANSWERS_AN_HOUR, per=HOUR, now=now):
        acts.agree(offer, email=email, phone=phone, need=need, now=now)
    return HttpResponseRedirect(request.path, status=303)


def _answer(
    request: HttpRequest, offer: Any, *, typed: Said | None = None, wrong: Any = None, status: int = 200
) -> HttpResponse:
    context = {
        "firm": band(offer.firm),
        "language": offer.firm.language,
        "texts": _texts(offer),
        "typed": typed or Said(),
        "wrong": wrong or {},
        "has_agreed": offer.answered_at is not None,
    }
    return TemplateResponse(request, "portal/offer.html", context, status=status)


def _texts(offer: Any) -> dict[str, str]:
    firm = offer.firm
    return words.answer(offer.person_name, offer.from_name, firm.name, firm.trade, firm.language)
