"""Who waits for a database that cannot be reached, and who is told at once."""

import time
from collections.abc import Callable

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from psycopg.errors import ProtocolViolation
from psycopg_pool import PoolTimeout

from core import outage
from core.outage import PROBE_SECONDS, REST_SECONDS, OutageMiddleware


class Watch:
    seconds = 1000.0


@pytest.fixture(autouse=True)
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    held = Watch()
    monkeypatch.setattr(time, "monotonic", lambda: held.seconds)
    monkeypatch.setattr(outage._Outage, "until", 0.0)
    return held


class Site:
    """Counts who gets through to it, and does meanwhile what it is told."""

    def __init__(self) -> None:
        self.asked = 0
        self.meanwhile: Callable[[], object] = lambda: None
        self.middleware = OutageMiddleware(self)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.asked += 1
        self.meanwhile()
        return HttpResponse()

    def get(self, path: str = "/api/v1/auth/me/") -> int:
        return self.middleware(RequestFactory().get(path)).status_code

    def cannot_connect(self) -> None:
        lost = OperationalError()
        lost.__cause__ = PoolTimeout()
        self.middleware.process_exception(RequestFactory().get("/api/"), lost)


def test_after_a_wait_in_vain_everybody_is_told_at_once_for_a_while(watch: Watch) -> None:
    site = Site()
    site.cannot_connect()

    assert [site.get(), site.get("/healthz"), site.get()] == [503, 200, 503]
    assert site.asked == 1
    watch.seconds += REST_SECONDS
    assert site.get() == 200


def test_then_one_asks_and_the_others_are_told_meanwhile(watch: Watch) -> None:
    site, told = Site(), []
    site.cannot_connect()
    watch.seconds += REST_SECONDS
    site.meanwhile = lambda: told.append(site.get()) if site.asked == 1 else None

    site.get()

    assert told == [503]


def test_one_who_asks_and_never_comes_back_is_not_waited_for(watch: Watch) -> None:
    site, told = Site(), []
    site.cannot_connect()
    watch.seconds += REST_SECONDS

    def hang() -> None:
        if site.asked == 1:
            watch.seconds += PROBE_SECONDS
            told.append(site.get())

    site.meanwhile = hang
    site.get()

    assert told == [200]


def test_one_who_asked_in_vain_begins_the_rest_anew(watch: Watch) -> None:
    site = Site()
    site.cannot_connect()
    watch.seconds += REST_SECONDS
    site.meanwhile = site.cannot_connect

    site.get()

    assert site.get() == 503


@pytest.mark.django_db
def test_an_answer_of_the_database_ends_it_for_all(watch: Watch) -> None:
    site, told = Site(), []
    site.cannot_connect()
    watch.seconds += REST_SECONDS

    def ask() -> None:
        if site.asked == 1:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            told.append(site.get())

    site.meanwhile = ask
    site.get()

    assert told == [200]


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_nothing_is_answered_on_ends_nothing(watch: Watch) -> None:
    """Behind a pooler there is always one."""
    site, told = Site(), []
    site.cannot_connect()
    watch.seconds += REST_SECONDS

    def connect() -> None:
        connection.close()
        connection.ensure_connection()
        if site.asked == 1:
            told.append(site.get())

    site.meanwhile = connect
    site.get()

    assert told == [503]


def test_a_pooler_that_has_no_connection_to_lend_is_one_too(watch: Watch) -> None:
    site, lost = Site(), OperationalError("query_wait_timeout")
    lost.__cause__ = ProtocolViolation("query_wait_timeout")

    site.middleware.process_exception(RequestFactory().get("/api/"), lost)

    assert site.get() == 503
    watch.seconds += REST_SECONDS
    assert site.get() == 200


def test_a_wait_for_a_lock_is_no_outage() -> None:
    site = Site()
    site.middleware.process_exception(RequestFactory().get("/api/"), OperationalError())

    assert site.get() == 200
