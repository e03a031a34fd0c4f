from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from conftest import Clock
from core.models import AuditLog
from users.models import Login, LoginFailures, RefreshToken, User
from users.tests.factories import PASSWORD, UserFactory
from users.tests.hashers import CountingHasher

pytestmark = pytest.mark.django_db
URL = "/api/v1/auth/login/"


def log_in(email: str, password: str = PASSWORD, address: str = "203.0.113.7") -> Any:
    return Client().post(
        URL,
        {"email": email, "password": password},
        content_type="application/json",
        REMOTE_ADDR=address,
    )


def actions() -> list[str]:
    return list(AuditLog.objects.order_by("pk").values_list("action", flat=True))


def test_answers_the_tokens_and_the_person() -> None:
    user = UserFactory(email="ada@company.example")

    response = log_in("ada@company.example")

    body = response.json()
    assert response.status_code == 200
    assert sorted(body) == ["access", "refresh", "user"]
    assert body["user"]["id"] == user.pk
    assert body["user"]["location"] == {
        "id": user.location.pk,
        "name": user.location.location_name,
        "timezone": "UTC",
    }
    login, token = Login.objects.get(), RefreshToken.objects.get()
    assert (login.user, login.address, login.ended_at) == (user, "203.0.113.7", None)
    assert (token.login, token.parent, token.spent_at) == (login, None, None)
    assert LoginFailures.objects.count() == 0
    entry = AuditLog.objects.get()
    assert (entry.action, entry.actor, entry.target_id) == ("LOGIN", user, user.pk)
    assert entry.entity == user.entity


def test_matches_the_address_without_regard_to_case_and_takes_the_password_as_typed() -> None:
    user = UserFactory(email="ada@company.example")
    user.set_password("  spaced passphrase  ")
    user.save()

    assert log_in(" ADA@Company.Example ", "  spaced passphrase  ").status_code == 200
    assert log_in("ada@company.example", "spaced passphrase").status_code == 401


def test_costs_few_statements(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    UserFactory(email="ada@company.example")
    log_in("ada@company.example")  # Content types are read once per process.

    with django_assert_num_queries(11):  # Four of them are savepoints of the test's transaction.
        log_in("ada@company.example")


@pytest.mark.parametrize("case", ["unknown", "wrong", "inactive", "unusable", "locked"])
def test_refusals_cost_one_hash_and_say_the_same(case: str, hasher: type[CountingHasher]) -> None:
    user = UserFactory(email="ada@company.example", is_active=case != "inactive")
    if case == "unusable":
        user.set_unusable_password()
        user.save()
    for _ in range(5 if case == "locked" else 0):
        log_in("ada@company.example", "wrong")
    hasher.forget()

    email = "nobody@company.example" if case == "unknown" else "ada@company.example"
    response = log_in(email, "wrong" if case == "wrong" else PASSWORD)

    code = "account_locked" if case == "locked" else "invalid_credentials"
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert response.json() == {
        "type": f"/problems/{code.replace('_', '-')}",
        "title": "You could not be signed in.",
        "status": 401,
        "detail": "Check the e-mail address and the password. "
        "After five failed attempts, signing in is blocked for a while.",
        "code": code,
        "request_id": response["X-Request-ID"],
    }
    assert hasher.runs == 1
    assert len(hasher.compared) == (1 if case == "wrong" else 0)
    assert Login.objects.count() == 0


def test_a_right_password_costs_one_hash_too(hasher: type[CountingHasher]) -> None:
    UserFactory(email="ada@company.example")
    hasher.forget()

    assert log_in("ada@company.example").status_code == 200
    assert hasher.runs == 1


def test_renews_a_hash_of_an_older_kind(settings: Settings) -> None:
    UserFactory(email="ada@company.example")
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]

    assert log_in("ada@company.example").status_code == 200

    assert User.objects.get().password.startswith("scrypt$")
    assert log_in("ada@company.example").status_code == 200


def test_a_hash_renewed_by_a_login_beside_this_one_is_still_the_right_password(
    hasher: type[CountingHasher],
) -> None:
    UserFactory(email="ada@company.example")
    renewed = make_password(PASSWORD)
    hasher.meanwhile = staticmethod(lambda: User.objects.update(password=renewed))

    assert log_in("ada@company.example").status_code == 200
    assert User.objects.get().password == renewed
    assert LoginFailures.objects.count() == 0


@pytest.mark.parametrize("change", [{"password": "md5$salt$other"}, {"is_active": False}])
def test_what_changes_while_the_password_is_compared_counts(
    hasher: type[CountingHasher], change: dict[str, Any]
) -> None:
    UserFactory(email="ada@company.example")
    hasher.meanwhile = staticmethod(lambda: User.objects.update(**change))

    assert log_in("ada@company.example").json()["code"] == "invalid_credentials"
    assert Login.objects.count() == 0


@pytest.mark.parametrize("email", ["ada@company.example", "nobody@company.example"])
def test_five_failures_lock_known_and_unknown_alike(email: str, test_clock: Clock) -> None:
    UserFactory(email="ada@company.example")

    codes = [log_in(email, "wrong").json()["code"] for _ in range(6)]

    assert codes == ["invalid_credentials"] * 5 + ["account_locked"]
    assert actions() == ["LOGIN_FAILED"] * 5 + ["LOCKOUT", "LOGIN_FAILED"]
    test_clock.now += timedelta(minutes=14, seconds=59)
    assert log_in(email).json()["code"] == "account_locked"
    test_clock.now += timedelta(seconds=1)
    assert log_in(email).status_code == (200 if email.startswith("ada") else 401)


def test_the_right_password_is_refused_while_locked_from_the_same_network_only() -> None:
    UserFactory(email="ada@company.example")
    for _ in range(5):
        log_in("ada@company.example", "wrong", address="203.0.113.7")

    assert log_in("ada@company.example", address="203.0.113.200").status_code == 401
    assert log_in("ada@company.example", address="198.51.100.7").status_code == 200
    assert log_in("ada@company.example", address="203.0.113.7").status_code == 401


def test_a_network_of_ipv6_is_a_64() -> None:
    UserFactory(email="ada@company.example")
    for last in range(5):
        log_in("ada@company.example", "wrong", address=f"2001:db8:0:1::{last}")

    assert log_in("ada@company.example", address="2001:db8:0:1:ffff::9").status_code == 401
    assert log_in("ada@company.example", address="2001:db8:0:2::1").status_code == 200


def test_a_success_forgets_the_failures() -> None:
    UserFactory(email="ada@company.example")
    for _ in range(2):
        for _ in range(4):
            assert log_in("ada@company.example", "wrong").status_code == 401
        assert log_in("ada@company.example").status_code == 200


def test_failures_long_ago_do_not_count(test_clock: Clock) -> None:
    UserFactory(email="ada@company.example")
    for _ in range(4):
        log_in("ada@company.example", "wrong")
    test_clock.now += timedelta(minutes=15)

    codes = [log_in("ada@company.example", "wrong").json()["code"] for _ in range(5)]

    assert codes == ["invalid_credentials"] * 5


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, ["#/email", "#/password"]),
        ({"email": "ada@company.example", "password": "x" * 257}, ["#/password"]),
        ({"email": "a\x00b", "password": "x"}, ["#/email"]),
        ({"email": ["x"], "password": {"a": 1}}, ["#/email", "#/password"]),
    ],
)
def test_a_malformed_body_is_400(body: dict[str, Any], pointers: list[str]) -> None:
    response = Client().post(URL, body, content_type="application/json")

    assert response.status_code == 400
    assert [error["pointer"] for error in response.json()["errors"]] == pointers
    assert LoginFailures.objects.count() == 0


def test_a_stale_access_token_does_not_keep_anybody_out() -> None:
    UserFactory(email="ada@company.example")

    response = Client().post(
        reverse("login"),
        {"email": "ada@company.example", "password": PASSWORD},
        content_type="application/json",
        headers={"Authorization": "Bearer stale"},
    )

    assert response.status_code == 200
