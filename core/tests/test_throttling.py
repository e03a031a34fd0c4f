from collections import Counter
from datetime import timedelta

import pytest
from django.core.cache import cache
from pytest_django import Settings
from rest_framework.test import APIClient

from conftest import TEST_NOW, Clock, SignIn
from core.errors import ThrottledError
from core.throttling import PER_WINDOW, Allowance, spend
from users.tests.factories import UserFactory

URL = "/api/v1/notifications/"


@pytest.fixture(autouse=True)
def limited(settings: Settings) -> None:
    settings.RATE_LIMIT_FACTOR = 1
    cache.clear()


@pytest.mark.parametrize("scope", PER_WINDOW)
def test_allows_exactly_the_limit_in_a_minute(scope: str) -> None:
    allowance = Allowance(scope, "ada")

    for _ in range(PER_WINDOW[scope]):
        spend(allowance, TEST_NOW)

    with pytest.raises(ThrottledError) as refused:
        spend(allowance, TEST_NOW + timedelta(seconds=59))
    assert refused.value.headers == {"Retry-After": "1"}
    spend(allowance, TEST_NOW + timedelta(seconds=60))
    spend(Allowance(scope, "bob"), TEST_NOW)


@pytest.mark.parametrize(("factor", "allowed"), [(1, 20), (3, 60), (0, 100)])
def test_the_factor_scales_the_limit(settings: Settings, factor: int, allowed: int) -> None:
    settings.RATE_LIMIT_FACTOR = factor
    outcomes: Counter[bool] = Counter()

    for _ in range(100):
        try:
            spend(Allowance("login", "ada"), TEST_NOW)
            outcomes[True] += 1
        except ThrottledError:
            outcomes[False] += 1

    assert outcomes[True] == allowed


@pytest.mark.django_db
def test_the_call_beyond_the_limit_is_told_when_to_come_back(
    as_user: SignIn, test_clock: Clock
) -> None:
    test_clock.now = TEST_NOW + timedelta(seconds=18)
    ada, bob = as_user(UserFactory()), as_user(UserFactory())

    answers = [ada.get(URL, headers={"X-Request-ID": "req-1"}) for _ in range(61)]

    assert [answer.status_code for answer in answers] == [200] * 60 + [429]
    assert answers[-1]["Retry-After"] == "42"
    assert answers[-1].json() == {
        "type": "/problems/throttled",
        "title": "Too many requests.",
        "status": 429,
        "detail": "Try again in 42 seconds.",
        "code": "throttled",
        "request_id": "req-1",
    }
    assert ada.put(f"{URL}mark-all-read/").status_code == 200
    assert ada.get(f"{URL}unread-count/").status_code == 200
    assert bob.get(URL).status_code == 200


@pytest.mark.django_db
def test_the_poll_has_a_limit_of_its_own(as_user: SignIn) -> None:
    ada = as_user(UserFactory())

    answers = [ada.get(f"{URL}unread-count/") for _ in range(61)]

    assert [answer.status_code for answer in answers] == [200] * 60 + [429]
    assert answers[-1]["Retry-After"] == "60"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("export/", {"format": "csv", "from": "2026-03-01", "to": "2026-03-31"}),
        ("balance/recalculate/", {"year": 2026, "dry_run": True}),
    ],
)
def test_heavy_work_is_done_ten_times_a_minute(
    as_user: SignIn, path: str, body: dict[str, object]
) -> None:
    hr = as_user(UserFactory(hr=True))

    answers = [hr.post(f"/api/v1/leaves/{path}", body) for _ in range(11)]

    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert hr.put(f"{URL}mark-all-read/").status_code == 200


@pytest.mark.django_db
def test_all_addresses_of_one_line_are_one_caller(settings: Settings) -> None:
    """A line has a /64 of IPv6, and so as many addresses as its holder likes."""
    settings.NUM_PROXIES = 1

    def call(address: str, path: str = "") -> int:
        return APIClient().get(URL + path, headers={"X-Forwarded-For": address}).status_code

    statuses = [call(f"2001:db8:1:2::{n:x}") for n in range(51)]

    assert statuses == [401] * 50 + [429]
    assert call("2001:db8:1:2:ffff::1", "unread-count/") == 429
    assert call("2001:db8:1:3::1") == 401


@pytest.mark.django_db
def test_anonymous_calls_are_counted_per_address(settings: Settings) -> None:
    settings.NUM_PROXIES = 1

    def call(address: str, path: str = "") -> int:
        return APIClient().get(URL + path, headers={"X-Forwarded-For": address}).status_code

    statuses = [call(f"6.6.6.{n}, 203.0.113.7") for n in range(51)]

    assert statuses == [401] * 50 + [429]
    assert call("203.0.113.7", "unread-count/") == 429
    assert call("203.0.113.8") == 401


@pytest.mark.django_db
def test_calls_that_are_refused_count_too(as_user: SignIn) -> None:
    ada = as_user(UserFactory(must_change_password=True))

    statuses = [ada.get(URL).status_code for _ in range(61)]

    assert statuses == [403] * 60 + [429]
