"""Leaving and coming back."""

from datetime import date
from typing import Any

import pytest
from rest_framework.test import APIClient

from conftest import TEST_NOW, SignIn
from core.models import AuditLog, Notification
from leaves.models import LeaveRequest, LedgerEntry
from leaves.tests.factories import approve, balance_of, figures, open_year, submit
from users.models import Login, User
from users.services import logins
from users.tests.activity import reactivated, url
from users.tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
LOG_IN, REFRESH, ME = "/api/v1/auth/login/", "/api/v1/auth/refresh/", "/api/v1/auth/me/"


@pytest.fixture
def hr() -> User:
    made: User = UserFactory(hr=True)
    return made


@pytest.fixture
def person(hr: User) -> User:
    """Of HR's company, with an approver."""
    made: User = UserFactory(
        colleague_of=hr, approver=UserFactory(colleague_of=hr, manager=True), email="p@acme.example"
    )
    return made


def snapshot() -> list[Any]:
    """Everything a deactivation writes."""
    return [
        list(model._default_manager.order_by("pk").values())
        for model in (User, Login, LeaveRequest, LedgerEntry, AuditLog, Notification)
    ]


@pytest.fixture
def leave_in_every_state(person: User) -> dict[str, LeaveRequest]:
    approver = person.approver
    assert approver is not None
    running = submit(person, date(2026, 3, 3), date(2026, 3, 5))
    future = submit(person, date(2026, 4, 6), date(2026, 4, 7))
    approve(running, approver)
    approve(future, approver)
    return {
        "pending": submit(person, date(2026, 3, 9)),
        "pending of the past": submit(person, date(2026, 2, 16)),
        "running": running,
        "future": future,
    }


def test_leave_that_has_not_begun_ends_with_the_account(
    as_user: SignIn, hr: User, person: User, leave_in_every_state: dict[str, LeaveRequest]
) -> None:
    before = figures(balance_of(person))
    assert [str(before[name]) for name in ("pending", "used", "available")] == [
        "16.00",
        "40.00",
        "24.00",
    ]
    Notification.objects.all().delete()

    response = as_user(hr).delete(url(person))

    assert (response.status_code, response["ETag"]) == (200, '"2"')
    assert response.json()["is_active"] is False
    assert response.json()["cancelled"] == {"pending": 2, "approved_future": 1}
    states = {
        name: LeaveRequest.objects.get(pk=leave.pk) for name, leave in leave_in_every_state.items()
    }
    assert {name: leave.status for name, leave in states.items()} == {
        "pending": "CANCELLED",
        "pending of the past": "CANCELLED",
        "running": "APPROVED",
        "future": "CANCELLED",
    }
    assert states["future"].cancelled_by == hr
    after = figures(balance_of(person))
    assert [str(after[name]) for name in ("pending", "used", "available")] == [
        "0.00",
        "24.00",
        "56.00",
    ]
    last = LedgerEntry.objects.order_by("-pk").values_list("kind", "actor")[:3]
    assert sorted(last) == [("RELEASE", hr.pk), ("RELEASE", hr.pk), ("RETURN", hr.pk)]
    actions = AuditLog.objects.filter(actor=hr).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["USER_DEACTIVATE", "CANCEL", "CANCEL", "CANCEL"]
    entry = AuditLog.objects.get(action="USER_DEACTIVATE")
    assert (entry.changes, entry.target_id) == ({"is_active": [True, False]}, person.pk)
    told = Notification.objects.values_list("user", "notification_type")
    assert sorted(told) == sorted(
        [(person.pk, "LEAVE_CANCELLED"), (person.approver_id, "LEAVE_CANCELLED")] * 3
    )


def test_a_dry_run_answers_the_counts_and_leaves_no_trace(
    as_user: SignIn, hr: User, person: User, leave_in_every_state: dict[str, LeaveRequest]
) -> None:
    client = as_user(hr)
    logins.open_login(person, None, TEST_NOW)
    before = snapshot()

    response = client.delete(f"{url(person)}?dry_run=true")

    assert response.status_code == 200
    assert response.json() == {"pending": 2, "approved_future": 1}
    assert "ETag" not in response
    assert snapshot() == before
    assert client.delete(f"{url(person)}?dry_run=false").json()["cancelled"] == response.json()


@pytest.mark.parametrize("query", ["dry_run=1", "dry_run=yes", "dryrun=true"])
def test_what_is_no_dry_run_is_refused_and_not_carried_out(
    as_user: SignIn, hr: User, person: User, query: str
) -> None:
    assert as_user(hr).delete(f"{url(person)}?{query}").status_code == 400
    assert User.objects.get(pk=person.pk).is_active is True


def test_a_dry_run_of_another_verb_is_unknown(as_user: SignIn, hr: User, person: User) -> None:
    client = as_user(hr)

    assert client.put(f"{url(person)}?dry_run=true", {"first_name": "X"}).status_code == 400
    assert client.get(f"{url(person)}?dry_run=true").status_code == 400


def test_every_login_ends_at_once(as_user: SignIn, hr: User, person: User) -> None:
    client = as_user(person)
    held = logins.open_login(person, None, TEST_NOW)
    assert client.get(ME).status_code == 200

    as_user(hr).delete(url(person))

    assert client.get(ME).status_code == 401
    assert APIClient().post(REFRESH, {"refresh": held.refresh}).status_code == 401
    body = {"email": person.email, "password": PASSWORD}
    assert APIClient().post(LOG_IN, body).json()["code"] == "invalid_credentials"
    ends = Login.objects.filter(user=person).values_list("end_reason", "ended_at")
    assert list(ends) == [("DEACTIVATED", TEST_NOW)] * 2


def test_coming_back_opens_nothing(
    as_user: SignIn, hr: User, person: User, leave_in_every_state: dict[str, LeaveRequest]
) -> None:
    client, old = as_user(hr), as_user(person)
    held = logins.open_login(person, None, TEST_NOW)
    client.delete(url(person))
    figures_then = figures(balance_of(person))

    response = reactivated(client, person)

    assert (response.status_code, response["ETag"]) == (200, '"3"')
    assert response.json()["is_active"] is True
    assert old.get(ME).status_code == 401
    assert APIClient().post(REFRESH, {"refresh": held.refresh}).status_code == 401
    assert LeaveRequest.objects.filter(user=person, status="CANCELLED").count() == 3
    assert figures(balance_of(person)) == figures_then
    entry = AuditLog.objects.order_by("pk").last()
    assert entry is not None
    assert (entry.action, entry.changes) == ("USER_REACTIVATE", {"is_active": [False, True]})
    body = {"email": person.email, "password": PASSWORD}
    assert APIClient().post(LOG_IN, body).status_code == 200


def test_twice_is_once(as_user: SignIn, hr: User, person: User) -> None:
    client = as_user(hr)

    first, second = client.delete(url(person)), client.delete(url(person))
    back, again = reactivated(client, person), reactivated(client, person)

    assert (first.json()["version"], second.json()["version"]) == (2, 2)
    assert second.json()["cancelled"] == {"pending": 0, "approved_future": 0}
    assert (back.json()["version"], again.json()["version"]) == (3, 3)
    actions = AuditLog.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["USER_DEACTIVATE", "USER_REACTIVATE"]


def test_only_the_version_that_was_read(as_user: SignIn, hr: User, person: User) -> None:
    client = as_user(hr)

    assert client.delete(url(person), headers={"If-Match": '"7"'}).status_code == 412
    assert User.objects.get(pk=person.pk).is_active is True
    assert client.delete(url(person), headers={"If-Match": '"1"'}).status_code == 200
    assert client.delete(url(person), headers={"If-Match": '"1"'}).status_code == 412
    assert reactivated(client, person, **{"If-Match": '"1"'}).status_code == 412
    assert reactivated(client, person, **{"If-Match": '"2"'}).status_code == 200


def test_a_repeat_answers_the_same(
    as_user: SignIn, hr: User, person: User, leave_in_every_state: dict[str, LeaveRequest]
) -> None:
    client, key = as_user(hr), {"Idempotency-Key": "one"}

    first = client.delete(url(person), headers=key)
    again = client.delete(url(person), headers=key)
    dry = client.delete(f"{url(person)}?dry_run=true", headers=key)
    User.objects.filter(pk=person.pk).update(role="ADMIN")
    after = client.delete(url(person), headers=key)

    assert first.json()["cancelled"] == {"pending": 2, "approved_future": 1}
    assert (again.json(), again["Idempotency-Replayed"]) == (first.json(), "true")
    assert dry.status_code == 422
    assert after.status_code == 403
    assert AuditLog.objects.filter(action="USER_DEACTIVATE").count() == 1


def test_the_signed_out_are_401(person: User) -> None:
    assert APIClient().delete(url(person)).status_code == 401
    assert APIClient().put(f"{url(person)}reactivate/").status_code == 401


def test_leave_is_not_filed_for_those_who_left(as_user: SignIn, hr: User, person: User) -> None:
    open_year(person)
    client = as_user(hr)
    category = balance_of(person).category_id
    client.delete(url(person))

    response = client.post(
        "/api/v1/leaves/requests/",
        {
            "user": person.pk,
            "category": category,
            "start_date": "2026-03-09",
            "end_date": "2026-03-09",
        },
    )

    assert response.status_code == 400
    assert [error["pointer"] for error in response.json()["errors"]] == ["#/user"]
    assert LeaveRequest.objects.count() == 0


def test_a_deactivated_person_is_gone_from_options_and_teams(
    as_user: SignIn, hr: User, person: User
) -> None:
    approver = person.approver
    assert approver is not None
    client, lead = as_user(hr), as_user(approver)
    assert [
        each["id"] for each in lead.get("/api/v1/users/my-subordinates/").json()["results"]
    ] == [person.pk]

    client.delete(url(person))
    client.delete(url(approver))

    offered = client.get("/api/v1/users/approver-options/").json()
    assert approver.pk not in [each["id"] for each in offered]
    kept = client.get("/api/v1/users/", {"is_active": "false"}).json()["results"]
    assert {each["id"] for each in kept} == {person.pk, approver.pk}
