"""Referrals: the list by whose move it is, and the page of one, with everything that can be written down on it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from obliged.acts import people
from obliged.acts import referrals as acts
from obliged.acts.meetings import NoMeetingToInviteTo, invite
from obliged.acts.overrides import GivesAway
from obliged.acts.people import Reach, SomebodyElseChangedIt
from obliged.acts.referrals import Known
from obliged.domain.happenings import Kind
from obliged.domain.introductions import Remedy
from obliged.domain.permissions import Act
from obliged.domain.referrals import Direction, Side
from obliged.domain.refusals import Refusal
from obliged.ports import clock
from obliged.queries import calendars, incoming, meetings
from obliged.queries import referral as one
from obliged.queries import referrals as queries
from obliged.queries.courtesies import locale
from obliged.queries.referral import ReferralPage
from obliged.queries.referrals import Which
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.people import Person
from obliged.records.referrals import Party, Referral
from obliged.web import discretion
from obliged.web.access import Asked
from obliged.web.once import once
from obliged.web.referral_forms import (
    RECORDABLE,
    InvitationShape,
    NameShape,
    PromiseShape,
    ReferralShape,
    ReleaseShape,
    ResponsibleShape,
    StepShape,
    said_of,
)
from obliged.words import happenings as words
from obliged.words import moments, refusals


def found(request: Asked, referral: UUID) -> Referral:
    """A referral of this firm."""
    request.here = "referrals"
    row = one.found(request.member, referral)
    if row is None:
        raise Http404("No such referral")
    return row


def _to(request: Asked, row: Referral, anchor: str = "") -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('referral', args=[request.member.firm.slug, row.public_id])}{anchor}")


def _sentence(request: Asked, refusal: Refusal) -> str:
    return refusals.sentence(refusal, request.member.firm.language)


# --- the list -------------------------------------------------------------------------------------------------


@require_GET
def index(request: Asked) -> HttpResponse:
    request.here = "referrals"
    asked = request.GET.get("which", "")
    page = queries.listed(
        request.member,
        as_of=clock.now(),
        which=Which(asked) if asked in set(Which) else Which.ALL,
        mine=request.GET.get("whose") == "mine",
        after=request.GET.get("after", ""),
    )
    return TemplateResponse(request, "referrals/referrals.html", {"page": page})


# --- one referral ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a proper introduction lacks, with the link that mends it."""

    sentence: str
    remedy: str
    url: str


@require_GET
def show(request: Asked, referral: UUID) -> HttpResponse:
    return _shown(request, found(request, referral))


def _shown(request: Asked, row: Referral, *, trouble: str = "", status: int = 200) -> HttpResponse:
    before = request.GET.get("before", "")
    page = one.page(
        row,
        member=request.member,
        as_of=clock.now(),
        before=int(before) if before.isascii() and before.isdigit() and len(before) < 19 else 0,
    )
    context = {
        "page": page,
        "referral": row,
        "mails": incoming.of_referral(row, member=request.member, as_of=clock.now()),
        "lacks": _lacking(request, row, page),
        "trouble": trouble,
        "moved": page.moved if trouble else "",
        "is_older": bool(before),
        "kept": "kept" in request.GET,
    }
    return TemplateResponse(request, "referrals/referral.html", context, status=status)


def _lacking(request: Asked, row: Referral, page: ReferralPage) -> list[Lacking]:
    return [Lacking(lack.sentence, lack.remedy, _remedy(request, row, page, lack)) for lack in page.lacks]


def _remedy(request: Asked, row: Referral, page: ReferralPage, lack: Any) -> str:
    """Where what is missing can be mended."""
    slug, id = request.member.firm.slug, row.public_id
    match lack.remedy_key:
        case Remedy.NAME_SOMEBODY:
            return f"{reverse('referral_who', args=[slug, id])}#{lack.side}"
        case Remedy.ADD_A_CHANNEL:
            return reverse("person_edit", args=[slug, page.sides[lack.side]])
        case Remedy.CHOOSE_ANOTHER:
            return reverse("hand_on" if row.direction == Direction.RECEIVED else "referral_who", args=[slug, id])
        case Remedy.ASK_FIRST | Remedy.WAIT:
            return reverse("introduction", args=[slug, id])
        case Remedy.LEAVE_IT:
            return f"{reverse('referral_step', args=[slug, id])}?kind={Kind.WITHDRAWN}"
        case _:
            return f"{reverse('referral_edit', args=[slug, id])}#{FIELD_OF[lack.remedy_key, lack.side]}"


FIELD_OF: Mapping[tuple[Remedy, Side | None], str] = {
    (Remedy.WRITE_THE_NEED, Side.PROSPECT): "id_need",
    (Remedy.WRITE_THE_REASON, Side.PROSPECT): "id_reason_for_prospect",
    (Remedy.WRITE_THE_REASON, Side.PROVIDER): "id_reason_for_provider",
    (Remedy.SAY_IT_IS_EXPECTED, Side.PROSPECT): "id_expects_contact",
    (Remedy.ASK_BOTH, None): "id_ask_both",
}


# --- what happened --------------------------------------------------------------------------------------------


def _parties(row: Referral) -> list[Party]:
    rows = Party.objects.of(row.firm).filter(referral=row).select_related("person__firm")
    return list(rows.order_by("side", "order", "id"))


@require_http_methods(["GET", "POST"])
@once
def step(request: Asked, referral: UUID) -> HttpResponse:
    """Write down what happened: the form of one kind of happening, and its act."""
    row = found(request, referral)
    said = (request.POST if request.method == "POST" else request.GET).get("kind", "")
    if said not in RECORDABLE:
        if request.method == "GET":
            raise Http404("Nothing of that kind happens")
        return _shown(request, row, trouble="Nothing was recorded. Choose what happened.", status=422)
    now, kind, parties = clock.now(), Kind(said), _parties(row)
    form = StepShape(
        kind, request.POST if request.method == "POST" else None, firm=row.firm, direction=Direction(row.direction),
        parties=parties, calendar=calendars.of_firm(row.firm), now=now,
        took_place=kind is Kind.MEETING_SET and "took_place" in request.POST,
    )  # fmt: skip
    if request.method == "GET":
        return _form(request, row, form, _step_context(request, row, form))
    if not form.is_valid():
        return _form(request, row, form, _step_context(request, row, form), status=422)
    somebody, kind = form.somebody(), form.happened()
    try:
        acts.step(
            row, kind, by=request.member, now=now, at=form.at(), to_the_day=form.to_the_day, reported_by=somebody,
            person=somebody or _concerned(kind, row, parties), reason=form.why(), on=form.on_moment(),
            satisfied=form.glad(), way=form.cleaned_data.get("way", ""), words=form.cleaned_data["words"],
            only_for=request.member if form.is_only_for_me() else None,
        )  # fmt: skip
    except Refusal as refusal:
        return _refused(request, row, form, refusal)
    return _to(request, row, "#happened")


WITH_THE_PROSPECT = frozenset(
    {Kind.NOT_REACHED, Kind.CONTACTED, Kind.MEETING_SET, Kind.MET, Kind.PROPOSED, Kind.CONSENT_ASKED, Kind.CONSENT_GIVEN,
     Kind.CONSENT_REFUSED, Kind.TOUCHED}
)  # fmt: skip


def _concerned(kind: Kind, row: Referral, parties: Sequence[Party]) -> Person | None:
    """With whom we spoke or met, where that can be one person only."""
    prospects = [p.person for p in parties if p.side == Side.PROSPECT]
    ours = row.direction == Direction.RECEIVED or kind in {Kind.CONSENT_ASKED, Kind.CONSENT_GIVEN, Kind.CONSENT_REFUSED}
    return prospects[0] if kind in WITH_THE_PROSPECT and ours and len(prospects) == 1 else None


def _step_context(request: Asked, row: Referral, form: StepShape) -> dict[str, Any]:
    return {
        "title": words.kind_label(form.kind, locale(row.firm), form.direction).rstrip("…"),
        "action": reverse("referral_step", args=[row.firm.slug, row.public_id]),
        "button": "Write it down",
        "hidden": [("kind", str(form.kind))],
        "met": words.kind_label(Kind.MET, locale(row.firm), form.direction),
    }


def _form(
    request: Asked, row: Referral, form: forms.Form, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """One form: beside the timeline for htmx, else a page of its own."""
    whole = {"referral": row, "form": form, "name": _name(row), **context}
    is_part = request.method == "GET" and request.htmx  # type: ignore[attr-defined]
    response = TemplateResponse(request, f"referrals/{'form' if is_part else 'form_page'}.html", whole, status=status)
    if is_part:
        response["HX-Trigger"] = json.dumps({"focus": "#record .input, #record input:not([type=hidden])"})
    return response


def _name(row: Referral) -> str:
    parties = [p for p in _parties(row) if p.side != Side.INTRODUCER]
    return moments.listed([p.person.name for p in parties], locale(row.firm)) or "Referral"


def _refused(request: Asked, row: Referral, form: StepShape, refusal: Refusal) -> HttpResponse:
    """The form again, with why not; and what a colleague did meanwhile, where that is why."""
    page = one.page(row, member=request.member, as_of=clock.now())
    context = _step_context(request, row, form) | {"trouble": _sentence(request, refusal), "moved": page.moved}
    return _form(request, row, form, context, status=409)


@require_POST
def take_back(request: Asked, referral: UUID, happening: int) -> HttpResponse:
    """It did not happen; or it did after all, where a taking-back is taken back."""
    row = found(request, referral)
    said: Happening = get_object_or_404(
        Happening.objects.seen_by(request.member)
        .select_related("firm", "referral__firm", "referral__responsible", "concerns", "reported_by")
        .exclude(kind__in=[Kind.RECEIVED, Kind.GIVEN]),
        pk=happening,
        referral=row,
    )
    try:
        acts.take_back(said, by=request.member, now=clock.now())
    except Refusal as refusal:
        return _shown(request, row, trouble=_sentence(request, refusal), status=409)
    shown = said.facts["happening"] if said.kind == Kind.TAKEN_BACK else said.pk
    return _to(request, row, f"#happened-{shown}")


@require_POST
@once
def error(request: Asked, referral: UUID) -> HttpResponse:
    """It should never have been written down. Nothing is owed any more, and it can be taken back."""
    row = found(request, referral)
    acts.step(row, Kind.ENTERED_IN_ERROR, by=request.member, now=clock.now())
    return _to(request, row)


@require_POST
@once
def wish(request: Asked, referral: UUID) -> HttpResponse:
    """The prospect's wish on what the introducer may hear."""
    row = found(request, referral)
    said = {"yes": True, "no": False}.get(request.POST.get("may_tell", ""))
    person = next((p.person for p in _parties(row) if p.side == Side.PROSPECT), None)
    if said is None or person is None:
        return _shown(
            request, row, trouble="Nothing was recorded. Choose whether they may hear how it goes.", status=422
        )
    acts.wish(row, may_tell=said, person=person, by=request.member, now=clock.now())
    return _to(request, row, "#may-know")


# --- promises -------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@once
def promise(request: Asked, referral: UUID) -> HttpResponse:
    """We promised something by a day: it is on Today until it is kept."""
    row = found(request, referral)
    now, sent = clock.now(), request.method == "POST"
    form = PromiseShape(
        request.POST if sent else None, parties=_parties(row), calendar=calendars.of_firm(row.firm), now=now
    )
    context: dict[str, Any] = {
        "title": "Promise something",
        "action": reverse("referral_promise", args=[row.firm.slug, row.public_id]),
        "button": "Keep it in mind",
    }
    if not sent:
        return _form(request, row, form, context)
    if not form.is_valid():
        return _form(request, row, form, context, status=422)
    try:
        acts.promise(
            row, to=form.person(), words=form.cleaned_data["promised"], due=form.moment(), by=request.member, now=now
        )
    except Refusal as refusal:
        return _form(request, row, form, context | {"trouble": _sentence(request, refusal)}, status=409)
    return _to(request, row, "#promises")


@require_http_methods(["GET", "POST"])
@once
def invitation(request: Asked, referral: UUID) -> HttpResponse:
    """The meeting that is set goes into the other one's calendar, with a letter."""
    row = found(request, referral)
    now, sent = clock.now(), request.method == "POST"
    draft = meetings.invitation(row, by=request.member, as_of=now)
    form = InvitationShape(
        request.POST if sent else None, initial={"text": draft.text if draft else ""}, auto_id="invitation_%s"
    )
    form.weighed_by(reverse("discretion_look", args=[row.firm.slug]), f"referral:{row.public_id}:{Side.PROSPECT}")
    context: dict[str, Any] = {
        "title": "Into their calendar",
        "hint": f"{draft.subject}: to {draft.name}, {draft.address}." if draft else "",
        "action": reverse("referral_invitation", args=[row.firm.slug, row.public_id]),
        "button": "Send the invitation",
        "weighs": True,
        "sees": f"{draft.name} will see your letter and where you meet as they stand here, and the hour: nothing else."
        if draft
        else "",
    }
    if not sent and draft is not None:
        return _form(request, row, form, context)
    if not sent:
        return _shown(request, row, trouble=_sentence(request, NoMeetingToInviteTo()), status=409)
    if not form.is_valid():
        return _form(request, row, form, context, status=422)
    said = form.cleaned_data
    try:
        with discretion.as_asked(request):
            invite(
                row, by=request.member, now=now, lasts=timedelta(minutes=said["minutes"]), place=said["place"],
                text=said["text"],
            )  # fmt: skip
    except GivesAway as refusal:
        return _form(request, row, form, context | {"marked": discretion.marked(request, refusal)}, status=422)
    except Refusal as refusal:
        return _form(request, row, form, context | {"trouble": _sentence(request, refusal)}, status=409)
    return _to(request, row)


@require_http_methods(["GET", "POST"])
@once
def release(request: Asked, referral: UUID, happening: int) -> HttpResponse:
    """A promise is taken back with a word to whoever received it."""
    row = found(request, referral)
    promised: Happening = get_object_or_404(
        Happening.objects.seen_by(request.member).select_related("firm", "referral__firm", "referral__responsible", "concerns"),
        pk=happening, referral=row, kind=Kind.PROMISED,
    )  # fmt: skip
    form = ReleaseShape(request.POST if request.method == "POST" else None, auto_id="release_%s")
    context: dict[str, Any] = {
        "title": "Take the promise back",
        "action": reverse("referral_release", args=[row.firm.slug, row.public_id, promised.pk]),
        "button": "Take it back",
    }
    if request.method == "GET":
        return _form(request, row, form, context)
    if not form.is_valid():
        return _form(request, row, form, context, status=422)
    acts.release_promise(promised, words=form.cleaned_data["words"], by=request.member, now=clock.now())
    return _to(request, row, "#promises")


# --- how they are treated, and who looks after it -------------------------------------------------------------


@require_POST
@once
def treatments(request: Asked, referral: UUID) -> HttpResponse:
    """Which of the things that the firm does for referred people are promised here."""
    row = found(request, referral)
    chosen = request.POST.getlist("treatment")
    known = dict.fromkeys(str(text) for text in [*(row.firm.treatments or ()), *(row.treatments or ())])
    try:
        acts.change(
            row, version=_version(request), now=clock.now(), treatments=[text for text in known if text in chosen]
        )
    except SomebodyElseChangedIt as refusal:
        return _shown(request, row, trouble=_sentence(request, refusal), status=409)
    return _to(request, row, "#treatments")


def _version(request: Asked) -> int:
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


@require_http_methods(["GET", "POST"])
@once
def responsible(request: Asked, referral: UUID) -> HttpResponse:
    """Who looks after it: what is owed in it goes to their Today."""
    row = found(request, referral)
    members = list(Member.objects.seen_by(request.member).filter(left_at=None).order_by("name", "id"))
    members = [m for m in members if m.may(Act.KEEP_REFERRALS)]
    form = ResponsibleShape(
        request.POST if request.method == "POST" else None, members=members, chosen=str(row.responsible.public_id)
    )
    context: dict[str, Any] = {
        "title": "Who looks after this",
        "action": reverse("referral_responsible", args=[row.firm.slug, row.public_id]),
        "button": "Keep it",
        "hidden": [("version", str(row.version))],
    }
    if request.method == "GET":
        return _form(request, row, form, context)
    if not form.is_valid():
        return _form(request, row, form, context, status=422)
    chosen = form.members[form.cleaned_data["responsible"]]
    try:
        acts.change(row, version=_version(request), now=clock.now(), responsible=chosen)
    except SomebodyElseChangedIt as refusal:
        return _form(request, row, form, context | {"trouble": _sentence(request, refusal)}, status=409)
    return _to(request, row, "#people")


# --- what we wrote of it --------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@once
def edit(request: Asked, referral: UUID) -> HttpResponse:
    """Change its words. Where another member did meanwhile, both texts stand beside each other to choose from."""
    row = found(request, referral)
    parties = _parties(row)
    context: dict[str, Any] = {"referral": row, "name": _name(row)}
    theirs = said_of(row, parties)
    if request.method == "GET":
        form = ReferralShape(referral=row, parties=parties, initial=theirs)
        return TemplateResponse(request, "referrals/edit.html", context | {"form": form})
    form = ReferralShape(_with_theirs(request, theirs), referral=row, parties=parties)
    if not form.is_valid():
        return TemplateResponse(request, "referrals/edit.html", context | {"form": form}, status=422)
    try:
        acts.change(
            row, version=form.cleaned_data["version"] or 0, now=clock.now(), how_known=form.how_known(), **form.kept()
        )
    except SomebodyElseChangedIt:
        fresh = found(request, referral)
        both = _differs(form, said_of(fresh, _parties(fresh)))
        # From here on what is kept is an answer to what stands there now.
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["version"] = str(fresh.version)  # type: ignore[index]
        return TemplateResponse(request, "referrals/edit.html", context | {"form": form, "both": both}, status=409)
    return _to(request, row, "?kept=1")


def _with_theirs(request: Asked, theirs: Mapping[str, Any]) -> Any:
    """What was typed; where the other member's text was chosen, theirs."""
    chosen = [field for field in request.POST.getlist("theirs") if field in theirs and field != "version"]
    if not chosen:
        return request.POST
    data = request.POST.copy()
    for field in chosen:
        if theirs[field] is False:
            data.pop(field, None)
        else:
            data[field] = "on" if theirs[field] is True else str(theirs[field])
    return data


@dataclass(frozen=True, slots=True)
class Both:
    """A field in which two members wrote different things."""

    name: str
    label: str
    theirs: str


def _differs(form: forms.Form, theirs: Mapping[str, Any]) -> list[Both]:
    both = []
    for bound in form:
        standing = theirs.get(bound.name, "")
        if bound.name != "version" and _plain(form.cleaned_data.get(bound.name)) != _plain(standing):
            both.append(Both(bound.name, str(bound.label), _in_words(bound, standing)))
    return both


def _plain(value: Any) -> str:
    return value.strip().replace("\r\n", "\n") if isinstance(value, str) else str(bool(value))


def _in_words(bound: forms.BoundField, value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    choices: Any = getattr(bound.field, "choices", ())
    return next((str(label) for key, label in choices if key == value), "") or str(value) or "Nothing stands there."


# --- who is in it ---------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@once
def who(request: Asked, referral: UUID) -> HttpResponse:
    """Who plays which part: somebody more, or one less. Whoever may be known already is offered, never assumed."""
    row = found(request, referral)
    parties = _parties(row)
    context: dict[str, Any] = {"referral": row, "name": _name(row), "parts": _parts_of(row, parties)}
    if request.method == "GET":
        return TemplateResponse(request, "referrals/who.html", context)
    side = request.POST.get("side", "")
    if side not in {part.side for part in context["parts"]}:
        raise Http404("No such part")
    form = NameShape(request.POST)
    context |= {"form": form, "side": side}
    now = clock.now()
    try:
        if "remove" in request.POST:
            knowns = [
                Known(p.person, p.how_known) for p in parties if p.side == side and str(p.pk) != request.POST["remove"]
            ]
        else:
            if not form.is_valid():
                return TemplateResponse(request, "referrals/who.html", context, status=422)
            somebody, same = _somebody(request, form.cleaned_data["name"])
            if somebody is None:
                return TemplateResponse(request, "referrals/who.html", context | {"same": same}, status=409)
            knowns = [*(Known(p.person, p.how_known) for p in parties if p.side == side), Known(somebody)]
        acts.name_again(row, Side(side), knowns, now=now)
    except Refusal as refusal:
        return TemplateResponse(
            request, "referrals/who.html", context | {"trouble": _sentence(request, refusal)}, status=409
        )
    return _to(request, row, "#people")


@dataclass(frozen=True, slots=True)
class PartOf:
    side: str
    label: str
    parties: tuple[Party, ...]


def _parts_of(row: Referral, parties: Sequence[Party]) -> list[PartOf]:
    other = Side.INTRODUCER if row.direction == Direction.RECEIVED else Side.PROVIDER
    return [
        PartOf(str(side), words.side_label(side, locale(row.firm)), tuple(p for p in parties if p.side == side))
        for side in (Side.PROSPECT, other)
    ]


def _somebody(request: Asked, name: str) -> tuple[Person | None, list[Person]]:
    """Whom a typed name means; nobody yet, where somebody known may be meant."""
    firm = request.member.firm
    chosen = request.POST.get("person", "")
    same = people.same_as(firm, name=name, reach=Reach())
    for known in same:
        if str(known.public_id) == chosen:
            return known, same
    if same and chosen != "new":
        return None, same
    return people.keep(firm=firm, name=name, now=clock.now(), by=request.member), same
