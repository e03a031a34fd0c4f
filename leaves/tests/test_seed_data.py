from datetime import UTC, datetime
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Count
from pytest_django import Settings
from rest_framework.test import APIClient

from conftest import TEST_NOW, Clock
from core.models import AuditLog
from leaves.models import LeaveCharge, LeaveRequest
from leaves.seeding.crowd import seed_crowd
from leaves.services import invariants
from organizations.models import Department
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
    printed = seed(employees=30)
    before = rows()

    test_clock.now = datetime(2026, 9, 1, tzinfo=UTC)
    again = seed(employees=30)

    assert "Meridian Group: 30 new people, person000001@meridian.example" in printed
    assert User.objects.count() == 45 + 30
    assert again.startswith("It was there already.")
    assert rows() == before
    assert invariants.violations(test_clock.now) == []


def test_an_interrupted_run_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    before = rows()
    with monkeypatch.context() as patch:
        patch.setattr("leaves.services.approval.approve", interrupt)
        with pytest.raises(KeyboardInterrupt):
            seed()

    assert rows() == before


def test_nothing_is_seeded_with_debug_off(settings: Settings) -> None:
    settings.DEBUG = False

    with pytest.raises(CommandError, match="DEBUG"):
        seed()

    assert User.objects.count() == 0


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 1, 1, 0, 5, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 55, tzinfo=UTC),
    ],
)
def test_the_story_can_be_told_on_any_day(now: datetime, test_clock: Clock) -> None:
    test_clock.now = now

    seed()

    assert invariants.violations(now) == []
    assert LeaveRequest.objects.filter(status="PENDING").count() == 10
    assert LeaveRequest.objects.filter(created_at__gt=now).count() == 0
    assert AuditLog.objects.filter(created_at__gt=now).count() == 0


@pytest.mark.parametrize(
    "now", [TEST_NOW, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 12, 20, 9, tzinfo=UTC)]
)
def test_a_crowd_can_be_made_on_any_day(now: datetime) -> None:
    assert seed_crowd(60, now) == 60

    assert invariants.violations(now) == []
    assert LeaveRequest.objects.filter(status="PENDING", start_date__gt=now).count() > 5
    assert LeaveRequest.objects.filter(created_at__gt=now).count() == 0


def test_a_crowd_of_any_size_keeps_every_promise() -> None:
    assert seed_crowd(530, TEST_NOW) == 530

    assert invariants.violations(TEST_NOW) == []
    crowd = User.objects.filter(entity__entity_name="Meridian Group")
    assert dict(crowd.order_by().values_list("role").annotate(count=Count("id"))) == {
        "HR": 1,
        "MANAGER": 21,
        "EMPLOYEE": 508,
    }
    statuses = LeaveRequest.objects.filter(user__in=crowd).values_list("status", flat=True)
    assert set(statuses) == {"APPROVED", "PENDING", "REJECTED", "CANCELLED"}
    years = LeaveCharge.objects.filter(request__user__in=crowd).values_list("balance_year")
    assert {year for (year,) in years} == {2024, 2025, 2026}


def test_a_crowd_grows_to_the_number_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaves.seeding.crowd.AT_ONCE", 40)

    assert seed_crowd(60, TEST_NOW) == 60
    before = rows()
    assert seed_crowd(60, TEST_NOW) == 0
    assert rows() == before
    assert seed_crowd(90, TEST_NOW) == 30

    crowd = User.objects.filter(entity__entity_name="Meridian Group")
    assert crowd.filter(approver=None).count() == 1
    assert Department.objects.filter(entity__users__in=crowd).distinct().count() == 4
    assert invariants.violations(TEST_NOW) == []
