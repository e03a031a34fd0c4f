"""Public holidays of the demo's countries, in English."""

from collections.abc import Iterable
from datetime import date, timedelta

import holidays

from leaves.seeding.roster import Company, Site

FRIDAY = 5
NEW_YEAR = "New Year's Day"


def of_country(country: str, years: Iterable[int]) -> dict[date, str]:
    """Names by date; New Year's Day is left out, it is everybody's."""
    found = holidays.country_holidays(country, years=list(years), language="en_US")
    return {day: name for day, name in sorted(found.items()) if (day.month, day.day) != (1, 1)}


def of_everybody(years: Iterable[int]) -> dict[date, str]:
    return {date(year, 1, 1): NEW_YEAR for year in years}


def of_company(company: Company, years: Iterable[int]) -> dict[date, str]:
    """The company's own day off: the first Friday of September."""
    name = f"{company.name.split()[0]} Founders' Day"
    return {_first(FRIDAY, date(year, 9, 1)): name for year in years}


def for_site(company: Company, site: Site, years: Iterable[int]) -> dict[date, str]:
    """Every day nobody works at this site."""
    years = list(years)
    return of_everybody(years) | of_company(company, years) | of_country(site.country, years)


def _first(weekday: int, start: date) -> date:
    return start + timedelta(days=(weekday - start.isoweekday()) % 7)
