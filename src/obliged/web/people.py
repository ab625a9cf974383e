"""People: whom we know, what they are to us, and what we keep of each."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from obliged.acts import happenings
from obliged.acts import people as acts
from obliged.domain.permissions import Act
from obliged.domain.refusals import Refusal
from obliged.ports import clock
from obliged.queries import calendars, incoming, privacy, suppressions
from obliged.queries import people as queries
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.people import Organisation, Person
from obliged.web.access import Asked
from obliged.web.once import once
from obliged.web.people_forms import (
    HAPPENED,
    NOTHING,
    Both,
    NoteShape,
    OrganisationShape,
    PersonShape,
    PromiseShape,
    brought_together,
    said_of,
    seen,
    typed_again,
)
from obliged.words import refusals


def found(request: Asked, person: UUID) -> Person:
    """Somebody of this firm; who was written down twice is the one who stands for both."""
    someone = queries.person(request.member, person)
    if someone is None or privacy.is_being_erased(someone):
        raise Http404("Nobody of that name")
    request.here = "people"
    return someone


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text[:36])
    except ValueError:
        return None


def _page(request: Asked, name: str, *args: Any, **query: str) -> HttpResponse:
    target = reverse(name, args=[request.member.firm.slug, *args])
    return HttpResponseRedirect(f"{target}?{urlencode(query)}" if query else target)


# --- the list -------------------------------------------------------------------------------------------------


@require_GET
def index(request: Asked) -> HttpResponse:
    request.here = "people"
    said = request.GET
    page = queries.listed(
        request.member,
        as_of=clock.now(),
        asked=said.get("q", "").replace("\x00", "")[:200],
        after=_uuid(said.get("after", "")),
        before=_uuid(said.get("before", "")),
        letter=said.get("letter", "").replace("\x00", "")[:1],
    )
    context: dict[str, Any] = {"page": page, "letter": said.get("letter", "")[:1]}
    if request.htmx:  # type: ignore[attr-defined]
        return TemplateResponse(request, "people/list.html", context)
    gone = _uuid(said.get("deleted", ""))
    if gone is not None:
        context["gone"] = (
            Person.objects.seen_by(request.member).filter(public_id=gone, deleted_at__isnull=False).first()
        )
    return TemplateResponse(request, "people/people.html", context)


# --- one person -----------------------------------------------------------------------------------------------


@require_GET
def show(request: Asked, person: UUID) -> HttpResponse:
    someone = found(request, person)
    if someone.same_as is not None:
        return _page(request, "person", someone.same_as.public_id, parted=str(someone.public_id))
    return _shown(request, someone)


def _shown(
    request: Asked,
    someone: Person,
    *,
    note: NoteShape | None = None,
    promise: PromiseShape | None = None,
    status: int = 200,
    trouble: str = "",
) -> HttpResponse:
    if not request.member.may(Act.SEE_MATTERS):
        return _reached(request, someone)
    now = clock.now()
    page = queries.profile(someone, member=request.member, as_of=now, older=_moment(request.GET.get("older", "")))
    today = someone.firm.day_of(now)
    notice, notice_owed = privacy.notice(someone, as_of=now)
    context = {
        "page": page,
        "someone": someone,
        "mails": incoming.of_person(someone, member=request.member, as_of=now),
        "note": note or NoteShape(today=today, initial={"what": "note"}),
        "promise": promise or PromiseShape(today=today),
        "trouble": trouble,
        "quiet": suppressions.of_person(someone, (line.text for line in page.reach.emails), as_of=now),
        "where_from": privacy.where_from(someone, as_of=now),
        "notice": notice,
        "notice_owed": notice_owed,
        "kept": "kept" in request.GET,
        "is_older": "older" in request.GET,
    }
    return TemplateResponse(request, "people/person.html", context, status=status)


def _reached(request: Asked, someone: Person) -> HttpResponse:
    """Who they are and how they are reached, for whoever keeps the books."""
    context = {"someone": someone, "reach": queries.reached(someone)}
    return TemplateResponse(request, "people/reached.html", context)


def _moment(text: str) -> datetime | None:
    try:
        said = datetime.fromisoformat(text[:40].replace(" ", "+"))
    except ValueError:
        return None
    return said if said.tzinfo is not None and 1900 < said.year < 9000 else None


@require_http_methods(["GET", "POST"])
@once
def new(request: Asked) -> HttpResponse:
    """Add somebody. Whoever may be the same is shown first: offered, never assumed."""
    request.here = "people"
    firm = request.member.firm
    name = request.GET.get("name", "").replace("\x00", "")[:300]
    form = PersonShape(
        request.POST or None, firm=firm, initial={"name": name, "channel": "email", "tell_what": "every"}
    )
    same: list[Person] = []
    if request.method == "POST" and form.is_valid():
        if "anyway" not in request.POST:
            same = acts.same_as(firm, name=form.cleaned_data["name"], reach=form.reach())
        if not same:
            someone = acts.keep(
                firm=firm, now=clock.now(), by=request.member, reach=form.reach(), organisations=form.organisations(),
                **form.kept(request.member),
            )  # fmt: skip
            return _page(request, "person", someone.public_id, kept="1")
    status = 422 if form.errors else 409 if same else 200
    return TemplateResponse(request, "people/new.html", {"form": form, "same": same}, status=status)


@require_http_methods(["GET", "POST"])
@once
def edit(request: Asked, person: UUID) -> HttpResponse:
    """Change somebody. What two members changed at once stands side by side, to choose from."""
    someone = found(request, person)
    context: dict[str, Any] = {"someone": someone, "was": request.POST.get("was", "")[:4000]}
    if request.method == "GET":
        said = said_of(someone)
        form = PersonShape(firm=someone.firm, someone=someone, initial=said)
        return TemplateResponse(request, "people/edit.html", context | {"form": form, "was": seen(form, said)})
    data = typed_again(request.POST, **_chosen(request, someone))
    form = PersonShape(data, firm=someone.firm, someone=someone)
    if not form.is_valid():
        return TemplateResponse(request, "people/edit.html", context | {"form": form}, status=422)
    try:
        _change(someone, form, request.member)
    except acts.SomebodyElseChangedIt:
        fresh = found(request, person)
        theirs = said_of(fresh)
        taken, both = brought_together(form, theirs, context["was"])
        # From here on what is kept is an answer to what stands there now.
        form = PersonShape(typed_again(form.data, version=fresh.version, **taken), firm=fresh.firm, someone=fresh)
        if both or not form.is_valid():
            context |= {"form": form, "both": both, "was": seen(form, theirs)}
            return TemplateResponse(request, "people/edit.html", context, status=409)
        _change(fresh, form, request.member)
    return _page(request, "person", someone.public_id, kept="1")


def _change(someone: Person, form: PersonShape, by: Member) -> None:
    acts.change(
        someone, version=form.cleaned_data["version"] or 0, now=clock.now(), by=by, reach=form.reach(),
        organisations=form.organisations(), **form.kept(by),
    )  # fmt: skip


def _chosen(request: Asked, someone: Person) -> dict[str, Any]:
    """The fields in which the other member's words were chosen."""
    chosen = request.POST.getlist("theirs")
    theirs = said_of(someone) if chosen else {}
    return {field: theirs.get(field, "") for field in chosen if field != "version"}


@require_http_methods(["GET", "POST"])
def delete(request: Asked, person: UUID) -> HttpResponse:
    """Delete somebody: first what it takes along, then the act, then Undo on the page after."""
    someone = found(request, person)
    if request.method == "POST":
        acts.delete(someone, now=clock.now())
        return _page(request, "people", deleted=str(someone.public_id))
    goes = queries.what_goes(someone, request.member)
    return TemplateResponse(request, "people/delete.html", {"someone": someone, "goes": goes})


@require_POST
def restore(request: Asked, person: UUID) -> HttpResponse:
    someone = found(request, person)
    if someone.same_as_id is not None:
        acts.part(someone)
    else:
        acts.restore(someone)
    return _page(request, "person", someone.public_id)


@require_POST
def same(request: Asked, person: UUID) -> HttpResponse:
    """Two are one: the one whose page this is stands for both."""
    someone = found(request, person)
    other = get_object_or_404(
        Person.objects.seen_by(request.member).select_related("firm"), public_id=_uuid(request.POST.get("other", ""))
    )
    try:
        acts.merge(someone, other, now=clock.now())
    except acts.SharedFirst as refusal:
        return _shown(request, someone, trouble=refusals.sentence(refusal), status=422)
    return _page(request, "person", someone.public_id, kept="1")


# --- between us -----------------------------------------------------------------------------------------------


@require_POST
@once
def note(request: Asked, person: UUID) -> HttpResponse:
    """A note, a touch, a word of theirs, a help."""
    someone = found(request, person)
    now = clock.now()
    form = NoteShape(request.POST, today=someone.firm.day_of(now))
    if not form.is_valid():
        return _shown(request, someone, note=form, status=422)
    kind, way = HAPPENED[form.cleaned_data["what"]]
    at, to_the_day = _when(request, someone, form.cleaned_data["on"], now)
    acts.happened(
        someone,
        kind,
        by=request.member,
        now=now,
        at=at,
        to_the_day=to_the_day,
        way=way,
        words=form.cleaned_data["words"],
        only_for=request.member if form.cleaned_data["only_for_me"] else None,
    )
    return HttpResponseRedirect(f"{reverse('person', args=[someone.firm.slug, someone.public_id])}#together")


def _when(request: Asked, someone: Person, day: date | None, now: datetime) -> tuple[datetime, bool]:
    """Today is now; an earlier day is its noon, and the hour is not known."""
    if day is None or day == someone.firm.day_of(now):
        return now, False
    return calendars.of_firm(someone.firm).local(day, time(12)), True


@require_POST
@once
def promise(request: Asked, person: UUID) -> HttpResponse:
    """We promised something by a day: it is on Today until it is kept."""
    someone = found(request, person)
    now = clock.now()
    form = PromiseShape(request.POST, today=someone.firm.day_of(now))
    if form.is_valid():
        try:
            acts.promise(
                someone, words=form.cleaned_data["promised"], due=_closing(someone, form.cleaned_data["due"]),
                by=request.member, now=now,
            )  # fmt: skip
            return HttpResponseRedirect(f"{reverse('person', args=[someone.firm.slug, someone.public_id])}#together")
        except acts.NotAPromiseYet as refusal:
            form.add_error("due", refusals.sentence(refusal))
    return _shown(request, someone, promise=form, status=422)


def _closing(someone: Person, day: date) -> datetime:
    """The last moment of that day: a promise for Sunday is a promise for Sunday."""
    return calendars.of_firm(someone.firm).local(day, time(23, 59))


@require_POST
def take_back(request: Asked, person: UUID, happening: int) -> HttpResponse:
    """It did not happen, or should not count."""
    someone = found(request, person)
    one = get_object_or_404(
        Happening.objects.seen_by(request.member).select_related("firm", "concerns__firm", "concerns__keeper", "reported_by"),
        pk=happening, concerns__in=[someone.pk, *someone.also.values_list("pk", flat=True)], referral=None,
    )  # fmt: skip
    try:
        happenings.take_back(one, by=request.member, now=clock.now())
    except Refusal as refusal:
        return _shown(request, someone, status=409, trouble=refusals.sentence(refusal))
    return HttpResponseRedirect(f"{reverse('person', args=[someone.firm.slug, someone.public_id])}#together")


# --- an organisation ------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def organisation(request: Asked, organisation: UUID) -> HttpResponse:
    request.here = "people"
    kept = _organisation(request, organisation)
    if kept.deleted_at is not None and request.method == "POST":
        raise Http404("It was deleted")
    initial = {field: getattr(kept, field) for field in ("name", "website", "notes")}
    form = OrganisationShape(request.POST or None, initial=initial | {f"was_{k}": v for k, v in initial.items()})
    both: list[Both] = []
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = form.cleaned_data
            was = {field: said[f"was_{field}"].replace("\r\n", "\n") for field in initial}
            try:
                acts.change_organisation(kept, was=was, name=said["name"], website=said["website"], notes=said["notes"])
                return _page(request, "organisation", kept.public_id, kept="1")
            except acts.SomebodyElseChangedIt as refusal:
                both, status = _beside(form, refusal.theirs), 409
    page = queries.organisation(request.member, kept)
    context = {"page": page, "form": form, "both": both, "kept": "kept" in request.GET}
    return TemplateResponse(request, "people/organisation.html", context, status=status)


def _organisation(request: Asked, public_id: UUID) -> Organisation:
    request.here = "people"
    found: Organisation = get_object_or_404(
        Organisation.objects.seen_by(request.member).select_related("firm"), public_id=public_id
    )
    return found


@require_http_methods(["GET", "POST"])
@once
def organisation_delete(request: Asked, organisation: UUID) -> HttpResponse:
    """Delete an organisation: first what it takes along, then the act, then Undo on its page."""
    kept = _organisation(request, organisation)
    if request.method == "POST":
        acts.delete_organisation(kept, now=clock.now())
        return _page(request, "organisation", kept.public_id)
    goes = queries.what_goes_with(kept, request.member)
    return TemplateResponse(request, "people/organisation_delete.html", {"organisation": kept, "goes": goes})


@require_POST
@once
def organisation_restore(request: Asked, organisation: UUID) -> HttpResponse:
    kept = _organisation(request, organisation)
    acts.restore_organisation(kept)
    return _page(request, "organisation", kept.public_id)


def _beside(form: OrganisationShape, theirs: Any) -> list[Both]:
    said = form.cleaned_data
    fields = ("name", "website", "notes")
    form.data = typed_again(form.data, **{f"was_{field}": getattr(theirs, field) for field in fields})
    return [
        Both(field, str(form[field].label), getattr(theirs, field) or NOTHING, said[field] or NOTHING)
        for field in fields
        if getattr(theirs, field) != said[field]
    ]
