"""Two who change one holiday at once: leave is priced by what is left of it."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from conftest import SignIn
from leaves.models import LeaveRequest, PublicHoliday
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import PublicHolidayFactory, submit
from leaves.tests.races import before_the_audit_log, in_turn
from users.models import User

pytestmark = pytest.mark.django_db(transaction=True)
MONDAYS = [date(2026, 3, day) for day in (9, 16, 23)]
TUESDAYS = [date(2026, 3, day) for day in (10, 17, 24)]


@pytest.fixture
def fair(person: User) -> PublicHoliday:
    made: PublicHoliday = PublicHolidayFactory(
        holiday_name="Fair", start_date=MONDAYS[0], entity=person.entity
    )
    return made


def hours_of(person: User) -> list[Decimal]:
    rows = LeaveRequest.objects.filter(user=person).order_by("start_date")
    return list(rows.values_list("hours", flat=True))


def test_leave_on_the_days_in_between_gets_its_hours_back(
    as_user: SignIn, person: User, hr: User, fair: PublicHoliday
) -> None:
    for days in zip(MONDAYS, TUESDAYS, strict=True):
        submit(person, *days)
    clients, path = [as_user(hr), as_user(hr)], f"/api/v1/leaves/holidays/{fair.pk}/"

    answers = in_turn(
        before_the_audit_log,
        [
            partial(client.put, path, {"start_date": str(day), "end_date": str(day)})
            for client, day in zip(clients, MONDAYS[1:], strict=True)
        ],
    )

    assert [answer.status_code for answer in answers] == [200, 200]
    assert hours_of(person) == [Decimal("16.00"), Decimal("16.00"), Decimal("8.00")]
    assert_books_agree()


def test_a_holiday_that_is_renamed_while_it_goes_does_not_come_back(
    as_user: SignIn, person: User, hr: User, fair: PublicHoliday
) -> None:
    submit(person, MONDAYS[0], TUESDAYS[0])
    clients, path = [as_user(hr), as_user(hr)], f"/api/v1/leaves/holidays/{fair.pk}/"

    gone, renamed = in_turn(
        before_the_audit_log,
        [
            partial(clients[0].delete, path),
            partial(clients[1].put, path, {"holiday_name": "Market"}),
        ],
    )

    assert (gone.status_code, renamed.status_code) == (200, 200)
    fair.refresh_from_db()
    assert (fair.holiday_name, fair.is_active) == ("Market", False)
    assert hours_of(person) == [Decimal("16.00")]
    assert_books_agree()
