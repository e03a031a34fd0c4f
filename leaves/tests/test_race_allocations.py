"""Leave and the facts it is allocated by, changed at once on real connections."""

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from conftest import SignIn
from leaves.models import LedgerEntry
from leaves.tests.books import assert_books_agree
from leaves.tests.factories import (
    LeaveCategoryFactory,
    approve,
    balance_of,
    cancel,
    figures,
    open_year,
    submit,
    vacation,
)
from leaves.tests.races import at_once, outcomes
from users.models import User

pytestmark = pytest.mark.django_db(transaction=True)
REQUESTS = "/api/v1/leaves/requests/"
RECALCULATE = "/api/v1/leaves/balance/recalculate/"
ADJUST = "/api/v1/leaves/balance/adjust/"


def body(start: str, end: str | None = None) -> dict[str, Any]:
    return {"category": vacation().pk, "start_date": start, "end_date": end or start}


def adjustment(person: User) -> dict[str, Any]:
    return {
        "user": person.pk,
        "category": vacation().pk,
        "balance_year": 2026,
        "hours": "1.00",
        "reason": "Agreed.",
    }


def test_a_shorter_allocation_against_a_request_that_needs_the_longer_one(
    as_user: SignIn, person: User, hr: User
) -> None:
    """80 hours become 40 while 48 are asked for: one of the two is refused."""
    owner, officer = as_user(person), as_user(hr)
    setup = f"/api/v1/users/{person.pk}/setup/"
    vacation()
    open_year(person)

    for _ in range(6):
        submission, change = at_once(
            [
                partial(owner.post, REQUESTS, body("2026-03-09", "2026-03-16")),
                partial(officer.put, setup, {"exempt_type": "NON_EXEMPT"}),
            ]
        )

        assert (submission.status_code, change.status_code) in {(201, 409), (409, 200)}
        refused = submission if submission.status_code == 409 else change
        assert refused.json()["code"] == "insufficient_balance"
        person.refresh_from_db()
        assert person.exempt_type == ("EXEMPT" if change.status_code == 409 else "NON_EXEMPT")
        assert_books_agree()
        for leave in person.leave_requests.live():
            cancel(leave, person)
        assert officer.put(setup, {"exempt_type": "EXEMPT"}).status_code == 200


def test_recalculating_while_leave_is_filed_decided_and_adjusted(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    vacation()
    LeaveCategoryFactory(code="SICK")
    open_year(person)
    User.objects.filter(pk=person.pk).update(join_date=date(2019, 1, 1))
    decided = [submit(person, date(2026, 4, day)) for day in (6, 7)]
    owner, boss, officer = as_user(person), as_user(approver), as_user(hr)

    responses = at_once(
        [
            *(partial(officer.post, RECALCULATE, {"year": 2026, "dry_run": False}),) * 3,
            *(partial(owner.post, REQUESTS, body(f"2026-05-0{day}")) for day in (4, 5)),
            *(partial(boss.put, f"{REQUESTS}{leave.pk}/approve/", {}) for leave in decided),
            *(partial(officer.put, ADJUST, adjustment(person)),) * 2,
        ]
    )

    assert outcomes(responses) == Counter({(200, ""): 7, (201, ""): 2})
    assert figures(balance_of(person)) == {
        "allocated": Decimal("120.00"),
        "adjusted": Decimal("2.00"),
        "pending": Decimal("16.00"),
        "used": Decimal("16.00"),
        "remaining": Decimal("106.00"),
        "available": Decimal("90.00"),
    }
    anew = LedgerEntry.objects.filter(kind="ALLOCATE", balance__category=vacation())
    assert [str(line.allocated) for line in anew.order_by("version")] == ["80.00", "40.00"]
    assert_books_agree()


def test_a_new_approver_against_the_decision_of_the_old_one(
    as_user: SignIn, person: User, approver: User, hr: User
) -> None:
    """The decision counts when it came first; afterwards it is not theirs any more."""
    setup = f"/api/v1/users/{person.pk}/setup/"
    old, officer = as_user(approver), as_user(hr)

    for day in range(9, 14):
        leave = submit(person, date(2026, 3, day))
        decision, change = at_once(
            [
                partial(old.put, f"{REQUESTS}{leave.pk}/approve/", {}),
                partial(officer.put, setup, {"approver": hr.pk}),
            ]
        )

        leave.refresh_from_db()
        assert change.status_code == 200
        assert decision.status_code in {200, 403, 404}
        assert leave.status == ("APPROVED" if decision.status_code == 200 else "PENDING")
        assert_books_agree()
        assert officer.put(setup, {"approver": approver.pk}).status_code == 200
        if leave.status == "PENDING":
            approve(leave, approver)
