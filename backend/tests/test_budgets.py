"""Every list of the API costs no more statements for fifty rows than it may for one."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from backend.tests.test_permission_matrix import routes
from conftest import SignIn
from core.pagination import LARGEST_PAGE
from core.tests.factories import NotificationFactory
from leaves.services import business_trips
from leaves.services.business_trips import Journey
from leaves.tests.factories import (
    TEST_NOW,
    LeaveCategoryFactory,
    PublicHolidayFactory,
    adjust,
    approve,
    open_year,
    submit,
)
from organizations.tests.factories import (
    DepartmentFactory,
    DepartmentManagerFactory,
    EntityFactory,
    LocationFactory,
)
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

# The login; the count and the page where there are pages; for the rest the reason is given.
BUDGETS = {
    "leaves/approvals/": 4,  # The departments the caller manages.
    "leaves/approvals/history/": 4,
    "leaves/balance/": 4,  # The person, the categories.
    "leaves/balance/ledger/": 3,  # The person.
    "leaves/balance/my/": 3,  # The categories.
    "leaves/balance/my/ledger/": 2,
    "leaves/business-trips/": 3,
    "leaves/calendar/": 6,  # The managed departments; members, leave, trips, holidays.
    "leaves/categories/": 3,  # The state its tag is made of.
    "leaves/holidays/": 4,  # The same.
    "leaves/requests/": 4,  # The departments the caller manages.
    "leaves/requests/my/": 4,
    "notifications/": 2,  # A cursor counts nothing.
    "organizations/audit-logs/": 2,
    "organizations/departments/": 3,
    "organizations/entities/": 3,
    "organizations/locations/": 3,
    "organizations/managers/": 3,
    "organizations/timezones/": 1,
    "settings/": 1,
    "users/": 3,
    "users/approver-options/": 2,
    "users/my-subordinates/": 3,
}
NO_LISTS = {
    "auth/me/",
    "docs/",
    "leaves/overview/",
    "leaves/reports/",
    "notifications/unread-count/",
    "redoc/",
    "schema/",
    "users/profile/",
}
OF_FIXED_LENGTH = {"organizations/timezones/", "settings/"}
OF_SOMEONE = {"leaves/balance/", "leaves/balance/ledger/"}
UNPAGED = OF_FIXED_LENGTH | {
    *("leaves/balance/", "leaves/balance/ledger/", "leaves/balance/my/"),
    *("leaves/balance/my/ledger/", "leaves/calendar/", "leaves/categories/"),
    "users/approver-options/",
}


def test_every_list_has_a_budget() -> None:
    read = {
        route.removeprefix("api/v1/")
        for route, methods in routes(get_resolver().url_patterns)
        if route.startswith("api/v1/") and "GET" in methods and "<int:pk>" not in route
    }

    assert read - NO_LISTS == {*BUDGETS}


def fill(viewer: User, rows: int) -> User:
    """Rows of everything, all in view of an administrator, who is also asked for all of it."""
    unpaid = LeaveCategoryFactory(code="UNPAID", is_counted=False)
    people = UserFactory.create_batch(rows, manager=True, colleague_of=viewer, approver=viewer)
    DepartmentFactory.create_batch(rows, location=viewer.location)
    LocationFactory.create_batch(rows, entity=viewer.entity)
    EntityFactory.create_batch(rows)
    PublicHolidayFactory.create_batch(rows, start_date=date(2026, 8, 1))
    for number, person in enumerate(people):
        day = date(2026, 3, 9) + timedelta(days=7 * (number % 20))
        LeaveCategoryFactory(code=f"KIND{number}")
        DepartmentManagerFactory(department=viewer.department, user=person)
        NotificationFactory(user=viewer)
        submit(person, day, category=unpaid)
        approve(submit(person, day + timedelta(days=1), category=unpaid), viewer)
        submit(viewer, date(2026, 3, 9) + timedelta(days=7 * number), category=unpaid)
        business_trips.book(traveller=person, journey=Journey(day, day), now=TEST_NOW)
    for person in (viewer, people[0]):
        open_year(person)
    for _ in range(rows):
        adjust(people[0], viewer, "1.00")
    someone: User = people[0]
    return someone


@pytest.mark.parametrize("rows", [1, 50])
def test_a_list_keeps_its_budget(as_user: SignIn, rows: int) -> None:
    viewer = UserFactory(admin=True)
    someone = fill(viewer, rows)
    client, spent = as_user(viewer), {}

    for path in BUDGETS:
        asked: dict[str, Any] = {"user": someone.pk} if path in OF_SOMEONE else {}
        asked |= {} if path in UNPAGED else {"page_size": LARGEST_PAGE}
        with CaptureQueriesContext(connection) as statements:
            response = client.get(f"/api/v1/{path}", asked)
        spent[path] = len(statements)
        assert response.status_code == 200, path
        assert path in OF_FIXED_LENGTH or length_of(response.json()) >= rows, path

    assert {path: cost for path, cost in spent.items() if cost > BUDGETS[path]} == {}


def length_of(body: list[Any] | dict[str, Any]) -> int:
    parts = [body] if isinstance(body, list) else [*body.values()]
    return max(len(part) for part in parts if isinstance(part, list))
