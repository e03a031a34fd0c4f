"""Departments: opened, moved, deactivated."""

from typing import Any

import pytest

from conftest import SignIn
from core.models import AuditLog
from organizations.models import Department
from organizations.tests.answers import body, field_errors
from organizations.tests.factories import DepartmentFactory, EntityFactory, LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/organizations/departments/"


@pytest.fixture
def hr() -> User:
    made: User = UserFactory(hr=True)
    return made


def test_hr_opens_departments_of_a_location_and_of_the_company(as_user: SignIn, hr: User) -> None:
    client = as_user(hr)
    at_home = {
        "entity": hr.entity_id,
        "location": hr.location_id,
        "department_name": "Sales",
    }
    whole = {"entity": hr.entity_id, "department_name": "Sales"}

    made = [body(client.post(URL, sent), 201) for sent in (at_home, whole)]

    shown = [
        {name: row[name] for name in row if name != "id"} | {"entity": row["entity"]}
        for row in made
    ]
    assert shown == [
        at_home | {"is_active": True},
        whole | {"location": None, "is_active": True},
    ]
    entry = AuditLog.objects.get(target_id=made[0]["id"])
    assert entry.target_label == f"Department #{made[0]['id']} Sales"
    assert entry.changes == {
        "department_name": [None, "Sales"],
        "location": [None, hr.location_id],
        "is_active": [None, True],
    }


def test_names_are_taken_at_one_location_and_in_the_company_as_a_whole(
    as_user: SignIn, hr: User
) -> None:
    client = as_user(hr)
    for location in (hr.location, None):
        DepartmentFactory(entity=hr.entity, location=location, department_name="Sales")
    there = LocationFactory(entity=hr.entity)

    for pk, taken in ((hr.location_id, True), (None, True), (there.pk, False)):
        answer = client.post(
            URL, {"entity": hr.entity_id, "location": pk, "department_name": "sales"}
        )
        assert answer.status_code == (400 if taken else 201)
        if taken:
            assert field_errors(answer) == {"#/department_name": "unique"}


def test_places_one_cannot_name(as_user: SignIn, hr: User) -> None:
    closed = LocationFactory(entity=hr.entity, is_active=False)
    foreign = LocationFactory()
    own = DepartmentFactory(entity=hr.entity, location=None)
    client = as_user(hr)

    for pk in (closed.pk, foreign.pk, 10**9):
        posted = client.post(
            URL, {"entity": hr.entity_id, "location": pk, "department_name": "There"}
        )
        moved = client.put(f"{URL}{own.pk}/", {"location": pk})
        assert field_errors(posted) == field_errors(moved) == {"#/location": "does_not_exist"}
    answer = client.post(URL, {"entity": foreign.entity_id, "department_name": "There"})
    assert field_errors(answer) == {"#/entity": "does_not_exist"}
    assert Department.objects.filter(department_name="There").exists() is False
    assert AuditLog.objects.exists() is False


@pytest.mark.parametrize(
    ("role", "own", "foreign"),
    [
        ("EMPLOYEE", 403, 403),
        ("MANAGER", 403, 403),
        ("HR", 200, 404),
        ("ADMIN", 200, 200),
    ],
)
def test_who_writes_which_department(as_user: SignIn, role: str, own: int, foreign: int) -> None:
    caller = UserFactory(role=role)
    client = as_user(caller)

    for entity, status in ((caller.entity, own), (EntityFactory(), foreign)):
        department = DepartmentFactory(entity=entity, location=None, department_name="Before")
        posted = client.post(URL, {"entity": entity.pk, "department_name": "Posted"})
        assert posted.status_code == {200: 201, 404: 400}.get(status, status)
        changed = client.put(f"{URL}{department.pk}/", {"department_name": "After"})
        assert changed.status_code == status
        assert client.delete(f"{URL}{department.pk}/").status_code == status
        department.refresh_from_db()
        assert department.department_name == ("After" if status == 200 else "Before")
        assert department.is_active is (status != 200)


@pytest.mark.parametrize("role", ["EMPLOYEE", "MANAGER", "HR", "ADMIN"])
def test_who_reads_which_department(as_user: SignIn, role: str) -> None:
    caller = UserFactory(role=role)
    foreign = DepartmentFactory()
    client = as_user(caller)

    assert body(client.get(f"{URL}{caller.department_id}/"))["id"] == caller.department_id
    status = 200 if role == "ADMIN" else 404
    assert client.get(f"{URL}{foreign.pk}/").status_code == status


def test_a_department_with_active_people_stays(as_user: SignIn, hr: User) -> None:
    client, path = as_user(hr), f"{URL}{hr.department_id}/"

    for answer in (client.delete(path), client.put(path, {"is_active": False})):
        problem = body(answer, 409)
        assert (problem["code"], problem["counts"]) == ("in_use", {"users": 1})
    assert Department.objects.get().is_active is True
    assert AuditLog.objects.exists() is False


def test_an_empty_department_goes_and_comes_back(as_user: SignIn, hr: User) -> None:
    department = DepartmentFactory(entity=hr.entity, location=hr.location)
    UserFactory(department=department, is_active=False)
    client, path = as_user(hr), f"{URL}{department.pk}/"

    assert body(client.delete(path))["is_active"] is False
    assert AuditLog.objects.get().changes == {"is_active": [True, False]}
    assert body(client.put(path, {"is_active": True}))["is_active"] is True


def test_moving_a_department(as_user: SignIn, hr: User) -> None:
    there = LocationFactory(entity=hr.entity)
    empty = DepartmentFactory(entity=hr.entity, location=hr.location)
    client = as_user(hr)

    assert body(client.put(f"{URL}{empty.pk}/", {"location": there.pk}))["location"] == there.pk
    assert AuditLog.objects.get().changes == {"location": [hr.location_id, there.pk]}
    refused = body(client.put(f"{URL}{hr.department_id}/", {"location": there.pk}), 409)
    assert (refused["code"], refused["counts"]) == ("in_use", {"users": 1})
    same: Any = client.put(f"{URL}{hr.department_id}/", {"location": hr.location_id})
    assert body(same)["location"] == hr.location_id
    wider = client.put(f"{URL}{hr.department_id}/", {"location": None})
    assert body(wider)["location"] is None
    assert AuditLog.objects.count() == 2


def test_an_inactive_member_keeps_a_department_where_it_is(as_user: SignIn, hr: User) -> None:
    department = DepartmentFactory(entity=hr.entity, location=hr.location)
    UserFactory(department=department, is_active=False)
    there = LocationFactory(entity=hr.entity)

    answer = as_user(hr).put(f"{URL}{department.pk}/", {"location": there.pk})

    assert body(answer, 409)["counts"] == {"users": 1}
