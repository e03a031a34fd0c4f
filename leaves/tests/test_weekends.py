"""A location that gets another weekend: the leave of its people is priced anew."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from conftest import SignIn
from core.models import AuditLog, Notification
from leaves.models import LeaveRequest, LedgerEntry
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import approve, balance_of, figures, submit
from organizations.models import Location
from organizations.tests.answers import body, field_errors
from organizations.tests.factories import LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
MONDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 13)
FRIDAYS_OFF = {"weekend": [5, 6, 7]}


def path(person: User, tail: str = "") -> str:
    return f"/api/v1/organizations/locations/{person.location_id}/{tail}"


def effects(*rows: tuple[LeaveRequest, str, str, str]) -> list[dict[str, Any]]:
    return [
        {
            "request": leave.pk,
            "person": {"id": leave.user_id, "name": leave.user.full_name},
            "start_date": leave.start_date.isoformat(),
            "end_date": leave.end_date.isoformat(),
            "hours_before": old,
            "hours_after": new,
            "outcome": outcome,
        }
        for leave, old, new, outcome in rows
    ]


def test_another_weekend_gives_hours_back_and_the_old_one_takes_them_again(
    as_user: SignIn, person: User, hr: User, approver: User
) -> None:
    leave = approve(submit(person, MONDAY, FRIDAY), approver)
    start, client = figures(balance_of(person)), as_user(hr)

    changed = body(client.put(path(person), {"weekend": [7, 6, 5]}))

    assert changed["weekend"] == [5, 6, 7]
    assert changed["affected"] == effects((leave, "40.00", "32.00", "REPRICED"))
    assert figures(balance_of(person))["used"] == Decimal("32.00")
    told = Notification.objects.filter(notification_type="LEAVE_REPRICED")
    assert {row.user_id for row in told} == {person.pk, approver.pk}
    entry = AuditLog.objects.get(action="ORGANIZATION_CHANGE")
    assert entry.changes == {"weekend": [[6, 7], [5, 6, 7]]}
    assert AuditLog.objects.get(action="REPRICE").changes == {"hours": ["40.00", "32.00"]}

    back = body(client.put(path(person), {"weekend": [6, 7]}))

    assert back["affected"] == effects((leave, "32.00", "40.00", "REPRICED"))
    assert figures(balance_of(person)) == start
    moves = LedgerEntry.objects.filter(request=leave, kind="REPRICE").order_by("id")
    assert [entry.used for entry in moves] == [Decimal("-8.00"), Decimal("8.00")]
    assert_books_agree()


def test_a_dry_run_shows_the_same_effect_and_changes_nothing(
    as_user: SignIn, person: User, hr: User
) -> None:
    leave = submit(person, MONDAY, FRIDAY)
    before = (figures(balance_of(person)), Notification.objects.count(), AuditLog.objects.count())

    shown = as_user(hr).put(path(person, "?dry_run=true"), FRIDAYS_OFF | {"location_name": "New"})

    assert body(shown) == {"affected": effects((leave, "40.00", "32.00", "REPRICED"))}
    after = (figures(balance_of(person)), Notification.objects.count(), AuditLog.objects.count())
    assert after == before
    location = Location.objects.get()
    assert (location.weekend, location.location_name) == ([6, 7], str(person.location))


def test_a_request_on_the_new_weekend_alone_is_cancelled(
    as_user: SignIn, person: User, hr: User
) -> None:
    leave = submit(person, FRIDAY)

    changed = body(as_user(hr).put(path(person), FRIDAYS_OFF))

    assert changed["affected"] == effects((leave, "8.00", "0.00", "CANCELLED"))
    assert LeaveRequest.objects.get().status == "CANCELLED"
    assert figures(balance_of(person))["available"] == Decimal("80.00")


def test_leave_keeps_its_price_where_hours_are_lacking(
    as_user: SignIn, person: User, hr: User
) -> None:
    client = as_user(hr)
    client.put(path(person), FRIDAYS_OFF)
    leave = submit(person, MONDAY, FRIDAY)
    later = submit(person, date(2026, 4, 6), date(2026, 4, 14))
    assert figures(balance_of(person))["available"] == Decimal("0.00")

    changed = body(client.put(path(person), {"weekend": [6, 7]}))

    assert changed["affected"] == effects(
        (leave, "32.00", "32.00", "KEPT"), (later, "48.00", "48.00", "KEPT")
    )
    assert figures(balance_of(person))["pending"] == Decimal("80.00")


def test_only_people_of_the_location_with_days_to_come_are_concerned(
    as_user: SignIn, person: User, hr: User
) -> None:
    elsewhere, stranger = UserFactory(entity=person.entity), UserFactory()
    for someone in (person, elsewhere, stranger):
        submit(someone, MONDAY, FRIDAY)
    submit(person, date(2026, 2, 27))
    # Leave elsewhere that would be worth less by now, had anybody asked.
    Location.objects.exclude(pk=person.location_id or 0).update(weekend=[4, 6, 7])

    changed = body(as_user(hr).put(path(person), FRIDAYS_OFF))

    own = LeaveRequest.objects.get(user=person, start_date=MONDAY)
    assert [row["request"] for row in changed["affected"]] == [own.pk]
    others = LeaveRequest.objects.exclude(user=person)
    assert {leave.hours for leave in others} == {Decimal("40.00")}


def test_other_changes_price_nothing_anew(as_user: SignIn, person: User, hr: User) -> None:
    submit(person, MONDAY, FRIDAY)

    sent = {"location_name": "Bangkok", "timezone": "Asia/Bangkok", "weekend": [6, 7]}
    changed = body(as_user(hr).put(path(person), sent))

    assert changed == {
        "id": person.location_id,
        "entity": person.entity_id,
        "location_name": "Bangkok",
        "timezone": "Asia/Bangkok",
        "weekend": [6, 7],
        "is_active": True,
        "affected": [],
    }
    assert AuditLog.objects.filter(action="REPRICE").exists() is False


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({"weekend": [1, 2, 3, 4, 5, 6, 7]}, {"#/weekend": "no_workdays"}),
        ({"weekend": [5, 5]}, {"#/weekend": "repeated"}),
        ({"weekend": [8]}, {"#/weekend/0": "max_value"}),
        ({"timezone": "Mars/Olympus"}, {"#/timezone": "invalid_choice"}),
        ({"location_name": "PLAZA"}, {"#/location_name": "unique"}),
    ],
)
def test_what_no_location_becomes(
    as_user: SignIn, person: User, hr: User, sent: dict[str, Any], errors: dict[str, str]
) -> None:
    LocationFactory(entity=person.entity, location_name="Plaza")

    assert field_errors(as_user(hr).put(path(person), sent)) == errors
    assert AuditLog.objects.exists() is False


def test_only_put_knows_a_dry_run(as_user: SignIn, hr: User) -> None:
    location = LocationFactory(entity=hr.entity)

    answer = as_user(hr).delete(f"/api/v1/organizations/locations/{location.pk}/?dry_run=true")

    assert field_errors(answer) == {"#/dry_run": "unknown"}
    assert Location.objects.get(pk=location.pk).is_active is True


@pytest.mark.parametrize(
    ("role", "own", "status"),
    [
        ("EMPLOYEE", True, 403),
        ("MANAGER", True, 403),
        ("HR", True, 200),
        ("HR", False, 404),
        ("ADMIN", False, 200),
    ],
)
def test_who_changes_the_weekend_of_whom(
    as_user: SignIn, person: User, role: str, own: bool, status: int
) -> None:
    caller = UserFactory(role=role, **({"colleague_of": person} if own else {}))
    leave = submit(person, MONDAY, FRIDAY)

    for tail in ("?dry_run=true", ""):
        assert as_user(caller).put(path(person, tail), FRIDAYS_OFF).status_code == status

    leave.refresh_from_db()
    assert leave.hours == Decimal("32.00" if status == 200 else "40.00")
