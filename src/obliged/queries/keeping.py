"""What is so old that it goes, now or soon?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from obliged.domain.erased import ERASED
from obliged.domain.keeping import Keeps, before
from obliged.domain.referrals import Side, Stage
from obliged.records.courtesies import Courtesy, Draft, State
from obliged.records.firms import Firm
from obliged.records.incoming import Incoming, Reading
from obliged.records.letters import LIVE, Letter
from obliged.records.links import Link
from obliged.records.offers import Offer, Standing
from obliged.records.people import Person
from obliged.records.referrals import Party

SOON = timedelta(days=30)
CAME_TO_SOMETHING = [str(Stage.WON), str(Stage.COMPLETED)]


def _held(firm: Firm) -> Any:
    """Referrals in which somebody plays a part on whom a legal hold stands."""
    return Party.objects.of(firm).filter(person__hold_since__isnull=False).values("referral")


def raw_mail(firm: Firm, old: datetime) -> Any:
    rows = Incoming.objects.filter(firm=firm, came_at__lt=old).exclude(reading=Reading.WAITING).exclude(raw=b"")
    return rows.exclude(person__hold_since__isnull=False).exclude(referral__in=_held(firm))


def letters(firm: Firm, old: datetime) -> Any:
    rows = Letter.objects.of(firm).filter(made_at__lt=old).exclude(passage__in=[str(p) for p in LIVE])
    return (
        rows.exclude(text=ERASED).exclude(to__hold_since__isnull=False).exclude(referral__in=_held(firm))
    )  # fmt: skip


def mails(firm: Firm, old: datetime) -> Any:
    rows = Incoming.objects.filter(firm=firm, came_at__lt=old, reading=Reading.READ).exclude(text="", subject="")
    return rows.exclude(person__hold_since__isnull=False).exclude(referral__in=_held(firm))


def drafts(firm: Firm, old: datetime) -> Any:
    return Draft.objects.of(firm).filter(at__lt=old)


def offers(firm: Firm, old: datetime) -> Any:
    nothing = Q(standing__in=[Standing.DECLINED, Standing.EXPIRED]) | Q(standing=Standing.ASKED)
    return Offer.objects.of(firm).filter(nothing, expires_at__lt=old)


def links(firm: Firm, old: datetime) -> Any:
    return Link.objects.of(firm).filter(expires_at__lt=old)


def prospects(firm: Firm, old: datetime) -> Any:
    """People who were referred and nothing came of it: no other part, nothing owed, no word since, no hold."""
    parts = Party.objects.of(firm).filter(person=OuterRef("pk"))
    going_on = Q(referral__is_open=True) | Q(referral__stage__in=CAME_TO_SOMETHING) | Q(referral__stage_at__gte=old)
    owed = Courtesy.objects.of(firm).filter(to=OuterRef("pk"), state=State.OWED)
    brought = Person.objects.of(firm).filter(introduced_by=OuterRef("pk"))
    rows = Person.objects.of(firm).filter(erased_at=None, hold_since=None, same_as=None, made_at__lt=old)
    return (
        rows.filter(Q(last_touch_at=None) | Q(last_touch_at__lt=old))
        .filter(Exists(parts.filter(side=Side.PROSPECT)))
        .exclude(Exists(parts.exclude(side=Side.PROSPECT)))
        .exclude(Exists(parts.filter(going_on)))
        .exclude(Exists(owed))
        .exclude(Exists(brought))
        .exclude(pk__in=Party.objects.of(firm).filter(referral__in=_held(firm)).values("person"))
        .order_by("id")
    )


OLD: Mapping[Keeps, Callable[[Firm, datetime], Any]] = {
    Keeps.RAW_MAIL: raw_mail,
    Keeps.LETTERS: letters,
    Keeps.MAILS: mails,
    Keeps.PROSPECTS: prospects,
    Keeps.DRAFTS: drafts,
    Keeps.OFFERS: offers,
    Keeps.LINKS: links,
}


def goes(firm: Firm, keeps: Keeps, *, as_of: datetime) -> Any:
    """What of this is too old by then; nothing where it is kept for ever."""
    old = before(firm.retention or {}, keeps, as_of=as_of)
    rows = OLD[keeps](firm, old or as_of)
    return rows if old is not None else rows.none()


__all__ = ["OLD", "SOON", "goes", "prospects"]
