"""Clocks that jump: summer time begins and ends, the year turns, and time is set back."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from conftest import TEST_NOW, Clock, SignIn
from core.models import Notification
from leaves.models import LeaveBalance, LeaveRequest
from leaves.services import invariants
from leaves.tests.books import assert_books_agree, kinds_of
from leaves.tests.factories import approve, submit, vacation
from organizations.tests.factories import LocationFactory
from users.models import User
from users.services import logins
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
REQUESTS = "/api/v1/leaves/requests/"
SECOND = timedelta(seconds=1)
STEP_BACK = timedelta(minutes=10)
FRIDAY_AND_SATURDAY = [5, 6]
# Where a Sunday is worked, on the day the clock is moved, and when that day begins.
MOVED = [
    ("America/New_York", date(2026, 3, 8), datetime(2026, 3, 8, 5, tzinfo=UTC)),  # 23 hours
    ("America/New_York", date(2026, 11, 1), datetime(2026, 11, 1, 4, tzinfo=UTC)),  # 25 hours
    ("America/Santiago", date(2026, 9, 6), datetime(2026, 9, 6, 4, tzinfo=UTC)),  # no midnight
    ("America/Santiago", date(2027, 4, 4), datetime(2027, 4, 4, 4, tzinfo=UTC)),  # two before it
]


def working_in(timezone: str, weekend: list[int]) -> User:
    place = LocationFactory(timezone=timezone, weekend=weekend)
    made: User = UserFactory(location=place, with_approver=True)
    return made


@pytest.mark.parametrize(("timezone", "day", "begins"), MOVED)
def test_a_day_of_23_or_25_hours_is_worth_eight(timezone: str, day: date, begins: datetime) -> None:
    person = working_in(timezone, FRIDAY_AND_SATURDAY)

    leave = submit(person, day, day + timedelta(days=1))

    assert leave.hours == Decimal("16.00")


@pytest.mark.parametrize(("timezone", "day", "begins"), MOVED)
def test_leave_on_such_a_day_begins_once(
    as_user: SignIn, test_clock: Clock, timezone: str, day: date, begins: datetime
) -> None:
    person = working_in(timezone, FRIDAY_AND_SATURDAY)
    leave = approve(submit(person, day), UserFactory(admin=True))

    test_clock.now = begins
    late = as_user(person).delete(f"{REQUESTS}{leave.pk}/")
    test_clock.now = begins - SECOND
    in_time = as_user(person).delete(f"{REQUESTS}{leave.pk}/")

    assert (late.status_code, late.json()["code"]) == (409, "leave_started")
    assert in_time.status_code == 200


@pytest.mark.parametrize("turns", [begins for _, _, begins in MOVED])
def test_a_login_lasts_as_long_whatever_the_clocks_on_the_walls_do(
    as_user: SignIn, test_clock: Clock, turns: datetime
) -> None:
    test_clock.now = turns - timedelta(minutes=30)
    client = as_user(UserFactory())

    test_clock.now += timedelta(hours=1) - SECOND
    in_time = client.get("/api/v1/auth/me/").status_code
    test_clock.now += SECOND
    late = client.get("/api/v1/auth/me/").status_code

    assert (in_time, late) == (200, 401)


def test_a_notification_tells_its_instant_also_where_an_hour_comes_twice(as_user: SignIn) -> None:
    """It is half past one in New York at both; only the instants say which came first."""
    person = working_in("America/New_York", FRIDAY_AND_SATURDAY)
    assert person.approver is not None
    for day, hour in ((9, 5), (10, 6)):
        leave = submit(person, date(2026, 11, day))
        told = Notification.objects.filter(related_object_id=leave.pk)
        told.update(created_at=datetime(2026, 11, 1, hour, 30, tzinfo=UTC))

    rows = as_user(person.approver).get("/api/v1/notifications/").json()["results"]

    assert [row["created_at"] for row in rows] == ["2026-11-01T06:30:00Z", "2026-11-01T05:30:00Z"]


@pytest.mark.parametrize(
    ("timezone", "midnight"),
    [
        ("Asia/Ho_Chi_Minh", datetime(2026, 12, 31, 17, tzinfo=UTC)),
        ("UTC", datetime(2027, 1, 1, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2027, 1, 1, 8, tzinfo=UTC)),
    ],
)
def test_the_second_in_which_the_year_turns_changes_no_price(
    timezone: str, midnight: datetime
) -> None:
    """What is asked for over New Year is charged to both years, before and after midnight."""
    for instant in (midnight - SECOND, midnight):
        person = working_in(timezone, [6, 7])

        leave = submit(person, date(2026, 12, 31), date(2027, 1, 4), now=instant)

        charges = leave.charges.order_by("balance_year").values_list("balance_year", "hours")
        assert list(charges) == [(2026, Decimal("8.00")), (2027, Decimal("16.00"))]
        held = LeaveBalance.objects.filter(user=person, category=vacation())
        assert dict(held.values_list("balance_year", "pending_hours")) == dict(charges)
    assert_books_agree()


@pytest.mark.parametrize(
    ("instant", "years"),
    [
        (datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC), {2026}),
        (datetime(2026, 12, 31, 9, 59, 59, tzinfo=UTC), {2026, 2027}),
        (datetime(2027, 1, 1, tzinfo=UTC), {2027}),
    ],
)
def test_a_year_is_open_before_it_begins_anywhere(
    test_clock: Clock, instant: datetime, years: set[int]
) -> None:
    """The day of UTC decides: a month before the first midnight of all, at UTC+14."""
    vacation()
    working_in("Asia/Tokyo", [6, 7])
    LeaveBalance.objects.all().delete()
    test_clock.now = instant

    call_command("daily", stdout=StringIO())

    assert set(LeaveBalance.objects.values_list("balance_year", flat=True)) == years


def test_time_that_is_set_back_ends_no_login_and_breaks_no_story(
    as_user: SignIn, test_clock: Clock
) -> None:
    person = UserFactory(with_approver=True)
    assert person.approver is not None
    owner, boss = as_user(person), as_user(person.approver)
    chain = logins.open_login(person, None, TEST_NOW)
    leave = submit(person)

    test_clock.now = TEST_NOW - STEP_BACK
    renewed = logins.refresh(raw=chain.refresh, now=test_clock.now)
    approved = boss.put(f"{REQUESTS}{leave.pk}/approve/", {})
    taken_back = boss.put(f"{REQUESTS}{leave.pk}/reject/", {"reason": "Too many people are away."})
    again = logins.refresh(raw=renewed.refresh, now=test_clock.now - STEP_BACK)

    assert owner.get("/api/v1/auth/me/").status_code == 200
    assert (approved.status_code, taken_back.status_code) == (200, 200)
    assert again.user == person
    assert kinds_of(leave) == ["HOLD", "USE", "RETURN"]
    assert LeaveRequest.objects.get().status == "REJECTED"
    assert_books_agree()
    assert invariants.violations(TEST_NOW) == []


def test_a_key_outlives_time_that_is_set_back(as_user: SignIn, test_clock: Clock) -> None:
    person = UserFactory(with_approver=True)
    body = {"category": vacation().pk, "start_date": "2026-03-09", "end_date": "2026-03-09"}
    client, key = as_user(person), {"Idempotency-Key": "one-click"}

    first = client.post(REQUESTS, body, headers=key)
    test_clock.now = TEST_NOW - STEP_BACK
    again = client.post(REQUESTS, body, headers=key)

    assert (again.content, again["Idempotency-Replayed"]) == (first.content, "true")
    assert LeaveRequest.objects.count() == 1
