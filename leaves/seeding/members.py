"""When the demo's story happens, and which days of it each person still has free."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from leaves import calculations
from leaves.constants import NO_HOURS, CategoryCode
from leaves.seeding.roster import Company, Person

WEEKEND = (6, 7)
MONDAY = 1
OFFICE_HOURS = range(8, 19)
COUNTED = frozenset({CategoryCode.VACATION, CategoryCode.SICK, CategoryCode.PERSONAL})
LONGEST_SEARCH = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Era:
    """The company moved to this system in the first week of last year; `now` is the present."""

    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def years(self) -> tuple[int, ...]:
        return (self.today.year - 1, self.today.year, self.today.year + 1)

    @property
    def start(self) -> datetime:
        monday = first_monday(date(self.today.year - 1, 1, 2))
        return datetime.combine(monday, time(2), tzinfo=UTC)

    def joined(self, months_ago: int) -> date:
        """The first Monday of the month so many months before this one."""
        month = self.today.year * 12 + self.today.month - 1 - months_ago
        return first_monday(date(month // 12, month % 12 + 1, 1))


def first_monday(day: date) -> date:
    return day + timedelta(days=(MONDAY - day.isoweekday()) % 7)


@dataclass(slots=True, eq=False)
class Member:
    """A person of the roster with their calendar; `book` keeps their leave free of clashes."""

    person: Person
    company: Company
    email: str
    join_date: date
    zone: ZoneInfo
    holidays: Mapping[date, str]
    dice: Random
    taken: list[tuple[date, date]] = field(default_factory=list)
    free: dict[tuple[str, int], Decimal] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.person.key

    def grant(self, code: str, year: int, hours: Decimal) -> None:
        self.free[code, year] = self.hours_free(code, year) + hours

    def hours_free(self, code: str, year: int) -> Decimal:
        opening = calculations.allocation(
            code, exempt_type=self.person.exempt_type, join_date=self.join_date, year=year
        )
        return self.free.get((code, year), opening)

    def moment(self, day: date, hour: int | None = None) -> datetime:
        """Some minute of the working day, on the clock of where they work."""
        hour = self.dice.choice(OFFICE_HOURS) if hour is None else hour
        return datetime.combine(day, time(hour, self.dice.randrange(60)), tzinfo=self.zone)

    def at_work(self, instant: datetime) -> datetime:
        """The instant, or the next morning when it is early or late where they work."""
        local = instant.astimezone(self.zone)
        if local.hour in OFFICE_HOURS:
            return instant
        day = local.date() + timedelta(days=local.hour >= OFFICE_HOURS.stop)
        return self.moment(day, OFFICE_HOURS.start)

    def book(
        self, code: str, around: date, days: int, times: tuple[time, time] | None = None
    ) -> tuple[date, date] | None:
        """The first free stretch of so many working days on or after `around`.

        None when the balance does not hold it. `times` make a partial day.
        """
        hours = calculations.span_hours(*times) if times else None
        start = around
        while start <= around + LONGEST_SEARCH:
            end = self._end(start, days)
            if self._is_workday(start) and self._is_free(start, end):
                return (start, end) if self._pay(code, start, end, hours) else None
            start += timedelta(days=1)
        return None

    def workdays(self, start: date, end: date) -> int:
        return calculations.working_days(start, end, WEEKEND, self.holidays)

    def _end(self, start: date, days: int) -> date:
        end = start
        while True:
            days -= self._is_workday(end)
            if days <= 0:
                return end
            end += timedelta(days=1)

    def _is_workday(self, day: date) -> bool:
        return day.isoweekday() not in WEEKEND and day not in self.holidays

    def _is_free(self, start: date, end: date) -> bool:
        return all(end < first or last < start for first, last in self.taken)

    def _pay(self, code: str, start: date, end: date, hours: Decimal | None) -> bool:
        days = calculations.price_days(start, end, WEEKEND, self.holidays)
        costs = calculations.charges_by_year(days)
        if hours is not None:
            costs = {start.year: hours}
        if code in COUNTED:
            if any(self.hours_free(code, year) < cost for year, cost in costs.items()):
                return False
            for year, cost in costs.items():
                self.grant(code, year, NO_HOURS - cost)
        self.taken.append((start, end))
        return True
