"""What administrators read of the values an installation runs on."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import connection
from pytest_django import DjangoAssertNumQueries, Settings

from conftest import SignIn
from core.throttling import PER_WINDOW
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/settings/"


@pytest.fixture
def admin() -> User:
    made: User = UserFactory(admin=True)
    return made


def by_name(response: Any) -> dict[str, Any]:
    assert response.status_code == 200, response.json()
    return {setting["name"]: setting for setting in response.json()}


def test_tells_what_is_in_effect(as_user: SignIn, admin: User, settings: Settings) -> None:
    settings.ACCESS_TOKEN_LIFETIME = timedelta(minutes=5)
    settings.REJECT_APPROVED_WITHIN = timedelta(hours=12)
    settings.MAX_UPLOAD_BYTES = 1234
    settings.DEBUG = False

    shown = by_name(as_user(admin).get(URL))

    assert shown["access_token_lifetime"] == {
        "group": "LOGINS",
        "name": "access_token_lifetime",
        "value": "300",
        "unit": "SECONDS",
        "description": "How long an access token is accepted.",
        "variable": "ACCESS_TOKEN_SECONDS",
    }
    values = {name: (setting["value"], setting["unit"]) for name, setting in shown.items()}
    assert values["refresh_token_lifetime"] == ("604800", "SECONDS")
    assert values["lockout_failures"] == ("5", "COUNT")
    assert values["password_min_length"] == ("12", "CHARACTERS")
    assert values["password_max_length"] == ("256", "CHARACTERS")
    assert values["reject_approved_within"] == ("12", "HOURS")
    assert values["audit_retention"] == ("7", "YEARS")
    assert values["upload_size"] == ("1234", "BYTES")
    assert values["upload_types"] == ("application/pdf, image/jpeg, image/png", "TEXT")
    assert values["sign_up"] == values["debug"] == ("false", "FLAG")
    assert values["lock_timeout"] == ("3", "SECONDS")
    assert values["database"][0].startswith("PostgreSQL 1")


def test_each_name_stands_once_and_its_group_together(as_user: SignIn, admin: User) -> None:
    shown = as_user(admin).get(URL).json()

    names = [setting["name"] for setting in shown]
    groups = list(dict.fromkeys(setting["group"] for setting in shown))
    assert len(names) == len(set(names)) > 30
    assert groups == ["LOGINS", "LEAVE", "ATTACHMENTS", "LIMITS", "SYSTEM"]
    assert [s["group"] for s in shown] == sorted((s["group"] for s in shown), key=groups.index)


def test_limits_are_shown_as_scaled(as_user: SignIn, admin: User, settings: Settings) -> None:
    client = as_user(admin)

    unlimited = by_name(client.get(URL))
    settings.RATE_LIMIT_FACTOR = 3
    scaled = by_name(client.get(URL))

    assert {scaled[f"{scope}_calls"]["value"] for scope in ("read", "poll")} == {"180"}
    assert scaled["export_calls"]["value"] == "30"
    assert [unlimited[f"{scope}_calls"]["value"] for scope in PER_WINDOW] == [None] * 11


@pytest.mark.parametrize(("debug", "shown"), [(True, "true"), (False, "false")])
def test_says_whether_people_may_sign_up(
    as_user: SignIn, admin: User, settings: Settings, debug: bool, shown: str
) -> None:
    settings.DEBUG = debug

    assert by_name(as_user(admin).get(URL))["sign_up"]["value"] == shown


def test_tells_no_secret_host_or_path(as_user: SignIn, admin: User, settings: Settings) -> None:
    settings.CACHE_URL = "redis://:cache-password@cache.internal:6379/0"
    settings.MEDIA_ROOT = "/somewhere/media"
    settings.LOG_FILE = "/somewhere/log"
    settings.ALLOWED_HOSTS = ["testserver", "leave.company.example"]
    database = connection.settings_dict

    response = as_user(admin).get(URL)

    assert by_name(response)["shared_cache"]["value"] == "true"
    text = response.content.decode()
    values = [str(setting["value"]) for setting in response.json()]
    for hidden in (
        *["cache.internal", "cache-password", "redis", "/somewhere", "company.example"],
        *[configured.SECRET_KEY, configured.JWT_SECRET_KEY, configured.SEED_PASSWORD],
        *[str(database["NAME"]), str(database["HOST"]), str(configured.BASE_DIR)],
    ):
        assert hidden
        assert hidden not in text
    assert [value for value in values if value.startswith("/") or "://" in value] == []


@pytest.mark.parametrize("traits", [{}, {"manager": True}, {"hr": True}])
def test_is_closed_to_others(as_user: SignIn, traits: dict[str, Any]) -> None:
    response = as_user(UserFactory(**traits)).get(URL)

    assert (response.status_code, response.json()["code"]) == (403, "permission_denied")


def test_asks_the_database_for_the_login_alone(
    as_user: SignIn, admin: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_user(admin)

    with django_assert_num_queries(1):
        response = client.get(URL)

    assert response.status_code == 200


def test_reads_only(as_user: SignIn, admin: User) -> None:
    client = as_user(admin)

    answers = [client.post(URL, {}), client.put(URL, {}), client.delete(URL)]

    assert {answer.status_code for answer in answers} == {405}
