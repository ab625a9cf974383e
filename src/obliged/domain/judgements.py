"""Of what do we judge?"""

from __future__ import annotations

from enum import StrEnum


class About(StrEnum):
    # of one person
    TRUST = "trust"  # what outcomes have taught us about them
    OUR_NAME = "our_name"  # the same measure of us, as they would see it
    RHYTHM = "rhythm"  # whether they still introduce people to us, and how often
    BALANCE = "balance"  # what went either way
    QUALIFIERS = "qualifiers"  # what evidence answers
    # of the whole firm
    FORECAST = "forecast"  # the weeks to come
    HELPS = "helps"  # which few words would help most
    BECAME = "became"  # what became of introductions, by where they came from
    RETURNS = "returns"  # to whom we could send somebody now
    BACKTEST = "backtest"  # what we said, what came


OF_ONE = frozenset({About.TRUST, About.OUR_NAME, About.RHYTHM, About.BALANCE, About.QUALIFIERS})
