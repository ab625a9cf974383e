"""Who may know what, and who was told what: of a referral, of a person, and the rule itself."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from obliged.ports import clock
from obliged.queries import tellings
from obliged.web import people, referrals
from obliged.web.access import Asked
from obliged.words import tellings as words


@require_GET
def of_referral(request: Asked, referral: UUID) -> HttpResponse:
    row = referrals.found(request, referral)
    page = tellings.of_referral(row, member=request.member, as_of=clock.now())
    return TemplateResponse(request, "tellings/referral.html", {"page": page})


@require_GET
def of_person(request: Asked, person: UUID) -> HttpResponse:
    someone = people.found(request, person)
    before = request.GET.get("before", "")
    page = tellings.of_person(
        someone,
        member=request.member,
        as_of=clock.now(),
        before=int(before) if before.isdecimal() and len(before) < 16 else 0,
    )
    return TemplateResponse(request, "tellings/person.html", {"page": page})


@require_GET
def rule(request: Asked) -> HttpResponse:
    request.here = "help"
    language = request.member.firm.language
    return TemplateResponse(
        request, "tellings/rule.html", {"rule": words.rule(language), "roles": words.roles(language)}
    )
