"""Which days does everybody have off?

Public holidays by country and subdivision, as the `holidays` library knows them, with the days on which they
are observed. A country that it does not know has none; a subdivision that it does not know has its country's.
The library is large, so it is only opened when somebody asks.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

NONE: Mapping[date, str] = MappingProxyType({})
NAMES_IN = "en_US"  # said outright: left open, the library would follow the machine's locale


def public_holidays(country: str | None, subdivision: str | None, year: int) -> Mapping[date, str]:
    """The public holidays of a year, each with its name; none where the country is not known."""
    return _holidays_of(country or "", subdivision or "", year)


def is_holiday_for(country: str | None, subdivision: str | None) -> Callable[[date], bool]:
    """The question "is this a public holiday there?", the same function for the same place."""
    return _question_for(country or "", subdivision or "")


@lru_cache(maxsize=1)
def countries() -> tuple[str, ...]:
    """The two-letter codes of the countries whose holidays are known, for choosing one."""
    import holidays

    return tuple(sorted(holidays.list_supported_countries(include_aliases=False)))


@lru_cache(maxsize=256)
def subdivisions(country: str | None) -> tuple[str, ...]:
    """The codes of the states, provinces or cantons whose holidays are told apart, for choosing one."""
    kind = _kind_of(country or "")
    return tuple(kind.subdivisions) if kind else ()


@lru_cache(maxsize=256)
def subdivision_names(country: str | None) -> dict[str, str]:
    """The same by code, each with the name that people know it by; the code itself where the library has none."""
    kind = _kind_of(country or "")
    if kind is None:
        return {}
    named: dict[str, str] = {}
    for name, code in kind.subdivisions_aliases.items():
        named.setdefault(code, name)
    return {code: named.get(code, code) for code in kind.subdivisions}


def subdivision(country: str | None, said: str) -> str | None:
    """The code of a subdivision by its code or its name: "OR", "or", "Oregon"."""
    kind = _kind_of(country or "")
    found = _subdivision_of(kind, said) if kind else None
    return kind.subdivisions_aliases.get(found, found) if kind and found else None


@lru_cache(maxsize=1024)
def _question_for(country: str, subdivision: str) -> Callable[[date], bool]:
    kind = _kind_of(country)
    if kind is None:
        return lambda _day: False
    code = _subdivision_of(kind, subdivision) or ""

    def is_holiday(day: date) -> bool:
        return day in _holidays_of(country, code, day.year)

    return is_holiday


@lru_cache(maxsize=8192)
def _holidays_of(country: str, subdivision: str, year: int) -> Mapping[date, str]:
    kind = _kind_of(country)
    if kind is None or not kind.start_year <= year <= kind.end_year:
        return NONE
    found = kind(years=year, subdiv=_subdivision_of(kind, subdivision), language=NAMES_IN)
    return MappingProxyType(dict(found.items()))


@lru_cache(maxsize=1024)
def _kind_of(country: str) -> type[HolidayBase] | None:
    """The library's class for a country: by two or three letters, in any case."""
    import holidays
    from holidays.registry import COUNTRIES

    # Some countries cannot tell their movable holidays far from now. Those are left out; nobody need be warned.
    warnings.filterwarnings("ignore", message="Requested Holidays are available only")
    code = country.strip().upper()
    if not any(code in codes for _name, *codes in COUNTRIES.values()):
        return None
    return type(holidays.country_holidays(code))


def _subdivision_of(kind: type[HolidayBase], said: str) -> str | None:
    """The library's spelling of a subdivision: "OR", "or", "US-OR" and "Oregon" are the same place."""
    known = (*kind.subdivisions, *kind.subdivisions_aliases)
    wanted = said.strip().removeprefix(f"{kind.country}-")
    if wanted in known:
        return wanted
    by_letters = {name.casefold(): name for name in reversed(known)}
    plain = wanted.casefold()
    return by_letters.get(plain) or by_letters.get(plain.removeprefix(f"{kind.country}-".casefold()))
