"""The playbook page: sentences whose numbers can be changed, with a look at what a change would do."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from obliged.acts import playbooks as acts
from obliged.domain.playbook import DEFAULT, Playbook
from obliged.ports import clock
from obliged.queries import courtesies, playbooks, previews
from obliged.web.access import Asked
from obliged.words import playbook as words
from obliged.words import refusals

Changes = dict[str, dict[str, object]]
ALL = "all"
TICKS = ("-on", "-by_itself")


@require_GET
def index(request: Asked) -> HttpResponse:
    return _page(request, kept=_number(request.GET.get("kept")), before=_number(request.GET.get("before")))


def _page(request: Asked, *, status: int = 200, before: int | None = None, **more: Any) -> HttpResponse:
    request.here = "playbook"
    page = playbooks.page(request.member, as_of=clock.now(), before=before)
    context = {
        "page": page,
        "seen": page.version,
        "here": "playbook",
        "typed": {},
        "wrong": frozenset(),
        **more,
    }
    return TemplateResponse(request, "playbook/playbook.html", context, status=status)


@require_POST
def preview(request: Asked) -> HttpResponse:
    """What the change would do; by itself as soon as a number is changed, else as a page."""
    changes, wrong = _typed(request)
    back = request.POST.get("back", "")
    typed = _as_typed(request)
    if back:
        changes = {key: change for key, change in changes.items() if back not in {ALL, key}}
        wrong = wrong - {back} if back != ALL else frozenset()
        ours = _as_form(Playbook())
        typed |= {name: said for name, said in ours.items() if back in {ALL, name.rsplit("-", 1)[0]}}
    if wrong:
        return _wrong(request, typed, wrong)
    look = previews.preview(request.member, changes, as_of=clock.now())
    if getattr(request, "htmx", False):
        return TemplateResponse(request, "playbook/moves.html", {"preview": look, "wrong": wrong, "rules": DEFAULT})
    return _page(request, typed=typed, preview=look, seen=_seen(request))


def _wrong(request: Asked, typed: dict[str, str], wrong: frozenset[str]) -> HttpResponse:
    sentence = words.wrong(courtesies.locale(request.member.firm))
    context: dict[str, Any] = {"wrong": wrong, "sentence": sentence}
    if getattr(request, "htmx", False):
        return TemplateResponse(request, "playbook/moves.html", {**context, "rules": DEFAULT}, status=422)
    return _page(request, status=422, typed=typed, seen=_seen(request), **context)


def _seen(request: Asked) -> int:
    """The version that this form was filled in upon: what others kept since, it has not seen."""
    return _number(request.POST.get("version")) or 0


@require_POST
def rule(request: Asked) -> HttpResponse:
    """Keep the rules as they were typed."""
    changes, wrong = _typed(request)
    if wrong:
        return _wrong(request, _as_typed(request), wrong)
    return _keep(request, changes, seen=_number(request.POST.get("version")))


@require_POST
def as_it_was(request: Asked) -> HttpResponse:
    """Back to an earlier version, or to what we began with, as a new version."""
    changes = playbooks.changes_in(request.member.firm, _number(request.POST.get("version")) or 0)
    return _keep(request, changes, seen=_number(request.POST.get("seen")))


def _keep(request: Asked, changes: Changes, *, seen: int | None) -> HttpResponse:
    firm = request.member.firm
    try:
        playbook = acts.change(firm, changes, by=request.member, now=clock.now(), seen=seen)
    except acts.SomebodyChangedThePlaybook as refusal:
        both = playbooks.meanwhile(request.member, changes, seen=seen or 0)
        said = refusals.sentence(refusal, firm.language)
        return _page(request, status=409, typed=_as_form(both.together), theirs=both.theirs, refusal=said)
    return HttpResponseRedirect(f"{reverse('playbook', args=[firm.slug])}?kept={playbook.version}")


def _number(said: str | None) -> int | None:
    return int(said) if said and said.isdecimal() and len(said) < 10 else None


def _typed(request: Asked) -> tuple[Changes, frozenset[str]]:
    """What differs from what we began with, and the rules in which a number is none."""
    changes: Changes = {}
    wrong: set[str] = set()
    standing = playbooks.of_firm(request.member.firm)
    is_whole = "whole" in request.POST  # a box that is not ticked says nothing of itself
    for ours, now in zip(DEFAULT, standing.rules, strict=True):
        spans = list(now.spans)
        for n, began in enumerate(ours.spans):
            said = request.POST.get(f"{ours.key}-{n}", str(spans[n])).strip()
            if said.isdecimal() and len(said) < 4 and (1 <= int(said) <= 366 or int(said) == began):
                spans[n] = int(said)
            else:
                wrong.add(ours.key)
        is_on = request.POST.get(f"{ours.key}-on", "") == "on" if is_whole else now.on
        change: dict[str, object] = {} if tuple(spans) == ours.spans else {"spans": spans}
        if is_on != ours.on:
            change["on"] = is_on
        by_itself = request.POST.get(f"{ours.key}-by_itself", "") == "on" if is_whole else now.by_itself
        if by_itself and ours.may_be_by_itself:
            change["by_itself"] = True
        if change:
            changes[ours.key] = change
    return changes, frozenset(wrong)


def _as_typed(request: Asked) -> dict[str, str]:
    names = {name for name in _as_form(Playbook()) if not name.endswith(TICKS)}
    ticked = {f"{ours.key}{tick}": request.POST.get(f"{ours.key}{tick}", "") for ours in DEFAULT for tick in TICKS}
    return ticked | {name: request.POST[name].replace("\x00", "")[:40] for name in names if name in request.POST}


def _as_form(playbook: Playbook) -> dict[str, str]:
    """The fields of the form, with these rules in them."""
    said = {f"{rule.key}-{n}": str(span) for rule in playbook.rules for n, span in enumerate(rule.spans)}
    said |= {f"{rule.key}-by_itself": "on" if rule.by_itself else "" for rule in playbook.rules}
    return said | {f"{rule.key}-on": "on" if rule.on else "" for rule in playbook.rules}
