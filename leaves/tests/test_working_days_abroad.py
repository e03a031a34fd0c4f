"""Working days of five countries over four years, against numpy and the `holidays` package."""

from datetime import date, timedelta

import holidays
import numpy as np
import pytest

from leaves.calculations import charges_by_year, price_days, working_days
from leaves.constants import HOURS_PER_DAY

YEARS = range(2024, 2028)
MONDAY_TO_FRIDAY, SUNDAY_TO_THURSDAY = "1111100", "1111001"  # numpy: Monday first
COUNTRIES = [
    ("VN", [6, 7], MONDAY_TO_FRIDAY),
    ("TH", [6, 7], MONDAY_TO_FRIDAY),
    ("PH", [6, 7], MONDAY_TO_FRIDAY),
    ("US", [6, 7], MONDAY_TO_FRIDAY),
    ("SA", [5, 6], SUNDAY_TO_THURSDAY),
]
SPANS = (1, 2, 5, 10, 31, 90, 366)


@pytest.mark.parametrize(("country", "weekend", "weekmask"), COUNTRIES)
def test_counts_what_numpy_counts(country: str, weekend: list[int], weekmask: str) -> None:
    free = holidays.country_holidays(country, years=YEARS)
    start = date(YEARS[0], 1, 1)

    compared = 0
    while start.year in YEARS:
        for length in SPANS:
            end = start + timedelta(days=length - 1)
            if end.year not in YEARS:
                continue
            expected = np.busday_count(
                start, end + timedelta(days=1), weekmask=weekmask, holidays=list(free)
            )
            assert working_days(start, end, weekend, free) == expected, (start, end)
            compared += 1
        start += timedelta(days=3)

    assert compared > 3000


@pytest.mark.parametrize(("country", "weekend", "weekmask"), COUNTRIES)
def test_charges_of_new_year_lie_in_their_years(
    country: str, weekend: list[int], weekmask: str
) -> None:
    free = holidays.country_holidays(country, years=YEARS)
    names = {day: str(name) for day, name in free.items()}
    for year in YEARS[:-1]:
        start, end = date(year, 12, 20), date(year + 1, 1, 10)
        turn = date(year + 1, 1, 1)

        charges = charges_by_year(price_days(start, end, weekend, names))

        for part, first, last in ((year, start, turn), (year + 1, turn, end + timedelta(days=1))):
            days = np.busday_count(first, last, weekmask=weekmask, holidays=list(free))
            assert charges[part] == int(days) * HOURS_PER_DAY
