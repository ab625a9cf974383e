"""Which zones are there, in which country does a zone lie, and what is a country called?

From the tables of the time zone database itself.
"""

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


# Where the table sorts a name under another word than people look for.
CALLED = {
    "AS": "American Samoa", "GB": "United Kingdom", "KP": "North Korea", "KR": "South Korea", "VG": "British Virgin Islands",
    "VI": "US Virgin Islands", "WS": "Samoa",
}  # fmt: skip


@cache
def _countries() -> dict[str, str]:
    lines = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#")) | CALLED


def country_name(code: str) -> str:
    """What the country of these two letters is called; the letters where nobody knows."""
    return _countries().get(code, code)


def names() -> tuple[str, ...]:
    """Every zone that people live in, by name, UTC first."""
    return ("UTC", *sorted(_table()))
