"""HR and ADMIN record leave for people of their scope; nobody else does."""

from datetime import date
from typing import Any

import pytest

from conftest import SignIn
from core.models import AuditLog, Notification
from leaves.models import LeaveRequest
from leaves.tests.factories import submit, vacation
from organizations.tests.factories import DepartmentManagerFactory
from users.constants import Role
from users.models import User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
URL = "/api/v1/leaves/requests/"


def send(client: Any, person_id: int | None, start: str = "2026-03-09") -> Any:
    body = {"category": vacation().pk, "start_date": start, "end_date": start}
    return client.post(URL, body | {"user": person_id})


@pytest.mark.parametrize("role", [Role.HR, Role.ADMIN])
def test_files_for_the_person_in_their_own_name(
    as_user: SignIn, person: User, approver: User, role: Role
) -> None:
    filer = UserFactory(colleague_of=person, role=role)

    response = send(as_user(filer), person.pk)

    assert response.status_code == 201
    body = response.json()
    assert body["user"]["id"] == person.pk
    assert body["filed_by"] == {"id": filer.pk, "name": filer.full_name}
    assert body["can"] == {"approve": False, "reject": False, "cancel": True, "edit": False}
    entry = AuditLog.objects.get(action="SUBMIT")
    assert (entry.actor, entry.target_id, entry.entity) == (filer, body["id"], person.entity)
    assert person.leave_balances.count() == 3
    assert filer.leave_balances.count() == 0
    told = Notification.objects.values_list("user", "notification_type", "title")
    assert set(told) == {
        (person.pk, "LEAVE_SUBMITTED", f"{filer.full_name} recorded leave for you"),
        (approver.pk, "LEAVE_SUBMITTED", f"{person.full_name} asks for leave"),
    }


def test_who_filed_it_cannot_decide_it(as_user: SignIn, person: User, hr: User) -> None:
    leave = submit(person, filer=hr)
    client = as_user(hr)

    approval = client.put(f"{URL}{leave.pk}/approve/", {})
    rejection = client.put(f"{URL}{leave.pk}/reject/", {"reason": "Second thoughts about it."})

    assert (approval.status_code, rejection.status_code) == (403, 403)
    assert approval.json()["code"] == "permission_denied"
    leave.refresh_from_db()
    assert (leave.status, leave.decided_by) == ("PENDING", None)


def test_the_approver_who_filed_it_hands_the_turn_on(as_user: SignIn, person: User) -> None:
    person.approver = UserFactory(colleague_of=person, hr=True)
    person.save()
    lead = DepartmentManagerFactory(department=person.department).user

    response = send(as_user(person.approver), person.pk)

    assert response.status_code == 201
    deciders = Notification.objects.exclude(user=person).values_list("user", flat=True)
    assert list(deciders) == [lead.pk]


def test_there_is_no_past_limit_for_hr_and_one_for_their_own_leave(
    as_user: SignIn, person: User, hr: User
) -> None:
    client = as_user(hr)

    assert send(client, person.pk, "2024-03-04").status_code == 201
    assert send(client, hr.pk, "2026-01-05").json()["code"] == "date_out_of_range"
    assert send(client, None, "2026-01-05").json()["code"] == "date_out_of_range"
    assert LeaveRequest.objects.get().user == person


def test_a_person_of_another_company_is_the_same_error_as_a_missing_one(
    as_user: SignIn, person: User
) -> None:
    stranger = UserFactory(hr=True)
    client = as_user(stranger)

    foreign, missing = send(client, person.pk), send(client, 999999)

    assert foreign.status_code == missing.status_code == 400
    assert foreign.json()["errors"] == missing.json()["errors"]
    assert foreign.json()["errors"] == [
        {"pointer": "#/user", "code": "does_not_exist", "detail": "No such person."}
    ]
    assert LeaveRequest.objects.count() == 0


def test_hr_who_approves_for_a_person_elsewhere_does_not_file_for_them(
    as_user: SignIn, person: User
) -> None:
    person.approver = UserFactory(hr=True)
    person.save()

    response = send(as_user(person.approver), person.pk)

    assert (response.status_code, response.json()["code"]) == (403, "permission_denied")
    assert LeaveRequest.objects.count() == 0


@pytest.mark.parametrize("known", [True, False])
def test_employees_and_managers_file_for_nobody(
    as_user: SignIn, person: User, approver: User, known: bool
) -> None:
    peer = UserFactory(colleague_of=person)
    wanted = person.pk if known else 999999

    for caller in (peer, approver):
        response = send(as_user(caller), wanted)
        assert (response.status_code, response.json()["code"]) == (403, "permission_denied")
    assert LeaveRequest.objects.count() == 0


def test_naming_oneself_is_filing_for_oneself(as_user: SignIn, person: User) -> None:
    response = send(as_user(person), person.pk)

    assert response.status_code == 201
    assert response.json()["filed_by"] is None


def test_the_person_edits_what_was_filed_for_them_within_their_own_past_limit(
    as_user: SignIn, person: User, hr: User
) -> None:
    leave = submit(person, date(2025, 3, 3), date(2025, 3, 4), filer=hr)
    client, url = as_user(person), f"{URL}{leave.pk}/"
    body = {"category": vacation().pk, "start_date": "2025-03-03", "end_date": "2025-03-03"}

    shorter = client.put(url, body)
    moved = client.put(url, body | {"start_date": "2025-03-02"})
    by_hr = as_user(hr).put(url, body)

    assert (shorter.status_code, shorter.json()["hours"]) == (200, "8.00")
    assert moved.json()["code"] == "date_out_of_range"
    assert by_hr.status_code == 403


def test_a_person_without_a_place_cannot_be_given_leave(as_user: SignIn) -> None:
    unplaced, admin = UserFactory(unplaced=True), UserFactory(admin=True)

    response = send(as_user(admin), unplaced.pk)

    assert response.status_code == 400
    assert response.json()["errors"] == [
        {
            "pointer": "#/user",
            "code": "invalid",
            "detail": "This person has no company and place yet.",
        }
    ]
