"""The pages of an account: what we do ourselves there, before the library's own."""

from __future__ import annotations

from django.urls import include, path

from obliged.web import doors, proof, signed_in

urlpatterns = [
    path("login/", doors.password, name="account_login"),
    path("login/code/", doors.ask_for_code, name="account_request_login_code"),
    path("password/reset/", doors.reset_password, name="account_reset_password"),
    path("signed-in/<int:signed_in>/end/", signed_in.end, name="session_end"),
    path("signed-in/end-others/", signed_in.end_others, name="session_end_others"),
    path("signed-in/end-all/", signed_in.end_all, name="session_end_all"),
    path("prove/by-mail/", proof.by_mail, name="prove_by_mail"),
    path("prove/go-on/", proof.go_on, name="prove_go_on"),
    path("second/", include("obliged.web.second")),
]
