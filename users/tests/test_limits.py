"""How often one may try to get in."""

import pytest
from django.core.cache import cache
from pytest_django import Settings
from rest_framework.test import APIClient

from conftest import Clock, SignIn
from users.tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

LOGIN = "/api/v1/auth/login/"


@pytest.fixture(autouse=True)
def limited(settings: Settings) -> None:
    settings.RATE_LIMIT_FACTOR = 1
    settings.NUM_PROXIES = 1
    cache.clear()


def log_in(email: str, password: str = PASSWORD, address: str = "203.0.113.7") -> int:
    return (
        APIClient()
        .post(LOGIN, {"email": email, "password": password}, headers={"X-Forwarded-For": address})
        .status_code
    )


def test_twenty_logins_a_minute_for_one_email_from_one_address() -> None:
    ada, bob = UserFactory(), UserFactory()

    statuses = [log_in(ada.email.upper() if n % 2 else ada.email) for n in range(21)]

    assert statuses == [200] * 20 + [429]
    assert log_in(bob.email) == 200
    assert log_in(ada.email, address="203.0.113.8") == 200


def test_three_hundred_logins_a_minute_from_one_address() -> None:
    statuses = [log_in(f"nobody{n}@company.example") for n in range(301)]

    assert statuses == [401] * 300 + [429]


def test_the_addresses_of_one_line_share_the_logins_of_one_email() -> None:
    ada = UserFactory()

    statuses = [log_in(ada.email, address=f"2001:db8:1:2::{n:x}") for n in range(21)]

    assert statuses == [200] * 20 + [429]
    assert log_in(ada.email, address="2001:db8:1:3::1") == 200


def test_twenty_sign_ups_a_minute_from_one_address() -> None:
    def register(address: str) -> int:
        return (
            APIClient()
            .post("/api/v1/auth/register/", {}, headers={"X-Forwarded-For": address})
            .status_code
        )

    assert [register("203.0.113.7") for _ in range(21)] == [400] * 20 + [429]
    assert register("203.0.113.8") == 400


def test_refreshing_is_counted_per_login(test_clock: Clock) -> None:
    def refresh(token: str) -> str:
        answer = APIClient().post(
            "/api/v1/auth/refresh/", {"refresh": token}, headers={"X-Forwarded-For": "203.0.113.7"}
        )
        return str(answer.json().get("refresh", answer.json().get("code")))

    first, second = (_refresh_token(UserFactory().email) for _ in range(2))
    for _ in range(60):
        first = refresh(first)

    assert refresh(first) == "throttled"
    assert refresh(second).count(".") == 2


def _refresh_token(email: str) -> str:
    answer = APIClient().post(LOGIN, {"email": email, "password": PASSWORD})
    return str(answer.json()["refresh"])


def test_reading_what_is_open_to_oneself_is_counted_per_person(as_user: SignIn) -> None:
    ada = as_user(UserFactory())

    assert [ada.get("/api/v1/auth/me/").status_code for _ in range(61)] == [200] * 60 + [429]
