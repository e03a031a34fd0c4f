from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Count
from pytest_django import Settings
from rest_framework.test import APIClient

from conftest import Clock
from core.models import AuditLog, Notification
from leaves.models import BusinessTrip, LeaveCharge, LeaveRequest, PublicHoliday
from leaves.services import balances
from organizations.models import Entity, Location
from users.models import User

pytestmark = pytest.mark.django_db

LOGINS = ["admin@acme.example", "hr@acme.example", "manager@acme.example", "employee@acme.example"]


@pytest.fixture(autouse=True)
def development(settings: Settings) -> None:
    settings.DEBUG = True


def seed(**options: object) -> str:
    output = StringIO()
    call_command("seed_data", stdout=output, **options)
    return output.getvalue()


def rows() -> dict[str, int]:
    """How many rows each table of the project holds."""
    ours = ("core", "users", "organizations", "leaves")
    return {
        model._meta.label: model._default_manager.count()
        for app in ours
        for model in apps.get_app_config(app).get_models()
    }


def person(key: str) -> User:
    found: User = User.objects.with_place().get(email=f"{key}@acme.example")
    return found


def test_the_four_logins_are_printed_and_can_sign_in(settings: Settings) -> None:
    printed = seed()

    assert [line.strip() for line in printed.splitlines()[-4:]] == LOGINS
    for email in LOGINS:
        answer = APIClient().post(
            "/api/v1/auth/login/", {"email": email, "password": settings.SEED_PASSWORD}
        )
        assert (answer.status_code, answer.json()["user"]["email"]) == (200, email)
        assert answer.json()["user"]["has_completed_onboarding"] is True


def test_a_second_run_changes_nothing(test_clock: Clock) -> None:
    seed()
    before = rows()

    test_clock.now = datetime(2026, 9, 1, tzinfo=UTC)
    printed = seed()

    assert printed.startswith("It was there already.")
    assert rows() == before


def test_an_interrupted_run_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    before = rows()
    with monkeypatch.context() as patch:
        patch.setattr("leaves.services.business_trips.cancel", interrupt)
        with pytest.raises(KeyboardInterrupt):
            seed()

    assert rows() == before


def test_nothing_is_seeded_with_debug_off(settings: Settings) -> None:
    settings.DEBUG = False

    with pytest.raises(CommandError, match="DEBUG"):
        seed()

    assert User.objects.count() == 0


def test_the_company_has_places_people_and_holidays_of_each_country() -> None:
    seed()

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
    seed()

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
    seed()
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
    seed()

    leave = LeaveRequest.objects.get(user=person("somchai.thongdee"), end_date__month=1)

    charges = LeaveCharge.objects.filter(request=leave).order_by("balance_year")
    assert [charge.balance_year for charge in charges] == [2026, 2027]


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 1, 1, 0, 5, tzinfo=UTC),
        datetime(2028, 2, 29, 12, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 55, tzinfo=UTC),
    ],
)
def test_the_story_can_be_told_on_any_day(now: datetime, test_clock: Clock) -> None:
    test_clock.now = now

    seed()

    assert LeaveRequest.objects.filter(status="PENDING").count() == 10
    assert LeaveRequest.objects.filter(created_at__gt=now).count() == 0
    assert AuditLog.objects.filter(created_at__gt=now).count() == 0


def test_history_bears_the_instants_at_which_it_happened(test_clock: Clock) -> None:
    seed()

    asked = LeaveRequest.objects.filter(status="APPROVED", filed_by=None).order_by("id")
    told = Notification.objects.filter(is_read=True)

    assert all(leave.created_at < leave.approved_at for leave in asked if leave.approved_at)
    assert asked.filter(created_at__year=2025).exists()
    assert told.count() > Notification.objects.filter(is_read=False).count() > 0
    assert BusinessTrip.objects.filter(status="CANCELLED").count() == 1
