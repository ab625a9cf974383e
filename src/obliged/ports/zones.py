"""Which zones are there, and in which country does a zone lie? From the tables of the time zone database itself."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, str]:
    """Zone to country, from zone.tab: the country whose clocks the zone was written for."""
    lines = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[2]: row[0] for row in rows}


def country_of(zone: str) -> str:
    """The two letters of the zone's country, or nothing where it has none (UTC)."""
    return _table().get(zone, "")


def names() -> tuple[str, ...]:
    """Every zone that people live in, by name, UTC first."""
    return ("UTC", *sorted(_table()))
