"""How does what is old go by itself?

Each night, a little at a time: what the firm said how long to keep goes after that, unless a legal hold stands on
somebody whom it concerns. People of whom nothing came are erased as if they had asked for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from obliged.acts import erasing
from obliged.domain.erased import ERASED
from obliged.domain.keeping import ADVISED, LONGEST, Keeps
from obliged.domain.refusals import Refusal
from obliged.queries import keeping as queries
from obliged.records.firms import Firm
from obliged.records.incoming import Incoming
from obliged.records.letters import Letter
from obliged.records.rows import of
from obliged.records.scoping import scope

AT_ONCE = 500
ERASED_A_NIGHT = 50


def set_days(firm: Firm, days: Mapping[str, int]) -> None:
    """How long the firm keeps each kind of thing; what is as we advise is not written down."""
    kept = {
        str(keeps): min(max(int(days[keeps]), 0), LONGEST)
        for keeps, advised in ADVISED.items()
        if keeps in days and int(days[keeps]) != advised
    }
    with scope(firm):
        Firm.objects.filter(pk=firm.pk).update(retention=kept)
    firm.retention = kept


def let_go(*, now: datetime) -> int:
    """What has been kept long enough, of every firm; answers how much went."""
    gone = 0
    for firm in list(Firm.objects.order_by("id")):
        with of(firm):
            gone += _of_firm(firm, now)
    return gone


def _of_firm(firm: Firm, now: datetime) -> int:
    gone = sum(_let_go(firm, keeps, now) for keeps in Keeps if keeps is not Keeps.PROSPECTS)
    with scope(firm):
        people = list(queries.goes(firm, Keeps.PROSPECTS, as_of=now).select_related("firm")[:ERASED_A_NIGHT])
    for person in people:
        with suppress(Refusal):
            erasing.begin(person, ground="retention", now=now)
            gone += 1
    return gone


def _let_go(firm: Firm, keeps: Keeps, now: datetime) -> int:
    gone = 0
    while True:
        with scope(firm):
            some = list(queries.goes(firm, keeps, as_of=now).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
            if some:
                _let_go_of(firm, keeps, some)
        gone += len(some)
        if len(some) < AT_ONCE:
            return gone


def _let_go_of(firm: Firm, keeps: Keeps, some: list[int]) -> None:
    model = queries.OLD[keeps](firm, firm.founded_at).model
    rows: Any = model._base_manager.filter(firm=firm, pk__in=some)
    if keeps is Keeps.RAW_MAIL:
        rows.update(raw=b"", envelope_from="")
    elif model is Letter:
        erasing.out_of_the_spool(list(rows.values_list("message_id", flat=True)))
        rows.update(text=ERASED, subject=ERASED, cards=[], thread="", answers="")
    elif model is Incoming:
        rows.update(raw=b"", text="", new_words="", subject="", suggestion={})
    else:
        rows.delete()


__all__ = ["let_go", "set_days"]
