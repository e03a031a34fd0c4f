"""What every request carries: an id, an address, one log line."""

import logging

import pytest
from django.db import IntegrityError
from django.test import Client, RequestFactory
from pytest_django import Settings

from conftest import SignIn
from core.addresses import client_address, network_of
from core.logs import json_formatter
from core.tests.factories import NotificationFactory
from users.tests.factories import UserFactory


@pytest.mark.parametrize("sent", ["a", "a.b_C-9", "x" * 128])
def test_a_request_id_is_kept_and_echoed(sent: str) -> None:
    response = Client().get("/healthz", HTTP_X_REQUEST_ID=sent)

    assert response["X-Request-ID"] == sent


@pytest.mark.parametrize("sent", ["", " ", "a b", "x" * 129, "é", 'a"b', "a\n"])
def test_a_request_id_of_another_form_is_replaced(sent: str) -> None:
    first = Client().get("/healthz", HTTP_X_REQUEST_ID=sent)["X-Request-ID"]
    second = Client().get("/healthz", HTTP_X_REQUEST_ID=sent)["X-Request-ID"]

    assert len(first) == 32
    assert first not in {sent, second}


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, None, "10.0.0.9"),
        (0, "1.1.1.1", "10.0.0.9"),
        (1, "1.1.1.1", "1.1.1.1"),
        (1, "6.6.6.6, 1.1.1.1", "1.1.1.1"),
        (2, "6.6.6.6, 1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (2, "1.1.1.1", "1.1.1.1"),
        (1, None, "10.0.0.9"),
        (1, "", "10.0.0.9"),
        (1, "1.1.1.1, ", "10.0.0.9"),
        (1, "nonsense", None),
        (1, "'; DROP TABLE", None),
        (1, "::ffff:1.1.1.1", "1.1.1.1"),
        (1, "fe80::1%eth0", "fe80::1"),
        (1, "2001:DB8::1", "2001:db8::1"),
    ],
)
def test_the_address_is_what_our_own_proxies_saw(
    settings: Settings, proxies: int, forwarded: str | None, expected: str | None
) -> None:
    settings.NUM_PROXIES = proxies
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}

    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="10.0.0.9")

    assert client_address(request) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        (None, ""),
    ],
)
def test_the_network_of_an_address(address: str | None, expected: str) -> None:
    assert network_of(address) == expected


@pytest.mark.django_db
def test_what_was_told_nothing_new_is_a_line_for_debugging(
    as_user: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    client, path = as_user(UserFactory()), "/api/v1/notifications/unread-count/"
    tag = client.get(path)["ETag"]

    with caplog.at_level(logging.DEBUG, logger="core.requests"):
        client.get(path)
        client.get(path, HTTP_IF_NONE_MATCH=tag)

    assert [record.levelname for record in caplog.records[-2:]] == ["INFO", "DEBUG"]


@pytest.mark.django_db
def test_one_line_tells_what_a_request_cost_and_nothing_it_said(
    as_user: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    told = NotificationFactory(user=UserFactory())
    client = as_user(told.user)

    with caplog.at_level(logging.INFO, "core.requests"):
        client.put(f"/api/v1/notifications/{told.pk}/", {"is_read": True, "notes": "secret"})
        client.get("/api/v1/notifications/?is_read=secret")
        client.get("/api/v1/notifications/")

    lines = [record for record in caplog.records if record.name == "core.requests"]
    put, refused, get = (vars(line) for line in lines)
    assert (put["method"], put["path"]) == ("PUT", f"/api/v1/notifications/{told.pk}/")
    assert (refused["path"], refused["status"]) == ("/api/v1/notifications/", 400)
    assert (put["status"], get["status"], get["statements"]) == (200, 200, 2)
    assert all("secret" not in json_formatter().format(line) for line in lines)


def test_a_logged_exception_leaves_out_the_row_it_quotes() -> None:
    try:
        raise IntegrityError('violates check "x"\nDETAIL:  Failing row contains (my illness).')
    except IntegrityError as exc:
        fault = (type(exc), exc, exc.__traceback__)
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Failed", (), fault)

    line = json_formatter().format(record)

    assert "my illness" not in line
    assert 'violates check \\"x\\"' in line
    assert '"message": "Failed"' in line
