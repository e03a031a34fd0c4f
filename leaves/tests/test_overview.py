"""overview/: what a person has left and has still to come, in one read."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import Clock, SignIn
from leaves.services import overview
from leaves.tests.factories import approve, cancel, open_year, reject, submit
from organizations.tests.factories import LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/overview/"
MY_BALANCES = "/api/v1/leaves/balance/my/"
MY_REQUESTS = "/api/v1/leaves/requests/my/"


def starts(body: dict[str, list[dict[str, str]]]) -> list[tuple[str, str]]:
    return [(row["start_date"], row["status"]) for row in body["ahead"]]


def test_shows_pending_and_coming_leave_the_nearest_first_and_nothing_that_is_over(
    as_user: SignIn, person: User, approver: User
) -> None:
    approve(submit(person, date(2026, 3, 24), date(2026, 3, 25)), approver)
    submit(person, date(2026, 3, 16))
    cancel(submit(person, date(2026, 3, 17)), person)
    reject(submit(person, date(2026, 3, 18)), approver)
    submit(UserFactory(colleague_of=person, approver=approver), date(2026, 3, 19))

    assert starts(as_user(person).get(URL).json()) == [
        ("2026-03-16", "PENDING"),
        ("2026-03-24", "APPROVED"),
    ]


def test_leave_counts_to_its_last_day_where_the_person_works(
    as_user: SignIn, person: User, approver: User, test_clock: Clock
) -> None:
    person.location = LocationFactory(entity=person.entity, timezone="Asia/Bangkok")
    person.save()
    approve(submit(person, date(2026, 3, 24), date(2026, 3, 25)), approver)

    test_clock.now = datetime(2026, 3, 25, 16, 59, tzinfo=UTC)
    last_day = starts(as_user(person).get(URL).json())
    test_clock.now = datetime(2026, 3, 25, 17, 0, tzinfo=UTC)

    assert last_day == [("2026-03-24", "APPROVED")]
    assert starts(as_user(person).get(URL).json()) == []


def test_says_the_same_as_the_lists_it_stands_for(
    as_user: SignIn, person: User, approver: User
) -> None:
    approve(submit(person, date(2026, 3, 24)), approver)
    client = as_user(person)

    body = client.get(URL, {"year": 2027}).json()

    assert body == {
        "balances": client.get(MY_BALANCES, {"year": 2027}).json(),
        "ahead": client.get(MY_REQUESTS).json()["results"],
    }
    assert {row["balance_year"] for row in body["balances"]} == {2027}


def test_costs_the_same_for_any_number_of_requests(
    as_user: SignIn,
    person: User,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_year(person)
    for day in range(16, 21):
        submit(person, date(2026, 3, day))
    client = as_user(person)
    monkeypatch.setattr(overview, "MOST_AHEAD", 4)

    with django_assert_num_queries(4):
        body = client.get(URL).json()

    assert [row["start_date"] for row in body["ahead"]] == [
        f"2026-03-{day}" for day in range(16, 20)
    ]
