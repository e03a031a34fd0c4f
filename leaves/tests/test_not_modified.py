"""GET categories/ and holidays/: who sees what, and 304 without doing the work."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from conftest import SignIn
from leaves.models import LeaveCategory, PublicHoliday
from leaves.tests.factories import LeaveCategoryFactory, PublicHolidayFactory
from organizations.tests.factories import DepartmentFactory, LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
CATEGORIES = "/api/v1/leaves/categories/"
HOLIDAYS = "/api/v1/leaves/holidays/"


def ask_again(client: Any, url: str, tag: str) -> Any:
    return client.get(url, headers={"If-None-Match": tag})


def test_categories_are_a_bare_array_of_all_their_facts(as_user: SignIn, person: User) -> None:
    response = as_user(person).get(CATEGORIES)

    rows = response.json()
    assert [row["code"] for row in rows] == [
        "VACATION",
        "SICK",
        "PERSONAL",
        "UNPAID",
        "BEREAVEMENT",
    ]
    assert rows[1] == {
        "id": rows[1]["id"],
        "name": "Sick leave",
        "code": "SICK",
        "description": "When you are ill or see a doctor.",
        "requires_approval": True,
        "requires_attachment": False,
        "is_counted": True,
        "max_hours_per_day": "8.00",
        "past_days": 90,
        "is_active": True,
    }


def test_inactive_categories_are_shown_to_those_who_keep_them(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    LeaveCategoryFactory(code="RETIRED", is_active=False)

    for caller, listed in ((person, 5), (approver, 5), (hr, 6), (UserFactory(admin=True), 6)):
        assert len(as_user(caller).get(CATEGORIES).json()) == listed


@pytest.mark.parametrize("url", [CATEGORIES, HOLIDAYS])
def test_what_did_not_change_is_answered_304_in_two_statements(
    as_user: SignIn, person: User, django_assert_num_queries: Any, url: str
) -> None:
    PublicHolidayFactory()
    client = as_user(person)
    first = client.get(url)

    with django_assert_num_queries(2):  # The login, and the state of the rows.
        again = ask_again(client, url, first["ETag"])

    assert (first.status_code, again.status_code) == (200, 304)
    assert (again.content, again["ETag"]) == (b"", first["ETag"])
    assert ask_again(client, url, f"W/{first['ETag']}").status_code == 304
    assert ask_again(client, url, '"other"').status_code == 200


def test_a_change_of_a_category_is_told(as_user: SignIn, person: User) -> None:
    client = as_user(person)
    tag = client.get(CATEGORIES)["ETag"]

    for change in ({"description": "New."}, {"is_active": False}):
        LeaveCategory.objects.filter(code="SICK").update(
            **change, updated_at=datetime(2100, 1, 1, tzinfo=UTC)
        )
        response = ask_again(client, CATEGORIES, tag)
        assert response.status_code == 200
        assert response["ETag"] != tag
        tag = response["ETag"]


def names(response: Any) -> list[str]:
    assert response.status_code == 200, response.content
    return [row["holiday_name"] for row in response.json()["results"]]


@pytest.fixture
def holidays(person: User) -> None:
    """One of each scope and year."""
    stranger = UserFactory()
    neighbour = LocationFactory(entity=person.entity)
    day = date(2026, 5, 1)
    facts: dict[str, dict[str, Any]] = {
        "global": {},
        "company": {"entity": person.entity},
        "place": {"entity": person.entity, "location": person.location},
        "next door": {"entity": person.entity, "location": neighbour},
        "elsewhere": {"entity": stranger.entity},
        "off": {"is_active": False},
        "last year": {"start_date": date(2025, 12, 31), "end_date": date(2026, 1, 1)},
        "next year": {"start_date": date(2027, 1, 1)},
    }
    for number, (name, fact) in enumerate(facts.items()):
        PublicHolidayFactory(
            **{"start_date": day + timedelta(number), "holiday_name": name, **fact}
        )


@pytest.mark.usefixtures("holidays")
def test_employees_read_the_holidays_that_apply_to_them(
    as_user: SignIn, person: User, approver: User
) -> None:
    for caller in (person, approver):
        assert names(as_user(caller).get(HOLIDAYS)) == [
            "last year",
            "global",
            "company",
            "place",
            "next year",
        ]


@pytest.mark.usefixtures("holidays")
def test_hr_reads_those_of_the_company_and_admin_all(as_user: SignIn, hr: User) -> None:
    of_hr = set(names(as_user(hr).get(HOLIDAYS)))
    of_admin = set(names(as_user(UserFactory(admin=True)).get(HOLIDAYS)))

    assert of_admin - of_hr == {"elsewhere"}
    assert {"off", "next door"} <= of_hr


@pytest.mark.usefixtures("holidays")
def test_holidays_of_a_year_an_entity_or_a_location(as_user: SignIn, person: User) -> None:
    client = as_user(person)

    assert names(client.get(f"{HOLIDAYS}?year=2025")) == ["last year"]
    assert names(client.get(f"{HOLIDAYS}?year=2026")) == ["last year", "global", "company", "place"]
    assert names(client.get(f"{HOLIDAYS}?entity={person.entity_id}")) == ["company", "place"]
    assert names(client.get(f"{HOLIDAYS}?location={person.location_id}")) == ["place"]
    assert client.get(f"{HOLIDAYS}?year=x").status_code == 400
    assert client.get(f"{HOLIDAYS}?country=VN").status_code == 400


def test_a_holiday_names_its_scope(as_user: SignIn, person: User) -> None:
    PublicHolidayFactory(entity=person.entity, location=person.location)

    row = as_user(person).get(HOLIDAYS).json()["results"][0]

    assert row == {
        "id": row["id"],
        "holiday_name": "Founders' Day",
        "start_date": "2026-03-10",
        "end_date": "2026-03-10",
        "entity": person.entity_id,
        "location": person.location_id,
        "scope": "LOCATION",
        "is_active": True,
    }


def test_someone_who_moves_is_not_told_that_nothing_changed(as_user: SignIn, person: User) -> None:
    """Two places can have as many holidays, written in the same instant."""
    there = LocationFactory(entity=person.entity)
    for name, place in (("Here", person.location), ("There", there)):
        PublicHolidayFactory(entity=person.entity, location=place, holiday_name=name)
    PublicHolidayFactory()
    PublicHoliday.objects.update(updated_at=datetime(2026, 1, 1, tzinfo=UTC))
    client = as_user(person)
    first = client.get(HOLIDAYS)

    person.location, person.department = there, DepartmentFactory(location=there)
    person.save()
    again = ask_again(client, HOLIDAYS, first["ETag"])

    assert again.status_code == 200
    assert names(again) != names(first)


def test_fifty_holidays_cost_what_one_costs(
    as_user: SignIn, person: User, django_assert_num_queries: Any
) -> None:
    PublicHolidayFactory()
    client = as_user(person)

    for rows in (1, 50):
        PublicHolidayFactory.create_batch(rows - PublicHoliday.objects.count())
        with django_assert_num_queries(4):
            assert len(names(client.get(f"{HOLIDAYS}?page_size=100"))) == rows
