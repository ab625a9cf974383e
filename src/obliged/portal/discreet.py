"""What may a browser do with a page for outsiders? Show it, send its forms back to us, and forget it.

Nothing is loaded from elsewhere and nothing runs: these pages have no script at all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers

View = Callable[..., HttpResponse]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def discreet(view: View) -> View:
    """Nobody keeps the page, finds it, or learns from where its reader came."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            response = response.render()
        add_never_cache_headers(response)
        response["Cache-Control"] = "no-store, private, max-age=0"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Content-Security-Policy"] = POLICY
        return response

    return wrapped
