"""Work that comes round with the year: opening balances, allocations anew."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from conftest import Clock, SignIn
from core.models import AuditLog
from leaves.models import LeaveBalance, LedgerEntry
from leaves.services.yearly import open_balance_year
from leaves.tests.factories import TEST_NOW, balance_of, figures, open_year, submit, vacation
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/balance/recalculate/"


def call(name: str, **options: Any) -> str:
    out = StringIO()
    call_command(name, stdout=out, **options)
    return out.getvalue()


def senior(**facts: Any) -> User:
    """Someone whose vacation still is that of a beginner."""
    person: User = UserFactory(**facts)
    open_year(person)
    User.objects.filter(pk=person.pk).update(join_date=date(2015, 5, 1))
    return person


def test_opens_the_year_for_everyone_of_a_company_and_only_once() -> None:
    vacation()
    person, done = UserFactory(join_date=date(2020, 1, 15)), UserFactory()
    UserFactory(unplaced=True)
    open_year(done, 2027)

    first, second = call("open_balance_year", year=2027), call("open_balance_year", year=2027)

    assert first == "2027: opened the balances of 1 people.\n"
    assert second == "2027: opened the balances of 0 people.\n"
    assert balance_of(person, year=2027).allocated_hours == Decimal("120.00")
    assert LedgerEntry.objects.filter(balance__user=done).count() == 3


def test_a_dry_run_opens_nothing() -> None:
    UserFactory()

    assert call("open_balance_year", year=2027, dry_run=True).startswith("2027: would open")
    assert LeaveBalance.objects.exists() is False


@pytest.mark.django_db(transaction=True)
def test_the_year_opens_once_however_many_open_it_at_the_same_time() -> None:
    vacation()
    person = UserFactory()

    def attempt(_: int) -> None:
        try:
            open_balance_year(year=2027, now=TEST_NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(attempt, range(4)))

    opened = LeaveBalance.objects.filter(user=person, balance_year=2027)
    assert opened.values("category").distinct().count() == opened.count()
    assert set(opened.values_list("version", flat=True)) == {1}


def test_vacation_follows_years_of_service_and_keeps_adjustments(
    as_user: SignIn,
) -> None:
    person = senior()
    hr = UserFactory(hr=True, colleague_of=person)
    sent = {"category": vacation().pk, "balance_year": 2026, "hours": "4.00", "reason": "Award"}
    as_user(hr).put(f"/api/v1/users/{person.pk}/balance/adjust/", sent)

    response = as_user(hr).post(URL, {"year": 2026})
    again = as_user(hr).post(URL, {"year": 2026})

    assert response.json() == {"changed": 1, "refused": []}
    assert again.json() == {"changed": 0, "refused": []}
    assert figures(balance_of(person)) == {
        "allocated": Decimal("160.00"),
        "adjusted": Decimal("4.00"),
        "pending": Decimal("0.00"),
        "used": Decimal("0.00"),
        "remaining": Decimal("164.00"),
        "available": Decimal("164.00"),
    }
    entry = AuditLog.objects.get(action="RECALCULATE_BALANCE")
    assert entry.changes == {"allocated_hours": ["80.00", "160.00"]}


def test_a_dry_run_recalculates_nothing(as_user: SignIn) -> None:
    person = senior()
    hr = UserFactory(hr=True, colleague_of=person)

    shown = as_user(hr).post(URL, {"year": 2026, "dry_run": True})

    assert shown.json() == {"changed": 1, "refused": []}
    assert balance_of(person).allocated_hours == Decimal("80.00")


def test_who_has_used_too_much_is_listed_and_left_alone(as_user: SignIn) -> None:
    person = UserFactory()
    submit(person, date(2026, 3, 9), date(2026, 3, 20))
    User.objects.filter(pk=person.pk).update(join_date=date(2026, 2, 1))

    response = as_user(UserFactory(admin=True)).post(URL, {"year": 2026})

    assert response.json() == {
        "changed": 0,
        "refused": [{"user": {"id": person.pk, "name": person.full_name}, "shortfall": "16.00"}],
    }
    assert balance_of(person).allocated_hours == Decimal("80.00")
    out = call("recalculate_exempt_vacation", year=2026)
    assert f"refused for {person.email}: 16.00 hours short" in out


def test_hr_recalculates_the_own_company_alone(as_user: SignIn) -> None:
    person, stranger = senior(), senior()

    response = as_user(UserFactory(hr=True, colleague_of=person)).post(URL, {"year": 2026})

    assert response.json()["changed"] == 1
    assert balance_of(stranger).allocated_hours == Decimal("80.00")


@pytest.mark.parametrize("role", ["EMPLOYEE", "MANAGER"])
def test_others_recalculate_nothing(as_user: SignIn, role: str) -> None:
    person = senior()

    response = as_user(UserFactory(role=role, colleague_of=person)).post(URL, {"year": 2026})

    assert response.status_code == 403
    assert balance_of(person).allocated_hours == Decimal("80.00")


def test_in_december_the_day_opens_next_year_too(test_clock: Clock) -> None:
    vacation()
    person = UserFactory()

    call("daily")
    november = set(LeaveBalance.objects.filter(user=person).values_list("balance_year", flat=True))
    test_clock.now = test_clock.now.replace(month=12)
    call("daily")

    assert november == {2026}
    december = LeaveBalance.objects.filter(user=person).values_list("balance_year", flat=True)
    assert set(december) == {2026, 2027}
