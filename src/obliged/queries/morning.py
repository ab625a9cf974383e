"""What does a member's morning letter say, and whose hour has come?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from obliged.domain.members import Role
from obliged.domain.permissions import Act
from obliged.queries import calendars, courtesies, offers, today
from obliged.records.firms import Absence, Firm, Member
from obliged.words import courtesies as said_of
from obliged.words import languages
from obliged.words import morning as words
from obliged.words.morning import Heard, Line, Morning

WINDOW = timedelta(hours=2)  # a worker that was away longer lets that morning pass
SHOWN = 12
READS_ONLY = frozenset({Role.VIEWER, Role.BOOKKEEPER})


def whose_hour_has_come(*, as_of: datetime) -> Iterator[Member]:
    """Members who are at work today and whose morning letter was not looked at yet. One statement, and one a zone."""
    for zone in Firm.objects.order_by("zone").values_list("zone", flat=True).distinct():
        local = as_of.astimezone(ZoneInfo(zone))
        day, clock = local.date(), local.time()
        opens = (local - WINDOW).time() if (local - WINDOW).date() == day else local.min.time()
        away = Absence.unscoped.filter(member=OuterRef("pk"), from_on__lte=day, until_on__gte=day)
        rows = (
            Member.unscoped.filter(~Q(morning_on=day) | Q(morning_on=None), firm__zone=zone, left_at=None)
            .filter(morning_at__lte=clock, morning_at__gt=opens)
            .exclude(Exists(away))
            .select_related("firm")
            .order_by("pk")
        )
        for member in rows.exclude(role__in=READS_ONLY):
            if is_at_work(member, on=day):
                yield member


def is_at_work(member: Member, *, on: date) -> bool:
    """Whether this is one of the member's working days."""
    return calendars.of_firm(member.firm, member).is_working_day(on)


def morning(member: Member, *, as_of: datetime) -> Morning | None:
    """What is owed today, what was heard since yesterday's letter, who waits to be taken up; None if nothing is to say."""
    firm: Firm = member.firm
    page = today.today(member, as_of=as_of)
    base = f"{settings.BASE_URL}/f/{firm.slug}"
    rows = [row for part in page.parts if part.key in {"now", "today"} for row in part.rows]
    lines = [
        Line(
            who=row.words.whom if row.person else "",
            verb=row.words.verb,
            text=row.words.text,
            why=row.words.why,
            due=row.words.due,
            address=f"{base}/courtesies/{row.id}/",
            number=row.phone if row.is_call else "",
        )
        for row in rows[:SHOWN]
    ]
    heard = [Heard(one.name, languages.in_quotes(one.words), one.what, _where(base, one)) for one in page.heard]
    offered = offers.count(firm, as_of=as_of) if member.may(Act.KEEP_REFERRALS) else 0
    if not lines and not heard and not offered:
        return None
    assert member.morning_at is not None
    # The subject and the first line count the same people: those of today, which the letter is about.
    here = courtesies.locale(firm)
    people = page.today_count
    return Morning(
        greeting=said_of.title(people, member.first_name, as_of, here) if people else page.title,
        people=people,
        lines=tuple(lines),
        heard=tuple(heard),
        today=f"{base}/",
        settings=f"{base}/settings/you/",
        at=member.morning_at,
        more=len(rows) > SHOWN or page.more,
        offered=offered,
        offers=f"{base}/offers/",
    )


def _where(base: str, heard: today.Heard) -> str:
    """The mail itself, since that is where one says yes or no to it; else the referral, or the person."""
    if heard.mail:
        return f"{base}/mail/{heard.mail}/"
    if heard.referral:
        return f"{base}/referrals/{heard.referral}/"
    return f"{base}/people/{heard.person}/" if heard.person else ""


def letter(member: Member, *, as_of: datetime) -> tuple[str, str] | None:
    """Subject and text, or None on a morning on which nothing is owed."""
    said = morning(member, as_of=as_of)
    if said is None:
        return None
    here = courtesies.locale(member.firm)
    return words.subject(said, here), words.text(said, here)
