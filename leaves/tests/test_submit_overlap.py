"""Which requests of one person may share a date."""

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from conftest import SignIn
from leaves.models import LeaveCategory, LeaveRequest
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import (
    LeaveCategoryFactory,
    approve,
    cancel,
    reject,
    submit,
    vacation,
)
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/requests/"

TIMES_HELP = "Another request is on this day; with times that do not overlap both are possible."
OVERLAPS = "These dates overlap another request."


def send(client: Any, start: str = "2026-03-09", end: str | None = None, **facts: Any) -> Any:
    body = {"category": vacation().pk, "start_date": start, "end_date": end or start, **facts}
    return client.post(URL, body)


def between(start: str, end: str) -> dict[str, str]:
    return {"start_time": start, "end_time": end}


def test_a_half_day_fits_beside_another_half_day(as_user: SignIn, person: User) -> None:
    client = as_user(person)

    morning = send(client, **between("08:00", "12:00"))
    afternoon = send(client, **between("13:00", "17:00"))

    assert (morning.status_code, afternoon.status_code) == (201, 201)
    assert (morning.json()["hours"], afternoon.json()["hours"]) == ("4.00", "4.00")
    assert_books_agree()


@pytest.mark.parametrize(
    ("_case", "times", "expected"),
    [
        ("touching before", between("09:00", "10:00"), 201),
        ("touching after", between("12:00", "14:00"), 201),
        ("apart", between("15:00", "16:00"), 201),
        ("the same", between("10:00", "12:00"), 409),
        ("inside", between("10:30", "11:00"), 409),
        ("around", between("09:00", "14:00"), 409),
        ("into its start", between("09:00", "10:15"), 409),
        ("out of its end", between("11:45", "14:00"), 409),
    ],
)
def test_times_of_two_requests_may_touch_and_not_overlap(
    as_user: SignIn, person: User, _case: str, times: dict[str, str], expected: int
) -> None:
    submit(person, start_time=time(10), end_time=time(12))

    response = send(as_user(person), **times)

    assert response.status_code == expected
    assert LeaveRequest.objects.count() == (2 if expected == 201 else 1)
    if expected == 409:
        assert (response.json()["code"], response.json()["detail"]) == ("overlap", TIMES_HELP)


@pytest.mark.parametrize(
    ("_case", "held", "sent", "detail"),
    [
        ("part on whole", {}, {"hours": "4.00"}, OVERLAPS),
        ("timed part on whole", {}, between("09:00", "10:00"), OVERLAPS),
        ("whole on part", {"hours": Decimal(4)}, {}, OVERLAPS),
        ("two parts without times", {"hours": Decimal(2)}, {"hours": "2.00"}, TIMES_HELP),
        ("timed on untimed part", {"hours": Decimal(2)}, between("09:00", "10:00"), TIMES_HELP),
        (
            "untimed on timed part",
            {"start_time": time(9), "end_time": time(10)},
            {"hours": "2.00"},
            TIMES_HELP,
        ),
        (
            "a whole day said in times",
            {"start_time": time(8), "end_time": time(17)},
            between("18:00", "19:00"),
            OVERLAPS,
        ),
    ],
)
def test_anything_else_occupies_its_whole_date(
    as_user: SignIn,
    person: User,
    _case: str,
    held: dict[str, Any],
    sent: dict[str, str],
    detail: str,
) -> None:
    leave = submit(person, **held)

    response = send(as_user(person), **sent)

    assert response.status_code == 409
    body = response.json()
    assert body["code"] == "overlap"
    assert body["errors"] == [{"pointer": "#/start_date", "code": "overlap", "detail": detail}]
    assert body["conflicts"] == [
        {
            "request": leave.pk,
            "start_date": "2026-03-09",
            "end_date": "2026-03-09",
            "status": "PENDING",
        }
    ]
    assert LeaveRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-03-09", "2026-03-09", 201),
        ("2026-03-13", "2026-03-13", 201),
        ("2026-03-09", "2026-03-10", 409),
        ("2026-03-12", "2026-03-13", 409),
        ("2026-03-11", "2026-03-11", 409),
        ("2026-03-06", "2026-03-20", 409),
    ],
)
def test_dates_may_be_neighbours_and_not_shared(
    as_user: SignIn, person: User, start: str, end: str, expected: int
) -> None:
    submit(person, date(2026, 3, 10), date(2026, 3, 12))

    assert send(as_user(person), start, end).status_code == expected


@pytest.mark.parametrize("ended", ["rejected", "cancelled"])
def test_requests_that_ended_leave_their_dates_free(
    as_user: SignIn, person: User, approver: User, ended: str
) -> None:
    leave = submit(person)
    if ended == "rejected":
        reject(leave, approver)
    else:
        cancel(leave, person)

    assert send(as_user(person)).status_code == 201


def test_approved_leave_occupies_its_dates(as_user: SignIn, person: User, approver: User) -> None:
    approve(submit(person), approver)

    response = send(as_user(person))

    assert response.status_code == 409
    assert response.json()["conflicts"][0]["status"] == "APPROVED"


def test_the_dates_of_others_are_free(as_user: SignIn, person: User) -> None:
    submit(UserFactory(colleague_of=person))

    assert send(as_user(person)).status_code == 201


def long_days(hours: int) -> LeaveCategory:
    category: LeaveCategory = LeaveCategoryFactory(
        code=f"FIELD{hours}", max_hours_per_day=Decimal(hours), is_counted=False
    )
    return category


def test_a_date_never_holds_more_than_a_full_day(as_user: SignIn, person: User) -> None:
    submit(person, start_time=time(7), end_time=time(12))

    exact = send(as_user(person), **between("13:00", "16:00"))
    more = send(as_user(person), **between("17:00", "17:15"))

    assert exact.status_code == 201
    assert (more.status_code, more.json()["code"]) == (409, "overlap")
    assert more.json()["detail"] == (
        "This day would hold 8.25 hours of leave; at most 8.00 are possible."
    )
    assert len(more.json()["conflicts"]) == 2


def test_the_limit_of_a_date_is_the_largest_of_its_categories(
    as_user: SignIn, person: User
) -> None:
    submit(person, start_time=time(5), end_time=time(12))
    field = long_days(10)

    over = send(as_user(person), category=field.pk, **between("13:00", "16:15"))
    exact = send(as_user(person), category=field.pk, **between("13:00", "16:00"))
    vacation_after = send(as_user(person), **between("17:00", "17:15"))

    assert (over.status_code, exact.status_code) == (409, 201)
    assert over.json()["detail"] == (
        "This day would hold 10.25 hours of leave; at most 10.00 are possible."
    )
    assert vacation_after.status_code == 409
