"""What do the firm's rules send by themselves?

Only what needs nobody's judgement, in working hours, held like any letter so that it can be taken back. Whoever is
written to hears from a rule once a day at most: the outbox sees to that.
"""

from __future__ import annotations

import logging
from datetime import datetime

from obliged.acts import courtesies
from obliged.domain.refusals import Refusal
from obliged.queries import by_itself
from obliged.records import rows
from obliged.records.firms import Firm

log = logging.getLogger("obliged.by_itself")


def send(*, now: datetime) -> int:
    """Write what may leave by itself; answers with how many letters."""
    written = 0
    for firm in list(by_itself.firms(as_of=now)):
        with rows.of(firm):
            written += _send(firm, now)
    return written


def _send(firm: Firm, now: datetime) -> int:
    written = 0
    settled: set[str] = set()
    for row in by_itself.open_now(firm, as_of=now):
        if str(row.key) in settled:
            continue
        draft = by_itself.draft(row, as_of=now)
        if not by_itself.needs_nobody(draft, firm):
            continue
        try:
            courtesies.send(row, by=row.owner, now=now, by_itself=True)
        except Refusal as refusal:
            log.info("Left to a member: %s (%s)", row.key, type(refusal).__name__)
            continue
        settled.update(draft.keys)
        written += 1
    return written
