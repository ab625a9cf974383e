"""What may a browser do with our pages? Nothing that they do not need, and nothing that tells others of them.

Scripts and styles come from ourselves and never from a page. Text becomes a page only by one policy of Trusted Types
(static/obliged/js/trusted.js). Referrers stay within ourselves: `no-referrer` would be stricter by nothing, since our
addresses are never sent elsewhere, and would take the Origin from our own forms.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types default inert",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), payment=(), usb=(), browsing-topics=(), microphone=(self)",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    # No page of ours is for a search engine, but the one by which a firm lets itself be found.
    "X-Robots-Tag": "noindex, nofollow",
    # Whoever signs out leaves nothing behind in a cache. Files of our own say otherwise for themselves.
    "Cache-Control": "no-store",
}


class Discretion:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
