"""calendar/: who is away, and how much of it whom is shown."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import date, time
from typing import Any, cast

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import SignIn
from leaves.models import LeaveRequest
from leaves.services import business_trips
from leaves.services.business_trips import Journey
from leaves.tests.factories import (
    TEST_NOW,
    LeaveCategoryFactory,
    PublicHolidayFactory,
    approve,
    cancel,
    submit,
)
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/calendar/"
MARCH = {"year": 2026, "month": 3}


@pytest.fixture
def person() -> User:
    return UserFactory(first_name="Ada", approver=UserFactory(manager=True, first_name="Max"))


def away(person: User, **facts: Any) -> None:
    approve(submit(person, date(2026, 3, 9), **facts), cast("User", person.approver))


def relations(body: dict[str, Any]) -> dict[int, str]:
    return {member["id"]: member["relation"] for member in body["members"]}


def test_shows_the_company_ones_people_and_ones_approver_and_nobody_else(
    as_user: SignIn, person: User
) -> None:
    peer = UserFactory(colleague_of=person)
    report = UserFactory(approver=person)
    UserFactory(colleague_of=person, is_active=False)
    UserFactory()
    User.objects.filter(pk=person.pk).update(role="MANAGER")

    body = as_user(person).get(URL, MARCH).json()

    assert relations(body) == {
        person.pk: "SELF",
        peer.pk: "PEER",
        report.pk: "REPORT",
        person.approver_id: "APPROVER",
    }


def test_a_peer_learns_who_is_away_and_when_and_nothing_else(as_user: SignIn, person: User) -> None:
    away(person, start_time=time(9), end_time=time(11), notes="a clinic")

    body = as_user(UserFactory(colleague_of=person)).get(URL, MARCH).json()

    assert body["events"] == [
        {
            "user": person.pk,
            "kind": "ABSENT",
            "start_date": "2026-03-09",
            "end_date": "2026-03-09",
            "partial": True,
        }
    ]


@pytest.mark.parametrize(
    ("_case", "viewer"),
    [
        ("oneself", lambda person: person),
        ("the approver", lambda person: person.approver),
        ("HR of the company", lambda person: UserFactory(hr=True, colleague_of=person)),
        ("ADMIN", lambda _: UserFactory(admin=True)),
    ],
)
def test_those_concerned_see_everything_and_what_is_pending(
    as_user: SignIn, person: User, _case: str, viewer: Callable[[User], User]
) -> None:
    leave = submit(person, date(2026, 3, 9))

    body = as_user(viewer(person)).get(URL, MARCH).json()

    assert body["events"] == [
        {
            "user": person.pk,
            "kind": "LEAVE",
            "start_date": "2026-03-09",
            "end_date": "2026-03-09",
            "partial": False,
            "request": leave.pk,
            "category": {"id": leave.category_id, "name": "Vacation", "code": "VACATION"},
            "hours": "8.00",
            "start_time": None,
            "end_time": None,
            "status": "PENDING",
        }
    ]


def test_a_peer_does_not_see_what_is_pending(as_user: SignIn, person: User) -> None:
    submit(person, date(2026, 3, 9))

    assert as_user(UserFactory(colleague_of=person)).get(URL, MARCH).json()["events"] == []


def test_a_peer_sees_the_city_of_a_trip_and_not_its_notes(as_user: SignIn, person: User) -> None:
    journey = Journey(date(2026, 3, 9), date(2026, 3, 11), city="Hanoi", notes="meets a rival")
    business_trips.book(traveller=person, journey=journey, now=TEST_NOW)

    body = as_user(UserFactory(colleague_of=person)).get(URL, MARCH).json()

    assert body["events"] == [
        {
            "user": person.pk,
            "kind": "TRIP",
            "start_date": "2026-03-09",
            "end_date": "2026-03-11",
            "partial": False,
            "city": "Hanoi",
        }
    ]


def test_two_worlds_that_differ_in_the_category_look_the_same_to_a_peer(
    as_user: SignIn, person: User
) -> None:
    client = as_user(UserFactory(colleague_of=person))
    worlds = []
    for code in ("VACATION", "SICK"):
        away(person, category=LeaveCategoryFactory(code=code))
        response = client.get(URL, MARCH)
        worlds.append((response.content, response["ETag"]))
        _forget_leave_of(person)

    assert worlds[0] == worlds[1]


def test_holidays_are_those_of_the_viewer(as_user: SignIn, person: User) -> None:
    PublicHolidayFactory(start_date=date(2026, 3, 12))
    PublicHolidayFactory(start_date=date(2026, 3, 13), entity=UserFactory().entity)
    PublicHolidayFactory(start_date=date(2026, 4, 1))

    body = as_user(person).get(URL, MARCH).json()

    assert [row["start_date"] for row in body["holidays"]] == ["2026-03-12"]


def test_members_come_in_pages_that_neither_repeat_nor_miss_anyone(
    as_user: SignIn, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leaves.services.calendar.PAGE", 2)
    everyone = {person.pk, cast("int", person.approver_id)}
    everyone |= {UserFactory(colleague_of=person).pk for _ in range(3)}
    client = as_user(person)

    seen: list[int] = []
    query: dict[str, Any] = dict(MARCH)
    while True:
        body = client.get(URL, query).json()
        seen += [member["id"] for member in body["members"]]
        if body["next"] is None:
            break
        query["cursor"] = body["next"]

    assert sorted(seen) == sorted(everyone)


def cursor(key: list[Any]) -> str:
    return urlsafe_b64encode(json.dumps(key).encode()).decode()


@pytest.mark.parametrize(
    ("_case", "query"),
    [
        ("63 days", {"from": "2026-03-01", "to": "2026-05-02"}),
        ("reversed", {"from": "2026-03-02", "to": "2026-03-01"}),
        ("half a range", {"from": "2026-03-02"}),
        ("a day in another spelling", {"from": "2026-3-2", "to": "2026-03-02"}),
        ("half a month", {"month": 3}),
        ("another's cursor", {"cursor": "bm9uc2Vuc2U="}),
        ("a cursor that is none", {"cursor": "%%%"}),
        ("a name with NUL", {"cursor": cursor(["a\0", "b", 1])}),
        ("a name with half a character", {"cursor": cursor(["a", "\ud800", 1])}),
        ("an endless number", {"cursor": cursor(["a", "b", float("inf")])}),
        ("an unknown word", {"colour": "red"}),
    ],
)
def test_refuses_ranges_and_cursors_that_make_no_sense(
    as_user: SignIn, person: User, _case: str, query: dict[str, Any]
) -> None:
    response = as_user(person).get(URL, query)

    assert response.status_code == 400
    assert response.json()["code"] == "validation_error"


def test_62_days_are_allowed_and_an_unchanged_answer_is_not_sent_again(
    as_user: SignIn, person: User
) -> None:
    client = as_user(person)
    query = {"from": "2026-03-01", "to": "2026-05-01"}

    first = client.get(URL, query)
    again = client.get(URL, query, HTTP_IF_NONE_MATCH=first["ETag"])
    away(person)
    changed = client.get(URL, query, HTTP_IF_NONE_MATCH=first["ETag"])

    assert (first.status_code, again.status_code, changed.status_code) == (200, 304, 200)


@pytest.mark.parametrize("people", [1, 50])
def test_costs_the_same_for_any_number_of_people(
    as_user: SignIn, person: User, django_assert_num_queries: DjangoAssertNumQueries, people: int
) -> None:
    for _ in range(people):
        away(UserFactory(colleague_of=person, approver=person.approver))
    client = as_user(cast("User", person.approver))

    with django_assert_num_queries(6):
        client.get(URL, MARCH)


def _forget_leave_of(person: User) -> None:
    """Undo a world: the leave is cancelled, so the next one starts from the same view."""
    for leave in LeaveRequest.objects.live().filter(user=person):
        cancel(leave, person)
