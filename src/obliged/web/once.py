"""How does a form that was sent twice act once?

Every form that changes something carries a token (`{% once %}`). The token and the act are written in one
transaction: whoever presses twice, or goes back and presses again, is shown what the first press did.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from obliged.ports import clock
from obliged.records.links import FormToken
from obliged.records.scoping import scope

View = Callable[..., HttpResponse]
FIELD = "form_token"


class _ActedNot(Exception):
    """The view answered that nothing was done: what it wrote is undone, the token with it."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response


def once(view: View) -> View:
    """Let a POST act once for each token that a form carries."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        token = request.POST.get(FIELD, "")[:64]
        if request.method != "POST" or not token:
            return view(request, *args, **kwargs)
        try:
            return _act(view, token, request, *args, **kwargs)
        except _ActedNot as nothing:
            return nothing.response
        except IntegrityError:
            earlier = FormToken.objects.of(request.member.firm_id).filter(token=token).first()  # type: ignore[attr-defined]
            if earlier is None:
                raise
            return HttpResponseRedirect(earlier.answer or reverse("today", args=[request.member.firm.slug]))  # type: ignore[attr-defined]

    return wrapped


def _act(view: View, token: str, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    with scope(member.firm):
        with transaction.atomic():
            kept = FormToken.unscoped.create(firm=member.firm, token=token, member=member, at=clock.now())
        response = view(request, *args, **kwargs)
        if response.status_code >= 400:
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response.render()
            raise _ActedNot(response)
        answer = response.headers.get("Location", "") or request.POST.get("next", "")
        FormToken.unscoped.filter(pk=kept.pk).update(answer=answer[:300])
        return response
