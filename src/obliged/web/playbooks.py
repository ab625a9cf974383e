"""The playbook page: sentences whose numbers can be changed, with a look at what a change would do."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from obliged.acts import playbooks as acts
from obliged.domain.members import Role
from obliged.domain.playbook import DEFAULT, NotANumberOfTimes
from obliged.ports import clock
from obliged.queries import playbooks
from obliged.web.access import Asked
from obliged.words import refusals

Changes = dict[str, dict[str, object]]


@require_GET
def index(request: Asked) -> HttpResponse:
    return _page(request)


def _page(request: Asked, *, status: int = 200, **more: Any) -> HttpResponse:
    request.here = "playbook"
    page = playbooks.page(request.member, as_of=clock.now())
    context = {
        "page": page,
        "may_settle": Role(request.member.role).may_settle,
        "here": "playbook",
        "kept": "kept" in request.GET,
        "typed": {},
        "wrong": {},
        **more,
    }
    return TemplateResponse(request, "playbook/playbook.html", context, status=status)


@require_POST
def rule(request: Asked) -> HttpResponse:
    """Look at what the change would do, or keep it: the button says which."""
    if not Role(request.member.role).may_settle:
        return HttpResponseForbidden(TemplateResponse(request, "403.html").render().content)
    changes, wrong = _typed(request)
    if wrong:
        return _page(request, status=422, typed=_as_typed(request), wrong=wrong, errors=list(wrong.values()))
    if request.POST.get("keep") == "1":
        return _keep(request, changes)
    try:
        preview = playbooks.preview(request.member, changes, as_of=clock.now())
    except NotANumberOfTimes as refusal:
        return _page(request, status=422, typed=_as_typed(request), errors=[refusals.sentence(refusal)])
    return _page(request, typed=_as_typed(request), preview=preview)


def _keep(request: Asked, changes: Changes) -> HttpResponse:
    seen = request.POST.get("version", "")
    try:
        acts.change(
            request.member.firm,
            changes,
            by=request.member,
            now=clock.now(),
            seen=int(seen) if seen.isdecimal() and len(seen) < 10 else None,
        )
    except acts.SomebodyChangedThePlaybook as refusal:
        return _page(request, status=409, typed=_as_typed(request), errors=[refusals.sentence(refusal)])
    return HttpResponseRedirect(f"{reverse('playbook', args=[request.member.firm.slug])}?kept=1")


def _typed(request: Asked) -> tuple[Changes, dict[str, str]]:
    """What differs from what we began with, and what is no number."""
    changes: Changes = {}
    wrong: dict[str, str] = {}
    standing = {rule.key: rule for rule in playbooks.of_firm(request.member.firm).rules}
    for ours in DEFAULT:
        spans = list(standing[ours.key].spans)
        for n in range(len(spans)):
            typed = request.POST.get(f"{ours.key}-{n}", str(spans[n])).strip()
            if not (typed.isdecimal() and len(typed) < 4 and (1 <= int(typed) <= 366 or int(typed) == ours.spans[n])):
                wrong[ours.key] = "A number here is a whole one from 1 to 366."
                continue
            spans[n] = int(typed)
        is_on = request.POST.get(f"{ours.key}-on", "") == "on" if "whole" in request.POST else standing[ours.key].on
        change: dict[str, object] = {}
        if tuple(spans) != ours.spans:
            change["spans"] = spans
        if is_on != ours.on:
            change["on"] = is_on
        if change:
            changes[ours.key] = change
    return changes, wrong


def _as_typed(request: Asked) -> dict[str, str]:
    return {name: str(value)[:12] for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}


@require_POST
def as_it_was(request: Asked) -> HttpResponse:
    """Back to an earlier version, or to what we began with, as a new version."""
    if not Role(request.member.role).may_settle:
        return HttpResponseForbidden(TemplateResponse(request, "403.html").render().content)
    number = request.POST.get("version", "0")
    changes = playbooks.changes_in(request.member.firm, int(number) if number.isdecimal() and len(number) < 10 else 0)
    acts.change(request.member.firm, changes, by=request.member, now=clock.now())
    return HttpResponseRedirect(f"{reverse('playbook', args=[request.member.firm.slug])}?kept=1")
