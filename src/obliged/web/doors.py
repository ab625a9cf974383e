"""How does somebody come in? The first page, setting up, looking around, one-time links, invitations."""

from __future__ import annotations

import hmac
import zoneinfo
from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.account.views import LoginView, PasswordResetView, RequestLoginCodeView
from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from obliged.acts import firms
from obliged.domain.members import Role
from obliged.ports import clock, zones
from obliged.ports.limits import passes
from obliged.queries import firms as firms_here
from obliged.queries import members
from obliged.records.accounts import User
from obliged.records.firms import Invitation, Member
from obliged.web import limits, second, shapes
from obliged.web.accounts import MAIL_TROUBLE

MOST_LETTERS = 5  # an hour, to one who is invited
BY_LETTER = "letter"
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


class _Door:
    """A page at which anybody may stand: refused is 422, too often is 429, and what is in the way is said to all alike."""

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = limits.status_of(form)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return said | {"mail_trouble": bool(cache.get(MAIL_TROUBLE)), "passkeys_work": second.passkeys_work()}


class _Password(_Door, LoginView):  # type: ignore[misc]
    pass


class _Code(_Door, RequestLoginCodeView):  # type: ignore[misc]
    pass


class _Reset(_Door, PasswordResetView):  # type: ignore[misc]
    pass


password, ask_for_code, reset_password = _Password.as_view(), _Code.as_view(), _Reset.as_view()


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest, secret: str) -> HttpResponse:
    """A one-time link: opening it shows a button, pressing signs in. A scanner that opens it changes nothing."""
    user = firms.signs_in(secret, now=clock.now(), use=request.method == "POST")
    if user is None:
        return TemplateResponse(request, "doors/link_ended.html", status=410)
    if request.method == "POST":
        request.session.set_expiry(0)  # whoever was locked out sits at any device
        response: HttpResponse = perform_login(request, Login(user=user, redirect_url="/"))
        return response
    return TemplateResponse(request, "doors/sign_in.html", {"user_name": user.get_full_name()})


class Join(shapes.Shape):
    name = forms.CharField(label="Your name", max_length=200, widget=forms.TextInput({"autocomplete": "name"}))
    password = forms.CharField(
        label="A password",
        help_text="Eight characters or more. If you have an account with this address, its password.",
        widget=forms.PasswordInput({"autocomplete": "current-password"}, render_value=True),
    )

    def clean_password(self) -> str:
        return shapes.good_password(self.cleaned_data["password"])


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Take an invitation up. Who has an account already signs in with it first.

    Whoever passes the link on, or made it, is not told whether there is an account: where mail can leave, it goes on by
    a letter to the address, and the page says the same of every address and in the same time.
    """
    now = clock.now()
    try:
        invitation = firms.invitation(secret, now=now)
    except firms.InvitationHasEnded:
        return TemplateResponse(request, "doors/link_ended.html", status=410)
    known = User.objects.filter(email__iexact=invitation.email).first()
    form = Join(request.POST or None, initial={"name": invitation.name})
    if known is not None and request.user == known:
        del form.fields["password"]
    elif settings.EMAIL_HOST and not _reads_its_mail(request, invitation):
        return _by_letter(request, invitation)
    elif known is not None and request.method == "POST":
        return _first_they_sign_in(request, form, known, invitation)
    if request.method == "POST" and form.is_valid():
        member = firms.join(secret, name=form.cleaned_data["name"], password=form.cleaned_data.get("password"), now=now)
        return _in(request, member)
    return _join_page(request, form, invitation)


def _reads_its_mail(request: HttpRequest, invitation: Invitation) -> bool:
    """Whether they come from the letter to the invited address."""
    return hmac.compare_digest(request.GET.get(BY_LETTER, "").encode(), _in_the_letter(invitation).encode())


def _in_the_letter(invitation: Invitation) -> str:
    said = f"{invitation.token_hash} {invitation.email}"
    return salted_hmac("obliged.join", said, algorithm="sha256").hexdigest()[:40]


def _by_letter(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """First a letter goes to the address; its link leads on."""
    sent = request.method == "POST"
    if sent and passes("join", str(invitation.pk), most=MOST_LETTERS, per=timedelta(hours=1), now=clock.now()):
        link = f"{settings.BASE_URL}{request.path}?{BY_LETTER}={_in_the_letter(invitation)}"
        said = {"link": link, "firm": invitation.firm.name, "by": invitation.by.name}
        get_adapter(request).send_after_the_answer("account/email/join", invitation.email, said)
    context = {"invitation": invitation, "role": Role(invitation.role), "firm": invitation.firm, "sent": sent}
    return TemplateResponse(request, "doors/join_by_letter.html", context)


def _join_page(request: HttpRequest, form: Join, invitation: Invitation) -> HttpResponse:
    context = {"form": form, "invitation": invitation, "role": Role(invitation.role), "firm": invitation.firm}
    status = limits.status_of(form) if request.method == "POST" else 200
    return TemplateResponse(request, "doors/join.html", context, status=status)


def _first_they_sign_in(request: HttpRequest, form: Join, known: User, invitation: Invitation) -> HttpResponse:
    """Whoever has an account proves that it is theirs, second proof and all, and comes back to join with one press."""
    if form.is_bound and form.data.get("password"):
        adapter = get_adapter(request)
        try:
            user = adapter.authenticate(request, email=known.email, password=form.data["password"])
        except ValidationError as often:
            form.add_error("password", often)
            return _join_page(request, form, invitation)
        if user == known:
            response: HttpResponse = perform_login(request, Login(user=known, redirect_url=request.path))
            return response
        form.add_error("password", "There is an account with this address already. This is not its password.")
    return _join_page(request, form, invitation)
