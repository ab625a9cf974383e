"""Introduce two people: the sentence, who fits, the question first where it is wanted, both letters together.

Nothing is written down while a member is still looking. What is sent is what was read: if anything that the letters
were drafted from has changed since they were shown, they are shown again instead.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from obliged.acts import introductions as acts
from obliged.acts import referrals
from obliged.acts.introductions import Proposed, Someone, Worded
from obliged.acts.overrides import GivesAway
from obliged.acts.people import Reach
from obliged.domain.happenings import Kind
from obliged.domain.introductions import Remedy
from obliged.domain.people import first_name
from obliged.domain.referrals import Direction, Side, may_follow, stands
from obliged.domain.refusals import Refusal
from obliged.ports import clock
from obliged.queries import discretion as weighing
from obliged.queries import introductions as queries
from obliged.queries import stories
from obliged.queries.drafts import Draft
from obliged.queries.introductions import NEW, Proposal, Slot, Typed, TypedSide
from obliged.records.people import Person
from obliged.records.referrals import Party, Referral
from obliged.web import discretion, shapes
from obliged.web.access import Asked
from obliged.web.once import once
from obliged.words import proper, refusals
from obliged.words.languages import Locale
from obliged.words.proper import ProperWords

LONGEST_LETTER = 20_000
BOTH = ("prospect", "provider")


# --- what was typed -------------------------------------------------------------------------------------------


def _line(label: str, most: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, **kwargs)


class Sentence(shapes.Shape):
    """The whole page as one form. Everything may be empty while somebody is still writing."""

    prospect = _line("Whom you introduce", 300)
    provider = _line("To whom", 300)
    need = _line("Because", 500)
    prospect_reason = _line("Why the one should meet the other", 500)
    provider_reason = _line("Why the other should meet the one", 500)
    prospect_how = _line("How you know the one", 300)
    provider_how = _line("How you know the other", 300)
    prospect_email = forms.EmailField(
        label="E-mail", max_length=320, required=False,
        error_messages={"invalid": "This does not read as an e-mail address. Write it like name@place.example."},
    )  # fmt: skip
    provider_email = forms.EmailField(
        label="E-mail", max_length=320, required=False,
        error_messages={"invalid": "This does not read as an e-mail address. Write it like name@place.example."},
    )  # fmt: skip
    prospect_phone = _line("Telephone", 80)
    provider_phone = _line("Telephone", 80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="%s", **kwargs)

    def said(self, name: str) -> str:
        """As it was typed, whether or not it has the right shape; nothing typed is lost."""
        return (
            " ".join(str(self.data.get(name, "")).split()) if name != "need" else str(self.data.get(name, "")).strip()
        )


def _typed(form: Sentence, data: QueryDict) -> Typed:
    """The form as a frozen value. What follows from two other people holds no more once they are named anew."""
    typed = Typed(
        prospect=_typed_side(form, data, "prospect"),
        provider=_typed_side(form, data, "provider"),
        need=form.said("need"),
    )
    if "asked" not in data:
        return typed
    return replace(
        typed,
        ask_first="ask_first" in data,
        ask_provider="ask_provider" in data,
        ask_both="ask_both" in data,
        expects="expects" in data,
    )


def _typed_side(form: Sentence, data: QueryDict, side: str) -> TypedSide:
    return TypedSide(
        name=form.said(side),
        id=data.get(f"{side}_id", ""),
        id_for=data.get(f"{side}_for", ""),
        email=form.said(f"{side}_email"),
        phone=form.said(f"{side}_phone"),
        how=form.said(f"{side}_how"),
        reason=form.said(f"{side}_reason"),
    )


# Where on the page each remedy is.
ANCHORS = {Remedy.WRITE_THE_NEED: "need", Remedy.ASK_FIRST: "ask_first", Remedy.ASK_BOTH: "ask_both"}
_END = {Remedy.ADD_A_CHANNEL: "_email", Remedy.WRITE_THE_REASON: "_reason"}


def _with_anchors(lacks: Iterable[ProperWords]) -> list[tuple[ProperWords, str]]:
    """Each thing that is missing, with the id of the field that mends it."""
    return [
        (lack, ANCHORS.get(lack.remedy_key) or f"{lack.side or Side.PROVIDER}{_END.get(lack.remedy_key, '')}")
        for lack in lacks
    ]


@dataclass(frozen=True, slots=True)
class Shown:
    """One letter on the page: as drafted, or as the member left it."""

    prefix: str
    draft: Draft
    subject: str
    text: str
    drafted: str  # the stamp of the draft from which the member began
    selling: tuple[str, ...]
    is_edited: bool = False
    of: str = ""  # which letter it is, where the referral is written down
    marked: discretion.Marked | None = None  # what in it is not for its reader

    @property
    def worded(self) -> Worded:
        return Worded(self.subject, self.text)


def _stamp(subject: str, text: str) -> str:
    plain = f"{subject}\x1f{text}".replace("\r\n", "\n").strip()
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:20]


def _letter_text(data: QueryDict, prefix: str) -> str:
    return data.get(f"{prefix}_text", "").replace("\x00", "").replace("\r\n", "\n")[:LONGEST_LETTER]


def _shown(prefix: str, draft: Draft, data: QueryDict, others: tuple[Draft, ...], request: Asked, keep: bool) -> Shown:
    """The letter: words that a member changed stay; words that were only drafted follow the facts."""
    subject, text, drafted = draft.subject, draft.text, _stamp(draft.subject, draft.text)
    edited = False
    if keep and f"{prefix}_text" in data:
        typed_subject = data.get(f"{prefix}_subject", "").replace("\x00", "")[:300]
        typed_text = _letter_text(data, prefix)
        edited = _stamp(typed_subject, typed_text) != data.get(f"{prefix}_drafted", "")
        if edited:
            subject, text, drafted = typed_subject, typed_text, data.get(f"{prefix}_drafted", "")
    selling = queries.selling((others[0], others[-1]), text, request.member.firm) if edited else draft.selling
    return Shown(prefix, draft, subject, text, drafted, selling, edited)


def _with_marks(letters: dict[str, Shown], marked: discretion.Marked | None) -> dict[str, Shown]:
    """The marks stand in the letter that was weighed."""
    if marked is None:
        return letters
    return {
        prefix: replace(one, marked=marked) if weighing.stamp(one.subject, one.text) == marked.stamp else one
        for prefix, one in letters.items()
    }


# --- the sentence ---------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@once
def introduce(request: Asked) -> HttpResponse:
    """The page; pressing its button lets the question, or both letters, leave."""
    request.here = "introduce"
    if request.method == "GET":
        return _page(request, Sentence(_from_address(request.GET)), request.GET)
    return _send(request, Sentence(request.POST))


def _from_address(data: QueryDict) -> QueryDict:
    """`?prospect=…&provider=…&need=…`: public ids or names, as other pages link here."""
    given = QueryDict(mutable=True)
    given["need"] = data.get("need", "") or data.get("because", "")
    for side in BOTH:
        value = data.get(side, "")
        known = queries.uuid_of(value)
        given[side] = "" if known else value
        given[f"{side}_id"] = str(known) if known else ""
    for name in ("prospect_reason", "provider_reason", "prospect_how", "provider_how"):
        given[name] = data.get(name, "")
    return given


@require_POST
def look(request: Asked) -> HttpResponse:
    """The page as it would be with what was typed, or what one letter's words give away; nothing is written down."""
    request.here = "introduce"
    which = request.POST.get("weigh", "")
    if which in _READERS:
        typed = _typed(Sentence(request.POST), request.POST)
        subject = request.POST.get(f"{which}_subject", "").replace("\x00", "")[:300]
        weighed = queries.gives_away(request.member, typed, which, subject, _letter_text(request.POST, which))
        return TemplateResponse(request, "shared/marks.html", {"weighed": weighed})
    return _page(request, Sentence(request.POST), request.POST)


@require_GET
def names(request: Asked) -> HttpResponse:
    """Those whose names begin like this, for a slot."""
    typed = request.GET.get("prospect") or request.GET.get("provider") or ""
    found = queries.suggestions(request.member.firm, typed[:300].replace("\x00", ""))
    return TemplateResponse(request, "introductions/names.html", {"found": found})


def _read(request: Asked, form: Sentence) -> tuple[Proposal, dict[str, Shown]]:
    data = form.data
    assert isinstance(data, QueryDict)
    page = queries.proposal(request.member, _typed(form, data), as_of=clock.now())
    if data.get("pair", page.of_pair) != page.of_pair:
        # Other people than before: who wants to be asked, and what was worded for the former two, is void.
        anew = replace(_typed(form, data), ask_first=None, ask_provider=None, expects=False)
        page = queries.proposal(request.member, anew, as_of=clock.now())
    return page, _letters(request, page, data)


def _letters(request: Asked, page: Proposal, data: QueryDict) -> dict[str, Shown]:
    if page.letters is None:
        return {}
    keep = data.get("pair") == page.of_pair and "redraft" not in data
    found: dict[str, Draft] = {"prospect": page.letters[0], "provider": page.letters[1]}
    if page.question is not None:
        found["question"] = page.question
    if page.to_provider is not None:
        found["asking"] = page.to_provider
    return {
        prefix: _shown(prefix, draft, data, page.letters, request, keep) for prefix, draft in found.items()
    }  # fmt: skip


def _page(
    request: Asked, form: Sentence, data: QueryDict, *, status: int = 200, trouble: str = "",
    read: tuple[Proposal, dict[str, Shown]] | None = None, marked: discretion.Marked | None = None,
) -> HttpResponse:  # fmt: skip
    page, letters = read or _read(request, form)
    letters = _with_marks(letters, marked)
    in_part = bool(getattr(request, "htmx", False))
    context = {
        "page": page,
        "form": form,
        "letters": letters,
        "trouble": trouble,
        "errors_shown": status != 200 and marked is None,
        "in_part": in_part,
        "lacks": _with_anchors(page.lacks),
    }
    template = "introductions/beneath.html" if in_part else "introductions/introduce.html"
    return TemplateResponse(request, template, context, status=status)


def _send(request: Asked, form: Sentence) -> HttpResponse:
    read = _read(request, form)
    page, letters = read
    trouble = _in_the_way(form, page, form.data)
    for field, sentence in _reasons_first(request, page.reasons_lacking).items():
        form.add_error(field, sentence)
    if trouble or not form.is_valid():
        return _page(request, form, request.POST, status=422, trouble=trouble, read=read)
    try:
        with discretion.as_asked(request):
            referral = acts.propose(
                _proposed(request, page),
                by=request.member,
                now=clock.now(),
                question=letters["question"].worded if page.asks_first else None,
                to_provider=letters["asking"].worded if page.asks_provider else None,
                both=(letters["prospect"].worded, letters["provider"].worded) if page.action == "send" else None,
            )
    except GivesAway as refusal:
        return _page(request, form, request.POST, status=422, read=read, marked=discretion.marked(request, refusal))
    except Refusal as refusal:
        return _page(request, form, request.POST, status=409, trouble=_sentence(request, refusal), read=read)
    return HttpResponseRedirect(reverse("introduction", args=[request.member.firm.slug, referral.public_id]))


def _reasons_first(request: Asked, lacking: Iterable[ProperWords]) -> dict[str, str]:
    """For each side without a reason: the field, and the sentence that stands beside it."""
    firm = request.member.firm
    here = Locale(firm.tz, firm.language)
    return {f"{lack.side}_reason": proper.reason_first(lack, here) for lack in lacking}


def _in_the_way(form: Sentence, page: Proposal, data: Any) -> str:
    """What keeps the letters here, in one sentence; nothing where they may leave."""
    if page.are_same:
        return "Nobody is introduced to themselves. Choose two people."
    for slot, blank in ((page.prospect, "whom you introduce"), (page.provider, "whom they should meet")):
        if not slot.is_settled:
            return f"Which {slot.typed} do you mean? Choose below." if slot.choices else f"Say {blank}."
        if not slot.may_be_contacted:
            return f"{slot.name} asked not to be contacted. Choose somebody else."
    if not page.typed.need:
        return "Say what it is about, after “because”."
    if page.reasons_lacking:
        return _unasked(page)  # the reasons are asked for beside their fields
    if data.get("stamp") != page.stamp:
        return "The letters are new. Read them, then send." if "stamp" in data else "Read the letters, then send."
    return _unasked(page) or ("" if page.can_leave else _no_address(page))


def _unasked(page: Proposal) -> str:
    if page.asks_first or page.typed.expects or page.prospect.just_send:
        return ""
    return f"Ask {page.prospect.first} first, or say that {page.prospect.first} expects it. Nobody was named."


def _no_address(page: Proposal) -> str:
    lacking = next((slot for slot in (page.prospect, page.provider) if slot.lacks_address), None)
    return f"{lacking.first} has no e-mail that works. Write one beside the name." if lacking else ""


def _proposed(request: Asked, page: Proposal) -> Proposed:
    ids = [slot.id for slot in (page.prospect, page.provider) if slot.id]
    people = {str(p.public_id): p for p in Person.objects.of(request.member.firm).known().filter(public_id__in=ids)}
    return Proposed(
        prospect=_someone(page.prospect, page.typed.prospect, people),
        provider=_someone(page.provider, page.typed.provider, people),
        need=page.typed.need,
        reason_for_prospect=page.typed.prospect.reason,
        reason_for_provider=page.typed.provider.reason,
        ask_first=page.asks_first,
        expects_contact=True if page.typed.expects and not page.asks_first else None,
        ask_both=page.typed.ask_both,
    )


def _someone(slot: Slot, typed: TypedSide, people: dict[str, Person]) -> Someone:
    reach = Reach(
        emails=(typed.email,) if typed.email and typed.email == slot.email else (),
        phones=(typed.phone,) if typed.phone and typed.phone == slot.phone else (),
    )
    return Someone(slot.name, people.get(slot.id), reach, typed.how)


def _sentence(request: Asked, refusal: Refusal) -> str:
    return refusals.sentence(refusal, request.member.firm.language)


# --- an introduction that is written down ---------------------------------------------------------------------


def _found(request: Asked, referral: UUID) -> Referral:
    row: Referral = get_object_or_404(
        Referral.objects.seen_by(request.member).select_related("firm", "responsible", "parent"), public_id=referral
    )
    return row


@require_http_methods(["GET", "POST"])
@once
def introduction(request: Asked, referral: UUID) -> HttpResponse:
    """The letters that are next, or what we wait for; and what was said by another way, written down by hand."""
    request.here = "referrals"
    row = _found(request, referral)
    if row.direction == Direction.RECEIVED:
        return HttpResponseRedirect(reverse("hand_on", args=[request.member.firm.slug, row.public_id]))
    if request.method == "GET":
        return _introduction_page(request, row)
    said = request.POST.get("do", "").partition(":")[0]
    if said == "name":
        return _name(request, row)
    act = ACTS.get(said)
    if act is None:
        return _introduction_page(request, row, status=422)
    try:
        with discretion.as_asked(request):
            act(request, row)
    except GivesAway as refusal:
        marked = discretion.marked(request, refusal)
        return _introduction_page(request, _found(request, referral), status=422, marked=marked)
    except acts.NeedsBothReasons as refusal:
        return _introduction_page(request, row, status=409, trouble=_sentence(request, refusal), asks_reasons=True)
    except Refusal as refusal:
        row = _found(request, referral)
        return _introduction_page(request, row, status=409, trouble=_sentence(request, refusal))
    if said == "reasons" and "prospect_text" in request.POST:
        # The letters stood above: what was worded in them stays, what was drafted follows the reasons.
        return _introduction_page(request, _found(request, referral), keep=True, asks_reasons=True)
    return HttpResponseRedirect(reverse("introduction", args=[request.member.firm.slug, row.public_id]))


# Who reads which letter, and whether it hands over the other one's details.
_READERS = {"question": "prospect", "asking": "provider", "prospect": "prospect:both", "provider": "provider:both"}


def _introduction_page(
    request: Asked,
    row: Referral,
    *,
    status: int = 200,
    trouble: str = "",
    keep: bool = False,
    asks_reasons: bool = False,
    slot: Slot | None = None,
    marked: discretion.Marked | None = None,
) -> HttpResponse:
    """:param asks_reasons: a member is about to send: whichever reason is missing is asked for beside its field"""
    page = queries.introduction(row, request.member, as_of=clock.now())
    wrong = _reasons_first(request, page.reasons_lacking) if asks_reasons else {}
    drafted = {
        "question": page.question,
        "asking": page.to_provider,
        "prospect": page.letters[0] if page.letters else None,
        "provider": page.letters[1] if page.letters else None,
    }
    pair = page.letters or (page.question,)
    letters = {
        prefix: replace(
            _shown(prefix, draft, request.POST, tuple(d for d in pair if d), request, keep or status != 200),
            of=f"referral:{row.public_id}:{_READERS[prefix]}",
        )
        for prefix, draft in drafted.items()
        if draft is not None
    }
    letters = _with_marks(letters, marked)
    context = {
        "page": page, "letters": letters, "trouble": trouble, "lacks": _with_anchors(page.lacks), "wrong": wrong,
        **(_whom_to_choose(request, row, slot) if page.state == "nobody" else {}),
    }  # fmt: skip
    return TemplateResponse(
        request, "introductions/introduction.html", context, status=422 if wrong and status == 200 else status
    )


def _name(request: Asked, row: Referral) -> HttpResponse:
    """Somebody is named whom the prospect should meet: somebody whom we know, or somebody new."""
    slot, person = _handed_to(request, shapes.without_nul(request.POST))
    if slot.choices or not slot.is_settled:
        trouble = (
            f"Which {slot.typed} do you mean? Choose below." if slot.choices else "Write a name. One word is enough."
        )
        return _introduction_page(request, row, status=422, trouble=trouble, slot=slot)
    try:
        acts.name_provider(row, to=Someone(slot.name, person), by=request.member, now=clock.now())
    except Refusal as refusal:
        return _introduction_page(request, row, status=409, trouble=_sentence(request, refusal), slot=slot)
    return HttpResponseRedirect(reverse("introduction", args=[request.member.firm.slug, row.public_id]))


def _words_of(request: Asked, prefix: str) -> Worded | None:
    """The letter as the member left it; None: as it is drafted."""
    if f"{prefix}_text" not in request.POST:
        return None
    subject = request.POST.get(f"{prefix}_subject", "").replace("\x00", "")[:300]
    return Worded(subject, _letter_text(request.POST, prefix))


def _said(request: Asked) -> str:
    return request.POST.get("words", "").replace("\x00", "")[:2000]


def _ask(request: Asked, row: Referral) -> None:
    acts.ask(row, by=request.member, now=clock.now(), words=_words_of(request, "question"))


def _ask_provider(request: Asked, row: Referral) -> None:
    acts.ask_provider(row, by=request.member, now=clock.now(), words=_words_of(request, "asking"))


def _send_both(request: Asked, row: Referral) -> None:
    acts.send_both(
        row,
        by=request.member,
        now=clock.now(),
        prospect=_words_of(request, "prospect"),
        provider=_words_of(request, "provider"),
    )


def _consent(given: bool) -> Callable[[Asked, Referral], None]:
    def act(request: Asked, row: Referral) -> None:
        person = _party(row, Side.PROSPECT)
        may_follow(Kind.CONSENT_REFUSED, stands(stories.of_referral(row)))
        acts.consent(row, given=given, person=person, by=request.member, now=clock.now(), words=_said(request))

    return act


def _provider_said(agreed: bool) -> Callable[[Asked, Referral], None]:
    def act(request: Asked, row: Referral) -> None:
        person = _party(row, Side.PROVIDER)
        acts.provider_said(row, agreed=agreed, person=person, by=request.member, now=clock.now(), words=_said(request))

    return act


def _party(row: Referral, side: Side) -> Person:
    party = Party.objects.of(row.firm).filter(referral=row, side=side).select_related("person").order_by("order", "id")
    found: Person = get_object_or_404(party[:1]).person
    return found


def _expects(request: Asked, row: Referral) -> None:
    acts.expected(row, now=clock.now())


def _otherwise(request: Asked, row: Referral) -> None:
    way = request.POST.get("way", "")
    acts.introduced_otherwise(
        row,
        by=request.member,
        now=clock.now(),
        way=way if way in {"in_person", "call", "text", "email", "other"} else "other",
        words=_said(request),
    )


def _reasons(request: Asked, row: Referral) -> None:
    version = request.POST.get("version", "")
    referrals.change(
        row,
        version=int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0,
        now=clock.now(),
        need=request.POST.get("need", "").strip()[:500],
        reason_for_prospect=request.POST.get("prospect_reason", "").strip()[:500],
        reason_for_provider=request.POST.get("provider_reason", "").strip()[:500],
    )


ACTS: dict[str, Callable[[Asked, Referral], None]] = {
    "ask": _ask,
    "ask_provider": _ask_provider,
    "send": _send_both,
    "yes": _consent(True),
    "no": _consent(False),
    "provider_yes": _provider_said(True),
    "provider_no": _provider_said(False),
    "expects": _expects,
    "otherwise": _otherwise,
    "reasons": _reasons,
}


def _whom_to_choose(request: Asked, row: Referral, slot: Slot | None) -> dict[str, Any]:
    """Where nobody is named yet: who fits, else whom we know."""
    firm = request.member.firm
    parties = list(Party.objects.of(firm).filter(referral=row).values_list("person_id", flat=True))
    here = Locale(firm.tz, firm.language)
    fitting = queries.who_fits(firm, row.need, exclude=parties, here=here, as_of=clock.now())
    return {"slot": slot, "fitting": fitting, "known": () if fitting else queries.known(firm, exclude=parties)}


# --- not us: somebody better ----------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@once
def hand_on(request: Asked, referral: UUID) -> HttpResponse:
    """Not us? Find them someone better: one of three, or a name; then they are asked, or introduced."""
    request.here = "referrals"
    row = _found(request, referral)
    if request.method == "GET":
        return _hand_on_page(request, row)
    data = shapes.without_nul(request.POST)
    slot, person = _handed_to(request, data)
    if slot.choices or not slot.is_settled:
        trouble = f"Which {slot.typed} do you mean? Choose below." if slot.choices else "Say to whom."
        return _hand_on_page(request, row, slot=slot, status=422, trouble=trouble)
    try:
        child = acts.hand_on(
            row,
            to=Someone(slot.name, person),
            by=request.member,
            now=clock.now(),
            ask_first="ask_first" in data,
        )
    except Refusal as refusal:
        return _hand_on_page(request, row, slot=slot, status=409, trouble=_sentence(request, refusal))
    return HttpResponseRedirect(reverse("introduction", args=[request.member.firm.slug, child.public_id]))


def _handed_to(request: Asked, data: QueryDict) -> tuple[Slot, Person | None]:
    chosen = data.get("to", "")
    typed = TypedSide(
        name=" ".join(data.get("provider", "").split())[:300] if not queries.uuid_of(chosen) else "",
        id=chosen or "",
        id_for=data.get("provider", "") if chosen == NEW else "",
    )
    return queries.who(request.member.firm, Side.PROVIDER, typed)


def _hand_on_page(
    request: Asked, row: Referral, *, slot: Slot | None = None, status: int = 200, trouble: str = ""
) -> HttpResponse:
    firm = request.member.firm
    parties = list(Party.objects.of(firm).filter(referral=row).select_related("person").order_by("order", "id"))
    prospects = [party.person for party in parties if party.side == Side.PROSPECT]
    if not prospects:
        return HttpResponseRedirect(reverse("today", args=[firm.slug]))
    fitting = queries.who_fits(
        firm,
        row.need,
        exclude=[p.person_id for p in parties],
        here=Locale(firm.tz, firm.language),
        as_of=clock.now(),
    )
    first = first_name(prospects[0].name, prospects[0].called)
    context = {
        "row": row,
        "prospect": prospects[0],
        "first": first,
        "them": {"he": "him", "she": "her"}.get(prospects[0].pronoun, "them"),
        "fitting": fitting,
        "known": () if fitting else queries.known(firm, exclude=[p.person_id for p in parties]),
        "slot": slot,
        "trouble": trouble,
        "asks_first": not prospects[0].just_send if request.method == "GET" else "ask_first" in request.POST,
    }
    return TemplateResponse(request, "introductions/hand_on.html", context, status=status)
