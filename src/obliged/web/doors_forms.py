"""What is typed at the doors? One password field, since it can be shown; whether to stay, also when a code is asked for."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, RequestLoginCodeForm, ResetPasswordKeyForm, SetPasswordForm
from allauth.core import context
from django import forms
from django.conf import settings


class _Once:
    """A new password is typed once: whoever is unsure shows it."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class ChangePassword(_Once, ChangePasswordForm):  # type: ignore[misc]
    pass


class SetPassword(_Once, SetPasswordForm):  # type: ignore[misc]
    pass


class ResetPassword(_Once, ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class RequestCode(RequestLoginCodeForm):  # type: ignore[misc]
    remember = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean()
        context.request.session.set_expiry(settings.SESSION_COOKIE_AGE if said.get("remember") else 0)
        return said
