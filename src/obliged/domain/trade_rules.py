"""May this trade exchange favours for introductions?

A first, cautious answer until the firm confirms its rules: in law, health and investment advice nothing of value may
be given for a recommendation in many places (ABA Model Rule 7.2(b); 42 U.S.C. § 1320a-7b(b)), and what looks like a
count of favours would suggest it. There the balance and its words are off.
"""

from __future__ import annotations

from obliged.domain.people import normal

CLOSED = (
    "law lawyer lawyers attorney attorneys solicitor solicitors barrister notary advocate "
    "doctor doctors physician physicians medical clinic dentist dentists psychologist psychotherapist surgeon hospital"
)
_CLOSED = frozenset(CLOSED.split())


def favours_may_be_exchanged(trade: str, *, discreet: bool) -> bool:
    """Whether favours are counted and returned at all.

    :param discreet: the firm keeps the rule of law and health
    """
    return not discreet and not (set(normal(trade).split()) & _CLOSED and _is_one(trade))


def _is_one(trade: str) -> bool:
    """ "lawyers in Bristol" are; "designers of clinics" and "software for doctors" are not."""
    words = normal(trade).split()
    cut = next((n for n, word in enumerate(words) if word in {"of", "for", "to", "who"}), len(words))
    return bool(set(words[:cut]) & _CLOSED)


__all__ = ["favours_may_be_exchanged"]
