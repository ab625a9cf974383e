"""Partners: whom we choose, so that no dry spell comes."""

from __future__ import annotations

import json
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from obliged.acts import partners as acts
from obliged.domain.partners import Tier
from obliged.domain.refusals import Refusal
from obliged.ports import clock
from obliged.queries import courtesies
from obliged.queries import partners as queries
from obliged.queries.rhythms import days_of
from obliged.records.partners import Partnership
from obliged.records.people import Person
from obliged.web.access import Asked
from obliged.web.once import once
from obliged.web.people import found
from obliged.words import refusals
from obliged.words import rhythms as words


@require_GET
def choose(request: Asked) -> HttpResponse:
    """Choose your twenty: those worth choosing first, one press each."""
    request.here = "partners"
    asked = request.GET.get("q", "").replace("\x00", "")[:200]
    page = queries.choose(request.member, asked=asked)
    return TemplateResponse(request, "partners/choose.html", {"page": page, "said": ""})


@require_POST
@once
def pick(request: Asked, person: UUID) -> HttpResponse:
    """One press sets a tier; whoever has one already is moved."""
    someone = found(request, person)
    code = request.POST.get("tier", "")
    if code not in set(Tier):
        raise Http404("There is no such tier")
    tier = Tier(code)
    was = _partnership(someone)
    moved = was is not None and was.picked_at is not None and was.parted_at is None
    try:
        acts.pick(someone, tier=tier, by=request.member, now=clock.now())
    except Refusal as refusal:
        return _answer(request, someone, refusals.sentence(refusal, request.member.firm.language), status=409)
    here = courtesies.locale(request.member.firm)
    return _answer(request, someone, words.picked(someone.name, days_of(request.member.firm)[tier], here, moved=moved))


@require_POST
@once
def unpick(request: Asked, person: UUID) -> HttpResponse:
    """The pick is taken back."""
    someone = found(request, person)
    try:
        acts.unpick(someone, by=request.member, now=clock.now())
    except Refusal as refusal:
        return _answer(request, someone, refusals.sentence(refusal, request.member.firm.language), status=409)
    return _answer(request, someone, words.unpicked(someone.name, courtesies.locale(request.member.firm)))


def _partnership(someone: Person) -> Partnership | None:
    kept: Partnership | None = Partnership.objects.of(someone.firm_id).filter(person=someone).first()
    return kept


def _answer(request: Asked, someone: Person, said: str, *, status: int = 200) -> HttpResponse:
    request.here = "partners"
    if not request.htmx:  # type: ignore[attr-defined]
        if status != 200:
            page = queries.choose(request.member)
            return TemplateResponse(request, "partners/choose.html", {"page": page, "said": said}, status=status)
        return HttpResponseRedirect(
            f"{reverse('partners_choose', args=[someone.firm.slug])}#choice-{someone.public_id}"
        )
    row = queries.choice(someone, _partnership(someone), said=said)
    response = TemplateResponse(request, "partners/choice.html", {"row": row}, status=status)
    response["HX-Trigger"] = json.dumps({"say": said, "focus": f"#choice-{someone.public_id} button"})
    return response
