"""PUT /api/v1/leaves/requests/{id}/: the whole request anew, in place of the old one."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from conftest import Clock, SignIn
from core.models import AuditLog, Notification
from leaves.models import Attachment, LeaveCategory, LeaveRequest, LedgerEntry
from leaves.tests.books import assert_books_agree, kinds_of
from leaves.tests.factories import (
    LeaveCategoryFactory,
    approve,
    ask,
    balance_of,
    cancel,
    edit,
    figures,
    open_year,
    reject,
    submit,
    vacation,
)
from organizations.tests.factories import LocationFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def url(leave: LeaveRequest) -> str:
    return f"/api/v1/leaves/requests/{leave.pk}/"


def body(start: str = "2026-03-09", end: str | None = None, **facts: Any) -> dict[str, Any]:
    return {"category": vacation().pk, "start_date": start, "end_date": end or start, **facts}


def pending(person: User, category: LeaveCategory | None = None, year: int = 2026) -> str:
    return str(figures(balance_of(person, category=category, year=year))["pending"])


def test_moves_the_hold_and_tells_the_approver(
    as_user: SignIn, person: User, approver: User
) -> None:
    leave = submit(person)

    response = as_user(person).put(url(leave), body("2026-03-09", "2026-03-11", notes="Longer."))

    assert response.status_code == 200
    assert response["ETag"] == '"2"'
    shown = response.json()
    assert (shown["hours"], shown["end_date"], shown["notes"]) == ("24.00", "2026-03-11", "Longer.")
    assert shown["charges"] == [{"balance_year": 2026, "hours": "24.00"}]
    assert pending(person) == "24.00"
    assert kinds_of(leave) == ["HOLD", "REHOLD"]
    assert LedgerEntry.objects.get(kind="REHOLD").pending == Decimal("16.00")
    entry = AuditLog.objects.get(action="UPDATE")
    assert (entry.actor, entry.changes) == (
        person,
        {"end_date": ["2026-03-09", "2026-03-11"], "hours": ["8.00", "24.00"]},
    )
    told = Notification.objects.filter(notification_type="LEAVE_UPDATED")
    assert [notice.user for notice in told] == [approver]
    assert_books_agree()


def test_fewer_hours_are_given_back(person: User) -> None:
    leave = submit(person, date(2026, 3, 9), date(2026, 3, 13))

    edit(leave, ask(hours=Decimal(2)))

    assert pending(person) == "2.00"
    assert LedgerEntry.objects.get(kind="REHOLD").pending == Decimal("-38.00")


def test_the_same_hours_on_other_days_write_no_ledger_row(person: User) -> None:
    leave = submit(person)

    edit(leave, ask(date(2026, 3, 10)))

    assert kinds_of(leave) == ["HOLD"]
    assert AuditLog.objects.get(action="UPDATE").changes == {
        "start_date": ["2026-03-09", "2026-03-10"],
        "end_date": ["2026-03-09", "2026-03-10"],
    }


def test_what_is_not_sent_is_cleared(as_user: SignIn, person: User) -> None:
    leave = submit(person, notes="Dentist.", start_time=time(9), end_time=time(11))

    shown = as_user(person).put(url(leave), body()).json()

    assert (shown["notes"], shown["start_time"], shown["hours"]) == ("", None, "8.00")


def test_another_category_moves_the_hold_between_both_balances(person: User) -> None:
    sick = LeaveCategoryFactory(code="SICK")
    leave = submit(person)

    edit(leave, ask(category=sick, end=date(2026, 3, 10)))

    assert (pending(person), pending(person, sick)) == ("0.00", "16.00")
    rows = LedgerEntry.objects.filter(kind="REHOLD").order_by("balance_id")
    assert [str(row.pending) for row in rows] == ["-8.00", "16.00"]
    assert_books_agree()


def test_into_and_out_of_an_uncounted_category(person: User) -> None:
    unpaid = LeaveCategoryFactory(code="UNPAID")
    leave = submit(person)

    leave = edit(leave, ask(category=unpaid, end=date(2026, 3, 20)))
    assert pending(person) == "0.00"
    assert leave.charge_rows == [{"balance_year": 2026, "hours": "80.00"}]

    leave = edit(leave, ask(end=date(2026, 3, 12)))
    assert pending(person) == "32.00"
    assert kinds_of(leave) == ["HOLD", "REHOLD", "REHOLD"]
    assert_books_agree()


def test_into_another_year_and_back(person: User) -> None:
    leave = submit(person, date(2026, 12, 30), date(2026, 12, 31))

    leave = edit(leave, ask(date(2026, 12, 30), date(2027, 1, 4)))
    assert (pending(person), pending(person, year=2027)) == ("16.00", "16.00")

    leave = edit(leave, ask(date(2027, 1, 4), date(2027, 1, 5)))
    assert (pending(person), pending(person, year=2027)) == ("0.00", "16.00")
    assert list(leave.charges.values_list("balance_year", flat=True)) == [2027]
    assert_books_agree()


def test_into_a_category_without_approval_is_approved_at_once(
    as_user: SignIn, person: User, approver: User
) -> None:
    free = LeaveCategoryFactory(code="PERSONAL")
    free.requires_approval = False
    free.save()
    leave = submit(person)

    shown = as_user(person).put(url(leave), body(category=free.pk)).json()

    assert (shown["status"], shown["decided_by"], shown["can"]["edit"]) == ("APPROVED", None, False)
    assert kinds_of(leave) == ["HOLD", "REHOLD", "REHOLD", "USE"]
    assert list(AuditLog.objects.order_by("id").values_list("action", "actor")) == [
        ("SUBMIT", person.pk),
        ("UPDATE", person.pk),
        ("APPROVE", None),
    ]
    told = Notification.objects.exclude(notification_type="LEAVE_SUBMITTED")
    assert set(told.values_list("user", "notification_type")) == {
        (approver.pk, "LEAVE_UPDATED"),
        (person.pk, "LEAVE_APPROVED"),
    }
    assert str(balance_of(person, category=free).used_hours) == "8.00"
    assert_books_agree()


def test_the_old_hold_counts_as_free(person: User) -> None:
    leave = submit(person, date(2026, 3, 9), date(2026, 3, 20))

    edit(leave, ask(date(2026, 3, 10), date(2026, 3, 23)))

    assert pending(person) == "80.00"


def test_too_many_hours_are_refused_and_nothing_moves(as_user: SignIn, person: User) -> None:
    leave = submit(person, notes="As it was.")

    response = as_user(person).put(url(leave), body("2026-03-09", "2026-03-23", notes="More."))

    assert response.status_code == 409
    facts = {name: response.json()[name] for name in ("available", "requested", "balance_year")}
    assert facts == {"available": "80.00", "requested": "88.00", "balance_year": 2026}
    leave.refresh_from_db()
    assert (leave.version, leave.notes, leave.hours) == (1, "As it was.", Decimal("8.00"))
    assert pending(person) == "8.00"
    assert kinds_of(leave) == ["HOLD"]
    assert not AuditLog.objects.filter(action="UPDATE").exists()


def test_onto_other_leave_of_ones_own_is_refused(as_user: SignIn, person: User) -> None:
    other, leave = submit(person, date(2026, 3, 16)), submit(person)

    response = as_user(person).put(url(leave), body("2026-03-13", "2026-03-16"))

    assert (response.status_code, response.json()["code"]) == (409, "overlap")
    assert [conflict["request"] for conflict in response.json()["conflicts"]] == [other.pk]


@pytest.mark.parametrize(
    ("start", "expected"),
    [("2026-03-02", 200), ("2026-03-03", 400), ("2026-03-20", 400), ("2026-03-21", 200)],
)
def test_the_past_limit_holds_when_the_start_moves(
    as_user: SignIn, test_clock: Clock, start: str, expected: int
) -> None:
    person = UserFactory(location=LocationFactory(weekend=[]))
    leave = submit(person, date(2026, 3, 2), date(2026, 3, 3))
    test_clock.now = datetime(2026, 4, 20, 12, tzinfo=UTC)

    response = as_user(person).put(url(leave), body(start, max(start, "2026-03-03")))

    assert response.status_code == expected
    if expected == 400:
        assert response.json()["code"] == "date_out_of_range"


@pytest.mark.parametrize("end", ["approved", "rejected", "cancelled"])
def test_only_pending_requests_are_edited(
    as_user: SignIn, person: User, approver: User, end: str
) -> None:
    leave = submit(person)
    {
        "approved": lambda: approve(leave, approver),
        "rejected": lambda: reject(leave, approver),
        "cancelled": lambda: cancel(leave, person),
    }[end]()
    before = kinds_of(leave)

    response = as_user(person).put(url(leave), body("2026-03-10"), headers={"If-Match": '"1"'})

    assert (response.status_code, response.json()["code"]) == (409, "invalid_state")
    assert response.json()["state"] == end.upper()
    assert response.json()["decided_by"]["id"] == (person.pk if end == "cancelled" else approver.pk)
    assert kinds_of(leave) == before


def test_only_the_person_edits(as_user: SignIn, person: User, approver: User, hr: User) -> None:
    leave = submit(person)
    admin, peer = UserFactory(admin=True), UserFactory(colleague_of=person)

    codes = [
        as_user(caller).put(url(leave), body("2026-03-10")).status_code
        for caller in (approver, hr, admin, peer)
    ]

    assert codes == [403, 403, 403, 404]
    leave.refresh_from_db()
    assert (leave.start_date, leave.version) == (date(2026, 3, 9), 1)


@pytest.mark.parametrize(
    ("header", "expected"), [('"1"', 200), ('W/"1"', 200), ("*", 200), ('"2"', 412), ("junk", 412)]
)
def test_an_edit_of_a_version_somebody_else_changed_is_refused(
    as_user: SignIn, person: User, header: str, expected: int
) -> None:
    leave = submit(person)

    response = as_user(person).put(url(leave), body("2026-03-10"), headers={"If-Match": header})

    assert response.status_code == expected
    if expected == 412:
        assert (response.json()["code"], response.json()["version"]) == ("version_conflict", 1)
    leave.refresh_from_db()
    assert leave.version == (2 if expected == 200 else 1)


def test_the_attachment_of_the_request_may_stay_whoever_uploaded_it(
    as_user: SignIn, person: User, hr: User
) -> None:
    letter = Attachment.objects.create(
        uploader=hr,
        file="a/b.pdf",
        name="b.pdf",
        size=3,
        created_at=datetime(2026, 3, 4, tzinfo=UTC),
    )
    leave = submit(person, filer=hr, attachment=letter)

    kept = as_user(person).put(url(leave), body("2026-03-10", attachment=letter.pk))
    dropped = as_user(person).put(url(leave), body("2026-03-10"))

    assert (kept.status_code, kept.json()["attachment"]["id"]) == (200, letter.pk)
    assert dropped.json()["attachment"] is None


def test_an_edit_opens_the_year_it_moves_into(person: User) -> None:
    open_year(person)
    leave = submit(person)

    edit(leave, ask(date(2027, 3, 8)))

    assert person.leave_balances.filter(balance_year=2027).count() == 3
    assert LedgerEntry.objects.filter(balance__balance_year=2027, kind="ALLOCATE").count() == 3
    assert_books_agree()
