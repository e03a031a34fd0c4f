"""Locations: opened, read, deactivated. What a changed weekend does to leave is tested there."""

from typing import Any

import pytest

from conftest import SignIn
from core.models import AuditLog
from organizations.models import Location
from organizations.tests.answers import body, field_errors
from organizations.tests.factories import EntityFactory, LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/organizations/locations/"


@pytest.fixture
def hr() -> User:
    made: User = UserFactory(hr=True)
    return made


def test_hr_opens_a_location_of_their_own_company(as_user: SignIn, hr: User) -> None:
    sent = {
        "entity": hr.entity_id,
        "location_name": "Dubai",
        "timezone": "Asia/Dubai",
        "weekend": [7, 5],
        "is_active": False,
    }

    made = body(as_user(hr).post(URL, sent), 201)

    location = Location.objects.get(location_name="Dubai")
    assert made == sent | {"id": location.pk, "weekend": [5, 7], "is_active": True}
    entry = AuditLog.objects.get()
    assert (entry.action, entry.target_id, entry.entity_id) == (
        "ORGANIZATION_CHANGE",
        location.pk,
        hr.entity_id,
    )
    assert entry.changes == {
        "location_name": [None, "Dubai"],
        "timezone": [None, "Asia/Dubai"],
        "weekend": [None, [5, 7]],
        "is_active": [None, True],
    }


def test_time_zone_and_weekend_may_be_left_out(as_user: SignIn, hr: User) -> None:
    made = body(as_user(hr).post(URL, {"entity": hr.entity_id, "location_name": "Plain"}), 201)

    assert (made["timezone"], made["weekend"]) == ("UTC", [6, 7])


@pytest.mark.parametrize(
    ("facts", "errors"),
    [
        ({"location_name": None}, {"#/location_name": "null"}),
        ({"location_name": "plaza"}, {"#/location_name": "unique"}),
        ({"timezone": "Europe/Berlin"}, {"#/timezone": "invalid_choice"}),
        ({"weekend": [1, 2, 3, 4, 5, 6, 7]}, {"#/weekend": "no_workdays"}),
        ({"weekend": [6, 6]}, {"#/weekend": "repeated"}),
        ({"weekend": [0, 8]}, {"#/weekend/0": "min_value", "#/weekend/1": "max_value"}),
        ({"weekend": 6}, {"#/weekend": "not_a_list"}),
        ({"entity": None}, {"#/entity": "null"}),
        ({"entity": 2**70}, {"#/entity": "does_not_exist"}),
    ],
)
def test_what_no_location_can_be(
    as_user: SignIn, hr: User, facts: dict[str, Any], errors: dict[str, str]
) -> None:
    LocationFactory(entity=hr.entity, location_name="Plaza")
    sent = {"entity": hr.entity_id, "location_name": "New"} | facts

    assert field_errors(as_user(hr).post(URL, sent)) == errors
    assert (Location.objects.count(), AuditLog.objects.count()) == (2, 0)


def test_other_companies_use_the_same_names(as_user: SignIn, hr: User) -> None:
    LocationFactory(location_name="Plaza")

    body(as_user(hr).post(URL, {"entity": hr.entity_id, "location_name": "Plaza"}), 201)


def test_hidden_missing_and_inactive_companies_are_the_same_error(
    as_user: SignIn, hr: User
) -> None:
    foreign, off = EntityFactory(), EntityFactory(is_active=False)
    client, admin = as_user(hr), as_user(UserFactory(admin=True))

    for caller, entity in ((client, foreign.pk), (client, 0 + 10**9), (admin, off.pk)):
        answer = caller.post(URL, {"entity": entity, "location_name": "There"})
        assert field_errors(answer) == {"#/entity": "does_not_exist"}
        assert answer.json()["detail"] == "There is nothing with this id that you may choose."
    assert Location.objects.filter(location_name="There").exists() is False


@pytest.mark.parametrize(
    ("role", "own", "foreign"),
    [
        ("EMPLOYEE", 403, 403),
        ("MANAGER", 403, 403),
        ("HR", 200, 404),
        ("ADMIN", 200, 200),
    ],
)
def test_who_writes_which_location(as_user: SignIn, role: str, own: int, foreign: int) -> None:
    caller = UserFactory(role=role)
    client = as_user(caller)

    for entity, status in ((caller.entity, own), (EntityFactory(), foreign)):
        location = LocationFactory(entity=entity, location_name="Before")
        posted = client.post(URL, {"entity": entity.pk, "location_name": "Posted"})
        assert posted.status_code == {200: 201, 404: 400}.get(status, status)
        changed = client.put(f"{URL}{location.pk}/", {"location_name": "After"})
        assert changed.status_code == status
        assert client.delete(f"{URL}{location.pk}/").status_code == status
        location.refresh_from_db()
        assert location.location_name == ("After" if status == 200 else "Before")
        assert location.is_active is (status != 200)


@pytest.mark.parametrize("role", ["EMPLOYEE", "MANAGER", "HR", "ADMIN"])
def test_who_reads_which_location(as_user: SignIn, role: str) -> None:
    caller = UserFactory(role=role)
    foreign = LocationFactory()
    client = as_user(caller)

    assert body(client.get(f"{URL}{caller.location_id}/"))["id"] == caller.location_id
    status = 200 if role == "ADMIN" else 404
    assert client.get(f"{URL}{foreign.pk}/").status_code == status
    assert client.get(f"{URL}0/").status_code == 404


def test_a_location_with_active_people_stays(as_user: SignIn, hr: User) -> None:
    UserFactory(colleague_of=hr)
    UserFactory(colleague_of=hr, is_active=False)
    client = as_user(hr)

    refusals = [
        client.delete(f"{URL}{hr.location_id}/"),
        client.put(f"{URL}{hr.location_id}/", {"is_active": False}),
    ]

    for answer in refusals:
        problem = body(answer, 409)
        assert (problem["code"], problem["counts"]) == ("in_use", {"users": 2})
        assert problem["detail"] == "2 people are here; move them first."
    assert Location.objects.get().is_active is True
    assert AuditLog.objects.exists() is False


def test_an_empty_location_goes_and_comes_back(as_user: SignIn, hr: User) -> None:
    location = LocationFactory(entity=hr.entity)
    UserFactory(location=location, is_active=False)
    client, path = as_user(hr), f"{URL}{location.pk}/"

    assert body(client.delete(path))["is_active"] is False
    assert body(client.delete(path))["is_active"] is False
    assert AuditLog.objects.get().changes == {"is_active": [True, False]}
    assert body(client.put(path, {"is_active": True}))["is_active"] is True
    assert AuditLog.objects.count() == 2


def test_nobody_is_placed_at_a_location_that_is_off(as_user: SignIn, hr: User) -> None:
    location = LocationFactory(entity=hr.entity)
    person = UserFactory(colleague_of=hr)
    client = as_user(hr)
    client.delete(f"{URL}{location.pk}/")

    answer = client.put(
        f"/api/v1/users/{person.pk}/setup/", {"location": location.pk, "department": None}
    )

    assert field_errors(answer) == {"#/location": "does_not_exist"}


def test_a_location_stays_in_its_company(as_user: SignIn) -> None:
    location = LocationFactory()

    changed = as_user(UserFactory(admin=True)).put(
        f"{URL}{location.pk}/", {"entity": EntityFactory().pk, "location_name": "Moved"}
    )

    assert body(changed)["entity"] == location.entity_id
    assert AuditLog.objects.get().changes == {"location_name": [location.location_name, "Moved"]}
