"""How does the page of the second proof answer what was refused? With its status, as every page of ours."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.totp.views import ActivateTOTPView
from django.http import HttpResponse

from obliged.web import limits


class _Refuses:
    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = limits.status_of(form)
        return response


class _Authenticate(_Refuses, AuthenticateView):  # type: ignore[misc]
    pass


class _Again(_Refuses, ReauthenticateView):  # type: ignore[misc]
    pass


class _App(_Refuses, ActivateTOTPView):  # type: ignore[misc]
    pass


authenticate, reauthenticate, activate_totp = _Authenticate.as_view(), _Again.as_view(), _App.as_view()
