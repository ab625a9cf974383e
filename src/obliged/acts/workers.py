"""Which processes do jobs, and when did each last give a sign of life?"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from obliged.records.jobs import Worker
from obliged.records.scoping import scope

SILENT = timedelta(minutes=2)  # the row of one who said nothing for so long is cleared away by the next who does


def beat(name: str, *, since: datetime, now: datetime) -> None:
    """I am here. Rows of those who went are cleared away, also such as another clock has written."""
    with scope(None):
        Worker.objects.bulk_create(
            [Worker(name=name[:60], since=since, beat_at=now)],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["beat_at"],
        )
        gone = Q(beat_at__lt=now - SILENT) | Q(beat_at__gt=now + SILENT)
        Worker.objects.filter(gone).exclude(name=name[:60]).delete()


def is_gone(name: str) -> None:
    """Somebody who lives saw that this one does not."""
    with scope(None):
        Worker.objects.filter(name=name).delete()
