"""Exact documents, and every way a request can be wrong before a view reads it."""

import json
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from psycopg_pool import PoolTimeout
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIClient

from conftest import SignIn
from core.api import ApiView
from core.errors import DomainError, InvalidInputError
from core.tests.factories import NotificationFactory
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/notifications/"
ID = {"X-Request-ID": "req-1"}


class TooLateError(DomainError):
    code = "too_late"
    title = "It is too late."


FAILURES: dict[str, Exception] = {
    "refusal": TooLateError("An hour too late.", hours="1.00"),
    "field": InvalidInputError("No such day.", pointer="start_date", reason="no_such_day"),
    "database": OperationalError("the server closed the connection unexpectedly"),
    "pool": PoolTimeout("no connection"),
    "bug": ZeroDivisionError("division by zero"),
}


class FailingView(ApiView):
    authentication_classes = []
    permission_classes = []

    def get(self, request: Request, kind: str) -> Response:
        raise FAILURES[kind]


def plainly_failing(request: HttpRequest, kind: str) -> HttpResponse:
    raise FAILURES[kind]


urlpatterns = [
    path("api/v1/failing/<str:kind>/", FailingView.as_view()),
    path("api/v1/plain/<str:kind>/", plainly_failing),
    path("elsewhere/<str:kind>/", plainly_failing),
]
failing = override_settings(ROOT_URLCONF=__name__)


@failing
@pytest.mark.parametrize("where", ["failing", "plain"])
def test_a_refusal_names_its_code_and_facts(where: str) -> None:
    response = APIClient().get(f"/api/v1/{where}/refusal/", headers=ID)

    assert response.status_code == 409
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    assert response["X-Request-ID"] == "req-1"
    assert json.loads(response.content) == {
        "type": "/problems/too-late",
        "title": "It is too late.",
        "status": 409,
        "detail": "An hour too late.",
        "code": "too_late",
        "request_id": "req-1",
        "hours": "1.00",
    }


@failing
def test_a_refused_field_is_pointed_at() -> None:
    response = APIClient().get("/api/v1/failing/field/", headers=ID)

    assert response.status_code == 400
    assert response.json()["errors"] == [
        {"pointer": "#/start_date", "code": "no_such_day", "detail": "No such day."}
    ]


@failing
@pytest.mark.parametrize("kind", ["database", "pool"])
@pytest.mark.parametrize("where", ["failing", "plain"])
def test_a_lost_database_is_503_and_worth_another_try(where: str, kind: str) -> None:
    response = APIClient().get(f"/api/v1/{where}/{kind}/", headers=ID)

    assert response.status_code == 503
    assert response["Retry-After"] == "2"
    assert json.loads(response.content) == {
        "type": "/problems/service-unavailable",
        "title": "The service cannot answer right now.",
        "status": 503,
        "detail": "The service cannot answer right now.",
        "code": "service_unavailable",
        "request_id": "req-1",
    }


@failing
@pytest.mark.parametrize("where", ["failing", "plain"])
@pytest.mark.parametrize("debug", [True, False])
def test_a_bug_says_nothing_of_itself(where: str, debug: bool) -> None:
    client = Client(raise_request_exception=False)

    with override_settings(DEBUG=debug):
        response = client.get(f"/api/v1/{where}/bug/", headers=ID)

    assert response.status_code == 500
    assert json.loads(response.content) == {
        "type": "/problems/internal-error",
        "title": "Internal Server Error",
        "status": 500,
        "detail": "Internal Server Error",
        "code": "internal_error",
        "request_id": "req-1",
    }


@failing
def test_outside_the_api_errors_are_the_frameworks_own() -> None:
    response = Client(raise_request_exception=False).get("/elsewhere/bug/")

    assert response.status_code == 500
    assert response["Content-Type"].startswith("text/html")


@failing
def test_a_login_that_cannot_be_looked_up_is_503(as_user: SignIn, settings: Any) -> None:
    client = as_user(UserFactory())

    def lost(execute: Any, *args: Any) -> Any:
        raise OperationalError("terminating connection due to administrator command")

    with override_settings(ROOT_URLCONF="backend.urls"), connection.execute_wrapper(lost):
        answers = [client.get(URL), client.get(f"{URL}unread-count/")]

    assert [(a.status_code, a["Retry-After"]) for a in answers] == [(503, "2"), (503, "2")]


def test_without_a_login() -> None:
    response = APIClient().get(URL, headers=ID)

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert response.json() == {
        "type": "/problems/not-authenticated",
        "title": "Sign in first.",
        "status": 401,
        "detail": "Sign in first.",
        "code": "not_authenticated",
        "request_id": "req-1",
    }


def test_with_a_token_that_is_none() -> None:
    response = APIClient(HTTP_AUTHORIZATION="Bearer nonsense").get(URL, headers=ID)

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert response.json()["code"] == "token_invalid"
    assert response.json()["type"] == "/problems/token-invalid"


@pytest.mark.parametrize(
    "address",
    ["/api/v1/nowhere/", "/api/", "/api/v2/notifications/", "/api/v1/notifications", f"{URL}1a/"],
)
def test_an_unknown_address_is_a_problem(address: str) -> None:
    response = Client().get(address, headers=ID)

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content) == {
        "type": "/problems/not-found",
        "title": "Not found.",
        "status": 404,
        "detail": "Not found.",
        "code": "not_found",
        "request_id": "req-1",
    }


@pytest.mark.parametrize(
    "pk", ["0", "99999999999999999999999999", "9" * 5000, "\u0663", "-1", "%00"]
)
def test_an_id_that_is_none_is_not_found(as_user: SignIn, pk: str) -> None:
    response = as_user(UserFactory()).put(f"{URL}{pk}/")

    assert response.status_code == 404
    assert json.loads(response.content)["code"] == "not_found"


@pytest.mark.parametrize("method", ["post", "delete", "patch", "options", "trace"])
def test_a_method_it_does_not_have(as_user: SignIn, method: str) -> None:
    response = getattr(as_user(UserFactory()), method)(URL)

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert response.json()["code"] == "method_not_allowed"


def test_a_host_that_is_not_ours() -> None:
    response = Client().get("/api/v1/notifications/unread-count/", HTTP_HOST="evil.example")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b'{"a":' * 150_000,
        b'{"a":' + b"[" * 20 + b"]" * 20 + b"}",
        b"[]",
        b"null",
        b'"is_read"',
        b"{",
        b"{'is_read': true}",
        b'{"is_read": true}\x00',
        b'{"is_read": "\x00"}',
        b'{"is_read": "\xff"}',
        b'{"is_read": NaN}',
        b'{"is_read": 1e999}',
        b'{"is_read": ' + b"9" * 5000 + b"}",
        b"\xef\xbb\xbf{}",
        '{"is_read": true}'.encode("utf-16"),
    ],
    ids=lambda body: repr(body[:12]),
)
def test_a_body_that_is_no_json_object_is_400(as_user: SignIn, body: bytes) -> None:
    ada = UserFactory()
    told = NotificationFactory(user=ada)

    response = as_user(ada).put(f"{URL}{told.pk}/", body, content_type="application/json")

    assert response.status_code == 400
    assert response.json()["code"] == "validation_error"
    told.refresh_from_db()
    assert told.is_read is False


@pytest.mark.parametrize("content_type", ["text/plain", "application/xml", "multipart/form-data"])
def test_a_body_of_another_type_is_415(as_user: SignIn, content_type: str) -> None:
    response = as_user(UserFactory()).put(f"{URL}1/", "is_read=true", content_type=content_type)

    assert response.status_code == 415
    assert response.json()["code"] == "unsupported_media_type"


@pytest.mark.parametrize("charset", ["utf-16", "latin-1", "idna", "no-such"])
def test_a_body_in_another_encoding_is_415(as_user: SignIn, charset: str) -> None:
    told = NotificationFactory(user=UserFactory())

    response = as_user(told.user).put(
        f"{URL}{told.pk}/?a=b", b"{}", content_type=f"application/json; charset={charset}"
    )

    assert response.status_code == 415


def test_a_body_over_a_million_bytes_is_413(as_user: SignIn) -> None:
    told = NotificationFactory(user=UserFactory())
    client = as_user(told.user)
    most = b'{"is_read": true' + b" " * (1_000_000 - 17) + b"}"

    at_most = client.put(f"{URL}{told.pk}/", most, content_type="application/json")
    one_more = client.put(f"{URL}{told.pk}/", most + b" ", content_type="application/json")

    assert at_most.status_code == 200
    assert one_more.status_code == 413
    assert json.loads(one_more.content)["code"] == "payload_too_large"


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "nonsense"])
def test_json_is_answered_whatever_is_accepted(as_user: SignIn, accept: str) -> None:
    response = as_user(UserFactory()).get(URL, HTTP_ACCEPT=accept)

    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"


def test_too_many_query_parameters_are_400(as_user: SignIn) -> None:
    query = "&".join(f"p{n}=1" for n in range(2000))

    response = as_user(UserFactory()).get(f"{URL}?{query}")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
