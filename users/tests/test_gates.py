"""What is open to whom: before onboarding, with a given password, without a login."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from conftest import SignIn
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ME = "/api/v1/auth/me/"
GATES = ["/api/v1/users/approver-options/", "/api/v1/users/", "/api/v1/organizations/managers/"]
OPEN_BEFORE_ONBOARDING = [
    "/api/v1/users/profile/",
    "/api/v1/notifications/",
    "/api/v1/organizations/entities/",
    "/api/v1/organizations/locations/",
    "/api/v1/organizations/departments/",
]


@pytest.mark.parametrize("path", GATES)
def test_before_onboarding_the_rest_is_closed(as_user: SignIn, path: str) -> None:
    client = as_user(UserFactory(unplaced=True, hr=True))

    assert client.get(path).status_code == 403
    assert client.get(path).json()["code"] == "onboarding_required"


@pytest.mark.parametrize("path", [ME, *OPEN_BEFORE_ONBOARDING])
def test_before_onboarding_these_are_open(as_user: SignIn, path: str) -> None:
    assert as_user(UserFactory(unplaced=True)).get(path).status_code == 200


@pytest.mark.parametrize("path", [*GATES, *OPEN_BEFORE_ONBOARDING])
def test_a_given_password_opens_nothing_but_me(as_user: SignIn, path: str) -> None:
    client = as_user(UserFactory(admin=True, must_change_password=True))

    assert client.get(path).status_code == 403
    assert client.get(path).json()["code"] == "password_change_required"
    assert client.get(ME).status_code == 200


def test_an_administrator_without_a_place_can_make_the_first_company(as_user: SignIn) -> None:
    client = as_user(User.objects.create_superuser("root@company.example", "quiet-Lantern-42"))

    assert client.get("/api/v1/users/").status_code == 200
    permissions = client.get(ME).json()["permissions"]
    assert [name for name, held in permissions.items() if not held] == ["request_leave"]


OVERSEES = [
    "oversee",
    "manage_people",
    "adjust_balances",
    "manage_categories",
    "manage_holidays",
    "manage_places",
    "read_reports",
    "export",
    "read_audit_log",
]


@pytest.mark.parametrize(
    ("traits", "expected"),
    [
        ({}, ["request_leave"]),
        ({"manager": True}, ["request_leave", "decide"]),
        ({"hr": True}, ["request_leave", "decide", *OVERSEES]),
        ({"admin": True}, ["request_leave", "decide", *OVERSEES, "manage_entities"]),
        ({"hr": True, "unplaced": True}, []),
        ({"admin": True, "must_change_password": True}, []),
    ],
)
def test_me_says_what_a_client_may_offer(
    as_user: SignIn, traits: dict[str, Any], expected: list[str]
) -> None:
    permissions = as_user(UserFactory(**traits)).get(ME).json()["permissions"]

    assert [name for name, held in permissions.items() if held] == expected
    assert len(permissions) == 12


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "users/"),
        ("post", "users/create/"),
        ("get", "users/profile/"),
        ("put", "users/profile/"),
        ("get", "users/approver-options/"),
        ("get", "users/my-subordinates/"),
        ("get", "users/1/"),
        ("put", "users/1/setup/"),
        ("post", "users/1/reset-password/"),
        ("post", "auth/change-password/"),
        ("put", "auth/onboarding/"),
    ],
)
def test_nothing_is_open_without_a_login(method: str, path: str) -> None:
    response = getattr(APIClient(), method)(f"/api/v1/{path}")

    assert response.status_code == 401
    assert response.json()["code"] == "not_authenticated"
