"""Who ends whose account, and who may come back."""

from collections.abc import Callable

import pytest

from conftest import SignIn
from core.models import AuditLog
from organizations.models import Department, Location
from users.models import User
from users.tests.activity import reactivated, url
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr() -> User:
    made: User = UserFactory(hr=True)
    return made


WHO_ACTS_ON_WHOM: list[tuple[str, str, Callable[[User], User], int]] = [
    ("HR on a colleague", "hr", lambda hr: UserFactory(colleague_of=hr), 200),
    ("HR on HR", "hr", lambda hr: UserFactory(colleague_of=hr, hr=True), 200),
    ("HR on an ADMIN", "hr", lambda hr: UserFactory(colleague_of=hr, admin=True), 403),
    ("HR on one elsewhere", "hr", lambda hr: UserFactory(), 404),
    ("HR on one of no company", "hr", lambda hr: UserFactory(unplaced=True), 404),
    ("ADMIN on anybody", "admin", lambda hr: UserFactory(), 200),
    ("ADMIN on an ADMIN", "admin", lambda hr: UserFactory(admin=True), 200),
    ("MANAGER on their own", "manager", lambda hr: UserFactory(colleague_of=hr), 403),
    ("EMPLOYEE on a colleague", "employee", lambda hr: UserFactory(colleague_of=hr), 403),
]


@pytest.mark.parametrize("active", [True, False])
@pytest.mark.parametrize(("_case", "caller", "build", "status"), WHO_ACTS_ON_WHOM)
def test_who_acts_on_whom(
    as_user: SignIn,
    hr: User,
    _case: str,
    caller: str,
    build: Callable[[User], User],
    status: int,
    *,
    active: bool,
) -> None:
    callers: dict[str, Callable[[], User]] = {
        "hr": lambda: hr,
        "admin": lambda: UserFactory(admin=True),
        "manager": lambda: UserFactory(colleague_of=hr, manager=True),
        "employee": lambda: UserFactory(colleague_of=hr),
    }
    target = build(hr)
    User.objects.filter(pk=target.pk).update(is_active=active)
    client = as_user(callers[caller]())

    codes = [client.delete(f"{url(target)}?dry_run=true").status_code] if active else []
    response = client.delete(url(target)) if active else reactivated(client, target)

    assert {*codes, response.status_code} == {status}
    was_done = status == 200
    assert User.objects.get(pk=target.pk).is_active is (active != was_done)
    assert AuditLog.objects.count() == int(was_done)


@pytest.mark.parametrize("traits", [{"hr": True}, {"admin": True}])
@pytest.mark.parametrize("query", ["", "?dry_run=true"])
def test_nobody_deactivates_themselves(
    as_user: SignIn, hr: User, traits: dict[str, bool], query: str
) -> None:
    UserFactory(admin=True)
    caller = UserFactory(colleague_of=hr, **traits)

    response = as_user(caller).delete(f"{url(caller)}{query}")

    assert (response.status_code, response.json()["code"]) == (403, "permission_denied")
    assert User.objects.get(pk=caller.pk).is_active is True


@pytest.mark.parametrize("model", [Location, Department])
def test_nobody_comes_back_to_a_place_that_closed_meanwhile(
    as_user: SignIn, hr: User, model: type[Location | Department]
) -> None:
    person = UserFactory(entity=hr.entity)
    client = as_user(hr)
    client.delete(url(person))
    place = person.location if model is Location else person.department
    model.objects.filter(pk=place.pk).update(is_active=False)

    refused = reactivated(client, person)

    assert (refused.status_code, refused.json()["code"]) == (409, "invalid_state")
    assert refused.json()["state"] == "PLACE_CLOSED"
    assert User.objects.get(pk=person.pk).is_active is False
    new = {"location": hr.location_id, "department": hr.department_id}
    assert client.put(f"{url(person)}setup/", new).status_code == 200
    assert reactivated(client, person).status_code == 200


def test_a_place_that_went_off_with_its_company_comes_back_with_it(
    as_user: SignIn, hr: User
) -> None:
    person = UserFactory(entity=hr.entity, is_active=False)
    Location.objects.filter(pk=person.location_id).update(is_active=False, is_off_with_entity=True)

    assert reactivated(as_user(hr), person).status_code == 200
