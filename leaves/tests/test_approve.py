"""PUT /api/v1/leaves/requests/{id}/approve/: held hours become used ones."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from conftest import SignIn
from core.models import AuditLog, Notification
from leaves.models import Attachment, LeaveCategory, LeaveRequest, LedgerEntry
from leaves.tests.books import assert_books_agree, kinds_of
from leaves.tests.factories import (
    LeaveCategoryFactory,
    approve,
    balance_of,
    cancel,
    figures,
    reject,
    submit,
)
from organizations.tests.factories import DepartmentManagerFactory
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def url(leave: LeaveRequest) -> str:
    return f"/api/v1/leaves/requests/{leave.pk}/approve/"


def test_uses_the_held_hours_and_tells_the_person(
    as_user: SignIn, person: User, approver: User
) -> None:
    leave = submit(person, date(2026, 3, 9), date(2026, 3, 10))

    response = as_user(approver).put(url(leave), {"comment": " Have fun. "})

    assert response.status_code == 200
    shown = response.json()
    assert shown["status"] == "APPROVED"
    assert shown["decided_by"] == {"id": approver.pk, "name": approver.full_name}
    assert shown["decided_at"] == shown["approved_at"] == "2026-03-04T12:00:00Z"
    assert (shown["decision_comment"], shown["version"]) == ("Have fun.", 2)
    assert shown["can"] == {"approve": False, "reject": True, "cancel": False, "edit": False}
    assert response["ETag"] == '"2"'
    assert figures(balance_of(person)) == {
        "allocated": Decimal("80.00"),
        "adjusted": Decimal("0.00"),
        "pending": Decimal("0.00"),
        "used": Decimal("16.00"),
        "remaining": Decimal("64.00"),
        "available": Decimal("64.00"),
    }
    use = LedgerEntry.objects.get(kind="USE")
    assert (use.pending, use.used, use.actor) == (Decimal("-16.00"), Decimal("16.00"), approver)
    told = Notification.objects.get(notification_type="LEAVE_APPROVED")
    assert (told.user, told.params["actor"]) == (person, approver.full_name)
    assert (told.params["category"], told.params["category_code"]) == ("Vacation", "VACATION")
    entry = AuditLog.objects.get(action="APPROVE")
    assert (entry.actor, entry.is_override) == (approver, False)
    assert entry.changes == {"status": ["PENDING", "APPROVED"]}
    assert_books_agree()


def test_uses_the_hours_of_both_years(person: User, approver: User) -> None:
    leave = submit(person, date(2026, 12, 28), date(2027, 1, 8))

    approve(leave, approver)

    used = [figures(balance_of(person, year=year))["used"] for year in (2026, 2027)]
    assert used == [Decimal("32.00"), Decimal("48.00")]
    assert kinds_of(leave) == ["HOLD", "HOLD", "USE", "USE"]
    assert_books_agree()


def test_uncounted_leave_moves_no_balance(as_user: SignIn, person: User, approver: User) -> None:
    leave = submit(person, category=LeaveCategoryFactory(code="UNPAID"))

    assert as_user(approver).put(url(leave), {}).status_code == 200
    assert LedgerEntry.objects.count() == 0


def peer(leave: LeaveRequest) -> User:
    made: User = UserFactory(colleague_of=leave.user)
    return made


def approver_by_then_employee(leave: LeaveRequest) -> User:
    assert leave.user.approver is not None
    leave.user.approver.role = "EMPLOYEE"
    leave.user.approver.save()
    return leave.user.approver


def manager_of_department(leave: LeaveRequest) -> User:
    made: User = DepartmentManagerFactory(department=leave.user.department).user
    return made


CALLERS: list[tuple[str, Callable[[LeaveRequest], User | None], int, bool]] = [
    ("the person", lambda leave: leave.user, 403, False),
    ("a peer", peer, 404, False),
    (
        "a manager of others",
        lambda leave: UserFactory(colleague_of=leave.user, manager=True),
        404,
        False,
    ),
    ("their approver", lambda leave: leave.user.approver, 200, False),
    ("their approver, an employee by now", approver_by_then_employee, 404, False),
    ("a manager of their department", manager_of_department, 200, False),
    ("HR of the company", lambda leave: UserFactory(colleague_of=leave.user, hr=True), 200, True),
    ("HR of another company", lambda leave: UserFactory(hr=True), 404, False),
    ("ADMIN of another company", lambda leave: UserFactory(admin=True), 200, True),
]


@pytest.mark.parametrize(("_case", "build_caller", "expected", "is_override"), CALLERS)
def test_who_may_decide(
    as_user: SignIn,
    person: User,
    _case: str,
    build_caller: Callable[[LeaveRequest], User],
    expected: int,
    *,
    is_override: bool,
) -> None:
    leave = submit(person)

    response = as_user(build_caller(leave)).put(url(leave), {})

    assert response.status_code == expected
    leave.refresh_from_db()
    assert (leave.status == "APPROVED") is (expected == 200)
    overrides = AuditLog.objects.filter(action="APPROVE").values_list("is_override", flat=True)
    assert list(overrides) == ([is_override] if expected == 200 else [])


@pytest.mark.parametrize("role", ["MANAGER", "HR", "ADMIN"])
def test_nobody_decides_their_own_request(as_user: SignIn, person: User, role: str) -> None:
    boss = UserFactory(colleague_of=person, role=role)
    DepartmentManagerFactory(department=person.department, user=boss)
    leave = submit(boss)
    client = as_user(boss)

    responses = [
        client.put(url(leave), {}),
        client.put(url(leave).replace("approve", "reject"), {"reason": "I changed my mind."}),
    ]

    assert [response.status_code for response in responses] == [403, 403]
    assert LeaveRequest.objects.get().status == "PENDING"


@pytest.mark.parametrize("end", ["APPROVED", "REJECTED", "CANCELLED"])
def test_a_decided_request_says_who_and_when(
    as_user: SignIn, person: User, approver: User, hr: User, end: str
) -> None:
    leave = submit(person)
    {"APPROVED": approve, "REJECTED": reject}.get(end, lambda leave, _: cancel(leave, person))(
        leave, approver
    )
    before = figures(balance_of(person))

    response = as_user(hr).put(url(leave), {}, headers={"If-Match": '"1"'})

    by = person if end == "CANCELLED" else approver
    assert response.status_code == 409
    assert response.json()["code"] == "invalid_state"
    assert response.json()["state"] == end
    assert response.json()["decided_by"] == {"id": by.pk, "name": by.full_name}
    assert response.json()["decided_at"] == "2026-03-04T12:00:00Z"
    assert figures(balance_of(person)) == before


@pytest.mark.parametrize(("version", "expected"), [('"1"', 200), ('"7"', 412), ('"7", "1"', 200)])
def test_if_match_is_asked_of_a_pending_request(
    as_user: SignIn, person: User, approver: User, version: str, expected: int
) -> None:
    leave = submit(person)

    response = as_user(approver).put(url(leave), {}, headers={"If-Match": version})

    assert response.status_code == expected
    leave.refresh_from_db()
    assert leave.status == ("APPROVED" if expected == 200 else "PENDING")


@pytest.fixture
def certified() -> LeaveCategory:
    category: LeaveCategory = LeaveCategoryFactory(code="CERTIFIED", requires_attachment=True)
    category.is_counted = False
    category.save()
    return category


def test_a_missing_attachment_warns_and_stops_the_approver(
    as_user: SignIn, person: User, approver: User, certified: LeaveCategory
) -> None:
    leave = submit(person, category=certified)
    client = as_user(approver)

    response = client.put(url(leave), {"comment": "I have seen it."})
    shown = client.get(url(leave).replace("approve/", "")).json()

    assert (response.status_code, response.json()["code"]) == (409, "attachment_required")
    assert (shown["status"], shown["warnings"]) == ("PENDING", [{"code": "attachment_required"}])


def test_hr_goes_on_without_an_attachment_and_says_why(
    as_user: SignIn, person: User, hr: User, certified: LeaveCategory
) -> None:
    leave = submit(person, category=certified)
    client = as_user(hr)

    silent = client.put(url(leave), {"comment": "  "})
    explained = client.put(url(leave), {"comment": "Seen on paper."})

    assert (silent.status_code, silent.json()["code"]) == (409, "attachment_required")
    assert (explained.status_code, explained.json()["status"]) == (200, "APPROVED")


def test_with_its_attachment_the_approver_approves(
    as_user: SignIn, person: User, approver: User, certified: LeaveCategory
) -> None:
    letter = Attachment.objects.create(
        uploader=person, file="a", name="b.pdf", size=3, created_at=datetime(2026, 3, 4, tzinfo=UTC)
    )
    leave = submit(person, category=certified, attachment=letter)

    response = as_user(approver).put(url(leave), {})

    assert (response.status_code, response.json()["warnings"]) == (200, [])


@pytest.mark.parametrize(
    "comment",
    ["x" * 1001, "a\x00b", ["no"], None, {"a": 1}],
    ids=["long", "nul", "list", "null", "object"],
)
def test_a_wrong_comment_is_a_field_error(
    as_user: SignIn, person: User, approver: User, comment: object
) -> None:
    leave = submit(person)

    response = as_user(approver).put(url(leave), {"comment": comment})

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == "#/comment"
    assert LeaveRequest.objects.get().status == "PENDING"


@pytest.mark.parametrize("pk", ["999999", "0", "-1", "1.5", "abc", "9" * 30, "%D9%A1"])
def test_ids_that_name_nothing_are_404(as_user: SignIn, approver: User, pk: str) -> None:
    response = as_user(approver).put(f"/api/v1/leaves/requests/{pk}/approve/", {})

    assert response.status_code == 404
    assert response.json()["code"] == "not_found"


def test_a_repeat_with_the_same_key_answers_the_same_and_does_nothing(
    as_user: SignIn, person: User, approver: User
) -> None:
    leave, client = submit(person), as_user(approver)
    headers = {"Idempotency-Key": "click-1", "If-Match": '"1"'}

    first = client.put(url(leave), {}, headers=headers)
    second = client.put(url(leave), {}, headers=headers)
    other = client.put(url(leave), {"comment": "Other."}, headers=headers)

    assert (first.status_code, second.status_code, other.status_code) == (200, 200, 422)
    assert "Idempotency-Replayed" not in first
    assert second["Idempotency-Replayed"] == "true"
    assert (second.json(), second["ETag"]) == (first.json(), first["ETag"])
    assert kinds_of(leave) == ["HOLD", "USE"]
    assert Notification.objects.filter(notification_type="LEAVE_APPROVED").count() == 1
