"""Capture: one box that reads plain words, shows how it understood them, and keeps what a member agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from obliged.acts import captures as acts
from obliged.acts.captures import Captured, Kept, Whom
from obliged.acts.people import Reach
from obliged.domain.happenings import REASONED, Kind, Reason
from obliged.domain.refusals import Refusal
from obliged.ports import clock
from obliged.queries import calendars, courtesies
from obliged.queries import captures as queries
from obliged.queries.captures import FIELDS, LONGEST, MOST, PARTS, KeptBefore, Said, Sort, Understood
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.links import FormToken
from obliged.records.people import Person
from obliged.records.referrals import Referral
from obliged.web.access import Asked
from obliged.web.once import FIELD, once
from obliged.words import captures as words
from obliged.words import refusals

SALT = "obliged.capture.kept"
TICKS = ("thank", "call", "thanked", "called")
SEVERAL = 3  # numbers and addresses in one line
PLANNED = timedelta(days=3660)  # as far as anybody promises


@require_http_methods(["GET", "POST"])
def index(request: Asked) -> HttpResponse:
    """The box. What is kept was shown first, unless there was nothing in it to choose."""
    request.here = "capture"
    if request.method == "POST":
        return _posted(request)
    text = _clean(request.GET.get("text", ""))
    again = request.GET.get("again", "")
    if again and not text:
        text = _words_again(request.member, again)
    page = queries.understood(request.member, Said(text), as_of=clock.now()) if text.strip() else None
    return _page(request, page, text, undone=bool(again))


@require_POST
def reading(request: Asked) -> HttpResponse:
    """How the words are understood, while they are being written. Nothing is changed."""
    said = said_in(request.POST)
    page = None
    if said.text.strip() and len(said.text) <= LONGEST:
        page = queries.understood(request.member, said, as_of=clock.now())
    return TemplateResponse(request, "captures/reading.html", {"page": page})


def _posted(request: Asked) -> HttpResponse:
    said = said_in(request.POST)
    here = courtesies.locale(request.member.firm)
    if not said.text.strip() or len(said.text) > LONGEST:
        code = "long" if said.text.strip() else "text"
        return _page(request, None, said.text, wrong=words.wrong(code, "", here, n=f"{LONGEST:,}"), status=422)
    page = queries.understood(request.member, said, as_of=clock.now())
    if _was_kept(request):
        return _keep(request, page)
    if request.POST.get("second") != page.digest:
        before = queries.kept_before(request.member, said.text, as_of=clock.now())
        if before is not None:
            return _page(request, page, said.text, before=before, status=409)
    in_a_hurry = "hurry" in request.POST and page.is_plain
    if in_a_hurry or _was_seen(request.POST, said, page):
        return _keep(request, page)
    return _page(request, page, said.text)


def _was_kept(request: Asked) -> bool:
    """Whether this very form was kept already: the people in it are known by now, which is no new question."""
    token = request.POST.get(FIELD, "")[:64]
    return bool(token) and bool(FormToken.objects.of(request.member.firm).filter(token=token).exists())


@once
def _keep(request: Asked, page: Understood) -> HttpResponse:
    now = clock.now()
    wrong = wrong_in(page, request.member, now)
    if wrong:
        return _page(request, page.with_wrong(wrong), page.text, status=422)
    try:
        kept = acts.keep(captured(page, request.member), by=request.member, now=now)
    except Refusal as refusal:
        sentence = refusals.sentence(refusal, request.member.firm.language)
        return _page(request, page, page.text, wrong=sentence, status=409)
    return HttpResponseRedirect(reverse("capture_kept", args=[request.member.firm.slug, _signed(request.member, kept)]))


def _page(
    request: Asked,
    page: Understood | None,
    text: str,
    *,
    wrong: str = "",
    undone: bool = False,
    before: KeptBefore | None = None,
    status: int = 200,
) -> HttpResponse:
    second = page is not None and not before and request.POST.get("second") == page.digest
    context = {
        "page": page, "text": text, "wrong": wrong, "undone": undone, "most": LONGEST, "before": before, "second": second,
    }  # fmt: skip
    return TemplateResponse(request, "captures/capture.html", context, status=status)


# What a form says


def _clean(text: str) -> str:
    """As it was written; without NUL, which no database keeps, and halves of letters, which no page shows."""
    text = text.replace("\x00", "").replace("\r\n", "\n")
    return text.encode("utf-8", "replace").decode()


def said_in(form: QueryDict) -> Said:
    """The text, and what differs from what was read: that was put right by hand."""
    typed = {}
    for name in FIELDS:
        if name in form:
            value = " ".join(_clean(form.get(name, "")).split())
            if value != " ".join(_clean(form.get(f"was_{name}", "")).split()):
                typed[name] = value[: MOST[name] + 1]
    sort = form.get("sort", "")
    return Said(
        text=_clean(form.get("text", "")),
        sort=sort if sort in set(Sort) and sort != form.get("read_sort") else "",
        typed=typed,
        joins={part: form.get(f"join_{part}", "")[:40] for part in PARTS},
        of={part: _clean(form.get(f"join_{part}_of", "")) for part in PARTS},
        ticks={name: name in form for name in TICKS if f"asked_{name}" in form},
        referral=form.get("referral", "")[:40],
        step=form.get("step", "")[:20],
        reason=form.get("reason", "")[:20],
        on=form.get("on", "")[:16],
    )


def _was_seen(form: QueryDict, said: Said, page: Understood) -> bool:
    """Whether the form showed this very reading: the same words, the same sort, the same names with their question."""
    if form.get("read_of") != page.digest or form.get("shown_sort") != page.sort:
        return False
    return all(
        not whom.choices or said.of.get(part) == whom.name or (whom.known and said.joins.get(part) == whom.chosen)
        for part, whom in page.whom.items()
    )


# What is wrong with it


def wrong_in(page: Understood, member: Member, now: datetime) -> dict[str, str]:
    """What must be answered before it can be kept, by line."""
    here = courtesies.locale(member.firm)
    wrong: dict[str, str] = {}

    def say(name: str, code: str, **facts: object) -> None:
        wrong.setdefault(name, words.wrong(code, page.sort, here, **facts))

    shown = {line.field for line in (*page.lines, *page.more)}
    for name in sorted(shown):
        if len(page.values[name]) > MOST[name] and name not in {"day", "due"}:
            say(name, "too_long", n=MOST[name])
    for name in sorted(_needed(page.sort)):
        if not page.values[name]:
            say(name, name)
    for part, whom in page.whom.items():
        if whom.name and not whom.chosen:
            say(part, "which")
    if "emails" in shown:
        for address in queries.split(page.values["emails"]):
            if not _is_email(address):
                say("emails", "email", address=address[:60])
    for name in ("emails", "phones"):
        if name in shown and len(queries.split(page.values[name])) > SEVERAL:
            say(name, "phones", n=SEVERAL)
    _wrong_days(page, member, now, say)
    if page.news is not None:
        _wrong_news(page, member, now, say)
    return wrong


def _needed(sort: Sort) -> frozenset[str]:
    further = {Sort.RECEIVED: {"introducer"}, Sort.NEED: {"need"}, Sort.PROMISE: {"promise", "due"}}
    return frozenset({"who"} | further.get(sort, set()))


def _is_email(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return len(address) <= 320


def _wrong_days(page: Understood, member: Member, now: datetime, say: Any) -> None:
    today = member.firm.day_of(now)
    if page.sort is Sort.PROMISE and page.values["due"]:
        due = queries.day_of(page.values["due"])
        if due is None:
            say("due", "day")
        elif due < today:
            say("due", "due.past")
        elif due > today + PLANNED:
            say("due", "far")
    if "day" in {line.field for line in (*page.lines, *page.more)} and page.values["day"]:
        day = queries.day_of(page.values["day"])
        if day is None:
            say("day", "day")
        elif day > today:
            say("day", "day.ahead")
        elif day < today - 4 * PLANNED:
            say("day", "far")


def _wrong_news(page: Understood, member: Member, now: datetime, say: Any) -> None:
    news = page.news
    assert news is not None
    step = next((one.value for one in news.steps if one.chosen), "")
    if not any(one.chosen for one in news.referrals):
        say("referral", "referral")
    if not step:
        say("step", "step")
    if step in REASONED and not any(one.chosen for one in news.reasons):
        say("reason", "reason")
    if news.wants_moment:
        on = _moment(member, news.on)
        if on is None or on <= now:
            say("on", "on.past" if on else "on")


def _moment(member: Member, text: str) -> datetime | None:
    """A local date and time as the browser's field gives it, on the firm's clocks."""
    try:
        said = datetime.strptime(text.strip()[:16], "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - on the firm's clocks
    except ValueError:
        return None
    if not 1970 < said.year < 2200:
        return None
    return calendars.of_firm(member.firm).local(said.date(), said.time())


# What is kept


def captured(page: Understood, member: Member) -> Captured:
    """What a member agreed to, from what the page showed."""
    values = page.values
    shown = {line.field for line in (*page.lines, *page.more)}
    news = page.news
    step = next((one.value for one in news.steps if one.chosen), "") if news else ""
    reason = next((one.value for one in news.reasons if one.chosen), "") if news else ""
    case = next((one.value for one in news.referrals if one.chosen), "") if news else ""
    known = _known(page, member)
    ticked, asked = page.ticked, {tick.field for tick in page.ticks}
    reach = Reach(
        emails=tuple(queries.split(values["emails"])) if "emails" in shown else (),
        phones=tuple(queries.split(values["phones"])) if "phones" in shown else (),
    )
    who = Whom(
        name=page.whom["who"].name,
        known=known.get("who"),
        reach=reach,
        organisation=values["organisation"] if "organisation" in shown else "",
        met_where=values["where"] if "where" in shown else "",
    )
    return Captured(
        sort=page.sort,
        words=page.text.strip(),
        who=who,
        introducer=_other(page, known, "introducer"),
        provider=_other(page, known, "provider"),
        need=values["need"] if "need" in shown else "",
        when_needed=values["when"] if "when" in shown else "",
        day=queries.day_of(values["day"]) if "day" in shown else None,
        promise=values["promise"] if "promise" in shown else "",
        due=queries.day_of(values["due"]) if "due" in shown else None,
        referral=_referral(member, case),
        step=Kind(step) if step else None,
        reason=Reason(reason) if reason else None,
        on=_moment(member, news.on) if news and news.wants_moment else None,
        done=frozenset({"thanked", "called"} & ticked),
        left=frozenset({"thank", "call"} & asked - ticked),
    )


def _known(page: Understood, member: Member) -> Mapping[str, Person]:
    """Whom the names join. One statement."""
    chosen = {part: whom.known.pk for part, whom in page.whom.items() if whom.known}
    found = (
        Person.objects.seen_by(member).known().select_related("firm").in_bulk(set(chosen.values())) if chosen else {}
    )
    return {part: found[pk] for part, pk in chosen.items() if pk in found}


def _other(page: Understood, known: Mapping[str, Person], part: str) -> Whom | None:
    whom = page.whom.get(part)
    return Whom(whom.name, known.get(part)) if whom is not None and whom.name else None


def _referral(member: Member, public_id: str) -> Referral | None:
    if not public_id:
        return None
    found: Referral | None = (
        Referral.objects.seen_by(member).select_related("firm", "responsible").filter(public_id=public_id).first()
    )
    return found


# What was kept


def _signed(member: Member, kept: Kept) -> str:
    return signing.dumps(kept.as_data(), salt=f"{SALT}.{member.firm_id}", compress=True)


def _kept(member: Member, signed: str) -> Kept:
    """:raises Http404: if this firm was never given such an address"""
    try:
        return Kept.of(signing.loads(signed, salt=f"{SALT}.{member.firm_id}"))
    except (signing.BadSignature, KeyError, ValueError, UnicodeError) as nothing:
        raise Http404("Nothing was kept here") from nothing


@require_GET
def show_kept(request: Asked, kept: str) -> HttpResponse:
    """What was kept and what is owed for it, with the way back."""
    request.here = "capture"
    what = _kept(request.member, kept)
    page = queries.kept(
        request.member, sort=what.sort, referral=what.referral, happenings=what.happenings, as_of=clock.now()
    )
    if page is None:
        raise Http404("Nothing was kept here")
    return TemplateResponse(request, "captures/kept.html", {"page": page, "kept": kept})


@require_POST
@once
def undo(request: Asked, kept: str) -> HttpResponse:
    """Take it back; the words are in the box again."""
    acts.undo(_kept(request.member, kept), by=request.member, now=clock.now())
    return HttpResponseRedirect(f"{reverse('capture', args=[request.member.firm.slug])}?{urlencode({'again': kept})}")


def _words_again(member: Member, signed: str) -> str:
    """The whole of what was written, as it was kept."""
    what = _kept(member, signed)
    if what.referral is not None:
        case = Referral.objects.seen_by(member).filter(pk=what.referral).first()
        return case.words if case else ""
    rows = Happening.objects.seen_by(member).filter(pk__in=what.happenings).select_related("words").order_by("-id")
    return next((row.words.text for row in rows if row.words), "")
