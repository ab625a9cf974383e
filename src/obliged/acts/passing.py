"""What does time alone change?

Nothing is inferred while a page is read: when a hold ends, a consent grows too old, or nobody ever answered, that is
written as a happening, once, however many workers look.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from obliged.acts import happenings
from obliged.domain.happenings import Kind
from obliged.domain.referrals import Direction, Stage, stands
from obliged.queries import stories
from obliged.records import rows
from obliged.records.referrals import Referral
from obliged.records.scoping import scope

CONSENT_LASTS = timedelta(days=14)
SILENCE = timedelta(days=14)  # after the last question
MOST = 200  # in one round; the next round takes the rest


def end_holds(*, now: datetime) -> int:
    """A hold that has ended asks whether now is the time."""
    ended = Referral.unscoped.filter(hold_until__lte=now)
    return sum(
        _note(referral, Kind.HOLD_ENDED, Stage.ON_HOLD, now, at=referral.hold_until)
        for referral in rows.each(_some(ended))
    )


def expire_consents(*, now: datetime) -> int:
    """Whoever has not said within two weeks whether they may be introduced is left in peace."""
    asked = Referral.unscoped.filter(stage=Stage.CONSENT_ASKED, stage_at__lte=now - CONSENT_LASTS)
    return sum(
        _note(referral, Kind.CONSENT_EXPIRED, Stage.CONSENT_ASKED, now, at=referral.stage_at + CONSENT_LASTS)
        for referral in rows.each(_some(asked))
    )


def note_silence(*, now: datetime) -> int:
    """Asked twice and never answered: the introduction ends without a response."""
    quiet = Referral.unscoped.filter(
        direction__in=[Direction.GIVEN, Direction.ONWARD],
        stage=Stage.INTRODUCED,
        stage_at__lte=now - SILENCE,
        next_due_at=None,
        ask_both=True,
    )
    return sum(_fell_silent(referral, now) for referral in rows.each(_some(quiet)))


def _fell_silent(referral: Referral, now: datetime) -> int:
    asked = [h.at for h in stories.of_referral(referral).standing() if h.kind is Kind.ASKED]
    if len(asked) < 2 or max(asked) > now - SILENCE:
        return 0
    return _note(referral, Kind.NO_RESPONSE, Stage.INTRODUCED, now, at=max(asked) + SILENCE)


def _some(referrals: Any) -> list[Referral]:
    return list(referrals.select_related("firm", "responsible").order_by("id")[:MOST])


def _note(referral: Referral, kind: Kind, expected: Stage, now: datetime, *, at: datetime | None) -> int:
    """Write it if it is still so once the referral is locked: another worker may have been quicker."""
    with scope(referral.firm):
        locked = Referral.objects.of(referral.firm).select_for_update(of=("self",)).get(pk=referral.pk)
        if stands(stories.of_referral(locked)).stage is not expected:
            return 0
        happenings.record(kind, firm=referral.firm, now=now, at=min(at or now, now), referral=locked)
        return 1
