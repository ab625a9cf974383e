"""The table of contents of everything that answers."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("obliged.web.account_urls")),
    path("accounts/", include("allauth.account.urls")),
    path("", include("obliged.portal.urls")),
    path("", include("obliged.web.urls")),
]
handler400 = "obliged.web.trouble.cannot_be_read"
