"""The check before words leave: marked while a member writes, marked when they press Send, sent as it is if they say so.

Every editor of a letter uses the same piece of page and the same press. What a press covers is the words that were
shown with their marks: whoever changes them afterwards is shown what the new ones give away.
"""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from obliged.acts import overrides
from obliged.acts.overrides import GivesAway
from obliged.domain.courtesies import Key
from obliged.queries import discretion as queries
from obliged.queries import incoming
from obliged.queries.discretion import Shown, Weighed
from obliged.records.courtesies import Courtesy
from obliged.records.people import Person
from obliged.records.referrals import Party, Referral
from obliged.web.access import Asked
from obliged.web.shapes import uuids
from obliged.words.languages import Locale

AS_IT_IS = "as_it_is"
MOST = 20_000
MOST_SEEN = 8  # letters of one page
_KEY = re.compile(r"[a-z_]{1,30}:\d{1,18}:\d{1,18}:\d{1,4}")


@dataclass(frozen=True, slots=True)
class Marked:
    """What the page shows: which pieces, why, and which words the press would cover."""

    title: str
    shown: tuple[Shown, ...]
    seen: str
    why: str
    stamp: str
    press: str = AS_IT_IS  # what the button of the press is called, and says
    does: str = "yes"


def as_asked(request: HttpRequest) -> AbstractContextManager[None]:
    """Around the act that sends: what the member saw and sends as it is."""
    return overrides.as_it_is(_approved(request), _why(request))


def _approved(request: HttpRequest) -> list[str]:
    pressed = AS_IT_IS in request.POST or request.POST.get("do", "").endswith(f":{AS_IT_IS}")
    return request.POST.get("seen", "").split()[:MOST_SEEN] if pressed else []


def _why(request: HttpRequest) -> str:
    return request.POST.get("as_it_is_why", "").replace("\x00", "").strip()[: overrides.LONGEST_WHY]


def marked(request: HttpRequest, refusal: GivesAway) -> Marked:
    """What a letter that was pressed to leave gives away."""
    weighed = refusal.weighed
    do = request.POST.get("do", "").partition(":")[0][:20]
    return Marked(
        title=weighed.title,
        shown=weighed.shown,
        seen=" ".join([*_approved(request), weighed.stamp]),
        why=_why(request),
        stamp=weighed.stamp,
        press="do" if do else AS_IT_IS,
        does=f"{do}:{AS_IT_IS}" if do else "yes",
    )


# --- while somebody writes ------------------------------------------------------------------------------------------


@require_POST
def look(request: Asked) -> HttpResponse:
    """What the words in this field give away. `of` says which letter it is; nothing is written down."""
    what, _, rest = request.POST.get("of", "").partition(":")
    field = request.POST.get("field", "text")
    text = "\n".join(request.POST[name] for name in (field, "place") if request.POST.get(name))
    text = text.replace("\x00", "")[:MOST]
    subject = request.POST.get(field.replace("text", "subject"), "").replace("\x00", "")[:300]
    find = {"courtesy": _courtesy, "referral": _referral, "mail": _mail, "person": _person}.get(what)
    if find is None:
        raise Http404("No such letter")
    weighed = find(request, rest, subject, text)
    return TemplateResponse(request, "shared/marks.html", {"weighed": weighed})


def _one(said: str) -> UUID:
    found = uuids([said[:40]])
    if not found:
        raise Http404("No such letter")
    return found[0]


def _weighed(
    request: Asked, to: Person | None, rows: tuple[Referral, ...], subject: str, text: str, *, introducing: bool = False,
    heard: tuple[str, ...] = (),
) -> Weighed:  # fmt: skip
    if to is None:
        raise Http404("Nobody reads it")
    firm = request.member.firm
    secret = queries.confidential(to, rows, by=request.member, introducing=introducing, heard=heard)
    return queries.weigh(subject, text, to, secret, Locale(firm.tz, firm.language))


def _courtesy(request: Asked, said: str, subject: str, text: str) -> Weighed:
    rows = Courtesy.objects.seen_by(request.member).select_related("referral__firm", "to")
    row = rows.filter(public_id=_one(said)).first()
    if row is None:
        raise Http404("No such letter")
    keys = [Key.read(key) for key in request.POST.getlist("settles")[:60] if _KEY.fullmatch(key)]
    return _weighed(request, row.to, queries.around(row.referral, [row.key, *keys], request.member.firm), subject, text)


def _referral(request: Asked, said: str, subject: str, text: str) -> Weighed:
    """`referral:<id>:<side>`: a letter of an introduction, or an invitation."""
    public, _, side = said.partition(":")
    row = Referral.objects.seen_by(request.member).select_related("firm").filter(public_id=_one(public)).first()
    side, _, how = side.partition(":")
    party = (
        Party.objects.of(request.member.firm).filter(referral=row, side=side).select_related("person")
        .order_by("order", "id").first() if row is not None else None
    )  # fmt: skip
    if row is None or party is None:
        raise Http404("No such letter")
    return _weighed(request, party.person, (row,), subject, text, introducing=how == "both")


def _mail(request: Asked, said: str, subject: str, text: str) -> Weighed:
    row = incoming.found(request.member, _one(said))
    if row is None:
        raise Http404("No such mail")
    rows = (row.referral,) if row.referral is not None else ()
    return _weighed(request, row.person, rows, subject, text, heard=(row.subject, row.text))


def _person(request: Asked, said: str, subject: str, text: str) -> Weighed:
    """A letter to somebody that is about no referral."""
    known = Person.objects.seen_by(request.member).known()
    return _weighed(request, known.filter(public_id=_one(said)).first(), (), subject, text)


__all__ = ["AS_IT_IS", "Marked", "as_asked", "look", "marked"]
