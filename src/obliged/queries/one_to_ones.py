"""What helps to know before we sit together with a partner: what each does, what was promised, what is open, for whom?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from obliged.domain import fit as fits
from obliged.domain.fit import Need
from obliged.domain.fit import Profile as Known
from obliged.domain.people import first_name
from obliged.domain.referrals import Direction, Side, Stage
from obliged.queries import courtesies, introductions, understandings
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.people import Person
from obliged.records.profiles import Profile
from obliged.records.reading import Reading
from obliged.records.referrals import Party
from obliged.words import courtesies as owed_words
from obliged.words import happenings as lines
from obliged.words import introductions as words
from obliged.words import moments
from obliged.words.happenings import StandsFacts

MOST = 8
NEEDS = 60  # open needs of our book that are looked at
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Does:
    """What one side does, whom they serve, and whom not."""

    does: str
    serves: str
    phrases: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Something that is open, or owed."""

    text: str
    when: str
    id: str = ""
    chip: str = ""


@dataclass(frozen=True, slots=True)
class ToMeet:
    """Somebody whom they could help, and why."""

    id: str
    name: str
    need: str
    why: str
    referral: str


@dataclass(frozen=True, slots=True)
class OneToOne:
    id: str
    name: str
    first: str
    meeting: str
    theirs: Does
    ours: Does
    ours_promised: tuple[Line, ...]
    theirs_promised: tuple[str, ...]
    owed: tuple[Line, ...]
    open: tuple[Line, ...]
    to_meet: tuple[ToMeet, ...]
    asked: str
    answers: tuple[introductions.Other, ...]


_PROFILES = Reading(
    lambda firm, person: (
        Profile.objects.of(firm)
        .filter(person_id=person)
        .order_by("id")
        .values_list("person_id", "does", "serves", "phrases", "not_for")
    )
)
_OURS = Reading(
    lambda firm: (
        Profile.objects.of(firm)
        .filter(person_id=None)
        .order_by("id")
        .values_list("person_id", "does", "serves", "phrases", "not_for")
    )
)


def page(someone: Person, *, member: Member, as_of: datetime, asked: str = "") -> OneToOne:
    """Nine statements, one more with a question; however much there is between us.

    :param asked: whom they look for, in their own words: then who of those whom we know might fit
    """
    firm = member.firm
    here = courtesies.locale(firm)
    first = first_name(someone.name, someone.called)
    theirs = next(iter(_PROFILES(firm=firm.pk, person=someone.pk)), None)
    ours = next(iter(_OURS(firm=firm.pk)), None)
    rows = list(
        Courtesy.objects.of(firm).owed().filter(to=someone, shows_at__lte=as_of)
        .exclude(rule="keep_in_touch").select_related(*courtesies.RELATED).order_by("due_at", "id")[:MOST]
    )  # fmt: skip
    promised = list(
        Courtesy.objects.of(firm).owed().filter(to=someone, rule="keep_promise").select_related("because__words").order_by("due_at", "id")[:MOST]
    )  # fmt: skip
    facts = courtesies.facts(rows, firm, me=member.pk, as_of=as_of) if rows else {}
    said = [owed_words.row(facts[row.pk], as_of, here) for row in rows if row.rule != "keep_promise"]
    agreed = understandings.card(someone, as_of=as_of)
    return OneToOne(
        id=str(someone.public_id),
        name=someone.name,
        first=first,
        meeting=_meeting(someone, as_of),
        theirs=_side(someone.occupation, someone.serves, theirs),
        ours=_side(firm.trade, ours[2] if ours else "", ours),
        ours_promised=tuple(
            Line(p.because.words.text if p.because.words else "", moments.left(p.due_at, as_of, here), str(p.public_id))
            for p in promised
        ),
        theirs_promised=tuple(
            sentence for group in agreed.groups if group.code == "theirs_will" for sentence in group.sentences
        ),
        owed=tuple(
            Line(f"{one.verb} {one.text}", one.due, str(row.public_id))
            for one, row in zip(said, (r for r in rows if r.rule != "keep_promise"), strict=True)
        ),
        open=_open(someone, as_of),
        to_meet=_to_meet(someone, theirs),
        asked=asked.strip(),
        answers=introductions.who_fits(firm, asked, exclude=[someone.pk], here=here) if asked.strip() else (),
    )


def _side(does: str, serves: str, profile: tuple[int, str, str, str, str] | None) -> Does:
    _, more, _, phrases, not_for = profile or (0, "", "", "", "")
    return Does(does or more, serves, _lines(phrases), _lines(not_for))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())[:MOST]


def _meeting(someone: Person, as_of: datetime) -> str:
    """The next one that was set between us, outside of any referral."""
    here = courtesies.locale(someone.firm)
    found = (
        Courtesy.objects.of(someone.firm_id).owed()
        .filter(rule="record_meeting", referral=None, because__concerns=someone).order_by("-because_id").values_list("due_at", "because__facts")[:1]
    )  # fmt: skip
    for _, facts in found:
        at = datetime.fromisoformat(facts["on"]) if isinstance(facts.get("on"), str) else None
        if at is not None:
            return moments.begun(moments.at_moment(at, as_of, here))
    return ""


def _open(someone: Person, as_of: datetime) -> tuple[Line, ...]:
    here = courtesies.locale(someone.firm)
    rows = (
        Party.objects.of(someone.firm_id)
        .filter(person=someone, referral__is_open=True)
        .order_by("-referral_id")
        .select_related("referral")[:MOST]
    )
    mine = list(rows)
    parties = courtesies.parties_of(someone.firm, [row.referral_id for row in mine]) if mine else {}
    lines_ = []
    for row in mine:
        r = row.referral
        others = [
            p.name for side, people in parties.get(r.pk, {}).items() if side != row.side for p in people
            if side != Side.INTRODUCER
        ]  # fmt: skip
        stands = StandsFacts(
            Stage(r.stage), Direction(r.direction), since=r.stage_at, meeting_at=r.meeting_at, hold_until=r.hold_until
        )
        name = moments.listed(others, here) or r.need
        lines_.append(
            Line(
                name,
                moments.begun(moments.day_of(r.made_at, as_of, here)),
                str(r.public_id),
                lines.stage_label(stands, as_of, here),
            )
        )
    return tuple(lines_)


_NEEDS = Reading(
    lambda firm, person, side, early, before: (
        Party.objects.of(firm)
        .filter(
            Q(referral__direction=Direction.RECEIVED, referral__stage__in=early) | Q(referral__stage__in=before),
            side=side,
            referral__is_open=True,
            person__deleted_at=None,
        )
        .exclude(referral__need="")
        .exclude(referral__parties__person_id=person)
        .order_by("-referral_id", "id")
        .values_list("person__public_id", "person__name", "referral__need", "referral__public_id")[:NEEDS]
    )
)
BEFORE = (Stage.RECORDED, Stage.CONSENT_ASKED)  # nobody is introduced yet
EARLY = (Stage.INTRODUCED, Stage.ACCEPTED, Stage.CONTACTED, Stage.MET)  # to us, and not settled


def _to_meet(someone: Person, profile: tuple[int, str, str, str, str] | None) -> tuple[ToMeet, ...]:
    """Open needs of our book that they serve, the best three."""
    here = courtesies.locale(someone.firm)
    known = Known(
        id=someone.pk,
        occupation=someone.occupation,
        organisation="",
        serves=someone.serves,
        phrases=profile[3] if profile else "",
        not_for=profile[4] if profile else "",
    )
    found = []
    for public_id, name, need, referral in _NEEDS(
        firm=someone.firm_id,
        person=someone.pk,
        side=str(Side.PROSPECT),
        early=[str(s) for s in EARLY],
        before=[str(s) for s in BEFORE],
    ):
        fit = fits.fit_of(Need(need), known)
        if fit is not None:
            about = words.About(first_name(someone.name, someone.called), someone.occupation, "")
            found.append(
                (fit.score, ToMeet(str(public_id), name, need, words.reasons(fit, about, here), str(referral)))
            )
    found.sort(key=lambda one: -one[0])
    return tuple(one for _, one in found[:SHOWN])


__all__ = ["OneToOne", "page"]
