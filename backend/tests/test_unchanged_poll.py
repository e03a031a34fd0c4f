"""The bell's poll as gunicorn hands it over: 304 at once, or nothing is said and it goes on."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections, connection
from django.test import RequestFactory
from django.utils.datastructures import CaseInsensitiveMapping
from psycopg_pool import PoolTimeout
from pytest_django import DjangoAssertNumQueries, Settings

from backend.handler import Handler
from conftest import TEST_NOW, Clock
from core import outage
from core.metrics import REGISTRY
from core.tests.factories import NotificationFactory
from users.constants import LoginEnd
from users.models import Login, User
from users.tests.builders import access_token_for
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/notifications/unread-count/"
ROUTE = {"method": "GET", "route": "api/v1/notifications/unread-count/"}


class Asked:
    """One request through the handler, and everything that gunicorn is told."""

    def __init__(self, path: str = URL, *, method: str = "GET", **headers: str) -> None:
        environ = RequestFactory().generic(method, path, headers=headers).environ
        self.status, self.headers = "", CaseInsensitiveMapping[str]({})
        self.body = b"".join(Handler()(environ, self._start))

    def _start(
        self, status: str, headers: list[tuple[str, str]], _: Any = None, /
    ) -> Callable[[bytes], object]:
        assert not self.status
        self.status, self.headers = status, CaseInsensitiveMapping(dict(headers))
        return bytes

    @property
    def was_short(self) -> bool:
        """Without the headers that only the long way adds."""
        return self.status.startswith("304") and "X-Frame-Options" not in self.headers


@pytest.fixture(autouse=True)
def _connection_of_the_test_stays_open() -> Iterator[None]:
    """As the client of tests has it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def ada() -> User:
    ada: User = UserFactory()
    NotificationFactory.create_batch(2, user=ada)
    return ada


@pytest.fixture
def known(ada: User) -> dict[str, str]:
    """The headers of a client that has counted Ada's two."""
    return {
        "Authorization": f"Bearer {access_token_for(ada)}",
        "If-None-Match": f'W/"{ada.pk}-2"',
    }


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_count_the_caller_holds_is_confirmed_at_once(
    ada: User, known: dict[str, str], method: str
) -> None:
    asked = Asked(method=method, **known, **{"X-Request-ID": "one"})

    assert (asked.status, asked.body) == ("304 Not Modified", b"")
    assert asked.headers == {
        "ETag": f'W/"{ada.pk}-2"',
        "Cache-Control": "private, no-cache",
        "Vary": "Authorization",
        "X-Request-ID": "one",
    }


def test_it_is_counted_like_every_request(known: dict[str, str]) -> None:
    def counted() -> list[float]:
        answered = {**ROUTE, "status": "304"}
        return [
            REGISTRY.get_sample_value("http_requests_total", answered) or 0,
            REGISTRY.get_sample_value("http_request_duration_seconds_count", ROUTE) or 0,
            REGISTRY.get_sample_value("http_request_database_statements_total", ROUTE) or 0,
        ]

    before = counted()
    assert Asked(**known).was_short

    assert counted() == [figure + 1 for figure in before]


def test_a_count_that_changed_goes_the_long_way_and_is_asked_for_once(
    ada: User, known: dict[str, str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    NotificationFactory(user=ada)

    with django_assert_num_queries(0):  # Beside the driver's own, which asked before.
        asked = Asked(**known)

    assert (asked.status, asked.body) == ("200 OK", b'{"count": 3}')
    assert asked.headers["X-Frame-Options"] == "DENY"


def test_from_another_origin_it_is_answered_with_what_that_origin_must_be_told(
    known: dict[str, str],
) -> None:
    asked = Asked(**known, Origin="http://localhost:5173")

    assert asked.status == "304 Not Modified"
    assert asked.headers["Access-Control-Allow-Origin"] == "http://localhost:5173"


@pytest.mark.parametrize("ended", ["logout", "deactivation", "password", "expiry"])
def test_a_known_count_does_not_outlive_the_right_to_ask(
    ada: User, known: dict[str, str], test_clock: Clock, ended: str
) -> None:
    if ended == "logout":
        Login.objects.update(ended_at=TEST_NOW, end_reason=LoginEnd.LOGOUT)
    elif ended == "deactivation":
        User.objects.filter(pk=ada.pk).update(is_active=False)
    elif ended == "password":
        User.objects.filter(pk=ada.pk).update(must_change_password=True)
    else:
        test_clock.now = TEST_NOW.replace(hour=13)

    refused = Asked(**known)

    assert refused.status.split()[0] == ("403" if ended == "password" else "401")
    assert "ETag" not in refused.headers


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"Authorization": "Bearer nonsense"}, 401),
        ({"Authorization": "Basic YTpi"}, 401),
        ({"Host": "elsewhere.example"}, 400),
    ],
)
def test_what_is_wrong_with_it_is_told_as_everywhere(
    known: dict[str, str], changed: dict[str, str], status: int
) -> None:
    refused = Asked(**{**known, **changed})

    assert refused.status.startswith(str(status))
    assert refused.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("path", "method", "status"), [(f"{URL}?a=1", "GET", 400), (URL, "POST", 405)]
)
def test_another_question_is_not_taken_for_the_poll(
    known: dict[str, str], path: str, method: str, status: int
) -> None:
    assert Asked(path, method=method, **known).status.startswith(str(status))


def test_over_plain_http_it_is_sent_to_https_like_all_else(
    known: dict[str, str], settings: Settings
) -> None:
    settings.SECURE_SSL_REDIRECT = True

    assert Asked(**known).status.startswith("301")


def test_more_polls_than_a_minute_allows_are_refused(
    known: dict[str, str], settings: Settings
) -> None:
    settings.RATE_LIMIT_FACTOR = 1

    answers = [Asked(**known) for _ in range(61)]

    assert [answer.was_short for answer in answers] == [True] * 60 + [False]
    assert answers[-1].status == "429 Too Many Requests"
    assert answers[-1].headers["Retry-After"] == "60"


@pytest.mark.parametrize("gone", [psycopg.OperationalError, PoolTimeout])
def test_without_a_database_it_is_told_so(
    known: dict[str, str], gone: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> None:
        raise gone

    def away(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "borrowed", lost, raising=False)
    monkeypatch.setattr(connection, "cursor", away)

    refused = Asked(**known)

    assert refused.status.startswith("503")
    assert outage.is_on() == (gone is PoolTimeout)
