"""Which leave somebody of the crowd takes, rolled with dice of their own."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from leaves.constants import HOURS_PER_DAY, LeaveStatus, LedgerKind

# (category, month and day the search starts, days it may start later, longest, share of people)
SEASONS = (
    ("VACATION", (2, 1), 40, 4, 0.9),
    ("SICK", (4, 10), 40, 2, 0.6),
    ("VACATION", (7, 1), 40, 3, 0.9),
    ("PERSONAL", (9, 10), 30, 1, 0.5),
    ("UNPAID", (11, 1), 20, 2, 0.1),
)
PAST = {LeaveStatus.APPROVED: 86, LeaveStatus.REJECTED: 6, LeaveStatus.CANCELLED: 8}
TO_COME = {LeaveStatus.PENDING: 60, LeaveStatus.APPROVED: 40}
SETTLED_DAYS = 15  # the seasons of this year are told up to so many days ago
FIRST_DAY_AHEAD, LAST_DAY_AHEAD, LONGEST_TO_COME, SHARE_TO_COME = 3, 40, 3, 0.4


@dataclass(frozen=True, slots=True)
class Colleague:
    pk: int
    number: int
    name: str
    join_date: date
    approver_id: int | None
    approver_name: str


@dataclass(frozen=True, slots=True)
class Leave:
    """One request. `ended` is when it was decided or cancelled, unless it is pending."""

    pk: int
    owner: Colleague
    category: str
    start: date
    end: date
    hours: Decimal
    status: LeaveStatus
    asked: datetime
    ended: datetime

    @property
    def kinds(self) -> tuple[LedgerKind, ...]:
        if self.status == LeaveStatus.PENDING:
            return (LedgerKind.HOLD,)
        if self.status == LeaveStatus.APPROVED:
            return (LedgerKind.HOLD, LedgerKind.USE)
        return (LedgerKind.HOLD, LedgerKind.RELEASE)


class Chances:
    """Leave of one person never overlaps: the seasons lie apart, and what is to come after them."""

    def __init__(self, workdays: Sequence[date], ids: Iterator[int], now: datetime) -> None:
        self.workdays, self.ids, self.now, self.today = workdays, ids, now, now.date()

    def leave_of(self, person: Colleague, years: Sequence[int]) -> Iterator[Leave]:
        """In the order of time."""
        dice = Random(person.number)  # noqa: S311
        for year in years:
            for code, (month, day), spread, longest, share in SEASONS:
                earliest = date(year, month, day) + timedelta(days=dice.randrange(spread))
                is_settled = earliest < self.today - timedelta(days=SETTLED_DAYS)
                if dice.random() < share and is_settled:
                    days = dice.randint(1, longest)
                    yield self._leave(person, code, earliest, days, dice, chances=PAST)
        if dice.random() < SHARE_TO_COME:
            ahead = timedelta(days=dice.randint(FIRST_DAY_AHEAD, LAST_DAY_AHEAD))
            days = dice.randint(1, LONGEST_TO_COME)
            earliest = self.today + ahead
            yield self._leave(person, "VACATION", earliest, days, dice, chances=TO_COME)

    def _leave(
        self,
        person: Colleague,
        code: str,
        earliest: date,
        days: int,
        dice: Random,
        *,
        chances: dict[LeaveStatus, int],
    ) -> Leave:
        start, end = self._dates(earliest, days)
        lead = 0 if code == "SICK" else dice.randint(8, 25)
        asked = datetime.combine(start - timedelta(days=lead), time(1), tzinfo=UTC)
        asked = min(asked, self.now - timedelta(hours=dice.randint(30, 200)))
        asked += timedelta(minutes=dice.randrange(60))
        [status] = dice.choices((*chances,), weights=(*chances.values(),))
        return Leave(
            pk=next(self.ids),
            owner=person,
            category=code,
            start=start,
            end=end,
            hours=days * HOURS_PER_DAY,
            status=status,
            asked=asked,
            ended=asked + timedelta(hours=dice.randint(1, 28)),
        )

    def _dates(self, earliest: date, days: int) -> tuple[date, date]:
        """So many working days in one year, the next one when this one is too short."""
        first = bisect_left(self.workdays, earliest)
        while self.workdays[first].year != self.workdays[first + days - 1].year:
            first += 1
        return self.workdays[first], self.workdays[first + days - 1]
