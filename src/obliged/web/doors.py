"""How does somebody come in? The first page, setting up, looking around, one-time links, invitations."""

from __future__ import annotations

import hmac
import zoneinfo

from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from obliged.acts import firms
from obliged.domain.members import Role
from obliged.ports import clock, zones
from obliged.queries import members
from obliged.records.accounts import User
from obliged.records.firms import Member
from obliged.web import shapes

from obliged.queries import firms as firms_here
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_GET
def first(request: HttpRequest) -> HttpResponse:
    """The firm's Today for who is signed in; on an empty installation, how to begin."""
    if request.user.is_authenticated:
        mine = members.firms_of(request.user.pk)
        if len(mine) == 1:
            return HttpResponseRedirect(reverse("today", args=[mine[0].firm.slug]))
        return TemplateResponse(request, "doors/firms.html", {"memberships": mine})
    if not firms_here.is_none_here():
        return HttpResponseRedirect(reverse("account_login"))
    return TemplateResponse(request, "doors/first.html", {"code_wanted": bool(settings.SET_UP_CODE)})


class SetUp(shapes.Shape):
    """Three fields, and what the browser says of itself."""

    firm = forms.CharField(label="Your firm", max_length=200, widget=forms.TextInput({"autocomplete": "organization"}))
    email = forms.EmailField(label="Your e-mail", widget=forms.EmailInput({"autocomplete": "email"}))
    password = forms.CharField(
        label="A password",
        help_text="Eight characters or more.",
        widget=forms.PasswordInput({"autocomplete": "new-password"}, render_value=True),
    )
    zone = forms.CharField(required=False, widget=forms.HiddenInput({"data-zone": ""}))
    code = forms.CharField(label="The code from the terminal", required=False, max_length=40)

    def __init__(self, *args: object, code_wanted: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not code_wanted:
            del self.fields["code"]

    def clean_password(self) -> str:
        return shapes.good_password(self.cleaned_data["password"])

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"]
        return zone if zone in zoneinfo.available_timezones() else "UTC"

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not hmac.compare_digest(code.strip().encode(), settings.SET_UP_CODE.encode()):
            raise ValidationError("That is not the code that the terminal printed when Obliged started.")
        return code


@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Found the firm and go to Today."""
    if not firms_here.is_none_here():
        return HttpResponseRedirect("/")
    form = SetUp(request.POST or None, code_wanted=bool(settings.SET_UP_CODE))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        zone = said["zone"]
        country, currency, language = guessed_from(zone)
        member = firms.set_up(
            name=said["firm"],
            owner=shapes.name_from_address(said["email"]),
            email=said["email"],
            password=said["password"],
            now=clock.now(),
            zone=zone,
            country=country,
            currency=currency,
            language=language,
        )
        return _in(request, member)
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "doors/set_up.html", {"form": form}, status=status)


def guessed_from(zone: str) -> tuple[str, str, str]:
    """Country, currency and language that a zone suggests; all of them stand in Settings to be changed."""
    country = zones.country_of(zone)
    currency = {"US": "USD", "GB": "GBP", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "IN": "INR", "CH": "CHF"}
    language = "en-US" if country in {"US", "", "PH", "CA"} else "en-GB"
    return country, currency.get(country, "EUR" if zone.startswith("Europe/") else "USD"), language


@require_POST
def look_around(request: HttpRequest) -> HttpResponse:
    """Build the sample firm and show it, as its owner would see it."""
    if not firms_here.is_none_here():
        return HttpResponseRedirect("/")
    if settings.SET_UP_CODE and not hmac.compare_digest(
        request.POST.get("code", "").strip().encode(), settings.SET_UP_CODE.encode()
    ):
        return HttpResponseRedirect(reverse("set_up"))
    from obliged.acts import samples  # a hundred stories, which most installations never tell

    return _in(request, samples.build(now=clock.now()))


def _in(request: HttpRequest, member: Member) -> HttpResponse:
    login(request, member.user, backend=BACKEND)
    return HttpResponseRedirect(reverse("today", args=[member.firm.slug]))


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest, secret: str) -> HttpResponse:
    """A one-time link: opening it shows a button, pressing signs in. A scanner that opens it changes nothing."""
    user = firms.signs_in(secret, now=clock.now(), use=request.method == "POST")
    if user is None:
        return TemplateResponse(request, "doors/link_ended.html", status=410)
    if request.method == "POST":
        login(request, user, backend=BACKEND)
        return HttpResponseRedirect("/")
    return TemplateResponse(request, "doors/sign_in.html", {"user_name": user.get_full_name()})


class Join(shapes.Shape):
    name = forms.CharField(label="Your name", max_length=200, widget=forms.TextInput({"autocomplete": "name"}))
    password = forms.CharField(
        label="A password",
        help_text="Eight characters or more.",
        widget=forms.PasswordInput({"autocomplete": "new-password"}, render_value=True),
    )

    def clean_password(self) -> str:
        return shapes.good_password(self.cleaned_data["password"])


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Take an invitation up. Who has an account already signs in with it first."""
    now = clock.now()
    try:
        invitation = firms.invitation(secret, now=now)
    except firms.InvitationHasEnded:
        return TemplateResponse(request, "doors/link_ended.html", status=410)
    known = User.objects.filter(email__iexact=invitation.email).first()
    if known is not None and request.user != known:
        return HttpResponseRedirect(f"{reverse('account_login')}?next={request.path}")
    form = Join(request.POST or None, initial={"name": invitation.name})
    if known is not None:
        del form.fields["password"]
    if request.method == "POST" and form.is_valid():
        member = firms.join(
            secret, name=form.cleaned_data["name"], password=form.cleaned_data.get("password"), now=now
        )
        return _in(request, member)
    context = {"form": form, "invitation": invitation, "role": Role(invitation.role), "firm": invitation.firm}
    return TemplateResponse(request, "doors/join.html", context, status=422 if request.method == "POST" else 200)
