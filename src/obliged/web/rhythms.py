"""A partner's rhythm: how often, by which ways, not before when, and their birthday."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from obliged.acts import partners as acts
from obliged.domain.partners import Tier, Way
from obliged.domain.refusals import Refusal
from obliged.domain.rhythms import LONGEST, birthday_of
from obliged.domain.times import when_day
from obliged.ports import clock
from obliged.queries import rhythms as queries
from obliged.records.people import Person
from obliged.web import shapes
from obliged.web.access import Asked
from obliged.web.once import once
from obliged.web.people import found
from obliged.words import refusals

OFFERED = (
    (Way.CALL, "A call"), (Way.LETTER, "A letter"), (Way.LUNCH, "A lunch"), (Way.MEETING, "A meeting"),
    (Way.NOTE, "A note by hand"),
)  # fmt: skip


class RhythmShape(shapes.Shape):
    """What a member settles about one partner."""

    tier = forms.ChoiceField(
        label="How close", choices=[(t, t) for t in Tier], error_messages={"required": "Choose how close they are."}
    )
    every = forms.IntegerField(
        label="Every … days", required=False, min_value=1, max_value=LONGEST, help_text="Empty: as their tier."
    )
    at_most = forms.IntegerField(
        label="At the latest after … days", required=False, min_value=1, max_value=2 * LONGEST,
        help_text="Empty: half as long again.",
    )  # fmt: skip
    not_before = forms.DateField(
        label="Not before", required=False, widget=forms.DateInput({"type": "date"}),
        help_text="They are away, or asked for quiet.",
    )  # fmt: skip
    ways = forms.MultipleChoiceField(label="Ways, in turn", required=False, choices=OFFERED)
    birthday = forms.CharField(
        label="Birthday", required=False, max_length=40, help_text="Day and month, such as 17 April."
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_birthday(self) -> str:
        said = self.cleaned_data["birthday"].strip()
        if not said or birthday_of(said) is not None:
            return str(said)
        day = when_day(said, self.today)
        if day is None:
            raise ValidationError("That is not a day. Write it like 17 April.")
        return f"--{day:%m-%d}"

    def clean_not_before(self) -> date | None:
        day: date | None = self.cleaned_data["not_before"]
        if day is not None and day.year > self.today.year + 5:
            raise ValidationError("That is too far away. Choose a day within five years.")
        return day


@require_http_methods(["GET", "POST"])
@once
def show(request: Asked, person: UUID) -> HttpResponse:
    """The rhythm, with the form that changes it."""
    someone = found(request, person)
    if request.method == "GET":
        return _shown(request, someone)
    form = RhythmShape(request.POST, today=_today(someone))
    if not form.is_valid():
        return _shown(request, _alive(someone), form=form, status=422)
    said = form.cleaned_data
    try:
        acts.settle(
            _alive(someone), by=request.member, now=clock.now(), tier=Tier(said["tier"]), every=said["every"],
            at_most=said["at_most"], not_before=said["not_before"], ways=[Way(way) for way in said["ways"]],
            birthday=said["birthday"],
        )  # fmt: skip
    except Refusal as refusal:
        trouble = refusals.sentence(refusal, request.member.firm.language)
        return _shown(request, someone, form=form, trouble=trouble, status=409)
    return HttpResponseRedirect(f"{_address(someone)}?kept=1")


@require_POST
@once
def slower(request: Asked, person: UUID) -> HttpResponse:
    """The slower rhythm that is offered after the third "later"."""
    someone = _alive(found(request, person))
    try:
        acts.slow_down(someone, by=request.member, now=clock.now())
    except Refusal as refusal:
        trouble = refusals.sentence(refusal, request.member.firm.language)
        return _shown(request, someone, trouble=trouble, status=409)
    return HttpResponseRedirect(f"{_address(someone)}?kept=1")


def _alive(someone: Person) -> Person:
    if someone.deleted_at is not None:
        raise Http404("Nobody to keep in touch with")
    return someone


def _today(someone: Person) -> date:
    today: date = someone.firm.day_of(clock.now())
    return today


def _address(someone: Person) -> str:
    return reverse("rhythm", args=[someone.firm.slug, someone.public_id])


def _shown(
    request: Asked, someone: Person, *, form: RhythmShape | None = None, trouble: str = "", status: int = 200
) -> HttpResponse:
    request.here = "people"
    page = queries.page(someone, as_of=clock.now())
    kept = page.kept
    ways = kept.ways if kept is not None and kept.ways else [Way.CALL, Way.LETTER, Way.LUNCH]
    first = {
        "tier": (kept.tier if kept is not None else "") or Tier.B,
        "every": kept.every_days if kept is not None else None,
        "at_most": kept.at_most_days if kept is not None else None,
        "not_before": kept.not_before if kept is not None else None,
        "ways": [str(way) for way in ways],
        "birthday": page.birthday,
    }
    context = {
        "page": page,
        "someone": someone,
        "form": form or RhythmShape(today=_today(someone), initial=first),
        "offered": OFFERED,
        "trouble": trouble,
        "kept": "kept" in request.GET,
        "may_keep": someone.deleted_at is None,
    }
    return TemplateResponse(request, "partners/rhythm.html", context, status=status)
