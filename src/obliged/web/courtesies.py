"""One courtesy: its letter or its crib, the press that does it, and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from obliged.acts import courtesies as acts
from obliged.acts import happenings, privacy
from obliged.acts.overrides import GivesAway
from obliged.acts.referrals import NeedsADate
from obliged.domain.happenings import Kind
from obliged.domain.refusals import Refusal
from obliged.ports import clock
from obliged.queries import calendars, opened
from obliged.records.courtesies import Courtesy, State
from obliged.web import discretion
from obliged.web.access import Asked
from obliged.web.once import once
from obliged.web.shapes import uuids
from obliged.words import courtesies as words
from obliged.words import refusals

MOST = 20_000  # characters of a letter


def found(request: Asked, courtesy: UUID) -> Courtesy:
    row: Courtesy = get_object_or_404(
        Courtesy.objects.seen_by(request.member).select_related(
            "firm", "owner", "referral__firm", "referral__responsible", "to", "because__concerns", "settled_by"
        ),
        public_id=courtesy,
    )
    return row


@require_GET
def show(request: Asked, courtesy: UUID) -> HttpResponse:
    """The row, opened: the letter ready to send, or the crib of a call."""
    row = found(request, courtesy)
    request.here = "today"
    register = request.GET.get("register", "")
    answering = request.GET.get("answer") != "no"
    page = opened.opened(row, member=request.member, register=register, as_of=clock.now(), answering=answering)
    template = "courtesies/open_row.html" if request.htmx else "courtesies/courtesy.html"  # type: ignore[attr-defined]
    return TemplateResponse(request, template, {"row": page, "focus": "focus" in request.GET})


@require_GET
def closed(request: Asked, courtesy: UUID) -> HttpResponse:
    """The row as it stands in the list."""
    row = opened.closed(found(request, courtesy), member=request.member, as_of=clock.now())
    return TemplateResponse(request, "courtesies/row.html", {"row": row})


@require_GET
def card(request: Asked, courtesy: UUID) -> HttpResponse:
    """The letter as a card to print and to write on by hand."""
    page = opened.opened(found(request, courtesy), member=request.member, as_of=clock.now())
    return TemplateResponse(request, "courtesies/card.html", {"row": page})


Act = Callable[[Asked, Courtesy], str]


def row_act(act: Act) -> Callable[..., HttpResponse]:
    """A press in a row: do it, then answer with the row as it now stands, and say so."""

    @require_POST
    @once
    @wraps(act)
    def view(request: Asked, courtesy: UUID) -> HttpResponse:
        row = found(request, courtesy)
        try:
            said = act(request, row)
        except (acts.MeetingHasPassed, NeedsADate) as amiss:
            return _about_its_day(request, row, amiss)
        except GivesAway as refusal:
            return _refused(request, row, marked=discretion.marked(request, refusal), status=422)
        except Refusal as refusal:
            return _refused(request, row, refusals.sentence(refusal))
        return _answer(request, row, said, undone=act.__name__ == "undo")

    return view


def _answer(request: Asked, row: Courtesy, said: str, *, undone: bool) -> HttpResponse:
    if not request.htmx:  # type: ignore[attr-defined]
        back = request.POST.get("next", "")
        safe = (
            back
            if back.startswith(f"/f/{request.member.firm.slug}/")
            else reverse("today", args=[request.member.firm.slug])
        )
        return HttpResponseRedirect(f"{safe}#courtesy-{row.public_id}")
    fresh = Courtesy.objects.of(row.firm_id).filter(pk=row.pk).first()
    if fresh is None:
        response = HttpResponse("")
    else:
        shown = opened.closed(found(request, row.public_id), member=request.member, as_of=clock.now())
        response = TemplateResponse(request, "courtesies/row.html", {"row": shown}).render()
    here = f"#courtesy-{row.public_id}"
    # What is owed again wants the reader back; what was seen to sends them on.
    goes = {"focus": f"{here} a"} if undone else {"next": here}
    response["HX-Trigger"] = json.dumps({"say": said} | goes)
    return response


def _refused(
    request: Asked, row: Courtesy, sentence: str = "", *, marked: discretion.Marked | None = None, status: int = 409
) -> HttpResponse:
    """What was typed stays; the sentence stands beside it, or what in it is not for its reader."""
    page = opened.opened(
        row,
        member=request.member,
        register=request.POST.get("register", ""),
        as_of=clock.now(),
        typed=_typed(request),
        answering=request.POST.get("answer") != "no",
    )
    template = "courtesies/open_row.html" if request.htmx else "courtesies/courtesy.html"  # type: ignore[attr-defined]
    context = {"row": page, "trouble": sentence, "marked": marked}
    response = TemplateResponse(request, template, context, status=status)
    if marked is not None:
        response["HX-Trigger"] = json.dumps({"focus": f"#courtesy-{row.public_id} .gives-away"})
    return response


def _about_its_day(request: Asked, row: Courtesy, amiss: Refusal) -> HttpResponse:
    """The row again with the question, or with what is missing, beside the day; and everything else as it was said."""
    page = opened.opened(row, member=request.member, as_of=clock.now())
    said = {field: _said(request, field, 2000) for field in ("may_tell", "meeting", "words")}
    template = "courtesies/open_row.html" if request.htmx else "courtesies/courtesy.html"  # type: ignore[attr-defined]
    context = {
        "row": page,
        "said": said,
        "amiss": refusals.sentence(amiss),
        "asks": isinstance(amiss, acts.MeetingHasPassed),
    }
    return TemplateResponse(request, template, context, status=409)


def _typed(request: HttpRequest) -> tuple[str, str] | None:
    """The subject and the words of whichever form of the row it was."""
    for field in ("text", "words", "reason"):
        if request.POST.get(field):
            return _said(request, "subject", 300), _said(request, field)
    return None


def _said(request: HttpRequest, field: str, most: int = MOST) -> str:
    return request.POST.get(field, "").replace("\x00", "").replace("\r\n", "\n")[:most]


@row_act
def send(request: Asked, row: Courtesy) -> str:
    now = clock.now()
    typed: dict[str, Any] = {}
    if "text" in request.POST:
        typed = {
            "subject": _said(request, "subject", 300),
            "text": _said(request, "text"),
            "settles": request.POST.getlist("settles"),
        }
    register = _said(request, "register", 10) or "plain"
    with discretion.as_asked(request):
        acts.send(row, by=request.member, now=now, register=register, **typed)
        for other in _others(request, row):
            acts.send(other, by=request.member, now=now, register=register)
    return _done_words(request, row)


def _others(request: Asked, row: Courtesy) -> list[Courtesy]:
    """The other side of the same question: one press asks both."""
    ids = uuids(request.POST.getlist("also"))
    rows = Courtesy.objects.seen_by(request.member).filter(
        public_id__in=ids, because=row.because, rule=row.rule, state=State.OWED
    )
    return list(rows.select_related("firm", "referral__firm", "to").exclude(pk=row.pk))


def _done_words(request: Asked, row: Courtesy) -> str:
    return opened.closed(row, member=request.member, as_of=clock.now()).words.done


@row_act
def done(request: Asked, row: Courtesy) -> str:
    """In person, by telephone, by card, by text: it was done, and we did not send it."""
    way = request.POST.get("way", "in_person")
    acts.done_otherwise(
        row,
        by=request.member,
        now=clock.now(),
        way=way if way in {"in_person", "call", "card", "text", "whatsapp", "email", "other"} else "other",
        words=_said(request, "words", 2000),
    )
    return _done_words(request, row)


@row_act
def reached(request: Asked, row: Courtesy) -> str:
    """We spoke. What may be told, and when we meet, come with it."""
    wish = {"yes": True, "no": False}.get(request.POST.get("may_tell", ""))
    acts.reached(
        row,
        by=request.member,
        now=clock.now(),
        words=_said(request, "words", 2000),
        may_tell=wish,
        meeting_at=_moment(request, row, "meeting"),
        took_place="took_place" in request.POST,
    )
    if "told_notice" in request.POST and row.to is not None:
        privacy.told_where_from(row.to, by=request.member, now=clock.now())
    return _done_words(request, row)


@row_act
def not_reached(request: Asked, row: Courtesy) -> str:
    acts.not_reached(row, by=request.member, now=clock.now(), words=_said(request, "words", 2000))
    return _done_words(request, row)


@row_act
def later(request: Asked, row: Courtesy) -> str:
    now = clock.now()
    until = _later(request, row, now)
    acts.later(row, until=until, by=request.member, now=now)
    here = opened.locale(row.firm)
    name = row.to.name if row.to else ""
    return words.moved(name, until, now, here, times=acts.times_later(row))


def _later(request: Asked, row: Courtesy, now: datetime) -> datetime:
    """This afternoon, tomorrow, next week, or a day; mornings are when the firm opens."""
    firm = row.firm
    calendar = calendars.of_firm(firm)
    choice = request.POST.get("until", "tomorrow")
    if choice == "hours":
        return now + timedelta(hours=3)
    if choice == "day":
        day = _day(request.POST.get("day", "")) or firm.day_of(now)
        return calendar.local(day, time(6))
    days = 7 if choice == "week" else 1
    return calendar.next_opening(calendar.local(firm.day_of(now) + timedelta(days=days), time(0)))


def _day(text: str) -> Any:
    try:
        return datetime.strptime(text.strip()[:10], "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def _moment(request: HttpRequest, row: Courtesy, field: str) -> datetime | None:
    """A local date and time as the browser's field gives it, on the firm's clocks; None where the field is empty.

    :raises NeedsADate: if it is no day with a time, or one that nobody plans by
    """
    text = request.POST.get(field, "").strip()
    if not text:
        return None
    try:
        said = datetime.strptime(text[:16], "%Y-%m-%dT%H:%M")  # noqa: DTZ007
    except ValueError as unread:
        raise NeedsADate() from unread
    if not 1970 < said.year < 2200:
        raise NeedsADate()
    return calendars.of_firm(row.firm).local(said.date(), said.time())


@row_act
def not_needed(request: Asked, row: Courtesy) -> str:
    reason = _said(request, "reason", 300)
    acts.not_needed(row, reason=reason, by=request.member, now=clock.now())
    return words.not_needed(row.to.name if row.to else "", reason, opened.locale(row.firm))


@row_act
def undo(request: Asked, row: Courtesy) -> str:
    what = acts.undo(row, by=request.member, now=clock.now())
    if what == "deed" and acts.has_left(row):
        return "Owed again. The letter has left, and what it says stays said."
    return "Taken back. It is owed again."


@row_act
def recorded(request: Asked, row: Courtesy) -> str:
    """How the meeting went: we met, we did not, or it moved to another day."""
    now = clock.now()
    what = request.POST.get("what", "met")
    moved = _moment(request, row, "meeting") if what in {"moved", "took_place"} else None
    common: dict[str, Any] = {"firm": row.firm, "now": now, "referral": row.referral, "by": request.member}
    if what in {"moved", "took_place"}:
        if moved is None:
            raise NeedsADate()
        acts.moved(
            row, to=moved, by=request.member, now=now, words=_said(request, "words", 2000),
            took_place=what == "took_place",
        )  # fmt: skip
    elif what == "not_met":
        happenings.record(Kind.NOT_REACHED, words=_said(request, "words", 2000), **common)
        acts.not_needed(row, reason="the meeting did not take place", by=request.member, now=now)
    else:
        happenings.record(Kind.MET, words=_said(request, "words", 2000), **common)
    return _done_words(request, row)


@require_POST
def draft(request: Asked, courtesy: UUID) -> HttpResponse:
    """Keep what was begun, so that nothing typed is lost."""
    row = found(request, courtesy)
    acts.keep_draft(
        row,
        subject=_said(request, "subject", 300),
        text=_said(request, "text"),
        register=_said(request, "register", 8) or "plain",
        by=request.member,
        now=clock.now(),
    )
    return HttpResponse(status=204)
