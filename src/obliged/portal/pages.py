"""The page of somebody outside: what a letter to them would say, and what they can do without an account.

Opening it shows and changes nothing. Each button is a form that goes to an address of its own under the page's, and
leads back to it. What is more than a letter would say needs a fresh link, which opens once, on a press.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from obliged.acts import offers, portal_links
from obliged.acts import portal as acts
from obliged.acts.links import Answer, LinkHasEnded
from obliged.acts.portal import NothingSaid, Opens, PageHasEnded, Wishes
from obliged.domain import cards
from obliged.domain.offers import read
from obliged.domain.people import Channel, TellWhat
from obliged.portal.discreet import discreet
from obliged.ports import clock, limits
from obliged.queries import portal as queries
from obliged.words import offers as offer_words
from obliged.words import portal_page as words

View = Callable[..., HttpResponse]
DONE = frozenset({"said", "reported", "introduced", "wishes", "data", "stop", "again", "fresh"})
COOKIE, COOKIE_PATH = "portal", "/p/"
A_DAY, PRESSES_A_DAY, DAY = 20, 60, timedelta(days=1)


def _ended(request: HttpRequest) -> HttpResponse:
    """Wrong, old, used, revoked, somebody else's: the same page, so that nothing can be learned from it."""
    title, text = words.ended()
    return TemplateResponse(request, "portal/ended.html", {"title": title, "text": text}, status=410)


class TooOften(Exception):
    """More was pressed in a day than one person means."""


def outside(view: View) -> View:
    """Whatever is wrong with a link is answered alike. The proof is the address (see portal/answers.py), so no cookie."""

    @csrf_exempt
    @discreet
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (PageHasEnded, LinkHasEnded):
            return _ended(request)
        except TooOften:
            title, text = words.too_often()
            return TemplateResponse(request, "portal/ended.html", {"title": title, "text": text}, status=429)

    return wrapped


def _link(secret: str) -> Any:
    return portal_links.find(secret, opens=Opens.PAGE, now=clock.now())


def _pressed(secret: str) -> Any:
    """The link of whoever pressed a button. What a person presses in a day is little."""
    link = _link(secret)
    if not limits.passes("portal_press", str(link.person_id), most=PRESSES_A_DAY, per=DAY, now=clock.now()):
        raise TooOften
    return link


def _back(secret: str, done: str = "") -> HttpResponse:
    page = reverse("portal_page", args=[secret])
    return HttpResponseRedirect(f"{page}?done={done}" if done else page, status=303)


@outside
@require_safe
def show(request: HttpRequest, secret: str) -> HttpResponse:
    done = request.GET.get("done", "")
    return _shown(request, _link(secret), secret, done=done if done in DONE else "")


def _shown(
    request: HttpRequest, link: Any, secret: str, *, done: str = "", trouble: str = "", status: int = 200, **more: Any
) -> HttpResponse:
    keeper = acts.keeper_of(link.person)
    page = queries.page(link, keeper=keeper, as_of=clock.now())
    context = {
        "page": page,
        "firm": page.firm,
        "language": page.language,
        "secret": secret,
        "done": words.done(done, member=page.member, language=page.language) if done else "",
        "trouble": words.trouble(trouble, page.language) if trouble else "",
        "form": offer_words.form(page.language),
        "stamp": offers.stamp(link.firm, now=clock.now()),
        **more,
    }
    return TemplateResponse(request, "portal/page.html", context, status=status)


@outside
@require_POST
def say(request: HttpRequest, secret: str) -> HttpResponse:
    link = _pressed(secret)
    try:
        acts.say(link, request.POST.get("words", ""), now=clock.now())
    except NothingSaid:
        return _shown(request, link, secret, trouble="said", status=422)
    return _back(secret, "said")


@outside
@require_POST
def report(request: HttpRequest, secret: str) -> HttpResponse:
    """What happened: the same answers as by the link of a letter."""
    link = _pressed(secret)
    try:
        referral, pressed = UUID(request.POST.get("referral", "")[:36]), Answer(request.POST.get("answer", ""))
    except ValueError:
        raise PageHasEnded from None
    acts.report(link, referral=referral, pressed=pressed, words=request.POST.get("words", ""), now=clock.now())
    return _back(secret, "reported")


@outside
@require_POST
def introduce(request: HttpRequest, secret: str) -> HttpResponse:
    """They introduce somebody. Without that person's yes nothing but the name is kept, and a link to pass on is shown."""
    link = _pressed(secret)
    now, language = clock.now(), link.firm.language
    said, wrong = read(request.POST.dict(), introducer_known=True)
    typed: dict[str, Any] = {"typed": said, "wrong": offer_words.errors(wrong, language)}
    if wrong:
        return _shown(request, link, secret, status=422, **typed)
    try:
        if not limits.passes("portal_introduce", str(link.person_id), most=A_DAY, per=DAY, now=now):
            raise offers.TooManyToday()
        taken = offers.take(link.firm, said, form=request.POST.get("form", ""), now=now, introducer=link.person)
    except offers.TooManyToday:
        many = offer_words.again("many", firm=link.firm.name, phone=link.firm.phone, language=language)
        return _shown(request, link, secret, status=429, again=many, **typed)
    if not taken.link:
        return _back(secret, "introduced")
    context = {
        "firm": queries.band(link.firm),
        "language": language,
        "texts": offer_words.pass_on(said.name, taken.link, link.firm.name, language),
        "link": taken.link,
        "back": reverse("portal_page", args=[secret]),
    }
    return TemplateResponse(request, "portal/pass_on.html", context)


@outside
@require_POST
def wishes(request: HttpRequest, secret: str) -> HttpResponse:
    link = _pressed(secret)
    try:
        wished = Wishes(TellWhat(request.POST.get("tell_what", "")), Channel(request.POST.get("channel", "")))
    except ValueError:
        raise PageHasEnded from None
    acts.wish(link, wished, now=clock.now())
    return _back(secret, "wishes")


@outside
@require_POST
def data(request: HttpRequest, secret: str) -> HttpResponse:
    """They ask for what we keep of them, or that it goes."""
    link = _pressed(secret)
    asked = acts.ASKED.get(request.POST.get("what", ""))
    if asked is None:
        raise PageHasEnded()
    acts.ask_privacy(link, asked, words="", now=clock.now())
    return _back(secret, "data")


@outside
@require_POST
def stop(request: HttpRequest, secret: str) -> HttpResponse:
    link = _pressed(secret)
    again = request.POST.get("do") == "again"
    acts.stop(link, again=again, now=clock.now())
    return _back(secret, "again" if again else "stop")


@outside
@require_POST
def fresh(request: HttpRequest, secret: str) -> HttpResponse:
    """Mail a link that opens more, to the address that we have. The answer is the same whether we have one."""
    acts.fresh(_pressed(secret), now=clock.now())
    return _back(secret, "fresh")


@outside
@require_safe
def card(request: HttpRequest, secret: str) -> HttpResponse:
    """Our card, to be kept with one press."""
    link = _link(secret)
    contact = queries.card(link, keeper=acts.keeper_of(link.person))
    response = HttpResponse(cards.vcard(contact), content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{cards.file_name(contact)}"'
    return response


# --- more than a letter would say -----------------------------------------------------------------------------


@outside
@require_http_methods(["GET", "HEAD", "POST"])
def more(request: HttpRequest, secret: str) -> HttpResponse:
    """A fresh link: opening it shows a button, pressing that uses the link up."""
    now = clock.now()
    link = portal_links.find(secret, opens=Opens.MORE, now=now)
    if request.method == "POST":
        response = HttpResponseRedirect(reverse("portal_history"), status=303)
        response.set_cookie(
            COOKIE, portal_links.open_more(link, now=now), max_age=int(portal_links.STAYS_OPEN.total_seconds()),
            path=COOKIE_PATH, secure=settings.SECURE, httponly=True, samesite="Strict",
        )  # fmt: skip
        return response
    band = queries.band(link.firm)
    texts = words.more(band.name, link.firm.language)
    return TemplateResponse(request, "portal/more.html", {"firm": band, "texts": texts, "language": link.firm.language})


@outside
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """What the fresh link opened, in this browser, for ten minutes."""
    brought = request.COOKIES.get(COOKIE, "")
    link = portal_links.opened(brought, now=clock.now())
    page = queries.history(link, keeper=acts.keeper_of(link.person), as_of=clock.now())
    context = {"page": page, "firm": page.firm, "language": page.language, "proof": portal_links.proof(link)}
    return TemplateResponse(request, "portal/history.html", context)


@outside
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """They have seen enough. Another site cannot press this: it has no cookie of ours, and does not know the proof."""
    now = clock.now()
    link = portal_links.opened(request.COOKIES.get(COOKIE, ""), now=now)
    if not portal_links.is_proof(link, request.POST.get("proof", "")):
        raise PageHasEnded()
    portal_links.close(link, now=now)
    response = _ended(request)
    response.delete_cookie(COOKIE, path=COOKIE_PATH, samesite="Strict")
    return response
