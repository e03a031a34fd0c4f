"""A calendar that changes for many at once: read, priced and written together."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast

import pytest
from django.contrib.contenttypes.models import ContentType
from pytest_django import DjangoAssertNumQueries

from conftest import TEST_NOW
from core.models import AuditLog, Notification
from leaves.constants import RepriceOutcome
from leaves.models import LeaveBalance, LeaveRequest, LedgerEntry, PublicHoliday
from leaves.services import holidays, repricing
from leaves.services.holidays import Plan
from leaves.services.recharging import Effect
from leaves.tests.books import assert_books_agree, kinds_of
from leaves.tests.factories import (
    PublicHolidayFactory,
    approve,
    balance_of,
    figures,
    submit,
)
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY, WEDNESDAY, FRIDAY = (date(2026, 3, day) for day in (9, 10, 11, 13))


def plan(hr: User, start: date, end: date | None = None) -> list[Effect]:
    facts = Plan("Founders", start, end or start, hr.entity)
    return holidays.plan(facts=facts, actor=hr, now=TEST_NOW)[1]


def told(effects: list[Effect]) -> list[tuple[int, str, str, str]]:
    return [
        (effect.request, str(effect.hours_before), str(effect.hours_after), effect.outcome.value)
        for effect in effects
    ]


@pytest.mark.parametrize("people", [1, 12])
def test_it_costs_the_same_statements_for_one_person_and_for_twelve(
    person: User, hr: User, django_assert_num_queries: DjangoAssertNumQueries, people: int
) -> None:
    for _ in range(people):
        somebody = UserFactory(colleague_of=person, approver=person.approver)
        submit(somebody, MONDAY, WEDNESDAY)
        submit(somebody, date(2026, 3, 17))

    ContentType.objects.get_for_model(PublicHoliday)  # Kept once in the life of a process.

    with django_assert_num_queries(21):
        effects = plan(hr, TUESDAY, date(2026, 3, 17))

    assert [effect.outcome for effect in effects] == [
        RepriceOutcome.REPRICED,
        RepriceOutcome.CANCELLED,
    ] * people
    assert_books_agree()
    assert AuditLog.objects.filter(action="REPRICE").count() == people
    assert AuditLog.objects.filter(action="CANCEL", actor=None).count() == people


def test_several_requests_move_one_balance_in_turn(person: User, hr: User) -> None:
    approver = cast("User", person.approver)
    approved = approve(submit(person, MONDAY, TUESDAY), approver)
    pending = submit(person, WEDNESDAY, FRIDAY)
    free = approve(submit(person, date(2026, 3, 16)), approver)
    before = LedgerEntry.objects.count()

    effects = plan(hr, TUESDAY, date(2026, 3, 16))

    assert told(effects) == [
        (approved.pk, "16.00", "8.00", "REPRICED"),
        (pending.pk, "24.00", "0.00", "CANCELLED"),
        (free.pk, "8.00", "0.00", "CANCELLED"),
    ]
    assert [kinds_of(leave)[-1] for leave in (approved, pending, free)] == [
        "REPRICE",
        "RELEASE",
        "RETURN",
    ]
    assert LedgerEntry.objects.count() == before + 3
    assert figures(balance_of(person)) == {
        "allocated": Decimal("80.00"),
        "adjusted": Decimal("0.00"),
        "pending": Decimal("0.00"),
        "used": Decimal("8.00"),
        "remaining": Decimal("72.00"),
        "available": Decimal("72.00"),
    }
    assert_books_agree()


def test_what_one_request_takes_the_next_lacks(person: User, hr: User) -> None:
    holiday = PublicHolidayFactory(start_date=TUESDAY, end_date=WEDNESDAY, entity=person.entity)
    first, second = submit(person, MONDAY, TUESDAY), submit(person, WEDNESDAY, FRIDAY)
    submit(person, date(2026, 4, 6), date(2026, 4, 10))
    submit(person, date(2026, 4, 13))  # 8 hours are left.
    assert figures(balance_of(person))["available"] == Decimal("8.00")

    _, effects = holidays.change(
        holiday=holiday, facts=holidays.without(holiday), actor=hr, now=TEST_NOW
    )

    assert told(effects) == [
        (first.pk, "8.00", "16.00", "REPRICED"),
        (second.pk, "16.00", "16.00", "KEPT"),
    ]
    assert figures(balance_of(person))["available"] == Decimal("0.00")
    assert kinds_of(second) == ["HOLD"]
    assert not Notification.objects.filter(
        notification_type="LEAVE_REPRICED", related_object_id=second.pk
    ).exists()
    assert_books_agree()


def test_a_year_that_comes_to_be_charged_is_opened_for_everyone_concerned(
    person: User, hr: User
) -> None:
    new_year = PublicHolidayFactory(start_date=date(2027, 1, 1), entity=person.entity)
    other = UserFactory(colleague_of=person, approver=person.approver)
    leaves = [submit(who, date(2026, 12, 31), date(2027, 1, 3)) for who in (person, other)]
    assert not LeaveBalance.objects.filter(balance_year=2027).exists()

    _, effects = holidays.change(
        holiday=new_year, facts=holidays.without(new_year), actor=hr, now=TEST_NOW
    )

    assert told(effects) == [(leave.pk, "8.00", "16.00", "REPRICED") for leave in leaves]
    for leave in leaves:
        charged = leave.charges.order_by("balance_year").values_list("balance_year", "hours")
        assert list(charged) == [(2026, Decimal("8.00")), (2027, Decimal("8.00"))]
        opened = LeaveBalance.objects.get(
            user=leave.user_id, category=leave.category_id, balance_year=2027
        )
        lines = LedgerEntry.objects.filter(balance=opened).order_by("version")
        assert [line.kind for line in lines] == ["ALLOCATE", "REPRICE"]
    assert_books_agree()


def test_more_people_than_are_read_at_once_are_all_priced_anew(
    person: User, hr: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = UserFactory.create_batch(5, colleague_of=person, approver=person.approver)
    leaves = [submit(somebody, MONDAY, TUESDAY) for somebody in team]
    monkeypatch.setattr(repricing, "PEOPLE_AT_ONCE", 2)

    effects = plan(hr, TUESDAY)

    assert told(effects) == [(leave.pk, "16.00", "8.00", "REPRICED") for leave in leaves]
    assert_books_agree()


def test_leave_whose_last_day_is_today_where_they_work_keeps_its_price(
    person: User, hr: User
) -> None:
    today = person.local(TEST_NOW).date()
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
    submit(person, yesterday, today)
    other = UserFactory(colleague_of=person, approver=person.approver)
    going_on = submit(other, yesterday, tomorrow)

    effects = plan(hr, yesterday, today)

    assert [effect.request for effect in effects] == [going_on.pk]


def test_each_request_is_a_version_further(person: User, hr: User) -> None:
    repriced, cancelled = submit(person, MONDAY, TUESDAY), submit(person, WEDNESDAY)
    untouched = submit(person, FRIDAY)
    before = {leave.pk: leave.version for leave in LeaveRequest.objects.all()}

    plan(hr, TUESDAY, WEDNESDAY)

    after: dict[int, Any] = dict(LeaveRequest.objects.values_list("pk", "version"))
    assert {pk: after[pk] - version for pk, version in before.items()} == {
        repriced.pk: 1,
        cancelled.pk: 1,
        untouched.pk: 0,
    }
    assert PublicHoliday.objects.count() == 1
