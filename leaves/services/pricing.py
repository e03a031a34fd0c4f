"""What an ask is worth: its days, hours and charges, by the calendar of the person's place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from core.errors import DomainError, InvalidInputError
from leaves import calculations
from leaves.calculations import Day
from leaves.constants import HOURS_PER_DAY, LONGEST_SPAN_DAYS, NO_HOURS, DayReason
from leaves.errors import DateOutOfRangeError, HoursMismatchError, NoWorkingHoursError
from leaves.models import Attachment, LeaveCategory, PublicHoliday
from organizations.models import Location
from users.models import User

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Ask:
    """What someone asks for, as they said it; nothing is checked yet."""

    category: LeaveCategory
    start_date: date
    end_date: date
    hours: Decimal | None = None
    start_time: time | None = None
    end_time: time | None = None
    notes: str = ""
    attachment: Attachment | None = None

    @property
    def is_one_day(self) -> bool:
        return self.start_date == self.end_date

    @property
    def has_times(self) -> bool:
        return self.start_time is not None or self.end_time is not None


@dataclass(slots=True)
class Price:
    """The worth of an ask, and every rule of days and hours it breaks."""

    days: list[Day] = field(default_factory=list)
    problems: list[DomainError] = field(default_factory=list)

    @property
    def hours(self) -> Decimal:
        return calculations.total_hours(self.days)

    @property
    def charges(self) -> dict[int, Decimal]:
        return calculations.charges_by_year(self.days)


def holiday_names(person: User, start: date, end: date) -> dict[date, str]:
    """The public holidays of the person's place by date."""
    found = PublicHoliday.objects.for_place(person.entity_id, person.location_id)
    return by_day(found.overlapping(start, end), start, end)


def by_day(holidays: Iterable[PublicHoliday], start: date, end: date) -> dict[date, str]:
    """Names by date from start to end; the most specific holiday names the day."""
    return {
        day: holiday.holiday_name
        for holiday in sorted(holidays, key=_specificity)
        for day in calculations.dates_between(
            max(start, holiday.start_date), min(end, holiday.end_date)
        )
    }


def _specificity(holiday: PublicHoliday) -> tuple[bool, bool, int]:
    return (holiday.entity_id is not None, holiday.location_id is not None, holiday.pk)


def price_dates(person: User, start: date, end: date) -> list[Day]:
    """Full days from start to end where the person works (reads `person.location`)."""
    weekend = person.location.weekend if person.location else ()
    return calculations.price_days(start, end, weekend, holiday_names(person, start, end))


class Calendars:
    """Weekends and holidays of every place as they are now, read once for very much leave."""

    def __init__(self, first: date, last: date) -> None:
        self.weekends = dict(Location.objects.values_list("pk", "weekend"))
        self.holidays = list(PublicHoliday.objects.active().overlapping(first, last))
        self.span = (first, last)
        self.known: dict[tuple[int | None, int | None], Mapping[date, str]] = {}

    def days(
        self, start: date, end: date, entity_id: int | None, location_id: int | None
    ) -> list[Day]:
        """Full days within the span that was read, as `price_dates` has them."""
        place = (entity_id, location_id)
        if place not in self.known:
            here = (holiday for holiday in self.holidays if holiday.applies_to(*place))
            self.known[place] = by_day(here, *self.span)
        weekend = self.weekends.get(location_id or 0, ())
        return calculations.price_days(start, end, weekend, self.known[place])


def price(ask: Ask, person: User) -> Price:
    """Price an ask; broken rules are collected, not raised, so that all can be shown at once."""
    if ask.end_date < ask.start_date:
        wrong = InvalidInputError(
            "The last day must not be before the first.", pointer="end_date", reason="date_order"
        )
        return Price(problems=[wrong])
    if (ask.end_date - ask.start_date).days >= LONGEST_SPAN_DAYS:
        return Price(problems=[_too_long()])
    days = price_dates(person, ask.start_date, ask.end_date)
    if not calculations.total_hours(days):
        return Price(days, [NoWorkingHoursError(pointer="start_date")])
    if ask.is_one_day and (ask.has_times or ask.hours is not None):
        return _price_one_day(ask, days[0])
    return Price(days, list(_problems_of_full_days(ask, days)))


def _too_long() -> DateOutOfRangeError:
    return DateOutOfRangeError(
        f"A request spans at most {LONGEST_SPAN_DAYS} days.", pointer="end_date"
    )


def _problems_of_full_days(ask: Ask, days: list[Day]) -> Iterable[DomainError]:
    if ask.has_times:
        yield InvalidInputError("Times are for a single day.", pointer="start_time")
    expected = calculations.total_hours(days)
    if ask.hours is not None and ask.hours != expected:
        yield HoursMismatchError(sent=ask.hours.quantize(CENT), expected=expected)


def _price_one_day(ask: Ask, day: Day) -> Price:
    if ask.has_times:
        wrong = _wrong_times(ask)
        if wrong is not None or ask.start_time is None or ask.end_time is None:
            return Price([day], [wrong] if wrong else [])
        hours = calculations.span_hours(ask.start_time, ask.end_time)
    else:
        hours = (ask.hours or NO_HOURS).quantize(CENT)
    priced = [Day(day.date, max(hours, NO_HOURS), DayReason.WORK)]
    return Price(priced, list(_problems_of_one_day(ask, hours)))


def _wrong_times(ask: Ask) -> InvalidInputError | None:
    if ask.start_time is None or ask.end_time is None:
        missing = "start_time" if ask.start_time is None else "end_time"
        return InvalidInputError("Give both times.", pointer=missing, reason="required")
    if ask.end_time <= ask.start_time:
        return InvalidInputError("Must be after the start time.", pointer="end_time")
    for name, moment in (("start_time", ask.start_time), ("end_time", ask.end_time)):
        if not calculations.is_quarter_time(moment):
            return InvalidInputError("Times are quarter hours.", pointer=name)
    return None


def _problems_of_one_day(ask: Ask, hours: Decimal) -> Iterable[DomainError]:
    field_name = "end_time" if ask.has_times else "hours"
    if hours <= 0:
        yield NoWorkingHoursError(pointer=field_name)
    if not calculations.is_quarter_hours(hours):
        yield InvalidInputError("Hours are quarter hours.", pointer=field_name)
    most = max(ask.category.max_hours_per_day, HOURS_PER_DAY)
    if hours > most:
        yield InvalidInputError(
            f"At most {most} hours of {ask.category.name} in a day.", pointer=field_name
        )
    if ask.has_times and ask.hours is not None and ask.hours != hours:
        yield HoursMismatchError(sent=ask.hours.quantize(CENT), expected=hours)
