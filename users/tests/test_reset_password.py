from collections.abc import Callable

import pytest
from rest_framework.test import APIClient

from conftest import TEST_NOW, SignIn
from core.models import AuditLog
from users.models import Login, User
from users.services import logins
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr() -> User:
    made: User = UserFactory(hr=True)
    return made


def url(person: User) -> str:
    return f"/api/v1/users/{person.pk}/reset-password/"


def log_in(email: str, password: str) -> int:
    body = {"email": email, "password": password}
    return int(APIClient().post("/api/v1/auth/login/", body).status_code)


def test_answers_a_password_once_and_ends_every_login(as_user: SignIn, hr: User) -> None:
    person = UserFactory(colleague_of=hr)
    held = logins.open_login(person, None, TEST_NOW)

    response = as_user(hr).post(url(person))

    assert response.status_code == 200
    assert list(response.json()) == ["password"]
    assert response["ETag"] == '"2"'
    me = APIClient().get("/api/v1/auth/me/", headers={"Authorization": f"Bearer {held.access}"})
    assert me.status_code == 401
    assert Login.objects.get(user=person).end_reason == "PASSWORD_RESET"
    person.refresh_from_db()
    assert (person.must_change_password, person.version) == (True, 2)
    assert log_in(person.email, response.json()["password"]) == 200
    entry = AuditLog.objects.order_by("pk").first()
    assert entry is not None
    assert (entry.action, entry.actor, entry.target_id) == ("PASSWORD_RESET", hr, person.pk)
    assert response.json()["password"] not in str(AuditLog.objects.values_list())


def test_a_locked_person_can_sign_in_again(as_user: SignIn, hr: User) -> None:
    person = UserFactory(colleague_of=hr)
    for _ in range(6):
        log_in(person.email, "wrong")

    password = as_user(hr).post(url(person)).json()["password"]

    assert log_in(person.email, password) == 200


@pytest.mark.parametrize(
    ("_case", "build", "status"),
    [
        ("HR", lambda hr: UserFactory(colleague_of=hr, hr=True), 200),
        ("an administrator", lambda hr: UserFactory(colleague_of=hr, admin=True), 403),
        ("themselves", lambda hr: hr, 403),
        ("somebody elsewhere", lambda hr: UserFactory(), 404),
    ],
)
def test_whose_password_hr_resets(
    as_user: SignIn, hr: User, _case: str, build: Callable[[User], User], status: int
) -> None:
    person = build(hr)
    before = User.objects.values().get(pk=person.pk)

    response = as_user(hr).post(url(person))

    assert response.status_code == status
    assert (User.objects.values().get(pk=person.pk) == before) is (status != 200)


def test_others_may_not(as_user: SignIn, hr: User) -> None:
    manager = UserFactory(colleague_of=hr, manager=True)

    assert as_user(manager).post(url(UserFactory(approver=manager))).status_code == 403


def test_only_the_version_that_was_read(as_user: SignIn, hr: User) -> None:
    person = UserFactory(colleague_of=hr)

    response = as_user(hr).post(url(person), headers={"If-Match": '"7"'})

    assert response.status_code == 412
    assert User.objects.get(pk=person.pk).must_change_password is False
