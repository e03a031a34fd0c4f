"""Who calls while the company is measured, each signed in; read from the crowd as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from django.db import connection
from django.db.models import F

from leaves.constants import HOURS_PER_DAY, LeaveStatus
from leaves.models import LeaveBalance, LeaveCategory, LeaveRequest, PublicHoliday
from leaves.seeding.chances import LAST_DAY_AHEAD
from leaves.seeding.crowd import COMPANY
from leaves.seeding.history import LONGEST_BREAK
from leaves.seeding.members import WEEKEND
from users.constants import Role
from users.managers import UserQuerySet
from users.models import User
from users.services.logins import open_login

READERS, LEADERS, ASKERS, DAYS_EACH = 48, 16, 240, 4
FAR, APART = 7_000_000_000, 10_000_000


@dataclass(frozen=True, slots=True)
class Caller:
    id: int
    token: str


@dataclass(frozen=True, slots=True)
class Wish:
    """A day of vacation that somebody may ask for."""

    caller: Caller
    category: int
    day: date


class Cast:
    def __init__(self, now: datetime) -> None:
        self.now = now
        self._signed_in: dict[int, Caller] = {}
        self.people = User.objects.filter(entity__entity_name=COMPANY.name)

    def overseer(self) -> Caller:
        return self.sign_in(self.people.get(role=Role.HR))

    def employees(self) -> list[Caller]:
        return self._spread(self.people.filter(role=Role.EMPLOYEE).order_by("pk"), READERS)

    def managers(self) -> list[Caller]:
        return self._spread(self.people.filter(role=Role.MANAGER).order_by("pk"), LEADERS)

    def pending(self) -> list[tuple[Caller, LeaveRequest]]:
        """What waits for a decision since the crowd was made, spread over the teams."""
        rows = LeaveRequest.objects.filter(
            status=LeaveStatus.PENDING, user__in=self.people, user__approver__isnull=False
        ).select_related("user__approver")
        chosen = sorted(rows[:ASKERS], key=lambda leave: (leave.pk % DAYS_EACH, leave.pk))
        return [
            (self.sign_in(leave.user.approver), leave) for leave in chosen if leave.user.approver
        ]

    def wishes(self) -> list[Wish]:
        """One day after another for each, on which nobody has leave yet."""
        first = self.now.date() + timedelta(days=LAST_DAY_AHEAD + LONGEST_BREAK)
        year = first.year
        vacation = LeaveCategory.objects.get(code="VACATION")
        able = LeaveBalance.objects.filter(
            category=vacation,
            balance_year=year,
            user__in=self.people.filter(role=Role.EMPLOYEE),
            hours__gte=F("pending_hours") + DAYS_EACH * HOURS_PER_DAY,
        )
        people = self._spread(
            User.objects.filter(pk__in=able.values("user")).order_by("pk"), ASKERS
        )
        days = [day for day in islice(self._workdays(first), DAYS_EACH) if day.year == year]
        return [Wish(caller, vacation.pk, day) for day in days for caller in people]

    def deciders(self) -> dict[int, str]:
        """Tokens by id of everyone who decides for somebody in the cast."""
        approvers = User.objects.filter(subordinates__in=[*self._signed_in]).distinct()
        return {caller.id: caller.token for caller in map(self.sign_in, approvers)}

    def sign_in(self, person: User) -> Caller:
        if person.pk not in self._signed_in:
            token = open_login(person, None, self.now).access
            self._signed_in[person.pk] = Caller(person.pk, token)
        return self._signed_in[person.pk]

    def _spread(self, people: UserQuerySet, wanted: int) -> list[Caller]:
        """From the whole length of the company, and not who sits side by side on the disk."""
        ids = [*people.values_list("pk", flat=True)]
        step = max(1, len(ids) // wanted)
        chosen = User.objects.in_bulk(ids[::step][:wanted])
        return [self.sign_in(person) for person in chosen.values()]

    def _workdays(self, first: date) -> Iterator[date]:
        off = {
            holiday.start_date + timedelta(days=day)
            for holiday in PublicHoliday.objects.active().filter(end_date__gte=first)
            for day in range((holiday.end_date - holiday.start_date).days + 1)
        }
        day = first
        while True:
            if day.isoweekday() not in WEEKEND and day not in off:
                yield day
            day += timedelta(days=1)


def number_from_afar() -> None:
    """Let every new row have an id that cannot be mistaken for any other number."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(format('%%I.%%I', schemaname, sequencename)::regclass,"
            " %s + %s * row_number() OVER (ORDER BY sequencename)) FROM pg_sequences"
            " WHERE max_value > %s",
            [FAR, APART, FAR],
        )
