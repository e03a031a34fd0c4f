"""GET requests/{id}/: the request with balances, absences, history and ledger."""

from datetime import date
from typing import Any

import pytest

from conftest import SignIn
from leaves.models import BusinessTrip
from leaves.tests.factories import (
    LeaveCategoryFactory,
    approve,
    ask,
    cancel,
    edit,
    reject,
    submit,
)
from organizations.tests.factories import DepartmentFactory, DepartmentManagerFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def read(client: Any, pk: int) -> Any:
    response = client.get(f"/api/v1/leaves/requests/{pk}/")
    assert response.status_code == 200, response.content
    return response.json()


def test_shows_the_whole_request(as_user: SignIn, person: User, approver: User) -> None:
    leave = submit(person, date(2026, 3, 9), date(2026, 3, 10), notes="To the sea.")

    response = as_user(approver).get(f"/api/v1/leaves/requests/{leave.pk}/")

    assert response["ETag"] == '"1"'
    shown = response.json()
    assert shown["user"] == {
        "id": person.pk,
        "name": person.full_name,
        "department": {
            "id": person.department_id,
            "name": person.department.department_name,  # type: ignore[union-attr]
        },
    }
    assert shown["approver"] == {"id": approver.pk, "name": approver.full_name}
    assert (shown["notes"], shown["hours"], shown["warnings"]) == ("To the sea.", "16.00", [])
    assert (shown["start_time"], shown["attachment"], shown["decided_by"]) == (None, None, None)
    assert shown["can"] == {"approve": True, "reject": True, "cancel": False, "edit": False}


def test_balances_before_and_after(as_user: SignIn, person: User, approver: User) -> None:
    submit(person, date(2026, 5, 4), date(2026, 5, 5))
    leave = submit(person, date(2026, 12, 28), date(2027, 1, 8))
    both = [
        {
            "balance_year": 2026,
            "hours": "32.00",
            "available_before": "64.00",
            "available_after": "32.00",
        },
        {
            "balance_year": 2027,
            "hours": "48.00",
            "available_before": "80.00",
            "available_after": "32.00",
        },
    ]

    assert read(as_user(approver), leave.pk)["balances"] == both
    approve(leave, approver)
    assert read(as_user(approver), leave.pk)["balances"] == both
    reject(leave, approver)
    rejected = read(as_user(person), leave.pk)["balances"]
    assert [row["available_before"] for row in rejected] == ["64.00", "80.00"]
    assert [row["available_after"] for row in rejected] == ["64.00", "80.00"]


def test_uncounted_leave_has_no_balances_and_no_ledger(as_user: SignIn, person: User) -> None:
    leave = submit(person, category=LeaveCategoryFactory(code="UNPAID"))

    shown = read(as_user(person), leave.pk)

    assert (shown["balances"], shown["ledger"]) == ([], [])


def test_history_and_ledger_tell_the_story_in_order(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    leave = submit(person)
    edit(leave, ask(date(2026, 3, 9), date(2026, 3, 10)))
    approve(leave, approver)
    cancel(leave, hr, reason="The trip fell through.")

    shown = read(as_user(person), leave.pk)

    assert [
        (entry["action"], entry["actor"]["id"], entry["override"]) for entry in shown["history"]
    ] == [
        ("SUBMIT", person.pk, False),
        ("UPDATE", person.pk, False),
        ("APPROVE", approver.pk, False),
        ("CANCEL", hr.pk, True),
    ]
    assert shown["history"][3]["reason"] == "The trip fell through."
    assert [(line["kind"], line["available_after"]) for line in shown["ledger"]] == [
        ("HOLD", "72.00"),
        ("REHOLD", "64.00"),
        ("USE", "64.00"),
        ("RETURN", "80.00"),
    ]


def away(person: User, day: date, **facts: Any) -> None:
    boss = UserFactory(admin=True)
    approve(submit(person, day, **facts), boss)


def test_who_else_is_away_in_that_time(as_user: SignIn, person: User, approver: User) -> None:
    peer = UserFactory(colleague_of=person, first_name="Bea")
    report_elsewhere = UserFactory(approver=approver, first_name="Cyd")
    traveller = UserFactory(colleague_of=person, first_name="Dov")
    stranger = UserFactory(
        department=DepartmentFactory(entity=person.entity, location=person.location)
    )
    gone = UserFactory(colleague_of=person)
    for who in (peer, report_elsewhere, stranger, gone):
        away(who, date(2026, 3, 10))
    away(peer, date(2026, 3, 16))
    submit(peer, date(2026, 3, 11))
    gone.is_active = False
    gone.save()
    BusinessTrip.objects.create(
        user=traveller, start_date=date(2026, 3, 9), end_date=date(2026, 3, 9), city="Hue"
    )
    leave = submit(person, date(2026, 3, 9), date(2026, 3, 13))

    def seen(viewer: User) -> list[tuple[str, str, str]]:
        rows = read(as_user(viewer), leave.pk)["conflicts"]
        return [(row["user"]["name"].split()[0], row["start_date"], row["kind"]) for row in rows]

    assert seen(approver) == [
        ("Dov", "2026-03-09", "TRIP"),
        ("Bea", "2026-03-10", "ABSENT"),
        ("Cyd", "2026-03-10", "LEAVE"),
    ]
    assert seen(person) == [
        ("Dov", "2026-03-09", "TRIP"),
        ("Bea", "2026-03-10", "ABSENT"),
    ]


def test_members_of_the_departments_one_manages_are_ones_people(
    as_user: SignIn, person: User
) -> None:
    lead = DepartmentManagerFactory(department=person.department).user
    team = DepartmentFactory(entity=person.entity, location=person.location)
    DepartmentManagerFactory(department=team, user=lead)
    member = UserFactory(department=team)
    away(member, date(2026, 3, 9))
    leave = submit(person)

    rows = read(as_user(lead), leave.pk)["conflicts"]

    assert [(row["user"]["id"], row["kind"]) for row in rows] == [(member.pk, "LEAVE")]


def test_two_worlds_that_differ_in_category_look_alike_to_a_peer(
    as_user: SignIn, person: User
) -> None:
    peer = UserFactory(colleague_of=person)
    leave = submit(person)
    answers = []
    for code in ("SICK", "VACATION"):
        category = LeaveCategoryFactory(code=code)
        taken = submit(peer, date(2026, 3, 9), category=category, notes="Secret.")
        approve(taken, UserFactory(admin=True))
        answers.append(read(as_user(person), leave.pk)["conflicts"])
        cancel(taken, peer)

    assert answers[0] == answers[1]
    assert list(answers[0][0]) == ["user", "start_date", "end_date", "kind"]
    assert "Secret" not in str(answers)


def test_costs_the_same_however_much_happened(
    as_user: SignIn, person: User, approver: User, django_assert_num_queries: Any
) -> None:
    leave = submit(person)
    client = as_user(approver)
    with django_assert_num_queries(8):
        read(client, leave.pk)

    for day in range(10, 14):
        leave = edit(leave, ask(date(2026, 3, 9), date(2026, 3, day)))
        away(UserFactory(colleague_of=person), date(2026, 3, 9))
    with django_assert_num_queries(8):
        shown = read(client, leave.pk)

    assert (len(shown["history"]), len(shown["conflicts"])) == (5, 4)
