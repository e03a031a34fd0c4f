"""People are deactivated while others act, on real connections."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from conftest import SignIn
from core.models import AuditLog, Notification
from leaves.models import LeaveRequest
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import LeaveCategoryFactory
from leaves.tests.races import at_once, outcomes
from organizations.models import Location
from organizations.tests.factories import DepartmentManagerFactory
from users.constants import Role
from users.models import Login, User
from users.tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
USERS, REQUESTS = "/api/v1/users/", "/api/v1/leaves/requests/"
ROUNDS = 8


def asked_for(day: int) -> dict[str, Any]:
    date = f"2026-03-{day:02}"
    return {"category": LeaveCategoryFactory().pk, "start_date": date, "end_date": date}


def together(*jobs: Callable[[], Any]) -> list[Any]:
    return at_once(jobs)


def deactivating(as_user: SignIn, actor: User, person: User) -> Callable[[], Any]:
    return partial(as_user(actor).delete, f"{USERS}{person.pk}/")


def test_two_administrators_who_deactivate_each_other_leave_one(as_user: SignIn) -> None:
    for _ in range(ROUNDS):
        User.objects.filter(role=Role.ADMIN).update(is_active=False)
        ada, grace = UserFactory(admin=True), UserFactory(admin=True)

        answers = together(deactivating(as_user, ada, grace), deactivating(as_user, grace, ada))

        # The slower one is refused by the rule, or is nobody any more before it begins.
        assert outcomes(answers)[(200, "")] == 1
        assert set(outcomes(answers)) <= {
            (200, ""),
            (409, "invalid_state"),
            (401, "token_invalid"),
        }
        assert User.objects.active().filter(role=Role.ADMIN).count() == 1


def test_one_deactivates_while_the_other_demotes(as_user: SignIn) -> None:
    for _ in range(ROUNDS):
        User.objects.filter(role=Role.ADMIN).update(is_active=False)
        ada, grace = UserFactory(admin=True), UserFactory(admin=True)
        demotion = partial(as_user(grace).put, f"{USERS}{ada.pk}/setup/", {"role": "HR"})

        answers = together(deactivating(as_user, ada, grace), demotion)

        assert outcomes(answers)[(200, "")] == 1
        assert User.objects.active().filter(role=Role.ADMIN).count() == 1


def test_leave_asked_of_an_approver_who_leaves_is_told_to_the_next(as_user: SignIn) -> None:
    firsts: Counter[str] = Counter()
    for _ in range(ROUNDS):
        person = UserFactory(with_approver=True)
        lead = DepartmentManagerFactory(department=person.department).user
        hr = UserFactory(colleague_of=person, hr=True)
        submission = partial(as_user(person).post, REQUESTS, asked_for(9))

        filed, left = together(submission, deactivating(as_user, hr, person.approver))

        assert (filed.status_code, left.status_code) == (201, 200)
        told = Notification.objects.filter(user=lead).values_list("notification_type", flat=True)
        assert list(told) in (["LEAVE_SUBMITTED"], ["TURN_MOVED"])
        firsts[told[0]] += 1
        waiting = as_user(lead).get("/api/v1/leaves/approvals/").json()["results"]
        assert [row["id"] for row in waiting] == [filed.json()["id"]]
    assert sum(firsts.values()) == ROUNDS


def test_leave_asked_for_by_one_who_is_being_deactivated_does_not_survive(as_user: SignIn) -> None:
    for _ in range(ROUNDS):
        person = UserFactory(with_approver=True)
        hr = UserFactory(colleague_of=person, hr=True)
        submission = partial(as_user(person).post, REQUESTS, asked_for(9))

        filed, left = together(submission, deactivating(as_user, hr, person))

        assert left.status_code == 200
        counted = left.json()["cancelled"]["pending"]
        assert (filed.status_code, counted) in {(201, 1), (400, 0), (401, 0)}
        assert not LeaveRequest.objects.live().filter(user=person).exists()
        assert_books_agree()


def test_a_login_while_being_deactivated_leaves_none_open(as_user: SignIn) -> None:
    hr = UserFactory(hr=True)
    for _ in range(ROUNDS):
        person = UserFactory(colleague_of=hr)
        body = {"email": person.email, "password": "quiet-Lantern-42"}
        sign_in = partial(as_user(hr).post, "/api/v1/auth/login/", body)

        answers = together(deactivating(as_user, hr, person), sign_in, sign_in)

        assert answers[0].status_code == 200
        assert Login.objects.filter(user=person, ended_at__isnull=True).count() == 0


def test_eight_deactivations_at_once_are_one(as_user: SignIn) -> None:
    hr = UserFactory(hr=True)
    person = UserFactory(colleague_of=hr)

    answers = together(*[deactivating(as_user, hr, person)] * 8)

    assert outcomes(answers) == {(200, ""): 8}
    assert AuditLog.objects.filter(action="USER_DEACTIVATE").count() == 1
    assert User.objects.get(pk=person.pk).version == 2


def test_of_two_who_read_the_same_version_one_succeeds(as_user: SignIn) -> None:
    hr = UserFactory(hr=True)
    for _ in range(ROUNDS):
        person = UserFactory(colleague_of=hr)
        path, head = f"{USERS}{person.pk}/", {"If-Match": '"1"'}
        leaving = partial(as_user(hr).delete, path, headers=head)
        naming = partial(as_user(hr).put, path, {"first_name": "Grace"}, headers=head)

        answers = together(leaving, naming)

        assert outcomes(answers) == {(200, ""): 1, (412, "version_conflict"): 1}


def test_nobody_comes_back_to_a_location_that_is_just_closing(as_user: SignIn) -> None:
    hr = UserFactory(hr=True)
    for _ in range(ROUNDS):
        person = UserFactory(entity=hr.entity, is_active=False)
        coming = partial(as_user(hr).put, f"{USERS}{person.pk}/reactivate/")
        closing = partial(
            as_user(hr).delete, f"/api/v1/organizations/locations/{person.location_id}/"
        )

        answers = together(coming, closing)

        assert sorted(answer.status_code for answer in answers) == [200, 409]
        is_open = Location.objects.get(pk=person.location_id).is_active
        assert User.objects.get(pk=person.pk).is_active is is_open
