"""The chain of refresh tokens, and the cookie that carries them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from rest_framework.test import APIClient

from conftest import TEST_NOW, Clock
from core.models import AuditLog
from users.models import Login, RefreshToken, User
from users.services import logins
from users.services.logins import Tokens
from users.tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
REFRESH, LOGOUT, LOGIN = "/api/v1/auth/refresh/", "/api/v1/auth/logout/", "/api/v1/auth/login/"
JSON = "application/json"
OWN = {"Sec-Fetch-Site": "same-origin"}
FOREIGN = {"Origin": "https://evil.example"}


@pytest.fixture
def tokens() -> Tokens:
    return logins.open_login(UserFactory(), None, TEST_NOW)


def refresh(token: str, **headers: str) -> Any:
    return Client().post(REFRESH, {"refresh": token}, content_type=JSON, headers=headers or None)


def successor(token: str) -> str:
    response = refresh(token)
    assert response.status_code == 200, response.json()
    return str(response.json()["refresh"])


def is_refused(token: str) -> bool:
    response = refresh(token)
    return bool(response.status_code == 401 and response.json()["code"] == "token_invalid")


def is_alive(access: str) -> bool:
    headers = {"Authorization": f"Bearer {access}"}
    return bool(APIClient().get("/api/v1/auth/me/", headers=headers).status_code == 200)


def end_reason() -> str:
    return Login.objects.get().end_reason


def test_each_token_is_spent_for_the_next(tokens: Tokens, test_clock: Clock) -> None:
    second = successor(tokens.refresh)
    test_clock.now += timedelta(days=6, hours=23)
    third = successor(second)

    rows = RefreshToken.objects.order_by("pk")
    assert [row.parent_id for row in rows] == [None, rows[0].pk, rows[1].pk]
    assert [row.spent_at for row in rows] == [TEST_NOW, test_clock.now, None]
    assert third != second
    assert is_alive(tokens.access) is False  # An hour is over; the login is not.
    assert end_reason() == ""


def test_reuse_ends_the_login_and_its_access_tokens(tokens: Tokens, test_clock: Clock) -> None:
    second = successor(tokens.refresh)
    third = successor(second)

    assert is_refused(tokens.refresh)

    assert end_reason() == "REUSE"
    assert is_refused(third)
    assert is_alive(tokens.access) is False
    entry = AuditLog.objects.get()
    assert (entry.action, entry.actor, entry.reason) == ("LOGOUT", None, "REUSE")


def test_a_lost_answer_may_be_asked_for_again(tokens: Tokens, test_clock: Clock) -> None:
    lost = successor(tokens.refresh)
    test_clock.now += timedelta(seconds=60)

    again = successor(tokens.refresh)

    assert successor(again) not in {lost, again}
    assert RefreshToken.objects.filter(spent_at__isnull=True).count() == 1
    assert RefreshToken.objects.get(is_replaced=True).spent_at == test_clock.now
    assert end_reason() == ""


def test_the_replaced_successor_is_spent(tokens: Tokens) -> None:
    lost = successor(tokens.refresh)
    again = successor(tokens.refresh)

    assert is_refused(lost)

    assert end_reason() == "REUSE"
    assert is_refused(again)


def test_the_grace_ends_after_sixty_seconds(tokens: Tokens, test_clock: Clock) -> None:
    second = successor(tokens.refresh)
    test_clock.now += timedelta(seconds=60, microseconds=1)

    assert is_refused(tokens.refresh)
    assert end_reason() == "REUSE"
    assert is_refused(second)


def test_repeating_does_not_prolong_the_grace(tokens: Tokens, test_clock: Clock) -> None:
    successor(tokens.refresh)
    test_clock.now += timedelta(seconds=40)
    successor(tokens.refresh)
    test_clock.now += timedelta(seconds=40)

    assert is_refused(tokens.refresh)


def test_a_token_lasts_seven_days(tokens: Tokens, test_clock: Clock) -> None:
    test_clock.now += timedelta(days=7)

    assert is_refused(tokens.refresh)
    assert end_reason() == ""


def test_an_access_token_and_rubbish_are_refused(tokens: Tokens) -> None:
    assert is_refused(tokens.access)
    assert is_refused("abc")
    RefreshToken.objects.all().delete()
    assert is_refused(tokens.refresh)


def test_inactive_people_cannot_refresh(tokens: Tokens) -> None:
    User.objects.update(is_active=False)

    assert is_refused(tokens.refresh)


def test_nothing_presented_is_not_authenticated() -> None:
    response = Client().post(REFRESH, {}, content_type=JSON)

    assert response.status_code == 401
    assert response.json()["code"] == "not_authenticated"


def test_logout_ends_the_login_and_its_access_tokens(tokens: Tokens) -> None:
    other = logins.open_login(tokens.user, None, TEST_NOW)
    body = {"refresh": tokens.refresh}

    first = Client().post(LOGOUT, body, content_type=JSON)
    again = Client().post(LOGOUT, body, content_type=JSON)

    assert (first.status_code, again.status_code) == (200, 200)
    assert is_alive(tokens.access) is False
    assert is_alive(other.access) is True
    assert is_refused(tokens.refresh)
    entry = AuditLog.objects.get()
    assert (entry.action, entry.actor) == ("LOGOUT", tokens.user)


def test_logout_with_rubbish_is_401(tokens: Tokens) -> None:
    response = Client().post(LOGOUT, {"refresh": "abc"}, content_type=JSON)

    assert response.json()["code"] == "token_invalid"
    assert is_alive(tokens.access) is True


def browser(tokens: Tokens) -> Client:
    client = Client()
    client.cookies["refresh_token"] = tokens.refresh
    return client


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://testserver"},
        {"Origin": "https://app.company.example"},
    ],
)
def test_the_cookie_counts_from_our_own_pages(
    tokens: Tokens, settings: Settings, headers: dict[str, str]
) -> None:
    settings.CORS_ALLOWED_ORIGINS = ["https://app.company.example"]
    client = browser(tokens)

    response = client.post(REFRESH, content_type=JSON, headers=headers)

    assert response.status_code == 200
    assert client.cookies["refresh_token"].value == response.json()["refresh"]


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_the_cookie_is_not_read_otherwise(tokens: Tokens, headers: dict[str, str]) -> None:
    response = browser(tokens).post(REFRESH, content_type=JSON, headers=headers)

    assert response.status_code == 401
    assert response.json()["code"] == "not_authenticated"
    assert RefreshToken.objects.get().spent_at is None


@pytest.mark.parametrize("path", [REFRESH, LOGOUT])
@pytest.mark.parametrize(
    "headers",
    [FOREIGN, FOREIGN | OWN, {"Origin": "null"}, {"Origin": "https://testserver"}],
)
def test_a_foreign_origin_is_403_and_spends_nothing(
    tokens: Tokens, path: str, headers: dict[str, str]
) -> None:
    by_cookie = browser(tokens).post(path, content_type=JSON, headers=headers)
    by_body = Client().post(path, {"refresh": tokens.refresh}, content_type=JSON, headers=headers)

    for response in (by_cookie, by_body):
        assert response.status_code == 403
        assert response.json()["code"] == "permission_denied"
    assert RefreshToken.objects.get().spent_at is None
    assert end_reason() == ""


def test_a_foreign_page_cannot_log_a_browser_in() -> None:
    user = UserFactory()
    body = {"email": user.email, "password": PASSWORD}

    response = Client().post(LOGIN, body, content_type=JSON, headers=FOREIGN)

    assert response.status_code == 403
    assert "refresh_token" not in response.cookies
    assert Login.objects.count() == 0


@pytest.mark.parametrize(
    ("host", "is_https", "secure"),
    [
        ("testserver", False, True),
        ("localhost:8000", False, ""),
        ("127.0.0.1:8000", False, ""),
        ("[::1]:8000", False, ""),
        ("localhost:8000", True, True),
        ("localhost.company.example", False, True),
    ],
)
def test_the_cookie_is_kept_from_scripts_and_other_sites(
    settings: Settings, host: str, is_https: bool, secure: bool | str
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    user = UserFactory()
    body = {"email": user.email, "password": PASSWORD}

    response = Client().post(
        LOGIN, body, content_type=JSON, secure=is_https, headers={"Host": host}
    )

    cookie = response.cookies["refresh_token"]
    assert cookie.value == response.json()["refresh"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        "/api/v1/auth/",
        True,
        "Strict",
        604800,
    )
    assert cookie["secure"] == secure


def test_logout_clears_the_cookie(tokens: Tokens) -> None:
    response = browser(tokens).post(LOGOUT, content_type=JSON, headers=OWN)

    cookie = response.cookies["refresh_token"]
    assert (cookie.value, cookie["max-age"], cookie["path"]) == ("", 0, "/api/v1/auth/")
    assert is_alive(tokens.access) is False
