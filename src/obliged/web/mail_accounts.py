"""Through whose mailbox do letters leave and answers come? Each member's own account, and the firm's.

What lets us in is typed once, sealed, and never shown again. Servers are found by the address and always shown, to be
corrected. Trying sends nothing.
"""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, RegexValidator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from obliged.acts import mail_accounts
from obliged.acts.mail_accounts import NotTheirs, Said
from obliged.domain.mail_providers import Place, Remedy, domain_of
from obliged.domain.permissions import Act
from obliged.ports import clock, domains, lines
from obliged.ports.mail.tokens import Grant
from obliged.queries import courtesies
from obliged.queries import mail_accounts as queries
from obliged.records.firms import Member
from obliged.records.mail_accounts import MailAccount, Proof, Security
from obliged.web import shapes
from obliged.web.access import Asked
from obliged.words import mail_accounts as words

SECURITIES = ((Security.TLS, "TLS from the start"), (Security.STARTTLS, "STARTTLS"))
PROOFS = ((Proof.PASSWORD, "A password, or an app password"), (Proof.XOAUTH2, "A token (OAuth)"))
HOST = RegexValidator(r"^[^\s/@:]+(\.[^\s/@:]+)*$", "Write the server’s name only, such as smtp.example.com.")


class AddressShape(shapes.Shape):
    address = forms.CharField(
        label="Address", max_length=320, validators=[EmailValidator("Write an address, such as priya@example.com.")],
        widget=forms.EmailInput({"autocomplete": "email"}),
    )  # fmt: skip


class AccountShape(AddressShape):
    proof = forms.ChoiceField(label="How it lets us in", choices=PROOFS, initial=Proof.PASSWORD)
    username = forms.CharField(
        label="User name",
        max_length=320,
        required=False,
        help_text="Nearly always the address itself; empty means that.",
    )
    secret = forms.CharField(
        label="Password", max_length=4000, required=False, strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )  # fmt: skip
    token = forms.CharField(
        label="Token", max_length=12_000, required=False, widget=forms.Textarea({"rows": 3, "spellcheck": "false"}),
        help_text="The refresh token, or the JSON that your provider’s tool wrote.",
    )  # fmt: skip
    endpoint = forms.CharField(
        label="Where tokens are refreshed", max_length=500, required=False, help_text="An address with https."
    )
    client_id = forms.CharField(label="Client id", max_length=500, required=False)
    client_secret = forms.CharField(
        label="Client secret", max_length=500, required=False, widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text="Empty where there is none.",
    )  # fmt: skip
    smtp_host = forms.CharField(label="Server", max_length=255, validators=[HOST])
    smtp_port = forms.IntegerField(label="Port", min_value=1, max_value=65_535)
    smtp_security = forms.ChoiceField(label="Safe line", choices=SECURITIES)
    imap_host = forms.CharField(
        label="Server", max_length=255, required=False, validators=[HOST], help_text="Empty: answers are not read here."
    )
    imap_port = forms.IntegerField(label="Port", min_value=1, max_value=65_535, required=False)
    imap_security = forms.ChoiceField(label="Safe line", choices=SECURITIES, required=False)
    archive_address = forms.CharField(
        label="A copy of each letter goes to", max_length=320, required=False,
        validators=[EmailValidator("Write an address, such as archive@example.com.")],
        help_text="Such as an archive. Not needed where the server keeps sent mail.",
    )  # fmt: skip

    def __init__(self, *args: Any, kept: MailAccount | None, here: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept, self._here = kept, here
        if kept is not None:
            self.fields["secret"].help_text = "Empty: the one that is kept stays."
            self.fields["token"].help_text = f"{self.fields['token'].help_text} Empty: the one that is kept stays."

    def clean_address(self) -> str:
        return str(self.cleaned_data["address"]).strip()

    def clean_smtp_host(self) -> str:
        return self._reachable("smtp_host")

    def clean_imap_host(self) -> str:
        return self._reachable("imap_host")

    def _reachable(self, name: str) -> str:
        host = str(self.cleaned_data[name]).strip().rstrip(".").lower()
        if host and not settings.MAIL_INSIDE and lines.is_inside(host):
            raise ValidationError(words.line("inside", self._here, host=host))
        return host

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("proof") == Proof.XOAUTH2:
            self._read_grant(said)
        elif not said.get("secret") and not self._keeps(Proof.PASSWORD):
            self.add_error("secret", "Type the password; it is sealed and never shown again.")
        return said

    def _keeps(self, proof: Proof) -> bool:
        return bool(self._kept is not None and self._kept.proof == proof and mail_accounts.lets_in(self._kept))

    def _read_grant(self, said: dict[str, Any]) -> None:
        """Put the token, and what it takes to get the next, together into what is sealed."""
        if not said.get("token"):
            if not self._keeps(Proof.XOAUTH2):
                self.add_error("token", "Paste the token; it is sealed and never shown again.")
            return
        try:
            grant = grant_of(said["token"], said)
        except (ValueError, RecursionError):
            self.add_error("token", "This is neither a token nor the JSON of one.")
            return
        if not grant.endpoint.startswith("https://"):
            self.add_error("endpoint", "Say where tokens are refreshed: an address that begins with https://.")
        elif not settings.MAIL_INSIDE and lines.is_inside(grant.endpoint.split("/")[2].rsplit(":", 1)[0]):
            self.add_error("endpoint", words.line("inside", self._here, host=grant.endpoint.split("/")[2]))
        elif not grant.refresh_token and not grant.access_token:
            self.add_error("token", "There is no token in it.")
        said["grant"] = grant.written()

    def said(self) -> Said:
        said = self.cleaned_data
        imap = Place(said["imap_host"], said["imap_port"] or 993, said["imap_security"] or Security.TLS)
        proof = Proof(said["proof"])
        return Said(
            address=said["address"],
            username=said["username"].strip() or said["address"],
            smtp=Place(said["smtp_host"], said["smtp_port"], said["smtp_security"]),
            imap=imap if imap.host else None,
            proof=proof,
            secret=said.get("grant", "") if proof is Proof.XOAUTH2 else said["secret"],
            archive_address=said["archive_address"],
        )


def grant_of(text: str, beside: dict[str, Any]) -> Grant:
    """A token as people have it: the bare refresh token, or JSON as the providers' tools write it.

    :raises ValueError: if it is JSON of something else
    """
    text = text.strip()
    found: dict[str, Any] = {"refresh_token": text}
    if text.startswith(("{", "[", '"')):
        found = json.loads(text)
        if not isinstance(found, dict):
            raise ValueError("not an object")
    named = {
        "endpoint": ("token_uri", "endpoint", "token_endpoint"), "client_id": ("client_id",),
        "client_secret": ("client_secret",), "refresh_token": ("refresh_token",),
        "access_token": ("access_token", "token"), "ends_at": (), "scope": ("scope",),
    }  # fmt: skip
    read = {
        name: next((found[key] for key in keys if isinstance(found.get(key), str)), "") for name, keys in named.items()
    }
    return Grant(**{name: str(beside.get(name) or said) for name, said in read.items()})


@require_GET
def index(request: Asked) -> HttpResponse:
    """From where letters leave, whether that works, and whether others believe the address."""
    request.here = "settings"
    context = {"page": queries.page(request.member, as_of=clock.now()), "here": "mail"}
    return TemplateResponse(request, "settings/mail.html", context)


@require_http_methods(["GET", "POST"])
def account(request: Asked, which: str) -> HttpResponse:
    """Add an account or change it. First its address, by which its servers are found; then all of it, to be corrected."""
    request.here = "settings"
    whose = _whose(request, which)
    kept = mail_accounts.of(request.member.firm, whose)
    if request.method == "POST":
        form = _form(request, kept, request.POST)
        if form.is_valid():
            made = mail_accounts.keep(request.member.firm, whose, form.said(), by=request.member, now=clock.now())
            mail_accounts.try_it(made, now=clock.now())
            return _back(request, which)
        return _asked(request, which, form, kept)
    if kept is not None:
        return _asked(request, which, _form(request, kept, initial=_as_kept(kept)), kept)
    first = AddressShape(request.GET if "address" in request.GET else None)
    if not first.is_valid():
        suggested = request.member.email if whose is not None else ""
        context = {"form": first, "which": which, "suggested": suggested}
        return _page(request, "settings/mail_address.html", context, status=422 if first.errors else 200)
    initial, ground = _found(first.cleaned_data["address"].strip(), courtesies.locale(request.member.firm))
    return _asked(request, which, _form(request, None, initial=initial), None, ground)


def _form(request: Asked, kept: MailAccount | None, *said: Any, **initial: Any) -> AccountShape:
    return AccountShape(*said, kept=kept, here=courtesies.locale(request.member.firm), **initial)


def _asked(request: Asked, which: str, form: AccountShape, kept: MailAccount | None, ground: str = "") -> HttpResponse:
    """The whole account, as a form."""
    here = courtesies.locale(request.member.firm)
    provider = queries.provider_of(str(form["address"].value() or ""), str(form["smtp_host"].value() or ""))
    context = {
        "form": form, "which": which, "kept": kept, "ground": ground,
        "remedy": words.remedy(provider, here) if provider and provider.remedy else "",
        "remedy_link": words.remedy_link(provider, here),
        "by_token": str(form["proof"].value()) == Proof.XOAUTH2 or bool(provider and provider.remedy is Remedy.TOKEN),
    }  # fmt: skip
    return _page(request, "settings/mail_account.html", context, status=422 if form.errors else 200)


def _found(address: str, here: Any) -> tuple[dict[str, Any], str]:
    """The form as the address suggests it, and on what ground."""
    servers = domains.servers_of(address, domains.usual())
    by_token = servers.provider is not None and servers.provider.remedy is Remedy.TOKEN
    initial = {
        "address": address, "proof": Proof.XOAUTH2 if by_token else Proof.PASSWORD,
        "smtp_host": servers.smtp.host, "smtp_port": servers.smtp.port, "smtp_security": servers.smtp.security,
        "imap_host": servers.imap.host, "imap_port": servers.imap.port, "imap_security": servers.imap.security,
        "endpoint": servers.provider.endpoint if servers.provider else "",
    }  # fmt: skip
    facts = {"provider": servers.provider.name if servers.provider else "", "domain": domain_of(address)}
    return initial, words.line(f"ground.{servers.ground}", here, **facts)


def _as_kept(kept: MailAccount | None) -> dict[str, Any]:
    """The form as the account is; what lets us in stays out of it."""
    if kept is None:
        return {}
    initial = {
        name: getattr(kept, name)
        for name in (
            "address", "username", "proof", "smtp_host", "smtp_port", "smtp_security", "imap_host", "imap_port",
            "imap_security", "archive_address",
        )
    }  # fmt: skip
    if kept.proof == Proof.XOAUTH2:
        try:
            grant = Grant.read(mail_accounts.lets_in(kept))
        except (ValueError, TypeError):
            return initial
        initial |= {"endpoint": grant.endpoint, "client_id": grant.client_id}
    return initial


@require_POST
def try_it(request: Asked, which: str) -> HttpResponse:
    """Log in and out again; nothing is sent."""
    mail_accounts.try_it(_kept(request, which), now=clock.now())
    return _back(request, which)


@require_POST
def look_up(request: Asked, which: str) -> HttpResponse:
    """Ask what vouches for the account's domain."""
    mail_accounts.look_up(_kept(request, which), now=clock.now())
    return _back(request, which)


@require_http_methods(["GET", "POST"])
def remove(request: Asked, which: str) -> HttpResponse:
    """Say what goes with it, then take it away."""
    request.here = "settings"
    kept = _kept(request, which)
    if request.method == "POST":
        mail_accounts.remove(kept, by=request.member)
        return _back(request, which)
    return _page(request, "settings/mail_remove.html", {"removal": queries.removal(kept), "which": which})


def _whose(request: Asked, which: str) -> Member | None:
    """Whose account the address names: mine, or the firm's, which is for owners.

    :raises NotTheirs: if it is not theirs to say
    """
    if which == queries.OWN:
        return request.member
    if which != queries.FIRM:
        raise Http404("No such account")
    if not request.member.may(Act.KEEP_MAIL_ACCOUNT):
        raise NotTheirs()
    return None


def _kept(request: Asked, which: str) -> MailAccount:
    found = mail_accounts.of(request.member.firm, _whose(request, which))
    if found is None:
        raise Http404("No such account")
    return found


def _back(request: Asked, which: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('settings_mail', args=[request.member.firm.slug])}#{which}")


def _page(request: Asked, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return TemplateResponse(request, template, context | {"here": "mail"}, status=status)
