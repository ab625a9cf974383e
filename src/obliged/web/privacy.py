"""What we keep of people: a person's file, their erasure, a legal hold, what they asked for, and how long things stay."""

from __future__ import annotations

import tempfile
from contextlib import nullcontext
from typing import Any
from uuid import UUID

from django import forms
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from obliged.acts import erasing, keeping
from obliged.acts import privacy as acts
from obliged.domain.keeping import LONGEST, Keeps
from obliged.domain.members import Role
from obliged.domain.refusals import Refusal
from obliged.ports import clock
from obliged.queries import courtesies, files
from obliged.queries import privacy as queries
from obliged.records import asking
from obliged.records.people import Person
from obliged.records.privacy import Asked as What
from obliged.records.privacy import PrivacyRequest
from obliged.web import shapes
from obliged.web.access import Asked
from obliged.web.once import once
from obliged.web.people import found
from obliged.words import privacy as words
from obliged.words import refusals

IN_MEMORY = 1_000_000  # bytes of a file as JSON, before it goes to the disk


def _to(request: Asked, name: str, *args: Any) -> HttpResponse:
    return HttpResponseRedirect(reverse(name, args=[request.member.firm.slug, *args]))


def _is_owner(request: Asked) -> bool:
    return Role(request.member.role) is Role.OWNER


def _all_there_is() -> Any:
    """What colleagues keep to themselves too: the law gives it to the person whom it is about."""
    return asking.nobody()


def _known(request: Asked, person: UUID) -> Person:
    """Somebody who was not erased; who was written down twice is the one who stands for both."""
    someone = found(request, person)
    if someone.erased_at is not None:
        raise Http404("Nothing is kept of them")
    return someone.same_as or someone


# --- a person's file ----------------------------------------------------------------------------------------------


@require_GET
def file(request: Asked, person: UUID) -> HttpResponse:
    """Everything that we keep of somebody, to read and to print."""
    someone, now = _known(request, person), clock.now()
    owner = _is_owner(request)
    with _all_there_is() if owner else nullcontext():
        shown = queries.file_of(someone, reader=request.member, all_notes=owner, as_of=now)
    context = {"someone": someone, "sections": shown, "all_notes": owner, "made_at": now}
    return TemplateResponse(request, "privacy/file.html", context)


@require_GET
def file_json(request: Asked, person: UUID) -> FileResponse:
    """The same for machines: written a piece at a time, and handed over once nothing of it can go wrong any more."""
    someone = _known(request, person)
    owner = _is_owner(request)
    written = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the answer closes it
    with _all_there_is() if owner else nullcontext():
        for piece in files.as_json(someone, reader=request.member, all_notes=owner, made_at=clock.now()):
            written.write(piece.encode())
    written.seek(0)
    name = f"{someone.public_id}.json"
    return FileResponse(written, as_attachment=True, filename=name, content_type="application/json")


# --- erasing, and what keeps from it ------------------------------------------------------------------------------


class EraseShape(shapes.Shape):
    """The name, typed: it cannot be undone."""

    name = forms.CharField(
        label="Their name, to be sure", max_length=300, widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Type their name as it stands above. It is asked since this cannot be undone."},
    )  # fmt: skip

    def __init__(self, *args: Any, someone: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.someone = someone

    def clean_name(self) -> str:
        typed = " ".join(self.cleaned_data["name"].split())
        if typed.casefold() != " ".join(self.someone.name.split()).casefold():
            raise forms.ValidationError("This is another name. Nothing was erased.")
        return typed


@require_http_methods(["GET", "POST"])
@once
def erase(request: Asked, person: UUID) -> HttpResponse:
    """What goes, what stays and why; then, with the name typed, it begins."""
    someone = _known(request, person)
    form = EraseShape(request.POST or None, someone=someone)
    status, trouble = 422 if form.errors else 200, ""
    if request.method == "POST" and form.is_valid():
        try:
            erasing.begin(someone, ground="asked", by=request.member, now=clock.now())
            return HttpResponseRedirect(f"{reverse('privacy', args=[request.member.firm.slug])}?erased=1")
        except Refusal as refusal:
            status, trouble = 409, refusals.sentence(refusal)
    context = {"someone": someone, "preview": queries.preview(someone), "form": form, "trouble": trouble}
    return TemplateResponse(request, "privacy/erase.html", context, status=status)


class HoldShape(shapes.Shape):
    why = forms.CharField(
        label="Why nothing may be erased", max_length=300, required=False,
        help_text="A dispute, an audit, an order of a court. It stands on their page.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@once
def hold(request: Asked, person: UUID) -> HttpResponse:
    """Put a legal hold on somebody, or lift it."""
    someone = _known(request, person)
    form = HoldShape(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if "lift" in request.POST:
                acts.lift(someone)
            else:
                acts.hold(someone, why=form.cleaned_data["why"], now=clock.now())
            return _to(request, "person", someone.public_id)
        except acts.NeedsAWhy as refusal:
            form.add_error("why", refusals.sentence(refusal))
    context = {"someone": someone, "form": form}
    return TemplateResponse(request, "privacy/hold.html", context, status=422 if form.errors else 200)


# --- what people ask ------------------------------------------------------------------------------------------------


class RequestShape(shapes.Shape):
    """What somebody asked, and how."""

    what = forms.ChoiceField(label="They want")
    way = forms.ChoiceField(label="They said so")
    words = forms.CharField(
        label="In their words", max_length=4000, required=False, widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args: Any, here: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whats = {What.SEE: "to see what we keep", What.CORRECT: "something corrected", What.ERASE: "to be erased",
                 What.STOP: "no more letters"}  # fmt: skip
        self.fields["what"].choices = list(whats.items())  # type: ignore[attr-defined]
        self.fields["way"].choices = [(way, words.way(way, here)) for way in acts.WAYS]  # type: ignore[attr-defined]


@require_GET
def index(request: Asked) -> HttpResponse:
    """Who waits for an answer about their data, and who was not told where we have it from."""
    request.here = "settings"
    return _index(request)


def _index(request: Asked, *, status: int = 200, trouble: str = "", at: str = "") -> HttpResponse:
    context = {
        "page": queries.page(request.member, as_of=clock.now()), "here": "privacy", "trouble": trouble, "trouble_at": at,
        "is_owner": _is_owner(request), "erased": "erased" in request.GET,
    }  # fmt: skip
    return TemplateResponse(request, "privacy/requests.html", context, status=status)


@require_http_methods(["GET", "POST"])
@once
def ask(request: Asked, person: UUID) -> HttpResponse:
    """Write down what somebody asked for by mail, telephone or in person."""
    someone = _known(request, person)
    form = RequestShape(request.POST or None, here=courtesies.locale(someone.firm))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        acts.ask(someone, What(said["what"]), way=said["way"], words=said["words"], by=request.member, now=clock.now())
        return _to(request, "privacy")
    context = {"someone": someone, "form": form}
    return TemplateResponse(request, "privacy/ask.html", context, status=422 if form.errors else 200)


@require_POST
@once
def settle(request: Asked, asked: UUID) -> HttpResponse:
    """It is done, or refused with its reason."""
    request.here = "settings"
    row = _asked(request, asked)
    try:
        if "refuse" in request.POST:
            acts.refuse(row, why=request.POST.get("why", ""), by=request.member, now=clock.now())
        else:
            acts.settle(row, by=request.member, now=clock.now())
    except Refusal as refusal:
        status = 422 if isinstance(refusal, acts.NeedsAWhy) else 409
        return _index(request, status=status, trouble=refusals.sentence(refusal), at=str(row.public_id))
    return _to(request, "privacy")


def _asked(request: Asked, public_id: UUID) -> PrivacyRequest:
    row = queries.request(request.member, public_id)
    if row is None:
        raise Http404("Nobody asked that")
    return row


@require_POST
@once
def told_by_word(request: Asked, person: UUID) -> HttpResponse:
    """A member said where we have their details from: by telephone, or face to face."""
    someone = _known(request, person)
    acts.told_where_from(someone, by=request.member, now=clock.now())
    return _to(request, "person", someone.public_id)


# --- how long we keep things --------------------------------------------------------------------------------------


class KeepingShape(shapes.Shape):
    """Days by class; nought: for as long as we like."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for keeps in Keeps:
            self.fields[keeps] = forms.IntegerField(
                min_value=0, max_value=LONGEST, label="Days",
                error_messages={
                    "required": "Write a number of days; 0 keeps them for as long as you like.",
                    "invalid": "Write a whole number of days.",
                    "min_value": "Write 0 or more days.",
                    "max_value": f"{LONGEST:,} days at most; 0 keeps them for as long as you like.",
                },
            )  # fmt: skip


@require_http_methods(["GET", "POST"])
def retention(request: Asked) -> HttpResponse:
    """How long we keep things: sentences with numbers, and what goes next."""
    request.here = "settings"
    member = request.member
    page = queries.keeping_page(member, as_of=clock.now())
    form = KeepingShape(request.POST or None, initial={kept.key: kept.days for kept in page.kept})
    if request.method == "POST" and form.is_valid():
        keeping.set_days(member.firm, form.cleaned_data)
        return HttpResponseRedirect(f"{reverse('retention', args=[member.firm.slug])}?kept=1")
    lines = [(kept, form[kept.key]) for kept in page.kept]
    context = {
        "page": page, "form": form, "lines": lines, "here": "privacy", "kept": "kept" in request.GET,
        "is_owner": _is_owner(request),
    }  # fmt: skip
    return TemplateResponse(request, "privacy/retention.html", context, status=422 if form.errors else 200)


__all__ = [
    "ask", "erase", "file", "file_json", "hold", "index", "retention", "settle", "told_by_word",
]  # fmt: skip
