"""Which access tokens count."""

import uuid
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import jwt
import pytest
import structlog
from django.conf import settings
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from conftest import TEST_NOW, Clock, SignIn
from users.constants import LoginEnd
from users.models import Login, User
from users.services import logins
from users.tests.builders import access_token_for
from users.tests.factories import UserFactory
from users.tokens import read_access_token

pytestmark = pytest.mark.django_db
ME = "/api/v1/auth/me/"


def read_me(token: str) -> Any:
    return APIClient().get(ME, headers={"Authorization": f"Bearer {token}"})


def claims_for(held: Login, now: datetime = TEST_NOW, **changes: Any) -> dict[str, Any]:
    exp = int((now + timedelta(hours=1)).timestamp())
    return {
        "user_id": held.user_id,
        "login": held.pk,
        "role": "EMPLOYEE",
        "aud": "leave-management",
        "type": "access",
        "jti": str(uuid.uuid4()),
        "iat": int(now.timestamp()),
        "exp": exp,
    } | changes


def sign(claims: dict[str, Any], key: str = settings.JWT_SECRET_KEY, alg: str = "HS256") -> str:
    return jwt.encode(claims, key if alg != "none" else None, algorithm=alg)


def sign_with_header(held: Login, **header: Any) -> str:
    return jwt.encode(claims_for(held), "k" * 40, algorithm="HS256", headers=header)


def nested(levels: int) -> str:
    header = '{"alg":"HS256","x":' + "[" * levels + "]" * levels + "}"
    return f"{urlsafe_b64encode(header.encode()).decode().rstrip('=')}.e30.eA"


def without(claim: str) -> Callable[[Login], str]:
    return lambda login: sign({k: v for k, v in claims_for(login).items() if k != claim})


def test_the_claims_are_those_promised() -> None:
    user = UserFactory(manager=True)

    raw = access_token_for(user)

    claims = jwt.decode(raw, options={"verify_signature": False})
    assert jwt.get_unverified_header(raw) == {"alg": "HS256", "typ": "JWT"}
    assert uuid.UUID(claims.pop("jti")).version == 4
    assert claims == {
        "user_id": user.pk,
        "role": "MANAGER",
        "login": Login.objects.get().pk,
        "iat": 1772625600,
        "exp": 1772629200,
        "aud": "leave-management",
        "type": "access",
    }
    held = read_access_token(raw, TEST_NOW)
    assert (held.user_id, held.login_id) == (user.pk, Login.objects.get().pk)


def test_a_token_of_ours_is_taken() -> None:
    user = UserFactory()

    response = read_me(sign(claims_for(Login.objects.create(user=user, created_at=TEST_NOW))))

    assert response.status_code == 200
    assert response.json()["id"] == user.pk


@pytest.mark.parametrize(
    ("_case", "forge"),
    [
        ("no signature", lambda login: sign(claims_for(login), alg="none")),
        ("another key", lambda login: sign(claims_for(login), key="k" * 40)),
        ("another algorithm", lambda login: sign(claims_for(login), alg="HS512")),
        ("the key of sessions", lambda login: sign(claims_for(login), key=settings.SECRET_KEY)),
        ("a key the token names", lambda login: sign_with_header(login, kid="/dev/null")),
        ("a key the token brings", lambda login: sign_with_header(login, jwk={"kty": "oct"})),
        ("a key from elsewhere", lambda login: sign_with_header(login, jku="https://evil.example")),
        ("an extension nobody knows", lambda login: sign_with_header(login, crit=["b64"])),
        ("a header without end", lambda login: nested(2_000)),
        ("another audience", lambda login: sign(claims_for(login, aud="payroll"))),
        ("a refresh token", lambda login: sign(claims_for(login, type="refresh"))),
        ("expired", lambda login: sign(claims_for(login, TEST_NOW - timedelta(hours=1)))),
        ("another login's person", lambda login: sign(claims_for(login, user_id=0))),
        ("a login that is none", lambda login: sign(claims_for(login, login=0))),
        ("ids in words", lambda login: sign(claims_for(login, login=str(login.pk)))),
        ("true for an id", lambda login: sign(claims_for(login, user_id=True))),
        ("a huge id", lambda login: sign(claims_for(login, login=2**70))),
        ("an expiry in words", lambda login: sign(claims_for(login, exp="9999999999"))),
        ("no expiry", without("exp")),
        ("no audience", without("aud")),
        ("no type", without("type")),
        ("no jti", without("jti")),
        ("no login", without("login")),
        ("no user", without("user_id")),
        ("not a token", lambda login: "abc"),
        ("not even text", lambda login: "\xff.\xff.\xff"),
        ("nothing", lambda login: ""),
    ],
)
def test_a_forged_token_is_401(_case: str, forge: Callable[[Login], str]) -> None:
    login = Login.objects.create(user=UserFactory(), created_at=TEST_NOW)

    response = read_me(forge(login))

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert response.json() == {
        "type": "/problems/token-invalid",
        "title": "This token is not valid, or no longer.",
        "status": 401,
        "detail": "This token is not valid, or no longer.",
        "code": "token_invalid",
        "request_id": response["X-Request-ID"],
    }


def test_no_token_is_not_authenticated() -> None:
    response = APIClient().get(ME)

    assert response.status_code == 401
    assert response.json()["code"] == "not_authenticated"
    assert response["WWW-Authenticate"] == "Bearer"


def test_a_refresh_token_does_not_open_anything() -> None:
    tokens = logins.open_login(UserFactory(), None, TEST_NOW)

    assert read_me(tokens.access).status_code == 200
    assert read_me(tokens.refresh).json()["code"] == "token_invalid"


def test_a_token_lasts_an_hour(test_clock: Clock) -> None:
    token = access_token_for(UserFactory())

    test_clock.now += timedelta(minutes=59, seconds=59)
    assert read_me(token).status_code == 200
    test_clock.now += timedelta(seconds=1)
    assert read_me(token).json()["code"] == "token_invalid"


def test_ended_logins_and_inactive_people_are_out_at_once() -> None:
    user, inactive = UserFactory(), UserFactory()
    token, other, token_of_inactive = (access_token_for(u) for u in (user, user, inactive))

    first = Login.objects.filter(user=user).order_by("pk")[:1]
    Login.objects.filter(pk__in=first).update(ended_at=TEST_NOW, end_reason=LoginEnd.LOGOUT)
    User.objects.filter(pk=inactive.pk).update(is_active=False)

    assert read_me(token).status_code == 401
    assert read_me(other).status_code == 200
    assert read_me(token_of_inactive).status_code == 401


def test_rights_come_from_the_database_never_from_the_claim(as_user: SignIn) -> None:
    user = UserFactory(hr=True)
    client = as_user(user)
    assert client.get("/api/v1/users/").status_code == 200

    User.objects.filter(pk=user.pk).update(role="EMPLOYEE")

    assert client.get("/api/v1/users/").status_code == 403
    assert client.get(ME).json()["role"] == "EMPLOYEE"


def test_me_costs_one_statement(
    as_user: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_user(UserFactory(with_approver=True))

    with django_assert_num_queries(1):
        response = client.get(ME)

    assert response.json()["approver"]["name"].startswith("Ada ")


def test_the_log_knows_who_it_was(as_user: SignIn) -> None:
    user = UserFactory()

    as_user(user).get(ME)

    assert structlog.contextvars.get_contextvars()["user_id"] == user.pk
