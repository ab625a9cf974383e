"""With which row does Today begin?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import template

from obliged.domain.playbook import Verb

if TYPE_CHECKING:
    from obliged.queries.today import Row

register = template.Library()
LETTERS = frozenset({Verb.THANK, Verb.TELL, Verb.EXPLAIN, Verb.ASK, Verb.ANSWER, Verb.APOLOGISE})


@register.filter
def first_letter(rows: Iterable[Row]) -> Row | None:
    """The first row that one letter answers: its draft stands open, so that one key sends it."""
    return next((row for row in rows if row.verb in LETTERS and not row.asks_both), None)
