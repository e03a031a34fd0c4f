"""Every pair of verbs on one request at once: a legal order of the two explains the outcome."""

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import combinations_with_replacement
from typing import Any

import pytest

from conftest import SignIn
from leaves.models import LeaveRequest
from leaves.tests.books import assert_books_agree, kinds_of
from leaves.tests.factories import approve, balance_of, figures, submit
from leaves.tests.races import at_once
from users.models import User

pytestmark = pytest.mark.django_db(transaction=True)
URL = "/api/v1/leaves/requests/"
REASON = "Too many people are away."
DAYS = [date(2026, 3, day) for day in (9, 10, 11, 12, 13, 16)]

type Call = Callable[[Any, LeaveRequest, dict[str, str]], Any]


def half_of(leave: LeaveRequest) -> dict[str, Any]:
    day = str(leave.start_date)
    return {"category": leave.category_id, "start_date": day, "end_date": day, "hours": "4.00"}


CALLS: dict[str, tuple[str, Call]] = {
    "approve": (
        "approver",
        lambda client, leave, head: client.put(f"{URL}{leave.pk}/approve/", {}, headers=head),
    ),
    "reject": (
        "approver",
        lambda client, leave, head: client.put(
            f"{URL}{leave.pk}/reject/", {"reason": REASON}, headers=head
        ),
    ),
    "cancel": (
        "owner",
        lambda client, leave, head: client.delete(f"{URL}{leave.pk}/", headers=head),
    ),
    "edit": (
        "owner",
        lambda client, leave, head: client.put(f"{URL}{leave.pk}/", half_of(leave), headers=head),
    ),
}
# What each verb leaves behind, and the states it can start from.
LEADS_TO = {"approve": "APPROVED", "reject": "REJECTED", "cancel": "CANCELLED", "edit": "PENDING"}
STARTS_FROM = {
    "approve": {"PENDING"},
    "reject": {"PENDING", "APPROVED"},
    "cancel": {"PENDING", "APPROVED"},
    "edit": {"PENDING"},
}


def legal(first: str, second: str) -> set[tuple[int, int]]:
    """The status codes of (first, second) that one of the two orders explains."""
    after_first = 200 if LEADS_TO[first] in STARTS_FROM[second] else 409
    after_second = 200 if LEADS_TO[second] in STARTS_FROM[first] else 409
    return {(200, after_first), (after_second, 200)}


def run(
    as_user: SignIn, leave: LeaveRequest, verbs: tuple[str, str], head: dict[str, str]
) -> tuple[Any, ...]:
    people = {"approver": leave.user.approver, "owner": leave.user}
    jobs = []
    for verb in verbs:
        who, call = CALLS[verb]
        client = as_user(people[who])  # type: ignore[arg-type]
        jobs.append(partial(call, client, leave, head))
    return tuple(at_once(jobs))


@pytest.mark.parametrize("verbs", combinations_with_replacement(CALLS, 2), ids="-".join)
def test_a_legal_order_explains_what_happened(
    as_user: SignIn, person: User, verbs: tuple[str, str]
) -> None:
    for day in DAYS:
        leave = submit(person, day)

        responses = run(as_user, leave, verbs, {})

        codes = tuple(response.status_code for response in responses)
        assert codes in legal(*verbs)
        leave.refresh_from_db()
        for response in responses:
            if response.status_code == 409:
                assert response.json()["code"] == "invalid_state"
                assert response.json()["state"] == leave.status
        assert leave.version == 1 + codes.count(200)
        assert leave.status in {LEADS_TO[verb] for verb in verbs}
        assert_books_agree()


@pytest.mark.parametrize("verbs", combinations_with_replacement(CALLS, 2), ids="-".join)
def test_of_two_who_read_the_same_version_exactly_one_succeeds(
    as_user: SignIn, person: User, verbs: tuple[str, str]
) -> None:
    for day in DAYS:
        leave = submit(person, day)

        responses = run(as_user, leave, verbs, {"If-Match": '"1"'})

        codes = [response.status_code for response in responses]
        assert codes.count(200) == 1
        refusal = next(each for each in responses if each.status_code != 200).json()
        assert refusal["code"] in {"invalid_state", "version_conflict"}
        leave.refresh_from_db()
        assert leave.version == 2
        assert_books_agree()


def test_approve_against_cancel(as_user: SignIn, person: User) -> None:
    """Approved and then cancelled, or cancelled and not approved; the hours come back both ways."""
    for _ in range(12):
        leave = submit(person, date(2026, 12, 28), date(2027, 1, 8))

        approval, cancellation = run(as_user, leave, ("approve", "cancel"), {})

        assert cancellation.status_code == 200
        approved_first = approval.status_code == 200
        told = ["USE", "USE", "RETURN", "RETURN"] if approved_first else ["RELEASE", "RELEASE"]
        assert kinds_of(leave) == ["HOLD", "HOLD", *told]
        if not approved_first:
            assert (approval.status_code, approval.json()["state"]) == (409, "CANCELLED")
            assert approval.json()["decided_by"]["id"] == person.pk
        for year in (2026, 2027):
            assert figures(balance_of(person, year=year))["available"] == 80
        assert_books_agree()


def test_a_cancellation_against_a_request_for_the_same_days(
    as_user: SignIn, person: User, approver: User
) -> None:
    for day in DAYS:
        leave = approve(submit(person, day), approver)
        owner, again = as_user(person), as_user(person)
        sent = {"category": leave.category_id, "start_date": str(day), "end_date": str(day)}

        cancellation, submission = at_once(
            [
                partial(owner.delete, f"{URL}{leave.pk}/"),
                partial(again.post, URL, sent),
            ]
        )

        assert cancellation.status_code == 200
        assert submission.status_code in {201, 409}
        live = LeaveRequest.objects.live().filter(start_date=day).count()
        assert live == (1 if submission.status_code == 201 else 0)
        assert_books_agree()
