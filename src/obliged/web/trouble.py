"""What do we say when something is in the way? What happened, what is safe, what to do.

Refusals of good manners are said with their sentence (409); a database that is locked, read-only or gone says
so (503), and so does a mail server that takes nothing; whatever nobody foresaw is logged and says that nothing was
half done (500).
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.views.defaults import bad_request

from obliged.domain.refusals import Refusal
from obliged.ports import mail
from obliged.queries.captures import LONGEST
from obliged.words import refusals

log = logging.getLogger(__name__)
HEARD_OUT = 64 * 1024 * 1024


class SayTrouble:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError) as trouble:
            return _database(trouble)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return said(request, exception)


def said(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    """What we say to it, if we have words for it."""
    if isinstance(exception, Refusal):
        return refused(request, exception)
    if isinstance(exception, (mail.Refused, mail.NotNow, mail.NotLetIn)):
        return _mail(request, exception)
    if isinstance(exception, (OperationalError, InterfaceError)) or _is_read_only(exception):
        return _database(exception)
    return None


def _mail(request: HttpRequest, trouble: Exception) -> HttpResponse:
    """A code or a link could not be sent. What the server said is for the operator."""
    log.warning("Mail about an account did not leave: %s", trouble)
    context = {"sentence": "The mail server does not take our letter just now. Try again in a few minutes."}
    return TemplateResponse(request, "refused.html", context, status=503).render()


def _database(trouble: Exception) -> HttpResponse:
    log.warning("The database does not answer: %s", trouble)
    return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "5"})


def _is_read_only(exception: Exception) -> bool:
    return (
        isinstance(exception, DatabaseError) and "read" in str(exception).lower() and "only" in str(exception).lower()
    )


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The refusal as a page that says why, and what can be done instead; to a part of a page, as a note in it."""
    if getattr(request, "htmx", False):
        note = {"tone": "bad", "icon": "triangle-alert", "text": refusals.sentence(refusal), "alert": True}
        response = HttpResponse(render_to_string("shared/note.html", note), status=409)
        response["HX-Reswap"] = "beforeend"
        return response
    response = TemplateResponse(request, "refused.html", {"sentence": refusals.sentence(refusal)}, status=409)
    return response.render()


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's proof has gone stale: sign-in changed meanwhile, or cookies are off."""
    return TemplateResponse(request, "403_csrf.html", {"reason": reason}, status=403).render()


def cannot_be_read(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What came is no form of ours, or more than we read."""
    if not isinstance(exception, (RequestDataTooBig, TooManyFieldsSent)):
        return bad_request(request, exception)
    _hear_out(request)
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // (1024 * 1024)
    return HttpResponse(render_to_string("413.html", {"megabytes": most, "characters": f"{LONGEST:,}"}), status=413)


def _hear_out(request: HttpRequest) -> None:
    """A browser hears an answer only once it has said everything: take in and let go, up to a limit."""
    left = HEARD_OUT
    try:
        while left > 0 and (part := request.read(64 * 1024)):
            left -= len(part)
    except OSError:
        pass  # whoever sent it has gone
