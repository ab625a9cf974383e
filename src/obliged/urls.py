"""The table of contents of everything that answers."""

from __future__ import annotations

from django.urls import include, path

from obliged.web import signed_in

urlpatterns = [
    path("accounts/signed-in/<int:signed_in>/end/", signed_in.end, name="session_end"),
    path("accounts/signed-in/end-others/", signed_in.end_others, name="session_end_others"),
    path("accounts/signed-in/end-all/", signed_in.end_all, name="session_end_all"),
    path("accounts/", include("allauth.account.urls")),
    path("", include("obliged.portal.urls")),
    path("", include("obliged.web.urls")),
]
