"""What Prometheus reads, and who may be Prometheus."""

from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from conftest import TEST_NOW, Clock, SignIn
from core.metrics import METHODS
from core.models import IdempotencyKey
from leaves.authority import Authority
from leaves.services import approval
from leaves.tests.factories import reject, submit
from users.models import User
from users.services import logins
from users.tests.factories import PASSWORD, UserFactory

TOKEN = "m5Wq8Zt2Lc9Xv4Rj7Pn1Kd6Sb3Hg0Fa-Ue_Yi.Ow~Ax+Co=EzQr"
UNREAD = "/api/v1/notifications/unread-count/"
type Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]
type Grown = Callable[..., float]


@pytest.fixture(autouse=True)
def told_token(settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN


def scraped() -> Samples:
    response = Client().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain; version=")
    assert "no-store" in response["Cache-Control"]
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(response.content.decode())
        for sample in family.samples
    }


@pytest.fixture
def grown(db: None) -> Grown:
    """By how much a sample has grown since the test began."""
    before = scraped()

    def since(name: str, **labels: str) -> float:
        key = (name, frozenset(labels.items()))
        return scraped().get(key, 0.0) - before.get(key, 0.0)

    return since


@pytest.mark.parametrize(
    "header",
    [None, "", "Bearer", "Bearer ", f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN, "Bearer é"],
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_without_its_token_nothing_is_there(
    settings: Settings, method: str, header: str | None
) -> None:
    client, headers = Client(enforce_csrf_checks=True), {"Authorization": header} if header else {}

    here = client.generic(method, "/metrics", headers=headers)
    nowhere = client.generic(method, "/there.is.nothing", headers=headers)

    assert (here.status_code, here.content) == (nowhere.status_code, nowhere.content)
    assert (here.status_code, "Cache-Control" in here) == (404, False)


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "", f"Bearer {TOKEN}"])
def test_an_installation_without_a_token_has_no_metrics(settings: Settings, header: str) -> None:
    settings.METRICS_TOKEN = ""

    assert Client().get("/metrics", headers={"Authorization": header}).status_code == 404


@pytest.mark.django_db
def test_reads_only() -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}

    assert Client().post("/metrics", headers=headers).status_code == 405
    assert Client().head("/metrics", headers=headers).status_code == 200


def test_counts_requests_by_route_and_status(as_user: SignIn, grown: Grown) -> None:
    hr, person = UserFactory(hr=True), UserFactory()
    client, route = as_user(hr), "api/v1/users/<int:pk>/"

    for _ in range(3):
        client.get(f"/api/v1/users/{hr.pk}/")
    client.get(f"/api/v1/users/{person.pk}/")
    client.delete("/api/v1/users/")

    assert grown("http_requests_total", method="GET", route=route, status="200") == 3
    assert grown("http_requests_total", method="GET", route=route, status="404") == 1
    people = {"method": "DELETE", "route": "api/v1/users/"}
    assert grown("http_requests_total", status="405", **people) == 1
    assert grown("http_request_duration_seconds_count", method="GET", route=route) == 4
    slowest = grown("http_request_duration_seconds_bucket", method="GET", route=route, le="+Inf")
    assert slowest == 4
    assert grown("http_request_duration_seconds_sum", method="GET", route=route) > 0


def test_no_address_of_a_client_becomes_a_label(grown: Grown) -> None:
    client = Client()

    for path in ("/no.such.file", "/assets/no.js", "/another.one"):
        client.get(path)
    client.generic("BREW", "/healthz")
    client.generic("POUR", "/healthz")
    client.get("/my-leaves/4711")

    assert grown("http_requests_total", method="GET", route="none", status="404") == 3
    assert grown("http_requests_total", method="OTHER", route="healthz", status="405") == 2
    labels = {label for _, labels in scraped() for label in labels}
    assert {value for name, value in labels if name == "method"} <= METHODS | {"OTHER"}
    routes = {value for name, value in labels if name == "route"}
    assert "client" in routes
    assert [route for route in routes if "4711" in route or route.startswith(("/", "^"))] == []


def test_counts_what_the_database_did(as_user: SignIn, grown: Grown) -> None:
    client = as_user(UserFactory())
    poll = {"method": "GET", "route": UNREAD.lstrip("/")}

    client.get(UNREAD)
    client.get(UNREAD)

    assert grown("http_request_database_statements_total", **poll) == 2
    assert 0 < grown("http_request_database_seconds_total", **poll) < 2


def test_counts_keys_the_cache_had(as_user: SignIn, settings: Settings, grown: Grown) -> None:
    settings.RATE_LIMIT_FACTOR = 1
    cache.clear()
    client = as_user(UserFactory())

    for _ in range(3):
        client.get(UNREAD)

    assert grown("cache_lookups_total", result="miss") == 1
    assert grown("cache_lookups_total", result="hit") == 2


@pytest.mark.django_db
def test_counts_what_was_audited_once_it_is_committed(
    grown: Grown, django_capture_on_commit_callbacks: Any
) -> None:
    person = UserFactory(with_approver=True)

    with django_capture_on_commit_callbacks() as uncommitted:
        submit(person, date(2026, 4, 6))
    before = grown("audited_actions_total", action="SUBMIT")
    for callback in uncommitted:
        callback()

    assert (before, grown("audited_actions_total", action="SUBMIT")) == (0, 1)
    assert grown("audited_actions_total", action="APPROVE") == 0


@pytest.mark.django_db
def test_tells_how_long_decisions_took(
    grown: Grown, django_capture_on_commit_callbacks: Any
) -> None:
    boss = UserFactory(manager=True)
    person = UserFactory(approver=boss)
    first, second = submit(person, date(2026, 4, 6)), submit(person, date(2026, 4, 7))
    asked = first.created_at

    with django_capture_on_commit_callbacks(execute=True):
        approval.approve(leave=first, decider=Authority(boss), now=asked + timedelta(hours=5))
        reject(first, boss, now=asked + timedelta(hours=6))  # Decided before.
        approval.reject(
            leave=second, decider=Authority(boss), reason="No.", now=asked + timedelta(days=1)
        )

    name = "leave_decision_seconds"
    assert grown(f"{name}_count", decision="APPROVED") == 1
    assert grown(f"{name}_sum", decision="APPROVED") == 5 * 3600
    assert grown(f"{name}_bucket", decision="APPROVED", le="14400.0") == 0
    assert grown(f"{name}_bucket", decision="APPROVED", le="86400.0") == 1
    assert grown(f"{name}_count", decision="REJECTED") == 1


def log_in(person: User, clock: Clock) -> logins.Tokens:
    return logins.log_in(email=person.email, password=PASSWORD, address=None, now=clock.now)


@pytest.mark.django_db
def test_counts_people_whose_login_was_used_within_a_day(test_clock: Clock) -> None:
    people = UserFactory.create_batch(3)
    kept = [log_in(person, test_clock) for person in people]
    log_in(people[0], test_clock)

    counts = [active()]
    test_clock.now = TEST_NOW + timedelta(hours=20)
    logins.refresh(raw=kept[1].refresh, now=test_clock.now)
    test_clock.now = TEST_NOW + timedelta(hours=25)
    counts.append(active())

    assert counts == [3, 1]


def active() -> float:
    return scraped()["daily_active_users", frozenset()]


@pytest.mark.django_db(transaction=True)
def test_tells_when_tasks_were_last_done_and_what_they_found(test_clock: Clock) -> None:
    assert not {"maintenance_faults", "maintenance_last_run_timestamp_seconds"} & {
        name for name, _ in scraped()
    }
    task = "check_invariants"

    call_command("check_invariants", record=True, stdout=StringIO())
    first = maintenance_of(task)
    test_clock.now = TEST_NOW + timedelta(days=1)
    half = {"key": "half", "fingerprint": b"", "created_at": test_clock.now}
    IdempotencyKey.objects.create(user=UserFactory(), **half)
    for record in (False, True):
        assert maintenance_of(task) == first
        with pytest.raises(SystemExit):
            call_command("check_invariants", record=record, stdout=StringIO())
    call_command("daily", stdout=StringIO())

    assert first == (TEST_NOW.timestamp(), 0)
    assert maintenance_of(task) == (test_clock.now.timestamp(), 1)
    assert maintenance_of("daily") == (test_clock.now.timestamp(), 0)


def maintenance_of(task: str) -> tuple[float, float]:
    samples, labels = scraped(), frozenset({("task", task)})
    return (
        samples["maintenance_last_run_timestamp_seconds", labels],
        samples["maintenance_faults", labels],
    )


@pytest.mark.django_db
def test_tells_what_it_can_while_the_database_is_gone() -> None:
    def lost(*_: object) -> None:
        raise OperationalError("connection refused")

    with connection.execute_wrapper(lost):
        samples = scraped()

    for asked in ("daily_active_users", "database_wal_archive_failing"):
        assert (asked, frozenset()) not in samples
    assert any(name == "http_requests_total" for name, _ in samples)


@pytest.mark.django_db
def test_names_nobody(as_user: SignIn) -> None:
    person = UserFactory(first_name="Ada", last_name="Lovelace", email="ada@company.example")
    client = as_user(person)
    client.get("/api/v1/auth/me/")
    client.get("/api/v1/users/?search=Lovelace")
    Client().post("/api/v1/auth/login/", {"email": person.email, "password": "wrong"})

    text = " ".join(f"{name} {value}" for _, labels in scraped() for name, value in labels).lower()

    assert "api/v1/auth/login/" in text
    for private in ("ada", "lovelace", "company.example", "search"):
        assert private not in text
    assert {name for _, labels in scraped() for name, _ in labels} == {
        *["method", "route", "status", "le", "result", "action", "decision"]
    }
