"""holidays/: who plans, changes and removes them, and where."""

import pytest

from conftest import SignIn
from core.models import AuditLog
from leaves.models import PublicHoliday
from leaves.tests.factories import PublicHolidayFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/holidays/"
TUESDAY = {"holiday_name": "Founders", "start_date": "2026-03-10", "end_date": "2026-03-10"}


@pytest.fixture
def hr() -> User:
    return UserFactory(hr=True)


@pytest.mark.parametrize(
    ("_case", "role", "entity", "status"),
    [
        ("an employee", "EMPLOYEE", "own", 403),
        ("a manager", "MANAGER", "own", 403),
        ("HR at home", "HR", "own", 201),
        ("HR everywhere", "HR", None, 403),
        ("HR elsewhere", "HR", "foreign", 400),
        ("ADMIN everywhere", "ADMIN", None, 201),
        ("ADMIN elsewhere", "ADMIN", "foreign", 201),
    ],
)
def test_who_may_plan_a_holiday_where(
    as_user: SignIn, _case: str, role: str, entity: str | None, status: int
) -> None:
    actor = UserFactory(role=role)
    entities = {"own": actor.entity_id, "foreign": UserFactory().entity_id, None: None}

    response = as_user(actor).post(URL, TUESDAY | {"entity": entities[entity]})

    assert response.status_code == status
    assert PublicHoliday.objects.exists() is (status == 201)


def test_a_holiday_of_everyone_is_kept_in_the_log_of_who_planned_it(as_user: SignIn) -> None:
    admin = UserFactory(admin=True)

    as_user(admin).post(URL, TUESDAY)

    assert AuditLog.objects.get(action="HOLIDAY_CHANGE").entity == admin.entity


def test_hr_does_not_touch_holidays_of_everyone_or_of_others(as_user: SignIn, hr: User) -> None:
    for_all = PublicHolidayFactory()
    foreign = PublicHolidayFactory(entity=UserFactory().entity)
    client = as_user(hr)

    assert client.delete(f"{URL}{for_all.pk}/").status_code == 403
    assert client.put(f"{URL}{foreign.pk}/", {"holiday_name": "Mine"}).status_code == 404
    assert PublicHoliday.objects.filter(is_active=True).count() == 2
