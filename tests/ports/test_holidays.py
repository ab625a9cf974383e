"""Are public holidays those of the place, however its codes are written?"""

from __future__ import annotations

from datetime import date

import pytest

from obliged.ports.holidays import countries, is_holiday_for, public_holidays, subdivisions


def test_labor_day_is_a_holiday_in_oregon() -> None:
    assert public_holidays("US", "OR", 2026)[date(2026, 9, 7)] == "Labor Day"


def test_a_holiday_on_a_saturday_is_observed_on_friday() -> None:
    assert is_holiday_for("US", None)(date(2026, 7, 3))


@pytest.mark.parametrize("said", ["BY", "by", "DE-BY", "de-by", "Bayern", " BY "])
def test_a_subdivision_may_be_written_in_many_ways(said: str) -> None:
    assert is_holiday_for("DE", said)(date(2026, 6, 4))  # Corpus Christi, in Bavaria and not in Berlin
    assert not is_holiday_for("DE", "BE")(date(2026, 6, 4))


@pytest.mark.parametrize("said", ["PT", "pt", "PRT", " Pt "])
def test_a_country_may_be_written_in_many_ways(said: str) -> None:
    assert is_holiday_for(said, None)(date(2026, 6, 10))


@pytest.mark.parametrize("said", [None, "", "XX", "Atlantis", "__doc__", "HolidayBase", "NYSE", "\0"])
def test_an_unknown_country_has_no_holidays(said: str | None) -> None:
    assert not is_holiday_for(said, None)(date(2026, 12, 25))
    assert public_holidays(said, None, 2026) == {}
    assert subdivisions(said) == ()


@pytest.mark.parametrize("said", [None, "", "XX", "US-OR", "\0"])
def test_an_unknown_subdivision_has_its_country_s_holidays(said: str | None) -> None:
    assert public_holidays("DE", said, 2026) == public_holidays("DE", None, 2026)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("year", [1, 1776, 2300, 9999])
@pytest.mark.parametrize("country", ["US", "IN", "MY", "IL", "CN"])
def test_far_years_are_no_trouble(country: str, year: int) -> None:
    public_holidays(country, None, year)


def test_the_same_place_has_the_same_question() -> None:
    assert is_holiday_for("US", "OR") is is_holiday_for("US", "OR")


def test_countries_and_their_subdivisions_can_be_chosen() -> None:
    assert {"US", "GB", "PT"} <= set(countries())
    assert all(len(code) == 2 for code in countries())
    assert "OR" in subdivisions("US")
