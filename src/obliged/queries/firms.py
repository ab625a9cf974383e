"""How is the firm set up, and who works in it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import FilteredRelation, Q

from obliged.domain.members import Role
from obliged.records import asking, rows
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Absence, Firm, Invitation, Member
from obliged.records.happenings import Words
from obliged.records.mail_accounts import MailAccount
from obliged.records.people import Person
from obliged.records.reading import Reading
from obliged.records.referrals import Referral

HOLIDAYS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Away:
    id: int
    from_on: date
    until_on: date
    cover: str


@dataclass(frozen=True, slots=True)
class Colleague:
    id: str
    name: str
    email: str
    phone: str
    role: Role
    is_me: bool
    away: tuple[Away, ...]


@dataclass(frozen=True, slots=True)
class Invited:
    id: int
    name: str
    email: str
    role: Role
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Team:
    colleagues: tuple[Colleague, ...]
    invited: tuple[Invited, ...]
    gone: tuple[str, ...]


def is_none_here() -> bool:
    """Whether nobody has set up a firm yet."""
    with rows.house():
        return not Firm.objects.exists()


@dataclass(frozen=True, slots=True)
class PassesOn:
    """What a member looks after, that somebody else would look after once they have left."""

    referrals: int
    people: int
    courtesies: int
    private_people: int
    private_notes: int
    has_mail_account: bool


def passes_on(member: Member) -> PassesOn:
    """Counted, and not named: what somebody keeps to themselves is not read by asking what would pass on."""
    firm = member.firm
    with asking.nobody():
        people = Person.objects.of(firm).filter(deleted_at=None)
        return PassesOn(
            referrals=Referral.objects.of(firm).filter(responsible=member).count(),
            people=people.filter(keeper=member, private_to=None).count(),
            courtesies=Courtesy.objects.of(firm).filter(owner=member, state__in=[State.OWED, State.ON_ITS_WAY]).count(),
            private_people=people.filter(private_to=member).count(),
            private_notes=Words.objects.of(firm).filter(private_to=member).count(),
            has_mail_account=MailAccount.objects.of(firm).filter(member=member).exists(),
        )


def team(me: Member, *, as_of: datetime) -> Team:
    """Everybody who works here, who is invited, and who has left. Three statements."""
    firm: Firm = me.firm
    everyone = list(Member.objects.of(firm).order_by("name", "id"))
    away: dict[int, list[Away]] = {}
    today = firm.day_of(as_of)
    for absence in (
        Absence.objects.of(firm).filter(until_on__gte=today).select_related("cover").order_by("from_on", "id")
    ):
        cover = absence.cover.name if absence.cover else ""
        away.setdefault(absence.member_id, []).append(Away(absence.pk, absence.from_on, absence.until_on, cover))
    invited = Invitation.objects.of(firm).filter(accepted_at=None, withdrawn_at=None, expires_at__gt=as_of)
    return Team(
        colleagues=tuple(
            Colleague(
                str(m.public_id), m.name, m.email, m.phone, Role(m.role), m.pk == me.pk, tuple(away.get(m.pk, ()))
            )
            for m in everyone
            if m.left_at is None
        ),
        invited=tuple(Invited(i.pk, i.name, i.email, Role(i.role), i.expires_at) for i in invited.order_by("id")),
        gone=tuple(m.name for m in everyone if m.left_at is not None),
    )


_HERE = Reading(
    lambda firm, on: (
        Member.objects.of(firm)
        .filter(left_at=None)
        .annotate(gone=FilteredRelation("absences", condition=Q(absences__from_on__lte=on, absences__until_on__gte=on)))
        .order_by("pk", "gone__id")
        .values_list("pk", "role", "gone__id", "gone__cover_id")
    )
)


def looks_after(member: Member, *, on: date) -> tuple[int, ...]:
    """Whose courtesies a member sees as theirs on a day: their own, and those of whom they stand in for.

    Somebody away names a cover; where there is none, or the cover is away too, the firm's owners see to it. Nothing
    is owed that is not on somebody's Today. One statement.
    """
    rows = _HERE(firm=member.firm_id, on=on)
    here = {pk: role for pk, role, _, _ in rows}
    cover_of = {pk: cover for pk, _, absence, cover in rows if absence is not None}
    owners = [pk for pk, role in here.items() if role == Role.OWNER]
    present = [pk for pk in owners if pk not in cover_of] or owners
    mine = [member.pk]
    for away, cover in cover_of.items():
        if away == member.pk:
            continue
        reached = cover if cover in here and cover not in cover_of else None
        if reached == member.pk or (reached is None and member.pk in present):
            mine.append(away)
    return tuple(mine)
