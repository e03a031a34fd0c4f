import pytest

from organizations.tests.factories import (
    DepartmentFactory,
    DepartmentManagerFactory,
    EntityFactory,
    LocationFactory,
)
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def place_of(user: User) -> tuple[object, object, object]:
    return (user.entity, user.location, user.department)


def test_a_person_is_placed_in_one_entity() -> None:
    entity = EntityFactory()

    user = UserFactory(entity=entity)

    assert user.entity == entity
    assert user.location.entity == entity
    assert (user.department.entity, user.department.location) == (entity, user.location)


def test_a_colleague_works_at_the_same_place() -> None:
    user = UserFactory()

    assert place_of(UserFactory(colleague_of=user)) == place_of(user)
    assert place_of(UserFactory(with_approver=True, colleague_of=user).approver) == place_of(user)


def test_the_entity_follows_from_the_department_or_the_location() -> None:
    department, location = DepartmentFactory(), LocationFactory()
    whole_entity = DepartmentFactory(location=None)

    assert place_of(UserFactory(department=department))[:2] == (
        department.entity,
        department.location,
    )
    assert UserFactory(location=location).department.location == location
    assert UserFactory(department=whole_entity).location.entity == whole_entity.entity
    assert DepartmentManagerFactory(department=department).user.entity == department.entity


def test_somebody_before_onboarding_has_no_place() -> None:
    assert place_of(UserFactory(unplaced=True)) == (None, None, None)
