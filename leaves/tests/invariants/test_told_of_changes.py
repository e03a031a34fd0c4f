"""Changes of leave, trips and roles that somebody was not told of are reported."""

from datetime import date

import pytest

from core.models import Notification
from leaves.models import LeaveRequest
from leaves.services import business_trips
from leaves.services.business_trips import Journey
from leaves.tests.factories import TEST_NOW, approve, ask, cancel, edit, submit
from leaves.tests.invariants.planting import (
    approver_of,
    book,
    broken,
    hr_of,
    plan_holiday,
    plant,
    set_up,
)
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 13)


def forget(kind: str, person: User) -> None:
    deleted, _ = Notification.objects.filter(notification_type=kind, user=person).delete()
    assert deleted == 1


def test_changes_that_everybody_was_told_of_break_nothing(person: User) -> None:
    approver, hr = approver_of(person), hr_of(person)
    edit(edit(submit(person, FRIDAY), ask(MONDAY)), ask(MONDAY, FRIDAY))
    plan_holiday(hr, TUESDAY)
    week = approve(submit(person, date(2026, 4, 6), date(2026, 4, 10)), approver)
    plan_holiday(hr, date(2026, 4, 7))
    cancel(week, hr, reason="Called back.", from_date=date(2026, 4, 9))
    trip = book(person, date(2026, 5, 4))
    moved = Journey(date(2026, 5, 5), date(2026, 5, 5))
    business_trips.amend(trip=trip, editor=person, journey=moved, now=TEST_NOW)
    business_trips.cancel(trip=trip, actor=person, now=TEST_NOW)
    set_up(person, hr, role="MANAGER")

    assert Notification.objects.filter(user=person).count() == 5
    assert broken() == []


def test_a_new_role_its_holder_was_not_told_of(person: User) -> None:
    set_up(person, hr_of(person), role="MANAGER")

    forget("ROLE_CHANGED", person)

    assert broken() == ["role_change_told"]


def test_an_owner_who_was_not_told_that_leave_is_shorter(person: User) -> None:
    leave = approve(submit(person, MONDAY, FRIDAY), approver_of(person))
    cancel(leave, hr_of(person), reason="Called back.", from_date=FRIDAY)

    forget("LEAVE_UPDATED", person)

    assert broken() == ["shortening_told"]


def test_an_edit_that_who_was_asked_does_not_know(person: User) -> None:
    edit(submit(person, MONDAY), ask(TUESDAY))

    forget("LEAVE_UPDATED", approver_of(person))

    assert broken() == ["edit_told"]


def test_the_second_of_two_edits_that_was_not_told(person: User) -> None:
    leave = edit(edit(submit(person, MONDAY), ask(TUESDAY)), ask(FRIDAY))

    Notification.objects.filter(related_object_id=leave.pk).latest("pk").delete()

    assert broken() == ["edit_told"]


@pytest.fixture
def priced_anew(person: User) -> LeaveRequest:
    """A week of approved leave into which HR put a holiday."""
    leave = approve(submit(person, MONDAY, FRIDAY), approver_of(person))
    plan_holiday(hr_of(person), TUESDAY)
    return leave


def test_an_owner_who_does_not_know_the_new_price(priced_anew: LeaveRequest) -> None:
    forget("LEAVE_REPRICED", priced_anew.user)

    assert broken() == ["repricing_told"]


def test_who_decided_and_does_not_know_the_new_price(priced_anew: LeaveRequest) -> None:
    forget("LEAVE_REPRICED", approver_of(priced_anew.user))

    assert broken() == ["repricing_told"]


def test_who_was_asked_and_does_not_know_the_new_price(person: User) -> None:
    submit(person, MONDAY, FRIDAY)
    plan_holiday(hr_of(person), TUESDAY)

    forget("LEAVE_REPRICED", approver_of(person))

    assert broken() == ["repricing_told"]


def test_nobody_is_told_of_the_price_they_changed_themselves(person: User) -> None:
    approve(submit(hr_of(person), MONDAY, FRIDAY), User.objects.get(role="ADMIN"))

    plan_holiday(hr_of(person), TUESDAY)

    told = Notification.objects.filter(notification_type="LEAVE_REPRICED")
    assert [row.user.role for row in told] == ["ADMIN"]
    assert broken() == []


@pytest.mark.parametrize("kind", ["TRIP_BOOKED", "TRIP_CANCELLED"])
def test_a_trip_the_approver_was_not_told_of(person: User, kind: str) -> None:
    trip = book(person, MONDAY)
    business_trips.cancel(trip=trip, actor=person, now=TEST_NOW)

    forget(kind, approver_of(person))

    assert broken() == ["trip_told"]


def test_a_trip_that_moved_without_the_approver_knowing(person: User) -> None:
    trip = book(person, MONDAY)
    journey = Journey(TUESDAY, TUESDAY)
    business_trips.amend(trip=trip, editor=person, journey=journey, now=TEST_NOW)

    Notification.objects.filter(related_object_id=trip.pk).latest("pk").delete()

    assert broken() == ["trip_told"]


def test_an_approver_since_the_booking_need_not_know_of_the_trip(person: User) -> None:
    book(person, MONDAY)

    set_up(person, hr_of(person), approver=UserFactory(colleague_of=person, manager=True).pk)

    assert broken() == []


def test_a_trip_of_somebody_whose_approver_left_is_told_to_nobody(person: User) -> None:
    plant("UPDATE users_user SET is_active = false WHERE id = %s", approver_of(person).pk)

    book(User.objects.get(pk=person.pk), MONDAY)

    assert Notification.objects.count() == 0
    assert broken() == []
