"""business-trips/: booking, amending and cancelling a trip."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import Clock, SignIn
from core.models import AuditLog, Notification
from leaves.models import BusinessTrip
from leaves.services import business_trips
from leaves.services.business_trips import Journey
from leaves.tests.factories import TEST_NOW, submit
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/business-trips/"
CALLERS: dict[str, Callable[[User], User]] = {
    "self": lambda person: person,
    "approver": lambda person: cast("User", person.approver),
    "hr": lambda person: UserFactory(hr=True, colleague_of=person),
    "peer": lambda person: UserFactory(colleague_of=person),
    "foreign_hr": lambda _: UserFactory(hr=True),
}
TRIP = {"start_date": "2026-03-09", "end_date": "2026-03-11", "city": "Hanoi"}


@pytest.fixture
def person() -> User:
    return UserFactory(approver=UserFactory(manager=True))


def book(person: User, start: date = date(2026, 3, 9), end: date | None = None) -> BusinessTrip:
    journey = Journey(start_date=start, end_date=end or start, notes="meets a rival")
    return business_trips.book(traveller=person, journey=journey, now=TEST_NOW)


def test_is_booked_without_anybodys_decision_and_the_approver_is_told(
    as_user: SignIn, person: User
) -> None:
    response = as_user(person).post(URL, TRIP)

    assert response.status_code == 201
    body = response.json()
    assert (body["status"], body["city"], body["warnings"]) == ("ACTIVE", "Hanoi", [])
    assert response["ETag"] == '"1"'
    told = Notification.objects.get()
    assert (told.user, told.notification_type) == (person.approver, "TRIP_BOOKED")
    assert AuditLog.objects.get().action == "SUBMIT"


def test_overlapping_leave_is_a_warning_and_an_overlapping_trip_is_refused(
    as_user: SignIn, person: User
) -> None:
    leave = submit(person, date(2026, 3, 11))

    booked = as_user(person).post(URL, TRIP)
    again = as_user(person).post(URL, TRIP | {"start_date": "2026-03-11"})

    assert booked.json()["warnings"] == [{"code": "leave_overlap", "request": leave.pk}]
    assert (again.status_code, again.json()["code"]) == (409, "overlap")
    assert BusinessTrip.objects.count() == 1


@pytest.mark.parametrize(
    ("_case", "sent", "code", "pointer"),
    [
        ("reversed", {"end_date": "2026-03-08"}, "validation_error", "#/end_date"),
        ("31 days ago", {"start_date": "2026-02-01"}, "date_out_of_range", "#/start_date"),
        ("after next year", {"end_date": "2028-01-01"}, "date_out_of_range", "#/end_date"),
        ("a long name", {"city": "x" * 101}, "validation_error", "#/city"),
    ],
)
def test_refuses_what_no_trip_can_be(
    as_user: SignIn, person: User, _case: str, sent: dict[str, Any], code: str, pointer: str
) -> None:
    response = as_user(person).post(URL, TRIP | sent)

    assert response.status_code == 400
    assert response.json()["code"] == code
    assert response.json()["errors"][0]["pointer"] == pointer
    assert BusinessTrip.objects.exists() is False


def test_put_changes_the_fields_it_carries(as_user: SignIn, person: User) -> None:
    trip = book(person)

    response = as_user(person).put(f"{URL}{trip.pk}/", {"city": "Hue"}, HTTP_IF_MATCH='"1"')
    stale = as_user(person).put(f"{URL}{trip.pk}/", {"city": "Oslo"}, HTTP_IF_MATCH='"1"')

    assert response.json()["city"] == "Hue"
    assert response.json()["notes"] == "meets a rival"
    assert response["ETag"] == '"2"'
    assert (stale.status_code, stale.json()["code"]) == (412, "version_conflict")


def test_is_cancelled_once_and_only_before_it_begins(
    as_user: SignIn, person: User, test_clock: Clock
) -> None:
    trip, later = book(person), book(person, date(2026, 4, 1))
    test_clock.now = test_clock.now.replace(day=9, hour=0)

    begun = as_user(person).put(f"{URL}{trip.pk}/cancel/")
    cancelled = as_user(person).delete(f"{URL}{later.pk}/")
    again = as_user(person).put(f"{URL}{later.pk}/cancel/")

    assert (begun.status_code, begun.json()["code"]) == (409, "leave_started")
    assert (cancelled.status_code, cancelled.json()["status"]) == (200, "CANCELLED")
    assert (again.status_code, again.json()["code"]) == (409, "invalid_state")
    told = Notification.objects.filter(notification_type="TRIP_CANCELLED")
    assert [row.user_id for row in told] == [person.approver_id]


@pytest.mark.parametrize(
    ("_case", "relation", "reads", "changes"),
    [
        ("the traveller", "self", 200, 200),
        ("the approver", "approver", 200, 403),
        ("HR of the company", "hr", 200, 403),
        ("a colleague", "peer", 404, 404),
        ("HR of another company", "foreign_hr", 404, 404),
    ],
)
def test_only_the_traveller_changes_a_trip(
    as_user: SignIn, person: User, _case: str, relation: str, reads: int, changes: int
) -> None:
    trip = book(person)
    caller = CALLERS[relation](person)

    assert as_user(caller).get(f"{URL}{trip.pk}/").status_code == reads
    assert as_user(caller).put(f"{URL}{trip.pk}/", {"city": "Rome"}).status_code == changes
    trip.refresh_from_db()
    assert (trip.city == "Rome") is (changes == 200)


@pytest.mark.parametrize("rows", [1, 50])
def test_the_list_costs_the_same_for_any_page(
    as_user: SignIn, person: User, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for day in range(rows):
        book(person, date.fromordinal(date(2026, 3, 9).toordinal() + day))
    client = as_user(person)

    with django_assert_num_queries(3):  # The login, the count and the page.
        response = client.get(URL, {"page_size": 50})

    assert len(response.json()["results"]) == rows
