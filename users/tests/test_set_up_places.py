import pytest

from conftest import SignIn
from organizations.models import Location
from organizations.tests.factories import DepartmentFactory, EntityFactory, LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr() -> User:
    entity = EntityFactory(email_domains=["acme.example"])
    made: User = UserFactory(hr=True, entity=entity)
    return made


@pytest.fixture
def person(hr: User) -> User:
    made: User = UserFactory(colleague_of=hr)
    return made


@pytest.fixture
def admin() -> User:
    made: User = UserFactory(admin=True)
    return made


def url(person: User) -> str:
    return f"/api/v1/users/{person.pk}/setup/"


def place(person: User) -> dict[str, int | None]:
    return {
        "entity": person.entity_id,
        "location": person.location_id,
        "department": person.department_id,
    }


def test_hr_takes_in_people_who_may_join(as_user: SignIn, hr: User) -> None:
    client = as_user(hr)
    joining = UserFactory(unplaced=True, email="x@acme.example")

    assert client.put(url(joining), {"role": "MANAGER"}).status_code == 403
    elsewhere = client.put(url(joining), place(UserFactory()))
    assert (elsewhere.status_code, elsewhere.json()["errors"][0]["pointer"]) == (400, "#/entity")
    assert client.put(url(joining), place(hr)).json()["has_completed_onboarding"] is True


def test_only_admin_moves_people_between_entities(
    as_user: SignIn, hr: User, admin: User, person: User
) -> None:
    there = UserFactory()

    by_hr = as_user(hr).put(url(person), place(there))
    entity_alone = as_user(admin).put(url(person), {"entity": there.entity_id})
    by_admin = as_user(admin).put(url(person), place(there))

    assert (by_hr.status_code, by_hr.json()["errors"][0]["code"]) == (400, "does_not_exist")
    assert entity_alone.json()["errors"] == [
        {
            "pointer": "#/location",
            "code": "other_entity",
            "detail": "Choose a location of this entity.",
        }
    ]
    assert by_admin.json()["entity"]["id"] == there.entity_id
    assert as_user(hr).get(f"/api/v1/users/{person.pk}/").status_code == 404


def test_nobody_is_taken_out_of_their_entity(as_user: SignIn, admin: User, person: User) -> None:
    response = as_user(admin).put(url(person), {"entity": None})

    assert response.json()["errors"][0]["code"] == "null"


def test_a_place_is_active_and_goes_together(as_user: SignIn, hr: User, person: User) -> None:
    client = as_user(hr)
    closed = LocationFactory(entity=hr.entity, is_active=False)
    elsewhere = DepartmentFactory(entity=hr.entity)

    for body, pointer in (
        ({"location": closed.pk}, "#/location"),
        ({"location": LocationFactory().pk}, "#/location"),
        ({"location": elsewhere.location.pk}, "#/department"),
        ({"department": elsewhere.pk}, "#/department"),
        ({"department": DepartmentFactory().pk}, "#/department"),
    ):
        response = client.put(url(person), body)
        assert response.status_code == 400
        assert [e["pointer"] for e in response.json()["errors"]] == [pointer]
    moved = client.put(url(person), {"location": elsewhere.location.pk, "department": elsewhere.pk})
    assert moved.status_code == 200


def test_somebody_in_a_place_that_was_closed_can_still_be_set_up(
    as_user: SignIn, hr: User, person: User
) -> None:
    Location.objects.update(is_active=False)

    response = as_user(hr).put(url(person), place(person) | {"join_date": "2021-01-01"})

    assert response.status_code == 200


def test_nobody_is_put_into_an_inactive_entity(
    as_user: SignIn, hr: User, admin: User, person: User
) -> None:
    there = UserFactory(entity=EntityFactory(is_active=False))

    response = as_user(admin).put(url(person), place(there))

    assert response.status_code == 400
    errors = response.json()["errors"]
    assert [(e["pointer"], e["code"]) for e in errors] == [("#/entity", "does_not_exist")]
