"""Is this the copy of the database that sends, and may letters leave it?

A database that was put back from a backup holds letters that have left since. It begins silent, and somebody says that
it is the one that sends. It is recognised by the small file beside it (`ports/installed.py`). A firm of its own
falls silent too: in a storm of letters, or when an owner says so.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from obliged.domain.refusals import Refusal
from obliged.ports import installed
from obliged.ports.installed import Known
from obliged.records import rows
from obliged.records.firms import Firm
from obliged.records.jobs import Installation
from obliged.records.letters import Letter, Passage
from obliged.records.scoping import scope
from obliged.words import roles as words

THE_ONE = 1
RESTORED = "restored"
SAID = "said"  # an owner's word
ALLOWED = "allowed"  # a storm that somebody let pass


class IsNotMuted(Refusal):
    """This copy sends already."""


def compare(*, now: datetime) -> bool:
    """Compare the database with the file beside it, before anything is served; answers whether it is silent."""
    folder = _folder()
    with rows.house(), scope(None):
        known = installed.read(folder)
        row = Installation.objects.select_for_update().filter(pk=THE_ONE).first()
        if row is None:
            row = _new(known, now)
        elif row.muted_at is None and is_put_back(row, known):
            row.muted_at, row.muted_why = now, RESTORED
            row.save(update_fields=["muted_at", "muted_why"])
        if row.muted_at is not None:
            return True
    known = installed.read(folder)
    if known is None or known.is_copied or known.epoch != row.epoch or known.sent != row.sent:
        installed.write(folder, row.epoch, row.sent)
    return False


def _folder() -> Path:
    folder: Path = settings.DATA
    return folder


def _new(known: Known | None, now: datetime) -> Installation:
    """A database without the row is new, or older than the row: what has left is counted once."""
    sent = Letter.unscoped.filter(sent_at__isnull=False).count()
    row = Installation(pk=THE_ONE, epoch=uuid4(), sent=sent)
    if known is not None and known.sent > sent and Firm.objects.exists():
        row.muted_at, row.muted_why = now, RESTORED
    else:
        installed.write(_folder(), row.epoch, row.sent)  # first: without the row, it says nothing against us
    Installation.objects.bulk_create([row], ignore_conflicts=True)
    return Installation.objects.select_for_update().get(pk=THE_ONE)


def is_put_back(row: Installation, known: Known | None) -> bool:
    """Whether this database was put back from a backup, or copied from another place, after letters had left."""
    if row.sent == 0 and (known is None or known.sent == 0):
        return False
    if known is None:
        return True
    if known.epoch == row.before and known.epoch != row.epoch:
        return False  # somebody said that this one sends, and the file had not heard of it yet
    return known.epoch != row.epoch or known.sent > row.sent or known.is_copied


def refuse_if_mighty() -> None:
    """Nothing is served by a role that could pass by the locks. A database that is away is not judged here."""
    try:
        mighty = rows.too_mighty()
    except DatabaseError:
        return
    finally:
        connection.close()
    if mighty is not None:
        sys.exit(f"{words.says(mighty.role, mighty.why)}\n{words.MEND}")


def is_muted() -> bool:
    """Whether nothing leaves this copy until somebody says that it is the one."""
    return Installation.objects.filter(muted_at__isnull=False).exists()


def note_sent(number: int = 1) -> None:
    """So many letters have left, in the caller's transaction; once that is kept, the file hears of it."""
    if not Installation.objects.filter(pk=THE_ONE).update(sent=F("sent") + number):
        return
    epoch, sent = Installation.objects.values_list("epoch", "sent").get(pk=THE_ONE)

    def tell() -> None:
        known = installed.read(_folder())
        if known is not None and known.epoch == epoch and not known.is_copied and known.sent < sent:
            installed.write(_folder(), epoch, sent, at_once=False)

    transaction.on_commit(tell)


def this_one_sends(*, now: datetime) -> int:
    """Somebody says: this is the copy that sends. Answers how many letters are in doubt by that.

    What was already held when the copy was put back may have left from the other one: it is looked for where sent
    letters lie, and put before a person where it cannot be found.

    :raises IsNotMuted: if it is not silent
    """
    with rows.house(), scope(None):
        row = Installation.objects.select_for_update().filter(pk=THE_ONE, muted_at__isnull=False).first()
        if row is None or row.muted_at is None:
            raise IsNotMuted()
        held = [str(Passage.HELD), str(Passage.CLAIMED)]
        doubtful = Letter.unscoped.filter(passage__in=held, made_at__lt=row.muted_at).update(
            passage=Passage.IN_DOUBT,
            doubted_at=now,
            claimed_until=None,
            trouble="the database was put back from a backup",
        )
        row.before, row.epoch, row.muted_at, row.muted_why = row.epoch, uuid4(), None, ""
        row.save(update_fields=["before", "epoch", "muted_at", "muted_why"])
    installed.write(_folder(), row.epoch, row.sent)
    return int(doubtful)


def pause(firm: Firm, *, now: datetime) -> None:
    """An owner says: nothing leaves this firm until I say so."""
    with scope(firm):
        Firm.objects.filter(pk=firm.pk, paused_at=None).update(paused_at=now, paused_why=SAID)


def go_on(firm: Firm) -> None:
    """An owner says: letters may leave again. After a storm the one that was seen is let pass, once."""
    with scope(firm):
        paused = Firm.objects.filter(pk=firm.pk, paused_at__isnull=False)
        paused.filter(paused_why="storm").update(paused_why=ALLOWED, paused_at=None)
        paused.update(paused_at=None, paused_why="")


__all__ = [
    "IsNotMuted", "compare", "go_on", "is_muted", "is_put_back", "note_sent", "pause", "refuse_if_mighty",
    "this_one_sends",
]  # fmt: skip
