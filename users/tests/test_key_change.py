"""While the key that signs tokens changes, nobody has to sign in again."""

from datetime import timedelta
from typing import Any

import jwt
import pytest
from django.core import signing
from django.test import Client
from pytest_django import Settings
from rest_framework.test import APIClient

from conftest import TEST_NOW, Clock
from users.models import User
from users.services import logins
from users.services.logins import Tokens
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
OLD, NEW, THIRD = (letter * 64 for letter in "ont")
AUDIENCE = "leave-management"


@pytest.fixture
def person() -> User:
    return UserFactory()


@pytest.fixture
def before(settings: Settings, person: User) -> Tokens:
    """Signed by the old key; then the keys change."""
    settings.JWT_SECRET_KEY = OLD
    tokens = logins.open_login(person, None, TEST_NOW)
    settings.JWT_SECRET_KEY, settings.JWT_SECRET_KEY_PREVIOUS = NEW, OLD
    return tokens


def status_of(access: str) -> int:
    headers = {"Authorization": f"Bearer {access}"}
    return int(APIClient().get("/api/v1/auth/me/", headers=headers).status_code)


def refreshed(token: str) -> Any:
    body = {"refresh": token}
    return Client().post("/api/v1/auth/refresh/", body, content_type="application/json")


def signer_of(token: str) -> str:
    for key in (OLD, NEW, THIRD):
        try:
            jwt.decode(token, key, ["HS256"], audience=AUDIENCE, options={"verify_exp": False})
        except jwt.InvalidSignatureError:
            continue
        return key
    raise AssertionError("Signed by none of them.")


def changed(token: str, key: str, alg: str = "HS256", **claims: Any) -> str:
    held = jwt.decode(token, options={"verify_signature": False})
    return jwt.encode(held | claims, key, algorithm=alg)


def test_what_the_previous_key_signed_still_counts(before: Tokens) -> None:
    assert signer_of(before.access) == OLD
    assert status_of(before.access) == 200


def test_whoever_refreshes_gets_tokens_of_the_new_key(before: Tokens) -> None:
    answer = refreshed(before.refresh)

    assert answer.status_code == 200
    got = answer.json()
    assert {signer_of(got["access"]), signer_of(got["refresh"])} == {NEW}
    assert status_of(got["access"]) == 200


def test_a_new_login_is_signed_by_the_new_key(before: Tokens, person: User) -> None:
    tokens = logins.open_login(person, None, TEST_NOW)

    assert {signer_of(tokens.access), signer_of(tokens.refresh)} == {NEW}
    assert status_of(tokens.access) == 200


def test_a_third_key_counts_for_nothing(before: Tokens) -> None:
    assert status_of(changed(before.access, THIRD)) == 401
    assert refreshed(changed(before.refresh, THIRD)).status_code == 401


def test_without_a_previous_key_the_old_one_counts_for_nothing(
    settings: Settings, before: Tokens
) -> None:
    settings.JWT_SECRET_KEY_PREVIOUS = ""

    assert status_of(before.access) == 401
    assert refreshed(before.refresh).status_code == 401


def test_the_previous_key_makes_nothing_good_but_the_signature(
    before: Tokens, test_clock: Clock
) -> None:
    token = before.access
    wrong = [
        changed(token, OLD, alg="HS512"),
        changed(token, OLD, aud="payroll"),
        changed(token, OLD, type="refresh"),
        changed(token, OLD, exp="9999999999"),
        before.refresh,
    ]

    assert [status_of(each) for each in wrong] == [401] * len(wrong)
    test_clock.now = TEST_NOW + timedelta(hours=1)
    assert status_of(token) == 401


def test_what_django_signed_with_the_previous_key_still_counts(settings: Settings) -> None:
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = OLD, []
    signed = signing.dumps("kept")

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    assert signing.loads(signed) == "kept"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(signing.BadSignature):
        signing.loads(signed)
