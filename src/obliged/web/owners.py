"""What may only an owner do? Whatever changes the firm itself; everybody may read it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse, HttpResponseForbidden
from django.template.loader import render_to_string

from obliged.domain.members import Role
from obliged.web.access import Asked

View = Callable[..., HttpResponse]


def may_settle(request: Asked) -> bool:
    return Role(request.member.role).may_settle


def owners_only(view: View) -> View:
    """Let nobody but an owner send this."""

    @wraps(view)
    def wrapped(request: Asked, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_settle(request):
            return HttpResponseForbidden(render_to_string("403.html"))
        return view(request, *args, **kwargs)

    return wrapped
