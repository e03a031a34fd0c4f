"""Signing in to the admin pages: the same rules as at the API, for administrators alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from conftest import TEST_NOW, Clock, SignIn
from core.models import AuditLog
from users.models import Login, LoginFailures, User
from users.tests.conftest import hasher
from users.tests.factories import PASSWORD, UserFactory
from users.tests.hashers import CountingHasher

__all__ = ["hasher"]
pytestmark = pytest.mark.django_db
LOG_IN, LOG_OUT, INDEX = "/admin/login/", "/admin/logout/", "/admin/"


@pytest.fixture
def admin() -> User:
    made: User = UserFactory(admin=True, email="root@company.example")
    return made


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(LOG_IN, {"username": email, "password": password, **more})


def actions() -> list[str]:
    return list(AuditLog.objects.order_by("pk").values_list("action", flat=True))


def test_an_administrator_signs_in(admin: User) -> None:
    client = Client()

    response = sign_in(client, "Root@Company.example")

    assert (response.status_code, response["Location"]) == (302, INDEX)
    cookie = response.cookies["admin_access"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Strict")
    assert cookie["max-age"] == 3600
    assert client.get(INDEX).status_code == 200
    assert actions() == ["LOGIN"]
    login = Login.objects.get()
    assert (login.user, login.address, login.ended_at) == (admin, "127.0.0.1", None)
    assert client.get(LOG_IN)["Location"] == INDEX


def test_cookies_are_secure_where_the_product_is(admin: User, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = True

    assert sign_in(Client(), admin.email).cookies["admin_access"]["secure"] is True


@pytest.mark.parametrize(
    ("_case", "email", "password"),
    [
        ("wrong", "root@company.example", "wrong"),
        ("unknown", "nobody@company.example", PASSWORD),
        ("inactive", "gone@company.example", PASSWORD),
        ("with a password given out", "new@company.example", PASSWORD),
        ("HR", "hr@company.example", PASSWORD),
        ("a manager", "manager@company.example", PASSWORD),
        ("an employee", "employee@company.example", PASSWORD),
    ],
)
def test_everybody_else_hears_the_same(
    admin: User, hasher: type[CountingHasher], _case: str, email: str, password: str
) -> None:
    UserFactory(admin=True, is_active=False, email="gone@company.example")
    UserFactory(admin=True, must_change_password=True, email="new@company.example")
    UserFactory(hr=True, email="hr@company.example")
    UserFactory(manager=True, email="manager@company.example")
    UserFactory(email="employee@company.example")
    hasher.forget()
    client = Client()

    response = sign_in(client, email, password)

    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [
        "Check the e-mail address and the password. "
        "After five failed attempts, signing in is blocked for a while."
    ]
    assert "admin_access" not in response.cookies
    assert client.get(INDEX).status_code == 302
    assert Login.objects.count() == 0
    assert actions() == ["LOGIN_FAILED"]
    assert LoginFailures.objects.get().failures == 1
    assert hasher.runs == 1
    assert PASSWORD not in response.content.decode()


def test_five_failures_lock_here_and_at_the_api(admin: User, as_user: SignIn) -> None:
    client = Client()
    for _ in range(5):
        sign_in(client, admin.email, "wrong")

    here = sign_in(client, admin.email)
    body = {"email": admin.email, "password": PASSWORD}
    there = client.post("/api/v1/auth/login/", body, content_type="application/json")

    assert "admin_access" not in here.cookies
    assert (there.status_code, there.json()["code"]) == (401, "account_locked")
    assert actions()[:6] == ["LOGIN_FAILED"] * 5 + ["LOCKOUT"]


def test_the_limits_of_the_api_hold(admin: User, settings: Settings) -> None:
    settings.RATE_LIMIT_FACTOR = 1
    client = Client()
    for _ in range(20):
        sign_in(client, "nobody@company.example", "wrong")

    response = sign_in(client, "nobody@company.example", "wrong")

    assert response.context["form"].non_field_errors() == ["Try again in 60 seconds."]
    assert AuditLog.objects.filter(action="LOGIN_FAILED").count() == 20


def test_a_form_of_another_site_is_refused(admin: User) -> None:
    client = Client(enforce_csrf_checks=True)

    assert sign_in(client, admin.email).status_code == 403
    client.get(LOG_IN)
    token = client.cookies["csrftoken"].value
    assert client.cookies["csrftoken"]["path"] == "/admin/"
    assert sign_in(client, admin.email, csrfmiddlewaretoken=token).status_code == 302
    assert client.cookies["csrftoken"].value != token


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("/admin/users/user/", "/admin/users/user/"),
        ("https://evil.example/", INDEX),
        ("//evil.example", INDEX),
        ("javascript:alert(1)", INDEX),
        ("", INDEX),
    ],
)
def test_where_it_leads(admin: User, wanted: str, expected: str) -> None:
    assert sign_in(Client(), admin.email, next=wanted)["Location"] == expected


@pytest.mark.parametrize(
    "body", [{}, {"username": "a\x00b", "password": "x"}, {"username": "x" * 300, "password": "y"}]
)
def test_what_is_no_attempt_is_not_counted(admin: User, body: dict[str, str]) -> None:
    response = Client().post(LOG_IN, body)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert LoginFailures.objects.count() == 0


def test_logging_out_ends_the_login(admin: User) -> None:
    client = Client()
    access = sign_in(client, admin.email).cookies["admin_access"].value

    assert client.get(LOG_OUT).status_code == 405
    response = client.post(LOG_OUT)

    assert (response.status_code, response["Location"]) == (302, LOG_IN)
    assert response.cookies["admin_access"].value == ""
    assert Login.objects.get().end_reason == "LOGOUT"
    assert actions() == ["LOGIN", "LOGOUT"]
    client.cookies["admin_access"] = access
    assert client.get(INDEX).status_code == 302


def test_it_ends_after_an_hour(admin: User, test_clock: Clock) -> None:
    client = Client()
    sign_in(client, admin.email)

    test_clock.now = TEST_NOW + timedelta(minutes=59)
    assert client.get(INDEX).status_code == 200
    test_clock.now = TEST_NOW + timedelta(minutes=60)
    assert client.get(INDEX).status_code == 302


def test_it_ends_with_the_account_and_stays_ended(admin: User, as_user: SignIn) -> None:
    client, other = Client(), as_user(UserFactory(admin=True))
    sign_in(client, admin.email)

    other.delete(f"/api/v1/users/{admin.pk}/")
    other.put(f"/api/v1/users/{admin.pk}/reactivate/")

    assert User.objects.get(pk=admin.pk).is_active is True
    assert client.get(INDEX).status_code == 302


def test_cookie_and_bearer_are_not_exchanged(admin: User, as_user: SignIn) -> None:
    client = Client()
    sign_in(client, admin.email)

    assert client.get("/api/v1/auth/me/").status_code == 401
    assert client.delete("/api/v1/users/1/").status_code == 401
    assert as_user(admin).get(INDEX).status_code == 302


@pytest.mark.parametrize("value", ["", "x", "a.b.c", "\x00"])
def test_a_forged_cookie_is_nobody(value: str) -> None:
    client = Client()
    client.cookies["admin_access"] = value

    assert client.get(INDEX).status_code == 302


def test_one_changes_the_password_in_the_web_client(admin: User) -> None:
    client = Client()
    sign_in(client, admin.email)

    assert client.get("/admin/password_change/")["Location"] == "/change-password"
    assert client.post("/admin/password_change/", {"new_password1": "x"}).status_code == 302
    assert User.objects.get(pk=admin.pk).password == admin.password


def test_the_api_asks_the_database_no_more_than_before(
    admin: User, as_user: SignIn, django_assert_num_queries: Any
) -> None:
    api = as_user(admin)
    api.cookies["admin_access"] = "x"

    with django_assert_num_queries(1):
        assert api.get("/api/v1/auth/me/").status_code == 200
