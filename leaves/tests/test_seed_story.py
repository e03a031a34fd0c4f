"""What the demo company shows; it is told once for all of these tests."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.models import Count
from pytest_django import DjangoDbBlocker

from conftest import TEST_NOW
from core.models import Notification
from leaves.models import BusinessTrip, LeaveCharge, LeaveRequest, PublicHoliday
from leaves.seeding.demo import seed_demo
from leaves.services import balances, invariants
from organizations.models import Entity, Location
from users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("company")]


@pytest.fixture(scope="module")
def company(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        seed_demo(TEST_NOW)
        yield
        transaction.set_rollback(True)


def person(key: str) -> User:
    found: User = User.objects.with_place().get(email=f"{key}@acme.example")
    return found


def test_every_invariant_holds() -> None:
    assert invariants.violations(TEST_NOW) == []


def test_the_company_has_places_people_and_holidays_of_each_country() -> None:
    assert list(Entity.objects.order_by("id").values_list("entity_name", flat=True)) == [
        "Acme Corporation",
        "Borealis Logistics",
    ]
    acme = Location.objects.filter(entity__entity_name="Acme Corporation").order_by("id")
    assert list(acme.values_list("location_name", "timezone")) == [
        ("Ho Chi Minh City", "Asia/Ho_Chi_Minh"),
        ("Bangkok", "Asia/Bangkok"),
        ("Manila", "Asia/Manila"),
    ]
    assert User.objects.count() == 45
    named = set(
        PublicHoliday.objects.filter(start_date__year__in=[2026, 2027]).values_list(
            "location__location_name", "holiday_name", "start_date"
        )
    )
    assert {
        (None, "New Year's Day", date(2027, 1, 1)),
        ("Ho Chi Minh City", "Lunar New Year", date(2026, 2, 17)),
        ("Bangkok", "Songkran Festival", date(2027, 4, 13)),
        ("Manila", "Rizal Day", date(2026, 12, 30)),
        ("Singapore", "Good Friday", date(2026, 4, 3)),
    } <= named


def test_the_manager_has_requests_to_decide_while_others_are_away() -> None:
    waiting = LeaveRequest.objects.awaiting(person("manager"))

    assert person("employee").approver == person("manager")
    assert sorted(leave.user.email for leave in waiting.select_related("user")) == [
        "duy.dang@acme.example",
        "employee@acme.example",
        "khoa.hoang@acme.example",
        "quang.le@acme.example",
        "trang.bui@acme.example",
        "tuan.ngo@acme.example",
    ]
    asked = waiting.get(user=person("employee"))
    others = (
        LeaveRequest.objects.live()
        .overlapping(asked.start_date, asked.end_date)
        .exclude(user=asked.user)
        .filter(user__department=asked.user.department)
    )
    assert {"huong.vu@acme.example", "quang.le@acme.example"} <= {
        leave.user.email for leave in others
    }


def test_the_employee_has_a_history_and_leave_to_come() -> None:
    own = LeaveRequest.objects.filter(user=person("employee"))

    to_come = own.filter(start_date__gt=date(2026, 3, 4)).order_by("start_date")
    [vacation] = [
        balance
        for balance in balances.of_year(person=person("employee"), year=2026)
        if balance.category.code == "VACATION"
    ]

    assert [leave.status for leave in to_come] == ["APPROVED", "PENDING"]
    assert dict(own.values_list("status").annotate(count=Count("id"))) == {
        "APPROVED": 6,
        "REJECTED": 1,
        "CANCELLED": 1,
        "PENDING": 1,
    }
    assert (vacation.allocated_hours, vacation.adjusted_hours) == (Decimal(80), Decimal(16))
    assert (vacation.pending_hours, vacation.used_hours) == (Decimal(24), Decimal(16))


def test_leave_across_new_year_is_charged_to_both_years() -> None:
    leave = LeaveRequest.objects.get(user=person("somchai.thongdee"), end_date__month=1)

    charges = LeaveCharge.objects.filter(request=leave).order_by("balance_year")
    assert [charge.balance_year for charge in charges] == [2026, 2027]


def test_history_bears_the_instants_at_which_it_happened() -> None:
    asked = LeaveRequest.objects.filter(status="APPROVED", filed_by=None).order_by("id")
    told = Notification.objects.filter(is_read=True)

    assert all(leave.created_at < leave.approved_at for leave in asked if leave.approved_at)
    assert asked.filter(created_at__year=2025).exists()
    assert told.count() > Notification.objects.filter(is_read=False).count() > 0
    assert BusinessTrip.objects.filter(status="CANCELLED").count() == 1
