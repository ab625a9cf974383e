"""Is this code, or this passkey, theirs? The forms behind the pages of the second proof."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import BaseAuthenticateForm
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.internal.flows.add import validate_can_add_authenticator
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from django import forms

from obliged.acts import second
from obliged.domain import codes
from obliged.ports import clock
from obliged.web import limits
from obliged.web.second import STEP, too_many


class CodeForm(BaseAuthenticateForm):  # type: ignore[misc]
    """At the door: a code of the app, or one from paper."""

    proves_again = False

    def clean_code(self) -> str:
        tried = limits.tries(context.request, f"second-{self.user.pk}")
        if tried is None:
            raise too_many()
        code: str = self.cleaned_data["code"]
        found = second.whose_code(self.user.pk, code, now=clock.now())
        if found is None:
            raise get_adapter().validation_error("incorrect_code")
        tried.was_good()
        found.user = self.user
        self.authenticator = found
        return code

    def save(self) -> None:
        post_authentication(context.request, self.authenticator, reauthenticated=self.proves_again)


class CodeAgainForm(CodeForm):
    """Before something grave."""

    proves_again = True


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app shows that it has the secret."""

    def clean_code(self) -> str:
        validate_can_add_authenticator(self.user)
        tried = limits.tries(context.request, f"second-{self.user.pk}")
        if tried is None:
            raise too_many()
        code: str = self.cleaned_data["code"]
        step = codes.step_of_code(self.secret, code, clock.now(), after=0)
        if step is None:
            raise get_adapter().validation_error("incorrect_code")
        tried.was_good()
        context.request.session[STEP] = step
        return code


# What the library stumbles over when somebody sends it anything else than a browser does.
NO_CREDENTIAL = (LookupError, TypeError, ValueError, AttributeError)


def _whose(credential: Any) -> Any:
    try:
        return auth.extract_user_from_response(credential)
    except NO_CREDENTIAL:
        return None


class PasskeyForm(AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey after the password."""

    def clean_credential(self) -> Authenticator:
        credential = self.cleaned_data["credential"]
        try:
            count = auth.parse_authentication_response(credential).response.authenticator_data.counter
        except NO_CREDENTIAL:
            raise get_adapter().validation_error("incorrect_code") from None
        user = self.user
        tried = None
        if user is None:  # what they say of themselves limits nobody else
            user = _whose(credential)
            if user is None or not user.is_active:
                raise get_adapter().validation_error("incorrect_code")
        else:
            tried = limits.tries(context.request, f"second-{user.pk}")
            if tried is None:
                raise too_many()
        try:
            found: Authenticator = auth.complete_authentication(user, credential)
        except NO_CREDENTIAL:
            raise get_adapter().validation_error("incorrect_code") from None
        if not second.counts_up(found.pk, count):
            raise get_adapter().validation_error("incorrect_code")
        found.refresh_from_db(fields=["data"])
        if tried is not None:
            tried.was_good()
        return found


class PasskeyAloneForm(PasskeyForm):
    """A passkey instead of everything else."""

    passwordless = True

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, user=None, **kwargs)


class PasskeyAgainForm(PasskeyForm):
    reauthenticated = True


class NewPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    name = forms.CharField(required=False, max_length=80, label="Its name")
    passwordless = forms.BooleanField(required=False, widget=forms.HiddenInput, initial=True)

    def clean(self) -> dict[str, Any]:
        try:
            said: dict[str, Any] = super().clean()
        except NO_CREDENTIAL:
            raise get_adapter().validation_error("incorrect_code") from None
        return said
