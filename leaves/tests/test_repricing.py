"""Holidays that come, move and go, and people who move: leave is priced anew."""

from datetime import date, time
from decimal import Decimal
from typing import Any, cast

import pytest
from rest_framework.test import APIClient

from conftest import SignIn
from core.models import AuditLog, Notification
from leaves.models import LeaveRequest, LedgerEntry, PublicHoliday
from leaves.tests.factories import (
    PublicHolidayFactory,
    approve,
    balance_of,
    figures,
    submit,
)
from organizations.tests.factories import DepartmentFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/holidays/"
TUESDAY = {"holiday_name": "Founders", "start_date": "2026-03-10", "end_date": "2026-03-10"}


@pytest.fixture
def person() -> User:
    return UserFactory(approver=UserFactory(manager=True))


@pytest.fixture
def hr(person: User) -> User:
    return UserFactory(hr=True, colleague_of=person)


def plan(as_user: SignIn, actor: User, **facts: Any) -> dict[str, Any]:
    response = as_user(actor).post(URL, TUESDAY | {"entity": actor.entity_id} | facts)
    assert response.status_code == 201, response.json()
    return cast("dict[str, Any]", response.json())


def test_a_holiday_gives_hours_back_and_its_removal_takes_them_again(
    as_user: SignIn, person: User, hr: User
) -> None:
    leave = approve(
        submit(person, date(2026, 3, 9), date(2026, 3, 13)), cast("User", person.approver)
    )
    start, before = figures(balance_of(person)), reported(as_user(hr))

    planned = plan(as_user, hr)

    assert planned["affected"] == [
        {
            "request": leave.pk,
            "person": {"id": person.pk, "name": person.full_name},
            "start_date": "2026-03-09",
            "end_date": "2026-03-13",
            "hours_before": "40.00",
            "hours_after": "32.00",
            "outcome": "REPRICED",
        }
    ]
    assert figures(balance_of(person))["used"] == Decimal("32.00")
    assert told_of(leave) == {
        (person.pk, "40.00", "32.00"),
        (person.approver_id, "40.00", "32.00"),
    }
    assert AuditLog.objects.get(action="REPRICE").changes == {"hours": ["40.00", "32.00"]}
    assert (before, reported(as_user(hr))) == (["40.00"] * 5, ["32.00"] * 5)

    Notification.objects.all().delete()
    removed = as_user(hr).delete(f"{URL}{planned['id']}/").json()

    assert removed["is_active"] is False
    assert [row["hours_after"] for row in removed["affected"]] == ["40.00"]
    assert figures(balance_of(person)) == start
    moves = LedgerEntry.objects.filter(request=leave).order_by("id")
    assert [(entry.kind, entry.used) for entry in moves] == [
        ("HOLD", Decimal("0.00")),
        ("USE", Decimal("40.00")),
        ("REPRICE", Decimal("-8.00")),
        ("REPRICE", Decimal("8.00")),
    ]
    assert {sent[1:] for sent in told_of(leave)} == {("32.00", "40.00")}
    assert reported(as_user(hr)) == before


def told_of(leave: LeaveRequest) -> set[tuple[int, str, str]]:
    """To whom, and of which hours before and after."""
    sent = Notification.objects.filter(
        notification_type="LEAVE_REPRICED", related_object_id=leave.pk
    )
    return {(row.user_id, row.params["hours_before"], row.params["hours"]) for row in sent}


def reported(client: APIClient) -> list[str]:
    """The hours of March and of vacation, everywhere the report of the year has them."""
    body = client.get("/api/v1/leaves/reports/", {"year": 2026}).json()
    utilisation = [row["used"] for row in body["utilisation"] if row["used"] != "0.00"]
    rows = [body["totals"], body["by_month"][2], *body["by_category"], *body["by_department"]]
    return [row["hours"] for row in rows] + utilisation


def test_a_dry_run_shows_the_same_effect_and_changes_nothing(
    as_user: SignIn, person: User, hr: User
) -> None:
    submit(person, date(2026, 3, 9), date(2026, 3, 13))
    before = (figures(balance_of(person)), Notification.objects.count(), AuditLog.objects.count())

    shown = as_user(hr).post(f"{URL}?dry_run=true", TUESDAY | {"entity": hr.entity_id})

    assert shown.status_code == 200
    assert list(shown.json()) == ["affected"]
    assert shown.json()["affected"][0]["hours_after"] == "32.00"
    after = (figures(balance_of(person)), Notification.objects.count(), AuditLog.objects.count())
    assert after == before
    assert PublicHoliday.objects.exists() is False


def test_a_request_left_without_hours_is_cancelled_by_the_system(
    as_user: SignIn, person: User, hr: User
) -> None:
    leave = submit(person, date(2026, 3, 10))

    planned = plan(as_user, hr)

    assert [row["outcome"] for row in planned["affected"]] == ["CANCELLED"]
    leave = LeaveRequest.objects.get(pk=leave.pk)
    assert (leave.status, leave.cancelled_by) == ("CANCELLED", None)
    assert figures(balance_of(person))["available"] == Decimal("80.00")
    told = Notification.objects.filter(notification_type="LEAVE_CANCELLED")
    assert {row.user_id for row in told} == {person.pk, person.approver_id}


def test_an_approver_who_no_longer_decides_is_told_nothing(
    as_user: SignIn, person: User, hr: User
) -> None:
    User.objects.filter(pk=person.approver_id).update(role="EMPLOYEE")
    submit(person, date(2026, 3, 9), date(2026, 3, 10))
    submit(person, date(2026, 3, 11))
    Notification.objects.all().delete()

    planned = plan(as_user, UserFactory(admin=True), entity=hr.entity_id, end_date="2026-03-11")

    assert [row["outcome"] for row in planned["affected"]] == ["REPRICED", "CANCELLED"]
    assert {row.user_id for row in Notification.objects.all()} == {person.pk, hr.pk}


def test_leave_keeps_its_price_where_hours_are_lacking(
    as_user: SignIn, person: User, hr: User
) -> None:
    planned = plan(as_user, hr)
    leave = submit(person, date(2026, 3, 9), date(2026, 3, 13))
    submit(person, date(2026, 4, 6), date(2026, 4, 13))
    assert figures(balance_of(person))["available"] == Decimal("0.00")

    removed = as_user(hr).delete(f"{URL}{planned['id']}/").json()

    assert removed["affected"] == [
        {
            "request": leave.pk,
            "person": {"id": person.pk, "name": person.full_name},
            "start_date": "2026-03-09",
            "end_date": "2026-03-13",
            "hours_before": "32.00",
            "hours_after": "32.00",
            "outcome": "KEPT",
        }
    ]
    assert figures(balance_of(person))["pending"] == Decimal("80.00")


@pytest.mark.parametrize(
    ("_case", "facts"),
    [
        ("over already", {"start_date": "2026-03-02", "end_date": "2026-03-02"}),
        ("not in the leave", {"start_date": "2026-03-20", "end_date": "2026-03-20"}),
        ("on a weekend", {"start_date": "2026-03-14", "end_date": "2026-03-15"}),
    ],
)
def test_other_days_concern_no_leave(
    as_user: SignIn, person: User, hr: User, _case: str, facts: dict[str, Any]
) -> None:
    submit(person, date(2026, 3, 2), date(2026, 3, 3))
    submit(person, date(2026, 3, 9), date(2026, 3, 16))

    assert plan(as_user, hr, **facts)["affected"] == []


def test_leave_of_other_companies_and_places_is_not_concerned(
    as_user: SignIn, person: User, hr: User
) -> None:
    stranger = UserFactory()
    elsewhere = UserFactory(entity=person.entity)
    for someone in (person, stranger, elsewhere):
        submit(someone, date(2026, 3, 9), date(2026, 3, 10))

    planned = plan(as_user, hr, location=person.location_id)

    own = LeaveRequest.objects.get(user=person)
    assert [row["request"] for row in planned["affected"]] == [own.pk]


def test_a_global_holiday_concerns_everyone(as_user: SignIn, person: User) -> None:
    stranger = UserFactory()
    requests = {submit(someone, date(2026, 3, 10)).pk for someone in (person, stranger)}

    planned = as_user(UserFactory(admin=True)).post(URL, TUESDAY).json()

    assert planned["scope"] == "GLOBAL"
    assert {row["request"] for row in planned["affected"]} == requests


def test_a_holiday_that_moves_frees_the_old_day_and_takes_the_new(
    as_user: SignIn, person: User, hr: User
) -> None:
    tuesday, thursday = submit(person, date(2026, 3, 9), date(2026, 3, 10)), date(2026, 3, 12)
    later = submit(person, date(2026, 3, 11), thursday)
    planned = plan(as_user, hr)

    moved = as_user(hr).put(
        f"{URL}{planned['id']}/", {"start_date": "2026-03-12", "end_date": "2026-03-12"}
    )

    assert {row["request"]: row["hours_after"] for row in moved.json()["affected"]} == {
        tuesday.pk: "16.00",
        later.pk: "8.00",
    }
    assert moved.json()["holiday_name"] == "Founders"


def test_half_days_keep_their_hours_until_the_day_is_free(
    as_user: SignIn, person: User, hr: User
) -> None:
    submit(person, date(2026, 3, 9), start_time=time(9), end_time=time(11))

    assert plan(as_user, hr, start_date="2026-03-09", end_date="2026-03-09")["affected"] == [
        {
            "request": LeaveRequest.objects.get().pk,
            "person": {"id": person.pk, "name": person.full_name},
            "start_date": "2026-03-09",
            "end_date": "2026-03-09",
            "hours_before": "2.00",
            "hours_after": "0.00",
            "outcome": "CANCELLED",
        }
    ]


def test_a_person_who_moves_is_priced_by_the_calendar_of_the_new_place(
    as_user: SignIn, person: User, hr: User
) -> None:
    other = DepartmentFactory(entity=person.entity)
    PublicHolidayFactory(
        start_date=date(2026, 3, 10), entity=person.entity, location=other.location
    )
    leave = submit(person, date(2026, 3, 9), date(2026, 3, 10))

    response = as_user(hr).put(
        f"/api/v1/users/{person.pk}/setup/",
        {"location": cast("int", other.location_id), "department": other.pk},
    )

    assert response.status_code == 200, response.json()
    assert LeaveRequest.objects.get(pk=leave.pk).hours == Decimal("8.00")
    assert figures(balance_of(person))["pending"] == Decimal("8.00")
