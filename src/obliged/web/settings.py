"""How is the firm set up? The firm itself, its members, and oneself."""

from __future__ import annotations

import zoneinfo
from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from obliged.acts import firms
from obliged.acts.people import SomebodyElseChangedIt
from obliged.domain.calendars import WEEKDAYS, Hours, clock_minutes
from obliged.domain.members import Role
from obliged.domain.people import normal
from obliged.domain.permissions import Act
from obliged.domain.refusals import Refusal
from obliged.ports import clock, holidays, phones, zones
from obliged.queries import accounts
from obliged.queries import firms as queries
from obliged.records.firms import Absence, Firm, Invitation, Member
from obliged.web import proof, shapes, shown
from obliged.web.access import Asked
from obliged.words import refusals
from obliged.words.languages import Locale

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ROLES = (
    (Role.OWNER, "Owner: everything, and the firm itself"),
    (Role.MEMBER, "Member: referrals, people and letters"),
    (Role.BOOKKEEPER, "Bookkeeper: money, and who is owed it"),
    (Role.VIEWER, "Viewer: reads"),
)
LANGUAGES = (("en-US", "English, American"), ("en-GB", "English, British"))


class OpeningHours(forms.CharField):
    """Hours as people write them: `9:00 to 12:00, 13:00 to 17:00`; empty is closed."""

    def __init__(self, day: str, **kwargs: Any) -> None:
        self.day = day
        super().__init__(required=False, max_length=120, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return hours_from_words(self.day, text) if text else []


def hours_from_words(day: str, text: str) -> list[list[str]]:
    """:raises ValidationError: if a span cannot be read"""
    spans = [
        [part.strip().replace(".", ":") for part in _halves(span)]
        for span in text.replace(";", ",").replace(" and ", ",").split(",")
        if span.strip()
    ]
    spans = [[part if ":" in part else f"{part}:00" for part in span] for span in spans]
    if any(_closes_before_it_opens(span) for span in spans):
        raise ValidationError(
            "That closes before it opens. A night is two spans: 17:00 to 24:00 here, and 0:00 to 9:00 on the next day."
        )
    try:
        Hours.from_json({day: spans})
    except Refusal as refusal:
        raise ValidationError(
            "Write hours like 9:00 to 17:00, several with a comma between them; leave it empty for a day off."
        ) from refusal
    return spans


def _closes_before_it_opens(span: list[str]) -> bool:
    try:
        opens, closes = (clock_minutes(face) for face in span)
    except (Refusal, ValueError):
        return False  # no span at all, which is said otherwise
    return 0 < closes <= opens


def good_phone(said: str, country: str) -> str:
    """:raises ValidationError: if nobody could dial it"""
    typed = said.strip()
    if typed and phones.e164(typed, country or phones.DEFAULT_REGION) is None:
        raise ValidationError(
            "Nobody could dial that. Write the number with its area code, such as 503 555 0100 or +44 20 7946 0018."
        )
    return typed


def _halves(span: str) -> list[str]:
    for between in (" to ", "–", "-", "—"):
        if between in span:
            return span.split(between, 1)
    return [span]


class FirmShape(shapes.Shape):
    name = forms.CharField(label="Name", max_length=200)
    trade = forms.CharField(
        label="What you do", max_length=200, required=False, help_text="As it stands under your name in a letter."
    )
    phone = forms.CharField(label="Telephone", max_length=60, required=False)
    zone = forms.CharField(
        label="Time zone", max_length=64, widget=forms.TextInput({"list": "zones", "autocomplete": "off"})
    )
    country = forms.ChoiceField(label="Country, for its public holidays", required=False)
    subdivision = forms.CharField(
        label="State or region", max_length=80, required=False, help_text="By its name, where holidays differ by region.",
        widget=forms.TextInput({"list": "subdivisions", "autocomplete": "off"}),
    )  # fmt: skip
    currency = forms.CharField(label="Currency", max_length=3)
    language = forms.ChoiceField(label="Letters are written in", choices=LANGUAGES)
    hold_minutes = forms.IntegerField(
        label="Letters can be taken back for", min_value=0, max_value=1440, help_text="Minutes. 0 sends at once."
    )
    discreet = forms.BooleanField(
        label="Nothing is told before a yes",
        required=False,
        help_text="For law and health: introducers hear nothing, not even that you spoke, until the person agreed.",
    )
    treatments = forms.CharField(
        label="How we treat referred people",
        required=False,
        max_length=1000,
        help_text="Two or three things that you do for them, one a line. Thanks quote the ones that you ticked.",
        widget=forms.Textarea({"rows": 4}),
    )
    closed_on = forms.CharField(
        label="Further days off",
        required=False,
        max_length=2000,
        help_text="One a line, as 2026-12-24.",
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", "None"), *_countries()]  # type: ignore[attr-defined]
        for key, label in zip(WEEKDAYS, DAYS, strict=True):
            self.fields[f"hours_{key}"] = OpeningHours(key, label=label)

    @property
    def week(self) -> list[forms.BoundField]:
        return [self[f"hours_{key}"] for key in WEEKDAYS]

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"].strip()
        if zone not in zoneinfo.available_timezones():
            raise ValidationError("That is not a time zone. They read like Europe/Berlin or America/Los_Angeles.")
        return zone

    def clean_phone(self) -> str:
        return good_phone(self.cleaned_data["phone"], self.data.get("country", ""))

    def clean_subdivision(self) -> str:
        said: str = self.cleaned_data["subdivision"].strip()
        country: str = self.data.get("country", "")
        known = holidays.subdivision_names(country)
        if not said or not known:
            return ""
        found = holidays.subdivision(country, said)
        if found is None:
            some = ", ".join(sorted(known.values())[:5])
            raise ValidationError(
                f"{zones.country_name(country)} has no such region. It knows {some} and so on; leave it empty for none."
            )
        return found

    def clean_currency(self) -> str:
        code: str = self.cleaned_data["currency"].strip().upper()
        if code not in CURRENCIES:
            raise ValidationError("That is not a currency. They have three letters, such as USD, EUR or GBP.")
        return code

    def clean_treatments(self) -> list[str]:
        return [line.strip()[:200] for line in self.cleaned_data["treatments"].splitlines() if line.strip()][:8]

    def clean_closed_on(self) -> list[str]:
        days = []
        for line in self.cleaned_data["closed_on"].split():
            try:
                days.append(date.fromisoformat(line).isoformat())
            except ValueError:
                raise ValidationError(f"{line[:20]} is not a day. Write days as 2026-12-24, one a line.") from None
        return days

    def fields_of_firm(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        said["hours"] = {key: spans for key in WEEKDAYS if (spans := said.pop(f"hours_{key}"))}
        return said


CURRENCIES = frozenset(
    [
        "AED",
        "ARS",
        "AUD",
        "BDT",
        "BGN",
        "BHD",
        "BRL",
        "CAD",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CRC",
        "CZK",
        "DKK",
        "DOP",
        "EGP",
        "EUR",
        "GBP",
        "GEL",
        "GHS",
        "GTQ",
        "HKD",
        "HNL",
        "HRK",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "ISK",
        "JMD",
        "JOD",
        "JPY",
        "KES",
        "KRW",
        "KWD",
        "KZT",
        "LBP",
        "LKR",
        "MAD",
        "MDL",
        "MUR",
        "MXN",
        "MYR",
        "NAD",
        "NGN",
        "NOK",
        "NPR",
        "NZD",
        "OMR",
        "PAB",
        "PEN",
        "PHP",
        "PKR",
        "PLN",
        "PYG",
        "QAR",
        "RON",
        "RSD",
        "RUB",
        "RWF",
        "SAR",
        "SEK",
        "SGD",
        "THB",
        "TND",
        "TRY",
        "TTD",
        "TWD",
        "TZS",
        "UAH",
        "UGX",
        "USD",
        "UYU",
        "UZS",
        "VES",
        "VND",
        "XAF",
        "XCD",
        "XOF",
        "XPF",
        "ZAR",
        "ZMW",
    ]
)


@cache
def _countries() -> tuple[tuple[str, str], ...]:
    """The countries whose holidays are known, by name."""
    named = ((code, zones.country_name(code)) for code in holidays.countries())
    return tuple(sorted(named, key=lambda one: normal(one[1])))


def _face(clock: str) -> str:
    """9:00 for 09:00, as everywhere on our pages."""
    return clock[1:] if clock.startswith("0") else clock


def said_of(firm: Firm) -> dict[str, Any]:
    """The firm as its form shows it."""
    said: dict[str, Any] = {
        field: getattr(firm, field)
        for field in (
            "name", "trade", "phone", "zone", "country", "subdivision", "currency", "language", "hold_minutes", "discreet",
        )
    }  # fmt: skip
    said["subdivision"] = holidays.subdivision_names(firm.country).get(firm.subdivision, firm.subdivision)
    said["treatments"] = "\n".join(firm.treatments)
    said["closed_on"] = "\n".join(firm.closed_on)
    week = Hours.from_json(firm.hours).to_json()
    for key in WEEKDAYS:
        spans: list[Any] = list(week.get(key, []))
        pairs = [spans] if spans and isinstance(spans[0], str) else spans
        said[f"hours_{key}"] = ", ".join(f"{_face(opens)} to {_face(closes)}" for opens, closes in pairs)
    return said


@require_http_methods(["GET", "POST"])
def firm(request: Asked) -> HttpResponse:
    """The firm itself: its name, hours, holidays, and how it treats referred people."""
    request.here = "settings"
    kept = request.member.firm
    said = said_of(kept)
    form = FirmShape(request.POST or None, initial=said)
    seen = request.POST.get("seen", shown.mark(said))
    if request.method == "POST" and form.is_valid():
        try:
            firms.change(
                kept, now=clock.now(), is_as_seen=lambda firm: not _meanwhile(form, seen, firm), **form.fields_of_firm()
            )
        except SomebodyElseChangedIt as refusal:
            return _both(request, form, seen, refusal)
        return HttpResponseRedirect(f"{reverse('settings', args=[kept.slug])}?kept=1")
    return _firm_page(request, form, 422 if form.errors else 200, seen=seen, kept="kept" in request.GET)


def _firm_page(request: Asked, form: FirmShape, status: int, **more: Any) -> HttpResponse:
    context = {
        "form": form, "zones": zones.names(), "subdivisions": _subdivisions(form), "here": "firm",
        "parts": _as_read(form), **more,
    }  # fmt: skip
    return TemplateResponse(request, "settings/firm.html", context, status=status)


def _both(request: Asked, form: FirmShape, seen: str, refusal: SomebodyElseChangedIt) -> HttpResponse:
    """What somebody else kept meanwhile, above the form with both in it."""
    kept = refusal.theirs
    assert isinstance(kept, Firm)
    theirs = said_of(kept)
    both = FirmShape(_together(form, seen, theirs), initial=theirs)
    sentence = refusals.sentence(refusal, kept.language)
    beside = _beside(form, seen, kept)
    return _firm_page(request, both, 409, seen=shown.mark(theirs), refusal=sentence, theirs=beside)


def _meanwhile(form: FirmShape, seen: str, kept: Firm) -> frozenset[str]:
    """The fields that somebody else changed since the form was shown, and to something else than it says itself."""
    theirs = said_of(kept)
    return shown.changed(seen, theirs) & shown.changed(
        shown.mark({field: form[field].value() for field in theirs}), theirs
    )


def _together(form: FirmShape, seen: str, theirs: dict[str, Any]) -> Any:
    """The form with both in it: theirs wherever this member left the field as it was shown, else what was typed."""
    data = form.data.copy()  # type: ignore[attr-defined]
    ours = shown.changed(seen, {field: form[field].value() for field in theirs})
    for field in shown.changed(seen, theirs) - ours:
        data[field] = ("on" if theirs[field] else "") if isinstance(theirs[field], bool) else str(theirs[field])
        if not data[field]:
            del data[field]
    return data


def _beside(form: FirmShape, seen: str, kept: Firm) -> list[tuple[str, str, str]]:
    """Each field that somebody else changed: its id, what it is called, and what they wrote."""
    theirs = FirmShape(initial=said_of(kept))
    changed = _meanwhile(form, seen, kept)
    return [(b.id_for_label, str(b.label), _said(b)) for b in theirs if b.name in changed]


def _subdivisions(form: FirmShape) -> list[str]:
    """The regions of the country that stands in the form."""
    return sorted(holidays.subdivision_names(str(form["country"].value() or "")).values(), key=normal)


PARTS = (
    ("Who you are", ("name", "trade", "phone", "language", "currency")),
    ("When you work", tuple(f"hours_{key}" for key in WEEKDAYS)),
    ("Where you are", ("zone", "country", "subdivision", "closed_on")),
    ("How you treat people", ("treatments", "hold_minutes", "discreet")),
)


def _as_read(form: FirmShape) -> list[dict[str, Any]]:
    """What is set up, for whoever may not change it."""
    return [
        {"name": name, "lines": [(form[field].label, _said(form[field])) for field in fields]} for name, fields in PARTS
    ]


def _said(bound: forms.BoundField) -> str:
    value = bound.initial
    if isinstance(bound.field, forms.ChoiceField):
        return str(dict(bound.field.choices).get(value, value))  # type: ignore[arg-type]
    if isinstance(bound.field, forms.BooleanField):
        return "Yes" if value else "No"
    if value == "" or value is None:
        return "Closed" if isinstance(bound.field, OpeningHours) else "None"
    return f"{value} minutes" if bound.name == "hold_minutes" else str(value)


class Invite(shapes.Shape):
    name = forms.CharField(label="Name", max_length=200)
    email = forms.EmailField(label="E-mail")
    role = forms.ChoiceField(label="Role", choices=ROLES, initial=Role.MEMBER)


@require_http_methods(["GET", "POST"])
def members(request: Asked) -> HttpResponse:
    """Everybody who works here; the owner invites by a link."""
    request.here = "settings"
    now = clock.now()
    form = Invite(request.POST or None)
    link = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            link = firms.invite(
                request.member.firm, email=said["email"], name=said["name"], role=Role(said["role"]), by=request.member,
                now=now,
            )  # fmt: skip
            form = Invite()
        except firms.AlreadyAMember as refusal:
            form.add_error("email", refusals.sentence(refusal))
    team = queries.team(request.member, as_of=now)
    context = {"form": form, "team": team, "link": link, "here": "members"}
    return TemplateResponse(request, "settings/members.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw(request: Asked, invitation: int) -> HttpResponse:
    found = get_object_or_404(Invitation.objects.of(request.member.firm), pk=invitation)
    firms.withdraw_invitation(found, now=clock.now())
    return HttpResponseRedirect(reverse("settings_members", args=[request.member.firm.slug]))


class MemberShape(shapes.Shape):
    name = forms.CharField(label="Name", max_length=200)
    phone = forms.CharField(label="Telephone", max_length=60, required=False)
    role = forms.ChoiceField(label="Role", choices=ROLES)
    morning_at = forms.TimeField(
        label="Morning letter at",
        required=False,
        help_text="On working days, when something is owed: what the day owes, whom to call first. Empty: none.",
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )

    def __init__(self, *args: Any, country: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.country = country
        for key, label in zip(WEEKDAYS, DAYS, strict=True):
            self.fields[f"hours_{key}"] = OpeningHours(key, label=label)

    def clean_phone(self) -> str:
        return good_phone(self.cleaned_data["phone"], self.country)

    @property
    def week(self) -> list[forms.BoundField]:
        return [self[f"hours_{key}"] for key in WEEKDAYS]


class AwayShape(shapes.Shape):
    from_on = forms.DateField(label="First day away", widget=forms.DateInput({"type": "date"}))
    until_on = forms.DateField(label="Last day away", widget=forms.DateInput({"type": "date"}))
    cover = forms.ChoiceField(label="Who stands in", required=False)

    def __init__(self, *args: Any, colleagues: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Nobody: the owners see to it"), *((str(c.public_id), c.name) for c in colleagues)]
        self.fields["cover"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("from_on") and said.get("until_on") and said["until_on"] < said["from_on"]:
            self.add_error("until_on", "The last day comes before the first.")
        if said.get("from_on") and said.get("until_on") and said["until_on"] - said["from_on"] > timedelta(days=730):
            self.add_error("until_on", "Two years is the longest absence that can be written down.")
        return said


@require_http_methods(["GET", "POST"])
def member(request: Asked, member: UUID) -> HttpResponse:
    """One member: name, telephone, role, own hours, and when they are away. Each may change their own."""
    request.here = "settings"
    kept: Member = get_object_or_404(
        Member.objects.of(request.member.firm).select_related("firm"), public_id=member, left_at=None
    )
    settles = request.member.may(Act.SETTLE_MEMBERS)
    said: dict[str, Any] = {"name": kept.name, "phone": kept.phone, "role": kept.role, "morning_at": kept.morning_at}
    own = Hours.from_json(kept.hours).to_json() if kept.hours else {}
    for key in WEEKDAYS:
        spans: list[Any] = list(own.get(key, []))
        pairs = [spans] if spans and isinstance(spans[0], str) else spans
        said[f"hours_{key}"] = ", ".join(f"{_face(opens)} to {_face(closes)}" for opens, closes in pairs)
    form = MemberShape(request.POST or None, initial=said, country=kept.firm.country)
    if not settles:
        del form.fields["role"]
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        hours = {key: spans for key in WEEKDAYS if (spans := fields.pop(f"hours_{key}"))}
        if fields.get("role", kept.role) != kept.role and (first := proof.ask_first(request)) is not None:
            return first
        try:
            firms.change_member(kept, now=clock.now(), hours=hours or None, **fields)
            return HttpResponseRedirect(f"{request.path}?kept=1")
        except firms.TheLastOwnerStays as refusal:
            form.add_error("role", refusals.sentence(refusal))
    return _member_page(request, kept, form, None, status=422 if form.errors else 200)


def _member_page(
    request: Asked, kept: Member, form: MemberShape | None, away: AwayShape | None, *, status: int = 200
) -> HttpResponse:
    now = clock.now()
    others = _who_could_take_over(kept)
    today = kept.firm.day_of(now)
    absences = (
        Absence.objects.of(kept.firm)
        .filter(member=kept, until_on__gte=today)
        .select_related("cover")
        .order_by("from_on")
    )
    context = {
        "kept_member": kept,
        "form": form or MemberShape(initial={"name": kept.name, "phone": kept.phone, "role": kept.role}),
        "away": away or AwayShape(colleagues=others),
        "absences": absences,
        "others": others,
        "kept": "kept" in request.GET,
        "is_me": kept.pk == request.member.pk,
        "passes": queries.passes_on(kept) if kept.pk != request.member.pk else None,
        "signed_in": _signed_in(request) if kept.pk == request.member.pk else (),
        "here": "me" if kept.pk == request.member.pk else "members",
    }
    return TemplateResponse(request, "settings/member.html", context, status=status)


def _who_could_take_over(kept: Member) -> list[Member]:
    """Colleagues who do this work: with a bookkeeper or somebody who only reads it would lie."""
    colleagues = Member.objects.of(kept.firm).filter(left_at=None).exclude(pk=kept.pk).order_by("name", "id")
    return [one for one in colleagues if one.may(Act.KEEP_REFERRALS)]


def _found(request: Asked, public_id: UUID) -> Member:
    found: Member = get_object_or_404(
        Member.objects.of(request.member.firm).select_related("firm"), public_id=public_id, left_at=None
    )
    return found


def _signed_in(request: Asked) -> tuple[accounts.Place, ...]:
    """Where they themselves are signed in."""
    firm = request.member.firm
    here = Locale(firm.tz, firm.language)
    return accounts.places(request.member.user_id, key=request.session.session_key, as_of=clock.now(), here=here)


@require_POST
def away(request: Asked, member: UUID) -> HttpResponse:
    kept = _found(request, member)
    others = _who_could_take_over(kept)
    form = AwayShape(request.POST, colleagues=others)
    if not form.is_valid():
        return _member_page(request, kept, None, form, status=422)
    said = form.cleaned_data
    cover = next((m for m in others if str(m.public_id) == said["cover"]), None)
    firms.away(kept, from_on=said["from_on"], until_on=said["until_on"], cover=cover, now=clock.now())
    return HttpResponseRedirect(f"{reverse('settings_member', args=[kept.firm.slug, kept.public_id])}?kept=1#away")


@require_POST
def back(request: Asked, member: UUID, absence: int) -> HttpResponse:
    """Not away after all."""
    kept = _found(request, member)
    firms.back(get_object_or_404(Absence.objects.of(kept.firm), member=kept, pk=absence))
    return HttpResponseRedirect(f"{reverse('settings_member', args=[kept.firm.slug, kept.public_id])}?kept=1#away")


@require_POST
def leave(request: Asked, member: UUID) -> HttpResponse:
    """Somebody leaves; their work passes on in the same act."""
    kept = _found(request, member)
    named = shapes.uuids([request.POST.get("to", "")])
    to = next((m for m in _who_could_take_over(kept) if m.public_id in named), None)
    if to is None:
        raise Http404("Nobody of ours who could do their work")
    firms.leave(kept, to=to, by=request.member, now=clock.now())
    return HttpResponseRedirect(reverse("settings_members", args=[request.member.firm.slug]))


@require_POST
def keys(request: Asked) -> HttpResponse:
    """Single-letter shortcuts, on or off."""
    user = request.member.user
    user.keys_on = request.POST.get("keys_on") == "on"
    user.save(update_fields=["keys_on"])
    return HttpResponseRedirect(
        f"{reverse('settings_member', args=[request.member.firm.slug, request.member.public_id])}?kept=1"
    )


@require_GET
def me(request: Asked) -> HttpResponse:
    return HttpResponseRedirect(reverse("settings_member", args=[request.member.firm.slug, request.member.public_id]))
