from typing import Any

import pytest
from rest_framework.test import APIClient

from conftest import TEST_NOW, SignIn
from core.models import AuditLog
from users.models import Login, User
from users.services import logins
from users.tests.factories import PASSWORD, UserFactory
from users.tests.hashers import CountingHasher

pytestmark = pytest.mark.django_db
URL, ME, REFRESH = "/api/v1/auth/change-password/", "/api/v1/auth/me/", "/api/v1/auth/refresh/"
NEW = "brave-Lantern-43"


def change(client: APIClient, current: str = PASSWORD, new: str = NEW, **headers: str) -> Any:
    return client.post(
        URL, {"current_password": current, "new_password": new}, headers=headers or None
    )


def bearer(token: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client


def test_ends_every_login_and_opens_a_new_one(as_user: SignIn) -> None:
    user = UserFactory(must_change_password=True)
    own, other = (logins.open_login(user, None, TEST_NOW) for _ in range(2))

    response = change(bearer(own.access))

    assert response.status_code == 200
    assert sorted(response.json()) == ["access", "refresh"]
    assert response.cookies["refresh_token"].value == response.json()["refresh"]
    assert bearer(own.access).get(ME).status_code == 401
    assert bearer(other.access).get(ME).status_code == 401
    assert APIClient().post(REFRESH, {"refresh": own.refresh}).status_code == 401
    me = bearer(response.json()["access"]).get(ME).json()
    assert (me["must_change_password"], me["version"]) == (False, 2)
    user.refresh_from_db()
    assert user.check_password(NEW)
    ends = Login.objects.order_by("pk").values_list("end_reason", flat=True)
    assert list(ends) == ["PASSWORD_CHANGE", "PASSWORD_CHANGE", ""]
    entry = AuditLog.objects.get()
    assert (entry.action, entry.actor, entry.changes) == ("PASSWORD_CHANGE", user, {})


def test_a_wrong_current_password_changes_nothing(as_user: SignIn) -> None:
    user = UserFactory()
    client = as_user(user)

    response = change(client, current="wrong")

    assert response.status_code == 400
    assert response.json()["errors"] == [
        {
            "pointer": "#/current_password",
            "code": "wrong_password",
            "detail": "This is not your current password.",
        }
    ]
    assert client.get(ME).status_code == 200
    assert User.objects.get().check_password(PASSWORD)
    assert AuditLog.objects.get().action == "LOGIN_FAILED"


def test_guesses_count_towards_the_lockout(as_user: SignIn, hasher: type[CountingHasher]) -> None:
    client = as_user(UserFactory())
    for _ in range(5):
        assert change(client, current="wrong").status_code == 400
    hasher.forget()

    response = change(client)

    assert response.status_code == 401
    assert response.json()["code"] == "account_locked"
    assert (hasher.runs, len(hasher.compared)) == (1, 0)
    assert User.objects.get().check_password(PASSWORD)


def test_a_success_forgets_the_failures(as_user: SignIn) -> None:
    user = UserFactory()
    client = as_user(user)
    for _ in range(4):
        change(client, current="wrong")

    tokens = change(client).json()

    for _ in range(4):
        assert change(bearer(tokens["access"]), current="wrong").status_code == 400


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("short", "password_too_short"),
        (PASSWORD, "password_unchanged"),
        ("password1234", "password_too_common"),
    ],
)
def test_the_new_password_must_be_acceptable(as_user: SignIn, new: str, code: str) -> None:
    response = change(as_user(UserFactory()), new=new)

    assert response.status_code == 400
    errors = response.json()["errors"]
    assert [(e["pointer"], e["code"]) for e in errors] == [("#/new_password", code)]


def test_a_foreign_page_cannot_do_it(as_user: SignIn) -> None:
    assert change(as_user(UserFactory()), Origin="https://evil.example").status_code == 403


def test_needs_a_login() -> None:
    assert change(APIClient()).status_code == 401
