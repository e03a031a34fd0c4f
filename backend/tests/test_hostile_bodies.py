"""Bodies that only some endpoints would stumble over."""

import json
from io import BytesIO
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.test import RequestFactory
from rest_framework.test import APIClient

from conftest import SignIn
from leaves.tests.factories import vacation
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

DEEP = json.loads("[" * 19 + "]" * 19)
DATES = {"start_date": "2026-03-09", "end_date": "2026-03-09"}


@pytest.mark.parametrize("body", [b"[]", b'"ab"', b"null", b"1", b"true"])
def test_logging_in_takes_an_object(body: bytes) -> None:
    response = APIClient().post("/api/v1/auth/login/", body, content_type="application/json")

    assert response.status_code == 400
    assert response.json()["detail"] == "The body must be a JSON object."


@pytest.mark.parametrize(
    ("size", "content_type", "status"),
    [
        (1_000_001, "application/json", 413),
        (6_000_001, "multipart/form-data; boundary=b", 413),
        (900_000, "multipart/form-data; boundary=b", 401),
        (900_000, "text/plain", 401),
    ],
)
def test_a_refused_body_is_read_away_for_the_next_request_of_the_connection(
    size: int, content_type: str, status: int
) -> None:
    sent = BytesIO(b"x" * size)
    request = RequestFactory().generic(
        "POST", "/api/v1/leaves/attachments/", content_type=content_type
    )
    request.META |= {"CONTENT_LENGTH": str(size), "wsgi.input": sent}
    request = WSGIRequest(request.META)

    response = WSGIHandler().get_response(request)

    assert (response.status_code, sent.read()) == (status, b"")


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "Infinity"])
def test_an_id_is_a_finite_number(as_user: SignIn, number: str) -> None:
    body = f'{{"category": {number}, "start_date": "2026-03-09", "end_date": "2026-03-09"}}'

    response = as_user(UserFactory()).post(
        "/api/v1/leaves/requests/", body, content_type="application/json"
    )

    assert response.status_code == 400


def test_text_that_cannot_be_stored_is_pointed_at(as_user: SignIn) -> None:
    body: dict[str, Any] = {"category": vacation().pk, "notes": "a\x00b", **DATES}

    response = as_user(UserFactory()).post("/api/v1/leaves/requests/", body)

    assert response.status_code == 400
    assert [error["pointer"] for error in response.json()["errors"]] == ["#/notes"]


@pytest.mark.parametrize("member", ["email", "colour", "\ud800"])
def test_half_of_a_surrogate_pair_is_no_text(member: str) -> None:
    body = json.dumps({member: "a\udfffb"})

    response = APIClient().post("/api/v1/auth/login/", body, content_type="application/json")

    assert response.status_code == 400
    assert response.json()["detail"] == "The body is not valid JSON."


def test_a_whole_pair_is_text() -> None:
    body = json.dumps({"email": "\U0001f600@company.example", "password": "\U0001f600"})

    response = APIClient().post("/api/v1/auth/login/", body, content_type="application/json")

    assert response.json()["detail"] != "The body is not valid JSON."


def test_what_is_not_asked_for_may_hold_anything(as_user: SignIn) -> None:
    body: dict[str, Any] = {"category": vacation().pk, "colour": "a\x00b", "more": DEEP, **DATES}

    response = as_user(UserFactory(with_approver=True)).post(
        "/api/v1/leaves/requests/", body, headers={"Idempotency-Key": "k"}
    )

    assert response.status_code == 201


@pytest.mark.parametrize("category", [10**30, -1, "\x00", "x" * 100_000, True, [1], {"a": 1}])
def test_an_id_that_names_nothing_is_pointed_at(as_user: SignIn, category: object) -> None:
    vacation()

    response = as_user(UserFactory()).post(
        "/api/v1/leaves/requests/", {"category": category, **DATES}
    )

    assert response.status_code == 400
    assert [error["pointer"] for error in response.json()["errors"]] == ["#/category"]
