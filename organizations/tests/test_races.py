"""Places that are used and switched off at once, on a real connection each."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Q

from conftest import TEST_NOW, SignIn
from core.models import AuditLog
from leaves.tests.races import at_once, waits_for
from organizations.models import Department, DepartmentManager, Entity, Location
from organizations.services import departments, entities, locations, managers
from organizations.tests.factories import DepartmentFactory, EntityFactory, LocationFactory
from users.constants import Role
from users.models import User
from users.services import management
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
URL = "/api/v1/organizations/"
ROUNDS = range(4)

type Verb = Callable[[], object]


@pytest.fixture
def hr() -> User:
    made: User = UserFactory(hr=True)
    return made


@pytest.fixture
def admin() -> User:
    made: User = UserFactory(admin=True, unplaced=True)
    return made


def is_somebody_at_a_closed_place() -> bool:
    closed = Q(location__is_active=False) | Q(department__is_active=False)
    found: bool = User.objects.filter(closed, is_active=True).exists()
    return found


@pytest.mark.parametrize("_round", ROUNDS)
@pytest.mark.parametrize("kind", ["locations", "departments"])
def test_closing_a_place_against_placing_a_person_there(
    as_user: SignIn, hr: User, kind: str, _round: int
) -> None:
    team = DepartmentFactory(entity=hr.entity)
    person = UserFactory(colleague_of=hr)
    place = team.location_id if kind == "locations" else team.pk
    placing, closing = as_user(hr), as_user(hr)

    placed, closed = at_once(
        [
            lambda: placing.put(
                f"/api/v1/users/{person.pk}/setup/",
                {"location": team.location_id, "department": team.pk},
            ),
            lambda: closing.delete(f"{URL}{kind}/{place}/"),
        ]
    )

    assert (placed.status_code, closed.status_code) in {(200, 409), (400, 200)}
    assert is_somebody_at_a_closed_place() is False


def place_at(hr: User, team: Department, person: User) -> Verb:
    return lambda: management.set_up_person(
        actor=hr,
        person_id=person.pk,
        values={"location": team.location_id, "department": team.pk},
        now=TEST_NOW,
    )


@pytest.mark.parametrize("kind", ["locations", "departments"])
def test_closing_and_placing_wait_for_each_other(hr: User, kind: str) -> None:
    team = DepartmentFactory(entity=hr.entity)
    person = UserFactory(colleague_of=hr)
    place = place_at(hr, team, person)

    def close() -> object:
        if kind == "locations":
            return locations.deactivate(actor=hr, location_id=team.location_id)
        return departments.deactivate(actor=hr, department_id=team.pk)

    assert waits_for(place, close) is True
    assert waits_for(close, place) is True


def test_moving_a_department_and_placing_wait_for_each_other(hr: User) -> None:
    there = LocationFactory(entity=hr.entity)
    team = DepartmentFactory(entity=hr.entity)
    place = place_at(hr, team, UserFactory(colleague_of=hr))

    def move() -> object:
        return departments.change(actor=hr, department_id=team.pk, values={"location": there.pk})

    assert waits_for(place, move) is True
    assert waits_for(move, place) is True


def company() -> Entity:
    """With one location and one department that are on, and one of each that is off."""
    made: Entity = EntityFactory()
    here = LocationFactory(entity=made)
    DepartmentFactory(location=here)
    LocationFactory(entity=made, is_active=False)
    DepartmentFactory(location=here, is_active=False)
    return made


def active_places(entity: Entity) -> tuple[int, int]:
    return entity.locations.active().count(), entity.departments.active().count()


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_cascades_switch_each_place_once(as_user: SignIn, admin: User, _round: int) -> None:
    entity = company()
    clients = [as_user(admin), as_user(admin)]
    path = f"{URL}entities/{entity.pk}/"

    answers = at_once([lambda client=client: client.delete(path) for client in clients])  # type: ignore[misc]

    assert [answer.status_code for answer in answers] == [200, 200]
    counts = sorted(answer.json()["cascade"]["locations"] for answer in answers)
    assert counts == [0, 1]
    assert AuditLog.objects.get().action == "ENTITY_DEACTIVATE"
    assert active_places(entity) == (0, 0)


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_cascade_against_a_reactivation(as_user: SignIn, admin: User, _round: int) -> None:
    entity = company()
    path = f"{URL}entities/{entity.pk}/"
    off, on = as_user(admin), as_user(admin)

    answers = at_once([lambda: off.delete(path), lambda: on.put(f"{path}reactivate/")])

    assert [answer.status_code for answer in answers] == [200, 200]
    entity.refresh_from_db()
    assert active_places(entity) == ((1, 1) if entity.is_active else (0, 0))


def opening(entity: Entity, kind: str) -> tuple[str, str, dict[str, Any]]:
    """Method, path and body of a call that leaves one more active place in the entity."""
    if kind == "a new location":
        return "post", "locations/", {"entity": entity.pk, "location_name": "New"}
    if kind == "a new department":
        return "post", "departments/", {"entity": entity.pk, "department_name": "New"}
    closed: Any = (
        entity.locations if kind == "a location that is back" else entity.departments
    ).get(is_active=False)
    folder = "locations" if isinstance(closed, Location) else "departments"
    return "put", f"{folder}/{closed.pk}/", {"is_active": True}


@pytest.mark.parametrize("_round", ROUNDS)
@pytest.mark.parametrize(
    "kind",
    ["a new location", "a new department", "a location that is back", "a department that is back"],
)
def test_nothing_is_opened_in_a_company_that_goes_off(
    as_user: SignIn, admin: User, kind: str, _round: int
) -> None:
    entity = company()
    method, path, sent = opening(entity, kind)
    first, second = as_user(admin), as_user(admin)

    opened, went = at_once(
        [
            lambda: getattr(first, method)(f"{URL}{path}", sent),
            lambda: second.delete(f"{URL}entities/{entity.pk}/"),
        ]
    )

    assert went.status_code == 200
    assert opened.status_code in {200, 201, 400, 409}
    assert active_places(entity) == (0, 0)


@pytest.mark.parametrize(
    "open_",
    [
        lambda admin, entity: locations.create(
            actor=admin, entity_id=entity.pk, values={"location_name": "New"}
        ),
        lambda admin, entity: departments.create(
            actor=admin, entity_id=entity.pk, location_id=None, department_name="New"
        ),
        lambda admin, entity: locations.change(
            actor=admin,
            location_id=entity.locations.get(is_active=False).pk,
            values={"is_active": True},
        ),
        lambda admin, entity: departments.change(
            actor=admin,
            department_id=entity.departments.get(is_active=False).pk,
            values={"is_active": True},
        ),
    ],
)
def test_opening_a_place_and_the_cascade_wait_for_each_other(
    admin: User, open_: Callable[[User, Entity], object]
) -> None:
    entity = company()

    def cascade() -> object:
        return entities.deactivate(actor=admin, entity_id=entity.pk, now=TEST_NOW)

    assert waits_for(cascade, lambda: open_(admin, entity)) is True
    assert waits_for(lambda: open_(admin, entity), cascade) is True


def test_a_new_department_and_closing_its_location_wait_for_each_other(hr: User) -> None:
    location = LocationFactory(entity=hr.entity)

    def open_team() -> object:
        return departments.create(
            actor=hr, entity_id=location.entity_id, location_id=location.pk, department_name="New"
        )

    def close() -> object:
        return locations.deactivate(actor=hr, location_id=location.pk)

    assert waits_for(open_team, close) is True
    assert waits_for(close, open_team) is True


def test_naming_a_manager_and_demoting_them_wait_for_each_other(hr: User, admin: User) -> None:
    manager = UserFactory(colleague_of=hr, manager=True)

    def name() -> object:
        return managers.link(actor=hr, department_id=int(hr.department_id or 0), user_id=manager.pk)

    def demote() -> object:
        return management.set_up_person(
            actor=admin, person_id=manager.pk, values={"role": Role.EMPLOYEE}, now=TEST_NOW
        )

    assert waits_for(name, demote) is True
    assert waits_for(demote, name) is True


@pytest.mark.parametrize("_round", ROUNDS)
def test_the_same_link_at_once_is_made_once(as_user: SignIn, hr: User, _round: int) -> None:
    manager = UserFactory(colleague_of=hr, manager=True)
    sent = {"department": hr.department_id, "user": manager.pk}
    clients = [as_user(hr), as_user(hr)]

    answers = at_once(
        [lambda client=client: client.post(f"{URL}managers/", sent) for client in clients]  # type: ignore[misc]
    )

    assert sorted(answer.status_code for answer in answers) == [201, 400]
    assert DepartmentManager.objects.count() == 1
    assert AuditLog.objects.count() == 1
