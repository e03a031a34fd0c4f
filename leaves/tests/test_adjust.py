"""PUT balance/adjust/ and users/{id}/balance/adjust/: signed hours with a reason."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from conftest import SignIn
from core.models import AuditLog, Notification
from leaves.models import LeaveBalance, LedgerEntry
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import (
    LeaveCategoryFactory,
    balance_of,
    figures,
    open_year,
    submit,
    vacation,
)
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/balance/adjust/"
REASON = "Carried over from last year."


def body(**facts: Any) -> dict[str, Any]:
    sent = {"category": vacation().pk, "balance_year": 2026, "hours": "8", "reason": REASON}
    return sent | facts


def test_adds_hours_with_a_reason_everyone_can_read(
    as_user: SignIn, person: User, hr: User
) -> None:
    response = as_user(hr).put(URL, body(user=person.pk, hours="-12.25"))

    assert response.status_code == 200
    assert response.json() == {
        "category": {"id": vacation().pk, "name": "Vacation", "code": "VACATION"},
        "balance_year": 2026,
        "allocated_hours": "80.00",
        "adjusted_hours": "-12.25",
        "used_hours": "0.00",
        "pending_hours": "0.00",
        "hours": "67.75",
        "available_hours": "67.75",
    }
    line = LedgerEntry.objects.get(kind="ADJUST")
    assert (line.adjusted, line.actor, line.reason) == (Decimal("-12.25"), hr, REASON)
    told = Notification.objects.get()
    assert (told.user, told.notification_type) == (person, "BALANCE_ADJUSTED")
    entry = AuditLog.objects.get(action="ADJUST_BALANCE")
    assert (entry.actor, entry.entity, entry.reason) == (hr, person.entity, REASON)
    assert entry.changes == {"adjusted_hours": ["0.00", "-12.25"]}
    assert_books_agree()


def test_the_same_under_the_person(as_user: SignIn, person: User, hr: User) -> None:
    client = as_user(hr)

    first = client.put(f"/api/v1/users/{person.pk}/balance/adjust/", body())
    second = client.put(f"/api/v1/users/{person.pk}/balance/adjust/", body())
    missing = client.put("/api/v1/users/999999/balance/adjust/", body())

    assert [first.status_code, second.status_code, missing.status_code] == [200, 200, 404]
    assert second.json()["adjusted_hours"] == "16.00"


@pytest.mark.parametrize(
    ("year", "expected"), [(2022, 400), (2023, 200), (2026, 200), (2027, 200), (2028, 400)]
)
def test_three_years_back_to_next_year(
    as_user: SignIn, person: User, hr: User, year: int, expected: int
) -> None:
    response = as_user(hr).put(URL, body(user=person.pk, balance_year=year))

    assert response.status_code == expected
    if expected == 400:
        assert response.json()["errors"] == [
            {
                "pointer": "#/balance_year",
                "code": "out_of_range",
                "detail": "Adjust 2023 to 2027.",
            }
        ]
    assert LeaveBalance.objects.filter(balance_year=year).count() == (3 if expected == 200 else 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("hours", "0"),
        ("hours", "0.10"),
        ("hours", "99999.75"),
        ("hours", "x"),
        ("hours", None),
        ("reason", ""),
        ("reason", "   "),
        ("reason", "x" * 1001),
        ("reason", None),
        ("reason", "a\x00"),
        ("category", 999999),
        ("category", None),
        ("balance_year", "soon"),
        ("balance_year", 10**30),
        ("user", None),
        ("user", 999999),
        ("user", 10**30),
        ("user", "me"),
    ],
)
def test_a_wrong_value_is_an_error_of_its_field(
    as_user: SignIn, person: User, hr: User, field: str, value: object
) -> None:
    response = as_user(hr).put(URL, body(user=person.pk) | {field: value})

    assert response.status_code == 400
    assert [error["pointer"] for error in response.json()["errors"]] == [f"#/{field}"]
    assert LeaveBalance.objects.count() == 0


def test_adjustments_of_a_year_do_not_grow_without_end(
    as_user: SignIn, person: User, hr: User
) -> None:
    client, url = as_user(hr), f"/api/v1/users/{person.pk}/balance/adjust/"
    sent = {"category": vacation().pk, "balance_year": 2026, "reason": "Award"}
    first = client.put(url, sent | {"hours": "9999.75"})

    refused = client.put(url, sent | {"hours": "0.25"})

    assert first.status_code == 200
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["code"] == "out_of_range"
    assert figures(balance_of(person))["adjusted"] == Decimal("9999.75")


def test_uncounted_categories_are_not_adjusted(as_user: SignIn, person: User, hr: User) -> None:
    unpaid = LeaveCategoryFactory(code="UNPAID")

    response = as_user(hr).put(URL, body(user=person.pk, category=unpaid.pk))

    assert (response.status_code, response.json()["errors"][0]["pointer"]) == (400, "#/category")


def test_never_below_what_is_held(as_user: SignIn, person: User, hr: User) -> None:
    submit(person, date(2026, 3, 9), date(2026, 3, 13))
    client = as_user(hr)

    refused = client.put(URL, body(user=person.pk, hours="-40.25"))
    exact = client.put(URL, body(user=person.pk, hours="-40"))

    assert (refused.status_code, refused.json()["code"]) == (409, "insufficient_balance")
    assert refused.json()["available"] == "40.00"
    assert refused.json()["requested"] == "40.25"
    assert exact.json()["available_hours"] == "0.00"
    assert_books_agree()


def approving_hr_elsewhere(person: User) -> User:
    person.approver = UserFactory(hr=True)
    person.save()
    return person.approver


CALLERS: list[tuple[str, Callable[[User], Any], int, int]] = [
    ("the person", lambda person: person, 403, 403),
    ("their approver", lambda person: person.approver, 403, 403),
    ("a peer", lambda person: UserFactory(colleague_of=person), 403, 403),
    ("HR of the company", lambda person: UserFactory(colleague_of=person, hr=True), 200, 200),
    ("HR of another company", lambda person: UserFactory(hr=True), 400, 404),
    ("HR elsewhere who approves", approving_hr_elsewhere, 403, 403),
    ("ADMIN", lambda person: UserFactory(admin=True), 200, 200),
]


@pytest.mark.parametrize(("_case", "build_caller", "by_body", "by_path"), CALLERS)
def test_who_adjusts(
    as_user: SignIn,
    person: User,
    *,
    _case: str,
    build_caller: Callable[[User], User],
    by_body: int,
    by_path: int,
) -> None:
    open_year(person)
    client = as_user(build_caller(person))

    first = client.put(URL, body(user=person.pk))
    second = client.put(f"/api/v1/users/{person.pk}/balance/adjust/", body())

    assert (first.status_code, second.status_code) == (by_body, by_path)
    adjusted = Decimal(8) * [by_body, by_path].count(200)
    assert figures(balance_of(person))["adjusted"] == adjusted


@pytest.mark.parametrize("role", ["HR", "ADMIN"])
def test_nobody_adjusts_their_own(as_user: SignIn, person: User, role: str) -> None:
    officer = UserFactory(colleague_of=person, role=role)
    client = as_user(officer)

    codes = [
        client.put(URL, body(user=officer.pk)).status_code,
        client.put(f"/api/v1/users/{officer.pk}/balance/adjust/", body()).status_code,
    ]

    assert codes == [403, 403]
    assert LedgerEntry.objects.count() == 0


def test_a_repeat_with_the_same_key_adjusts_once(as_user: SignIn, person: User, hr: User) -> None:
    client, headers = as_user(hr), {"Idempotency-Key": "once"}

    for _ in range(2):
        assert client.put(URL, body(user=person.pk), headers=headers).status_code == 200

    assert figures(balance_of(person))["adjusted"] == Decimal("8.00")
