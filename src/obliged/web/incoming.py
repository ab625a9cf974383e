"""Mail that came in: read it, say yes or no to what it suggests, say who wrote it, answer it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from obliged.acts import incoming as acts
from obliged.acts import people
from obliged.acts.overrides import GivesAway
from obliged.domain import permissions
from obliged.domain.people import first_name
from obliged.domain.refusals import Refusal
from obliged.ports import clock
from obliged.queries import captures, find, rail
from obliged.queries import incoming as queries
from obliged.queries.captures import LONGEST, MOST, Said, Sort
from obliged.records.incoming import Incoming
from obliged.records.people import Person
from obliged.records.referrals import Referral
from obliged.web import discretion
from obliged.web.access import Asked
from obliged.web.captures import captured, said_in, wrong_in
from obliged.web.once import once
from obliged.web.shapes import uuids
from obliged.words import refusals

LONGEST_LETTER = 20_000
OFFERED = 6


@require_GET
def unplaced(request: Asked) -> HttpResponse:
    """Mail that we could not place."""
    request.here = "mailbox"
    number = request.GET.get("page", "")
    page = queries.unplaced(
        request.member, as_of=clock.now(), page=max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1
    )
    return TemplateResponse(request, "incoming/unplaced.html", {"page": page})


@require_GET
def count(request: Asked) -> HttpResponse:
    """How much of it there is, for a page that is there already."""
    request.nav = rail.Rail(here="", today_count="")  # type: ignore[attr-defined] # nothing of the rail is drawn
    return TemplateResponse(request, "incoming/count.html", {"number": queries.how_many_lost(request.member)})


@require_GET
def show(request: Asked, mail: UUID) -> HttpResponse:
    return _page(request, _found(request, mail))


NO_LONGER = "This mail as it came is not kept any more. Its words stand on its page.\n"


@require_GET
def source(request: Asked, mail: UUID) -> HttpResponse:
    """The bytes as they came, as a text to save: nothing in them is shown or run here."""
    if not request.member.may(permissions.Act.READ_LETTERS):
        raise Http404("Its words are for those who write here")
    row = _found(request, mail)
    response = HttpResponse(bytes(row.raw) or NO_LONGER, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="mail-{row.public_id}.txt"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


# --- yes and no ----------------------------------------------------------------------------------------------------

Act = Callable[[Asked, Incoming], str]


def said(act: Act) -> Callable[..., HttpResponse]:
    """A press: do it, and answer with one line beside where it was pressed, or with the mail's page."""

    @require_POST
    @once
    @wraps(act)
    def view(request: Asked, mail: UUID) -> HttpResponse:
        row = _found(request, mail)
        try:
            sentence = act(request, row)
        except Refusal as refusal:
            trouble = refusals.sentence(refusal, request.member.firm.language)
            if request.htmx:  # type: ignore[attr-defined]
                return _line(request, row, trouble=trouble, status=409)
            return _page(request, _found(request, mail), trouble=trouble, status=409)
        if request.htmx:  # type: ignore[attr-defined]
            response = _line(request, _found(request, mail), says=sentence)
            response["HX-Trigger"] = json.dumps({"say": sentence})
            return response
        return HttpResponseRedirect(_next(request, row))

    return view


@said
def record(request: Asked, row: Incoming) -> str:
    """Yes: write down what it says."""
    chosen = request.POST.get("referral", "")[:40]
    referral = None
    if chosen:
        rows = Referral.objects.seen_by(request.member).select_related("firm", "responsible")
        referral = get_object_or_404(rows, public_id=next(iter(uuids([chosen])), None))
    acts.record_it(row, by=request.member, now=clock.now(), referral=referral)
    return "Recorded, in their words."


@said
def keep(request: Asked, row: Incoming) -> str:
    """Yes: keep the introduction as it was read."""
    acts.keep_it(row, by=request.member, now=clock.now())
    return "Kept."


@said
def read(request: Asked, row: Incoming) -> str:
    """No, just read."""
    acts.just_read(row, by=request.member, now=clock.now())
    return "Read. Nothing was recorded."


@said
def undo(request: Asked, row: Incoming) -> str:
    """Take back what was kept of it."""
    acts.undo_kept(row, by=request.member, now=clock.now())
    return "Taken back."


@said
def aside(request: Asked, row: Incoming) -> str:
    acts.put_aside(row, by=request.member, now=clock.now())
    return "Put aside."


@said
def who(request: Asked, row: Incoming) -> str:
    """Who wrote it: somebody whom we know, or somebody new."""
    now = clock.now()
    name = request.POST.get("name", "").replace("\x00", "").strip()[:300]
    if "new" in request.POST:
        person = people.keep(firm=request.member.firm, name=name, now=now, by=request.member, keeper=request.member)
    else:
        chosen = next(iter(uuids([request.POST.get("person", "")[:40]])), None)
        person = get_object_or_404(
            Person.objects.seen_by(request.member).known().select_related("firm"), public_id=chosen
        )
    acts.is_theirs(row, person, by=request.member, now=now)
    return f"It is from {person.name}."


def _next(request: Asked, row: Incoming) -> str:
    back = request.POST.get("next", "")
    slug = request.member.firm.slug
    return back if back.startswith(f"/f/{slug}/") else reverse("incoming", args=[slug, row.public_id])


# --- change it first -----------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@once
def change(request: Asked, mail: UUID) -> HttpResponse:
    """The introduction as Capture shows a reading: put right what was heard wrong, and keep it."""
    request.here = "capture"
    row = _found(request, mail)
    now = clock.now()
    if request.method == "GET":
        page = captures.understood(request.member, _as_said(row), as_of=now)
        return _reading(request, row, page)
    page = captures.understood(request.member, said_in(request.POST), as_of=now)
    if request.POST.get("shown_sort") != page.sort:
        return _reading(request, row, page)
    wrong = wrong_in(page, request.member, now)
    if wrong:
        return _reading(request, row, page.with_wrong(wrong), status=422)
    try:
        acts.keep_it(row, by=request.member, now=now, captured=captured(page, request.member))
    except Refusal as refusal:
        return _reading(request, row, page, wrong=refusals.sentence(refusal, request.member.firm.language), status=409)
    return HttpResponseRedirect(reverse("incoming", args=[request.member.firm.slug, row.public_id]))


def _as_said(row: Incoming) -> Said:
    """What was read of the mail, laid over what Capture reads of the same words."""
    read = row.suggestion
    values = {
        "who": read.get("prospect", ""),
        "introducer": read.get("introducer", ""),
        "provider": read.get("provider", ""),
        "need": read.get("need", ""),
        "phones": ", ".join(read.get("phones", ())),
        "emails": ", ".join(read.get("emails", ())),
    }
    sort = Sort.GIVEN if read.get("provider") else Sort.RECEIVED
    typed = {name: " ".join(value.split())[: MOST[name]] for name, value in values.items() if value}
    return Said(text=(row.new_words or row.text)[:LONGEST], sort=sort, typed=typed)


def _reading(
    request: Asked, row: Incoming, page: captures.Understood, *, wrong: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "page": page,
        "mail": queries.page(row, member=request.member, as_of=clock.now()),
        "text": page.text,
        "wrong": wrong,
    }
    return TemplateResponse(request, "incoming/change.html", context, status=status)


# --- answer --------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@once
def reply(request: Asked, mail: UUID) -> HttpResponse:
    """A letter of ours in answer, in their thread."""
    request.here = "today"
    row = _found(request, mail)
    if row.person is None or row.person.do_not_contact:
        raise Http404("There is nobody to answer")
    subject = row.subject if row.subject.lower().startswith("re:") else f"Re: {row.subject}".strip()
    text, trouble, marked = "", "", None
    if request.method == "POST":
        subject = request.POST.get("subject", "").replace("\x00", "")[:300]
        text = request.POST.get("text", "").replace("\x00", "")[:LONGEST_LETTER]
        try:
            with discretion.as_asked(request):
                acts.answer(row, subject=subject, text=text, by=request.member, now=clock.now())
        except GivesAway as refusal:
            marked = discretion.marked(request, refusal)
        except Refusal as refusal:
            trouble = refusals.sentence(refusal, request.member.firm.language)
        else:
            return HttpResponseRedirect(reverse("mailbox", args=[request.member.firm.slug]))
    context = {
        "page": queries.page(row, member=request.member, as_of=clock.now()), "subject": subject[:300], "text": text,
        "trouble": trouble, "marked": marked, "greeting": f"{first_name(row.person.name, row.person.called)},\n\n\n\n{request.member.first_name}",
    }  # fmt: skip
    return TemplateResponse(request, "incoming/reply.html", context, status=422 if marked else 409 if trouble else 200)


# --- what is shown -------------------------------------------------------------------------------------------------


def _found(request: Asked, mail: UUID) -> Incoming:
    row = queries.found(request.member, mail)
    if row is None:
        raise Http404("No such mail")
    return row


def _line(request: Asked, row: Incoming, *, says: str = "", trouble: str = "", status: int = 200) -> HttpResponse:
    page = queries.page(row, member=request.member, as_of=clock.now())
    context = {"page": page, "says": says, "trouble": trouble}
    return TemplateResponse(request, "incoming/line.html", context, status=status).render()


def _page(request: Asked, row: Incoming, *, trouble: str = "", status: int = 200) -> HttpResponse:
    request.here = "today"
    page = queries.page(row, member=request.member, as_of=clock.now())
    asked = request.GET.get("who", "").replace("\x00", "").strip()[:200]
    may_be = find.people(request.member.firm, asked or page.name, OFFERED) if page.is_unplaced else ()
    context = {"page": page, "trouble": trouble, "asked": asked, "may_be": may_be}
    return TemplateResponse(request, "incoming/mail.html", context, status=status)
